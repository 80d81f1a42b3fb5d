"""The int8 encoder: windows, pooling, and that nothing but the text decides what it gives."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import spacy
from docs import VOCAB
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT
from spacy.tokens import Doc

from extractor.document import DEFAULT_MODEL
from extractor.encoder import cut_windows, make_onnx_encoder, pool

FOLDER = ROOT / "models" / DEFAULT_MODEL
ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(ROOT.joinpath("seeds").glob("*.txt"))]

# ---------------------------------------------------------------------- windows


def document(*words: str) -> Doc:
    return Doc(VOCAB, words=list(words))


@given(st.lists(st.sampled_from(["word", ".", "”", "\n", "!"]), max_size=60), st.integers(2, 20))
def test_windows_hold_every_token_once_and_are_no_longer_than_asked(words, size):
    (windows,) = cut_windows([document(*words)], size)
    assert [token.i for window in windows for token in window] == list(range(len(words)))
    assert all(0 < len(window) <= size for window in windows)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a b c . e f g h i j", ["a b c .", "e f g h i j"]),  # of at most six
        ("a b c . e f g . i j", ["a b c .", "e f g . i j"]),
        ("a b . ” e f g h", ["a b . ”", "e f g h"]),
        ("a . c d e f g h", ["a . c d e f", "g h"]),  # a stop in the first half would waste the window
        ("a b c", ["a b c"]),
    ],
)
def test_windows_end_with_a_sentence_where_one_ends(words, expected):
    (windows,) = cut_windows([document(*words.split())], 6)
    assert [window.text for window in windows] == expected


def test_windows_end_with_a_line():
    (windows,) = cut_windows([document("a", "b", "c", "\n\n", "e", "f", "g", "h")], 6)
    assert [len(window) for window in windows] == [4, 4]


def test_an_empty_document_has_no_window():
    assert cut_windows([document()], 6) == [[]]


# ---------------------------------------------------------------------- pooling


@given(st.data())
def test_a_token_takes_the_mean_of_the_pieces_it_shares_a_character_with(data):
    length = data.draw(st.integers(1, 20))
    cut = st.lists(st.integers(0, length), min_size=2, max_size=10, unique=True).map(sorted)
    pieces = list(pairwise(data.draw(cut)))
    tokens = [token for token in pairwise(data.draw(cut)) if data.draw(st.booleans())]
    hidden = np.arange(len(pieces) * 2, dtype=np.float32).reshape(-1, 2)
    begins, ends = (np.array([token[i] for token in tokens], dtype=np.int64) for i in (0, 1))
    found = pool(hidden, np.array(pieces, dtype=np.int64), begins, ends)
    assert found.shape == (len(tokens), 2)
    for row, (begin, end) in zip(found, tokens, strict=True):
        inside = [hidden[i] for i, (a, b) in enumerate(pieces) if a < end and b > begin]
        np.testing.assert_allclose(row, np.mean(inside, axis=0) if inside else [0, 0], rtol=1e-6)


def test_tokens_of_a_window_without_pieces_are_zero():
    found = pool(np.zeros((0, 3), np.float32), np.zeros((0, 2), np.int64), np.array([0]), np.array([1]))
    assert found.tolist() == [[0, 0, 0]]


# ---------------------------------------------------------------------- the shipped network


@pytest.fixture(scope="module")
def encoder():
    return spacy.load(FOLDER)


def vectors(nlp, texts):
    return nlp.get_pipe("tok2vec").predict([nlp.make_doc(text) for text in texts])


def test_every_token_has_a_vector_and_white_space_has_its_own_shape_only(encoder):
    (found,) = vectors(encoder, ["Moscow\n\nagreed."])
    assert found.shape[0] == 4 and np.isfinite(found).all()
    width = 384
    assert not found[1, :width].any() and all(found[i, :width].any() for i in (0, 2, 3))


@pytest.mark.parametrize(
    "texts", [[], [""], ["   "], ["\n"], ["x" * 3000], ["-" * 900], ["\u200b"], ["a" + "\u0301" * 400], ["🚀 " * 300]]
)
def test_no_text_is_too_odd(encoder, texts):
    assert [len(row) for row in vectors(encoder, texts)] == [len(encoder.make_doc(text)) for text in texts]


def test_what_else_is_in_the_batch_changes_nothing(encoder):
    together = vectors(encoder, ARTICLES[:5])
    for text, found in zip(ARTICLES, together, strict=False):
        np.testing.assert_array_equal(found, vectors(encoder, [text])[0])


def test_annotation_is_the_same_at_any_batch_size(encoder):
    texts = ARTICLES[:6]
    one, many = ([doc.to_json() for doc in encoder.pipe(texts, batch_size=size)] for size in (1, 64))
    assert one == many


def test_two_threads_give_the_bytes_that_one_gives(encoder):
    place = "components.tok2vec.model.*.vectors.*.encoder.threads"
    two = spacy.load(FOLDER, config={place: 2})
    for one, other in zip(vectors(encoder, ARTICLES), vectors(two, ARTICLES), strict=True):
        assert one.tobytes() == other.tobytes()


def test_it_refuses_to_be_trained():
    model = make_onnx_encoder(width=4, window=8)
    vectors, backprop = model.begin_update([])
    with pytest.raises(NotImplementedError, match=r"models/README\.md"):
        backprop(vectors)
