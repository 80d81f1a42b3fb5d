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
