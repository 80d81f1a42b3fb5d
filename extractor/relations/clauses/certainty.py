"""Polarity and modality of a predicate: its own words, and what governs it.

Classes of selecting predicates after FactBank 1.0 (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

from collections.abc import Callable

from extractor.records import Modality
from extractor.relations.clauses.clause import Clause, Link
from extractor.relations.clauses.syntax import (
    Kind,
    alleged_by,
    base,
    governs,
    is_bare,
    is_told,
    preposition,
    told_by,
    with_particle,
)
from extractor.relations.cues import Cues
from extractor.words import Document, Word

_INCLINED = {"interested": "in", "open": "to", "capable": "of", "serious": "about"}  # who is so says what he would do
_CERTAINTY: dict[Modality, int] = {"asserted": 0, "intended": 1, "possible": 2, "conditional": 3}


def less_certain(first: Modality, second: Modality | None) -> Modality:
    """The less certain of two modalities."""
    return second if second is not None and _CERTAINTY[second] > _CERTAINTY[first] else first


class Certainty:
    """Judges whether what a predicate says holds, in one document.

    Args:
        doc: a parsed document.
        cues: the closed word classes.
        clause: the clause that a token heads, for what its governor says.
    """

    def __init__(self, doc: Document, cues: Cues, clause: Callable[[int], Clause | None]) -> None:
        self.doc = doc
        self.cues = cues
        self.clause = clause

    def negation(self, token: Word, kind: Kind, governor: Word | None, link: Link | None) -> tuple[bool, list[int], list[int]]:
        """Whether what the predicate says is denied, the tokens beside it that deny it, and all tokens that do."""
        negative, approaching = self.cues.adverbs.negative, self.cues.adverbs.approaching
        words: list[int] = []
        for c in token.children:
            if c.lower_ in negative or c.lemma_.lower() in negative:
                words += [] if self._is_not_only(c) else [c.i]
            elif c.lower_ in approaching:  # "almost fell"
                behind = self.doc[c.i + 1 : c.i + 2]
                words += [c.i for w in behind if w is token or (w.head is token and w.pos_ == "AUX")]
            elif c.lower_ == "longer" and c.i > 0 and self.doc[c.i - 1].lower_ == "no":
                words.append(c.i)
        if len(words) == 1 and (late := self._until(token)):
            return False, [*words, *late], []
        negated = len(words) % 2 == 1
        cues = []
        if kind == "noun":
            extra = [c.i for c in token.children if c.lower_ == "no" or c.lower_ in self.cues.adjectives.negative]
            words += extra
            negated ^= bool(extra) and token.lemma_ != "no-confidence"
        else:
            subjects = (c for s in token.children if base(s) == "nsubj" for c in [s, *s.children])
            cues += [c.i for c in subjects if c.lower_ in ("no", "none", "neither", "nobody")][:1]
        marks = (c for c in token.children if base(c) in ("mark", "case"))
        cues += [c.i for c in marks if c.lemma_.lower() in self.cues.marks.negative][:1]
        if governor is not None and self._negated_by(token, governor, link):
            cues.append(governor.i)
        return negated ^ (len(cues) % 2 == 1), words, [*words, *cues]

    def _is_not_only(self, negation: Word) -> bool:
        """Whether "not" only tells that there is more ("has | not only | sent aid but troops too")."""
        behind = [word.lower_ for word in self.doc[negation.i + 1 : negation.i + 2]]
        return not self.cues.adverbs.restricting.isdisjoint(behind)

    def _until(self, verb: Word) -> list[int]:
        """The preposition before the day on which something was done at last ("did not release them | until | 1981")."""
        days = [child for child in verb.children if child.ent_type_ == "DATE" and preposition(child) in self.cues.marks.awaiting]
        past = any(child.tag_ == "VBD" and child.pos_ == "AUX" for child in verb.children)
        past &= not any(child.dep_ == "iobj" for child in verb.children)  # "did not give them until 1981 to leave"
        return [c.i for day in days for c in day.children if c.lower_ in self.cues.marks.awaiting] if past else []

    def _negated_by(self, token: Word, governor: Word, link: Link | None) -> bool:
        outer = self.clause(governor.i)
        if outer is None:
            return False
        if (claim := self._claim_of(token)) is not None:  # "denied reports that Iran | attacked |"
            verb = self.clause(governs(claim).i)
            return verb is not None and not verb.negated and not self.cues.reporting.refuting.isdisjoint(verb.lemmas)
        if link == "relative" and (made := self._made_by(token, governor)) is not None:
            return made.negated
        refusing = any(lemma in self.cues.governors.negative for lemma in outer.lemmas)  # "rule out", but not "rule"
        if link == "open" and self._is_rejected(governor):
            return True
        if link in ("open", "content"):
            if link == "content" and governor.lemma_ in self.cues.reporting.verbs and not refusing:
                return False
            return refusing ^ (outer.negated and (refusing or link == "open"))  # "did not deny that" is no denial
        if link == "adverbial" and any(child.dep_ == "mark" and child.lower_ == "from" for child in token.children):
            return refusing and not outer.negated  # "prevented them from leaving"
        if self._is_decided_against(token, governor):
            return not outer.negated
        if link == "adverbial" and governor.lower_ == "guilty":
            return outer.negated  # "found not guilty of | killing | Kowal"
        if self._is_inclined(token, governor):
            return outer.negated  # "is not interested in | forming | a government"
        if link == "noun" and governor.pos_ == "VERB" and preposition(token) == "as":
            return refusing ^ outer.negated  # "never served | as president", "was rejected as judge"
        if link == "noun" and f"{governor.lemma_} {preposition(token)}" in self.cues.light.entering:
            return outer.negated  # "did not agree to | sanctions |"
        if link == "noun" and governor.pos_ == "VERB" and base(token) in ("obj", "nsubj", "xcomp"):
            had = governor.lemma_ in self.cues.light.having and token.lemma_.lower() in self.cues.light.given
            light = had or governor.lemma_ in self.cues.light.verbs  # "did not incur the | wrath | of the bishops"
            if token.lemma_ in self.cues.governors.asked:  # "would not meet demands to free them", "rejected calls to leave"
                spurned = refusing or governor.lemma_ in self.cues.governors.spurning
                return spurned ^ (outer.negated and (spurned or governor.lemma_ in self.cues.governors.granting))
            refusing &= not (token.lemma_ in self.cues.governors.offered and governor.lemma_ in self.cues.governors.declining)
            undergone = (
                base(token) == "obj" or token.dep_ == "nsubj:pass"
            )  # "called off | talks |", "the | talks | were cancelled"
            denies = refusing and governor.lemma_ not in ("reject", "oppose", "ban", "deny") and undergone
            denies &= not self._is_ended(token, governor)
            return denies ^ (outer.negated and (light or denies))  # "does not rule out | talks |"
        return (
            link == "conjunct"
            and outer.negated
            and not any(base(c) in ("nsubj", "cc") and c.lower_ != "or" for c in token.children)
        )

    def _claim_of(self, deed: Word) -> Word | None:
        return told_by(deed, self.cues.reporting.claims) or alleged_by(deed, self.cues.reporting.allegations)

    def _made_by(self, told: Word, document: Word) -> Clause | None:
        """The clause by which there is, or is not, what says something ("failed to pass | a resolution | condemning Chad")."""
        says = told.tag_ == "VBG" and base(told) == "acl" and base(document) == "obj"
        lemma = document.lemma_.lower()
        if says and (lemma in self.cues.reporting.nouns or lemma in self.cues.arguments.deciding):
            return self.clause(document.head.i)
        return None

    def _is_rejected(self, plan: Word) -> bool:
        """Whether what somebody would do is a plan that is rejected ("opposed | a proposal | to arm Chad")."""
        outer = self.clause(plan.head.i) if plan.pos_ == "NOUN" and base(plan) == "obj" else None
        rejecting = outer is not None and (plan.head.lemma_ in self.cues.light.preventing or plan.head.lemma_ == "veto")
        return rejecting and outer is not None and not outer.negated

    def _is_decided_against(self, token: Word, governor: Word) -> bool:
        """Whether somebody does not do what he weighed ("decided | against | imposing sanctions")."""
        against = any(child.dep_ == "mark" and child.lower_ == "against" for child in token.children)
        return against and governor.lemma_ in self.cues.governors.settling

    def _begins(self, deed: Word, governor: Word) -> Clause | None:
        """The clause that says of a deed that it comes about ("| talks | will begin", "are expected to resume"); fighting goes on."""
        if deed.lemma_.lower() in self.cues.arguments.fights:
            return None
        for verb in (governor, *(child for child in governor.children if base(child) == "xcomp")):
            place = {f"{verb.lemma_} {child.lower_}" for child in verb.children if base(child) == "obj"}
            if not self.cues.light.beginning.isdisjoint(with_particle(verb) | place):
                return self.clause(verb.i)
        return None

    def _is_ended(self, deed: Word, governor: Word) -> bool:
        """Whether a verb says of fighting that it ends or is to end, so that there was some ("stopped | clashes |")."""
        return self._ends(governor) and deed.lemma_.lower() in self.cues.arguments.fights | {"war", "conflict"}

    def _ends(self, verb: Word) -> bool:
        """Whether a verb says that something ends that was there."""
        return verb.lemma_ in self.cues.light.ending and verb.lemma_ not in self.cues.light.delaying | {"cancel", "scrap"}

    def modality(self, token: Word, kind: Kind, governor: Word | None, link: Link | None) -> tuple[Modality, list[int]]:
        """How certain what the predicate says is, the least certain of what its own words and its governor tell, and the words for it."""
        cues: list[tuple[Modality | None, int]] = [
            (self.cues.modality_of_auxiliary(child.lower_), child.i) for child in token.children if child.dep_ in ("aux", "cop")
        ]
        cues += [("conditional", child.i) for child in token.children if self._is_inverted(child, token)]
        marks = [child.i for child in token.children if child.lower_ == "to"]
        is_to = any(child.lemma_ == "be" and child.dep_ in ("aux", "cop") for child in token.children)
        if kind == "verb" and token.tag_ == "VB" and (governor is None or is_to) and marks:
            cues.append(("intended", marks[0]))  # headline: "Iran to resume talks"; "who is to meet Putin"
        before = token.sent.words[max(token.i - token.sent.start - 2, 0) : token.i - token.sent.start]
        if token.tag_ == "VB" and [word.lower_ for word in before] == ["due", "to"]:
            cues.append(("intended", before[0].i))  # "was | due to | meet", whatever the parser makes of it
        for child in token.children:
            lemma = child.lemma_.lower()
            if lemma in self.cues.adverbs.possible:
                cues.append(("possible", child.i))
            elif kind == "noun" and base(child) == "amod":
                forms = {lemma, child.lower_}  # taggers take "alleged" and "planned" for verbs at times
                if forms & self.cues.adjectives.possible:
                    cues.append(("possible", child.i))
                elif forms & self.cues.adjectives.intended:
                    cues.append(("intended", child.i))
        if link == "content":
            asked = (c.i for c in token.children if base(c) == "mark" and c.lower_ in ("if", "whether"))
            cues += [("possible", index) for index in asked]  # "investigates whether Iran attacked"
        if governor is not None:
            cues.append((self._modality_from(token, governor, link), governor.i))
        modality: Modality = "asserted"
        for cue, _ in cues:
            modality = less_certain(modality, cue)
        return modality, [index for cue, index in cues if cue == modality != "asserted"]

    def _is_done_by(self, purpose: Word, governor: Word, outer: Clause) -> bool:
        """Whether what serves a purpose is how it is done ("| used | tear gas to disperse", "took | to the streets | to protest")."""
        governors = self.cues.governors
        wins = governor.lemma_ in governors.beating and purpose.lemma_ in governors.winning
        if governor.lemma_ in governors.employing or wins:
            return True
        places = {self.doc[head].lemma_ for role in ("to", "in", "patient") for head in outer.roles.get(role, ())}
        return purpose.lemma_ in governors.demanding and (governor.lemma_ in governors.gathering or "street" in places)

    def _is_inverted(self, auxiliary: Word, verb: Word) -> bool:
        """Whether "should" or "had" before its subject says "if" ("| should | she be confirmed, she will ...")."""
        says_if = auxiliary.lower_ == "should" or (auxiliary.lower_ == "had" and base(verb) == "advcl")
        if not says_if or auxiliary.dep_ != "aux" or verb.sent.words[-1].text == "?":
            return False
        subjects = [child.i for child in verb.children if base(child) in ("nsubj", "csubj", "expl")]
        return bool(subjects) and auxiliary.i < min(subjects)

    def _is_inclined(self, token: Word, governor: Word) -> bool:
        """Whether an adjective tells of a deed that somebody would do ("is open to | holding | talks")."""
        marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
        return governor.pos_ == "ADJ" and _INCLINED.get(governor.lower_) in marks

    def _is_past(self, verb: Word) -> bool:
        """Whether a verb is in the past, by its own form or its auxiliary."""
        return any(word.tag_ == "VBD" for word in (verb, *(child for child in verb.children if child.dep_ == "aux")))

    def _is_tensed(self, verb: Word) -> bool:
        """Whether an auxiliary tells its time ("that it | has | left", "that it | will | leave")."""
        tensed = ("VBD", "VBZ", "VBP")
        return any((c.dep_ in ("aux", "cop") and c.tag_ in tensed) or c.tag_ == "MD" for c in verb.children)

    def _modality_from(self, token: Word, governor: Word, link: Link | None) -> Modality | None:
        outer = self.clause(governor.i)
        if link == "condition":
            return "conditional"
        if (claim := self._claim_of(token)) is not None:  # "is investigating reports that Iran | attacked |"
            checked = governs(claim).lemma_ in self.cues.reporting.checking
            return "possible" if checked else self.cues.modality_under(claim.lemma_)
        if link == "purpose":
            return outer.modality if outer is not None and self._is_done_by(token, governor, outer) else "intended"
        marks = {child.lower_ for child in token.children if child.dep_ == "mark"} if link == "adverbial" else set()
        if outer is not None and self._is_decided_against(token, governor):
            return "possible" if outer.negated else outer.modality
        if "against" in marks or (marks and governor.lemma_ == "suspect"):
            return "possible"  # "warned Iran against attacking", "a man suspected of killing five"
        if outer is None:
            return None
        if self._is_inclined(token, governor):
            return less_certain(outer.modality, "intended")  # "is open to | holding | talks"
        if marks & self.cues.marks.awaiting and outer.modality != "asserted" and not self._is_past(token):
            return "conditional"  # "will withdraw | once Hamas frees | them"
        if link == "open" and governor.lemma_ == "call" and token.pos_ == "NOUN":
            return outer.modality  # "what Iran called a | raid |"
        if link == "relative":
            return self._modality_of_description(token, governor)
        if link in ("open", "content") and outer.negated and not self.cues.reporting.refuting.isdisjoint(outer.lemmas):
            return "possible"  # "neither confirmed nor denied | hosting | Hamas"
        if link == "open":
            delayed = not with_particle(governor).isdisjoint(self.cues.light.delaying)  # "put off | sending | troops"
            under = self.cues.modality_under(governor.lemma_) or ("intended" if self._lacks_verb(governor) else None)
            return less_certain(outer.modality, "intended" if delayed else under)
        if link == "content":
            return self.cues.modality_under(governor.lemma_) if is_bare(token) and not self._is_tensed(token) else None
        if link == "conjunct":
            if any(base(child) in ("nsubj", "aux") for child in token.children):
                return None
            return outer.modality
        if link == "noun" and governor.pos_ == "VERB" and base(token) in ("obj", "nsubj", "obl"):
            return self._modality_of_argument(token, governor, outer)
        return self._modality_in_phrase(token, governor) if link == "noun" and governor.pos_ == "NOUN" else None

    def _lacks_verb(self, root: Word) -> bool:
        """Whether a noun is all that a headline has for a verb ("| Iran | to attack Israel"; not "is the first | man | to do so")."""
        tells = any(base(child) in ("cop", "nsubj", "aux") for child in root.children)
        return root.head is root and root.pos_ in ("NOUN", "PROPN") and not tells

    def _modality_of_description(self, token: Word, noun: Word) -> Modality | None:
        """What a noun tells of how certain it is what a clause says that describes it."""
        if (made := self._made_by(token, noun)) is not None:
            return made.modality
        under = self.cues.modality_under(noun.lemma_)
        if token.tag_ == "VBG" and any(child.dep_ == "mark" and child.lower_ == "of" for child in token.children):
            # "on the verge of | attacking |", "plans of | leaving |"
            return "possible" if noun.lemma_.lower() in self.cues.governors.imagined else under
        return "possible" if is_told(token) and under == "possible" else None  # "fears that Iran | armed | rebels"

    def _modality_in_phrase(self, token: Word, governor: Word) -> Modality | None:
        """What another noun tells of how certain it is what a noun hung on it names, or the verb above one that counts it."""
        counts = base(governor) == "obj" and governor.lemma_.lower() in self.cues.arguments.measures
        above = self.clause(governor.head.i) if counts and preposition(token) == "of" else None
        if above is not None and governor.head.pos_ == "VERB":  # "plotted | a series | of raids"
            return self._modality_of_argument(governor, governor.head, above)
        if preposition(token) == "of" and governor.lemma_.lower() in self.cues.governors.imagined:
            return "possible"  # "the prospect of | war |"
        return self.cues.modality_under(governor.lemma_) if preposition(token) == "for" else None

    def _modality_of_argument(self, token: Word, governor: Word, outer: Clause) -> Modality | None:
        """What a verb tells of how certain it is what its subject, object or phrase names."""
        delayed = not with_particle(governor).isdisjoint(self.cues.light.delaying) and (base(token) == "obj" or outer.passive)
        if delayed and token.lemma_.lower() in self.cues.arguments.violent:
            return "intended"  # "postponed the | offensive |", "the | raid | was put off"
        if governor.lemma_ == "include" and base(token) == "obj":  # "their demands include a | withdrawal"
            subjects = [child.lemma_.lower() for child in governor.children if base(child) == "nsubj"]
            return next(filter(None, map(self.cues.modality_under, subjects)), None)
        if preposition(token) == "as":  # "will serve | as | president", "nominated her | as | judge"
            if governor.lemma_ in self.cues.light.endorsing:
                return less_certain(outer.modality, "intended")  # "endorsed her | as president |"
            proposed = governor.lemma_ in self.cues.light.installing  # but "chose her as candidate"
            return less_certain(outer.modality, self.cues.modality_under(governor.lemma_) if proposed else None)
        called = governor.head.lower_ == "what" or any(base(c) == "xcomp" or c.lower_ == "what" for c in governor.children)
        if governor.lemma_ == "call" and base(token) == "obj" and called:
            return None  # "called the | raid | a crime", "what it called a | raid |"
        if governor.lemma_ == "discuss" and token.lemma_ in self.cues.arguments.violent:
            return None  # "met to discuss the | airstrikes |": they were flown
        if base(token) == "obj" and self._is_ended(token, governor):
            return None
        if base(token) == "obj" and governor.lemma_ == "commit":
            return outer.modality  # "committed the | attack |"
        if token.dep_ == "nsubj:pass" and governor.lemma_ in self.cues.light.verbs:
            return outer.modality  # "| talks | will be held"
        if base(token) == "nsubj" and (begun := self._begins(token, governor)) is not None:
            return begun.modality
        told = {governor.lemma_} if base(token) == "obj" else {f"{governor.lemma_} {preposition(token)}"}
        if not told.isdisjoint(self.cues.light.causing):
            return outer.modality
        if not told.isdisjoint(self.cues.light.foreseeing):
            return "possible"
        entered = f"{governor.lemma_} {preposition(token)}" in self.cues.light.entering
        if base(token) == "obj" or preposition(token) == "for" or entered:
            ahead: Modality | None = "intended" if entered and preposition(token) == "for" else None  # "voted for an | embargo |"
            under = self.cues.modality_under(governor.lemma_) or ahead
            light = entered or (governor.lemma_ in self.cues.light.verbs and base(token) == "obj")
            light |= preposition(token) == "for" and token.lemma_ in self.cues.light.shared  # "will fly to Chad for | talks |"
            return less_certain(outer.modality, under) if light else under
        return None
