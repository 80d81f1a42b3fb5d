"""The parts of a run on a Ray cluster: a Ray Data set of tasks, mapped by a pool of actors that keep the pipeline.

Ray Data places the actors, adds and replaces them, and hands them their tasks. An actor passes each task on to a worker process of its own
(`workers.py`), so that an article that kills or stalls costs that process, as on one machine. What is made comes back to the driver: the
machines need share no folder. It is the driver that reads the input, no faster than tasks are done.
"""

from __future__ import annotations

import logging
import os
import pickle
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import Any, Generic

from extractor.errors import ExtractorError, UsageError
from extractor.workers import Begin, Bury, Made, Pool, Task

START_LIMIT = 900  # seconds without any actor: a cluster that grows with its load needs some minutes for a machine
MOST_LOSSES = 5  # of actors over one task, before it must be the task; or before any starts
TASKS_AHEAD = 4  # per actor: at the driver, on their way, or being done


def run_on_ray(
    work: Callable[[Task, Begin], Made],
    tasks: Iterable[Task],
    most: int,
    bury: Bury[Task, Made],
    limit: float | None = None,
    gpu: bool = False,
) -> Iterator[Made]:
    """What becomes of tasks, as it is finished, on the cluster at RAY_ADDRESS, or without it on one that is started on this machine.

    Args:
        work, bury, limit: as for `Pool`.
        tasks: are taken no faster than they are done.
        most: how many actors; where the cluster has no room for as many, fewer do the work.
        gpu: whether each has a GPU of its own.

    Raises:
        UsageError: Ray is missing, or does not start.
        ExtractorError: there is no room on the cluster, a task costs one actor after another, or the work raised it.
    """
    left = iter(tasks)
    if (first := next(left, None)) is None:
        return
    ray = _connected()
    try:
        feeder = _Feeder(chain([first], left), most * TASKS_AHEAD)
        for made in _made_of(ray, feeder, (pickle.dumps(work), bury, limit), most, gpu):
            feeder.finish()
            yield from made
        feeder.check()
    except ray.exceptions.RayError as error:
        raise ExtractorError(_told(ray, error)) from None
    finally:
        with suppress(Exception):
            ray.shutdown()


def _made_of(ray: Any, feeder: _Feeder[Any], keeper: tuple[Any, ...], most: int, gpu: bool) -> Iterator[list[Any]]:
    """What the cluster makes of each task."""
    from ray.util.queue import Queue

    here = {"ray.io/node-id": ray.get_runtime_context().get_node_id()}  # what dies with the driver anyway
    queue = Queue(actor_options={"num_cpus": 0, "label_selector": here})
    feeder.start(queue)
    taken = ray.data.from_items([0]).map_batches(
        partial(_taken, queue), batch_format="pyarrow", num_cpus=0, label_selector=here, max_retries=0
    )
    results = taken.map_batches(
        _Keeper,
        fn_constructor_args=keeper,
        batch_format="pyarrow",
        batch_size=1,
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=most),
        num_cpus=1,
        num_gpus=int(gpu),
        max_task_retries=MOST_LOSSES - 1,
    )
    for rows in results.iter_batches(batch_size=None, batch_format="pyarrow", prefetch_batches=0):
        yield from map(pickle.loads, rows["packed"].to_pylist())


class _Feeder(Generic[Task]):
    """A thread that gives tasks to the cluster, a bounded number ahead."""

    def __init__(self, tasks: Iterable[Task], most: int) -> None:
        self._tasks = tasks
        self._room = threading.Semaphore(most)
        self._given = self._finished = 0
        self._error: Exception | None = None

    def start(self, queue: Any) -> None:
        """Begin to fill a queue, which ends with None."""
        threading.Thread(target=self._feed, args=(queue,), daemon=True).start()

    def finish(self) -> None:
        """A task is done."""
        self._finished += 1
        self._room.release()

    def check(self) -> None:
        """See, when the cluster has come to an end, that all is done.

        Raises:
            Exception: what the tasks themselves raised.
            ExtractorError: the cluster has lost some.
        """
        if self._error:
            raise self._error
        if lost := self._given - self._finished:
            raise ExtractorError(f"Ray lost {lost} parts; start the run again, which goes on with what is missing")

    def _feed(self, queue: Any) -> None:
        with suppress(Exception):  # the cluster is gone, as the driver will know
            for packed in self._packed():
                self._room.acquire()
                self._given += 1
                queue.put(packed)
            queue.put(None)

    def _packed(self) -> Iterator[bytes]:
        try:
            yield from map(pickle.dumps, self._tasks)
        except Exception as error:  # it is the driver's to raise
            self._error = error


def _taken(queue: Any, _: Any) -> Iterator[dict[str, list[bytes]]]:
    """Rows of a task each from the queue, until it ends."""
    while (packed := queue.get()) is not None:
        yield {"packed": [packed]}


class _Keeper(Generic[Task, Made]):
    """An actor: it keeps one worker process, which keeps what it has loaded."""

    def __init__(self, packed: bytes, bury: Bury[Task, Made], limit: float | None) -> None:
        self._pool = Pool[Task, Made](_Packed(packed), 1, bury, limit)

    def __call__(self, rows: Any) -> dict[str, list[bytes]]:
        """What its process makes of the task of each row."""
        return {"packed": [pickle.dumps(self.do(pickle.loads(packed))) for packed in rows["packed"].to_pylist()]}

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


def _told(ray: Any, error: BaseException) -> str:
    """What is amiss on the cluster, in our own words where there are some."""
    while isinstance(error, ray.exceptions.RayTaskError):
        error = error.cause
    if isinstance(error, ExtractorError):
        return f"Ray, on one of its nodes: {str(error).splitlines()[0]}"  # Ray adds lines of its own
    return f"Ray: {error}; expected the same installation on every node, and memory enough for each part"


def _connected() -> Any:
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")  # what matters comes as an error
    os.environ.setdefault("RAY_NUM_REDIS_GET_RETRIES", "3")  # half a minute each: Ray's own twenty look like a hang
    try:
        import ray
        import ray.data
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
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", category=ray.util.annotations.RayDeprecationWarning)  # hence the bound in pyproject.toml
    context = ray.data.DataContext.get_current()
    context.target_max_block_size = 1  # bytes: every task is a block of its own
    context.wait_for_min_actors_s = START_LIMIT
    context.max_consecutive_actor_init_deaths = MOST_LOSSES
    context.raise_original_map_exception = True
    context.enable_progress_bars = context.print_on_execution_start = False
    return ray
