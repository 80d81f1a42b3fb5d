"""Teach the ranking of the things that a pronoun may mean: on GUM (training texts), GAP (validation texts) and news read by gender alone.

Each text is read as the extractor reads it. In GUM people marked what every pronoun means: nothing that the pipeline found, maybe. In GAP
they marked one pronoun of a text, and of two names whether it means them; what its other pronouns mean is told by a ranker taught on GUM
alone. In news nobody marked anything: a pronoun is learnt from where several people of known gender are told and only one has the
pronoun's. All of them are shown as if they had it, so that position and role have to tell which. The development texts of GAP, and those of
GUM for development and testing, are not read.

A ranker of "he" and "she" for one pipeline alone also sees its context vectors: the main axes of what pronouns and candidates have
there (whitened PCA), for there is too little to learn from whole ones. It is taught all pronouns, but of "it" and "they" too few to
be heard there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language

from extractor.document import load_model, parse_article
from extractor.entities import partition_of
from extractor.entities.agreement import GENDERS, load_given_names
from extractor.entities.places import Layout
from extractor.entities.ranking import FILE, Candidate, Ranker, Vectors, context, describe, with_context
from extractor.records import Article
from extractor.words import Document, Word

from .coreference import Snippet, Text, read_gap, read_gum, scheme, touched

HIDDEN, BATCH, RATE, DROPOUT = 32, 64, 3e-3, 0.4
MEMBERS, FOLDS = 8, 5
AXES, SPREAD = 16, 0.3  # how many numbers are seen of a vector, and their standard deviation


@dataclass(frozen=True)
class Course:
    """How a ranker is taught; `gap` is how often each text of GAP is learnt from, beside once each pronoun of GUM and of news."""

    steps: int
    decay: float
    gap: int


PLAIN, SEEING = Course(1000, 1e-2, 2), Course(600, 0.1, 4)


@dataclass(frozen=True)
class Example:
    """A pronoun: features of its candidates and of none, which of them are right, and the candidates' and its own context vectors."""

    text: str
    rows: Vectors
    right: NDArray[np.bool_]
    vectors: Vectors


