"""Values as a format takes them: cells of spreadsheets, days."""

from __future__ import annotations

from datetime import date

from extractor.graph import Value

_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # the last four are full-width, as some locales type them
_CELL_CHARACTERS = 32_767  # what a cell holds in Excel and LibreOffice; what is longer spills over or is cut in silence


def cell(value: Value) -> Value:
    """A cell that no spreadsheet runs or breaks: what looks like a formula gets a leading apostrophe, what is too long ends in "…".

    Numbers may start with a minus. Source: OWASP, CSV Injection.
    """
    if not isinstance(value, str):
        return value
    text = f"'{value}" if value.startswith(_FORMULA) else value
    return text if len(text) <= _CELL_CHARACTERS else text[: _CELL_CHARACTERS - 1] + "…"


def day(text: str | None) -> date | None:
    """An ISO date, YYYY-MM-DD, as a date; None for anything else."""
    try:
        return date.fromisoformat(text) if text is not None and len(text) == 10 and text[4] == text[7] == "-" else None
    except ValueError:
        return None


def iso_day(text: str | None) -> str | None:
    """An ISO date as it is; None for anything else."""
    return text if day(text) is not None else None


def days(start: str | None, end: str | None) -> tuple[date | None, date | None]:
    """The first and the last day as far as they are ISO dates; neither if the last is before the first."""
    first, last = day(start), day(end)
    return (None, None) if first is not None and last is not None and last < first else (first, last)
