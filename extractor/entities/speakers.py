"""Sieve of the first and second person: who speaks in a quotation, and who asks and answers in an interview.

The speaker is the subject of the verb of saying beside the quotation (as in the quotation sieve of Lee et al. 2011, "Stanford's multi-pass
sieve coreference resolution system"). In an interview, paragraphs that end with a question mark are the interviewer's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.found import Found
from extractor.entities.places import Layout, Place

_LEAST_QUESTIONS = 2  # paragraphs that make an article an interview
_GROUPS = frozenset({"ORG", "STATE"})


class SpeakerSieve:
    """Adds "I" and "my" to the clusters of those who speak, "we" where a body or a state does, "you" of questions to who is asked."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition = partition.doc, partition
        self.pronouns = {
            kind: [
                m
                for m in partition.mentions
                if m.kind == "pronoun" and partition.words.pronouns.kind_of(self.doc[m.head].lower_) == kind
            ]
            for kind in ("speaker", "speakers", "hearer")
        }

    def run(self) -> None:
        """Resolve the pronouns."""
        if any(self.pronouns.values()):
            self.layout = Layout(self.doc)
            self.places = [self.layout.place(*span, c) for c in self.partition.clusters for span in c.spans]
            self._by_sentence: defaultdict[int, list[Place]] = defaultdict(list)
            for place in self.places:
                self._by_sentence[place.sentence].append(place)
            self._quotations: defaultdict[int, list[int]] = defaultdict(list)  # token indices of each
            for i, number in enumerate(self.layout.quotation):
                self._quotations[number].append(i)
            self._in_quotations()
            self._in_interviews()

    def _in_quotations(self) -> None:
        speakers: dict[int, Cluster | None] = {}
        others: dict[
            tuple[int, str], Cluster
        ] = {}  # "we" of a person and the like: no entities, but the same for all that he says
        for kind, mentions in self.pronouns.items():
            for mention in mentions:
                quotation = self.layout.quotation[mention.head]
                if not quotation:
                    continue
                if quotation not in speakers:
                    speakers[quotation] = self._speaker_of(quotation)
                speaker = speakers[quotation]
                if kind != "hearer" and speaker is not None and (speaker.type in _GROUPS) == (kind == "speakers"):
                    self.partition.put(mention, speaker)
                else:
                    self._put_with(mention, others, (quotation if speaker is None else id(speaker), kind))

    def _put_with(self, mention: Found, others: dict[tuple[int, str], Cluster], key: tuple[int, str]) -> None:
        """Put a pronoun with those like it, into a cluster that is no entity."""
        if key in others:
            self.partition.put(mention, others[key])
        else:
            others[key] = self._shadow(mention)

    def _speaker_of(self, quotation: int) -> Cluster | None:
        """The subject of the verb of saying that stands in the sentences where a quotation begins and ends, outside it, or of that in the
        sentence before, if it goes on in the same paragraph ('"We left," | Mali | said. "I know."')."""
        inside = self._quotations[quotation]
        first = self.layout.sentence[inside[0]]
        goes_on = inside[0] > 1 and self.layout.paragraph[inside[0] - 2] == self.layout.paragraph[inside[0]]
        for sentence in (self.layout.sentence[inside[-1]], first, *((first - 1,) if goes_on else ())):
            found = [p for p in self._by_sentence[sentence] if p.quotation == 0 and self._says(p)]
            if found:
                return min(found, key=lambda p: min(abs(p.start - inside[0]), abs(p.start - inside[-1]))).cluster
        return None

    def _says(self, place: Place) -> bool:
        verb = place.head.head
        saying = verb.lemma_.lower() in self.partition.words.saying and verb.i != place.head.i
        return (
            saying
            and place.role in ("subject", "object")
            and not any(self.doc[i].text in ("“", '"', "”") for i in range(*sorted((verb.i, place.head.i))))
        )

    def _in_interviews(self) -> None:
        asking = set(self._questions())
        if len(asking) < _LEAST_QUESTIONS:
            return
        asked = self._who_is_asked(min(asking))
        others: dict[tuple[int, str], Cluster] = {}
        for kind, mentions in self.pronouns.items():
            for mention in mentions:
                asks = self.layout.paragraph[mention.head] in asking
                if self.layout.quotation[mention.head] or self.partition.of(mention) is not None:
                    continue
                if kind == ("hearer" if asks else "speaker"):
                    self.partition.put(mention, asked)
                else:
                    self._put_with(mention, others, (asks, kind))

    def _questions(self) -> Iterator[int]:
        """Numbers of the paragraphs that end with a question mark, outside quotations."""
        last = {self.layout.paragraph[token.i]: token for token in self.doc if not token.is_space}
        yield from (number for number, token in last.items() if token.text.endswith("?") and not self.layout.quotation[token.i])

    def _who_is_asked(self, first: int) -> Cluster:
        """The person most often spoken of before the first question, else somebody who is not named."""
        told = Counter(
            place.cluster.key
            for place in self.places
            if place.cluster.type == "PERSON" and not place.cluster.shadow and self.layout.paragraph[place.start] < first
        )
        key = told.most_common(1)[0][0] if told else None
        named = next((c for c in self.partition.clusters if c.key == key), None)
        return named if named is not None else self._open("PERSON:asked")

    def _shadow(self, mention: Found) -> Cluster:
        cluster = self._open(f"PERSON:{mention.start}")
        self.partition.put(mention, cluster)
        return cluster

    def _open(self, key: str) -> Cluster:
        cluster = self.partition.open(key, "PERSON")
        cluster.shadow = True
        return cluster
