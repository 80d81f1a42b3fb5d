"""Mends of who does what a verb tells."""

from __future__ import annotations

from itertools import pairwise

from extractor.relations.clauses.mending.tree import FINITE, SUBJECTS, hang
from extractor.relations.clauses.syntax import base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_LOOSE = frozenset({"advcl", "parataxis", "acl", "conj", "xcomp"})  # how a clause hangs whose subject was taken away
_PAST = FINITE | {"VBN"}  # or a participle that looks like one


def mend_subjects(words: list[Word]) -> None:
    """Hang a second subject that a preposition opens on the first ("Talks | between Iran and Iraq | resumed", a usual parser error)."""
    for word in words:
        if word.dep_ not in SUBJECTS or word.head.i < word.i:
            continue
        first = next((c for c in word.head.children if c.dep_ in SUBJECTS and c.i < word.i), None)
        begin = min(w.i for w in word.subtree)
        opener = words[begin] if words[begin].tag_ == "IN" else words[begin - 1]
        if first is None or opener.tag_ != "IN" or opener.i <= first.i or opener.head not in (word, word.head):
            continue
        for moved, head, label in ((word, first, "nmod"), (opener, word, "case")):
            hang(moved, head, label)


def mend_second_clauses(words: list[Word]) -> None:
    """Give a clause behind "and" its subject, which was taken for a second object of the verb before ("left the bank and | Greece
    | objected to it")."""
    for verb in words:
        if verb.i == 0 or verb.pos_ != "VERB" or verb.tag_ not in _PAST:
            continue
        subject = _conjunct_before(words, verb)
        if subject is None or any(child.dep_ in SUBJECTS or child.dep_ in ("mark", "aux", "aux:pass") for child in verb.children):
            continue
        if verb.tag_ == "VBN" and not (subject.pos_ == "PROPN" and verb.lower_.endswith("ed") and _has_object(verb)):
            continue
        outer = next(
            (word for word in subject.ancestors if word.pos_ == "VERB" and word.tag_ in FINITE and word is not verb), None
        )
        if outer is None or not outer.i < subject.head.i or not (outer.head is verb or verb.dep_ in _LOOSE):
            continue
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
        openers = [child for child in subject.children if child.dep_ == "cc"]
        hang(subject, verb, "nsubj")
        if outer.head is verb:
            outer.dep_ = "parataxis"
        else:
            hang(verb, outer, "conj")
        for opener in openers:
            hang(opener, verb, "cc")


def _conjunct_before(words: list[Word], verb: Word) -> Word | None:
    """The noun that "and" opens and that ends right before a verb, with all that is coordinated with it."""
    noun = words[verb.i - 1]
    while noun.head.i < noun.i and noun.dep_ in ("flat", "nmod", "compound") and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    opened = noun.dep_ == "conj" and any(child.dep_ == "cc" and child.lower_ in ("and", "but") for child in noun.children)
    return noun if opened and noun.pos_ in ("NOUN", "PROPN") and noun.head.pos_ != "VERB" else None


def _has_object(verb: Word) -> bool:
    return any(child.dep_ == "obj" and child.i > verb.i for child in verb.children)


def mend_unlabelled_subjects(words: list[Word]) -> None:
    """Read what opens a sentence before an insertion as the subject of its verb, which has none ("| Norway |, along with Chad, accused
    Mali")."""
    for sentence in dict.fromkeys(word.sent for word in words):
        verb = sentence.root
        if verb.pos_ != "VERB" or verb.tag_ not in _PAST or any(base(child) in SUBJECTS for child in verb.children):
            continue
        noun = next((child for child in verb.children if child.i < verb.i), verb)
        opens = noun.pos_ in ("NOUN", "PROPN") and noun.dep_ in ("dep", "obl:unmarked", "vocative") and noun.ent_type_ != "DATE"
        if not opens or noun.right_edge.i + 1 >= verb.i or words[verb.i - 1].text != ",":
            continue
        if any(child.pos_ == "AUX" for child in verb.children) or noun.left_edge.i != sentence.start:
            continue
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else verb.tag_
        noun.dep_ = "nsubj"


def mend_inserted_participles(words: list[Word]) -> None:
    """Give the main verb its subject, not the participle between them ("| Lavrov |, speaking in Baku, accused NATO")."""
    for subject in words:
        participle, verb = subject.head, subject.head.head
        backed = subject.dep_ == "nsubj:pass" and participle.tag_ == "VBN"  # "| Israel |, backed by its allies, arrested dozens"
        inserted = (participle.tag_ == "VBG" or backed) and participle.dep_ == "advcl" and subject.i < participle.i < verb.i
        if not inserted or not (subject.dep_ == "nsubj" or backed):
            continue
        others = [child.i for child in participle.children if child is not subject]
        begin = min([participle.i, *others])  # of its clause, with or without the comma
        if words[begin - (words[begin].text != ",")].text != ",":
            continue
        if not any(child.dep_ in SUBJECTS for child in verb.children):
            hang(subject, verb, "nsubj:pass" if any(child.dep_ == "aux:pass" for child in verb.children) else "nsubj")
            if verb.tag_ == "VBN" and not any(child.pos_ == "AUX" for child in verb.children):
                verb.tag_ = "VBD"


