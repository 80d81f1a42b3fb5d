"""CSV: a folder with `entities.csv` and `relations.csv` for spreadsheets and databases, one row per node and per edge."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from extractor.export.files import open_folder, open_text, writing
from extractor.export.values import cell
from extractor.graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Value, build_graph
from extractor.records import Extraction

# Left out: `label` and `name` where they say the same for two viewers, the key twice, and `weight`, which is always 1.
ENTITY_COLUMNS = ("article", "id", *(key for key in NODE_ATTRIBUTES if key != "label"))
_ENDS = ("source", "source_name", "target", "target_name")
RELATION_COLUMNS = ("article", "id", *_ENDS, *(key for key in EDGE_ATTRIBUTES if key not in {"relation", "name", "weight"}))


class CsvWriter:
    """Writes rows as articles come and flushes them after each."""

    def __init__(self, output: Path | TextIO) -> None:
        folder = open_folder(output, "csv")
        self._entities = Sheet(folder / "entities.csv", ENTITY_COLUMNS)
        self._relations = Sheet(folder / "relations.csv", RELATION_COLUMNS)

    def write(self, extraction: Extraction) -> None:
        """Write the rows of one article."""
        graph = build_graph(extraction)
        article = graph.graph["article"]
        names = {node: attributes["name"] for node, attributes in graph.nodes(data=True)}
        for node, attributes in graph.nodes(data=True):
            self._entities.write({"article": article, "id": node, **attributes})
        for source, target, key, attributes in graph.edges(keys=True, data=True):
            ends = (source, names[source], target, names[target])
            self._relations.write({"article": article, "id": key, **dict(zip(_ENDS, ends, strict=True)), **attributes})
        self._entities.flush()
        self._relations.flush()

    def close(self) -> None:
        """Close both files."""
        self._entities.close()
        self._relations.close()


class Sheet:
    """One CSV file with a header row.

    Args:
        path: of the file, which is replaced.
        columns: what a row may have, in order; what it lacks is empty, what else it has is left out.
        cell: makes a value one that the readers of this file take.
    """

    def __init__(self, path: Path, columns: Sequence[str], cell: Callable[[Value], Value] = cell) -> None:
        self._path, self._cell = path, cell
        self._stream = open_text(path)
        self._rows = csv.DictWriter(self._stream, columns, extrasaction="ignore")
        with writing(path):
            self._rows.writeheader()

    def write(self, row: Mapping[str, Value | None]) -> None:
        """Add one row; None is empty."""
        with writing(self._path):
            self._rows.writerow({key: "" if value is None else self._cell(value) for key, value in row.items()})

    def write_all(self, rows: Iterable[Sequence[Value | None]]) -> None:
        """Add rows that have a value for each column, in their order."""
        with writing(self._path):
            csv.writer(self._stream).writerows(["" if value is None else self._cell(value) for value in row] for row in rows)

    def flush(self) -> None:
        """Have all rows safely out."""
        with writing(self._path):
            self._stream.flush()

    def close(self) -> None:
        """Close the file."""
        with writing(self._path):
            self._stream.close()
