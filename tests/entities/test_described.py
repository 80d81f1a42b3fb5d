"""Described things: which phrases without a name speak of something, in documents made by hand."""

import pytest
from docs import make_doc

from extractor.entities.described import find_described, is_implied
from extractor.entities.described.nouns import described_noun
from extractor.entities.found import head_of
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions


def described(*sentences, ents=None):
    """(text, type, subtype, head) of the described mentions."""
    doc = make_doc(*sentences, ents=ents)
    return [
        (doc.text_of(found.start, found.end), found.type, found.subtype, doc[head_of(doc, found)].text)
        for found in find_mentions(doc, load_gazetteer(), [])
        if found.kind == "nominal" and found.subtype != "?"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Syrian/JJ/amod/media state/NN/compound/media media/NNS/root", [("Syrian state media", "ORG", "media", "media")]),
        ("Syrian/JJ/amod/agency news/NN/compound/agency agency/NN/root", [("Syrian news agency", "ORG", "media", "agency")]),
        ("Syrian/JJ/amod/media social/JJ/amod/media media/NNS/root", []),
        ("Syrian/JJ/amod/address television/NN/compound/address address/NN/root", []),
        ("the/DT/det/mine Aleppo/NNP/compound/mine mine/NN/root in/IN/case/Syria Syria/NNP/nmod/mine", []),
        ("Syrian/JJ/amod/secretary cabinet/NN/compound/secretary secretary/NN/root", []),
        (
            "the/DT/det/base base/NN/root of/IN/case/Nero Mount/NNP/compound/Nero Nero/NNP/nmod/base in/IN/case/Syria Syria/NNP/nmod/base",
            [],
        ),
    ],
)
def test_media_of_a_state_are_a_body_that_may_say_something(sentence, expected):
    assert described(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "He/PRP offered/VBD Russia/NNP ’s/POS bases=base/NNS in/IN Tajikistan/NNP and/CC Kyrgyzstan/NNP for/IN use/NN ./.",
            ("Russia’s bases in Tajikistan and Kyrgyzstan", "BASE", None, "bases"),
        ),
        (
            "The/DT June/NNP 16/CD talks=talk/NNS with/IN Biden/NNP in/IN Geneva/NNP ended/VBD ./.",
            ("June 16 talks with Biden in Geneva", "EVENT", "talks", "talks"),
        ),
        ("The/DT US/NNP and/CC NATO/NNP withdrawal/NN from/IN Afghanistan/NNP began/VBD ./.",
         ("US and NATO withdrawal from Afghanistan", "EVENT", "withdrawal", "withdrawal")),
        ("Some/DT US/NNP forces=force/NNS left/VBD ./.", ("US forces", "ORG", "military", "forces")),
        ("Two/CD Russian/JJ drones=drone/NNS fell/VBD ./.", ("Russian drones", "WEAPON", None, "drones")),
        ("Its/PRP$ parliament/NN met/VBD in/IN the/DT Syrian/JJ government/NN ./.",
         ("Syrian government", "ORG", "government", "government")),
        ("The/DT peace/NN agreement/NN with/IN Eritrea/NNP held/VBD ./.",
         ("peace agreement with Eritrea", "AGREEMENT", None, "agreement")),
    ],
)  # fmt: skip
def test_a_described_thing_spans_its_phrase_without_the_article(sentence, expected):
    assert described(sentence) == [expected]


def test_a_body_listed_before_a_people_s_adjective_is_no_part_of_the_phrase():
    found = described("NATO/NNP and/CC Syrian/JJ forces=force/NNS left/VBD ./.")
    assert found == [("Syrian forces", "ORG", "military", "forces")]
    found = described("NATO/NNP and/CC Syria/NNP 's/POS forces=force/NNS left/VBD ./.")
    assert found == [("Syria's forces", "ORG", "military", "forces")]


@pytest.mark.parametrize("article", ["", "the/DT "])
def test_the_first_party_of_a_between_is_no_part_of_the_second(article):
    found = described(f"A/DT truce/NN between/IN {article}Syria/NNP and/CC Taliban/NNP fighters=fighter/NNS held/VBD ./.")
    assert "Taliban fighters" in {text for text, *_ in found}
    assert not any(text.startswith("Syria") for text, *_ in found)


