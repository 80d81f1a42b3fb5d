"""Step 1, bytes -> Article: files, folders, globs and standard input.

A new input format is one file beside this one and one line in `READERS`.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from extractor.articles.jsonlines import parse_date, read_json_lines
from extractor.articles.text import read_text
from extractor.errors import ArticleError, UsageError
from extractor.records import Article

__all__ = ["READERS", "STANDARD_INPUT", "Reader", "find_files", "parse_date", "read_articles"]

Reader = Callable[[Iterable[bytes], str], Iterator[Article | ArticleError]]
"""(lines of a file, its name for messages) -> its articles, with an error in the place of each that cannot be read."""

READERS: dict[str, Reader] = {".txt": read_text, ".jsonl": read_json_lines}

STANDARD_INPUT = Path("-")


def read_articles(inputs: Sequence[str | Path], published: date | None = None) -> Iterator[Article | ArticleError]:
    """All articles of the inputs, in order; a bad one is an error in its place, and reading goes on.

    Args:
        inputs: files, folders, globs, or `-` for standard input (JSON Lines if it begins with `{`, else one text).
        published: publication date of articles that do not tell their own.

    Raises:
        UsageError: an input does not exist or has no reader; raised before anything is read.
    """
    return _read(find_files(inputs), published)


def find_files(inputs: Sequence[str | Path]) -> list[Path]:
    """The files behind the inputs, those of a folder or glob sorted by path; `STANDARD_INPUT` stands for itself.

    Raises:
        UsageError: an input does not exist, has no reader, or holds no file that has one.
    """
    return list(chain.from_iterable(_expand(Path(entry)) for entry in inputs))


def _expand(entry: Path) -> list[Path]:
    known = ", ".join(READERS)
    if entry == STANDARD_INPUT:
        return [entry]
    if os.path.isdir(entry):  # os.path, because it says no to an impossible name where pathlib raises
        found = _readable(path for path in entry.rglob("*") if not _hidden(path.relative_to(entry)))
        if not found:
            raise UsageError(f"{entry}: expected a folder with files of the kinds {known}; found none")
    elif os.path.exists(entry):
        found = [entry]
        if entry.suffix.lower() not in READERS:
            raise UsageError(f"{entry}: expected a file of the kinds {known}; convert or rename it")
    else:
        found = _readable(Path(path) for path in glob.glob(str(entry), recursive=True))
        if not found:
            raise UsageError(f"{entry}: expected a file, folder or glob; nothing of that name with {known} exists")
    return found


def _readable(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.suffix.lower() in READERS and path.is_file())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read(files: Iterable[Path], published: date | None) -> Iterator[Article | ArticleError]:
    first_seen: dict[str, str] = {}
    for path in files:
        name = "stdin" if path == STANDARD_INPUT else str(path)
        for article in _read_file(path, name):
            if isinstance(article, ArticleError):
                yield article
            elif article.id in first_seen:
                reason = f"a second article with this id, found in {name}, the first in {first_seen[article.id]}"
                yield ArticleError(article.id, f"{reason}; ids are unique in a run: rename it")
            else:
                first_seen[article.id] = name
                yield article if article.published else replace(article, published=published)


def _read_file(path: Path, name: str) -> Iterator[Article | ArticleError]:
    try:
        if path == STANDARD_INPUT:
            yield from _read_unknown(sys.stdin.buffer, name)
        else:
            with path.open("rb") as lines:
                yield from READERS[path.suffix.lower()](lines, name)
    except OSError as error:
        yield ArticleError(name, f"cannot be read ({error.strerror}); check the file and its permissions")


def _read_unknown(lines: Iterable[bytes], name: str) -> Iterator[Article | ArticleError]:
    """JSON Lines or one text, whichever the first line that is not blank looks like; it need not all be there yet."""
    lines = iter(lines)
    head: list[bytes] = []
    for line in lines:
        head.append(line)
        if line.strip():
            break
    is_json = bool(head) and head[-1].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    reader = read_json_lines if is_json else read_text
    yield from reader(chain(head, lines), name)
