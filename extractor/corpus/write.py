"""The graph of a corpus in a format of others, streamed from the database: of the graph no more than the ids of its nodes is in memory.

A node has what all articles tell of a thing; an edge has all that they tell of two things by one type, with its first and last day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TextIO
from xml.sax.saxutils import escape, quoteattr

import apsw

from extractor.corpus.geojson import write_geojson
from extractor.errors import ExportError, UsageError
from extractor.export import gexf
from extractor.export.csv import Sheet
from extractor.export.files import open_folder, open_text, replacing
from extractor.export.jsonlines import escape as escape_json
from extractor.export.neo4j import cell, identifier, texts
from extractor.export.sqlite import Store
from extractor.export.values import days, iso_day

SHOWN = 10  # sentences of an edge that GraphML and GEXF carry; the others have all

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
SELECT edge, source, target, label, type, reports, negative, articles, sources, first, last, confidence FROM edges ORDER BY edge
"""
# CROSS: in this order of tables, so that nothing waits to be sorted (SQLite, "The SQLite Query Optimizer Overview", section 8.2.1)
_SENTENCES = """
SELECT x.text, a.id FROM reports p CROSS JOIN sentences x USING (sentence) CROSS JOIN articles a USING (article)
ORDER BY p.edge, p.relation
"""
_REPORTS = """
SELECT p.event, a.id, a.published, a.source, a.url, r.id, r.label, r.cameo, r.polarity, r.modality, r.anonymous, r.time_value,
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


def open_corpus(path: Path) -> Store:
    """The database of a merge, for reading.

    Raises:
        UsageError: the file is none.
    """
    try:
        store = Store(path, change=False)
        store.execute("SELECT edge FROM edges LIMIT 1")
    except apsw.Error as error:
        raise UsageError(f"{path}: is no corpus ({error}); expected a file that `extractor merge -o {path}` wrote") from error
    return store


def write_graphml(store: Store, output: TextIO) -> None:
    """Nodes and edges with flat attributes, as `graph.py` has them for one article."""
    output.write("<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
    keys = [(kind, name) for kind, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)) for name in columns]
    for number, (kind, name) in enumerate(keys):
        form = (NODE_COLUMNS if kind == "node" else EDGE_COLUMNS)[name]
        output.write(f'<key id="d{number}" for="{kind}" attr.name="{name}" attr.type="{form}"/>\n')
    output.write('<graph edgedefault="directed">\n')
    nodes, edges = (
        {name: f'<data key="d{number}">' for number, (each, name) in enumerate(keys) if each == kind} for kind in ("node", "edge")
    )
    told = _data(nodes, nodes)
    for node, *values in store.rows(_NODES):
        output.write(f"<node id={quoteattr(node)}>{told(*values)}</node>\n")
    # what comes again and again is made once; what does not, ids and sentences, is written out
    named, counted, lasting, sure, weighing = (
        lru_cache(10_000)(_data(edges, columns))
        for columns in (
            ("label", "name", "type"), ("reports", "negative", "articles", "sources"), ("start", "end"), ("confidence",), ("weight",)
        )
    )  # fmt: skip
    for edge, source, target, relation, *more in _edges(store, quoteattr):
        label, name, kind, reports, negative, articles, sources, start, end, confidence, evidence, weight = more
        output.write(
            f'<edge id="{edge}" source={source} target={target}>{edges["relation"]}{relation}</data>{named(label, name, kind)}'
            f"{counted(reports, negative, articles, sources)}{lasting(start, end)}{sure(confidence)}"
            f"{edges['evidence']}{_escaped(evidence)}</data>{weighing(weight)}</edge>\n"
        )
    output.write("</graph>\n</graphml>\n")


def write_gexf(store: Store, output: TextIO) -> None:
    """A dynamic graph for Gephi's timeline: things and edges live from the first to the last day that is told of them."""
    kinds = {"string": str, "int": int, "double": float}
    nodes, edges = (
        {name: kinds[form] for name, form in columns.items() if name not in gexf.OWN} for columns in (NODE_COLUMNS, EDGE_COLUMNS)
    )
    output.write(gexf.head(nodes, edges))
    for node, *values in store.rows(_NODES):
        record = dict(zip(NODE_COLUMNS, values, strict=True))
        fields = {"id": node, "label": record["label"]}
        output.write(gexf.element("node", fields, days(record["first"], record["last"]), record, nodes))
    output.write(gexf.BETWEEN)
    for edge, source, target, *row in _edges(store):
        record = dict(zip(EDGE_COLUMNS, row, strict=True))
        fields = {"id": edge, "source": source, "target": target, "label": record["label"], "kind": record["type"]}
        fields["weight"] = str(record["weight"])
        output.write(gexf.element("edge", fields, days(record["start"], record["end"]), record, edges))
    output.write(gexf.TAIL)


