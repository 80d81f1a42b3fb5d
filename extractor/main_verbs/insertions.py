"""The past tense behind an insertion that was read as a participle ("Russia, which had threatened to do so, | annexed | Crimea.")."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.main_verbs.misread import is_main_verb
from extractor.main_verbs.words import NOMINAL, load_words

_OPENS_INSERTION = frozenset({"WDT", "WP", "WP$", "WRB", "VBG", "VBN", "DT"})


def read_past_behind_insertion(sentence: Span) -> None:
    """Make such a participle the main verb of a sentence that has none, and what stands before the insertion its subject."""
    verb = _past_behind_insertion(sentence)
    if verb is None:
        return
    subject = _head_before(sentence, _first_comma(sentence))
    former = sentence.root
    if verb.dep_ == "amod" and verb.head.i > verb.i:  # "| suspended | cooperation with NATO"
        verb.head.head, verb.head.dep_ = verb, "obj"
    verb.head, verb.dep_, verb.pos_, verb.tag_ = verb, "ROOT", "VERB", "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    if former not in (verb, subject) and former.dep_ == "ROOT":
        former.head, former.dep_ = verb, "obj" if former.i > verb.i else "obl:unmarked"
    for child in [child for child in sentence if child.head in (former, subject) and child.i > verb.i and child.dep_ == "punct"]:
        child.head = verb


def _past_behind_insertion(sentence: Span) -> Token | None:
    comma = _first_comma(sentence)
    words = [token for token in sentence if not token.is_space]
    if comma is None or words[-1].text != "." or any(is_main_verb(word) for word in words if word.tag_ != "VBN"):
        return None
    subject = _head_before(sentence, comma)
    opener = sentence.doc[comma.i + 1]
    if subject.pos_ not in NOMINAL or (opener.tag_ not in _OPENS_INSERTION and opener.lower_ not in load_words().of_company):
        return None
    closed = (token for token in words if token.i > comma.i + 2 and token.nbor(-1).text == "," and token.i + 1 < sentence.end)
    return next((token for token in closed if token.tag_ in ("VBN", "VBD") and _may_be_past(token)), None)


def _may_be_past(participle: Token) -> bool:
    """Whether a form is a past tense too."""
    return participle.lower_.endswith("ed") or participle.lower_ in load_words().past_and_participle


def _first_comma(sentence: Span) -> Token | None:
    return next((token for token in sentence if token.text == "," and token.i > sentence.start), None)


def _head_before(sentence: Span, comma: Token | None) -> Token:
    """The head of the phrase that opens a sentence."""
    head = sentence[0] if comma is None else comma.nbor(-1)
    while head.head != head and sentence.start <= head.head.i < head.i:
        head = head.head
    return head
