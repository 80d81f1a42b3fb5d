"""What pronouns mean."""

import pytest
from resolving import meant_by, names, resolve

PEOPLE = {"Anna Kowal": "PERSON", "Piotr Nowak": "PERSON"}


def test_he_is_the_subject_of_the_sentence_before():
    entities = resolve(
        "Piotr/NNP/nsubj/met Nowak/NNP/flat/Piotr met/VBD/root Iran/NNP/obj/met ./.",
        "He/PRP/nsubj/left left/VBD/root ./.",
        ents={"Piotr Nowak": "PERSON"},
    )
    assert meant_by(entities, "He") == "Piotr Nowak"


def test_he_is_not_the_object_of_his_own_verb():
    sentences = ("Piotr/NNP/nsubj/met Nowak/NNP/flat/Piotr met/VBD/root Jan/NNP/obj/met Kowal/NNP/flat/Jan ./.",)
    sentences += ("He/PRP/nsubj/accused accused=accuse/VBD/root Nowak/NNP/obj/accused ./.",)
    entities = resolve(*sentences, ents={"Piotr Nowak": "PERSON", "Jan Kowal": "PERSON", "Nowak": "PERSON"})
    assert meant_by(entities, "He") == "Jan Kowal"


def test_who_is_she_is_not_he():
    entities = resolve(
        "Anna/NNP/nsubj/said Kowal/NNP/flat/Anna said=say/VBD/root she/PRP/nsubj/met met=meet/VBD/ccomp/said "
        "Piotr/NNP/obj/met Nowak/NNP/flat/Piotr ./.",
        "She/PRP/nsubj/rejected rejected=reject/VBD/root his/PRP$/nmod:poss/claim claim/NN/obj/rejected ./.",
        ents=PEOPLE,
    )
    assert (meant_by(entities, "She"), meant_by(entities, "his")) == ("Anna Kowal", "Piotr Nowak")


def test_a_surname_stays_with_who_was_called_so_though_a_relative_is_named_since():
    kowals = {"Anna Kowal": "PERSON", "Ewa Kowal": "PERSON"}
    sentences = (
        "Anna/NNP Kowal/NNP spoke/VBD ./.",
        "Kowal/NNP left/VBD ./.",
        "Ewa/NNP Kowal/NNP waited/VBD ./.",
        "Kowal/NNP won/VBD ./.",
    )
    assert names(resolve(*sentences, ents={**kowals, "Kowal": "PERSON"})) == {
        "Anna Kowal": ["Anna Kowal", "Kowal", "Kowal"],
        "Ewa Kowal": ["Ewa Kowal"],
    }
    assert names(resolve(sentences[0], *sentences[2:], ents={**kowals, "Kowal": "PERSON"}))["Ewa Kowal"] == ["Ewa Kowal", "Kowal"]


def test_it_is_the_state_and_they_are_the_group():
    entities = resolve(
        "Iran/NNP/nsubj/met met/VBD/root Kurds/NNPS/obj/met ./.",
        "It/PRP/nsubj/protested protested=protest/VBD/root ./.",
        "They/PRP/nsubj/stayed stayed/VBD/root ./.",
    )
    assert meant_by(entities, "It") == "Iran"
    assert meant_by(entities, "They") == "Kurds"


@pytest.mark.parametrize(
    ("second", "meant"),
    [
        ("It/PRP/nsubj/expelled expelled=expel/VBD/root Kurds/NNPS/obj/expelled ./.", "Iran"),
        ("It/PRP/nsubj/rained rained=rain/VBD/root ./.", None),
        ("Later/RB/advmod/said Oman/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/left left=leave/VBD/ccomp/said ./.", "Oman"),
    ],
)
def test_it_goes_on_with_what_states_and_bodies_do(second, meant):
    entities = resolve("Iran/NNP/nsubj/met met/VBD/root Kowal/NNP/obj/met ./.", second, ents={"Kowal": "PERSON"})
    assert (meant_by(entities, "It") or meant_by(entities, "it")) == meant


def test_an_object_is_not_the_subject_of_its_own_verb():
    entities = resolve(
        "Piotr/NNP/nsubj/won Nowak/NNP/flat/Piotr won/VBD/root ./.",
        "Anna/NNP/nsubj/appointed Kowal/NNP/flat/Anna appointed/VBD/root him/PRP/obj/appointed ./.",
        ents=PEOPLE,
    )
    assert meant_by(entities, "him") == "Piotr Nowak"


