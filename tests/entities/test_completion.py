"""Names with the end that the tagger cut off, and with the place that they begin with."""

import pytest
from docs import VOCAB, make_doc
from finding import mentions
from spacy.tokens import Doc, Span

from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions
from extractor.words import read_document


def test_a_body_named_after_its_place():
    found = mentions("The/DT Baltimore/NNP Police/NNP Department/NNP acted/VBD ./.")
    assert found == [("Baltimore Police Department", "ORG"), ("Baltimore", "PLACE")]
    assert ("Baltimore Sun Dance", "ORG") not in mentions("The/DT Baltimore/NNP Sun/NNP Dance/NNP began/VBD ./.")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The/DT Baltimore/NNP Derby/NNP began/VBD ./.", ("Baltimore Derby", "EVENT")),
        ("Baltimore/NNP United/NNP won/VBD ./.", ("Baltimore United", "ORG")),
        ("Baltimore/NNP City/NNP FC/NNP won/VBD ./.", ("Baltimore City FC", "ORG")),
        ("The/DT Baltimore/NNP Ravens/NNPS won/VBD ./.", ("Baltimore Ravens", "ORG")),
        ("The/DT Baltimore/NNP Heights/NNPS burned/VBD ./.", ("Baltimore", "PLACE")),
        ("The/DT Baltimore/NNP ravens/NNS flew/VBD ./.", ("Baltimore", "PLACE")),
    ],
)
def test_a_contest_or_a_club_named_after_its_place(sentence, found):
    assert mentions(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        ("Baghdad/NNP International/NNP Airport/NNP shut/VBD ./.", {}, [("Baghdad International Airport", "PLACE")]),
        ("Baltimore/NNP TV/NNP reported/VBD ./.", {}, [("Baltimore TV", "ORG")]),
        ("Helmand/NNP Command/NNP spoke/VBD ./.", {}, [("Helmand Command", "ORG")]),
        ("He/PRP saw/VBD Baltimore/NNP Police/NNP Headquarters/NNP ./.", {}, [("Baltimore Police Headquarters", "PLACE")]),
        ("The/DT Wise/NNP Council/NNP Complex/NNP burned/VBD ./.", {"Wise Council": "ORG"}, [("Wise Council Complex", "PLACE")]),
        (
            "He/PRP owns/VBZ Hungarian/JJ Export/NNP Import/NNP Bank/NNP ./.",
            {},
            [("Hungarian", "STATE"), ("Hungarian Export Import Bank", "ORG")],
        ),
        ("Hungarian/JJ Spring/NNP Break/NNP began/VBD ./.", {}, [("Hungarian", "STATE")]),
    ],
)
def test_a_building_an_outlet_or_a_unit_is_called_by_its_place(sentence, ents, found):
    assert sorted(mentions(sentence, ents=ents)) == sorted(found)


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        (
            "The/DT Wise/NNP Ball/NNP Association/NNP Board/NNP met/VBD ./.",
            {"Wise Ball Association": "ORG"},
            ("Wise Ball Association Board", "ORG"),
        ),
        ("The/DT Wise/NNP Party/NNP Chairman/NNP Diaz/NNP spoke/VBD ./.", {"Wise": "ORG"}, ("Wise Party", "ORG")),
        ("The/DT Wise/NNP Chairman/NNP Party/NNP met/VBD ./.", {"Wise": "ORG"}, ("Wise", "ORG")),
        ("The/DT Wise/NNP party/NN met/VBD ./.", {"Wise": "ORG"}, ("Wise", "ORG")),
        ("The/DT Ada/NNP Diaz/NNP Bridge/NNP fell/VBD ./.", {"Ada Diaz": "PERSON"}, ("Ada Diaz Bridge", "PLACE")),
        ("The/DT Ada/NNP Diaz/NNP Bank/NNP fell/VBD ./.", {"Ada Diaz": "PERSON"}, ("Ada Diaz", "PERSON")),
        ("The/DT Ada/NNP Diaz/NNP University/NNP fell/VBD ./.", {"Ada Diaz": "PERSON"}, ("Ada Diaz University", "ORG")),
        ("The/DT guitarist/NN Ana/NNP Velta/NNP left/VBD ./.", {"Ana Velta": "ORG"}, ("Ana Velta", "PERSON")),
        ("The/DT guitarist/NN Grey/NNP Velta/NNP left/VBD ./.", {"Grey Velta": "ORG"}, ("Grey Velta", "ORG")),
        ("Police/NNS in/IN Binghamton/NNP ,/, Germany/NNP left/VBD ./.", {"Binghamton": "ORG"}, ("Binghamton", "ORG")),
        ("Police/NNS in/IN Heidelberg/NNP ,/, Germany/NNP left/VBD ./.", {"Heidelberg": "ORG"}, ("Heidelberg", "PLACE")),
        ("The/DT band/NN Ana/NNP Velta/NNP left/VBD ./.", {"Ana Velta": "PERSON"}, ("Ana Velta", "ORG")),
        ("The/DT Baltimore/NNP Stock/NNP Exchange/NNP fell/VBD ./.", {}, ("Baltimore Stock Exchange", "ORG")),
        ("The/DT Baltimore/NNP Ravens/NNP won/VBD ./.", {}, ("Baltimore Ravens", "ORG")),
        ("The/DT Baltimore/NNP High/NNP School/NNP burnt/VBD ./.", {}, ("Baltimore High School", "PLACE")),
        ("The/DT Baltimore/NNP Film/NNP Festival/NNP began/VBD ./.", {}, ("Baltimore Film Festival", "EVENT")),
        ("The/DT Baltimore/NNP Transit/NNP stopped/VBD ./.", {}, ("Baltimore Transit", "ORG")),
        (
            "The/DT Baltimore/NNP Institute/NNP of/IN Art/NNP shut/VBD ./.",
            {"Institute of Art": "ORG"},
            ("Baltimore Institute of Art", "ORG"),
        ),
        ("The/DT Baltimore/NNP Ministry/NNP of/IN Art/NNP shut/VBD ./.", {"Ministry of Art": "ORG"}, ("Ministry of Art", "ORG")),
    ],
)
def test_the_end_that_the_tagger_cut_off_belongs_to_the_name(sentence, ents, found):
    assert found in mentions(sentence, ents=ents)


