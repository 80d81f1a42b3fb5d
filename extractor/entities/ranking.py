"""Which thing a pronoun means: a small network that ranks the candidates, "none of them" among these.

Features are those of Lappin and Leass 1994 and of mention rankers since (Denis and Baldridge 2008): distance, role, parallel role,
agreement, frequency, binding, quotation, who acts in the clause and in the one above, also where that is left unsaid. For "he" and "she"
a pipeline may have a ranker of its own, which sees its context vectors too, cut down to a few numbers. Weights were learnt by
`models/recipe/pronouns.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log1p
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from thinc.api import get_current_ops

from extractor.entities.agreement import GENDERS, Gender
from extractor.entities.found import POSSESSIVE
from extractor.entities.functions import clause_of, doer_of, is_told, opening_word
from extractor.entities.places import Layout, Place, Role, role_of, verb_above
from extractor.words import Word

FILE = "pronouns.npz"
Vectors = NDArray[np.float32]
_ROLES: tuple[Role, ...] = ("subject", "object", "oblique", "possessor", "other")
_KINDS = ("name", "nominal", "pronoun")
_TYPES = ("PERSON", "GROUP", "ORG", "STATE", "PLACE", "EVENT")
_PRONOUNS = ("masculine", "feminine", "thing", "plural")
PERSONAL = frozenset(GENDERS)
# What the share of "none of them" counts: texts of all genres, by which the network was taught, use "it" and "they" of more things that are
# no entities than news does.
_NONE = {"thing": 0.12, "plural": 0.15}
# words that open a clause: for a reason, at a time, said or thought
_OPENINGS = (
    frozenset({"because", "since", "as", "for"}),
    frozenset({"when", "while", "after", "before", "until"}),
    frozenset({"that", "if"}),
)
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


def describe(pronoun: Word, kind: str, candidates: Sequence[Candidate], layout: Layout) -> Vectors:
    """Features of the candidates and, in the last row, of none of them; shape (candidates + 1, features). There is at least one."""
    scene = _Scene(pronoun, kind, candidates, layout)
    shared = _of_pronoun(scene)
    rows = [
        [
            *_distance(scene, candidate),
            *_roles(scene, candidate),
            *_clauses(scene, candidate),
            *_salience(scene, candidate),
            *_agreement(scene, candidate),
            *_surroundings(scene, candidate),
            *shared,
        ]
        for candidate in candidates
    ]
    none = _features_of_none(pronoun, kind, candidates, layout)
    return np.array([[*row, *[0.0] * len(none)] for row in rows] + [[0.0] * len(rows[0]) + none], dtype=np.float32)


class _Scene:
    """A pronoun and what all its candidates are compared in.

    Attributes:
        gender: what the pronoun tells of it, None if nothing.
        fitting: the candidates that do not contradict it in gender and number.
        all_rivals, fitting_rivals: all candidates, and these.
        clause, clause_above: the words that make its clause and the one that this is part of.
        doer, doer_above: their subjects, also where left out.
        leading: the candidates that are the subject behind the clause that the pronoun opens the sentence in.
        last_meant: number of the candidate that the last "he" or "she" meant, -1 if none of them.
    """

    def __init__(self, pronoun: Word, kind: str, candidates: Sequence[Candidate], layout: Layout) -> None:
        self.pronoun, self.kind, self.candidates, self.layout = pronoun, kind, candidates, layout
        self.gender = GENDERS.get(kind)
        self.fitting = [c for c in candidates if not self.contradicts(c)]
        self.all_rivals, self.fitting_rivals = _Rivals(pronoun, candidates), _Rivals(pronoun, self.fitting)
        self.role = role_of(pronoun, pronoun.i + 1)
        self.sentence, self.quotation = layout.sentence[pronoun.i], layout.quotation[pronoun.i]
        self.verb = verb_above(pronoun)
        self.verb_above = verb_above(self.verb) if self.verb is not None else None
        self.clause = clause_of(pronoun)
        self.clause_above = clause_of(self.clause) if self.clause is not None else None
        self.doer = doer_of(self.clause) if self.clause is not None else None
        self.doer_above = doer_of(self.clause_above) if self.clause_above is not None else None
        self.leading = [c for c in candidates if _leads(pronoun, c.ahead)]
        recent = ((p.start, number) for number, c in enumerate(candidates) for p in c.places if self._is_recent(p))
        self.last_meant = max(recent, default=(-1, -1))[1]

    def contradicts(self, candidate: Candidate) -> bool:
        """Whether the gender or the number of a candidate is another than the pronoun's."""
        if self.gender is not None:
            return candidate.gender not in (None, self.gender) or candidate.plural is True
        return candidate.plural is (self.kind == "thing")

    def _is_recent(self, place: Place) -> bool:
        """Whether a place is a "he" or "she" of this sentence or the one before."""
        near = place.kind == "pronoun" and self.sentence - place.sentence <= 1 and place.start < self.pronoun.i
        return near and place.cluster.type == "PERSON" and self.gender is not None

    def has(self, candidate: Candidate, token: Word | None) -> bool:
        """Whether a token is in a mention of a candidate."""
        if token is None:
            return False
        places = (*candidate.places, *((candidate.ahead,) if candidate.ahead is not None else ()))
        return any(p.start <= token.i < p.end for p in places)


