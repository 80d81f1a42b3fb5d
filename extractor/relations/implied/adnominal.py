"""Roles filled by what stands right beside a name, whatever its tree: nationalities, owners, larger places, appositions."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import is_apposition
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents
from extractor.relations.titles import POSSESSIVE, tells_stance

_LONGEST = 8  # words between a participle and the name of what is run
_ARMED = ("military", "government", "armed_group", "igo")


class AdnominalRoles:
    """Reads them in one document.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader

    def after_comma(self, clause: Clause) -> Iterator[Referent]:
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
            until, owned = self.index.span_of[chain[1]][1], self.doc[chain[1]].head
            owns = any(token.text in POSSESSIVE for token in self.doc[until : until + 1])
            owns &= not is_apposition(owned)  # "into the Red Sea, | Cairo |'s army said", but "Tripoli, | Libya |'s capital"
            known = large.type == "STATE" and small.type == "PLACE" and large.iso is not None and large.iso == small.iso
            elsewhere = large.type == "STATE" and small.iso is not None and large.iso not in (None, small.iso)
            if not owns and (known or not (listed or elsewhere)):  # "in Aden, | Yemen |, and Salalah, Oman"
                yield Referent(large.id, chain[1], True, False)

    def _name_behind_comma(self, end: int) -> int | None:
        """Head of the name behind a comma and, at most, the part of it that is meant (", northern | Iran")."""
        if end + 2 >= len(self.doc) or self.doc[end].text != ",":
            return None
        name = self.index.name_from.get(end + 1)
        if name is None and self.doc[end + 1].lower_ in self.cues.arguments.parts:
            name = self.index.name_from.get(end + 2)
        return name if name is not None and self.doc[name].pos_ != "ADJ" else None  # "in Baghdad, | Iraqi | police said"

    def genus(self, clause: Clause) -> Iterator[Referent]:
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
                explained = any(word.text == "," for word in self.doc[inner : begin - 2])  # "Gonesse, | a suburb of Paris"
                if inner < begin - 2 and not explained and not self._is_of_kind(inner, begin - 2):
                    yield from self.referents.of(inner)
        elif self.index.is_person(head) and head in self.index.inside:
            yield from self.nationality(begin)
            yield from self._apposed(self.index.span_of[head][1])
        elif (
            begin > 1
            and self.index.inside.get(begin - 2) is not None
            and self.doc[begin - 1].pos_ != "VERB"  # "Britain | hands | Chagos Islands to Mauritius"
            and self.doc[begin - 1].lemma_.lower() in self.cues.arguments.transparent
        ):
            yield Referent(self.index.inside[begin - 2], begin - 2, True, False)

    def nationality(self, begin: int) -> Iterator[Referent]:
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
        if tells_stance(self.doc, self.index.span_of[position][0] if position in self.index.span_of else position):
            return
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
        participle = word.tag_ == "VBG" and word.head.i > position  # "the American | founding | father"
        return joins or participle or word.pos_ in ("ADJ", "NOUN")

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

    def described(self, clause: Clause) -> Iterator[Referent]:
        """Of whom a noun tells what he is behind his name, or before it and behind another ("| Ana Diaz |, a supporter of Chavez",
        "Chavez supporter | Ana Diaz |")."""
        owned = "modifier" in clause.roles
        yield from self.referents.of_all(head for head in clause.roles.get("agent", ()) if head < clause.head or owned)

    def party(self, clause: Clause) -> Iterator[Referent]:
        """The party of a person that stands before his name or title, or behind it in brackets ("| Sandinista | Daniel Ortega")."""
        begin, end = self.index.span_of.get(clause.head, (0, len(self.doc)))
        before = self.index.name_until.get(begin) if self._ends_here(clause.head) else None
        office = begin - 1  # "| Republican | President Trump", but "| Fatah | President Abbas"
        titled = self.index.name_until.get(office)
        if before is None and titled is not None and self.referents.titles.is_partisan(titled, office):
            before = titled
        opened = end < len(self.doc) and self.doc[end].text == "("
        behind = self.index.name_from.get(end + 1) if opened else None
        if behind is not None and self.doc[min(self.index.span_of[behind][1], len(self.doc) - 1)].text != ")":
            behind = None
        for party in (before, behind):
            if party is not None and self.entities[self.index.entity_at[party]].subtype == "party":
                yield Referent(self.index.entity_at[party], party, True, False)

    def body_owner(self, clause: Clause) -> Iterator[Referent]:
        """Whose a body is, if its name follows at once ("| Elon Musk |'s SpaceX", "| the European Union |'s Copernicus Service")."""
        begin = self.index.span_of[clause.head][0] if clause.head in self.index.span_of else 0
        owner = self.index.name_until.get(begin - 1) if begin > 1 and self.doc[begin - 1].text in POSSESSIVE else None
        if begin and begin - 1 in self.index.pronouns and self.doc[begin - 1].tag_ == "PRP$":
            owner = begin - 1  # "Hamas and | its | Qassam Brigades"
        if owner is not None and clause.head in self.index.inside and self._ends_here(clause.head):
            yield Referent(self.index.entity_at[owner], owner, True, owner in self.index.pronouns)

    def beside(self, clause: Clause) -> Iterator[Referent]:
        """The state's adjective or the body's name right before a name ("the | Danish | Royal Navy", "a | Syrian Air Force | MiG-23").

        So does the noun for one of a nation ("| Frenchman | Alain Prost").
        """
        begin = self.index.span_of[clause.head][0] if clause.head in self.index.span_of else 0
        before = self.index.name_until.get(begin) if clause.head in self.index.inside else None
        if before is None:
            return
        owner, word = self.entities[self.index.entity_at[before]], self.doc[before]
        national = (
            owner.type in ("STATE", "PLACE") and word.text.istitle() and word.text != owner.name and word.head.i == clause.head
        )
        if word.pos_ == "ADJ" or owner.subtype in _ARMED or national:
            yield Referent(self.index.entity_at[before], before, True, False)

    def seat(self, clause: Clause) -> Iterator[Referent]:
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

    def land(self, clause: Clause) -> Iterator[Referent]:
        """Of what state or union a city or state is said to be ("Seattle is the first | U.S. | city to ban them")."""
        if clause.head not in self.index.inside:
            told = self.referents.of_all(clause.roles.get("modifier", ()))
            yield from (land for land in told if self.entities[land.entity].type in ("STATE", "ORG"))

    def within(self, clause: Clause) -> Iterator[Referent]:
        """What lies in the division whose kind a noun without article tells behind it ("| Bautzen |, German state of Saxony")."""
        for bearer in clause.roles.get("bearer", ()):
            end = self.index.span_of[bearer][1] if bearer in self.index.span_of else bearer + 1
            between = [word.lower_ for word in self.doc[end : clause.head]]
            if between[:1] == [","] and {"a", "an", "the", "one"}.isdisjoint(between):
                yield from self.referents.of(bearer)

    def run_by(self, clause: Clause) -> Iterator[Referent]:
        """Who owns or runs what is named, by a participle before its name or in what explains it ("the | Houthi |-run TV channel Velta",
        "Velta, a | Saudi |-owned tanker"); of what is the state's, the state that its words or its sentence name."""
        if clause.head not in self.index.inside or clause.head not in self.index.span_of:
            return
        begin, end = self.index.span_of[clause.head]
        before = begin - 1
        while before > 1 and begin - before < _LONGEST and self._qualifies(before):
            before -= 1
        apposed = [word.lower_ for word in self.doc[end : end + 1]] == [","]
        for position in (before, *(range(end + 1, min(end + _LONGEST, len(self.doc))) if apposed else ())):
            if self._is_run(position):
                yield from self._runner(position - 1)
                return
            word = self.doc[position]
            if position > end and ((word.is_punct and word.text != "-") or word.pos_ in ("ADP", "VERB", "AUX", "PRON")):
                return  # "linked to Velta, | according | to the state-run agency"

    def _qualifies(self, position: int) -> bool:
        """Whether a word stands between such a participle and a name ("the Houthi-run | TV | channel | Velta")."""
        named = position in self.index.inside
        return not named and not self._is_run(position) and self.doc[position].pos_ in ("NOUN", "ADJ", "PROPN", "NUM")

    def _is_run(self, position: int) -> bool:
        """Whether a word is such a participle."""
        running = self.doc[position].lower_ in self.cues.arguments.running
        return running and position > 0 and self.doc[position - 1].text == "-"

    def _runner(self, dash: int) -> Iterator[Referent]:
        """Whose name ends at the dash before a participle, or the state that "state-owned" means."""
        owner = self.index.name_until.get(dash)
        if owner is not None:
            yield Referent(self.index.entity_at[owner], owner, True, False)
        elif self.doc[dash - 1].lower_ in ("state", "government"):
            begin = dash - 1 - (self.doc[dash - 2].text in POSSESSIVE)
            told = self.index.mention_until.get(begin)
            named = [word.i for word in self.doc[dash].sent.words if self.index.type_at(word.i) == "STATE"]
            if told is None and len({self.index.entity_at[head] for head in named}) == 1:
                told = named[0]
            if told is not None and self.index.type_at(told) == "STATE":
                yield Referent(self.index.entity_at[told], told, True, False)

    def border(self, clause: Clause) -> Iterator[Referent]:
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

    def named(self, clause: Clause) -> Iterator[Referent]:
        """The place whose kind the noun tells ("the | Papua | province", "Erbil, the capital"), not "the | English | county of Kent".

        "The | Mindanao | provinces of Davao and Cotabato" are parts of what stands before them.
        """
        if self.doc[clause.head].tag_ == "NNS" and "of" in clause.roles:
            return
        for head in clause.roles.get("agent", ()):
            wide = self.index.type_at(head) == "PLACE" and self.entities[self.index.entity_at[head]].subtype in (
                "region",
                "water",
            )
            around = wide and "of" in clause.roles and head < clause.head  # "the | Aegean | island of Samos"
            if self.doc[head].pos_ != "ADJ" and not around:
                yield from self.referents.of(head)

    def agents(self, clause: Clause, explained: bool) -> Iterator[Referent]:
        """What a noun between commas explains ("| Moore |, a suburb of Tulsa"), or else whose it is ("| Ukraine |'s port of Odesa")."""
        for head in clause.roles.get("agent", ()):
            end = self.index.span_of[head][1] if head in self.index.span_of else head + 1
            if explained == (end <= clause.head and self.doc[end].text == ",") and not self._is_of_kind(head, clause.head):
                yield from self.referents.of(head)

    def _is_of_kind(self, place: int, noun: int) -> bool:
        """Whether a noun tells the kind of the place right before it ("the | Kurram | district of Khyber"), not of the one behind."""
        if self.index.type_at(place) != "PLACE" or self.index.span_of[place][1] != noun:
            return False
        subtype = self.entities[self.index.entity_at[place]].subtype
        # "the North Caucasus | republic | of Dagestan", "the Aegean | island | of Samos", "the Damascus | suburb | of Douma"
        large = subtype in (("city",) if self.doc[noun].lemma_ == "suburb" else ("region", "water"))
        return not large and self.doc[noun].tag_ == "NN" and self.doc[noun].lemma_.lower() not in self.cues.places.named_behind
