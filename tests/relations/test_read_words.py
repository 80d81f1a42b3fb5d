"""Words hold what spaCy's tokens say."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from extractor.relations.words import read_words

NLP = spacy.blank("en")
ATTRIBUTES = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_", "is_space", "is_punct")


@given(st.text(max_size=60))
def test_words_of_any_text_are_its_tokens(text: str) -> None:
    doc = NLP(text)
    words, blanks, heads = [t.text for t in doc], [bool(t.whitespace_) for t in doc], [max(t.i - 1, 0) for t in doc]
    doc = Doc(doc.vocab, words, blanks, heads=heads, deps=["dep"] * len(words))
    for word, token in zip(read_words(doc), doc, strict=True):
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
    troops, taken = read_words(doc)
    for word, token in ((troops, doc[0]), (taken, doc[1])):
        assert [getattr(word, name) for name in ATTRIBUTES] == [getattr(token, name) for name in ATTRIBUTES]
    assert taken.is_past_participle is is_past_participle
    assert (taken.head, troops.children, taken.sent.root, troops.ent_type_) == (troops, [taken], troops, "GROUP")
