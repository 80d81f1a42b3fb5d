"""JSON Lines: one extraction per line, in the JSON form of the contract.

Each line goes straight to the file and is flushed, rather than to a temporary file that is renamed at the end: whatever
stops a long run, the finished articles are there, and a pipe or a device can be the output too.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TextIO

from extractor.export.files import TextOutput
from extractor.records import Extraction

# Legal in JSON, but lone surrogates are not UTF-8, and whoever prints the line takes the others for ends of lines, commands to the
# terminal or orders to show what follows from right to left.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class JsonLinesWriter:
    """Writes to a file or to a text stream."""

    def __init__(self, output: Path | TextIO) -> None:
        self._output = TextOutput(output)

    def write(self, extraction: Extraction) -> None:
        """Write one line."""
        self._output.write(to_json(extraction) + "\n")

    def close(self) -> None:
        """Finish the output."""
        self._output.close()


def to_json(extraction: Extraction) -> str:
    """The JSON form on one line, valid UTF-8 for any text."""
    return escape(json.dumps(extraction.to_dict(), ensure_ascii=False, allow_nan=False))


def escape(line: str) -> str:
    """JSON with the characters that do harm outside a JSON reader as escapes; it reads the same."""
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
