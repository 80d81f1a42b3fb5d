"""Which spans of a document speak of which type of thing: trained tagger, gazetteer and described phrases, reconciled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from extractor.entities.agreement import load_given_names
from extractor.entities.anaphors import is_of_region
from extractor.entities.bounds import (
    behind_body,
    behind_surname,
    beside_title,
    is_called,
    names_kind,
    of_owner,
    within_office,
)
from extractor.entities.crafts import find_crafts
from extractor.entities.described import find_described, load_described
from extractor.entities.found import ARTICLES, POSSESSIVE, Found, is_adjective
from extractor.entities.gazetteer import Candidate, Gazetteer
from extractor.entities.pieces import join_hyphened, join_nicknamed, join_persons, join_purposes
from extractor.entities.words import load_words

_MARKS = frozenset("\"'“”‘’()[],.;:-–—")
_OPENING = frozenset('"“')
_PARTICLES = frozenset({"de", "da", "dos", "van", "von", "bin"})
_DASHES = frozenset("-–—")
_RATING = re.compile(r"(Aaa|Aa|A|Baa|Ba|B|Caa)[123]|[ABC]{1,3}[+-]|[DRI]-[A-Z]{2}")
_STATE_BODIES = frozenset({"government", "military", "party"})
_COMMON = frozenset({"NN", "NNS", "VB", "VBD", "VBG", "VBN", "RB", "JJ", "DT", "IN", "CD", "PRP"})


def find_mentions(doc: Doc, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]]) -> list[Found]:
    """Named and described mentions in text order; a shorter one may lie inside a longer one.

    Args:
        doc: a document with `ents` and `spans["gazetteer"]`.
        gazetteer: the entries that the spans name.
        skipped: token ranges of boilerplate, which yield nothing.
    """
    names = join_nicknamed(_reconcile(_tagged(doc, gazetteer), _known(doc, gazetteer), doc), doc)
    names = _agree_on_types(names, doc)
    names += [*_titled(doc, names), *_laws(doc, names)]
    names = _with_their_places(_whole(names, doc), doc)
    names = join_hyphened(join_persons(join_purposes(names, doc), doc), doc)
    names = [_administration(found, doc) for found in names if not _is_region_of(found, doc)]
    names = [found for found in names if not any(begin <= found.start < end for begin, end in skipped)]
    described = [found for found in find_described(doc, names) if not any(begin <= found.start < end for begin, end in skipped)]
    return sorted([*names, *described], key=lambda found: (found.start, -found.end))


def _is_region_of(found: Found, doc: Doc) -> bool:
    """Whether a name only tells in what part of the world a state lies ("the | Gulf | state")."""
    return found.end - found.start == 1 and found.end < len(doc) and is_of_region(doc[found.end], load_words())


def _tagged(doc: Doc, gazetteer: Gazetteer) -> list[Found]:
    """Names that the trained tagger found, trimmed of articles, titles and marks."""
    found = [*_storms(doc), *find_crafts(doc)]
    taken = {index for named in found for index in range(named.start, named.end)}
    for entity in doc.ents:
        if entity.label_ == "DATE" or not taken.isdisjoint(range(entity.start, entity.end)):
            continue
        start, end = entity.start, entity.end
        while start < end and (doc[start].text in ARTICLES or doc[start].text in _MARKS or doc[start].is_space):
            start += 1
        start, end, label = beside_title(doc, start, end, entity.label_, gazetteer)
        dash = next((i for i in range(end - 1, start, -1) if doc[i].text in _DASHES and doc[i - 1].whitespace_), None)
        if dash is not None:
            start = dash + 1  # "Aug 8 - | Brazil": the tagger ran over a dateline
        possessed = any(doc[i].text in POSSESSIVE for i in range(start + 1, end - 1)) and doc[end - 1].text.islower()
        if possessed and entity.label_ in ("EVENT", "AGREEMENT", "BASE"):
            continue  # "Russia's treaty with Iran" is a description
        if end - start == 1 and doc[start].is_sent_start and doc[start].tag_ in _COMMON:
            continue  # a common word, capitalised as the first of its sentence
        while end > start and _ends_no_name(doc[end - 1], label):
            end -= 1
        start, end = within_office(doc, start, end, label)
        if _is_species(doc, start, end, label) or _is_honour(doc, start, end) or _is_work(doc, start, label):
            continue
        if end == start or doc[start].lower_ in load_words().diseases or names_kind(doc, start, end):
            continue
        start, end = _without_region(doc, start, end, label)
        if end == start or doc[start].text == "and":
            continue  # "Secretary of Health | and Human Services |": the rest of a name that was cut
        if entity.label_ in ("ORG", "PERSON", "GROUP") and end - start > 1 and doc[end - 1].text in load_words().generic:
            end -= 1  # "Houthi | rebels", "Kommersant | newspaper"
        if label == "EVENT" and end - start > 1 and doc[end - 1].tag_ == "VBZ":
            end, label = end - 1, "ORG"  # "Ansar Brigade | attacks a church"
        if label == "ORG" and (_is_of_office(doc, start, end) or _is_title_of(doc, end)):
            continue
        name = doc[start:end].text
        if label in ("PLACE", "STATE", "GROUP") and end < len(doc) and doc[end].lower_ in load_words().pieces.get(name, ()):
            continue  # "Yakama | Indian | Reservation"
        if any(character.isalpha() for character in name) and "\n" not in name and name.lower() not in load_words().no_names:
            found.append(Found(start, end, label, "name"))
    return found


def _without_region(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    """A name without what tells only of which part of the world a state is; nothing is left where that is all."""
    words = load_words()
    if label in ("PLACE", "ORG", "STATE") and is_of_region(doc[end - 1], words):
        end = start  # "the Nordic nation": what was told before
    if end - start > 3 and is_of_region(doc[start + 1], words) and doc[start + 2].lower_ == "of":
        start += 3  # "the Gulf state of | Qatar |"
    return start, end


def _storms(doc: Doc) -> Iterator[Found]:
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
        if after is not None and after.text in _DASHES and not after.whitespace_ and not name.whitespace_ and end + 1 < len(doc):
            end, after = end + 2, doc[end + 2] if end + 2 < len(doc) else None  # "Typhoon | Man-yi"
        around = (doc[start - 1] if start else None, after)
        if not any(word is not None and word.text.istitle() and word.tag_ in ("NNP", "NNPS") for word in around):
            yield Found(start, end, "EVENT", "name", subtype="other")


def _ends_no_name(token: Token, label: str) -> bool:
    """Whether a token is no part of the name before it ("Annette Lu | of | Taiwan")."""
    marks = token.text in POSSESSIVE or token.text in _MARKS or token.is_space
    disease = token.lower_ in load_words().diseases
    marks |= token.lower_ == "the"  # "Saint Basil | the"
    return marks or disease or (label == "PERSON" and token.pos_ == "ADP")


def _is_species(doc: Doc, start: int, end: int, label: str) -> bool:
    """Whether a capitalised word and one in lower case are taken for a person, as of an animal or an unnamed one ("Tyrannosaurus rex")."""
    return label == "PERSON" and end - start == 2 and doc[start].text.istitle() and doc[end - 1].text.islower()


def _is_work(doc: Doc, start: int, label: str) -> bool:
    """Whether the noun before a name says that it is that of a work or a drug ("the film | Caesar Must Die", "the vaccine | Velta")."""
    before = doc[start - 1] if start else None
    before = doc[start - 2] if before is not None and start > 1 and before.text in _OPENING else before
    named = before is not None and before.pos_ == "NOUN" and before.lower_ in load_words().works
    return named and label in ("PERSON", "ORG", "PLACE")


def _is_honour(doc: Doc, start: int, end: int) -> bool:
    """Whether a name is that of a prize, or goes on to be one ("the | Heisman | Trophy"), or a mark of a rating agency ("Aa3")."""
    words = load_words()
    after = doc[end] if end < len(doc) else None
    goes_on = after is not None and after.text.istitle() and after.lower_ in words.honours
    return goes_on or (end > start and doc[end - 1].lower_ in words.honours) or _RATING.fullmatch(doc[start:end].text) is not None


def _is_of_office(doc: Doc, start: int, end: int) -> bool:
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
    return behind or (end - start == 1 and end < len(doc) and doc[end].text.istitle() and doc[end].lower_ in titles)


def _is_title_of(doc: Doc, end: int) -> bool:
    """Whether what was taken for a body ends with the title of the person behind it ("Communications Director | Anna Kowal")."""
    words = load_words()
    before_person = end < len(doc) and doc[end].ent_type_ == "PERSON" and doc[end - 1].whitespace_ != ""
    return before_person and doc[end - 1].lower_ in words.titles | words.people


def _known(doc: Doc, gazetteer: Gazetteer) -> list[Found]:
    """Names that the gazetteer holds, with all their readings."""
    spans: dict[tuple[int, int], list[Candidate]] = {}
    for span in doc.spans.get("gazetteer", ()):
        entry, kind = gazetteer.entries[span.id_], span.kb_id_
        people = gazetteer.entries.get(f"people:{entry.name}") if kind == "adjective" and _is_one_of_people(span) else None
        spans.setdefault((span.start, span.end), []).append(Candidate(people or entry, "people" if people else kind))
    found = []
    for (start, end), readings in spans.items():
        kind = readings[0].entry.type
        if end < len(doc) and doc[end].lower_ in load_words().pieces.get(doc[start:end].text, ()):
            if kind == "ORG" and doc[end].pos_ == "PROPN":
                found.append(Found(start, end + 1, kind, "name"))  # "CNN Philippines" is no CNN
            continue
        if (
            not (kind == "ORG" and (_is_of_office(doc, start, end) or names_kind(doc, start, end)))
            and not (kind == "PERSON" and _names_another(doc, start, end))
            and not (kind in ("PERSON", "PLACE") and _is_work(doc, start, kind))
            and not (doc[start:end].text in load_words().partisans and not _leads_to_person(doc, end))
            and not (end - start == 1 and (_is_piece(doc[start], kind) or _is_town(doc[start], kind)))
            and not (doc[end - 1].text in load_words().generic and _same_entry(readings, spans.get((start, end - 1), ())))
        ):
            found.append(Found(start, end, kind, "name", tuple(readings)))
            found += _state_in(doc, found[-1], gazetteer)
    return found


def _state_in(doc: Doc, body: Found, gazetteer: Gazetteer) -> Iterator[Found]:
    """The state that the known name of one of its bodies opens or ends with ("| United States | Navy", "Parliament of | Malta |")."""
    owners = {candidate.entry.iso for candidate in body.candidates if candidate.entry.subtype in _STATE_BODIES}
    if len(owners) != 1 or len(owners) != len({c.entry.key for c in body.candidates}):
        return
    of = next((i for i in range(body.start + 1, body.end - 1) if doc[i].lower_ == "of"), None)
    behind = [] if of is None else [(of + 1 + (doc[of + 1].lower_ == "the"), body.end)]
    for start, end in [*((body.start, end) for end in range(body.end - 1, body.start, -1)), *behind]:
        forms = gazetteer.forms.get(doc[start:end].text, ()) if start < end else ()
        states = tuple(c for c in forms if c.entry.type == "STATE" and c.kind in ("name", "adjective") and c.entry.iso in owners)
        if states:
            yield Found(start, end, "STATE", "name", states)
            return


def _leads_to_person(doc: Doc, position: int) -> bool:
    """Whether a person's name follows, behind titles at most ("Republican | presidential candidate | Donald Trump")."""
    for token in doc[position : position + 4]:
        if token.ent_type_ == "PERSON" and token.text.istitle() and token.lower_ not in load_words().titles:
            return True
        if token.lower_ not in load_words().titles and not (token.pos_ in ("NOUN", "ADJ") and token.text.islower()):
            return False
    return False


