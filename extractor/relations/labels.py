"""What an edge is called, and the office that it tells, in the words of the article."""

from __future__ import annotations

from extractor.relations.clauses.syntax import run_up_to
from extractor.relations.draft import Draft
from extractor.relations.referents import Referents
from extractor.relations.titles import POSSESSIVE, behind_suffix
from extractor.words import HYPHENS

_UNREAD = frozenset({"agent", "complement"})  # roles that no preposition opens
# roles that a label does not name
_SILENT = frozenset({
    "accuser", "addressee", "agent", "answered", "as", "attack_before", "bearer", "befallen", "beside", "border", "bound", "captive",
    "captor", "comma", "committed", "complement", "conditioned", "contested", "demanded", "doer", "explained", "forbidden", "forum",
    "genus", "headline", "heeding", "held", "home", "joined", "land", "larger_place", "left", "modifier", "moving", "nominee", "occupant",
    "office", "own_state", "owner", "party", "patient", "possessor", "provoker", "recipient", "replaced", "resented", "run_by", "scene",
    "seat", "seeker", "self", "whose", "wronged",
})  # fmt: skip
# prepositions that name roles which are none ("rhetoric | against |", "custody | of |")
_READ_AS = {"spoken_against": "against", "inmate": "of", "visited": "in"}
_LINKS = frozenset({"to", "for", "at"})  # between an office and what it is of ("ambassador | to | Iran")
_LAND = 5  # tokens from "of" to the end of a state's name at the most
_PAST = frozenset({"former", "ex", "late", "then", "acting", "incoming", "outgoing"})


