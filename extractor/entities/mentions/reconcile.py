"""Reconciles the names of the tagger with those of the gazetteer, where they overlap or differ in type."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from extractor.entities.described.nouns import load_described
from extractor.entities.found import ARTICLES, DASHES, POSSESSIVE, Found, is_adjective
from extractor.entities.gazetteer import Candidate
from extractor.entities.mentions.known import STATE_BODIES
from extractor.entities.words import load_words
from extractor.words import Document, Word

_OF_STATES = frozenset({"government", "military"})


def reconcile(tagged: Sequence[Found], known: Sequence[Found], doc: Document) -> list[Found]:
    """One list of names from two sources: same span, the gazetteer's type; overlap, the longer span; a state inside a name stays."""
    states = {(found.start, found.end) for found in known if found.type == "STATE"}
    capitals = {(found.start, found.end) for found in known if any(c.kind == "capital" for c in found.candidates)}
    by_span = {(found.start, found.end): found for found in (_without_state(found, states, capitals, doc) for found in tagged)}
    kept: list[Found] = []
    for found in known:
        twin = by_span.get((found.start, found.end))
        if _is_surname_of(found, by_span, doc):
            continue
        if found.end - found.start == 1 and (_is_language(doc[found.start], found) or _is_descent(doc[found.start], found)):
            by_span.pop((found.start, found.end), None)
            continue
        found.candidates = _places_behind_article(found, doc) or found.candidates
        if twin is not None:
            found.candidates = _agreeing(found.candidates, twin.type)
            if not found.candidates:
                continue  # the tagger sees another type: its mention stays as it is
            found.type = found.candidates[0].entry.type
            del by_span[found.start, found.end]
        elif not _plausible(found, doc):
            continue
        kept.append(found)
    _extend(kept, by_span, states - capitals, doc)
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
            if not outer.candidates and (_opens(outer, found, doc) or _closes(outer, found, doc)):
                outer.parts.append(found)
    return result


def _without_state(tagged: Found, states: Collection[tuple[int, int]], capitals: set[tuple[int, int]], doc: Document) -> Found:
    """The name of a state's organ without the state ("Foreign Ministry | of Iraq"); other bodies keep it ("| Bank of Spain |")."""
    subtypes = load_words().subtypes["ORG"]
    for position in range(tagged.start + 1, tagged.end - 1):
        if doc[position].lower_ != "of":
            continue
        of_state = {(position + 1, tagged.end), (position + 2, tagged.end)}.intersection(states)
        heads = [doc[i] for i in range(tagged.start, position) if doc[i + 1].lower_ == "of"]  # "| Ministry | of Health of Iraq"
        organ = any(subtypes.get(token.lower_) in _OF_STATES for token in heads)
        of_capital = position - tagged.start > 1 and bool(of_state & capitals)  # "National Museum | of Rome": where it lies
        if tagged.type == "ORG" and of_state and (organ or of_capital):
            return replace(tagged, end=position)
    return tagged


def _extend(
    known: Sequence[Found], tagged: Collection[tuple[int, int]], states: Collection[tuple[int, int]], doc: Document
) -> None:
    """Give known parties and the like the state that the tagger saw as the end of their name ("National Party | of Indonesia")."""
    ends = {(start, end) for start, end in tagged if any(e == end and s > start for s, e in states)}
    for found in known:
        if found.type != "ORG" or any(c.entry.subtype in _OF_STATES for c in found.candidates):
            continue
        behind = [token.lower_ for token in doc[found.end : found.end + 2]]
        link = found.end + len(behind) if behind == ["of", "the"] else found.end + 1
        found.end = next((e for s, e in ends if s == found.start and (link, e) in states and behind[:1] == ["of"]), found.end)


def _closes(outer: Found, inner: Found, doc: Document) -> bool:
    """Whether the name of a body ends with the state whose it is ("Socialist Party of the | Netherlands |")."""
    link = inner.start - 1 - (doc[inner.start - 1].lower_ == "the")
    ends = inner.type == "STATE" and inner.end == outer.end and link > outer.start
    return ends and outer.type == "ORG" and doc[link].lower_ == "of"


def _opens(outer: Found, inner: Found, doc: Document) -> bool:
    """Whether a state's name opens a longer one, if need be behind its crown ("Royal | Thai | Air Force")."""
    crown = doc[outer.start].text in ("Royal", "Imperial") and inner.end < outer.end
    return inner.start in (outer.start, outer.start + crown) and inner.type == "STATE"


def _joins_known_names(tagged: Found, known: set[tuple[int, int]], doc: Document) -> bool:
    """Whether the tagger joined two known names ("Revolutionary Guards | of | Iran", "Bosnia | and | Slovenia")."""
    return any(
        doc[i].lower_ in ("of", "in", "and")
        and (tagged.start, i) in known
        and any(s in (i + 1, i + 2) and e == tagged.end for s, e in known)
        for i in range(tagged.start + 1, tagged.end - 1)
    )


