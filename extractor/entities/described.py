"""Described mentions: phrases around the nouns of `described.toml` ("Russia's bases in Tajikistan", "the police")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Literal

from pydantic import Field
from spacy.tokens import Doc, Token

from extractor.data import Strict, load_packaged
from extractor.entities.found import ARTICLES, POSSESSIVE, Found, is_adjective
from extractor.entities.functions import (
    clauses_about,
    is_acted_on,
    is_compound,
    is_conjunct,
    is_phrase,
    is_subject,
    is_told,
    prepositions,
    tells_more,
)
from extractor.entities.words import load_words
from extractor.lemmas import base_forms

Need = Literal[
    "entity",
    "modifiers",
    "protests",
    "happens",
    "strikes",
    "explodes",
    "polled",
    "held",
    "decided",
    "suffers",
    "acts",
    "befalls",
    "any",
]


class Described(Strict):
    """Head nouns of one kind of described mention.

    Attributes:
        nouns: lemmas, if need be with the word before them ("police officer").
        implied: those that speak of the body of the state that the article is about where no other is named, if need be with a word
            before them ("police", "security force").
        counted: those of `implied` that do so with numbers, adjectives and "a" too ("four masked gunmen", "a gunman").
        capitalised: those that are common nouns in the plural all the same ("Islamists").
        uncounted: those that are no happening in the plural or counted ("60% of votes").
        articled: those that are one only behind an article or adjective, or in the plural ("a | fire |", not "opened | fire").
        others: words that make something else of the noun behind them ("a | passenger | jet" is no body).
        qualified: words of which the noun before them, or that noun alone, only says which they are ("war | criminals").
        of_things: words behind "of" of which it is a part ("the base | of the mountain").
        several: whether one of them alone is nobody ("| managers |", not "the | manager | of the bank").
        needs: any of these makes a noun a mention: a name in its phrase, one of the `modifiers`, that it protests, happens,
            strikes or explodes, that somebody goes to it ("polled": "headed to the | polls"), makes it take place or stays away
            ("held": "called an | election"), makes a law of it or fights it ("decided": "passed a | bill"), that something is done to
            several of them ("suffers": "police arrested 14 | people"), that several do something to something named ("acts":
            "insurance | companies | sue al-Qaeda") or that something befalls it ("befalls": "a | bus | crashes"); or nothing.
    """

    type: str
    subtype: str | None = None
    nouns: tuple[str, ...] = Field(min_length=1)
    implied: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    capitalised: frozenset[str] = frozenset()
    articled: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    qualified: frozenset[str] = frozenset()
    of_things: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    several: bool = False
    needs: tuple[Need, ...] = ("entity",)
    links: frozenset[str] = frozenset({"of", "in"})


@cache
def load_described() -> Mapping[str, Described]:
    """Described-mention classes by the lemma of their head noun."""
    classes = load_packaged("extractor.entities", "described.toml", tuple[Described, ...], "described")
    return {noun: described for described in classes for noun in described.nouns}


def described_noun(token: Token) -> str | None:
    """The noun of `described.toml` that a token is, with the word before it where both are one ("police | officer"), or None."""
    known = load_described()
    if model_end(token) > token.i + 1:
        return "aircraft"
    whole = token.tag_ in ("NN", "VBG") and token.lower_ in known
    lemma = token.lower_ if whole else token.lemma_.lower()  # "flooding" is no "flood"
    before = token.i - 1 - (token.i > 1 and token.doc[token.i - 1].text in POSSESSIVE)  # "the | regime |'s forces"
    pair = f"{token.doc[before].lower_} {lemma}" if before >= 0 else ""
    return pair if pair in known else lemma if lemma in known else None


def model_end(maker: Token) -> int:
    """Where the name of a model of aircraft ends that begins with its maker ("a | Cessna 340 |"); right behind the word if none does."""
    end = maker.i + 1
    while maker.text in load_words().makers and end < len(maker.doc) and _MODEL.match(maker.doc[end].text):
        end += 1 + (end + 2 < len(maker.doc) and maker.doc[end + 1].text == "-" and not maker.doc[end + 1].whitespace_)
    return end


_MODEL = re.compile(r"[A-Z-]*\d")
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_OPENS_PHRASE = frozenset({"ADP", "CCONJ", "VERB", "AUX", "SCONJ", "ADV", "PART"})  # a noun without article follows directly
_ABSTRACT = frozenset({"in", "into", "by", "of"})  # before "force" as power, which is no body
_TELLS_WHOSE = frozenset({"from", "belonging"})
_CONVEYING = frozenset({"carrying", "transporting"})
_CAUSING = frozenset({"in", "by", "from", "after", "during", "following", "due", "because", "amid"})  # before what does harm
_THROUGH = frozenset({"caused"})  # "a fire | caused by | a short circuit in Quetta"
_COUNTS = frozenset({"thousand", "hundred"})
_NAMED_KINDS = frozenset({"company", "party", "armed_group", "other"})
_QUANTITY = re.compile(
    r"^(more|than|least|some|several|many|few|other|same|such|first|last|all|both|any|every|each|no|another|dozen|estimated|further"
    r"|additional|including)$",
    re.I,
)


def find_described(doc: Doc, names: Sequence[Found]) -> list[Found]:
    """Phrases headed by a noun of `described.toml`, over their pre-modifiers and the names in the phrases that follow."""
    classes = load_described()
    at = {index: found for found in names for index in range(found.start, found.end)}
    covering: dict[int, list[Found]] = defaultdict(list)
    for found in names:
        for index in range(found.start, found.end):
            covering[index].append(found)
    result = []
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.i in at or (noun := described_noun(token)) is None:
            continue
        described = classes[noun]
        if noun in described.capitalised and token.tag_ != "NNS":
            continue  # "| Islamist | websites"
        if _is_of_another(token, noun, described, at) or _ends_name(token, noun, described, at):
            continue  # "the Observatory for Human Rights | organization |"
        if described.type == "GROUP" and token.tag_ == "NN" and noun not in load_words().collective:
            needs = ("suffers",) if _are_of_others(described) else ("entity", *({"suffers"} & {*described.needs}))
            described = described.model_copy(update={"type": "PERSON", "needs": needs})
        if _stands_before_name(token, described, at) or (described.type == "EVENT" and _is_no_event(token, at)):
            continue
        start = min(_left_edge(doc, token, at, described), token.i - noun.count(" "))
        counted = token.tag_ == "NNS" or (start > 0 and (doc[start - 1].like_num or doc[start - 1].text in ("of", "%")))
        if noun in described.uncounted and counted:
            continue
        if (noun in described.articled and not _is_articled(token, noun, at)) or _is_condition(doc, start, token.i, described):
            continue
        end = max(_right_edge(doc, token, at, described.links), model_end(token))
        inside = {id(found): found for index in range(start, end) for found in covering.get(index, ())}.values()
        parts = [found for found in inside if start <= found.start and found.end <= end]
        before = {
            *(doc[i].lower_ for i in range(start, token.i)),
            *doc[start : token.i].text.lower().split(),
        }  # "anti", "anti-war"
        each = _governments_of(token, described, parts)
        if each or _is_ware(token, described, parts):
            result += each
            continue
        shared = _shared_adjectives(token, described, start, parts)
        if shared:
            bodies = [Found(p.start, p.end, "ORG", "nominal", subtype=described.subtype, head=token.i, parts=[p]) for p in shared]
            start, parts = shared[-1].end + 1, [part for part in parts if part not in shared]
            while start < token.i and start not in at:
                start += 1
            result += bodies
        # "a | Baghdad bomb | kills ten" tells where it is, not whose; "expels two | Iranian diplomats |" speaks of Iran
        owned = bool(parts) and (described.needs == ("explodes",) or _are_of_others(described))
        satisfied = {
            "entity": bool(parts), "modifiers": bool(before & described.modifiers), "any": True,
            "protests": _is_subject_of(token, load_words().protesting), "happens": _is_subject_of(token, load_words().happening),
            "explodes": not owned
            and (_is_subject_of(token, load_words().exploding) or _is_said_to(token, load_words().exploding)),
            "polled": _is_gone_to(token), "held": is_acted_on(token) and _is_form(token.head, load_words().holding),
            "decided": is_acted_on(token) and _is_form(token.head, load_words().legislating),
            "suffers": not owned and _suffers(token), "acts": not owned and _acts(token, at), "befalls": what_befalls(token) is not None,
            "strikes": _is_subject_of(token, load_words().striking) or _is_said_to(token, load_words().striking) or _harms(token),
        }  # fmt: skip
        plain = described.type in ("ORG", "EVENT", "AGREEMENT", "BASE", "GROUP") and token.pos_ == "NOUN"
        acts = "acts" in described.needs and satisfied["acts"] and not is_implied(token)
        if (acts or any(satisfied[need] for need in described.needs if need != "acts")) and not (
            ((described.type == "GROUP" and not parts) or described.type == "PERSON") and _is_capital(token)
        ):
            result.append(Found(start, end, described.type, "nominal", subtype=described.subtype, head=token.i, parts=parts))
        elif is_implied(token):
            pair = f"{doc[token.i - 1].lower_} {noun}" in described.implied or " " in noun
            begin = start if noun in described.counted else token.i - pair
            result.append(Found(begin, token.i + 1, described.type, "nominal", subtype="?", head=token.i))
        elif plain and token.i > 0 and doc[token.i - 1].lower_ in ("the", "this", "that", "these", "those"):
            # a definite phrase may refer back to a thing that was described before
            result.append(Found(token.i, token.i + 1, described.type, "nominal", subtype="?", head=token.i))
    return result


def _ends_name(token: Token, noun: str, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether a noun only tells the kind of the name before it, also where that name ends with the first of two words that are one noun."""
    before = at.get(token.i - 1)
    pair = " " in noun and described.subtype == "other" and before is not None and before.type == "ORG"
    return pair or (noun in load_words().peoples and before is not None)


