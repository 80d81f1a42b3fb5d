"""What belongs to the facts of an article, and what to its claims."""

from __future__ import annotations

from dataclasses import replace

import pytest
from extractions import SAMPLE

from extractor.records import Attribution, EntityId, Extraction
from extractor.views import VIEWS, select

EDGE = SAMPLE.relations[0]


def extraction(subtype: str | None = None, speaker: bool = False, **fields: object) -> Extraction:
    """The sample with one edge, vouched for by its first entity if there is a speaker."""
    first, *others = SAMPLE.entities
    by = (Attribution(EntityId(first.id), "said", quote=False),) if speaker else ()
    return replace(
        SAMPLE,
        entities=(replace(first, type="ORG", subtype=subtype), *others),
        relations=(replace(EDGE, **{"attribution": by, "anonymous": False, "modality": "asserted", "polarity": "positive", **fields}),),
    )  # fmt: skip


def views_of(found: Extraction) -> set[str]:
    return {view for view in VIEWS if select(found, view).relations}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (extraction(), {"all", "facts"}),
        (extraction("media", speaker=True), {"all", "facts"}),
        (extraction("government", speaker=True), {"all", "claims"}),
        (extraction(anonymous=True), {"all"}),
        (extraction(modality="intended"), {"all"}),
        (extraction(polarity="negative"), {"all"}),
        (extraction("government", speaker=True, polarity="negative"), {"all", "claims"}),
    ],
)
def test_an_edge_is_a_fact_or_a_claim_or_neither(found, expected):
    assert views_of(found) == expected


def test_a_speaker_beside_an_outlet_makes_a_claim():
    outlet, other = SAMPLE.entities[:2]
    both = tuple(Attribution(EntityId(e.id), "said", quote=False) for e in (outlet, other))
    found = replace(extraction("media", speaker=True), relations=(replace(EDGE, attribution=both, anonymous=False),))
    assert views_of(found) >= {"claims"}
    assert "facts" not in views_of(found)


def test_unsure_edges_are_left_out_and_entities_stay():
    found = extraction(confidence=0.6)
    assert select(found, confidence=0.6) == found
    assert select(found, confidence=0.61) == replace(found, relations=())
