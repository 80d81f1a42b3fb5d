"""Which phrases are an entity's own: those beside its name, and those that its description holds.

Where its tree and the order of its words disagree, the order counts, since parsers often hang the later phrases of a long noun
phrase elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.clauses.syntax import preposition
from extractor.relations.cues import either
from extractor.relations.mentions import MentionIndex
from extractor.relations.rules import Rule
from extractor.relations.titles import POSSESSIVE
from extractor.words import Word

PLAYED = frozenset({"agent", "bearer", "patient", "modifier", "complement", "recipient"})  # roles that no preposition names


class OwnPhrases:
    """Tells them in one document.

    Args:
        reader: its clauses.
        index: where its entities are mentioned.
    """

    def __init__(self, reader: ClauseReader, index: MentionIndex) -> None:
        self.doc, self.cues, self.reader, self.index = reader.doc, reader.cues, reader, index

    def among(self, heads: tuple[int, ...], clause: Clause, role: str, rule: Rule) -> tuple[int, ...]:
        """Those of some heads that belong to the entity that heads a clause, and those that the order of its words tells."""
        if rule.type == "located_in" and rule.entities == ("ORG",) and self._is_party(clause.head):
            return ()
        kind = self.index.type_at(clause.head)
        near = [head for head in heads if role in PLAYED or self._is_beside(clause.head, head)]
        if role in PLAYED and clause.head not in self.index.inside and kind in ("ORG", "GROUP"):
            begin, end = self.index.span_of[clause.head]
            near = [head for head in heads if begin <= head < end]  # not "the French and | the Italian government"
        if role == "on" and kind == "EVENT":
            near = []  # not "the effects of the | pandemic | on Africa"
        return tuple(dict.fromkeys(near if role in PLAYED else (*near, *self._in_order(clause.head, role))))

    def _is_party(self, head: int) -> bool:
        """Whether it does what a passive or noun tells, or a happening is between it and another, so that a place behind it is that
        of the deed ("shot | by gunmen | in Goma", "an attack | by gunmen | in Goma", "a match | between A and B | in Rome")."""
        first = self.reader.first_of_list(self.doc[head])
        above, link = first.head, preposition(first)
        words = self.cues.arguments
        deed = above.tag_ == "VBN" or above.lemma_.lower() in either(words.violent, words.fights)
        return above.i < first.i and ((link == "by" and deed) or link == "between")

    def _is_beside(self, head: int, phrase: int) -> bool:
        """Whether a phrase follows its noun without a verb between them; a later one is often hung on the wrong noun."""
        return head < phrase and all(
            word.pos_ != "VERB" or self.reader.is_attribute(word) for word in self.doc[self.index.span_of[head][1] : phrase]
        )

    def _in_order(self, head: int, role: str) -> Iterator[int]:
        """Names under a preposition inside a description ("talks with Biden | in Geneva") or behind a name ("Guards | of Iran")."""
        end = self.index.span_of[head][1]
        described = head not in self.index.inside
        position, link = (head + 1, "") if described else (end, "")
        limit = end if described else min(end + 7, len(self.doc))
        while position < limit:
            token = self.doc[position]
            if self._is_kind_of(position - 1) or (link and self._is_kind_of(position)):
                pass
            elif token.pos_ == "ADP" or token.lower_ == "between":
                if link and not described:
                    return
                kind = token.lower_ == "of" and self.doc[position - 1].lemma_.lower() in self.cues.arguments.places
                held = described and kind and self.index.type_at(head) in ("EVENT", "ORG")
                front = "in_front_of" if self.doc[position - 1].lower_ == "front" else token.lower_
                further = described and link and front == "between"  # "a crash on a road | between Oruro and Arica |"
                link = link if held else "" if further else front  # "in the | town of | Garissa"
            elif position in self.index.name_from and link:
                name = self.index.name_from[position]
                if link == role and name != head and not self._is_owners(name, head, role, limit):
                    yield name
                position = self.index.span_of[name][1] - 1
            elif role == "of" and link and self._is_of_day(token):
                pass
            elif role == "in" and link and token.lower_ in self.cues.arguments.parts:
                pass  # "Alamata in | southern | Tigray"
            elif described and token.tag_ in ("VBN", "VBG"):
                pass  # "an explosion | caused | by a gas leak in Lima", "an attack on a bus | carrying | soldiers in Quetta"
            elif token.pos_ not in ("DET", "ADJ", "CCONJ", "PUNCT", "NOUN", "NUM", "PROPN", "PART") or (
                not described and token.pos_ != "DET"
            ):
                return
            position += 1

    def _is_owners(self, name: int, head: int, role: str, limit: int) -> bool:
        """Whether a name in the phrase of an entity only tells whose, or of what kind, something else in it is."""
        behind = self.index.span_of[name][1]
        if self.index.is_person(head) and behind < len(self.doc) and self.doc[behind].text in POSSESSIVE:
            return True  # "Ana Diaz of | Chad's | Sahel University"
        if role == "of" and self.index.type_at(head) == "GROUP":
            # "families of victims of | Mali's | army", but "refugees from the | Malian | city of Gao"
            if behind < len(self.doc) and self._goes_on(behind):
                return True
            if self._ends_body(self.index.span_of[name][0] - 1):
                return True  # "supporters of the Labour Party of | Norway |"
        if role in ("in", "at") and self.doc[name].pos_ == "ADJ" and self._leads_on(behind, limit):
            return True  # "the opposition in the | Australian | state of Queensland"
        described = head not in self.index.inside
        return described and ((role in ("in", "at") and self._qualifies(name)) or self._is_leader_behind(behind))

    def _is_leader_behind(self, behind: int) -> bool:
        """Whether an office and its holder stand behind a name ("talks with | Chinese | leader Xi Jinping": with him)."""
        position, limit = behind, min(behind + 8, len(self.doc))
        while position < limit and position not in self.index.name_from:
            word = self.doc[position]
            if word.pos_ not in ("NOUN", "PROPN", "ADJ") and word.text not in POSSESSIVE and word.lower_ != "of":
                return False
            position += 1
        titles = either(self.cues.arguments.officials, self.cues.arguments.people)
        office = any(word.lemma_.lower() in titles for word in self.doc[behind:position])
        return office and position < limit and self.index.is_person(self.index.name_from[position])

    def _leads_on(self, position: int, limit: int) -> bool:
        """Whether a place's name follows the noun for its kind, behind a state's adjective and before the end of a phrase."""
        if not self._is_kind_of(position) or position + 2 >= min(limit + 1, len(self.doc)):
            return False
        return position + 2 in self.index.name_from

    def _is_of_day(self, token: Word) -> bool:
        """Whether a word only tells what a body is at the time ("Edgar Lungu of the | ruling | Patriotic Front")."""
        return token.pos_ == "ADJ" or token.lower_ in self.cues.forms.of_day

    def _is_kind_of(self, noun: int) -> bool:
        """Whether a noun tells the kind of the place whose name follows its "of" ("the Malian | city | of Gao")."""
        of = self.doc[noun + 1 : noun + 2]
        places = self.cues.arguments.places
        return bool(of) and of[0].lower_ == "of" and self.doc[noun].lemma_.lower() in places and noun not in self.index.inside

    def _qualifies(self, name: int) -> bool:
        """Whether a state's adjective tells of what kind a thing is and not where ("at an | Israeli | checkpoint")."""
        behind = self.index.span_of[name][1]
        if self.doc[behind - 1].pos_ != "ADJ" or self.index.type_at(name) != "STATE" or behind in self.index.name_from:
            return False  # "in the | Iraqi | Diyala governorate"
        while behind + 1 < len(self.doc) and self.doc[behind].pos_ in ("ADJ", "NOUN") and self.doc[behind + 1].pos_ == "NOUN":
            behind += 1
        noun = self.doc[behind] if behind < len(self.doc) else None
        return noun is None or noun.lemma_.lower() not in either(self.cues.arguments.places, self.cues.arguments.transparent)

    def _ends_body(self, preposition: int) -> bool:
        """Whether the name of a body stands before a preposition, so that what follows tells of where that body is."""
        body = self.index.name_until.get(preposition)
        return body is not None and self.index.type_at(body) == "ORG"

    def _goes_on(self, end: int) -> bool:
        """Whether the phrase of a name goes on behind it, so that the name tells whose something else is."""
        further = end + 1 < len(self.doc) and self.doc[end].pos_ == "ADJ" and self.doc[end + 1].pos_ in ("NOUN", "PROPN")
        return further or self.doc[end].pos_ in ("NOUN", "PROPN") or self.doc[end].text in POSSESSIVE