def _is_of_another(token: Token, noun: str, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether it is of those who are somebody together only, or the word before a noun makes something else of it, or it only
    qualifies the next ("military | bases", "war | criminals")."""
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    if described.several and token.tag_ != "NNS":
        return True
    if noun in ("hostage", "captive") and token.i and doc[token.i - 1].lemma_ in load_words().keeping:
        return True  # "soldiers held | hostage | in Cauca"
    craft = token.i - 1 in at and at[token.i - 1].type == "WEAPON"
    if described.subtype == "armed_group" and noun in ("fighter", "bomber") and craft:
        return True  # "a Russian Su-35 | fighter |"
    if noun == "mine" and token.i and token.tag_ == "NN" and (token.i - 1 in at or doc[token.i - 1].tag_ in ("PRP$", "POS")):
        return at[token.i - 1].type != "STATE" if token.i - 1 in at else True  # "the Grasberg | mine |", "its | mine | in Peru"
    if before in described.others or (token.lower_ == "force" and before in _ABSTRACT):
        return True  # "comes | into force | in England"
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is None or following.pos_ == "VERB":  # "state media | report | a coup"
        return False
    if following.lower_ == "of" and any(word.lower_ in described.of_things for word in doc[token.i + 2 : token.i + 6]):
        return True
    behind = following.lemma_.lower()
    return bool({behind, f"{noun} {behind}"} & described.qualified) or _qualifies(noun, following, at)


def _qualifies(noun: str, following: Token, at: Mapping[int, Found]) -> bool:
    """Whether a noun only qualifies the noun behind it; before a title the body is a thing ("| police | officer Rivera")."""
    if following.pos_ not in ("NOUN", "PROPN"):
        return False
    second = described_noun(following)
    title = second is not None and " " in second and following.i + 1 in at and at[following.i + 1].type == "PERSON"
    acts = second is not None and _are_of_others(load_described()[second])  # "the Malian | police | spokesman": of the police
    return noun == "opposition" or (second is not None and not title and not acts)


def _governments_of(token: Token, described: Described, parts: Sequence[Found]) -> list[Found]:
    """One body for each of several states whose governments or forces one noun tells ("the governments | of Chile and Peru")."""
    behind = [part for part in parts if part.start > token.i]
    told = described.subtype in ("government", "military") and token.tag_ == "NNS" and token.text.endswith("s")
    listed = len(behind) > 1 and len(behind) == len(parts) and all(part.type == "STATE" for part in behind)
    if not (told and listed and token.doc[token.i + 1].lower_ == "of"):
        return []
    return [Found(p.start, p.end, "ORG", "nominal", subtype=described.subtype, head=token.i, parts=[p]) for p in behind]


def _shared_adjectives(token: Token, described: Described, start: int, parts: Sequence[Found]) -> list[Found]:
    """The states before the last one of several whose governments or forces share a noun ("the | French | and Italian government")."""
    before = [part for part in parts if start <= part.start and part.end <= token.i]
    joined = any(token.doc[i].lower_ in ("and", "&") for i in range(start, token.i))
    states = all(part.type in ("STATE", "PLACE") for part in before)
    return before[:-1] if described.subtype in ("government", "military") and joined and states else []


def _stands_before_name(token: Token, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether a noun is the title or kind of the name behind it ("judge | Rivera", "writer | and activist Rivera", "airline | Iberia")."""
    doc, position = token.doc, token.i + 1
    if described.type not in ("PERSON", "ORG", "GROUP"):
        return False
    if position in at:
        return at[position].type == ("ORG" if described.type == "ORG" and described.subtype in _NAMED_KINDS else "PERSON")
    if described.type == "PERSON" and position < len(doc) and doc[position].lower_ == "and":
        position += 1
        while position < min(token.i + 5, len(doc)) and position not in at and doc[position].pos_ in ("ADJ", "NOUN", "PROPN"):
            position += 1
        return position > token.i + 2 and position in at and at[position].type == "PERSON"
    return False


def _is_no_event(token: Token, at: Mapping[int, Found]) -> bool:
    """Whether a noun is part of a name, or a verb misread: between a name and what it acts on ("Ansar Brigade | attacks | a church")."""
    doc = token.doc
    before, after = at.get(token.i - 1), doc[token.i + 1] if token.i + 1 < len(doc) else None
    acts = before is not None and before.type in ("ORG", "PERSON", "STATE", "GROUP") and not is_adjective(before)
    if token.tag_ == "VBZ" or (token.i > 1 and token.tag_ == doc[token.i - 1].tag_ == "NNS" and doc[token.i - 2].like_num):
        return True  # "a plane with 18 people | crashes"
    second = doc[token.i + 2] if token.i + 2 < len(doc) else None
    if token.text == "Conference" and second is not None and after is not None and after.text == "of" and second.text.istitle():
        return True  # "the Conference | of Catholic Bishops" is a body
    if token.text.istitle() and after is not None and after.pos_ == "PROPN" and after.i not in at:
        return True  # "World | Rally | Champion": part of a name
    if token.lower_ == "war" and token.i and doc[token.i - 1].lower_ == "to":
        return True  # "go to | war | with"
    if token.lower_ == "war" and token.i > 1 and doc[token.i - 1].lower_ == "of" and doc[token.i - 2].lemma_ == "prisoner":
        return True  # "prisoners of | war | at a camp in Taganrog"
    return acts and after is not None and token.tag_ == "NNS" and (after.pos_ in ("DET", "NUM", "NOUN", "ADJ") or after.i in at)


def is_implied(token: Token) -> bool:
    """Whether a noun may speak of a body of the state that the article is about: unqualified, definite or without any article."""
    noun = described_noun(token)
    if noun is None:
        return False
    doc, described = token.doc, load_described()[noun]
    begin = token.i - noun.count(" ")
    previous = doc[begin - 1] if begin else None
    if previous is not None and f"{previous.lower_} {noun}" in described.implied:
        return True
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    own = token.i + 2 < len(doc) and doc[token.i + 2].tag_ == "PRP$"  # "frees 90 | jihadists | from their cells"
    tells_whose = following in _TELLS_WHOSE or (following == "of" and described.subtype == "military")  # "troops | of | the king"
    if noun not in described.implied or (tells_whose and not own and noun in described.counted):
        return False
    opens = token.is_sent_start or (previous is not None and previous.text == ":")  # "Afghanistan: | Insurgents | kill"
    if token.text.istitle() and not opens and not (_is_title_case_body(token) or noun in described.capitalised):
        return False
    if noun in described.counted:
        while previous is not None and (previous.pos_ in ("ADJ", "NUM", "NOUN") or previous.text == "-"):
            if previous.is_sent_start:
                return True
            previous = doc[previous.i - 1] if previous.i else None
        if token.tag_ == "NN" and previous is not None and previous.lower_ in ("a", "an"):
            return _takes_part(token, previous)
    if previous is None or doc[begin].is_sent_start or previous.is_space:
        return True
    return previous.lower_ in _DEFINITE or previous.pos_ in _OPENS_PHRASE or previous.is_punct


def _is_subject_of(noun: Token, verbs: Collection[str]) -> bool:
    """Whether a noun is the subject of such a verb, if need be through another ("thousands of | people | rally", "gather to rally")."""
    if noun.lemma_ in _COUNTS and _is_followed_by_of(noun):
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


def _is_followed_by_of(noun: Token) -> bool:
    return noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].lower_ == "of"


