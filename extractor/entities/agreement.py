"""What a pronoun or description and the thing that it stands for must agree in: gender, number, the branch of a government."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Literal

from extractor.data import validate
from extractor.entities.clusters import Cluster
from extractor.entities.forms import fold
from extractor.entities.words import WordLists
from extractor.words import Document, Word

Gender = Literal["f", "m"]
GENDERS: Mapping[str, Gender] = {"masculine": "m", "feminine": "f"}  # by the kind of the pronoun that tells it
_SEVERAL = frozenset({"police", "personnel", "military"})
_JOINING = frozenset({"and", "&"})


@cache
def load_given_names() -> Mapping[str, Gender]:
    """Gender of given names in lower-case ASCII (`given_names.csv`; its source is told in NOTICE)."""
    with resources.files("extractor.entities").joinpath("given_names.csv").open(encoding="utf-8") as lines:
        next(lines)  # name,gender
        return validate("given_names.csv", dict[str, Gender], dict(csv.reader(lines)))


def gender_of(doc: Document, cluster: Cluster, words: WordLists) -> Gender | None:
    """Gender of a person by titles and nouns, full names, pronouns and single names, in this order, as most of them tell it.

    None where nothing tells it or as many tell the one as the other.
    """
    if cluster.type not in ("PERSON", "GROUP"):
        return None
    for evidence in (_nouns, _full_names, _pronouns, _single_names):
        told = Counter(evidence(doc, cluster, words))
        if told["f"] != told["m"]:
            return "f" if told["f"] > told["m"] else "m"
    return None


def _pronouns(doc: Document, cluster: Cluster, words: WordLists) -> Iterator[Gender]:
    for start, _, kind in cluster.spans:
        if kind == "pronoun":
            yield from _lookup(doc[start].lower_, words.pronouns.feminine, words.pronouns.masculine)


def _nouns(doc: Document, cluster: Cluster, words: WordLists) -> Iterator[Gender]:
    for title in cluster.titles:
        yield from _lookup(title, words.gender.f, words.gender.m)
    for start, end, kind in cluster.spans:
        if kind == "nominal":
            yield from _lookup(doc.root_of(start, end).lower_, words.gender.f, words.gender.m)
        elif kind == "name" and start and doc[start - 1].pos_ in ("NOUN", "PROPN"):  # "the actress | Jane Fonda"
            yield from _lookup(doc[start - 1].lower_.rstrip("."), words.gender.f, words.gender.m)


def _full_names(_doc: Document, cluster: Cluster, _words: WordLists) -> Iterator[Gender]:
    for name in _names(cluster):
        first, *others = fold(name).split() or [""]
        if others and (gender := load_given_names().get(first)) is not None:
            yield gender


def _single_names(_doc: Document, cluster: Cluster, _words: WordLists) -> Iterator[Gender]:
    """What may be a given name and may be a surname."""
    names = _names(cluster)
    if len(names) == 1 and (gender := load_given_names().get(fold(names.pop()))) is not None:
        yield gender


def _names(cluster: Cluster) -> set[str]:
    return {*cluster.names, *([cluster.entry.name] if cluster.entry is not None else [])}


def _lookup(word: str, feminine: frozenset[str], masculine: frozenset[str]) -> Iterator[Gender]:
    if word in feminine:
        yield "f"
    elif word in masculine:
        yield "m"


def is_plural(doc: Document, cluster: Cluster, words: WordLists) -> bool | None:
    """Whether a thing is several, by the noun of its description, else by its pronouns; None for a body of which a name alone tells."""
    if not cluster.described:
        return {"GROUP": True, "PERSON": False}.get(cluster.type)
    heads = [doc.root_of(start, end) for start, end, kind in cluster.spans if kind == "nominal"]
    if heads:
        return any(head.tag_ in ("NNS", "NNPS") or head.lower_ in _SEVERAL or _joins(head) for head in heads)
    several = words.pronouns.plural | words.pronouns.speakers
    return any(doc[start].lower_ in several for start, _, kind in cluster.spans if kind == "pronoun") or None


def _joins(head: Word) -> bool:
    """Whether a phrase is one of several joined ("his wife and daughter")."""
    return any(child.lower_ in _JOINING for part in head.children if part.i > head.i for child in part.children)


def is_other_branch(head: Word, cluster: Cluster, words: WordLists) -> bool:
    """Whether the word before a noun tells another branch than a described body's ("the justice ministry", "the | interior | ministry")."""
    if head.lemma_.lower() not in words.branches or cluster.head != head.lemma_.lower() or not head.i:
        return False
    branch = head.doc[head.i - 1]
    told = {token.lower_ for start, end, kind in cluster.spans if kind == "nominal" for token in head.doc[start:end]}
    return branch.pos_ in ("NOUN", "ADJ") and len(told) > 1 and branch.lower_ not in told
