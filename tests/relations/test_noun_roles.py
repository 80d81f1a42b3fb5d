"""Arguments of a noun by role, and of what is said by copula, apposition or title, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import read, roles

# ---------------------------------------------------------------------- nouns


def test_whose_act_a_noun_names():
    sentence = "{} attack/NN/nsubj/failed on/IN/case/Iraq Iraq/NNP/nmod/attack failed=fail/VBD/root ./."
    expected = {"agent": ["Iran"], "on": ["Iraq"]}
    assert roles(sentence.format("Iran/NNP/nmod:poss/attack ’s/POS/case/Iran"), "attack") == expected
    assert roles(sentence.format("The/DT/det/attack Iran/NNP/compound/attack"), "attack") == expected
    assert roles(sentence.format("A/DT/det/attack Russian/JJ/amod/attack"), "attack") == expected | {"agent": ["Russian"]}
    assert roles(sentence.format("A/DT/det/attack fierce/JJ/amod/attack"), "attack") == {"on": ["Iraq"]}


@pytest.mark.parametrize(("mark", "agents"), [("‑", ["Russian", "Iran"]), ("-", ["Russian"])])
def test_a_hyphen_joins_the_states_that_do_what_a_noun_names(mark, agents):
    sentence = (
        f"The/DT/det/attack Iran/NNP/compound/Russian {mark}/HYPH/punct/Russian Russian/JJ/amod/attack attack/NN/nsubj/failed "
        "failed=fail/VBD/root ./."
    )
    assert roles(sentence, "attack") == {"agent": agents}


def test_phrases_behind_a_noun():
    sentence = (
        "The/DT/det/invasion invasion/NN/nsubj/failed of/IN/case/Iraq Iraq/NNP/nmod/invasion by/IN/case/Iran Iran/NNP/nmod/invasion "
        "failed=fail/VBD/root ./."
    )
    found = roles(sentence, "invasion")
    assert (found["agent"], found["patient"]) == (["Iran"], ["Iraq"])


def test_phrases_that_hang_on_an_inner_noun():
    sentence = (
        "Iran/NNP/nmod:poss/withdrawal ’s/POS/case/Iran withdrawal/NN/nsubj/began of/IN/case/troops troops=troop/NNS/nmod/withdrawal "
        "from/IN/case/Iraq Iraq/NNP/nmod/troops began=begin/VBD/root ./."
    )
    found = roles(sentence, "withdrawal")
    assert (found["agent"], found["from"]) == (["Iran"], ["Iraq"])


@pytest.mark.parametrize(("word", "lemma"), [("launched", "launch"), ("staged", "stage"), ("conducted", "conduct")])
def test_a_light_verb_lends_its_subject_and_phrases(word, lemma):
    sentence = f"Iran/NNP/nsubj/{word} {word}={lemma}/VBD/root an/DT/det/attack attack/NN/obj/{word} on/IN/case/Iraq Iraq/NNP/obl/{word} ./."
    doc, clause = read(sentence, "attack")
    assert roles(sentence, "attack") == {"agent": ["Iran"], "on": ["Iraq"]}
    assert {"agent", "on"} <= clause.borrowed
    assert "Iran" not in [doc[head].text for head in clause.roles["on"]]


def test_a_full_verb_lends_nothing():
    sentence = "Iran/NNP/nsubj/condemned condemned=condemn/VBD/root an/DT/det/attack attack/NN/obj/condemned on/IN/case/Iraq Iraq/NNP/nmod/attack ./."
    assert roles(sentence, "attack") == {"on": ["Iraq"]}


def test_who_faces_a_threat_does_not_make_it():
    sentence = "Iran/NNP/nsubj/faced faced=face/VBD/root threats=threat/NNS/obj/faced from/IN/case/Iraq Iraq/NNP/nmod/threats ./."
    undergone = {role: ["Iran"] for role in ("patient", "on", "against", "to")}
    assert roles(sentence, "threats") == {**undergone, "from": ["Iraq"], "agent": ["Iraq"]}


@pytest.mark.parametrize(("word", "lemma", "ended"), [("lifted", "lift", True), ("imposed", "impose", False)])
def test_a_verb_that_ends_what_its_object_names(word, lemma, ended):
    sentence = f"Iran/NNP/nsubj/{word} {word}={lemma}/VBD/root the/DT/det/blockade blockade/NN/obj/{word} ./."
    assert read(sentence, "blockade")[1].undone is ended


@pytest.mark.parametrize(("word", "lemma", "ended"), [("lifted", "lift", True), ("rejected", "reject", False)])
def test_a_passive_verb_that_ends_what_its_subject_names(word, lemma, ended):
    sentence = f"The/DT/det/blockade blockade/NN/nsubj:pass/{word} was=be/VBD/aux:pass/{word} {word}={lemma}/VBN/root ./."
    assert read(sentence, "blockade")[1].undone is ended


@pytest.mark.parametrize(("word", "ended"), [("lifting", True), ("start", False)])
def test_a_noun_that_ends_what_follows_it(word, ended):
    sentence = f"The/DT/det/{word} {word}/NN/nsubj/failed of/IN/case/blockade blockade/NN/nmod/{word} failed=fail/VBD/root ./."
    assert read(sentence, "blockade")[1].undone is ended


# ---------------------------------------------------------------------- copula, apposition, titles


def test_copula():
    sentence = (
        "Iran/NNP/nsubj/member is=be/VBZ/cop/member a/DT/det/member member/NN/root of/IN/case/NATO NATO/NNP/nmod/member ./."
    )
    found = roles(sentence, "member")
    assert (found["agent"], found["bearer"], found["of"]) == (["Iran"], ["Iran"], ["NATO"])
    adjective = "Iran/NNP/nsubj/hostile is=be/VBZ/cop/hostile hostile/JJ/root to/IN/case/Iraq Iraq/NNP/obl/hostile ./."
    assert roles(adjective, "hostile") == {"agent": ["Iran"], "bearer": ["Iran"], "to": ["Iraq"]}


def test_an_adverb_behind_a_copula_is_predicated():
    sentence = "Iran/NNP/nsubj/home is=be/VBZ/cop/home home/RB/root to/IN/case/Iraq Iraq/NNP/obl/home ./."
    assert roles(sentence, "home") == {"agent": ["Iran"], "bearer": ["Iran"], "to": ["Iraq"]}


def test_what_modifies_a_noun_does_not_bear_it():
    sentence = "He/PRP/nsubj/left left=leave/VBD/root the/DT/det/city Turkish/JJ/amod/city city/NN/obj/left of/IN/case/Izmir Izmir/NNP/nmod/city ./."
    found = roles(sentence, "city")
    assert (found["agent"], found["of"]) == (["Turkish"], ["Izmir"])
    assert "bearer" not in found


def test_a_modifier_stands_before_the_noun_that_is_borne():
    sentence = "Gazprom/NNP/nsubj/firm is=be/VBZ/cop/firm a/DT/det/firm Russian/JJ/amod/firm firm/NN/root of/IN/case/Iran Iran/NNP/nmod/firm ./."
    found = roles(sentence, "firm")
    assert found["modifier"] == ["Russian"]
    assert set(found["patient"]) == {"Russian", "Iran"}


def test_apposition_behind_the_name():
    sentence = (
        "Lavrov/NNP/nsubj/left ,/,/punct/minister Russia/NNP/nmod:poss/minister ’s/POS/case/Russia foreign/JJ/amod/minister "
        "minister/NN/appos/Lavrov ,/,/punct/minister left=leave/VBD/root ./."
    )
    found = roles(sentence, "minister")
    assert (found["agent"], found["patient"]) == (["Lavrov"], ["Russia"])


@pytest.mark.parametrize(
    "title",
    [
        "Russian/JJ/amod/minister foreign/JJ/amod/minister minister/NN/nmod/Lavrov",
        "Russia/NNP/nmod:poss/minister ’s/POS/case/Russia foreign/JJ/amod/minister minister/NN/nmod/Lavrov",
        "Russian/JJ/amod/Lavrov foreign/JJ/amod/minister minister/NN/compound/Lavrov",
    ],
)
def test_a_title_before_the_name(title):
    found = roles(f"{title} Lavrov/NNP/nsubj/left left=leave/VBD/root ./.", "minister")
    assert found["agent"] == ["Lavrov"]
    assert found["patient"][0] in ("Russian", "Russia")


def test_a_title_whose_state_follows_it():
    sentence = (
        "Secretary/NN/nsubj/left of/IN/case/State State/NNP/nmod/Secretary Kowal/NNP/appos/Secretary of/IN/case/Iran Iran/NNP/nmod/Kowal "
        "left=leave/VBD/root ./."
    )
    found = roles(sentence, "Secretary")
    assert found["agent"] == ["Kowal"]
    assert found["of"][-1] == "Iran"


def test_a_title_behind_what_a_person_is_of_is_his():
    sentence = (
        "Kowal/NNP/nsubj/left of/IN/case/Oman Oman/NNP/nmod/Kowal ,/,/punct/officer the/DT/det/officer officer/NN/appos/Oman "
        "of/IN/case/NATO NATO/NNP/nmod/officer ,/,/punct/officer left=leave/VBD/root ./."
    )
    assert roles(sentence, "officer") == {"agent": ["Kowal"], "of": ["NATO"], "patient": ["NATO"]}


def test_a_bracket_may_stand_between_a_title_and_the_name():
    sentence = (
        "The/DT/det/officer officer/NN/nsubj/left (/( aide/NN/appos/officer )/) Kowal/NNP/appos/officer left=leave/VBD/root ./."
    )
    assert roles(sentence, "officer") == {"agent": ["Kowal"]}


@pytest.mark.parametrize(("things", "held"), [("", ["NATO"]), ("ties=tie/NNS/nmod/officer to/IN/case/NATO ", None)])
def test_with_whom_an_officer_is(things, held):
    sentence = (
        f"Kowal/NNP/nsubj/left ,/,/punct/officer an/DT/det/officer officer/NN/appos/Kowal with/IN/case/NATO {things}NATO/NNP/nmod/officer "
        ",/,/punct/officer left=leave/VBD/root ./."
    )
    assert roles(sentence, "officer").get("with") == held


@pytest.mark.parametrize("link", ["with", "for"])
def test_what_stands_with_somebody_behind_a_titled_name_is_not_of_his_office(link):
    sentence = (
        f"Biden/NNP/nsubj/met met=meet/VBD/root minister/NN/compound/Kowal Kowal/NNP/obj/met {link}/IN/case/envoy "
        "the/DT/det/envoy envoy/NN/obl/met of/IN/case/Iran Iran/NNP/nmod/envoy ./."
    )
    assert roles(sentence, "minister") == {"agent": ["Kowal"]}


def test_a_title_in_the_phrase_behind_a_noun_is_of_another():
    sentence = (
        "Kowal/NNP/nsubj/critic is=be/VBZ/cop/critic a/DT/det/critic critic/NN/root of/IN/case/Putin Russian/JJ/amod/president "
        "president/NN/compound/Putin Putin/NNP/nmod/critic ./."
    )
    found = roles(sentence, "critic")
    assert found["agent"] == ["Kowal"]
    assert "Putin" in found["of"]
    assert "Putin" not in found["agent"]


def test_an_acronym_in_brackets_may_stand_before_a_title():
    sentence = "NATO/NNP/compound/head (/( OSP/NNP/appos/NATO )/) head/NN/nmod/Kowal Kowal/NNP/nsubj/left left=leave/VBD/root ./."
    found = roles(sentence, "head", ents={"OSP": "ORG"})
    assert (found["agent"], found["patient"]) == (["Kowal"], ["OSP"])


@pytest.mark.parametrize("noun", ["target", "subject"])
def test_who_is_the_target_of_a_deed_undergoes_it(noun):
    sentence = (
        f"Iran/NNP/nsubj/{noun} is=be/VBZ/cop/{noun} the/DT/det/{noun} {noun}/NN/root of/IN/case/sanctions Russian/JJ/amod/sanctions "
        f"sanctions=sanction/NNS/nmod/{noun} ./."
    )
    found = roles(sentence, "sanctions")
    assert (found["agent"], found["on"], found["against"]) == (["Russian"], ["Iran"], ["Iran"])


def test_who_enters_into_an_agreement_is_a_party_to_it():
    sentence = (
        "Iran/NNP/nsubj/entered entered=enter/VBD/root into/IN/case/pact a/DT/det/pact pact/NN/obl/entered with/IN/case/Iraq "
        "Iraq/NNP/nmod/pact ./."
    )
    found = roles(sentence, "pact")
    assert (found["agent"], found["with"]) == (["Iran"], ["Iraq"])


@pytest.mark.parametrize("said", ["crime/NN", "wrong/JJ"])
def test_what_is_said_of_the_object(said):
    word = said.partition("/")[0]
    sentence = f"Iran/NNP/nsubj/called called=call/VBD/root Iraq/NNP/obj/called a/DT/det/{word} {said}/xcomp/called ./."
    assert roles(sentence, "called") == {"agent": ["Iran"], "patient": ["Iraq"], "as": [word]}


def test_who_is_made_what():
    sentence = "Iran/NNP/nsubj/elected elected=elect/VBD/root Kowal/NNP/obj/elected president/NN/xcomp/elected ./."
    assert roles(sentence, "president")["agent"] == ["Kowal"]
    became = "Kowal/NNP/nsubj/became became=become/VBD/root president/NN/xcomp/became of/IN/case/Iran Iran/NNP/nmod/president ./."
    found = roles(became, "president")
    assert (found["agent"], found["of"]) == (["Kowal"], ["Iran"])


# ---------------------------------------------------------------------- who is meant by what stands before or behind a noun


def test_who_leads_what_a_hyphen_joins_him_to_does_it():
    sentence = (
        "The/DT/det/invasion Russian/JJ/compound/led ‑/HYPH/punct/Russian led=lead/VBN/amod/invasion invasion/NN/nsubj/began of/IN/case/Syria "
        "Syria/NNP/nmod/invasion began=begin/VBD/root ./."
    )
    assert roles(sentence, "invasion")["agent"] == ["Russian"]


def test_against_whom_a_speech_is():
    sentence = "An/DT/det/speech anti/JJ/compound/Iran -/HYPH/punct/Iran Iran/NNP/amod/speech speech/NN/nsubj/ended by/IN/case/Putin Putin/NNP/nmod/speech ended=end/VBD/root ./."
    found = roles(sentence, "speech")
    assert (found["anti"], found["agent"]) == (["Iran"], ["Putin"])


@pytest.mark.parametrize("label", ["appos/Putin", "obl/left"])
def test_who_is_in_passing_told_to_be_under_something(label):
    sentence = (
        f"Putin/NNP/nsubj/left ,/,/punct/inquiry under/IN/case/inquiry Turkish/JJ/amod/inquiry inquiry/NN/{label} ,/,/punct/inquiry "
        "left=leave/VBD/root ./."
    )
    found = roles(sentence, "inquiry")
    assert (found["patient"], found["agent"]) == (["Putin"], ["Turkish"])


@pytest.mark.parametrize(
    ("told", "target"), [("aimed=aim/VBN", ["Syria"]), ("targeting=target/VBG", ["Syria"]), ("held=hold/VBN", None)]
)
def test_at_whom_an_offensive_is_aimed(told, target):
    word = told.partition("=")[0]
    phrase = f"Syria/NNP/obj/{word}" if word == "targeting" else f"at/IN/case/Syria Syria/NNP/obl/{word}"
    sentence = (
        f"Iran/NNP/nsubj/began began=begin/VBD/root an/DT/det/offensive offensive/NN/obj/began {told}/acl/offensive {phrase} ./."
    )
    assert roles(sentence, "offensive").get("against") == target


def test_a_critic_is_of_the_person_named_before_him():
    sentence = "Putin/NNP/compound/critic critic/NN/nmod:desc/Kowal Kowal/NNP/nsubj/left left=leave/VBD/root ./."
    assert roles(sentence, "critic") == {"agent": ["Kowal"], "patient": ["Putin"], "modifier": ["Putin"]}
