"""Whether rules do what their examples and counterexamples say, each sentence read by the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from extractor.records import Extraction, Relation
from extractor.relations.rules import Rule


class Extracts(Protocol):
    """What this module asks of a pipeline."""

    def extract(self, text: str) -> Extraction:
        """The graph of one text."""


def failures(rule: Rule, pipeline: Extracts) -> Iterator[str]:
    """What is wrong with a rule: an example without its edge, a counterexample of which it makes a fact of its type.

    A deed refused or promised is coded as that, by the rule of the deed: "refused to deliver arms" is a reject, not aid.
    """
    for example in rule.parsed_examples():
        extraction = pipeline.extract(example.text)
        found = {pair for r in extraction.relations if r.type == rule.type for pair in _ends(extraction, r)}
        for source, target in (edge for edge in example.edges if edge not in found):
            others = ", ".join(f"{_names(extraction, r)} by {r.rule}" for r in extraction.relations)
            yield f"{rule.id}: {example.text!r} should give {source} -> {target}; found {others or 'nothing'}"
    for text in rule.counterexamples:
        extraction = pipeline.extract(text)
        for r in extraction.relations:
            if (r.rule, r.type, r.polarity, r.modality) == (rule.id, rule.type, "positive", "asserted"):
                yield f"{rule.id}: counterexample {text!r} gives {_names(extraction, r)}"


def _ends(extraction: Extraction, relation: Relation) -> set[tuple[str, str]]:
    """Every pair of mention texts that an edge joins."""
    texts = {entity.id: {mention.text for mention in entity.mentions} for entity in extraction.entities}
    return {(source, target) for source in texts[relation.source] for target in texts[relation.target]}


def _names(extraction: Extraction, relation: Relation) -> str:
    names = {entity.id: entity.name for entity in extraction.entities}
    return f"{names[relation.source]} {relation.label} {names[relation.target]} ({relation.type})"
