"""Names that the gazetteer holds, with all their readings, except where they are pieces of other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.entities.bounds import behind_surname, is_called, names_kind
from extractor.entities.found import DASHES, Found
from extractor.entities.gazetteer import Candidate, Gazetteer
from extractor.entities.mentions.no_names import is_of_office, is_one_of_many, is_piece, is_work
from extractor.entities.words import load_words
from extractor.words import Document, Word

STATE_BODIES = frozenset({"government", "military", "party"})
_PARTICLES = frozenset({"de", "da", "dos", "van", "von", "bin"})


def find_known(doc: Document, gazetteer: Gazetteer) -> list[Found]:
    """Names that the gazetteer holds, with all their readings."""
    spans: dict[tuple[int, int], list[Candidate]] = {}
    for start, end, known in gazetteer.find_in(doc):
        read = [_read(doc, start, end, candidate, gazetteer) for candidate in known]
        if readings := [candidate for candidate in read if candidate is not None]:
            spans.setdefault((start, end), []).extend(readings)
    found = []
    explained = _explained(doc, gazetteer)
    for (start, end), readings in spans.items():
        kind = readings[0].entry.type
        if kind == "PERSON":
            start, end = _bare(doc, start, end)
        if is_piece(doc, start, end):
            if kind == "ORG" and doc[end].pos_ == "PROPN":
                found.append(Found(start, end + 1, kind, "name"))  # "CNN Philippines" is no CNN
            continue
        if kind == "ORG" and end < len(doc) and doc[end].text in load_words().incorporated:
            end += all(reading.entry.subtype in ("company", "media", "other") for reading in readings)
        if kind == "ORG" and (named := _named_like(doc, end, readings)) is not None:
            found.append(Found(start, end + 1, named, "name"))  # "Wells Fargo | Center"
            continue
        if (
            not (kind == "ORG" and (is_of_office(doc, start, end) or names_kind(doc, start, end)))
            and not (kind == "PERSON" and _names_another(doc, start, end))
            and not (kind in ("PERSON", "PLACE") and is_work(doc, start, kind))
            and not (kind == "EVENT" and is_one_of_many(doc, start, end))
            and not _is_stance(doc, start, end)
            and not (end - start == 1 and (_is_piece(doc[start], kind) or _is_town(doc[start], kind)))
            and doc.text_of(start, end) not in explained
            and not (doc[end - 1].text in load_words().generic and _same_entry(readings, spans.get((start, end - 1), ())))
        ):
            found += _with_state(doc, Found(start, end, kind, "name", tuple(readings)), gazetteer)
    return [*found, *_cut_short(doc, found, gazetteer)]


def _cut_short(doc: Document, names: Sequence[Found], gazetteer: Gazetteer) -> Iterator[Found]:
    """What is left of a name before one that ends as it does ("| North | and South Korea", "| East | and West German")."""
    for name in names:
        begin = name.start - 2
        if begin < 0 or name.end - name.start < 2 or doc[begin + 1].lower_ != "and" or not doc[begin].text.istitle():
            continue
        whole = f"{doc[begin].text} {doc.text_of(name.start + 1, name.end)}"
        readings = tuple(candidate for candidate in gazetteer.forms.get(whole, ()) if candidate.entry.type == name.type)
        if readings:
            yield Found(begin, begin + 1, name.type, "name", readings)


def _read(doc: Document, start: int, end: int, known: Candidate, gazetteer: Gazetteer) -> Candidate | None:
    """What a form means where it stands: a state, one of its people, or, of neither, nothing."""
    entry = known.entry
    if known.kind == "adjective" and _is_one_of_people(doc, start, end) and f"people:{entry.name}" in gazetteer.entries:
        return Candidate(gazetteer.entries[f"people:{entry.name}"], "people")
    if (
        known.kind == "adjective"
        and entry.type == "PLACE"
        and doc[end - 1].text.endswith("man")
        and not _bears_name(doc, start, end)
    ):
        return None  # "the | Englishman | won"
    if known.kind == "people" and entry.iso in gazetteer.states and _bears_name(doc, start, end):
        return Candidate(gazetteer.states[entry.iso], "adjective")  # "| Frenchman | Alain Prost"
    return known


def _bare(doc: Document, start: int, end: int) -> tuple[int, int]:
    """A known person's name without a monarch's title, with his number ("King | Felipe VI |")."""
    goes_on = end < len(doc) and doc[end].text.istitle() and doc[end].pos_ == "PROPN"  # "Queen Elizabeth | Stakes"
    if end - start > 1 and doc[start].text in load_words().reigning and not goes_on:
        start, end = start + 1, behind_surname(doc, end, ())
    return start, end


def _with_state(doc: Document, name: Found, gazetteer: Gazetteer) -> Iterator[Found]:
    """A known name and the state that it tells: of a body inside it, of a monarch behind it ("| Abdullah II | of | Jordan |")."""
    of = next((i for i in range(name.start + 1, name.end - 1) if doc[i].lower_ == "of"), None)
    behind = gazetteer.forms.get(doc.text_of(of + 1, name.end), ()) if of is not None and name.type == "PERSON" else ()
    states = tuple(c for c in behind if c.entry.type == "STATE" and c.kind == "name")
    if of is not None and states:
        yield replace(name, end=of)
        yield Found(of + 1, name.end, "STATE", "name", states)
    else:
        yield name
        yield from _state_in(doc, name, gazetteer)


def _state_in(doc: Document, body: Found, gazetteer: Gazetteer) -> Iterator[Found]:
    """The state that the known name of one of its bodies opens or ends with ("| United States | Navy", "Parliament of | Malta |")."""
    owners = {candidate.entry.iso for candidate in body.candidates if candidate.entry.subtype in STATE_BODIES}
    if len(owners) != 1 or len(owners) != len({c.entry.key for c in body.candidates}):
        return
    of = next((i for i in range(body.start + 1, body.end - 1) if doc[i].lower_ == "of"), None)
    behind = [] if of is None else [(of + 1 + (doc[of + 1].lower_ == "the"), body.end)]
    for start, end in [*((body.start, end) for end in range(body.end - 1, body.start, -1)), *behind]:
        forms = gazetteer.forms.get(doc.text_of(start, end), ()) if start < end else ()
        states = tuple(c for c in forms if c.entry.type == "STATE" and c.kind in ("name", "adjective") and c.entry.iso in owners)
        if states:
            yield Found(start, end, "STATE", "name", states)
            return


def _named_like(doc: Document, end: int, readings: Sequence[Candidate]) -> str | None:
    """The type of what bears the name of a firm or club and is another thing ("Wells Fargo | Center", "Birmingham City | Council")."""
    words = load_words()
    if (
        end >= len(doc)
        or not doc[end].text.istitle()
        or doc[end].pos_ != "PROPN"
        or (end + 1 < len(doc) and doc[end + 1].text.istitle())
    ):
        return None
    if any(candidate.entry.subtype not in ("company", "other") for candidate in readings):
        return None
    word = doc[end].lower_
    if word in ("center", "centre") or words.subtypes["PLACE"].get(word) == "facility":
        return "PLACE"
    return "ORG" if word in words.named_after or word in ("council", "securities", "capital") else None


def _explained(doc: Document, gazetteer: Gazetteer) -> set[str]:
    """Acronyms that the article explains by another name than the known one ("Director of Public Prosecutions (DPP)")."""
    result = set()
    for opening in [token for token in doc[1:-2] if token.text == "(" and doc[token.i + 2].text == ")"]:
        acronym = doc[opening.i + 1].text
        known = {c.entry.key for c in gazetteer.forms.get(acronym, ())}
        if not known or not acronym.isupper() or not 3 <= len(acronym) <= 8:
            continue
        start, letters = opening.i, acronym
        while (
            letters and start and opening.i - start < 12 and (doc[start - 1].text[0].isupper() or doc[start - 1].text.islower())
        ):
            start -= 1
            if doc[start].text[0].isupper():
                if doc[start].text[0] != letters[-1]:
                    break
                letters = letters[:-1]
        forms = gazetteer.forms.get(doc.text_of(start, opening.i), ())
        if not letters and forms is not None and not known & {c.entry.key for c in forms}:
            result.add(acronym)
    return result


def _is_stance(doc: Document, start: int, end: int) -> bool:
    """Whether a party's name tells only what somebody thinks, by what follows it ("a | Republican | stronghold", "| Liberal | arts")."""
    words, name = load_words(), doc.text_of(start, end)
    if name in words.leanings:
        return end >= len(doc) or doc[end].text not in words.mandates
    return name in words.partisans and not (_leads_to_person(doc, end) or _leads_to_nomination(doc, end))


