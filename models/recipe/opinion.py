"""Teach a pipeline its second opinion: what one argument of a predicate does to another, by their vectors in context.

First step: a network is taught by the edges that rules draw, where they agree, from unlabelled news and from machine-written stories
where they are of the story's category, by the pairs between which they draw none, and by guesses of earlier networks where rules are silent
that one reader has judged (`judged_claims.csv`). Second step: a regression that tells how far to trust a guess is fitted to what networks
that saw none of its sentence make of the judged ones.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import random
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from extractor.document import load_model, parse_article
from extractor.entities import find_entities
from extractor.ontology import load_ontology
from extractor.records import Article, Entity
from extractor.relations import make_matcher
from extractor.relations.match import Matcher
from extractor.relations.opinion import BASE, FILE, LIKELY, NONE, ODDS, PARTS, Pair, load_table, log_odds
from extractor.relations.rules import Rule
from extractor.words import Document

JUDGED = Path(__file__).parent / "judged_claims.csv"
FOLDS = 5
RANK = 96  # directions of each vector that the network reads, those of most variance; fewer words are learnt by heart
HIDDEN, STEPS, BATCH, RATE, DECAY, DROPOUT, SMOOTHING = 64, 4000, 512, 1e-3, 1e-2, 0.25, 0.02
SILENT = 0.4  # weight of a pair on which the rules that list its word are silent: they may have missed it
RAREST = 200  # pairs that must bear a sign for the network to read it
STEM = 5  # letters by which "shell" and "shelling" are held out together
JUDGED_COUNT = 12  # pairs of the rules that a judged one counts for
PENALTY = 3.0  # on the square of each weight of the regression but the first
ROUNDS = 30
THRESHOLDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
MOST_JUDGED = (15, 25, 35, 50, 70)
Key = tuple[str, int, int, int]  # of a pair: the text's digest, character offsets of predicate, source and target
Parsed = tuple[str | None, Article, Document, Sequence[Entity]]  # with the category that the text is labelled with, if any


@dataclass(frozen=True)
class Sample:
    """A pair for teaching: its vectors in a row, its signs, its word, what the rules say that it is, and the words for reading."""

    key: Key
    vector: NDArray[np.float16]
    signs: frozenset[str]
    lemma: str
    listed: bool
    category: str
    words: str


@dataclass(frozen=True)
class Network:
    """Weights of both layers, each with its bias as the last row, and the signs behind the vectors."""

    signs: tuple[str, ...]
    hidden: NDArray[np.float32]
    output: NDArray[np.float32]

    def shares(self, samples: Sequence[Sample]) -> NDArray[np.float32]:
        """Probabilities, shape (samples, classes)."""
        given = np.hstack([np.stack([sample.vector for sample in samples]).astype(np.float32), borne(samples, self.signs)])
        inner = np.maximum(given @ self.hidden[:-1] + self.hidden[-1], 0)
        scores = inner @ self.output[:-1] + self.output[-1]
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(scores / scores.sum(1, keepdims=True))


def read_news(corpora: Path, seed: int, most: int) -> Iterator[tuple[str, str | None]]:
    """Sentences of news, drawn at random."""
    texts = all_news(corpora)
    random.Random(seed).shuffle(texts)
    yield from ((text, None) for text in texts[:most])


def all_news(corpora: Path) -> list[str]:
    """Sentences of news in the order of the file."""
    with gzip.open(corpora / "current-events" / "current-events.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def read_stories(corpora: Path) -> Iterator[tuple[str, str | None]]:
    """Beginnings of machine-written stories with their category (Halterman et al. 2023)."""
    with zipfile.ZipFile(corpora / "plover" / "synthetic-events.csv.zip") as packed:
        name = next(name for name in packed.namelist() if name.endswith(".csv"))
        with packed.open(name) as content:
            for row in csv.DictReader(io.TextIOWrapper(content, "utf-8")):
                yield row["text"].partition("\n")[0], row["label"].lower()


def read_judged(path: Path) -> dict[Key, tuple[str, bool]]:
    """Judged guesses: category, and whether a reader found it right, by the pair."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["text"], int(row["predicate"]), int(row["source"]), int(row["target"])): (row["category"], row["right"] == "1")
            for row in csv.DictReader(lines)
        }


def digest(text: str) -> str:
    """By what `judged_claims.csv` knows a sentence."""
    return sha256(text.encode()).hexdigest()[:12]


