"""Sieve of other nouns: those that say of somebody what he is, and those that speak again of what the same noun spoke of before.

What stays alone is a shadow: no entity, but a pronoun may mean it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.found import POSSESSIVE, Found, head_of
from extractor.entities.functions import doer_of, first_of_list, is_conjunct
from extractor.words import Word

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "every", "each", "other"})
_JOINING = frozenset({"and", "or", "&", ";"})
_PEOPLE = frozenset({"PERSON", "GROUP"})


class HeadSieve:
    """Puts nouns that no sieve before it could place into clusters, in text order."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition
        # mentions by where they start, and their positions by head and by words: a long article has too many to go through for each noun
        self._starts = list(accumulate((mention.start for mention in partition.mentions), max))
        self._at: dict[int, list[Found]] = defaultdict(list)
        self._alike: dict[object, list[int]] = defaultdict(list)
        for position, mention in enumerate(partition.mentions):
            head = self.doc[head_of(self.doc, mention)]
            self._at[mention.start].append(mention)
            self._alike[head.lemma_.lower(), head.tag_].append(position)
            self._alike[tuple(self._words(mention))].append(position)

    def run(self) -> None:
        """Resolve the nouns."""
        at_head = {head_of(self.doc, m): m for m in self.partition.mentions if m.kind == "name"}
        said: dict[int, Cluster] = {}  # noun -> of whom it is said
        for mention in self.partition.mentions:
            if mention.kind == "nominal" and mention.anaphoric and self.partition.of(mention) is None:
                if not self.partition.given and mention.type != "PERSON":
                    continue
                noun = self.doc[mention.head]
                cluster = self._said_of(noun, at_head, mention) or self._said_too(noun, said)
                if cluster is not None:
                    said[noun.i] = cluster
                cluster = cluster or self._same_noun(noun, mention)
                if cluster is None:
                    cluster = Cluster(
                        f"{mention.type}:{mention.start}:{mention.end}", mention.type, head=noun.lemma_.lower(), shadow=True
                    )
                    self.partition.clusters.append(cluster)
                self.partition.put(mention, cluster)

    def _said_of(self, noun: Word, at_head: dict[int, Found], mention: Found) -> Cluster | None:
        """Of whom a noun is said: "Ana Diaz is | a lawyer", "Ana Diaz, | a lawyer |, left", "the lawyer, | Ana Diaz"."""
        doc = self.doc
        if any(child.lemma_ == "be" for child in noun.children):
            subject = doer_of(noun)  # "Ana Diaz, who is | the wife | of Pedro Diaz": not he
            if subject is not None and subject.i in at_head and subject.i < noun.i:
                return self._fitting(at_head[subject.i], mention)
        beside = next((m for m in self._at.get(mention.end, ()) if m.kind == "name" and m.type == "PERSON"), None)
        if beside is not None and mention.type == "PERSON":  # "the team's coach | Ana Diaz"
            return self._fitting(beside, mention)
        for other, first, second in ((noun.head, noun.head, noun), *((child, noun, child) for child in noun.children)):
            if other.i in at_head and other.i != noun.i:
                edge = second.left_edge.i
                between = list(doc[first.i + 1 : edge + 1 if doc[edge].is_punct else edge])
                inside = {t.lower_ for t in doc[min(first.i, second.left_edge.i) : second.i]}
                if between and between[-1].text in (",", "–", "—", "(") and not inside & _JOINING and first.i < second.i:
                    return self._fitting(at_head[other.i], mention)
        return None

    def _said_too(self, noun: Word, said: dict[int, Cluster]) -> Cluster | None:
        """Of whom a noun is said behind another ("Ana Diaz is a lawyer and | a mother")."""
        single = noun.tag_ == "NN" and any(child.lower_ in ("a", "an") for child in noun.children)
        return said.get(first_of_list(noun).i) if single and is_conjunct(noun) else None

    def _fitting(self, name: Found, mention: Found) -> Cluster | None:
        cluster = self.partition.of(name)
        fits = cluster is not None and (cluster.type == mention.type or {cluster.type, mention.type} <= _PEOPLE)
        return cluster if fits else None

    def _same_noun(self, noun: Word, mention: Found) -> Cluster | None:
        """The latest thing that the same noun spoke of, if nothing says that this is another."""
        opening = {t.lower_ for t in noun.children if t.i < noun.i and t.pos_ in ("DET", "PRON")}
        if opening & _INDEFINITE:
            return None
        own, words = self._modifiers(noun), self._words(mention)
        positions = {*self._alike.get((noun.lemma_.lower(), noun.tag_), ()), *self._alike.get(tuple(words), ())}
        before = bisect_left(self._starts, mention.start)
        for position in sorted((position for position in positions if position < before), reverse=True):
            other = self.partition.mentions[position]
            cluster = self.partition.of(other)
            if cluster is None or other.kind == "pronoun" or other.start <= mention.start < other.end:
                continue
            if cluster.type != mention.type and not {cluster.type, mention.type} <= _PEOPLE:
                continue
            head = self.doc[head_of(self.doc, other)]
            alike = head.lemma_.lower() == noun.lemma_.lower() and head.tag_ == noun.tag_ and own <= self._modifiers(head)
            if (opening & _DEFINITE and other.kind == "nominal" and alike) or self._words(other) == words:
                return cluster
        return None

    def _words(self, mention: Found) -> list[str]:
        """The words of a phrase without articles, in lower case."""
        return [t.lower_ for t in self.doc[mention.start : mention.end] if t.lower_ not in _DEFINITE and t.text not in POSSESSIVE]

    def _modifiers(self, noun: Word) -> set[str]:
        return {t.lemma_.lower() for t in noun.children if t.pos_ in ("ADJ", "NOUN", "PROPN", "NUM") and t.i < noun.i}


class PredicateSieve:
    """Joins what is said of somebody by a pronoun too ("he is | a lawyer"), when pronouns are resolved."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition

    def run(self) -> None:
        """Join the clusters."""
        at_head = {head_of(self.doc, m): m for m in self.partition.mentions}
        for mention in self.partition.mentions:
            cluster = self.partition.of(mention)
            if cluster is None or not cluster.shadow or mention.kind != "nominal" or len(cluster.spans) > 1:
                continue
            noun = self.doc[mention.head]
            said = [child for child in noun.children if child.i < noun.i]
            if any(child.lemma_ == "be" for child in said):
                subject = next((self.partition.of(at_head[c.i]) for c in said if c.i in at_head and c.i != noun.i), None)
                if (
                    subject is not None
                    and subject is not cluster
                    and (subject.type == cluster.type or {subject.type, cluster.type} <= _PEOPLE)
                ):
                    self.partition.merge(subject, cluster)
