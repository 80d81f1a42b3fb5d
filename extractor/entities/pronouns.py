"""Sieve of pronouns: each takes the thing that ranks first among those before it and, in its sentence, behind it.

"I", "we" and "you" in a quotation are the speaker and those spoken to; what the article does not tell stays open.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from extractor.entities.agreement import GENDERS, Gender, gender_of, is_plural
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.found import Found
from extractor.entities.functions import (
    doer_of,
    is_complement,
    is_conjunct,
    is_phrase,
    is_subject,
    is_told,
    opening_word,
    prepositions,
    subject_of,
)
from extractor.entities.places import Layout, Place, verb_above
from extractor.entities.ranking import Candidate, Vectors, describe, load_ranker
from extractor.words import Word

_SENTENCES_BACK = 4
_TYPES = {
    "masculine": frozenset({"PERSON", "GROUP"}),
    "feminine": frozenset({"PERSON", "GROUP"}),
    "thing": frozenset({"ORG", "STATE", "PLACE", "EVENT", "BASE", "AGREEMENT", "WEAPON"}),
    "plural": frozenset({"PERSON", "GROUP", "ORG"}),
}
# who may say something of itself or of themselves
_BODIES = {"thing": frozenset({"ORG", "STATE"}), "plural": frozenset({"GROUP", "ORG"})}
_THINGS = frozenset({"AGREEMENT", "EVENT", "WEAPON"})
_OWNERS = frozenset({"ORG", "STATE", "PLACE"})
Chooser = Callable[[Word, str, Sequence[Candidate], Vectors], Candidate | None]


def choose_first(pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
    """The candidate that the ranker of the package puts first; None if none of them."""
    return load_ranker().first(pronoun, kind, candidates, rows)


def _start(place: Place) -> int:
    return place.start


class PronounSieve:
    """Adds the pronouns of a document to the clusters of the things that they stand for.

    Args:
        partition: what the sieves before it did.
        choose: tells which candidate is meant, from a row of features for each and one for none.
    """

    def __init__(self, partition: Partition, choose: Chooser = choose_first) -> None:
        self.doc, self.partition, self.choose = partition.doc, partition, choose
        self.layout = Layout(self.doc)
        self.places = sorted(
            (self.layout.place(*span, cluster) for cluster in partition.clusters for span in cluster.spans), key=_start
        )
        self._places_of: dict[int, list[Place]] = defaultdict(list)  # id(Cluster) -> its part of them
        for place in self.places:
            self._places_of[id(place.cluster)].append(place)
        self._sentence_starts = [sentence.start for sentence in self.doc.sents]

    def run(self) -> None:
        """Resolve the pronouns from left to right."""
        for mention in self.partition.mentions:
            if mention.kind == "pronoun" and self.partition.of(mention) is None:
                meant = self._meant_by(mention)
                if meant is not None:
                    self.partition.put(mention, meant)
                    place = self.layout.place(mention.start, mention.end, "pronoun", meant)
                    insort(self.places, place, key=_start)
                    insort(self._places_of[id(meant)], place, key=_start)

    def _meant_by(self, mention: Found) -> Cluster | None:
        pronoun = self.doc[mention.head]
        kind = self.partition.words.pronouns.kind_of(pronoun.lower_)
        if kind not in _TYPES:
            return None
        sure = self._warned(pronoun, kind) or self._according_to(pronoun, kind) or self._speaker_of_himself(pronoun, kind)
        sure = sure or self._owner(pronoun, kind) or self._goes_on(pronoun, kind)
        if sure is not None:
            return sure
        candidates = [each for each in self._candidates(pronoun, kind) if self.partition.given or self._acts(each, pronoun)]
        if not candidates:
            return None
        chosen = self.choose(pronoun, kind, candidates, describe(pronoun, kind, candidates, self.layout))
        return chosen.place.cluster if chosen is not None and not chosen.place.cluster.bystander else None

    def _according_to(self, pronoun: Word, kind: str) -> Cluster | None:
        """A body that the sentence opens with as its source ("According to the Navy, they")."""
        sent = pronoun.sent
        if kind not in _BODIES or [word.lower_ for word in sent.words[:2]] != ["according", "to"] or pronoun.i > pronoun.head.i:
            return None
        told = (p for p in self._starting(sent.start + 2, sent.start + 5) if p.cluster.type in _BODIES[kind])
        return next((p.cluster for p in told if p.end < len(self.doc) and self.doc[p.end].text == ","), None)

    def _speaker_of_himself(self, pronoun: Word, kind: str) -> Cluster | None:
        """A body or state that speaks of itself: the subject of the verb that governs the pronoun's verb ("Iraq said it would")."""
        verb, said = pronoun.head, pronoun.head.head
        told = self.partition.words.claims | self.partition.words.documents
        if said.pos_ == "NOUN" and said.lemma_ in told and verb.i > pronoun.i:
            said = said.head  # "Iran denied claims that | it | armed them", "Iran said in a statement that | it | left"
        document = said.head if said.tag_ == "VBG" and said.head.pos_ == "NOUN" and said.head.i < said.i else None
        if document is not None and document.lemma_ in told and document.head.tag_ != "VBN":
            said = document.head  # "Iran issued a statement saying | it | left"
        if (
            kind not in _BODIES
            or verb.pos_ not in ("VERB", "AUX")
            or said.i == verb.i
            or said.pos_ != "VERB"
            or said.i > pronoun.i
            or pronoun.i > verb.i  # "calling | it | a mistake"
        ):
            return None
        sentence = self.layout.sentence[pronoun.i]
        before = self._starting(self._sentence_starts[sentence], said.i)
        subjects = [p for p in before if p.head.head.i == said.i and p.cluster.type in _BODIES[kind]]
        # "the US company Pfizer said it would": the name behind the noun, not the state before it
        subjects += [
            p for p in before if p.head.head.head.i == said.i and p.start == p.head.head.i + 1 and p.cluster.type in _BODIES[kind]
        ]
        if not subjects and kind == "plural":  # "Palestinian leaders said they would": the state stands for its leaders
            subjects = [
                p for p in before if p.cluster.type == "STATE" and p.head.head.tag_ == "NNS" and p.head.head.head.i == said.i
            ]
            states = [p for p in before if p.cluster.type == "STATE" and p.head.head.i == said.i]
            alone = len(states) == 1 and not any(is_conjunct(child) for child in states[0].head.children)
            subjects = subjects or (states if alone and is_subject(states[0].head) else [])  # "Japan said | they | would"
        return subjects[0].cluster if subjects else None

    def _goes_on(self, pronoun: Word, kind: str) -> Cluster | None:
        """Who did what the sentence before tells, where "it" does what only states and bodies do ("Mali left. | It | expelled …")."""
        verb, begin = pronoun.head, pronoun.sent.start
        deed = verb.lemma_ in self.partition.words.deliberate and verb == pronoun.sent.root and subject_of(verb) == pronoun
        suffered = any(child.lemma_ == "be" for child in verb.children)
        if kind != "thing" or pronoun.i != begin or not begin or not deed or suffered or "\n" in self.doc[begin - 1].text:
            return None
        doer = subject_of(self.doc[begin - 1].sent.root)
        before = [p for p in self._starting(self.doc[begin - 1].sent.start, begin) if doer is not None and p.head.i == doer.i]
        alone = [
            p for p in before if p.cluster.type in _BODIES[kind] and not is_plural(self.doc, p.cluster, self.partition.words)
        ]
        return alone[0].cluster if len(alone) == 1 and not any(is_conjunct(child) for child in alone[0].head.children) else None

    def _warned(self, pronoun: Word, kind: str) -> Cluster | None:
        """On whose doing it hangs what is threatened, imposed or offered ("will impose sanctions on | Russia | if it attacks")."""
        words, condition = self.partition.words, pronoun.head
        opens = kind in _BODIES and opening_word(condition) in ("if", "unless") and is_subject(pronoun)
        if not opens or condition.lemma_ in words.minding or pronoun.i > condition.i:
            return None
        above = [verb for verb in condition.ancestors if verb.pos_ == "VERB" and verb.i < pronoun.i]
        deed = next((verb for verb in above if verb.lemma_ in words.conditioned), None)
        if deed is None:
            return None
        doers = {subject.i for verb in above if (subject := subject_of(verb)) is not None}
        acting = {id(p.cluster) for p in self._starting(pronoun.sent.start, pronoun.i) if p.head.i in doers}
        told = [p for p in self._starting(deed.i, pronoun.i) if p.kind == "name" and p.cluster.type in ("STATE", "ORG")]
        heads = {p.head.i for p in told}
        told = [p for p in told if p.head.head.i not in heads and "between" not in prepositions(p.head)]
        beside = [
            p
            for p in told
            if (is_complement(p.head) or is_phrase(p.head) or is_told(p.head, p.head.head)) and id(p.cluster) not in acting
        ]
        return beside[-1].cluster if beside else None

    def _candidates(self, pronoun: Word, kind: str) -> Iterator[Candidate]:
        """Things of a fitting type that do not contradict the pronoun."""
        sentence = self.layout.sentence[pronoun.i]
        recent: dict[int, None] = {}
        later: dict[int, Place] = {}
        near = self._sentence_starts[max(sentence - _SENTENCES_BACK + 1, 0)]
        for place in self._starting(near, pronoun.sent.end):
            if place.cluster.type not in _TYPES[kind] or place.start <= pronoun.i < place.end:
                continue
            if place.end <= pronoun.i:
                recent[id(place.cluster)] = None
            elif place.sentence == sentence and place.kind == "name":
                later.setdefault(id(place.cluster), place)
        words = self.partition.words
        before = [[place for place in self._places_of[key] if place.end <= pronoun.i] for key in recent]
        before.sort(key=lambda places: self._rank(places[0]))
        new = [[place] for key, place in later.items() if not any(place.end <= pronoun.i for place in self._places_of[key])]
        for places in [*before, *new]:
            cluster = places[0].cluster
            if cluster.bystander and self.doc[places[0].start].lower_ not in words.people:
                continue
            if self._is_bound(pronoun, self._places_of[id(cluster)]) or self._is_told(places, sentence):
                continue
            if self._is_other_number(kind, sentence, places):
                continue
            if self._is_event(pronoun) and cluster.type != "EVENT":
                continue
            plural = is_plural(self.doc, cluster, words)
            if cluster.type in ("ORG", "WEAPON") and plural is (kind == "thing"):
                continue  # "the troops ... they", "the parliament ... it"
            if cluster.type in _THINGS and pronoun.tag_ == "PRP$" and pronoun.head.lemma_.lower() in words.of_actors:
                continue  # "a drone entered | its | airspace"
            gender = gender_of(self.doc, cluster, words)
            if self._is_other_gender(kind, gender, places):
                continue
            ahead = later.get(id(cluster))
            yield Candidate(places, places[0].start > pronoun.i, gender, plural, ahead)

    def _owner(self, pronoun: Word, kind: str) -> Cluster | None:
        """Whose a possessive is by what stands beside it: "Iran and | its | allies", "Israel eases | its | blockade", "ordered Iran to halt
        | its | strikes"."""
        if kind != "thing" or pronoun.tag_ != "PRP$":
            return None
        before = self._starting(pronoun.sent.start, pronoun.i)
        last = next((p for p in reversed(before) if p.cluster.type in _TYPES[kind] and p.end <= pronoun.i), None)
        verb = verb_above(pronoun)
        if last is None or last.kind == "pronoun" or last.cluster.type not in _OWNERS:
            return None
        subject = subject_of(verb) if verb is not None else None
        bidden = doer_of(verb) if verb is not None and verb.tag_ == "VB" else None
        follows = verb is not None and last.end == verb.i and verb.tag_ in ("VBZ", "VBD")  # whatever the parser makes of it
        listed = last.end == pronoun.i - 1 and self.doc[last.end].lower_ == "and"
        own = follows or listed or any(doer is not None and doer.i == last.head.i for doer in (subject, bidden))
        return last.cluster if own and not is_plural(self.doc, last.cluster, self.partition.words) else None

    def _acts(self, candidate: Candidate, pronoun: Word) -> bool:
        """Whether a candidate is more than the scene of what happens ("a mosque in | the West Bank | ... its walls")."""
        cluster = candidate.place.cluster
        if cluster.type != "PLACE" or cluster.subtype == "facility":
            return True
        above = {token.i for token in pronoun.ancestors}
        return any(
            place.role == "subject"
            or place.kind != "name"
            or place.head.i in above  # "Ohio, which planned to hold its primary"
            or (place.role == "possessor" and place.head.head.i in above)  # "Ohio's count of its votes"
            for place in candidate.places
        )

    def _starting(self, begin: int, end: int) -> list[Place]:
        """The places that start in a range of tokens."""
        return self.places[bisect_left(self.places, begin, key=_start) : bisect_left(self.places, end, key=_start)]

    def _rank(self, place: Place) -> tuple[int, int]:
        """The position of a place among all, told by its start and its turn among those that start there."""
        here = self._starting(place.start, place.start + 1)
        return place.start, next(turn for turn, other in enumerate(here) if other is place)

    def _is_told(self, places: Sequence[Place], sentence: int) -> bool:
        """Whether it is a news outlet that is told what the sentence reports ("officials told | Reuters | that its forces will leave")."""
        here = (p for p in places if p.sentence == sentence and p.cluster.subtype == "media")
        return any(p.head.head.lemma_ in ("tell", "inform") and p.head.i > p.head.head.i for p in here)

    def _is_other_number(self, kind: str, sentence: int, places: Sequence[Place]) -> bool:
        """Whether a sentence has called a body "it" and now says "they", or the other way round."""
        pronouns = [p.head.lower_ for p in places if p.kind == "pronoun" and p.sentence == sentence]
        told = self.partition.words.pronouns.kind_of(pronouns[-1]) if pronouns else None
        return kind in _BODIES and told in _BODIES and told != kind

    def _is_other_gender(self, kind: str, gender: Gender | None, places: Sequence[Place]) -> bool:
        """Whether what tells a person's gender, the last "he" or "she" with it, tells another than the pronoun's."""
        told = [self.partition.words.pronouns.kind_of(p.head.lower_) for p in places if p.kind == "pronoun"]
        genders = [each for each in told if each is not None and each in GENDERS]
        return kind in GENDERS and bool(genders) and genders[-1] != kind and gender == GENDERS[genders[-1]]

    def _is_event(self, pronoun: Word) -> bool:
        """Whether the sentence says of the pronoun that it is an event ("It was | the latest raid")."""
        noun = pronoun.head
        said = noun.pos_ == "NOUN" and any(child.lemma_ == "be" for child in noun.children)
        return said and any(p.head.i == noun.i and p.cluster.type == "EVENT" for p in self._starting(pronoun.i, noun.i + 1))

    def _is_bound(self, pronoun: Word, places: Sequence[Place]) -> bool:
        """Whether another argument of the pronoun's verb is the thing: "Iran attacked it" (binding principle B, Chomsky 1981)."""
        verb = pronoun.head
        clause = any(child.pos_ == "AUX" for child in verb.children)
        if verb.pos_ != "VERB" and not clause and verb.head.pos_ == "VERB" and verb.head.i < pronoun.i < verb.i:
            verb = verb.head  # "called | it | a mistake"
        if pronoun.tag_ != "PRP" or pronoun.lower_.endswith(("self", "selves")) or verb.pos_ != "VERB":
            return False
        subject = subject_of(verb) if pronoun.i > verb.i else None  # also of "apologised, | calling | it a mistake"
        return any(
            (p.head.head.i == verb.i and p.role in ("subject", "object")) or (subject is not None and p.head.i == subject.i)
            for p in places
        )
