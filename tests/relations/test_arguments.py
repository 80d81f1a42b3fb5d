"""Which entities arguments stand for, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from docs import entities_of, make_doc
from small_rules import rule

from extractor.records import Article, Entity, EntityId, Mention
from extractor.relations import find_relations
from extractor.relations.rules import index_rules

RULES = index_rules([
    rule("request.say", "request", ["agent"], ["obliged"], verbs=["say", "demand", "order"]),
    rule("agree.tell", "agree", ["committed"], ["patient", "recipient"], verbs=["tell"]),
    rule("retreat.resign", "retreat", ["agent"], ["office"], verbs=["resign"], target_types=["STATE", "ORG"]),
    rule("aid.give", "aid", ["agent"], ["to"], verbs=["give"], object=["money"]),
    rule("sanction.drop", "sanction", ["agent"], ["of"], verbs=["drop"], object=["recognition"]),
    rule("accuse.condemn", "accuse", ["agent"], ["patient"], verbs=["condemn"]),
    rule("coerce.try", "coerce", ["agent"], ["patient"], verbs=["put"], phrases={"on": ["trial"]}),
    rule("accuse.probe", "accuse", ["agent"], ["into"], nouns=["probe"]),
    rule("assault.raid", "assault", ["agent"], ["patient", "of"], verbs=["raid"], nouns=["raid"]),
    rule("assault.stage", "assault", ["agent"], ["on"], verbs=["stage"], object=["raid"]),
    rule("coerce.shut", "coerce", ["agent"], ["in"], verbs=["shut"], object=["school"], target_types=["STATE"], domestic=True),
    rule("coerce.jail", "coerce", ["agent", "own_courts"], ["patient"], verbs=["jail"]),
    rule("coerce.cut", "coerce", ["agent"], ["patient"], verbs=["cut"]),
    rule("concede.release", "concede", ["agent"], ["patient"], verbs=["release"]),
    rule("consult.meet", "consult", ["agent"], ["agent"], verbs=["meet"], symmetric=True),
    rule("holds_office.minister", "holds_office", ["agent"], ["patient", "of"], nouns=["minister"], target_types=["STATE", "ORG"]),
    rule("national_of.name", "national_of", ["self"], ["genus"], entities=["PERSON"], source_types=["PERSON"], target_types=["STATE"]),
    rule("protest.march", "protest", ["agent"], ["against", "demanded"], verbs=["march"]),
    rule("reject.break", "reject", ["agent"], ["patient"], verbs=["break"], target_types=["AGREEMENT"]),
    rule("assault.break", "assault", ["agent"], ["with"], verbs=["break"], object=["truce"], symmetric=True),
    rule("located_in.comma", "located_in", ["self"], ["comma"], entities=["PLACE"], source_types=["PLACE"], target_types=["STATE"]),
])  # fmt: skip
ENTS = {
    "Iran": "STATE", "Iraq": "STATE", "Syria": "STATE", "Syrian": "STATE", "Izmir": "PLACE", "Putin": "PERSON", "Lavrov": "PERSON",
    "Biden": "PERSON", "army": "ORG", "truce": "AGREEMENT",
}  # fmt: skip


def edges(sentence, **codes):
    """Ends and types; `codes` are the states' codes of entities."""
    doc = make_doc(sentence, ents={form: label for form, label in ENTS.items() if f"{form}/" in sentence})
    entities = [replace(entity, iso=codes.get(entity.name)) for entity in entities_of(doc)]
    return {(r.source, r.type, r.target) for r in find_relations(doc, entities, Article("test", doc.text), RULES)}


SAID = "Putin/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/leave {}/MD/aux/leave leave/VB/ccomp/said Syria/NNP/obj/leave ./."


@pytest.mark.parametrize(("modal", "asked"), [("must", True), ("should", True), ("could", False), ("will", False)])
def test_who_must_do_something_is_asked_to(modal, asked):
    assert (("Putin", "request", "Iran") in edges(SAID.format(modal))) is asked


