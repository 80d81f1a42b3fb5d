"""How much of a sentence is about a state, by how it names it: whom "the country" means of several.

What is subject or object, where something happens and whose officials act comes before whose people, goods and neighbours are told of.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from extractor.data import Strict, load_packaged
from extractor.entities.found import DASHES
from extractor.entities.functions import first_of_list, is_acted_on, is_apposed, is_phrase, is_subject, prepositions, qualified_by
from extractor.entities.words import load_words
from extractor.words import Document, Word

_NOT_MEANT = 0.0


class SalienceTable(Strict):
    """The content of `salience.toml`."""

    scene: float
    place: float
    object: float
    actor: float
    telling: float
    beside: float
    qualifying: float
    moving: frozenset[str]
    going: frozenset[str]
    entry: frozenset[str]
    prepositions: dict[str, float]


@cache
def load_salience() -> SalienceTable:
    """The table that ships with the package."""
    return load_packaged("extractor.entities", "salience.toml", SalienceTable)


def salience(doc: Document, start: int, end: int, noun: Word) -> float:
    """That of a state at one of its names, a half-open range of words, for a definite noun behind it."""
    table, named = load_salience(), doc.root_of(start, end)
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
            return table.scene if "from" in prepositions(noun) else _NOT_MEANT if moving else table.beside
        return max((table.prepositions.get(word, table.beside) for word in told), default=table.beside)
    if is_acted_on(place) and not is_subject(place, passive=True):
        return table.object
    return table.actor if is_subject(place, passive=True) else table.beside


def tells(weights: Iterable[float]) -> bool:
    """Whether one of some saliences is more than that of what is told in passing."""
    return max(weights, default=_NOT_MEANT) >= load_salience().telling


def _as_qualifier(named: Word, whole: Word, noun: Word, moving: bool) -> float:
    """That of a state that only qualifies another noun ("| Iraqi | cities", "| Chad |'s minister said")."""
    words, table, told = load_words(), load_salience(), {whole.lower_, whole.lemma_.lower()}
    if tells_place(whole):
        return table.place
    top = whole
    while (above := qualified_by(top)) is not None:
        top = above
    official = words.titles | words.people | words.definite["ORG"].nouns | words.subtypes["ORG"].keys() | words.capitals.officials
    speaks = not told.isdisjoint(official - words.kinds_before) or top.ent_type_ == "PERSON"
    actor = first_of_list(top)
    acts = is_subject(actor, passive=True) and (actor.head in [*noun.ancestors] or named.sent.start != noun.sent.start)
    if speaks and acts:
        return table.actor
    return _NOT_MEANT if moving else table.qualifying


def tells_place(noun: Word) -> bool:
    """Whether a noun is a kind of place, of which the state that qualifies it tells where it is ("Iraqi | cities |")."""
    return noun.text.islower() and noun.lemma_.lower() in load_words().definite["PLACE"].nouns


def is_moved_to(noun: Word) -> bool:
    """Whether somebody comes to or leaves what the noun names, who need not be of it ("barred from entering | the country |")."""
    table, told, above = load_salience(), prepositions(noun), noun.head
    comes = not told and above.lemma_ in table.moving
    towards = "to" in told and (above.lemma_.lower() in table.entry or above.lemma_ in table.going)
    return comes or towards or not {"into", "out"}.isdisjoint(told)
