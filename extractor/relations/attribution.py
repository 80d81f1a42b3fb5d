"""Who vouches for a clause besides the article: speakers, sources and quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from extractor.records import Attribution, EntityId
from extractor.relations.clauses import Clause, ClauseReader
from extractor.relations.cues import Cues
from extractor.words import Document, Word

EntitiesOf = Callable[[int], Sequence[EntityId]]

_PERSONAL = frozenset({"he", "she"})
_JOINING_NAMES = frozenset({"of", "'s", "’s", "and"})  # "South Korea | 's | Joint Chiefs | of | Staff said"


@dataclass(frozen=True, slots=True)
class Vouching:
    """Speakers of a clause, outermost first; `anonymous` if some have no name."""

    speakers: tuple[Attribution, ...]
    anonymous: bool


def quoted_ranges(doc: Document) -> list[tuple[int, int]]:
    """Word ranges inside quotation marks, half-open, marks excluded; a quote left open ends with its paragraph."""
    ranges, opened = [], None
    for token in doc:
        if token.is_space and "\n" in token.text:
            if opened is not None:
                ranges.append((opened + 1, token.i))
            opened = None
        elif token.text in ("“", "``") or (token.text == '"' and opened is None):
            opened = token.i
        elif token.text in ("”", "''", '"') and opened is not None:
            ranges.append((opened + 1, token.i))
            opened = None
    if opened is not None:
        ranges.append((opened + 1, len(doc)))
    return ranges


class Speakers:
    """Finds who vouches for each clause of one document."""

    def __init__(self, doc: Document, reader: ClauseReader, cues: Cues, entities_of: EntitiesOf) -> None:
        self.doc = doc
        self.reader = reader
        self.cues = cues
        self.entities_of = entities_of
        self.quotes = quoted_ranges(doc)

    def of(self, index: int) -> Vouching:
        """Speakers of the clause headed by a token."""
        speakers: list[Attribution] = []
        outermost: list[Attribution] = []
        anonymous = False
        quote = self._quote(index)
        node, seen = index, set()
        while node not in seen:
            seen.add(node)
            clause = self.reader.clause(node)
            if clause is None:
                break
            anonymous |= clause.reported
            for role in self.cues.reporting.according:
                for head in clause.roles.get(role, ()):
                    whole = self._is_of_whole_report(clause, head)
                    anonymous |= self._add(outermost if whole else speakers, head, role.replace("_", " "), quote is not None)
            for reporter in self._reporters(clause):
                anonymous |= self._report(speakers, reporter, quote is not None)
            if self._owns_up(clause):
                anonymous |= self._report(speakers, node, quote is not None)
            if clause.governor is None:
                break
            if self._is_told_by(clause, self.doc[clause.governor]):
                anonymous |= self._report(speakers, clause.governor, quote is not None)
            elif (claim := self.reader.claim_of(clause)) is not None:
                anonymous |= self._claimed(speakers, *claim, quote is not None)
            node = clause.governor
        if not speakers and quote is not None:
            anonymous |= self._speaker_nearby(speakers, quote)
        if not speakers and (speaker := self._speaker_of_headline(index)) is not None:
            speakers.append(Attribution(speaker, ":", quote is not None))
        return Vouching(tuple(dict.fromkeys(reversed([*speakers, *outermost]))), anonymous)

    def _is_of_whole_report(self, clause: Clause, source: int) -> bool:
        """Whether a source behind a comma vouches for the report of a clause, too ("Kyiv said Mali did it|, according to | Reuters")."""
        if clause.governor is None or not self._is_told_by(clause, self.doc[clause.governor]):
            return False
        begin = min((word.i for word in self.doc[source].subtree if not word.is_punct), default=source)
        return begin > 0 and self.doc[begin - 1].text == "," and clause.governor < clause.head < source

    def _speaker_of_headline(self, index: int) -> EntityId | None:
        """Whose name stands before all that is said, with a colon ("| Putin |: Russia will not leave")."""
        sentence = self.doc[index].sent
        colon = next((word.i for word in sentence if word.text == ":"), index)
        name = [word for word in self.doc[sentence.start : colon] if word.text.isalnum()]
        if index <= colon or not name or not all(word.ent_type_ in ("PERSON", "ORG") for word in name):
            return None
        return next(iter(self.entities_of(name[-1].i)), None)

    def _is_told_by(self, clause: Clause, governor: Word) -> bool:
        """Whether it is the content of a report, or that of which its governor accuses somebody."""
        lemma = governor.lemma_.lower()
        if clause.link == "content":
            return lemma in self.cues.reporting.verbs
        if lemma in ("call", "describe", "term", "label") and governor.head.lower_ == "what":
            return True  # "responded to what Iran called an Iraqi | attack |"
        if clause.link == "adverbial" and lemma in self.cues.reporting.citing and self.reader.opens_with(clause, ("as",)):
            return True  # "quoted witnesses as | saying | that"
        accused = clause.link == "adverbial" and lemma in self.cues.reporting.accusing
        return accused and self.reader.opens_with(clause, ("of", "for", "with"))

    def _owns_up(self, clause: Clause) -> bool:
        """Whether it is somebody's word that a deed is his own ("| claimed | responsibility for the attack")."""
        things = clause.roles.get("patient", ()) if clause.lemmas[0] == "claim" else ()
        return any(self.doc[thing].lemma_.lower() in ("responsibility", "credit") for thing in things)

    def _quote(self, index: int) -> tuple[int, int] | None:
        before = bisect_right(self.quotes, (index, len(self.doc)))
        return self.quotes[before - 1] if before and index < self.quotes[before - 1][1] else None

    def _reporters(self, clause: Clause) -> list[int]:
        """Reporting verbs inserted into the clause ("Kommersant reported, citing sources")."""
        inserted = [index for index in clause.inserted if self.doc[index].lemma_.lower() in self.cues.reporting.verbs]
        root = self.doc[clause.head].sent.root
        return inserted or [token.i for token in root.sent if root.i == clause.head < token.i and self._is_aside(token)]

    def _is_aside(self, verb: Word) -> bool:
        """Whether a verb and its subject make a report between commas, wherever the parser hangs it (", the paper reported Monday,")."""
        if verb.tag_ not in ("VBD", "VBZ") or verb.lemma_.lower() not in self.cues.reporting.verbs:
            return False
        start = verb.i
        while start > verb.sent.start and (
            self.doc[start - 1].pos_ in ("DET", "ADJ", "NOUN", "PROPN") or self.doc[start - 1].lower_ in _JOINING_NAMES
        ):
            start -= 1
        end = verb.i + 1
        while end < min(verb.i + 5, len(self.doc)) and (
            self.doc[end].ent_type_ == "DATE" or self.doc[end].pos_ in ("ADP", "ADV")
        ):
            end += 1
        closed = end == len(self.doc) or self.doc[end].text in (",", ".")
        return verb.sent.start < start < verb.i and self.doc[start - 1].text == "," and closed

    def _report(self, speakers: list[Attribution], verb: int, quote: bool) -> bool:
        """Add the speakers of a reporting verb; true if there is one without a name."""
        clause = self.reader.clause(verb)
        if clause is None or clause.negated:
            return False
        heads = clause.roles.get("agent", ())
        if clause.passive and self.doc[verb].lemma_ in self.cues.reporting.citing:
            heads = (*clause.roles.get("patient", ()), *heads)  # "| Salman | was quoted as saying by SPA"
        if clause.passive and not heads:
            return True  # "was said to": nobody in particular
        anonymous = False
        for head in heads:
            anonymous |= self._add(speakers, head, self.doc[verb].text, quote)
        citing = any(token.lemma_.lower() in self.cues.reporting.citing for token in self.doc[verb].sent if token.i > verb)
        return anonymous or citing

    def _claimed(self, speakers: list[Attribution], claim: int, verb: int, quote: bool) -> bool:
        """Add who denies or confirms what a claim says, else who makes it; true if nobody is named."""
        above = self.reader.clause(verb)
        lemmas = set(above.lemmas) if above is not None else set()
        if lemmas & self.cues.reporting.refuting or "confirm" in lemmas:
            return self._report(speakers, verb, quote)
        clause = self.reader.clause(claim)
        makers = [head for role in ("agent", "by", "from") for head in clause.roles.get(role, ())] if clause is not None else []
        named = [self._add(speakers, maker, self.doc[claim].text, quote) for maker in makers]
        if named:
            return any(named)
        repeated = lemmas & {"repeat", "reiterate"}
        return self._report(speakers, verb, quote) if repeated else self._add(speakers, claim, self.doc[claim].text, quote)

    def _add(self, speakers: list[Attribution], head: int, cue: str, quote: bool) -> bool:
        """Add whose word a noun's is; true if they are somebody's people without a name. What a spokesman says is on record."""
        voices = self.entities_of(head)
        speakers += [Attribution(entity, cue, quote) for entity in voices]
        lemma = self.doc[head].lemma_.lower()
        on_record = bool(voices) and (lemma in self.cues.arguments.documents or lemma.startswith("spokes"))
        return lemma in self.cues.reporting.anonymous_nouns and not on_record

    def _speaker_nearby(self, speakers: list[Attribution], quote: tuple[int, int]) -> bool:
        """The speaker of a quotation that holds whole sentences: the reporting verb beside its marks, in the same paragraph.

        Behind a full stop the next sentence begins, where somebody else may speak ('"..." Mali said. "They left." | Chad said that').
        """
        begin, end = quote[0] - 1, quote[1] + 1
        before, after = range(begin - 1, max(begin - 12, -1), -1), range(end, min(end + 12, len(self.doc)))
        ended = any(token.text == "." for token in (self.doc[quote[1] - 1], *self.doc[end : end + 1]))
        for near in (before, after) if ended else (after, before):
            for token in takewhile(lambda token: "\n" not in token.text, (self.doc[index] for index in near)):
                if token.lemma_.lower() not in self.cues.reporting.verbs or token.pos_ != "VERB":
                    continue
                if ended and near is after and self._tells_something(token):
                    break
                known = len(speakers)
                anonymous = self._report(speakers, token.i, quote=True)
                if len(speakers) > known or anonymous:
                    return anonymous
        if ended:
            self._add_subject_before(speakers, begin)
        return False

    def _add_subject_before(self, speakers: list[Attribution], mark: int) -> None:
        """Add the person of whom the sentence before a quotation tells ('| Ana Diaz | rejected it. "They lied."')."""
        last = self.doc[mark - 1] if mark > 0 else None
        clause = self.reader.clause(last.sent.root.i) if last is not None and last.text == "." else None
        heads = clause.roles.get("agent", ()) if clause is not None and not clause.passive else ()
        if (
            clause is not None
            and len(heads) == 1
            and (self.doc[heads[0]].ent_type_ == "PERSON" or self.doc[heads[0]].lower_ in _PERSONAL)
        ):
            speakers += [Attribution(entity, self.doc[clause.head].text, True) for entity in self.entities_of(heads[0])]

    def _tells_something(self, verb: Word) -> bool:
        """Whether a reporting verb has its own content behind it."""
        clauses = (self.reader.clause(child.i) for child in verb.children if child.i > verb.i)
        return any(clause is not None and clause.link == "content" for clause in clauses)
