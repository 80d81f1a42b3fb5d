"""Slot filling: the entities that hold the roles which a rule names, of the types that it allows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.ontology import ACTORS
from extractor.records import EntityId
from extractor.relations.arguments import Arguments
from extractor.relations.clauses import Clause
from extractor.relations.mentions import Referent
from extractor.relations.rules import Rule

_GOVERNED = frozenset({"admin", "city"})  # places that have a government
_OF_WITHDRAWALS = frozenset({"request", "support", "accuse", "reject"})  # of whom these are said who withdraws
RULING = ("agent", "jurisdiction", "forum")  # roles in which such a place is its government


class SlotFiller:
    """Fills the slots of rules in one document.

    Args:
        arguments: of its clauses.
    """

    def __init__(self, arguments: Arguments) -> None:
        self.arguments, self.referents = arguments, arguments.referents
        self.doc, self.index = self.referents.doc, self.referents.index
        self.entities, self.reader = self.referents.entities, self.referents.reader

    def fill(
        self, clause: Clause, rule: Rule, roles: Sequence[str], types: frozenset[str], taken: set[EntityId] | None = None
    ) -> tuple[str, list[Referent]]:
        """The first role that holds entities of the allowed types, with these entities."""
        for role in roles:
            held = list(self.arguments.role(clause, role, rule))
            if not held:
                continue
            found = [r for r in held if role == "self" or self._is_one_of(r, types)]
            if taken is not None and rule.barred_subtypes:  # "Republican Party Governor | of Ohio |": not of the party
                found = [r for r in found if self.entities[r.entity].subtype not in rule.barred_subtypes]
            ruling = role == "agent" or (role in RULING and "PERSON" in rule.target_types)
            if not found and ruling and taken is None and "STATE" in types:
                found = [r for r in held if self._governs(r, rule, clause)]
            if not found and rule.is_interaction:  # "U.N. helicopters evacuated": their owner acts
                things = (r for r in held if self.entities[r.entity].type not in ACTORS and self._may_stand_for_owner(rule, r))
                owners = (owner for thing in things for owner in self._owners(thing, rule))
                found = [owner for owner in owners if self.entities[owner.entity].type in types]
            found = [r for r in found if r.entity not in (taken or ()) and not self._opens_body(r, found)]
            if found:
                kept: dict[EntityId, Referent] = {}
                for referent in found:  # "condemned | Mubarak | and | his | family": named first
                    kept.setdefault(referent.entity, referent)
                return role, list(kept.values())
        return "", []

    def _opens_body(self, state: Referent, others: Sequence[Referent]) -> bool:
        """Whether a state only tells of whose body another is ("a | United States | Secret Service officer shoots")."""
        if self.entities[state.entity].type != "STATE" or state.token not in self.index.span_of:
            return False
        end = self.index.span_of[state.token][1]
        begins = [self.index.span_of[o.token][0] for o in others if o.token in self.index.span_of and o.entity != state.entity]
        return end in begins

    def each_own(self, source: Referent, rule: Rule) -> list[Referent]:
        """Of what each of several title-holders holds it ("Presidents Buhari | of Nigeria | and Talon | of Benin")."""
        clause = self.reader.clause(source.token) if rule.type == "holds_office" else None
        heads = clause.roles.get("of", ()) if clause is not None and clause.link == "conjunct" else ()
        return [r for r in self.referents.of_all(heads) if self._is_one_of(r, rule.target_types)]

    def _is_one_of(self, referent: Referent, types: frozenset[str]) -> bool:
        """Whether a rule that asks for these types takes the entity; a state that stands for its official counts as a person."""
        kind = self.entities[referent.entity].type
        return kind in types or (kind == "STATE" and not referent.direct and "PERSON" in types)

    def _governs(self, place: Referent, rule: Rule, clause: Clause) -> bool:
        """Whether a place is spoken of as its government ("| Texas | sues Delaware"; a battle is not fought by the place that it is in)."""
        named = place.direct and not place.pronoun and self.entities[place.entity].subtype in _GOVERNED
        own = "agent" not in clause.borrowed or clause.link in ("open", "conjunct")  # "Quebec signs a pact to | work | with"
        executes = rule.id == "assault.execute"  # "the state of | Georgia | executes"
        named &= clause.kind == "verb" and own
        return named and rule.is_interaction and (executes or rule.type not in ("assault", "retreat"))

    def _may_stand_for_owner(self, rule: Rule, thing: Referent) -> bool:
        """Whether what a thing does or suffers its owner does: a spacecraft visits nobody, and who leaves a pact leaves no state.

        An airline whose plane crashes attacks nobody.
        """
        kind, lemma = self.entities[thing.entity].type, self.doc[thing.token].lemma_.lower()
        pact = rule.type == "retreat" and kind == "AGREEMENT"
        mishap = kind == "EVENT" and lemma in self.reader.cues.arguments.vehicles
        return rule.type != "consult" and not pact and not mishap

    def _owners(self, thing: Referent, rule: Rule) -> Iterator[Referent]:
        begin = (
            self.index.span_of[thing.token][0] if thing.token in self.index.span_of and thing.token in self.index.inside else 0
        )
        owner = self.index.name_until.get(begin - 1) if begin and self.doc[begin - 1].tag_ == "POS" else None
        if owner is not None:  # "| Interpol |'s Operation Lyra arrested"
            yield Referent(self.index.entity_at[owner], owner, False, False)
        clause = self.reader.clause(thing.token)
        if clause is None:
            return
        above = self.reader.clause(clause.governor) if clause.governor is not None and "agent" in clause.borrowed else None
        if (
            self.entities[thing.entity].type == "EVENT"
            and above is not None
            and clause.head not in above.roles.get("patient", ())
        ):
            return  # "following a | shootout | that left two wounded, X was caught"
        doers = clause.roles.get("agent", ()) if self.doc[thing.token].pos_ == "NOUN" else ()
        if rule.type in _OF_WITHDRAWALS and self.entities[thing.entity].subtype == "withdrawal":
            doers = doers or clause.roles.get("patient", ())  # "called for the withdrawal of | Russian troops |"
        yield from self.referents.of_all((head for head in doers if head != thing.token), depth=1)
        yield from self.referents.belonging(thing.token)
