"""Names that their own form tells, whatever tagger and gazetteer make of them: storms, elections, laws, who stands behind a title."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence

from extractor.entities.bounds import before_number
from extractor.entities.described.nouns import load_described
from extractor.entities.forms import is_acronym
from extractor.entities.found import DASHES, POSSESSIVE, Found, is_adjective
from extractor.entities.mentions.entity_types import acts_as_thing
from extractor.entities.words import load_words
from extractor.words import Document

_MONTHS = frozenset(calendar.month_name[1:])
_NAMING = frozenset({"PROPN", "NOUN"})
_YEAR = re.compile(r"(1[89]|20)\d\d")


def find_storms(doc: Document) -> Iterator[Found]:
    """Names of storms, whatever the tagger makes of them ("Tropical Storm Hanna", "Hurricane Ida"; not "National Hurricane Center")."""
    words = load_words()
    for token in doc[:-1]:
        if token.lower_ not in words.storms or not token.text.istitle():
            continue
        name, after = doc[token.i + 1], doc[token.i + 2] if token.i + 2 < len(doc) else None
        if not name.text.istitle() or name.pos_ != "PROPN":
            continue
        start = token.i
        while start and doc[start - 1].text.istitle() and doc[start - 1].lower_ in words.before_storms:
            start -= 1
        end = name.i + 1
        if after is not None and after.text in DASHES and not after.whitespace_ and not name.whitespace_ and end + 1 < len(doc):
            end, after = end + 2, doc[end + 2] if end + 2 < len(doc) else None  # "Typhoon | Man-yi"
        around = (doc[start - 1] if start else None, after)
        if not any(word is not None and word.text.istitle() and word.tag_ in ("NNP", "NNPS") for word in around):
            yield Found(start, end, "EVENT", "name", subtype="other")


def find_elections(doc: Document) -> Iterator[Found]:
    """Elections called by their year and whose they are ("the | 2001 Italian general election |", not "the 2001 election").

    In "in 2019 Afghan elections were put off" the year is no part of a name; in "in 2019 Afghan election" there is none but this.
    """
    subtypes = load_words().subtypes["EVENT"]
    for year in [token for token in doc if _YEAR.fullmatch(token.text)]:
        end = year.i + 1
        while end < len(doc) and end - year.i < 8 and (doc[end].pos_ in ("PROPN", "ADJ") or doc[end].lower_ == "of"):
            if subtypes.get(doc[end].lower_) == "election":
                break
            end += 1
        if end == len(doc) or subtypes.get(doc[end].lower_) != "election":
            continue
        start = year.i - (year.i > 0 and doc[year.i - 1].text in _MONTHS)
        dated = start > 0 and doc[start - 1].pos_ == "ADP" and doc[end].tag_ in ("NNS", "NNPS")
        if any(token.text[0].isupper() for token in doc[year.i + 1 : end]) and not dated:
            yield Found(start, end + 1, "EVENT", "name", subtype="election")


def find_titled(doc: Document, names: Sequence[Found]) -> list[Found]:
    """Names that stand behind a person's title and that neither source knows ("King | Hassan")."""
    taken = {index for found in names for index in range(found.start, found.end)}
    result = []
    words = load_words()
    for title in doc[:-1]:
        artist = title.lower_ in words.artists and not doc[title.i + 1].is_sent_start
        if not (artist or title.text in words.spoken_titles) or title.i in taken:
            continue
        end = start = title.i + 1
        while (
            end < len(doc)
            and end not in taken
            and doc[end].pos_ == "PROPN"
            and doc[end].text[0].isupper()
            and not doc[end].is_punct
        ):
            end += 1
        kinds = (words.subtypes[kind] for kind in ("EVENT", "PLACE", "ORG")) if title.text == "General" else ()
        thing = any(doc[end - 1].lower_ in kind for kind in kinds)  # "the Irish General | Election |"
        if end > start and not thing and doc[start].text not in words.spoken_titles and doc[start].lower_ not in words.titles:
            result.append(Found(start, end, "PERSON", "name"))
    return result


def find_nobles(doc: Document) -> Iterator[Found]:
    """People called by their title alone ("the | Duchess of Cambridge |").

    ("Prince of Wales Island" is none, and "Prince Charles, Prince of Wales" has a name.)
    """
    words = load_words()
    for title in doc[:-2]:
        end = title.i + 3
        if title.text not in words.nobles or doc[title.i + 1].lower_ != "of" or doc[title.i + 2].pos_ != "PROPN":
            continue
        before = [token for token in doc[max(title.i - 3, 0) : title.i] if token.lower_ not in ("the", ",")]
        apart = bool(before) and (before[-1].text == "Crown" or before[-1].ent_type_ == "PERSON")
        goes_on = end < len(doc) and doc[end].text.istitle() and doc[end].pos_ in ("PROPN", "NOUN")
        goes_on |= end < len(doc) and doc[end].lower_ in words.named_after  # "the Countess of Oxbury | hospital"
        if not (apart or goes_on):
            yield Found(title.i, end, "PERSON", "name")


