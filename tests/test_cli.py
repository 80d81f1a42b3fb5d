"""The command line as a user meets it: exit code, standard output, standard error and files."""

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path

import networkx
import pytest
from extractions import SAMPLE, TEXT
from rich.console import Console

from extractor import batch, cli
from extractor.cli import reading
from extractor.errors import ArticleError
from extractor.export.jsonlines import to_json
from extractor.records import Article, Evidence, Explanation, Extraction, Reasons, Silence, sha256
from extractor.views import VIEWS, select


class FakePipeline:
    """Knows one article; another gives an empty graph."""

    def read(self, article: Article) -> Extraction:
        published = article.published.isoformat() if article.published else None
        if article.text == TEXT:
            return replace(SAMPLE, id=article.id, title=article.title, published=published)
        if article.text == "fail":
            raise ArticleError(article.id, "cannot be read")
        return Extraction(article.id, article.title, published, None, "en", sha256(article.text), (), ())

    def explain(self, article: Article) -> Explanation:
        found = self.read(article)
        reasons = Reasons("r1", (("agent", "Freedonia"),), ("not",), ("may",), "“In May”, complete in itself: 2021-05")
        silence = Silence(Evidence(0, 21, TEXT[:21]), ("no entity",))
        return Explanation(found, (reasons,), (silence,)) if found.relations else Explanation(found, (), ())

    def stream(self, articles, workers=1):
        return batch.stream(self, articles, workers)


@dataclass
class Outcome:
    code: int
    out: str
    err: str

    @property
    def records(self):
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def invoke(monkeypatch, capsys):
    def call(*arguments, stdin=b"", columns=80):
        monkeypatch.setattr("sys.argv", ["extractor", *map(str, arguments)])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setenv("COLUMNS", str(columns))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return Outcome(ended.value.code or 0, *capsys.readouterr())

    return call


