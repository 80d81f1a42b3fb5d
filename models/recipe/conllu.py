"""Universal Dependencies files -> spaCy training documents, cut and spaced as news articles are.

A treebank lists sentences; an article has headlines without a full stop, paragraphs and typographic quotes.
So consecutive sentences are joined to documents with newlines between paragraphs, re-tokenised by spaCy's own
tokenizer from the raw text, and the annotation is carried over by character offsets.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from . import datelines


@dataclass(frozen=True)
class Word:
    """One syntactic word; ``head`` is the 0-based index in its sentence, itself for the root; ``misc`` is the last column."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    label: str
    space: bool
    misc: str = ""


@dataclass(frozen=True)
class Sentence:
    """A tree, and whether it opens a paragraph."""

    words: tuple[Word, ...]
    new_paragraph: bool = False


@dataclass
class Document:
    """A treebank document: its name and its sentences in order."""

    name: str
    sentences: list[Sentence] = field(default_factory=list)


# --- reading ----------------------------------------------------------------------------------------


def read_conllu(path: Path) -> Iterator[Document]:
    """Yield the documents of one ``.conllu`` or ``.conllu.gz`` file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        yield from parse_conllu(stream)


def parse_conllu(lines: Iterable[str]) -> Iterator[Document]:
    """Yield documents from CoNLL-U lines; ``# newdoc`` and ``# newpar`` comments mark their structure."""
    document = Document("")
    rows: list[list[str]] = []
    new_paragraph = False
    for line in [*lines, ""]:
        line = line.rstrip("\n")
        if line.startswith("#"):
            if line.startswith("# newdoc"):
                if document.sentences:
                    yield document
                document = Document(line.partition("=")[2].strip())
            elif re.match(r"# newpar(\s|$)", line):
                new_paragraph = True
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            document.sentences.append(Sentence(tuple(_words(rows)), new_paragraph))
            rows, new_paragraph = [], False
    if document.sentences:
        yield document


def _words(rows: list[list[str]]) -> Iterator[Word]:
    """Rows of one sentence -> words. Inside a multiword token only the last word may be followed by a space."""
    inside_until, token_space, surface = 0, True, ""
    number = 0
    for row in rows:
        if "." in row[0]:  # an empty node of the enhanced graph
            continue
        if "-" in row[0]:
            inside_until = int(row[0].partition("-")[2])
            token_space, surface = "SpaceAfter=No" not in row[9], row[1]
            continue
        form, space = row[1], "SpaceAfter=No" not in row[9]
        if number < inside_until:
            last = number == inside_until - 1
            form = surface if last else surface[: len(form)]
            surface = surface[len(form) :]
            space = token_space and last
        head = int(row[6]) - 1
        upos, lemma, feats = row[3], row[2], "" if row[5] == "_" else row[5]
        if row[4] in ("NNP", "NNPS") and upos == "VERB":  # GUM's "United" in a name, annotated as EWT does
            upos, lemma, feats = "ADJ", row[1], "Degree=Pos"
        yield Word(form, lemma, upos, row[4], feats, number if head < 0 else head, row[7], space, row[9])
        number += 1


def read_splits(path: Path) -> dict[str, str]:
    """Document name -> split, from a ``splits.md`` with ``## split`` headings and ``* name`` items."""
    splits: dict[str, str] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
        elif line.strip().startswith("* "):
            splits[line.strip()[2:]] = current
    return splits


# --- making it look like an article ------------------------------------------------------------------

CURLY = {"``": "“", "''": "”"}


def restyle(sentence: Sentence, chance: random.Random) -> Sentence:
    """Set curly quotes, apostrophes and long dashes, as news sites do."""
    dash = chance.choice(["–", "—"])
    words = []
    for word in sentence.words:
        form = word.form
        if word.xpos in CURLY and form in ('"', "``", "''", "'", "`"):
            form = CURLY[word.xpos] if len(form.strip("'`")) or len(form) > 1 else "‘’"[word.xpos == "''"]
        elif form in ("--", "-") and word.upos == "PUNCT" and word.xpos in (":", ","):
            form = dash
        elif "'" in form:
            form = form.replace("'", "’")
        words.append(replace(word, form=form))
    return replace(sentence, words=tuple(words))


