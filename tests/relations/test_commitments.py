"""Whose word is coded and not the deed, by documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from __future__ import annotations

import pytest
from docs import entities_of, make_doc

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.commitments import load_commitments, recoded
from extractor.relations.rules import Rule, index_rules

SHARED = {"examples": ["Iran met Iraq. => Iran -> Iraq"], "counterexamples": ["Iran left."], "reference": "own"}
RULES = index_rules([
    Rule.model_validate({"id": f"{kind}.{verb}", "type": kind, "verbs": [verb], "source": ["agent"], "target": ["patient"], **more, **SHARED})
    for kind, verb, more in (
        ("assault", "attack", {"cameo": "190"}), ("aid", "help", {"cameo": "0712"}), ("agree", "accept", {}),
        ("consult", "meet", {"symmetric": True}),
    )
])  # fmt: skip
OPEN = (
    "Iran/NNP/nsubj/{governor} {governor}={lemma}/VBD/root to/TO/mark/{verb} {verb}/VB/xcomp/{governor} Iraq/NNP/obj/{verb} ./."
)


def edges(sentence):
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"} | ({"Syria": "STATE"} if "Syria" in sentence else {}))
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), RULES)
    return [(r.source, r.type, r.cameo, r.target, r.polarity, r.modality, [a.entity for a in r.attribution]) for r in found]


@pytest.mark.parametrize(
    ("governor", "lemma", "verb", "expected"),
    [
        ("promised", "promise", "help", ("agree", "0331")),
        ("promised", "promise", "attack", ("threaten", "138")),
        ("threatened", "threaten", "attack", ("threaten", "138")),
        ("threatened", "threaten", "meet", ("threaten", "13")),
        ("refused", "refuse", "help", ("reject", "1221")),
        ("refused", "refuse", "meet", ("reject", "125")),
    ],
)
def test_the_word_is_coded_and_asserted(governor, lemma, verb, expected):
    kind, cameo = expected
    found = edges(OPEN.format(governor=governor, lemma=lemma, verb=verb))
    assert ("Iran", kind, cameo, "Iraq", "positive", "asserted", []) in found
    assert {edge[1] for edge in found} == {kind}


def test_a_refusal_to_attack_stays_an_attack_that_did_not_happen():
    found = edges(OPEN.format(governor="refused", lemma="refuse", verb="attack"))
    assert [(edge[1], edge[4]) for edge in found] == [("assault", "negative")]


def test_a_wish_commits_nobody():
    found = edges(OPEN.format(governor="wanted", lemma="want", verb="help"))
    assert [(edge[1], edge[5]) for edge in found] == [("aid", "intended")]


def test_a_speaker_who_says_that_he_will_promises():
    found = edges(
        "Iran/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/help would/MD/aux/help help/VB/ccomp/said Iraq/NNP/obj/help ./."
    )
    assert found == [("Iran", "agree", "0331", "Iraq", "positive", "asserted", [])]


def test_a_speaker_who_says_that_he_will_not_refuses():
    found = edges(
        "Iran/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/accept would/MD/aux/accept not/RB/advmod/accept accept/VB/ccomp/said "
        "Iraq/NNP/obj/accept ./."
    )
    assert [(edge[1], edge[4]) for edge in found] == [("reject", "positive")]


def test_what_others_say_of_him_is_a_forecast():
    found = edges(
        "Syria/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/help would/MD/aux/help help/VB/ccomp/said Iraq/NNP/obj/help ./."
    )
    assert [(edge[1], edge[5], edge[6]) for edge in found] == [("aid", "intended", ["Syria"])]


def test_codes_are_read_by_their_longest_beginning():
    assert recoded("retreat", "0871", "promising", False).cameo == "0356"
    assert recoded("assault", "190", "promising", False).cameo == "138"
    assert recoded("support", None, "promising", False).cameo == "03"
    assert recoded("located_in", None, "promising", False) is None
    table = load_commitments()
    assert all(code.startswith("03") for code in table.promised.values())
    assert all(code.startswith("13") for code in table.threatened.values())
    assert all(code.startswith("12") for code in table.refused.values())


@pytest.mark.parametrize(("noun", "expected"), [("demands", [("reject", "asserted")]), ("plans", [("aid", "intended")])])
def test_who_does_not_meet_a_demand_refuses_the_deed(noun, expected):
    sentence = (
        f"Iran/NNP/nsubj/met did=do/VBD/aux/met not/RB/advmod/met met=meet/VB/root {noun}={noun.removesuffix('s')}/NNS/obj/met "
    )
    sentence += f"to/TO/mark/help help/VB/acl/{noun} Iraq/NNP/obj/help ./."
    assert [(edge[1], edge[5]) for edge in edges(sentence)] == expected
