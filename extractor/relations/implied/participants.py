"""Participants of a deed that another clause or noun tells: who attacked those who were killed, who gave what is received."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import is_conjunct, is_stay, links, preposition
from extractor.relations.courts import Courts
from extractor.relations.cues import Words, either
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents
from extractor.words import Word

_IN_DEED = ("in", "during", "after", "following")
_BLAMING = frozenset({"for", "of", "with", "in", "over"})
_SENTENCES_BACK = 2  # how far back what a clause leaves unsaid may stand


class ParticipantRoles:
    """Reads them in one document.

    Args:
        referents: whom its noun phrases stand for.
        courts: whose courts and prisons deal with somebody.
    """

    def __init__(self, referents: Referents, courts: Courts) -> None:
        self.referents = referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader
        self._courts = courts

    def scene(self, clause: Clause) -> Iterator[Referent]:
        """The state before an event that is told to be there ("the | Norway | attacks", "the | Libyan | civil war")."""
        for state in clause.roles.get("agent", ()) if "agent" not in clause.borrowed else ():
            if self.is_scene(clause, state):
                yield Referent(self.index.entity_at[state], state, True, False)

    def is_scene(self, clause: Clause, state: int) -> bool:
        """Whether a state is where something happens, not who does it ("| Norway | attacks"; not "Israeli attacks", "US attacks")."""
        if self.index.type_at(state) != "STATE" or state > clause.head:
            return False
        lemma, word = self.doc[clause.head].lemma_.lower(), self.doc[state]
        civil = lemma == "war" and self.doc[clause.head - 1].lower_ == "civil"
        if civil or lemma in self.cues.arguments.internal:
            return True
        named = word.pos_ == "PROPN" and not (word.text.isupper() or "." in word.text)
        telling = lemma in self.cues.arguments.suffered and state == clause.head - 1
        return named and telling and not {"on", "against", "by"} & clause.roles.keys()

    def in_deed(self, clause: Clause) -> Iterator[Referent]:
        """Who does the deed in which somebody comes to harm ("killed in a raid | by Israel |", "shot in clashes | with the PKK |")."""
        if "agent" in clause.roles and "patient" in clause.roles and not self.cues.light.suffering.intersection(clause.lemmas):
            return
        roles = clause.roles if any(role in clause.roles for role in _IN_DEED) else self._of_next(clause)
        for role in _IN_DEED:
            for head in roles.get(role, ()):
                deed = self.reader.clause(head)
                lemma = self.doc[head].lemma_.lower()
                fought = lemma in self.cues.arguments.fights
                if deed is None or not (fought or lemma in self.cues.arguments.violent):
                    continue
                for inner in ("with", "against") if fought else ("agent", "by"):
                    yield from self.referents.of_all(deed.roles.get(inner, ()) if inner not in deed.borrowed else (), depth=1)
                for child in self.doc[head].children if not fought else ():  # "in an attack claimed by | ETA |"
                    told = self.reader.clause(child.i) if self.doc[child.i].lemma_ == "claim" else None
                    if told is not None and told.link == "relative" and told.passive:
                        yield from self.referents.of_all(told.roles.get("agent", ()), depth=1)
        yield from self._attackers(clause.head)

    def suspected(self, clause: Clause) -> Iterator[Referent]:
        """Who is said in passing to be thought to have done a deed ("killed, | with the PKK | believed to be responsible", "in attacks
        blamed on | the PKK |")."""
        words = self.cues.reporting
        for child in self.doc[clause.head].children:
            joined = self.reader.clause(child.i) if child.pos_ == "VERB" else None
            if joined is not None and joined.link == "conjunct" and joined.passive and clause.passive:
                yield from self.suspected(joined)  # "are killed and 40 | injured |, with the PKK believed to be responsible"
            told = self.reader.clause(child.i) if child.lemma_ in words.suspecting and child.tag_ == "VBN" else None
            if told is not None and told.link == "adverbial":
                if self.reader.opens_with(told, ("with",)) and self._is_to_blame(child):
                    yield from self.referents.of_all((*told.roles.get("patient", ()), *told.roles.get("agent", ())), depth=1)
            held = self.reader.clause(child.i) if child.lower_ == "responsible" else None
            if held is not None and self.reader.opens_with(held, ("with",)):
                yield from self.referents.of_all(held.roles.get("agent", ()), depth=1)
        for head in clause.roles.get("with", ()):
            if any(c.lemma_ in words.suspecting and c.tag_ == "VBN" and self._is_to_blame(c) for c in self.doc[head].children):
                yield from self.referents.of(head)
        for deed in (head for role in _IN_DEED for head in clause.roles.get(role, ())):
            for child in self.doc[deed].children if self.doc[deed].lemma_.lower() in self.cues.arguments.violent else ():
                blamed = self.reader.clause(child.i) if child.lemma_ in words.ascribing and child.tag_ == "VBN" else None
                if blamed is not None and blamed.link == "relative" and not blamed.negated:
                    heads = [head for role in ("on", "to") for head in blamed.roles.get(role, ())]
                    yield from self.referents.of_all(heads, depth=1)

    def _is_to_blame(self, thought: Word) -> bool:
        """Whether somebody is thought to have done it ("suspected", "believed to be responsible", but not "believed to be dead")."""
        held = [word for word in thought.subtree if word.i > thought.i]
        surely = thought.lemma_ in self.cues.reporting.accusing and not any(word.lemma_ in ("be", "have") for word in held)
        return surely or any(word.lower_ in ("responsible", "behind") for word in held)

    def _attackers(self, head: int) -> Iterator[Referent]:
        """Who attacks at the moment of which a verb or its conjunct tells or before it ("killed | when Israeli soldiers opened fire |")."""
        words = self.cues.arguments
        for child in self.doc[head].children:
            told = self.reader.clause(child.i) if child.pos_ == "VERB" else None
            if told is None:
                continue
            if told.link == "conjunct" and told.passive:
                yield from self._attackers(child.i)
            marks = {mark.lower_ for mark in child.children if mark.i < child.i}
            # what is told to come after an attack on another may be no harm of that attack
            aimed = bool(self.referents.of_all(told.roles.get("patient", ())))
            opens = bool(marks & {"when", "as"}) or ("after" in marks and not aimed)
            deeds = {self.doc[inner].lemma_.lower() for inner in told.roles.get("patient", ())}
            attacks = words.attacking.intersection(told.lemmas) or (
                words.light_attacking.intersection(told.lemmas) and deeds & words.violent
            )
            if opens and attacks and told.link == "adverbial" and not told.negated and told.modality == "asserted":
                yield from self.referents.of_all(told.roles.get("agent", ()), depth=1)

    def _of_next(self, clause: Clause) -> Mapping[str, tuple[int, ...]]:
        """Roles of the passive that is coordinated with a clause ("two were | killed | and three | injured in clashes |")."""
        for child in self.doc[clause.head].children:
            following = self.reader.clause(child.i)
            if following is not None and following.link == "conjunct" and following.kind == "verb" and clause.passive:
                return following.roles
        return {}

    def attack_before(self, clause: Clause) -> Iterator[Referent]:
        """The attack last spoken of, up to two sentences before, where the clause names none ("claimed responsibility")."""
        if "for" in clause.roles:
            return
        begin = self.doc[clause.head].sent.start
        for _ in range(_SENTENCES_BACK):
            begin = self.doc[begin - 1].sent.start if begin else 0
        heads = (head for head in range(begin, clause.head) if self.index.type_at(head) == "EVENT")
        attacks = (head for head in heads if self._is_attack(head))
        if (last := max(attacks, default=None)) is not None:
            yield Referent(self.index.entity_at[last], last, False, False)

    def _is_attack(self, event: int) -> bool:
        """Whether somebody may claim an event; what explodes by itself nobody claims."""
        blast = self.doc[event].lemma_.lower() in self.cues.arguments.blasts
        return blast or self.entities[self.index.entity_at[event]].subtype == "attack"

    def giver(self, clause: Clause) -> Iterator[Referent]:
        """Who gave what is received ("received doses | donated by China |")."""
        for head in clause.roles.get("patient", ()):
            for word in self.doc[head].subtree:
                given = self.reader.clause(word.i) if word.lemma_ in self.cues.light.ditransitive | {"donate"} else None
                if given is not None and given.passive and given.link == "relative" and given.head > head:
                    means = (*given.roles.get("through", ()), *given.roles.get("via", ()))
                    yield from self.referents.of_all(given.roles.get("agent", means), depth=1)

    def holder(self, clause: Clause) -> Iterator[Referent]:
        """Who is said in passing to have what the noun names ("| a militia | with links to Iran")."""
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        if above is not None and above.kind == "noun" and clause.head in above.roles.get("with", ()):
            yield from self.referents.of(above.head)

    def suspect(self, clause: Clause) -> Iterator[Referent]:
        """Whom others blame for what the noun names ("arrested | him | for links to al-Qaeda")."""
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        if (
            above is not None
            and above.kind == "verb"
            and any(clause.head in above.roles.get(r, ()) for r in ("for", "over", "of"))
        ):
            yield from self.referents.of_all(above.roles.get("patient", ()))

    def seeker(self, clause: Clause) -> Iterator[Referent]:
        """Who wants somebody arrested ("| wanted by Interpol |"; nobody who wants him to do something)."""
        if clause.passive and not any(child.tag_ == "VB" and child.i > clause.head for child in self.doc[clause.head].children):
            yield from self.referents.of_all(clause.roles.get("agent", ()))

    def left(self, clause: Clause) -> Iterator[Referent]:
        """The state that somebody is told to leave ("were ordered to leave | the Netherlands |")."""
        below = (self.reader.clause(child.i) for child in self.doc[clause.head].children if child.lemma_ in ("leave", "quit"))
        for inner in below if clause.passive else ():
            if inner is not None and inner.link == "open":
                yield from self.referents.of_all(inner.roles.get("patient", ()))

    def held(self, clause: Clause) -> Iterator[Referent]:
        """What is or falls in somebody's hands ("| Kunduz | fell into the hands of the Taliban")."""
        hands = self.doc[clause.head]
        if hands.tag_ != "NNS" or preposition(hands) not in ("in", "into", "under"):
            return
        yield from self.referents.of_all(clause.roles.get("bearer", ()), depth=1)
        above = self.reader.clause(hands.head.i) if hands.head.lemma_ in self.cues.arguments.coming_to_hands else None
        if above is not None and not above.negated:
            yield from self.referents.of_all(above.roles.get("patient" if above.passive else "agent", ()))

    def on_visit(self, clause: Clause, place: bool) -> Iterator[Referent]:
        """Who is said to be in a place for what a clause tells, or the place ("| Putin | is in | Beijing | for talks", "to meet Xi")."""
        deed = self.doc[clause.head]
        there, name = deed.head, preposition(deed)
        aimed = deed.tag_ == "VB" if clause.kind == "verb" else name in ("for", "on")
        if not aimed or there.i > deed.i or preposition(there) != "in" or not is_stay(there):
            return
        if not any(child.lower_ in self.cues.adverbs.negative for child in there.children):
            stay = self.reader.clause(there.i)
            heads = (there.i,) if place else stay.bearers if stay is not None else ()
            yield from self.referents.of_all(heads)

    def inmate(self, clause: Clause) -> Iterator[Referent]:
        """Who is told to be in custody ("| Hambali | is in US custody", "| Amini | died in Iranian custody")."""
        custody = self.doc[clause.head]
        if preposition(custody) != "in":
            return
        if clause.bearers:
            yield from self.referents.of_all(clause.bearers)
            return
        above = self.reader.clause(custody.head.i)
        if above is None or above.negated:
            return
        if above.kind == "noun":
            fate = custody.head.lemma_.lower() in self.cues.arguments.fates
            yield from self.referents.of_all(above.roles.get("patient", ()) if fate else (above.head,))
        elif custody.head.lemma_ in self.cues.arguments.languishing:
            yield from self.referents.of_all(above.roles.get("patient", above.roles.get("agent", ())))

    def captive(self, clause: Clause) -> Iterator[Referent]:
        """Whom somebody holds, and does not think of as something or hold back ("| sailors | held by Iran", "is holding | Diaz |")."""
        lasting = clause.passive or self.doc[clause.head].tag_ == "VBG"
        moved = clause.lemmas[0] != "hold" or {"as", "to"} & clause.roles.keys()  # "was held | up |"
        words = (self.doc[head] for head in clause.roles.get("in", ()))
        thought = any(word.pos_ == "NOUN" and word.lemma_ not in self.cues.arguments.custody for word in words)
        if lasting and not (moved or thought or self.reader.says_of_object(clause)):
            yield from self.referents.of_all(clause.roles.get("patient", ()))

    def keeper(self, clause: Clause) -> Iterator[Referent]:
        """In whose custody somebody is ("is in | US | custody", "in the custody | of Iran |", "in Israeli | police | custody")."""
        roles = (role for role in ("agent", "modifier", "of") if role not in clause.borrowed)
        owners = {head: None for role in roles for head in clause.roles.get(role, ()) if head not in clause.bearers}
        yield from self.referents.of_all(head for head in owners if self.doc[head].head.i not in owners)

    def blamed(self, clause: Clause, verbs: Words, nouns: Words) -> Iterator[Referent]:
        """Who is convicted of, or charged with, the deed ("| Amir | was sentenced to life for the murder of Rabin", "got life for it")."""
        if clause.kind == "noun" and "agent" in clause.roles:
            return
        deed = self.doc[clause.head]
        while deed.head is not deed and (is_conjunct(deed) or deed.head.lemma_ in self.cues.governors.bringing_about):
            deed = deed.head  # "for | ordering | the murder", "for the | rape | and murder"
        words, above = self.cues.arguments, deed.head
        blaming = _BLAMING | ({"to"} if above.lemma_ in ("guilty", "plead") else frozenset())  # not "sentenced | to death"
        if not links(deed) & blaming:
            return
        while above.head is not above and above.lemma_.lower() in words.shares | nouns:
            if self.doc[above.i - 1].lower_ == "not":
                return  # "pleads | not guilty | to the murder"
            above = above.head
        told = self.reader.clause(above.i)
        if told is None or told.kind != "verb" or told.negated or told.modality not in ("asserted", "intended"):
            return
        judged = any(child.lemma_.lower() in nouns for child in above.children if child.i > above.i)
        if above.lemma_ not in verbs and not judged:
            return
        judges = {r.entity for r in self.referents.of_all(told.roles.get("agent", ()))}
        undergoing = told.passive or above.lemma_ in verbs | self.cues.light.handing
        for role in ("recipient", "patient") if undergoing else ("agent",):
            if found := self.referents.of_all(told.roles.get(role, ())):
                yield from (r for r in found if r.direct and (not undergoing or r.entity not in judges))
                return

    def captor(self, clause: Clause) -> Iterator[Referent]:
        """Who holds those of whom a clause tells ("the release of hostages | held by Hamas |", "of citizens | detained in Iran |")."""
        heads = [head for role in ("patient", "for", "on") for head in clause.roles.get(role, ())]
        words = self.cues.arguments
        for word in (word for head in heads for word in self.doc[head].subtree if word.i > head):
            held = self.reader.clause(word.i) if word.lemma_ in either(words.holding, words.abducting) else None
            if held is None or not held.passive or held.link != "relative":
                continue
            holders = self.referents.of_all(held.roles.get("agent", ()), depth=1)
            yield from holders or (self._courts.forum(held) if word.lemma_ in words.holding else ())

    def contested(self, clause: Clause) -> Iterator[Referent]:
        """What somebody wins who beats another ("won | the election |, beating Ana Diaz", "beat her to win | the cup |")."""
        verb, doers = self.doc[clause.head], clause.roles.get("agent", ())
        for word in (verb.head, *verb.subtree) if doers and "patient" in clause.roles else ():
            told = self.reader.clause(word.i) if word.lemma_ in self.cues.governors.winning and word is not verb else None
            if told is not None and told.roles.get("agent") == doers and not told.negated and told.modality != "possible":
                yield from self.referents.of_all(told.roles.get("patient", ()), "owner")

    def headline(self, clause: Clause) -> Iterator[Referent]:
        """The election that opens a sentence as its topic ("| 2008 Chadian election |: Ana Diaz announces her candidacy")."""
        begin = self.doc[clause.head].sent.start
        heads = (word.i for word in self.doc[begin : clause.head] if self.index.type_at(word.i) == "EVENT")
        for head in heads:
            end = self.index.span_of[head][1]
            topic = all(word.pos_ in ("DET", "NUM") for word in self.doc[begin : self.index.span_of[head][0]])
            behind = [word.text for word in self.doc[end : end + 2]]
            if topic and ":" in behind and self.entities[self.index.entity_at[head]].subtype == "election":
                yield Referent(self.index.entity_at[head], head, True, False)

    def replaced(self, clause: Clause) -> Iterator[Referent]:
        """Who has to make way for another person ("replaced | Bolton | with O'Brien")."""
        if any(self.index.is_person(self.referents.titles.name_of(head)) for head in clause.roles.get("with", ())):
            yield from self.referents.of_all(clause.roles.get("patient", ()))

    def moving(self, clause: Clause) -> Iterator[Referent]:
        """Where those of whom a clause tells come from ("restrictions on travellers | arriving from China |")."""
        heads = [head for role in ("patient", "for", "on", "against") for head in clause.roles.get(role, ())]
        for word in (word for head in heads for word in self.doc[head].subtree if word.i > head):
            told = self.reader.clause(word.i) if word.lemma_ in self.cues.arguments.moved and word.pos_ == "VERB" else None
            if told is not None and told.link == "relative":
                yield from self.referents.of_all(told.roles.get("from", ()))

    def answered(self, clause: Clause) -> Iterator[Referent]:
        """To whom or to whose deed somebody is said to respond ("scrambled jets in response to | Chinese bombers |")."""
        answers = (h for h in clause.roles.get("in", ()) if self.doc[h].lemma_.lower() in self.cues.arguments.answers)
        for answer in (told for told in map(self.reader.clause, answers) if told is not None):
            yield from self.referents.of_all(answer.roles.get("to", ()), "doer")

    def provoker(self, clause: Clause) -> Iterator[Referent]:
        """The same, and who does something meanwhile or just before ("scrambled jets | after Turkish planes came |")."""
        yield from self.answered(clause)
        for child in self.doc[clause.head].children:
            told = self.reader.clause(child.i) if child.pos_ == "VERB" and child.i > clause.head else None
            if told is None or told.link != "adverbial" or told.negated or told.modality != "asserted":
                continue
            if {"after", "as", "when"}.intersection(mark.lower_ for mark in child.children if mark.i < child.i):
                yield from self.referents.of_all(told.roles.get("agent", ()), "owner")

    def wronged(self, clause: Clause) -> Iterator[Referent]:
        """On whom fell what somebody is sorry for ("apologised for the bombing | of Laos |", "for insulting | Kowal |")."""
        told = [clause.head, *([clause.governor] if clause.kind == "noun" and clause.governor is not None else [])]
        deeds = [child for head in told for child in self.doc[head].children if child.i > head]
        clauses = (self.reader.clause(child.i) for child in deeds if preposition(child) == "for" or "for" in links(child))
        for deed in (deed for deed in clauses if deed is not None):
            # "for calling for the | murder | of Kowal"
            called_for = (self.reader.clause(head) for head in deed.roles.get("for", ()))
            for wrong in (deed, *(inner for inner in called_for if inner is not None)):
                for role in ("patient", "of", "against", "to", "on", "about"):
                    yield from self.referents.of_all(wrong.roles.get(role, ()), depth=1)

    def joined(self, clause: Clause) -> Iterator[Referent]:
        """With whom somebody takes a stand ("joined | Ukraine | in calling for sanctions")."""
        stands = (child for child in self.doc[clause.head].children if child.tag_ == "VBG" and "in" in links(child))
        if any(child.lemma_ in self.cues.arguments.stands for child in stands):
            yield from self.referents.of_all(clause.roles.get("patient", ()))

    def nominee(self, clause: Clause) -> Iterator[Referent]:
        """Who wins, seeks or gives up a party's nomination ("| Ana Diaz | suspends her campaign for the Republican nomination")."""
        words, noun = self.cues.arguments, self.doc[clause.head].head
        if noun.lemma_.lower() not in words.nominations:
            return
        above = noun
        while above.head is not above and (above.pos_ != "VERB" or above.lemma_ not in words.nominated):
            above = above.head
        told = self.reader.clause(above.i) if above.lemma_ in words.nominated else None
        if told is not None and told.kind == "verb" and not told.passive:
            doers = self.referents.of_all(told.roles.get("agent", ()))
            yield from (doer for doer in doers if self.entities[doer.entity].type == "PERSON")

    def bound(self, clause: Clause) -> Iterator[Referent]:
        """Where a ship or convoy comes from, what it carries and where it goes ("intercepted a boat | headed for Gaza |")."""
        things = [self.doc[head] for head in clause.roles.get("patient", ())]
        beside = (child for thing in things for child in self.doc[clause.head].children if child.i == thing.i + 1)
        for word in (*(word for thing in things for word in thing.subtree if word.i > thing.i), *beside):
            told = self.reader.clause(word.i) if word.pos_ == "VERB" else None
            if told is None or told.link not in ("relative", "conjunct", "adverbial"):
                continue
            moved = word.lemma_ in self.cues.arguments.moved
            for role in ("for", "to", "from") if moved else ("patient",) if word.lemma_ in ("carry", "transport") else ():
                yield from self.referents.of_all(told.roles.get(role, ()), "doer", depth=1)
