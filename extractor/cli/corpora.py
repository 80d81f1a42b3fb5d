"""Commands that work on runs and on corpora made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from extractor.cli.arguments import CORRECTIONS, Corpus, CorrectionsFile
from extractor.cli.loading import decisions
from extractor.cli.outputs import check_outputs
from extractor.cli.screen import say
from extractor.errors import ArticleError
from extractor.export import tables

CORPUS_FORMATS = ("graphml", "gexf", "jsonl", "geojson", "neo4j")  # as in corpus/write.py, which is imported late


def merge(
    runs: Annotated[
        list[Path],
        typer.Argument(metavar="RUN", exists=True, help="JSON Lines or Parquet of `extractor run`, or the folder of its parts."),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="OUT", help="corpus.sqlite; or .graphml, .gexf, .jsonl or .geojson for the graph alone."
        ),
    ],
    corrections: CorrectionsFile = None,
    keep_copies: Annotated[
        bool, typer.Option("--keep-copies", help="Count copies of an article as sources of their own.")
    ] = False,
) -> None:
    """Make one graph of all articles of some runs: nodes by identity, edges and events with every report of them."""
    from extractor.corpus import merge_runs

    check_outputs([output], [*_files(runs), corrections or CORRECTIONS])
    failed: list[ArticleError] = []

    def tell(error: ArticleError) -> None:
        failed.append(error)
        say(f"extractor: {error}", style="red")

    summary = merge_runs(runs, output, decisions(corrections), keep_copies, tell)
    for line in summary.lines():
        say(line)
    if failed:
        raise typer.Exit(1)


def _files(runs: Iterable[Path]) -> Iterator[Path]:
    """Runs and, of those that are folders, whatever they hold that tells of articles."""
    for run in runs:
        yield run
        if run.is_dir():
            yield from (path for path in run.rglob("*") if path.suffix in (".jsonl", ".json", ".parquet"))


def export(
    corpus: Corpus,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="corpus.graphml, .gexf, .jsonl or .geojson; a folder for neo4j.")
    ],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(CORPUS_FORMATS), help="Without it, what the name of OUT ends in."),
    ] = None,
) -> None:
    """Write the graph of a corpus, however large, as GraphML, GEXF, JSON Lines, a map (GeoJSON) or the files of a Neo4j import."""
    from extractor.corpus import write_graph

    check_outputs([output], [corpus])
    write_graph(corpus, output, form)


def query(
    corpus: Corpus,
    question: Annotated[str, typer.Argument(help="'Russia -> Tajikistan' (names, ids, codes or *), or words of a sentence.")],
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only edges of this type.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First day: 2021, 2021-07 or 2021-07-17.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many reports at most, the latest first.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Print what a corpus tells of an edge, with the sentence behind each report.

    Where edges of the type cannot end at what is named ("operates" at a state), what lies in it counts.
    """
    from extractor.corpus import find, open_corpus

    with closing(open_corpus(corpus)) as store:
        found = find(store, question, kind, since, until, limit)
    if as_json:
        for report in found:
            typer.echo(json.dumps(asdict(report), ensure_ascii=False))
        return
    Console().print(tables.report_table(found))


def explain_merge(
    corpus: Corpus, one: Annotated[str, typer.Argument(metavar="A")], other: Annotated[str, typer.Argument(metavar="B")]
) -> None:
    """Print why two names (or ids) are one node of a corpus, or why they are two."""
    from extractor import corpus as corpora

    with closing(corpora.open_corpus(corpus)) as store:
        for line in corpora.explain_merge(store, one, other):
            typer.echo(tables.one_line(line) if not line.startswith("  ") else f"  {tables.one_line(line)}")


def diff(
    first: Annotated[
        Path,
        typer.Argument(metavar="RUN_A", exists=True, help="The earlier run: JSON Lines or Parquet, or the folder of its parts."),
    ],
    second: Annotated[Path, typer.Argument(metavar="RUN_B", exists=True, help="The later one.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Print what is new, gone or changed from one run to another, with its evidence; nothing for the same input and version."""
    from extractor.diff import counted, diff_runs

    failed: list[ArticleError] = []
    differences = list(diff_runs(first, second, failed))
    if as_json:
        for each in differences:
            typer.echo(json.dumps(asdict(each), ensure_ascii=False))
    elif differences:
        Console().print(tables.difference_table(differences))
    for kind, counts in counted(differences).items():
        say(f"{kind}: " + ", ".join(f"{count} {change}" for change, count in counts.items()))
    if not differences:
        say("the same")
    for error in failed:
        say(f"extractor: {error}", style="red")
    if failed:
        raise typer.Exit(1)