def parse(pipeline: Path, texts: Iterable[tuple[str, str | None]]) -> Iterator[Parsed]:
    """Texts with their entities."""
    nlp = load_model(pipeline)
    for number, (text, label) in enumerate(texts):
        article = Article(str(number), text)
        doc = parse_article(nlp, article)
        yield label, article, doc, find_entities(doc, article)


def read_samples(parsed: Iterable[Parsed]) -> Iterator[Sample]:
    """Pairs on which rules agree and pairs on which they are silent; where a text has a category, a deed must be of it."""
    for label, article, doc, entities in parsed:
        matcher = make_matcher(doc, entities, article)
        drafts = matcher.drafts()
        deeds = {(d.clause.head, d.source.entity, d.target.entity): d.rule.type for d in drafts if _is_deed(d.rule)}
        silent = list(matcher.silent_pairs(drafts))
        for word in matcher.doc:
            types = defaultdict(set)
            for draft in matcher.proposer.of(word) if any(head == word.i for head, _, _ in deeds) else ():
                if _is_deed(draft.rule):
                    types[draft.source.entity, draft.target.entity].add(draft.rule.type)
            for pair in matcher.pairs(word):
                ends = pair.source.entity, pair.target.entity
                category = deeds.get((word.i, *ends))
                if category is not None and len(types[ends]) == 1 and label in (None, category):
                    yield _sample(matcher, pair, doc, category)
        yield from (_sample(matcher, pair, doc, NONE) for pair in silent)


def _is_deed(rule: Rule) -> bool:
    return load_ontology().relations[rule.type].kind == "interaction"


def _sample(matcher: Matcher, pair: Pair, doc: Document, category: str) -> Sample:
    word = matcher.doc[pair.clause.head]
    source, target = (matcher.entities[end.entity].name for end in (pair.source, pair.target))
    text = matcher.article.text
    return Sample(
        key=(digest(text), word.idx, matcher.doc[pair.source.token].idx, matcher.doc[pair.target.token].idx),
        vector=pair.vector(doc.tensor).astype(np.float16),
        signs=frozenset(pair.signs(matcher.entities)),
        lemma=word.lemma_.lower(),
        listed=matcher.rules.has_word(word.lemma_.lower()),
        category=category,
        words=f"{word.text}: {source} -> {target} ({pair.role}) | {text}",
    )


def borne(samples: Sequence[Sample], signs: Sequence[str]) -> NDArray[np.float32]:
    """Which signs each sample bears, shape (samples, signs)."""
    return np.array([[sign in sample.signs for sign in signs] for sample in samples], dtype=np.float32)


def directions(vectors: NDArray[np.float16]) -> NDArray[np.float32]:
    """Directions of most variance of each part of the vectors, shape (width, at most `PARTS` x `RANK`): a block for each part."""
    width = vectors.shape[1] // PARTS
    rank = min(RANK, width)
    blocks = np.zeros((PARTS * width, PARTS * rank), dtype=np.float32)
    for part in range(PARTS):
        own = vectors[:, part * width : (part + 1) * width].astype(np.float32)
        own = own[own.any(1)]
        spread = np.cov(own - own.mean(0), rowvar=False)
        blocks[part * width : (part + 1) * width, part * rank : (part + 1) * rank] = np.linalg.eigh(spread)[1][:, ::-1][:, :rank]
    return blocks