def test_who_must_have_done_something_is_not_asked_to():
    sentence = SAID.format("must").replace("leave/VB/ccomp", "have/VB/aux/leave leave/VBN/ccomp")
    assert not edges(sentence)


def test_a_bare_verb_in_what_is_demanded_asks():
    sentence = "Putin/NNP/nsubj/demanded demanded=demand/VBD/root that/IN/mark/leave Iran/NNP/nsubj/leave {} ./."
    assert edges(sentence.format("leave/VB/ccomp/demanded")) == {("Putin", "request", "Iran")}
    assert not edges(sentence.format("leave/VBZ/ccomp/demanded"))


TOLD = "Iran/NNP/nsubj/told told=tell/VBD/root Iraq/NNP/obj/told it/PRP/nsubj/help {} help/VB/ccomp/told ./."


def test_who_tells_what_he_will_do_promises_it_to_the_hearer():
    sentence = TOLD.replace("it/PRP", "Iran~/NNP").replace("Iran~", "Iran")
    sentence = sentence.replace("nsubj/told", "nsubj/told", 1)
    assert edges(sentence.format("will/MD/aux/help")) == {("Iran", "agree", "Iraq")}
    assert not edges(sentence.format("may/MD/aux/help"))
    other = TOLD.replace("it/PRP", "Syria/NNP")
    assert not edges(other.format("will/MD/aux/help"))


SHUT = "minister/NN/nsubj/shut Lavrov/NNP/flat/minister shut/VBD/root {}schools=school/NNS/obj/shut {}./."


@pytest.mark.parametrize(
    ("whose", "where", "target"),
    [
        ("", "", "Iran"),
        ("", "in/IN/case/Iraq Iraq/NNP/obl/shut ", "Iraq"),
        ("Iraq/NNP/nmod:poss/schools 's/POS/case/Iraq ", "", None),
    ],
)
def test_what_is_done_to_nobody_named_falls_on_what_the_doer_governs(whose, where, target):
    deeds = {end for _, kind, end in edges("Iran/NNP/compound/minister " + SHUT.format(whose, where)) if kind == "coerce"}
    assert deeds == ({target} if target else set())


def test_who_governs_nothing_does_nothing_to_it():
    assert not edges(SHUT.format("", ""))


JAILED = "Putin/NNP/nsubj:pass/jailed of/IN/case/Iran Iran/NNP/nmod/Putin was=be/VBD/aux:pass/jailed jailed=jail/VBN/root {}./."


@pytest.mark.parametrize(
    ("tail", "codes", "jailer"),
    [
        ("", {"Putin": "IRN", "Iran": "IRN"}, "Iran"),
        ("", {"Putin": "IRQ", "Iran": "IRN"}, None),
        ("", {"Iran": "IRN"}, None),
        ("near/IN/case/Izmir Izmir/NNP/obl/jailed ", {"Putin": "IRN", "Iran": "IRN", "Izmir": "TUR"}, None),
        ("near/IN/case/Izmir Izmir/NNP/obl/jailed ", {"Putin": "IRN", "Iran": "IRN", "Izmir": "IRN"}, "Iran"),
        ("by/IN/case/men men=man/NNS/obl:agent/jailed ", {"Putin": "IRN", "Iran": "IRN"}, None),
    ],
)
def test_whom_nobody_named_jails_his_own_state_does_if_no_other_is_named(tail, codes, jailer):
    deeds = {source for source, kind, _ in edges(JAILED.format(tail), **codes) if kind == "coerce"}
    assert deeds == ({jailer} if jailer else set())


def test_who_resigns_leaves_that_of_which_he_holds_an_office():
    titled = "Iran/NNP/nmod:poss/minister ’s/POS/case/Iran minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/resigned resigned=resign/VBD/root ./."
    assert ("Lavrov", "retreat", "Iran") in edges(titled)
    assert not edges("Lavrov/NNP/nsubj/resigned resigned=resign/VBD/root in/IN/case/Iran Iran/NNP/obl/resigned ./.")


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


