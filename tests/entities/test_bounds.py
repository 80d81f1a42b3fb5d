"""Where names that the tagger alone saw begin and end, in documents made by hand."""

import pytest
from docs import VOCAB
from finding import names
from spacy.tokens import Doc

from extractor.entities.bounds import before_verb
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions
from extractor.words import read_document


@pytest.mark.parametrize(
    ("sentence", "tagged", "expected"),
    [
        (
            "Air/NNP Chief/NNP Marshal/NNP Angus/NNP Kowal/NNP left/VBD",
            "Air Chief Marshal Angus Kowal",
            ("Angus Kowal", "PERSON"),
        ),
        ("General/NNP Musharraf/NNP left/VBD", "General Musharraf", ("Musharraf", "PERSON")),
        ("Prince/NNP Charles/NNP left/VBD", "Prince Charles", ("Charles", "PERSON")),
        ("General/NNP Electric/NNP left/VBD", "General Electric", ("General Electric", "ORG")),
        ("King/NNP David/NNP Foundation/NNP left/VBD", "King David Foundation", ("King David Foundation", "ORG")),
        ("Chief/NNP Rivers/NNP Traders/NNP left/VBD", "Chief Rivers Traders", ("Chief Rivers Traders", "ORG")),
    ],
)
def test_a_person_behind_titles_is_no_body(sentence, tagged, expected):
    assert names(sentence, ents={tagged: "ORG"}) == [expected]


@pytest.mark.parametrize(
    ("office", "tagged"),
    [
        ("Governor/NNP of/IN Oxbury/NNP", "Oxbury Anna Kowal"),
        ("Governor/NNP of/IN Oxbury/NNP Krai/NNP", "Oxbury Krai Anna Kowal"),
        ("Friend/NN of/IN", "Anna Kowal"),
    ],
)
def test_what_an_office_is_of_is_no_part_of_its_holders_name(office, tagged):
    assert ("Anna Kowal", "PERSON") in names(f"{office} Anna/NNP Kowal/NNP left/VBD", ents={tagged: "PERSON"})


def test_initials_belong_to_a_name():
    assert names("He/PRP sued/VBD E./NNP J./NNP Kowal/NNP ./.", ents={"Kowal": "PERSON"}) == [("E. J. Kowal", "PERSON")]
    assert names("Plan/NN B/NN ./. Kowal/NNP left/VBD", ents={"Kowal": "PERSON"}) == [("Kowal", "PERSON")]


@pytest.mark.parametrize("last", ["XIV/NNP", "Said/VBD", "Nor/CC"])
def test_an_ordinal_and_what_may_be_a_word_belong_to_a_name(last):
    word = last.partition("/")[0]
    assert names(f"Leo/NNP Kowal/NNP {last} left/VBD", ents={"Leo Kowal": "PERSON"}) == [(f"Leo Kowal {word}", "PERSON")]


def test_a_pronoun_is_no_ordinal():
    assert names("With/IN Ana/NNP Kowal/NNP I/PRP left/VBD", ents={"Ana Kowal": "PERSON"}) == [("Ana Kowal", "PERSON")]


def test_a_verb_is_no_part_of_a_name():
    ents = {"Ana Maria Kowal places": "PERSON"}
    assert names("Ana/NNP Maria/NNP Kowal/NNP places/NNS Diaz/NNP on/IN leave/NN", ents=ents) == [("Ana Maria Kowal", "PERSON")]


def test_what_a_dash_joins_is_no_verb():
    doc = Doc(VOCAB, words=["Hyon", "Yong", "-", "chol"], spaces=[True, False, False, False], tags=["NNP", "NNP", "HYPH", "NNS"],
              sent_starts=[True, False, False, False])  # fmt: skip
    assert before_verb(read_document(doc), 0, 4) == 4


def test_a_dash_joins_the_name_of_a_storm():
    words, spaces = ["Typhoon", "Man", "-", "yi", "came"], [True, False, False, True, False]
    doc = Doc(VOCAB, words=words, spaces=spaces, tags=["NNP", "NNP", "HYPH", "NN", "VBD"], pos=["PROPN", "PROPN", "PUNCT", "NOUN", "VERB"],
              heads=[1, 4, 1, 1, 4], deps=["compound", "nsubj", "punct", "dep", "ROOT"])  # fmt: skip
    found = find_mentions(read_document(doc), load_gazetteer(), [])
    assert [doc[f.start : f.end].text for f in found] == ["Typhoon Man-yi"]


