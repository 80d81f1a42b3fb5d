"""SQLite: one database with a row per article, entity, mention, sentence and relation, and a full-text index of the sentences.

The tables hold what the contract holds, as articles told it; `extractor merge` adds to them which entities of several articles are one.
Every article is one transaction. The write-ahead log makes that cheap, and a run that is killed loses none that was written. A merge, which
begins anew when it is killed, writes all of them in one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import apsw

from extractor.errors import ExportError, UsageError
from extractor.export.files import followed, is_stream
from extractor.graph import cleaned
from extractor.records import EntityId, Extraction

SCHEMA = """
CREATE TABLE articles (
    article INTEGER PRIMARY KEY, id TEXT NOT NULL, title TEXT, published TEXT, source TEXT, url TEXT, language TEXT NOT NULL,
    text_sha256 TEXT NOT NULL
);
CREATE TABLE entities (
    entity INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, id TEXT NOT NULL, type TEXT NOT NULL, subtype TEXT,
    name TEXT NOT NULL, iso TEXT, wikidata TEXT, latitude REAL, longitude REAL
);
CREATE TABLE mentions (
    entity INTEGER NOT NULL REFERENCES entities, begin INTEGER NOT NULL, end INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL
);
CREATE TABLE sentences (
    sentence INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, begin INTEGER NOT NULL, end INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE relations (
    relation INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, id TEXT NOT NULL,
    source INTEGER NOT NULL REFERENCES entities, target INTEGER NOT NULL REFERENCES entities, type TEXT NOT NULL, label TEXT NOT NULL,
    cameo TEXT, polarity TEXT NOT NULL, modality TEXT NOT NULL, anonymous INTEGER NOT NULL,
    time_text TEXT, time_value TEXT, start TEXT, end TEXT, place INTEGER REFERENCES entities, office TEXT,
    sentence INTEGER NOT NULL REFERENCES sentences, trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL, rule TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE TABLE attributions (
    relation INTEGER NOT NULL REFERENCES relations, position INTEGER NOT NULL, speaker INTEGER NOT NULL REFERENCES entities,
    cue TEXT NOT NULL, quote INTEGER NOT NULL
);
CREATE VIRTUAL TABLE sentence_search USING fts5(text, content='sentences', content_rowid='sentence', columnsize=0); -- nothing is ranked
INSERT INTO sentence_search (sentence_search, rank) VALUES ('automerge', 0), ('crisismerge', 999); -- filled once: half the time
"""
# Made when all rows are in, which is several times as fast.
INDEXES = """
CREATE INDEX articles_by_id ON articles (id);
CREATE INDEX entities_by_article ON entities (article);
CREATE INDEX entities_by_id ON entities (id);
CREATE INDEX mentions_by_entity ON mentions (entity);
CREATE INDEX sentences_by_article ON sentences (article);
CREATE INDEX relations_by_article ON relations (article);
CREATE INDEX relations_by_source ON relations (source);
CREATE INDEX relations_by_target ON relations (target);
CREATE INDEX attributions_by_relation ON attributions (relation);
"""

_NO_TIME = (None, None, None, None)
_COLUMNS = {"articles": 8, "entities": 10, "mentions": 5, "sentences": 5, "relations": 22, "attributions": 5}
_INSERTS = {table: f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})" for table, columns in _COLUMNS.items()}
_ARTICLES_A_FLUSH = 16  # of a writer whose rows are one transaction: a call for each table and article costs a tenth more


class Store(apsw.Connection):
    """A database; a row is a tuple of what its columns hold.

    APSW and not the standard library's sqlite3: its rows come and go twice as fast, and SQLite is of one version on all machines.
    Of one thread at a time: it takes no locks for others, which costs a tenth.
    """

    def __init__(self, path: Path, change: bool = True) -> None:
        access = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE if change else apsw.SQLITE_OPEN_READONLY
        super().__init__(str(path), access | apsw.SQLITE_OPEN_NOMUTEX)

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows that answer a query, one by one."""
        return self.execute(query, values)

    def all(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows that answer a query."""
        return self.execute(query, values).fetchall()

    def one(self, query: str, values: Sequence[Any] = ()) -> Any:
        """The row that answers a query."""
        return next(self.execute(query, values))

    def run(self, statements: str) -> None:
        """Execute statements, also such as answer."""
        self.execute(statements).fetchall()


class SqliteWriter:
    """Fills a new database, in the place of an older file; full-text search and indexes come with `close`.

    Args:
        output: the file.
        at_once: whether all that is written is one transaction, which is quicker and outlives no kill.
    """

    def __init__(self, output: Path | TextIO, at_once: bool = False) -> None:
        if not isinstance(output, str | os.PathLike):
            raise UsageError("the sqlite format is a file: name it with -o FILE")
        if is_stream(Path(output)):
            raise UsageError(f"{output}: is a device or a pipe; expected a file for a database; choose another output with -o")
        self._path = followed(Path(output))
        with _storing(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            for old in (self._path, *(self._path.with_name(self._path.name + suffix) for suffix in ("-wal", "-shm"))):
                old.unlink(missing_ok=True)
            self.connection = Store(self._path)
            safety = (
                "journal_mode = OFF; PRAGMA synchronous = OFF" if at_once else "journal_mode = WAL; PRAGMA synchronous = NORMAL"
            )
            self.connection.run(f"PRAGMA page_size = 16384; PRAGMA {safety};{SCHEMA}{'BEGIN;' if at_once else ''}")
        self._insert = self.connection.cursor().executemany  # of one cursor, which costs half as much as of the connection
        self._at_once = at_once
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _INSERTS}  # which await their insertion
        self._entities = self._sentences = self._relations = self._articles = 0

    def write(self, extraction: Extraction) -> None:
        """Store one article.

        Raises:
            ExportError: the file cannot be written.
        """
        with _storing(self._path):
            self._take(cleaned(extraction))
            if not self._at_once:
                with self.connection:
                    self._flush()
            elif len(self._rows["articles"]) == _ARTICLES_A_FLUSH:
                self._flush()

    def _take(self, x: Extraction) -> None:
        """Add the rows of one article to those that await their insertion; in plain loops, which cost half as much as comprehensions."""
        article = self._articles + 1
        entities: list[tuple[Any, ...]] = []
        mentions: list[tuple[Any, ...]] = []
        keys: dict[EntityId, int] = {}
        for entity, e in enumerate(x.entities, self._entities + 1):
            keys[e.id] = entity
            entities.append((entity, article, e.id, e.type, e.subtype, e.name, e.iso, e.wikidata, e.latitude, e.longitude))
            for m in e.mentions:
                mentions.append((entity, m.begin, m.end, m.text, m.kind))
        sentences: dict[tuple[int, int, str], int] = {}
        relations: list[tuple[Any, ...]] = []
        attributions: list[tuple[Any, ...]] = []
        for relation, r in enumerate(x.relations, self._relations + 1):
            evidence = (r.evidence.begin, r.evidence.end, r.evidence.text)  # which is hashed faster than the record
            sentence = sentences.setdefault(evidence, self._sentences + len(sentences) + 1)
            time = (r.time.text, r.time.value, r.time.start, r.time.end) if r.time else _NO_TIME
            place = keys.get(r.place) if r.place else None
            relations.append(
                (
                    relation, article, r.id, keys[r.source], keys[r.target], r.type, r.label, r.cameo, r.polarity, r.modality,
                    r.anonymous, *time, place, r.office, sentence, r.trigger.begin, r.trigger.end, r.rule, r.confidence,
                )
            )  # fmt: skip
            if r.attribution:
                for position, v in enumerate(r.attribution):
                    if v.entity in keys:
                        attributions.append((relation, position, keys[v.entity], v.cue, v.quote))
        self._articles = article
        self._entities += len(entities)
        self._sentences += len(sentences)
        self._relations += len(relations)
        rows = self._rows
        rows["articles"].append((article, x.id, x.title, x.published, x.source, x.url, x.language, x.text_sha256))
        rows["entities"] += entities
        rows["mentions"] += mentions
        rows["sentences"] += [(key, article, *sentence) for sentence, key in sentences.items()]
        rows["relations"] += relations
        rows["attributions"] += attributions

    def _flush(self) -> None:
        try:
            for table, rows in self._rows.items():
                self._insert(_INSERTS[table], rows)
        finally:  # those of an article that could not be stored are not the next one's
            for rows in self._rows.values():
                rows.clear()

    def close(self) -> None:
        """Index what is there, and leave one file."""
        with _storing(self._path):
            self._flush()
            begin = "" if self._at_once else "BEGIN;"
            filled = f"{INDEXES}INSERT INTO sentence_search (sentence_search) VALUES ('rebuild');"
            self.connection.run(f"{begin}{filled}COMMIT; PRAGMA journal_mode = DELETE;")
            self.connection.close()


@contextmanager
def _storing(path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, apsw.Error) as error:
        raise ExportError(f"{path}: cannot be written ({error}); choose another output with -o") from error
