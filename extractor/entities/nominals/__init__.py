"""Sieve of described phrases: bodies, events and people told by a noun of `described.toml` ("US forces", "the talks in Geneva")."""

from __future__ import annotations

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.described import is_implied
from extractor.entities.described.needs import what_befalls
from extractor.entities.described.nouns import described_noun, load_described
from extractor.entities.found import Found
from extractor.entities.functions import is_acted_on, is_compound, is_subject, prepositions
from extractor.entities.nominals.antecedents import Antecedents
from extractor.entities.nominals.named import NamedThings, Phrase
from extractor.entities.nominals.owners import DETERMINERS, OWNERS, Owners
from extractor.words import Word


class DescribedSieve:
    """Puts described phrases into clusters, in text order."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words
        self._owners, self._named, self._antecedents = Owners(partition), NamedThings(partition), Antecedents(partition)

    def run(self) -> None:
        """Resolve all described phrases."""
        for mention in self.partition.mentions:
            if mention.kind == "nominal" and mention.candidates:
                holder = self.partition.open_holder(mention.candidates[0].entry, self.partition.text(mention))
                self.partition.put(mention, holder)
            elif mention.kind == "nominal" and not mention.anaphoric:
                self._resolve_described(mention)

    def _resolve_described(self, mention: Found) -> None:
        if self._is_sent(mention):
            return
        parts = [(part, cluster) for part in mention.parts if (cluster := self.partition.of(part)) is not None]
        anchors = [cluster for _, cluster in parts]
        owners, homes = self._owners.of(mention, parts)
        keys = frozenset(cluster.key for cluster in owners or anchors)
        head = self.doc[mention.head]
        lemma = described_noun(head) or head.lemma_.lower()
        described = load_described()[lemma]
        befalls = what_befalls(head) if "befalls" in described.needs else None
        lemma = befalls or lemma
        state = self._owners.state_of(mention, lemma) if described.implies(lemma) or is_implied(head) else None
        phrase = Phrase(mention, lemma, described, parts, owners, state)
        subtype, body = phrase.subtype, self._named.of(phrase)
        cluster = body or self._antecedents.of(mention, subtype, lemma, keys)
        if mention.subtype == "?" and (cluster is None or self._is_far_and_foreign(cluster, state, mention)):
            if state is not None and is_implied(head):
                homes, keys = [state], frozenset({state.key})
                cluster = self._antecedents.of(mention, subtype, lemma, keys)
            elif (
                cluster is None
                and (cluster := self._antecedents.one_before(mention, subtype, lemma)) is None
                and not self._acts(mention, head)
            ):
                return  # "the attack" of which nothing was said before
        if cluster is None:
            cluster = Cluster(f"{mention.type}:{mention.start}:{mention.end}", mention.type, subtype, head=lemma, anchors=keys)
            if mention.subtype == "?" and state is not None:
                cluster.implied = self._owners.realm(state, lemma)
            cluster.befallen = befalls is not None
            cluster.bystander = "suffers" in described.needs and not anchors
            if mention.type in ("ORG", "BASE", "GROUP", "PERSON"):
                cluster.iso = self._owners.iso_of(owners or homes, None if anchors else state)
            if subtype == "government" and any(owner.subtype == "igo" for owner in owners):
                cluster.subtype = "igo"  # "a U.N. war crimes court"
            self.partition.clusters.append(cluster)
        if body is None:
            cluster.anchors |= keys
        # where some members are says nothing of where a body is
        end = (
            max(mention.head + 1, *(part.end for part, cluster in parts if cluster is body), 0) if body in owners else mention.end
        )
        self.partition.put(mention, cluster, end)

    def _is_sent(self, mention: Found) -> bool:
        """Whether soldiers of whom nothing is told are only what somebody sends or has ("mobilised | troops | in its invasion")."""
        noun = self.doc[mention.head]
        soldiers = mention.subtype == "?" and load_described()[described_noun(noun) or ""].subtype == "military"
        sent = is_acted_on(noun) and not is_subject(noun, passive=True) and noun.head.lemma_ in self.words.sending
        sent |= not {"of", "to"}.isdisjoint(prepositions(noun)) and noun.head.lemma_ in self.words.sendings
        return soldiers and noun.tag_ == "NNS" and sent

    def _acts(self, mention: Found, head: Word) -> bool:
        """Whether it is a body, though nothing tells whose ("shot by | police |"); "the militants" are those that something named."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        fighters = load_described()[described_noun(head) or ""].subtype == "armed_group"
        own = before in OWNERS or (fighters and before in DETERMINERS)
        after = self.doc[head.i + 1] if head.i + 1 < len(self.doc) else None
        title = is_compound(head) or (after is not None and after.pos_ in ("PROPN", "ADJ") and not after.is_sent_start)
        return is_implied(head) and not own and not title

    def _is_far_and_foreign(self, cluster: Cluster, state: Cluster | None, mention: Found) -> bool:
        """Whether a body is of another state than the article's and was not spoken of in this sentence or the one before."""
        if cluster.type != "ORG" or state is None or cluster.iso is None or cluster.iso == state.iso:
            return False
        begin = self.doc[mention.start].sent.start
        return cluster.last_before(mention.start) < (self.doc[begin - 1].sent.start if begin else 0)
