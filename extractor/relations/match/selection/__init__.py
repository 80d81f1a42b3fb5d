"""Selectional restrictions: which two entities may be the ends of an edge, by the ontology and by how they are spoken of."""

from __future__ import annotations

from itertools import takewhile

from extractor.ontology import load_ontology
from extractor.relations.clauses.syntax import preposition
from extractor.relations.match.selection.deeds import DeedTests
from extractor.relations.match.selection.pairs import Pair, PairTests
from extractor.relations.match.selection.states import StateTests
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents

__all__ = ["Pair", "Restrictions"]

_SPOKEN = frozenset({"accuse", "support", "request", "threaten", "consult", "agree"})  # types of what is said


class Restrictions(PairTests):
    """Tests all of them in one document: those of this class for every rule, others for rules of one type of relation.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        super().__init__(referents)
        self._always = (self._is_of_one, self._is_unfit, self._is_of_title, self._is_platform, self._votes_only)
        self._of_type = DeedTests(referents).of_type | StateTests(referents).of_type

    def allow(self, pair: Pair) -> bool:
        """Whether what a rule says of a pair may be so."""
        return not any(test(pair) for test in (*self._always, *self._of_type.get(pair.rule.type, ())))

    def _is_of_one(self, pair: Pair) -> bool:
        """Whether both are one, or one's own, or a deed is told without its doer and both are of one state."""
        _, _, by, source, _, target = pair
        return (
            source.entity == target.entity or self.is_own(source, target) or (by == "deed" and self._is_own_side(source, target))
        )

    def _is_unfit(self, pair: Pair) -> bool:
        """Whether the ontology or the rule has no place for such things."""
        source, target = self.entities[pair.source.entity], self.entities[pair.target.entity]
        wanted, barred = pair.rule.target_subtypes, pair.rule.barred_subtypes
        if not load_ontology().allows(pair.rule.type, source.type, target.type):
            return True
        return target.subtype in barred or (bool(wanted) and target.subtype not in wanted)

    def _is_of_title(self, pair: Pair) -> bool:
        """Whether a state only tells of what the doer holds an office ("at the request of | UK | Prime Minister Boris Johnson")."""
        source, target = pair.source.token, pair.target.token
        if pair.clause.kind != "noun" or not pair.rule.is_interaction:
            return False
        if pair.clause.head == source - 1 and self.entities[pair.source.entity].type == "STATE":
            return self._opens_title(self._end(pair.source))  # "In an interview | British | Prime Minister Ana Diaz said"
        if not (pair.clause.head < target < source and self.index.is_person(source)):
            return False
        between = self.doc[target + 1 : self.index.span_of.get(source, (source, source))[0]]
        plain = all(word.pos_ in ("NOUN", "PROPN", "ADJ") for word in between)
        return plain and any(word.lemma_.lower() in self.cues.arguments.officials for word in between)

    def _opens_title(self, position: int) -> bool:
        """Whether the title of a person who is named begins there."""
        words = list(
            takewhile(lambda word: word.pos_ in ("NOUN", "PROPN", "ADJ") and word.i not in self.index.inside, self.doc[position:])
        )
        person = self.index.name_from.get(position + len(words))
        titled = any(word.lemma_.lower() in self.cues.arguments.officials for word in words)
        return titled and person is not None and self.index.is_person(person)

    def _is_platform(self, pair: Pair) -> bool:
        """Whether it is only where something is said ("took a shot at him | on Twitter |")."""
        spoken = pair.rule.type in _SPOKEN and pair.role in ("on", "at")  # but "a ban on TikTok"
        return spoken and self.entities[pair.target.entity].name in self.cues.arguments.platforms

    def _votes_only(self, pair: Pair) -> bool:
        """Whether somebody votes for members of a body, which is neither to support it nor to be one."""
        rule, clause, by, _, role, target = pair
        if clause.lemmas[-1] == "vote" and role == "for" and not target.direct:
            words = self.cues.arguments.officials | {"member", "seat"}
            return any(self.doc[head].lemma_.lower() in words for head in clause.roles.get(role, ()))
        lent = rule.type == "member_of" and clause.kind == "noun" and by in clause.borrowed
        return lent and preposition(self.doc[clause.head]) == "for"

    def _is_own_side(self, source: Referent, target: Referent) -> bool:
        """Whether both are of one state ("an | Israeli soldier | was killed in an | Israeli | raid": by whom is not said)."""
        sides = [self.entities[r.entity] for r in (source, target)]
        official = all(side.type == "STATE" or side.subtype in ("military", "government") for side in sides)
        return official and sides[0].iso is not None and sides[0].iso == sides[1].iso
