"""GeoJSON (RFC 7946) of a corpus: its things with coordinates and its events that can be placed, for QGIS and kepler.gl.

An event lies where most of its reports put it; if none does, where the target of its edge is, else the source. `located_by` tells which
and `located_at` whose point it is, for that of a state is but the middle of its area.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from extractor.export.geojson import HEAD, TAIL, line, point
from extractor.export.sqlite import Store

# The same for every feature, null where it has none: QGIS and kepler.gl make one table of them.
PROPERTIES = (
    "feature", "name", "type", "subtype", "iso", "wikidata", "mentions", "first", "last",
    "label", "source", "target", "located_by", "located_at", "start", "end", "contradictions", "reports", "articles", "sources", "evidence",
)  # fmt: skip
_SHOWN = 10  # sentences of an event
_THINGS = """
SELECT id, longitude, latitude, name, type, subtype, iso, wikidata, mentions, first, last, articles, sources FROM nodes
WHERE latitude IS NOT NULL AND longitude IS NOT NULL ORDER BY node
"""
_EVENTS = """
SELECT e.event, e.start, e.end, e.contradictions, e.reports, e.articles, e.sources, edge.type, edge.label, s.name, t.name,
    p.name, p.longitude, p.latitude, p.node IS NOT NULL,
    t.longitude, t.latitude, t.type IN ('PLACE', 'BASE', 'STATE'), s.longitude, s.latitude, s.type IN ('PLACE', 'BASE', 'STATE')
FROM events e JOIN edges edge USING (edge) JOIN nodes s ON s.node = edge.source JOIN nodes t ON t.node = edge.target
    LEFT JOIN nodes p ON p.node = e.place
ORDER BY e.event
"""
_SENTENCES = """
SELECT x.text, a.id FROM reports p JOIN sentences x USING (sentence) JOIN articles a USING (article) WHERE p.event = ?
ORDER BY p.relation LIMIT ?
"""


def write_geojson(store: Store, output: TextIO) -> None:
    """A FeatureCollection, one feature a line."""
    output.write(HEAD)
    for number, feature in enumerate(_features(store)):
        output.write((",\n" if number else "\n") + line(feature))
    output.write(TAIL)


def _features(store: Store) -> Iterator[dict[str, object]]:
    names = ("name", "type", "subtype", "iso", "wikidata", "mentions", "first", "last", "articles", "sources")
    for identifier, longitude, latitude, *values in store.rows(_THINGS):
        known = {"feature": "entity"} | dict(zip(names, values, strict=True))
        yield point(identifier, (longitude, latitude), known, PROPERTIES)
    for event, start, end, contradictions, reports, articles, sources, kind, label, source, target, *places in store.rows(
        _EVENTS
    ):
        place, longitude, latitude, placed = places[:4]
        options = [("place", place, longitude, latitude, placed)]
        if not placed:  # one with a place lies nowhere else
            options += [("target", target, *places[4:7]), ("source", source, *places[7:10])]
        for located_by, located_at, longitude, latitude, is_place in options:
            if is_place and longitude is not None and latitude is not None:
                told = store.all(_SENTENCES, (event, _SHOWN))
                known = {
                    "feature": "event",
                    "name": f"{source} {label} {target}",
                    "type": kind,
                    "label": label,
                    "source": source,
                    "target": target,
                    "located_by": located_by,
                    "located_at": located_at,
                    "start": start,
                    "end": end,
                    "contradictions": contradictions,
                    "reports": reports,
                    "articles": articles,
                    "sources": sources,
                    "evidence": " | ".join(f"{text} [{article}]" for text, article in told),
                }
                yield point(f"event-{event}", (longitude, latitude), known, PROPERTIES)
                break
