"""A plain text file: the whole file is one article, title included, exactly as it stands.

A line near the top that holds a date and nothing else ("Monday, June 21, 2021") is the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import BinaryIO

from dateutil.parser import ParserError, parse

from extractor.articles.encodings import decode
from extractor.articles.streams import bare_name, read_whole
from extractor.errors import ArticleError
from extractor.records import Article


def read_text(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article whose id is the stem of `name`; a byte order mark is dropped, nothing else, so offsets hold."""
    text = decode(read_whole(stream))
    yield Article(id=bare_name(name).stem, text=text, published=date_line(text), language="")


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
