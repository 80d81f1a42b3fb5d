"""The second opinion, with classifiers made by hand."""

import numpy as np
import pytest
from docs import entities_of, make_doc
from test_match import ENTS, RULES

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.opinion import FILE, NONE, load_opinion

WIDTH = 4
CLASSES = ("accuse", "assault", NONE)
LAMBASTED = "Iran/NNP/nsubj/lambasted lambasted=lambast/VBD/root Iraq/NNP/obj/lambasted ./."


@pytest.fixture
def opinion(tmp_path):
    """Sure of the class in whose place the vector of the verb has a one, if that of the target has one in its last place."""
    hidden = np.zeros((3 * WIDTH + 1, len(CLASSES)))
    hidden[: len(CLASSES)] = 10 * np.eye(len(CLASSES))
    hidden[3 * WIDTH - 1] = 10
    hidden[-1] = -10
    np.savez(tmp_path / FILE, categories=np.array(CLASSES), hidden=hidden, output=np.vstack([np.eye(len(CLASSES)), [0, 0, 1]]))
    return load_opinion(tmp_path)


def edges(sentence, opinion, vector):
    doc = make_doc(sentence, ents={form: label for form, label in ENTS.items() if f"{form}/" in sentence})
    doc.tensor = np.tile(np.array(vector, dtype=np.float32), (len(doc), 1))
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), RULES, opinion)
    return [(r.source, r.type, r.target, r.rule) for r in found]


def test_a_verb_that_no_rule_lists_is_read(opinion):
    assert edges(LAMBASTED, opinion, [1, 0, 0, 1]) == [("Iran", "accuse", "Iraq", "model:accuse")]
    assert edges(LAMBASTED, opinion, [0, 1, 0, 1]) == [("Iran", "assault", "Iraq", "model:assault")]


@pytest.mark.parametrize(
    "vector", [[0, 0, 1, 1], [0.1, 0, 0, 1], [1, 0, 0, 0]], ids=["no interaction", "unsure", "not of this target"]
)
def test_what_is_no_interaction_or_unsure_is_left(opinion, vector):
    assert edges(LAMBASTED, opinion, vector) == []


def test_it_can_be_switched_off(opinion, tmp_path):
    assert edges(LAMBASTED, None, [1, 0, 0, 1]) == []
    assert load_opinion(tmp_path, 1) is None


def test_the_user_says_how_sure_it_must_be(opinion, tmp_path):
    assert edges(LAMBASTED, opinion, [0.4, 0, 0, 1]) == []
    assert edges(LAMBASTED, load_opinion(tmp_path, 0.7), [0.4, 0, 0, 1]) == [("Iran", "accuse", "Iraq", "model:accuse")]


def test_rules_come_first(opinion):
    attacked = LAMBASTED.replace("lambasted", "attacked").replace("lambast/", "attack/")
    assert edges(attacked, opinion, [1, 0, 0, 1]) == [("Iran", "assault", "Iraq", "assault.attack")]


def test_a_denied_deed_is_denied(opinion):
    sentence = "Iran/NNP/nsubj/lambast did=do/VBD/aux/lambast not/RB/advmod/lambast lambast/VB/root Iraq/NNP/obj/lambast ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    doc.tensor = np.tile(np.array([1, 0, 0, 1], dtype=np.float32), (len(doc), 1))
    (relation,) = find_relations(doc, entities_of(doc), Article("test", doc.text), RULES, opinion)
    assert (relation.polarity, relation.label) == ("negative", "not lambast")


def test_a_pipeline_without_classifier_has_no_second_opinion(tmp_path):
    assert load_opinion(tmp_path) is None
