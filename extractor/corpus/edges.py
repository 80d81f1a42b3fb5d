"""The edges of a corpus: all that its articles tell of two nodes by one type, and the events that these reports are of."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import NamedTuple

from extractor.corpus.events import Event, Report, blame, count_sources, group
from extractor.corpus.values import iso_date, most, ordinal
from extractor.export.sqlite import Store
from extractor.ontology import load_ontology


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


def relate(store: Store, copies: dict[int, int]) -> int:
    """Fill edges, events, reports and contradictions; the number of the last."""
    kinds = {name: kind.kind for name, kind in load_ontology().relations.items()}
    countries = dict(store.rows("SELECT node, iso FROM nodes"))
    places = {node for (node,) in store.rows("SELECT node FROM nodes WHERE type IN ('PLACE', 'BASE')")}
    number = 0
    singles: list[tuple[int, str | None, int, int | None, str, Event]] = []
    numbers: dict[int, int] = {}  # id(event) -> its number, of those in `singles`
    insert = store.executemany
    rows = map(_Row._make, store.rows(_REPORTS))
    for (source, target, kind), told in groupby(rows, key=lambda row: (row.source, row.target, row.type)):
        lines = list(told)
        edge = lines[0].relation  # so that a walk over the edges meets sentences in the order in which they are stored
        happens = kinds.get(kind) == "interaction"
        reports = [_report(row, copies, dated=happens) for row in lines]
        label = most(Counter(row.label for row in lines), lines[0].label)
        told_on = (r.first if r.first is not None else ordinal(row.published) for row, r in zip(lines, reports, strict=True))
        days = [day for day in told_on if day is not None]
        negative = sum(row.polarity == "negative" for row in lines)
        articles = len({row.article for row in lines})
        summary = (
            len(lines),
            negative,
            articles,
            count_sources(reports),
            iso_date(min(days, default=None)),
            iso_date(max(days, default=None)),
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
                [(number, edge, iso_date(event.first), iso_date(event.last), event.place, *told_by, flags)],
            )
            if "polarity" in event.contradictions:
                store.execute("INSERT INTO contradictions VALUES (?, ?, 'polarity')", (number, number))
            place = event.place if event.place is not None else target if target in places else None
            if place is not None:
                singles.append((source, countries.get(source), target, place, kind, event))
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
    first, last = ordinal(row.start), ordinal(row.end)
    told = first is not None or last is not None
    if not told and row.modality == "asserted":  # news tells of the day
        first = last = ordinal(row.published) if dated else None
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
        told,
    )
