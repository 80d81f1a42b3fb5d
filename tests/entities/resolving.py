"""What is found in a document made by hand, for the tests of coreference."""

from docs import make_doc

from extractor.entities import find_entities
from extractor.records import Article


def read(*sentences, ents=None, published=None):
    """A document and the article that it is of."""
    doc = make_doc(*sentences, ents=ents)
    return doc, Article("test", doc.text, published=published)


def resolve(*sentences, ents=None, published=None):
    return find_entities(*read(*sentences, ents=ents, published=published))


def names(entities):
    """Name -> texts of its mentions in text order."""
    return {entity.name: [mention.text for mention in entity.mentions] for entity in entities}


def grouped(*sentences, ents=None):
    """Name -> texts of its mentions, of the entities of some sentences."""
    return names(resolve(*sentences, ents=ents))


def of(entities, name):
    (entity,) = [entity for entity in entities if entity.name == name]
    return entity


def meant_by(entities, word):
    """Name of the entity that a pronoun or noun stands for, None for nobody."""
    found = {entity.name for entity in entities for mention in entity.mentions if mention.text == word and mention.kind != "name"}
    assert len(found) <= 1, found
    return next(iter(found), None)
