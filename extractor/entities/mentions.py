"""Which spans of a document speak of which type of thing: trained tagger, gazetteer and described phrases, reconciled."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from pydantic import Field
from spacy.tokens import Doc, Span, Token

from extractor.data import Strict, load_packaged
from extractor.entities.gazetteer import Candidate, Gazetteer
from extractor.entities.words import load_words

Need = Literal["entity", "modifiers", "any"]


class Described(Strict):
    """Head nouns of one kind of described mention.

    Attributes:
        nouns: lemmas, if need be with the word before them ("police officer").
        implied: those that speak of the body of the state that the article is about where no other is named, if need be with a word
            before them ("police", "security force").
        counted: those of `implied` that do so with numbers, adjectives and "a" too ("four masked gunmen", "a gunman").
        uncounted: those that are no happening where they are counted ("60% of votes").
    """

    type: str
    subtype: str | None = None
    nouns: tuple[str, ...] = Field(min_length=1)
    implied: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    needs: tuple[Need, ...] = ("entity",)
    links: frozenset[str] = frozenset({"of", "in"})


@dataclass(slots=True)
class Found:
    """A mention before it is known whom it speaks of: a half-open range of tokens.

    Attributes:
        candidates: gazetteer readings of the span.
        parts: mentions inside the span.
        head: token index of the head noun of a described mention.
    """

    start: int
    end: int
    type: str
    kind: Literal["name", "nominal"]
    candidates: tuple[Candidate, ...] = ()
    subtype: str | None = None
    head: int = -1
    parts: list[Found] = field(default_factory=list)

    def covers(self, other: Found) -> bool:
        """Whether the other mention lies inside this one."""
        return self.start <= other.start and other.end <= self.end and (self.start, self.end) != (other.start, other.end)

    def overlaps(self, other: Found) -> bool:
        """Whether the two share a token."""
        return self.start < other.end and other.start < self.end


_ARTICLES = frozenset({"the", "a", "an", "The", "A", "An"})
_MARKS = frozenset("\"'“”‘’()[],.;:-–—")
_DASHES = frozenset("-–—")
_COMMON = frozenset({"NN", "NNS", "VB", "VBD", "VBG", "VBN", "RB", "JJ", "DT", "IN", "CD", "PRP"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BODIES = frozenset({"ORG", "PERSON", "GROUP"})


@cache
def load_described() -> Mapping[str, Described]:
    """Described-mention classes by the lemma of their head noun."""
    classes = load_packaged("extractor.entities", "described.toml", tuple[Described, ...], "described")
    return {noun: described for described in classes for noun in described.nouns}


def described_noun(token: Token) -> str | None:
    """The noun of `described.toml` that a token is, with the word before it where both are one ("police | officer"), or None."""
    lemma = token.lemma_.lower()
    pair = f"{token.doc[token.i - 1].lower_} {lemma}" if token.i else ""
    known = load_described()
    return pair if pair in known else lemma if lemma in known else None


def find_mentions(doc: Doc, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]]) -> list[Found]:
    """Named and described mentions in text order; a shorter one may lie inside a longer one.

    Args:
        doc: a document with `ents` and `spans["gazetteer"]`.
        gazetteer: the entries that the spans name.
        skipped: token ranges of boilerplate, which yield nothing.
    """
    names = _agree_on_types(_reconcile(_tagged(doc), _known(doc, gazetteer), doc), doc)
    names += _titled(doc, names)
    names += _bodies_of_places(doc, names)
    names = [_administration(found, doc) for found in names]
    names = [found for found in names if not any(begin <= found.start < end for begin, end in skipped)]
    described = [found for found in _described(doc, names) if not any(begin <= found.start < end for begin, end in skipped)]
    return sorted([*names, *described], key=lambda found: (found.start, -found.end))


# ---------------------------------------------------------------------- names


def _tagged(doc: Doc) -> list[Found]:
    """Names that the trained tagger found, trimmed of articles, titles and marks."""
    titles = load_words().titles
    found = []
    for entity in doc.ents:
        if entity.label_ == "DATE":
            continue
        start, end = entity.start, entity.end
        while start < end and (doc[start].text in _ARTICLES or doc[start].text in _MARKS or doc[start].is_space):
            start += 1
        if entity.label_ == "PERSON":
            while end - start > 1 and doc[start].lower_.rstrip(".") in titles:
                start += 1
        label = entity.label_
        if label == "PERSON" and start > 0 and doc[start - 1].lower_ in load_words().storms:
            continue  # "Hurricane | Dorian"
        if label in _BODIES and end - start > 1 and _is_department(doc, start):
            start, label = start + 1, "PERSON"  # "Secretary of State | Warren Christopher"
        dash = next((i for i in range(end - 1, start, -1) if doc[i].text in _DASHES and doc[i - 1].whitespace_), None)
        if dash is not None:
            start = dash + 1  # "Aug 8 - | Brazil": the tagger ran over a dateline
        possessed = any(doc[i].text in _POSSESSIVE for i in range(start + 1, end - 1)) and doc[end - 1].text.islower()
        if possessed and entity.label_ in ("EVENT", "AGREEMENT", "BASE"):
            continue  # "Russia's treaty with Iran" is a description
        if end - start == 1 and doc[start].is_sent_start and doc[start].tag_ in _COMMON:
            continue  # a common word, capitalised as the first of its sentence
        while end > start and (doc[end - 1].text in _POSSESSIVE or doc[end - 1].text in _MARKS or doc[end - 1].is_space):
            end -= 1
        if entity.label_ in _BODIES and end - start > 1 and doc[end - 1].text in load_words().generic:
            end -= 1  # "Houthi | rebels", "Kommersant | newspaper"
        if label == "EVENT" and end - start > 1 and doc[end - 1].tag_ == "VBZ":
            end, label = end - 1, "ORG"  # "Ansar Brigade | attacks a church"
        if label == "ORG" and _is_of_office(doc, start, end):
            continue
        name = doc[start:end].text
        if any(character.isalpha() for character in name) and "\n" not in name and name.lower() not in load_words().no_names:
            found.append(Found(start, end, label, "name"))
    return found


def _is_department(doc: Doc, start: int) -> bool:
    """Whether a token is the department in an office that stands before a name ("Minister of | Information | al-Eryani")."""
    office = start > 1 and doc[start - 2].lower_ in load_words().titles
    return office and doc[start - 1].lower_ in ("of", "for", "and") and doc[start].text in load_words().departments


def _is_of_office(doc: Doc, start: int, end: int) -> bool:
    """Whether a tagged body is the department in an office ("Minister of | Foreign Affairs |", "| Defense | Secretary")."""
    titles, departments = load_words().titles, load_words().departments
    if doc[end - 1].text not in departments:
        return False
    behind = start > 1 and doc[start - 1].lower_ in ("of", "for") and doc[start - 2].lower_ in titles
    return behind or (end - start == 1 and end < len(doc) and doc[end].text.istitle() and doc[end].lower_ in titles)


def _known(doc: Doc, gazetteer: Gazetteer) -> list[Found]:
    """Names that the gazetteer holds, with all their readings."""
    spans: dict[tuple[int, int], list[Candidate]] = {}
    for span in doc.spans.get("gazetteer", ()):
        spans.setdefault((span.start, span.end), []).append(Candidate(gazetteer.entries[span.id_], span.kb_id_))
    return [
        Found(start, end, readings[0].entry.type, "name", tuple(readings))
        for (start, end), readings in spans.items()
        if not (doc[end - 1].text in load_words().generic and _same_entry(readings, spans.get((start, end - 1), ())))
    ]


def _same_entry(longer: Sequence[Candidate], shorter: Sequence[Candidate]) -> bool:
    """Whether a name says the same without its last word ("Houthi | rebels")."""
    return bool({c.entry.key for c in longer} & {c.entry.key for c in shorter})


def _administration(found: Found, doc: Doc) -> Found:
    """A leader's name with the word that makes it the name of his government ("Biden administration"), else the name itself."""
    led = found.type == "PERSON" and found.end < len(doc) and doc[found.end].lower_ == "administration"
    return Found(found.start, found.end + 1, "ORG", "name", subtype="government") if led else found


