"""What makes two forms of names those of one name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities.forms import fold, is_part, spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelensky", "Zelenskyy"), ("Gaddafi", "Qaddafi"), ("Moqtada", "Muqtada"), ("Hussein", "Husain"), ("Haghia", "Hagia")],
)
def test_transliterations_of_one_name_are_spelt_alike(one, other):
    assert spelling(fold(one)) == spelling(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Lee", "Li"), ("Hariri", "Harari"), ("Petrov", "Petrova"), ("Barzani", "Talabani")])
def test_other_names_are_not(one, other):
    assert spelling(fold(one)) != spelling(fold(other))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12))
def test_a_doubled_letter_is_a_matter_of_spelling(word):
    doubled = word[:2] + word[2] + word[2:]
    assert spelling(doubled) == spelling(word)


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("Pedro Kowal", "Pedro R. Kowal Urrutia", True),
        ("Anna Kowal", "Anna Maria Kowal", True),
        ("Anna Urrutia", "Pedro R. Kowal Urrutia", False),
        ("Pedro Maria Kowal", "Pedro R. Kowal Urrutia", False),
    ],
)
def test_a_person_by_the_first_of_two_surnames(short, long, same):
    assert is_part(fold(short).split(), fold(long).split(), "PERSON") is same
