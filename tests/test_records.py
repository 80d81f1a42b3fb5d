import dataclasses
import json
import pickle

import pytest
from extractions import EMPTY, SAMPLE, TEXT, extractions
from hypothesis import given
from hypothesis import strategies as st

from extractor.errors import ArticleError, DataError
from extractor.records import Article, Evidence, Extraction, Mention, Span, sha256

RECORDS = [Article("a", "text"), Span(0, 1), SAMPLE, SAMPLE.entities[0], SAMPLE.entities[0].mentions[0], SAMPLE.relations[0]]
RECORDS += [SAMPLE.relations[0].attribution[0], SAMPLE.relations[0].time, SAMPLE.relations[0].evidence]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_records_are_frozen(record):
    for field in dataclasses.fields(record):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(record, field.name, None)
    assert not hasattr(record, "__dict__")
    assert pickle.loads(pickle.dumps(record)) == record


@pytest.mark.parametrize(("begin", "end"), [(-1, 1), (1, 1), (2, 1), (-2, -1)])
@pytest.mark.parametrize("kind", [Span, lambda b, e: Evidence(b, e, "x"), lambda b, e: Mention(b, e, "x", "name")])
def test_a_span_without_characters_is_refused(kind, begin, end):
    with pytest.raises(DataError, match=rf"\[{begin}, {end}\)"):
        kind(begin, end)


def test_spans_sort_by_place():
    assert sorted([Span(3, 4), Span(0, 9), Span(0, 2)]) == [Span(0, 2), Span(0, 9), Span(3, 4)]


def test_json_form_has_the_keys_of_the_contract_in_its_order():
    record = SAMPLE.to_dict()
    assert list(record) == ["id", "title", "published", "source", "language", "text_sha256", "entities", "relations", "url"]
    assert "url" not in EMPTY.to_dict()
    assert list(record["entities"][0]) == [
        "id", "type", "subtype", "name", "iso", "wikidata", "latitude", "longitude", "mentions",
    ]  # fmt: skip
    begin = TEXT.index("Freedonia")
    assert record["entities"][0]["mentions"] == [{"begin": begin, "end": begin + 9, "text": "Freedonia", "kind": "name"}]
    relation = record["relations"][0]
    assert list(relation) == [
        "id", "source", "target", "type", "label", "cameo", "polarity", "modality", "attribution", "anonymous", "time", "place",
        "office", "evidence", "trigger", "rule", "confidence",
    ]  # fmt: skip
    assert relation["attribution"] == [{"entity": "gazette", "cue": "reported", "quote": False}]
    assert relation["time"] == {"text": "In May", "value": "2021-05", "start": "2021-05-01", "end": "2021-05-31"}
    assert list(relation["evidence"]) == ["begin", "end", "text"]
    assert list(relation["trigger"]) == ["begin", "end"]


@given(extractions())
def test_what_is_written_is_read_back(extraction):
    record = extraction.to_dict()
    assert json.loads(json.dumps(record)) == record
    assert Extraction.from_dict(record) == extraction


def broken(path: str, value: object) -> dict:
    record = json.loads(json.dumps(SAMPLE.to_dict()))
    *folders, last = path.split(".")
    place = record
    for key in folders:
        place = place[int(key) if key.isdecimal() else key]
    place[last] = value
    return record


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("entities.1.name", 5),
        ("entities.0.latitude", "north"),
        ("entities.0.mentions.0.kind", "adverb"),
        ("relations.0.polarity", "neutral"),
        ("relations.1.modality", "hoped"),
        ("relations.0.attribution.0.quote", "perhaps"),
        ("relations.0.evidence.begin", None),
        ("relations.0.time.value", 2021),
        ("relations.0.confidence", "high"),
        ("text_sha256", None),
    ],
)
def test_a_bad_field_is_named(path, value):
    with pytest.raises(DataError) as caught:
        Extraction.from_dict(broken(path, value))
    assert str(caught.value).startswith("extraction 'offer': ")
    assert path in str(caught.value)


@pytest.mark.parametrize("key", ["entities", "language", "relations"])
def test_a_missing_field_is_named(key):
    record = SAMPLE.to_dict()
    del record[key]
    with pytest.raises(DataError, match=key):
        Extraction.from_dict(record)


def test_every_bad_field_is_named_at_once():
    record = broken("entities.1.name", 5)
    record["relations"][0]["polarity"] = "neutral"
    with pytest.raises(DataError) as caught:
        Extraction.from_dict(record)
    assert "entities.1.name" in str(caught.value)
    assert "relations.0.polarity" in str(caught.value)


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_relation_to_nowhere_is_refused(end):
    with pytest.raises(DataError, match="relation r1 names unknown entity 'nowhere'"):
        Extraction.from_dict(broken(f"relations.0.{end}", "nowhere"))


def test_an_empty_span_in_the_json_form_is_refused():
    record = broken("relations.0.trigger.end", 0)
    record["relations"][0]["trigger"]["begin"] = 0
    with pytest.raises(DataError, match=r"expected 0 <= begin < end"):
        Extraction.from_dict(record)


def test_digest_is_that_of_utf8():
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("\ud800") != sha256("\udfff")


@given(st.text(st.characters(exclude_categories=())), st.text(st.characters(exclude_categories=())))
def test_digests_tell_texts_apart(one, other):
    assert (sha256(one) == sha256(other)) == (one == other)


def test_an_article_error_survives_the_way_between_processes():
    error = pickle.loads(pickle.dumps(ArticleError("a1", "no text")))
    assert (error.article, error.reason, str(error)) == ("a1", "no text", "a1: no text")
