"""What bodies vote for, pass and strike down, and whom people elect."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # what a body agrees to, votes for or decides by what it issues
        ("Canada agrees to new sanctions against Belarus.", ("Canada", "sanction", "Belarus")),
        ("The Senate of France voted for an embargo on Myanmar.", ("French Senate", "sanction", "Myanmar")),
        (
            "The Council of the European Union adopts a decision banning Huawei.",
            ("Council of the European Union", "coerce", "Huawei"),
        ),
        ("The European Union rules that Norway may keep its tariffs.", ("European Union", "concede", "Norway")),
        # what a body passes is no treaty that it joins
        ("The Dominican senate approves a bill which will grant citizenship.", ("Dominican senate", "support", "bill")),
        ("A law on sedition is struck down by the Supreme Court.", ("Supreme Court", "reject", "law")),
        # a "re" that a hyphen parts from its verb
        ("The US Congress re-elects John Boehner as Speaker.", ("United States Congress", "support", "John Boehner")),
        # a statute that a body passes
        ("The French Senate approves the autonomy statute for Corsica.", ("French Senate", "party_to", "autonomy statute")),
        # what a body votes in favor of
        ("The Seimas votes in favor of a bill to recognize Palestine.", ("Seimas", "support", "Palestine")),
        ("The Danish parliament voted in favour of recognizing Palestine.", ("Danish parliament", "support", "Palestine")),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The Knesset approves the Coronavirus Response Act.", ("Knesset", "party_to", "Coronavirus Response Act")),
        ("The Dominican senate approves a bill.", ("Dominican senate", "party_to", "bill")),
        # whom one votes for
        ("Kenyans vote for a president and members of the European Parliament.", ("Kenyans", "support", "European Parliament")),
        ("Kenyans vote for a president and members of the European Parliament.", ("Kenyans", "member_of", "European Parliament")),
        ("Voters in Egypt elect their members of the European Parliament.", ("voters", "member_of", "European Parliament")),
        # a land on a sea is not the sea
        ("Latvians vote in favour of the Baltic state joining the European Union.", ("Latvians", "support", "Baltic Sea")),
        # what a parliament passes
        ("The National Diet of Japan approves a record budget.", ("National Diet", "party_to", "record budget")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_who_wins_a_vote_is_not_voted_against(pipeline):
    drawn = edges(pipeline, "Prime Minister Ana Diaz wins a confidence vote by the Knesset.")
    assert ("Knesset", "reject", "Ana Diaz") not in drawn


def test_what_a_body_agrees_to_lies_ahead_or_is_not_done(pipeline):
    texts = "Canada {} sanctions against Belarus.", ("agreed to", "voted for", "did not agree to")
    deeds = [pipeline.extract(texts[0].format(verb)).relations for verb in texts[1]]
    assert [[(r.type, r.modality, r.polarity) for r in found] for found in deeds] == [
        [("sanction", "intended", "positive")],
        [("sanction", "intended", "positive")],
        [("sanction", "intended", "negative")],
    ]


def test_what_a_body_votes_to_do_it_does(pipeline):
    found = pipeline.extract("The Seimas votes to expel Mindaugas Bastys.").relations
    assert [(r.type, r.modality) for r in found] == [("coerce", "asserted")]
