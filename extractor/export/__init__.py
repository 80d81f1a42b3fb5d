"""Step 6, Extraction -> file. A new output format is one file beside this one and one line in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TextIO

from extractor.export.csv import CsvWriter
from extractor.export.events import EventsWriter
from extractor.export.graphml import GraphmlWriter
from extractor.export.jsonlines import JsonLinesWriter
from extractor.export.sqlite import SqliteWriter
from extractor.records import Extraction

__all__ = ["WRITERS", "Writer"]


class Writer(Protocol):
    """Takes extractions one by one and has each of them safely out before it takes the next.

    Raises:
        ExportError: the output cannot be opened (on construction) or written.
    """

    def write(self, extraction: Extraction) -> None:
        """Put one extraction out."""

    def close(self) -> None:
        """Finish the output; `contextlib.closing` calls it whatever happens."""


WRITERS: dict[str, Callable[[Path | TextIO], Writer]] = {
    "jsonl": JsonLinesWriter,
    "graphml": GraphmlWriter,
    "csv": CsvWriter,
    "events": EventsWriter,
    "sqlite": SqliteWriter,
}
