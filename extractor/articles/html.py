"""HTML pages: main text, title, day of publication and outlet as trafilatura finds them; needs the extra [web].

Offsets are into the extracted text. The day is what the page says of itself: in JSON-LD or meta tags, else in its URL, a `time` element or
a line like "Published: May 3, 2019"; a search through its words for anything like a date is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from extractor.articles.encodings import decode
from extractor.articles.fields import parse_date
from extractor.articles.markup import first_tag
from extractor.articles.streams import Unreadable, bare_name, need, read_whole
from extractor.errors import ArticleError
from extractor.records import Article

MOST_PAGE = 16 << 20
"""Bytes of a page."""

# Bounds on what hostile pages cost, in characters without scripts and styles; pages of news have 50 to 500 thousand.
_MOST_MARKUP = 2_000_000  # up to 8 s of work per million, by measurement
_MOST_BETWEEN_TAGS = 100_000  # libxml2's time grows with the square of the attributes of a tag
_MOST_JSON = 1_000_000

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}  # the same on any day that it runs
_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,200}?charset\s{0,9}=\s{0,9}|\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9})["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_UNREAD = re.compile(r"<(?:(script|style|svg|noscript|template)\b([^<>]*)|!--)", re.IGNORECASE)


def read_html(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article whose id is the stem of `name`."""
    yield article_of_page(read_whole(stream, MOST_PAGE), bare_name(name).stem)


def article_of_page(page: bytes, identifier: str, url: str | None = None, charset: str | None = None) -> Article:
    """The article of a page.

    Args:
        page: its HTML.
        identifier: id that the article gets.
        url: where it was fetched, for pages that do not tell.
        charset: encoding by the header of the transfer, which goes before that of the page.

    Raises:
        Unreadable: it has no main text, is beyond the bounds, or the library fails on it.
    """
    trafilatura = need("trafilatura", "web", "reading HTML")
    if len(page) > MOST_PAGE:
        raise Unreadable(f"expected at most {MOST_PAGE >> 20} MiB in a page, found more; save it as text")
    declared = _CHARSET.search(page[:4096])
    markup = _lightened(decode(page, charset or (declared[1].decode("ascii", "replace") if declared else None)))
    try:
        found = trafilatura.bare_extraction(
            markup, url=url, fast=True, favor_precision=True, include_comments=False, include_tables=False,
            with_metadata=True, date_extraction_params=_DATES,
        )  # fmt: skip
    except Exception as error:  # whatever hostile markup makes of it
        raise Unreadable(f"cannot be read as HTML ({type(error).__name__}: {error}); save it as text") from error
    if found is None or not (found.text or "").strip():
        raise Unreadable("holds no main text; if it should, save it as text")
    address = found.url or url
    title = " ".join((found.title or "").split())
    first, _, rest = found.text.partition("\n")
    return Article(
        id=identifier,
        text=rest if rest and " ".join(first.split()) == title else found.text,  # the heading, which only some pages have inside
        title=title or None,
        published=_day(found.date),
        source=found.sitename or _host(address),
        url=address or None,
        language="",
    )


def is_html(head: bytes) -> bool:
    """Whether it begins as pages do."""
    return first_tag(head) in ("html", "head", "body")


def _lightened(page: str) -> str:
    """A page without what is not read and may be endless; of its JSON-LD only what tells title, day and outlet.

    Raises:
        Unreadable: what is left is beyond the bounds.
    """
    parts: list[str] = []
    position = 0
    page = _DECLARATION.sub("", page)
    while opening := _UNREAD.search(page, position):
        parts.append(page[position : opening.start()])
        closing = re.compile(f"</{opening[1]}[^>]*>|</{opening[1]}.*" if opening[1] else "-->", re.IGNORECASE | re.DOTALL)
        end = closing.search(page, opening.end())
        if opening[1] and "ld+json" in opening[2]:
            parts.append(_briefly(page[opening.end() : end.start() if end else None].removeprefix(">")))
        position = end.end() if end else len(page)
    parts.append(page[position:])
    light = "".join(parts)
    if len(light) > _MOST_MARKUP or max(map(len, light.split("<"))) > _MOST_BETWEEN_TAGS:
        raise Unreadable(
            f"expected a page of news, found {len(light)} characters of markup or too many without a tag; save it as text"
        )
    return light


def _briefly(content: str) -> str:
    """The JSON-LD of an article with nothing in it but what we ask for, since trafilatura reads it with slow expressions."""
    try:
        data = json.loads(content[:_MOST_JSON], strict=False)
    except (ValueError, RecursionError):
        return ""
    for item in _objects(data):
        brief = {key: item[key][:1000] for key in ("headline", "datePublished") if isinstance(item.get(key), str)}
        if "datePublished" in brief or "headline" in brief:
            publisher = item.get("publisher")
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                brief["publisher"] = {"@type": "Organization", "name": publisher["name"][:200]}
            text = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **brief}).replace("<", "\\u003c")
            return f'<script type="application/ld+json">{text}</script>'
    return ""


def _objects(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script: itself, or those of its list or graph."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (each for each in graph if isinstance(each, dict)) if isinstance(graph, list) else ()


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text or "")
    except ValueError:
        return None


def _host(address: str | None) -> str | None:
    try:
        return urlsplit(address).hostname if address else None
    except ValueError:
        return None