class _Rivals:
    """Some candidates, with whom one is compared.

    Attributes:
        distances: how many tokens each is away from the pronoun, the nearest first.
        first_of: sentence -> where the first of their mentions in it begins.
    """

    def __init__(self, pronoun: Word, candidates: Sequence[Candidate]) -> None:
        self.distances = sorted(abs(candidate.place.start - pronoun.i) for candidate in candidates)
        self.first_of: dict[int, int] = {}
        for place in (place for candidate in candidates for place in candidate.places):
            self.first_of[place.sentence] = min(place.start, self.first_of.get(place.sentence, place.start))

    def nearer(self, pronoun: Word, place: Place) -> int:
        """How many of them are nearer to the pronoun than a place."""
        return bisect_left(self.distances, abs(place.start - pronoun.i))

    def are_behind(self, candidate: Candidate) -> bool:
        """Whether none of them is told before a candidate in the sentence of its latest mention."""
        sentence = candidate.place.sentence
        begin = min(p.start for p in candidate.places if p.sentence == sentence)
        return begin <= self.first_of.get(sentence, begin)


def _distance(scene: _Scene, candidate: Candidate) -> list[float]:
    place, pronoun = candidate.place, scene.pronoun
    apart = abs(scene.sentence - place.sentence)
    nearer, nearer_fitting = scene.all_rivals.nearer(pronoun, place), scene.fitting_rivals.nearer(pronoun, place)
    between = pronoun.doc[min(place.start, pronoun.i) : max(place.start, pronoun.i)]
    return [
        *(float(apart == distance) for distance in (0, 1, 2)),
        float(apart > 2),
        log1p(abs(pronoun.i - place.start)) / 4,
        log1p(nearer),
        float(nearer == 0),
        log1p(nearer_fitting),
        float(nearer_fitting == 0),
        float(candidate.later),
        log1p(sum(token.pos_ == "VERB" for token in between)) / 2,
        float(scene.layout.paragraph[pronoun.i] != scene.layout.paragraph[place.start]),
    ]


def _roles(scene: _Scene, candidate: Candidate) -> list[float]:
    place, own = candidate.place, scene.role
    return [
        *(float(place.role == role) for role in _ROLES),
        float(any(p.role == "subject" for p in candidate.places if p.sentence == place.sentence)),
        *(float(own == role and place.role == role) for role in ("subject", "object", "oblique", "possessor")),
        *(float(own == "possessor" and place.role == role) for role in ("subject", "object")),
        *(float(own == "subject" and place.role == role) for role in ("object", "oblique", "possessor")),
        float(own in ("object", "oblique") and place.role == "subject"),
        log1p(sum(1 for _ in place.head.ancestors)) / 2,
        *(float(_opened_by(place, word)) for word in ("by", "to", "with", "of")),
    ]


def _opened_by(place: Place, word: str) -> bool:
    return any(child.lower_ == word and child.i < place.head.i for child in place.head.children)


