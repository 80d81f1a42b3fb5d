"""Roles that no phrase of a clause fills, over documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from argument_rules import edges
from docs import entities_of, make_doc
from small_rules import rule

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.rules import index_rules

SAID = "Putin/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/leave {}/MD/aux/leave leave/VB/ccomp/said Syria/NNP/obj/leave ./."


@pytest.mark.parametrize(("modal", "asked"), [("must", True), ("should", True), ("could", False), ("will", False)])
def test_who_must_do_something_is_asked_to(modal, asked):
    assert (("Putin", "request", "Iran") in edges(SAID.format(modal))) is asked


def test_who_must_have_done_something_is_not_asked_to():
    sentence = SAID.format("must").replace("leave/VB/ccomp", "have/VB/aux/leave leave/VBN/ccomp")
    assert not edges(sentence)


def test_a_bare_verb_or_a_present_in_what_is_demanded_asks():
    sentence = "Putin/NNP/nsubj/demanded demanded=demand/VBD/root that/IN/mark/leave Iran/NNP/nsubj/leave {} ./."
    for tag in ("VB", "VBP", "VBZ"):
        assert edges(sentence.format(f"leave/{tag}/ccomp/demanded")) == {("Putin", "request", "Iran")}
    assert not edges(sentence.format("leave/VBD/ccomp/demanded"))


TOLD = "Iran/NNP/nsubj/told told=tell/VBD/root Iraq/NNP/obj/told it/PRP/nsubj/help {} help/VB/ccomp/told ./."


def test_who_tells_what_he_will_do_promises_it_to_the_hearer():
    sentence = TOLD.replace("it/PRP", "Iran~/NNP").replace("Iran~", "Iran")
    sentence = sentence.replace("nsubj/told", "nsubj/told", 1)
    assert edges(sentence.format("will/MD/aux/help")) == {("Iran", "agree", "Iraq")}
    assert not edges(sentence.format("may/MD/aux/help"))
    other = TOLD.replace("it/PRP", "Syria/NNP")
    assert not edges(other.format("will/MD/aux/help"))


def test_who_is_told_to_do_something_is_asked_to():
    sentence = "Putin/NNP/nsubj/ordered ordered=order/VBD/root Iran/NNP/obj/ordered to/TO/mark/leave leave/VB/xcomp/ordered ./."
    assert edges(sentence) == {("Putin", "request", "Iran")}


def test_a_subjunctive_that_is_tagged_as_a_plural():
    sentence = "Putin/NNP/nsubj/demanded demanded=demand/VBD/root that/IN/mark/leave Iran/NNP/nsubj/leave {} ./."
    assert edges(sentence.format("leave/VBP/ccomp/demanded")) == {("Putin", "request", "Iran")}


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


def test_who_resigns_as_something_leaves_that_alone():
    sentence = "former/JJ/amod/minister Iran/NNP/nmod:poss/minister ’s/POS/case/Iran minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/resigned "
    sentence += "resigned=resign/VBD/root as/IN/case/chair chair/NN/obl/resigned ./."
    assert not {edge for edge in edges(sentence) if edge[1] == "retreat"}


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


LETTER = "letter/NN/{}/{} to/IN/case/Biden Biden/NNP/nmod/letter"


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin/NNP/nsubj/wrote wrote=write/VBD/root to/IN/case/Biden Biden/NNP/obl/wrote asking=ask/VBG/advcl/wrote for/IN/case/help help/NN/obl/asking ./.",
        f"Putin/NNP/nsubj/sent sent=send/VBD/root a/DT/det/letter {LETTER.format('obj', 'sent')} asking=ask/VBG/advcl/sent for/IN/case/help help/NN/obl/asking ./.",
        f"In/IN/case/letter a/DT/det/letter {LETTER.format('obl', 'asked')} Putin/NNP/nsubj/asked asked=ask/VBD/root for/IN/case/help help/NN/obl/asked ./.",
    ],
)
def test_of_whom_a_letter_asks_something(sentence):
    assert edges(sentence) == {("Putin", "request", "Biden")}
    assert edges(sentence.replace("letter", "book").replace("wrote=write", "wrote=speak").replace("wrote", "spoke")) == set()


BEAT = "Putin/NNP/nsubj/beat beat=beat/VBD/root Biden/NNP/obj/beat {}to/TO/mark/win win/VB/advcl/beat the/DT/det/Cup Cup/NNP/obj/win ./."


def test_who_is_beaten_took_part_in_what_the_other_wins():
    assert ("Biden", "participant_in", "Cup") in edges(BEAT.format(""))
    assert ("Biden", "participant_in", "Cup") not in edges(
        BEAT.format("").replace("win/VB", "watch/VB").replace("/win", "/watch")
    )
    after = (
        "Putin/NNP/nsubj/won won=win/VBD/root the/DT/det/Cup Cup/NNP/obj/won after/IN/mark/beating beating=beat/VBG/advcl/won "
    )
    assert ("Biden", "participant_in", "Cup") in edges(after + "Biden/NNP/obj/beating ./.")


@pytest.mark.parametrize(("mark", "found"), [(":", {("Putin", "participant_in", "election")}), (",", set())])
def test_an_election_that_is_the_topic_of_a_sentence(mark, found):
    sentence = f"The/DT/det/election election/NN/dep/won {mark}/:/punct/won Putin/NNP/nsubj/won won=win/VBD/root ./."
    assert edges(sentence, subtypes={"election": "election"}) == found


@pytest.mark.parametrize(("modal", "found"), [("can", {("Iran", "coerce", "Iraq")}), ("did", set())])
def test_who_is_ruled_not_to_be_allowed_something_is_barred_from_it(modal, found):
    sentence = f"Iran/NNP/nsubj/ruled ruled=rule/VBD/root Iraq/NNP/nsubj/leave {modal}/MD/aux/leave not/RB/advmod/leave "
    assert edges(sentence + "leave/VB/ccomp/ruled Syria/NNP/obj/leave ./.") == found


def test_who_resigns_as_what_he_was_called_before():
    sentence = "Iran/NNP/nmod:poss/minister ’s/POS/case/Iran minister/NN/nmod:desc/Lavrov Lavrov/NNP/nsubj/resigned "
    sentence += "resigned=resign/VBD/root as/IN/case/minister~2 minister/NN/obl/resigned ./."
    assert ("Lavrov", "retreat", "Iran") in edges(sentence)


@pytest.mark.parametrize(
    ("crime", "kind", "found"),
    [("fraud", None, {("Iran", "coerce", "Putin")}), ("genocide", None, set()), ("fraud", "military", set())],
)
def test_where_a_crime_was_its_courts_deal_with_it(crime, kind, found):
    sentence = "Putin/NNP/nsubj:pass/jailed was=be/VBD/aux:pass/jailed jailed=jail/VBN/root "
    sentence += f"for/IN/case/{crime} {crime}/NN/obl/jailed in/IN/case/Iran Iran/NNP/nmod/{crime} ./."
    assert edges(sentence, subtypes={"Putin": kind}) == found


@pytest.mark.parametrize(
    ("behind", "found"), [(",/,/punct/Izmir", {("Syria", "coerce", "Putin")}), ("near/IN/case/Syria", set())]
)
def test_the_state_behind_an_unknown_place_and_a_comma_has_the_courts(behind, found):
    sentence = (
        "Putin/NNP/nsubj:pass/jailed was=be/VBD/aux:pass/jailed jailed=jail/VBN/root in/IN/case/Izmir Izmir/NNP/obl/jailed "
    )
    made = edges(f"{sentence}{behind} Syria/NNP/appos/Izmir ./.")
    assert {edge for edge in made if edge[1] == "coerce"} == found


@pytest.mark.parametrize(("verb", "found"), [("allowed=allow", {("Putin", "concede", "Iraq")}), ("told=tell", set())])
def test_who_is_ruled_to_be_allowed_something_is_granted_it(verb, found):
    rules = index_rules([rule("concede.rule", "concede", ["agent"], ["permitted"], verbs=["rule"])])
    form = verb.partition("=")[0]
    sentence = (
        f"Putin/NNP/nsubj/ruled ruled=rule/VBD/root that/IN/mark/{form} Iraq/NNP/nsubj:pass/{form} is=be/VBZ/aux:pass/{form} "
        f"{verb}/VBN/ccomp/ruled to/TO/mark/go go/VB/xcomp/{form} ./."
    )
    doc = make_doc(sentence, ents={"Putin": "PERSON", "Iraq": "STATE"})
    assert {
        (r.source, r.type, r.target) for r in find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    } == found


@pytest.mark.parametrize("preposition", ["by", "through"])
def test_who_supplies_what_is_received_gave_it(preposition):
    rules = index_rules([rule("aid.receive", "aid", ["giver"], ["agent"], verbs=["receive"])])
    label = "obl:agent" if preposition == "by" else "obl"
    sentence = (
        "Iran/NNP/nsubj/received received=receive/VBD/root doses=dose/NNS/obj/received supplied=supply/VBN/acl/doses "
        f"{preposition}/IN/case/Iraq Iraq/NNP/{label}/supplied ./."
    )
    doc = make_doc(sentence, ents={"Iran": "STATE", "Iraq": "STATE"})
    (given,) = find_relations(doc, entities_of(doc), Article("test", doc.text), rules)
    assert (given.source, given.target) == ("Iraq", "Iran")


SCRAMBLED = "Iran/NNP/nsubj/scrambled scrambled=scramble/VBD/root jets=jet/NNS/obj/scrambled {} ./."
SCRAMBLES = index_rules(
    [rule("mobilize.scramble", "mobilize", ["agent"], ["provoker"], verbs=["scramble"], target_types=["STATE"])]
)


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("after/IN/mark/came Iraqi/JJ/amod/planes planes=plane/NNS/nsubj/came came=come/VBD/advcl/scrambled", True),
        ("before/IN/mark/came Iraqi/JJ/amod/planes planes=plane/NNS/nsubj/came came=come/VBD/advcl/scrambled", False),
        (
            "in/IN/case/response response/NN/obl/scrambled to/IN/case/planes Iraqi/JJ/amod/planes planes=plane/NNS/nmod/response",
            True,
        ),
        (
            "in/IN/case/addition addition/NN/obl/scrambled to/IN/case/planes Iraqi/JJ/amod/planes planes=plane/NNS/nmod/addition",
            False,
        ),
    ],
)
def test_whose_deed_somebody_answers(behind, found):
    doc = make_doc(SCRAMBLED.format(behind), ents={"Iran": "STATE", "Iraqi": "STATE"})
    assert bool(find_relations(doc, entities_of(doc), Article("test", doc.text), SCRAMBLES)) is found
