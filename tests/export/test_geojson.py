"""GeoJSON: what lies where, and a file that is whole at any time."""

import io
import json
from dataclasses import replace

import pytest
from extractions import EMPTY, SAMPLE
from outputs import write

from extractor.export import WRITERS
from extractor.export.geojson import PROPERTIES, features
from extractor.records import EntityId

FREEDONIA, SYLVANIA, BASE, GAZETTE = SAMPLE.entities
FIRST = SAMPLE.relations[0]


def at(entity, latitude, longitude):
    return replace(entity, latitude=latitude, longitude=longitude)


def placed(*entities, **fields):
    extraction = replace(SAMPLE, entities=entities, relations=(replace(FIRST, **fields),))
    return [feature for feature in features(extraction) if feature["properties"]["feature"] == "relation"]


def test_a_point_for_each_thing_and_each_relation_longitude_first():
    thing, happening = features(replace(SAMPLE, relations=(replace(FIRST, place=EntityId("Q1")),)))
    assert thing["geometry"] == happening["geometry"] == {"type": "Point", "coordinates": [74.25, -41.5]}
    assert (thing["id"], happening["id"]) == ("offer:Q1:entity", "offer:r1:relation")
    about = {key: value for key, value in happening["properties"].items() if value is not None}
    assert about == {
        "feature": "relation", "name": "Republic of Freedonia offered the use of a base to Sylvania", "type": "agree",
        "label": "offered the use of a base to", "source": "Republic of Freedonia", "source_type": "STATE",
        "target": "Sylvania", "target_type": "STATE", "place": "Republic of Freedonia",
        "located_by": "place", "located_at": "Republic of Freedonia", "date": "2021-05", "start": "2021-05-01", "end": "2021-05-31",
        "polarity": "positive", "modality": "asserted", "attribution": "Daily Gazette", "anonymous": True, "cameo": "0312",
        "confidence": 0.9, "rule": "by-hand", "evidence": FIRST.evidence.text,
        "article": "offer", "title": "A rare offer", "published": "2021-06-01", "outlet": "Gazette", "url": SAMPLE.url,
    }  # fmt: skip


def test_every_feature_has_the_same_flat_properties():
    for feature in features(SAMPLE):
        assert tuple(feature["properties"]) == PROPERTIES
        assert all(value is None or isinstance(value, str | int | float) for value in feature["properties"].values())


def test_without_a_place_a_relation_lies_at_its_target_else_at_its_source():
    (one,) = placed(FREEDONIA, at(SYLVANIA, 1.0, 2.0), BASE, GAZETTE, place=None)
    assert (one["properties"]["located_by"], one["geometry"]["coordinates"]) == ("target", [2.0, 1.0])
    (two,) = placed(FREEDONIA, SYLVANIA, BASE, GAZETTE, place=None)
    assert (two["properties"]["located_by"], two["properties"]["located_at"]) == ("source", "Republic of Freedonia")
    assert two["properties"]["place"] is None
    assert not placed(FREEDONIA, SYLVANIA, BASE, GAZETTE)  # it is said to be in Sylvania, wherever that is
    assert not placed(replace(FREEDONIA, type="PERSON"), SYLVANIA, BASE, GAZETTE, place=None)


@pytest.mark.parametrize(("latitude", "longitude"), [(None, 1.0), (1.0, None), (91.0, 0.0), (0.0, 180.5), (float("nan"), 0.0)])
def test_no_point_off_the_globe(latitude, longitude):
    assert not list(features(replace(SAMPLE, entities=(at(FREEDONIA, latitude, longitude), *SAMPLE.entities[1:]), relations=())))


def test_the_file_is_whole_after_every_article(tmp_path):
    writer = WRITERS["geojson"](tmp_path / "map.geojson")
    sizes = []
    for extraction in (EMPTY, SAMPLE, EMPTY, replace(SAMPLE, id="again")):
        sizes.append(len(json.loads((tmp_path / "map.geojson").read_bytes())["features"]))
        writer.write(extraction)
    sizes.append(len(json.loads((tmp_path / "map.geojson").read_bytes())["features"]))
    writer.close()
    assert sizes == [0, 0, 1, 1, 2]
    lines = (tmp_path / "map.geojson").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line.rstrip(","))["properties"]["article"] for line in lines[1:-1]] == ["offer", "again"]


def test_a_stream_gets_the_same(tmp_path):
    stream = io.StringIO()
    write("geojson", stream, SAMPLE, SAMPLE)
    write("geojson", tmp_path / "map.geojson", SAMPLE, SAMPLE)
    assert stream.getvalue() == (tmp_path / "map.geojson").read_text(encoding="utf-8")
