"""The record of one clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from extractor.records import Modality
from extractor.relations.clauses.syntax import Kind

Link = Literal["content", "open", "purpose", "condition", "adverbial", "relative", "noun", "conjunct"]


@dataclass(frozen=True, slots=True)
class Certitude:
    """How certain it is what a clause says.

    Attributes:
        words: token indices of the predicate in the text, with particle and negation.
        polarity_cues, modality_cues: token indices of what denies it, and of what makes it less than asserted, governors included.
    """

    negated: bool
    modality: Modality
    words: tuple[int, ...]
    polarity_cues: tuple[int, ...]
    modality_cues: tuple[int, ...]


@dataclass(slots=True)  # a frozen one takes five times as long to make
class Clause:
    """A predicate and what its clause says of it; never changed.

    Attributes:
        head: token index of the predicate.
        lemmas: what rules may be triggered by, the most specific first ("pull out", "pull").
        roles: argument heads by role.
        certitude_of: reads how certain it is, which most clauses are never asked.
        auxiliaries: its auxiliaries in lower case.
        governor: token index of the predicate that governs this one, and `link`, in what way.
        reported: the clause is marked as hearsay ("reportedly").
        borrowed: roles filled from another clause (shared subject, light verb).
        bearers: of whom the noun is predicated ("X is a national", "X, the president").
        undone: the event is said to end ("lifted the blockade"), or is only demanded or talked about ("talks on a withdrawal").
        inserted: predicates of clauses put into this one ("..., Lavrov said, ...").
    """

    head: int
    kind: Kind
    lemmas: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]]
    passive: bool
    certitude_of: Callable[[Clause], Certitude] = field(compare=False, repr=False)
    auxiliaries: tuple[str, ...]
    governor: int | None
    link: Link | None
    reported: bool
    borrowed: frozenset[str]
    inserted: tuple[int, ...]
    undone: bool
    bearers: tuple[int, ...]
    _certitude: Certitude | None = field(default=None, compare=False, repr=False)

    @property
    def certitude(self) -> Certitude:
        """How certain it is, read when it is first asked for."""
        if self._certitude is None:
            self._certitude = _ASSERTED  # what leads back here ends here
            self._certitude = self.certitude_of(self)
        return self._certitude

    @property
    def negated(self) -> bool:
        """Whether it is denied."""
        return self.certitude.negated

    @property
    def modality(self) -> Modality:
        """Its modality."""
        return self.certitude.modality

    @property
    def words(self) -> tuple[int, ...]:
        """Token indices of the predicate in the text, with particle and negation."""
        return self.certitude.words

    @property
    def polarity_cues(self) -> tuple[int, ...]:
        """Token indices of what denies it."""
        return self.certitude.polarity_cues

    @property
    def modality_cues(self) -> tuple[int, ...]:
        """Token indices of what makes it less than asserted."""
        return self.certitude.modality_cues


_ASSERTED = Certitude(False, "asserted", (), (), ())

ClauseOf = Callable[[int], Clause | None]  # the clause that a token heads, if any


def surface_subject(clause: Clause | None) -> tuple[int, ...]:
    """What is the subject of a clause in the text, whatever its voice."""
    if clause is None:
        return ()
    if clause.passive:
        return clause.roles.get("recipient", clause.roles.get("patient", ()))
    return clause.roles.get("agent", ())
