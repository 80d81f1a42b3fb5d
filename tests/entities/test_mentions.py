"""Which spans speak of which type of thing, in documents made by hand."""

import pytest
from docs import VOCAB, make_doc
from spacy.tokens import Doc, Span

from extractor.entities.gazetteer import load_gazetteer, match_gazetteer
from extractor.entities.mentions import find_mentions


def mentions(*sentences, ents=None, skipped=()):
    """(text, type) of all mentions, in text order."""
    doc = match_gazetteer(make_doc(*sentences, ents=ents))
    return [(doc[found.start : found.end].text, found.type) for found in find_mentions(doc, load_gazetteer(), skipped)]


# ---------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("The/DT Gazette/NNP wrote/VBD", {"The Gazette": "ORG"}, "Gazette"),
        ("President/NNP Anna/NNP Kowal/NNP left/VBD", {"President Anna Kowal": "PERSON"}, "Anna Kowal"),
        ("Prime/NNP Minister/NNP Kowal/NNP left/VBD", {"Prime Minister Kowal": "PERSON"}, "Kowal"),
        ("Kowal/NNP ’s/POS envoy/NN left/VBD", {"Kowal ’s": "PERSON"}, "Kowal"),
        ("“/`` Kowal/NNP ”/'' left/VBD", {"“ Kowal ”": "PERSON"}, "Kowal"),
        ("Kowal/NNP ,/, who/WP left/VBD", {"Kowal ,": "PERSON"}, "Kowal"),
    ],
)
def test_article_title_and_marks_are_no_part_of_a_name(sentence, ents, expected):
    assert mentions(sentence, ents=ents)[0][0] == expected


def test_the_department_in_an_office_is_no_part_of_the_name_behind_it():
    sentence = "Minister/NNP of/IN Information/NNP Anna/NNP Kowal/NNP left/VBD ./."
    assert ("Anna Kowal", "PERSON") in mentions(sentence, ents={"Information Anna Kowal": "ORG"})
    maker = "The/DT maker/NN of/IN Information/NNP Systems/NNP left/VBD ./."
    assert mentions(maker, ents={"Information Systems": "ORG"}) == [("Information Systems", "ORG")]


def test_a_title_alone_stays():
    assert mentions("Chief/NNP left/VBD", ents={"Chief": "PERSON"}) == [("Chief", "PERSON")]


def test_marks_alone_and_dates_are_no_names():
    assert mentions("—/: On/IN Monday/NNP nothing/NN happened/VBD", ents={"—": "ORG", "Monday": "DATE"}) == []


def test_a_time_zone_is_no_body():
    assert mentions("At/IN noon/NN UTC/NNP it/PRP rained/VBD", ents={"UTC": "ORG"}) == []


def test_a_ministry_is_named_without_its_state_and_a_bank_with_it():
    sentence = "The/DT {}/NNP of/IN Spain/NNP acted/VBD"
    assert ("Ministry", "ORG") in mentions(sentence.format("Ministry"), ents={"Ministry of Spain": "ORG"})
    assert mentions(sentence.format("Bank"), ents={"Bank of Spain": "ORG"}) == [("Bank of Spain", "ORG"), ("Spain", "STATE")]


def test_a_longer_name_holds_the_words_of_a_shorter_one():
    assert mentions("The/DT Bank/NNP of/IN England/NNP acted/VBD", ents={"Bank of England": "ORG"}) == [
        ("Bank of England", "ORG")
    ]
    assert mentions("South/NNP Korea/NNP and/CC North/NNP Korea/NNP met/VBD") == [
        ("South Korea", "STATE"),
        ("North Korea", "STATE"),
    ]


@pytest.mark.parametrize(
    ("event", "states"),
    [
        ("civil/JJ war/NN in/IN Yemen/NNP", ["Yemen"]),
        ("Russian/JJ invasion/NN of/IN Ukraine/NNP", ["Russian", "Ukraine"]),
        ("Vietnam/NNP War/NNP", []),
    ],
)
def test_a_known_happening_that_common_words_describe_holds_names(event, states):
    found = mentions(f"The/DT {event} ended/VBD")
    assert [text for text, kind in found if kind == "STATE"] == states
    assert "EVENT" in [kind for _, kind in found]


@pytest.mark.parametrize(("name", "kind"), [("Velta National Convention", "EVENT"), ("Velta Convention", "ORG")])
def test_a_party_s_convention_is_a_meeting(name, kind):
    sentence = " ".join(f"{word}/NNP" for word in name.split())
    assert mentions(f"{sentence} opened/VBD", ents={name: "ORG"}) == [(name, kind)]


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("United/NNP States/NNP Navy/NNP", "United States"),
        ("Parliament/NNP of/IN Canada/NNP", "Canada"),
        ("Bank/NNP of/IN America/NNP", None),
        ("British/NNP Airways/NNP", None),
    ],
)
def test_the_known_name_of_a_states_body_tells_the_state(body, state):
    found = mentions(f"The/DT {body} acted/VBD")
    assert [text for text, kind in found if kind == "STATE"] == ([state] if state else [])


def test_the_state_in_front_of_a_body_is_a_mention_of_its_own():
    sentence = "The/DT Russian/NNP Trade/NNP Institute/NNP wrote/VBD"
    found = mentions(sentence, ents={"Russian Trade Institute": "ORG"})
    assert found == [("Russian Trade Institute", "ORG"), ("Russian", "STATE")]


@pytest.mark.parametrize("name", ["Jordan", "Chad", "Georgia", "Israel"])
def test_a_person_named_like_a_state(name):
    assert mentions(f"{name}/NNP scored/VBD ./.", ents={name: "PERSON"}) == [(name, "PERSON")]
    assert mentions(f"{name}/NNP signed/VBD ./.", ents={name: "PLACE"}) == [(name, "STATE")]
    assert mentions(f"{name}/NNP signed/VBD ./.") == [(name, "STATE")]


