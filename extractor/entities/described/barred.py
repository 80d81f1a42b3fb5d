"""Where a noun heads no mention of its own: it tells the kind of a name, qualifies the next noun, is part of a phrase."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractor.entities.described.nouns import Described, are_of_others, described_noun, load_described
from extractor.entities.found import POSSESSIVE, Found, is_adjective
from extractor.entities.functions import is_acted_on, is_compound, is_conjunct, is_subject
from extractor.entities.words import load_words
from extractor.words import Document, Word

_ABSTRACT = frozenset({"in", "into", "by", "of"})  # before "force" as power, which is no body
_NAMED_KINDS = frozenset({"company", "party", "armed_group", "other"})


def ends_name(token: Word, noun: str, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether a noun only tells the kind of the name before it, also where that name ends with the first of two words that are one noun."""
    before = at.get(token.i - 1)
    pair = " " in noun and described.subtype == "other" and before is not None and before.type == "ORG"
    return pair or (noun in load_words().peoples and before is not None)


def is_of_another(token: Word, noun: str, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether it is of those who are somebody together only, or the word before a noun makes something else of it, or it only
    qualifies the next ("military | bases", "war | criminals")."""
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    if described.several and token.tag_ != "NNS":
        return True
    if noun in ("hostage", "captive") and token.i and doc[token.i - 1].lemma_ in load_words().keeping:
        return True  # "soldiers held | hostage | in Cauca"
    craft = token.i - 1 in at and at[token.i - 1].type == "WEAPON"
    if described.subtype == "armed_group" and noun in ("fighter", "bomber") and craft:
        return True  # "a Russian Su-35 | fighter |"
    if noun == "mine" and token.i and token.tag_ == "NN" and (token.i - 1 in at or doc[token.i - 1].tag_ in ("PRP$", "POS")):
        return at[token.i - 1].type != "STATE" if token.i - 1 in at else True  # "the Grasberg | mine |", "its | mine | in Peru"
    if before in described.others or (token.lower_ == "force" and before in _ABSTRACT):
        return True  # "comes | into force | in England"
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is None or following.pos_ == "VERB":  # "state media | report | a coup"
        return False
    if following.text in POSSESSIVE and token.i + 2 < len(doc) and described_noun(doc[token.i + 2]) == f"{noun} office":
        return True  # "the Ankara | prosecutor |'s office"
    if following.lower_ == "of" and any(word.lower_ in described.of_things for word in doc[token.i + 2 : token.i + 6]):
        return True
    behind = following.lemma_.lower()
    return bool({behind, f"{noun} {behind}"} & described.qualified) or _qualifies(noun, following, at)


def _qualifies(noun: str, following: Word, at: Mapping[int, Found]) -> bool:
    """Whether a noun only qualifies the noun behind it; before a title the body is a thing ("| police | officer Rivera")."""
    if following.pos_ not in ("NOUN", "PROPN"):
        return False
    second = described_noun(following)
    title = second is not None and " " in second and following.i + 1 in at and at[following.i + 1].type == "PERSON"
    acts = second is not None and are_of_others(load_described()[second])  # "the Malian | police | spokesman": of the police
    return noun == "opposition" or (second is not None and not title and not acts)


def stands_before_name(token: Word, described: Described, at: Mapping[int, Found]) -> bool:
    """Whether a noun is the title or kind of the name behind it ("judge | Rivera", "writer | and activist Rivera", "airline | Iberia")."""
    doc, position = token.doc, token.i + 1
    if described.type not in ("PERSON", "ORG", "GROUP"):
        return False
    if position in at:
        if described.subtype == "armed_group" and token.tag_ != "NNS" and at[position].type == "PERSON":
            return True  # "gunman | Rivera", "sport | shooter | Rivera"
        return at[position].type == ("ORG" if described.type == "ORG" and described.subtype in _NAMED_KINDS else "PERSON")
    if described.type == "PERSON" and position < len(doc) and doc[position].lower_ == "and":
        position += 1
        while position < min(token.i + 5, len(doc)) and position not in at and doc[position].pos_ in ("ADJ", "NOUN", "PROPN"):
            position += 1
        return position > token.i + 2 and position in at and at[position].type == "PERSON"
    return False


def is_no_event(token: Word, at: Mapping[int, Found]) -> bool:
    """Whether a noun is part of a name, or a verb misread: between a name and what it acts on ("Ansar Brigade | attacks | a church")."""
    doc = token.doc
    before, after = at.get(token.i - 1), doc[token.i + 1] if token.i + 1 < len(doc) else None
    acts = before is not None and before.type in ("ORG", "PERSON", "STATE", "GROUP") and not is_adjective(before)
    if token.tag_ == "VBZ" or (token.i > 1 and token.tag_ == doc[token.i - 1].tag_ == "NNS" and doc[token.i - 2].like_num):
        return True  # "a plane with 18 people | crashes"
    second = doc[token.i + 2] if token.i + 2 < len(doc) else None
    if token.text == "Conference" and second is not None and after is not None and after.text == "of" and second.text.istitle():
        return True  # "the Conference | of Catholic Bishops" is a body
    if token.text.istitle() and after is not None and after.pos_ == "PROPN" and after.i not in at:
        return True  # "World | Rally | Champion": part of a name
    if token.lemma_.lower() == "poll" and _asks_opinions(token):
        return True
    if token.lower_ == "war" and token.i and doc[token.i - 1].lower_ == "to":
        return True  # "go to | war | with"
    if token.lower_ == "war" and token.i > 1 and doc[token.i - 1].lower_ == "of" and doc[token.i - 2].lemma_ == "prisoner":
        return True  # "prisoners of | war | at a camp in Taganrog"
    return acts and after is not None and token.tag_ == "NNS" and (after.pos_ in ("DET", "NUM", "NOUN", "ADJ") or after.i in at)


def _asks_opinions(poll: Word) -> bool:
    """Whether a poll only tells what people think ("an opinion | poll |", "led him in a Monmouth | poll |", "the | polls | suggest")."""
    words = load_words()
    asked = any(child.lower_ in ("opinion", "exit", "tracking") for child in poll.lefts)
    told = is_subject(poll) and poll.head.lemma_ in words.polling
    return asked or told or any(word.lemma_ in words.polled and word.pos_ == "VERB" for word in poll.sent)


def is_articled(token: Word, noun: str, at: Mapping[int, Found]) -> bool:
    """Whether a noun stands for a thing of its own ("a forest | fire"; not "jets | fire", "Israeli | fire", "a | storm | warning")."""
    before = token.doc[token.i - 1] if token.i else None
    if not token.lower_.startswith(noun) or is_compound(token):
        return False
    if before is None or token.tag_ == "NNS":
        return token.tag_ == "NNS"
    if before.i in at:
        return not is_adjective(at[before.i])
    return before.pos_ in ("DET", "ADJ") or before.tag_ == "NN" or is_conjunct(token)


def is_ware(token: Word, described: Described, parts: Sequence[Found]) -> bool:
    """Whether what could fight is only told of by its model and is handed over ("agreed to supply 96 F-15 | jets |")."""
    models = described.subtype == "military" and bool(parts) and all(part.type == "WEAPON" for part in parts)
    return models and is_acted_on(token)


def is_condition(doc: Document, start: int, noun: int, described: Described) -> bool:
    """Whether a noun for one person has no article behind a preposition ("her release from | exile | in Spain"): it is nobody."""
    return described.type == "PERSON" and start == noun and start > 0 and doc[start - 1].pos_ == "ADP"


def is_capital(token: Word) -> bool:
    """Whether a word is capitalised and no sentence begins with it or with the words before it ("Ministry of | Youth")."""
    return token.text.istitle() and not token.is_sent_start and not token.doc[token.i - 1].is_sent_start
