"""Where names begin and end that the tagger alone saw: titles before people, initials, and what it cut off behind a name."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractor.entities.agreement import load_given_names
from extractor.entities.cities import cities_named
from extractor.entities.found import POSSESSIVE
from extractor.entities.gazetteer import Gazetteer
from extractor.entities.words import load_words
from extractor.words import Document, Word

_INITIAL = re.compile(r"[A-Z]\.")
_ORDINAL = re.compile(r"I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XVI{0,3}|XX")
_NUMBERED = re.compile(r"\d+(st|nd|rd|th)")
_MODEL = re.compile(r"[A-Z]{0,4}-?\d{2,3}[A-Za-z]*(-\w+)*")
_RANKS = frozenset({"deputy", "former", "acting", "interim", "then", "ex"})
_LINKS = frozenset({"of", "for", "on", "the", "and", "in"})
_BEHIND_NAMES = frozenset({"al", "bin", "de", "shah", "khan"})
_BEFORE_PLACES = frozenset({"of", "to", "in", "from", "at", "near"})
_PURPOSE = frozenset({"of", "for", "on", "against"})
_NAME_OR_WORD = frozenset({"Said", "Nor"})  # surnames that taggers take for what the word means elsewhere


def beside_title(doc: Document, start: int, end: int, label: str, gazetteer: Gazetteer) -> tuple[int, int, str]:
    """Range and type of a name by the titles, initials and given names that the tagger put into it or left outside."""
    titles = load_words().titles
    if label in ("PERSON", "PLACE") and end - start > 1 and doc[end - 1].lower_ in load_words().landforms:
        before = start - 1 if start and doc[start - 1].text.istitle() and doc[start - 1].lower_ in titles else start
        if before < start or (end - start > 2 and doc[start].lower_ in titles):
            return before, end, "PLACE"  # "Prince William Sound"
    if label == "PERSON":
        while end - start > 1 and doc[start].lower_.rstrip(".") in titles:
            start += 1
        if end - start == 1 and start > 0 and _is_given_name(doc[start - 1]):
            start -= 1
        start += _seat(doc, start, end)
        while end - start > 1 and doc[end - 1].lower_ in ("of", "the"):
            end -= 1  # "Pope | Francis | of the Vatican"
        return before_initials(doc, start), before_verb(doc, start, end), label
    if label in ("ORG", "GROUP") and (begin := behind_titles(doc, start, end, gazetteer)) is not None:
        return begin, end, "PERSON"
    if label in ("PLACE", "ORG") and end - start > 2 and (seat := _seat(doc, start, end)):
        if doc.text_of(start, start + seat) in gazetteer.forms:
            return start + seat, end, "PERSON"  # "the President of Bougainville | Anna Kowal"
    if label in ("PLACE", "STATE") and end - start == 1 and is_called(doc[start]):
        return start, end + 1, "PERSON"  # "Mayor | London Breed", "American | Jordan Spieth | won"
    if label in ("ORG", "PERSON", "GROUP") and end - start > 1 and _is_department(doc, start):
        return start + 1, end, "PERSON"  # "Secretary of State | Warren Christopher"
    if label == "ORG" and end - start == 3 and doc[start].lower_ in titles and doc[start + 1].lower_ == "of":
        return start + 2, end, "PLACE"  # "Archbishop of | Canterbury"
    return start, end, label


def _is_given_name(token: Word) -> bool:
    """Whether the tagger left a given name outside ("28-year-old | Usman | Khan")."""
    return (
        token.pos_ == "PROPN"
        and not token.ent_type_
        and token.text.istitle()
        and token.lower_ in load_given_names()
        and token.lower_ not in load_words().titles
    )


def _seat(doc: Document, start: int, end: int) -> int:
    """With how many words of what his office is of a person's name begins ("the mayor of | Melitopol | Ivan Fedorov")."""
    words, given = load_words(), load_given_names()
    if start < 2 or doc[start - 1].lower_ != "of" or doc[start - 2].lower_ not in words.titles or doc[start].lower_ in given:
        return 0
    return next((long for long in (1, 2) if end - start > long + 1 and doc[start + long].lower_ in given), 0)


