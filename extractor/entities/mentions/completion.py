"""Names completed: the end that the tagger cut off, and what goes on behind a place ("Baltimore | Police Department")."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from extractor.entities.bounds import before_hyphen, before_number, behind_body, behind_firm, behind_surname, of_owner
from extractor.entities.described.nouns import load_described
from extractor.entities.found import DASHES, Found, is_adjective
from extractor.entities.words import load_words
from extractor.words import Document

_SYLLABLE = 6  # letters of the longest syllable


def complete(names: list[Found], doc: Document) -> list[Found]:
    """Names that the tagger alone saw, with the end that it cut off ("Riverside Football Association | Board", "Rose Ayling | -Ellis")."""
    names = _with_branches(names, doc)
    taken = {index for found in names for index in range(found.start, found.end)}
    ended = [_with_end(found, doc, taken) if not found.candidates else found for found in names]
    return [found for found in ended if found.start < found.end]


def _with_branches(names: list[Found], doc: Document) -> list[Found]:
    """Names of firms with the "USA" of their branch there ("| Mazars USA | must hand over the records"), which is no state told apart."""
    states = {found.start: found for found in names if found.type == "STATE" and doc[found.start].text == "USA"}
    result = list(names)
    for firm in names:
        state = states.get(firm.end)
        known = any(candidate.entry.subtype != "company" for candidate in firm.candidates)
        if state is not None and firm.type in ("ORG", "PERSON") and firm.end - firm.start == 1 and not known:
            result.remove(state)
            result[result.index(firm)] = replace(firm, end=state.end, type="ORG")
    return result


def _with_end(found: Found, doc: Document, taken: Collection[int]) -> Found:
    """A name up to the last capitalised word behind it that tells a body or what bears a person's name; else the name as it is."""
    words, end = load_words(), found.end
    if found.start and doc[found.start - 1].text in words.bases_before and found.start - 1 not in taken:
        return replace(found, start=found.start - 1, type="BASE")  # "FOB | Salerno |"
    if found.type == "AGREEMENT" and (start := before_number(doc, before_hyphen(doc, found.start, taken))) < found.start:
        return replace(found, start=start)
    if found.type in ("ORG", "PLACE", "PERSON") and (longer := _behind_pair(found, doc, taken)) > end:
        return replace(found, end=longer, type="ORG")
    if found.type == "ORG" and (end := behind_body(doc, found.start, end, taken)) != found.end:
        return replace(found, end=end)
    if found.type == "ORG" and (longer := behind_firm(doc, end, taken)) > end:
        return replace(found, end=longer)
    if found.type in ("ORG", "PERSON", "PLACE") and (longer := of_owner(doc, end, taken)) > end:
        noun = doc[longer - 1].lower_
        place = words.subtypes["PLACE"].get(noun) == "facility" or noun in words.landforms
        contest = noun in words.contests
        return replace(found, end=longer, type="EVENT" if contest else "PLACE" if place else "ORG")
    if found.type == "PLACE" and end < len(doc) and end not in taken and doc[end].text in words.divisions:
        return replace(found, end=end + 1)  # "Munshiganj | District"
    if found.type == "PERSON" and (longer := _behind_syllables(found, doc, taken)) > end:
        return replace(found, end=longer)  # "Park | Won-soon"
    if found.type == "PERSON" and (longer := behind_surname(doc, end, taken)) > end:
        return replace(found, end=longer)
    if found.type == "PERSON" and end + 1 < len(doc) and doc[end].text in DASHES and end + 1 not in taken:
        joined = not doc[end].whitespace_ and not doc[end - 1].whitespace_ and doc[end + 1].text.istitle()
        if joined and doc[end + 1].pos_ == "PROPN" and doc[end + 1].lower_ not in words.capitals.situated:
            return replace(found, end=end + 2)
    for last in _capitalised(doc, end, taken):
        told = doc[last].lower_.rstrip(".")
        if found.type == "PERSON":
            building, body = (
                words.subtypes["PLACE"].get(told) == "facility",
                words.subtypes["ORG"].get(told) or told in words.body_ends,
            )
            if last == found.end and told in words.named_after and (building or body):  # "Ana Diaz | Bridge"
                return replace(found, end=last + 1, type="PLACE" if building else "ORG")
            return found
        if told in words.titles or found.type != "ORG" or doc[last].pos_ != "PROPN":
            break
        if told in words.body_ends:
            end = last + 1
    return found if end == found.end else replace(found, end=end, type="ORG")