def _leads_to_nomination(doc: Document, position: int) -> bool:
    """Whether a party's nomination follows ("the Republican | presidential nomination |")."""
    position += position < len(doc) and doc[position].pos_ == "ADJ"
    return position < len(doc) and doc[position].lower_ in load_words().nominations


def _leads_to_person(doc: Document, position: int) -> bool:
    """Whether a person's name follows, behind titles at most ("Republican | presidential candidate | Donald Trump")."""
    for token in doc[position : position + 4]:
        if token.ent_type_ == "PERSON" and token.text.istitle() and token.lower_ not in load_words().titles:
            return True
        if token.lower_ not in load_words().titles and not (token.pos_ in ("NOUN", "ADJ") and token.text.islower()):
            return False
    return False


def _bears_name(doc: Document, start: int, end: int) -> bool:
    """Whether the noun for one of a nation tells of whom it is said, whose name follows."""
    return end < len(doc) and doc[end].ent_type_ == "PERSON" and doc.root_of(start, end).head.i >= end


def _is_one_of_people(doc: Document, begin: int, end: int) -> bool:
    """Whether the adjective of a state stands for one of its people ("a | Palestinian | was shot", "one young | Syrian | fled")."""
    joined = end < len(doc) and doc[end].text in (",", "and", "or", "&")  # "an Israeli | and | Palestinian team"
    after = doc[end + joined] if end + joined < len(doc) else None
    if after is not None and after.text.istitle():
        return False
    if after is not None and after.tag_ not in ("VBN", "VBD"):
        if after.pos_ in ("NOUN", "PROPN", "ADJ") or (not joined and (after.pos_ == "NUM" or after.text in DASHES)):
            return False
    while begin and (doc[begin - 1].pos_ in ("ADJ", "NUM") or doc[begin - 1].text in DASHES or doc[begin - 1].lower_ == "year"):
        begin -= 1
        if doc[begin].lower_ == "one":
            return True
    return begin > 0 and doc[begin - 1].lower_ in ("a", "an", "another")


