"""Whether a name means a federal state or province and not its namesake ("governor of | New York |", "the | Georgia | primary")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractor.entities.found import Found
from extractor.entities.linking.names import ArticleNames
from extractor.entities.linking_data import load_linking
from extractor.entities.words import WordLists
from extractor.words import Document, Sentence

_GOES_ON = 25  # tokens behind a name in which "the state" still means it


class DivisionCues:
    """Reads in one article what tells so.

    Args:
        names: of the article.
        words: word lists.
    """

    def __init__(self, names: ArticleNames, words: WordLists) -> None:
        self._names, self.doc, self.words = names, names.doc, words
        self.data = load_linking()

    def is_division(self, mention: Found) -> bool:
        """Whether what stands beside a name is of a province or federal state ("governor of | New York |", "| Washington | lawmakers")."""
        places, end = self.data.places, mention.end + self._names.is_possessive(mention.end)
        before = self.doc.text_of(max(mention.start - 2, 0), mention.start).lower().split()
        after = self.doc[end].lower_ if end < len(self.doc) else ""
        attorney = mention.start > 2 and self.doc[mention.start - 3].lower_ == "attorney"
        whole = any(c.entry.type == "STATE" and c.kind == "name" for c in mention.candidates)
        divisions = places.divisions - places.inner_divisions if whole else places.divisions
        owner = before[1:] in (["of"], ["from"]) and (before[0] in places.division_bodies | divisions or attorney)
        following = [token.lower_ for token in self.doc[end : end + 4]]
        votes = {"primary", "primaries"} & set(following) or following[:3] == ["secretary", "of", "state"]
        bracketed = following[:3] == ["(", "state", ")"]
        told = after in places.division_bodies or bool(votes) or owner or bracketed or self._is_among_divisions(mention)
        return (
            told
            or self._is_larger_namesake(mention, after)
            or self._is_home_of_politics(mention)
            or self._is_called_state(mention)
        )

    def _is_called_state(self, mention: Found) -> bool:
        """Whether people are told by the name (not by the adjective that a state has), or a sentence goes on with "the state".

        "a | Georgia | teenager", "| Washington | reports that the state has", "among the states, including | Ohio | and New York".
        """
        doc, sentence = self.doc, self.doc[mention.start].sent
        after = doc[mention.end] if mention.end < len(doc) else None
        noun = any(c.entry.type == "STATE" and c.kind == "name" for c in mention.candidates)
        if noun and after is not None and after.text.islower() and after.lemma_.lower() in self.words.people:
            return True
        if any(_is_the_state(doc, i) for i in range(mention.end, min(mention.end + _GOES_ON, len(doc) - 2))):
            return True
        position = mention.start - 1
        while position > sentence.start and (doc[position].pos_ == "PROPN" or doc[position].lower_ in (",", "and")):
            position -= 1
        return [token.lower_ for token in doc[max(position - 2, 0) : position + 1]] == ["states", ",", "including"]

    def _is_home_of_politics(self, mention: Found) -> bool:
        """Whether a sentence speaks of the offices and bodies of a federal state ("Republican Ana Diaz of | Georgia |")."""
        places, doc, sentence = self.data.places, self.doc, self.doc[mention.start].sent
        of_person = (
            mention.start > 1 and doc[mention.start - 1].lower_ in ("of", "from") and doc[mention.start - 2].ent_type_ == "PERSON"
        )
        politician = of_person and any(token.lower_ in places.division_people for token in doc[sentence.start : mention.start])
        noun = any(c.entry.type == "STATE" and c.kind == "name" for c in mention.candidates)
        after = doc[mention.end] if mention.end < len(doc) else None
        organ = noun and after is not None and after.text in places.division_organs
        capital = any(c.kind == "capital" for c in mention.candidates)  # "| Washington | Republicans" are the whole state's
        organ |= not capital and after is not None and after.text.istitle() and after.lower_ in places.division_parties
        words = [token.lower_ for token in sentence]
        parties = {token.lower_ for token in sentence if token.text[0].isupper()}  # a "democratic" election is no party's
        votes = not places.division_parties.isdisjoint(parties) and not places.division_votes.isdisjoint(words)
        told = f" {' '.join(words)} "
        votes |= not places.division_bodies.isdisjoint(words) and self._names_divisions(mention, sentence)
        votes |= self._has_parts(sentence)
        return politician or organ or votes or any(f" {phrase} " in told for phrase in places.division_phrases)

    def _has_parts(self, sentence: Sentence) -> bool:
        """Whether a sentence names a part of a federal state, and not behind it which ("in King County", not "Kent County, Ohio")."""
        parts = self.data.places.division_parts
        for part in (token for token in sentence if token.text in parts and token.i > sentence.start):
            lies = self._names.starting.get(part.i + 2) if part.i + 1 < len(self.doc) and part.nbor().text == "," else None
            if part.nbor(-1).text.istitle() and lies is None:
                return True
        return False

    def _names_divisions(self, mention: Found, sentence: Sentence) -> bool:
        """Whether a sentence names two other divisions of a state ("won the Ohio and Iowa primaries and is ahead in | Washington |")."""
        own = {c.entry.iso for c in mention.candidates if c.entry.subtype == "admin"}
        others = (
            m.candidates[0].entry
            for m in self._names.named
            if sentence.start <= m.start < sentence.end and len(m.candidates) == 1
        )
        return len({entry.key for entry in others if entry.subtype == "admin" and entry.iso in own}) > 1

    def _is_larger_namesake(self, mention: Found, after: str) -> bool:
        """Whether of a city and a federal state of one name the state is told by its courts and laws ("| New York | legalizes ...")."""
        places = self.data.places
        namesakes = all(candidate.entry.type == "PLACE" for candidate in mention.candidates)
        return namesakes and after in places.division_deeds | places.division_courts

    def _is_among_divisions(self, mention: Found) -> bool:
        """Whether a list names divisions of one state and no other place ("Idaho, Michigan and | Washington |")."""
        listed = [*self._listed(mention, self._names.ending, -1), *self._listed(mention, self._names.starting, 1)]
        states = {c.entry.iso if c.entry.subtype == "admin" else None for found in listed for c in found.candidates}
        return len(states) == 1 and states <= {c.entry.iso for c in mention.candidates if c.entry.subtype == "admin"}

    def _listed(self, mention: Found, beside: Mapping[int, Found], step: int) -> Iterator[Found]:
        """The names of one reading that a list has on one side of a name."""
        found: Found | None = mention
        while found is not None:
            position = found.end if step > 0 else found.start - 1
            while 0 <= position < len(self.doc) and self.doc[position].lower_ in (",", "and", "or"):
                position += step
            joined = position != (found.end if step > 0 else found.start - 1)
            found = beside.get(position if step > 0 else position + 1) if joined else None
            if found is not None and len(found.candidates) == 1:
                yield found


def _is_the_state(doc: Document, position: int) -> bool:
    """Whether a token and the next are "the state" and no other noun follows ("the state of war", "the State Department")."""
    the, noun, after = doc[position], doc[position + 1], doc[position + 2]
    return (
        the.lower_ == "the"
        and noun.text == "state"
        and noun.pos_ == "NOUN"
        and after.pos_ in ("VERB", "AUX", "PART", "ADV", "PUNCT")
    )
