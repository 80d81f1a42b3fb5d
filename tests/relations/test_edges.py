"""What an edge carries, over documents made by hand: label, code, polarity, modality, sources, time, evidence."""

import pytest
from docs import entities_of, make_doc
from hypothesis import given
from hypothesis import strategies as st
from small_rules import ACTIVE, NOT, PASSIVE, PUBLISHED, RULES, edge, edges, ends, rule

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.rules import index_rules


def test_an_edge():
    relation = edge(ACTIVE.format(""))
    assert (relation.id, relation.source, relation.target) == ("r1", "Iran", "Iraq")
    assert (relation.type, relation.rule, relation.cameo) == ("assault", "assault.attack", "190")
    assert (relation.polarity, relation.modality, relation.attribution, relation.anonymous) == ("positive", "asserted", (), False)
    assert (relation.time, relation.place, relation.office) == (None, None, None)


def test_an_edge_without_code_of_its_own_has_that_of_its_type():
    sentence = "Putin/NNP/nsubj/offered offered=offer/VBD/root Biden/NNP/iobj/offered bases=base/NNS/obj/offered ./."
    assert edge(sentence).cameo == "03"


def test_of_two_edges_alike_the_finer_code_stands():
    rules = index_rules([
        rule("assault.attack", "assault", ["agent"], ["patient"], verbs=["attack"], cameo="19"),
        rule("assault.raid", "assault", ["agent"], ["patient"], verbs=["raid"], cameo="195"),
    ])  # fmt: skip
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked when/WRB/advmod/raided Iran/NNP/nsubj/raided "
    )
    sentence += "raided=raid/VBD/advcl/attacked Iraq/NNP/obj/raided ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    (relation,) = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert relation.cameo == "195"


TAILS = ["", "in/IN/case/Geneva Geneva/NNP/obl/attacked ", "on/IN/case/Monday Monday/NNP/obl/attacked "]


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("lead", ["", "may", "not"])
def test_active_and_passive_say_the_same(tail, lead):
    active, passive = ACTIVE.format(tail), PASSIVE.format(tail)
    if lead == "may":
        active = active.replace("attacked=", "may/MD/aux/attacked attacked=")
        passive = passive.replace("was=be/VBD", "may/MD/aux/attacked be/VB")
    elif lead == "not":
        active = active.replace("attacked=", "did=do/VBD/aux/attacked not/RB/advmod/attacked attacked=")
        passive = passive.replace("attacked=", "not/RB/advmod/attacked attacked=")

    def said(relation):
        fields = ("source", "target", "type", "cameo", "polarity", "modality", "time", "place", "attribution", "rule")
        return {field: getattr(relation, field) for field in fields}

    assert said(edge(active)) == said(edge(passive))


def test_one_thing_said_twice_in_a_sentence_is_one_edge():
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked in/IN/case/attack an/DT/det/attack attack/NN/obl/attacked "
        "on/IN/case/Iraq~2 Iraq/NNP/nmod/attack ./."
    )
    assert edge(sentence).source == "Iran"
    assert len(edges(ACTIVE.format(""), ACTIVE.format("").replace("Iraq", "Syria"))[0]) == 2


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        (ACTIVE.format(""), "attacked"),
        (PASSIVE.format(""), "attacked"),
        (NOT, "not attack"),
        (
            "Putin/NNP/nsubj/offered offered=offer/VBD/root bases=base/NNS/obj/offered to/IN/case/Biden Biden/NNP/obl/offered ./.",
            "offered bases to",
        ),
        ("Putin/NNP/nsubj/offered offered=offer/VBD/root Biden/NNP/iobj/offered bases=base/NNS/obj/offered ./.", "offered bases to"),
        ("Iran/NNP/nsubj/pulled pulled=pull/VBD/root out/IN/case/Iraq of/IN/fixed/out Iraq/NNP/obl/pulled ./.", "pulled out of"),
        ("Iran/NNP/nsubj/put put/VBD/root sanctions=sanction/NNS/obj/put on/IN/case/Iraq Iraq/NNP/obl/put ./.", "put sanctions on"),
        ("Iran/NNP/nmod:poss/attack ’s/POS/case/Iran attack/NN/nsubj/failed on/IN/case/Iraq Iraq/NNP/nmod/attack failed=fail/VBD/root ./.",
         "attack on"),
    ],
)  # fmt: skip
def test_labels_are_the_words_of_the_article(sentence, label):
    assert edge(sentence).label == label


