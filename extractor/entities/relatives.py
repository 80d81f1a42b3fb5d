"""Whose a name is among people who share it: of relatives the leader's, but behind "Mrs." hers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.entities.agreement import Gender, gender_of, load_given_names
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.forms import fold
from extractor.entities.gazetteer import Entry
from extractor.entities.words import load_words


class Relatives:
    """Tells it in one article.

    Args:
        partition: its mentions, of which those with full names are resolved.
    """

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition
        self._called: defaultdict[str, set[int]] = defaultdict(set)  # id(Cluster) by name

    def call(self, text: str, cluster: Cluster) -> None:
        """Take note that somebody is called so, without "Mrs." or the like."""
        self._called[text].add(id(cluster))

    def fitting(self, people: Sequence[Cluster], words: Sequence[str], gender: Gender | None) -> Sequence[Cluster]:
        """Those of some people whose name these words may be: one of two words is not that of kin who share it ("| Gloria Vanderbilt | ...
        her mother, Gloria Morgan Vanderbilt"), and a known person's gender is that of the title before it ("Ginger" Baker is a man)."""
        if len(words) > 1:
            people = [person for person in people if not self._is_kin(person)]
        if gender is not None:
            people = [person for person in people if person.entry is None or not is_of_other_gender(person.entry, gender)]
        return people

    def likeliest(self, people: Sequence[Cluster], text: str, position: int) -> Cluster:
        """The one of some people whom a name before a token means: who was called so, then who is not told as somebody's kin, then who
        leads a state or has had an office, then the latest."""

        def rank(person: Cluster) -> tuple[bool, bool, int, int, int]:
            first = -person.spans[0][0] if person.spans else 0
            called = id(person) in self._called[text]
            return called, not self._is_kin(person), self._prominence(person, position), person.last_before(position), first

        return max(people, key=rank)

    def gender_told(self, titles: set[str]) -> Gender | None:
        """The gender that the titles of a person tell ("Mrs.")."""
        genders = self.partition.words.gender
        if titles & genders.f:
            return "f"
        return "m" if titles & genders.m else None

    def outshines(self, leader: Entry, other: Cluster, text: str) -> bool:
        """Whether a surname is a leader's whom the article does not name in full, and not his wife's or her husband's.

        ("| Melania Trump | visited Texas ... | Trump | signed the law".)
        """
        linker, first = self.partition.linker, fold(leader.name).split()[0]
        genders = {load_given_names().get(first), gender_of(self.doc, other, self.partition.words)}
        return genders == {"f", "m"} and linker.leads(leader) and linker.names_state_of(leader, text, *other.names)

    def _prominence(self, person: Cluster, position: int) -> int:
        """How much a surname points at somebody told before it: at the leader of a state (2), at one who has had an office (1)."""
        if person.entry is None or not person.entry.terms or person.last_before(position) < 0:
            return 0
        return 2 if self.partition.linker.leads(person.entry) else 1

    def _is_kin(self, person: Cluster) -> bool:
        """Whether somebody is told first as the son, wife and so on of another ("his | son |, Abhijit Mukherjee")."""
        start = min((start for start, _, _ in person.spans), default=0)
        before = [word.lower_ for word in self.doc[max(start - 2, 0) : start] if word.text != ","]
        return bool(before) and before[-1] in load_words().kin


def is_of_other_gender(known: Entry, gender: Gender) -> bool:
    """Whether a known person has a given name of the other gender."""
    own = load_given_names().get(fold(known.name).split()[0]) if known.type == "PERSON" else None
    return own not in (None, gender)
