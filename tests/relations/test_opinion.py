"""The second opinion, with classifiers made by hand."""

import numpy as np
import pytest
from docs import entities_of, make_doc
from small_rules import ENTS, RULES

from extractor.records import Article
from extractor.relations import find_relations, make_matcher
from extractor.relations.opinion import BASE, FILE, NONE, ODDS, PARTS, load_opinion
from extractor.relations.rules import Rule, index_rules

WIDTH = 4
CLASSES = ("accuse", "assault", NONE)
SIGNS = ("negated", "in to")
LAMBASTED = "Iran/NNP/nsubj/lambasted lambasted=lambast/VBD/root Iraq/NNP/obj/lambasted ./."


def save(folder, trust):
    """A network sure of the class in whose place the predicate's vector has a one, if the target's has one in its last place."""
    hidden = np.zeros((PARTS * WIDTH + len(SIGNS) + 1, len(CLASSES)))
    hidden[: len(CLASSES)] = 10 * np.eye(len(CLASSES))
    hidden[3 * WIDTH - 1] = 10
    hidden[-1] = -10
    output = np.vstack([np.eye(len(CLASSES)), [0, 0, 1]])
    names, weights = list(trust), list(trust.values())
    arrays = {
        "categories": CLASSES,
        "signs": SIGNS,
        "hidden": hidden,
        "output": output,
        "trusted": names,
        "trust": weights,
        "least": 0.75,
    }
    np.savez(folder / FILE, **{name: np.array(value) for name, value in arrays.items()})


@pytest.fixture
def opinion(tmp_path):
    """Trusts the network as far as it does itself."""
    save(tmp_path, {BASE: 0.0, ODDS: 1.0})
    return load_opinion(tmp_path)


def edges(sentence, opinion, vector, rules=RULES):
    doc = make_doc(sentence, ents={form: label for form, label in ENTS.items() if f"{form}/" in sentence})
    doc.tensor = np.tile(np.array(vector, dtype=np.float32), (len(doc), 1))
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), rules, opinion)
    return [(r.source, r.type, r.target, r.rule) for r in found]


def test_a_verb_that_no_rule_lists_is_read(opinion):
    assert edges(LAMBASTED, opinion, [1, 0, 0, 1]) == [("Iran", "accuse", "Iraq", "model:accuse")]
    assert edges(LAMBASTED, opinion, [0, 1, 0, 1]) == [("Iran", "assault", "Iraq", "model:assault")]


@pytest.mark.parametrize(
    "vector", [[0, 0, 1, 1], [0.1, 0, 0, 1], [1, 0, 0, 0]], ids=["no interaction", "unsure", "not of this target"]
)
def test_what_is_no_interaction_or_unsure_is_left(opinion, vector):
    assert edges(LAMBASTED, opinion, vector) == []


def test_a_noun_is_read(opinion):
    sentence = (
        "Iran/NNP/nmod:poss/lambasting 's=='s/POS/case/Iran lambasting/NN/nsubj/went of/IN/case/Iraq Iraq/NNP/nmod/lambasting "
        "went=go/VBD/root on/RP/compound:prt/went ./."
    )
    assert edges(sentence, opinion, [1, 0, 0, 1]) == [("Iran", "accuse", "Iraq", "model:accuse")]


def test_it_can_be_switched_off(opinion, tmp_path):
    assert edges(LAMBASTED, None, [1, 0, 0, 1]) == []
    assert load_opinion(tmp_path, 1) is None


def test_the_user_says_how_sure_it_must_be(opinion, tmp_path):
    assert edges(LAMBASTED, opinion, [0.2, 0, 0, 1]) == []
    assert edges(LAMBASTED, load_opinion(tmp_path, 0.5), [0.2, 0, 0, 1]) == [("Iran", "accuse", "Iraq", "model:accuse")]


@pytest.mark.parametrize("sign", ["in patient", "target STATE", "source direct", "is accuse", "verb"])
def test_a_guess_is_trusted_by_its_construction(tmp_path, sign):
    save(tmp_path, {BASE: 0.0, ODDS: 1.0, sign: -20.0})
    assert edges(LAMBASTED, load_opinion(tmp_path), [1, 0, 0, 1]) == []


