"""How far the phrase of a described mention reaches, to the left and to the right of its noun."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.entities.described.nouns import Described, described_noun, load_described
from extractor.entities.found import ARTICLES, POSSESSIVE, Found, is_adjective
from extractor.entities.functions import prepositions
from extractor.entities.words import load_words
from extractor.lemmas import base_forms
from extractor.words import Document, Word

_PEOPLE = frozenset({"PERSON", "GROUP", "ORG"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_CONVEYING = frozenset({"carrying", "transporting"})
_THROUGH = frozenset({"caused"})  # "a fire | caused by | a short circuit in Quetta"
_QUANTITY = re.compile(
    r"^(more|than|least|some|several|many|few|other|same|such|first|last|all|both|any|every|each|no|another|dozen|estimated|further"
    r"|additional|including)$",
    re.I,
)


def left_edge(doc: Document, token: Word, at: Mapping[int, Found], described: Described) -> int:
    """First token of the phrase that a noun heads, without article or number."""
    start = token.i
    while start > 0:
        step = _step_left(doc, start, at)
        if step == start or (described.type not in _PEOPLE and _is_given(doc, at.get(start - 1))):
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


def _is_given(doc: Document, name: Found | None) -> bool:
    """Whether somebody is given something behind his name ("offered | Biden | bases")."""
    if name is None or name.type != "PERSON" or name.start == 0:
        return False
    verb = doc[name.start - 1]
    return verb.pos_ == "VERB" and not load_words().giving.isdisjoint((verb.lemma_, *base_forms(verb.lower_)))


def _step_left(doc: Document, start: int, at: Mapping[int, Found]) -> int:
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
        owner = doc[at[start].end].text in POSSESSIVE  # not "| the Pentagon | and Niger's ministry"
        apart = (owner or is_adjective(at[start])) and at[second.i].type in ("ORG", "PERSON")
        first = at[second.i].start - 1
        first -= first > 0 and doc[first].text in ARTICLES
        apart |= first >= 0 and doc[first].lower_ == "between"  # not "a truce between | Israel | and Hamas militants"
        return start if apart else at[second.i].start  # not "| Israeli police | and Palestinian protesters"
    if previous.tag_ in ("VBN", "VBG", "VBD") and previous.pos_ in ("VERB", "ADJ"):
        # a participle belongs to the phrase behind an article or adjective ("the alleged attack"), else it is the verb before it
        inside = second is not None and (
            second.pos_ in ("DET", "ADJ", "NUM") or second.text in (*POSSESSIVE, "-") or second.i in at
        )
        there = (
            second is not None and second.i in at and at[second.i].type in ("PLACE", "STATE") and not is_adjective(at[second.i])
        )
        inside &= not (there and previous.tag_ == "VBG")  # "a bridge in Mostar dividing | two communities |"
        return start - 1 if inside and previous.tag_ != "VBD" else start
    return start - 1 if previous.pos_ in _NOMINAL and not previous.is_space else start


def _explained(doc: Document, start: int, at: Mapping[int, Found]) -> Found | None:
    """The name before the short form of it in brackets that end right before `start`."""
    short = at.get(start - 2)
    if short is None or short.start < 2 or doc[short.start - 1].text != "(" or not doc[start - 2].text.isupper():
        return None
    named = at.get(short.start - 2)
    return named if named is not None and named.type == short.type else None


def right_edge(doc: Document, token: Word, at: Mapping[int, Found], links: frozenset[str]) -> int:
    """End of the last phrase with a name in it that follows through a preposition of `links` or coordination; the head's end if none."""
    limit = token.sent.end
    end = position = token.i + 1 + (token.i + 1 < limit and doc[token.i + 1].lower_ in load_words().trailing)
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
        elif linked and following.text in ("and", "or", "&") and _joins_name(token, position, at):
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


