"""Who vouches for a clause, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from docs import entities_of, make_doc, read_clauses
from hypothesis import given
from hypothesis import strategies as st

from extractor.relations.attribution import Speakers, quoted_ranges
from extractor.relations.cues import load_cues
from extractor.relations.mentions import MentionIndex

NAMES = {
    "Kommersant": "ORG",
    "Reuters": "ORG",
    "Lavrov": "PERSON",
    "Putin": "PERSON",
    "Kowal": "PERSON",
    "Iran": "STATE",
    "Iraq": "STATE",
    "Monday": "DATE",
}


def vouching(predicate, *sentences):
    doc = make_doc(*sentences, ents={name: kind for name, kind in NAMES.items() if any(f"{name}/" in s for s in sentences)})
    index = MentionIndex(doc, entities_of(doc))
    speakers = Speakers(
        doc.duplicate(), read_clauses(doc), load_cues(), lambda head: [index.entity_at[head]] if head in index.entity_at else []
    )
    (token,) = [token for token in doc if token.text == predicate]
    return speakers.of(token.i)


def speakers(predicate, *sentences):
    """(speaker, cue, quoted) of the clause of a word, outermost first."""
    return [(speaker.entity, speaker.cue, speaker.quote) for speaker in vouching(predicate, *sentences).speakers]


# ---------------------------------------------------------------------- indirect speech


def test_nobody_vouches_for_what_the_article_says_itself():
    found = vouching("attacked", "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./.")
    assert (found.speakers, found.anonymous) == ((), False)


SAID_THAT = (
    "Lavrov/NNP/nsubj/said said=say/VBD/root that/IN/mark/attacked Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said "
    "Iraq/NNP/obj/attacked ./."
)


def test_said_that():
    assert speakers("attacked", SAID_THAT) == [("Lavrov", "said", False)]
    assert speakers("said", SAID_THAT) == []


@pytest.mark.parametrize(("before", "tag", "found"), [(",/,", "VBD", ["Reuters"]), ("of/IN", "VBD", []), (",/,", "VBN", [])])
def test_a_report_between_commas_that_the_parser_hangs_on_a_noun(before, tag, found):
    sentence = (
        f"Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked {before} Reuters/NNP/appos/Iraq "
        f"reported=report/{tag}/acl/Reuters ,/, as/IN/mark/left Putin/NNP/nsubj/left left=leave/VBD/advcl/attacked ./."
    )
    assert [speaker for speaker, _, _ in speakers("attacked", sentence)] == found


@pytest.mark.parametrize(
    ("end", "found"),
    [(",/, reportedly/RB/advmod/attacked ./.", ["Reuters"]), ("./.", ["Reuters"]), ("Iraq/NNP/obj/reported ./.", [])],
)
def test_a_dated_report_between_commas_that_the_parser_takes_for_a_relative_clause(end, found):
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root an/DT/det/army army/NN/obj/attacked ,/, the/DT/det/agency agency/NN/compound/Reuters "
        f"Reuters/NNP/nsubj/reported reported=report/VBD/acl:relcl/army on/IN/case/Monday Monday/NNP/obl/reported {end}"
    )
    assert [speaker for speaker, _, _ in speakers("attacked", sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, Lavrov/NNP/nsubj/said said=say/VBD/parataxis/attacked ./.",
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/parataxis/said Iraq/NNP/obj/attacked ,/, Lavrov/NNP/nsubj/said said=say/VBD/root ./.",
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said Iraq/NNP/obj/attacked ,/, said=say/VBD/root Lavrov/NNP/nsubj/said ./.",
        "Iran/NNP/nsubj/attacked ,/, Lavrov/NNP/nsubj/said said=say/VBD/parataxis/attacked ,/, attacked=attack/VBD/root Iraq/NNP/obj/attacked ./.",
    ],
)
def test_the_speaker_behind_or_inside_what_is_said(sentence):
    assert speakers("attacked", sentence) == [("Lavrov", "said", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "According=accord/VBG/case/Kommersant to/IN/fixed/According Kommersant/NNP/obl/attacked Iran/NNP/nsubj/attacked attacked=attack/VBD/root "
        "Iraq/NNP/obj/attacked ./.",
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, according=accord/VBG/case/Kommersant to/IN/fixed/according "
        "Kommersant/NNP/obl/attacked ./.",
    ],
)
def test_according_to(sentence):
    assert speakers("attacked", sentence) == [("Kommersant", "according to", False)]


@pytest.mark.parametrize("opener", ["after/IN/mark/left", "and/CC/cc/left"])
def test_what_is_set_beside_a_report_is_not_told_by_it(opener):
    sentence = (
        "Lavrov/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said ,/, "
        f"{opener} Iraq/NNP/nsubj/warned warned=warn/VBD/parataxis/said Putin/NNP/obj/warned ./."
    ).replace("/left", "/warned")
    assert speakers("warned", sentence) == []
    assert speakers("attacked", sentence) == [("Lavrov", "said", False)]


def test_who_denies_a_claim_vouches_that_it_is_wrong():
    sentence = (
        "Iran/NNP/nsubj/denied denied=deny/VBD/root a/DT/det/report report/NN/obj/denied that/IN/mark/attacked Putin/NNP/nsubj/attacked "
        "attacked=attack/VBD/acl/report Iraq/NNP/obj/attacked ./."
    )
    assert speakers("attacked", sentence) == [("Iran", "denied", False)]


def test_who_is_quoted_speaks():
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, Lavrov/NNP/nsubj:pass/quoted was=be/VBD/aux:pass/quoted "
        "quoted=quote/VBN/parataxis/attacked as/IN/mark/saying saying=say/VBG/advcl/quoted ./."
    )
    found = vouching("attacked", sentence)
    assert ([s.entity for s in found.speakers], found.anonymous) == (["Lavrov"], False)


def test_nested_speakers_stand_from_the_outside_in():
    sentence = (
        "Kommersant/NNP/nsubj/reported reported=report/VBD/root that/IN/mark/said Lavrov/NNP/nsubj/said said=say/VBD/ccomp/reported "
        "that/IN/mark/attacked Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said Iraq/NNP/obj/attacked ./."
    )
    assert speakers("attacked", sentence) == [("Kommersant", "reported", False), ("Lavrov", "said", False)]
    assert speakers("said", sentence) == [("Kommersant", "reported", False)]


def test_coordinated_speakers_both_vouch():
    sentence = (
        "Lavrov/NNP/nsubj/said and/CC/cc/Putin Putin/NNP/conj/Lavrov said=say/VBD/root Iran/NNP/nsubj/attacked "
        "attacked=attack/VBD/ccomp/said ./."
    )
    assert {speaker for speaker, *_ in speakers("attacked", sentence)} == {"Lavrov", "Putin"}


def test_both_of_two_things_said_are_vouched_for():
    sentence = (
        "Lavrov/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said and/CC/cc/left "
        "left=leave/VBD/conj/attacked Iraq/NNP/obj/left ./."
    )
    assert speakers("left", sentence) == [("Lavrov", "said", False)]


def test_a_relative_clause_inside_what_is_said_is_vouched_for():
    sentence = (
        "Lavrov/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/fell ,/,/punct/attacked which/WDT/nsubj/attacked "
        "attacked=attack/VBD/acl:relcl/Iran Iraq/NNP/obj/attacked ,/,/punct/attacked fell=fall/VBD/ccomp/said ./."
    )
    assert speakers("fell", sentence) == [("Lavrov", "said", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Lavrov/NNP/nsubj/say did=do/VBD/aux/say not/RB/advmod/say say/VB/root that/IN/mark/attacked Iran/NNP/nsubj/attacked "
        "attacked=attack/VBD/ccomp/say ./.",
        "Lavrov/NNP/nsubj/left left=leave/VBD/root because/IN/mark/attacked Iran/NNP/nsubj/attacked attacked=attack/VBD/advcl/left ./.",
        "Lavrov/NNP/nsubj/helped helped=help/VBD/root Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/helped ./.",
    ],
)
def test_who_does_not_say_it_does_not_vouch(sentence):
    assert speakers("attacked", sentence) == []


# ---------------------------------------------------------------------- sources without a name


@pytest.mark.parametrize("noun", ["officials=official", "sources=source", "analysts=analyst", "diplomats=diplomat"])
def test_speakers_without_a_name(noun):
    sentence = f"{noun}/NNS/nsubj/said said=say/VBD/root Iran/NNP/nsubj/attacked attacked=attack/VBD/ccomp/said ./."
    found = vouching("attacked", sentence)
    assert (found.speakers, found.anonymous) == ((), True)


def test_a_named_paper_that_cites_sources():
    sentence = (
        "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, Kommersant/NNP/nsubj/reported "
        "reported=report/VBD/parataxis/attacked ,/, citing=cite/VBG/advcl/reported sources=source/NNS/obj/citing ./."
    )
    found = vouching("attacked", sentence)
    assert [(s.entity, s.cue, s.quote) for s in found.speakers] == [("Kommersant", "reported", False)]
    assert found.anonymous


def test_according_to_officials():
    sentence = (
        "According=accord/VBG/case/officials to/IN/fixed/According officials=official/NNS/obl/attacked Iran/NNP/nsubj/attacked "
        "attacked=attack/VBD/root ./."
    )
    assert vouching("attacked", sentence).anonymous


def test_hearsay():
    sentence = "Iran/NNP/nsubj/attacked reportedly/RB/advmod/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."
    found = vouching("attacked", sentence)
    assert (found.speakers, found.anonymous) == ((), True)


def test_was_said_to():
    sentence = "Iran/NNP/nsubj:pass/said was=be/VBD/aux:pass/said said=say/VBN/root that/IN/mark/attacked it/PRP/nsubj/attacked attacked=attack/VBD/ccomp/said ./."
    found = vouching("attacked", sentence)
    assert (found.speakers, found.anonymous) == ((), True)


def test_a_named_speaker_is_not_anonymous():
    assert not vouching("attacked", SAID_THAT).anonymous


# ---------------------------------------------------------------------- quotations

QUOTED = "“/`` Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ,/, ”/” Lavrov/NNP/nsubj/said said=say/VBD/parataxis/attacked ./."


def test_a_quotation():
    assert speakers("attacked", QUOTED) == [("Lavrov", "said", True)]


def test_a_split_quotation():
    second = "“/`` It/PRP/nsubj/left left=leave/VBD/root Syria/NNP/obj/left ./. ”/''"
    assert speakers("attacked", QUOTED, second) == [("Lavrov", "said", True)]
    assert speakers("left", QUOTED, second) == [("Lavrov", "said", True)]


def test_a_quotation_of_a_whole_sentence_before_its_speaker():
    first = "“/`` It/PRP/nsubj/fell fell=fall/VBD/root ./."
    second = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./. ”/''"
    assert speakers("attacked", first, second, "Kowal/NNP/nsubj/said said=say/VBD/root so/RB/advmod/said ./.") == [
        ("Kowal", "said", True)
    ]


def test_the_speaker_of_another_paragraph_is_not_taken_from_before():
    sentences = (
        "Kowal/NNP/nsubj/said said=say/VBD/root so/RB/advmod/said ./.",
        "\n\n",
        "“/`` Iran/NNP/nsubj/attacked attacked=attack/VBD/root ./. ”/''",
    )
    assert speakers("attacked", *sentences) == []


def test_the_speaker_of_another_paragraph_is_not_taken_from_behind():
    sentences = (
        "“/`` Iran/NNP/nsubj/attacked attacked=attack/VBD/root ./. ”/''",
        "\n\n",
        "Kowal/NNP/nsubj/said said=say/VBD/root so/RB/advmod/said ./.",
    )
    assert speakers("attacked", *sentences) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Putin/NNP/root :/: Iran/NNP/nsubj/attacks attacks=attack/VBZ/appos/Putin Iraq/NNP/obj/attacks",
            [("Putin", ":", False)],
        ),
        ("Iraq/NNP/root :/: Iran/NNP/nsubj/attacks attacks=attack/VBZ/appos/Iraq Syria/NNP/obj/attacks", []),
        ("Putin/NNP/nsubj/speaks speaks=speak/VBZ/root :/: Iran/NNP/nsubj/attacks attacks=attack/VBZ/parataxis/speaks", []),
    ],
)
def test_a_person_or_body_with_a_colon_says_the_headline(sentence, found):
    assert speakers("attacks", sentence) == found


def test_a_quotation_without_speaker_has_none():
    found = vouching("attacked", "“/`` Iran/NNP/nsubj/attacked attacked=attack/VBD/root ./. ”/''")
    assert (found.speakers, found.anonymous) == ((), False)


def test_a_word_in_quotation_marks_does_not_quote_its_sentence():
    sentence = (
        "Lavrov/NNP/nsubj/said said=say/VBD/root Iran/NNP/nsubj/attacked “/``/punct/allies allies=ally/NNS/obj/attacked ”/''/punct/allies "
        "attacked=attack/VBD/ccomp/said ./."
    )
    assert speakers("attacked", sentence) == [("Lavrov", "said", False)]


def quoted(*sentences):
    doc = make_doc(*sentences)
    return [doc.text_of(begin, end).strip() for begin, end in quoted_ranges(doc.duplicate())]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["He/PRP said/VBD “/`` no/DT ”/'' twice/RB"], ["no"]),
        (["He/PRP said/VBD \"/`` no/DT \"/'' and/CC \"/`` yes/RB \"/''"], ["no", "yes"]),
        (["“/`` No/DT ”/'' ,/, he/PRP said/VBD ,/, “/`` never/RB ./. ”/''"], ["No", "never."]),
        (["“/`` No/DT ./.", "Never/RB ./. ”/''", "He/PRP left/VBD"], ["No. Never."]),
        (["“/`` Not/RB closed/VBN ./.", "\n\n", "He/PRP left/VBD ./."], ["Not closed."]),
        (["“/`` Not/RB closed/VBN ./.", "\n\n", "“/`` But/CC here/RB ./. ”/''"], ["Not closed.", "But here."]),
        (["He/PRP left/VBD “/`` to/TO the/DT end/NN"], ["to the end"]),
        (["a/DT stray/JJ ”/'' mark/NN"], []),
        (["Putin/NNP ’s/POS plan/NN"], []),
    ],
)
def test_what_is_inside_quotation_marks(sentences, expected):
    assert quoted(*sentences) == expected


WORDS = st.sampled_from(["“/``", "”/''", '"/``', "``/``", "''/''", "word/NN", "said=say/VBD", "./.", "’s/POS"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=8).map(" ".join) | st.just("\n\n"), max_size=5))
def test_quotations_do_not_overlap_and_keep_to_their_paragraph(sentences):
    doc = make_doc("First/RB", *sentences)
    previous = 0
    for begin, end in quoted_ranges(doc.duplicate()):
        assert previous < begin <= end <= len(doc)
        previous = end
        assert not any("\n" in token.text or token.text in "“”" for token in doc[begin:end] if token.text != "“")


# ---------------------------------------------------------------------- accusations and reports put into what they report


@pytest.mark.parametrize(
    ("accused", "found"),
    [
        ("accused=accuse/VBD/root Iran/NNP/obj/accused of/IN/mark/attacking", [("Lavrov", "accused", False)]),
        ("blames=blame/VBZ/root Iran/NNP/obj/blames for/IN/mark/attacking", [("Lavrov", "blames", False)]),
        ("forgave=forgive/VBD/root Iran/NNP/obj/forgave for/IN/mark/attacking", []),
        ("accused=accuse/VBD/root Iran/NNP/obj/accused by/IN/mark/attacking", []),
    ],
)
def test_who_accuses_vouches_for_what_he_accuses_of(accused, found):
    verb = accused.partition("=")[0]
    sentence = f"Lavrov/NNP/nsubj/{verb} {accused} attacking=attack/VBG/advcl/{verb} Iraq/NNP/obj/attacking ./."
    assert speakers("attacking", sentence) == found


def roles(predicate, sentence):
    """Agent and patient of a predicate, and who vouches for it."""
    doc = make_doc(sentence)
    (token,) = [token for token in doc if token.text == predicate]
    clause = read_clauses(doc).clause(token.i)
    return [doc[head].text for role in ("agent", "patient") for head in clause.roles.get(role, ())], speakers(predicate, sentence)


def test_a_report_put_between_the_quoted_subject_and_its_verb():
    sentence = (
        "“/``/punct/Iran Iran/NNP/ccomp/said ,/, ”/” Lavrov/NNP/nsubj/said said=say/VBD/root ,/, “/``/punct/attacked "
        "attacked=attack/VBD/ccomp/said Iraq/NNP/obj/attacked ./."
    )
    assert roles("attacked", sentence) == (["Iran", "Iraq"], [("Lavrov", "said", True)])


def test_a_report_between_commas_that_the_parser_takes_for_an_adverbial_clause():
    sentence = (
        "Iran/NNP/nsubj/reported ,/, Reuters/NNP/appos/Iran reported=report/VBD/advcl/attacked ,/, attacked=attack/VBD/root "
        "Iraq/NNP/obj/attacked ./."
    )
    assert roles("attacked", sentence) == (["Iran", "Iraq"], [("Reuters", "reported", False)])


@pytest.mark.parametrize(("mark", "subject"), [("“/``", "Iran"), (",/,", "Lavrov")])
def test_a_quotation_that_goes_on_behind_the_report(mark, subject):
    sentence = (
        "Iran/NNP/nsubj/left left=leave/VBD/ccomp/said Iraq/NNP/obj/left ,/, Lavrov/NNP/nsubj/said said=say/VBD/root "
        f"{mark} and/CC/cc/attacked attacked=attack/VBD/conj/said Iraq/NNP/obj/attacked ./."
    )
    assert roles("attacked", sentence)[0][0] == subject


CLAIMED = (
    "Iran/NNP/nsubj/{verb} {verb}={lemma}/VBD/root {noun}/NN/obj/{verb} by/IN/case/Putin Putin/NNP/nmod/{noun} that/IN/mark/attacked "
    "Iraq/NNP/nsubj/attacked attacked=attack/VBD/acl/{noun} Syria/NNP/obj/attacked ./."
)


@pytest.mark.parametrize(
    ("verb", "lemma", "found"),
    [
        ("denied", "deny", [("Iran", "denied", False)]),
        ("confirmed", "confirm", [("Iran", "confirmed", False)]),
        ("noted", "see", [("Putin", "claim", False)]),
    ],
)
def test_who_denies_a_claim_vouches_for_it_else_who_makes_it(verb, lemma, found):
    assert speakers("attacked", CLAIMED.format(verb=verb, lemma=lemma, noun="claim")) == found


def test_a_report_of_nobody_is_anonymous():
    sentence = CLAIMED.format(verb="checked", lemma="check", noun="report").replace("by/IN/case/Putin Putin/NNP/nmod/report ", "")
    found = vouching("attacked", sentence)
    assert (found.speakers, found.anonymous) == ((), True)


def test_who_calls_a_deed_something_vouches_for_it():
    sentence = (
        "Iraq/NNP/nsubj/condemned condemned=condemn/VBD/root what/WP/obj/condemned Iran/NNP/nsubj/called "
        "called=call/VBD/acl:relcl/what a/DT/det/raid raid/NN/obj/called ./."
    )
    assert speakers("raid", sentence) == [("Iran", "called", False)]


def test_a_speaker_with_a_possessor_between_commas():
    sentence = (
        "Iran/NNP/nsubj/fired fired=fire/VBD/root ,/, Iraq/NNP/nmod:poss/Kowal 's/POS/case/Iraq Kowal/NNP/nsubj/said "
        "said=say/VBD/advcl/fired ,/, as/IN/mark/left he/PRP/nsubj/left left=leave/VBD/advcl/said ./."
    )
    assert ("Kowal", "said", False) in speakers("fired", sentence)


@pytest.mark.parametrize(
    ("verb", "whose", "found"),
    [
        ("repeated=repeat", "Reuters/NNP/compound/claims ", [("Reuters", "claims", False)]),
        ("repeated=repeat", "", [("Putin", "repeated", False)]),
        ("dismissed=dismiss", "Reuters/NNP/compound/claims ", [("Putin", "dismissed", False)]),
    ],
)
def test_who_vouches_for_a_claim(verb, whose, found):
    said = verb.split("=")[0]
    sentence = (
        f"Putin/NNP/nsubj/{said} {verb}/VBD/root {whose}claims=claim/NNS/obj/{said} that/IN/mark/armed Iran/NNP/nsubj/armed "
        "had=have/VBD/aux/armed armed=arm/VBN/acl/claims Iraq/NNP/obj/armed ./."
    )
    vouched = vouching("armed", sentence)
    assert [(speaker.entity, speaker.cue, speaker.quote) for speaker in vouched.speakers] == found
    assert vouched.anonymous is not bool(found)
