"""Clusters become entity records, with a name that people read and an id that stays the same across articles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from extractor.entities.clusters import Cluster
from extractor.entities.described.nouns import load_described
from extractor.records import Entity, EntityId, Identity, Mention
from extractor.words import Document


def to_entities(doc: Document, text: str, clusters: Sequence[Cluster]) -> list[Entity]:
    """Clusters as records, in the order given; ids are QIDs of known things, else slugs, and unique within the article."""
    names = {(start, end): cluster for cluster in clusters for start, end, kind in cluster.spans if kind == "name"}
    taken: set[str] = set()
    return [_to_entity(doc, text, cluster, names, taken) for cluster in clusters]


def identity_of(entity: Entity, cluster: Cluster) -> Identity:
    """Which known thing an entity was taken for, and what else it may be."""
    return Identity(entity.id, cluster.entry.key if cluster.entry else None, cluster.confidence, cluster.considered)


def _to_entity(doc: Document, text: str, cluster: Cluster, names: dict[tuple[int, int], Cluster], taken: set[str]) -> Entity:
    entry = cluster.entry
    name = _display_name(doc, cluster, names)
    mentions = set()
    for start, end, kind in cluster.spans:
        begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        mentions.add(Mention(begin, stop, text[begin:stop], kind))
    return Entity(
        id=_unique(entry.wikidata if entry is not None and entry.wikidata else _slug(cluster.type, name, cluster.iso), taken),
        type=cluster.type,
        subtype=cluster.subtype,
        name=name,
        iso=cluster.iso,
        wikidata=entry.wikidata if entry else None,
        latitude=entry.latitude if entry else None,
        longitude=entry.longitude if entry else None,
        mentions=tuple(sorted(mentions)),
    )


def _display_name(doc: Document, cluster: Cluster, names: dict[tuple[int, int], Cluster]) -> str:
    """The known name, else the fullest in the text, else one from the words of the description."""
    if cluster.name:
        return cluster.name
    start, end, _ = max(cluster.spans, key=lambda span: (span[2] == "nominal", min(span[1] - span[0], 8), -span[0]))
    described = re.sub(r"\s+", " ", doc.text_of(start, end))
    if cluster.head in ("government", "parliament") and len(cluster.anchors) == 1:
        described = _one_of_several(described, cluster.head)
    if cluster.implied and not any(start <= first < end for first, _ in names):
        known = load_described().get(cluster.head)
        own = known is not None and cluster.head in known.capitalised  # "Islamists of Mali"
        return f"{described if own else described.lower()} of {cluster.implied}"
    if cluster.type != "EVENT":
        return described
    alone = cluster.befallen and cluster.head not in described.lower().split()
    return _event_name(doc, cluster, start, end, names) or (f"{described} {cluster.head}" if alone else described)


def _one_of_several(described: str, head: str) -> str:
    """The name of one of the bodies that share a noun ("the | French | and | Italian governments")."""
    words = described.split()
    if words[-1].lower() == f"{head}s":
        return " ".join((*words[:-1], words[-1][:-1]))
    return described if any(word.lower().startswith(head) for word in words) else f"{described} {head}"


def _event_name(doc: Document, cluster: Cluster, start: int, end: int, names: dict[tuple[int, int], Cluster]) -> str | None:
    """Place or parties and the head noun ("Geneva talks"), or None if the description names neither."""
    noun = cluster.head.rpartition(" ")[2]
    head = next((i for i in range(start, end) if noun in (doc[i].lemma_.lower(), doc[i].lower_)), None)
    spans = sorted((s, e) for s, e in names if start <= s and e <= end)
    if head is None or not spans or end - start == 1:
        return None
    if any(token.lower_ == "border" for token in doc[start : end + 3]):
        # "clashes with rebels near the | Malian | border" are not Mali's
        spans = [span for span in spans if "near" not in {token.lower_ for token in doc[start : span[0]]}] or spans
    inside = [names[span] for span in spans]
    named = {i for s, e in spans for i in range(s, e)}
    first = head
    while first > start and doc[first - 1].pos_ == "NOUN" and first - 1 not in named:
        first -= 1
    bodies = {c.iso for c in inside if c.type in ("ORG", "PERSON") and c.iso}
    # "the Israeli | Navy | strike", "talks with Chinese leader | Xi Jinping |"
    inside = [c for c in inside if c.type != "STATE" or c.iso not in bodies]
    places = [c for c in inside if c.type == "PLACE"]
    parties = places[:1] or [c for c in inside if c.type in ("STATE", "ORG", "PERSON", "GROUP")][:2]
    own = "\N{EN DASH}".join(dict.fromkeys(c.entry.name if c.entry else max(c.names, key=len) for c in parties))
    return f"{own} {doc.text_of(first, head + 1)}" if own else None


def _unique(identifier: str, taken: set[str]) -> EntityId:
    unique, number = identifier, 2
    while unique in taken:
        unique, number = f"{identifier}-{number}", number + 1
    taken.add(unique)
    return EntityId(unique)


def _slug(kind: str, name: str, iso: str | None) -> str:
    """Type, name and state in plain letters: two things share it only if they agree in all three."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower()) or [f"u{ord(character):x}" for character in name]
    return "-".join([kind.lower(), *words[:10], *([iso.lower()] if iso else [])])
