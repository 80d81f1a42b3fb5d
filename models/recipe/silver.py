"""News labelled throughout by a pipeline, to teach a smaller one (knowledge distillation, Hinton et al. 2015).

Sentences are joined and styled as the entity corpora are, so that the pupil sees paragraphs, typographic quotes and datelines. What the
evaluation holds out is left out here too.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import spacy
from spacy.tokens import DocBin

from .entities import group, held_out, restyle
from .news import read_lines
from .sources import Passage


def held_texts(folder: Path) -> set[str]:
    """Texts of the held-out sets that news was cut from."""
    vocab = spacy.blank("en").vocab
    return {doc.text for path in sorted(folder.glob("*held-out.spacy")) for doc in DocBin().from_disk(path).get_docs(vocab)}


def main() -> None:
    """Write ``silver.spacy``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("teacher", type=Path, help="pipeline that labels")
    parser.add_argument("held_out", type=Path, help="folder with the held-out news")
    parser.add_argument("output", type=Path)
    parser.add_argument("--one-in", type=int, default=3, help="use every n-th sentence")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    withheld = held_texts(arguments.held_out)
    texts = {row["text"] for row in read_lines(arguments.corpora / "current-events" / "current-events.jsonl.gz")}
    passages = [Passage(text, []) for text in sorted(texts - withheld) if held_out(text, arguments.one_in)]
    chance.shuffle(passages)
    grouped = (restyle(passage, chance).text for passage in group(passages, chance))
    nlp = spacy.load(arguments.teacher)
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=nlp.pipe(grouped, batch_size=64), store_user_data=False).to_disk(arguments.output)


if __name__ == "__main__":
    main()
