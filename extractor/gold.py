"""Gold files, checked as they are read.

Two kinds: folders of whole graphs, each beside its article (seeds/README.md tells the format), and files of sentences with
coded interactions (PLOVER's gold standard records).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from extractor.data import Strict, validate
from extractor.errors import DataError
from extractor.ontology import load_ontology
from extractor.records import Article, Modality, Polarity

Characters = tuple[int, int]


class GoldEntity(Strict):
    """A node as the annotator wrote it; the form `name#2` means the second occurrence of `name` only."""

    id: str
    type: str
    subtype: str | None
    name: str
    iso: str | None
    wikidata: str | None
    names: tuple[str, ...]
    nominals: tuple[str, ...]
    optional: bool


class GoldRelation(Strict):
    """An edge as the annotator wrote it; `also` lists other types that are right too."""

    source: str
    target: str
    type: str
    also: tuple[str, ...]
    label: str
    polarity: Polarity
    modality: Modality
    attribution: tuple[str, ...]
    anonymous: bool
    time: str | None
    place: str | None
    office: str | None
    evidence: str
    optional: bool

    @property
    def types(self) -> frozenset[str]:
        """All types that are right."""
        return frozenset({self.type, *self.also})


class GoldGraph(Strict):
    """The content of a `*.gold.json`."""

    id: str
    published: date
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


class GoldEvent(BaseModel):
    """An interaction as PLOVER's coders wrote it: actor codes that begin with a country, and a category."""

    source: str
    target: str
    plover2021: str


class GoldSentence(BaseModel):
    """A line of a file of coded sentences."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold graph, its article, and where each entity is mentioned (half-open character offsets, by entity id)."""

    graph: GoldGraph
    article: Article
    names: Mapping[str, frozenset[Characters]]
    nominals: Mapping[str, frozenset[Characters]]

    def entity(self, identifier: str) -> GoldEntity:
        """The node of that id."""
        return next(entity for entity in self.graph.entities if entity.id == identifier)


def read_gold(file: Path) -> GoldArticle:
    """A gold graph and the article of the same stem beside it.

    Raises:
        DataError: a file is missing or breaks the format, or the graph does not fit its text; names every bad entry.
    """
    graph: GoldGraph = validate(str(file), GoldGraph, _parse_json(str(file), _read(file)))
    stem = file.name.removesuffix(".gold.json")
    text = _read(file.with_name(f"{stem}.txt"))
    if problems := list(_problems(graph, text)):
        raise DataError(f"{file}: " + "; ".join(problems))
    nominals = {entity.id: _places(entity.nominals, text) for entity in graph.entities}
    return GoldArticle(graph, Article(stem, text, published=graph.published), _name_places(graph, text), nominals)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{file}: cannot be read: {error}") from error


def _parse_json(place: str, text: str) -> object:
    try:
        return json.loads(text)
    except ValueError as error:
        raise DataError(f"{place}: expected JSON: {error}") from error


def _problems(graph: GoldGraph, text: str) -> Iterator[str]:
    """What does not fit together in a graph that has the right shape."""
    ids = Counter(entity.id for entity in graph.entities)
    for identifier, count in ids.items():
        if count > 1:
            yield f"entity {identifier}: the id is given to {count} entities"
    for entity in graph.entities:
        for problem in _entity_problems(entity, text):
            yield f"entity {entity.id}: {problem}"
    for number, relation in enumerate(graph.relations):
        for problem in _relation_problems(relation, frozenset(ids), text):
            yield f"relation {number} ({relation.source} {relation.type} {relation.target}): {problem}"


def _entity_problems(entity: GoldEntity, text: str) -> Iterator[str]:
    if entity.type not in load_ontology().entities:
        yield f"unknown type {entity.type!r}"
    for form in (*entity.names, *entity.nominals):
        if not _occurrences(form, text):
            yield f"form {form!r} is not in the text"


def _relation_problems(relation: GoldRelation, known: frozenset[str], text: str) -> Iterator[str]:
    named = {relation.source, relation.target, *relation.attribution, *filter(None, [relation.place])}
    for identifier in sorted(named - known):
        yield f"unknown entity {identifier!r}"
    for kind in sorted(relation.types - set(load_ontology().relations)):
        yield f"unknown type {kind!r}"
    if relation.evidence not in text:
        yield f"evidence {relation.evidence!r} is not in the text"


def _occurrences(form: str, text: str) -> list[Characters]:
    """Where a form stands as whole words; `form#2` stands at its second place only."""
    words, number = _split_form(form)
    spans = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return spans if number is None else spans[number - 1 : number] if number > 0 else []


def _split_form(form: str) -> tuple[str, int | None]:
    """A form and the number of the occurrence that it is limited to, if it is."""
    words, mark, number = form.rpartition("#")
    return (words, int(number)) if mark and number.isdecimal() else (form, None)


def _places(forms: Iterable[str], text: str) -> frozenset[Characters]:
    return frozenset(span for form in forms for span in _occurrences(form, text))


def _name_places(graph: GoldGraph, text: str) -> dict[str, frozenset[Characters]]:
    """Name spans by entity: those inside a longer name belong to it, and a numbered occurrence to who numbered it."""
    claimed = {entity.id: _places(entity.names, text) for entity in graph.entities}
    every = frozenset[Characters]().union(*claimed.values())
    longest = {span for span in every if not any(other != span and _holds(other, span) for other in every)}
    owner: dict[Characters, str] = {}
    for entity in graph.entities:
        numbered = [form for form in entity.names if _split_form(form)[1] is not None]
        owner |= dict.fromkeys(_places(numbered, text), entity.id)
    return {
        identifier: frozenset(span for span in spans if span in longest and owner.get(span, identifier) == identifier)
        for identifier, spans in claimed.items()
    }


def _holds(outer: Characters, inner: Characters) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def read_sentences(file: Path) -> Iterator[GoldSentence]:
    """The records of a JSON Lines file of coded sentences.

    Raises:
        DataError: the file is missing or breaks the format; names the line.
    """
    for number, line in enumerate(_read(file).split("\n"), start=1):
        if line.strip():
            place = f"{file}:{number}"
            yield validate(place, GoldSentence, _parse_json(place, line))
