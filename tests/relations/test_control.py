"""Who does what an infinitive, or a gerund behind a preposition, tells, in documents made by hand."""

import pytest
from readings import holds, read, roles


@pytest.mark.parametrize("label", ["acl/government", "advcl/accused"])
def test_the_accused_does_what_he_is_accused_of(label):
    sentence = (
        "Iran/NNP/nsubj/accused accused=accuse/VBD/root the/DT/det/government government/NN/obj/accused of/IN/mark/staging "
    )
    sentence += f"staging=stage/VBG/{label} raids=raid/NNS/obj/staging ./."
    assert roles(sentence, "staging")["agent"] == ["government"]


def test_who_votes_on_a_resolution_does_what_it_says():
    sentence = "Iran/NNP/nsubj/voted voted=vote/VBD/root on/IN/case/resolution a/DT/det/resolution resolution/NN/obl/voted "
    sentence += "to/TO/mark/expel expel/VB/acl/resolution Iraq/NNP/obj/expel ./."
    assert roles(sentence, "expel")["agent"] == ["Iran"]
    assert holds(sentence, "expel") == ("positive", "intended")


@pytest.mark.parametrize(("thing", "subject"), [("day", "Iraq"), ("loan", "Iran")])
def test_who_is_given_time_for_something_does_it(thing, subject):
    sentence = f"Iran/NNP/nsubj/gave gave=give/VBD/root Iraq/NNP/iobj/gave a/DT/det/{thing} {thing}/NN/obj/gave "
    sentence += "to/TO/mark/free free/VB/advcl/gave Putin/NNP/obj/free ./."
    assert roles(sentence, "free")["agent"] == [subject]


def test_who_is_warned_against_something_may_do_it():
    sentence = "Iran/NNP/nsubj/warned warned=warn/VBD/root Iraq/NNP/obj/warned against/IN/mark/attacking "
    sentence += "attacking=attack/VBG/advcl/warned Putin/NNP/obj/attacking ./."
    assert roles(sentence, "attacking")["agent"] == ["Iraq"]
    assert holds(sentence, "attacking") == ("positive", "possible")


def test_who_uses_what_kills_is_who_kills():
    sentence = (
        "Bombs=bomb/NNS/nsubj:pass/used were=be/VBD/aux:pass/used used=use/VBN/root by/IN/case/Iran Iran/NNP/obl:agent/used "
        "to/TO/mark/kill kill/VB/advcl/used Kowal/NNP/obj/kill ./."
    )
    assert roles(sentence, "kill")["agent"] == ["Iran"]


def test_who_comes_under_pressure_to_leave_is_to_leave():
    sentence = "Iran/NNP/nsubj/came came=come/VBD/root under/IN/case/pressure pressure/NN/obl/came to/TO/mark/leave leave/VB/xcomp/came ./."
    _, clause = read(sentence, "leave")
    assert clause.modality == "intended"
    assert roles(sentence, "leave")["agent"] == ["Iran"]


def test_who_is_seen_as_doing_something_does_it():
    sentence = "Iran/NNP/nsubj/sees sees=see/VBZ/root Iraq/NNP/obj/sees as/IN/mark/raiding "
    sentence += "raiding=raid/VBG/advcl/sees Syria/NNP/obj/raiding ./."
    assert roles(sentence, "raiding")["agent"] == ["Iraq"]


@pytest.mark.parametrize(("noun", "subject"), [("playoff", "Iran"), ("plan", "plan")])
def test_who_beats_another_in_a_contest_is_who_wins(noun, subject):
    sentence = f"Iran/NNP/nsubj/beat beat/VBD/root Iraq/NNP/obj/beat after/IN/case/{noun} a/DT/det/{noun} {noun}/NN/obl/beat "
    sentence += f"to/TO/mark/win win/VB/acl/{noun} gold/NN/obj/win ./."
    assert roles(sentence, "win")["agent"] == [subject]


@pytest.mark.parametrize(
    ("whom", "doer"), [("troops/NNS/obj/ordered", ["Iran"]), ("workers=worker/NNS/obj/ordered", ["workers"])]
)
def test_nameless_troops_do_it_for_who_orders_them(whom, doer):
    sentence = f"Iran/NNP/nsubj/ordered ordered=order/VBD/root {whom} to/TO/mark/deploy deploy/VB/xcomp/ordered ./."
    assert roles(sentence, "deploy")["agent"] == doer


def test_whose_goal_it_is():
    sentence = "Putin/NNP/nsubj/cited cited=cite/VBD/root Iran/NNP/nmod:poss/goal ’s/POS/case/Iran goal/NN/obj/cited "
    sentence += "of/IN/mark/invading invading=invade/VBG/acl/goal Iraq/NNP/obj/invading ./."
    assert roles(sentence, "invading")["agent"] == ["Iran"]
