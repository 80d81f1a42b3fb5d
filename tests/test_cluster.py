"""Runs in parts on a Ray cluster of two nodes: each article once, whatever dies, and the same bytes as on one machine."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Queue
from types import SimpleNamespace

import pytest
from fakes import Obedient, OnGpu, unchanged
from places import ROOT

from extractor.cluster import TASKS_AHEAD, _Keeper, run_on_ray
from extractor.errors import ExportError, ExtractorError
from extractor.part import Job, Part, receive_part, send_part, write_part
from extractor.parts import run_parts
from extractor.records import Article

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "disabled",
    "PYTHONWARNINGS": "ignore",
}
DRIVER = """
import sys
from pathlib import Path
from fakes import Obedient, OnGpu, unchanged
from extractor.part import Job
from extractor.parts import run_parts
from extractor.records import Article
if __name__ == "__main__":
    items = [Article(f"a{n}", text) for n, text in enumerate(Path(sys.argv[2]).read_text().splitlines())]
    pipeline = OnGpu() if "ongpu" in sys.argv else Obedient()
    run_parts(Job(pipeline, unchanged, Path(sys.argv[1]), size=5), items, 2, "ray", gpu="gpu" in sys.argv)
"""


def job(folder: Path, form: str = "jsonl") -> Job:
    return Job(Obedient(), unchanged, folder, form=form, size=5)


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".json"]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def rows(folder: Path, pattern: str) -> list[dict[str, str]]:
    return [json.loads(line) for path in folder.glob(pattern) for line in path.read_text().splitlines()]


@pytest.mark.parametrize("form", ["jsonl", "graphml", "parquet"])
def test_a_part_that_is_sent_is_as_one_that_is_written(tmp_path, form):
    part = Part(3, [Article("a", "read"), Article("b", "raise me")])
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here, there = job(tmp_path / "here", form), job(tmp_path / "there", form)
    written = write_part(here, part)
    received = receive_part(there, send_part(there, part))
    assert received.digest == written.digest and received.reasons == written.reasons
    assert contents(tmp_path / "here") == contents(tmp_path / "there") != {}
    assert not list((tmp_path / "there").glob(".*"))


def test_a_part_that_cannot_be_received_is_an_error_of_the_output(tmp_path):
    there = job(tmp_path / "there")
    sent = send_part(there, Part(0, [Article("a", "read")]))
    (tmp_path / "there").write_text("a file")
    with pytest.raises(ExportError, match="cannot be written"):
        receive_part(there, sent)


# ---------------------------------------------------------------------- a cluster that loses things


class Shouting:
    """In the place of the cluster: makes tasks of their names, but loses some."""

    def __init__(self, lost: str = "") -> None:
        self.lost = lost

    def __call__(self, _ray, feeder, *_):
        rows = Queue[bytes | None]()
        feeder.start(rows)
        while (packed := rows.get(timeout=10)) is not None:
            if (task := pickle.loads(packed)) not in self.lost:
                yield [task.upper()]


@pytest.fixture
def shouting(monkeypatch) -> Shouting:
    cluster = Shouting()
    monkeypatch.setattr("extractor.cluster._made_of", cluster)
    monkeypatch.setattr("extractor.cluster._connected", lambda: SimpleNamespace(exceptions=SimpleNamespace(RayError=KeyError)))
    return cluster


def test_what_the_cluster_loses_is_noticed(shouting):
    shouting.lost = "b"
    results = run_on_ray(print, "abcd", 2, print)
    assert [next(results) for _ in "acd"] == ["A", "C", "D"]
    with pytest.raises(ExtractorError, match="lost 1 parts; start the run again"):
        next(results)


def test_tasks_are_taken_no_faster_than_they_are_done(shouting):
    taken: list[int] = []
    tasks = ((taken.append(number), "a")[1] for number in range(100))
    results = run_on_ray(print, tasks, 2, print)
    for done in range(1, 20):
        next(results)
        time.sleep(0.01)
        assert done <= len(taken) <= done + 2 * TASKS_AHEAD + 1
    assert len(list(results)) == 81


def test_what_the_tasks_raise_comes_through(shouting):
    def tasks() -> Iterator[str]:
        yield "a"
        raise ExtractorError("the input has changed")

    results = run_on_ray(print, tasks(), 2, print)
    assert next(results) == "A"
    with pytest.raises(ExtractorError, match="the input has changed"):
        next(results)


def test_without_tasks_nothing_is_started(monkeypatch):
    monkeypatch.setattr("extractor.cluster._connected", pytest.fail)
    assert list(run_on_ray(print, [], 2, print)) == []


def test_what_an_actor_lacks_to_load_its_pipeline_is_told(tmp_path):
    keeper = _Keeper(pickle.dumps(partial(send_part, replace(job(tmp_path), pipeline=OnGpu()))), print, None)
    with pytest.raises(ExtractorError, match="found no GPU that CuPy can use; install the extras"):
        keeper.do(Part(0, [Article("a", "read")]))


# ---------------------------------------------------------------------- a cluster


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "nothing came of it"
        time.sleep(0.1)


def processes(*words: bytes) -> list[int]:
    """Ids of processes whose command line has all the words."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if all(word in line for word in words):
            found.append(int(entry.name))
    return found


def parents(pid: int) -> list[int]:
    found = []
    while pid > 1:
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            break
        found.append(pid)
    return found


