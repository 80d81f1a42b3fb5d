"""Load the relation rules: TOML data in, validated rules indexed by trigger out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import chain
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator, model_validator

from extractor.data import Strict, lasting, read_toml, validate
from extractor.errors import DataError
from extractor.ontology import ACTED_ON, ACTORS, load_ontology
from extractor.records import Modality

_ID = r"^[a-z_]+\.[a-z0-9_]+$"
_ROLE = re.compile(r"^(self|agent|bearer|patient|modifier|recipient|complement|[a-z]+(_[a-z]+)*)$")
_EDGE = re.compile(r"\s*(.+?)\s*->\s*(.+?)\s*$")


@dataclass(frozen=True)
class Example:
    """A sentence and the edges, as pairs of mention texts, that a rule must draw from it."""

    text: str
    edges: tuple[tuple[str, str], ...]


class Rule(Strict):
    """One sense of a predicate: which words trigger it and which of their roles the edge joins.

    Roles are those of `clauses/`: agent, bearer, patient, modifier, recipient, complement, a preposition ("with", "out_of"), or one that
    `implied/` reads, such as `self`, the entity whose noun phrase is read (only with `entities`; of one of `subtypes` where the rule
    names any, as is the source of other rules; with a name of its own if it is `named`). Where a rule has an `object` or `predicates`, a
    verb fires it only if its object ("imposed sanctions"), or what it says of its object ("called the raid a crime"), is one of these;
    where it has `phrases`, only if each of their prepositions holds one of their words ("put him on | trial"); where it has `unnamed`
    roles, only if these hold no entity. An edge of a `tacit` rule is drawn only where nothing else is said of its ends in the sentence.
    The target is of one of `target_subtypes`, if the rule names any, and of none of `barred_subtypes` (a "Republican senator" is a
    senator of no party). A deed of a `domestic` rule that names neither whom nor where falls on what its doer governs ("the president
    of Peru declared an emergency").
    """

    id: str = Field(pattern=_ID)
    type: str
    cameo: str | None = Field(default=None, pattern=r"^\d{2,4}$")
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    subtypes: frozenset[str] = frozenset()
    named: bool = False
    object: tuple[str, ...] = ()
    predicates: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    unnamed: tuple[str, ...] = ()
    source: tuple[str, ...] = Field(min_length=1)
    target: tuple[str, ...] = Field(min_length=1)
    source_types: frozenset[str] = ACTORS
    target_types: frozenset[str] = ACTED_ON
    target_subtypes: frozenset[str] = frozenset()
    barred_subtypes: frozenset[str] = frozenset()
    symmetric: bool = False
    negated: bool = False
    tacit: bool = False
    domestic: bool = False
    modality: Modality | None = None
    polarity: Literal["negative"] | None = None
    examples: tuple[str, ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = Field(min_length=1)
    reference: str = Field(min_length=2)

    @field_validator("type")
    @classmethod
    def _known_type(cls, value: str) -> str:
        if value not in load_ontology().relations:
            raise ValueError(f"unknown relation type {value!r}; expected one of {', '.join(load_ontology().relations)}")
        return value

    @field_validator("source", "target", "unnamed")
    @classmethod
    def _known_role(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for role in value:
            if not _ROLE.match(role):
                raise ValueError(
                    f"unknown role {role!r}; expected agent, bearer, patient, modifier, recipient, complement, self or a preposition"
                )
        return value

    @field_validator("source_types", "target_types", "entities")
    @classmethod
    def _known_entity_types(cls, value: Iterable[str]) -> Iterable[str]:
        unknown = sorted(set(value) - set(load_ontology().entities))
        if unknown:
            raise ValueError(f"unknown entity type {', '.join(unknown)}; expected {', '.join(load_ontology().entities)}")
        return value

    @model_validator(mode="after")
    def _has_trigger_and_sound_examples(self) -> Rule:
        if not (self.verbs or self.nouns or self.adjectives or self.entities):
            raise ValueError("no trigger: give at least one of verbs, nouns, adjectives, entities")
        known = {subtype for name in self.entities or self.source_types for subtype in load_ontology().entities[name].subtypes}
        if unknown := self.subtypes - known:
            raise ValueError(f"unknown subtype {min(unknown)!r}; expected one of {', '.join(sorted(known)) or 'none'}")
        known = {subtype for name in self.target_types for subtype in load_ontology().entities[name].subtypes}
        if unknown := (self.target_subtypes | self.barred_subtypes) - known:
            raise ValueError(
                f"unknown subtype of a target {min(unknown)!r}; expected one of {', '.join(sorted(known)) or 'none'}"
            )
        for example in self.parsed_examples():
            if not example.edges:
                raise ValueError(f"example without '=> Source -> Target': {example.text!r}")
            for mention in (end for edge in example.edges for end in edge):
                if mention not in example.text:
                    raise ValueError(f"example names {mention!r}, which is not in its sentence {example.text!r}")
        return self

    @cached_property
    def is_interaction(self) -> bool:
        """Whether it tells a deed, not a state (ontology)."""
        return self.type in load_ontology().interactions

    @cached_property
    def objects(self) -> frozenset[str]:
        """Its objects, in no order."""
        return frozenset(self.object)

    @cached_property
    def asks_for_words(self) -> bool:
        """Whether a trigger alone does not fire it."""
        return bool(self.object or self.predicates or self.phrases)

    def parsed_examples(self) -> Iterator[Example]:
        """The examples as sentences with edges."""
        for line in self.examples:
            text, _, edges = line.partition("=>")
            pairs = tuple((m[1], m[2]) for part in edges.split(";") if (m := _EDGE.match(part)))
            yield Example(text.strip(), pairs)


@dataclass(frozen=True)
class RuleSet:
    """All rules, found by the kind and lemma of their trigger, so that matching does not grow with their number.

    Attributes:
        triggers: lemmas that trigger a rule, without their particles.
        words: these, and the objects and predicates that rules ask for.
        own: ids of a user's own rules.
    """

    rules: tuple[Rule, ...]
    index: dict[tuple[str, str], tuple[Rule, ...]]
    triggers: frozenset[str]
    words: frozenset[str]
    own: frozenset[str] = frozenset()

    def triggered_by(self, kind: str, lemma: str) -> tuple[Rule, ...]:
        """Rules for a trigger; `kind` is verb, noun, adjective or entity, `lemma` has its particle ("pull out") or is a type."""
        return self.index.get((kind, lemma), ())

    def has_word(self, lemma: str) -> bool:
        """Whether any rule is triggered by a word with this lemma, alone or with a particle."""
        return lemma in self.triggers


def index_rules(rules: Iterable[Rule], own: Iterable[Rule] = ()) -> RuleSet:
    """Index rules, a user's own before all others, tacit ones last, then the more demanding: an object or negation asked for, fewer types.

    Raises:
        DataError: two rules share an id.
    """
    own = tuple(own)
    rules = (*own, *rules)
    twice = [name for name, count in Counter(rule.id for rule in rules).items() if count > 1]
    if twice:
        raise DataError(f"rules: id used twice: {', '.join(twice)}; ids must be unique over all files")
    index: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in rules:
        triggers = {"verb": rule.verbs, "noun": rule.nouns, "adjective": rule.adjectives, "entity": rule.entities}
        for kind, lemmas in triggers.items():
            for lemma in lemmas:
                index[kind, lemma].append(rule)

    first = {rule.id for rule in own}

    def demands(rule: Rule) -> tuple[bool, bool, bool, bool, int]:
        return (
            rule.id not in first,
            rule.tacit,
            not rule.asks_for_words,
            not rule.negated,
            len(rule.source_types) * len(rule.target_types),
        )

    alone = frozenset(lemma.partition(" ")[0] for kind, lemma in index if kind != "entity")
    words = alone.union(*((*rule.object, *rule.predicates, *chain(*rule.phrases.values())) for rule in rules))
    return RuleSet(
        rules, {key: tuple(sorted(found, key=demands)) for key, found in index.items()}, alone, words, frozenset(first)
    )


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Rules of one TOML file.

    Raises:
        DataError: names the file, the rule and the key, and what was expected there.
    """
    content = read_toml(path)
    unknown = sorted(set(content) - {"rule"})
    if unknown:
        raise DataError(f"{path}: unknown table {', '.join(unknown)}; expected [[rule]] entries")
    rules = content.get("rule", [])
    return tuple(validate(f"{path}: rule {rule.get('id', number)}", Rule, rule) for number, rule in enumerate(rules, 1))


@cache
def load_rules(*own: Path) -> RuleSet:
    """The rules that ship with the package, and those of a user's own files.

    Raises:
        DataError: a file is broken, or two rules share an id.
    """
    folder = resources.files("extractor.relations").joinpath("rules")
    with lasting(), resources.as_file(folder) as path:
        shipped = [rule for file in sorted(path.glob("*.toml")) for rule in read_rules(file)]
        return index_rules(shipped, (rule for file in own for rule in read_rules(file)))
