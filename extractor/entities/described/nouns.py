"""The nouns that head described mentions, by kind, and which of them a token is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Literal

from extractor.data import Strict, load_packaged
from extractor.entities.found import POSSESSIVE
from extractor.entities.words import load_words
from extractor.words import Word

_MODEL = re.compile(r"[A-Z-]*\d")


Need = Literal[
    "entity",
    "modifiers",
    "protests",
    "happens",
    "strikes",
    "explodes",
    "polled",
    "held",
    "decided",
    "reported",
    "joined",
    "between",
    "suffers",
    "acts",
    "befalls",
    "any",
]


class Described(Strict):
    """Head nouns of one kind of described mention, each in one of three lists: lemmas, if need be with the word before them.

    Attributes:
        nouns: those that are in no list below.
        implied: those that speak of the body of the state that the article is about where no other is named ("the army").
        counted: those that do so with numbers, adjectives and "a" too ("four masked gunmen", "a gunman").
        implied_pairs: two words that do so together, of which the second alone is one of the nouns ("the federal | government |").
        capitalised: those that are common nouns in the plural all the same ("Islamists").
        uncounted: those that are no happening in the plural or counted ("60% of votes").
        articled: those that are one only behind an article or adjective, or in the plural ("a | fire |", not "opened | fire").
        others: words that make something else of the noun behind them ("a | passenger | jet" is no body).
        qualified: words of which the noun before them, or that noun alone, only says which they are ("war | criminals").
        of_things: words behind "of" of which it is a part ("the base | of the mountain").
        several: whether one of them alone is nobody ("| managers |", not "the | manager | of the bank").
        needs: any of these makes a noun a mention: a name in its phrase, one of the `modifiers`, that it protests, happens,
            strikes or explodes, that somebody goes to it ("polled": "headed to the | polls"), makes it take place or stays away
            ("held": "called an | election"), tells of it ("reported": "confirmed an | outbreak"), takes part in it ("joined":
            "left the | talks"), makes a law of it or fights it ("decided": "passed a | bill"), that it is between those named
            ("between": "a | match | between Ajax and Celtic"), that something is done to several of them ("suffers": "police
            arrested 14 | people"), that several do something to something named ("acts": "insurance | companies | sue al-Qaeda")
            or that something befalls it ("befalls": "a | bus | crashes"); or nothing.
    """

    type: str
    subtype: str | None = None
    nouns: tuple[str, ...] = ()
    implied: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    implied_pairs: frozenset[str] = frozenset()
    uncounted: frozenset[str] = frozenset()
    capitalised: frozenset[str] = frozenset()
    articled: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    qualified: frozenset[str] = frozenset()
    of_things: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    several: bool = False
    needs: tuple[Need, ...] = ("entity",)
    links: frozenset[str] = frozenset({"of", "in"})

    def heads(self) -> Iterator[str]:
        """All nouns."""
        return chain(self.nouns, self.implied, self.counted)

    def implies(self, words: str) -> bool:
        """Whether a noun, or a noun with the word before it, may speak of the body of a state that it does not name."""
        return words in self.implied or words in self.counted or words in self.implied_pairs


@cache
def load_described() -> Mapping[str, Described]:
    """Described-mention classes by the lemma of their head noun."""
    classes = load_packaged("extractor.entities", "described.toml", tuple[Described, ...], "described")
    return {noun: described for described in classes for noun in described.heads()}


def described_noun(token: Word) -> str | None:
    """The noun of `described.toml` that a token is, with the word before it where both are one ("police | officer"), or None."""
    known = load_described()
    if model_end(token) > token.i + 1:
        return "aircraft"
    whole = token.tag_ in ("NN", "VBG") and token.lower_ in known
    lemma = token.lower_ if whole else token.lemma_.lower()  # "flooding" is no "flood"
    if (joined := f"{_hyphened_before(token)}-{lemma}") in known:
        return joined
    before = token.i - 1 - (token.i > 1 and token.doc[token.i - 1].text in POSSESSIVE)  # "the | regime |'s forces"
    pair = f"{token.doc[before].lower_} {lemma}" if before >= 0 else ""
    return pair if pair in known else lemma if lemma in known else None


def _hyphened_before(token: Word) -> str:
    """The word that a hyphen joins to the one behind it ("a | run |-off"), else nothing."""
    doc = token.doc
    joined = token.i > 1 and token.tag_ != "NNP" and doc[token.i - 1].text in ("-", "‑") and not doc[token.i - 1].whitespace_
    return doc[token.i - 2].lower_ if joined else ""


def model_end(maker: Word) -> int:
    """Where the name of a model of aircraft ends that begins with its maker ("a | Cessna 340 |"); right behind the word if none does."""
    end = maker.i + 1
    while maker.text in load_words().makers and end < len(maker.doc) and _MODEL.match(maker.doc[end].text):
        end += 1 + (end + 2 < len(maker.doc) and maker.doc[end + 1].text == "-" and not maker.doc[end + 1].whitespace_)
    return end


def are_of_others(described: Described) -> bool:
    """Whether people are those whose acts are others', so that they are a thing only where nothing tells whose; so are vehicles."""
    return set(described.needs) <= {"suffers", "acts"} or described.needs == ("befalls",)
