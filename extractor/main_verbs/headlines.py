"""Headlines that begin with the names of several, and those that leave the auxiliary of an infinitive out."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.main_verbs.words import load_words

_POSSESSIVE = frozenset({"'s", "'"})


def read_dropped_auxiliary(root: Token) -> None:
    """Let an infinitive tell what the name before it is to do ("UK | to send troops | to Chad"), as the parser does in most headlines."""
    following = root.nbor(1) if root.i + 1 < len(root.doc) else root
    if root.pos_ == "PROPN" and following.tag_ == "TO" and following.head.dep_ == "advcl" and following.head.head == root:
        following.head.dep_ = "acl"


def infinitive(sentence: Span) -> Token | None:
    """The infinitive behind "to" that tagger and parser took for a noun or adjective ("France to | fine | Apple"), if it is the verb of
    a headline that begins with a name or with people."""
    doc = sentence.doc
    to = next((token for token in sentence if token.lower_ == "to"), None)
    if to is None or to.i == sentence.start or to.i + 2 >= sentence.end or sentence[-1].is_punct:
        return None
    last, verb = doc[to.i - 1], doc[to.i + 1]
    named = bool(last.ent_type_) or last.tag_ in ("NNS", "NNPS") or last.lower_ in load_words().collective
    whole = all(token.pos_ in ("ADJ", "DET", "NOUN", "PART", "PROPN") for token in doc[sentence.start : to.i])
    tensed = any(token.tag_ in ("MD", "VBD", "VBP", "VBZ") for token in sentence)
    misread = verb.pos_ in ("ADJ", "NOUN", "PROPN") and verb.text in load_words().in_headlines
    return verb if named and whole and misread and not tensed else None


def headline(sentence: Span) -> tuple[list[Token], Token | None]:
    """Heads of the names that open a headline, with a comma for "and", and the verb behind them; of one name alone none."""
    names: list[Token] = []
    position = sentence.start
    while position < sentence.end:
        begin = position
        while position < sentence.end and (sentence.doc[position].ent_type_ or sentence.doc[position].lower_ in _POSSESSIVE):
            position += 1
        if begin == position or position == sentence.end:
            break
        names.append(sentence.doc[position - 1])
        mark, listed = sentence.doc[position], "," in sentence.doc[sentence.start : position].text
        if mark.text == "," or (listed and mark.lower_ in ("and", "&")):
            position += 1
        else:
            verbal = listed and len(names) > 1 and mark.text in load_words().in_headlines and position + 1 < sentence.end
            return (names, mark) if verbal and (mark == sentence.root or mark.dep_ != "ROOT") else ([], None)
    return [], None


def coordinate(names: list[Token], verb: Token) -> None:
    """Make several names the subject of a verb."""
    first, *others = names
    first.head, first.dep_ = verb, "nsubj"
    for name in others:
        name.head, name.dep_ = first, "conj"
