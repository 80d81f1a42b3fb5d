"""Names that the tagger cut into pieces, made whole."""

import pytest
from docs import VOCAB
from finding import mentions
from spacy.tokens import Doc, Span

from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions
from extractor.words import read_document


def test_hyphens_join_the_name_of_a_town():
    words = ["Near", "Velta", "-", "les", "-", "Bains", "he", "left"]
    tags = ["IN", "NNP", "HYPH", "NNP", "HYPH", "NNP", "PRP", "VBD"]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[True, False, False, False, False, True, True, False],
        tags=tags,
        sent_starts=[True] + [False] * 7,
    )
    doc.ents = [Span(doc, 1, 2, "PLACE"), Span(doc, 5, 6, "PLACE")]
    found = find_mentions(read_document(doc), load_gazetteer(), [])
    assert [doc[f.start : f.end].text for f in found] == ["Velta-les-Bains"]


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        (
            "The/DT Commission/NNP on/IN Civil/NNP Rights/NNP met/VBD",
            {"Civil Rights": "ORG"},
            [("Commission on Civil Rights", "ORG")],
        ),
        (
            "The/DT Velta/NNP Institute/NNP of/IN Physics/NNP closed/VBD",
            {"Velta Institute": "ORG"},
            [("Velta Institute of Physics", "ORG")],
        ),
        (
            "The/DT Velta/NNP Institute/NNP of/IN Chad/NNP closed/VBD",
            {"Velta Institute": "ORG"},
            [("Velta Institute", "ORG"), ("Chad", "STATE")],
        ),
        (
            "The/DT Velta/NNP Court/NNP on/IN Monday/NNP met/VBD",
            {"Velta Court": "ORG", "Monday": "DATE"},
            [("Velta Court", "ORG")],
        ),
    ],
)
def test_what_a_body_is_for_belongs_to_its_name(sentence, ents, found):
    assert mentions(sentence, ents=ents) == found


def test_a_nickname_does_not_cut_a_name():
    sentence = "Pedro/NNP \"/`` El/NNP Lobo/NNP \"/'' Diaz/NNP fled/VBD ./."
    whole = ('Pedro " El Lobo " Diaz', "PERSON")
    assert mentions(sentence, ents={'Pedro " El Lobo': "PERSON"}) == [whole]
    assert mentions(sentence, ents={"Pedro": "PERSON", "Diaz": "PERSON"}) == [whole]
    assert whole not in mentions(sentence, ents={"Pedro": "ORG"})


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        (",/, Trade/NNP and/CC Industry/NNP", "Ministry of Economy, Trade and Industry"),
        ("and/CC Social/NNP Affairs/NNP", "Ministry of Economy and Social Affairs"),
        (",/, Amnesty/NNP and/CC Oxfam/NNP", "Ministry of Economy"),
        (",/, Trade/NNP", "Ministry of Economy"),
    ],
)
def test_what_a_ministry_is_for_may_be_a_list(listed, name):
    sentence = f"The/DT Ministry/NNP of/IN Economy/NNP {listed} said/VBD ./."
    assert mentions(sentence, ents={"Ministry of Economy": "ORG"})[0] == (name, "ORG")


def test_what_a_union_is_of_may_be_a_list():
    sentence = "The/DT Union/NNP of/IN Rail/NNP ,/, Sea/NNP and/CC {}/NNP {}/NNPS struck/VBD"
    ents = {"Union of Rail": "ORG"}
    assert mentions(sentence.format("Road", "Workers"), ents=ents)[0] == ("Union of Rail, Sea and Road Workers", "ORG")
    taken = ents | {"Velta Dockers": "ORG"}
    assert mentions(sentence.format("Velta", "Dockers"), ents=taken)[0] == ("Union of Rail", "ORG")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Chad Wolf criticised China.", "Chad Wolf"),
        ("The mayor of London Sadiq Khan criticised China.", "Sadiq Khan"),
        ("Chad President Diaz criticised China.", "Diaz"),
    ],
)
def test_a_given_name_that_is_also_a_states(pipeline, text, person):
    assert [e.name for e in pipeline.extract(text).entities if e.type == "PERSON"] == [person]
