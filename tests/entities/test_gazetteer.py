"""Gazetteers: what the tables hold, what a broken one says, and how their forms are found in a text."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from docs import make_doc
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from extractor.entities.gazetteer import TABLES, build_gazetteer, load_gazetteer, read_table
from extractor.errors import DataError

FOLDER = ROOT / "extractor" / "entities" / "gazetteer"
ROWS = {name: read_table(FOLDER / name) for name in TABLES}
STATES = ROWS["states.csv"]

# ---------------------------------------------------------------------- what the tables hold


def test_every_table_of_the_folder_is_read():
    assert {file.name for file in FOLDER.iterdir()} == set(TABLES)


def test_all_states_of_the_united_nations():
    identified = [row for row in STATES if row.iso and row.wikidata]
    assert len(identified) >= 193
    assert len({row.iso for row in identified}) == len({row.wikidata for row in identified}) == len(identified)


# states of ISO 3166 that are none in the list of the Correlates of War project
NOT_IN_COW = {"Palestine", "Vatican City", "Western Sahara"}


def test_states_have_their_number_of_the_correlates_of_war():
    assert {row.name for row in STATES if row.iso and not row.cow} == NOT_IN_COW
    numbers = [row.cow for row in STATES if row.cow]
    assert len(set(numbers)) == len(numbers)
    known = {row.iso: row.cow for row in STATES if row.iso}
    assert (known["USA"], known["RUS"], known["DEU"], known["SRB"], known["YEM"]) == (2, 365, 255, 345, 679)
    assert load_gazetteer().states["FRA"].cow == 220


def test_cities_have_inhabitants():
    cities = [row for row in ROWS["places.csv"] if row.subtype == "city" and row.population]
    assert len(cities) >= 1800
    assert load_gazetteer().entries["places:Kharkiv"].population > 1_000_000


# where a column of an existing state is empty, this is why
NO_CAPITAL = {
    "Djibouti": "the capital has the name of the state", "Monaco": "the capital has the name of the state",
    "San Marino": "the capital has the name of the state", "Singapore": "the capital has the name of the state",
    "São Tomé and Príncipe": "the capital has part of the name of the state", "Vatican City": "it is a city",
    "Nauru": "it has no capital", "Western Sahara": "which town is its capital is disputed",
    "Dominica": "Roseau is seldom said of the state", "Grenada": "St. George's is the name of many places",
    "Jamaica": "Kingston is the name of many places", "Seychelles": "Victoria is the name of many places and people",
}  # fmt: skip
NO_ADJECTIVE = {
    "Dominica": "Dominican is said of the Dominican Republic",
    "Liechtenstein": "its name is its adjective", "Solomon Islands": "its name is its adjective",
    "Vatican City": "its name is its adjective",
}  # fmt: skip


def test_states_have_capitals_and_adjectives():
    existing = [row for row in STATES if row.iso and row.wikidata]
    assert {row.name for row in existing if not row.capital} <= set(NO_CAPITAL)
    assert {row.name for row in existing if not row.adjectives} <= set(NO_ADJECTIVE)


@pytest.mark.parametrize(
    ("tables", "least"),
    [
        (["bases.csv"], 1500),
        (["organisations.csv", "armed_groups.csv"], 200),
        (["media.csv"], 100),
        (["weapons.csv"], 150),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, list) else str(value),
)
def test_enough_entries(tables, least):
    assert len({row.name for table in tables for row in ROWS[table]}) >= least


def test_bases_have_coordinates():
    """A town's coordinates are said to be the town's."""
    located = [row for row in ROWS["bases.csv"] if row.latitude is not None]
    assert len(located) >= 1200
    assert sum("coordinates of the town" not in row.source for row in located) >= 1100


def test_places_have_coordinates():
    places = ROWS["places.csv"]
    for subtype, least in (("city", 1800), ("admin", 1850), ("water", 120)):
        assert sum(row.subtype == subtype and row.latitude is not None for row in places) >= least


def test_provinces_are_found_with_the_word_for_what_they_are():
    """Their bare names are those of cities, persons and other things too."""
    (kunduz,) = load_gazetteer().forms["Kunduz Province"]
    assert (kunduz.entry.name, kunduz.entry.subtype, kunduz.entry.iso) == ("Kunduz Province", "admin", "AFG")
    bare = {candidate.entry.subtype for candidate in load_gazetteer().forms["Kunduz"]}
    assert "admin" not in bare


def test_leaders_of_many_states():
    assert len({row.iso for row in ROWS["leaders.csv"] if row.iso}) >= 60


def test_who_is_known_without_an_office_is_no_leader():
    leaders = {form for row in ROWS["leaders.csv"] for form in (row.name, *row.aliases)}
    figures = [form for row in ROWS["figures.csv"] for form in (row.name, *row.aliases)]
    assert len(ROWS["figures.csv"]) >= 500
    assert len(set(figures)) == len(figures)
    assert not leaders & set(figures)


def test_checked_rows_are_in_their_tables():
    with (ROOT / "tests/entities/checked_rows.csv").open(encoding="utf-8", newline="") as file:
        checked = list(csv.DictReader(file))
    assert len(checked) == 200
    names = {table: {row.name for row in rows} for table, rows in ROWS.items()}
    for row in checked:
        assert bool(row["second_source"]) == (row["verdict"] != "not confirmable"), row
        assert (row["name"] in names[row["table"]]) == (row["verdict"] != "wrong"), row


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_sound(table):
    codes = {row.iso for row in STATES if row.iso}
    territories = {row.iso for row in ROWS["places.csv"]}
    for row in ROWS[table]:
        assert row.source.strip(), row
        assert (row.latitude is None) == (row.longitude is None), row
        assert row.iso is None or row.iso in codes | territories, row
        assert len(set(row.aliases)) == len(row.aliases), row
        start, end = getattr(row, "start", None), getattr(row, "end", None)
        assert start is None or end is None or start <= end or end.startswith(start) or start.startswith(end), row
    if table != "leaders.csv":  # where a person has a row for each term
        names = [row.name for row in ROWS[table]]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", ["places.csv", "bases.csv"])
def test_no_two_rows_of_a_kind_are_in_one_place(table):
    """Of bases that share a field, each is of other forces."""
    at = defaultdict(list)
    for row in ROWS[table]:
        if row.latitude is not None and row.longitude is not None:
            at[row.iso, row.subtype, round(row.latitude, 2), round(row.longitude, 2)].append(row.name)
    shared = [["Base aérienne 188", "Japan Self-Defense Force Base Djibouti"]]
    assert [names for names in at.values() if len(names) > 1 and names not in shared] == []


@pytest.mark.parametrize("table", TABLES)
def test_an_identifier_is_of_one_thing(table):
    names = defaultdict(set)
    for row in ROWS[table]:
        names[row.wikidata].add(row.name)
    assert not {item: found for item, found in names.items() if item and len(found) > 1}


# forms that two states share, and why
SHARED = {
    "Congolese": "of both Congos; which one, the article tells",
    "Congo": "of both Congos; which one, the article tells",
}


def test_no_form_is_claimed_by_two_states():
    claims = defaultdict(set)
    for row in STATES:
        for form in (row.name, *row.aliases, *row.adjectives, *row.people, *row.capital, *row.metonyms):
            claims[unified(form)].add(row.name)
    assert {form: names for form, names in claims.items() if len(names) > 1 and form not in SHARED} == {}


# ---------------------------------------------------------------------- broken tables


def copy_with(table: str, folder: Path, **cells: str) -> Path:
    """The head of a shipped table, with other cells in its second row."""
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        header, first, second = [row for row, _ in zip(csv.reader(file), range(3), strict=False)]
    broken = [cells.get(column, value) for column, value in zip(header, second, strict=True)]
    path = folder / table
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, first, broken])
    return path


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("iso", "ru"),
        ("iso", "RUSS"),
        ("wikidata", "7747"),
        ("wikidata", "Q"),
        ("latitude", "91"),
        ("latitude", "north"),
        ("longitude", "-180.5"),
        ("source", ""),
    ],
)
def test_a_broken_cell_is_named(table, column, cell, tmp_path):
    path = copy_with(table, tmp_path, name="Ruritania", **{column: cell})
    with pytest.raises(DataError) as caught:
        read_table(path)
    assert str(caught.value).startswith(f"{table}:3 'Ruritania': ")
    assert column in str(caught.value)


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("leaders.csv", "start", "1 May 2020"),
        ("leaders.csv", "end", "20"),
        ("leaders.csv", "office", ""),
        ("bases.csv", "end", "2020-5"),
        ("events.csv", "start", "soon"),
        ("agreements.csv", "start", "2015/07/14"),
        ("states.csv", "name", ""),
        ("states.csv", "cow", "1"),
        ("places.csv", "population", "many"),
    ],
)
def test_a_broken_cell_of_one_table_is_named(table, column, cell, tmp_path):
    with pytest.raises(DataError) as caught:
        read_table(copy_with(table, tmp_path, **{column: cell}))
    assert str(caught.value).startswith(f"{table}:3 ")
    assert column in str(caught.value)


def test_an_unknown_subtype_is_named_with_those_there_are(tmp_path):
    with pytest.raises(DataError) as caught:
        read_table(copy_with("bases.csv", tmp_path, name="Castle Ruritania", subtype="castle"))
    for words in ("bases.csv", "'Castle Ruritania'", "subtype 'castle'", "air, naval, land, missile, other"):
        assert words in str(caught.value)


def test_a_type_without_subtypes_takes_none(tmp_path):
    with pytest.raises(DataError, match="subtype 'kingdom'; expected one of none"):
        read_table(copy_with("states.csv", tmp_path, subtype="kingdom"))


def test_columns_are_checked(tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text("name,aliases\nKurds,\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"groups\.csv: columns \['name', 'aliases'\]; expected \['name', 'aliases', 'subtype'"):
        read_table(path)


@pytest.mark.parametrize(("line", "problem"), [("Kurds,,,,,,,own,surplus", "surplus"), ("Kurds", "source")])
def test_a_row_of_another_length_is_named(line, problem, tmp_path):
    path = tmp_path / "groups.csv"
    path.write_text(f"name,aliases,subtype,iso,wikidata,latitude,longitude,source\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"groups\.csv:2 'Kurds': .*{problem}"):
        read_table(path)


def test_cells_of_several_forms_are_split(tmp_path):
    (_, row) = read_table(
        copy_with("states.csv", tmp_path, name="Ruritania", aliases=" Kingdom of Ruritania ;;R.K. ", capital="")
    )
    assert row.aliases == ("Kingdom of Ruritania", "R.K.")
    assert row.capital == ()


# ---------------------------------------------------------------------- forms in a text


def unified(text: str) -> str:
    """One kind of white space, apostrophe and dash, character by character."""
    return re.sub("[‐‑–—]", "-", re.sub("[‘’]", "'", re.sub(r"[\n\t\r\xa0]", " ", text)))


TINY = {
    "states.csv": [
        {"name": "Ruritania", "adjectives": "Ruritanian", "people": "Ruritanians", "capital": "Strelsau", "iso": "RUR"},
        {"name": "South Ruritania", "aliases": "Southern Ruritania", "adjectives": "South Ruritanian", "iso": "SRU"},
        {"name": "Côte d'Or", "iso": "COR"},
    ],
    "places.csv": [
        {"name": "Strelsau", "subtype": "city", "iso": "RUR"},
        {"name": "Zenda", "subtype": "city", "iso": "RUR"},
        {"name": "Zenda-on-Sea", "subtype": "city", "iso": "RUR"},
    ],
    "organisations.csv": [{"name": "Bank of Ruritania", "subtype": "company", "iso": "RUR"}, {"name": "U.N.", "subtype": "igo"}],
    "events.csv": [
        {"name": "Strelsau peace talks", "subtype": "talks", "start": "1894"},
        {"name": "Zenda summit", "subtype": "talks"},
    ],
    "leaders.csv": [
        {"name": "Rudolf Elphberg", "aliases": "Rudolf V", "iso": "RUR", "office": "king", "start": "1894-05"},
        {"name": "Rudolf Elphberg", "iso": "SRU", "office": "regent", "end": "1894"},
        {"name": "Rupert Hentzau", "aliases": "Hentzau", "iso": "RUR", "office": "count"},
    ],
}


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gazetteer")
    for table, rows in TINY.items():
        columns = list(TABLES[table][1].model_fields)
        with (folder / table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows({"source": "a novel", **row} for row in rows)
    return build_gazetteer([folder / name for name in TINY])


def forms(gazetteer, text: str) -> list[str]:
    return [text[begin:end] for begin, end, _ in gazetteer.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South Ruritania and Ruritania", ["South Ruritania", "Ruritania"]),
        ("the Bank of Ruritania in Zenda-on-Sea", ["Bank of Ruritania", "Zenda-on-Sea"]),
        ("South Ruritanian, not Ruritanian", ["South Ruritanian", "Ruritanian"]),
        ("South\nRuritania", ["South\nRuritania"]),
        ("South\xa0Ruritania", ["South\xa0Ruritania"]),
        ("Côte d’Or, Côte d'Or and Côte d‘Or", ["Côte d’Or", "Côte d'Or", "Côte d‘Or"]),
        ("Zenda–on—Sea and Zenda‑on‐Sea", ["Zenda–on—Sea", "Zenda‑on‐Sea"]),
        ("Ruritania's, Ruritania’s and (Ruritania)", ["Ruritania", "Ruritania", "Ruritania"]),
        ("Ruritania.\n\nZenda", ["Ruritania", "Zenda"]),
        ("pro-Ruritanian", ["Ruritanian"]),
        ("the U.N. in Zenda", ["U.N.", "Zenda"]),
        ("Ruritaniana Preruritania ruritania RURITANIA Zendas Zenda2 Zenda_", []),
        ("Southern  Ruritania", ["Ruritania"]),
        ("South Ruritanias, Zenda-on-Seas", ["Zenda"]),
        ("", []),
    ],
)
def test_forms_are_found(tiny, text, expected):
    assert forms(tiny, text) == expected


def test_names_inside_the_name_of_an_event_are_found_too(tiny):
    assert forms(tiny, "the Strelsau peace talks began") == ["Strelsau peace talks", "Strelsau"]
    assert forms(tiny, "the Zenda summit, then Zenda") == ["Zenda summit", "Zenda", "Zenda"]


def readings(gazetteer, text: str) -> set[tuple[str, str, str]]:
    return {(c.entry.type, c.entry.name, c.kind) for _, _, candidates in gazetteer.find(text) for c in candidates}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruritania", {("STATE", "Ruritania", "name")}),
        ("Ruritanian", {("STATE", "Ruritania", "adjective")}),
        ("Ruritanians", {("GROUP", "Ruritanians", "people")}),
        ("Strelsau", {("STATE", "Ruritania", "capital"), ("PLACE", "Strelsau", "name")}),
        ("Rudolf V", {("PERSON", "Rudolf Elphberg", "name")}),
    ],
)
def test_how_a_form_speaks_of_a_thing(tiny, text, expected):
    assert readings(tiny, text) == expected


def test_the_terms_of_a_leader_are_one_entry(tiny):
    (entry,) = {c.entry for form in ("Rudolf Elphberg", "Rudolf V") for c in tiny.forms[form]}
    assert [(term.office, term.iso, term.start, term.end) for term in entry.terms] == [
        ("king", "RUR", "1894-05", None),
        ("regent", "SRU", None, "1894"),
    ]
    assert entry.iso is None  # of two states
    assert tiny.forms["Hentzau"][0].entry.iso == "RUR"


def test_states_are_found_by_their_code(tiny):
    assert tiny.states["RUR"].name == "Ruritania"


PIECES = [
    "Ruritania",
    "South",
    "Ruritanian",
    "Strelsau",
    "peace",
    "talks",
    "Côte",
    "d'Or",
    "d’Or",
    "Zenda",
    "on",
    "Sea",
    "U.N.",
    "V",
]
MARKS = [" ", "\n", "\xa0", "-", "–", "’", "'", ",", "", "\t", "\U0001f30d", "\x00", "é", "_", "1"]


@given(text=st.lists(st.sampled_from(PIECES) | st.sampled_from(MARKS) | st.text(max_size=3)).map("".join))
def test_what_is_found_is_a_form_at_that_place(tiny, text):
    previous = -1
    for begin, end, candidates in tiny.find(text):
        form = unified(text[begin:end])
        assert tiny.forms[form] == candidates
        assert begin == 0 or not (text[begin].isalnum() and (text[begin - 1].isalnum() or text[begin - 1] == "_"))
        assert end == len(text) or not (text[end - 1].isalnum() and (text[end].isalnum() or text[end] == "_"))
        assert begin >= previous
        previous = begin


@given(
    form=st.sampled_from(sorted(load_gazetteer().forms)),
    before=st.sampled_from([*MARKS[:4], "(", "“"]),
    after=st.sampled_from(",.\n) "),
)
def test_every_shipped_form_is_found_alone(form, before, after):
    text = f"{before}{form}{after}"
    assert next(iter(load_gazetteer().find(text)))[:2] == (len(before), len(before) + len(form))


def test_every_reading_of_a_form_is_found_by_its_words():
    found = {
        (start, end, reading.entry.type, reading.kind)
        for start, end, readings in load_gazetteer().find_in(make_doc("Moscow/NNP warned/VBD Georgia/NNP ./."))
        for reading in readings
    }
    assert {(0, 1, "STATE", "capital"), (0, 1, "PLACE", "name"), (2, 3, "STATE", "name")} <= found


def test_a_form_that_is_only_a_piece_of_a_token_is_left_out():
    assert forms(load_gazetteer(), "Iran-backed") == ["Iran"]
    assert not list(load_gazetteer().find_in(make_doc("Iran-backed/JJ rebels/NNS")))
