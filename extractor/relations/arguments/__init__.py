"""Roles of a clause, as a rule asks for them -> the entities that fill them."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.ontology import ACTORS
from extractor.relations.arguments.own_phrases import PLAYED, OwnPhrases
from extractor.relations.arguments.pointing_back import PointingBack
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import determiners, is_apposition
from extractor.relations.cues import either
from extractor.relations.implied import ImpliedRoles
from extractor.relations.mentions import Referent
from extractor.relations.referents import Descent, Referents
from extractor.relations.rules import Rule

__all__ = ["Arguments"]

# what these say of somebody's deed or thing they say of him ("condemned Turkey's decision", "froze the assets of X")
_AIMED_AT_DEEDS = frozenset(
    {"accuse", "support", "reject", "request", "sanction", "coerce", "concede", "threaten", "protest", "assault"}
)
_JUDGING = frozenset({"accuse", "support", "reject", "protest"})  # who judges a deed judges who did it
_EXAMINING = ("090", "050")  # who looks into a claim or passes a bill does not judge who made it
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDE = frozenset({"despite", "amid", "amidst"})  # which open what only goes along with a deed
_INSERT = 12  # words of an insertion between commas at the most


class Arguments:
    """Fills the roles of one document's clauses.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc, self.cues, self.index, self.reader = referents.doc, referents.cues, referents.index, referents.reader
        self._implied = ImpliedRoles(referents)
        self._pointing_back = PointingBack(referents)
        self._own_phrases = OwnPhrases(self.reader, self.index)

    def role(self, clause: Clause, role: str, rule: Rule) -> Iterator[Referent]:
        """Entities in a role of a clause, as a rule reads it."""
        if role in self._implied.readers:
            yield from self._implied.readers[role](clause)
            return
        if clause.head in self.index.inside and role in clause.borrowed:
            return  # "the Democratic Party held elections in Arizona": a name has no part in what its verb tells
        heads = self._heads(clause, role, rule)
        descend = _descent(role, rule) if heads else None
        for head in (self._meant(found, clause, role, rule) for found in heads):
            titled = clause.kind == "noun" and head in self.index.entity_at and head < clause.head
            if titled and clause.head < self.referents.titles.name_of(head):
                # "| Google | vice president Sundar Pichai", with all that behind it in its phrase
                yield Referent(self.index.entity_at[head], head, True, head in self.index.pronouns)
            elif head != clause.head:
                yield from self._told(head, clause, role, rule, descend)
            if descend in ("doer", "given") and self.index.type_at(head) == "EVENT":
                yield from self._doers(head)

    def _meant(self, head: int, clause: Clause, role: str, rule: Rule) -> int:
        """Head of the phrase that is meant by one in a role: the person behind a title, the client of a lawyer."""
        if clause.kind == "verb" and head in self.index.inside:
            # "offered US | counterpart | Joe Biden": the state belongs to the title, wherever the parser hangs it
            person = self.referents.titles.person_from(head + 1)
            head = head if person is None else person
        says = role == "agent" and role in rule.source and rule.type in _AIMED_AT_DEEDS - {"assault", "coerce"}
        return self._client(head) if says else head

    def _told(self, head: int, clause: Clause, role: str, rule: Rule, descend: Descent | None) -> list[Referent]:
        """Entities that a phrase in a role stands for, or who did what it points back at."""
        pointing = is_apposition(self.doc[head])
        judging = rule.type in _JUDGING and rule.cameo not in _EXAMINING
        if judging and self.doc[head].lemma_.lower() in self.cues.arguments.traffic and (traders := self._traders(head)):
            return traders
        if not pointing and (found := self.referents.of(head, descend)):
            return found
        if judging and role in ("patient", "of", "to") and (doers := self._pointing_back.doers(head, clause)):
            return doers
        words, lemma = self.cues.arguments, self.doc[head].lemma_.lower()
        summing = pointing and lemma in either(words.retold, words.asserted) and bool({"a", "an"} & determiners(self.doc[head]))
        if summing and not (judging or rule.entities):
            return []  # "the court freed Ana Diaz, | a ruling | welcomed by Chad"
        blamed = judging and rule.type == "accuse" and lemma in words.circumstances
        return self.referents.of(head, descend) or (self._ruling(head) if blamed else [])

    def _traders(self, traffic: int) -> list[Referent]:
        """Who is judged for what he sells, sends or visits ("opposes | US | arms sales to Taiwan")."""
        clause = self.reader.clause(traffic)
        return self.referents.of_all(clause.roles.get("agent", ()) if clause is not None else (), depth=1)

    def _ruling(self, circumstance: int) -> list[Referent]:
        """Who is to blame for how things stand: who rules where they do ("concern over the situation | in Mali |")."""
        clause = self.reader.clause(circumstance)
        return self.referents.of_all(clause.roles.get("in", ()) if clause is not None else (), depth=1)

    def _heads(self, clause: Clause, role: str, rule: Rule) -> tuple[int, ...]:
        """Heads of the phrases in a role: of the clause, of the noun that the rule asks for, or of what stands further on."""
        heads = clause.roles.get(role, ()) or self._under_phrase(clause, role, rule)
        discussed = (
            role == "with" and rule.type == "consult" and "patient" in clause.roles
        )  # "the reform of the bank | with Merkel |"
        if not heads and (discussed or _stands_further_on(role, rule)):
            heads = self._further_on(clause.head, role)
        aimed = rule.type in _AIMED_AT_DEEDS or rule.type == "consult"
        if role == "of" and not heads and rule.object and aimed and "patient" not in rule.target:
            # "withdrew its recognition | of Kosovo"
            things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
            heads = tuple(head for thing in things if thing is not None for head in thing.roles.get("of", ()))
        if role == "from" and not heads and rule.type == "request" and clause.kind == "noun":
            # "Poland's demand for reparations | from Germany |"
            things = (self.reader.clause(head) for head in clause.roles.get("for", ()))
            heads = tuple(head for thing in things if thing is not None for head in thing.roles.get("from", ()))
        if role in ("on", "against", "to") and not heads and rule.object and aimed:
            heads = self._told_of_object(clause, role)
        if rule.entities:
            heads = self._own_phrases.among(heads, clause, role, rule)
            if role == "agent" and rule.type == "participant_in" and self.index.type_at(clause.head) == "EVENT":
                heads = self._participants(heads, clause)
            vehicle = self.doc[clause.head].lemma_.lower() in self.cues.arguments.vehicles
            if role == "agent" and rule.type == "located_in" and vehicle:
                heads = ()  # "an | Argentine | plane crashes"
        if role == "from" and rule.type == "request" and self._is_withdrawal(clause):
            heads = ()  # "demanded the withdrawal of troops | from Iraq |"
        if role == "recipient" and not heads:  # "offered Biden", with or without the thing offered
            heads = tuple(head for head in clause.roles.get("patient", ()) if self.index.type_at(head) in ACTORS)
        if role == "on":  # "makes a push | on the eve | of the election"
            heads = tuple(head for head in heads if self.doc[head].lemma_.lower() not in self.cues.arguments.occasions)
        if role == "in" and not rule.phrases:
            heads = tuple(head for head in heads if self.doc[head].lemma_.lower() not in self.cues.arguments.errands)
        return heads

    def _is_withdrawal(self, clause: Clause) -> bool:
        """Whether what somebody asks for is that others leave."""
        things = (self.index.entity_at.get(head) for head in clause.roles.get("patient", ()))
        return any(thing is not None and self.referents.entities[thing].subtype == "withdrawal" for thing in things)

    def _told_of_object(self, clause: Clause, role: str) -> tuple[int, ...]:
        """What stands under a preposition where a clause tells who gave or laid down the object ("lifted sanctions it placed | on Mali |",
        "revoked the pardon granted | to Fujimori |")."""
        verbs = either(self.cues.arguments.made, self.cues.light.ditransitive, self.cues.arguments.laid_down)
        beneath = (child for head in clause.roles.get("patient", ()) for child in self.doc[head].children if child.i > head)
        told = (self.reader.clause(child.i) for child in beneath if child.pos_ == "VERB" and child.lemma_ in verbs)
        return tuple(
            head for inner in told if inner is not None and inner.link == "relative" for head in inner.roles.get(role, ())
        )

    def _participants(self, heads: tuple[int, ...], event: Clause) -> tuple[int, ...]:
        """Those of some doers of an event who take part in it."""
        lemma = self.doc[event.head].lemma_.lower()
        words = self.cues.arguments
        if self._is_let_happen(event) or lemma in either(words.disasters, words.vehicles, words.possessed):
            return ()
        fate = lemma in self.cues.arguments.fates  # "the | Litvinenko | assassination"
        apart = fate or self._is_only_told(event)
        taking_part = (head for head in heads if not (apart and self.index.is_person(head)))
        if "agent" in event.borrowed:  # "people died in | fighting |"
            taking_part = (h for h in taking_part if h in self.index.inside or self.doc[h].lemma_ not in words.unaligned)
        return tuple(head for head in taking_part if not self._implied.is_scene(event, head))

    def _is_only_told(self, event: Clause) -> bool:
        """Whether somebody announces what others do ("| Kowal | announces the withdrawal of troops"; talks may be his own)."""
        above = self.reader.clause(event.governor) if event.governor is not None and "agent" in event.borrowed else None
        entity = self.index.entity_at.get(event.head)
        own = entity is None or self.referents.entities[entity].subtype == "talks"
        return above is not None and not own and bool(self.cues.light.announcing.intersection(above.lemmas))

    def _is_let_happen(self, event: Clause) -> bool:
        """Whether somebody only lets others do what a noun names ("approved an invasion")."""
        above = self.reader.clause(event.governor) if event.governor is not None and "agent" in event.borrowed else None
        lets = above is not None and self.doc[above.head].lemma_ in self.cues.light.allowing
        return above is not None and lets and event.head in above.roles.get("patient", ())

    def _doers(self, event: int) -> Iterator[Referent]:
        """Who does what a word about it is aimed at ("condemned | Israel's | bombing")."""
        clause = self.reader.clause(event)
        undergone = self.doc[event].lemma_.lower() in self.cues.arguments.fates
        for role in ("by",) if undergone else ("agent", "by"):
            yield from self.referents.of_all(clause.roles.get(role, ()) if clause is not None else (), depth=1)

    def _client(self, head: int) -> int:
        """For whom lawyers speak ("lawyers for | Shell | sued Ghana"), else the head itself; "a US Attorney" speaks for the state."""
        clause = self.reader.clause(head) if self.doc[head].lemma_.lower() in self.cues.arguments.advocates else None
        clients = clause.roles.get("for", ()) if clause is not None and "agent" not in clause.roles else ()
        return clients[0] if len(clients) == 1 else head

    def _under_phrase(self, clause: Clause, role: str, rule: Rule) -> tuple[int, ...]:
        """Arguments of the noun that the rule asks for under a preposition ("called for sanctions | against Iran |")."""
        if not rule.phrases or role in PLAYED:
            return ()
        nouns = (
            h for name, lemmas in rule.phrases.items() for h in clause.roles.get(name, ()) if self.doc[h].lemma_.lower() in lemmas
        )
        inner = [self.reader.clause(head) for head in nouns]
        above = (clause.head, *clause.roles.get("patient", ()))
        asked = [noun for noun in inner if noun is not None and noun.governor in above]
        for noun in [noun for noun in asked if self.doc[noun.head].lemma_ in self.cues.light.ending_nouns]:
            ended = (self.reader.clause(h) for name in ("to", "of") for h in noun.roles.get(name, ()))
            asked += [deed for deed in ended if deed is not None]  # "called for an end to fighting | between A and B |"
        return tuple(h for noun in asked for h in noun.roles.get(role, ()))

    def _further_on(self, head: int, preposition: str) -> tuple[int, ...]:
        """What stands under a preposition before the next verb, on whatever noun it hangs ("a suit in Ohio, US | against the NSA |",
        "signed a deal for vaccines | with Pfizer |")."""
        end = self.doc[head].sent.end
        position = head + 1
        while position < end:
            token = self.doc[position]
            closing = next((word.i for word in self.doc[position + 1 : position + _INSERT] if word.text == ","), None)
            if token.text == "," and closing is not None and not any(w.tag_ in _FINITE for w in self.doc[position:closing]):
                position = closing + 1  # "withdraws five brigades|, consisting of reservists,| from the Gaza Strip"
                continue
            predicate = token.pos_ in ("VERB", "AUX", "SCONJ") and not self.reader.is_attribute(token)
            if predicate or token.lower_ in _ASIDE:
                return ()
            if token.lower_ == preposition and token.pos_ == "ADP" and token.head.i > token.i:
                of_quality = token.head.head.pos_ == "ADJ" and token.head.head.i == token.i - 1  # "senators loyal | to Trump |"
                return () if of_quality else (token.head.i,)
            position += 1
        return ()


