"""The names of one article as linking looks them up: by their form and by where they begin and end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from extractor.entities.cities import cities_named
from extractor.entities.found import POSSESSIVE, Found
from extractor.words import Document

_IN = frozenset({"in", "at", "near"})


class ArticleNames:
    """Index of them.

    Args:
        doc: the parsed article.
        mentions: all its named and described mentions.

    Attributes:
        named: the mentions that are names.
        starting: names of what is known or a place, by their first token.
        ending: the same by the token behind them.
        towns: names that the tagger took for bodies, by the token behind them, where they are cities' too ("in | Augusta |, Georgia").
        same_form: mentions by their words.
        surnames: last words of the full names of persons.
    """

    def __init__(self, doc: Document, mentions: Sequence[Found]) -> None:
        self.doc = doc
        self._texts: dict[tuple[int, int], str] = {}
        named = self.named = [m for m in mentions if m.kind == "name"]
        self.starting = {m.start: m for m in named if m.candidates or m.type in ("STATE", "PLACE")}
        self.ending = {m.end: m for m in named if m.candidates or m.type in ("STATE", "PLACE")}
        bodies = [m for m in named if m.type == "ORG" and not m.candidates and m.start and doc[m.start - 1].lower_ in _IN]
        self.towns = {m.end: m for m in bodies if cities_named(self.text(m))}
        self.same_form: dict[str, list[Found]] = defaultdict(list)
        self.surnames = {self.text(m).split()[-1] for m in named if m.type == "PERSON" and m.end - m.start > 1}
        for mention in named:
            self.same_form[self.text(mention)].append(mention)

    def text(self, mention: Found) -> str:
        """The words of a mention, one space between them."""
        span = mention.start, mention.end
        if span not in self._texts:
            self._texts[span] = re.sub(r"\s+", " ", self.doc.text_of(mention.start, mention.end))
        return self._texts[span]

    def states(self, mention: Found) -> set[str]:
        """The states that what stands beside a name may be or lie in."""
        entries = [c.entry for c in mention.candidates] or cities_named(self.text(mention))
        return {entry.iso for entry in entries if entry.iso}

    def follows_place(self, mention: Found) -> bool:
        """Whether a place stands before a name and its comma ("Edmonton, | London |")."""
        before = self.ending.get(mention.start - 1) if mention.start and self.doc[mention.start - 1].text == "," else None
        return before is not None and before.type == "PLACE"

    def is_possessive(self, position: int) -> bool:
        """Whether an ending of the genitive stands there."""
        return position < len(self.doc) and self.doc[position].text in POSSESSIVE
