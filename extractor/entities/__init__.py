"""Step 3: a parsed document becomes entities, one per real-world thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractor.entities.anaphors import find_anaphors
from extractor.entities.clusters import Partition
from extractor.entities.described.nouns import load_described
from extractor.entities.found import Found
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions
from extractor.entities.naming import identity_of, to_entities
from extractor.entities.offices import find_holders
from extractor.entities.pronouns import Chooser, choose_first
from extractor.entities.ranking import Ranker, load_ranker
from extractor.entities.resolve import resolve
from extractor.entities.words import load_words
from extractor.lemmas import use_known_lemmas
from extractor.records import Article, Entity, Identity
from extractor.words import Document

__all__ = ["explain_entities", "find_entities", "load_ranker", "partition_of", "resolve_given"]


def find_entities(doc: Document, article: Article, ranker: Ranker | None = None) -> list[Entity]:
    """Entities of an article that a pipeline of `document.py` has parsed, in order of first mention.

    Args:
        ranker: what tells which thing a pronoun means; None for the one that goes with any pipeline.
    """
    return explain_entities(doc, article, ranker)[0]


def explain_entities(doc: Document, article: Article, ranker: Ranker | None = None) -> tuple[list[Entity], list[Identity]]:
    """Entities of an article, in order of first mention, and for those that may be known things which ones, and why."""
    clusters = partition_of(doc, article, (ranker or load_ranker()).first).entities()
    entities = to_entities(doc, article.text, clusters)
    return entities, [
        identity_of(entity, cluster) for entity, cluster in zip(entities, clusters, strict=True) if cluster.considered
    ]


def partition_of(doc: Document, article: Article, choose: Chooser = choose_first) -> Partition:
    """The mentions of an article in clusters; `choose` tells what a pronoun means."""
    words, gazetteer = load_words(), load_gazetteer()
    use_known_lemmas(doc, load_described(), again=False)
    mentions = find_mentions(doc, gazetteer, _boilerplate(doc))
    holders = list(find_holders(doc, [m for m in mentions if m.kind == "name"], gazetteer, article.published))
    mentions = sorted([*mentions, *holders], key=lambda found: (found.start, -found.end))
    mentions += find_anaphors(doc, mentions, words)
    return resolve(Partition(doc, mentions, gazetteer, words, article.published), choose)


def resolve_given(doc: Document, article: Article, given: Sequence[Found], ranker: Ranker | None = None) -> list[list[Found]]:
    """The partition of mentions that somebody else found, each in one list; for scoring coreference apart from the finding of mentions.

    Args:
        given: spans with their type, kind and head; a name may span its whole phrase, of which the name inside is read.
        ranker: see `find_entities`.
    """
    words, gazetteer = load_words(), load_gazetteer()
    use_known_lemmas(doc, load_described(), again=False)
    own = find_mentions(doc, gazetteer, ())
    read = [_as_read(doc, found, own) for found in given]
    place_of = {(mention.start, mention.end): mention for mention in read}
    for mention in read:
        mention.parts = [place_of[part.start, part.end] for part in mention.parts if (part.start, part.end) in place_of]
    in_order = sorted(read, key=lambda m: (m.start, -m.end))
    unresolved = Partition(doc, in_order, gazetteer, words, article.published, given=True)
    partition = resolve(unresolved, (ranker or load_ranker()).some)
    groups: dict[int, list[Found]] = {}
    for found, mention in zip(given, read, strict=True):
        cluster = partition.of(mention)
        groups.setdefault(id(mention if cluster is None else cluster), []).append(found)
    return list(groups.values())


def _as_read(doc: Document, given: Found, own: Sequence[Found]) -> Found:
    """A given mention with what the finding of mentions knows of the same name or description."""
    if any(doc[i].lower_ in ("and", "&") and doc[i].head.head.i == given.head for i in range(given.head + 1, given.end)):
        return replace(given, kind="nominal", type="GROUP" if given.type == "PERSON" else given.type, anaphoric=True)
    if given.kind == "pronoun":
        return replace(given)
    for found in own:
        inside = given.start <= found.start and found.end <= given.end
        at_head = inside and found.start <= given.head < found.end
        if at_head and found.kind == given.kind == "name":
            return replace(found, head=given.head)
        if at_head and found.kind == given.kind == "nominal" and found.head == given.head:
            return replace(found)
        titled = inside and found.kind == "name" and found.type == given.type == "PERSON" and found.start == given.head + 1
        if titled:  # "biologist | Nick Bos", "US President | Barack Obama"
            return replace(found)
    noun = doc[given.head]
    words = load_words()
    if given.kind == "nominal" or (given.type == "PERSON" and noun.lower_ in words.definite["PERSON"].nouns | words.people):
        return replace(given, kind="nominal", anaphoric=True)
    start = end = given.head
    while start > given.start and doc[start - 1].pos_ == "PROPN":
        start -= 1
    while end + 1 < given.end and doc[end + 1].pos_ == "PROPN":
        end += 1
    return replace(given, start=start, end=end + 1)


def _boilerplate(doc: Document) -> list[tuple[int, int]]:
    """Token ranges of the lines that are no part of the story."""
    words = load_words()
    ranges, start = [], 0
    for token in doc:
        if (token.is_space and "\n" in token.text) or token.i == len(doc) - 1:
            if words.is_boilerplate(doc.text_of(start, token.i + 1)):
                ranges.append((start, token.i + 1))
            start = token.i + 1
    return ranges
