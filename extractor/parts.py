"""Very many articles into a folder of parts: nothing is lost, and nothing finished is done again.

The input is cut into parts of a fixed number of articles. A worker process reads all articles of a part, writes them to a file of a
temporary name, and renames it: a part is there as a whole or not at all. A run that was cut off, by whatever means, goes on with the parts
that are missing. Of each article that a worker reads, the driver knows since when: one that kills its worker several times over, or takes
too long, is put aside and named, and the rest of its part is read again. Workers die with their driver, and none waits for a dead one.

    out/run.json                  what was asked of the run, and what came of it
    out/part-00000.jsonl          the extractions of the first articles
    out/part-00000.errors.jsonl   those of them that failed or were left out, each with its reason
    out/part-00000.json           what came of the part
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any, Protocol

from extractor.batch import Item, read_safely
from extractor.corrections import Corrections
from extractor.errors import ArticleError, ArticleSkipped, ExtractorError, UsageError
from extractor.export import WRITERS
from extractor.export.files import writing
from extractor.records import Article, Extraction, sha256
from extractor.views import select
from extractor.workers import Begin, Pool

SUFFIXES = {
    "jsonl": ".jsonl",
    "jsonld": ".jsonl",
    "geojson": ".geojson",
    "events": ".tsv",
    "sqlite": ".sqlite",
}  # others are folders
REPORT = "run.json"
MOST_DEATHS = 3  # of workers over one article, before it is put aside: others may have killed the first ones


class Pipeline(Protocol):
    """What this module asks of a pipeline; it must pickle, for instance as its model's name."""

    @property
    def seconds(self) -> Mapping[str, float]:
        """Time spent so far, by step."""

    def read(self, article: Article) -> Extraction:
        """The graph of one article."""


@dataclass(frozen=True, slots=True)
class Finish:
    """What is done to each extraction before it is written."""

    corrections: Corrections
    view: str = "all"
    confidence: float = 0.0

    def __call__(self, extraction: Extraction) -> Extraction:
        """The extraction, corrected and cut to the view."""
        return select(self.corrections.apply(extraction), self.view, self.confidence)

    def settings(self) -> dict[str, Any]:
        """What decides the output, for a run that goes on later."""
        return {"corrections": self.corrections.model_dump(mode="json"), "view": self.view, "min_confidence": self.confidence}


