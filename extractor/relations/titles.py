"""Titles and offices beside names, read off the order of words.

News puts offices where parsers trained on other genres err most: long titles before a name ("US Secretary of State Mike Pompeo"),
explanations between commas ("Phil Chetwynd, director of global news for AFP,") and names after their office ("Mahan's director,
Hamid Arabnejad,"). The same order serves other nouns ("Tashkent, the capital of Uzbekistan,"). The patterns are local, so the order
of words tells more than the tree.
"""

from __future__ import annotations

from collections.abc import Container

from extractor.relations.mentions import MentionIndex
from extractor.words import HYPHENS, Document

Roles = dict[str, list[int]]

_PREPOSITIONS = frozenset({"of", "for", "to", "in", "at", "from", "within", "with"})
_HONORIFICS = frozenset(
    {"sir", "lord", "lady", "dame", "baroness", "sheikh", "prince", "dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms", "ms."}
)
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "CCONJ", "NUM"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_STANCES = frozenset({"anti", "pro", "non"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})
_LONGEST = 12  # tokens between an office and the name it belongs to


def read_title(doc: Document, index: MentionIndex, noun: int, officials: Container[str], kinds: Container[str]) -> Roles:
    """Who bears an office and of what, for a noun in one of the three positions; empty if it stands in none of them.

    `officials` are nouns for people in office: one in the phrase behind the noun is the title of another ("a critic of | President X").
    `kinds` are nouns for what a name is ("of the Austrian | state | of Tyrol": the first name is not meant).

    Returns:
        `agent`, the head token of the person's name, and `patient` or a preposition ("to"), heads of what the office belongs to.
    """
    if noun in index.inside:
        return {}
    right, end = _complements(doc, index, noun, officials, kinds)
    end += (
        end < len(doc) and doc[end].lower_ in _HONORIFICS and end not in index.name_from
    )  # "prime minister | Sir | Edward Heath"
    person = index.name_from.get(end) if end < len(doc) else None
    if person is not None and index.is_person(person):
        after = index.span_of[person][1]
        if doc[noun].tag_ in ("NNS", "NNPS") and end == noun + 1 and is_alone(doc, index, person):
            return {}  # "the director of an agency for | refugees | Ana Diaz"
        right = right or _complements(doc, index, after - 1, officials, kinds)[0]
        return _roles(doc, person, _owner(doc, index, noun, officials, kinds), right)
    if (person := _behind_other_title(doc, index, noun, end)) is not None:
        return _roles(doc, person, _owner(doc, index, noun, officials, kinds), right)
    if doc[noun].tag_ == "NNS":
        return {}  # "Putin, two dual citizens of Israel and Russia": a list goes on
    if end < len(doc) and doc[end].text == "," and (person := _next_person(doc, index, end + 1)) is not None:
        return _roles(doc, person, _owner(doc, index, noun, officials, kinds), right)
    bearer = _name_before_comma(doc, index, noun)
    if bearer is not None and not index.is_person(bearer) and doc[noun].lemma_.lower() in officials:
        person = _person_of(doc, index, bearer)
        bearer = bearer if person is None else person
    closed = end >= len(doc) or doc[end].is_punct or doc[end].is_space
    if bearer is not None and (closed or index.is_person(bearer)):
        return _roles(doc, bearer, _owner(doc, index, noun, officials, kinds), right)
    return {}


def _person_of(doc: Document, index: MentionIndex, name: int) -> int | None:
    """The person of whom a name tells where he is from or to whom he belongs ("| Ana Diaz | of Chile, the minister")."""
    before = index.span_of[name][0] - 1
    before -= before > 0 and doc[before].lower_ == "the"
    linked = before > 0 and doc[before].lower_ in ("of", "from")
    person = index.name_until.get(before - (doc[before - 1].text == ",")) if linked else None
    return person if person is not None and index.is_person(person) else None


def tells_stance(doc: Document, begin: int) -> bool:
    """Whether a name only tells for or against whom somebody is ("a | pro-Syrian | minister")."""
    return begin > 1 and doc[begin - 1].text in HYPHENS and doc[begin - 2].lower_ in _STANCES


def is_alone(doc: Document, index: MentionIndex, person: int) -> bool:
    """Whether a person is the only one whom a list at his place would name."""
    after = index.span_of[person][1]
    return index.is_person(person) and after < len(doc) and doc[after].pos_ in ("VERB", "AUX")


