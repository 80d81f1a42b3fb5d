"""Roles that no phrase of a clause fills in its tree, read from what stands around it or from what its words imply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cached_property
from itertools import pairwise

from extractor.records import EntityId
from extractor.relations.clauses import Clause, is_bare
from extractor.relations.clauses.syntax import is_conjunct, links, preposition
from extractor.relations.courts import Courts
from extractor.relations.cues import Words
from extractor.relations.mentions import Referent
from extractor.relations.places import NAMED_BEHIND, Surroundings
from extractor.relations.resolved import Resolved
from extractor.relations.titles import POSSESSIVE
from extractor.relations.words import Word

_IN_DEED = ("in", "during", "after", "following")
_OF_WHOM = ("from", "of", "by", "against", "on", "to", "patient", "for")
_BRINGING_ABOUT = frozenset({"order", "commit", "plan", "organise", "organize", "arrange"})
_BLAMING = frozenset({"for", "of", "with", "in", "over"})
_SUFFERING = frozenset(
    {"suffer", "sustain", "lose", "take"}
)  # verbs whose subject comes to harm ("suffered losses in an ambush")
_HEEDED = frozenset({"after", "following", "during", "under", "despite", "at", "upon", "because_of", "due_to"})
_DENYING = frozenset({"deny", "denies", "denied", "denying"})
_ARMED = ("military", "government", "armed_group")
_SENTENCES_BACK = 2  # how far back what a clause leaves unsaid may stand


class ImpliedRoles:
    """Reads such roles in one document.

    Args:
        arguments: of the clauses of the document.

    Attributes:
        readers: by the name that rules give the role.
    """

    def __init__(self, arguments: Resolved) -> None:
        self.arguments = arguments
        self.doc = arguments.doc
        self.cues = arguments.cues
        self.index = arguments.index
        self.entities = arguments.entities
        self.reader = arguments.reader
        words = self.cues.arguments
        self._surroundings = Surroundings(self.doc, self.index, words.places)
        self._courts = courts = Courts(arguments, self._states, self._nationality)
        self.readers: Mapping[str, Callable[[Clause], Iterator[Referent]]] = {
            "self": self._itself,
            "comma": self._after_comma,
            "scene": self._scene,
            "genus": self._genus,
            "party": self._party,
            "owner": self._body_owner,
            "beside": self._beside,
            "seat": self._seat,
            "border": self._border,
            "home": self._home,
            "province": self._province,
            "jurisdiction": courts.jurisdiction,
            "own_courts": lambda clause: courts.own(clause, "patient"),
            "venue": courts.venue,
            "tried_at_home": lambda clause: courts.own(clause, "agent"),
            "forum": courts.forum,
            "named": self._named,
            "explained": lambda clause: self._agents(clause, explained=True),
            "whose": lambda clause: self._agents(clause, explained=False),
            "office": self._office,
            "attack_before": self._attack_before,
            "obliged": self._obliged,
            "permitted": self._permitted,
            "committed": self._committed,
            "conditioned": self._conditioned,
            "speaker": self._speaker,
            "deed": self._in_deed,
            "demanded": self._demanded,
            "giver": self._giver,
            "holder": self._holder,
            "suspect": self._suspect,
            "convict": lambda clause: self._blamed(clause, words.convicting, words.verdicts),
            "accused": lambda clause: self._blamed(clause, words.charging, words.accusations),
            "captor": self._captor,
            "heeding": self._heeding,
            "replaced": self._replaced,
            "bound": self._bound,
            "moving": self._moving,
            "wronged": self._wronged,
            "doer": self._doer,
            "larger_place": lambda clause: self._places(self._surroundings.around(clause.head)),
            "possessor": lambda clause: self._places(self._surroundings.owner(clause.head)),
            "own_state": lambda clause: self._places(self._surroundings.state(clause.head)),
        }

    def _itself(self, clause: Clause) -> Iterator[Referent]:
        """The entity whose own words head the clause, and the names that it is said to include."""
        yield Referent(self.index.entity_at[clause.head], clause.head, True, False)
        if clause.head not in self.index.inside:
            yield from self.arguments.examples(clause.head)

    def _scene(self, clause: Clause) -> Iterator[Referent]:
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

    def _after_comma(self, clause: Clause) -> Iterator[Referent]:
        """The place that follows a place after a comma ("Mindanao, Philippines"), unless the commas part a list ("Rome, Paris and")."""
        chain = [head := clause.head]
        end = self.index.span_of[head][1]
        while (name := self._name_behind_comma(end)) is not None:
            chain.append(name)
            end = self.index.span_of[name][1]
        behind = self.doc[end + 1 : end + 2] if end < len(self.doc) and self.doc[end].text == "," else self.doc[end : end + 1]
        joint = next((token.i for token in behind if token.lower_ in ("and", "or", "&")), None)
        listed = joint is not None and self.doc[min(joint + 1, len(self.doc) - 1)].pos_ not in ("VERB", "AUX")
        if len(chain) > 1 and self.index.entity_at[chain[1]] != self.index.entity_at[head]:
            small, large = (self.entities[self.index.entity_at[name]] for name in chain[:2])
            known = large.type == "STATE" and small.type == "PLACE" and large.iso is not None and large.iso == small.iso
            elsewhere = large.type == "STATE" and small.iso is not None and large.iso not in (None, small.iso)
            if known or not (listed or elsewhere):  # "in Aden, | Yemen |, and Salalah, Oman"
                yield Referent(large.id, chain[1], True, False)

    def _name_behind_comma(self, end: int) -> int | None:
        """Head of the name behind a comma and, at most, the part of it that is meant (", northern | Iran")."""
        if end + 2 >= len(self.doc) or self.doc[end].text != ",":
            return None
        name = self.index.name_from.get(end + 1)
        if name is None and self.doc[end + 1].lower_ in self.cues.arguments.parts:
            name = self.index.name_from.get(end + 2)
        return name if name is not None and self.doc[name].pos_ != "ADJ" else None  # "in Baghdad, | Iraqi | police said"

    def _places(self, places: Iterable[int]) -> Iterator[Referent]:
        """The larger places of a name (`places.py`)."""
        yield from (Referent(self.index.entity_at[place], place, True, False) for place in places)

    def _genus(self, clause: Clause) -> Iterator[Referent]:
        """Whose the noun is that classifies a name ("the Turkish city of Izmir" -> Turkish)."""
        head = clause.head
        begin = self.index.span_of[head][0]
        if (
            begin > 2
            and self.doc[begin - 1].lower_ == "of"
            and begin - 2 not in self.index.inside  # "the Eastern District of Virginia" is a name
            and self.doc[begin - 2].lemma_.lower() in self.cues.arguments.transparent
        ):
            genus = self.reader.clause(begin - 2)
            for inner in (*genus.roles.get("agent", ()), *genus.roles.get("patient", ())) if genus else ():
                if inner < begin - 2 and not self._is_of_kind(inner, begin - 2):
                    yield from self.arguments.referents(inner)
        elif self.index.is_person(head) and head in self.index.inside:
            yield from self._nationality(begin)
            yield from self._apposed(self.index.span_of[head][1])
        elif (
            begin > 1
            and self.index.inside.get(begin - 2) is not None
            and self.doc[begin - 1].lemma_.lower() in self.cues.arguments.transparent
        ):
            yield Referent(self.index.inside[begin - 2], begin - 2, True, False)

    def _nationality(self, begin: int) -> Iterator[Referent]:
        """The land whose adjective opens the words before a person's name ("the | Belgian | cyclist Ana Maes", "| Belgian | Ana Maes"),
        or a state's name before common nouns ("| US | television star Ana Maes")."""
        position = begin - 1
        if position < 0 or (self.doc[position].pos_ != "NOUN" and position not in self.index.inside):
            return
        while position > 0 and position not in self.index.inside and self._describes(position):
            position -= 1
        entity = self.index.inside.get(position)
        if entity is None or (position == begin - 1 and self.entities[entity].name == self.doc[position].text):
            return  # "the president of | Niger | Hama Amadou"
        land = self.entities[entity]
        adjective = self.doc[position].pos_ == "ADJ" and (land.type == "STATE" or land.subtype == "admin")
        described = land.type == "STATE" and position + 1 < begin and position + 1 in self.index.name_until
        common = (
            described and all(word.text.islower() for word in self.doc[position + 1 : begin]) and self.doc[begin - 1].tag_ == "NN"
        )
        if adjective or common:
            yield Referent(entity, position, True, False)

    def _describes(self, position: int) -> bool:
        """Whether a word tells what somebody is, or joins two nouns that do ("rapper | and | music producer")."""
        word = self.doc[position]
        joins = word.pos_ == "CCONJ" and self.doc[position - 1].pos_ == "NOUN"
        return joins or word.pos_ in ("ADJ", "NOUN")

    def _apposed(self, end: int) -> Iterator[Referent]:
        """The state whose adjective opens what explains a person's name ("Ana Maes, a | Belgian | former relief pitcher, left")."""
        words = [word.lower_ for word in self.doc[end : end + 2]]
        state = self.index.name_from.get(end + 2) if words in ([",", "a"], [",", "an"]) else None
        if state is None or self.index.type_at(state) != "STATE" or self.doc[state].pos_ != "ADJ":
            return
        behind = self.index.span_of[state][1]
        position = behind
        while position < len(self.doc) and self.doc[position].pos_ in ("ADJ", "NOUN") and position not in self.index.inside:
            position += 1
        closed = (
            position >= len(self.doc) or self.doc[position].is_punct or self.doc[position].lower_ in ("who", "and", "from", "of")
        )
        if closed and position > behind and self.doc[position - 1].tag_ == "NN":
            yield Referent(self.index.entity_at[state], state, True, False)

    def _party(self, clause: Clause) -> Iterator[Referent]:
        """The party of a person that stands before his name or title, or behind it in brackets ("| Sandinista | Daniel Ortega")."""
        begin, end = self.index.span_of.get(clause.head, (0, len(self.doc)))
        before = self.index.name_until.get(begin) if self._ends_here(clause.head) else None
        office = begin - 1  # "| Republican | President Trump", but "| Fatah | President Abbas"
        titled = self.index.name_until.get(office)
        if before is None and titled is not None and self.arguments.is_partisan(titled, office):
            before = titled
        opened = end < len(self.doc) and self.doc[end].text == "("
        behind = self.index.name_from.get(end + 1) if opened else None
        if behind is not None and self.doc[min(self.index.span_of[behind][1], len(self.doc) - 1)].text != ")":
            behind = None
        for party in (before, behind):
            if party is not None and self.entities[self.index.entity_at[party]].subtype == "party":
                yield Referent(self.index.entity_at[party], party, True, False)

    def _body_owner(self, clause: Clause) -> Iterator[Referent]:
        """Whose a body is, if its name follows at once ("| Elon Musk |'s SpaceX", "| the European Union |'s Copernicus Service")."""
        begin = self.index.span_of[clause.head][0] if clause.head in self.index.span_of else 0
        owner = self.index.name_until.get(begin - 1) if begin > 1 and self.doc[begin - 1].text in POSSESSIVE else None
        if owner is not None and clause.head in self.index.inside and self._ends_here(clause.head):
            yield Referent(self.index.entity_at[owner], owner, True, False)

    def _beside(self, clause: Clause) -> Iterator[Referent]:
        """The state's adjective or the body's name right before a name ("the | Danish | Royal Navy", "a | Syrian Air Force | MiG-23")."""
        begin = self.index.span_of[clause.head][0] if clause.head in self.index.span_of else 0
        before = self.index.name_until.get(begin) if clause.head in self.index.inside else None
        armed = self.entities[self.index.entity_at[before]].subtype in _ARMED if before is not None else False
        if before is not None and (self.doc[before].pos_ == "ADJ" or armed):
            yield Referent(self.index.entity_at[before], before, True, False)

    def _seat(self, clause: Clause) -> Iterator[Referent]:
        """Of what land a named body is: what its name opens with, or stands right before it or behind it ("the | U.S. | Securities and
        Exchange Commission", "| Chile |'s Senate", "Senate | of Chile |"), whatever the tree makes of names of many words."""
        if clause.head not in self.index.inside or clause.head not in self.index.span_of:
            return
        begin, end = self.index.span_of[clause.head]
        owned = begin > 1 and self.doc[begin - 1].text in POSSESSIVE
        land = self.index.name_until.get(begin - 1 if owned else begin)
        opening = self.index.name_from.get(begin)
        if land is None and opening != clause.head:
            land = opening
        if land is None and end + 1 < len(self.doc) and self.doc[end].lower_ == "of":
            land = self.index.name_from.get(end + 1 + (self.doc[end + 1].lower_ == "the"))
        body = self.entities[self.index.entity_at[clause.head]]
        if land is not None and self._is_leaning(land):
            return
        if land is not None and body.iso in (None, self.entities[self.index.entity_at[land]].iso):
            yield Referent(self.index.entity_at[land], land, True, False)

    def _is_leaning(self, state: int) -> bool:
        """Whether a state's adjective tells whose side somebody is on ("the pro-| Russian | Revival party")."""
        begin = self.index.span_of[state][0]
        return begin > 1 and self.doc[begin - 1].text == "-" and self.doc[begin - 2].lower_ in ("pro", "anti")

    def _ends_here(self, head: int) -> bool:
        """Whether the phrase of a name ends with it, so that the name is not the first word of another thing's."""
        end = self.index.span_of[head][1]
        return end >= len(self.doc) or (
            self.doc[end].pos_ not in ("NOUN", "PROPN", "ADJ") and self.doc[end].text not in POSSESSIVE
        )

    def _border(self, clause: Clause) -> Iterator[Referent]:
        """Both sides of the border on which a place or happening is ("the bridge on the | Mexico–United States | border")."""
        position = self.index.span_of[clause.head][1] if clause.head in self.index.span_of else len(self.doc)
        words = [word.lower_ for word in self.doc[position : position + 2]]
        if words not in (["on", "the"], ["along", "the"], ["at", "the"]):
            return
        first = self.index.name_from.get(position + 2)
        joint = self.index.span_of[first][1] if first is not None else len(self.doc)
        joined = joint < len(self.doc) and self.doc[joint].text in ("-", "–", "—")
        second = self.index.name_from.get(joint + 1) if joined else None
        end = self.index.span_of[second][1] if second is not None else len(self.doc)
        if first is not None and second is not None and end < len(self.doc) and self.doc[end].lower_ == "border":
            for side in (first, second):
                yield Referent(self.index.entity_at[side], side, True, False)

    def _home(self, clause: Clause) -> Iterator[Referent]:
        """The state of an office that is named without it: where its holder is known to serve, else that of others who serve in
        its sentence, else the state the article is about."""
        if any(self.index.type_at(head) == "PLACE" for role in ("patient", "for") for head in clause.roles.get(role, ())):
            return  # "| Montana | Secretary of State", "Secretary of State for | Wales |"
        if clause.head + 1 < len(self.doc) and self.doc[clause.head + 1].lower_ in ("in", "at", "on", "to"):
            return  # "the prosecutor | in the case |"
        if self._is_shared(clause.head):
            return
        if any(token.lower_ == "general" for token in self.doc[clause.head + 1 : clause.head + 3]):
            return  # "| Secretary | -General of the United Nations": the words of the office go on
        for head in clause.roles.get("agent", ()):
            for person in self.arguments.referents(head):
                iso = self.entities[person.entity].iso
                others = self._served_beside(clause.head, person.entity) if iso is None else frozenset()
                iso = min(others) if len(others) == 1 else iso
                state = self._states.get(iso) if iso is not None else None
                if state is not None or (iso is None and not others and (state := self._main_state) is not None):
                    yield Referent(state, clause.head, False, False)

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

    def _province(self, clause: Clause) -> Iterator[Referent]:
        """The province or city of an office that is named without it: the one that does something in the sentence, if no other is
        named there ("Governor Lamont says that | Connecticut | will reopen schools")."""
        named = any(
            head in self.index.entity_at for role in ("patient", "of", "for", "in") for head in clause.roles.get(role, ())
        )
        kind = "city" if clause.lemmas[0] == "mayor" else "admin"
        sentence = self.doc[clause.head].sent
        places = [word.i for word in sentence.words if word.i in self.index.inside and self.index.type_at(word.i) == "PLACE"]
        places = [head for head in places if head in self.index.entity_at]
        known = {self.index.entity_at[head] for head in places}
        if named or len(known) != 1 or any(self.index.type_at(word.i) == "STATE" for word in sentence.words):
            return
        place = known.pop()
        acting = (c for word in sentence.words if word.pos_ in ("VERB", "AUX", "NOUN") and (c := self.reader.clause(word.i)))
        does = any(head in places for inner in acting if not inner.passive for head in inner.roles.get("agent", ()))
        if self.entities[place].subtype == kind and does:
            yield Referent(place, clause.head, False, False)

    def _named(self, clause: Clause) -> Iterator[Referent]:
        """The place whose kind the noun tells ("the | Papua | province", "Erbil, the capital"), not "the | English | county of Kent".

        "The | Mindanao | provinces of Davao and Cotabato" are parts of what stands before them.
        """
        if self.doc[clause.head].tag_ == "NNS" and "of" in clause.roles:
            return
        for head in clause.roles.get("agent", ()):
            if self.doc[head].pos_ != "ADJ":
                yield from self.arguments.referents(head)

    def _agents(self, clause: Clause, explained: bool) -> Iterator[Referent]:
        """What a noun between commas explains ("| Moore |, a suburb of Tulsa"), or else whose it is ("| Ukraine |'s port of Odesa")."""
        for head in clause.roles.get("agent", ()):
            end = self.index.span_of[head][1] if head in self.index.span_of else head + 1
            if explained == (end <= clause.head and self.doc[end].text == ",") and not self._is_of_kind(head, clause.head):
                yield from self.arguments.referents(head)

    def _is_of_kind(self, place: int, noun: int) -> bool:
        """Whether a noun tells the kind of the place right before it ("the | Kurram | district of Khyber"), not of the one behind."""
        if self.index.type_at(place) != "PLACE" or self.index.span_of[place][1] != noun:
            return False
        subtype = self.entities[self.index.entity_at[place]].subtype
        # "the North Caucasus | republic | of Dagestan", "the Damascus | suburb | of Douma"
        large = subtype == ("city" if self.doc[noun].lemma_ == "suburb" else "region")
        return not large and self.doc[noun].tag_ == "NN" and self.doc[noun].lemma_.lower() not in NAMED_BEHIND

    def _served_beside(self, head: int, person: EntityId) -> frozenset[str]:
        """Codes of the states whose leaders, office-holders and government bodies the sentence of a token names, a person left aside."""
        named = {self.index.inside[word.i] for word in self.doc[head].sent.words if word.i in self.index.inside} - {person}
        serving = [self.entities[entity] for entity in named]
        told = [self.entities[body.entity] for entity in named for _, body in self.arguments.offices.get(entity, ())]
        serving = [e for e in serving if e.type == "PERSON" or e.subtype in ("government", "military")]
        return frozenset(e.iso for e in serving + told if e.iso)

    def _office(self, clause: Clause) -> Iterator[Referent]:
        """Of what the subject holds an office, by an edge of the article or, of a known leader, by our own list ("May resigned");
        of a government the place that its words name, or its state."""
        for head in clause.roles.get("agent", ()):
            for person in self.arguments.referents(head):
                entity, told = self.entities[person.entity], self.arguments.offices.get(person.entity, ())
                stated = clause.roles.get("as", ())  # "resigned as | head | of the bank" leaves other offices alone
                if stated or told:
                    yield from (body for noun, body in told if not stated or noun in stated)
                elif entity.type == "PERSON" and entity.wikidata is not None:
                    yield from self._home(clause)
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

    def _attack_before(self, clause: Clause) -> Iterator[Referent]:
        """The attack last spoken of, up to two sentences before, where the clause names none ("claimed responsibility")."""
        if "for" in clause.roles:
            return
        begin = self.doc[clause.head].sent.start
        for _ in range(_SENTENCES_BACK):
            begin = self.doc[begin - 1].sent.start if begin else 0
        heads = (head for head in range(begin, clause.head) if self.index.type_at(head) == "EVENT")
        attacks = (head for head in heads if self.entities[self.index.entity_at[head]].subtype == "attack")
        if (last := max(attacks, default=None)) is not None:
            yield Referent(self.index.entity_at[last], last, False, False)

    def _obliged(self, clause: Clause) -> Iterator[Referent]:
        """Who, as the clause says, must do something ("said | Iran | must go", "demanded that | Iran | go", "told | Iran | to go")."""
        for content, doers in self._told(clause):
            asks = content.link == "content" and self.doc[clause.head].lemma_ in ("demand", "request")
            mandative = (
                asks and self.doc[content.head].tag_ == "VBP" and self.doc[content.head].lemma_ != "be"
            )  # "that the UN | send |"
            bare = (mandative or is_bare(self.doc[content.head])) and not content.auxiliaries
            past = content.passive or "have" in content.auxiliaries  # "must have known"
            if (bare or self.cues.modals.obliging & set(content.auxiliaries)) and not past:
                pronoun = all(self.doc[head].pos_ == "PRON" for head in content.roles.get("agent", ()))
                told = clause.roles.get("recipient", ()) if pronoun else ()  # "told | Israel | that it must go"
                yield from (r for head in told for r in self.arguments.referents(head)) if told else doers

    def _permitted(self, clause: Clause) -> Iterator[Referent]:
        """Who, as is decided, can do something ("ruled that | Sony | may buy it")."""
        for content, doers in self._told(clause):
            if {"can", "may"} & set(content.auxiliaries) and not (content.passive or content.negated):
                yield from doers

    def _committed(self, clause: Clause) -> Iterator[Referent]:
        """The subject of the clause, if he says what he himself will do."""
        subjects = [r for head in clause.roles.get("agent", ()) for r in self.arguments.referents(head)]
        for content, doers in self._told(clause):
            if self.cues.modals.intended & set(content.auxiliaries) and "have" not in content.auxiliaries:
                yield from (s for s in subjects if any(s.entity == doer.entity for doer in doers))

    def _conditioned(self, clause: Clause) -> Iterator[Referent]:
        """On whose doing something a threat hangs ("threatened to test a bomb if | Japan | met the Dalai Lama")."""
        subjects = {r.entity for head in clause.roles.get("agent", ()) for r in self.arguments.referents(head)}
        threatened = [clause.head, *(c.i for c in self.doc[clause.head].children if self._is_own_deed(c.i, subjects))]
        for condition in (self.reader.clause(child.i) for head in threatened for child in self.doc[head].children):
            if condition is not None and not condition.passive and self.reader.opens_with(condition, ("if", "unless")):
                yield from (r for head in condition.roles.get("agent", ()) for r in self.arguments.referents(head))

    def _is_own_deed(self, head: int, subjects: Set[EntityId]) -> bool:
        """Whether a clause tells what the subject of the one above says he himself will do."""
        told = self.reader.clause(head)
        if told is None or told.kind != "verb" or told.link not in ("open", "content"):
            return False
        doers = {r.entity for inner in told.roles.get("agent", ()) for r in self.arguments.referents(inner)}
        return told.link == "open" or (bool(doers) and doers <= subjects)

    def _speaker(self, clause: Clause) -> Iterator[Referent]:
        """Who says so ("| Kyiv | said Russia had committed war crimes")."""
        for voice in self.arguments.speakers.of(clause.head).speakers[-1:]:
            if not (clause.negated and voice.cue in _DENYING):  # who denies a deed accuses nobody of not doing it
                yield Referent(voice.entity, clause.head, True, False)

    def _in_deed(self, clause: Clause) -> Iterator[Referent]:
        """Who does the deed in which somebody comes to harm ("killed in a raid | by Israel |", "shot in clashes | with the PKK |")."""
        if "agent" in clause.roles and "patient" in clause.roles and not _SUFFERING.intersection(clause.lemmas):
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
                    for doer in deed.roles.get(inner, ()) if inner not in deed.borrowed else ():
                        yield from self.arguments.referents(doer, depth=1)
                for child in self.doc[head].children if not fought else ():  # "in an attack claimed by | ETA |"
                    told = self.reader.clause(child.i) if self.doc[child.i].lemma_ == "claim" else None
                    if told is not None and told.link == "relative" and told.passive:
                        yield from (r for doer in told.roles.get("agent", ()) for r in self.arguments.referents(doer, depth=1))
        yield from self._attackers(clause.head)

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
            aimed = any(self.arguments.referents(thing) for thing in told.roles.get("patient", ()))
            opens = bool(marks & {"when", "as"}) or ("after" in marks and not aimed)
            deeds = {self.doc[inner].lemma_.lower() for inner in told.roles.get("patient", ())}
            attacks = words.attacking.intersection(told.lemmas) or (
                words.light_attacking.intersection(told.lemmas) and deeds & words.violent
            )
            if opens and attacks and told.link == "adverbial" and not told.negated and told.modality == "asserted":
                yield from (r for doer in told.roles.get("agent", ()) for r in self.arguments.referents(doer, depth=1))

    def _demanded(self, clause: Clause) -> Iterator[Referent]:
        """Of whom a protest demands something or what it says is its end ("marched to demand the resignation of | Nicolas Maduro |")."""
        told = [clause.head, *([clause.governor] if clause.kind == "noun" and clause.governor is not None else [])]
        for aim in (aim for head in told for aim in self._aims(head)):
            for role in _OF_WHOM:
                found = [r for head in aim.roles.get(role, ()) for r in self.arguments.referents(head, "doer")]
                if found:
                    yield from found
                    break

    def _aims(self, head: int, further: bool = True) -> Iterator[Clause]:
        """Clauses below a verb or noun that tell what is demanded ("rioted, | joining students in | demanding")."""
        for child in self.doc[head].children:
            aim = self.reader.clause(child.i) if child.pos_ == "VERB" else None
            if aim is None or aim.link not in ("purpose", "adverbial", "relative") or aim.passive:
                continue
            if child.lemma_ in self.cues.governors.demanding:
                yield aim
            elif further:
                yield from self._aims(child.i, further=False)

    def _of_next(self, clause: Clause) -> Mapping[str, tuple[int, ...]]:
        """Roles of the passive that is coordinated with a clause ("two were | killed | and three | injured in clashes |")."""
        for child in self.doc[clause.head].children:
            following = self.reader.clause(child.i)
            if following is not None and following.link == "conjunct" and following.kind == "verb" and clause.passive:
                return following.roles
        return {}

    def _giver(self, clause: Clause) -> Iterator[Referent]:
        """Who gave what is received ("received doses | donated by China |")."""
        for head in clause.roles.get("patient", ()):
            for word in self.doc[head].subtree:
                given = self.reader.clause(word.i) if word.lemma_ in self.cues.light.ditransitive | {"donate"} else None
                if given is not None and given.passive and given.link == "relative" and given.head > head:
                    yield from (r for doer in given.roles.get("agent", ()) for r in self.arguments.referents(doer, depth=1))

    def _holder(self, clause: Clause) -> Iterator[Referent]:
        """Who is said in passing to have what the noun names ("| a militia | with links to Iran")."""
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        if above is not None and above.kind == "noun" and clause.head in above.roles.get("with", ()):
            yield from self.arguments.referents(above.head)

    def _suspect(self, clause: Clause) -> Iterator[Referent]:
        """Whom others blame for what the noun names ("arrested | him | for links to al-Qaeda")."""
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        if (
            above is not None
            and above.kind == "verb"
            and any(clause.head in above.roles.get(r, ()) for r in ("for", "over", "of"))
        ):
            yield from (r for head in above.roles.get("patient", ()) for r in self.arguments.referents(head))

    def _heeding(self, clause: Clause) -> Iterator[Referent]:
        """Who acts after, under or despite what another asks or says ("under pressure from Iran, | Oman | closed the port")."""
        noun, name = self.doc[clause.head], preposition(self.doc[clause.head])
        above = noun.head
        if above.pos_ == "NOUN" and (above.lower_ in ("accordance", "response") or name == "despite"):
            above = above.head  # "in response to a request", "began the work | despite criticism |"
        told = self.reader.clause(above.i) if above.pos_ == "VERB" and name in _HEEDED | {"to", "with"} else None
        if told is None or (above is noun.head and name not in _HEEDED):
            return
        if any(role in clause.roles for role in ("against", "on", "to", "for", *(("of",) if name != "at" else ()))):
            return  # "despite criticism | of Iran |"
        subjects = told.roles.get("patient", ()) if told.passive and "agent" not in told.roles else told.roles.get("agent", ())
        yield from (r for head in subjects for r in self.arguments.referents(head))

    def _blamed(self, clause: Clause, verbs: Words, nouns: Words) -> Iterator[Referent]:
        """Who is convicted of, or charged with, the deed ("| Amir | was sentenced to life for the murder of Rabin", "got life for it")."""
        if clause.kind == "noun" and "agent" in clause.roles:
            return
        deed = self.doc[clause.head]
        while deed.head is not deed and (is_conjunct(deed) or deed.head.lemma_ in _BRINGING_ABOUT):
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
        judges = {r.entity for head in told.roles.get("agent", ()) for r in self.arguments.referents(head)}
        undergoing = told.passive or above.lemma_ in verbs | {"find", "give", "hand", "put"}
        for role in ("recipient", "patient") if undergoing else ("agent",):
            if found := [r for head in told.roles.get(role, ()) for r in self.arguments.referents(head)]:
                yield from (r for r in found if r.direct and (not undergoing or r.entity not in judges))
                return

    def _captor(self, clause: Clause) -> Iterator[Referent]:
        """Who holds those of whom a clause tells ("the release of hostages | held by Hamas |", "of citizens | detained in Iran |")."""
        heads = [head for role in ("patient", "for", "on") for head in clause.roles.get(role, ())]
        words = self.cues.arguments
        for word in (word for head in heads for word in self.doc[head].subtree if word.i > head):
            held = self.reader.clause(word.i) if word.lemma_ in words.holding | words.abducting else None
            if held is None or not held.passive or held.link != "relative":
                continue
            holders = [r for head in held.roles.get("agent", ()) for r in self.arguments.referents(head, depth=1)]
            yield from holders or (self._courts.forum(held) if word.lemma_ in words.holding else ())

    def _replaced(self, clause: Clause) -> Iterator[Referent]:
        """Who has to make way for another person ("replaced | Bolton | with O'Brien")."""
        if any(self.index.is_person(self.arguments.titled(head)) for head in clause.roles.get("with", ())):
            yield from (r for head in clause.roles.get("patient", ()) for r in self.arguments.referents(head))

    def _moving(self, clause: Clause) -> Iterator[Referent]:
        """Where those of whom a clause tells come from ("restrictions on travellers | arriving from China |")."""
        heads = [head for role in ("patient", "for", "on", "against") for head in clause.roles.get(role, ())]
        for word in (word for head in heads for word in self.doc[head].subtree if word.i > head):
            told = self.reader.clause(word.i) if word.lemma_ in self.cues.arguments.moved and word.pos_ == "VERB" else None
            if told is not None and told.link == "relative":
                yield from (r for head in told.roles.get("from", ()) for r in self.arguments.referents(head))

    def _wronged(self, clause: Clause) -> Iterator[Referent]:
        """On whom fell what somebody is sorry for ("apologised for the bombing | of Laos |", "for insulting | Kowal |")."""
        told = [clause.head, *([clause.governor] if clause.kind == "noun" and clause.governor is not None else [])]
        deeds = [child for head in told for child in self.doc[head].children if child.i > head]
        clauses = (self.reader.clause(child.i) for child in deeds if self._is_under(child, "for"))
        for deed in (deed for deed in clauses if deed is not None):
            for role in ("patient", "of", "against", "to", "on"):
                yield from (r for head in deed.roles.get(role, ()) for r in self.arguments.referents(head, depth=1))

    def _is_under(self, word: Word, name: str) -> bool:
        """Whether a word, verb or noun, stands under a preposition."""
        return preposition(word) == name or name in links(word)

    def _bound(self, clause: Clause) -> Iterator[Referent]:
        """Where a ship or convoy comes from, what it carries and where it goes ("intercepted a boat | headed for Gaza |")."""
        things = [self.doc[head] for head in clause.roles.get("patient", ())]
        beside = (child for thing in things for child in self.doc[clause.head].children if child.i == thing.i + 1)
        for word in (*(word for thing in things for word in thing.subtree if word.i > thing.i), *beside):
            told = self.reader.clause(word.i) if word.pos_ == "VERB" else None
            if told is None or told.link not in ("relative", "conjunct", "adverbial"):
                continue
            moved = word.lemma_ in self.cues.arguments.moved
            for role in ("for", "to", "from") if moved else ("patient",) if word.lemma_ in ("carry", "transport") else ():
                yield from (r for head in told.roles.get(role, ()) for r in self.arguments.referents(head, "doer", depth=1))

    def _doer(self, clause: Clause) -> Iterator[Referent]:
        """Who, as a finite clause says, did something to somebody; it may be a lawsuit that is "alleging"."""
        if self.doc[clause.head].tag_ == "VBG":
            return
        for content, doers in self._told(clause):
            if content.kind == "verb" and content.roles.get("patient") and not content.negated:
                yield from doers

    def _told(self, clause: Clause) -> Iterator[tuple[Clause, list[Referent]]]:
        """Clauses that say what a verb reports or asks, and who does it there."""
        for child in self.doc[clause.head].children:
            content = self.reader.clause(child.i)
            if content is not None and content.link in ("content", "open"):
                yield content, [r for head in content.roles.get("agent", ()) for r in self.arguments.referents(head)]

    @cached_property
    def _states(self) -> dict[str, EntityId]:
        """The article's states by their codes."""
        return {e.iso: e.id for e in reversed(self.entities.values()) if e.type == "STATE" and e.iso is not None}

    @cached_property
    def _main_state(self) -> EntityId | None:
        """The state with most of the article's mentions of states, if it has more than half of them."""
        mentions = {e.id: sum(m.kind == "name" for m in e.mentions) for e in self.entities.values() if e.type == "STATE"}
        state = max(mentions, key=lambda e: mentions[e], default=None)
        return state if state is not None and mentions[state] * 2 > sum(mentions.values()) else None
