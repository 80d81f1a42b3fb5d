"""Lemmas that agree with our word lists: where a pipeline's lemma is no known word, a regular base form that is one replaces it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import Protocol

from extractor.data import load_packaged

_INFLECTED = frozenset({"VERB", "NOUN", "AUX", "ADJ", "PROPN"})
_ENDINGS = (("ies", ("y",)), ("es", ("e", "")), ("s", ("",)), ("ied", ("y",)), ("ed", ("e", "")), ("ing", ("e", "")))
# one syllable with a short vowel, whose last letter is doubled (Quirk et al. 1985, 3.8)
_DOUBLED = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
_INFLECTED_VERBS = frozenset({"VBD", "VBN", "VBG", "VBZ"})


class Inflected(Protocol):
    """What a word says of its inflection; spaCy's tokens do."""

    lemma_: str

    @property
    def text(self) -> str:
        """The word as it stands."""

    @property
    def lower_(self) -> str:
        """The word in lower case."""

    @property
    def pos_(self) -> str:
        """Its universal part of speech."""

    @property
    def tag_(self) -> str:
        """Its Penn tag."""


def use_known_lemmas(words: Iterable[Inflected], known: Container[str], again: bool = True) -> None:
    """Correct the lemmas of words in place ("waged" -> wage, not wag; "bases" -> base, not basis).

    With `again`, a verb is also known by what it says is done again ("reoccupied" -> occupy); where nouns are known, that misleads
    ("reacted", which is of no "act").
    """
    irregular = _irregular()
    for token in words:
        kind = token.pos_
        if kind not in _INFLECTED:
            continue
        lemma, word = token.lemma_.lower(), token.lower_
        if word.endswith(("ed", "ing")):
            if kind == "VERB" and irregular.get(word) in known:
                token.lemma_ = irregular[word]  # "aiding", which is of no "aide"
                continue
            if word in (f"{lemma}ing", f"{lemma}ed") and f"{lemma}e" in known and _DOUBLED.fullmatch(lemma):
                token.lemma_ = f"{lemma}e"  # "raping" is of "rape", for that of "rap" has two "p"
                continue
        inflected = lemma == word and token.tag_ in _INFLECTED_VERBS  # "affiliated", which is an adjective too
        if (lemma in known and not inflected) or not word.isalpha():
            continue
        if (kind == "PROPN" and token.text.istitle()) or (token.tag_ == "NN" and word.endswith("ing")):
            continue  # "the | firing | of the minister" is no fire
        forms = [*filter(None, [irregular.get(word)]), *base_forms(word)]
        if token.tag_ in ("VB", "VBP"):
            forms.append(word)  # "wound", which is no form of "wind" here
        if again and kind == "VERB" and lemma.startswith("re"):  # "reoccupied"; not the noun "reserves"
            forms += [lemma.removeprefix("re"), *base_forms(word.removeprefix("re"))]
        forms.append(word)  # "wound", tagged as a past tense
        base = next((form for form in forms if form in known), None)
        if base is not None:
            token.lemma_ = base


@cache
def _irregular() -> dict[str, str]:
    return load_packaged("extractor", "irregular.toml", dict[str, str])


def base_forms(word: str) -> Iterator[str]:
    """Words of which an English word may be a regular inflection, the likelier first.

    Source: the inflectional rules of English orthography (Quirk et al. 1985, 3.5-3.10 and 5.78-5.81).
    """
    if not word.endswith(("s", "d", "g")):
        return
    for suffix, endings in _ENDINGS:
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            stem = word.removesuffix(suffix)
            yield from (stem + ending for ending in endings)
            if suffix in ("ed", "ing") and stem[-1] == stem[-2]:
                yield stem[:-1]
