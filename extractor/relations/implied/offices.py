"""Of what an office is that is named without it: the state, province or body that its holder serves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from extractor.records import EntityId
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import preposition
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents


class OfficeRoles:
    """Reads it in one document.

    Args:
        referents: whom its noun phrases stand for.
        states: the article's states by their codes.
    """

    def __init__(self, referents: Referents, states: dict[str, EntityId]) -> None:
        self.referents = referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader
        self._states = states

    def home(self, clause: Clause) -> Iterator[Referent]:
        """The state of an office that is named without it: where its holder is known to serve, else that of others who serve in
        its sentence, else the state the article is about."""
        if any(self.index.type_at(head) == "PLACE" for role in ("patient", "for") for head in clause.roles.get(role, ())):
            return  # "| Montana | Secretary of State", "Secretary of State for | Wales |"
        if clause.head + 1 < len(self.doc) and self.doc[clause.head + 1].lower_ in ("in", "at", "on", "to"):
            return  # "the prosecutor | in the case |"
        behind = [word for word in self.doc[clause.head + 1 : clause.head + 4] if word.lower_ != "the"]
        of_name = len(behind) > 1 and behind[0].lower_ == "of" and behind[1].pos_ == "PROPN"
        if of_name and clause.lemmas[0] == "capital":
            return  # "the capital | of Surigao del Sur |", which is no mention
        before = self.doc[clause.head - 1].lower_ if clause.head else ""
        if before in self.cues.arguments.partial or self._is_shared(clause.head) or self._is_of_firm(clause.head):
            return
        if any(token.lower_ == "general" for token in self.doc[clause.head + 1 : clause.head + 3]):
            return  # "| Secretary | -General of the United Nations": the words of the office go on
        for person in self.referents.of_all(clause.roles.get("agent", ())):
            iso = self.entities[person.entity].iso
            others = self._served_beside(clause.head, person.entity) if iso is None else frozenset()
            iso = min(others) if len(others) == 1 else iso
            state = self._states.get(iso) if iso is not None else None
            if state is None and iso is None and not others:
                state = self._main_state
            premiers = self.cues.states.premiers_of_provinces if clause.lemmas[0] == "premier" else frozenset()
            if state is not None and self.entities[state].iso not in premiers:
                yield Referent(state, clause.head, False, False)

    def _is_of_firm(self, office: int) -> bool:
        """Whether a vice president is one of many ("| Senior | vice president Ana Diaz")."""
        before = [word.lower_ for word in self.doc[max(office - 4, 0) : office]]
        return "vice" in before and not self.cues.arguments.managing.isdisjoint(before)

    def _is_shared(self, office: int) -> bool:
        """Whether an office is of what the next one is of ("the president | and chief executive officer of | Kowal Corp")."""
        behind = self.doc[office + 1 : office + 6]
        officials = self.cues.arguments.officials
        pairs = [
            (word, after)
            for word, after in pairwise(behind)
            if after.lower_ in ("of", "for") and after.i not in self.index.inside
        ]
        joined = bool(behind) and behind[0].lower_ == "and"
        return joined and any(word.lemma_.lower() in officials | {"officer"} for word, _ in pairs)

    def province(self, clause: Clause) -> Iterator[Referent]:
        """The province or city of an office that is named without it: the one that does something in the sentence, if no other is
        named there, or that opens it ("Governor Lamont says that | Connecticut | will reopen schools", "In | Alabama |, Governor Ivey")."""
        named = any(
            head in self.index.entity_at for role in ("patient", "of", "for", "in") for head in clause.roles.get(role, ())
        )
        kind = "city" if clause.lemmas[0] == "mayor" else "admin"
        sentence = self.doc[clause.head].sent
        places = [word.i for word in sentence.words if word.i in self.index.inside and self.index.type_at(word.i) == "PLACE"]
        places = [head for head in places if head in self.index.entity_at]
        known = {self.index.entity_at[head] for head in places}
        states = (word.i for word in sentence.words if self.index.type_at(word.i) == "STATE")
        if named or len(known) != 1 or not all(self._tells_kind(state) for state in states):
            return
        place = known.pop()
        acting = (c for word in sentence.words if word.pos_ in ("VERB", "AUX", "NOUN") and (c := self.reader.clause(word.i)))
        does = any(head in places for inner in acting if not inner.passive for head in inner.roles.get("agent", ()))
        inner = self.doc[places[0]]
        scene = inner.head if preposition(inner) == "of" else inner
        opens = sentence.words[0].lower_ == "in" and places[0] < clause.head and preposition(scene) == "in"
        if self.entities[place].subtype == kind and (does or opens):
            yield Referent(place, clause.head, False, False)

    def _tells_kind(self, state: int) -> bool:
        """Whether a state only tells whose a division is ("in the | US | state of Alabama, Governor Ivey")."""
        behind = [word.lower_ for word in self.doc[state + 1 : state + 3]]
        return behind in (["state", "of"], ["province", "of"])

    def _served_beside(self, head: int, person: EntityId) -> frozenset[str]:
        """Codes of the states whose leaders, office-holders and government bodies the sentence of a token names, a person left aside."""
        named = {self.index.inside[word.i] for word in self.doc[head].sent.words if word.i in self.index.inside} - {person}
        serving = [self.entities[entity] for entity in named]
        told = [self.entities[body.entity] for entity in named for _, body in self.referents.offices.get(entity, ())]
        serving = [e for e in serving if e.type == "PERSON" or e.subtype in ("government", "military")]
        return frozenset(e.iso for e in serving + told if e.iso)

    def office(self, clause: Clause) -> Iterator[Referent]:
        """Of what the subject holds an office, by an edge of the article or, of a known leader, by our own list ("May resigned");
        of a government the place that its words name, or its state."""
        for person in self.referents.of_all(clause.roles.get("agent", ())):
            entity, told = self.entities[person.entity], self.referents.offices.get(person.entity, ())
            stated = clause.roles.get("as", ())  # "resigned as | head | of the bank" leaves other offices alone
            if stated or told:
                words = {self.doc[head].lemma_.lower() for head in stated}  # "President Diaz | of Chad | resigned as president"
                yield from (body for noun, body in told if not stated or self.doc[noun].lemma_.lower() in words)
            elif entity.type == "PERSON" and entity.wikidata is not None:
                yield from self.home(clause)
            elif entity.subtype == "government":
                yield from self._governed(person)

    def _governed(self, government: Referent) -> Iterator[Referent]:
        """The place that the words of a government name ("| North Carolina | authorities"), else the article's state of its code."""
        begin, end = self.index.span_of.get(government.token, (government.token, government.token))
        heads = [self.index.name_from[position] for position in range(begin, end) if position in self.index.name_from]
        heads = [head for head in heads if self.index.type_at(head) in ("STATE", "PLACE")]
        seated = heads and self.doc[heads[-1]].head.i == government.token and preposition(self.doc[heads[-1]]) == "in"
        named = seated and self.doc[government.token].lemma_.lower() == "government"
        if named and self.entities[self.index.entity_at[heads[-1]]].subtype == "city":
            heads = []  # "the government | in Paris |"
        if any(word.lower_ == "of" for word in self.doc[begin:end]):
            heads.reverse()  # "of the US state of | Utah |"
        iso = self.entities[government.entity].iso
        if heads:
            yield Referent(self.index.entity_at[heads[0]], heads[0], False, False)
        elif iso in self._states:
            yield Referent(self._states[iso], government.token, False, False)

    @cached_property
    def _main_state(self) -> EntityId | None:
        """The state with most of the article's mentions of states, if it has more than half of them."""
        mentions = {e.id: sum(m.kind == "name" for m in e.mentions) for e in self.entities.values() if e.type == "STATE"}
        state = max(mentions, key=lambda e: mentions[e], default=None)
        return state if state is not None and mentions[state] * 2 > sum(mentions.values()) else None
