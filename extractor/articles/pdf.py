"""PDF: the text of all pages as pypdf finds it; needs the extra [documents]. Scans have none: they need OCR first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from extractor.articles.markup import printable
from extractor.articles.streams import MOST_CHARACTERS, Unreadable, bare_name, need, read_whole
from extractor.articles.text import date_line
from extractor.errors import ArticleError
from extractor.records import Article

_MOST_PAGES = 2000


def read_pdf(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article whose id is the stem of `name`, with a blank line between pages.

    The day of publication is that of a date line, as in plain text; the file's own dates are those of its making.
    """
    pypdf = need("pypdf", "documents", "reading PDF")
    data = read_whole(stream)
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise Unreadable("is encrypted; save it without a password")
        pages: list[str] = []
        size = 0
        for number, page in enumerate(document.pages):
            pages.append(page.extract_text().strip())
            size += len(pages[-1])
            if number >= _MOST_PAGES or size > MOST_CHARACTERS:
                raise Unreadable(f"expected at most {_MOST_PAGES} pages with {MOST_CHARACTERS} characters, found more; split it")
        title = document.metadata.title if document.metadata else None
    except Unreadable:
        raise
    except Exception as error:  # whatever hostile bytes make of it
        raise Unreadable(f"cannot be read as PDF ({type(error).__name__}: {error}); save it as text") from error
    text = printable("\n\n".join(filter(None, pages)))
    if not text.strip():
        raise Unreadable("holds no text; if it is a scan, run OCR first")
    yield Article(
        bare_name(name).stem, text, title=str(title).strip() or None if title else None, published=date_line(text), language=""
    )


def is_pdf(head: bytes) -> bool:
    """Whether it begins with the mark of the format."""
    return head[:1024].lstrip().startswith(b"%PDF-")
