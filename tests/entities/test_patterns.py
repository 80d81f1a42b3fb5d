"""Names that their own form tells: storms, elections, contests, parties with their state, acronyms that the article explains."""

import pytest
from docs import make_doc
from finding import mentions, names
from resolving import names as names_of
from resolving import resolve

from extractor.entities.forms import is_acronym
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the/DT 2001/CD Chilean/JJ general/JJ election/NN", ["2001 Chilean general election", "Chilean"]),
        ("the/DT May/NNP 1974/CD Chile/NNP general/JJ election/NN", ["May 1974 Chile general election", "Chile"]),
        ("in/IN 2009/CD Chilean/JJ election/NN", ["2009 Chilean election", "Chilean"]),
        ("in/IN 2009/CD Chilean/JJ elections/NNS failed/VBD", ["Chilean"]),
        ("the/DT 2001/CD election/NN", []),
        ("the/DT 2001/CD general/JJ election/NN", []),
        ("in/IN 2001/CD Chile/NNP held/VBD an/DT election/NN", ["Chile"]),
    ],
)
def test_an_election_is_called_by_its_year(sentence, expected):
    assert [name for name, _ in names(sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("the/DT Peace/NNP Party/NNP of/IN Chad/NNP", {"Peace Party of Chad": "ORG"}, "Peace Party of Chad"),
        (
            "the/DT Herders/NNP Union/NNP of/IN the/DT Gambia/NNP",
            {"Herders Union of the Gambia": "ORG"},
            "Herders Union of the Gambia",
        ),
        ("the/DT Ministry/NNP of/IN Roads/NNP of/IN Chad/NNP", {"Ministry of Roads of Chad": "ORG"}, "Ministry of Roads"),
        ("the/DT Army/NNP League/NNP of/IN Chad/NNP", {"Army League of Chad": "ORG"}, "Army League of Chad"),
        ("the/DT National/NNP Party/NNP of/IN Fiji/NNP", {"National Party of Fiji": "ORG"}, "National Party of Fiji"),
    ],
)
def test_a_party_keeps_the_state_in_its_name(sentence, ents, expected):
    body, state = names(sentence, ents=ents)  # which is a mention of its own
    assert (body, state[1]) == ((expected, "ORG"), "STATE")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("NATO", True), ("UpT", True), ("DemoS", True), ("Pemex", False), ("BuzzFeed", False), ("I", False), ("EU27x", False)],
)
def test_what_is_written_as_initials(word, expected):
    assert is_acronym(word) is expected


def test_an_explained_acronym_is_the_body_wherever_it_stands():
    sentence = "The/DT Velta/NNP Greens/NNPS (/-LRB- VeG/NNP )/-RRB- won/VBD and/CC VeG/NNP governs/VBZ ./."
    assert names_of(resolve(sentence, ents={"Velta Greens": "ORG"})) == {"Velta Greens": ["Velta Greens", "VeG", "VeG"]}
    assert names("The/DT Velta/NNP Greens/NNPS (/-LRB- won/VBD )/-RRB- ./.", ents={"Velta Greens": "ORG"}) == [
        ("Velta Greens", "ORG")
    ]


@pytest.mark.parametrize(
    ("noun", "texts"),
    [("party", ["Jutro Party", "Polish Jutro party", "Jutro"]), ("cabinet", ["Jutro Party", "Jutro"])],
)
def test_the_noun_behind_a_name_may_tell_only_its_kind(noun, texts):
    sentence = f"The/DT Polish/JJ/amod/{noun} Jutro/NNP/nmod/{noun} {noun}/NN/nsubj/won won=win/VBD/root ./."
    found = resolve("The/DT Jutro/NNP Party/NNP lost/VBD ./.", sentence, ents={"Jutro": "ORG", "Jutro Party": "ORG"})
    assert names_of(found)["Jutro Party"] == texts


def test_a_town_is_no_short_name_of_its_council():
    sentences = "Geneva/NNP Council/NNP met/VBD in/IN Geneva/NNP ./.", "Velta/NNP Motors/NNPS left/VBD Velta/NNP ./."
    doc = make_doc(*sentences, ents={"Geneva Council": "ORG", "Velta Motors": "ORG", "Velta": "PLACE"})
    found = {(doc.text_of(f.start, f.end), f.type) for f in find_mentions(doc, load_gazetteer(), ()) if f.kind == "name"}
    assert {("Geneva", "PLACE"), ("Velta", "ORG")} <= found


def test_the_rest_of_a_title_is_no_name():
    assert names("Minister/NNP -/HYPH designate/NN Kowal/NNP left/VBD", ents={"Minister - designate": "PERSON"}) == []


def test_a_surname_with_an_apostrophe_is_no_firm():
    assert ("Ana Christie", "PERSON") in names("Ana/NNP Christie/NNP 's/POS aide/NN left/VBD", ents={"Ana Christie": "PERSON"})
    assert ("Christie's", "ORG") in names("They/PRP left/VBD Christie/NNP 's/POS ./.")


def test_a_known_party_whose_kind_has_no_capital():
    found = resolve("He/PRP left/VBD the/DT Democratic/NNP party/NN ./.", ents={"Democratic party": "ORG"})
    assert names_of(found) == {"Democratic Party": ["Democratic party"]}


