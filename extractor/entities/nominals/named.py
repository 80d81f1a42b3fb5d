"""Named things that a described phrase is said of ("| Ana Diaz | is a Spanish national", "| Houthi | rebels")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.described.nouns import Described, load_described
from extractor.entities.found import Found
from extractor.entities.functions import is_apposed
from extractor.entities.organs import organ_key

# kinds of bodies that explain a name beside them
_EXPLAINING = frozenset({"company", "party", "armed_group", "government", "other"})


class Phrase(NamedTuple):
    """A described phrase and what it tells.

    Attributes:
        mention: where it stands.
        lemma: its noun, or what befalls that.
        described: the class of its noun.
        parts: the names in it.
        owners: whose it is.
        state: whose it is where nothing in it tells.
    """

    mention: Found
    lemma: str
    described: Described
    parts: Sequence[tuple[Found, Cluster]]
    owners: Sequence[Cluster]
    state: Cluster | None

    @property
    def subtype(self) -> str | None:
        """That of the mention, where it has one, else that of the noun."""
        return self.described.subtype if self.mention.subtype == "?" else self.mention.subtype


class NamedThings:
    """Finds them in one article."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words
        named = [mention for mention in partition.mentions if mention.kind == "name"]
        self._person_from = {m.start: m for m in named if m.type == "PERSON"}
        self._person_until = {m.end: m for m in named if m.type == "PERSON"}
        self._body_from = {m.start: m for m in named if m.type == "ORG"}
        self._body_until = {m.end: m for m in named if m.type == "ORG"}

    def of(self, phrase: Phrase) -> Cluster | None:
        """The thing of which a phrase is said."""
        mention, owners = phrase.mention, phrase.owners
        return (
            self._own_members(owners, phrase.lemma)
            or self._named_organ(mention, owners, phrase.state)
            or self._said_to_be(mention)
            or self._only_group(mention, owners, phrase.state, phrase.lemma)
            or self._called(mention, phrase.described.subtype)
            or self._told_by_kind(mention, phrase.parts, phrase.subtype)
        )

    def _own_members(self, owners: Sequence[Cluster], lemma: str) -> Cluster | None:
        """ "Houthi rebels", "UN peacekeepers", "officers of the Israel Police": the body itself."""
        if len(owners) != 1 or owners[0].type != "ORG" or owners[0].described:
            return None
        armed = load_described()[lemma].subtype == "armed_group" and owners[0].subtype == "armed_group"
        return owners[0] if armed or owners[0].subtype in self.words.members.get(lemma, ()) else None

    def _named_organ(self, mention: Found, owners: Sequence[Cluster], state: Cluster | None) -> Cluster | None:
        """The body that the article also calls by a name that many states' have ("Parliament ... the parliament")."""
        head = self.doc[mention.head]
        names = {head.lemma_.lower(), f"{self.doc[head.i - 1].lower_} {head.lemma_.lower()}" if head.i else ""}
        if mention.type != "ORG" or head.tag_ == "NNS" or len(owners) > 1 or not any(self.words.is_organ(name) for name in names):
            return None
        prefixes = tuple(organ_key(name) + (owners[0].key if owners else "") for name in names if name)
        home = owners[0] if owners else state
        forms = (
            {f"{name} of {article}{home.name.lower()}" for name in names for article in ("", "the ")} if home is not None else ()
        )
        known = [c for c in self.partition.clusters if c.type == "ORG" and c.entry is not None and c.name.lower() in forms]
        fits = known or [cluster for cluster in self.partition.clusters if cluster.key.startswith(prefixes)]
        return max(fits, key=lambda c: c.last_before(mention.start), default=None)

    def _said_to_be(self, mention: Found) -> Cluster | None:
        """The person of whom a description is said ("| Ana Diaz | is a Spanish national", "| Ana Diaz |, a Spanish national, left",
        "the Spanish activist, | Ana Diaz |, left")."""
        doc, verb, end = self.doc, mention.start - 2, mention.end
        if mention.type != "PERSON":
            return None
        predicated = verb > 0 and doc[verb + 1].lower_ in ("a", "an", "the") and doc[verb].lemma_ == "be"
        apposed = (
            verb > 0 and doc[verb + 1].lower_ in ("a", "an", "the") and doc[verb].text == "," and is_apposed(doc[mention.head])
        )
        person = self._person_until.get(verb) if predicated or apposed else None
        if person is None and end + 1 < len(doc) and doc[end].text == ",":
            named = self._person_from.get(end + 1)
            person = named if named is not None and named.end < len(doc) and doc[named.end].text in (",", ".") else None
        return self.partition.of(person) if person is not None else None

    def _only_group(self, mention: Found, owners: Sequence[Cluster], state: Cluster | None, lemma: str) -> Cluster | None:
        """The one armed group that the article names before "the rebels" of its state, or just before "the militants" anywhere."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        named = [c for c in self.partition.clusters if c.type == "ORG" and c.subtype == "armed_group" and not c.described]
        one = named[0] if len(named) == 1 else None
        if mention.subtype != "?" or owners or lemma not in self.words.fighters or one is None:
            return None
        last, begin = one.last_before(mention.start), self.doc[mention.start].sent.start
        just_before = begin > 0 and last >= self.doc[begin - 1].sent.start
        bare = mention.start == mention.head == begin  # "| Militants | fired rockets"
        if lemma in self.words.militants and just_before and (before == "the" or bare):
            return one
        return one if before == "the" and state is not None and one.iso == state.iso and last >= 0 else None

    def _called(self, mention: Found, subtype: str | None) -> Cluster | None:
        """The body of which a description between commas is said ("| the Velta Front |, a rebel group backed by Turkey")."""
        doc, head = self.doc, self.doc[mention.head]
        if mention.type != "ORG" or subtype not in _EXPLAINING or head.tag_ != "NN":
            return None
        article = mention.start > 1 and doc[mention.start - 1].lower_ in ("a", "an", "the") and doc[mention.start - 2].text == ","
        name = self._body_until.get(mention.start - 2) if article else None
        if name is not None and is_apposed(head) and name.start <= head.head.i < name.end:
            return self.partition.of(name)
        begin = mention.end + 1
        begin += begin < len(doc) and doc[begin].lower_ == "the"  # "the main rebel group, the | Velta Front |"
        name = self._body_from.get(begin) if mention.end < len(doc) and doc[mention.end].text == "," else None
        if name is not None and any(is_apposed(child) and name.start <= child.i < name.end for child in head.children):
            return self.partition.of(name)
        return None

    def _told_by_kind(self, mention: Found, parts: Sequence[tuple[Found, Cluster]], subtype: str | None) -> Cluster | None:
        """What the head noun only tells the kind of ("| S-400 | missiles", "the Polish | Jutro | party")."""
        named = next((c for part, c in parts if c.type == mention.type and part.end == mention.head), None)
        one = self.doc[mention.head].tag_ == "NN" and named is not None and not named.described
        if named is None or (
            mention.type != "WEAPON" and not (mention.type == "ORG" and one and named.subtype in (subtype, "other"))
        ):
            return None
        return named
