"""`extractor merge`: the articles of one run or more become one database with one graph.

To the tables of `export/sqlite.py`, which hold what each article tells, come those below, which hold what all of them tell. Articles are
read one by one; what stays in memory is a profile of each thing, not the articles.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from extractor.corpus.copies import Copies
from extractor.corpus.edges import relate
from extractor.corpus.nodes import identify
from extractor.corpus.runs import read_runs
from extractor.corpus.values import ordinal
from extractor.corpus.write import GRAPH_WRITERS, write_graph
from extractor.corrections import Corrections
from extractor.errors import ArticleError
from extractor.export.sqlite import SqliteWriter, Store

TABLES = """
CREATE TABLE copies (article INTEGER PRIMARY KEY REFERENCES articles, original INTEGER NOT NULL REFERENCES articles);
CREATE TABLE nodes (
    node INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, subtype TEXT, name TEXT NOT NULL, iso TEXT, wikidata TEXT,
    latitude REAL, longitude REAL, articles INTEGER NOT NULL, mentions INTEGER NOT NULL, sources INTEGER NOT NULL, first TEXT, last TEXT
);
CREATE TABLE members (entity INTEGER PRIMARY KEY REFERENCES entities, node INTEGER NOT NULL REFERENCES nodes);
CREATE TABLE aliases (node INTEGER NOT NULL REFERENCES nodes, name TEXT NOT NULL, mentions INTEGER NOT NULL);
CREATE TABLE merges (node INTEGER NOT NULL REFERENCES nodes, kept TEXT NOT NULL, gone TEXT NOT NULL, points REAL, reasons TEXT NOT NULL);
CREATE TABLE edges (
    edge INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES nodes, target INTEGER NOT NULL REFERENCES nodes, type TEXT NOT NULL,
    label TEXT NOT NULL, reports INTEGER NOT NULL, negative INTEGER NOT NULL, articles INTEGER NOT NULL, sources INTEGER NOT NULL,
    first TEXT, last TEXT, confidence REAL NOT NULL
);
CREATE TABLE events (
    event INTEGER PRIMARY KEY, edge INTEGER NOT NULL REFERENCES edges, start TEXT, end TEXT, place INTEGER REFERENCES nodes,
    reports INTEGER NOT NULL, articles INTEGER NOT NULL, sources INTEGER NOT NULL, contradictions TEXT
);
CREATE TABLE apart (one TEXT NOT NULL, other TEXT NOT NULL, reason TEXT NOT NULL);
CREATE TABLE contradictions (event INTEGER NOT NULL REFERENCES events, other INTEGER NOT NULL REFERENCES events, what TEXT NOT NULL);
CREATE TABLE reports (
    relation INTEGER PRIMARY KEY REFERENCES relations, edge INTEGER NOT NULL REFERENCES edges, event INTEGER REFERENCES events,
    sentence INTEGER NOT NULL REFERENCES sentences
);
"""
# 64 MB of cache: edges are numbered as they are told, and written as they are sorted.
SETTINGS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
INDEXES = """
CREATE INDEX members_by_node ON members (node);
CREATE INDEX aliases_by_node ON aliases (node);
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);
CREATE INDEX reports_by_edge ON reports (edge, relation, sentence);
CREATE INDEX events_by_edge ON events (edge);
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a merge did; `unmatched` are the ids and names of corrections that nothing in the runs has."""

    articles: int
    repeated: int
    copies: int
    entities: int
    nodes: int
    relations: int
    edges: int
    events: int
    contradictions: int
    unmatched: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"{self.articles} articles ({self.repeated} repeated and left out), {self.copies} of them copies of others"
        yield f"{self.entities} entities of articles are {self.nodes} nodes"
        yield f"{self.relations} relations are {self.edges} edges and {self.events} events, {self.contradictions} of these contradicted"
        for name in self.unmatched:
            yield f"corrections: nothing in these runs is called {name!r}"


def merge_runs(
    runs: Sequence[Path],
    output: Path,
    corrections: Corrections | None = None,
    keep_copies: bool = False,
    failed: Callable[[ArticleError], None] = lambda _: None,
) -> Summary:
    """One graph of all articles of some runs.

    Args:
        runs: files of JSON Lines, as `extractor run` writes them, folders of such, or folders of Parquet.
        output: the database, in the place of an older one; a name that ends in `.graphml` or `.jsonl` gets the graph alone.
        corrections: decisions about entities of the articles and of the corpus.
        keep_copies: count copies of articles as sources of their own.
        failed: is told of each line or row that is no extraction.

    Raises:
        UsageError: there is no such run, or the extra for finding copies is missing.
        ExportError: the output cannot be written.
    """
    if output.suffix.lower() not in GRAPH_WRITERS:
        return _merge(runs, output, corrections or Corrections(), keep_copies, failed)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus.sqlite")
        summary = _merge(runs, corpus, corrections or Corrections(), keep_copies, failed)
        write_graph(corpus, output)
    return summary


def _merge(
    runs: Sequence[Path], output: Path, corrections: Corrections, keep_copies: bool, failed: Callable[[ArticleError], None]
) -> Summary:
    finder = None if keep_copies else Copies()
    repeated, unmatched = 0, set(corrections.entities())
    with closing(SqliteWriter(output, at_once=True)) as writer:
        seen: dict[tuple[str, str], None] = {}
        for item in read_runs(runs):
            if isinstance(item, ArticleError):
                failed(item)
            elif (item.id, item.text_sha256) in seen:
                repeated += 1
            else:
                seen[item.id, item.text_sha256] = None
                corrected = corrections.apply(item)
                told = (*item.entities, *corrected.entities) if unmatched else ()
                unmatched -= {key for entity in told for key in (entity.id, entity.name)}
                writer.write(corrected)
        del seen
    with closing(Store(output)) as store:
        store.run(SETTINGS + TABLES)
        store.execute("BEGIN")
        copies = _find_copies(store, finder) if finder is not None else {}
        identify(store, corrections)
        contradictions = relate(store, copies)
        store.execute("COMMIT")
        store.run(INDEXES + "ANALYZE; PRAGMA journal_mode = DELETE;")
        known = {name for (name,) in store.rows("SELECT id FROM nodes UNION SELECT name FROM nodes")} if unmatched else set()
        counts = {table: store.one(f"SELECT count(*) FROM {table}")[0] for table in _COUNTED}
    missing = tuple(sorted(unmatched - known))
    return Summary(repeated=repeated, copies=len(copies), contradictions=contradictions, unmatched=missing, **counts)


_COUNTED = ("articles", "entities", "nodes", "relations", "edges", "events")


def _find_copies(store: Store, finder: Copies) -> dict[int, int]:
    """Articles that copy an earlier one, and which."""
    copies = {}
    articles = store.all("SELECT article, published, text_sha256 FROM articles ORDER BY published IS NULL, published, article")
    for article, published, digest in articles:
        sentences = store.rows("SELECT text FROM sentences WHERE article = ? ORDER BY begin", (article,))
        original = finder.original(article, ordinal(published), digest, (text for (text,) in sentences))
        if original is not None:
            copies[article] = original
    store.executemany("INSERT INTO copies VALUES (?, ?)", sorted(copies.items()))
    return copies
