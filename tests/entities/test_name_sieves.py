"""Which names are of one thing: parts of names, spellings, aliases, storms as they grow."""

import pytest
from resolving import grouped, read

from extractor.entities import find_entities


def test_two_spellings_of_a_person_are_one_entity():
    sentences = ("Mostafa/NNP Kowalsky/NNP spoke/VBD ./.", "Kowalskyy/NNP left/VBD ./.")
    found = grouped(*sentences, ents={"Mostafa Kowalsky": "PERSON", "Kowalskyy": "PERSON"})
    assert list(found.values()) == [["Mostafa Kowalsky", "Kowalskyy"]]


def test_a_known_person_by_a_fuller_name():
    sentences = ("Robert/NNP Mugabe/NNP spoke/VBD ./.", "Robert/NNP Gabriel/NNP Mugabe/NNP left/VBD ./.")
    found = grouped(*sentences, ents={"Robert Mugabe": "PERSON", "Robert Gabriel Mugabe": "PERSON"})
    assert found == {"Robert Mugabe": ["Robert Mugabe", "Robert Gabriel Mugabe"]}


def test_a_given_name_that_the_tagger_left_outside():
    sentence = "{}/NNP Kowal/NNP left/VBD ./."
    assert list(grouped(sentence.format("Usman"), ents={"Kowal": "PERSON"})) == ["Usman Kowal"]
    assert list(grouped(sentence.format("Foreman"), ents={"Kowal": "PERSON"})) == ["Kowal"]


def test_junior_is_no_surname():
    sentences = ("Ferran/NNP Kowal/NNP Jr/NNP spoke/VBD ./.", "Kowal/NNP left/VBD ./.")
    found = grouped(*sentences, ents={"Ferran Kowal Jr": "PERSON", "Kowal": "PERSON"})
    assert list(found.values()) == [["Ferran Kowal Jr", "Kowal"]]


def test_two_known_people_spelt_alike_stay_two():
    found = grouped("Oleg/NNP Kovar/NNP met/VBD Oleh/NNP Kovar/NNP ./.", ents={"Oleg Kovar": "PERSON", "Oleh Kovar": "PERSON"})
    assert len(found) == 2


def test_a_body_by_its_first_word_in_capitals():
    found = grouped("HDX/NNP Works/NNP grew/VBD ./.", "HDX/NNP left/VBD ./.", ents={"HDX Works": "ORG", "HDX": "ORG"})
    assert found == {"HDX Works": ["HDX Works", "HDX"]}


def test_a_surname_taken_for_a_body_behind_a_title():
    sentences = ("Omar/NNP al-Kowali/NNP spoke/VBD ./.", "Minister/NN of/IN Information/NNP al-Kowali/NNP left/VBD ./.")
    found = grouped(*sentences, ents={"Omar al-Kowali": "PERSON", "al-Kowali": "ORG"})
    assert found["Omar al-Kowali"] == ["Omar al-Kowali", "al-Kowali"]


def test_a_storm_is_one_thing_as_it_grows():
    sentences = ("Tropical/JJ Storm/NNP Velto/NNP formed/VBD ./.", "Velto/NNP became/VBD Hurricane/NNP Velto/NNP ./.")
    ents = {"Tropical Storm Velto": "EVENT", "Hurricane Velto": "EVENT", "Velto": "PERSON"}
    assert grouped(*sentences, ents=ents) == {"Tropical Storm Velto": ["Tropical Storm Velto", "Velto", "Hurricane Velto"]}


def test_a_french_title_is_no_part_of_a_name():
    found = grouped(
        "Ana/NNP Spanton/NNP left/VBD ./.",
        "Mme/NNP Spanton/NNP sued/VBD ./.",
        ents={"Ana Spanton": "PERSON", "Mme Spanton": "PERSON"},
    )
    assert found == {"Ana Spanton": ["Ana Spanton", "Spanton"]}


def test_a_person_with_a_storms_name_and_a_title_is_none():
    sentences = ("Hurricane/NNP Velto/NNP formed/VBD ./.", "President/NNP Velto/NNP left/VBD ./.")
    assert "Velto" in grouped(*sentences, ents={"Hurricane Velto": "EVENT", "Velto": "PERSON"})


def test_a_party_is_not_its_branch():
    sentences = ("The/DT Nulva/NNP Party/NNP won/VBD ./.", "The/DT Nulva/NNP Party/NNP of/IN Ohio/NNP left/VBD ./.")
    ents = {"Nulva Party": "ORG", "Nulva Party of Ohio": "ORG"}
    assert {"Nulva Party", "Nulva Party of Ohio"} <= set(grouped(*sentences, ents=ents))
    assert grouped(*reversed(sentences), ents=ents)["Nulva Party of Ohio"] == ["Nulva Party of Ohio", "Nulva Party"]


