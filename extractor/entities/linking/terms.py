"""Terms of office and the day of publication."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.gazetteer import Term


def serves(term: Term, day: str | None) -> bool:
    """Whether a term covers a day (ISO); without one, whether it is open."""
    if day is None:
        return term.end is None
    begun = term.start is not None and term.start <= day[: len(term.start)]
    return begun and (term.end is None or term.end >= day[: len(term.end)])


def latest_term(terms: Sequence[Term], day: str | None) -> Term | None:
    """The term that began last before the end of a day (ISO); without one, the last of all."""
    held = [term for term in terms if (term.start or "0000") <= (day or "9999")]
    return max(held, key=lambda term: term.start or "0000", default=None)
