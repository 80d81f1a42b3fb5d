"""Polarity and modality of clauses, in documents made by hand with the labels of Universal Dependencies."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import ACTIVE, holds, read, roles

# ---------------------------------------------------------------------- polarity

NEGATED = {
    "not": "Iran/NNP/nsubj/attack did=do/VBD/aux/attack not/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./.",
    "n't": "Iran/NNP/nsubj/attack did=do/VBD/aux/attack n't=not/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./.",
    "never": "Iran/NNP/nsubj/attack would/MD/aux/attack never/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./.",
    "no subject": "No=no/DT/det/states states=state/NNS/nsubj/attack attack/VBP/root Iraq/NNP/obj/attack ./.",
    "failed to": "Iran/NNP/nsubj/failed failed=fail/VBD/root to/TO/mark/attack attack/VB/xcomp/failed Iraq/NNP/obj/attack ./.",
    "refused to": "Iran/NNP/nsubj/refused refused=refuse/VBD/root to/TO/mark/attack attack/VB/xcomp/refused Iraq/NNP/obj/attack ./.",
    "did not agree to": "Iran/NNP/nsubj/agree did=do/VBD/aux/agree not/RB/advmod/agree agree/VB/root to/TO/mark/attack "
    "attack/VB/xcomp/agree Iraq/NNP/obj/attack ./.",
    "no attack": "Iran/NNP/nsubj/launched launched=launch/VBD/root no/DT/det/attack attack/NN/obj/launched on/IN/case/Iraq "
    "Iraq/NNP/nmod/attack ./.",
    "did not launch": "Iran/NNP/nsubj/launch did=do/VBD/aux/launch not/RB/advmod/launch launch/VB/root an/DT/det/attack "
    "attack/NN/obj/launch on/IN/case/Iraq Iraq/NNP/nmod/attack ./.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", NEGATED.values(), ids=NEGATED)
def test_negation(sentence):
    assert holds(sentence, "attack")[0] == "negative"


def test_without_doing():
    sentence = "Iran/NNP/nsubj/left left=leave/VBD/root without/IN/mark/attacking attacking=attack/VBG/advcl/left Iraq/NNP/obj/attacking ./."
    assert holds(sentence, "attacking")[0] == "negative"
    assert holds(sentence, "left")[0] == "positive"


AFFIRMED = {
    "did not fail to": "Iran/NNP/nsubj/fail did=do/VBD/aux/fail not/RB/advmod/fail fail/VB/root to/TO/mark/attack attack/VB/xcomp/fail "
    "Iraq/NNP/obj/attack ./.",
    "did not leave; it attacked": "Iran/NNP/nsubj/leave did=do/VBD/aux/leave not/RB/advmod/leave leave/VB/root but/CC/cc/attack "
    "it/PRP/nsubj/attack attack/VBD/conj/leave Iraq/NNP/obj/attack ./.",
    "said that ... did not": "Iran/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/attack would/MD/aux/attack attack/VB/ccomp/said ./.",
    "did not deny that": "Iran/NNP/nsubj/deny did=do/VBD/aux/deny not/RB/advmod/deny deny/VB/root that/IN/mark/attack it/PRP/nsubj/attack "
    "would/MD/aux/attack attack/VB/ccomp/deny Iraq/NNP/obj/attack ./.",
    "condemned no attack": "Iran/NNP/nsubj/condemn did=do/VBD/aux/condemn not/RB/advmod/condemn condemn/VB/root the/DT/det/attack "
    "attack/NN/obj/condemn ./.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", AFFIRMED.values(), ids=AFFIRMED)
def test_negation_that_is_not_of_the_clause(sentence):
    assert holds(sentence, "attack")[0] == "positive"


def test_the_negation_is_among_the_words_of_the_predicate():
    doc, clause = read(NEGATED["not"], "attack")
    assert [doc[index].text for index in clause.words] == ["not", "attack"]


# ---------------------------------------------------------------------- modality


@pytest.mark.parametrize(
    ("auxiliary", "modality"),
    [
        ("will", "intended"),
        ("would", "intended"),
        ("shall", "intended"),
        ("may", "possible"),
        ("might", "possible"),
        ("could", "possible"),
    ],
)
def test_auxiliaries(auxiliary, modality):
    sentence = f"Iran/NNP/nsubj/attack {auxiliary}/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack ./."
    assert holds(sentence, "attack") == ("positive", modality)


def test_a_plain_past_and_a_perfect_are_asserted():
    assert holds(ACTIVE, "attacked") == ("positive", "asserted")
    perfect = "Iran/NNP/nsubj/attacked has=have/VBZ/aux/attacked attacked=attack/VBN/root Iraq/NNP/obj/attacked ./."
    assert holds(perfect, "attacked") == ("positive", "asserted")


@pytest.mark.parametrize("mark", ["if", "unless"])
def test_a_condition(mark):
    sentence = f"Oman/NNP/nsubj/leaves leaves=leave/VBZ/root {mark}/IN/mark/attacks Iran/NNP/nsubj/attacks attacks=attack/VBZ/advcl/leaves Iraq/NNP/obj/attacks ./."
    assert holds(sentence, "attacks")[1] == "conditional"
    assert holds(sentence, "leaves")[1] == "asserted"


def test_a_purpose_is_intended_and_shares_the_subject():
    sentence = (
        "Iran/NNP/nsubj/met met=meet/VBD/root Oman/NNP/obj/met to/TO/mark/attack attack/VB/advcl/met Iraq/NNP/obj/attack ./."
    )
    assert holds(sentence, "attack") == ("positive", "intended")
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}
    assert holds(sentence, "met") == ("positive", "asserted")


def test_adverbs_and_hearsay():
    sentence = "Iran/NNP/nsubj/attacked {}/RB/advmod/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    assert holds(sentence.format("possibly"), "attacked")[1] == "possible"
    assert read(sentence.format("reportedly"), "attacked")[1].reported
    assert not read(sentence.format("quickly"), "attacked")[1].reported


def test_the_least_certain_modality_wins():
    sentence = "Iran/NNP/nsubj/want may/MD/aux/want want/VB/root to/TO/mark/attack attack/VB/xcomp/want Iraq/NNP/obj/attack ./."
    assert holds(sentence, "want")[1] == "possible"
    assert holds(sentence, "attack")[1] == "possible"


def test_a_call_for_talks_is_no_talks():
    sentence = "Iran/NNP/nsubj/called called=call/VBD/root for/IN/case/talks talks=talk/NNS/obl/called with/IN/case/Iraq Iraq/NNP/nmod/talks ./."
    assert holds(sentence, "talks")[1] == "intended"
