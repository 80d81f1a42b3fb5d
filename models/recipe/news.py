"""Silver training passages from unlabelled and linked news: the years and names that the gold corpora miss.

A first-pass model labels the texts. Links to Wikipedia titles correct it, and so does voting: a name gets the label
that it has most often over the whole collection, and stays unknown where the label is unsteady.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import DocBin

from .entities import REPEAT, group, held_out, make_doc, read_all, refine, restyle, settle, vote
from .lexicon import Lexicon, Span
from .rare import RareNames, swaps
from .sources import Passage

SYNTAX = ("tagger", "morphologizer", "trainable_lemmatizer", "parser")  # what a teacher of names need not do
VOTED = ("PERSON", "PLACE", "ORG")
CAPITALISED = re.compile(r"(?<=[a-z,’'”\"] )(?:[A-Z][\w’'-]*\w|[A-Z])")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def teacher_spans(nlp: Language, texts: Iterable[str]) -> Iterator[list[Span]]:
    """The model's entities of each text; it is not asked about the rare types, where lists and patterns are better."""
    for doc in nlp.pipe(texts, batch_size=256):
        yield [Span(e.start_char, e.end_char, e.label_ if e.label_ in VOTED else "") for e in doc.ents]


def title_types(rows: list[dict[str, Any]], predictions: list[list[Span]], lexicon: Lexicon) -> dict[str, str]:
    """Wikipedia title -> type: by list, by the words of the title, else by the model's vote over its links."""
    patterns = [(re.compile(row["regex"]), row["type"]) for row in lexicon.labels["title"]]
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, spans in zip(rows, predictions, strict=True):
        predicted = {(s.begin, s.end): s.label for s in spans}
        for begin, end, title in row["links"]:
            if row["text"][begin:end][:1].isupper():
                votes[title][predicted.get((begin, end), "")] += 1
                if row["text"][end : end + 2] == ", " and lexicon.name_type(row["text"][end + 2 :].split(",")[0].rstrip(".")):
                    votes[title]["PLACE"] += 2  # "Basilan, Philippines"
    types = {}
    for title, counts in votes.items():
        plain = re.sub(r" \(.*\)$", "", title)
        known = lexicon.name_type(plain)
        matched = [kind for regex, kind in patterns if regex.search(title)]
        if known or matched:
            types[title] = ("" if known == "NONE" else known) or next(iter(matched), "")
            continue
        label, count = counts.most_common(1)[0]
        types[title] = label if label in VOTED and 2 * count > sum(counts.values()) else ""
    return types


def link_spans(row: dict[str, Any], types: dict[str, str], lexicon: Lexicon) -> Iterator[Span]:
    """Spans of the capitalised links of one item; lower-case links to happenings stay unknown."""
    for begin, end, title in row["links"]:
        kind, anchor = types.get(title, ""), row["text"][begin:end]
        if not kind and title[1:].islower():  # a common noun that opens a sentence
            continue
        if anchor[0].isupper() or anchor[0].isdigit():
            yield Span(begin, end, kind)
        elif kind in ("EVENT", "AGREEMENT"):
            yield Span(begin, end, "")


def title_names(types: dict[str, str]) -> dict[str, str]:
    """Names to look for in other texts: titles of several words, and those of one word that only one type has."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for title, kind in types.items():
        names[re.sub(r" \(.*\)$|, .*$", "", title)].add(kind)
    return {
        name: next(iter(kinds))
        for name, kinds in names.items()
        if len(kinds) == 1 and "" not in kinds and len(name) > 4 and (" " in name or kinds <= {"PLACE"})
    }


def find_names(text: str, names: dict[str, str], longest: int = 8) -> Iterator[Span]:
    """Occurrences of listed names, longest first at each capitalised word."""
    words = [(m.start(), m.end()) for m in re.finditer(r"[\w][\w.’'&-]*\w|\w", text)]
    position = 0
    while position < len(words):
        step = 1
        if text[words[position][0]].isupper():
            for size in range(min(longest, len(words) - position), 0, -1):
                begin, end = words[position][0], words[position + size - 1][1]
                if text[begin:end] in names:
                    yield Span(begin, end, names[text[begin:end]])
                    step = size
                    break
        position += step


def correct(passage: Passage, trusted: list[Span], lexicon: Lexicon) -> Passage:
    """Let trusted spans replace the teacher's, and leave uncovered capitalised words unknown."""
    text = passage.text
    covered = [False] * (len(text) + 1)
    for span in trusted:
        covered[span.begin : span.end] = [True] * (span.end - span.begin)
    spans = trusted + [s for s in passage.spans if not any(covered[s.begin : s.end])]
    for span in spans:
        covered[span.begin : span.end] = [True] * (span.end - span.begin)
    unsure = [Span(m.start(), m.end(), "") for m in CAPITALISED.finditer(text) if not covered[m.start()]]
    return settle(passage._replace(spans=spans + unsure), lexicon)


