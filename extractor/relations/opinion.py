"""A second opinion where no rule fires, or where rules disagree: a classifier of pairs on the vectors of the trained pipeline.

It reads the context vectors of a predicate, of two of its arguments and of its object, with signs of the construction, in two steps. A
network taught by the edges that rules draw from unlabelled news names the interaction; it was judged on words that it had not seen, so
it may name that of a word that no rule lists. Its guesses where rules are silent are right far less often than where they speak, so
a logistic regression, fitted to such guesses as a reader found right or wrong, then tells how far to trust this one. How both are
taught: `models/recipe/opinion.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from extractor.data import Strict, load_packaged
from extractor.ontology import load_ontology
from extractor.records import Entity, EntityId
from extractor.relations.clauses import Clause
from extractor.relations.mentions import Referent
from extractor.relations.rules import Rule

FILE = "opinion.npz"
NONE = "none"  # the class of pairs between which nothing happens
BASE, ODDS = "always", "odds"  # signs of every guess: the constant, and the network's log-odds
PARTS = 4  # vectors that the network reads of a pair
LIKELY = 0.3  # the network's own probability below which a guess is none: hardly any such was judged
Vectors = NDArray[np.float32]


class OpinionTable(Strict):
    """`opinion.toml`.

    Attributes:
        roles: of the target, in which the classifier is heard where no rule fires.
        times: how many times as likely as the type of the first rule that of another must be where rules disagree.
    """

    roles: frozenset[str]
    times: float = Field(ge=1)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities in different roles of one clause, the first of which may act.

    Attributes:
        origin: the role that holds the source, "agent" or "by".
        role: the role that holds the target.
        deep: the target is not named by the argument itself ("denied Iran's | claim").
        object: token index of the object where it is neither of the two ("sent | weapons | to Kyiv"), else None.
    """

    clause: Clause
    source: Referent
    target: Referent
    origin: str
    role: str
    deep: bool = False
    object: int | None = None

    def vector(self, vectors: Vectors) -> Vectors:
        """Vectors of predicate, source, target and object (zeros without one) in a row, shape (`PARTS` x width,)."""
        thing = vectors[self.object] if self.object is not None else np.zeros_like(vectors[0])
        return np.concatenate([vectors[self.clause.head], vectors[self.source.token], vectors[self.target.token], thing])

    def signs(self, entities: Mapping[EntityId, Entity]) -> Iterator[str]:
        """The construction, in words."""
        clause = self.clause
        yield clause.kind
        yield f"link {clause.link}"
        yield f"in {self.role}"
        for name, end in (("source", self.source), ("target", self.target)):
            yield f"{name} {entities[end.entity].type}"
            yield f"{name} {'pronoun' if end.pronoun else 'direct' if end.direct else 'indirect'}"
        yield from (
            sign
            for sign, holds in (
                ("by", self.origin == "by"),
                ("deep", self.deep),
                ("object", self.object is not None),
                ("before", self.target.token < clause.head),
                ("passive", clause.passive),
                ("negated", clause.negated),
                ("ended", clause.undone),
                ("not asserted", clause.modality != "asserted"),
                ("shared source", self.origin in clause.borrowed),
                ("shared target", self.role in clause.borrowed),
            )
            if holds
        )


@dataclass(frozen=True, slots=True)
class Opinion:
    """The classifier of one pipeline; the last row of each matrix is the bias.

    Attributes:
        categories: names of the classes, `NONE` last.
        signs: names of the signs that the network reads, behind the vectors.
        hidden: shape (`PARTS` x width of the vectors + signs + 1, width of the hidden layer).
        output: shape (width of the hidden layer + 1, classes).
        trust: what each sign of a guess adds to the log-odds that it is right.
        rules: a rule without trigger words for each category.
        least: the probability below which it is not heard where no rule fires.
        roles, times: see `OpinionTable`.
    """

    categories: tuple[str, ...]
    signs: tuple[str, ...]
    hidden: Vectors
    output: Vectors
    trust: Mapping[str, float]
    rules: Mapping[str, Rule]
    least: float
    roles: frozenset[str]
    times: float

    def of(self, pair: Pair, vectors: Vectors, entities: Mapping[EntityId, Entity]) -> Rule | None:
        """The rule of what the source does to the target, if the classifier is sure enough of one that may join them."""
        if pair.role not in self.roles:
            return None
        signs = frozenset(pair.signs(entities))
        shares = self._shares(pair, vectors, signs)
        best = max(self.rules, key=lambda name: shares[name])
        ends = (entities[end.entity].type for end in (pair.source, pair.target))
        heard = shares[best] >= LIKELY and self.trusted(best, shares[best], signs) >= self.least
        return self.rules[best] if heard and load_ontology().allows(best, *ends) else None

    def prefers(self, first: str, other: str, pair: Pair, vectors: Vectors, entities: Mapping[EntityId, Entity]) -> bool:
        """Whether the type of another rule is so much likelier than that of the first that it should stand instead."""
        shares = self._shares(pair, vectors, frozenset(pair.signs(entities)))
        return shares[other] >= self.times * shares[first]

    def trusted(self, category: str, share: float, signs: Collection[str]) -> float:
        """Probability that a guess is right, from the network's probability of it."""
        odds = self.trust[ODDS] * log_odds(share)
        odds += sum(self.trust.get(sign, 0.0) for sign in (BASE, f"is {category}", *sorted(signs)))
        return float(1 / (1 + np.exp(-odds)))

    def _shares(self, pair: Pair, vectors: Vectors, signs: Collection[str]) -> Mapping[str, float]:
        """The network's probability of each class."""
        borne = np.array([sign in signs for sign in self.signs], dtype=np.float32)
        given = np.concatenate([pair.vector(vectors), borne])
        inner = np.maximum(given @ self.hidden[:-1] + self.hidden[-1], 0)
        scores = inner @ self.output[:-1] + self.output[-1]
        shares = np.exp(scores - scores.max())
        return dict(zip(self.categories, (shares / shares.sum()).tolist(), strict=True))


def log_odds(share: float) -> float:
    """The log-odds of a probability, kept from infinity."""
    share = min(max(share, 1e-6), 1 - 1e-6)
    return float(np.log(share / (1 - share)))


@cache
def load_table() -> OpinionTable:
    """The table that ships with the package."""
    return load_packaged("extractor.relations", "opinion.toml", OpinionTable)


@cache
def load_opinion(pipeline: Path, least: float | None = None) -> Opinion | None:
    """The classifier that lies in a pipeline's folder; None if there is none, or if it would have to be certain to be heard.

    Args:
        pipeline: the folder.
        least: the probability below which it is not heard; None for its own.
    """
    path = pipeline / FILE
    if least == 1 or not path.is_file():
        return None
    table = load_table()
    with np.load(path) as saved:
        categories, signs, trusted = (tuple(saved[name].tolist()) for name in ("categories", "signs", "trusted"))
        hidden, output = (saved[name].astype(np.float32) for name in ("hidden", "output"))
        default = float(saved["least"])
        trust = dict(zip(trusted, saved["trust"].tolist(), strict=True))
    rules = {
        name: Rule.model_construct(id=f"model:{name}", type=name, source=())
        for name in categories
        if name in load_ontology().relations
    }
    heard = default if least is None else least
    return Opinion(categories, signs, hidden, output, trust, rules, heard, table.roles, table.times)
