"""Bytes for the readers: a look at the first ones, unpacking, and bounds on everything that hostile input could make endless."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import BinaryIO, cast

HEAD = 1 << 16
"""Bytes by which a format is told."""

MOST_BYTES = 64 << 20
"""Of one article as it comes: a file, line, page, message or record."""

MOST_CHARACTERS = 10_000_000
"""Of the text of one article; the longest novels have half of it."""

MOST_RATIO = 200
"""Bytes that one packed byte may stand for, once `MOST_BYTES` are out; news packs to a fifth, markup to a twentieth."""

MOST_UNPACKED = 1 << 40
"""Bytes of one packed file; reading is a stream, so this bounds time and not memory."""

PACKED = (".gz", ".zst")


class Unreadable(ValueError):
    """Why a source cannot be read, or not to its end; what it was and what to do, without the name of the source."""


def need(library: str, extra: str, purpose: str) -> ModuleType:
    """A library that an extra brings.

    Raises:
        Unreadable: it is not installed; the message names the extra.
    """
    try:
        return import_module(library)
    except ImportError as error:
        hint = f"pip install 'geopolitical-extractor[{extra}]'"
        raise Unreadable(f"{purpose} needs the extra [{extra}] ({error}); install it: {hint}") from error


def bare_name(name: str) -> PurePath:
    """The name without the suffix of its packing.

    >>> bare_name("news/rare.offer.html.gz").stem
    'rare.offer'
    """
    path = PurePath(name)
    return path.with_suffix("") if path.suffix.lower() in PACKED and path.stem else path


def look(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and the stream as it was before.

    Reads until a line that is not blank is complete, so that what arrives slowly can be read as it arrives.
    """
    if stream.seekable():
        begin = stream.tell()
        head = stream.read(HEAD)
        stream.seek(begin)
        return head, stream
    head = b""
    while len(head) < HEAD and b"\n" not in head.lstrip():
        chunk = cast(io.BufferedIOBase, stream).read1(HEAD - len(head))
        if not chunk:
            break
        head += chunk
    return head, io.BufferedReader(_Joined(head, stream))


def unpacked(stream: BinaryIO) -> BinaryIO:
    """What a gzip or zstd stream holds, or the stream itself where it is neither; packed twice is left packed.

    Raises:
        Unreadable: zstd, and its library is missing. Reading raises it for data that is cut short, broken or a bomb.
    """
    head, stream = look(stream)
    if head.startswith(b"\x1f\x8b"):
        counted = _Counted(stream)
        source = gzip.GzipFile(fileobj=io.BufferedReader(counted))
        return io.BufferedReader(_Bounded(source.read1, counted), HEAD)
    if head.startswith(b"\x28\xb5\x2f\xfd"):
        zstandard = need("zstandard", "tables", "reading zstd")
        counted = _Counted(stream)
        reader = zstandard.ZstdDecompressor().stream_reader(io.BufferedReader(counted), read_across_frames=True)
        return io.BufferedReader(_Bounded(reader.read, counted), HEAD)
    return stream


def in_utf8(head: bytes, stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The stream in UTF-8 where its byte order mark says UTF-16 or UTF-32, else as it is."""
    for mark, encoding in WIDE_MARKS.items():
        if head.startswith(mark):
            decoder = codecs.getincrementaldecoder(encoding)("strict")
            return look(io.BufferedReader(_Recoded(stream, decoder), HEAD))
    return head, stream


WIDE_MARKS = {  # the longer first, for one begins with another
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read_whole(stream: BinaryIO, most: int = MOST_BYTES) -> bytes:
    """All bytes of a stream that is read as one.

    Raises:
        Unreadable: there are more than `most`.
    """
    data = stream.read(most + 1)
    if len(data) > most:
        raise Unreadable(too_long(most))
    return data


def too_long(most: int = MOST_BYTES) -> str:
    """What is wrong with more bytes than that."""
    return f"expected at most {most >> 20} MiB in one article or feed, found more; split it"


def read_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream, with None in the place of one that is longer than `MOST_BYTES`."""
    while line := stream.readline(MOST_BYTES + 1):
        if len(line) <= MOST_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_BYTES)
        yield None


class _Joined(io.RawIOBase):
    """Bytes that were taken from a stream, and the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, cast(io.BufferedIOBase, rest)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._head[: len(buffer)] or self._rest.read1(len(buffer))
        self._head = self._head[len(chunk) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Counted(io.RawIOBase):
    """A stream that counts what is taken from it."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self.count = cast(io.BufferedIOBase, source), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        chunk = self._source.read1(len(buffer))
        self.count += len(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)


class _Bounded(io.RawIOBase):
    """What an unpacker gives, until it is more than news can be.

    Where it cannot go on the stream ends, and only who reads on is told why: a buffer would else lose what it holds from before.
    """

    def __init__(self, read: Callable[[int], bytes], packed: _Counted) -> None:
        self._read, self._packed, self._count = read, packed, 0
        self._fault: Unreadable | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._fault is not None:
            raise self._fault
        try:
            chunk = self._read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # of the file, not of what is in it
            return self._end(error)
        except Exception as error:  # ZstdError, which only its library can name
            if type(error).__name__ != "ZstdError":
                raise
            return self._end(error)
        self._count += len(chunk)
        if self._count > MOST_BYTES and self._count > MOST_RATIO * self._packed.count:
            raise Unreadable(f"unpacks to more than {MOST_RATIO} times its size, as bombs do; unpack it yourself if it is none")
        if self._count > MOST_UNPACKED:
            raise Unreadable(f"unpacks to more than {MOST_UNPACKED >> 30} GiB; split it")
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def _end(self, error: Exception) -> int:
        self._fault = Unreadable(
            f"cannot be unpacked to its end ({error}); what is before the fault was read; fetch the file anew"
        )
        return 0


class _Recoded(io.RawIOBase):
    """A stream in UTF-8 instead of its own encoding."""

    def __init__(self, source: BinaryIO, decoder: codecs.IncrementalDecoder) -> None:
        self._source, self._decoder, self._ready, self._ended = source, decoder, b"", False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready and not self._ended:
            chunk = self._source.read(HEAD)
            self._ended = not chunk
            try:
                self._ready = self._decoder.decode(chunk, final=self._ended).encode("utf-8")
            except UnicodeError as error:
                raise Unreadable(
                    f"expected UTF-16 or UTF-32, as its mark says, found other bytes ({error}); convert it"
                ) from error
        chunk, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(chunk)] = chunk
        return len(chunk)
