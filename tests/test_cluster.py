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
from types import SimpleNamespace

import pytest
from fakes import Obedient, OnGpu, unchanged
from places import ROOT

from extractor.cluster import MOST_LOSSES, RayPool, _Keeper
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
from fakes import Obedient, unchanged
from extractor.part import Job
from extractor.parts import run_parts
from extractor.records import Article
if __name__ == "__main__":
    items = [Article(f"a{n}", text) for n, text in enumerate(Path(sys.argv[2]).read_text().splitlines())]
    run_parts(Job(Obedient(), unchanged, Path(sys.argv[1]), size=5), items, 2, "ray", gpu="gpu" in sys.argv)
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


# ---------------------------------------------------------------------- a cluster that fails


class Lost(Exception):
    """What Ray raises when an actor is gone."""


class Failing:
    """A Ray whose actors are lost: all of them, or the first so many at work."""

    exceptions = SimpleNamespace(RayTaskError=KeyError, RayError=Lost)

    def __init__(self, starts: bool, losses: int = 100) -> None:
        self.starts, self.losses, self.started = starts, losses, 0

    def remote(self, **_):
        return lambda kind: SimpleNamespace(remote=self.start)

    def start(self, *_):
        self.started += 1
        call = lambda name: SimpleNamespace(remote=lambda *_: (name, object()))  # noqa: E731
        return SimpleNamespace(is_there=call("start"), do=call("work"))

    def wait(self, awaited, timeout):
        return awaited, []

    def get(self, awaited):
        if awaited[0] == "start" and self.starts:
            return []
        if awaited[0] == "work" and self.losses == 0:
            return ["made"]
        self.losses -= 1
        raise Lost("gone")


@pytest.mark.parametrize(("starts", "message"), [(False, "no actor starts"), (True, "one part costs actor after actor")])
def test_actors_that_are_always_lost_end_the_run(monkeypatch, starts, message):
    ray = Failing(starts)
    monkeypatch.setattr("extractor.cluster._connected", lambda: ray)
    pool = RayPool(print, 2, print)
    pool.add("part")
    with pytest.raises(ExtractorError, match=message):
        while not pool.is_idle:
            pool.results()
    assert ray.started <= 2 * MOST_LOSSES


def test_a_part_whose_actor_is_lost_is_done_by_another(monkeypatch):
    ray = Failing(starts=True, losses=2)
    monkeypatch.setattr("extractor.cluster._connected", lambda: ray)
    pool = RayPool(print, 1, print)
    pool.add("part")
    made = []
    while not pool.is_idle:
        made += pool.results()
    assert (made, ray.started) == (["made"], 3)


def test_what_an_actor_lacks_to_load_its_pipeline_is_told(tmp_path, monkeypatch):
    keeper = _Keeper(pickle.dumps(partial(send_part, replace(job(tmp_path), pipeline=OnGpu()))), print, None)
    with pytest.raises(ExtractorError, match="found no GPU that CuPy can use; install the extras") as told:
        keeper.do(Part(0, [Article("a", "read")]))

    ray = Failing(starts=True)
    ray.exceptions = SimpleNamespace(RayTaskError=Lost, RayError=KeyError)
    monkeypatch.setattr(Lost, "cause", told.value, raising=False)
    monkeypatch.setattr("extractor.cluster._connected", lambda: ray)
    pool = RayPool(print, 1, print)
    pool.add("part")
    with pytest.raises(ExtractorError, match="Ray, on one of its nodes: --gpu: found no GPU"):
        while not pool.is_idle:
            pool.results()


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
    return processes(b"ray::_Keeper")


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


def drive(cluster: str, tmp_path: Path, texts: list[str], *words: str) -> subprocess.Popen[bytes]:
    (tmp_path / "texts").write_text("\n".join(texts))
    (tmp_path / "driver.py").write_text(DRIVER)
    command = [sys.executable, str(tmp_path / "driver.py"), str(tmp_path / "out"), str(tmp_path / "texts"), *words]
    return subprocess.Popen(command, env={**ENVIRONMENT, "RAY_ADDRESS": cluster})


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
def test_actors_have_a_gpu_each_if_asked(tmp_path, cluster):
    assert drive(cluster, tmp_path, ["gpus"] * 12, "gpu").wait(timeout=120) == 0  # there is room for one of the two
    reasons = [row["reason"] for row in rows(tmp_path / "out", "*.errors.jsonl")]
    assert len(reasons) == 12 and set(reasons) == {"sees GPU '0'"}
