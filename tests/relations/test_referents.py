"""Whom and what noun phrases stand for, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from argument_rules import ENTS, RULES, edges
from docs import entities_of, make_doc
from small_rules import rule

from extractor.records import Article, Entity, EntityId, Mention
from extractor.relations import find_relations
from extractor.relations.cues import load_cues
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.referents import Referents
from extractor.relations.rules import index_rules

CONDEMNED = "Putin/NNP/nsubj/condemned condemned=condemn/VBD/root {} ./."


@pytest.mark.parametrize(
    ("thing", "blamed"),
    [
        ("Iran/NNP/nmod:poss/raid ’s/POS/case/Iran raid/NN/obj/condemned of/IN/case/Iraq Iraq/NNP/nmod/raid", {"Iran"}),
        ("the/DT/det/raid raid/NN/obj/condemned of/IN/case/Iraq Iraq/NNP/nmod/raid by/IN/case/Iran Iran/NNP/nmod/raid", {"Iran"}),
        ("the/DT/det/murder murder/NN/obj/condemned of/IN/case/Biden Biden/NNP/nmod/murder", set()),
        ("Biden/NNP/nmod:poss/murder ’s/POS/case/Biden murder/NN/obj/condemned", set()),
        ("flights=flight/NNS/obj/condemned from/IN/case/Iraq Iraq/NNP/nmod/flights", {"Iraq"}),
        ("flights=flight/NNS/obj/condemned with/IN/case/Iraq Iraq/NNP/nmod/flights", {"Iraq"}),
        ("views=view/NNS/obj/condemned with/IN/case/Iraq Iraq/NNP/nmod/views", set()),
        ("Iran/NNP/nmod:poss/decision ’s/POS/case/Iran decision/NN/obj/condemned", {"Iran"}),
    ],
)
def test_a_word_about_a_deed_is_aimed_at_its_doer(thing, blamed):
    assert {target for source, kind, target in edges(CONDEMNED.format(thing)) if kind == "accuse"} == blamed


@pytest.mark.parametrize(("thing", "freed"), [("hostages=hostage/NNS", True), ("findings=finding/NNS", False)])
def test_who_publishes_something_frees_nobody(thing, freed):
    form = thing.partition("=")[0]
    sentence = f"Putin/NNP/nsubj/released released=release/VBD/root {thing}/obj/released of/IN/case/Iran Iran/NNP/nmod/{form} ./."
    assert (edges(sentence) == {("Putin", "concede", "Iran")}) is freed


@pytest.mark.parametrize(
    ("whose", "of", "doer"),
    [("Iraq", "of/IN/case/men men/NNS/nmod/arrest", True), ("Iraq", "", True), ("NATO", "", False), ("Lavrov", "", False)],
)
def test_whose_arrest_it_is_depends_on_who_suffers_it(whose, of, doer):
    sentence = f"Iran/NNP/nsubj/condemned condemned=condemn/VBD/root {whose}/NNP/nmod:poss/arrest 's/POS/case/{whose} "
    sentence += f"arrest/NN/obj/condemned {of} ./."
    assert (edges(sentence) == {("Iran", "accuse", whose)}) is doer


@pytest.mark.parametrize(("visit", "whom"), [("visits=visit", {"Iraq"}), ("raids=raid", {"Iraq"})])
def test_whose_visits_are_cut(visit, whom):
    """before where they lead"""
    word = visit.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/cut cut/VBD/root {visit}/NNS/obj/cut by/IN/case/Iraq Iraq/NNP/nmod/{word} to/TO/case/Syria Syria/NNP/nmod/{word} ./."
    assert {target for _, kind, target in edges(sentence) if kind == "coerce"} == whom


@pytest.mark.parametrize(("verb", "found"), [("belonging=belong/VBG", True), ("writing=write/VBG", False)])
def test_described_people_stand_for_the_body_to_which_they_belong(verb, found):
    form = verb.partition("=")[0]
    sentence = (
        f"Iran/NNP/nsubj/raided raided=raid/VBD/root men=man/NNS/obj/raided {verb}/acl/men to/IN/case/army army/NN/obl/{form} ./."
    )
    assert (("Iran", "assault", "army") in edges(sentence)) is found


def test_who_belongs_to_himself_stands_for_nobody():
    sentence = "Iran/NNP/nsubj/raided raided=raid/VBD/root men=man/NNS/obj/raided to/IN/case/which which/WDT/obl/belong they/PRP/nsubj/belong "
    sentence += "belong/VBP/acl:relcl/men ./."
    assert edges(sentence) == set()


def test_people_stand_for_themselves():
    named = "Syrian/JJ/amod/activist activist/NN/nsubj/raided ,/,/punct/Lavrov Lavrov/NNP/appos/activist ,/,/punct/activist raided=raid/VBD/root Iraq/NNP/obj/raided ./."
    assert {edge for edge in edges(named) if edge[1] == "assault"} == {("Lavrov", "assault", "Iraq")}
    assert not edges("Syrian/JJ/amod/activist activist/NN/nsubj/raided raided=raid/VBD/root Iraq/NNP/obj/raided ./.")


def test_names_in_a_description_are_meant_too():
    rules = index_rules([rule("national_of.firm", "national_of", ["self"], ["agent"], entities=["ORG"], source_types=["ORG"])])
    sentence = (
        "Iran/NNP/nmod:poss/firms ’s/POS/case/Iran firms=firm/NNS/nsubj/left including/VBG/case/Khodro Khodro/NNP/nmod/firms "
    )
    sentence += "left=leave/VBD/root ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Khodro": "ORG"})
    entities = [*entities_of(doc), Entity(EntityId("firms"), "ORG", None, "firms", None, None, None, None, (_span(doc, 0, 3),))]
    found = find_relations(doc, entities, Article("test", doc.text), rules)
    assert {(r.source, r.target) for r in found} == {("firms", "Iran"), ("Khodro", "Iran")}


def _span(doc, begin, end):
    text, at = doc.text_of(begin, end), doc[begin].idx
    return Mention(at, at + len(text), text, "nominal")


@pytest.mark.parametrize(("word", "sources"), [("and", {"Syrian", "army"}), ("old", {"army"})])
def test_states_that_share_the_noun_of_a_body(word, sources):
    sentence = f"Syrian/JJ/amod/army {word}/CC/cc/Iraqi Iraqi/JJ/conj/Syrian army/NN/nsubj/cut cut/VBD/root Iran/NNP/obj/cut ./."
    doc = make_doc(sentence, ents={"Syrian": "STATE", "Iran": "STATE"})
    begin = doc.text.index("Iraqi army")
    mention = Mention(begin, begin + len("Iraqi army"), "Iraqi army", "nominal")
    body = Entity(EntityId("army"), "ORG", "military", "army", None, None, None, None, (mention,))
    found = find_relations(doc, [*entities_of(doc), body], Article("test", doc.text), RULES)
    assert {(r.source, r.target) for r in found} == {(source, "Iran") for source in sources}


def test_the_office_of_a_body_in_a_town_is_the_body_s():
    sentence = (
        "Iran/NNP/nsubj/cut cut/VBD/root Izmir/NNP/compound/bureau bureau/NN/obj/cut of/IN/case/army army/NN/nmod/bureau ./."
    )
    assert edges(sentence) == {("Iran", "coerce", "army")}


def test_a_second_titled_name_is_a_second_actor():
    sentence = "Putin/NNP/nsubj/met and/CC/cc/president president/NN/nmod:desc/Biden Biden/NNP/flat/Putin met=meet/VBD/root ./."
    assert edges(sentence) == {("Putin", "consult", "Biden"), ("Biden", "consult", "Putin")}
    one_name = "Putin/NNP/nsubj/met president/NN/nmod:desc/Biden Biden/NNP/flat/Putin met=meet/VBD/root ./."
    assert not edges(one_name)


def test_who_is_appointed_stands_before_his_office():
    rules = index_rules([rule("support.appoint", "support", ["agent"], ["patient"], verbs=["appoint"], target_types=["PERSON"])])
    sentence = "Iran/NNP/nsubj/appointed appointed=appoint/VBD/root Lavrov/NNP/compound/minister minister/NN/obj/appointed ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Lavrov": "PERSON"})
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert [(r.source, r.target) for r in found] == [("Iran", "Lavrov")]


def test_each_of_several_holders_of_a_title_has_his_own_state():
    sentence = (
        "ministers=minister/NNS/nmod:desc/Lavrov Lavrov/NNP/nsubj/met of/IN/case/Iran Iran/NNP/nmod/Lavrov and/CC/cc/Biden "
    )
    sentence += "Biden/NNP/conj/Lavrov of/IN/case/Iraq Iraq/NNP/nmod/Biden met=meet/VBD/root ./."
    offices = {(source, target) for source, kind, target in edges(sentence) if kind == "holds_office"}
    assert offices == {("Lavrov", "Iran"), ("Biden", "Iraq")}


def test_of_a_place_that_is_called_what_it_is_the_last_name_counts():
    sentence = "Lavrov/NNP/nsubj/left ,/,/punct/minister minister/NN/appos/Lavrov of/IN/case/state the/DT/det/state Syrian/JJ/amod/state "
    sentence += "state/NN/nmod/minister of/IN/case/Iran Iran/NNP/nmod/state ,/,/punct/Lavrov left=leave/VBD/root ./."
    assert edges(sentence) == {("Lavrov", "holds_office", "Iran")}


@pytest.mark.parametrize(("object_", "whose"), [("", "Iran"), (" Iraq/NNP/obj/met and/CC/cc/Lavrov", "Iraq")])
def test_an_office_of_what_a_pronoun_stands_for(object_, whose):
    """ "its" is taken for Iran; behind "and" it is of what stands before that"""
    sentence = f"Iran/NNP/nsubj/met met=meet/VBD/root{object_} its/PRP$/nmod:poss/minister minister/NN/nmod:desc/Lavrov "
    sentence += f"Lavrov/NNP/{'conj/Iraq' if object_ else 'obj/met'} ./."
    doc = make_doc(sentence, ents={form: label for form, label in ENTS.items() if f"{form}/" in sentence})
    (its,) = [Mention(token.idx, token.idx + 3, "its", "pronoun") for token in doc if token.text == "its"]
    entities = [
        replace(entity, mentions=(*entity.mentions, its)) if entity.name == "Iran" else entity for entity in entities_of(doc)
    ]
    found = find_relations(doc, entities, Article("test", doc.text), RULES)
    assert {r.target for r in found if r.type == "holds_office"} == {whose}


def read(sentence, ents):
    """What reads the noun phrases of a sentence, and the position of each of its words."""
    doc = make_doc(sentence, ents=ents)
    referents = Referents(doc.duplicate(), MentionIndex(doc, entities_of(doc)), load_cues())
    return referents, {token.text: token.i for token in doc}


TITLED = "Russian/JJ/amod/minister minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/left left=leave/VBD/root Iran/NNP/obj/left ./."
TITLED_ENTS = {"Russian": "STATE", "Lavrov": "PERSON", "Iran": "STATE"}


def test_a_title_leads_to_the_name_behind_it():
    referents, at = read(TITLED, TITLED_ENTS)
    assert referents.titles.name_of(at["minister"]) == at["Lavrov"]
    assert referents.titles.name_of(at["Iran"]) == at["Iran"]
    assert referents.titles.person_from(at["minister"]) == at["Lavrov"]
    assert referents.titles.person_from(at["left"]) is None


def test_several_phrases_stand_for_what_each_stands_for():
    referents, at = read(TITLED, TITLED_ENTS)
    found = referents.of_all((at["minister"], at["Iran"]))
    assert [(r.entity, r.token) for r in found] == [("Lavrov", at["Lavrov"]), ("Iran", at["Iran"])]
    assert found == [*referents.of(at["minister"]), *referents.of(at["Iran"])]


@pytest.mark.parametrize(
    ("pronoun", "office", "speaking"), [("We", "spokesman", "Iran"), ("I", "spokesman", "Saree"), ("We", "minister", "Saree")]
)
def test_a_spokesman_says_we_of_the_body_for_which_he_speaks(pronoun, office, speaking):
    sentence = f"“/``/punct/warn {pronoun}/PRP/nsubj/warn warn/VBP/ccomp/said Oman/NNP/obj/warn ”/''/punct/warn ,/,/punct/said "
    sentence += f"said=say/VBD/root Iran/NNP/compound/{office} {office}/NN/nmod:desc/Saree Saree/NNP/nsubj/said ./."
    referents, at = read(sentence, {"Oman": "STATE", "Iran": "STATE", "Saree": "PERSON"})
    referents.hold(EntityId("Saree"), at[office], Referent(EntityId("Iran"), at["Iran"], True, False))
    assert [r.entity for r in referents.of(at[pronoun])] == [speaking]


def test_what_a_pronoun_governs_is_known_once_its_office_is():
    sentence = "Lavrov/NNP/nsubj/praised praised=praise/VBD/root his/PRP$/nmod:poss/government government/NN/obj/praised of/IN/case/Iran "
    doc = make_doc(sentence + "Iran/NNP/obl/praised ./.", ents={"Lavrov": "PERSON", "Iran": "STATE"})
    lavrov, iran = entities_of(doc)
    his = Mention(doc[2].idx, doc[2].idx + 3, "his", "pronoun")
    entities = [replace(lavrov, mentions=(*lavrov.mentions, his)), iran]
    referents = Referents(doc.duplicate(), MentionIndex(doc, entities), load_cues())
    assert [r.entity for r in referents.of(3, "owner")] == ["Lavrov"]
    referents.hold(lavrov.id, 3, Referent(iran.id, 5, True, False))
    assert [r.entity for r in referents.of(3, "owner")] == ["Iran"]


@pytest.mark.parametrize(("state", "met"), [("Iraq/NNP/compound", False), ("Syrian/JJ/amod", True)])
def test_a_state_by_its_name_only_tells_what_ones_own_officials_deal_with(state, met):
    rules = index_rules([rule("consult.confer", "consult", ["agent"], ["with"], verbs=["confer"])])
    sentence = (
        "Putin/NNP/nsubj/conferred conferred=confer/VBD/root with/IN/case/commanders his/PRP$/nmod:poss/commanders "
        f"{state}/commanders commanders=commander/NNS/obl/conferred ./."
    )
    doc = make_doc(sentence, ents={"Putin": "PERSON", state.partition("/")[0]: "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is met


@pytest.mark.parametrize(("noun", "found"), [("match", {"Putin"}), ("shadow", set())])
def test_who_wins_in_a_match_of_a_contest_takes_part_in_it(noun, found):
    rules = index_rules([
        rule("participant_in.beat", "participant_in", ["agent"], ["in"], verbs=["beat"], target_types=["EVENT"]),
    ])  # fmt: skip
    sentence = f"Putin/NNP/nsubj/beat beat/VBD/root Biden/NNP/obj/beat in/IN/case/{noun} {noun}/NN/obl/beat of/IN/case/Cup Cup/NNP/nmod/{noun} ./."
    doc = make_doc(sentence, ents={"Putin": "PERSON", "Biden": "PERSON", "Cup": "EVENT"})
    assert {r.source for r in find_relations(doc, entities_of(doc), Article("test", doc.text), rules)} == found


@pytest.mark.parametrize(("participle", "found"), [("called=call", {"Hamas"}), ("banned=ban", set())])
def test_a_group_stands_for_what_it_is_called(participle, found):
    rules = index_rules([rule("assault.attack", "assault", ["agent"], ["patient"], verbs=["attack"])])
    form = participle.partition("=")[0]
    sentence = f"group/NN/nsubj/attacked {participle}/VBN/acl/group Hamas/NNP/obj/{form} attacked=attack/VBD/root Iran/NNP/obj/attacked ./."
    doc = make_doc(sentence, ents={"Hamas": "ORG", "Iran": "STATE"})
    assert {r.source for r in find_relations(doc, entities_of(doc), Article("test", doc.text), rules)} == found


@pytest.mark.parametrize(
    ("joined", "found"), [("-/HYPH/punct/owned owned=own/VBN/amod/ship", {"Iran"}), ("new/JJ/amod/ship", set())]
)
def test_a_thing_is_of_the_state_joined_to_the_participle_before_it(joined, found):
    rules = index_rules([rule("assault.attack", "assault", ["agent"], ["patient"], verbs=["attack"])])
    state = "Iran/NNP/obl:unmarked/owned" if "owned" in joined else "big/JJ/amod/ship"
    sentence = f"Hamas/NNP/nsubj/attacked attacked=attack/VBD/root {state} {joined} ship/NN/obj/attacked ./."
    doc = make_doc(sentence, ents={"Hamas": "ORG", **({"Iran": "STATE"} if found else {})})
    assert {r.target for r in find_relations(doc, entities_of(doc), Article("test", doc.text), rules)} == found


@pytest.mark.parametrize(("noun", "found"), [("report", {"Iran"}), ("prisoner", set())])
def test_a_document_says_what_he_says_who_released_it(noun, found):
    rules = index_rules([rule("accuse.criticise", "accuse", ["agent"], ["patient"], verbs=["criticise"])])
    sentence = (
        f"{noun}/NN/nsubj/criticised released=release/VBN/acl/{noun} by/IN/case/Iran Iran/NNP/obl:agent/released "
        "criticised=criticise/VBD/root Iraq/NNP/obj/criticised ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    assert {r.source for r in find_relations(doc, entities_of(doc), Article("test", doc.text), rules)} == found


@pytest.mark.parametrize(("verb", "found"), [("called=call", {"Iraq"}), ("bought=buy", set())])
def test_what_somebody_calls_something_is_that(verb, found):
    rules = index_rules([rule("accuse.criticise", "accuse", ["agent"], ["patient"], verbs=["criticise"])])
    form = verb.partition("=")[0]
    sentence = (
        f"Iran/NNP/nsubj/criticised criticised=criticise/VBD/root what/WP/obj/criticised it/PRP/nsubj/{form} {verb}/VBD/acl:relcl/what "
        f"Iraq/NNP/nmod:poss/aggression 's/POS/case/Iraq aggression/NN/obj/{form} ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    assert {r.target for r in find_relations(doc, entities_of(doc), Article("test", doc.text), rules)} == found
