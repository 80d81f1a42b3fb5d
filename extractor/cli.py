"""The command `extractor`: arguments in, calls to the package, results out.

Data goes to standard output, everything else to standard error. Exit codes: 0 all well; 1 some articles failed, and each is
named, or some rules fail their examples; 2 a wrong argument, data file or output.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeElapsedColumn
from rich.text import Text

from extractor import articles
from extractor.batch import Made, read_safely
from extractor.errors import ArticleError, ExtractorError, UsageError
from extractor.export import WRITERS, tables
from extractor.records import Extraction
from extractor.views import VIEWS, select

if TYPE_CHECKING:
    from extractor.pipeline import Pipeline

app = typer.Typer(
    help="A news article in, an auditable knowledge graph out.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_messages = Console(stderr=True)


def main() -> None:
    """Run the command line; an error that the package raises on purpose ends it with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # JSON is UTF-8 whatever the locale, and no article may crash the screen
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        app()
    except ExtractorError as error:
        _say(f"extractor: {error}", style="red")
        sys.exit(2)


def _published(text: str) -> date:
    try:
        return articles.parse_date(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _one_of(names: Collection[str]) -> Callable[[str], str]:
    def parse(name: str) -> str:
        if name not in names:
            raise typer.BadParameter(f"expected one of {', '.join(names)}")
        return name

    return parse


def _version(wanted: bool) -> None:
    if wanted:
        try:
            typer.echo(f"extractor {metadata.version('geopolitical-extractor')}")
        except metadata.PackageNotFoundError:
            typer.echo("extractor, not installed")
        raise typer.Exit


Inputs = Annotated[list[str], typer.Argument(metavar="INPUT", help="Files (.txt, .jsonl), folders, globs, or - for stdin.")]
Published = Annotated[
    date | None,
    typer.Option(parser=_published, metavar="YYYY-MM-DD", help="Publication date of articles that do not tell their own."),
]
View = Annotated[
    str,
    typer.Option(
        "--view",
        parser=_one_of(VIEWS),
        metavar="|".join(VIEWS),
        help="Edges to keep: what is so, what somebody says (with the speaker), or all.",
    ),
]
Confidence = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave less sure edges out.")]
Model = Annotated[str | None, typer.Option(metavar="NAME|PATH", help="Trained pipeline; without it, the one in the package.")]
Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Rules of your own (TOML), before all others; may be repeated.",
    ),
]
SecondOpinion = Annotated[
    float | None,
    typer.Option(
        "--second-opinion", min=0.5, max=1.0, metavar="PROBABILITY",
        help="From which the trained classifier is heard where no rule fires (edges marked model:); 1 for rules alone.",
    ),
]  # fmt: skip


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version.")] = False,
) -> None:
    """A news article in, an auditable knowledge graph out."""


@app.command()
def run(
    inputs: Inputs,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="File for jsonl, folder for graphml and csv; without it, jsonl to stdout."
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", parser=_one_of(WRITERS), metavar="|".join(WRITERS))] = "jsonl",
    published: Published = None,
    model: Model = None,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes; each holds the pipeline.")] = 1,
    gpu: Annotated[bool, typer.Option("--gpu", help="Run on a GPU; needs the extra [transformers].")] = False,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
    view: View = "all",
    min_confidence: Confidence = 0.0,
) -> None:
    """Extract the graph of every article, in input order."""
    files = articles.find_files(inputs)
    if output is not None and output.resolve() in {path.resolve() for path in files}:
        raise UsageError(f"{output}: is an input too and would be lost; choose another output with -o")
    results = _load(model, gpu, rules, second_opinion).stream(articles.read_articles(files, published), workers=workers)
    columns = (BarColumn(), MofNCompleteColumn(), _Speed(), TimeElapsedColumn())
    shown = _messages.is_terminal
    with closing(WRITERS[form](output or sys.stdout)) as writer, Progress(*columns, console=_messages, disable=not shown) as bar:
        for extraction in _succeeded(bar.track(results, total=_count(files) if shown else None)):
            writer.write(select(extraction, view, min_confidence))


@app.command()
def show(
    inputs: Inputs,
    published: Published = None,
    model: Model = None,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
    view: View = "all",
    min_confidence: Confidence = 0.0,
) -> None:
    """Print the entities and relations of every article as tables."""
    console = Console()
    found = articles.read_articles(inputs, published)  # first, for it is quick to tell a wrong argument
    for whole in _succeeded(_load(model, rules=rules, second_opinion=second_opinion).stream(found)):
        extraction = select(whole, view, min_confidence)
        console.print(_heading(extraction))
        console.print(tables.entity_table(extraction))
        console.print(tables.relation_table(extraction, console.width))


