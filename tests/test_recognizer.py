from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import fix_random_seed

from extractor.recognizer import Names, RowRecognizer

LABELS = ("STATE", "PERSON", "BASE")
WORDS = ("Iran", "the", "Ministry", "of", "\n\n", " ", "Kim", "base", ".", "x")


def recognizers() -> tuple[Language, Language]:
    """spaCy's own with random weights that find names everywhere, and ours with the same weights."""
    fix_random_seed(3)
    pipelines = []
    for factory in ("ner", "row_ner"):
        nlp = spacy.blank("en")
        ner = nlp.add_pipe(factory, name="ner")
        for label in LABELS:
            ner.add_label(label)
        nlp.initialize(lambda nlp=nlp: [Example.from_dict(nlp.make_doc("Iran left ."), {"entities": [(0, 4, "STATE")]})])
        pipelines.append(nlp)
    own, ours = pipelines
    random = np.random.default_rng(4)
    for name in ("lower", "upper"):
        layer = own.get_pipe("ner").model.get_ref(name)
        layer.set_param("W", random.normal(size=layer.get_param("W").shape).astype("f"))
    ours.get_pipe("ner").from_bytes(own.get_pipe("ner").to_bytes())
    return own, ours


OWN, OURS = recognizers()


def documents(nlp: Language, texts: Sequence[Sequence[tuple[str, bool]]]) -> list[Doc]:
    docs = []
    for text in texts:
        doc = Doc(nlp.vocab, words=[word for word, _ in text])
        for token, (_, starts) in zip(doc, text, strict=True):
            if starts:
                token.is_sent_start = True
        docs.append(doc)
    return docs


def names(docs: Sequence[Doc]) -> list[list[tuple[int, int, str]]]:
    return [[(name.start, name.end, name.label_) for name in doc.ents] for doc in docs]


@given(st.lists(st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), max_size=12), min_size=1, max_size=4))
def test_finds_the_names_that_spacy_finds(texts: list[list[tuple[str, bool]]]) -> None:
    own, ours = documents(OWN, texts), documents(OURS, texts)
    for nlp, docs in ((OWN, own), (OURS, ours)):
        ner = nlp.get_pipe("ner")
        ner.set_annotations(docs, ner.predict(docs))
    assert names(own) == names(ours)
    assert [[token.ent_iob for token in doc] for doc in own] == [[token.ent_iob for token in doc] for doc in ours]


def test_names_are_found_at_all_and_of_more_than_one_word() -> None:
    docs = documents(OURS, [[(word, False) for word in WORDS * 5]])
    found = OURS.get_pipe("ner").predict(docs)
    assert isinstance(found, Names)
    assert {label for _, _, label in found[0]} == set(LABELS)
    assert any(end - begin > 2 for begin, end, _ in found[0])


@pytest.mark.parametrize("kept", ["names", "weights"])
def test_leaves_to_spacy_what_it_does_not_know(kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ner = OURS.get_pipe("ner")
    assert isinstance(ner, RowRecognizer)
    doc = documents(OURS, [[(word, False) for word in WORDS]])[0]
    if kept == "names":
        doc.set_ents([Span(doc, 0, 1, "BASE")], default="missing")
    else:
        monkeypatch.setitem(ner.cfg, "beam_width", 2)
    found = ner.predict([doc])
    assert not isinstance(found, Names)
    ner.set_annotations([doc], found)
    assert kept != "names" or (doc.ents[0].start, doc.ents[0].end, doc.ents[0].label_) == (0, 1, "BASE")
