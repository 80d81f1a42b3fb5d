"""Whether a capital's name stands for its state ("between Washington and Moscow", "Moscow fears") or for the city ("Tokyo's mayor")."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from extractor.entities.found import POSSESSIVE, Found
from extractor.entities.functions import (
    first_of_list,
    is_acted_on,
    is_complement,
    is_compound,
    is_modifier,
    is_owner,
    is_phrase,
    is_subject,
    prepositions,
)
from extractor.entities.words import Capitals, load_words

_DASHES = ("-", "–", "‑")


def acts_for_state(doc: Doc, capital: Found, place_before: bool) -> bool:
    """By what stands before and behind the name and by what it depends on; without a sign it does.

    Args:
        doc: the parsed article.
        capital: a mention of the city's name.
        place_before: whether what ends right before a comma in front of it is a place ("Edmonton, | London").
    """
    words = load_words().capitals
    before, second = (doc[capital.start - back].lower_ if capital.start >= back else "" for back in (1, 2))
    if before == "-" and second in words.sides:
        return True  # "the pro- | Beijing | camp"
    name = doc[capital.start : capital.end].root
    first = first_of_list(name)
    if first is not name and first.i < capital.start:
        if (words.prepositions - {"of", "from", "to"}).intersection(prepositions(first)):
            return False  # "in Dublin and | Paris"
    if before == "to" and second in words.addressed:
        return _stands_for_state_before(doc, capital, name, words)
    if before in words.prepositions or before in ("(", "/"):
        return False
    if before == "on" and is_phrase(name) and name.head.lemma_.lower() not in words.pressing:
        return False  # "march on | Moscow", not "sanctions on"
    behind_name = not is_subject(name) and (place_before or _is_unlisted_name(doc, capital))
    if before == "," and (second == "capital" or behind_name):
        return False  # "the capital, Sanaa", "St Mary's Hospital, London"
    if is_acted_on(first) and first.head.lemma_.lower() in words.reached:
        return False
    if is_subject(name) and _is_daily_life(name.head, words):
        return False
    return _stands_for_state_before(doc, capital, name, words)


def _stands_for_state_before(doc: Doc, capital: Found, name: Token, words: Capitals) -> bool:
    """What stands behind the name."""
    rest = doc[capital.end : capital.end + 5]
    if not rest:
        return True
    after, second = rest[0], rest[1] if len(rest) > 1 else None
    following = {token.lower_ for token in rest}
    if following & {"capital", "city"} and following & {",", "is", "was", "became", "remains"}:
        return False  # "Abuja is the capital of Nigeria", "Riyadh, the Saudi capital"
    if after.lower_ in words.situated or (after.text in _DASHES and second is not None and second.lower_ in words.situated):
        return False  # "a | Berlin | -based foundation"
    if second is not None and after.text == "," and second.ent_type_ in ("STATE", "PLACE"):
        return False
    if second is not None and second.pos_ == "PROPN" and after.lower_ in ("to", *_DASHES):
        return name.head.lower_ in words.state_nouns  # "the | Beijing | –Shanghai railway"
    if after.text in POSSESSIVE:
        owned = name.head if is_owner(name) else second
        told = {owned.lower_, *(child.lower_ for child in owned.children if is_compound(child))} if owned is not None else set()
        named = owned is not None and owned.pos_ == "PROPN" and not told & words.state_bodies
        return not named and not told & words.city_nouns
    if after.lower_ in words.city_nouns or after.lower_ in words.in_city:
        return False
    noun = name.head if is_modifier(name) and after.pos_ not in ("VERB", "AUX") else after
    return noun.pos_ not in ("NOUN", "PROPN") or noun.lower_ in words.state_nouns  # "a | London | taxi driver"


def _is_unlisted_name(doc: Doc, capital: Found) -> bool:
    """Whether what stands before the comma is a name and no list goes on behind ("University College, | London |")."""
    before = doc[capital.start - 2] if capital.start > 1 else None
    after = doc[capital.end].lower_ if capital.end < len(doc) else ""
    return (
        before is not None and before.pos_ == "PROPN" and before.ent_type_ not in ("STATE", "DATE") and after not in ("and", ",")
    )


def _is_daily_life(verb: Token, words: Capitals) -> bool:
    """Whether what is done is for a city to do ("| Tokyo | reports 949 cases", "| Paris | issues a mask mandate")."""
    told = [child for child in verb.children if is_complement(child)]
    nouns = {token.lemma_.lower() for child in told for token in (child, *child.children)}
    return bool(nouns & words.daily)