@dataclass(slots=True)
class Report:
    """What came of a part, or of a run.

    Attributes:
        digest: of ids and texts that went in.
        articles: how many went in.
        done, skipped, failed: what came of them.
        reasons: how often each kind of failure or skip occurred.
        words, characters, entities, relations: of those done; no text is ever truncated.
        seconds: of work, by step.
        peak_memory: of the worker so far, in bytes; None where the system does not tell.
    """

    digest: str = ""
    articles: int = 0
    done: int = 0
    skipped: int = 0
    failed: int = 0
    reasons: dict[str, int] = field(default_factory=dict)  # no Counter: `asdict` breaks it
    words: int = 0
    characters: int = 0
    entities: int = 0
    relations: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    peak_memory: int | None = None

    def lines(self, seconds: float) -> Iterator[str]:
        """For people; `seconds` that the run took."""
        yield f"{self.articles} articles: {self.done} done, {self.skipped} left out, {self.failed} failed"
        for reason, times in sorted(self.reasons.items(), key=lambda item: (-item[1], item[0])):
            yield f"  {times} × {reason}"
        yield f"{self.words} words, {self.entities} entities, {self.relations} relations; no text was truncated"
        if seconds > 0:
            yield f"{self.articles / seconds:.1f} articles/s"
        spent = sum(self.seconds.values())
        if spent:
            shares = ", ".join(f"{step} {value / spent:.0%}" for step, value in self.seconds.items())
            yield f"{spent:.0f} s of work: {shares}"
        if self.peak_memory:
            yield f"at most {self.peak_memory / 2**20:.0f} MB in a worker"

    def add(self, other: Report) -> None:
        """Count what came of another part too."""
        for name in ("articles", "done", "skipped", "failed", "words", "characters", "entities", "relations"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for reason, times in other.reasons.items():
            self.reasons[reason] = self.reasons.get(reason, 0) + times
        for step, seconds in other.seconds.items():
            self.seconds[step] = round(self.seconds.get(step, 0.0) + seconds, 3)
        self.peak_memory = max(filter(None, (self.peak_memory, other.peak_memory)), default=None)


@dataclass(frozen=True, slots=True)
class Job:
    """How the parts of a run are written.

    Attributes:
        pipeline: reads the articles.
        finish: what is done to each extraction before it is written, such as corrections and the view; must pickle.
        folder: where the parts go.
        form: a key of `WRITERS`.
        settings: whatever else decides what is written; a run goes on only under the same.
        size: articles of a part.
        limit: seconds that one article may take.
    """

    pipeline: Pipeline
    finish: Callable[[Extraction], Extraction]
    folder: Path
    form: str = "jsonl"
    settings: Mapping[str, Any] = field(default_factory=dict)
    size: int = 200
    limit: float = 120.0

    def path(self, number: int) -> Path:
        """The file or folder of a part."""
        return self.folder / f"part-{number:05d}{SUFFIXES.get(self.form, '')}"


def run_parts(job: Job, items: Iterable[Item], workers: int = 1, progress: Callable[[Report], None] = lambda _: None) -> Report:
    """Write the parts that are missing, and say what came of all.

    Args:
        job: what to write, and where.
        items: all articles of the run in their order, with an error in the place of each that cannot be read.
        workers: how many processes.
        progress: is told of each part that is done, also of those done before.

    Raises:
        UsageError: the folder holds a run of other settings or inputs, or something else.
        ExportError: the output cannot be written.
        ExtractorError: no worker can load the pipeline, or none gets on.
    """
    settings = {"format": job.form, "size": job.size, **job.settings}
    _claim(job.folder, settings)
    total, started = Report(), time.time()
    for report in _reports(job, items, workers):
        total.add(report)
        progress(report)
    elapsed = time.time() - started
    whole = {
        "settings": settings,
        "finished": True,
        **asdict(total),
        "wall_seconds": round(elapsed, 1),
        "workers": workers,
        **_machine(),
    }
    del whole["digest"]
    _write_json(job.folder / REPORT, whole)
    return total


def _machine() -> dict[str, Any]:
    return {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}


def _claim(folder: Path, settings: Mapping[str, Any]) -> None:
    """Make the folder this run's, or see that it is."""
    path = folder / REPORT
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists():
            try:
                before = json.loads(path.read_text(encoding="utf-8")).get("settings")
            except ValueError:
                before = None
            now = json.loads(json.dumps(settings))
            if before != now:
                known = before if isinstance(before, dict) else {}
                changed = ", ".join(sorted(key for key in {*now, *known} if now.get(key) != known.get(key)))
                raise UsageError(
                    f"{folder}: holds a run of other settings ({changed}); choose another folder, or delete this one"
                )
        elif any(folder.iterdir()):
            raise UsageError(f"{folder}: expected an empty folder or one with an unfinished run; choose another with -o")
        else:
            _write_json(path, {"settings": settings, "finished": False})
        for partial in folder.glob(".part-*"):
            shutil.rmtree(partial) if partial.is_dir() else partial.unlink(missing_ok=True)


def _cut(items: Iterable[Item], size: int) -> Iterator[_Part]:
    iterator = iter(items)
    for number in count():
        if not (part := list(islice(iterator, size))):
            return
        yield _Part(number, part)


def _digest(items: Iterable[Item]) -> str:
    """Of ids and texts, by which a part knows its articles again."""
    digest = hashlib.sha256()
    for item in items:
        told = str(item) if isinstance(item, ArticleError) else f"{item.id}\0{sha256(item.text)}\0{item.published}"
        digest.update(told.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


# ---------------------------------------------------------------- one part


def write_part(job: Job, number: int, items: list[Item], aside: Mapping[int, str], begin: Begin = lambda _: None) -> Report:
    """Read the articles of one part and write it; the same for every engine.

    Args:
        job: how.
        number: of the part.
        items: its articles.
        aside: articles that must not be read, by position, with the reason.
        begin: is told the position of each article before it is read.
    """
    report = Report(digest=_digest(items), articles=len(items))
    before, exporting = dict(job.pipeline.seconds), 0.0
    target = job.path(number)
    partial = target.with_name(f".{target.name}.{os.getpid()}{target.suffix}")
    errors: list[dict[str, Any]] = []
    with closing(WRITERS[job.form](partial)) as writer:
        for position, item in enumerate(items):
            begin(position)
            if position in aside and isinstance(item, Article):
                result: Extraction | ArticleError = ArticleError(item.id, aside[position])
            else:
                result = read_safely(lambda article: job.finish(job.pipeline.read(article)), item)
            if isinstance(result, ArticleError):
                skipped = isinstance(result, ArticleSkipped)
                report.skipped += skipped
                report.failed += not skipped
                report.reasons[_kind(result)] = report.reasons.get(_kind(result), 0) + 1
                errors.append({"id": result.article, "reason": result.reason, "skipped": skipped})
                continue
            clock = time.perf_counter()
            writer.write(result)
            exporting += time.perf_counter() - clock
            report.done += 1
            report.entities += len(result.entities)
            report.relations += len(result.relations)
            if isinstance(item, Article):
                report.words += len(item.text.split())
                report.characters += len(item.text)
    spent = {step: seconds - before.get(step, 0.0) for step, seconds in job.pipeline.seconds.items()}
    report.seconds = {step: round(seconds, 3) for step, seconds in {**spent, "export": exporting}.items()}
    report.peak_memory = _peak_memory()
    stem = f"part-{number:05d}"
    with writing(target):
        if errors:
            lines = "".join(json.dumps(error) + "\n" for error in errors)
            _replace(job.folder / f"{stem}.errors.jsonl", lines)
        _write_json(job.folder / f"{stem}.json", asdict(report))
        os.replace(partial, target)  # last: from now on the part is done
    return report


def _kind(error: ArticleError) -> str:
    """What an error says of every article that it befalls."""
    return error.reason.split(";")[0].split("(")[0].strip()[:80]


def _peak_memory() -> int | None:
    try:
        import resource
    except ImportError:  # not on Windows
        return None
    unit = 1 if platform.system() == "Darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _write_json(path: Path, record: Mapping[str, Any]) -> None:
    _replace(path, json.dumps(record, indent=1, default=str) + "\n")


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    with writing(path):
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)


def _read_report(job: Job, number: int) -> Report | None:
    """What came of a part that is done."""
    if not job.path(number).exists():
        return None
    try:
        record = json.loads((job.folder / f"part-{number:05d}.json").read_text(encoding="utf-8"))
        return Report(**record)
    except (OSError, ValueError, TypeError):
        return None  # it is written anew


# ---------------------------------------------------------------- many parts


@dataclass(slots=True)
class _Part:
    """A part to be written.

    Attributes:
        deaths: of workers, by the position of the article that they were reading.
        aside: articles that must not be read, by position, with the reason.
    """

    number: int
    items: list[Item]
    deaths: Counter[int] = field(default_factory=Counter)
    aside: dict[int, str] = field(default_factory=dict)


def _reports(job: Job, items: Iterable[Item], workers: int) -> Iterator[Report]:
    """What came of each part, as it is done; the input is read no faster than the workers are."""
    parts = _cut(items, job.size)
    with closing(Pool(partial(_write, job), workers, partial(_again, job), job.limit)) as pool:
        while True:
            while pool.wants_work and (part := next(parts, None)) is not None:
                known = _read_report(job, part.number)
                if known is None:
                    pool.add(part)
                elif known.digest == _digest(part.items):
                    yield known
                else:
                    raise UsageError(f"{job.folder}: its inputs have changed since part {part.number}; choose another folder")
            if pool.is_idle:
                return
            yield from pool.results()


def _write(job: Job, part: _Part, begin: Begin) -> Report:
    return write_part(job, part.number, part.items, part.aside, begin)


def _again(job: Job, part: _Part, position: int, late: bool) -> tuple[list[_Part], list[Report]]:
    """A part whose worker died, to be written anew without what it died of too often, or stood still at."""
    part.deaths[position] += 1
    if late:
        part.aside[position] = f"took longer than {job.limit:g} s; shorten it or raise --limit"
    elif part.deaths[position] >= MOST_DEATHS:
        if position < 0:
            raise ExtractorError(f"part {part.number}: its process dies while it writes; expected room for it and enough memory")
        part.aside[position] = f"killed {MOST_DEATHS} processes, perhaps for lack of memory; shorten it"
    return [part], []