def is_called(given: Word) -> bool:
    """Whether a title stands before a word that may be a given name, and behind it a word that no name begins with.

    Without a title the parser must see a surname in that word, one that is no town's ("| Sydney | Aiello", not "| London | Heathrow").
    """
    doc, words = given.doc, load_words()
    after = doc[given.i + 1] if given.i + 1 < len(doc) else None
    may_be = given.text in words.given_names or given.lower_ in load_given_names()
    if after is None or not may_be or after.pos_ != "PROPN" or not after.text.istitle():
        return False
    before = doc[given.i - 1].lower_.rstrip(".") if given.i else ""
    titled = before in words.titles and not after.ent_type_
    headed = given.text in words.given_names and after.head.i == given.i and after.ent_type_ in ("", "PERSON")
    seat = before in _BEFORE_PLACES  # "the mayor of | London | Sadiq Khan"
    if not titled and (seat or not headed or cities_named(after.text)):
        return False
    return after.lower_ not in words.titles and not any(after.lower_ in lists for lists in words.subtypes.values())


def _is_department(doc: Document, start: int) -> bool:
    """Whether a token is the department in an office that stands before a name ("Minister of | Information | al-Eryani")."""
    office = start > 1 and doc[start - 2].lower_ in load_words().titles
    goes_on = start + 1 < len(doc) and doc[start + 1].lower_ in ("for", "of")  # "Minister of | State for Trade |"
    return (
        office and not goes_on and doc[start - 1].lower_ in ("of", "for", "and") and doc[start].text in load_words().departments
    )


def behind_titles(doc: Document, start: int, end: int, gazetteer: Gazetteer) -> int | None:
    """Where a person's name begins in what the tagger took for a body's ("Air Chief Marshal | Angus Houston"), None if it is one.

    The name must begin with a given name or be a known person's; "General Electric" and "King David Hotel" are none.
    """
    words = load_words()
    if not all(token.text[0].isupper() for token in doc[start:end]) or _tells_body(doc[end - 1]):
        return None
    titles = [i for i in range(start, min(start + 4, end - 1)) if doc[i].lower_.rstrip(".") in words.titles]
    if not titles:
        return None
    begin = titles[-1] + 1
    given = doc[begin].lower_ in load_given_names() and (end - begin > 1 or doc[begin - 1].text in words.spoken_titles)
    known = any(candidate.entry.type == "PERSON" for candidate in gazetteer.forms.get(doc.text_of(begin, end), ()))
    return begin if end - begin <= 3 and (given or known) else None


def before_initials(doc: Document, start: int) -> int:
    """Where a person's name begins with its initials ("| E. | Jean Carroll")."""
    while start and _INITIAL.fullmatch(doc[start - 1].text) and doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start


def before_number(doc: Document, start: int) -> int:
    """Where the name of a law begins with the number of it ("the | 18th | Amendment")."""
    return start - 1 if start and _NUMBERED.fullmatch(doc[start - 1].text) else start


def before_hyphen(doc: Document, start: int, taken: Collection[int]) -> int:
    """Where a name begins with the word that a hyphen joins to it ("| Partial-| Birth Ban Act")."""
    joined = start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_
    return start - 2 if joined and doc[start - 2].text.istitle() and start - 2 not in taken else start


def before_verb(doc: Document, start: int, end: int) -> int:
    """Where a person's name ends before a verb that the tagger took for a part of it ("Ana Diaz | places")."""
    last = doc[end - 1]
    verb = last.tag_ in ("NNS", "VBZ", "VBD") or doc[start].lower_ in load_given_names()
    runs_on = end - start > 1 and last.text.islower() and verb and doc[end - 2].whitespace_
    return end - 1 if runs_on and last.lower_ not in _BEHIND_NAMES else end


def behind_surname(doc: Document, end: int, taken: Collection[int]) -> int:
    """Where a person's name ends, with the ordinal or the surname that the tagger left out ("Pope Leo | XIV", "Ahmed Muse | Said")."""
    if end >= len(doc) or end in taken or not doc[end - 1].whitespace_:
        return end
    token = doc[end]
    ordinal = _ORDINAL.fullmatch(token.text) is not None and token.pos_ != "PRON"
    surname = token.text in _NAME_OR_WORD
    return end + 1 if ordinal or surname else end