def test_a_state_named_in_a_persons_name_is_not_mentioned():
    assert mentions("Michael/NNP Jordan/NNP played/VBD", ents={"Michael Jordan": "PERSON"}) == [("Michael Jordan", "PERSON")]


def test_niger_is_not_nigeria():
    sentence = "Niger/NNP ,/, Nigeria/NNP ,/, Nigerien/JJ and/CC Nigerian/JJ"
    doc = match_gazetteer(make_doc(sentence))
    states = [found.candidates[0].entry.name for found in find_mentions(doc, load_gazetteer(), [])]
    assert states == ["Niger", "Nigeria", "Niger", "Nigeria"]


def test_one_form_has_one_type_in_one_article():
    """The tagger calls it a place once, an organisation twice."""
    doc = make_doc("Wagner/NNP left/VBD ./.", "Orlov/NNP spoke/VBD ./.", "Anna/NNP Orlov/NNP smiled/VBD ./.")
    doc.ents = [doc.char_span(0, 6, label="ORG"), doc.char_span(13, 18, label="PLACE"), doc.char_span(26, 36, label="PERSON")]
    found = {doc[f.start : f.end].text: f.type for f in find_mentions(doc, load_gazetteer(), [])}
    assert found["Orlov"] == found["Anna Orlov"] == "PERSON"


@pytest.mark.parametrize(("between", "bodies"), [(",/,", set()), ("met/VBD", {"Attorney General"})])
def test_a_title_in_apposition_is_no_body(between, bodies):
    sentence = f"Anna/NNP Kowal/NNP {between} the/DT Attorney/NNP General/NNP ,/, and/CC left/VBD ./."
    found = mentions(sentence, ents={"Anna Kowal": "PERSON", "Attorney General": "ORG"})
    assert {text for text, kind in found if kind == "ORG"} == bodies


def test_a_spoken_title_tells_a_person():
    assert mentions("Mr./NNP Dlamini/NNP left/VBD", ents={"Dlamini": "ORG"}) == [("Dlamini", "PERSON")]


def test_nothing_is_read_from_what_is_skipped():
    sentences = ("Iran/NNP left/VBD ./.", "Follow/VB Iraq/NNP ’s/POS forces=force/NNS ./.", "Syria/NNP stayed/VBD ./.")
    assert [text for text, _ in mentions(*sentences, skipped=[(3, 8)])] == ["Iran", "Syria"]


def test_names_inside_a_described_thing_are_mentions_too():
    sentence = "He/PRP offered/VBD Russia/NNP ’s/POS bases=base/NNS in/IN Tajikistan/NNP and/CC Kyrgyzstan/NNP ./."
    assert mentions(sentence) == [
        ("Russia’s bases in Tajikistan and Kyrgyzstan", "BASE"),
        ("Russia", "STATE"),
        ("Tajikistan", "STATE"),
        ("Kyrgyzstan", "STATE"),
    ]


def test_a_tagged_event_ends_before_its_verb():
    sentence = "The/DT Ansar/NNP Brigade/NNP attacks=attack/VBZ a/DT church/NN ./."
    assert mentions(sentence, ents={"Ansar Brigade attacks": "EVENT"}) == [("Ansar Brigade", "ORG")]


@pytest.mark.parametrize(
    ("sentence", "tagged"),
    [
        ("Minister/NNP of/IN Foreign/NNP Affairs/NNP Anna/NNP Kowal/NNP left/VBD ./.", "Foreign Affairs"),
        ("Defense/NNP Secretary/NNP Anna/NNP Kowal/NNP left/VBD ./.", "Defense"),
        ("Foreign/NNP Affairs/NNPS Minister/NNP Anna/NNP Kowal/NNP left/VBD ./.", "Foreign Affairs"),
    ],
)
def test_the_department_of_an_office_is_no_body(sentence, tagged):
    assert mentions(sentence, ents={tagged: "ORG", "Anna Kowal": "PERSON"}) == [("Anna Kowal", "PERSON")]


def test_a_state_s_own_branch_of_a_body_of_the_world():
    assert ("Syrian Red Crescent", "ORG") in mentions(
        "The/DT Syrian/JJ Red/NNP Crescent/NNP acted/VBD ./.", ents={"Red Crescent": "ORG"}
    )


def test_a_rank_before_what_is_no_person():
    assert mentions("The/DT General/NNP Election/NNP began/VBD ./.") == [("General Election", "EVENT")]
    assert mentions("They/PRP heard/VBD General/NNP Kowal/NNP ./.") == [("Kowal", "PERSON")]


def test_a_body_named_after_its_place():
    found = mentions("The/DT Baltimore/NNP Police/NNP Department/NNP acted/VBD ./.")
    assert found == [("Baltimore Police Department", "ORG"), ("Baltimore", "PLACE")]
    assert ("Baltimore Sun Dance", "ORG") not in mentions("The/DT Baltimore/NNP Sun/NNP Dance/NNP began/VBD ./.")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The/DT Baltimore/NNP Derby/NNP began/VBD ./.", ("Baltimore Derby", "EVENT")),
        ("Baltimore/NNP United/NNP won/VBD ./.", ("Baltimore United", "ORG")),
        ("Baltimore/NNP City/NNP FC/NNP won/VBD ./.", ("Baltimore City FC", "ORG")),
        ("The/DT Baltimore/NNP Ravens/NNPS won/VBD ./.", ("Baltimore Ravens", "ORG")),
        ("The/DT Baltimore/NNP Heights/NNPS burned/VBD ./.", ("Baltimore", "PLACE")),
        ("The/DT Baltimore/NNP ravens/NNS flew/VBD ./.", ("Baltimore", "PLACE")),
    ],
)
def test_a_contest_or_a_club_named_after_its_place(sentence, found):
    assert mentions(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        ("Baghdad/NNP International/NNP Airport/NNP shut/VBD ./.", {}, [("Baghdad International Airport", "PLACE")]),
        ("Baltimore/NNP TV/NNP reported/VBD ./.", {}, [("Baltimore TV", "ORG")]),
        ("Helmand/NNP Command/NNP spoke/VBD ./.", {}, [("Helmand Command", "ORG")]),
        ("He/PRP saw/VBD Baltimore/NNP Police/NNP Headquarters/NNP ./.", {}, [("Baltimore Police Headquarters", "PLACE")]),
        ("The/DT Wise/NNP Council/NNP Complex/NNP burned/VBD ./.", {"Wise Council": "ORG"}, [("Wise Council Complex", "PLACE")]),
        (
            "He/PRP owns/VBZ Hungarian/JJ Export/NNP Import/NNP Bank/NNP ./.",
            {},
            [("Hungarian", "STATE"), ("Hungarian Export Import Bank", "ORG")],
        ),
        ("Hungarian/JJ Spring/NNP Break/NNP began/VBD ./.", {}, [("Hungarian", "STATE")]),
    ],
)
def test_a_building_an_outlet_or_a_unit_is_called_by_its_place(sentence, ents, found):
    assert sorted(mentions(sentence, ents=ents)) == sorted(found)


