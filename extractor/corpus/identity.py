"""Which entities of different articles are one thing.

Known things (with a Wikidata item, or in the gazetteers) are told by their key. For all others evidence is added up: names, country,
neighbours in the graph, dates; a country or a distant date that contradicts forbids. Every merge can be told with its reasons.
Each new entity is compared with a bounded number of things of the same name, so that the work grows with the corpus and no faster.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractor.corpus.evidence import Evidence, Profile, load_identity, points, weigh
from extractor.corpus.names import initials


@dataclass(frozen=True, slots=True)
class Merge:
    """Two things that were made one, and why; `id` is that of the one that is gone."""

    into: int
    gone: int
    id: str
    reasons: tuple[Evidence, ...]


class Identities:
    """Things in the making, one article after the other.

    Args:
        common: given names and surnames that go with many others in the corpus, and names that things of several countries have.
        apart: pairs of keys (id or name) that an analyst holds to be different.
    """

    def __init__(self, common: frozenset[str] = frozenset(), apart: Iterable[frozenset[str]] = ()) -> None:
        self.things: dict[int, Profile] = {}
        self.merges: list[Merge] = []
        self._table = load_identity()
        self._common = common
        self._apart = list(apart)
        self._known: dict[str, int] = {}
        self._blocks: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=self._table.limits.block))
        self._next = 0

    def add(self, profile: Profile) -> None:
        """Merge an entity with the thing that it is, or make it a new one."""
        if profile.key is not None:
            number = self._known.get(profile.key)
            if number is not None:
                self.things[number].take(profile, self._table.limits.neighbours)
                return
        number, reasons = self._best(profile, -1)
        if number is None:
            number = self._next
            self._next += 1
            self.things[number] = profile
        else:
            if not _are_plain(reasons):
                self.merges.append(Merge(number, -profile.entities[0], profile.id, tuple(reasons)))
            self.things[number].take(profile, self._table.limits.neighbours)
        self._file(number, profile)

    def settle(self) -> None:
        """Once more over the things whose identity rests on evidence: what came first may have lacked it then."""
        for number in sorted(self.things):
            thing = self.things.get(number)
            if thing is None or thing.key is not None:
                continue
            other, reasons = self._best(thing, number)
            if other is not None:
                self.join(other, number, reasons)

    def join(self, kept: int, gone: int, reasons: Iterable[Evidence]) -> None:
        """Make two things one, for these reasons."""
        thing = self.things.pop(gone)
        self.merges.append(Merge(kept, gone, thing.id, tuple(reasons)))
        self.things[kept].take(thing, self._table.limits.neighbours)
        if thing.key is not None:
            self._known[thing.key] = kept
        self._file(kept, thing)

    def _file(self, number: int, profile: Profile) -> None:
        if profile.key is not None:
            self._known[profile.key] = number
        for block in _blocks(profile):
            numbers = self._blocks[block]
            if number not in numbers:
                numbers.append(number)

    def _best(self, profile: Profile, itself: int) -> tuple[int | None, list[Evidence]]:
        """The thing for which there is most evidence, if enough; of several with a surname in common none."""
        found: dict[int, list[Evidence]] = {}
        for block in _blocks(profile):
            for number in self._blocks[block]:
                if (
                    number != itself
                    and number not in found
                    and number in self.things
                    and not self._held_apart(profile, self.things[number])
                ):
                    if _is_surname(self.things[number]) and not _is_surname(profile):
                        continue  # that other one seeks its owner, and perhaps finds several
                    evidence = weigh(profile, self.things[number], self._common)
                    if points(evidence) >= self._table.least:
                        found[number] = evidence
        ranked = sorted(found, key=lambda number: (-points(found[number]), number))
        if not ranked:
            return None, []
        if (
            _is_surname(profile)
            and len({self.things[number].name for number in ranked if not _is_surname(self.things[number])}) > 1
        ):
            return None, []  # whose surname it is remains open
        return ranked[0], found[ranked[0]]

    def _held_apart(self, a: Profile, b: Profile) -> bool:
        one, two = {a.id, *a.shown}, {b.id, *b.shown}
        return any((pair & one) and (pair & two) and len(pair & (one | two)) > 1 for pair in self._apart)


def _is_surname(thing: Profile) -> bool:
    """Whether a person is called by one word alone."""
    return thing.type == "PERSON" and not thing.described and not any(" " in name for name in thing.names)


def _are_plain(reasons: Iterable[Evidence]) -> bool:
    """Whether nothing but a key speaks for a merge."""
    return all(each.reason.startswith("both are the known thing") for each in reasons)


def _blocks(profile: Profile) -> Iterator[str]:
    """What things must share to be compared at all: a name, a surname and first letter, or the initials of a body's name."""
    for name in sorted(profile.names):
        yield name
        words = name.split()
        if profile.type == "PERSON" and words and not profile.described:
            yield f"surname {words[-1]}"
            yield f"spelling {words[0][:1]} {words[-1][:2]}" if len(words) > 1 else f"surname {name}"
        if profile.type == "ORG" and len(words) > 2 and not profile.described:
            yield initials(name)
