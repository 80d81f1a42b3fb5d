"""Names that the tagger cut into pieces, made whole: by nicknames, by what a body is for, by hyphens."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from extractor.entities.bounds import behind_departments, behind_purpose
from extractor.entities.found import Found
from extractor.entities.words import load_words
from extractor.words import Document, Word

_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_NUMBER = re.compile(r"[A-Z]{0,3}\d{1,4}")
_WITH_PURPOSE = frozenset({"ORG", "AGREEMENT", "EVENT"})


def join_nicknamed(names: list[Found], doc: Document) -> list[Found]:
    """Names with one out of the pieces into which a nickname in quotation marks cuts it ("Joaquin "El Chapo" Guzman")."""
    for opening in [token for token in doc if token.text in _OPENING and token.i]:
        first = doc[opening.i - 1]
        closing = next((token for token in doc[opening.i + 2 : opening.i + 6] if token.text in _CLOSING), None)
        if closing is None or closing.i + 1 >= len(doc):
            continue
        last = doc[closing.i + 1]
        if any(token.pos_ != "PROPN" or not token.text.istitle() for token in (first, opening.nbor(), last)):
            continue
        outer = [f for f in names if f.start <= first.i < f.end or f.start <= last.i < f.end]
        if not any(f.type == "PERSON" for f in outer) or any(f.type != "PERSON" for f in outer):
            continue
        start, end = min(first.i, *(f.start for f in outer)), max(last.i + 1, *(f.end for f in outer))
        names = [f for f in names if f.end <= start or f.start >= end]
        names.append(Found(start, end, "PERSON", "name"))
    return names


def join_models(names: list[Found]) -> list[Found]:
    """Names of weapons with one out of a model's number and its name where they stand side by side ("| AGM-114 | Hellfire missile |")."""
    joined: list[Found] = []
    for found in sorted(names, key=lambda found: (found.start, -found.end)):
        last = joined[-1] if joined else None
        if last is not None and last.type == found.type == "WEAPON" and last.end == found.start:
            joined[-1] = replace(found, start=last.start, candidates=found.candidates or last.candidates)
        else:
            joined.append(found)
    return joined


def join_purposes(names: Sequence[Found], doc: Document) -> list[Found]:
    """Names with what they are for behind them, where the tagger cut them before it or took it for a name of its own.

    ("Commission | on Civil Rights", "Institute | of Physics and Technology".)
    """
    others = _others(names)
    whole = [_with_purpose(found, doc, others) for found in [*names, *_purposed(doc, names)]]
    ends = {found.start: found.end for found in whole if found.type in _WITH_PURPOSE and not found.candidates}
    return [
        found for found in whole if not any(start < found.start < end for start, end in ends.items()) or found.start in others
    ]


def join_flights(names: list[Found], doc: Document) -> list[Found]:
    """Names with those of flights, each a happening that its airline's name is a part of ("| Peru Air Flight 204 | crashes").

    Flights that are known are left as they are.
    """
    for flight in [token for token in doc[:-1] if token.lower_ == "flight" and _NUMBER.fullmatch(token.nbor().text)]:
        end = flight.i + 2
        if any(f.type == "EVENT" and f.start <= flight.i < f.end for f in names):
            continue
        start = flight.i
        while start and doc[start - 1].pos_ == "PROPN" and not doc[start].is_sent_start:
            start -= 1
        start = min((f.start for f in names if f.type in ("ORG", "PERSON") and f.start < flight.i <= f.end), default=start)
        if start == flight.i:
            continue
        airline = Found(start, flight.i, "ORG", "name", subtype="company")
        known = [f for f in names if (f.start, f.end, f.type) == (start, flight.i, "ORG")] or [airline]
        names = [f for f in names if f.end <= start or f.start >= end or airline.covers(f)]
        names += [*known, Found(start, end, "EVENT", "name", subtype="other", parts=known)]
    return names


