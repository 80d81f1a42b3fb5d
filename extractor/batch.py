"""Many articles over one pipeline, in this process or in several; every article comes back, as an extraction or as an error.

The whole of "article -> extraction" runs in the worker, so only our small records cross the border between processes
(spaCy's own `n_process` sends whole documents back and waits for ever when a worker dies).
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Protocol

from extractor.errors import ArticleError, ExtractorError
from extractor.records import Article, Extraction

Item = Article | ArticleError
Result = Extraction | ArticleError

CHUNK_ARTICLES = 16
CHUNK_CHARACTERS = 50_000  # whichever comes first: bounds what a worker holds and what a death costs


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
        ExtractorError: the worker processes cannot start.
    """
    if workers <= 1:
        return (_read(pipeline, item) for item in articles)
    return _stream_in_processes(pipeline, articles, workers)


def _read(pipeline: Reads, item: Item) -> Result:
    if isinstance(item, ArticleError):
        return item
    try:
        return pipeline.read(item)
    except ArticleError as error:
        return error
    except Exception as error:  # whatever it is, it must not cost the other articles
        failure = ArticleError(item.id, f"cannot be processed ({type(error).__name__}: {error}); the others are not affected")
        failure.__cause__ = error
        return failure


def _stream_in_processes(pipeline: Reads, articles: Iterable[Item], workers: int) -> Iterator[Result]:
    """Chunks wait in a queue of bounded length; a chunk whose worker died is read again, article by article."""
    pool = _Pool(pipeline, workers)
    waiting: deque[tuple[list[Item], Future[list[Result]]]] = deque()
    try:
        chunks = _chunks(articles)
        while True:
            while len(waiting) < 2 * workers and (chunk := next(chunks, None)):
                waiting.append((chunk, pool.submit(chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                # The pool blames every chunk it holds. This one is read apart, so each death brings the stream forward;
                # the others get another chance as they are.
                yield from _read_apart(pipeline, chunk)
                waiting = deque((c, pool.submit(c) if _died(f) else f) for c, f in waiting)
            else:
                yield from results
    finally:
        pool.close()


def _read_apart(pipeline: Reads, chunk: Iterable[Item]) -> Iterator[Result]:
    """Read articles one by one in a process of their own; the one that kills it becomes an error."""
    pool = _Pool(pipeline, workers=1)
    try:
        for item in chunk:
            try:
                yield from pool.submit([item]).result()
            except BrokenProcessPool:
                name = item.article if isinstance(item, ArticleError) else item.id
                yield ArticleError(name, "its process died, perhaps for lack of memory; read it alone or shorten it")
    finally:
        pool.close()


def _died(future: Future[list[Result]]) -> bool:
    return future.done() and isinstance(future.exception(), BrokenProcessPool)


def _chunks(articles: Iterable[Item]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    characters = 0
    for item in articles:
        chunk.append(item)
        characters += len(item.text) if isinstance(item, Article) else 0
        if len(chunk) >= CHUNK_ARTICLES or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


class _Pool:
    """Worker processes that hold the pipeline; made anew after a death."""

    def __init__(self, pipeline: Reads, workers: int) -> None:
        self._pipeline = pipeline
        self._workers = workers
        self._executor = self._start()

    def submit(self, chunk: list[Item]) -> Future[list[Result]]:
        try:
            return self._executor.submit(_read_chunk, chunk)
        except BrokenProcessPool:
            self.close()
            self._executor = self._start()
            return self._executor.submit(_read_chunk, chunk)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        """A fresh pool with a worker that is ready, so that a death later on is the fault of an article.

        Raises:
            ExtractorError: no worker can load the pipeline.
        """
        executor = ProcessPoolExecutor(self._workers, get_context("spawn"), _hold, (self._pipeline,))
        try:
            executor.submit(os.getpid).result()
        except BrokenProcessPool as error:
            executor.shutdown(wait=True, cancel_futures=True)
            reason = 'worker processes cannot start: expected a script to begin its work under `if __name__ == "__main__":`'
            raise ExtractorError(f"{reason} and enough memory for each worker; correct it or use workers=1") from error
        return executor


_held: Reads | None = None  # the one pipeline of a worker process, set as it starts


def _hold(pipeline: Reads) -> None:
    global _held
    _held = pipeline
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent alone answers it
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _read_chunk(chunk: list[Item]) -> list[Result]:
    if _held is None:
        raise ExtractorError("a worker without a pipeline: expected _hold to have run")
    return [_read(_held, item) for item in chunk]
