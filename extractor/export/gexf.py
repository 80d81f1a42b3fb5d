"""GEXF 1.2: one dynamic graph for the whole run, for Gephi and its timeline.

One file and not one for each article, because a timeline over the days of one article shows nothing, and Gephi opens a graph at a time.
A relation lives from the first to the last day that its sentence gives, a thing from the first to the last of its relations; what has no
date, or has a relation without one, is always there. Known things are one node for all articles (see `node_id`). Nodes come before edges in
this format, so both wait in unnamed temporary files beside the output; it is made of them when the writer is closed, also after an error
or Ctrl-C. Only a killed run leaves none.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TextIO
from xml.sax.saxutils import quoteattr

from extractor.export.files import followed, is_stream, replacing, writing
from extractor.export.names import node_id, qualified
from extractor.export.values import days
from extractor.graph import EDGE_ATTRIBUTES, NODE_ATTRIBUTES, Value, build_graph
from extractor.records import Extraction

OWN = ("label", "name", "start", "end", "weight")  # the format has places of its own for these
_ARTICLE = ("article", "title", "published", "source", "url")
NODES = {key: kind for key, kind in NODE_ATTRIBUTES.items() if key not in OWN}
EDGES = {key: kind for key, kind in EDGE_ATTRIBUTES.items() if key not in OWN} | dict.fromkeys(_ARTICLE, str)
_TYPES: dict[type[Value], str] = {str: "string", int: "integer", float: "double", bool: "boolean"}

Life = tuple[date | None, date | None]  # first and last day; None where it is open


@dataclass(slots=True)
class _Node:
    attributes: dict[str, Value]
    life: Life | None = None  # None as long as it has no relation

    def live(self, other: Life) -> None:
        """Be there as long as one more relation is."""
        first, last = self.life or other
        self.life = (
            min(first, other[0]) if first is not None and other[0] is not None else None,
            max(last, other[1]) if last is not None and other[1] is not None else None,
        )

    def meet(self, attributes: Mapping[str, Value]) -> None:
        """Be what one more article calls it too."""
        self.attributes["mentions"] = int(self.attributes["mentions"]) + int(attributes["mentions"])
        names = [name for record in (self.attributes, attributes) for name in str(record.get("aliases", "")).split("; ") if name]
        if names:
            self.attributes["aliases"] = "; ".join(dict.fromkeys(names))


class GexfWriter:
    """Writes to a file, or to a text stream; of what it has seen, only the known things stay in memory."""

    def __init__(self, output: Path | TextIO) -> None:
        self._output = Path(output) if isinstance(output, str | os.PathLike) else output
        folder = None
        with writing(self._path):
            if isinstance(self._output, Path) and not is_stream(self._output):
                folder = followed(self._output).parent
                folder.mkdir(parents=True, exist_ok=True)
                if self._output.is_dir():
                    raise IsADirectoryError(21, "Is a directory")
            self._nodes, self._edges = (tempfile.TemporaryFile("w+", encoding="utf-8", newline="", dir=folder) for _ in range(2))
        self._known: dict[str, _Node] = {}

    @property
    def _path(self) -> Path:
        return self._output if isinstance(self._output, Path) else Path(getattr(self._output, "name", "output"))

    def write(self, extraction: Extraction) -> None:
        """Take in the graph of one article."""
        graph = build_graph(extraction)
        article = str(graph.graph["article"])
        about = {key: graph.graph[key] for key in _ARTICLE if key in graph.graph}
        names: dict[str, str] = {}
        own: dict[str, _Node] = {}
        for entity, attributes in graph.nodes(data=True):
            name = names[entity] = node_id(article, entity, attributes.get("wikidata"))
            nodes = self._known if name == attributes.get("wikidata") else own
            if name in nodes:
                nodes[name].meet(attributes)
            else:
                nodes[name] = _Node(dict(attributes))
        edges: list[str] = []
        for source, target, key, attributes in graph.edges(keys=True, data=True):
            life = days(attributes.get("start"), attributes.get("end"))
            ends = {"source": names[source], "target": names[target]}
            for end in ends.values():
                (own.get(end) or self._known[end]).live(life)
            # `kind`, of GEXF 1.3, keeps Gephi from making one of two relations between the same things
            fields = {"id": qualified(article, key.removeprefix(f"{article}:")), **ends, "label": attributes["label"]}
            fields |= {"kind": attributes["type"], "weight": str(attributes["weight"])}
            edges.append(element("edge", fields, life, {**attributes, **about}, EDGES))
        with writing(self._path):  # nodes first: Ctrl-C between the two must leave no edge without its ends
            self._nodes.write("".join(_node(name, node) for name, node in own.items()))
            self._edges.write("".join(edges))

    def close(self) -> None:
        """Put the file together."""
        with writing(self._path), self._nodes, self._edges:
            if isinstance(self._output, Path):
                with replacing(self._output) as partial, partial.open("w", encoding="utf-8", newline="") as stream:
                    self._finish(stream)
            else:
                self._finish(self._output)
                self._output.flush()

    def _finish(self, stream: TextIO) -> None:
        stream.write(head(NODES, EDGES))
        stream.writelines(_node(name, node) for name, node in self._known.items())
        self._nodes.seek(0)
        shutil.copyfileobj(self._nodes, stream)
        stream.write(BETWEEN)
        self._edges.seek(0)
        shutil.copyfileobj(self._edges, stream)
        stream.write(TAIL)


BETWEEN = "</nodes>\n<edges>\n"
TAIL = "</edges>\n</graph>\n</gexf>\n"


def head(nodes: Mapping[str, type[Value]], edges: Mapping[str, type[Value]]) -> str:
    """What stands before the nodes: the attributes that nodes and edges may have."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">']
    lines.append('<graph mode="dynamic" defaultedgetype="directed" timeformat="date">')
    for name, schema in (("node", nodes), ("edge", edges)):
        lines.append(f'<attributes class="{name}" mode="static">')
        lines += (f'<attribute id="{key}" title="{key}" type="{_TYPES[kind]}"/>' for key, kind in schema.items())
        lines.append("</attributes>")
    return "\n".join([*lines, "<nodes>", ""])


def _node(name: str, node: _Node) -> str:
    label = {"id": name, "label": str(node.attributes["label"])}
    return element("node", label, node.life or (None, None), node.attributes, NODES)


def element(
    tag: str, fields: Mapping[str, str], life: Life, attributes: Mapping[str, Value | None], schema: Mapping[str, type[Value]]
) -> str:
    """A node or an edge on one line, for its line breaks are escaped; attributes in the order of the schema."""
    first, last = life
    lived = {key: value.isoformat() for key, value in (("start", first), ("end", last)) if value is not None}
    own = "".join(f" {key}={_quoted(value)}" for key, value in {**fields, **lived}.items())
    held = ((key, attributes.get(key)) for key in schema)
    values = "".join(f'<attvalue for="{key}" value={_quoted(value)}/>' for key, value in held if value is not None)
    return f"<{tag}{own}><attvalues>{values}</attvalues></{tag}>\n"


@lru_cache(maxsize=10_000, typed=True)  # names, types and days come again and again
def _quoted(value: Value) -> str:
    if isinstance(value, str):
        return quoteattr(value)
    return f'"{str(value).lower() if isinstance(value, bool) else value}"'