@pytest.mark.parametrize(
    ("sentence", "tagged", "expected"),
    [
        ("The/DT Institute/NNP of/IN Rocks/NNP and/CC Waves/NNP met/VBD", "Institute of Rocks", ["Institute of Rocks and Waves"]),
        ("The/DT Center/NNP for/IN Digital/NNP Hate/NNP met/VBD", "Center for Digital", ["Center for Digital Hate"]),
        ("The/DT Office/NNP of/IN the/DT Ombudsman/NNP met/VBD", "Office of the", ["Office of the Ombudsman"]),
        ("The/DT Front/NNP of/IN Rocks/NNP Against/IN Waves/NNP met/VBD", "Front of Rocks", ["Front of Rocks Against Waves"]),
        ("The/DT Court/NNP of/IN 1990/CD met/VBD", "Court of", ["Court"]),
        ("The/DT Prosecutor/NNP of/IN the/DT hour/NN left/VBD", "Prosecutor of the", []),
        ("The/DT Bank/NNP of/IN Rocks/NNP and/CC traders/NNS met/VBD", "Bank of Rocks", ["Bank of Rocks"]),
        ("The/DT Bank/NNP of/IN Rocks/NNP Chairman/NNP left/VBD", "Bank of Rocks", ["Bank of Rocks"]),
        ("The/DT Tour/NNP of/IN Rocks/NNP World/NNP Cup/NNP began/VBD", "Tour of Rocks", ["Tour of Rocks World Cup"]),
    ],
)
def test_what_a_body_is_for_belongs_to_its_name(sentence, tagged, expected):
    assert [name for name, _ in names(sentence, ents={tagged: "ORG"})] == expected


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("The/DT Velta/NNP 's/POS Office/NNP spoke/VBD", {"Velta": "ORG"}, ("Velta's Office", "ORG")),
        ("The/DT Velta/NNP 's/POS Basilica/NNP burnt/VBD", {"Velta": "PERSON"}, ("Velta's Basilica", "PLACE")),
        ("The/DT Velta/NNP 's/POS office/NN spoke/VBD", {"Velta": "ORG"}, ("Velta", "ORG")),
        ("The/DT Velta/NNP 's/POS Deputy/NNP Office/NNP spoke/VBD", {"Velta": "ORG"}, ("Velta", "ORG")),
    ],
)
def test_a_name_goes_on_behind_a_possessive(sentence, ents, expected):
    assert names(sentence, ents=ents) == [expected]


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("It/PRP breached/VBD the/DT Computer/NNP Crime/NNP Act/NNP ./.", {}, [("Computer Crime Act", "AGREEMENT")]),
        ("The/DT Velta/NNP Amendment/NNP passed/VBD ./.", {"Velta Amendment": "ORG"}, [("Velta Amendment", "AGREEMENT")]),
        ("A/DT Charter/NNP of/IN Velta/NNP fails/VBZ", {"Charter of Velta": "ORG"}, [("Charter of Velta", "AGREEMENT")]),
        ("Jude/NNP Law/NNP left/VBD ./.", {"Jude Law": "PERSON"}, [("Jude Law", "PERSON")]),
        ("The/DT Law/NNP left/VBD ./.", {}, []),
        ("The/DT Wise/NNP Law/NNP School/NNP closed/VBD ./.", {}, []),
    ],
)  # fmt: skip
def test_a_law_is_told_by_its_last_word(sentence, ents, expected):
    assert names(sentence, ents=ents) == expected


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("A/DT Boeing/NNP 737/CD crashed/VBD ./.", {}, []),
        ("Boeing/NNP cut/VBD 737/CD jobs/NNS ./.", {}, [("Boeing", "ORG")]),
        ("The/DT Velta/NNP variant/NN spread/VBD ./.", {"Velta": "ORG"}, []),
        ("The/DT Velta/NNP COVID-19/NNP vaccine/NN came/VBD ./.", {"Velta COVID-19": "ORG"}, [("Velta", "ORG")]),
        ("Lineage/NNP P.1/NNP spread/VBD ./.", {"Lineage P.1": "ORG"}, []),
    ],
)
def test_what_only_says_of_which_kind_something_is_names_no_body(sentence, ents, expected):
    assert names(sentence, ents=ents) == expected


