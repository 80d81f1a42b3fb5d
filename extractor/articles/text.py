"""A plain text file: the whole file is one article, title included, exactly as it stands."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from extractor.errors import ArticleError
from extractor.records import Article


def read_text(lines: Iterable[bytes], name: str) -> Iterator[Article | ArticleError]:
    """One article whose id is the stem of `name`; a byte order mark is dropped, nothing else, so offsets hold."""
    try:
        yield Article(id=PurePath(name).stem, text=decode(b"".join(lines)))
    except UnicodeDecodeError as error:
        yield ArticleError(name, not_utf8(error))


def decode(data: bytes) -> str:
    """UTF-8 bytes as text, without a byte order mark.

    Raises:
        UnicodeDecodeError: the bytes are in another encoding.
    """
    return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")


def not_utf8(error: UnicodeDecodeError) -> str:
    """What is wrong with bytes that `decode` refused, and what to do."""
    return f"expected UTF-8, found byte 0x{error.object[error.start]:02x} at offset {error.start}; convert it to UTF-8 first"
