"""News articles in, auditable graphs of geopolitical relations out.

>>> import extractor
>>> pipeline = extractor.load()                                          # doctest: +SKIP
>>> graph = extractor.graph("Germany expelled two Russian diplomats.")    # doctest: +SKIP
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from extractor import lean_spacy  # noqa: F401  (first)
from extractor.graph import build_graph
from extractor.pipeline import Pipeline, load
from extractor.records import Article, Extraction
from extractor.views import select

if TYPE_CHECKING:
    import networkx

__all__ = ["Article", "Extraction", "Pipeline", "build_graph", "graph", "load", "select"]


def graph(text: str, title: str | None = None, published: date | str | None = None) -> networkx.MultiDiGraph[str]:
    """The graph of one text by the default pipeline, which is loaded once."""
    return build_graph(_default().extract(text, title, published))


@cache
def _default() -> Pipeline:
    return load()
