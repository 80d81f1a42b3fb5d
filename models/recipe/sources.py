"""Readers of the entity corpora: each yields passages of raw text with spans in our types.

Every reader maps labels through ``labels.toml`` and leaves the clean-up that all corpora need (articles, titles,
state names, silver types) to :mod:`recipe.entities`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from .conllu import Document, Sentence, article_text, read_conllu, read_splits
from .lexicon import Lexicon, Span


class Passage(NamedTuple):
    """A stretch of text and its spans, which may still overlap; ``opens``: a new document starts here."""

    text: str
    spans: list[Span]
    opens: bool = True


# --- tokens -> text ------------------------------------------------------------------------------------------

NO_SPACE_BEFORE = re.compile(r"^(?:[,.;:?!%)\]}]|\.\.\.|'s|’s|'|''|n't|n’t|'(?:ll|re|ve|d|m))$")
NO_SPACE_AFTER = re.compile(r"^(?:[(\[{$£€#]|``)$")
BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


def detokenise(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Join tokens as a newspaper would print them; also the half-open span of each token."""
    text = ""
    spans = []
    glue, inside_quote = True, False
    for token in tokens:
        before = not NO_SPACE_BEFORE.match(token)
        after = not NO_SPACE_AFTER.match(token)
        if token in ('"', "``", "''"):
            before, after = not inside_quote, inside_quote
            inside_quote = not inside_quote
        token = BRACKETS.get(token, token)
        if before and not glue:
            text += " "
        spans.append((len(text), len(text) + len(token)))
        text += token
        glue = not after
    return text, spans