def test_a_verb_that_asks_for_its_noun_says_the_deed_once():
    sentence = (
        "Iran/NNP/nsubj/staged staged=stage/VBD/root a/DT/det/raid raid/NN/obj/staged on/IN/case/Iraq Iraq/NNP/nmod/raid ./."
    )
    found = find_relations(
        doc := make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"}), entities_of(doc), Article("test", doc.text), RULES
    )
    assert [(r.rule, r.type) for r in found] == [("assault.stage", "assault")]


def test_what_a_body_does_to_its_own_is_not_done_to_its_state():
    named = "army/NN/nsubj/cut cut/VBD/root Iran/NNP/nmod:poss/budget ’s/POS/case/Iran budget/NN/obj/cut ./."
    assert edges(named, army="IRN", Iran="IRN") == {("army", "coerce", "Iran")}
    doc = make_doc("army/NN/nsubj/cut cut/VBD/root its/PRP$/nmod:poss/budget budget/NN/obj/cut ./.", ents={"army": "ORG"})
    its = Mention(doc[2].idx, doc[2].idx + 3, "its", "pronoun")
    state = Entity(EntityId("Iran"), "STATE", None, "Iran", "IRN", None, None, None, (its,))
    article = Article("test", doc.text)
    for code, found in (("IRN", 0), ("IRQ", 1)):
        (army,) = entities_of(doc)
        assert len(find_relations(doc, [replace(army, iso=code), state], article, RULES)) == found


def test_a_second_titled_name_is_a_second_actor():
    sentence = "Putin/NNP/nsubj/met and/CC/cc/president president/NN/nmod:desc/Biden Biden/NNP/flat/Putin met=meet/VBD/root ./."
    assert edges(sentence) == {("Putin", "consult", "Biden"), ("Biden", "consult", "Putin")}
    one_name = "Putin/NNP/nsubj/met president/NN/nmod:desc/Biden Biden/NNP/flat/Putin met=meet/VBD/root ./."
    assert not edges(one_name)


@pytest.mark.parametrize(
    ("before", "told"), [("", True), ("famous/JJ/amod/cyclist", True), ("ex-/JJ/amod/cyclist and/CC/cc/cyclist", False)]
)
def test_nationality_before_a_name(before, told):
    sentence = f"Syrian/JJ/amod/cyclist {before} cyclist/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/won won=win/VBD/root ./."
    assert (edges(sentence) == {("Lavrov", "national_of", "Syrian")}) is told


@pytest.mark.parametrize(("part", "told"), [("", True), ("northern/JJ/amod/Syria", True), ("friendly/JJ/amod/Syria", False)])
def test_a_state_behind_a_comma(part, told):
    sentence = f"Lavrov/NNP/nsubj/came came=come/VBD/root to/IN/case/Izmir Izmir/NNP/obl/came ,/,/punct/Syria {part} Syria/NNP/appos/Izmir ./."
    assert (edges(sentence) == {("Izmir", "located_in", "Syria")}) is told


@pytest.mark.parametrize(("by", "edge"), [("", ("Iran", "accuse", "Iraq")), ("by/IN/case/Iraq", ("Iraq", "accuse", "Iran"))])
def test_an_agent_without_a_preposition_is_the_object(by, edge):
    sentence = f"Iran/NNP/root condemned=condemn/VBN/acl/Iran {by} Iraq/NNP/obl:agent/condemned ./."
    assert edges(sentence) == {edge}


def test_each_of_several_holders_of_a_title_has_his_own_state():
    sentence = (
        "ministers=minister/NNS/nmod:desc/Lavrov Lavrov/NNP/nsubj/met of/IN/case/Iran Iran/NNP/nmod/Lavrov and/CC/cc/Biden "
    )
    sentence += "Biden/NNP/conj/Lavrov of/IN/case/Iraq Iraq/NNP/nmod/Biden met=meet/VBD/root ./."
    offices = {(source, target) for source, kind, target in edges(sentence) if kind == "holds_office"}
    assert offices == {("Lavrov", "Iran"), ("Biden", "Iraq")}


def test_who_is_told_to_do_something_is_asked_to():
    sentence = "Putin/NNP/nsubj/ordered ordered=order/VBD/root Iran/NNP/obj/ordered to/TO/mark/leave leave/VB/xcomp/ordered ./."
    assert edges(sentence) == {("Putin", "request", "Iran")}


