"""What a corpus of 200,000 nodes and 1,000,000 edges costs: `make bench-corpus`, or `python tests/corpus/benchmark.py --edges 100000`.

The graph is made up, with the attributes and evidence that articles give; the code that writes it is that of `extractor merge` and
`extractor export`; bare rows tell what the machine is worth. Each step is a process of its own: CPU seconds of it, and the most memory that
it held.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from extractor.corpus.edges import relate
from extractor.corpus.merge import INDEXES, SETTINGS, TABLES
from extractor.corpus.nodes import identify
from extractor.corpus.write import write_graph
from extractor.corrections import Corrections
from extractor.export import sqlite
from extractor.records import Entity, EntityId, Evidence, Extraction, Mention, Relation, Span, Time

THINGS, EDGES = 12, 20  # of an article
KINDS = ("PERSON", "STATE", "PLACE", "ORG", "GROUP", "EVENT")
TYPES = ("consult", "assault", "accuse", "aid", "agree", "mobilize", "located_in", "member_of", "holds_office", "cooperate")
WORDS = (
    "the ministry said on Monday that talks about the border would resume in spring after months of shelling which had cut the road "
    "between both towns and left thousands without water while officials of the union asked each side to return to the table"
).split()
OUTPUTS = ("graph.graphml", "graph.gexf", "graph.jsonl", "neo4j")
LETTERS = str.maketrans("0123456789abcdef", "aeioubdfgklmnprt")
DAY = Time("on Monday", "2024-05-06", "2024-05-06", "2024-05-06")


def entity(number: int) -> Entity:
    """One of the things, the same in every article."""
    kind = KINDS[number % len(KINDS)]
    given, family = (
        f"{each:x}".translate(LETTERS).title() for each in (number * 7919 % 4093 + 4096, number * 104729 % 1_000_003 + 65536)
    )
    name = f"{given} {family}"
    place = kind in ("STATE", "PLACE")
    mentions = (Mention(0, len(name), name, "name"), Mention(90, 90 + len(family), family, "name"))
    where = (number % 170 - 85.25, number % 350 - 175.5) if place else (None, None)
    return Entity(
        EntityId(f"Q{number + 1}"), kind, "other", name, "FRE" if number % 3 else None, f"Q{number + 1}", *where, mentions
    )


def extractions(nodes: int, edges: int) -> Iterator[Extraction]:
    """Articles that tell of so many things and, once each, of so many edges."""
    choice = random.Random(1)
    seen: set[tuple[int, int, int]] = set()
    left = edges
    for article in range(2 * edges):
        if left <= 0:
            return
        # every thing occurs, and some far more often than others
        chosen = [article * 4 % nodes, (article * 4 + 1) % nodes, (article * 4 + 2) % nodes, (article * 4 + 3) % nodes]
        chosen += [int(nodes * choice.random() ** 2) for _ in range(THINGS - len(chosen))]
        things = list(dict.fromkeys(chosen))
        relations = []
        while len(relations) < min(EDGES, left):
            source, target = choice.sample(things, 2)
            kind = choice.randrange(len(TYPES))
            if (source, target, kind) in seen:
                continue
            seen.add((source, target, kind))
            sentence = f"In {choice.randrange(10**6)} places {' '.join(choice.choices(WORDS, k=22))}."
            begin = 200 * len(relations)
            relations.append(
                Relation(
                    f"r{len(relations) + 1}", EntityId(f"Q{source + 1}"), EntityId(f"Q{target + 1}"), TYPES[kind], f"{TYPES[kind]} with",
                    "04", "positive", "asserted", (), False, DAY if choice.random() < 0.4 else None, None, None,
                    Evidence(begin, begin + len(sentence), sentence), Span(begin, begin + 9), f"{TYPES[kind]}.verb", 0.86,
                )
            )  # fmt: skip
        left -= len(relations)
        published = f"20{choice.randrange(10, 26)}-{choice.randrange(1, 13):02}-{choice.randrange(1, 29):02}"
        yield Extraction(
            f"article-{article:06}", "Envoys met & talked", published, f"Gazette {choice.randrange(300)}", "en", f"{article:064x}",
            tuple(map(entity, things)), tuple(relations), f"https://gazette.example/{article}",
        )  # fmt: skip


Costs = list[tuple[str, float]]


def load(path: Path, nodes: int, edges: int) -> Costs:
    """Fill a database as `extractor merge` does, and book each step."""
    costs: Costs = []

    def book(step: str, begin: float) -> None:
        costs.append((step, time.process_time() - begin))

    rows = 0.0
    writer = sqlite.SqliteWriter(path, at_once=True)
    for extraction in extractions(nodes, edges):
        begin = time.process_time()
        writer.write(extraction)
        rows += time.process_time() - begin
    costs.append(("rows of articles", rows))
    begin = time.process_time()
    writer.close()
    book("their indexes and full-text search", begin)
    with closing(sqlite.Store(path)) as store:
        store.run(SETTINGS + TABLES + "BEGIN;")
        begin = time.process_time()
        identify(store, Corrections())
        book("nodes by identity", begin)
        begin = time.process_time()
        relate(store, {})
        book("edges and events", begin)
        begin = time.process_time()
        store.run(INDEXES + "COMMIT; ANALYZE; PRAGMA journal_mode = DELETE;")
        book("their indexes", begin)
        # what of this each index costs: made once more
        for line in [*sqlite.INDEXES.splitlines(), *INDEXES.splitlines()]:
            if line:
                name = line.split()[2]
                store.execute(f"DROP INDEX {name}")
                begin = time.process_time()
                store.execute(line)
                book(f"index {name}", begin)
        begin = time.process_time()
        store.execute("INSERT INTO sentence_search (sentence_search) VALUES ('rebuild')")
        book("full-text search", begin)
    return costs


def bare(edges: int) -> Costs:
    """What the machine is worth: rows of six columns, the last a text of 60 characters, in one table with two indexes."""
    choice = random.Random(1)
    rows = [
        (n, choice.randrange(200_000), choice.randrange(200_000), TYPES[n % 10], "2024-05-06", f"{n:060}") for n in range(edges)
    ]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as store:
        begin = time.process_time()
        store.executescript("CREATE TABLE edges (edge INTEGER PRIMARY KEY, source, target, type, day, evidence); BEGIN;")
        store.executemany("INSERT INTO edges VALUES (?, ?, ?, ?, ?, ?)", rows)
        store.executescript("CREATE INDEX sources ON edges (source); CREATE INDEX targets ON edges (target);")
        return [("bare rows of SQLite, two indexes", time.process_time() - begin)]


def export(path: Path, output: Path) -> Costs:
    """Write the graph of a database."""
    begin = time.process_time()
    write_graph(path, output, None if output.suffix else output.name)
    return [(f"export {output.name}", time.process_time() - begin)]


def alone(work: Callable[..., Costs], *arguments: object) -> tuple[Costs, float]:
    """What some work in a process of its own costs, and the most MB that it held."""
    with get_context("spawn").Pool(1) as pool:
        costs = pool.apply(work, arguments)
        peak = pool.apply(resource.getrusage, (resource.RUSAGE_SELF,)).ru_maxrss
    return costs, peak / 1024


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=200_000)
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="folder for the files; an existing database there is not made anew")
    options = parser.parse_args()
    table = Table(title=f"{options.nodes} nodes, {options.edges} edges")
    for column in ("step", "CPU s", "peak MB"):
        table.add_column(column, justify="left" if column == "step" else "right")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        corpus = folder / "corpus.sqlite"
        works: list[tuple[Any, ...]] = [(bare, options.edges)]
        works += [] if corpus.exists() else [(load, corpus, options.nodes, options.edges)]
        works += [(export, corpus, folder / name) for name in OUTPUTS]
        for work, *arguments in works:
            costs, peak = alone(work, *arguments)
            for number, (step, spent) in enumerate(costs):
                table.add_row(step, f"{spent:.1f}", "" if number else f"{peak:.0f}")
    Console(file=sys.stdout).print(table)


if __name__ == "__main__":
    main()
