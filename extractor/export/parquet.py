"""Parquet: a folder with the tables articles, entities, mentions and relations, for pandas, Polars, DuckDB and Spark.

Each table is a folder of parts, `part-00000.parquet` and so on, and parts of one number hold the same articles. They are append-only: a
run goes on after the last number that it finds and touches no older part. An article that is read twice is there twice; its `article` and
`text_sha256` tell.

A Parquet file cannot be read before it is finished, and a file for each article would be far too many; so a part has up to 1,000 articles,
which wait in memory. It is written when full, before an article whose id it has already, and when the writer is closed, also after an error
or Ctrl-C; a killed run loses at most the articles of the unfinished part. The articles of a part are written last: what the table
`articles` names is complete in the others.

`read_tables` gives back what was written, for `extractor merge` and `extractor diff`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from extractor.errors import ArticleError, DataError, UsageError
from extractor.export.files import open_folder, replacing, writing
from extractor.export.values import day, days
from extractor.graph import aliases, cleaned
from extractor.records import Entity, Extraction, Mention, Relation

if TYPE_CHECKING:
    import pyarrow

PART_ARTICLES = 1000
PART_ROWS = 200_000  # whichever comes first, over all tables: bounds the memory
GROUP_ROWS = 50_000  # of a row group, what a reader takes at once

COLUMNS: dict[str, dict[str, str]] = {  # types as pyarrow names them, with "?" where a row may have none
    "articles": {
        "article": "string", "title": "string?", "published": "date32?", "source": "string?", "url": "string?", "language": "string",
        "text_sha256": "string",
    },
    "entities": {
        "article": "string", "entity": "string", "type": "string", "subtype": "string?", "name": "string", "aliases": "texts",
        "iso": "string?", "wikidata": "string?", "latitude": "double?", "longitude": "double?",
    },
    "mentions": {
        "article": "string", "entity": "string", "begin": "int32", "end": "int32", "text": "string", "kind": "string",
    },
    "relations": {
        "article": "string", "relation": "string", "source": "string", "target": "string", "type": "string", "label": "string",
        "cameo": "string?", "polarity": "string", "modality": "string", "attribution": "voices", "anonymous": "bool",
        "time_text": "string?", "time_value": "string?", "start": "date32?", "end": "date32?", "place": "string?", "office": "string?",
        "evidence": "string", "evidence_begin": "int32", "evidence_end": "int32", "trigger_begin": "int32", "trigger_end": "int32",
        "rule": "string", "confidence": "double",
    },
}  # fmt: skip
"""The tables; offsets are half-open, in code points of the article text. `source`, `target` and `place` are entities of the article."""

Row = dict[str, Any]


class ParquetWriter:
    """Gathers rows and writes a part of each table when there are enough.

    Raises:
        UsageError: on construction, where pyarrow is missing.
    """

    def __init__(self, output: Path | TextIO) -> None:
        _schemas()  # finds out now whether pyarrow is there
        self._folder = open_folder(output, "parquet")
        with writing(self._folder):
            for table in COLUMNS:
                (self._folder / table).mkdir(exist_ok=True)
            # by the articles alone: parts without these are of a killed run, and are replaced
            self._number = max(_parts(self._folder), default=-1) + 1
        self._rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self._ids: set[str] = set()  # of the part

    def write(self, extraction: Extraction) -> None:
        """Take in one article."""
        extraction = cleaned(extraction)
        if extraction.id in self._ids:  # so that in a part an id tells to which article a row belongs
            self._write_part()
        self._ids.add(extraction.id)
        for table, rows in rows_of(extraction).items():
            self._rows[table] += rows
        if len(self._rows["articles"]) >= PART_ARTICLES or sum(map(len, self._rows.values())) >= PART_ROWS:
            self._write_part()

    def close(self) -> None:
        """Write what is left."""
        if self._rows["articles"]:
            self._write_part()

    def _write_part(self) -> None:
        import pyarrow
        from pyarrow import parquet

        for name, schema in reversed(_schemas().items()):
            with replacing(self._folder / name / f"part-{self._number:05}.parquet") as partial:
                table = pyarrow.Table.from_pylist(self._rows[name], schema)
                parquet.write_table(table, partial, row_group_size=GROUP_ROWS, compression="zstd")
        self._rows, self._ids = {table: [] for table in COLUMNS}, set()
        self._number += 1


def rows_of(extraction: Extraction) -> dict[str, list[Row]]:
    """The rows of one article, cleaned, by table."""
    article = {"article": extraction.id}
    return {
        "articles": [_article(extraction)],
        "entities": [article | _entity(entity) for entity in extraction.entities],
        "mentions": [
            article | {"entity": entity.id} | _mention(mention) for entity in extraction.entities for mention in entity.mentions
        ],
        "relations": [article | _relation(relation) for relation in extraction.relations],
    }


def _article(extraction: Extraction) -> Row:
    return {
        "article": extraction.id,
        "title": extraction.title,
        "published": day(extraction.published),
        "source": extraction.source,
        "url": extraction.url,
        "language": extraction.language,
        "text_sha256": extraction.text_sha256,
    }


def _entity(entity: Entity) -> Row:
    return {
        "entity": entity.id,
        "type": entity.type,
        "subtype": entity.subtype,
        "name": entity.name,
        "aliases": aliases(entity),
        "iso": entity.iso,
        "wikidata": entity.wikidata,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
    }


def _mention(mention: Mention) -> Row:
    return {"begin": mention.begin, "end": mention.end, "text": mention.text, "kind": mention.kind}


def _relation(relation: Relation) -> Row:
    time = relation.time
    first, last = days(time.start, time.end) if time is not None else (None, None)
    return {
        "relation": relation.id,
        "source": relation.source,
        "target": relation.target,
        "type": relation.type,
        "label": relation.label,
        "cameo": relation.cameo,
        "polarity": relation.polarity,
        "modality": relation.modality,
        "attribution": [{"entity": voice.entity, "cue": voice.cue, "quote": voice.quote} for voice in relation.attribution],
        "anonymous": relation.anonymous,
        "time_text": time.text if time is not None else None,
        "time_value": time.value if time is not None else None,
        "start": first,
        "end": last,
        "place": relation.place,
        "office": relation.office,
        "evidence": relation.evidence.text,
        "evidence_begin": relation.evidence.begin,
        "evidence_end": relation.evidence.end,
        "trigger_begin": relation.trigger.begin,
        "trigger_end": relation.trigger.end,
        "rule": relation.rule,
        "confidence": relation.confidence,
    }


def holds_tables(folder: Path) -> bool:
    """Whether it is a folder as this writer fills one."""
    return (folder / "articles").is_dir() and bool(_parts(folder))


def read_tables(folder: Path) -> Iterator[Extraction | ArticleError]:
    """The articles of a folder that this writer filled, in the order in which they were written: equal to what was, when cleaned.

    What is no extraction is an error in its place.

    Raises:
        UsageError: a table cannot be read, or pyarrow is missing.
    """
    for _, name in sorted(_parts(folder).items()):
        articles, *others = (_read_table(folder / table / name, table) for table in COLUMNS)
        entities, mentions, relations = (_by_article(rows) for rows in others)
        seen: set[str] = set()
        for row in articles:
            key = row["article"]
            try:
                if key in seen:
                    raise DataError("it stands there twice, by an older version; run it anew")
                yield Extraction.from_dict(_record(row, entities[key], mentions[key], relations[key]))
            except DataError as error:
                yield ArticleError(f"{folder / 'articles' / name}: {key}", f"is no extraction ({error})")
            seen.add(key)


def _parts(folder: Path) -> dict[int, str]:
    """The files of each table by their number."""
    found = (re.fullmatch(r"part-(\d+)\.parquet", path.name) for path in (folder / "articles").iterdir())
    return {int(match[1]): match[0] for match in found if match}


def _read_table(path: Path, table: str) -> list[Row]:
    schema = _schemas()[table]
    import pyarrow
    from pyarrow import parquet

    try:
        rows: list[Row] = parquet.ParquetFile(path).read().cast(schema).to_pylist()
    except (OSError, ValueError, pyarrow.ArrowException) as error:
        raise UsageError(f"{path}: cannot be read ({error}); expected the {table} of `extractor run --format parquet`") from error
    return rows


def _by_article(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["article"]].append(row)
    return found


def _record(article: Row, entities: Iterable[Row], mentions: Iterable[Row], relations: Iterable[Row]) -> Row:
    """The JSON form of an article: what `rows_of` took apart."""
    spans: defaultdict[str, list[Row]] = defaultdict(list)
    for row in mentions:
        spans[row["entity"]].append(_without(row, "entity"))
    return {
        **_without(article, "published"),
        "id": article["article"],
        "published": _iso(article["published"]),
        "entities": [{**_without(row, "aliases"), "id": row["entity"], "mentions": spans[row["entity"]]} for row in entities],
        "relations": [_relation_record(row) for row in relations],
    }


def _relation_record(row: Row) -> Row:
    text, value = row["time_text"], row["time_value"]
    return {
        **row,
        "id": row["relation"],
        "time": None if text is None else {"text": text, "value": value, "start": _iso(row["start"]), "end": _iso(row["end"])},
        "evidence": {"begin": row["evidence_begin"], "end": row["evidence_end"], "text": row["evidence"]},
        "trigger": {"begin": row["trigger_begin"], "end": row["trigger_end"]},
    }


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value is not None else None


@cache
def _schemas() -> dict[str, pyarrow.Schema]:
    """The schema of each table by name, the articles first.

    Raises:
        UsageError: pyarrow is missing.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        message = "the parquet format needs pyarrow: install the extra [tables], pip install 'geopolitical-extractor[tables]'"
        raise UsageError(message) from error

    text = pa.field("item", pa.string(), nullable=False)
    voice = [
        pa.field(name, kind, nullable=False)
        for name, kind in (("entity", pa.string()), ("cue", pa.string()), ("quote", pa.bool_()))
    ]
    lists = {"texts": pa.list_(text), "voices": pa.list_(pa.field("item", pa.struct(voice), nullable=False))}

    def field(name: str, kind: str) -> pyarrow.Field:
        bare = kind.removesuffix("?")
        return pa.field(name, lists[bare] if bare in lists else pa.type_for_alias(bare), nullable=kind.endswith("?"))

    return {table: pa.schema([field(name, kind) for name, kind in columns.items()]) for table, columns in COLUMNS.items()}
