"""Which nouns and pronouns may speak of something that the article names elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.found import Found
from extractor.entities.words import WordLists, Words
from extractor.words import Document, Word

_TELLING = frozenset({"with", "where", "that", "whose"})
_DEFINITE = ("the", "this", "that")
_COMING = frozenset({"next", "future"})


def find_anaphors(doc: Document, mentions: Sequence[Found], words: WordLists) -> list[Found]:
    """Pronouns, definite nouns and nouns for people outside the mentions found so far, in text order.

    Nouns for people ("a neighbour") are no entities, but a pronoun may mean them instead of one.
    """
    taken = {index for mention in mentions for index in range(mention.start, mention.end)}
    found = []
    for token in doc:
        if is_pronoun(token, words):
            found.append(Found(token.i, token.i + 1, "PERSON", "pronoun", head=token.i))
        elif token.pos_ in ("NOUN", "PROPN"):
            kind = definite_type(token, words)
            if (
                kind is None
                and token.i not in taken
                and token.lower_ in words.people
                and token.pos_ == "NOUN"
                and not _is_title(token)
            ):
                kind = "PERSON"
            if kind is not None:
                found.append(Found(token.i, token.i + 1, kind, "nominal", head=token.i, anaphoric=True))
    return found


def is_pronoun(token: Word, words: WordLists) -> bool:
    """Whether a token is a personal pronoun."""
    return token.tag_ in ("PRP", "PRP$") and words.pronouns.kind_of(token.lower_) is not None


def definite_type(noun: Word, words: WordLists) -> str | None:
    """The type of what a noun may mean again ("the newspaper", "the country"), None if it cannot."""
    kind = "STATE" if region_of(noun, words) else words.definite_types.get(noun.lower_)
    again = (
        noun.i > 0
        and kind is not None
        and is_definite(noun)
        and not (_is_title(noun) or _is_of_name(noun) or _is_told_after(noun))
    )
    return kind if again else None


def region_of(noun: Word, words: WordLists) -> Words | None:
    """The codes of the states of the part of the world that is named before a noun ("the Central American | nation |"), else None."""
    if noun.lower_ not in ("state", "nation", "country"):
        return None
    before = [token.lower_ for token in noun.doc[max(noun.i - 2, 0) : noun.i]]
    return words.regions.get(" ".join(before)) or words.regions.get(before[-1] if before else "")


def _is_told_after(noun: Word) -> bool:
    """Whether what follows, or a number before it, tells which one is meant ("the country | with most cases", "the 2nd district"), or
    that it is none yet ("the | next | president")."""
    after = noun.doc[noun.i + 1].lower_ if noun.i + 1 < len(noun.doc) else ""
    before = (child for child in noun.children if child.i < noun.i)
    what = noun.lower_ == "state" and after == "of"  # "the | state | of emergency"
    return what or after in _TELLING or any(child.text[:1].isdigit() or child.lower_ in _COMING for child in before)


def is_definite(noun: Word) -> bool:
    """Whether "the", "this" or "that" opens the noun's phrase, with at most three adjectives between ("the Middle Eastern nation")."""
    position = noun.i - 1
    while position > noun.i - 5 and position > 0 and noun.doc[position].pos_ in ("ADJ", "PROPN"):
        position -= 1
    return position >= 0 and noun.doc[position].lower_ in _DEFINITE


def _is_title(noun: Word) -> bool:
    """Whether another noun follows, of which this one is the title or kind."""
    return noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].pos_ in ("NOUN", "PROPN")


def _is_of_name(noun: Word) -> bool:
    """Whether a name behind the noun says which one is meant ("the city | of Lviv", "the president | of the United States")."""
    if noun.i and noun.doc[noun.i - 1].pos_ == "PROPN":
        return False  # "the North Waziristan | region | of Pakistan"
    behind = [token for token in noun.doc[noun.i + 1 : noun.i + 4] if token.lower_ != "the"]
    return len(behind) > 1 and behind[0].lower_ == "of" and behind[1].pos_ == "PROPN"
