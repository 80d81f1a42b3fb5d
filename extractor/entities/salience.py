"""How much of a sentence is about a state, by how it names it: whom "the country" means of several.

What is subject or object, where something happens and whose officials act comes before whose people, goods and neighbours are told of
(grammatical functions in the order of centering theory, Grosz, Joshi and Weinstein 1995; the weights are set by hand).
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.entities.found import DASHES
from extractor.entities.functions import first_of_list, is_acted_on, is_apposed, is_phrase, is_subject, prepositions, qualified_by
from extractor.entities.words import load_words
from extractor.words import Document, Word

_SCENE, _OBJECT, _ACTOR, _BESIDE, _QUALIFYING, _NOT_MEANT = 3.0, 2.2, 2.0, 1.5, 1.0, 0.0
_BY_PREPOSITION = {
    **dict.fromkeys(("in", "inside", "across", "throughout", "within"), _SCENE),
    "to": 2.1,
    **dict.fromkeys(("on", "against", "for", "of", "into"), _ACTOR),
    **dict.fromkeys(("with", "between"), _QUALIFYING),
}
_MOVING = frozenset({"enter", "leave", "flee", "visit", "exit", "depart", "escape", "quit", "tour"})
_GOING = frozenset({"fly", "travel", "go", "return", "come", "head", "sail", "deport", "extradite", "send", "deploy"})
_ENTRY = frozenset({"entry", "visit", "trip", "return", "travel", "ambassador", "envoy", "arrival", "admission", "deportation"})
_TELLING = _ACTOR - 0.5  # below, a state is only told in passing


def salience(doc: Document, start: int, end: int, noun: Word) -> float:
    """That of a state at one of its names, a half-open range of words, for a definite noun behind it."""
    named = doc.root_of(start, end)
    before = doc.text_of(max(start - 2, 0), start).lower()
    joined = end < len(doc) and doc[end].text in DASHES and not doc[end - 1].whitespace_
    if joined or before == "border with" or before.endswith("bordering"):
        return _NOT_MEANT  # "a | Chad |-led coalition", "near the border with | Chad |"
    moving = is_moved_to(noun)
    whole = qualified_by(first_of_list(named))
    if whole is not None:
        return _as_qualifier(named, whole, noun, moving)
    place = first_of_list(named)
    while is_apposed(place):
        place = first_of_list(place.head)
    if is_phrase(place):
        told = prepositions(place)
        if "from" in told:
            return _SCENE if "from" in prepositions(noun) else _NOT_MEANT if moving else _BESIDE
        return max((_BY_PREPOSITION.get(word, _BESIDE) for word in told), default=_BESIDE)
    if is_acted_on(place) and not is_subject(place, passive=True):
        return _OBJECT
    return _ACTOR if is_subject(place, passive=True) else _BESIDE


def tells(weights: Iterable[float]) -> bool:
    """Whether one of some saliences is more than that of what is told in passing."""
    return max(weights, default=_NOT_MEANT) >= _TELLING


def _as_qualifier(named: Word, whole: Word, noun: Word, moving: bool) -> float:
    """That of a state that only qualifies another noun ("| Iraqi | cities", "| Chad |'s minister said")."""
    words, told = load_words(), {whole.lower_, whole.lemma_.lower()}
    if tells_place(whole):
        return _SCENE - 0.5
    top = whole
    while (above := qualified_by(top)) is not None:
        top = above
    official = words.titles | words.people | words.definite["ORG"].nouns | words.subtypes["ORG"].keys() | words.capitals.officials
    speaks = not told.isdisjoint(official - words.kinds_before) or top.ent_type_ == "PERSON"
    actor = first_of_list(top)
    acts = is_subject(actor, passive=True) and (actor.head in [*noun.ancestors] or named.sent.start != noun.sent.start)
    if speaks and acts:
        return _ACTOR
    return _NOT_MEANT if moving else _QUALIFYING


def tells_place(noun: Word) -> bool:
    """Whether a noun is a kind of place, of which the state that qualifies it tells where it is ("Iraqi | cities |")."""
    return noun.text.islower() and noun.lemma_.lower() in load_words().definite["PLACE"].nouns


def is_moved_to(noun: Word) -> bool:
    """Whether somebody comes to or leaves what the noun names, who need not be of it ("barred from entering | the country |")."""
    told, above = prepositions(noun), noun.head
    comes = not told and above.lemma_ in _MOVING
    towards = "to" in told and (above.lemma_.lower() in _ENTRY or above.lemma_ in _GOING)
    return comes or towards or not {"into", "out"}.isdisjoint(told)