def write_neo4j(store: Store, folder: Path) -> None:
    """The files of a bulk import: nodes.csv, relationships.csv, an edge with all its sentences."""
    for name, columns, rows in (("nodes", NEO4J_NODES, _neo4j_nodes(store)), ("relationships", NEO4J_EDGES, _neo4j_edges(store))):
        with replacing(folder / f"{name}.csv") as partial, closing(Sheet(partial, columns, cell)) as sheet:
            sheet.write_all(rows)


def write_jsonl(store: Store, output: TextIO) -> None:
    """A line per node and then one per edge with all its reports."""
    for node, *values in store.rows(_NODES):
        record = dict(zip(NODE_COLUMNS, values, strict=True))
        aliases = [
            name for (name,) in store.rows("SELECT a.name FROM aliases a JOIN nodes USING (node) WHERE nodes.id = ?", (node,))
        ]
        output.write(_json({"node": node, **record, "aliases": aliases}))
    ends, reports = _ids(store), _in_turn(store, _REPORTS)
    for edge, source, target, label, kind, *more in store.rows(_EDGES):
        head = {"edge": f"e{edge}", "source": ends[source], "target": ends[target], "type": kind, "label": label}
        told = [dict(zip(_REPORT_KEYS, values, strict=True)) for values in reports(more[0])]
        record = {
            **head,
            **dict(zip(("reports", "negative", "articles", "sources", "first", "last", "confidence"), more, strict=True)),
        }
        output.write(_json({**record, "told": [{**report, "anonymous": bool(report["anonymous"])} for report in told]}))


GRAPH_WRITERS: dict[str, Callable[[Store, TextIO], None]] = {
    ".graphml": write_graphml,
    ".gexf": write_gexf,
    ".jsonl": write_jsonl,
    ".geojson": write_geojson,
}
FORMATS = (*(suffix[1:] for suffix in GRAPH_WRITERS), "neo4j")


def write_graph(corpus: Path, output: Path, form: str | None = None) -> None:
    """The graph of a corpus; no half-written file is ever seen.

    Args:
        corpus: the database.
        output: a file; a folder for neo4j.
        form: one of `FORMATS`; without it, what the suffix of the output says.

    Raises:
        UsageError: no format has that suffix, or there is no such corpus.
        ExportError: the output cannot be written.
    """
    if form is not None and form not in FORMATS:
        raise UsageError(f"--format {form}: expected one of {', '.join(FORMATS)}")
    writer = GRAPH_WRITERS.get(f".{form}" if form else output.suffix.lower())
    if writer is None and form != "neo4j":
        raise UsageError(
            f"{output}: expected a name that ends in one of {', '.join(GRAPH_WRITERS)}, or --format neo4j and a folder"
        )
    with closing(open_corpus(corpus)) as store:
        try:
            if writer is None:
                write_neo4j(store, open_folder(output, "neo4j"))
                return
            with replacing(output) as partial, closing(open_text(partial)) as stream:
                writer(store, stream)
        except apsw.Error as error:
            raise ExportError(f"{corpus}: cannot be read ({error}); merge it anew") from error


