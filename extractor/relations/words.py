"""The words of a parsed document as plain records, read once.

spaCy's tokens look a string up at every access and are made anew at every step through the tree; the rules ask each word dozens
of times. The attributes keep the names that spaCy gives them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.strings import StringStore
from spacy.tokens import Doc, Token

_COLUMNS: list[int | str] = [
    "HEAD", "ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SPACY", "IS_SPACE", "IS_PUNCT", "MORPH"
]  # fmt: skip


class Word:
    """A token, its annotation and its place in the tree.

    Attributes:
        i: index of the token in the document.
        idx: character offset in the document.
        preposition: as `clauses.syntax.preposition` reads it, if it has been asked for.
        children: the words that hang on this one, in order of the text.
        is_past_participle: by its features, whatever the tag says.
    """

    __slots__ = (
        "children", "dep_", "ent_type_", "head", "i", "idx", "is_past_participle", "is_punct", "is_space", "lemma_", "lower_",
        "pos_", "preposition", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
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
    is_past_participle: bool
    preposition: str | None
    head: Word
    children: list[Word]
    sent: Sentence

    def __len__(self) -> int:
        return len(self.text)

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


def read_words(doc: Doc) -> list[Word]:
    """The words of a parsed document, by token index; read as columns, since spaCy makes a token at every look."""
    words = []
    strings = _Strings(doc.vocab.strings)
    participles: dict[int, bool] = {}  # by the number of a set of features
    columns = doc.to_array(_COLUMNS)
    heads = columns[:, 0].astype("int64") + range(len(doc))  # stored as the way to go
    idx = 0
    for i, (text, lower, lemma, pos, tag, dep, entity, space, blank, punct, features) in enumerate(columns[:, 1:].tolist()):
        word = Word()
        word.i, word.idx = i, idx
        word.text, word.lower_, word.lemma_ = strings[text], strings[lower], strings[lemma]
        word.pos_, word.tag_, word.dep_, word.ent_type_ = strings[pos], strings[tag], strings[dep], strings[entity]
        word.whitespace_ = " " if space else ""
        word.is_space, word.is_punct = blank == 1, punct == 1
        if features not in participles:
            participles[features] = {"VerbForm=Part", "Tense=Past"} <= set(doc[i].morph)
        word.is_past_participle = word.pos_ in ("VERB", "AUX", "ADJ") and participles[features]
        word.children = []
        words.append(word)
        idx += len(word.text) + space
    for word, head in zip(words, heads.tolist(), strict=True):
        word.head = words[head]
        if word.head is not word:
            word.head.children.append(word)
    for sentence in doc.sents:
        inside = words[sentence.start : sentence.end]
        read = Sentence(inside)
        for word in inside:
            word.sent = read
    return words


class _Strings(dict[int, str]):
    """Strings by spaCy's numbers for them, each looked up once."""

    def __init__(self, store: StringStore) -> None:
        self._store = store

    def __missing__(self, number: int) -> str:
        self[number] = text = self._store[number]
        return text


def is_acted_on(token: Token) -> bool:
    """Whether something is done or told to it or, of people told by their number, to what counts them ("dozens of | people |")."""
    counts = any(child.dep_ == "case" and child.lower_ == "of" for child in token.children)
    return (token.head if counts else token).dep_ in ("obj", "iobj", "nsubj:pass")


def text_of(words: list[Word]) -> str:
    """The text that consecutive words cover, without the white space behind it."""
    return "".join(word.text + word.whitespace_ for word in words).removesuffix(words[-1].whitespace_) if words else ""


def run_up_to(words: Sequence[Word], head: int) -> Sequence[Word]:
    """The adjectives and nouns that run up to a word, and the word ("a | terrorist state |")."""
    begin = head
    while begin > 0 and words[begin - 1].pos_ in ("ADJ", "NOUN"):
        begin -= 1
    return words[begin : head + 1]
