"""Nouns that say of somebody what he is, and nouns that a pronoun may mean."""

from docs import make_doc
from resolving import grouped, read

from extractor.entities import partition_of
from extractor.entities.anaphors import find_anaphors
from extractor.entities.words import load_words


def test_a_noun_for_somebody_is_no_entity_but_may_be_meant():
    doc, article = read("A/DT neighbour/NN left/VBD ./.")
    partition = partition_of(doc, article)
    assert [cluster.shadow for cluster in partition.clusters] == [True]
    assert partition.entities() == []


def test_anaphors_are_pronouns_definite_nouns_and_people():
    doc = make_doc("The/DT newspaper/NN said/VBD it/PRP met/VBD a/DT teacher/NN ./.")
    found = find_anaphors(doc, [], load_words())
    assert [(doc[f.start].text, f.kind, f.type) for f in found] == [
        ("newspaper", "nominal", "ORG"), ("it", "pronoun", "PERSON"), ("teacher", "nominal", "PERSON"),
    ]  # fmt: skip


def test_what_is_said_of_somebody_behind_a_first_noun():
    doc, article = read(
        "Ann/NNP/nsubj/lawyer Kowal/NNP/flat/Ann is=be/VBZ/cop/lawyer a/DT/det/lawyer lawyer/NN/root and/CC/cc/mother "
        "a/DT/det/mother mother/NN/conj/lawyer ./.",
        ents={"Ann Kowal": "PERSON"},
    )
    (person,) = partition_of(doc, article).clusters
    assert [doc[start].text for start, _, _ in person.spans] == ["Ann", "lawyer", "mother"]


def test_what_is_said_of_somebody_is_not_said_of_the_owner():
    found = grouped(
        "Kowal/NNP/nsubj/left ,/,/punct/wife who/WP/nsubj/wife is=be/VBZ/cop/wife Rahimi/NNP/nmod:poss/wife 's/POS/case/Rahimi "
        "wife/NN/acl:relcl/Kowal ,/,/punct/wife left=leave/VBD/root ./.",
        ents={"Kowal": "PERSON", "Rahimi": "PERSON"},
    )
    assert found == {"Kowal": ["Kowal", "wife"], "Rahimi": ["Rahimi"]}
