"""GraphML: a folder with one file per article, through lxml, for networkx, igraph, Gephi, Cytoscape and yEd."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path
from typing import TextIO

from extractor.export.files import open_folder, writing
from extractor.graph import build_graph
from extractor.records import Extraction

_STEM_BYTES = 120  # file systems allow 255 for a name; the rest is for the digest, the suffix and the temporary name


class GraphmlWriter:
    """Writes each file under a temporary name and renames it, so that no half-written graph is ever seen."""

    def __init__(self, output: Path | TextIO) -> None:
        self._folder = open_folder(output, "graphml")
        self._taken: set[str] = set()

    def write(self, extraction: Extraction) -> None:
        """Write the graph of one article, over an older file of that name."""
        from networkx import write_graphml_lxml  # late, as in graph.py

        path = self._folder / f"{self._stem(extraction.id)}.graphml"
        partial = path.with_name(f".{path.name}.part")
        with writing(path):
            try:
                write_graphml_lxml(build_graph(extraction), partial)
                os.replace(partial, path)
            finally:
                partial.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing to finish: each file is complete once it has its name."""

    def _stem(self, article: str) -> str:
        stem = safe_stem(article)
        if stem.casefold() in self._taken:  # "A" and "a" are one file on many systems
            stem = f"{stem}-{_digest(article)}"
        self._taken.add(stem.casefold())
        return stem


def safe_stem(article: str) -> str:
    """An article id as a file name without suffix: no path, no hidden file, bounded, and different for different ids.

    >>> safe_stem("rare-offer")
    'rare-offer'
    >>> safe_stem("../news/1")
    'news_1-c4cc9696024f91c4'
    """
    text = unicodedata.normalize("NFC", article)
    stem = re.sub(r"[^\w.-]+", "_", text).strip("._-").encode("utf-8")[:_STEM_BYTES].decode("utf-8", "ignore")
    changed = (
        not stem or stem != article or re.search(r"(^|-)[0-9a-f]{16}$", stem)
    )  # an id that looks like a changed one is changed too
    return f"{stem}-{_digest(article)}".lstrip("-") if changed else stem


def _digest(article: str) -> str:
    return hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:16]
