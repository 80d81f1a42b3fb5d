"""An analyst's decisions about entities, kept in a file and applied to every extraction: `corrections.toml`.

    [[same]]                                  # one thing; it gets the first of these
    entities = ["Q48525", "Washington Wizards owner"]
    reason = "..."

    [[different]]                             # "Kim" is not the person whom it was taken for; the two are never merged
    entities = ["Q56226", "Kim"]
    reason = "..."

    [[rename]]
    entity = "Saif"
    name = "Saif al-Adel"
    reason = "..."

    [[type]]
    entity = "Passenger Jet"
    type = "WEAPON"
    reason = "..."

    [[drop]]
    entity = "Passenger Jet"
    article = "2021-07-17-kabul"              # any correction may be for one article alone
    reason = "..."

An entity is told by its id or by its name, as `extractor show` prints it. Each decision gives its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field

from extractor.data import Strict, read_toml, validate
from extractor.errors import DataError
from extractor.ontology import load_ontology
from extractor.records import Attribution, Entity, EntityId, Evidence, Extraction, Relation

Text = Annotated[str, Field(min_length=1)]


class _Correction(Strict):
    reason: Text
    article: Text | None = None


class Same(_Correction):
    """Several entities are one."""

    entities: tuple[Text, ...] = Field(min_length=2)


class Different(_Correction):
    """An entity, and another that must not be merged with it or a form of it that means something else."""

    entities: tuple[Text, Text]


class Rename(_Correction):
    """An entity has another name."""

    entity: Text
    name: Text


class Retype(_Correction):
    """An entity has another type."""

    entity: Text
    type: Text
    subtype: Text | None = None


class Drop(_Correction):
    """An entity is none; its edges go with it."""

    entity: Text


class Corrections(Strict):
    """All decisions of a file, in the order in which they are applied: splits, joins, types, names, drops."""

    different: tuple[Different, ...] = ()
    same: tuple[Same, ...] = ()
    type: tuple[Retype, ...] = ()
    rename: tuple[Rename, ...] = ()
    drop: tuple[Drop, ...] = ()

    def __len__(self) -> int:
        return sum(len(getattr(self, kind)) for kind in Corrections.model_fields)

    def entities(self) -> Iterator[str]:
        """The ids and names by which the file tells entities; of what is different the first alone, for the other may be a form."""
        yield from (name for same in self.same for name in same.entities)
        yield from (each.entities[0] for each in self.different)
        for decisions in (self.type, self.rename, self.drop):
            yield from (each.entity for each in decisions)

    def apply(self, extraction: Extraction) -> Extraction:
        """The extraction as the analyst wants it; the ids of what stays do not change."""
        draft = _Draft(extraction)
        for apart in _of(extraction, self.different):
            draft.split(*apart.entities)
        for same in _of(extraction, self.same):
            draft.join(same.entities)
        for retype in _of(extraction, self.type):
            draft.change(retype.entity, partial(replace, type=retype.type, subtype=retype.subtype))
        for rename in _of(extraction, self.rename):
            draft.change(rename.entity, partial(replace, name=rename.name))
        for drop in _of(extraction, self.drop):
            draft.drop(drop.entity)
        return draft.extraction()


Kind = TypeVar("Kind", bound=_Correction)


def _of(extraction: Extraction, corrections: Iterable[Kind]) -> Iterator[Kind]:
    return (each for each in corrections if each.article in (None, extraction.id))


def load_corrections(path: Path) -> Corrections:
    """The decisions of a file.

    Raises:
        DataError: the file breaks its schema; names the entry and key, and what was expected.
    """
    corrections = validate(str(path), Corrections, read_toml(path))
    known = load_ontology().entities
    for number, each in enumerate(corrections.type, 1):
        if each.type not in known:
            raise DataError(f"{path}: type {number} ({each.entity}): type {each.type!r}; expected one of {', '.join(known)}")
        if each.subtype is not None and each.subtype not in known[each.type].subtypes:
            expected = ", ".join(known[each.type].subtypes) or "none"
            raise DataError(f"{path}: type {number} ({each.entity}): subtype {each.subtype!r}; expected one of {expected}")
    return corrections


class _Draft:
    """An extraction under correction."""

    def __init__(self, extraction: Extraction) -> None:
        self._whole = extraction
        self._entities: dict[EntityId, Entity] = {entity.id: entity for entity in extraction.entities}
        self._relations: list[Relation] = list(extraction.relations)

    def extraction(self) -> Extraction:
        entities, relations = tuple(self._entities.values()), tuple(self._relations)
        same = entities == self._whole.entities and relations == self._whole.relations
        return self._whole if same else replace(self._whole, entities=entities, relations=relations)

    def _named(self, key: str) -> list[Entity]:
        return [entity for entity in self._entities.values() if key in (entity.id, entity.name)]

    def change(self, key: str, mended: Callable[[Entity], Entity]) -> None:
        for entity in self._named(key):
            self._entities[entity.id] = mended(entity)

    def drop(self, key: str) -> None:
        for entity in self._named(key):
            del self._entities[entity.id]
            gone = entity.id
            kept = (relation for relation in self._relations if gone not in (relation.source, relation.target))
            self._relations = [_without(relation, gone) for relation in kept]

    def join(self, keys: Sequence[str]) -> None:
        """Make one of several; what only one end of an edge would tell apart is an edge no more."""
        parts = list({part.id: part for key in keys for part in self._named(key)}.values())
        if not parts:
            return
        first = parts[0]
        linked = next((part for part in parts if part.wikidata), first)
        item = keys[0] if re.fullmatch(r"Q\d+", keys[0]) else None
        whole = replace(
            first,
            id=EntityId(item) if item else first.id,
            wikidata=item or linked.wikidata,
            iso=first.iso or linked.iso,
            latitude=linked.latitude,
            longitude=linked.longitude,
            mentions=tuple(sorted({mention for part in parts for mention in part.mentions})),
        )
        gone = {part.id for part in parts}
        self._entities = {
            new.id: new
            for old in self._entities.values()
            if old.id not in gone or old.id == first.id
            for new in [whole if old.id == first.id else old]
        }
        moved = (_renamed(relation, dict.fromkeys(gone, whole.id)) for relation in self._relations)
        self._relations = [relation for relation in moved if relation.source != relation.target]

    def split(self, key: str, form: str) -> None:
        """Take the mentions of one form out of an entity, and with them the edges whose sentence speaks of it in that form alone."""
        for entity in self._named(key):
            apart = tuple(mention for mention in entity.mentions if mention.text == form)
            kept = tuple(mention for mention in entity.mentions if mention.text != form)
            if not apart or not kept:
                continue
            other = replace(
                entity,
                id=EntityId(f"{entity.id}~{form}"),
                name=form,
                iso=None,
                wikidata=None,
                latitude=None,
                longitude=None,
                mentions=apart,
            )
            self._entities[entity.id] = replace(entity, mentions=kept)
            self._entities[other.id] = other
            self._relations = [
                _renamed(relation, {entity.id: other.id})
                if _speaks_of(relation.evidence, other) and not _speaks_of(relation.evidence, self._entities[entity.id])
                else relation
                for relation in self._relations
            ]


def _speaks_of(sentence: Evidence, entity: Entity) -> bool:
    return any(sentence.begin <= mention.begin and mention.end <= sentence.end for mention in entity.mentions)


def _renamed(relation: Relation, names: dict[EntityId, EntityId]) -> Relation:
    """The edge between other ids."""
    return replace(
        relation,
        source=names.get(relation.source, relation.source),
        target=names.get(relation.target, relation.target),
        place=names.get(relation.place, relation.place) if relation.place else None,
        attribution=tuple(replace(voice, entity=names.get(voice.entity, voice.entity)) for voice in relation.attribution),
    )


def _without(relation: Relation, gone: EntityId) -> Relation:
    """The edge without a place or speaker that is no entity; who vouched for it is then unnamed."""
    voices: tuple[Attribution, ...] = tuple(voice for voice in relation.attribution if voice.entity != gone)
    return replace(
        relation,
        place=None if relation.place == gone else relation.place,
        attribution=voices,
        anonymous=relation.anonymous or len(voices) < len(relation.attribution),
    )
