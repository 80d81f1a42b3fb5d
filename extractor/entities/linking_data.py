"""Weights and words of linking, read from `linking.toml`."""

from __future__ import annotations

import re
from functools import cache, cached_property

from extractor.data import Strict, load_packaged


class Weights(Strict):
    """Log-odds of `linking.toml`; what each stands for is told there."""

    surname: float
    surname_only: float
    bare_alias: float
    part: float
    short: float
    city: float
    city_form: float
    bare_name: float
    division: float
    contained: float
    dwarfed: float
    elsewhere: float
    between: float
    town: float
    vote: float
    most_votes: float
    no_vote: float
    generic: float
    one_state: float
    head: float
    official: float
    past: float
    future: float
    title: float
    other_title: float
    body: float


class Period(Strict):
    """First and last day (ISO 8601) of what holds only then; open where they are missing."""

    since: str | None = None
    until: str | None = None


class Offices(Strict):
    """Words for offices.

    Attributes:
        named: offices of states as `leaders.csv` calls them, by the words that an article has for them.
        of_bodies: the same of organisations, without the body's name.
        alike: sets of offices of states whose holders are each other's counterparts.
        heads_of_state: offices of who leads a state, those of presidents before those of monarchs.
        led_by_premier: states (ISO 3166-1 alpha-3) that the head of government leads and not the head of state, and when.
        without_one_leader: states of which "the leader" tells nobody.
    """

    heads: frozenset[str]
    monarchs: frozenset[str]
    titles: frozenset[str]
    family_first: frozenset[str]
    named: dict[str, frozenset[str]]
    of_bodies: dict[str, frozenset[str]]
    alike: tuple[frozenset[str], ...]
    heads_of_state: tuple[frozenset[str], ...]
    led_by_premier: dict[str, Period]
    without_one_leader: frozenset[str]
    not_holder: frozenset[str]
    of_office: frozenset[str]

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words that the names of offices begin with."""
        return frozenset(re.split("[ -]", words)[0] for words in (*self.named, *self.of_bodies))


class Places(Strict):
    """Words around names of places."""

    divisions: frozenset[str]
    inner_divisions: frozenset[str]
    division_bodies: frozenset[str]
    division_deeds: frozenset[str]
    division_courts: frozenset[str]
    division_organs: frozenset[str]
    division_phrases: tuple[str, ...]
    division_people: frozenset[str]
    division_parties: frozenset[str]
    division_votes: frozenset[str]
    division_parts: frozenset[str]
    small: frozenset[str]
    kinds: dict[str, tuple[str, ...]]
    nouns: frozenset[str]


class Successor(Strict):
    """Of which state (ISO 3166-1 alpha-3) another was part, and until which day (ISO 8601)."""

    part_of: str
    until: str


class LinkingData(Strict):
    """Content of `linking.toml`.

    Attributes:
        successors: states that were part of another in living memory, by their code.
        followers: what stands before a dash and the name of those with whom somebody sides.
        seats: a body by the capital in which it sits and whose name stands for it.
    """

    prior: dict[str, float]
    weights: Weights
    offices: Offices
    places: Places
    successors: dict[str, Successor]
    followers: frozenset[str]
    seats: dict[str, str]


@cache
def load_linking() -> LinkingData:
    """The weights and words that ship with the package."""
    return load_packaged("extractor.entities", "linking.toml", LinkingData)
