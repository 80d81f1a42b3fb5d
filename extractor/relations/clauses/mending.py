"""Puts right in the trees what parsers get wrong in news again and again, before anything is read from them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import pairwise

from extractor.relations.clauses.syntax import BEARINGS, base, is_counted
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Cues, Words
from extractor.relations.words import Word

_PARTICIPIAL = frozenset({"following", "regarding", "concerning"})
_CIRCUMSTANCES = frozenset({"after", "at", "during", "following", "in", "under", "with"})
_ACCUSING = frozenset({"accuse", "convict", "suspect", "acquit"})
_TAKING_GERUNDS = frozenset(
    {"deny", "admit", "acknowledge", "avoid", "risk", "consider", "regret", "recall", "suggest", "propose"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_BELOW = frozenset({"xcomp", "acl", "ccomp", "obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj"})
_RATES = frozenset({"%", "percent"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_QUOTATION_MARKS = frozenset({'"', "“", "”", "``", "''"})


def mend(words: list[Word], names: Mapping[int, tuple[int, int]], cues: Cues, people: Collection[int] = frozenset()) -> None:
    """Change heads and labels in place.

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
        cues: closed classes of words.
        people: heads of the mentions of persons and groups.
    """
    _mend_names(words, names)
    _mend_verbal_subjects(words, cues.arguments.violent)
    _mend_compound_subjects(words)
    _mend_cut_off_reports(words, cues.reporting.verbs)
    _mend_subjects(words)
    _mend_larger_places(words, names)
    _mend_shared_compounds(words, cues.arguments.violent)
    _mend_actives(words, cues.light.ditransitive)
    _mend_objects(words)
    _mend_unwelcome(words)
    _mend_causes(words)
    _mend_apposed_objects(words)
    _mend_stolen_objects(words)
    _mend_paired_verbs(words)
    _mend_compounds(words)
    _mend_ways_home(words)
    _mend_judged_objects(words, cues.governors.judging)
    _mend_participles(words)
    _mend_possessors(words)
    _mend_repeated(words)
    _mend_prepositions(words)
    _mend_dated_phrases(words)
    _mend_doers(words, cues.arguments.violent | cues.arguments.inflicted)
    _mend_coordination(words, names)
    _mend_split_reports(words, cues.reporting.verbs)
    _mend_receivers(words, names, cues.light.ditransitive)
    _mend_gerunds(words)
    _mend_bearings(words)
    _mend_reports_before_reports(words, cues.reporting.verbs, cues.governors.control_by_object | cues.reporting.verbs)
    _mend_infinitives(words, cues.governors.asked | cues.governors.intended)
    _mend_agreed_deeds(words, cues.governors.control_by_subject)
    _mend_contact_relatives(words, cues.reporting.verbs)
    _mend_distant_objects(words, cues.governors.striving)
    _mend_nouns_complements(words, cues.arguments.expecting)
    _mend_measures(words)
    _mend_whose_clauses(words, names, people)
    _mend_headlines(words)
    _mend_rulings(words, cues.governors.decreeing)
    _mend_votes(words)
    _mend_pleas(words)
    _mend_coordinated_verbs(words)
    _mend_oaths(words)
    _mend_terms(words, cues.light.posts)
    _mend_listed_nouns(words)
    _mend_reduced_relatives(words)
    _mend_captured_objects(words)
    _mend_accusations(words, names)
    _mend_summaries(words, cues.arguments.retold)
    _mend_comments(words, cues.governors.control_by_object | cues.governors.judging | cues.governors.commenting)


def _hang(word: Word, head: Word, label: str) -> None:
    """Make a word a child of another."""
    word.head.children = [child for child in word.head.children if child is not word]
    head.children = sorted([*head.children, word], key=lambda w: w.i)
    word.head, word.dep_ = head, label


def _mend_names(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Read a preposition inside a name as a part of it ("from the House | of | Representatives" is no phrase of "of")."""
    for head, (begin, _) in names.items():
        for child in words[head].children:
            if child.dep_ == "case" and begin < child.i < head:
                child.dep_ = "flat"


def _mend_dated_phrases(words: list[Word]) -> None:
    """Hang a preposition on the noun of its phrase, not on the date before it ("proposed | at | June 16 talks with Biden that")."""
    for word in words:
        noun = word.head
        while noun.dep_ in ("compound", "nummod", "nmod:unmarked") and noun.i < noun.head.i:
            noun = noun.head
        if word.dep_ == "case" and noun is not word.head and word.i < word.head.i and noun.pos_ == "NOUN":
            _hang(word, noun, "case")
            noun.dep_ = "obl" if noun.dep_ == "obj" else noun.dep_
    for date, noun in pairwise(words):
        dated = date.pos_ == "NUM" and date.dep_ == "obl" and any(child.dep_ == "case" for child in date.children)
        if dated and noun.dep_ == "obj" and noun.head is date.head and noun.pos_ == "NOUN":
            for word in [child for child in date.children if child.dep_ == "case"]:
                _hang(word, noun, "case")
            _hang(date, noun, "nmod:unmarked")
            noun.dep_ = "obl"


