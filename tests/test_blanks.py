from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractor.blanks import squeeze
from extractor.records import Article, Mention

TEXTS = st.text(alphabet="ab. \t\r\n\N{NO-BREAK SPACE}", max_size=30)


@given(TEXTS, st.data())
def test_a_span_is_moved_back_to_where_its_words_stand(text: str, data: st.DataObject) -> None:
    squeezed = squeeze(Article("a", text))
    kept = squeezed.article.text
    assert kept.split() == text.split()
    if kept.strip():
        begin = data.draw(st.integers(0, len(kept) - 1))
        end = data.draw(st.integers(begin + 1, len(kept)))
        mention = squeezed.restored(Mention(begin, end, kept[begin:end], "name"))
        assert mention.text == text[mention.begin : mention.end]
        assert mention.text.split() == kept[begin:end].split()


def test_no_blank_stands_behind_another_nor_before_the_end_of_a_line() -> None:
    squeezed = squeeze(Article("a", "The  army left \r\nGoma,\t\tand\n\n  Bukavu."))
    assert squeezed.article.text == "The army left\nGoma,\tand\n\n Bukavu."
    assert squeezed.restored(Mention(4, 13, "army left", "name")) == Mention(5, 14, "army left", "name")


def test_a_text_without_surplus_blanks_is_read_as_it_came() -> None:
    article = Article("a", "The army left Goma.\n\nBukavu is calm.")
    assert squeeze(article).article is article
    mention = Mention(4, 8, "army", "name")
    assert squeeze(article).restored(mention) is mention