def _is_one_of_people(adjective: Span) -> bool:
    """Whether the adjective of a state stands for one of its people ("a | Palestinian | was shot", "one young | Syrian | fled")."""
    doc, begin, end = adjective.doc, adjective.start, adjective.end
    joined = end < len(doc) and doc[end].text in (",", "and", "or", "&")  # "an Israeli | and | Palestinian team"
    after = doc[end + joined] if end + joined < len(doc) else None
    if after is not None and after.text.istitle():
        return False
    if after is not None and after.tag_ not in ("VBN", "VBD"):
        if after.pos_ in ("NOUN", "PROPN", "ADJ") or (not joined and (after.pos_ == "NUM" or after.text in _DASHES)):
            return False
    while begin and (doc[begin - 1].pos_ in ("ADJ", "NUM") or doc[begin - 1].text in _DASHES or doc[begin - 1].lower_ == "year"):
        begin -= 1
        if doc[begin].lower_ == "one":
            return True
    return begin > 0 and doc[begin - 1].lower_ in ("a", "an", "another")


def _is_piece(token: Token, kind: str) -> bool:
    """Whether a known form of one word is a piece of a person's name ("Mayor | London | Breed"), a firm's or a code ("York, | PA")."""
    doc = token.doc
    before, second = (doc[token.i - back] if token.i >= back else None for back in (1, 2))
    if kind in ("STATE", "PLACE"):
        if before is not None and is_called(before, token):
            return True
        if before is not None and before.text in load_words().spoken_titles and token.text in load_words().given_names:
            return True  # "Princess | Sofia"
        firm = before is not None and before.text in load_words().kinds_before and token.pos_ == "PROPN" and kind == "STATE"
        return firm or (before is not None and before.text in _PARTICLES)
    ends = token.i + 1 == len(doc) or doc[token.i + 1].is_punct
    code = kind == "ORG" and len(token) == 2 and token.text.isupper() and ends
    return code and before is not None and before.text == "," and second is not None and second.ent_type_ in ("PLACE", "STATE")


