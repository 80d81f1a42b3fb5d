"""Polarity and modality of clauses, in documents made by hand with the labels of Universal Dependencies."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import ACTIVE, holds, read, roles

# ---------------------------------------------------------------------- polarity

NEGATED = {
    "not": "Iran/NNP/nsubj/attack did=do/VBD/aux/attack not/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./.",
    "n't": "Iran/NNP/nsubj/attack did=do/VBD/aux/attack n't=not/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./.",
    "never": "Iran/NNP/nsubj/attack would/MD/aux/attack never/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./.",
    "no subject": "No=no/DT/det/states states=state/NNS/nsubj/attack attack/VBP/root Iraq/NNP/obj/attack ./.",
    "failed to": "Iran/NNP/nsubj/failed failed=fail/VBD/root to/TO/mark/attack attack/VB/xcomp/failed Iraq/NNP/obj/attack ./.",
    "refused to": "Iran/NNP/nsubj/refused refused=refuse/VBD/root to/TO/mark/attack attack/VB/xcomp/refused Iraq/NNP/obj/attack ./.",
    "did not agree to": "Iran/NNP/nsubj/agree did=do/VBD/aux/agree not/RB/advmod/agree agree/VB/root to/TO/mark/attack "
    "attack/VB/xcomp/agree Iraq/NNP/obj/attack ./.",
    "no attack": "Iran/NNP/nsubj/launched launched=launch/VBD/root no/DT/det/attack attack/NN/obj/launched on/IN/case/Iraq "
    "Iraq/NNP/nmod/attack ./.",
    "did not launch": "Iran/NNP/nsubj/launch did=do/VBD/aux/launch not/RB/advmod/launch launch/VB/root an/DT/det/attack "
    "attack/NN/obj/launch on/IN/case/Iraq Iraq/NNP/nmod/attack ./.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", NEGATED.values(), ids=NEGATED)
def test_negation(sentence):
    assert holds(sentence, "attack")[0] == "negative"


def test_without_doing():
    sentence = "Iran/NNP/nsubj/left left=leave/VBD/root without/IN/mark/attacking attacking=attack/VBG/advcl/left Iraq/NNP/obj/attacking ./."
    assert holds(sentence, "attacking")[0] == "negative"
    assert holds(sentence, "left")[0] == "positive"


AFFIRMED = {
    "did not fail to": "Iran/NNP/nsubj/fail did=do/VBD/aux/fail not/RB/advmod/fail fail/VB/root to/TO/mark/attack attack/VB/xcomp/fail "
    "Iraq/NNP/obj/attack ./.",
    "did not leave; it attacked": "Iran/NNP/nsubj/leave did=do/VBD/aux/leave not/RB/advmod/leave leave/VB/root but/CC/cc/attack "
    "it/PRP/nsubj/attack attack/VBD/conj/leave Iraq/NNP/obj/attack ./.",
    "said that ... did not": "Iran/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/attack would/MD/aux/attack attack/VB/ccomp/said ./.",
    "did not deny that": "Iran/NNP/nsubj/deny did=do/VBD/aux/deny not/RB/advmod/deny deny/VB/root that/IN/mark/attack it/PRP/nsubj/attack "
    "would/MD/aux/attack attack/VB/ccomp/deny Iraq/NNP/obj/attack ./.",
    "condemned no attack": "Iran/NNP/nsubj/condemn did=do/VBD/aux/condemn not/RB/advmod/condemn condemn/VB/root the/DT/det/attack "
    "attack/NN/obj/condemn ./.",
}  # fmt: skip


@pytest.mark.parametrize("sentence", AFFIRMED.values(), ids=AFFIRMED)
def test_negation_that_is_not_of_the_clause(sentence):
    assert holds(sentence, "attack")[0] == "positive"


def test_the_negation_is_among_the_words_of_the_predicate():
    doc, clause = read(NEGATED["not"], "attack")
    assert [doc[index].text for index in clause.words] == ["not", "attack"]


# ---------------------------------------------------------------------- modality


@pytest.mark.parametrize(
    ("auxiliary", "modality"),
    [
        ("will", "intended"),
        ("would", "intended"),
        ("shall", "intended"),
        ("may", "possible"),
        ("might", "possible"),
        ("could", "possible"),
    ],
)
def test_auxiliaries(auxiliary, modality):
    sentence = f"Iran/NNP/nsubj/attack {auxiliary}/MD/aux/attack attack/VB/root Iraq/NNP/obj/attack ./."
    assert holds(sentence, "attack") == ("positive", modality)


def test_a_plain_past_and_a_perfect_are_asserted():
    assert holds(ACTIVE, "attacked") == ("positive", "asserted")
    perfect = "Iran/NNP/nsubj/attacked has=have/VBZ/aux/attacked attacked=attack/VBN/root Iraq/NNP/obj/attacked ./."
    assert holds(perfect, "attacked") == ("positive", "asserted")


@pytest.mark.parametrize("mark", ["if", "unless"])
def test_a_condition(mark):
    sentence = f"Oman/NNP/nsubj/leaves leaves=leave/VBZ/root {mark}/IN/mark/attacks Iran/NNP/nsubj/attacks attacks=attack/VBZ/advcl/leaves Iraq/NNP/obj/attacks ./."
    assert holds(sentence, "attacks")[1] == "conditional"
    assert holds(sentence, "leaves")[1] == "asserted"


def test_a_purpose_is_intended_and_shares_the_subject():
    sentence = (
        "Iran/NNP/nsubj/met met=meet/VBD/root Oman/NNP/obj/met to/TO/mark/attack attack/VB/advcl/met Iraq/NNP/obj/attack ./."
    )
    assert holds(sentence, "attack") == ("positive", "intended")
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}
    assert holds(sentence, "met") == ("positive", "asserted")


def test_what_is_due_is_intended():
    sentence = "Iran/NNP/nsubj/attack was=be/VBD/cop/attack due/JJ/advmod/attack {} attack/VB/root Iraq/NNP/obj/attack ./."
    assert holds(sentence.format("to/TO/fixed/due"), "attack")[1] == "intended"
    assert holds(sentence.format("to/TO/mark/attack"), "attack")[1] == "intended"
    left = "Iran/NNP/nsubj/left left=leave/VBD/root and/CC/cc/due was=be/VBD/cop/due due/JJ/conj/left to/TO/compound:prt/due "
    assert holds(f"{left} attack/VB/xcomp/left Iraq/NNP/obj/attack ./.", "attack")[1] == "intended"


def test_what_somebody_is_asked_to_enter_into_is_not_there_yet():
    sentence = (
        "Oman/NNP/nsubj/called called=call/VBD/root on/IN/case/Iran Iran/NNP/obl/called to/TO/mark/enter enter/VB/xcomp/called "
        "into/IN/case/talks talks=talk/NNS/obl/enter with/IN/case/Iraq Iraq/NNP/nmod/talks ./."
    )
    assert holds(sentence, "talks") == ("positive", "intended")


def test_adverbs_and_hearsay():
    sentence = "Iran/NNP/nsubj/attacked {}/RB/advmod/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    assert holds(sentence.format("possibly"), "attacked")[1] == "possible"
    assert read(sentence.format("reportedly"), "attacked")[1].reported
    assert not read(sentence.format("quickly"), "attacked")[1].reported


def test_the_least_certain_modality_wins():
    sentence = "Iran/NNP/nsubj/want may/MD/aux/want want/VB/root to/TO/mark/attack attack/VB/xcomp/want Iraq/NNP/obj/attack ./."
    assert holds(sentence, "want")[1] == "possible"
    assert holds(sentence, "attack")[1] == "possible"


def test_a_call_for_talks_is_no_talks():
    sentence = "Iran/NNP/nsubj/called called=call/VBD/root for/IN/case/talks talks=talk/NNS/obl/called with/IN/case/Iraq Iraq/NNP/nmod/talks ./."
    assert holds(sentence, "talks")[1] == "intended"


# ---------------------------------------------------------------------- what others say, ask, deny and decide


def test_a_suspect_may_have_done_it():
    sentence = "Iran/NNP/nsubj:pass/suspected is/VBZ/aux:pass/suspected suspected=suspect/VBN/root of/IN/mark/killing "
    sentence += "killing=kill/VBG/advcl/suspected Putin/NNP/obj/killing ./."
    assert holds(sentence, "killing") == ("positive", "possible")


@pytest.mark.parametrize(
    ("verb", "noun", "mark", "polarity"),
    [
        ("denied=deny", "report", "that/IN", "negative"),
        ("refuted=refute", "report", "that/IN", "negative"),
        ("confirmed=confirm", "report", "that/IN", "positive"),
        ("denied=deny", "visa", "that/IN", "positive"),
        ("denied=deny", "report", "as/IN", "positive"),
    ],
)
def test_what_a_denied_claim_tells_is_not_so(verb, noun, mark, polarity):
    told, head = verb.partition("=")[0], noun.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/{told} {verb}/VBD/root a/DT/det/{head} {noun}/NN/obj/{told} {mark}/mark/attacked "
    sentence += f"Putin/NNP/nsubj/attacked attacked=attack/VBD/acl/{head} Iraq/NNP/obj/attacked ./."
    assert holds(sentence, "attacked")[0] == polarity


def test_a_claim_that_is_not_denied_or_denied_with_another_is_read_alike():
    sentence = "Iran/NNP/nsubj/deny did=do/VBD/aux/deny not/RB/advmod/deny deny/VB/root claims=claim/NNS/obj/deny "
    sentence += "that/IN/mark/attacked Putin/NNP/nsubj/attacked attacked=attack/VBD/acl/claims Iraq/NNP/obj/attacked ./."
    assert holds(sentence, "attacked")[0] == "positive"
    sentence = "Iran/NNP/nsubj/denied denied=deny/VBD/root claims=claim/NNS/obj/denied and/CC/cc/reports "
    sentence += "reports=report/NNS/conj/claims of/IN/mark/attacking attacking=attack/VBG/acl/reports Iraq/NNP/obj/attacking ./."
    assert holds(sentence, "attacking")[0] == "negative"
    assert roles(sentence, "attacking")["agent"] == ["Iran"]


def test_for_what_somebody_will_come_is_still_to_be():
    sentence = "Iran/NNP/nsubj/come will/MD/aux/come come/VB/root for/IN/case/{0} {0}/NNS/obl/come with/IN/case/Iraq Iraq/NNP/nmod/{0} ./."
    assert holds(sentence.format("talks=talk").replace("/talks=talk ", "/talks "), "talks") == ("positive", "intended")


def test_whether_leaves_it_open():
    sentence = "Iran/NNP/nsubj/asked asked=ask/VBD/root whether/IN/mark/attacked Iraq/NNP/nsubj/attacked attacked=attack/VBD/ccomp/asked ./."
    assert holds(sentence, "attacked") == ("positive", "possible")


def test_what_demands_include_is_intended():
    sentence = "demands=demand/NNS/nsubj/include include/VBP/root an/DT/det/attack attack/NN/obj/include on/IN/case/Iran Iran/NNP/nmod/attack ./."
    assert holds(sentence, "attack") == ("positive", "intended")
    assert holds(sentence.replace("demands=demand", "reports=report"), "attack") == ("positive", "asserted")


def test_who_is_prevented_does_it_not():
    sentence = "Iran/NNP/nsubj/prevented prevented=prevent/VBD/root Iraq/NNP/obj/prevented from/IN/mark/attacking "
    sentence += "attacking=attack/VBG/advcl/prevented Putin/NNP/obj/attacking ./."
    assert roles(sentence, "attacking")["agent"] == ["Iraq"]
    assert holds(sentence, "attacking")[0] == "negative"


@pytest.mark.parametrize(
    ("verb", "polarity"),
    [("met=meet/VBD", "positive"), ("ignored=ignore/VBD", "negative"), ("rejected=reject/VBD", "negative")],
)
@pytest.mark.parametrize("label", ["acl/demands", "advcl/{}", "xcomp/{}"])
def test_what_somebody_is_asked_to_do_and_does_or_not(verb, polarity, label):
    word = verb.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/{word} {verb}/root demands=demand/NNS/obj/{word} to/TO/mark/free free/VB/{label.format(word)} Putin/NNP/obj/free ./."
    assert holds(sentence, "free")[0] == polarity
    assert roles(sentence, "free")["agent"] == ["Iran"]


def test_demands_that_are_not_met():
    sentence = (
        "Iran/NNP/nsubj/meet did=do/VBD/aux/meet not/RB/advmod/meet meet/VB/root demands=demand/NNS/obj/meet to/TO/mark/free "
        "free/VB/acl/demands Putin/NNP/obj/free ./."
    )
    assert holds(sentence, "free")[0] == "negative"


def test_a_passive_that_is_ordered_is_intended():
    sentence = (
        "Iran/NNP/nsubj/ordered ordered=order/VBD/root that/IN/mark/freed Lavrov/NNP/nsubj:pass/freed be/VB/aux:pass/freed "
    )
    sentence += "freed=free/VBN/ccomp/ordered ./."
    assert holds(sentence, "freed") == ("positive", "intended")


@pytest.mark.parametrize(("out", "negated"), [("out/RP/compound:prt/ruled", True), ("", False)])
def test_to_rule_out_is_not_to_rule(out, negated):
    sentence = (
        f"Iran/NNP/nsubj/ruled ruled=rule/VBD/root {out} that/IN/mark/left Syria/NNP/nsubj/left left=leave/VBD/ccomp/ruled ./."
    )
    assert holds(sentence, "left")[0] == ("negative" if negated else "positive")


DENIED = (
    "Iran/NNP/nsubj/{verb} {verb}={lemma}/VBD/root reports=report/NNS/obj/{verb} that/IN/mark/attacked it/PRP/nsubj/attacked "
    "had/VBD/aux/attacked attacked=attack/VBN/acl/reports Iraq/NNP/obj/attacked ./."
)


@pytest.mark.parametrize(
    ("verb", "lemma", "held"),
    [
        ("denied", "deny", ("negative", "asserted")),
        ("dismissed", "dismiss", ("negative", "asserted")),
        ("investigated", "investigate", ("positive", "possible")),
        ("published", "publish", ("positive", "asserted")),
    ],
)
def test_a_claim_that_is_denied_does_not_hold_and_one_that_is_checked_may(verb, lemma, held):
    assert holds(DENIED.format(verb=verb, lemma=lemma), "attacked") == held


def test_who_denies_having_done_something_has_not():
    sentence = "Iran/NNP/nsubj/denied denied=deny/VBD/root having=have/VBG/aux/attacked attacked=attack/VBN/advcl/denied Iraq/NNP/obj/attacked ./."
    assert holds(sentence, "attacked") == ("negative", "asserted")
    assert roles(sentence, "attacked") == {"agent": ["Iran"], "patient": ["Iraq"]}


@pytest.mark.parametrize(
    ("auxiliaries", "expected"),
    [
        ("will/MD/aux/provide ", ("positive", "intended")),
        ("did=do/VBD/aux/provide not/RB/advmod/provide ", ("negative", "asserted")),
        ("", ("positive", "asserted")),
    ],
)
def test_what_is_given_in_aid_is_as_sure_as_that_it_is_given(auxiliaries, expected):
    sentence = (
        f"Iran/NNP/nsubj/provide {auxiliaries}provide/VB/root millions=million/NNS/obj/provide in/IN/case/aid aid/NN/obl/provide "
    )
    assert holds(sentence + "to/IN/case/Iraq Iraq/NNP/nmod/aid ./.", "aid") == expected


def test_a_prospect_of_war_is_no_war():
    war = "A/DT/det/prospect prospect/NN/nsubj/grew of/IN/case/war war/NN/nmod/prospect with/IN/case/Iran Iran/NNP/nmod/war grew=grow/VBD/root ./."
    assert holds(war, "war") == ("positive", "possible")
    assert holds(war.replace("prospect", "horror"), "war") == ("positive", "asserted")


def test_an_offer_of_talks_that_is_turned_down_is_no_talks():
    talks = "Iran/NNP/nsubj/rejected rejected={}/VBD/root an/DT/det/offer offer/NN/obj/rejected of/IN/case/talks talks=talk/NNS/nmod/offer with/IN/case/Iraq Iraq/NNP/nmod/talks ./."
    assert read(talks.format("reject"), "talks")[1].undone
    assert not read(talks.format("accept"), "talks")[1].undone


@pytest.mark.parametrize(
    ("verb", "modality"),
    [
        ("talks=talk/NNS/nsubj:pass/held {} will/MD/aux/held be/VB/aux:pass/held held=hold/VBN/root", "intended"),
        ("talks=talk/NNS/nsubj:pass/held {} were=be/VBD/aux:pass/held held=hold/VBN/root", "asserted"),
        ("talks=talk/NNS/nsubj/begin {} may/MD/aux/begin begin/VB/root", "possible"),
        ("talks=talk/NNS/nsubj/take {} will/MD/aux/take take/VB/root place/NN/obj/take", "intended"),
        ("talks=talk/NNS/nsubj/fail {} will/MD/aux/fail fail/VB/root", "asserted"),
        ("clashes=clash/NNS/nsubj/begin {} will/MD/aux/begin begin/VB/root again/RB/advmod/begin", "asserted"),
    ],
)
def test_what_will_begin_is_still_to_be(verb, modality):
    noun = verb.partition("=")[0]
    sentence = verb.format(f"with/IN/case/Iran Iran/NNP/nmod/{noun}") + " ./."
    assert holds(sentence, noun) == ("positive", modality)


@pytest.mark.parametrize(("marks", "polarity"), [("", "negative"), ("which/WDT/obj/attacked ", "positive")])
def test_a_denied_claim_needs_no_that(marks, polarity):
    sentence = f"Oman/NNP/nsubj/denied denied=deny/VBD/root claims=claim/NNS/obj/denied {marks}Iran/NNP/nsubj/attacked "
    sentence += "attacked=attack/VBD/acl:relcl/claims Iraq/NNP/obj/attacked ./."
    assert holds(sentence, "attacked")[0] == polarity


def test_who_is_found_not_guilty_of_a_deed_did_not_do_it():
    sentence = (
        "Putin/NNP/nsubj:pass/found was=be/VBD/aux:pass/found found=find/VBN/root not/RB/advmod/guilty guilty/JJ/xcomp/found "
    )
    sentence += "of/IN/mark/killing killing=kill/VBG/advcl/guilty Biden/NNP/obj/killing ./."
    assert holds(sentence, "killing")[0] == "negative"
    assert holds(sentence.replace("not/RB/advmod/guilty ", ""), "killing")[0] == "positive"


@pytest.mark.parametrize(("adjective", "modality"), [("close", "possible"), ("loath", "asserted")])
def test_who_is_close_to_a_deed_has_not_done_it(adjective, modality):
    sentence = f"Iran/NNP/nsubj/{adjective} is=be/VBZ/cop/{adjective} {adjective}/JJ/root to/IN/mark/attacking "
    sentence += f"attacking=attack/VBG/advcl/{adjective} Iraq/NNP/obj/attacking ./."
    assert holds(sentence, "attacking") == ("positive", modality)