@pytest.mark.parametrize(("noun", "phrase"), [("police", "Iraqi police"), ("attack", "December 21 Iraqi attack")])
def test_a_day_before_people_is_no_part_of_who_they_are(noun, phrase):
    sentence = f"On/IN December/NNP 21/CD Iraqi/JJ/amod/{noun} {noun}/NN/nsubj/hit hit/VBD/root Kurds/NNPS/obj/hit ./."
    assert phrase in [text for text, *_ in described(sentence, ents={"December 21": "DATE", "Iraqi": "STATE", "Kurds": "GROUP"})]


def test_a_phrase_goes_on_through_the_part_of_a_place():
    (found,) = described("Protests=protest/NNS in/IN the/DT eastern/JJ part/NN of/IN Syria/NNP went/VBD on/RB ./.")
    assert found[0] == "Protests in the eastern part of Syria"


def test_a_phrase_goes_on_through_a_list_of_buildings():
    buildings = "at/IN a/DT mosque/NN and/CC police/NN station/NN in/IN Syria/NNP"
    (found,) = described(f"An/DT explosion/NN {buildings} killed/VBD ten/CD ./.")
    assert found[0] == "explosion at a mosque and police station in Syria"


@pytest.mark.parametrize(
    ("verb", "phrase"), [("freed=free", "Turkish soldiers"), ("praised=praise", "Turkish soldiers from Syria")]
)
def test_from_whom_somebody_is_rescued_is_no_part_of_who_he_is(verb, phrase):
    form = verb.split("=")[0]
    sentence = f"They/PRP/nsubj/{form} {verb}/VBD/root Turkish/JJ/amod/militants militants=militant/NNS/obj/{form} "
    sentence += f"from/IN/case/Syria Syria/NNP/obl/{form} ./."
    (found,) = described(sentence)
    assert found[0] == phrase.replace("soldiers", "militants")


@pytest.mark.parametrize(("before", "found"), [("", True), ("Syria/NNP ", False)])
def test_a_bomb_behind_a_place_is_nobody_s(before, found):
    sentence = f"A/DT/det/bomb {before}bomb/NN/nsubj/killed killed=kill/VBD/root ten/CD/obj/killed ./."
    sentence = sentence.replace("Syria/NNP", "Syria/NNP/compound/bomb")
    assert bool([kind for _, kind, *_ in described(sentence) if kind == "WEAPON"]) is found


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks=talk/NNS began/VBD ./.",
        "Several/JJ forces=force/NNS left/VBD ./.",
        "A/DT government/NN fell/VBD ./.",
        "They/PRP base=base/VBP it/PRP on/IN Iran/NNP ./.",
        "Iran/NNP ’s/POS forceful/JJ words=word/NNS ./.",
    ],
)
def test_a_noun_that_names_nobody_is_no_thing(sentence):
    assert described(sentence) == []


def test_a_noun_that_only_qualifies_another_is_no_thing():
    assert [head for *_, head in described("A/DT US/NNP army/NN base/NN closed/VBD ./.")] == ["base"]


def test_a_described_thing_ends_before_a_phrase_without_a_name():
    assert described("US/NNP forces=force/NNS in/IN great/JJ haste/NN left/VBD ./.")[0][0] == "US forces"


def test_a_verb_taken_for_a_noun_before_a_number_is_outside():
    found = described("Oman/NNP deports=deport/NNS 40/CD Iraqi/JJ citizens=citizen/NNS ./.", ents={"Oman": "STATE"})
    assert [text for text, *_ in found] == ["Iraqi citizens"]


def test_who_leads_the_opposition_is_not_the_opposition():
    assert described("The/DT Russian/JJ opposition/NN leader/NN left/VBD ./.", ents={"Russian": "STATE"}) == []


def test_the_sentence_bounds_a_described_thing():
    sentences = ("He/PRP closed/VBD Russian/JJ bases=base/NNS in/IN", "Tajikistan/NNP stayed/VBD ./.")
    assert described(*sentences)[0][0] == "Russian bases"


