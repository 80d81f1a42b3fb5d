"""The graph of a corpus as a file, streamed from the database: no graph in memory, whatever its size."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from extractor.errors import ExportError, UsageError
from extractor.export.files import open_text, writing
from extractor.export.jsonlines import escape as escape_json

SHOWN = 10  # sentences of an edge that GraphML carries; the database and JSON Lines have all

NODE_COLUMNS = {
    "label": "string", "name": "string", "type": "string", "subtype": "string", "iso": "string", "wikidata": "string",
    "latitude": "double", "longitude": "double", "articles": "int", "mentions": "int", "sources": "int", "first": "string",
    "last": "string", "aliases": "string",
}  # fmt: skip
EDGE_COLUMNS = {
    "relation": "string", "label": "string", "name": "string", "type": "string", "reports": "int", "negative": "int", "articles": "int",
    "sources": "int", "start": "string", "end": "string", "confidence": "double", "evidence": "string", "weight": "double",
}  # fmt: skip
_NODES = """
SELECT n.id, n.name, n.name, n.type, n.subtype, n.iso, n.wikidata, n.latitude, n.longitude, n.articles, n.mentions, n.sources,
    n.first, n.last, (SELECT group_concat(name, '; ') FROM (SELECT name FROM aliases a WHERE a.node = n.node AND a.name <> n.name))
FROM nodes n ORDER BY n.node
"""
_EDGES = """
SELECT e.edge, s.id, t.id, e.label, e.type, e.reports, e.negative, e.articles, e.sources, e.first, e.last, e.confidence
FROM edges e JOIN nodes s ON s.node = e.source JOIN nodes t ON t.node = e.target ORDER BY e.edge
"""
_SENTENCES = """
SELECT p.edge, a.id, x.text FROM reports p JOIN relations r USING (relation) JOIN articles a USING (article)
    JOIN sentences x ON x.sentence = r.sentence ORDER BY p.edge, p.relation
"""
_REPORTS = """
SELECT p.edge, p.event, a.id, a.published, a.source, a.url, r.id, r.label, r.cameo, r.polarity, r.modality, r.anonymous, r.time_value,
    r.start, r.end, (SELECT group_concat(name, '; ') FROM (SELECT s.name FROM attributions v JOIN entities s ON s.entity = v.speaker
        WHERE v.relation = r.relation ORDER BY v.position)),
    x.begin, x.end, x.text, r.rule, r.confidence
FROM reports p JOIN relations r USING (relation) JOIN articles a USING (article) JOIN sentences x ON x.sentence = r.sentence
ORDER BY p.edge, p.relation
"""
_REPORT_KEYS = (
    "event", "article", "published", "source", "url", "relation", "label", "cameo", "polarity", "modality", "anonymous", "time", "start",
    "end", "attributed_to", "begin", "end_offset", "evidence", "rule", "confidence",
)  # fmt: skip


def open_corpus(path: Path) -> sqlite3.Connection:
    """The database of a merge, for reading.

    Raises:
        UsageError: the file is none.
    """
    try:
        store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        store.execute("SELECT edge FROM edges LIMIT 1")
    except sqlite3.Error as error:
        raise UsageError(f"{path}: is no corpus ({error}); expected a file that `extractor merge -o {path}` wrote") from error
    return store


def write_graphml(store: sqlite3.Connection, output: TextIO) -> None:
    """Nodes and edges with flat attributes, as `graph.py` has them for one article."""
    output.write("<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
    for kind, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        for name, form in columns.items():
            output.write(f'<key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="{form}"/>\n')
    output.write('<graph edgedefault="directed">\n')
    line = _template("node", NODE_COLUMNS)
    for identifier, *values in store.execute(_NODES):
        output.write(f"<node id={quoteattr(identifier)}>{line(values)}</node>\n")
    line = _template("edge", EDGE_COLUMNS)
    sentences = _by_edge(store, _SENTENCES)
    for edge, source, target, label, kind, reports, negative, articles, sources, first, last, confidence in store.execute(_EDGES):
        told = list(dict.fromkeys(f"{text} [{article}]" for article, text in next(sentences)))
        evidence = " | ".join(told[:SHOWN]) + (f" | and {len(told) - SHOWN} more" if len(told) > SHOWN else "")
        key = f"e{edge}"
        row = (key, label, label, kind, reports, negative, articles, sources, first, last, confidence, evidence, articles)
        output.write(f'<edge id="{key}" source={quoteattr(source)} target={quoteattr(target)}>{line(row)}</edge>\n')
    output.write("</graph>\n</graphml>\n")


def write_jsonl(store: sqlite3.Connection, output: TextIO) -> None:
    """A line per node and then one per edge with all its reports."""
    for identifier, *values in store.execute(_NODES):
        record = dict(zip(NODE_COLUMNS, values, strict=True))
        aliases = [
            name
            for (name,) in store.execute("SELECT a.name FROM aliases a JOIN nodes USING (node) WHERE nodes.id = ?", (identifier,))
        ]
        output.write(_json({"node": identifier, **record, "aliases": aliases}))
    reports = _by_edge(store, _REPORTS)
    for edge, source, target, label, kind, count, negative, articles, sources, first, last, confidence in store.execute(_EDGES):
        record = {
            "edge": f"e{edge}", "source": source, "target": target, "type": kind, "label": label, "reports": count, "negative": negative,
            "articles": articles, "sources": sources, "first": first, "last": last, "confidence": confidence,
        }  # fmt: skip
        told = [dict(zip(_REPORT_KEYS, values, strict=True)) for values in next(reports)]
        output.write(_json({**record, "told": [{**report, "anonymous": bool(report["anonymous"])} for report in told]}))


GRAPH_WRITERS: dict[str, Callable[[sqlite3.Connection, TextIO], None]] = {".graphml": write_graphml, ".jsonl": write_jsonl}


def write_graph(corpus: Path, output: Path) -> None:
    """The graph of a corpus in the format of the output's suffix; no half-written file is ever seen.

    Raises:
        UsageError: no format has that suffix, or there is no such corpus.
        ExportError: the output cannot be written.
    """
    writer = GRAPH_WRITERS.get(output.suffix.lower())
    if writer is None:
        raise UsageError(f"{output}: expected a name that ends in one of {', '.join(GRAPH_WRITERS)}")
    partial = output.with_name(f".{output.name}.part")
    with closing(open_corpus(corpus)) as store, writing(output):
        try:
            with closing(open_text(partial)) as stream:
                writer(store, stream)
            os.replace(partial, output)
        except sqlite3.Error as error:
            raise ExportError(f"{corpus}: cannot be read ({error}); merge it anew") from error
        finally:
            partial.unlink(missing_ok=True)


def _by_edge(store: sqlite3.Connection, query: str) -> Iterator[list[tuple[object, ...]]]:
    """The rows of each edge in order, for a walk beside that over the edges: every edge has some."""
    for _, rows in groupby(store.cursor().execute(query), key=lambda row: row[0]):
        yield [row[1:] for row in rows]


def _template(kind: str, columns: dict[str, str]) -> Callable[[Iterable[object]], str]:
    heads = [(f'<data key="{kind}-{name}">', form == "string") for name, form in columns.items()]

    def line(values: Iterable[object]) -> str:
        pairs = zip(heads, values, strict=True)
        return "".join(
            f"{head}{escape(str(value)) if text else value}</data>" for (head, text), value in pairs if value is not None
        )

    return line


def _json(record: dict[str, object]) -> str:
    return escape_json(json.dumps(record, ensure_ascii=False)) + "\n"
