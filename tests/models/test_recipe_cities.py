"""Which forms of a city's name the recipe takes, and in what order they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recipe.cities import distance, forms, lines


def city(name: str, population: int, *others: str, key: int = 1) -> dict:
    return {
        "name": name, "population": population, "alternatenames": list(others), "countrycode": "RU", "admin1code": "07",
        "latitude": 1.23456, "longitude": -2.0, "geonameid": key,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        (99_999, ["strelsau", "strelsaw"]),
        (100_000, ["strelsau", "strelsaw", "strelsow"]),
        (1_000_000, ["strelsau", "strelsaw", "strelsow", "altstadt"]),
    ],
)
def test_the_larger_a_city_the_more_forms(population, expected):
    assert (
        forms(city("Strelsau", population, "Strelsaw", "Strelsow", "Altstadt", "STR", "strelso", "Стрельзау", "Alt")) == expected
    )


def test_lines_are_sorted_by_form():
    small, large = city("Żenda", 20_000, "Senda", "Zendo", key=7), city("Zenda", 30_000, key=8)
    first, second, third = lines([large, small], {"RU": "RUS"}, {"RU.07": "Hentzau"})
    assert first == ("zenda", "Żenda", 7, "RUS", "Hentzau", 20_000, 1.235, -2.0)
    assert second == ("zenda", "Zenda", 8, "RUS", "Hentzau", 30_000, 1.235, -2.0)
    assert third == ("zendo", "Żenda", 7, "", "", "", "", "")


@pytest.mark.parametrize(("a", "b", "letters"), [("", "", 0), ("kyiv", "kiev", 2), ("odesa", "odessa", 1), ("abc", "", 3)])
def test_distance(a, b, letters):
    assert distance(a, b) == letters


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_a_metric(a, b):
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))
