"""Which thing a pronoun means: a small network that ranks the candidates, "none of them" among these.

Features are those of Lappin and Leass 1994 and of mention rankers since (Denis and Baldridge 2008): distance, role, parallel role,
agreement, frequency, binding, quotation, the subject behind an opening clause. Weights were learnt by `models/recipe/pronouns.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log1p

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from extractor.entities.agreement import Gender
from extractor.entities.found import POSSESSIVE
from extractor.entities.places import Layout, Place, Role, role_of, verb_above

FILE = "pronouns.npz"
Vectors = NDArray[np.float32]
_ROLES: tuple[Role, ...] = ("subject", "object", "oblique", "possessor", "other")
_KINDS = ("name", "nominal", "pronoun")
_TYPES = ("PERSON", "GROUP", "ORG", "STATE", "PLACE", "EVENT")
_PRONOUNS = ("masculine", "feminine", "thing", "plural")
# What the share of "none of them" counts: texts of all genres, by which the network was taught, use "it" and "they" of more things that are
# no entities than news does.
_NONE = {"thing": 0.2, "plural": 0.15}
_AFTER_EXPLETIVE = frozenset({"that", "to", "if", "whether", "for"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a pronoun may mean, seen from the pronoun.

    Attributes:
        places: its mentions before the pronoun, the latest last; or, of a thing named later in the sentence only, the first.
        later: whether it is named later only.
        gender: its gender, None if unknown.
        plural: whether it is several, None if unknown.
        ahead: where its name follows in the sentence of the pronoun, None if it does not.
    """

    places: Sequence[Place]
    later: bool
    gender: Gender | None
    plural: bool | None
    ahead: Place | None = None

    @property
    def place(self) -> Place:
        """The mention nearest to the pronoun."""
        return self.places[-1]


def describe(pronoun: Token, kind: str, candidates: Sequence[Candidate], layout: Layout) -> Vectors:
    """Features of the candidates and, in the last row, of none of them; shape (candidates + 1, features). There is at least one."""
    leads = [_leads(pronoun, candidate.ahead) for candidate in candidates]
    rows = [_features(pronoun, kind, number, candidates, leads, layout) for number in range(len(candidates))]
    none = _features_of_none(pronoun, kind, candidates, layout)
    return np.array([[*row, *[0.0] * len(none)] for row in rows] + [[0.0] * len(rows[0]) + none], dtype=np.float32)


