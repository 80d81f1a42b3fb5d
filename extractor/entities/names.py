"""Sieve of names: known things, full names and parts of names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.entities.agreement import Gender
from extractor.entities.cities import cities_named
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.forms import fold, is_part, titles_of, words_in
from extractor.entities.found import POSSESSIVE, Found
from extractor.entities.gazetteer import Candidate, Entry
from extractor.entities.organs import kind_last, organ_of
from extractor.entities.relatives import Relatives, is_of_other_gender
from extractor.entities.words import load_words
from extractor.words import Document


def _is_surname(doc: Document, mention: Found) -> bool:
    """Whether a known form is one that a fuller name in the article would outweigh ("Assad" beside "Omar Assad", "al-Maliki").

    The first name of a monarch is none ("King | Salman |").
    """
    reigns = mention.start > 0 and doc[mention.start - 1].text in load_words().reigning
    return mention.type == "PERSON" and words_in(doc.text_of(mention.start, mention.end)) == 1 and not reigns


class NameSieve:
    """Puts names into clusters, full ones before their parts, wherever they stand: a headline may use the surname alone."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition
        homes = [m for m in partition.mentions if m.kind == "name" and m.candidates and m.type in ("STATE", "PLACE")]
        self._home_until = {m.end: m for m in homes}
        self._home_from: defaultdict[int, list[Found]] = defaultdict(list)
        for home in homes:
            self._home_from[home.start].append(home)
        self._by_word: defaultdict[tuple[str, str], dict[int, Cluster]] = defaultdict(dict)  # by type and a word of a name
        self._relatives = Relatives(partition)

    def run(self) -> None:
        """Resolve all names but those of bodies that many states have."""
        named = [
            m for m in self.partition.mentions if m.kind == "name" and not (organ_of(self.partition, m) and not m.candidates)
        ]
        for mention in sorted(
            named,
            key=lambda m: (
                not m.candidates or _is_surname(self.doc, m) or self.partition.linker.is_surname_here(m),
                -words_in(self.partition.text(m)),
                m.start,
            ),
        ):
            self._resolve_name(mention)

    def _resolve_name(self, mention: Found) -> None:
        text = self.partition.text(mention)
        choice = self.partition.linker.choose(mention)
        candidate = choice.candidate
        if self._is_bare_dateline(mention, candidate):
            return
        titles = self._titles_before(mention.start)
        gender = self._relatives.gender_told(titles)
        if candidate is not None and gender is not None and is_of_other_gender(candidate.entry, gender):
            candidate = None  # "| Mrs. Trump |"
        home = self._other_state(mention, candidate.entry) if candidate is not None else None
        candidate = candidate if home is None else None
        if candidate is not None:
            entry = candidate.entry
            surname = entry.type == "PERSON" and _is_surname(self.doc, mention)
            longer = self._fuller(text, "PERSON", mention.start, gender) if surname else None
            if longer is not None and self._relatives.outshines(entry, longer, text):
                longer = None
            cluster = longer or self.partition.open(entry.key, entry.type, entry)
            if longer is None:
                cluster.subtype = cluster.subtype or entry.subtype
                cluster.iso = cluster.iso or entry.iso or self.partition.linker.iso_of_office(entry)
        else:
            kind = "PLACE" if mention.type == "STATE" else mention.type  # all states are known
            cluster = (
                (self._bearer(text, mention) if self.partition.linker.is_surname_here(mention) else None)
                or self._fuller(text, kind, mention.start, gender)
                or self._bearer(text, mention)
                or self.partition.open(f"{kind}:{kind_last(text) if self._is_turned(text, kind) else fold(text)}", kind)
            )
            told = {known.entry.subtype for known in mention.candidates if known.entry.type == kind}
            agreed = told.pop() if len(told) == 1 else None  # "the | Conservative | MP" is of one party or another
            cluster.subtype = mention.subtype or cluster.subtype or agreed or self.partition.words.subtype_of(text, kind)
            if cluster.subtype in ("other", "government") and self._opens_with_igo(text):  # "U.N. war crimes court"
                cluster.subtype = "igo"
            telling = [home] if home is not None else mention.parts
            if telling and cluster.iso is None:
                cluster.iso = next((p.candidates[0].entry.iso for p in telling if p.candidates), None)
            cluster.iso = cluster.iso or (self.partition.linker.only_state(mention) if home is None else None)
        known = candidate.entry if candidate is not None else None
        fullest = known is not None or len(text) >= len(cluster.name)
        if home is None and not cluster.considered and cluster.entry is known and fullest:
            cluster.considered, cluster.confidence = choice.considered, choice.confidence
        cluster.names[text] += 1
        for word in {word for name in (text, cluster.entry.name if cluster.entry else "") for word in fold(name).split()}:
            self._by_word[cluster.type, word][id(cluster)] = cluster
        if cluster.type == "PERSON":
            cluster.titles |= titles
            if gender is None:
                self._relatives.call(text, cluster)
        self.partition.put(mention, cluster)

    def _other_state(self, mention: Found, entry: Entry) -> Found | None:
        """The state or place beside the name of a body, if not that of the known one.

        ("The | Philippine | Department of Justice", "State Council of | Crimea |".)
        """
        home = self._home_until.get(mention.start - (mention.start > 0 and self.doc[mention.start - 1].text in POSSESSIVE))
        if mention.end + 1 < len(self.doc) and self.doc[mention.end].lower_ == "of":
            behind = mention.end + 1 + (self.doc[mention.end + 1].lower_ == "the")
            home = next((m for m in self._home_from[behind] if m.type in ("STATE", "PLACE")), home)
        if (
            home is None
            or (home.type != "STATE" and home.start < mention.start)
            or entry.type != "ORG"
            or entry.subtype not in ("government", "military", "party", "other")
        ):
            return None
        return home if entry.iso is not None and entry.iso not in {c.entry.iso for c in home.candidates} else None

    def _fuller(self, text: str, kind: str, position: int, gender: Gender | None) -> Cluster | None:
        """The cluster whose name contains this one: surname, short form, other case; of several the latest before it, but of persons see
        `Relatives`."""
        if kind not in ("PERSON", "ORG", "EVENT", "AGREEMENT", "BASE", "PLACE"):
            return None
        short = fold(text).split()
        if kind == "PERSON" and text in load_words().reigning:  # "the Queen" behind "Queen Elizabeth II"
            return next((c for c in self.partition.clusters if c.type == kind and short[0] in c.titles), None)
        fits = []
        for cluster in self._by_word[kind, short[0]].values() if short else ():
            names = (*cluster.names, cluster.entry.name) if cluster.entry else cluster.names
            if kind == "ORG" and self._is_branch(cluster, text, position):
                continue
            if kind == "ORG" and text.isupper() and any(name.startswith(f"{text} ") for name in names):
                fits.append(cluster)  # "HDT" of "HDT Limited"
            elif any(is_part(short, fold(name).split(), kind) for name in names):
                fits.append(cluster)
            elif kind == "PERSON" and cluster.entry is not None and is_part(fold(cluster.entry.name).split(), short, kind):
                fits.append(cluster)  # "Robert Gabriel Mugabe" is the known "Robert Mugabe" of the article
        if kind == "PERSON":
            fits = list(self._relatives.fitting(fits, short, gender))
        if not fits:
            return self._two_surnames(short, kind)
        if kind == "PERSON":
            return self._relatives.likeliest(fits, text, position)
        return max(fits, key=lambda c: (c.last_before(position), -c.spans[0][0] if c.spans else 0))

    def _is_turned(self, text: str, kind: str) -> bool:
        """Whether a body has its name in two ways ("University of Tehran", "Tehran University"); in North America they are two bodies."""
        if kind != "ORG" or self.partition.words.turned.isdisjoint(fold(text).split()):
            return False
        place = kind_last(text).rpartition(" ")[0].title()
        known = [c.entry.iso for c in self.partition.gazetteer.forms.get(place, ())] + [city.iso for city in cities_named(place)]
        return not {"USA", "CAN"} & set(known)

    def _two_surnames(self, short: Sequence[str], kind: str) -> Cluster | None:
        """The one person of whose two surnames a single name is the first ("Moreno" of "Nazario Moreno González")."""
        if kind != "PERSON" or len(short) != 1:
            return None
        longer = self._by_word[kind, short[0]].values()
        fits = [c for c in longer if any(len(words := fold(n).split()) > 2 and words[-2] == short[0] for n in c.names)]
        return fits[0] if len(fits) == 1 else None

    def _is_branch(self, cluster: Cluster, text: str, position: int) -> bool:
        """Whether a body is the branch of one told before ("the Green Party ... the Green Party | of Utah")."""
        local = cluster.entry is None and any(name.startswith(f"{text} of ") for name in cluster.names)
        known = any(other.key == f"ORG:{fold(text)}" for other in self._by_word["ORG", fold(text).split()[0]].values())
        return local and (known or position < min((start for start, _, _ in cluster.spans), default=position))

    def _bearer(self, text: str, mention: Found) -> Cluster | None:
        """The one person whose surname the tagger took for a body's or a place's name ("according to al-Kowali")."""
        before = {token.lower_ for token in self.doc[max(mention.start - 3, 0) : mention.start]}
        here = self.partition.linker.is_surname_here(mention)
        of_person = text[0].islower() or before & self.partition.words.titles or here
        if mention.type not in ("ORG", "PLACE", "STATE") or text.isupper() or words_in(text) > 1 or not of_person:
            return None
        surname = fold(text).split()
        fits = [
            cluster
            for cluster in self.partition.clusters
            if cluster.type == "PERSON" and any(fold(name).split()[1:][-len(surname) :] == surname for name in cluster.names)
        ]
        return fits[0] if len(fits) == 1 else None

    def _is_bare_dateline(self, mention: Found, candidate: Candidate | None) -> bool:
        """ "MOSCOW: " or "KABUL (AP)": where the story was filed, which is no part of it."""
        begins = mention.start == 0 or "\n" in self.doc[mention.start - 1].text
        text = self.doc.text_of(mention.start, mention.end)
        if not begins or not text.isupper() or len(text) < 4 or mention.end >= len(self.doc):
            return False
        readings = (candidate,) if candidate is not None else self.partition.gazetteer.forms.get(text.title(), ())
        kinds = {reading.entry.type for reading in readings} or {mention.type}
        return bool(kinds & {"PLACE", "STATE"}) and self.doc[mention.end].text in (":", "(", "—", "–", "-", ",", "/")

    def _opens_with_igo(self, text: str) -> bool:
        """Whether a name begins with that of an intergovernmental body."""
        found = next(self.partition.gazetteer.find(text), None)
        return found is not None and found[0] == 0 and found[2][0].entry.subtype == "igo"

    def _titles_before(self, start: int) -> set[str]:
        first = start
        while first > 0 and start - first < 4 and self.doc[first - 1].lower_.rstrip(".") in self.partition.words.titles:
            first -= 1
        return titles_of([token.text for token in self.doc[first:start]])
