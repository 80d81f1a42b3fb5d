"""The parts of a run on a Ray cluster: a pool as in `workers.py`, whose workers are on other machines.

An actor passes each part on to a worker process of its own, so that an article that kills or stalls costs that process, as on one machine;
an actor that is lost, with its machine or without, gives its part to another. What is written comes back to the driver: the machines
need share no folder. It is the driver that reads the input, no faster than the actors are.

(Ray Data, tried with the same actors under `map_batches`, took 39 CPU seconds for 200 small parts where this takes 15; takes a list of all
parts, not one that is read as it is needed; gives a part that costs actor after actor to yet another one; and needs pandas. A part that is
there is our checkpoint, on one machine and on many.)
"""

from __future__ import annotations

import os
import pickle
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic

from extractor.errors import ExtractorError, UsageError
from extractor.workers import Begin, Bury, Made, Pool, Task

START_LIMIT = 900.0  # seconds without any actor: a cluster that grows with its load needs some minutes for a machine
MOST_LOSSES = 5  # of actors over one task, before it must be the task; or before any starts
WAIT = 1.0  # seconds


class RayPool(Generic[Task, Made]):
    """As `Pool`, on the cluster at RAY_ADDRESS, or without it on one that is started on this machine.

    Args:
        work, bury, limit: as for `Pool`.
        most: how many actors; where the cluster has no room for as many, fewer do the work.
        gpu: whether each has a GPU of its own.

    Raises:
        UsageError: Ray is missing, or does not start.
    """

    def __init__(
        self,
        work: Callable[[Task, Begin], Made],
        most: int,
        bury: Bury[Task, Made],
        limit: float | None = None,
        gpu: bool = False,
    ) -> None:
        self._ray = _connected()
        keeper = self._ray.remote(num_cpus=1, num_gpus=int(gpu))(_Keeper)
        packed = pickle.dumps(work)
        self._start: Callable[[], Any] = lambda: keeper.remote(packed, bury, limit)
        self._most = most
        self._waiting: deque[_Load[Task]] = deque()
        self._idle: list[Any] = []  # actors
        self._busy: dict[
            Any, tuple[Any, _Load[Task] | None]
        ] = {}  # by what is awaited: the actor, and its task if it has started
        self._heard = time.monotonic()
        self._failed_starts = 0  # in a row

    @property
    def wants_work(self) -> bool:
        """Whether more tasks should be added, so that no actor need wait for one."""
        return len(self._waiting) < self._most

    @property
    def is_idle(self) -> bool:
        """Whether no task waits or is being done."""
        return not self._waiting and not self._tasks

    def add(self, task: Task) -> None:
        """Have a task done."""
        self._waiting.append(_Load(task))

    def results(self) -> list[Made]:
        """What is finished next; waits a moment for it, and may be nothing yet.

        Raises:
            ExtractorError: there is no room on the cluster, a task costs one actor after another, or the work raised it.
        """
        self._hand_out()
        made: list[Made] = []
        for awaited in self._ray.wait(list(self._busy), timeout=WAIT)[0]:
            actor, load = self._busy.pop(awaited)
            try:
                made += self._ray.get(awaited)
            except self._ray.exceptions.RayTaskError as error:
                told = error.cause if isinstance(error.cause, ExtractorError) else error
                raise ExtractorError(f"Ray, on one of its nodes: {told}") from None
            except self._ray.exceptions.RayError as error:  # the actor is lost
                self._again(load, error)
            else:
                self._idle.append(actor)
                self._heard, self._failed_starts = time.monotonic(), 0
        if not self._tasks and time.monotonic() - self._heard > START_LIMIT:
            raise ExtractorError(
                f"Ray gave no actor within {START_LIMIT:.0f} s; expected a CPU, and a GPU if asked for, to be free"
            )
        return made

    def close(self) -> None:
        """Let go of all actors, whatever they do."""
        with suppress(Exception):
            for actor in [*self._idle, *(actor for actor, _ in self._busy.values())]:
                self._ray.kill(actor)
        self._ray.shutdown()

    @property
    def _tasks(self) -> list[_Load[Task]]:
        return [load for _, load in self._busy.values() if load is not None]

    def _hand_out(self) -> None:
        while self._waiting and self._idle:
            actor, load = self._idle.pop(), self._waiting.popleft()
            self._busy[actor.do.remote(load.task)] = actor, load
        starting = len(self._busy) - len(self._tasks)
        for _ in range(min(self._most - len(self._busy), len(self._waiting) - starting)):
            actor = self._start()
            self._busy[actor.is_there.remote()] = actor, None

    def _again(self, load: _Load[Task] | None, error: Exception) -> None:
        """Have done by another what an actor was lost over, unless it is no use."""
        if load is None:
            self._failed_starts += 1
            if self._failed_starts >= MOST_LOSSES:
                raise ExtractorError(f"Ray: no actor starts ({error}); expected the same installation on every node")
            return
        load.losses += 1
        if load.losses >= MOST_LOSSES:
            raise ExtractorError(f"Ray: one part costs actor after actor ({error}); expected memory enough for it")
        self._waiting.appendleft(load)


@dataclass(slots=True)
class _Load(Generic[Task]):
    """A task, and how many actors were lost over it."""

    task: Task
    losses: int = 0


class _Keeper(Generic[Task, Made]):
    """An actor: it keeps one worker process, which keeps what it has loaded."""

    def __init__(self, packed: bytes, bury: Bury[Task, Made], limit: float | None) -> None:
        self._pool = Pool[Task, Made](_Packed(packed), 1, bury, limit)

    def is_there(self) -> list[Made]:
        """Answers when the actor has been given room."""
        return []

    def do(self, task: Task) -> list[Made]:
        """What its process makes of a task."""
        made: list[Made] = []
        self._pool.add(task)
        while not self._pool.is_idle:
            made += self._pool.results()
        return made


class _Packed:
    """Work on its way to the process that does it; no other one need load what it holds."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def __call__(self, task: Any, begin: Begin) -> Any:
        raise NotImplementedError("is only passed on")

    def __reduce__(self) -> tuple[Any, ...]:
        return pickle.loads, (self._packed,)


def _connected() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    os.environ.setdefault("RAY_NUM_REDIS_GET_RETRIES", "3")  # half a minute each: Ray's own twenty look like a hang
    try:
        import ray
    except ImportError as error:
        raise UsageError("--engine ray: Ray is not installed; pip install 'geopolitical-extractor[cluster]'") from error
    try:
        # not the first cluster that Ray finds, which may be a dead one
        address = os.environ.get("RAY_ADDRESS") or "local"
        ray.init(address, include_dashboard=False, log_to_driver=False, configure_logging=False)
    except (ConnectionError, RuntimeError, ValueError, OSError) as error:
        raise UsageError(
            f"--engine ray: no cluster ({error}); correct RAY_ADDRESS, or leave it out for one on this machine"
        ) from error
    return ray