def _roles(doc: Document, person: int, owner: int | None, complements: Roles) -> Roles:
    roles: Roles = {"agent": [person]}
    for preposition, heads in complements.items():
        roles[preposition] = heads
    of = complements.get("of", [])
    adjective = owner is not None and doc[owner].pos_ == "ADJ"  # "the Mexican founder | of the order |" is of the order
    owners = [owner] if owner is not None and owner != person and not (adjective and of) else of
    if owners:
        roles["patient"] = owners
    return roles


def _complements(
    doc: Document, index: MentionIndex, noun: int, officials: Container[str], kinds: Container[str]
) -> tuple[Roles, int]:
    """Names in the phrases behind an office ("ambassador | to Germany |"), and the token behind them."""
    roles: Roles = {}
    preposition = ""
    position = noun + 1
    position += position < doc[noun].sent.end - 1 and doc[position].text == "."  # "Lt | . | Steven Jordan"
    position = behind_suffix(doc, position)
    if position < len(doc) and doc[position].text == "(":  # "MP | (member of parliament) | Ana Diaz"
        closing = next((word.i for word in doc[position : position + 6] if word.text == ")"), position)
        named = index.name_from.get(closing + 1) if closing > position else None
        position = closing + 1 if named is not None and index.is_person(named) else position
    while position < len(doc) and doc[position].lower_ in _PREPOSITIONS:
        if doc[position].lower_ in ("with", "for") and noun in index.inside:
            break  # "challenged President Obama | for | the party's nomination"
        if doc[position].lower_ == "with" and position > noun + 1:
            break
        before, preposition, begin = preposition, doc[position].lower_, position + 1
        preposition = "in" if preposition == "within" else preposition
        if preposition == "of" and position > noun + 1 and doc[position - 1].lemma_.lower() in kinds:
            preposition = before or "of"  # "of the police | in the US city of | Reno"
            roles.pop(preposition, None)
        position = begin
        while position < min(begin + 8, len(doc)):
            head = index.mention_from.get(position)
            kinds_of_title = ("NOUN", "PROPN") if preposition in ("to", "for") else ("NOUN",)  # "aide to | President | X"
            titled = any(t.pos_ in kinds_of_title and t.lemma_.lower() in officials for t in doc[begin:position])
            if head is not None and titled and index.is_person(head):
                roles[preposition] = [head]
                position = index.span_of[head][1]
                continue
            behind_others = index.is_person(head) and position > begin if head is not None else False
            if head is not None and (behind_others or noun in range(*index.span_of[head])):
                break  # "Secretary of State | Pompeo": the bearer of the office, not what it is of
            if head is not None:
                behind = index.span_of[head][1]
                owned = behind + 1 < len(doc) and doc[behind].text in POSSESSIVE and behind + 1 in index.name_from
                whole = index.mention_from.get(behind)  # "commander of the | Iraqi | Army": the adjective belongs to the body
                modifies = whole is not None and doc[head].pos_ == "ADJ" and doc[head].head.i in range(*index.span_of[whole])
                modifies &= whole is not None and doc[whole].pos_ == "PROPN"
                modifies |= whole is not None and index.type_at(head) == "STATE" and index.type_at(whole) == "ORG"
                inner = (
                    before == preposition == "of" and bool(roles.get("of")) and _is_of_body(doc, index, roles["of"][-1], begin)
                )
                if not (modifies or inner) and not (
                    owned and not index.is_person(index.name_from[behind + 1])
                ):  # "scholar at | Chad's | Sahel University"
                    roles.setdefault(preposition, []).append(head)
                position = _behind_insert(doc, index, head)
            elif doc[position].pos_ == "CCONJ" and _is_title(doc, index, position + 1, officials):
                break  # "president of Andalusia | and | deputy premier of Spain"
            elif doc[position].pos_ in _MODIFIERS or doc[position].lower_ in _ARTICLES or doc[position].text in POSSESSIVE:
                position += 1
            elif doc[position].text in HYPHENS or doc[position - 1].text in HYPHENS:  # "founder of the | US-based | group Alt"
                position += 1
            else:
                break
        held = roles.get(preposition, [])
        if preposition == "with" and not held:
            break  # "a lawyer | with ties | to Hamas"
        if (
            len(held) == 2
            and index.type_at(held[0]) == "STATE"
            and doc[held[0]].pos_ == "ADJ"
            and index.type_at(held[1]) == "ORG"
        ):
            between = doc[index.span_of[held[0]][1] : index.span_of[held[1]][0]]
            if between and all(word.pos_ == "NOUN" for word in between):  # "of the American | insurance company UnitedHealthcare"
                roles[preposition] = held[1:]
    return roles, position


