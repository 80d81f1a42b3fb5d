"""Which entities of different articles are one thing.

Known things (with a Wikidata item, or in the gazetteers) are told by their key. For all others evidence is added up: names, country,
neighbours in the graph, dates; a country or a distant date that contradicts forbids. Every merge can be told with its reasons.
Each new entity is compared with a bounded number of things of the same name, so that the work grows with the corpus and no faster.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache

from extractor.data import Strict, load_packaged

_ALIKE = 0.8  # least similarity of two spellings of a name
_OF_ONE_COUNTRY = 0.9  # least share of one country for a name to be that of its things alone


class Points(Strict):
    """Points of each kind of evidence."""

    same_name: float
    distinctive_word: float
    same_word: float
    same_organ: float
    same_description: float
    spelt_alike: float
    surname: float
    initials: float
    same_country: float
    same_subtype: float
    one_neighbour: float
    three_neighbours: float
    same_week: float
    same_month: float
    years_apart: float
    common_name: float
    ambiguous_name: float


class Limits(Strict):
    """Bounds that keep the work linear, and those of what counts as common or near."""

    common: int
    block: int
    neighbours: int
    event_days: int


class IdentityTable(Strict):
    """`identity.toml`."""

    least: float
    points: Points
    limits: Limits
    distinctive: frozenset[str]
    confusable: frozenset[frozenset[str]]
    armed_forces: tuple[str, ...]
    fillers: frozenset[str]
    bodies: dict[str, tuple[str, ...]]
    lasting: frozenset[str]
    eras: dict[str, tuple[date, ...]]

    def body(self, description: str) -> tuple[str, str] | None:
        """Which body of a state a description speaks of, and what it tells besides ("Russian troops": the military; "Russian")."""
        head = re.split(r" (?:of|in|at|on|from|near) ", description, maxsplit=1)[0]
        for body, words in self.bodies.items():
            for word in words:
                if f" {head}".lower().endswith(f" {word}"):
                    rest = description[: len(head) - len(word)] + description[len(head) :]
                    return body, " ".join(each for each in rest.split() if each.lower() not in self.fillers)
        return None

    def era(self, key: str, iso: str | None, day: int | None) -> str:
        """The key of a state's government or armed forces, and with it of which era the day is, if the state had several."""
        breaks = self.eras.get(iso or "", ())
        if day is None or not key.startswith(("government of ", "military of ")) or not breaks:
            return key
        return f"{key}, {sum(each.toordinal() <= day for each in breaks)}"


@cache
def load_identity() -> IdentityTable:
    """The evidence table that ships with the package."""
    return load_packaged("extractor.corpus", "identity.toml", IdentityTable)


@dataclass(slots=True)
class Profile:
    """What is told of one thing, by one article or by all whose entities were merged.

    Attributes:
        id: of the first entity.
        key: by which a known thing is told; None for others.
        described: whether no article gives it a name.
        namesake: whether it is a place called like a known one, for which its article was not found to mean it.
        organ: whether many states have a body of its name.
        names: its names, folded.
        days: first and last day of publication, as ordinals, or None.
        near: keys of the known things that it has edges with.
        types, shown, countries: how often each type, name and country was told.
        entities: row numbers of its entities.
    """

    id: str
    type: str
    subtype: str | None
    name: str
    iso: str | None
    key: str | None = None
    described: bool = False
    namesake: bool = False
    organ: bool = False
    names: set[str] = field(default_factory=set)
    days: tuple[int, int] | None = None
    near: set[str] = field(default_factory=set)
    types: Counter[tuple[str, str | None]] = field(default_factory=Counter)
    shown: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    entities: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.names = self.names or {fold(self.name)}
        self.types[self.type, self.subtype] += 1
        self.shown[self.name] += 1
        if self.iso:
            self.countries[self.iso] += 1

    def take(self, other: Profile, neighbours: int) -> None:
        """Add what is told of the same thing elsewhere."""
        whole = self.type == "PERSON" and any(" " in name for name in self.names)
        self.names |= {name for name in other.names if " " in name or not whole}  # others may have the surname too
        self.types += other.types
        self.shown += other.shown
        self.countries += other.countries
        self.entities += other.entities
        self.iso = self.iso or other.iso
        self.described = self.described and other.described
        if other.days is not None:
            self.days = other.days if self.days is None else (min(self.days[0], other.days[0]), max(self.days[1], other.days[1]))
        for key in sorted(other.near - self.near)[: max(neighbours - len(self.near), 0)]:
            self.near.add(key)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a merge; what forbids it has no points."""

    points: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Two things that were made one, and why."""

    into: int
    gone: int
    reasons: tuple[Evidence, ...]


