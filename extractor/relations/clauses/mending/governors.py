"""Mends of what a clause hangs on: reports, relative clauses, infinitives, coordinated verbs."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from extractor.relations.clauses.mending.tree import hang
from extractor.relations.clauses.syntax import base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BELOW = frozenset({"xcomp", "acl", "ccomp", "obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''"})


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


def mend_cut_off_reports(words: list[Word], reporting: Words) -> None:
    """Read as the main verb the report that the parser took for a participle ("The institute | assessed | on Monday that Russia has
    advanced")."""
    for verb in words:
        mark = next((child for child in verb.children if child.dep_ == "mark" and child.lower_ == "that"), None)
        if verb.head is not verb or mark is None:
            continue
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS and child.i < verb.i]
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


def mend_gerunds(words: list[Word], taking: Words) -> None:
    """Read a gerund right behind a verb that takes one as its complement ("denied | having attacked | Iran, saying"), and one that hangs on
    a verb by a preposition as adverbial, not as if it described a noun ("arrested two men | for attacking | a woman")."""
    for verb in words:
        governor = verb.head
        described = verb.dep_ == "acl" and governor.pos_ == "VERB" and verb.tag_ == "VBG"
        if described and any(child.dep_ == "mark" and child.tag_ == "IN" for child in verb.children):
            verb.dep_ = "advcl"
        gerund = verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.lower_ == "having" for child in verb.children)
        if base(verb) in ("advcl", "ccomp") and gerund and governor.lemma_ in taking:
            if min(word.i for word in verb.subtree) == governor.i + 1 and not any(
                base(child) == "nsubj" for child in verb.children
            ):
                verb.dep_ = "xcomp"


def mend_reports_before_reports(
    words: list[Word], reporting: Words, spoken: Words, commenting: Words, acting: Words, named: Collection[int]
) -> None:
    """Coordinate what somebody also says with what he said, not with what had been done ("said that jets had been seen, and | accused |
    Russia"), nor with what things did ("said the boats had come close and | blamed | Manila")."""
    for verb in words:
        told = verb.head
        report = told.head
        past = told.tag_ in ("VBN", "VBD") and report.tag_ == "VBD"
        if base(verb) != "conj" or verb.tag_ != "VBD" or not past or base(told) != "ccomp":
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
        if base(verb) != "conj" or verb.tag_ not in ("VBZ", "VBP") or base(told) != "ccomp" or report.tag_ != verb.tag_:
            continue
        own = any(base(child) in ("nsubj", "csubj", "aux") for child in verb.children)
        helped = any(child.dep_ in ("aux", "cop", "aux:pass") for child in told.children)
        other = told.tag_ == "VBD" or (helped and not any(child.dep_ == "conj" and child.i < verb.i for child in told.children))
        if other and not own and verb.lemma_ in spoken and report.lemma_ in reporting:
            hang(verb, report, "conj")


def mend_infinitives(words: list[Word], governors: Words) -> None:
    """Hang an infinitive on the object before it that asks for one ("would not meet demands | to free | them")."""
    for verb in words:
        if verb.dep_ not in ("advcl", "xcomp") or verb.tag_ != "VB":
            continue
        begin = min(word.i for word in verb.subtree)
        before = next((child for child in verb.head.children if child.i == begin - 1), None)
        pressed = (
            before is not None and before.lemma_ == "pressure" and base(before) == "obl"
        )  # "came under | pressure | to leave"
        noun = before if before is not None and (pressed or base(before) == "obj") else None
        if noun is not None and words[begin].lower_ == "to" and noun.lemma_.lower() in governors:
            hang(verb, noun, "acl")


def mend_agreed_deeds(words: list[Word], agreeing: Words) -> None:
    """Hang what somebody agrees with another to do on the verb, not on the other ("Maduro agreed with rivals | to hold | a vote")."""
    for deed in words:
        other = deed.head
        agreed = other.head.pos_ == "VERB" and other.head.lemma_ in agreeing and base(other) == "obl"
        if deed.dep_ == "acl" and deed.tag_ == "VB" and agreed and preposition(other) == "with":
            hang(deed, other.head, "xcomp")


