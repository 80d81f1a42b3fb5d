"""Entities in the making: what is gathered of one thing while an article is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from extractor.entities.gazetteer import Entry
from extractor.records import Known, MentionKind


@dataclass(slots=True)
class Cluster:
    """An entity in the making.

    Attributes:
        spans: (begin token, end token, kind) of its mentions.
        names: proper names by how often they occur.
        head: lemma of the head noun of a described thing.
        anchors: keys of the things named inside a described phrase.
        implied: name of the state that a body described without one belongs to.
        titles: words that stood before a person's name.
        considered: known things that its names may mean, the most likely first.
        confidence: the probability that `entry` is the right one of them, or rightly none.
    """

    key: str
    type: str
    subtype: str | None = None
    entry: Entry | None = None
    iso: str | None = None
    spans: list[tuple[int, int, MentionKind]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    head: str = ""
    anchors: frozenset[str] = frozenset()
    implied: str = ""
    titles: set[str] = field(default_factory=set)
    considered: tuple[Known, ...] = ()
    confidence: float = 1.0

    @property
    def name(self) -> str:
        """The known name, else the fullest in the text; empty for a described thing."""
        if self.entry is not None:
            return self.entry.name
        return max(self.names, key=lambda name: (len(name.split()), len(name), name), default="")

    @property
    def described(self) -> bool:
        """Whether the thing has no proper name in the article."""
        return not self.names and self.entry is None

    def last_before(self, position: int) -> int:
        """Start of the latest mention before a token, or -1."""
        return max((start for start, _, _ in self.spans if start < position), default=-1)
