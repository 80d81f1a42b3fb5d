"""WARC files of crawls (CC-News) and WET files: the pages and texts in them; needs the extra [web].

WARC-Date is the time of the crawl, which may be years behind the news, so an article never has it as its day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from extractor.articles.encodings import decode
from extractor.articles.fields import usable_id
from extractor.articles.html import MOST_PAGE, article_of_page, is_html
from extractor.articles.streams import Unreadable, need
from extractor.errors import ArticleError
from extractor.records import Article


def read_warc(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article for each page or text that was fetched with success; its id is that of its record.

    An error is named `name:record`. Pictures, scripts, redirects and records about records are no articles and are passed over.
    """
    warcio = need("warcio.archiveiterator", "web", "reading WARC")
    try:
        for number, record in enumerate(warcio.ArchiveIterator(stream), start=1):
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
    """Whether it begins with a record of WARC or of its forerunner ARC."""
    return head.startswith((b"WARC/", b"filedesc://"))


def _article(record: Any, place: str) -> Article | ArticleError | None:
    """The article of a record, None where it holds none.

    Raises:
        Unreadable: it is a page or text, and cannot be read.
    """
    http = record.http_headers
    if http is not None and http.get_statuscode() != "200":
        return None
    kind = (http or record.rec_headers).get_header("Content-Type") or ""
    medium = kind.partition(";")[0].strip().lower()
    if medium not in ("", "text/html", "application/xhtml+xml", "text/plain"):
        return None
    try:
        content = record.content_stream().read(MOST_PAGE + 1)
    except Unreadable:
        raise  # the file ends here, not only the record
    except Exception as error:  # a transfer encoding that is not what its header says
        raise Unreadable(f"cannot be unpacked ({type(error).__name__}: {error})") from error
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI")
    identifier = usable_id((headers.get_header("WARC-Record-ID") or "").strip("<>").removeprefix("urn:uuid:"), place)
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", kind, re.IGNORECASE)
    charset = match[1] if match else None
    if medium == "text/plain":
        if len(content) > MOST_PAGE:
            raise Unreadable(f"expected at most {MOST_PAGE >> 20} MiB in a text, found more")
        return Article(identifier, decode(content, charset), url=url, language="")
    if not medium and not is_html(content):
        return None
    return article_of_page(content, identifier, url, charset)
