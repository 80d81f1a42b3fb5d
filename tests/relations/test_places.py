"""Larger places around the name of a place, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from docs import entities_of, make_doc
from small_rules import rule

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.rules import index_rules

PLACES = {"entities": ["PLACE"], "source_types": ["PLACE"], "target_types": ["PLACE", "STATE"]}
RULES = index_rules([
    rule("located_in.case", "located_in", ["self"], ["own_state"], tacit=True, **PLACES),
    rule("located_in.around", "located_in", ["self"], ["larger_place"], **PLACES),
    rule("coerce.seize", "coerce", ["agent"], ["patient"], verbs=["seize"], target_types=["PLACE", "STATE"]),
])  # fmt: skip
CODES = {"Iran": "IRN", "Iranian": "IRN", "Izmir": "TUR", "Shiraz": "IRN", "Qom": "IRN", "Fars": "IRN"}
LABELS = {form: "PLACE" for form in CODES} | {"Iran": "STATE", "Iranian": "STATE", "Mall": "PLACE", "Army": "ORG"}


def edges(sentence, rules=RULES, **subtypes):
    doc = make_doc(sentence, ents={form: label for form, label in LABELS.items() if f"{form}/" in sentence})
    entities = [replace(e, iso=CODES.get(e.name), subtype=subtypes.get(e.name)) for e in entities_of(doc)]
    return {(r.source, r.target) for r in find_relations(doc, entities, Article("test", doc.text), rules)}


@pytest.mark.parametrize(("place", "told"), [("Shiraz", True), ("Mall", True), ("Izmir", False)])
def test_a_place_after_a_possessive_lies_there_unless_known_to_lie_elsewhere(place, told):
    sentence = f"It/PRP/nsubj/hit hit/VBD/root Iran/NNP/nmod:poss/province 's/POS/case/Iran old/JJ/amod/province {place}/NNP/compound/province province/NN/obj/hit ./."
    assert edges(sentence) == ({(place, "Iran")} if told else set())


@pytest.mark.parametrize(("noun", "told"), [("site/NN", True), ("siege/NN", False)])
def test_the_adjective_before_the_kind_of_a_place(noun, told):
    sentence = f"They/PRP/nsubj/left left=leave/VBD/root the/DT/det/site Iranian/JJ/amod/site holy/JJ/amod/site site={noun}/obj/left of/IN/case/Qom Qom/NNP/nmod/site ./."
    assert edges(sentence) == ({("Qom", "Iranian")} if told else set())


@pytest.mark.parametrize(
    ("noun", "found"),
    [("towns=town/NNS", {("Qom", "Fars"), ("Shiraz", "Fars")}), ("town/NN", set())],
)
def test_several_places_of_one(noun, found):
    form = noun.split("=")[0].split("/")[0]
    sentence = f"They/PRP/nsubj/left left=leave/VBD/root Fars/NNP/compound/{form} {noun}/obj/left of/IN/case/Qom Qom/NNP/nmod/{form} and/CC/cc/Shiraz Shiraz/NNP/conj/Qom ./."
    assert edges(sentence) == found


@pytest.mark.parametrize(("kind", "told"), [("mine", True), ("song", False)])
def test_where_a_place_is_behind_its_kind(kind, told):
    sentence = f"It/PRP/nsubj/left left=leave/VBD/root the/DT/det/{kind} Qom/NNP/compound/{kind} {kind}/NN/obj/left in/IN/case/Fars Fars/NNP/nmod/{kind} ./."
    assert edges(sentence) == ({("Qom", "Fars")} if told else set())


def test_a_part_of_a_place_behind_a_comma():
    sentence = "It/PRP/nsubj/hit hit/VBD/root in/IN/case/Fars Fars/NNP/obl/hit ,/,/punct/hit mainly/RB/advmod/Qom in/IN/case/Qom Qom/NNP/obl/hit ./."
    assert edges(sentence) == {("Qom", "Fars")}


@pytest.mark.parametrize(("place", "told"), [("Qom", True), ("Izmir", False)])
def test_the_place_that_opens_the_sentence(place, told):
    sentence = (
        f"In/IN/case/Iran Iran/NNP/obl/left ,/,/punct/left they/PRP/nsubj/left left=leave/VBD/root {place}/NNP/obj/left ./."
    )
    assert edges(sentence) == ({(place, "Iran")} if told else set())


@pytest.mark.parametrize(("place", "told"), [("Qom", True), ("Izmir", False)])
def test_a_place_in_the_state_that_the_sentence_names(place, told):
    sentence = f"Iran/NNP/nsubj/had had=have/VBD/root cases=case/NNS/obj/had in/IN/case/{place} {place}/NNP/nmod/cases ./."
    assert edges(sentence) == ({(place, "Iran")} if told else set())


def test_such_a_place_of_which_the_sentence_says_something():
    sentence = "Iran/NNP/nsubj/seized seized=seize/VBD/root Fars/NNP/obj/seized in/IN/case/Qom Qom/NNP/obl/seized ./."
    assert edges(sentence) == {("Iran", "Fars")}


def test_what_the_words_say_too_is_kept():
    sentence = "Army/NNP/nsubj/seized seized=seize/VBD/root Iran/NNP/obj/seized ,/,/punct/Fars mainly/RB/advmod/Fars in/IN/case/Fars Fars/NNP/obl/seized ./."
    assert edges(sentence) == {("Army", "Iran"), ("Fars", "Iran")}


@pytest.mark.parametrize(("verb", "told"), [("reported=report/VBD", True), ("sued=sue/VBD", False)])
def test_the_province_that_tells_of_a_city(verb, told):
    form = verb.split("=")[0]
    sentence = f"Fars/NNP/nsubj/{form} {verb}/root cases=case/NNS/obj/{form} in/IN/case/Qom Qom/NNP/nmod/cases ./."
    assert edges(sentence, Fars="admin", Qom="city") == ({("Qom", "Fars")} if told else set())


@pytest.mark.parametrize(("place", "found"), [("Shiraz", {("Shiraz", "Iran"), ("Qom", "Iran")}), ("Izmir", {("Qom", "Iran")})])
def test_a_list_of_places_before_their_state(place, found):
    sentence = f"It/PRP/nsubj/hit hit/VBD/root {place}/NNP/obj/hit and/CC/cc/Qom Qom/NNP/conj/{place} ,/,/punct/Iran Iran/NNP/appos/Qom ./."
    rules = index_rules([
        rule("located_in.around", "located_in", ["self"], ["larger_place", "comma"], **PLACES),
    ])  # fmt: skip
    assert edges(sentence, rules) == found


def test_a_province_lies_in_no_city():
    sentence = "It/PRP/nsubj/hit hit/VBD/root Qom/NNP/nmod:poss/Fars 's/POS/case/Qom Fars/NNP/obj/hit ./."
    assert edges(sentence, Fars="admin", Qom="city") == set()
    assert edges(sentence, Fars="city", Qom="admin") == {("Fars", "Qom")}


@pytest.mark.parametrize(
    ("subtypes", "kind", "found"),
    [
        ({}, "district/NN", set()),  # Fars is the district
        ({}, "town/NN", {("Qom", "Fars")}),
        ({"Fars": "region"}, "district/NN", {("Qom", "Fars")}),
    ],
)
def test_a_kind_between_two_places(subtypes, kind, found):
    form = kind.split("/")[0]
    sentence = f"It/PRP/nsubj/hit hit/VBD/root the/DT/det/{form} Fars/NNP/compound/{form} {kind}/obj/hit of/IN/case/Qom Qom/NNP/nmod/{form} ./."
    rules = index_rules([rule("located_in.genus", "located_in", ["self"], ["genus"], **PLACES)])
    assert edges(sentence, rules, **subtypes) == found


@pytest.mark.parametrize(("role", "explained"), [("explained", True), ("whose", False)])
def test_what_a_noun_between_commas_explains(role, explained):
    sentence = "It/PRP/nsubj/hit hit/VBD/root Qom/NNP/obj/hit ,/,/punct/suburb a/DT/det/suburb suburb/NN/appos/Qom of/IN/case/Shiraz Shiraz/NNP/nmod/suburb ./."
    rules = index_rules(
        [
            rule(
                "located_in.suburb",
                "located_in",
                [role],
                ["of"],
                nouns=["suburb"],
                source_types=["PLACE"],
                target_types=["PLACE"],
            )
        ]
    )
    assert edges(sentence, rules) == ({("Qom", "Shiraz")} if explained else set())
