"""GeoJSON (RFC 7946): one map for the whole run, of things with coordinates and of relations that have a place, for QGIS and kepler.gl.

One feature a line, and the file is a whole FeatureCollection after every article, also when the run is cut. A relation lies where it is
said to have happened; if nothing is said, where its target is, else where its source is, if that is a place. `located_by` tells which
and `located_at` whose point it is, for that of a state is but the middle of its area.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TextIO

from extractor.export.files import TextOutput
from extractor.export.jsonlines import escape
from extractor.export.names import qualified
from extractor.graph import Value, aliases, cleaned
from extractor.records import Entity, EntityId, Extraction, Relation

# The same for every feature, null where it has none: QGIS and kepler.gl make one table of them.
PROPERTIES = (
    "feature", "name", "type", "subtype", "iso", "wikidata", "mentions", "aliases",
    "label", "source", "source_type", "target", "target_type", "place", "located_by", "located_at", "date", "start", "end",
    "polarity", "modality", "attribution", "anonymous", "office", "cameo", "confidence", "rule", "evidence",
    "article", "title", "published", "outlet", "url",
)  # fmt: skip
HEAD, TAIL = '{"type": "FeatureCollection", "features": [', "\n]}\n"
_LOCATED = ("PLACE", "BASE", "STATE")


class GeojsonWriter:
    """Writes to a file or to a text stream, which has its end when the writer is closed."""

    def __init__(self, output: Path | TextIO) -> None:
        self._output = TextOutput(output, tail=TAIL)
        self._output.write(HEAD)
        self._first = True

    def write(self, extraction: Extraction) -> None:
        """Write the features of one article."""
        lines = [line(feature) for feature in features(extraction)]
        if lines:
            self._output.write(("\n" if self._first else ",\n") + ",\n".join(lines))
            self._first = False

    def close(self) -> None:
        """Finish the output."""
        self._output.close()


def features(extraction: Extraction) -> Iterator[dict[str, object]]:
    """A point for each entity with coordinates and for each relation that can be placed; properties are flat."""
    extraction = cleaned(extraction)
    shared: dict[str, Value | None] = {
        "article": extraction.id,
        "title": extraction.title,
        "published": extraction.published,
        "outlet": extraction.source,
        "url": extraction.url,
    }
    entities = {entity.id: entity for entity in extraction.entities}
    for entity in extraction.entities:
        if (where := _position(entity)) is not None:
            yield point(f"{qualified(extraction.id, entity.id)}:entity", where, shared | _entity(entity), PROPERTIES)
    for relation in extraction.relations:
        for located_by, place in _places(relation, entities):
            if (where := _position(place)) is not None:
                about = _relation(relation, entities) | {"located_by": located_by, "located_at": place.name}
                yield point(f"{qualified(extraction.id, relation.id)}:relation", where, shared | about, PROPERTIES)
                break


def _places(relation: Relation, entities: Mapping[EntityId, Entity]) -> Iterator[tuple[str, Entity]]:
    """Where a relation may be put on the map, the best first; one with a place nowhere else."""
    if relation.place is not None and relation.place in entities:
        yield "place", entities[relation.place]
        return
    for end, entity in (("target", entities[relation.target]), ("source", entities[relation.source])):
        if entity.type in _LOCATED:
            yield end, entity


def _position(entity: Entity) -> tuple[float, float] | None:
    """Longitude and latitude, in degrees of WGS 84, in the order of RFC 7946."""
    longitude, latitude = entity.longitude, entity.latitude
    if longitude is None or latitude is None or not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        return None
    return longitude, latitude


def _entity(entity: Entity) -> dict[str, Value | None]:
    return {
        "feature": "entity",
        "name": entity.name,
        "type": entity.type,
        "subtype": entity.subtype,
        "iso": entity.iso,
        "wikidata": entity.wikidata,
        "mentions": len(entity.mentions),
        "aliases": "; ".join(aliases(entity)) or None,
    }


def _relation(relation: Relation, entities: Mapping[EntityId, Entity]) -> dict[str, Value | None]:
    source, target, time = entities[relation.source], entities[relation.target], relation.time
    speakers = dict.fromkeys(entities[voice.entity].name for voice in relation.attribution if voice.entity in entities)
    return {
        "feature": "relation",
        "name": f"{source.name} {relation.label} {target.name}",
        "type": relation.type,
        "label": relation.label,
        "source": source.name,
        "source_type": source.type,
        "target": target.name,
        "target_type": target.type,
        "place": entities[relation.place].name if relation.place is not None and relation.place in entities else None,
        "date": time.value if time else None,
        "start": time.start if time else None,
        "end": time.end if time else None,
        "polarity": relation.polarity,
        "modality": relation.modality,
        "attribution": "; ".join(speakers) or None,
        "anonymous": relation.anonymous,
        "office": relation.office,
        "cameo": relation.cameo,
        "confidence": relation.confidence,
        "rule": relation.rule,
        "evidence": relation.evidence.text,
    }


def point(
    identifier: str, where: tuple[float, float], known: Mapping[str, object], properties: Iterable[str]
) -> dict[str, object]:
    """A feature at a longitude and latitude with these properties, null where nothing is known."""
    return {
        "type": "Feature",
        "id": identifier,
        "geometry": {"type": "Point", "coordinates": list(where)},
        "properties": {key: known.get(key) for key in properties},
    }


def line(feature: Mapping[str, object]) -> str:
    """A feature on one line."""
    return escape(json.dumps(feature, ensure_ascii=False, allow_nan=False))
