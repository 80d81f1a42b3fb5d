"""Fuzzing with coverage in view: `make fuzz SECONDS=600`, or `python tests/fuzz.py readers|pipeline SECONDS`; needs the extra [fuzz].

What is searched for: an exception, a text whose offsets do not hold, one that is not read again as it was written down, and more time or
memory than an article may take. What is found lies in `out/fuzz` and stays as a case of tests/articles/test_hostile.py or
tests/test_degenerate.py. The corpus, which grows there from run to run, begins with files made by `tests/articles/samples.py` and with the
words of `seeds/`.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
import sys
import warnings
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import atheris
from places import ROOT

sys.path.insert(0, str(ROOT / "tests" / "articles"))
with atheris.instrument_imports(
    include=["extractor", "feedparser", "warcio", "pypdf", "mailbox", "email"], exclude=["extractor.encoder"]
):
    from extractor.articles import READERS, read_articles, to_json_line
    from extractor.articles.sources import Source
    from extractor.pipeline import load
from extractions import HOSTILE
from samples import MAKERS, PACKERS

from extractor.errors import ArticleError
from extractor.records import Article

OUT = ROOT / "out" / "fuzz"
LONGEST = 30  # seconds that one input may take
MEMORY = 2048  # MB
NAMES = tuple(READERS)
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("seeds/*.txt"))]
WORDS = sorted({word for text in TEXTS for word in re.findall(r"\w+|[^\w\s]", text)})
MARKS = (
    " ", "\n", "\n\n", " — ", "(", ")", "“", "”", '"', "'", "’s", ",", ".", "...", ";", ":", "-", "/", "the", "of", "and", "said", "U.S.",
)  # fmt: skip
PIECES = (*MARKS, *HOSTILE[:-1], *WORDS)


def one_source(name: str, data: bytes) -> Source:
    """Bytes as a file of that name."""
    return Source(name, lambda: nullcontext(io.BytesIO(data)))


def try_reader(data: bytes) -> None:
    """The first byte chooses a format, the second a packing, the rest is what is in the file."""
    if len(data) < 2:
        return
    name = NAMES[data[0] % len(NAMES)]
    suffix, pack = list(PACKERS.items())[data[1] % len(PACKERS)]
    # from 128 up the bytes are those of the packed file and may be broken, below they are packed here
    content = data[2:] if data[1] >= 128 else pack(data[2:])
    for item in read_articles([one_source(f"folder/a{READERS[name].suffixes[0]}{suffix}", content)], language="any"):
        if isinstance(item, ArticleError):
            assert item.reason and item.article
            continue
        assert item.id.strip() and item.language, item
        (again,) = read_articles([one_source("kept.jsonl", to_json_line(item).encode("utf-8") + b"\n")], language="any")
        assert isinstance(again, Article) and again.text == item.text and again.id == item.id, (item, again)


def reader_seeds() -> list[bytes]:
    """A small file of each format, unpacked, packed here and packed already."""
    seeds = []
    for name, make in MAKERS.items():
        for number, pack in enumerate(PACKERS.values()):
            seeds.append(bytes([NAMES.index(name), number]) + make())
            seeds.append(bytes([NAMES.index(name), 129 + (number - 129) % len(PACKERS)]) + pack(make()))
    return seeds


def text_of(data: bytes) -> str:
    """A text of words, marks and hostile strings, two bytes for each; a run of one of them where the first bit is set."""
    out = []
    for first, second in zip(data[::2], data[1::2], strict=False):
        piece = PIECES[((first & 127) << 8 | second) % len(PIECES)]
        out.append(piece * (second % 40) if first >= 128 else f" {piece}" if piece in WORDS else piece)
    return "".join(out)


def plain(text: str) -> str:
    """The text but for what `parse_article` replaces, character by character."""
    return re.sub("[\ud800-\udfff]", "\ufffd", re.sub(r"[\t\r\n]", " ", text))


def pipeline_check() -> Callable[[bytes], None]:
    """Reads a text with the default pipeline and looks whether all offsets hold."""
    pipeline = load()

    def check(data: bytes) -> None:
        article = Article("fuzz", text_of(data))
        extraction = pipeline.read(article)
        known = {entity.id for entity in extraction.entities}
        spans = [mention for entity in extraction.entities for mention in entity.mentions]
        spans += [relation.evidence for relation in extraction.relations]
        for span in spans:
            assert plain(article.text[span.begin : span.end]) == plain(span.text), span
        for relation in extraction.relations:
            assert relation.evidence.begin <= relation.trigger.begin < relation.trigger.end <= relation.evidence.end, relation
            assert {relation.source, relation.target} <= known, relation
        json.dumps(extraction.to_dict(), allow_nan=False)

    return check


def text_seeds() -> list[bytes]:
    """The sentences of `seeds/`, in the two bytes of each piece."""
    number = {piece: index for index, piece in reversed(list(enumerate(PIECES)))}
    seeds = []
    for line in filter(str.strip, "\n".join(TEXTS).split("\n")):
        seeds.append(b"".join(number[word].to_bytes(2, "big") for word in re.findall(r"\w+|[^\w\s]", line)))
    return seeds


TARGETS = {"readers": (lambda: try_reader, reader_seeds), "pipeline": (pipeline_check, text_seeds)}


def main() -> None:
    """Fuzz one target for some seconds; the exit code is not 0 if something was found."""
    if len(sys.argv) != 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"expected {'|'.join(TARGETS)} SECONDS")
    target, seconds = sys.argv[1:]
    make, seeds = TARGETS[target]
    corpus = OUT / target
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        Path(corpus, hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    warnings.simplefilter("ignore")
    logging.disable()
    bounds = [
        f"-max_total_time={seconds}",
        f"-timeout={LONGEST}",
        f"-rss_limit_mb={MEMORY}",
        f"-max_len={1 << 14}",
        "-len_control=0",
    ]
    atheris.Setup([sys.argv[0], *bounds, f"-artifact_prefix={OUT}/{target}-", "-print_final_stats=1", str(corpus)], make())
    atheris.Fuzz()


if __name__ == "__main__":
    main()
