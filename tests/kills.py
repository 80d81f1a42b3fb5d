"""Kill a run again and again: `python tests/kills.py FILE.jsonl`, on articles of your own.

One run in parts is left alone; of another, workers are killed at random times with SIGKILL, and every so often the driver, which is then
started again. Every article must be there once, and every part of the same bytes. Linux only: processes are found in /proc.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console

from extractor.articles import read_articles
from extractor.records import Article

CONSOLE = Console(highlight=False)


def workers_of(driver: int) -> list[int]:
    """Process ids of the workers of a driver."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == driver and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def start(source: Path, out: Path, options: argparse.Namespace) -> subprocess.Popen[bytes]:
    """A driver of two workers."""
    run = [sys.executable, "-m", "extractor", "run", str(source), "-o", str(out), "--parts", str(options.part), "--workers", "2"]
    return subprocess.Popen(run, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def disturb(source: Path, out: Path, quiet: float, options: argparse.Namespace) -> None:
    """Run with kills spread over about the time that the undisturbed run took, then leave it to end."""
    dice = random.Random(options.seed)
    plan = ["worker"] * options.workers + ["driver"] * options.drivers
    dice.shuffle(plan)
    driver = start(source, out, options)
    for number, victim in enumerate(plan, 1):
        time.sleep(dice.uniform(0.5, 1.5) * quiet / len(plan))
        workers = workers_of(driver.pid)
        if victim == "driver":
            driver.kill()
            driver.wait()
            time.sleep(5)
            left = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
            CONSOLE.print(f"kill {number}: the driver; {len(left)} of its workers outlived it")
            driver = start(source, out, options)
        elif workers:
            os.kill(dice.choice(workers), signal.SIGKILL)
            CONSOLE.print(f"kill {number}: a worker")
    if driver.wait():
        raise SystemExit(f"the run ended with {driver.returncode}")


def parts(out: Path) -> dict[str, bytes]:
    """Contents of the files of extractions and errors, by name."""
    return {path.name: path.read_bytes() for path in sorted(out.glob("part-*.jsonl"))}


def main() -> None:
    """Run twice, and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--part", type=int, default=100, help="articles of a part")
    parser.add_argument("--workers", type=int, default=20, help="how often a worker is killed")
    parser.add_argument("--drivers", type=int, default=3, help="how often the driver is killed")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    wanted = sorted(article.id for article in read_articles([options.articles]) if isinstance(article, Article))
    with tempfile.TemporaryDirectory() as folder:
        quiet, disturbed = Path(folder) / "quiet", Path(folder) / "disturbed"
        begin = time.monotonic()
        if start(options.articles, quiet, options).wait():
            raise SystemExit("the undisturbed run failed")
        disturb(options.articles, disturbed, time.monotonic() - begin, options)
        found = sorted(json.loads(line)["id"] for held in parts(disturbed).values() for line in held.splitlines())
        once, same = found == wanted, parts(quiet) == parts(disturbed)
    CONSOLE.print(f"{len(wanted)} articles: {'every one is there once' if once else f'{len(found)} are there'}; ", end="")
    CONSOLE.print("the bytes are those of the undisturbed run" if same else "the bytes differ from the undisturbed run")
    raise SystemExit(0 if once and same else 1)


if __name__ == "__main__":
    main()
