"""Many articles over one pipeline, in this process or in several; every article comes back, as an extraction or as an error.

The whole of "article -> extraction" runs in the worker, so only our small records cross the border between processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from typing import Protocol, TypeVar

from extractor.errors import ArticleError
from extractor.records import Article, Extraction
from extractor.workers import Begin, Pool

Item = Article | ArticleError
Result = Extraction | ArticleError
Made = TypeVar("Made")
Chunk = list[tuple[int, Item]]  # with their positions in the input
Results = dict[int, Result]  # by position

CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 50_000  # whichever comes first: bounds what a worker holds and what its death costs
ARTICLES_AHEAD = 4 * CHUNK_ARTICLES  # per worker: under way, or done and waiting for an earlier one


class Reads(Protocol):
    """What this module asks of a pipeline; with several workers it must pickle too, for instance as its model's name."""

    def read(self, article: Article) -> Extraction:
        """The graph of one article."""


def stream(pipeline: Reads, articles: Iterable[Item], workers: int = 1) -> Iterator[Result]:
    """Read articles one after the other and give their results in the same order, while later ones are still to come.

    Args:
        pipeline: reads one article; with several workers each process gets its own copy.
        articles: an error among them comes through in its place.
        workers: how many processes; 1 stays in this one.

    Raises:
        ExtractorError: no worker process can load the pipeline.
    """
    if workers <= 1:
        return (read_safely(pipeline.read, item) for item in articles)
    return _stream_in_processes(pipeline, articles, workers)


def read_safely(read: Callable[[Article], Made], item: Item) -> Made | ArticleError:
    """What `read` makes of one article, or the error that keeps it from that."""
    if isinstance(item, ArticleError):
        return item
    try:
        return read(item)
    except ArticleError as error:
        return error
    except Exception as error:  # whatever it is, it must not cost the other articles
        failure = ArticleError(item.id, f"cannot be processed ({type(error).__name__}: {error}); the others are not affected")
        failure.__cause__ = error
        return failure


def _stream_in_processes(pipeline: Reads, articles: Iterable[Item], workers: int) -> Iterator[Result]:
    """Yield each result once all before it are out; a bounded number of articles is under way."""
    chunks = _chunks(articles)
    done: dict[int, Result] = {}
    taken = given = 0
    with closing(Pool(partial(_read_chunk, pipeline), workers, _again)) as pool:
        while True:
            while pool.wants_work and taken - given < workers * ARTICLES_AHEAD and (chunk := next(chunks, None)):
                taken += len(chunk)
                pool.add(chunk)
            if taken == given:
                return
            for results in pool.results():
                done.update(results)
            while given in done:
                yield done.pop(given)
                given += 1


def _read_chunk(pipeline: Reads, chunk: Chunk, begin: Begin) -> Results:
    return {position: read_safely(pipeline.read, item) for position, item in chunk}


def _again(chunk: Chunk, _step: int, _late: bool) -> tuple[list[Chunk], list[Results]]:
    """The articles of a dead worker, to be read one by one; one that was alone with it is an error."""
    if len(chunk) > 1:
        return [[pair] for pair in chunk], []
    ((position, item),) = chunk
    name = item.article if isinstance(item, ArticleError) else item.id
    return [], [{position: ArticleError(name, "its process died, perhaps for lack of memory; shorten the text")}]


def _chunks(articles: Iterable[Item]) -> Iterator[Chunk]:
    chunk: Chunk = []
    characters = 0
    for position, item in enumerate(articles):
        chunk.append((position, item))
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk
