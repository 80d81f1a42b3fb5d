"""Sieves of two names of one thing: storms as they grow, acronyms, what something is also known as, spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.forms import fold, initials, is_acronym, is_part, spelling
from extractor.entities.found import Found

_WHICH = frozenset({"which", "who", "that", "is", "was", "are", "were"})  # before "known as"


class StormSieve:
    """Joins what a storm is called as it grows and once it is known ("Tropical Storm Humberto", "Hurricane Humberto", "Humberto")."""

    def __init__(self, partition: Partition) -> None:
        self.partition = partition

    def run(self) -> None:
        """Join the clusters."""
        storms: dict[str, Cluster] = {}
        for cluster in [c for c in self.partition.clusters if c.type == "EVENT"]:
            for given in {given for name in cluster.names if (given := self._given(name))}:
                kept = storms.setdefault(given, cluster)
                if kept is not cluster and (kept.entry is None or cluster.entry is None):
                    self.partition.merge(kept, cluster)
        for cluster in [c for c in self.partition.clusters if c.type != "EVENT" and c.entry is None and not c.titles]:
            storm = storms.get(next(iter(cluster.names))) if len(cluster.names) == 1 else None
            if storm is not None:
                self.partition.merge(storm, cluster)

    def _given(self, name: str) -> str:
        """The name of a storm without what it is, else nothing."""
        kind, _, given = name.rpartition(" ")
        return given if kind.split(" ")[-1].lower() in self.partition.words.storms else ""


class AcronymSieve:
    """Joins "Organisation of Islamic Cooperation (OIC)" and other names with their initials."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition

    def run(self) -> None:
        """Join the clusters."""
        named = [m for m in self.partition.mentions if m.kind == "name"]
        by_end, by_start = {mention.end: mention for mention in named}, {mention.start: mention for mention in named}
        by_initials: dict[str, list[Found]] = defaultdict(list)
        for mention in named:
            if mention.end - mention.start > 1:
                for letters in initials(self.partition.text(mention)):
                    by_initials[letters].append(mention)
        for mention in named:
            acronym = self.partition.text(mention).replace(".", "")
            cluster = self.partition.of(mention)
            if cluster is None or cluster.type == "STATE" or not 2 <= len(acronym) <= 8 or " " in acronym:
                continue
            beside = self._beside(mention, by_end, by_start)
            if not is_acronym(acronym):
                beside = [other for other in beside if _abbreviates(acronym, self.partition.text(other))]
            for other in beside + (by_initials.get(acronym, []) if acronym.isupper() else []):
                full = self.partition.of(other)
                mistaken = full is not None and other in beside and _is_short_for(cluster, acronym, full)
                if full is not None and full is not cluster and (full.type == cluster.type or mistaken):
                    cluster.subtype = None if mistaken else cluster.subtype
                    self.partition.merge(full, cluster)
                    break

    def _beside(self, acronym: Found, by_end: Mapping[int, Found], by_start: Mapping[int, Found]) -> list[Found]:
        """The name of several words behind which an acronym stands in parentheses, or that stands in parentheses behind it.

        A place may stand between ("Commission against Impunity | in Guatemala | (CICIG)").
        """
        doc, start, end = self.doc, acronym.start, acronym.end
        between_commas = start > 1 and [doc[start - 1].text, doc.text_of(end, end + 1)] == [",", ","]
        if (
            between_commas and end + 1 < len(doc) and doc[end + 1].pos_ == "VERB"
        ):  # "the Oxbury Intelligence Agency, | OIA |, denies it"
            other = by_end.get(start - 1)
            body = other is not None and other.type == "ORG" and not other.candidates and other.end - other.start > 1
            listed = other is not None and any(token.lower_ != "the" for token in doc[max(other.start - 2, 0) : other.start])
            return [other] if other is not None and body and not listed else []
        inside = start > 1 and doc[start - 1].text == "("
        other = by_end.get(start - 1) if inside else by_start.get(end + 1) if end < len(doc) and doc[end].text == "(" else None
        if inside and other is not None and other.type in ("STATE", "PLACE") and doc[other.start - 1].lower_ == "in":
            other = by_end.get(other.start - 1)
        explained = other is not None and (inside or any(token.text == ")" for token in doc[other.end : other.end + 3]))
        return [other] if other is not None and explained and other.end - other.start > 1 else []


