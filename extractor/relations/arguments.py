"""Arguments of a clause -> the entities that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from extractor.ontology import ACTORS
from extractor.records import EntityId
from extractor.relations.attribution import Speakers
from extractor.relations.clauses import Clause, ClauseReader, is_bare
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.rules import Rule
from extractor.relations.titles import POSSESSIVE
from extractor.relations.words import Word

# what these say of somebody's deed or thing they say of him ("condemned Turkey's decision", "froze the assets of X")
_AIMED_AT_DEEDS = frozenset(
    {"accuse", "support", "reject", "request", "sanction", "coerce", "concede", "threaten", "protest", "assault"}
)
_INCLUDING = ("such_as", "including")
_PLAYED = frozenset({"agent", "bearer", "patient", "modifier", "complement", "recipient"})  # roles that no preposition names
_IN_DEED = ("in", "during", "after", "following")
_SENTENCES_BACK = 2  # how far back what a clause leaves unsaid may stand
Descent = Literal["owner", "doer", "given"]


@dataclass(frozen=True, slots=True)
class Referent:
    """An entity that an argument stands for; `direct` if the argument's own head names it, `pronoun` if by a pronoun."""

    entity: EntityId
    token: int
    direct: bool
    pronoun: bool


class Arguments:
    """Finds the entities behind the arguments of one document's clauses.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        cues: closed word classes.

    Attributes:
        reader: clauses of the document.
        speakers: who vouches for them.
        offices: of what each person is so far known to hold an office, with the noun that says so.
    """

    def __init__(self, words: list[Word], index: MentionIndex, cues: Cues) -> None:
        self.doc = words
        self.cues = cues
        self.index = index
        self.entities = index.entities
        self.reader = ClauseReader(words, cues, index)
        self._read: dict[str, Callable[[Clause], Iterator[Referent]]] = {  # roles that are no arguments in the tree
            "self": self._itself,
            "comma": self._after_comma,
            "genus": self._genus,
            "home": self._home,
            "jurisdiction": self._jurisdiction,
            "named": self._named,
            "office": self._office,
            "attack_before": self._attack_before,
            "obliged": self._obliged,
            "committed": self._committed,
            "speaker": self._speaker,
            "deed": self._in_deed,
            "holder": self._holder,
            "suspect": self._suspect,
            "doer": self._doer,
        }
        self.offices: dict[EntityId, list[tuple[int, Referent]]] = {}
        self.speakers = Speakers(words, self.reader, cues, lambda head: [r.entity for r in self.referents(head, depth=1)])

    def referents(self, head: int, descend: Descent | None = None, depth: int = 0) -> list[Referent]:
        """Entities that an argument stands for.

        Args:
            head: token index of the argument's head.
            descend: also look for whose thing it is ("condemned Turkey's decision" -> Turkey): its owner, its doer,
                or to whom it is given.
            depth: how many nouns were passed on the way down.
        """
        head = self.titled(head)
        entity = self.index.entity_at.get(head) or self.index.inside.get(head)
        if entity is not None:
            named = self._examples(head) if head not in self.index.inside and depth == 0 else []
            return named or [Referent(entity, head, depth == 0, head in self.index.pronouns)]
        token = self.doc[head]
        lemma = token.lemma_.lower()
        if token.lower_ in self.cues.arguments.first_person and depth == 0:
            speakers = self.speakers.of(token.head.i).speakers
            return [Referent(speakers[-1].entity, head, True, True)] if speakers and speakers[-1].quote else []
        if depth > 3 or token.pos_ not in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ", "SYM"):
            return []
        clause = self.reader.clause(head)
        if clause is None:
            return []
        for role in _INCLUDING:  # "allies such as Germany"
            if named := [r for inner in clause.roles.get(role, ()) for r in self.referents(inner, descend, depth + 1)]:
                return named
        if (
            clause.bearers
            and depth == 0
            and (named := [r for b in clause.bearers for r in self.referents(b, depth=1) if b != head])
        ):
            return named  # "X is a Turkish national living in London": X lives there
        if lemma in self.cues.arguments.people:
            names = (inner for inner in clause.roles.get("agent", ()) if inner > head and self.index.is_person(inner))
            return [r for inner in names for r in self.referents(inner, depth=depth + 1)] or list(
                self.belonging(head, descend, depth + 1)
            )
        roles = self._roles_within(token, descend, depth)
        for role in roles:
            heads = () if role in clause.borrowed else clause.roles.get(role, ())
            found = [r for inner in heads if inner != head for r in self.referents(inner, descend, depth + 1)]
            if found and descend and lemma in self.cues.arguments.kin:  # "arrested the wife of | Navalny |" is no arrest of his
                return [r for r in found if not self.index.is_person(r.token)]
            if found:
                return found
        return list(self.belonging(head, descend, depth + 1)) if roles or not descend else []

    def _roles_within(self, token: Word, descend: Descent | None, depth: int) -> tuple[str, ...]:
        """Where in a noun's phrase the entity stands that the noun is said of."""
        words, lemma = self.cues.arguments, token.lemma_.lower()
        if lemma in words.officials:
            return "agent", "patient", "of", "from"
        if depth == 0 and descend is None and lemma in words.instruments | words.documents:
            return "agent", "by", "from"
        if lemma in words.transparent or token.pos_ in ("NUM", "DET", "PRON", "ADJ"):
            return "of", "agent", "from", "in", "inside", "with"
        if descend == "given" and lemma in words.works:
            return ()  # "released the findings of | the inquiry |" frees nobody
        if descend in ("doer", "given") and lemma in words.fates:
            clause = self.reader.clause(token.i)
            suffered = clause is not None and "of" in clause.roles  # "Israel's detention of him", but "his detention"
            return ("by", "agent") if suffered else ("by",)
        if descend in ("doer", "given") and lemma in words.inflicted:
            return "agent", "by", "from"
        if descend and lemma in words.traffic:
            return "to", "from", "with", "agent", "of"
        return ("agent", "of", "by", "from", "for", "patient") if descend else ()

    def belonging(self, head: int, descend: Descent | None = None, depth: int = 1) -> Iterator[Referent]:
        """Whose described people or things are said to be ("gunmen belonging to | al-Shabaab", "a school run by | UNRWA")."""
        words = self.cues.arguments
        for child in self.doc[head].children:
            lemma = child.lemma_.lower()
            if lemma not in words.belonging | words.owned | words.led or (descend and lemma in words.led):
                continue
            clause = self.reader.clause(child.i)
            if clause is None or (clause.link != "relative" and clause.kind == "verb"):
                continue
            types = frozenset({"ORG"}) if lemma in words.belonging else ACTORS
            for role in ("to", "with", *(("agent",) if clause.passive and lemma not in words.belonging else ())):
                for inner in clause.roles.get(role, ()):
                    yield from (r for r in self.referents(inner, depth=depth) if self.entities[r.entity].type in types)

    def _doers(self, event: int) -> Iterator[Referent]:
        """Who does what a word about it is aimed at ("condemned | Israel's | bombing")."""
        clause = self.reader.clause(event)
        undergone = self.doc[event].lemma_.lower() in self.cues.arguments.fates
        for role in ("by",) if undergone else ("agent", "by"):
            for head in clause.roles.get(role, ()) if clause is not None else ():
                yield from self.referents(head, depth=1)

    def _examples(self, head: int) -> list[Referent]:
        """Names that a described group is said to include ("German firms | including Siemens")."""
        clause = self.reader.clause(head) if self.doc[head].pos_ == "NOUN" else None
        heads = [inner for role in _INCLUDING for inner in clause.roles.get(role, ())] if clause is not None else []
        return [r for inner in heads if inner in self.index.inside for r in self.referents(inner, depth=1)]

    def titled(self, head: int) -> int:
        """Head of the name that ends the phrase which starts here ("Hong Kong Chief Executive | Carrie Lam"), else the head itself."""
        if head in self.index.entity_at and self.entities[self.index.entity_at[head]].type == "PERSON":
            return head
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
        if role in self._read:
            yield from self._read[role](clause)
            return
        if clause.head in self.index.inside and role in clause.borrowed:
            return  # "the Democratic Party held elections in Arizona": a name has no part in what its verb tells
        descend: Descent | None = None
        if rule.object and role == "patient":
            descend = "owner"  # "accepted Kenya's mediation": the rule asks for the noun itself
        elif (
            rule.type in _AIMED_AT_DEEDS
            and not rule.phrases  # "added its dishes to a list" lists no state
            and (role != "agent" or "speaker" in rule.source)  # "said that Mali's arrests breach the law"
        ):
            descend = "given" if rule.type == "concede" else "doer"
        elif rule.type == "agree" and role == "to":
            descend = "owner"
        heads = clause.roles.get(role, ()) or self._under_phrase(clause, role, rule)
        if role == "against" and not heads and rule.asks_for_words:
            heads = self._further_on(clause.head, role)
        if rule.object and rule.type in _AIMED_AT_DEEDS and role == "of" and not heads and "patient" not in rule.target:
            # "withdrew its recognition | of Kosovo"
            things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
            heads = tuple(head for thing in things if thing is not None for head in thing.roles.get("of", ()))
        if rule.entities:
            near = (head for head in heads if role in _PLAYED or self._is_beside(clause.head, head))
            if role in _PLAYED and clause.head not in self.index.inside and self.index.type_at(clause.head) in ("ORG", "GROUP"):
                begin, end = self.index.span_of[clause.head]
                near = (head for head in heads if begin <= head < end)  # not "the French and | the Italian government"
            heads = tuple(dict.fromkeys((*near, *self._in_phrase(clause.head, role))))
        if role == "recipient" and not heads:  # "offered Biden", with or without the thing offered
            heads = tuple(
                h
                for h in clause.roles.get("patient", ())
                if h in self.index.entity_at and self.entities[self.index.entity_at[h]].type in ACTORS
            )
        for head in heads:
            if clause.kind == "verb" and head in self.index.inside and (person := self._named_with_title(head + 1)) is not None:
                head = (
                    person  # "offered US | counterpart | Joe Biden": the state belongs to the title, wherever the parser hangs it
                )
            if head != clause.head:
                yield from self.referents(head, descend)
            if descend in ("doer", "given") and self.index.type_at(head) == "EVENT":
                yield from self._doers(head)

    def _under_phrase(self, clause: Clause, role: str, rule: Rule) -> tuple[int, ...]:
        """Arguments of the noun that the rule asks for under a preposition ("called for sanctions | against Iran |")."""
        nouns = (
            h for name, lemmas in rule.phrases.items() for h in clause.roles.get(name, ()) if self.doc[h].lemma_.lower() in lemmas
        )
        inner = [self.reader.clause(head) for head in nouns if role not in _PLAYED]
        return tuple(h for noun in inner if noun is not None and noun.governor == clause.head for h in noun.roles.get(role, ()))

    def _further_on(self, head: int, preposition: str) -> tuple[int, ...]:
        """What stands under a preposition before the next verb, on whatever noun it hangs ("a suit in Ohio, US | against the NSA |")."""
        for token in self.doc[head + 1 : self.doc[head].sent.end]:
            if token.pos_ in ("VERB", "AUX"):
                return ()
            if token.lower_ == preposition and token.pos_ == "ADP" and token.head.i > token.i:
                return (token.head.i,)
        return ()

    def _is_beside(self, head: int, phrase: int) -> bool:
        """Whether a phrase follows its noun without a verb between them; a later one is often hung on the wrong noun."""
        return head < phrase and all(word.pos_ != "VERB" for word in self.doc[self.index.span_of[head][1] : phrase])

    def _in_phrase(self, head: int, role: str) -> Iterator[int]:
        """Names under a preposition inside a description ("talks with Biden | in Geneva") or behind a name ("Guards | of Iran").

        Read off the order of words, since parsers often hang the later phrases of a long noun phrase elsewhere.
        """
        end = self.index.span_of[head][1]
        described = head not in self.index.inside
        position, preposition = (head + 1, "") if described else (end, "")
        limit = end if described else min(end + 5, len(self.doc))
        while position < limit:
            token = self.doc[position]
            if token.pos_ == "ADP" or token.lower_ == "between":
                if preposition and not described:
                    return
                preposition = token.lower_
            elif position in self.index.name_from and preposition:
                name = self.index.name_from[position]
                behind = self.index.span_of[name][1]
                owning = self.index.is_person(head) and behind < len(self.doc) and self.doc[behind].text in POSSESSIVE
                # "families of victims of | Mali's | army", but "refugees from the | Malian | city of Gao"
                owning |= (
                    role == "of" and self.index.type_at(head) == "GROUP" and behind < len(self.doc) and self._goes_on(behind)
                )
                if preposition == role and name != head and not owning:  # "Ana Diaz of | Chad's | Sahel University"
                    yield name
                position = behind - 1
            elif token.pos_ not in ("DET", "ADJ", "CCONJ", "PUNCT", "NOUN", "NUM", "PROPN", "PART") or (
                not described and token.pos_ != "DET"
            ):
                return
            position += 1

    def _goes_on(self, end: int) -> bool:
        """Whether the phrase of a name goes on behind it, so that the name tells whose something else is."""
        return self.doc[end].pos_ in ("NOUN", "PROPN") or self.doc[end].text in POSSESSIVE

    def _itself(self, clause: Clause) -> Iterator[Referent]:
        """The entity whose own words head the clause, and the names that it is said to include."""
        yield Referent(self.index.entity_at[clause.head], clause.head, True, False)
        if clause.head not in self.index.inside:
            yield from self._examples(clause.head)

    def _after_comma(self, clause: Clause) -> Iterator[Referent]:
        """The place that follows a place after a comma ("Mindanao, Philippines"), unless the commas part a list ("Rome, Paris and")."""
        chain = [head := clause.head]
        end = self.index.span_of[head][1]
        while (name := self._name_behind_comma(end)) is not None:
            chain.append(name)
            end = self.index.span_of[name][1]
        listed = any(token.lower_ in ("and", "or", "&") for token in self.doc[end : end + 2])
        if len(chain) > 1 and not listed and self.index.entity_at[chain[1]] != self.index.entity_at[head]:
            yield Referent(self.index.entity_at[chain[1]], chain[1], True, False)

    def _name_behind_comma(self, end: int) -> int | None:
        """Head of the name behind a comma and, at most, the part of it that is meant (", northern | Iran")."""
        if end + 2 >= len(self.doc) or self.doc[end].text != ",":
            return None
        name = self.index.name_from.get(end + 1)
        if name is None and self.doc[end + 1].lower_ in self.cues.arguments.parts:
            name = self.index.name_from.get(end + 2)
        return name

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
                if inner < begin - 2:
                    yield from self.referents(inner)
        elif self.index.is_person(head) and head in self.index.inside:
            yield from self._nationality(begin)
        elif (
            begin > 1
            and self.index.inside.get(begin - 2) is not None
            and self.doc[begin - 1].lemma_.lower() in self.cues.arguments.transparent
        ):
            yield Referent(self.index.inside[begin - 2], begin - 2, True, False)

    def _nationality(self, begin: int) -> Iterator[Referent]:
        """The state whose adjective opens the words before a person's name ("the | Belgian | cyclist Ana Maes", "| Belgian | Ana Maes")."""
        position = begin - 1
        if position < 0 or (self.doc[position].pos_ != "NOUN" and position not in self.index.inside):
            return
        while position > 0 and self.doc[position].pos_ in ("ADJ", "NOUN") and position not in self.index.inside:
            position -= 1
        entity = self.index.inside.get(position)
        if entity is None or (position == begin - 1 and self.entities[entity].name == self.doc[position].text):
            return  # "the president of | Niger | Hama Amadou"
        if self.index.type_at(position) == "STATE" and self.doc[position].pos_ == "ADJ":
            yield Referent(entity, position, True, False)

    def _home(self, clause: Clause) -> Iterator[Referent]:
        """The state of an office that is named without it: where its holder is known to serve, else that of others who serve in
        its sentence, else the state the article is about."""
        if any(self.index.type_at(head) == "PLACE" for head in clause.roles.get("patient", ())):
            return  # "| Montana | Secretary of State"
        for head in clause.roles.get("agent", ()):
            for person in self.referents(head):
                iso = self.entities[person.entity].iso
                others = self._served_beside(clause.head, person.entity) if iso is None else frozenset()
                iso = min(others) if len(others) == 1 else iso
                state = self._states.get(iso) if iso is not None else None
                if state is not None or (iso is None and not others and (state := self._main_state) is not None):
                    yield Referent(state, clause.head, False, False)

    def _named(self, clause: Clause) -> Iterator[Referent]:
        """The place whose kind the noun tells ("the | Papua | province", "Erbil, the capital"), not "the | English | county of Kent"."""
        for head in clause.roles.get("agent", ()):
            if self.doc[head].pos_ != "ADJ":
                yield from self.referents(head)

    def _jurisdiction(self, clause: Clause) -> Iterator[Referent]:
        """The state where what only states do is done by nobody named ("was jailed in | Izmir, Turkey |", "banned in | Egypt |")."""
        if not clause.passive or "agent" in clause.roles:
            return
        heads = [head for role in ("in", "at") for head in clause.roles.get(role, ())]
        verb = self.doc[clause.head]
        noun = self.reader.clause(verb.head.i) if self.reader.is_attribute(verb) else None
        heads += noun.roles.get("in", ()) if noun is not None else ()
        for place in (r for head in heads for r in self.referents(head)):
            kind, iso = self.entities[place.entity].type, self.entities[place.entity].iso
            if kind == "STATE":
                yield place
            elif kind == "PLACE" and iso in self._states:
                yield Referent(self._states[iso], place.token, False, False)

    def _served_beside(self, head: int, person: EntityId) -> frozenset[str]:
        """Codes of the states whose leaders and government bodies the sentence of a token names, a person left aside."""
        named = {self.index.inside[word.i] for word in self.doc[head].sent.words if word.i in self.index.inside} - {person}
        serving = (self.entities[entity] for entity in named)
        return frozenset(e.iso for e in serving if e.iso and (e.type == "PERSON" or e.subtype in ("government", "military")))

    def _office(self, clause: Clause) -> Iterator[Referent]:
        """Of what the subject holds an office, by an edge of the article or, of a known leader, by our own list ("May resigned")."""
        for head in clause.roles.get("agent", ()):
            for person in self.referents(head):
                entity, told = self.entities[person.entity], self.offices.get(person.entity, ())
                stated = clause.roles.get("as", ())  # "resigned as | head | of the bank" leaves other offices alone
                if stated or told:
                    yield from (body for noun, body in told if not stated or noun in stated)
                elif entity.type == "PERSON" and entity.wikidata is not None:
                    yield from self._home(clause)

    def _attack_before(self, clause: Clause) -> Iterator[Referent]:
        """The attack last spoken of, up to two sentences before, where the clause names none ("claimed responsibility")."""
        if "for" in clause.roles:
            return
        begin = self.doc[clause.head].sent.start
        for _ in range(_SENTENCES_BACK):
            begin = self.doc[begin - 1].sent.start if begin else 0
        heads = (head for head in self.index.span_of if begin <= head < clause.head and self.index.type_at(head) == "EVENT")
        attacks = (head for head in heads if self.entities[self.index.entity_at[head]].subtype == "attack")
        if (last := max(attacks, default=None)) is not None:
            yield Referent(self.index.entity_at[last], last, False, False)

    def _obliged(self, clause: Clause) -> Iterator[Referent]:
        """Who, as the clause says, must do something ("said | Iran | must go", "demanded that | Iran | go", "told | Iran | to go")."""
        for content, doers in self._told(clause):
            bare = is_bare(self.doc[content.head]) and not content.auxiliaries
            past = content.passive or "have" in content.auxiliaries  # "must have known"
            if (bare or self.cues.modals.obliging & set(content.auxiliaries)) and not past:
                yield from doers

    def _committed(self, clause: Clause) -> Iterator[Referent]:
        """The subject of the clause, if he says what he himself will do."""
        subjects = [r for head in clause.roles.get("agent", ()) for r in self.referents(head)]
        for content, doers in self._told(clause):
            if self.cues.modals.intended & set(content.auxiliaries) and "have" not in content.auxiliaries:
                yield from (s for s in subjects if any(s.entity == doer.entity for doer in doers))

    def _speaker(self, clause: Clause) -> Iterator[Referent]:
        """Who says so ("| Kyiv | said Russia had committed war crimes")."""
        for voice in self.speakers.of(clause.head).speakers[-1:]:
            yield Referent(voice.entity, clause.head, True, False)

    def _in_deed(self, clause: Clause) -> Iterator[Referent]:
        """Who does the deed in which somebody comes to harm ("killed in a raid | by Israel |", "shot in clashes | with the PKK |")."""
        if "agent" in clause.roles and "patient" in clause.roles:
            return
        for role in _IN_DEED:
            for head in clause.roles.get(role, ()):
                deed = self.reader.clause(head)
                lemma = self.doc[head].lemma_.lower()
                fought = lemma in self.cues.arguments.fights
                if deed is None or not (fought or lemma in self.cues.arguments.violent):
                    continue
                for inner in ("with", "against") if fought else ("agent", "by"):
                    for doer in deed.roles.get(inner, ()) if inner not in deed.borrowed else ():
                        yield from self.referents(doer, depth=1)
                for child in self.doc[head].children if not fought else ():  # "in an attack claimed by | ETA |"
                    told = self.reader.clause(child.i) if self.doc[child.i].lemma_ == "claim" else None
                    if told is not None and told.link == "relative" and told.passive:
                        yield from (r for doer in told.roles.get("agent", ()) for r in self.referents(doer, depth=1))

    def _holder(self, clause: Clause) -> Iterator[Referent]:
        """Who is said in passing to have what the noun names ("| a militia | with links to Iran")."""
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        if above is not None and above.kind == "noun" and clause.head in above.roles.get("with", ()):
            yield from self.referents(above.head)

    def _suspect(self, clause: Clause) -> Iterator[Referent]:
        """Whom others blame for what the noun names ("arrested | him | for links to al-Qaeda")."""
        above = self.reader.clause(clause.governor) if clause.link == "noun" and clause.governor is not None else None
        if (
            above is not None
            and above.kind == "verb"
            and any(clause.head in above.roles.get(r, ()) for r in ("for", "over", "of"))
        ):
            yield from (r for head in above.roles.get("patient", ()) for r in self.referents(head))

    def _doer(self, clause: Clause) -> Iterator[Referent]:
        """Who, as a finite clause says, did something to somebody; it may be a lawsuit that is "alleging"."""
        if self.doc[clause.head].tag_ == "VBG":
            return
        for content, doers in self._told(clause):
            if content.kind == "verb" and content.roles.get("patient") and not content.negated:
                yield from doers

    def _told(self, clause: Clause, descend: Descent | None = None) -> Iterator[tuple[Clause, list[Referent]]]:
        """Clauses that say what a verb reports or asks, and who does it there."""
        for child in self.doc[clause.head].children:
            content = self.reader.clause(child.i)
            if content is not None and content.link in ("content", "open"):
                yield content, [r for head in content.roles.get("agent", ()) for r in self.referents(head, descend)]

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