@app.command()
def explain(
    inputs: Inputs,
    published: Published = None,
    model: Model = None,
    rules: Rules = None,
    second_opinion: SecondOpinion = None,
    view: View = "all",
    min_confidence: Confidence = 0.0,
) -> None:
    """Print which known things entities were taken for, and why; for every edge its sentence, the rule and the words that made it what
    it is; for other sentences, why they gave none."""
    console = Console()
    colour = console.color_system is not None and not console.no_color
    found = articles.read_articles(inputs, published)  # first, for it is quick to tell a wrong argument
    pipeline = _load(model, rules=rules, second_opinion=second_opinion)
    for explanation in _succeeded(read_safely(pipeline.explain, article) for article in found):
        kept = replace(explanation, extraction=select(explanation.extraction, view, min_confidence))
        console.print(_heading(kept.extraction), end="\n\n")
        if kept.identities:
            console.print(tables.identity_table(kept))
        for part in tables.explanations(kept, colour=colour):
            console.print(part)


@app.command()
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

    report = score_folder(_load(model, rules=rules, second_opinion=second_opinion), gold)
    if misses:
        for line in report.differences:
            _say(line)
    if as_json:
        typer.echo(json.dumps(report.figures()))
        return
    console = Console()
    for table in report.tables():
        console.print(table)


@app.command("check-rules")
def check_rules(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", exists=True, dir_okay=False, help="Files of rules (TOML).")],
    model: Model = None,
) -> None:
    """Read every example and counterexample of your rules and name the rules that do not do what these say."""
    from extractor.relations.rules import read_rules
    from extractor.rule_check import failures

    rules = [rule for file in files for rule in read_rules(file)]
    pipeline = _load(model, rules=files, second_opinion=1)
    wrong = {rule.id: list(failures(rule, pipeline)) for rule in rules}
    for line in (line for lines in wrong.values() for line in lines):
        _say(line, style="red")
    failed = sum(map(bool, wrong.values()))
    _say(f"{len(rules)} rules, {failed} of them fail")
    if failed:
        raise typer.Exit(1)


def _load(
    model: str | None, gpu: bool = False, rules: Iterable[Path] | None = None, second_opinion: float | None = None
) -> Pipeline:
    gc.disable()  # loading makes many objects and hardly any garbage; looking for it takes a fifth of the time
    try:
        from extractor.pipeline import load  # late, so that --help and wrong arguments need not wait for spaCy

        return load(model, gpu, rules or (), second_opinion)
    finally:
        gc.enable()
        gc.freeze()


def _succeeded(results: Iterable[Made | ArticleError]) -> Iterator[Made]:
    """Pass on what went well, name on stderr what did not, and end the command with exit code 1 if there was any of it."""
    total = failed = 0
    for result in results:
        total += 1
        if isinstance(result, ArticleError):
            failed += 1
            _say(f"extractor: {result}", style="red")
        else:
            yield result
    if not total:
        _say("extractor: the input holds no article")
    if failed:
        _say(f"extractor: {failed} of {total} articles failed")
        raise typer.Exit(1)


def _heading(extraction: Extraction) -> Text:
    parts = (extraction.title, extraction.source, extraction.published)
    return Text.assemble((tables.one_line(extraction.id), "bold"), *(f" · {tables.one_line(part)}" for part in parts if part))


def _say(message: str, style: str = "") -> None:
    _messages.print(Text(tables.one_line(message), style=style), soft_wrap=True)


def _count(files: Iterable[Path]) -> int | None:
    """How many articles are to come, or None where only reading can tell."""
    total = 0
    try:
        for path in files:
            if path == articles.STANDARD_INPUT:
                return None
            if path.suffix.lower() == ".jsonl":
                with path.open("rb") as lines:
                    total += sum(1 for line in lines if line.strip())
            else:
                total += 1
    except OSError:  # reading will name the file
        return None
    return total


class _Speed(ProgressColumn):
    """Articles per second."""

    def render(self, task: Task) -> Text:
        speed = task.completed / task.elapsed if task.elapsed else 0.0
        return Text(f"{speed:.1f} articles/s", style="progress.data.speed")
