"""Very many articles into a folder of parts: nothing is lost, and nothing finished is done again.

The input is cut into parts of a fixed number of articles. A worker process reads all articles of a part, writes them to a file of a
temporary name, and renames it: a part is there as a whole or not at all. A run that was cut off, by whatever means, goes on with the parts
that are missing. Of each article that a worker reads, the driver knows since when: one that kills its worker several times over, or takes
too long, is put aside and named, and the rest of its part is read again. Workers die with their driver, and none waits for a dead one.
On a cluster it is the same; only what is written comes back to the driver first.

    out/run.json                  what was asked of the run, and what came of it
    out/part-00000.jsonl          the extractions of the first articles
    out/part-00000.errors.jsonl   those of them that failed or were left out, each with its reason
    out/part-00000.json           what came of the part
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

from extractor.batch import Item
from extractor.cluster import run_on_ray
from extractor.errors import ExtractorError, UsageError
from extractor.export.files import writing
from extractor.part import (
    Job,
    Part,
    Report,
    Sent,
    digest,
    forget_part,
    numbers_beyond,
    read_report,
    receive_part,
    send_part,
    write_json,
    write_part,
)
from extractor.workers import Pool

if sys.platform != "win32":
    import fcntl

REPORT = "run.json"
ENGINES = ("local", "ray")
MOST_DEATHS = 3  # of workers over one article, before it is put aside: others may have killed the first ones


def run_parts(
    job: Job,
    items: Iterable[Item],
    workers: int = 1,
    engine: str = "local",
    gpu: bool = False,
    progress: Callable[[Report], None] = lambda _: None,
) -> Report:
    """Write the parts that are missing, and say what came of all.

    Args:
        job: what to write, and where.
        items: all articles of the run in their order, with an error in the place of each that cannot be read.
        workers: how many processes, or actors.
        engine: one of `ENGINES`: on this machine, or on a Ray cluster.
        gpu: whether each actor is to have a GPU of its own.
        progress: is told of each part that is done, also of those done before.

    Raises:
        UsageError: the folder holds a run of other settings or inputs, or something else, or another run is filling it.
        ExportError: the output cannot be written.
        ExtractorError: no worker can load the pipeline, or none gets on.
    """
    with _alone(job.folder):
        return _run_parts(job, items, workers, engine, gpu, progress)


def _run_parts(
    job: Job, items: Iterable[Item], workers: int, engine: str, gpu: bool, progress: Callable[[Report], None]
) -> Report:
    settings = {"format": job.form, "size": job.size, **job.settings}
    _claim(job.folder, settings)
    total, started, reading = Report(), time.time(), {"articles": 0.0}
    for report in _reports(job, _timed(items, reading), workers, engine, gpu):
        total.add(report)
        progress(report)
    _clean(job.folder)
    elapsed = time.time() - started
    total.seconds = {"articles": round(reading["articles"], 3), **total.seconds}
    whole = {
        "settings": settings,
        "finished": True,
        **asdict(total),
        "truncated": 0,  # no text is, ever
        "wall_seconds": round(elapsed, 1),
        "articles_per_second_of_work": total.speed,
        "engine": engine,
        "workers": workers,
        **_machine(),
    }
    del whole["digest"], whole["limit"]  # of parts
    write_json(job.folder / REPORT, whole)
    return total


def _timed(items: Iterable[Item], spent: dict[str, float]) -> Iterator[Item]:
    """The items, with the seconds that reading them takes."""
    reading = iter(items)
    while True:
        begin = time.perf_counter()
        item = next(reading, None)
        spent["articles"] += time.perf_counter() - begin
        if item is None:
            return
        yield item


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs out of the folder, which is made where it is missing, until this one ends or is killed.

    Raises:
        UsageError: another run is in it.
    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # which has no locks that end with their process
        yield
        return
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UsageError(f"{folder}: is in use by another run; wait for its end, or choose another folder with -o") from None
        except OSError:  # a file system without locks, as some of networks are
            pass
        yield
    finally:
        os.close(lock)


def _machine() -> dict[str, Any]:
    return {"python": platform.python_version(), "system": platform.platform(), "cores": os.cpu_count()}


def _claim(folder: Path, settings: Mapping[str, Any]) -> None:
    """Make the folder this run's, or see that it is."""
    path = folder / REPORT
    with writing(folder):
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
            write_json(path, {"settings": settings, "finished": False})
    _clean(folder)


def _clean(folder: Path) -> None:
    """Take away what workers that died had begun."""
    with writing(folder):
        for begun in folder.glob(".part-*"):
            shutil.rmtree(begun) if begun.is_dir() else begun.unlink(missing_ok=True)


def _cut(items: Iterable[Item], size: int) -> Iterator[Part]:
    iterator = iter(items)
    for number in count():
        if not (part := list(islice(iterator, size))):
            return
        yield Part(number, part)


def _reports(job: Job, items: Iterable[Item], workers: int, engine: str, gpu: bool) -> Iterator[Report]:
    """What came of each part, as it is done; the input is read no faster than the workers are."""
    known: deque[Report] = deque()
    missing = _missing(job, items, known.append)
    again = partial(_again, job.limit)
    results: Iterator[Report | Sent]
    if engine == "ray":
        results = run_on_ray(partial(send_part, job), missing, workers, again, job.limit, gpu)
    else:
        results = Pool(partial(write_part, job), workers, again, job.limit).run(missing)
    for result in results:
        yield receive_part(job, result) if isinstance(result, Sent) else result
        while known:
            yield known.popleft()
    yield from known


def _missing(job: Job, items: Iterable[Item], tell: Callable[[Report], None]) -> Iterator[Part]:
    """The parts that are to be written; what came of the others is told."""
    parts = 0
    for part in _cut(items, job.size):
        parts += 1
        known = read_report(job, part.number)
        if known is not None and known.digest != digest(part.items):
            raise UsageError(f"{job.folder}: its inputs have changed since part {part.number}; choose another folder")
        if known is None or (known.limit is not None and known.limit < job.limit):
            forget_part(job, part.number)
            yield part
        else:
            tell(known)
    if surplus := numbers_beyond(job, parts):
        raise UsageError(
            f"{job.folder}: its inputs have changed: they now give {parts} parts, and part {surplus[0]} is finished; "
            "choose another folder"
        )


def _again(limit: float, part: Part, position: int, late: bool) -> tuple[list[Part], list[Any]]:
    """A part whose worker died, to be written anew without what it died of too often, or stood still at."""
    part.deaths[position] += 1
    if late:
        part.late = True
        part.aside[position] = f"took longer than {limit:g} s; shorten it or raise --limit"
    elif part.deaths[position] >= MOST_DEATHS:
        if position < 0:
            raise ExtractorError(f"part {part.number}: its process dies while it writes; expected room for it and enough memory")
        part.aside[position] = f"killed {MOST_DEATHS} processes, perhaps for lack of memory; shorten it"
    return [part], []
