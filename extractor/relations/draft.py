"""The record of an edge before its attributes are read off the clause."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.relations.clauses import Clause
from extractor.relations.mentions import Referent
from extractor.relations.rules import Rule


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule that joins two entities through a clause.

    Attributes:
        rule: what fired.
        clause: on what.
        source, target: whom it joins.
        role: of the clause, which holds the target.
        negated: whether the clause denies the deed.
        on_place: whether the target is the place on which a deed falls that names no other.
    """

    rule: Rule
    clause: Clause
    source: Referent
    target: Referent
    role: str
    negated: bool
    on_place: bool
