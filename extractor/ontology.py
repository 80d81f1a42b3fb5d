"""The closed lists of entity and relation types, read from `ontology.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from extractor.data import Strict, load_packaged

ACTORS = frozenset({"PERSON", "STATE", "ORG", "GROUP"})
ACTED_ON = ACTORS | {"PLACE", "EVENT", "AGREEMENT", "BASE"}


class EntityType(Strict):
    """One kind of node."""

    definition: str
    subtypes: tuple[str, ...] = ()


class RelationType(Strict):
    """One kind of edge, with the entity types that it may join."""

    definition: str
    kind: Literal["state", "interaction"]
    source: frozenset[str] = ACTORS | {"EVENT", "PLACE"}  # a province or city acts by its government
    target: frozenset[str] = ACTED_ON | {"WEAPON"}
    cameo: str | None = None
    quad: Literal[1, 2, 3, 4] | None = None
    symmetric: bool = False


@dataclass(frozen=True)
class Ontology:
    """All types by name."""

    entities: dict[str, EntityType]
    relations: dict[str, RelationType]

    @cached_property
    def interactions(self) -> frozenset[str]:
        """The types of relations that are deeds."""
        return frozenset(name for name, kind in self.relations.items() if kind.kind == "interaction")

    def allows(self, relation: str, source: str, target: str) -> bool:
        """Whether an edge of this type may join entities of these types."""
        kind = self.relations[relation]
        return source in kind.source and target in kind.target


@cache
def load_ontology() -> Ontology:
    """Read the ontology that ships with the package.

    Raises:
        DataError: the file breaks its schema; the message names each entry and key.
    """
    entities = load_packaged("extractor", "ontology.toml", dict[str, EntityType], "entities")
    relations = load_packaged("extractor", "ontology.toml", dict[str, RelationType], "relations")
    return Ontology(entities, relations)
