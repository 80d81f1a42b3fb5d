"""Reading data files: TOML in, validated records out, with errors that say file, entry and key."""

from __future__ import annotations

import gc
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar, cast

import tomli  # compiled, where the standard library's takes a quarter of a second for all our files
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from extractor.errors import DataError

T = TypeVar("T")


class Strict(BaseModel):
    """A record whose unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def read_toml(path: Path) -> dict[str, Any]:
    """Content of a TOML file.

    Raises:
        DataError: the file cannot be read or is no TOML; the message has the line.
    """
    try:
        return tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomli.TOMLDecodeError) as error:
        raise DataError(f"{path}: cannot be read as TOML: {error}") from error


def load_packaged(package: str, name: str, schema: type[T], key: str | None = None) -> T:
    """A TOML file that ships inside a package, or one key of it, as an instance of `schema`.

    Raises:
        DataError: the file breaks its schema.
    """
    with resources.as_file(resources.files(package).joinpath(name)) as path:
        content = read_toml(path)
    return validate(name, schema, content if key is None else content.get(key))


@contextmanager
def lasting() -> Iterator[None]:
    """Make what is never given back: without the garbage collector, which would look through it again and again meanwhile."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@cache
def _adapter(schema: Any) -> TypeAdapter[Any]:
    return TypeAdapter(schema)


def validate(place: str, schema: type[T], data: object) -> T:
    """`data` as an instance of `schema`, any type that pydantic understands.

    Raises:
        DataError: names the place (a file, an entry) and every bad key, with what was expected there.
    """
    try:
        return cast(T, _adapter(cast(Hashable, schema)).validate_python(data))
    except ValidationError as error:
        problems = (f"{'.'.join(map(str, e['loc'])) or 'value'}: {e['msg']}" for e in error.errors())
        raise DataError(f"{place}: " + "; ".join(problems)) from error
