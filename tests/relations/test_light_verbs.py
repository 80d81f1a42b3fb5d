"""What a noun has from the verb that governs it, and what becomes of the deed that it names, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import holds, read, roles


def test_the_killed_do_not_attack():
    sentence = "Iran/NNP/nsubj:pass/killed was=be/VBD/aux:pass/killed killed=kill/VBN/root in/IN/case/attacks attacks=attack/NNS/obl/killed ./."
    assert "agent" not in roles(sentence, "attacks")


@pytest.mark.parametrize(("preposition", "shared"), [("with", True), ("between", False)])
def test_the_subject_is_no_party_to_clashes_between_others(preposition, shared):
    sentence = f"Iran/NNP/nsubj/fled fled=flee/VBD/root in/IN/case/clashes clashes=clash/NNS/obl/fled {preposition}/IN/case/rebels rebels=rebel/NNS/nmod/clashes ./."
    assert ("agent" in roles(sentence, "clashes")) is shared


@pytest.mark.parametrize(("label", "preposition"), [("xcomp", ""), ("obj", "as/IN/case/raid ")])
def test_who_calls_something_a_raid_makes_none(label, preposition):
    sentence = (
        "Iran/NNP/nsubj/condemned condemned=condemn/VBD/root what/WP/obj/condemned it/PRP/nsubj/called called=call/VBD/acl:relcl/what "
        f"{preposition}an/DT/det/raid raid/NN/{label}/called on/IN/case/Syria Syria/NNP/nmod/raid ./."
    )
    assert roles(sentence, "raid") == {"on": ["Syria"]}
    assert holds(sentence, "raid") == ("positive", "asserted")


def test_who_brokers_a_truce_between_others_keeps_none():
    sentence = (
        "Oman/NNP/nsubj/brokered brokered=broker/VBD/root a/DT/det/truce truce/NN/obj/brokered between/IN/case/Iran Iran/NNP/nmod/truce "
        "and/CC/cc/Iraq Iraq/NNP/conj/Iran ./."
    )
    assert "agent" not in roles(sentence, "truce")


def test_what_is_banned_does_not_happen():
    sentence = "Iran/NNP/nsubj/banned banned=ban/VBD/root visits=visit/NNS/obj/banned by/IN/case/Iraq Iraq/NNP/nmod/visits ./."
    assert read(sentence, "visits")[1].undone


@pytest.mark.parametrize(
    ("governor", "preposition", "undone"), [("talks", "on", True), ("talks", "after", False), ("report", "on", False)]
)
def test_what_is_talked_about_is_not_done(governor, preposition, undone):
    sentence = f"Iran/NNP/nsubj/held held=hold/VBD/root {governor}={governor.removesuffix('s')}/NNS/obj/held "
    sentence += f"{preposition}/IN/case/withdrawal withdrawal/NN/nmod/{governor} from/IN/case/Iraq Iraq/NNP/nmod/withdrawal ./."
    assert read(sentence, "withdrawal")[1].undone is undone


@pytest.mark.parametrize(("word", "lemma", "undone"), [("demanded", "demand", True), ("welcomed", "welcome", False)])
def test_what_is_demanded_is_not_done(word, lemma, undone):
    sentence = f"Iran/NNP/nsubj/{word} {word}={lemma}/VBD/root the/DT/det/resignation resignation/NN/obj/{word} ./."
    assert read(sentence, "resignation")[1].undone is undone


def test_an_offensive_that_is_put_off_is_still_meant_and_an_election_undone():
    sentence = "Iran/NNP/nsubj/put put/VBD/root off/RP/compound:prt/put an/DT/det/{0} {0}/NN/obj/put ./."
    _, clause = read(sentence.format("offensive"), "offensive")
    assert (clause.modality, clause.undone, clause.negated) == ("intended", False, False)
    assert read(sentence.format("election"), "election")[1].undone


def test_what_is_called_off_does_not_happen():
    sentence = "Iran/NNP/nsubj/called called=call/VBD/root off/RP/compound:prt/called an/DT/det/attack attack/NN/obj/called ./."
    assert read(sentence, "attack")[1].undone


@pytest.mark.parametrize(("noun", "doer"), [("announcement", ["Iran"]), ("cost", None)])
def test_whose_announcement_of_a_deed_it_is_does_it(noun, doer):
    sentence = (
        f"Iran/NNP/nmod:poss/{noun} ’s/POS/case/Iran {noun}/NN/nsubj/worried of/IN/case/sanctions sanctions=sanction/NNS/nmod/{noun} "
        "against/IN/case/Iraq Iraq/NNP/nmod/sanctions worried=worry/VBD/root Oman/NNP/obj/worried ./."
    )
    assert roles(sentence, "sanctions").get("agent") == doer


@pytest.mark.parametrize(("deed", "planner"), [("attack", ["Iran"]), ("dam", None)])
def test_who_plans_a_deed_is_to_do_it(deed, planner):
    sentence = (
        f"Iran/NNP/nmod:poss/plan 's/POS/case/Iran plan/NN/nsubj/leaked for/IN/case/{deed} an/DT/det/{deed} {deed}/NN/nmod/plan "
        f"on/IN/case/Syria Syria/NNP/nmod/{deed} leaked=leak/VBD/root ./."
    )
    assert roles(sentence, deed).get("agent") == planner


@pytest.mark.parametrize(("verb", "guest"), [("returned=return", ["Iran"]), ("learned=learn", None)])
def test_who_returns_from_a_visit_has_paid_it(verb, guest):
    word = verb.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/{word} {verb}/VBD/root from/IN/case/visit a/DT/det/visit visit/NN/obl/{word} to/IN/case/Syria Syria/NNP/nmod/visit ./."
    assert roles(sentence, "visit").get("agent") == guest
