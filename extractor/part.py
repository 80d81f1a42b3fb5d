"""One part of a run: some articles, read in one worker process and written whole or not at all.

It is the same for every engine: on one machine it is written where it belongs, on a cluster it is sent to where it belongs.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import shutil
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from extractor.batch import Item, read_safely
from extractor.corrections import Corrections
from extractor.errors import ArticleError, ArticleSkipped
from extractor.export import WRITERS
from extractor.export.files import writing
from extractor.records import Article, Extraction, sha256
from extractor.views import select
from extractor.workers import Begin

SUFFIXES = {
    "jsonl": ".jsonl",
    "jsonld": ".jsonl",
    "geojson": ".geojson",
    "events": ".csv",
    "gexf": ".gexf",
    "sqlite": ".sqlite",
}  # others are folders
LIMIT = 120.0  # seconds that an article may take unless the user says otherwise
_MOST_REASONS = 12  # on the screen


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
        digest: of the articles that went in.
        articles: how many went in.
        done, skipped, failed: what came of them.
        reasons: how often each kind of failure or skip occurred.
        words, characters, entities, relations: of those done; no text is ever truncated.
        seconds: of work, by step.
        peak_memory: of the worker so far, in bytes; None where the system does not tell.
        limit: of a part, the seconds that one of its articles ran out of; None where none did.
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
    limit: float | None = None

    @property
    def speed(self) -> float:
        """Articles a second of work, whether the run was resumed or not."""
        return round(self.articles / (sum(self.seconds.values()) or 1), 1)

    def lines(self) -> Iterator[str]:
        """For people."""
        yield f"{self.articles} articles: {self.done} done, {self.skipped} left out, {self.failed} failed"
        reasons = sorted(self.reasons.items(), key=lambda item: (-item[1], item[0]))
        yield from (f"  {times} × {reason}" for reason, times in reasons[:_MOST_REASONS])
        if len(reasons) > _MOST_REASONS:
            yield f"  and {len(reasons) - _MOST_REASONS} other reasons, all in run.json"
        yield f"{self.words} words, {self.entities} entities, {self.relations} relations; no text was truncated"
        spent = sum(self.seconds.values())
        if spent:
            shares = ", ".join(f"{step} {value / spent:.0%}" for step, value in self.seconds.items())
            yield f"{spent:.0f} s of work, {self.speed:g} articles/s: {shares}"
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


@dataclass(slots=True)
class Part:
    """A part to be written.

    Attributes:
        deaths: of workers, by the position of the article that they were reading.
        aside: articles that must not be read, by position, with the reason.
        late: whether one of these took too long.
    """

    number: int
    items: list[Item]
    deaths: Counter[int] = field(default_factory=Counter)
    aside: dict[int, str] = field(default_factory=dict)
    late: bool = False


def digest(items: Iterable[Item]) -> str:
    """Of all that articles hold, by which a part knows them again."""
    found = hashlib.sha256()
    for item in items:
        told = str(item) if isinstance(item, ArticleError) else {**asdict(item), "text": sha256(item.text)}
        found.update(json.dumps(told, default=str).encode() + b"\0")
    return found.hexdigest()


def write_part(job: Job, part: Part, begin: Begin = lambda _: None) -> Report:
    """Read the articles of a part and write it.

    Args:
        job: how.
        part: which.
        begin: is told the position of each article before it is read.

    Raises:
        ExportError: the output cannot be written.
    """
    report = Report(digest=digest(part.items), articles=len(part.items))
    before, exporting = dict(job.pipeline.seconds), 0.0
    target = job.path(part.number)
    partial = target.with_name(f".{target.name}.{os.getpid()}{target.suffix}")
    errors: list[dict[str, Any]] = []
    with closing(WRITERS[job.form](partial)) as writer:
        for position, item in enumerate(part.items):
            begin(position)
            if position in part.aside and isinstance(item, Article):
                result: Extraction | ArticleError = ArticleError(item.id, part.aside[position])
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
    report.limit = job.limit if part.late else None
    stem = f"part-{part.number:05d}"
    with writing(target):
        if errors:
            lines = "".join(json.dumps(error) + "\n" for error in errors)
            _replace(job.folder / f"{stem}.errors.jsonl", lines)
        write_json(job.folder / f"{stem}.json", asdict(report))
        os.replace(partial, target)  # last: from now on the part is done
    return report


@dataclass(frozen=True, slots=True)
class Sent:
    """A part that was written on another machine.

    Attributes:
        number: of the part.
        report: what came of it.
        files: a tar archive of what was written.
    """

    number: int
    report: Report
    files: bytes


def send_part(job: Job, part: Part, begin: Begin = lambda _: None) -> Sent:
    """As `write_part`, but to a folder of this machine and from there into the answer."""
    with TemporaryDirectory() as folder:
        report = write_part(replace(job, folder=Path(folder)), part, begin)
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w") as archive:
            archive.add(folder, arcname="")
        return Sent(part.number, report, packed.getvalue())


def receive_part(job: Job, sent: Sent) -> Report:
    """Put what was sent where it belongs.

    Raises:
        ExportError: the output cannot be written.
    """
    target = job.path(sent.number)
    folder = target.with_name(f".{target.name}.{os.getpid()}")
    with writing(target):
        with tarfile.open(fileobj=io.BytesIO(sent.files)) as archive:
            archive.extractall(folder, filter="data")
        for name in sorted(os.listdir(folder), key=target.name.__eq__):  # the part itself last: from then on it is done
            os.replace(folder / name, job.folder / name)
        shutil.rmtree(folder)
    return sent.report


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


def write_json(path: Path, record: Mapping[str, Any]) -> None:
    """Write a file of JSON, or leave it as it was."""
    _replace(path, json.dumps(record, indent=1, default=str) + "\n")


def _replace(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    with writing(path):
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)


def read_report(job: Job, number: int) -> Report | None:
    """What came of a part that is done."""
    if not job.path(number).exists():
        return None
    try:
        record = json.loads((job.folder / f"part-{number:05d}.json").read_text(encoding="utf-8"))
        return Report(**record)
    except (OSError, ValueError, TypeError):
        return None  # it is written anew


def forget_part(job: Job, number: int) -> None:
    """Take away what there is of a part that is to be written, the file that tells that it is done first."""
    target = job.path(number)
    with writing(target):
        for path in (job.folder / f"part-{number:05d}.json", job.folder / f"part-{number:05d}.errors.jsonl", target):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def numbers_beyond(job: Job, parts: int) -> list[int]:
    """The numbers of finished parts that come after the first `parts`."""
    found = (int(name[1]) for name in map(re.compile(r"part-(\d+)").match, os.listdir(job.folder)) if name)
    return sorted({number for number in found if number >= parts and job.path(number).exists()})
