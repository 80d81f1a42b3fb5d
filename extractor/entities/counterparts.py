"""Sieve of counterparts: "his Turkish | counterpart |" is who holds the same office of that state on the day of publication.

Whoever leads his state has the leader of the other as his counterpart, be it as president, premier or monarch.
"""

from __future__ import annotations

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.found import POSSESSIVE, Found
from extractor.entities.gazetteer import Entry
from extractor.entities.linking_data import load_linking
from extractor.entities.offices import holder_of, leader_of
from extractor.words import Word

_COUNTERPART = "counterpart"
_OWN = frozenset({"his", "her"})


class CounterpartSieve:
    """Adds a mention to the one whom the knowledge base has in the office; one who is named beside the word needs none."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition
        self._states = {m.end: m for m in partition.mentions if m.kind == "name" and m.type == "STATE"}
        self._persons = {m.start for m in partition.mentions if m.kind == "name" and m.type == "PERSON"}

    def run(self) -> None:
        """Resolve the phrases, once it is known whom "his" and "her" mean."""
        last: Cluster | None = None
        for noun in [token for token in self.doc if token.lower_ == _COUNTERPART and not self._is_named(token)]:
            state = self._states.get(noun.i)
            start = noun.i if state is None else state.start
            owner = self._owner(start)
            if owner is None:
                continue
            if state is not None:
                known = self._counterpart(owner, state)
                last = None if known is None else self.partition.open_holder(known, self.doc.text_of(start, noun.i + 1))
            if last is not None and last is not owner:  # "... | His counterpart | refused"
                self.partition.put(Found(start, noun.i + 1, "PERSON", "nominal", head=noun.i), last)

    def _is_named(self, noun: Word) -> bool:
        """Whether the name follows ("his Turkish | counterpart |, Ana Diaz")."""
        begin = noun.i + 1
        begin += begin < len(self.doc) and self.doc[begin].text == ","
        return begin in self._persons

    def _owner(self, start: int) -> Cluster | None:
        """The person whose counterpart it is, by the pronoun or possessive before the phrase."""
        before = self.doc[start - 1] if start else None
        if before is None or (before.lower_ not in _OWN and before.text not in POSSESSIVE):
            return None
        own = before.lower_ in _OWN
        end, sentence = start if own else start - 1, before.sent.start
        owner = next((c for c in self.partition.clusters if c.type == "PERSON" and any(e == end for _, e, _ in c.spans)), None)
        if owner is None or (own and before.i > sentence and owner.last_before(before.i) < sentence):
            return None  # "The defence secretary met | his | Russian counterpart": he is not who the pronoun was taken to mean
        return owner

    def _counterpart(self, owner: Cluster, state: Found) -> Entry | None:
        day, gazetteer = self.partition.linker.published, self.partition.gazetteer
        abroad = {candidate.entry.iso for candidate in state.candidates}
        iso = abroad.pop() if len(abroad) == 1 else None
        if owner.entry is None or day is None or iso is None:
            return None
        term = next((term for term in self.partition.linker.serving(owner.entry) if term.iso), None)
        if term is None or term.iso is None:
            return None
        if leader_of(gazetteer, term.iso, day) is owner.entry:
            return leader_of(gazetteer, iso, day)
        alike = (same for same in load_linking().offices.alike if term.office in same)
        return holder_of(gazetteer, iso, next(alike, frozenset({term.office})), day)
