"""Gazetteers: CSV tables of known things, and where their forms stand in a text.

Matching is case-sensitive, longest form first, and blind to the kind of white space, apostrophe and dash.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field

from extractor.data import Strict, lasting, validate
from extractor.errors import DataError
from extractor.ontology import load_ontology
from extractor.words import Document


def _split(cell: str) -> tuple[str, ...]:
    return tuple([form for form in map(str.strip, cell.split(";")) if form])


FormKind = Literal["name", "adjective", "people", "capital"]
Forms = Annotated[tuple[str, ...], BeforeValidator(_split)]
Code = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Item = Annotated[str, Field(pattern=r"^Q\d+$")]
Day = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
CowCode = Annotated[int, Field(ge=2, le=999)]
Count = Annotated[int, Field(ge=1)]


class _Row(Strict):
    """Columns that every table has; an empty cell is the default."""

    name: str
    aliases: Forms = ()
    subtype: str | None = None
    iso: Code | None = None
    wikidata: Item | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    source: str


class _State(_Row):
    cow: CowCode | None = None
    adjectives: Forms = ()
    people: Forms = ()
    capital: Forms = ()
    metonyms: Forms = ()


class _Place(_Row):
    adjectives: Forms = ()
    population: Count | None = None


class _Base(_Row):
    place: str | None = None
    operators: Forms = ()
    start: Day | None = None
    end: Day | None = None


class _Leader(_Row):
    office: str
    start: Day | None = None
    end: Day | None = None


class _Weapon(_Row):
    kind: str


class _Dated(_Row):
    start: Day | None = None


class _Event(_Dated):
    end: Day | None = None


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


class Term(NamedTuple):
    """An office held for a time; dates are ISO, as exact as known, None where open or unknown."""

    office: str
    iso: str | None
    start: str | None
    end: str | None


class Entry(NamedTuple):  # thousands are made at every start, which tuples are made quickest
    """A known thing.

    Attributes:
        key: its identity here, "table:name".
        latitude: degrees north, WGS 84.
        longitude: degrees east, WGS 84.
        terms: the offices of a person.
        cow: number of a state in the Correlates of War project's list of states.
        population: inhabitants of a city: how likely a name is that of this city rather than of another.
        admin: the province, region or federal state in which a city lies.
        start: day on which an event began, ISO, as exact as known.
        end: day on which it ended, None where open or unknown.
    """

    key: str
    type: str
    subtype: str | None
    name: str
    iso: str | None
    wikidata: str | None
    latitude: float | None
    longitude: float | None
    terms: tuple[Term, ...] = ()
    cow: int | None = None
    population: int | None = None
    admin: str | None = None
    start: str | None = None
    end: str | None = None


class Candidate(NamedTuple):
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
        self._by_first_word: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            word = form.partition(" ")[0]
            if not word.isalnum():
                first = _WORD.search(form)
                word = first[0] if first else form
            self._by_first_word[word].append(form)
        for longest_first in self._by_first_word.values():
            if len(longest_first) > 1:
                longest_first.sort(key=lambda form: (-len(form), form))

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """Leftmost-longest forms, and those inside names of events, as half-open character spans with their readings."""
        plain = _plain(text)
        position = 0
        for word in _WORD.finditer(plain):
            if word.start() < position:
                continue
            for form in self._by_first_word.get(word[0], ()):
                begin = word.start() - form.find(word[0])
                end = begin + len(form)
                if begin >= position and plain.startswith(form, begin) and not _continues(plain, end):
                    candidates = self.forms[form]
                    yield begin, end, candidates
                    if candidates[0].entry.type not in _DESCRIPTIVE:
                        position = end
                        break

    def find_in(self, doc: Document) -> Iterator[tuple[int, int, tuple[Candidate, ...]]]:
        """The same as half-open ranges of words; none that cut a word."""
        for begin, end, candidates in self.find(doc.text):
            span = doc.char_span(begin, end)
            if span is not None:
                yield *span, candidates


# names of these types may hold names of others ("Astana talks"), which are found too
_DESCRIPTIVE = frozenset({"EVENT", "AGREEMENT"})
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\xa0": " ", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def _plain(text: str) -> str:
    return text if text.isascii() and text.isprintable() else text.translate(_PLAIN)


def _continues(text: str, end: int) -> bool:
    return end < len(text) and (text[end].isalnum() or text[end] == "_") and text[end - 1].isalnum()


def read_table(path: Path) -> list[_Row]:
    """Rows of one gazetteer.

    Raises:
        DataError: names the file, the row (by name and line) and the column, and what was expected there.
    """
    schema = TABLES[path.name][1]
    columns = list(schema.model_fields)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        if header != columns:
            raise DataError(f"{path.name}: columns {header}; expected {columns}")
        lines = [(reader.line_num, cells) for cells in reader if cells]
    filled = [_filled(columns, cells) for _, cells in lines]
    try:
        rows = validate(path.name, list[schema], filled)  # type: ignore[valid-type]
    except DataError:
        for (number, cells), row in zip(lines, filled, strict=True):  # which of them it is
            validate(f"{path.name}:{number} {cells[0]!r}", schema, row)
        raise
    subtypes = load_ontology().entities[TABLES[path.name][0]].subtypes
    for row in rows:
        if row.subtype is not None and row.subtype not in subtypes:
            raise DataError(
                f"{path.name}: {row.name!r}: subtype {row.subtype!r}; expected one of {', '.join(subtypes) or 'none'}"
            )
    return rows


def _filled(columns: Sequence[str], cells: Sequence[str]) -> dict[str, object]:
    """The cells of a row that are not empty, by column."""
    row: dict[str, object] = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
    if len(cells) > len(columns):
        row["surplus"] = cells[len(columns) :]
    return row


def build_gazetteer(tables: Iterable[Path]) -> Gazetteer:
    """One gazetteer from several tables; rows of one person, one per term, become one entry."""
    forms: dict[str, tuple[Candidate, ...]] = {}
    terms: dict[str, list[_Leader]] = defaultdict(list)

    def add(entry: Entry, kind: FormKind, words: Iterable[str]) -> None:
        candidate = Candidate(entry, kind)
        for word in words:
            form = _plain(word)
            readings = forms.get(form, ())
            if candidate not in readings:
                forms[form] = (*readings, candidate)

    for path in tables:
        kind, table = TABLES[path.name][0], path.stem
        for row in read_table(path):
            if isinstance(row, _Leader):
                terms[row.name].append(row)
                continue
            entry = _entry(row, kind, f"{table}:{row.name}")
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
        add(entry, "name", (name, *(alias for row in rows for alias in row.aliases)))
    return Gazetteer(forms)


def _entry(row: _Row, kind: str, key: str) -> Entry:
    return Entry(
        key, kind, row.subtype, row.name, row.iso, row.wikidata, row.latitude, row.longitude,
        cow=row.cow if isinstance(row, _State) else None,
        population=row.population if isinstance(row, _Place) else None,
        start=row.start if isinstance(row, _Event) else None, end=row.end if isinstance(row, _Event) else None,
    )  # fmt: skip


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteers that ship with the package."""
    with lasting(), resources.as_file(resources.files("extractor.entities").joinpath("gazetteer")) as folder:
        return build_gazetteer(folder / name for name in TABLES if (folder / name).exists())
