"""Which date of its sentence tells when an edge is so."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.records import Time
from extractor.relations.clauses import Clause
from extractor.relations.referents import Referents
from extractor.relations.times import Tense, find_times
from extractor.words import Word

_NEWS = timedelta(days=62)  # what is told in the present is no older


class Dating:
    """Tells it in one document.

    Args:
        referents: whom its noun phrases stand for.
        published: the day of publication, the anchor of relative dates.
    """

    def __init__(self, referents: Referents, published: date | None) -> None:
        self.doc = referents.doc
        self.index = referents.index
        self.reader = referents.reader
        self.published = published

    def time_of(self, clause: Clause, future: bool) -> Time | None:
        """The time expression attached to the predicate or to the noun or light verb that shares its event."""
        sentence = self.doc[clause.head].sent
        tense: Tense = "future" if future or self._is_ahead(clause) else "past"
        shared = {clause.head, *clause.roles.get("patient", ())} if clause.kind == "verb" else {clause.head}
        if clause.kind == "noun" and clause.link == "noun" and clause.governor is not None:
            shared.add(clause.governor)
        for begin, end, time in find_times(sentence.text, self.published, tense):
            words = [
                w for w in sentence if w.idx < sentence.start_char + end and w.idx + len(w.text) > sentence.start_char + begin
            ]
            if not words or words[0].i in self.index.inside:  # "Theresa | May | left"
                continue
            first, last = words[0].i, words[-1].i
            anchor = self._anchor(next(word for word in words if word.head is word or not first <= word.head.i <= last))
            after_subject = anchor in clause.roles.get("agent", ()) and anchor < first < clause.head  # "Putin in June offered"
            told = (anchor in shared or after_subject) and not self._is_long_past(clause, time)
            if told and not self._dates_another(first, anchor, time):
                done = tense == "future" and anchor == clause.governor and self.doc[anchor].tag_ == "VBD"
                done &= clause.link == "noun"  # "agreed to a ceasefire | on Saturday |": that is when they agreed
                opener = self.doc[first - 1].lower_ if first > sentence.start else ""
                ahead = opener == "effective"  # "resigns | effective May 22 |"
                delayed = self.doc[anchor].lemma_ in self.reader.cues.light.delaying
                ahead |= opener in ("to", "until", "till") and delayed  # "postponed | to July 14 |"
                if not (done or ahead):
                    return time
                other = find_times(sentence.text, self.published, "future" if ahead else "past")
                return next((found for start, _, found in other if start == begin), time)
        return None

    def _is_ahead(self, clause: Clause) -> bool:
        """Whether the verb above a noun tells of what is to come ("is scheduled to continue with | elections | on March 17")."""
        verb = next((word for word in self.doc[clause.head].ancestors if word.pos_ == "VERB"), None)
        above = self.reader.clause(verb.i) if verb is not None and clause.kind == "noun" else None
        return above is not None and above.modality == "intended"

    def _dates_another(self, first: int, anchor: int, time: Time) -> bool:
        """Whether a date tells when something else was: the year of a pact ("quit | the 1955 | treaty"), the last such deed before
        ("the first executions since | 2017 |")."""
        of_pact = time.value.isdigit() and first < anchor and self.index.type_at(anchor) == "AGREEMENT"
        before = [word.lower_ for word in self.doc[self.doc[first].sent.start : first]]
        of_pact |= time.value.isdigit() and before[-1:] == ["of"]  # "the Hatch Act of | 1939 |"
        of_pact |= time.value.isdigit() and self.index.type_at(first - 1) == "AGREEMENT"  # "the Gender Recognition Act | 2004 |"
        return of_pact or (before[-1:] == ["since"] and "first" in before)

    def _is_long_past(self, clause: Clause, time: Time) -> bool:
        """Whether a date is too old for what is told in the present, as headlines are ("hang him for a murder | in 2011 |")."""
        present = self.doc[clause.head].tag_ in ("VBZ", "VBP")
        return present and self.published is not None and time.end is not None and time.end < (self.published - _NEWS).isoformat()

    def _anchor(self, token: Word) -> int:
        """The nearest verb or event noun above a time expression."""
        node = token.head
        while (node.head.i != node.i and node.pos_ not in ("VERB", "NOUN", "PROPN")) or (
            node.ent_type_ == "DATE" and node.head.i != node.i
        ):
            node = node.head
        return node.i