@pytest.mark.parametrize(
    ("before", "kind"), [("newspaper/NN", "ORG"), ("airline/NN", "ORG"), ("editor/NN", "PERSON"), ("Hungarian/JJ", "PERSON")]
)
def test_the_noun_before_a_name_tells_that_it_is_a_body(before, kind):
    found = mentions(f"The/DT {before} Nagy/NNP Lapok/NNP wrote/VBD ./.", ents={"Nagy Lapok": "PERSON"})
    assert ("Nagy Lapok", kind) in found


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        ("The/DT Syrian/JJ city/NN fell/VBD ./.", {"Syrian city": "PLACE"}, [("Syrian", "STATE")]),
        ("Under/IN NATO/NNP control/NN ./.", {"NATO control": "ORG"}, [("NATO", "ORG")]),
        ("The/DT NATO/NNP council/NN met/VBD ./.", {"NATO council": "ORG"}, [("NATO council", "ORG")]),
        ("Ana/NNP de/IN Lima/NNP spoke/VBD ./.", {}, []),
        ("The/DT airline/NN Emirates/NNP flew/VBD ./.", {"Emirates": "ORG"}, [("Emirates", "ORG")]),
        ("In/IN York/NNP ,/, PA/NNP ./.", {"York": "PLACE"}, [("York", "PLACE")]),
        ("The/DT PA/NNP spoke/VBD ./.", {}, [("PA", "ORG")]),
    ],
)
def test_a_known_form_may_be_a_piece_of_something_else(sentence, ents, found):
    assert mentions(sentence, ents=ents) == found


@pytest.mark.parametrize(("ents", "kind"), [("Sally", "PERSON"), ("Khurais", "PLACE")])
def test_a_field_is_a_place_and_no_surname(ents, kind):
    assert mentions(f"{ents}/NNP Field/NNP opened/VBD ./.", ents={f"{ents} Field": "PERSON"}) == [(f"{ents} Field", kind)]


@pytest.mark.parametrize("sentence", ["He/PRP spoke/VBD Turkish/JJ ./.", "He/PRP read/VBD the/DT Welsh/JJ alphabet/NN ./."])
def test_a_language_is_no_state(sentence):
    assert mentions(sentence) == []


def test_the_english_are_of_england():
    (found,) = find_mentions(match_gazetteer(make_doc("The/DT English/JJ towns/NNS slept/VBD ./.")), load_gazetteer(), [])
    assert (found.type, found.candidates[0].entry.name, found.candidates[0].entry.iso) == ("PLACE", "England", "GBR")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The/DT Nelson/NNP Mandela/NNP hospital/NN closed/VBD", []),
        ("The/DT Suharto/NNP Foundation/NNP closed/VBD", []),
        ("The/DT Suharto/NNP International/NNP Airport/NNP closed/VBD", []),
        ("Suharto/NNP schools/NNS closed/VBD", [("Suharto", "PERSON")]),
        ("Nelson/NNP Mandela/NNP left/VBD the/DT hospital/NN", [("Nelson Mandela", "PERSON")]),
    ],
)
def test_what_is_named_after_a_person_is_not_the_person(sentence, found):
    assert mentions(sentence) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Tropical/NNP Storm/NNP Hanna/NNP", [("Tropical Storm Hanna", "EVENT")]),
        ("Hurricane/NNP Research/NNP Division/NNP", []),
        ("National/NNP Hurricane/NNP Center/NNP", []),
        ("A/DT storm/NN Hanna/NNP", []),
    ],
)
def test_a_storm_has_a_name_of_its_own(name, found):
    assert mentions(f"{name} came/VBD ./.", ents={}) == found


@pytest.mark.parametrize(
    ("before", "found"), [("Hurricane", [("Hurricane Dorian", "EVENT")]), ("Senator", [("Dorian", "PERSON")])]
)
def test_a_storm_is_no_person(before, found):
    assert mentions(f"{before}/NNP Dorian/NNP struck/VBD", ents={"Dorian": "PERSON"}) == found