def _clauses(scene: _Scene, candidate: Candidate) -> list[float]:
    """What a candidate is to the clause of the pronoun and to the one above it."""
    place, own = candidate.place, scene.role
    same = place.sentence == scene.sentence
    its_verb, verb, above = verb_above(place.head), scene.verb, scene.verb_above
    reflexive = scene.pronoun.lower_.endswith(("self", "selves"))
    does, does_above = scene.has(candidate, scene.doer), scene.has(candidate, scene.doer_above)
    told = scene.clause_above is not None and any(
        is_told(p.head, scene.clause_above) for p in candidate.places if p.start < scene.pronoun.i
    )
    other_does = not does and any(scene.has(c, scene.doer) for c in scene.fitting)
    other_above = not does_above and any(scene.has(c, scene.doer_above) for c in scene.fitting)
    coordinated = place.head.i in {token.i for token in scene.pronoun.ancestors} or scene.pronoun.head.head.i == place.head.i
    leads = any(leading is candidate for leading in scene.leading)
    return [
        float(same and its_verb is not None and verb is not None and its_verb.i == verb.i),
        float(same and its_verb is not None and above is not None and its_verb.i == above.i and place.role == "subject"),
        float(its_verb is not None and its_verb.head.i == its_verb.i and place.role == "subject"),
        float(same and coordinated),
        float(reflexive and its_verb is not None and verb is not None and its_verb.i == verb.i),
        float(reflexive and does),
        *(float(does and own == role and not reflexive) for role in ("object", "oblique", "possessor", "other")),
        float(other_does and own == "possessor"),
        float(other_does and own in ("object", "oblique") and not reflexive),
        *(float(does_above and own == role) for role in ("subject", "object", "oblique", "possessor")),
        float(other_above),
        float(told and own == "subject"),
        float(told),
        float(candidate.ahead is not None),
        float(leads),
        float(bool(scene.leading) and not leads),
    ]


def _salience(scene: _Scene, candidate: Candidate) -> list[float]:
    place, count = candidate.place, len(candidate.places)
    apart = abs(scene.sentence - place.sentence)
    first, first_fitting = scene.all_rivals.are_behind(candidate), scene.fitting_rivals.are_behind(candidate)
    recent = sum(scene.sentence - p.sentence <= 1 for p in candidate.places)
    meant = scene.last_meant >= 0 and scene.candidates[scene.last_meant] is candidate
    return [
        float(first),
        float(first and apart == 1),
        float(first and apart == 0),
        float(first_fitting),
        float(first_fitting and apart == 1),
        float(first_fitting and apart == 0),
        float(candidate.places[0].sentence == 0),
        float(all(candidate.places[0].start <= other.places[0].start for other in scene.candidates)),
        log1p(count),
        count / max(len(other.places) for other in scene.candidates),
        count / max((len(other.places) for other in scene.fitting), default=count),
        log1p(recent),
        float(meant),
        float(scene.last_meant >= 0 and not meant),
        float(len(scene.fitting) == 1 and scene.fitting[0] is candidate),
    ]


def _agreement(scene: _Scene, candidate: Candidate) -> list[float]:
    place, cluster, kind, wanted = candidate.place, candidate.place.cluster, scene.kind, scene.gender
    return [
        *(float(place.kind == k) for k in _KINDS),
        float(place.kind == "pronoun" and place.head.lower_ == scene.pronoun.lower_),
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
    ]


def _surroundings(scene: _Scene, candidate: Candidate) -> list[float]:
    place, doc, quotation = candidate.place, scene.pronoun.doc, scene.quotation
    before = doc[place.start - 1] if place.start > 0 else None
    behind = doc[place.end] if place.end < len(doc) else None
    return [
        float(quotation != 0 and place.quotation != quotation),
        float(quotation != 0 and place.quotation == quotation),
        float(quotation == 0 and place.quotation != 0),
        float(before is not None and before.lower_ == "by"),
        float(before is not None and before.text in ("(", ",")),
        float(before is not None and before.lower_ == "and"),
        float(behind is not None and behind.lower_ in ("and", "or")),
        float(behind is not None and behind.text in POSSESSIVE),
    ]


def _of_pronoun(scene: _Scene) -> list[float]:
    """The same for all candidates: what the others count for depends on it."""
    opening = opening_word(scene.clause) if scene.clause is not None else ""
    return [
        *(float(scene.kind == kind) for kind in _PRONOUNS),
        *(float(scene.role == role) for role in _ROLES),
        *(float(opening in words) for words in _OPENINGS),
        float(scene.quotation != 0),
    ]


def _leads(pronoun: Word, ahead: Place | None) -> bool:
    """Whether a name is the subject of the clause that a pronoun's clause or phrase opens ("After | his | term expired, Downey left")."""
    return ahead is not None and ahead.role == "subject" and ahead.head.head in list(pronoun.ancestors)


