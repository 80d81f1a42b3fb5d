"""RSS and Atom feeds as files: one article per item, its full content if the feed has it, else its summary; needs the extra [web]."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any, BinaryIO

from extractor.articles.fields import usable_id
from extractor.articles.markup import first_tag, plain_text
from extractor.articles.streams import Unreadable, bare_name, need, read_whole
from extractor.errors import ArticleError
from extractor.records import Article

_TAIL = 1000  # bytes in which a feed is closed
_MOST_FEED = (
    8 << 20
)  # bytes; real ones have a tenth, and the library takes up to 6 s and 200 MB for each million of a hostile one


def read_feed(stream: BinaryIO, name: str) -> Iterator[Article | ArticleError]:
    """One article per item; its id is the item's own, else its link, else `stem-item`. An item without words is an error."""
    feedparser = need("feedparser", "web", "reading RSS and Atom")
    # a stream, for a text might be taken for a URL or a file name
    data = read_whole(stream, _MOST_FEED)
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        raise Unreadable("expected a feed in RSS or Atom, found other XML; convert it")
    for number, item in enumerate(feed.entries, start=1):
        title = plain_text(item.get("title", ""))
        contents = [item.get("summary", ""), *(content.get("value", "") for content in item.get("content", ()))]
        text = max(map(plain_text, contents), key=len) or title
        if text:
            identifier = usable_id(item.get("id") or item.get("link"), f"{bare_name(name).stem}-{number}")
            source = plain_text(feed.feed.get("title", "")) or None
            yield Article(identifier, text, title or None, _day(item), source, item.get("link") or None, language="")
        else:
            yield ArticleError(
                f"{name}:{number}", "expected an item with a content, summary or title, found none; fetch its page"
            )
    if not feed.entries and feed.bozo:
        raise Unreadable(f"cannot be read as a feed ({feed.bozo_exception}); fetch it anew")
    if feed.bozo and b"</" + _root(data) not in data[-_TAIL:]:
        raise Unreadable("expected a feed that is closed, found its end cut off; what is before was read; fetch it anew")


def _root(data: bytes) -> bytes:
    """The name of the outermost element, as it is written."""
    found = re.search(rb"<(rss|feed|rdf:rdf)\b", data, re.IGNORECASE)
    return found[1] if found is not None else b""


def is_feed(head: bytes) -> bool:
    """Whether it begins as feeds do."""
    return first_tag(head) in ("rss", "feed", "rdf:rdf")


def _day(item: Any) -> date | None:
    """The day of publication in UTC, else of the last change."""
    moment = item.get("published_parsed") or item.get("updated_parsed")
    try:
        return datetime.fromtimestamp(timegm(moment), tz=timezone.utc).date() if moment else None
    except (ValueError, OverflowError, OSError):
        return None
