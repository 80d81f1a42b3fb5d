"""Word lists of the entity layer: their types are those of the ontology, and what is no part of a story."""

import pytest

from extractor.data import load_packaged
from extractor.entities.described.nouns import Described, load_described
from extractor.entities.words import load_words
from extractor.ontology import load_ontology


def test_classes_of_described_things_are_in_the_ontology():
    types = load_ontology().entities
    for noun, kind in load_described().items():
        assert noun == noun.lower()
        assert kind.type in types, noun
        assert kind.subtype is None or kind.subtype in types[kind.type].subtypes, noun


def test_a_described_noun_stands_in_one_list():
    classes = load_packaged("extractor.entities", "described.toml", tuple[Described, ...], "described")
    assert sorted(noun for kind in classes for noun in kind.heads()) == sorted(load_described())


def test_word_lists_use_types_and_subtypes_of_the_ontology():
    types = load_ontology().entities
    words = load_words()
    assert set(words.definite) <= set(types)
    assert set(words.definite_subtypes) <= words.definite["ORG"].nouns
    assert {kind for kinds in words.definite_subtypes.values() for kind in kinds} <= set(types["ORG"].subtypes)
    for kind, subtypes in words.subtypes.items():
        assert set(subtypes.values()) <= set(types[kind].subtypes)
    assert {kind for kinds in words.members.values() for kind in kinds} <= set(types["ORG"].subtypes)
    assert set(words.same_body) <= set(types["ORG"].subtypes)
    assert words.loosely_told <= set(types["EVENT"].subtypes)


@pytest.mark.parametrize(
    ("name", "kind", "subtype"),
    [
        ("Kunduz Air Base", "BASE", "air"),
        ("Prat Base", "BASE", "other"),
        ("Prat", "BASE", None),
        ("National Police Foundation", "ORG", "other"),
        ("Prat", "ORG", "other"),
    ],
)
def test_the_subtype_that_a_name_tells(name, kind, subtype):
    assert load_words().subtype_of(name, kind) == subtype


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on WhatsApp",
        "Subscribe to our newsletter for more.",
        "Sign up for the morning briefing",
        "Photo: Anna Kowal/Freedonia Press",
        "Read more: Iran and Iraq meet",
        "Share this article",
        "© 2021 Freedonia Press. All rights reserved.",
        "  ADVERTISEMENT",
    ],
)
def test_lines_that_are_no_part_of_the_story(line):
    assert load_words().is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Iran and Iraq met.",
        "The president signed up to the pact.",
        "He asked them to subscribe to the treaty.",
        "Photographers were banned.",
        "Readers in Iran saw it.",
        "Follow-up talks began in Geneva.",
        "",
    ],
)
def test_lines_of_the_story(line):
    assert not load_words().is_boilerplate(line)