def test_a_noun_of_two_words():
    sentence = "A/DT Turkish/JJ police/NN officer/NN and/CC two/CD NATO/NNP service/NN members=member/NNS died/VBD ./."
    assert described(sentence) == [
        ("Turkish police officer", "ORG", "government", "officer"),
        ("NATO service members", "ORG", "military", "members"),
    ]


def test_votes_that_are_counted_are_no_election():
    sentence = "They/PRP won/VBD 60/CD %/NN of/IN votes=vote/NNS in/IN Romania/NNP ./."
    assert described(sentence) == []
    assert described("60/CD votes=vote/NNS in/IN Romania/NNP") == []
    assert described("The/DT vote/NN in/IN Romania/NNP failed/VBD ./.") == [("vote in Romania", "EVENT", "election", "vote")]


@pytest.mark.parametrize(
    ("verb", "thing", "found"),
    [
        ("holds=hold/VBZ", "referendum/NN", ("referendum", "EVENT", "election", "referendum")),
        ("attends=attend/VBZ", "funeral/NN", ("funeral", "EVENT", "other", "funeral")),
        ("opposes=oppose/VBZ", "bailout/NN", ("bailout", "AGREEMENT", None, "bailout")),
        ("sees=see/VBZ", "referendum/NN", None),
        ("cancels=cancel/VBZ", "visit/NN", None),
        ("holds=hold/VBZ", "bailout/NN", None),
    ],
)
def test_an_election_or_a_plan_is_a_thing_where_a_verb_tells_what_becomes_of_it(verb, thing, found):
    form, noun = verb.partition("=")[0], thing.partition("/")[0]
    doc = make_doc(f"Togo/NNP/nsubj/{form} {verb}/root a/DT/det/{noun} {thing}/obj/{form} ./.")
    things = [(doc.text_of(f.start, f.end), f.type, f.subtype, doc[head_of(doc, f)].text) for f in find_described(doc, [])]
    assert things == ([found] if found else [])


@pytest.mark.parametrize(
    ("suffering", "found"),
    [
        ("two/CD/nummod/officials officials=official/NNS/obj/jails", [("officials", "GROUP", None, "officials")]),
        ("a/DT/det/minister minister/NN/obj/jails", [("minister", "PERSON", None, "minister")]),
        (
            "tens=ten/NNS/obj/jails of/IN/case/thousands thousands=thousand/NNS/nmod/tens of/IN/case/men men=man/NNS/nmod/thousands",
            [("men", "GROUP", None, "men")],
        ),
        ("two/CD/nummod/officials Turkish/JJ/amod/officials officials=official/NNS/obj/jails", []),  # Turkey's: Turkey is meant
        ("for/IN/case/officials officials=official/NNS/obl/jails", []),
        ("the/DT/det/number number/NN/obj/jails of/IN/case/men men=man/NNS/nmod/number", []),
    ],
)
def test_people_who_act_for_others_are_a_thing_where_something_is_done_to_some_of_nobody(suffering, found):
    assert described(f"Togo/NNP/nsubj/jails jails=jail/VBZ/root {suffering} ./.") == found


def test_who_is_elected_does_not_suffer_it_and_who_speaks_for_a_body_is_not_it():
    assert described("Togo/NNP/nsubj/elects elects=elect/VBZ/root a/DT/det/leader leader/NN/obj/elects ./.") == []
    spokesman = "Malian/JJ/amod/police police/NN/compound/spokesman spokesman/NN/nsubj/left left/VBD/root ./."
    assert [text for text, *_ in described(spokesman)] == ["Malian police"]


def test_whose_place_fighters_are_taken_from_does_not_tell_whose_they_are():
    for rest, found in (("their/PRP$", True), ("Mali/NNP", False)):
        doc = make_doc(f"Togo/NNP frees/VBZ 90/CD jihadists=jihadist/NNS from/IN {rest} cells=cell/NNS ./.")
        assert is_implied(doc[3]) is found


def test_a_tribe_is_a_thing_where_it_has_no_name():
    assert described("Rival/JJ tribes=tribe/NNS fought/VBD ./.") == [("Rival tribes", "GROUP", None, "tribes")]
    assert described("The/DT Velta/NNP tribe/NN fought/VBD ./.", ents={"Velta": "GROUP"}) == []


