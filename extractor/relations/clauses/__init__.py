"""Clauses: predicates with voice-neutral roles, polarity and modality. The only package that reads dependency labels.

Labels are those of Universal Dependencies v2 (de Marneffe et al. 2021). Roles of a predicate:

    agent        who does it: active subject, "by"-phrase, possessor or state adjective before a noun, shared subject
    patient      what is acted on: active object, passive subject, "of"-phrase of a noun; of whom an office is held
    bearer       the agent of whom a noun is predicated ("Izmir is a city")
    modifier     the patient that stands before its noun ("Turkish | airline")
    recipient    indirect object
    complement   arguments of the infinitive that the predicate governs ("vowed to attack X")
    with, out_of any preposition

Arguments are token indices of phrase heads; coordinated phrases give one argument each.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractor.relations.clauses.certainty import Certainty
from extractor.relations.clauses.clause import Clause, Link
from extractor.relations.clauses.mending import mend
from extractor.relations.clauses.roles import RoleReader
from extractor.relations.clauses.syntax import (
    RELATIVE,
    Kind,
    base,
    governs,
    is_bare,
    is_passive,
    kind_of,
    preposition,
    told_by,
    with_particle,
)
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.relations.words import Word

__all__ = ["Clause", "ClauseReader", "Kind", "Link", "is_bare"]

_ACCOMPANIED = frozenset({"in", "at", "during", "after", "before", "following", "on", "for"})
_APART_IN_TIME = frozenset({"before", "after", "following"})
_OTHERS = frozenset({"another", "others", "other", "more", "several", "dozens", "hundreds", "scores", "many", "one", "some"})
_TOWARDS = frozenset({"on", "against", "of", "to", "from", "with", "into", "for"})
_CHARGING = frozenset({"of", "for", "from", "against", "with"})  # which open what somebody is accused of or kept from


class ClauseReader:
    """Reads clauses of one document; each is built once.

    Args:
        doc: a parsed document.
        cues: the closed word classes.
        index: where the mentions of the document's entities stand.
    """

    def __init__(self, doc: list[Word], cues: Cues, index: MentionIndex) -> None:
        names = {head: index.span_of[head] for head in index.span_of if head in index.inside}
        mend(doc, names, cues, frozenset(head for head in index.entity_at if index.type_at(head) in ("PERSON", "GROUP")))
        self.doc = doc
        self.cues = cues
        self._index = index
        self._roles = RoleReader(doc, cues, index)
        self._certainty = Certainty(doc, cues, self.clause)
        self._built: dict[int, Clause | None] = {}

    def clause(self, index: int) -> Clause | None:
        """The clause headed by a token, or None if the token heads none."""
        if index not in self._built:
            self._built[index] = None  # a chain of shared arguments that leads back here ends here
            self._built[index] = self._build(self.doc[index])
        return self._built[index]

    def opens_with(self, clause: Clause, words: Sequence[str]) -> bool:
        """Whether one of these words introduces a clause ("accused them | of | leaving")."""
        return any(child.dep_ == "mark" and child.lower_ in words for child in self.doc[clause.head].children)

    def claim_of(self, clause: Clause) -> tuple[int, int] | None:
        """The noun of whose claim a clause tells the content, and the verb of that noun ("| denied reports | that Iran attacked")."""
        noun = told_by(self.doc[clause.head], self.cues.reporting.claims)
        return (noun.i, governs(noun).i) if noun is not None else None

    def is_attribute(self, verb: Word) -> bool:
        """Whether a participle stands before a noun as an adjective does ("the | acting | president")."""
        return verb.dep_ == "amod"

    def is_modifier(self, noun: Word) -> bool:
        """Whether a noun only qualifies another ("a | tennis | player")."""
        return noun.dep_ == "compound"

    def first_of_list(self, word: Word) -> Word:
        """The first of the phrases that are coordinated with one ("between | A | and B")."""
        while word.dep_ in ("conj", "flat"):  # the second may hang on the last word of the first
            word = word.head
        return word

    def named_after(self, title: Word) -> Word | None:
        """The name that a title stands before: "President | Putin", "Secretary of State | Pompeo"."""
        return self._roles.bearers.named_after(title)

    def _build(self, token: Word) -> Clause | None:
        kind = kind_of(token)
        if kind is None:
            return None
        governor, link = self._governor(token)
        roles, passive = self._roles.roles_of(token, kind)
        own = set(roles)
        self._inherit(token, kind, passive, governor, link, roles)
        if kind == "verb" and passive and "agent" not in roles:
            roles.update(self._harmed_with_next(token))
        particle = next((child for child in token.children if child.dep_ == "compound:prt"), None)
        words = [token.i, *([particle.i] if particle is not None else [])]
        negated, negations, polarity_cues = self._certainty.negation(token, kind, governor, link)
        modality, modality_cues = self._certainty.modality(token, kind, governor, link)
        return Clause(
            head=token.i,
            kind=kind,
            lemmas=self._lemmas(token, particle, roles),
            roles={role: tuple(dict.fromkeys(heads)) for role, heads in roles.items()},
            passive=passive,
            negated=negated,
            modality=modality,
            words=tuple(sorted({*words, *negations})),
            polarity_cues=tuple(polarity_cues),
            modality_cues=tuple(modality_cues),
            auxiliaries=tuple(child.lower_ for child in token.children if child.dep_ == "aux"),
            governor=governor.i if governor is not None else None,
            link=link,
            reported=any(child.lemma_.lower() in self.cues.adverbs.reported for child in token.children),
            borrowed=frozenset(set(roles) - own),
            bearers=tuple(bearer.i for bearer in self._roles.bearers.of(token, kind)) if kind == "noun" else (),
            undone=kind == "noun" and self._is_undone(token),
            inserted=tuple(
                child.i
                for child in token.children
                if child.dep_ == "parataxis" and child.pos_ == "VERB" and not self._is_aside(child)
            ),
        )

    def _is_aside(self, verb: Word) -> bool:
        """Whether what the parser sets beside a report is no part of it ("called for talks, | a day after Mali left |", "accused
        Chad, | and Mali agreed |")."""
        return any(
            c.dep_ == "cc" or (c.dep_ == "mark" and c.lower_ in ("after", "before")) for c in verb.children if c.i < verb.i
        )

    def _is_undone(self, noun: Word) -> bool:
        """Whether what a noun names, alone or in a list ("suspended talks | and raids |"), did not come about or came to its end."""
        first = noun
        while base(first) == "conj" and first.head.pos_ == "NOUN":
            first = first.head
        governor, link = self._governor(first)
        return link == "noun" and governor is not None and self._is_undone_by(first, governor)

    def _is_undone_by(self, noun: Word, governor: Word) -> bool:
        """ "lifted the blockade", "the blockade was lifted", "the lifting of the blockade"; what is demanded or talked about is none yet"""
        noun, governor = self._measured(noun, governor)
        lemma, name, talks = governor.lemma_.lower(), preposition(noun), noun.lemma_.lower() in self.cues.light.talks
        if (noun.dep_ == "obj" and lemma == "demand") or (name == "for" and lemma in self.cues.governors.asked and not talks):
            return True  # "demanded the resignation of the president", "a call for a withdrawal"
        if name in ("on", "about", "over") and noun.dep_ == "nmod" and lemma in self.cues.light.talks:
            return True  # "talks on a withdrawal from Lebanon"
        if noun.dep_ == "obj" and governor.lemma_ in self.cues.light.preventing:
            return True
        if noun.dep_ in ("obj", "nsubj:pass"):
            verbs = with_particle(governor)
            delayed = not verbs.isdisjoint(self.cues.light.delaying) and noun.lemma_.lower() in self.cues.arguments.violent
            # an offensive that is put off is still meant
            return not delayed and not verbs.isdisjoint(self.cues.light.ending | self.cues.light.thwarting)
        return name == "of" and lemma in self.cues.light.ending_nouns

    def _lemmas(self, token: Word, particle: Word | None, roles: Roles) -> tuple[str, ...]:
        """What rules may be triggered by, the most specific first; fills the roles of "out of" and "of" from each other."""
        lemma = token.lemma_.lower()
        if token.pos_ not in ("VERB", "AUX", "ADJ"):
            if lemma in self.cues.arguments.carriers:
                return (lemma, *(c.lemma_.lower() for c in token.children if base(c) == "compound" and c.pos_ == "NOUN"))
            return (lemma,)
        found = []
        if particle is not None:
            found.append(f"{lemma} {particle.lower_}")
        for child in token.children:
            freed = child.dep_ == "xcomp" and child.lower_ in ("free", "loose")  # "set | free"
            if child.i > token.i and (
                freed or (child.dep_ in ("advmod", "advcl", "compound:prt") and child.pos_ in ("ADV", "ADP"))
            ):
                found.append(f"{lemma} {child.lower_}")
        if "out_of" in roles:
            roles.setdefault("of", roles["out_of"])
            roles.setdefault("from", roles["out_of"])
            found.append(f"{lemma} out")
        if particle is not None and particle.lower_ == "out" and "of" in roles:
            roles.setdefault("out_of", roles["of"])
        apart = not (self.cues.light.ending | self.cues.governors.negative | self.cues.light.apart).isdisjoint(found)
        return tuple(dict.fromkeys(found)) if apart else (*dict.fromkeys(found), lemma)  # who calls off a summit calls none

    def _governor(self, token: Word) -> tuple[Word | None, Link | None]:
        """The predicate on which a clause depends and how."""
        label, head = base(token), token.head
        if head.i == token.i:
            return None, None
        if label == "conj":
            return head, "conjunct"
        if label in ("ccomp", "csubj"):
            return head, "content"
        if label == "parataxis" and self._is_aside(token):
            return head, "adverbial"
        if label == "parataxis":
            # "..., Lavrov said": parsers hang the shorter clause on the longer one or the other way round
            return (head, "content") if head.lemma_ in self.cues.reporting.verbs else (None, None)
        if label == "xcomp":
            return head, "open"
        if label == "advcl" and head.lower_ == "short" and head.head.lemma_ == "stop":
            return head.head, "open"  # "stopped short of condemning"
        if label == "advcl":
            marks = {child.lemma_.lower() for child in token.children if base(child) in ("mark", "case", "advmod")}
            if "at" in marks and token.tag_ == "VBG" and head.lemma_ == "aim":
                return head, "open"  # "a pact aimed | at fighting | rebels"
            if "to" in marks and token.tag_ == "VBG" and head.pos_ in ("VERB", "ADJ"):
                return head, "open"  # "is committed | to destroying | Israel"
            if marks & self.cues.marks.conditional:
                return head, "condition"
            return head, "purpose" if "to" in marks and token.tag_ in ("VB", "NN") else "adverbial"
        if token.dep_ == "acl:relcl":
            return head, "relative"
        if label == "acl":
            return head, "open" if token.tag_ == "VB" else "relative"
        if label in ("obj", "obl", "nmod", "nsubj", "appos"):
            return head, "noun"
        return None, None

    def _surface_subject(self, index: int) -> tuple[int, ...]:
        clause = self.clause(index)
        if clause is None:
            return ()
        if clause.passive:
            return clause.roles.get("recipient", clause.roles.get("patient", ()))
        return clause.roles.get("agent", ())

    def _inherit(self, token: Word, kind: Kind, passive: bool, governor: Word | None, link: Link | None, roles: Roles) -> None:
        if governor is None:
            return
        if kind == "verb":
            slot = "patient" if passive else "agent"
            if slot not in roles and (heads := self._shared_subject(token, governor, link)):
                roles[slot] = list(heads)
            if passive and "agent" not in roles and (heads := self._decreed_by(token, governor, link)):
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
            self._borrow_from_light_verb(token, governor, roles)
        elif kind == "adjective" and link in ("conjunct", "open", "adverbial"):
            outer = self.clause(governor.i) if link == "open" else None
            found = outer is not None and not outer.passive and token.i in outer.roles.get("as", ())  # "finding | them | guilty"
            bearers = outer.roles.get("patient", ()) if outer is not None and found else self._charged(token, governor)
            roles.setdefault("agent", list(bearers or self._surface_subject(governor.i)))
            for role, heads in outer.roles.items() if outer is not None else ():  # "remained hostile | to Israel"
                if role not in ("agent", "patient", "recipient", "complement"):
                    roles.setdefault(role, list(heads))

    def _harmed_with_next(self, token: Word) -> Roles:
        """Who does to the first what a passive coordinated with it says he does to others ("two are killed | and others injured by X")."""
        for child in token.children:
            others = any(c.dep_ == "nsubj:pass" and (c.lower_ in _OTHERS or c.pos_ == "NUM") for c in child.children)
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
        ahead = self.cues.modals.intended | self.cues.modals.obliging | ruled
        told = is_bare(token) or any(child.dep_ == "aux" and child.lower_ in ahead for child in token.children)
        return outer.roles.get("agent", ()) if told and not asked else ()

    def _shared_subject(self, token: Word, governor: Word, link: Link | None) -> tuple[int, ...]:
        if link in ("conjunct", "adverbial", "purpose"):
            if any(base(child) in ("nsubj", "csubj") for child in token.children):
                return ()
            outer = self.clause(governor.i)
            if token.tag_ == "VBG" and link == "adverbial" and (charged := self._charged(token, governor)):
                return charged
            governors, right_behind = self.cues.governors, self.doc[token.i - 1].text == ","
            follows = token.lemma_ in governors.ensuing or (token.lemma_ in governors.letting and right_behind)
            if follows and link == "adverbial" and token.tag_ == "VBG" and outer is not None and outer.passive:
                return outer.roles.get("agent", ())  # "was hit by a missile, | killing | three": what befell it did so
            if link == "purpose" and outer is not None and (served := self._served(token, governor, outer)):
                return served
            return self._surface_subject(governor.i)
        if link == "open":
            return self._controller(token, governor)
        if link == "relative" and base(token) == "acl":
            claim = told_by(token, self.cues.reporting.claims) if token.tag_ == "VBG" else None
            denial = self.clause(governs(claim).i) if claim is not None else None
            if denial is not None and not self.cues.reporting.refuting.isdisjoint(denial.lemmas):
                return denial.roles.get("agent", ())  # "| Chad | denied allegations of shelling the town"
            if claimants := self._claimants(token):
                return claimants
            if _is_voted_for(governor):
                return self._surface_subject(governor.head.i)  # "voted in favor of expelling Iran"
            if token.dep_ == "acl:relcl" and any(base(child) == "nsubj" for child in token.children):
                return ()
            finite = token.tag_ in ("VBD", "VBZ", "VBP")
            if token.dep_ == "acl:relcl" and not finite and not any(c.lower_ in RELATIVE for c in token.subtree if c.i < token.i):
                return ()
            message = governor.lemma_.lower() in self.cues.reporting.nouns or self._is_decided(governor)
            if token.tag_ == "VBG" and message and (author := self._author(governor)) is not None:
                return author
            return (governor.i,)
        return ()

    def _served(self, token: Word, governor: Word, outer: Clause) -> tuple[int, ...]:
        """Who is to do what serves a purpose, where it is not the subject of the verb that it serves."""
        if outer.kind == "verb" and self._is_given_leave(outer):
            return outer.roles["recipient"]  # "gave Israel a day to leave"
        if governor.lemma_ in self.cues.governors.pleading and not outer.passive:
            asked = (head for role in ("on", "to", "with") for head in outer.roles.get(role, ()))
            return tuple(head for head in asked if governor.i < head < token.i)  # "appealed to | Nigeria | to protect villagers"
        if governor.lemma_ in self.cues.light.making | self.cues.light.installing:
            chosen = () if outer.passive else outer.roles.get("patient", ())
            if token.lemma_ in self.cues.governors.officiating and all(self._index.is_person(head) for head in chosen):
                return chosen  # "nominated | Ana Diaz | to lead the bank"
        if governor.lemma_ == "use" and outer.passive:
            return outer.roles.get("agent", ())  # "bombs used by Israel to kill him"
        return ()

    def _controller(self, token: Word, governor: Word) -> tuple[int, ...]:
        """Who is to do what an infinitive tells: subject or object of what governs it."""
        outer = self.clause(governor.i)
        if outer is None:
            return ()
        if outer.kind == "noun":
            name, lemma = preposition(governor) if base(governor) == "obl" else None, governor.lemma_.lower()
            aimed = lemma in self.cues.governors.intended or lemma in ("way", "means", "option")
            if name in ("in", "at", "into") and aimed:  # "sued in an attempt to block", "looked at ways to help"
                above = (
                    self.clause(governor.head.i) if token.lemma_ not in self.cues.light.ending else None
                )  # who ends a war may mediate
                return above.roles.get("agent", ()) if above is not None else ()
            if name == "under" and lemma == "pressure":
                return self._surface_subject(governor.head.i)  # "came under pressure to resign"
            favoured = governor.head if _is_voted_for(governor.head) else governor  # "voted in | favor | of a law to expel"
            voted = name in ("on", "for") or favoured is not governor  # "voted on a resolution to expel"
            holder = self._surface_subject(favoured.head.i) if base(governor) == "obj" or voted else ()
            told = outer.roles.get("to", ()) if base(governor) == "obj" and lemma in self.cues.governors.asked else ()
            if any(governor.i < head < token.i for head in told):
                return told  # "gave an ultimatum to | Iran | to leave"
            if lemma not in self.cues.governors.intended and holder:
                return holder  # "missed a U.N. deadline to return": who missed it returns
            if lemma in ("demand", "call", "ultimatum") and not set(holder) & {governor.i, *outer.roles.get("agent", ())}:
                return holder or outer.roles.get("agent", (governor.i,))  # "| Iran | rejects Iraq's demand to withdraw"
            return outer.roles.get("agent", holder or (governor.i,))
        if governor.lemma_ == "ask" and not outer.passive and not {"patient", "recipient"} & outer.roles.keys():
            return ()  # "wrote to the embassy | asking | to free him": who is asked frees
        if not outer.passive and governor.lemma_ not in self.cues.governors.control_by_subject:
            for role in ("recipient", "patient", "on", "to", "for"):
                heads = tuple(h for h in outer.roles.get(role, ()) if h < token.i)
                if heads and (role in ("recipient", "patient") or governor.lemma_ in self.cues.governors.pleading):
                    return heads
        return self._surface_subject(governor.i)

    def _charged(self, token: Word, governor: Word) -> tuple[int, ...]:
        """Of whom a verb says what stands under its preposition ("accused | the government | of a raid", "of being involved")."""
        marked = any(child.dep_ == "mark" and child.lower_ in _CHARGING for child in token.children)
        outer = self.clause(governor.i) if marked and governor.pos_ == "VERB" else None
        if outer is None:
            return ()
        if governor.lemma_ in self.cues.governors.control_by_object:
            return outer.roles.get("recipient", outer.roles.get("patient", ()))
        things = (self.clause(head) for head in outer.roles.get("patient", ()) if not outer.passive)
        suits = [thing for thing in things if thing is not None and thing.lemmas[0] in self.cues.arguments.suits]
        # "opened an inquiry into | Ana Diaz | for leaking secrets"
        return tuple(head for suit in suits for role in ("into", "against", "of") for head in suit.roles.get(role, ()))

    def _is_given_leave(self, outer: Clause) -> bool:
        """Whether somebody is given what it takes to do something ("gave | Israel | a day to leave")."""
        given = [self.doc[head].lemma_.lower() for head in outer.roles.get("patient", ())]
        return "recipient" in outer.roles and any(lemma in self.cues.light.permissions for lemma in given)

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
        refused = self.cues.governors.negative | self.cues.light.preventing
        return () if document.head.lemma_ in refused else self._surface_subject(document.head.i)

    def _add_gap(self, token: Word, noun: Word, roles: Roles) -> None:
        """A relative clause without relative pronoun: the noun is its object ("the base US forces left")."""
        distant = (
            c for child in token.children if child.dep_ == "xcomp" for c in child.children
        )  # "| whom | it tried to arrest"
        if (
            any(c.lower_ in RELATIVE for c in (*token.children, *distant))
            or "patient" in roles
            or noun.i in roles.get("agent", ())
        ):
            return
        roles["patient"] = [noun.i]

    def _share_object(self, token: Word, governor: Word, roles: Roles) -> None:
        outer = self.clause(governor.i)
        if outer is not None and not outer.passive:
            after = [head for head in outer.roles.get("patient", ()) if head > token.i]
            if after:
                roles["patient"] = after

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

    def _read_given(self, noun: Word, governor: Word, roles: Roles) -> None:
        """Who is given what he "has" or acts "with" ("has the support | of Moscow |", "won with the backing | of Moscow |")."""
        had = base(noun) == "obj" and governor.lemma_ in self.cues.light.having
        given = noun.lemma_.lower() in self.cues.light.given and (had or preposition(noun) == "with")
        if given and kind_of(governor) == "verb" and ("of" in roles or "from" in roles):
            roles["agent"] = roles.pop("of", roles.get("from", []))
            roles["patient"] = list(self._surface_subject(governor.i))

    def _read_undergone(self, noun: Word, outer: Clause, roles: Roles) -> None:
        """On whom falls what he faces or receives from somebody ("| Iran | faces sanctions from the EU")."""
        heads = roles.get("from") or outer.roles.get("from", ())
        issuers = [head for head in heads if head in self._index.inside or head in self._index.entity_at]
        if "agent" not in roles and noun.lemma_.lower() in self.cues.arguments.issued and issuers:
            roles["agent"] = issuers
        for role in ("on", "against", "to") if "agent" in roles and outer.lemmas[0] != "win" else ():
            roles.setdefault(role, list(outer.roles.get("agent", ())))

    def _measured(self, noun: Word, governor: Word) -> tuple[Word, Word]:
        """The noun that counts or measures a deed, and what governs it ("agreed on | a package | of sanctions")."""
        counted = base(noun) == "nmod" and preposition(noun) == "of" and governor.pos_ == "NOUN"
        polled = noun.lemma_.lower() in self.cues.arguments.polled
        if counted and not polled and governor.lemma_.lower() in self.cues.arguments.measures:
            return governor, governor.head
        return noun, governor

    def _borrow_from_light_verb(self, noun: Word, governor: Word, roles: Roles) -> None:
        """Arguments that a light verb holds for its noun ("launched an attack on X in May")."""
        while base(noun) == "conj" and governor.pos_ in ("NOUN", "PROPN"):
            noun, governor = governor, governor.head
        noun, governor = self._measured(noun, governor)
        dep = base(noun)
        bare = preposition(noun) == "in" and not any(
            base(child) in ("det", "nmod") and child.i < noun.i for child in noun.children
        )
        shared = noun.lemma_.lower() in self.cues.light.shared and preposition(noun) in _ACCOMPANIED
        apart = preposition(noun) in _APART_IN_TIME and "of" in roles
        shared &= not apart  # "sent arms to Chad before a summit | of leaders |"
        bare = bare and noun.lemma_.lower() not in self.cues.arguments.fates  # who is "in detention" detains nobody
        # "at talks with X, Y said"; "flew arms in support of X"; not "killed seven in clashes between A and B"
        if dep == "obl" and "agent" not in roles and "between" not in roles and (shared or bare):
            above = self.clause(governor.i)
            # not "soldiers were killed in attacks", "civilians died in attacks"; but "militants died in fighting"
            fell = governor.lemma_ in self.cues.governors.dying and noun.lemma_.lower() not in self.cues.arguments.fights
            if shared or above is None or not (above.passive or fell):
                roles["agent"] = list(self._surface_subject(governor.i))
        self._read_given(noun, governor, roles)
        exists = governor.lemma_ == "be" and any(
            base(child) == "expl" for child in governor.children
        )  # "there was no response to"
        # "entered into a pact with", "agreed to sanctions on"; but "agreed to a truce" is all that the verb says
        entered = (
            bool(_TOWARDS & roles.keys())
            and dep == "obl"
            and f"{governor.lemma_} {preposition(noun)}" in self.cues.light.entering
        )
        if (
            dep not in ("obj", "obl", "nsubj", "xcomp")
            or not (exists or entered or governor.lemma_ in self.cues.light.verbs)
            or governor.pos_ not in ("VERB", "AUX")
        ):
            return
        outer = self.clause(governor.i)
        if outer is None:
            return
        undergoing = governor.lemma_ in self.cues.light.undergoing
        if undergoing and dep == "obj":
            self._read_undergone(noun, outer, roles)
        entered |= dep == "obl" and preposition(noun) == "into"
        if dep == "obj" or entered or (dep == "nsubj" and outer.passive):
            slot = "patient" if undergoing else "agent"
            decreed = outer.passive and "agent" in outer.borrowed  # who announces that a truce will be extended keeps none
            # "Qatar announced a truce between A and B" is not Qatar's, "A and B announced a merger between them" is theirs
            told = governor.lemma_ == "announce" and len(outer.roles.get("agent", ())) == 1
            brokered = "between" in roles and (told or governor.lemma_ == "negotiate")
            brokered |= governor.lemma_ in ("broker", "mediate")
            if slot not in roles and "agent" in outer.roles and outer.roles["agent"] != (noun.i,) and not (decreed or brokered):
                roles[slot] = list(outer.roles["agent"])
        if dep in ("obj", "nsubj") or entered:
            parties = {"with", "against"} if "between" in roles else set()  # "fighting between A and B occurs with 26 dead"
            for role, heads in outer.roles.items():
                if role not in {"agent", "patient", "complement"} | parties and role not in roles:
                    roles[role] = [head for head in heads if head != noun.i]


def _is_voted_for(noun: Word) -> bool:
    """Whether a noun is the favour in which somebody votes ("votes in | favor | of expelling Iran")."""
    return noun.lemma_ in ("favor", "favour") and preposition(noun) == "in" and noun.head.lemma_ == "vote"