def _titled(doc: Doc, names: Sequence[Found]) -> list[Found]:
    """Names that stand behind a person's title and that neither source knows ("King | Hassan")."""
    taken = {index for found in names for index in range(found.start, found.end)}
    result = []
    for title in doc[:-1]:
        start = title.i + 1
        if title.text not in load_words().spoken_titles or title.i in taken:
            continue
        end = start
        while (
            end < len(doc)
            and end not in taken
            and doc[end].pos_ == "PROPN"
            and doc[end].text[0].isupper()
            and not doc[end].is_punct
        ):
            end += 1
        if end > start and doc[start].text not in load_words().spoken_titles and doc[start].lower_ not in load_words().titles:
            result.append(Found(start, end, "PERSON", "name"))
    return result


def _bodies_of_places(doc: Doc, names: Sequence[Found]) -> list[Found]:
    """Capitalised bodies behind the name of a place, where neither source knows the whole ("Baltimore | Police Department")."""
    taken = {index for found in names for index in range(found.start, found.end)}
    kinds = load_words().subtypes["ORG"]
    result = []
    for place in names:
        end = best = place.end
        while end < len(doc) and end not in taken and doc[end].pos_ in ("PROPN", "NOUN", "ADJ") and doc[end].text.istitle():
            end += 1
            if kinds.get(doc[end - 1].lower_) in ("government", "military"):
                best = end
        known = any(found.start <= place.start and found.end > place.end for found in names)
        if place.type == "PLACE" and not is_adjective(place) and not known and best > place.end + 1:
            result.append(Found(place.start, best, "ORG", "name", parts=[place]))
    return result