def test_a_subjunctive_that_is_tagged_as_a_plural():
    sentence = "Putin/NNP/nsubj/demanded demanded=demand/VBD/root that/IN/mark/leave Iran/NNP/nsubj/leave {} ./."
    assert edges(sentence.format("leave/VBP/ccomp/demanded")) == {("Putin", "request", "Iran")}


@pytest.mark.parametrize(("noun", "tried"), [("trial", True), ("guard", False)])
def test_a_rule_that_asks_for_a_phrase(noun, tried):
    sentence = f"Iran/NNP/nsubj/put put/VBD/root Putin/NNP/obj/put on/IN/case/{noun} {noun}/NN/obl/put ./."
    assert (edges(sentence) == {("Iran", "coerce", "Putin")}) is tried


@pytest.mark.parametrize(("verb", "found"), [("belonging=belong/VBG", True), ("writing=write/VBG", False)])
def test_described_people_stand_for_the_body_to_which_they_belong(verb, found):
    form = verb.partition("=")[0]
    sentence = (
        f"Iran/NNP/nsubj/raided raided=raid/VBD/root men=man/NNS/obj/raided {verb}/acl/men to/IN/case/army army/NN/obl/{form} ./."
    )
    assert (("Iran", "assault", "army") in edges(sentence)) is found


def test_of_a_place_that_is_called_what_it_is_the_last_name_counts():
    sentence = "Lavrov/NNP/nsubj/left ,/,/punct/minister minister/NN/appos/Lavrov of/IN/case/state the/DT/det/state Syrian/JJ/amod/state "
    sentence += "state/NN/nmod/minister of/IN/case/Iran Iran/NNP/nmod/state ,/,/punct/Lavrov left=leave/VBD/root ./."
    assert edges(sentence) == {("Lavrov", "holds_office", "Iran")}


def test_who_resigns_as_something_leaves_that_alone():
    sentence = "former/JJ/amod/minister Iran/NNP/nmod:poss/minister ’s/POS/case/Iran minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/resigned "
    sentence += "resigned=resign/VBD/root as/IN/case/chair chair/NN/obl/resigned ./."
    assert not {edge for edge in edges(sentence) if edge[1] == "retreat"}


def test_a_word_of_a_name_is_no_deed():
    sentence = "army/NN/nsubj/praised praised=praise/VBD/root Raid/NNP/obj/praised of/IN/case/Iran Iran/NNP/nmod/Raid ./."
    doc = make_doc(sentence, ents={"army": "ORG", "Iran": "STATE", "Raid": "ORG"})
    assert not find_relations(doc, entities_of(doc), Article("test", doc.text), RULES)


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
    span = doc[begin:end]
    return Mention(span.start_char, span.end_char, span.text, "nominal")


def test_people_stand_for_themselves():
    named = "Syrian/JJ/amod/activist activist/NN/nsubj/raided ,/,/punct/Lavrov Lavrov/NNP/appos/activist ,/,/punct/activist raided=raid/VBD/root Iraq/NNP/obj/raided ./."
    assert {edge for edge in edges(named) if edge[1] == "assault"} == {("Lavrov", "assault", "Iraq")}
    assert not edges("Syrian/JJ/amod/activist activist/NN/nsubj/raided raided=raid/VBD/root Iraq/NNP/obj/raided ./.")


def test_who_is_appointed_stands_before_his_office():
    rules = index_rules([rule("support.appoint", "support", ["agent"], ["patient"], verbs=["appoint"], target_types=["PERSON"])])
    sentence = "Iran/NNP/nsubj/appointed appointed=appoint/VBD/root Lavrov/NNP/compound/minister minister/NN/obj/appointed ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Lavrov": "PERSON"})
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert [(r.source, r.target) for r in found] == [("Iran", "Lavrov")]


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


