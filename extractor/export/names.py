"""Names made from ids, which are hostile until shown otherwise: of files, of nodes that articles share, of IRIs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import quote

from extractor.records import EntityId

_STEM_BYTES = 120  # file systems allow 255 for a name; the rest is for the digest, the suffix and the temporary name
# Reserved on Windows with any suffix. Source: Microsoft, "Naming Files, Paths, and Namespaces".
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\.|$)", re.IGNORECASE)
_QID = re.compile(r"Q[1-9][0-9]*")


class FileNames:
    """Gives each article of a run a file name of its own, also where the file system does not tell "A" from "a"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def stem(self, article: str) -> str:
        """The name without suffix; it is that of no earlier article."""
        stem = safe_stem(article)
        if stem.casefold() in self._taken:
            stem = f"{stem}-{_digest(article)}"
        self._taken.add(stem.casefold())
        return stem


def safe_stem(article: str) -> str:
    """An article id as a file name without suffix: no path, no hidden file, no device, bounded, and different for different ids.

    >>> safe_stem("rare-offer")
    'rare-offer'
    >>> safe_stem("../news/1")
    'news_1-c4cc9696024f91c4'
    """
    text = unicodedata.normalize("NFC", article)
    stem = re.sub(r"[^\w.-]+", "_", text).strip("._-").encode("utf-8")[:_STEM_BYTES].decode("utf-8", "ignore")
    stem = _DEVICE.sub(r"_\1\3", stem, count=1) if _DEVICE.match(stem) else stem
    # an id that looks like a changed one is changed too
    changed = not stem or stem != article or re.search(r"(^|-)[0-9a-f]{16}$", stem)
    return f"{stem}-{_digest(article)}".lstrip("-") if changed else stem


def encoded(text: str) -> str:
    """Any text as ASCII letters, digits, `-._~` and percent signs (RFC 3986), different for different texts."""
    return quote(text, safe="", errors="surrogatepass")


def qualified(article: str, part: str) -> str:
    """The name of a part of an article among all articles: `article:part`, each encoded, so that the first colon parts them.

    >>> qualified("rare-offer", "r1"), qualified("a:b", "c"), qualified("a", "b:c")
    ('rare-offer:r1', 'a%3Ab:c', 'a:b%3Ac')
    """
    return f"{encoded(article)}:{encoded(part)}"


def node_id(article: str, entity: EntityId | str, wikidata: str | None) -> str:
    """The name of a thing among all articles: its Wikidata id where it is known, else it is this article's own.

    Two things without an id stay two, even under one name: to part what was wrongly merged is harder than to merge.
    """
    return wikidata if wikidata is not None and _QID.fullmatch(wikidata) else qualified(article, entity)


def _digest(article: str) -> str:
    return hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:16]
