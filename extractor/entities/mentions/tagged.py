"""Names that the trained tagger found, trimmed of articles, titles and marks."""

from __future__ import annotations

from extractor.entities.anaphors import region_of
from extractor.entities.bounds import before_seat, beside_title, names_kind, within_office
from extractor.entities.crafts import find_crafts
from extractor.entities.found import ARTICLES, DASHES, POSSESSIVE, Found
from extractor.entities.gazetteer import Gazetteer
from extractor.entities.mentions.no_names import (
    is_honour,
    is_of_office,
    is_one_of_many,
    is_piece,
    is_species,
    is_title_alone,
    is_title_of,
    is_work,
)
from extractor.entities.mentions.patterns import find_elections, find_nobles, find_storms
from extractor.entities.words import load_words
from extractor.words import Document, Word

_MARKS = frozenset("\"'“”‘’()[],.;:-–—")
_COMMON = frozenset({"NN", "NNS", "VB", "VBD", "VBG", "VBN", "RB", "JJ", "DT", "IN", "CD", "PRP"})


def find_tagged(doc: Document, gazetteer: Gazetteer) -> list[Found]:
    """Names that the trained tagger found, trimmed of articles, titles and marks."""
    found = [*find_storms(doc), *find_elections(doc), *find_nobles(doc), *find_crafts(doc)]
    taken = {index for named in found for index in range(named.start, named.end)}
    for entity in doc.ents:
        if entity.label_ == "DATE" or not taken.isdisjoint(range(entity.start, entity.end)):
            continue
        start, end = entity.start, entity.end
        while start < end and (doc[start].text in ARTICLES or doc[start].text in _MARKS or doc[start].is_space):
            start += 1
        start, end, label = beside_title(doc, start, end, entity.label_, gazetteer)
        dash = next((i for i in range(end - 1, start, -1) if doc[i].text in DASHES and doc[i - 1].whitespace_), None)
        if dash is not None:
            start = dash + 1  # "Aug 8 - | Brazil": the tagger ran over a dateline
        possessed = any(doc[i].text in POSSESSIVE for i in range(start + 1, end - 1)) and doc[end - 1].text.islower()
        if possessed and entity.label_ in ("EVENT", "AGREEMENT", "BASE"):
            continue  # "Russia's treaty with Iran" is a description
        if end - start == 1 and doc[start].is_sent_start and doc[start].tag_ in _COMMON:
            continue  # a common word, capitalised as the first of its sentence
        while end > start and _ends_no_name(doc[end - 1], label):
            end -= 1
        if end - start > 1 and doc[end - 1].lower_ in ("and", "&"):
            end = end - 1 if end - start > 2 else start  # "| Central and | South America"
        start, end = within_office(doc, start, before_seat(doc, start, end, label), label)
        if is_species(doc, start, end, label) or is_honour(doc, start, end) or is_work(doc, start, label):
            continue
        if end == start or doc[start].lower_ in load_words().diseases or names_kind(doc, start, end):
            continue
        start = _behind_side(doc, start, end)
        start, end = _without_region(doc, start, end, label)
        if end == start or doc[start].text in ("and", *DASHES):
            continue  # "Secretary of Health | and Human Services |", "Minister | -designate |": the rest of a name that was cut
        if entity.label_ in ("ORG", "PERSON", "GROUP"):
            end = _before_kind(doc, start, end, gazetteer)
        if label == "EVENT" and end - start > 1 and doc[end - 1].tag_ == "VBZ":
            end, label = end - 1, "ORG"  # "Ansar Brigade | attacks a church"
        if _is_of_another(doc, start, end, label):
            continue
        name = doc.text_of(start, end)
        if any(character.isalpha() for character in name) and "\n" not in name and name.lower() not in load_words().no_names:
            known = gazetteer.forms.get(_titled(doc, start, end), ()) if label == "ORG" else ()
            if not (known and is_one_of_many(doc, start, end)):
                found.append(Found(start, end, label, "name", known))
    return found


def _is_of_another(doc: Document, start: int, end: int, label: str) -> bool:
    """Whether what was tagged is only the office or title of somebody, or a piece of another name ("Yakama | Indian | Reservation")."""
    if label == "ORG" and (is_of_office(doc, start, end) or is_title_of(doc, start, end)):
        return True
    if label in ("ORG", "PLACE") and is_title_alone(doc, start, end):
        return True
    piece = label in ("PLACE", "STATE", "GROUP", "ORG") and is_piece(doc, start, end)
    return piece and (label != "ORG" or doc[end].text.islower())  # "| CCTV | footage", not "CNN | Philippines"


def _behind_side(doc: Document, start: int, end: int) -> int:
    """Where a name begins behind what tells on whose side it is ("Houthi-held | Saada Governorate")."""
    joined = end - start > 3 and doc[start + 1].text in DASHES and not doc[start].whitespace_
    return start + 3 if joined and doc[start + 2].lower_ in load_words().capitals.siding | {"held", "occupied"} else start


def _without_region(doc: Document, start: int, end: int, label: str) -> tuple[int, int]:
    """A name without what tells only of which part of the world a state is; nothing is left where that is all."""
    words = load_words()
    if label in ("PLACE", "ORG", "STATE") and region_of(doc[end - 1], words):
        end = start  # "the Nordic nation": what was told before
    if end - start > 3 and region_of(doc[start + 1], words) and doc[start + 2].lower_ == "of":
        start += 3  # "the Gulf state of | Qatar |"
    return start, end


def _titled(doc: Document, start: int, end: int) -> str:
    """A name with a capital for the noun of its kind that ends it, nothing if that has one."""
    kind = doc[end - 1]
    return f"{doc.text_of(start, end - 1)} {kind.text.title()}" if end - start > 1 and kind.text.islower() else ""


def _before_kind(doc: Document, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Where a name ends before the nouns that tell its kind ("Houthi | rebels", "Lions' Den | militant | group").

    Of what is known by a name with the noun ("the | Democratic party |") that is no mere kind.
    """
    if _titled(doc, start, end) in gazetteer.forms:
        return end
    generic = load_words().generic
    inside = end < len(doc) and doc[end].text in generic and doc[end - 1].text.islower() and doc[end - 1].pos_ in ("NOUN", "ADJ")
    end -= end - start > 1 and inside
    while end - start > 1 and doc[end - 1].text in generic:
        end -= 1
    return end


def _ends_no_name(token: Word, label: str) -> bool:
    """Whether a token is no part of the name before it ("Annette Lu | of | Taiwan")."""
    marks = token.text in POSSESSIVE or token.text in _MARKS or token.is_space
    disease = token.lower_ in load_words().diseases
    marks |= token.lower_ == "the" or (label == "PLACE" and token.lower_ == "of")  # "Saint Basil | the", "South Island | of"
    return marks or disease or (label == "PERSON" and token.pos_ == "ADP")
