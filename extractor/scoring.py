"""Extractions against graphs drawn by people: precision, recall and F1 of each level and type.

Two kinds of gold: folders of whole graphs (seeds/README.md tells the format) and files of sentences with coded interactions
(PLOVER's gold standard records). Each comparison yields verdicts, one for every item found or missed, and a report counts them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

from pydantic import BaseModel, ConfigDict, TypeAdapter
from rich.table import Table

from extractor.errors import DataError
from extractor.ontology import load_ontology, validate
from extractor.records import Article, Entity, Extraction, Modality, Polarity, Relation

GRAPH_LEVELS = ("mentions", "entities", "pairs", "typed")
EVENT_LEVELS = ("pair", "coded", "category")
ATTRIBUTES = ("polarity", "modality", "attribution", "time")
SHOWN = ("entities", "typed", "coded")  # levels whose differences are worth reading; the others say the same again

# A described base or event that nobody asked for is an error; a described thing of another type may be a matter of taste.
COUNTED_WHEN_DESCRIBED = frozenset({"BASE", "EVENT"})
SAME_MENTION = 0.5  # least intersection over union
UNKNOWN_ACTOR = "---"
# Actor codes in PLOVER's records that are no ISO 3166 codes: old spellings, former states, bodies of many states.
ACTOR_CODES = {
    **{"ITL": "ITA", "VTN": "VNM", "ROM": "ROU", "JAP": "JPN", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE", "BUR": "MMR"},
    **{"KSV": "XKX", "KOS": "XKX", "YUG": "SRB", "SCG": "SRB", "SER": "SRB", "SUN": "RUS"},
    **{"DDR": "DEU", "GME": "DEU", "CSK": "CZE", "CZR": "CZE", "UNO": "IGO", "EUR": "IGO"},
}

Outcome = Literal["right", "spurious", "missed"]
Characters = tuple[int, int]
Triple = tuple[str, str, str]


class Reads(Protocol):
    """What scoring asks of a pipeline."""

    def read(self, article: Article) -> Extraction:
        """The graph of one article."""


# ---------------------------------------------------------------- gold files


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class GoldEntity(_Strict):
    """A node as the annotator wrote it; a form `name#2` means its second occurrence only."""

    id: str
    type: str
    subtype: str | None
    name: str
    iso: str | None
    wikidata: str | None
    names: tuple[str, ...]
    nominals: tuple[str, ...]
    optional: bool


class GoldRelation(_Strict):
    """An edge as the annotator wrote it; `also` holds other types that are right too."""

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

    @property
    def ends(self) -> tuple[str, str]:
        """Source and target."""
        return self.source, self.target


class GoldGraph(_Strict):
    """One `*.gold.json`."""

    id: str
    published: date
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]


class _GoldEvent(BaseModel):
    source: str
    target: str
    plover2021: str


class _GoldSentence(BaseModel):
    id: str
    text: str
    events: tuple[_GoldEvent, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A gold graph with its text and the places of its mentions, half-open character offsets by entity id."""

    graph: GoldGraph
    article: Article
    names: Mapping[str, frozenset[Characters]]
    nominals: Mapping[str, frozenset[Characters]]


def read_gold(file: Path) -> GoldArticle:
    """A gold graph and the article beside it.

    Raises:
        DataError: a file is missing or breaks the format, or the graph does not fit the text; names every bad entry.
    """
    graph: GoldGraph = validate(str(file), GoldGraph, _read(file, TypeAdapter(GoldGraph)))
    stem = file.name.removesuffix(".gold.json")
    text = _read_text(file.with_name(f"{stem}.txt"))
    problems = list(_problems(graph, text))
    if problems:
        raise DataError(f"{file}: " + "; ".join(problems))
    names = {entity.id: _places(entity.names, text) for entity in graph.entities}
    nominals = {entity.id: _places(entity.nominals, text) for entity in graph.entities}
    return GoldArticle(graph, Article(stem, text, published=graph.published), _own_names(graph, names, text), nominals)
