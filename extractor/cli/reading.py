"""Commands that read articles, with the pipeline."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from extractor import articles
from extractor.batch import Item, read_safely
from extractor.cli.arguments import (
    CORRECTIONS,
    Confidence,
    CorrectionsFile,
    Inputs,
    Language,
    Model,
    Published,
    Rules,
    SecondOpinion,
    View,
    one_of,
)
from extractor.cli.loading import decisions, load_pipeline
from extractor.cli.outputs import check_outputs
from extractor.cli.screen import Speed, heading, messages, say, succeeded
from extractor.errors import ArticleError, UsageError
from extractor.export import WRITERS, tables
from extractor.export.files import TextOutput
from extractor.part import LIMIT, Finish, Job
from extractor.parts import ENGINES, run_parts
from extractor.records import Article
from extractor.views import select

if TYPE_CHECKING:
    from extractor.pipeline import Pipeline


def run(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help="Folder for graphml, csv, neo4j and parquet; file for others, or stdout without it.",
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", parser=one_of(WRITERS), metavar="|".join(WRITERS))] = "jsonl",
    published: Published = None,
    language: Language = "en",
    model: Model = None,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes; each holds the pipeline.")] = 1,
    gpu: Annotated[bool, typer.Option("--gpu", help="Run on a GPU; needs the extra 'transformers'.")] = False,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
    corrections: CorrectionsFile = None,
    view: View = "all",
    min_confidence: Confidence = 0.0,
    parts: Annotated[
        int | None,
        typer.Option(
            min=1, metavar="N", help="Fill the folder OUT with parts of N articles; started again, go on where it stopped."
        ),
    ] = None,
    engine: Annotated[
        str,
        typer.Option(
            parser=one_of(ENGINES),
            metavar="|".join(ENGINES),
            help="With --parts: worker processes on this machine, or actors of a Ray cluster (extra 'cluster').",
        ),
    ] = "local",
    limit: Annotated[
        float | None,
        typer.Option(
            min=0.1, metavar="SECONDS", help=f"With --parts: the longest that an article may take [default: {LIMIT:g}]."
        ),
    ] = None,
    keep_text: Annotated[
        Path | None,
        typer.Option(
            "--keep-text", metavar="FILE", help="Write the texts that the offsets count in, as JSON Lines that can be read again."
        ),
    ] = None,
) -> None:
    """Extract the graph of every article, in input order."""
    found = articles.find_sources(inputs)
    check_outputs((output, keep_text), (*(source.path for source in found), *(rules or ()), corrections or CORRECTIONS))
    if engine != "local" and parts is None:
        raise UsageError(f"--engine {engine} fills a folder with parts: say of how many articles with --parts N")
    if limit is not None and parts is None:
        raise UsageError(f"--limit {limit:g} holds for runs in parts: add --parts N and name their folder with -o FOLDER")
    finish = Finish(decisions(corrections), view, min_confidence)
    pipeline = load_pipeline(model, rules, second_opinion, gpu, elsewhere=engine != "local")
    columns = (BarColumn(), MofNCompleteColumn(), Speed(), TimeElapsedColumn())
    shown = messages.is_terminal
    with ExitStack() as stack:
        read = articles.read_articles(found, published, language)
        if keep_text:
            read = _kept(read, stack.enter_context(closing(TextOutput(keep_text))))
        if parts is not None:
            _run_in_parts(pipeline, finish, read, output, form, parts, limit or LIMIT, workers, engine)
            return
        writer = stack.enter_context(closing(WRITERS[form](output or sys.stdout)))
        bar = stack.enter_context(Progress(*columns, console=messages, disable=not shown))
        results = pipeline.stream(read, workers=workers)
        for extraction in succeeded(bar.track(results, total=_count(found) if shown else None)):
            writer.write(finish(extraction))


def _run_in_parts(
    pipeline: Pipeline,
    finish: Finish,
    read: Iterable[Item],
    output: Path | None,
    form: str,
    size: int,
    limit: float,
    workers: int,
    engine: str,
) -> None:
    """Fill a folder with parts, and tell what came of the run."""
    if output is None:
        raise UsageError("--parts fills a folder: name it with -o FOLDER")
    settings = {**pipeline.versions(), "second_opinion": pipeline.second_opinion, **finish.settings()}
    job = Job(pipeline, finish, output, form, settings, size, limit)
    columns = (TextColumn("{task.completed} articles"), Speed(), TimeElapsedColumn())
    with Progress(*columns, console=messages, disable=not messages.is_terminal) as bar:
        task = bar.add_task("parts", total=None)
        report = run_parts(job, read, workers, engine, pipeline.gpu, lambda done: bar.advance(task, done.articles))
    for line in report.lines():
        say(line)
    if report.failed:
        say(f"extractor: {report.failed} articles failed; each is named in {output}/part-*.errors.jsonl")
        raise typer.Exit(1)


def show(
    inputs: Inputs,
    published: Published = None,
    language: Language = "en",
    model: Model = None,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
    corrections: CorrectionsFile = None,
    view: View = "all",
    min_confidence: Confidence = 0.0,
) -> None:
    """Print the entities and relations of every article as tables."""
    console = Console()
    found = articles.read_articles(inputs, published, language)  # first, for it is quick to tell a wrong argument
    correct = decisions(corrections).apply
    for whole in succeeded(load_pipeline(model, rules, second_opinion).stream(found)):
        extraction = select(correct(whole), view, min_confidence)
        console.print(heading(extraction))
        console.print(tables.entity_table(extraction))
        console.print(tables.relation_table(extraction, console.width))
        console.print(tables.correction_hint(extraction, CORRECTIONS))


def explain(
    inputs: Inputs,
    published: Published = None,
    language: Language = "en",
    model: Model = None,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
    corrections: CorrectionsFile = None,
    view: View = "all",
    min_confidence: Confidence = 0.0,
) -> None:
    """Print why entities, edges and sentences without edges are what they are.

    Of an entity which known thing it was taken for, and what else it may be;
    of an edge its sentence, the rule and the words that made it what it is;
    of other sentences why they gave none.
    """
    console = Console()
    colour = console.color_system is not None and not console.no_color
    found = articles.read_articles(inputs, published, language)  # first, for it is quick to tell a wrong argument
    correct = decisions(corrections).apply
    pipeline = load_pipeline(model, rules, second_opinion)
    for explanation in succeeded(read_safely(pipeline.explain, article) for article in found):
        kept = replace(explanation, extraction=select(correct(explanation.extraction), view, min_confidence))
        console.print(heading(kept.extraction), end="\n\n")
        if kept.identities:
            console.print(tables.identity_table(kept))
        for part in tables.explanations(kept, colour=colour):
            console.print(part)


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", exists=True, file_okay=False, help="Folder of gold graphs.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    misses: Annotated[bool, typer.Option("--show", help="List every miss and every spurious item on stderr.")] = False,
    model: Model = None,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
) -> None:
    """Run the articles of a gold folder and print precision, recall and F1 per type."""
    from extractor.scoring import score_folder

    report = score_folder(load_pipeline(model, rules, second_opinion), gold)
    if misses:
        for line in report.differences:
            say(line)
    if as_json:
        typer.echo(json.dumps(report.figures()))
        return
    console = Console()
    for table in report.tables():
        console.print(table)


def doctor(
    model: Model = None,
    gpu: Annotated[bool, typer.Option("--gpu", help="Examine the pipeline for GPUs.")] = False,
) -> None:
    """Examine this installation: versions, whether it works, how fast, and that it opens no connection."""
    from extractor.doctor import examine

    ill = False
    for finding in examine(model, gpu):
        mark = {True: "ok   ", False: "WRONG", None: "     "}[finding.fine]
        typer.echo(
            f"{mark} {tables.one_line(finding.what) if finding.what[0] != ' ' else finding.what}: {tables.one_line(finding.told)}"
        )
        ill = ill or finding.fine is False
    if ill:
        raise typer.Exit(1)


def check_rules(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Files of rules (TOML).")],
    model: Model = None,
) -> None:
    """Read every example and counterexample of your rules and name the rules that do not do what these say."""
    from extractor.relations.rules import read_rules
    from extractor.rule_check import failures

    rules = [rule for file in files for rule in read_rules(file)]
    pipeline = load_pipeline(model, files, second_opinion=1)
    wrong = {rule.id: list(failures(rule, pipeline)) for rule in rules}
    for line in (line for lines in wrong.values() for line in lines):
        say(line, style="red")
    failed = sum(map(bool, wrong.values()))
    say(f"{len(rules)} rules, {failed} of them fail")
    if failed:
        raise typer.Exit(1)


def _kept(found: Iterable[Article | ArticleError], texts: TextOutput) -> Iterator[Article | ArticleError]:
    """Pass articles on and write each one's text down."""
    for article in found:
        if isinstance(article, Article):
            texts.write(articles.to_json_line(article) + "\n")
        yield article


def _count(found: Iterable[articles.Source]) -> int | None:
    """How many articles are to come, or None where only reading can tell."""
    total = 0
    try:
        for source in found:
            if source.path is None or source.path.suffix.lower() not in (".txt", ".jsonl"):
                return None
            if source.path.suffix.lower() == ".jsonl":
                with source.path.open("rb") as lines:
                    total += sum(1 for line in lines if line.strip())
            else:
                total += 1
    except OSError:  # reading will name the file
        return None
    return total