@pytest.mark.parametrize(
    ("sentence", "ents", "same"),
    [
        ("Velta/NNP Impunity/NNP Body/NNP in/IN Chad/NNP (/( CICIC/NNP )/) met/VBD", ("Velta Impunity Body", "CICIC"), True),
        ("CICIC/NNP (/( Velta/NNP Impunity/NNP Body/NNP )/) met/VBD", ("Velta Impunity Body", "CICIC"), True),
        ("Petro/NNP Velta/NNP Mexicos/NNP (/( Pemex/NNP )/) met/VBD", ("Petro Velta Mexicos", "Pemex"), True),
        ("Petro/NNP Velta/NNP Mexicos/NNP (/( Orbis/NNP )/) met/VBD", ("Petro Velta Mexicos", "Orbis"), False),
        ("The/DT Velta/NNP Spy/NNP Agency/NNP ,/, SEBI/NNP ,/, denied/VBD it/PRP", ("Velta Spy Agency", "SEBI"), True),
        ("Oxbury/NNP ,/, Velta/NNP Spy/NNP Agency/NNP ,/, SEBI/NNP ,/, met/VBD", ("Velta Spy Agency", "SEBI"), False),
    ],
)
def test_short_forms_beside_the_full_name(sentence, ents, same):
    found = grouped(sentence, ents=dict.fromkeys(ents, "ORG"))
    assert any(set(ents) <= set(texts) for texts in found.values()) == same


def test_the_first_of_two_surnames_alone():
    people = ("Ana/NNP Moreno/NNP Gomez/NNP fled/VBD ./.", "Moreno/NNP hid/VBD ./.")
    ents = {"Ana Moreno Gomez": "PERSON", "Moreno": "PERSON"}
    assert grouped(*people, ents=ents) == {"Ana Moreno Gomez": ["Ana Moreno Gomez", "Moreno"]}
    other = grouped("Jan/NNP Moreno/NNP left/VBD ./.", *people, ents=ents | {"Jan Moreno": "PERSON"})
    assert other["Jan Moreno"] == ["Jan Moreno", "Moreno"]


def test_a_kings_first_name_is_no_surname():
    sentence = "King/NNP Salman/NNP met/VBD his/PRP$ son/NN Abdulaziz/NNP bin/NNP Salman/NNP ./."
    found = grouped(sentence, ents={"Abdulaziz bin Salman": "PERSON"})
    assert found["Salman bin Abdulaziz"][0] == "Salman"


def test_a_body_of_a_place_is_not_the_known_one_of_another_state():
    doc, article = read("The/DT State/NNP Council/NNP of/IN Crimea/NNP met/VBD")
    assert all(entity.iso != "CHN" for entity in find_entities(doc, article))


@pytest.mark.parametrize("told", ["which/WDT is/VBZ still/RB known/VBN as/IN", "formerly/RB known/VBN as/IN", "nicknamed/VBN"])
def test_a_body_by_what_else_it_is_known_as(told):
    sentence = f"Velta/NNP Guard/NNP ,/, {told} the/DT Oxbury/NNP Watch/NNP ,/, left/VBD"
    ents = {"Velta Guard": "ORG", "Oxbury Watch": "ORG"}
    assert list(grouped(sentence, ents=ents).values()) == [["Velta Guard", "Oxbury Watch"]]
    assert len(grouped(sentence.replace(told, "unlike/IN"), ents=ents)) == 2


def test_two_known_things_are_not_one_whatever_they_are_known_as():
    sentence = "Hamas/NNP ,/, known/VBN as/IN Hezbollah/NNP ,/, left/VBD"
    assert list(grouped(sentence)) == ["Hamas", "Hezbollah"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("University of Velta", "Velta University", True),
        ("Ministry of the Interior", "Interior Ministry", True),
        ("Ministry of Foreign Affairs", "Foreign Ministry", True),
        ("Ministry of Defense", "Defence Ministry", True),
        ("Ministry of Health", "Ministry of Defense", False),
        ("University of Miami", "Miami University", False),
    ],
)
def test_what_a_body_is_may_stand_first_or_last(pipeline, one, other, same):
    found = pipeline.extract(f"Peru's {one} accused Chile. The {other} met Ana Diaz.").entities
    texts = [{m.text for m in e.mentions} for e in found if e.type == "ORG"]
    assert any({one, other} <= each for each in texts) == same
