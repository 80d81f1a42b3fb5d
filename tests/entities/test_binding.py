"""Whom a pronoun cannot mean in its own sentence."""

import pytest
from resolving import grouped


def test_who_acts_in_a_clause_without_subject_is_not_whom_it_acts_on():
    """Binding reaches the subject that a clause leaves out; what it leaves unsaid is told by the row of features."""
    sentence = (
        "Ann/NNP/nsubj/left Kowal/NNP/flat/Ann met=meet/VBD/root Eve/NNP/obj/met Novak/NNP/flat/Eve ,/,/punct/telling "
        "telling=tell/VBG/advcl/met her/PRP/obj/telling ./."
    ).replace("nsubj/left", "nsubj/met")
    found = grouped(sentence, ents={"Ann Kowal": "PERSON", "Eve Novak": "PERSON"})
    assert found["Eve Novak"] == ["Eve Novak", "her"]


def test_an_object_is_not_the_subject_of_its_own_verb():
    sentence = "Anna/NNP/nsubj/saw Kowal/NNP/flat/Anna saw=see/VBD/root her/PRP/obj/saw ./."
    assert grouped(sentence, ents={"Anna Kowal": "PERSON"}) == {"Anna Kowal": ["Anna Kowal"]}


def test_a_body_that_the_sentence_calls_it_is_not_they():
    sentence = (
        "Velta/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/aided aided=aid/VBD/ccomp/said the/DT/det/rebels "
        "rebels=rebel/NNS/obj/aided in/IN/case/war {}/PRP$/nmod:poss/war war/NN/obl/aided ./."
    )
    assert grouped(sentence.format("their"), ents={"Velta": "ORG"})["Velta"] == ["Velta", "it"]
    assert grouped(sentence.format("its"), ents={"Velta": "ORG"})["Velta"] == ["Velta", "it", "its"]


@pytest.mark.parametrize(("noun", "meant"), [("attack", False), ("company", True)])
def test_what_is_said_to_be_an_event_is_no_body(noun, meant):
    sentences = (
        "Velta/NNP/nsubj/won won=win/VBD/root ./.",
        f"It/PRP/nsubj/{noun} is=be/VBZ/cop/{noun} the/DT/det/{noun} latest=late/JJS/amod/{noun} {noun}/NN/root on/IN/case/Chile "
        f"Chile/NNP/nmod/{noun} ./.",
    )
    assert ("It" in grouped(*sentences, ents={"Velta": "ORG"})["Velta"]) is meant
