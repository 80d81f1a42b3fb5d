"""What a token is to its head: where the entity layer reads dependency labels (Universal Dependencies 2, with English subtypes)."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token


def is_subject(token: Token, passive: bool = False) -> bool:
    """Whether it is the subject of a verb; of a passive one only if told so. Parsers take one right before a verb for a part of it."""
    verb = token.head
    part = token.dep_ == "compound" and verb.i == token.i + 1 and verb.pos_ == "VERB" and verb.tag_ in ("VBZ", "VBP", "VBD")
    return token.dep_ == "nsubj" or (passive and token.dep_ == "nsubj:pass") or part


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb which it goes on or explains ("Israel apologised, | calling | it a mistake")."""
    while True:
        own = next((child for child in verb.children if is_subject(child, passive=True)), None)
        if own is not None and own.tag_ == "WDT":
            return verb.head  # "Ohio, | which | plans"
        if own is not None or verb.head.i >= verb.i or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ == "VBN":
            return own
        if not is_conjunct(verb) and verb.tag_ not in ("VB", "VBG"):
            return None
        verb = verb.head


def is_acted_on(token: Token) -> bool:
    """Whether it is what the verb is done to: an object, or the subject of a passive."""
    return token.dep_ in ("obj", "nsubj:pass")


def is_complement(token: Token) -> bool:
    """Whether it stands beside the verb as an object, a phrase with a preposition, or what is said of the subject."""
    return token.dep_ in ("obj", "obl", "nsubj:pass", "xcomp", "attr")


def is_phrase(token: Token) -> bool:
    """Whether a preposition hangs it on a verb or a noun."""
    return token.dep_ in ("obl", "nmod")


def is_owner(token: Token) -> bool:
    """Whether it is a possessor ("| Moscow |'s aims")."""
    return token.dep_ == "nmod:poss"


def is_modifier(token: Token) -> bool:
    """Whether it stands before the noun that it is a part of ("a | London | taxi driver")."""
    return token.dep_ in ("compound", "nmod:desc", "nmod:unmarked") and token.head.i > token.i


def is_compound(token: Token) -> bool:
    """Whether it is the first noun of two ("a | storm | warning")."""
    return token.dep_ == "compound"


def is_conjunct(token: Token) -> bool:
    """Whether it is a further member of a list."""
    return token.dep_ == "conj"


def is_apposed(token: Token) -> bool:
    """Whether it explains the noun that it stands beside ("the mayor, | Ana Diaz |")."""
    return token.dep_ == "appos"


def first_of_list(token: Token) -> Token:
    """The first member of the list that a token is in, else the token itself."""
    while is_conjunct(token):
        token = token.head
    return token


def prepositions(token: Token) -> Collection[str]:
    """The words that hang it on what it belongs to ("by", "in"), in lower case."""
    return [child.lower_ for child in token.children if child.dep_ == "case"]
