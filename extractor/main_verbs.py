"""The verb of a sentence that tagger and parser took for a noun ("British police | arrest | six men."), put right in a parsed document.

Also the noun of a deed that they took for a verb ("killed in | shelling | by rebels").

News in the present tense is full of words that are verb and noun; the treebanks are not. Where the parser saw the verb, its tag alone is
mended. Else only sentences that lack a main verb are read again: they end in a full stop, so they are no headlines, and their root is none.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from extractor.data import Strict, load_packaged

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_IN_SUBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"})
_OPENS_OBJECT = frozenset({"DET", "NUM", "PRON", "PROPN", "ADJ"})
_INSIDE = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "CCONJ": "cc"}
_OPENS_TARGET = frozenset({"on", "at", "with", "against"})  # "troops | fire | on protesters"
_AGREEING = _OPENS_TARGET | {"from", "to", "over"}  # "Uganda | withdraws | from the treaty"
_POSSESSIVE = frozenset({"'s", "'"})
_IN_PHRASE = frozenset({"in", "of", "at", "from"})
_TITLE = 4  # how many words may tell what somebody is, with the first of his name
_BEFORE_DEEDS = frozenset({"in", "during", "amid", "after", "by"})
_OPENS_CLAUSE = frozenset({"after", "before", "since", "until", "as"})
_VERBAL = frozenset({"obj", "nsubj", "aux", "conj", "xcomp", "ccomp"})


class MainVerbWords(Strict):
    """The lists of `main_verbs.toml`."""

    collective: frozenset[str]
    bodies: frozenset[str]
    approximating: frozenset[str]
    deeds: frozenset[str]
    of_mishaps: frozenset[str]
    in_headlines: frozenset[str]


@cache
def _words() -> MainVerbWords:
    return load_packaged("extractor", "main_verbs.toml", MainVerbWords)


@Language.component("main_verbs", assigns=["token.pos", "token.tag", "token.dep", "token.head"])
def find_main_verbs(doc: Doc) -> Doc:
    """Make a verb of the word that must be one, and what stands before and behind it its subject and object."""
    for sentence in list(doc.sents):
        if _is_verb_by_its_tree(sentence.root):
            sentence.root.pos_, sentence.root.tag_ = "VERB", _present(sentence.root)
        _read_dropped_auxiliary(sentence.root)
        subjects, headline_verb = _headline(sentence)
        verb = headline_verb if headline_verb != sentence.root else None
        verb = verb or _misread_verb(sentence)
        if verb is None and _takes_military_for_adjective(sentence.root):
            verb = sentence.root
            verb.nbor(-1).pos_, verb.nbor(-1).tag_ = "NOUN", "NN"
        if verb is not None:
            _read_anew(sentence, verb)
        if headline_verb is not None:
            _coordinate(subjects, headline_verb)
    for token in doc:
        if _is_deed(token):
            _make_noun(token)
        elif _leads_clause(token):
            _make_clause(token)
        elif token.lower_ in _words().of_mishaps and (thing := _before_insertion(token)) is not None:
            _take_place(token, thing)
            _make_subject(thing, token)
        elif token.lower_ in _words().of_mishaps and token.pos_ == "NOUN":
            _read_mishap(token)
    return doc


def _read_mishap(verb: Token) -> None:
    """Make a clause of a thing and its verb where the parser made a noun phrase ("after | a bus overturns | in Lima").

    Also where a participle took the verb for its object ("after | a boat | carrying migrants | capsizes |").
    """
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    above = next((word for word in verb.ancestors if word.pos_ not in _NOMINAL), verb)
    place, label = verb.head, verb.dep_
    phrase = before.head == verb and before.pos_ in _NOMINAL
    thing = _subject_of(verb)
    if thing is None and above.tag_ == "VBG" and above.i < verb.i:
        thing = above.head if above.dep_ == "acl" else _subject_of(above)
        if thing is None or thing.pos_ not in _NOMINAL or thing.i > above.i:
            return
        _take_place(verb, above if thing.head == above else thing)
        for child in [child for child in above.children if child.i > verb.i or child.dep_ in ("mark", "advmod")]:
            child.head = verb
        above.head, above.dep_ = thing, "acl"
        if phrase:
            _take_over(verb, before)
            before.head, before.dep_ = place, label
    elif thing is None and phrase and any(word.lower_ in ("a", "an") for word in (*verb.lefts, *before.lefts)):
        thing = before
        _take_over(verb, before)
    elif thing is None:
        return
    _make_subject(thing, verb)


def _before_insertion(verb: Token) -> Token | None:
    """The thing of which a verb tells behind an insertion ("after | a bus |, carrying tourists, | overturns | in Lima")."""
    doc, sentence = verb.doc, verb.sent
    closed = verb.i > sentence.start and doc[verb.i - 1].text == "," and _subject_of(verb) is None
    comma = next((i for i in range(verb.i - 2, sentence.start, -1) if doc[i].text == ","), None) if closed else None
    thing = doc[comma - 1] if comma is not None else None
    opened = thing is not None and any(child.dep_ == "case" and child.lower_ in _OPENS_CLAUSE for child in thing.lefts)
    apart = thing is not None and thing.tag_ == "NN" and not verb.is_ancestor(thing)
    return thing if opened and apart else None


def _make_subject(thing: Token, verb: Token) -> None:
    """Give a verb its subject, and make the preposition before this the conjunction of their clause."""
    for child in [child for child in (*thing.lefts, *verb.lefts) if child.dep_ == "case"]:
        child.head, child.dep_, child.pos_ = verb, "mark", "SCONJ"
    thing.head, thing.dep_ = verb, "nsubj"
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    verb.dep_ = "advcl" if verb.dep_ in ("obl", "nmod") else verb.dep_
    for child in verb.rights:
        child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_


def _subject_of(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)


def _take_place(verb: Token, former: Token) -> None:
    """Hang a verb where another word hung."""
    root = former.head == former
    verb.dep_ = "ROOT" if root else "advcl" if former.dep_ in ("obl", "nmod") else former.dep_
    verb.head = verb if root else former.head


def _take_over(verb: Token, noun: Token) -> None:
    """Give a noun what the parser hung before the verb behind it."""
    for child in [child for child in verb.lefts if child.i < noun.i and child.dep_ not in ("case", "mark", "advmod", "cc")]:
        child.head = noun


def _leads_clause(word: Token) -> bool:
    """Whether "military" and a verb were read as if they qualified a name ("after the Israeli | military left | Hebron")."""
    verb = word.nbor(1) if word.i + 2 < len(word.doc) else word
    both = word.lower_ == "military" and verb.tag_ in ("VBN", "VBD") and verb.dep_ == "amod" and word.head == verb.head
    marked = any(child.dep_ == "case" and child.lower_ in _OPENS_CLAUSE for child in word.head.lefts)
    return both and marked and verb.i < word.head.i and verb.nbor(1).pos_ == "PROPN"


def _make_clause(military: Token) -> None:
    verb, thing = military.nbor(1), military.head
    verb.head, verb.dep_, verb.pos_, verb.tag_ = thing.head, "advcl", "VERB", "VBD"
    for child in list(thing.lefts):
        if child.dep_ == "case":
            child.head, child.dep_ = verb, "mark"
        elif child.i < military.i:
            child.head = military
    military.head, military.dep_, military.pos_, military.tag_ = verb, "nsubj", "NOUN", "NN"
    thing.head, thing.dep_ = verb, "obj"


def _read_dropped_auxiliary(root: Token) -> None:
    """Let an infinitive tell what the name before it is to do ("UK | to send troops | to Chad"), as the parser does in most headlines."""
    following = root.nbor(1) if root.i + 1 < len(root.doc) else root
    if root.pos_ == "PROPN" and following.tag_ == "TO" and following.head.dep_ == "advcl" and following.head.head == root:
        following.head.dep_ = "acl"


def _headline(sentence: Span) -> tuple[list[Token], Token | None]:
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
            verbal = listed and len(names) > 1 and mark.text in _words().in_headlines and position + 1 < sentence.end
            return (names, mark) if verbal and (mark == sentence.root or mark.dep_ != "ROOT") else ([], None)
    return [], None


def _coordinate(names: list[Token], verb: Token) -> None:
    """Make several names the subject of a verb."""
    first, *others = names
    first.head, first.dep_ = verb, "nsubj"
    for name in others:
        name.head, name.dep_ = first, "conj"


def _is_deed(token: Token) -> bool:
    """Whether a gerund without subject or object names what happens ("killed in | fighting | with the army", "| shelling | by rebels
    kills ten"; not "in fighting piracy")."""
    gerund = token.lower_ in _words().deeds and token.pos_ == "VERB" and token.tag_ == "VBG"
    opened = any(child.lower_ in _BEFORE_DEEDS and child.dep_ in ("mark", "case") for child in token.lefts)
    if not gerund or not (token.dep_ == "csubj" or (opened and token.dep_ in ("advcl", "acl", "obl:agent"))):
        return False
    return not any(child.dep_.split(":")[0] in _VERBAL for child in token.children)


def _make_noun(gerund: Token) -> None:
    by = gerund.head.tag_ == "VBN" and any(child.lower_ == "by" for child in gerund.lefts)
    clausal = "nsubj" if gerund.dep_ == "csubj" else "obl:agent" if by else "obl"
    gerund.dep_ = clausal if gerund.head.pos_ in ("VERB", "AUX") else "nmod"
    gerund.pos_, gerund.tag_, gerund.lemma_ = "NOUN", "NN", gerund.lower_
    for child in gerund.children:
        if child.i < gerund.i and child.lower_ in _BEFORE_DEEDS:
            child.dep_, child.pos_ = "case", "ADP"
        elif child.dep_ == "obl":
            child.dep_ = "nmod"


def _is_verb_by_its_tree(root: Token) -> bool:
    """Whether the parser gave a noun the subject of a verb ("Amnesty International | calls | on Mali"): only the tag is wrong."""
    subject = any(child.dep_ == "nsubj" and child.i < root.i for child in root.children)
    nominal = any(child.dep_ in ("cop", "det", "amod", "case", "nmod:poss") for child in root.children)
    return (root.tag_ in ("NN", "NNS") or (root.pos_ == "NOUN" and root.tag_ in _FINITE)) and subject and not nominal


def _takes_military_for_adjective(root: Token) -> bool:
    """Whether the subject of a verb was read as if it qualified a noun ("the Israeli | military | strikes Evin Prison, damaging it")."""
    before = root.nbor(-1) if root.i > root.sent.start else root
    subject = any(child.dep_.startswith("nsubj") for child in root.children)
    return root.tag_ in _FINITE and before.lower_ == "military" and before.head == root and not subject


def _present(noun: Token) -> str:
    """The tag of a present tense that was taken for a noun."""
    return noun.tag_ if noun.tag_ in _FINITE else "VBZ" if noun.tag_ == "NNS" else "VBP"


def _misread_verb(sentence: Span) -> Token | None:
    words = [token for token in sentence if not token.is_space]
    if len(words) < 4 or words[-1].text != "." or sentence.root.pos_ in ("VERB", "AUX"):
        return None
    if any(child.dep_ in ("cop", "aux", "aux:pass") for child in sentence.root.children) or any(map(_is_main_verb, words)):
        return None
    return next((token for token in words[1:-2] if _may_be_verb(token, sentence)), None)


def _is_main_verb(token: Token) -> bool:
    if (
        token.dep_ == "conj"
        and token.head.pos_ in _NOMINAL
        and not any(child.dep_.startswith("nsubj") for child in token.children)
    ):
        return False  # "Ana Diaz | attacks | Chad and | accuses | Mali.": coordinated with what was taken for a noun
    return token.tag_ in _FINITE and not any(word.dep_ in _SUBORDINATE for word in (token, *token.ancestors))


def _may_be_verb(token: Token, sentence: Span) -> bool:
    """Whether a noun agrees with the noun before it as a verb would, and something like an object follows."""
    last, following = _before(token, sentence), token.nbor(1)
    opening = token.lower_ == "open" and following.lower_ == "fire"  # "police | open | fire on"
    if (
        not token.text.islower()
        or token.ent_type_
        or not (token.pos_ in ("NOUN", "PROPN", "VERB") or opening)
        or (last.pos_ not in _NOMINAL and last.lower_ != "military")
    ):
        return False
    begin, subject = _subject(last, sentence)
    named = last.pos_ == "PROPN"
    # "Mali and Chad | sign | letters", not "Mali and Chad's Navy | cruiser | Sahel"
    joined = named and following.pos_ != "PROPN" and any(word.lower_ == "and" for word in sentence.doc[begin : last.i])
    plural = subject.tag_ in _PLURAL or subject.lower_ in _words().collective or subject.dep_ == "conj" or joined
    singular = not plural or subject.tag_ == "NNPS" or subject.lower_ == "military"  # "the Philippines | signs | it"
    acts = token == sentence.root and any(child.i > token.i and child.dep_ in ("obj", "advmod") for child in token.children)
    if token.tag_ == "NNS":
        placed = named and following.lower_ in _AGREEING  # not "the drone | strikes | on Kunduz"
        placed |= last.lower_ in _words().bodies and following.lower_ in ("from", "over")  # "the army | withdraws | from Kunduz"
        opens = _opens_object(following) or following.pos_ == "NOUN" or placed or acts or _is_modified_object(following)
        whole = not any(
            word.tag_ == "VBN" for word in sentence.doc[begin : last.i]
        )  # not "suspected Velta Front | militants | raid"
        agrees = whole and singular and (opens or _opens_infinitive(following))
    else:
        opens = _opens_object(following) or following.lower_ in _OPENS_TARGET or acts or _opens_titled(following)
        opens |= opening or (following.tag_ == "NNS" and (named or last.tag_ == "NNS"))  # "militants | attack | checkpoints"
        agrees = plural and token.tag_ not in ("NNPS", "VBG", "VBN", "VBD") and opens
    if not agrees:
        return False
    return begin == sentence.start or sentence.doc[begin - 1].is_punct or sentence.doc[begin - 1].is_space


def _before(verb: Token, sentence: Span) -> Token:
    """The word right before a verb, or before the larger place between them ("police in Stuttgart|, Germany, | arrest ten men")."""
    doc, last = verb.doc, verb.nbor(-1)
    begin = last.i
    while begin > sentence.start and last.text == "," and (begin == last.i or doc[begin].pos_ == "PROPN"):
        begin -= 1
    inserted = begin < last.i - 1 and doc[begin].text == "," and begin > sentence.start and doc[begin - 1].pos_ == "PROPN"
    return doc[begin - 1] if inserted else last


def _opens_object(token: Token) -> bool:
    counted = token.i + 1 < len(token.doc) and (token.lower_, token.nbor(1).lower_) in (("at", "least"), ("up", "to"))
    counted |= (
        token.lower_ in _words().approximating and token.i + 1 < len(token.doc) and token.nbor(1).like_num
    )  # "over 1,300 people"
    participle = token.tag_ in ("VBN", "VBD") and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in _NOMINAL
    return counted or participle or (token.pos_ in _OPENS_OBJECT and token.lower_ != "such") or bool(token.ent_type_)


def _opens_titled(token: Token) -> bool:
    """Whether nouns that tell what somebody is lead to his name ("arrest | opposition activist | Ana Diaz")."""
    words = token.doc[token.i : token.i + _TITLE]
    name = next((word for word in words if word.pos_ not in ("NOUN", "ADJ")), None)
    return name is not None and name.i > token.i and name.pos_ == "PROPN"


def _is_modified_object(participle: Token) -> bool:
    """Whether a participle that the parser gave an object only modifies it ("pardons | jailed | journalists")."""
    thing = participle.nbor(1) if participle.i + 1 < len(participle.doc) else participle
    return participle.tag_ in ("VBN", "VBD") and thing.tag_ == "NNS" and thing.head == participle and thing.dep_ == "obj"


def _opens_infinitive(token: Token) -> bool:
    return token.tag_ == "TO" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "VB"


def _subject(last: Token, sentence: Span) -> tuple[int, Token]:
    """Where the phrase begins that ends with a noun, and its head: the noun before the first of its prepositions, else that noun."""
    doc, begin, head = sentence.doc, last.i, last
    while begin > sentence.start:
        before = doc[begin - 1]
        phrase = before.lower_ in _IN_PHRASE and last.pos_ == "PROPN" and begin - 1 > sentence.start
        if phrase and doc[begin - 2].pos_ in (*_NOMINAL, "NUM"):
            head = doc[begin - 2]  # "| police | in Spain"
        elif before.pos_ not in _IN_SUBJECT and before.dep_ != "amod" and before.text not in ("-", "–"):
            break
        begin -= 1
    return begin, head


def _read_anew(sentence: Span, verb: Token) -> None:
    begin, subject = _subject(_before(verb, sentence), sentence)
    if _is_modified_object(participle := verb.nbor(1)):
        thing = participle.nbor(1)
        thing.head, thing.dep_ = verb, "obj"
        participle.head, participle.dep_, participle.pos_ = thing, "amod", "ADJ"
    while subject.head != subject and begin <= subject.head.i < verb.i:  # the first of two, the first word of a name
        subject = subject.head
    stray = [token for token in sentence if token != verb and _crosses(token, verb)]
    verb.head = verb
    verb.dep_, verb.pos_, verb.tag_ = "ROOT", "VERB", _present(verb)
    has_object = False
    for token in stray:
        noun = token.pos_ in (*_NOMINAL, "PRON", "NUM")
        if token == subject:
            token.head, token.dep_ = verb, "nsubj"
        elif begin <= token.i < verb.i and token.pos_ == "ADP":
            token.head, token.dep_ = _phrase_head(token, verb), "case"
        elif begin <= token.i < verb.i:
            phrase = any(child.dep_ == "case" for child in token.lefts)
            label = "nmod" if phrase else _INSIDE.get(token.pos_, "compound")
            token.head, token.dep_ = subject, token.dep_ if token.dep_ == "nmod:poss" else label
        elif noun and any(child.dep_ == "case" and child.pos_ == "ADP" for child in token.lefts):
            token.head, token.dep_ = verb, "obl"
        elif noun:
            token.head, token.dep_ = verb, "obj" if token.i > verb.i and not has_object else "obl:unmarked"
            has_object |= token.i > verb.i
        else:
            token.head = verb


def _phrase_head(preposition: Token, verb: Token) -> Token:
    """The head of what stands between a preposition and the verb."""
    head = verb.nbor(-1)
    while preposition.i < head.head.i < head.i:
        head = head.head
    return head


def _crosses(token: Token, verb: Token) -> bool:
    """Whether a word is the root, or its head is the verb or stands on the other side of it."""
    return token.head in (token, verb) or (token.i < verb.i) != (token.head.i < verb.i)