def _is_town(token: Token, kind: str) -> bool:
    """Whether a body's name of one word is a town's, by what it is in ("the suburb of | Westminster |, Colorado")."""
    doc, end = token.doc, token.i + 1
    inside = token.i > 0 and doc[token.i - 1].lower_ in ("in", "of", "at", "near") and end + 1 < len(doc) and doc[end].text == ","
    return kind == "ORG" and inside and doc[end + 1].ent_type_ in ("PLACE", "STATE") and not token.text.isupper()


def _names_another(doc: Doc, start: int, end: int) -> bool:
    """Whether a person's full name is that of what was named after him ("Indira Gandhi | hospital", "Atatürk | International Airport")."""
    last = end + 1 if end < len(doc) and doc[end].lower_ == "international" else end
    named = last < len(doc) and doc[last].lower_ in load_words().named_after
    return named and (end - start > 1 or doc[last].text.istitle())


def _same_entry(longer: Sequence[Candidate], shorter: Sequence[Candidate]) -> bool:
    """Whether a name says the same without its last word ("Houthi | rebels")."""
    return bool({c.entry.key for c in longer} & {c.entry.key for c in shorter})


def _administration(found: Found, doc: Doc) -> Found:
    """A leader's name with the word that makes it the name of his government ("Biden administration"), else the name itself."""
    after = doc[found.end].text if found.end < len(doc) else ""
    led = found.type == "PERSON" and after in ("administration", "Administration", "Government")
    led = led or (found.type == "ORG" and not found.candidates and found.end - found.start == 1 and after == "Government")
    return Found(found.start, found.end + 1, "ORG", "name", subtype="government") if led else found