def test_one_who_is_capitalised_is_part_of_a_name():
    assert [text for text, *_ in described("He/PRP read/VBD the/DT Greek/JJ reporter/NN ./.")] == ["Greek reporter"]
    assert described("He/PRP read/VBD the/DT Greek/JJ Reporter/NN ./.") == []


def test_a_body_that_ends_the_name_before_it_is_described_by_no_pair_of_words():
    sentence = "The/DT Observatory/NNP for/IN Human/NNP Rights/NNPS organization/NN said/VBD ./."
    assert described(sentence, ents={"Observatory for Human Rights": "ORG"}) == []
    assert described("A/DT rights/NNS organization/NN said/VBD ./.") == [("rights organization", "ORG", "other", "organization")]


@pytest.mark.parametrize(
    ("sentence", "ents"),
    [
        ("Opposition/NN journalist/NN and/CC activist/NN Anna/NNP Kowal/NNP left/VBD ./.", {"Anna Kowal": "PERSON"}),
        ("The/DT Turkish/JJ airline/NN Kestrel/NNP failed/VBD ./.", {"Kestrel": "ORG"}),
    ],
)
def test_what_a_name_is_called_is_no_thing_beside_it(sentence, ents):
    assert described(sentence, ents=ents) == []


def test_the_police_of_a_named_officer_are_a_thing():
    sentence = "The/DT Paris/NNP police/NN chief/NN {} left/VBD ./."
    assert [text for text, *_ in described(sentence.format(""))] == ["Paris police chief"]
    named = sentence.format("Anna/NNP Kowal/NNP")
    assert [text for text, *_ in described(named, ents={"Anna Kowal": "PERSON"})] == ["Paris police"]


def test_a_capitalised_noun_in_a_sentence_is_part_of_a_name():
    assert described("The/DT Ministry/NNP of/IN Youth/NNP left/VBD ./.") == []
    assert [text for text, *_ in described("Local/JJ Youths=youth/NNS left/VBD ./.")] == ["Local Youths"]


def test_who_follows_a_comma_or_and_is_somebody_else():
    sentence = "The/DT Turkish/JJ journalist/NN and/CC Anna/NNP Kowal/NNP left/VBD ./."
    assert [text for text, *_ in described(sentence, ents={"Anna Kowal": "PERSON"})] == ["Turkish journalist"]


def test_one_of_a_people_without_name_or_state_is_nobody():
    assert described("A/DT resident/NN died/VBD ./.") == []
    assert described("Residents=resident/NNS died/VBD ./.") == [("Residents", "GROUP", None, "Residents")]


def test_a_verb_between_a_body_and_what_it_acts_on_is_no_event():
    headline = "Ansar/NNP Brigade/NNP attacks=attack/NNS {} in/IN Mali/NNP ./."
    assert described(headline.format("a/DT church/NN"), ents={"Ansar Brigade": "ORG"}) == []
    assert [text for text, *_ in described(headline.format(""), ents={"Ansar Brigade": "ORG"})] == [
        "Ansar Brigade attacks in Mali"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A/DT plane/NN with/IN 18/CD people/NNS crashes=crash/NNS in/IN Mali/NNP ./.",
        "The/DT Welsh/JJ World/NNP Rally/NNP Champion/NNP retired/VBD ./.",
    ],
)
def test_a_misread_verb_and_a_piece_of_a_name_are_no_events(sentence):
    assert described(sentence) == []


def test_governments_and_forces_that_share_a_noun_are_several():
    sentence = "The/DT French/JJ and/CC Italian/JJ governments=government/NNS met/VBD ./."
    assert [(text, kind) for text, kind, *_ in described(sentence)] == [("French", "ORG"), ("Italian governments", "ORG")]
    troops = described("French/JJ and/CC Italian/JJ troops=troop/NNS met/VBD ./.")
    assert [text for text, *_ in troops] == ["French", "Italian troops"]
    rebels = described("French/JJ and/CC Italian/JJ rebels=rebel/NNS met/VBD ./.")
    assert [text for text, *_ in rebels] == ["French and Italian rebels"]