def _is_of_body(doc: Document, index: MentionIndex, body: int, begin: int) -> bool:
    """Whether what an "of" opens tells whose a body right before it is ("director of the Electoral Commission | of Kenya |")."""
    beside = index.type_at(body) == "ORG" and index.span_of[body][1] == begin - 1 and doc[begin - 1].lower_ == "of"
    return beside and doc[body].lemma_.lower() != "government"


def behind_suffix(doc: Document, position: int) -> int:
    """The token behind what a hyphen joins to an office ("editor | -in-chief | of", "president | -elect | Ana Diaz")."""
    words = [word.lower_ for word in doc[position : position + 4]]
    if words == ["-", "in", "-", "chief"]:
        return position + 4
    return position + 2 * (words[:1] == ["-"] and words[1:2] in (["elect"], ["designate"]))


def _behind_insert(doc: Document, index: MentionIndex, head: int) -> int:
    """The token behind a name and what explains it ("the Conservative Party | (Høyre) |", "of Skagway |, Alaska | , Ana Diaz")."""
    end = index.span_of[head][1]
    if end < len(doc) and doc[end].text == "(":
        closing = next((word.i for word in doc[end : end + 6] if word.text == ")"), None)
        return end if closing is None else closing + 1
    larger = index.name_from.get(end + 1) if end < len(doc) and doc[end].text == "," else None
    if larger is None or index.type_at(head) != "PLACE" or index.type_at(larger) not in ("PLACE", "STATE"):
        return end
    after = index.span_of[larger][1]
    return after if after < len(doc) and doc[after].text == "," else end


def _is_title(doc: Document, index: MentionIndex, begin: int, officials: Container[str]) -> bool:
    """Whether the words behind an "and" tell an office before they name anything, or what else a named thing's holder is."""
    named = begin - 2 in index.inside and doc[begin].tag_ == "NN" and begin not in index.inside if begin < len(doc) else False
    if named and doc[min(begin + 1, len(doc) - 1)].lower_ in _PREPOSITIONS:
        return True  # "chairman of Severstal and | owner of | Nordgold"
    for position in range(begin, min(begin + 5, len(doc))):
        if position in index.name_from:
            return False
        if doc[position].lemma_.lower() in officials and doc[position].pos_ in ("NOUN", "PROPN"):
            return True
    return False


def _behind_other_title(doc: Document, index: MentionIndex, noun: int, end: int) -> int | None:
    """The person whose second title follows "and" ("| manager | and former England captain Steven Gerrard").

    With an article, or with a state of its own, the second is the title of somebody else ("the manager and captain Gerrard",
    "the Israeli president and | French | prime minister Valls").
    """
    if end >= len(doc) or doc[end].lower_ != "and" or doc[noun].tag_ in ("NNS", "NNPS"):
        return None
    opening = noun
    while opening > 0 and (doc[opening - 1].pos_ in ("ADJ", "NOUN", "PROPN") or opening - 1 in index.inside):
        opening -= 1
    before = doc[opening - 1] if opening > 0 else None
    if before is not None and (before.pos_ == "DET" or before.text in POSSESSIVE or before.lower_ == "for"):
        return None  # "nominated X | for | president and chairman Y for vice president"
    for position in range(end + 1, min(end + 9, len(doc))):
        head = index.name_from.get(position)
        if head is not None and index.is_person(head):
            return head if position > end + 1 and position - 1 not in index.inside else None
        inside = index.inside.get(position)
        if inside is not None and index.entities[inside].type == "STATE":
            return None
        joined = doc[position].text in HYPHENS or doc[position - 1].text in HYPHENS  # "runner | - | up"
        if inside is None and doc[position].pos_ not in ("ADJ", "NOUN", "PROPN") and not joined:
            return None
    return None


