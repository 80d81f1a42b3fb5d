"""What an edge carries, by small rules over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace
from datetime import date

import pytest
from docs import entities_of, make_doc
from hypothesis import given
from hypothesis import strategies as st

from extractor.records import Article, Entity, EntityId, Mention
from extractor.relations import find_relations
from extractor.relations.rules import Rule, index_rules

PUBLISHED = date(2021, 7, 17)
SHARED = {"examples": ["Iran met Iraq. => Iran -> Iraq"], "counterexamples": ["Iran left."], "reference": "own"}


def rule(identifier, kind, source, target, **fields):
    return Rule.model_validate({"id": identifier, "type": kind, "source": source, "target": target, **SHARED, **fields})


RULES = index_rules([
    rule("assault.attack", "assault", ["agent"], ["patient", "on"], verbs=["attack"], nouns=["attack"], cameo="190"),
    rule("mobilize.fire_over", "mobilize", ["agent"], ["over"], verbs=["fire"], object=["rocket"]),
    rule("assault.fire", "assault", ["agent"], ["at"], verbs=["fire"], object=["rocket"]),
    rule("agree.offer", "agree", ["agent"], ["recipient", "to"], verbs=["offer"]),
    rule("retreat.pull_out", "retreat", ["agent"], ["out_of"], verbs=["pull out"]),
    rule("consult.talk", "consult", ["agent"], ["with"], verbs=["talk"], symmetric=True),
    rule("reject.respond", "reject", ["agent"], ["to"], verbs=["respond"], negated=True),
    rule("consult.respond", "consult", ["agent"], ["to"], verbs=["respond"]),
    rule("sanction.put", "sanction", ["agent"], ["on"], verbs=["put"], object=["sanction"]),
    rule("accuse.call", "accuse", ["agent"], ["patient"], verbs=["call"], predicates=["crime"]),
    rule("member_of.of", "member_of", ["self"], ["of"], entities=["PERSON"], source_types=["PERSON"], target_types=["ORG"]),
    rule("holds_office.minister", "holds_office", ["agent"], ["patient", "of"], nouns=["minister"], target_types=["STATE", "ORG"]),
    rule("located_in.in", "located_in", ["self"], ["in"], entities=["BASE"], source_types=["BASE"], target_types=["STATE", "PLACE"]),
])  # fmt: skip
ENTS = {
    "Iran": "STATE", "Iraq": "STATE", "Syria": "STATE", "Oman": "STATE", "Geneva": "PLACE", "Putin": "PERSON", "Biden": "PERSON",
    "Lavrov": "PERSON", "Russian": "STATE", "Bagram": "BASE", "June": "DATE", "Monday": "DATE", "Kommersant": "ORG",
}  # fmt: skip


def edges(*sentences, published=PUBLISHED):
    doc = make_doc(*sentences, ents={form: label for form, label in ENTS.items() if any(f"{form}/" in s for s in sentences)})
    return find_relations(doc, entities_of(doc), Article("test", doc.text, published=published), RULES), doc.text


def edge(*sentences, published=PUBLISHED):
    """The only edge."""
    found, _ = edges(*sentences, published=published)
    assert len(found) == 1, found
    return found[0]


def ends(relations):
    return {(relation.source, relation.type, relation.target) for relation in relations}


ACTIVE = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked {}./."
PASSIVE = "Iraq/NNP/nsubj:pass/attacked was=be/VBD/aux:pass/attacked attacked=attack/VBN/root by/IN/case/Iran Iran/NNP/obl:agent/attacked {}./."
NOT = "Iran/NNP/nsubj/attack did=do/VBD/aux/attack not/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./."

# ---------------------------------------------------------------------- which edges


@pytest.mark.parametrize(("preposition", "kind"), [("over", "mobilize"), ("at", "assault"), ("in", "mobilize")])
def test_a_deed_falls_on_the_place_behind_it_where_no_rule_names_a_target(preposition, kind):
    relation = edge(
        f"Iran/NNP/nsubj/fired fired=fire/VBD/root rockets=rocket/NNS/obj/fired {preposition}/IN/case/Iraq Iraq/NNP/obl/fired ./."
    )
    assert (relation.source, relation.type, relation.target) == ("Iran", kind, "Iraq")


def bystanders(sentence, text):
    """The edges of a sentence in which people of whom nothing more is told are an entity."""
    doc = make_doc(sentence, ents={form: label for form, label in ENTS.items() if f"{form}/" in sentence})
    begin = doc.text.index(text)
    people = Entity(
        EntityId(text), "GROUP", None, text, None, None, None, None, (Mention(begin, begin + len(text), text, "nominal"),)
    )
    return ends(find_relations(doc, [*entities_of(doc), people], Article("test", doc.text), RULES))


HIT = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root 20/CD/nummod/people people=people/NNS/obj/attacked"


@pytest.mark.parametrize(
    ("sentence", "text", "target"),
    [
        (f"{HIT} ./.", "people", "people"),
        (f"{HIT} in/IN/case/Syria Syria/NNP/obl/attacked ./.", "people", "Syria"),  # the place, where one is told
        (HIT.replace("people", "rebels") + " in/IN/case/Syria Syria/NNP/obl/attacked ./.", "rebels", "rebels"),
        (
            f"{HIT} ,/,/punct/attacks and/CC/cc/attacks attacks=attack/VBZ/conj/attacked Iraq/NNP/obj/attacks ./.",
            "people",
            "Iraq",
        ),
    ],
)
def test_what_is_done_to_people_of_whom_nothing_more_is_told(sentence, text, target):
    assert bystanders(sentence, text) == {("Iran", "assault", target)}


FIRED = "Iran/NNP/nsubj/fired fired=fire/VBD/root rockets=rocket/NNS/obj/fired in/IN/case/Iraq Iraq/NNP/obl/fired "


@pytest.mark.parametrize(
    ("tail", "places"),
    [
        (",/,/punct/Syria Syria/NNP/conj/Iraq and/CC/cc/Oman Oman/NNP/conj/Iraq", {"Iraq", "Syria", "Oman"}),
        ("and/CC/cc/Oman Oman/NNP/conj/Iraq", {"Iraq", "Oman"}),
        (",/,/punct/Syria Syria/NNP/appos/Iraq", {"Iraq"}),
        ("and/CC/cc/Geneva Geneva/NNP/conj/Iraq", {"Iraq"}),
        ("-/HYPH/punct/border Syria/NNP/compound/border border/NN/conj/Iraq", {"Iraq", "Syria"}),
        ("and/CC/cc/protested Oman/NNP/nsubj/protested protested=protest/VBD/conj/fired", {"Iraq"}),
    ],
)
def test_a_deed_falls_on_all_places_of_a_list(tail, places):
    found, _ = edges(f"{FIRED}{tail} ./.")
    assert ends(found) == {("Iran", "mobilize", place) for place in places}


@pytest.mark.parametrize(("head", "falls"), [("rockets", True), ("Iraq", False)])
def test_quotation_marks_around_what_is_acted_on_end_no_phrase(head, falls):
    opening = "Iran/NNP/nsubj/fired fired=fire/VBD/root \"/``/punct/{} rockets=rocket/NNS/obj/fired \"/''/punct/{} "
    sentence = opening.format(head, head) + "in/IN/case/Iraq Iraq/NNP/obl/rockets ./."
    assert (("Iran", "mobilize", "Iraq") in ends(edges(sentence)[0])) is falls


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("in/IN/case/Geneva", "", "Geneva"),
        ("of/IN/case/Geneva", "", None),
        ("in/IN/case/Geneva", "after/IN/case/talks talks=talk/NNS/obl/attacked of/IN/case/Iraq Iraq/NNP/nmod/talks ", None),
    ],
)
def test_a_deed_falls_on_the_place_of_the_sentence_before(before, after, place):
    first = f"bombs=bomb/NNS/nsubj/exploded exploded=explode/VBD/root {before} Geneva/NNP/obl/exploded ./."
    second = f"Iran/NNP/nsubj/attacked attacked=attack/VBD/root men=man/NNS/obj/attacked {after}./."
    denied = second.replace("attacked=attack/VBD/root", "not/RB/advmod/attacked attacked=attack/VBD/root")
    assert not [r for r in edges(first, denied)[0] if r.type == "assault"]
    assert {r.target for r in edges(first, second)[0] if r.type == "assault"} == ({place} if place else set())


@pytest.mark.parametrize(("link", "found"), [("with", 2), ("amid", 0)])
def test_who_acts_amid_a_fight_does_not_fight_his_friends(link, found):
    rules = index_rules([rule("assault.clash", "assault", ["agent"], ["with"], nouns=["fighting"], symmetric=True)])
    sentence = "Iran/NNP/nsubj/advanced and/CC/cc/Iraq Iraq/NNP/conj/Iran advanced=advance/VBD/root {}/IN/case/fighting fighting/NN/obl/advanced ./."
    sentence = (
        sentence
        if link == "amid"
        else "Iran/NNP/nsubj/held and/CC/cc/Iraq Iraq/NNP/conj/Iran held=hold/VBD/root fighting/NN/obj/held ./."
    )
    doc = make_doc(sentence.format(link), ents={"Iran": "STATE", "Iraq": "STATE"})
    made = find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), rules)
    assert len(made) == found


def test_who_fights_a_fire_attacks_nobody():
    sentence = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root a/DT/det/{0} {0}={0}/NN/obj/attacked in/IN/case/Iraq Iraq/NNP/obl/attacked ./."
    assert ends(edges(sentence.format("convoy"))[0]) == {("Iran", "assault", "Iraq")}
    assert not edges(sentence.format("wildfire"))[0]


def test_a_deed_of_two_verbs_falls_on_the_place_behind_both():
    sentence = "convoys=convoy/NNS/nsubj:pass/attacked were=be/VBD/aux:pass/attacked attacked=attack/VBN/root and/CC/cc/burned burned=burn/VBN/conj/attacked by/IN/case/Iran Iran/NNP/obl:agent/attacked in/IN/case/Iraq Iraq/NNP/nmod/Iran ./."
    assert ("Iran", "assault", "Iraq") in ends(edges(sentence)[0])


def test_a_state_before_a_title_is_not_who_is_meant():
    sentence = "Putin/NNP/nsubj/offered offered=offer/VBD/root Russian/JJ/iobj/offered minister/NN/obj/offered Lavrov/NNP/appos/minister ./."
    (offer,) = [relation for relation in edges(sentence)[0] if relation.type == "agree"]
    assert (offer.source, offer.label, offer.target) == ("Putin", "offered", "Lavrov")


def test_an_edge():
    relation = edge(ACTIVE.format(""))
    assert (relation.id, relation.source, relation.target) == ("r1", "Iran", "Iraq")
    assert (relation.type, relation.rule, relation.cameo) == ("assault", "assault.attack", "190")
    assert (relation.polarity, relation.modality, relation.attribution, relation.anonymous) == ("positive", "asserted", (), False)
    assert (relation.time, relation.place, relation.office) == (None, None, None)


def test_an_edge_without_code_of_its_own_has_that_of_its_type():
    sentence = "Putin/NNP/nsubj/offered offered=offer/VBD/root Biden/NNP/iobj/offered bases=base/NNS/obj/offered ./."
    assert edge(sentence).cameo == "03"


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


def test_coordination_is_distributed():
    sentence = (
        "Iran/NNP/nsubj/attacked and/CC/cc/Oman Oman/NNP/conj/Iran attacked=attack/VBD/root Iraq/NNP/obj/attacked and/CC/cc/Syria "
        "Syria/NNP/conj/Iraq ./."
    )
    relations, _ = edges(sentence)
    assert ends(relations) == {(a, "assault", b) for a in ("Iran", "Oman") for b in ("Iraq", "Syria")}
    assert [relation.id for relation in relations] == ["r1", "r2", "r3", "r4"]


def test_who_is_named_of_a_described_group_acts_for_it():
    sentence = (
        "Russian/JJ/amod/forces forces=force/NNS/nsubj/attacked including=include/VBG/case/Kowal Kowal/NNP/nmod/forces "
        "attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    )
    doc = make_doc(sentence, ents={"Russian": "STATE", "Kowal": "PERSON", "Iraq": "STATE"})
    mention = Mention(0, 14, "Russian forces", "nominal")
    forces = Entity(EntityId("forces"), "ORG", "military", "Russian forces", None, None, None, None, (mention,))
    found = find_relations(doc, [*entities_of(doc), forces], Article("test", doc.text), RULES)
    assert ("Kowal", "assault", "Iraq") in ends(found)
    assert ("forces", "assault", "Iraq") not in ends(found)


def test_a_symmetric_rule_joins_its_subjects_both_ways():
    sentence = "Iran/NNP/nsubj/talked and/CC/cc/Oman Oman/NNP/conj/Iran talked=talk/VBD/root ./."
    assert ends(edges(sentence)[0]) == {("Iran", "consult", "Oman"), ("Oman", "consult", "Iran")}
    assert ends(edges("Iran/NNP/nsubj/talked talked=talk/VBD/root with/IN/case/Oman Oman/NNP/obl/talked ./.")[0]) == {
        ("Iran", "consult", "Oman")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root ./.",
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root it/PRP/obj/attacked ./.",
        "Iran/NNP/nsubj/praised praised=praise/VBD/root Iraq/NNP/obj/praised ./.",
        "Bagram/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./.",
        "Iran/NNP/nsubj/pulled pulled=pull/VBD/root Iraq/NNP/obj/pulled ./.",
        "Iran/NNP/nsubj/put put/VBD/root flags=flag/NNS/obj/put on/IN/case/Iraq Iraq/NNP/obl/put ./.",
        "Geneva/NNP/nsubj/minister is=be/VBZ/cop/minister minister/NN/root of/IN/case/Iraq Iraq/NNP/nmod/minister ./.",
    ],
    ids=["no target", "no name", "no rule", "no actor", "no particle", "other object", "no person"],
)
def test_no_edge(sentence):
    assert edges(sentence)[0] == []


def test_nothing_acts_on_itself():
    assert edges("Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iran/NNP/obj/attacked ./.")[0] == []


def test_whose_forces_act():
    sentence = (
        "Iran/NNP/nmod:poss/army ’s/POS/case/Iran army/NN/nsubj/attacked attacked=attack/VBD/root troops=troop/NNS/obj/attacked "
        "of/IN/case/Iraq Iraq/NNP/nmod/troops ./."
    )
    assert ends(edges(sentence)[0]) == {("Iran", "assault", "Iraq")}


def test_the_rule_for_a_denied_predicate():
    refused = "Iran/NNP/nsubj/respond did=do/VBD/aux/respond not/RB/advmod/respond respond/VB/root to/IN/case/Iraq Iraq/NNP/obl/respond ./."
    relation = edge(refused)
    assert (relation.type, relation.polarity, relation.label) == ("reject", "positive", "not respond to")
    answered = edge("Iran/NNP/nsubj/responded responded=respond/VBD/root to/IN/case/Iraq Iraq/NNP/obl/responded ./.")
    assert (answered.type, answered.polarity, answered.label) == ("consult", "positive", "responded to")


def test_one_thing_said_twice_in_a_sentence_is_one_edge():
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked in/IN/case/attack an/DT/det/attack attack/NN/obl/attacked "
        "on/IN/case/Iraq~2 Iraq/NNP/nmod/attack ./."
    )
    assert edge(sentence).source == "Iran"
    assert len(edges(ACTIVE.format(""), ACTIVE.format("").replace("Iraq", "Syria"))[0]) == 2


# ---------------------------------------------------------------------- labels


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


# ---------------------------------------------------------------------- polarity, modality, attribution


def test_a_denied_event():
    assert (edge(NOT).polarity, edge(NOT).modality) == ("negative", "asserted")


def test_an_intended_and_a_possible_event():
    assert edge("Iran/NNP/nsubj/attack will/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack ./.").modality == "intended"
    assert edge("Iran/NNP/nsubj/attack may/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack ./.").modality == "possible"


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


# ---------------------------------------------------------------------- time, place, office


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


def test_where_it_happened():
    assert edge(ACTIVE.format("in/IN/case/Geneva Geneva/NNP/obl/attacked ")).place == "Geneva"
    assert edge(ACTIVE.format("in/IN/case/Syria Syria/NNP/obl/attacked ")).place == "Syria"


@pytest.mark.parametrize(
    ("verb", "year", "time"),
    [("attacks=attack/VBZ", "2011", None), ("attacked=attack/VBD", "2011", "2011"), ("attacks=attack/VBZ", "June", "2021-06")],
)
def test_what_is_told_in_the_present_is_not_long_past(verb, year, time):
    form = verb.split("=")[0]
    found = edge(f"Iran/NNP/nsubj/{form} {verb}/root Iraq/NNP/obj/{form} in/IN/case/{year} {year}/CD/obl/{form} ./.")
    assert (found.time and found.time.value) == time


def test_an_office():
    sentence = (
        "Russian/JJ/amod/minister foreign/JJ/amod/minister minister/NN/nmod/Lavrov Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    )
    relation = edge(sentence)
    assert (relation.source, relation.type, relation.target, relation.office) == (
        "Lavrov",
        "holds_office",
        "Russian",
        "foreign minister",
    )
    assert relation.attribution == ()


@pytest.mark.parametrize(("said", "found"), [("crime", {("Iran", "accuse", "Iraq")}), ("friend", set())])
def test_a_rule_that_asks_for_what_is_said_of_the_object(said, found):
    assert (
        ends(
            edges(f"Iran/NNP/nsubj/called called=call/VBD/root Iraq/NNP/obj/called a/DT/det/{said} {said}/NN/xcomp/called ./.")[0]
        )
        == found
    )


@pytest.mark.parametrize(("words", "found"), [("", {("Iran", "accuse", "Iraq")}), ("not/RB/advmod/criminal ", set())])
def test_what_somebody_is_said_not_to_be(words, found):
    rules = index_rules([rule("accuse.find", "accuse", ["agent"], ["patient"], verbs=["find"], predicates=["criminal"])])
    doc = make_doc(
        f"Iran/NNP/nsubj/found found=find/VBD/root Iraq/NNP/obj/found {words}criminal/JJ/xcomp/found ./.",
        ents={"Iran": "STATE", "Iraq": "STATE"},
    )
    assert ends(find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), rules)) == found


def test_who_holds_an_office_is_not_also_a_member():
    of_body = "{}Lavrov/NNP/nsubj/left of/IN/case/Kommersant Kommersant/NNP/nmod/Lavrov left=leave/VBD/root ./."
    assert ends(edges(of_body.format(""))[0]) == {("Lavrov", "member_of", "Kommersant")}
    assert ends(edges(of_body.format("minister/NN/nmod/Lavrov "))[0]) == {("Lavrov", "holds_office", "Kommersant")}


def test_where_a_base_is():
    sentence = "Bagram/NNP/nsubj/closed in/IN/case/Syria Syria/NNP/nmod/Bagram closed=close/VBD/root ./."
    relation = edge(sentence)
    assert (relation.source, relation.type, relation.target, relation.place) == ("Bagram", "located_in", "Syria", None)


# ---------------------------------------------------------------------- offsets


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


def test_who_is_no_longer_in_office_is_called_former():
    sentence = "former/JJ/amod/minister Iran/NNP/nmod:poss/minister ’s/POS/case/Iran foreign/JJ/amod/minister minister/NN/nmod:desc/Lavrov "
    sentence += "Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert edge(sentence).office == "former foreign minister"


def test_a_light_verb_commits_to_its_noun():
    sentence = (
        "Iran/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/launch will/MD/aux/launch launch/VB/ccomp/said an/DT/det/attack "
    )
    sentence += "attack/NN/obj/launch on/IN/case/Iraq Iraq/NNP/nmod/attack ./."
    sentence = sentence.replace("it/PRP", "Iran/NNP").replace("nsubj/launch", "nsubj/launch")
    relation = edge(sentence)
    assert (relation.type, relation.modality) == ("threaten", "asserted")


def test_a_place_in_front_of_which_a_compound_stands():
    sentence = "Iran/NNP/nsubj/fired fired=fire/VBD/root rockets=rocket/NNS/obj/fired at/IN/case/towns towns=town/NNS/obl/fired "
    sentence += "in/IN/case/Geneva rebel/NN/obl:npmod/held -/HYPH/punct/held held=hold/VBN/amod/Geneva Geneva/NNP/nmod/towns ./."
    found, _ = edges(sentence)
    assert ("Iran", "assault", "Geneva") in ends(found)


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("minister/NN/nmod:desc/Lavrov of/IN/case/war war/NN/nmod/minister", "minister of war"),
        ("former/JJ/amod/minister minister/NN/nmod:desc/Lavrov", "former minister"),
    ],
)
def test_the_words_of_an_office(title, office):
    sentence = f"Russian/JJ/amod/minister {title} Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert edge(sentence).office == office


@pytest.mark.parametrize(("verb", "modality"), [("serve", "intended"), ("return", "intended"), ("visit", "asserted")])
def test_an_office_that_somebody_will_get(verb, modality):
    sentence = (
        f"Lavrov/NNP/nsubj/{verb} will/MD/aux/{verb} {verb}/VB/root as/IN/case/minister minister/NN/obl/{verb} of/IN/case/Iran "
    )
    assert edge(sentence + "Iran/NNP/nmod/minister ./.").modality == modality


@pytest.mark.parametrize(("denial", "found"), [("", True), ("never/RB/advmod/send ", False)])
def test_who_does_not_send_arms_has_them_all_the_same(denial, found):
    rules = index_rules([rule("operates.of", "operates", ["agent"], ["self"], entities=["WEAPON"], target_types=["WEAPON"])])
    sentence = f"Iran/NNP/nsubj/send {denial}send/VB/root tanks=tank/NNS/obj/send to/IN/case/Iraq Iraq/NNP/obl/send ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "tanks": "WEAPON", "Iraq": "STATE"})
    iran, tanks, iraq = entities_of(doc)
    tanks = replace(tanks, mentions=(replace(tanks.mentions[0], kind="nominal"),))
    assert bool(find_relations(doc, [iran, tanks, iraq], Article("test", doc.text), rules)) is found


@pytest.mark.parametrize(
    ("owner", "victim", "harmed"),
    [
        ("Putin", "aide", False),
        ("Iran", "aide", True),
    ],
)
def test_who_harms_an_aide_does_not_harm_whose_he_is(owner, victim, harmed):
    rules = index_rules([rule("coerce.order", "coerce", ["agent"], ["patient"], verbs=["order"])])
    sentence = f"Iraq/NNP/nsubj/ordered ordered=order/VBD/root {owner}/NNP/nmod:poss/{victim} 's/POS/case/{owner} {victim}/NN/obj/ordered ./."
    doc = make_doc(sentence, ents={owner: ENTS[owner], "Iraq": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is harmed


@pytest.mark.parametrize(
    ("behind", "found"), [("left=leave/VBD/root", True), ("descent/NN/nmod/minister left=leave/VBD/root", False)]
)
def test_of_whose_descent_somebody_is_is_not_his_state(behind, found):
    rules = index_rules(
        [rule("national_of.minister", "national_of", ["agent"], ["of"], nouns=["minister"], target_types=["STATE"])]
    )
    above = "descent" if "descent" in behind else "minister"
    sentence = (
        "Putin/NNP/nsubj/left ,/,/punct/minister a/DT/det/minister minister/NN/appos/Putin of/IN/case/Iran "
        f"Iran/NNP/nmod/{above} {behind} ./."
    )
    doc = make_doc(sentence, ents={"Putin": "PERSON", "Iran": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is found


@pytest.mark.parametrize(("behind", "left"), [("", True), ("without/IN/case/water water/NN/obl/left ", False)])
def test_who_leaves_a_place_without_something_does_not_leave_it(behind, left):
    rules = index_rules([rule("retreat.leave", "retreat", ["agent"], ["patient"], verbs=["leave"])])
    sentence = f"Iran/NNP/nsubj/left left=leave/VBD/root Iraq/NNP/obj/left {behind}./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is left


@pytest.mark.parametrize(("code", "helped"), [("IRN", False), ("IRQ", True)])
def test_a_ministry_sends_nobody_to_its_own_state(code, helped):
    rules = index_rules([rule("aid.help", "aid", ["agent"], ["patient"], verbs=["help"], source_types=["ORG"])])
    doc = make_doc(
        "Kommersant/NNP/nsubj/helped helped=help/VBD/root Iran/NNP/obj/helped ./.", ents={"Kommersant": "ORG", "Iran": "STATE"}
    )
    ministry, state = entities_of(doc)
    found = [replace(ministry, subtype="government", iso=code), replace(state, iso="IRN")]
    assert bool(find_relations(doc, found, Article("test", doc.text), rules)) is helped


def test_whose_envoy_somebody_is_holds_no_office():
    sentence = "Putin/NNP/nmod:poss/minister 's/POS/case/Putin minister/NN/nsubj/left of/IN/case/Iran Iran/NNP/nmod/minister left=leave/VBD/root ./."
    assert edges(sentence)[0] == []


def test_a_title_before_a_name_that_owns_something_is_held():
    sentence = (
        "Russian/JJ/amod/minister minister/NN/nmod:desc/Lavrov Lavrov/NNP/nmod:poss/plan 's/POS/case/Lavrov plan/NN/nsubj/failed "
        "failed=fail/VBD/root ./."
    )
    assert edge(sentence).office == "minister"


@pytest.mark.parametrize(("code", "aimed"), [("IRN", False), ("OMN", True)])
def test_drills_in_a_state_that_takes_part_are_not_aimed_at_it(code, aimed):
    rules = index_rules([rule("mobilize.drill", "mobilize", ["agent"], ["near"], verbs=["hold"], object=["exercise"])])
    sentence = (
        "Iran/NNP/nsubj/hold and/CC/cc/Iraq Iraq/NNP/conj/Iran hold/VBP/root exercises=exercise/NNS/obj/hold near/IN/case/Geneva "
        "Geneva/NNP/obl/hold ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE", "Geneva": "PLACE"})
    known = [replace(e, iso={"Iran": "IRN", "Iraq": "IRQ", "Geneva": code}[e.name]) for e in entities_of(doc)]
    assert bool(find_relations(doc, known, Article("test", doc.text), rules)) is aimed


@pytest.mark.parametrize(("name", "part"), [("Iran-led force", False), ("Iran-based force", True)])
def test_who_leads_a_force_is_not_what_it_is_a_part_of(name, part):
    rules = index_rules(
        [rule("part_of.join", "part_of", ["agent"], ["patient"], verbs=["join"], source_types=["ORG"], target_types=["STATE"])]
    )
    participle = name.split("-")[1].split()[0]
    sentence = (
        f"Iran/NNP/compound/force -/HYPH/punct/force {participle}/VBN/amod/force force/NN/nsubj/joined joined=join/VBD/root "
        "Iraq/NNP/obj/joined ./."
    )
    doc = make_doc(sentence, ents={f"Iran - {participle} force": "ORG", "Iraq": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is part


@pytest.mark.parametrize(("case", "time"), [("of", None), ("in", "2011")])
def test_the_year_of_a_pact_is_not_when_it_was_broken(case, time):
    sentence = (
        f"Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked {case}/IN/case/2011 2011/CD/obl/attacked ./."
    )
    found = edge(sentence)
    assert (found.time and found.time.value) == time


def test_former_before_whose_the_office_is():
    sentence = "former/JJ/amod/minister Russian/JJ/amod/minister minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert edge(sentence).office == "former minister"


def test_a_day_before_an_office_is_no_part_of_it():
    sentence = "on/IN/case/Monday Monday/NNP/obl/left minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/left of/IN/case/Iran "
    sentence += "Iran/NNP/nmod/Lavrov left=leave/VBD/root ./."
    assert edge(sentence).office == "minister"


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


def test_where_the_speaker_is_nothing_happens():
    sentence = "Iran/NNP/nsubj/fired fired=fire/VBD/ccomp/said rockets=rocket/NNS/obj/fired at/IN/case/towns towns=town/NNS/obl/fired ,/,/punct/said "
    sentence += "officials=official/NNS/nsubj/said in/IN/case/Geneva Geneva/NNP/nmod/officials said=say/VBD/root ./."
    assert not edges(sentence)[0]


def test_who_is_beaten_in_sport_is_not_attacked():
    assert edge(ACTIVE.format("")).type == "assault"
    assert not edges(ACTIVE.format("in/IN/case/cricket cricket/NN/obl/attacked "))[0]
    assert not edges(ACTIVE.format("3-2/CD/nummod/attacked "))[0]


def test_a_month_in_a_name_is_no_date():
    sentence = "Theresa/NNP/nsubj/attacked May/NNP/flat/Theresa attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    doc = make_doc(sentence, ents={"Theresa May": "PERSON", "Iraq": "STATE"})
    (relation,) = find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), RULES)
    assert relation.time is None


@pytest.mark.parametrize("label", ["acl/voted", "advcl/voted", "acl/49"])
def test_the_count_of_a_vote_hides_nothing(label):
    sentence = "Iran/NNP/nsubj/voted voted=vote/VBD/root 51/CD/obj/voted to/IN/case/49 49/CD/nmod/51 to/TO/mark/attack "
    sentence += f"attack=attack/VB/{label} Iraq/NNP/obj/attack ./."
    relation = edge(sentence)
    assert (relation.source, relation.target, relation.modality) == ("Iran", "Iraq", "asserted")  # what is voted is decided


def test_lawyers_act_for_their_client():
    sentence = "Lawyers=lawyer/NNS/nsubj/attacked for/IN/case/Biden Biden/NNP/nmod/Lawyers attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    assert not edges(sentence)[0]  # whoever is for somebody does not kill for him
    sentence = sentence.replace("attacked=attack", "called=call").replace("/attacked", "/called")
    sentence = sentence.replace(" ./.", " a/DT/det/crime crime/NN/xcomp/called ./.")
    assert edge(sentence).source == "Biden"


@pytest.mark.parametrize(
    ("opening", "own", "found"),
    [
        ("", "", True),
        ("former/JJ/amod/minister ", "", True),
        ("The/DT/det/minister ", "", False),  # "The minister and captain Lavrov left": two people
        ("", "Russian/JJ/amod/captain ", False),  # "Iran minister and Russian captain Lavrov left"
    ],
)
def test_two_titles_before_one_name(opening, own, found):
    sentence = f"{opening}Iran/NNP/compound/minister minister/NN/nsubj/left and/CC/cc/captain {own}captain/NN/conj/minister "
    sentence += "Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    assert ends(edges(sentence)[0]) == ({("Lavrov", "holds_office", "Iran")} if found else set())


@pytest.mark.parametrize(("behind", "hit"), [("of/IN/case/Putin Putin/NNP/nmod/aide", False), ("Putin/NNP/appos/aide", True)])
def test_who_has_an_aide_is_not_hit_with_him(behind, hit):
    sentence = f"Iran/NNP/nsubj/attacked attacked=attack/VBD/root an/DT/det/aide aide/NN/obj/attacked {behind} ./."
    assert (("Iran", "assault", "Putin") in ends(edges(sentence)[0])) is hit