def test_what_somebody_is_accused_of_is_no_part_of_him():
    sentence = (
        "He/PRP/nsubj/accused accused/VBD/root the/DT/det/police police/NN/obj/accused of/IN/case/Iranian "
        "Iranian/JJ/amod/plots plots=plot/NNS/nmod/police ./."
    )
    assert described(sentence) == []


def test_a_conference_of_people_is_a_body():
    assert not described("The/DT Chilean/JJ Conference/NN of/IN Bishops/NNPS met/VBD ./.")


def test_a_people_adjective_behind_a_comma_is_no_wider_place():
    sentence = "The/DT coup/NN in/IN Chile/NNP ,/, {} was/VBD ./."
    ents = {"Chile": "STATE"}
    assert described(sentence.format("Peruvian/JJ minister/NN"), ents=ents)[0][0] == "coup in Chile"


@pytest.mark.parametrize(
    ("behind", "event"),
    [("criminals=criminal", False), ("crime=crime", False), ("council=council", False), ("began=begin", True)],
)
def test_a_noun_may_only_say_which_is_meant(behind, event):
    tag = "VBD" if event else "NNS"
    found = described(f"The/DT Kenyan/JJ war/NN {behind}/{tag} ./.")
    assert any(kind == "EVENT" for _, kind, _, _ in found) == event


@pytest.mark.parametrize(("verb", "found"), [("opened=open", True), ("concluded=conclude", True), ("failed=fail", False)])
def test_a_summit_is_a_thing_where_it_is_told_to_begin_or_end(verb, found):
    phrases = described(
        f"A/DT/det/summit summit/NN/nsubj/{verb.split('=')[0]} {verb}/VBD/root in/IN/case/Oman Oman/NNP/obl/{verb.split('=')[0]} ./."
    )
    assert (("summit", "EVENT", "talks", "summit") in phrases) is found


@pytest.mark.parametrize(("behind", "phrase"), [("chief/NN", "Syrian army"), ("left/VBD", "former Syrian army")])
def test_who_was_something_before_is_no_part_of_the_body_that_he_was_of(behind, phrase):
    found = described(f"The/DT former/JJ Syrian/JJ army/NN {behind} ./.")
    assert (phrase, "ORG", "military", "army") in found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Firms=firm/NNS/nsubj/sued sued=sue/VBD/root Iran/NNP/obj/sued ./.", ["Firms"]),
        ("Managers=manager/NNS/nsubj/sued sued=sue/VBD/root Iran/NNP/obj/sued ./.", ["Managers"]),
        ("Managers=manager/NNS/nsubj/sued sued=sue/VBD/root them/PRP/obj/sued ./.", []),
        ("A/DT/det/manager manager/NN/nsubj/sued sued=sue/VBD/root Iran/NNP/obj/sued ./.", []),
        ("Its/PRP$/nmod:poss/firms firms=firm/NNS/nsubj/sued sued=sue/VBD/root Iran/NNP/obj/sued ./.", []),
        ("Firms=firm/NNS/nsubj/said said=say/VBD/root Iran/NNP/nsubj/lost lost=lose/VBD/ccomp/said ./.", []),
        ("Firms=firm/NNS/nsubj/left leaving=leave/VBG/acl/Firms Iran/NNP/obj/leaving left=leave/VBD/root ./.", ["Firms"]),
        ("Guards=guard/NNS/root who/WP/nsubj/fled fled=flee/VBD/acl:relcl/Guards Iran/NNP/obj/fled ./.", ["Guards"]),
        ("Iran/NNP/nsubj:pass/sued was=be/VBD/aux:pass/sued sued=sue/VBN/root by/IN/case/managers managers=manager/NNS/obl:agent/sued ./.",
         ["managers"]),
        ("Iran/NNP/nsubj/clashed clashed=clash/VBD/root with/IN/case/guards guards=guard/NNS/obl/clashed ./.", ["guards"]),
        ("Thousands=thousand/NNS/nsubj/fled of/IN/case/adults adults=adult/NNS/nmod/Thousands fled=flee/VBD/root Iran/NNP/obj/fled ./.",
         ["adults"]),
    ],
)  # fmt: skip
def test_several_without_a_name_are_a_thing_where_they_act_on_something_named(sentence, found):
    assert [text for text, *_ in described(sentence)] == found


