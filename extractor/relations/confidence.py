"""How sure an edge is: the share of edges like it that readers found right.

A logistic regression over a few signs of the construction. Its weights lie in `confidence.toml` and are fitted by
`models/recipe/confidence.py` to edges that people judged; how well they hold on others is in the README.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import exp

from extractor.data import Strict, load_packaged
from extractor.ontology import load_ontology
from extractor.relations.draft import Draft

BASE = "always"


class ConfidenceTable(Strict):
    """`confidence.toml`: what each sign adds to the log-odds that an edge is right."""

    weights: Mapping[str, float]


@cache
def load_weights() -> Mapping[str, float]:
    """The table that ships with the package."""
    return load_packaged("extractor.relations", "confidence.toml", ConfidenceTable).weights


def signs(draft: Draft) -> Iterator[str]:
    """What is known of an edge that tells how often such edges are right."""
    kind = load_ontology().relations[draft.rule.type].kind
    yield BASE
    yield draft.rule.type if kind == "state" else f"{draft.clause.kind} interaction"
    if draft.role in draft.clause.borrowed or "agent" in draft.clause.borrowed:
        yield "shared argument"
    for end in (draft.source, draft.target):
        if end.pronoun:
            yield "pronoun"
        elif not end.direct:
            yield "indirect"
    if draft.role == "complement":
        yield "complement"
    if draft.on_place:
        yield "place for target"
    if draft.clause.passive:
        yield "passive"
    if draft.rule.asks_for_words:
        yield "verb with its noun"
    if draft.rule.id == f"model:{draft.rule.type}":  # not a rule's that the classifier preferred to another
        yield "model"


def confidence(draft: Draft) -> float:
    """Probability that an edge is right, 0.05 to 0.99."""
    weights = load_weights()
    odds = sum(weights.get(sign, 0.0) for sign in signs(draft))
    return round(min(max(1 / (1 + exp(-odds)), 0.05), 0.99), 2)
