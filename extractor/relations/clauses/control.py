"""Who does what an infinitive, or a gerund behind a preposition, tells: a subject or object of what governs it."""

from __future__ import annotations

from extractor.relations.clauses.clause import Clause, ClauseOf, surface_subject
from extractor.relations.clauses.syntax import base, preposition
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.words import Document, Word

# which open what somebody is accused of, kept from or seen as doing
_CHARGING = frozenset({"of", "for", "from", "against", "with", "as"})


class Control:
    """Tells it in one document.

    Args:
        doc: a parsed document.
        cues: closed word classes.
        index: where its entities are mentioned.
        clause: the clause that a token heads.
    """

    def __init__(self, doc: Document, cues: Cues, index: MentionIndex, clause: ClauseOf) -> None:
        self.doc, self.cues, self.clause = doc, cues, clause
        self._index = index

    def controller(self, token: Word, governor: Word) -> tuple[int, ...]:
        """Who is to do what an infinitive tells: subject or object of what governs it."""
        outer = self.clause(governor.i)
        if outer is None:
            return ()
        if outer.kind == "noun" and token.tag_ == "VBG" and "agent" in outer.roles:
            return outer.roles["agent"]  # "cites | Iran |'s goal of defeating Iraq"
        if outer.kind == "noun":
            if base(governor) == "obj" and governor.head.lemma_ in self.cues.governors.uncovering:
                return outer.roles.get("agent", ())  # "police uncovered a plan | to smuggle | arms"
            name, lemma = preposition(governor) if base(governor) == "obl" else None, governor.lemma_.lower()
            aimed = lemma in self.cues.governors.intended or lemma in self.cues.governors.ways
            if name in ("in", "at", "into") and aimed:  # "sued in an attempt to block", "looked at ways to help"
                ends = token.lemma_ in self.cues.light.ending  # who ends a war may mediate
                above = self.clause(governor.head.i) if not ends else None
                return above.roles.get("agent", ()) if above is not None else ()
            if name in ("in", "after", "on") and lemma in self.cues.topics.contests:
                return surface_subject(self.clause(governor.head.i))  # "beat her in a playoff to win the cup"
            if name == "under" and lemma == "pressure":
                return surface_subject(self.clause(governor.head.i))  # "came under pressure to resign"
            favoured = governor.head if is_voted_for(governor.head) else governor  # "voted in | favor | of a law to expel"
            voted = name in ("on", "for") or favoured is not governor  # "voted on a resolution to expel"
            voted |= name == "in" and governor.head.lemma_ == "vote"  # "voted in a motion to expel"
            judging = self.cues.governors.judging - self.cues.governors.negative
            others = base(governor) == "obj" and governor.head.lemma_ in judging  # "praised the | decision | to leave"
            others &= lemma not in self.cues.governors.imposed
            held = (base(governor) == "obj" or voted) and not others
            holder = surface_subject(self.clause(favoured.head.i)) if held else ()
            told = outer.roles.get("to", ()) if base(governor) == "obj" and lemma in self.cues.governors.asked else ()
            if any(governor.i < head < token.i for head in told):
                return told  # "gave an ultimatum to | Iran | to leave"
            if lemma not in self.cues.governors.intended and holder:
                return holder  # "missed a U.N. deadline to return": who missed it returns
            if lemma in self.cues.governors.imposed and not set(holder) & {governor.i, *outer.roles.get("agent", ())}:
                return holder or outer.roles.get("agent", (governor.i,))  # "| Iran | rejects Iraq's demand to withdraw"
            return outer.roles.get("agent", holder or (governor.i,))
        if governor.lemma_ == "ask" and not outer.passive and not {"patient", "recipient"} & outer.roles.keys():
            return ()  # "wrote to the embassy | asking | to free him": who is asked frees
        if not outer.passive and governor.lemma_ in self.cues.governors.decreeing and self._are_own_forces(outer, token):
            return outer.roles.get("agent", ())  # "| Chad | ordered troops to deploy in Mali"
        if not outer.passive and governor.lemma_ not in self.cues.governors.control_by_subject:
            for role in ("recipient", "patient", "on", "to", "for"):
                heads = tuple(h for h in outer.roles.get(role, ()) if h < token.i)
                if heads and (role in ("recipient", "patient") or governor.lemma_ in self.cues.governors.pleading):
                    return heads
        return surface_subject(self.clause(governor.i))

    def _are_own_forces(self, order: Clause, deed: Word) -> bool:
        """Whether those who are ordered to do something are nameless troops of who orders it."""
        heads = [head for role in ("recipient", "patient") for head in order.roles.get(role, ()) if head < deed.i]
        forces = (self.doc[head].lemma_.lower() in self.cues.governors.commanded for head in heads)
        words = [word.i for head in heads for word in self.doc[head].subtree if word.i <= head]
        named = any(index in self._index.inside or index in self._index.entity_at for index in words)
        return bool(heads) and all(forces) and not named

    def served(self, token: Word, governor: Word, outer: Clause) -> tuple[int, ...]:
        """Who is to do what serves a purpose, where it is not the subject of the verb that it serves."""
        if outer.kind == "verb" and self._is_given_leave(outer):
            return outer.roles["recipient"]  # "gave Israel a day to leave"
        if governor.lemma_ in self.cues.governors.pleading and not outer.passive:
            asked = (head for role in ("on", "to", "with") for head in outer.roles.get(role, ()))
            return tuple(head for head in asked if governor.i < head < token.i)  # "appealed to | Nigeria | to protect villagers"
        if governor.lemma_ in either(self.cues.light.making, self.cues.light.installing):
            chosen = () if outer.passive else outer.roles.get("patient", ())
            if token.lemma_ in self.cues.governors.officiating and all(self._index.is_person(head) for head in chosen):
                return chosen  # "nominated | Ana Diaz | to lead the bank"
        if governor.lemma_ == "use" and outer.passive:
            return outer.roles.get("agent", ())  # "bombs used by Israel to kill him"
        return ()

    def charged(self, token: Word, governor: Word) -> tuple[int, ...]:
        """Of whom a verb says what stands under its preposition ("accused | the government | of a raid", "of being involved")."""
        marked = any(child.dep_ == "mark" and child.lower_ in _CHARGING for child in token.children)
        outer = self.clause(governor.i) if marked and governor.pos_ == "VERB" else None
        if outer is None:
            return ()
        viewed = any(child.dep_ == "mark" and child.lower_ == "as" for child in token.children)
        if governor.lemma_ in (self.cues.governors.viewing if viewed else self.cues.governors.control_by_object):
            return outer.roles.get("recipient", outer.roles.get("patient", ()))
        things = (self.clause(head) for head in outer.roles.get("patient", ()) if not outer.passive)
        answered = either(self.cues.arguments.suits, self.cues.arguments.penalties)
        suits = [thing for thing in things if thing is not None and thing.lemmas[0] in answered]
        # "opened an inquiry into | Ana Diaz | for leaking secrets", "sanctions on | Iran | for supplying missiles"
        return tuple(head for suit in suits for role in ("into", "against", "on", "of") for head in suit.roles.get(role, ()))

    def _is_given_leave(self, outer: Clause) -> bool:
        """Whether somebody is given what it takes to do something ("gave | Israel | a day to leave")."""
        given = [self.doc[head].lemma_.lower() for head in outer.roles.get("patient", ())]
        return "recipient" in outer.roles and any(lemma in self.cues.light.permissions for lemma in given)


def is_voted_for(noun: Word) -> bool:
    """Whether a noun is the favour in which somebody votes ("votes in | favor | of expelling Iran")."""
    return noun.lemma_ in ("favor", "favour") and preposition(noun) == "in" and noun.head.lemma_ == "vote"
