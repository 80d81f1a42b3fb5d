"""What the writers share: opening outputs, with errors that say what to do."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from extractor.errors import ExportError, UsageError


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an error of the file system into one that names the output.

    Raises:
        ExportError: in the place of any OSError but a broken pipe, which is the reader's own wish.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"{path}: cannot be written ({error.strerror or error}); choose another output with -o") from error


def open_folder(output: Path | TextIO, format_name: str) -> Path:
    """The output as a folder that exists and can be written to, made with its parents where it is missing.

    Raises:
        UsageError: the output is a stream.
        ExportError: the folder cannot be made or written to.
    """
    if not isinstance(output, str | os.PathLike):
        raise UsageError(f"the {format_name} format fills a folder: name it with -o FOLDER")
    folder = Path(output)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):  # finds out now, before an hour of work
            return folder


def open_text(path: Path) -> TextIO:
    """A UTF-8 file open for writing, its folder made where it is missing.

    Raises:
        ExportError: the file cannot be opened for writing.
    """
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w", encoding="utf-8", newline="", buffering=1 << 18)  # a third less system time for large graphs


def is_stream(path: Path) -> bool:
    """Whether a device, a pipe or the like is there, which can be written to but not replaced."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def followed(path: Path) -> Path:
    """What an output names: of a link that which it points to, so that the link stays."""
    linked = os.path.islink(path) and not is_stream(path)  # /dev/stdout has no real path where it is a pipe
    return Path(os.path.realpath(path)) if linked else path


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary name beside `path`, which takes its place when all is written, and is gone when it is not; a stream's own name.

    Raises:
        ExportError: the file cannot be written; an older one is as it was.
    """
    if is_stream(path):
        with writing(path):
            yield path
        return
    target = followed(path)
    partial = target.with_name(f".{target.name}.part")
    with writing(path):
        try:
            yield partial
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)


class TextOutput:
    """A file, which is replaced, or a text stream, which stays open; what is written is safely out.

    Args:
        output: where to write.
        tail: what the format wants at the end. A file has it after every write and is thus always whole; a stream or a device, where
            nothing can be taken back, has it when all is done.
    """

    def __init__(self, output: Path | TextIO, tail: str = "") -> None:
        self._own = isinstance(output, str | os.PathLike)
        self._path = Path(output) if isinstance(output, str | os.PathLike) else Path(getattr(output, "name", "output"))
        self._stream = open_text(Path(output)) if isinstance(output, str | os.PathLike) else output
        self._tail = tail
        self._tail_now = bool(tail) and self._own and self._stream.seekable()
        self._end: int | None = None

    def write(self, text: str) -> None:
        """Write and flush.

        Raises:
            ExportError: the output cannot be written.
        """
        with writing(self._path):
            if self._end is not None:
                self._stream.seek(self._end)
            self._stream.write(text)
            if self._tail_now:
                self._end = self._stream.tell()
                self._stream.write(self._tail)
            self._stream.flush()

    def close(self) -> None:
        """Close the file; a stream is left to its owner."""
        with writing(self._path):
            if self._tail and not self._tail_now:
                self._stream.write(self._tail)
                self._stream.flush()
            if self._own:
                self._stream.close()