def drop_full_stop(sentence: Sentence) -> Sentence:
    """Make a headline-like sentence: without its final full stop, if that is a leaf."""
    last = len(sentence.words) - 1
    if last < 3 or sentence.words[last].form != "." or any(w.head == last for w in sentence.words[:last]):
        return sentence
    return replace(sentence, words=sentence.words[:last])


def add_dateline(sentence: Sentence, chance: random.Random) -> Sentence:
    """Put a dateline before a sentence: it hangs on the root as ``dep``, so that rules can pass over it."""
    city, agency, dash = datelines.draw(chance)
    parts = [(form, "PROPN", "NNP", "compound") for form in city.split()]
    home = len(parts) - 1
    if agency:
        parts += [("(", "PUNCT", "-LRB-", "punct"), (agency, "PROPN", "NNP", "appos"), (")", "PUNCT", "-RRB-", "punct")]
    parts.append((dash, "PUNCT", ":", "punct"))
    size = len(parts)
    root = next(n for n, word in enumerate(sentence.words) if word.head == n) + size
    words = [
        Word(form, form, upos, xpos, "Number=Sing" if upos == "PROPN" else "", home, label, form != "(")
        for form, upos, xpos, label in parts
    ]
    words[home] = replace(words[home], head=root, label="dep")
    if agency:
        words[home + 2] = replace(words[home + 2], space=False)
        words[home + 1] = replace(words[home + 1], head=home + 2)
        words[home + 3] = replace(words[home + 3], head=home + 2)
    words += [replace(word, head=word.head + size) for word in sentence.words]
    return replace(sentence, words=tuple(words))


def chunks(document: Document, size: int, chance: random.Random | None) -> Iterator[list[Sentence]]:
    """Cut a document into runs of about ``size`` words (varied if ``chance`` is given; 0: uncut)."""
    run: list[Sentence] = []
    words = 0
    limit = chance.uniform(0.3, 1.7) * size if chance else size
    for sentence in document.sentences:
        if size and run and words + len(sentence.words) > limit:
            yield run
            run, words = [], 0
            limit = chance.uniform(0.3, 1.7) * size if chance else size
        run.append(sentence)
        words += len(sentence.words)
    if run:
        yield run


def article_text(sentences: list[Sentence], newline: str) -> tuple[str, list[list[tuple[int, int]]]]:
    """Join sentences to raw text; also the half-open character span of every word of every sentence."""
    text = ""
    spans: list[list[tuple[int, int]]] = []
    for position, sentence in enumerate(sentences):
        if position and sentence.new_paragraph:
            text = text.rstrip(" ") + newline
        row = []
        for word in sentence.words:
            row.append((len(text), len(text) + len(word.form)))
            text += word.form + " " * word.space
        spans.append(row)
    return text.rstrip(" "), spans


# --- alignment ----------------------------------------------------------------------------------------


def make_doc(nlp: Language, sentences: list[Sentence], newline: str = "\n\n") -> Doc:
    """Annotate spaCy's tokens of the joined text with the trees.

    A token over several words takes the annotation of their highest word. A word over several tokens ("e-mail")
    gives its annotation to the last token; the others hang on it. White space hangs on the token before it.
    """
    text, spans = article_text(sentences, newline)
    doc = nlp.make_doc(text)
    starts = {position: token.i for token in doc for position in range(token.idx, token.idx + len(token))}
    size = len(doc)
    heads = [max(i - 1, 0) for i in range(size)]
    labels, tags, uposes = ["dep"] * size, ["_SP"] * size, ["SPACE"] * size
    feats, lemmas = [""] * size, [token.text for token in doc]
    for sentence, row in zip(sentences, spans, strict=True):
        tokens_of = [sorted({starts[p] for p in range(*span) if p in starts}) for span in row]
        words_of: dict[int, list[int]] = {}
        for number, tokens in enumerate(tokens_of):
            for token in tokens:
                words_of.setdefault(token, []).append(number)
        depth = [_depth(sentence.words, number) for number in range(len(row))]
        speaker = {token: min(words, key=lambda n: depth[n]) for token, words in words_of.items()}
        home = [tokens[-1] for tokens in tokens_of]
        for token, number in speaker.items():
            word = sentence.words[number]
            heads[token], labels[token] = token if word.head == number else home[word.head], word.label
            tags[token], uposes[token], feats[token] = word.xpos, word.upos, word.feats
            lemmas[token] = word.lemma
            if token != home[number]:
                heads[token] = home[number]
                hyphen = not any(c.isalnum() for c in doc[token].text)
                labels[token] = "punct" if hyphen else "compound"
                lemmas[token] = doc[token].text
                if hyphen:
                    tags[token], uposes[token], feats[token] = "HYPH", "PUNCT", ""
            elif len(tokens_of[number]) > 1:
                lemmas[token] = word.lemma.rpartition("-")[2]
            if heads[token] == token and word.head != number:  # merged with its own head
                heads[token] = home[sentence.words[word.head].head]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        heads=_acyclic(heads, labels),
        deps=labels,
        tags=tags,
        pos=uposes,
        morphs=feats,
        lemmas=lemmas,
    )