# ---------------------------------------------------------------------- one of a people, names in pieces


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A/DT Syrian/JJ fled/VBD ./.", "GROUP"),
        ("One/CD young/JJ Syrian/NNP fled/VBD ./.", "GROUP"),
        ("A/DT Syrian/JJ soldier/NN fled/VBD ./.", "STATE"),
        ("A/DT Syrian/JJ and/CC Turkish/JJ team/NN left/VBD ./.", "STATE"),
        ("The/DT Syrian/JJ fled/VBD ./.", "STATE"),
    ],
)
def test_one_of_a_people_is_of_that_people(sentence, expected):
    assert dict(mentions(sentence))["Syrian"] == expected


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        ("The/DT Kowal/NNP Trophy/NNP is/VBZ gone/VBN", {"Kowal": "PERSON"}, []),
        (
            "The/DT Velta/NNP Orthodox/NNP Church/NNP met/VBD",
            {"Velta Orthodox Church": "PLACE"},
            [("Velta Orthodox Church", "ORG")],
        ),
        (
            "Velta/NNP Director/NNP Anna/NNP Kowal/NNP left/VBD",
            {"Velta Director": "ORG", "Anna Kowal": "PERSON"},
            [("Anna Kowal", "PERSON")],
        ),
        ("Velta/NNP ,/, a/DT maker/NN of/IN trucks/NNS ,/, left/VBD", {"Velta": "PERSON"}, [("Velta", "ORG")]),
        ("The/DT film/NN Velta/NNP Beach/NNP won/VBD", {"Velta Beach": "ORG"}, []),
        ("Moody/NNP cut/VBD Chad/NNP to/IN Aa3/NNP", {"Aa3": "ORG"}, [("Chad", "STATE")]),
        ("A/DT Kairuku/NNP waitaki/NNP was/VBD found/VBN", {"Kairuku waitaki": "PERSON"}, []),
        ("Prince/NNP William/NNP Sound/NNP froze/VBD", {"William Sound": "PERSON"}, [("Prince William Sound", "PLACE")]),
        ("The/DT Council/NNP of/IN State/NNP met/VBD", {"Council of State": "PLACE"}, [("Council of State", "ORG")]),
        ("Omar/NNP Anna/NNP Kowal/NNP left/VBD", {"Omar": "PERSON", "Anna Kowal": "PERSON"}, [("Omar Anna Kowal", "PERSON")]),
    ],
)
def test_what_a_name_itself_tells(sentence, ents, found):
    assert mentions(sentence, ents=ents) == found


def test_hyphens_join_the_name_of_a_town():
    words = ["Near", "Velta", "-", "les", "-", "Bains", "he", "left"]
    tags = ["IN", "NNP", "HYPH", "NNP", "HYPH", "NNP", "PRP", "VBD"]
    doc = Doc(VOCAB, words=words, spaces=[True, False, False, False, False, True, True, False], tags=tags)
    doc.ents = [Span(doc, 1, 2, "PLACE"), Span(doc, 5, 6, "PLACE")]
    found = find_mentions(match_gazetteer(doc), load_gazetteer(), [])
    assert [doc[f.start : f.end].text for f in found] == ["Velta-les-Bains"]


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        (
            "The/DT Commission/NNP on/IN Civil/NNP Rights/NNP met/VBD",
            {"Civil Rights": "ORG"},
            [("Commission on Civil Rights", "ORG")],
        ),
        (
            "The/DT Velta/NNP Institute/NNP of/IN Physics/NNP closed/VBD",
            {"Velta Institute": "ORG"},
            [("Velta Institute of Physics", "ORG")],
        ),
        (
            "The/DT Velta/NNP Institute/NNP of/IN Chad/NNP closed/VBD",
            {"Velta Institute": "ORG"},
            [("Velta Institute", "ORG"), ("Chad", "STATE")],
        ),
        (
            "The/DT Velta/NNP Court/NNP on/IN Monday/NNP met/VBD",
            {"Velta Court": "ORG", "Monday": "DATE"},
            [("Velta Court", "ORG")],
        ),
    ],
)
def test_what_a_body_is_for_belongs_to_its_name(sentence, ents, found):
    assert mentions(sentence, ents=ents) == found


def test_a_nickname_does_not_cut_a_name():
    sentence = "Pedro/NNP \"/`` El/NNP Lobo/NNP \"/'' Diaz/NNP fled/VBD ./."
    whole = ('Pedro " El Lobo " Diaz', "PERSON")
    assert mentions(sentence, ents={'Pedro " El Lobo': "PERSON"}) == [whole]
    assert mentions(sentence, ents={"Pedro": "PERSON", "Diaz": "PERSON"}) == [whole]
    assert whole not in mentions(sentence, ents={"Pedro": "ORG"})


def test_an_office_of_a_place_is_no_body():
    sentence = "Archbishop/NNP of/IN Oxbury/NNP Anna/NNP Kowal/NNP left/VBD ./."
    found = mentions(sentence, ents={"Archbishop of Oxbury": "ORG", "Anna Kowal": "PERSON"})
    assert found == [("Oxbury", "PLACE"), ("Anna Kowal", "PERSON")]


def test_the_field_of_an_office_is_nobody():
    ents = {"State for Trade": "ORG", "Kowal": "PERSON"}
    assert mentions("Minister/NNP of/IN State/NNP for/IN Trade/NNP Kowal/NNP left/VBD ./.", ents=ents) == [("Kowal", "PERSON")]


