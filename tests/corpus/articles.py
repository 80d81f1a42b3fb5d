"""Extractions of made-up articles, written down as who did what to whom."""

from __future__ import annotations

from extractor.records import Entity, EntityId, Evidence, Extraction, Mention, Relation, Span, Time, sha256

STATES = {"Freedonia": "FRE", "Sylvania": "SYL"}


def thing(
    name: str,
    kind: str = "STATE",
    iso: str | None = None,
    subtype: str | None = None,
    described: bool = False,
    at: tuple[float, float] | None = None,
) -> dict[str, object]:
    """`at` is its latitude and longitude."""
    return {"name": name, "kind": kind, "iso": iso or STATES.get(name), "subtype": subtype, "described": described, "at": at}


def told(
    article: str,
    published: str | None,
    *edges: tuple[object, str, object],
    outlet: str | None = None,
    place: object = None,
    text: str = "",
    day: str | None = None,
    **fields: object,
) -> Extraction:
    """An article with one sentence for each edge (source, type, target); ends are names of states or what `thing` gives."""
    entities: dict[str, Entity] = {}
    relations = []

    def entity(end: object) -> EntityId:
        given = end if isinstance(end, dict) else thing(str(end))
        name, kind, iso = str(given["name"]), str(given["kind"]), given["iso"]
        known = f"Q{sum(map(ord, name))}" if kind == "STATE" else None
        identifier = known or "-".join(filter(None, (kind.lower(), *name.lower().split(), str(iso).lower() if iso else "")))
        mention = Mention(0, len(name), name, "nominal" if given["described"] else "name")
        subtype = given["subtype"]
        entities[identifier] = Entity(
            EntityId(identifier),
            kind,
            str(subtype) if subtype else None,
            name,
            str(iso) if iso else None,
            known,
            *(given["at"] or (None, None)),
            (mention,),
        )
        return EntityId(identifier)

    where = entity(thing(place, "PLACE") if isinstance(place, str) else place) if place else None
    begin = 0
    for number, (source, kind, target) in enumerate(edges, 1):
        ends = entity(source), entity(target)
        words = f"{ends[0]} {kind} {ends[1]} {text or article}"
        base = {
            "cameo": None, "polarity": "positive", "modality": "asserted", "attribution": (), "anonymous": False,
            "time": Time(day, day, day, day) if day else None, "place": where, "office": None, "rule": "by-hand", "confidence": 0.9,
        }  # fmt: skip
        trigger = begin + len(ends[0]) + 1
        relations.append(
            Relation(
                f"r{number}",
                *ends,
                kind,
                kind,
                evidence=Evidence(begin, begin + len(words), words),
                trigger=Span(trigger, trigger + len(kind)),
                **{**base, **fields},
            )
        )
        begin += len(words) + 1
    return Extraction(article, None, published, outlet, "en", sha256(text or article), tuple(entities.values()), tuple(relations))
