"""Teach a pipeline its second opinion: what the subject of a verb does to another argument of it, by their vectors in context.

Teachers are the edges that rules draw from unlabelled news, and from machine-written stories where they agree with the story's label, and
the pairs between which they draw none. A fifth of the verbs, in turn, is held out, so that the figures are those of verbs never seen,
which are what the classifier is asked about.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from extractor.document import load_model, parse_article
from extractor.entities import find_entities
from extractor.ontology import load_ontology
from extractor.records import Article
from extractor.relations import make_matcher
from extractor.relations.opinion import FILE, NONE

FOLDS = 5
HIDDEN, STEPS, BATCH, RATE, DECAY, DROPOUT = 48, 4000, 256, 1e-3, 1e-2, 0.2
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
Network = tuple[NDArray[np.float32], NDArray[np.float32]]


@dataclass(frozen=True)
class Pair:
    """A verb with two of its arguments: their vectors in a row, its lemma, what the rules say that it is, and the words for reading."""

    vector: NDArray[np.float16]
    lemma: str
    category: str
    words: str


def read_news(corpora: Path, seed: int, most: int) -> Iterator[tuple[str, str | None]]:
    """Sentences of news, drawn at random."""
    with gzip.open(corpora / "current-events" / "current-events.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.Random(seed).shuffle(texts)
    yield from ((text, None) for text in texts[:most])


def read_stories(corpora: Path) -> Iterator[tuple[str, str | None]]:
    """Beginnings of machine-written stories with their category (Halterman et al. 2023)."""
    with zipfile.ZipFile(corpora / "plover" / "synthetic-events.csv.zip") as packed:
        name = next(name for name in packed.namelist() if name.endswith(".csv"))
        with packed.open(name) as content:
            for row in csv.DictReader(io.TextIOWrapper(content, "utf-8")):
                yield row["text"].partition("\n")[0], row["label"].lower()


def read_pairs(pipeline: Path, texts: Iterable[tuple[str, str | None]]) -> Iterator[Pair]:
    """Pairs of arguments of verbs; where a text has a category of its own, the rules' must be the same."""
    nlp = load_model(pipeline)
    kinds = load_ontology().relations
    for number, (text, label) in enumerate(texts):
        article = Article(str(number), text)
        doc = parse_article(nlp, article)
        matcher = make_matcher(doc, find_entities(doc, article), article)
        found = {
            (draft.clause.head, draft.source.entity, draft.target.entity): draft.rule.type
            for _, draft in matcher.edges()
            if kinds[draft.rule.type].kind == "interaction"
        }
        told = {head for head, _, _ in found}
        for word in matcher.doc:
            for clause, source, target, _ in matcher.pairs(word):
                category = found.get((clause.head, source.entity, target.entity), NONE)
                if (category == NONE and clause.head in told) or label not in (None, NONE, category):
                    continue  # its deed is told of another pair, or is none that the story is about
                vector = np.concatenate([doc.tensor[index] for index in (word.i, source.token, target.token)])
                ends = " -> ".join(matcher.entities[end.entity].name for end in (source, target))
                yield Pair(vector.astype(np.float16), word.lemma_.lower(), category, f"{word.text}: {ends} | {text}")


