from dataclasses import is_dataclass, replace
from typing import get_args, get_type_hints

from extractions import EMPTY, SAMPLE, extractions
from hypothesis import given
from hypothesis import strategies as st

from extractor.graph import EDGE_ATTRIBUTES, GRAPH_ATTRIBUTES, NODE_ATTRIBUTES, build_graph, clean, clean_id, cleaned
from extractor.records import Attribution, Entity, EntityId, Evidence, Extraction, Mention, Relation, Span, Time


def test_nodes_edges_and_article_carry_the_attributes_of_the_contract():
    graph = build_graph(SAMPLE)
    assert graph.graph == {
        "article": "offer",
        "title": "A rare offer",
        "published": "2021-06-01",
        "source": "Gazette",
        "url": "https://gazette.example/offer",
        "language": "en",
        "text_sha256": SAMPLE.text_sha256,
    }
    assert graph.nodes["Q1"] == {
        "label": "Republic of Freedonia",
        "name": "Republic of Freedonia",
        "type": "STATE",
        "iso": "FRE",
        "wikidata": "Q1",
        "latitude": -41.5,
        "longitude": 74.25,
        "mentions": 1,
        "aliases": "Freedonia",
    }
    assert graph.edges["Q1", "sylvania", "offer:r1"] == {
        "relation": "offer:r1",
        "label": "offered the use of a base to",
        "name": "offered the use of a base to",
        "type": "agree",
        "cameo": "0312",
        "polarity": "positive",
        "modality": "asserted",
        "attributed_to": "Daily Gazette",
        "anonymous": True,
        "time": "2021-05",
        "start": "2021-05-01",
        "end": "2021-05-31",
        "place": "Sylvania",
        "evidence": SAMPLE.relations[0].evidence.text,
        "begin": SAMPLE.relations[0].evidence.begin,
        "end_offset": SAMPLE.relations[0].evidence.end,
        "trigger": "offered",
        "rule": "by-hand",
        "confidence": 0.9,
        "weight": 1.0,
    }


def test_what_the_article_does_not_tell_is_left_out():
    graph = build_graph(SAMPLE)
    assert "iso" not in graph.nodes["sylvania"]
    assert "aliases" not in graph.nodes["sylvania"]
    assert not {"time", "office", "attributed_to"} & set(graph.edges["sylvania", "base", "offer:r2"])
    assert "title" not in build_graph(EMPTY).graph


def test_two_edges_between_the_same_nodes_stay_two():
    first = SAMPLE.relations[0]
    graph = build_graph(replace(SAMPLE, relations=(first, replace(first, id="r9", type="aid"))))
    assert sorted(key for _, _, key in graph.edges(keys=True)) == ["offer:r1", "offer:r9"]


def test_ids_that_cleaning_makes_equal_stay_apart():
    entities = tuple(replace(SAMPLE.entities[1], id=key) for key in ("a", "a\x00", "\x00", ""))
    graph = build_graph(replace(SAMPLE, entities=entities, relations=()))
    assert [node.partition("~")[0] for node in graph.nodes] == ["a", "a", "", ""]
    assert len(set(graph.nodes)) == 4


ids = st.text(st.characters(exclude_categories=()), max_size=4) | st.text("a~0\x00\u202e", max_size=3)


@given(ids, ids)
def test_clean_ids_are_clean_and_differ_as_the_ids_do(one, two):
    assert (clean_id(one) == clean_id(two)) == (one == two)
    assert clean_id(one) == clean(clean_id(one)) != ""
    assert clean_id(clean_id(one)) != clean_id(one) or clean_id(one) == one


def test_what_reorders_text_goes_and_what_marks_its_direction_stays():
    assert clean("Kiev\u202e\u2066\u2069 \u200fv\u200e") == "Kiev \u200fv\u200e"


@given(extractions())
def test_a_cleaned_extraction_has_clean_texts_and_the_same_edges(extraction):
    once = cleaned(extraction)
    assert [entity.name for entity in once.entities] == [clean(entity.name) for entity in extraction.entities]
    assert [m.text for e in once.entities for m in e.mentions] == [clean(m.text) for e in extraction.entities for m in e.mentions]
    assert [relation.evidence.text for relation in once.relations] == [clean(r.evidence.text) for r in extraction.relations]
    place = {entity.id: index for index, entity in enumerate(extraction.entities)}
    ends = [(place[relation.source], place[relation.target]) for relation in extraction.relations]
    place = {entity.id: index for index, entity in enumerate(once.entities)}
    assert [(place[relation.source], place[relation.target]) for relation in once.relations] == ends


def dirty(record, at):
    """Copies of a record with a control character in one text each, and where it is."""
    for name, hint in get_type_hints(type(record)).items():
        value = getattr(record, name)
        if str in (hint, *get_args(hint)) or EntityId in (hint, *get_args(hint)):
            yield f"{at}.{name}", replace(record, **{name: "a\x00"})
        elif isinstance(value, tuple) and value:
            yield from ((where, replace(record, **{name: (each, *value[1:])})) for where, each in dirty(value[0], f"{at}.{name}"))
        elif is_dataclass(value):
            yield from ((where, replace(record, **{name: each})) for where, each in dirty(value, f"{at}.{name}"))


def test_no_text_of_any_record_is_overlooked():
    voice = Attribution(EntityId("a"), "say", False)
    relation = Relation(
        "r1", EntityId("a"), EntityId("a"), "aid", "aid", "07", "positive", "asserted", (voice,), False, Time("now", "2024", None, None),
        EntityId("a"), None, Evidence(0, 1, "A"), Span(0, 1), "aid.verb", 0.9,
    )  # fmt: skip
    entity = Entity(EntityId("a"), "ORG", None, "A", None, None, None, None, (Mention(0, 1, "A", "name"),))
    extraction = Extraction("one", None, None, None, "en", "0", (entity,), (relation,))
    spoilt = list(dirty(extraction, ""))
    assert len(spoilt) == 30
    for where, each in spoilt:
        assert each != extraction
        assert "\\x00" not in repr(cleaned(each)), where


@given(extractions())
def test_every_key_has_one_type_and_no_text_is_unfit_for_xml(extraction):
    graph = build_graph(extraction)
    assert len(graph) == len(extraction.entities)
    assert graph.number_of_edges() == len({key for *_, key in graph.edges(keys=True)}) == len(extraction.relations)
    records = [(graph.graph, GRAPH_ATTRIBUTES)]
    records += [(record, NODE_ATTRIBUTES) for _, record in graph.nodes(data=True)]
    records += [(record, EDGE_ATTRIBUTES) for *_, record in graph.edges(data=True)]
    for record, schema in records:
        assert "id" not in record
        for key, value in record.items():
            assert type(value) is schema[key]
            if isinstance(value, str):
                assert not any((c < " " and c not in "\t\n\r") or "\ud800" <= c <= "\udfff" or c in "\ufffe\uffff" for c in value)


@given(extractions())
def test_same_input_same_graph(extraction):
    one, two = build_graph(extraction), build_graph(extraction)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))
