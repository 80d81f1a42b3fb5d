"""Whom and what the noun phrases of a document stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractor.ontology import ACTORS
from extractor.records import EntityId
from extractor.relations.attribution import Speakers
from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.clauses.syntax import preposition
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.referents.descent import Descent, roles_within
from extractor.relations.referents.plurals import Plurals
from extractor.relations.referents.pronouns import is_misread
from extractor.relations.referents.titled import TitledNames
from extractor.words import Document, Word

__all__ = ["Descent", "Referents"]

_INCLUDING = ("such_as", "including")
_DEEPEST = 3  # nouns passed on the way down at the most


class Referents:
    """Finds the entities that phrases of one document stand for.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        cues: closed word classes.

    Attributes:
        reader: clauses of the document.
        speakers: who vouches for them.
        plurals: the entities that a plural pronoun or description means.
        titles: names behind titles.
        offices: of what each person is so far known to hold an office, with the noun that says so; `hold` adds to them.
    """

    def __init__(self, words: Document, index: MentionIndex, cues: Cues) -> None:
        self.doc = words
        self.cues = cues
        self.index = index
        self.entities = index.entities
        self.reader = ClauseReader(words, cues, index)
        self.plurals = Plurals(words, index, self.reader, cues)
        self.titles = TitledNames(self.reader, index)
        self.speakers = Speakers(words, self.reader, cues, self._voices)
        self.offices: dict[EntityId, list[tuple[int, Referent]]] = {}
        self._found: dict[tuple[int, Descent | None, int], list[Referent]] = {}  # by what `of` was asked, as offices stand

    def hold(self, person: EntityId, noun: int, body: Referent) -> None:
        """Take it for known that somebody holds an office of a body, as a noun says."""
        self.offices.setdefault(person, []).append((noun, body))
        self._found.clear()

    def of(self, head: int, descend: Descent | None = None, depth: int = 0) -> list[Referent]:
        """Entities that a phrase stands for.

        Args:
            head: token index of the phrase's head.
            descend: also look for whose thing it is ("condemned Turkey's decision" -> Turkey): its owner, its doer,
                or to whom it is given.
            depth: how many nouns were passed on the way down.
        """
        asked = head, descend, depth
        if asked not in self._found:
            self._found[asked] = self._several(head, depth) or self._read(head, descend, depth)
        return self._found[asked]

    def of_all(self, heads: Iterable[int], descend: Descent | None = None, depth: int = 0) -> list[Referent]:
        """The same of several phrases."""
        return [referent for head in heads for referent in self.of(head, descend, depth)]

    def examples(self, head: int) -> list[Referent]:
        """Names that a described group is said to include ("German firms | including Siemens")."""
        clause = self.reader.clause(head) if self.doc[head].pos_ == "NOUN" else None
        heads = [inner for role in _INCLUDING for inner in clause.roles.get(role, ())] if clause is not None else []
        return self.of_all((inner for inner in heads if inner in self.index.inside), depth=1)

    def belonging(self, head: int, descend: Descent | None = None, depth: int = 1) -> Iterator[Referent]:
        """Whose described people or things are said to be ("gunmen belonging to | al-Shabaab", "a school run by | UNRWA")."""
        words = self.cues.arguments
        for child in self.doc[head].children:
            lemma = child.lemma_.lower()
            moved = descend is not None and lemma in words.moved and self.doc[head].lemma_.lower() in words.traffic
            made = (descend in ("owner", "doer") and lemma in words.made) or (descend == "owner" and lemma in words.crafted)
            document = descend is None and self.doc[head].lemma_.lower() in words.documents
            made |= document and lemma in either(words.made, words.released)  # "a report | released by Amnesty | accuses Mali"
            owning = lemma in words.belonging or lemma in words.owned or lemma in words.led
            if not (moved or made or owning) or (descend and lemma in words.led):
                continue
            clause = self.reader.clause(child.i)
            if lemma in words.owned and (state := self._before_hyphen(child)) is not None:
                yield Referent(self.index.inside[state], state, False, False)
            if clause is None or (clause.link != "relative" and clause.kind == "verb"):
                continue
            ways = ("from",) if lemma in words.traded and "from" in clause.roles else ("from", "to")
            for role in ways if moved else ("agent",) if made and clause.passive else ():
                yield from filter(self.may_act, self.of_all(clause.roles.get(role, ()), depth=depth))
            if moved or made:
                continue
            types = frozenset({"ORG"}) if lemma in words.belonging else ACTORS
            for role in ("to", "with", *(("agent",) if clause.passive and lemma not in words.belonging else ())):
                found = self.of_all(clause.roles.get(role, ()), depth=depth)
                yield from (r for r in found if self.entities[r.entity].type in types)

    def _before_hyphen(self, participle: Word) -> int | None:
        """The name that is joined to a participle before a noun ("a | Greek |-owned ship")."""
        joined = participle.tag_ == "VBN" and participle.i > 1 and self.doc[participle.i - 1].text == "-"
        return participle.i - 2 if joined and participle.i - 2 in self.index.inside else None

    def may_act(self, referent: Referent) -> bool:
        """Whether somebody or something can do anything."""
        return self.entities[referent.entity].type in ACTORS

    def _read(self, head: int, descend: Descent | None, depth: int) -> list[Referent]:
        head = self.titles.name_of(head)
        token = self.doc[head]
        if (head in self.index.pronouns and is_misread(token, self.reader, self.index)) or self._is_seat(head):
            return []
        entity = self.index.entity_at.get(head) or self.index.inside.get(head)
        if entity is not None:
            named = self.examples(head) if head not in self.index.inside and depth == 0 else []
            return named or [*self._sharing(head), Referent(entity, head, depth == 0, head in self.index.pronouns)]
        if token.lower_ in self.cues.arguments.first_person and depth == 0:
            return self._speaking(token)
        if token.lower_ == "what":
            return self.of_all(self._called_so(token), descend, depth)
        if depth > _DEEPEST or token.pos_ not in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ", "SYM"):
            return []
        clause = self.reader.clause(head)
        if clause is None:  # "froze | $30 billion | in Libyan assets"
            things = (inner.i for inner in token.children if token.tag_ == "$" and preposition(inner) in ("of", "in"))
            return self.of_all(things, descend, depth + 1)
        if (told := self._told_by_name(token, clause, descend, depth)) is not None:
            return told
        return self._within(token, clause, descend, depth)

    def _several(self, head: int, depth: int) -> list[Referent]:
        """Whom a plural means that stands for several entities."""
        named = self.plurals.meant.get(head, ())
        return (self._both_speakers(head) if depth == 0 else []) or [Referent(e, head, depth == 0, True) for e in named]

    def _told_by_name(self, token: Word, clause: Clause, descend: Descent | None, depth: int) -> list[Referent] | None:
        """Whom a noun names that only tells what somebody is, None where it does not."""
        for role in _INCLUDING:  # "allies such as Germany"
            if named := self.of_all(clause.roles.get(role, ()), descend, depth + 1):
                return named
        if called := self._called(token):
            return called
        lemma = token.lemma_.lower()
        if depth == 0 and lemma not in self.cues.arguments.retold:  # "met Diaz, a | step | that Iran condemned"
            if named := self.of_all((b for b in clause.bearers if b != token.i), depth=1):
                return named  # "X is a Turkish national living in London": X lives there
        if lemma in self.cues.arguments.people:
            names = [h for h in clause.roles.get("agent", ()) if h > token.i and self.index.is_person(h)]
            return self.of_all(names, depth=depth + 1) or list(self.belonging(token.i, descend, depth + 1))
        return None

    def _called(self, noun: Word) -> list[Referent]:
        """The body that a noun is said to be called ("a group named | Ansar al-Sharia |")."""
        participle = next((c for c in noun.children if c.i == noun.i + 1 and c.tag_ == "VBN"), None)
        if participle is None or participle.lemma_ not in self.cues.arguments.naming:
            return []
        begin = next((i for i in range(participle.i + 1, len(self.doc)) if self.doc[i].lower_ not in ("as", "the", '"')), None)
        entity = self.index.inside.get(begin) if begin is not None else None
        named = entity is not None and begin is not None and self.entities[entity].type == "ORG"
        return [Referent(entity, begin, True, False)] if named and entity is not None and begin is not None else []

    def _called_so(self, what: Word) -> tuple[int, ...]:
        """What somebody calls or describes something as ("condemned what it called | Iran's aggression |"), but for when and where."""
        if preposition(what) in ("at", "in", "during", "amid"):
            return ()
        for child in what.children:
            clause = self.reader.clause(child.i) if child.lemma_ in self.cues.governors.terming and child.i > what.i else None
            if clause is not None and not clause.passive and not clause.negated:
                heads = clause.roles.get("as") or clause.roles.get("patient", ())
                return tuple(head for head in heads if head > child.i)
        return ()

    def _within(self, token: Word, clause: Clause, descend: Descent | None, depth: int) -> list[Referent]:
        """Of whom a noun is said in its own phrase."""
        words, lemma = self.cues.arguments, token.lemma_.lower()
        roles = roles_within(token, descend, depth, self.reader, self.index)
        if descend and lemma in words.outsiders:
            return []
        own = all(self.doc[inner].tag_ == "PRP$" for inner in clause.roles.get("agent", ()))
        if descend == "doer" and own and "agent" in roles:
            # "dropped | its | opposition to Iran": what else is told of it tells more
            roles = (*(role for role in roles if role != "agent"), "agent")
        for role in roles:
            heads = () if role in clause.borrowed else clause.roles.get(role, ())
            found = self.of_all((inner for inner in heads if inner != token.i), descend, depth + 1)
            if role == "agent" and lemma in words.officials and any(self.doc[inner].tag_ == "PRP$" for inner in heads):
                found = [r for r in found if not self._is_errand(r)]
            if role == "in" and lemma in words.ranks:
                found = [
                    r for r in found if self.entities[r.entity].type == "ORG"
                ]  # "an officer | in the Iraqi army |", not "in Kabul"
            found = self._of_rather_than_in(clause, role, roles, found, descend, depth)
            if depth and lemma in words.places:
                found = [r for r in found if self.entities[r.entity].type != "GROUP"]  # "the mayor of a | Kurdish | city"
            if lemma in words.opposite:
                found = [r for r in found if not self.index.is_person(r.token)]
            if found and descend and lemma in words.kin:  # "arrested the wife of | Navalny |" is no arrest of his
                return [r for r in found if not self.index.is_person(r.token)]
            if found:
                return [self._governed(r) for r in found] if lemma in words.realms else found
        return list(self.belonging(token.i, descend, depth + 1)) if roles or not descend else []

    def _voices(self, head: int) -> list[EntityId]:
        """Whose word a noun's is; a document's is its author's ("a report | by Amnesty | says")."""
        written = self.doc[head].lemma_.lower() in self.cues.arguments.documents
        return [referent.entity for referent in self.of(head, depth=1) or (self.of(head) if written else [])]

    def _is_errand(self, land: Referent) -> bool:
        """Whether a state by its name only tells what somebody's official deals with ("his | Iraq | commanders"; not "his US ally")."""
        named = self.doc[land.token].tag_ in ("NNP", "NNPS") and not self.doc[land.token].text.isupper()
        return named and "." not in self.doc[land.token].text and self.entities[land.entity].type == "STATE"

    def _speaking(self, pronoun: Word) -> list[Referent]:
        """Who speaks of himself in a quotation ("Putin: | We | will not leave"), or for whom ("| we | warn the Saudis", a Houthi
        spokesman said)."""
        speakers = self.speakers.of(pronoun.head.i).speakers
        own = bool(speakers) and (speakers[-1].quote or speakers[-1].cue == ":")
        if not own:
            return []
        voice = speakers[-1].entity
        plural = pronoun.lower_ in self.cues.arguments.first_plural
        bodies = {body.entity for noun, body in self.offices.get(voice, ()) if self.doc[noun].lemma_.lower().startswith("spokes")}
        meant = bodies.pop() if plural and len(bodies) == 1 else voice
        return [Referent(meant, pronoun.i, True, True)]

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
        named = self.of_all((inner for inner in speakers if self.doc[inner].lower_ != "they"), depth=1)
        return [Referent(r.entity, head, True, True) for r in named] if len({r.entity for r in named}) > 1 else []

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
        return self.of_all(clause.roles.get("of", ()) if placed else (), descend, depth + 1) or found

    def _governed(self, holder: Referent) -> Referent:
        """The state of which somebody is known to hold an office, for "his government", else himself."""
        told = (body for _, body in self.offices.get(holder.entity, ()) if self.entities[body.entity].type == "STATE")
        state = next(told, None) if holder.pronoun else None
        return Referent(state.entity, holder.token, False, True) if state is not None else holder
