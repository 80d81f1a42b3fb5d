"""What definite nouns mean: "the president", "the city", "the club"."""

from datetime import date

import pytest
from docs import make_doc
from resolving import grouped

from extractor.entities import find_entities
from extractor.records import Article


def test_the_president_is_not_his_vice_president():
    sentences = (
        "President/NNP Anna/NNP Kowal/NNP left/VBD ./.",
        "Vice/NNP President/NNP Omar/NNP Haddad/NNP spoke/VBD ./.",
        "The/DT {}president/NN returned/VBD ./.",
    )
    ents = {"Anna Kowal": "PERSON", "Omar Haddad": "PERSON"}
    meant = grouped(*sentences[:2], sentences[2].format(""), ents=ents)
    assert meant["Anna Kowal"] == ["Anna Kowal", "president"]
    meant = grouped(*sentences[:2], sentences[2].format("vice/NN "), ents=ents)
    assert meant["Anna Kowal"] == ["Anna Kowal"]


def test_the_minister_is_not_the_prime_minister():
    sentences = (
        "Minister/NNP Anna/NNP Kowal/NNP left/VBD ./.",
        "{}Prime/NNP Minister/NNP Omar/NNP Haddad/NNP spoke/VBD ./.",
        "The/DT {}minister/NN returned/VBD ./.",
    )
    ents = {"Anna Kowal": "PERSON", "Omar Haddad": "PERSON"}
    for deputy, told, name in (("", "", "Anna Kowal"), ("", "prime/JJ ", "Omar Haddad"), ("Deputy/NNP ", "prime/JJ ", None)):
        found = grouped(sentences[0], sentences[1].format(deputy), sentences[2].format(told), ents=ents)
        assert [who for who, texts in found.items() if "minister" in texts] == ([name] if name else [])


def test_an_office_that_somebody_held_once_is_not_his_now():
    doc = make_doc("Tony/NNP Blair/NNP spoke/VBD ./.", "The/DT prime/JJ minister/NN left/VBD ./.", ents={"Tony Blair": "PERSON"})
    for day, texts in ((date(2004, 5, 1), ["Tony Blair", "minister"]), (date(2024, 5, 1), ["Tony Blair"])):
        (blair,) = (e for e in find_entities(doc, Article("test", doc.text, published=day)) if e.name == "Tony Blair")
        assert [m.text for m in blair.mentions] == texts


def test_a_state_told_by_its_part_of_the_world():
    sentences = ("Russia/NNP warned/VBD Latvia/NNP and/CC Georgia/NNP ./.", "Ana/NNP praised/VBD the/DT {}/NNP nation/NN ./.")
    assert grouped(sentences[0], sentences[1].format("Baltic"))["Latvia"] == ["Latvia", "nation"]
    assert "nation" not in str(grouped(sentences[0], sentences[1].format("Nordic")))
    found = grouped(sentences[0], sentences[1].format("Baltic"), ents={"Baltic nation": "ORG"})
    assert found["Latvia"] == ["Latvia", "nation"]
    central = grouped("Cuba/NNP warned/VBD Panama/NNP ./.", "Ana/NNP praised/VBD the/DT Central/JJ American/JJ nation/NN ./.")
    assert central["Panama"] == ["Panama", "nation"]
    former = grouped("The/DT former/JJ Soviet/JJ republic/NN of/IN Georgia/NNP left/VBD ./.")
    assert former == {"Georgia": ["Georgia"]}
    found = grouped("The/DT Gulf/NNP state/NN of/IN Qatar/NNP left/VBD ./.", ents={"Gulf state of Qatar": "PLACE"})
    assert found == {"Qatar": ["Qatar"]}


def test_a_noun_that_a_name_behind_it_explains_is_nothing_told_before():
    sentences = ("Kowalgrad/NNP fell/VBD ./.", "Troops=troop/NNS entered/VBD the/DT city/NN of/IN Lviv/NNP ./.")
    found = grouped(*sentences, ents={"Kowalgrad": "PLACE", "Lviv": "PLACE"})
    assert found["Kowalgrad"] == ["Kowalgrad"]
    found = grouped(sentences[0], "Troops=troop/NNS entered/VBD the/DT city/NN ./.", ents={"Kowalgrad": "PLACE"})
    assert found["Kowalgrad"] == ["Kowalgrad", "city"]