def _depth(words: tuple[Word, ...], number: int) -> int:
    """Arcs from a word up to the root."""
    steps = 0
    while words[number].head != number:
        number, steps = words[number].head, steps + 1
    return steps


def _acyclic(heads: list[int], labels: list[str]) -> list[int]:
    """Break the rare loop that merging words can leave: its first token becomes a root."""
    fixed = list(heads)
    for start in range(len(fixed)):
        seen, token = {start}, start
        while fixed[token] != token:
            token = fixed[token]
            if token in seen:
                fixed[token], labels[token] = token, "root"
                break
            seen.add(token)
    for token, head in enumerate(fixed):
        if head == token:
            labels[token] = "ROOT"
    return fixed


# --- command --------------------------------------------------------------------------------------------


def convert(nlp: Language, documents: Iterable[Document], size: int = 0, seed: int | None = None) -> Iterator[Doc]:
    """Documents -> annotated Docs of about ``size`` words (0: whole); with a seed also varied in style."""
    chance = random.Random(seed) if seed is not None else None
    for document in documents:
        for run in chunks(document, size, chance):
            newline = "\n\n"
            if chance:
                newline = chance.choice(["\n\n", "\n"])
                if chance.random() < 0.45:
                    run = [restyle(sentence, chance) for sentence in run]
                followers = [*run[1:], Sentence((), True)]
                run = [
                    drop_full_stop(s) if after.new_paragraph and chance.random() < 0.08 else s
                    for s, after in zip(run, followers, strict=True)
                ]
                if chance.random() < 0.06:
                    run[0] = add_dateline(run[0], chance)
            yield make_doc(nlp, run, newline)


def main() -> None:
    """Write ``<split>.spacy`` files: train and dev for training, the tests for reporting."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder that holds ewt/ and gum/")
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--copies", type=int, default=1, help="of the training texts, each cut and styled anew")
    arguments = parser.parse_args()
    nlp = spacy.blank("en")
    ewt = {
        split: list(read_conllu(arguments.corpora / "ewt" / f"en_ewt-{split}.conllu.gz")) for split in ("train", "dev", "test")
    }
    splits = read_splits(arguments.corpora / "gum" / "splits.md")
    gum: dict[str, list[Document]] = {"train": [], "dev": [], "test": []}
    for path in sorted((arguments.corpora / "gum").glob("*.conllu")):
        for document in read_conllu(path):
            gum[splits[document.name]].append(document)
    held_out_news = [d for s in ("dev", "test") for d in gum[s] if "_news_" in d.name]
    corpora = {
        "train": (
            doc
            for copy in range(arguments.copies)
            for doc in convert(nlp, ewt["train"] + gum["train"], 120, arguments.seed + copy)
        ),
        "dev": convert(nlp, ewt["dev"] + gum["dev"], 400),
        "ewt-test": convert(nlp, ewt["test"]),
        "ewt-sentences": convert(nlp, [Document(d.name, [sentence]) for d in ewt["test"] for sentence in d.sentences]),
        "gum-test": convert(nlp, gum["test"]),
        "gum-news": convert(nlp, held_out_news),
    }
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, docs in corpora.items():
        DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / f"{name}.spacy")


if __name__ == "__main__":
    main()
