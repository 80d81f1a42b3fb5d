"""Names of states and peoples, titles, and the silver patterns: what the recipe knows before it reads a corpus."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import tomli

HERE = Path(__file__).parent
NAME = (
    r"(?:(?:[A-Z][\w’'.]*|al|bin|el)(?:-[A-Za-z]\w*)*)"
    r"(?: (?:[A-Z][\w’'.]*|al|bin|el|de|and|of(?= [A-Z]))(?:-[A-Za-z]\w*)*){0,3}"
)
MONTH = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.|Apr\.|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?"
)


class Span(NamedTuple):
    """A stretch of text, half-open character offsets, and its type; an empty label means unknown."""

    begin: int
    end: int
    label: str


@dataclass(frozen=True)
class Pattern:
    """A silver pattern and what it must not match."""

    label: str
    regex: re.Pattern[str]
    exclude: re.Pattern[str] | None


class Lexicon:
    """Name lists from ``labels.toml`` and a country table, with the patterns of ``silver.toml``."""

    def __init__(self, countries: list[dict[str, Any]]) -> None:
        """Take the rows of ``countries.json`` of mledoze/countries."""
        with (HERE / "labels.toml").open("rb") as stream:
            self.labels: dict[str, Any] = tomli.load(stream)
        with (HERE / "silver.toml").open("rb") as stream:
            self.silver_data: dict[str, Any] = tomli.load(stream)
        self.states = set(self.labels["states"]["names"])
        self.adjectives = set(self.labels["states"]["adjectives"])
        self.capitals: set[str] = set()
        for country in countries:
            self.capitals.update(country["capital"])
            if country["independent"] or country["cca3"] in ("TWN", "PSE", "UNK"):
                self.states.update((country["name"]["common"], country["name"]["official"]))
                self.states.update(s for s in country["altSpellings"] if len(s) > 6 and s.isascii())
                self.adjectives.update(d for d in country["demonyms"]["eng"].values() if d and "," not in d)
        self.groups = set(self.labels["groups"]["names"])
        self.groups.update(a + "s" for a in self.adjectives if re.search(r"(an|i|o|k|t|b)$", a))
        self.group_adjectives = set(self.labels["groups"]["adjectives"])
        self.ambiguous = set(self.labels["states"]["ambiguous"])
        self.titles = set(self.labels["titles"]["words"])
        self.organs = set(self.labels["organs"]["words"])
        self.overrides: dict[str, str] = self.labels["overrides"]

    @classmethod
    def read(cls, path: Path) -> Lexicon:
        """Load the country table from its JSON file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def name_type(self, text: str) -> str | None:
        """Type of a name that is settled by its words alone, whatever a corpus says."""
        if text in self.overrides:
            return self.overrides[text]
        if text in self.states or text in self.adjectives:
            return "STATE"
        if text in self.groups or text in self.group_adjectives:
            return "GROUP"
        return "PLACE" if text in self.capitals else None

    @cached_property
    def composed(self) -> dict[str, list[str]]:
        """Type -> forms of names in ``silver.toml`` with a gap for a city."""
        return dict(self.silver_data["composed"])

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The silver patterns, compiled."""
        state = "(?:" + "|".join(re.escape(s) for s in _longest_first(self.states | self.adjectives)) + ")"
        found = []
        for row in self.silver_data["pattern"]:
            regex = row["regex"].replace("{Name}", NAME).replace("{Month}", MONTH).replace("{State}", state)
            exclude = re.compile(row["exclude"]) if "exclude" in row else None
            found.append(Pattern(row["label"], re.compile(regex), exclude))
        return found

    @cached_property
    def _plain_names(self) -> list[tuple[str, re.Pattern[str]]]:
        """One expression per type for names that are projected as they stand."""
        state = (self.states | self.adjectives) - self.ambiguous
        group = self.groups | self.group_adjectives
        bodies = {name for name, kind in self.overrides.items() if kind == "ORG"}
        return [
            (label, re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, _longest_first(names))) + r")(?![\w$])"))
            for label, names in (("STATE", state), ("GROUP", group), ("ORG", bodies))
        ]

    def silver(self, text: str) -> Iterator[Span]:
        """Yield the matches of the patterns in ``text``; they may overlap, earlier patterns come first."""
        for pattern in self.patterns:
            for match in pattern.regex.finditer(text):
                if not (pattern.exclude and pattern.exclude.search(match.group())):
                    yield Span(match.start(), match.end(), pattern.label)

    def plain(self, text: str) -> Iterator[Span]:
        """Yield state and people names, and settled bodies, of the lists in ``text``."""
        for label, regex in self._plain_names:
            for match in regex.finditer(text):
                yield Span(match.start(), match.end(), label)


def _longest_first(names: set[str]) -> list[str]:
    """Sorted so that an alternation prefers the longest name."""
    return sorted(names, key=lambda name: (-len(name), name))
