"""Runs in parts: each article once, whatever dies, and the same bytes as if nothing had."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from fakes import Obedient, OnGpu, Unloadable, unchanged
from places import ROOT

from extractor.errors import ArticleError, ArticleSkipped, ExtractorError, UsageError
from extractor.part import Job, Part, Report, write_part
from extractor.parts import run_parts
from extractor.records import Article

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def articles(*texts: str) -> list[Article]:
    return [Article(f"a{number}", text) for number, text in enumerate(texts)]


def ids(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for part in sorted(folder.glob("part-?????.jsonl")) for line in part.read_text().splitlines()]


def errors(folder: Path) -> dict[str, str]:
    rows = [json.loads(line) for part in sorted(folder.glob("*.errors.jsonl")) for line in part.read_text().splitlines()]
    return {row["id"]: row["reason"] for row in rows}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("part-*.jsonl"))}


def job(folder: Path, **fields) -> Job:
    return Job(Obedient(), unchanged, folder, **{"size": 3, **fields})


def test_each_article_once_and_a_report(tmp_path):
    items = [
        *articles(*["read"] * 7),
        ArticleError("bad", "cannot be read (empty); write it"),
        ArticleSkipped("fr", "is in French"),
    ]
    report = run_parts(job(tmp_path / "out"), items, workers=2)
    assert (report.articles, report.done, report.failed, report.skipped) == (9, 7, 1, 1)
    assert ids(tmp_path / "out") == [f"a{n}" for n in range(7)]
    assert errors(tmp_path / "out") == {"bad": "cannot be read (empty); write it", "fr": "is in French"}
    told = json.loads((tmp_path / "out" / "run.json").read_text())
    assert told["finished"] and told["words"] == 7 and told["reasons"] == {"cannot be read": 1, "is in French": 1}
    assert told["truncated"] == 0 and told["articles_per_second_of_work"] > 0 and told["seconds"]["articles"] >= 0
    assert told["seconds"]["document"] > 0 and told["peak_memory"] > 1_000_000
    assert not list((tmp_path / "out").glob(".*"))


def test_a_finished_run_does_nothing_again(tmp_path):
    run_parts(job(tmp_path), articles("read", "read"))
    before = {path: path.stat().st_mtime_ns for path in tmp_path.glob("part-*")}
    told = []
    assert run_parts(job(tmp_path), articles("read", "read"), progress=told.append).done == 2
    assert len(told) == 1
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("part-*")} == before


def test_only_what_is_missing_is_done(tmp_path):
    items = articles(*["read"] * 9)
    run_parts(job(tmp_path), items)
    whole = contents(tmp_path)
    (tmp_path / "part-00001.jsonl").unlink()
    (tmp_path / ".part-00002.jsonl.123.jsonl").write_text("half")
    before = (tmp_path / "part-00000.jsonl").stat().st_mtime_ns
    run_parts(job(tmp_path), items)
    assert contents(tmp_path) == whole and not list(tmp_path.glob(".*"))
    assert (tmp_path / "part-00000.jsonl").stat().st_mtime_ns == before


def test_an_article_that_raises_costs_no_other(tmp_path):
    run_parts(job(tmp_path), articles("read", "raise it", "refuse me", "read"))
    assert ids(tmp_path) == ["a0", "a3"]
    assert errors(tmp_path) == {"a1": "cannot be processed (ValueError: it); the others are not affected", "a2": "me"}


def test_an_article_that_kills_is_put_aside_and_named(tmp_path):
    report = run_parts(job(tmp_path), articles("read", "kill", "read", "read"), workers=2)
    assert ids(tmp_path) == ["a0", "a2", "a3"]
    assert "killed 3 processes" in errors(tmp_path)["a1"] and report.failed == 1


def test_one_that_died_of_something_else_is_read_again(tmp_path):
    run_parts(job(tmp_path), articles("read", f"kill-once {tmp_path.parent / 'dead'}", "read"))
    assert ids(tmp_path) == ["a0", "a1", "a2"] and not errors(tmp_path)


def test_an_article_that_takes_too_long_is_put_aside(tmp_path):
    run_parts(job(tmp_path, limit=1.0), articles("read", "sleep 60", "read"))
    assert ids(tmp_path) == ["a0", "a2"]
    assert "longer than 1 s" in errors(tmp_path)["a1"]


@pytest.mark.parametrize("form", ["jsonl", "graphml"])
def test_one_that_took_too_long_is_read_again_under_a_higher_limit(tmp_path, form):
    items = articles("read", "sleep 1.5", "read", "read")
    assert run_parts(job(tmp_path, limit=0.5, form=form), items).failed == 1
    other = (tmp_path / "part-00001.json").stat().st_mtime_ns
    assert run_parts(job(tmp_path, limit=0.4, form=form), items).failed == 1
    assert run_parts(job(tmp_path, limit=30, form=form), items).failed == 0
    assert not errors(tmp_path) and not list(tmp_path.glob("*.errors.jsonl"))
    assert (tmp_path / "part-00001.json").stat().st_mtime_ns == other


def test_a_pipeline_that_no_worker_can_load_ends_the_run(tmp_path):
    with pytest.raises(ExtractorError, match="no worker process can load"):
        run_parts(replace(job(tmp_path), pipeline=Unloadable()), articles("read"), workers=2)


def test_what_a_worker_lacks_to_load_its_pipeline_is_told(tmp_path):
    with pytest.raises(ExtractorError, match=r"found no GPU that CuPy can use; install the extras \[transformers,gpu\]"):
        run_parts(replace(job(tmp_path), pipeline=OnGpu()), articles("read"), workers=2)


def test_another_run_or_other_inputs_in_the_folder_are_told(tmp_path):
    run_parts(job(tmp_path / "out", settings={"model": "one"}), articles("read"))
    with pytest.raises(UsageError, match=r"other settings \(model\)"):
        run_parts(job(tmp_path / "out", settings={"model": "two"}), articles("read"))
    with pytest.raises(UsageError, match="inputs have changed since part 0"):
        run_parts(job(tmp_path / "out", settings={"model": "one"}), articles("other"))
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").touch()
    with pytest.raises(UsageError, match="expected an empty folder"):
        run_parts(job(tmp_path / "full"), articles("read"))


def test_two_runs_at_once_do_not_fill_one_folder(tmp_path):
    def items():
        yield from articles(*["read"] * 3)
        (tmp_path / "out" / ".part-00000.jsonl.1.jsonl").touch()  # as a worker of the first has begun it
        with pytest.raises(UsageError, match="in use by another run"):
            run_parts(job(tmp_path / "out"), articles("read"))
        assert (tmp_path / "out" / ".part-00000.jsonl.1.jsonl").exists()

    assert run_parts(job(tmp_path / "out"), items()).done == 3
    assert run_parts(job(tmp_path / "out"), articles(*["read"] * 3)).done == 3


def test_fewer_inputs_than_before_are_told(tmp_path):
    run_parts(job(tmp_path), articles(*["read"] * 9))
    before = contents(tmp_path)
    for fewer in (6, 3, 0):
        with pytest.raises(UsageError, match=rf"inputs have changed: they now give {fewer // 3} parts, and part {fewer // 3} is"):
            run_parts(job(tmp_path), articles(*["read"] * fewer))
    assert contents(tmp_path) == before and json.loads((tmp_path / "run.json").read_text())["articles"] == 9


@pytest.mark.parametrize("change", [{"title": "x"}, {"source": "x"}, {"url": "x"}, {"published": date(2021, 7, 17)}])
def test_an_article_that_tells_something_else_has_changed(tmp_path, change):
    (article,) = articles("read")
    run_parts(job(tmp_path), [article])
    with pytest.raises(UsageError, match="inputs have changed since part 0"):
        run_parts(job(tmp_path), [replace(article, **change)])


@pytest.mark.parametrize(("form", "suffix"), [("jsonl", ".jsonl"), ("gexf", ".gexf"), ("events", ".csv"), ("sqlite", ".sqlite")])
def test_parts_are_named_after_what_they_hold(tmp_path, form, suffix):
    run_parts(job(tmp_path, form=form), articles("read"))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"part-00000{suffix}", "part-00000.json", "run.json"])


@pytest.mark.parametrize("form", ["jsonl", "graphml", "csv", "sqlite"])
def test_any_format_has_parts(tmp_path, form):
    run_parts(job(tmp_path, form=form), articles("read", "read", "read", "read"))
    parts = sorted(path for path in tmp_path.glob("part-0000?*") if not path.name.endswith(".json"))
    assert len(parts) == 2 and all(part.is_dir() == (form in ("graphml", "csv")) for part in parts)


def test_a_part_is_the_same_for_every_engine(tmp_path):
    here, there = job(tmp_path / "here"), job(tmp_path / "there")
    items = articles("read", "refuse me", "read")
    run_parts(here, items)
    (tmp_path / "there").mkdir()
    write_part(there, Part(0, items))
    assert contents(tmp_path / "here") == contents(tmp_path / "there")


DRIVER = """
import sys
from pathlib import Path
from fakes import Obedient, unchanged
from extractor.part import Job
from extractor.parts import run_parts
from extractor.records import Article
if __name__ == "__main__":
    items = [Article(f"a{n}", "sleep 0.002") for n in range(int(sys.argv[2]))]
    run_parts(Job(Obedient(), unchanged, Path(sys.argv[1]), size=20), items, workers=2)