def _reconcile(tagged: Sequence[Found], known: Sequence[Found], doc: Doc) -> list[Found]:
    """One list of names from two sources: same span, the gazetteer's type; overlap, the longer span; a state inside a name stays."""
    states = {(found.start, found.end) for found in known if found.type == "STATE"}
    by_span = {(found.start, found.end): found for found in (_without_state(found, states, doc) for found in tagged)}
    kept: list[Found] = []
    for found in known:
        twin = by_span.get((found.start, found.end))
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
    by_span = {span: found for span, found in by_span.items() if not _joins_known_names(found, known_names, doc)}
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
            if not outer.candidates and _opens(outer, found):
                outer.parts.append(found)
    return result


def _without_state(tagged: Found, states: set[tuple[int, int]], doc: Doc) -> Found:
    """A body's name without the state that it is of ("Foreign Ministry | of Iraq"); what has a name of its own keeps it whole."""
    for position in range(tagged.start + 1, tagged.end - 1):
        of_state = doc[position].lower_ == "of" and {(position + 1, tagged.end), (position + 2, tagged.end)} & states
        office = doc[position - 1].lower_ in load_words().subtypes["ORG"]
        if tagged.type == "ORG" and of_state and (office or position - tagged.start > 1):
            return replace(tagged, end=position)
    return tagged


def _opens(outer: Found, inner: Found) -> bool:
    """Whether a state's name opens a longer one."""
    return inner.start == outer.start and inner.type == "STATE"


def _joins_known_names(tagged: Found, known: set[tuple[int, int]], doc: Doc) -> bool:
    """Whether the tagger joined two known names ("Revolutionary Guards | of | Iran", "Bosnia | and | Slovenia")."""
    return any(
        doc[i].lower_ in ("of", "in", "and")
        and (tagged.start, i) in known
        and any(s in (i + 1, i + 2) and e == tagged.end for s, e in known)
        for i in range(tagged.start + 1, tagged.end - 1)
    )


