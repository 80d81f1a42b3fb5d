"""Step 3: a parsed document becomes entities, one per real-world thing."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.entities.described import load_described
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions
from extractor.entities.naming import identity_of, to_entities
from extractor.entities.offices import find_holders
from extractor.entities.resolve import Resolver
from extractor.entities.words import load_words
from extractor.lemmas import use_known_lemmas
from extractor.records import Article, Entity, Identity

__all__ = ["explain_entities", "find_entities"]


def find_entities(doc: Doc, article: Article) -> list[Entity]:
    """Entities of an article that a pipeline of `document.py` has parsed, in order of first mention."""
    return explain_entities(doc, article)[0]


def explain_entities(doc: Doc, article: Article) -> tuple[list[Entity], list[Identity]]:
    """Entities of an article, in order of first mention, and for those that may be known things which ones, and why."""
    words = load_words()
    use_known_lemmas(doc, load_described())
    gazetteer = load_gazetteer()
    mentions = find_mentions(doc, gazetteer, _boilerplate(doc))
    holders = list(find_holders(doc, [m for m in mentions if m.kind == "name"], gazetteer, article.published))
    mentions = sorted([*mentions, *holders], key=lambda found: (found.start, -found.end))
    clusters = Resolver(doc, mentions, gazetteer, words, article.published).resolve()
    entities = to_entities(doc, article.text, clusters)
    return entities, [
        identity_of(entity, cluster) for entity, cluster in zip(entities, clusters, strict=True) if cluster.considered
    ]


def _boilerplate(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges of the lines that are no part of the story."""
    words = load_words()
    ranges, start = [], 0
    for token in doc:
        if (token.is_space and "\n" in token.text) or token.i == len(doc) - 1:
            if words.is_boilerplate(doc[start : token.i + 1].text):
                ranges.append((start, token.i + 1))
            start = token.i + 1
    return ranges