"""


def children(pid: int) -> list[int]:
    """Process ids of the worker processes of a driver."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == pid and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
def test_kills_of_workers_and_drivers_lose_nothing_and_change_no_byte(tmp_path):
    count, environment = 1500, {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")])}
    script = tmp_path / "driver.py"
    script.write_text(DRIVER)

    def start(folder: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, str(script), str(folder), str(count)], env=environment)

    assert start(tmp_path / "quiet").wait(timeout=120) == 0
    dice = random.Random(0)
    for round_ in range(3):
        driver = start(tmp_path / "disturbed")
        deadline = time.monotonic() + 60
        for _ in range(3):
            time.sleep(0.5 + dice.random())
            while not (workers := children(driver.pid)) and driver.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
            if workers:
                os.kill(dice.choice(workers), signal.SIGKILL)
        if round_ < 2 and driver.poll() is None:
            orphans = children(driver.pid)
            driver.kill()
            driver.wait()
            while any(map(lives, orphans)) and time.monotonic() < deadline:  # one that is only starting takes a moment
                time.sleep(0.1)
            assert not any(map(lives, orphans))
    assert driver.wait(timeout=120) == 0
    assert ids(tmp_path / "disturbed") == [f"a{n}" for n in range(count)]
    assert contents(tmp_path / "disturbed") == contents(tmp_path / "quiet")


def test_the_screen_shows_the_commonest_reasons_and_counts_the_others():
    shown = list(
        Report(articles=40, failed=40, reasons={f"reason {n:02}": 40 - n for n in range(30)}, seconds={"document": 4.0}).lines()
    )
    assert shown[1] == "  40 × reason 00"
    assert "  and 18 other reasons, all in run.json" in shown
    assert shown[-1] == "4 s of work, 10 articles/s: document 100%"
