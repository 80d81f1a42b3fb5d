"""Mends of what a clause hangs on: relative clauses, infinitives, gerunds, participles."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from extractor.relations.clauses.mending.tree import FINITE, SUBJECTS, hang
from extractor.relations.clauses.syntax import base, is_gerund
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word


def mend_gerunds(words: list[Word], taking: Words) -> None:
    """Read a gerund right behind a verb that takes one as its complement ("denied | having attacked | Iran, saying"), and one that hangs on
    a verb by a preposition as adverbial, not as if it described a noun ("arrested two men | for attacking | a woman")."""
    for verb in words:
        governor = verb.head
        if verb.dep_ == "acl" and governor.pos_ == "VERB" and verb.tag_ == "VBG":
            if any(child.dep_ == "mark" and child.tag_ == "IN" for child in verb.children):
                verb.dep_ = "advcl"
        if governor.lemma_ in taking and base(verb) in ("advcl", "ccomp") and is_gerund(verb):
            if min(word.i for word in verb.subtree) == governor.i + 1 and not any(
                base(child) == "nsubj" for child in verb.children
            ):
                verb.dep_ = "xcomp"


def mend_perfect_gerunds(words: list[Word]) -> None:
    """Let the participle head its clause and not "having" ("accused Iran of having | met | with Hamas")."""
    for having, verb in pairwise(words):
        if having.lower_ == "having" and verb.tag_ == "VBN" and verb.head is having and verb.dep_ in ("xcomp", "ccomp"):
            hang(verb, having.head, having.dep_)
            for child in list(having.children):
                hang(child, verb, child.dep_)
            hang(having, verb, "aux")


def mend_infinitives(words: list[Word], governors: Words) -> None:
    """Hang an infinitive on the object before it that asks for one ("would not meet demands | to free | them")."""
    for verb in words:
        if verb.dep_ not in ("advcl", "xcomp") or verb.tag_ != "VB":
            continue
        begin = min(word.i for word in verb.subtree)
        before = next((child for child in verb.head.children if child.i == begin - 1), None)
        pressed = (
            before is not None and before.lemma_ == "pressure" and base(before) == "obl"
        )  # "came under | pressure | to leave"
        noun = before if before is not None and (pressed or base(before) == "obj") else None
        if noun is not None and words[begin].lower_ == "to" and noun.lemma_.lower() in governors:
            hang(verb, noun, "acl")


def mend_occasions(words: list[Word]) -> None:
    """Hang on the verb, not on a noun before it, what it answers ("reacted with outrage | after Turkey arrested | two men"; but "on the
    day | after Mali left |")."""
    for deed in words:
        noun = deed.head
        if deed.dep_ != "acl" or deed.pos_ != "VERB" or noun.head.pos_ != "VERB" or base(noun) not in ("obj", "obl"):
            continue
        labels = {child.dep_ for child in deed.children}
        answered = any(child.dep_ == "mark" and child.lower_ == "after" for child in deed.children) and "nsubj" in labels
        if not answered or noun.ent_type_ in ("DATE", "TIME"):
            continue
        hang(deed, noun.head, "advcl")


def mend_ensuing(words: list[Word], ensuing: Words) -> None:
    """Hang on the verb what its deed brings about, not on a person whom it names before ("detained Ana Diaz|, | drawing | outrage")."""
    for deed in words:
        noun = deed.head
        closed = deed.i > 0 and words[deed.i - 1].text == "," and deed.dep_ == "acl" and deed.tag_ == "VBG"
        if closed and deed.lemma_ in ensuing and base(noun) == "obj" and noun.head.pos_ == "VERB" and noun.head.tag_ in FINITE:
            hang(deed, noun.head, "advcl")


def mend_agreed_deeds(words: list[Word], agreeing: Words) -> None:
    """Hang what somebody agrees with another to do on the verb, not on the other ("Maduro agreed with rivals | to hold | a vote")."""
    for deed in words:
        other = deed.head
        if deed.dep_ != "acl" or deed.tag_ != "VB" or other.head.pos_ != "VERB" or other.head.lemma_ not in agreeing:
            continue
        if base(other) == "obl" and preposition(other) == "with":
            hang(deed, other.head, "xcomp")


def mend_contact_relatives(words: list[Word], reporting: Words) -> None:
    """Hang on an object the clause right behind it that has a subject and lacks an object ("freed two reporters | it had held |")."""
    for verb in words:
        if verb.pos_ != "VERB" or verb.lemma_ in reporting:
            continue
        thing = next((child for child in verb.children if child.dep_ == "obj" and child.i > verb.i), None)
        if thing is None or thing.pos_ not in ("NOUN", "PROPN"):
            continue
        for deed in [child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "VERB"]:
            opener = min(deed.subtree, key=lambda word: word.i)
            subject = next((child for child in deed.children if child.dep_ == "nsubj"), None)
            full = any(child.dep_ in ("obj", "ccomp", "xcomp", "mark") and child.lower_ != "for" for child in deed.children)
            if subject is not None and not full and opener in subject.subtree and opener.i == thing.right_edge.i + 1:
                hang(deed, thing, "acl:relcl")


def mend_whose_clauses(words: list[Word], names: Mapping[int, tuple[int, int]], people: Collection[int]) -> None:
    """Hang a clause with "who" on a person, not on the name of what is none ("a student at Sahel University | who wrote |"), and one
    with "which" on that name ("the leader of Chad, | which chairs | it")."""
    until = {end: head for head, (_, end) in names.items() if head not in people}
    for clause in words:
        if clause.dep_ != "acl:relcl":
            continue
        name = clause.head
        which = next((child.i for child in clause.children if child.lower_ == "which"), 0)
        inner = until.get(which - 1) if which and words[which - 1].text == "," else None
        if inner is not None and name.i in people and name.i < inner:
            hang(clause, words[inner], "acl:relcl")
            continue
        person = name.head
        said = any(child.lower_ == "who" for child in clause.children)
        if not said or name.i not in names or name.i in people or base(name) not in ("nmod", "obl"):
            continue
        if person.pos_ == "VERB":  # "detained a student | at Sahel University | who": the place hangs on the verb
            person = next((child for child in person.children if child.dep_ in ("obj", "nsubj:pass")), person)
        if person.i in people and person.i < name.i:
            hang(clause, person, "acl:relcl")


def mend_clefts(words: list[Word]) -> None:
    """Read what "that" opens behind "it was" as a clause about who or what is named there ("It was Chad | that left |")."""
    for verb in words:
        cleft = verb.dep_ == "advcl:relcl" and verb.head.pos_ in ("NOUN", "PROPN")
        if cleft and any(child.dep_ == "expl" for child in verb.head.children):
            verb.dep_ = "acl:relcl"


def mend_relative_objects(words: list[Word]) -> None:
    """Read a name behind a relative pronoun as the subject of its clause, of which the pronoun is the object ("Mali, which | Chad |
    accused of lying")."""
    for verb in words:
        if verb.dep_ not in ("acl:relcl", "acl"):
            continue
        pronoun = next((child for child in verb.children if child.tag_ in ("WDT", "WP") and child.i < verb.i), None)
        if pronoun is None or any(child.dep_ == "case" for child in pronoun.children):
            continue
        beside = next((c for c in (*pronoun.children, *verb.children) if pronoun.i < c.i < verb.i and c.dep_ in SUBJECTS), None)
        if beside is not None and not any(child.dep_ in ("obj", "aux:pass") for child in verb.children if child is not pronoun):
            hang(beside, verb, "nsubj")
            pronoun.dep_, verb.dep_ = "obj", "acl:relcl"
            if verb.tag_ == "VBN" and not any(child.dep_ == "aux" for child in verb.children):
                verb.tag_, verb.is_past_participle = "VBD", False


def mend_headlines(words: list[Word]) -> None:
    """Read the participle of a headline as its verb, and the noun behind "as" as the subject of the next ("Ana Diaz | held | as
    | protests | hit Lima")."""
    for noun in words:
        verb = noun.head
        behind = verb.i == noun.i + 1 and verb.tag_ in FINITE and verb.pos_ == "VERB" and verb.head is verb
        if not behind or noun.tag_ not in ("NNS", "NNPS", "NN", "NNP"):
            continue
        opener = next((child for child in noun.children if child.dep_ == "case" and child.lower_ == "as"), None)
        if opener is None:
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < opener.i), None)
        told = (
            [c for c in subject.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < opener.i] if subject is not None else []
        )
        if subject is not None and told:
            deed = told[0]
            deed.head.children.remove(deed)
            deed.head, deed.dep_ = deed, "ROOT"
            hang(subject, deed, "nsubj:pass")
            hang(opener, verb, "mark")
            noun.dep_ = "nsubj"
            hang(verb, deed, "advcl")


