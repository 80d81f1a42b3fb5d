"""Many extractions become one graph of a corpus: nodes by identity, edges and events with all their reports, in one SQLite database."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from extractor.corpus.merge import Summary, merge_runs
from extractor.corpus.query import explain_merge, find
from extractor.corpus.write import GRAPH_WRITERS, open_corpus, write_graph
from extractor.corrections import Corrections
from extractor.errors import ArticleError

__all__ = ["Summary", "explain_merge", "find", "merge_corpus", "merge_runs", "open_corpus", "write_graph"]


def merge_corpus(
    runs: Sequence[Path],
    output: Path,
    corrections: Corrections | None = None,
    keep_copies: bool = False,
    failed: Callable[[ArticleError], None] = lambda _: None,
) -> Summary:
    """As `merge_runs`; an output that ends in `.graphml` or `.jsonl` gets the graph alone, by way of a database that is not kept.

    Raises:
        UsageError: there is no such run, or the extra for finding copies is missing.
        ExportError: the output cannot be written.
    """
    if output.suffix.lower() not in GRAPH_WRITERS:
        return merge_runs(runs, output, corrections, keep_copies, failed)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.sqlite")
        summary = merge_runs(runs, corpus, corrections, keep_copies, failed)
        write_graph(corpus, output)
    return summary
