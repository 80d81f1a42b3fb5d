"""Arguments that a light verb holds for its noun, and whether a verb says that what a noun names did not come about."""

from __future__ import annotations

from extractor.relations.clauses.clause import Clause, ClauseOf, surface_subject
from extractor.relations.clauses.control import is_voted_for
from extractor.relations.clauses.links import governor_of
from extractor.relations.clauses.syntax import base, kind_of, preposition, with_particle
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import Word

_ACCOMPANIED = frozenset({"in", "at", "during", "after", "before", "following", "on", "for"})
_APART_IN_TIME = frozenset({"before", "after", "following"})
_TOWARDS = frozenset({"on", "against", "of", "to", "from", "with", "into", "for"})


class LightVerbs:
    """Reads them in one document.

    Args:
        cues: closed word classes.
        index: where its entities are mentioned.
        clause: the clause that a token heads.
    """

    def __init__(self, cues: Cues, index: MentionIndex, clause: ClauseOf) -> None:
        self.cues, self.clause = cues, clause
        self._index = index

    def lend(self, noun: Word, governor: Word, roles: Roles) -> None:
        """Enter what the verb of a noun holds for it ("launched an attack on X in May")."""
        while base(noun) == "conj" and governor.pos_ in ("NOUN", "PROPN"):
            noun, governor = governor, governor.head
        noun, governor = measured(noun, governor, self.cues)
        if base(noun) == "obl" and "agent" not in roles and "between" not in roles:
            self._lend_subject(noun, governor, roles)
        enacted = base(noun) == "nmod" and preposition(noun) == "of" and governor.lemma_.lower() in self.cues.light.enacting
        planned = preposition(noun) == "for" and governor.lemma_.lower() in self.cues.light.planning
        planned &= noun.lemma_.lower() in either(self.cues.arguments.waged, self.cues.light.journeys)
        enacted |= planned and not {"of", "by", "between"} & roles.keys()  # "| Iran |'s plans for an attack on Oman"
        imposed = noun.lemma_.lower() in either(self.cues.arguments.waged, self.cues.arguments.penalties)
        enacted |= imposed and preposition(noun) == "of" and is_voted_for(governor)  # "voted in favour of | sanctions | on Oman"
        above = self.clause(governor.i) if enacted and "agent" not in roles else None
        if above is not None and "agent" in above.roles:  # "| Iran |'s announcement of sanctions on Oman"
            roles["agent"] = list(above.roles["agent"])
        self._read_given(noun, governor, roles)
        # "entered into a pact with", "agreed to sanctions on"; but "agreed to a truce" is all that the verb says
        enters = f"{governor.lemma_} {preposition(noun)}" in self.cues.light.entering
        entered = bool(_TOWARDS & roles.keys()) and base(noun) == "obl" and enters
        # "there was no response to"
        exists = governor.lemma_ == "be" and any(base(child) == "expl" for child in governor.children)
        light = exists or entered or governor.lemma_ in self.cues.light.verbs
        if light and governor.pos_ in ("VERB", "AUX") and base(noun) in ("obj", "obl", "nsubj", "xcomp"):
            self._lend_arguments(noun, governor, entered, roles)

    def _lend_subject(self, noun: Word, governor: Word, roles: Roles) -> None:
        """Enter who does something in or at what a noun names ("at | talks | with X, Y said", "flew arms in | support | of X"); not
        "killed seven in | clashes | between A and B"."""
        name, lemma = preposition(noun), noun.lemma_.lower()
        shared = lemma in self.cues.light.shared and name in _ACCOMPANIED
        shared &= not (name in _APART_IN_TIME and "of" in roles)  # "sent arms to Chad before a summit | of leaders |"
        # "came back from | a visit | to Chad"
        back = name == "from" and governor.lemma_ in self.cues.light.returning and lemma in self.cues.light.journeys
        shared |= back and "of" not in roles  # not "from the summit | of Mount Everest |"
        bare = name == "in" and not any(base(child) in ("det", "nmod") and child.i < noun.i for child in noun.children)
        bare &= lemma not in self.cues.arguments.fates  # who is "in detention" detains nobody
        # "destroyed three bridges in | an airstrike | on Tripoli"
        struck = bool({"on", "against"} & roles.keys()) and lemma in self.cues.arguments.violent
        bare |= name == "in" and struck and governor.lemma_ in self.cues.light.striking
        if not (shared or bare):
            return
        above = self.clause(governor.i)
        # not "soldiers were killed in attacks", "civilians died in attacks"; but "militants died in fighting"
        fell = governor.lemma_ in self.cues.governors.dying and lemma not in self.cues.arguments.fights
        if shared or above is None or not (above.passive or fell):
            roles["agent"] = list(surface_subject(above))

    def _lend_arguments(self, noun: Word, governor: Word, entered: bool, roles: Roles) -> None:
        """Enter the subject and the phrases of a light verb."""
        outer, dep = self.clause(governor.i), base(noun)
        if outer is None:
            return
        undergoing = governor.lemma_ in self.cues.light.undergoing
        if undergoing and dep == "obj":
            self._read_undergone(noun, outer, roles)
        entered |= dep == "obl" and preposition(noun) == "into"
        if dep == "obj" or entered or (dep == "nsubj" and outer.passive):
            slot = "patient" if undergoing else "agent"
            doers = outer.roles.get("agent", ())
            decreed = outer.passive and "agent" in outer.borrowed  # who announces that a truce will be extended keeps none
            # "Qatar announced (or ended) a truce between A and B" is not Qatar's, "A and B announced a merger between them" is theirs
            told = len(doers) == 1 and (governor.lemma_ == "announce" or governor.lemma_ in self.cues.light.ending)
            brokered = "between" in roles and (told or governor.lemma_ == "negotiate")
            brokered |= governor.lemma_ in self.cues.light.brokering
            if slot not in roles and "agent" in outer.roles and doers != (noun.i,) and not (decreed or brokered):
                roles[slot] = list(doers)
        if dep in ("obj", "nsubj") or entered:
            parties = {"with", "against"} if "between" in roles else set()  # "fighting between A and B occurs with 26 dead"
            for role, heads in outer.roles.items():
                if role not in {"agent", "patient", "complement"} | parties and role not in roles:
                    roles[role] = [head for head in heads if head != noun.i]

    def _read_given(self, noun: Word, governor: Word, roles: Roles) -> None:
        """Who is given what he "has" or acts "with" ("has the support | of Moscow |", "won with the backing | of Moscow |")."""
        had = base(noun) == "obj" and governor.lemma_ in self.cues.light.having
        given = noun.lemma_.lower() in self.cues.light.given and (had or preposition(noun) == "with")
        if given and kind_of(governor) == "verb" and ("of" in roles or "from" in roles):
            roles["agent"] = roles.pop("of", roles.get("from", []))
            roles["patient"] = list(surface_subject(self.clause(governor.i)))
        elif given and kind_of(governor) == "verb" and "agent" in roles and noun.lemma_.lower() in self.cues.light.roused:
            roles["patient"] = list(surface_subject(self.clause(governor.i)))  # "drew | China's | ire"

    def _read_undergone(self, noun: Word, outer: Clause, roles: Roles) -> None:
        """On whom falls what he faces or receives from somebody ("| Iran | faces sanctions from the EU")."""
        heads = roles.get("from") or outer.roles.get("from", ())
        issuers = [head for head in heads if head in self._index.inside or head in self._index.entity_at or self._lists(head)]
        if "agent" not in roles and noun.lemma_.lower() in self.cues.arguments.issued and issuers:
            roles["agent"] = issuers
        for role in ("on", "against", "to") if "agent" in roles and outer.lemmas[0] != "win" else ():
            roles.setdefault(role, list(outer.roles.get("agent", ())))

    def _lists(self, head: int) -> bool:
        """Whether names are told for a description ("from 50 | countries | including Chad")."""
        described = self.clause(head)
        return described is not None and ("including" in described.roles or "such_as" in described.roles)