def _agreeing(candidates: tuple[Candidate, ...], tag: str) -> tuple[Candidate, ...]:
    """Readings of the type that the tagger saw; all of them where it may well be wrong (it knows no state from a place)."""
    same = tuple(c for c in candidates if c.entry.type == tag)
    if same and len(same) < len(candidates) and tag not in ("STATE", "PLACE"):
        return same
    if tag == "PERSON" and not same and all(c.entry.name in load_words().given_names for c in candidates):
        return ()  # Jordan, Chad, Georgia as a person's name
    return candidates


def _plausible(found: Found, doc: Doc) -> bool:
    """A form that only the gazetteer saw: not a common word at the start of a sentence, not a piece of a longer name."""
    token = doc[found.start]
    if found.end - found.start > 1:
        return True
    if _is_language(token, found):
        return False
    if token.text.islower():
        return any(c.kind == "adjective" or c.entry.type == "WEAPON" for c in found.candidates)
    return token.pos_ in ("PROPN", "ADJ", "NOUN", "X") or not token.is_sent_start


def _is_language(token: Token, found: Found) -> bool:
    """Whether an adjective is the name of a language ("spoke | Turkish", "in | English")."""
    doc, words = token.doc, load_words()
    if not is_adjective(found):
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and (after.text == "-" or after.pos_ in ("NOUN", "PROPN", "ADJ")):
        return after.lemma_.lower() in words.of_languages
    return token.i > 0 and doc[token.i - 1].lower_ in words.before_languages


def _nests(outer: Found, inner: Found, doc: Doc) -> bool:
    """Whether a shorter name inside a longer one is a mention of its own: a state's adjective in front of a body, or in a base's name."""
    if not outer.covers(inner) or not inner.candidates or inner.candidates[0].entry.type not in ("STATE", "PLACE"):
        return False
    kind = inner.candidates[0].kind
    if outer.type in ("EVENT", "AGREEMENT") and doc[outer.end - 1].text.islower():
        return True  # "Astana talks", "Iran nuclear deal": a description with names in it
    if outer.candidates or inner.candidates[0].entry.type != "STATE":
        return False  # "Bank of England", "South Korea": the gazetteer knows the whole as one name
    return outer.type in ("ORG", "EVENT", "BASE", "AGREEMENT") and inner.start == outer.start and kind in ("adjective", "name")


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
    return names


def _telling_type(found: Found, doc: Doc) -> str | None:
    """The type that a name's own last word or the title before it gives away; all states are in the gazetteer, so others are places."""
    words = load_words()
    last = doc[found.end - 1].lower_
    if found.end - found.start > 1:
        for kind in ("ORG", "BASE", "PLACE", "EVENT"):
            if last in words.subtypes.get(kind, {}) and found.type != "BASE":
                return kind
    if found.start > 0 and doc[found.start - 1].text in words.spoken_titles:
        return "PERSON"
    return "PLACE" if found.type == "STATE" else None


# ---------------------------------------------------------------------- described mentions

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_OPENS_PHRASE = frozenset({"ADP", "CCONJ", "VERB", "AUX", "SCONJ", "ADV", "PART"})  # a noun without article follows directly
_COLLECTIVE = frozenset({"minority", "community", "people", "family"})
_NAMED_KINDS = frozenset({"company", "party", "armed_group"})
_QUANTITY = re.compile(
    r"^(more|than|least|some|several|many|few|other|same|such|first|last|all|both|any|every|each|no|another|dozen)$", re.I
)


