"""Forms of known things that follow from their names."""

import pytest

from extractor.entities.gazetteer import Entry, load_gazetteer
from extractor.entities.short_forms import short_forms, surname


@pytest.mark.parametrize(
    ("name", "iso", "last"),
    [
        ("Kim Jong-un", "PRK", "Kim"),
        ("Boris Johnson", "GBR", "Johnson"),
        ("Bashar al-Assad", "SYR", "al-Assad"),
        ("Pelé", "BRA", ""),
    ],
)
def test_surnames(name, iso, last):
    assert surname(Entry(f"x:{name}", "PERSON", None, name, iso, None, None, None)) == last


def test_bodies_are_found_without_their_state():
    bodies = short_forms(load_gazetteer()).bodies
    assert {"CAN", "NOR"} <= {entry.iso for entry in bodies["Conservative Party"]}