def teach(pairs: Sequence[Pair], classes: Sequence[str], seed: int) -> Network:
    """Weights of both layers, each with its bias as the last row; a lemma counts by the root of its frequency."""
    torch.manual_seed(seed)
    vectors = torch.tensor(np.stack([pair.vector for pair in pairs]).astype(np.float32))
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    wanted = torch.tensor([classes.index(pair.category) for pair in pairs])
    counts = Counter((pair.lemma, pair.category) for pair in pairs)
    importance = torch.tensor([counts[pair.lemma, pair.category] ** -0.5 for pair in pairs])
    inner, outer = torch.nn.Linear(vectors.shape[1], HIDDEN), torch.nn.Linear(HIDDEN, len(classes))
    optimizer = torch.optim.AdamW([*inner.parameters(), *outer.parameters()], lr=RATE, weight_decay=DECAY)
    drop = torch.nn.functional.dropout
    for _ in range(STEPS):
        rows = torch.randint(len(pairs), (BATCH,))
        given = drop((vectors[rows] - mean) / spread, DROPOUT)
        losses = torch.nn.functional.cross_entropy(outer(drop(inner(given).relu(), DROPOUT)), wanted[rows], reduction="none")
        optimizer.zero_grad()
        ((losses * importance[rows]).sum() / importance[rows].sum()).backward()
        optimizer.step()
    weights = (inner.weight / spread).detach().numpy().T
    bias = (inner.bias - (inner.weight * mean / spread).sum(1)).detach().numpy()
    last = np.vstack([outer.weight.detach().numpy().T, outer.bias.detach().numpy()])
    return np.vstack([weights, bias]).astype(np.float32), last.astype(np.float32)


def shares(network: Network, pairs: Sequence[Pair]) -> NDArray[np.float32]:
    """Probabilities, shape (pairs, classes)."""
    hidden, output = network
    inner = np.maximum(np.stack([pair.vector for pair in pairs]).astype(np.float32) @ hidden[:-1] + hidden[-1], 0)
    scores = inner @ output[:-1] + output[-1]
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(scores / scores.sum(1, keepdims=True))


def held_out(pairs: Sequence[Pair], classes: Sequence[str], seed: int) -> NDArray[np.float32]:
    """Probabilities for every pair from a classifier that saw no pair of its verb."""
    lemmas = sorted({pair.lemma for pair in pairs})
    random.Random(seed).shuffle(lemmas)
    fold = {lemma: number % FOLDS for number, lemma in enumerate(lemmas)}
    result = np.zeros((len(pairs), len(classes)), dtype=np.float32)
    for part in range(FOLDS):
        network = teach([pair for pair in pairs if fold[pair.lemma] != part], classes, seed)
        rows = [row for row, pair in enumerate(pairs) if fold[pair.lemma] == part]
        result[rows] = shares(network, [pairs[row] for row in rows])
    return result


def main() -> None:
    """Write the classifier into the pipeline's folder, and print how it does on verbs that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("--sentences", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--claims", type=Path, help="file for what it would add to the rules' edges, surest first, for reading")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    texts = [*read_stories(arguments.corpora), *read_news(arguments.corpora, arguments.seed, arguments.sentences)]
    pairs = list(read_pairs(arguments.pipeline, texts))
    classes = [*sorted({pair.category for pair in pairs} - {NONE}), NONE]
    print(f"{len(pairs)} pairs: {Counter(pair.category for pair in pairs).most_common()}")
    probabilities = held_out(pairs, classes, arguments.seed)
    best = [(classes[row.argmax()], float(row.max())) for row in probabilities]
    for least in THRESHOLDS:
        claims = [(pair, claim) for pair, (claim, share) in zip(pairs, best, strict=True) if share >= least and claim != NONE]
        right = sum(pair.category == claim for pair, claim in claims)
        new = sum(pair.category == NONE for pair, _ in claims)
        print(f"least {least}: {len(claims)} claims on verbs not seen; the rules say the same of {right} and nothing of {new}")
    if arguments.claims:
        guesses = zip(pairs, best, strict=True)
        told = [(share, claim, pair.words) for pair, (claim, share) in guesses if pair.category == NONE and claim != NONE]
        lines = (f"{share:.2f} {claim} {words}\n" for share, claim, words in sorted(told, reverse=True))
        arguments.claims.write_text("".join(lines), encoding="utf-8")
    hidden, output = teach(pairs, classes, arguments.seed)
    np.savez(arguments.pipeline / FILE, categories=np.array(classes), hidden=hidden, output=output)


if __name__ == "__main__":
    main()
