"""Names of spacecraft and ships, in documents made by hand."""

import pytest
from docs import make_doc

from extractor.entities.crafts import find_crafts


def crafts(sentence):
    """(text, type, subtype) of what is found."""
    doc = make_doc(sentence)
    return [(doc.text_of(found.start, found.end), found.type, found.subtype) for found in find_crafts(doc)]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The/DT Opportunity/NNP rover/NN landed/VBD ./.", "Opportunity rover"),
        ("NASA/NNP Kepler/NNP space/NN telescope/NN failed/VBD ./.", "Kepler space telescope"),
        ("The/DT Voyager/NNP 1/CD spacecraft/NN left/VBD ./.", "Voyager 1 spacecraft"),
        ("The/DT space/NN probe/NN Juno/NNP landed/VBD ./.", "Juno"),
    ],
)
def test_spacecraft(sentence, name):
    assert crafts(sentence) == [(name, "WEAPON", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pirates/NNS hijacked/VBD MV/NNP Ever/NNP Given/VBN ./.", ("MV Ever Given", "ORG", "other")),
        ("The/DT MV/NNP Queen/NNP of/IN the/DT North/NNP sank/VBD ./.", ("MV Queen of the North", "ORG", "other")),
        ("The/DT ferry/NN Maejan/NNP 3/CD sank/VBD ./.", ("Maejan 3", "ORG", "other")),
        ("The/DT frigate/NN Mudry/NNP left/VBD ./.", ("Mudry", "ORG", "military")),
        ("The/DT patrol/NN boat/NN Mudry/NNP left/VBD ./.", ("Mudry", "ORG", "military")),
        ("The/DT ship/NN HMS/NNP Scott/NNP left/VBD ./.", ("HMS Scott", "WEAPON", None)),
    ],
)
def test_ships(sentence, expected):
    assert crafts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "A/DT NASA/NNP spacecraft/NN landed/VBD ./.",
        "The/DT Russian/JJ spacecraft/NN landed/VBD ./.",
        "Jaguar/NNP Land/NNP Rover/NNP cut/VBD jobs/NNS ./.",
        "A/DT ship/NN left/VBD Iran/NNP ./.",
        "The/DT ship/NN ./. Mudry/NNP left/VBD ./.",
    ],
)
def test_who_runs_a_craft_and_what_is_none(sentence):
    assert crafts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("China/NNP launched/VBD Shenzhou/NNP 20/CD ./.", "Shenzhou 20"),
        ("The/DT Soyuz/NNP MS-26/NNP docked/VBD ./.", "Soyuz MS-26"),
        ("A/DT Dragon/NNP 2/CD docked/VBD ./.", "Dragon 2"),
    ],
)
def test_a_known_make_with_a_number_is_a_craft(sentence, name):
    assert crafts(sentence) == [(name, "WEAPON", None)]


def test_a_make_without_a_number_is_none():
    assert crafts("The/DT Apollo/NNP theatre/NN closed/VBD ./.") == []
