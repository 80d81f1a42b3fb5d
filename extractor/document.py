"""Step 2: an article becomes a parsed document. The only module that loads pipelines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import numpy as np
import spacy
import srsly
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import load_config
from thinc.api import prefer_gpu, use_ops
from threadpoolctl import ThreadpoolController

from extractor import main_verbs, recognizer  # noqa: F401  (register their components)
from extractor.errors import UsageError
from extractor.records import Article
from extractor.words import Document, read_document

DEFAULT_MODEL, GPU_MODEL = "en_geopol", "en_geopol_trf"
# Where pipelines lie: inside the package in a wheel, beside it in a checkout.
_SHELVES = (Path(__file__).parent / "models", Path(__file__).parent.parent / "models")
# Texts are parsed in pieces, cut at blank lines, so that memory is bounded by the piece and not by the article.
_PIECE = 20_000
_CLOSING = frozenset(".!?:;…\"'”’)]}-–—|*•")
# The end of a line that breaks no sentence, in a text whose lines are cut to a width: behind a long line without closing mark.
_WRAPPED = re.compile(r"[a-z,][ \t]*\r?\n[a-z]")
_SOFT_BREAK = re.compile(rf"(?<=[^\n]{{40}})(?<![\s{re.escape(''.join(sorted(_CLOSING)))}])[ \t]*\r?\n(?=\S)")
# "U.S.|-|led", as "NATO|-|led", and "U.S.|-|Mexico border"; not "J.-P. Diaz"
_AFTER_ABBREVIATION = r"(?<=[A-Z]\.)-(?=[a-z])|(?<=[A-Z]\.[A-Z]\.)-(?=[A-Z])"
# spaCy's values of a sentence start, as its arrays hold them
_STARTS, _CONTINUES = np.uint64(1), np.uint64(2**64 - 1)
# Characters that mean the same, each as the parser has learnt it; blanks of other kinds and widths are blanks.
_PLAIN = {ord(mark): "'" for mark in "’‘ʼ"} | dict(zip(map(ord, "«»„"), "“”“", strict=True))
_PLAIN |= {code: " " for code in (0x09, *range(0x80, 0x3001)) if code == 0x09 or unicodedata.category(chr(code)) == "Zs"}
_PLAIN |= {code: "\ufffd" for code in range(0xD800, 0xE000)}  # lone surrogates, which spaCy's strings cannot hold
# What takes no room, beside a blank or a mark: soft hyphens, joiners, marks of direction and of byte order.
_INVISIBLE = r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_UNSEEN = re.compile(rf"(?<!\w){_INVISIBLE}|{_INVISIBLE}(?!\w)")
_BULLET = re.compile(r"(?m)^[ \t]*[-*•·▪‣►–—](?=[ \t]+\S)")  # before an item of a list
# Words quoted in single marks, which are apostrophes elsewhere: 'We left,' she said.
_QUOTED = re.compile(r"(?<!\w)'(?=\w)((?:[^'\"“”\n]|(?<=\w)'(?=\w))+[,.!?])'(?!\w)")
# Lines in capitals, as of headlines: words of four letters and more are no abbreviations, nor are these of fewer.
_SHOUTED = re.compile(r"(?m)^(?=.*[A-Z]{4,}.*[A-Z]{4,}.*[A-Z]{4,})[^a-z\n]+$")
_LONG_WORD = re.compile(r"[A-Z]{4,}")
_SHORT_WORD = re.compile(
    r"\b(?:A|AN|AND|ARE|AS|AT|BUT|BY|CAN|FOR|HAS|HE|HER|HIS|IF|IN|IS|IT|ITS|NEW|NOT|OF|ON|OR|OUT|SAY|SHE|THE|TO|UP|WAR|WAS|WE|WHO)\b"
)
_BREAK = re.compile(r"\n\s*\n")
# What no article is made of, and what would cost minutes: the tokenizer takes the square of the marks that stand without white space
# between them, and what reads a tree goes as deep as its sentence is long.
_REPEATED = re.compile(r"((?=\S)[^\w\r\n]{1,4}?)\1{127,}")
_REPEATS_READ = 16
_CROWDED = re.compile(r"\S{500,}")
_MARK = re.compile(r"[^\w\s]")
_MARKS_TOGETHER = 500
_LONGEST_SENTENCE = 250  # tokens without a full stop; the longest run in 100,000 sentences of news has 139
_STOPS = frozenset(".!?")
_MARKS = frozenset({'"', "”"})
# Where, when and by whom a report was filed, in front of its first sentence: "LONDON, June 21 (Reuters) - ", "KYIV, Ukraine (AP) — ".
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE_NAME = r"[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3}"
_SENDER = r"(?:\((?:[A-Z][\w/ ]+|dpa)\)|\| ?[A-Z]{3,}|[A-Z]{3,})"
_FILED = rf"(?:{_PLACE_NAME}, )?{_PLACE_NAME}(?:[,.] {_DATE}[.,]?(?: {_SENDER})?|,? {_SENDER})"
_CAPITALS = r"[A-Z][A-Z.' -]{3,}"  # a place that stands alone is known by them
_DATELINE = re.compile(
    rf"(?m)^(?:{_FILED} ?(?:\.?--?|[–—|])|{_CAPITALS}(?:, {_PLACE_NAME})? (?:--?|[–—])(?![^\n]* [-–—]+ )|{_CAPITALS}:) (?=\S)"
)


class _Tokenizer(Tokenizer):  # type: ignore[misc]
    """The tokenizer that is stored with a pipeline, which also parts what follows an abbreviation."""

    def from_bytes(self, bytes_data: bytes, *, exclude: Iterable[str] = ()) -> Tokenizer:
        stored = srsly.msgpack_loads(bytes_data)
        stored["infix_finditer"] += "|" + _AFTER_ABBREVIATION
        return super().from_bytes(srsly.msgpack_dumps(stored), exclude=exclude)


def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """What makes the tokenizer of a pipeline that is loaded."""
    return lambda nlp: _Tokenizer(nlp.vocab)  # bare: rules that are loaded over others are reckoned out five times


def load_model(model: str | Path | None = None, gpu: bool = False) -> Language:
    """A trained pipeline by name or folder, with our components added.

    Raises:
        UsageError: there is no such pipeline, it cannot be loaded, or there is no GPU; the message tells what to do.
    """
    folder = _model_folder(model or (GPU_MODEL if gpu else DEFAULT_MODEL))
    if gpu and not prefer_gpu():
        raise UsageError("--gpu: found no GPU that CuPy can use; install the extras [transformers,gpu], or leave --gpu out")
    try:
        # numpy's BLAS multiplies about three times as fast as thinc's own
        with nullcontext() if gpu else use_ops("numpy", use_blis=False):
            nlp = spacy.load(folder, config=_overrides(folder))
    except (OSError, ValueError) as error:
        hint = (
            "; install the extra: pip install 'geopolitical-extractor[transformers]'"
            if "spacy-transformers" in str(error)
            else ""
        )
        raise UsageError(f"model {folder}: cannot be loaded: {error}{hint}") from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if missing:
        raise UsageError(f"model {folder}: lacks {', '.join(sorted(missing))}; expected a pipeline as in models/README.md")
    if gpu and "extractor.OnnxEncoder" in nlp.config.to_str():
        raise UsageError(f"model {folder}: runs on CPUs only; with --gpu expected {GPU_MODEL}")
    nlp.add_pipe("line_breaks", before="parser")
    nlp.add_pipe("main_verbs", last=True)
    return nlp


def _overrides(folder: Path) -> dict[str, Any]:
    """What of a stored pipeline is replaced: its tokenizer, and an entity recogniser by one that gives the same names."""
    stored = load_config(folder / "config.cfg").get("components", {}).get("ner", {})
    quick = {"components": {"ner": {"factory": "row_ner"}}} if stored.get("factory") == "ner" else {}
    return {"nlp": {"tokenizer": {"@tokenizers": "extractor.Tokenizer.v1"}}, **quick}


def _model_folder(model: str | Path) -> Path:
    for folder in (*(shelf / model for shelf in _SHELVES), Path(model)):
        if folder.joinpath("config.cfg").is_file():
            return folder
    names = sorted(config.parent.name for shelf in _SHELVES for config in shelf.glob("*/config.cfg"))
    raise UsageError(
        f"unknown model {str(model)!r}; expected a folder with a spaCy pipeline or one of: {', '.join(names) or 'none'}"
    )


def parse_article(nlp: Language, article: Article) -> Document:
    """The whole article as one document.

    Its text equals the article's but for characters that mean the same as a plainer one, the line breaks of hard-wrapped text, which
    the parser would stumble over, and marks that are repeated over and over; each is replaced by one character, so that offsets
    hold. A sentence ends after some hundred tokens at the latest, for the parser's time grows with the square of its length.
    """
    text = article.text.translate(_PLAIN)
    for nothing in (_UNSEEN, _BULLET):
        text = nothing.sub(lambda found: " " * len(found[0]), text)
    text = _QUOTED.sub(r"“\1”", text)
    text = _SHOUTED.sub(lambda found: _calm(found[0]), text)
    if _WRAPPED.search(text):
        text = _SOFT_BREAK.sub(lambda found: " " * len(found[0]), text)
    text = _REPEATED.sub(lambda found: found[0][: _REPEATS_READ * len(found[1])].ljust(len(found[0])), text)
    # on one thread, for the same sums on any machine and for processes that stay out of each other's way
    with _libraries().limit(limits=1, user_api="blas"):
        docs = list(nlp.pipe(_pieces(text), batch_size=8))
    return read_document(docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False))


def _calm(line: str) -> str:
    """A line in capitals in the capitals of a title, with its abbreviations as they are."""
    return _SHORT_WORD.sub(lambda word: word[0].lower(), _LONG_WORD.sub(lambda word: word[0].capitalize(), line))


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def _pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces of bounded length, at blank lines, else at any white space, else anywhere; and where marks crowd."""
    begin = 0
    for run in _CROWDED.finditer(text):
        marks = [mark.end() for mark in _MARK.finditer(text, *run.span())]
        for end in marks[_MARKS_TOGETHER - 1 :: _MARKS_TOGETHER]:
            yield from _bounded(text[begin:end])
            begin = end
    if begin < len(text) or not text:
        yield from _bounded(text[begin:])


