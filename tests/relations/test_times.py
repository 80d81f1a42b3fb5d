"""Time expressions: each pattern, and laws over any text."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import extractor.relations.times
from extractor.relations.times import find_times

PUBLISHED = date(2021, 7, 17)  # a Saturday


def times(text, published=PUBLISHED, tense="past"):
    return [(time.text, time.value, time.start, time.end) for _, _, time in find_times(text, published, tense)]


@pytest.mark.parametrize(
    ("words", "value", "start", "end"),
    [
        # full dates
        ("2021-06-16", "2021-06-16", "2021-06-16", "2021-06-16"),
        ("June 16, 2021", "2021-06-16", "2021-06-16", "2021-06-16"),
        ("June 16th 2021", "2021-06-16", "2021-06-16", "2021-06-16"),
        ("16 June 2021", "2021-06-16", "2021-06-16", "2021-06-16"),
        ("16th of June, 2021", "2021-06-16", "2021-06-16", "2021-06-16"),
        ("Sept. 3, 1999", "1999-09-03", "1999-09-03", "1999-09-03"),
        ("February 29, 2020", "2020-02-29", "2020-02-29", "2020-02-29"),
        # from one day or month to another
        ("July 12-14", "2021-07-12/2021-07-14", "2021-07-12", "2021-07-14"),
        ("30–31 May 2020", "2020-05-30/2020-05-31", "2020-05-30", "2020-05-31"),
        ("between January and March", "2021-01/2021-03", "2021-01-01", "2021-03-31"),
        ("between November and March 2020", "2019-11/2020-03", "2019-11-01", "2020-03-31"),
        ("between August and October", "2020-08/2020-10", "2020-08-01", "2020-10-31"),
        ("the second quarter of 2020", "2020-Q2", "2020-04-01", "2020-06-30"),
        # months, years, decades
        ("June 2020", "2020-06", "2020-06-01", "2020-06-30"),
        ("early June 2020", "2020-06", "2020-06-01", "2020-06-30"),
        ("February, 2020", "2020-02", "2020-02-01", "2020-02-29"),
        ("2014", "2014", "2014-01-01", "2014-12-31"),
        ("the 1990s", "199", "1990-01-01", "1999-12-31"),
        # anchored in the publication date
        ("July 12", "2021-07-12", "2021-07-12", "2021-07-12"),
        ("17 July", "2021-07-17", "2021-07-17", "2021-07-17"),
        ("December 25", "2020-12-25", "2020-12-25", "2020-12-25"),
        ("June", "2021-06", "2021-06-01", "2021-06-30"),
        ("July", "2021-07", "2021-07-01", "2021-07-31"),
        ("August", "2020-08", "2020-08-01", "2020-08-31"),
        ("last June", "2021-06", "2021-06-01", "2021-06-30"),
        ("last July", "2020-07", "2020-07-01", "2020-07-31"),
        ("next March", "2022-03", "2022-03-01", "2022-03-31"),
        ("Friday", "2021-07-16", "2021-07-16", "2021-07-16"),
        ("Saturday", "2021-07-17", "2021-07-17", "2021-07-17"),
        ("last Saturday", "2021-07-10", "2021-07-10", "2021-07-10"),
        ("Monday morning", "2021-07-12", "2021-07-12", "2021-07-12"),
        ("next Monday", "2021-07-19", "2021-07-19", "2021-07-19"),
        ("today", "2021-07-17", "2021-07-17", "2021-07-17"),
        ("tonight", "2021-07-17", "2021-07-17", "2021-07-17"),
        ("this morning", "2021-07-17", "2021-07-17", "2021-07-17"),
        ("yesterday", "2021-07-16", "2021-07-16", "2021-07-16"),
        ("last night", "2021-07-16", "2021-07-16", "2021-07-16"),
        ("tomorrow", "2021-07-18", "2021-07-18", "2021-07-18"),
        ("last week", "2021-W27", "2021-07-05", "2021-07-11"),
        ("this week", "2021-W28", "2021-07-12", "2021-07-18"),
        ("next week", "2021-W29", "2021-07-19", "2021-07-25"),
        ("last month", "2021-06", "2021-06-01", "2021-06-30"),
        ("earlier this month", "2021-07", "2021-07-01", "2021-07-31"),
        ("next year", "2022", "2022-01-01", "2022-12-31"),
        ("the previous year", "2020", "2020-01-01", "2020-12-31"),
        ("the last decade", "201", "2010-01-01", "2019-12-31"),
        ("this weekend", "2021-W28-WE", "2021-07-17", "2021-07-18"),
        ("last weekend", "2021-W27-WE", "2021-07-10", "2021-07-11"),
        ("next weekend", "2021-W29-WE", "2021-07-24", "2021-07-25"),
        ("three days ago", "2021-07-14", "2021-07-14", "2021-07-14"),
        ("two weeks ago", "2021-W26", "2021-06-28", "2021-07-04"),
        ("a month ago", "2021-06", "2021-06-01", "2021-06-30"),
        ("20 years ago", "2001", "2001-01-01", "2001-12-31"),
        ("two decades ago", "200", "2000-01-01", "2009-12-31"),
    ],
)
def test_expressions(words, value, start, end):
    assert times(f"They met {words} in Geneva.") == [(words, value, start, end)]


def test_what_is_set_for_a_day_lies_ahead():
    assert [value for _, value, _, _ in times("They called a vote for July 20.")] == ["2021-07-20"]
    assert [value for _, value, _, _ in times("They blamed him for Monday's raid.")] == ["2021-07-12"]


def test_what_something_follows_lies_behind():
    assert [value for _, value, _, _ in times("It will close after the July 1 spill.", tense="future")] == ["2021-07-01"]
    assert [value for _, value, _, _ in times("It will close on July 1.", tense="future")] == ["2022-07-01"]


@pytest.mark.parametrize(
    ("words", "past", "future"),
    [
        ("on Monday", "2021-07-12", "2021-07-19"),
        ("in September", "2020-09", "2021-09"),
        ("in June", "2021-06", "2022-06"),
        ("on July 20", "2020-07-20", "2021-07-20"),
        ("on July 1", "2021-07-01", "2022-07-01"),
        ("on February 29", "2020-02-29", None),
        ("in 2014", "2014", "2014"),
        ("yesterday", "2021-07-16", "2021-07-16"),
    ],
)
def test_the_tense_decides(words, past, future):
    assert [value for _, value, _, _ in times(f"They meet {words}.")] == [past]
    if future is not None:
        assert [value for _, value, _, _ in times(f"They meet {words}.", tense="future")] == [future]


def test_weekends_in_the_week():
    monday = date(2021, 7, 12)
    assert times("They met last weekend.", monday) == [("last weekend", "2021-W27-WE", "2021-07-10", "2021-07-11")]
    assert times("They met over the weekend.", monday) == [("the weekend", "2021-W27-WE", "2021-07-10", "2021-07-11")]
    assert times("They will meet over the weekend.", monday, "future") == [
        ("the weekend", "2021-W28-WE", "2021-07-17", "2021-07-18")
    ]
    assert times("They meet this weekend.", monday) == [("this weekend", "2021-W28-WE", "2021-07-17", "2021-07-18")]


def test_since_has_no_end():
    assert times("It has been shut since June 2020.") == [("June 2020", "2020-06", "2020-06-01", None)]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on in the second act.",
        "The sun sat and wed.",
        "It grew over the past year.",
        "several weeks ago",
        "2021-13-45",
        "Flight 20211 and room 1899b",
        "Mayor Marchetti left Junee.",
        "A mid-2014-style deal.",
        "",
    ],
)
def test_what_cannot_be_placed_gives_nothing(text):
    assert times(text) == []


def test_the_longer_expression_wins_and_order_is_that_of_the_text():
    text = "In 2014 they met; on June 16, 2021 they met again, three days ago they did not."
    assert [time[0] for time in times(text)] == ["2014", "June 16, 2021", "three days ago"]


def test_months_that_are_words_count_with_a_capital_or_a_year():
    assert [time[1] for time in times("In May they may march on.")] == ["2021-05"]
    assert [time[1] for time in times("in march 2020")] == ["2020-03"]


def test_the_stop_of_the_sentence_is_no_part():
    assert times("They met in June.")[0][0] == "June"
    assert times("They met in Sept. in Geneva.")[0][0] == "Sept."
    assert times("They march.") == []


def test_a_day_that_does_not_exist_gives_nothing():
    assert times("on February 30, 2021") == []


# ---------------------------------------------------------------------- no publication date


@pytest.mark.parametrize(
    "words", ["yesterday", "on Monday", "in June", "last week", "June 16", "two years ago", "16 June", "next March"]
)
def test_without_a_publication_date_nothing_relative_is_placed(words):
    assert times(f"They met {words}.", None) == []


@pytest.mark.parametrize("words", ["June 16, 2021", "2021-06-16", "June 2020", "2014", "16 June 2021", "1990s"])
def test_without_a_publication_date_full_dates_are_placed(words):
    assert times(f"They met {words}.", None) == times(f"They met {words}.")


# ---------------------------------------------------------------------- laws

PIECES = st.sampled_from(
    "June May Sept. 16 31 2021 1999 2020-02-29 last next this week weekend month year decade ago two a days Monday sat yesterday "
    "tonight the 1990s since early , th of".split()
)
VALUE = re.compile(r"\d{3}|\d{4}|\d{4}-\d\d|\d{4}-\d\d-\d\d|\d{4}-W\d\d(-WE)?")


@given(
    text=st.lists(PIECES | st.text(max_size=4), max_size=12).map(" ".join),
    published=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    tense=st.sampled_from(["past", "future"]),
)
def test_laws(text, published, tense):
    previous = 0
    for begin, end, time in find_times(text, published, tense):
        assert previous <= begin < end <= len(text)
        previous = end
        assert text[begin:end] == time.text
        first = date.fromisoformat(time.start)
        assert time.end is None or first <= date.fromisoformat(time.end)
        assert VALUE.fullmatch(time.value), time.value
        if re.fullmatch(r"\d{4}-\d\d-\d\d", time.value):
            assert date.fromisoformat(time.value) == first
        elif "W" in time.value:
            year, week = int(time.value[:4]), int(time.value[6:8])
            assert first.isocalendar()[:2] == (year, week)
        else:
            assert time.start.startswith(time.value)


def test_nothing_depends_on_the_clock(monkeypatch):
    class Timeless(date):
        @classmethod
        def today(cls):
            raise AssertionError("the clock was asked")

    monkeypatch.setattr(extractor.relations.times, "date", Timeless)
    text = "Yesterday, last week, in June, on Monday, two years ago, June 16, next weekend, 2014, in the 1990s, on 16 June 2021."
    assert len(times(text, Timeless(2021, 7, 17))) == 10
    assert times(text, None)
    assert times(text, Timeless(1999, 7, 17)) != times(text, Timeless(2021, 7, 17))


@pytest.mark.parametrize("published", [None, date(2020, 4, 15)])
def test_months_behind_the_year_that_opens_a_sentence_are_of_that_year(published):
    for opening in ("In 2016", "In the 2016 election", "During 2016"):
        found = find_times(f"{opening}, Ana Diaz ran until June and on July 3 gave up.", published)
        assert [time.value for *_, time in found] == ["2016", "2016-06", "2016-07-03"]
    behind = find_times("Ana Diaz, elected in 2016, gave up in June.", date(2020, 4, 15))
    assert [time.value for *_, time in behind] == ["2016", "2019-06"]