def from_gum(nlp: Language, text: Text) -> list[Example]:
    """The third-person pronouns of a text, resolved as people did."""
    article = Article(text.name, text.text)
    doc = parse_article(nlp, article)
    thing = {}  # last token of a head -> number of its thing
    for marked in text.mentions:
        head = touched(doc, *marked.head)
        if head:
            thing[head[-1]] = marked.entity
    examples = []

    def choose(pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
        wanted = thing.get(pronoun.i)
        right = [wanted is not None and thing_of(doc, c, thing) == wanted for c in candidates]
        examples.append(Example(text.name, rows, np.array([*right, not any(right)]), context(pronoun, candidates)))
        return next((c for c, is_right in zip(reversed(candidates), reversed(right), strict=True) if is_right), None)

    partition_of(doc, article, choose)
    return examples


def thing_of(doc: Document, candidate: Candidate, thing: dict[int, str]) -> str | None:
    """The thing that people see in the nearest mention of a candidate."""
    place = candidate.place
    return next((thing[i] for i in (place.head.i, *range(place.end - 1, place.start - 1, -1)) if i in thing), None)


def from_gap(nlp: Language, snippet: Snippet, ranker: Ranker) -> list[Example]:
    """The marked pronoun of a snippet, if the pipeline found one of the two names."""
    article = Article(snippet.id, snippet.text)
    doc = parse_article(nlp, article)
    examples = []

    def choose(pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
        if pronoun.idx == snippet.pronoun[0]:
            named = [
                [
                    any(
                        doc[s].idx < at + len(name) and at < doc[e - 1].idx + len(doc[e - 1]) for s, e, _ in c.place.cluster.spans
                    )
                    for c in candidates
                ]
                for at, name, _ in snippet.names
            ]
            wanted = [is_right for _, _, is_right in snippet.names]
            if any(wanted):
                right = [any(row[i] and want for row, want in zip(named, wanted, strict=True)) for i in range(len(candidates))]
                right.append(False)
            else:
                right = [not any(row[i] for row in named) for i in range(len(candidates))] + [True]
            if any(right) and any(any(row) for row in named):
                examples.append(Example(snippet.id, rows, np.array(right), context(pronoun, candidates)))
        return ranker.first(pronoun, kind, candidates, rows)

    partition_of(doc, article, choose)
    return examples


def read_news(corpora: Path) -> Iterator[Article]:
    """Items of current events with "he" or "she" and given names of women and of men."""
    names = load_given_names()
    with gzip.open(corpora / "current-events" / "current-events.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            text = json.loads(line)["text"]
            genders = {names.get(word.lower()) for word in re.findall(r"\b[A-Z][a-z]+\b", text)}
            if {"f", "m"} <= genders and re.search(r"\b([Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]er)\b", text):
                yield Article(f"news:{number}", text)


def from_news(nlp: Language, article: Article, ranker: Ranker) -> list[Example]:
    """The pronouns that by gender can mean one named person only, among several; with genders hidden."""
    doc = parse_article(nlp, article)
    layout, examples = Layout(doc), []

    def choose(pronoun: Word, kind: str, candidates: Sequence[Candidate], rows: Vectors) -> Candidate | None:
        gender = GENDERS.get(kind)
        people = [c for c in candidates if c.place.cluster.type in ("PERSON", "GROUP") and c.plural is not True]
        fits = [c for c in people if c.gender in (gender, None)]
        others = [c for c in people if c not in fits and not c.place.cluster.shadow and c.place.cluster.type == "PERSON"]
        sure = len(fits) == 1 and fits[0].gender == gender and fits[0].place.cluster.names
        if gender is None or not sure or not others or any(c.place.kind == "pronoun" for c in (*fits, *others)):
            return ranker.first(pronoun, kind, candidates, rows)
        alike = [replace(c, gender=gender) if c in others else c for c in candidates]  # type: ignore[arg-type]
        right = np.array([*(c is fits[0] for c in candidates), False])
        rows = describe(pronoun, kind, alike, layout)
        examples.append(Example(article.id, rows, right, context(pronoun, candidates)))
        return fits[0]

    partition_of(doc, article, choose)
    return examples


def view_of(examples: Sequence[Example]) -> Vectors:
    """The main axes of the context vectors of pronouns and candidates, as a ranker's `view`."""
    vectors = np.vstack([e.vectors for e in examples]).astype(np.float64)
    mean, deviation = vectors.mean(0), vectors.std(0) + 1e-6
    sizes, axes = np.linalg.eigh(np.cov(((vectors - mean) / deviation).T))
    seen = axes[:, ::-1][:, :AXES] / np.sqrt(sizes[::-1][:AXES]) * SPREAD / deviation[:, None]
    return np.vstack([seen, -mean @ seen]).astype(np.float32)


def seen_with(view: Vectors, example: Example) -> Example:
    """An example with all that a ranker with this view reads."""
    return replace(example, rows=with_context(example.rows, example.vectors @ view[:-1] + view[-1]))


def teach(examples: Sequence[Example], seed: int, course: Course = PLAIN) -> Ranker:
    """The mean of several rankers with different beginnings, as one: their hidden units side by side."""
    rankers = [teach_one(examples, seed + number, course) for number in range(MEMBERS)]
    return Ranker(
        np.hstack([ranker.hidden for ranker in rankers]),
        np.concatenate([ranker.output for ranker in rankers]) / np.float32(MEMBERS),
    )


def teach_one(examples: Sequence[Example], seed: int, course: Course) -> Ranker:
    """A ranker that gives the right candidates the most (softmax over candidates, right ones summed; Adam, dropout)."""
    chance = np.random.default_rng(seed)
    width = examples[0].rows.shape[1]
    parameters = [chance.normal(0, width**-0.5, (width + 1, HIDDEN)), chance.normal(0, HIDDEN**-0.5, HIDDEN)]
    parameters[0][-1] = 0
    first = [np.zeros_like(p) for p in parameters]
    second = [np.zeros_like(p) for p in parameters]
    for step in range(1, course.steps + 1):
        batch = [examples[i] for i in chance.integers(len(examples), size=BATCH)]
        rows = np.vstack([e.rows for e in batch]).astype(np.float64)
        right = np.concatenate([e.right for e in batch])
        group = np.repeat(np.arange(BATCH), [len(e.right) for e in batch])
        kept = (chance.random((len(rows), HIDDEN)) > DROPOUT) / (1 - DROPOUT)
        inner = np.maximum(rows @ parameters[0][:-1] + parameters[0][-1], 0) * kept
        scores = inner @ parameters[1]
        share = _softmax(scores, group)
        wanted = _softmax(np.where(right, scores, -1e9), group)
        slope = (share - wanted) / BATCH
        back = np.outer(slope, parameters[1]) * (inner > 0) * kept
        gradients = [np.vstack([rows.T @ back, back.sum(0)]), inner.T @ slope]
        rate = RATE * (1 - step / (course.steps + 1))
        for p, g, m, v in zip(parameters, gradients, first, second, strict=True):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= rate * (m / (1 - 0.9**step) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8) + course.decay * p)
    return Ranker(parameters[0].astype(np.float32), parameters[1].astype(np.float32))


def _softmax(scores: NDArray[np.float64], group: NDArray[np.int64]) -> NDArray[np.float64]:
    most = np.full(group[-1] + 1, -np.inf)
    np.maximum.at(most, group, scores)
    powers = np.exp(scores - most[group])
    return powers / np.bincount(group, powers)[group]


def accuracy(ranker: Ranker, examples: Iterable[Example]) -> tuple[float, float, float]:
    """Share of right choices; precision and recall of choosing something."""
    told = [
        (e.right[int(ranker.shares(e.rows).argmax())], int(ranker.shares(e.rows).argmax()) < len(e.right) - 1, not e.right[-1])
        for e in examples
    ]
    right = sum(r for r, _, _ in told)
    linked = [r for r, chosen, _ in told if chosen]
    wanted = [r and chosen for r, chosen, w in told if w]
    return right / max(len(told), 1), sum(linked) / max(len(linked), 1), sum(wanted) / max(len(wanted), 1)


def _together(course: Course, gum: Sequence[Example], gap: Sequence[Example], news: Sequence[Example]) -> list[Example]:
    return [*gum, *(e for e in gap for _ in range(course.gap)), *news]


def main() -> None:
    """Write the ranker, and print how it does on texts that it has not seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder that holds gum/ and gap/")
    parser.add_argument("output", type=Path, help=f"folder of {FILE}: extractor/entities, or that of the pipeline with --context")
    parser.add_argument("--pipeline", default="en_geopol")
    parser.add_argument("--context", action="store_true", help="one of he and she, that sees the pipeline's context vectors")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    nlp = load_model(arguments.pipeline)
    gum = [e for text in read_gum(arguments.corpora, "train", scheme()["genres"]["taught"]) for e in from_gum(nlp, text)]
    first = teach(gum, arguments.seed)
    gap = [e for s in read_gap(arguments.corpora / "gap" / "gap-validation.tsv") for e in from_gap(nlp, s, first)]
    news = [e for article in read_news(arguments.corpora) for e in from_news(nlp, article, first)]
    print(f"{len(gum)} pronouns of GUM, {len(gap)} of GAP, {len(news)} of news")
    view, course = None, SEEING if arguments.context else PLAIN
    if arguments.context:
        view = view_of([*gum, *gap, *news])
        gum, gap, news = ([seen_with(view, e) for e in examples] for examples in (gum, gap, news))
    names = sorted({e.text for e in [*gum, *gap]})
    fold = {name: number % FOLDS for number, name in enumerate(np.random.default_rng(arguments.seed).permutation(names))}
    rankers = [
        teach(_together(course, *([e for e in x if fold[e.text] != part] for x in (gum, gap)), news), arguments.seed, course)
        for part in range(FOLDS)
    ]
    for name, examples in (("GUM", gum), ("GAP", gap)):
        told = []
        for part, ranker in enumerate(rankers):
            held = [e for e in examples if fold[e.text] == part]
            told.append((len(held), accuracy(ranker, held)))
        total = sum(n for n, _ in told)
        print(
            name, "held out: right {:.3f}, P {:.3f}, R {:.3f}".format(*(sum(n * a[k] for n, a in told) / total for k in range(3)))
        )
    ranker = teach(_together(course, gum, gap, news), arguments.seed, course)
    weights = {"hidden": ranker.hidden, "output": ranker.output} | ({} if view is None else {"view": view})
    np.savez(arguments.output / FILE, **weights)


if __name__ == "__main__":
    main()
