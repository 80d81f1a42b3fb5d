"""Who did what a noun points back at ("Trump left the pact, | a move | condemned by Iran"; "Iran condemned | the decision |")."""

from __future__ import annotations

from dataclasses import replace

from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import contents_of, determiners, is_apposition, links
from extractor.relations.cues import either
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents
from extractor.words import Word

_POINTING = frozenset({"the", "this", "that", "these", "those", "both"})


class PointingBack:
    """Finds them in one document.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc, self.cues, self.index, self.reader = referents.doc, referents.cues, referents.index, referents.reader

    def doers(self, head: int, clause: Clause) -> list[Referent]:
        """Who did, or said, what a noun of a clause points back at."""
        noun, words, told = self.doc[head], self.cues.arguments, self.reader.clause(head)
        said = noun.lemma_.lower() in words.asserted
        apposed = (is_apposition(noun) and noun.head.i < head) or self._is_summed_up(noun, clause)
        if not (said or noun.lemma_.lower() in words.retold) or told is None or clause.kind != "verb":
            return []
        if {"of", "by", "complement"} & told.roles.keys() or ("agent" in told.roles and not apposed):
            return []  # "the decision of the court", "the plan to build it"
        if not determiners(noun) & ({"a", "an"} if apposed else _POINTING):
            return []
        if not apposed and (again := self._told_again(noun)) is not None:
            return self._doers_again(again)
        before = self._verb_before(noun, clause, apposed)
        if before is not None and (again := self._judged_before(before)) is not None:
            return self._doers_again(again)
        if before is None or any(child.lower_ == "also" for child in self.doc[clause.head].children):
            return []
        if self._is_new_paragraph(noun, before):
            return []
        if not (before.lemma_ in self.cues.reporting.verbs if said else self._may_tell(before, noun)):
            return []
        found = self._did(before, said)
        return [replace(r, direct=False) for r in found if self.referents.may_act(r) and (apposed or not r.pronoun)]

    def _is_summed_up(self, noun: Word, clause: Clause) -> bool:
        """Whether a phrase sums up all that stands before its comma ("Turkey left the pact, | in a move condemned by Iran |")."""
        if clause.link != "relative" or clause.governor != noun.i or "in" not in links(noun):
            return False
        opens = next(word.i for word in reversed(self.doc[: noun.i]) if word.lower_ == "in")
        return opens > 0 and self.doc[opens - 1].text == ","

    def _told_again(self, noun: Word) -> Word | None:
        """The same noun that already points back, before it or in the last sentence ("| The move | drew protests. Oman condemned the
        move")."""
        begin = noun.sent.start
        before = [*self.doc[begin : noun.i], *(self.doc[begin - 1].sent.words if begin else ())]
        same = (word for word in before if word.lemma_ == noun.lemma_ and word.pos_ == "NOUN" and determiners(word) & _POINTING)
        return next(same, None)

    def _judged_before(self, verb: Word) -> Word | None:
        """What the verb before only judges, and points back at itself ("Finland praised | the decision |. Russia condemned the move")."""
        governors = self.cues.governors  # who rejects a demand decides something himself
        told = self.reader.clause(verb.i) if verb.lemma_ in governors.judging - governors.negative else None
        heads = told.roles.get("patient", ()) if told is not None and not told.passive else ()
        words = either(self.cues.arguments.retold, self.cues.arguments.asserted)
        nouns = (self.doc[head] for head in heads)
        return next((noun for noun in nouns if noun.lemma_.lower() in words and determiners(noun) & _POINTING), None)

    def _doers_again(self, noun: Word) -> list[Referent]:
        """Who did what a noun told before points back at."""
        verb = next((word for word in noun.ancestors if word.pos_ == "VERB"), None)
        clause = self.reader.clause(verb.i) if verb is not None and not self._is_new_paragraph(noun, verb) else None
        return self.doers(noun.i, clause) if clause is not None else []

    def _verb_before(self, noun: Word, clause: Clause, apposed: bool) -> Word | None:
        """The verb above the noun or its clause that tells what happened, else the main verb of the sentence before."""
        above = noun if apposed else self.doc[clause.head]
        while above.head is not above:
            above = above.head
            passed_on = not apposed and above.lemma_ in self.cues.reporting.verbs  # "Germany said that Poland condemned the move"
            if above.pos_ == "VERB" and above.i < min(noun.i, clause.head) and not passed_on:
                return above
        return self.doc[noun.sent.start - 1].sent.root if noun.sent.start and not apposed else None

    def _is_new_paragraph(self, noun: Word, verb: Word) -> bool:
        """Whether a line ends between a noun and the deed that would have been told before it."""
        return any("\n" in word.text for word in self.doc[verb.i : noun.i])

    def _may_tell(self, verb: Word, noun: Word) -> bool:
        """Whether a verb may tell of what a noun points back at: not of a decision that calls names, of a demand that only reports
        ("The minister | said | 70 were held. The king rejected the demand"), of a verdict that asks, or is of a person who rules none."""
        told, lemma, governors = self.reader.clause(verb.i), noun.lemma_.lower(), self.cues.governors
        if told is None or ("as" in told.roles and (verb.lemma_ == "call" or verb.lemma_ in governors.judging)):
            return told is None
        if lemma in governors.asked:
            return verb.lemma_ not in self.cues.reporting.verbs - governors.intended
        ruling = verb.lemma_ in either(governors.decreeing, self.cues.arguments.convicting)
        ruled_out = any(child.lower_ == "out" for child in verb.children)
        if lemma in self.cues.arguments.judged and (not ruling or ruled_out):
            asks = verb.lemma_ in either(governors.intended, self.cues.reporting.verbs)
            return not asks and not any(self.index.is_person(head) for head in told.roles.get("agent", ()))
        return True

    def _did(self, verb: Word, said: bool) -> list[Referent]:
        """Who did what a sentence tells: of what somebody reports, whom he reports it of ("Oman says that | Iran | will leave")."""
        contents = contents_of(verb) if not said else []
        told = [self.reader.clause(word.i) for word in (*contents[:1], verb)]
        doers = [self.referents.of_all(deed.roles.get("agent", ())) for deed in told if deed is not None]
        if verb.lemma_ in self.cues.governors.decreeing:  # "Chad announces that the museum will close": Chad's move
            doers = [[doer for doer in found if self.referents.may_act(doer)] for found in doers]
        return next((found for found in doers if found), [])
