"""Entity typing: one type for one form in one article, by what a name itself tells, else by the votes of its mentions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from extractor.entities.agreement import load_given_names
from extractor.entities.bounds import is_ordinal
from extractor.entities.cities import cities_named
from extractor.entities.found import DASHES, Found
from extractor.entities.words import load_words
from extractor.words import Document

_CALLING = frozenset({"called", "named", "dubbed", "nicknamed"})
_MODEL = re.compile(r"[A-Z][A-Za-z]{0,2}-?\d+[A-Z]?\d?")  # "TB2", "P-8", "Kh-47M2"


def agree_on_types(names: list[Found], doc: Document) -> list[Found]:
    """One type for one form in one article: what the name itself tells, else what most of its mentions were tagged."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for found in names:
        if not found.candidates:
            votes[doc.text_of(found.start, found.end).lower()][_telling_type(found, doc) or found.type] += 1
    firms = {doc[f.start].lower_ for f in names if f.type == "ORG" and f.end - f.start > 1 and not f.candidates}
    surnames = {doc[f.end - 1].lower_ for f in names if f.type == "PERSON" and f.end - f.start > 1}
    starting = {found.start: found for found in names}
    listed = _listed_types(names, doc)
    towns = {doc.text_of(f.start, f.end) for f in names if _is_city_before(f, starting.get(f.end + 1), doc)}
    for found in names:
        if found.type == "BASE" and doc.text_of(found.start, found.end) in towns:
            found.type, found.candidates = "PLACE", ()  # "| Fort Lee |, New Jersey"
            continue
        if found.type == "BASE" and doc.text_of(found.start, found.end).lower() in surnames:
            found.type, found.candidates = "PERSON", ()  # "President Ana Mulino ... backed | Mulino |": no training ground
            continue
        if found.candidates:
            continue
        if found.type in ("ORG", "PERSON") and _is_city_before(found, starting.get(found.end + 1), doc):
            found.type = "PLACE"
            continue
        text = doc.text_of(found.start, found.end).lower()
        # a surname or the first word of a firm's name speaks of whom the full name speaks of
        voted = listed.get(found.start) or votes[text].most_common(1)[0][0]
        firm = text in firms and not (voted == "PLACE" and cities_named(doc.text_of(found.start, found.end)))  # "Geneva Council"
        found.type = "PERSON" if text in surnames else "ORG" if firm else voted
        before = doc[found.start - 1].text if found.start else ""
        if found.type == "ORG" and "media" in load_words().definite_subtypes.get(before, ()):
            found.subtype = "media"
    return names


def _listed_types(names: list[Found], doc: Document) -> dict[int, str]:
    """Where a name begins that nothing tells of, and the type of those with which it makes a list.

    ("Ana Diaz, | Ngo Bao Chau | and Jan Maes".)
    """
    lists: list[list[Found]] = []
    for found in sorted(names, key=lambda found: (found.start, -found.end)):
        last = lists[-1][-1] if lists else None
        between = [token.lower_ for token in doc[last.end : found.start]] if last is not None else []
        if between in ([","], [",", "and"], ["and"]):
            lists[-1].append(found)
        elif last is None or found.start >= last.end:
            lists.append([found])
    told = {}
    for listed in lists:
        for found in listed:
            others = ["PLACE" if other.type == "STATE" else other.type for other in listed if other.type != found.type]
            unknown = not found.candidates and found.type in ("ORG", "PLACE") and _telling_type(found, doc) is None
            name = not doc.text_of(found.start, found.end).isupper() and doc[found.end - 1].text[0].isupper()
            name &= set(others) == {"PLACE"} or (set(others) == {"PERSON"} and found.end - found.start > 1)
            if len(others) > 1 and unknown and name:
                told[found.start] = others[0]
    return told


def _is_city_before(found: Found, behind: Found | None, doc: Document) -> bool:
    """Whether what stands behind a comma is where a city of this name lies ("| Federal Way |, Washington")."""
    if behind is None or doc[found.end].text != ",":
        return False
    larger = doc.text_of(behind.start, behind.end)
    states = {candidate.entry.iso for candidate in behind.candidates if candidate.entry.type == "STATE"}
    cities = cities_named(doc.text_of(found.start, found.end))
    return any(city.admin == larger or city.iso in states for city in cities)