def mend_days_taken_for_subjects(words: list[Word]) -> None:
    """Give a verb the subject that stands before a day ("| Canada | on Monday closed its embassy")."""
    for day in words:
        verb = day.head
        if day.dep_ not in SUBJECTS or day.ent_type_ != "DATE" or day.i > verb.i:
            continue
        subject = next((child for child in day.children if child.i < day.i and child.pos_ in ("PROPN", "NOUN")), None)
        if subject is not None and any(child.dep_ == "case" and child.lower_ == "on" for child in day.children):
            hang(subject, verb, day.dep_)
            day.dep_ = "obl:tmod"


def mend_verbal_subjects(words: list[Word], deeds: Words) -> None:
    """Read a deed that was taken for a verb as the subject of the verb behind it ("A coalition | airstrike | on a market kills five")."""
    for deed in words:
        verb = deed.head
        behind = deed.dep_ in ("ccomp", "csubj") and deed.pos_ == "VERB" and deed.i < verb.i and verb.tag_ in FINITE
        if not behind or deed.lemma_.lower() not in deeds or any(child.dep_ in ("obj", "mark", "aux") for child in deed.children):
            continue
        if not any(base(child) in SUBJECTS for child in verb.children):
            for child in deed.children:
                child.dep_ = {"nsubj": "compound", "obl": "nmod"}.get(child.dep_, child.dep_)
            deed.dep_, deed.pos_, deed.tag_ = "nsubj", "NOUN", "NN"


def mend_compound_subjects(words: list[Word]) -> None:
    """Read what stands before a finite verb and is taken for a part of it as its subject ("A | bomb | explodes", "a magnitude 6
    | earthquake | strikes"), and a name behind it that is taken for another of its names as its object."""
    for noun, verb in pairwise(words):
        if noun.dep_ != "compound" or noun.head is not verb or verb.pos_ != "VERB" or verb.tag_ not in ("VBZ", "VBP", "VBD"):
            continue
        first = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if first is not None and first.i > noun.i - 4 and first.i < noun.i:
            hang(first, noun, "compound")
        elif first is not None:
            continue
        noun.dep_ = "nsubj"
        behind = next((child for child in verb.children if child.i > verb.i and child.dep_ in ("appos", "obj")), None)
        if behind is not None and behind.dep_ == "appos":
            behind.dep_ = "obj"


def mend_causes(words: list[Word]) -> None:
    """Read who is led to do something as who does it ("left, leading | the army | to attack"): nobody is at his head."""
    for deed in words:
        cause = deed.head
        if cause.lemma_ == "lead" and deed.dep_ == "xcomp" and deed.tag_ == "VB" and any(c.lower_ == "to" for c in deed.children):
            led = next((child for child in cause.children if child.dep_ == "obj" and cause.i < child.i < deed.i), None)
            if led is not None:
                hang(led, deed, "nsubj")
                deed.dep_ = "ccomp"


def mend_doers_of_findings(words: list[Word]) -> None:
    """Hang who finds so on the verb, not on what he finds somebody to be ("was found guilty | by a court |", "guilty of murder | by a
    court |")."""
    for word in words:
        found = word.head
        guilty = found.head.lemma_ in ("guilty", "liable") and found.head.dep_ == "xcomp"
        crime = guilty and preposition(word) == "by" and preposition(found) == "of"
        if crime and any(c.dep_ == "aux:pass" for c in found.head.head.children):
            hang(word, found.head.head, "obl:agent")
        elif word.dep_ == "obl:agent" and found.pos_ == "ADJ" and found.dep_ == "xcomp":
            if any(child.dep_ == "aux:pass" for child in found.head.children):
                hang(word, found.head, "obl:agent")


def mend_doers(words: list[Word], deeds: Words) -> None:
    """Hang who does a deed on its noun, not on whom it falls ("an assault on a barracks | by rebels |")."""
    for word in words:
        deed = word.head
        if deed.dep_ != "nmod" or deed.pos_ not in ("NOUN", "PROPN") or preposition(word) != "by":
            continue
        while deed.lemma_.lower() not in deeds and deed.dep_ == "nmod" and deed.i > deed.head.i:
            deed = deed.head
        if deed is not word.head and deed.pos_ == "NOUN" and deed.lemma_.lower() in deeds:
            hang(word, deed, "nmod")
