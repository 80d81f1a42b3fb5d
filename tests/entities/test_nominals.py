"""Described phrases and the named bodies that they speak of."""

import pytest
from resolving import grouped


def test_a_short_form_in_brackets_does_not_part_a_body_from_its_fighters():
    sentence = "Velta/NNP Front/NNP (/( {}/NNP )/) militants=militant/NNS fled/VBD ./."
    found = grouped(sentence.format("VF"), ents={"Velta Front": "ORG", "VF": "ORG"})
    assert found == {"Velta Front": ["Velta Front", "Velta Front (VF) militants", "VF"]}
    other = grouped(sentence.format("Kowalgrad"), ents={"Velta Front": "ORG", "Kowalgrad": "PLACE"})
    assert other["Velta Front"] == ["Velta Front"]


def test_governments_of_several_states_are_several():
    found = grouped("The/DT governments=government/NNS of/IN Chile/NNP and/CC Peru/NNP met/VBD ./.")
    assert set(found) == {"Chile", "Peru", "Chile government", "Peru government"}
    assert "government of Chile" in grouped("The/DT government=government/NN of/IN Chile/NNP met/VBD ./.")


def test_a_body_and_what_is_said_of_it_between_commas_are_one():
    sentence = (
        "Velta/NNP/nsubj/left ,/,/punct/group a/DT/det/group Syrian/JJ/amod/group rebel/NN/compound/group group/NN/{}/Velta "
        ",/,/punct/Velta left=leave/VBD/root ./."
    )
    found = grouped(sentence.format("appos"), ents={"Velta": "ORG"})
    assert found["Velta"] == ["Velta", "Syrian rebel group"]
    listed = grouped(sentence.format("conj"), ents={"Velta": "ORG"})
    assert listed["Velta"] == ["Velta"]


def test_a_description_before_the_name_of_a_body_is_the_body():
    sentence = (
        "The/DT/det/bank Spanish/JJ/amod/bank bank/NN/nsubj/left ,/,/punct/Velta Velta/NNP/{}/bank ,/,/punct/Velta "
        "left=leave/VBD/root ./."
    )
    assert set(grouped(sentence.format("appos"), ents={"Velta": "ORG"})) == {"Velta", "Spain"}
    assert "Spanish bank" in grouped(sentence.format("dep"), ents={"Velta": "ORG"})


@pytest.mark.parametrize(("opening", "apart"), [("These/DT attacks=attack/NNS", True), ("The/DT attack/NN", False)])
def test_these_attacks_are_not_the_one_before(opening, apart):
    found = grouped("An/DT attack/NN on/IN Chile/NNP failed/VBD ./.", f"{opening} shook=shake/VBD Chile/NNP ./.")
    assert (["attack on Chile"] in found.values() and len(found) == 3) is apart, found


def test_a_parliament_is_the_one_known_by_its_states_name():
    sentences = (
        "Britain/NNP/nsubj/spoke spoke=speak/VBD/root ./.",
        "The/DT/det/Parliament UK/NNP/compound/Parliament Parliament/NNP/nsubj/met met=meet/VBD/root ./.",
        "Critics=critic/NNS/nsubj/blamed blamed=blame/VBD/root the/DT/det/parliament parliament/NN/obj/blamed ./.",
    )
    found = grouped(*sentences, ents={"Britain": "STATE", "UK": "STATE", "Parliament": "ORG"})
    assert "parliament" in found["Parliament of the United Kingdom"]


def test_an_authority_that_explains_a_name():
    sentence = (
        "Velta/NNP/nsubj/fined ,/,/punct/authority the/DT/det/authority media/NN/compound/authority authority/NN/appos/Velta"
        " of/IN/case/Chad Chad/NNP/nmod/authority ,/,/punct/authority fined=fine/VBD/root Oxbury/NNP/obj/fined ./."
    )
    found = grouped(sentence, ents={"Velta": "ORG", "Oxbury": "ORG"})
    assert found["Velta"] == ["Velta", "media authority of Chad"]