def test_the_noun_of_two_words_behind_a_possessive():
    sentence = (
        "The/DT/det/regime regime/NN/nmod:poss/forces 's/POS/case/regime forces=force/NNS/nsubj/left left=leave/VBD/root ./."
    )
    doc = make_doc(sentence)
    assert described_noun(doc[3]) == "regime force"
    assert is_implied(doc[3])


def test_nationals_whose_state_a_pronoun_tells_suffer():
    sentence = "Iran/NNP/nsubj/urged urged=urge/VBD/root its/PRP$/nmod:poss/{0} {0}={1}/NNS/obj/urged ./."
    found = [described(sentence.format(*noun), ents={"Iran": "STATE"}) for noun in (("citizens", "citizen"), ("voters", "voter"))]
    assert [len(told) for told in found] == [1, 0]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A/DT/det/bus tour/NN/compound/bus bus/NN/nsubj/overturns overturns=overturn/VBZ/root ./.", "tour bus"),
        ("A/DT/det/bus bus/NN/nsubj/stops stops=stop/VBZ/root and/CC/cc/explodes explodes=explode/VBZ/conj/stops ./.", "bus"),
        ("The/DT/det/ferry ferry/NN/root that/WDT/nsubj/sank sank=sink/VBD/acl:relcl/ferry", "ferry"),
        ("A/DT/det/ship ship/NN/nsubj/runs runs=run/VBZ/root aground/RB/advmod/runs ./.", "ship"),
        ("A/DT/det/bus bus/NN/nsubj/stops stops=stop/VBZ/root ./.", None),
        ("A/DT/det/ship ship/NN/nsubj/runs runs=run/VBZ/root late/RB/advmod/runs ./.", None),
        ("The/DT/det/ferry ferry/NN/root that/WDT/obj/sank rebels=rebel/NNS/nsubj/sank sank=sink/VBD/acl:relcl/ferry", None),
    ],
)
def test_a_vehicle_is_an_event_where_something_befalls_it(sentence, found):
    events = [(text, subtype) for text, kind, subtype, _ in described(sentence) if kind == "EVENT"]
    assert events == ([(found, "other")] if found else [])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A/DT/det/car car/NN/nsubj/hits hits=hit/VBZ/root a/DT/det/wall wall/NN/obj/hits ./.", "car"),
        (
            "A/DT/det/car car/NN/nsubj/drives drives=drive/VBZ/root into/IN/case/crowd a/DT/det/crowd crowd/NN/obl/drives ./.",
            "car",
        ),
        ("A/DT/det/car car/NN/nsubj/hits hits=hit/VBZ/root a/DT/det/mine mine/NN/obj/hits ./.", None),
        ("His/PRP$/nmod:poss/car car/NN/nsubj/hits hits=hit/VBZ/root a/DT/det/wall wall/NN/obj/hits ./.", None),
        ("A/DT/det/plane plane/NN/nsubj/hits hits=hit/VBZ/root a/DT/det/wall wall/NN/obj/hits ./.", None),
        ("A/DT/det/car car/NN/nsubj:pass/hit is/VBZ/aux:pass/hit hit/VBN/root", None),
    ],
)
def test_what_rolls_and_meets_something_is_an_event(sentence, found):
    assert [text for text, kind, *_ in described(sentence) if kind == "EVENT"] == ([found] if found else [])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("a/DT/det/coup coup/NN/root d'état/FW/flat/coup in/IN/case/Syria Syria/NNP/nmod/coup", ["coup d'état in Syria"]),
        ("He/PRP/nsubj/plans plans=plan/VBZ/root a/DT/det/coup coup/NN/obj/plans", ["coup"]),
    ],
)
def test_a_coup_is_an_event_with_the_words_that_belong_to_it(sentence, found):
    assert [text for text, *_ in described(sentence)] == found


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("run/NN/compound/off ‑/HYPH/punct/off", True),
        ("run/NN/compound/off", False),
        ("lift/NN/compound/off ‑/HYPH/punct/off", False),
    ],
)
def test_a_noun_of_two_words_may_be_hyphened(before, found):
    sentence = f"He/PRP/nsubj/won won=win/VBD/root the/DT/det/off {before} off/RP/obj/won ./."
    assert bool(described(sentence)) is found


