"""Object stores, by servers on this machine that speak S3 and as Google's does."""

import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from urllib.parse import quote

import pytest
from samples import TEXT, json_lines

from extractor.articles import find_sources, read_articles
from extractor.errors import UsageError
from extractor.records import Article

fs = pytest.importorskip("pyarrow.fs")


CONTENTS = {
    "a.txt": TEXT.encode(),
    "2021/b.txt": b"b",
    "2021/07/c.jsonl": json_lines(),
    "2021/.d.txt": b"",
    "2021/e.png": b"",
}


@contextmanager
def amazon():
    """What stands before the bucket's name and after a place in it, in the store of a server that speaks S3."""
    server = pytest.importorskip("moto.server", reason="needs moto[server], to play an object store").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    parameters = f"?scheme=http&region=us-east-1&endpoint_override={quote(f'{host}:{port}')}"
    fs.FileSystem.from_uri(f"s3://key:secret@news{parameters}&allow_bucket_creation=true")[0].create_dir("news")
    yield "s3://key:secret@", parameters
    server.stop()


@contextmanager
def google():
    """The same of a server that speaks as Google's does, where nobody signs in; in a process of its own, as pyarrow waits for it."""
    pytest.importorskip("gcp_storage_emulator", reason="needs gcp-storage-emulator, to play an object store")
    port = free_port()
    code = "import sys; from gcp_storage_emulator.server import create_server as server; "
    code += "server('127.0.0.1', int(sys.argv[1]), in_memory=True, default_bucket='news').run()"
    with subprocess.Popen([sys.executable, "-c", code, str(port)], stderr=subprocess.DEVNULL) as server:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            with suppress(ConnectionError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.1)
        yield "gs://anonymous@", f"?scheme=http&endpoint_override=127.0.0.1%3A{port}"
        server.kill()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module", params=[amazon, google])
def store(request):
    """A bucket with articles: a function that makes URIs in it."""
    with request.param() as (before, after):
        bucket, _ = fs.FileSystem.from_uri(f"{before}news{after}")
        for key, content in CONTENTS.items():
            with bucket.open_output_stream(f"news/{key}") as out:
                out.write(content)
        yield lambda place: f"{before}{place}{after}"


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        ("news/a.txt", ["a.txt"]),
        ("news/2021/e.png", ["2021/e.png"]),
        ("news", ["2021/07/c.jsonl", "2021/b.txt", "a.txt"]),
        ("news/2021/", ["2021/07/c.jsonl", "2021/b.txt"]),
        ("news/2021/*", ["2021/b.txt"]),
        ("news/**/*.txt", ["2021/b.txt", "a.txt"]),
        ("news/*/[0-9][!x]/*.jsonl", ["2021/07/c.jsonl"]),
    ],
)
def test_objects_are_found_by_name_prefix_and_pattern(store, place, keys):
    scheme = store("")[:2]
    assert [source.name for source in find_sources([store(place)])] == [f"{scheme}://news/{key}" for key in keys]


def test_objects_are_read(store):
    first, second, third = read_articles([store("news")])
    assert first.id == "envoys-1"
    assert (second, third) == (Article("b", "b"), Article("a", TEXT))


@pytest.mark.parametrize("place", ["news/none.txt", "news/none/*.txt", "nobucket", "news/[z-a].txt"])
def test_what_is_not_there_is_named_without_credentials(store, place):
    with pytest.raises(UsageError, match=r"expected an? (object|glob)") as caught:
        find_sources([store(place)])
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("place", "parameters"),
    [
        ("s3://key:secret@news/a.txt", "&region=us-east-1"),
        ("gs://anonymous@news/a.txt", ""),
        ("gs://anonymous@news/a.txt", "&retry_limit_seconds=1"),
    ],
)
def test_a_store_that_cannot_be_reached_is_named(monkeypatch, place, parameters):
    monkeypatch.setattr("extractor.articles.sources.GOOGLE_PATIENCE", 1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        with pytest.raises(UsageError, match=r"(s3|gs)://news/a\.txt: cannot be reached \(.*onnect") as caught:
            find_sources([f"{place}?scheme=http&endpoint_override=127.0.0.1%3A{port}{parameters}"])
    assert "secret" not in str(caught.value)
