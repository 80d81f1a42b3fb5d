"""Near-duplicate articles: wire copies and reprints, of which only the first counts as a source.

An extraction holds no text, but the sentences behind its edges; two articles are copies if most runs of three words of these are the
same (MinHash and LSH: Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractor.errors import UsageError

_SAME = 0.7  # least share of common runs of words
_RUN = 3
_LEAST_RUNS = 12  # a shorter text is no evidence
_DAYS = 14  # a copy appears within these


class Copies:
    """Finds for each article the one of which it is a copy.

    Raises:
        UsageError: the library for it is not installed.
    """

    def __init__(self) -> None:
        try:
            from datasketch import MinHash, MinHashLSH  # late: an extra
        except ImportError as error:
            hint = "pip install 'geopolitical-extractor[corpus]', or leave copies in with --keep-copies"
            raise UsageError(f"finding copies of articles needs an extra: {hint}") from error
        self._sketch = MinHash
        self._index = MinHashLSH(threshold=_SAME, num_perm=128)
        self._days: dict[int, int | None] = {}
        self._digests: dict[str, int] = {}
        self._originals: dict[int, int] = {}

    def original(self, article: int, day: int | None, digest: str, sentences: Iterable[str]) -> int | None:
        """The earlier article that this one copies, or None.

        Args:
            article: its number; articles come in order of publication.
            day: of publication, as an ordinal.
            digest: of its text; the same text is a copy, however short.
            sentences: those behind its edges, in text order.
        """
        same = self._digests.setdefault(digest, article)
        if same != article:
            return self._of(article, same)
        runs = sorted(set(_runs(sentences)))
        if len(runs) < _LEAST_RUNS:
            return None
        sketch = self._sketch(num_perm=128, seed=1)
        sketch.update_batch([run.encode("utf-8", "surrogatepass") for run in runs])
        near = sorted(other for other in self._index.query(sketch) if self._is_near(day, self._days[other]))
        self._index.insert(article, sketch)
        self._days[article] = day
        return self._of(article, near[0]) if near else None

    def _of(self, article: int, other: int) -> int:
        self._originals[article] = self._originals.get(other, other)
        return self._originals[article]

    def _is_near(self, day: int | None, other: int | None) -> bool:
        return day is None or other is None or abs(day - other) <= _DAYS


def _runs(sentences: Iterable[str]) -> Iterator[str]:
    for sentence in sentences:
        words = re.findall(r"\w+", sentence.lower())
        for start in range(len(words) - _RUN + 1):
            yield " ".join(words[start : start + _RUN])
