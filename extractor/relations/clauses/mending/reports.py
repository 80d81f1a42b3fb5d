"""Mends of what somebody says and of what else he says, asks or orders."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from extractor.relations.clauses.mending.tree import SUBJECTS, hang
from extractor.relations.clauses.syntax import base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_BELOW = frozenset({"xcomp", "acl", "ccomp", "obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj"})
_QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''"})


def mend_cut_off_reports(words: list[Word], reporting: Words) -> None:
    """Read as the main verb the report that the parser took for a participle ("The institute | assessed | on Monday that Russia has
    advanced")."""
    for verb in words:
        if verb.head is not verb:
            continue
        mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "that"), None)
        if mark is None:
            continue
        subjects = [child for child in verb.children if child.dep_ in SUBJECTS and child.i < verb.i]
        if len(subjects) < 2 or not subjects[0].i < mark.i < subjects[1].i:
            continue
        reports = [child for child in subjects[0].children if child.dep_ == "acl" and child.i < mark.i]
        report = next((child for child in reports if child.tag_ in ("VBN", "VBD") and child.lemma_ in reporting), None)
        if report is not None:
            subjects[0].children.remove(report)
            report.head, report.dep_, report.tag_ = report, "ROOT", "VBD"
            verb.sent.root = report
            hang(subjects[0], report, "nsubj")
            hang(verb, report, "ccomp")


def mend_reports_in_documents(words: list[Word], reporting: Words, channels: Words) -> None:
    """Hang what somebody says in a statement on the verb of saying ("said in a statement | that it left |")."""
    for verb in words:
        channel, said = verb.head, verb.head.head
        if verb.dep_ != "acl" or channel.lemma_.lower() not in channels or said.lemma_ not in reporting or not said.i < channel.i:
            continue
        opened = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
        if opened and base(channel) == "obl" and preposition(channel) and not any(base(c) == "ccomp" for c in said.children):
            hang(verb, said, "ccomp")


def mend_split_reports(words: list[Word], reporting: Words) -> None:
    """Join what a report was put into ("Russia," Kallas said, "has | invaded | Ukraine"; "..., she said in Riga, "and | bombed | Kyiv")."""
    for report in words:
        if report.pos_ != "VERB" or report.lemma_.lower() not in reporting:
            continue
        if base(report) in ("advcl", "parataxis") and report.i < report.head.i and _part_subjects(words, report.head, report):
            report.dep_ = "parataxis"
        for verb in [child for child in report.children if child.i > report.i and child.pos_ == "VERB"]:
            told = next(
                (c for c in report.children if c.i < report.i and base(c) in ("ccomp", "parataxis") and c.pos_ == "VERB"), None
            )
            quoted = not _QUOTATION_MARKS.isdisjoint(word.text for word in words[report.i : verb.i])
            if base(verb) == "conj" and told is not None and quoted:
                hang(verb, told, "conj")
            elif base(verb) in ("ccomp", "parataxis"):
                _part_subjects(words, verb, report)


def _part_subjects(words: list[Word], verb: Word, report: Word) -> bool:
    """Give what is told the noun before the comma, and the report the noun on its own side of it; whether there are two."""
    first = report.children[0] if report.children else report
    if (
        first.pos_ not in ("NOUN", "PROPN")
        or first.i > report.i
        or preposition(first)
        or any(base(c) == "nsubj" for c in verb.children)
    ):
        return False
    speaker = next(
        (
            noun
            for noun in [*first.children, *report.children]
            if first.i < noun.i < verb.i and base(noun) in ("nsubj", "iobj", "obj", "appos") and not preposition(noun)
        ),
        None,
    )
    if speaker is None or all(word.text != "," for word in words[first.i : min(speaker.i, report.i)]):
        return False
    hang(speaker, report, "nsubj")
    hang(first, verb, "nsubj")
    return True


def mend_reports_before_reports(
    words: list[Word], reporting: Words, spoken: Words, commenting: Words, acting: Words, named: Collection[int]
) -> None:
    """Coordinate what somebody also says with what he said, not with what had been done ("said that jets had been seen, and | accused |
    Russia"), nor with what things did ("said the boats had come close and | blamed | Manila")."""
    for verb in words:
        told = verb.head
        report = told.head
        past = told.tag_ in ("VBN", "VBD") and report.tag_ == "VBD"
        if verb.tag_ != "VBD" or not past or base(verb) != "conj" or base(told) != "ccomp":
            continue
        finite = any(child.dep_ == "aux" and child.lower_ == "had" for child in told.children)
        own = any(base(child) in ("nsubj", "csubj", "aux") for child in verb.children)
        parted = finite and told.tag_ == "VBN" and any(word.text == "," for word in words[told.i : verb.i])
        things = [child for child in told.children if base(child) == "nsubj" and child.pos_ == "NOUN" and child.i not in named]
        mute = bool(things) and all(thing.lemma_.lower() not in acting for thing in things)
        says = (parted and verb.lemma_ in spoken | commenting) or (mute and verb.lemma_ in commenting)
        if says and not own and report.lemma_ in reporting:
            hang(verb, report, "conj")