def is_ordinal(token: Word) -> bool:
    """Whether a token is a Roman number."""
    return re.fullmatch(r"[IVXL]+", token.text) is not None and token.pos_ != "PRON"


def behind_body(doc: Document, start: int, end: int, taken: Collection[int]) -> int:
    """Where a body's name ends that says what it is for ("Institute of Volcanology | and Seismology", "Center for Digital | Hate").

    Names that end in the middle of it are carried on or cut ("Office of the | Ombudsman", "District Court | of"); where an office
    is left, nothing is ("| Prosecutor of the").
    """
    words = load_words()
    told = [token.lower_ for token in doc[start:end]]
    if not {"of", "for", "on"} & set(told[1:]):
        return end
    cut = end
    while cut > start and told[cut - start - 1] in _LINKS:
        cut -= 1
    position = whole = end
    while position < len(doc) and position not in taken and not doc[position].is_sent_start:
        link = doc[position].lower_ in ("and", "&") or (doc[position].text.istitle() and doc[position].pos_ == "ADP")
        joined = link and cut == end and _goes_on(doc, position + 1, taken)
        if not (joined or _goes_on(doc, position, taken)):
            break
        position += 2 if joined else 1
        cut = end = position
    if cut > whole and doc[cut - 1].lower_ in words.subtypes["EVENT"]:
        return whole  # "Tour of Flanders | World Cup"
    office = cut - start == 1 and cut < whole and doc[start].lower_ in words.people | words.titles
    return start if office else cut


def behind_purpose(doc: Document, end: int, taken: Collection[int]) -> int:
    """Where a name that ends with the word for a body or a treaty ends with what it is for ("Commission | on Civil Rights")."""
    words, last = load_words(), doc[end - 1].lower_
    if not doc[end - 1].text.istitle() or last not in words.purposeful | words.subtypes["ORG"].keys():
        return end
    if end + 1 >= len(doc) or doc[end].lower_ not in _PURPOSE:
        return end
    first = end + 1 + (doc[end + 1].lower_ == "the")
    position = first
    while position < len(doc) and position < first + 8:
        inner = position > first
        step = 1 + (position + 1 < len(doc) and doc[position].lower_ == "of" and doc[position + 1].lower_ == "the")
        joined = inner and doc[position].lower_ in ("and", "of") and _goes_on(doc, position + step, taken)
        titled = inner and position not in taken and doc[position].text.istitle()  # "College of Criminal | Justice"
        if not (joined or _goes_on(doc, position, taken) or titled):
            break
        position += step if joined else 1
    owned = position < len(doc) and (position in taken or doc[position].text in POSSESSIVE or doc[position].lower_ == "of")
    return end if position == first or owned else position


def behind_departments(doc: Document, start: int, end: int, taken: Collection[int]) -> int:
    """Where a body's name ends that goes on as a list of what it is for ("Ministry of Health|, Labour and Welfare").

    What is of no department must be in no other name ("Union of Rail|, Maritime and Transport Workers").
    """
    departments = load_words().departments
    if not any(token.lower_ in ("of", "for", "on") for token in doc[start + 1 : end]):
        return end
    ministry = doc[end - 1].text in departments
    position = end
    while position + 2 < len(doc) and (doc[position].text == "," or doc[position].lower_ in ("and", "&")):
        last = doc[position].text != "," or doc[position + 1].lower_ in ("and", "&")
        position += 2 if doc[position].text == "," and last else 1
        begin = position
        while position < len(doc) and doc[position].text.istitle() and doc[position].pos_ in ("PROPN", "NOUN", "ADJ"):
            position += 1
        free = not any(token.i in taken or token.ent_type_ for token in doc[begin:position])
        if position == begin or not ((ministry and doc[position - 1].text in departments) or (free and _joins_list(doc, end))):
            return end
        if last:
            return position
    return end


