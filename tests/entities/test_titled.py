"""Titles, ranks and offices: what of them is no part of a name, and what they tell of it."""

import pytest
from finding import mentions


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("The/DT Gazette/NNP wrote/VBD", {"The Gazette": "ORG"}, "Gazette"),
        ("President/NNP Anna/NNP Kowal/NNP left/VBD", {"President Anna Kowal": "PERSON"}, "Anna Kowal"),
        ("Prime/NNP Minister/NNP Kowal/NNP left/VBD", {"Prime Minister Kowal": "PERSON"}, "Kowal"),
        ("Kowal/NNP ’s/POS envoy/NN left/VBD", {"Kowal ’s": "PERSON"}, "Kowal"),
        ("“/`` Kowal/NNP ”/'' left/VBD", {"“ Kowal ”": "PERSON"}, "Kowal"),
        ("Kowal/NNP ,/, who/WP left/VBD", {"Kowal ,": "PERSON"}, "Kowal"),
    ],
)
def test_article_title_and_marks_are_no_part_of_a_name(sentence, ents, expected):
    assert mentions(sentence, ents=ents)[0][0] == expected


def test_the_department_in_an_office_is_no_part_of_the_name_behind_it():
    sentence = "Minister/NNP of/IN Information/NNP Anna/NNP Kowal/NNP left/VBD ./."
    assert ("Anna Kowal", "PERSON") in mentions(sentence, ents={"Information Anna Kowal": "ORG"})
    maker = "The/DT maker/NN of/IN Information/NNP Systems/NNP left/VBD ./."
    assert mentions(maker, ents={"Information Systems": "ORG"}) == [("Information Systems", "ORG")]


def test_a_title_alone_stays():
    assert mentions("Chief/NNP left/VBD", ents={"Chief": "PERSON"}) == [("Chief", "PERSON")]


@pytest.mark.parametrize(("between", "bodies"), [(",/,", set()), ("met/VBD", {"Attorney General"})])
def test_a_title_in_apposition_is_no_body(between, bodies):
    sentence = f"Anna/NNP Kowal/NNP {between} the/DT Attorney/NNP General/NNP ,/, and/CC left/VBD ./."
    found = mentions(sentence, ents={"Anna Kowal": "PERSON", "Attorney General": "ORG"})
    assert {text for text, kind in found if kind == "ORG"} == bodies


def test_a_spoken_title_tells_a_person():
    assert mentions("Mr./NNP Dlamini/NNP left/VBD", ents={"Dlamini": "ORG"}) == [("Dlamini", "PERSON")]


@pytest.mark.parametrize(
    ("sentence", "tagged"),
    [
        ("Minister/NNP of/IN Foreign/NNP Affairs/NNP Anna/NNP Kowal/NNP left/VBD ./.", "Foreign Affairs"),
        ("Defense/NNP Secretary/NNP Anna/NNP Kowal/NNP left/VBD ./.", "Defense"),
        ("Foreign/NNP Affairs/NNPS Minister/NNP Anna/NNP Kowal/NNP left/VBD ./.", "Foreign Affairs"),
    ],
)
def test_the_department_of_an_office_is_no_body(sentence, tagged):
    assert mentions(sentence, ents={tagged: "ORG", "Anna Kowal": "PERSON"}) == [("Anna Kowal", "PERSON")]


def test_a_rank_before_what_is_no_person():
    assert mentions("The/DT General/NNP Election/NNP began/VBD ./.") == [("General Election", "EVENT")]
    assert mentions("They/PRP heard/VBD General/NNP Kowal/NNP ./.") == [("Kowal", "PERSON")]


def test_an_office_of_a_place_is_no_body():
    sentence = "Archbishop/NNP of/IN Oxbury/NNP Anna/NNP Kowal/NNP left/VBD ./."
    found = mentions(sentence, ents={"Archbishop of Oxbury": "ORG", "Anna Kowal": "PERSON"})
    assert found == [("Oxbury", "PLACE"), ("Anna Kowal", "PERSON")]


def test_the_field_of_an_office_is_nobody():
    ents = {"State for Trade": "ORG", "Kowal": "PERSON"}
    assert mentions("Minister/NNP of/IN State/NNP for/IN Trade/NNP Kowal/NNP left/VBD ./.", ents=ents) == [("Kowal", "PERSON")]


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("The/DT Duchess/NNP of/IN Oxbury/NNP left/VBD", {"Duchess of Oxbury": "ORG"}, [("Duchess of Oxbury", "PERSON")]),
        ("Prince/NNP of/IN Oxbury/NNP Hospital/NNP burned/VBD", {"Oxbury Hospital": "PLACE"}, [("Oxbury Hospital", "PLACE")]),
        ("Anna/NNP ,/, Duchess/NNP of/IN Oxbury/NNP ,/, left/VBD", {"Anna": "PERSON"}, [("Anna", "PERSON")]),
        ("Queen/NNP Margrethe/NNP II/NNP left/VBD", {}, [("Margrethe II", "PERSON")]),
        ("The/DT Queen/NNP Elizabeth/NNP Stakes/NNP began/VBD", {}, [("Queen Elizabeth", "PERSON")]),
        ("Abdullah/NNP II/NNP of/IN Jordan/NNP left/VBD", {}, [("Abdullah II", "PERSON"), ("Jordan", "STATE")]),
    ],
)
def test_people_by_their_titles(sentence, ents, expected):
    assert mentions(sentence, ents=ents) == expected


def test_a_noble_title_behind_a_name_is_no_body():
    sentence = "Prince/NNP Karl/NNP ,/, Duke/NNP of/IN Oxbury/NNP ,/, left/VBD"
    assert mentions(sentence, ents={"Karl": "PERSON", "Duke of Oxbury": "ORG"}) == [("Karl", "PERSON")]