def _suffers(noun: Token) -> bool:
    """Whether something is done to several of them ("arrested 14 | people |", "hundreds of | women | were freed"), not somebody's."""
    lemma = noun.lemma_.lower()
    own = any(child.tag_ == "PRP$" for child in noun.children) and lemma not in load_words().nationals
    above = _counting(noun)
    the_number = above.lemma_ == "number" and not any(child.lower_ == "a" for child in above.children)
    if the_number or _is_form(above.head, load_words().choosing):
        return False  # who elects a president does nothing to him
    alone = noun.tag_ == "NN" and any(child.lower_ in ("a", "an", "one", "another") for child in noun.children)
    several = noun.tag_ == "NNS" or lemma in load_words().collective
    acted_on = is_acted_on(above) or is_told(above, above.head)
    return (several or alone) and acted_on and not own and lemma not in load_words().dozens


def _counting(noun: Token) -> Token:
    """What tells how many they are, else the noun itself ("| tens | of thousands of people", "six | members | of his family")."""
    counts = {*load_words().dozens, "member"}
    while "of" in prepositions(noun) and noun.head.lemma_.lower() in counts and noun.head.i < noun.i:
        noun = noun.head
    return noun


def _acts(noun: Token, at: Mapping[int, Found]) -> bool:
    """Whether several, not somebody's, do what a verb tells, or it is done against them, and something named stands beside it
    ("| managers | appeal to the EU", "police clash with | guards |"); what they only say others did is not theirs."""
    own = any(child.tag_ == "PRP$" for child in noun.children)
    above = _counting(noun)
    if noun.tag_ != "NNS" or own or (noun.lemma_ in _COUNTS and _is_followed_by_of(noun)):
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