class Labels:
    """Tells it in one document.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc = referents.doc
        self.index = referents.index
        self.reader = referents.reader

    def of(self, draft: Draft) -> str:
        """The label of an edge."""
        if draft.rule.type == "holds_office" and draft.clause.kind == "noun":
            link = draft.role if draft.role in _LINKS else "of"
            return f"{self.office(draft)} {link}".lower()
        if draft.clause.kind == "noun" and draft.rule.entities:
            return _readable(draft.role, draft.rule.type)
        words = sorted({*draft.clause.words, *self._object_words(draft)})
        parts = [self.doc[index].text for index in words]
        if (
            draft.clause.negated
            and draft.clause.kind == "verb"
            and not any(self.doc[i].lower_ in {"not", "n't", "never", *self.reader.cues.adverbs.approaching} for i in words)
        ):
            parts.insert(0, "no" if parts[0].lower() == "longer" else "not")
        parts = ["behind", *parts] if "behind" in draft.rule.nouns else parts
        parts += self._phrases(draft)
        office = self.office(draft) if draft.rule.type == "holds_office" else self.doc[draft.clause.head].text
        if office != self.doc[draft.clause.head].text:
            parts += ["as", office] if draft.role == "as" else [office]  # "serve as speaker", "become president"
        elif draft.role == "obliged":
            asks = self.doc[draft.clause.head].lemma_ in self.reader.cues.governors.intended
            parts += [] if asks else ["must"]  # "demanded", but "said must"
        elif draft.role == "permitted":
            parts.append("may")  # "ruled may"
        elif draft.role == "forbidden":
            parts.append("may not")
        elif draft.role == "judged":
            said = draft.clause.roles.get("as", ())[:1]
            parts += ["is", *(word.text for head in said for word in run_up_to(self.doc, head))]
        elif draft.role not in _SILENT and draft.role not in draft.rule.phrases:
            parts.append(_READ_AS.get(draft.role, draft.role.replace("_", " ")))
        elif draft.role == "recipient" and draft.clause.kind == "verb" and len(words) > 1:
            parts.append("to")
        elif draft.role in ("patient", "modifier") and draft.clause.kind != "verb":
            parts.append("of")
        return " ".join(parts).lower()

    def _object_words(self, draft: Draft) -> list[int]:
        """The object noun, where the target is not the object itself: "offered bases to"."""
        heads = draft.clause.roles.get("patient", ()) if draft.clause.kind == "verb" else ()
        if draft.role == "patient" or draft.target.token in heads:
            return []
        things = [head for head in heads if head > draft.clause.head and head != draft.source.token]
        return [head for head in things if self.referents.titles.name_of(head) != draft.target.token][:1]

    def _phrases(self, draft: Draft) -> list[str]:
        """The phrases that the rule asks for ("put | on trial |"), where they are no names and stand behind a preposition."""
        heads = (
            (role, draft.clause.roles.get(role, ()), lemmas) for role, lemmas in draft.rule.phrases.items() if role not in _UNREAD
        )
        return [
            self.doc[head].text if role == "patient" else f"{role.replace('_', ' ')} {self.doc[head].text}"
            for role, found, lemmas in heads
            for head in [head for head in found if self.doc[head].lemma_.lower() in lemmas][:1]
        ]

    def office(self, draft: Draft) -> str:
        """The words of the office, without its state ("foreign minister", "Secretary-General"), or the verb that tells of it ("led")."""
        head = draft.clause.head
        if draft.clause.kind == "verb":
            told = (
                draft.role == "as" or self.doc[head].lemma_ in self.reader.cues.light.making
            )  # "to serve as | speaker | of the House"
            offices = [office for office in draft.clause.roles.get(draft.role, ()) if office != draft.target.token]
            if not told or not offices:
                return self.doc[head].text
            head = offices[0]
        start = head
        while start > 0:
            before = self.doc[start - 1]
            joined = before.text == "-" and not before.whitespace_ and start > 1
            if joined:
                start -= 2
            elif before.is_space or before.i in self.index.inside or before.ent_type_ == "DATE":
                break  # "on | Sunday | Presidents Buhari and Talon"
            elif before.pos_ in ("ADJ", "NOUN", "PROPN"):
                start -= 1
            else:
                break
        end = behind_suffix(self.doc, head + 1)
        if end + 1 < len(self.doc) and self.doc[end].lower_ == "of" and not self._opens_name(end + 1):
            behind = end + 2  # "Secretary of State", "minister of the Interior"
            while behind < len(self.doc) and self.doc[behind].pos_ in ("NOUN", "PROPN", "ADJ") and not self._opens_name(behind):
                behind += 1
            # "founder of | news website | Alt News", "founder of the | fact- | checking site"
            describes = self.index.mention_from.get(behind) == draft.target.token or self._is_hyphen(behind)
            end = end if describes else behind
        words = self.doc.text_of(start, end)
        if (body := self._body_of(draft, end)) is not None:
            words = f"{words} of {self.doc.text_of(body[0], body[1])}"
        past = self._past_before(start)
        return f"{past} {words}" if past else words  # "former | British | prime minister"

    def _body_of(self, draft: Draft, of: int) -> tuple[int, int] | None:
        """The tokens of what somebody heads of a state that owns it ("head of Iran's | nuclear agency |")."""
        begin = self.index.span_of.get(draft.target.token, (0, 0))[1]
        owned = of < begin < len(self.doc) and self.doc[of].lower_ == "of" and self.doc[begin].text in POSSESSIVE
        if not owned or begin - of > _LAND:
            return None
        end = begin + 1
        while end < len(self.doc) and self.doc[end].pos_ in ("NOUN", "PROPN", "ADJ") and end not in self.index.inside:
            end += 1
        return (begin + 1, end) if end > begin + 1 and self.doc[end - 1].pos_ != "ADJ" else None

    def _is_hyphen(self, position: int) -> bool:
        return position < len(self.doc) and self.doc[position].text in HYPHENS

    def _opens_name(self, position: int) -> bool:
        """Whether a phrase names something ("of | the European Union", "of | Kenya")."""
        begin = position + (self.doc[position].pos_ == "DET")
        return begin in self.index.mention_from or position in self.index.mention_from or begin >= len(self.doc)

    def _past_before(self, start: int) -> str:
        """What tells that an office is no longer or not yet held, before it or before whose it is."""
        while start > 0 and (start - 1 in self.index.inside or self.doc[start - 1].lower_ in ("'s", "’s")):
            start -= 1
        word = self.doc[start - 1].lower_ if start > 0 else ""
        return word if word in _PAST else ""


def _readable(role: str, relation: str) -> str:
    if role in ("comma", "genus") and relation != "national_of":
        return "in"
    if role == "border":
        return "on border of"
    if role in _SILENT:
        return relation.replace("_", " ")
    return role.replace("_", " ")
