"""JSON-LD: the triples that an RDF library makes of it, offline."""

import json
import socket
from dataclasses import replace

import pytest
from extractions import EMPTY, SAMPLE
from outputs import OA, SCHEMA, X, read_rdf, write
from rdflib import PROV, RDF, RDFS, XSD, Literal, URIRef

from extractor.export.jsonld import CONTEXT, to_jsonld
from extractor.ontology import load_ontology

FREEDONIA = URIRef("http://www.wikidata.org/entity/Q1")
SYLVANIA, GAZETTE = X["entity:offer:sylvania"], X["entity:offer:gazette"]
ARTICLE, FIRST, SECOND = X["article:offer"], X["relation:offer:r1"], X["relation:offer:r2"]


@pytest.fixture
def rdf(tmp_path, monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("a look at the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    write("jsonld", tmp_path / "out.jsonl", SAMPLE, EMPTY)
    return read_rdf(tmp_path / "out.jsonl")


def test_an_edge_is_a_statement_that_is_not_asserted(rdf):
    assert {
        (FIRST, RDF.type, RDF.Statement),
        (FIRST, RDF.subject, FREEDONIA),
        (FIRST, RDF.predicate, X.agree),
        (FIRST, RDF.object, SYLVANIA),
        (FIRST, RDFS.label, Literal("offered the use of a base to")),
        (SECOND, X.polarity, Literal("negative")),
        (SECOND, X.modality, Literal("possible")),
    } <= set(rdf)
    assert not list(rdf.triples((None, X.agree, None)))


def test_speakers_are_agents_in_the_order_of_the_attribution(rdf):
    assert (FIRST, PROV.wasAttributedTo, GAZETTE) in rdf
    assert (GAZETTE, RDF.type, PROV.Agent) in rdf
    assert (SYLVANIA, RDF.type, PROV.Agent) not in rdf
    assert (FIRST, PROV.wasDerivedFrom, ARTICLE) in rdf
    voice = rdf.value(FIRST, PROV.qualifiedAttribution)
    told = {(RDF.type, PROV.Attribution), (PROV.agent, GAZETTE), (X.cue, Literal("reported"))}
    assert set(rdf.predicate_objects(voice)) == told | {(X.quote, Literal(False)), (X.depth, Literal(0))}
    assert not list(rdf.objects(SECOND, PROV.wasAttributedTo))


def test_literals_are_typed(rdf):
    typed = {
        (ARTICLE, SCHEMA.datePublished, Literal("2021-06-01", datatype=XSD.date)),
        (ARTICLE, SCHEMA.url, Literal(SAMPLE.url, datatype=XSD.anyURI)),
        (FIRST, SCHEMA.startDate, Literal("2021-05-01", datatype=XSD.date)),
        (FIRST, SCHEMA.endDate, Literal("2021-05-31", datatype=XSD.date)),
        (FIRST, X.anonymousSource, Literal(True)),
    }
    assert typed <= set(rdf)
    confidence = rdf.value(FIRST, X.confidence)
    assert (confidence.datatype, confidence.toPython()) == (XSD.double, 0.9)
    geo = rdf.value(FREEDONIA, SCHEMA.geo)
    place = next(entity for entity in SAMPLE.entities if entity.wikidata == "Q1")
    for name in ("latitude", "longitude"):
        value = rdf.value(geo, SCHEMA[name])
        assert (value.datatype, value.toPython()) == (XSD.double, getattr(place, name))


@pytest.mark.parametrize(("part", "span"), [(X.evidence, SAMPLE.relations[0].evidence), (X.trigger, SAMPLE.relations[0].trigger)])
def test_evidence_is_selected_by_position(rdf, part, span):
    passage = rdf.value(FIRST, part)
    assert rdf.value(passage, OA.hasSource) == ARTICLE
    (selector,) = (s for s in rdf.objects(passage, OA.hasSelector) if (s, RDF.type, OA.TextPositionSelector) in rdf)
    offsets = [rdf.value(selector, key) for key in (OA.start, OA.end)]
    assert [offset.toPython() for offset in offsets] == [span.begin, span.end]
    assert {offset.datatype for offset in offsets} == {XSD.nonNegativeInteger}


def test_mentions_are_annotations_of_the_article(rdf):
    (mention,) = rdf.subjects(OA.hasBody, FREEDONIA)
    assert (mention, RDF.type, OA.Annotation) in rdf
    assert str(rdf.value(mention, OA.hasTarget / OA.hasSelector / OA.exact)) == "Freedonia"
    assert set(rdf.objects(ARTICLE, SCHEMA.mentions)) >= {FREEDONIA, SYLVANIA, GAZETTE}
    assert (FREEDONIA, RDF.type, SCHEMA.Country) in rdf
    assert (FREEDONIA, RDF.type, X.STATE) in rdf


def test_what_is_no_date_is_left_out():
    assert "published" not in to_jsonld(replace(EMPTY, published="2021-06"))
    assert to_jsonld(EMPTY).keys() == {"@context", "id", "type", "language", "textSha256"}


def test_every_key_has_a_meaning_in_the_context():
    def keys(value):
        if isinstance(value, dict):
            yield from value
            for item in value.values():
                yield from keys(item)
        elif isinstance(value, list):
            for item in value:
                yield from keys(item)

    document = json.loads(json.dumps(to_jsonld(SAMPLE)))
    del document["@context"]
    assert set(keys(document)) <= set(CONTEXT)
    assert not set(load_ontology().relations) & {str(term).removeprefix("x:") for term in CONTEXT.values()}
