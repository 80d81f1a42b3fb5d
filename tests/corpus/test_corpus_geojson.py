"""The map of a corpus: what it shows, and where."""

import json

from articles import thing, told

from extractor.corpus import merge_runs, write_graph
from extractor.export.jsonlines import to_json

PORT = thing("Port Velta", "PLACE", "SYL", "city", at=(10.5, 20.25))
SYLVANIA = thing("Sylvania", at=(11.0, 21.0))


def features(folder, *articles):
    run = folder / "run.jsonl"
    run.write_text("".join(to_json(article) + "\n" for article in articles), encoding="utf-8")
    merge_runs([run], folder / "corpus.sqlite")
    write_graph(folder / "corpus.sqlite", folder / "corpus.geojson")
    found = json.loads((folder / "corpus.geojson").read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    return [{"at": feature["geometry"]["coordinates"], **feature["properties"]} for feature in found["features"]]


def test_things_with_coordinates_are_points(tmp_path):
    found = features(tmp_path, *(told(n, "2021-01-01", ("Freedonia", "member_of", PORT), text=n) for n in ("a", "b")))
    (port,) = [each for each in found if each["feature"] == "entity"]
    assert (port["name"], port["at"], port["articles"]) == ("Port Velta", [20.25, 10.5], 2)


def test_an_event_is_where_it_happened_else_where_its_target_or_source_is(tmp_path):
    found = features(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", SYLVANIA), place=PORT, text="a"),
        told("b", "2021-01-02", ("Freedonia", "assault", SYLVANIA), place=PORT, text="b"),
        told("c", "2021-06-01", ("Freedonia", "assault", SYLVANIA), text="c"),
        told("d", "2021-06-01", (SYLVANIA, "assault", "Freedonia"), text="d"),
        told("e", "2021-09-01", ("Freedonia", "assault", SYLVANIA), place="Nowhere", text="e"),
    )
    events = [each for each in found if each["feature"] == "event"]
    assert sorted((e["located_by"], e["located_at"], e["start"], *e["at"], e["articles"]) for e in events) == [
        ("place", "Port Velta", "2021-01-01", 20.25, 10.5, 2),
        ("source", "Sylvania", "2021-06-01", 21.0, 11.0, 1),
        ("target", "Sylvania", "2021-06-01", 21.0, 11.0, 1),
    ]
    assert [e["evidence"].count("[") for e in events if e["located_by"] == "place"] == [2]


def test_a_corpus_without_places_is_an_empty_map(tmp_path):
    assert features(tmp_path, told("a", "2021-01-01", ("Freedonia", "aid", "Freedonia 2"))) == []
