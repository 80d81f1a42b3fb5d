"""The stream law: whatever happens to an article, each gives one result, in input order."""

import os
from itertools import count, islice

import pytest

from extractor import batch
from extractor.errors import ArticleError, ExtractorError
from extractor.records import Article, Extraction, sha256


class Reader:
    """Stands for a pipeline; the text of an article says what happens to it."""

    def read(self, article: Article) -> Extraction:
        if article.text == "refuse":
            raise ArticleError(article.id, "no sentence")
        if article.text == "fail":
            raise RuntimeError("a fault of ours")
        if article.text == "die":
            os._exit(9)
        return Extraction(article.id, article.title, None, None, "en", sha256(article.text), (), ())


class Unloadable(Reader):
    def __setstate__(self, state):
        os._exit(9)

    def __getstate__(self):
        return {"model": "gone"}


def outcome(result):
    return f"{result.article}: error" if isinstance(result, ArticleError) else result.id


@pytest.mark.parametrize("workers", [1, 2])
def test_bad_articles_cost_nobody_else(workers):
    items = [
        Article("a", "x"),
        Article("b", "fail"),
        ArticleError("f:3", "broken line"),
        Article("c", "refuse"),
        Article("d", "x"),
    ]
    results = list(batch.stream(Reader(), items, workers))
    assert [outcome(result) for result in results] == ["a", "b: error", "f:3: error", "c: error", "d"]
    assert "RuntimeError: a fault of ours" in str(results[1])
    assert str(results[2]) == "f:3: broken line"
    assert str(results[3]) == "c: no sentence"


def test_the_stream_is_read_as_it_is_used():
    asked = count()
    articles = (Article(str(number), "x") for number in asked)
    assert len(list(islice(batch.stream(Reader(), articles), 3))) == 3
    assert next(asked) == 3


@pytest.mark.parametrize("workers", [1, 2])
def test_no_articles(workers):
    assert list(batch.stream(Reader(), [], workers)) == []


def test_processes_keep_the_order_and_bound_what_is_under_way():
    asked = 0

    def articles():
        nonlocal asked
        for asked in range(1, 10**9):
            yield Article(str(asked), "x", title="t" * (asked % 7))

    results = batch.stream(Reader(), articles(), workers=2)
    assert [result.id for result in islice(results, 100)] == [str(number) for number in range(1, 101)]
    assert asked <= 100 + 2 * batch.ARTICLES_AHEAD + batch.CHUNK_ARTICLES
    results.close()


@pytest.mark.slow
def test_a_worker_that_dies_costs_one_article(monkeypatch):
    monkeypatch.setattr(batch, "CHUNK_ARTICLES", 3)
    texts = {number: "die" if number in {4, 13} else "x" for number in range(20)}
    items = [Article(str(number), text) for number, text in texts.items()]
    results = list(batch.stream(Reader(), items, workers=2))
    assert [outcome(result) for result in results] == [f"{n}: error" if n in {4, 13} else str(n) for n in range(20)]
    assert "its process died" in str(results[4])


def test_workers_that_cannot_start_are_told_apart_from_bad_articles():
    with pytest.raises(ExtractorError, match="no worker process can load the pipeline"):
        list(batch.stream(Unloadable(), [Article("a", "x")], workers=2))


def test_chunks_are_bounded_by_articles_and_by_characters():
    long = Article("long", "x" * batch.CHUNK_CHARACTERS)
    short = [Article(str(number), "x") for number in range(batch.CHUNK_ARTICLES + 1)]
    assert [len(chunk) for chunk in batch._chunks([long, long, *short])] == [1, 1, batch.CHUNK_ARTICLES, 1]