def actors_of(driver: int) -> list[int]:
    """Actors at work for our driver; no other test starts any at this time."""
    return processes(b"ray::MapWorker(MapBatches(_Keeper")


def workers_of(actors: list[int]) -> list[int]:
    return [pid for pid in processes(b"spawn_main") if set(parents(pid)) & set(actors)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory) -> Iterator[str]:
    """The address of two nodes of one CPU each, as processes of their own; the second has what it takes for a GPU."""
    pytest.importorskip("ray", reason="the extra [cluster] is not installed")
    if not Path("/proc/self/stat").exists():
        pytest.skip("finds processes in /proc")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ray = [sys.executable, "-c", "from ray.scripts.scripts import main; main()", "start", "--block", "--num-cpus=1"]
    common = ["--object-store-memory=100000000", "--node-ip-address=127.0.0.1", "--disable-usage-stats"]
    log = (tmp_path_factory.mktemp("ray") / "log").open("w")
    nodes = [
        subprocess.Popen([*ray, *common, *more], env=ENVIRONMENT, stdout=log, stderr=log, start_new_session=True)
        for more in (["--head", f"--port={port}", "--include-dashboard=false"], [f"--address=127.0.0.1:{port}", "--num-gpus=1"])
    ]
    yield f"127.0.0.1:{port}"
    for node in reversed(nodes):
        node.terminate()
    for node in nodes:
        try:
            node.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(node.pid, signal.SIGKILL)
            node.wait()
    log.close()


def drive(cluster: str, tmp_path: Path, texts: list[str], *words: str, stderr: int | None = None) -> subprocess.Popen[bytes]:
    (tmp_path / "texts").write_text("\n".join(texts))
    (tmp_path / "driver.py").write_text(DRIVER)
    command = [sys.executable, str(tmp_path / "driver.py"), str(tmp_path / "out"), str(tmp_path / "texts"), *words]
    return subprocess.Popen(command, env={**ENVIRONMENT, "RAY_ADDRESS": cluster}, stderr=stderr)


@pytest.mark.slow
def test_a_worker_an_actor_and_the_driver_are_killed_and_every_article_is_there_once(tmp_path, cluster):
    texts = ["sleep 0.1", *["sleep 0.02"] * 3, "kill", "raise me", *["sleep 0.05"] * 94]
    run_parts(job(tmp_path / "here"), [Article(f"a{n}", text) for n, text in enumerate(texts)], workers=2)
    done = lambda: len(list((tmp_path / "out").glob("part-?????.jsonl")))  # noqa: E731
    driver = drive(cluster, tmp_path, texts)
    wait_for(lambda: done() >= 4)
    os.kill(workers_of(actors_of(driver.pid))[0], signal.SIGKILL)
    wait_for(lambda: done() >= 8)
    os.kill(actors_of(driver.pid)[0], signal.SIGKILL)
    wait_for(lambda: done() >= 12)
    orphans = workers_of(actors_of(driver.pid))
    driver.kill()
    driver.wait()
    wait_for(lambda: not set(orphans) & set(processes(b"spawn_main")))
    assert 12 <= done() < 20
    assert drive(cluster, tmp_path, texts).wait(timeout=120) == 0
    assert contents(tmp_path / "out") == contents(tmp_path / "here")
    assert sorted(row["id"] for row in rows(tmp_path / "out", "part-?????.jsonl")) == sorted(
        f"a{n}" for n in range(100) if n not in (4, 5)
    )
    told = json.loads((tmp_path / "out" / "run.json").read_text())
    assert (told["engine"], told["done"], told["failed"]) == ("ray", 98, 2)


@pytest.mark.slow
def test_a_part_that_costs_actor_after_actor_ends_the_run_and_the_others_are_kept(tmp_path, cluster):
    driver = drive(cluster, tmp_path, [*["read"] * 5, "kill-parent", *["read"] * 14], stderr=subprocess.PIPE)
    _, told = driver.communicate(timeout=180)
    assert driver.returncode == 1
    assert b"ExtractorError: Ray: " in told and b"memory enough for each part" in told
    assert {path.name for path in (tmp_path / "out").glob("part-?????.jsonl")} >= {"part-00000.jsonl"}
    assert not (tmp_path / "out" / "part-00001.jsonl").exists()


@pytest.mark.slow
def test_what_is_raised_on_another_machine_is_told_in_its_own_words(tmp_path, cluster):
    driver = drive(cluster, tmp_path, ["read"], "ongpu", stderr=subprocess.PIPE)
    _, told = driver.communicate(timeout=120)
    assert driver.returncode == 1
    lines = told.decode().splitlines()
    assert lines[-1] == (
        "extractor.errors.ExtractorError: Ray, on one of its nodes: --gpu: found no GPU that CuPy can use; "
        "install the extras [transformers,gpu], or leave --gpu out"
    )


@pytest.mark.slow
def test_actors_have_a_gpu_each_if_asked(tmp_path, cluster):
    assert drive(cluster, tmp_path, ["gpus"] * 12, "gpu").wait(timeout=120) == 0  # there is room for one of the two
    reasons = [row["reason"] for row in rows(tmp_path / "out", "*.errors.jsonl")]
    assert len(reasons) == 12 and set(reasons) == {"sees GPU '0'"}
