"""Which entities fill a role as a rule asks for it, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from dataclasses import replace

import pytest
from argument_rules import RULES, edges
from docs import entities_of, make_doc
from small_rules import rule

from extractor.records import Article, Entity, EntityId, Mention
from extractor.relations import find_relations
from extractor.relations.arguments.own_phrases import OwnPhrases
from extractor.relations.clauses import ClauseReader
from extractor.relations.cues import load_cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.rules import index_rules


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


@pytest.mark.parametrize(("by", "edge"), [("", ("Iran", "accuse", "Iraq")), ("by/IN/case/Iraq", ("Iraq", "accuse", "Iran"))])
def test_an_agent_without_a_preposition_is_the_object(by, edge):
    sentence = f"Iran/NNP/root condemned=condemn/VBN/acl/Iran {by} Iraq/NNP/obl:agent/condemned ./."
    assert edges(sentence) == {edge}


@pytest.mark.parametrize(("noun", "tried"), [("trial", True), ("guard", False)])
def test_a_rule_that_asks_for_a_phrase(noun, tried):
    sentence = f"Iran/NNP/nsubj/put put/VBD/root Putin/NNP/obj/put on/IN/case/{noun} {noun}/NN/obl/put ./."
    assert (edges(sentence) == {("Iran", "coerce", "Putin")}) is tried


def test_a_word_of_a_name_is_no_deed():
    sentence = "army/NN/nsubj/praised praised=praise/VBD/root Raid/NNP/obj/praised of/IN/case/Iran Iran/NNP/nmod/Raid ./."
    doc = make_doc(sentence, ents={"army": "ORG", "Iran": "STATE", "Raid": "ORG"})
    assert not find_relations(doc, entities_of(doc), Article("test", doc.text), RULES)


@pytest.mark.parametrize(("amount", "given"), [("$/$", True), ("dinner/NN", False)])
def test_an_amount_is_money(amount, given):
    sentence = f"Iran/NNP/nsubj/gave gave=give/VBD/root {amount}/obj/gave to/IN/case/Syria Syria/NNP/obl/gave ./."
    assert (edges(sentence) == {("Iran", "aid", "Syria")}) is given


@pytest.mark.parametrize(("of", "edge"), [("of/IN/case/Iraq", True), ("like/IN/case/Iraq", False)])
def test_of_whom_the_object_is(of, edge):
    sentence = f"Iran/NNP/nsubj/dropped dropped=drop/VBD/root its/PRP$/nmod:poss/recognition recognition/NN/obj/dropped {of} "
    sentence += "Iraq/NNP/nmod/recognition ./."
    assert (edges(sentence) == {("Iran", "sanction", "Iraq")}) is edge


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


@pytest.mark.parametrize(
    ("word", "given"), [("loyal/JJ/amod/men", False), ("sent=send/VBN/acl/men", False), ("men=man/NNS/conj/money", True)]
)
def test_what_hangs_on_an_adjective_is_given_nothing(word, given):
    sentence = f"Iran/NNP/nsubj/gave gave=give/VBD/root money/NN/obj/gave from/IN/case/men men=man/NNS/nmod/money {word.replace('men=man/NNS/conj/money', '')} "
    sentence += f"to/IN/case/Iraq Iraq/NNP/obl/{word.split('/')[0].split('=')[0]} ./."
    assert (("Iran", "aid", "Iraq") in edges(sentence)) is given


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("of/IN/case/Iran", {"Iran"}),
        ("of/IN/case/Iran the/DT/det/Iran ruling/JJ/amod/Iran", {"Iran"}),
        ("of/IN/case/city the/DT/det/city city/NN/nmod/army of/IN/case/Iran", {"Iran"}),
        ("that/WDT/nsubj/fled fled=flee/VBD/acl:relcl/army of/IN/case/Iran", set()),
    ],
)
def test_the_own_phrases_of_a_name(phrase, names):
    sentence = f"army/NN/nsubj/left {phrase} Iran/NNP/nmod/army left=leave/VBD/root ./."
    doc = make_doc(sentence, ents={"army": "ORG", "Iran": "STATE"})
    index = MentionIndex(doc, entities_of(doc))
    reader = ClauseReader(doc.duplicate(), load_cues(), index)
    member = rule("member_of.of", "member_of", ["self"], ["of"], entities=["ORG"])
    found = OwnPhrases(reader, index).among((), reader.clause(0), "of", member)
    assert {doc[head].text for head in found} == names


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("at/IN/case/plant a/DT/det/plant plant/NN/obl/occurred", True),
        ("where/WRB/advmod/works works=work/VBZ/advcl/occurred", False),
    ],
)
def test_near_what_the_scene_of_an_event_is_the_event_is(between, found):
    hangs_on = "plant" if "plant" in between else "works"
    sentence = f"election/NN/nsubj/occurred occurred=occur/VBD/root {between} near/IN/case/Izmir Izmir/NNP/nmod/{hangs_on} ./."
    assert (edges(sentence) == {("election", "located_in", "Izmir")}) is found


@pytest.mark.parametrize(("who", "sides"), [("people", set()), ("rebels", {"rebels"})])
def test_people_who_die_in_fighting_are_no_side_of_it(who, sides):
    rules = index_rules(
        [rule("participant_in.party", "participant_in", ["agent"], ["self"], entities=["EVENT"], target_types=["EVENT"])]
    )
    doc = make_doc(f"{who}/NNS/nsubj/died died=die/VBD/root in/IN/case/fighting fighting/NN/obl/died ./.")
    entities = [_described(doc.text, who, "GROUP"), _described(doc.text, "fighting", "EVENT")]
    found = find_relations(doc, entities, Article("test", doc.text), rules)
    assert {relation.source for relation in found} == sides


def _described(text, phrase, kind):
    begin = text.index(phrase)
    mention = Mention(begin, begin + len(phrase), phrase, "nominal")
    return Entity(EntityId(phrase), kind, None, phrase, None, None, None, None, (mention,))


@pytest.mark.parametrize(("sweeping", "found"), [("amod/reform", 1), ("acl/demands", 0)])
def test_with_whom_something_long_is_discussed(sweeping, found):
    rules = index_rules([rule("consult.discuss", "consult", ["agent"], ["with"], verbs=["discuss"])])
    sentence = (
        "Putin/NNP/nsubj/discussed discussed=discuss/VBD/root demands=demand/NNS/obj/discussed for/IN/case/reform "
        f"sweeping=sweep/VBG/{sweeping} reform/NN/nmod/demands with/IN/case/Biden Biden/NNP/nmod/reform ./."
    )
    doc = make_doc(sentence, ents={"Putin": "PERSON", "Biden": "PERSON"})
    assert len(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) == found


@pytest.mark.parametrize(("verb", "found"), [("placed=place", 1), ("read=read", 0)])
def test_on_whom_a_clause_tells_that_the_object_was_laid(verb, found):
    rules = index_rules([rule("concede.lift", "concede", ["agent"], ["on"], verbs=["lift"], object=["sanction"])])
    form = verb.partition("=")[0]
    sentence = (
        f"Iran/NNP/nsubj/lifted lifted=lift/VBD/root sanctions=sanction/NNS/obj/lifted it/PRP/nsubj/{form} "
        f"{verb}/VBD/acl:relcl/sanctions on/IN/case/Iraq Iraq/NNP/obl/{form} ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    assert len(find_relations(doc, entities_of(doc), Article("test", doc.text), rules)) == found
