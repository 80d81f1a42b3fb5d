"""Which spans of a document speak of which type of thing: trained tagger, gazetteer and described phrases, reconciled."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.anaphors import region_of
from extractor.entities.described import find_described
from extractor.entities.found import Found
from extractor.entities.functions import is_acted_on, is_subject
from extractor.entities.gazetteer import Gazetteer
from extractor.entities.mentions.completion import complete, with_their_places
from extractor.entities.mentions.entity_types import agree_on_types
from extractor.entities.mentions.known import find_known
from extractor.entities.mentions.patterns import (
    find_acronyms,
    find_contests,
    find_explained,
    find_firms,
    find_laws,
    find_repeated,
    find_teams,
    find_titled,
)
from extractor.entities.mentions.reconcile import reconcile
from extractor.entities.mentions.tagged import find_tagged
from extractor.entities.pieces import (
    join_flights,
    join_hyphened,
    join_lists,
    join_models,
    join_nicknamed,
    join_persons,
    join_purposes,
)
from extractor.entities.words import load_words
from extractor.words import Document, Word


def find_mentions(doc: Document, gazetteer: Gazetteer, skipped: Sequence[tuple[int, int]]) -> list[Found]:
    """Named and described mentions in text order; a shorter one may lie inside a longer one.

    Args:
        doc: a parsed document.
        gazetteer: the things that are known.
        skipped: token ranges of boilerplate, which yield nothing.
    """
    names = join_nicknamed(reconcile(find_tagged(doc, gazetteer), find_known(doc, gazetteer), doc), doc)
    names = join_models(join_flights(agree_on_types(names, doc), doc))
    for find in (find_titled, find_laws, find_contests, find_teams, find_firms, find_acronyms, find_explained, find_repeated):
        names += list(find(doc, tuple(names)))
    names = with_their_places(complete(names, doc), doc)
    names = join_hyphened(join_persons(join_lists(join_purposes(names, doc), doc), doc), doc)
    names = [_administration(found, doc) for found in names if not (_is_region_of(found, doc) or _is_bygone(found, doc))]
    names = [found for found in names if not any(begin <= found.start < end for begin, end in skipped)]
    described = [found for found in find_described(doc, names) if not any(begin <= found.start < end for begin, end in skipped)]
    return sorted([*names, *described], key=lambda found: (found.start, -found.end))


def _is_region_of(found: Found, doc: Document) -> bool:
    """Whether a name only tells in what part of the world a state lies ("the | Gulf | state")."""
    one = found.end - found.start == 1 and found.end < len(doc)
    return one and region_of(doc[found.end], load_words()) is not None


def _is_bygone(found: Found, doc: Document) -> bool:
    """Whether a name only tells what a state was once part of ("the former | Soviet | republic", "a former | French | colony")."""
    former = found.start > 0 and doc[found.start - 1].lower_ == "former"
    return former and found.end < len(doc) and doc[found.end].lemma_.lower() in load_words().dominions


def _administration(found: Found, doc: Document) -> Found:
    """A leader's name with the word that makes it the name of his government ("Biden administration") or of those who campaign for him
    ("the | Biden campaign | denied it"), else the name itself."""
    after = doc[found.end].text if found.end < len(doc) else ""
    if found.type == "PERSON" and after == "campaign" and _acts(doc[found.end]):
        return Found(found.start, found.end + 1, "ORG", "name", subtype="other")
    led = found.type == "PERSON" and after in ("administration", "Administration", "Government")
    led = led or (found.type == "ORG" and not found.candidates and found.end - found.start == 1 and after == "Government")
    return Found(found.start, found.end + 1, "ORG", "name", subtype="government") if led else found


def _acts(noun: Word) -> bool:
    """Whether a noun is the subject of a verb that is no copula, or its object."""
    return (is_subject(noun) or is_acted_on(noun)) and noun.head.pos_ == "VERB"