@pytest.mark.parametrize(
    ("sentence", "ents", "found"),
    [
        (
            "The/DT Wise/NNP Ball/NNP Association/NNP Board/NNP met/VBD ./.",
            {"Wise Ball Association": "ORG"},
            ("Wise Ball Association Board", "ORG"),
        ),
        ("The/DT Wise/NNP Party/NNP Chairman/NNP Diaz/NNP spoke/VBD ./.", {"Wise": "ORG"}, ("Wise Party", "ORG")),
        ("The/DT Wise/NNP Chairman/NNP Party/NNP met/VBD ./.", {"Wise": "ORG"}, ("Wise", "ORG")),
        ("The/DT Wise/NNP party/NN met/VBD ./.", {"Wise": "ORG"}, ("Wise", "ORG")),
        ("The/DT Ada/NNP Diaz/NNP Bridge/NNP fell/VBD ./.", {"Ada Diaz": "PERSON"}, ("Ada Diaz Bridge", "PLACE")),
        ("The/DT Ada/NNP Diaz/NNP Bank/NNP fell/VBD ./.", {"Ada Diaz": "PERSON"}, ("Ada Diaz", "PERSON")),
        ("The/DT Ada/NNP Diaz/NNP University/NNP fell/VBD ./.", {"Ada Diaz": "PERSON"}, ("Ada Diaz University", "ORG")),
        ("The/DT guitarist/NN Ana/NNP Velta/NNP left/VBD ./.", {"Ana Velta": "ORG"}, ("Ana Velta", "PERSON")),
        ("The/DT guitarist/NN Grey/NNP Velta/NNP left/VBD ./.", {"Grey Velta": "ORG"}, ("Grey Velta", "ORG")),
        ("Police/NNS in/IN Binghamton/NNP ,/, Germany/NNP left/VBD ./.", {"Binghamton": "ORG"}, ("Binghamton", "ORG")),
        ("Police/NNS in/IN Heidelberg/NNP ,/, Germany/NNP left/VBD ./.", {"Heidelberg": "ORG"}, ("Heidelberg", "PLACE")),
        ("The/DT band/NN Ana/NNP Velta/NNP left/VBD ./.", {"Ana Velta": "PERSON"}, ("Ana Velta", "ORG")),
        ("The/DT Baltimore/NNP Stock/NNP Exchange/NNP fell/VBD ./.", {}, ("Baltimore Stock Exchange", "ORG")),
        ("The/DT Baltimore/NNP Ravens/NNP won/VBD ./.", {}, ("Baltimore Ravens", "ORG")),
        ("The/DT Baltimore/NNP High/NNP School/NNP burnt/VBD ./.", {}, ("Baltimore High School", "PLACE")),
        ("The/DT Baltimore/NNP Film/NNP Festival/NNP began/VBD ./.", {}, ("Baltimore Film Festival", "EVENT")),
        ("The/DT Baltimore/NNP Transit/NNP stopped/VBD ./.", {}, ("Baltimore Transit", "ORG")),
        (
            "The/DT Baltimore/NNP Institute/NNP of/IN Art/NNP shut/VBD ./.",
            {"Institute of Art": "ORG"},
            ("Baltimore Institute of Art", "ORG"),
        ),
        ("The/DT Baltimore/NNP Ministry/NNP of/IN Art/NNP shut/VBD ./.", {"Ministry of Art": "ORG"}, ("Ministry of Art", "ORG")),
    ],
)
def test_the_end_that_the_tagger_cut_off_belongs_to_the_name(sentence, ents, found):
    assert found in mentions(sentence, ents=ents)


@pytest.mark.parametrize(
    ("sentence", "tagged", "found"),
    [
        ("Typhoon/NNP Koppu/NNP came/VBD ./.", "Typhoon Koppu", [("Typhoon Koppu", "EVENT")]),
        ("Secretary/NN of/IN State/NNP for/IN Health/NNP and/CC Care/NNP left/VBD ./.", "State for Health and Care", []),
        ("Velta/NNP Koppu/NNP came/VBD ./.", "Velta Koppu", [("Velta Koppu", "ORG")]),
    ],
)
def test_a_storm_or_an_office_is_no_body(sentence, tagged, found):
    assert mentions(sentence, ents={tagged: "ORG"}) == found


@pytest.mark.parametrize(("space", "name"), [(False, "Rose Ayling-Ellis"), (True, "Rose Ayling")])
def test_a_hyphen_joins_a_surname(space, name):
    words, tags = ["Rose", "Ayling", "-", "Ellis", "won", "."], ["NNP", "NNP", "HYPH", "NNP", "VBD", "."]
    pos = ["PROPN", "PROPN", "PUNCT", "PROPN", "VERB", "PUNCT"]
    deps, heads = ["nsubj", "flat", "punct", "flat", "ROOT", "punct"], [4, 0, 0, 0, 4, 4]
    doc = Doc(VOCAB, words=words, spaces=[True, space, space, True, False, False], tags=tags, pos=pos, deps=deps, heads=heads)
    doc.ents = [Span(doc, 0, 2, "PERSON")]
    found = find_mentions(match_gazetteer(doc), load_gazetteer(), [])
    assert [doc[f.start : f.end].text for f in found] == [name]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Republican/NNP Anna/NNP Kowal/NNP won/VBD ./.", True),
        ("Republican/JJ candidate/NN Anna/NNP Kowal/NNP won/VBD ./.", True),
        ("Republican/JJ voters/NNS like/VBP Anna/NNP Kowal/NNP ./.", False),
        ("A/DT Republican/JJ stronghold/NN fell/VBD ./.", False),
    ],
)
def test_one_of_a_party_is_named_before_one_of_its_people_only(sentence, named):
    found = mentions(sentence, ents={"Anna Kowal": "PERSON"} if "Anna" in sentence else None)
    assert (("Republican", "ORG") in found) == named


def test_what_a_place_is_called_before_its_name_tells_it():
    sentence = "Rebels/NNS took/VBD the/DT {}/NN of/IN Velta/NNP Yunes/NNP ./."
    ents = {"Velta Yunes": "PERSON"}
    assert mentions(sentence.format("town"), ents=ents)[-1] == ("Velta Yunes", "PLACE")
    assert mentions(sentence.format("house"), ents=ents)[-1] == ("Velta Yunes", "PERSON")


def test_a_body_of_a_place_by_its_one_word():
    sentence = "{}/NNP {}/NNP left/VBD ./."
    assert ("Norfolk Constabulary", "ORG") in mentions(sentence.format("Norfolk", "Constabulary"), ents={"Norfolk": "PLACE"})


