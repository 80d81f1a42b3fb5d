"""Given names that nearly all bearers of one gender share, from the table of the package `nomquamgender`.

Its authors pooled 36 public lists of names from over 150 countries (Van Buskirk, Clauset and Larremore 2023, "An open-source cultural
consensus approach to name-based gender classification", ICWSM; MIT licence). `name_data.json` holds, by name in lower-case ASCII, in how
many lists it is, of how many people, and the share of women among them.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

LISTS = 8  # least number of lists that have the name: fewer, and it may be a surname or a slip
SURE = 0.1  # greatest share of the other gender


def select(table: Mapping[str, tuple[int, int, float, object]]) -> Iterator[tuple[str, str]]:
    """Names in alphabetical order with "f" or "m"."""
    for name, (lists, _, women, _) in sorted(table.items()):
        if lists >= LISTS and re.fullmatch("[a-z]{2,}", name) and min(women, 1 - women) <= SURE:
            yield name, "f" if women > 0.5 else "m"


def main() -> None:
    """Write the table that ships with the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, help="name_data.json of the package nomquamgender 0.1.4")
    parser.add_argument("output", type=Path, help="extractor/entities/given_names.csv")
    arguments = parser.parse_args()
    rows = select(json.loads(arguments.table.read_text(encoding="utf-8")))
    arguments.output.write_text("name,gender\n" + "".join(f"{name},{gender}\n" for name, gender in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
