"""GEXF: one dynamic graph for a run, with lifetimes for a timeline."""

from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pytest
from extractions import EMPTY, SAMPLE
from outputs import write, written

from extractor.errors import ExportError
from extractor.export import WRITERS
from extractor.graph import EDGE_ATTRIBUTES
from extractor.records import Time

NS = "{http://www.gexf.net/1.2draft}"


def dated(start, end, article="offer", **fields):
    first = replace(SAMPLE.relations[0], time=Time("then", "then", start, end), **fields)
    return replace(SAMPLE, id=article, relations=(first,))


def test_relations_live_for_their_days_and_things_for_their_relations(tmp_path):
    write("gexf", tmp_path / "a.gexf", dated("2021-05-01", "2021-05-31"), dated("2021-04-02", "2021-04-03", "again"))
    graph = networkx.read_gexf(tmp_path / "a.gexf")
    assert (graph.graph["mode"], len(graph), graph.number_of_edges()) == ("dynamic", 7, 2)
    known = graph.nodes["Q1"]
    assert (known["start"], known["end"], known["mentions"], known["aliases"]) == ("2021-04-02", "2021-05-31", 2, "Freedonia")
    assert (graph.nodes["again:sylvania"]["start"], graph.nodes["again:sylvania"]["end"]) == ("2021-04-02", "2021-04-03")
    assert "start" not in graph.nodes["again:gazette"]
    edge = graph.edges["Q1", "offer:sylvania"]
    assert (edge["start"], edge["end"], edge["article"], edge["url"]) == ("2021-05-01", "2021-05-31", "offer", SAMPLE.url)


@pytest.mark.parametrize(
    ("start", "end", "life"),
    [
        ("2021-05-01", None, {"start": "2021-05-01"}),
        (None, "2021-05-01", {"end": "2021-05-01"}),
        ("2021-05-02", "2021-05-01", {}),
        ("2021-05", "2021-02-30", {}),
        ("20210501", "2021-W01-1", {}),
        (None, None, {}),
    ],
)
def test_only_whole_days_in_order_bound_a_life(tmp_path, start, end, life):
    write("gexf", tmp_path / "a.gexf", dated(start, end))
    graph = networkx.read_gexf(tmp_path / "a.gexf")
    for record in (graph.nodes["Q1"], graph.edges["Q1", "offer:sylvania"]):
        assert {key: record[key] for key in ("start", "end") if key in record} == life


def test_a_thing_with_an_undated_relation_is_always_there(tmp_path):
    write("gexf", tmp_path / "a.gexf", dated("2021-05-01", "2021-05-31"), dated(None, None, "again"))
    assert "start" not in networkx.read_gexf(tmp_path / "a.gexf").nodes["Q1"]


def test_attributes_are_typed_and_parallel_relations_differ_in_kind(tmp_path):
    twice = replace(SAMPLE, relations=(SAMPLE.relations[0], replace(SAMPLE.relations[0], id="r9", type="aid")))
    write("gexf", tmp_path / "a.gexf", twice)
    root = ElementTree.parse(tmp_path / "a.gexf").getroot()
    types = {a.get("title"): a.get("type") for a in root.iter(f"{NS}attribute")}
    assert (types["latitude"], types["mentions"], types["anonymous"], types["evidence"]) == (
        "double",
        "integer",
        "boolean",
        "string",
    )
    assert set(EDGE_ATTRIBUTES) - {"label", "name", "start", "end", "weight"} <= set(types)
    edges = list(root.iter(f"{NS}edge"))
    assert [(edge.get("id"), edge.get("kind"), edge.get("weight")) for edge in edges] == [
        ("offer:r1", "agree", "1.0"),
        ("offer:r9", "aid", "1.0"),
    ]
    graph = networkx.read_gexf(tmp_path / "a.gexf")
    assert graph["Q1"]["offer:sylvania"]["offer:r9"]["anonymous"] is True


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path, monkeypatch):
    write("gexf", tmp_path / "a.gexf", SAMPLE)
    before = written(tmp_path)
    writer = WRITERS["gexf"](tmp_path / "a.gexf")
    writer.write(EMPTY)
    assert written(tmp_path) == before

    def fail(stream):
        stream.write("<gexf")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writer, "_finish", fail)
    with pytest.raises(ExportError, match=r"a\.gexf: cannot be written \(No space left on device\)"):
        writer.close()
    assert written(tmp_path) == before


def test_a_folder_in_its_place_is_an_error_at_once(tmp_path):
    with pytest.raises(ExportError, match="directory"):
        WRITERS["gexf"](tmp_path)
