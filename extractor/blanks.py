"""Texts without surplus blanks for the pipeline, and its offsets in the text as it came.

The parser takes a second blank, or the return before a line feed, for a word of its own and stumbles over it ("the  army", hard-wrapped
text with line ends of Windows). So they are left out, and all spans are moved back to where they stand in the article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from extractor.records import Article, Span

_BLANK = r"[^\S\r\n]"
_SURPLUS = re.compile(rf"\r(?=\n)|{_BLANK}+(?=\r?\n)|(?<={_BLANK}){_BLANK}+")
_SIGNS = ("  ", "\r\n", " \n", "\t")  # one of which every text with surplus blanks has, odd ones aside
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """An article without surplus blanks.

    Attributes:
        article: to be read.
        text: as it came.
        places: where in it each character of the article's text stands; empty if nothing was left out.
    """

    article: Article
    text: str
    places: tuple[int, ...]

    def restored(self, record: _Record) -> _Record:
        """A record of what was read with all its spans, and their texts, as they are in the text as it came."""
        return self._moved(record) if self.places else record

    def _moved(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(self._moved, value))
        if not is_dataclass(value):
            return value
        moved = {each.name: self._moved(getattr(value, each.name)) for each in fields(value)}
        if isinstance(value, Span):
            moved["begin"], moved["end"] = self.places[value.begin], self.places[value.end - 1] + 1
            if "text" in moved:
                moved["text"] = self.text[moved["begin"] : moved["end"]]
        return replace(value, **moved)  # type: ignore[type-var]


def squeeze(article: Article) -> Squeezed:
    """The article without surplus blanks."""
    text = article.text
    if not any(sign in text for sign in _SIGNS):
        return Squeezed(article, text, ())
    places: list[int] = []
    begin = 0
    for surplus in _SURPLUS.finditer(text):
        places += range(begin, surplus.start())
        begin = surplus.end()
    places += range(begin, len(text))
    kept = "".join(map(text.__getitem__, places))
    return Squeezed(replace(article, text=kept), text, tuple(places) if len(places) < len(text) else ())
