"""`extractor merge`: the articles of one run or more become one database with one graph.

To the tables of `export/sqlite.py`, which hold what each article tells, come those below, which hold what all of them tell. Articles are
read one by one; what stays in memory is a profile of each thing, not the articles.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from extractor.corpus.copies import Copies
from extractor.corpus.events import Event, Report, blame, count_sources, group
from extractor.corpus.identity import Evidence, Identities, Profile, ambiguous_names, common_names, fold, load_identity
from extractor.corpus.runs import read_runs
from extractor.corpus.write import GRAPH_WRITERS, write_graph
from extractor.corrections import Corrections
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.short_forms import short_forms
from extractor.entities.words import load_words
from extractor.errors import ArticleError
from extractor.export.sqlite import SqliteWriter, Store
from extractor.ontology import load_ontology

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
    """What a merge did."""

    articles: int
    repeated: int
    copies: int
    entities: int
    nodes: int
    relations: int
    edges: int
    events: int
    contradictions: int

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"{self.articles} articles ({self.repeated} repeated and left out), {self.copies} of them copies of others"
        yield f"{self.entities} entities of articles are {self.nodes} nodes"
        yield f"{self.relations} relations are {self.edges} edges and {self.events} events, {self.contradictions} of these contradicted"


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
    repeated = 0
    with closing(SqliteWriter(output, at_once=True)) as writer:
        seen: dict[tuple[str, str], None] = {}
        for item in read_runs(runs):
            if isinstance(item, ArticleError):
                failed(item)
            elif (item.id, item.text_sha256) in seen:
                repeated += 1
            else:
                seen[item.id, item.text_sha256] = None
                writer.write(corrections.apply(item))
        del seen
    with closing(Store(str(output))) as store:
        store.run(SETTINGS + TABLES)
        store.execute("BEGIN")
        copies = _find_copies(store, finder) if finder is not None else {}
        _identify(store, corrections)
        contradictions = _relate(store, copies)
        store.execute("COMMIT")
        store.run(INDEXES + "ANALYZE; PRAGMA journal_mode = DELETE;")
        counts = {table: store.one(f"SELECT count(*) FROM {table}")[0] for table in _COUNTED}
    return Summary(repeated=repeated, copies=len(copies), contradictions=contradictions, **counts)


_COUNTED = ("articles", "entities", "nodes", "relations", "edges", "events")


def _day(text: str | None) -> int | None:
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError:
        return None


def _date(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day is not None else None


# ---------------------------------------------------------------- copies


def _find_copies(store: Store, finder: Copies) -> dict[int, int]:
    """Articles that copy an earlier one, and which."""
    copies = {}
    articles = store.all("SELECT article, published, text_sha256 FROM articles ORDER BY published IS NULL, published, article")
    for article, published, digest in articles:
        sentences = store.rows("SELECT text FROM sentences WHERE article = ? ORDER BY begin", (article,))
        original = finder.original(article, _day(published), digest, (text for (text,) in sentences))
        if original is not None:
            copies[article] = original
    store.executemany("INSERT INTO copies VALUES (?, ?)", sorted(copies.items()))
    return copies


# ---------------------------------------------------------------- nodes


def _identify(store: Store, corrections: Corrections) -> None:
    """Fill nodes, members, aliases and merges."""
    people = store.rows("SELECT DISTINCT name FROM entities WHERE type = 'PERSON'")
    told = store.rows("SELECT type, name, iso, count(*) FROM entities WHERE iso IS NOT NULL GROUP BY type, name, iso")
    common = common_names(name for (name,) in people) | ambiguous_names(told)
    identities = Identities(common, (frozenset(each.entities) for each in corrections.different))
    ordered = store.all("SELECT article FROM articles ORDER BY published IS NULL, published, article")
    for profile in profiles(store, (article for (article,) in ordered)):
        identities.add(profile)
    identities.settle()
    for same in corrections.same:
        fits = [
            n for key in same.entities for n, thing in sorted(identities.things.items()) if key == thing.id or key in thing.shown
        ]
        kept, *others = dict.fromkeys(fits) or (None,)
        for other in others:
            if kept is not None:
                identities.join(kept, other, [Evidence(None, f"an analyst's decision: {same.reason}")])
    _store_nodes(store, identities)


def profiles(store: Store, articles: Iterable[int]) -> Iterator[Profile]:
    """What each of these articles tells of each entity."""
    known = {(entry.type, entry.name, entry.iso) for entry in load_gazetteer().entries.values()}
    words, wholes, editions, table = load_words(), _wholes(), _editions(), load_identity()
    for article in articles:
        day = _day(store.one("SELECT published FROM articles WHERE article = ?", (article,))[0])
        rows = store.all(
            "SELECT entity, id, type, subtype, name, iso, wikidata FROM entities WHERE article = ? ORDER BY entity", (article,)
        )
        keys = {
            entity: identity or (f"{kind}:{name}" if (kind, name, iso) in known else None)
            for entity, _, kind, _, name, iso, identity in rows
        }
        forms: dict[int, set[str]] = defaultdict(set)
        for entity, text in store.rows(
            "SELECT entity, text FROM mentions WHERE kind = 'name' AND entity IN (SELECT entity FROM entities WHERE article = ?)",
            (article,),
        ):
            forms[entity].add(text)
        near: dict[int, set[str]] = defaultdict(set)
        names = {entity: name for entity, _, _, _, name, _, _ in rows}
        for source, target in store.rows("SELECT source, target FROM relations WHERE article = ?", (article,)):
            for one, other in ((source, target), (target, source)):
                if keys[other] is not None:
                    near[one].add(names[other])
        for entity, identifier, kind, subtype, name, iso, _ in rows:
            key, described = keys[entity], entity not in forms
            key = wholes.get(key, key) if key is not None and key not in editions else None
            body = _body(name, iso) if kind in ("ORG", "GROUP") else None
            body = (
                body if described or body == "government" else None
            )  # "Syrian Army" is a name for less than "Syrian soldiers" are
            key = key or (f"{body} of {iso}" if body else None)
            yield Profile(
                identifier,
                kind,
                subtype,
                name,
                iso,
                key=table.era(key, iso, day) if key else None,
                described=described,
                namesake=kind == "PLACE" and key is None and iso is None and _is_namesake(name),
                organ=not iso and words.is_organ(name.lower()),
                names=_telling(kind, name, forms[entity]),
                days=None if day is None else (day, day),
                near=near[entity],
                entities=[entity],
            )


@cache
def _wholes() -> Mapping[str, str]:
    """Keys of states' armed forces as a whole and of their people, and those of what is described as such ("Israeli soldiers")."""
    gazetteer, whole = load_gazetteer(), load_identity().armed_forces
    forces = [entry for form in whole for entry in short_forms(gazetteer).bodies.get(form, ())]
    people = [entry for key, entry in gazetteer.entries.items() if key.startswith("people:") and entry.iso is not None]
    return {
        f"{entry.type}:{entry.name}": f"{body} of {entry.iso}"
        for body, entries in (("military", forces), ("people", people))
        for entry in entries
    }