def _features(
    pronoun: Token, kind: str, number: int, candidates: Sequence[Candidate], leads: Sequence[bool], layout: Layout
) -> list[float]:
    candidate = candidates[number]
    place, cluster = candidate.place, candidate.place.cluster
    doc, own = pronoun.doc, role_of(pronoun, pronoun.i + 1)
    apart = abs(layout.sentence[pronoun.i] - place.sentence)
    nearer = sum(abs(other.place.start - pronoun.i) < abs(place.start - pronoun.i) for other in candidates)
    same_sentence = [p for p in candidate.places if p.sentence == place.sentence]
    first = min(p.start for p in same_sentence)
    first_there = not any(p.start < first for other in candidates for p in other.places if p.sentence == place.sentence)
    verb, its_verb = verb_above(pronoun), verb_above(place.head)
    above = verb_above(verb) if verb is not None else None
    count = len(candidate.places)
    most = max(len(other.places) for other in candidates)
    quotation = layout.quotation[pronoun.i]
    wanted = {"masculine": "m", "feminine": "f"}.get(kind)
    coordinated = place.head.i in {token.i for token in pronoun.ancestors} or pronoun.head.head.i == place.head.i
    return [
        *(float(apart == distance) for distance in (0, 1, 2)),
        float(apart > 2),
        log1p(abs(pronoun.i - place.start)) / 4,
        log1p(nearer),
        float(nearer == 0),
        float(candidate.later),
        *(float(place.role == role) for role in _ROLES),
        float(any(p.role == "subject" for p in same_sentence)),
        *(float(own == role and place.role == role) for role in ("subject", "object", "oblique", "possessor")),
        *(float(own == "possessor" and place.role == role) for role in ("subject", "object")),
        float(own == "subject" and place.role == "object"),
        float(own in ("object", "oblique") and place.role == "subject"),
        *(float(place.kind == k) for k in _KINDS),
        float(place.kind == "pronoun" and place.head.lower_ == pronoun.lower_),
        float(first_there),
        float(first_there and apart == 1),
        float(first_there and apart == 0),
        float(candidate.places[0].sentence == 0),
        float(all(candidate.places[0].start <= other.places[0].start for other in candidates)),
        log1p(count),
        count / most,
        float(wanted is not None and candidate.gender == wanted),
        float(wanted is not None and candidate.gender not in (None, wanted)),
        float(wanted is not None and candidate.gender is None),
        float(kind == "plural" and candidate.plural is True),
        float(kind == "plural" and candidate.plural is False),
        float(kind in ("thing", "masculine", "feminine") and candidate.plural is True),
        *(float(kind == wanted_kind and cluster.type == t) for wanted_kind in ("thing", "plural") for t in _TYPES),
        float(cluster.shadow or cluster.bystander),
        float(cluster.described),
        float(cluster.entry is not None),
        float(apart == 0 and its_verb is not None and verb is not None and its_verb.i == verb.i),
        float(apart == 0 and its_verb is not None and above is not None and its_verb.i == above.i and place.role == "subject"),
        float(its_verb is not None and its_verb.head.i == its_verb.i and place.role == "subject"),
        float(apart == 0 and coordinated),
        log1p(abs(layout.verbs_before[pronoun.i] - layout.verbs_before[place.start])) / 2,
        float(quotation != 0 and place.quotation != quotation),
        float(quotation != 0 and place.quotation == quotation),
        float(quotation == 0 and place.quotation != 0),
        float(layout.paragraph[pronoun.i] != layout.paragraph[place.start]),
        float(place.start > 0 and doc[place.start - 1].lower_ == "by"),
        float(place.start > 0 and doc[place.start - 1].text in ("(", ",")),
        float(place.start > 0 and doc[place.start - 1].lower_ == "and"),
        float(place.end < len(doc) and doc[place.end].lower_ in ("and", "or")),
        float(place.end < len(doc) and doc[place.end].text in POSSESSIVE),
        float(pronoun.lower_.endswith(("self", "selves")) and its_verb is not None and verb is not None and its_verb.i == verb.i),
        float(candidate.ahead is not None),
        float(leads[number]),
        float(any(leads) and not leads[number]),
    ]


def _leads(pronoun: Token, ahead: Place | None) -> bool:
    """Whether a name is the subject of the clause that a pronoun's clause or phrase opens ("After | his | term expired, Downey left")."""
    return ahead is not None and ahead.role == "subject" and ahead.head.head in list(pronoun.ancestors)


def _features_of_none(pronoun: Token, kind: str, candidates: Sequence[Candidate], layout: Layout) -> list[float]:
    doc, own = pronoun.doc, role_of(pronoun, pronoun.i + 1)
    following = doc[pronoun.i + 1 : pronoun.i + 7]
    expletive = (
        kind == "thing"
        and own == "subject"
        and any(t.lemma_ == "be" for t in following[:2])
        and any(t.lower_ in _AFTER_EXPLETIVE for t in following)
    )
    return [
        *(float(kind == k) for k in _PRONOUNS),
        *(float(kind == k and own == "subject") for k in ("thing", "plural")),
        float(expletive),
        float(layout.quotation[pronoun.i] != 0),
        float(not any(layout.sentence[pronoun.i] - c.place.sentence <= 1 for c in candidates)),
        log1p(len(candidates)),
    ]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A network with one hidden layer; the last row of each matrix is the bias.

    Attributes:
        hidden: shape (features + 1, width of the hidden layer).
        output: shape (width of the hidden layer,).
    """

    hidden: Vectors
    output: Vectors

    def first(self, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
        """The candidate with the greatest share, None if none of them has it."""
        shares = self.shares(rows)
        shares[-1] *= _NONE.get(kind, 1.0)
        best = int(shares.argmax())
        return candidates[best] if best < len(candidates) else None

    def shares(self, rows: Vectors) -> Vectors:
        """Probabilities of the candidates and of none, from their features."""
        inner = np.maximum(rows @ self.hidden[:-1] + self.hidden[-1], 0)
        scores = inner @ self.output
        scores = np.exp(scores - scores.max())
        return np.asarray(scores / scores.sum(), dtype=np.float32)


@cache
def load_ranker() -> Ranker:
    """The ranker that ships with the package."""
    with resources.files("extractor.entities").joinpath(FILE).open("rb") as stored:
        weights: Mapping[str, Vectors] = np.load(stored)
        return Ranker(weights["hidden"], weights["output"])
