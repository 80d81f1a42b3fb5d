import csv
import io
import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import igraph
import networkx
import pytest
from extractions import EMPTY, SAMPLE, extractions
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import ExportError, UsageError
from extractor.export import WRITERS
from extractor.export.events import COLUMNS
from extractor.export.jsonlines import to_json
from extractor.export.names import safe_stem
from extractor.graph import build_graph
from extractor.records import Extraction

ONE_FILE = ("jsonl", "events")


def write(form, output, *items):
    with closing(WRITERS[form](output)) as writer:
        for extraction in items:
            writer.write(extraction)


def written(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("form", WRITERS)
@given(items=st.lists(extractions(), max_size=3, unique_by=lambda extraction: extraction.id))
def test_every_writer_takes_any_extraction_and_gives_the_same_bytes_again(form, items):
    """Writer law."""
    with TemporaryDirectory() as folder:
        for copy in ("one", "two"):
            write(form, Path(folder, copy), *items)
        one, two = Path(folder, "one"), Path(folder, "two")
        assert (one.read_bytes() == two.read_bytes()) if one.is_file() else (written(one) == written(two))


@given(extractions())
def test_jsonl_reads_back_equal(extraction):
    stream = io.StringIO()
    write("jsonl", stream, extraction, extraction)
    data = stream.getvalue().encode("utf-8")  # valid UTF-8, or this raises
    assert len(data.decode().splitlines()) == 2  # also for readers with a wide idea of a line
    for line in data.splitlines():
        assert Extraction.from_dict(json.loads(line)) == extraction


@given(extractions())
def test_graphml_reads_back_equal(extraction):
    with TemporaryDirectory() as folder:
        write("graphml", Path(folder), extraction)
        (path,) = Path(folder).iterdir()
        read = networkx.read_graphml(path, force_multigraph=True)
        seen = igraph.Graph.Read_GraphML(str(path))
    graph = build_graph(extraction)
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(read.edges(keys=True)) == sorted(graph.edges(keys=True))
    assert {edge: read.edges[edge] for edge in read.edges} == {edge: graph.edges[edge] for edge in graph.edges}
    assert {key: read.graph[key] for key in graph.graph} == graph.graph
    assert_same_in_igraph(seen, graph)


def assert_same_in_igraph(seen, graph):
    assert seen.vcount() == len(graph)
    assert seen.ecount() == graph.number_of_edges()
    nodes = {vertex["id"].replace("&#38;", "&"): vertex for vertex in seen.vs}  # igraph leaves this one escaped
    for node, attributes in graph.nodes(data=True):
        assert {key: nodes[node][key] for key in attributes} == attributes
    edges = {edge["relation"]: edge for edge in seen.es}  # its "id" is that of a node
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        edge = edges[key]
        assert (edge.source, edge.target) == (nodes[source].index, nodes[target].index)
        assert {name: edge[name] for name in attributes} == attributes


def test_graphml_is_one_file_per_article_and_nothing_else(tmp_path):
    write("graphml", tmp_path / "new" / "out", SAMPLE, replace(SAMPLE, id="../up"), EMPTY)
    names = sorted(path.name for path in (tmp_path / "new" / "out").iterdir())
    assert names == ["empty.graphml", "offer.graphml", f"{safe_stem('../up')}.graphml"]
    assert list(tmp_path.iterdir()) == [tmp_path / "new"]


def test_graphml_keeps_the_old_file_when_writing_fails(tmp_path, monkeypatch):
    write("graphml", tmp_path, SAMPLE)
    before = written(tmp_path)

    def fail(graph, path):
        Path(path).write_bytes(b"<graphml")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(networkx, "write_graphml_lxml", fail)
    with pytest.raises(ExportError, match="No space left on device"):
        write("graphml", tmp_path, SAMPLE)
    assert written(tmp_path) == before


def test_articles_whose_ids_differ_in_case_alone_get_two_files(tmp_path):
    write("graphml", tmp_path, replace(EMPTY, id="News"), replace(EMPTY, id="news"))
    names = {path.name.casefold() for path in tmp_path.iterdir()}
    assert len(names) == 2
    assert "news.graphml" in names


def test_file_names_are_safe_and_readable():
    assert safe_stem("rare-offer_2.b") == "rare-offer_2.b"
    assert safe_stem("Źródło") == "Źródło"
    assert safe_stem("https://example.org/a?b=1").startswith("https_example.org_a_b_1-")
    assert len(safe_stem("x" * 5000)) < 150


ids = st.text(st.characters(exclude_categories=())) | st.text("./\\-ab0\x00 ", max_size=4)


@given(ids)
def test_file_names_stay_in_their_folder(identifier):
    stem = safe_stem(identifier)
    assert stem
    assert not stem.startswith((".", "-"))
    assert not set(stem) & set('/\\:*?"<>|\x00\n ')
    assert len(stem.encode()) < 150


@given(ids, ids)
def test_file_names_of_different_articles_differ(one, two):
    assert (safe_stem(one) == safe_stem(two)) == (one == two)
    assert safe_stem(safe_stem(one)) != safe_stem(one) or safe_stem(one) == one


def test_csv_holds_a_row_per_node_and_edge(tmp_path):
    write("csv", tmp_path, SAMPLE, EMPTY, replace(SAMPLE, id="again"))
    with (tmp_path / "entities.csv").open(encoding="utf-8", newline="") as stream:
        entities = list(csv.DictReader(stream))
    with (tmp_path / "relations.csv").open(encoding="utf-8", newline="") as stream:
        relations = list(csv.DictReader(stream))
    assert [(row["article"], row["id"]) for row in entities][:2] == [("offer", "Q1"), ("offer", "sylvania")]
    assert len(entities) == 8
    assert (entities[0]["latitude"], entities[0]["aliases"], entities[1]["iso"]) == ("-41.5", "Freedonia", "")
    first = relations[0]
    assert (first["id"], first["source_name"], first["target"]) == ("offer:r1", "Republic of Freedonia", "sylvania")
    assert first["evidence"] == SAMPLE.relations[0].evidence.text
    assert [row["id"] for row in relations] == ["offer:r1", "offer:r2", "again:r1", "again:r2"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_runs_no_formula(tmp_path, start):
    harmful = replace(SAMPLE, entities=tuple(replace(entity, name=start + "1+1") for entity in SAMPLE.entities))
    write("csv", tmp_path, harmful)
    with (tmp_path / "entities.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert row["name"] == f"'{start}1+1"
    assert row["latitude"] == "-41.5"


@pytest.mark.parametrize("form", [*ONE_FILE, "csv"])
def test_finished_articles_are_on_disk_before_the_next(tmp_path, form):
    output = tmp_path / "out"
    writer = WRITERS[form](output)
    writer.write(SAMPLE)
    paths = [output] if form in ONE_FILE else [output / "entities.csv", output / "relations.csv"]
    assert all("offer" in path.read_text(encoding="utf-8") for path in paths)
    writer.close()


@pytest.mark.parametrize("form", WRITERS)
def test_an_output_that_cannot_be_written_is_named(tmp_path, form):
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"file.*cannot be written .*-o"):
        WRITERS[form](tmp_path / "file" / "below")
    with pytest.raises(ExportError, match="cannot be written"):
        WRITERS[form](tmp_path if form in ONE_FILE else tmp_path / "file")


@pytest.mark.parametrize("form", ["graphml", "csv"])
def test_formats_of_many_files_want_a_folder(form):
    with pytest.raises(UsageError, match="-o FOLDER"):
        WRITERS[form](io.StringIO())


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_stream_is_left_open(form):
    stream = io.StringIO()
    write(form, stream, EMPTY)
    assert stream.getvalue() == (to_json(EMPTY) + "\n" if form == "jsonl" else ",".join(COLUMNS) + "\r\n")
