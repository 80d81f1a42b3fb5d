"""Parquet: fixed schemas, append-only parts, what a killed run leaves."""

import sys
from dataclasses import replace
from datetime import date

import pytest
from extractions import EMPTY, SAMPLE, extractions
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import files, write, written
from pyarrow import parquet

from extractor.errors import ArticleError, UsageError
from extractor.export import WRITERS
from extractor.export import parquet as module
from extractor.export.parquet import read_tables
from extractor.export.values import day, days
from extractor.graph import cleaned
from extractor.records import Extraction

TABLES = ("articles", "entities", "mentions", "relations")


def rows(folder, table):
    return parquet.ParquetDataset(folder / table).read().to_pylist()


def test_the_tables_hold_what_the_records_do(tmp_path):
    write("parquet", tmp_path, SAMPLE, EMPTY)
    assert {table: len(rows(tmp_path, table)) for table in TABLES} == dict(zip(TABLES, (2, 4, 4, 2), strict=True))
    assert [row["published"] for row in rows(tmp_path, "articles")] == [date(2021, 6, 1), None]
    first, second = rows(tmp_path, "relations")
    assert first["attribution"] == [{"entity": "gazette", "cue": "reported", "quote": False}]
    assert (first["start"], first["end"], first["time_value"]) == (date(2021, 5, 1), date(2021, 5, 31), "2021-05")
    assert (second["attribution"], second["start"], second["polarity"]) == ([], None, "negative")
    mention = rows(tmp_path, "mentions")[0]
    assert mention == {"article": "offer", "entity": "Q1", "begin": 31, "end": 40, "text": "Freedonia", "kind": "name"}
    assert rows(tmp_path, "entities")[0]["aliases"] == ["Freedonia"]


def test_the_schema_is_the_same_whatever_the_rows(tmp_path):
    write("parquet", tmp_path / "full", SAMPLE)
    write("parquet", tmp_path / "empty", EMPTY)
    for table in TABLES:
        full, empty = (parquet.read_schema(tmp_path / name / table / "part-00000.parquet") for name in ("full", "empty"))
        assert full == empty
        assert full.names == list(module.COLUMNS[table])
        assert not full.field("article").nullable
    assert parquet.read_schema(tmp_path / "full" / "relations" / "part-00000.parquet").field("office").nullable


def test_a_second_run_adds_parts_and_touches_none(tmp_path):
    write("parquet", tmp_path, SAMPLE)
    before = written(tmp_path)
    write("parquet", tmp_path, replace(SAMPLE, id="again"))
    after = written(tmp_path)
    assert before.items() < after.items()
    assert sorted(set(after) - set(before)) == [f"{table}/part-00001.parquet" for table in TABLES]
    assert [row["article"] for row in rows(tmp_path, "articles")] == ["offer", "again"]


def test_parts_are_bounded_and_full_ones_are_out_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "PART_ARTICLES", 2)
    writer = WRITERS["parquet"](tmp_path)
    for number in range(5):
        writer.write(replace(SAMPLE, id=str(number)))
    assert [row["article"] for row in rows(tmp_path, "articles")] == ["0", "1", "2", "3"]
    writer.close()
    assert [row["article"] for row in rows(tmp_path, "articles")] == ["0", "1", "2", "3", "4"]
    for path in files(tmp_path / "articles"):
        same = [parquet.read_table(tmp_path / table / path.name)["article"].unique().to_pylist() for table in TABLES]
        assert same == [same[0]] * 4


def test_row_groups_and_parts_are_bounded_by_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "GROUP_ROWS", 3)
    monkeypatch.setattr(module, "PART_ROWS", 20)
    write("parquet", tmp_path, SAMPLE, replace(SAMPLE, id="again"), replace(SAMPLE, id="third"))
    assert len(files(tmp_path / "entities")) == 2
    assert parquet.ParquetFile(tmp_path / "entities" / "part-00000.parquet").num_row_groups == 3


def test_parts_without_their_articles_are_of_a_killed_run_and_replaced(tmp_path):
    write("parquet", tmp_path, SAMPLE)
    (tmp_path / "articles" / "part-00000.parquet").unlink()
    write("parquet", tmp_path, replace(SAMPLE, id="again"))
    assert {row["article"] for table in TABLES for row in rows(tmp_path, table)} == {"again"}


def stored(extraction: Extraction) -> Extraction:
    """An extraction as the tables hold it: cleaned, and its days as days."""
    text = lambda value: value and str(value)  # noqa: E731

    def dated(relation):
        time = relation.time
        start, end = days(time.start, time.end) if time else (None, None)
        return replace(relation, time=time and replace(time, start=text(start), end=text(end)))

    whole = cleaned(extraction)
    return replace(whole, published=text(day(whole.published)), relations=tuple(map(dated, whole.relations)))


@settings(max_examples=60)
@given(st.lists(extractions(), max_size=4))
def test_what_is_read_back_is_what_was_written(tmp_path_factory, items):
    folder = tmp_path_factory.mktemp("run")
    write("parquet", folder, *items)
    assert list(read_tables(folder)) == [stored(item) for item in items]


def test_an_article_that_comes_again_begins_a_part_and_is_read_back(tmp_path):
    other = replace(SAMPLE, relations=SAMPLE.relations[:1])
    write("parquet", tmp_path, SAMPLE, EMPTY, other, other)
    assert list(read_tables(tmp_path)) == [SAMPLE, EMPTY, other, other]
    assert len(files(tmp_path / "articles")) == 3


def test_parts_are_read_in_the_order_of_their_numbers(tmp_path):
    write("parquet", tmp_path, SAMPLE)
    for path in files(tmp_path):
        path.rename(path.with_name("part-99999.parquet"))
    write("parquet", tmp_path, EMPTY)
    assert [path.name for path in files(tmp_path / "articles")] == ["part-100000.parquet", "part-99999.parquet"]
    assert list(read_tables(tmp_path)) == [SAMPLE, EMPTY]


def test_a_row_that_is_no_extraction_is_an_error_in_its_place(tmp_path):
    write("parquet", tmp_path, SAMPLE, EMPTY)
    path = tmp_path / "entities" / "part-00000.parquet"
    parquet.write_table(parquet.read_table(path).slice(1), path)
    error, whole = read_tables(tmp_path)
    assert isinstance(error, ArticleError) and "names unknown entity 'Q1'" in error.reason
    assert whole == EMPTY
    table = parquet.read_table(tmp_path / "articles" / "part-00000.parquet").slice(1)
    parquet.write_table(table.take([0, 0]), tmp_path / "articles" / "part-00000.parquet")
    assert "stands there twice" in list(read_tables(tmp_path))[1].reason


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_none_of_ours_is_named(tmp_path, table):
    write("parquet", tmp_path, SAMPLE)
    path = tmp_path / table / "part-00000.parquet"
    parquet.write_table(parquet.read_table(path).drop_columns(["article"]), path)
    with pytest.raises(UsageError, match=f"{table}.part-00000.parquet: cannot be read .*expected the {table} of"):
        list(read_tables(tmp_path))


def test_without_an_article_no_part_is_written(tmp_path):
    write("parquet", tmp_path)
    assert files(tmp_path) == []


def test_the_extra_is_named_where_pyarrow_is_missing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    module._schemas.cache_clear()
    with pytest.raises(UsageError, match=r"parquet.*\[tables\]"):
        WRITERS["parquet"](tmp_path / "out")
    assert not (tmp_path / "out").exists()
