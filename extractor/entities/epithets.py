"""Sieve of epithets: "the activist", "the opposition leader" of whoever the sentence before tells, though nothing has called him so.

News avoids to repeat a name. Only where that sentence speaks of one person, and as its subject or as the article's only one, and where
state, gender and office do not contradict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.entities.agreement import gender_of
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.found import Found
from extractor.entities.functions import is_acted_on, is_subject, prepositions
from extractor.words import Word

_RESTRICTING = frozenset({"who", "whose", "that"})
_OF_WHICH = frozenset({"of", "from", "in", "for", "at", "behind"})


class EpithetSieve:
    """Adds them to the clusters of the persons that they mean."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words

    def run(self) -> None:
        """Resolve the nouns that no sieve before has given to a named person."""
        described: dict[int, list[Found]] = defaultdict(list)
        for mention in self.partition.mentions:
            if mention.kind == "nominal":
                described[mention.head].append(mention)
        states = {m.start: m for m in self.partition.mentions if m.kind == "name" and m.type == "STATE"}
        for noun in [token for token in self.doc if token.lower_ in self.words.epithets and self._is_alone(token)]:
            own = [cluster for mention in described[noun.i] if (cluster := self.partition.of(mention)) is not None]
            if any(not cluster.described or len(cluster.spans) > 1 for cluster in own):
                continue
            inside = [states[i] for i in range(noun.left_edge.i, noun.i) if i in states]
            person = self._meant(noun, {c.entry.iso for state in inside for c in state.candidates}, own)
            if person is None:
                continue
            for shorter in own[1:]:  # the noun alone, as what a pronoun may mean
                self.partition.clusters.remove(shorter)
            if own:
                self.partition.merge(person, own[0])
            else:
                self.partition.put(Found(noun.i, noun.i + 1, "PERSON", "nominal", head=noun.i), person)

    def _is_alone(self, noun: Word) -> bool:
        """Whether "the" opens a phrase that acts or is acted on, and nothing behind its noun tells who it is."""
        if noun.tag_ != "NN" or not (is_subject(noun) or is_subject(noun, passive=True) or is_acted_on(noun)):
            return False
        if noun.left_edge.lower_ != "the" or noun.i + 1 >= len(self.doc):
            return False
        behind = self.doc[noun.i + 1]
        told = behind.lower_ in _RESTRICTING | _OF_WHICH or behind.pos_ in ("NOUN", "PROPN") or behind.text in ("'s", "’s", "-")
        after = (child for child in noun.children if child.i > noun.i)
        return not told and not any(child.pos_ == "PROPN" or not _OF_WHICH.isdisjoint(prepositions(child)) for child in after)

    def _meant(self, noun: Word, states: set[str | None], own: Sequence[Cluster]) -> Cluster | None:
        """The one person of the sentence before, if he may be called so."""
        sentence = noun.sent
        if not sentence.start:
            return None
        before = self.doc[sentence.start - 1].sent
        people = [c for c in self.partition.clusters if c.type == "PERSON" and c not in own and not c.bystander]
        if any(sentence.start <= start < noun.i for c in people for start, _, _ in c.spans):
            return None  # somebody else of the same sentence, or he himself
        told = [c for c in people if any(before.start <= start < before.end for start, _, _ in c.spans)]
        if len(told) != 1 or told[0].described:
            return None
        person = told[0]
        heads = [self.doc.root_of(s, e) for s, e, _ in person.spans if before.start <= s < before.end]
        acts = any(is_subject(head) or is_subject(head, passive=True) for head in heads)
        only = all(c is person or c.last_before(noun.i) < 0 for c in people)
        return person if (acts or only) and self._may_be_called(person, noun, states) else None

    def _may_be_called(self, person: Cluster, noun: Word, states: set[str | None]) -> bool:
        """Whether state, gender and office of a person allow an epithet."""
        words, entry, told = self.words, person.entry, noun.lower_
        if states and person.iso not in states and (entry is not None or told in words.leading_epithets):
            return False
        gender = gender_of(self.doc, person, words)
        if (gender == "m" and told in words.gender.f) or (gender == "f" and told in words.gender.m):
            return False
        serves = entry is not None and bool(self.partition.linker.serving(entry))
        opposed = any(word.lower_ in words.opposing for word in self.doc[noun.left_edge.i : noun.i + 1])
        if serves and opposed:
            return False
        return not (entry is not None and entry.terms) or told in words.political_epithets
