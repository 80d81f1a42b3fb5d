import csv
import io
import json
import os
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import igraph
import networkx
import pytest
from extractions import EMPTY, HOSTILE, SAMPLE, extractions, poisoned
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import expected, files, read_back, read_text, write, written

from extractor.errors import ExportError, UsageError
from extractor.export import WRITERS
from extractor.export.names import safe_stem
from extractor.graph import build_graph
from extractor.records import Extraction

ONE_FILE = ("jsonl", "gexf", "jsonld", "geojson", "events")
BINARY = ("parquet", "sqlite")
AT_ONCE = sorted(set(WRITERS) - {"gexf", "parquet"})  # these are finished when closed


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=30)
@given(items=st.lists(extractions(), max_size=3, unique_by=lambda extraction: extraction.id))
def test_every_writer_takes_any_extraction_and_gives_the_same_bytes_again(form, items):
    """Writer law."""
    with TemporaryDirectory() as folder:
        for copy in ("one", "two"):
            write(form, Path(folder, copy), *items)
        assert written(Path(folder, "one")) == written(Path(folder, "two"))


@pytest.mark.parametrize("form", WRITERS)
@given(extraction=extractions())
def test_every_writer_says_the_same_of_any_extraction(form, extraction):
    with TemporaryDirectory() as folder:
        write(form, Path(folder, "out"), extraction, EMPTY)
        assert [path.name for path in Path(folder).iterdir()] == ["out"]
        assert read_back(form, Path(folder, "out")) == expected(form, extraction)


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_every_writer_takes_every_hostile_text(tmp_path, form, text):
    output = tmp_path / "deep" / "out"
    write(form, output, poisoned(text))
    assert read_back(form, output) == expected(form, poisoned(text))
    assert [*tmp_path.iterdir(), *(tmp_path / "deep").iterdir()] == [tmp_path / "deep", output]
    for path in files(output):
        assert len(path.name) < 200
        raw = path.read_bytes()
        if form not in BINARY:
            assert not set("\x00\x1b\x85\u202a\u202b\u202d\u202e\u2066\u2067\u2068") & set(raw.decode("utf-8"))


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


@pytest.mark.parametrize("form", ["csv", "events"])
@pytest.mark.parametrize("text", [text for text in HOSTILE if text.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))])
def test_no_cell_of_a_spreadsheet_is_a_formula(tmp_path, form, text):
    write(form, tmp_path / "out", poisoned(text))
    cells = [cell for path in files(tmp_path / "out") for row in csv.reader(io.StringIO(read_text(path))) for cell in row]
    assert f"'{text}" in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠") and not is_number(cell)]


def is_number(text):
    try:
        return bool(float(text)) or True
    except ValueError:
        return False


@pytest.mark.parametrize("form", ["csv", "events"])
def test_a_cell_holds_what_a_spreadsheet_can(tmp_path, form):
    write(form, tmp_path / "out", poisoned("=" + "x" * 200_000))
    cells = [cell for path in files(tmp_path / "out") for row in csv.reader(io.StringIO(read_text(path))) for cell in row]
    assert max(map(len, cells)) == 32_767
    assert "'=" + "x" * 32_764 + "…" in cells


@pytest.mark.parametrize("form", AT_ONCE)
def test_finished_articles_are_on_disk_before_the_next(tmp_path, form):
    output = tmp_path / "out"
    writer = WRITERS[form](output)
    writer.write(SAMPLE)
    found = files(output)
    assert found
    if form in BINARY:
        assert read_back(form, output) == expected(form, SAMPLE)
    else:
        assert all("offer" in read_text(path) for path in found)
    writer.close()


@pytest.mark.parametrize("form", sorted(set(WRITERS) - set(AT_ONCE)))
def test_the_others_are_whole_once_closed_also_after_an_error(tmp_path, form):
    def articles():
        yield SAMPLE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), closing(WRITERS[form](tmp_path / "out")) as writer:
        for extraction in articles():
            writer.write(extraction)
    assert read_back(form, tmp_path / "out") == expected(form, SAMPLE)
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]


@pytest.mark.parametrize("form", WRITERS)
def test_an_output_that_cannot_be_written_is_named(tmp_path, form):
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"file.*cannot be written .*-o"):
        WRITERS[form](tmp_path / "file" / "below")
    with pytest.raises(ExportError, match="cannot be written"):
        WRITERS[form](tmp_path if form in (*ONE_FILE, "sqlite") else tmp_path / "file")


@pytest.mark.parametrize("form", (*ONE_FILE, "sqlite"))
def test_a_link_is_followed_and_stays(tmp_path, form):
    link, file = tmp_path / "link", tmp_path / "elsewhere" / "file"
    file.parent.mkdir()
    file.write_text("old")
    link.symlink_to(file)
    write(form, link, SAMPLE)
    assert link.is_symlink() and read_back(form, file) == expected(form, SAMPLE)
    assert sorted(tmp_path.rglob("*")) == [file.parent, file, link]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
@pytest.mark.parametrize("form", ONE_FILE)
def test_a_pipe_is_written_to_and_stays(tmp_path, form):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write(form, pipe, SAMPLE)
        told = reader.communicate(timeout=10)[0] if pipe.is_fifo() else reader.kill()
    write(form, tmp_path / "file", SAMPLE)
    assert told == (tmp_path / "file").read_bytes()
    assert pipe.is_fifo() and len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names")
def test_a_database_is_no_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="pipe: is a device or a pipe; expected a file"):
        WRITERS["sqlite"](tmp_path / "pipe")
    assert (tmp_path / "pipe").is_fifo()


@pytest.mark.parametrize("form", sorted(set(WRITERS) - set(ONE_FILE)))
def test_others_want_a_name(form):
    with pytest.raises(UsageError, match="-o F"):
        WRITERS[form](io.StringIO())


@pytest.mark.parametrize("form", ONE_FILE)
def test_a_stream_is_left_open(form):
    stream = io.StringIO()
    write(form, stream, SAMPLE, EMPTY)
    assert stream.getvalue().endswith({"gexf": "</gexf>\n", "geojson": "]}\n", "events": "\r\n"}.get(form, "}\n"))
