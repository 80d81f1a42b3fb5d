"""Mail: one message (.eml) or many (mbox); the text of the message, its attachments left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from typing import BinaryIO

from extractor.articles.encodings import decode
from extractor.articles.fields import usable_id
from extractor.articles.markup import plain_text
from extractor.articles.streams import MOST_BYTES, Unreadable, bare_name, read_lines, read_whole, too_long
from extractor.errors import ArticleError
from extractor.records import Article

_HEADERS = frozenset(
    b"from to date subject message-id received mime-version return-path delivered-to content-type reply-to".split()
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):(?: |\t|$)")


class _Policy(policy.EmailPolicy):
    """The standard one, with headers cut: its parser takes a time that grows with the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MOST_HEADER]


_MOST_HEADER = 2000  # characters of each
_MOST_PARTS = 10_000
_POLICY = _Policy()


def read_mail(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One message; its id is the message's own, else the stem of `name`."""
    yield _article(read_whole(stream), bare_name(name).stem)


def read_mbox(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """The messages of a mailbox; an error is named `name:message`."""
    for number, message in enumerate(_messages(stream), start=1):
        try:
            if message is None:
                raise Unreadable(too_long())
            yield _article(message, f"{bare_name(name).stem}-{number}")
        except Unreadable as error:
            yield ArticleError(f"{name}:{number}", str(error))


def is_mail(head: bytes) -> bool:
    """Whether it begins with headers, two of them such as only mail has."""
    lines = re.split(rb"\r?\n", head[:8192])
    names = []
    for line in lines:
        match = _HEADER.match(line)
        if match:
            names.append(match[1].lower())
        elif not (names and line.startswith((b" ", b"\t"))):
            break
    return len(_HEADERS.intersection(names)) >= 2


def is_mbox(head: bytes) -> bool:
    """Whether it begins with the line that begins a message of a mailbox, and a header after it."""
    first, _, rest = head.partition(b"\n")
    return re.match(rb"From \S+ .*\d{4}\s*$", first) is not None and _HEADER.match(rest) is not None


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages of a mailbox (RFC 4155), None in the place of one that is too long."""
    lines: list[bytes] = []
    size = 0
    blank = True  # before the first line, and behind a blank one
    begun = False
    for line in read_lines(stream):
        if line is not None and blank and line.startswith(b"From "):
            if begun:
                yield b"".join(lines) if size <= MOST_BYTES else None
            lines, size, begun = [], 0, True
        else:
            size += MOST_BYTES + 1 if line is None else len(line)
            if size > MOST_BYTES or line is None:
                lines = []
            else:
                lines.append(re.sub(rb"^>(>*From )", rb"\1", line))
            begun = True
        blank = line is not None and not line.strip()
    if begun:
        yield b"".join(lines) if size <= MOST_BYTES else None


def _article(data: bytes, otherwise: str) -> Article:
    """The article of a message.

    Raises:
        Unreadable: it has no text, or the library fails on it.
    """
    try:
        if data.count(b"\n--") > _MOST_PARTS:
            raise Unreadable(f"expected at most {_MOST_PARTS} parts in a message, found more; save it as text")
        message = BytesParser(policy=_POLICY).parsebytes(data)
        assert isinstance(message, EmailMessage)
        text = _text(message)
    except Unreadable:
        raise
    except Exception as error:  # RecursionError, for one
        raise Unreadable(f"cannot be read as mail ({type(error).__name__}: {error}); save it as text") from error
    if not text.strip():
        raise Unreadable("holds no text; attachments are not read, save them as files")
    person, address = parseaddr(_header(message, "From"))
    return Article(
        id=usable_id(_header(message, "Message-ID").strip("<> "), otherwise),
        text=text,
        title=_header(message, "Subject") or None,
        published=_day(_header(message, "Date")),
        source=person or address or None,
        language="",
    )


def _text(message: EmailMessage) -> str:
    """The plain text of a message, else its HTML as text; line ends as in a file."""
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        return ""
    payload = body.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", body.get_content_charset())
    return plain_text(text) if body.get_content_subtype() == "html" else text.replace("\r\n", "\n")


def _header(message: EmailMessage, field: str) -> str:
    """A header on one line, blank where there is none or the library's parser falls over it."""
    try:
        return " ".join(str(message.get(field, "")).split())
    except Exception:  # IndexError and RecursionError have been seen
        return ""


def _day(text: str) -> date | None:
    """The day in the sender's own time zone."""
    try:
        return parsedate_to_datetime(text).date() if text else None
    except (ValueError, TypeError, OverflowError):
        return None
