"""Every example and counterexample of every rule, through the whole pipeline; and what a broken rule file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import DataError
from extractor.pipeline import Pipeline
from extractor.records import Extraction, Relation
from extractor.relations.rules import Rule, index_rules, load_rules, read_rules

RULES = load_rules().rules


def edges(extraction: Extraction, relation: Relation) -> set[tuple[str, str]]:
    """Every pair of mention texts that an edge joins."""
    texts = {entity.id: {mention.text for mention in entity.mentions} for entity in extraction.entities}
    return {(source, target) for source in texts[relation.source] for target in texts[relation.target]}


def is_fact(relation: Relation) -> bool:
    return relation.polarity == "positive" and relation.modality == "asserted"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule, pipeline: Pipeline) -> None:
    for example in rule.parsed_examples():
        extraction = pipeline.extract(example.text)
        found = {pair for r in extraction.relations if r.type == rule.type for pair in edges(extraction, r)}
        missing = [edge for edge in example.edges if edge not in found]
        assert not missing, (
            f"{rule.id}: {example.text!r} lacks {missing}; found {[(r.type, r.label, r.rule) for r in extraction.relations]}"
        )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_counterexamples(rule: Rule, pipeline: Pipeline) -> None:
    for text in rule.counterexamples:
        wrong = [r for r in pipeline.extract(text).relations if r.rule == rule.id and is_fact(r)]
        assert not wrong, f"{rule.id}: {text!r} gives {[(r.source, r.label, r.target) for r in wrong]}"


def test_rule_ids_are_unique() -> None:
    with pytest.raises(DataError, match=RULES[0].id):
        index_rules([RULES[0], RULES[0]])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('type = "befriend"', "unknown relation type 'befriend'"),
        ('target = ["Object"]', "unknown role 'Object'"),
        ('subtypes = ["company"]', "unknown subtype 'company'; expected one of none"),
        ("colour = 1", "colour: Extra inputs are not permitted"),
        ("examples = []", "examples: Tuple should have at least 1 item"),
        ('examples = ["Iran met Iraq. => Iran -> Syria"]', "names 'Syria', which is not in its sentence"),
        ("verbs = []", "no trigger"),
        ("verbs = ", "cannot be read as TOML"),
    ],
)
def test_broken_rule_is_named(line: str, message: str, tmp_path: Path) -> None:
    sound = {
        "id": '"consult.meet_test"', "type": '"consult"', "verbs": '["meet"]', "source": '["agent"]', "target": '["patient"]',
        "examples": '["Iran met Iraq. => Iran -> Iraq"]', "counterexamples": '["Iran did not meet Iraq."]', "reference": '"own"',
    }  # fmt: skip
    key, _, value = line.partition(" = ")
    path = tmp_path / "own.toml"
    path.write_text("[[rule]]\n" + "\n".join(f"{k} = {v}" for k, v in (sound | {key: value}).items()), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_rules(path)
    assert message in str(caught.value)
    assert "own.toml" in str(caught.value)