def _features_of_none(pronoun: Word, kind: str, candidates: Sequence[Candidate], layout: Layout) -> list[float]:
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


def context(pronoun: Word, candidates: Sequence[Candidate]) -> Vectors:
    """The context vectors of the candidates, each the mean of its mentions', and in the last row the pronoun's."""
    groups = [*([place.head.i for place in candidate.places] for candidate in candidates), [pronoun.i]]
    tokens = [token for group in groups for token in group]
    vectors: Vectors = get_current_ops().to_numpy(pronoun.doc.tensor[tokens])  # type: ignore[no-untyped-call]
    sizes = np.array([len(group) for group in groups])
    begins = np.cumsum(sizes) - sizes
    return np.asarray(np.add.reduceat(vectors, begins) / sizes[:, None], dtype=np.float32)


def with_context(rows: Vectors, seen: Vectors) -> Vectors:
    """Features of the candidates and of none of them, followed by what a ranker sees of their vectors and of the pronoun's."""
    pairs = np.hstack([seen[:-1], np.repeat(seen[-1:], len(seen) - 1, axis=0)])
    return np.hstack([rows, np.vstack([pairs, np.zeros((1, pairs.shape[1]), dtype=np.float32)])])


def _of_other_gender(kind: str, candidates: Sequence[Candidate]) -> NDArray[np.bool_]:
    """Which candidates a "he" or "she" cannot mean, where another is known to have its gender ("Ann Orr met Otto Orr. | He | left").

    Of somebody with one name only it is not known well enough ("Newton").
    """
    gender = GENDERS[kind]
    known = any(c.gender == gender for c in candidates)
    return np.array([known and c.gender not in (None, gender) and _is_full(c) for c in candidates], dtype=bool)


def _is_full(candidate: Candidate) -> bool:
    return any(" " in name for name in candidate.place.cluster.names)


@dataclass(frozen=True, slots=True)
class Ranker:
    """A network with one hidden layer; the last row of each matrix is the bias.

    Attributes:
        hidden: shape (features + 1, width of the hidden layer).
        output: shape (width of the hidden layer,).
        view: what it sees of a context vector, shape (width of the vectors + 1, numbers seen); None if it reads none. One that does
            is asked of "he" and "she" alone, and leaves other pronouns to that of the package.
    """

    hidden: Vectors
    output: Vectors
    view: Vectors | None = None

    def first(self, pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
        """The candidate with the greatest share, None if none of them has it."""
        shares = self._shares(pronoun, kind, candidates, rows)
        shares[-1] *= _NONE.get(kind, 1.0)
        best = int(shares.argmax())
        return candidates[best] if best < len(candidates) else None

    def some(self, pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
        """The candidate with the greatest share, where every pronoun is known to mean something."""
        return candidates[int(self._shares(pronoun, kind, candidates, rows)[:-1].argmax())]

    def _shares(self, pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Vectors:
        if kind not in PERSONAL:
            return (self if self.view is None else load_ranker()).shares(rows)
        seen = rows if self.view is None else with_context(rows, context(pronoun, candidates) @ self.view[:-1] + self.view[-1])
        shares = self.shares(seen)
        shares[:-1][_of_other_gender(kind, candidates)] = 0
        return shares

    def shares(self, rows: Vectors) -> Vectors:
        """Probabilities of the candidates and of none, from their features."""
        inner = np.maximum(rows @ self.hidden[:-1] + self.hidden[-1], 0)
        scores = inner @ self.output
        scores = np.exp(scores - scores.max())
        return np.asarray(scores / scores.sum(), dtype=np.float32)


@cache
def load_ranker(pipeline: Path | None = None) -> Ranker:
    """The ranker that lies in a pipeline's folder; else that of the package, which reads no vectors and so goes with any pipeline."""
    packaged = resources.files("extractor.entities").joinpath(FILE)
    own = pipeline / FILE if pipeline is not None else None
    with (own if own is not None and own.is_file() else packaged).open("rb") as stored:
        weights: Mapping[str, Vectors] = np.load(stored)
        view = weights["view"].astype(np.float32) if "view" in weights else None
        return Ranker(weights["hidden"].astype(np.float32), weights["output"].astype(np.float32), view)
