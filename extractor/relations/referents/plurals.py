"""Whom "they", "both sides" and "the two leaders" mean: entities that were named together before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from extractor.ontology import ACTORS
from extractor.records import Entity, EntityId
from extractor.relations.clauses import ClauseReader
from extractor.relations.clauses.syntax import contents_of, preposition
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.words import Document, Sentence, Word

_BACK = 2  # sentences that "the two countries" may point back
_LISTS_BACK = 4  # and "the three", which mean a list
_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}
Kind = frozenset[str]
Kinds = tuple[Kind, ...]
_STATES, _PEOPLE, _BODIES = frozenset({"STATE"}), frozenset({"PERSON"}), frozenset({"ORG"})
_SIDES: Kinds = (_STATES, frozenset({"STATE", "ORG", "GROUP"}), _PEOPLE)
_ANY: Kinds = (_STATES, _PEOPLE)
_FIGHTING = frozenset({"armed_group", "military", "government"})  # other bodies are a side only if told so in a list


class Plurals:
    """Plural pronouns and descriptions of one document that no single entity fits.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        reader: of its clauses.
        cues: closed word classes.
    """

    def __init__(self, words: Document, index: MentionIndex, reader: ClauseReader, cues: Cues) -> None:
        self.doc, self.index, self.reader, self.cues = words, index, reader, cues
        self.entities: dict[EntityId, Entity] = index.entities
        self._found: dict[int, tuple[EntityId, ...]] = {}
        self._sentences = list(dict.fromkeys(word.sent for word in words))

    @cached_property
    def meant(self) -> dict[int, tuple[EntityId, ...]]:
        """Head of such a mention -> the entities that it means."""
        for place, sentence in enumerate(self._sentences):
            for word in sentence:
                if twins := self._twins(word):
                    self._found[word.i] = twins
                elif word.i not in self.index.entity_at and (named := self._meant_by(word, place)):
                    self._found[word.i] = tuple(dict.fromkeys(named))
        return self._found

    def _twins(self, word: Word) -> tuple[EntityId, ...]:
        """The states that one plural name means, if the article names each ("the two | Koreas |")."""
        codes = self.cues.plurals.twins.get(word.lower_, ())
        states = {entity.iso: entity.id for entity in self.entities.values() if entity.type == "STATE"} if codes else {}
        return tuple(states[code] for code in codes) if states.keys() >= set(codes) else ()

    def _meant_by(self, word: Word, place: int) -> Iterable[EntityId]:
        if word.lower_ in ("they", "them"):
            return self._by_pronoun(word, place)
        asked = self._described(word)
        return self._by_number(word, place, *asked) if asked is not None else ()

    # ---------------------------------------------------------------- "the two countries", "both"

    def _described(self, word: Word) -> tuple[int, Kinds] | None:
        """How many a definite phrase with a number means, and of what kinds."""
        before = [child.lower_ for child in word.children if child.i < word.i]
        words = self.cues.plurals
        if word.pos_ == "NOUN" and word.lemma_.lower() in words.couples:
            return (2, _ANY) if set(before) & self.cues.forms.pointing and len(before) == 1 and not word.children[1:] else None
        if word.pos_ == "NOUN" and word.tag_ == "NNS":
            counts = [_NUMBERS[text] for text in before if text in _NUMBERS]
            named = any(child.i in self.index.inside for child in word.children)
            # "both sides | of the aisle", "the two countries | involved"; but "called on both countries | to leave |"
            told = any(child.i > word.i and not child.is_punct and child.tag_ != "VB" for child in word.children)
            if (
                len(counts) != 1
                or not set(before) & self.cues.forms.pointing
                or set(before) & self.cues.forms.apart
                or named
                or told
            ):
                return None
            lemma = word.lemma_.lower()
            kinds = ((words.states, (_STATES,)), (words.people, (_PEOPLE,)), (words.bodies, (_BODIES,)), (words.sides, _SIDES))
            return next(((counts[0], told) for lemmas, told in kinds if lemma in lemmas), None)
        if word.lower_ not in _NUMBERS or word.pos_ not in ("NUM", "DET", "PRON", "CCONJ"):
            return None
        alone = word.head.i < word.i or word.head.pos_ in ("VERB", "AUX")
        pointed = word.lower_ == "both" or (word.i > 0 and self.doc[word.i - 1].lower_ in ("the", "these", "all"))
        behind = self.doc[word.i + 1] if word.i + 1 < len(self.doc) else None
        closed = behind is None or (behind.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON") and behind.text not in "-%")
        plain = not any(child.i > word.i and not child.is_punct for child in word.children)
        return (_NUMBERS[word.lower_], _ANY) if alone and pointed and closed and plain else None

    def _by_number(self, word: Word, place: int, number: int, kinds: Kinds) -> Iterable[EntityId]:
        """The only list of so many that was named last, or the only two of one kind."""
        between: dict[Kind, frozenset[EntityId]] = dict.fromkeys(kinds, frozenset())
        for back in range(min(_BACK if number == 2 else _LISTS_BACK, place) + 1):
            sentence = self._sentences[place - back]
            voices = self._voices(sentence, word)
            tokens = {i: e for i, e in self._actors(sentence, word).items() if i not in voices or not self._is_where(i)}
            lists = {frozenset(told) for told in self._lists(sentence, tokens, word.i) if len(told) == number}
            lists = {told for told in lists if self._are_of(told, ACTORS if len(kinds) > 1 else kinds[0])}
            if number == 2 and back == _BACK:  # others were named since
                lists = {told for told in lists if all(between[kind] <= told for kind in kinds)}
            bodies = {told for told in lists if not self._are_of(told, _PEOPLE)}  # "both sides": rather states than their leaders
            if bodies or (lists and (number != 2 or kinds == (_PEOPLE,))):
                return sorted(next(iter(bodies or lists))) if len(bodies or lists) == 1 else ()
            if number != 2:
                continue
            told = self._by_kind(tokens, kinds, voices)
            near = [told[kind] for kind in kinds if back < _BACK or between[kind] <= told[kind]]
            near += [told[kind] | between[kind] for kind in kinds if back == 1]
            # "Iran said the two countries would talk to Iraq": who says so may be one of them
            near += self._by_kind(tokens, kinds).values() if back < _BACK else ()
            if pair := next((named for named in near if len(named) == number and not self._are_of_one_state(named)), None):
                return sorted(pair)
            if any(len(named) > number for named in told.values()):
                return ()
            between = {kind: between[kind] | told[kind] for kind in kinds}
        return ()

    def _by_kind(
        self, tokens: dict[int, EntityId], kinds: Kinds, without: Collection[int] = ()
    ) -> dict[Kind, frozenset[EntityId]]:
        """The entities of each kind; where bodies count, a state is none that only tells whose one is ("the | Yemeni | government")."""
        spans = [(i, *self.index.span_of[i]) for i in tokens]
        inner = {i for i in tokens if any(begin <= i < end and i != head for head, begin, end in spans)}
        return {
            kind: frozenset(
                e for i, e in tokens.items() if self._is_of(e, kind) and i not in without and not (i in inner and "ORG" in kind)
            )
            for kind in kinds
        }

    def _are_of_one_state(self, named: Iterable[EntityId]) -> bool:
        """Whether one is a state and the other a body of it (Israel and its army are not two sides)."""
        told = [self.entities[entity] for entity in named]
        codes = {entity.iso for entity in told}
        return "STATE" in {entity.type for entity in told} and len(codes) == 1 and None not in codes

    def _is_of(self, entity: EntityId, kind: Kind) -> bool:
        told = self.entities[entity]
        return told.type in kind and (told.type != "ORG" or kind == _BODIES or told.subtype in _FIGHTING)

    def _are_of(self, named: Iterable[EntityId], kind: Kind) -> bool:
        return all(self.entities[entity].type in kind for entity in named)

    def _actors(self, sentence: Sentence, word: Word) -> dict[int, EntityId]:
        """Entities that act, by the heads of what a sentence says of them before a word; outlets and other sources aside."""
        heads = (i for i in range(sentence.start, min(sentence.end, word.i)) if i in self.index.entity_at)
        heads = (i for i in heads if not (self._is_beside(i) if self.index.is_person(i) else self._is_source(i)))
        told = ((head, self.entities[self.index.entity_at[head]]) for head in heads)
        return {head: e.id for head, e in told if e.type in ACTORS and e.subtype != "media" and self._is_named(head)}

    def _is_where(self, state: int) -> bool:
        """Whether a name tells where somebody is ("mediators in Qatar and | Oman |")."""
        return preposition(self.reader.first_of_list(self.doc[state])) == "in"

    def _is_named(self, head: int) -> bool:
        """Whether people are more than described ("the | hostages |" are no side)."""
        return self.index.type_at(head) != "GROUP" or head in self.index.inside

    def _voices(self, sentence: Sentence, word: Word) -> frozenset[int]:
        """What is not of persons in the phrases for who reports what a word is said in, or the sentence as a whole."""
        above = self._reports_of(word) if word.sent is sentence else (sentence.root,) if contents_of(sentence.root) else ()
        reporting = (self.reader.clause(verb.i) for verb in above if verb.lemma_ in self.cues.reporting.verbs)
        heads = [head for told in reporting if told for head in told.roles.get("agent", ())]
        return frozenset(w.i for head in heads for w in self.doc[head].subtree if not self.index.is_person(w.i))

    def _reports_of(self, word: Word) -> Iterator[Word]:
        """The verbs in whose contents a word stands."""
        for inner, verb in pairwise((word, *word.ancestors)):
            clause = self.reader.clause(inner.i)
            if clause is not None and clause.link == "content":
                yield verb

    def _is_beside(self, person: int) -> bool:
        """Whether a name only tells whose associate somebody is ("| Putin | ally Gennady Timchenko")."""
        return self.reader.is_modifier(self.doc[person])

    def _is_source(self, head: int) -> bool:
        """Whether a name stands behind "according to"."""
        begin = self.index.span_of[head][0]
        return any(word.lower_ == "according" for word in self.doc[max(begin - 3, 0) : begin])

    def _lists(self, sentence: Sentence, tokens: dict[int, EntityId], limit: int) -> Iterator[list[EntityId]]:
        """Entities that a sentence names in one list before a word, all of them, and those whom it means by a plural."""
        found: dict[int, dict[EntityId, None]] = {}
        for token, entity in tokens.items():
            found.setdefault(self.reader.first_of_list(self.doc[token]).i, {})[entity] = None
        yield from (list(told) for told in found.values() if len(told) > 1)
        yield from (list(self._found[i]) for i in range(sentence.start, min(sentence.end, limit)) if i in self._found)

    # ---------------------------------------------------------------- "they", "them"

    def _by_pronoun(self, pronoun: Word, place: int) -> Iterable[EntityId]:
        """The doers whom the clause before named, or the only list of those to whom it says something was done."""
        for back in range(min(1, place) + 1):
            root = self._sentences[place - back].root
            told = [root, *contents_of(root)[:1]]
            if back == 0:
                told = [verb for verb in told if verb.i < pronoun.i and verb is not pronoun.head]
            for verb in told:
                if named := self._doers(verb, pronoun) if pronoun.lower_ == "they" else self._listed(verb, pronoun):
                    return [self.index.entity_at[head] for head in named]
        return ()

    def _doers(self, verb: Word, pronoun: Word) -> list[int]:
        """Who does or undergoes what a verb tells, if they are several and nobody else is told of after them."""
        clause = self.reader.clause(verb.i)
        if clause is None or clause.kind != "verb" or "agent" in clause.borrowed:
            return []
        heads = [*clause.roles.get("patient" if clause.passive else "agent", ())]
        if verb.lemma_ in self.cues.plurals.mutual and not clause.passive:
            heads += [head for role in ("patient", "with") for head in clause.roles.get(role, ())]
        return heads if self._are_several(heads, pronoun) and not self._is_rivalled(max(heads), pronoun.i) else []

    def _listed(self, verb: Word, pronoun: Word) -> list[int]:
        """The only list of actors in a clause, of whom none does what the pronoun's verb tells."""
        clause, own = self.reader.clause(verb.i), self.reader.clause(pronoun.head.i)
        if clause is None or own is None:
            return []
        lists = [[*heads] for heads in clause.roles.values() if self._are_several([*heads], pronoun)]
        doing = {self.index.entity_at.get(head) for head in own.roles.get("agent", ())}
        if len(lists) != 1 or doing & {self.index.entity_at[head] for head in lists[0]}:
            return []
        plural = any(word.tag_ in ("NNS", "NNPS") for word in self.doc[max(lists[0]) + 1 : pronoun.i])
        return lists[0] if not plural else []

    def _are_several(self, heads: list[int], pronoun: Word) -> bool:
        """Whether all of some arguments are names of actors before a pronoun, and more than one."""
        named = {self.index.entity_at[head] for head in heads if head in self.index.inside and head in self.index.entity_at}
        return len(named) > 1 and len(named) == len(set(heads)) and self._are_of(named, ACTORS) and max(heads) < pronoun.i

    def _is_rivalled(self, begin: int, end: int) -> bool:
        """Whether other people stand between a list and a pronoun ("A and B sent | troops |. They")."""
        people = either(self.cues.arguments.officials, self.cues.arguments.people, self.cues.plurals.crowds)
        between = self.doc[begin + 1 : end]
        return any(word.tag_ == "NNS" and word.lemma_.lower() in people for word in between) or any(
            self.index.type_at(word.i) == "GROUP" for word in between
        )
