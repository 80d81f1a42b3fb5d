"""Arguments of a clause -> the entities that they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractor.ontology import ACTORS
from extractor.records import EntityId
from extractor.relations.attribution import Speakers
from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.clauses.syntax import contents_of, determiners, is_apposition, is_object, preposition
from extractor.relations.cues import Cues
from extractor.relations.implied import ImpliedRoles
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.resolved import Descent
from extractor.relations.rules import Rule
from extractor.relations.titles import POSSESSIVE
from extractor.relations.words import Word, text_of

# what these say of somebody's deed or thing they say of him ("condemned Turkey's decision", "froze the assets of X")
_AIMED_AT_DEEDS = frozenset(
    {"accuse", "support", "reject", "request", "sanction", "coerce", "concede", "threaten", "protest", "assault"}
)
_JUDGING = frozenset({"accuse", "support", "reject", "protest"})  # who judges a deed judges who did it
_EXAMINING = ("090", "050")  # who looks into a claim or passes a bill does not judge who made it
_INCLUDING = ("such_as", "including")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDE = frozenset({"despite", "amid", "amidst"})  # which open what only goes along with a deed
_INSERT = 12  # words of an insertion between commas at the most
_PLAYED = frozenset({"agent", "bearer", "patient", "modifier", "complement", "recipient"})  # roles that no preposition names


class Arguments:
    """Finds the entities behind the arguments of one document's clauses.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        cues: closed word classes.

    Attributes:
        reader: clauses of the document.
        speakers: who vouches for them.
        offices: of what each person is so far known to hold an office, with the noun that says so; `hold` adds to them.
    """

    def __init__(self, words: list[Word], index: MentionIndex, cues: Cues) -> None:
        self.doc = words
        self.cues = cues
        self.index = index
        self.entities = index.entities
        self.reader = ClauseReader(words, cues, index)
        self.offices: dict[EntityId, list[tuple[int, Referent]]] = {}
        self._found: dict[tuple[int, Descent | None, int], list[Referent]] = {}  # by what `referents` was asked, as offices stand
        self.speakers = Speakers(words, self.reader, cues, lambda head: [r.entity for r in self.referents(head, depth=1)])
        self._implied = ImpliedRoles(self)

    def hold(self, person: EntityId, noun: int, body: Referent) -> None:
        """Take it for known that somebody holds an office of a body, as a noun says."""
        self.offices.setdefault(person, []).append((noun, body))
        self._found.clear()

    def referents(self, head: int, descend: Descent | None = None, depth: int = 0) -> list[Referent]:
        """Entities that an argument stands for.

        Args:
            head: token index of the argument's head.
            descend: also look for whose thing it is ("condemned Turkey's decision" -> Turkey): its owner, its doer,
                or to whom it is given.
            depth: how many nouns were passed on the way down.
        """
        asked = head, descend, depth
        if asked not in self._found:
            self._found[asked] = self._referents(head, descend, depth)
        return self._found[asked]

    def _referents(self, head: int, descend: Descent | None, depth: int) -> list[Referent]:
        if depth == 0 and (both := self._both_speakers(head)):
            return both
        head = self.titled(head)
        if (head in self.index.pronouns and self._is_other_than_subject(head)) or self._is_seat(head):
            return []
        entity = self.index.entity_at.get(head) or self.index.inside.get(head)
        if entity is not None:
            named = self.examples(head) if head not in self.index.inside and depth == 0 else []
            return named or [*self._sharing(head), Referent(entity, head, depth == 0, head in self.index.pronouns)]
        token = self.doc[head]
        lemma = token.lemma_.lower()
        if token.lower_ in self.cues.arguments.first_person and depth == 0:
            speakers = self.speakers.of(token.head.i).speakers
            own = bool(speakers) and (speakers[-1].quote or speakers[-1].cue == ":")  # "Putin: | We | will not leave"
            return [Referent(speakers[-1].entity, head, True, True)] if own else []
        if depth > 3 or token.pos_ not in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ", "SYM"):
            return []
        clause = self.reader.clause(head)
        if clause is None:  # "froze | $30 billion | in Libyan assets"
            things = (inner.i for inner in token.children if token.tag_ == "$" and preposition(inner) in ("of", "in"))
            return [r for inner in things for r in self.referents(inner, descend, depth + 1)]
        for role in _INCLUDING:  # "allies such as Germany"
            if named := [r for inner in clause.roles.get(role, ()) for r in self.referents(inner, descend, depth + 1)]:
                return named
        if (
            clause.bearers
            and depth == 0
            and lemma not in self.cues.arguments.retold  # "met Diaz, a | step | that Iran condemned"
            and (named := [r for b in clause.bearers for r in self.referents(b, depth=1) if b != head])
        ):
            return named  # "X is a Turkish national living in London": X lives there
        if lemma in self.cues.arguments.people:
            names = (inner for inner in clause.roles.get("agent", ()) if inner > head and self.index.is_person(inner))
            return [r for inner in names for r in self.referents(inner, depth=depth + 1)] or list(
                self.belonging(head, descend, depth + 1)
            )
        roles = self._roles_within(token, descend, depth)
        own = all(self.doc[inner].tag_ == "PRP$" for inner in clause.roles.get("agent", ()))
        if (
            descend == "doer" and own and "agent" in roles
        ):  # "dropped | its | opposition to Iran": what else is told of it tells more
            roles = (*(role for role in roles if role != "agent"), "agent")
        if descend and lemma in self.cues.arguments.outsiders:
            return []
        for role in roles:
            heads = () if role in clause.borrowed else clause.roles.get(role, ())
            found = [r for inner in heads if inner != head for r in self.referents(inner, descend, depth + 1)]
            found = self._of_rather_than_in(clause, role, roles, found, descend, depth)
            if depth and lemma in self.cues.arguments.places:
                found = [r for r in found if self.entities[r.entity].type != "GROUP"]  # "the mayor of a | Kurdish | city"
            if found and descend and lemma in self.cues.arguments.kin:  # "arrested the wife of | Navalny |" is no arrest of his
                return [r for r in found if not self.index.is_person(r.token)]
            if found:
                return [self._governed(r) for r in found] if lemma in self.cues.arguments.realms else found
        return list(self.belonging(head, descend, depth + 1)) if roles or not descend else []

    def _is_seat(self, head: int) -> bool:
        """Whether a place that was joined to a name only tells where the next one is at home ("Tesco and | Denmark |-based Salling")."""
        behind = self.doc[head + 1 : head + 3]
        joined = [word.lower_ for word in behind] == ["-", "based"] and self.doc[head].head.i < head
        return joined and not self.doc[head].whitespace_

    def _of_rather_than_in(
        self, clause: Clause, role: str, roles: tuple[str, ...], found: list[Referent], descend: Descent | None, depth: int
    ) -> list[Referent]:
        """Whose a thing is where the name before it only tells its place ("closed the | Baku | bureau of | Sputnik |")."""
        placed = role == "agent" and "of" in roles and bool(found) and all(self.entities[r.entity].type == "PLACE" for r in found)
        heads = clause.roles.get("of", ()) if placed else ()
        return [r for head in heads for r in self.referents(head, descend, depth + 1)] or found

    def _is_other_than_subject(self, pronoun: int) -> bool:
        """Whether a pronoun was taken for the subject of whose verb it is the object, which is never so ("finding | them | guilty")."""
        word = self.doc[pronoun]
        if word.tag_ == "PRP$":
            return self._is_of_blamed(word)
        if not is_object(word) or word.lower_.endswith(("self", "selves")):
            return False
        clause = self.reader.clause(word.head.i)
        doers = clause.roles.get("agent", ()) if clause is not None and not clause.passive else ()
        return any(self.index.entity_at.get(head) == self.index.entity_at[pronoun] for head in doers if head != pronoun)

    def _is_of_blamed(self, pronoun: Word) -> bool:
        """Whether "their" was taken for who blames others, in what he blames them for ("charges ten people over | their | role")."""
        thing = pronoun.head
        while preposition(thing) not in ("for", "over") and thing.head.pos_ == "NOUN" and thing.head is not thing:
            thing = thing.head
        verb = thing.head if thing.head.pos_ == "VERB" else thing.head.head  # "charges | people for | their role"
        told = self.reader.clause(verb.i) if preposition(thing) in ("for", "over") and verb.pos_ == "VERB" else None
        if told is None or told.passive or verb.lemma_ not in self.cues.governors.control_by_object:
            return False
        others = any(verb.i < head < thing.i for head in told.roles.get("patient", ()))
        return others and any(
            self.index.entity_at.get(head) == self.index.entity_at[pronoun.i] for head in told.roles.get("agent", ())
        )

    def _governed(self, holder: Referent) -> Referent:
        """The state of which somebody is known to hold an office, for "his government", else himself."""
        told = (body for _, body in self.offices.get(holder.entity, ()) if self.entities[body.entity].type == "STATE")
        state = next(told, None) if holder.pronoun else None
        return Referent(state.entity, holder.token, False, True) if state is not None else holder

    def _sharing(self, head: int) -> Iterator[Referent]:
        """The states that share the noun of a body with the one that it was taken for ("| Afghan | and Pakistani forces clashed")."""
        begin = self.index.span_of[head][0] if head in self.index.span_of else 0
        if head in self.index.inside:
            other = self.index.name_until.get(begin - 1) if begin and self.doc[begin - 1].text in ("-", "\N{EN DASH}") else None
            if other is not None and self.doc[head].head.lemma_.lower() == "border" and self.index.type_at(other) == "STATE":
                yield Referent(self.index.entity_at[other], other, False, False)  # "the | Chad |-Niger border"
            return
        while begin > 1 and self.doc[begin - 1].lower_ in ("and", "&", ","):
            state = begin - 2
            if self.index.type_at(state) != "STATE" or self.doc[state].head.i not in range(begin, head + 1):
                return
            yield Referent(self.index.entity_at[state], state, False, False)
            begin = self.index.span_of[state][0]

    def _both_speakers(self, head: int) -> list[Referent]:
        """Whom "they" means in what several say ("| Mali and Niger | said that they would meet")."""
        if self.doc[head].lower_ != "they":
            return []
        clause = self.reader.clause(self.doc[head].head.i)
        told = clause is not None and clause.link in ("content", "open") and clause.governor is not None
        outer = self.reader.clause(clause.governor) if clause is not None and clause.governor is not None and told else None
        if outer is not None and outer.kind == "noun" and outer.governor is not None:
            outer = self.reader.clause(outer.governor)  # "say in a statement that | they | will meet"
        speakers = outer.roles.get("agent", ()) if outer is not None else ()
        named = [r for inner in speakers if self.doc[inner].lower_ != "they" for r in self.referents(inner, depth=1)]
        return [Referent(r.entity, head, True, True) for r in named] if len({r.entity for r in named}) > 1 else []

    def _roles_within(self, token: Word, descend: Descent | None, depth: int) -> tuple[str, ...]:
        """Where in a noun's phrase the entity stands that the noun is said of."""
        words, lemma = self.cues.arguments, token.lemma_.lower()
        if lemma in words.officials:
            spoken = ("for",) if lemma.startswith("spokes") else ()
            return "agent", "patient", "of", "from", *spoken, *(("in",) if lemma == "official" else ())
        if depth == 0 and descend is None and (lemma in words.instruments or lemma in words.documents):
            return "agent", "by", "from"
        if lemma == "border":
            return "with", "of", "agent"  # "sent troops to its border | with Cambodia |"
        if lemma in words.transparent or token.pos_ in ("NUM", "DET", "PRON", "ADJ"):
            return "of", "agent", "from", "in", "inside", "with"
        if descend == "given" and lemma in words.works:
            return ()  # "released the findings of | the inquiry |" frees nobody
        if descend in ("doer", "given") and lemma in words.fates:
            clause = self.reader.clause(token.i)
            suffered = clause is not None and "of" in clause.roles  # "Israel's detention of him", but "his detention"
            told = clause.roles.get("agent", ()) if clause is not None else ()
            decreed = lemma in words.decreed and any(self.index.type_at(head) == "STATE" for head in told)
            return ("by", "agent") if suffered or decreed else ("by",)  # "criticised | Iran |'s executions"
        if descend in ("doer", "given") and lemma in words.inflicted:
            return "agent", "by", "from"
        if descend and lemma in words.traffic:
            return "by", "to", "from", "with", "agent", "of"  # "banned visits | by the US Navy | to Hong Kong"
        return ("agent", "of", "by", "from", "for", "patient") if descend else ()

    def belonging(self, head: int, descend: Descent | None = None, depth: int = 1) -> Iterator[Referent]:
        """Whose described people or things are said to be ("gunmen belonging to | al-Shabaab", "a school run by | UNRWA")."""
        words = self.cues.arguments
        for child in self.doc[head].children:
            lemma = child.lemma_.lower()
            moved = descend is not None and lemma in words.moved and self.doc[head].lemma_.lower() in words.traffic
            made = (descend in ("owner", "doer") and lemma in words.made) or (descend == "owner" and lemma in words.crafted)
            owning = lemma in words.belonging or lemma in words.owned or lemma in words.led
            if not (moved or made or owning) or (descend and lemma in words.led):
                continue
            clause = self.reader.clause(child.i)
            if clause is None or (clause.link != "relative" and clause.kind == "verb"):
                continue
            for role in ("from", "to") if moved else ("agent",) if made and clause.passive else ():
                yield from (r for i in clause.roles.get(role, ()) for r in self.referents(i, depth=depth) if self._may_act(r))
            if moved or made:
                continue
            types = frozenset({"ORG"}) if lemma in words.belonging else ACTORS
            for role in ("to", "with", *(("agent",) if clause.passive and lemma not in words.belonging else ())):
                for inner in clause.roles.get(role, ()):
                    yield from (r for r in self.referents(inner, depth=depth) if self.entities[r.entity].type in types)

    def is_partisan(self, party: int, office: int) -> bool:
        """Whether a party before an office tells whose member holds it ("a | Republican | president", but "the | Labour | leader")."""
        begin, end = self.index.span_of.get(party, (party, party + 1))
        entity = self.index.entity_at.get(party)
        adjective = entity is not None and self.entities[entity].name == f"{text_of(self.doc[begin:end])} Party"
        return adjective and self.doc[office].lemma_.lower() in self.cues.arguments.public_offices

    def _may_act(self, referent: Referent) -> bool:
        return self.entities[referent.entity].type in ACTORS

    def _doers(self, event: int) -> Iterator[Referent]:
        """Who does what a word about it is aimed at ("condemned | Israel's | bombing")."""
        clause = self.reader.clause(event)
        undergone = self.doc[event].lemma_.lower() in self.cues.arguments.fates
        for role in ("by",) if undergone else ("agent", "by"):
            for head in clause.roles.get(role, ()) if clause is not None else ():
                yield from self.referents(head, depth=1)

    def examples(self, head: int) -> list[Referent]:
        """Names that a described group is said to include ("German firms | including Siemens")."""
        clause = self.reader.clause(head) if self.doc[head].pos_ == "NOUN" else None
        heads = [inner for role in _INCLUDING for inner in clause.roles.get(role, ())] if clause is not None else []
        return [r for inner in heads if inner in self.index.inside for r in self.referents(inner, depth=1)]

    def titled(self, head: int) -> int:
        """Head of the name that ends the phrase which starts here ("Hong Kong Chief Executive | Carrie Lam"), else the head itself."""
        if head in self.index.entity_at and self.entities[self.index.entity_at[head]].type == "PERSON":
            return head
        if head in self.index.inside and head not in self.index.entity_at and head + 1 in self.index.name_until:
            return head  # "the Justice and Equality | Movement | chief X": the last word of a name
        common = self.doc[head].pos_ == "NOUN"
        if common or (self.doc[head].pos_ == "PROPN" and head not in self.index.entity_at):
            named = self.reader.named_after(self.doc[head])
            if named is not None:
                return named.i
        for position in range(head + 1, min(head + 8, self.doc[head].right_edge.i + 1)):
            if position in self.index.name_from and (
                common or self.entities[self.index.entity_at[self.index.name_from[position]]].type == "PERSON"
            ):
                return self.index.name_from[position]
            if self.doc[position].pos_ not in ("NOUN", "PROPN", "ADJ"):
                break
        return head

    def _named_with_title(self, position: int) -> int | None:
        """Head of the person's name behind a title that starts here ("national security adviser | Jake Sullivan")."""
        for index in range(position, min(position + 4, len(self.doc))):
            token = self.doc[index]
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") or index in self.index.inside:
                return None
            named = self.reader.named_after(token) if token.lemma_.lower() in self.cues.arguments.officials else None
            if named is not None:
                return named.i if self.index.type_at(named.i) == "PERSON" else None
        return None

    def role(self, clause: Clause, role: str, rule: Rule) -> Iterator[Referent]:
        """Entities in a role of a clause, as a rule reads it."""
        if role in self._implied.readers:
            yield from self._implied.readers[role](clause)
            return
        if clause.head in self.index.inside and role in clause.borrowed:
            return  # "the Democratic Party held elections in Arizona": a name has no part in what its verb tells
        descend: Descent | None = None
        if rule.object and role == "patient":
            descend = "owner"  # "accepted Kenya's mediation": the rule asks for the noun itself
        elif (
            rule.type in _AIMED_AT_DEEDS
            and not rule.phrases  # "added its dishes to a list" lists no state
            and not (
                rule.predicates and rule.type == "support" and role != "judged"
            )  # "announced the exit | of Kowal | as chair"
            and (role != "agent" or role in rule.target or "speaker" in rule.source)  # "said that Mali's arrests breach the law"
        ):
            descend = "given" if rule.type == "concede" else "doer"
        elif rule.type == "agree" and role == "to":
            descend = "owner"
        heads = clause.roles.get(role, ()) or self._under_phrase(clause, role, rule)
        if not heads and (
            (role in ("against", "with", "to") and rule.asks_for_words)
            or (role == "at" and rule.object and rule.type == "assault")  # "fired drones and two dozen missiles | at Ukraine |"
            or (role == "from" and rule.type == "retreat")
            or (role == "for" and rule.object and rule.type in ("aid", "concede"))
        ):
            heads = self._further_on(clause.head, role)
        if (
            rule.object
            and (rule.type in _AIMED_AT_DEEDS or rule.type == "consult")
            and role == "of"
            and not heads
            and "patient" not in rule.target
        ):
            # "withdrew its recognition | of Kosovo"
            things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
            heads = tuple(head for thing in things if thing is not None for head in thing.roles.get("of", ()))
        if rule.entities:
            heads = self._of_phrase(clause, role, rule, heads)
        if role == "recipient" and not heads:  # "offered Biden", with or without the thing offered
            heads = tuple(
                h
                for h in clause.roles.get("patient", ())
                if h in self.index.entity_at and self.entities[self.index.entity_at[h]].type in ACTORS
            )
        if role == "in" and not rule.phrases:
            heads = tuple(head for head in heads if self.doc[head].lemma_.lower() not in self.cues.arguments.errands)
        for head in heads:
            if clause.kind == "verb" and head in self.index.inside and (person := self._named_with_title(head + 1)) is not None:
                head = (
                    person  # "offered US | counterpart | Joe Biden": the state belongs to the title, wherever the parser hangs it
                )
            if role == "agent" and role in rule.source and rule.type in _AIMED_AT_DEEDS - {"assault", "coerce"}:
                head = self._client(head)
            if clause.kind == "noun" and head in self.index.entity_at and head < clause.head < self.titled(head):
                # "| Google | vice president Sundar Pichai", with all that behind it in its phrase
                yield Referent(self.index.entity_at[head], head, True, head in self.index.pronouns)
            elif head != clause.head:
                found = self.referents(head, descend) if not is_apposition(self.doc[head]) else []
                judging = rule.type in _JUDGING and role in ("patient", "of", "to") and rule.cameo not in _EXAMINING
                yield from found or (self._retold(head, clause) if judging else []) or self.referents(head, descend)
            if descend in ("doer", "given") and self.index.type_at(head) == "EVENT":
                yield from self._doers(head)

    def _of_phrase(self, clause: Clause, role: str, rule: Rule, heads: tuple[int, ...]) -> tuple[int, ...]:
        """Those of some heads that belong to the phrase of an entity, and those that the order of its words tells."""
        if rule.type == "located_in" and rule.entities == ("ORG",) and self._is_party(clause.head):
            return ()
        kind = self.index.type_at(clause.head)
        near = [head for head in heads if role in _PLAYED or self._is_beside(clause.head, head)]
        if role in _PLAYED and clause.head not in self.index.inside and kind in ("ORG", "GROUP"):
            begin, end = self.index.span_of[clause.head]
            near = [head for head in heads if begin <= head < end]  # not "the French and | the Italian government"
        if role == "on" and kind == "EVENT":
            near = []  # not "the effects of the | pandemic | on Africa"
        found = tuple(dict.fromkeys((*near, *self._in_phrase(clause.head, role))))
        if role == "agent" and kind == "EVENT" and rule.type == "participant_in":
            lemma = self.doc[clause.head].lemma_.lower()
            if self._is_let_happen(clause) or lemma in self.cues.arguments.disasters:
                return ()
            if lemma in self.cues.arguments.fates:  # "the | Litvinenko | assassination"
                found = tuple(head for head in found if not self.index.is_person(head))
            return tuple(head for head in found if not self._implied.is_scene(clause, head))
        return found

    def _is_let_happen(self, event: Clause) -> bool:
        """Whether somebody only lets others do what a noun names ("approved an invasion")."""
        above = self.reader.clause(event.governor) if event.governor is not None and "agent" in event.borrowed else None
        lets = above is not None and self.doc[above.head].lemma_ in self.cues.light.allowing
        return above is not None and lets and event.head in above.roles.get("patient", ())

    def _retold(self, head: int, clause: Clause) -> list[Referent]:
        """Who did what a noun points back at ("Trump left the pact, | a move | condemned by Iran"; "Iran condemned | the decision |")."""
        noun, words, told = self.doc[head], self.cues.arguments, self.reader.clause(head)
        said = noun.lemma_.lower() in words.asserted
        apposed = is_apposition(noun) and noun.head.i < head
        if not (said or noun.lemma_.lower() in words.retold) or told is None or clause.kind != "verb":
            return []
        if {"of", "by", "complement"} & told.roles.keys() or ("agent" in told.roles and not apposed):
            return []  # "the decision of the court", "the plan to build it"
        articles = determiners(noun)
        if not articles & ({"a", "an"} if apposed else {"the", "this", "that", "these", "those", "both"}):
            return []
        above = noun if apposed else self.doc[clause.head]
        before = [self.doc[noun.sent.start - 1].sent.root] if noun.sent.start and not apposed else []
        while above.head is not above:
            above = above.head
            passed_on = not apposed and above.lemma_ in self.cues.reporting.verbs  # "Germany said that Poland condemned the move"
            if above.pos_ == "VERB" and above.i < min(head, clause.head) and not passed_on:
                before = [above]
                break
        if any(child.lower_ == "also" for child in self.doc[clause.head].children) or self._is_new_paragraph(noun, before):
            return []
        before = [verb for verb in before if (verb.lemma_ in self.cues.reporting.verbs if said else self._may_tell(verb, noun))]
        doers = (r for verb in before for r in self._did(verb, said))
        return [replace(doer, direct=False) for doer in doers if self._may_act(doer) and (apposed or not doer.pronoun)]

    def _may_tell(self, verb: Word, noun: Word) -> bool:
        """Whether a verb may tell of what a noun points back at: not of a decision that calls names, of a demand that only reports
        ("The minister | said | 70 were held. The king rejected the demand"), of a verdict that asks, or is of a person who rules none."""
        told, lemma, governors = self.reader.clause(verb.i), noun.lemma_.lower(), self.cues.governors
        if told is None or ("as" in told.roles and (verb.lemma_ == "call" or verb.lemma_ in governors.judging)):
            return told is None
        if lemma in governors.asked:
            return verb.lemma_ not in self.cues.reporting.verbs - governors.intended
        judges = verb.lemma_ in governors.decreeing | self.cues.arguments.convicting and "out" not in (
            c.lower_ for c in verb.children
        )
        if lemma in self.cues.arguments.judged and not judges:
            asks = verb.lemma_ in governors.intended | self.cues.reporting.verbs
            return not asks and not any(self.index.is_person(head) for head in told.roles.get("agent", ()))
        return True

    def _is_new_paragraph(self, noun: Word, before: list[Word]) -> bool:
        """Whether a line ends between a noun and the deed that would have been told before it."""
        return any("\n" in word.text for verb in before for word in self.doc[verb.i : noun.i])

    def _did(self, verb: Word, said: bool) -> list[Referent]:
        """Who did what a sentence tells: of what somebody reports, whom he reports it of ("Oman says that | Iran | will leave")."""
        contents = contents_of(verb) if not said else []
        told = [self.reader.clause(word.i) for word in (*contents[:1], verb)]
        doers = [[r for h in deed.roles.get("agent", ()) for r in self.referents(h)] for deed in told if deed is not None]
        return next((found for found in doers if found), [])

    def _client(self, head: int) -> int:
        """For whom lawyers speak ("lawyers for | Shell | sued Ghana"), else the head itself; "a US Attorney" speaks for the state."""
        clause = self.reader.clause(head) if self.doc[head].lemma_.lower() in self.cues.arguments.advocates else None
        clients = clause.roles.get("for", ()) if clause is not None and "agent" not in clause.roles else ()
        return clients[0] if len(clients) == 1 else head

    def _under_phrase(self, clause: Clause, role: str, rule: Rule) -> tuple[int, ...]:
        """Arguments of the noun that the rule asks for under a preposition ("called for sanctions | against Iran |")."""
        if not rule.phrases or role in _PLAYED:
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
            if token.pos_ in ("VERB", "AUX", "SCONJ") or token.lower_ in _ASIDE:
                return ()
            if token.lower_ == preposition and token.pos_ == "ADP" and token.head.i > token.i:
                of_quality = token.head.head.pos_ == "ADJ" and token.head.head.i == token.i - 1  # "senators loyal | to Trump |"
                return () if of_quality else (token.head.i,)
            position += 1
        return ()

    def _is_party(self, head: int) -> bool:
        """Whether it does what a passive or noun tells, or a happening is between it and another, so that a place behind it is that
        of the deed ("shot | by gunmen | in Goma", "an attack | by gunmen | in Goma", "a match | between A and B | in Rome")."""
        first = self.reader.first_of_list(self.doc[head])
        above, link = first.head, preposition(first)
        words = self.cues.arguments
        deed = above.tag_ == "VBN" or above.lemma_.lower() in words.violent | words.fights
        return above.i < first.i and ((link == "by" and deed) or link == "between")

    def _is_beside(self, head: int, phrase: int) -> bool:
        """Whether a phrase follows its noun without a verb between them; a later one is often hung on the wrong noun."""
        return head < phrase and all(
            word.pos_ != "VERB" or self.reader.is_attribute(word) for word in self.doc[self.index.span_of[head][1] : phrase]
        )

    def _is_leader_behind(self, behind: int) -> bool:
        """Whether an office and its holder stand behind a name ("talks with | Chinese | leader Xi Jinping": with him)."""
        position, limit = behind, min(behind + 8, len(self.doc))
        while position < limit and position not in self.index.name_from:
            word = self.doc[position]
            if word.pos_ not in ("NOUN", "PROPN", "ADJ") and word.text not in POSSESSIVE and word.lower_ != "of":
                return False
            position += 1
        titles = self.cues.arguments.officials | self.cues.arguments.people
        office = any(word.lemma_.lower() in titles for word in self.doc[behind:position])
        return office and position < limit and self.index.is_person(self.index.name_from[position])

    def _in_phrase(self, head: int, role: str) -> Iterator[int]:
        """Names under a preposition inside a description ("talks with Biden | in Geneva") or behind a name ("Guards | of Iran").

        Read off the order of words, since parsers often hang the later phrases of a long noun phrase elsewhere.
        """
        end = self.index.span_of[head][1]
        described = head not in self.index.inside
        position, preposition = (head + 1, "") if described else (end, "")
        limit = end if described else min(end + 7, len(self.doc))
        while position < limit:
            token = self.doc[position]
            if self._is_kind_of(position - 1) or (preposition and self._is_kind_of(position)):
                pass
            elif token.pos_ == "ADP" or token.lower_ == "between":
                if preposition and not described:
                    return
                kind = token.lower_ == "of" and self.doc[position - 1].lemma_.lower() in self.cues.arguments.places
                held = described and kind and self.index.type_at(head) in ("EVENT", "ORG")
                front = "in_front_of" if self.doc[position - 1].lower_ == "front" else token.lower_
                further = described and preposition and front == "between"  # "a crash on a road | between Oruro and Arica |"
                preposition = preposition if held else "" if further else front  # "in the | town of | Garissa"
            elif position in self.index.name_from and preposition:
                name = self.index.name_from[position]
                behind = self.index.span_of[name][1]
                owning = self.index.is_person(head) and behind < len(self.doc) and self.doc[behind].text in POSSESSIVE
                # "families of victims of | Mali's | army", but "refugees from the | Malian | city of Gao"
                owning |= (
                    role == "of" and self.index.type_at(head) == "GROUP" and behind < len(self.doc) and self._goes_on(behind)
                )
                # "supporters of the Labour Party of | Norway |"
                owning |= role == "of" and self.index.type_at(head) == "GROUP" and self._ends_body(position - 1)
                if role in ("in", "at") and self.doc[name].pos_ == "ADJ" and self._leads_on(behind, limit):
                    owning = True  # "the opposition in the | Australian | state of Queensland"
                owning |= described and role in ("in", "at") and self._qualifies(name)
                owning |= described and self._is_leader_behind(behind)
                if preposition == role and name != head and not owning:  # "Ana Diaz of | Chad's | Sahel University"
                    yield name
                position = behind - 1
            elif role == "of" and preposition and self._is_of_day(token):
                pass
            elif role == "in" and preposition and token.lower_ in self.cues.arguments.parts:
                pass  # "Alamata in | southern | Tigray"
            elif described and token.tag_ in ("VBN", "VBG"):
                pass  # "an explosion | caused | by a gas leak in Lima", "an attack on a bus | carrying | soldiers in Quetta"
            elif token.pos_ not in ("DET", "ADJ", "CCONJ", "PUNCT", "NOUN", "NUM", "PROPN", "PART") or (
                not described and token.pos_ != "DET"
            ):
                return
            position += 1

    def _leads_on(self, position: int, limit: int) -> bool:
        """Whether a place's name follows the noun for its kind, behind a state's adjective and before the end of a phrase."""
        if not self._is_kind_of(position) or position + 2 >= min(limit + 1, len(self.doc)):
            return False
        return position + 2 in self.index.name_from

    def _is_of_day(self, token: Word) -> bool:
        """Whether a word only tells what a body is at the time ("Edgar Lungu of the | ruling | Patriotic Front")."""
        return token.pos_ == "ADJ" or token.lower_ in ("ruling", "governing", "opposition")

    def _is_kind_of(self, noun: int) -> bool:
        """Whether a noun tells the kind of the place whose name follows its "of" ("the Malian | city | of Gao")."""
        of = self.doc[noun + 1 : noun + 2]
        return (
            bool(of)
            and of[0].lower_ == "of"
            and self.doc[noun].lemma_.lower() in self.cues.arguments.places
            and noun not in self.index.inside
        )

    def _qualifies(self, name: int) -> bool:
        """Whether a state's adjective tells of what kind a thing is and not where ("at an | Israeli | checkpoint")."""
        behind = self.index.span_of[name][1]
        if self.doc[behind - 1].pos_ != "ADJ" or self.index.type_at(name) != "STATE" or behind in self.index.name_from:
            return False  # "in the | Iraqi | Diyala governorate"
        while behind + 1 < len(self.doc) and self.doc[behind].pos_ in ("ADJ", "NOUN") and self.doc[behind + 1].pos_ == "NOUN":
            behind += 1
        noun = self.doc[behind] if behind < len(self.doc) else None
        return noun is None or noun.lemma_.lower() not in self.cues.arguments.places | self.cues.arguments.transparent

    def _ends_body(self, preposition: int) -> bool:
        """Whether the name of a body stands before a preposition, so that what follows tells of where that body is."""
        body = self.index.name_until.get(preposition)
        return body is not None and self.index.type_at(body) == "ORG"

    def _goes_on(self, end: int) -> bool:
        """Whether the phrase of a name goes on behind it, so that the name tells whose something else is."""
        further = end + 1 < len(self.doc) and self.doc[end].pos_ == "ADJ" and self.doc[end + 1].pos_ in ("NOUN", "PROPN")
        return further or self.doc[end].pos_ in ("NOUN", "PROPN") or self.doc[end].text in POSSESSIVE
