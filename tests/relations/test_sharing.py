"""Who does what a clause tells that names nobody itself, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import holds, read, roles


@pytest.mark.parametrize(("others", "found"), [("another/DT", ["Iran"]), ("Oman/NNP", None)])
def test_who_harms_others_harms_the_first_too(others, found):
    word = others.split("/")[0]
    sentence = "Iraq/NNP/nsubj:pass/killed is/VBZ/aux:pass/killed killed=kill/VBN/root and/CC/cc/injured "
    sentence += f"{others}/nsubj:pass/injured is/VBZ/aux:pass/injured injured=injure/VBN/conj/killed by/IN/case/Iran Iran/NNP/obl:agent/injured ./."
    sentence = sentence.replace("is/VBZ/aux:pass/killed", "was=be/VBD/aux:pass/killed")
    assert roles(sentence, "killed").get("agent") == found, word


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


@pytest.mark.parametrize(("thing", "doer"), [("message", "Iran"), ("rebel", "rebel")])
def test_a_message_speaks_for_its_author_and_people_for_themselves(thing, doer):
    sentence = f"Iran/NNP/nsubj/sent sent=send/VBD/root a/DT/det/{thing} {thing}/NN/obj/sent blaming=blame/VBG/acl/{thing} Iraq/NNP/obj/blaming ./."
    assert roles(sentence, "blaming")["agent"] == [doer]


@pytest.mark.parametrize(
    ("will", "said", "decreed"),
    [("will", "announced=announce", True), ("has=have", "announced=announce", False), ("will", "feared=fear", False)],
)
def test_who_announces_what_will_be_done_does_it(will, said, decreed):
    verb = said.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/{verb} {said}/VBD/root that/IN/mark/banned Syria/NNP/nsubj:pass/banned {will}/MD/aux/banned "
    sentence += f"be/VB/aux:pass/banned banned=ban/VBN/ccomp/{verb} ./."
    assert (roles(sentence, "banned").get("agent") == ["Iran"]) is decreed


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


@pytest.mark.parametrize(("verb", "patient"), [("use", ["missiles"]), ("march", None)])
def test_what_is_built_for_use_is_used(verb, patient):
    sentence = "Iran/NNP/nsubj/builds builds=build/VBZ/root missiles=missile/NNS/obj/builds to/TO/mark/{} {}/VB/advcl/builds ./."
    assert roles(sentence.format(verb, verb), verb).get("patient") == patient


def test_who_uses_what_kills_is_who_kills():
    sentence = (
        "Bombs=bomb/NNS/nsubj:pass/used were=be/VBD/aux:pass/used used=use/VBN/root by/IN/case/Iran Iran/NNP/obl:agent/used "
        "to/TO/mark/kill kill/VB/advcl/used Kowal/NNP/obj/kill ./."
    )
    assert roles(sentence, "kill")["agent"] == ["Iran"]


def test_what_follows_from_an_attack_is_not_the_deed_of_who_was_hit():
    sentence = (
        "Iran/NNP/nsubj:pass/hit was=be/VBD/aux:pass/hit hit/VBN/root by/IN/case/Iraq Iraq/NNP/obl:agent/hit ,/, "
        "killing=kill/VBG/advcl/hit Russians/NNPS/obj/killing ./."
    )
    assert roles(sentence, "killing") == {"agent": ["Iraq"], "patient": ["Russians"]}


def test_who_comes_under_pressure_to_leave_is_to_leave():
    sentence = "Iran/NNP/nsubj/came came=come/VBD/root under/IN/case/pressure pressure/NN/obl/came to/TO/mark/leave leave/VB/xcomp/came ./."
    _, clause = read(sentence, "leave")
    assert clause.modality == "intended"
    assert roles(sentence, "leave")["agent"] == ["Iran"]
