"""What tells gender and number, and what they decide."""

from collections import Counter

import pytest
from docs import make_doc
from resolving import grouped, read

from extractor.entities import partition_of
from extractor.entities.agreement import gender_of, is_plural, load_given_names
from extractor.entities.clusters import Cluster
from extractor.entities.forms import fold
from extractor.entities.words import load_words


@pytest.mark.parametrize(
    ("sentence", "gender"),
    [
        ("Vladimir/NNP Kowal/NNP left/VBD ./.", "m"),
        ("Fatima/NNP Kowal/NNP left/VBD ./.", "f"),
        ("Mrs./NNP Kowal/NNP left/VBD ./.", "f"),
        ("Xyzzy/NNP Kowal/NNP left/VBD ./.", None),
    ],
)
def test_gender_of_a_person(sentence, gender):
    forms = [form for form in ("Vladimir Kowal", "Fatima Kowal", "Xyzzy Kowal") if form.split()[0] in sentence] or ["Kowal"]
    doc, article = read(sentence, ents={forms[0]: "PERSON"})
    (person,) = partition_of(doc, article).entities()
    assert gender_of(doc, person, load_words()) == gender


def test_a_body_has_no_gender():
    assert gender_of(make_doc("Iran/NNP left/VBD ./."), Cluster("ORG:x", "ORG"), load_words()) is None


def test_given_names_are_plain_letters():
    names = load_given_names()
    assert len(names) > 10_000
    assert all(name == fold(name) for name in names)


def test_a_full_name_tells_gender_better_than_a_pronoun_that_may_be_wrong():
    doc, article = read("Fatima/NNP Kowal/NNP left/VBD ./.", "He/PRP left/VBD ./.", ents={"Fatima Kowal": "PERSON"})
    (person,) = partition_of(doc, article).entities()
    person.spans = [(0, 2, "name"), (4, 5, "pronoun")]
    assert gender_of(doc, person, load_words()) == "f"


def test_most_pronouns_tell_the_gender_of_a_surname():
    doc = make_doc("Xyzzy/NNP left/VBD ./.", "She/PRP met/VBD her/PRP$ aunt/NN as/IN he/PRP left/VBD ./.")
    person = Cluster("PERSON:xyzzy", "PERSON", spans=[(0, 1, "name"), (3, 4, "pronoun"), (5, 6, "pronoun"), (8, 9, "pronoun")])
    person.names["Xyzzy"] += 1
    assert gender_of(doc, person, load_words()) == "f"
    person.spans = [(0, 1, "name"), (3, 4, "pronoun"), (8, 9, "pronoun")]
    assert gender_of(doc, person, load_words()) is None


@pytest.mark.parametrize(
    ("cluster", "several"),
    [
        (Cluster("PERSON:ann", "PERSON", names=Counter({"Ann": 1})), False),
        (Cluster("GROUP:kurds", "GROUP", names=Counter({"Kurds": 1})), True),
        (Cluster("ORG:velta", "ORG", names=Counter({"Velta": 1})), None),
        (Cluster("PERSON:we", "PERSON", spans=[(0, 1, "pronoun")]), True),
    ],
)
def test_who_is_several(cluster, several):
    assert is_plural(make_doc("We/PRP left/VBD ./."), cluster, load_words()) is several


def test_a_pronoun_takes_the_person_of_its_gender():
    sentences = ("Fatima/NNP Kowal/NNP met/VBD Vladimir/NNP Novak/NNP ./.", "He/PRP/nsubj/left left=leave/VBD/root ./.")
    found = grouped(*sentences, ents={"Fatima Kowal": "PERSON", "Vladimir Novak": "PERSON"})
    assert found["Vladimir Novak"] == ["Vladimir Novak", "He"]
