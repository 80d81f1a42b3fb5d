"""Clauses inside a sentence that were read as noun phrases ("after | a bus overturns | in Lima", "the | military left | Hebron")."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.main_verbs.words import NOMINAL, OPENS_CLAUSE


def read_mishap(verb: Token) -> None:
    """Make a clause of what befalls a thing, where an insertion parts the two or the verb was read as a noun."""
    thing = _before_insertion(verb)
    if thing is not None:
        _take_place(verb, thing)
        _make_subject(thing, verb)
    elif verb.pos_ == "NOUN":
        _read_noun_phrase(verb)


def _read_noun_phrase(verb: Token) -> None:
    """Make a clause of a thing and its verb where the parser made a noun phrase ("after | a bus overturns | in Lima").

    Also where a participle took the verb for its object ("after | a boat | carrying migrants | capsizes |").
    """
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    above = next((word for word in verb.ancestors if word.pos_ not in NOMINAL), verb)
    place, label = verb.head, verb.dep_
    phrase = before.head == verb and before.pos_ in NOMINAL
    thing = _subject_of(verb)
    if thing is None and above.tag_ == "VBG" and above.i < verb.i:
        thing = above.head if above.dep_ == "acl" else _subject_of(above)
        if thing is None or thing.pos_ not in NOMINAL or thing.i > above.i:
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
    opened = thing is not None and any(child.dep_ == "case" and child.lower_ in OPENS_CLAUSE for child in thing.lefts)
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


def leads_clause(word: Token) -> bool:
    """Whether "military" and a verb were read as if they qualified a name ("after the Israeli | military left | Hebron")."""
    if word.lower_ != "military":
        return False
    verb = word.nbor(1) if word.i + 2 < len(word.doc) else word
    both = verb.tag_ in ("VBN", "VBD") and verb.dep_ == "amod" and word.head == verb.head
    marked = any(child.dep_ == "case" and child.lower_ in OPENS_CLAUSE for child in word.head.lefts)
    return both and marked and verb.i < word.head.i and verb.nbor(1).pos_ == "PROPN"


def make_clause(military: Token) -> None:
    """Make it the subject of that verb, and what the two seemed to qualify its object."""
    verb, thing = military.nbor(1), military.head
    verb.head, verb.dep_, verb.pos_, verb.tag_ = thing.head, "advcl", "VERB", "VBD"
    for child in list(thing.lefts):
        if child.dep_ == "case":
            child.head, child.dep_ = verb, "mark"
        elif child.i < military.i:
            child.head = military
    military.head, military.dep_, military.pos_, military.tag_ = verb, "nsubj", "NOUN", "NN"
    thing.head, thing.dep_ = verb, "obj"
