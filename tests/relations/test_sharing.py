"""Arguments that a clause has from the one that governs it or is coordinated with it, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import roles


@pytest.mark.parametrize(("others", "found"), [("another/DT", ["Iran"]), ("Oman/NNP", None)])
def test_who_harms_others_harms_the_first_too(others, found):
    word = others.split("/")[0]
    sentence = "Iraq/NNP/nsubj:pass/killed is/VBZ/aux:pass/killed killed=kill/VBN/root and/CC/cc/injured "
    sentence += f"{others}/nsubj:pass/injured is/VBZ/aux:pass/injured injured=injure/VBN/conj/killed by/IN/case/Iran Iran/NNP/obl:agent/injured ./."
    sentence = sentence.replace("is/VBZ/aux:pass/killed", "was=be/VBD/aux:pass/killed")
    assert roles(sentence, "killed").get("agent") == found, word


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


@pytest.mark.parametrize(("verb", "patient"), [("use", ["missiles"]), ("march", None)])
def test_what_is_built_for_use_is_used(verb, patient):
    sentence = "Iran/NNP/nsubj/builds builds=build/VBZ/root missiles=missile/NNS/obj/builds to/TO/mark/{} {}/VB/advcl/builds ./."
    assert roles(sentence.format(verb, verb), verb).get("patient") == patient


def test_what_follows_from_an_attack_is_not_the_deed_of_who_was_hit():
    sentence = (
        "Iran/NNP/nsubj:pass/hit was=be/VBD/aux:pass/hit hit/VBN/root by/IN/case/Iraq Iraq/NNP/obl:agent/hit ,/, "
        "killing=kill/VBG/advcl/hit Russians/NNPS/obj/killing ./."
    )
    assert roles(sentence, "killing") == {"agent": ["Iraq"], "patient": ["Russians"]}