@cache
def _editions() -> frozenset[str]:
    """Keys of events that are held again and again ("FIFA World Cup"): of one edition are those told of within weeks."""
    lasting = load_identity().lasting
    return frozenset(
        f"{entry.type}:{entry.name}"
        for entry in load_gazetteer().entries.values()
        if entry.type == "EVENT" and entry.start is None and entry.subtype != "conflict" and " " in entry.name
        and entry.name.split()[-1].lower() not in lasting
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _is_namesake(name: str) -> bool:
    """Whether a place without a state is called like known ones, which have one: its article was not found to mean them."""
    states = [reading.entry.iso for reading in load_gazetteer().forms.get(name, ()) if reading.entry.type == "PLACE"]
    return bool(states) and None not in states


@lru_cache(maxsize=10_000)
def _body(description: str, iso: str | None) -> str | None:
    """Which body of a state a description means, if it speaks of nothing else ("Russian armed forces", "police of the United States")."""
    body, rest = load_identity().body(description) or ("", "")
    readings = load_gazetteer().forms.get(rest, ())
    return body if iso is not None and any(r.entry.type == "STATE" and r.entry.iso == iso for r in readings) and body else None


def _telling(kind: str, name: str, forms: set[str]) -> set[str]:
    """The names that tell a thing from others: whole ones and acronyms, no parts of them."""
    within = f" {fold(name)} "
    whole = {form for form in (name, *forms) if " " in form and (form == name or f" {fold(form)} " not in within)}
    if kind != "PERSON":
        whole |= {form for form in forms if form.isupper() and 2 <= len(form) <= 8}
    return {fold(form) for form in (whole or {name, *forms})} - {""} or {fold(name)}


def _store_nodes(store: Store, identities: Identities) -> None:
    taken: set[str] = set()
    rows = {}
    for number, thing in sorted(identities.things.items()):
        store.executemany("INSERT INTO members VALUES (?, ?)", [(entity, number) for entity in thing.entities])
        identifier, count = thing.id, 2
        while identifier in taken:
            identifier, count = f"{thing.id}-{count}", count + 1
        taken.add(identifier)
        kind, subtype = _most(thing.types, (thing.type, thing.subtype))
        rows[number] = [identifier, kind, subtype, _most(thing.shown, thing.name), _country(thing)]
    store.execute(
        "CREATE TEMP TABLE seen (node INTEGER PRIMARY KEY, wikidata, latitude, longitude, articles, sources, first, last)"
    )
    store.execute(
        "INSERT INTO seen SELECT node, max(wikidata), max(latitude), max(longitude), count(DISTINCT e.article),"
        " count(DISTINCT coalesce(o.source, o.article)), min(a.published), max(a.published)"
        " FROM members JOIN entities e USING (entity) JOIN articles a ON a.article = e.article"
        " LEFT JOIN copies c ON c.article = a.article JOIN articles o ON o.article = coalesce(c.original, a.article) GROUP BY node"
    )
    store.execute(
        "INSERT INTO aliases SELECT node, text, count(*) FROM members JOIN mentions USING (entity) WHERE kind = 'name'"
        " GROUP BY node, text ORDER BY node, count(*) DESC, text"
    )
    mentions = dict(store.rows("SELECT node, count(*) FROM members JOIN mentions USING (entity) GROUP BY node"))
    told = store.all("SELECT * FROM seen ORDER BY node")
    store.executemany(
        f"INSERT INTO nodes VALUES ({', '.join('?' * 14)})",
        [
            (node, *rows[node], wikidata, latitude, longitude, articles, mentions.get(node, 0), sources, first, last)
            for node, wikidata, latitude, longitude, articles, sources, first, last in told
        ],
    )
    names = dict(store.rows("SELECT entity, id FROM entities"))
    gone: dict[int, int] = {}
    for merge in identities.merges:
        if merge.gone >= 0:
            gone[merge.gone] = merge.into
    for merge in identities.merges:
        into = merge.into
        while into in gone:
            into = gone[into]
        points = [each.points for each in merge.reasons if each.points is not None]
        other = names[-merge.gone] if merge.gone < 0 else f"thing {merge.gone}"
        reasons = "; ".join(each.reason for each in merge.reasons)
        store.execute(
            "INSERT INTO merges VALUES (?, ?, ?, ?, ?)", (into, rows[into][0], other, sum(points) if points else None, reasons)
        )


def _country(thing: Profile) -> str | None:
    """The country that at least half of the articles tell: one may read "the UN in Ukraine" too closely."""
    iso = _most(thing.countries, None)
    return iso if iso is not None and 2 * thing.countries[iso] >= len(thing.entities) else None


def _most(counts: Counter[Any], fallback: Any) -> Any:
    """The value told most often; of several the first in order."""
    return max(sorted(counts, key=str), key=lambda value: counts[value], default=fallback)


# ---------------------------------------------------------------- edges and events


class _Row(NamedTuple):
    source: int
    target: int
    type: str
    relation: int
    article: int
    outlet: str | None
    label: str
    published: str | None
    start: str | None
    end: str | None
    place: int | None
    polarity: str
    modality: str
    trigger: str
    confidence: float
    sentence: int


_REPORTS = """
SELECT s.node, t.node, r.type, r.relation, r.article, a.source, r.label, a.published, r.start, r.end, p.node, r.polarity, r.modality,
    substr(x.text, r.trigger_begin - x.begin + 1, r.trigger_end - r.trigger_begin), r.confidence, r.sentence
FROM relations r JOIN articles a USING (article) JOIN members s ON s.entity = r.source JOIN members t ON t.entity = r.target
    LEFT JOIN members p ON p.entity = r.place JOIN sentences x ON x.sentence = r.sentence
WHERE s.node <> t.node
ORDER BY s.node, t.node, r.type, r.relation
"""


def _relate(store: Store, copies: dict[int, int]) -> int:
    """Fill edges, events, reports and contradictions; the number of the last."""
    kinds = {name: kind.kind for name, kind in load_ontology().relations.items()}
    countries = dict(store.rows("SELECT node, iso FROM nodes"))
    number = 0
    singles: list[tuple[int, str | None, int, str, Event]] = []
    numbers: dict[int, int] = {}  # id(event) -> its number, of those in `singles`
    insert = store.executemany
    rows = map(_Row._make, store.rows(_REPORTS))
    for (source, target, kind), told in groupby(rows, key=lambda row: (row.source, row.target, row.type)):
        lines = list(told)
        edge = lines[0].relation  # so that a walk over the edges meets sentences in the order in which they are stored
        happens = kinds.get(kind) == "interaction"
        reports = [_report(row, copies, dated=happens) for row in lines]
        label = _most(Counter(row.label for row in lines), lines[0].label)
        told_on = (r.first if r.first is not None else _day(row.published) for row, r in zip(lines, reports, strict=True))
        days = [day for day in told_on if day is not None]
        negative = sum(row.polarity == "negative" for row in lines)
        articles = len({row.article for row in lines})
        summary = (
            len(lines),
            negative,
            articles,
            count_sources(reports),
            _date(min(days, default=None)),
            _date(max(days, default=None)),
        )
        insert(
            "INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(edge, source, target, kind, label, *summary, max(r.confidence for r in reports))],
        )
        event_of: dict[int, int] = {}
        for event in group(reports) if happens else ():
            number += 1
            event_of.update((report.relation, number) for report in event.reports)
            told_by = (len(event.reports), len({r.article for r in event.reports}), event.sources)
            flags = "; ".join(sorted(event.contradictions)) or None
            insert(
                "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(number, edge, _date(event.first), _date(event.last), event.place, *told_by, flags)],
            )
            if "polarity" in event.contradictions:
                store.execute("INSERT INTO contradictions VALUES (?, ?, 'polarity')", (number, number))
            if event.place is not None:
                singles.append((source, countries.get(source), target, kind, event))
                numbers[id(event)] = number
        insert(
            "INSERT INTO reports VALUES (?, ?, ?, ?)", [(r.relation, edge, event_of.get(r.relation), r.sentence) for r in lines]
        )
    for one, other in blame(singles):
        pair = (numbers[id(one)], numbers[id(other)])
        insert("INSERT INTO contradictions VALUES (?, ?, 'actor')", [pair, pair[::-1]])
        insert(
            "UPDATE events SET contradictions = coalesce(contradictions || '; ', '') || 'actor' WHERE event = ?",
            [(n,) for n in pair],
        )
    count: int = store.one("SELECT count(DISTINCT event) FROM contradictions")[0]
    return count


def _report(row: _Row, copies: dict[int, int], dated: bool) -> Report:
    first, last = _day(row.start), _day(row.end)
    if first is None and last is None and row.modality == "asserted":  # news tells of the day
        first = last = _day(row.published) if dated else None
    origin = copies.get(row.article, row.article)
    days = (first, last if last is not None else first)
    return Report(
        row.relation,
        row.article,
        origin,
        row.outlet or "",
        *days,
        row.place,
        row.polarity,
        row.modality,
        row.trigger.lower(),
        row.confidence,
    )