def test_it_is_not_the_subject_of_its_own_verb_either():
    entities = resolve(
        "Syria/NNP/nsubj/fell fell/VBD/root ./.",
        "Iran/NNP/nsubj/attacked attacked/VBD/root it/PRP/obj/attacked ./.",
    )
    assert meant_by(entities, "it") != "Iran"


def test_who_speaks_of_himself():
    entities = resolve(
        "Syria/NNP/nsubj/fell fell/VBD/root ./.",
        "Iraq/NNP/nsubj/said said/VBD/root it/PRP/nsubj/attack would/MD/aux/attack attack/VB/ccomp/said ./.",
    )
    assert meant_by(entities, "it") == "Iraq"


def test_it_is_the_company_and_not_the_state_before_it():
    entities = resolve(
        "The/DT/det/firm Iranian/JJ/amod/firm firm/NN/nsubj/said Gazprom/NNP/appos/firm said/VBD/root it/PRP/nsubj/leave "
        "would/MD/aux/leave leave/VB/ccomp/said ./."
    )
    assert meant_by(entities, "it") == "Gazprom"


def test_it_is_not_the_subject_of_the_verb_that_its_own_goes_on_from():
    entities = resolve(
        "Iran/NNP/nsubj/apologised apologised/VBD/root ,/,/punct/calling calling/VBG/advcl/apologised it/PRP/obj/calling "
        "a/DT/det/mistake mistake/NN/xcomp/calling ./."
    )
    assert meant_by(entities, "it") is None


def test_the_subject_of_a_clause_may_be_that_of_the_verb_above():
    entities = resolve(
        "Piotr/NNP/nsubj:pass/quoted Nowak/NNP/flat/Piotr was/VBD/aux/quoted quoted/VBN/root as/IN/mark/saying saying/VBG/advcl/quoted "
        "he/PRP/nsubj/ready would/MD/aux/ready be/VB/cop/ready ready/JJ/ccomp/saying ./.",
        ents={"Piotr Nowak": "PERSON"},
    )
    assert meant_by(entities, "he") == "Piotr Nowak"


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Syria/NNP/nsubj/hit hit/VBD/root Iran/NNP/obj/hit and/CC/cc/allies its/PRP$/nmod:poss/allies allies/NNS/conj/Iran", "Iran"),
        ("Iran/NNP/nsubj/left left/VBD/root and/CC/cc/Syria Syria/NNP/conj/Iran eased/VBZ/conj/left "
         "its/PRP$/nmod:poss/siege siege/NN/obj/eased", "Syria"),
        ("Syria/NNP/nsubj/fell fell/VBD/root as/IN/mark/closed Iran/NNP/nsubj/closed closed/VBD/advcl/fell "
         "its/PRP$/nmod:poss/border border/NN/obj/closed", "Iran"),
        ("NATO/NNP/nsubj/told told/VBD/root Iran/NNP/obj/told to/TO/mark/halt immediately/RB/advmod/halt halt/VB/xcomp/told "
         "its/PRP$/nmod:poss/raid raid/NN/obj/halt on/IN/case/Syria Syria/NNP/nmod/raid", "Iran"),
    ],
)  # fmt: skip
def test_its_owner_is_what_it_is_joined_to_or_the_subject_of_its_clause(sentence, owner):
    assert meant_by(resolve(f"{sentence} ./."), "its") == owner


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Ohio/NNP/nsubj/saw saw/VBD/root storms=storm/NNS/obj/saw ./. It/PRP/nsubj/recovered recovered/VBD ./.", "Ohio"),
        ("Storms=storm/NNS/nsubj/hit hit/VBD/root a/DT/det/mosque mosque/NN/obj/hit in/IN/case/Ohio Ohio/NNP/nmod/mosque as/IN/mark/fell "
         "its/PRP$/nmod:poss/walls walls/NNS/nsubj/fell fell/VBD/advcl/hit ./.", "Storms"),
    ],
)  # fmt: skip
def test_a_place_where_something_happens_is_not_meant_by_it(sentence, place):
    entities = resolve(sentence)
    assert (meant_by(entities, "It") or meant_by(entities, "its")) == place


def test_a_pronoun_without_anybody_before_it_is_nobody():
    assert names(resolve("He/PRP left/VBD ./.", "Iran/NNP stayed/VBD ./.")) == {"Iran": ["Iran"]}


