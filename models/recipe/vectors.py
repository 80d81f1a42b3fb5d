"""A small table of word vectors, distilled word by word from a sentence encoder.

Every lower-cased word runs alone through the first layers of MiniLM (plain numpy, no torch); the vectors are reduced
to their principal components. Frequent words keep a row of their own, the rest share the centroids of clusters: so
that tens of thousands of words fit into a megabyte, and a rare town still looks like a town.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray
from safetensors.numpy import load_file
from spacy.vectors import Vectors  # type: ignore[import-not-found]
from tokenizers import Tokenizer

from .encoder import find
from .lexicon import Lexicon
from .sources import read_gmb

Array = NDArray[np.float32]
HEADS = 12


class Encoder:
    """The first layers of a BERT encoder, for batches of equally long inputs."""

    def __init__(self, folder: Path, layers: int) -> None:
        """Load weights and tokenizer of a sentence-transformers folder."""
        self.weights: dict[str, Array] = load_file(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.layers = layers

    def _linear(self, name: str, x: Array) -> Array:
        flat = x.reshape(-1, x.shape[-1]) @ self.weights[name + ".weight"].T  # one large product, not many
        return np.asarray((flat + self.weights[name + ".bias"]).reshape(*x.shape[:-1], -1), dtype=np.float32)

    def _norm(self, name: str, x: Array) -> Array:
        x = x - x.mean(-1, keepdims=True)
        scale = np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return np.asarray(x / scale * self.weights[name + ".weight"] + self.weights[name + ".bias"], dtype=np.float32)

    def encode(self, ids: NDArray[np.int64]) -> Array:
        """Piece ids, shape (batch, length) -> mean of the inner pieces, shape (batch, width)."""
        weights = self.weights
        x = weights["embeddings.word_embeddings.weight"][ids]
        x = x + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        x = self._norm("embeddings.LayerNorm", x + weights["embeddings.token_type_embeddings.weight"][0])
        batch, length, width = x.shape
        for layer in range(self.layers):
            name = f"encoder.layer.{layer}."
            query, key, value = (
                self._linear(f"{name}attention.self.{part}", x)
                .reshape(batch, length, HEADS, width // HEADS)
                .transpose(0, 2, 1, 3)
                for part in ("query", "key", "value")
            )
            scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width / HEADS)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            mixed = (scores / scores.sum(-1, keepdims=True)) @ value
            mixed = mixed.transpose(0, 2, 1, 3).reshape(batch, length, width)
            attended = self._linear(name + "attention.output.dense", mixed)
            x = self._norm(name + "attention.output.LayerNorm", x + attended)
            inner = self._linear(name + "intermediate.dense", x)
            inner = inner * (1 / (1 + np.exp(-1.702 * inner)))  # GELU, its sigmoid approximation
            x = self._norm(name + "output.LayerNorm", x + self._linear(name + "output.dense", inner))
        return np.asarray(x[:, 1:-1].mean(1), dtype=np.float32)

    def words(self, words: list[str], batch: int = 512) -> Array:
        """Vectors of words, shape (words, width), in batches of equal piece counts."""
        pieces = [encoding.ids for encoding in self.tokenizer.encode_batch(words)]
        order = sorted(range(len(words)), key=lambda i: len(pieces[i]))
        result = np.zeros((len(words), 384), dtype=np.float32)
        start = 0
        while start < len(order):
            length = len(pieces[order[start]])
            rows = [i for i in order[start : start + batch] if len(pieces[i]) == length]
            if length > 2:
                result[rows] = self.encode(np.array([pieces[i] for i in rows]))
            start += len(rows)
        return result


def principal_components(x: Array, width: int) -> Array:
    """Centre and project to ``width`` components of unit total variance."""
    x = x - x.mean(0)
    _, vectors = np.linalg.eigh(x.T @ x)
    x = x @ vectors[:, ::-1][:, :width]
    return np.asarray(x / np.sqrt((x * x).sum(1).mean()), dtype=np.float32)


def cluster(x: Array, count: int, seed: int, rounds: int = 12) -> tuple[Array, NDArray[np.int64]]:
    """K-means: centroids, shape (count, width), and the cluster of each row."""
    chance = np.random.default_rng(seed)
    centres = x[chance.choice(len(x), count, replace=False)].copy()
    nearest = np.zeros(len(x), dtype=np.int64)
    for _ in range(rounds):
        bias = (centres * centres).sum(1) / 2
        for start in range(0, len(x), 4096):
            nearest[start : start + 4096] = (x[start : start + 4096] @ centres.T - bias).argmax(1)
        sizes = np.bincount(nearest, minlength=count)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, x)
        used = sizes > 0
        centres[used] = sums[used] / sizes[used, None]
    return centres, nearest


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Lower-cased words, spaCy-like: letters, inner apostrophes and full stops of abbreviations."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(re.findall(r"(?:[a-z]\.){2,}|[^\W_]+|n't|'s|[^\w\s]", text.lower()))
    return counts


def read_texts(corpora: Path) -> Iterator[str]:
    """All texts whose words deserve a vector."""
    for name in ("current-events/current-events.jsonl.gz", "linked-events/linked-events.jsonl.gz"):
        with gzip.open(corpora / name, "rt", encoding="utf-8") as stream:
            yield from (json.loads(line)["text"] for line in stream)
    lexicon = Lexicon.read(corpora / "gazetteers" / "countries.json")
    yield from (p.text for p in read_gmb(corpora / "gmb" / "ner_dataset.csv.zip", lexicon))
    for path in [corpora / "ewt" / "en_ewt-train.conllu.gz", *sorted((corpora / "gum").glob("*.conllu"))]:
        with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as stream:
            yield from (line[9:] for line in stream if line.startswith("# text = "))


def main() -> None:
    """Write a blank pipeline that holds the table, for ``initialize.vectors``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--words", type=int, default=40000)
    parser.add_argument("--own-row", type=int, default=1500)
    parser.add_argument("--clusters", type=int, default=2500)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    encoder = Encoder(find(), arguments.layers)
    counts = count_words(read_texts(arguments.corpora))
    words = sorted(counts, key=lambda word: (-counts[word], word))[: arguments.words]
    table = principal_components(encoder.words(words), arguments.width)
    centres, nearest = cluster(table[arguments.own_row :], arguments.clusters, arguments.seed)
    nlp = spacy.blank("en")
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=np.concatenate([table[: arguments.own_row], centres]), attr="LOWER"
    )
    for i, word in enumerate(words):
        row = i if i < arguments.own_row else arguments.own_row + int(nearest[i - arguments.own_row])
        nlp.vocab.vectors.add(nlp.vocab.strings.add(word), row=row)
    nlp.to_disk(arguments.output)


if __name__ == "__main__":
    main()
