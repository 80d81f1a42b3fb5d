"""What several articles tell of one thing or edge, reckoned: days as ordinals, and the value that most of them tell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from extractor.export.values import day


def ordinal(text: str | None) -> int | None:
    """An ISO date as the number of its day; None for anything else."""
    told = day(text)
    return told.toordinal() if told is not None else None


def iso_date(number: int | None) -> str | None:
    """The number of a day as an ISO date."""
    return date.fromordinal(number).isoformat() if number is not None else None


def most(counts: Counter[Any], fallback: Any) -> Any:
    """The value told most often; of several the first in order."""
    return max(sorted(counts, key=str), key=lambda value: counts[value], default=fallback)
