"""Described mentions: phrases around the nouns of `described.toml` ("Russia's bases in Tajikistan", "the police")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extractor.entities.described.barred import (
    ends_name,
    is_articled,
    is_capital,
    is_condition,
    is_no_event,
    is_of_another,
    is_ware,
    stands_before_name,
)
from extractor.entities.described.extent import left_edge, right_edge
from extractor.entities.described.needs import needs_met
from extractor.entities.described.nouns import Described, are_of_others, described_noun, load_described, model_end
from extractor.entities.found import Found
from extractor.entities.words import load_words
from extractor.words import Document, Word

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_OPENS_PHRASE = frozenset({"ADP", "CCONJ", "VERB", "AUX", "SCONJ", "ADV", "PART"})  # a noun without article follows directly
_TELLS_WHOSE = frozenset({"from", "belonging"})


def find_described(doc: Document, names: Sequence[Found]) -> list[Found]:
    """Phrases headed by a noun of `described.toml`, over their pre-modifiers and the names in the phrases that follow."""
    classes = load_described()
    at = {index: found for found in names for index in range(found.start, found.end)}
    covering: dict[int, list[Found]] = defaultdict(list)
    for found in names:
        for index in range(found.start, found.end):
            covering[index].append(found)
    result = []
    for token in doc:
        if token.i in at or (noun := described_noun(token)) is None or not _is_noun(token, noun):
            continue
        described = classes[noun]
        if noun in described.capitalised and token.tag_ != "NNS":
            continue  # "| Islamist | websites"
        if is_of_another(token, noun, described, at) or ends_name(token, noun, described, at):
            continue  # "the Observatory for Human Rights | organization |"
        if described.type == "GROUP" and token.tag_ == "NN" and noun not in load_words().collective:
            needs = ("suffers",) if are_of_others(described) else ("entity", *({"suffers"} & {*described.needs}))
            described = described.model_copy(update={"type": "PERSON", "needs": needs})
        if stands_before_name(token, described, at) or (described.type == "EVENT" and is_no_event(token, at)):
            continue
        start = min(left_edge(doc, token, at, described), token.i - noun.count(" "))
        many = start > 0 and (doc[start - 1].tag_ == "CD" or doc[start - 1].text in ("of", "%"))  # not "the | second | match"
        counted = token.tag_ == "NNS" or many
        if noun in described.uncounted and counted:
            continue
        if (noun in described.articled and not is_articled(token, noun, at)) or is_condition(doc, start, token.i, described):
            continue
        end = max(right_edge(doc, token, at, described.links), model_end(token))
        inside = {id(found): found for index in range(start, end) for found in covering.get(index, ())}.values()
        parts = [found for found in inside if start <= found.start and found.end <= end]
        before = {
            *(doc[i].lower_ for i in range(start, token.i)),
            *doc.text_of(start, token.i).lower().split(),
        }  # "anti", "anti-war"
        each = _governments_of(token, described, parts)
        if each or is_ware(token, described, parts):
            result += each
            continue
        shared = _shared_adjectives(token, described, start, parts)
        if shared:
            bodies = [Found(p.start, p.end, "ORG", "nominal", subtype=described.subtype, head=token.i, parts=[p]) for p in shared]
            start, parts = shared[-1].end + 1, [part for part in parts if part not in shared]
            while start < token.i and start not in at:
                start += 1
            result += bodies
        met = needs_met(token, described, before, parts, at)
        plain = described.type in ("ORG", "EVENT", "AGREEMENT", "BASE", "GROUP") and token.pos_ == "NOUN"
        met -= {"acts"} if is_implied(token) else set()
        if met and not (((described.type == "GROUP" and not parts) or described.type == "PERSON") and is_capital(token)):
            result.append(Found(start, end, described.type, "nominal", subtype=described.subtype, head=token.i, parts=parts))
        elif is_implied(token):
            pair = described.implies(f"{doc[token.i - 1].lower_} {noun}") or " " in noun
            begin = start if noun in described.counted else token.i - pair
            result.append(Found(begin, token.i + 1, described.type, "nominal", subtype="?", head=token.i))
        elif plain and token.i > 0 and doc[token.i - 1].lower_ in ("the", "this", "that", "these", "those"):
            # a definite phrase may refer back to a thing that was described before
            result.append(Found(token.i, token.i + 1, described.type, "nominal", subtype="?", head=token.i))
    return result


def _is_noun(token: Word, noun: str) -> bool:
    """Whether a word is tagged as one, or ends one with a hyphen ("a run-| off |")."""
    return token.pos_ in ("NOUN", "PROPN") or ("-" in noun and token.tag_ in ("RP", "IN", "RB"))


def _governments_of(token: Word, described: Described, parts: Sequence[Found]) -> list[Found]:
    """One body for each of several states whose governments or forces one noun tells ("the governments | of Chile and Peru")."""
    behind = [part for part in parts if part.start > token.i]
    told = described.subtype in ("government", "military") and token.tag_ == "NNS" and token.text.endswith("s")
    listed = len(behind) > 1 and len(behind) == len(parts) and all(part.type == "STATE" for part in behind)
    if not (told and listed and token.doc[token.i + 1].lower_ == "of"):
        return []
    return [Found(p.start, p.end, "ORG", "nominal", subtype=described.subtype, head=token.i, parts=[p]) for p in behind]


def _shared_adjectives(token: Word, described: Described, start: int, parts: Sequence[Found]) -> list[Found]:
    """The states before the last one of several whose governments or forces share a noun ("the | French | and Italian government")."""
    before = [part for part in parts if start <= part.start and part.end <= token.i]
    joined = any(token.doc[i].lower_ in ("and", "&") for i in range(start, token.i))
    states = all(part.type in ("STATE", "PLACE") for part in before)
    return before[:-1] if described.subtype in ("government", "military") and joined and states else []


def is_implied(token: Word) -> bool:
    """Whether a noun may speak of a body of the state that the article is about: unqualified, definite or without any article."""
    noun = described_noun(token)
    if noun is None:
        return False
    doc, described = token.doc, load_described()[noun]
    begin = token.i - noun.count(" ")
    previous = doc[begin - 1] if begin else None
    if previous is not None and described.implies(f"{previous.lower_} {noun}"):
        return True
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    own = token.i + 2 < len(doc) and doc[token.i + 2].tag_ == "PRP$"  # "frees 90 | jihadists | from their cells"
    tells_whose = following in _TELLS_WHOSE or (following == "of" and described.subtype == "military")  # "troops | of | the king"
    if not described.implies(noun) or (tells_whose and not own and noun in described.counted):
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


def _takes_part(noun: Word, article: Word) -> bool:
    """Whether a verb tells what a single one does or suffers ("| a gunman | shot him"), not what somebody is or is like."""
    before = noun.doc[article.i - 1] if article.i and not article.is_sent_start else None
    return (
        noun.head.pos_ == "VERB" and noun.head.i != noun.i and (before is None or before.pos_ != "ADP" or before.lower_ == "by")
    )


def _is_title_case_body(token: Word) -> bool:
    """ "the Legislature", but no piece of a longer name ("the Legislature of", "the Opposition Party")."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    ends = after is None or not (after.text.istitle() or after.lower_ in ("of", "for"))
    return token.i > 0 and doc[token.i - 1].text in ("the", "The") and ends