def _are_of_others(described: Described) -> bool:
    """Whether people are those whose acts are others', so that they are a thing only where nothing tells whose; so are vehicles."""
    return set(described.needs) <= {"suffers", "acts"} or described.needs == ("befalls",)


def _harms(noun: Token) -> bool:
    """Whether people come to harm by it ("died in a | flood |", "were killed after | landslides |")."""
    harmed = _is_form(noun.head, load_words().harming) and noun.head.pos_ == "VERB"
    return harmed and is_phrase(noun) and not _CAUSING.isdisjoint(prepositions(noun))


def what_befalls(noun: Token) -> str | None:
    """The noun for what a verb tells of a vehicle or building ("a bus | crashes |", "the ferry that | sank |": a crash, a sinking)."""
    own = noun.head if noun.head.pos_ == "VERB" and noun.head.i > noun.i and is_subject(noun, passive=True) else None
    verbs = [own, *(verb for verb in own.rights if is_conjunct(verb))] if own is not None else []
    for verb in (*verbs, *(verb for verb in noun.rights if verb.pos_ == "VERB" and not _has_subject(verb))):
        after = verb.nbor().lower_ if verb.i + 1 < len(verb.doc) else ""
        for form in (verb.lemma_, *base_forms(verb.lower_)):
            if (told := load_words().befalling.get(form) or load_words().befalling.get(f"{form} {after}")) is not None:
                return told
    return None


