"""JSON Lines: one extraction per line, in the JSON form of the contract.

Each line goes straight to the file and is flushed, rather than to a temporary file that is renamed at the end: whatever
stops a long run, the finished articles are there, and a pipe or a device can be the output too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TextIO

from extractor.export.files import open_text, writing
from extractor.records import Extraction

# Legal in JSON, but lone surrogates are not UTF-8, and many readers take the others for ends of lines or terminal commands.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class JsonLinesWriter:
    """Writes to a file, which is replaced, or to a text stream, which stays open."""

    def __init__(self, output: Path | TextIO) -> None:
        self._own = isinstance(output, str | Path)
        self._path = Path(output) if isinstance(output, str | Path) else Path(getattr(output, "name", "output"))
        self._stream = open_text(Path(output)) if isinstance(output, str | Path) else output

    def write(self, extraction: Extraction) -> None:
        """Write one line and flush it."""
        with writing(self._path):
            self._stream.write(to_json(extraction) + "\n")
            self._stream.flush()

    def close(self) -> None:
        """Close the file; a stream is left to its owner."""
        if self._own:
            with writing(self._path):
                self._stream.close()


def to_json(extraction: Extraction) -> str:
    """The JSON form on one line, valid UTF-8 for any text."""
    line = json.dumps(extraction.to_dict(), ensure_ascii=False, allow_nan=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
