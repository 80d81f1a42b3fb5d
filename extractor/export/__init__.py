"""Step 6, Extraction -> file. A new output format is one file beside this one and one line in `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TextIO

from extractor.export.csv import CsvWriter
from extractor.export.events import EventsWriter
from extractor.export.geojson import GeojsonWriter
from extractor.export.gexf import GexfWriter
from extractor.export.graphml import GraphmlWriter
from extractor.export.jsonld import JsonLdWriter
from extractor.export.jsonlines import JsonLinesWriter
from extractor.export.neo4j import Neo4jWriter
from extractor.export.parquet import ParquetWriter
from extractor.export.sqlite import SqliteWriter
from extractor.records import Extraction

__all__ = ["WRITERS", "Writer"]


class Writer(Protocol):
    """Takes extractions one by one and has each of them safely out before it takes the next.

    Two formats cannot: GEXF is put together when the writer is closed, and the last part of Parquet is written then. Both close in good
    order after an error or Ctrl-C, and their modules say what a killed run loses.

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
    "gexf": GexfWriter,
    "csv": CsvWriter,
    "neo4j": Neo4jWriter,
    "parquet": ParquetWriter,
    "jsonld": JsonLdWriter,
    "geojson": GeojsonWriter,
    "events": EventsWriter,
    "sqlite": SqliteWriter,
}
