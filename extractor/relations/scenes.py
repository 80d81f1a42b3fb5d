"""Where an act falls that names no other target, read off the order of words.

Phrases of place are often misattached, so the words behind a predicate tell more than its tree (ontology, section 2.2: where nobody is
acted on, the place or state where the act falls is the target).
"""

from __future__ import annotations

from extractor.records import EntityId
from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.clauses.syntax import BEARINGS, preposition
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.rules import Rule
from extractor.words import Document, Word

_LOCATIVE = frozenset({"in", "at", "near", "around", "into", "inside", "outside", "across", "along", "off"})
_WHITHER = frozenset({"to", "for", "into", "toward", "towards"})
_DASHES = ("-", "\N{EN DASH}")
_QUOTES = ('"', "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
_WITHIN = frozenset({
    "in", "at", "into", "inside", "across", "through", "throughout", "of", "out", "off", "by", "during", "between", "among", "without",
})  # fmt: skip
_BESIDE = frozenset({"near", "outside", "beside", "opposite"})
_BORDERING = frozenset({"bordering", "adjoining", "facing"})  # "in provinces | bordering | Thailand": not there
_ON_ROAD = frozenset(
    {"on", "with", "onto", "from", "over"}
)  # "collides | with | a truck in Lima", "overturns | on | a road in Lima"
_AT_ONCE = frozenset({"when", "as", "after"})
PLACEMENTS = frozenset({"located_in", "part_of", "capital_of"})  # relations of a place to a larger one
UPON = frozenset({"on", "over", "through", "throughout"})  # which tell where only right before a place
_NOMINAL = frozenset({"DET", "NUM", "ADJ", "NOUN"})
_CLAUSE_OPENERS = frozenset({"who", "which", "that", "when", "where", "while", "after", "before", "and", "but", "as"})


class Scenes:
    """Reads them in one document.

    Args:
        doc: words of a parsed document.
        index: where its entities are mentioned.
        reader: of its clauses.
        cues: closed word classes.
    """

    def __init__(self, doc: Document, index: MentionIndex, reader: ClauseReader, cues: Cues) -> None:
        self.doc, self.index, self.reader, self.cues = doc, index, reader, cues

    def of(self, clause: Clause, rule: Rule, taken: set[EntityId]) -> tuple[str, list[Referent]]:
        """The place on which an act falls that names no other target ("fired at targets in Jericho"), with those listed with it.

        The first place under a locative preposition behind the predicate, before another clause begins; phrases of place are often
        misattached, so the order of words decides. Of a placement it is told to be there and not near it, and by no phrase of another
        kind ("held talks | on | the crisis in Iraq").
        """
        role, left, strictly = "", rule.type == "retreat", rule.type in PLACEMENTS
        others = (
            rule.type == "assault" and "patient" in clause.roles
        )  # who bombs targets "on the border with Egypt" does not bomb Egypt
        for token in self.doc[clause.head + 1 : self.doc[clause.head].sent.end]:
            if token.lower_ in _BORDERING:
                role = ""
            quoted = token.text in _QUOTES and token.head.i in (clause.head, *clause.roles.get("patient", ()))
            if quoted or self._joins(token, clause.head):
                continue
            if self._ends_phrases(token) or self._is_said_of(token, clause) or (left and token.lower_ in _WHITHER):
                break
            if rule.type == "coerce" and self._tells_why(token):
                break
            before = self.doc[token.i - 1]
            words = self.cues.arguments
            kind = token.lower_ == "of" and (
                before.lemma_.lower() in either(words.transparent, words.places) or before.lower_ in _BESIDE | {"inside"}
            )
            if token.lower_ == "of" and before.lower_ in BEARINGS and self.doc[token.i - 2].lower_ != "the":
                role, kind = "", False  # "killed in a raid | north of | Cairo": not there
            on_edge = before.lemma_.lower() in self.cues.arguments.edges
            kind |= token.lower_ == "with" and on_edge and not others  # "on its border | with | Syria"
            on_it = token.lower_ in UPON and self._opens_place(token.i + 1)  # "leaves two dead | on Okinawa |"
            mishap = strictly and token.lower_ in _ON_ROAD and self.doc[clause.head].lemma_ in words.mishaps
            kind |= mishap and not on_it
            counting = token.head.pos_ == "NUM"  # "rises | to | at least 18 in India"
            if strictly and token.pos_ == "ADP" and token.lower_ not in _WITHIN | _BESIDE and not (on_it or counting or kind):
                break
            if (token.pos_ == "ADP" or token.text == ",") and not kind:  # "near | the town of | Hadera"
                beside = strictly and token.lower_ in _BESIDE
                told = token.lower_ in _LOCATIVE or (strictly and on_it) or self._is_on_edge(token)
                role = token.lower_ if told and not beside else ""
            head = self.index.name_from.get(token.i)
            modifies = head is not None and self._modifies(head)
            if head is not None and role and not modifies and self.index.type_at(head) in ("PLACE", "STATE", "BASE"):
                entity = self.index.entity_at[head]
                places = [Referent(self.index.entity_at[place], place, False, False) for place in self._listed(head)]
                return (role, places) if entity not in taken else ("", [])
        return "", []

    def before(self, clause: Clause, taken: set[EntityId]) -> tuple[str, list[Referent]]:
        """The place told before: of the sentence before, where one without a place goes on ("A bomb went off in Jos. Police arrested
        ten."), or of those who came to harm by the deed ("ten are killed | in Mosul | when gunmen attack a market")."""
        verb = self.doc[clause.head]
        if clause.link == "adverbial" and clause.governor is not None and clause.governor < verb.i:
            harmed = self.doc[clause.governor].lemma_ in self.cues.governors.harming and verb.tag_ != "VBG"
            own = {word.i for word in verb.subtree}
            told = [word.i for word in verb.sent.words if harmed and self._tells_place(word.i) and not self._modifies(word.i)]
            named = [head for head in told if head < min(own)] if own.isdisjoint(told) else []
        else:
            embedded = clause.link not in (None, "content") or self.reader.is_attribute(verb)
            told = [word.i for word in verb.sent.words if self._tells_place(word.i)]
            if not verb.sent.start or embedded or any(self.index.entity_at[head] not in taken for head in told):
                return "", []
            before = self.doc[verb.sent.start - 1].sent
            named = [word.i for word in before.words if self._tells_place(word.i) and not self._modifies(word.i)]
        for head in named:
            role = preposition(self.doc[head])
            if role in _LOCATIVE and self.index.entity_at[head] not in taken:
                return role or "", [Referent(self.index.entity_at[head], head, False, False)]
        return "", []

    def of_incident(self, clause: Clause, rule: Rule, taken: set[EntityId]) -> tuple[str, list[Referent]]:
        """Where people come to harm, told with what happens to them ("two soldiers are killed when a mine explodes | in Gao |")."""
        if self.doc[clause.head].lemma_ not in self.cues.governors.harming:
            return "", []
        for child in self.doc[clause.head].children:
            told = self.reader.clause(child.i) if child.pos_ == "VERB" else None
            marked = any(mark.lower_ in _AT_ONCE for mark in child.children if mark.i < child.i)
            if told is not None and told.link == "adverbial" and marked and not told.negated:
                return self.of(told, rule, taken)
        return "", []

    def _opens_place(self, position: int) -> bool:
        """Whether the name of a place begins here, if need be behind an article."""
        position += position < len(self.doc) and self.doc[position].lower_ == "the"
        head = self.index.name_from.get(position)
        return head is not None and self.index.type_at(head) in ("PLACE", "STATE") and self.doc[head].pos_ != "ADJ"

    def _tells_place(self, head: int) -> bool:
        return (
            head in self.index.inside and self.index.type_at(head) in ("PLACE", "STATE", "BASE") and self.doc[head].pos_ != "ADJ"
        )

    def _is_on_edge(self, token: Word) -> bool:
        """Whether "on" tells where ("| on | the Syrian border"), not of what ("a report | on | Syria")."""
        above = token.head
        return token.lower_ == "on" and above.i > token.i and above.lemma_.lower() in self.cues.arguments.edges

    def _modifies(self, head: int) -> bool:
        """Whether a name qualifies another noun ("the | Red Sea | port of Mokha"), but not its edge ("the | Syrian | border")."""
        end = self.index.span_of[head][1]
        if end + 1 < len(self.doc) and self.doc[end].text in _DASHES and end + 1 in self.index.name_from:
            head = self.index.name_from[end + 1]  # "the | Chad |-Niger border"
        above = self.doc[head].head
        return above.i > head and above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() not in self.cues.arguments.edges

    def _acts(self, position: int) -> bool:
        """Whether a name begins here that is the subject of the verb behind it ("in May and the | United States | froze")."""
        head = self.index.name_from.get(position)
        end = self.index.span_of[head][1] if head is not None else len(self.doc)
        return end < len(self.doc) and self.doc[end].tag_ in ("VBD", "VBP", "VBZ", "MD")

    def _is_said_of(self, token: Word, clause: Clause) -> bool:
        """Whether a noun tells what the deed is ("the drills were | a response | to talks in Texas")."""
        told = self.reader.clause(token.i) if clause.kind == "noun" and token.pos_ == "NOUN" else None
        return told is not None and clause.head in told.bearers

    def _joins(self, token: Word, head: int) -> bool:
        """Whether a conjunction joins a predicate to the next, of which the same is told ("shot | and | wounded by gunmen")."""
        following = self.doc[token.i + 1] if token.i == head + 1 and token.pos_ == "CCONJ" else None
        return following is not None and following.pos_ == "VERB" and following.head.i == head

    def _listed(self, first: int) -> list[int]:
        """A place and those of its kind that stand in a list with it ("in | Togo, Benin and Ghana |", not "in | Lomé |, Togo")."""
        places, joined = [first], False
        while not joined:
            end = self.index.span_of[places[-1]][1]
            if end + 1 >= len(self.doc) or self.doc[end].lower_ not in (",", "and", *_DASHES):
                break
            joined = self.doc[end].lower_ != ","
            end += 1
            if not joined and self.doc[end].lower_ == "and":
                joined, end = True, end + 1
            place = self.index.name_from.get(end, self.index.name_from.get(end + 1) if self.doc[end].lower_ == "the" else None)
            if place is None or self.index.type_at(place) != self.index.type_at(first) or self._goes_on(place):
                return [first]
            places.append(place)
        return places if joined else [first]

    def _goes_on(self, place: int) -> bool:
        """Whether a name tells whose something else is ("in Togo and | Benin |'s army")."""
        end = self.index.span_of[place][1]
        goes = end < len(self.doc) and (self.doc[end].tag_ == "POS" or self.doc[end].pos_ in ("NOUN", "PROPN", "VERB", "AUX"))
        return goes and self.doc[end].lemma_.lower() not in self.cues.arguments.edges

    def _tells_why(self, token: Word) -> bool:
        """Whether it opens what somebody is held for ("arrested | over | a raid in Kenya", "in | connection | with a raid in Kenya")."""
        following = self.doc[min(token.i + 1, len(self.doc) - 1)]
        linked = token.lower_ in ("connection", "relation") and following.lower_ in ("with", "to")
        above = token.head
        counting = (
            following.pos_ == "NUM" or above.i < token.i or above.lemma_ in self.cues.arguments.measures
        )  # "over 100 people"
        over = token.lower_ == "over" and token.pos_ == "ADP" and not counting
        return linked or over or token.lemma_ in ("suspicion", "charge")

    def _ends_phrases(self, token: Word) -> bool:
        """Whether a new clause begins, of which the places behind it are told."""
        following = self.doc[min(token.i + 1, len(self.doc) - 1)]
        if token.text == ",":  # "killed five people, | officials in Nairobi said"
            return token.sent.root.i > token.i and token.sent.root.lemma_ in self.cues.reporting.verbs
        if token.lower_ == "as" and following.lower_ == "part":
            return False  # "deployed troops | as part of | a mission in Darfur"
        if token.lower_ == "of" and following.lemma_ in self.cues.governors.conveying:
            return False  # "a boat suspected | of carrying | drugs in the Pacific"
        if token.lower_ in _CLAUSE_OPENERS:
            listed = token.pos_ == "CCONJ" and following.pos_ in _NOMINAL  # "ports | and | a plant in Yemen"
            return not listed or self._acts(following.i + (following.pos_ == "DET"))
        hyphen = token.text == "-" and not token.whitespace_  # "in rebel-held Idlib"
        return token.pos_ in ("VERB", "SCONJ", "PUNCT") and token.tag_ not in ("VBG", "VBN") and not hyphen
