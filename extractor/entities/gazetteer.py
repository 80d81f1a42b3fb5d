"""Gazetteers: CSV tables of known things, and the spaCy component that finds their forms in a text.

Matching is case-sensitive, longest form first, and blind to the kind of white space, apostrophe and dash.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.data import Strict, validate
from extractor.errors import DataError
from extractor.ontology import load_ontology

FormKind = Literal["name", "adjective", "people", "capital"]
Forms = Annotated[tuple[str, ...], BeforeValidator(lambda cell: tuple(filter(None, map(str.strip, cell.split(";")))))]
Optional = BeforeValidator(lambda cell: cell or None)
Text = Annotated[str | None, Optional]
Code = Annotated[Annotated[str, Field(pattern=r"^[A-Z]{3}$")] | None, Optional]
Item = Annotated[Annotated[str, Field(pattern=r"^Q\d+$")] | None, Optional]
Day = Annotated[Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")] | None, Optional]
Latitude = Annotated[Annotated[float, Field(ge=-90, le=90)] | None, Optional]
Longitude = Annotated[Annotated[float, Field(ge=-180, le=180)] | None, Optional]


class _Row(Strict):
    """Columns that every table has."""

    name: str = Field(min_length=1)
    aliases: Forms
    subtype: Text
    iso: Code
    wikidata: Item
    latitude: Latitude
    longitude: Longitude
    source: str = Field(min_length=1)


class _State(_Row):
    adjectives: Forms
    people: Forms
    capital: Forms
    metonyms: Forms


class _Place(_Row):
    adjectives: Forms


class _Base(_Row):
    place: str
    operators: Forms
    start: Day
    end: Day


class _Leader(_Row):
    office: str = Field(min_length=1)
    start: Day
    end: Day


class _Weapon(_Row):
    kind: str


class _Dated(_Row):
    start: Day


class _Event(_Dated):
    end: Day


TABLES: Mapping[str, tuple[str, type[_Row]]] = {
    "states.csv": ("STATE", _State),
    "places.csv": ("PLACE", _Place),
    "bases.csv": ("BASE", _Base),
    "organisations.csv": ("ORG", _Row),
    "armed_groups.csv": ("ORG", _Row),
    "parties.csv": ("ORG", _Row),
    "organs.csv": ("ORG", _Row),
    "media.csv": ("ORG", _Row),
    "groups.csv": ("GROUP", _Row),
    "leaders.csv": ("PERSON", _Leader),
    "figures.csv": ("PERSON", _Row),
    "weapons.csv": ("WEAPON", _Weapon),
    "agreements.csv": ("AGREEMENT", _Dated),
    "events.csv": ("EVENT", _Event),
}


@dataclass(frozen=True, slots=True)
class Term:
    """An office held for a time; dates are ISO, as exact as known, None where open or unknown."""

    office: str
    iso: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing."""

    key: str
    type: str
    subtype: str | None
    name: str
    iso: str | None
    wikidata: str | None
    latitude: float | None
    longitude: float | None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a form: which entry, and in what way it speaks of it."""

    entry: Entry
    kind: FormKind


class Gazetteer:
    """All entries, found by form."""

    def __init__(self, forms: Mapping[str, tuple[Candidate, ...]]) -> None:
        self.forms = forms
        self.entries = {candidate.entry.key: candidate.entry for found in forms.values() for candidate in found}
        self.states = {e.iso: e for e in self.entries.values() if e.type == "STATE" and e.iso}
        self.adjectives: dict[str, list[str]] = defaultdict(list)  # by key of the entry
        for form, found in forms.items():
            for candidate in found:
                if candidate.kind == "adjective":
                    self.adjectives[candidate.entry.key].append(form)
        self._by_first_word: dict[str, list[tuple[str, int]]] = defaultdict(list)  # with the characters before that word
        for form in forms:
            first = _WORD.search(form)
            self._by_first_word[first[0] if first else form].append((form, first.start() if first else 0))
        for longest_first in self._by_first_word.values():
            longest_first.sort(key=lambda found: (-len(found[0]), found))

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """Leftmost-longest forms, and those inside names of events, as half-open character spans with their readings."""
        plain = _plain(text)
        position = 0
        for word in _WORD.finditer(plain):
            if word.start() < position:
                continue
            for form, lead in self._by_first_word.get(word[0], ()):
                begin = word.start() - lead
                end = begin + len(form)
                if begin >= position and plain.startswith(form, begin) and not _continues(plain, end):
                    candidates = self.forms[form]
                    yield begin, end, candidates
                    if candidates[0].entry.type not in _DESCRIPTIVE:
                        position = end
                        break


# names of these types may hold names of others ("Astana talks"), which are found too
_DESCRIPTIVE = frozenset({"EVENT", "AGREEMENT"})
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\xa0": " ", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _continues(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "_") and text[end - 1].isalnum()


def read_table(path: Path) -> list[_Row]:
    """Rows of one gazetteer.

    Raises:
        DataError: names the file, the row (by name and line) and the column, and what was expected there.
    """
    schema = TABLES[path.name][1]
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, restkey="surplus", restval="")
        if reader.fieldnames != list(schema.model_fields):
            raise DataError(f"{path.name}: columns {reader.fieldnames}; expected {list(schema.model_fields)}")
        rows: list[_Row] = [validate(f"{path.name}:{reader.line_num} {row['name']!r}", schema, row) for row in reader]
    subtypes = load_ontology().entities[TABLES[path.name][0]].subtypes
    for row in rows:
        if row.subtype is not None and row.subtype not in subtypes:
            raise DataError(
                f"{path.name}: {row.name!r}: subtype {row.subtype!r}; expected one of {', '.join(subtypes) or 'none'}"
            )
    return rows


def build_gazetteer(tables: Iterable[Path]) -> Gazetteer:
    """One gazetteer from several tables; rows of one person, one per term, become one entry."""
    forms: dict[str, list[Candidate]] = defaultdict(list)
    terms: dict[str, list[_Leader]] = defaultdict(list)

    def add(entry: Entry, kind: FormKind, words: Iterable[str]) -> None:
        candidate = Candidate(entry, kind)
        for word in words:
            readings = forms[_plain(word)]
            if candidate not in readings:
                readings.append(candidate)

    for path in tables:
        kind = TABLES[path.name][0]
        for row in read_table(path):
            if isinstance(row, _Leader):
                terms[row.name].append(row)
                continue
            entry = _entry(row, kind, f"{path.stem}:{row.name}")
            add(entry, "name", (row.name, *row.aliases))
            if isinstance(row, _State):
                add(entry, "adjective", row.adjectives)
                add(entry, "capital", (*row.capital, *row.metonyms))
                people = Entry(
                    f"people:{row.name}", "GROUP", None, row.people[0] if row.people else row.name, row.iso, None, None, None
                )
                add(people, "people", row.people)
            elif isinstance(row, _Place):
                add(entry, "adjective", row.adjectives)
    for name, rows in terms.items():
        held = tuple(Term(row.office, row.iso, row.start, row.end) for row in rows)
        states = {term.iso for term in held}
        wikidata = next((row.wikidata for row in rows if row.wikidata), None)
        entry = Entry(
            f"leaders:{name}", "PERSON", None, name, states.pop() if len(states) == 1 else None, wikidata, None, None, held
        )
        add(entry, "name", {name, *(alias for row in rows for alias in row.aliases)})
    return Gazetteer({form: tuple(found) for form, found in forms.items()})


def _entry(row: _Row, kind: str, key: str) -> Entry:
    return Entry(key, kind, row.subtype, row.name, row.iso, row.wikidata, row.latitude, row.longitude)


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteers that ship with the package."""
    with resources.as_file(resources.files("extractor.entities").joinpath("gazetteer")) as folder:
        return build_gazetteer(folder / name for name in TABLES if (folder / name).exists())


@Language.component("gazetteer", assigns=["doc.spans"])
def match_gazetteer(doc: Doc) -> Doc:
    """Put every form of the gazetteer into `doc.spans["gazetteer"]`, one span a reading: label = type, id = entry, kb_id = kind."""
    spans = []
    for begin, end, candidates in load_gazetteer().find(doc.text):
        span = doc.char_span(begin, end)
        if span is not None:
            spans += [Span(doc, span.start, span.end, c.entry.type, kb_id=c.kind, span_id=c.entry.key) for c in candidates]
    doc.spans["gazetteer"] = spans
    return doc
