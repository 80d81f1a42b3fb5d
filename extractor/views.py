"""Parts of one extraction: what is so, what somebody says, what is sure enough.

An edge is a **fact** if it is said to have happened or to hold, in the article's own voice or on the word of a news outlet. It is a
**claim** if anybody else vouches for it. What is neither (planned, possible, denied, of unnamed sources) is in the whole graph alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from extractor.records import Entity, EntityId, Extraction, Relation

Entities = Mapping[EntityId, Entity]


def is_claim(relation: Relation, entities: Entities) -> bool:
    """Whether somebody who is no news outlet vouches for an edge."""
    return any(entities[speaker.entity].subtype != "media" for speaker in relation.attribution)


def is_fact(relation: Relation, entities: Entities) -> bool:
    """Whether the article itself, or a named news outlet, says that an edge holds."""
    asserted = relation.polarity == "positive" and relation.modality == "asserted"
    return asserted and not relation.anonymous and not is_claim(relation, entities)


VIEWS: dict[str, Callable[[Relation, Entities], bool]] = {"all": lambda *_: True, "facts": is_fact, "claims": is_claim}


def select(extraction: Extraction, view: str = "all", confidence: float = 0.0) -> Extraction:
    """The same article with some of its edges; all entities stay.

    Args:
        extraction: of one article.
        view: a key of `VIEWS`.
        confidence: the least that an edge must have, from 0 to 1.
    """
    entities = {entity.id: entity for entity in extraction.entities}
    kept = (r for r in extraction.relations if r.confidence >= confidence and VIEWS[view](r, entities))
    return replace(extraction, relations=tuple(kept))
