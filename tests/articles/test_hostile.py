"""Hostile input is normal: whatever the bytes, a reader gives articles and errors, in bounded time and memory, and touches nothing else."""

import gzip
import io
import json
import os
import subprocess
import sys
import zlib
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from places import ROOT
from samples import ITEM, MAKERS, PAGE, PARAGRAPHS, TEXT, message, missing, pdf, response, warc, warc_record
from test_formats import each_format, needs, read

from extractor.articles import READERS, find_sources, read_articles, streams
from extractor.articles.html import article_of_page
from extractor.articles.markup import first_tag, plain_text
from extractor.errors import ArticleError, UsageError
from extractor.records import Article

# ---------------------------------------------------------------- fuzz


@cache
def sample(name):
    return MAKERS[name]()


CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 9), st.binary(max_size=9)), min_size=1, max_size=6)


def damaged(data, changes):
    """The bytes with some cut out and others put in, at places that are fractions of the whole."""
    for place, cut, new in changes:
        position = int(place * len(data))
        data = data[:position] + new + data[position + cut :]
    return data


def check(data, name):
    for item in read(data, f"folder/a{READERS[name].suffixes[0]}", language="any"):
        if isinstance(item, ArticleError):
            assert item.reason
        else:
            assert isinstance(item.text, str) and item.id.strip() and item.language


@each_format()
@given(changes=CHANGES)
@settings(max_examples=60)
def test_a_damaged_article_is_read_or_named(name, changes):
    check(damaged(sample(name), changes), name)


@each_format()
@given(data=st.binary(max_size=300))
@example(data=b"")
@example(data=b"\0")
@example(data=b"\xff\xfe")  # a mark of UTF-16 and nothing else
@example(data=b"\xff\xfea")  # half a character
@example(data=b"\x1f\x8b")  # the beginning of gzip and nothing else
@example(data=b"\x28\xb5\x2f\xfd")  # of zstd
def test_any_bytes_are_read_or_named(name, data):
    check(data, name)
    for item in READERS[name].read(io.BytesIO(data), "folder/name") if name in ("text", "jsonl") and not data else ():
        assert isinstance(item, Article)


@given(data=st.binary(max_size=300))
def test_any_bytes_without_a_name_are_read_or_named(data):
    assert all(isinstance(item, Article | ArticleError) for item in read(data))
    first_tag(data)


@given(
    text=st.text(),
    parts=st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<", "&", "&#0;", "&#xD800;", "<!--", "<script>", "]]>", "\0"])),
)
def test_any_markup_has_a_plain_text(text, parts):
    plain = plain_text(text.join(parts))
    plain.encode()
    assert plain == plain.strip()


@given(changes=CHANGES)
def test_a_damaged_packing_is_named(changes):
    *read_before, item = read(damaged(gzip.compress(TEXT.encode()), changes), "a.txt")
    assert isinstance(item, ArticleError) or (item.text and not read_before)


# ---------------------------------------------------------------- bombs


def test_a_gzip_bomb_is_named():
    bomb = gzip.compress(bytes(200 << 20), 9)
    assert len(bomb) < 1 << 18
    (error,) = read(bomb, "a.jsonl.gz")
    assert "unpacks to more than 200 times its size" in error.reason


def test_a_zstd_bomb_is_named():
    zstandard = pytest.importorskip("zstandard")
    (error,) = read(zstandard.ZstdCompressor().compress(bytes(200 << 20)), "a.jsonl.zst")
    assert "unpacks to more than 200 times its size" in error.reason


def test_packed_twice_stays_packed():
    (error,) = read(gzip.compress(gzip.compress(b"x" * 1000)), "a.txt.gz")
    assert "expected text, found byte 0x8b" in error.reason


def test_an_archive_is_not_unpacked():
    (error,) = read(b"PK\x03\x04\x14\0\0\0\x08\0" + zlib.compress(bytes(1 << 20)), "a.txt")
    assert "expected text, found byte" in error.reason


@needs("warc")
@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
@pytest.mark.parametrize("transfer", ["identity", "chunked"])
def test_a_bomb_in_a_response_is_named(encoding, transfer):
    bomb = (gzip if encoding == "gzip" else zlib).compress(bytes(200 << 20))
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(bomb), bomb) if transfer == "chunked" else bomb
    first, error, last = read(
        warc(
            response(PAGE.encode()),
            response(body, Content_Encoding=encoding, Transfer_Encoding=transfer),
            response(PAGE.encode()),
        )
    )
    assert "expected at most 16 MiB in a page" in error.reason
    assert first.text == last.text


@needs("pdf")
def test_a_bomb_in_a_pdf_is_named():
    packed = zlib.compress(b"BT /F1 9 Tf (x) Tj ET " * (12 << 20), 9)
    whole = pdf(("x",))
    begin, end = whole.index(b"<</Length"), whole.index(b"\nendstream")
    bomb = whole[:begin] + b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed) + packed + whole[end:]
    (error,) = read(bomb)
    assert "cannot be read as PDF" in error.reason


