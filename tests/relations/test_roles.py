"""Arguments of a predicate by role, in documents made by hand with the labels of Universal Dependencies."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from readings import ACTIVE, holds, read, roles

# ---------------------------------------------------------------------- voice and objects

PASSIVE = (
    "Iraq/NNP/nsubj:pass/attacked was=be/VBD/aux:pass/attacked attacked=attack/VBN/root by/IN/case/Iran Iran/NNP/{}/attacked ./."
)


def test_active():
    assert roles(ACTIVE, "attacked") == {"agent": ["Iran"], "patient": ["Iraq"]}


@pytest.mark.parametrize("head", ["nsubj/aid", "root"])
def test_a_past_tense_misread_as_an_adjective_keeps_its_subject(head):
    label = "root" if head != "root" else "appos/Iran"
    sentence = f"Iran/NNP/{head} suspended=suspend/VBD/amod/aid aid/NN/{label} to/IN/case/Syria Syria/NNP/nmod/aid ./."
    found = roles(sentence, "suspended")
    assert found["agent"] == ["Iran"]
    assert found["patient"] == ["aid"]
    assert found["to"] == ["Syria"]


def test_to_stop_short_of_a_deed_is_not_to_do_it():
    sentence = (
        "Iran/NNP/nsubj/stopped stopped=stop/VBD/root short/RB/advmod/stopped of/IN/mark/attacking "
        "attacking=attack/VBG/advcl/short Iraq/NNP/obj/attacking ./."
    )
    assert holds(sentence, "attacking")[0] == "negative"
    assert roles(sentence, "attacking") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_what_does_not_exist_has_the_roles_of_the_verb_to_be():
    sentence = (
        "There/EX/expl/was was=be/VBD/root no/DT/det/response response/NN/nsubj/was from/IN/case/Iran Iran/NNP/nmod/response "
        "to/IN/case/Iraq Iraq/NNP/obl/was ./."
    )
    assert holds(sentence, "response")[0] == "negative"
    assert roles(sentence, "response")["to"] == ["Iraq"]


@pytest.mark.parametrize("label", ["obl", "obl:agent"])
def test_a_passive_keeps_who_acts(label):
    assert roles(PASSIVE.format(label), "attacked") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_a_passive_without_agent():
    sentence = "Iraq/NNP/nsubj:pass/attacked was=be/VBD/aux:pass/attacked attacked=attack/VBN/root ./."
    assert roles(sentence, "attacked") == {"patient": ["Iraq"]}


def test_only_a_passive_has_its_agent_behind_by():
    sentence = "Iran/NNP/nsubj/won won=win/VBD/root by/IN/case/Monday Monday/NNP/obl/won ./."
    assert roles(sentence, "won") == {"agent": ["Iran"], "by": ["Monday"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin/NNP/nsubj/offered offered=offer/VBD/root Biden/NNP/iobj/offered bases=base/NNS/obj/offered ./.",
        "Putin/NNP/nsubj/offered offered=offer/VBD/root Biden/NNP/obj/offered bases=base/NNS/obj/offered ./.",
    ],
)
def test_double_object(sentence):
    assert roles(sentence, "offered") == {"agent": ["Putin"], "recipient": ["Biden"], "patient": ["bases"]}


def test_recipient_behind_a_preposition():
    sentence = "Putin/NNP/nsubj/offered offered=offer/VBD/root bases=base/NNS/obj/offered to/IN/case/Biden Biden/NNP/{}/{} ./."
    expected = {"agent": ["Putin"], "patient": ["bases"], "to": ["Biden"]}
    assert roles(sentence.format("obl", "offered"), "offered") == expected
    assert roles(sentence.format("nmod", "bases"), "offered") == expected, "parsers often hang the phrase on the object"


def test_passive_of_a_double_object():
    sentence = (
        "Biden/NNP/nsubj:pass/offered was=be/VBD/aux:pass/offered offered=offer/VBN/root bases=base/NNS/obj/offered "
        "by/IN/case/Putin Putin/NNP/obl/offered ./."
    )
    assert roles(sentence, "offered") == {"recipient": ["Biden"], "patient": ["bases"], "agent": ["Putin"]}


def test_particles_and_double_prepositions_make_longer_triggers():
    sentence = "Iran/NNP/nsubj/pulled pulled=pull/VBD/root out/RP/compound:prt/pulled of/IN/case/Iraq Iraq/NNP/obl/pulled ./."
    doc, clause = read(sentence, "pulled")
    assert clause.lemmas[0] == "pull out"
    assert clause.lemmas[-1] == "pull"
    assert [doc[index].text for index in clause.words] == ["pulled", "out"]
    assert roles(sentence, "pulled")["out_of"] == ["Iraq"]
    fixed = "Iran/NNP/nsubj/pulled pulled=pull/VBD/root out/IN/case/Iraq of/IN/fixed/out Iraq/NNP/obl/pulled ./."
    assert roles(fixed, "pulled")["out_of"] == ["Iraq"]
    assert read(fixed, "pulled")[1].lemmas == ("pull out", "pull")


# ---------------------------------------------------------------------- coordination


def test_coordinated_subjects_and_objects():
    sentence = (
        "Iran/NNP/nsubj/attacked and/CC/cc/Oman Oman/NNP/conj/Iran attacked=attack/VBD/root Iraq/NNP/obj/attacked "
        "and/CC/cc/Syria Syria/NNP/conj/Iraq ./."
    )
    assert roles(sentence, "attacked") == {"agent": ["Iran", "Oman"], "patient": ["Iraq", "Syria"]}


def test_three_behind_one_preposition_and_one_behind_another():
    sentence = (
        "Iran/NNP/nsubj/spoke spoke=speak/VBD/root with/IN/case/Iraq Iraq/NNP/obl/spoke ,/,/punct/Syria Syria/NNP/conj/Iraq "
        "and/CC/cc/Oman Oman/NNP/conj/Iraq and/CC/cc/Russia against/IN/case/Russia Russia/NNP/conj/Iraq ./."
    )
    assert roles(sentence, "spoke")["with"] == ["Iraq", "Syria", "Oman"]


def test_coordinated_verbs_share_subject_and_object():
    sentence = "Iran/NNP/nsubj/bombed bombed=bomb/VBD/root and/CC/cc/seized seized=seize/VBD/conj/bombed Iraq/NNP/obj/seized ./."
    assert roles(sentence, "seized") == {"agent": ["Iran"], "patient": ["Iraq"]}
    own = "Iran/NNP/nsubj/left left=leave/VBD/root and/CC/cc/stayed Iraq/NNP/nsubj/stayed stayed=stay/VBD/conj/left ./."
    assert roles(own, "stayed") == {"agent": ["Iraq"]}
    assert roles(own, "left") == {"agent": ["Iran"]}


def test_the_subject_of_a_passive_is_shared_too():
    sentence = (
        "Iran/NNP/nsubj:pass/attacked was=be/VBD/aux:pass/attacked attacked=attack/VBN/root and/CC/cc/left left=leave/VBD/conj/attacked "
        "Iraq/NNP/obj/left ./."
    )
    assert roles(sentence, "left") == {"agent": ["Iran"], "patient": ["Iraq"]}


# ---------------------------------------------------------------------- relative and participial clauses


@pytest.mark.parametrize(("pronoun", "tag"), [("which", "WDT"), ("that", "WDT"), ("who", "WP")])
def test_relative_pronoun_as_subject(pronoun, tag):
    sentence = (
        f"Iran/NNP/nsubj/left ,/,/punct/attacked {pronoun}/{tag}/nsubj/attacked attacked=attack/VBD/acl:relcl/Iran Iraq/NNP/obj/attacked "
        ",/,/punct/attacked left=leave/VBD/root ./."
    )
    assert roles(sentence, "attacked") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_relative_pronoun_as_object():
    sentence = (
        "Iraq/NNP/nsubj/left ,/,/punct/attacked which/WDT/obj/attacked Iran/NNP/nsubj/attacked attacked=attack/VBD/acl:relcl/Iraq "
        ",/,/punct/attacked left=leave/VBD/root ./."
    )
    assert roles(sentence, "attacked") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_relative_clause_without_pronoun():
    sentence = "The/DT/det/base base/NN/nsubj/closed Iran/NNP/nsubj/attacked attacked=attack/VBD/acl:relcl/base closed=close/VBD/root ./."
    assert roles(sentence, "attacked") == {"agent": ["Iran"], "patient": ["base"]}


def test_participles_behind_a_noun():
    passive = "The/DT/det/base base/NN/nsubj/closed attacked=attack/VBN/acl/base by/IN/case/Iran Iran/NNP/obl/attacked closed=close/VBD/root ./."
    assert roles(passive, "attacked") == {"agent": ["Iran"], "patient": ["base"]}
    active = "Iran/NNP/nsubj/left ,/,/punct/attacking attacking=attack/VBG/acl/Iran Iraq/NNP/obj/attacking ,/,/punct/attacking left=leave/VBD/root ./."
    assert roles(active, "attacking") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_a_participle_clause_has_the_subject_of_its_sentence():
    sentence = "Iran/NNP/nsubj/left left=leave/VBD/root ,/,/punct/blaming blaming=blame/VBG/advcl/left Iraq/NNP/obj/blaming ./."
    assert roles(sentence, "blaming") == {"agent": ["Iran"], "patient": ["Iraq"]}


# ---------------------------------------------------------------------- control and raising


@pytest.mark.parametrize(
    ("word", "lemma", "modality"),
    [
        ("wants", "want", "intended"), ("plans", "plan", "intended"), ("agreed", "agree", "intended"), ("vowed", "vow", "intended"),
        ("seems", "seem", "possible"), ("managed", "manage", "asserted"), ("continued", "continue", "asserted"),
    ],
)  # fmt: skip
def test_the_subject_of_an_infinitive(word, lemma, modality):
    sentence = f"Iran/NNP/nsubj/{word} {word}={lemma}/VBD/root to/TO/mark/attack attack/VB/xcomp/{word} Iraq/NNP/obj/attack ./."
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}
    assert roles(sentence, word) == {"agent": ["Iran"], "complement": ["Iraq"]}
    assert holds(sentence, "attack") == ("positive", modality)
    assert holds(sentence, word) == ("positive", "asserted")


def test_the_object_urged_is_the_subject_of_the_infinitive():
    sentence = "Oman/NNP/nsubj/urged urged=urge/VBD/root Iran/NNP/obj/urged to/TO/mark/attack attack/VB/xcomp/urged Iraq/NNP/obj/attack ./."
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}
    assert roles(sentence, "urged") == {"agent": ["Oman"], "patient": ["Iran"], "complement": ["Iraq"]}
    assert holds(sentence, "attack") == ("positive", "intended")


def test_who_promises_somebody_does_it_himself():
    sentence = (
        "Iran/NNP/nsubj/promised promised=promise/VBD/root Oman/NNP/obj/promised to/TO/mark/attack attack/VB/xcomp/promised "
        "Iraq/NNP/obj/attack ./."
    )
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_the_subject_of_a_passive_control_verb():
    sentence = (
        "Iran/NNP/nsubj:pass/urged was=be/VBD/aux:pass/urged urged=urge/VBN/root to/TO/mark/attack attack/VB/xcomp/urged "
        "Iraq/NNP/obj/attack ./."
    )
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_two_infinitives():
    sentence = "Iran/NNP/nsubj/wants wants=want/VBZ/root to/TO/mark/help help/VB/xcomp/wants attack/VB/xcomp/help Iraq/NNP/obj/attack ./."
    assert roles(sentence, "attack") == {"agent": ["Iran"], "patient": ["Iraq"]}
    assert roles(sentence, "wants")["complement"] == ["Iraq"]
    assert holds(sentence, "attack") == ("positive", "intended")


# ---------------------------------------------------------------------- what parsers of other genres miss in news


def test_a_headline_infinitive_has_a_subject_and_is_intended():
    sentence = (
        "Iran/NNP/nsubj/resume to/TO/mark/resume resume/VB/root talks=talk/NNS/obj/resume with/IN/case/Iraq Iraq/NNP/nmod/talks"
    )
    found = roles(sentence, "resume")
    assert (found["agent"], found["patient"], found["with"]) == (["Iran"], ["talks"], ["Iraq"])
    assert holds(sentence, "resume") == ("positive", "intended")


def test_a_subject_cut_off_by_a_date():
    sentence = "Iran/NNP/dep/hosted on/IN/case/Saturday Saturday/NNP/obl/hosted hosted=host/VBD/root Iraq/NNP/obj/hosted ./."
    found = roles(sentence, "hosted", {"Saturday": "DATE"})
    assert (found["agent"], found["patient"]) == (["Iran"], ["Iraq"])


def test_a_date_is_no_subject():
    sentence = "Saturday/NNP/nsubj/hosted hosted=host/VBD/root Iraq/NNP/obj/hosted ./."
    assert roles(sentence, "hosted", {"Saturday": "DATE"}) == {"patient": ["Iraq"]}


@pytest.mark.parametrize(("title", "tag", "operators"), [("operator", "NN", ["Kowal"]), ("operators", "NNS", ["Kowal", "Nowak"])])
def test_a_title_for_one_is_that_of_the_name_behind_it(title, tag, operators):
    sentence = (
        f"Iran/NNP/nsubj/met met=meet/VBD/root its/PRP$/nmod:poss/{title} {title}=operator/{tag}/obj/met Kowal/NNP/appos/{title} "
        "and/CC/cc/Nowak Nowak/NNP/conj/Kowal ./."
    )
    assert roles(sentence, title, ents={"Kowal": "ORG", "Nowak": "ORG"})["agent"] == operators


@pytest.mark.parametrize(("noun", "doer"), [("wave", ["Iran"]), ("threat", [])])
def test_who_begins_a_wave_of_attacks_attacks(noun, doer):
    sentence = f"Iran/NNP/nsubj/launched launched=launch/VBD/root a/DT/det/{noun} {noun}/NN/obj/launched of/IN/case/attacks "
    sentence += f"attacks=attack/NNS/nmod/{noun} on/IN/case/Iraq Iraq/NNP/nmod/attacks ./."
    assert roles(sentence, "attacks").get("agent", []) == doer


def test_a_wave_of_attacks_that_ends_is_none():
    sentence = "Iran/NNP/nsubj/lifted lifted=lift/VBD/root a/DT/det/series series/NN/obj/lifted of/IN/case/sanctions "
    sentence += "sanctions=sanction/NNS/nmod/series on/IN/case/Iraq Iraq/NNP/nmod/sanctions ./."
    assert read(sentence, "sanctions")[1].undone


@pytest.mark.parametrize(
    ("announcer", "parties"),
    [("Oman/NNP/nsubj/announced", []), ("Oman/NNP/nsubj/announced and/CC/cc/Syria Syria/NNP/conj/Oman", ["Oman", "Syria"])],
)
def test_who_announces_a_deal_between_others_is_no_party(announcer, parties):
    sentence = f"{announcer} announced=announce/VBD/root a/DT/det/deal deal/NN/obj/announced between/IN/case/Iran "
    sentence += "Iran/NNP/nmod/deal and/CC/cc/Iraq Iraq/NNP/conj/Iran ./."
    assert roles(sentence, "deal").get("agent", []) == parties
    assert roles(sentence, "deal")["between"] == ["Iran", "Iraq"]


# ---------------------------------------------------------------------- offices behind "as", people and things behind nouns


@pytest.mark.parametrize(
    ("will", "verb", "holders"),
    [
        ("", "replaced=replace", ["Biden", "Putin"]),
        ("will/MD/aux/replace", "replace", ["Putin"]),
        ("", "joined=join", ["Biden"]),
        ("", "appointed=appoint", ["Putin"]),
    ],
)
def test_who_holds_the_office_behind_as(will, verb, holders):
    form = verb.partition("=")[0]
    sentence = f"Biden/NNP/nsubj/{form} {will} {verb}/VBD/root Putin/NNP/obj/{form} as/IN/case/chief chief/NN/obl/{form} ./."
    assert roles(sentence, "chief")["bearer"] == holders


def test_who_takes_office_as_something_is_it():
    sentence = "Biden/NNP/nsubj/took took=take/VBD/root office/NN/obj/took as/IN/case/chief chief/NN/obl/took ./."
    assert roles(sentence, "chief")["bearer"] == ["Biden"]


@pytest.mark.parametrize(("noun", "given"), [("permission", True), ("weapon", False)])
def test_for_whom_a_permission_is_denied(noun, given):
    sentence = f"Iran/NNP/nsubj/denied denied=deny/VBD/root {noun}/NN/obj/denied for/IN/mark/leave Kowal/NNP/nsubj/leave "
    sentence += f"to/TO/mark/leave leave/VB/acl/{noun} ./."
    assert (roles(sentence, "denied").get("for") == ["Kowal"]) is given


@pytest.mark.parametrize(("thing", "agent"), [("bomb", ["Iran"]), ("man", None)])
def test_a_bomb_is_of_who_planted_it(thing, agent):
    sentence = (
        f"A/DT/det/{thing} {thing}/NN/nsubj/exploded planted=plant/VBN/acl/{thing} by/IN/case/Iran Iran/NNP/obl:agent/planted "
    )
    assert roles(sentence + "exploded=explode/VBD/root ./.", thing).get("agent") == agent


@pytest.mark.parametrize(("thing", "tag", "named"), [("Iran", "NNP", ["Iran"]), ("doctors", "NNS", None)])
def test_whom_a_group_is_said_to_include(thing, tag, named):
    sentence = "The/DT/det/critics critics=critic/NNS/nsubj/left who/WP/nsubj/include include/VBP/acl:relcl/critics "
    assert roles(f"{sentence} {thing}/{tag}/obj/include left=leave/VBD/root ./.", "critics").get("including") == named


def test_who_is_behind_a_killing_kills():
    sentence = "Iran/NNP/nsubj/killing was=be/VBD/cop/killing behind/IN/case/killing the/DT/det/killing killing/NN/root of/IN/case/Putin "
    assert roles(f"{sentence} Putin/NNP/nmod/killing ./.".replace("  ", " "), "killing") == {
        "agent": ["Iran"],
        "of": ["Putin"],
        "patient": ["Putin"],
    }


def test_what_something_is_declared_to_be_behind_as():
    sentence = (
        "Iran/NNP/nsubj/declared declared=declare/VBD/root laws=law/NNS/obj/declared of/IN/case/Oman Oman/NNP/nmod/laws as/IN/mark/void "
        "void/JJ/advcl/declared ./."
    )
    assert roles(sentence, "declared")["as"] == ["void"]


@pytest.mark.parametrize(("by", "role"), [("injection", "by"), ("rebels=rebel", "agent")])
def test_how_somebody_is_put_to_death_puts_nobody_to_death(by, role):
    form = by.partition("=")[0]
    sentence = f"Putin/NNP/nsubj:pass/executed is=be/VBZ/aux:pass/executed executed=execute/VBN/root by/IN/case/{form} {by}/NN/obl/executed ./."
    assert roles(sentence, "executed")[role] == [form]


def test_what_somebody_is_called_stands_behind_him():
    sentence = (
        "Putin/NNP/nsubj/called called=call/VBD/root deal/NN/obj/called “/``/punct/lousy lousy/JJ/amod/deal ”/''/punct/lousy ./."
    )
    assert roles(sentence, "called")["as"] == ["lousy"]


def test_for_whom_somebody_votes_to_do_something():
    sentence = (
        "Chad/NNP/nsubj/voted voted=vote/VBD/root for/IN/mark/lead Putin/NNP/nsubj/lead to/TO/mark/lead lead/VB/advcl/voted ./."
    )
    assert roles(sentence, "voted")["for"] == ["Putin"]


def test_a_phrase_on_the_second_of_two_objects_is_the_verbs():
    sentence = (
        "Iran/NNP/nsubj/fired fired=fire/VBD/root rockets=rocket/NNS/obj/fired and/CC/cc/shells shells=shell/NNS/conj/rockets "
    )
    sentence += "into/IN/case/Iraq Iraq/NNP/nmod/shells ./."
    assert roles(sentence, "fired")["into"] == ["Iraq"]
