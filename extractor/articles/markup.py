"""What feeds and mail hold as HTML -> plain text, and the look of markup; whole pages are for `html`."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

_LINES = frozenset("br dd dt figcaption li tr".split())
_PARAGRAPHS = frozenset(
    "address article aside blockquote div dl figure footer h1 h2 h3 h4 h5 h6 header hr ol p pre section table ul".split()
)
_UNREAD = frozenset("head noscript script style template title".split())
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def plain_text(markup: str) -> str:
    """The text of a piece of HTML: white space as a browser shows it, blocks on lines of their own, paragraphs between blank lines."""
    if "<" not in markup and "&" not in markup:
        return markup.strip()
    # a target, not a tree: no depth of nesting can exhaust it
    target: Any = _Text()
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True)
    text: Any = etree.fromstring(printable(f"<div>{markup}</div>").encode("utf-8"), parser)
    return str(text)


class _Text:
    """Collects text from the events of a parser."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._unread = 0

    def start(self, tag: str, attributes: object) -> None:
        self._unread += tag in _UNREAD
        self._break(tag)

    def end(self, tag: str) -> None:
        self._unread -= tag in _UNREAD
        self._break(tag)

    def data(self, text: str) -> None:
        if not self._unread:
            self._parts.append(re.sub(r"\s+", " ", text))

    def close(self) -> str:
        text = re.sub(r" *\n *", "\n", "".join(self._parts))
        return re.sub(r"\n{3,}", "\n\n", re.sub(" {2,}", " ", text)).strip()

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._parts.append("\n\n")
        elif tag in _LINES:
            self._parts.append("\n")


def first_tag(head: bytes) -> str:
    """The first tag of a document, in lower case, behind whatever may stand before it; blank where it does not begin with one.

    >>> first_tag(b'<?xml version="1.0"?> <!-- a feed --> <RSS version="2.0">')
    'rss'
    >>> first_tag(b"<!DOCTYPE html><title>x</title>")
    'html'
    """
    text = head.decode("utf-8", "replace").removeprefix("\ufeff").lstrip()
    while text.startswith(("<?", "<!--")):
        text = text.partition("?>" if text.startswith("<?") else "-->")[2].lstrip()
    match = re.match(r"<(?:!doctype\s+)?([a-z][\w:.-]*)", text, re.IGNORECASE)
    return match[1].lower() if match else ""


def printable(text: str) -> str:
    """The text with blanks for what XML cannot hold: control characters, lone surrogates."""
    return _CONTROL.sub(" ", text)
