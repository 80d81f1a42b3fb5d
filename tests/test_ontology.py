"""The closed lists say what the output contract says."""

import pytest

from extractor.data import validate
from extractor.errors import DataError
from extractor.ontology import RelationType, load_ontology

SUBTYPES = {
    "PERSON": "",
    "STATE": "",
    "PLACE": "city admin region water facility",
    "BASE": "air naval land missile other",
    "ORG": "government military igo armed_group party media company other",
    "GROUP": "",
    "EVENT": "talks conflict attack withdrawal exercise election protest other",
    "AGREEMENT": "",
    "WEAPON": "",
}
STATES = "located_in capital_of part_of holds_office member_of national_of operates participant_in party_to controls"
INTERACTIONS = (
    "agree consult support concede cooperate aid retreat request accuse reject threaten protest sanction mobilize coerce assault"
)
ontology = load_ontology()


def test_entity_types_and_subtypes_of_the_contract():
    assert {name: set(kind.subtypes) for name, kind in ontology.entities.items()} == {
        name: set(subtypes.split()) for name, subtypes in SUBTYPES.items()
    }


def test_relation_types_of_the_contract():
    kinds = {name: kind.kind for name, kind in ontology.relations.items()}
    assert {name for name, kind in kinds.items() if kind == "state"} == set(STATES.split())
    assert {name for name, kind in kinds.items() if kind == "interaction"} == set(INTERACTIONS.split())


def test_every_type_is_defined():
    definitions = [kind.definition for kind in (*ontology.entities.values(), *ontology.relations.values())]
    assert all(definitions)
    assert len(set(definitions)) == len(definitions)


@pytest.mark.parametrize(
    ("name", "kind"), ontology.relations.items(), ids=lambda value: value if isinstance(value, str) else None
)
def test_ends_are_entity_types_and_interactions_have_a_code(name, kind):
    assert kind.source and kind.target
    assert kind.source | kind.target <= set(ontology.entities)
    assert (kind.cameo is not None) == (kind.kind == "interaction")
    assert kind.cameo is None or (kind.cameo.isdecimal() and 2 <= len(kind.cameo) <= 4)


@pytest.mark.parametrize(
    ("relation", "source", "target", "allowed"),
    [
        ("holds_office", "PERSON", "STATE", True),
        ("holds_office", "STATE", "PERSON", False),
        ("capital_of", "PLACE", "STATE", True),
        ("capital_of", "STATE", "PLACE", False),
        ("located_in", "BASE", "STATE", True),
        ("located_in", "BASE", "PERSON", False),
        ("participant_in", "PERSON", "EVENT", True),
        ("party_to", "STATE", "AGREEMENT", True),
        ("assault", "STATE", "BASE", True),
        ("assault", "WEAPON", "STATE", False),
        ("sanction", "AGREEMENT", "STATE", False),
    ],
)
def test_which_entities_an_edge_may_join(relation, source, target, allowed):
    assert ontology.allows(relation, source, target) is allowed


def test_an_unknown_type_is_no_silent_no():
    with pytest.raises(KeyError):
        ontology.allows("befriend", "STATE", "STATE")


def test_only_meeting_goes_both_ways():
    assert {name for name, kind in ontology.relations.items() if kind.symmetric} == {"consult"}


def test_an_unknown_key_is_named():
    with pytest.raises(DataError, match=r"befriend\.colour: Extra inputs"):
        validate("ontology.toml", dict[str, RelationType], {"befriend": {"definition": "d", "kind": "state", "colour": "red"}})


def test_it_is_read_once():
    assert load_ontology() is ontology