def review(passage: Passage, predicted: list[Span]) -> Passage:
    """A machine-labelled passage without the names that source and model read otherwise: their tokens become unknown."""
    named = {s for s in predicted if s.label}
    kept = [s for s in passage.spans if s.label not in VOTED or s in named]
    disputed = (named ^ {s for s in passage.spans if s.label in VOTED}) - set(kept)
    return passage._replace(spans=sorted(kept + [s._replace(label="") for s in disputed]))


def main() -> None:
    """Add the news silver to the gold passages: ``train.spacy``, and ``news-held-out.spacy`` for the silver types."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("teacher", type=Path, help="entity pipeline: the first pass, then the first round")
    parser.add_argument("gazetteer", type=Path, help="the extractor's folder of name lists")
    parser.add_argument("output", type=Path)
    parser.add_argument("--since", default="2012", help="first year of unlinked news to use")
    parser.add_argument("--one-in", type=int, default=3, help="use every n-th unlinked sentence")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--review", action="store_true", help="let the teacher also dispute the names of the gmb corpus")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.teacher, exclude=SYNTAX)
    lexicon = Lexicon.read(arguments.corpora / "gazetteers" / "countries.json")
    linked = read_lines(arguments.corpora / "linked-events" / "linked-events.jsonl.gz")
    predictions = list(teacher_spans(nlp, (row["text"] for row in linked)))
    types = title_types(linked, predictions, lexicon)
    rare = RareNames(arguments.gazetteer, lexicon.composed)
    names = title_names(types) | rare.types
    last_month = max(row["date"] for row in linked)[:7]
    held_texts = {row["text"] for row in linked if row["date"].startswith(last_month)}
    passages: dict[str, list[Passage]] = {"linked": [], "held": [], "plain": [], "rare": [], "rare-held": []}
    for row, spans in zip(linked, predictions, strict=True):
        links = [s for link in link_spans(row, types, lexicon) for s in refine(row["text"], link, lexicon)]
        if row["text"] in held_texts:
            passages["held"].append(correct(Passage(row["text"], []), links, lexicon))
        elif not any(row["text"][s.begin : s.end] in rare.held for s in find_names(row["text"], rare.types)):
            named = [s for s in find_names(row["text"], names) if not any(_overlap(s, t) for t in links)]
            passages["linked"].append(correct(Passage(row["text"], spans), links + named, lexicon))
    known = held_texts | {row["text"] for row in linked}
    texts = {
        row["text"]: kind
        for row in read_lines(arguments.corpora / "current-events" / "current-events.jsonl.gz")
        if row["text"] not in known and (kind := _use(row, rare, arguments))
    }
    for (text, kind), spans in zip(texts.items(), teacher_spans(nlp, texts), strict=True):
        passages[kind].append(correct(Passage(text, spans), list(find_names(text, names)), lexicon))
    voted = vote(passages["linked"] + passages["plain"] + passages["rare"])
    gold = read_all(arguments.corpora, lexicon)
    if arguments.review:
        spans_of = teacher_spans(nlp, (p.text for p in gold["gmb"]))
        gold["gmb"] = [review(p, spans) for p, spans in zip(gold["gmb"], spans_of, strict=True)]
    chance = random.Random(arguments.seed)
    train = [restyle(p, chance) for p in group(voted, chance)]
    for name, times in REPEAT.items():
        for _ in range(times):
            train.extend(restyle(p, chance) for p in group(gold[name], chance, 6 if name != "re3d" else 1))
    train.extend(restyle(p, chance) for p in group(list(swaps(rare, voted, 3, chance)), chance))
    chance.shuffle(train)
    blank = spacy.blank("en")
    arguments.output.mkdir(parents=True, exist_ok=True)
    held = {"news-held-out": passages["held"], "rare-held-out": passages["rare-held"]}
    for name, rows in {"train": train, **held}.items():
        docs = [make_doc(blank, p) for p in rows]
        DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / f"{name}.spacy")


def _use(row: dict[str, Any], rare: RareNames, arguments: argparse.Namespace) -> str | None:
    """What an unlinked sentence is for: held-out or taught for its rare names, or taught as one of the plain ones."""
    found = [row["text"][s.begin : s.end] for s in find_names(row["text"], rare.types)]
    if any(name in rare.held for name in found):
        return "rare-held"
    if any(rare.types[name] != "WEAPON" for name in found):  # weapons are common enough
        return "rare"
    return "plain" if row["date"] >= arguments.since and held_out(row["text"], arguments.one_in) else None


def _overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one.begin < other.end and other.begin < one.end


if __name__ == "__main__":
    main()
