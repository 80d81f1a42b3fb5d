"""Worker processes that keep what they have loaded, are replaced when they die or stand still, and end with their parent.

Each has a pipe of its own: when it dies we know at once and know what it was doing. (spaCy's `n_process` sends whole documents back and
waits for ever for a dead worker; so does, at times, Python 3.11's ProcessPoolExecutor.)
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawArray
from typing import Any, Generic, TypeVar

from extractor.errors import ExtractorError

Task = TypeVar("Task")
Made = TypeVar("Made")
Begin = Callable[[int], None]
"""Told by the work which step of its task it begins, so that what it dies of, or stands still at, is known."""
Bury = Callable[[Task, int, bool], tuple[list[Task], list[Made]]]
"""(a task, the step at which its worker died, whether for its slowness) -> tasks to do in its place, and what is made of it already."""

MOST_FAILED_LOADS = 8  # in a row, before we give up or go on with fewer
LOAD_LIMIT = 300.0  # seconds for a worker to load what it needs
_LOADING, IDLE = -2, -1  # steps of a worker that is at no task


class Pool(Generic[Task, Made]):
    """Workers, started as there is work for them, and the tasks that wait for one.

    Args:
        work: does a task; it is pickled once for each worker, and with it whatever it holds.
        most: how many workers.
        bury: says what becomes of the task of a worker that died.
        limit: seconds that a step may take; None for no limit.
    """

    def __init__(
        self, work: Callable[[Task, Begin], Made], most: int, bury: Bury[Task, Made], limit: float | None = None
    ) -> None:
        self._work, self._most, self._buried, self._limit = work, most, bury, limit
        self._workers: list[_Worker[Task, Made]] = []
        self._waiting: deque[Task] = deque()
        self._failed_loads = 0  # in a row

    @property
    def wants_work(self) -> bool:
        """Whether more tasks should be added, so that no worker need wait for one."""
        return len(self._waiting) < self._most

    @property
    def is_idle(self) -> bool:
        """Whether no task waits or is being done."""
        return not self._waiting and not any(worker.busy for worker in self._workers)

    def add(self, task: Task) -> None:
        """Have a task done."""
        self._waiting.append(task)

    def results(self) -> list[Made]:
        """What is finished next; waits a moment for it, and may be nothing yet.

        Raises:
            ExtractorError: no worker can load what it needs, or the work raised it.
        """
        self._hand_out()
        made: list[Made] = []
        heard = wait(
            [worker.connection for worker in self._workers], timeout=1.0 if self._limit is None else min(1.0, self._limit / 4)
        )
        for worker in [worker for worker in self._workers if worker.connection in heard]:
            try:
                made += worker.finish()
                self._failed_loads = 0
            except (EOFError, OSError):
                made += self._bury(worker, late=False)
        for worker in [worker for worker in self._workers if worker.is_late(self._limit)]:
            made += self._bury(worker, late=True)
        return made

    def run(self, tasks: Iterable[Task]) -> Iterator[Made]:
        """What becomes of tasks, as it is finished; they are taken no faster than they are done, and the workers end with them.

        Raises:
            ExtractorError: as `results`.
        """
        left = iter(tasks)
        with closing(self):
            while True:
                while self.wants_work and (task := next(left, None)) is not None:
                    self.add(task)
                if self.is_idle:
                    return
                yield from self.results()

    def close(self) -> None:
        """Stop all workers, whatever they do."""
        for worker in self._workers:
            worker.stop()

    def _hand_out(self) -> None:
        idle = [worker for worker in self._workers if not worker.busy]
        for _ in range(min(self._most - len(self._workers), len(self._waiting) - len(idle))):
            self._workers.append(_Worker(self._work))
        for worker in idle:
            if self._waiting and worker.ready:
                worker.begin(self._waiting.popleft())

    def _bury(self, worker: _Worker[Task, Made], late: bool) -> Iterable[Made]:
        """Replace a worker that is dead or must die; what is to be done of its task comes before all that waits."""
        step = worker.step
        worker.stop()
        self._workers.remove(worker)
        if step == _LOADING:
            self._failed_loads += 1
        if self._failed_loads >= MOST_FAILED_LOADS:
            if not any(other.ready for other in self._workers):
                raise ExtractorError(
                    'no worker process can load the pipeline: expected a script to begin its work under `if __name__ == "__main__":` '
                    "and enough memory for each; correct it or use one worker"
                )
            self._most, self._failed_loads = len(self._workers), 0
        tasks: list[Task] = []
        made: list[Made] = []
        for task in worker.tasks:
            again, done = self._buried(task, step, late)
            tasks += again
            made += done
        self._waiting.extendleft(reversed(tasks))
        return made


class _Worker(Generic[Task, Made]):
    """A process with its own copy of the work.

    Attributes:
        ready: whether it has loaded what it needs.
        tasks: what it does: one task or none.
    """

    def __init__(self, work: Callable[[Task, Begin], Made]) -> None:
        context = get_context("spawn")  # the same on every system, and safe beside threads
        self.connection, theirs = context.Pipe()
        self._state: Any = RawArray("d", [_LOADING, time.monotonic()])  # the step it is at, and since when
        self._process = context.Process(target=_serve, args=(pickle.dumps(work), theirs, self._state), daemon=True)
        self._process.start()
        theirs.close()  # so that its death closes the pipe
        self.ready = False
        self.tasks: list[Task] = []

    @property
    def busy(self) -> bool:
        return bool(self.tasks)

    @property
    def step(self) -> int:
        return int(self._state[0])

    def is_late(self, limit: float | None) -> bool:
        """Whether it has been at one step, or at loading, for too long."""
        most = LOAD_LIMIT if self.step == _LOADING else limit
        return self.step != IDLE and most is not None and time.monotonic() - self._state[1] > most

    def begin(self, task: Task) -> None:
        self.tasks = [task]
        with suppress(OSError):  # it is dead, which `finish` will tell
            self.connection.send(task)

    def finish(self) -> list[Made]:
        """What it made of its task; nothing when it has just loaded what it needs.

        Raises:
            EOFError, OSError: it is dead.
            ExtractorError: its work raised it, or what is needed to load it is missing.
        """
        message: list[Made] | ExtractorError = self.connection.recv()
        self.ready, self.tasks = True, []
        if isinstance(message, ExtractorError):
            raise message
        return message

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self.connection.close()


def _serve(packed: bytes, connection: Connection, state: Any) -> None:
    """Tasks in, results out, until the pipe closes; it ends with its parent, even in the middle of a task.

    The work comes pickled, so that what is amiss when it loads, such as a GPU that is not there, reaches the parent in its own words.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process; the parent alone answers it
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()

    def begin(step: int) -> None:
        state[1] = time.monotonic()
        state[0] = step

    with suppress(EOFError, OSError):
        try:
            work: Callable[[Any, Begin], Any] = pickle.loads(packed)
        except ExtractorError as error:
            connection.send(error)
            return
        begin(IDLE)
        connection.send([])
        while True:
            task = connection.recv()
            try:
                message: list[Any] | ExtractorError = [work(task, begin)]
            except ExtractorError as error:
                message = error
            except Exception as error:  # whatever it is, the parent must hear of it
                message = ExtractorError(f"a worker process failed ({type(error).__name__}: {error})")
            begin(IDLE)
            connection.send(message)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
