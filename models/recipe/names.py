"""Score the names that the whole extraction finds on the held-out entity sets.

`evaluate.py` scores what a pipeline tags; this scores what a user gets, after gazetteer and rules. Names only, spans and types exact, the
longest of nested ones; what lies on words of unknown type does not count, dates neither.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import extractor
from extractor.records import Article

from .entities import read_all
from .lexicon import Lexicon
from .sources import Passage

SETS = ("crossner-dev", "gum-dev", "re3d-eeas")  # marked by people, unlike GMB


def names_of(pipeline: extractor.Pipeline, passage: Passage) -> set[tuple[int, int, str]]:
    """Half-open character offsets and type of the names in a passage that lie in no longer one."""
    found = pipeline.read(Article("passage", passage.text))
    spans = {(m.begin, m.end, entity.type) for entity in found.entities for m in entity.mentions if m.kind == "name"}
    return {s for s in spans if not any(o[0] <= s[0] and s[1] <= o[1] and o[:2] != s[:2] for o in spans)}


def score(pipeline: extractor.Pipeline, passages: list[Passage]) -> dict[str, tuple[float, float, float, int]]:
    """Type -> precision, recall, F (0-1) and the number of gold names."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for passage in passages:
        unknown = [(begin, end) for begin, end, label in passage.spans if not label]
        wanted = {(begin, end, label) for begin, end, label in passage.spans if label not in ("", "DATE")}
        names = {n for n in names_of(pipeline, passage) if not any(begin < n[1] and n[0] < end for begin, end in unknown)}
        for counter, spans in ((right, wanted & names), (found, names), (gold, wanted)):
            counter.update(label for *_, label in spans)
    return {
        label: (
            right[label] / max(found[label], 1),
            right[label] / gold[label],
            2 * right[label] / (found[label] + gold[label]),
            gold[label],
        )
        for label in sorted(gold)
    }


def main() -> None:
    """Print a row per set and type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--model", help="folder of a pipeline; the packaged default if not given")
    arguments = parser.parse_args()
    pipeline = extractor.load(arguments.model) if arguments.model else extractor.load()
    passages = read_all(arguments.corpora, Lexicon.read(arguments.corpora / "gazetteers" / "countries.json"))
    for name in SETS:
        for label, (precision, recall, f, gold) in score(pipeline, passages[name]).items():
            print(f"{name:14}{label:10} P {precision:.3f}  R {recall:.3f}  F {f:.3f}  ({gold})")


if __name__ == "__main__":
    main()