def test_rules_come_first(opinion):
    attacked = LAMBASTED.replace("lambasted", "attacked").replace("lambast/", "attack/")
    assert edges(attacked, opinion, [1, 0, 0, 1]) == [("Iran", "assault", "Iraq", "assault.attack")]


def test_a_pair_of_which_a_rule_tells_a_deed_is_left(opinion):
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked and/CC/cc/lambasted "
        "lambasted=lambast/VBD/conj/attacked Iraq/NNP/obj/lambasted ./."
    )
    assert edges(sentence, opinion, [1, 0, 0, 1]) == [("Iran", "assault", "Iraq", "assault.attack")]


def rule(name, kind, **asks):
    return Rule(
        id=name, type=kind, verbs=("lambast",), source=("agent",), target=("patient",),
        examples=("Iran lambasted Iraq. => Iran -> Iraq",), counterexamples=("Iran sang.",), reference="test", **asks,
    )  # fmt: skip


DISAGREEING = [rule("assault.a", "assault"), rule("accuse.b", "accuse")]


def test_where_rules_disagree_the_likelier_type_stands(opinion):
    rules = index_rules(DISAGREEING)
    assert edges(LAMBASTED, None, [1, 0, 0, 1], rules) == [("Iran", "assault", "Iraq", "assault.a")]
    assert edges(LAMBASTED, opinion, [1, 0, 0, 1], rules) == [("Iran", "accuse", "Iraq", "model:accuse.b")]
    assert edges(LAMBASTED, opinion, [0, 1, 0, 1], rules) == [("Iran", "assault", "Iraq", "assault.a")]
    assert edges(LAMBASTED, opinion, [0.1, 0, 0, 1], rules) == [("Iran", "assault", "Iraq", "assault.a")]


def test_a_rule_of_the_user_or_one_that_asks_for_more_stands_all_the_same(opinion):
    own = index_rules(DISAGREEING[1:], DISAGREEING[:1])
    assert edges(LAMBASTED, opinion, [1, 0, 0, 1], own) == [("Iran", "assault", "Iraq", "assault.a")]
    more = index_rules([rule("assault.c", "assault", phrases={"in": ("war",)}), DISAGREEING[1]])
    sentence = (
        "Iran/NNP/nsubj/lambasted lambasted=lambast/VBD/root Iraq/NNP/obj/lambasted in/IN/case/war war/NN/obl/lambasted ./."
    )
    assert edges(sentence, opinion, [1, 0, 0, 1], more) == [("Iran", "assault", "Iraq", "assault.c")]


def test_a_denied_deed_is_denied(opinion):
    sentence = "Iran/NNP/nsubj/lambast did=do/VBD/aux/lambast not/RB/advmod/lambast lambast/VB/root Iraq/NNP/obj/lambast ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    doc.tensor = np.tile(np.array([1, 0, 0, 1], dtype=np.float32), (len(doc), 1))
    (relation,) = find_relations(doc, entities_of(doc), Article("test", doc.text), RULES, opinion)
    assert (relation.polarity, relation.label) == ("negative", "not lambast")


def test_a_pair_tells_its_construction_and_its_object():
    sentence = "Iran/NNP/nsubj/sent sent=send/VBD/root arms/NNS/obj/sent to/IN/case/Iraq Iraq/NNP/obl/sent ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    doc.tensor = np.arange(len(doc), dtype=np.float32)[:, None]
    matcher = make_matcher(doc, entities_of(doc), Article("test", doc.text), RULES)
    (pair,) = matcher.pairs(matcher.doc[1])
    assert pair.vector(doc.tensor).tolist() == [1, 0, 4, 2]
    assert {"verb", "in to", "source STATE", "target direct", "object"} <= set(pair.signs(matcher.entities))


def test_a_pipeline_without_classifier_has_no_second_opinion(tmp_path):
    assert load_opinion(tmp_path) is None