def _has_subject(verb: Token) -> bool:
    """Whether somebody else than the noun before it does what a relative clause tells."""
    return any(is_subject(child) and child.pos_ != "PRON" for child in verb.children)


def _is_form(verb: Token, verbs: Collection[str]) -> bool:
    """Whether it is a form of such a verb, also where the lemma is none ("explodes")."""
    return verb.lemma_ in verbs or any(form in verbs for form in base_forms(verb.lower_))


def _is_said_to(noun: Token, verbs: Collection[str]) -> bool:
    """Whether a relative clause or a passive tells that a noun does this ("the earthquake that | struck | Haiti", "hit by a storm")."""
    if "by" in prepositions(noun) and noun.head.tag_ == "VBN" and _is_form(noun.head, verbs):
        return True
    clauses = (verb for verb in noun.rights if verb.pos_ == "VERB" and verb.tag_ != "VBN" and _is_form(verb, verbs))
    return any(not _has_subject(verb) for verb in clauses)


def _is_gone_to(noun: Token) -> bool:
    """Whether people vote or stand in it ("go to the | polls", "vote in the first round of | elections")."""
    above = noun.head if noun.head.lower_ in ("round", "phase", "stage") else noun
    links = prepositions(above)
    if noun.lower_ == "polls":
        return "to" in links and noun.head.lemma_ in load_words().going_to_vote
    votes = above.head.lemma_ in load_words().voting and above.head.pos_ == "VERB"
    return "in" in links and (votes or above.head.lemma_ in load_words().outcomes)