def _mend_subjects(words: list[Word]) -> None:
    """Hang a second subject that a preposition opens on the first ("Talks | between Iran and Iraq | resumed", a usual parser error)."""
    for word in words:
        if word.dep_ not in ("nsubj", "nsubj:pass") or word.head.i < word.i:
            continue
        first = next((c for c in word.head.children if c.dep_ in ("nsubj", "nsubj:pass") and c.i < word.i), None)
        begin = min(w.i for w in word.subtree)
        opener = words[begin] if words[begin].tag_ == "IN" else words[begin - 1]
        if first is None or opener.tag_ != "IN" or opener.i <= first.i or opener.head not in (word, word.head):
            continue
        for moved, head, label in ((word, first, "nmod"), (opener, word, "case")):
            moved.head.children.remove(moved)
            head.children = sorted([*head.children, moved], key=lambda w: w.i)
            moved.head, moved.dep_ = head, label


def _mend_verbal_subjects(words: list[Word], deeds: Words) -> None:
    """Read a deed that was taken for a verb as the subject of the verb behind it ("A coalition | airstrike | on a market kills five")."""
    for deed in words:
        verb = deed.head
        behind = deed.dep_ in ("ccomp", "csubj") and deed.pos_ == "VERB" and deed.i < verb.i and verb.tag_ in _FINITE
        bare = not any(child.dep_ in ("obj", "mark", "aux") for child in deed.children)
        if behind and bare and deed.lemma_.lower() in deeds and not any(base(child) in _SUBJECTS for child in verb.children):
            for child in deed.children:
                child.dep_ = {"nsubj": "compound", "obl": "nmod"}.get(child.dep_, child.dep_)
            deed.dep_, deed.pos_, deed.tag_ = "nsubj", "NOUN", "NN"


def _mend_compound_subjects(words: list[Word]) -> None:
    """Read what stands before a finite verb and is taken for a part of it as its subject ("A | bomb | explodes", "a magnitude 6
    | earthquake | strikes"), and a name behind it that is taken for another of its names as its object."""
    for noun, verb in pairwise(words):
        if noun.dep_ != "compound" or noun.head is not verb or verb.pos_ != "VERB" or verb.tag_ not in ("VBZ", "VBP", "VBD"):
            continue
        first = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if first is not None and first.i > noun.i - 4 and first.i < noun.i:
            _hang(first, noun, "compound")
        elif first is not None:
            continue
        noun.dep_ = "nsubj"
        behind = next((child for child in verb.children if child.i > verb.i and child.dep_ in ("appos", "obj")), None)
        if behind is not None and behind.dep_ == "appos":
            behind.dep_ = "obj"


