"""Every format of the table: one article through its reader, by name, by content and packed, and what each format alone has."""

import gzip
import io
import json
import sys
from datetime import date, datetime

import pytest
from samples import (
    ITEM,
    MAKERS,
    PACKERS,
    PAGE,
    PARAGRAPHS,
    TEXT,
    TITLE,
    URL,
    mailbox,
    message,
    missing,
    parquet,
    pdf,
    response,
    warc,
    warc_record,
)

from extractor.articles import READERS, Source, read_articles
from extractor.errors import ArticleError
from extractor.records import Article

DAY = date(2021, 6, 15)
RECORD = "00000000-0000-4000-8000-000000000000"
WHOLE = Article("envoys-1", TEXT, TITLE, DAY, "The Gazette", URL)
EXPECTED = {
    "text": Article("envoys", TEXT),
    "jsonl": WHOLE,
    "csv": WHOLE,
    "parquet": WHOLE,
    "html": Article("envoys", "\n".join(PARAGRAPHS), TITLE, DAY, "The Gazette", URL),
    "warc": Article(RECORD, "\n".join(PARAGRAPHS), TITLE, DAY, "The Gazette", URL),
    "feed": WHOLE,
    "pdf": Article("envoys", TEXT),
    "mail": Article("envoys-1@gazette.example", TEXT + "\n", TITLE, DAY, "The Gazette"),
    "mbox": Article("envoys-0@gazette.example", TEXT + "\n", TITLE, DAY, "The Gazette"),
}


def needs(format_name):
    library = missing(format_name)
    return pytest.mark.skipif(library is not None, reason=f"needs {library}, of an extra")


def each_format(*left_out):
    return pytest.mark.parametrize("name", [pytest.param(n, marks=needs(n)) for n in READERS if n not in left_out])


def read(data, name="envoys", **options):
    """What comes out of these bytes."""
    return list(read_articles([Source(name, lambda: io.BytesIO(data))], **options))


def test_there_is_a_sample_of_every_format():
    assert set(MAKERS) == set(EXPECTED) == set(READERS)


@each_format()
@pytest.mark.parametrize("packing", PACKERS)
def test_an_article_is_read_by_its_name(tmp_path, name, packing):
    if packing == ".zst":
        pytest.importorskip("zstandard")
    for suffix in READERS[name].suffixes:
        path = tmp_path / f"envoys{suffix}{packing}"
        path.write_bytes(PACKERS[packing](MAKERS[name]()))
        assert list(read_articles([path])) == [EXPECTED[name]]
        assert list(read_articles([tmp_path])) == [EXPECTED[name]]
        path.unlink()


@each_format()
def test_an_article_is_read_by_its_content(name):
    data = MAKERS[name]()
    for other in ("envoys", "envoys.dat", "envoys.gz"):
        assert read(data, other) == [EXPECTED[name]]
        assert read(gzip.compress(data), other) == [EXPECTED[name]]


@each_format("jsonl", "mbox", "mail", "csv", "text")
def test_content_beyond_doubt_goes_before_the_name(name):
    assert [type(found) for found in read(MAKERS[name](), "envoys.txt")] == [Article]


@each_format("parquet", "pdf", "warc", "feed", "html")
def test_a_name_goes_before_likely_content(name):
    data = MAKERS[name]()
    assert read(data, "envoys.txt") == [Article("envoys", data.decode())]


@pytest.mark.parametrize(
    "name", [name for name in READERS if missing(name) is None and name in ("html", "pdf", "parquet", "feed", "warc")]
)
def test_a_missing_library_is_named_with_its_extra(monkeypatch, name):
    data = MAKERS[name]()
    for library in ("trafilatura", "pypdf", "pyarrow.parquet", "feedparser", "warcio.archiveiterator"):
        monkeypatch.setitem(sys.modules, library, None)
    (error,) = read(data)
    extra = {"pdf": "documents", "parquet": "tables"}.get(name, "web")
    assert f"needs the extra [{extra}]" in error.reason
    assert f"pip install 'geopolitical-extractor[{extra}]'" in error.reason


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_in_the_dialects_of_spreadsheets(delimiter, encoding):
    rows = [["Body", "x", "Date"], ['"Zürich, ""a; b""\n|\tc"', "1", "2021-07-17"], ["", "2", ""], ["d", "3", "2021-07-18 10:00"]]
    data = "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)
    assert read(data, "news.csv") == [
        Article("news-1", 'Zürich, "a; b"\n|\tc', published=date(2021, 7, 17)),
        Article("news-2", ""),
        Article("news-3", "d", published=date(2021, 7, 18)),
    ]


