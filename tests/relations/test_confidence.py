"""How sure an edge is, by the signs of its construction."""

from dataclasses import replace

import pytest
from docs import make_doc, read_clauses
from hypothesis import given
from hypothesis import strategies as st
from small_rules import rule

from extractor.records import EntityId
from extractor.relations import confidence as module
from extractor.relations.confidence import confidence, load_weights, signs
from extractor.relations.draft import Draft
from extractor.relations.mentions import Referent

DOC = make_doc(
    "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./.", ents={"Iran": "STATE", "Iraq": "STATE"}
)
CLAUSE = read_clauses(DOC).clause(1)
assert CLAUSE is not None
PLAIN = Draft(
    rule("assault.attack", "assault", ["agent"], ["patient"], verbs=["attack"]), CLAUSE,
    Referent(EntityId("iran"), 0, True, False), Referent(EntityId("iraq"), 2, True, False), "patient", False, False,
)  # fmt: skip


def test_a_plain_edge_bears_its_kind_alone():
    assert list(signs(PLAIN)) == ["always", "verb interaction"]


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        ({"role": "complement"}, "complement"),
        ({"on_place": True}, "place for target"),
        ({"target": replace(PLAIN.target, pronoun=True)}, "pronoun"),
        ({"source": replace(PLAIN.source, direct=False)}, "indirect"),
        ({"clause": replace(CLAUSE, borrowed=frozenset({"agent"}))}, "shared argument"),
        ({"clause": replace(CLAUSE, passive=True)}, "passive"),
        ({"clause": replace(CLAUSE, kind="noun")}, "noun interaction"),
        ({"rule": PLAIN.rule.model_copy(update={"object": ("raid",)})}, "verb with its noun"),
        ({"rule": PLAIN.rule.model_copy(update={"id": "model:assault"})}, "model"),
        ({"rule": PLAIN.rule.model_copy(update={"type": "part_of"})}, "part_of"),
    ],
)
def test_signs(change, sign):
    assert sign in signs(replace(PLAIN, **change))


def test_confidence_is_the_share_that_the_weights_tell(monkeypatch):
    monkeypatch.setattr(module, "load_weights", lambda: {"always": 1.0, "verb interaction": -1.0, "pronoun": -2.0})
    assert confidence(PLAIN) == 0.5
    assert confidence(replace(PLAIN, target=replace(PLAIN.target, pronoun=True))) == pytest.approx(0.12)


@given(st.dictionaries(st.sampled_from(["always", "verb interaction"]), st.floats(-50, 50)))
def test_confidence_never_claims_to_know(weights):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "load_weights", lambda: weights)
        assert 0.05 <= confidence(PLAIN) <= 0.99


def test_every_weight_is_of_a_sign_that_edges_bear():
    source = module.__loader__.get_source(module.__name__)  # type: ignore[union-attr]
    from extractor.ontology import load_ontology

    known = {name for name, relation in load_ontology().relations.items() if relation.kind == "state"} | {"always"}
    known |= {f"{kind} interaction" for kind in ("verb", "noun", "adjective")}
    assert all(name in known or f'"{name}"' in source for name in load_weights())
