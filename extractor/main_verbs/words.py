"""The word lists of `main_verbs.toml`, and the tags that several modules here ask for."""

from __future__ import annotations

from functools import cache

from extractor.data import Strict, load_packaged

OPENS_CLAUSE = frozenset({"after", "before", "since", "until", "as"})
NOMINAL = frozenset({"NOUN", "PROPN"})


class MainVerbWords(Strict):
    """The lists of `main_verbs.toml`."""

    collective: frozenset[str]
    bodies: frozenset[str]
    approximating: frozenset[str]
    deeds: frozenset[str]
    of_mishaps: frozenset[str]
    in_headlines: frozenset[str]
    of_company: frozenset[str]
    past_and_participle: frozenset[str]


@cache
def load_words() -> MainVerbWords:
    """The word lists that ship with the package."""
    return load_packaged("extractor", "main_verbs.toml", MainVerbWords)
