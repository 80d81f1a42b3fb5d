"""Which spans speak of which type of thing: what the tagger and the gazetteer see, put together."""

import pytest
from docs import make_doc
from finding import mentions

from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions


def test_marks_alone_and_dates_are_no_names():
    assert mentions("—/: On/IN Monday/NNP nothing/NN happened/VBD", ents={"—": "ORG", "Monday": "DATE"}) == []


def test_a_time_zone_is_no_body():
    assert mentions("At/IN noon/NN UTC/NNP it/PRP rained/VBD", ents={"UTC": "ORG"}) == []


def test_a_ministry_is_named_without_its_state_and_a_bank_with_it():
    sentence = "The/DT {}/NNP of/IN Spain/NNP acted/VBD"
    assert ("Ministry", "ORG") in mentions(sentence.format("Ministry"), ents={"Ministry of Spain": "ORG"})
    assert mentions(sentence.format("Bank"), ents={"Bank of Spain": "ORG"}) == [("Bank of Spain", "ORG"), ("Spain", "STATE")]


def test_a_longer_name_holds_the_words_of_a_shorter_one():
    assert mentions("The/DT Bank/NNP of/IN England/NNP acted/VBD", ents={"Bank of England": "ORG"}) == [
        ("Bank of England", "ORG")
    ]
    assert mentions("South/NNP Korea/NNP and/CC North/NNP Korea/NNP met/VBD") == [
        ("South Korea", "STATE"),
        ("North Korea", "STATE"),
    ]


@pytest.mark.parametrize(
    ("event", "states"),
    [
        ("civil/JJ war/NN in/IN Yemen/NNP", ["Yemen"]),
        ("Russian/JJ invasion/NN of/IN Ukraine/NNP", ["Russian", "Ukraine"]),
        ("Vietnam/NNP War/NNP", []),
    ],
)
def test_a_known_happening_that_common_words_describe_holds_names(event, states):
    found = mentions(f"The/DT {event} ended/VBD")
    assert [text for text, kind in found if kind == "STATE"] == states
    assert "EVENT" in [kind for _, kind in found]


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("United/NNP States/NNP Navy/NNP", "United States"),
        ("Parliament/NNP of/IN Canada/NNP", "Canada"),
        ("Bank/NNP of/IN America/NNP", None),
        ("British/NNP Airways/NNP", None),
    ],
)
def test_the_known_name_of_a_states_body_tells_the_state(body, state):
    found = mentions(f"The/DT {body} acted/VBD")
    assert [text for text, kind in found if kind == "STATE"] == ([state] if state else [])


def test_the_state_in_front_of_a_body_is_a_mention_of_its_own():
    sentence = "The/DT Russian/NNP Trade/NNP Institute/NNP wrote/VBD"
    found = mentions(sentence, ents={"Russian Trade Institute": "ORG"})
    assert found == [("Russian Trade Institute", "ORG"), ("Russian", "STATE")]


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Georgia", "Israel"])
def test_a_person_named_like_a_state(name):
    assert mentions(f"{name}/NNP scored/VBD ./.", ents={name: "PERSON"}) == [(name, "PERSON")]
    assert mentions(f"{name}/NNP signed/VBD ./.", ents={name: "PLACE"}) == [(name, "STATE")]
    assert mentions(f"{name}/NNP signed/VBD ./.") == [(name, "STATE")]


def test_a_state_named_in_a_persons_name_is_not_mentioned():
    assert mentions("Michael/NNP Jordan/NNP played/VBD", ents={"Michael Jordan": "PERSON"}) == [("Michael Jordan", "PERSON")]


def test_niger_is_not_nigeria():
    sentence = "Niger/NNP ,/, Nigeria/NNP ,/, Nigerien/JJ and/CC Nigerian/JJ"
    doc = make_doc(sentence)
    states = [found.candidates[0].entry.name for found in find_mentions(doc, load_gazetteer(), [])]
    assert states == ["Niger", "Nigeria", "Niger", "Nigeria"]


def test_nothing_is_read_from_what_is_skipped():
    sentences = ("Iran/NNP left/VBD ./.", "Follow/VB Iraq/NNP ’s/POS forces=force/NNS ./.", "Syria/NNP stayed/VBD ./.")
    assert [text for text, _ in mentions(*sentences, skipped=[(3, 8)])] == ["Iran", "Syria"]


