"""Bytes -> text in whatever encoding they are."""

from __future__ import annotations

import codecs
import re

from extractor.articles.streams import WIDE_MARKS, Unreadable

# Encodings of pages and files; Python knows others that unpack, or take a time that grows with the square of the text.
_OF_FILES = re.compile(r"utf|iso|cp\d|koi8|gb|big5|euc|shift|mac|tis|ascii|hz|johab")
_SAMPLE = 1 << 16  # bytes; what the detector looks at


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of bytes, without a byte order mark.

    By the mark; else UTF-16 where every other byte is nothing, as in English; else UTF-8, which hardly any text in another encoding is
    by chance, unless much of it is nothing, as in an archive or an image; else as declared (a header, a `meta` tag);
    else Windows-1252 where few bytes are beyond ASCII, as in English; else as charset-normalizer finds.

    Raises:
        Unreadable: the bytes are no text.
    """
    marked = next((encoding for mark, encoding in WIDE_MARKS.items() if data.startswith(mark)), None)
    nothing = [data[:_SAMPLE][parity::2].count(0) / max(len(data[:_SAMPLE]) // 2, 1) for parity in (0, 1)]
    if marked is None and max(nothing) > 0.7 and min(nothing) < 0.1:
        marked = "utf-16-be" if nothing[0] > nothing[1] else "utf-16-le"
    for encoding in filter(None, (marked, "utf-8", declared)):
        try:
            text = data.removeprefix(codecs.BOM_UTF8).decode(_as_browsers_do(encoding))
        except (LookupError, UnicodeError, ValueError):  # ValueError: a name with a null character
            continue
        if text.count("\0") * 5 > len(text):
            raise Unreadable(f"expected text, found byte 0x00 at offset {data.index(0)}; unpack it or convert it to UTF-8 first")
        return text
    if b"\0" not in data:
        beyond = sum(byte > 0x7F for byte in data[:_SAMPLE])
        if beyond * 20 < len(data[:_SAMPLE]):
            try:
                return data.decode("cp1252")
            except UnicodeDecodeError:
                pass
        from charset_normalizer import from_bytes  # late: an import of its own for the rare file

        best = from_bytes(data[:_SAMPLE]).best()
        if best is not None:
            return data.decode(best.encoding, "replace")
    position = _first_fault(data)
    raise Unreadable(f"expected text, found byte 0x{data[position]:02x} at offset {position}; convert it to UTF-8 first")


def _as_browsers_do(encoding: str) -> str:
    """Python's name of an encoding; Windows-1252 where a page claims to be Latin-1 or ASCII (WHATWG Encoding Standard).

    Raises:
        LookupError: there is no such encoding of files.
    """
    name = codecs.lookup(encoding).name
    if not _OF_FILES.match(name):
        raise LookupError(name)
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _first_fault(data: bytes) -> int:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0