def _is_articled(token: Token, noun: str, at: Mapping[int, Found]) -> bool:
    """Whether a noun stands for a thing of its own ("a forest | fire"; not "jets | fire", "Israeli | fire", "a | storm | warning")."""
    before = token.doc[token.i - 1] if token.i else None
    if not token.lower_.startswith(noun) or is_compound(token):
        return False
    if before is None or token.tag_ == "NNS":
        return token.tag_ == "NNS"
    if before.i in at:
        return not is_adjective(at[before.i])
    return before.pos_ in ("DET", "ADJ") or before.tag_ == "NN" or is_conjunct(token)


def _takes_part(noun: Token, article: Token) -> bool:
    """Whether a verb tells what a single one does or suffers ("| a gunman | shot him"), not what somebody is or is like."""
    before = noun.doc[article.i - 1] if article.i and not article.is_sent_start else None
    return (
        noun.head.pos_ == "VERB" and noun.head.i != noun.i and (before is None or before.pos_ != "ADP" or before.lower_ == "by")
    )


def _is_capital(token: Token) -> bool:
    """Whether a word is capitalised and no sentence begins with it or with the words before it ("Ministry of | Youth")."""
    return token.text.istitle() and not token.is_sent_start and not token.doc[token.i - 1].is_sent_start


