"""Step 5, Extraction -> networkx.MultiDiGraph with flat attributes that every graph tool can read.

The schema is fixed: one type per attribute, None left out, no attribute called `id` (igraph would lose the node ids to it),
`label` and `name` always there for Gephi and Cytoscape, `weight` on every edge. Characters that no format but JSON can carry, or that
would reorder the text of whoever shows it, are removed here and not in the writers, so that the graph in memory equals its file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from extractor.records import Entity, EntityId, Extraction, Relation

if TYPE_CHECKING:
    import networkx

Value = str | int | float | bool

GRAPH_ATTRIBUTES: dict[str, type[Value]] = {
    "article": str,
    "title": str,
    "published": str,
    "source": str,
    "url": str,
    "language": str,
    "text_sha256": str,
}
NODE_ATTRIBUTES: dict[str, type[Value]] = {
    "label": str,
    "name": str,
    "type": str,
    "subtype": str,
    "iso": str,
    "wikidata": str,
    "latitude": float,
    "longitude": float,
    "mentions": int,  # how many
    "aliases": str,  # other names that the article uses
}
EDGE_ATTRIBUTES: dict[str, type[Value]] = {
    "relation": str,  # the key again: igraph reads a wrong id for edges
    "label": str,
    "name": str,
    "type": str,
    "cameo": str,
    "polarity": str,
    "modality": str,
    "attributed_to": str,  # names, outermost speaker first
    "anonymous": bool,
    "time": str,  # TIMEX3 value
    "start": str,
    "end": str,
    "place": str,  # name
    "office": str,
    "evidence": str,
    "begin": int,  # of the evidence, in code points of the article text, half-open
    "end_offset": int,
    "trigger": str,
    "rule": str,
    "confidence": float,
    "weight": float,
}

# All control characters but tab and line breaks, and the surrogates: XML 1.0, section 2.2, forbids most and advises against the others,
# which command terminals. Embeddings, overrides and isolates reorder the text around them (Unicode Standard Annex 9; CVE-2021-42574); the
# marks U+200E and U+200F do not and stay.
_UNFIT = re.compile("[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_PLAIN = bytes(range(32, 127))
_DIGEST = re.compile("~[0-9a-f]{16}$")


def build_graph(extraction: Extraction) -> networkx.MultiDiGraph[str]:
    """The graph of one article; nodes by entity id, edges by the key `<article id>:<relation id>`."""
    import networkx  # late: tables and JSON Lines can do without, and the first article need not wait for it

    extraction = cleaned(extraction)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    record = {key: getattr(extraction, key) for key in GRAPH_ATTRIBUTES if key != "article"}
    graph.graph.update(_flat({"article": extraction.id, **record}, GRAPH_ATTRIBUTES))
    names = {entity.id: entity.name for entity in extraction.entities}
    for entity in extraction.entities:
        graph.add_node(entity.id, **_flat(_node(entity), NODE_ATTRIBUTES))
    for relation in extraction.relations:
        key = f"{extraction.id}:{relation.id}"
        attributes = _flat({"relation": key, **_edge(relation, names)}, EDGE_ATTRIBUTES)
        graph.add_edge(relation.source, relation.target, key=key, **attributes)
    return graph


def clean(text: str) -> str:
    """`text` without control characters, lone surrogates and what reorders text (right-to-left overrides and the like)."""
    return text if text.isprintable() else _UNFIT.sub("", text)  # printable: none of these, by Unicode's general categories


def clean_id(identifier: str) -> str:
    """An id fit for every format; one that cleaning changes ends in a digest of what it was, so that two never become one.

    >>> clean_id("offer"), clean_id("offer\\x00")
    ('offer', 'offer~881c6c5d3d448214')
    """
    text = clean(identifier)
    if text and text == identifier and not _DIGEST.search(text):  # one that looks like a changed one is changed too
        return text
    return f"{text}~{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def cleaned(extraction: Extraction) -> Extraction:
    """The extraction with every text cleaned and every id fit for every format; all writers but JSON Lines write this one."""
    if _is_clean(extraction):  # as nearly always
        return extraction
    ends = {entity.id: EntityId(clean_id(entity.id)) for entity in extraction.entities}

    def end(identifier: EntityId) -> EntityId:
        return ends.get(identifier) or EntityId(clean_id(identifier))

    entities = (replace(_fit(entity), id=end(entity.id)) for entity in extraction.entities)
    relations = (
        replace(
            _fit(relation),
            id=clean_id(relation.id),
            source=end(relation.source),
            target=end(relation.target),
            place=end(relation.place) if relation.place is not None else None,
            attribution=tuple(replace(_fit(voice), entity=end(voice.entity)) for voice in relation.attribution),
        )
        for relation in extraction.relations
    )
    bare: Extraction = _fit(replace(extraction, entities=(), relations=()))
    return replace(bare, id=clean_id(extraction.id), entities=tuple(entities), relations=tuple(relations))


def _is_clean(extraction: Extraction) -> bool:
    """Whether neither a text nor an id has anything to be cleaned, by one look at all of them."""
    joined = "".join(filter(None, _texts(extraction)))
    ids = [extraction.id, *(entity.id for entity in extraction.entities), *(relation.id for relation in extraction.relations)]
    plain = joined.isascii() and not joined.encode().translate(None, _PLAIN)  # a sixth of what it costs to look at each character
    return all(ids) and "~" not in joined and (plain or joined.isprintable() or not _UNFIT.search(joined))


def _texts(x: Extraction) -> list[str | None]:
    """Every text of an extraction but those that are one of a few; field by field, which costs a third of a walk over the fields."""
    texts = [x.id, x.title, x.published, x.source, x.language, x.text_sha256, x.url]
    for e in x.entities:
        texts += (e.id, e.type, e.subtype, e.name, e.iso, e.wikidata)
        for mention in e.mentions:
            texts.append(mention.text)
    for r in x.relations:
        texts += (r.id, r.source, r.target, r.type, r.label, r.cameo, r.place, r.office, r.evidence.text, r.rule)
        if r.time:
            texts += (r.time.text, r.time.value, r.time.start, r.time.end)
        for voice in r.attribution:
            texts += (voice.entity, voice.cue)
    return texts


def _fit(record: Any) -> Any:
    """A record or a field of one, with all texts in it cleaned."""
    if isinstance(record, str):
        return clean(record)
    if isinstance(record, tuple):
        return tuple(map(_fit, record))
    if is_dataclass(record) and not isinstance(record, type):
        return replace(record, **{field.name: _fit(getattr(record, field.name)) for field in fields(record)})
    return record


def trigger_text(relation: Relation) -> str:
    """The predicate words of an edge, cut from its evidence."""
    start = relation.evidence.begin
    return relation.evidence.text[max(relation.trigger.begin - start, 0) : max(relation.trigger.end - start, 0)]


def aliases(entity: Entity) -> list[str]:
    """The other names that the article uses, in order of first use."""
    used = dict.fromkeys(mention.text for mention in entity.mentions if mention.kind == "name")
    return [name for name in used if name != entity.name]


def _node(entity: Entity) -> dict[str, Any]:
    return {
        "label": entity.name,
        "name": entity.name,
        "type": entity.type,
        "subtype": entity.subtype,
        "iso": entity.iso,
        "wikidata": entity.wikidata,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "mentions": len(entity.mentions),
        "aliases": "; ".join(aliases(entity)) or None,
    }


def _edge(relation: Relation, names: Mapping[EntityId, str]) -> dict[str, Any]:
    time = relation.time
    speakers = dict.fromkeys(names.get(voice.entity, voice.entity) for voice in relation.attribution)
    return {
        "label": relation.label,
        "name": relation.label,
        "type": relation.type,
        "cameo": relation.cameo,
        "polarity": relation.polarity,
        "modality": relation.modality,
        "attributed_to": "; ".join(speakers) or None,
        "anonymous": relation.anonymous,
        "time": time.value if time else None,
        "start": time.start if time else None,
        "end": time.end if time else None,
        "place": names.get(relation.place, relation.place) if relation.place else None,
        "office": relation.office,
        "evidence": relation.evidence.text,
        "begin": relation.evidence.begin,
        "end_offset": relation.evidence.end,
        "trigger": trigger_text(relation),
        "rule": relation.rule,
        "confidence": relation.confidence,
        "weight": 1.0,
    }


def _flat(record: Mapping[str, Any], schema: Mapping[str, type[Value]]) -> dict[str, Value]:
    """The record in the types of the schema, without what is None."""
    return {key: schema[key](value) for key, value in record.items() if value is not None}