def test_a_bad_row_is_named_and_reading_goes_on():
    data = b"id,text,published\n1,a,\n2,b,17 July\n3,c\n"
    first, error, last = read(data, "news.csv")
    assert (first.id, last.id) == ("1", "3")
    assert str(error).startswith("news.csv:3: expected a date as YYYY-MM-DD")


@pytest.mark.parametrize("name", ["csv", pytest.param("parquet", marks=needs("parquet"))])
def test_a_table_without_text_tells_its_columns(name):
    data = b"key,words\n1,x\n" if name == "csv" else parquet([{"key": 1, "words": "x"}])
    (error,) = read(data, f"news.{name}")
    assert error.reason == 'expected a column text, body or content, found the columns "key, words"; rename one'


@needs("parquet")
def test_parquet_with_types_of_its_own():
    rows = [
        {"content": "a", "id": 5, "date": datetime(2021, 7, 17, 23, 30), "language": "en"},
        {"content": None, "id": 6, "date": None, "language": None},
        {"content": "c", "id": None, "date": datetime(2021, 7, 18), "language": None},
    ]
    first, error, last = read(parquet(rows), "news.parquet")
    assert first == Article("5", "a", published=date(2021, 7, 17))
    assert str(error).startswith('news.parquet:2: expected "text" to be the text of the article, found nothing')
    assert last == Article("news-3", "c", published=date(2021, 7, 18))


# ---------------------------------------------------------------- HTML


@needs("html")
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "iso-8859-15", "koi8-r"])
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding):
    word = "Путин" if encoding == "koi8-r" else "Zürich"
    page = PAGE.replace("utf-8", encoding).replace("Geneva on", f"{word} on").encode(encoding)
    (article,) = read(page)
    assert f"met in {word} on Tuesday" in article.text


@needs("html")
def test_a_page_without_a_day_has_none():
    page = PAGE.replace("datePublished", "x").replace("dateModified", "y")  # a year of copyright is left
    assert [article.published for article in read(page.encode())] == [None]
    timed = page.replace("<h1>", '<time datetime="2021-06-15T08:00:00Z">15 June</time><h1>')
    assert [article.published for article in read(timed.encode())] == [DAY]


@needs("html")
def test_a_page_without_main_text_is_an_error():
    (error,) = read(b"<!DOCTYPE html><html><body><nav><a href=/>Home</a></nav></body></html>")
    assert "holds no main text" in error.reason


@needs("html")
def test_what_scripts_hold_is_no_text():
    page = PAGE.replace(
        "<article>", "<article><script>var a = 'The ministers met.';</script><style>p {}</style><!-- The <p>x -->"
    )
    assert read(page.encode()) == [EXPECTED["html"]]
    (error,) = read(PAGE.replace("</script>", "").encode())  # never closed: the rest of the page is script
    assert "holds no main text" in error.reason


# ---------------------------------------------------------------- WARC


@needs("warc")
def test_the_pages_and_texts_of_a_crawl_are_its_articles():
    page = PAGE.encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    crawl = warc(
        response(page),
        response(b"", status="404 Not Found"),
        response(b"GIF89a", content_type="image/gif"),
        response(gzip.compress(page), Content_Encoding="gzip"),
        response(page, Content_Encoding="br"),  # unpacked by the crawler
        response(chunked, Transfer_Encoding="chunked"),
        response(b"Envoys met.", content_type="text/plain"),
        response(b"<p>x</p>"),
        b"no response of HTTP",
    )
    crawl += warc_record("conversion", 50, b"Ministers met.", Content_Type="text/plain", WARC_Target_URI=URL)
    crawl += warc_record("revisit", 51, b"")
    found = read(crawl, "crawl.warc")
    assert [article.text for article in found[:4]] == ["\n".join(PARAGRAPHS)] * 4
    assert [article.id[-2:] for article in found[:4]] == ["00", "03", "04", "05"]
    assert found[4] == Article(f"{RECORD[:-1]}6", "Envoys met.", url=URL)
    assert str(found[5]).startswith("crawl.warc:9: holds no main text")
    assert str(found[6]).startswith("crawl.warc:10: expected a response of HTTP")
    assert URL in found[6].reason
    assert found[7].text == "Ministers met."
    assert len(found) == 8


