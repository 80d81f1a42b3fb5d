"""An event table for political science: one row per interaction, with the columns of POLECAT where it has them.

Sources: columns and sectors, POLECAT (Halterman et al. 2023, "PLOVER and POLECAT"), read by users of ICEWS too; modes and contexts by
CAMEO code, the table CAMEO2PLOVER-2021 of openeventdata/PLOVER. Intensity is Goldstein's (1992, Journal of Conflict Resolution 36) by CAMEO
code, as in ICEWS and in GDELT, whose public table CAMEO.goldsteinscale is the source; POLECAT's own is no function of the code.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TextIO

from extractor.data import Strict, load_packaged
from extractor.export.files import TextOutput
from extractor.export.values import cell
from extractor.graph import Value, cleaned
from extractor.ontology import load_ontology
from extractor.records import Entity, EntityId, Extraction, Relation

_ACTOR = ("Name", "Country", "Primary Sector", "Code", "Wikidata ID")
COLUMNS = (
    "Event ID", "Story ID", "Event Date", "Date Origin", "Event Type", "Event Mode", "Contexts", "Quad Code", "CAMEO Code", "Intensity",
    *(f"Actor {part}" for part in _ACTOR), *(f"Recipient {part}" for part in _ACTOR),
    "Placename", "Country", "Latitude", "Longitude", "Source", "URL", "Publication Date", "Headline", "Sentence", "Label",
    "Polarity", "Modality", "Attribution", "Anonymous", "Confidence", "Rule",
)  # fmt: skip


class EventsWriter:
    """Writes a CSV file, or to a text stream: a header, then the rows of each article."""

    def __init__(self, output: Path | TextIO) -> None:
        self._output = TextOutput(output)
        self._output.write(_line(COLUMNS))

    def write(self, extraction: Extraction) -> None:
        """Write the interactions of one article."""
        self._output.write("".join(_line(row[column] for column in COLUMNS) for row in event_rows(cleaned(extraction))))

    def close(self) -> None:
        """Finish the output."""
        self._output.close()


def event_rows(extraction: Extraction) -> list[dict[str, Value]]:
    """The interactions of an article as rows by column; what is unknown is empty."""
    entities = {entity.id: entity for entity in extraction.entities}
    interactions = {name for name, kind in load_ontology().relations.items() if kind.kind == "interaction"}
    shared = {
        "Story ID": extraction.id,
        "Source": extraction.source,
        "URL": extraction.url,
        "Publication Date": extraction.published,
        "Headline": extraction.title,
    }
    rows = []
    for relation in (r for r in extraction.relations if r.type in interactions):
        row = shared | _event(relation, extraction.published) | _place(entities.get(relation.place) if relation.place else None)
        row["Event ID"] = f"{extraction.id}:{relation.id}"
        row["Attribution"] = "; ".join(
            dict.fromkeys(entities[voice.entity].name for voice in relation.attribution if voice.entity in entities)
        )
        for side, end in (("Actor", relation.source), ("Recipient", relation.target)):
            row |= {f"{side} {part}": value for part, value in _actor(entities[end], extraction.relations, entities).items()}
        rows.append({column: "" if (value := row.get(column)) is None else value for column in COLUMNS})
    return rows


def _event(relation: Relation, published: str | None) -> dict[str, Value | None]:
    told = relation.time.start if relation.time is not None else None
    mode, contexts = _modes().get((relation.cameo or "", relation.type), ("", ""))
    return {
        "Event Date": told or published,
        "Date Origin": "text" if told else "publication" if published else None,
        "Event Type": relation.type.upper(),
        "Event Mode": mode,
        "Contexts": contexts,
        "Quad Code": load_ontology().relations[relation.type].quad,
        "CAMEO Code": relation.cameo,
        "Intensity": intensity(relation.cameo) if relation.cameo else None,
        "Sentence": relation.evidence.text,
        "Label": relation.label,
        "Polarity": relation.polarity,
        "Modality": relation.modality,
        "Anonymous": relation.anonymous,
        "Confidence": relation.confidence,
        "Rule": relation.rule,
    }


def _place(place: Entity | None) -> dict[str, Value | None]:
    if place is None:
        return {}
    return {"Placename": place.name, "Country": place.iso, "Latitude": place.latitude, "Longitude": place.longitude}


def _actor(entity: Entity, relations: Iterable[Relation], entities: dict[EntityId, Entity]) -> dict[str, Value | None]:
    sector = sector_of(entity, relations, entities)
    country = entity.iso or ("IGO" if _is_intergovernmental(entity, relations, entities) else "")
    values = (entity.name, country, sector, country + sector, entity.wikidata)
    return dict(zip(_ACTOR, values, strict=True))


_SERVING = ("holds_office", "part_of", "member_of")


def _is_intergovernmental(entity: Entity, relations: Iterable[Relation], entities: dict[EntityId, Entity]) -> bool:
    """Whether an actor is a body of states, or serves one and no state ("NATO troops", the UN secretary-general)."""
    served = (entities[r.target] for r in relations if r.source == entity.id and r.type in _SERVING and r.polarity == "positive")
    return any(body.subtype == "igo" for body in (entity, *(served if entity.type in ("PERSON", "ORG") else ())))


def _line(values: Iterable[Value]) -> str:
    stream = io.StringIO()
    csv.writer(stream).writerow(map(cell, values))
    return stream.getvalue()


# ---------------------------------------------------------------------- actors


class Sectors(Strict):
    """Sector codes by what an actor is and by words of its name or office, the first that fits."""

    subtypes: dict[str, str]
    words: dict[str, frozenset[str]]


@cache
def _sectors() -> Sectors:
    return load_packaged("extractor.export", "sectors.toml", Sectors)


def sector_of(entity: Entity, relations: Iterable[Relation], entities: dict[EntityId, Entity]) -> str:
    """PLOVER's code of the sector that an actor belongs to, empty if unknown; a person's is that of the office held, positive and told."""
    if entity.type == "STATE" or entity.subtype == "igo":
        return ""
    if entity.type == "GROUP":
        return _by_words(entity.name) or "CVL"
    if entity.type != "PERSON":
        return _by_words(entity.name) or _sectors().subtypes.get(entity.subtype or "", "")
    for relation in relations:
        if relation.source == entity.id and relation.polarity == "positive" and relation.type in ("holds_office", "member_of"):
            body = entities[relation.target]
            own = "GOV" if body.type == "STATE" else _by_words(body.name) or _sectors().subtypes.get(body.subtype or "", "")
            if sector := _by_words(relation.office or "") or own:
                return sector
    return ""


def _by_words(text: str) -> str:
    words = {word for form in re.findall(r"\w+", text.lower()) for word in (form, form.removesuffix("s"))}
    return next((sector for sector, known in _sectors().words.items() if words & known), "")


def intensity(cameo: str) -> float | None:
    """Goldstein's score of a CAMEO code, from -10 (conflict) to 10 (cooperation), of the nearest code above where it has none."""
    scores = _intensities()
    return next((scores[cameo[:size]] for size in range(min(len(cameo), 4), 1, -1) if cameo[:size] in scores), None)


@cache
def _intensities() -> dict[str, float]:
    return {row["cameo"]: float(row["intensity"]) for row in _rows("goldstein.csv")}


@cache
def _modes() -> dict[tuple[str, str], tuple[str, str]]:
    """(CAMEO code, relation type) -> mode and contexts."""
    return {(row["cameo"], row["type"]): (row["mode"], row["contexts"]) for row in _rows("plover_modes.csv")}


def _rows(name: str) -> Iterable[dict[str, str]]:
    text = resources.files("extractor.export").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(io.StringIO(text))
