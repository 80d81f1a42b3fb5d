"""The scorer of links, on items of our own."""

import pytest
from links import calibration, figures, fold, load_judge, read_items

from extractor.records import Entity, EntityId, Identity, Mention


@pytest.fixture(scope="module")
def judge():
    return load_judge()


def verdict(judge, words, title, key, kind="STATE"):
    """The verdict on one mention that was taken for an entry, linked by an editor to a title."""
    mention = Mention(0, len(words), words, "name")
    entity = Entity(EntityId("e"), kind, None, words, None, None, None, None, (mention,))
    found = [Identity(EntityId("e"), key, 0.9, ())] if key else []
    (judged,) = judge.judge(words, [(0, len(words), title)], [entity], found)
    return judged.verdict


@pytest.mark.parametrize(
    ("words", "title", "key", "expected"),
    [
        ("France", "France", "states:France", "right"),
        ("Georgia", "Georgia (country)", "states:Georgia", "right"),
        ("Georgia", "Georgia (U.S. state)", "states:Georgia", "wrong"),
        ("Tripoli", "Tripoli, Lebanon", "places:Tripoli", "wrong"),
        ("Tripoli", "Tripoli, Lebanon", "places:Tripoli (Lebanon)", "right"),
        ("France", "France", None, "missed"),
        ("Zzyzx", "Zzyzx, California", None, "nil"),
        ("France", "Duck soup", "states:France", "false"),
        ("Israeli", "Israel Defense Forces", "states:Israel", "convention"),
        ("Moscow", "Moscow", "states:Russia", "convention"),
        ("Venezuelans", "Venezuela", "people:Venezuela", "convention"),
        ("ISIS", "Islamic State – Somalia Province", "armed_groups:Islamic State", "convention"),
        ("Iran", "Economy of Iran", "states:Iran", "convention"),
        ("Armenia", "Armenia, Colombia", "states:Armenia", "false"),
        ("Congo", "Republic of the Congo", "states:Democratic Republic of the Congo", "wrong"),
        ("Labour", "Antigua and Barbuda Labour Party", "parties:Labour Party", "false"),
        ("Afghans", "Afghan people", "people:Afghanistan", "right"),
    ],
)
def test_verdicts(judge, words, title, key, expected):
    assert verdict(judge, words, title, key) == expected


def test_a_link_that_meets_no_mention_is_not_judged(judge):
    entity = Entity(EntityId("e"), "STATE", None, "Iran", "IRN", None, None, None, (Mention(0, 4, "Iran", "name"),))
    assert not list(judge.judge("Iranian nuclear programme", [(0, 25, "Nuclear program of Iran")], [entity], []))


def test_figures_and_calibration(judge):
    mention = Mention(0, 6, "France", "name")
    entity = Entity(EntityId("e"), "STATE", None, "France", "FRA", None, None, None, (mention,))
    sure = [Identity(EntityId("e"), "states:France", 0.95, ())]
    judged = [
        *judge.judge("France", [(0, 6, "France")], [entity], sure),
        *judge.judge("France", [(0, 6, "Italy")], [entity], sure),
    ]
    counted = figures(judged)
    assert (counted["links"], counted["accuracy"], counted["wrong"], counted["precision"]) == (2, 0.5, 1, 0.5)
    assert counted["nil_p"] is None
    assert calibration(judged) == [(0.95, 0.5, 2)]


def test_months_are_chosen(tmp_path):
    file = tmp_path / "items.jsonl"
    file.write_text(
        "".join(f'{{"date": "{day}", "text": "x", "links": []}}\n' for day in ("2025-01-31", "2025-02-01", "2025-03-01"))
    )
    assert [item["date"] for item in read_items(file, "2025-02", "2025-02")] == ["2025-02-01"]


def test_folding():
    assert fold("The São Tomé's") == "sao tome"