def _is_title_case_body(token: Token) -> bool:
    """ "the Legislature", but no piece of a longer name ("the Legislature of", "the Opposition Party")."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    ends = after is None or not (after.text.istitle() or after.lower_ in ("of", "for"))
    return token.i > 0 and doc[token.i - 1].text in ("the", "The") and ends


def _is_ware(token: Token, described: Described, parts: Sequence[Found]) -> bool:
    """Whether what could fight is only told of by its model and is handed over ("agreed to supply 96 F-15 | jets |")."""
    models = described.subtype == "military" and bool(parts) and all(part.type == "WEAPON" for part in parts)
    return models and is_acted_on(token)


def _is_condition(doc: Doc, start: int, noun: int, described: Described) -> bool:
    """Whether a noun for one person has no article behind a preposition ("her release from | exile | in Spain"): it is nobody."""
    return described.type == "PERSON" and start == noun and start > 0 and doc[start - 1].pos_ == "ADP"


def _left_edge(doc: Doc, token: Token, at: Mapping[int, Found], described: Described) -> int:
    """First token of the phrase that a noun heads, without article or number."""
    start = token.i
    while start > 0:
        step = _step_left(doc, start, at)
        if step == start:
            break
        start = step
    while start < token.i and (
        doc[start].text in ARTICLES
        or (
            doc[start].lemma_.lower() in load_words().spans_of_time
            and (doc[start + 1].text in POSSESSIVE or doc[start - 1].like_num)
        )
        or doc[start].text in (*POSSESSIVE, "-")
        or _QUANTITY.match(doc[start].text)
        or (doc[start].like_num and doc[start + 1].text != "-")  # "a | three-day ceasefire"
        or (described.type != "EVENT" and doc[start].ent_type_ == "DATE")  # "on December 21 | Chinese police"
        or (
            doc[start].lower_ == "former" and token.i + 1 < len(doc) and doc[token.i + 1].pos_ == "NOUN"
        )  # "a former | army | chief"
    ):
        start += 1
    return start


def _step_left(doc: Doc, start: int, at: Mapping[int, Found]) -> int:
    """Where the phrase begins if what stands before `start` is part of it, else `start`."""
    previous, second = doc[start - 1], doc[start - 2] if start > 1 else None
    if doc[start].like_num and previous.tag_ == "VBG":
        return start  # "attacked the | airport, killing | six people"
    if doc[start].like_num and previous.tag_ in ("NNS", "VBZ"):
        return start  # "Malaysia deports | 1,086 citizens": parsers take the verb of a headline for a noun
    if doc[start].like_num and previous.lower_ == "dead":
        return start  # "shot dead | three looters"
    if previous.lower_ == "time":
        return start  # "the first time | U.S. soldiers | are killed"
    if previous.i in at:
        return at[previous.i].start
    if previous.text == ")" and (named := _explained(doc, start, at)) is not None:
        return named.start  # "Islamic State (IS) | militants"
    if second is not None and previous.text in POSSESSIVE and (second.i in at or second.pos_ in _NOMINAL):
        return start - 1
    if second is not None and previous.text == "-" and not previous.whitespace_:
        return start - 2
    if second is not None and previous.lower_ in ("and", "&") and second.i in at and start in at:
        apart = is_adjective(at[start]) and at[second.i].type in ("ORG", "PERSON")
        return start if apart else at[second.i].start  # not "| Israeli police | and Palestinian protesters"
    if previous.tag_ in ("VBN", "VBG", "VBD") and previous.pos_ in ("VERB", "ADJ"):
        # a participle belongs to the phrase behind an article or adjective ("the alleged attack"), else it is the verb before it
        inside = second is not None and (
            second.pos_ in ("DET", "ADJ", "NUM") or second.text in (*POSSESSIVE, "-") or second.i in at
        )
        return start - 1 if inside and previous.tag_ != "VBD" else start
    return start - 1 if previous.pos_ in _NOMINAL and not previous.is_space else start


def _explained(doc: Doc, start: int, at: Mapping[int, Found]) -> Found | None:
    """The name before the short form of it in brackets that end right before `start`."""
    short = at.get(start - 2)
    if short is None or short.start < 2 or doc[short.start - 1].text != "(" or not doc[start - 2].text.isupper():
        return None
    named = at.get(short.start - 2)
    return named if named is not None and named.type == short.type else None


def _right_edge(doc: Doc, token: Token, at: Mapping[int, Found], links: frozenset[str]) -> int:
    """End of the last phrase with a name in it that follows through a preposition of `links` or coordination; the head's end if none."""
    end, position, limit = token.i + 1, token.i + 1, token.sent.end
    linked = named = False
    unnamed = 0
    while position < limit and unnamed < 8:
        following = doc[position]
        if linked and position in at and _is_hyphened(doc, at[position].end):
            position = at[position].end + 2  # "workers from a Chinese-backed project": the name is part of an adjective
            unnamed += 1
        elif linked and position in at:
            position = end = at[position].end
            named, unnamed = True, 0
        elif linked and named and end == position and following.text in POSSESSIVE and _owns_name(at, position):
            position, named = position + 1, False  # "a coal mine in China | 's | Hebei province"
        elif linked and named and end == position and (following.pos_ in ("NOUN", "PROPN") or _qualifies_more(following, at)):
            position = end = position + 1  # "withdrawal of American | troops", "employees of the French | nuclear firm"
        elif following.lower_ == "of" and token.head.i < token.i and token.head.lower_ in load_words().verbs_with_of:
            break  # "accused the government | of fraud in Peru"
        elif following.lower_ == "from" and token.head.i < token.i and token.head.lemma_ in load_words().rescuing:
            break  # "rescues the Turkish sailors | from Somali pirates"
        elif end == position and position + 1 < limit and _says_whose(following, doc[position + 1], links):
            linked, named, position = True, False, position + 2
        elif linked and not named and following.lower_ == "of" and doc[position - 1].lemma_.lower() in load_words().parts:
            position += 1  # "protests in the eastern part | of Cuba"
        elif following.lower_ in links | _THROUGH and following.pos_ in ("ADP", "SCONJ", "ADV", "VERB"):
            linked, named = True, False
            position += 1
        elif linked and not named and _qualified_by(following):
            position += 1  # "a Turkish | themed | restaurant in Ouagadougou", "a bus | carrying | soldiers in Quetta"
        elif linked and following.text == "-" and not following.whitespace_:
            position += 2  # "a three | -story | building": one word
        elif linked and following.text in ("and", "or", "&") and any(i in at for i in (position + 1, position + 2)):
            position += 1 + (position + 2 < limit and doc[position + 1].lower_ == "the" and position + 2 in at)
        elif linked and not named and _lists(doc, position):
            position, unnamed = position + 1, 1  # "an explosion at a mosque |, | shop | and | school in Quetta"
        elif linked and following.text == "," and _goes_on(doc, position, at):
            position += 1
        elif linked and not named and _is_in_phrase(following) and not _is_another_event(token, following):
            position += 1
            unnamed += 1
        else:
            break
    return end


