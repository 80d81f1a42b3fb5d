"""Neo4j: a folder with the CSV files of a bulk import, one set for the whole run; typed headers, nothing to convert.

    neo4j-admin database import full --nodes=articles.csv --nodes=nodes.csv --relationships=relationships.csv \\
        --relationships=mentions.csv

Known things have their Wikidata id for an id and are one node for all articles, others are `article:entity` and stay apart (see
`node_id`); articles are nodes of an id space of their own, and MENTIONED_IN leads to them. Line breaks become spaces, one for each, because
the importer takes a line for a record unless told otherwise, and ";" in a list becomes ",". Cells are data for a database and keep a
leading "=": what is for spreadsheets is the `csv` format. Source: Neo4j Operations Manual, "Import".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from extractor.export.csv import Sheet
from extractor.export.files import open_folder
from extractor.export.names import encoded, node_id
from extractor.export.values import days, iso_day
from extractor.graph import Value, aliases, cleaned, trigger_text
from extractor.records import Entity, EntityId, Extraction, Relation

ARTICLES = (
    "id:ID(Article)", "article", "title", "published:date", "source", "url", "language", "text_sha256", ":LABEL",
)  # fmt: skip
NODES = (
    "id:ID(Entity)", "name", "type", "subtype", "iso", "wikidata", "latitude:double", "longitude:double", ":LABEL",
)  # fmt: skip
MENTIONS = (":START_ID(Entity)", ":END_ID(Article)", "mentions:int", "aliases:string[]", ":TYPE")
RELATIONSHIPS = (
    ":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "article", "relation", "label", "type", "cameo", "polarity", "modality",
    "attributed_to:string[]", "anonymous:boolean", "time", "start:date", "end:date", "place", "office",
    "evidence", "begin:int", "end_offset:int", "trigger", "rule", "confidence:double",
)  # fmt: skip


class Neo4jWriter:
    """Writes rows as articles come and flushes them after each; remembers which known things it has written."""

    def __init__(self, output: Path | TextIO) -> None:
        folder = open_folder(output, "neo4j")
        self._articles = Sheet(folder / "articles.csv", ARTICLES, cell)
        self._nodes = Sheet(folder / "nodes.csv", NODES, cell)
        self._mentions = Sheet(folder / "mentions.csv", MENTIONS, cell)
        self._relationships = Sheet(folder / "relationships.csv", RELATIONSHIPS, cell)
        self._sheets = (self._articles, self._nodes, self._mentions, self._relationships)
        self._known: set[str] = set()

    def write(self, extraction: Extraction) -> None:
        """Write the rows of one article."""
        extraction = cleaned(extraction)
        article = encoded(extraction.id)
        self._articles.write(_article(article, extraction))
        nodes = {entity.id: node_id(extraction.id, entity.id, entity.wikidata) for entity in extraction.entities}
        names = {entity.id: entity.name for entity in extraction.entities}
        for entity in extraction.entities:
            node = nodes[entity.id]
            if node not in self._known:
                self._nodes.write(_node(node, entity))
            if node == entity.wikidata:  # only these come again
                self._known.add(node)
            count = {"mentions:int": len(entity.mentions), "aliases:string[]": texts(aliases(entity)), ":TYPE": "MENTIONED_IN"}
            self._mentions.write({":START_ID(Entity)": node, ":END_ID(Article)": article, **count})
        for relation in extraction.relations:
            ends = {":START_ID(Entity)": nodes[relation.source], ":END_ID(Entity)": nodes[relation.target]}
            self._relationships.write({**ends, "article": extraction.id, **_relationship(relation, names)})
        for sheet in self._sheets:
            sheet.flush()

    def close(self) -> None:
        """Close the files."""
        for sheet in self._sheets:
            sheet.close()


def _article(node: str, extraction: Extraction) -> dict[str, Value | None]:
    return {
        "id:ID(Article)": node,
        "article": extraction.id,
        "title": extraction.title,
        "published:date": iso_day(extraction.published),
        "source": extraction.source,
        "url": extraction.url,
        "language": extraction.language,
        "text_sha256": extraction.text_sha256,
        ":LABEL": "Article",
    }


def _node(node: str, entity: Entity) -> dict[str, Value | None]:
    return {
        "id:ID(Entity)": node,
        "name": entity.name,
        "type": entity.type,
        "subtype": entity.subtype,
        "iso": entity.iso,
        "wikidata": entity.wikidata,
        "latitude:double": entity.latitude,
        "longitude:double": entity.longitude,
        ":LABEL": f"Entity;{identifier(entity.type)}",
    }


def _relationship(relation: Relation, names: dict[EntityId, str]) -> dict[str, Value | None]:
    time = relation.time
    first, last = days(time.start, time.end) if time is not None else (None, None)
    return {
        ":TYPE": identifier(relation.type).upper(),
        "relation": relation.id,
        "label": relation.label,
        "type": relation.type,
        "cameo": relation.cameo,
        "polarity": relation.polarity,
        "modality": relation.modality,
        "attributed_to:string[]": texts(names.get(voice.entity, voice.entity) for voice in relation.attribution),
        "anonymous:boolean": relation.anonymous,
        "time": time.value if time is not None else None,
        "start:date": first.isoformat() if first else None,
        "end:date": last.isoformat() if last else None,
        "place": names.get(relation.place, relation.place) if relation.place is not None else None,
        "office": relation.office,
        "evidence": relation.evidence.text,
        "begin:int": relation.evidence.begin,
        "end_offset:int": relation.evidence.end,
        "trigger": trigger_text(relation),
        "rule": relation.rule,
        "confidence:double": relation.confidence,
    }


def cell(value: Value) -> Value:
    """A value on one line, as the importer wants it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.replace("\r", " ").replace("\n", " ") if isinstance(value, str) else value


def texts(several: Iterable[str]) -> str | None:
    """A list of texts, each once."""
    return ";".join(text.replace(";", ",") for text in dict.fromkeys(several) if text) or None


def identifier(kind: str) -> str:
    """A label or type that Cypher reads without quoting."""
    return re.sub(r"\W", "_", kind) or "_"
