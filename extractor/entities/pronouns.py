"""Pronouns: each takes the thing foremost in its sentence, else in one of the two sentences before.

After Hobbs 1978 ("Resolving pronoun references"): subjects come first in English, so the first mention of a fitting type wins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.words import Pronouns
from extractor.records import MentionKind

_SENTENCES_BACK = 3
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_PLURAL = frozenset({"police", "personnel", "military"})
Place = tuple[int, int, MentionKind, Cluster]  # begin token, end token, kind, whose mention


class PronounSieve:
    """Adds the pronouns of a document to the clusters of the things that they stand for."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition

    def run(self) -> None:
        """Resolve the pronouns from left to right."""
        places: dict[int, list[Place]] = defaultdict(list)  # by first token of the sentence
        for cluster in self.partition.clusters:
            for start, stop, kind in cluster.spans:
                places[self.doc[start].sent.start].append((start, stop, kind, cluster))
        for token in self.doc:
            kinds = _kinds(token, self.partition.words.pronouns)
            meant = _speaker(token, kinds, places) or _foremost(token, kinds, places) if kinds else None
            if meant is not None:
                meant.spans.append((token.i, token.i + 1, "pronoun"))
                places[token.sent.start].append((token.i, token.i + 1, "pronoun", meant))


def _kinds(token: Token, lists: Pronouns) -> tuple[str, ...]:
    """Types of things that a pronoun may stand for; none if the token is no pronoun."""
    word = token.lower_
    if word in lists.person:
        return ("PERSON",)
    if word in lists.thing and token.tag_ in ("PRP", "PRP$"):
        return ("ORG", "STATE")
    return ("GROUP", "ORG") if word in lists.plural else ()


def _speaker(pronoun: Token, kinds: Sequence[str], places: dict[int, list[Place]]) -> Cluster | None:
    """Who speaks of himself: the subject of the verb that governs the pronoun's verb ("Iraq said it would")."""
    said = pronoun.head.head
    if pronoun.head.pos_ not in ("VERB", "AUX") or said.i == pronoun.head.i or said.pos_ != "VERB" or said.i > pronoun.i:
        return None
    before = [
        (pronoun.doc[start:stop].root.head, cluster) for start, stop, _, cluster in places[pronoun.sent.start] if start < said.i
    ]
    subject = next((cluster for above, cluster in before if above.i == said.i and cluster.type in kinds), None)
    if subject is None:  # "the US company Pfizer said it would": the name behind the noun, not the state before it
        nouns = [(pronoun.doc[start:stop].root.head, start, cluster) for start, stop, _, cluster in places[pronoun.sent.start]]
        behind = (cluster for noun, start, cluster in nouns if start == noun.i + 1 and start < said.i and noun.head.i == said.i)
        subject = next((cluster for cluster in behind if cluster.type in kinds), None)
    if subject is None and pronoun.lower_ == "they":  # "Palestinian leaders said they would": the state stands for its leaders
        states = ((above, cluster) for above, cluster in before if cluster.type == "STATE" and above.tag_ == "NNS")
        subject = next((cluster for above, cluster in states if above.head.i == said.i), None)
    return subject


def _foremost(pronoun: Token, kinds: Sequence[str], places: dict[int, list[Place]]) -> Cluster | None:
    doc = pronoun.doc
    # "Iran attacked it": an object is not the subject of its own verb (binding principle B, Chomsky 1981)
    objective = pronoun.tag_ == "PRP" and pronoun.i > pronoun.head.i and pronoun.head.pos_ == "VERB"
    plural = pronoun.lower_ in _THEY  # rather many people than a body with a name
    for begin in _sentences_before(pronoun):
        inside = [
            (plural and cluster.type == "ORG" and not cluster.described, start, cluster)
            for start, stop, kind, cluster in places[begin]
            if stop <= pronoun.i
            and cluster.type in kinds
            and _agrees(pronoun, cluster)
            and (kind != "pronoun" or doc[start].lower_ == pronoun.lower_)
            and not (objective and doc[start:stop].root.head.i == pronoun.head.i)
        ]
        if inside:
            return min(inside, key=lambda found: found[:2])[2]
    return None


def _agrees(pronoun: Token, cluster: Cluster) -> bool:
    """Whether a described body is of the pronoun's number ("the troops ... they", "the parliament ... it")."""
    if not cluster.described or cluster.type != "ORG":
        return True
    tags = {pronoun.doc[stop - 1].tag_ for _, stop, kind in cluster.spans if kind == "nominal"}
    plural = "NNS" in tags or cluster.head in _PLURAL
    return plural == (pronoun.lower_ in _THEY)


def _sentences_before(pronoun: Token) -> Iterator[int]:
    """First tokens of the pronoun's sentence and of those before it, backwards."""
    begin = pronoun.sent.start
    for _ in range(_SENTENCES_BACK):
        yield begin
        if begin == 0:
            return
        begin = pronoun.doc[begin - 1].sent.start