def join_lists(names: list[Found], doc: Document) -> list[Found]:
    """Names of ministries with one out of the pieces into which a list cuts them ("Ministry of Economy|, Trade and Industry |")."""
    for body in [found for found in names if found.type == "ORG" and not found.candidates]:
        taken = {index for found in names if found is not body for index in range(found.start, found.end)}
        end = behind_departments(doc, body.start, body.end, taken)
        if end > body.end:
            names = [found for found in names if found is body or not body.end <= found.start < end]
            names = [replace(body, end=end) if found is body else found for found in names]
    return names


def join_persons(names: Sequence[Found], doc: Document) -> list[Found]:
    """Names with one out of two that follow each other ("Nasser | Mohammed Al-Ahmed Al-Sabah", "Chad | Wolf")."""
    result: list[Found] = []
    for found in sorted(names, key=lambda found: (found.start, -found.end)):
        before = result[-1] if result else None
        joined = before is not None and before.end == found.start and found.type == "PERSON" and not found.candidates
        if before is not None and joined and _opens_person(before, found, doc) and doc[before.end - 1].whitespace_:
            result[-1] = replace(before, end=found.end, type="PERSON", candidates=())
        else:
            result.append(found)
    return result


def _opens_person(found: Found, person: Found, doc: Document) -> bool:
    """Whether a name before that of a person may be the first part of it; no place before a full name ("mayor of | London | Ana Diaz")."""
    words = load_words()
    if found.type in ("STATE", "PLACE"):
        alone = found.end - found.start == person.end - person.start == 1
        behind = found.start > 0 and doc[found.start - 1].pos_ == "ADP"
        return alone and not behind and doc[found.start].text in words.given_names
    return found.type == "PERSON" and not found.candidates and doc[found.end - 1].lower_ not in words.people


def join_hyphened(names: Sequence[Found], doc: Document) -> list[Found]:
    """Names of places with one out of the pieces that hyphens join to a word in lower case ("Cambo | -les-Bains")."""
    ends = {
        found.start: found.end + 4
        for found in names
        if found.type == "PLACE" and not found.candidates and _is_hyphened(doc[found.end - 1 : found.end + 4])
    }
    inside = {index for start, end in ends.items() for index in range(start + 1, end)}
    return [replace(f, end=ends[f.start]) if f.start in ends else f for f in names if f.start not in inside]


def _is_hyphened(words: Sequence[Word]) -> bool:
    """Whether a word, one in lower case and a third are joined by hyphens."""
    joined = [word.text for word in words][1::2] == ["-", "-"] and not any(word.whitespace_ for word in words[:4])
    return joined and words[2].text.islower() and words[4].text[0].isupper()


def _others(names: Sequence[Found]) -> set[int]:
    """The tokens of names that can be no part of what a body is for."""
    kept = [found for found in names if found.candidates or found.type not in ("ORG", "AGREEMENT")]
    return {index for found in kept for index in range(found.start, found.end)}


def _with_purpose(found: Found, doc: Document, others: Collection[int]) -> Found:
    """A body's or treaty's name with what it is for behind it."""
    if found.candidates or found.type not in _WITH_PURPOSE or (end := behind_purpose(doc, found.end, others)) == found.end:
        return found
    return replace(found, end=end)


def _purposed(doc: Document, names: Sequence[Found]) -> Iterator[Found]:
    """Names of bodies and treaties with what they are for, where no source sees one ("the U.S. | Commission on Civil Rights |")."""
    words, others = load_words(), _others(names)
    taken = {index for found in names for index in range(found.start, found.end)}
    for token in doc:
        start = token.i
        if token.pos_ != "PROPN" or start in taken or behind_purpose(doc, start + 1, others) == start + 1:
            continue
        kind = "AGREEMENT" if token.lower_ in words.laws_of else "ORG"
        kind = "EVENT" if token.lower_ in words.subtypes["EVENT"] else kind
        while start and start - 1 not in taken and doc[start - 1].text.istitle() and doc[start - 1].pos_ in ("PROPN", "ADJ"):
            start -= 1
        yield Found(start, token.i + 1, kind, "name")
