"""The generated parts of the README, and what it says about the package.

    python tests/test_readme.py --update [--no-scores]

measures the default pipeline on every collection at hand, keeps the figures in quality.json, runs the example anew, and writes
all of it between the markers of the README. Collections that are not at hand keep their last figures. With --no-scores nothing is
measured: the tables are only written again.
"""

import argparse
import csv
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill as fill_paragraph
from typing import Any

import pytest
from places import ROOT, shared_folder

import extractor
from extractor.articles import READERS
from extractor.document import DEFAULT_MODEL
from extractor.export import WRITERS
from extractor.ontology import RelationType, load_ontology
from extractor.records import Relation
from extractor.scoring import GRAPH_LEVELS, Report, score_events, score_folder

README = ROOT / "README.md"
QUALITY = ROOT / "tests/quality.json"
RECIPE = ROOT / "models" / DEFAULT_MODEL / "recipe.json"
CHECKED = ROOT / "tests/entities/checked_rows.csv"
EXAMPLE = (
    "Russian President Vladimir Putin has offered the United States the use of military bases in Kyrgyzstan, the newspaper "
    "Kommersant reported on Saturday, citing unnamed sources. Putin met President Joe Biden in Geneva on June 16. "
    "Washington has not answered Moscow.\n"
)

WIDTH = 80  # columns of the screen that the example is printed for

Json = dict[str, Any]
Rows = Iterable[Iterable[str]]


# ---------------------------------------------------------------- what stands between the markers


def table(heads: Iterable[str], rows: Rows) -> str:
    """A Markdown table."""
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def entity_types() -> str:
    kinds = load_ontology().entities.items()
    rows = ([f"`{name}`", kind.definition, ", ".join(kind.subtypes)] for name, kind in kinds)
    return table(("type", "what", "subtypes"), rows)


def relation_types() -> str:
    """States of affairs with the types that they join; interactions, which join actors, with their root code."""
    entities = list(load_ontology().entities)
    kinds = load_ontology().relations

    def of(kind: str) -> Iterator[tuple[str, RelationType]]:
        return ((f"`{name}`", relation) for name, relation in kinds.items() if relation.kind == kind)

    def ends(types: Iterable[str]) -> str:
        return " ".join(sorted(types, key=entities.index))

    states = ([name, kind.definition, ends(kind.source), ends(kind.target)] for name, kind in of("state"))
    both_ways = {True: "; both ways", False: ""}
    acts = ([name, kind.definition + both_ways[kind.symmetric], kind.cameo or ""] for name, kind in of("interaction"))
    parts = (
        table(("state of affairs", "means", "source", "target"), states),
        table(("interaction", "means", "CAMEO"), acts),
    )
    return "\n\n".join(parts)


def scores(quality: Mapping[str, Json]) -> str:
    """Whole graphs: all levels, the nodes by type, the edges by type; one group of columns for each collection."""
    columns = {name: entry for name, entry in quality.items() if "typed" in entry["figures"]}
    heads = [f"{name} {figure}" for name in columns for figure in ("P", "R", "F1", "n")]

    def rows(find: Callable[[Json], Mapping[str, Json]]) -> Rows:
        found = [find(entry["figures"]) for entry in columns.values()]
        names = dict.fromkeys(name for figures in found for name in figures)
        return ([name, *(cell for figures in found for cell in cells(figures.get(name)))] for name in names)

    def levels(figures: Json) -> Json:
        return {level: figures[level] for level in GRAPH_LEVELS} | figures["kinds"]

    def in_order(level: str, types: Iterable[str]) -> Callable[[Json], Json]:
        order = list(types)
        return lambda figures: {kind: figures["types"][level].get(kind) for kind in order}

    ontology = load_ontology()
    attributes = rows_of_attributes(columns)
    parts = (
        table(("level", *heads), rows(levels)),
        table(("of the typed matches, right in", *columns), attributes),
        table(("entity type", *heads), rows(in_order("entities", ontology.entities))),
        table(("relation type", *heads), rows(in_order("typed", ontology.relations))),
    )
    return "\n\n".join((*parts, measured(columns)))


def rows_of_attributes(columns: Mapping[str, Json]) -> Rows:
    figures = [entry["figures"]["attributes"] for entry in columns.values()]
    return ([name, *(f"{each[name]:.2f}" for each in figures)] for name in figures[0])


def coded_scores(quality: Mapping[str, Json]) -> str:
    """Coded sentences, one row for each level of each collection."""
    coded = {name: entry for name, entry in quality.items() if "coded" in entry["figures"]}
    rows = ([level, *cells(entry["figures"][level])] for entry in coded.values() for level in ("pair", "coded", "category"))
    return "\n\n".join((table(("level", "P", "R", "F1", "n"), rows), measured(coded)))


def cells(figures: Json | None) -> list[str]:
    """Precision, recall, F1 and the number of gold items; blank where the gold has no such thing and none was found."""
    if not figures:
        return [""] * 4
    return [*(f"{figures[key]:.2f}" for key in ("p", "r", "f1")), str(figures["n"])]


