"""Texts in which a name that comes again is replaced by a pronoun, so that it is known what the pronoun means.

After Kocijan et al. 2019, "WikiCREM: A large unsupervised corpus for coreference resolution". The name is taken where another thing of its
kind was named before, so that there is a choice.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from extractor.document import parse_article
from extractor.entities import partition_of
from extractor.entities.agreement import gender_of
from extractor.entities.clusters import Cluster, Partition
from extractor.entities.places import Layout, Place
from extractor.entities.words import load_words
from extractor.records import Article

_FORMS = {  # subject, object, possessor
    "m": ("he", "him", "his"),
    "f": ("she", "her", "her"),
    "thing": ("it", "it", "its"),
}
_THINGS = frozenset({"ORG", "STATE"})


@dataclass(frozen=True)
class Masked:
    """A text, the offset of the pronoun put into it, and the forms of the name that it stands for."""

    id: str
    text: str
    pronoun: int
    names: frozenset[str]


def read_news(corpora: Path, seed: int) -> Iterator[tuple[str, str]]:
    """Items of news of two sentences and more in random order, and Wikipedia's openings of articles."""
    documents = json.loads((corpora / "re-docred" / "dev_revised.json").read_text(encoding="utf-8"))
    for number, document in enumerate(documents):
        words = [word for sentence in document["sents"] for word in sentence]
        yield f"redocred-{number}", _detokenise(words)
    with gzip.open(corpora / "current-events" / "current-events.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    random.Random(seed).shuffle(texts)
    yield from ((f"news-{number}", text) for number, text in enumerate(texts) if len(text) > 150 and ". " in text)


def _detokenise(words: Iterable[str]) -> str:
    text, quoted = "", False
    for word in words:
        closes = word in (".", ",", ";", ":", "?", "!", ")", "'s", "’s", "'", "n't", "%") or (word == '"' and quoted)
        text += word if closes or text.endswith(("(", "$")) or (text.endswith('"') and quoted) else f" {word}"
        quoted ^= word == '"'
    return text.strip()


def mask(nlp: Language, texts: Iterable[tuple[str, str]], seed: int) -> Iterator[Masked]:
    """Masked copies of the texts that allow it, one of each."""
    chance = random.Random(seed)
    for name, text in texts:
        doc = parse_article(nlp, Article(name, text))
        partition = partition_of(doc, Article(name, text))
        layout = Layout(doc)
        found = [
            masked for place, rivals in _repeated(partition, layout) if rivals and (masked := _mask(name, doc, place, partition))
        ]
        if found:
            yield chance.choice(found)


def _repeated(partition: Partition, layout: Layout) -> Iterator[tuple[Place, bool]]:
    """Names that come again, and whether another thing of their kind was named before in the same or the two last sentences."""
    people = [c for c in partition.clusters if c.type == "PERSON" and not c.described]
    things = [c for c in partition.clusters if c.type in _THINGS and not c.described]
    for alike in (people, things):
        for cluster in alike:
            spans = sorted(span for span in cluster.spans if span[2] == "name")
            for start, end, kind in spans[1:]:
                place = layout.place(start, end, kind, cluster)
                earlier = [
                    s
                    for c in alike
                    if c is not cluster
                    for s, _, _ in c.spans
                    if s < start and place.sentence - layout.sentence[s] < 3
                ]
                yield place, bool(earlier) and place.sentence - layout.sentence[max(s for s, _, _ in spans if s < start)] < 3


def _mask(name: str, doc: Doc, place: Place, partition: Partition) -> Masked | None:
    words, cluster = load_words(), place.cluster
    start, end = place.start, place.end
    while start and doc[start - 1].lower_.rstrip(".") in words.titles:
        start -= 1
    if start and doc[start - 1].lower_ == "the":
        start -= 1
    neighbours = doc[max(start - 1, 0) : start].text.lower(), doc[end : end + 1].text.lower()
    adjective = end < len(doc) and (doc[end].pos_ in ("NOUN", "PROPN") or doc[end].text == "-")
    if (
        place.role == "other"
        or adjective
        or set(neighbours) & {"-", "(", "and", "or", "a", "an"}
        or (start and doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ"))
    ):
        return None
    key = gender_of(doc, cluster, words) if cluster.type == "PERSON" else "thing"
    forms = _FORMS.get(key or "m")
    if forms is None:
        return None
    if place.role == "possessor":
        form, end = forms[2], end + (end < len(doc) and doc[end].text.startswith(("'", "’")))
    else:
        form = forms[0] if place.role == "subject" else forms[1]
    if doc[start].is_sent_start:
        form = form.capitalize()
    begin, stop = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
    text = doc.text[:begin] + form + doc.text[stop:]
    others = {doc[s:e].text for s, e, kind in cluster.spans if kind == "name" and (s, e) != (place.start, place.end)}
    return Masked(name, text, begin, frozenset(others))


__all__ = ["Cluster", "Masked", "mask", "read_news"]
