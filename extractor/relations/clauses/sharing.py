"""Arguments that a clause has from the one that governs it or is coordinated with it."""

from __future__ import annotations

from extractor.relations.clauses.clause import ClauseOf, Link, surface_subject
from extractor.relations.clauses.control import Control, is_voted_for
from extractor.relations.clauses.light_verbs import LightVerbs
from extractor.relations.clauses.roles import RoleReader
from extractor.relations.clauses.syntax import RELATIVE, Kind, base, governs, is_bare, is_gerund, is_passive, preposition, told_by
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import Document, Word

_TELLS_WHEN = frozenset({"after", "before", "since", "while"})


class Sharing:
    """Enters them in one document.

    Args:
        doc: a parsed document.
        cues: closed word classes.
        index: where its entities are mentioned.
        roles: reads the arguments inside a clause.
        clause: the clause that a token heads.
    """

    def __init__(self, doc: Document, cues: Cues, index: MentionIndex, roles: RoleReader, clause: ClauseOf) -> None:
        self.doc, self.cues, self.clause = doc, cues, clause
        self._roles = roles
        self._control = Control(doc, cues, index, clause)
        self._light_verbs = LightVerbs(cues, index, clause)

    def fill(self, token: Word, kind: Kind, passive: bool, governor: Word | None, link: Link | None, roles: Roles) -> None:
        """Add to the roles of a clause those that it shares."""
        if governor is None:
            return
        if kind == "verb":
            slot = "patient" if passive else "agent"
            if slot not in roles and (heads := self._shared_subject(token, governor, link)):
                roles[slot] = list(heads)
            if passive and "agent" not in roles and (heads := self._decreed_by(token, governor, link)):
                roles["agent"] = list(heads)
            if link == "relative" and not passive and _is_of_which(token) and (heads := self._enactor(governor)):
                roles["agent"] = list(heads)
            if link == "relative" and token.dep_ == "acl:relcl":
                self._add_gap(token, governor, roles)
            if link == "conjunct" and "patient" not in roles and governor.pos_ == "VERB":
                self._share_object(token, governor, roles)
            if link == "purpose" and "patient" not in roles and token.lemma_ == "use" and (outer := self.clause(governor.i)):
                roles["patient"] = list(outer.roles.get("patient", ()))  # "builds missiles to | use | against Iran"
        elif kind == "noun":
            if "agent" not in roles and (claimants := self._claimants(token)):
                roles["agent"] = list(claimants)
            self._light_verbs.lend(token, governor, roles)
        elif kind == "adjective" and link in ("conjunct", "open", "adverbial"):
            outer = self.clause(governor.i) if link == "open" else None
            found = outer is not None and not outer.passive and token.i in outer.roles.get("as", ())  # "finding | them | guilty"
            bearers = outer.roles.get("patient", ()) if outer is not None and found else self._control.charged(token, governor)
            roles.setdefault("agent", list(bearers or surface_subject(self.clause(governor.i))))
            for role, heads in outer.roles.items() if outer is not None else ():  # "remained hostile | to Israel"
                if role not in ("agent", "patient", "recipient", "complement"):
                    roles.setdefault(role, list(heads))

    def harmed_with_next(self, token: Word) -> Roles:
        """Who does to the first what a passive coordinated with it says he does to others ("two are killed | and others injured by X")."""
        for child in token.children:
            subjects = (c for c in child.children if c.dep_ == "nsubj:pass")
            others = any(c.lower_ in self.cues.forms.others or c.pos_ == "NUM" for c in subjects)
            agents = [c.i for c in child.children if c.dep_ == "obl:agent"] if base(child) == "conj" and is_passive(child) else []
            if agents and others:
                return {"agent": agents}
        return {}

    def _decreed_by(self, token: Word, governor: Word, link: Link | None) -> tuple[int, ...]:
        """Who has done what he says will be done ("Hungary announced that the station will be | closed")."""
        outer = self.clause(governor.i)
        if (
            link not in ("content", "open")
            or outer is None
            or outer.passive
            or governor.lemma_ not in self.cues.governors.decreeing
        ):
            return ()
        asked = any(base(child) == "mark" and child.lower_ in ("if", "whether") for child in token.children)
        ruled = {"can", "may"} if governor.lemma_ == "rule" else set()  # "the court ruled that he can be extradited"
        ahead = either(self.cues.modals.intended, self.cues.modals.obliging) | ruled
        told = is_bare(token) or any(child.dep_ == "aux" and child.lower_ in ahead for child in token.children)
        return outer.roles.get("agent", ()) if told and not asked else ()

    def _shared_subject(self, token: Word, governor: Word, link: Link | None) -> tuple[int, ...]:
        if link in ("conjunct", "adverbial", "purpose"):
            return self._subject_beside(token, governor, link)
        if link == "open":
            return self._control.controller(token, governor)
        if link == "relative" and base(token) == "acl":
            return self._subject_of_relative(token, governor)
        return ()

    def _subject_beside(self, token: Word, governor: Word, link: Link) -> tuple[int, ...]:
        """The subject of a verb that is coordinated with its governor or tells when, how or what for."""
        if any(base(child) in ("nsubj", "csubj") for child in token.children):
            return ()
        if link == "conjunct" and governor.pos_ == "NOUN":  # "| Turkey | is under EU sanctions and was condemned"
            subject = next((child.i for child in governor.children if base(child) == "nsubj"), None)
            if subject is not None:
                return (subject,)
        outer = self.clause(governor.i)
        if link == "adverbial" and is_gerund(token):
            if charged := self._control.charged(token, governor) or self._judged(token, governor):
                return charged
            right_behind = self.doc[token.i - 1].text == ","
            governors = self.cues.governors
            follows = token.lemma_ in governors.ensuing or (token.lemma_ in governors.letting and right_behind)
            if follows and outer is not None and outer.passive:
                return outer.roles.get("agent", ())  # "was hit by a missile, | killing | three": what befell it did so
        if link == "purpose" and outer is not None and (served := self._control.served(token, governor, outer)):
            return served
        return surface_subject(outer)

    def _subject_of_relative(self, token: Word, noun: Word) -> tuple[int, ...]:
        """The subject of a clause that describes a noun: the noun itself, or who says or decides what it names."""
        claim = told_by(token, self.cues.reporting.claims) if token.tag_ == "VBG" else None
        denial = self.clause(governs(claim).i) if claim is not None else None
        if denial is not None and not self.cues.reporting.refuting.isdisjoint(denial.lemmas):
            return denial.roles.get("agent", ())  # "| Chad | denied allegations of shelling the town"
        if found := self._claimants(token) or self._judged(token, noun):
            return found
        if token.tag_ == "VBG" and any(child.lower_ in _TELLS_WHEN for child in token.children if child.dep_ == "mark"):
            return surface_subject(self.clause(noun.head.i))  # "| Iraq | faced a backlash after invading Kuwait"
        if is_voted_for(noun):
            return surface_subject(self.clause(noun.head.i))  # "voted in favor of expelling Iran"
        if token.dep_ == "acl:relcl" and any(base(child) == "nsubj" for child in token.children):
            return ()
        finite = token.tag_ in ("VBD", "VBZ", "VBP")
        if token.dep_ == "acl:relcl" and not finite and not any(c.lower_ in RELATIVE for c in token.subtree if c.i < token.i):
            return ()
        message = noun.lemma_.lower() in self.cues.reporting.nouns or self._is_decided(noun)
        if token.tag_ == "VBG" and message and (author := self._author(noun)) is not None:
            return author
        return (noun.i,)

    def _enactor(self, document: Word) -> tuple[int, ...]:
        """Who does what a document does that he makes ("passed | a resolution | which condemns Iran")."""
        told = document.lemma_.lower() in either(self.cues.reporting.nouns, self.cues.arguments.deciding)
        made = base(document) == "obj" and document.head.lemma_ in either(self.cues.light.doing, self.cues.arguments.released)
        return self._author(document) or () if told and made else ()

    def _is_decided(self, noun: Word) -> bool:
        """Whether somebody issues what decides something ("adopted a | decision | banning exports to Chad")."""
        deciding = noun.lemma_.lower() in self.cues.arguments.deciding
        return deciding and base(noun) == "obj" and noun.head.lemma_ in self.cues.light.doing

    def _author(self, document: Word) -> tuple[int, ...] | None:
        """Who says what a document says: "a report | by Amnesty |", "a bill drafted by | France |", "| Iran | posted a message"."""
        own = self._roles.own_roles(document, "noun", passive=False).get("agent", ())
        drafted = (c for c in document.children if c.dep_ == "acl" and is_passive(c))
        own = own or [head for child in drafted for head in self._roles.own_roles(child, "verb", passive=True).get("agent", ())]
        if own:
            return tuple(own)
        if base(document) != "obj":
            return None
        refused = either(self.cues.governors.negative, self.cues.light.preventing, self.cues.light.resisting)
        return () if document.head.lemma_ in refused else surface_subject(self.clause(document.head.i))

    def _add_gap(self, token: Word, noun: Word, roles: Roles) -> None:
        """A relative clause without relative pronoun: the noun is its object ("the base US forces left")."""
        # "| whom | it tried to arrest"
        distant = (c for child in token.children if child.dep_ == "xcomp" for c in child.children)
        relative = any(c.lower_ in RELATIVE for c in (*token.children, *distant))
        told = told_by(token, self.cues.reporting.claims) is not None  # "denied | claims | its forces have begun leaving"
        if not (relative or told) and "patient" not in roles and noun.i not in roles.get("agent", ()):
            roles["patient"] = [noun.i]

    def _share_object(self, token: Word, governor: Word, roles: Roles) -> None:
        outer = self.clause(governor.i)
        if outer is not None and not outer.passive:
            after = [head for head in outer.roles.get("patient", ()) if head > token.i]
            if after:
                roles["patient"] = after

    def _judged(self, gerund: Word, noun: Word) -> tuple[int, ...]:
        """Who did or is to have done that for which he is judged ("| Bout | was arrested on suspicion of | selling | arms", "pleaded guilty
        to | selling | them", "faces a term for | selling | them")."""
        words, verb = self.cues.arguments, noun.head
        charged = (
            gerund.tag_ == "VBG" and noun.lemma_.lower() in either(words.accusations, words.verdicts) and verb.pos_ == "VERB"
        )
        undergone = verb.lemma_ in either(self.cues.light.undergoing, words.undergone)
        if (
            not charged
            or self.doc[noun.i - 1].lower_ == "not"
            or not (undergone or verb.lemma_ in either(words.convicting, words.charging))
        ):
            return ()
        outer = self.clause(verb.i)
        bare = verb.tag_ == "VB" and not any(
            child.dep_ == "aux" for child in verb.children
        )  # "extradition to | face | charges of"
        if outer is None or bare or base(noun) not in ("obl", "obj", "xcomp"):
            return ()
        return surface_subject(outer) if undergone else outer.roles.get("patient", ())

    def _claimants(self, deed: Word) -> tuple[int, ...]:
        """Who says that he did what a noun or gerund names ("claimed responsibility for | an attack on Kabul |")."""
        while base(deed) == "conj":
            deed = deed.head
        marked = preposition(deed) == "for" or any(child.dep_ == "mark" and child.lower_ == "for" for child in deed.children)
        blame, verb = deed.head, deed.head.head
        if blame.pos_ == "VERB":
            verb = blame
            blame = next((child for child in verb.children if child.lemma_.lower() in self.cues.reporting.blame), blame)
        takes = blame.lemma_.lower() in self.cues.reporting.blame and verb.lemma_ in self.cues.reporting.taking_blame
        outer = self.clause(verb.i) if marked and takes else None
        if outer is None or outer.negated or base(blame) not in ("obj", "nsubj"):
            return ()
        return outer.roles.get("agent", ())


def _is_of_which(verb: Word) -> bool:
    """Whether "which" or "that" is the subject of a relative clause."""
    return any(child.lower_ in ("which", "that") and base(child) == "nsubj" for child in verb.children)