def test_a_subject_goes_on_with_the_subject_before_it():
    first = "Honduras/NNP/nsubj/left left=leave/VBD/root Taiwan/NNP/obj/left ./."
    goes_on = grouped(first, "The/DT/det/country country/NN/nsubj/spoke spoke=speak/VBD/root ./.")
    assert goes_on["Honduras"] == ["Honduras", "country"]
    other = grouped(first, "They/PRP/nsubj/left left=leave/VBD/root the/DT/det/country country/NN/obj/left ./.")
    assert other["Taiwan"] == ["Taiwan", "country"]


@pytest.mark.parametrize(("kind", "meant"), [("city", "Kowalgrad"), ("town", "Lviv")])
def test_the_city_is_the_place_that_is_called_one(kind, meant):
    sentence = (
        f"The/DT {kind}/NN of/IN Kowalgrad/NNP in/IN Lviv/NNP fell/VBD as/IN rebels=rebel/NNS shelled/VBD the/DT city/NN ./."
    )
    assert "city" in grouped(sentence, ents={"Kowalgrad": "PLACE", "Lviv": "PLACE"})[meant]


@pytest.mark.parametrize(("noun", "named"), [("club", "Velta"), ("agency", None)])
def test_the_club_is_no_league(noun, named):
    sentences = ("Velta/NNP left/VBD Serie/NNP Kowal/NNP League/NNP ./.", f"Critics=critic/NNS praised/VBD the/DT {noun}/NN ./.")
    found = grouped(*sentences, ents={"Velta": "ORG", "Serie Kowal League": "ORG"})
    meant = [name for name, texts in found.items() if noun in texts]
    assert meant == [] if named is None else [name.startswith(named) for name in meant] == [True]


def test_a_body_is_what_the_text_calls_it():
    sentences = ("The/DT news/NN agency/NN Velta/NNP closed/VBD ./.", "Critics=critic/NNS praised/VBD the/DT agency/NN ./.")
    assert grouped(*sentences, ents={"Velta": "ORG"})["Velta"] == ["Velta", "agency"]
    plain = grouped("News/NN of/IN Velta/NNP came/VBD ./.", sentences[1], ents={"Velta": "ORG"})
    assert plain["Velta"] == ["Velta"]


@pytest.mark.parametrize(
    ("described", "meant"), [("the/DT storm/NN", True), ("a/DT storm/NN", False), ("the/DT flood/NN", False)]
)
def test_the_storm_is_the_one_that_has_a_name(described, meant):
    found = grouped(
        "Cyclone/NNP Velto/NNP formed/VBD ./.", f"Then/RB {described} hit/VBD Chile/NNP ./.", ents={"Cyclone Velto": "EVENT"}
    )
    assert (len(found["Cyclone Velto"]) == 2) is meant, found


@pytest.mark.parametrize(("named", "meant"), [("Nulva", "Nulva Party"), (None, "Orda Party")])
def test_the_party_is_the_one_named_last(named, meant):
    """A party that the tagger missed is described, and still not meant where another was named since."""
    told = f"Critics=critic/NNS of/IN the/DT {named}/NNP Party/NNP left/VBD ./." if named else "Critics=critic/NNS left/VBD ./."
    sentences = (
        "The/DT/det/Party Orda/NNP/compound/Party Party/NNP/nsubj/won won=win/VBD/root ./.",
        told,
        "The/DT/det/party party/NN/nsubj/left left=leave/VBD/root ./.",
    )
    found = grouped(*sentences, ents={"Nulva Party": "ORG", "Orda": "ORG"} if named else {"Orda": "ORG"})
    assert [name for name, texts in found.items() if "party" in texts] == [meant], found


def test_the_queen_is_the_one_told_before():
    sentences = ("Queen/NNP Margrethe/NNP II/NNP left/VBD ./.", "The/DT Queen/NNP smiled/VBD ./.")
    found = grouped(*sentences, ents={"Margrethe II": "PERSON", "Queen": "PERSON"})
    assert found == {"Margrethe II": ["Queen", "Margrethe II", "Queen"]}


def test_a_court_is_no_group():
    sentences = (
        "Hamas/NNP left/VBD ./.",
        "Mali/NNP asked/VBD the/DT Velta/NNP Court/NNP to/TO aid/VB the/DT group/NN ./.",
    )
    found = grouped(*sentences, ents={"Hamas": "ORG", "Mali": "GPE", "Velta Court": "ORG"})
    assert found["Hamas"] == ["Hamas", "group"]
