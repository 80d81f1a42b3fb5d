"""Whom plural pronouns and descriptions mean, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from docs import entities_of, make_doc

from extractor.relations.cues import load_cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.referents import Referents

ENTS = {
    "Iran": "STATE", "Iraq": "STATE", "Oman": "STATE", "Syria": "STATE", "Putin": "PERSON", "Lavrov": "PERSON", "Biden": "PERSON", "Hamas": "ORG",
    "NATO": "ORG", "army": "ORG",
}  # fmt: skip
PACT = "Iran/NNP/nsubj/signed and/CC/cc/Iraq Iraq/NNP/conj/Iran signed=sign/VBD/root a/DT/det/pact pact/NN/obj/signed ./."
MET = "Putin/NNP/nsubj/met met=meet/VBD/root Biden/NNP/obj/met ./."
URGED = "Oman/NNP/nsubj/urged urged=urge/VBD/root {}/DT/det/{} {}={}/NNS/obj/urged ./."
THEY = "They/PRP/nsubj/left left=leave/VBD/root Syria/NNP/obj/left ./."
THEM = "Oman/NNP/nsubj/thanked thanked=thank/VBD/root them/PRP/obj/thanked ./."
TWO = "The/DT/det/{0} two/CD/nummod/{0} {0}={1}/NNS/nsubj/left left=leave/VBD/root Syria/NNP/obj/left ./."


def meant(*sentences, **changes):
    """The names that the only plural of a document means, in order of the alphabet."""
    text = " ".join(sentences)
    doc = make_doc(*sentences, ents={form: label for form, label in ENTS.items() if f"{form}/" in text})
    entities = [replace(e, **changes.get(e.name, {})) for e in entities_of(doc)]
    plurals = Referents(doc.duplicate(), MentionIndex(doc, entities), load_cues()).plurals
    return [sorted(named) for named in plurals.meant.values()]


@pytest.mark.parametrize("noun", [("countries", "country"), ("sides", "side"), ("neighbours", "neighbour")])
def test_both_countries_are_those_named_together(noun):
    assert meant(PACT, URGED.format("both", noun[0], *noun)) == [["Iran", "Iraq"]]


def test_the_two_leaders_are_the_only_two_persons_named_before():
    assert meant(MET, TWO.format("leaders", "leader")) == [["Biden", "Putin"]]


def test_two_may_be_named_by_this_sentence_and_the_one_before():
    first = "Iran/NNP/nsubj/left left=leave/VBD/root ./."
    second = "Iraq/NNP/nsubj/began began=begin/VBD/root war/NN/obj/began between/IN/case/countries the/DT/det/countries two/CD/nummod/countries countries=country/NNS/nmod/war ./."
    assert meant(first, second) == [["Iran", "Iraq"]]


@pytest.mark.parametrize("noun", [("leaders", "leader"), ("companies", "company"), ("ships", "ship")])
def test_of_another_kind_nobody_is_meant(noun):
    assert meant(PACT, TWO.format(*noun)) == []


def test_of_three_no_two_are_meant_unless_they_stand_in_a_list():
    three = "Iran/NNP/nsubj/told told=tell/VBD/root Iraq/NNP/obj/told of/IN/case/Oman Oman/NNP/obl/told ./."
    listed = "Oman/NNP/nsubj/met met=meet/VBD/root Iran/NNP/obj/met and/CC/cc/Iraq Iraq/NNP/conj/Iran ./."
    assert meant(three, TWO.format("countries", "country")) == []
    assert meant(listed, TWO.format("countries", "country")) == [["Iran", "Iraq"]]


def test_the_three_are_a_list_of_three():
    three = "Iran/NNP/nsubj/signed ,/,/punct/Iraq Iraq/NNP/conj/Iran and/CC/cc/Oman Oman/NNP/conj/Iran signed=sign/VBD/root it/PRP/obj/signed ./."
    said = "The/DT/det/three three/CD/nsubj/left left=leave/VBD/root NATO/NNP/obj/left ./."
    assert meant(three, said) == [["Iran", "Iraq", "Oman"]]
    assert meant(PACT, said) == []


def test_sides_with_more_told_of_them_are_others():
    aisle = "Oman/NNP/nsubj/urged urged=urge/VBD/root both/DT/det/sides sides=side/NNS/obj/urged of/IN/case/aisle the/DT/det/aisle aisle/NN/nmod/sides ./."
    assert meant(PACT, aisle) == []


def test_a_state_and_its_army_are_no_two_sides():
    told = "Iran/NNP/nsubj/praised praised=praise/VBD/root army/NNP/obj/praised ./."
    urged = URGED.format("both", "sides", "sides", "side").replace("Oman/NNP", "Biden/NNP")
    assert meant(told, urged, army={"subtype": "military"}) == [["Iran", "army"]]
    assert meant(told, urged, Iran={"iso": "IRN"}, army={"iso": "IRN", "subtype": "military"}) == []


def test_who_reports_is_none_of_the_two():
    told = (
        "Oman/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said Iraq/NNP/obj/attacked ./."
    )
    assert meant(told, TWO.format("countries", "country")) == [["Iran", "Iraq"]]


def test_they_are_the_doers_named_before():
    assert meant(PACT, THEY) == [["Iran", "Iraq"]]
    assert meant(MET, THEY) == [["Biden", "Putin"]]
    assert meant("Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./.", THEY) == []


def test_they_may_be_people_told_of_in_between():
    sent = "Iran/NNP/nsubj/sent and/CC/cc/Iraq Iraq/NNP/conj/Iran sent=send/VBD/root soldiers=soldier/NNS/obj/sent ./."
    assert meant(sent, THEY) == []


def test_them_is_a_list_to_whom_something_was_done():
    asked = "Syria/NNP/nsubj/asked asked=ask/VBD/root Iran/NNP/obj/asked and/CC/cc/Iraq Iraq/NNP/conj/Iran ./."
    assert meant(asked, THEM) == [["Iran", "Iraq"]]
    assert meant(asked, THEM.replace("Oman", "Iran")) == []


def test_where_those_are_who_report_is_none_of_the_sides():
    said = "Envoys=envoy/NNS/nsubj/say in/IN/case/Iran Iran/NNP/nmod/Envoys and/CC/cc/Iraq Iraq/NNP/conj/Iran say/VBP/root both/DT/det/sides sides=side/NNS/nsubj/left left=leave/VBD/ccomp/say ./."
    assert meant(said) == []
    assert meant(said.replace("in/IN/case/Iran", "of/IN/case/Iran")) == [["Iran", "Iraq"]]