def _described(doc: Doc, names: Sequence[Found]) -> list[Found]:
    """Phrases headed by a noun of `described.toml`, over their pre-modifiers and the names in the phrases that follow."""
    classes = load_described()
    at = {index: found for found in names for index in range(found.start, found.end)}
    covering: dict[int, list[Found]] = defaultdict(list)
    for found in names:
        for index in range(found.start, found.end):
            covering[index].append(found)
    result = []
    for token in doc:
        noun = described_noun(token)
        if noun is None or token.pos_ not in ("NOUN", "PROPN") or token.i in at:
            continue
        described = classes[noun]
        following = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if following is not None and _qualifies(noun, following, at):
            continue  # "military bases", "opposition leader": the first noun only qualifies the second
        if described.type == "GROUP" and token.tag_ == "NN" and noun not in _COLLECTIVE:
            described = described.model_copy(update={"type": "PERSON", "needs": ("entity",)})
        if _stands_before_name(token, described, at) or (described.type == "EVENT" and _is_no_event(token, at)):
            continue
        start = _left_edge(doc, token, at)
        if noun in described.uncounted and start > 0 and (doc[start - 1].like_num or doc[start - 1].text in ("of", "%")):
            continue
        end = _right_edge(doc, token, at, described.links)
        inside = {id(found): found for index in range(start, end) for found in covering.get(index, ())}.values()
        parts = [found for found in inside if start <= found.start and found.end <= end]
        before = {doc[i].lower_ for i in range(start, token.i)}
        shared = _shared_adjectives(token, described, start, parts)
        if shared:
            bodies = [Found(p.start, p.end, "ORG", "nominal", subtype=described.subtype, head=token.i, parts=[p]) for p in shared]
            start, parts = shared[-1].end + 1, [part for part in parts if part not in shared]
            while start < token.i and start not in at:
                start += 1
            result += bodies
        satisfied = {"entity": bool(parts), "modifiers": bool(before & described.modifiers), "any": True}
        plain = described.type in ("ORG", "EVENT", "AGREEMENT", "BASE", "GROUP") and token.pos_ == "NOUN"
        if any(satisfied[need] for need in described.needs) and not (
            described.type == "GROUP" and not parts and _is_capital(token)
        ):
            result.append(Found(start, end, described.type, "nominal", subtype=described.subtype, head=token.i, parts=parts))
        elif is_implied(token):
            pair = f"{doc[token.i - 1].lower_} {noun}" in described.implied or " " in noun
            begin = start if noun in described.counted else token.i - pair
            result.append(Found(begin, token.i + 1, described.type, "nominal", subtype="?", head=token.i))
        elif plain and token.i > 0 and doc[token.i - 1].lower_ in ("the", "this", "that", "these", "those"):
            # a definite phrase may refer back to a thing that was described before
            result.append(Found(token.i, token.i + 1, described.type, "nominal", subtype="?", head=token.i))
    return result


def _qualifies(noun: str, following: Token, at: Mapping[int, Found]) -> bool:
    """Whether a noun only qualifies the noun behind it; before a title the body is a thing ("| police | officer Rivera")."""
    if following.pos_ not in ("NOUN", "PROPN"):
        return False
    second = described_noun(following)
    title = second is not None and " " in second and following.i + 1 in at and at[following.i + 1].type == "PERSON"
    return noun == "opposition" or (second is not None and not title)


def _shared_adjectives(token: Token, described: Described, start: int, parts: Sequence[Found]) -> list[Found]:
    """The states before the last one of several whose governments share a noun ("the | French | and Italian government")."""
    before = [part for part in parts if start <= part.start and part.end <= token.i]
    joined = any(token.doc[i].lower_ in ("and", "&") for i in range(start, token.i))
    states = all(part.type in ("STATE", "PLACE") for part in before)
    return before[:-1] if described.subtype == "government" and joined and states else []