def tagged_spans(tags: Iterable[str], offsets: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """IOB or IOB2 tags -> (begin, end, label)."""
    current: tuple[int, int, str] | None = None
    for tag, (begin, end) in zip(tags, offsets, strict=True):
        prefix, _, label = tag.partition("-")
        if current and prefix == "I" and label == current[2]:
            current = (current[0], end, label)
            continue
        if current:
            yield current
        current = (begin, end, label) if prefix in "BI" else None
    if current:
        yield current


def tagged_passage(tokens: list[str], tags: list[str], types: dict[str, str], opens: bool = True) -> Passage:
    """A tagged sentence -> passage, with labels mapped by ``types``."""
    text, offsets = detokenise(tokens)
    return Passage(text, [Span(b, e, types[label]) for b, e, label in tagged_spans(tags, offsets)], opens)


def types_of(lexicon: Lexicon, corpus: str) -> dict[str, str]:
    """Corpus label -> our type, from ``labels.toml``."""
    return {label: row["type"] for label, row in lexicon.labels[corpus].items()}


# --- corpora ---------------------------------------------------------------------------------------------------


def read_gmb(path: Path, lexicon: Lexicon) -> Iterator[Passage]:
    """The zipped table of the Groningen Meaning Bank extract, repeated sentences left out."""
    types = types_of(lexicon, "gmb")
    seen = set()
    with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as raw:
        rows = csv.reader(io.TextIOWrapper(raw, encoding="latin-1", newline=""))
        next(rows)
        sentence: list[list[str]] = []
        for row in [*rows, ["Sentence: end", "", "", ""]]:
            if row[0] and sentence:
                tokens = [cells[1] for cells in sentence]
                if tuple(tokens) not in seen:
                    seen.add(tuple(tokens))
                    yield tagged_passage(tokens, [cells[3] for cells in sentence], types)
                sentence = []
            if len(row) >= 4 and row[1]:
                sentence.append(row)


def read_columns(path: Path, types: dict[str, str]) -> Iterator[Passage]:
    """CoNLL columns: token first, tag last, blank lines between sentences."""
    tokens: list[str] = []
    tags: list[str] = []
    opens = True
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split()
        if len(cells) >= 2:
            tokens.append(cells[0])
            tags.append(cells[-1])
        elif tokens:
            if tokens[0] == "-DOCSTART-":
                opens = True
            else:
                yield tagged_passage(tokens, tags, types, opens)
                opens = False
            tokens, tags = [], []


def read_re3d(folder: Path, lexicon: Lexicon) -> Iterator[Passage]:
    """Documents with stand-off entities; doubtful ones (confidence 0) become unknown."""
    types = types_of(lexicon, "re3d")
    spans: dict[str, list[Span]] = {}
    for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sure = row["confidence"] == 1 or row["type"] == "Nationality"
        if row["type"] in types and any(c.isupper() for c in row["value"]) | (types[row["type"]] == "WEAPON"):
            label = types[row["type"]] if sure else ""
            spans.setdefault(row["documentId"], []).append(Span(row["begin"], row["end"], label))
    for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Passage(row["text"], spans.get(row["_id"], []))


def read_gum(folder: Path, lexicon: Lexicon, split: str) -> Iterator[Passage]:
    """Named mentions of one official split: entities whose head is a proper noun, cut to the name."""
    types = types_of(lexicon, "gum")
    splits = read_splits(folder / "splits.md")
    for path in sorted(folder.glob("*.conllu")):
        if splits[path.stem] != split:
            continue
        entities = [list(_gum_entities(rows)) for rows in _entity_rows(path)]
        for document in read_conllu(path):
            yield from _gum_passages(document, entities, types)


def _entity_rows(path: Path) -> Iterator[list[str]]:
    """The ``Entity=`` value of every word, sentence by sentence."""
    rows: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            found = re.search(r"(?:^|\|)Entity=([^|]+)", cells[9])
            rows.append(found.group(1) if found else "")
        elif not line and rows:
            yield rows
            rows = []


def _gum_entities(rows: list[str]) -> Iterator[tuple[int, int, str]]:
    """Bracketed entity values -> (first word, last word, entity type)."""
    stack: dict[str, list[tuple[int, str]]] = {}
    for number, value in enumerate(rows):
        for opening, closing in re.findall(r"\(([^()]+\)?)|([^()]+)\)", value):
            if opening:
                parts = opening.rstrip(")").split("-")
                if len(parts) < 2:
                    continue
                if opening.endswith(")"):
                    yield number, number, parts[1]
                else:
                    stack.setdefault(parts[0], []).append((number, parts[1]))
            elif stack.get(closing):
                begin, kind = stack[closing].pop()
                yield begin, number, kind


def _gum_passages(document: Document, entities: list[list[tuple[int, int, str]]], types: dict[str, str]) -> Iterator[Passage]:
    """Passages of at most six sentences."""
    for start in range(0, len(document.sentences), 6):
        run = document.sentences[start : start + 6]
        text, offsets = article_text(run, "\n\n")
        spans = []
        for sentence, row, found in zip(run, offsets, entities[start:], strict=False):
            named: set[int] = set()
            for begin, end, kind in sorted(found, key=lambda entity: entity[1] - entity[0]):
                name = _name_words(sentence, begin, end)
                if name and name[0] not in named:
                    named.update(range(name[0], name[1] + 1))
                    spans.append(Span(row[name[0]][0], row[name[1]][1], types.get(kind, "")))
            spans.extend(  # an adjective in a name, a product, a work: not judged
                Span(*row[n], "") for n, w in enumerate(sentence.words) if w.upos == "PROPN" and n not in named
            )
        yield Passage(text, spans)


def _name_words(sentence: Sentence, begin: int, end: int) -> tuple[int, int] | None:
    """First and last word of the proper name that heads a mention, if one does."""
    words = sentence.words
    heads = [n for n in range(begin, end + 1) if not begin <= words[n].head <= end or words[n].head == n]
    if not heads or words[heads[0]].upos != "PROPN":
        return None
    first = last = heads[0]
    while first > begin and words[first - 1].form[0].isupper() and words[first - 1].upos != "DET":
        first -= 1
    while last < end:
        ahead = 2 if last + 2 <= end and words[last + 1].form in ("of", "for", "and", "the") else 1
        if not words[last + ahead].form[0].isupper():
            break
        last += ahead
    return first, last