def mend_contact_relatives(words: list[Word], reporting: Words) -> None:
    """Hang on an object the clause right behind it that has a subject and lacks an object ("freed two reporters | it had held |")."""
    for verb in words:
        thing = next((child for child in verb.children if child.dep_ == "obj" and child.i > verb.i), None)
        if thing is None or verb.pos_ != "VERB" or verb.lemma_ in reporting or thing.pos_ not in ("NOUN", "PROPN"):
            continue
        for deed in [child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "VERB"]:
            opener = min(deed.subtree, key=lambda word: word.i)
            subject = next((child for child in deed.children if child.dep_ == "nsubj"), None)
            full = any(child.dep_ in ("obj", "ccomp", "xcomp", "mark") and child.lower_ != "for" for child in deed.children)
            if subject is not None and not full and opener in subject.subtree and opener.i == thing.right_edge.i + 1:
                hang(deed, thing, "acl:relcl")


def mend_whose_clauses(words: list[Word], names: Mapping[int, tuple[int, int]], people: Collection[int]) -> None:
    """Hang a clause with "who" on a person, not on the name of what is none ("a student at Sahel University | who wrote |"), and one
    with "which" on that name ("the leader of Chad, | which chairs | it")."""
    until = {end: head for head, (_, end) in names.items() if head not in people}
    for clause in words:
        name = clause.head
        which = next((child.i for child in clause.children if child.lower_ == "which"), 0)
        inner = until.get(which - 1) if clause.dep_ == "acl:relcl" and which and words[which - 1].text == "," else None
        if inner is not None and name.i in people and name.i < inner:
            hang(clause, words[inner], "acl:relcl")
            continue
        person = name.head
        said = clause.dep_ == "acl:relcl" and any(child.lower_ == "who" for child in clause.children)
        if not said or name.i not in names or name.i in people or base(name) not in ("nmod", "obl"):
            continue
        if person.pos_ == "VERB":  # "detained a student | at Sahel University | who": the place hangs on the verb
            person = next((child for child in person.children if child.dep_ in ("obj", "nsubj:pass")), person)
        if person.i in people and person.i < name.i:
            hang(clause, person, "acl:relcl")


def mend_headlines(words: list[Word]) -> None:
    """Read the participle of a headline as its verb, and the noun behind "as" as the subject of the next ("Ana Diaz | held | as
    | protests | hit Lima")."""
    for noun in words:
        verb = noun.head
        opener = next((child for child in noun.children if child.dep_ == "case" and child.lower_ == "as"), None)
        behind = verb.i == noun.i + 1 and verb.tag_ in _FINITE and verb.pos_ == "VERB" and verb.head is verb
        if opener is None or not behind or noun.tag_ not in ("NNS", "NNPS", "NN", "NNP"):
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj" and child.i < opener.i), None)
        told = (
            [c for c in subject.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < opener.i] if subject is not None else []
        )
        if subject is not None and told:
            deed = told[0]
            deed.head.children.remove(deed)
            deed.head, deed.dep_ = deed, "ROOT"
            hang(subject, deed, "nsubj:pass")
            hang(opener, verb, "mark")
            noun.dep_ = "nsubj"
            hang(verb, deed, "advcl")


def mend_rulings(words: list[Word], decreeing: Words) -> None:
    """Coordinate an order with the ruling, not with what is ruled ("ruled that the vote was void and | ordered | a new one")."""
    for verb in words:
        inner, outer = verb.head, verb.head.head
        ruled = inner.dep_ == "ccomp" and inner.pos_ == "ADJ" and outer.pos_ == "VERB" and outer.lemma_ in decreeing
        own = any(base(child) in _SUBJECTS for child in verb.children)
        if verb.dep_ == "conj" and ruled and not own and verb.tag_ == outer.tag_ and verb.lemma_ in decreeing:
            hang(verb, outer, "conj")


def mend_coordinated_verbs(words: list[Word]) -> None:
    """Coordinate a present tense with the main verb, not with a past tense in between ("denies what hit it and | accuses | Mali")."""
    for verb in words:
        inner = verb.head
        clause = inner if inner.dep_ in ("acl:relcl", "advcl") else None
        # "the result, which is still counted, and | accuses | him"
        inserted = inner.tag_ == "VBN" and verb.i > 1 and words[verb.i - 2].text == ","
        if verb.dep_ != "conj" or clause is None or verb.tag_ != "VBZ" or not (inner.tag_ == "VBD" or inserted):
            continue
        outer = next((word for word in clause.ancestors if word.tag_ == "VBZ" and word.pos_ == "VERB"), None)
        if outer is not None and outer is outer.head and not any(base(c) in ("nsubj", "csubj") for c in verb.children):
            hang(verb, outer, "conj")


def mend_joined_passives(words: list[Word]) -> None:
    """Coordinate a participle that has its own doer with the passive before it, not with the doer of that ("backed by Chad and |
    opposed | by Mali")."""
    for verb in words:
        doer = verb.head
        joined = verb.tag_ == "VBN" and verb.dep_ == "conj" and any(child.dep_ == "obl:agent" for child in verb.children)
        if joined and doer.dep_ == "obl:agent" and doer.head.tag_ == "VBN" and doer.head.i < doer.i < verb.i:
            hang(verb, doer.head, "conj")


