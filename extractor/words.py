"""The words of a parsed document as plain records, read once.

spaCy's tokens look a string up at every access and are made anew at every step through the tree; the steps behind the parser ask each
word dozens of times. The attributes keep the names that spaCy gives them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from spacy.strings import StringStore
from spacy.tokens import Doc

HYPHENS = frozenset({"-", "–", "‑"})
_COLUMNS: list[int | str] = [
    "HEAD", "ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SPACY", "IS_SPACE", "IS_PUNCT", "LIKE_NUM", "MORPH"
]  # fmt: skip


class Word:
    """A token, its annotation and its place in the tree.

    Attributes:
        doc: the document that it is of.
        i: index of the token in the document.
        idx: character offset in the document.
        preposition: as `clauses.syntax.preposition` reads it, set when it has first been asked for.
        children: the words that hang on this one, in order of the text.
        is_past_participle: by its features, whatever the tag says.
        like_num: whether it is a number, in figures or in words.
    """

    __slots__ = (
        "children", "dep_", "doc", "ent_type_", "head", "i", "idx", "is_past_participle", "is_punct", "is_sent_start", "is_space",
        "lemma_", "like_num", "lower_", "pos_", "preposition", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    doc: Document
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    whitespace_: str
    is_space: bool
    is_punct: bool
    is_sent_start: bool
    like_num: bool
    is_past_participle: bool
    preposition: str | None
    head: Word
    children: list[Word]
    sent: Sentence

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, distance: int = 1) -> Word:
        """The word so many places behind.

        Raises:
            IndexError: the document has no such word.
        """
        if self.i + distance < 0:
            raise IndexError(self.i + distance)
        return self.doc[self.i + distance]

    @property
    def lefts(self) -> list[Word]:
        """Children before this word."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Word]:
        """Children behind this word."""
        return [child for child in self.children if child.i > self.i]

    @property
    def left_edge(self) -> Word:
        """The first word of the phrase that this word heads."""
        return min(self.subtree, key=lambda word: word.i)

    @property
    def right_edge(self) -> Word:
        """The last word of the phrase that this word heads."""
        word = self
        while word.children and word.children[-1].i > word.i:
            word = word.children[-1]
        return word

    @property
    def subtree(self) -> Iterator[Word]:
        """The phrase that this word heads, each child before or behind its head as in the text."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree

    @property
    def ancestors(self) -> Iterator[Word]:
        """Head, head of the head, and so on."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, descendant: Word) -> bool:
        """Whether another word hangs on this one, by however many steps."""
        return any(word is self for word in descendant.ancestors)


