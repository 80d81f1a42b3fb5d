"""Why an edge is as it is and why a sentence has none, over documents made by hand."""

from datetime import date

import pytest
from docs import entities_of, make_doc
from small_rules import ENTS, RULES

from extractor.records import Article
from extractor.relations import explain_relations, find_relations

ATTACK = "Iran/NNP/nsubj/attack {} attack/VB/root Iraq/NNP/obj/attack on/IN/case/Monday Monday/NNP/obl/attack ./."


def explain(*sentences, published=date(2021, 7, 17)):
    doc = make_doc(*sentences, ents={form: label for form, label in ENTS.items() if any(f"{form}/" in s for s in sentences)})
    article = Article("test", doc.text, published=published)
    entities = entities_of(doc)
    relations, reasons, silences = explain_relations(doc, entities, article, RULES)
    assert relations == find_relations(doc, entities, article, RULES)
    assert [each.relation for each in reasons] == [relation.id for relation in relations]
    return reasons, silences


def silence(sentence):
    reasons, silences = explain(sentence)
    assert not reasons
    return silences[0].reasons


def test_roles_and_cues_of_an_edge():
    reasons, silences = explain(ATTACK.format("may/MD/aux/attack not/RB/advmod/attack"))
    assert not silences
    assert dict(reasons[0].roles) == {"agent": "Iran", "patient": "Iraq", "on": "Monday"}
    assert reasons[0].polarity == ("not",)
    assert reasons[0].modality == ("may",)
    plain, _ = explain(ATTACK.format("did=do/VBD/aux/attack"))
    assert plain[0].polarity == plain[0].modality == ()


def test_a_governor_is_a_cue():
    sentence = "Iran/NNP/nsubj/refused refused=refuse/VBD/root to/TO/mark/attack attack/VB/xcomp/refused Iraq/NNP/obj/attack ./."
    assert explain(sentence)[0][0].polarity == ("refused",)


def test_dates_are_reckoned_before_the_readers_eyes():
    sentence = ATTACK.format("did=do/VBD/aux/attack")
    expected = "“Monday”, reckoned from the day of publication, Saturday 2021-07-17: 2021-07-12"
    assert explain(sentence)[0][0].time == expected
    assert explain(sentence, published=None)[0][0].time is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It/PRP/nsubj/rained rained=rain/VBD/root ./.", "no entity"),
        ("Iran/NNP/nsubj/attacked attacked=attack/VBD/root ./.", "only one entity, Iran"),
        (
            "Iran/NNP/nsubj/borders borders=border/VBZ/root Iraq/NNP/obj/borders ./.",
            "“borders” (agent: Iran; patient: Iraq): no rule for “border”",
        ),
        (
            "Iran/NNP/nsubj/offered offered=offer/VBD/root help/NN/obj/offered in/IN/case/Iraq Iraq/NNP/obl/offered ./.",
            "rule agree.offer asks for a target (recipient or to)",
        ),
        (
            "Iran/NNP/nsubj/responded responded=respond/VBD/root in/IN/case/Iraq Iraq/NNP/obl/responded ./.",
            "rule consult.respond asks for a target (to)",
        ),
        (
            "Iran/NNP/nsubj/put put/VBD/root flags=flag/NNS/obj/put on/IN/case/Iraq Iraq/NNP/obl/put ./.",
            "rule sanction.put asks for an object such as “sanction”",
        ),
        ("Iran/NNP/root and/CC/cc/Iraq Iraq/NNP/conj/Iran ./.", "no predicate that a rule knows joins Iran and Iraq"),
    ],
)
def test_what_a_sentence_without_edges_lacks(sentence, expected):
    assert expected in silence(sentence)[0]


def test_a_sentence_of_marks_alone_is_not_spoken_of():
    assert explain("“/''/root ./.")[1] == []
