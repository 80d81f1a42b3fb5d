"""Larger places in which the words around a place's name put it, read off the order of words.

Parsers hang phrases of place on whatever verb or noun stands near, so the order of words tells more than the tree. What is known of
both places must not speak against it: of two places with a country code, the codes must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import POSSESSIVE
from extractor.words import Document

_LOCATIVE = frozenset({"in", "at", "near", "on", "across", "around", "outside", "inside", "from", "off", "over", "throughout"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "NUM", "PROPN"})
_WIDE = frozenset({"region", "water"})  # what no one state owns
_LONGEST = 5  # words between a place and whose it is


class Surroundings:
    """Reads them in one document.

    Args:
        doc: words of a parsed document.
        index: where its entities are mentioned.
        cues: closed word classes.
    """

    def __init__(self, doc: Document, index: MentionIndex, cues: Cues) -> None:
        self.doc = doc
        self.index = index
        self.kinds = cues.arguments.places  # "the Turkish | bay | of Edremit"
        self.cues = cues

    def around(self, head: int) -> Iterator[int]:
        """The larger places that the text next to a place's name, or the opening of its sentence, tells."""
        if self._is_cut(head) or self.doc[head].pos_ == "ADJ":  # "the | English | county of Kent"
            return
        for read in (self.owner, self._behind, self._inserted, self._among, self._before, self._with_next, self._opening):
            if found := list(read(head)):
                yield from found
                return

    def owner(self, head: int) -> Iterator[int]:
        """Whose a place is ("| Russia |'s Perm region", "the | French | holy site of Lourdes", "| Fiji |'s towns of Nadi and Ba")."""
        position, kind = self._before_kind(self._first_of_list(head))
        begin = position
        while position >= 0 and begin - position < _LONGEST and self._modifies(position):
            position -= 1
        if position < 1:
            return
        possessive = self.doc[position].text in POSSESSIVE
        owner = self.index.name_until.get(position if possessive else position + 1)
        state = owner is not None and self.index.type_at(owner) == "STATE"
        several = (
            kind and self.doc[begin + 1].tag_ == "NNS"
        )  # "the Mindanao | provinces | of X and Y", not "the Kurram district of X"
        adjective = kind and (state or several)
        if owner is not None and (possessive or adjective) and self._may_hold(owner, head):
            yield owner

    def _behind(self, head: int) -> Iterator[int]:
        """What a name goes on to say of where it is ("the Crandall Canyon mine in | Utah |", "the Acropolis of | Athens |")."""
        position = self.index.span_of[head][1]
        named = position
        while position < len(self.doc) and position - named < 2 and self._is_kind(position):
            position += 1
        if position + 1 >= len(self.doc) or self.doc[position].lower_ not in ("in", "of"):
            return
        kind = self.doc[named]
        turned = position > named and (kind.tag_ == "NNS" or kind.lemma_.lower() in self.cues.places.named_behind)
        turned |= kind.lemma_.lower() == "suburb" and self._subtype(head) == "city"  # "the Paris | suburb | of Bobigny"
        if position > named and self.index.type_at(head) == "ORG" and self._subtype(head) in ("government", "military", "igo"):
            return  # "the FAA | facility | in Atlanta": the rest of it need not be there
        if position == named if self.doc[position].lower_ == "in" else turned:
            return  # "Izmir in Turkey" the tree tells; "the Donetsk villages of Prohres" turns it round
        after = position + 2 if self.doc[position + 1].lower_ == "the" else position + 1
        while after not in self.index.name_from and after + 1 < len(self.doc) and after < position + 6 and self._leads_on(after):
            after += 1  # "the Souq of the | Ancient City of | Aleppo"
        place = self.index.name_from.get(after)
        if place is not None and not self._goes_on(place) and self._may_hold(place, head):
            yield place

    def _leads_on(self, position: int) -> bool:
        """Whether a word stands between "of" and the name of a place that is a city or district ("| ancient | city | of | Aleppo")."""
        word = self.doc[position]
        before_kind = word.pos_ in ("ADJ", "PROPN") and self._is_kind(position + 1)
        return before_kind or self._is_kind(position) or (word.lower_ == "of" and self._is_kind(position - 1))

    def _inserted(self, head: int) -> Iterator[int]:
        """The larger place that follows between commas ("in the city of Aden, in southern | Yemen |")."""
        position = self.index.span_of[head][1]
        if [word.lower_ for word in self.doc[position : position + 2]] != [",", "in"]:
            return
        for after in range(position + 2, min(position + 7, len(self.doc))):
            place = self.index.name_from.get(after)
            if place is not None and not self._goes_on(place):
                large = self.index.type_at(place) == "STATE" or self._subtype(place) in ("admin", "region")
                if large and self.doc[place].pos_ != "ADJ" and self._may_hold(place, head):
                    yield place
                return
            word = self.doc[after]
            told = after in self.index.inside or word.text in POSSESSIVE  # "in | Nigeria's | Borno State"
            if not told and word.pos_ not in ("DET", "ADJ", "NOUN") and word.tag_ != "VBN":  # "in the | occupied | West Bank"
                return

    def _among(self, head: int) -> Iterator[int]:
        """The place of which other parts are named with one ("in Messina and | other parts of | Sicily")."""
        position = self.index.span_of[head][1]
        words = self.doc[position : position + 4]
        if (
            [word.lower_ for word in words[:2]] == ["and", "other"]
            and len(words) == 4
            and words[3].lower_ in ("of", "in", "across")
        ):
            after = position + 4 + (position + 4 < len(self.doc) and self.doc[position + 4].lower_ == "the")
            place = self.index.name_from.get(after)
            if place is None or words[2].lemma_ not in self.cues.places.parts or self._goes_on(place):
                return
            if self._may_hold(place, head):
                yield place

    def _before(self, head: int) -> Iterator[int]:
        """The place of which one behind a comma is a part ("in | Nepal |, primarily in the Karnali Province")."""
        position = self._preposition(head)
        if self.doc[position].lower_ != "in" or position < 2:
            return
        position -= 1
        focused = self.doc[position].lower_ in self.cues.forms.focusing
        position -= focused
        if position > 0 and self.doc[position].text == ",":
            place = self.index.name_until.get(position)
            if place is not None and self._may_hold(place, head, known=not focused):
                yield place

    def _with_next(self, head: int) -> Iterator[int]:
        """The state behind two places that are known to be in it ("Beledweyne and Jowhar, | Somalia |")."""
        end = self.index.span_of[head][1]
        other = self.index.name_from.get(end + 1) if end < len(self.doc) and self.doc[end].lower_ == "and" else None
        if other is None or self.index.type_at(other) != "PLACE":
            return
        comma = self.index.span_of[other][1]
        state = self.index.name_from.get(comma + 1) if comma < len(self.doc) and self.doc[comma].text == "," else None
        if state is not None and self._may_hold(state, head, known=True):
            yield state

    def _opening(self, head: int) -> Iterator[int]:
        """The place with which the sentence opens ("In | Japan |, residents of the island of Miyakejima return")."""
        first = self.doc[head].sent.start
        place = self.index.name_from.get(first + 1) if self.doc[first].lower_ == "in" else None
        if place is None or place == head:
            return
        end = self.index.span_of[place][1]
        if end < len(self.doc) and self.doc[end].text == "," and head > end and self._may_hold(place, head, known=True):
            yield place

    def state(self, head: int) -> Iterator[int]:
        """The state of the sentence that a place under a locative preposition is known to be in, or the province that tells of a city."""
        if self.doc[self._preposition(head)].lower_ not in _LOCATIVE or self._is_cut(head):
            return
        opening = self.index.name_from.get(self.doc[head].sent.start)
        if (
            opening is not None
            and self.doc[head].sent.root.lemma_ in self.cues.places.telling
            and self._is_province_of(opening, head)
        ):
            yield opening
            return
        for word in self.doc[head].sent.words:
            state = word.i if self.index.type_at(word.i) == "STATE" and word.i in self.index.inside else None
            if state is not None and state < head and self._is_scene(state) and self._may_hold(state, head, known=True):
                yield state
                return

    def _may_hold(self, outer: int, inner: int, known: bool = False) -> bool:
        """Whether what is known of two places allows that one holds the other, or, if `known`, says that a state does."""
        large, small = (self.index.entities[self.index.entity_at[head]] for head in (outer, inner))
        if large.type not in ("STATE", "PLACE") or large.id == small.id or large.subtype in _WIDE:
            return False
        if known:
            return large.type == "STATE" and large.iso is not None and large.iso == small.iso
        return large.iso == small.iso if small.iso and large.iso else small.subtype not in _WIDE

    def _is_scene(self, state: int) -> bool:
        """Whether a sentence tells of a state itself or of what is in it, not of its people or of a way there or from there."""
        begin = self.index.span_of[state][0]
        before = self.doc[begin - 1 - (begin > 1 and self.doc[begin - 1].lower_ == "the")] if begin else self.doc[begin]
        opens = self.doc[state].sent.start in (begin, begin - 1)
        return self.doc[state].pos_ != "ADJ" and (opens or before.lower_ == "in")

    def _is_province_of(self, outer: int, inner: int) -> bool:
        """Whether one place may be the province of a city ("| Manitoba | reports a case in Winnipeg")."""
        large, small = (self.index.entities[self.index.entity_at[head]] for head in (outer, inner))
        kinds = (large.type, large.subtype, small.type, small.subtype)
        return kinds == ("PLACE", "admin", "PLACE", "city") and large.iso is not None and large.iso == small.iso

    def _subtype(self, head: int) -> str | None:
        """What kind of place it is known to be."""
        return self.index.entities[self.index.entity_at[head]].subtype

    def _is_cut(self, head: int) -> bool:
        """Whether a name goes on behind what was taken for it ("the | Damascus | Gate")."""
        end = self.index.span_of[head][1]
        return end < len(self.doc) and self.doc[end].tag_ == "NNP" and end not in self.index.inside and not self._is_kind(end)

    def _first_of_list(self, head: int) -> int:
        """The first of the places that are named with one ("the cities of | Lautoka | and Nadi")."""
        first, begin = head, self.index.span_of[head][0]
        while begin > 1 and self.doc[begin - 1].lower_ in ("and", ","):
            other = self.index.name_until.get(begin - 1)
            if other is None or self.index.type_at(other) != "PLACE":
                break
            first, begin = other, self.index.span_of[other][0]
        return first if self._before_kind(first)[1] else head

    def _before_kind(self, head: int) -> tuple[int, bool]:
        """Where the words before a name's "city of" end, and whether there are such."""
        position = self.index.span_of[head][0] - 1
        if position > 1 and self.doc[position].lower_ == "of" and self._is_kind(position - 1):
            return position - 2, True
        return position, False

    def _preposition(self, head: int) -> int:
        """What opens the phrase of a place's name, behind its article and what kind of place it is ("| in | the northern city of Kano")."""
        position = self.index.span_of[head][0] - 1
        while position > 0 and (
            self.doc[position].lower_ in ("the", "of") or self._is_kind(position) or self.doc[position].pos_ == "ADJ"
        ):
            position -= 1
        return position

    def _is_kind(self, position: int) -> bool:
        return position not in self.index.inside and self.doc[position].lemma_.lower() in self.kinds

    def _modifies(self, position: int) -> bool:
        return position not in self.index.inside and self.doc[position].pos_ in _MODIFIERS

    def _goes_on(self, head: int) -> bool:
        """Whether the name tells whose something else is ("the mayor of | Athens |' port")."""
        end = self.index.span_of[head][1]
        return end < len(self.doc) and (self.doc[end].text in POSSESSIVE or self.doc[end].pos_ in ("NOUN", "PROPN"))
