"""Sieve of organs: bodies whose name many states share ("the Supreme Court", "Parliament")."""

from __future__ import annotations

import re

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.forms import fold
from extractor.entities.found import POSSESSIVE, Found
from extractor.entities.gazetteer import Entry
from extractor.entities.words import load_words

_OF_DIVISIONS = frozenset({"state", "provincial", "commonwealth", "province"})


def organ_of(partition: Partition, mention: Found) -> str | None:
    """The name of a body that many states have, without the state beside it ("Pakistan | Army", "Socialist Party | of Spain"), or None."""
    if mention.type != "ORG":
        return None
    start = next((part.end for part in mention.parts if part.start == mention.start), mention.start)
    end = next((part.start for part in mention.parts if part.end == mention.end), mention.end)
    while end < mention.end and partition.doc[end - 1].lower_ in ("of", "the"):
        end -= 1
    name = re.sub(r"\s+", " ", partition.doc.text_of(start, end))
    return name if partition.words.is_organ(name.lower()) else None


def organ_key(name: str) -> str:
    """Beginning of the key of an organ's cluster, the same for "Defence Force" and "Defence Forces", "Defence Ministry" and "Ministry of
    Defence"."""
    return f"ORG:{kind_last(name).removesuffix('s')}:"


def kind_last(name: str) -> str:
    """A body's name in plain lower case with what it is behind, and what it is for by one word ("Ministry of Defense": "defence
    ministry")."""
    words = load_words()
    plain = fold(name)
    kind, _, purpose = plain.partition(" of ")
    if purpose and kind in words.turned:
        plain = f"{purpose.removeprefix('the ')} {kind}"
    purpose, _, kind = plain.rpartition(" ")
    return f"{words.branch_names.get(purpose, purpose)} {kind}" if purpose else plain


class OrganSieve:
    """Puts organs into clusters, those beside their state's name first."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition
        homes = [m for m in partition.mentions if m.kind == "name" and m.candidates and m.type in ("STATE", "PLACE")]
        self._home_from = {m.start: m for m in homes}
        self._home_until = {m.end: m for m in homes}
        self._of_divisions: set[int] = set()  # starts of the sentences that name an organ of a federal state

    def run(self) -> None:
        """Resolve the organs that are no known things."""
        organs = [m for m in self.partition.mentions if m.kind == "name" and not m.candidates and organ_of(self.partition, m)]
        homes = {id(m): self._home_of_organ(m) for m in organs}
        for mention in sorted(organs, key=lambda m: (homes[id(m)] is None, m.start)):
            self._resolve_organ(mention, homes[id(mention)])

    def _home_of_organ(self, mention: Found) -> Found | None:
        """The state or place beside the name of an organ ("Kenya's | Supreme Court", "Senate | of Chile"), if any."""
        before, end = mention.start, mention.end
        inside = next((part for part in mention.parts if part.start == mention.start or part.end == mention.end), None)
        if inside is not None:
            return inside
        before -= before > 0 and self.doc[before - 1].lower_ in _OF_DIVISIONS  # "North Carolina's state | Senate"
        if before and self.doc[before - 1].text in POSSESSIVE:
            before -= 1
        if before in self._home_until:
            return self._home_until[before]
        if (division := self._division_after(end)) is not None:
            return division
        if end + 1 < len(self.doc) and self.doc[end].lower_ == "of":
            return self._home_from.get(end + 1) or self._home_from.get(end + 2 if self.doc[end + 1].lower_ == "the" else -1)
        return None

    def _division_after(self, end: int) -> Found | None:
        """The federal state that follows an organ's name ("Senate | in the U.S. state of Minnesota"), if any."""
        words = [token.lower_ for token in self.doc[end : end + 6]]
        if words[:1] not in (["in"], ["of"]) or not ({"state", "province"} & set(words[1:4])):
            return None
        position = next(i for i, word in enumerate(words) if word in ("state", "province")) + 2
        return self._home_from.get(end + position) if words[position - 1 : position] == ["of"] else None

    def _is_of_division(self, mention: Found) -> bool:
        """Whether an organ is a federal state's that nothing beside it names ("the state | Senate", "the state's | Supreme Court")."""
        before = self.doc[max(mention.start - 2, 0) : mention.start]
        words = [token.lower_ for token in before if token.text not in POSSESSIVE]
        return bool(words) and words[-1] in _OF_DIVISIONS

    def _resolve_organ(self, mention: Found, home: Found | None) -> None:
        """A body whose name many states share: of the state beside it, else the one spoken of before, else of the article's state."""
        name = organ_of(self.partition, mention) or self.partition.text(mention)
        prefix = organ_key(name)
        owner = self.partition.of(home) if home is not None else None
        cluster = None
        sentence = self.doc[mention.start].sent.start
        if owner is None and (self._is_of_division(mention) or sentence in self._of_divisions):
            self._of_divisions.add(sentence)  # "the state's House has passed it, but the | Senate | has not"
            cluster = self.partition.open(f"{prefix}division", "ORG")
        elif owner is None:
            same = [c for c in self.partition.clusters if c.key.startswith(prefix) or self._has_organs_name(c, name)]
            cluster = max(same, key=lambda c: c.last_before(mention.start), default=None)
            named_before = cluster is not None and cluster.last_before(mention.start) >= 0
            state = self.partition.main_state(mention) if not named_before else None
            if state is not None and self._is_territory(state) and self.partition.words.subtype_of(name, "ORG") != "party":
                cluster, owner = None, state  # whatever body the article names later
            elif cluster is None and state is not None and state.type == "STATE":
                owner = state
        if cluster is None and owner is not None:
            entry = self._known_organ(name, owner)
            cluster = self.partition.open(entry.key if entry else prefix + owner.key, "ORG", entry)
            cluster.iso = cluster.iso or owner.iso
        if cluster is None:
            cluster = self.partition.open(prefix, "ORG")
        cluster.subtype = cluster.subtype or (
            cluster.entry.subtype if cluster.entry else self.partition.words.subtype_of(name, "ORG")
        )
        if owner is not None:
            adjacent = home is not None and mention.start in (home.start, home.end)
            cluster.names[
                f"{self.partition.text(home)} {name}" if home is not None and adjacent else f"{name} of {owner.name}"
            ] += 1
        else:
            cluster.names[name] += 1
        self.partition.put(mention, cluster)

    def _is_territory(self, place: Cluster) -> bool:
        """Whether a place has a code of its own and is no state ("Puerto Rico")."""
        return place.type == "PLACE" and place.iso not in self.partition.gazetteer.states

    def _has_organs_name(self, cluster: Cluster, name: str) -> bool:
        """Whether a known body has the name of an organ and its state's ("Senate of Chile", "Indian Army")."""
        known = cluster.type == "ORG" and cluster.entry is not None and cluster.iso is not None and name != "House"
        return known and any(full.startswith(f"{name} of ") or full.endswith(f" {name}") for full in cluster.names)

    def _known_organ(self, name: str, owner: Cluster) -> Entry | None:
        """The gazetteer's entry for a state's organ, if it has one."""
        adjectives = self.partition.gazetteer.adjectives.get(owner.key, ())
        for form in (f"{name} of {owner.name}", *(f"{other} {name}" for other in (owner.name, *owner.names, *adjectives))):
            for candidate in self.partition.gazetteer.forms.get(form, ()):
                if candidate.entry.type == "ORG" and candidate.entry.iso == owner.iso:
                    return candidate.entry
        return None
