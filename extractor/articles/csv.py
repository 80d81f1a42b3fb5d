"""CSV and TSV: a header, then one article per row; comma, semicolon, tab or bar between the fields."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator
from typing import BinaryIO

from extractor.articles.encodings import decode
from extractor.articles.fields import ALIASES, article_of, known_columns
from extractor.articles.streams import MOST_CHARACTERS, Unreadable, bare_name, read_lines, too_long
from extractor.errors import ArticleError
from extractor.records import Article

_DELIMITERS = ",;\t|"
_ESCAPED = re.compile("[\udc80-\udcff]")


def read_csv(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article per row, with the id `stem-row` where no column `id` has one; a bad row is an error named `name:line`."""
    csv.field_size_limit(MOST_CHARACTERS)  # for the whole process: the library knows no other way
    lines = _lines(stream)
    header = next(lines, "")
    columns = next(csv.reader([header], delimiter=(delimiter := _delimiter(header))), [])
    known = known_columns(columns)
    places = [(place, known[column]) for place, column in enumerate(columns) if column in known]
    text = next(field for field in ALIASES["text"] if field in known.values())
    rows = csv.reader(lines, delimiter=delimiter, strict=True)  # else a quote that is not closed swallows rows unseen
    number = 0
    while True:
        try:
            row = next(rows)
            if row:
                number += 1
                record = {field: _mended(row[place]) for place, field in places if place < len(row) and row[place].strip()}
                yield article_of({text: "", **record}, f"{bare_name(name).stem}-{number}")
        except StopIteration:
            return
        except (csv.Error, ValueError) as error:
            if isinstance(error, Unreadable) and error.args[0] == too_long():
                raise
            yield ArticleError(f"{name}:{rows.line_num + 1}", f"{error}; correct the row")


def is_csv(head: bytes) -> bool:
    """Whether the first line names columns, one of them that of the text."""
    header = next(iter(head.removeprefix(codecs.BOM_UTF8).splitlines()), b"").decode("utf-8", "replace")
    columns = [column.strip().strip('"').lower() for column in header.split(_delimiter(header))]
    plain = all(re.fullmatch(r"[\w .:-]{1,40}", column) for column in columns)
    return plain and len(columns) > 1 and any(name in columns for name in ALIASES["text"])


def _lines(stream: BinaryIO) -> Iterator[str]:
    """Lines with bytes that are not UTF-8 kept as surrogates.

    Raises:
        Unreadable: a line is too long.
    """
    for number, line in enumerate(read_lines(stream)):
        if line is None:
            raise Unreadable(too_long())
        yield (line if number else line.removeprefix(codecs.BOM_UTF8)).decode("utf-8", "surrogateescape")


def _delimiter(header: str) -> str:
    """The one that stands in the header most often."""
    return max(_DELIMITERS, key=header.count)


def _mended(field: str) -> str:
    """A field of a file that is not UTF-8 throughout, as spreadsheets write them, read in its own encoding.

    Raises:
        Unreadable: it is no text in any.
    """
    return decode(field.encode("utf-8", "surrogateescape")) if _ESCAPED.search(field) else field