def _descent(role: str, rule: Rule) -> Descent | None:
    """Whose thing an argument may be, for a rule to be said of him."""
    if rule.object and role == "patient":
        return "owner"  # "accepted Kenya's mediation": the rule asks for the noun itself
    if rule.type == "agree" and role == "to":
        return "owner"
    listed = bool(rule.phrases) and role == "patient"  # "added its dishes to a list" lists no state
    announced = rule.predicates and rule.type == "support" and role != "judged"  # "announced the exit | of Kowal | as chair"
    done = (
        role == "agent" and role not in rule.target and {"speaker", "accuser"}.isdisjoint(rule.source)
    )  # not "said Mali's arrests breach the law"
    if rule.type not in _AIMED_AT_DEEDS or listed or announced or done:
        return None
    return "given" if rule.type == "concede" else "doer"


def _stands_further_on(role: str, rule: Rule) -> bool:
    """Whether the phrase that a rule asks for may hang on a noun in between, far behind its verb."""
    if role in ("against", "with", "to"):
        return rule.asks_for_words
    if role == "at":
        return bool(rule.object) and rule.type == "assault"  # "fired drones and two dozen missiles | at Ukraine |"
    if role == "from":
        return rule.type == "retreat"
    if role == "near":
        return rule.type == "located_in" and not rule.entities  # "an explosion occurs at a power plant | near Turin |"
    return role == "for" and bool(rule.object) and rule.type in ("aid", "concede")