def _telling_type(found: Found, doc: Document) -> str | None:
    """The type that a name's own last word or the title before it gives away; all states are in the gazetteer, so others are places."""
    words = load_words()
    last = _telling_word(found, doc)
    if _is_weapon(found, doc, last):
        return "WEAPON"
    if found.end - found.start > 1 and doc[found.start].text in words.bases_before and found.type != "WEAPON":
        return "BASE"  # "| FOB Salerno |"
    if found.end - found.start > 1 and (told := _told_by_word(found, doc, last)) is not None:
        return told
    if found.end - found.start > 1 and last in ("fc", "f.c."):
        return "ORG"
    before = doc[found.start - 1] if found.start else None
    if before is not None and before.text in words.spoken_titles:
        return "PERSON"
    if before is not None and found.type in ("PERSON", "PLACE") and _kind_before(doc, found.start) in words.kinds_before:
        return "ORG"
    if found.type in ("PERSON", "ORG") and found.start > 1 and before is not None and before.lower_ == "of":
        if doc[found.start - 2].text in words.definite["PLACE"].nouns:
            return "PLACE"  # "the town of | Khan Younis |"
    if found.type == "ORG" and found.end < len(doc) and doc[found.end].text in words.governing:
        return "PLACE"  # "| Negros Oriental | governor Roel Degamo"
    second = doc[found.start - 2].lower_ if found.start > 1 else ""
    if (
        found.type in ("PERSON", "ORG")
        and before is not None
        and before.text == "for"
        and second in ("mp", "member", "candidate")
    ):
        return "PLACE"  # "MP for | Oxbury |"
    if found.type in ("PERSON", "PLACE") and _is_explained_as_body(found, doc):
        return "ORG"
    if found.type == "PERSON" and found.end - found.start == 1 and acts_as_thing(doc, found.end):
        return "ORG"
    single = found.end - found.start == 1
    if found.type == "PERSON" and single and before is not None and before.text == "by" and second in words.run_by:
        return "ORG"  # "a flight operated by | Velta |"
    if found.type in ("PERSON", "PLACE") and "&" in doc.text_of(found.start, found.end):
        return "ORG"
    alone = found.end - found.start == 1 and not doc[found.start].text.isupper()
    if before is not None and before.text in words.artists and alone and found.type in ("ORG", "PLACE"):
        return "PERSON"  # "rapper | XXXTentacion"
    person = before is not None and before.tag_ == "NN" and before.text in words.people and found.type in ("ORG", "PLACE")
    if person and found.end - found.start in (2, 3) and doc[found.start].lower_ in load_given_names():
        return "PERSON"  # "guitarist | Ana Diaz"
    return "PLACE" if found.type == "STATE" else None


def _kind_before(doc: Document, start: int) -> str:
    """The noun before a name, if need be with a word for calling between ("the gang known as | Barrio Azteca |")."""
    called = start > 1 and doc[start - 1].lower_ in _CALLING
    known = start > 2 and doc.text_of(start - 2, start).lower() == "known as"
    return doc[start - 1 - called - 2 * known].text


def _is_weapon(found: Found, doc: Document, last: str) -> bool:
    """Whether a name is that of a weapon, by its own last word, or, of what was taken for a base, by what stands behind or its number.

    ("| Fatah-IV cruise missile |", "two | Vektor X | fighter jets", "a | Bayraktar TB3 |"; not "the | Mirage | air base").
    """
    words = load_words()
    plain = doc[found.end - 1].text.islower() or found.type == "BASE"  # not the "Houston | Rockets"
    if found.end - found.start > 1 and last in words.weapons and plain and found.type in ("BASE", "ORG", "PLACE", "PERSON"):
        return True
    behind = [word.lower_ for word in doc[found.end : found.end + 2]]
    own = {word.lower_ for word in doc[found.start : found.end]}
    if found.type != "BASE" or not words.subtypes["BASE"].keys().isdisjoint((*own, *behind)):
        return False
    numbered = any(_MODEL.fullmatch(word.text) for word in doc[found.start : found.end])
    return numbered or not words.weapons.isdisjoint(behind)


