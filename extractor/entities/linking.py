"""Linking: which known thing a form means, where it may mean several ("Georgia", "Washington", "the younger Bush")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from spacy.tokens import Doc

from extractor.entities.found import Found
from extractor.entities.gazetteer import Candidate, Entry, Term
from extractor.entities.words import WordLists


class Linker:
    """Chooses readings for the mentions of one article.

    Args:
        doc: the parsed article.
        mentions: all its named and described mentions; those with one reading vote for the country of the others.
        words: word lists.
        published: day of publication, by which a form shared by several office holders is decided.
    """

    def __init__(self, doc: Doc, mentions: Sequence[Found], words: WordLists, published: date | None) -> None:
        self.doc = doc
        self.words = words
        self.published = published.isoformat() if published else None
        self._place_until = {m.end for m in mentions if m.kind == "name" and m.type in ("STATE", "PLACE")}
        self._votes = Counter(
            m.candidates[0].entry.iso
            for m in mentions
            if len({c.entry.iso for c in m.candidates}) == 1 and m.candidates[0].entry.type in ("STATE", "PLACE")
        )

    def choose(self, mention: Found) -> Candidate:
        """The reading of a form that the context supports."""
        readings = mention.candidates
        if len(readings) == 1:
            return readings[0]
        people = [c for c in readings if c.entry.type == "PERSON"]
        if len(people) == len(readings):
            return max(people, key=lambda c: self._in_office(c.entry.terms))
        capital = next((c for c in readings if c.kind == "capital"), None)
        city = next((c for c in readings if c.entry.type == "PLACE" and c.kind == "name"), None)
        if capital is not None and city is not None and len({c.entry.iso for c in readings}) == 1:
            return capital if self._acts_for_state(mention) else city
        wider = [c for c in readings if c.entry.subtype == "admin"]
        if wider and mention.start - 1 in self._place_until and self.doc[mention.start - 1].text == ",":
            return wider[0]  # "Rochester, | New York"
        tagged = [c for c in readings if c.entry.type == mention.type] or list(readings)
        return max(tagged, key=lambda c: (self._support(c), -readings.index(c)))

    def _support(self, candidate: Candidate) -> int:
        """How many other mentions of the article lie in the same country; a sovereign state needs no support."""
        entry = candidate.entry
        others = self._votes[entry.iso] if entry.iso else 0
        if entry.type == "STATE":
            return others + 1
        return others if others > 1 else 0

    def _in_office(self, terms: Sequence[Term]) -> str:
        """Sort key of an office holder: in office on the day of publication, else the latest before it."""
        latest = self._latest(terms)
        if latest is None:
            return "0"
        serving = latest.end is None or latest.end >= (self.published or "9999")[: len(latest.end)]
        return f"{'2' if serving else '1'}{latest.start or ''}"

    def _latest(self, terms: Sequence[Term]) -> Term | None:
        """The term that began last before the day of publication."""
        held = [term for term in terms if (term.start or "0000") <= (self.published or "9999")]
        return max(held, key=lambda term: term.start or "0000", default=None)

    def iso_of_office(self, entry: Entry) -> str | None:
        """The state that one who served several, or a state and then the UN, serves on the day of publication."""
        latest = self._latest(entry.terms)
        return latest.iso if latest is not None else None

    def _acts_for_state(self, mention: Found) -> bool:
        """Whether a capital's name stands for its state ("between Washington and Moscow", "Moscow fears")."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        after = self.doc[mention.end] if mention.end < len(self.doc) else None
        if before in self.words.city_prepositions:
            return False
        if (
            before == "and"
            and mention.start > 2
            and self.doc[mention.start - 3].lower_ in self.words.city_prepositions - {"of", "from", "to"}
        ):
            return False
        if before == "," and mention.start > 1 and self.doc[mention.start - 2].lower_ == "capital":
            return False  # "the capital, Sanaa"
        if after is None:
            return True
        if after.text in ("-", "–", "‑") and self.doc[mention.end + 1 : mention.end + 2].text.lower() in self.words.situated:
            return False  # "a | Berlin | -based foundation"
        if after.text == "," and mention.end + 1 < len(self.doc) and self.doc[mention.end + 1].ent_type_ in ("STATE", "PLACE"):
            return False
        following = {token.lower_ for token in self.doc[mention.end : mention.end + 5]}
        if following & {"capital", "city"} and following & {",", "is", "was", "became", "remains"}:
            return False  # "Abuja is the capital of Nigeria", "Riyadh, the Saudi capital"
        return after.lower_ not in self.words.city_nouns_after