def _behind_syllables(found: Found, doc: Document, taken: Collection[int]) -> int:
    """Where a Korean or Chinese name ends of which two syllables are joined in lower case ("Park | Won-soon", "Lee Cheuk|-yan")."""
    first = found.end - 1 if found.end - found.start > 1 else found.end
    if first + 2 >= len(doc) or first + 1 in taken or first + 2 in taken or doc[first].text[:1].islower():
        return found.end
    syllables, dash, last = doc[first].text, doc[first + 1], doc[first + 2]
    whole = dash.text == "-" and not doc[first].whitespace_ and not dash.whitespace_
    short = max(len(syllables), len(last.text)) <= _SYLLABLE and (syllables + last.text).isalpha() and last.text.islower()
    side = last.lower_ in load_words().capitals.situated | load_words().capitals.siding  # "Moscow-backed"
    return first + 3 if whole and short and not side else found.end


def _behind_pair(found: Found, doc: Document, taken: Collection[int]) -> int:
    """Where a name ends that goes on as those of bodies do, with two words ("Oxbury Unified School | District", "UMC | Health System")."""
    for first in (found.end - 1, found.end):
        pair = doc[first : first + 2]
        capitals = len(pair) > 1 and all(word.text[0].isupper() for word in pair)
        if (
            first > found.start
            and capitals
            and doc.text_of(first, first + 2).lower() in load_words().body_pairs
            and first + 1 not in taken
        ):
            return first + 2
    return found.end


def with_their_places(names: list[Found], doc: Document) -> list[Found]:
    """Names with those that go on behind the name of a place, where neither source knows the whole ("Baltimore | Police Department").

    The place stays a mention of its own inside a government's body; inside a building's, an outlet's or a unit's name it is a part of it.
    """
    taken = {index for found in names for index in range(found.start, found.end)}
    result = list(names)
    starting = {found.start: found for found in names}
    for place in names:
        body = starting.get(place.end)
        if body is not None and place.type == "STATE" and doc.text_of(body.start, body.end).lower() in load_words().societies:
            result[result.index(body)] = replace(body, start=place.start, candidates=(), parts=[place])
            continue
        if body is not None and _is_of_place(place, body, doc):
            result.remove(place)
            result[result.index(body)] = replace(body, start=place.start)
            continue
        end, kind = place.end, None
        for last in _capitalised(doc, place.end, taken):
            told = _kind_behind(place, doc, last)
            end, kind = (last + 1, told) if told else (end, kind)
        if kind is None or any(found.start <= place.start and found.end > place.end for found in names):
            continue
        if kind != "government" and not is_adjective(place):
            result.remove(place)
        label = {"facility": "PLACE", "admin": "PLACE", "contest": "EVENT"}.get(kind, "ORG")
        result.append(Found(place.start, end, label, "name", parts=[] if kind == "admin" else [place]))
    return result


def _is_of_college(place: Found, doc: Document, last: int) -> bool:
    """Whether a federal state of America with "State" behind it is its university and the team of that ("| Ohio State | beat Michigan").

    Washington and New York are called so to tell them from cities.
    """
    named = doc.text_of(place.start, place.end)
    american = any(c.entry.iso == "USA" and c.entry.subtype == "admin" for c in place.candidates)
    goes_on = last + 1 < len(doc) and doc[last + 1].text.istitle() and doc[last + 1].pos_ in ("PROPN", "NOUN", "ADJ")
    goes_on |= doc.text_of(last + 1, last + 3).lower().endswith("attorney")  # "Illinois | State's Attorney |"
    return american and not is_adjective(place) and not goes_on and named not in ("Washington", "New York")


def _is_area(doc: Document, last: int) -> bool:
    """Whether two words behind a city's name make it that of the country around it ("the Seoul | Capital Area |")."""
    return doc[last - 1].text.istitle() and doc.text_of(last - 1, last + 1).lower() in load_words().areas