def _told_by_word(found: Found, doc: Document, last: str) -> str | None:
    """The type that the telling word of a name of several words gives away."""
    words = load_words()
    if last == "church" and doc[found.end - 2].lower_ in words.denominations:
        return "ORG"  # "Orthodox | Church": no building
    if last == "church" and all(token.lower_ in ("roman", "catholic") for token in doc[found.start : found.end - 1]):
        return "ORG"
    if (last in words.laws and found.type != "PERSON") or (
        doc[found.start].lower_ in words.laws_of and doc[found.start + 1].lower_ == "of"
    ):
        return "AGREEMENT"
    if last == "air" or (found.type == "BASE" and words.subtypes["ORG"].get(last) == "company"):
        return "PLACE" if found.type == "PLACE" else "ORG"  # "Horizon | Air"
    if last in words.landforms and not _is_full_name(found, doc):
        return "PLACE"
    if last == "convention" and doc[found.end - 2].lower_ in words.party_meetings:
        return "EVENT"
    if doc.text_of(found.end - 2, found.end).lower() in words.contests_of_two:
        return "EVENT"  # "UEFA Nations | League": no body
    if last == "house" and doc[found.end - 2].lower_ in words.halls:
        return "PLACE"  # "Oxbury Opera | House"
    for kind in ("ORG", "BASE", "PLACE", "EVENT"):
        if last in words.subtypes.get(kind, {}) and found.type != "BASE" and not (kind == "PLACE" and _is_full_name(found, doc)):
            return "ORG" if last in words.meeting_bodies and _has_head(found, doc) else kind
    return None


def _has_head(found: Found, doc: Document) -> bool:
    """Whether somebody leads or speaks for what has a name ("director of the Greek | Energy Forum |")."""
    of = found.start - 1
    while of > 0 and (doc[of].pos_ == "ADJ" or doc[of].lower_ == "the"):
        of -= 1
    return of > 0 and doc[of].lower_ in ("of", "for") and doc[of - 1].lower_ in load_words().heads_of_bodies


def _is_explained_as_body(found: Found, doc: Document) -> bool:
    """Whether what stands behind a name says that it is a body ("Allison Transmission, | a maker | of transmissions")."""
    if [token.lower_ for token in doc[found.end : found.end + 2]] not in ([",", "a"], [",", "an"]):
        return False
    position = found.end + 2
    while position < len(doc) and (doc[position].pos_ in ("ADJ", "NOUN") or doc[position].text in DASHES):
        position += 1
    return doc[position - 1].text in load_words().kinds_before or doc[position - 1].text == "party"


def acts_as_thing(doc: Document, end: int) -> bool:
    """Whether what ends there does what firms do, or is "it" ("Ford | announces its plans", "Weyerhaeuser | agrees to buy")."""
    words = load_words()
    if end >= len(doc) or doc[end].pos_ not in ("VERB", "AUX"):
        return False
    for token in doc[end + 1 : end + 5]:
        if token.lower_ in words.pronouns.thing or token.lower_ in words.trading:
            return True
        if token.pos_ in ("NOUN", "PROPN", "PRON") or token.is_punct:
            return False
    return False


def _telling_word(found: Found, doc: Document) -> str:
    """The word of a name that tells what it is: the last, or that before the first "of" where it tells a body ("| Council | of State")."""
    words = load_words()
    of = next((i for i in range(found.start + 1, found.end - 1) if doc[i].lower_ == "of"), None)
    head = doc[of - 1].lower_ if of is not None else ""
    last = found.end - 1
    last -= last > found.start + 1 and is_ordinal(doc[last])  # "Super | Bowl | LII"
    return head if head in words.subtypes["ORG"] else doc[last].lower_


def _is_full_name(found: Found, doc: Document) -> bool:
    """Whether a person's name begins with a first name, so that the surname tells nothing ("Sally | Field")."""
    return found.type == "PERSON" and found.end - found.start == 2 and doc[found.start].lower_ in load_given_names()
