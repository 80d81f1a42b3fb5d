"""WARC files of crawls (CC-News) and WET files: the pages and texts in them; needs the extra [web].

WARC-Date is the time of the crawl, which may be years behind the news, so an article never has it as its day of publication.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from extractor.articles.encodings import decode
from extractor.articles.fields import usable_id
from extractor.articles.html import MOST_PAGE, article_of_page, is_html
from extractor.articles.streams import Unreadable, need
from extractor.errors import ArticleError
from extractor.records import Article

_MOST_LINE = 1 << 16  # bytes of a line of a header
_MOST_LINES = 10_000  # of a header, with the blank ones before it
_MEDIA = ("", "text/html", "application/xhtml+xml", "text/plain")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


def read_warc(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article for each page or text that was fetched with success; its id is that of its record.

    An error is named `name:record`. Pictures, scripts, redirects and records about records are no articles and are passed over.
    """
    warcio = need("warcio.archiveiterator", "web", "reading WARC")
    records = warcio.ArchiveIterator(stream, no_record_parse=True)  # for the parts within, see `_article`
    records.INC_RECORD = ""  # what it would print, bytes of the file among them
    records.reader.readline = bounded = _BoundedLines(records.reader.readline)
    faults = 0
    try:
        for number, record in enumerate(records, start=1):
            bounded.count = 0
            if records.err_count > faults:
                faults = records.err_count
                yield ArticleError(
                    f"{name}:{number}", "expected a blank line before this record; it or the one before may be lost"
                )
            if record.rec_type in ("response", "resource", "conversion"):
                try:
                    article = _article(record, f"{name}:{number}")
                except Unreadable as error:
                    url = record.rec_headers.get_header("WARC-Target-URI")
                    article = ArticleError(f"{name}:{number}", f"{error} (record of {url})")
                if article is not None:
                    yield article
    except warcio.ArchiveLoadFailed as error:
        raise Unreadable(f"expected a WARC record, found other bytes ({error}); what is before the fault was read") from error


def is_warc(head: bytes) -> bool:
    """Whether it begins as a record does."""
    return head.startswith(b"WARC/")


class _BoundedLines:
    """Gives lines of a header until there are more, or longer ones, than any header has."""

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline, self.count = readline, 0

    def __call__(self, length: int = 0) -> bytes:
        line = self._readline(_MOST_LINE)
        self.count += 1
        if len(line) >= _MOST_LINE or self.count > _MOST_LINES:
            raise Unreadable("expected the header of a WARC record, found endless lines; what is before the fault was read")
        return line


def _article(record: Any, place: str) -> Article | ArticleError | None:
    """The article of a record, None where it holds none.

    Raises:
        Unreadable: it is a page or text, and cannot be read.
    """
    headers = record.rec_headers
    block = record.raw_stream.read(MOST_PAGE + 1)
    kind, encodings = headers.get_header("Content-Type") or "", ("", "")
    cut = len(block) <= MOST_PAGE and getattr(record.raw_stream, "limit", 0) > 0
    if kind.partition(";")[0].strip().lower() == "application/http":
        if not block.startswith(b"HTTP/"):
            raise Unreadable("expected a response of HTTP, found other bytes")
        content = io.BytesIO(block)
        http = _http_headers(content)
        if http.get_statuscode() != "200":
            return None
        kind = http.get_header("Content-Type") or ""
        encodings = (http.get_header("Content-Encoding") or "", http.get_header("Transfer-Encoding") or "")
        block = content.read()
    medium = kind.partition(";")[0].strip().lower()
    if medium not in _MEDIA or (not medium and not is_html(block)):
        return None
    if cut:
        raise Unreadable("is cut short")
    page = _unpacked(block, *encodings)
    if len(page) > MOST_PAGE:
        raise Unreadable(f"expected at most {MOST_PAGE >> 20} MiB in a page, found more")
    url = headers.get_header("WARC-Target-URI")
    identifier = usable_id((headers.get_header("WARC-Record-ID") or "").strip("<>").removeprefix("urn:uuid:"), place)
    match = _CHARSET.search(kind)
    charset = match[1] if match else None
    if medium == "text/plain":
        return Article(identifier, decode(page, charset), url=url, language="")
    return article_of_page(page, identifier, url, charset)


def _http_headers(content: BinaryIO) -> Any:
    """The status and headers at the beginning of a response, which is read up to its body.

    Raises:
        Unreadable: the library fails on them.
    """
    headers = need("warcio.statusandheaders", "web", "reading WARC")
    try:
        return headers.StatusAndHeadersParser(["HTTP/"], verify=False).parse(content)
    except Exception as error:  # its own, EOFError, and what hostile lines make of it
        raise Unreadable(f"expected a response of HTTP, found other bytes ({type(error).__name__})") from error


def _unpacked(body: bytes, content_encoding: str, transfer_encoding: str) -> bytes:
    """The body of a response as it was before the transfer, cut behind `MOST_PAGE`.

    Raises:
        Unreadable: it is not in the encoding that its header says.
    """
    readers = need("warcio.bufferedreaders", "web", "reading WARC")
    try:
        if transfer_encoding.strip().lower() == "chunked":
            body = readers.ChunkedDataReader(io.BytesIO(body)).read()
        if content_encoding.strip().lower() not in ("gzip", "deflate"):
            return body  # many a crawler unpacks and keeps the header; if it is packed, it will be no text
        reader = readers.BufferedReader(io.BytesIO(body), decomp_type=content_encoding.strip().lower())
        page: bytes = reader.read(MOST_PAGE + 1)
    except Exception as error:
        raise Unreadable(f"cannot be unpacked ({type(error).__name__}: {error})") from error
    return page
