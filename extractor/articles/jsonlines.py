"""JSON Lines: one article per line with `id` and `text`, and optionally `title`, `published`, `source`, `url`, `language`."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from extractor.articles.fields import article_of, shown
from extractor.articles.streams import Unreadable, read_lines, too_long
from extractor.errors import ArticleError
from extractor.records import Article


def read_json_lines(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article per line; a line that breaks the format gives an error named `name:line`, and reading goes on."""
    for number, line in enumerate(read_lines(stream), start=1):
        if number == 1 and line is not None and line.lstrip().startswith(b"["):
            raise Unreadable("expected one JSON object per line, found an array; write each of its objects on a line of its own")
        try:
            if line is None:
                raise ValueError(too_long())
            text = line.removeprefix(codecs.BOM_UTF8).decode("utf-8")
            if text.strip():
                yield _article(json.loads(text))
        except UnicodeDecodeError as error:
            reason = f"expected UTF-8, found byte 0x{error.object[error.start]:02x} at offset {error.start}"
            yield ArticleError(f"{name}:{number}", f"{reason}; convert it to UTF-8 first")
        except json.JSONDecodeError as error:
            reason = f"expected one JSON object per line, found a fault at column {error.colno} ({error.msg})"
            yield ArticleError(f"{name}:{number}", f"{reason}; correct the line")
        except (ValueError, RecursionError) as error:  # json.loads: a number or a nesting beyond all measure
            yield ArticleError(f"{name}:{number}", f"{error}; correct the line")


def is_json_lines(head: bytes) -> bool:
    """Whether it begins with an object, or with an array of such, which `read_json_lines` refuses."""
    return re.match(rb"\s*(\[\s*)?\{", head.removeprefix(codecs.BOM_UTF8)) is not None


def to_json_line(article: Article) -> str:
    """The article as `read_json_lines` reads it, in ASCII and without an end of line."""
    published = article.published.isoformat() if article.published else None
    record = {"id": article.id, "title": article.title, "published": published, "source": article.source, "url": article.url}
    return json.dumps({**record, "language": article.language, "text": article.text})


def _article(record: object) -> Article:
    """The article of one JSON object.

    Raises:
        ValueError: it is no object, or breaks the form of an article.
    """
    if not isinstance(record, dict):
        raise ValueError(f'expected a JSON object with "id" and "text", found {shown(record)}')
    return article_of(record)