def points(evidence: Iterable[Evidence]) -> float:
    """Sum of the points; less than any if something forbids."""
    return sum(-1000.0 if each.points is None else each.points for each in evidence)


def weigh(a: Profile, b: Profile, common: frozenset[str] = frozenset()) -> list[Evidence]:
    """All evidence that two things are one.

    Args:
        a: one thing.
        b: another.
        common: given names and surnames that go with many others in the corpus, and names that things of several countries have.
    """
    return list(_weigh(a, b, common))


def _weigh(a: Profile, b: Profile, common: frozenset[str]) -> Iterator[Evidence]:
    table = load_identity()
    p = table.points
    if a.key is not None and a.key == b.key:
        yield Evidence(table.least, f"both are the known thing {a.id}")
        return
    if a.key is not None and b.key is not None:
        yield Evidence(None, "both are known, as different things")
        return
    if (a.namesake and b.key is not None) or (b.namesake and a.key is not None):
        yield Evidence(None, "one is the known thing, the other only called like one")
        return
    if a.type != b.type and frozenset((a.type, b.type)) not in table.confusable:
        yield Evidence(None, f"one is {a.type}, the other {b.type}")
        return
    if a.iso and b.iso and a.iso != b.iso:
        yield Evidence(None, f"one belongs to {a.iso}, the other to {b.iso}")
        return
    nameless = a.described or b.described
    if nameless and (a.type == "PERSON" or a.type != b.type or not a.names & b.names):
        yield Evidence(None, "at least one has no name, so that nothing tells which it is")
        return
    apart = _days_between(a, b)
    if a.type == "EVENT" and (apart is None or apart > table.limits.event_days):
        yield Evidence(None, f"events of days more than {table.limits.event_days} apart, or of unknown days")
        return
    named = _name_evidence(a, b, common, table)
    if named is None:
        yield Evidence(None, f"different names: {a.name}, {b.name}")
        return
    yield from named
    if a.iso and a.iso == b.iso:
        yield Evidence(p.same_country, f"both of {a.iso}")
    if a.subtype and a.subtype == b.subtype and a.subtype != "other":
        yield Evidence(p.same_subtype, f"both {a.subtype}")
    shared = sorted(a.near & b.near)
    if shared:
        shown = ", ".join(shared[:3])
        yield Evidence(p.three_neighbours if len(shared) >= 3 else p.one_neighbour, f"both have edges with {shown}")
    if apart is not None:
        if apart <= 7:
            yield Evidence(p.same_week, "told of in the same week")
        elif apart <= 31:
            yield Evidence(p.same_month, "told of in the same month")
        elif apart > 5 * 365:
            yield Evidence(p.years_apart, "told of more than five years apart")


