"""The language of a text, found offline by py3langid (BSD-3-Clause; Lui and Baldwin 2012, langid.py)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_SAMPLE = 5000  # characters
_SURE = 0.8  # of 20,000 English news sentences it takes 4 for another language; a sentence of French or German is above 0.95
_SHORT = 20  # letters: fewer tell nothing, in Latin script
_ENGLISH_SHARE = 0.03  # of "the" among the words: half of what English news has
_WORD = re.compile(r"[^\W\d_]+")
# English in all but name to a model of letters: news of Nigeria is taken for Pidgin.
_CREOLES = {"pcm"}


def find_language(text: str) -> str:
    """The ISO 639-1 code of a text's language; English where it is too short to tell or where the model is in doubt.

    >>> find_language("The minister met his counterpart at the airport.")
    'en'
    """
    words = _WORD.findall(text[:_SAMPLE])
    letters = sum(map(len, words))
    if not letters or sum(word.lower() == "the" for word in words) >= _ENGLISH_SHARE * len(words):
        return "en"  # no other language has the word so often: most articles need no model
    foreign = sum(len(word) for word in words if ord(word[0]) > 0x24F) * 2 > letters  # beyond Latin
    if letters < _SHORT and not foreign:
        return "en"
    language, sureness = _identifier().classify(text[:_SAMPLE])
    return str(language) if foreign or sureness >= _SURE else "en"


def is_english(tag: str) -> bool:
    """Whether a language tag (BCP 47), a code of ISO 639 or a name means English."""
    return re.split("[-_]", tag.strip().lower())[0] in ("en", "eng", "english")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # late: its model takes most of a second

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([label for label in identifier.labels if label not in _CREOLES])
    return identifier
