"""Where in the phrase of a noun the entity stands that the noun is said of."""

from __future__ import annotations

from typing import Literal

from extractor.relations.clauses import ClauseReader
from extractor.relations.mentions import MentionIndex
from extractor.words import Word

Descent = Literal["owner", "doer", "given"]  # whose thing a noun is, who does it, or to whom it is given


def roles_within(token: Word, descend: Descent | None, depth: int, reader: ClauseReader, index: MentionIndex) -> tuple[str, ...]:
    """The roles of a noun to look in, in this order."""
    words, lemma = reader.cues.arguments, token.lemma_.lower()
    if lemma in words.officials or f"{reader.doc[token.i - 1].lower_} {lemma}" in words.officials:  # "a Russian | patrol boat |"
        spoken = ("for",) if lemma.startswith("spokes") else ()
        return "agent", "patient", "of", "from", *spoken, *(("in",) if lemma == "official" or lemma in words.ranks else ())
    if depth == 0 and descend is None and (lemma in words.instruments or lemma in words.documents):
        return "agent", "by", "from"
    if depth == 0 and descend is None and lemma in words.prizes:
        return "of", "agent"  # "won the | Monza Cup | title": the contest
    if lemma == "border":
        return "with", "of", "agent"  # "sent troops to its border | with Cambodia |"
    if _is_chamber(token, reader, index):
        return ("of",)
    arms = token.lower_ == "arms"  # weapons, where one "arm" is a wing
    if (lemma in words.transparent and not arms) or token.pos_ in ("NUM", "DET", "PRON", "ADJ"):
        return "of", "agent", "from", "in", "inside", "with"
    if descend == "given" and lemma in words.works:
        return ()  # "released the findings of | the inquiry |" frees nobody
    if descend in ("doer", "given") and lemma in words.fates:
        clause = reader.clause(token.i)
        suffered = clause is not None and "of" in clause.roles  # "Israel's detention of him", but "his detention"
        told = clause.roles.get("agent", ()) if clause is not None else ()
        decreed = lemma in words.decreed and any(index.type_at(head) == "STATE" for head in told)
        there = clause.roles.get("in", ()) if suffered and clause is not None and lemma in words.decreed else ()
        if any(index.type_at(head) == "STATE" for head in there):
            return "by", "agent", "in"  # "criticised his detention in | Iran |"
        return ("by", "agent") if suffered or decreed else ("by",)  # "criticised | Iran |'s executions"
    if descend in ("doer", "given") and lemma in words.inflicted:
        return "agent", "by", "from"
    if descend and lemma in words.traffic:
        return "by", "to", "from", "with", "agent", "of"  # "banned visits | by the US Navy | to Hong Kong"
    if descend and lemma in words.fates:
        return "agent", "of", "by", "from", "patient", "for"  # "overturned | Knox |'s conviction for murder"
    home = ("in",) if lemma in words.residents else ()
    return ("agent", "of", "by", "from", "for", "patient", *home) if descend else ()


def _is_chamber(token: Word, reader: ClauseReader, index: MentionIndex) -> bool:
    """Whether a plural means the chambers that make up a parliament ("both | houses | of Congress")."""
    clause = reader.clause(token.i) if token.lower_ in ("houses", "chambers") and token.tag_ == "NNS" else None
    whole = clause.roles.get("of", ()) if clause is not None else ()
    return bool(whole) and all(index.type_at(head) == "ORG" for head in whole)
