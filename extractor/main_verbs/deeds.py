"""Gerunds that name a deed and were read as verbs ("killed in | shelling | by rebels")."""

from __future__ import annotations

from spacy.tokens import Token

from extractor.main_verbs.words import load_words

_BEFORE_DEEDS = frozenset({"in", "during", "amid", "after", "by"})
_VERBAL = frozenset({"obj", "nsubj", "aux", "conj", "xcomp", "ccomp"})


def is_deed(token: Token) -> bool:
    """Whether a gerund without subject or object names what happens ("killed in | fighting | with the army", "| shelling | by rebels
    kills ten"; not "in fighting piracy")."""
    if token.lower_ not in load_words().deeds or token.pos_ != "VERB" or token.tag_ != "VBG":
        return False
    before = _BEFORE_DEEDS | {"to"} if token.dep_ == "acl" else _BEFORE_DEEDS  # "an end to | fighting |"
    opened = any(child.lower_ in before and child.tag_ == "IN" and child.dep_ in ("mark", "case") for child in token.lefts)
    if not (token.dep_ == "csubj" or (opened and token.dep_ in ("advcl", "acl", "obl:agent"))):
        return False
    return not any(child.dep_.split(":")[0] in _VERBAL for child in token.children)


def make_noun(gerund: Token) -> None:
    """Read a gerund as the noun that it is."""
    by = gerund.head.tag_ == "VBN" and any(child.lower_ == "by" for child in gerund.lefts)
    clausal = "nsubj" if gerund.dep_ == "csubj" else "obl:agent" if by else "obl"
    gerund.dep_ = clausal if gerund.head.pos_ in ("VERB", "AUX") else "nmod"
    gerund.pos_, gerund.tag_, gerund.lemma_ = "NOUN", "NN", gerund.lower_
    for child in gerund.children:
        if child.i < gerund.i and child.lower_ in _BEFORE_DEEDS | {"to"}:
            child.dep_, child.pos_ = "case", "ADP"
        elif child.dep_ == "obl":
            child.dep_ = "nmod"