def test_what_an_office_is_of_is_no_part_of_the_name_behind_it():
    sentence = "The/DT mayor/NN of/IN Melitop/NNP Ivan/NNP Kowal/NNP left/VBD ./."
    assert names(sentence, ents={"Melitop Ivan Kowal": "PERSON"}) == [("Ivan Kowal", "PERSON")]
    sentence = "The/DT death/NN of/IN Melitop/NNP Ivan/NNP Kowal/NNP shocks/VBZ them/PRP ./."
    assert names(sentence, ents={"Melitop Ivan Kowal": "PERSON"}) == [("Melitop Ivan Kowal", "PERSON")]


@pytest.mark.parametrize(("word", "body"), [("Government", True), ("government", False), ("administration", True)])
def test_a_leader_and_his_government(word, body):
    found = names(f"The/DT Kowal/NNP {word}/NNP fell/VBD ./.", ents={"Kowal": "PERSON"})
    assert found == [(f"Kowal {word}", "ORG") if body else ("Kowal", "PERSON")]


def test_a_crown_before_a_state_keeps_the_state_a_mention_of_its_own():
    found = names("The/DT Royal/NNP Thai/JJ Air/NNP Force/NNP left/VBD ./.", ents={"Royal Thai Air Force": "ORG"})
    assert found == [("Royal Thai Air Force", "ORG"), ("Thai", "STATE")]
    assert names("The/DT Old/NNP Thai/JJ Club/NNP left/VBD ./.", ents={"Old Thai Club": "ORG"}) == [("Old Thai Club", "ORG")]


@pytest.mark.parametrize(("kind", "label"), [("Warning", "ORG"), ("Shopping", "PLACE")])
def test_a_centre_of_a_place(kind, label):
    found = names(f"The/DT Baltimore/NNP {kind}/NNP Center/NNP closed/VBD ./.", ents={})
    assert (f"Baltimore {kind} Center", label) in found


@pytest.mark.parametrize(
    ("sentence", "tagged", "expected"),
    [
        ("The/DT Velta/NNP Minority/NNP Leader/NNP spoke/VBD ./.", {"Velta Minority": "GROUP"}, [("Velta", "GROUP")]),
        ("The/DT Velta/NNP Minority/NNP spoke/VBD ./.", {"Velta Minority": "GROUP"}, [("Velta Minority", "GROUP")]),
        ("Deputy/NNP Velta/NNP Secretary/NNP spoke/VBD ./.", {"Deputy Velta": "ORG"}, [("Velta", "ORG")]),
        ("Federal/NNP District/NNP Judge/NNP spoke/VBD ./.", {"Federal District": "ORG"}, []),
        ("The/DT rapper/NN Velta/NNP spoke/VBD ./.", {"Velta": "ORG"}, [("Velta", "PERSON")]),
        ("The/DT rapper/NN VLT/NNP spoke/VBD ./.", {"VLT": "ORG"}, [("VLT", "ORG")]),
    ],
)
def test_words_of_an_office_are_no_part_of_a_body(sentence, tagged, expected):
    assert names(sentence, ents=tagged) == expected


def test_a_persons_name_does_not_end_in_of_the():
    sentence = "Bishop/NNP Kowal/NNP of/IN the/DT Isles/NNP spoke/VBD ./."
    assert ("Kowal", "PERSON") in names(sentence, ents={"Kowal of the": "PERSON"})


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        ("Sydney/NNP/nsubj/left Kowal/NNP/flat/Sydney left/VBD/root", {"Sydney": "PLACE"}, ("Sydney Kowal", "PERSON")),
        ("Mayor/NNP London/NNP Kowal/NNP left/VBD", {"London": "PLACE"}, ("London Kowal", "PERSON")),
        ("Florence/NNP/nsubj/closed Orly/NNP/flat/Florence closed/VBD/root", {"Florence": "PLACE"}, ("Florence", "PLACE")),
        (
            "mayor/NN/nsubj/left of/IN/case/Florence Florence/NNP/nmod/mayor Kowal/NNP/flat/Florence left/VBD/root",
            {"Florence": "PLACE"},
            ("Florence", "PLACE"),
        ),
    ],
)
def test_a_place_before_a_surname_is_a_given_name(sentence, ents, found):
    assert found in names(sentence, ents=ents)