def test_a_label_is_in_lower_case():
    sentence = "ATTACKED=attack/VBD/root by/IN/case/Iran Iran/NNP/obl:agent/ATTACKED :/: Iraq/NNP/nsubj:pass/ATTACKED"
    assert edge(sentence).label == "attacked"


def test_a_denied_event():
    assert (edge(NOT).polarity, edge(NOT).modality) == ("negative", "asserted")


def test_an_intended_and_a_possible_event():
    assert edge("Iran/NNP/nsubj/attack will/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack ./.").modality == "intended"
    assert edge("Iran/NNP/nsubj/attack may/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack ./.").modality == "possible"


def test_nobody_takes_part_in_what_is_cancelled():
    rules = index_rules(
        [rule("participant_in.of", "participant_in", ["of"], ["self"], entities=["EVENT"], target_types=["EVENT"])]
    )
    sentence = (
        "Iran/NNP/nsubj/canceled canceled=cancel/VBD/root talks=talk/NNS/obj/canceled of/IN/case/Iraq Iraq/NNP/nmod/talks ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE", "talks": "EVENT"})
    (relation,) = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert relation.polarity == "negative"


@pytest.mark.parametrize("label", ["acl/voted", "advcl/voted", "acl/49"])
def test_the_count_of_a_vote_hides_nothing(label):
    sentence = "Iran/NNP/nsubj/voted voted=vote/VBD/root 51/CD/obj/voted to/IN/case/49 49/CD/nmod/51 to/TO/mark/attack "
    sentence += f"attack=attack/VB/{label} Iraq/NNP/obj/attack ./."
    relation = edge(sentence)
    assert (relation.source, relation.target, relation.modality) == ("Iran", "Iraq", "asserted")  # what is voted is decided


def test_a_light_verb_commits_to_its_noun():
    sentence = (
        "Iran/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/launch will/MD/aux/launch launch/VB/ccomp/said an/DT/det/attack "
    )
    sentence += "attack/NN/obj/launch on/IN/case/Iraq Iraq/NNP/nmod/attack ./."
    sentence = sentence.replace("it/PRP", "Iran/NNP").replace("nsubj/launch", "nsubj/launch")
    relation = edge(sentence)
    assert (relation.type, relation.modality) == ("threaten", "asserted")


def test_who_vouches():
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, Kommersant/NNP/nsubj/reported "
        "reported=report/VBD/parataxis/attacked ,/, citing=cite/VBG/advcl/reported sources=source/NNS/obj/citing ./."
    )
    relation = edge(sentence)
    assert [(a.entity, a.cue, a.quote) for a in relation.attribution] == [("Kommersant", "reported", False)]
    assert relation.anonymous


def test_who_speaks_of_himself_in_a_quotation():
    sentence = (
        "“/`` We/PRP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, ”/'' Putin/NNP/nsubj/said "
        "said=say/VBD/parataxis/attacked ./."
    )
    assert ends(edges(sentence)[0]) == {("Putin", "assault", "Iraq")}


def test_time_is_that_of_the_predicate():
    relation = edge(ACTIVE.format("on/IN/case/Monday Monday/NNP/obl/attacked "))
    assert relation.time is not None
    assert (relation.time.text, relation.time.start) == ("Monday", "2021-07-12")
    assert edge(ACTIVE.format("on/IN/case/Monday Monday/NNP/obl/attacked "), published=None).time is None


def test_time_looks_ahead_for_what_is_intended():
    sentence = (
        "Iran/NNP/nsubj/attack will/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack on/IN/case/Monday Monday/NNP/obl/attack ./."
    )
    assert edge(sentence).time.start == "2021-07-19"


