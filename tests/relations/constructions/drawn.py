"""What the pipeline that ships draws from a text, for the tests of constructions: from text to edges."""


def edges(pipeline, text):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    return {(names[r.source], r.type, names[r.target]) for r in found.relations}
