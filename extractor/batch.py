"""Many articles over one pipeline, in this process or in several; every article comes back, as an extraction or as an error.

The whole of "article -> extraction" runs in the worker, so only our small records cross the border between processes. Each
worker has a pipe of its own: when it dies we know at once and know what it was reading. (spaCy's `n_process` sends whole
documents back and waits for ever for a dead worker; so does, at times, Python 3.11's ProcessPoolExecutor.)
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Protocol, TypeVar

from extractor.errors import ArticleError, ExtractorError
from extractor.records import Article, Extraction

Item = Article | ArticleError
Result = Extraction | ArticleError
Made = TypeVar("Made")
Chunk = list[tuple[int, Item]]  # with their positions in the input

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
    with closing(_Pool(pipeline, workers)) as pool:
        while True:
            while pool.wants_work and taken - given < workers * ARTICLES_AHEAD and (chunk := next(chunks, None)):
                taken += len(chunk)
                pool.add(chunk)
            if taken == given:
                return
            done.update(pool.results())
            while given in done:
                yield done.pop(given)
                given += 1


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


class _Pool:
    """Workers, started as there is work for them and replaced when they die, and the chunks that wait for one."""

    def __init__(self, pipeline: Reads, most: int) -> None:
        self._pipeline = pipeline
        self._most = most
        self._workers: list[_Worker] = []
        self._waiting: deque[Chunk] = deque()

    @property
    def wants_work(self) -> bool:
        return len(self._waiting) < self._most

    def add(self, chunk: Chunk) -> None:
        self._waiting.append(chunk)

    def results(self) -> dict[int, Result]:
        """What is finished next, by position; waits until a worker says something, which may be nothing yet.

        Raises:
            ExtractorError: no worker can load the pipeline.
        """
        self._hand_out()
        results: dict[int, Result] = {}
        heard = wait([worker.connection for worker in self._workers if worker.chunk != []])
        for worker in [worker for worker in self._workers if worker.connection in heard]:
            try:
                results.update(worker.finish())
            except (EOFError, OSError):
                results.update(self._bury(worker))
        return results

    def close(self) -> None:
        for worker in self._workers:
            worker.stop()

    def _hand_out(self) -> None:
        while len(self._workers) < self._most and len(self._waiting) > sum(not worker.chunk for worker in self._workers):
            self._workers.append(_Worker(self._pipeline))
        for worker in self._workers:
            if worker.chunk == [] and self._waiting:
                worker.begin(self._waiting.popleft())

    def _bury(self, worker: _Worker) -> dict[int, Result]:
        """Have the articles of a dead worker read again one by one; one that was alone with it is an error."""
        self._workers.remove(worker)
        worker.stop()
        if worker.chunk is None:
            self._most -= 1  # it died while loading the pipeline: go on with fewer
            if not self._most:
                expected = 'expected a script to begin its work under `if __name__ == "__main__":` and enough memory for each'
                raise ExtractorError(f"no worker process can load the pipeline: {expected}; correct it or use one worker")
        elif len(worker.chunk) == 1:
            ((position, item),) = worker.chunk
            name = item.article if isinstance(item, ArticleError) else item.id
            return {position: ArticleError(name, "its process died, perhaps for lack of memory; shorten the text")}
        else:
            self._waiting.extendleft([pair] for pair in reversed(worker.chunk))
        return {}


class _Worker:
    """A process with its own copy of the pipeline.

    Attributes:
        chunk: what it is reading; [] when it is free, None while it loads the pipeline.
    """

    def __init__(self, pipeline: Reads) -> None:
        context = get_context("spawn")  # the same on every system, and safe beside threads
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(pipeline, theirs), daemon=True)
        self._process.start()
        theirs.close()  # so that its death closes the pipe
        self.chunk: Chunk | None = None

    def begin(self, chunk: Chunk) -> None:
        self.chunk = chunk
        with suppress(OSError):  # it is dead, which `finish` will tell
            self.connection.send(chunk)

    def finish(self) -> dict[int, Result]:
        """The results of its chunk, none when it has just loaded the pipeline.

        Raises:
            EOFError, OSError: it died.
        """
        results: dict[int, Result] = self.connection.recv()
        self.chunk = []
        return results

    def stop(self) -> None:
        self._process.terminate()
        self._process.join()
        self.connection.close()


def _serve(pipeline: Reads, connection: Connection) -> None:
    """Work of a worker process: chunks in, results out, until the pipe closes, as it does when the parent dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent alone answers it
    with suppress(EOFError, OSError):
        connection.send({})
        while True:
            chunk: Chunk = connection.recv()
            connection.send({position: read_safely(pipeline.read, item) for position, item in chunk})
