"""Names made from ids: safe on every file system, and different for different ids."""

import re

import pytest
from extractions import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from extractor.export.names import FileNames, encoded, node_id, qualified, safe_stem


def test_file_names_are_safe_and_readable():
    assert safe_stem("rare-offer_2.b") == "rare-offer_2.b"
    assert safe_stem("Źródło") == "Źródło"
    assert safe_stem("https://example.org/a?b=1").startswith("https_example.org_a_b_1-")
    assert len(safe_stem("x" * 5000)) < 150


ids = st.text(st.characters(exclude_categories=())) | st.text("./\\-ab0\x00 ", max_size=4)


@given(ids)
def test_file_names_stay_in_their_folder(identifier):
    stem = safe_stem(identifier)
    assert stem
    assert not stem.startswith((".", "-"))
    assert not set(stem) & set('/\\:*?"<>|\x00\n ')
    assert len(stem.encode()) < 150


@given(ids, ids)
def test_file_names_of_different_articles_differ(one, two):
    assert (safe_stem(one) == safe_stem(two)) == (one == two)
    assert safe_stem(safe_stem(one)) != safe_stem(one) or safe_stem(one) == one


@pytest.mark.parametrize("device", ["CON", "nul", "Com1", "LPT9", "aux.txt", "con.2021.b", "prn.", "COM¹"])
def test_no_file_is_a_device_on_windows(device):
    assert re.match(r"_(con|nul|com1|lpt9|aux|prn|com¹)", safe_stem(device), re.IGNORECASE)
    assert safe_stem("confer") == "confer"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_ids_make_plain_names(text):
    assert re.fullmatch(r"\w[\w.-]*", safe_stem(text))
    assert re.fullmatch(r"[\w.~%-]*", encoded(text), re.ASCII)


def test_two_articles_of_a_run_never_share_a_file():
    names = FileNames()
    stems = [names.stem(article) for article in ("News", "news", "NEWS", "news-0123456789abcdef", "ｎews")]
    assert len({stem.casefold() for stem in stems}) == len(stems)


@given(ids, ids, ids, ids)
def test_parts_of_different_articles_have_different_names(one, part, two, other):
    assert (qualified(one, part) == qualified(two, other)) == ((one, part) == (two, other))


@pytest.mark.parametrize(
    ("wikidata", "name"),
    [("Q7747", "Q7747"), (None, "a%3Ab:x"), ("", "a%3Ab:x"), ("Q", "a%3Ab:x"), ("Q1\n", "a%3Ab:x"), ("x:Q1", "a%3Ab:x")],
)
def test_known_things_are_one_node_for_all_articles(wikidata, name):
    assert node_id("a:b", "x", wikidata) == name
