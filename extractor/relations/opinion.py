"""A second opinion where no rule fires: a classifier of predicates on the vectors of the trained pipeline.

Softmax regression on the context vector of a verb, taught by the edges that rules drew from unlabelled news (`models/recipe/opinion.py`).
It knows no words, only vectors, so it may name the category of a verb that no rule lists. The table `opinion.toml` holds, by category,
which roles hold the target, and how sure it must be to be heard.
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
from extractor.ontology import ACTORS
from extractor.relations.rules import Rule

FILE = "opinion.npz"
NONE = "none"  # the category of predicates that are no interaction
Vectors = NDArray[np.float32]


class OpinionTable(Strict):
    """`opinion.toml`: how sure the classifier must be, and the roles that hold the target, by category."""

    least: float = Field(ge=0.5, le=1)
    target: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Opinion:
    """The classifier of one pipeline.

    Attributes:
        categories: names of the classes, `NONE` among them.
        weights: shape (width of the vectors + 1, classes); the last row is the bias.
        rules: a rule without trigger words for each category.
        least: probability below which it says nothing.
    """

    categories: tuple[str, ...]
    weights: Vectors
    rules: Mapping[str, Rule]
    least: float

    def of(self, vector: Vectors) -> Rule | None:
        """The rule of the category of a predicate, if it is sure enough of one."""
        scores = vector @ self.weights[:-1] + self.weights[-1]
        best = int(scores.argmax())
        share = 1 / np.exp(scores - scores[best]).sum()
        return self.rules.get(self.categories[best]) if share >= self.least else None


@cache
def load_opinion(pipeline: Path) -> Opinion | None:
    """The classifier that lies in a pipeline's folder; None if there is none."""
    path = pipeline / FILE
    if not path.is_file():
        return None
    table = load_packaged("extractor.relations", "opinion.toml", OpinionTable)
    rules = {
        name: Rule.model_construct(
            id=f"model:{name}", type=name, source=("agent",), target=roles, source_types=ACTORS, target_types=ACTORS
        )
        for name, roles in table.target.items()
    }
    with np.load(path) as saved:
        return Opinion(tuple(saved["categories"].tolist()), saved["weights"].astype(np.float32), rules, table.least)
