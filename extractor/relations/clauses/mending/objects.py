"""Mends of what or whom a verb tells something of or to: its objects and addressees."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from extractor.relations.clauses.mending.tree import FINITE, hang, put_under_its_object
from extractor.relations.clauses.syntax import base, is_counted
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_CIRCUMSTANCES = frozenset({"after", "at", "during", "following", "in", "under", "with"})
_ACTIVE = FINITE | {"VB", "VBG"}
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def mend_participial_objects(words: list[Word]) -> None:
    """Give a participle behind a subject the object that the parser took for a second subject ("A bomb targeting | soldiers | kills
    ten")."""
    for second in words:
        if second.dep_ != "nsubj" or second.i > second.head.i:
            continue
        begin = min(word.i for word in second.subtree)
        participle = words[begin - 1] if begin else second
        first = participle.head
        behind = participle.dep_ == "acl" and participle.tag_ == "VBG" and first.head is second.head and first.dep_ == "nsubj"
        if behind and not any(child.i > participle.i for child in participle.children):
            hang(second, participle, "obj")


def mend_addressees(words: list[Word], addressing: Words) -> None:
    """Give a verb its object where it is taken for the subject of the infinitive behind it ("allowed | Peru | to join", "warned
    | Iran | not to attack")."""
    for deed in words:
        verb = deed.head
        if deed.dep_ != "ccomp" or deed.tag_ != "VB" or verb.lemma_ not in addressing or deed.i < verb.i:
            continue
        told = next((child for child in deed.children if child.dep_ == "nsubj" and child.i > verb.i), None)
        to = next((child for child in deed.children if child.dep_ in ("mark", "aux") and child.lower_ == "to"), None)
        opened = any(child.dep_ == "mark" and child is not to for child in deed.children)
        if told is None or to is None or opened or told.i > to.i or any(base(child) == "obj" for child in verb.children):
            continue
        hang(told, verb, "obj")
        deed.dep_ = "xcomp"


def mend_verbal_objects(words: list[Word]) -> None:
    """Read a plural taken for a verb right behind a verb or its object as its object ("files corruption | charges | against Kowal",
    "denied | reports | it fled")."""
    for before, deed in pairwise(words):
        verb = deed.head
        if deed.pos_ == "VERB" and deed.tag_ == "NNS" and deed.dep_ == "obj":
            deed.pos_ = "NOUN"
        first = before is verb or (before.head is verb and before.dep_ == "obj" and before.i > verb.i)
        if not first or deed.dep_ != "xcomp" or deed.tag_ != "VBZ" or deed.pos_ != "VERB":
            continue
        if any(base(child) in ("nsubj", "aux", "obj") for child in deed.children):
            continue
        if before is not verb:
            hang(before, deed, "compound")
        for child in deed.children:
            child.dep_ = "nmod" if child.dep_ == "obl" else child.dep_
        deed.dep_, deed.pos_, deed.tag_ = "obj", "NOUN", "NNS"


def mend_plurals_behind_to(words: list[Word]) -> None:
    """Read a plural taken for an infinitive as the noun that it is ("agrees to | demands | by Kowal")."""
    for to, deed in pairwise(words):
        if to.lower_ == "to" and to.head is deed and _is_plural(deed):
            to.dep_, deed.dep_, deed.pos_, deed.tag_, deed.lemma_ = "case", "obl", "NOUN", "NNS", deed.lower_[:-1]
            for child in deed.children:
                child.dep_ = "nmod" if child.dep_ in ("obl", "obl:agent") else child.dep_


def _is_plural(deed: Word) -> bool:
    """Whether what is taken for an infinitive is none by its ending."""
    infinitive = deed.pos_ == "VERB" and deed.tag_ in ("VB", "VBZ") and deed.dep_ in ("xcomp", "advcl")
    plural = deed.lower_.endswith("s") and not deed.lower_.endswith(("ss", "us", "as", "is"))
    phrases = [child for child in deed.children if child.i > deed.i]
    told = bool(phrases) and all(base(child) == "obl" for child in phrases[:1]) and preposition(phrases[0]) is not None
    return infinitive and plural and told


def mend_actives(words: list[Word], ditransitive: Words) -> None:
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


def mend_objects(words: list[Word]) -> None:
    """Read an agent that no preposition opens as the object ("Iran earlier accused | Iraq |" taken for a passive participle), and
    an object that one opens as the phrase that it is ("| after an attack |"); the agent of an active verb is that of its object
    ("Chad has thwarted attacks | by Boko Haram |")."""
    for word in words:
        if word.dep_ == "obl:agent" and word.i > word.head.i and preposition(word) == "by":
            things = [child for child in word.head.children if child.dep_ == "obj" and word.head.i < child.i < word.i]
            if things and any(child.dep_ == "nsubj" and child.i < word.head.i for child in word.head.children):
                hang(word, things[-1], "nmod")
            continue
        # "convicts and sentences | Ana Diaz | to life"
        bare = word.dep_ == "obl" and word.ent_type_ in ("PERSON", "ORG", "STATE") and _lacks_object(word.head)
        if (word.dep_ == "obl:agent" or bare) and word.i > word.head.i and preposition(word) is None:
            word.dep_ = "obj"
        elif word.dep_ == "obj" and word.i > word.head.i and preposition(word) in _CIRCUMSTANCES and not is_counted(word):
            word.dep_ = "obl"


def mend_unwelcome(words: list[Word]) -> None:
    """Read the Latin for who is unwelcome as what a verb says of him ("declared Ana Diaz | persona | non grata")."""
    for word, after in pairwise(words):
        if word.lower_ == "persona" and after.lower_ == "non":
            verb = word.head if word.head.pos_ == "VERB" else word.head.head
            word.pos_ = "NOUN"
            if word.dep_ == "flat" and verb.pos_ == "VERB":
                hang(word, verb, "xcomp")
                for child in [c for c in after.head.children if c.dep_ == "flat" and c.i > word.i]:
                    hang(child, word, "flat")


def mend_apposed_objects(words: list[Word]) -> None:
    """Read what follows a finite verb at once as its object: a name taken for its apposition ("police | arrest | Ana Diaz", a verb
    that was taken for a noun), and the noun whose participle stands between ("a court releases | jailed | reporters")."""
    for verb in words:
        if verb.pos_ != "VERB" or verb.tag_ not in FINITE:
            continue
        behind = words[verb.i + 1] if verb.i + 1 < len(words) else verb
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
                    put_under_its_object(child, "obj", "amod", "ADJ")


def mend_stolen_objects(words: list[Word]) -> None:
    """Give a verb back the object right behind it that the parser took for the subject of what comes later: a sum ("fines | Netflix |
    $5m"), a clause with a conjunction of its own ("detain | Ana Diaz | after troops were shot"), a participle ("acquits | Ana Diaz |,
    previously convicted")."""
    for verb in words:
        for fine in [child for child in verb.children if child.tag_ == "$" and child.dep_ == "obj"]:
            for fined in [child for child in fine.children if child.dep_ == "nsubj" and child.i > verb.i]:
                hang(fined, verb, "iobj")  # "fines | the German airline Lufthansa | $4m"
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
                hang(subject, verb, "iobj")
                later.dep_ = "obj"
            elif marked or bare:
                hang(subject, verb, "obj")
                hang(later, subject if bare else verb, "acl" if bare else "advcl")


def _lacks_object(verb: Word) -> bool:
    """Whether a finite verb has a subject before it and no object."""
    if verb.pos_ != "VERB" or verb.tag_ not in FINITE:
        return False
    subject = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    return subject and not any(base(child) in ("obj", "iobj") for child in verb.children)


def mend_paired_verbs(words: list[Word]) -> None:
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


def mend_judged_objects(words: list[Word], judging: Words) -> None:
    """Find the object that stands behind what it is called ("denounced as a crime | Iran's raid |")."""
    for verb in words:
        if verb.tag_ not in _ACTIVE or verb.lemma_.lower() not in judging:
            continue
        if any(child.dep_ in ("obj", "aux:pass", "nsubj:pass", "ccomp") for child in verb.children):
            continue
        behind = [child for child in verb.children if child.i > verb.i and child.dep_ == "obl" and preposition(child) == "as"]
        called = behind[0] if behind and words[verb.i + 1].lower_ == "as" else None
        if called is None:
            continue
        claim = next((c for c in verb.children if c.dep_ == "conj" and c.i == called.right_edge.i + 1 and c.tag_ == "VBZ"), None)
        said = next((c for c in claim.children if c.dep_ == "ccomp"), None) if claim is not None else None
        if claim is not None and said is not None:  # "dismissed as nonsense | reports | that Iran attacked"
            claim.pos_, claim.tag_, claim.dep_, said.dep_ = "NOUN", "NNS", "obj", "acl"
            continue
        thing = next((c for c in called.children if c.dep_ == "appos"), None)
        if thing is not None and all(word.text != "," for word in words[called.i : thing.i]):
            hang(thing, verb, "obj")
    for word in words:  # "called | the vote | neither free nor fair"
        thing = word.head
        paired = word.dep_ == "conj" and word.pos_ == "ADJ" and any(child.dep_ == "cc:preconj" for child in word.children)
        if paired and thing.dep_ == "obj" and thing.head.lemma_.lower() in judging:
            hang(word, thing.head, "xcomp")


def mend_called_objects(words: list[Word], making: Words) -> None:
    """Find what somebody is called behind his name, where it is quoted ("called Trump | \"a dotard\" |")."""
    for word in words:
        verb = word.head.head
        quoted = word.dep_ == "appos" and any(c.dep_ == "punct" and c.tag_ == "``" for c in word.children)
        if quoted and base(word.head) == "obj" and verb.lemma_ in making and word.i > word.head.i > verb.i:
            hang(word, verb, "xcomp")


def mend_particles(words: list[Word]) -> None:
    """Read what is tagged as a particle as one, not as the preposition of an object ("sealed | off | the village of Bajja")."""
    for verb, particle in pairwise(words):
        noun = particle.head
        if verb.pos_ != "VERB" or noun.head is not verb:
            continue
        handed = verb.lemma_ == "hand" and particle.lower_ == "over"  # "hands | over | a suspect"
        parted = (particle.tag_ == "RP" or handed) and particle.dep_ == "case"
        behind = words[particle.i + 1] if particle.i + 1 < len(words) else particle
        if particle.lower_ == "in" and behind.lower_ == "on" and behind.head is noun:
            hang(particle, verb, "compound:prt")  # "forces closing | in | on Avdiivka"
        elif parted and noun.dep_ in ("obl", "nmod") and not any(c.dep_ in ("obj", "aux:pass") for c in verb.children):
            hang(particle, verb, "compound:prt")
            hang(noun, verb, "obj")


def mend_given_things(words: list[Word], giving: Words) -> None:
    """Read what somebody is given as a second object ("denied inspectors | access | to the site")."""
    for thing in words:
        verb = thing.head
        if (
            thing.dep_ != "xcomp"
            or thing.pos_ != "NOUN"
            or verb.lemma_ not in giving
            or any(c.dep_ == "mark" for c in thing.children)
        ):
            continue
        if any(child.dep_ == "obj" and verb.i < child.i < thing.i for child in verb.children):
            thing.dep_ = "obj"


def mend_titled_objects(words: list[Word]) -> None:
    """Find the person behind a participle that tells what befell him ("greeted | suspended | Chief Justice Ana Diaz")."""
    for verb, participle in pairwise(words):
        if participle.tag_ != "VBN" or participle.dep_ != "xcomp" or participle.head is not verb or verb.pos_ != "VERB":
            continue
        person = next((c for c in participle.children if c.dep_ == "obl" and c.pos_ == "PROPN" and preposition(c) is None), None)
        if person is not None and not any(child.dep_ == "obj" for child in verb.children):
            hang(person, verb, "obj")
            hang(participle, person, "amod")


def mend_receivers(words: list[Word], names: Mapping[int, tuple[int, int]], ditransitive: Words, gifts: Words) -> None:
    """Read a name between a giving verb and a number or what is given as who is given something ("will sell | Poland | 96 Apache
    helicopters", "offered | Biden | bases")."""
    for head, (begin, end) in names.items():
        verb, behind = words[begin - 1], words[min(end, len(words) - 1)]
        numbered = behind.dep_ == "nummod" and words[head].dep_ in ("compound", "nmod")
        bare = (
            behind.tag_ == "NNS"
            and behind.lemma_ in gifts
            and words[head].dep_ == "compound"
            and words[head].ent_type_ == "PERSON"
        )
        thing = behind.head if numbered else behind
        given = verb.pos_ == "VERB" and verb.lemma_ in ditransitive and thing.head is verb and base(thing) == "obj"
        if given and (numbered or bare) and words[head].head is thing:
            hang(words[head], verb, "iobj")


def mend_gifts(words: list[Word], times: Words) -> None:
    """Read what is given as an object: a time that is left to somebody ("gave troops one | week | to leave"), a sum with what it is
    given in behind it ("pledged a further | £2 billion | in aid to Chad"); and a name before a receiver as a part of him ("gave | US |
    troops")."""
    for word in words:
        verb = word.head
        if verb.lemma_ == "give" or word.dep_ == "iobj":
            beside = {child.dep_: child for child in verb.children}
            given = verb.lemma_ == "give" and "iobj" in beside
            if given and word.dep_ == "obl:unmarked" and word.lemma_ in times and "obj" not in beside:
                word.dep_ = "obj"
            if word.dep_ == "iobj" and beside["iobj"] is not word and beside["iobj"].i == word.i + 1:
                hang(word, beside["iobj"], "compound")
            if given and word.dep_ == "advcl" and any(preposition(c) == "until" for c in verb.children):
                word.dep_ = "xcomp"  # who is given time is to do it
        thing = verb
        if word.tag_ != "$" or word.dep_ != "nmod:unmarked" or thing.dep_ not in ("obj", "obl"):
            continue
        case = next((child for child in thing.children if child.dep_ == "case" and child.lower_ == "in"), None)
        if case is not None and word.i < case.i < thing.i:
            own = [child for child in thing.children if child.i < case.i and child is not word]
            hang(word, thing.head, "obj")
            hang(thing, word, "nmod")
            for child in own:
                hang(child, word, child.dep_)


def mend_distant_objects(words: list[Word], striving: Words) -> None:
    """Give a relative pronoun to the infinitive whose object it is ("| whom | Iran has been trying to arrest")."""
    for pronoun in words:
        verb = pronoun.head
        if pronoun.dep_ != "obj" or pronoun.tag_ not in ("WP", "WDT") or pronoun.i > verb.i or verb.lemma_ not in striving:
            continue
        deed = next((child for child in verb.children if child.dep_ == "xcomp" and child.tag_ == "VB"), None)
        if deed is not None and not any(base(child) == "obj" for child in deed.children):
            hang(pronoun, deed, "obj")


def mend_votes(words: list[Word]) -> None:
    """Read the count of a vote as no object, and what is voted as the verb's own ("voted | 63-55 | to condemn Iran")."""
    for verb in words:
        if verb.pos_ != "VERB" or verb.lemma_ != "vote":
            continue
        counts = [c for c in verb.children if base(c) == "obj" and c.pos_ == "NUM"]
        for count in counts:
            count.dep_ = "obl"
        for count in [word for word in verb.subtree if word.pos_ == "NUM" or word.lemma_ == "abstention"] if counts else ():
            for infinitive in [c for c in count.children if c.dep_ == "acl" and c.tag_ == "VB"]:
                hang(infinitive, verb, "xcomp")
        for infinitive in verb.children:
            own = any(
                child.dep_ == "mark" and child.lower_ == "for" for child in infinitive.children
            )  # "voted | for Ana to lead"
            if infinitive.dep_ in ("acl", "advcl") and infinitive.tag_ == "VB" and infinitive.i > verb.i and not own:
                infinitive.dep_ = "xcomp"


def mend_pleas(words: list[Word]) -> None:
    """Hang where somebody pleads on the verb, not on what he pleads ("pleads | not guilty | in a London court")."""
    for plea in words:
        if plea.lower_ == "guilty" and plea.head.lemma_ == "plead" and plea.i > plea.head.i:
            for child in [child for child in plea.children if preposition(child) in ("in", "before", "at")]:
                hang(child, plea.head, "obl")