@pytest.mark.parametrize(
    ("league", "verb", "found"), [("", "won=win", True), ("", "saw=see", False), ("NBA/NNP/compound/match ", "won=win", False)]
)
def test_a_match_in_which_somebody_wins_is_an_event(league, verb, found):
    form = verb.partition("=")[0]
    sentence = f"Ana/NNP/nsubj/{form} {verb}/VBD/root in/IN/case/match the/DT/det/match {league}match/NN/obl/{form} ./."
    assert bool(described(sentence, ents={"NBA": "ORG"} if league else None)) is found


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("signs=sign/VBZ/root a/DT/det/series series/NN/obj/signs of/IN/case/reforms reforms=reform/NNS/nmod/series", True),
        ("sees=see/VBZ/root a/DT/det/series series/NN/obj/sees of/IN/case/reforms reforms=reform/NNS/nmod/series", False),
        ("votes=vote/VBZ/root for/IN/case/bill the/DT/det/bill bill/NN/obl/votes", True),
        ("votes=vote/VBZ/root after/IN/case/bill the/DT/det/bill bill/NN/obl/votes", False),
    ],
)
def test_what_a_parliament_decides_is_an_agreement(phrase, found):
    verb = phrase.partition("=")[0]
    assert bool([kind for _, kind, *_ in described(f"Ana/NNP/nsubj/{verb} {phrase} ./.") if kind == "AGREEMENT"]) is found


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("joined=join/VBD/root talks=talk/NNS/obj/joined", True),
        ("included=include/VBN/root in/IN/case/talks talks=talk/NNS/obl/included", True),
        ("included=include/VBN/root after/IN/case/talks talks=talk/NNS/obl/included", False),
        ("likes=like/VBZ/root talks=talk/NNS/obj/likes", False),
    ],
)
def test_talks_in_which_somebody_takes_part_are_an_event(phrase, found):
    assert bool(described(f"Ana/NNP/nsubj/{phrase.partition('=')[0]} {phrase} ./.")) is found


@pytest.mark.parametrize(("tag", "found"), [("JJ", "outbreak of newly dangerous flu in Syria"), ("VBD", None)])
def test_an_adverb_before_an_adjective_is_in_the_phrase(tag, found):
    sentence = (
        f"an/DT/det/outbreak outbreak/NN/root of/IN/case/flu newly/RB/advmod/dangerous dangerous/{tag}/amod/flu flu/NN/nmod/outbreak "
        "in/IN/case/Syria Syria/NNP/nmod/outbreak"
    )
    assert [text for text, kind, *_ in described(sentence) if kind == "EVENT"] == ([found] if found else [])


@pytest.mark.parametrize(
    ("behind", "found"),
    [("between/IN/case/Syria Syria", True), ("between/IN/case/us us", False), ("near/IN/case/Syria Syria", False)],
)
def test_a_match_between_those_who_are_named_is_an_event(behind, found):
    tag = "NNP" if "Syria" in behind else "PRP"
    assert bool(described(f"the/DT/det/match match/NN/root {behind}/{tag}/nmod/match")) is found


@pytest.mark.parametrize(("second", "end"), [("ORG", "Kowal"), ("PERSON", "Velta")])
def test_the_people_of_one_party_end_before_the_other_party(second, end):
    sentence = "Clashes=clash/NNS/root between/IN/case/supporters supporters=supporter/NNS/nmod/Clashes of/IN/case/Kowal "
    sentence += "Kowal/NNP/nmod/supporters and/CC/cc/Velta Velta/NNP/conj/Kowal"
    groups = [text for text, kind, *_ in described(sentence, ents={"Kowal": "PERSON", "Velta": second}) if kind == "GROUP"]
    assert [group.split()[-1] for group in groups] == [end]


