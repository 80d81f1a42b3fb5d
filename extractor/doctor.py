"""Checks an installation: what is there, whether it works, how fast, and that it talks to nobody."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from extractor.errors import ExtractorError, UsageError
from extractor.records import Article

# What each extra brings, by the name of its main package.
EXTRAS = {
    "web": "trafilatura",
    "tables": "pyarrow",
    "documents": "pypdf",
    "corpus": "datasketch",
    "transformers": "spacy-transformers",
}
_SAMPLE = (
    "Envoys of {0} and {1} met in Geneva on Monday. {0}'s foreign minister said that {1} had agreed to withdraw its troops from the border "
    "within two weeks, and warned that {0} would impose sanctions if it did not. {1} denied that its forces had attacked a convoy of {2}."
)
_STATES = ("France", "Kenya", "Peru", "Japan", "Norway", "Egypt", "Chile", "India", "Ghana", "Spain")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; `fine` is None for what is merely told."""

    what: str
    told: str
    fine: bool | None = None


def examine(model: str | Path | None = None, gpu: bool = False) -> Iterator[Finding]:
    """What is found, one after the other: the quick things first."""
    yield Finding("python", f"{platform.python_version()} on {platform.platform()}", sys.version_info >= (3, 10))
    threads = os.environ.get("OMP_NUM_THREADS", "not set")
    yield Finding("processors", f"{os.cpu_count()}; one worker each is best (--workers); OMP_NUM_THREADS {threads}")
    for extra, package in EXTRAS.items():
        try:
            yield Finding(f"extra [{extra}]", f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            yield Finding(f"extra [{extra}]", "not installed")
    started = time.perf_counter()
    try:
        with no_network() as calls:
            from extractor.pipeline import load

            pipeline = load(model, gpu)
            yield Finding("pipeline", f"loads in {time.perf_counter() - started:.1f} s", True)
            for name, version in pipeline.versions().items():
                yield Finding(f"  {name}", version, None if version != "not installed" else name not in ("spacy", "numpy"))
            article, words = _sample()
            pipeline.read(article)  # the first of its kind is slower
            clock, processor = time.perf_counter(), time.process_time()
            extraction = pipeline.read(article)
            wall, work = time.perf_counter() - clock, time.process_time() - processor
            again = pipeline.read(article)
    except UsageError as error:
        yield Finding("pipeline", str(error), False)
        return
    except ExtractorError as error:
        yield Finding("extraction", str(error), False)
        return
    found = f"{len(extraction.entities)} entities and {len(extraction.relations)} relations in a sample of {words} words"
    yield Finding("extraction", found, bool(extraction.entities and extraction.relations))
    yield Finding(
        "same again", "the same bytes" if again == extraction else "two readings of one text differ", again == extraction
    )
    speed = words / max(work, 1e-6)
    per_hour = speed * 3600 / 560  # words of an article of news
    told = f"{speed:.0f} words per processor second ({words / wall:.0f} by the clock), {per_hour:.0f} articles per core-hour"
    yield Finding("speed", told)
    yield Finding("network", "no socket was opened" if not calls else f"opened sockets: {', '.join(calls)}", not calls)


def _sample() -> tuple[Article, int]:
    paragraphs = [
        _SAMPLE.format(*(_STATES[(number + step) % len(_STATES)] for step in range(3))) for number in range(len(_STATES))
    ]
    text = "\n\n".join(paragraphs)
    return Article("doctor", text), len(text.split())


@contextmanager
def no_network() -> Iterator[list[str]]:
    """While it holds, whoever asks for a connection is refused and listed."""
    _hook()
    calls: list[str] = []
    _watches.append(calls)
    try:
        yield calls
    finally:
        _watches.remove(calls)


_ASKS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"})
_watches: list[list[str]] = []


@cache
def _hook() -> None:
    sys.addaudithook(_refuse)  # there is no taking it away, so it is put in once


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """What Python tells of every connection before it is made (PEP 578)."""
    if _watches and event in _ASKS:
        _watches[-1].append(f"{event} {arguments[1:] if event == 'socket.connect' else arguments}")
        raise OSError("the network is out of bounds")