def mend_reduced_relatives(words: list[Word]) -> None:
    """Read a past tense before a finite passive as the participle that it is ("men | wanted | for murder are arrested")."""
    for verb in words:
        outer = verb.head
        if verb.dep_ not in ("xcomp", "ccomp"):
            continue
        finite = any(child.dep_ == "aux:pass" and child.tag_ in ("VBD", "VBZ", "VBP") for child in verb.children)
        if not finite or outer is not outer.head or outer.tag_ not in ("VBD", "VBN"):
            continue
        subject = next((child for child in outer.children if base(child) == "nsubj" and child.i < outer.i), None)
        opened = any(base(child) in ("mark", "nsubj", "csubj", "expl") for child in verb.children)
        if (
            subject is None
            or opened
            or subject.pos_ != "NOUN"
            or any(c.dep_ in ("aux", "aux:pass", "cop") for c in outer.children)
        ):
            continue
        if outer.i < verb.i and all(word.text not in (",", ":", '"') for word in words[subject.i : verb.i]):
            verb.head.children.remove(verb)
            verb.head, verb.dep_ = verb, "ROOT"
            outer.tag_ = "VBN"
            hang(subject, verb, "nsubj:pass")
            for child in [child for child in outer.children if child.i > verb.i]:
                hang(child, verb, child.dep_)
            hang(outer, subject, "acl")


