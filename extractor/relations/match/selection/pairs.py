"""Two entities that a rule would join, and what several restrictions ask of them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from extractor.relations.clauses import Clause
from extractor.relations.cues import either
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents
from extractor.relations.rules import Rule


class Pair(NamedTuple):
    """What a rule says of a source, read from one role of a clause, and a target, read from another."""

    rule: Rule
    clause: Clause
    by: str
    source: Referent
    role: str
    target: Referent


class PairTests:
    """What is asked of pairs in one document.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader

    def is_own(self, source: Referent, target: Referent) -> bool:
        """Whether "its" thing, said of a body of a state, was taken for that state's ("the army cut | its | budget")."""
        code = self.entities[source.entity].iso
        other = self.entities[target.entity]
        # "the court ordered | his | release", "| their | boat was ambushed by Boko Haram"
        apart = other.type == "PERSON" or self.entities[source.entity].subtype == "armed_group"
        return not apart and target.pronoun and not target.direct and code is not None and code == other.iso

    def speaks_for(self, source: Referent, target: Referent) -> bool:
        """Whether a deed is that of a state of which the source is ("| Löfven | cancels ties between | Sweden | and Russia")."""
        codes = [self.entities[r.entity].iso for r in (source, target)]
        return self.entities[target.entity].type == "STATE" and codes[0] is not None and codes[0] == codes[1]

    def _end(self, referent: Referent) -> int:
        """The token behind a name or noun."""
        return self.index.span_of[referent.token][1] if referent.token in self.index.span_of else referent.token + 1

    def _befalls_superior(self, pair: Pair) -> bool:
        """Whether a person is named only as the one whose people a deed befalls ("| Biden's | adviser was arrested")."""
        harmed, part = (pair.source, pair.by) if pair.rule.type == "located_in" else (pair.target, pair.role)
        hit = pair.clause.roles.get(part, ())
        return self._is_superior(harmed, hit) or self._is_served(harmed, hit)  # "an aide for | Biden | was arrested"

    def _is_across(self, pair: Pair) -> bool:
        """Whether a state is only named as the one on the other side of a border ("captured the crossing | with Syria |")."""
        preceding = self.doc[max(pair.target.token - 3, 0) : pair.target.token]
        borders = self.cues.arguments.two_sided
        return any(word.lower_ == "with" and self.doc[word.i - 1].lemma_.lower() in borders for word in preceding)

    def _is_superior(self, referent: Referent, heads: Sequence[int]) -> bool:
        """Whether a person is named only as the one whose official or friend somebody is ("| her | adviser")."""
        end = self.index.span_of[referent.token][1] if referent.token in self.index.span_of else len(self.doc)
        owns = self.doc[referent.token].tag_ == "PRP$" or any(word.tag_ == "POS" for word in self.doc[end : end + 1])
        people = self._people() - self.cues.arguments.leads
        person = self.entities[referent.entity].type == "PERSON"
        behind = (head for head in heads if head > referent.token)  # not "| President | Biden's decree"
        return person and owns and any(self.doc[head].lemma_.lower() in people for head in behind)

    def _is_served(self, referent: Referent, heads: Sequence[int]) -> bool:
        """Whether a person is named only as the one for whom somebody works ("an adviser to | Biden |")."""
        people = self._people()
        if self.entities[referent.entity].type != "PERSON":
            return False
        servants = (self.reader.clause(head) for head in heads if self.doc[head].lemma_.lower() in people)
        return any(
            referent.token in each.roles.get(by, ()) for each in servants if each is not None for by in ("for", "to", "of")
        )

    def _people(self) -> Set[str]:
        """What people are called; an office is a building as well."""
        return either(self.cues.arguments.officials, self.cues.arguments.people) - self.cues.arguments.possessed

    def _is_only_seat(self, pair: Pair) -> bool:
        """Whether a body's name tells in which building others meet ("at a | White House | meeting")."""
        if self.entities[pair.source.entity].name not in self.cues.arguments.seats or pair.clause.kind != "noun":
            return False
        return self._end(pair.source) <= pair.clause.head and self.doc[self._end(pair.source)].tag_ != "POS"
