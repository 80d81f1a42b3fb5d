"""Subjects that parsers of other genres tear off their verb in news: what a date cut off, what they took for an adjective's."""

from __future__ import annotations

from extractor.relations.clauses.roles.phrases import add
from extractor.relations.clauses.syntax import base, preposition
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import HYPHENS, Document, Word

MADE = frozenset({"make", "made", "build", "built", "manufacture", "manufactured", "grown", "grow"})


class TornSubjects:
    """Finds them in one document.

    Args:
        doc: its words.
        index: where its entities are mentioned.
    """

    def __init__(self, doc: Document, index: MentionIndex) -> None:
        self.doc = doc
        self._index = index

    def misread(self, verb: Word) -> Word | None:
        """Subject of a past tense that the parser took for an adjective before its object ("Iraq | committed genocide")."""
        # "Chinese- | made | vehicles", "Saudi- | led | strikes"
        hyphenated = verb.lemma_ in MADE | {"lead"} and self.doc[verb.i - 1].text in HYPHENS
        if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or verb.head.i < verb.i or hyphenated:
            return None
        if verb.head.dep_ == "appos" and verb.head.head.i == verb.i - 1 and verb.i - 1 in self._index.entity_at:
            return verb.head.head  # "The World Bank | suspended aid"
        if (opener := self._opening_name(verb)) is not None:
            return opener
        for child in (*verb.children, *verb.head.children):
            adjacent = child.i < verb.i and child.right_edge.i == verb.i - 1
            owns = child.dep_ == "nmod:poss"  # "a suit against | Trump's | proposed wall"
            if (
                adjacent
                and not owns
                and child.i in self._index.entity_at
                and base(child) in ("nsubj", "compound", "nmod", "amod")
                and not _is_of_subject(child)
            ):
                return child if preposition(child) is None else None
        return None

    def _opening_name(self, verb: Word) -> Word | None:
        """The name at the start of the sentence that a date parts from the verb ("| Israel | Friday reimposed a blockade")."""
        position = verb.i - 1
        while position > verb.sent.start and (self.doc[position].ent_type_ == "DATE" or self.doc[position].lower_ == "on"):
            position -= 1
        opens = all(word.pos_ in ("DET", "ADJ", "NOUN", "PROPN") for word in self.doc[verb.sent.start : position + 1])
        dated = position < verb.i - 1 and position in self._index.entity_at
        return self.doc[position] if dated and opens else None

    def add_stranded(self, verb: Word, roles: Roles) -> None:
        """A noun before the verb that a date or adverb cut off from it ("The president on Saturday hosted").

        Parsers trained on other genres miss this order, which is common in news. Only a noun that plays no other part counts.
        """
        if verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return
        position = verb.i - 1
        while position >= verb.sent.start and (
            self.doc[position].ent_type_ == "DATE"
            or self.doc[position].pos_ in ("ADV", "AUX")
            or self.doc[position].lower_ == "on"
        ):
            position -= 1
        if position < verb.sent.start or self.doc[position].pos_ not in ("NOUN", "PROPN"):
            return
        noun = self.doc[position]
        while noun.head.i < verb.i and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        if noun.dep_ == "ROOT" or noun.head.i == verb.i or verb.head.i == noun.i:
            roles.pop("patient", None) if noun.i in roles.get("patient", ()) else None
            add(roles, "agent", noun)


def _is_of_subject(adjective: Word) -> bool:
    """Whether an adjective qualifies the subject of a verb behind it ("| Russian | guided bombs hit Kharkiv")."""
    noun = adjective.head
    return adjective.pos_ == "ADJ" and base(noun) == "nsubj" and noun.head.pos_ == "VERB" and noun.head.i > noun.i
