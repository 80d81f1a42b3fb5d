"""Where mentions stand in a document: sentence, quotation, role. What the ranking of antecedents looks at.

Roles are read from word order and heads, as English has it: a subject stands before its verb, an object behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from extractor.entities.clusters import Cluster
from extractor.entities.found import POSSESSIVE
from extractor.records import MentionKind
from extractor.words import Document, Word

Role = Literal["subject", "object", "oblique", "possessor", "other"]
_OPENING, _CLOSING, _EITHER = frozenset("“«"), frozenset("”»"), frozenset('"')


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of a cluster.

    Attributes:
        start, end: half-open token range.
        head: its syntactic head.
        sentence: number of its sentence.
        quotation: number of the quotation that it is in, 0 outside.
    """

    start: int
    end: int
    kind: MentionKind
    cluster: Cluster
    head: Word
    sentence: int
    quotation: int
    role: Role


class Layout:
    """Sentences, paragraphs and quotations of one document, by token, and how many verbs stand before it."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.sentence = [number for number, sentence in enumerate(doc.sents) for _ in range(len(sentence))]
        self.verbs_before = [0, *accumulate(token.pos_ == "VERB" for token in doc)]
        self.paragraph: list[int] = []
        self.quotation: list[int] = []
        inside = count = paragraph = 0
        for text in [token.text for token in doc]:
            opens = text in _OPENING or (text in _EITHER and not inside)
            if opens:
                inside = count = count + 1
            self.quotation.append(inside)
            if not opens and inside and (text in _CLOSING or text in _EITHER):
                inside = 0
            self.paragraph.append(paragraph)
            if "\n" in text:
                inside, paragraph = 0, paragraph + 1

    def place(self, start: int, end: int, kind: MentionKind, cluster: Cluster) -> Place:
        """The place of a mention of a cluster."""
        head = self.doc.root_of(start, end)
        return Place(start, end, kind, cluster, head, self.sentence[start], self.quotation[start], role_of(head, end))


def role_of(head: Word, end: int) -> Role:
    """The grammatical role of a phrase that ends before token `end`."""
    doc = head.doc
    if head.tag_ == "PRP$" or (end < len(doc) and doc[end].text in POSSESSIVE) or doc[end - 1].text in POSSESSIVE:
        return "possessor"
    above = head.head
    if above.i == head.i:
        return "other"
    if any((child.pos_ == "ADP" or child.lower_ == "according") and child.i < head.i for child in head.children):
        return "oblique"
    if above.pos_ in ("VERB", "AUX", "ADJ") or (above.i > head.i and any(child.lemma_ == "be" for child in above.children)):
        return "subject" if head.i < above.i else "object"
    return "other"


def verb_above(token: Word) -> Word | None:
    """The nearest verb that governs a token, None if there is none."""
    return next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), None)
