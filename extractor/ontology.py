"""The closed lists of entity and relation types, read from `ontology.toml`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from extractor.errors import DataError

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

ACTORS = frozenset({"PERSON", "STATE", "ORG", "GROUP"})
ACTED_ON = ACTORS | {"PLACE", "EVENT", "AGREEMENT", "BASE"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EntityType(_Strict):
    """One kind of node."""

    definition: str
    subtypes: tuple[str, ...] = ()


class RelationType(_Strict):
    """One kind of edge, with the entity types that it may join."""

    definition: str
    kind: Literal["state", "interaction"]
    source: frozenset[str] = ACTORS | {"EVENT"}
    target: frozenset[str] = ACTED_ON | {"WEAPON"}
    cameo: str | None = None
    symmetric: bool = False


@dataclass(frozen=True)
class Ontology:
    """All types by name."""

    entities: dict[str, EntityType]
    relations: dict[str, RelationType]

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
    name = "ontology.toml"
    raw = tomllib.loads(resources.files("extractor").joinpath(name).read_text(encoding="utf-8"))
    entities = validate(name, dict[str, EntityType], raw.get("entities"))
    relations = validate(name, dict[str, RelationType], raw.get("relations"))
    return Ontology(entities, relations)


@cache
def _adapter(schema: Any) -> TypeAdapter[Any]:
    return TypeAdapter(schema)


def validate(place: str, schema: Any, data: object) -> Any:
    """`data` as an instance of `schema`, any type that pydantic understands.

    Raises:
        DataError: names the place (a file, an entry), and every bad key with what was expected there.
    """
    try:
        return _adapter(schema).validate_python(data)
    except ValidationError as error:
        problems: Iterable[str] = (f"{'.'.join(map(str, e['loc'])) or 'value'}: {e['msg']}" for e in error.errors())
        raise DataError(f"{place}: " + "; ".join(problems)) from error