def _name_evidence(a: Profile, b: Profile, common: frozenset[str], table: IdentityTable) -> list[Evidence] | None:
    """What the names say; None if they have nothing in common."""
    p = table.points
    shared = sorted(a.names & b.names, key=lambda name: (-len(name.split()), name))
    if shared:
        name = shared[0]
        if a.described or b.described:
            return [Evidence(p.same_description, f"described as “{name}”")]
        if a.organ or b.organ:
            return [Evidence(p.same_organ, f"called “{name}”, as bodies of many states are")]
        whole = len(name.split()) > 1
        own = p.same_name if whole else p.distinctive_word if a.type in table.distinctive else p.same_word
        found = [Evidence(own, f"called “{name}”")]
        if a.type == "PERSON" and whole and {name.split()[0], name.split()[-1]} <= common:
            found.append(Evidence(p.common_name, "a common name"))
        if name in common:
            found.append(Evidence(p.ambiguous_name, "a name that things of several countries have"))
        return found
    if a.type == b.type == "PERSON":
        return _person_evidence(a, b, p)
    if a.type == b.type == "ORG":
        short = [(one, two) for one, two in ((a, b), (b, a)) if not any(" " in name for name in one.names)]
        pairs = ((x, y) for one, two in short for x in sorted(one.names) for y in sorted(two.names))
        found_pair = next(((x, y) for x, y in pairs if len(x) > 2 and initials(y) == x), None)
        return [Evidence(p.initials, f"“{found_pair[0]}” may be short for “{found_pair[1]}”")] if found_pair else None
    return None


def _person_evidence(a: Profile, b: Profile, p: Points) -> list[Evidence] | None:
    for x in sorted(a.names):
        for y in sorted(b.names):
            one, two = x.split(), y.split()
            if not one or not two:
                continue
            if len(one) == 1 or len(two) == 1:
                short, long = (one, two) if len(one) == 1 else (two, one)
                if len(long) > 1 and short[0] == long[-1]:
                    return [Evidence(p.surname, f"“{short[0]}” may be the surname of “{' '.join(long)}”")]
            elif len(one) == len(two) and alike(x, y) and all(alike(m, n) for m, n in zip(one, two, strict=True)):
                return [Evidence(p.spelt_alike, f"“{x}” and “{y}” are spelt alike")]
    return None


def alike(x: str, y: str) -> bool:
    """Whether two words or names may be spellings of one: the same first letter or sound, and most letters."""
    return x == y or (x[:1] == y[:1] and SequenceMatcher(None, x, y, autojunk=False).ratio() >= _ALIKE)


def _days_between(a: Profile, b: Profile) -> int | None:
    """Days from the last of one to the first of the other; 0 if they overlap."""
    if a.days is None or b.days is None:
        return None
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without case, accents, marks and articles."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = re.findall(r"\w+", re.sub(r"['’]s\b|\.", "", plain.lower()))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(name: str) -> str:
    """First letters of a name's words but for the small ones."""
    return "".join(word[0] for word in name.split() if word not in ("of", "the", "and", "for", "in", "on"))


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
            if not reasons_are_plain(reasons):
                self.merges.append(Merge(number, -profile.entities[0], tuple(reasons)))
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
        self.merges.append(Merge(kept, gone, tuple(reasons)))
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


def reasons_are_plain(reasons: Iterable[Evidence]) -> bool:
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


def ambiguous_names(told: Iterable[tuple[str, str, str, int]]) -> frozenset[str]:
    """Names that things of one type and of several countries have, folded; a country told seldom may be an error.

    Args:
        told: types, names, countries, and how often.
    """
    countries: Mapping[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for kind, name, iso, count in told:
        countries[kind, fold(name)][iso] += count
    return frozenset(
        name for (_, name), counts in countries.items() if max(counts.values()) < _OF_ONE_COUNTRY * sum(counts.values())
    )


def common_names(names: Iterable[str]) -> frozenset[str]:
    """Given names and surnames that go with many others among these names of people, folded."""
    partners: Mapping[str, set[str]] = defaultdict(set)
    for name in names:
        words = fold(name).split()
        if len(words) > 1:
            partners[words[0]].add(words[-1])
            partners[words[-1]].add(words[0])
    return frozenset(word for word, others in partners.items() if len(others) >= load_identity().limits.common)
