"""On which predicate a clause depends, and how."""

from __future__ import annotations

from extractor.relations.clauses.clause import Link
from extractor.relations.clauses.syntax import base
from extractor.relations.cues import Cues
from extractor.words import Word


def governor_of(token: Word, cues: Cues) -> tuple[Word | None, Link | None]:
    """The predicate on which a clause depends and how."""
    label, head = base(token), token.head
    if head.i == token.i:
        return None, None
    if label == "conj":
        return head, "conjunct"
    if label in ("ccomp", "csubj"):
        return head, "content"
    if label == "parataxis" and is_aside(token):
        return head, "adverbial"
    if label == "parataxis":
        # "..., Lavrov said": parsers hang the shorter clause on the longer one or the other way round
        return (head, "content") if head.lemma_ in cues.reporting.verbs else (None, None)
    if label == "xcomp":
        return head, "open"
    if label == "advcl" and (stopped := _stopped_short(head)) is not None:
        return stopped, "open"  # "stopped short of condemning"
    if label == "advcl":
        marks = {child.lemma_.lower() for child in token.children if base(child) in ("mark", "case", "advmod")}
        if "at" in marks and token.tag_ == "VBG" and head.lemma_ == "aim":
            return head, "open"  # "a pact aimed | at fighting | rebels"
        if "to" in marks and token.tag_ == "VBG" and head.pos_ in ("VERB", "ADJ"):
            return head, "open"  # "is committed | to destroying | Israel"
        if marks & cues.marks.conditional:
            return head, "condition"
        return head, "purpose" if "to" in marks and token.tag_ in ("VB", "NN") else "adverbial"
    if token.dep_ == "acl:relcl":
        return head, "relative"
    if label == "acl":
        return head, "open" if token.tag_ == "VB" or _is_weighed(token, cues) else "relative"
    if label in ("obj", "obl", "nmod", "nsubj", "appos"):
        return head, "noun"
    return None, None


def _is_weighed(gerund: Word, cues: Cues) -> bool:
    """Whether "of" and a gerund tell what somebody means or may do ("has no intention | of invading |")."""
    meant = gerund.head.pos_ == "NOUN" and gerund.head.lemma_.lower() in cues.governors.weighed
    return meant and gerund.tag_ == "VBG" and any(child.dep_ == "mark" and child.lower_ == "of" for child in gerund.children)


def _stopped_short(word: Word) -> Word | None:
    """The verb of who stopped short of something, on which parsers hang it or on "short"."""
    verb = word.head if word.lower_ == "short" else word
    short = word.lower_ == "short" or any(child.lower_ == "short" for child in word.children)
    return verb if short and verb.lemma_ == "stop" else None


def is_aside(verb: Word) -> bool:
    """Whether what the parser sets beside a report is no part of it ("called for talks, | a day after Mali left |", "accused
    Chad, | and Mali agreed |")."""
    return any(c.dep_ == "cc" or (c.dep_ == "mark" and c.lower_ in ("after", "before")) for c in verb.children if c.i < verb.i)