class Sentence:
    """A sentence: its words, and its half-open ranges of tokens and characters."""

    __slots__ = ("end", "end_char", "root", "start", "start_char", "words")

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.start, self.end = words[0].i, words[-1].i + 1
        self.start_char, self.end_char = words[0].idx, words[-1].idx + len(words[-1])
        self.root = next((word for word in words if word.head is word), words[0])

    def __iter__(self) -> Iterator[Word]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def text(self) -> str:
        """Its text, without the white space behind it."""
        return self.words[0].doc.text_of(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name that the pipeline has found: a half-open range of tokens and its label."""

    start: int
    end: int
    label_: str


class Document(list[Word]):
    """A parsed article: its words, by token index.

    Attributes:
        text: the text; the words stand in it at their offsets.
        sents: its sentences.
        ents: the names that the pipeline has found, in order of the text.
        tensor: the pipeline's vectors, one row a word; of no row where it has none.
    """

    text: str
    sents: list[Sentence]
    ents: list[Tagged]
    tensor: Any

    def text_of(self, start: int, end: int) -> str:
        """The text of a half-open range of words, without the white space behind it."""
        words = self[start:end]
        return self.text[words[0].idx : words[-1].idx + len(words[-1])] if words else ""

    def root_of(self, start: int, end: int) -> Word:
        """The word of a half-open range that is nearest to the root of its sentence, the first of several."""
        words = self[start:end]
        root = next((word for word in words if word.head is word), None)
        tops = [word for word in words if not start <= word.head.i < end] if root is None else [root]
        return tops[0] if len(tops) == 1 else min(tops, key=lambda word: sum(1 for _ in word.ancestors), default=words[0])

    def char_span(self, begin: int, end: int) -> tuple[int, int] | None:
        """The half-open range of words that a half-open range of characters is, None if it cuts one."""
        start, last = self._begins.get(begin), self._ends.get(end)
        return (start, last + 1) if start is not None and last is not None and start <= last else None

    @cached_property
    def _begins(self) -> dict[int, int]:
        return {word.idx: word.i for word in self}

    @cached_property
    def _ends(self) -> dict[int, int]:
        return {word.idx + len(word): word.i for word in self}

    def duplicate(self) -> Document:
        """The same document in other records, whose trees may be changed."""
        twin = Document()
        for word in self:
            own = Word()
            own.doc, own.i, own.idx, own.text, own.lower_, own.lemma_ = (
                twin,
                word.i,
                word.idx,
                word.text,
                word.lower_,
                word.lemma_,
            )
            own.pos_, own.tag_, own.dep_, own.ent_type_, own.like_num = (
                word.pos_,
                word.tag_,
                word.dep_,
                word.ent_type_,
                word.like_num,
            )
            own.whitespace_, own.is_space, own.is_punct, own.is_sent_start = (
                word.whitespace_, word.is_space, word.is_punct, word.is_sent_start
            )  # fmt: skip
            own.is_past_participle, own.children = word.is_past_participle, []
            twin.append(own)
        _hang(twin, [word.head.i for word in self])
        _cut(twin, ((sentence.start, sentence.end) for sentence in self.sents))
        twin.text, twin.ents, twin.tensor = self.text, self.ents, self.tensor
        return twin


def read_document(doc: Doc) -> Document:
    """What spaCy has read, one sentence if nothing has cut it; read as columns, since spaCy makes a token at every look."""
    document = Document()
    strings = _Strings(doc.vocab.strings)
    participles: dict[int, bool] = {}  # by the number of a set of features
    columns = doc.to_array(_COLUMNS)
    heads = columns[:, 0].astype("int64") + range(len(doc))  # stored as the way to go
    idx = 0
    for i, (text, lower, lemma, pos, tag, dep, entity, space, blank, punct, number, features) in enumerate(
        columns[:, 1:].tolist()
    ):
        word = Word()
        word.doc, word.i, word.idx = document, i, idx
        word.text, word.lower_, word.lemma_ = strings[text], strings[lower], strings[lemma]
        word.pos_, word.tag_, word.dep_, word.ent_type_ = strings[pos], strings[tag], strings[dep], strings[entity]
        word.whitespace_ = " " if space else ""
        word.is_space, word.is_punct, word.like_num, word.is_sent_start = blank == 1, punct == 1, number == 1, False
        if features not in participles:
            participles[features] = {"VerbForm=Part", "Tense=Past"} <= set(doc[i].morph)
        word.is_past_participle = word.pos_ in ("VERB", "AUX", "ADJ") and participles[features]
        word.children = []
        document.append(word)
        idx += len(word.text) + space
    _hang(document, heads.tolist())
    sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
    _cut(document, ((sentence.start, sentence.end) for sentence in sentences))
    document.text, document.tensor = doc.text, doc.tensor
    document.ents = [Tagged(name.start, name.end, name.label_) for name in doc.ents]
    return document


def _hang(document: Document, heads: Sequence[int]) -> None:
    """Join the words to a tree by the index of each one's head."""
    for word, head in zip(document, heads, strict=True):
        word.head = document[head]
        if word.head is not word:
            word.head.children.append(word)


def _cut(document: Document, bounds: Iterable[tuple[int, int]]) -> None:
    """Cut the document into sentences at half-open ranges of words."""
    document.sents = [Sentence(document[start:end]) for start, end in bounds]
    for sentence in document.sents:
        sentence.words[0].is_sent_start = True
        for word in sentence:
            word.sent = sentence


class _Strings(dict[int, str]):
    """Strings by spaCy's numbers for them, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        self._store = store

    def __missing__(self, number: int) -> str:
        self[number] = text = self._store[number]
        return text


def is_acted_on(token: Word) -> bool:
    """Whether something is done or told to it or, of people told by their number, to what counts them ("dozens of | people |")."""
    counts = any(child.dep_ == "case" and child.lower_ == "of" for child in token.children)
    return (token.head if counts else token).dep_ in ("obj", "iobj", "nsubj:pass")