def test_time_between_subject_and_predicate():
    sentence = "Iran/NNP/nsubj/attacked on/IN/case/Monday Monday/NNP/nmod/Iran attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    assert edge(sentence).time.start == "2021-07-12"


def test_time_of_another_predicate_is_not_taken():
    sentence = (
        "Lavrov/NNP/nsubj/said said=say/VBD/root on/IN/case/Monday Monday/NNP/obl/said Iran/NNP/nsubj/attacked "
        "attacked=attack/VBD/ccomp/said Iraq/NNP/obj/attacked ./."
    )
    assert edge(sentence).time is None


@pytest.mark.parametrize(
    ("verb", "year", "time"),
    [("attacks=attack/VBZ", "2011", None), ("attacked=attack/VBD", "2011", "2011"), ("attacks=attack/VBZ", "June", "2021-06")],
)
def test_what_is_told_in_the_present_is_not_long_past(verb, year, time):
    form = verb.split("=")[0]
    found = edge(f"Iran/NNP/nsubj/{form} {verb}/root Iraq/NNP/obj/{form} in/IN/case/{year} {year}/CD/obl/{form} ./.")
    assert (found.time and found.time.value) == time


@pytest.mark.parametrize(("case", "time"), [("of", None), ("in", "2011")])
def test_the_year_of_a_pact_is_not_when_it_was_broken(case, time):
    sentence = (
        f"Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked {case}/IN/case/2011 2011/CD/obl/attacked ./."
    )
    found = edge(sentence)
    assert (found.time and found.time.value) == time


def test_a_month_in_a_name_is_no_date():
    sentence = "Theresa/NNP/nsubj/attacked May/NNP/flat/Theresa attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    doc = make_doc(sentence, ents={"Theresa May": "PERSON", "Iraq": "STATE"})
    (relation,) = find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), RULES)
    assert relation.time is None


def test_where_a_base_is():
    sentence = "Bagram/NNP/nsubj/closed in/IN/case/Syria Syria/NNP/nmod/Bagram closed=close/VBD/root ./."
    relation = edge(sentence)
    assert (relation.source, relation.type, relation.target, relation.place) == ("Bagram", "located_in", "Syria", None)


def test_evidence_is_the_sentence_and_the_trigger_is_in_it():
    relations, text = edges("It/PRP/nsubj/rained rained=rain/VBD/root ./.", "\n\n", ACTIVE.format(""), "\n", NOT)
    assert [relation.evidence.text for relation in relations] == ["Iran attacked Iraq.", "Iran did not attack Iraq."]
    for relation, word in zip(relations, ["attacked", "attack"], strict=True):
        assert text[relation.evidence.begin : relation.evidence.end] == relation.evidence.text
        assert text[relation.trigger.begin : relation.trigger.end] == word
        assert relation.evidence.begin <= relation.trigger.begin < relation.trigger.end <= relation.evidence.end


@given(
    st.lists(
        st.sampled_from([ACTIVE.format(""), PASSIVE.format(""), NOT, ACTIVE.format(TAILS[1]), "\n\n", "\n", "So/RB/root ./."]),
        min_size=1,
        max_size=6,
    )
)
def test_laws(sentences):
    sentences = ["First/RB/root ./.", *sentences]
    relations, text = edges(*sentences)
    assert relations == edges(*sentences)[0]
    assert [relation.id for relation in relations] == [f"r{number}" for number in range(1, len(relations) + 1)]
    assert [r.trigger for r in relations] == sorted(r.trigger for r in relations)
    for relation in relations:
        assert 0 < relation.confidence <= 1
        assert relation.source != relation.target
        assert text[relation.evidence.begin : relation.evidence.end] == relation.evidence.text == relation.evidence.text.strip()
        assert relation.evidence.begin <= relation.trigger.begin < relation.trigger.end <= relation.evidence.end


def test_shorter_ways_are_surer():
    direct = edge(ACTIVE.format("")).confidence
    forces = edge(
        "Iran/NNP/nmod:poss/army ’s/POS/case/Iran army/NN/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    ).confidence
    assert direct > forces