def _mend_larger_places(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Hang a second subject behind a comma on the name before it ("A blast in Khost, | Afghanistan | kills five")."""
    until = {end: head for head, (_, end) in names.items()}
    for head, (begin, end) in names.items():
        word = words[head]
        inner = until.get(begin - 1) if begin and words[begin - 1].text == "," else None
        if inner is None or word.dep_ not in _SUBJECTS or end >= len(words) or words[end].i != word.head.i:
            continue
        if any(child.dep_ in _SUBJECTS and child.i < inner for child in word.head.children):
            _hang(word, words[inner], "appos")


def _mend_shared_compounds(words: list[Word], deeds: Words) -> None:
    """Let a deed head what it shares with the one before ("Russian | missile | and drone strikes on Kyiv")."""
    for deed in words:
        first = deed.head
        shared = first.dep_ != "compound" and first.pos_ == "NOUN" and first.tag_ == "NN" and deed.tag_ == "NNS"
        if deed.dep_ != "conj" or deed.lemma_ not in deeds or not shared or deed.i != first.i + 3:
            continue
        kind = words[first.i + 2]
        if words[first.i + 1].lower_ != "and" or kind.head is not deed or kind.dep_ != "compound" or first.head is first:
            continue
        others = [child for child in first.children if child is not deed]
        _hang(deed, first.head, first.dep_)
        for child in others:
            _hang(child, deed, child.dep_)
        _hang(first, deed, "compound")


def _mend_actives(words: list[Word], ditransitive: Words) -> None:
    """Read as the subject of an active verb who is taken for that of a passive one without auxiliary that has an object ("air force
    | jets | killed ten rebels", "The army and rebels | accused | each other")."""
    for verb in words:
        subjects = [child for child in verb.children if child.dep_ == "nsubj:pass" and child.i < verb.i]
        if not subjects or verb.tag_ not in ("VBD", "VBN") or any(child.dep_ in ("aux", "aux:pass") for child in verb.children):
            continue
        behind = [child for child in verb.children if child.i > verb.i]
        pair = next((child for child in behind if child.i == verb.i + 1 and child.lower_ in ("each", "one")), None)
        if pair is not None and any(child.lower_ in ("other", "another") for child in pair.children):
            pair.dep_ = "obj"
        given = verb.lemma_ in ditransitive or any(child.dep_ in ("obl:agent", "xcomp") for child in behind)
        if not given and any(child.dep_ == "obj" for child in behind):
            verb.tag_ = "VBD"
            for subject in subjects:
                subject.dep_ = "nsubj"


def _mend_objects(words: list[Word]) -> None:
    """Read an agent that no preposition opens as the object ("Iran earlier accused | Iraq |" taken for a passive participle), and
    an object that one opens as the phrase that it is ("| after an attack |"); the agent of an active verb is that of its object
    ("Chad has thwarted attacks | by Boko Haram |")."""
    for word in words:
        if word.dep_ == "obl:agent" and word.i > word.head.i and preposition(word) == "by":
            things = [child for child in word.head.children if child.dep_ == "obj" and word.head.i < child.i < word.i]
            if things and any(child.dep_ == "nsubj" and child.i < word.head.i for child in word.head.children):
                _hang(word, things[-1], "nmod")
            continue
        if word.dep_ == "obl:agent" and word.i > word.head.i and preposition(word) is None:
            word.dep_ = "obj"
        elif word.dep_ == "obj" and word.i > word.head.i and preposition(word) in _CIRCUMSTANCES and not is_counted(word):
            word.dep_ = "obl"


def _mend_unwelcome(words: list[Word]) -> None:
    """Read the Latin for who is unwelcome as what a verb says of him ("declared Ana Diaz | persona | non grata")."""
    for word, after in pairwise(words):
        if word.lower_ == "persona" and after.lower_ == "non":
            verb = word.head if word.head.pos_ == "VERB" else word.head.head
            word.pos_ = "NOUN"
            if word.dep_ == "flat" and verb.pos_ == "VERB":
                _hang(word, verb, "xcomp")
                for child in [c for c in after.head.children if c.dep_ == "flat" and c.i > word.i]:
                    _hang(child, word, "flat")


def _mend_causes(words: list[Word]) -> None:
    """Read who is led to do something as who does it ("left, leading | the army | to attack"): nobody is at his head."""
    for deed in words:
        cause = deed.head
        if cause.lemma_ == "lead" and deed.dep_ == "xcomp" and deed.tag_ == "VB" and any(c.lower_ == "to" for c in deed.children):
            led = next((child for child in cause.children if child.dep_ == "obj" and cause.i < child.i < deed.i), None)
            if led is not None:
                _hang(led, deed, "nsubj")
                deed.dep_ = "ccomp"


def _mend_apposed_objects(words: list[Word]) -> None:
    """Read what follows a finite verb at once as its object: a name taken for its apposition ("police | arrest | Ana Diaz", a verb
    that was taken for a noun), and the noun whose participle stands between ("a court releases | jailed | reporters")."""
    for verb in words:
        behind = words[verb.i + 1] if verb.i + 1 < len(words) else verb
        if verb.pos_ != "VERB" or verb.tag_ not in _FINITE:
            continue
        if any(base(child) in ("obj", "ccomp") and child is not behind for child in verb.children):
            continue
        active = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
        for child in [child for child in verb.children if child.i > verb.i] if active else ():
            if child.dep_ in ("appos", "flat", "vocative") and min(word.i for word in child.subtree) == behind.i:
                child.dep_ = "obj"
            elif child is behind and child.tag_ in ("VBN", "VBD") and base(child) in ("advcl", "acl", "xcomp", "ccomp"):
                thing = next((inner for inner in child.children if inner.dep_ == "obj"), None)
                bare = thing is not None and words[child.i + 1].pos_ in _NOMINAL and words[child.i + 1] in thing.subtree
                if bare and all(inner.i > child.i for inner in child.children):
                    _put_under_its_object(child, "obj", "amod", "ADJ")


def _mend_stolen_objects(words: list[Word]) -> None:
    """Give a verb back the object right behind it that the parser took for the subject of what comes later: a sum ("fines | Netflix |
    $5m"), a clause with a conjunction of its own ("detain | Ana Diaz | after troops were shot"), a participle ("acquits | Ana Diaz |,
    previously convicted")."""
    for verb in words:
        if not _lacks_object(verb):
            continue
        second = next((child for child in verb.children if child.dep_ == "nsubj" and child.i > verb.i), None)
        if second is not None and min(word.i for word in second.subtree) == verb.i + 1 and second.pos_ == "PROPN":
            second.dep_ = "obj"  # "a court sentences | Indonesian national Ali Khan | to life"
            continue
        for later in [child for child in verb.children if child.dep_ == "ccomp"]:
            subject = next((child for child in later.children if base(child) == "nsubj"), None)
            if subject is None or min(word.i for word in subject.subtree) != verb.i + 1 or subject.pos_ not in ("NOUN", "PROPN"):
                continue
            marked = any(child.dep_ == "mark" and child.i > subject.right_edge.i for child in later.children)
            parted = any(word.text == "," for word in words[subject.i : later.i])
            bare = later.tag_ == "VBN" and parted and not any(child.dep_ in ("aux", "aux:pass") for child in later.children)
            if later.tag_ == "$":
                _hang(subject, verb, "iobj")
                later.dep_ = "obj"
            elif marked or bare:
                _hang(subject, verb, "obj")
                _hang(later, subject if bare else verb, "acl" if bare else "advcl")


def _lacks_object(verb: Word) -> bool:
    """Whether a finite verb has a subject before it and no object."""
    finite = verb.pos_ == "VERB" and verb.tag_ in _FINITE
    subject = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    return finite and subject and not any(base(child) in ("obj", "iobj") for child in verb.children)


def _mend_paired_verbs(words: list[Word]) -> None:
    """Read as a verb the noun that is joined to one at once and has its object behind it ("convicts and | sentences | Ana Diaz")."""
    for verb, joint, noun in zip(words, words[1:], words[2:], strict=False):
        joined = noun.dep_ == "conj" and noun.head is verb and joint.lower_ in ("and", "or") and noun.tag_ == "NNS"
        if not joined or verb.tag_ != "VBZ" or not _lacks_object(verb):
            continue
        thing = next((c for c in noun.children if c.dep_ in ("appos", "obj") and c.i > noun.i), None)
        if thing is not None and min(word.i for word in thing.subtree) == noun.i + 1:
            noun.pos_, noun.tag_, thing.dep_ = "VERB", "VBZ", "obj"
            for child in noun.children:
                child.dep_ = "obl" if child.dep_ == "nmod" else child.dep_


def _mend_compounds(words: list[Word]) -> None:
    """Put the noun that ends a compound at its head ("opens an influence peddling | investigation | into"), and hang what follows an
    adjective of the noun before it on that noun ("the attorney general | of Ethiopia |")."""
    for first, gerund, noun in zip(words, words[1:], words[2:], strict=False):
        compound = gerund.tag_ == "VBG" and gerund.head is noun and noun.head is first and not preposition(noun)
        if compound and first.pos_ == noun.pos_ == "NOUN" and first.dep_ == "obj" and base(noun) in ("nmod", "appos", "compound"):
            others = [child for child in first.children if child is not noun]
            _hang(noun, first.head, first.dep_)
            for child in (first, *others):
                _hang(child, noun, "compound" if child is first else child.dep_)
    for title, rank in pairwise(words):
        if rank.dep_ == "flat" and rank.head is title and title.pos_ == "NOUN" and rank.lower_ == "general":
            for child in [child for child in rank.children if base(child) == "nmod"]:
                _hang(child, title, child.dep_)


def _mend_ways_home(words: list[Word]) -> None:
    """Read "home" behind an object as an adverb ("sends a diplomat | home |")."""
    for word in words:
        if word.lower_ != "home" or word.dep_ != "obj" or word.children or word.i < word.head.i:
            continue
        thing = next((child for child in word.head.children if child.dep_ in ("obj", "iobj") and child.i < word.i), None)
        if thing is not None and thing.i > word.head.i:
            word.pos_, word.tag_, word.dep_, thing.dep_ = "ADV", "RB", "advmod", "obj"


def _mend_judged_objects(words: list[Word], judging: Words) -> None:
    """Find the object that stands behind what it is called ("denounced as a crime | Iran's raid |")."""
    for verb in words:
        if verb.lemma_.lower() not in judging or any(c.dep_ in ("obj", "aux:pass", "nsubj:pass", "ccomp") for c in verb.children):
            continue
        behind = [child for child in verb.children if child.i > verb.i and child.dep_ == "obl" and preposition(child) == "as"]
        called = behind[0] if behind and words[verb.i + 1].lower_ == "as" else None
        if called is None or verb.tag_ not in ("VBD", "VBZ", "VBP", "VB", "VBG"):
            continue
        thing = next((c for c in called.children if c.dep_ == "appos"), None)
        if thing is not None and all(word.text != "," for word in words[called.i : thing.i]):
            _hang(thing, verb, "obj")


def _mend_participles(words: list[Word]) -> None:
    """Read a participle behind a possessor, or that of who comes, as the adjective that it is ("meet Jordan's | visiting | king",
    "told | visiting | President Moon")."""
    for word in words:
        owned = word.tag_ == "VBG" and any(child.dep_ == "nmod:poss" and child.i < word.i for child in word.children)
        told = word.lower_ == "visiting" and word.dep_ in ("xcomp", "ccomp", "advcl") and word.head.i == word.i - 1
        if owned or (told and any(_has_title(child) for child in word.children if child.dep_ == "obj")):
            _put_under_its_object(word, "obj" if word.head.pos_ == "VERB" else word.dep_, "amod", "ADJ")


def _has_title(noun: Word) -> bool:
    return any(child.dep_ == "nmod:desc" for child in noun.children)


def _mend_repeated(words: list[Word]) -> None:
    """Read a "re" that a hyphen joins to a verb as a part of it, not as the verb ("| re |-elects him as Speaker")."""
    for prefix, hyphen, verb in zip(words, words[1:], words[2:], strict=False):
        joined = prefix.lower_ == "re" and hyphen.text == "-" and not prefix.whitespace_ and not hyphen.whitespace_
        if not joined or prefix.pos_ not in ("VERB", "AUX") or verb.pos_ != "VERB" or verb.head is not prefix:
            continue
        for child in [child for child in prefix.children if child is not verb]:
            _hang(child, verb, child.dep_)
        prefix.children.remove(verb)
        outer, label = prefix.head, prefix.dep_
        if outer is prefix:
            verb.head, verb.dep_ = verb, label
            verb.sent.root = verb
        else:
            outer.children.remove(prefix)
            outer.children = sorted([*outer.children, verb], key=lambda w: w.i)
            verb.head, verb.dep_ = outer, label
        verb.children = sorted([*verb.children, prefix], key=lambda w: w.i)
        prefix.head, prefix.dep_ = verb, "compound"


def _mend_possessors(words: list[Word]) -> None:
    """Hang a possessor on the noun that it owns, not on the adjective between them ("| Russia's | 'unacceptable' decision")."""
    for word in words:
        noun = word.head.head
        if word.dep_ == "nmod:poss" and word.head.dep_ == "amod" and word.head.pos_ == "ADJ" and word.i < word.head.i < noun.i:
            _hang(word, noun, "nmod:poss")
    for mark in words:
        owner = mark.head
        while mark.tag_ == "POS" and owner.dep_ == "flat":
            owner = owner.head
        if mark.tag_ == "POS" and owner.dep_ == "compound" and owner.i < mark.i < owner.head.i:
            owner.dep_ = "nmod:poss"  # "the | Fatah founder Ana Diaz 's | claim"
        if mark.tag_ != "POS" or mark.i + 1 >= len(words) or owner.dep_ not in _SUBJECTS:
            continue
        owned = words[mark.i + 1]
        while owned.head.i > owned.i and owned.head.pos_ in ("NOUN", "PROPN"):
            owned = owned.head
        if owned.pos_ in ("NOUN", "PROPN") and owned.head is owner.head and owned.dep_ in _SUBJECTS:
            _hang(owner, owned, "nmod:poss")  # "| Spain 's | Ministry of Health reports": two subjects of one verb


def _mend_prepositions(words: list[Word]) -> None:
    """Read "following" before a phrase as the preposition that it is ("killed | following an attack"), and a participle before a
    subject, taken for one, as the clause that it is ("| Facing | threats, Iran closed the port")."""
    for word in words:
        subject = word.head
        if (
            word.dep_ == "case"
            and word.tag_ == "VBG"
            and subject.dep_ in _SUBJECTS
            and any(c.dep_ == "obj" for c in word.children)
        ):
            _hang(word, subject.head, "advcl")
        if word.lower_ in _PARTICIPIAL and base(word) == "advcl" and not any(base(c) in ("nsubj", "aux") for c in word.children):
            _put_under_its_object(word, "obl", "case", "ADP")


def _put_under_its_object(word: Word, role: str, label: str, pos: str) -> None:
    """Let the object of what is no verb take its place in the tree, in a role, with all that hung on it."""
    thing = next((child for child in word.children if child.dep_ == "obj" and child.i > word.i), None)
    if thing is None or word.head is word:
        return
    others = [child for child in word.children if child is not thing]
    _hang(thing, word.head, role)
    for child in (word, *others):
        _hang(child, thing, label if child is word else child.dep_)
    word.pos_ = pos


def _mend_doers(words: list[Word], deeds: Words) -> None:
    """Hang who does a deed on its noun, not on whom it falls ("an assault on a barracks | by rebels |")."""
    for word in words:
        deed = word.head
        if deed.pos_ not in ("NOUN", "PROPN") or preposition(word) != "by":
            continue
        while deed.lemma_.lower() not in deeds and deed.dep_ == "nmod" and deed.i > deed.head.i:
            deed = deed.head
        if deed is not word.head and deed.pos_ == "NOUN" and deed.lemma_.lower() in deeds:
            _hang(word, deed, "nmod")


def _mend_coordination(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate a name that the parser took for more of the name before it ("President Japarov and President | Rahmon").

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
    """
    for head, (begin, _) in names.items():
        word = words[head]
        other = next((h for h, (b, e) in names.items() if b <= word.head.i < e), None) if word.dep_ == "flat" else None
        if other is not None and other != head and any(w.text in ("and", "or", "&", ",") for w in words[names[other][1] : begin]):
            word.head.children.remove(word)
            word.head, word.dep_ = words[other], "conj"
            words[other].children = sorted([*words[other].children, word], key=lambda w: w.i)
    for head, (begin, end) in names.items():  # "| South Korea | and the People's Republic" taken for one phrase
        outer = words[head].head
        owned = (word for word in words[begin:end] if word.dep_ == "nmod:poss" or (word.dep_ == "conj" and word.head.i < begin))
        if not any(owned):
            continue
        for child in [c for c in words[head].children if c.i in names and c.pos_ == "PROPN" and names[c.i][1] <= begin]:
            joined = any(word.text in ("and", "&") for word in words[names[child.i][1] : begin])
            if joined and outer is not words[head] and base(child) in ("compound", "nmod"):
                _hang(child, outer, words[head].dep_)
                _hang(words[head], child, "conj")


def _mend_split_reports(words: list[Word], reporting: Words) -> None:
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
                _hang(verb, told, "conj")
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
    _hang(speaker, report, "nsubj")
    _hang(first, verb, "nsubj")
    return True


def _mend_cut_off_reports(words: list[Word], reporting: Words) -> None:
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
            _hang(subjects[0], report, "nsubj")
            _hang(verb, report, "ccomp")


def _mend_receivers(words: list[Word], names: Mapping[int, tuple[int, int]], ditransitive: Words) -> None:
    """Read a name between a giving verb and a number as who is given something ("will sell | Poland | 96 Apache helicopters")."""
    for head, (begin, end) in names.items():
        verb, number = words[begin - 1], words[min(end, len(words) - 1)]
        thing = number.head
        given = verb.pos_ == "VERB" and verb.lemma_ in ditransitive and thing.head is verb and base(thing) == "obj"
        if given and number.dep_ == "nummod" and words[head].head is thing and words[head].dep_ in ("compound", "nmod"):
            _hang(words[head], verb, "iobj")


def _mend_gerunds(words: list[Word]) -> None:
    """Read a gerund right behind a verb that takes one as its complement ("denied | having attacked | Iran, saying")."""
    for verb in words:
        governor = verb.head
        gerund = verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.lower_ == "having" for child in verb.children)
        if base(verb) in ("advcl", "ccomp") and gerund and governor.lemma_ in _TAKING_GERUNDS:
            if min(word.i for word in verb.subtree) == governor.i + 1 and not any(
                base(child) == "nsubj" for child in verb.children
            ):
                verb.dep_ = "xcomp"


def _mend_bearings(words: list[Word]) -> None:
    """Read a point of the compass behind a verb with "of" as one preposition ("advanced | southeast of | Kupiansk")."""
    for bearing, of in pairwise(words):
        place = of.head
        if bearing.dep_ != "advmod" or bearing.lower_ not in BEARINGS or of.lower_ != "of" or place.head is not bearing:
            continue
        if bearing.head.pos_ == "VERB" and base(place) in ("nmod", "obl"):
            others = [child for child in bearing.children if child is not place]
            _hang(place, bearing.head, "obl")
            for child in (bearing, *others):
                _hang(child, place, "case" if child is bearing else child.dep_)


def _mend_reports_before_reports(words: list[Word], reporting: Words, spoken: Words) -> None:
    """Coordinate what somebody also says with what he said, not with what had been done ("said that jets had been seen, and | accused |
    Russia")."""
    for verb in words:
        told = verb.head
        report = told.head
        if base(verb) != "conj" or verb.tag_ != "VBD" or told.tag_ != "VBN" or base(told) != "ccomp" or report.tag_ != "VBD":
            continue
        finite = any(child.dep_ == "aux" and child.lower_ == "had" for child in told.children)
        own = any(base(child) in ("nsubj", "csubj", "aux") for child in verb.children)
        parted = any(word.text == "," for word in words[told.i : verb.i])
        if finite and parted and not own and verb.lemma_ in spoken and report.lemma_ in reporting:
            _hang(verb, report, "conj")


def _mend_infinitives(words: list[Word], governors: Words) -> None:
    """Hang an infinitive on the object before it that asks for one ("would not meet demands | to free | them")."""
    for verb in words:
        if verb.dep_ not in ("advcl", "xcomp") or verb.tag_ != "VB":
            continue
        begin = min(word.i for word in verb.subtree)
        noun = next((child for child in verb.head.children if base(child) == "obj" and child.i == begin - 1), None)
        if noun is not None and words[begin].lower_ == "to" and noun.lemma_.lower() in governors:
            _hang(verb, noun, "acl")


def _mend_agreed_deeds(words: list[Word], agreeing: Words) -> None:
    """Hang what somebody agrees with another to do on the verb, not on the other ("Maduro agreed with rivals | to hold | a vote")."""
    for deed in words:
        other = deed.head
        agreed = other.head.pos_ == "VERB" and other.head.lemma_ in agreeing and base(other) == "obl"
        if deed.dep_ == "acl" and deed.tag_ == "VB" and agreed and preposition(other) == "with":
            _hang(deed, other.head, "xcomp")


def _mend_contact_relatives(words: list[Word], reporting: Words) -> None:
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
                _hang(deed, thing, "acl:relcl")


def _mend_distant_objects(words: list[Word], striving: Words) -> None:
    """Give a relative pronoun to the infinitive whose object it is ("| whom | Iran has been trying to arrest")."""
    for pronoun in words:
        verb = pronoun.head
        if pronoun.dep_ != "obj" or pronoun.tag_ not in ("WP", "WDT") or pronoun.i > verb.i or verb.lemma_ not in striving:
            continue
        deed = next((child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
        if deed is not None and not any(base(child) == "obj" for child in deed.children):
            _hang(pronoun, deed, "obj")


def _mend_nouns_complements(words: list[Word], expecting: Words) -> None:
    """Hang a phrase on the noun right before it that asks for one ("appealed against his | extradition to Chad |")."""
    for case in words:
        phrase, noun = case.head, words[case.i - 1]
        opens = case.dep_ == "case" and case.i > 0 and noun.pos_ == "NOUN" and phrase.i > case.i
        if opens and phrase.head is not noun and base(phrase) in ("obl", "nmod"):
            if f"{noun.lemma_.lower()} {case.lower_}" in expecting and phrase not in noun.ancestors:
                _hang(phrase, noun, "nmod")


def _mend_whose_clauses(words: list[Word], names: Mapping[int, tuple[int, int]], people: Collection[int]) -> None:
    """Hang a clause with "who" on a person, not on the name of what is none ("a student at Sahel University | who wrote |")."""
    for clause in words:
        name = clause.head
        person = name.head
        said = clause.dep_ == "acl:relcl" and any(child.lower_ == "who" for child in clause.children)
        if not said or name.i not in names or name.i in people or base(name) not in ("nmod", "obl"):
            continue
        if person.pos_ == "VERB":  # "detained a student | at Sahel University | who": the place hangs on the verb
            person = next((child for child in person.children if child.dep_ in ("obj", "nsubj:pass")), person)
        if person.i in people and person.i < name.i:
            _hang(clause, person, "acl:relcl")


def _mend_measures(words: list[Word]) -> None:
    """Hang what stands behind a rate on the noun that it measures ("tariffs of 25% | on imports |")."""
    for rate in words:
        noun = rate.head
        if rate.lemma_ not in _RATES or noun.pos_ != "NOUN" or preposition(rate) != "of" or noun.i > rate.i:
            continue
        for phrase in [child for child in rate.children if base(child) == "nmod" and preposition(child) in ("on", "against")]:
            _hang(phrase, noun, "nmod")


def _mend_headlines(words: list[Word]) -> None:
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
            _hang(subject, deed, "nsubj:pass")
            _hang(opener, verb, "mark")
            noun.dep_ = "nsubj"
            _hang(verb, deed, "advcl")


def _mend_rulings(words: list[Word], decreeing: Words) -> None:
    """Coordinate an order with the ruling, not with what is ruled ("ruled that the vote was void and | ordered | a new one")."""
    for verb in words:
        inner, outer = verb.head, verb.head.head
        ruled = inner.dep_ == "ccomp" and inner.pos_ == "ADJ" and outer.pos_ == "VERB" and outer.lemma_ in decreeing
        own = any(base(child) in _SUBJECTS for child in verb.children)
        if verb.dep_ == "conj" and ruled and not own and verb.tag_ == outer.tag_ and verb.lemma_ in decreeing:
            _hang(verb, outer, "conj")


def _mend_votes(words: list[Word]) -> None:
    """Read the count of a vote as no object, and what is voted as the verb's own ("voted | 63-55 | to condemn Iran")."""
    for verb in words:
        if verb.pos_ != "VERB" or verb.lemma_ != "vote":
            continue
        counts = [c for c in verb.children if base(c) == "obj" and c.pos_ == "NUM"]
        for count in counts:
            count.dep_ = "obl"
        for count in [word for word in verb.subtree if word.pos_ == "NUM" or word.lemma_ == "abstention"] if counts else ():
            for infinitive in [c for c in count.children if c.dep_ == "acl" and c.tag_ == "VB"]:
                _hang(infinitive, verb, "xcomp")
        for infinitive in verb.children:
            if infinitive.dep_ in ("acl", "advcl") and infinitive.tag_ == "VB" and infinitive.i > verb.i:
                infinitive.dep_ = "xcomp"


def _mend_pleas(words: list[Word]) -> None:
    """Hang where somebody pleads on the verb, not on what he pleads ("pleads | not guilty | in a London court")."""
    for plea in words:
        if plea.lower_ == "guilty" and plea.head.lemma_ == "plead" and plea.i > plea.head.i:
            for child in [child for child in plea.children if preposition(child) in ("in", "before", "at")]:
                _hang(child, plea.head, "obl")


def _mend_coordinated_verbs(words: list[Word]) -> None:
    """Coordinate a present tense with the main verb, not with a past tense in between ("denies what hit it and | accuses | Mali")."""
    for verb in words:
        inner = verb.head
        clause = inner if inner.dep_ in ("acl:relcl", "advcl") else None
        inserted = (
            inner.tag_ == "VBN" and words[verb.i - 2].text == ","
        )  # "the result, which is still counted, and | accuses | him"
        if verb.dep_ != "conj" or clause is None or verb.tag_ != "VBZ" or not (inner.tag_ == "VBD" or inserted):
            continue
        outer = next((word for word in clause.ancestors if word.tag_ == "VBZ" and word.pos_ == "VERB"), None)
        if outer is not None and outer is outer.head and not any(base(c) in ("nsubj", "csubj") for c in verb.children):
            _hang(verb, outer, "conj")


def _mend_listed_nouns(words: list[Word]) -> None:
    """Coordinate a noun whose modifier the parser took for it ("between police and | cartel | gunmen")."""
    for noun in words:
        if noun.dep_ not in ("appos", "nmod") or noun.i == 0 or noun.pos_ != "NOUN" or preposition(noun):
            continue
        modifier = words[noun.i - 1]
        plain = modifier.dep_ == "conj" and modifier.pos_ == "NOUN" and modifier.head.head is noun.head
        if plain and modifier.right_edge is modifier and modifier.head.i > noun.head.i:
            _hang(noun, modifier.head, "conj")
            for child in [*modifier.children]:
                _hang(child, noun, child.dep_)
            _hang(modifier, noun, "compound")


def _mend_reduced_relatives(words: list[Word]) -> None:
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
            _hang(subject, verb, "nsubj:pass")
            for child in [child for child in outer.children if child.i > verb.i]:
                _hang(child, verb, child.dep_)
            _hang(outer, subject, "acl")


def _mend_captured_objects(words: list[Word]) -> None:
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
                _hang(verb, things[0], "acl")
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
            _hang(verb, thing, "acl")
        elif verb.dep_ == "xcomp" and not objects and thing.head is verb and thing.pos_ == "NOUN" and thing.i > outer.i:
            _hang(thing, outer, "obj")
            _hang(verb, thing, "acl")


def _mend_oaths(words: list[Word]) -> None:
    """Read "in" behind "swear" as its particle ("swears | in | Ana Diaz as minister")."""
    for word in words:
        case = next((child for child in word.children if child.dep_ == "case" and child.i == word.head.i + 1), None)
        if case is not None and (word.head.lemma_, case.lower_, base(word)) == ("swear", "in", "obl"):
            _hang(case, word.head, "compound:prt")
            word.dep_ = "obj"


def _mend_terms(words: list[Word], posts: Words) -> None:
    """Hang an office on the verb that tells who gets it or has it, not on its term ("sworn in for a second term | as President |")."""
    for office in words:
        term = office.head
        if base(office) != "nmod" or preposition(office) != "as" or term.pos_ != "NOUN" or term.lemma_.lower() not in posts:
            continue
        verb = term.head
        if verb.pos_ in ("NOUN", "PROPN") and preposition(verb) == "by":  # "elected by the assembly | to a second term |"
            verb = verb.head
        if verb.pos_ == "VERB" and verb.i < term.i:
            _hang(office, verb, "obl")


def _mend_accusations(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Hang of what somebody is accused on the verb ("accuses the company | of fraud |"), not on who he is."""
    for charge in words:
        accused, verb = charge.head, charge.head.head
        of = charge.dep_ == "nmod" and preposition(charge) == "of" and charge.i not in names
        if of and accused.dep_ in ("obj", "nsubj:pass") and verb.lemma_ in _ACCUSING and accused.pos_ != "PRON":
            _hang(charge, verb, "obl")


def _mend_summaries(words: list[Word], retold: Words) -> None:
    """Read as an apposition what sums up a deed behind a comma ("urged Mali to leave, | a demand | that Chad dismissed")."""
    for noun in words:
        told = (
            noun.dep_ in ("parataxis", "dep") and noun.pos_ == "NOUN" and noun.lemma_.lower() in retold and noun.head.i < noun.i
        )
        if told and any(child.dep_ == "acl:relcl" for child in noun.children):
            noun.dep_ = "appos"


def _mend_comments(words: list[Word], judging: Words) -> None:
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
            _hang(comment, asking, "advcl")


def _is_existential(verb: Word) -> bool:
    return any(child.dep_ == "expl" for child in verb.children)