def _stands_before_name(token: Token, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether a noun is the title or kind of the name behind it ("judge | Rivera", "writer | and activist Rivera", "airline | Iberia")."""
    doc, position = token.doc, token.i + 1
    if described.type not in ("PERSON", "ORG", "GROUP"):
        return False
    if position in at:
        return at[position].type == ("ORG" if described.type == "ORG" and described.subtype in _NAMED_KINDS else "PERSON")
    if described.type == "PERSON" and position < len(doc) and doc[position].lower_ == "and":
        position += 1
        while position < min(token.i + 5, len(doc)) and position not in at and doc[position].pos_ in ("ADJ", "NOUN", "PROPN"):
            position += 1
        return position > token.i + 2 and position in at and at[position].type == "PERSON"
    return False


def _is_no_event(token: Token, at: Mapping[int, Found]) -> bool:
    """Whether a noun is part of a name, or a verb misread: between a name and what it acts on ("Ansar Brigade | attacks | a church")."""
    doc = token.doc
    before, after = at.get(token.i - 1), doc[token.i + 1] if token.i + 1 < len(doc) else None
    acts = before is not None and before.type in ("ORG", "PERSON", "STATE", "GROUP") and not is_adjective(before)
    if token.tag_ == "VBZ" or (token.i > 1 and token.tag_ == doc[token.i - 1].tag_ == "NNS" and doc[token.i - 2].like_num):
        return True  # "a plane with 18 people | crashes"
    if token.text.istitle() and after is not None and after.pos_ == "PROPN" and after.i not in at:
        return True  # "World | Rally | Champion": part of a name
    return acts and after is not None and token.tag_ == "NNS" and (after.pos_ in ("DET", "NUM", "NOUN", "ADJ") or after.i in at)


def is_adjective(found: Found) -> bool:
    """Whether a name is an adjective ("Turkish")."""
    return any(candidate.kind == "adjective" for candidate in found.candidates)


def is_implied(token: Token) -> bool:
    """Whether a noun may speak of a body of the state that the article is about: unqualified, definite or without any article."""
    noun = described_noun(token)
    if noun is None:
        return False
    doc, described = token.doc, load_described()[noun]
    begin = token.i - noun.count(" ")
    previous = doc[begin - 1] if begin else None
    if previous is not None and f"{previous.lower_} {noun}" in described.implied:
        return True
    following = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if noun not in described.implied or (following == "from" and noun in described.counted):
        return False
    if token.text.istitle() and not token.is_sent_start and not _is_title_case_body(token):
        return False
    if noun in described.counted:
        while previous is not None and (previous.pos_ in ("ADJ", "NUM", "NOUN") or previous.text == "-"):
            if previous.is_sent_start:
                return True
            previous = doc[previous.i - 1] if previous.i else None
        if token.tag_ == "NN" and previous is not None and previous.lower_ in ("a", "an"):
            return _takes_part(token, previous)
    if previous is None or doc[begin].is_sent_start or previous.is_space:
        return True
    return previous.lower_ in _DEFINITE or previous.pos_ in _OPENS_PHRASE or previous.is_punct


def _takes_part(noun: Token, article: Token) -> bool:
    """Whether a verb tells what a single one does or suffers ("| a gunman | shot him"), not what somebody is or is like."""
    before = noun.doc[article.i - 1] if article.i and not article.is_sent_start else None
    return (
        noun.head.pos_ == "VERB" and noun.head.i != noun.i and (before is None or before.pos_ != "ADP" or before.lower_ == "by")
    )


def _is_capital(token: Token) -> bool:
    """Whether a word is capitalised and no sentence begins with it or with the words before it ("Ministry of | Youth")."""
    return token.text.istitle() and not token.is_sent_start and not token.doc[token.i - 1].is_sent_start


def _is_title_case_body(token: Token) -> bool:
    """ "the Legislature", but no piece of a longer name ("the Legislature of", "the Opposition Party")."""
    doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    ends = after is None or not (after.text.istitle() or after.lower_ in ("of", "for"))
    return token.i > 0 and doc[token.i - 1].text in ("the", "The") and ends


def _left_edge(doc: Doc, token: Token, at: Mapping[int, Found]) -> int:
    """First token of the phrase that a noun heads, without article or number."""
    start = token.i
    while start > 0:
        step = _step_left(doc, start, at)
        if step == start:
            break
        start = step
    while start < token.i and (
        doc[start].text in _ARTICLES
        or doc[start].text in (*_POSSESSIVE, "-")
        or _QUANTITY.match(doc[start].text)
        or doc[start].like_num
    ):
        start += 1
    return start


def _step_left(doc: Doc, start: int, at: Mapping[int, Found]) -> int:
    """Where the phrase begins if what stands before `start` is part of it, else `start`."""
    previous, second = doc[start - 1], doc[start - 2] if start > 1 else None
    if doc[start].like_num and previous.tag_ in ("NNS", "VBZ"):
        return start  # "Malaysia deports | 1,086 citizens": parsers take the verb of a headline for a noun
    if previous.i in at:
        return at[previous.i].start
    if second is not None and previous.text in _POSSESSIVE and (second.i in at or second.pos_ in _NOMINAL):
        return start - 1
    if second is not None and previous.text == "-" and not previous.whitespace_:
        return start - 2
    if second is not None and previous.lower_ in ("and", "&") and second.i in at and start in at:
        return at[second.i].start
    if previous.tag_ in ("VBN", "VBG", "VBD") and previous.pos_ in ("VERB", "ADJ"):
        # a participle belongs to the phrase behind an article or adjective ("the alleged attack"), else it is the verb before it
        inside = second is not None and (
            second.pos_ in ("DET", "ADJ", "NUM") or second.text in (*_POSSESSIVE, "-") or second.i in at
        )
        return start - 1 if inside and previous.tag_ != "VBD" else start
    return start - 1 if previous.pos_ in _NOMINAL and not previous.is_space else start


def _right_edge(doc: Doc, token: Token, at: Mapping[int, Found], links: frozenset[str]) -> int:
    """End of the last phrase with a name in it that follows through a preposition of `links` or coordination; the head's end if none."""
    end, position, limit = token.i + 1, token.i + 1, token.sent.end
    linked = named = False
    unnamed = 0
    while position < limit and unnamed < 6:
        following = doc[position]
        if linked and position in at and _is_hyphened(doc, at[position].end):
            position = at[position].end + 2  # "workers from a Chinese-backed project": the name is part of an adjective
            unnamed += 1
        elif linked and position in at:
            position = end = at[position].end
            named, unnamed = True, 0
        elif linked and named and end == position and following.pos_ in ("NOUN", "PROPN"):
            position = end = position + 1  # "withdrawal of American | troops"
        elif following.lower_ == "of" and token.head.i < token.i and token.head.lower_ in load_words().verbs_with_of:
            break  # "accused the government | of fraud in Peru"
        elif following.lower_ in links and following.pos_ in ("ADP", "SCONJ"):
            linked, named = True, False
            position += 1
        elif linked and following.text in ("and", "or", "&") and any(i in at for i in (position + 1, position + 2)):
            position += 1
        elif linked and following.text == "," and _goes_on(doc, position, at):
            position += 1
        elif linked and not named and (following.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or following.text in _POSSESSIVE):
            position += 1
            unnamed += 1
        else:
            break
    return end


def _is_hyphened(doc: Doc, end: int) -> bool:
    """Whether a hyphen joins what ends here to the next word."""
    return end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_


def _goes_on(doc: Doc, comma: int, at: Mapping[int, Found]) -> bool:
    """Whether a comma between names leads on inside the phrase: in a list ("Rome, Paris and Bonn"), to a wider place ("Aden, Yemen")."""
    following = next((at[i] for i in (comma + 1, comma + 2) if i in at), None)
    if following is None:
        return False
    before = next((found for found in at.values() if found.end == comma), None)
    if before is not None and {before.type, following.type} <= {"PLACE", "STATE"}:
        return True
    after = doc[following.end] if following.end < len(doc) else None
    return after is not None and after.text in (",", "and", "or", "&")


def head_of(doc: Doc, found: Found) -> int:
    """Token index of the head of a mention: the noun of a described one, the syntactic root of a name."""
    return found.head if found.head >= 0 else Span(doc, found.start, found.end).root.i


def longest_first(mentions: Iterable[Found]) -> list[Found]:
    """Mentions with longer spans first, then in text order."""
    return sorted(mentions, key=lambda found: (found.start - found.end, found.start))