@pytest.mark.parametrize(("verb", "found"), [("reports=report", True), ("fears=fear", False)])
def test_a_disease_that_is_reported_is_an_event(verb, found):
    form = verb.partition("=")[0]
    sentence = f"Ana/NNP/nsubj/{form} {verb}/VBZ/root an/DT/det/outbreak outbreak/NN/obj/{form} ./."
    assert bool(described(sentence)) is found


@pytest.mark.parametrize(
    ("verb", "link", "found"), [("killed=kill/VBN", "in", True), ("died=die/VBD", "after", False), ("seen=see/VBN", "in", False)]
)
def test_fighting_in_which_people_come_to_harm_is_an_event(verb, link, found):
    form = verb.partition("=")[0]
    sentence = f"Ten/CD/nsubj/{form} {verb}/root {link}/IN/case/battle a/DT/det/battle battle/NN/obl/{form} ./."
    assert bool([kind for _, kind, *_ in described(sentence) if kind == "EVENT"]) is found


def test_the_police_of_a_car_are_a_thing_where_the_car_is_none():
    sentence = "Syrian/JJ/amod/police police/NN/compound/car car/NN/nsubj/stops stops=stop/VBZ/root ./."
    assert [text for text, *_ in described(sentence)] == ["Syrian police"]


@pytest.mark.parametrize(("link", "found"), [("by/IN/case/bomb", True), ("near/IN/case/bomb", False)])
def test_a_bomb_by_which_people_die_is_a_thing(link, found):
    sentence = (
        f"Ten/CD/nsubj:pass/killed were/VBD/aux:pass/killed killed=kill/VBN/root {link} a/DT/det/bomb bomb/NN/obl/killed ./."
    )
    assert bool([kind for _, kind, *_ in described(sentence) if kind == "WEAPON"]) is found


@pytest.mark.parametrize(("verb", "found"), [("run/VB", True), ("stand/VB", True), ("believe/VB", False)])
def test_an_election_in_which_somebody_stands_is_a_thing(verb, found):
    form = verb.partition("/")[0]
    sentence = (
        f"He/PRP/nsubj/{form} will/MD/aux/{form} {verb}/root in/IN/case/election the/DT/det/election next/JJ/amod/election "
    )
    assert bool(described(sentence + f"election/NN/obl/{form} ./.")) is found


def test_a_war_is_not_where_the_parade_is_with_which_its_end_is_marked():
    war = "A/DT/det/war Omani/JJ/amod/war war/NN/obj/marked with/IN/case/parade a/DT/det/parade parade/NN/obl/marked "
    sentence = "They/PRP/nsubj/marked marked=mark/VBD/root " + war + "in/IN/case/Iran Iran/NNP/nmod/parade ./."
    assert "Omani war" in [text for text, *_ in described(sentence)]


def test_a_model_of_aircraft_is_an_event_where_it_crashes():
    crash = "A/DT/det/Cessna Cessna/NNP/nsubj/crashes 340/CD/flat/Cessna crashes=crash/VBZ/root ./."
    assert described(crash) == [("Cessna 340", "EVENT", "other", "Cessna")]
    assert described(crash.replace("crashes=crash", "lands=land").replace("/crashes", "/lands")) == []
    assert described(crash.replace("340/CD", "Jones/NNP")) == []


@pytest.mark.parametrize(("verb", "found"), [("died=die/VBD", True), ("met=meet/VBD", False)])
def test_a_disaster_in_which_people_come_to_harm_is_a_thing(verb, found):
    form = verb.partition("=")[0]
    sentence = f"Ten/CD/nsubj/{form} {verb}/root after/IN/case/floods floods=flood/NNS/obl/{form} ./."
    assert bool(described(sentence)) is found


@pytest.mark.parametrize(("outcome", "found"), [("victory", True), ("interest", False)])
def test_an_election_in_which_somebody_claims_victory_is_a_thing(outcome, found):
    sentence = f"He/PRP/nsubj/claims claims=claim/VBZ/root {outcome}/NN/obj/claims in/IN/case/election the/DT/det/election "
    assert bool(described(sentence + f"election/NN/nmod/{outcome} ./.")) is found
