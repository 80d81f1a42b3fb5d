"""Mends of offices and of what tells who gets or has them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from extractor.relations.clauses.mending.tree import hang
from extractor.relations.clauses.syntax import base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word


def mend_holders(words: list[Word], names: Mapping[int, tuple[int, int]], officials: Words) -> None:
    """Let a person head the office before him, whose place the parser ran into his name ("Governor of Tokyo | Naoki Inose | resigns").

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
        officials: nouns of offices.
    """
    for head, (begin, end) in names.items():
        person, place = words[head], words[head].head
        post = place.head
        apart = place.i < begin and any(e == begin and b <= place.i for b, e in names.values())
        if (
            person.dep_ != "flat"
            or not apart
            or base(place) != "nmod"
            or post.lemma_.lower() not in officials
            or post.head is post
        ):
            continue
        hang(person, post.head, post.dep_)
        hang(post, person, "nmod:desc")
        for word in words[begin:end]:
            if word.head is place:
                hang(word, person, "flat")


def mend_oaths(words: list[Word]) -> None:
    """Read "in" behind "swear" as its particle ("swears | in | Ana Diaz as minister")."""
    for word in words:
        if word.head.lemma_ != "swear" or base(word) != "obl":
            continue
        case = next((child for child in word.children if child.dep_ == "case" and child.i == word.head.i + 1), None)
        if case is not None and case.lower_ == "in":
            hang(case, word.head, "compound:prt")
            word.dep_ = "obj"


def mend_named_posts(words: list[Word], posts: Words, offices: Words, holding: Words) -> None:
    """Read a post with its name as the office ("held the post of | governor |" as "served as", "appointed to the post of")."""
    for office in words:
        post, verb = office.head, office.head.head
        if post.lemma_ not in posts or verb.pos_ != "VERB" or base(office) != "nmod" or office.lemma_.lower() not in offices:
            continue
        cases = [child for child in office.children if child.dep_ == "case"]
        articled = any(child.dep_ in ("det", "nmod:poss") for child in office.children)  # "the power of the president" is his
        if articled or [case.lower_ for case in cases] != ["of"]:
            continue
        held = post.dep_ == "obj" and verb.lemma_ in holding
        if held or preposition(post) in ("to", "from") or (preposition(post) == "of" and verb.lemma_ == "strip"):
            cases[0].lower_ = cases[0].lemma_ = "as"
            hang(office, verb, "obl")


def mend_given_offices(
    words: list[Word], names: Mapping[int, tuple[int, int]], people: Collection[int], making: Words, offices: Words
) -> None:
    """Read the office right behind the name of who gets it as a second object ("names Ana Diaz | prime minister |", taken for another
    person in a list, for an apposition or for what is said of the subject)."""
    for office in words:
        if office.pos_ != "NOUN" or office.lemma_.lower() not in offices:
            continue
        above = office.head
        person = above if above.pos_ != "VERB" else next((child for child in above.children if child.i in names), above)
        verb = person.head
        if person.i not in people or person.i not in names:
            continue
        fits = base(person) in ("obj", "xcomp") and office.dep_ in ("conj", "appos", "flat", "xcomp")
        if verb.lemma_ in making and verb.i < person.i and fits and names[person.i][1] == min(word.i for word in office.subtree):
            person.dep_ = "obj"
            hang(office, verb, "obj")


def mend_terms(words: list[Word], posts: Words) -> None:
    """Hang an office on the verb that tells who gets it or has it, not on its term ("sworn in for a second term | as President |")."""
    for office in words:
        term = office.head
        if term.pos_ != "NOUN" or term.lemma_.lower() not in posts or base(office) != "nmod" or preposition(office) != "as":
            continue
        verb = term.head
        if verb.pos_ in ("NOUN", "PROPN") and preposition(verb) == "by":  # "elected by the assembly | to a second term |"
            verb = verb.head
        if verb.pos_ == "VERB" and verb.i < term.i:
            hang(office, verb, "obl")