@needs("warc")
def test_a_record_that_is_cut_short_is_named():
    whole = warc(*[response(PAGE.encode())] * 2)
    first, error = read(whole[:-200], "crawl.warc")
    assert first == EXPECTED["warc"]
    assert str(error).startswith("crawl.warc:3: is cut short")


@needs("warc")
def test_no_record_of_a_large_crawl_is_lost():
    pages = [response(f"Envoys met in room {number}.".encode(), content_type="text/plain") for number in range(2000)]
    packed = b"".join(map(gzip.compress, warc(*pages).partition(b"WARC/1.0\r\nWARC-Type: response")))  # in several members
    assert [article.text for article in read(packed, "crawl.warc.gz")] == [f"Envoys met in room {n}." for n in range(2000)]


# ---------------------------------------------------------------- feeds


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>
<entry><id>tag:a</id><title type="html">Talks &amp;amp; tea</title><link href="{URL}"/><updated>2021-06-15T23:30:00-05:00</updated>
<summary>Envoys met.</summary></entry>
<entry><title>Only a title</title></entry><entry><id>c</id></entry></feed>"""


@needs("feed")
def test_atom_and_items_that_lack_something():
    first, second, error = read(ATOM.encode(), "news.atom")
    assert first == Article("tag:a", "Envoys met.", "Talks & tea", date(2021, 6, 16), "The Gazette", URL)
    assert second == Article("news-2", "Only a title", "Only a title", source="The Gazette")
    assert str(error).startswith("news.atom:3: expected an item with a content")


@needs("feed")
def test_xml_that_is_no_feed_is_named():
    (error,) = read(b"<?xml version='1.0'?><urlset><url>x</url></urlset>", "sitemap.xml")
    assert "expected a feed in RSS or Atom" in error.reason


# ---------------------------------------------------------------- mail


def test_a_mailbox_holds_its_messages_apart():
    assert [article.id for article in read(mailbox(3), "a.mbox")] == [f"envoys-{n}@gazette.example" for n in range(3)]
    quoted = mailbox(1).replace(b"Germany and", b"\nFrom here on\n>From there\n>>From me\nGermany and")
    first, second = read(quoted, "a.mbox")  # an unquoted "From " behind a blank line begins a message, by the format
    assert (first.id, second.id) == ("envoys-0@gazette.example", "a-2")
    assert (
        read(mailbox(1).replace(b"Germany and", b"x\n>From there\n>>From me"), "a.mbox")[0].text.count("\nFrom there\n>From me")
        == 1
    )


def test_a_message_in_html_is_read_as_text():
    (article,) = read(message(html=True).as_bytes(), "a.eml")
    assert article.text == TEXT


def test_a_message_without_text_or_headers():
    (error,) = read(b"From: a\nSubject: b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n", "a.eml")
    assert "holds no text" in error.reason
    assert read(b"\nEnvoys met.", "a.eml") == [Article("a", "Envoys met.")]


def test_a_press_release_is_no_mail():
    text = b"Subject: sanctions\nMoscow: the ministry said: no.\n\nEnvoys met."
    assert read(text, "-") == [Article("-", text.decode())]


# ---------------------------------------------------------------- PDF


@needs("pdf")
def test_pages_and_the_date_line_of_a_pdf():
    (article,) = read(pdf(("17 July 2021", "Envoys met.")), "release.pdf")
    assert article == Article("release", "17 July 2021\n\nEnvoys met.", published=date(2021, 7, 17))


@needs("pdf")
def test_a_scan_is_named():
    (error,) = read(pdf(("",)), "scan.pdf")
    assert "run OCR first" in error.reason


# ---------------------------------------------------------------- all


@each_format()
def test_a_reader_gives_the_same_each_time(name):
    data = MAKERS[name]()
    assert read(data) == read(data)


def test_json_lines_take_other_names_of_fields():
    record = {"id": "a", "content": "x", "date": "2021-07-17"}
    assert read(json.dumps(record).encode()) == [Article("a", "x", published=date(2021, 7, 17))]
    assert ITEM["id"] == WHOLE.id


def test_errors_of_one_source_cost_no_other():
    sources = [Source("a.pdf", lambda: io.BytesIO(b"%PDF-")), Source("b", lambda: io.BytesIO(b"Geneva"))]
    error, good = read_articles(sources)
    assert isinstance(error, ArticleError)
    assert good == Article("b", "Geneva")
