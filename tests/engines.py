"""What the engines cost: `python tests/engines.py FILE.jsonl`, on articles of your own, without the cost of loading the pipeline.

A plain loop over `Pipeline.read`, a run in parts with one worker and with two, and with two actors of a Ray cluster on this machine where
Ray is installed. CPU seconds are those of all processes that come of a command, read from /proc twice a second (Linux only); wall-clock
seconds mean something on an idle machine only. Loading is measured by the same command on the first few articles, and taken off with them.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractor.articles import read_articles, to_json_line
from extractor.records import Article

LOOP = """
import sys
from pathlib import Path
from extractor import load
from extractor.articles import read_articles
from extractor.export import WRITERS
pipeline, writer = load(), WRITERS["jsonl"](Path(sys.argv[2]) / "loop.jsonl")
for article in read_articles([sys.argv[1]]):
    writer.write(pipeline.read(article))
writer.close()
"""
FEW = 8  # articles, each a part: so many that each of two workers loads, also those of Ray, which adds the second when there is work for it
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def processes() -> dict[int, tuple[int, int, float]]:
    """Parent, session and CPU seconds of every process."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        found[int(entry.name)] = int(fields[1]), int(fields[3]), (int(fields[11]) + int(fields[12])) / TICKS
    return found


def cost(command: Sequence[str]) -> tuple[float, float]:
    """Wall-clock seconds and CPU seconds of a command with all that it starts."""
    started = time.monotonic()
    places = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    main = subprocess.Popen(command, env=places, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    spent = {main.pid: 0.0}
    while main.poll() is None:
        for pid, (parent, session, seconds) in processes().items():
            if spent.keys() & {pid, parent, session}:
                spent[pid] = seconds
        time.sleep(0.5)
    if main.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {main.returncode}")
    return time.monotonic() - started, sum(spent.values())


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument(
        "--part", type=int, default=25, help="articles of a part; with few parts one worker waits for the other at the end"
    )
    options = parser.parse_args()
    articles = [article for article in read_articles([options.articles]) if isinstance(article, Article)]
    words = sum(len(article.text.split()) for article in articles)
    run = [sys.executable, "-m", "extractor", "run", "IN", "-o", "OUT", "--parts", "SIZE", "--workers"]
    commands = {
        "plain loop": [sys.executable, "-c", LOOP, "IN", "OUT"],
        "1 worker": [*run, "1"],
        "2 workers": [*run, "2"],
        **({"2 Ray actors": [*run, "2", "--engine", "ray"]} if find_spec("ray") else {}),
    }
    table = Table("engine", f"first {FEW}, wall s", "CPU s", "all others, wall s", "CPU s", "articles per CPU hour")
    with tempfile.TemporaryDirectory() as folder:
        for name, command in commands.items():
            costs = []
            for count, size in ((FEW, 1), (len(articles), options.part)):
                source, out = Path(folder) / "in.jsonl", Path(folder) / "out"
                source.write_text("\n".join(map(to_json_line, articles[:count])), encoding="utf-8")
                shutil.rmtree(out, ignore_errors=True)
                if name == "plain loop":
                    out.mkdir()
                values = {"IN": str(source), "OUT": str(out), "SIZE": str(size)}
                costs.append(cost([values.get(word, word) for word in command]))
            (wait, load), (wall, cpu) = costs
            figures = (wait, load, wall - wait, cpu - load)
            table.add_row(name, *(f"{figure:.1f}" for figure in figures), f"{(len(articles) - FEW) / (cpu - load) * 3600:,.0f}")
    console = Console()
    console.print(f"{len(articles)} articles, {words} words")
    console.print(table)


if __name__ == "__main__":
    main()
