"""Types that no corpus labels throughout (BASE, EVENT, AGREEMENT, WEAPON): listed names found in unlabelled news.

The names are those of the extractor's own gazetteer. One name in five is held out with every sentence that holds it, so that
the score tells what the model makes of names it never saw. Since a few names fill most sentences, each sentence with a base or
an agreement is also taught with other names in their place, listed ones and such as any city could give (mention replacement,
Dai and Adel 2020).
"""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

from .lexicon import Span
from .sources import Passage

TABLES = {"BASE": "bases.csv", "EVENT": "events.csv", "AGREEMENT": "agreements.csv", "WEAPON": "weapons.csv"}
SWAPPED = ("BASE", "AGREEMENT")


class RareNames:
    """Forms of listed names -> type, the held-out forms among them, and names to put in their place.

    ``composed`` has the forms of ``silver.toml`` that make a name of a city.
    """

    def __init__(self, gazetteer: Path, composed: dict[str, list[str]]) -> None:
        self.types: dict[str, str] = {}
        self.held: set[str] = set()
        self.replacements: dict[str, list[str]] = {}
        self.composed = composed
        with (gazetteer / "places.csv").open(encoding="utf-8", newline="") as stream:
            self.cities = [row["name"] for row in csv.DictReader(stream) if row["subtype"] == "city"]
        for label, file in TABLES.items():
            with (gazetteer / file).open(encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    self._add(row["name"], [row["name"], *filter(None, row["aliases"].split(";"))], label)

    def _add(self, name: str, forms: list[str], label: str) -> None:
        clear = [form for form in forms if " " in form and form[0].isalnum() and any(c.isupper() for c in form)]
        if not clear:
            return
        self.types.update((form, label) for form in clear)
        if held_out(name):
            self.held.update(clear)
        elif label in SWAPPED:
            chosen = sorted(clear, key=lambda form: hashlib.sha256(form.encode()).digest())[:3]
            self.replacements.setdefault(label, []).extend(chosen)

    def swap(self, passage: Passage, chance: random.Random) -> Passage | None:
        """The passage with other names for its bases and agreements; None if it has none."""
        text, spans, done, swapped = "", [], 0, False
        for span in sorted(passage.spans):
            if span.begin < done:
                continue
            text += passage.text[done : span.begin]
            name = passage.text[span.begin : span.end]
            if span.label in SWAPPED:
                name, swapped = self._other(span.label, chance), True
            spans.append(Span(len(text), len(text) + len(name), span.label))
            text += name
            done = span.end
        return Passage(text + passage.text[done:], spans) if swapped else None

    def _other(self, label: str, chance: random.Random) -> str:
        """A listed name or a composed one, as likely as not; never one that is held out."""
        name = chance.choice(self.composed[label]).format(chance.choice(self.cities))
        return chance.choice(self.replacements[label]) if name in self.held or chance.random() < 0.5 else name


def held_out(name: str, one_in: int = 5) -> bool:
    """Whether a name belongs to the held-out share: the same on every machine."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % one_in == 0


def swaps(names: RareNames, passages: list[Passage], times: int, chance: random.Random) -> Iterator[Passage]:
    """``times`` variants of each passage with a base or an agreement."""
    for passage in passages:
        for _ in range(times):
            swapped = names.swap(passage, chance)
            if swapped:
                yield swapped
