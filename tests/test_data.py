import gc
from dataclasses import dataclass

import pytest

from extractor.data import Strict, lasting, load_packaged, read_toml, validate
from extractor.errors import DataError
from extractor.ontology import EntityType


class Port(Strict):
    name: str
    depth: float = 0


@dataclass(frozen=True)
class Berth:
    number: int


def test_a_file_that_is_no_toml_is_named_with_the_line(tmp_path):
    file = tmp_path / "ports.toml"
    file.write_text('name = "Odesa"\ndepth = \n', encoding="utf-8")
    with pytest.raises(DataError, match=r"ports\.toml: cannot be read as TOML: .*line 2"):
        read_toml(file)


@pytest.mark.parametrize("content", [None, b"name = '\xff'"], ids=["missing", "not UTF-8"])
def test_a_file_that_cannot_be_read_is_named(content, tmp_path):
    file = tmp_path / "ports.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DataError, match=r"ports\.toml: cannot be read") as caught:
        read_toml(file)
    assert isinstance(caught.value.__cause__, OSError | UnicodeDecodeError)


def test_toml_is_read_as_utf8(tmp_path):
    file = tmp_path / "ports.toml"
    file.write_bytes('name = "Gdańsk"'.encode())
    assert read_toml(file) == {"name": "Gdańsk"}


def test_data_becomes_records():
    assert validate("here", tuple[Port, ...], [{"name": "Tartus", "depth": 12}]) == (Port(name="Tartus", depth=12.0),)
    assert validate("here", Berth, {"number": 3}) == Berth(3)
    assert validate("here", frozenset[str], ["a", "a"]) == frozenset("a")


def test_every_bad_key_is_named_with_the_place():
    with pytest.raises(DataError) as caught:
        validate("ports.toml", tuple[Port, ...], [{"name": "Tartus"}, {"depth": "deep", "colour": "blue"}])
    message = str(caught.value)
    assert message.startswith("ports.toml: ")
    for key in ("1.name", "1.depth", "1.colour: Extra inputs are not permitted"):
        assert key in message
    assert "0." not in message


def test_a_wrong_value_without_a_key_is_named():
    with pytest.raises(DataError, match=r"ports\.toml: value: "):
        validate("ports.toml", dict[str, int], 5)


def test_strict_records_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        Port(name="Tartus").name = "Latakia"


def test_a_packaged_file_is_read_whole_or_by_key():
    entities = load_packaged("extractor", "ontology.toml", dict[str, EntityType], "entities")
    assert entities["STATE"].definition
    assert set(load_packaged("extractor", "ontology.toml", dict[str, dict[str, object]])) == {"entities", "relations"}


def test_a_packaged_file_without_the_key_or_missing_is_an_error():
    with pytest.raises(DataError, match=r"ontology\.toml: value: .*dictionary"):
        load_packaged("extractor", "ontology.toml", dict[str, EntityType], "colours")
    with pytest.raises(DataError, match=r"none\.toml: cannot be read"):
        load_packaged("extractor", "none.toml", dict[str, EntityType])


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_rests_while_what_lasts_is_made(enabled):
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with pytest.raises(ZeroDivisionError), lasting():
            assert not gc.isenabled()
            raise ZeroDivisionError
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()
