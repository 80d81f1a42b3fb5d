"""Cities of 15,000 inhabitants and more, for telling which place a name found in a text may mean.

They are never sought in running text: thousands of them have the names of persons and common words ("Reading", "Victoria").
`cities.csv` has a line for each form of a name, sorted by the folded form; of a further form ("odessa") it says only which city
has it, and the line of the city's own name tells the rest. It comes from GeoNames (CC BY 4.0) by `models/recipe/cities.py`.
A look-up bisects the lines and reads those that it finds, so opening costs no parsing.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from pydantic import Field

from extractor.data import Strict, validate
from extractor.entities.gazetteer import Code, Count, Entry, Latitude, Longitude
from extractor.errors import DataError

_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ħ": "h"})
_NEAR = 0.5  # degrees


class CityForm(Strict):
    """A line of `cities.csv`: a form of the name of a city, which has this name and id in GeoNames."""

    form: str = Field(pattern=r"^[^,\"]+$")
    name: str
    geonames: int


class City(CityForm):
    """The line of a city's own name."""

    iso: Code
    admin: str | None = None
    population: Count
    latitude: Latitude
    longitude: Longitude


def folded(name: str) -> str:
    """A name without case, diacritics, apostrophes and punctuation ("Deir ez-Zor" -> "deir ez zor", "Sana'a" -> "sanaa")."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_UNMARKED))
    return " ".join(re.findall(r"\w+", re.sub(r"[\u0300-\u036f'’‘ʻʼ`]", "", plain)))


@lru_cache(maxsize=10_000)  # the same few names return all through a run
def cities_named(name: str) -> tuple[Entry, ...]:
    """Cities that bear a name, whatever its case and diacritics; the one with most inhabitants first.

    Returns:
        Entries with the key "cities:" and the id in GeoNames, of type PLACE and subtype city.

    Raises:
        DataError: a line of `cities.csv` is broken; the message has its number and column.
    """
    found = (row if isinstance(row, City) else _city(row) for row in _rows(folded(name)))
    return tuple(sorted(map(_entry, found), key=lambda entry: (-(entry.population or 0), entry.key)))


def is_near(city: Entry, other: Entry) -> bool:
    """Whether two entries of one name are one city: in one state, and not half a degree apart."""
    if None in (city.latitude, city.longitude, other.latitude, other.longitude) or city.iso != other.iso:
        return False
    away = (abs((a or 0.0) - (b or 0.0)) for a, b in ((city.latitude, other.latitude), (city.longitude, other.longitude)))
    return max(away) < _NEAR


def _city(form: CityForm) -> City:
    """The city that has a further form."""
    for row in _rows(folded(form.name)):
        if isinstance(row, City) and row.geonames == form.geonames:
            return row
    raise DataError(f"cities.csv: {form.form!r}: there is no city {form.name!r} with the id {form.geonames}")


def _rows(form: str) -> Iterator[CityForm]:
    lines = _lines()
    index = bisect_left(lines, form, lo=1, key=_form)
    while form and index < len(lines) and _form(lines[index]) == form:
        yield read_line(index + 1, lines[index])
        index += 1


def read_line(number: int, line: str) -> CityForm:
    """One line of the table.

    Raises:
        DataError: names the line and every bad column.
    """
    columns = zip(City.model_fields, next(csv.reader([line])), strict=False)
    filled = {column: cell for column, cell in columns if cell}
    return validate(f"cities.csv:{number}", City if len(filled) > len(CityForm.model_fields) else CityForm, filled)


def _form(line: str) -> str:
    return line[: line.find(",")]


def _entry(city: City) -> Entry:
    return Entry(
        f"cities:{city.geonames}", "PLACE", "city", city.name, city.iso, None, city.latitude, city.longitude,
        population=city.population, admin=city.admin,
    )  # fmt: skip


@cache
def _lines() -> list[str]:
    return resources.files("extractor.entities").joinpath("cities.csv").read_text(encoding="utf-8").splitlines()
