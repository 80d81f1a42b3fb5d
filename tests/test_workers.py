"""Worker processes: what dies is replaced, what stands still is ended, and none outlives its parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from places import ROOT

from extractor.errors import ExtractorError
from extractor.workers import IDLE, Begin, Pool


def work(task: str, begin: Begin) -> str:
    """Does what a task says, at step 3."""
    begin(3)
    if task == "die":
        os._exit(9)
    if task == "sleep":
        time.sleep(60)
    if task == "raise":
        raise ValueError(task)
    return task.upper()


def bury(deaths: list[tuple[str, int, bool]], task: str, step: int, late: bool) -> tuple[list[str], list[str]]:
    deaths.append((task, step, late))
    return ["again"], [f"{task} is dead"]


def done(*tasks: str, limit: float | None = None) -> tuple[list[str], list[tuple[str, int, bool]]]:
    deaths: list[tuple[str, int, bool]] = []
    made: list[str] = []
    with closing(Pool(work, 2, partial(bury, deaths), limit)) as pool:
        for task in tasks:
            pool.add(task)
        while not pool.is_idle:
            made += pool.results()
    return sorted(made), deaths


def test_tasks_are_done():
    assert done("a", "b", "c") == (["A", "B", "C"], [])


def test_the_step_of_a_death_is_known_and_its_work_goes_on():
    assert done("a", "die", "b") == (["A", "AGAIN", "B", "die is dead"], [("die", 3, False)])


def test_what_stands_still_is_ended():
    assert done("a", "sleep", limit=0.5) == (["A", "AGAIN", "sleep is dead"], [("sleep", 3, True)])


def test_what_the_work_raises_is_told():
    with pytest.raises(ExtractorError, match="ValueError: raise"):
        done("raise")


def test_no_more_work_is_wanted_than_there_are_workers():
    with closing(Pool(work, 2, partial(bury, []))) as pool:
        assert pool.wants_work and pool.is_idle
        pool.add("a")
        pool.add("b")
        assert not pool.wants_work and not pool.is_idle
    assert IDLE < 0


PARENT = """
import sys, time
from test_workers import bury, work
from extractor.workers import Pool
if __name__ == "__main__":
    pool = Pool(work, 1, bury)
    pool.add("sleep")
    while pool._workers == [] or pool._workers[0].step != 3:
        pool.results()
    print(pool._workers[0]._process.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
def test_a_worker_ends_with_its_parent_in_the_middle_of_a_task(tmp_path):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    with subprocess.Popen([sys.executable, str(script)], env=environment, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        worker = Path("/proc", parent.stdout.readline().decode().strip())
        assert worker.exists()
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    deadline = time.monotonic() + 20
    while worker.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not worker.exists()