def test_endless_files_lines_and_fields_are_named(monkeypatch):
    monkeypatch.setattr(streams, "MOST_BYTES", 1000)
    monkeypatch.setattr(streams.read_whole, "__defaults__", (1000,))
    long = b"x" * 3000
    (error,) = read(long, "a.txt")
    assert "expected at most" in error.reason
    first, error, last = read(b'{"id": "a", "text": "x"}\n{"id": "' + long + b'"}\n{"id": "b", "text": "x"}\n', "a.jsonl")
    assert (first.id, error.article, last.id) == ("a", "a.jsonl:2", "b")
    first, error = read(b"text,id\nx,1\n" + long + b",2\nx,3\n", "a.csv")
    assert (first.id, error.article) == ("1", "a.csv")


def test_a_text_beyond_all_novels_is_named(monkeypatch):
    monkeypatch.setattr("extractor.articles.MOST_CHARACTERS", 10)
    error, good = read(b'{"id": "a", "text": "12345678901"}\n{"id": "b", "text": "1234567890"}')
    assert str(error) == "a: expected at most 10 characters, found 11; split it"
    assert good.id == "b"


# ---------------------------------------------------------------- markup


SIZE = 200_000
ARTICLE = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGES = {  # each took more than a second, or would with ten times the size, before there were bounds
    "deep": "<html><body>" + "<div>" * (SIZE // 5) + ARTICLE,
    "deep and open": "<html><body>" + "<i><p>" * (SIZE // 20),
    "attributes": "<html><body " + "".join(f"a{n}=b " for n in range(SIZE // 10)) + ">" + ARTICLE,
    "links": "<html><body>" + "<a href=x>a" * (SIZE // 11),
    "JSON-LD": '<html><script type="application/ld+json">'
    + '{"@type":"NewsArticle","author":"' * (SIZE // 40)
    + "</script>"
    + ARTICLE,
    "deep JSON-LD": '<html><script type="application/ld+json">' + "[" * SIZE + "</script>" + ARTICLE,
    "scripts": "<html><body>" + "<script" * (SIZE // 7) + ARTICLE,
    "comments": "<html><body>" + "<!--" * (SIZE // 4) + ARTICLE,
    "entities": "<html><body><p>" + "&amp;" * (SIZE // 5),
    "doctype": "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><html><body>&b;" + ARTICLE,
    "null": "<html><body>\0" + ARTICLE + "\0",
}


@needs("html")
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_hostile_page_costs_little(page):
    begun = os.times()
    (item,) = read(page.encode())
    spent = os.times()
    assert spent.user - begun.user < 5
    assert isinstance(item, ArticleError) or "\0" not in item.text


@needs("html")
def test_a_page_is_its_own_word_only_as_far_as_it_is_plausible():
    hostile = (
        PAGE.replace("2021-06-15T08", "9999-99-99T99")
        .replace("The Gazette", "x\0\x1b[31m\u202e")
        .replace("https://", "javascript:")
    )
    article = article_of_page(hostile.encode(), "a", "http://[::1", "no-such-charset")
    assert article.published is None
    assert "\0" not in str(article)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
ITEM_OF_FEED = "<item><title>t</title><description>{}</description></item>"
FEED = f'<?xml version="1.0"?><!DOCTYPE rss [{{}}]><rss version="2.0"><channel>{ITEM_OF_FEED}</channel></rss>'


@needs("feed")
@pytest.mark.parametrize(
    ("entities", "text"),
    [
        (f'<!ENTITY a0 "ha">{LAUGHS}', "&a9;"),
        (f'<!ENTITY a "{"x" * 50_000}">', "&a;" * 20_000),
        ('<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        ('<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;', "x"),
        ("", "<![CDATA[" + "<div>" * 40_000 + "]]>"),
    ],
    ids=["laughs", "quadratic", "file", "parameter", "deep"],
)
def test_entities_of_a_feed_stay_words(entities, text):
    (item,) = read(FEED.format(entities, text).encode(), "a.rss")
    assert len(str(item)) < 100_000
    assert "root:" not in str(item)


# ---------------------------------------------------------------- mail and WARC


@pytest.mark.parametrize(
    "header",
    [
        "From: " + "a," * 100_000,  # took 36 s
        "From: " + "(" * 100_000,
        "Subject: " + "=?utf-8?q?x?= " * 10_000,
        "Message-ID: " + "<" * 100_000,  # an IndexError in the library
        "Date: " + "1 " * 100_000,
        "Date: Mon, 99 Foo 0000 99:99:99 +9999",
        "Content-Type: text/plain;" + " a=b;" * 40_000,  # took 16 s
        "Content-Type: text/plain; charset=zlib",  # an encoding of Python's that unpacks
        "X-A: b\n" * 20_000 + "X: y",
    ],
    ids=lambda header: header[:22],
)
def test_a_hostile_header_costs_little(header):
    begun = os.times()
    (article,) = read(f"MIME-Version: 1.0\nTo: b\n{header}\n\nhello".encode(), "a.eml")
    assert os.times().user - begun.user < 5
    assert article.text == "hello"


def test_mail_without_end_is_named():
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(2000))
    (error,) = read(f"From: a\nTo: b\n{nested}\nhello".encode(), "a.eml")
    assert "RecursionError" in error.reason
    (error,) = read(b"From: a\nTo: b\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000, "a.eml")
    assert "expected at most 10000 parts" in error.reason


@needs("warc")
@pytest.mark.parametrize(
    "record",
    [
        b"WARC/1.0\r\n" + b"A: b\r\n" * 100_000,
        b"WARC/1.0\r\n" + b"A" * 100_000,
        b"\r\n" * 100_000,
        b"junk",
        warc_record("response", 7, b"HTTP/1.1 200 OK\r\n\r\n", Content_Length="-5"),
    ],
    ids=["lines", "line", "blanks", "junk", "length"],
)
def test_a_hostile_record_is_named_and_prints_nothing(record, capsys):
    first, *rest = read(warc(response(PAGE.encode())) + record + warc(response(PAGE.encode())))
    assert isinstance(first, Article)
    assert any(isinstance(item, ArticleError) for item in rest)
    assert capsys.readouterr() == ("", "")


# ---------------------------------------------------------------- names, links and ids


@pytest.mark.parametrize("identifier", ["../../etc/passwd", "/etc/passwd", "a\0b", "\u202egpj", "a" * 10_000, "\x1b[2J"])
def test_an_id_from_within_an_article_is_printable_and_short(identifier):
    encoded = "".join(f"=?utf-8?q?={byte:02x}?=" if byte < 33 or byte > 126 else chr(byte) for byte in identifier.encode())
    mail = message(Message_ID="<x>").as_bytes().replace(b"<x>", f"<{encoded}>".encode())
    (article,) = read(mail, "folder/a.eml")
    assert article.id.isprintable()
    assert len(article.id) <= 500
    assert read(json.dumps({**ITEM, "id": identifier}).encode())[0].id == identifier  # given by the user, kept as it stands


def test_links_are_followed_within_their_folder_only(tmp_path):
    outside, folder = tmp_path / "secret.txt", tmp_path / "folder"
    outside.write_text("secret")
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("a")
    (folder / "b.txt").symlink_to("a.txt")
    (folder / "c.txt").symlink_to(outside)
    (folder / "d.txt").symlink_to("nowhere")
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "sub" / "up").symlink_to(tmp_path)
    for entry in (folder, f"{folder}/**/*.txt", f"{folder}/*.txt"):
        assert [source.path for source in find_sources([entry])] == [folder / "a.txt"]
    with pytest.raises(UsageError, match="nothing of that name"):
        find_sources([f"{folder}/sub/*/secret.txt"])
    assert [article.text for article in read_articles([folder / "c.txt"])] == ["secret"]  # by its own name


def test_what_is_no_file_is_left_out_of_folders(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    (tmp_path / "c.txt").write_text("c")
    assert [source.path.name for source in find_sources([tmp_path])] == ["c.txt"]


def test_a_device_is_bounded(monkeypatch):
    monkeypatch.setattr(streams.read_whole, "__defaults__", (1000,))
    if not Path("/dev/zero").exists():
        pytest.skip("needs /dev/zero")
    (error,) = read_articles(["/dev/zero"])
    assert "expected at most" in error.reason


# ---------------------------------------------------------------- network


NO_SOCKETS = """
import sys
def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg"):
        raise SystemExit(f"{event} {arguments}")  # to bind is no use of a network; urllib3 does it to learn of IPv6
sys.addaudithook(forbid)
from extractor.articles import read_articles
for item in read_articles(sys.argv[1:], language="any"):
    print(type(item).__name__)
"""


def test_reading_asks_nobody(tmp_path):
    """No socket is used, and what lxml might fetch below Python's sight is asked of a server that hears nothing."""
    heard = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self):
            heard.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    lures = f'<base href="{address}/"><link rel="stylesheet" href="a.css"><img src="b.png"><script src="c.js"></script><iframe src="d">'
    hostile = {
        "lure.html": PAGE.replace("<article>", f"<article>{lures}").replace("https://gazette.example", address),
        "dtd.html": f'<!DOCTYPE html SYSTEM "{address}/x.dtd">' + PAGE.partition(">")[2],
        "dtd.rss": f'<!DOCTYPE rss SYSTEM "{address}/y.dtd">' + FEED.partition("]>")[2].format(lures.replace("<", "&lt;")),
        "entity.rss": FEED.format(f'<!ENTITY a SYSTEM "{address}/z">', "&a;"),
        "url.rss": f"{address}/feed",
        "mail.eml": message().as_string().replace(TEXT, address),
    }
    for name, content in hostile.items():
        (tmp_path / name).write_text(content)
    for name in READERS:
        if missing(name) is None:
            (tmp_path / f"sample{READERS[name].suffixes[0]}").write_bytes(MAKERS[name]())
    command = [sys.executable, "-c", NO_SOCKETS, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    server.shutdown()
    server.server_close()
    assert (done.returncode, heard) == (0, []), done.stderr
    assert done.stdout.count("Article") >= len(hostile)