def _titled(doc: Doc, names: Sequence[Found]) -> list[Found]:
    """Names that stand behind a person's title and that neither source knows ("King | Hassan")."""
    taken = {index for found in names for index in range(found.start, found.end)}
    result = []
    words = load_words()
    for title in doc[:-1]:
        if title.text not in words.spoken_titles or title.i in taken:
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
        if end > start and doc[start].text not in words.spoken_titles and doc[start].lower_ not in words.titles:
            result.append(Found(start, end, "PERSON", "name"))
    return result


def _laws(doc: Doc, names: Sequence[Found]) -> Iterator[Found]:
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
        goes_on = token.i + 1 < len(doc) and doc[token.i + 1].text.istitle() and doc[token.i + 1].pos_ == "PROPN"
        if start < token.i and not goes_on:
            yield Found(start, token.i + 1, "AGREEMENT", "name")


def _whole(names: list[Found], doc: Doc) -> list[Found]:
    """Names that the tagger alone saw, with the end that it cut off ("Riverside Football Association | Board", "Rose Ayling | -Ellis")."""
    taken = {index for found in names for index in range(found.start, found.end)}
    ended = [_with_end(found, doc, taken) if not found.candidates else found for found in names]
    return [found for found in ended if found.start < found.end]


def _with_end(found: Found, doc: Doc, taken: Collection[int]) -> Found:
    """A name up to the last capitalised word behind it that tells a body or what bears a person's name; else the name as it is."""
    words, end = load_words(), found.end
    if found.type == "ORG" and (end := behind_body(doc, found.start, end, taken)) != found.end:
        return replace(found, end=end)
    if found.type in ("ORG", "PERSON", "PLACE") and (longer := of_owner(doc, end, taken)) > end:
        building = words.subtypes["PLACE"].get(doc[longer - 1].lower_) == "facility"
        return replace(found, end=longer, type="PLACE" if building else "ORG")
    if found.type == "PERSON" and (longer := behind_surname(doc, end, taken)) > end:
        return replace(found, end=longer)
    if found.type == "PERSON" and end + 1 < len(doc) and doc[end].text in _DASHES and end + 1 not in taken:
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


