"""An analyst's decisions: each kind does what it says, to the entity that it names and to nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from extractions import SAMPLE, extractions
from hypothesis import given

from extractor.corrections import Corrections, load_corrections
from extractor.errors import DataError
from extractor.records import Extraction, Mention

WHY = "seen by hand"


def corrected(**kinds: object) -> Extraction:
    return Corrections.model_validate({kind: [{"reason": WHY, **one}] for kind, one in kinds.items()}).apply(SAMPLE)


def names(extraction: Extraction) -> list[str]:
    return [entity.name for entity in extraction.entities]


@pytest.mark.parametrize("key", ["sylvania", "Sylvania"])
def test_dropping_takes_the_edges_along(key):
    found = corrected(drop={"entity": key})
    assert names(found) == ["Republic of Freedonia", "air base", "Daily Gazette"]
    assert not found.relations


def test_a_dropped_speaker_leaves_an_unnamed_source():
    whole = replace(SAMPLE, relations=tuple(replace(edge, anonymous=False) for edge in SAMPLE.relations))
    found = Corrections.model_validate({"drop": [{"entity": "gazette", "reason": WHY}]}).apply(whole)
    assert [(edge.attribution, edge.anonymous) for edge in found.relations] == [((), True), ((), False)]


def test_renaming_keeps_the_id():
    found = corrected(rename={"entity": "Q1", "name": "Freedonia"})
    assert (found.entities[0].id, found.entities[0].name) == ("Q1", "Freedonia")
    assert found.relations == SAMPLE.relations


def test_another_type():
    found = corrected(type={"entity": "air base", "type": "PLACE", "subtype": "facility"})
    assert (found.entities[2].type, found.entities[2].subtype) == ("PLACE", "facility")


def test_joining_rewires_the_edges_and_keeps_all_mentions():
    found = corrected(same={"entities": ["sylvania", "Daily Gazette"]})
    assert names(found) == ["Republic of Freedonia", "Sylvania", "air base"]
    assert {mention.text for mention in found.entities[1].mentions} == {"Sylvania", "Daily Gazette"}
    assert found.relations[0].attribution[0].entity == "sylvania"
    assert [(edge.source, edge.target) for edge in found.relations] == [("Q1", "sylvania"), ("sylvania", "base")]


def test_joining_drops_an_edge_between_the_two():
    found = corrected(same={"entities": ["Q1", "sylvania"]})
    assert [(edge.source, edge.target) for edge in found.relations] == [("Q1", "base")]


def test_joining_with_an_item_that_the_article_did_not_know():
    found = corrected(same={"entities": ["Q999", "Sylvania"]})
    assert (found.entities[1].id, found.entities[1].wikidata) == ("Q999", "Q999")
    assert found.relations[0].target == found.relations[0].place == "Q999"


def test_splitting_takes_the_edges_of_sentences_with_that_form_alone():
    early = Mention(0, 6, "Envoys", "name")
    first, second, *others = SAMPLE.entities
    whole = replace(SAMPLE, entities=(first, replace(second, mentions=(early, *second.mentions)), *others))
    found = Corrections.model_validate({"different": [{"entities": ["sylvania", "Sylvania"], "reason": WHY}]}).apply(whole)
    assert names(found)[-1] == "Sylvania"
    apart = found.entities[-1]
    assert apart.id == "sylvania~Sylvania" and apart.mentions == second.mentions
    assert found.entities[1].mentions == (early,)
    assert [(edge.source, edge.target) for edge in found.relations] == [("Q1", apart.id), (apart.id, "base")]


def test_a_correction_of_another_article_does_nothing():
    assert corrected(drop={"entity": "sylvania", "article": "another"}) is SAMPLE
    assert corrected(drop={"entity": "sylvania", "article": SAMPLE.id}) is not SAMPLE


@given(extractions())
def test_what_no_correction_names_stays(extraction):
    strange = "\N{SNOWMAN}" * 20
    made = Corrections.model_validate(
        {
            "drop": [{"entity": strange, "reason": WHY}],
            "same": [{"entities": [strange, strange + "2"], "reason": WHY}],
            "different": [{"entities": [strange, "x"], "reason": WHY}],
        }
    )
    assert made.apply(extraction) is extraction


@given(extractions())
def test_corrected_extractions_still_keep_the_contract(extraction):
    if extraction.entities:
        first = extraction.entities[0]
        for kind in (
            {"drop": [{"entity": first.id or "x", "reason": WHY}]},
            {"same": [{"entities": [e.id or "x" for e in extraction.entities][:2] * 2, "reason": WHY}]},
        ):
            found = Corrections.model_validate(kind).apply(extraction)
            known = {entity.id for entity in found.entities}
            assert all({edge.source, edge.target} <= known for edge in found.relations)
            assert all(voice.entity in known for edge in found.relations for voice in edge.attribution)


FILE = """
[[drop]]
entity = "Passenger Jet"
reason = "an aircraft, no body"
"""


def test_a_file(tmp_path: Path):
    path = tmp_path / "corrections.toml"
    path.write_text(FILE, encoding="utf-8")
    assert len(load_corrections(path)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[drop]]\nentity = "x"\n', "drop.0.reason: Field required"),
        ('[[drop]]\nentitty = "x"\nreason = "y"\n', "drop.0.entitty: Extra inputs are not permitted"),
        ('[[same]]\nentities = ["x"]\nreason = "y"\n', "same.0.entities"),
        ('[[type]]\nentity = "x"\ntype = "TANK"\nreason = "y"\n', "type 'TANK'; expected one of PERSON"),
        ('[[type]]\nentity = "x"\ntype = "BASE"\nsubtype = "z"\nreason = "y"\n', "subtype 'z'; expected one of air"),
        ("[[drop]\n", "cannot be read as TOML"),
    ],
)
def test_a_broken_file_tells_where(tmp_path, text, told):
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_corrections(path)
    assert told in str(caught.value) and str(path) in str(caught.value)
