"""GraphML: a folder with one file per article, through lxml, for networkx, igraph, Gephi, Cytoscape and yEd."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from extractor.export.files import open_folder, replacing
from extractor.export.names import FileNames
from extractor.graph import build_graph
from extractor.records import Extraction


class GraphmlWriter:
    """Writes each file under a temporary name and renames it, so that no half-written graph is ever seen."""

    def __init__(self, output: Path | TextIO) -> None:
        self._folder = open_folder(output, "graphml")
        self._names = FileNames()

    def write(self, extraction: Extraction) -> None:
        """Write the graph of one article, over an older file of that name."""
        from networkx import write_graphml_lxml  # late, as in graph.py

        with replacing(self._folder / f"{self._names.stem(extraction.id)}.graphml") as partial:
            write_graphml_lxml(build_graph(extraction), partial)

    def close(self) -> None:
        """Nothing to finish: each file is complete once it has its name."""
