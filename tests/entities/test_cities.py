"""Cities for linking: the table is sound, and names find their cities."""

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from extractor.entities import cities
from extractor.entities.cities import City, cities_named, folded, read_line
from extractor.errors import DataError

TABLE = ROOT / "extractor" / "entities" / "cities.csv"
ROWS = list(csv.DictReader(io.StringIO(TABLE.read_text(encoding="utf-8"))))


def test_every_line_of_the_table_is_sound():
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(City.model_fields)
    rows = [read_line(number, line) for number, line in enumerate(lines[1:], 2)]
    own = {(row.geonames, row.name) for row in rows if isinstance(row, City)}
    assert len(own) >= 30_000
    assert not [row for row in rows if (row.geonames, row.name) not in own]
    assert TABLE.stat().st_size < 3_000_000


def test_the_table_is_in_the_order_that_bisection_needs():
    keys = [(row["form"], int(row["geonames"])) for row in ROWS]
    assert keys == sorted(set(keys))
    assert not [row["form"] for row in ROWS if row["form"] != folded(row["form"])]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mosul", ("Mosul", "IRQ")),
        ("mosul", ("Mosul", "IRQ")),
        ("Odessa", ("Odesa", "UKR")),
        ("Odesa", ("Odesa", "UKR")),
        ("Kiev", ("Kyiv", "UKR")),
        ("Kupiansk", ("Kupyansk", "UKR")),
        ("Haditha", ("Ḩadīthah", "IRQ")),
        ("Bombay", ("Mumbai", "IND")),
        ("Łódź", ("Łódź", "POL")),
        ("Lodz", ("Łódź", "POL")),
        ("Deir ez-Zor", ("Deir ez-Zor", "SYR")),
        ("Mar’ib", ("Ma'rib", "YEM")),
        ("Paris", ("Paris", "FRA")),
    ],
)
def test_the_largest_city_of_a_name_comes_first(name, expected):
    first = cities_named(name)[0]
    assert (first.name, first.iso) == expected
    assert (first.type, first.subtype, first.terms) == ("PLACE", "city", ())


def test_cities_of_one_name_are_told_apart_by_state_and_province():
    found = cities_named("Springfield")
    assert [entry.population for entry in found] == sorted((entry.population for entry in found), reverse=True)
    assert {"Missouri", "Massachusetts", "Illinois"} <= {entry.admin for entry in found}
    assert len({entry.key for entry in found}) == len(found)


def test_an_entry_has_what_the_table_says():
    entry = cities_named("Timbuktu")[0]
    assert entry.key == "cities:2449067"
    assert entry.iso == "MLI"
    assert (entry.latitude, entry.longitude) == (16.773, -3.007)
    assert entry.population > 15_000


@pytest.mark.parametrize("name", ["", "  ", "'", "Strelsau", "Mosu", "Mosull", "Mosul,"[:-1] + "x", "form", "\x00"])
def test_other_words_find_nothing(name):
    assert cities_named(name) == ()


@given(st.sampled_from(ROWS))
def test_every_line_is_found_by_its_form_and_by_its_name(row):
    key = f"cities:{row['geonames']}"
    assert key in {entry.key for entry in cities_named(row["form"])}
    assert not folded(row["name"]) or key in {entry.key for entry in cities_named(row["name"])}


@given(st.text(max_size=30))
def test_any_text_may_be_asked_for(text):
    assert folded(folded(text)) == folded(text)
    for entry in cities_named(text):
        assert entry.key.startswith("cities:")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("strelsau,Strelsau,1,RUR,,many,0,0", r"^cities\.csv:2: population: "),
        ("strelsau,Strelsau,1,RUR,,5,0", r"^cities\.csv:2: longitude: "),
        ("strelsau,Strelsau,,,,,,", r"^cities\.csv:2: geonames: "),
        ("strelsau,Altstadt,1,,,,,", r"^cities\.csv: 'strelsau': there is no city 'Altstadt' with the id 1$"),
    ],
)
def test_a_broken_line_is_named(line, problem, monkeypatch):
    monkeypatch.setattr(cities, "_lines", lambda: ["form,name", line])
    cities_named.cache_clear()
    with pytest.raises(DataError, match=problem):
        cities_named("Strelsau")
    cities_named.cache_clear()


def test_opening_the_table_takes_no_time_worth_mention():
    cities._lines.cache_clear()
    cities_named.cache_clear()
    begin = time.process_time()
    cities_named("Mosul")
    assert time.process_time() - begin < 0.2  # some 15 ms; a machine that does much else may need longer
