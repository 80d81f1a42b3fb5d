"""Records with named fields -> articles: the objects of JSON Lines, the rows of tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from extractor.articles.streams import Unreadable
from extractor.records import Article

ALIASES = {"text": ("text", "body", "content"), "published": ("published", "date")}
"""Names of a field, the first that a record has counts; other fields have the one name."""

FIELDS = ("id", *ALIASES["text"], "title", *ALIASES["published"], "source", "url", "language")


def article_of(record: Mapping[str, Any], default_id: str | None = None) -> Article:
    """The article of one record; fields that we do not know are somebody else's and are left alone.

    The language is blank where the record does not tell it.

    Raises:
        ValueError: a field is missing or holds a value of another type.
    """
    identifier, text = record.get("id"), _first(record, "text")
    if identifier is None and default_id is not None:
        identifier = default_id
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise ValueError(f'expected "id" to be a text that is not blank or a whole number, found {shown(identifier)}')
    if not isinstance(text, str):
        raise ValueError(f'expected "text" to be the text of the article, found {shown(text)}')
    published = _first(record, "published")
    if isinstance(published, date):
        day: date | None = published.date() if isinstance(published, datetime) else published
    else:
        published = _text("published", published)
        day = parse_date(published) if published else None
    return Article(
        id=identifier,
        text=text,
        title=_text("title", record.get("title")),
        published=day,
        source=_text("source", record.get("source")),
        url=_text("url", record.get("url")),
        language=_text("language", record.get("language")) or "",
    )


def known_columns(columns: Iterable[str]) -> dict[str, str]:
    """Columns of a table by the field that they hold, whatever their case; other columns are left out.

    Raises:
        Unreadable: none holds the text; the message lists what was found.
    """
    columns = list(columns)
    known = {column: column.strip().lower() for column in columns if column.strip().lower() in FIELDS}
    if not set(known.values()) & set(ALIASES["text"]):
        listed = shown(", ".join(columns), 200)
        raise Unreadable(f"expected a column text, body or content, found the columns {listed}; rename one")
    return known


def parse_date(text: str) -> date:
    """The day of an ISO 8601 date or date and time.

    >>> parse_date("2021-07-17T09:30:00Z")
    datetime.date(2021, 7, 17)

    Raises:
        ValueError: another form, or no day of the calendar.
    """
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})([T ].*)?", text)
    try:
        if match is None:
            raise ValueError
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise ValueError(f"expected a date as YYYY-MM-DD, found {shown(text)}") from None


def shown(value: Any, most: int = 40) -> str:
    """A value for a message, cut where it is long."""
    text = "nothing" if value is None else json.dumps(value, default=str)
    return text if len(text) <= most else text[: most - 1] + "…"


def usable_id(found: str | None, otherwise: str) -> str:
    """An id that was found in an article, if it is one: printable and of a length that people can handle."""
    found = (found or "").strip()
    return found if found.isprintable() and 0 < len(found) <= _MOST_ID else otherwise


_MOST_ID = 500  # characters; URLs are ids too


def _first(record: Mapping[str, Any], field: str) -> Any:
    return next((record[name] for name in ALIASES[field] if record.get(name) is not None), None)


def _text(field: str, value: Any) -> str | None:
    """A text, or None where the field is missing, null or blank."""
    if value is not None and not isinstance(value, str):
        raise ValueError(f'expected "{field}" to be a text or null, found {shown(value)}')
    return value if value and value.strip() else None