def mend_reduced_relatives(words: list[Word]) -> None:
    """Read a past tense before a finite passive as the participle that it is ("men | wanted | for murder are arrested")."""
    for verb in words:
        outer = verb.head
        if verb.dep_ not in ("xcomp", "ccomp"):
            continue
        finite = any(child.dep_ == "aux:pass" and child.tag_ in ("VBD", "VBZ", "VBP") for child in verb.children)
        if not finite or outer is not outer.head or outer.tag_ not in ("VBD", "VBN"):
            continue
        subject = next((child for child in outer.children if base(child) == "nsubj" and child.i < outer.i), None)
        opened = any(base(child) in ("mark", "nsubj", "csubj", "expl") for child in verb.children)
        if (
            subject is None
            or opened
            or subject.pos_ != "NOUN"
            or any(c.dep_ in ("aux", "aux:pass", "cop") for c in outer.children)
        ):
            continue
        if outer.i < verb.i and all(word.text not in (",", ":", '"') for word in words[subject.i : verb.i]):
            verb.head.children.remove(verb)
            verb.head, verb.dep_ = verb, "ROOT"
            outer.tag_ = "VBN"
            hang(subject, verb, "nsubj:pass")
            for child in [child for child in outer.children if child.i > verb.i]:
                hang(child, verb, child.dep_)
            hang(outer, subject, "acl")


def mend_captured_objects(words: list[Word]) -> None:
    """Hang a participle with its doer on the object right before it ("storm a ship | captured by pirates |")."""
    for verb in words:
        if (
            verb.lower_ in ("held", "taken")
            and verb.i
            and words[min(verb.i + 1, len(words) - 1)].lower_ in ("hostage", "captive")
        ):
            things = [child for child in verb.head.children if child.dep_ == "obj" and child.i == verb.i - 1]
            if verb.dep_ in ("xcomp", "advcl") and things:  # "freed soldiers | held hostage | by rebels"
                verb.tag_ = "VBN"
                hang(verb, things[0], "acl")
                continue
        told = verb.tag_ == "VBN" and any(child.dep_ == "obl:agent" for child in verb.children)
        if (
            not told
            or verb.i == 0
            or verb.head.pos_ != "VERB"
            or any(c.dep_ in ("mark", "aux:pass", "aux") for c in verb.children)
        ):
            continue
        thing, outer = words[verb.i - 1], verb.head
        objects = [child for child in outer.children if child.dep_ == "obj"]
        if verb.dep_ == "advcl" and thing in objects and thing.pos_ == "NOUN":
            hang(verb, thing, "acl")
        elif verb.dep_ == "xcomp" and not objects and thing.head is verb and thing.pos_ == "NOUN" and thing.i > outer.i:
            hang(thing, outer, "obj")
            hang(verb, thing, "acl")


def mend_accusations(words: list[Word], names: Mapping[int, tuple[int, int]], charging: Words) -> None:
    """Hang of what somebody is accused on the verb ("accuses the company | of fraud |"), not on who he is."""
    for charge in words:
        accused, verb = charge.head, charge.head.head
        of = charge.dep_ == "nmod" and preposition(charge) == "of" and charge.i not in names
        if of and accused.dep_ in ("obj", "nsubj:pass") and verb.lemma_ in charging and accused.pos_ != "PRON":
            hang(charge, verb, "obl")


def mend_summaries(words: list[Word], retold: Words) -> None:
    """Read as an apposition what sums up a deed behind a comma ("urged Mali to leave, | a demand | that Chad dismissed")."""
    for noun in words:
        told = (
            noun.dep_ in ("parataxis", "dep") and noun.pos_ == "NOUN" and noun.lemma_.lower() in retold and noun.head.i < noun.i
        )
        if told and any(child.dep_ == "acl:relcl" for child in noun.children):
            noun.dep_ = "appos"


def mend_comments(words: list[Word], judging: Words) -> None:
    """Hang what somebody says of others on the verb that says what he asks, not on what he asks ("urged France to act, | condemning |
    Iran", "rejected a call to leave, | siding | with Mali")."""
    for comment in words:
        asked = comment.head
        opened = comment.i > 0 and words[comment.i - 1].text == ","
        if not opened or comment.dep_ != "advcl" or comment.tag_ != "VBG" or comment.lemma_ not in judging:
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
