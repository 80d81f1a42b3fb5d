"""Where the mentions of an article's entities stand in its document, by token."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractor.records import Entity, EntityId
from extractor.words import Document, is_acted_on


@dataclass(frozen=True, slots=True)
class Referent:
    """An entity that an argument stands for; `direct` if the argument's own head names it, `pronoun` if by a pronoun."""

    entity: EntityId
    token: int
    direct: bool
    pronoun: bool


class MentionIndex:
    """Mentions by token.

    Args:
        doc: a parsed document.
        entities: its entities.
        anybody: nouns for people of whom nothing more is told ("three | people |").

    Attributes:
        entities: entities by id.
        entity_at: head token of a mention -> entity; of nested mentions with one head, the longest.
        span_of: head token of a mention -> half-open range of tokens.
        inside: any token of a proper name -> entity, the innermost.
        name_from, name_until: first token of a name, token behind it -> head token of that name.
        mention_from, mention_until: the same for all mentions but pronouns, the longest that begins or ends there.
        pronouns: tokens that are pronouns of an entity.
        bystanders: head token of such people to whom something is done -> entity; in none of the above.
    """

    def __init__(self, doc: Document, entities: Sequence[Entity], anybody: Collection[str] = ()) -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.entity_at: dict[int, EntityId] = {}
        self.span_of: dict[int, tuple[int, int]] = {}
        self.inside: dict[int, EntityId] = {}
        self.pronouns: set[int] = set()
        self.bystanders: dict[int, EntityId] = {}
        spans: list[tuple[int, int, EntityId, str]] = []
        for entity in entities:
            for mention in entity.mentions:
                span = doc.char_span(mention.begin, mention.end)
                if span is not None:
                    spans.append((*span, entity.id, mention.kind))
        for start, end, entity_id, kind in sorted(spans, key=lambda item: (item[0] - item[1], item[0])):
            head = _head_noun(doc, start, end) if kind == "nominal" else doc.root_of(start, end).i
            people = kind == "nominal" and doc[head].lemma_.lower() in anybody and not doc[head].ent_type_
            told = people and doc.text_of(start, end).islower()
            if told and self.entities[entity_id].type in ("GROUP", "PERSON") and is_acted_on(doc[head]):
                self.bystanders[head] = entity_id
            elif head not in self.entity_at:
                self.entity_at[head] = entity_id
                self.span_of[head] = (start, end)
                if kind == "pronoun":
                    self.pronouns.add(head)
            if kind == "name":
                self.inside.update((index, entity_id) for index in range(start, end))
        described = [head for head in self.span_of if head not in self.pronouns]
        self.mention_from = {self.span_of[head][0]: head for head in reversed(described)}  # the longest, met first, wins
        self.mention_until = {self.span_of[head][1]: head for head in reversed(described)}
        names = [head for head in self.span_of if head in self.inside]
        self.name_from = {self.span_of[head][0]: head for head in names}
        self.name_until = {self.span_of[head][1]: head for head in names}

    def type_at(self, head: int) -> str | None:
        """Type of the entity whose mention has this head, if any."""
        entity = self.entity_at.get(head)
        return None if entity is None else self.entities[entity].type

    def is_person(self, head: int) -> bool:
        """Whether the mention with this head speaks of a person."""
        return self.type_at(head) == "PERSON"


def _head_noun(doc: Document, start: int, end: int) -> int:
    """The noun before the first preposition of a described phrase."""
    head = start
    for token in doc[start:end]:
        if token.pos_ == "ADP" and token.i > start:
            break
        if token.pos_ in ("NOUN", "PROPN"):
            head = token.i
    return head
