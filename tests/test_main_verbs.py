"""Verbs of news that were taken for nouns, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from docs import make_doc

from extractor.main_verbs import find_main_verbs

ARREST = "British/JJ/amod/arrest police/NN/compound/arrest arrest/NN/root six/CD/nummod/men men=man/NNS/appos/arrest from/IN/case/Leeds Leeds/NNP/nmod/arrest ./."


def tree(doc):
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_a_noun_that_must_be_the_verb_gets_subject_object_and_phrases():
    doc = find_main_verbs(make_doc(ARREST))
    verb = doc[2]
    assert (verb.pos_, verb.tag_, verb.dep_) == ("VERB", "VBP", "ROOT")
    assert tree(doc) == {
        "British": ("amod", "police"),
        "police": ("nsubj", "arrest"),
        "arrest": ("ROOT", "arrest"),
        "six": ("nummod", "men"),
        "men": ("obj", "arrest"),
        "from": ("case", "Leeds"),
        "Leeds": ("obl", "arrest"),
        ".": ("punct", "arrest"),
    }
    assert [sentence.text for sentence in doc.sents] == [doc.text]


@pytest.mark.parametrize(("inside", "tag"), [("", "VBZ"), ("the/DT/det/calls ", "NNS"), ("are/VBP/cop/calls ", "NNS")])
def test_a_noun_with_the_subject_of_a_verb_is_one(inside, tag):
    sentence = f"Amnesty/NNP/nsubj/calls {inside}calls=call/NNS/root on/IN/case/Mali Mali/NNP/obl/calls to/TO/mark/stop stop/VB/xcomp/calls"
    found = find_main_verbs(make_doc(sentence))
    assert next(token.tag_ for token in found if token.text == "calls") == tag


def test_a_verb_in_front_of_what_was_taken_for_the_root():
    sentence = "A/DT/det/base bomber/NN/compound/attacks attacks=attack/NNS/amod/base the/DT/det/base base/NN/root in/IN/case/Kismayo Kismayo/NNP/nmod/base ./."
    found = tree(find_main_verbs(make_doc(sentence)))
    assert found["bomber"] == ("nsubj", "attacks")
    assert found["A"] == ("det", "bomber")
    assert found["base"] == ("obj", "attacks")


def test_a_subject_with_a_place_behind_it():
    sentence = "Police/NN/compound/arrest in/IN/case/Spain Spain/NNP/nmod/Police arrest/NN/root six/CD/nummod/men men=man/NNS/appos/arrest ./."
    found = tree(find_main_verbs(make_doc(sentence)))
    assert found["Police"] == ("nsubj", "arrest")
    assert found["Spain"] == ("nmod", "Police")
    assert found["men"] == ("obj", "arrest")


def test_a_verb_coordinated_with_what_was_taken_for_a_noun_is_no_main_verb():
    sentence = "Iran/NNP/nsubj/attacks attacks=attack/NNS/root the/DT/det/plan plan/NN/obj/attacks and/CC/cc/blames blames=blame/VBZ/conj/attacks Iraq/NNP/obj/blames ./."
    doc = find_main_verbs(make_doc(sentence))
    assert doc[1].tag_ == "VBZ"
    assert tree(doc)["blames"] == ("conj", "attacks")


def test_coordinated_subjects():
    sentence = "Iran/NNP/compound/sign and/CC/cc/Iraq Iraq/NNP/conj/Iran sign/NN/root a/DT/det/pact pact/NN/appos/sign ./."
    found = tree(find_main_verbs(make_doc(sentence)))
    assert found["Iran"] == ("nsubj", "sign")
    assert found["Iraq"] == ("conj", "Iran")


def test_a_name_before_a_verb_that_a_preposition_follows():
    sentence = (
        "Uganda/NNP/nsubj/withdraws withdraws=withdraw/NNS/root from/IN/case/pact the/DT/det/pact pact/NN/obl/withdraws ./."
    )
    doc = find_main_verbs(make_doc(sentence))
    assert (doc[1].pos_, doc[1].tag_) == ("VERB", "VBZ")
    assert tree(doc)["Uganda"] == ("nsubj", "withdraws")
    assert tree(doc)["pact"] == ("obl", "withdraws")


def test_a_name_whose_head_is_its_first_word():
    sentence = "Amnesty/NNPS/root Sans/NNP/flat/Amnesty Bornes/NNPS/flat/Amnesty ends=end/NNS/appos/Amnesty the/DT/det/work work/NN/appos/Amnesty ./."
    found = tree(find_main_verbs(make_doc(sentence)))
    assert found["Amnesty"] == ("nsubj", "ends")
    assert found["Bornes"] == ("flat", "Amnesty")
    assert found["work"] == ("obj", "ends")


def test_a_participle_before_the_object_that_the_parser_gave_it():
    sentence = "Mohammed/NNP/compound/pardons pardons=pardon/NNS/root jailed=jail/VBD/acl/pardons journalists=journalist/NNS/obj/jailed ./."
    found = tree(find_main_verbs(make_doc(sentence)))
    assert found["Mohammed"] == ("nsubj", "pardons")
    assert found["journalists"] == ("obj", "pardons")
    assert found["jailed"] == ("amod", "journalists")


def test_a_root_that_the_parser_gave_an_adverb():
    sentence = "Washington/NNP/compound/protests protests=protest/NNS/root strongly/RB/advmod/protests to/IN/case/Vietnam Vietnam/NNP/nmod/protests ./."
    found = tree(find_main_verbs(make_doc(sentence)))
    assert found["Washington"] == ("nsubj", "protests")
    assert found["Vietnam"] == ("obl", "protests")


@pytest.mark.parametrize(
    "sentence",
    [
        ARREST.replace("./.", "!/."),  # a headline
        ARREST.replace("men=man/NNS/appos/arrest", "men=man/NNS/nsubj/left left=leave/VBD/ccomp~/arrest").replace(
            "ccomp~", "parataxis"
        ),
        "The/DT/det/strikes drone/NN/compound/strikes strikes=strike/NNS/root on/IN/case/Kunduz Kunduz/NNP/nmod/strikes in/IN/case/May May/NNP/nmod/strikes ./.",
        "Weeks=week/NNS/root of/IN/case/arrests police/NN/compound/arrests arrest=arrest/NN/nmod/Weeks the/DT/det/nation nation/NN/appos/Weeks arrests=arrest/NNS/appos/nation ./.",
    ],
)
def test_what_is_left_alone(sentence):
    doc = make_doc(sentence)
    before = [(token.head.i, token.dep_, token.tag_) for token in doc]
    assert [(token.head.i, token.dep_, token.tag_) for token in find_main_verbs(doc)] == before


def test_the_military_before_a_verb_is_its_subject():
    doc = find_main_verbs(
        make_doc(
            "The/DT/det/strikes Turkish/JJ/amod/strikes military/JJ/compound/strikes strikes=strike/VBZ/root Idlib/NNP/obj/strikes ./."
        )
    )
    assert doc[2].pos_ == "NOUN"
    assert tree(doc) == {
        "The": ("det", "military"),
        "Turkish": ("amod", "military"),
        "military": ("nsubj", "strikes"),
        "strikes": ("ROOT", "strikes"),
        "Idlib": ("obj", "strikes"),
        ".": ("punct", "strikes"),
    }
