"""The whole way from a text to its graph, by the default pipeline."""

import json
import pickle
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from places import ROOT

import extractor
from extractor.errors import ArticleError, UsageError
from extractor.ontology import load_ontology
from extractor.records import Article, Extraction, sha256

ARTICLE = (ROOT / "seeds" / "russian-bases-offer.txt").read_text(encoding="utf-8")
PUBLISHED = date(2021, 7, 17)


def check(extraction: Extraction, text: str) -> None:
    """What holds for every extraction of a text."""
    ontology = load_ontology()
    assert extraction.text_sha256 == sha256(text)
    entities = {entity.id: entity for entity in extraction.entities}
    assert len(entities) == len(extraction.entities)
    for entity in extraction.entities:
        assert entity.type in ontology.entities
        assert entity.subtype is None or entity.subtype in ontology.entities[entity.type].subtypes
        assert entity.name
        assert entity.mentions
        for mention in entity.mentions:
            assert text[mention.begin : mention.end] == mention.text
    for relation in extraction.relations:
        assert relation.source in entities
        assert relation.target in entities
        assert relation.source != relation.target
        assert relation.place is None or relation.place in entities
        assert all(speaker.entity in entities for speaker in relation.attribution)
        assert ontology.allows(relation.type, entities[relation.source].type, entities[relation.target].type)
        assert (relation.cameo is None) == (ontology.relations[relation.type].kind == "state")
        assert text[relation.evidence.begin : relation.evidence.end] == relation.evidence.text
        assert relation.evidence.begin <= relation.trigger.begin < relation.trigger.end <= relation.evidence.end
        assert 0 <= relation.confidence <= 1
        if relation.time is not None:
            assert relation.time.text in text
    assert [relation.id for relation in extraction.relations] == [f"r{n}" for n in range(1, len(extraction.relations) + 1)]
    assert Extraction.from_dict(extraction.to_dict()) == extraction


def as_bytes(extraction: Extraction) -> bytes:
    return json.dumps(extraction.to_dict(), ensure_ascii=True).encode()


# ---------------------------------------------------------------------- laws

WORDS = (
    "Iran Iraq Putin Biden Moscow NATO US Kommersant attacked met offered said bases in Tajikistan talks with the forces of to "
    "not will he it him country newspaper . , “ ” ’s ( ) : June 16 Monday Jordan and by was é \U0001f30d"
)
MARKS = ["\n", "\n\n", "\x00", "\x0b", "\x1f", "\u200b", "\u2028", "\ufeff"]
PIECES = st.sampled_from([*WORDS.split(), *MARKS])
TEXTS = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=4), max_size=25).map(" ".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_laws_of_any_text(pipeline, text):
    extraction = pipeline.extract(text, published=PUBLISHED)
    check(extraction, text)
    assert as_bytes(pipeline.extract(text, published=PUBLISHED)) == as_bytes(extraction)


def test_laws_of_an_article(pipeline):
    extraction = pipeline.extract(ARTICLE, title="A rare offer", published="2021-07-17")
    check(extraction, ARTICLE)
    assert len(extraction.entities) > 10
    assert len(extraction.relations) > 5
    assert (extraction.title, extraction.published, extraction.language) == ("A rare offer", "2021-07-17", "en")


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", ".", "…", "1", "\ufeff", "no sentence", "\n\n\n.\n\n", "\U0001f30d" * 5]
)
def test_a_text_without_a_sentence_gives_an_empty_graph(pipeline, text):
    extraction = pipeline.extract(text)
    check(extraction, text)
    assert (extraction.entities, extraction.relations) == ((), ())
    assert len(extractor.build_graph(extraction)) == 0


def test_a_lone_surrogate_does_no_harm(pipeline):
    text = "Iran met Iraq. \ud800 Syria left."
    check(pipeline.extract(text), text)


def test_line_ends_of_any_system(pipeline):
    for newline in ("\n", "\r\n", "\r"):
        text = newline.join(["Iran offered aid to Iraq.", "", "Syria left."])
        check(pipeline.extract(text), text)


# ---------------------------------------------------------------------- the same again


def test_same_input_same_bytes(pipeline):
    first = as_bytes(pipeline.extract(ARTICLE, published=PUBLISHED))
    pipeline.extract("Syria attacked Oman. Mr. Lavrov left.", published=date(1999, 1, 1))
    assert as_bytes(pipeline.extract(ARTICLE, published=PUBLISHED)) == first


