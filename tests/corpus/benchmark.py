"""What a corpus of 200,000 nodes and 1,000,000 edges costs: `make bench-corpus`, or `python tests/corpus/benchmark.py --edges 100000`.

The graph is made up, with the attributes and evidence that articles give; the code that writes it is that of `extractor merge` and
`extractor export`. Each step is a process of its own: CPU seconds of it, and the most memory that it held.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.table import Table

from extractor.corpus.merge import connect
from extractor.corpus.write import GRAPH_WRITERS, write_graph
from extractor.export.sqlite import SqliteWriter
from extractor.records import Entity, EntityId, Evidence, Extraction, Mention, Relation, Span, Time

THINGS, EDGES = 12, 20  # of an article
KINDS = ("PERSON", "STATE", "PLACE", "ORG", "GROUP", "EVENT")
TYPES = ("consult", "assault", "accuse", "aid", "agree", "mobilize", "located_in", "member_of", "holds_office", "cooperate")
WORDS = (
    "the ministry said on Monday that talks about the border would resume in spring after months of shelling which had cut the road "
    "between both towns and left thousands without water while officials of the union asked each side to return to the table"
).split()
LETTERS = str.maketrans("0123456789abcdef", "aeioubdfgklmnprt")
DAY = Time("on Monday", "2024-05-06", "2024-05-06", "2024-05-06")


def entity(number: int) -> Entity:
    """One of the things, the same in every article."""
    kind = KINDS[number % len(KINDS)]
    given, family = (f"{each:x}".translate(LETTERS).title() for each in (number * 7919 % 4093 + 4096, number * 104729 % 1_000_003 + 65536))
    name = f"{given} {family}"
    place = kind in ("STATE", "PLACE")
    mentions = (Mention(0, len(name), name, "name"), Mention(90, 90 + len(family), family, "name"))
    where = (number % 170 - 85.25, number % 350 - 175.5) if place else (None, None)
    return Entity(EntityId(f"Q{number + 1}"), kind, "other", name, "FRE" if number % 3 else None, f"Q{number + 1}", *where, mentions)


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