def find_contests(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Names of contests that neither source knows ("the 2016 | Masters Tournament |", "the | World Chess Championship |")."""
    words = load_words()
    taken = {index for found in names for index in range(found.start, found.end)}
    for token in doc:
        if token.lower_ not in words.contests or not token.text.istitle() or token.pos_ != "PROPN" or token.i in taken:
            continue
        start = token.i
        while start and start - 1 not in taken and doc[start - 1].text.istitle() and doc[start - 1].pos_ in ("PROPN", "ADJ"):
            start -= 1
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        goes_on = after is not None and (after.pos_ == "NOUN" or (after.text.istitle() and after.pos_ == "PROPN"))
        goes_on &= after is not None and after.text not in words.of_contests
        if start < token.i and not goes_on and start - 1 not in taken:
            yield Found(start, token.i + 1, "EVENT", "name", subtype="other")


def find_acronyms(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Acronyms that the article explains and that neither source knows ("Union for Trentino ( | UpT | )"), wherever they stand."""
    taken = {index for found in names for index in range(found.start, found.end)}
    explained: dict[str, str] = {}
    for found in names:
        behind = [token.text for token in doc[found.end : found.end + 3]]
        several = found.end - found.start > 1 and found.type in ("ORG", "GROUP", "AGREEMENT", "EVENT")
        if several and behind[:1] == ["("] and behind[2:] == [")"] and is_acronym(behind[1]):
            explained.setdefault(behind[1], found.type)
    for token in doc:
        if token.text in explained and token.i not in taken:
            yield Found(token.i, token.i + 1, explained[token.text], "name")


def find_firms(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Names of firms that are words of the language, where they begin a sentence.

    ("| Orange | says it will", "| Air Products | agrees to buy".)
    """
    words = load_words()
    taken = {index for found in names for index in range(found.start, found.end)}
    for first in [token for token in doc if token.is_sent_start]:
        end = first.i
        while end < len(doc) and doc[end].text.istitle() and doc[end].pos_ in ("PROPN", "NOUN") and end not in taken:
            end += 1
        if end == first.i or (end - first.i == 1 and first.tag_ != "NNP") or not acts_as_thing(doc, end):
            continue
        last = {doc[end - 1].lower_, doc[end - 1].lemma_.lower()}
        noun = last & (
            words.definite_types.keys() | words.subtypes["ORG"].keys() | words.people | words.titles | set(load_described())
        )
        if not noun and doc[end].tag_ == "VBZ":
            yield Found(first.i, end, "ORG", "name", subtype="company")


def find_explained(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Names of bodies that the noun before them, or the town where they are based, tells and that neither source knows.

    ("The snack maker | Velta |", "Denver-based | Oxbury Technologies |".)
    """
    words = load_words()
    taken = {index for found in names for index in range(found.start, found.end)}
    told_elsewhere = {doc.text_of(found.start, found.end) for found in names}
    for noun in doc[1:-1]:
        based = noun.text == "based" and doc[noun.i - 1].text == "-"
        start = end = noun.i + 1
        if not (based or noun.text in words.kinds_before) or noun.i in taken or (noun.pos_ == "VERB" and not based):
            continue
        while end < len(doc) and end not in taken and doc[end].text[0].isupper() and doc[end].pos_ in _NAMING and end - start < 4:
            end += 1
        first = doc[start].lower_.rstrip(".")
        told = first in words.titles | words.people | words.no_names or doc[start].ent_type_ == "DATE"
        goes_on = end in taken or (end < len(doc) and doc[end].text in DASHES)
        name = doc.text_of(start, end)
        if len(name) > 1 and not told and not goes_on and name not in told_elsewhere:
            yield Found(start, end, "ORG", "name", subtype=None)


def find_repeated(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Surnames behind an article or preposition of their own, where the tagger missed them ("praised | al-Kowali |", "by | de Graaf |").

    They are told by the whole name elsewhere in the article.
    """
    taken = {index for found in names for index in range(found.start, found.end)}
    surnames: set[tuple[str, ...]] = set()
    for found in names:
        joined = found.end - 2 if found.end - found.start > 3 and doc[found.end - 2].text in DASHES else found.end - 1
        start = joined - 1
        if found.type == "PERSON" and start > found.start and doc[start].lower_ in load_words().particles:
            surnames.add(tuple(token.lower_ for token in doc[start : found.end]))
    for token in doc if surnames else ():
        for surname in surnames:
            end = token.i + len(surname)
            opens = token.lower_ == surname[0] and end <= len(doc) and doc[end - 1].text[0].isupper()
            if opens and tuple(part.lower_ for part in doc[token.i : end]) == surname and taken.isdisjoint(range(token.i, end)):
                yield Found(token.i, end, "PERSON", "name")


def find_teams(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Names of the teams of states ("the | Iran national football team |", "the | Canada men's national water polo team |")."""
    lands = {found.end: found for found in names if found.type in ("STATE", "PLACE") and not is_adjective(found)}
    for team in [token for token in doc if token.text == "team"]:
        start = team.i
        while (
            start
            and start not in lands
            and team.i - start < 8
            and (doc[start - 1].text.islower() or doc[start - 1].text in POSSESSIVE)
        ):
            start -= 1
        told = [token.text for token in doc[start : team.i]]
        whole = told[:1] == ["national"] or (told[:1] in (["men"], ["women"]) and told[1:2] and told[1] in POSSESSIVE)
        if start in lands and whole and len(told) > 1:
            yield Found(lands[start].start, team.i + 1, "ORG", "name", subtype="other", parts=[lands[start]])


def find_laws(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Names of laws that neither source knows ("the | Computer Crime Act |")."""
    words = load_words()
    taken = {index for found in names for index in range(found.start, found.end)}
    for token in doc:
        if token.lower_ not in words.laws or not token.text.istitle() or token.i in taken:
            continue
        start = token.i
        while (
            start and start - 1 not in taken and doc[start - 1].text.istitle() and doc[start - 1].pos_ in ("PROPN", "ADJ", "NOUN")
        ):
            start -= 1
        start = before_number(doc, start)
        goes_on = token.i + 1 < len(doc) and doc[token.i + 1].text.istitle() and doc[token.i + 1].pos_ == "PROPN"
        if start < token.i and not goes_on:
            yield Found(start, token.i + 1, "AGREEMENT", "name")
