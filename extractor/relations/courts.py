"""Whose courts, police or prisons deal with somebody where nobody is said to ("was jailed in Izmir", "a Peruvian minister was charged")."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.records import EntityId
from extractor.relations.clauses import Clause
from extractor.relations.cues import either
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents

_HELD = ("in", "at", "from", "to", "for")
_OFFICIAL = ("government", "military")


class Courts:
    """Reads them in one document.

    Args:
        referents: whom its noun phrases stand for.
        states: the article's states by their codes.
        nationality: the states whose adjectives stand before the name that begins at a token.
    """

    def __init__(
        self, referents: Referents, states: dict[str, EntityId], nationality: Callable[[int], Iterator[Referent]]
    ) -> None:
        self.referents = referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader
        self._states, self._nationality = states, nationality

    def jurisdiction(self, clause: Clause) -> Iterator[Referent]:
        """The state where what only states do is done by nobody named ("was jailed in | Izmir, Turkey |", "banned in | Egypt |")."""
        if clause.passive and "agent" not in clause.roles:
            yield from self.forum(clause)

    def forum(self, clause: Clause) -> Iterator[Referent]:
        """The state where something is done ("goes on trial in | Dresden, Germany |")."""
        heads = [head for role in _HELD for head in clause.roles.get(role, ()) if role in ("in", "at") or self._is_custody(head)]
        words = self.cues.arguments
        told = [head for role in ("on", "to", "patient", "as") for head in clause.roles.get(role, ())]
        for charge in (head for head in told if self.doc[head].lemma_.lower() in either(words.accusations, words.verdicts)):
            # "faces trial on terrorism charges in | Jakarta |", "found guilty at | the High Court |"
            if (inner := self.reader.clause(charge)) is not None:
                heads += [head for role in ("in", "at") if role not in inner.borrowed for head in inner.roles.get(role, ())]
        heads = heads or list(self._of_crime(clause))
        verb = self.doc[clause.head]
        noun = self.reader.clause(verb.head.i) if self.reader.is_attribute(verb) else None
        heads += noun.roles.get("in", ()) if noun is not None else ()
        for place in (r for head in [*heads, *self._let_past(clause), *self._held_before(clause)] for r in self._grounds(head)):
            kind, iso = self.entities[place.entity].type, self.entities[place.entity].iso
            if kind == "STATE":
                yield place
            elif kind == "PLACE" and iso in self._states:
                yield Referent(self._states[iso], place.token, False, False)
            elif kind == "PLACE" and iso is None and (state := self._state_behind(place.token)) is not None:
                yield state
            elif kind == "PLACE" and self.entities[place.entity].subtype == "admin":
                yield place  # "in | Florida |": the states of a federation have courts of their own
            elif kind == "ORG" and self.doc[place.token].lemma_.lower() in self.cues.arguments.courts:
                yield place

    def _of_crime(self, clause: Clause) -> Iterator[int]:
        """Where the crime was, before whose courts it mostly comes, save deeds of war ("arrested for fraud in | Japan |")."""
        tried = self.referents.of_all(clause.roles.get("patient", ()))
        if any(self.entities[r.entity].subtype == "military" for r in tried):
            return  # soldiers come before courts of their own
        verdicts = (h for h in clause.roles.get("as", ()) if self.doc[h].lemma_.lower() in self.cues.arguments.verdicts)
        told = [clause, *(noun for noun in map(self.reader.clause, verdicts) if noun is not None)]
        for crime in (head for inner in told for role in ("for", "with", "of") for head in inner.roles.get(role, ())):
            lemma = self.doc[crime].lemma_.lower()
            noun = (
                self.reader.clause(crime)
                if lemma not in either(self.cues.arguments.violent, self.cues.arguments.tried_elsewhere)
                else None
            )
            if noun is not None and noun.kind == "noun" and "in" not in noun.borrowed:
                yield from noun.roles.get("in", ())

    def venue(self, clause: Clause) -> Iterator[Referent]:
        """Where what a noun names begins or goes on ("the trial of Ana Diaz opens at | the International Criminal Court |")."""
        verb = self.reader.clause(self.doc[clause.head].head.i)
        goes_on = verb is not None and self.doc[verb.head].lemma_ in self.cues.light.going_on
        if verb is not None and goes_on and clause.head in verb.roles.get("agent", ()):
            yield from self.forum(verb)

    def own(self, clause: Clause, role: str) -> Iterator[Referent]:
        """The state that deals with its own people, where an article names no other ("a Peruvian minister was charged")."""
        codes = {e.iso for e in self.entities.values() if e.type in ("STATE", "PLACE") or (e.iso and e.subtype in _OFFICIAL)}
        told = role == "agent" or (clause.passive and "agent" not in clause.roles)
        told &= not self.reader.is_attribute(self.doc[clause.head])
        if not told or len(codes) != 1 or any(True for _ in self.forum(clause)):
            return  # an "imprisoned U.S. serviceman" may be so anywhere
        for person in self.referents.of_all(clause.roles.get(role, ())):
            entity = self.entities[person.entity]
            served = {self.entities[body.entity].iso for _, body in self.referents.offices.get(person.entity, ())}
            main = clause.link != "relative"  # not "a trial for | Italian | writer Dante, who was sentenced in 1302"
            if main and entity.type == "PERSON" and person.token in self.index.span_of:  # "the | Swedish | rapper Yasin"
                begin = self.index.span_of[person.token][0]
                served |= {self.entities[state.entity].iso for state in self._nationality(begin)}
            people = entity.type == "PERSON" or (main and entity.type == "GROUP")
            if people and not person.pronoun and codes & {entity.iso, *served} and codes <= set(self._states):
                yield Referent(self._states[min(code for code in codes if code)], person.token, False, False)
                return

    def _is_custody(self, head: int) -> bool:
        words, lemma = self.cues.arguments, self.doc[head].lemma_.lower()
        unnamed = lemma in words.courts and head not in self.index.entity_at  # "in | court | in The Hague"
        return (unnamed or lemma in words.custody) and head not in self.index.inside

    def _grounds(self, head: int) -> Iterator[Referent]:
        """Where somebody is held or tried ("in | Chile |", "to five years in | an Iranian prison |", "from prison in | Chile |")."""
        if not self._is_custody(head):
            found = self.referents.of(head)
            yield from found
            place = self.reader.clause(head) if not found and self.doc[head].pos_ == "NOUN" else None
            for inner in place.roles.get("in", ()) if place is not None and "in" not in place.borrowed else ():
                yield from self.referents.of(inner)  # "at his home in | Peru |", "at different places in | Pakistan |"
            return
        if (clause := self.reader.clause(head)) is None:
            return
        for role in ("agent", "in", "at"):
            for inner in clause.roles.get(role, ()) if role not in clause.borrowed else ():
                yield from self._grounds(inner)

    def _state_behind(self, place: int) -> Referent | None:
        """The state that ends the commas behind an unknown place ("in Costa Real, | Chile |")."""
        end = self.index.span_of[place][1] if place in self.index.span_of else len(self.doc)
        while end + 1 < len(self.doc) and self.doc[end].text == "," and (name := self.index.name_from.get(end + 1)) is not None:
            if self.index.type_at(name) == "STATE":
                return Referent(self.index.entity_at[name], place, False, False) if self.doc[name].pos_ != "ADJ" else None
            end = self.index.span_of[name][1]
        return None

    def _let_past(self, clause: Clause) -> Iterator[int]:
        """What somebody is let or kept out of ("allowed to leave | China |", "denied entry to | Fiji |")."""
        for child in self.doc[clause.head].children:
            moving = (
                self.reader.clause(child.i) if child.lemma_ in self.cues.arguments.crossing and child.i > clause.head else None
            )
            if moving is not None and (child.tag_ == "VBG" or moving.link == "open") and not moving.passive:
                yield from (head for role in ("patient", "to", "in") for head in moving.roles.get(role, ()))
        if clause.lemmas[-1] in self.cues.light.permitting:
            yield from clause.roles.get("into", ())  # "is allowed into | Japan |"
        if any(self.doc[head].lemma_.lower() in self.cues.arguments.crossing for head in clause.roles.get("patient", ())):
            yield from (head for role in ("to", "into") for head in clause.roles.get(role, ()))

    def _held_before(self, clause: Clause) -> Iterator[int]:
        """Where somebody had been held ("released after | spending years in detention in China |")."""
        for child in self.doc[clause.head].children:
            told = self.reader.clause(child.i) if child.lemma_ in ("spend", "serve") and child.i > clause.head else None
            if told is not None and told.link == "adverbial":
                yield from (head for role in ("in", "patient") for head in told.roles.get(role, ()) if self._is_custody(head))