def test_a_town_named_like_a_base():
    sentences = "They/PRP met/VBD in/IN Fort/NNP Lee/NNP ,/, New/NNP Jersey/NNP ./.", "Fort/NNP Lee/NNP lost/VBD ./."
    doc = make_doc(*sentences, ents={"New Jersey": "PLACE"})
    found = [(doc.text_of(f.start, f.end), f.type) for f in find_mentions(doc, load_gazetteer(), ()) if f.kind == "name"]
    assert found == [("Fort Lee", "PLACE"), ("New Jersey", "PLACE"), ("Fort Lee", "PLACE")]


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("Duna/NNP Air/NNP Flight/NNP 204/CD crashed/VBD", {"Duna Air": "ORG"}, ["Duna Air Flight 204", "Duna Air"]),
        ("Duna/NNP Air/NNP Flight/NNP 204/CD crashed/VBD", {"Duna Air Flight": "ORG"}, ["Duna Air Flight 204", "Duna Air"]),
        ("on/IN Duna/NNP Air/NNP Flight/NNP 204/CD", {"Duna Air": "PERSON"}, ["Duna Air Flight 204", "Duna Air"]),
        ("a/DT flight/NN 204/CD times/NNS a/DT day/NN", None, []),
    ],
)
def test_a_flight_is_an_event_that_its_airline_is_a_part_of(sentence, ents, expected):
    found = names(sentence, ents=ents)
    assert [name for name, _ in found] == expected
    assert [kind for _, kind in found] == ["EVENT", "ORG"][: len(expected)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Tropical/NNP Storm/NNP Hanna/NNP", [("Tropical Storm Hanna", "EVENT")]),
        ("Hurricane/NNP Research/NNP Division/NNP", []),
        ("National/NNP Hurricane/NNP Center/NNP", []),
        ("A/DT storm/NN Hanna/NNP", []),
    ],
)
def test_a_storm_has_a_name_of_its_own(name, found):
    assert mentions(f"{name} came/VBD ./.", ents={}) == found


@pytest.mark.parametrize(
    ("before", "found"), [("Hurricane", [("Hurricane Dorian", "EVENT")]), ("Senator", [("Dorian", "PERSON")])]
)
def test_a_storm_is_no_person(before, found):
    assert mentions(f"{before}/NNP Dorian/NNP struck/VBD", ents={"Dorian": "PERSON"}) == found


@pytest.mark.parametrize(
    ("sentence", "tagged", "found"),
    [
        ("Typhoon/NNP Koppu/NNP came/VBD ./.", "Typhoon Koppu", [("Typhoon Koppu", "EVENT")]),
        ("Secretary/NN of/IN State/NNP for/IN Health/NNP and/CC Care/NNP left/VBD ./.", "State for Health and Care", []),
        ("Velta/NNP Koppu/NNP came/VBD ./.", "Velta Koppu", [("Velta Koppu", "ORG")]),
    ],
)
def test_a_storm_or_an_office_is_no_body(sentence, tagged, found):
    assert mentions(sentence, ents={tagged: "ORG"}) == found


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("He/PRP won/VBD the/DT 2016/CD Velta/NNP Tournament/NNP ./.", {}, [("Velta Tournament", "EVENT")]),
        ("The/DT Velta/NNP Masters/NNP Choir/NNP sang/VBD", {}, []),
        ("He/PRP won/VBD the/DT Velta/NNP Tournament/NNP title/NN ./.", {}, [("Velta Tournament", "EVENT")]),
        ("The/DT Velta/NNP Tournament/NNP committee/NN met/VBD ./.", {}, []),
        (
            "The/DT Velta/NNP Champions/NNP League/NNP ended/VBD",
            {"Velta Champions League": "ORG"},
            [("Velta Champions League", "EVENT")],
        ),
        ("The/DT Dow/NNP Jones/NNP Average/NNP fell/VBD", {"Dow Jones Average": "PERSON"}, []),
        ("He/PRP won/VBD the/DT Velta/NNP Book/NNP Prize/NNP ./.", {"Velta": "PERSON"}, []),
        ("It/PRP won/VBD the/DT Emmy/NNP for/IN Velta/NNP Drama/NNP ./.", {"Velta Drama": "ORG"}, []),
        ("A/DT Velta/NNP 9/CD rocket/NN exploded/VBD", {"Velta": "ORG"}, [("Velta 9 rocket", "WEAPON")]),
    ],
)
def test_contests_prizes_and_rockets(sentence, ents, expected):
    assert mentions(sentence, ents=ents) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The/DT Iran/NNP national/JJ chess/NN team/NN lost/VBD", [("Iran national chess team", "ORG"), ("Iran", "STATE")]),
        ("The/DT Iran/NNP men/NNS 's/POS polo/NN team/NN lost/VBD", [("Iran men's polo team", "ORG"), ("Iran", "STATE")]),
        ("An/DT Iran/NNP chess/NN team/NN lost/VBD", [("Iran", "STATE")]),
        ("The/DT Iranian/JJ national/JJ chess/NN team/NN lost/VBD", [("Iranian", "STATE")]),
    ],
)
def test_the_team_of_a_state(sentence, expected):
    assert [found for found in mentions(sentence) if found[1] != "GROUP"] == expected
