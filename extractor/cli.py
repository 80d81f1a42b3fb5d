"""The command `extractor`: arguments in, calls to the package, results out.

Data goes to standard output, everything else to standard error. Exit codes: 0 all well, or some articles were skipped; 1 some
articles failed, and each is named, or some rules fail their examples; 2 a wrong argument, data file or output.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import asdict, replace
from datetime import date
from importlib import metadata
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from extractor import articles
from extractor.batch import Item, Made, read_safely
from extractor.corrections import Corrections, load_corrections
from extractor.errors import ArticleError, ArticleSkipped, ExtractorError, UsageError
from extractor.export import WRITERS, tables
from extractor.export.files import TextOutput
from extractor.part import Finish, Job
from extractor.parts import ENGINES, run_parts
from extractor.records import Article, Extraction
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
CORRECTIONS = Path("corrections.toml")
CORPUS_FORMATS = ("graphml", "gexf", "jsonl", "neo4j")  # as in corpus/write.py, which is imported late


def main() -> None:
    """Run the command line; an error that the package raises on purpose ends it with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # JSON is UTF-8 whatever the locale, and no article may crash the screen
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries find wrong with an article, our own messages tell
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


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=f"Files ({' '.join(suffix for each in articles.READERS.values() for suffix in each.suffixes)}, also .gz or .zst; others are "
        "told by their content), folders, globs, s3:// or gs:// URIs, or - for stdin.",
    ),
]
Language = Annotated[
    str,
    typer.Option(
        parser=_one_of(articles.LANGUAGES),
        metavar="|".join(articles.LANGUAGES),
        help="Articles to read: those in English, the others being skipped, or any.",
    ),
]
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

CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help=f"Your decisions about entities (TOML); without it, {CORRECTIONS} in this folder if there is one.",
    ),
]

Corpus = Annotated[Path, typer.Argument(metavar="CORPUS", exists=True, dir_okay=False, help="Database of `extractor merge`.")]


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
            "--output",
            "-o",
            metavar="OUT",
            help="Folder for graphml, csv, neo4j and parquet; file for others, or stdout without it.",
        ),
    ] = None,
    form: Annotated[str, typer.Option("--format", parser=_one_of(WRITERS), metavar="|".join(WRITERS))] = "jsonl",
    published: Published = None,
    language: Language = "en",
    model: Model = None,
    workers: Annotated[int, typer.Option(min=1, help="Worker processes; each holds the pipeline.")] = 1,
    gpu: Annotated[bool, typer.Option("--gpu", help="Run on a GPU; needs the extra [transformers].")] = False,
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
            parser=_one_of(ENGINES),
            metavar="|".join(ENGINES),
            help="With --parts: worker processes on this machine, or actors of a Ray cluster (extra [cluster]).",
        ),
    ] = "local",
    limit: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="With --parts: the longest that an article may take.")
    ] = 120.0,
    keep_text: Annotated[
        Path | None,
        typer.Option(
            "--keep-text", metavar="FILE", help="Write the texts that the offsets count in, as JSON Lines that can be read again."
        ),
    ] = None,
) -> None:
    """Extract the graph of every article, in input order."""
    found = articles.find_sources(inputs)
    files = {source.path.resolve() for source in found if source.path}
    for wanted in filter(None, (output, keep_text)):
        if wanted.resolve() in files:
            raise UsageError(f"{wanted}: is an input too and would be lost; choose another output with -o")
        files.add(wanted.resolve())
    if engine != "local" and parts is None:
        raise UsageError(f"--engine {engine} fills a folder with parts: say of how many articles with --parts N")
    finish = Finish(_corrections(corrections), view, min_confidence)
    pipeline = _load(model, gpu, rules, second_opinion, elsewhere=engine != "local")
    columns = (BarColumn(), MofNCompleteColumn(), _Speed(), TimeElapsedColumn())
    shown = _messages.is_terminal
    with ExitStack() as stack:
        read = articles.read_articles(found, published, language)
        if keep_text:
            read = _kept(read, stack.enter_context(closing(TextOutput(keep_text))))
        if parts is not None:
            _run_in_parts(pipeline, finish, read, output, form, parts, limit, workers, engine)
            return
        writer = stack.enter_context(closing(WRITERS[form](output or sys.stdout)))
        bar = stack.enter_context(Progress(*columns, console=_messages, disable=not shown))
        results = pipeline.stream(read, workers=workers)
        for extraction in _succeeded(bar.track(results, total=_count(found) if shown else None)):
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
    started = time.monotonic()
    settings = {**pipeline.versions(), "second_opinion": pipeline.second_opinion, **finish.settings()}
    job = Job(pipeline, finish, output, form, settings, size, limit)
    columns = (TextColumn("{task.completed} articles"), _Speed(), TimeElapsedColumn())
    with Progress(*columns, console=_messages, disable=not _messages.is_terminal) as bar:
        task = bar.add_task("parts", total=None)
        report = run_parts(job, read, workers, engine, pipeline.gpu, lambda done: bar.advance(task, done.articles))
    for line in report.lines(time.monotonic() - started):
        _say(line)
    if report.failed:
        _say(f"extractor: {report.failed} articles failed; each is named in {output}/part-*.errors.jsonl")
        raise typer.Exit(1)


