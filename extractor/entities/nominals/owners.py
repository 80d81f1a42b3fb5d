"""Whose a described body is: of whom its phrase tells, else of the state that the article is about."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.described.nouns import load_described
from extractor.entities.found import Found
from extractor.entities.functions import clauses_about, is_subject
from extractor.entities.words import WordLists
from extractor.words import Word

DETERMINERS = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"})
OWNERS = frozenset({"its", "his", "her", "their"})
_PERSONAL = frozenset({"his", "her"})
_BESIDES = frozenset({"in", "at", "near", "on"})  # a place behind these does not tell whose a body is


class Owners:
    """Tells it in one article."""

    def __init__(self, partition: Partition) -> None:
        self.doc, self.partition, self.words = partition.doc, partition, partition.words

    def of(self, mention: Found, parts: Sequence[tuple[Found, Cluster]]) -> tuple[list[Cluster], list[Cluster]]:
        """Whose a described body is, and where it is at home if nothing tells whose ("Turkish forces | in Iraq": Turkey's, not Iraq's)."""
        telling = [(part, cluster) for part, cluster in parts if not self._only_backs(part)]
        owners = []
        if mention.type in ("ORG", "GROUP", "PERSON"):
            for part, cluster in telling:
                links = {self.doc[i].lower_ for i in range(mention.head, part.start) if self.doc[i].pos_ == "ADP"}
                if (part.start < mention.head or (links and not links & _BESIDES)) and cluster not in owners:
                    owners.append(cluster)
        return owners, [cluster for _, cluster in telling]

    def _only_backs(self, part: Found) -> bool:
        """Whether a name is part of an adjective that tells no nationality ("Iran-backed", "pro-Russian"; "US-led" does)."""
        before, after = (
            self.doc.text_of(max(part.start - 2, 0), part.start).lower(),
            self.doc.text_of(part.end, part.end + 2).lower(),
        )
        return before.endswith(("pro-", "anti-")) or (
            after.startswith("-") and not after.startswith(("-led", "-run", "-controlled"))
        )

    def state_of(self, mention: Found, lemma: str) -> Cluster | None:
        """The state whose body an unqualified noun means; "gunmen" and "two policemen" may be of where they act."""
        described = load_described()[lemma]
        if any(token.lower_ in self.words.joint for token in self.doc[mention.start : mention.head + 1]):
            return None  # "| foreign troops | on Philippine soil"
        if is_led(self.doc[mention.head], self.words):
            return None
        before = self.doc[mention.start - 1] if mention.start else None
        definite = before is not None and before.lower_ in DETERMINERS and before.tag_ != "IN"  # "said that | troops | left"
        local = not definite and (lemma in described.counted or described.type == "GROUP")
        if local and described.subtype == "military" and self._is_posted(self.doc[mention.head]):
            return self.partition.state_elsewhere(mention)
        if local:
            return self.partition.state_at(mention)
        if before is not None and before.lower_ in _PERSONAL:
            return self._state_of_person(mention, lemma)
        own = mention.start > 0 and self.doc[mention.start - 1].lower_ in OWNERS
        one = described.type == "ORG" and self.doc[mention.head].tag_ == "NN" and not own  # "the parliament", not "riot police"
        return self.partition.main_state(mention if one else None)

    def _state_of_person(self, mention: Found, lemma: str) -> Cluster | None:
        """The state whose body is somebody's ("Putin visited Kyiv. His | troops |"): that of the people told in this sentence and the one
        before, if the article names it, and of a government, if the article is about it too: else it is what he holds an office of."""
        sentence = self.doc[mention.start].sent
        begin = self.doc[sentence.start - 1].sent.start if sentence.start else 0
        people = [c for c in self.partition.clusters if c.type == "PERSON" and c.iso]
        near = {c.iso for c in people if any(begin <= start < sentence.end for start, _, _ in c.spans)}
        if lemma in self.words.powers:
            return None
        if lemma in self.words.ruled:
            main = self.partition.main_state()
            return main if main is not None and main.iso in near else None
        states = [c for c in self.partition.clusters if c.type == "STATE" and c.iso in near]
        return states[0] if len(near) == 1 and states else None

    def _is_posted(self, soldiers: Word) -> bool:
        """Whether soldiers are said to be where they are sent ("102 | soldiers | serving in Iraq")."""
        deeds = [*clauses_about(soldiers), *([soldiers.head] if is_subject(soldiers, passive=True) else [])]
        return any(deed.lemma_ in self.words.posted for deed in deeds)

    def realm(self, home: Cluster, lemma: str) -> str:
        """Whose a body is by its name: of the state where only a part of it is named.

        ("rallied in Tbilisi against the | government |", "two | soldiers | died at a base in Texas".)
        """
        soldiers = load_described()[lemma].subtype == "military" and home.type == "PLACE"
        of_state = soldiers or (home.subtype == "city" and lemma in self.words.of_states)
        state = self.partition.gazetteer.states.get(home.iso or "") if of_state else None
        return state.name if state is not None else home.name

    def iso_of(self, anchors: Sequence[Cluster], state: Cluster | None) -> str | None:
        """Country code of a described body: of what it is of, of "protesters" the state that the article is about."""
        if any(cluster.subtype == "igo" for cluster in anchors):
            return None  # "UN peacekeepers"
        states = {cluster.iso for cluster in anchors if cluster.type in ("STATE", "PLACE", "ORG") and cluster.iso}
        if len(states) == 1:
            return states.pop()
        return state.iso if state is not None and not anchors else None


def is_led(noun: Word, words: WordLists) -> bool:
    """Whether it is told at once whose they are ("| soldiers | led by General Diaz": not those told before, nor a state's)."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]  # which parsers take for the main verb at times
    at_once = len(behind) == 2 and behind[0].lemma_ in words.leading and behind[1].lower_ == "by"
    return at_once or any(clause.lemma_ in words.leading for clause in clauses_about(noun))
