"""Which edges rules draw from clauses, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from argument_rules import edges as argument_edges
from docs import entities_of, make_doc
from small_rules import ACTIVE, ENTS, PUBLISHED, RULES, edge, edges, ends, rule

from extractor.records import Article, Entity, EntityId, Mention
from extractor.relations import find_relations
from extractor.relations.rules import index_rules


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


@pytest.mark.parametrize(("thing", "hit"), [("raid", True), ("bus", False)])
def test_who_owns_what_meets_a_mishap_attacks_nobody(thing, hit):
    rules = index_rules([rule("assault.hit", "assault", ["agent"], ["patient"], verbs=["hit"], source_types=["STATE"])])
    sentence = f"Iran/NNP/nmod:poss/{thing} 's/POS/case/Iran {thing}/NN/nsubj/hit hit/VBD/root Iraq/NNP/obj/hit ./."
    doc = make_doc(sentence, ents={thing: "EVENT", "Iran": "STATE", "Iraq": "STATE"})
    found = find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), rules)
    assert bool(found) is hit


def test_a_state_before_a_title_is_not_who_is_meant():
    sentence = "Putin/NNP/nsubj/offered offered=offer/VBD/root Russian/JJ/iobj/offered minister/NN/obj/offered Lavrov/NNP/appos/minister ./."
    (offer,) = [relation for relation in edges(sentence)[0] if relation.type == "agree"]
    assert (offer.source, offer.label, offer.target) == ("Putin", "offered", "Lavrov")


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


def test_who_is_beaten_in_sport_is_not_attacked():
    assert edge(ACTIVE.format("")).type == "assault"
    assert not edges(ACTIVE.format("in/IN/case/cricket cricket/NN/obl/attacked "))[0]
    assert not edges(ACTIVE.format("3-2/CD/nummod/attacked "))[0]


def test_lawyers_act_for_their_client():
    sentence = "Lawyers=lawyer/NNS/nsubj/attacked for/IN/case/Biden Biden/NNP/nmod/Lawyers attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    assert not edges(sentence)[0]  # whoever is for somebody does not kill for him
    sentence = sentence.replace("attacked=attack", "called=call").replace("/attacked", "/called")
    sentence = sentence.replace(" ./.", " a/DT/det/crime crime/NN/xcomp/called ./.")
    assert edge(sentence).source == "Biden"


@pytest.mark.parametrize(("behind", "hit"), [("of/IN/case/Putin Putin/NNP/nmod/aide", False), ("Putin/NNP/appos/aide", True)])
def test_who_has_an_aide_is_not_hit_with_him(behind, hit):
    sentence = f"Iran/NNP/nsubj/attacked attacked=attack/VBD/root an/DT/det/aide aide/NN/obj/attacked {behind} ./."
    assert (("Iran", "assault", "Putin") in ends(edges(sentence)[0])) is hit


@pytest.mark.parametrize(("thing", "found"), [("", {("Putin", "located_in", "Iran")}), ("ships=ship/NNS/obj/returned ", set())])
def test_who_returns_something_need_not_be_there(thing, found):
    sentence = f"Putin/NNP/nsubj/returned returned=return/VBD/root {thing}to/IN/case/Iran Iran/NNP/obl/returned ./."
    assert argument_edges(sentence) == found


@pytest.mark.parametrize(("goal", "found"), [("war", {("Putin", "holds_office", "Iran")}), ("victory", set())])
def test_who_leads_a_team_to_victory_governs_nothing(goal, found):
    sentence = f"Putin/NNP/nsubj/led led=lead/VBD/root Iran/NNP/obj/led to/IN/case/{goal} {goal}/NN/obl/led ./."
    assert argument_edges(sentence) == found


def test_the_first_of_two_that_a_rule_does_not_bar_is_its_target():
    rules = index_rules([
        rule("holds_office.governor", "holds_office", ["agent"], ["patient", "of"], nouns=["minister"], target_types=["ORG"], barred_subtypes=["party"]),
    ])  # fmt: skip
    sentence = "Kommersant/NNP/compound/minister minister/NN/nmod:desc/Lavrov of/IN/case/Bank Bank/NNP/nmod/minister Lavrov/NNP/nsubj/left left=leave/VBD/root ./."
    doc = make_doc(sentence, ents={"Kommersant": "ORG", "Bank": "ORG", "Lavrov": "PERSON"})
    entities = [replace(e, subtype="party" if e.name == "Kommersant" else e.subtype) for e in entities_of(doc)]
    found = find_relations(doc, entities, Article("test", doc.text, published=PUBLISHED), rules)
    assert ends(found) == {("Lavrov", "holds_office", "Bank")}


@pytest.mark.parametrize(("verb", "found"), [("win", 0), ("end", 1)])
def test_who_wins_by_beating_another_attacks_nobody(verb, found):
    rules = index_rules([rule("assault.defeat", "assault", ["agent"], ["patient"], verbs=["defeat"])])
    sentence = f"Iran/NNP/nsubj/defeated defeated=defeat/VBD/root Iraq/NNP/obj/defeated to/TO/mark/{verb} {verb}/VB/advcl/defeated it/PRP/obj/{verb} ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    made = find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), rules)
    assert len(made) == found


def test_who_may_only_be_sent_somewhere_is_not_there():
    sent = "Iran/NNP/nsubj/flew flew=fly/VBD/root Putin/NNP/obj/flew to/IN/case/Iraq Iraq/NNP/obl/flew ./."
    assert ("Putin", "located_in", "Iraq") in argument_edges(sent)
    planned = "Iran/NNP/nsubj/dropped dropped=drop/VBD/root a/DT/det/plan plan/NN/obj/dropped to/TO/mark/fly fly/VB/acl/plan "
    planned += "Putin/NNP/obj/fly to/IN/case/Iraq Iraq/NNP/obl/fly ./."
    assert ("Putin", "located_in", "Iraq") not in argument_edges(planned)


@pytest.mark.parametrize(("kind", "found"), [("martial", 1), ("criminal", 0)])
def test_a_rule_may_ask_for_two_words(kind, found):
    rules = index_rules([rule("coerce.law", "coerce", ["agent"], ["in"], verbs=["declare"], object=["martial law"])])
    sentence = f"Putin/NNP/nsubj/declared declared=declare/VBD/root {kind}/JJ/amod/law law/NN/obj/declared in/IN/case/Iraq Iraq/NNP/obl/declared ./."
    doc = make_doc(sentence, ents={"Putin": "PERSON", "Iraq": "STATE"})
    assert len(find_relations(doc, entities_of(doc), Article("test", doc.text, published=PUBLISHED), rules)) == found
