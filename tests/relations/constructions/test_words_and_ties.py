"""Who asks, blames, backs, lets or talks with whom where a noun, "each other" or a later clause tells it."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # what each does to the other
        ("Canada and India each accused the other of meddling.", ("India", "accuse", "Canada")),
        ("India and Pakistan each expel a diplomat from the other country.", ("Pakistan", "sanction", "India")),
        ("India and Pakistan expelled each other's diplomats.", ("India", "sanction", "Pakistan")),
        ("Iran and Sudan receive each other's ambassadors.", ("Iran", "consult", "Sudan")),
        # what a phrase with "in" sums up is judged with who did it
        ("Turkey resumed drilling off Cyprus, in a decision criticised by France.", ("France", "accuse", "Turkey")),
        # whom a noun asks for something, or to do it
        ("Poland's demand for war reparations from Germany drew a cool response.", ("Poland", "request", "Germany")),
        ("Hillary Clinton reaffirms Barack Obama's demand that Israel halt settlements.", ("Barack Obama", "request", "Israel")),
        ("Mali called for the withdrawal of French troops.", ("Mali", "request", "French troops")),
        # whose anger or recognition somebody draws
        ("Hungary drew China's ire by leaving the pact.", ("China", "accuse", "Hungary")),
        (
            "Juan Guaido won recognition from more than 50 countries, including Brazil.",
            ("Brazil", "support", "Juan Guaido"),
        ),
        # trees: a sum, a place before the parties, the adverb of a passive
        (
            "The United States Department of Transportation fines the German airline Lufthansa $4 million for its mistreatment "
            "of Orthodox Jewish passengers.",
            ("Department of Transportation", "sanction", "Lufthansa"),
        ),
        (
            "Peace talks in Astana, Kazakhstan, between the Syrian opposition and the Syrian Government, meant to build on a "
            "fragile ceasefire, end with no breakthrough reported.",
            ("Syrian opposition", "consult", "Syrian Government"),
        ),
        (
            "Hundreds of Rohingya were turned away by Malaysia, prompting criticism from the United Nations.",
            ("United Nations", "accuse", "Malaysia"),
        ),
    ],
)
def test_word_or_tie(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who is freed before a ruling that is welcomed joins nobody
        (
            "Pakistan's Supreme Court acquitted Asia Bibi of blasphemy, a ruling welcomed by the European Union.",
            ("Asia Bibi", "member_of", "European Union"),
        ),
        # who does not let somebody go somewhere refuses that place nothing, nor does he
        ("Congress refused to let Pedro Castillo travel to Colombia.", ("Congress", "reject", "Colombia")),
        ("Congress refused to let Pedro Castillo travel to Colombia.", ("Pedro Castillo", "reject", "Colombia")),
        # where those are to leave whose withdrawal is demanded
        ("Insurgents in Mali demanded the withdrawal of Australian troops from Iraq.", ("Insurgents in Mali", "request", "Iraq")),
        ("Mexico came under fire from Amnesty International.", ("Amnesty International", "assault", "Mexico")),
    ],
)
def test_no_word_or_tie(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_settlement_over_what_was_cancelled_was_reached(pipeline):
    text = (
        "Australia's Qantas reached a settlement with the Australian Competition and Consumer Commission over cancelled flights."
    )
    deeds = [relation for relation in pipeline.extract(text).relations if relation.type == "agree"]
    assert [deed.polarity for deed in deeds] == ["positive"]
