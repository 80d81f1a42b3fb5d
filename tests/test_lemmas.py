"""Lemmas that agree with word lists, on hand-tagged documents."""

from types import SimpleNamespace

import pytest
from docs import make_doc
from hypothesis import given
from hypothesis import strategies as st

from extractor.lemmas import base_forms, use_known_lemmas

KNOWN = {"base", "wage", "freeze", "occupy", "serve", "ally", "star", "stare", "aid", "aide"}


@pytest.mark.parametrize(
    ("word", "tag", "lemma", "corrected"),
    [
        ("waged", "VBD", "wag", "wage"),
        ("bases", "NNS", "basis", "base"),
        ("waging", "VBG", "wag", "wage"),
        ("staring", "VBG", "star", "stare"),  # though both are known
        ("starring", "VBG", "star", "star"),
        ("aiding", "VBG", "aide", "aid"),
        ("aides", "NNS", "aide", "aide"),
        ("froze", "VBD", "froze", "freeze"),
        ("allies", "NNS", "allie", "ally"),
        ("reoccupied", "VBD", "reoccupy", "occupy"),
        ("wage", "VBP", "wag", "wage"),
        ("reserves", "NNS", "reserve", "reserve"),  # no second serving
        ("Bases", "NNP", "Bases", "Bases"),  # a name
        ("walked", "VBD", "walk", "walk"),
        ("basing", "NN", "basing", "basing"),
        ("basing", "VBG", "basing", "base"),
        ("quickly", "RB", "base", "base"),
        ("re", "VB", "re", "re"),  # of "re-elect"
    ],
)
def test_a_lemma_that_no_list_knows_gives_way_to_one_that_a_list_knows(word, tag, lemma, corrected):
    doc = make_doc(f"{word}={lemma}/{tag}/root ./.")
    use_known_lemmas(doc, KNOWN)
    assert doc[0].lemma_ == corrected


def test_a_verb_of_doing_again_is_read_as_the_verb_where_verbs_are_known():
    for again, lemma in ((True, "base"), (False, "rebase")):
        doc = make_doc("rebased=rebase/VBD/root ./.")
        use_known_lemmas(doc, KNOWN, again=again)
        assert doc[0].lemma_ == lemma


@pytest.mark.parametrize(("word", "base"), [("carries", "carry"), ("stopped", "stop"), ("making", "make"), ("attacks", "attack")])
def test_base_forms_of_regular_inflections(word, base):
    assert base in list(base_forms(word))


@given(st.text(alphabet="aeirsdgn", max_size=6), st.sampled_from(["", "re"]))
def test_any_word_is_taken(rest, start):
    word = start + rest
    verb = SimpleNamespace(lemma_=word, lower_=word, text=word, pos_="VERB", tag_="VBD")
    use_known_lemmas([verb], KNOWN)
    assert verb.lemma_ == word or verb.lemma_ in KNOWN


def test_a_base_form_has_no_other():
    assert list(base_forms("attack")) == []