@pytest.mark.parametrize(
    ("listed", "name"),
    [
        (",/, Trade/NNP and/CC Industry/NNP", "Ministry of Economy, Trade and Industry"),
        ("and/CC Social/NNP Affairs/NNP", "Ministry of Economy and Social Affairs"),
        (",/, Amnesty/NNP and/CC Oxfam/NNP", "Ministry of Economy"),
        (",/, Trade/NNP", "Ministry of Economy"),
    ],
)
def test_what_a_ministry_is_for_may_be_a_list(listed, name):
    sentence = f"The/DT Ministry/NNP of/IN Economy/NNP {listed} said/VBD ./."
    assert mentions(sentence, ents={"Ministry of Economy": "ORG"})[0] == (name, "ORG")


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        # words behind a name that tell its kind, and what a cut name ends in
        ("The/DT Velta/NNP drug/NN cartel/NN left/VBD", {"Velta drug": "ORG"}, ("Velta", "ORG")),
        ("Oxbury/NNP and/CC Tessa/NNP Fires/NNP spread/VBD", {"Oxbury and": "ORG"}, None),
        ("Oxbury/NNP &/CC Tessa/NNP left/VBD", {"Oxbury &": "PERSON"}, None),
        ("Oxbury/NNP Ridge/NNP and/CC left/VBD", {"Oxbury Ridge and": "PLACE"}, ("Oxbury Ridge", "PLACE")),
        # what its last word tells
        ("A/DT Velta/NNP Air/NNP plane/NN crashed/VBD", {"Velta Air": "BASE"}, ("Velta Air", "ORG")),
        ("Velta/NNP Airways/NNP left/VBD", {"Velta Airways": "BASE"}, ("Velta Airways", "ORG")),
        ("The/DT Oxbury/NNP Islands/NNPS flooded/VBD", {"Oxbury Islands": "ORG"}, ("Oxbury Islands", "PLACE")),
        ("The/DT Oxbury/NNP Opera/NNP House/NNP closed/VBD", {"Oxbury Opera House": "ORG"}, ("Oxbury Opera House", "PLACE")),
        ("Floods/NNS hit/VBD Oxbury/NNP District/NNP ./.", {"Oxbury": "PLACE"}, ("Oxbury District", "PLACE")),
        # what stands beside it
        ("The/DT town/NN of/IN Tel/NNP Oxbury/NNP fell/VBD", {"Tel Oxbury": "ORG"}, ("Tel Oxbury", "PLACE")),
        ("Velta/NNP Oriental/NNP governor/NN Roel/NNP left/VBD", {"Velta Oriental": "ORG"}, ("Velta Oriental", "PLACE")),
        ("Velta/NNP announces/VBZ its/PRP$ plans/NNS", {"Velta": "PERSON"}, ("Velta", "ORG")),
        ("Velta/NNP agrees/VBZ to/TO buy/VB Oxbury/NN", {"Velta": "PERSON"}, ("Velta", "ORG")),
        ("Velta/NNP told/VBD her/PRP$ aides/NNS it/PRP rains/VBZ", {"Velta": "PERSON"}, ("Velta", "PERSON")),
    ],
)
def test_what_a_name_is_and_where_it_ends(sentence, ents, expected):
    names = [found for found in mentions(sentence, ents=ents) if found[1] not in ("STATE", "EVENT")]
    assert names[:1] == ([expected] if expected else [])


def test_the_others_of_a_list_tell_what_a_name_is():
    sentence = "They/PRP met/VBD Ana/NNP Diaz/NNP ,/, {}/NNP {}/NNP and/CC Jan/NNP Maes/NNP ./."
    ents = {"Ana Diaz": "PERSON", "Jan Maes": "PERSON"}
    assert ("Velta Chau", "PERSON") in mentions(sentence.format("Velta", "Chau"), ents=ents | {"Velta Chau": "ORG"})
    assert ("Velta Bank", "ORG") in mentions(sentence.format("Velta", "Bank"), ents=ents | {"Velta Bank": "ORG"})


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("The/DT Duchess/NNP of/IN Oxbury/NNP left/VBD", {"Duchess of Oxbury": "ORG"}, [("Duchess of Oxbury", "PERSON")]),
        ("Prince/NNP of/IN Oxbury/NNP Hospital/NNP burned/VBD", {"Oxbury Hospital": "PLACE"}, [("Oxbury Hospital", "PLACE")]),
        ("Anna/NNP ,/, Duchess/NNP of/IN Oxbury/NNP ,/, left/VBD", {"Anna": "PERSON"}, [("Anna", "PERSON")]),
        ("Queen/NNP Margrethe/NNP II/NNP left/VBD", {}, [("Margrethe II", "PERSON")]),
        ("The/DT Queen/NNP Elizabeth/NNP Stakes/NNP began/VBD", {}, [("Queen Elizabeth", "PERSON")]),
        ("Abdullah/NNP II/NNP of/IN Jordan/NNP left/VBD", {}, [("Abdullah II", "PERSON"), ("Jordan", "STATE")]),
    ],
)
def test_people_by_their_titles(sentence, ents, expected):
    assert mentions(sentence, ents=ents) == expected


def test_the_noun_for_one_of_a_nation_before_a_name_tells_the_state():
    sentence = "Frenchman/NNP/nmod/Alain Alain/NNP/nsubj/left Kowal/NNP/flat/Alain left=leave/VBD/root ./."
    assert mentions(sentence, ents={"Alain Kowal": "PERSON"}) == [("Frenchman", "STATE"), ("Alain Kowal", "PERSON")]
    alone = "A/DT/det/Frenchman Frenchman/NNP/nsubj/left left=leave/VBD/root ./."
    assert mentions(alone) == [("Frenchman", "GROUP")]


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("He/PRP won/VBD the/DT 2016/CD Velta/NNP Tournament/NNP ./.", {}, [("Velta Tournament", "EVENT")]),
        ("The/DT Velta/NNP Masters/NNP Choir/NNP sang/VBD", {}, []),
        ("He/PRP won/VBD the/DT Velta/NNP Tournament/NNP title/NN ./.", {}, [("Velta Tournament", "EVENT")]),
        ("The/DT Velta/NNP Tournament/NNP committee/NN met/VBD ./.", {}, []),
        (
            "The/DT Velta/NNP Champions/NNP League/NNP ended/VBD",
            {"Velta Champions League": "ORG"},
            [("Velta Champions League", "EVENT")],
        ),
        ("The/DT Dow/NNP Jones/NNP Average/NNP fell/VBD", {"Dow Jones Average": "PERSON"}, []),
        ("He/PRP won/VBD the/DT Velta/NNP Book/NNP Prize/NNP ./.", {"Velta": "PERSON"}, []),
        ("It/PRP won/VBD the/DT Emmy/NNP for/IN Velta/NNP Drama/NNP ./.", {"Velta Drama": "ORG"}, []),
        ("A/DT Velta/NNP 9/CD rocket/NN exploded/VBD", {"Velta": "ORG"}, [("Velta 9 rocket", "WEAPON")]),
    ],
)
def test_contests_prizes_and_rockets(sentence, ents, expected):
    assert mentions(sentence, ents=ents) == expected