def teach(samples: Sequence[Sample], classes: Sequence[str], seed: int) -> Network:
    """The network; a lemma counts by the root of its frequency."""
    torch.manual_seed(seed)
    counted = Counter(sign for sample in samples for sign in sample.signs)
    signs = tuple(sorted(sign for sign, count in counted.items() if count >= min(RAREST, len(samples) // 10)))
    raw = np.stack([sample.vector for sample in samples])
    blocks = directions(raw)
    vectors = torch.from_numpy(raw.astype(np.float32) @ blocks)
    mean, spread = vectors.mean(0), vectors.std(0) + 1e-3
    vectors, marks = (vectors - mean) / spread, torch.from_numpy(borne(samples, signs))
    wanted = torch.tensor([classes.index(sample.category) for sample in samples])
    counts = Counter((sample.lemma, sample.category) for sample in samples)
    importance = torch.tensor(
        [counts[s.lemma, s.category] ** -0.5 * (SILENT if s.listed and s.category == NONE else 1) for s in samples]
    )
    inner, outer = torch.nn.Linear(vectors.shape[1] + len(signs), HIDDEN), torch.nn.Linear(HIDDEN, len(classes))
    optimizer = torch.optim.AdamW([*inner.parameters(), *outer.parameters()], lr=RATE, weight_decay=DECAY)
    slower = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - 0.95 * step / STEPS)
    drop = torch.nn.functional.dropout
    for _ in range(STEPS):
        rows = torch.randint(len(samples), (BATCH,))
        given = torch.cat([drop(vectors[rows], DROPOUT), marks[rows]], 1)
        guessed = outer(drop(inner(given).relu(), DROPOUT))
        losses = torch.nn.functional.cross_entropy(guessed, wanted[rows], reduction="none", label_smoothing=SMOOTHING)
        optimizer.zero_grad()
        ((losses * importance[rows]).sum() / importance[rows].sum()).backward()
        optimizer.step()
        slower.step()
    weights, bias = inner.weight.detach(), inner.bias.detach()
    width = vectors.shape[1]
    read = weights[:, :width] / spread
    hidden = np.vstack([blocks @ read.numpy().T, weights[:, width:].numpy().T, (bias - read @ mean).numpy()])
    output = np.vstack([outer.weight.detach().numpy().T, outer.bias.detach().numpy()])
    return Network(signs, hidden.astype(np.float32), output.astype(np.float32))


def held_out(samples: Sequence[Sample], classes: Sequence[str], seed: int) -> NDArray[np.float32]:
    """Probabilities for every sample from a network that saw no sample of its word."""
    stems = sorted({sample.lemma[:STEM] for sample in samples})
    random.Random(seed).shuffle(stems)
    fold = {stem: number % FOLDS for number, stem in enumerate(stems)}
    result = np.zeros((len(samples), len(classes)), dtype=np.float32)
    for part in range(FOLDS):
        network = teach([sample for sample in samples if fold[sample.lemma[:STEM]] != part], classes, seed)
        rows = [row for row, sample in enumerate(samples) if fold[sample.lemma[:STEM]] == part]
        result[rows] = network.shares([samples[row] for row in rows])
    return result


# ---------------------------------------------------------------- the second step


@dataclass(frozen=True)
class Guess:
    """What the network takes a pair for on which rules are silent, with its log-odds."""

    sample: Sample
    category: str
    odds: float

    def values(self) -> dict[str, float]:
        """What the regression reads."""
        return {BASE: 1.0, ODDS: self.odds, f"is {self.category}": 1.0, **dict.fromkeys(self.sample.signs, 1.0)}


def guesses(network: Network, samples: Sequence[Sample], classes: Sequence[str]) -> list[Guess]:
    """Of each sample that is likely a deed, and whose target is in a role in which the classifier is heard, which."""
    roles = {f"in {role}" for role in load_table().roles}
    samples = [sample for sample in samples if roles & sample.signs]
    found = zip(samples, network.shares(samples)[:, :-1], strict=True)
    return [Guess(sample, classes[int(row.argmax())], log_odds(float(row.max()))) for sample, row in found if row.max() >= LIKELY]


def fit(told: Sequence[tuple[Guess, bool]]) -> Mapping[str, float]:
    """Weights of a ridge logistic regression, by Newton's method."""
    names = [BASE, ODDS, *sorted({name for guess, _ in told for name in guess.values()} - {BASE, ODDS})]
    table = np.array([[guess.values().get(name, 0.0) for name in names] for guess, _ in told])
    right = np.array([right for _, right in told], dtype=np.float64)
    weights = np.zeros(len(names))
    penalty = np.diag([0.01, *[PENALTY] * (len(names) - 1)])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-table @ weights))
        curve = (table * (share * (1 - share))[:, None]).T @ table + penalty
        weights += np.linalg.solve(curve, table.T @ (right - share) - penalty @ weights)
    return dict(zip(names, weights.tolist(), strict=True))


def trusted(guess: Guess, trust: Mapping[str, float]) -> float:
    """Probability that a guess is right."""
    return float(1 / (1 + np.exp(-sum(trust.get(name, 0.0) * value for name, value in guess.values().items()))))


