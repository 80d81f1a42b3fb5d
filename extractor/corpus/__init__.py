"""Many extractions become one graph of a corpus: nodes by identity, edges and events with all their reports, in one SQLite database."""

from __future__ import annotations

from extractor.corpus.merge import Summary, merge_runs
from extractor.corpus.query import explain_merge, find
from extractor.corpus.write import open_corpus, write_graph

__all__ = ["Summary", "explain_merge", "find", "merge_runs", "open_corpus", "write_graph"]