def _describes(tagged: Found, known: Sequence[Found], doc: Document) -> bool:
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


def _places_behind_article(found: Found, doc: Document) -> tuple[Candidate, ...]:
    """The places that a name with "the" may mean, where else it would be a firm's, which has none ("fires in the | Amazon |")."""
    article = found.start > 0 and doc[found.start - 1].lower_ == "the"
    articled = article and all(word.pos_ not in ("NOUN", "PROPN", "ADJ") for word in doc[found.end : found.end + 1])
    firm = any(candidate.entry.subtype == "company" for candidate in found.candidates)
    return tuple(c for c in found.candidates if c.entry.type == "PLACE") if articled and firm else ()


def _agreeing(candidates: tuple[Candidate, ...], tag: str) -> tuple[Candidate, ...]:
    """Readings of the type that the tagger saw; all of them where it may well be wrong (it knows no state from a place)."""
    same = tuple(c for c in candidates if c.entry.type == tag)
    if same and len(same) < len(candidates) and tag not in ("STATE", "PLACE"):
        return same
    if tag == "PERSON" and not same and all(c.entry.name.split()[-1] in load_words().given_names for c in candidates):
        return ()  # Jordan, Chad, Georgia as a person's name
    return candidates


def _plausible(found: Found, doc: Document) -> bool:
    """A form that only the gazetteer saw: not a common word at the start of a sentence, not a piece of a longer name."""
    token = doc[found.start]
    if found.end - found.start > 1:
        return True
    if token.text.islower():
        return any(c.kind == "adjective" or c.entry.type == "WEAPON" for c in found.candidates)
    return token.pos_ in ("PROPN", "ADJ", "NOUN", "X") or not token.is_sent_start


def _is_surname_of(known: Found, tagged: Mapping[tuple[int, int], Found], doc: Document) -> bool:
    """Whether a known name that ends with an apostrophe is a person's surname ("Ana | Christie | 's house", not "at | Christie's |")."""
    if known.end - known.start != 2 or doc[known.end - 1].text not in POSSESSIVE:
        return False
    return any(start < known.start and end == known.start + 1 and f.type == "PERSON" for (start, end), f in tagged.items())


def _is_language(token: Word, found: Found) -> bool:
    """Whether an adjective is the name of a language ("spoke | Turkish", "in | English")."""
    doc, words = token.doc, load_words()
    if not is_adjective(found):
        return False
    before = doc[token.i - 1].lower_ if token.i else ""
    behind = [other for other in doc[token.i + 1 : token.i + 3] if other.text not in DASHES]
    after = behind[0] if behind else None
    if after is not None and (after.i > token.i + 1 or after.pos_ in ("NOUN", "PROPN", "ADJ")):
        return bool({after.lemma_.lower(), after.lower_} & words.of_languages)
    alone = (
        token.lower_ in words.languages and before not in ARTICLES and (after is None or after.lower_ not in ("and", "or", ","))
    )
    return before in words.before_languages or (alone and token.tag_ in ("NNP", "NN"))


def _is_descent(token: Word, found: Found) -> bool:
    """Whether the adjective of a part of the world tells what people descend from (" | African | -American voters")."""
    behind = token.doc[token.i + 1 : token.i + 3]
    joined = (
        len(behind) == 2 and behind[0].text in DASHES and behind[1].text in ("American", "Americans", "Canadian", "Canadians")
    )
    return joined and is_adjective(found) and found.type == "PLACE"


def _nests(outer: Found, inner: Found, doc: Document) -> bool:
    """Whether a shorter name inside a longer one is a mention of its own: a state's adjective in front of a body, or in a base's name."""
    if not outer.covers(inner) or not inner.candidates or inner.candidates[0].entry.type not in ("STATE", "PLACE"):
        return False
    kind = inner.candidates[0].kind
    described = any(word.text.islower() and word.pos_ == "NOUN" for word in doc[outer.start : outer.end])
    if outer.type in ("EVENT", "AGREEMENT") and (doc[outer.end - 1].text.islower() or described):
        return True  # "Astana talks", "Iran nuclear deal", "war in Yemen": a description with names in it
    if outer.candidates:  # "Bank of England", "South Korea": the gazetteer knows the whole as one name
        return inner.type == "STATE" and any(c.entry.subtype in STATE_BODIES for c in outer.candidates)
    if inner.candidates[0].entry.type != "STATE":
        return False
    if _closes(outer, inner, doc):
        return True
    return outer.type in ("ORG", "EVENT", "BASE", "AGREEMENT") and _opens(outer, inner, doc) and kind in ("adjective", "name")