def _is_short_for(short: Cluster, acronym: str, full: Cluster) -> bool:
    """Whether initials in brackets that look like a body's are those of a law or happening ("Border Safety Act (BSA)")."""
    unknown = short.type == "ORG" and short.entry is None and full.type in ("AGREEMENT", "EVENT")
    return unknown and any(acronym in initials(name) for name in full.names)


def _abbreviates(short: str, full: str) -> bool:
    """Whether a word is made of letters of a name in their order, the first and that of another word among them ("Pemex")."""
    letters = iter(full.lower())
    capitals = {word[0].lower() for word in full.split()[1:]}
    same_start = short[0].lower() == full[0].lower()
    return same_start and bool(capitals & set(short[1:].lower())) and all(letter in letters for letter in short.lower())


class AliasSieve:
    """Joins two names of which one is told to be another of the same ("the State Guard, which is | still known as | the SG")."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition

    def run(self) -> None:
        """Join the clusters."""
        named = [m for m in self.partition.mentions if m.kind == "name"]
        until, starting = {m.end: m for m in named}, {m.start: m for m in named}
        for known in (token for token in self.doc[1:-2] if token.lower_ in ("known", "nicknamed")):
            behind = known.i + 1 + (self.doc[known.i + 1].lower_ == "as")
            behind += behind < len(self.doc) and self.doc[behind].lower_ == "the"
            before = known.i
            while before > 1 and (self.doc[before - 1].pos_ == "ADV" or self.doc[before - 1].lower_ in _WHICH):
                before -= 1
            apart = self.doc[before - 1].text in (",", "(")
            first, second = until.get(before - 1), starting.get(behind)
            if apart and first is not None and second is not None:
                self._join(first, second)

    def _join(self, first: Found, second: Found) -> None:
        """One cluster of two, if both are of one type and not two known things."""
        kept, gone = self.partition.of(first), self.partition.of(second)
        if kept is None or gone is None or kept is gone or kept.type != gone.type:
            return
        two = kept.entry is not None and gone.entry is not None
        if not two or any(candidate.entry is kept.entry for candidate in second.candidates):
            self.partition.merge(kept, gone)


class SpellingSieve:
    """Joins people whose names differ in their transliteration only ("Zelensky", "Zelenskyy"), and parts of such names.

    So it does with a known thing and a name of several words that the tagger took for another type's ("Hagia Sophia", "Haghia Sophia").
    """

    def __init__(self, partition: Partition) -> None:
        self.partition = partition

    def run(self) -> None:
        """Join the clusters."""
        by_word: dict[str, list[Cluster]] = defaultdict(list)
        named = [c for c in self.partition.clusters if c.names]
        for cluster in named:
            for word in {spelling(word) for name in (*cluster.names, cluster.name) for word in fold(name).split()}:
                by_word[word].append(cluster)
        gone: set[int] = set()
        for shorter in named:
            last = spelling(fold(shorter.name).split()[-1]) if fold(shorter.name) else ""
            fits = [longer for longer in by_word[last] if id(longer) not in gone and self._is_spelt_like(shorter, longer)]
            if len(fits) == 1:
                self.partition.merge(fits[0], shorter)
                gone.add(id(shorter))

    def _is_spelt_like(self, shorter: Cluster, longer: Cluster) -> bool:
        """Whether all names of the first are names of the second, or parts of them, but for the spelling; two known things are two."""
        if shorter is longer or (shorter.entry is not None and longer.entry is not None):
            return False
        short, long = ([fold(name).split() for name in (*c.names, c.name)] for c in (shorter, longer))
        if any(is_part(a, b, "PERSON") or is_part(b, a, "PERSON") for a in short for b in long):
            return False  # not the spelling kept them apart
        short, long = ([[spelling(word) for word in name] for name in names] for names in (short, long))
        if not shorter.type == longer.type == "PERSON":
            return longer.entry is not None and all(len(a) > 1 and a in long for a in short)
        return all(any(is_part(a, b, "PERSON") for b in long) for a in short)