def measured(noun: Word, governor: Word, cues: Cues) -> tuple[Word, Word]:
    """The noun that counts or measures a deed, and what governs it ("agreed on | a package | of sanctions")."""
    counted = base(noun) == "nmod" and preposition(noun) == "of" and governor.pos_ == "NOUN"
    polled = noun.lemma_.lower() in cues.arguments.polled
    voted = noun.lemma_ == "no-confidence"  # "a motion of | no confidence |"
    if counted and not polled and (voted or governor.lemma_.lower() in cues.arguments.measures):
        return governor, governor.head
    return noun, governor


def is_undone(noun: Word, cues: Cues) -> bool:
    """Whether what a noun names, alone or in a list ("suspended talks | and raids |"), did not come about or came to its end."""
    first = noun
    while base(first) == "conj" and first.head.pos_ == "NOUN":
        first = first.head
    governor, link = governor_of(first, cues)
    return link == "noun" and governor is not None and _is_undone_by(first, governor, cues)


def _is_undone_by(noun: Word, governor: Word, cues: Cues) -> bool:
    """ "lifted the blockade", "the blockade was lifted", "the lifting of the blockade"; what is demanded or talked about is none yet"""
    noun, governor = measured(noun, governor, cues)
    lemma, name, talks = governor.lemma_.lower(), preposition(noun), noun.lemma_.lower() in cues.light.talks
    if (noun.dep_ == "obj" and lemma == "demand") or (name == "for" and lemma in cues.governors.asked and not talks):
        return True  # "demanded the resignation of the president", "a call for a withdrawal"
    if name in ("for", "of") and _is_spurned(governor, cues):
        return True  # "rejected an offer of talks"
    if name in ("on", "about", "over") and noun.dep_ == "nmod" and lemma in cues.light.talks:
        return True  # "talks on a withdrawal from Lebanon"
    if noun.dep_ == "obj" and governor.lemma_ in cues.light.preventing:
        return True
    if noun.dep_ == "nsubj" and governor.lemma_ in cues.light.lapsing and noun.lemma_.lower() in cues.arguments.penalties:
        return True  # "the | embargo | on Chad expires"
    if name == "in" and any(child.tag_ == "$" and child.dep_ in ("obj", "nsubj:pass") for child in governor.children):
        return not with_particle(governor).isdisjoint(either(cues.light.ending, cues.light.withholding))  # "froze $5m in | aid |"
    if noun.dep_ in ("obj", "nsubj:pass"):
        verbs = with_particle(governor)
        delayed = not verbs.isdisjoint(cues.light.delaying) and noun.lemma_.lower() in cues.arguments.violent
        # an offensive that is put off is still meant
        return not delayed and not verbs.isdisjoint(either(cues.light.ending, cues.light.thwarting))
    return name == "of" and lemma in cues.light.ending_nouns


def _is_spurned(governor: Word, cues: Cues) -> bool:
    """Whether a phrase tells what somebody proposes or asks for and does not get, on whatever word of the offer it hangs."""
    proposed = either(cues.governors.asked, cues.governors.offered)
    refusing = either(cues.governors.spurning, cues.governors.declining)
    offers = [*governor.children] if governor.pos_ == "VERB" else [governor, governor.head]
    told = (offer for offer in offers if offer.lemma_.lower() in proposed and offer.dep_ in ("obj", "nsubj:pass"))
    return any(not refusing.isdisjoint(with_particle(offer.head)) for offer in told)