def _with_their_places(names: list[Found], doc: Doc) -> list[Found]:
    """Names with those that go on behind the name of a place, where neither source knows the whole ("Baltimore | Police Department").

    The place stays a mention of its own inside a government's body; inside a building's, an outlet's or a unit's name it is a part of it.
    """
    taken = {index for found in names for index in range(found.start, found.end)}
    result = list(names)
    for place in names:
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


def _capitalised(doc: Doc, start: int, taken: Collection[int]) -> Iterator[int]:
    """The capitalised words from `start` on that no other name holds; dashes without a blank join two."""
    for token in doc[start:]:
        dash = token.text in _DASHES and not token.whitespace_ and not doc[token.i - 1].whitespace_ and token.i > start
        word = token.pos_ in ("PROPN", "NOUN", "ADJ") and (token.text.istitle() or token.text in ("TV", "FM", "FC"))
        if token.i in taken or not (dash or word):
            return
        if word:
            yield token.i


def _kind_behind(place: Found, doc: Doc, last: int) -> str | None:
    """The subtype of what is called by the name of a place and the words up to `last`, None if they do not tell it."""
    words, word, alone = load_words(), doc[last].lower_, last == place.end
    body, building = words.subtypes["ORG"].get(word), words.subtypes["PLACE"].get(word) == "facility"
    if words.subtypes["EVENT"].get(word) == "other" and place.type in ("STATE", "PLACE", "ORG"):  # "French | Open"
        return "contest"
    if place.type == "STATE" and not is_adjective(place) and doc[last].text == "State" and alone:  # "| Niger | State, Nigeria"
        return None if last + 1 < len(doc) and doc[last + 1].text.istitle() else "admin"
    if place.type == "PLACE" and doc[last].text == "County" and alone:
        return "admin"
    if place.type == "PLACE" and (
        (word in words.clubs and (alone or word in words.club_ends)) or (alone and _is_team(place, doc, last))
    ):
        return "club"
    if place.type == "ORG" and not place.candidates:
        return "facility" if building and alone else None  # "Legislative Council | Complex"
    if is_adjective(place):  # "Hungarian | Development Bank"
        party = body == "party" and word == "party" and place.type == "PLACE"  # "Puerto Rican | Independence Party"
        return body if not alone and (party or (body in ("company", "media") and word not in words.generic)) else None
    if place.type != "PLACE" and not any(candidate.kind == "capital" for candidate in place.candidates):
        return None
    if word in ("center", "centre") and not alone:
        return "facility" if doc[last - 1].lower_ in words.halls else "other"
    if building or (body in ("media", "other") and word not in words.generic):
        return "facility" if building else body
    if word in words.body_ends and body in ("company", "party") and not alone:
        return body  # "Moscow | Stock Exchange"
    unit = body == "military" and not words.is_organ(word) and word not in load_described()
    return body if body in ("government", "military") and (not alone or unit) else None


