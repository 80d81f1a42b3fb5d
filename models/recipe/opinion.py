"""Teach a pipeline its second opinion: which category of interaction a verb is of, by the vector of the verb in its context.

Teachers are the edges that rules draw from unlabelled news, and from machine-written stories where they agree with the story's label; what is
no interaction is taught by verbs that no rule lists though news is full of them. A fifth of the verbs, in turn, is held out, so that the
figures are those of verbs never seen, which are what the classifier is asked about.
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

COMMON = 10  # a verb that no rule lists and that stands this often with arguments is taken for no interaction
FOLDS = 5
STEPS, BATCH, RATE, DECAY, DROPOUT = 3000, 256, 2e-3, 3e-3, 0.2
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Verb:
    """A verb in its context: its vector, its lemma, and the category that the rules give it, or None where they know nothing."""

    vector: NDArray[np.float32]
    lemma: str
    category: str | None


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


def read_verbs(pipeline: Path, texts: Iterable[tuple[str, str | None]]) -> Iterator[Verb]:
    """Verbs with a subject and another argument that are entities; a text's own category, if it has one, must agree with the rules'."""
    nlp = load_model(pipeline)
    kinds = load_ontology().relations
    for number, (text, label) in enumerate(texts):
        article = Article(str(number), text)
        doc = parse_article(nlp, article)
        matcher = make_matcher(doc, find_entities(doc, article), article)
        found: dict[int, set[str]] = {}
        for relation, draft in matcher.edges():
            if kinds[draft.rule.type].kind == "interaction":
                found.setdefault(draft.clause.head, set()).add(draft.rule.type)
        for word in matcher.doc:
            clause = matcher.reader.clause(word.i) if word.pos_ == "VERB" and word.i not in matcher.index.inside else None
            if clause is None:
                continue
            lemma, categories = word.lemma_.lower(), found.get(word.i, set())
            if len(categories) == 1 and label in (None, *categories):
                yield Verb(doc.tensor[word.i], lemma, *categories)
            filled = [role for role, heads in clause.roles.items() if any(head in matcher.index.entity_at for head in heads)]
            unknown = not categories and matcher.is_open(word) and not matcher.rules.has_word(lemma)
            if unknown and "agent" in filled and len(filled) > 1:
                yield Verb(doc.tensor[word.i], lemma, None)


def teach(verbs: Sequence[Verb], classes: Sequence[str], seed: int) -> NDArray[np.float32]:
    """Weights and bias, shape (width + 1, classes); a lemma counts by the root of its frequency."""
    torch.manual_seed(seed)
    vectors = torch.tensor(np.stack([verb.vector for verb in verbs]).astype(np.float32))
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    wanted = torch.tensor([classes.index(verb.category or NONE) for verb in verbs])
    counts = Counter(verb.lemma for verb in verbs)
    importance = torch.tensor([counts[verb.lemma] ** -0.5 for verb in verbs])
    layer = torch.nn.Linear(vectors.shape[1], len(classes))
    optimizer = torch.optim.AdamW(layer.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(STEPS):
        rows = torch.randint(len(verbs), (BATCH,))
        given = torch.nn.functional.dropout((vectors[rows] - mean) / spread, DROPOUT)
        losses = torch.nn.functional.cross_entropy(layer(given), wanted[rows], reduction="none")
        optimizer.zero_grad()
        ((losses * importance[rows]).sum() / importance[rows].sum()).backward()
        optimizer.step()
    weights = (layer.weight / spread).detach().numpy().T
    bias = (layer.bias - (layer.weight * mean / spread).sum(1)).detach().numpy()
    return np.vstack([weights, bias]).astype(np.float32)


def shares(weights: NDArray[np.float32], verbs: Sequence[Verb]) -> NDArray[np.float32]:
    """Probabilities, shape (verbs, classes)."""
    scores = np.stack([verb.vector for verb in verbs]).astype(np.float32) @ weights[:-1] + weights[-1]
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(scores / scores.sum(1, keepdims=True))


def held_out(verbs: Sequence[Verb], teachers: Sequence[Verb], classes: Sequence[str], seed: int) -> NDArray[np.float32]:
    """Probabilities for every verb from a classifier that saw no verb of its lemma."""
    lemmas = sorted({verb.lemma for verb in verbs})
    random.Random(seed).shuffle(lemmas)
    fold = {lemma: number % FOLDS for number, lemma in enumerate(lemmas)}
    result = np.zeros((len(verbs), len(classes)), dtype=np.float32)
    for part in range(FOLDS):
        weights = teach([verb for verb in teachers if fold[verb.lemma] != part], classes, seed)
        rows = [row for row, verb in enumerate(verbs) if fold[verb.lemma] == part]
        result[rows] = shares(weights, [verbs[row] for row in rows])
    return result


def main() -> None:
    """Write the classifier into the pipeline's folder, and print how it does on verbs that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("--sentences", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    news = read_news(arguments.corpora, arguments.seed, arguments.sentences)
    verbs = [*read_verbs(arguments.pipeline, news), *read_verbs(arguments.pipeline, read_stories(arguments.corpora))]
    often = Counter(verb.lemma for verb in verbs if verb.category is None)
    teachers = [verb for verb in verbs if verb.category or often[verb.lemma] >= COMMON]
    classes = [*sorted({verb.category for verb in teachers if verb.category}), NONE]
    print(f"{len(teachers)} verbs teach: {Counter(verb.category or NONE for verb in teachers).most_common()}")
    probabilities = held_out(verbs, teachers, classes, arguments.seed)
    for least in THRESHOLDS:
        heard = [(verb, row) for verb, row in zip(verbs, probabilities, strict=True) if row.max() >= least]
        claims = [(verb, classes[row.argmax()]) for verb, row in heard if classes[row.argmax()] != NONE]
        known = [verb.category == claim for verb, claim in claims if verb.category]
        unknown = [verb.lemma for verb, _ in claims if verb.category is None]
        common = sum(often[lemma] >= COMMON for lemma in unknown)
        print(
            f"least {least}: on verbs of rules {sum(known)} of {len(known)} claims right, {len(known) / sum(1 for v in verbs if v.category):.0%} claimed; "
            f"on verbs of no rule {len(unknown)} claims, {common} of them on common ones; {Counter(unknown).most_common(12)}"
        )
    np.savez(arguments.pipeline / FILE, categories=np.array(classes), weights=teach(teachers, classes, arguments.seed))


if __name__ == "__main__":
    main()