def test_what_bears_the_name_of_a_known_firm_or_club_is_another_thing():
    assert mentions("Birmingham/NNP City/NNP Council/NNP met/VBD") == [("Birmingham City Council", "ORG")]
    assert mentions("The/DT Wells/NNP Fargo/NNP Center/NNP closed/VBD") == [("Wells Fargo Center", "PLACE")]
    assert mentions("Wells/NNP Fargo/NNP shares/NNS fell/VBD") == [("Wells Fargo", "ORG")]


def test_an_acronym_that_the_article_explains_otherwise_is_not_the_known_one():
    sentence = "The/DT Velta/NNP Standards/NNP Authority/NNP (/( VSA/NNP )/) and/CC the/DT {} (/( {}/NNP )/) met/VBD"
    explained = mentions(sentence.format("Free/NNP Services/NNP Authority/NNP", "FSA"), ents={"FSA": "ORG"})
    assert ("FSA", "ORG") in explained
    doc = match_gazetteer(make_doc("The/DT Free/NNP Services/NNP Authority/NNP (/( FSA/NNP )/) met/VBD", ents={"FSA": "ORG"}))
    assert [found.candidates for found in find_mentions(doc, load_gazetteer(), ()) if doc[found.start].text == "FSA"] == [()]
    doc = match_gazetteer(make_doc("The/DT Free/NNP Syrian/NNP Army/NNP (/( FSA/NNP )/) met/VBD"))
    assert all(found.candidates for found in find_mentions(doc, load_gazetteer(), ()))


def test_what_a_union_is_of_may_be_a_list():
    sentence = "The/DT Union/NNP of/IN Rail/NNP ,/, Sea/NNP and/CC {}/NNP {}/NNPS struck/VBD"
    ents = {"Union of Rail": "ORG"}
    assert mentions(sentence.format("Road", "Workers"), ents=ents)[0] == ("Union of Rail, Sea and Road Workers", "ORG")
    taken = ents | {"Velta Dockers": "ORG"}
    assert mentions(sentence.format("Velta", "Dockers"), ents=taken)[0] == ("Union of Rail", "ORG")


def test_an_agency_behind_the_adjective_of_its_state():
    assert ("Swedish Migration Agency", "ORG") in mentions("The/DT Swedish/JJ Migration/NNP Agency/NNP met/VBD")


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        ("He/PRP is/VBZ MP/NNP for/IN Velta/NNP ./.", {"Velta": "PERSON"}, ("Velta", "PLACE")),
        ("A/DT jet/NN operated/VBN by/IN Velta/NNP crashed/VBD", {"Velta": "PERSON"}, ("Velta", "ORG")),
        ("It/PRP was/VBD praised/VBN by/IN Velta/NNP ./.", {"Velta": "PERSON"}, ("Velta", "PERSON")),
        ("V&E/NNP sued/VBD", {"V&E": "PLACE"}, ("V&E", "ORG")),
        (
            "The/DT Roman/NNP Catholic/NNP Church/NNP sued/VBD",
            {"Roman Catholic Church": "PLACE"},
            ("Roman Catholic Church", "ORG"),
        ),
        (
            "St/NNP Velta/NNP Catholic/NNP Church/NNP fell/VBD",
            {"St Velta Catholic Church": "PLACE"},
            ("St Velta Catholic Church", "PLACE"),
        ),
        ("He/PRP won/VBD Velta/NNP Bowl/NNP LII/NNP ./.", {"Velta Bowl LII": "ORG"}, ("Velta Bowl LII", "EVENT")),
        ("The/DT Velta/NNP Awards/NNPS began/VBD", {"Velta Awards": "ORG"}, ("Velta Awards", "EVENT")),
        ("He/PRP won/VBD the/DT Medal/NNP of/IN Velta/NNP ./.", {"Medal of Velta": "ORG"}, None),
        (
            "The/DT Houthi/NNP -/HYPH held/VBN Velta/NNP Port/NNP fell/VBD",
            {"Houthi - held Velta Port": "PLACE"},
            ("Houthi", "ORG"),
        ),
        ("Velta/NNP Gas/NNP and/CC Oil/NNP Company/NNP left/VBD", {"Velta Gas": "ORG"}, ("Velta Gas and Oil Company", "ORG")),
        ("Velta/NNP Gas/NNP and/CC Oil/NNP left/VBD", {"Velta Gas": "ORG"}, ("Velta Gas", "ORG")),
        (
            "President/NNP of/IN Bougainville/NNP Anna/NNP Kowal/NNP left/VBD",
            {"Bougainville Anna Kowal": "PLACE"},
            ("Bougainville", "PLACE"),
        ),
        ("Mayor/NNP of/IN La/NNP Anna/NNP Este/NNP left/VBD", {"La Anna Este": "PLACE"}, ("La Anna Este", "PLACE")),
        (
            "The/DT Velta/NNP Drivers/NNPS '/POS Championship/NNP began/VBD",
            {"Velta Drivers": "ORG"},
            ("Velta Drivers ' Championship", "EVENT"),
        ),
    ],
)
def test_what_stands_beside_a_name_and_ends_it(sentence, ents, expected):
    assert mentions(sentence, ents=ents)[:1] == ([expected] if expected else [])


