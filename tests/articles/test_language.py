"""Which texts are taken for English, and which encodings bytes are taken for."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.articles import Source, read_articles
from extractor.articles.encodings import decode
from extractor.articles.language import find_language, is_english
from extractor.articles.streams import Unreadable
from extractor.errors import ArticleSkipped
from extractor.records import Article

OTHERS = {
    "fr": "Le président français a rencontré lundi à Paris le chancelier allemand.",
    "de": "Der Bundeskanzler traf am Montag in Berlin den französischen Präsidenten.",
    "es": "El presidente del gobierno se reunió el lunes en Madrid con los ministros de los demás países.",
    "ru": "Президент встретился с министром.",
    "zh": "习近平会见普京",
    "ar": "التقى الوزير بنظيره في جنيف",
    "tr": "Cumhurbaşkanı pazartesi günü Ankara'da bakanlarla bir araya geldi ve açıklama yaptı.",
    "nl": "De minister van Buitenlandse Zaken sprak maandag in Den Haag met zijn ambtgenoot.",
}
ENGLISH = (
    "",
    "123",
    "NATO",
    "No news.",
    "Putin met Biden.",
    "Kyiv, Kharkiv, Donetsk",
    "Zürich",
    "Nigerian President Olusegun Obasanjo sacks education minister Fabian Osuji.",  # by its letters alone it is Pidgin
    "In Vietnam, President Trần Đức Lương, Prime Minister Phan Văn Khải and the Chairman of the Assembly resign, citing old age.",
    "Germany expelled two Russian diplomats on Thursday.",
)


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told(language):
    assert find_language(OTHERS[language]) == language


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_cannot_be_told_is_english(text):
    assert find_language(text) == "en"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_has_a_language(text):
    assert find_language(text)


@pytest.mark.parametrize(
    ("tag", "english"),
    [("en", True), ("EN-gb", True), ("en_US", True), ("eng", True), ("English ", True), ("et", False), ("enx", False)],
)
def test_english_by_any_name(tag, english):
    assert is_english(tag) == english


def test_what_an_article_says_of_its_language_goes_before_what_it_looks_like():
    records = ({"id": "a", "text": "Geneva", "language": "fr"}, {"id": "b", "text": OTHERS["zh"], "language": "en-US"})
    lines = "\n".join(map(json.dumps, (*records, {"id": "c", "text": OTHERS["zh"]})))
    source = Source("news.jsonl", lambda: io.BytesIO(lines.encode()))
    first, second, third = read_articles([source])
    assert isinstance(first, ArticleSkipped)
    assert str(first) == "a: is in another language (fr); to read it all the same: --language any"
    assert second == Article("b", OTHERS["zh"], language="en-US")
    assert isinstance(third, ArticleSkipped)
    assert [article.language for article in read_articles([source], language="any")] == ["fr", "en-US", "zh"]


LONG = "Envoys of both sides met at the hotel in Zürich on Monday — “for the first time”, as a spokesman said. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_english_is_read_in_the_encodings_that_it_comes_in(encoding):
    assert decode(LONG.encode(encoding)) == LONG


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp1251", OTHERS["ru"] * 5), ("koi8-r", OTHERS["ru"] * 5), ("gb18030", OTHERS["zh"] * 9)]
)
def test_other_scripts_are_detected(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_a_declared_encoding_counts_where_it_can_be():
    assert decode("Łódź".encode("iso-8859-2"), "iso-8859-2") == "Łódź"
    assert decode("“a”".encode("cp1252"), "iso-8859-1") == "“a”"  # as browsers do
    assert decode("é".encode(), "cp1252") == "é"
    for wrong in ("no-such", "zlib", "hex", "punycode", "a\0b", "utf-8"):
        assert decode("Zürich, said a spokesman.".encode("latin-1"), wrong) == "Zürich, said a spokesman."


@given(st.text())
def test_utf_8_is_always_read(text):
    assert decode(text.encode()) == text.removeprefix("\ufeff")


def test_bytes_that_are_no_text():
    with pytest.raises(Unreadable, match="expected text, found byte 0x89 at offset 0"):
        decode(b"\x89PNG\r\n\0")