def _owner(doc: Document, index: MentionIndex, noun: int, officials: Container[str], kinds: Container[str]) -> int | None:
    """The name before an office that it belongs to ("| Hezbollah | leader", "| Germany |'s foreign minister")."""
    position = noun - 1
    while position >= 0 and noun - position <= _LONGEST:
        head = index.mention_until.get(position + 1)
        if head is not None and index.type_at(head) == "EVENT":  # "meetings with | Israeli | prime minister X"
            head = index.name_until.get(position + 1, head)
        if head is not None:
            before = index.span_of[head][0] - 1
            possessor = index.mention_until.get(before) if doc[head].pos_ == "ADJ" and doc[before].text in POSSESSIVE else None
            head = head if possessor is None else possessor  # "| ISIL |'s Indonesian leader"
            if tells_stance(doc, index.span_of[head][0]):
                return None  # "| anti-Soviet | mujahideen leader": of whom he is not
            after = doc[position + 1]
            told = after.i == noun or after.lemma_.lower() in officials or after.lemma_.lower() in kinds
            longer = after.pos_ == "PROPN" and after.text.istitle() and not told and doc[head].pos_ != "ADJ"
            if longer and index.type_at(head) == "PLACE":
                return None  # "| Zurich | Insurance Group chairman": the place opens a name that is no mention
            return None if index.is_person(head) else head
        token = doc[position]
        if token.tag_ == "PRP$":  # "Hamas says | its | leader Yahya Sinwar"
            joined = position - 1 - (doc[position - 1].pos_ == "ADP")
            first = index.mention_until.get(joined) if doc[joined].lower_ == "and" else None
            if first is not None:  # "for | the Palestinian Authority | and its chairman"
                return None if index.is_person(first) else first
            return position if position in index.pronouns and not index.is_person(position) else None
        if token.text == ")":  # "Organisation of Islamic Cooperation (OIC) | head"
            position -= 1
            continue
        if token.text in HYPHENS and token.whitespace_ and doc[position - 1].whitespace_:
            return None  # "WARSAW (| Reuters |) - President Andrzej Duda"
        if token.is_space or not (token.pos_ in _MODIFIERS or token.text in POSSESSIVE or token.text in ("-", "–")):
            return None
        if token.pos_ == "CCONJ" and doc[position - 1].tag_ == "NNS" and doc[position - 1].lemma_.lower() in officials:
            body = index.mention_until.get(position - 1)
            if body is not None and index.type_at(body) == "ORG":
                return None  # "| Catholic Church | leaders and President Sebastián Piñera"
        if token.pos_ == "CCONJ" and (doc[min(noun + 1, len(doc) - 1)].lower_ == "of" or position in index.name_until):
            return None  # "president of Andalusia | and | deputy premier of Spain", "between Fatah | and | President Assad"
        position -= 1
    return None


def _next_person(doc: Document, index: MentionIndex, begin: int) -> int | None:
    """The person's name at the start of a phrase between commas, titles before it passed over."""
    for position in range(begin, min(begin + 4, len(doc))):
        head = index.name_from.get(position)
        if head is not None:
            end = index.span_of[head][1]
            closed = end >= len(doc) or doc[end].is_punct or doc[end].is_space
            return head if index.is_person(head) and closed else None
        if doc[position].pos_ not in ("PROPN", "NOUN"):
            return None
    return None


def _name_before_comma(doc: Document, index: MentionIndex, noun: int) -> int | None:
    """The name that a phrase with this noun explains ("Lavrov, | the Russian foreign minister", "Tashkent, | the capital")."""
    position = noun - 1
    second = False
    while position > 0 and noun - position <= _LONGEST:
        token = doc[position]
        if token.text in (",", "—", "–", "(") and position in index.name_until:
            head = index.name_until[position]
            introduced = doc[position + 1].lower_ in _ARTICLES or index.is_person(head)
            return head if introduced else None
        second |= token.pos_ == "CCONJ"
        of_first = second and token.lower_ == "of"  # "Macri, a member | of | Congress and president of Boca Juniors"
        inside = position in index.inside and not index.is_person(index.name_until.get(position + 1, -1))
        modifies = token.pos_ in _MODIFIERS or token.text in POSSESSIVE or token.lower_ in _ARTICLES or token.text == "-"
        if not (inside or modifies or of_first):
            return None
        position -= 1
    return None