def test_a_hyphen_joins_the_first_word_of_a_law():
    doc = make_doc("The/DT Partial/NNP -/HYPH Birth/NNP Ban/NNP Act/NNP passed/VBD", ents={"Birth Ban Act": "AGREEMENT"})
    joined = Doc(
        VOCAB,
        words=[t.text for t in doc],
        spaces=[t.i not in (1, 2) for t in doc],
        pos=[t.pos_ for t in doc],
        tags=[t.tag_ for t in doc],
    )
    joined.ents = [Span(joined, 3, 6, "AGREEMENT")]
    found = find_mentions(match_gazetteer(joined), load_gazetteer(), ())
    assert [joined[f.start : f.end].text for f in found] == ["Partial-Birth Ban Act"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The/DT Iran/NNP national/JJ chess/NN team/NN lost/VBD", [("Iran national chess team", "ORG"), ("Iran", "STATE")]),
        ("The/DT Iran/NNP men/NNS 's/POS polo/NN team/NN lost/VBD", [("Iran men's polo team", "ORG"), ("Iran", "STATE")]),
        ("An/DT Iran/NNP chess/NN team/NN lost/VBD", [("Iran", "STATE")]),
        ("The/DT Iranian/JJ national/JJ chess/NN team/NN lost/VBD", [("Iranian", "STATE")]),
    ],
)
def test_the_team_of_a_state(sentence, expected):
    assert [found for found in mentions(sentence) if found[1] != "GROUP"] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Orange/NNP says/VBZ it/PRP grows/VBZ ./.", [("Orange", "ORG")]),
        ("Air/NN Products/NNS agrees/VBZ to/TO buy/VB Velta/NN ./.", [("Air Products", "ORG")]),
        ("Drug/NN Company/NN agrees/VBZ to/TO buy/VB Velta/NN ./.", []),
        ("Bread/NN says/VBZ it/PRP grows/VBZ ./.", []),
        ("Orange/NNP grows/VBZ in/IN Velta/NN ./.", []),
        ("Rapper/NN T.I./NNP left/VBD ./.", [("T.I.", "PERSON")]),
        ("A/DT wrapper/NN T.I./NNP left/VBD ./.", []),
    ],
)
def test_names_that_no_source_sees(sentence, expected):
    assert mentions(sentence) == expected


def test_englishmen_before_a_name_and_alone():
    sentence = "Englishman/NNP/nmod/Nick Nick/NNP/nsubj/left Kowal/NNP/flat/Nick left=leave/VBD/root ./."
    assert mentions(sentence, ents={"Nick Kowal": "PERSON"}) == [("Englishman", "PLACE"), ("Nick Kowal", "PERSON")]
    assert mentions("The/DT/det/Englishman Englishman/NNP/nsubj/left left=leave/VBD/root ./.") == []


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Conservative/JJ MP/NNP Anna/NNP Kowal/NNP left/VBD ./.", True),
        ("the/DT Conservative/JJ senator/NN left/VBD ./.", True),
        ("a/DT Liberal/JJ education/NN helped/VBD ./.", False),
        ("she/PRP sought/VBD the/DT Republican/JJ presidential/JJ nomination/NN ./.", True),
        ("a/DT Republican/JJ stronghold/NN voted/VBD ./.", False),
    ],
)
def test_a_word_for_an_opinion_names_a_party_before_its_mandates_and_nominations(sentence, party):
    found = mentions(sentence, ents={"Anna Kowal": "PERSON"} if "Kowal" in sentence else None)
    assert any(kind == "ORG" for _, kind in found) is party


@pytest.mark.parametrize(
    ("sentence", "ents", "expected"),
    [
        (
            "Oxbury/NNP Unified/NNP School/NNP District/NNP closed/VBD",
            {"Oxbury Unified School": "PLACE"},
            "Oxbury Unified School District",
        ),
        ("the/DT UMC/NNP Health/NNP System/NNP closed/VBD", {"UMC": "ORG"}, "UMC Health System"),
    ],
)
def test_names_of_bodies_end_with_two_words_that_tell_them(sentence, ents, expected):
    assert (expected, "ORG") in mentions(sentence, ents=ents)


def test_the_land_of_a_name_is_not_its_last_word():
    assert ("South Island", "PLACE") in mentions(
        "South/NNP Island/NNP of/IN Oxbury/NNP flooded/VBD", ents={"South Island of": "PLACE"}
    )


def test_a_noble_title_behind_a_name_is_no_body():
    sentence = "Prince/NNP Karl/NNP ,/, Duke/NNP of/IN Oxbury/NNP ,/, left/VBD"
    assert mentions(sentence, ents={"Karl": "PERSON", "Duke of Oxbury": "ORG"}) == [("Karl", "PERSON")]


def test_a_name_goes_on_with_joined_syllables():
    doc = Doc(
        VOCAB,
        words=["Park", "Won", "-", "soon", "left"],
        spaces=[True, False, False, True, False],
        pos=["PROPN", "PROPN", "PUNCT", "ADV", "VERB"],
    )
    doc.ents = [Span(doc, 0, 1, label="PERSON")]
    doc.spans["gazetteer"] = []
    found = find_mentions(doc, load_gazetteer(), ())
    assert [doc[name.start : name.end].text for name in found] == ["Park Won-soon"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("the/DT snack/NN maker/NN Crispo/NNP closed/VBD ./.", "Crispo"),
        ("Oxbury/NNP -/HYPH based/VBN Velta/NNP Metals/NNP closed/VBD ./.", "Velta Metals"),
        ("the/DT company/NN President/NNP left/VBD ./.", None),
        ("the/DT company/NN closed/VBD ./.", None),
    ],
)
def test_what_a_noun_for_bodies_or_a_seat_tells_is_one(sentence, name):
    assert [text for text, kind in mentions(sentence) if kind == "ORG" and text[0].isupper()] == ([name] if name else [])


def test_a_noun_does_not_retype_what_is_named_elsewhere():
    sentences = "Crispo/NNP left/VBD ./.", "the/DT snack/NN maker/NN Crispo/NNP closed/VBD ./."
    doc = match_gazetteer(make_doc(*sentences))
    doc.ents = [Span(doc, 0, 1, label="PLACE")]
    assert [(found.start, found.type) for found in find_mentions(doc, load_gazetteer(), ()) if found.kind == "name"] == [
        (0, "PLACE")
    ]
