"""Capitalised words that name no actor or place: species, works, prizes, ratings, the department in an office, a title."""

from __future__ import annotations

import re

from extractor.entities.words import load_words
from extractor.words import Document

_SCRIPTURE = frozenset({"Book", "Books", "Gospel"})
_OPENING = frozenset('"“')
_RATING = re.compile(r"(Aaa|Aa|A|Baa|Ba|B|Caa)[123]|[ABC]{1,3}[+-]|[DRI]-[A-Z]{2}")


def is_species(doc: Document, start: int, end: int, label: str) -> bool:
    """Whether a capitalised word and one in lower case are taken for a person, as of an animal or an unnamed one ("Tyrannosaurus rex")."""
    return label == "PERSON" and end - start == 2 and doc[start].text.istitle() and doc[end - 1].text.islower()


def is_piece(doc: Document, start: int, end: int) -> bool:
    """Whether the word behind a name makes it a piece of another ("Yakama | Indian | Reservation", "| Labour | Day"); one that the list
    has with a capital has it in the text too ("Fort Belknap | Indian | Community", not "the | Indian | community of Leeds")."""
    words = load_words().pieces.get(doc.text_of(start, end), ())
    return end < len(doc) and (doc[end].lower_ in words or doc[end].text in words)


def is_one_of_many(doc: Document, start: int, end: int) -> bool:
    """Whether a name that a common noun ends stands behind an indefinite article, so that another thing of its kind is meant
    ("fights for an | Islamic state |", "a new | COVID-19 outbreak | in Leeds")."""
    words = load_words()
    while start and (doc[start - 1].pos_ == "ADJ" or doc[start - 1].tag_ in ("VBG", "VBN")):
        start -= 1
    return end - start > 1 and doc[end - 1].text.islower() and start > 0 and doc[start - 1].lower_ in words.indefinite


def is_title_alone(doc: Document, start: int, end: int) -> bool:
    """Whether a monarch is only told by the title, which names no body or place ("visited the | Queen |", "the | Queen of Denmark |")."""
    titled = doc[start].text in load_words().reigning and start > 0 and doc[start - 1].lower_ == "the"
    return titled and (end - start == 1 or doc[start + 1].lower_ == "of")


def is_work(doc: Document, start: int, label: str) -> bool:
    """Whether the noun before a name says that it is that of a work or a drug ("the film | Caesar Must Die", "the vaccine | Velta")."""
    if start > 1 and doc[start - 1].lower_ == "of" and doc[start - 2].text in _SCRIPTURE:
        return True  # "the Book of | Exodus |"
    before = doc[start - 1] if start else None
    before = doc[start - 2] if before is not None and start > 1 and before.text in _OPENING else before
    named = before is not None and before.pos_ == "NOUN" and before.lower_ in load_words().works
    return named and label in ("PERSON", "ORG", "PLACE")


def is_honour(doc: Document, start: int, end: int) -> bool:
    """Whether a name is that of a prize or an index, or of what it is for, or goes on to be one, or a mark of a rating agency.

    ("The | Heisman | Trophy", "the Emmy for | Outstanding Drama Series", "Aa3".)
    """
    words = load_words()
    behind = end
    while behind < len(doc) and behind < end + 4 and doc[behind].text.istitle() and doc[behind].lower_ not in words.honours:
        behind += 1
    goes_on = behind < min(len(doc), end + 4) and doc[behind].text.istitle()
    for_this = start > 1 and doc[start - 1].lower_ in ("in", "for") and doc[start - 2].lower_ in words.honours
    medal = end - start > 2 and doc[start].lower_ in words.honours and doc[start + 1].lower_ == "of"  # "Medal of Honor"
    own = end > start and (doc[end - 1].lower_ in words.honours or medal)
    return for_this or goes_on or own or _RATING.fullmatch(doc.text_of(start, end)) is not None


def is_of_office(doc: Document, start: int, end: int) -> bool:
    """Whether a tagged body is the department in an office ("Minister of | Foreign Affairs |", "| Defense | Secretary"), if need be with
    the office or with what follows ("| Minister of Defence of the Netherlands |")."""
    titles, departments = load_words().titles, load_words().departments
    if end - start > 2 and doc[start].lower_ == "minister" and doc[start + 1].lower_ in ("of", "for"):
        start += 2
    end = next((i for i in range(start + 1, end) if doc[i].lower_ == "of"), end)
    behind = start > 1 and doc[start - 1].lower_ in ("of", "for") and doc[start - 2].lower_ in titles
    if behind and end - start > 2 and doc[start].text == "State" and doc[start + 1].lower_ == "for":
        return True  # "Secretary of | State for Health and Social Care |"
    if doc[end - 1].text not in departments:
        return False
    whole = end - start == 1 or (end - start == 2 and doc[end - 1].text == "Affairs")  # "| Foreign Affairs | Minister"
    return behind or (whole and end < len(doc) and doc[end].text.istitle() and doc[end].lower_ in titles)


def is_title_of(doc: Document, start: int, end: int) -> bool:
    """Whether what was taken for a body ends with the title of the person behind or before it ("Communications Director | Anna Kowal",
    "Anna Kowal, the | Attorney General |,")."""
    words = load_words()
    if doc[start].text in words.nobles and end - start > 2 and doc[start + 1].lower_ == "of":
        return True  # "Prince Karl, | Duke of Oxbury |"
    if doc[end - 1].lower_ not in words.titles | words.people:
        return False
    before_person = end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end - 1].whitespace_ != ""
    behind = doc[max(start - 3, 0) : start]
    apart = [word.lower_ for word in behind[1:]] == [",", "the"] and end < len(doc) and doc[end].is_punct
    return before_person or (apart and behind[0].ent_type_ == "PERSON")