@pytest.mark.parametrize(("amount", "given"), [("$/$", True), ("dinner/NN", False)])
def test_an_amount_is_money(amount, given):
    sentence = f"Iran/NNP/nsubj/gave gave=give/VBD/root {amount}/obj/gave to/IN/case/Syria Syria/NNP/obl/gave ./."
    assert (edges(sentence) == {("Iran", "aid", "Syria")}) is given


@pytest.mark.parametrize(("of", "edge"), [("of/IN/case/Iraq", True), ("like/IN/case/Iraq", False)])
def test_of_whom_the_object_is(of, edge):
    sentence = f"Iran/NNP/nsubj/dropped dropped=drop/VBD/root its/PRP$/nmod:poss/recognition recognition/NN/obj/dropped {of} "
    sentence += "Iraq/NNP/nmod/recognition ./."
    assert (edges(sentence) == {("Iran", "sanction", "Iraq")}) is edge


def test_who_belongs_to_himself_stands_for_nobody():
    sentence = "Iran/NNP/nsubj/raided raided=raid/VBD/root men=man/NNS/obj/raided to/IN/case/which which/WDT/obl/belong they/PRP/nsubj/belong "
    sentence += "belong/VBP/acl:relcl/men ./."
    assert edges(sentence) == set()


@pytest.mark.parametrize(("aim", "found"), [("demand", {("Iran", "protest", "Putin")}), ("hear", set())])
def test_a_protest_is_against_whom_it_demands_something_of(aim, found):
    sentence = (
        f"Iran/NNP/nsubj/marched marched=march/VBD/root to/TO/mark/{aim} {aim}/VB/advcl/marched answers=answer/NNS/obj/{aim} "
    )
    assert edges(f"{sentence} from/IN/case/Putin Putin/NNP/obl/{aim} ./.") == found


def test_a_protest_that_joins_others_in_demanding_something():
    sentence = (
        "Iran/NNP/nsubj/marched marched=march/VBD/root joining=join/VBG/advcl/marched Syria/NNP/obj/joining in/IN/mark/demanding "
    )
    sentence += (
        "demanding=demand/VBG/advcl/joining answers=answer/NNS/obj/demanding from/IN/case/Putin Putin/NNP/obl/demanding ./."
    )
    assert edges(sentence) == {("Iran", "protest", "Putin")}


def test_an_agreement_gives_way_to_its_parties():
    sentence = "Iran/NNP/nsubj/broke {}broke=break/VBD/root the/DT/det/truce truce/NN/obj/broke ./."
    assert edges(sentence.format("")) == {("Iran", "reject", "truce")}
    both = edges(sentence.format("and/CC/cc/Iraq Iraq/NNP/conj/Iran "))
    assert both == {("Iran", "assault", "Iraq"), ("Iraq", "assault", "Iran")}


@pytest.mark.parametrize(
    ("noun", "before", "found"), [("agreement", "aid", True), ("agreement", "film", False), ("man", "aid", False)]
)
def test_a_compound_tells_the_sense_of_its_noun(noun, before, found):
    rules = index_rules([rule("support.sign", "support", ["agent"], ["with"], verbs=["sign"], object=["aid"])])
    sentence = f"Iran/NNP/nsubj/signed signed=sign/VBD/root {before}/NN/compound/{noun} {noun}/NN/obj/signed with/IN/case/Iraq Iraq/NNP/obl/signed ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is found


@pytest.mark.parametrize(("word", "sources"), [("and", {"Syrian", "army"}), ("old", {"army"})])
def test_states_that_share_the_noun_of_a_body(word, sources):
    sentence = f"Syrian/JJ/amod/army {word}/CC/cc/Iraqi Iraqi/JJ/conj/Syrian army/NN/nsubj/cut cut/VBD/root Iran/NNP/obj/cut ./."
    doc = make_doc(sentence, ents={"Syrian": "STATE", "Iran": "STATE"})
    begin = doc.text.index("Iraqi army")
    mention = Mention(begin, begin + len("Iraqi army"), "Iraqi army", "nominal")
    body = Entity(EntityId("army"), "ORG", "military", "army", None, None, None, None, (mention,))
    found = find_relations(doc, [*entities_of(doc), body], Article("test", doc.text), RULES)
    assert {(r.source, r.target) for r in found} == {(source, "Iran") for source in sources}


