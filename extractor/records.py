"""Frozen records of an extraction and their JSON form (ontology.md, section 3).

The records are standard dataclasses, so they cross process borders; pydantic checks them where data comes in from outside.
All offsets are half-open `[begin, end)` in Unicode code points of `Article.text`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal, NewType

from extractor.data import validate
from extractor.errors import DataError

EntityId = NewType("EntityId", str)
MentionKind = Literal["name", "nominal", "pronoun"]
Polarity = Literal["positive", "negative"]
Modality = Literal["asserted", "intended", "possible", "conditional"]


@dataclass(frozen=True, slots=True)
class Article:
    """A text to read; `published` is the date against which relative dates are resolved."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the article."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise DataError(f"span [{self.begin}, {self.end}): expected 0 <= begin < end")


@dataclass(frozen=True, slots=True, order=True)
class Evidence(Span):
    """A span with its text; the sentence behind an edge."""

    text: str


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """One place where the article speaks of an entity."""

    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """One real-world thing of the article with all its mentions, in text order."""

    id: EntityId
    type: str
    subtype: str | None
    name: str
    iso: str | None
    wikidata: str | None
    latitude: float | None
    longitude: float | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who vouches for an edge: the speaker, the cue ("reported") and whether the words are quoted."""

    entity: EntityId
    cue: str
    quote: bool


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its TIMEX3 value and the first and last day it covers (ISO 8601)."""

    text: str
    value: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A directed edge between two entities of the article, with the sentence that supports it."""

    id: str
    source: EntityId
    target: EntityId
    type: str
    label: str
    cameo: str | None
    polarity: Polarity
    modality: Modality
    attribution: tuple[Attribution, ...]
    anonymous: bool
    time: Time | None
    place: EntityId | None
    office: str | None
    evidence: Evidence
    trigger: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an edge is as it is.

    Attributes:
        relation: id of the edge.
        roles: arguments of its clause: the role and the words in it.
        polarity: words that deny the deed.
        modality: words that make it less than asserted.
        time: how the date was reckoned, or None where the edge has none.
    """

    relation: str
    roles: tuple[tuple[str, str], ...]
    polarity: tuple[str, ...]
    modality: tuple[str, ...]
    time: str | None


@dataclass(frozen=True, slots=True)
class Silence:
    """A sentence from which no edge was drawn, and why not."""

    sentence: Evidence
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """The graph of one article: entities in order of first mention, relations in order of trigger."""

    id: str
    title: str | None
    published: str | None
    source: str | None
    language: str
    text_sha256: str
    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    url: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON form as plain dicts and lists, keys in the order of the contract; `url`, which it does not ask for, only if there is one."""
        record: dict[str, Any] = _plain(asdict(self))
        if self.url is None:
            del record["url"]
        return record

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Extraction:
        """Read the JSON form back.

        Raises:
            DataError: the record breaks the contract; the message names each bad field.
        """
        extraction = validate(f"extraction {record.get('id')!r}", Extraction, record)
        known = {entity.id for entity in extraction.entities}
        for relation in extraction.relations:
            for end in (relation.source, relation.target):
                if end not in known:
                    raise DataError(f"extraction {extraction.id!r}: relation {relation.id} names unknown entity {end!r}")
        return extraction


@dataclass(frozen=True, slots=True)
class Known:
    """A known thing that an entity may be.

    Attributes:
        key: table and name of its entry in the knowledge base ("places:Tripoli").
        confidence: the probability that the article means it, from 0 to 1.
        reasons: what speaks for it and against it.
    """

    key: str
    name: str
    iso: str | None
    wikidata: str | None
    confidence: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Which known thing an entity was taken for, and what else it may be.

    Attributes:
        chosen: key of one of the candidates; None where it was taken for none of them.
        confidence: the probability that the choice is right, from 0 to 1.
        candidates: the most likely first.
    """

    entity: EntityId
    chosen: str | None
    confidence: float
    candidates: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The graph of one article, and why it has the nodes and edges that it has."""

    extraction: Extraction
    reasons: tuple[Reasons, ...]
    silences: tuple[Silence, ...]
    identities: tuple[Identity, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one article of a corpus tells of an edge; `source` and `target` are names, `day` that of the deed or else of the article."""

    source: str
    label: str
    target: str
    type: str
    polarity: str
    modality: str
    attributed_to: str | None
    day: str | None
    article: str
    outlet: str | None
    url: str | None
    begin: int
    end_offset: int
    evidence: str
    confidence: float


def _plain(value: Any) -> Any:
    """Tuples to lists, all the way down, so that a record equals its JSON read back."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def sha256(text: str) -> str:
    """Hex digest of the text in UTF-8; lone surrogates, which UTF-8 lacks, are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
