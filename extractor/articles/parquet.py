"""Parquet: one article per row, read in batches; needs the extra [tables]."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import count
from shutil import copyfileobj
from typing import BinaryIO, cast

from extractor.articles.fields import article_of, known_columns
from extractor.articles.streams import bare_name, need
from extractor.errors import ArticleError
from extractor.records import Article

_ROWS = 64  # in memory at a time


def read_parquet(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article per row, with the id `stem-row` where no column `id` has one; a bad row is an error named `name:row`."""
    parquet = need("pyarrow.parquet", "tables", "reading Parquet")
    with tempfile.TemporaryFile() as copy:
        if not stream.seekable():  # the index stands at the end
            copyfileobj(stream, copy)
            stream = cast(BinaryIO, copy)
        table = parquet.ParquetFile(stream)
        known = known_columns(table.schema_arrow.names)
        numbers = count(1)
        for batch in table.iter_batches(batch_size=_ROWS, columns=list(known)):
            for row, number in zip(batch.to_pylist(), numbers, strict=False):
                record = {known[column]: value for column, value in row.items()}
                try:
                    yield article_of(record, f"{bare_name(name).stem}-{number}")
                except ValueError as error:
                    yield ArticleError(f"{name}:{number}", f"{error}; correct the row")


def is_parquet(head: bytes) -> bool:
    """Whether it begins with the mark of the format."""
    return head.startswith(b"PAR1")