def test_an_article_is_read_alike_alone_and_among_others(pipeline):
    articles = [
        Article(str(number), f"Iran met Iraq {number} times.\n\n{ARTICLE[:500]}", published=PUBLISHED) for number in range(3)
    ]
    assert list(pipeline.stream(articles)) == [pipeline.read(article) for article in articles]


def test_what_is_read_does_not_stay_in_memory(pipeline, monkeypatch):
    text = "Iran attacked Vrnjkolac with the help of Xiquopolis."
    before = as_bytes(pipeline.extract(text))
    monkeypatch.setattr("extractor.pipeline._WORDS_KEPT", 0)
    vocab = pipeline._nlp.vocab
    pipeline.extract("Ruritania met Graustark.")
    pipeline.explain(Article("a", "Sylvania threatened Freedonia."))
    for word in ("Ruritania", "Graustark", "Sylvania", "Freedonia"):
        assert word not in vocab
        assert word not in vocab.strings
    assert "Vrnjkolac" in vocab  # among the first ones
    assert as_bytes(pipeline.extract(text)) == before


def test_an_article_that_fails_half_way_is_forgotten_too(pipeline, monkeypatch):
    monkeypatch.setattr("extractor.pipeline._WORDS_KEPT", 0)
    with monkeypatch.context() as context:
        context.setattr("extractor.pipeline.find_entities", lambda doc, article, ranker: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            pipeline.extract("Borduria met Syldavia and Grand Fenwick.")
    assert "Syldavia" not in pipeline._nlp.vocab
    assert pipeline.extract("Iran met Iraq.").relations


def test_threads_may_share_a_pipeline(pipeline, monkeypatch):
    monkeypatch.setattr("extractor.pipeline._WORDS_KEPT", 0)
    texts = [f"Iran met Iraq{number} and attacked Oman." for number in range(12)]
    alone = [pipeline.extract(text) for text in texts]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(pipeline.extract, texts)) == alone


def test_a_date_is_a_date_or_a_string(pipeline):
    text = "Iran attacked Iraq on Monday."
    assert pipeline.extract(text, published="2021-07-17") == pipeline.extract(text, published=PUBLISHED)


def test_nothing_depends_on_the_clock(pipeline, monkeypatch):
    text = "Iran attacked Iraq yesterday."
    before = as_bytes(pipeline.extract(text))
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    assert as_bytes(pipeline.extract(text)) == before
    assert all(relation.time is None for relation in pipeline.extract(text).relations)


def test_an_article_that_cannot_be_read_does_not_stop_the_others(pipeline):
    first, error, last = pipeline.stream([Article("a", "Iran left."), ArticleError("b", "no text"), Article("c", "Iraq left.")])
    assert isinstance(error, ArticleError)
    assert (first.id, last.id) == ("a", "c")


def test_a_pipeline_crosses_process_borders_as_its_name(pipeline):
    assert len(pickle.dumps(pipeline)) < 1000


# ---------------------------------------------------------------------- offline


def test_no_socket_is_opened(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    extraction = extractor.load().extract("Iran attacked Iraq.")
    assert {entity.name for entity in extraction.entities} == {"Iran", "Iraq"}


def test_an_unknown_model_is_an_error_of_usage():
    with pytest.raises(UsageError, match="unknown model 'en_none'"):
        extractor.load("en_none")


# ---------------------------------------------------------------------- long texts


FILLER = "Internationalisation of telecommunications infrastructure necessitates interdepartmental standardisation. "


def paragraphs(least: int, filler: int) -> str:
    """A text of at least so many characters: names at the start of each paragraph, then sentences without any."""
    paragraph = f"Iran attacked Iraq on Monday, officials in Oman said.\n\n{FILLER * filler}\n\n"
    return paragraph * (least // len(paragraph) + 1)


def check_names(extraction: Extraction, text: str) -> None:
    iran = next(entity for entity in extraction.entities if entity.name == "Iran")
    assert sum(mention.text == "Iran" for mention in iran.mentions) == text.count("Iran")


def test_a_text_longer_than_a_piece_keeps_its_offsets(pipeline):
    text = paragraphs(50_000, filler=10)
    extraction = pipeline.extract(text)
    check(extraction, text)
    check_names(extraction, text)


@pytest.mark.slow
def test_a_text_of_a_megabyte(pipeline):
    text = paragraphs(1_000_000, filler=100)
    extraction = pipeline.extract(text)
    check(extraction, text)
    check_names(extraction, text)


def test_where_a_named_body_works_is_not_whose_it_is(pipeline):
    codes = {entity.name: entity.iso for entity in pipeline.extract("Médecins Sans Frontières is based in Iraq.").entities}
    assert codes == {"Médecins Sans Frontières": None, "Iraq": "IRQ"}
