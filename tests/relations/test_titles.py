"""Which offices titles tell, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from small_rules import edge, edges, ends


def test_an_office():
    sentence = (
        "Russian/JJ/amod/minister foreign/JJ/amod/minister minister/NN/nmod/Lavrov Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    )
    relation = edge(sentence)
    assert (relation.source, relation.type, relation.target, relation.office) == (
        "Lavrov",
        "holds_office",
        "Russian",
        "foreign minister",
    )
    assert relation.attribution == ()


def test_who_holds_an_office_is_not_also_a_member():
    of_body = "{}Lavrov/NNP/nsubj/left of/IN/case/Kommersant Kommersant/NNP/nmod/Lavrov left=leave/VBD/root ./."
    assert ends(edges(of_body.format(""))[0]) == {("Lavrov", "member_of", "Kommersant")}
    assert ends(edges(of_body.format("minister/NN/nmod/Lavrov "))[0]) == {("Lavrov", "holds_office", "Kommersant")}


def test_who_is_no_longer_in_office_is_called_former():
    sentence = "former/JJ/amod/minister Iran/NNP/nmod:poss/minister ’s/POS/case/Iran foreign/JJ/amod/minister minister/NN/nmod:desc/Lavrov "
    sentence += "Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert edge(sentence).office == "former foreign minister"


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("minister/NN/nmod:desc/Lavrov of/IN/case/war war/NN/nmod/minister", "minister of war"),
        ("former/JJ/amod/minister minister/NN/nmod:desc/Lavrov", "former minister"),
    ],
)
def test_the_words_of_an_office(title, office):
    sentence = f"Russian/JJ/amod/minister {title} Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert edge(sentence).office == office


@pytest.mark.parametrize(("verb", "modality"), [("serve", "intended"), ("return", "intended"), ("visit", "asserted")])
def test_an_office_that_somebody_will_get(verb, modality):
    sentence = (
        f"Lavrov/NNP/nsubj/{verb} will/MD/aux/{verb} {verb}/VB/root as/IN/case/minister minister/NN/obl/{verb} of/IN/case/Iran "
    )
    assert edge(sentence + "Iran/NNP/nmod/minister ./.").modality == modality


def test_whose_envoy_somebody_is_holds_no_office():
    sentence = "Putin/NNP/nmod:poss/minister 's/POS/case/Putin minister/NN/nsubj/left of/IN/case/Iran Iran/NNP/nmod/minister left=leave/VBD/root ./."
    assert edges(sentence)[0] == []


def test_a_title_before_a_name_that_owns_something_is_held():
    sentence = (
        "Russian/JJ/amod/minister minister/NN/nmod:desc/Lavrov Lavrov/NNP/nmod:poss/plan 's/POS/case/Lavrov plan/NN/nsubj/failed "
        "failed=fail/VBD/root ./."
    )
    assert edge(sentence).office == "minister"


def test_former_before_whose_the_office_is():
    sentence = "former/JJ/amod/minister Russian/JJ/amod/minister minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert edge(sentence).office == "former minister"


def test_a_day_before_an_office_is_no_part_of_it():
    sentence = "on/IN/case/Monday Monday/NNP/obl/left minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/left of/IN/case/Iran "
    sentence += "Iran/NNP/nmod/Lavrov left=leave/VBD/root ./."
    assert edge(sentence).office == "minister"


@pytest.mark.parametrize(
    ("opening", "own", "found"),
    [
        ("", "", True),
        ("former/JJ/amod/minister ", "", True),
        ("The/DT/det/minister ", "", False),  # "The minister and captain Lavrov left": two people
        ("", "Russian/JJ/amod/captain ", False),  # "Iran minister and Russian captain Lavrov left"
    ],
)
def test_two_titles_before_one_name(opening, own, found):
    sentence = f"{opening}Iran/NNP/compound/minister minister/NN/nsubj/left and/CC/cc/captain {own}captain/NN/conj/minister "
    sentence += "Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert ends(edges(sentence)[0]) == ({("Lavrov", "holds_office", "Iran")} if found else set())