def _is_team(place: Found, doc: Doc, last: int) -> bool:
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


def _reconcile(tagged: Sequence[Found], known: Sequence[Found], doc: Doc) -> list[Found]:
    """One list of names from two sources: same span, the gazetteer's type; overlap, the longer span; a state inside a name stays."""
    states = {(found.start, found.end) for found in known if found.type == "STATE"}
    by_span = {(found.start, found.end): found for found in (_without_state(found, states, doc) for found in tagged)}
    kept: list[Found] = []
    for found in known:
        twin = by_span.get((found.start, found.end))
        if found.end - found.start == 1 and (_is_language(doc[found.start], found) or _is_descent(doc[found.start], found)):
            by_span.pop((found.start, found.end), None)
            continue
        if twin is not None:
            found.candidates = _agreeing(found.candidates, twin.type)
            if not found.candidates:
                continue  # the tagger sees another type: its mention stays as it is
            found.type = found.candidates[0].entry.type
            del by_span[found.start, found.end]
        elif not _plausible(found, doc):
            continue
        kept.append(found)
    known_names = {(found.start, found.end) for found in kept}
    starts: dict[int, list[Found]] = {}
    for found in kept:
        starts.setdefault(found.start, []).append(found)
    by_span = {
        span: found
        for span, found in by_span.items()
        if not (_joins_known_names(found, known_names, doc) or _describes(found, starts.get(found.start, ()), doc))
    }
    rest = [found for found in by_span.values() if found.type != "WEAPON" or doc[found.start].text[0].isupper()]
    result: list[Found] = []
    at: dict[int, list[Found]] = {}
    for found in sorted([*kept, *rest], key=lambda found: (found.start - found.end, not found.candidates, found.start)):
        rivals = list({id(o): o for index in range(found.start, found.end) for o in at.get(index, ())}.values())
        if not all(_nests(other, found, doc) for other in rivals):
            continue
        result.append(found)
        for index in range(found.start, found.end):
            at.setdefault(index, []).append(found)
        for outer in rivals:  # "Russian Foreign Ministry": the state is a mention of its own inside the body's name
            if not outer.candidates and _opens(outer, found, doc):
                outer.parts.append(found)
    return result


def _without_state(tagged: Found, states: set[tuple[int, int]], doc: Doc) -> Found:
    """A body's name without the state that it is of ("Foreign Ministry | of Iraq"); what has a name of its own keeps it whole."""
    for position in range(tagged.start + 1, tagged.end - 1):
        of_state = doc[position].lower_ == "of" and {(position + 1, tagged.end), (position + 2, tagged.end)} & states
        office = load_words().subtypes["ORG"].get(doc[position - 1].lower_, "other") != "other"
        if tagged.type == "ORG" and of_state and (office or position - tagged.start > 1):
            return replace(tagged, end=position)
    return tagged


def _opens(outer: Found, inner: Found, doc: Doc) -> bool:
    """Whether a state's name opens a longer one, if need be behind its crown ("Royal | Thai | Air Force")."""
    crown = doc[outer.start].text in ("Royal", "Imperial") and inner.end < outer.end
    return inner.start in (outer.start, outer.start + crown) and inner.type == "STATE"


def _joins_known_names(tagged: Found, known: set[tuple[int, int]], doc: Doc) -> bool:
    """Whether the tagger joined two known names ("Revolutionary Guards | of | Iran", "Bosnia | and | Slovenia")."""
    return any(
        doc[i].lower_ in ("of", "in", "and")
        and (tagged.start, i) in known
        and any(s in (i + 1, i + 2) and e == tagged.end for s, e in known)
        for i in range(tagged.start + 1, tagged.end - 1)
    )


