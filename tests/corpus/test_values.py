"""What several articles tell of one thing, reckoned."""

from collections import Counter

import pytest

from extractor.corpus.values import iso_date, most, ordinal


@pytest.mark.parametrize(("told", "value"), [("Kyiv Kiev Kyiv", "Kyiv"), ("Kyiv Kiev", "Kiev"), ("", "unnamed")])
def test_the_value_told_most_often(told, value):
    """of several the first in order"""
    assert most(Counter(told.split()), "unnamed") == value


@pytest.mark.parametrize("day", ["2024-02-29", None])
def test_a_day_by_its_number(day):
    assert iso_date(ordinal(day)) == day


@pytest.mark.parametrize("text", ["2024-02-30", "2024-W07", "soon", ""])
def test_what_is_no_day_has_no_number(text):
    assert ordinal(text) is None
