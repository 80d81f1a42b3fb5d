"""Words hold what spaCy's tokens say."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.words import read_document

NLP = spacy.blank("en")
ATTRIBUTES = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "is_space", "is_punct", "like_num",
)  # fmt: skip


@given(st.text(max_size=60))
def test_words_of_any_text_are_its_tokens(text: str) -> None:
    doc = NLP(text)
    words, blanks, heads = [t.text for t in doc], [bool(t.whitespace_) for t in doc], [max(t.i - 1, 0) for t in doc]
    doc = Doc(doc.vocab, words, blanks, heads=heads, deps=["dep"] * len(words))
    for word, token in zip(read_document(doc), doc, strict=True):
        assert [getattr(word, name) for name in ATTRIBUTES] == [getattr(token, name) for name in ATTRIBUTES]
        assert (word.head.i, [child.i for child in word.children]) == (token.head.i, [child.i for child in token.children])


@pytest.mark.parametrize(("pos", "features", "is_past_participle"), [
    ("VERB", "Tense=Past|VerbForm=Part", True),
    ("NOUN", "Tense=Past|VerbForm=Part", False),
    ("VERB", "Tense=Past|VerbForm=Fin", False),
])  # fmt: skip
def test_annotation_is_read(pos: str, features: str, is_past_participle: bool) -> None:
    doc = Doc(
        NLP.vocab, ["Troops", "Taken"], heads=[0, 0], pos=["NOUN", pos], tags=["NNS", "VBN"], deps=["ROOT", "acl"],
        lemmas=["troops", "take"], morphs=["", features], ents=["B-GROUP", "O"],
    )  # fmt: skip
    troops, taken = read_document(doc)
    for word, token in ((troops, doc[0]), (taken, doc[1])):
        assert [getattr(word, name) for name in ATTRIBUTES] == [getattr(token, name) for name in ATTRIBUTES]
    assert taken.is_past_participle is is_past_participle
    assert (taken.head, troops.children, taken.sent.root, troops.ent_type_) == (troops, [taken], troops, "GROUP")


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 8))
def test_ranges_of_words_are_spans(heads: list[int], start: int, length: int) -> None:
    heads = [min(head, i) for i, head in enumerate(heads)]  # no circles
    doc = Doc(NLP.vocab, list("abcdefgh"), [i % 3 > 0 for i in range(8)], heads=heads, deps=["dep"] * 8)
    end = min(start + length, 8)
    document, span = read_document(doc), doc[start:end]
    assert document.text_of(start, end) == span.text
    assert document.char_span(span.start_char, span.end_char) == (start, end)
    assert document.root_of(start, end).i == span.root.i
    token, word = doc[start], document[start]
    assert [w.i for w in word.subtree] == [t.i for t in token.subtree]
    assert ([w.i for w in word.lefts], [w.i for w in word.rights]) == ([t.i for t in token.lefts], [t.i for t in token.rights])
    assert word.left_edge.i == token.left_edge.i
    assert [word.is_ancestor(other) for other in document] == [token.is_ancestor(other) for other in doc]


def test_a_range_that_cuts_a_word_is_none() -> None:
    document = read_document(NLP("Iran-backed rebels"))
    assert document.char_span(0, 2) is None
    assert document.char_span(len("Iran-backed"), len("Iran-backed")) is None
    with pytest.raises(IndexError):
        document[0].nbor(-1)


def test_a_duplicate_has_a_tree_of_its_own() -> None:
    doc = Doc(NLP.vocab, ["Troops", "left", "Go"], heads=[1, 1, 2], deps=["nsubj", "ROOT", "ROOT"], ents=["B-GROUP", "O", "O"])
    first = read_document(doc)
    second = first.duplicate()
    assert [[getattr(w, name) for name in ATTRIBUTES] for w in second] == [
        [getattr(w, name) for name in ATTRIBUTES] for w in first
    ]
    assert (
        [(s.start, s.end, s.root.i) for s in second.sents]
        == [(s.start, s.end, s.root.i) for s in first.sents]
        == [(0, 2, 1), (2, 3, 2)]
    )
    assert [w.is_sent_start for w in second] == [w.is_sent_start for w in first] == [True, False, True]
    second[0].head, second[0].dep_ = second[0], "ROOT"
    second[1].children.clear()
    assert (first[0].head, first[0].dep_, first[1].children) == (first[1], "nsubj", [first[0]])
    assert (second.text, second.ents, second[0].doc) == (first.text, first.ents, second)
