"""Outputs that commands must not write to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from extractor.errors import UsageError
from extractor.export.files import is_stream

_URI = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/+")  # two letters and more: one is a drive of Windows


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[Path | None]) -> None:
    """See that outputs are places of this machine where no input, and none of the other outputs, lies.

    Raises:
        UsageError: one is not.
    """
    taken = {path.resolve() for path in inputs if path}
    for output in filter(None, outputs):
        if uri := _URI.match(str(output)):
            shown = f"{uri[1]}://{str(output)[uri.end() :]}"  # a path has one slash of the two
            raise UsageError(f"{shown}: expected a local file or folder as output; write to one with -o and copy it there")
        if is_stream(output):  # which loses nothing
            continue
        if output.resolve() in taken:
            raise UsageError(f"{output}: is an input too and would be lost; choose another output with -o")
        taken.add(output.resolve())