def behind_firm(doc: Document, end: int, taken: Collection[int]) -> int:
    """Where a name ends that "and" joins to the rest of a firm's ("Oxbury Gas | and Electric Company")."""
    if end + 2 >= len(doc) or doc[end].lower_ not in ("and", "&") or _tells_body(doc[end - 1]):
        return end
    position = end + 1
    while position < min(len(doc), end + 5) and _goes_on(doc, position, taken) and not doc[position].ent_type_:
        position += 1
        if position > end + 2 and load_words().subtypes["ORG"].get(doc[position - 1].lower_) == "company":
            return position
    return end


def _joins_list(doc: Document, end: int) -> bool:
    """Whether a comma and, within a few words, an "and" follow a name ("Union of Rail|, Maritime | and Transport Workers")."""
    listed = [token.lower_ for token in doc[end : end + 5]]
    return bool(listed) and listed[0] == "," and bool({"and", "&"} & set(listed))


def of_owner(doc: Document, end: int, taken: Collection[int]) -> int:
    """Where a name ends, if need be behind a possessive ("Attorney General | 's Office", "St. Peter | 's Basilica")."""
    if end + 1 >= len(doc) or doc[end].text not in POSSESSIVE:
        return end
    position = end + 1
    while position < len(doc) and position < end + 4 and _goes_on(doc, position, taken):
        if _tells_body(doc[position]) or doc[position].lower_ in load_words().contests:
            return position + 1
        position += 1
    return end


def _goes_on(doc: Document, position: int, taken: Collection[int]) -> bool:
    """Whether a token may be a further word of a name: capitalised, of no other name, and no title."""
    if position >= len(doc) or position in taken:
        return False
    token = doc[position]
    name = token.text.istitle() and token.pos_ in ("PROPN", "NOUN", "ADJ") and token.ent_type_ != "DATE"
    return name and not token.is_sent_start and token.lower_.rstrip(".") not in load_words().titles


def before_seat(doc: Document, start: int, end: int, label: str) -> int:
    """Where a body's name ends before another that begins with where it is at home ("| Tesco | and Denmark-based Salling")."""
    joined = label == "ORG" and end - start > 2 and doc[end - 2].lower_ in ("and", "&") and end + 1 < len(doc)
    return end - 2 if joined and doc[end].text == "-" and doc[end + 1].lower_ in ("based", "owned", "led") else end


def within_office(doc: Document, start: int, end: int, label: str) -> tuple[int, int]:
    """A body's name without words of the office that it stands in ("| Senate | Minority Leader", "Deputy | Communist Party | Secretary").

    Nothing is left of a court that only tells a judge's rank ("Federal District | Judge Gwin").
    """
    if label not in ("ORG", "GROUP") or end == start:
        return start, end
    after = doc[end].lower_ if end < len(doc) else ""
    while end - start > 1 and doc[start].lower_ in _RANKS:
        start += 1
    if end - start > 2 and doc[end - 1].lower_ in ("leader", "whip"):
        end, after = end - 1, doc[end - 1].lower_
    if end - start > 1 and doc[end - 1].lower_ in ("minority", "majority") and after in ("leader", "whip"):
        end -= 1
    if after in ("judge", "judges") and doc[end - 1].lower_ in ("district", "circuit", "federal"):
        end = start
    return start, end


def names_kind(doc: Document, start: int, end: int) -> bool:
    """Whether a name only says of which kind something is ("a | Boeing | 737 crashed", "the | Delta | variant")."""
    words = load_words()
    if end >= len(doc):
        return False
    model = doc.text_of(start, end) in words.makers and _MODEL.fullmatch(doc[end].text) is not None
    model |= doc[start].text in words.makers and end - start == 2 and _MODEL.fullmatch(doc[end - 1].text) is not None
    number = doc[end].text.isdigit() or _ORDINAL.fullmatch(doc[end].text) is not None
    behind = end + number
    numbered = number or any(character.isdigit() for character in doc[end - 1].text)
    rocket = numbered and behind < len(doc) and doc[behind].lower_ in words.rockets  # "a | Falcon | 9 rocket"
    return model or rocket or doc[end].lower_ in words.variants


def _tells_body(word: Word) -> bool:
    """Whether the last word of a name is a body's or a building's."""
    words, told = load_words(), word.lower_.rstrip(".")
    told_so = told in words.body_ends | words.named_after | words.landforms
    return told_so or any(told in words.subtypes[kind] for kind in ("ORG", "PLACE"))