def _describes(tagged: Found, known: Sequence[Found], doc: Doc) -> bool:
    """Whether the tagger took a known name that begins there and common words for one ("| Syrian | city", "| Houthi | control")."""
    words = load_words()
    opening = next((k for k in known if k.end < tagged.end), None)
    if opening is None or not all(doc[i].text.islower() for i in range(opening.end, tagged.end)):
        return False
    if tagged.type == "PLACE":
        return is_adjective(opening)
    last = doc[tagged.end - 1]
    kinds = {*words.subtypes["ORG"], *words.definite["ORG"].nouns, *load_described()}
    return tagged.type == opening.type == "ORG" and not {last.lower_, last.lemma_.lower()} & kinds


def _agreeing(candidates: tuple[Candidate, ...], tag: str) -> tuple[Candidate, ...]:
    """Readings of the type that the tagger saw; all of them where it may well be wrong (it knows no state from a place)."""
    same = tuple(c for c in candidates if c.entry.type == tag)
    if same and len(same) < len(candidates) and tag not in ("STATE", "PLACE"):
        return same
    if tag == "PERSON" and not same and all(c.entry.name.split()[-1] in load_words().given_names for c in candidates):
        return ()  # Jordan, Chad, Georgia as a person's name
    return candidates


def _plausible(found: Found, doc: Doc) -> bool:
    """A form that only the gazetteer saw: not a common word at the start of a sentence, not a piece of a longer name."""
    token = doc[found.start]
    if found.end - found.start > 1:
        return True
    if token.text.islower():
        return any(c.kind == "adjective" or c.entry.type == "WEAPON" for c in found.candidates)
    return token.pos_ in ("PROPN", "ADJ", "NOUN", "X") or not token.is_sent_start


def _is_language(token: Token, found: Found) -> bool:
    """Whether an adjective is the name of a language ("spoke | Turkish", "in | English")."""
    doc, words = token.doc, load_words()
    if not is_adjective(found):
        return False
    before = doc[token.i - 1].lower_ if token.i else ""
    behind = [other for other in doc[token.i + 1 : token.i + 3] if other.text not in _DASHES]
    after = behind[0] if behind else None
    if after is not None and (after.i > token.i + 1 or after.pos_ in ("NOUN", "PROPN", "ADJ")):
        return bool({after.lemma_.lower(), after.lower_} & words.of_languages)
    alone = (
        token.lower_ in words.languages and before not in ARTICLES and (after is None or after.lower_ not in ("and", "or", ","))
    )
    return before in words.before_languages or (alone and token.tag_ in ("NNP", "NN"))


def _is_descent(token: Token, found: Found) -> bool:
    """Whether the adjective of a part of the world tells what people descend from (" | African | -American voters")."""
    behind = token.doc[token.i + 1 : token.i + 3]
    joined = (
        len(behind) == 2 and behind[0].text in _DASHES and behind[1].text in ("American", "Americans", "Canadian", "Canadians")
    )
    return joined and is_adjective(found) and found.type == "PLACE"


def _nests(outer: Found, inner: Found, doc: Doc) -> bool:
    """Whether a shorter name inside a longer one is a mention of its own: a state's adjective in front of a body, or in a base's name."""
    if not outer.covers(inner) or not inner.candidates or inner.candidates[0].entry.type not in ("STATE", "PLACE"):
        return False
    kind = inner.candidates[0].kind
    if outer.type in ("EVENT", "AGREEMENT") and doc[outer.end - 1].text.islower():
        return True  # "Astana talks", "Iran nuclear deal": a description with names in it
    if outer.candidates:  # "Bank of England", "South Korea": the gazetteer knows the whole as one name
        return inner.type == "STATE" and any(c.entry.subtype in _STATE_BODIES for c in outer.candidates)
    if inner.candidates[0].entry.type != "STATE":
        return False
    return outer.type in ("ORG", "EVENT", "BASE", "AGREEMENT") and _opens(outer, inner, doc) and kind in ("adjective", "name")


