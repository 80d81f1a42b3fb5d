"""What makes a noun a thing: names and words in its phrase; that a verb tells it happens, strikes, suffers or acts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Set

from extractor.entities.described.barred import is_capital
from extractor.entities.described.nouns import Described, Need, are_of_others, described_noun, load_described
from extractor.entities.found import Found
from extractor.entities.functions import (
    clauses_about,
    is_acted_on,
    is_conjunct,
    is_phrase,
    is_subject,
    is_told,
    prepositions,
    tells_more,
)
from extractor.entities.words import load_words
from extractor.lemmas import base_forms
from extractor.words import Word

_CAUSING = frozenset({"in", "by", "from", "after", "during", "following", "due", "because", "amid"})  # before what does harm
_COUNTS = frozenset({"thousand", "hundred"})


def needs_met(noun: Word, described: Described, before: Set[str], parts: Collection[Found], at: Mapping[int, Found]) -> set[Need]:
    """Which needs of a kind of described mention are met by the words before a noun, the names in its phrase and the verbs about it."""
    words = load_words()
    if noun.lemma_.lower() in words.audience and is_told(noun, noun.head) and _is_form(noun.head, words.saying):
        return set()
    # "a | Baghdad bomb | kills ten" tells where it is, not whose; "expels two | Iranian diplomats |" speaks of Iran
    owned = bool(parts) and (described.needs == ("explodes",) or are_of_others(described))
    # a league takes no part in "a | La Liga | game"
    of_league = described.subtype == "other" and any(part.type == "ORG" and part.end <= noun.i for part in parts)
    tests: dict[Need, Callable[[], bool]] = {
        "any": lambda: True,
        "entity": lambda: bool(parts),
        "modifiers": lambda: not before.isdisjoint(described.modifiers),
        "protests": lambda: _is_subject_of(noun, words.protesting),
        "happens": lambda: _is_subject_of(noun, words.happening),
        "strikes": lambda: (
            _is_subject_of(noun, words.striking)
            or _is_said_to(noun, words.striking)
            or _harms(noun, described.subtype == "conflict")
        ),
        "explodes": lambda: not owned and (_is_subject_of(noun, words.exploding) or _is_said_to(noun, words.exploding)),
        "polled": lambda: _is_gone_to(noun) and not of_league and not is_capital(noun),
        "held": lambda: is_acted_on(noun) and _is_form(noun.head, words.holding),
        "reported": lambda: is_acted_on(noun) and _is_form(noun.head, words.reporting),
        "between": lambda: _is_followed_by(noun, "between", "against") and bool(parts),
        "joined": lambda: _is_joined(noun),
        "decided": lambda: _is_decided(noun),
        "suffers": lambda: not owned and _suffers(noun),
        "acts": lambda: not owned and _acts(noun, at),
        "befalls": lambda: what_befalls(noun) is not None,
    }
    return {need for need in described.needs if tests[need]()}


def _is_subject_of(noun: Word, verbs: Collection[str]) -> bool:
    """Whether a noun is the subject of such a verb, if need be through another ("thousands of | people | rally", "gather to rally")."""
    if noun.lemma_ in _COUNTS and _is_followed_by(noun, "of"):
        return False  # "| thousands | of people rally"
    while noun.head.pos_ in ("NOUN", "NUM") and noun.head.i < noun.i:
        noun = noun.head
    verb = noun.head
    if verb.lower_ == "underway" and verb.i > noun.i:
        return "occur" in verbs
    if verb.pos_ != "VERB" or verb.i < noun.i or not is_subject(noun, passive=True):
        return False
    if verb.lemma_ == "take" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "place":
        return "occur" in verbs
    return _is_form(verb, verbs) or any(_is_form(aim, verbs) for aim in verb.children if aim.i > verb.i and aim.pos_ == "VERB")


def _is_joined(noun: Word) -> bool:
    """Whether somebody takes part in it, or is kept out ("joined the | talks |", "excluded from | negotiations |")."""
    acted_on = is_acted_on(noun) or not {"in", "from", "to"}.isdisjoint(prepositions(noun))
    return acted_on and noun.head.pos_ == "VERB" and _is_form(noun.head, load_words().joining)


def _is_decided(noun: Word) -> bool:
    """Whether somebody makes a law of it or fights it ("passed a | bill", "signs a series of | amendments", "voted for the | bill")."""
    whole = _counting(noun)
    voted = (
        whole.head.lemma_ == "vote" and whole.head.pos_ == "VERB" and not {"for", "against", "on"}.isdisjoint(prepositions(whole))
    )
    return voted or (is_acted_on(whole) and _is_form(whole.head, load_words().legislating))


def _is_followed_by(noun: Word, *words: str) -> bool:
    return noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ in words


def _suffers(noun: Word) -> bool:
    """Whether something is done to several of them ("arrested 14 | people |", "hundreds of | women | were freed"), not somebody's."""
    lemma = noun.lemma_.lower()
    own = any(child.tag_ == "PRP$" for child in noun.children) and lemma not in load_words().nationals
    above = _counting(noun)
    the_number = above.lemma_ == "number" and not any(child.lower_ == "a" for child in above.children)
    if the_number or _is_form(above.head, load_words().choosing):
        return False  # who elects a president does nothing to him
    alone = noun.tag_ == "NN" and any(child.lower_ in ("a", "an", "one", "another") for child in noun.children)
    several = noun.tag_ == "NNS" or lemma in load_words().collective
    acted_on = is_acted_on(above) or is_told(above, above.head) or _is_addressed(above)
    return (several or alone) and acted_on and not own and lemma not in load_words().dozens


