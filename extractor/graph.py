"""Step 5, Extraction -> networkx.MultiDiGraph with flat attributes that every graph tool can read.

The schema is fixed: one type per attribute, None left out, no attribute called `id` (igraph would lose the node ids to it),
`label` and `name` always there for Gephi and Cytoscape, `weight` on every edge. Characters that XML cannot carry are removed
here and not in the writers, so that the graph in memory equals its file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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

# XML 1.0, section 2.2, production [2] Char: all other control characters and the surrogates are illegal.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def build_graph(extraction: Extraction) -> networkx.MultiDiGraph[str]:
    """The graph of one article; nodes by entity id, edges by the key `<article id>:<relation id>`."""
    import networkx  # late: tables and JSON Lines can do without, and the first article need not wait for it

    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    record = {key: getattr(extraction, key) for key in GRAPH_ATTRIBUTES if key != "article"}
    graph.graph.update(_flat({"article": extraction.id, **record}, GRAPH_ATTRIBUTES))
    nodes: dict[str, str] = {}
    names = {entity.id: entity.name for entity in extraction.entities}
    for entity in extraction.entities:
        nodes[entity.id] = _unused(clean(entity.id), graph.nodes)
        graph.add_node(nodes[entity.id], **_flat(_node(entity), NODE_ATTRIBUTES))
    keys: set[str] = set()
    for relation in extraction.relations:
        key = _unused(clean(f"{extraction.id}:{relation.id}"), keys)
        keys.add(key)
        attributes = _flat({"relation": key, **_edge(relation, names)}, EDGE_ATTRIBUTES)
        graph.add_edge(nodes[relation.source], nodes[relation.target], key=key, **attributes)
    return graph


def clean(text: str) -> str:
    """`text` without the characters that XML cannot carry: control characters and lone surrogates."""
    return _NOT_XML.sub("", text)


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
    """The record in the types of the schema, without what is None, its texts fit for XML."""
    return {key: schema[key](clean(value) if schema[key] is str else value) for key, value in record.items() if value is not None}


def _unused(name: str, taken: Any) -> str:
    """`name`, numbered where cleaning made it empty or equal to another: two things must not become one."""
    candidate, number = name, 1
    while not candidate or candidate in taken:
        number += 1
        candidate = f"{name}~{number}"
    return candidate
