"""A second opinion where no rule fires: a classifier of pairs on the vectors of the trained pipeline.

It sees the context vectors of a verb, of its subject and of another argument of it, and tells which interaction, if any, the three make.
It was taught by the edges that rules drew from unlabelled news, and by pairs between which they drew none (`models/recipe/opinion.py`).
It knows no words, only vectors, so it may name the category of a verb that no rule lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import Field

from extractor.data import Strict, load_packaged
from extractor.ontology import load_ontology
from extractor.relations.rules import Rule

FILE = "opinion.npz"
NONE = "none"  # the class of pairs between which nothing happens
Vectors = NDArray[np.float32]


class OpinionTable(Strict):
    """`opinion.toml`: the probability below which the classifier is not heard."""

    least: float = Field(ge=0.5, le=1)


@dataclass(frozen=True, slots=True)
class Opinion:
    """The classifier of one pipeline, a network with one hidden layer; the last row of each matrix is the bias.

    Attributes:
        categories: names of the classes, `NONE` among them.
        hidden: shape (3 x width of the vectors + 1, width of the hidden layer).
        output: shape (width of the hidden layer + 1, classes).
        rules: a rule without trigger words for each category.
        least: probability below which it says nothing.
    """

    categories: tuple[str, ...]
    hidden: Vectors
    output: Vectors
    rules: Mapping[str, Rule]
    least: float

    def of(self, verb: Vectors, source: Vectors, target: Vectors) -> Rule | None:
        """The rule of what a subject does to another argument of its verb, if the classifier is sure enough of one."""
        given = np.concatenate([verb, source, target])
        inner = np.maximum(given @ self.hidden[:-1] + self.hidden[-1], 0)
        scores = inner @ self.output[:-1] + self.output[-1]
        best = int(scores.argmax())
        share = 1 / np.exp(scores - scores[best]).sum()
        return self.rules.get(self.categories[best]) if share >= self.least else None


@cache
def load_opinion(pipeline: Path, least: float | None = None) -> Opinion | None:
    """The classifier that lies in a pipeline's folder; None if there is none, or if it would have to be certain to be heard."""
    path = pipeline / FILE
    if least == 1 or not path.is_file():
        return None
    if least is None:
        least = load_packaged("extractor.relations", "opinion.toml", OpinionTable).least
    with np.load(path) as saved:
        categories = tuple(saved["categories"].tolist())
        hidden, output = (saved[name].astype(np.float32) for name in ("hidden", "output"))
    rules = {
        name: Rule.model_construct(id=f"model:{name}", type=name, source=())
        for name in categories
        if name in load_ontology().relations
    }
    return Opinion(categories, hidden, output, rules, least)
