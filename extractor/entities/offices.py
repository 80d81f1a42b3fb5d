"""Holders of offices who are not named: "the US president", "Russia's foreign minister", "the NATO chief" on the day of publication.

Only where exactly one person of the knowledge base served on that day, and where neither the words around the office nor the
article speak of another holder ("the former US president", "acting", "-elect").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from extractor.entities.found import ARTICLES, POSSESSIVE, Found, is_adjective
from extractor.entities.gazetteer import Candidate, Entry, Gazetteer, Term
from extractor.entities.linking.terms import serves
from extractor.entities.linking_data import load_linking
from extractor.words import Document, Word

_AFTER = frozenset({"elect", "designate"})
_LEADER = "leader"  # the word for who leads a state, by whatever office
_NEAR = 4  # tokens before a name in which its title stands


def find_holders(doc: Document, names: Sequence[Found], gazetteer: Gazetteer, published: date | None) -> Iterator[Found]:
    """Phrases of a state and an office, each with the one who held it on the day, as nominal mentions in text order.

    Args:
        doc: the parsed article.
        names: its named mentions, the states and bodies among them with their readings.
        gazetteer: the knowledge base, whose terms of office tell who served.
        published: day of publication; without one nobody is found.
    """
    if published is None:
        return
    homes = [m for m in names if m.type in ("STATE", "ORG") and m.candidates]
    until, since = {m.end: m for m in homes}, {m.start: m for m in homes}
    taken = {index for m in names for index in range(m.start, m.end)}
    opening = load_linking().offices.opening  # joining words to look for an office at each takes longer than all else here
    first = [token.i for token in doc if token.lower_ in opening]
    for noun in [doc[i] for i in sorted({*first, *(i + 1 for i in first)}) if i < len(doc)]:
        phrase = _office(noun) if noun.i not in taken else None
        if phrase is None:
            continue
        begin, end, office = phrase
        home, span = _home(doc, begin, end, until, since)
        if home is None or not _is_of_the_day(doc, *span) or _is_named(doc, span, names):
            continue
        holder = _holder_at(gazetteer, home, office, published.isoformat())
        if holder is not None and not _names_another(doc, names, noun, holder):
            head = begin if doc[begin].lower_ == "secretary" and end - begin > 1 else end - 1
            yield Found(*span, "PERSON", "nominal", (Candidate(holder, "name"),), head=head, parts=[home])


def _office(noun: Word) -> tuple[int, int, str] | None:
    """Token range and words of the office that a noun ends, the longest; of "secretary of state" the noun begins it."""
    doc, offices = noun.doc, load_linking().offices
    known = offices.named.keys() | offices.of_bodies.keys()
    if noun.tag_ == "NNS":
        return None
    for begin, end in ((noun.i, noun.i + 4), (noun.i, noun.i + 3), (noun.i - 1, noun.i + 1), (noun.i, noun.i + 1)):
        if begin >= 0 and end <= len(doc) and (words := doc.text_of(begin, end).lower()) in known:
            return begin, end, words
    return None


def _home(
    doc: Document, begin: int, end: int, until: Mapping[int, Found], since: Mapping[int, Found]
) -> tuple[Found | None, tuple[int, int]]:
    """The state or body whose office it is, and the range of tokens from the one to the other."""
    goes_on = end < len(doc) and doc[end].lower_ == "of"  # "the UN | chief | of staff" is another
    before = until.get(begin)
    if before is not None and _may_stand_before(before):
        return (None if goes_on else before), (before.start, end)
    if begin and doc[begin - 1].text in POSSESSIVE and (owner := until.get(begin - 1)) is not None and not is_adjective(owner):
        return (None if goes_on else owner), (owner.start, end)
    if end + 1 < len(doc) and goes_on and doc[begin - 1].lower_ == "the" and begin:
        behind = since.get(end + 1 + (doc[end + 1].text in ARTICLES))
        if behind is not None and not is_adjective(behind):
            return behind, (begin, behind.end)
    return None, (begin, end)


def _may_stand_before(found: Found) -> bool:
    """Whether the form may stand directly before an office ("US president", "Russian president", not "Moscow president")."""
    return found.type == "ORG" or any(c.kind in ("adjective", "name") for c in found.candidates)


def _is_of_the_day(doc: Document, begin: int, end: int) -> bool:
    """Whether no word says that the holder is another than the one in office, and no other noun follows."""
    words = load_linking().offices
    before = [token.lower_ for token in doc[max(begin - 4, doc[begin].sent.start) : begin] if not token.is_punct]
    inside = {token.lower_ for token in doc[begin:end]} - {"vice"}
    after = next((token for token in doc[end:] if not token.is_space), None)
    if words.not_holder & {*before[-2:], *inside} or words.of_office & set(before):
        return False
    if before and (before[-1] in ("a", "an") or (before[-1] == "and" and doc[begin].pos_ == "ADJ")):
        return False  # "between | a | U.S. and | Syrian president"
    if after is None:
        return True
    if after.text in ("-", *POSSESSIVE) or after.lower_ in _AFTER:  # what a president's envoy does the president does not do
        return False
    return after.pos_ not in ("NOUN", "PROPN")


def _is_named(doc: Document, span: tuple[int, int], names: Sequence[Found]) -> bool:
    """Whether a name stands beside the office, as its apposition or with it as a title."""
    begin, end = span
    begins = {m.start for m in names if m.type == "PERSON"}
    ends = {m.end for m in names if m.type == "PERSON"}
    after = {end, end + 1} if end < len(doc) and doc[end].text in (",", "-", "–", "(") else {end}
    comma = begin - 1 - (begin > 0 and doc[begin - 1].text in ARTICLES)
    return bool(after & begins) or (comma > 0 and doc[comma].text == "," and comma in ends)


def _names_another(doc: Document, names: Sequence[Found], noun: Word, holder: Entry) -> bool:
    """Whether the article calls somebody else of the same state by the office ("President Bush", in an article that is misdated)."""
    for mention in names:
        if mention.type != "PERSON" or any(c.entry.key == holder.key for c in mention.candidates):
            continue
        titles = {token.lower_ for token in doc[max(mention.start - _NEAR, 0) : mention.start]}
        elsewhere = mention.candidates and all(c.entry.iso not in (None, holder.iso) for c in mention.candidates)
        if noun.lower_ in titles and not elsewhere:
            return True
    return False


def _holder_at(gazetteer: Gazetteer, home: Found, office: str, day: str) -> Entry | None:
    """The one who held an office, as a text calls it, of what a name means on a day, None for nobody known or several."""
    offices = load_linking().offices
    if home.type == "STATE":
        states = {c.entry.iso for c in home.candidates}
        iso = states.pop() if len(states) == 1 else None
        if iso is None or office not in offices.named:
            return None
        return leader_of(gazetteer, iso, day) if office == _LEADER else holder_of(gazetteer, iso, offices.named[office], day)
    keys = {c.entry.key for c in home.candidates}
    called = offices.of_bodies.get(office, frozenset())
    held = _held_in_bodies(gazetteer).get(keys.pop(), ()) if len(keys) == 1 else ()
    return _only({entry.key: entry for entry, term, words in held if words in called and serves(term, day)})


def holder_of(gazetteer: Gazetteer, iso: str, offices: frozenset[str], day: str) -> Entry | None:
    """The one who held one of some offices of a state on a day, None for nobody known or several.

    Args:
        iso: code of the state (ISO 3166-1 alpha-3).
        offices: as `leaders.csv` calls them.
        day: ISO 8601.
    """
    return _only(_holders(gazetteer, iso, offices, day))


def leader_of(gazetteer: Gazetteer, iso: str, day: str) -> Entry | None:
    """The one who led a state on a day, as president, premier or monarch; None where two share the lead or nobody is known."""
    offices = load_linking().offices
    if iso in offices.without_one_leader:
        return None
    premier = offices.led_by_premier.get(iso)
    by_premier = premier is not None and (premier.since or "") <= day <= (premier.until or "9999")
    ways = (offices.named["prime minister"] | offices.named["chancellor"],) if by_premier else offices.heads_of_state
    return _only(next((found for names in ways if (found := _holders(gazetteer, iso, names, day))), {}))


def _holders(gazetteer: Gazetteer, iso: str, offices: frozenset[str], day: str) -> Mapping[str, Entry]:
    return {
        entry.key: entry
        for entry in _officials(gazetteer).get(iso, ())
        for term in entry.terms
        if term.iso == iso and term.office in offices and serves(term, day)
    }


def _only(holders: Mapping[str, Entry]) -> Entry | None:
    return next(iter(holders.values())) if len(holders) == 1 else None


@cache
def _held_in_bodies(gazetteer: Gazetteer) -> Mapping[str, Sequence[tuple[Entry, Term, str]]]:
    """By the key of a body who held which office of it when ("NATO secretary-general"), the office without the body's name."""
    found: dict[str, list[tuple[Entry, Term, str]]] = defaultdict(list)
    for entry in gazetteer.entries.values():
        for term in (term for term in entry.terms if not term.iso):
            words = term.office.split()
            for split in range(len(words) - 1, 0, -1):  # the longest name
                bodies = {c.entry.key for c in gazetteer.forms.get(" ".join(words[:split]), ()) if c.entry.type == "ORG"}
                if len(bodies) == 1:
                    found[bodies.pop()].append((entry, term, " ".join(words[split:]).lower()))
                    break
    return found


@cache
def _officials(gazetteer: Gazetteer) -> Mapping[str, Sequence[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in gazetteer.entries.values():
        for iso in {term.iso for term in entry.terms if term.iso}:
            found[iso].append(entry)
    return found
