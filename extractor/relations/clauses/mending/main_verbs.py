"""Mends of main verbs that the parser set beside what they belong to, or took for participles."""

from __future__ import annotations

from itertools import pairwise

from extractor.relations.clauses.mending.tree import FINITE, SUBJECTS, hang
from extractor.relations.clauses.syntax import base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj"})
_TOPIC = 10  # words before a colon at the most
_POSSESSIVE = frozenset({"'s", "’s", "'"})


def mend_loose_verbs(words: list[Word]) -> None:
    """Give a verb that the parser only set beside what it belongs to its subject: the noun before an insertion ("the spokesman, when asked
    about it, | told | the BBC"), or that of the verb before it in a list ("fired on the town, | seized | the port and left")."""
    for verb in words:
        other = verb.head
        if verb.dep_ != "parataxis" or verb.pos_ != "VERB" or verb.tag_ not in FINITE or other.i > verb.i:
            continue
        behind = verb.i - 1 - (words[verb.i - 1].pos_ == "ADV")
        own = any(base(child) in ("nsubj", "csubj", "expl", "aux", "mark", "cop") for child in verb.children)
        if own or words[behind].text != ",":
            continue
        commas = sum(word.text == "," for word in words[other.i : behind])
        if other.pos_ in ("NOUN", "PROPN") and commas and _may_be_subject(other, verb):
            _take_place(verb, other)
        elif other.tag_ == verb.tag_ and not commas and any(child.dep_ in SUBJECTS for child in other.children):
            further = (c for c in (*verb.children, *other.children) if c.dep_ == "conj" and c.i > verb.i)
            if any(child.tag_ == verb.tag_ or (child.tag_ == "VBN" and verb.tag_ == "VBD") for child in further):
                hang(verb, other, "conj")


def mend_later_deeds(words: list[Word]) -> None:
    """Coordinate what somebody does next with what he did first ("left the bank, then | stripped | Mali of its seat")."""
    for then, verb in pairwise(words):
        if then.lower_ != "then" or then.i == 0 or words[then.i - 1].text != "," or verb.pos_ != "VERB":
            continue
        tag = "VBD" if verb.tag_ == "VBN" else verb.tag_
        first = next((word for word in verb.ancestors if word.pos_ == "VERB" and word.tag_ in FINITE), None)
        own = any(base(child) in ("nsubj", "csubj", "expl", "aux", "mark", "cop") for child in verb.children)
        if first is not None and first.i < then.i and first.tag_ == tag and not own:
            verb.tag_, verb.is_past_participle = tag, False
            hang(verb, first, "conj")


def mend_topics(words: list[Word]) -> None:
    """Give what stands behind the colon of a topic to the main verb, not to the topic ("Malian war: | Chad | – a neighbour – left"),
    which is none of its subjects itself."""
    for colon in words:
        begin = colon.sent.start
        topic = words[begin : colon.i]
        if colon.text != ":" or not 0 < len(topic) < _TOPIC or any(word.tag_ in FINITE | {"MD"} for word in topic):
            continue
        for thing in [
            child for word in topic for child in word.children if child.i > colon.i and child.dep_ in ("appos", "conj", "dep")
        ]:
            root = colon.sent.root
            subjects = [child for child in root.children if child.dep_ in SUBJECTS]
            acts = root.pos_ == "VERB" and root.i > thing.i and all(subject.i < colon.i for subject in subjects)
            for subject in subjects if acts else ():
                subject.dep_ = "dep"
            hang(thing, root if acts else thing.head, "nsubj" if acts else "parataxis")


def _may_be_subject(noun: Word, verb: Word) -> bool:
    """Whether a noun stands under nothing but its sentence and agrees with a verb."""
    apart = any(base(child) in ("case", "cop", "nsubj", "mark") and child.lower_ not in _POSSESSIVE for child in noun.children)
    several = noun.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" and child.i < verb.i for child in noun.children)
    return noun.head is noun and not apart and (verb.tag_ == "VBD" or (verb.tag_ == "VBP") is several)


def _take_place(verb: Word, noun: Word) -> None:
    """Make a verb the root of its sentence in place of what is its subject."""
    noun.children.remove(verb)
    verb.head, verb.dep_ = verb, "ROOT"
    verb.sent.root = verb
    for child in [child for child in noun.children if child.i > verb.i]:
        hang(child, verb, child.dep_)
    hang(noun, verb, "nsubj")


def mend_cut_off_verbs(words: list[Word], giving: Words) -> None:
    """Read as the main verb of a sentence that has none the participle with an object ("In August | the party nominated Ana Diaz |.",
    "A coup removed the minister."), but not what may be said of whom something is given ("the man | awarded | a prize")."""
    for verb in words:
        subject, former = verb.head, verb.sent.root
        if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or former.pos_ not in ("NOUN", "PROPN"):
            continue
        thing = next((child for child in verb.children if child.dep_ == "obj"), None)
        apart = any(base(child) in ("aux", "mark", "nsubj", "cop") or child.dep_ == "obl:agent" for child in verb.children)
        if thing is None or thing.i != _next_phrase(words, verb.i) or apart or subject.i >= verb.i or preposition(subject):
            continue
        dated = former.i < subject.i and any(word.ent_type_ == "DATE" for word in words[verb.sent.start : subject.i])
        if dated or (former is subject and verb.lemma_ not in giving):
            if not _has_main_verb(verb, former):
                _make_main_verb(verb, subject, former)


def _has_main_verb(verb: Word, root: Word) -> bool:
    """Whether a sentence has another verb than one, or is a headline."""
    told = (w for w in root.sent if w.tag_ in FINITE | {"MD"} and w is not verb)
    main = any(all(above.dep_ not in _SUBORDINATE for above in (word, *word.ancestors)) for word in told)
    return main or any(child.dep_ == "cop" for child in root.children) or root.sent.words[-1].text != "."


def _make_main_verb(verb: Word, subject: Word, former: Word) -> None:
    """Make a verb the root of its sentence in place of a noun that is its subject or tells when."""
    subject.children.remove(verb)
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    verb.sent.root = verb
    for child in [child for child in former.children if child.i > verb.i or child is subject]:
        hang(child, verb, child.dep_)
    former.head, former.dep_ = verb, "obl:unmarked"
    verb.children = sorted([*verb.children, former], key=lambda word: word.i)
    subject.dep_ = "nsubj"


def _next_phrase(words: list[Word], position: int) -> int:
    """The head of the phrase that begins right behind a word."""
    first = words[position + 1] if position + 1 < len(words) else words[position]
    while first.head.i > first.i and first.head.pos_ in ("NOUN", "PROPN"):
        first = first.head
    return first.i