def test_names_inside_a_described_thing_are_mentions_too():
    sentence = "He/PRP offered/VBD Russia/NNP ’s/POS bases=base/NNS in/IN Tajikistan/NNP and/CC Kyrgyzstan/NNP ./."
    assert mentions(sentence) == [
        ("Russia’s bases in Tajikistan and Kyrgyzstan", "BASE"),
        ("Russia", "STATE"),
        ("Tajikistan", "STATE"),
        ("Kyrgyzstan", "STATE"),
    ]


def test_a_state_s_own_branch_of_a_body_of_the_world():
    assert ("Syrian Red Crescent", "ORG") in mentions(
        "The/DT Syrian/JJ Red/NNP Crescent/NNP acted/VBD ./.", ents={"Red Crescent": "ORG"}
    )


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        ("The/DT Syrian/JJ city/NN fell/VBD ./.", {"Syrian city": "PLACE"}, [("Syrian", "STATE")]),
        ("Under/IN NATO/NNP control/NN ./.", {"NATO control": "ORG"}, [("NATO", "ORG")]),
        ("The/DT NATO/NNP council/NN met/VBD ./.", {"NATO council": "ORG"}, [("NATO council", "ORG")]),
        ("Ana/NNP de/IN Lima/NNP spoke/VBD ./.", {}, []),
        ("The/DT airline/NN Emirates/NNP flew/VBD ./.", {"Emirates": "ORG"}, [("Emirates", "ORG")]),
        ("In/IN York/NNP ,/, PA/NNP ./.", {"York": "PLACE"}, [("York", "PLACE")]),
        ("The/DT PA/NNP spoke/VBD ./.", {}, [("PA", "ORG")]),
    ],
)
def test_a_known_form_may_be_a_piece_of_something_else(sentence, ents, found):
    assert mentions(sentence, ents=ents) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The/DT Nelson/NNP Mandela/NNP hospital/NN closed/VBD", []),
        ("The/DT Suharto/NNP Foundation/NNP closed/VBD", []),
        ("The/DT Suharto/NNP International/NNP Airport/NNP closed/VBD", []),
        ("Suharto/NNP schools/NNS closed/VBD", [("Suharto", "PERSON")]),
        ("Nelson/NNP Mandela/NNP left/VBD the/DT hospital/NN", [("Nelson Mandela", "PERSON")]),
    ],
)
def test_what_is_named_after_a_person_is_not_the_person(sentence, found):
    assert mentions(sentence) == found


def test_what_bears_the_name_of_a_known_firm_or_club_is_another_thing():
    assert mentions("Birmingham/NNP City/NNP Council/NNP met/VBD") == [("Birmingham City Council", "ORG")]
    assert mentions("The/DT Wells/NNP Fargo/NNP Center/NNP closed/VBD") == [("Wells Fargo Center", "PLACE")]
    assert mentions("Wells/NNP Fargo/NNP shares/NNS fell/VBD") == [("Wells Fargo", "ORG")]


def test_an_acronym_that_the_article_explains_otherwise_is_not_the_known_one():
    sentence = "The/DT Velta/NNP Standards/NNP Authority/NNP (/( VSA/NNP )/) and/CC the/DT {} (/( {}/NNP )/) met/VBD"
    explained = mentions(sentence.format("Free/NNP Services/NNP Authority/NNP", "FSA"), ents={"FSA": "ORG"})
    assert ("FSA", "ORG") in explained
    doc = make_doc("The/DT Free/NNP Services/NNP Authority/NNP (/( FSA/NNP )/) met/VBD", ents={"FSA": "ORG"})
    assert [found.candidates for found in find_mentions(doc, load_gazetteer(), ()) if doc[found.start].text == "FSA"] == [()]
    doc = make_doc("The/DT Free/NNP Syrian/NNP Army/NNP (/( FSA/NNP )/) met/VBD")
    assert all(found.candidates for found in find_mentions(doc, load_gazetteer(), ()))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Orange/NNP says/VBZ it/PRP grows/VBZ ./.", [("Orange", "ORG")]),
        ("Air/NN Products/NNS agrees/VBZ to/TO buy/VB Velta/NN ./.", [("Air Products", "ORG")]),
        ("Drug/NN Company/NN agrees/VBZ to/TO buy/VB Velta/NN ./.", []),
        ("Bread/NN says/VBZ it/PRP grows/VBZ ./.", []),
        ("Orange/NNP grows/VBZ in/IN Velta/NN ./.", []),
        ("Rapper/NN T.I./NNP left/VBD ./.", [("T.I.", "PERSON")]),
        ("A/DT wrapper/NN T.I./NNP left/VBD ./.", []),
    ],
)
def test_names_that_no_source_sees(sentence, expected):
    assert mentions(sentence) == expected