def measured(quality: Mapping[str, Json]) -> str:
    """Which pipeline was measured when, and on how much."""
    parts = (f"{name}: {entry['texts']} texts, {entry['pipeline']}, {entry['measured']}" for name, entry in quality.items())
    return f"*Measured on {'; '.join(parts)}.*"


def recipe_scores() -> str:
    """Parser and tagger, then names by type, as the recipe took them."""
    recipe = json.loads(RECIPE.read_text(encoding="utf-8"))
    syntax = {name: split for name, split in recipe["scores"].items() if "las" in split}
    names = {name: split for name, split in recipe["scores"].items() if "las" not in split}
    keys = ("upos", "lemma", "uas", "las", "sentence_f")
    types = ["all", *sorted({kind for split in names.values() for kind in split} - {"all", "split"})]

    def cell(figures: Json | None) -> str:
        return f"{100 * figures['f']:.1f} ({figures['gold']})" if figures else ""

    parts = (
        table(
            ("syntax split", "UPOS", "lemma", "UAS", "LAS", "sentence F"),
            ([f"`{name}`", *(f"{100 * split[key]:.1f}" for key in keys)] for name, split in syntax.items()),
        ),
        table(
            ("names: F1 (n)", *(f"`{name}`" for name in names)),
            ([kind, *(cell(split.get(kind)) for split in names.values())] for kind in types),
        ),
    )
    return "\n\n".join((*parts, f"*{recipe['pipeline']} {recipe['version']}.*"))


def checked_rows() -> str:
    """Verdicts of the check of the gazetteers, by table and in all."""
    verdicts = ("confirmed", "wrong", "not confirmable")
    with CHECKED.open(encoding="utf-8", newline="") as file:
        counts = Counter((row["table"], row["verdict"]) for row in csv.DictReader(file))
    assert {verdict for _, verdict in counts} <= set(verdicts)
    tables = sorted({name for name, _ in counts})
    rows = [[f"`{name}`", *(str(counts[name, verdict]) for verdict in verdicts)] for name in tables]
    total = ["all", *(str(sum(counts[name, verdict] for name in tables)) for verdict in verdicts)]
    return table(["table", *verdicts], [*rows, total])