def _edges(store: Store, quoted: Callable[[str], str] = str) -> Iterator[tuple[Any, ...]]:
    """Each edge: its id, those of its ends, quoted, and the values of `EDGE_COLUMNS`."""
    ends, sentences = _ids(store, quoted), store.rows(_SENTENCES)
    for number, source, target, label, kind, reports, negative, articles, sources, first, last, confidence in store.rows(_EDGES):
        text, article = next(sentences)
        told = f"{text} [{article}]"
        if reports > 1:
            lines = list(dict.fromkeys([told, *(f"{text} [{article}]" for text, article in islice(sentences, reports - 1))]))
            told = " | ".join([*lines[:SHOWN], *([f"and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else ())])
        edge = f"e{number}"
        yield (
            edge, ends[source], ends[target], edge, label, label, kind, reports, negative, articles, sources, first, last, confidence,
            told, articles,
        )  # fmt: skip


NEO4J_NODES = (
    "id:ID(Entity)", "name", "type", "subtype", "iso", "wikidata", "latitude:double", "longitude:double", "articles:int", "mentions:int",
    "sources:int", "first:date", "last:date", "aliases:string[]", ":LABEL",
)  # fmt: skip
NEO4J_EDGES = (
    ":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "edge", "label", "type", "reports:int", "negative:int", "articles:int", "sources:int",
    "start:date", "end:date", "confidence:double", "evidence:string[]", "in:string[]",
)  # fmt: skip


def _neo4j_nodes(store: Store) -> Iterator[tuple[Any, ...]]:
    aliases = _by_node(store)
    for node, name, _, kind, *more, first, last, _ in store.rows(_NODES):
        yield (node, name, kind, *more, iso_day(first), iso_day(last), texts(aliases(node)), f"Entity;{identifier(kind)}")


def _neo4j_edges(store: Store) -> Iterator[tuple[Any, ...]]:
    """Sentences and, at the same places, the articles that they are in."""
    ends, sentences = _ids(store), _in_turn(store, _SENTENCES)
    for edge, source, target, label, kind, *counts, first, last, confidence in store.rows(_EDGES):
        lists = (";".join(part.replace(";", ",") for part in parts) for parts in zip(*sentences(counts[0]), strict=True))
        span = (day.isoformat() if day else None for day in days(first, last))
        head = (ends[source], ends[target], identifier(kind).upper(), f"e{edge}", label, kind)
        yield (*head, *counts, *span, confidence, *lists)


def _by_node(store: Store) -> Callable[[str], list[str]]:
    """The other names of a node."""
    query = "SELECT a.name FROM nodes n JOIN aliases a USING (node) WHERE n.id = ? AND a.name <> n.name"
    return lambda node: [name for (name,) in store.rows(query, (node,))]


def _ids(store: Store, shown: Callable[[str], str] = str) -> dict[int, str]:
    """The ids of nodes: all that is held in memory of them."""
    return {node: shown(identifier) for node, identifier in store.rows("SELECT node, id FROM nodes")}


def _in_turn(store: Store, query: str) -> Callable[[int], list[tuple[Any, ...]]]:
    """Gives the rows of one edge after the other, for a walk over the edges, which tell how many reports they have."""
    rows = store.rows(query)
    return lambda count: list(islice(rows, count))


def _data(begins: Mapping[str, str], columns: Iterable[str]) -> Callable[..., str]:
    """Writes the data elements of some columns, each with its begin; values that are None are left out."""
    chosen = [begins[column] for column in columns]
    return lambda *values: "".join(
        [f"{begin}{_escaped(value)}</data>" for begin, value in zip(chosen, values, strict=True) if value is not None]
    )


def _escaped(value: Any) -> Any:
    """A value as XML has it; most texts have nothing to escape."""
    return escape(value) if isinstance(value, str) and ("&" in value or "<" in value or ">" in value) else value


def _json(record: dict[str, object]) -> str:
    return escape_json(json.dumps(record, ensure_ascii=False)) + "\n"
