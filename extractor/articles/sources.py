"""Where articles lie: files, folders, globs, standard input, and object stores (s3://, gs://)."""

from __future__ import annotations

import glob
import io
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath
from typing import Any, BinaryIO, cast

from extractor.articles.streams import Unreadable, bare_name, need
from extractor.errors import UsageError

_URI = re.compile(r"(s3|gs|gcs)://")
_BLOCK = 1 << 20  # bytes of one request to an object store
GOOGLE_PATIENCE = 60  # seconds for which requests to Google's store are tried again; left to itself its client looks like a hang


@dataclass(frozen=True)
class Source:
    """Something with articles in it.

    Attributes:
        name: for messages and ids; of a URI without credentials and parameters.
        open: gives its bytes, to be closed after use.
        path: where it is a file of this machine.
    """

    name: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    path: Path | None = None


def expand(entry: str | Path, suffixes: Collection[str]) -> list[Source]:
    """What one input names, sorted; of a folder or glob whatever has one of the suffixes, packed or not, and is not hidden.

    A link is followed as far as it stays in its folder (of a glob: in the part before the first wildcard), and each file is taken once.

    Raises:
        UsageError: nothing is there, or nothing with one of the suffixes.
    """
    if str(entry) == "-":
        return [Source("stdin", lambda: nullcontext(sys.stdin.buffer))]
    if isinstance(entry, str) and _URI.match(entry):
        return _in_store(entry, suffixes)
    if not str(entry).strip():
        raise UsageError("an input is empty; expected a file, folder, glob, URI or - for standard input")
    path = Path(entry)
    known = ", ".join(suffixes)
    if os.path.isdir(path):  # os.path, because it says no to an impossible name where pathlib raises
        found = _in_folder(path, path.rglob("*"), suffixes)
        if not found:
            raise UsageError(f"{entry}: expected a folder with files of the kinds {known}; found none")
    elif os.path.exists(path):
        found = [path]
    else:
        found = _in_folder(Path(*_before_wildcards(path.parts)), _matching(path), suffixes)
        if not found:
            raise UsageError(f"{entry}: expected a file, folder or glob; nothing of that name with {known} exists")
    return [Source(str(path), partial(_open, path), path) for path in found]


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _matching(path: Path) -> Iterator[Path]:
    """What a glob names. The library's own `**` follows links, and would take for ever where two of them lead back."""
    if "**" not in path.parts:
        yield from map(Path, glob.glob(str(path)))
        return
    pattern = _translated(path.as_posix())
    yield from (each for each in Path(*_before_wildcards(path.parts)).rglob("*") if pattern.fullmatch(each.as_posix()))


def _in_folder(folder: Path, paths: Iterable[Path], suffixes: Collection[str]) -> list[Path]:
    root = os.path.realpath(folder)
    found: dict[str, Path] = {}
    for path in sorted(paths):
        if has_suffix(path, suffixes) and not _hidden(path.relative_to(folder)) and path.is_file():
            real = os.path.realpath(path)
            if os.path.commonpath([root, real]) == root:
                found.setdefault(real, path)
    return list(found.values())


def has_suffix(path: PurePath, suffixes: Collection[str]) -> bool:
    """Whether the name has one of the suffixes, packed or not."""
    return bare_name(str(path)).suffix.lower() in suffixes


def _hidden(path: PurePath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _before_wildcards(parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _in_store(uri: str, suffixes: Collection[str]) -> list[Source]:
    """An object, or those behind a prefix or pattern; parameters such as `?endpoint_override=` go to pyarrow.

    Raises:
        UsageError: the store cannot be reached, or holds nothing of that name.
    """
    address, mark, parameters = uri.partition("?")
    scheme, _, rest = address.partition("://")
    place = rest.rpartition("@")[2] if "@" in rest.partition("/")[0] else rest
    shown = f"{scheme}://{place}"
    pattern = place if glob.has_magic(place) else None
    if pattern:
        fixed = "/".join(_before_wildcards(place.split("/")))
        address = address.removesuffix(place) + fixed
    if scheme != "s3" and "retry_limit_seconds=" not in parameters:
        mark, parameters = "?", f"{parameters}{mark and '&'}retry_limit_seconds={GOOGLE_PATIENCE}"
    try:
        fs = need("pyarrow.fs", "tables", "reading from object stores")
        store, key = fs.FileSystem.from_uri(address + mark + parameters)
        info = store.get_file_info(key)
        found = [key]
        if info.type != fs.FileType.File:
            listed = store.get_file_info(fs.FileSelector(key, allow_not_found=True, recursive=True))
            keys = sorted(each.path for each in listed if each.type == fs.FileType.File)
            found = [k for k in keys if has_suffix(PurePath(k), suffixes) and not _hidden(PurePath(k[len(key) :]))]
    except (OSError, ValueError, Unreadable) as error:  # pyarrow.ArrowInvalid is a ValueError
        raise UsageError(f"{shown}: cannot be reached ({_brief(error)}); check name, region and credentials") from error
    if pattern:
        matches = _translated(pattern)
        found = [k for k in found if matches.fullmatch(k)]
    if not found:
        raise UsageError(
            f"{shown}: expected an object, prefix or pattern; nothing of that name with {', '.join(suffixes)} exists"
        )
    return [Source(f"{scheme}://{k}", partial(_open_object, store, k)) for k in found]


def _open_object(store: Any, key: str) -> BinaryIO:
    return io.BufferedReader(cast(io.RawIOBase, store.open_input_file(key)), _BLOCK)


def _brief(error: Exception) -> str:
    return str(error).partition("\n")[0][:300]


def _translated(pattern: str) -> re.Pattern[str]:
    """A glob as a regular expression in which `*` stays in its folder and `**/` does not.

    >>> bool(_translated("news/**/*.txt").fullmatch("news/2021/07/a.txt"))
    True

    Raises:
        UsageError: it is none.
    """
    parts = re.split(r"(\*\*/|\*\*|\*|\?|\[!?[^\]/]+\])", pattern)
    meaning = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    sets = (f"[^{part[2:]}" if part.startswith("[!") else part if part.startswith("[") else re.escape(part) for part in parts)
    try:
        return re.compile("".join(meaning.get(part, other) for part, other in zip(parts, sets, strict=True)), re.DOTALL)
    except re.error as error:
        raise UsageError(f"{pattern}: expected a glob, found a fault ({error}); correct it") from error