@app.command()
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
    correct = _corrections(corrections).apply
    for whole in _succeeded(_load(model, rules=rules, second_opinion=second_opinion).stream(found)):
        extraction = select(correct(whole), view, min_confidence)
        console.print(_heading(extraction))
        console.print(tables.entity_table(extraction))
        console.print(tables.relation_table(extraction, console.width))
        console.print(tables.correction_hint(extraction, CORRECTIONS))


@app.command()
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
    """Print which known things entities were taken for, and why; for every edge its sentence, the rule and the words that made it what
    it is; for other sentences, why they gave none."""
    console = Console()
    colour = console.color_system is not None and not console.no_color
    found = articles.read_articles(inputs, published, language)  # first, for it is quick to tell a wrong argument
    correct = _corrections(corrections).apply
    pipeline = _load(model, rules=rules, second_opinion=second_opinion)
    for explanation in _succeeded(read_safely(pipeline.explain, article) for article in found):
        kept = replace(explanation, extraction=select(correct(explanation.extraction), view, min_confidence))
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


@app.command()
def merge(
    runs: Annotated[
        list[Path],
        typer.Argument(metavar="RUN", exists=True, help="JSON Lines or Parquet of `extractor run`, or the folder of its parts."),
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT", help="corpus.sqlite; or .graphml or .jsonl for the graph alone."),
    ],
    corrections: CorrectionsFile = None,
    keep_copies: Annotated[
        bool, typer.Option("--keep-copies", help="Count copies of an article as sources of their own.")
    ] = False,
) -> None:
    """Make one graph of all articles of some runs: nodes by identity, edges and events with every report of them."""
    from extractor.corpus import merge_runs

    failed: list[ArticleError] = []

    def tell(error: ArticleError) -> None:
        failed.append(error)
        _say(f"extractor: {error}", style="red")

    summary = merge_runs(runs, output, _corrections(corrections), keep_copies, tell)
    for line in summary.lines():
        _say(line)
    if failed:
        raise typer.Exit(1)


@app.command()
def export(
    corpus: Corpus,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="corpus.graphml, .gexf or .jsonl; a folder for neo4j.")
    ],
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="|".join(CORPUS_FORMATS), help="Without it, what the name of OUT ends in."),
    ] = None,
) -> None:
    """Write the graph of a corpus, however large, as GraphML, GEXF, JSON Lines or the files of a Neo4j import."""
    from extractor.corpus import write_graph

    write_graph(corpus, output, form)