def mend_further_reports(words: list[Word], reporting: Words, spoken: Words) -> None:
    """Coordinate what somebody also says or asks in the present with what he says, not with what has been or is done ("says that ten
    have died and | urges | Chad to act"); of what is done in the simple present it is not told whose speech it is."""
    for verb in words:
        told = verb.head
        report = told.head
        if verb.tag_ not in ("VBZ", "VBP") or report.tag_ != verb.tag_ or base(verb) != "conj" or base(told) != "ccomp":
            continue
        own = any(base(child) in ("nsubj", "csubj", "aux") for child in verb.children)
        helped = any(child.dep_ in ("aux", "cop", "aux:pass") for child in told.children)
        other = told.tag_ == "VBD" or (helped and not any(child.dep_ == "conj" and child.i < verb.i for child in told.children))
        if other and not own and verb.lemma_ in spoken and report.lemma_ in reporting:
            hang(verb, report, "conj")


def mend_rulings(words: list[Word], decreeing: Words) -> None:
    """Coordinate an order with the ruling, not with what is ruled ("ruled that the vote was void and | ordered | a new one")."""
    for verb in words:
        inner, outer = verb.head, verb.head.head
        ruled = inner.dep_ == "ccomp" and inner.pos_ == "ADJ" and outer.pos_ == "VERB" and outer.lemma_ in decreeing
        if verb.dep_ == "conj" and ruled and verb.tag_ == outer.tag_ and verb.lemma_ in decreeing:
            if not any(base(child) in SUBJECTS for child in verb.children):
                hang(verb, outer, "conj")


def mend_comments(words: list[Word], judging: Words) -> None:
    """Hang what somebody says of others on the verb that says what he asks, not on what he asks ("urged France to act, | condemning |
    Iran", "rejected a call to leave, | siding | with Mali", "urged France to act, also | blaming | Iran")."""
    for comment in words:
        if comment.dep_ != "advcl" or comment.tag_ != "VBG" or comment.lemma_ not in judging:
            continue
        asked, before = comment.head, words[max(comment.i - 2, 0) : comment.i]
        if not any(word.text == "," for word in before) or any(word.text != "," and word.pos_ != "ADV" for word in before[1:]):
            continue
        asking = asked
        while asking.tag_ in ("VB", "VBG") or asking.pos_ not in ("VERB", "AUX") or _is_existential(asking):
            if asking.head.i >= asking.i or asking.dep_ not in _BELOW:
                break
            asking = asking.head
        if asking is not asked and asking.pos_ == "VERB" and asked.tag_ in ("VB", "VBG"):
            hang(comment, asking, "advcl")


def _is_existential(verb: Word) -> bool:
    return any(child.dep_ == "expl" for child in verb.children)


def mend_mandatives(words: list[Word], mandating: Words) -> None:
    """Read as subjunctive what is demanded of several, which taggers take for the present ("demanded that the troops | leave |")."""
    for verb in words:
        told = verb.tag_ == "VBP" and base(verb) == "ccomp" and verb.head.lemma_ in mandating and verb.lemma_ != "be"
        if told and not any(child.pos_ == "AUX" for child in verb.children):
            verb.tag_ = "VB"


def mend_summaries(words: list[Word], retold: Words) -> None:
    """Read as an apposition what sums up a deed behind a comma ("urged Mali to leave, | a demand | that Chad dismissed")."""
    for noun in words:
        told = (
            noun.dep_ in ("parataxis", "dep") and noun.pos_ == "NOUN" and noun.lemma_.lower() in retold and noun.head.i < noun.i
        )
        if told and any(child.dep_ == "acl:relcl" for child in noun.children):
            noun.dep_ = "appos"


def mend_accusations(words: list[Word], names: Mapping[int, tuple[int, int]], charging: Words) -> None:
    """Hang of what somebody is accused on the verb ("accuses the company | of fraud |"), not on who he is, and who judges it too."""
    for charge in words:
        accused, verb = charge.head, charge.head.head
        if verb.lemma_ not in charging:
            continue
        of = charge.dep_ == "nmod" and preposition(charge) == "of" and charge.i not in names
        if of and accused.dep_ in ("obj", "nsubj:pass") and accused.pos_ != "PRON":
            hang(charge, verb, "obl")
        opened = any(child.dep_ == "mark" and child.lower_ == "of" for child in charge.children)
        if opened and charge.dep_ == "acl" and charge.tag_ == "VBG" and accused.dep_ == "obj":
            hang(charge, verb, "advcl")  # "accuses the army | of shelling |"
    for judge in words:  # "is cleared of any part in the raid | by a court |"
        charge = judge.head
        while judge.dep_ == "nmod" and charge.dep_ == "nmod":
            charge = charge.head
        verb = charge.head
        if judge.dep_ != "nmod" or charge.dep_ != "obl" or verb.lemma_ not in charging:
            continue
        if (
            preposition(judge) == "by"
            and preposition(charge) == "of"
            and any(child.dep_ == "aux:pass" for child in verb.children)
        ):
            hang(judge, verb, "obl:agent")
