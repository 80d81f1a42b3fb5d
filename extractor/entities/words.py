"""Word lists of the entity layer, read from `words.toml`."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, field_validator

from extractor.ontology import tomllib, validate

Words = frozenset[str]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Pronouns(_Strict):
    """Pronouns by what they may stand for."""

    person: Words
    thing: Words
    plural: Words


class Definite(_Strict):
    """Nouns that, with "the", refer back to a thing of one type."""

    nouns: Words


class WordLists(_Strict):
    """All lists of `words.toml`."""

    titles: Words
    boilerplate: tuple[re.Pattern[str], ...]
    city_prepositions: Words
    city_nouns_after: Words
    pronouns: Pronouns
    definite: dict[str, Definite]
    definite_subtypes: dict[str, Words]
    subtypes: dict[str, dict[str, str]]

    @field_validator("boilerplate", mode="before")
    @classmethod
    def _compile(cls, value: list[str]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in value)

    def is_boilerplate(self, line: str) -> bool:
        """Whether a line is no part of the story (an invitation to subscribe, a credit, a share bar)."""
        return len(line) < 300 and any(pattern.match(line.strip()) for pattern in self.boilerplate)


@cache
def load_words() -> WordLists:
    """The word lists that ship with the package."""
    name = "words.toml"
    raw = tomllib.loads(resources.files("extractor.entities").joinpath(name).read_text(encoding="utf-8"))
    words: WordLists = validate(name, WordLists, raw)
    return words