@pytest.fixture
def extractor(invoke, monkeypatch):
    """`invoke` with the pipeline replaced, for what does not depend on a model."""
    monkeypatch.setattr(reading, "load_pipeline", lambda *_, **__: FakePipeline())
    return invoke


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    folder.joinpath("offer.txt").write_text(TEXT, encoding="utf-8", newline="")
    lines = [{"id": "b", "text": "No news."}, {"id": "a", "text": "", "title": "Empty", "published": "2020-01-01"}]
    folder.joinpath("more.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return folder


def test_run_writes_one_object_per_article_in_input_order(extractor, news):
    done = extractor("run", news / "offer.txt", news / "more.jsonl", "--published", "2021-06-01")
    assert (done.code, done.err) == (0, "")
    assert [record["id"] for record in done.records] == ["offer", "b", "a"]
    assert [record["published"] for record in done.records] == ["2021-06-01", "2021-06-01", "2020-01-01"]
    assert Extraction.from_dict(done.records[0]).entities == SAMPLE.entities
    assert "“" not in done.out
    assert extractor("run", news, "--published", "2021-06-01").code == 0


def test_run_reads_stdin(extractor):
    assert extractor("run", "-", stdin=TEXT.encode()).records[0]["id"] == "stdin"
    lines = b'{"id": "x", "text": "one"}\n{"id": "y", "text": "two"}\n'
    assert [record["id"] for record in extractor("run", "-", stdin=lines).records] == ["x", "y"]


def test_run_writes_files(extractor, news, tmp_path):
    assert extractor("run", news, "-o", tmp_path / "deep" / "out.jsonl").out == ""
    lines = (tmp_path / "deep" / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["b", "a", "offer"]
    assert extractor("run", news, "-o", tmp_path / "graphs", "--format", "graphml").code == 0
    assert sorted(path.name for path in (tmp_path / "graphs").iterdir()) == ["a.graphml", "b.graphml", "offer.graphml"]
    assert len(networkx.read_graphml(tmp_path / "graphs" / "offer.graphml")) == len(SAMPLE.entities)
    assert extractor("run", news, "-o", tmp_path / "tables", "--format", "csv").code == 0
    with (tmp_path / "tables" / "relations.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["article"] for row in csv.DictReader(stream)] == ["offer", "offer"]


def test_run_with_workers_gives_the_same_bytes(extractor, news):
    assert extractor("run", news, "--workers", 2).out == extractor("run", news).out


def test_bad_articles_are_named_and_the_rest_is_done(extractor, tmp_path):
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\0")
    (tmp_path / "news.jsonl").write_text(
        '{"id": "good", "text": "x"}\n{"id": broken\n{"id": "good", "text": "again"}\n{"id": "bad", "text": "fail"}\n'
    )
    (tmp_path / "zero.txt").touch()
    done = extractor("run", tmp_path)
    assert done.code == 1
    assert [record["id"] for record in done.records] == ["good", "zero"]
    assert done.records[1]["entities"] == done.records[1]["relations"] == []
    *errors, last = done.err.splitlines()
    assert len(errors) == 4
    assert "image.txt: expected text, found byte 0x89" in errors[0]
    assert "news.jsonl:2: expected one JSON object per line" in errors[1]
    assert "good: a second article with this id" in errors[2]
    assert "bad: cannot be read" in errors[3]
    assert last == "extractor: 4 of 6 articles failed"
    assert extractor("show", tmp_path).code == 1


def test_articles_in_other_languages_are_skipped_and_no_failure(extractor, tmp_path):
    (tmp_path / "a.txt").write_text("Le président français a rencontré lundi à Paris le chancelier allemand.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("No news.")
    done = extractor("run", tmp_path)
    assert (done.code, [record["id"] for record in done.records]) == (0, ["b"])
    assert done.err.splitlines() == [
        "extractor: skipped a: is in another language (fr); to read it all the same: --language any",
        "extractor: 1 of 2 articles skipped",
    ]
    done = extractor("run", tmp_path, "--language", "any")
    assert (done.code, done.err, [record["id"] for record in done.records]) == (0, "", ["a", "b"])
    (tmp_path / "c.txt").write_text("fail")
    assert extractor("run", tmp_path).code == 1


@pytest.mark.parametrize("workers", [1, 2])
def test_texts_are_kept_in_a_form_that_can_be_read_again(extractor, tmp_path, workers):
    mail = f"From: Gazette\nSubject: Talks\nDate: Tue, 15 Jun 2021 08:00:00 +0000\nMessage-ID: <x@y>\n\n{TEXT}"
    (tmp_path / "a.eml").write_text(mail, encoding="utf-8")
    kept = tmp_path / "deep" / "texts.jsonl"
    first = extractor("run", tmp_path / "a.eml", "--keep-text", kept, "--workers", workers)
    (line,) = [json.loads(line) for line in kept.read_text().splitlines()]
    assert line == {
        "id": "x@y",
        "title": "Talks",
        "published": "2021-06-15",
        "source": "Gazette",
        "url": None,
        "language": "en",
        "text": TEXT,
    }
    assert extractor("run", kept).out == first.out
    for mention in first.records[0]["entities"][0]["mentions"]:
        assert line["text"][mention["begin"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["run"], "Missing argument"),
        (["run", "missing.txt"], "missing.txt: expected a file, folder or glob"),
        (["run", "none/*.txt"], "expected a file, folder or glob"),
        (["run", "*.md"], "expected a file, folder or glob; nothing of that name with"),
        (["run", "a.txt", "--language", "fr"], "expected one of en, any"),
        (["run", "a.txt", "--keep-text", "a.txt"], "is an input too"),
        (["run", "a.txt", "-o", "b.jsonl", "--keep-text", "b.jsonl"], "is an input too"),
        (["run", "a.txt", "--published", "17 July"], "expected a date as YYYY-MM-DD"),
        (["run", "a.txt", "--published", "2021-02-30"], "expected a date as YYYY-MM-DD"),
        (["run", "a.txt", "--format", "xlsx"], "expected one of jsonl, graphml, gexf, csv"),
        (["run", "a.txt", "--workers", "0"], "--workers"),
        (["run", "a.txt", "--view", "rumours"], "expected one of all, facts, claims"),
        (["show", "a.txt", "--min-confidence", "2"], "--min-confidence"),
        (["run", "a.txt", "--format", "graphml"], "name it with -o FOLDER"),
        (["run", "a.txt", "--format", "csv"], "name it with -o FOLDER"),
        (["run", "a.txt", "-o", "a.txt/out.jsonl"], "a.txt/out.jsonl: cannot be written"),
        (["run", "a.txt", "-o", "a.txt/out", "--format", "graphml"], "a.txt/out: cannot be written"),
        (["run", "a.txt", "-o", "."], "cannot be written"),
        (["run", "a.txt", "-o", "a.txt"], "is an input too"),
        (["run", "a.txt", "-o", "s3://bucket/out.jsonl"], "s3://bucket/out.jsonl: expected a local file or folder"),
        (["run", "a.txt", "--keep-text", "gs://bucket/out.jsonl"], "expected a local file or folder"),
        (["merge", "a.txt", "-o", "s3://bucket/out.sqlite"], "expected a local file or folder"),
        (["export", "a.txt", "-o", "s3://bucket/out.gexf"], "expected a local file or folder"),
        (["show", "missing.txt"], "missing.txt: expected"),
        (["explain", "missing.txt"], "missing.txt: expected"),
        (["score", "missing"], "missing"),
        (["translate"], "translate"),
    ],
)
def test_wrong_arguments_end_with_2_and_a_message(extractor, tmp_path, monkeypatch, arguments, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "odd.md").touch()
    done = extractor(*arguments, columns=200)
    assert done.code == 2
    assert done.out == ""
    assert message in done.err
    assert "Traceback" not in done.err
    assert (tmp_path / "a.txt").read_text() == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "odd.md"]


def test_an_unknown_model_is_named_and_old_output_stays(invoke, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "out.jsonl").write_text("old")
    done = invoke("run", tmp_path / "a.txt", "--model", "no_such_model", "-o", tmp_path / "out.jsonl")
    assert done.code == 2
    assert "no_such_model" in done.err
    assert (tmp_path / "out.jsonl").read_text() == "old"


def test_an_input_without_articles_says_so(extractor, tmp_path):
    (tmp_path / "none.jsonl").touch()
    done = extractor("run", tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "no article" in done.err


@pytest.mark.parametrize("columns", [80, 160])
def test_show_is_readable_at_any_width(extractor, news, columns):
    done = extractor("show", news / "offer.txt", "--published", "2021-06-01", columns=columns)
    assert done.code == 0
    lines = done.out.splitlines()
    assert max(map(len, lines)) <= columns
    assert lines[0].rstrip() == "offer · Gazette · 2021-06-01"
    words = " ".join(done.out.split())
    for cell in ("Freedonia", "FRE · Q1", "offered the use", "Sylvania", "agree", "2021-05", "unnamed", "0.90", "citing"):
        assert cell in words
    for cell in ("negative", "participant", "possible"):
        assert (cell in words) == (cell != "participant")
    assert any("source" in line and "label" in line and "target" in line and "when" in line for line in lines)


def test_show_prints_every_article(extractor, news):
    done = extractor("show", news)
    headings = [
        line.rstrip() for line in done.out.splitlines() if line.startswith(("a ·", "b", "offer")) and "source" not in line
    ]
    assert headings[:3] == ["b", "a · Empty · 2020-01-01", "offer · Gazette"]


def test_explain_marks_the_matched_words(extractor, news):
    done = extractor("explain", news / "offer.txt", columns=100)
    words = " ".join(done.out.split())
    assert "r1 Republic of Freedonia — offered the use of a base to → Sylvania agree 0312" in words
    assert "In May, [Freedonia] [offered] its neighbour [Sylvania] the use of an air base," in words
    assert "rule by-hand · matched “offered” · positive · asserted" in words
    assert "according to Daily Gazette (reported), unnamed sources" in words
    assert "when 2021-05 (“In May”, 2021-05-01 to 2021-05-31) · in Sylvania · confidence 0.90" in words
    assert "negative · possible · the article's own voice" in words
    assert "[Sylvania] [the use of] an [air base]" in words
    assert words.index("no edge Envoys met on Monday. no entity") < words.index("r1 Republic")
    assert "roles: agent: Freedonia denied by: not less than asserted by: may date: “In May”" in words


def test_views_and_confidence_leave_edges_out(extractor, news):
    def kept(*options):
        return [r["id"] for r in extractor("run", news / "offer.txt", *options).records[0]["relations"]]

    for view in VIEWS:
        assert kept("--view", view) == [r.id for r in select(SAMPLE, view).relations]
    surest = max(r.confidence for r in SAMPLE.relations)
    assert kept("--min-confidence", surest) == [r.id for r in SAMPLE.relations if r.confidence == surest]
    assert not kept("--min-confidence", "1")
    for command in ("show", "explain"):
        assert "offered" in extractor(command, news / "offer.txt", columns=200).out
        assert "offered" not in extractor(command, news / "offer.txt", "--min-confidence", "1", columns=200).out


def test_text_of_an_article_commands_no_terminal(extractor, tmp_path, monkeypatch):
    name = "\x1b[31m[red]\u202e\x9b \ud800"
    entities = tuple(replace(entity, name=name) for entity in SAMPLE.entities)
    monkeypatch.setattr(FakePipeline, "read", lambda self, article: replace(SAMPLE, id=name, entities=entities))
    (tmp_path / "a.txt").touch()
    for command in ("show", "explain"):
        done = extractor(command, tmp_path)
        assert done.code == 0
        assert "[31m[red]" in done.out
        assert not set(done.out) & set("\x1b\u202e\x9b\ud800")


def test_score_prints_the_report(extractor, monkeypatch, tmp_path):
    class Report:
        def tables(self):
            return ["a table"]

        def figures(self):
            return {"typed": {"f1": 0.5}}

        differences = ("offer: missed A agree B",)

    scoring = type(sys)("extractor.scoring")
    scoring.score_folder = lambda pipeline, folder: Report()
    monkeypatch.setitem(sys.modules, "extractor.scoring", scoring)
    assert extractor("score", tmp_path).out == "a table\n"
    done = extractor("score", tmp_path, "--json", "--show")
    assert (json.loads(done.out), done.err) == ({"typed": {"f1": 0.5}}, "offer: missed A agree B\n")


def test_progress_shows_on_a_terminal_only(extractor, news, monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr(reading, "messages", Console(file=shown, force_terminal=True, width=100))
    assert len(extractor("run", news).records) == 3
    assert "3/3" in shown.getvalue()
    assert "articles/s" in shown.getvalue()


def test_version_and_help(invoke):
    assert invoke("--help").code == 0
    assert invoke("--version").out.startswith("extractor")
    told = invoke("run", "--help", columns=120).out
    assert "INPUT" in told
    assert "'transformers'" in told and "'cluster'" in told  # in brackets they would be taken for markup, and vanish


SCRIPT = """
import sys
sys.path[:0] = [{tests!r}]
from test_cli import FakePipeline
from extractor import cli
from extractor.cli import reading
reading.load_pipeline = lambda *_, **__: FakePipeline()
cli.main()
"""


def test_a_closed_pipe_is_no_fault(tmp_path):
    lines = (json.dumps({"id": number, "text": "x" * 100}) + "\n" for number in range(5000))
    (tmp_path / "many.jsonl").write_text("".join(lines))
    script = SCRIPT.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", script, "run", str(tmp_path / "many.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"id": "0"')
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_json_is_utf_8_whatever_the_locale(tmp_path):
    (tmp_path / "Zürich.txt").write_text("x")
    script = SCRIPT.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", script, "run", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["id"] == "Zürich"


OWN_RULE = """
[[rule]]
id = "cooperate.twin"
type = "cooperate"
verbs = ["twin"]
source = ["agent"]
target = ["with"]
examples = ["{example}"]
counterexamples = ["Kyiv did not twin with Florence."]
reference = "own"
"""


@pytest.fixture
def own_rules(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN_RULE.format(example="Norway twinned with Ghana. => Norway -> Ghana"), encoding="utf-8")
    return path


def test_own_rules_are_checked(invoke, own_rules):
    done = invoke("check-rules", own_rules)
    assert (done.code, done.out, done.err) == (0, "", "1 rules, 0 of them fail\n")
    own_rules.write_text(OWN_RULE.format(example="Norway lies near Ghana. => Norway -> Ghana"), encoding="utf-8")
    done = invoke("check-rules", own_rules)
    assert done.code == 1
    assert done.err.splitlines() == [
        "cooperate.twin: 'Norway lies near Ghana.' should give Norway -> Ghana; found nothing",
        "1 rules, 1 of them fail",
    ]
    own_rules.write_text("[[rule]]\nid = 1\n", encoding="utf-8")
    done = invoke("check-rules", own_rules)
    assert done.code == 2
    assert "own.toml: rule 1" in done.err


@pytest.mark.parametrize("workers", [1, 2])
def test_own_rules_draw_edges(invoke, own_rules, workers):
    arguments = ["run", "-", "--workers", workers]
    text = b"Norway twinned with Ghana."
    assert invoke(*arguments, stdin=text).records[0]["relations"] == []
    (edge,) = invoke(*arguments, "--rules", own_rules, stdin=text).records[0]["relations"]
    assert edge["rule"] == "cooperate.twin"


def test_runs_are_merged_asked_and_explained(invoke, tmp_path):
    run, corpus, graph = tmp_path / "run.jsonl", tmp_path / "corpus.sqlite", tmp_path / "corpus.graphml"
    run.write_text(to_json(SAMPLE) + "\n", encoding="utf-8")
    assert (merged := invoke("merge", run, "-o", corpus)).code == 0 and "1 articles" in merged.err
    asked = invoke("query", corpus, "Freedonia -> Sylvania", "--type", "agree", "--json")
    assert [found["attributed_to"] for found in asked.records] == ["Daily Gazette"]
    assert "offered the use" in invoke("query", corpus, "neighbour", columns=200).out
    narrow = invoke("query", corpus, "neighbour", columns=80).out
    assert "…" not in narrow and "according to Daily" in narrow
    assert "one node: Republic of Freedonia" in invoke("explain-merge", corpus, "Freedonia", "Q1").out
    assert invoke("export", corpus, "-o", graph).code == 0
    assert networkx.read_graphml(graph).number_of_edges() == 2
    assert (unknown := invoke("query", corpus, "Nowhere -> *")).code == 2 and "'Nowhere'" in unknown.err
    run.write_text("nonsense\n", encoding="utf-8")
    assert (broken := invoke("merge", run, "-o", corpus)).code == 1 and f"{run}:1" in broken.err


def test_merge_and_export_write_over_no_input(invoke, tmp_path):
    run, corpus, parts = tmp_path / "run.jsonl", tmp_path / "corpus.sqlite", tmp_path / "parts"
    run.write_text(to_json(SAMPLE) + "\n", encoding="utf-8")
    parts.mkdir()
    (parts / "part-00000.jsonl").write_bytes(run.read_bytes())
    (parts / "run.json").write_text("{}")
    assert invoke("merge", run, "-o", corpus).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for arguments in (
        ("merge", run, "-o", run),
        ("merge", run, parts, "-o", parts / "part-00000.jsonl"),
        ("merge", parts, "-o", parts / "run.json"),
        ("export", corpus, "-o", corpus, "--format", "jsonl"),
        ("export", corpus, "-o", corpus, "--format", "graphml"),
    ):
        done = invoke(*arguments, columns=200)
        assert done.code == 2 and "is an input too and would be lost" in done.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("command", ["run", "show", "explain"])
def test_corrections_hold_for_every_command(invoke, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    assert "Sylvania" in invoke(command, "a.txt").out
    Path("corrections.toml").write_text(
        '[[rename]]\nentity = "Sylvania"\nname = "Ruritania"\nreason = "a test"\n', encoding="utf-8"
    )
    done = invoke(command, "a.txt", columns=200)
    assert "Ruritania" in done.out and "1 corrections from corrections.toml" in done.err
    Path("other.toml").write_text('[[drop]]\nentity = "Sylvania"\nreason = "a test"\n', encoding="utf-8")
    assert "Ruritania" not in invoke(command, "a.txt", "--corrections", "other.toml").out
    Path("corrections.toml").write_text("[[drop]]\n", encoding="utf-8")
    assert (broken := invoke(command, "a.txt")).code == 2 and "corrections.toml" in broken.err


def test_show_tells_how_to_correct(invoke, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert "[[drop]]" in invoke("show", path, columns=200).out


@pytest.mark.slow
@pytest.mark.parametrize("option", [("--limit", "5"), ("--engine", "ray")])
def test_what_only_parts_heed_is_not_ignored(invoke, news, option):
    refused = invoke("run", news, *option)
    assert refused.code == 2
    assert "--parts N" in refused.err


def test_a_run_in_parts_goes_on_and_is_merged(invoke, news, tmp_path):
    out = tmp_path / "out"
    done = invoke("run", news, "-o", out, "--parts", 2, "--published", "2021-06-01")
    assert done.code == 0 and "3 articles: 3 done" in done.err and done.out == ""
    assert [path.name for path in sorted(out.glob("*.jsonl"))] == ["part-00000.jsonl", "part-00001.jsonl"]
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert told["finished"] and told["settings"]["model"].startswith("en_geopol ") and told["relations"] > 0
    (out / "part-00001.jsonl").unlink()
    assert invoke("run", news, "-o", out, "--parts", 2, "--published", "2021-06-01").code == 0
    assert (other := invoke("run", news, "-o", out, "--parts", 2, "--view", "facts")).code == 2 and "(view)" in other.err
    assert invoke("run", news, "--parts", 2).code == 2
    assert "3 articles" in invoke("merge", out, "-o", tmp_path / "corpus.sqlite").err
    assert invoke("merge", news, "-o", tmp_path / "corpus.sqlite").code == 1  # no extractions, but JSON Lines