def _is_of_place(place: Found, body: Found, doc: Document) -> bool:
    """Whether a body's name begins with the name of a place before it ("| California | Institute of Technology")."""
    own = place.type == "PLACE" and not is_adjective(place) and body.type == "ORG" and not body.candidates
    kind = load_words().subtypes["ORG"].get(doc[body.start].lower_)
    return own and kind == "other" and body.end - body.start > 2 and doc[body.start + 1].lower_ == "of"


def _capitalised(doc: Document, start: int, taken: Collection[int]) -> Iterator[int]:
    """The capitalised words from `start` on that no other name holds; dashes without a blank join two."""
    for token in doc[start:]:
        dash = token.text in DASHES and not token.whitespace_ and not doc[token.i - 1].whitespace_ and token.i > start
        word = token.pos_ in ("PROPN", "NOUN", "ADJ") and (token.text.istitle() or token.text in ("TV", "FM", "FC"))
        if token.i in taken or not (dash or word):
            return
        if word:
            yield token.i


def _kind_behind(place: Found, doc: Document, last: int) -> str | None:
    """The subtype of what is called by the name of a place and the words up to `last`, None if they do not tell it."""
    words, word, alone = load_words(), doc[last].lower_, last == place.end
    body, building = words.subtypes["ORG"].get(word), words.subtypes["PLACE"].get(word) == "facility"
    if words.subtypes["EVENT"].get(word) == "other" and place.type in ("STATE", "PLACE", "ORG"):  # "French | Open"
        return "contest"
    if place.type == "STATE" and not is_adjective(place) and doc[last].text == "State" and alone:  # "| Niger | State, Nigeria"
        return None if last + 1 < len(doc) and doc[last + 1].text.istitle() else "admin"
    if place.type == "PLACE" and doc[last].text == "County" and alone:
        return "admin"
    if place.type == "PLACE" and doc[last].text == "State" and alone and _is_of_college(place, doc, last):
        return "club"
    city = place.type == "PLACE" or any(candidate.kind == "capital" for candidate in place.candidates)
    if city and not is_adjective(place) and last == place.end + 1 and _is_area(doc, last):
        return "admin"
    if place.type == "PLACE" and (
        (word in words.clubs and (alone or word in words.club_ends)) or (alone and _is_team(place, doc, last))
    ):
        return "club"
    if place.type == "ORG" and not place.candidates:
        return "facility" if building and alone else None  # "Legislative Council | Complex"
    if is_adjective(place):  # "Hungarian | Development Bank"
        told = body in ("company", "media") and word not in words.generic
        told |= body == "party" and word == "party" and place.type == "PLACE"  # "Puerto Rican | Independence Party"
        told |= body == "government" and word in words.body_ends and not words.is_organ(doc.text_of(place.end, last + 1).lower())
        return body if not alone and told else None  # "Swedish | Migration Agency"
    if not city:
        return None
    if word in ("center", "centre") and not alone:
        return "facility" if doc[last - 1].lower_ in words.halls else "other"
    if building or (body in ("media", "other") and word not in words.generic):
        return "facility" if building else body
    if word in words.body_ends and body in ("company", "party") and not alone:
        return body  # "Moscow | Stock Exchange"
    unit = not words.is_organ(word) and word not in load_described()
    unit &= body == "military" or (body == "government" and word in words.body_ends)  # "Norfolk | Constabulary"
    return body if body in ("government", "military") and (not alone or unit) else None


def _is_team(place: Found, doc: Document, last: int) -> bool:
    """Whether a plural behind a place names its team ("the San Diego | Padres")."""
    words, after = load_words(), doc[last + 1] if last + 1 < len(doc) else None
    told = {kind for kinds in words.subtypes.values() for kind in kinds} | set(load_described())
    article = place.start > 0 and doc[place.start - 1].lower_ in ("the", "former")
    plural = (
        doc[last].tag_ == "NNPS"
        and doc[last].lower_ not in words.no_teams
        and not {doc[last].lower_, doc[last].lemma_.lower()} & told
    )
    return (
        plural
        and article
        and not (after is not None and after.text.istitle() and after.pos_ == "PROPN" and after.ent_type_ == "")
    )
