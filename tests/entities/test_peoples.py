"""Words for nations, peoples, languages and parties: when they speak of a state, of people, of a party or of none."""

import pytest
from docs import make_doc
from finding import mentions

from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions


@pytest.mark.parametrize("sentence", ["He/PRP spoke/VBD Turkish/JJ ./.", "He/PRP read/VBD the/DT Welsh/JJ alphabet/NN ./."])
def test_a_language_is_no_state(sentence):
    assert mentions(sentence) == []


def test_the_english_are_of_england():
    (found,) = find_mentions(make_doc("The/DT English/JJ towns/NNS slept/VBD ./."), load_gazetteer(), [])
    assert (found.type, found.candidates[0].entry.name, found.candidates[0].entry.iso) == ("PLACE", "England", "GBR")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A/DT Syrian/JJ fled/VBD ./.", "GROUP"),
        ("One/CD young/JJ Syrian/NNP fled/VBD ./.", "GROUP"),
        ("A/DT Syrian/JJ soldier/NN fled/VBD ./.", "STATE"),
        ("A/DT Syrian/JJ and/CC Turkish/JJ team/NN left/VBD ./.", "STATE"),
        ("The/DT Syrian/JJ fled/VBD ./.", "STATE"),
    ],
)
def test_one_of_a_people_is_of_that_people(sentence, expected):
    assert dict(mentions(sentence))["Syrian"] == expected


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Republican/NNP Anna/NNP Kowal/NNP won/VBD ./.", True),
        ("Republican/JJ candidate/NN Anna/NNP Kowal/NNP won/VBD ./.", True),
        ("Republican/JJ voters/NNS like/VBP Anna/NNP Kowal/NNP ./.", False),
        ("A/DT Republican/JJ stronghold/NN fell/VBD ./.", False),
    ],
)
def test_one_of_a_party_is_named_before_one_of_its_people_only(sentence, named):
    found = mentions(sentence, ents={"Anna Kowal": "PERSON"} if "Anna" in sentence else None)
    assert (("Republican", "ORG") in found) == named


def test_the_noun_for_one_of_a_nation_before_a_name_tells_the_state():
    sentence = "Frenchman/NNP/nmod/Alain Alain/NNP/nsubj/left Kowal/NNP/flat/Alain left=leave/VBD/root ./."
    assert mentions(sentence, ents={"Alain Kowal": "PERSON"}) == [("Frenchman", "STATE"), ("Alain Kowal", "PERSON")]
    alone = "A/DT/det/Frenchman Frenchman/NNP/nsubj/left left=leave/VBD/root ./."
    assert mentions(alone) == [("Frenchman", "GROUP")]


def test_englishmen_before_a_name_and_alone():
    sentence = "Englishman/NNP/nmod/Nick Nick/NNP/nsubj/left Kowal/NNP/flat/Nick left=leave/VBD/root ./."
    assert mentions(sentence, ents={"Nick Kowal": "PERSON"}) == [("Englishman", "PLACE"), ("Nick Kowal", "PERSON")]
    assert mentions("The/DT/det/Englishman Englishman/NNP/nsubj/left left=leave/VBD/root ./.") == []


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Conservative/JJ MP/NNP Anna/NNP Kowal/NNP left/VBD ./.", True),
        ("the/DT Conservative/JJ senator/NN left/VBD ./.", True),
        ("a/DT Liberal/JJ education/NN helped/VBD ./.", False),
        ("she/PRP sought/VBD the/DT Republican/JJ presidential/JJ nomination/NN ./.", True),
        ("a/DT Republican/JJ stronghold/NN voted/VBD ./.", False),
    ],
)
def test_a_word_for_an_opinion_names_a_party_before_its_mandates_and_nominations(sentence, party):
    found = mentions(sentence, ents={"Anna Kowal": "PERSON"} if "Kowal" in sentence else None)
    assert any(kind == "ORG" for _, kind in found) is party
