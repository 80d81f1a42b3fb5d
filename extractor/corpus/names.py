"""Names as corpora compare them: folded, spelt alike, short for each other, and those that tell little."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

_ALIKE = 0.8  # least similarity of two spellings of a name
_OF_ONE_COUNTRY = 0.9  # least share of one country for a name to be that of its things alone


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """A name without case, accents, marks and articles."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode() or name
    words = re.findall(r"\w+", re.sub(r"['’]s\b|\.", "", plain.lower()))
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def initials(name: str) -> str:
    """First letters of a name's words but for the small ones."""
    return "".join(word[0] for word in name.split() if word not in ("of", "the", "and", "for", "in", "on"))


def alike(x: str, y: str) -> bool:
    """Whether two words or names may be spellings of one: the same first letter or sound, and most letters."""
    return x == y or (x[:1] == y[:1] and SequenceMatcher(None, x, y, autojunk=False).ratio() >= _ALIKE)


def ambiguous_names(told: Iterable[tuple[str, str, str, int]]) -> frozenset[str]:
    """Names that things of one type and of several countries have, folded; a country told seldom may be an error.

    Args:
        told: types, names, countries, and how often.
    """
    countries: Mapping[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for kind, name, iso, count in told:
        countries[kind, fold(name)][iso] += count
    return frozenset(
        name for (_, name), counts in countries.items() if max(counts.values()) < _OF_ONE_COUNTRY * sum(counts.values())
    )


def common_names(names: Iterable[str], least: int) -> frozenset[str]:
    """Given names and surnames that go with so many others among these names of people, folded."""
    partners: Mapping[str, set[str]] = defaultdict(set)
    for name in names:
        words = fold(name).split()
        if len(words) > 1:
            partners[words[0]].add(words[-1])
            partners[words[-1]].add(words[0])
    return frozenset(word for word, others in partners.items() if len(others) >= least)