@app.command()
def query(
    corpus: Corpus,
    question: Annotated[str, typer.Argument(help="'Russia -> Tajikistan' (names, ids, codes or *), or words of a sentence.")],
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only edges of this type.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="First day: 2021, 2021-07 or 2021-07-17.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Last day.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many reports at most, the latest first.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON Lines.")] = False,
) -> None:
    """Print what a corpus tells of an edge, with the sentence behind each report."""
    from extractor.corpus import find, open_corpus

    with closing(open_corpus(corpus)) as store:
        found = find(store, question, kind, since, until, limit)
    if as_json:
        for report in found:
            typer.echo(json.dumps(asdict(report), ensure_ascii=False))
        return
    Console().print(tables.report_table(found))


@app.command("explain-merge")
def explain_merge(
    corpus: Corpus, one: Annotated[str, typer.Argument(metavar="A")], other: Annotated[str, typer.Argument(metavar="B")]
) -> None:
    """Print why two names (or ids) are one node of a corpus, or why they are two."""
    from extractor import corpus as corpora

    with closing(corpora.open_corpus(corpus)) as store:
        for line in corpora.explain_merge(store, one, other):
            typer.echo(tables.one_line(line) if not line.startswith("  ") else f"  {tables.one_line(line)}")


@app.command()
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
        _say(f"{kind}: " + ", ".join(f"{count} {change}" for change, count in counts.items()))
    if not differences:
        _say("the same")
    for error in failed:
        _say(f"extractor: {error}", style="red")
    if failed:
        raise typer.Exit(1)


@app.command()
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


def _corrections(file: Path | None) -> Corrections:
    """The decisions of the file named, else of the one in this folder; says where they come from."""
    if file is None and not CORRECTIONS.is_file():
        return Corrections()
    file = file or CORRECTIONS
    found = load_corrections(file)
    _say(f"extractor: {len(found)} corrections from {file}")
    return found


def _load(
    model: str | None,
    gpu: bool = False,
    rules: Iterable[Path] | None = None,
    second_opinion: float | None = None,
    elsewhere: bool = False,
) -> Pipeline:
    """The pipeline; one that works `elsewhere` needs no GPU here."""
    gc.disable()  # loading makes many objects and hardly any garbage; looking for it takes a fifth of the time
    try:
        from extractor.document import GPU_MODEL  # late, so that --help and wrong arguments need not wait for spaCy
        from extractor.pipeline import load

        if not (gpu and elsewhere):
            return load(model, gpu, rules or (), second_opinion)
        pipeline = load(model or GPU_MODEL, rules=rules or (), second_opinion=second_opinion)
        pipeline.gpu = True
        return pipeline
    finally:
        gc.enable()
        gc.freeze()


def _succeeded(results: Iterable[Made | ArticleError]) -> Iterator[Made]:
    """Pass on what went well, name on stderr what did not or was skipped, and end with exit code 1 if there was any failure."""
    total = failed = skipped = 0
    for result in results:
        total += 1
        if isinstance(result, ArticleSkipped):
            skipped += 1
            _say(f"extractor: skipped {result}")
        elif isinstance(result, ArticleError):
            failed += 1
            _say(f"extractor: {result}", style="red")
        else:
            yield result
    if not total:
        _say("extractor: the input holds no article")
    if skipped:
        _say(f"extractor: {skipped} of {total} articles skipped")
    if failed:
        _say(f"extractor: {failed} of {total} articles failed")
        raise typer.Exit(1)


def _kept(found: Iterable[Article | ArticleError], texts: TextOutput) -> Iterator[Article | ArticleError]:
    """Pass articles on and write each one's text down."""
    for article in found:
        if isinstance(article, Article):
            texts.write(articles.to_json_line(article) + "\n")
        yield article


def _heading(extraction: Extraction) -> Text:
    parts = (extraction.title, extraction.source, extraction.published)
    return Text.assemble((tables.one_line(extraction.id), "bold"), *(f" · {tables.one_line(part)}" for part in parts if part))


def _say(message: str, style: str = "") -> None:
    _messages.print(Text(tables.one_line(message), style=style), soft_wrap=True)


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


class _Speed(ProgressColumn):
    """Articles per second."""

    def render(self, task: Task) -> Text:
        speed = task.completed / task.elapsed if task.elapsed else 0.0
        return Text(f"{speed:.1f} articles/s", style="progress.data.speed")
