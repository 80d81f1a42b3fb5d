"""A document whose arguments are resolved, as those who read its unsaid roles see it."""

from __future__ import annotations

from typing import Literal, Protocol

from extractor.records import Entity, EntityId
from extractor.relations.attribution import Speakers
from extractor.relations.clauses import ClauseReader
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.words import Word

Descent = Literal["owner", "doer", "given"]  # whose thing a noun is, who does it, or to whom it is given


class Resolved(Protocol):
    """What it needs of a document whose arguments are resolved (`arguments.py`)."""

    doc: list[Word]
    cues: Cues
    index: MentionIndex
    entities: dict[EntityId, Entity]
    reader: ClauseReader
    speakers: Speakers
    offices: dict[EntityId, list[tuple[int, Referent]]]

    def referents(self, head: int, descend: Descent | None = None, depth: int = 0) -> list[Referent]:
        """Entities that an argument stands for."""

    def examples(self, head: int) -> list[Referent]:
        """Names that a described group is said to include."""

    def titled(self, head: int) -> int:
        """Head of the name that ends the phrase which starts here, else the head itself."""

    def is_partisan(self, party: int, office: int) -> bool:
        """Whether a party before an office tells whose member holds it."""
