"""Treebanks and entity texts in one shuffled training file: each document teaches the heads whose annotation it has.

Training streams the file once, so the number of passes is set by the number of copies that go in. ``labels.spacy`` holds every
treebank document once and some entity texts: enough to learn all labels from.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab


def read(path: Path, vocab: Vocab) -> list[Doc]:
    """All documents of a file."""
    return list(DocBin().from_disk(path).get_docs(vocab))


def write(docs: list[Doc], path: Path) -> None:
    """Documents to a file."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def main() -> None:
    """Write ``train.spacy``, ``labels.spacy`` and ``dev.spacy``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path, help="folder with train.spacy and dev.spacy")
    parser.add_argument("entities", type=Path, help="folder with train.spacy")
    parser.add_argument("entities_dev", type=Path, help="dev.spacy of the entity corpora")
    parser.add_argument("output", type=Path)
    parser.add_argument("--silver", type=Path, help="documents with all annotation, to be added")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    vocab = spacy.blank("en").vocab
    chance = random.Random(arguments.seed)
    syntax, entities = (read(folder / "train.spacy", vocab) for folder in (arguments.syntax, arguments.entities))
    train = syntax + entities + (read(arguments.silver, vocab) if arguments.silver else [])
    chance.shuffle(train)
    dev = [read(path, vocab) for path in (arguments.syntax / "dev.spacy", arguments.entities_dev)]
    for docs in dev:
        chance.shuffle(docs)
    arguments.output.mkdir(parents=True, exist_ok=True)
    write(train, arguments.output / "train.spacy")
    write(syntax[:3000] + entities[:2500], arguments.output / "labels.spacy")
    write(dev[0][:50] + dev[1][:150], arguments.output / "dev.spacy")


if __name__ == "__main__":
    main()
