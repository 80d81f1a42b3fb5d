"""JSON-LD 1.1: one object a line for each article, with its context inside, so that it is read offline and line by line.

An edge is an `rdf:Statement` that says subject, predicate and object without asserting them (it may be denied, planned or another's word),
with its sentence as a Web Annotation selector and its speakers as PROV agents; a mention is a Web Annotation. Known things are named by
Wikidata, others by a URN below `NAMESPACE`, which also holds our own terms; the `x-` says that it is registered nowhere.
Sources: W3C, JSON-LD 1.1; PROV-O; Web Annotation Data Model (4.2.4 and 4.2.5, offsets in code points, half-open); schema.org.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TextIO

from extractor.export.files import TextOutput
from extractor.export.jsonlines import escape
from extractor.export.names import encoded, node_id, qualified
from extractor.export.values import day, days
from extractor.graph import cleaned
from extractor.records import Attribution, Entity, EntityId, Extraction, Relation, Span

NAMESPACE = "urn:x-extractor:"
WIKIDATA = "http://www.wikidata.org/entity/"


def _typed(term: str, kind: str) -> dict[str, str]:
    return {"@id": term, "@type": kind}


CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "x": NAMESPACE,
    "wd": WIKIDATA,
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "title": "schema:headline",
    "published": _typed("schema:datePublished", "xsd:date"),
    "outlet": "schema:publisher",
    "url": _typed("schema:url", "xsd:anyURI"),
    "language": "schema:inLanguage",
    "textSha256": "x:textSha256",
    "entities": "schema:mentions",
    "name": "schema:name",
    "subtype": "x:subtype",
    "iso": "x:iso3166Alpha3",
    "geo": "schema:geo",
    "latitude": _typed("schema:latitude", "xsd:double"),
    "longitude": _typed("schema:longitude", "xsd:double"),
    "mentions": {"@reverse": "oa:hasBody"},
    "target": "oa:hasTarget",
    "in": _typed("oa:hasSource", "@id"),
    "selector": "oa:hasSelector",
    "begin": _typed("oa:start", "xsd:nonNegativeInteger"),
    "end": _typed("oa:end", "xsd:nonNegativeInteger"),
    "exact": "oa:exact",
    "mentionKind": "x:mentionKind",
    "relations": {"@reverse": "prov:wasDerivedFrom"},
    "subject": _typed("rdf:subject", "@id"),
    "predicate": _typed("rdf:predicate", "@id"),
    "object": _typed("rdf:object", "@id"),
    "label": "rdfs:label",
    "cameo": "x:cameo",
    "polarity": "x:polarity",
    "modality": "x:modality",
    "attributedTo": _typed("prov:wasAttributedTo", "@id"),
    "attribution": "prov:qualifiedAttribution",
    "agent": _typed("prov:agent", "@id"),
    "cue": "x:cue",
    "quote": _typed("x:quote", "xsd:boolean"),
    "depth": _typed("x:depth", "xsd:integer"),
    "anonymous": _typed("x:anonymousSource", "xsd:boolean"),
    "timeText": "x:timeText",
    "time": "x:timex3",
    "start": _typed("schema:startDate", "xsd:date"),
    "until": _typed("schema:endDate", "xsd:date"),
    "place": _typed("schema:location", "@id"),
    "office": "schema:roleName",
    "evidence": "x:evidence",
    "trigger": "x:trigger",
    "rule": "x:rule",
    "confidence": _typed("x:confidence", "xsd:double"),
}
_CLASSES = {  # where schema.org has one that fits all of a type
    "PERSON": "schema:Person",
    "STATE": "schema:Country",
    "PLACE": "schema:Place",
    "BASE": "schema:Place",
    "ORG": "schema:Organization",
    "EVENT": "schema:Event",
}


class JsonLdWriter:
    """Writes to a file or to a text stream."""

    def __init__(self, output: Path | TextIO) -> None:
        self._output = TextOutput(output)

    def write(self, extraction: Extraction) -> None:
        """Write one line."""
        line = json.dumps(to_jsonld(extraction), ensure_ascii=False, allow_nan=False)
        self._output.write(escape(line) + "\n")

    def close(self) -> None:
        """Finish the output."""
        self._output.close()


def to_jsonld(extraction: Extraction) -> dict[str, Any]:
    """The graph of one article as a JSON-LD document; what is unknown is left out."""
    extraction = cleaned(extraction)
    article = f"x:article:{encoded(extraction.id)}"
    names = {entity.id: _name(extraction.id, entity) for entity in extraction.entities}
    speakers = {voice.entity for relation in extraction.relations for voice in relation.attribution}
    return _known(
        {
            "@context": CONTEXT,
            "id": article,
            "type": "schema:NewsArticle",
            "title": extraction.title,
            "published": extraction.published if day(extraction.published) else None,
            "outlet": {"type": "schema:Organization", "name": extraction.source} if extraction.source is not None else None,
            "url": extraction.url,
            "language": extraction.language,
            "textSha256": extraction.text_sha256,
            "entities": [_entity(entity, names[entity.id], article, entity.id in speakers) for entity in extraction.entities],
            "relations": [
                _relation(relation, f"x:relation:{qualified(extraction.id, relation.id)}", article, names)
                for relation in extraction.relations
            ],
        }
    )


def _name(article: str, entity: Entity) -> str:
    name = node_id(article, entity.id, entity.wikidata)
    return f"wd:{name}" if name == entity.wikidata else f"x:entity:{name}"


def _entity(entity: Entity, name: str, article: str, speaks: bool) -> dict[str, Any]:
    classes = [f"x:{encoded(entity.type)}", _CLASSES.get(entity.type, ""), "prov:Agent" if speaks else ""]
    located = entity.latitude is not None and entity.longitude is not None
    geo = {"type": "schema:GeoCoordinates", "latitude": entity.latitude, "longitude": entity.longitude}
    mentions = [
        {"type": "oa:Annotation", "mentionKind": mention.kind, "target": _passage(mention, mention.text, article)}
        for mention in entity.mentions
    ]
    return _known(
        {
            "id": name,
            "type": [kind for kind in classes if kind],
            "name": entity.name,
            "subtype": entity.subtype,
            "iso": entity.iso,
            "geo": geo if located else None,
            "mentions": mentions,
        }
    )


def _relation(relation: Relation, name: str, article: str, names: Mapping[EntityId, str]) -> dict[str, Any]:
    time = relation.time
    first, last = days(time.start, time.end) if time is not None else (None, None)
    return _known(
        {
            "id": name,
            "type": ["rdf:Statement", "prov:Entity"],
            "subject": names[relation.source],
            "predicate": f"x:{encoded(relation.type)}",
            "object": names[relation.target],
            "label": relation.label,
            "cameo": relation.cameo,
            "polarity": relation.polarity,
            "modality": relation.modality,
            "attributedTo": list(dict.fromkeys(names[voice.entity] for voice in relation.attribution)),
            "attribution": [_voice(voice, names[voice.entity], depth) for depth, voice in enumerate(relation.attribution)],
            "anonymous": relation.anonymous,
            "timeText": time.text if time is not None else None,
            "time": time.value if time is not None else None,
            "start": first.isoformat() if first is not None else None,
            "until": last.isoformat() if last is not None else None,
            "place": names.get(relation.place) if relation.place is not None else None,
            "office": relation.office,
            "evidence": _passage(relation.evidence, relation.evidence.text, article),
            "trigger": _passage(relation.trigger, None, article),
            "rule": relation.rule,
            "confidence": relation.confidence,
        }
    )


def _voice(voice: Attribution, name: str, depth: int) -> dict[str, Any]:
    """One speaker; `depth` counts from the outermost, for triples have no order."""
    return {"type": "prov:Attribution", "agent": name, "cue": voice.cue, "quote": voice.quote, "depth": depth}


def _passage(span: Span, exact: str | None, article: str) -> dict[str, Any]:
    """A part of the article: its offsets and, where given, its words."""
    selectors: list[dict[str, Any]] = [{"type": "oa:TextPositionSelector", "begin": span.begin, "end": span.end}]
    if exact is not None:
        selectors.append({"type": "oa:TextQuoteSelector", "exact": exact})
    return {"type": "oa:SpecificResource", "in": article, "selector": selectors}


def _known(record: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value is not None and value != []}
