"""Step 1, bytes -> Article: files, folders, globs, standard input and object stores, in any of the formats of `READERS`.

A new input format is one file beside this one and one line in `READERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from extractor.articles.csv import is_csv, read_csv
from extractor.articles.feed import is_feed, read_feed
from extractor.articles.fields import parse_date
from extractor.articles.html import is_html, read_html
from extractor.articles.jsonlines import is_json_lines, read_json_lines, to_json_line
from extractor.articles.language import find_language, is_english
from extractor.articles.mail import is_mail, is_mbox, read_mail, read_mbox
from extractor.articles.parquet import is_parquet, read_parquet
from extractor.articles.pdf import is_pdf, read_pdf
from extractor.articles.sources import Source, expand
from extractor.articles.streams import MOST_CHARACTERS, Unreadable, bare_name, in_utf8, look, unpacked
from extractor.articles.text import read_text
from extractor.articles.warc import is_warc, read_warc
from extractor.errors import ArticleError, ArticleSkipped
from extractor.records import Article

__all__ = ["LANGUAGES", "READERS", "Format", "Reader", "Source", "find_sources", "parse_date", "read_articles", "to_json_line"]

Reader = Callable[[BinaryIO, str], Iterator[Article | ArticleError]]
"""(a file, unpacked; its name for messages and ids) -> its articles, with an error in the place of each that cannot be read.

A reader that cannot go on raises, which costs the rest of its file only. An article whose language nothing tells has a blank one.
"""


@dataclass(frozen=True)
class Format:
    """How one kind of input is known and read.

    Attributes:
        suffixes: by which folders are searched, lower case; `.gz` or `.zst` may follow.
        read: its reader.
        is_like: whether the first bytes look like it.
        sure: whether they cannot mean anything else, whatever the name says.
    """

    suffixes: tuple[str, ...]
    read: Reader
    is_like: Callable[[bytes], bool]
    sure: bool


READERS: dict[str, Format] = {
    "parquet": Format((".parquet",), read_parquet, is_parquet, sure=True),
    "pdf": Format((".pdf",), read_pdf, is_pdf, sure=True),
    "warc": Format((".warc", ".wet"), read_warc, is_warc, sure=True),
    "feed": Format((".rss", ".atom", ".xml"), read_feed, is_feed, sure=True),
    "html": Format((".html", ".htm", ".xhtml"), read_html, is_html, sure=True),
    "jsonl": Format((".jsonl", ".ndjson"), read_json_lines, is_json_lines, sure=False),
    "mbox": Format((".mbox",), read_mbox, is_mbox, sure=False),
    "mail": Format((".eml",), read_mail, is_mail, sure=False),
    "csv": Format((".csv", ".tsv"), read_csv, is_csv, sure=False),
    "text": Format((".txt",), read_text, lambda head: True, sure=False),
}

LANGUAGES = ("en", "any")


def read_articles(
    inputs: Sequence[str | Path | Source], published: date | None = None, language: str = "en"
) -> Iterator[Article | ArticleError]:
    """All articles of the inputs, in order; a bad one is an error in its place, and reading goes on.

    Args:
        inputs: files, folders, globs, URIs (s3://, gs://), or `-` for standard input; or what `find_sources` made of them.
        published: publication date of articles that do not tell their own.
        language: "en" to leave articles in other languages out, each an `ArticleSkipped` in its place; "any" to keep them.

    Raises:
        UsageError: an input does not exist; raised before anything is read.
    """
    return _read(find_sources(inputs), published, language)


def find_sources(inputs: Sequence[str | Path | Source]) -> list[Source]:
    """What is behind the inputs, that of a folder, glob or prefix sorted; these are searched by suffix, a named file may have any.

    Raises:
        UsageError: an input does not exist, or holds no file that has a reader.
    """
    suffixes = list(chain.from_iterable(each.suffixes for each in READERS.values()))
    found = ([entry] if isinstance(entry, Source) else expand(entry, suffixes) for entry in inputs)
    return list(chain.from_iterable(found))


def _read(found: Iterable[Source], published: date | None, language: str) -> Iterator[Article | ArticleError]:
    first_seen: dict[str, str] = {}
    for source in found:
        for article in _read_source(source):
            if isinstance(article, ArticleError):
                yield article
            elif article.id in first_seen:
                reason = f"a second article with this id, found in {source.name}, the first in {first_seen[article.id]}"
                yield ArticleError(article.id, f"{reason}; ids are unique in a run: rename it")
            else:
                first_seen[article.id] = source.name
                yield _checked(article, published, language)


def _checked(article: Article, published: date | None, language: str) -> Article | ArticleError:
    """The article with its language and day, unless it is too long or in a language that is not wanted."""
    if len(article.text) > MOST_CHARACTERS:
        return ArticleError(article.id, f"expected at most {MOST_CHARACTERS} characters, found {len(article.text)}; split it")
    spoken = article.language or find_language(article.text)
    if language == "en" and not is_english(spoken):
        return ArticleSkipped(article.id, f"is in another language ({spoken}); to read it all the same: --language any")
    return replace(article, language=spoken, published=article.published or published)


def _read_source(source: Source) -> Iterator[Article | ArticleError]:
    """The articles of one source; whatever is wrong with it is an error, and costs no other."""
    try:
        with source.open() as stream:
            head, content = in_utf8(*look(unpacked(stream)))
            yield from _choose(source.name, head).read(content, source.name)
            content.read(1)  # raises where it ended before its time
    except Unreadable as error:
        yield ArticleError(source.name, str(error))
    except OSError as error:
        yield ArticleError(source.name, f"cannot be read ({error.strerror or error}); check the file and its permissions")
    except Exception as error:  # a library met bytes that it was not made for
        yield ArticleError(source.name, f"cannot be read ({type(error).__name__}: {error}); convert it to text")


def _choose(name: str, head: bytes) -> Format:
    """The format by content where that is beyond doubt, else by suffix, else the first that it looks like."""
    suffix = bare_name(name).suffix.lower()
    alike = [each for each in READERS.values() if each.is_like(head)]
    by_content = [each for each in alike if each.sure]
    by_name = [each for each in READERS.values() if suffix in each.suffixes]
    return [*by_content, *by_name, *alike][0]