def _bounded(text: str) -> Iterator[str]:
    begin = 0
    while len(text) - begin > _PIECE:
        window = text[begin : begin + _PIECE]
        cuts = [match.end() for match in _BREAK.finditer(window)]
        cut = cuts[-1] if cuts else max(window.rfind("\n"), window.rfind(" ")) + 1 or _PIECE
        yield text[begin : begin + cut]
        begin += cut
    yield text[begin:]


@Language.component("line_breaks", assigns=["token.is_sent_start"])
def mark_line_breaks(doc: Doc) -> Doc:
    """Tell the parser that a sentence starts after each line break that is left, after a dateline, after a quotation that ends with a
    full stop, or when one has no end, and none behind a word, however many blanks follow it."""
    starts = np.zeros(len(doc), dtype=np.uint64)
    length, word = 0, ""
    datelines = {found.end() for found in _DATELINE.finditer(doc.text)}
    for index, (previous, text) in enumerate(pairwise(token.text for token in doc), 1):
        length = 0 if previous in _STOPS else length + 1
        word = word if previous.isspace() else previous
        if (
            (previous.isspace() and "\n" in previous)
            or length >= _LONGEST_SENTENCE
            or (datelines and doc[index].idx in datelines)
            or (previous in _MARKS and text[:1].isupper() and _ends_quotation(doc, index))
        ):
            starts[index], length = _STARTS, 0
        elif word and word[-1] not in _CLOSING and not text.isspace():
            starts[index] = _CONTINUES
    return doc.from_array(["SENT_START"], cast(Any, starts))


def _ends_quotation(doc: Doc, index: int) -> bool:
    """Whether the mark before a token closes what ends with a full stop; who says it would follow a comma ('... left." | Mali said')."""
    return index > 1 and doc[index - 2].text == "." and not doc[index - 2].whitespace_ and bool(doc[index - 1].whitespace_)
