"""Of which type a name is: what it tells itself, what stands beside it, what the article calls it elsewhere."""

import pytest
from docs import make_parse
from finding import mentions
from spacy.tokens import Span

from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions
from extractor.words import read_document


@pytest.mark.parametrize(("name", "kind"), [("Velta National Convention", "EVENT"), ("Velta Convention", "ORG")])
def test_a_party_s_convention_is_a_meeting(name, kind):
    sentence = " ".join(f"{word}/NNP" for word in name.split())
    assert mentions(f"{sentence} opened/VBD", ents={name: "ORG"}) == [(name, kind)]


def test_one_form_has_one_type_in_one_article():
    """The tagger calls it a place once, an organisation twice."""
    parse = make_parse("Wagner/NNP left/VBD ./.", "Orlov/NNP spoke/VBD ./.", "Anna/NNP Orlov/NNP smiled/VBD ./.")
    parse.ents = [Span(parse, 0, 1, "ORG"), Span(parse, 3, 4, "PLACE"), Span(parse, 6, 8, "PERSON")]
    doc = read_document(parse)
    found = {doc.text_of(f.start, f.end): f.type for f in find_mentions(doc, load_gazetteer(), [])}
    assert found["Orlov"] == found["Anna Orlov"] == "PERSON"


def test_a_tagged_event_ends_before_its_verb():
    sentence = "The/DT Ansar/NNP Brigade/NNP attacks=attack/VBZ a/DT church/NN ./."
    assert mentions(sentence, ents={"Ansar Brigade attacks": "EVENT"}) == [("Ansar Brigade", "ORG")]


@pytest.mark.parametrize(
    ("before", "kind"), [("newspaper/NN", "ORG"), ("airline/NN", "ORG"), ("editor/NN", "PERSON"), ("Hungarian/JJ", "PERSON")]
)
def test_the_noun_before_a_name_tells_that_it_is_a_body(before, kind):
    found = mentions(f"The/DT {before} Nagy/NNP Lapok/NNP wrote/VBD ./.", ents={"Nagy Lapok": "PERSON"})
    assert ("Nagy Lapok", kind) in found


@pytest.mark.parametrize(("ents", "kind"), [("Sally", "PERSON"), ("Khurais", "PLACE")])
def test_a_field_is_a_place_and_no_surname(ents, kind):
    assert mentions(f"{ents}/NNP Field/NNP opened/VBD ./.", ents={f"{ents} Field": "PERSON"}) == [(f"{ents} Field", kind)]


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


def test_what_a_place_is_called_before_its_name_tells_it():
    sentence = "Rebels/NNS took/VBD the/DT {}/NN of/IN Velta/NNP Yunes/NNP ./."
    ents = {"Velta Yunes": "PERSON"}
    assert mentions(sentence.format("town"), ents=ents)[-1] == ("Velta Yunes", "PLACE")
    assert mentions(sentence.format("house"), ents=ents)[-1] == ("Velta Yunes", "PERSON")


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
    parse = make_parse(*sentences)
    parse.ents = [Span(parse, 0, 1, label="PLACE")]
    doc = read_document(parse)
    assert [(found.start, found.type) for found in find_mentions(doc, load_gazetteer(), ()) if found.kind == "name"] == [
        (0, "PLACE")
    ]


@pytest.mark.parametrize(
    ("before", "kind"),
    [("director/NN of/IN the/DT", "ORG"), ("spokesman/NN for/IN the/DT Greek/JJ", "ORG"), ("visitor/NN of/IN the/DT", "EVENT")],
)
def test_a_forum_that_somebody_leads_is_a_body(before, kind):
    found = mentions(f"The/DT {before} Velta/NNP Forum/NNP spoke/VBD", ents={"Velta Forum": "EVENT"})
    assert ("Velta Forum", kind) in found
