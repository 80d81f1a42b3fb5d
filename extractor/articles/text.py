"""A plain text file: the whole file is one article, title included, exactly as it stands.

A line near the top that holds a date and nothing else ("Monday, June 21, 2021") is the day of publication.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import PurePath

from dateutil.parser import ParserError, parse

from extractor.errors import ArticleError
from extractor.records import Article


def read_text(lines: Iterable[bytes], name: str) -> Iterator[Article | ArticleError]:
    """One article whose id is the stem of `name`; a byte order mark is dropped, nothing else, so offsets hold."""
    try:
        text = decode(b"".join(lines))
        yield Article(id=PurePath(name).stem, text=text, published=date_line(text))
    except UnicodeDecodeError as error:
        yield ArticleError(name, not_utf8(error))


_DATE = re.compile(
    r"\s*(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4}|\d{4}-\d\d-\d\d)\s*"
)


def date_line(text: str) -> date | None:
    """The date that is alone on one of the first four lines with text, if there is one."""
    for line in islice(filter(str.strip, text.splitlines()), 4):
        if _DATE.fullmatch(line):
            try:
                return parse(line).date()
            except (ParserError, OverflowError):
                continue  # "Smarch 32, 2020" is no date
    return None


def decode(data: bytes) -> str:
    """UTF-8 bytes as text, without a byte order mark.

    Raises:
        UnicodeDecodeError: the bytes are in another encoding.
    """
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def not_utf8(error: UnicodeDecodeError) -> str:
    """What is wrong with bytes that `decode` refused, and what to do."""
    return f"expected UTF-8, found byte 0x{error.object[error.start]:02x} at offset {error.start}; convert it to UTF-8 first"
