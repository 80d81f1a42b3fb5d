"""Names of spacecraft and ships, which taggers take for people, places and bodies: told by what stands before or behind them.

The ontology has no type for what somebody runs and is no base: spacecraft are WEAPON (a platform, as rockets are), and so are ships with
a navy's letters; other ships are ORG, so that what they do and suffer is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from extractor.entities.found import ARTICLES, Found
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.words import load_words
from extractor.words import Document, Word

_MOST_WORDS = 4
_JOINING = frozenset({"of", "the", "de", "del", "do"})


def find_crafts(doc: Document) -> Iterator[Found]:
    """Named spacecraft and ships ("the | Opportunity rover |", "the space probe | Juno |", "| MV Ariana |", "the ferry | Maejan |")."""
    numbered = list(_numbered(doc))
    yield from numbered
    named = {index for craft in numbered for index in range(craft.start, craft.end)}
    telling = load_words().crafts.telling
    told = [token for token in doc if token.lower_ in telling]
    known = load_gazetteer().find_in(doc) if told else ()
    owners = {
        i for start, end, readings in known if any(r.entry.type in ("ORG", "STATE") for r in readings) for i in range(start, end)
    }
    end = 0
    for token in told:
        if token.i < end or (craft := _craft_at(token, owners)) is None or named & set(range(craft.start, craft.end)):
            continue
        end = craft.end
        yield craft


def _numbered(doc: Document) -> Iterator[Found]:
    """Spacecraft and rockets of a known make with a number ("| Chang'e 2 |", "the | Soyuz MS-26 |")."""
    for name in _series().finditer(doc.text):
        start, end = doc.char_span(name.start(), name.end()) or (0, 0)
        noun = doc[end].lower_ if end < len(doc) else ""
        if end and noun not in load_words().crafts.nouns:  # "the | Voyager 1 spacecraft |"
            yield Found(start, end, "WEAPON", "name")


@cache
def _series() -> re.Pattern[str]:
    makes = "|".join(re.escape(make) for make in sorted(load_words().crafts.series, key=len, reverse=True))
    return re.compile(rf"\b(?:{makes})[ -](?:[A-Z]{{1,3}}-)?\d{{1,4}}[A-Z]{{0,2}}\b")


def _craft_at(token: Word, owners: Collection[int]) -> Found | None:
    """The craft whose name begins or ends at a token, or behind it."""
    doc, crafts = token.doc, load_words().crafts
    if token.text in crafts.naval or token.text in crafts.civil:
        end = _name_end(doc, token.i + 1, ())
        naval = token.text in crafts.naval
        return Found(token.i, end, "WEAPON" if naval else "ORG", "name", subtype=None if naval else "other") if end else None
    noun = _craft_noun(token)
    if noun is None or (token.i + 1 < len(doc) and doc[token.i + 1].text in crafts.naval | crafts.civil):
        return None
    space = noun in crafts.space
    if (end := _name_end(doc, token.i + 1, owners)) is not None:
        subtype = None if space else "military" if noun in crafts.warships else "other"
        return Found(token.i + 1, end, "WEAPON" if space else "ORG", "name", subtype=subtype)
    start = _name_start(doc, token.i - noun.count(" "), owners) if space else None
    return Found(start, token.i + 1, "WEAPON", "name") if start is not None else None


def _craft_noun(token: Word) -> str | None:
    """The noun for a craft that a token ends, with the word before it where both are one ("space | telescope")."""
    known = load_words().crafts.nouns
    pair = f"{token.doc[token.i - 1].lower_} {token.lower_}" if token.i else ""
    if pair in known:
        return pair
    return token.text if token.text in known else None


def _name_end(doc: Document, start: int, owners: Collection[int]) -> int | None:
    """Where the name that begins there ends; None if none does."""
    end = start
    while end < len(doc) and end - start < _MOST_WORDS:
        if _is_name(doc[end], owners):
            end += 1
        elif start < end and doc[end].text == "-" and not doc[end].whitespace_ and end + 1 < len(doc):
            end += 2  # "Corte | - | Real"
        elif start < end and doc[end].lower_ in _JOINING and end + 2 < len(doc):
            behind = end + 1 + (doc[end + 1].lower_ in _JOINING)
            if not _is_name(doc[behind], owners) or doc[behind].is_sent_start:
                break
            end = behind + 1
        else:
            break
    return end if end > start and doc[start].text[0].isupper() else None


def _name_start(doc: Document, end: int, owners: Collection[int]) -> int | None:
    """Where the name that ends before `end` begins, without who runs it ("NASA | Kepler | space telescope"); None if none does."""
    start = end
    while start and end - start < _MOST_WORDS and _is_part(doc[start - 1]):
        start -= 1
    while start < end and (start in owners or doc[start].text in ARTICLES or not doc[start].text[0].isupper()):
        start += 1
    return start if start < end else None


def _is_part(token: Word) -> bool:
    return token.lower_ == "space" or token.text in "-'’" or token.text[0].isupper() or token.text[0].isdigit()


def _is_name(token: Word, owners: Collection[int]) -> bool:
    named = (token.text[0].isupper() and not token.is_sent_start) or token.text.isdigit()
    return named and token.i not in owners and token.ent_type_ != "DATE"