def test_a_pronoun_does_not_look_back_further_than_three_sentences():
    speaks = "Anna/NNP/nsubj/spoke Kowal/NNP/flat/Anna spoke=speak/VBD/root ./."
    rains, leaves = "Rain/NN/nsubj/fell fell=fall/VBD/root ./.", "She/PRP/nsubj/left left=leave/VBD/root ./."
    near, far = (resolve(speaks, *[rains] * between, leaves, ents={"Anna Kowal": "PERSON"}) for between in (2, 3))
    assert meant_by(near, "She") == "Anna Kowal"
    assert meant_by(far, "She") is None


def test_they_are_several_and_it_is_one():
    entities = resolve(
        "Police/NNP/nsubj/saw saw/VBD/root the/DT/det/parliament parliament/NN/obj/saw of/IN/case/Sudan Sudan/NNP/nmod/parliament ./.",
        "They/PRP/nsubj/left left/VBD/root ./.",
        "It/PRP/nsubj/fell fell/VBD/root ./.",
    )
    assert meant_by(entities, "They") == "police of Sudan"
    assert meant_by(entities, "It") != "police of Sudan"


def test_they_are_rather_people_than_a_body_with_a_name():
    entities = resolve(
        "Gazprom/NNP/nsubj/hired hired/VBD/root protesters=protester/NNS/obj/hired ./.",
        "They/PRP/nsubj/left left/VBD/root ./.",
    )
    assert meant_by(entities, "They") == "protesters"


@pytest.mark.parametrize(("verb", "meant"), [("tell", False), ("buy", True)])
def test_an_outlet_that_is_told_something_is_not_what_is_told_of(verb, meant):
    entities = resolve(
        f"Officials=official/NNS/nsubj/{verb} {verb}/VBP/root Reuters/NNP/obj/{verb} because/IN/mark/fell it/PRP/nsubj/fell "
        f"fell/VBD/advcl/{verb} ./.",
    )
    assert (meant_by(entities, "it") == "Reuters") is meant


def test_a_drone_has_no_airspace():
    entities = resolve(
        "Poland/NNP/nsubj/said said=say/VBD/root a/DT/det/drone drone/NN/nsubj/entered entered=enter/VBD/ccomp/said "
        "its/PRP$/nmod:poss/airspace airspace/NN/obj/entered ./.",
    )
    assert meant_by(entities, "its") == "Poland"


def test_who_is_said_to_be_something_is_no_second_person():
    sentence = "Ana/NNP/flat/Diaz Diaz/NNP/nsubj/national is=be/VBZ/cop/national a/DT/det/national Spanish/JJ/amod/national "
    sentence += "national/NN/root ./."
    entities = resolve(sentence, ents={"Ana Diaz": "PERSON", "Spanish": "STATE"})
    assert [entity.name for entity in entities if entity.type == "PERSON"] == ["Ana Diaz"]


@pytest.mark.parametrize("article", ["", "the/DT/det/Haram "])
def test_a_description_and_the_name_that_explains_it_are_one_body(article):
    sentence = (
        f"The/DT/det/group rebel/NN/compound/group group/NN/nsubj/left ,/,/punct/Haram {article}Boko/NNP/compound/Haram "
        "Haram/NNP/appos/group ,/,/punct/Haram left=leave/VBD/root ./."
    )
    (group,) = [entity for entity in resolve(sentence) if entity.type == "ORG"]
    assert {mention.text for mention in group.mentions} == {"rebel group", "Boko Haram"}


def test_a_description_and_the_name_that_explains_it_are_one_person():
    sentence = "the/DT/det/activist Spanish/JJ/amod/activist activist/NN/nsubj/left ,/,/punct/Diaz Ana/NNP/flat/Diaz "
    sentence += "Diaz/NNP/appos/activist ,/,/punct/Diaz left=leave/VBD/root ./."
    entities = resolve(sentence, ents={"Ana Diaz": "PERSON", "Spanish": "STATE"})
    assert [entity.name for entity in entities if entity.type == "PERSON"] == ["Ana Diaz"]


@pytest.mark.parametrize(
    ("verb", "condition", "meant"),
    [("punish", "leaves=leave", "Iraq"), ("punish", "feels=feel", "Iran"), ("leave", "votes=vote", "Iran")],
)
def test_on_whose_doing_a_threat_hangs(verb, condition, meant):
    form = condition.partition("=")[0]
    entities = resolve(
        f"Iran/NNP/nsubj/{verb} will/MD/aux/{verb} {verb}/VB/root Iraq/NNP/obj/{verb} if/IN/mark/{form} it/PRP/nsubj/{form} "
        f"{condition}/VBZ/advcl/{verb} ./."
    )
    assert meant_by(entities, "it") == meant
