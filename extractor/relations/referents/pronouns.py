"""Pronouns that cannot stand for what they were taken for."""

from __future__ import annotations

from extractor.relations.clauses import ClauseReader
from extractor.relations.clauses.syntax import is_object, preposition
from extractor.relations.mentions import MentionIndex
from extractor.words import Word


def is_misread(pronoun: Word, reader: ClauseReader, index: MentionIndex) -> bool:
    """Whether a pronoun was taken for the subject of whose verb it is the object, which is never so ("finding | them | guilty")."""
    if pronoun.tag_ == "PRP$":
        return _is_of_blamed(pronoun, reader, index)
    if not is_object(pronoun) or pronoun.lower_.endswith(("self", "selves")):
        return False
    clause = reader.clause(pronoun.head.i)
    doers = clause.roles.get("agent", ()) if clause is not None and not clause.passive else ()
    return any(index.entity_at.get(head) == index.entity_at[pronoun.i] for head in doers if head != pronoun.i)


def _is_of_blamed(pronoun: Word, reader: ClauseReader, index: MentionIndex) -> bool:
    """Whether "their" was taken for who blames others, in what he blames them for ("charges ten people over | their | role")."""
    thing = pronoun.head
    while preposition(thing) not in ("for", "over") and thing.head.pos_ == "NOUN" and thing.head is not thing:
        thing = thing.head
    verb = thing.head if thing.head.pos_ == "VERB" else thing.head.head  # "charges | people for | their role"
    told = reader.clause(verb.i) if preposition(thing) in ("for", "over") and verb.pos_ == "VERB" else None
    if told is None or told.passive or verb.lemma_ not in reader.cues.governors.control_by_object:
        return False
    others = any(verb.i < head < thing.i for head in told.roles.get("patient", ()))
    return others and any(index.entity_at.get(head) == index.entity_at[pronoun.i] for head in told.roles.get("agent", ()))