def _is_addressed(noun: Word) -> bool:
    """Whether somebody calls on them ("calls on | its citizens | to leave")."""
    return noun.head.pos_ == "VERB" and any(
        f"{noun.head.lemma_} {link}" in load_words().addressing for link in prepositions(noun)
    )


def _counting(noun: Word) -> Word:
    """What tells how many they are, else the noun itself ("| tens | of thousands of people", "six | members | of his family")."""
    counts = load_words().dozens | load_words().partly
    while "of" in prepositions(noun) and noun.head.lemma_.lower() in counts and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _acts(noun: Word, at: Mapping[int, Found]) -> bool:
    """Whether several, not somebody's, do what a verb tells, or it is done against them, and something named stands beside it
    ("| managers | appeal to the EU", "police clash with | guards |"); what they only say others did is not theirs."""
    own = any(child.tag_ == "PRP$" for child in noun.children)
    above = _counting(noun)
    if noun.tag_ != "NNS" or own or (noun.lemma_ in _COUNTS and _is_followed_by(noun, "of")):
        return False
    links, verb = prepositions(above), above.head
    if verb.pos_ == "VERB" and ("with" in links or "against" in links or ("by" in links and verb.tag_ == "VBN")):
        return any(word.i in at for word in verb.subtree)
    deeds = [verb] if verb.pos_ == "VERB" and is_subject(above) else []
    for clause in clauses_about(noun):  # "| firms | boycotting Russia", "| guards | who fled Eritrea"
        relative = any(is_subject(child) and child.tag_ in ("WP", "WDT") for child in clause.children)
        deeds += [clause] if clause.tag_ == "VBG" or relative else []
    deeds = [deed for deed in deeds if not tells_more(deed) and deed.lemma_ not in load_words().gathering]
    return any(word.i in at for deed in deeds for word in deed.subtree if word.i > deed.i)


def _harms(noun: Word, conflict: bool) -> bool:
    """Whether people come to harm by it ("died in a | flood |", "were killed after | landslides |")."""
    harmed = _is_form(noun.head, load_words().harming) and noun.head.pos_ == "VERB"
    causing = (
        _CAUSING - {"after"} if conflict and noun.head.lemma_ == "die" else _CAUSING
    )  # "dies after a | battle | with cancer"
    return harmed and is_phrase(noun) and not causing.isdisjoint(prepositions(noun))


def what_befalls(noun: Word) -> str | None:
    """The noun for what a verb tells of a vehicle or building ("a bus | crashes |", "the ferry that | sank |": a crash, a sinking)."""
    own = noun.head if noun.head.pos_ == "VERB" and noun.head.i > noun.i and is_subject(noun, passive=True) else None
    verbs = [own, *(verb for verb in own.rights if is_conjunct(verb))] if own is not None else []
    for verb in (*verbs, *(verb for verb in noun.rights if verb.pos_ == "VERB" and not _has_subject(verb))):
        after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
        for form in (verb.lemma_, *base_forms(verb.lower_)):
            if (told := load_words().befalling.get(form) or load_words().befalling.get(f"{form} {after}")) is not None:
                return told
        rolls = noun.lemma_ in load_words().rolling and not any(child.tag_ == "PRP$" for child in noun.children)
        if rolls and verb.tag_ != "VBN" and _is_form(verb, load_words().ramming):
            return None if _meets_weapon(verb) else "collision"
    return None


def _meets_weapon(verb: Word) -> bool:
    """Whether what a verb acts on is a weapon ("hits | a land mine |")."""
    kinds = (load_described().get(described_noun(child) or "") for child in verb.children if is_acted_on(child))
    return any(kind is not None and kind.type == "WEAPON" for kind in kinds)


def _has_subject(verb: Word) -> bool:
    """Whether somebody else than the noun before it does what a relative clause tells."""
    return any(is_subject(child) and child.pos_ != "PRON" for child in verb.children)


def _is_form(verb: Word, verbs: Collection[str]) -> bool:
    """Whether it is a form of such a verb, also where the lemma is none ("explodes")."""
    return verb.lemma_ in verbs or any(form in verbs for form in base_forms(verb.lower_))


def _is_said_to(noun: Word, verbs: Collection[str]) -> bool:
    """Whether a relative clause or a passive tells that a noun does this ("the earthquake that | struck | Haiti", "hit by a storm")."""
    if "by" in prepositions(noun) and noun.head.tag_ == "VBN" and _is_form(noun.head, verbs):
        return True
    clauses = (verb for verb in noun.rights if verb.pos_ == "VERB" and verb.tag_ != "VBN" and _is_form(verb, verbs))
    return any(not _has_subject(verb) for verb in clauses)


def _is_gone_to(noun: Word) -> bool:
    """Whether people vote or stand in it ("go to the | polls", "vote in the first round of | elections")."""
    above = noun.head if noun.head.lower_ in ("round", "phase", "stage") else noun
    links = prepositions(above)
    if noun.lower_ == "polls":
        return "to" in links and noun.head.lemma_ in load_words().going_to_vote
    votes = _is_form(above.head, load_words().voting) and above.head.pos_ == "VERB"
    return "in" in links and (votes or above.head.lemma_ in load_words().outcomes)
