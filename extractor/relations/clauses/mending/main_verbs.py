"""Mends of main verbs that the parser set beside what they belong to, or took for participles."""

from __future__ import annotations

from extractor.relations.clauses.mending.tree import FINITE, SUBJECTS, hang
from extractor.relations.clauses.syntax import base
from extractor.words import Word

_POSSESSIVE = frozenset({"'s", "’s", "'"})


def mend_loose_verbs(words: list[Word]) -> None:
    """Give a verb that the parser only set beside what it belongs to its subject: the noun before an insertion ("the spokesman, when asked
    about it, | told | the BBC"), or that of the verb before it in a list ("fired on the town, | seized | the port and left")."""
    for verb in words:
        other = verb.head
        if verb.dep_ != "parataxis" or verb.pos_ != "VERB" or verb.tag_ not in FINITE or other.i > verb.i:
            continue
        behind = verb.i - 1 - (words[verb.i - 1].pos_ == "ADV")
        own = any(base(child) in ("nsubj", "csubj", "expl", "aux", "mark", "cop") for child in verb.children)
        if own or words[behind].text != ",":
            continue
        commas = sum(word.text == "," for word in words[other.i : behind])
        if other.pos_ in ("NOUN", "PROPN") and commas and _may_be_subject(other, verb):
            _take_place(verb, other)
        elif other.tag_ == verb.tag_ and not commas and any(child.dep_ in SUBJECTS for child in other.children):
            further = (c for c in (*verb.children, *other.children) if c.dep_ == "conj" and c.i > verb.i)
            if any(child.tag_ == verb.tag_ for child in further):
                hang(verb, other, "conj")


def _may_be_subject(noun: Word, verb: Word) -> bool:
    """Whether a noun stands under nothing but its sentence and agrees with a verb."""
    apart = any(base(child) in ("case", "cop", "nsubj", "mark") and child.lower_ not in _POSSESSIVE for child in noun.children)
    several = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" and child.i < verb.i for child in noun.children)
    return noun.head is noun and not apart and (verb.tag_ == "VBD" or (verb.tag_ == "VBP") is several)


def _take_place(verb: Word, noun: Word) -> None:
    """Make a verb the root of its sentence in place of what is its subject."""
    noun.children.remove(verb)
    verb.head, verb.dep_ = verb, "ROOT"
    verb.sent.root = verb
    for child in [child for child in noun.children if child.i > verb.i]:
        hang(child, verb, child.dep_)
    hang(noun, verb, "nsubj")