def _is_piece(token: Word, kind: str) -> bool:
    """Whether a known form of one word is a piece of a person's name ("Mayor | London | Breed"), a firm's or a code ("York, | PA")."""
    doc = token.doc
    before, second = (doc[token.i - back] if token.i >= back else None for back in (1, 2))
    if kind in ("STATE", "PLACE"):
        if is_called(token):
            return True
        if before is not None and before.text in load_words().spoken_titles:
            if token.text in load_words().given_names or (kind == "STATE" and token.tag_ == "NNP"):
                return True  # "Princess | Sofia", "Captain | America"
        if token.text in load_words().articled and (before is None or before.pos_ not in ("DET", "ADJ", "CCONJ")):
            return True  # "the rapper's concerns about | West |" are of no part of the world
        firm = before is not None and before.text in load_words().kinds_before and token.pos_ == "PROPN" and kind == "STATE"
        return firm or (before is not None and before.text in _PARTICLES)
    if kind == "EVENT":
        return token.text[0].isdigit() and before is not None and before.pos_ == "PROPN"  # "Fahrenheit | 9/11"
    ends = token.i + 1 == len(doc) or doc[token.i + 1].is_punct
    code = kind == "ORG" and len(token) == 2 and token.text.isupper() and ends
    return code and before is not None and before.text == "," and second is not None and second.ent_type_ in ("PLACE", "STATE")


def _is_town(token: Word, kind: str) -> bool:
    """Whether a body's name of one word is a town's, by what it is in ("the suburb of | Westminster |, Colorado")."""
    doc, end = token.doc, token.i + 1
    inside = token.i > 0 and doc[token.i - 1].lower_ in ("in", "of", "at", "near") and end + 1 < len(doc) and doc[end].text == ","
    return kind == "ORG" and inside and doc[end + 1].ent_type_ in ("PLACE", "STATE") and not token.text.isupper()


def _names_another(doc: Document, start: int, end: int) -> bool:
    """Whether a person's full name is that of what was named after him ("Indira Gandhi | hospital", "Atatürk | International Airport")."""
    last = end + 1 if end < len(doc) and doc[end].lower_ == "international" else end
    named = last < len(doc) and doc[last].lower_ in load_words().named_after
    return named and (end - start > 1 or doc[last].text.istitle())


def _same_entry(longer: Sequence[Candidate], shorter: Sequence[Candidate]) -> bool:
    """Whether a name says the same without its last word ("Houthi | rebels")."""
    return bool({c.entry.key for c in longer} & {c.entry.key for c in shorter})
