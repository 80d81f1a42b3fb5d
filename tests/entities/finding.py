"""What is found in a document made by hand, before any of it is one thing."""

from docs import make_doc

from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.mentions import find_mentions


def mentions(*sentences, ents=None, skipped=()):
    """(text, type) of all mentions, in text order."""
    return [(text, kind) for text, kind, _ in _found(sentences, ents, skipped)]


def names(*sentences, ents=None):
    """(text, type) of all names, in text order."""
    return [(text, kind) for text, kind, named in _found(sentences, ents) if named]


def _found(sentences, ents, skipped=()):
    doc = make_doc(*sentences, ents=ents)
    return [
        (doc.text_of(found.start, found.end), found.type, found.kind == "name")
        for found in find_mentions(doc, load_gazetteer(), skipped)
    ]
