"""Two runs: nothing where they are equal, and every change with its evidence where they are not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from extractions import EMPTY, SAMPLE, extractions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.diff import Difference, counted, diff_runs
from extractor.export.jsonlines import to_json
from extractor.records import Extraction


def differences(folder: Path, first: list[Extraction], second: list[Extraction]) -> list[Difference]:
    for name, items in (("first", first), ("second", second)):
        (folder / f"{name}.jsonl").write_text("".join(to_json(item) + "\n" for item in items), encoding="utf-8")
    return list(diff_runs(folder / "first.jsonl", folder / "second.jsonl"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(extractions(), max_size=3, unique_by=lambda extraction: extraction.id))
def test_the_same_run_differs_in_nothing(tmp_path, items):
    assert differences(tmp_path, items, list(reversed(items))) == []


def test_new_and_gone_articles_are_told_with_all_they_hold(tmp_path):
    found = differences(tmp_path, [EMPTY], [SAMPLE])
    assert [each.kind for each in found if each.change == "gone"] == ["article"]
    assert counted(found) == {
        "article": {"new": 1, "gone": 1, "changed": 0},
        "entity": {"new": 4, "gone": 0, "changed": 0},
        "relation": {"new": 2, "gone": 0, "changed": 0},
    }
    assert "offered its neighbour" in next(each.evidence for each in found if each.kind == "relation")


def test_a_changed_field_is_told_before_and_after(tmp_path):
    edge, *others = SAMPLE.relations
    renamed = (replace(SAMPLE.entities[0], name="Freedonia"), *SAMPLE.entities[1:])
    later = replace(SAMPLE, entities=renamed, relations=(replace(edge, polarity="negative", id="r9"), *others))
    entity, relation, *rest = differences(tmp_path, [SAMPLE], [later])
    assert (entity.change, entity.fields) == ("changed", {"name": ("Republic of Freedonia", "Freedonia")})
    assert relation.fields["polarity"] == ("positive", "negative") and "id" not in relation.fields
    assert [each.fields.keys() for each in rest] == []


def test_a_moved_edge_is_gone_and_new(tmp_path):
    edge, *others = SAMPLE.relations
    later = replace(SAMPLE, relations=(replace(edge, target=edge.source, source=edge.target), *others))
    assert [each.change for each in differences(tmp_path, [SAMPLE], [later])] == ["gone", "new"]


def moved(span, distance):
    return replace(span, begin=span.begin + distance, end=span.end + distance)


def test_what_only_stands_elsewhere_is_the_same(tmp_path):
    entities = tuple(replace(e, mentions=tuple(moved(m, 40) for m in e.mentions)) for e in SAMPLE.entities)
    relations = tuple(replace(r, evidence=moved(r.evidence, 40), trigger=moved(r.trigger, 40)) for r in SAMPLE.relations)
    assert differences(tmp_path, [SAMPLE], [replace(SAMPLE, entities=entities, relations=relations, text_sha256="0" * 64)]) == []


def test_what_is_told_of_an_article_counts(tmp_path):
    (found,) = differences(tmp_path, [SAMPLE], [replace(SAMPLE, title="Otherwise")])
    assert (found.change, found.kind, found.fields) == ("changed", "article", {"title": (SAMPLE.title, "Otherwise")})


def test_broken_lines_are_told(tmp_path):
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": 1}) + "\n", encoding="utf-8")
    failed = []
    assert list(diff_runs(tmp_path / "a.jsonl", tmp_path / "a.jsonl", failed)) == []
    assert len(failed) == 2