def _agree_on_types(names: list[Found], doc: Doc) -> list[Found]:
    """One type for one form in one article: what the name itself tells, else what most of its mentions were tagged."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for found in names:
        if not found.candidates:
            votes[doc[found.start : found.end].text.lower()][_telling_type(found, doc) or found.type] += 1
    firms = {doc[f.start].lower_ for f in names if f.type == "ORG" and f.end - f.start > 1 and not f.candidates}
    surnames = {doc[f.end - 1].lower_ for f in names if f.type == "PERSON" and f.end - f.start > 1}
    for found in names:
        if found.candidates:
            continue
        text = doc[found.start : found.end].text.lower()
        # a surname or the first word of a firm's name speaks of whom the full name speaks of
        found.type = "PERSON" if text in surnames else "ORG" if text in firms else votes[text].most_common(1)[0][0]
        before = doc[found.start - 1].text if found.start else ""
        if found.type == "ORG" and "media" in load_words().definite_subtypes.get(before, ()):
            found.subtype = "media"
    return names


def _telling_type(found: Found, doc: Doc) -> str | None:
    """The type that a name's own last word or the title before it gives away; all states are in the gazetteer, so others are places."""
    words = load_words()
    last = _telling_word(found, doc)
    if found.end - found.start > 1:
        if last == "church" and doc[found.end - 2].lower_ in words.denominations:
            return "ORG"  # "Orthodox | Church": no building
        if (last in words.laws and found.type != "PERSON") or (
            doc[found.start].lower_ in words.laws_of and doc[found.start + 1].lower_ == "of"
        ):
            return "AGREEMENT"
        for kind in ("ORG", "BASE", "PLACE", "EVENT"):
            if (
                last in words.subtypes.get(kind, {})
                and found.type != "BASE"
                and not (kind == "PLACE" and _is_full_name(found, doc))
            ):
                return kind
    if found.end - found.start > 1 and last in ("fc", "f.c."):
        return "ORG"
    before = doc[found.start - 1] if found.start else None
    if before is not None and before.text in words.spoken_titles:
        return "PERSON"
    if before is not None and before.text in words.kinds_before and found.type in ("PERSON", "PLACE"):
        return "ORG"
    if found.type == "PERSON" and _is_explained_as_body(found, doc):
        return "ORG"
    alone = found.end - found.start == 1 and not doc[found.start].text.isupper()
    if before is not None and before.text in words.artists and alone and found.type in ("ORG", "PLACE"):
        return "PERSON"  # "rapper | XXXTentacion"
    person = before is not None and before.tag_ == "NN" and before.text in words.people and found.type in ("ORG", "PLACE")
    if person and found.end - found.start in (2, 3) and doc[found.start].lower_ in load_given_names():
        return "PERSON"  # "guitarist | Ana Diaz"
    return "PLACE" if found.type == "STATE" else None


def _is_explained_as_body(found: Found, doc: Doc) -> bool:
    """Whether what stands behind a name says that it is a body ("Allison Transmission, | a maker | of transmissions")."""
    if [token.lower_ for token in doc[found.end : found.end + 2]] not in ([",", "a"], [",", "an"]):
        return False
    position = found.end + 2
    while position < len(doc) and (doc[position].pos_ in ("ADJ", "NOUN") or doc[position].text in _DASHES):
        position += 1
    return doc[position - 1].text in load_words().kinds_before


def _telling_word(found: Found, doc: Doc) -> str:
    """The word of a name that tells what it is: the last, or that before the first "of" where it tells a body ("| Council | of State")."""
    words = load_words()
    of = next((i for i in range(found.start + 1, found.end - 1) if doc[i].lower_ == "of"), None)
    head = doc[of - 1].lower_ if of is not None else ""
    return head if head in words.subtypes["ORG"] else doc[found.end - 1].lower_


def _is_full_name(found: Found, doc: Doc) -> bool:
    """Whether a person's name begins with a first name, so that the surname tells nothing ("Sally | Field")."""
    return found.type == "PERSON" and found.end - found.start == 2 and doc[found.start].lower_ in load_given_names()
