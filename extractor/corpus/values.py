"""What several articles tell of one thing or edge, reckoned: days as ordinals, and the value that most of them tell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any


def ordinal(text: str | None) -> int | None:
    """An ISO date as the number of its day; None for anything else."""
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError:
        return None


def iso_date(day: int | None) -> str | None:
    """The number of a day as an ISO date."""
    return date.fromordinal(day).isoformat() if day is not None else None


def most(counts: Counter[Any], fallback: Any) -> Any:
    """The value told most often; of several the first in order."""
    return max(sorted(counts, key=str), key=lambda value: counts[value], default=fallback)
