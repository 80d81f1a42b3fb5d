"""Word lists of the entity layer, read from `words.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, cached_property

from pydantic import field_validator

from extractor.data import Strict, load_packaged

Words = frozenset[str]


class Pronouns(Strict):
    """Personal pronouns by what they may stand for."""

    masculine: Words
    feminine: Words
    thing: Words
    plural: Words
    speaker: Words
    speakers: Words
    hearer: Words

    def kind_of(self, word: str) -> str | None:
        """The list that a word in lower case is in, None if it is no pronoun."""
        return next((kind for kind, forms in self if word in forms), None)


class Capitals(Strict):
    """What tells a capital's name for its state from the city."""

    prepositions: Words
    sides: Words
    pressing: Words
    speaking: Words
    addressed: Words
    given: Words
    issued: Words
    dealing: Words
    by_city: Words
    daily: Words
    city_nouns: Words
    in_city: Words
    state_nouns: Words
    officials: Words
    deeds: Words
    state_bodies: Words
    situated: Words
    siding: Words


class Genders(Strict):
    """Nouns and titles of women and of men."""

    f: Words
    m: Words


class Definite(Strict):
    """Nouns that, with "the", refer back to a thing of one type."""

    nouns: Words


class Crafts(Strict):
    """What tells the name of a spacecraft or a ship: nouns, and the letters before ships' names."""

    series: frozenset[str]
    space: Words
    warships: Words
    ships: Words
    naval: Words
    civil: Words

    @cached_property
    def nouns(self) -> Words:
        """All nouns for crafts."""
        return self.space | self.warships | self.ships

    @cached_property
    def telling(self) -> Words:
        """The words, in lower case, without which nothing names a craft."""
        return frozenset(word.lower().rpartition(" ")[2] for word in self.nouns | self.naval | self.civil)


class WordLists(Strict):
    """All lists of `words.toml`."""

    titles: Words
    spoken_titles: Words
    boilerplate: tuple[re.Pattern[str], ...]
    given_names: Words
    people: Words
    saying: Words
    deliberate: Words
    claims: Words
    documents: Words
    conditioned: Words
    minding: Words
    departments: Words
    branches: Words
    generic: Words
    kinds_before: Words
    body_ends: Words
    body_pairs: Words
    purposeful: Words
    organs: Words
    organ_words: Words
    turned: Words
    branch_names: dict[str, str]
    no_names: Words
    honours: Words
    denominations: Words
    works: Words
    partisans: Words
    leanings: Words
    mandates: Words
    nominations: Words
    particles: Words
    suspects: Words
    epithets: Words
    political_epithets: Words
    leading_epithets: Words
    opposing: Words
    suspecting: Words
    defending: Words
    alleged: Words
    storms: Words
    indefinite: Words
    areas: Words
    nobles: frozenset[str]
    reigning: frozenset[str]
    before_storms: Words
    diseases: Words
    variants: Words
    makers: Words
    rockets: Words
    weapons: Words
    bases_before: frozenset[str]
    contests: Words
    of_contests: Words
    contests_of_two: Words
    laws: Words
    laws_of: Words
    clubs: Words
    club_ends: Words
    halls: Words
    party_meetings: Words
    meeting_bodies: Words
    heads_of_bodies: Words
    incorporated: frozenset[str]
    governing: Words
    trading: Words
    run_by: Words
    artists: Words
    islands: frozenset[str]
    federations: frozenset[str]
    leagues: Words
    no_teams: Words
    societies: Words
    landforms: Words
    divisions: frozenset[str]
    named_after: Words
    verbs_with_of: Words
    protesting: Words
    happening: Words
    striking: Words
    harming: Words
    exploding: Words
    joining: Words
    reporting: Words
    rolling: Words
    ramming: Words
    collective: Words
    trailing: Words
    rescuing: Words
    parts: Words
    peoples: Words
    choosing: Words
    posted: Words
    sending: Words
    sendings: Words
    joint: Words
    leading: Words
    dominions: Words
    gathering: Words
    partly: Words
    giving: Words
    audience: Words
    addressing: Words
    nationals: Words
    dozens: Words
    keeping: Words
    going_to_vote: Words
    voting: Words
    polling: Words
    polled: Words
    outcomes: Words
    legislating: Words
    holding: Words
    spans_of_time: Words
    before_languages: Words
    of_languages: Words
    languages: Words
    befalling: dict[str, str]
    pieces: dict[str, Words]
    fighters: Words
    militants: Words
    powers: Words
    ruled: Words
    kin: Words
    of_actors: Words
    kingdoms: frozenset[str]
    subdivisions: Words
    of_states: Words
    of_land: Words
    letting: Words
    charging: Words
    staying: Words
    blows: Words
    loosely_told: Words
    same_deed: tuple[Words, ...]
    same_body: dict[str, tuple[Words, ...]]
    members: dict[str, Words]
    capitals: Capitals
    pronouns: Pronouns
    gender: Genders
    crafts: Crafts
    regions: dict[str, Words]
    definite: dict[str, Definite]
    definite_subtypes: dict[str, Words]
    groups: Words
    no_groups: Words
    articled: Words
    subtypes: dict[str, dict[str, str]]

    @field_validator("boilerplate", mode="before")
    @classmethod
    def _compile(cls, value: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in value)

    @cached_property
    def definite_types(self) -> Mapping[str, str]:
        """The type of what each noun of `definite` refers back to."""
        return {noun: kind for kind, definite in reversed(self.definite.items()) for noun in definite.nouns}

    def is_organ(self, name: str) -> bool:
        """Whether many states have a body of this name ("Army", "Ministry of Health"), in lower case."""
        words = name.split()
        return name in self.organs or (bool(words) and bool({words[0], words[-1]} & self.organ_words))

    def subtype_of(self, name: str, kind: str) -> str | None:
        """The subtype that the last telling word of a name gives it; "other" where a type needs one."""
        lists = self.subtypes.get(kind, {})
        told = [lists[word] for word in reversed(re.findall(r"\w+", name.lower())) if word in lists]
        if kind == "BASE":
            told.sort(key="other".__eq__)  # "Kunduz | Air | Base"
        return told[0] if told else "other" if kind in ("ORG", "EVENT") else None

    def is_boilerplate(self, line: str) -> bool:
        """Whether a line is no part of the story (an invitation to subscribe, a credit, a share bar)."""
        return len(line) < 300 and any(pattern.match(line.strip()) for pattern in self.boilerplate)


@cache
def load_words() -> WordLists:
    """The word lists that ship with the package."""
    return load_packaged("extractor.entities", "words.toml", WordLists)
