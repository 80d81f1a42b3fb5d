"""Verbs of news that were taken for nouns, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from docs import make_parse
from spacy.tokens import Span

from extractor.main_verbs import find_main_verbs

ARREST = "British/JJ/amod/arrest police/NN/compound/arrest arrest/NN/root six/CD/nummod/men men=man/NNS/appos/arrest from/IN/case/Leeds Leeds/NNP/nmod/arrest ./."


def tree(doc):
    return {token.text: (token.dep_, token.head.text) for token in doc}


def test_a_noun_that_must_be_the_verb_gets_subject_object_and_phrases():
    doc = find_main_verbs(make_parse(ARREST))
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
    found = find_main_verbs(make_parse(sentence))
    assert next(token.tag_ for token in found if token.text == "calls") == tag


def test_a_verb_in_front_of_what_was_taken_for_the_root():
    sentence = "A/DT/det/base bomber/NN/compound/attacks attacks=attack/NNS/amod/base the/DT/det/base base/NN/root in/IN/case/Kismayo Kismayo/NNP/nmod/base ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["bomber"] == ("nsubj", "attacks")
    assert found["A"] == ("det", "bomber")
    assert found["base"] == ("obj", "attacks")


def test_a_subject_with_a_place_behind_it():
    sentence = "Police/NN/compound/arrest in/IN/case/Spain Spain/NNP/nmod/Police arrest/NN/root six/CD/nummod/men men=man/NNS/appos/arrest ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Police"] == ("nsubj", "arrest")
    assert found["Spain"] == ("nmod", "Police")
    assert found["men"] == ("obj", "arrest")


def test_a_larger_place_stands_between_subject_and_verb():
    sentence = "Police/NN/compound/arrest in/IN/case/Lyon Lyon/NNP/nmod/Police ,/,/punct/Lyon France/NNP/appos/Lyon ,/,/punct/Lyon arrest/NN/root six/CD/nummod/men men=man/NNS/appos/arrest ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Police"] == ("nsubj", "arrest")
    assert found["men"] == ("obj", "arrest")


@pytest.mark.parametrize(
    ("subject", "verb", "rest", "is_verb"),
    [
        ("rebels=rebel/NNS/compound/attack", "attack/NN/root", "checkpoints=checkpoint/NNS/appos/attack", True),
        ("armed/VBN/amod/rebels rebels=rebel/NNS/compound/attack", "attack/NN/root", "towns=town/NNS/appos/attack", True),
        ("police/NNS/compound/arrest", "arrest/NN/root", "over/RB/advmod/90 90/CD/nummod/arrest", True),
        (
            "Mali/NNP/compound/exchange and/CC/cc/Chad Chad/NNP/conj/Mali",
            "exchange/NN/root",
            "envoys=envoy/NNS/appos/exchange",
            True,
        ),
        (
            "the/DT/det/army army/NN/compound/withdraws",
            "withdraws=withdraw/NNS/root",
            "from/IN/case/Lima Lima/NNP/nmod/withdraws",
            True,
        ),
        (
            "the/DT/det/drone drone/NN/compound/strikes",
            "strikes=strike/NNS/root",
            "from/IN/case/Lima Lima/NNP/nmod/strikes",
            False,
        ),
        ("police/NNS/compound/fire", "open/JJ/amod/fire fire/NN/root", "on/IN/case/crowds crowds=crowd/NNS/nmod/fire", True),
    ],
)
def test_what_stands_around_a_verb_tells_it(subject, verb, rest, is_verb):
    doc = find_main_verbs(make_parse(f"{subject} {verb} {rest} today/NN/nmod/{rest.split('/')[-1]} ./."))
    assert (doc[:].root.pos_ == "VERB") is is_verb


def test_a_title_and_a_name_behind_the_verb():
    sentence = (
        "Police/NNS/root in/IN/case/critic Chad/NNP/compound/arrest arrest/NN/compound/critic critic/NN/nmod/Police "
        "Ana/NNP/appos/critic Diaz/NNP/flat/Ana ./."
    )
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Police"] == ("nsubj", "arrest")
    assert (found["in"], found["Chad"]) == (("case", "Chad"), ("nmod", "Police"))
    assert found["critic"] == ("obj", "arrest")


def test_a_verb_coordinated_with_what_was_taken_for_a_noun_is_no_main_verb():
    sentence = "Iran/NNP/nsubj/attacks attacks=attack/NNS/root the/DT/det/plan plan/NN/obj/attacks and/CC/cc/blames blames=blame/VBZ/conj/attacks Iraq/NNP/obj/blames ./."
    doc = find_main_verbs(make_parse(sentence))
    assert doc[1].tag_ == "VBZ"
    assert tree(doc)["blames"] == ("conj", "attacks")


def test_coordinated_subjects():
    sentence = "Iran/NNP/compound/sign and/CC/cc/Iraq Iraq/NNP/conj/Iran sign/NN/root a/DT/det/pact pact/NN/appos/sign ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Iran"] == ("nsubj", "sign")
    assert found["Iraq"] == ("conj", "Iran")


def named(sentence):
    """The tree of a headline whose capitalised words are names."""
    doc = make_parse(sentence)
    doc.set_ents([Span(doc, token.i, token.i + 1, "STATE") for token in doc if token.pos_ == "PROPN"])
    return find_main_verbs(doc)


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran/NNP/compound/pact ,/, Iraq/NNP/compound/pact sign/NN/compound/pact pact/NN/root",
        "Iran/NNP/compound/Iraq ,/, Iraq/NNP/nsubj/sign sign/VBP/root pact/NN/obj/sign",
        "Iran/NNP/compound/pact ,/, Oman/NNP/conj/Iran and/CC/cc/Iraq Iraq/NNP/conj/Iran sign/NN/compound/pact pact/NN/root",
    ],
)
def test_a_comma_stands_for_and_in_a_headline(sentence):
    found = tree(named(sentence))
    assert found["Iran"] == ("nsubj", "sign")
    assert found["Iraq"] == ("conj", "Iran")
    assert found["pact"] == ("obj", "sign")


def test_a_noun_behind_two_names_is_no_verb_where_another_verb_follows():
    sentence = (
        "Iran/NNP/compound/talks ,/, Iraq/NNP/compound/talks trade/NN/compound/talks talks=talk/NNS/nsubj/fail fail/VBP/root"
    )
    assert tree(named(sentence))["talks"] == ("nsubj", "fail")


def test_what_a_name_is_to_do_in_a_headline():
    sentence = "Iran/NNP/root to/TO/mark/send send/VB/advcl/Iran troops=troop/NNS/obj/send"
    assert tree(named(sentence))["send"] == ("acl", "Iran")


def test_a_name_before_a_verb_that_a_preposition_follows():
    sentence = (
        "Uganda/NNP/nsubj/withdraws withdraws=withdraw/NNS/root from/IN/case/pact the/DT/det/pact pact/NN/obl/withdraws ./."
    )
    doc = find_main_verbs(make_parse(sentence))
    assert (doc[1].pos_, doc[1].tag_) == ("VERB", "VBZ")
    assert tree(doc)["Uganda"] == ("nsubj", "withdraws")
    assert tree(doc)["pact"] == ("obl", "withdraws")


def test_a_name_whose_head_is_its_first_word():
    sentence = "Amnesty/NNPS/root Sans/NNP/flat/Amnesty Bornes/NNPS/flat/Amnesty ends=end/NNS/appos/Amnesty the/DT/det/work work/NN/appos/Amnesty ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Amnesty"] == ("nsubj", "ends")
    assert found["Bornes"] == ("flat", "Amnesty")
    assert found["work"] == ("obj", "ends")


def test_a_participle_before_the_object_that_the_parser_gave_it():
    sentence = "Mohammed/NNP/compound/pardons pardons=pardon/NNS/root jailed=jail/VBD/acl/pardons journalists=journalist/NNS/obj/jailed ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Mohammed"] == ("nsubj", "pardons")
    assert found["journalists"] == ("obj", "pardons")
    assert found["jailed"] == ("amod", "journalists")


def test_a_root_that_the_parser_gave_an_adverb():
    sentence = "Washington/NNP/compound/protests protests=protest/NNS/root strongly/RB/advmod/protests to/IN/case/Vietnam Vietnam/NNP/nmod/protests ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["Washington"] == ("nsubj", "protests")
    assert found["Vietnam"] == ("obl", "protests")


def test_a_person_named_behind_what_he_is():
    sentence = "Police/NNP/compound/banker arrest/NN/compound/banker banker/NN/root Jane/NNP/appos/banker ./."
    found = tree(find_main_verbs(make_parse(sentence, ents={"Jane": "PERSON"})))
    assert found["Police"] == ("nsubj", "arrest")
    assert found["banker"] == ("obj", "arrest")


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("shelling=shell/VBG/csubj/kills by/IN/case/rebels rebels/NNS/nmod/shelling kills=kill/VBZ/root ten/CD/obj/kills ./.", "nsubj"),
        ("Ten/CD/nsubj:pass/killed killed=kill/VBN/root by/IN/mark/shelling shelling=shell/VBG/advcl/killed ./.", "obl:agent"),
        ("Ten/CD/nsubj:pass/killed killed=kill/VBN/root in/IN/mark/shelling Iraqi/JJ/amod/shelling shelling=shell/VBG/advcl/killed ./.", "obl"),
        ("Ten/CD/nsubj:pass/killed killed=kill/VBN/root by/IN/mark/shelling shelling=shell/VBG/advcl/killed Homs/NNP/obj/shelling ./.", "advcl"),
    ],
)  # fmt: skip
def test_a_gerund_that_names_a_deed_is_a_noun(sentence, label):
    doc = find_main_verbs(make_parse(sentence))
    assert next(token.dep_ for token in doc if token.text == "shelling") == label


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
    doc = make_parse(sentence)
    before = [(token.head.i, token.dep_, token.tag_) for token in doc]
    assert [(token.head.i, token.dep_, token.tag_) for token in find_main_verbs(doc)] == before


def test_the_military_before_a_verb_is_its_subject():
    doc = find_main_verbs(
        make_parse(
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


def test_the_military_opens_a_clause_that_was_read_as_a_name():
    sentence = (
        "Iran/NNP/nsubj/moved moved=move/VBD/root after/IN/case/Hebron the/DT/det/Hebron Israeli/JJ/amod/Hebron "
        "military/JJ/compound/Hebron left=leave/VBN/amod/Hebron Hebron/NNP/obl/moved ./."
    )
    found = tree(find_main_verbs(make_parse(sentence)))
    assert found["left"] == ("advcl", "moved")
    assert (found["after"], found["military"], found["Hebron"]) == (("mark", "left"), ("nsubj", "left"), ("obj", "left"))
    assert (found["the"], found["Israeli"]) == (("det", "military"), ("amod", "military"))


@pytest.mark.parametrize(
    "sentence",
    [
        # a noun with its verb taken for a compound
        "Ten/CD/nsubj:pass/killed are/VBP/aux:pass/killed killed/VBN/root after/IN/case/overturns a/DT/det/bus bus/NN/compound/overturns "
        "overturns=overturn/NNS/obl/killed in/IN/case/Lima Lima/NNP/nmod/overturns ./.",
        # one whose subject the parser saw
        "Ten/CD/nsubj:pass/killed are/VBP/aux:pass/killed killed/VBN/root after/IN/case/overturns a/DT/det/bus bus/NN/nsubj/overturns "
        "overturns=overturn/NNS/obl/killed in/IN/case/Lima Lima/NNP/nmod/overturns ./.",
    ],
)
def test_a_verb_of_a_mishap_that_was_taken_for_a_noun(sentence):
    doc = find_main_verbs(make_parse(sentence))
    found = tree(doc)
    assert (found["bus"], found["after"], found["Lima"]) == (("nsubj", "overturns"), ("mark", "overturns"), ("obl", "overturns"))
    assert next((token.pos_, token.tag_) for token in doc if token.text == "overturns") == ("VERB", "VBZ")
    assert found["overturns"] == ("advcl", "killed")


@pytest.mark.parametrize(("thing", "participle"), [("boat/NN/nsubj/carrying", "advcl/drown"), ("boat/NN/obl/drown", "acl/boat")])
def test_a_verb_of_a_mishap_behind_a_participle(thing, participle):
    mark = "after/IN/mark/carrying" if "nsubj" in thing else "after/IN/case/boat"
    sentence = (
        f"Ten/CD/nsubj/drown drown/VBP/root {mark} a/DT/det/boat {thing} carrying=carry/VBG/{participle} young/JJ/amod/capsizes "
    )
    sentence += "pupils=pupil/NNS/compound/capsizes capsizes=capsize/NNS/obj/carrying in/IN/case/Lima Lima/NNP/obl/carrying ./."
    found = tree(find_main_verbs(make_parse(sentence)))
    assert (found["boat"], found["carrying"], found["pupils"]) == (("nsubj", "capsizes"), ("acl", "boat"), ("obj", "carrying"))
    assert (found["young"], found["Lima"], found["after"][1]) == (("amod", "pupils"), ("obl", "capsizes"), "capsizes")
    assert found["capsizes"] == ("advcl", "drown")


def test_a_verb_of_a_mishap_behind_an_insertion():
    sentence = "Ten/CD/nsubj/died died=die/VBD/root after/IN/case/bus a/DT/det/bus bus/NN/obl/died ,/,/punct/carrying "
    sentence += "carrying=carry/VBG/acl/bus pilgrims=pilgrim/NNS/obj/carrying ,/,/punct/overturns "
    found = tree(
        find_main_verbs(make_parse(sentence + "overturns=overturn/NNS/conj/died in/IN/case/Lima Lima/NNP/nmod/overturns ./."))
    )
    assert (found["bus"], found["after"], found["Lima"]) == (("nsubj", "overturns"), ("mark", "overturns"), ("obl", "overturns"))
    beside = "Ten/CD/nsubj/died died=die/VBD/root ,/,/punct/died say/VBP/parataxis/died police/NN/nsubj/say ,/,/punct/died "
    assert tree(find_main_verbs(make_parse(beside + "crashes=crash/NNS/obj/died ./.")))["crashes"] == ("obj", "died")


def test_mishaps_that_are_nouns_stay_so():
    sentence = "Ten/CD/nummod/crashes plane/NN/compound/crashes crashes=crash/NNS/nsubj/killed killed=kill/VBD/root six/CD/obj/killed ./."
    assert tree(find_main_verbs(make_parse(sentence)))["crashes"] == ("nsubj", "killed")


def test_two_who_exchange_fire():
    doc = find_main_verbs(
        make_parse(
            "Mali/NNP/compound/exchange and/CC/cc/Chad Chad/NNP/conj/Mali exchange/NN/compound/fire fire/NN/root near/IN/case/Oman Oman/NNP/nmod/fire ./."
        )
    )
    found = tree(doc)
    assert (found["exchange"][0], found["Mali"], found["fire"]) == ("ROOT", ("nsubj", "exchange"), ("obj", "exchange"))


@pytest.mark.parametrize(
    ("end", "read"),
    [("", True), (" ./.", False), (" says=say/VBZ/acl/Apple", False)],
)
def test_what_a_name_is_to_do_in_a_headline_is_no_adjective(end, read):
    sentence = f"France/NNP/compound/Apple to/IN/case/Apple fine/JJ/amod/Apple Apple/NNP/root{end}"
    doc = find_main_verbs(make_parse(sentence, ents={"France": "STATE", "Apple": "ORG"}))
    as_verb = {"France": ("nsubj", "fine"), "to": ("mark", "fine"), "fine": ("ROOT", "fine"), "Apple": ("obj", "fine")}
    assert (tree(doc) == as_verb) is read
    assert (doc[2].tag_ == "VB") is read


@pytest.mark.parametrize("deed", ["fight/VBG/csubj", "fight/VBG/compound", "fighting/NN/compound"])
def test_what_breaks_out_is_the_subject_of_a_verb(deed):
    sentence = f"Fighting={deed}/breaks breaks=break/NNS/root out/RP/compound:prt/breaks between/IN/case/rebels rebels/NNS/nmod/breaks and/CC/cc/Mali Mali/NNP/conj/rebels ./."
    doc = find_main_verbs(make_parse(sentence))
    found = tree(doc)
    assert (doc[0].pos_, doc[1].pos_, doc[1].tag_) == ("NOUN", "VERB", "VBZ")
    assert found["Fighting"] == ("nsubj", "breaks")
    assert found["rebels"] == ("obl", "breaks")