def example() -> str:
    """An article, its tables, and one edge explained, as the command prints them on a screen of 80 columns."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "offer.txt").write_text(EXAMPLE, encoding="utf-8")
        shown = command("show", folder)
        _, *edges = re.split(r"\n\n", command("explain", folder))
    edge = next((edge for edge in edges if "rule agree." in edge), edges[0])
    article = fill_paragraph(EXAMPLE, WIDTH)
    lines = (f"$ fold -s -w {WIDTH} offer.txt", article, "", "$ extractor show offer.txt --published 2021-07-17", shown)
    more = ("$ extractor explain offer.txt --published 2021-07-17", "[...]", edge, "[...]")
    return "\n".join(("```text", *lines, "", *more, "```", "", f"*Output of {default_pipeline()}, cut at [...] only.*"))


def command(name: str, folder: str) -> str:
    """What the command prints to a pipe, without the blanks that fill its lines."""
    call = [sys.executable, "-m", "extractor", name, "offer.txt", "--published", "2021-07-17"]
    places = {**os.environ, "COLUMNS": str(WIDTH), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(call, cwd=folder, env=places, capture_output=True, text=True, encoding="utf-8", check=True)
    return "\n".join(map(str.rstrip, done.stdout.splitlines())).strip()


# ---------------------------------------------------------------- writing them


def fill(text: str, blocks: Mapping[str, str]) -> str:
    """The text with new content between the markers `<!-- NAME -->` and `<!-- /NAME -->`."""
    for name, block in blocks.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        text, count = re.subn(pattern, lambda marker, block=block: f"{marker[1]}\n{block}\n\n{marker[2]}", text, flags=re.DOTALL)
        if count != 1:
            raise ValueError(f"expected one pair of markers for {name}, found {count}")
    return text


def steady_blocks() -> dict[str, str]:
    """What the files of the repository alone determine."""
    quality = read_quality()
    return {
        "entity types": entity_types(),
        "relation types": relation_types(),
        "scores": scores(quality),
        "coded scores": coded_scores(quality),
        "recipe scores": recipe_scores(),
        "checked rows": checked_rows(),
    }


def read_quality() -> dict[str, Json]:
    quality: dict[str, Json] = json.loads(QUALITY.read_text(encoding="utf-8"))
    return quality


def measure() -> dict[str, Json]:
    """Figures of every collection whose gold is at hand."""
    pipeline = extractor.load()
    shared = shared_folder()
    coded = shared / "corpora/plover/gsr-dev.jsonl"
    reports: dict[str, Report] = {}
    if (shared / "gold").is_dir():
        reports["news"] = score_folder(pipeline, shared / "gold")
    reports["seeds"] = score_folder(pipeline, ROOT / "seeds")
    if coded.is_file():
        reports["gsr-dev"] = score_events(pipeline, coded)
    about = {"pipeline": default_pipeline(), "measured": date.today().isoformat()}
    return {name: {"texts": len(report.articles), **about, "figures": figures(report)} for name, report in reports.items()}


def figures(report: Report) -> Json:
    """All numbers of a report, and of whole graphs those of the two kinds of edges."""
    if "typed" not in report.levels:
        return report.figures()
    kinds = {f"{kind}s, typed": [] for kind in ("state", "interaction")}
    for verdict in report.verdicts:
        if verdict.level == "typed":
            kinds[f"{load_ontology().relations[verdict.type].kind}s, typed"].append(verdict)
    tallies = {kind: replace(report, verdicts=tuple(verdicts)).tally("typed") for kind, verdicts in kinds.items()}
    return report.figures() | {"kinds": {kind: tally.figures() for kind, tally in tallies.items()}}


def default_pipeline() -> str:
    recipe = json.loads(RECIPE.read_text(encoding="utf-8"))
    return f"{recipe['pipeline']} {recipe['version']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", required=True, help="measure, and write the README anew")
    parser.add_argument("--no-scores", action="store_true", help="write it from the figures of the last measurement")
    if not parser.parse_args().no_scores:
        known = read_quality() if QUALITY.exists() else {}
        QUALITY.write_text(json.dumps(known | measure(), indent=1) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    README.write_text(fill(text, {**steady_blocks(), "example": example()}), encoding="utf-8")


# ---------------------------------------------------------------- tests


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["entity types", "relation types", "scores", "coded scores", "recipe scores", "checked rows"])
def test_generated_tables_are_fresh(readme, name):
    again = "python tests/test_readme.py --update --no-scores"
    assert fill(readme, {name: steady_blocks()[name]}) == readme, f"stale; write it anew: {again}"


def test_every_field_of_an_edge_is_explained(readme):
    section = readme.partition("### Fields of an edge")[2].partition("\n## ")[0]
    explained = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (.+?) \|", section, re.MULTILINE))))
    assert {field.name for field in fields(Relation)} <= explained


def test_every_format_is_named(readme):
    for name in (*chain.from_iterable(each.suffixes for each in READERS.values()), *WRITERS):
        assert f"`{name}`" in readme


def test_links_lead_somewhere(readme):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", readme):
        assert (ROOT / target).exists(), target


def test_places_to_add_things_exist(readme):
    section = readme.partition("## Where do I add")[2].partition("\n## ")[0]
    named = [path for path in re.findall(r"`([\w./<>-]+/[\w./<>-]*)`", section) if "<" not in path]
    assert named
    for path in named:
        assert (ROOT / path).exists() or (ROOT / "extractor" / path).exists(), path


@pytest.mark.slow
def test_the_code_in_the_readme_runs(readme, tmp_path, monkeypatch):
    blocks = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert blocks
    (tmp_path / "news").mkdir()
    (tmp_path / "news/offer.txt").write_text(EXAMPLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for number, block in enumerate(blocks):
        script = tmp_path / f"example{number}.py"
        script.write_text(block, encoding="utf-8")
        places = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run([sys.executable, script], env=places, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_recipe_for_spark_maps_batches_of_rows(readme):
    pyarrow = pytest.importorskip("pyarrow", reason="the extra [tables] is not installed")
    rows = [
        {"id": "a", "text": "Iran attacked Iraq.", "published": date(2021, 7, 17)},
        {"id": "b", "text": "", "published": None},
        {"id": "c", "text": None, "published": None},
    ]
    found = []

    class Frame:
        """What Spark does with the function, on one batch."""

        write = property(lambda self: self)

        def mapInArrow(self, function, schema):
            assert schema == "id string, graph string, error string"
            found.extend(row for batch in function([pyarrow.RecordBatch.from_pylist(rows)]) for row in batch.to_pylist())
            return self

        def parquet(self, path):
            assert path

    (block,) = re.findall(r"```py\n(.*?)```", readme, re.DOTALL)
    exec(block, {"articles": Frame()})
    assert [row["id"] for row in found] == ["a", "b", "c"]
    assert {relation["type"] for relation in json.loads(found[0]["graph"])["relations"]} == {"assault"}
    assert [bool(row["error"]) for row in found] == [False, False, True]


def test_the_manifest_for_a_cluster_asks_for_what_the_command_knows(readme):
    yaml = pytest.importorskip("yaml", reason="no YAML reader is installed")
    (block,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    job = yaml.safe_load(block)
    assert job["kind"] == "RayJob"
    words = job["spec"]["entrypoint"].split()
    done = subprocess.run([sys.executable, "-m", "extractor", "run", "--help"], capture_output=True, text=True, cwd=ROOT)
    assert words[:2] == ["extractor", "run"]
    assert all(word in done.stdout for word in words if word.startswith("--"))


def test_filling_needs_its_markers():
    text = "a\n<!-- x -->\nold\n<!-- /x -->\nb"
    assert fill(text, {"x": r"new \1"}) == "a\n<!-- x -->\n\nnew \\1\n\n<!-- /x -->\nb"
    with pytest.raises(ValueError, match="markers for y"):
        fill(text, {"y": ""})


if __name__ == "__main__":
    main()
