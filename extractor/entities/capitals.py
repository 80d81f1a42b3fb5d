"""Whether a capital's name stands for its state ("between Washington and Moscow", "Moscow fears") or for the city ("Tokyo's mayor")."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.entities.found import POSSESSIVE, Found
from extractor.entities.functions import (
    first_of_list,
    is_complement,
    is_conjunct,
    is_modifier,
    is_owner,
    is_subject,
    is_told,
    prepositions,
)
from extractor.entities.words import Capitals, Words, load_words
from extractor.lemmas import base_forms
from extractor.words import HYPHENS, Document, Word

_ABOVE = 3  # how many words above a name are asked what it is part of


def acts_for_state(doc: Document, capital: Found, place_before: bool, abroad: bool) -> bool:
    """By what stands before and behind the name and by what it depends on; without a sign it is the city.

    Args:
        doc: the parsed article.
        capital: a mention of the city's name.
        place_before: whether what ends right before a comma in front of it is a place ("Edmonton, | London").
        abroad: whether its sentence or one beside it names another state, or a body of several: of whom a state's deeds are.
    """
    words = load_words().capitals
    before, second = (doc[capital.start - back].lower_ if capital.start >= back else "" for back in (1, 2))
    if before == "-" and second in words.sides:
        return True  # "the pro- | Beijing | camp"
    name = doc.root_of(capital.start, capital.end)
    first = first_of_list(name)
    if first is not name and first.i < capital.start:
        if (words.prepositions - {"of", "from", "to"}).intersection(prepositions(first)):
            return False  # "in Dublin and | Paris"
    if second in {"to": words.given, "from": words.issued}.get(before, ()):
        return _told_behind(doc, capital, name, words, abroad) is not False
    if before in words.prepositions or before in ("(", "/"):
        return False
    owning = doc[capital.end].text in POSSESSIVE if capital.end < len(doc) else False  # "into the sea, | Seoul |'s army said"
    behind_name = not is_subject(name) and not owning and (place_before or _is_unlisted_name(doc, capital))
    if before == "," and (second == "capital" or behind_name):
        return False  # "the capital, Sanaa", "St Mary's Hospital, London"
    told = _told_behind(doc, capital, name, words, abroad)
    return told if told is not None else _is_dealt_with(first, words, abroad)


def _told_behind(doc: Document, capital: Found, name: Word, words: Capitals, abroad: bool) -> bool | None:
    """What stands behind the name tells, None if nothing does."""
    rest = doc[capital.end : capital.end + 5]
    if not rest:
        return None
    after, second = rest[0], rest[1] if len(rest) > 1 else None
    following = {token.lower_ for token in rest}
    if following & {"capital", "city"} and following & {",", "is", "was", "became", "becomes", "remains", "as"}:
        return False  # "Abuja is the capital of Nigeria", "Riyadh, the Saudi capital", "recognised Jerusalem as the capital"
    if after.lower_ in words.situated:
        return False
    if second is not None and after.text == "," and second.ent_type_ in ("STATE", "PLACE"):
        return any(is_conjunct(child) for child in name.children)  # "| London |, Paris and Rome agreed"
    if second is not None and second.pos_ == "PROPN" and after.lower_ in ("to", *HYPHENS):
        return name.head.lower_ in words.state_nouns  # "the | Beijing | –Shanghai railway"
    if after.text in HYPHENS and second is not None and (second.tag_ == "VBN" or not after.whitespace_):
        return second.lower_ in words.siding  # "a | Berlin | -based foundation", "| Tbilisi | -backed troops"
    if after.text in POSSESSIVE:
        owned = name.head if is_owner(name) else second
        return owned is not None and _is_of_state(doc[after.i + 1 : owned.i + 1], owned, words, abroad)
    if after.lower_ in words.city_nouns or after.lower_ in words.in_city:
        return False
    noun = name.head if is_modifier(name) and after.pos_ not in ("VERB", "AUX") else after
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    return noun.text in words.state_nouns or (abroad and noun.text in words.officials)  # not "a | London | taxi driver"


def _is_of_state(phrase: Sequence[Word], owned: Word, words: Capitals, abroad: bool) -> bool:
    """Whether what stands behind a possessive is a state's: its bodies, what it does or means ("| Moscow |'s poisoning of"), and
    where another state is named all but names of places and bodies, and what cities have."""
    told = {owned.lower_, *(child.lower_ for child in owned.children if child.i < owned.i)}
    deeds = words.state_bodies | words.deeds | words.dealing | words.state_nouns
    if told & deeds or (owned.lower_.endswith("ing") and any("of" in prepositions(child) for child in owned.children)):
        return True
    named = owned.text.istitle() or any(token.pos_ == "PROPN" and token.text.istitle() for token in phrase)
    return abroad and not named and not told & (words.city_nouns | words.daily)


def _deed_of(name: Word) -> Word | None:
    """What a name is the subject of; parsers take a verb behind it for a participle ("| Seoul | levelled allegations")."""
    if is_subject(name):
        return name.head
    after = name.doc[name.i + 1] if name.i + 1 < len(name.doc) else None
    return after if after is not None and is_modifier(name) and after.tag_ in ("VBD", "VBZ", "VBP") else None


def _is_dealt_with(name: Word, words: Capitals, abroad: bool) -> bool:
    """Whether what a name depends on is a state's deed, or is said, done or laid on a state."""
    verb = _deed_of(name)
    if verb is not None:
        return (abroad or _is_one_of(verb, words.speaking)) and not _is_one_of(verb, words.by_city) and not _is_daily(verb, words)
    verb, told = name.head, prepositions(name)
    if is_told(name, verb) or (is_complement(name) and not told):
        return _is_one_of(verb, words.addressed) and (abroad or not is_subject(name, passive=True))
    if "by" in told:
        return (abroad or verb.lower_ in words.siding or _is_one_of(verb, words.speaking)) and not _is_daily(verb, words)
    if {"with", "between"}.intersection(told):
        return any(_is_one_of(token, words.dealing) for token, _ in zip(name.ancestors, range(_ABOVE), strict=False))
    laid = {"on", "against", "for"}.intersection(told)
    return bool(laid) and _is_one_of(verb, words.pressing) and not _is_daily(verb, words)


def _is_daily(verb: Word, words: Capitals) -> bool:
    """Whether what is done is for a city to do ("| Tokyo | reports 949 cases", "| Paris | issues a mask mandate")."""
    told = [child for child in verb.children if is_complement(child)]
    return any(_is_one_of(token, words.daily) for child in told for token in (child, *child.children))


def _is_one_of(token: Word, lemmas: Words) -> bool:
    """Whether a word may be a form of one in a list; lemmas of pipelines are not always words ("denie")."""
    return not lemmas.isdisjoint((token.lemma_.lower(), token.lower_, *base_forms(token.lower_)))


def _is_unlisted_name(doc: Document, capital: Found) -> bool:
    """Whether what stands before the comma is a name and no list goes on behind ("University College, | London |")."""
    before = doc[capital.start - 2] if capital.start > 1 else None
    after = doc[capital.end].lower_ if capital.end < len(doc) else ""
    return (
        before is not None and before.pos_ == "PROPN" and before.ent_type_ not in ("STATE", "DATE") and after not in ("and", ",")
    )