def folds(samples: Sequence[Sample], parts: int, seed: int) -> dict[str, int]:
    """A part for each text, drawn at random."""
    texts = sorted({sample.key[0] for sample in samples})
    random.Random(seed).shuffle(texts)
    return {text: number % parts for number, text in enumerate(texts)}


def cross_trusted(told: Sequence[tuple[Guess, bool]], seed: int) -> list[tuple[float, bool]]:
    """The trust in each judged guess by a regression that saw none of its sentence, highest first."""
    fold = folds([guess.sample for guess, _ in told], 2 * FOLDS, seed)
    result = []
    for part in range(2 * FOLDS):
        trust = fit([(guess, right) for guess, right in told if fold[guess.sample.key[0]] != part])
        result += [(trusted(guess, trust), right) for guess, right in told if fold[guess.sample.key[0]] == part]
    return sorted(result, reverse=True)


def train(
    pipeline: Path, samples: Sequence[Sample], judged: Mapping[Key, tuple[str, bool]], seed: int, least: float, check: bool
) -> None:
    """Write the classifier into the pipeline's folder; with `check`, print first how the network does on words that it has not seen."""
    read = {text for text, *_ in judged}
    asked = sorted({sample.key: sample for sample in samples if sample.key in judged}.values(), key=lambda sample: sample.key)
    samples = [sample for sample in samples if sample.key[0] not in read]
    classes = [*sorted({sample.category for sample in samples} - {NONE}), NONE]
    print(f"{len(samples)} pairs: {Counter(sample.category for sample in samples).most_common()}")
    if check:
        best = [(classes[row.argmax()], float(row.max())) for row in held_out(samples, classes, seed)]
        for least in THRESHOLDS:
            claims = [
                (s.category, guess) for s, (guess, share) in zip(samples, best, strict=True) if share >= least and guess != NONE
            ]
            same, new = sum(c == g for c, g in claims), sum(c == NONE for c, _ in claims)
            print(f"from {least}: {len(claims)} claims on words not seen; the rules say the same of {same} and nothing of {new}")
    answers = [_answered(sample, *judged[sample.key]) for sample in asked]
    fold = folds(asked, FOLDS, seed)
    told = []
    for part in range(FOLDS):
        known = [answer for answer in answers if fold[answer.key[0]] != part]
        network = teach([*samples, *known * JUDGED_COUNT], classes, seed)
        found = guesses(network, [sample for sample in asked if fold[sample.key[0]] == part], classes)
        told += [(guess, judged[guess.sample.key][1]) for guess in found if guess.category == judged[guess.sample.key][0]]
    ranked = cross_trusted(told, seed)
    shares = (f"{np.mean([right for _, right in ranked[:most]]):.2f} of {most}" for most in MOST_JUDGED)
    print(f"{len(told)} judged guesses, {sum(right for _, right in told)} right; of the most trusted: {', '.join(shares)}")
    for least in THRESHOLDS:
        heard = [right for share, right in ranked if share >= least]
        print(f"trusted from {least}: {len(heard)} guesses, {sum(heard)} right")
    network, trust = teach([*samples, *answers * JUDGED_COUNT], classes, seed), fit(told)
    np.savez(
        pipeline / FILE,
        categories=np.array(classes), signs=np.array(network.signs),
        hidden=network.hidden.astype(np.float16), output=network.output.astype(np.float16),
        trusted=np.array(list(trust)), trust=np.array(list(trust.values())), least=np.array(least),
    )  # fmt: skip


def _answered(sample: Sample, category: str, right: bool) -> Sample:
    """A judged pair for teaching; each counts by itself, however often its word is judged."""
    own = "".join(map(str, sample.key))
    return replace(sample, category=category if right else NONE, lemma=own, listed=False)


def main() -> None:
    """Teach one pipeline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pipeline", type=Path)
    parser.add_argument("--sentences", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--least", type=float, required=True, help="the trust from which it is heard by default")
    parser.add_argument("--check", action="store_true", help="show how the network does on words held out; five times the work")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    judged = read_judged(JUDGED)
    read = {text for text, *_ in judged}
    news = [*read_news(arguments.corpora, arguments.seed, arguments.sentences)]
    news += [(text, None) for text in all_news(arguments.corpora) if digest(text) in read]
    samples = list(read_samples(parse(arguments.pipeline, [*read_stories(arguments.corpora), *news])))
    train(arguments.pipeline, samples, judged, arguments.seed, arguments.least, arguments.check)


if __name__ == "__main__":
    main()