def _is_in_phrase(word: Token) -> bool:
    """Whether a word may stand between a preposition and the name in its phrase."""
    return word.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or word.text in POSSESSIVE


def _is_another_event(head: Token, noun: Token) -> bool:
    """Whether a noun behind "with" is a happening as the head of the phrase is, so that places behind it are its own.

    ("marks the end of the war with | a parade | in Lima".)
    """
    kinds = [load_described().get(described_noun(token) or "") for token in (head, noun)]
    return "with" in prepositions(noun) and all(kind is not None and kind.type == "EVENT" for kind in kinds)


def _qualifies_more(word: Token, at: Mapping[int, Found]) -> bool:
    """Whether an adjective stands between that of a state and their noun ("of the French | nuclear | firm")."""
    before = at.get(word.i - 1)
    if word.pos_ != "ADJ" or word.i in at or before is None or not is_adjective(before):
        return False
    return word.i + 1 < word.sent.end and word.doc[word.i + 1].pos_ in ("NOUN", "PROPN")


def _says_whose(word: Token, after: Token, links: frozenset[str]) -> bool:
    """Whether two words behind a noun open who or where its body is ("a group | based in | Uganda", "forces | loyal to | Haftar")."""
    return (word.lower_ == "based" and after.lower_ in links) or (word.lower_ == "loyal" and after.lower_ == "to")


def _qualified_by(participle: Token) -> bool:
    """Whether a participle behind a noun says more of it, and what it is about goes on."""
    after = participle.nbor() if participle.i + 1 < len(participle.doc) else None
    return after is not None and (
        participle.lower_ in _CONVEYING
        or (participle.tag_ == "VBN" and (after.pos_ in _NOMINAL or after.lower_ == "by") and after.i < participle.sent.end)
    )


def _lists(doc: Doc, position: int) -> bool:
    """Whether a comma or conjunction joins one common noun to the next."""
    before, after = doc[position - 1], doc[position + 1] if position + 1 < len(doc) else None
    if after is None or doc[position].text not in (",", "and", "or"):
        return False
    return before.pos_ == "NOUN" and (after.pos_ == "NOUN" or (doc[position].text != "," and after.lower_ in ("a", "an")))


def _owns_name(at: Mapping[int, Found], possessive: int) -> bool:
    """Whether a place follows behind a possessive, if need be behind the part of it that is meant ("China | 's | northern Hebei")."""
    return any(i in at and at[i].type == "PLACE" for i in (possessive + 1, possessive + 2))


def _is_hyphened(doc: Doc, end: int) -> bool:
    """Whether a hyphen joins what ends here to the next word."""
    return end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_


def _goes_on(doc: Doc, comma: int, at: Mapping[int, Found]) -> bool:
    """Whether a comma between names leads on inside the phrase: in a list ("Rome, Paris and Bonn"), to a wider place ("Aden, Yemen")."""
    following = next((at[i] for i in (comma + 1, comma + 2) if i in at), None)
    if following is None:
        return False
    before = next((found for found in at.values() if found.end == comma), None)
    if before is not None and {before.type, following.type} <= {"PLACE", "STATE"}:
        return not is_adjective(following)  # "a meeting in Chile, | Peruvian | President X said"
    after = doc[following.end] if following.end < len(doc) else None
    return after is not None and after.text in (",", "and", "or", "&")