def mend_captured_objects(words: list[Word]) -> None:
    """Hang a participle with its doer on the object right before it ("storm a ship | captured by pirates |")."""
    for verb in words:
        if (
            verb.lower_ in ("held", "taken")
            and verb.i
            and words[min(verb.i + 1, len(words) - 1)].lower_ in ("hostage", "captive")
        ):
            things = [child for child in verb.head.children if child.dep_ == "obj" and child.i == verb.i - 1]
            if verb.dep_ in ("xcomp", "advcl") and things:  # "freed soldiers | held hostage | by rebels"
                verb.tag_ = "VBN"
                hang(verb, things[0], "acl")
                continue
        told = verb.tag_ == "VBN" and any(child.dep_ == "obl:agent" for child in verb.children)
        if (
            not told
            or verb.i == 0
            or verb.head.pos_ != "VERB"
            or any(c.dep_ in ("mark", "aux:pass", "aux") for c in verb.children)
        ):
            continue
        thing, outer = words[verb.i - 1], verb.head
        objects = [child for child in outer.children if child.dep_ == "obj"]
        if verb.dep_ == "advcl" and thing in objects and thing.pos_ == "NOUN":
            hang(verb, thing, "acl")
        elif verb.dep_ == "xcomp" and not objects and thing.head is verb and thing.pos_ == "NOUN" and thing.i > outer.i:
            hang(thing, outer, "obj")
            hang(verb, thing, "acl")
