"""Text that no article is made of costs no more than one of its length, and its offsets hold."""

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractor.document import _LONGEST_SENTENCE, mark_line_breaks, parse_article
from extractor.pipeline import Pipeline, load
from extractor.records import Article, Extraction

nlp = spacy.blank("en")
LENGTH = 300_000
MARKS = st.lists(
    st.sampled_from(["(", "( ", '"', "()", "…", "-", "word ", "a", "\n"]).map(lambda mark: mark * 200) | st.text(max_size=9)
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return load()


def holds(extraction: Extraction, text: str) -> None:
    for entity in extraction.entities:
        assert all(text[m.begin : m.end] == m.text for m in entity.mentions)
    for relation in extraction.relations:
        assert text[relation.evidence.begin : relation.evidence.end] == relation.evidence.text


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["(", '"', "()", "( ", "🙂", "- ", "…"])
def test_a_mark_repeated_over_and_over_is_read_in_seconds(pipeline, mark):
    text = f"Putin met Biden in Geneva.\n\n{mark * (LENGTH // len(mark))}\n\nGermany expelled two Russian diplomats."
    begin = time.process_time()
    extraction = pipeline.extract(text)
    assert time.process_time() - begin < 20  # it took minutes
    holds(extraction, text)
    assert {relation.type for relation in extraction.relations} >= {"consult", "sanction"}


def test_the_time_for_marks_without_space_between_them_is_linear():
    def spent(length: int) -> float:
        begin = time.process_time()
        parse_article(nlp, Article("a", '("a' * length))
        return time.process_time() - begin

    spent(100)
    assert spent(20_000) < 30 * max(spent(2_000), 0.01)  # the square would be a hundred times as much


@given(MARKS.map("".join))
def test_what_is_cut_and_skipped_keeps_its_place(text):
    read = parse_article(nlp, Article("a", text)).text
    assert len(read) == len(text)
    assert all(a == b or b in " '“”" or a == "\n" for a, b in zip(text, read, strict=True))


def test_a_rule_across_the_page_is_read_as_it_is():
    text = f"{'-' * 80}\n{'=' * 120}\n{'. ' * 100}"
    assert parse_article(nlp, Article("a", text)).text == text


@pytest.mark.parametrize("word", ["he said ", "Putin and ", "(a "])
def test_a_sentence_without_end_ends(word):
    doc = mark_line_breaks(nlp.make_doc(word * 500))
    starts = [token.i for token in doc if token.is_sent_start]
    assert max(b - a for a, b in zip(starts, [*starts[1:], len(doc)], strict=True)) <= _LONGEST_SENTENCE


def test_a_chain_of_clauses_is_no_error(pipeline):
    text = "he said " * 2_000
    holds(pipeline.extract(text), text)