def _joins_name(people: Word, joint: int, at: Mapping[int, Found]) -> bool:
    """Whether "and" joins a name to the phrase; of another kind it is the second party of a "between" ("clashes between followers of
    al-Sadr | and | Iraqi forces")."""
    joined = next((at[i] for i in (joint + 1, joint + 2) if i in at), None)
    last = at.get(joint - 1)
    between = any(people.doc[i].lower_ == "between" for i in range(max(people.i - 3, 0), people.i))
    return joined is not None and not (between and last is not None and joined.type != last.type)


def _is_in_phrase(word: Word) -> bool:
    """Whether a word may stand between a preposition and the name in its phrase."""
    # "of | highly | contagious flu", "against the | newly | enacted Kenyan law"
    graded = word.pos_ == "ADV" and word.i + 1 < len(word.doc) and (word.nbor().pos_ == "ADJ" or word.nbor().tag_ == "VBN")
    return graded or word.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "X") or word.text in POSSESSIVE


def _is_another_event(head: Word, noun: Word) -> bool:
    """Whether a noun behind "with" is a happening as the head of the phrase is, so that places behind it are its own.

    ("marks the end of the war with | a parade | in Lima".)
    """
    kinds = [load_described().get(described_noun(token) or "") for token in (head, noun)]
    return "with" in prepositions(noun) and all(kind is not None and kind.type == "EVENT" for kind in kinds)


def _qualifies_more(word: Word, at: Mapping[int, Found]) -> bool:
    """Whether an adjective stands between that of a state and their noun ("of the French | nuclear | firm")."""
    before = at.get(word.i - 1)
    if word.pos_ != "ADJ" or word.i in at or before is None or not is_adjective(before):
        return False
    return word.i + 1 < word.sent.end and word.doc[word.i + 1].pos_ in ("NOUN", "PROPN")


def _says_whose(word: Word, after: Word, links: frozenset[str]) -> bool:
    """Whether two words behind a noun open who or where its body is ("a group | based in | Uganda", "forces | loyal to | Haftar")."""
    return (word.lower_ == "based" and after.lower_ in links) or (word.lower_ == "loyal" and after.lower_ == "to")


def _qualified_by(participle: Word) -> bool:
    """Whether a participle behind a noun says more of it, and what it is about goes on."""
    after = participle.nbor() if participle.i + 1 < len(participle.doc) else None
    return after is not None and (
        participle.lower_ in _CONVEYING
        or (participle.tag_ == "VBN" and (after.pos_ in _NOMINAL or after.lower_ == "by") and after.i < participle.sent.end)
    )


def _lists(doc: Document, position: int) -> bool:
    """Whether a comma or conjunction joins one common noun to the next."""
    before, after = doc[position - 1], doc[position + 1] if position + 1 < len(doc) else None
    if after is None or doc[position].text not in (",", "and", "or"):
        return False
    return before.pos_ == "NOUN" and (after.pos_ == "NOUN" or (doc[position].text != "," and after.lower_ in ("a", "an")))


def _owns_name(at: Mapping[int, Found], possessive: int) -> bool:
    """Whether a place follows behind a possessive, if need be behind the part of it that is meant ("China | 's | northern Hebei")."""
    return any(i in at and at[i].type == "PLACE" for i in (possessive + 1, possessive + 2))


def _is_hyphened(doc: Document, end: int) -> bool:
    """Whether a hyphen joins what ends here to the next word."""
    return end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_


def _goes_on(doc: Document, comma: int, at: Mapping[int, Found]) -> bool:
    """Whether a comma between names leads on inside the phrase: in a list ("Rome, Paris and Bonn"), to a wider place ("Aden, Yemen")."""
    following = next((at[i] for i in (comma + 1, comma + 2) if i in at), None)
    if following is None:
        return False
    before = next((found for found in at.values() if found.end == comma), None)
    if before is not None and {before.type, following.type} <= {"PLACE", "STATE"}:
        return not is_adjective(following)  # "a meeting in Chile, | Peruvian | President X said"
    after = doc[following.end] if following.end < len(doc) else None
    return after is not None and after.text in (",", "and", "or", "&")
