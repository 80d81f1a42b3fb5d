"""The encoder of the default pipeline: a small transformer with int8 weights, run by onnxruntime; one vector per token.

Tagger, parser and entity recogniser listen to it as they listened to the torch encoder that they were trained with
(models/README.md). Registered by entry points, so that spaCy finds it when it loads a pipeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, cast

import numpy as np
import onnxruntime
import srsly
from numpy.typing import NDArray
from spacy.tokens import Doc, Span
from thinc.api import Model
from thinc.shims import Shim
from thinc.types import Floats2d
from tokenizers import Tokenizer

Array = NDArray[np.float32]
Integers = NDArray[np.int64]
Windows = Callable[[Iterable[Doc]], list[list[Span]]]
_PIECES = 512  # positions that the encoder has, the two special pieces included
_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]")


def make_windows(size: int) -> Windows:
    """The function that cuts documents into windows of at most `size` tokens for the encoder."""
    return partial(cut_windows, size=size)


def cut_windows(docs: Iterable[Doc], size: int) -> list[list[Span]]:
    """Windows of each document, without overlap, cut behind the last line or sentence that ends in their second half."""
    return [[doc[begin:end] for begin, end in _bounds(doc, size)] for doc in docs]


def _bounds(doc: Doc, size: int) -> Iterator[tuple[int, int]]:
    begin = 0
    while len(doc) - begin > size:
        ends = range(begin + size, begin + size // 2, -1)
        end = next((i for i in ends if _ends_sentence(doc, i)), begin + size)
        yield begin, end
        begin = end
    if begin < len(doc):
        yield begin, len(doc)


def _ends_sentence(doc: Doc, end: int) -> bool:
    """Whether a line or, by its punctuation, a sentence ends before token `end`."""
    last = doc[end - 1].text
    if last.isspace():
        return "\n" in last
    return last in _STOPS or (last in _CLOSERS and end > 1 and doc[end - 2].text in _STOPS)


class OnnxSession(Shim):
    """The network and its word-piece vocabulary, both stored with the pipeline."""

    def __init__(self, network: bytes = b"", vocabulary: str = "", threads: int = 1) -> None:
        super().__init__(None)
        self.network, self.vocabulary, self.threads = network, vocabulary, threads
        if network:
            self._start()

    def _start(self) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(self.network, options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_str(self.vocabulary)
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(_PIECES)

    def vectors(self, window: Span) -> Array:
        """Mean of the piece vectors of each token, shape (tokens, width); zero for a token without pieces.

        Windows run one by one: int8 scales are set by all that runs together, so a batch would change the result.
        """
        encoding = self.tokenizer.encode(window.text)
        hidden = self.session.run(None, {"pieces": np.asarray([encoding.ids], dtype=np.int64)})[0][0]
        begins = np.fromiter((token.idx for token in window), dtype=np.int64, count=len(window)) - window.start_char
        lengths = np.fromiter(map(len, window), dtype=np.int64, count=len(window))
        return pool(hidden[1:-1], np.asarray(encoding.offsets[1:-1], dtype=np.int64), begins, begins + lengths)

    def to_bytes(self) -> bytes:
        """Network and vocabulary."""
        return bytes(srsly.msgpack_dumps({"network": self.network, "vocabulary": self.vocabulary}))

    def from_bytes(self, bytes_data: bytes) -> OnnxSession:
        """Take network and vocabulary, and start."""
        content = srsly.msgpack_loads(bytes_data)
        self.network, self.vocabulary = content["network"], content["vocabulary"]
        self._start()
        return self


def pool(hidden: Array, pieces: Integers, begins: Integers, ends: Integers) -> Array:
    """Mean over the pieces that share a character with each token, shape (tokens, width).

    Args:
        hidden: vectors of the pieces, shape (pieces, width).
        pieces: half-open character span of each piece, shape (pieces, 2), in order of the text.
        begins, ends: half-open character span of each token, shape (tokens,), in order of the text.
    """
    pieces = pieces.reshape(-1, 2)
    first = np.searchsorted(pieces[:, 1], begins, side="right")
    last = np.searchsorted(pieces[:, 0], ends, side="left")
    counts = last - first
    vectors = np.zeros((len(begins), hidden.shape[1]), dtype=np.float32)
    found = np.flatnonzero(counts > 0)
    if len(found):
        padded = np.concatenate([hidden, np.zeros((1, hidden.shape[1]), dtype=np.float32)])
        ranges = np.stack([first[found], last[found]], axis=1).ravel()
        vectors[found] = np.add.reduceat(padded, ranges)[::2] / counts[found, None]
    return vectors


def make_onnx_encoder(width: int, window: int, threads: int = 1) -> Model[list[Doc], list[Floats2d]]:
    """The layer "extractor.OnnxEncoder.v1": documents -> vectors of their tokens.

    Args:
        width: of the vectors.
        window: most tokens that are encoded together.
        threads: of one run of the network; the result does not depend on it.
    """
    return Model(
        "onnx_encoder",
        _forward,
        dims={"nO": width},
        attrs={"windows": make_windows(window)},
        shims=[OnnxSession(threads=threads)],
    )


def _forward(model: Model[list[Doc], list[Floats2d]], docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Any]:
    session = cast(OnnxSession, model.shims[0])
    nothing = np.zeros((0, model.get_dim("nO")), dtype=np.float32)
    encoded = [
        np.concatenate([nothing, *map(session.vectors, windows)]) for windows in cast(Windows, model.attrs["windows"])(docs)
    ]

    def refuse(_: list[Floats2d]) -> list[Doc]:
        message = "the int8 encoder cannot be trained; train the torch one (models/README.md)"
        raise NotImplementedError(message)

    return cast(list[Floats2d], encoded), refuse
