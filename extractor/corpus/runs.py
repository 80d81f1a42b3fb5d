"""The articles of runs, read back: from JSON Lines, from the tables of Parquet, and from the parts of either."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractor.errors import ArticleError, DataError, UsageError
from extractor.export.parquet import holds_tables, read_tables
from extractor.records import Extraction

_EXPECTED = "expected JSON Lines or Parquet, as `extractor run` writes them"


def read_runs(runs: Iterable[Path]) -> Iterator[Extraction | ArticleError]:
    """The extractions of some runs, one by one; a broken line or row is an error in its place.

    Args:
        runs: files of JSON Lines, folders of such, folders with the tables of Parquet, or folders of such.

    Raises:
        UsageError: a run cannot be read.
    """
    for path in runs:
        for part in _parts(path) if path.is_dir() else (path,):
            yield from read_tables(part) if part.is_dir() else _read_lines(part)


def _parts(folder: Path) -> list[Path]:
    """The files or folders of a run, in their order."""
    if holds_tables(folder):
        return [folder]
    parts = sorted(part for part in folder.glob("*.jsonl") if not part.name.endswith(".errors.jsonl"))
    parts = parts or sorted(part for part in folder.glob("part-*") if part.is_dir() and holds_tables(part))
    if not parts:
        raise UsageError(f"{folder}: {_EXPECTED}; found neither")
    return parts


def _read_lines(path: Path) -> Iterator[Extraction | ArticleError]:
    if path.suffix.lower() == ".parquet":
        raise UsageError(f"{path}: is one table of Parquet; name the folder that holds all four")
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read_line(f"{path}:{number}", line)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); {_EXPECTED}") from error


def _read_line(place: str, line: bytes) -> Extraction | ArticleError:
    try:
        record = json.loads(line)
        if not isinstance(record, dict):
            return ArticleError(place, "expected one JSON object per line, as `extractor run` writes them")
        return Extraction.from_dict(record)
    except (ValueError, DataError) as error:
        return ArticleError(place, f"is no extraction ({error}); expected a line of `extractor run`")
