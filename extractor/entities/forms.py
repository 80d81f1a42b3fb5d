"""Forms of names: what makes two of them forms of one name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache


@lru_cache(maxsize=10_000)  # the same names are compared with each other all through an article
def fold(text: str) -> str:
    """A name in plain lower-case letters, without hyphens and possessives."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    return " ".join(re.findall(r"[\w'&]+", plain.lower().replace("'s", "").replace("-", " ")))


def words_in(text: str) -> int:
    """How many words a name has."""
    return len(text.split())


_LINEAGE = frozenset({"jr", "sr"})


def is_part(short: Sequence[str], long: Sequence[str], kind: str) -> bool:
    """Whether a name may be a shorter form of another of the same type."""
    if not short or len(short) > len(long):
        return False
    if list(short) == list(long):
        return True
    if kind == "PERSON":
        long = long[:-1] if len(long) > 2 and long[-1] in _LINEAGE else long  # "Ferdinand Marcos | Jr."
        if len(short) == 1:
            return short[0] == long[-1] or short[0] == long[0] or list(short) == list(long[-1:])
        cut = (
            long[:-1] if len(long) > 2 and short[-1] == long[-2] else long
        )  # of two surnames the first ("Pedro R. Pierluisi | Urrutia")
        return (
            short[0] == long[0] and short[-1] == cut[-1] and _follow(short[1:-1], cut[1:-1])
        ) or f" {' '.join(short)} " in f" {' '.join(long)} "
    if kind == "ORG" and len(short) == 1:
        return short[0] == long[0] and len(short[0]) > 3
    if kind in ("ORG", "BASE", "AGREEMENT", "EVENT") and len(short) >= (1 if kind == "BASE" else 2):
        joined = f" {' '.join(long)} "
        return joined.startswith(f" {' '.join(short)} ") or joined.endswith(f" {' '.join(short)} ")
    return False


def _follow(few: Sequence[str], many: Sequence[str]) -> bool:
    """Whether middle names or initials occur among others in their order ("W" in "H W", not "A" in "B")."""
    rest = iter(many)
    return all(any(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for b in rest) for a in few)


DEPUTIES = frozenset({"vice", "deputy"})


def titles_of(words: Collection[str]) -> set[str]:
    """The titles that words before a name tell, in lower case; a "vice president" is no "president", a "prime minister" no "minister"."""
    titles = {word.lower().rstrip(".") for word in words}
    if {"prime", "minister"} <= titles:
        titles = titles - {"prime", "minister"} | {"prime minister"}
    deputy = titles & DEPUTIES
    return {f"{first} {title}" for first in deputy for title in titles - deputy} or titles


def initials(name: str) -> set[str]:
    """Acronyms that a name may have: of its capitalised words, of all its words."""
    words = re.findall(r"\w+", name)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return {capitals, "".join(word[0].upper() for word in words)}


def is_acronym(word: str) -> bool:
    """Whether a word is written as initials, or short and with several capitals ("NATO", "UpT"; not "Pemex", "BuzzFeed")."""
    mixed = word.isalpha() and sum(letter.isupper() for letter in word) > 1 and len(word) <= 6
    return 2 <= len(word) <= 8 and (word.isupper() or mixed)


# letters that transliterations differ in, and what stands for either; in this order
_ALIKE = (
    (r"(\w)\1+", r"\1"), ("tch", "ch"), ("sch", "sh"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("dj", "j"), ("ck", "k"), ("[qg]", "k"),
    ("w", "v"), ("[ae][iy]+", "i"), ("[iye]+", "i"), ("[uo]+", "u"), (r"(\w)\1+", r"\1"),
)  # fmt: skip
_LEAST_LETTERS = 5  # short names that differ in a letter are as a rule two ("Li", "Lee")


@lru_cache(maxsize=10_000)
def spelling(word: str) -> str:
    """What the transliterations of one name have in common ("Gaddafi", "Qaddafi"), for a word of `fold`."""
    if len(word) < _LEAST_LETTERS:
        return word
    for letters, sign in _ALIKE:
        word = re.sub(letters, sign, word)
    return word
