"""The record of a mention before it belongs to anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from extractor.entities.gazetteer import Candidate
from extractor.words import Document

ARTICLES = frozenset({"the", "a", "an", "The", "A", "An"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DASHES = frozenset("-–—")


@dataclass(slots=True)
class Found:
    """A mention before it is known whom it speaks of: a half-open range of tokens.

    Attributes:
        candidates: gazetteer readings of the span.
        parts: mentions inside the span.
        head: token index of the head noun of a described mention.
        anaphoric: whether it is no entity by itself, so that it counts where it speaks of one.
    """

    start: int
    end: int
    type: str
    kind: Literal["name", "nominal", "pronoun"]
    candidates: tuple[Candidate, ...] = ()
    subtype: str | None = None
    head: int = -1
    anaphoric: bool = False
    parts: list[Found] = field(default_factory=list)

    def covers(self, other: Found) -> bool:
        """Whether the other mention lies inside this one."""
        return self.start <= other.start and other.end <= self.end and (self.start, self.end) != (other.start, other.end)


def is_adjective(found: Found) -> bool:
    """Whether a name is an adjective ("Turkish")."""
    return any(candidate.kind == "adjective" for candidate in found.candidates)


def head_of(doc: Document, found: Found) -> int:
    """Token index of the head of a mention: the noun of a described one, the syntactic root of a name."""
    return found.head if found.head >= 0 else doc.root_of(found.start, found.end).i


def longest_first(mentions: Iterable[Found]) -> list[Found]:
    """Mentions with longer spans first, then in text order."""
    return sorted(mentions, key=lambda found: (found.start - found.end, found.start))
