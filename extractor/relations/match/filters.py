"""Which drafts do not stand beside what else a document says: deeds of sport, what is only implied, what others tell better."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractor.ontology import ACTORS, load_ontology
from extractor.relations.draft import Draft
from extractor.relations.referents import Referents
from extractor.relations.scenes import PLACEMENTS

_SCORE = re.compile(r"\d{1,3} ?[-–] ?\d{1,3}\b")


class DraftFilter:
    """Filters the drafts of one document.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader

    def standing(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Those of all drafts of the document that stand."""
        return self._without_tacit(self._without_bystanders([draft for draft in drafts if not self._is_contest(draft)]))

    def _is_contest(self, draft: Draft) -> bool:
        """Whether a deed against somebody is told of a sport ("In cricket, India | beat | Australia"), or a war of views in a survey."""
        ends = [self.entities[end.entity] for end in (draft.source, draft.target)]
        if draft.rule.type == "assault" and all((end.type, end.subtype) == ("ORG", "other") for end in ends):
            return True  # of two bodies that bear no arms none attacks the other: "Arsenal | beat | Chelsea"
        beaten = (draft.target.token, *draft.clause.roles.get("patient", ()))
        behind = [self.index.span_of.get(head, (head, head + 1))[1] for head in beaten]
        if draft.rule.type == "assault" and any(_SCORE.match(self.doc.text_of(begin, begin + 3)) for begin in behind):
            return True  # "Iran defeats Qatar | 1–0 |"
        guessed = draft.rule.id.startswith("model:") and load_ontology().relations[draft.rule.type].quad in (3, 4)
        hostile = draft.rule.type in ("assault", "protest", "reject") or guessed  # "FIFA | bans | Kowal from football" is no game
        topics = self.cues.topics.contests
        if draft.rule.type == "assault" and draft.clause.kind == "noun":
            topics = topics | self.cues.topics.surveys
        words = self.doc[draft.clause.head].sent.words if hostile else ()
        named = (word for word in words if word.i not in self.index.inside or self._names_event(word.i))
        told = [word for word in named if word.lemma_.lower() in topics]
        # "a | tennis | player": what somebody is by trade tells of no contest in which he is arrested
        return any(draft.rule.type == "assault" or not self.reader.is_modifier(word) for word in told)

    def _names_event(self, position: int) -> bool:
        """Whether a token is a part of an event's name ("the FA | Cup |"), not of a body's ("the World | Boxing | Council")."""
        return self.entities[self.index.inside[position]].type == "EVENT"

    def _without_tacit(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Leave out what no word says of an entity where the sentence says something of it but what happens there."""
        told = {
            (self.doc[draft.clause.head].sent.start, end.entity)
            for draft in drafts
            if not draft.rule.tacit
            and not (draft.rule.type in PLACEMENTS and self.entities[draft.source.entity].type in ("EVENT", "WEAPON"))
            for end in (draft.source, draft.target)
        }
        return [
            draft
            for draft in drafts
            if not draft.rule.tacit
            or not any((self.doc[draft.clause.head].sent.start, end.entity) in told for end in (draft.source, draft.target))
        ]

    def _without_bystanders(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Leave out whom somebody harmed where the sentence tells that he so harmed another ("shelled | Juba |, killing 20 people")."""
        told = {
            (self.doc[draft.clause.head].sent.start, draft.source.entity, draft.rule.type)
            for draft in drafts
            if draft.target.token not in self.index.bystanders
        }
        return [
            draft
            for draft in drafts
            if draft.target.token not in self.index.bystanders
            or (self.doc[draft.clause.head].sent.start, draft.source.entity, draft.rule.type) not in told
        ]

    def is_outdone(self, draft: Draft, others: Iterable[Draft]) -> bool:
        """Whether a deed falls on an agreement that by another rule falls on a party to it ("both sides broke the ceasefire"), or is
        that of an attack where it is told who attacks ("a | French | airstrike kills ten rebels")."""
        if draft.rule.source_types == {"EVENT"} and draft.rule.is_interaction:
            hit = [other for other in others if other is not draft and other.target.entity == draft.target.entity]
            return any(other.rule.is_interaction for other in hit)
        return self.entities[draft.target.entity].type == "AGREEMENT" and any(
            other.rule.is_interaction
            and draft.rule.is_interaction
            and other.rule.type != draft.rule.type
            and other.source.entity == draft.source.entity
            and self.entities[other.target.entity].type in ACTORS
            for other in others
        )