@pytest.mark.parametrize(("space", "name"), [(False, "Rose Ayling-Ellis"), (True, "Rose Ayling")])
def test_a_hyphen_joins_a_surname(space, name):
    words, tags = ["Rose", "Ayling", "-", "Ellis", "won", "."], ["NNP", "NNP", "HYPH", "NNP", "VBD", "."]
    pos = ["PROPN", "PROPN", "PUNCT", "PROPN", "VERB", "PUNCT"]
    deps, heads = ["nsubj", "flat", "punct", "flat", "ROOT", "punct"], [4, 0, 0, 0, 4, 4]
    doc = Doc(VOCAB, words=words, spaces=[True, space, space, True, False, False], tags=tags, pos=pos, deps=deps, heads=heads)
    doc.ents = [Span(doc, 0, 2, "PERSON")]
    found = find_mentions(read_document(doc), load_gazetteer(), [])
    assert [doc[f.start : f.end].text for f in found] == [name]


def test_a_body_of_a_place_by_its_one_word():
    sentence = "{}/NNP {}/NNP left/VBD ./."
    assert ("Norfolk Constabulary", "ORG") in mentions(sentence.format("Norfolk", "Constabulary"), ents={"Norfolk": "PLACE"})


def test_an_agency_behind_the_adjective_of_its_state():
    assert ("Swedish Migration Agency", "ORG") in mentions("The/DT Swedish/JJ Migration/NNP Agency/NNP met/VBD")


def test_a_hyphen_joins_the_first_word_of_a_law():
    doc = make_doc("The/DT Partial/NNP -/HYPH Birth/NNP Ban/NNP Act/NNP passed/VBD", ents={"Birth Ban Act": "AGREEMENT"})
    joined = Doc(
        VOCAB,
        words=[t.text for t in doc],
        spaces=[t.i not in (1, 2) for t in doc],
        pos=[t.pos_ for t in doc],
        tags=[t.tag_ for t in doc],
        sent_starts=[t.i == 0 for t in doc],
    )
    joined.ents = [Span(joined, 3, 6, "AGREEMENT")]
    found = find_mentions(read_document(joined), load_gazetteer(), ())
    assert [joined[f.start : f.end].text for f in found] == ["Partial-Birth Ban Act"]


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        (
            "Oxbury/NNP Unified/NNP School/NNP District/NNP closed/VBD",
            {"Oxbury Unified School": "PLACE"},
            "Oxbury Unified School District",
        ),
        ("the/DT UMC/NNP Health/NNP System/NNP closed/VBD", {"UMC": "ORG"}, "UMC Health System"),
    ],
)
def test_names_of_bodies_end_with_two_words_that_tell_them(sentence, ents, expected):
    assert (expected, "ORG") in mentions(sentence, ents=ents)


def test_the_land_of_a_name_is_not_its_last_word():
    assert ("South Island", "PLACE") in mentions(
        "South/NNP Island/NNP of/IN Oxbury/NNP flooded/VBD", ents={"South Island of": "PLACE"}
    )


def test_a_name_goes_on_with_joined_syllables():
    doc = Doc(
        VOCAB,
        words=["Park", "Won", "-", "soon", "left"],
        spaces=[True, False, False, True, False],
        pos=["PROPN", "PROPN", "PUNCT", "ADV", "VERB"],
        sent_starts=[True, False, False, False, False],
    )
    doc.ents = [Span(doc, 0, 1, label="PERSON")]
    found = find_mentions(read_document(doc), load_gazetteer(), ())
    assert [doc[name.start : name.end].text for name in found] == ["Park Won-soon"]
