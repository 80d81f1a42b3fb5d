"""What linking passes around: candidates with what speaks for them, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.entities.gazetteer import Candidate
from extractor.records import Known

Evidence = tuple[float, str]  # log-odds, and why


@dataclass(frozen=True, slots=True)
class Choice:
    """What a mention was taken for.

    Attributes:
        candidate: None for none of those considered.
        confidence: the probability that this is right, from 0 to 1.
        considered: the most likely first.
    """

    candidate: Candidate | None
    confidence: float
    considered: tuple[Known, ...]


NOTHING = Choice(None, 1.0, ())


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate, where it comes from, and the log-odds that it starts with."""

    candidate: Candidate
    origin: str
    start: float
