"""What speaks for and against that entities of different articles are one thing: names, country, neighbours in the graph, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from extractor.corpus.names import alike, fold, initials
from extractor.data import Strict, load_packaged


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
    common_known: int
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
    national_police: tuple[str, ...]
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
        if a.type == "PERSON" and whole and set(name.split()) <= common:
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


def _days_between(a: Profile, b: Profile) -> int | None:
    """Days from the last of one to the first of the other; 0 if they overlap."""
    if a.days is None or b.days is None:
        return None
    return max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)
