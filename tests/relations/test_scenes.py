"""On which place a deed falls and where it happened, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from docs import entities_of, make_doc
from small_rules import ACTIVE, ENTS, RULES, edge, edges, ends, rule

from extractor.records import Article, Entity, EntityId, Mention
from extractor.relations import find_relations
from extractor.relations.rules import index_rules


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


def test_a_deed_of_two_verbs_falls_on_the_place_behind_both():
    sentence = "convoys=convoy/NNS/nsubj:pass/attacked were=be/VBD/aux:pass/attacked attacked=attack/VBN/root and/CC/cc/burned burned=burn/VBN/conj/attacked by/IN/case/Iran Iran/NNP/obl:agent/attacked in/IN/case/Iraq Iraq/NNP/nmod/Iran ./."
    assert ("Iran", "assault", "Iraq") in ends(edges(sentence)[0])


def test_who_fights_a_fire_attacks_nobody():
    sentence = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root a/DT/det/{0} {0}={0}/NN/obj/attacked in/IN/case/Iraq Iraq/NNP/obl/attacked ./."
    assert ends(edges(sentence.format("convoy"))[0]) == {("Iran", "assault", "Iraq")}
    assert not edges(sentence.format("wildfire"))[0]


def test_a_place_in_front_of_which_a_compound_stands():
    sentence = "Iran/NNP/nsubj/fired fired=fire/VBD/root rockets=rocket/NNS/obj/fired at/IN/case/towns towns=town/NNS/obl/fired "
    sentence += "in/IN/case/Geneva rebel/NN/obl:npmod/held -/HYPH/punct/held held=hold/VBN/amod/Geneva Geneva/NNP/nmod/towns ./."
    found, _ = edges(sentence)
    assert ("Iran", "assault", "Geneva") in ends(found)


def test_where_the_speaker_is_nothing_happens():
    sentence = "Iran/NNP/nsubj/fired fired=fire/VBD/ccomp/said rockets=rocket/NNS/obj/fired at/IN/case/towns towns=town/NNS/obl/fired ,/,/punct/said "
    sentence += "officials=official/NNS/nsubj/said in/IN/case/Geneva Geneva/NNP/nmod/officials said=say/VBD/root ./."
    assert not edges(sentence)[0]


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


def test_where_it_happened():
    assert edge(ACTIVE.format("in/IN/case/Geneva Geneva/NNP/obl/attacked ")).place == "Geneva"
    assert edge(ACTIVE.format("in/IN/case/Syria Syria/NNP/obl/attacked ")).place == "Syria"


@pytest.mark.parametrize(
    ("verb", "found"),
    [
        (
            "troops=troop/NNS/nsubj:pass/killed were=be/VBD/aux:pass/killed killed=kill/VBN/root in/IN/case/attack an/DT/det/attack attack/NN/obl/killed",
            False,
        ),
        ("troops=troop/NNS/nsubj/died died=die/VBD/root in/IN/case/attack an/DT/det/attack attack/NN/obl/died", False),
        ("troops=troop/NNS/nsubj/made made=make/VBD/root an/DT/det/attack attack/NN/obj/made", True),
    ],
)
def test_who_only_suffers_in_an_attack_attacks_no_place(verb, found):
    rules = index_rules([rule("assault.attack", "assault", ["agent"], ["on"], nouns=["attack"])])
    doc = make_doc(f"{verb} in/IN/case/Geneva Geneva/NNP/nmod/attack ./.", ents={"troops": "ORG", "Geneva": "PLACE"})
    made = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert (("troops", "assault", "Geneva") in ends(made)) is found


@pytest.mark.parametrize(("link", "found"), [("of/IN/case/Iraq", True), ("bordering=border/VBG/acl/provinces", False)])
def test_a_deed_does_not_fall_on_what_its_place_borders_on(link, found):
    rules = index_rules([rule("coerce.impose", "coerce", ["agent"], ["on"], verbs=["impose"], object=["lockdown"])])
    sentence = (
        "Iran/NNP/nsubj/imposed imposed=impose/VBD/root lockdown/NN/obj/imposed in/IN/case/provinces provinces=province/NNS/obl/imposed "
        f"{link} Iraq/NNP/nmod/provinces ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is found
