"""Entities in the making: what is gathered of one thing while an article is read, and all of an article together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractor.entities.found import Found, head_of, is_adjective
from extractor.entities.functions import first_of_list, is_acted_on, is_complement, is_phrase, prepositions
from extractor.entities.gazetteer import Entry, Gazetteer
from extractor.entities.linking import Linker
from extractor.entities.words import WordLists
from extractor.records import Known, MentionKind
from extractor.words import Document

_SCENES = frozenset({"in", "near", "inside", "outside", "across"})
_OWN = frozenset({"of", "by", *_SCENES})  # what stands behind these may be whose body acts
_TOWARDS = frozenset({"on", "to", "with", "for", "from"})  # so may what qualifies a noun, but not behind these
_MAIN_SHARE = 0.6  # of all mentions of states and places, that one state's must be for the article to be about it


@dataclass(slots=True)
class Cluster:
    """An entity in the making.

    Attributes:
        spans: (begin token, end token, kind) of its mentions.
        names: proper names by how often they occur.
        head: lemma of the head noun of a described thing; of what befalls a vehicle or building the noun for that.
        befallen: whether it is described by the vehicle or building that something befalls.
        anchors: keys of the things named inside a described phrase.
        implied: name of the state that a body described without one belongs to.
        titles: words that stood before a person's name.
        considered: known things that its names may mean, the most likely first.
        confidence: the probability that `entry` is the right one of them, or rightly none.
        bystander: whether it is people of whom nothing more is told ("14 people"): no pronoun is taken to mean them.
        shadow: whether it is no entity ("a neighbour"), and is here because a pronoun may mean it instead of one.
    """

    key: str
    type: str
    subtype: str | None = None
    entry: Entry | None = None
    iso: str | None = None
    spans: list[tuple[int, int, MentionKind]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    head: str = ""
    befallen: bool = False
    anchors: frozenset[str] = frozenset()
    implied: str = ""
    titles: set[str] = field(default_factory=set)
    considered: tuple[Known, ...] = ()
    confidence: float = 1.0
    shadow: bool = False
    bystander: bool = False

    @property
    def name(self) -> str:
        """The known name, else the fullest in the text; empty for a described thing."""
        if self.entry is not None:
            return self.entry.name
        return max(self.names, key=lambda name: (len(name.split()), len(name), name), default="")

    @property
    def described(self) -> bool:
        """Whether the thing has no proper name in the article."""
        return not self.names and self.entry is None

    def last_before(self, position: int) -> int:
        """Start of the latest mention before a token, or -1."""
        return max((start for start, _, _ in self.spans if start < position), default=-1)


class Partition:
    """The clusters of one article, and which mention is in which: what every sieve reads and adds to.

    Args:
        doc: the parsed article.
        mentions: named and described mentions, in text order.
        gazetteer: known things.
        words: word lists.
        published: day of publication, by which a form shared by several office holders is decided.
        given: whether every mention speaks of something.

    Attributes:
        clusters: in the order in which they were opened.
    """

    def __init__(
        self,
        doc: Document,
        mentions: Sequence[Found],
        gazetteer: Gazetteer,
        words: WordLists,
        published: date | None,
        given: bool = False,
    ) -> None:
        self.doc = doc
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.words = words
        self.given = given
        self.linker = Linker(doc, mentions, gazetteer, words, published)
        self.clusters: list[Cluster] = []
        self._by_key: dict[str, Cluster] = {}
        self._of: dict[int, Cluster] = {}  # id(Found) -> cluster
        self._counted: dict[int, tuple[int, int]] = {}  # id(Cluster) -> how many spans it had, how many of them are about it

    def text(self, mention: Found) -> str:
        """The words of a mention, one space between them."""
        return self.linker.text(mention)

    def of(self, mention: Found) -> Cluster | None:
        """The cluster that a mention is in, None if no sieve has put it into any."""
        return self._of.get(id(mention))

    def open(self, key: str, kind: str, entry: Entry | None = None) -> Cluster:
        """The cluster of a key, opened if there is none yet."""
        if key not in self._by_key:
            self._by_key[key] = Cluster(key, kind, entry=entry)
            self.clusters.append(self._by_key[key])
        return self._by_key[key]

    def open_holder(self, entry: Entry, phrase: str) -> Cluster:
        """The cluster of the one who holds the office that a phrase tells ("the US president")."""
        cluster = self.open(entry.key, entry.type, entry)
        if not cluster.considered:
            cluster.considered, cluster.confidence = self.linker.holder(entry, phrase)
        cluster.iso = cluster.iso or entry.iso or self.linker.iso_of_office(entry)
        return cluster

    def put(self, mention: Found, cluster: Cluster, end: int | None = None) -> None:
        """Add a mention to a cluster; `end` cuts off what follows a described phrase."""
        cluster.spans.append((mention.start, mention.end if end is None else end, mention.kind))
        self._of[id(mention)] = cluster

    def merge(self, kept: Cluster, gone: Cluster) -> None:
        """Make one cluster of two."""
        kept.spans += gone.spans
        kept.names += gone.names
        kept.titles |= gone.titles
        if kept.entry is None and gone.entry is not None:
            kept.entry, kept.key = gone.entry, gone.key
        kept.subtype = (kept.subtype if kept.subtype != "other" else None) or gone.subtype
        kept.iso = kept.iso or gone.iso
        self.clusters.remove(gone)
        self._counted.pop(id(gone), None)  # the id may come again
        self._by_key[gone.key] = kept
        for key, cluster in self._of.items():
            if cluster is gone:
                self._of[key] = kept

    def state_at(self, mention: Found) -> Cluster | None:
        """The state of people who are told without one: the article's, or where the mention's sentence says that things happen.

        That goes where the article's state is told by nationalities alone or there is none ("Gunmen freed a Dutch doctor | in Niger |").
        """
        main = self.main_state()
        if main is not None and any(not is_adjective(m) for m in self.mentions if self.of(m) is main):
            return main
        sentence = self.doc[mention.start].sent
        places = [m for m in self.mentions if sentence.start <= m.start < sentence.end and m.type in ("STATE", "PLACE")]
        scenes = {c.iso for m in places if self._is_scene(m) and (c := self.of(m)) is not None and c.iso}
        return self._with_iso(next(iter(scenes))) if len(scenes) == 1 else main

    def state_elsewhere(self, mention: Found) -> Cluster | None:
        """The only state of a mention's sentence in which nothing is said to happen ("| Australia | says soldiers will stay in Iraq")."""
        sentence = self.doc[mention.start].sent
        told = [m for m in self.mentions if sentence.start <= m.start < sentence.end and m.type in ("STATE", "PLACE")]
        named = [(m, c) for m in told if (c := self.of(m)) is not None and c.iso]
        scenes = {c.iso for m, c in named if self._is_where(m)}
        others = {c.iso for _, c in named if c.iso and c.iso not in scenes}
        return self._with_iso(others.pop()) if len(others) == 1 else None

    def _is_where(self, place: Found) -> bool:
        """Whether somebody is, goes or comes from there ("in Iraq and | Kuwait |")."""
        first = first_of_list(self.doc[head_of(self.doc, place)])
        return not is_adjective(place) and not (_SCENES | _TOWARDS - {"for"}).isdisjoint(prepositions(first))

    def _is_scene(self, place: Found) -> bool:
        """Whether a place stands behind "in" or the like ("near the town of | Abeche")."""
        position = place.start - 1
        while position > 0 and (self.doc[position].pos_ in ("DET", "ADJ", "NOUN") or self.doc[position].lower_ == "of"):
            position -= 1
        return position >= 0 and self.doc[position].lower_ in _SCENES and not is_adjective(place)

    def main_state(self, body: Found | None = None) -> Cluster | None:
        """The state whose police, government or army an unqualified noun means: the one that the article is mostly about.

        What is done to a state in the sentence of a body does not count: "the Senate imposed sanctions on Russia" is not Russia's.
        """
        by_iso: Counter[str] = Counter()
        for cluster in self.clusters:
            if cluster.type in ("STATE", "PLACE") and cluster.iso:
                by_iso[cluster.iso] += self._mentions_about(cluster)
        if body is not None:
            by_iso = by_iso - Counter(self._acted_on(body))
        by_iso = +by_iso
        if not by_iso:
            return None
        iso, count = by_iso.most_common(1)[0]
        known = [c for c in self.clusters if c.type == "PERSON" and c.entry is not None and c.iso not in (None, *by_iso)]
        people = Counter(c.iso for c in known for _ in c.spans)
        if people and people.most_common(1)[0][1] > count:
            return None  # "Guaido called on | the army | to topple Maduro. The United States agreed": not America's
        if count < _MAIN_SHARE * sum(by_iso.values()) or self._tells_only_things(iso):
            return None
        return self._with_iso(iso)

    def _tells_only_things(self, iso: str) -> bool:
        """Whether all that is said of a state is that things are from there ("an | Iranian | book fair"), so that nobody need act there."""
        told = [m for m in self.mentions if (cluster := self.of(m)) is not None and cluster.iso == iso and m.kind != "pronoun"]
        return bool(told) and all(is_adjective(m) and self._qualifies_thing(m) for m in told)

    def _qualifies_thing(self, adjective: Found) -> bool:
        """Whether the adjective of a state stands before a noun that is nobody, nothing that happens and no part of the state."""
        noun = self.doc[head_of(self.doc, adjective)].head
        somebody = (
            noun.lower_ in self.words.titles | self.words.people or noun.lemma_.lower() in self.words.definite["PLACE"].nouns
        )
        told = any(m is not adjective and m.start <= noun.i < m.end for m in self.mentions)
        return noun.tag_ == "NN" and noun.i >= adjective.end and not (somebody or told) and noun.lower_ not in self.words.of_land

    def _acted_on(self, body: Found) -> Iterator[str]:
        """The codes of the states and places that something is done to in the sentence of a body, as often as it says so."""
        sentence = self.doc[body.start].sent
        for mention in self.mentions:
            if sentence.start <= mention.start < sentence.end and self._is_acted_on(mention, body):
                cluster = self.of(mention)
                if cluster is not None and cluster.iso:
                    yield cluster.iso

    def _is_acted_on(self, mention: Found, body: Found) -> bool:
        """Whether a sentence tells of a state as of what something is done to, and not of a body in it ("aid to | Ukraine |")."""
        doer, token = self.doc[head_of(self.doc, body)], first_of_list(self.doc[head_of(self.doc, mention)])
        if mention.type not in ("STATE", "PLACE") or token.is_ancestor(doer):
            return False  # "went to Kenya, where Parliament sits"
        if is_phrase(token) or is_complement(token):
            told = set(prepositions(token))
            if mention.type == "PLACE" and "to" in told:
                return False  # "on a visit to Nairobi he met the Senate"
            return bool(told and not told & _OWN) if is_phrase(token) else is_acted_on(token)
        noun = first_of_list(token.head)
        return is_phrase(noun) and not noun.is_ancestor(doer) and bool(set(prepositions(noun)) & _TOWARDS)

    def _with_iso(self, iso: str) -> Cluster:
        """The state of a code, else a place there; the article names one."""
        fits = [c for c in self.clusters if c.iso == iso and c.type in ("STATE", "PLACE")]
        return max(fits, key=lambda c: (c.type == "STATE", len(c.spans)))

    def _mentions_about(self, cluster: Cluster) -> int:
        """How many mentions are about the thing: "a Chinese-backed project" may lie anywhere, what is "near the border with China" not
        there. Spans only ever come to those counted."""
        seen, count = self._counted.get(id(cluster), (0, 0))
        count += sum(
            (end >= len(self.doc) or self.doc[end].text != "-")
            and self.doc.text_of(max(start - 2, 0), start).lower() != "border with"
            for start, end, _ in cluster.spans[seen:]
        )
        self._counted[id(cluster)] = len(cluster.spans), count
        return count

    def entities(self) -> list[Cluster]:
        """The clusters that are entities, in order of first mention."""
        for cluster in self.clusters:
            cluster.spans.sort()
        return sorted((c for c in self.clusters if c.spans and not c.shadow), key=lambda c: c.spans[0])