@pytest.mark.parametrize(("verb", "bomber"), [("accused=accuse", "Iraq"), ("told=tell", "Iran")])
def test_who_is_accused_of_being_involved_is_the_one_involved(verb, bomber):
    rules = index_rules(
        [rule("participant_in.involved", "participant_in", ["agent"], ["in"], adjectives=["involved"], target_types=["EVENT"])]
    )
    form = verb.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/{form} {verb}/VBD/root Iraq/NNP/obj/{form} of/IN/mark/involved being/VBG/cop/involved involved/JJ/advcl/{form} "
    sentence += "in/IN/case/coup coup/NN/obl/involved ./."
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE", "coup": "EVENT"})
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert {(r.source, r.target) for r in found} == {(bomber, "coup")}


@pytest.mark.parametrize(("by", "located"), [("by", False), ("with", True)])
def test_where_a_deed_is_done_is_not_where_its_doer_is(by, located):
    rules = index_rules([rule("located_in.body", "located_in", ["self"], ["in"], entities=["ORG"], source_types=["ORG"])])
    sentence = f"Putin/NNP/nsubj:pass/seen was/VBD/aux:pass/seen seen=see/VBN/root {by}/IN/case/Hamas Hamas/NNP/obl/seen "
    sentence += "in/IN/case/Gaza Gaza/NNP/nmod/Hamas ./."
    doc = make_doc(sentence, ents={"Putin": "PERSON", "Hamas": "ORG", "Gaza": "PLACE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) is located


@pytest.mark.parametrize(("tag", "owners"), [("JJ/amod", {"Army"}), ("NNP/compound", {"Army"})])
def test_the_adjective_of_a_body_holds_no_office_of_its_own(tag, owners):
    rules = index_rules(
        [rule("holds_office.chief", "holds_office", ["agent"], ["patient"], nouns=["minister"], source_types=["PERSON"])]
    )
    sentence = "Lavrov/NNP/nsubj/left ,/,/punct/minister the/DT/det/minister minister/NN/appos/Lavrov of/IN/case/Army "
    sentence += f"Iraqi/{tag}/Army Army/NNP/nmod/minister ,/,/punct/minister left=leave/VBD/root ./."
    doc = make_doc(sentence, ents={"Lavrov": "PERSON", "Iraqi": "STATE", "Army": "ORG"})
    found = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert {r.target for r in found} == owners


def test_the_office_of_a_body_in_a_town_is_the_body_s():
    sentence = (
        "Iran/NNP/nsubj/cut cut/VBD/root Izmir/NNP/compound/bureau bureau/NN/obj/cut of/IN/case/army army/NN/nmod/bureau ./."
    )
    assert edges(sentence) == {("Iran", "coerce", "army")}


@pytest.mark.parametrize(
    ("word", "given"), [("loyal/JJ/amod/men", False), ("sent=send/VBN/acl/men", False), ("men=man/NNS/conj/money", True)]
)
def test_what_hangs_on_an_adjective_is_given_nothing(word, given):
    sentence = f"Iran/NNP/nsubj/gave gave=give/VBD/root money/NN/obj/gave from/IN/case/men men=man/NNS/nmod/money {word.replace('men=man/NNS/conj/money', '')} "
    sentence += f"to/IN/case/Iraq Iraq/NNP/obl/{word.split('/')[0].split('=')[0]} ./."
    assert (("Iran", "aid", "Iraq") in edges(sentence)) is given


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


@pytest.mark.parametrize(("visit", "whom"), [("visits=visit", {"Iraq"}), ("raids=raid", {"Iraq"})])
def test_whose_visits_are_cut(visit, whom):
    """before where they lead"""
    word = visit.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/cut cut/VBD/root {visit}/NNS/obj/cut by/IN/case/Iraq Iraq/NNP/nmod/{word} to/TO/case/Syria Syria/NNP/nmod/{word} ./."
    assert {target for _, kind, target in edges(sentence) if kind == "coerce"} == whom
