"""Which date of a sentence is that of a deed."""

from datetime import date

import pytest


def test_a_date_in_a_nouns_phrase_lies_where_its_verb_points(pipeline):
    text = "The Democratic Party {} its primary season on March 17, with primary elections in Florida, Illinois, and Ohio."
    days = [
        {r.time.value for r in pipeline.extract(text.format(verb), published=date(2020, 3, 15)).relations if r.time is not None}
        for verb in ("is scheduled to continue", "continued")
    ]
    assert days == [{"2020-03-17"}, {"2019-03-17"}]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The United States is terminating the 1955 Treaty of Amity with Iran.", "sanction"),
        ("Hamas authorities execute five Palestinians in the first executions since 2017.", "assault"),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_deed(pipeline, text, type_):
    found = [r for r in pipeline.extract(text, published=date(2022, 9, 4)).relations if r.type == type_]
    assert {r.time for r in found} == {None}


def test_what_takes_effect_lies_ahead(pipeline):
    found = pipeline.extract("Tongan President Ana Diaz announces her resignation effective May 22.", published=date(2016, 5, 5))
    assert [r.time and r.time.value for r in found.relations if r.type == "retreat"] == ["2016-05-22"]
    found = pipeline.extract("The Geneva summit was postponed until July 14.", published=date(2016, 5, 5))
    assert {r.time and r.time.value for r in found.relations} == {"2016-07-14"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("India and Pakistan agreed on Saturday to a ceasefire.", "2026-01-10"),
        ("Hamas said that it would release three hostages on Saturday.", "2026-01-17"),
    ],
)
def test_the_day_of_a_promise_and_of_what_is_promised(pipeline, text, day):
    found = pipeline.extract(text, published="2026-01-15")
    assert {relation.time.value for relation in found.relations if relation.time is not None} == {day}


@pytest.mark.parametrize(
    ("text", "polarity", "day"),
    [
        ("Iran did not release the hostages until January 1981.", "positive", "1981-01"),
        ("The hostages were not released by Iran until 1981.", "positive", "1981"),
        ("Iran did not release the hostages in January 1981.", "negative", "1981-01"),
        ("Iran will not release the hostages until January 2031.", "negative", "2031-01"),
    ],
)
def test_what_was_not_done_until_a_day_was_done_then(pipeline, text, polarity, day):
    found = [r for r in pipeline.extract(text, published=date(2022, 9, 4)).relations if r.type == "concede"]
    assert {(r.polarity, r.time and r.time.value) for r in found} == {(polarity, day)}
