"""Score the names that the whole extraction finds on the held-out entity sets.

`evaluate.py` scores what a pipeline tags; this scores what a user gets, after gazetteer and rules. Names only, spans and types exact, the
longest of nested ones; what lies on words of unknown type does not count, dates neither.

Of bases, events, agreements and weapons there are only listed names to score by. `--unlisted` takes one in five of them, those that no
training text holds, out of the gazetteer, and scores these types in the news that has one: what a user gets of names that no list holds.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import extractor
from extractor.entities import gazetteer
from extractor.entities.gazetteer import Gazetteer, load_gazetteer
from extractor.records import Article

from .entities import read_all
from .lexicon import Lexicon
from .news import find_names, read_lines
from .rare import RareNames
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


def unlisted(corpora: Path, rare: RareNames) -> list[Passage]:
    """The news with a name that is held out, with all listed names of its types."""
    rows = read_lines(corpora / "current-events" / "current-events.jsonl.gz")
    found = {row["text"]: list(find_names(row["text"], rare.types)) for row in rows}
    return [
        Passage(text, names) for text, names in found.items() if any(text[name.begin : name.end] in rare.held for name in names)
    ]


def forget(rare: RareNames) -> None:
    """Take the names that are held out out of the gazetteer, which all steps share."""
    known = load_gazetteer()
    Gazetteer.__init__(known, {form: readings for form, readings in known.forms.items() if form not in rare.held})


def main() -> None:
    """Print a row per set and type."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--unlisted", action="store_true", help="score names that no list and no training text holds")
    parser.add_argument("--model", help="folder of a pipeline; the packaged default if not given")
    arguments = parser.parse_args()
    pipeline = extractor.load(arguments.model) if arguments.model else extractor.load()
    lexicon = Lexicon.read(arguments.corpora / "gazetteers" / "countries.json")
    if arguments.unlisted:
        rare = RareNames(Path(gazetteer.__file__).with_name("gazetteer"), lexicon.composed)
        forget(rare)
        passages = {"unlisted": unlisted(arguments.corpora, rare)}
    else:
        passages = {name: read_all(arguments.corpora, lexicon)[name] for name in SETS}
    for name, chosen in passages.items():
        for label, (precision, recall, f, gold) in score(pipeline, chosen).items():
            print(f"{name:14}{label:10} P {precision:.3f}  R {recall:.3f}  F {f:.3f}  ({gold})")


if __name__ == "__main__":
    main()
