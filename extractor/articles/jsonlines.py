"""JSON Lines: one article per line with `id` and `text`, and optionally `title`, `published`, `source`, `url`, `language`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from extractor.articles.text import decode, not_utf8
from extractor.errors import ArticleError
from extractor.records import Article


def read_json_lines(lines: Iterable[bytes], name: str) -> Iterator[Article | ArticleError]:
    """One article per line; a line that breaks the format gives an error named `name:line`, and reading goes on."""
    for number, line in enumerate(lines, start=1):
        try:
            text = decode(line)
            if text.strip():
                yield _article(json.loads(text))
        except UnicodeDecodeError as error:
            yield ArticleError(f"{name}:{number}", not_utf8(error))
        except json.JSONDecodeError as error:
            reason = f"expected one JSON object per line, found a fault at column {error.colno} ({error.msg})"
            yield ArticleError(f"{name}:{number}", f"{reason}; correct the line")
        except (ValueError, RecursionError) as error:  # json.loads: a number or a nesting beyond all measure
            yield ArticleError(f"{name}:{number}", f"{error}; correct the line")


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
        raise ValueError(f"expected a date as YYYY-MM-DD, found {_shown(text)}") from None


def _article(record: Any) -> Article:
    """The article of one JSON object; keys that we do not know are somebody else's and are left alone.

    Raises:
        ValueError: a key is missing or holds a value of another type.
    """
    if not isinstance(record, dict):
        raise ValueError(f'expected a JSON object with "id" and "text", found {_shown(record)}')
    identifier, text = record.get("id"), record.get("text")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    if not isinstance(identifier, str) or not identifier.strip():
        raise ValueError(f'expected "id" to be a text that is not blank or a whole number, found {_shown(identifier)}')
    if not isinstance(text, str):
        raise ValueError(f'expected "text" to be the text of the article, found {_shown(text)}')
    published = _optional(record, "published")
    return Article(
        id=identifier,
        text=text,
        title=_optional(record, "title"),
        published=parse_date(published) if published else None,
        source=_optional(record, "source"),
        url=_optional(record, "url"),
        language=_optional(record, "language") or "en",
    )


def _optional(record: dict[str, Any], key: str) -> str | None:
    """A text, or None where the key is missing, null or blank."""
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'expected "{key}" to be a text or null, found {_shown(value)}')
    return value if value and value.strip() else None


def _shown(value: Any) -> str:
    """A value for a message, cut where it is long."""
    text = "nothing" if value is None else json.dumps(value)
    return text if len(text) <= 40 else text[:39] + "…"
