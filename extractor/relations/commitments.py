"""Deeds that their doer promises, threatens or refuses: the word is coded, not the deed (CAMEO codebook 0.9b1, 03, 12, 13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from extractor.data import Strict, load_packaged
from extractor.ontology import load_ontology
from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.cues import Words

Commitment = Literal["consenting", "promising", "threatening", "refusing"]


class CommittingWords(Strict):
    """Words that commit their subject."""

    consenting: Words
    promising: Words
    threatening: Words
    refusing: Words


class Commitments(Strict):
    """`commitments.toml`: the words, and CAMEO codes of deeds -> codes of what is said of them."""

    words: CommittingWords
    promised: Mapping[str, str]
    threatened: Mapping[str, str]
    refused: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Coding:
    """What an edge is coded as."""

    type: str
    cameo: str | None


@cache
def load_commitments() -> Commitments:
    """The table that ships with the package."""
    return load_packaged("extractor.relations", "commitments.toml", Commitments)


def commitment(clause: Clause, reader: ClauseReader, by_speaker: bool) -> Commitment | None:
    """How the doer commits himself to or against what a clause says.

    Args:
        clause: of the deed.
        reader: of its document.
        by_speaker: whether who does it is who says so, so that "will" is a promise and no forecast.
    """
    words = load_commitments().words
    node: Clause | None = clause
    while node is not None:
        if by_speaker and not reader.cues.modals.intended.isdisjoint(node.auxiliaries):
            return "promising"
        above = reader.clause(node.governor) if node.governor is not None else None
        if above is not None and node.link == "open":
            lemma = reader.doc[above.head].lemma_.lower()
            if clause.negated and lemma in reader.cues.governors.asked:
                return "refusing"  # "would not meet demands to release them", "rejected an ultimatum to leave"
            warned = above.kind == "verb" and not {"patient", "recipient"}.isdisjoint(above.roles)
            if lemma in reader.cues.light.permitting:
                return None  # "refused to let him leave": he refuses nothing
            if lemma == "warn" and warned:
                return None  # "warned residents to leave": who is warned threatens nobody
            for made in get_args(Commitment):
                if lemma in getattr(words, made):
                    return cast(Commitment, made)
        node = above if node.link in ("open", "conjunct") else None
    return None


def recoded(deed: str, cameo: str | None, made: Commitment, negative: bool) -> Coding | None:
    """Type and code of a commitment to a deed; None where the deed's own type stands.

    Args:
        deed: relation type of the deed.
        cameo: its code.
        made: in what way its doer commits himself.
        negative: whether it is said that it will not be done.
    """
    table = load_commitments()
    quad = load_ontology().relations[deed].quad
    cooperative = quad in (1, 2)
    if quad is None or deed in ("reject", "threaten", "request") or (deed == "agree" and not negative):
        return None
    if not negative and made == "threatening":
        kind, codes = "threaten", table.threatened
    elif not negative and not cooperative and (made == "consenting" or deed == "mobilize"):
        return None  # "agreed to close the airport", "will send 400 soldiers to help" threaten nobody
    elif not negative and made in ("consenting", "promising"):
        kind, codes = ("agree", table.promised) if cooperative else ("threaten", table.threatened)
    elif cooperative:
        kind, codes = "reject", table.refused
    else:
        return None
    fitting = [codes[cameo[:size]] for size in range(len(cameo or ""), 1, -1) if cameo and cameo[:size] in codes]
    return Coding(kind, fitting[0] if fitting else load_ontology().relations[kind].cameo)
