"""Every example and counterexample of every rule, through the whole pipeline; and what a broken rule file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.errors import DataError
from extractor.pipeline import Pipeline, load
from extractor.relations.rules import Rule, index_rules, load_rules, read_rules
from extractor.rule_check import failures

RULES = load_rules().rules


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Rules alone: the second opinion must not hide that one does not fire."""
    return load(second_opinion=1)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples_and_counterexamples(rule: Rule, pipeline: Pipeline) -> None:
    assert not list(failures(rule, pipeline))


def test_a_failing_example_and_counterexample_are_told(pipeline: Pipeline) -> None:
    rule = next(rule for rule in RULES if rule.id == "consult.meet")
    swapped = {
        "examples": ("Norway is near Finland. => Norway -> Finland",),
        "counterexamples": ("Norway's king met Vladimir Putin.",),
    }
    missing, wrong = failures(rule.model_copy(update=swapped), pipeline)
    assert missing == "consult.meet: 'Norway is near Finland.' should give Norway -> Finland; found nothing"
    assert wrong.startswith('consult.meet: counterexample "Norway\'s king met Vladimir Putin." gives Norway met Vladimir Putin')


def test_rule_ids_tell_their_type() -> None:
    assert [rule.id for rule in RULES if rule.id.partition(".")[0] != rule.type] == []


def test_rule_ids_are_unique() -> None:
    with pytest.raises(DataError, match=RULES[0].id):
        index_rules([RULES[0], RULES[0]])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('type = "befriend"', "unknown relation type 'befriend'"),
        ('target = ["Object"]', "unknown role 'Object'"),
        ('subtypes = ["runoff"]', "unknown subtype 'runoff'; expected one of "),
        ('barred_subtypes = ["runoff"]', "unknown subtype of a target 'runoff'; expected one of "),
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
