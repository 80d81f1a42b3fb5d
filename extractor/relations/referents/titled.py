"""Names behind the titles that open their phrases."""

from __future__ import annotations

from extractor.relations.clauses import ClauseReader
from extractor.relations.mentions import MentionIndex


class TitledNames:
    """Finds them in one document.

    Args:
        reader: its clauses.
        index: where its entities are mentioned.
    """

    def __init__(self, reader: ClauseReader, index: MentionIndex) -> None:
        self.doc, self.cues, self.reader, self.index = reader.doc, reader.cues, reader, index

    def name_of(self, head: int) -> int:
        """Head of the name that ends the phrase which starts here ("Hong Kong Chief Executive | Carrie Lam"), else the head itself."""
        if self.index.is_person(head):
            return head
        if head in self.index.inside and head not in self.index.entity_at and head + 1 in self.index.name_until:
            return head  # "the Justice and Equality | Movement | chief X": the last word of a name
        common = self.doc[head].pos_ == "NOUN"
        if common or (self.doc[head].pos_ == "PROPN" and head not in self.index.entity_at):
            named = self.reader.named_after(self.doc[head])
            if named is not None:
                return named.i
        for position in range(head + 1, min(head + 8, self.doc[head].right_edge.i + 1)):
            if position in self.index.name_from and (common or self.index.is_person(self.index.name_from[position])):
                return self.index.name_from[position]
            if self.doc[position].pos_ not in ("NOUN", "PROPN", "ADJ"):
                break
        return head

    def person_from(self, position: int) -> int | None:
        """Head of the person's name behind a title that starts here ("national security adviser | Jake Sullivan")."""
        for token in self.doc[position : position + 4]:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i in self.index.inside:
                return None
            named = self.reader.named_after(token) if token.lemma_.lower() in self.cues.arguments.officials else None
            if named is not None:
                return named.i if self.index.is_person(named.i) else None
        return None

    def is_partisan(self, party: int, office: int) -> bool:
        """Whether a party before an office tells whose member holds it ("a | Republican | president", but "the | Labour | leader")."""
        begin, end = self.index.span_of.get(party, (party, party + 1))
        entity = self.index.entity_at.get(party)
        adjective = entity is not None and self.index.entities[entity].name.startswith(f"{self.doc.text_of(begin, end)} Party")
        return adjective and self.doc[office].lemma_.lower() in self.cues.arguments.public_offices
