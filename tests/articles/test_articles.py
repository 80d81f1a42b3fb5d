import gzip
import io
import json
import tarfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.articles import find_sources, parse_date, read_articles
from extractor.articles.jsonlines import read_json_lines
from extractor.articles.text import read_text
from extractor.errors import ArticleError, UsageError
from extractor.records import Article


@pytest.fixture
def stdin(monkeypatch):
    return lambda data: monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def write(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_a_text_is_kept_as_it_stands(tmp_path):
    path = tmp_path / "rare.offer.txt"
    path.write_bytes("\ufeffTitle\r\n\r\n  Zürich\u2028said\x0c.\r".encode())
    assert list(read_articles([path])) == [Article("rare.offer", "Title\r\n\r\n  Zürich\u2028said\x0c.\r")]


def test_json_lines_keep_id_and_metadata_and_ignore_other_keys(tmp_path):
    record = {"id": 7, "text": "A\r\nb", "title": "T", "published": "2021-07-17T08:00:00Z", "source": "S", "url": "u", "x": [1]}
    path = write(tmp_path / "news.jsonl", record, {"id": "b", "text": "", "title": None, "published": "", "language": "fr"})
    assert list(read_articles([path], language="any")) == [
        Article("7", "A\r\nb", "T", date(2021, 7, 17), "S", "u"),
        Article("b", "", language="fr"),
    ]


def test_publication_date_is_for_articles_without_their_own(tmp_path):
    path = write(tmp_path / "a.jsonl", {"id": "a", "text": "x", "published": "2020-01-02"}, {"id": "b", "text": "x"})
    dates = [article.published for article in read_articles([path], date(2021, 3, 4))]
    assert dates == [date(2020, 1, 2), date(2021, 3, 4)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "a", "text": ', "expected one JSON object per line"),
        (b"plain words", "expected one JSON object per line"),
        (b"[1]", 'expected a JSON object with "id" and "text", found [1]'),
        (b'{"text": "x"}', 'expected "id"'),
        (b'{"id": "  ", "text": "x"}', 'expected "id"'),
        (b'{"id": true, "text": "x"}', 'expected "id"'),
        (b'{"id": "a"}', 'expected "text" to be the text of the article, found nothing'),
        (b'{"id": "a", "text": 5}', 'expected "text"'),
        (b'{"id": "a", "text": "x", "title": 5}', 'expected "title"'),
        (b'{"id": "a", "text": "x", "published": "17 July"}', "expected a date as YYYY-MM-DD"),
        (b'{"id": "a", "text": "x", "published": "2021-02-30"}', "expected a date as YYYY-MM-DD"),
        (b'{"id": "a", "text": "\xff"}', "expected UTF-8, found byte 0xff"),
        (b"[" * 100_000, "recursion"),
        (b'{"id": ' + b"1" * 5000 + b"}", "digits"),
    ],
)
def test_a_bad_line_is_named_and_reading_goes_on(tmp_path, line, reason):
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"id": "first", "text": "x"}\n\n' + line + b'\n{"id": "last", "text": "x"}')
    first, error, last = read_articles([path])
    assert (first.id, last.id) == ("first", "last")
    assert isinstance(error, ArticleError)
    assert error.article == f"{path}:3"
    assert reason in error.reason


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_a_text_is_read_in_any_encoding(tmp_path, encoding):
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (tmp_path / "a.txt").write_bytes(f"{mark}Envoys met in Zürich.".encode(encoding))
    assert list(read_articles([tmp_path])) == [Article("a", "Envoys met in Zürich.")]


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
def test_a_wide_text_is_known_without_its_mark(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes("Envoys met in Zürich.".encode(encoding))
    assert list(read_articles([tmp_path])) == [Article("a", "Envoys met in Zürich.")]


def test_an_archive_is_no_text(tmp_path):
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        (tmp_path / "b").write_text("Geneva")
        archive.add(tmp_path / "b")
    (error,) = read_articles([tmp_path / "a.tar.gz"])
    assert "expected text, found byte 0x00" in str(error)


def test_bytes_that_are_no_text_are_named_and_reading_goes_on(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (tmp_path / "b.txt").write_text("Geneva")
    error, good = read_articles([tmp_path])
    assert str(error) == f"{tmp_path / 'a.txt'}: expected text, found byte 0x89 at offset 0; convert it to UTF-8 first"
    assert good == Article("b", "Geneva")


def test_empty_text_is_an_article(tmp_path):
    (tmp_path / "a.txt").touch()
    assert list(read_articles([tmp_path])) == [Article("a", "")]


def test_second_article_with_an_id_is_an_error(tmp_path):
    path = write(tmp_path / "news.jsonl", {"id": 1, "text": "x"}, {"id": "1", "text": "y"}, {"id": 2, "text": "z"})
    first, error, last = read_articles([path])
    assert (first.text, last.text) == ("x", "z")
    assert isinstance(error, ArticleError)
    assert error.article == "1"
    assert "a second article with this id" in error.reason


def test_a_file_that_vanishes_is_named(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    found = read_articles([tmp_path])
    (tmp_path / "a.txt").unlink()
    error, good = found
    assert isinstance(error, ArticleError)
    assert "cannot be read" in error.reason
    assert good.id == "b"


def test_folders_and_globs_are_sorted_and_searched_in_depth(tmp_path):
    names = ["b.txt", "a.jsonl", "sub/c.TXT", "sub/deep/d.txt", ".hidden/e.txt", "notes.md", ".f.txt"]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    def found(entry):
        return [str(source.path.relative_to(tmp_path)) for source in find_sources([entry])]

    assert found(tmp_path) == ["a.jsonl", "b.txt", "sub/c.TXT", "sub/deep/d.txt"]
    assert found(f"{tmp_path}/*") == ["a.jsonl", "b.txt"]
    assert found(f"{tmp_path}/**/*.txt") == ["b.txt", "sub/deep/d.txt"]
    (tmp_path / "odd[1].txt").touch()
    assert found(tmp_path / "odd[1].txt") == ["odd[1].txt"]


@pytest.mark.parametrize("entry", ["missing.txt", "*.nothing", "*.md", "empty", "A sentence, not a file. " * 99])
def test_an_input_without_articles_is_a_usage_error_before_anything_is_read(tmp_path, monkeypatch, entry):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.md").touch()
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").touch()
    with pytest.raises(UsageError, match="expected a f"):
        read_articles(["good.txt", entry])


def test_stdin_is_json_lines_or_one_text(stdin):
    stdin(b'\n \n {"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n')
    assert [article.id for article in read_articles(["-"])] == ["a", "b"]
    stdin(b"\xef\xbb\xbf\n Geneva {talks}\r\n")
    assert list(read_articles(["-"])) == [Article("stdin", "\n Geneva {talks}\r\n")]
    stdin(b"")
    assert list(read_articles(["-"])) == [Article("stdin", "")]
    stdin(b'\xef\xbb\xbf{"id": "a", "text": "x"}')
    assert [article.id for article in read_articles(["-"])] == ["a"]
    stdin(b'{"id": "a"}')
    assert [error.article for error in read_articles(["-"])] == ["stdin:1"]


@given(st.text())
def test_text_law(text):
    assert [a.text for a in read_text(io.BytesIO(text.encode()), "x.txt")] == [text.removeprefix("\ufeff")]


@given(st.lists(st.tuples(st.text(min_size=1).filter(str.strip), st.text(st.characters(exclude_categories=())))))
def test_json_lines_law(pairs):
    lines = "".join(json.dumps({"id": key, "text": text}) + "\n" for key, text in pairs)
    read = list(read_json_lines(io.BytesIO(lines.encode()), "x.jsonl"))
    assert [(a.id, a.text) for a in read] == [(key, json.loads(json.dumps(text))) for key, text in pairs]


def test_parse_date():
    assert parse_date("2021-07-17") == parse_date("2021-07-17 23:59") == date(2021, 7, 17)
    for text in ("", "2021-7-1", "20210717", "2021-13-01", "2021-07-17x", "٢٠٢١-07-17"):
        with pytest.raises(ValueError, match="expected a date as YYYY-MM-DD"):
            parse_date(text)


def test_what_stands_before_the_end_of_a_file_that_is_cut_off_is_read(tmp_path):
    lines = "".join(json.dumps({"id": f"{n}", "text": f"Envoys met {n * 7919} times."}) + "\n" for n in range(500))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-12])
    *articles, error = read_articles([tmp_path / "a.jsonl.gz"])
    assert len(articles) > 450
    assert "what is before the fault was read" in str(error)


def test_a_quote_that_is_not_closed_swallows_no_row_unseen(tmp_path):
    (tmp_path / "a.csv").write_text('id,title,text\n1,"One,Geneva\n2,"Two",Bern\n3,Three,Basel\n')
    error, good = read_articles([tmp_path / "a.csv"])
    assert isinstance(error, ArticleError)
    assert "correct the row" in str(error)
    assert good.id == "3"


def test_an_array_is_no_json_lines(tmp_path):
    (tmp_path / "a.json").write_text('[\n {"id": "a", "text": "Geneva"}\n]\n')
    (error,) = read_articles([tmp_path / "a.json"])
    assert "expected one JSON object per line, found an array" in str(error)


def test_a_feed_whose_end_is_cut_off_is_named(tmp_path):
    feed = "<rss version='2.0'><channel><item><title>A</title><description>Geneva</description></item><item><title>B</ti"
    (tmp_path / "a.rss").write_text(feed)
    *articles, error = read_articles([tmp_path / "a.rss"])
    assert articles[0].text == "Geneva"
    assert "end cut off" in str(error)
