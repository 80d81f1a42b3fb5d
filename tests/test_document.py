"""Loading pipelines, cutting texts and marking line breaks, with a tokenizer and no trained model."""

import re
from contextlib import contextmanager

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from threadpoolctl import threadpool_info, threadpool_limits

import extractor.document
from extractor.document import _AFTER_ABBREVIATION, _pieces, load_model, mark_line_breaks, parse_article
from extractor.errors import UsageError
from extractor.records import Article

nlp = spacy.blank("en")
# words and breaks, so that every kind of cut occurs, and anything else
TEXTS = st.lists(
    st.sampled_from(["word", " ", "\n", "\n\n", "\n \n", "\r\n", "sentence.", "“", "\t", "\x00"]) | st.text(max_size=5)
).map("".join)


@contextmanager
def small_pieces():
    """Pieces of at most 7 characters, so that short texts are cut too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extractor.document, "_PIECE", 7)
        yield


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("U.S.-led", ["U.S.", "led"]),
        ("U.S.-Mexico", ["U.S.", "Mexico"]),
        ("J.-P.", ["J.-P."]),
    ],
)
def test_a_hyphen_behind_an_abbreviation_joins_two_words(text, parts):
    assert re.split(_AFTER_ABBREVIATION, text) == parts


def test_the_pipeline_parts_what_follows_an_abbreviation():
    words = [word.text for word in parse_article(load_model("en_geopol_sm"), Article("a", "U.S.-led troops can't leave."))]
    assert words == ["U.S.", "-", "led", "troops", "ca", "n't", "leave", "."]


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ('He said "they left." Mali agreed.', ["Mali"]),
        ("He said “they left.” Mali agreed.", ["Mali"]),
        ('He left. "They know," Mali said.', []),  # the mark opens a quotation
        ('He said "they left," Mali agreed.', []),
        ('He said "they left." and went.', []),
    ],
)
def test_a_sentence_starts_behind_a_quotation_that_ends_with_a_full_stop(text, starts):
    doc = mark_line_breaks(nlp(text))
    assert [token.text for token in doc[1:] if token.is_sent_start] == starts


# ---------------------------------------------------------------------- pieces


@given(TEXTS)
def test_pieces_rejoin_to_the_text(text):
    with small_pieces():
        pieces = list(_pieces(text))
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= 7 for piece in pieces) or pieces == [""]


@given(TEXTS)
def test_the_document_has_the_text_of_the_article(text):
    with small_pieces():
        read = parse_article(nlp, Article("a", text)).text
    assert len(read) == len(text)
    assert all(a == b or not a.isalnum() or a == "ʼ" for a, b in zip(text, read, strict=True))


WRAPPED = (
    "The government of Iran said on Friday that the\r\nenvoy would go to {0}\nIraq after the end of the talks in Bonn.\nHe left."
)


def test_lines_of_hard_wrapped_text_are_joined_and_offsets_hold():
    text = WRAPPED.format("the neighbouring state of")
    parsed = parse_article(nlp, Article("a", text)).text
    assert parsed == text.replace("\r\n", "  ").replace("of\nIraq", "of Iraq")


def test_sums_are_made_on_one_thread_so_that_every_machine_makes_the_same():
    seen = []

    @Language.component("threads")
    def note_threads(doc):
        seen.extend(library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas")
        return doc

    noting = spacy.blank("en")
    noting.add_pipe("threads")
    with threadpool_limits(limits=2, user_api="blas"):
        parse_article(noting, Article("a", "Go."))
    assert set(seen) == {1}


def test_lines_cut_behind_a_space_are_joined_too():
    text = "Iran has offered the neighbouring state the use of \nmilitary bases."
    assert parse_article(nlp, Article("a", text)).text == text.replace("\n", " ")


def test_a_short_line_is_whole_even_in_hard_wrapped_text():
    parsed = parse_article(nlp, Article("a", WRAPPED.format("see"))).text
    assert "see\nIraq" in parsed


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Iran’s\xa0envoy met «Kowal»\u2009.", "Iran's envoy met “Kowal” ."),
        ("Iran left.\u200b Iraq stayed.\ufeff", "Iran left.  Iraq stayed. "),
        ("Govern\xadment", "Govern\xadment"),
        ("• Iran left.\n\t- Iraq stayed.\nA - B", "  Iran left.\n   Iraq stayed.\nA - B"),
        ("‘We left,’ said the voters’ man. 'Iraq's men stay.'", "“We left,” said the voters' man. “Iraq's men stay.”"),
        ("IRAN, US AND CHINA HOLD TALKS\nNATO, EU, UN", "Iran, US and China Hold Talks\nNATO, EU, UN"),
        ("the ‘war’ of the voters' men, the members'.", "the 'war' of the voters' men, the members'."),
    ],
)
def test_characters_are_read_as_plainer_ones_that_mean_the_same(text, read):
    assert parse_article(nlp, Article("a", text)).text == read


def test_headlines_are_not_joined_where_no_text_is_wrapped():
    text = "Iran and Iraq agree to hold their talks in Geneva\nSyria says it will not take part"
    assert parse_article(nlp, Article("a", text)).text == text


def test_a_text_of_common_length_is_one_piece():
    text = "Iran met Iraq.\n\n" * 1000
    assert list(_pieces(text)) == [text]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ab\n\ncd\n\nef gh", ["ab\n\n", "cd\n\n", "ef gh"]),
        ("ab\ncd ef gh", ["ab\ncd ", "ef gh"]),
        ("ab cd\nef gh", ["ab cd\n", "ef gh"]),
        ("abcdefghij", ["abcdefg", "hij"]),
        ("", [""]),
    ],
)
def test_cuts_are_at_blank_lines_else_at_white_space_else_anywhere(text, pieces):
    with small_pieces():
        assert list(_pieces(text)) == pieces


def test_sentences_of_all_pieces_are_in_the_document():
    sentencizer = spacy.blank("en")
    sentencizer.add_pipe("sentencizer")
    with small_pieces():
        doc = parse_article(sentencizer, Article("a", "Go. No.\n\nStay. Run."))
    assert [words for sentence in doc.sents if (words := sentence.text.strip())] == ["Go.", "No.", "Stay.", "Run."]


# ---------------------------------------------------------------------- line breaks


def marks(text):
    """Words at which a sentence must start, and words at which none may."""
    doc = mark_line_breaks(nlp(text))
    starts = [token.text for token in doc if token.i and token.is_sent_start]
    barred = [token.text for token in doc if token.is_sent_start is False]
    return starts, barred


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Iran leaves\n\nIraq stays", ["Iraq"]),
        ("Iran leaves\n \nIraq stays", ["Iraq"]),
        ("Iran leaves\nIraq stays", ["Iraq"]),
        ("Iran leaves.\nIraq stays.", ["Iraq"]),
        ("Iran left. Iraq stayed.", []),
        ("\nIran left", ["Iran"]),
        ("", []),
        ("\n\n", []),
        ("KYIV, Ukraine (AP) — Iran left", ["Iran"]),
        ("Iran leaves\nLONDON, June 21 (Reuters) - Iraq stays", ["LONDON", "Iraq"]),
        ("Oslo, Norway, 4 May 2019 — Iraq stays", ["Iraq"]),
        ("Geneva (dpa) - Iraq stays", ["Iraq"]),
        ("SAN JOSE, Costa Rica, Jan 5 (EFE).- Iraq stays", ["Iraq"]),
        ("NEW DELHI: Iraq stays", ["Iraq"]),
        ("Paris, France | AFP | Iraq stays", ["Iraq"]),
        ("Oslo — the capital — stays", []),
        ("UNESCO — a body of states — stays", []),
        ("Iran (and Iraq) - both", []),
        ("John Reed (D) of Ohio", []),
        ("Iran said on May 9 - a Monday - no", []),
    ],
)
def test_where_sentences_start(text, starts):
    assert marks(text)[0] == starts


def test_no_sentence_starts_behind_a_word():
    _, barred = marks("The envoy met Iran. Iraq (not) stayed")
    assert barred == ["envoy", "met", "Iran", ".", "(", "not", ")"]


def test_two_blanks_behind_a_full_stop_let_a_sentence_start_and_those_behind_a_word_do_not():
    _, barred = marks("Iran left.  Iraq  stayed.")
    assert barred == ["left", ".", "stayed", "."]


@given(TEXTS)
def test_every_blank_line_starts_a_sentence_and_the_text_stays(text):
    doc = nlp(text)
    assert mark_line_breaks(doc) is doc
    assert doc.text == text
    for previous, token in zip(doc, list(doc)[1:], strict=False):
        if previous.is_space and previous.text.count("\n") > 1:
            assert token.is_sent_start


# ---------------------------------------------------------------------- models


def test_an_unknown_model_is_named_with_those_there_are(tmp_path, monkeypatch):
    for name in ("en_other", "en_another"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "config.cfg").touch()
    (tmp_path / "no_model").mkdir()
    monkeypatch.setattr(extractor.document, "_SHELVES", (tmp_path,))
    with pytest.raises(UsageError) as caught:
        load_model("en_unheard_of")
    assert str(caught.value) == (
        "unknown model 'en_unheard_of'; expected a folder with a spaCy pipeline or one of: en_another, en_other"
    )


def test_no_models_at_all(tmp_path, monkeypatch):
    monkeypatch.setattr(extractor.document, "_SHELVES", (tmp_path / "none",))
    with pytest.raises(UsageError, match="one of: none"):
        load_model()


def test_a_folder_that_is_no_pipeline(tmp_path):
    with pytest.raises(UsageError, match="unknown model"):
        load_model(tmp_path)


def test_a_broken_pipeline(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp\n", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be loaded") as caught:
        load_model(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_a_pipeline_without_what_we_need(tmp_path):
    tagging = spacy.blank("en")
    tagging.add_pipe("tagger").add_label("NN")
    tagging.initialize()
    tagging.to_disk(tmp_path / "en_tagger")
    with pytest.raises(UsageError, match=r"lacks ner, parser; expected a pipeline as in models/README\.md"):
        load_model(tmp_path / "en_tagger")


def test_our_components_are_added_by_name(tmp_path):
    untrained = spacy.blank("en")
    for name, label in [("tagger", "NN"), ("parser", "nsubj"), ("ner", "ORG")]:
        untrained.add_pipe(name).add_label(label)
    untrained.initialize()
    untrained.to_disk(tmp_path / "en_untrained")
    loaded = load_model(tmp_path / "en_untrained")
    assert loaded.pipe_names == ["tagger", "line_breaks", "parser", "ner", "main_verbs"]
    assert loaded.get_pipe("tagger").model.ops.use_blis is False  # numpy's is faster
    doc = loaded("Iran met Iraq.\n\nSyria left.")
    assert "Syria" in [sentence[0].text for sentence in doc.sents]


def test_a_gpu_is_asked_for_in_vain(monkeypatch):
    monkeypatch.setattr("extractor.document.prefer_gpu", lambda: False)
    with pytest.raises(UsageError, match=r"--gpu: found no GPU that CuPy can use; install the extras \[transformers,gpu\]"):
        load_model("en_geopol", gpu=True)


def test_the_default_runs_on_cpus_only(monkeypatch):
    monkeypatch.setattr("extractor.document.prefer_gpu", lambda: True)
    with pytest.raises(UsageError, match=r"runs on CPUs only; with --gpu expected en_geopol_trf"):
        load_model("en_geopol", gpu=True)
