"""Clauses: predicates with voice-neutral roles, polarity and modality. The only module that reads dependency labels.

Labels are those of Universal Dependencies v2 (de Marneffe et al. 2021). Roles of a predicate:

    agent        who does it: active subject, "by"-phrase, possessor or state adjective before a noun, shared subject
    patient      what is acted on: active object, passive subject, "of"-phrase of a noun
    recipient    indirect object
    complement   arguments of the infinitive that the predicate governs ("vowed to attack X")
    with, out_of any preposition

Arguments are token indices of phrase heads; coordinated phrases give one argument each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from extractor.records import Modality
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles, read_title

Kind = Literal["verb", "noun", "adjective"]
Link = Literal["content", "open", "purpose", "condition", "adverbial", "relative", "noun", "conjunct"]

_RELATIVE = frozenset({"who", "which", "that", "whom", "where", "when"})
_SAME_PREPOSITION = {
    "upon": "on",
    "towards": "toward",
    "amongst": "among",
    "amid": "during",
    "amidst": "during",
    "v.": "against",
    "vs": "against",
}
_MULTIWORD = frozenset({
    "out_of", "because_of", "such_as", "according_to", "instead_of", "ahead_of", "in_front_of", "on_behalf_of", "as_of", "off_of",
    "as_per", "due_to", "next_to", "close_to", "prior_to", "along_with", "together_with", "as_well_as",
})  # fmt: skip
_ACCOMPANIED = frozenset({"in", "at", "during", "after", "before", "following", "on", "for"})
_ACCOMPANYING = {"along_with": "with", "together_with": "with"}
# roles that tell when and where, which a governing predicate does not act on
_CIRCUMSTANCES = frozenset({"agent", "in", "at", "on", "by", "for", "after", "before", "during", "since", "until", "as"})
_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ"})
_CERTAINTY: dict[Modality, int] = {"asserted": 0, "intended": 1, "possible": 2, "conditional": 3}


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and what its clause says of it.

    Attributes:
        head: token index of the predicate.
        lemmas: what rules may be triggered by, the most specific first ("pull out", "pull").
        roles: argument heads by role.
        words: token indices of the predicate in the text, with particle and negation.
        governor: token index of the predicate that governs this one, and `link`, in what way.
        reported: the clause is marked as hearsay ("reportedly").
        borrowed: roles filled from another clause (shared subject, light verb).
        bearers: of whom the noun is predicated ("X is a national", "X, the president").
        ended: the event is said to end by the verb whose object it is ("lifted the blockade").
        inserted: predicates of clauses put into this one ("..., Lavrov said, ...").
    """

    head: int
    kind: Kind
    lemmas: tuple[str, ...]
    roles: Mapping[str, tuple[int, ...]]
    passive: bool
    negated: bool
    modality: Modality
    words: tuple[int, ...]
    governor: int | None
    link: Link | None
    reported: bool
    borrowed: frozenset[str]
    inserted: tuple[int, ...]
    ended: bool
    bearers: tuple[int, ...]


def _base(token: Token) -> str:
    return token.dep_.partition(":")[0]


def _conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything coordinated with it, in text order."""
    yield token
    for child in token.children:
        if _base(child) == "conj":
            yield from _conjuncts(child)
        elif _base(child) == "flat":  # the second name may hang on the surname of the first
            yield from (part for part in _conjuncts(child) if part.i != child.i)


def _stronger(first: Modality, second: Modality | None) -> Modality:
    """The less certain of two modalities."""
    return second if second is not None and _CERTAINTY[second] > _CERTAINTY[first] else first


class ClauseReader:
    """Reads clauses of one document; each is built once.

    Args:
        doc: a parsed document.
        cues: the closed word classes.
        index: where the mentions of the document's entities stand.
    """

    def __init__(self, doc: Doc, cues: Cues, index: MentionIndex) -> None:
        self.doc = doc
        self.cues = cues
        self._index = index
        self._built: dict[int, Clause | None] = {}

    def clause(self, index: int) -> Clause | None:
        """The clause headed by a token, or None if the token heads none."""
        if index not in self._built:
            self._built[index] = None  # a chain of shared arguments that leads back here ends here
            self._built[index] = self._build(self.doc[index])
        return self._built[index]

    # ------------------------------------------------------------------ building

    def _build(self, token: Token) -> Clause | None:
        kind = self._kind(token)
        if kind is None:
            return None
        subject = self._misread_subject(token) if kind == "verb" else None
        passive = kind == "verb" and subject is None and _is_passive(token)
        governor, link = self._governor(token)
        roles = self._own_roles(token, kind, passive)
        if subject is not None:
            self._add(roles, "agent", subject)
            self._add(roles, "patient", token.head)
            for child in token.head.children:
                if child.i > token.head.i and (name := _preposition(child)) is not None:
                    self._add(roles, name, child)
        for complement in self._complements(token):
            inner = self._kind(complement)
            for role, heads in self._own_roles(complement, inner, _is_passive(complement)).items() if inner else ():
                if role not in _CIRCUMSTANCES:
                    roles.setdefault("complement", []).extend(heads)
        if (owner := self._hyphenated(token)) is not None:  # "Saudi-backed forces", "the Yemen-based movement"
            roles["in" if token.lemma_.lower() in ("base", "based", "headquarter", "bear", "born") else "agent"] = [owner]
            if token.head.i > token.i:
                roles["patient" if kind == "verb" else "agent"] = [token.head.i]
        if kind == "verb" and not passive and "agent" not in roles:
            self._add_stranded_subject(token, roles)
        own = set(roles)
        self._inherit(token, kind, passive, governor, link, roles)
        particle = next((child for child in token.children if child.dep_ == "compound:prt"), None)
        words = [token.i, *([particle.i] if particle is not None else [])]
        negated, negations = self._negation(token, kind, governor, link)
        return Clause(
            head=token.i,
            kind=kind,
            lemmas=self._lemmas(token, particle, roles),
            roles={role: tuple(dict.fromkeys(heads)) for role, heads in roles.items()},
            passive=passive,
            negated=negated,
            modality=self._modality(token, kind, governor, link),
            words=tuple(sorted({*words, *negations})),
            governor=governor.i if governor is not None else None,
            link=link,
            reported=any(child.lemma_.lower() in self.cues.adverbs.reported for child in token.children),
            borrowed=frozenset(set(roles) - own),
            bearers=tuple(bearer.i for bearer in self._bearers(token, kind)) if kind == "noun" else (),
            ended=link == "noun" and _base(token) == "obj" and governor is not None and governor.lemma_ in self.cues.light.ending,
            inserted=tuple(child.i for child in token.children if child.dep_ == "parataxis" and child.pos_ == "VERB"),
        )

    def _kind(self, token: Token) -> Kind | None:
        if token.pos_ == "VERB" or (token.tag_ == "VBD" and token.pos_ != "AUX") or (token.pos_ == "AUX" and token.dep_ not in ("aux", "aux:pass", "cop")):
            return "verb"
        if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP", "NNPS"):
            return "noun"
        if token.pos_ == "ADJ":
            # "the bombed city" is tagged as an adjective at times; a participle with an auxiliary is a verb all the same
            return "verb" if any(child.dep_ == "aux:pass" for child in token.children) else "adjective"
        return None

    def _own_roles(self, token: Token, kind: Kind, passive: bool) -> Roles:
        """Arguments that hang on the predicate itself."""
        roles: Roles = {}
        if kind == "verb":
            self._verb_roles(token, passive, roles)
        else:
            self._nominal_roles(token, kind, roles)
        return roles

    def _hyphenated(self, participle: Token) -> int | None:
        """The name joined to a participle by a hyphen ("Iran | -backed")."""
        joined = participle.i > 1 and self.doc[participle.i - 1].text in ("-", "–", "‑") and not self.doc[participle.i - 1].whitespace_
        return participle.i - 2 if joined and participle.i - 2 in self._index.inside else None

    def _misread_subject(self, verb: Token) -> Token | None:
        """Subject of a past tense that the parser took for an adjective before its object ("Iraq | committed genocide")."""
        if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or verb.head.i < verb.i:
            return None
        for child in (*verb.children, *verb.head.children):
            adjacent = child.i < verb.i and child.right_edge.i == verb.i - 1
            if adjacent and child.i in self._index.entity_at and _base(child) in ("nsubj", "compound", "nmod", "amod"):
                return child if _preposition(child) is None else None
        return None

    def _add_fused_recipient(self, verb: Token, objects: list[Token], roles: Roles) -> None:
        """The name at the start of an object phrase of a giving verb, where a receiver stands ("gave the | Ivory Coast | 5m dollars")."""
        for thing in objects:
            begin = verb.i + 1 + (verb.i + 1 < thing.i and self.doc[verb.i + 1].pos_ == "DET")
            name = self.doc[begin] if begin < thing.i else None
            while name is not None and name.head.i < thing.i and name.head.i > verb.i and name.head.pos_ == "PROPN":
                name = name.head
            if name is not None and name.i in self._index.entity_at and name.dep_ in ("compound", "nmod", "nmod:desc") and thing.i not in self._index.entity_at:
                roles["recipient"] = [name.i]

    def _add_stranded_subject(self, verb: Token, roles: Roles) -> None:
        """A noun before the verb that a date or adverb cut off from it ("The president on Saturday hosted").

        Parsers trained on other genres miss this order, which is common in news. Only a noun that plays no other part counts.
        """
        if verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return
        position = verb.i - 1
        while position >= verb.sent.start and (
            self.doc[position].ent_type_ == "DATE" or self.doc[position].pos_ in ("ADV", "AUX") or self.doc[position].lower_ == "on"
        ):
            position -= 1
        if position < verb.sent.start or self.doc[position].pos_ not in ("NOUN", "PROPN"):
            return
        noun = self.doc[position]
        while noun.head.i < verb.i and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        if noun.dep_ == "ROOT" or noun.head.i == verb.i or verb.head.i == noun.i:
            roles.pop("patient", None) if noun.i in roles.get("patient", ()) else None
            self._add(roles, "agent", noun)

    def _complements(self, token: Token) -> Iterator[Token]:
        """Infinitives that the predicate governs, and what they govern in turn ("wants to help start talks")."""
        for child in token.children:
            base = _base(child)
            infinitive = base in ("xcomp", "ccomp") and child.pos_ in ("VERB", "ADJ", "AUX") or base == "acl" and child.tag_ == "VB"
            if infinitive and not any(c.pos_ == "AUX" and c.tag_ in ("VBD", "VBZ", "VBP") for c in child.children):
                yield child
                yield from self._complements(child)

    def _verb_roles(self, verb: Token, passive: bool, roles: Roles) -> None:
        has_object = any(_base(child) == "obj" for child in verb.children)
        for child in self._children(verb):
            dep, base = child.dep_, _base(child)
            if base in ("nsubj", "csubj") and child.ent_type_ != "DATE":
                acted_on = passive or dep.endswith(":pass")
                self._add(roles, ("recipient" if has_object else "patient") if acted_on else "agent", child)
            elif base == "obj":
                self._add(roles, "patient", child)
            elif base == "iobj":
                self._add(roles, "recipient", child)
            elif base in ("obl", "nmod") and not has_object and _is_counted(child):
                self._add(roles, "patient", child)  # "kidnapped up to 16 advisers"
            elif base in ("obl", "nmod") and dep not in ("obl:tmod", "obl:npmod", "obl:unmarked", "nmod:poss"):
                self._add_prepositional(roles, child, passive)
            elif base == "xcomp" and child.pos_ in ("NOUN", "PROPN"):
                self._add(roles, "as" if has_object or passive else "patient", child)
        if passive and "agent" not in roles:  # the agent may hang on the noun before it ("was offered a pact by Britain")
            for child in verb.children:
                for inner in child.children if child.i > verb.i and child.pos_ in ("NOUN", "PROPN") else ():
                    if _preposition(inner) == "by":
                        self._add(roles, "agent", inner)
        objects = [child for child in verb.children if _base(child) == "obj"]
        if len(objects) == 2 and "recipient" not in roles and objects[0].i in self._index.entity_at:  # "promised Tunisia a loan"
            roles["patient"] = []
            self._add(roles, "recipient", objects[0])
            self._add(roles, "patient", objects[1])
        if verb.lemma_ in self.cues.light.ditransitive and not passive and "recipient" not in roles:
            self._add_fused_recipient(verb, objects, roles)
        things = [c for c in verb.children if c.i in roles.get("patient", ())]
        for child in things:  # prepositions of the object noun count as the verb's own: parsers often attach them there
            for inner in child.children:
                if inner.dep_ == "nmod" and (name := _preposition(inner)) not in ("of", None):
                    self._add(roles, name, inner)

    def _nominal_roles(self, head: Token, kind: Kind, roles: Roles) -> None:
        if kind == "noun" and (title := read_title(self.doc, self._index, head.i)):
            roles.update(title)
            return
        bearers = self._bearers(head, kind)
        for bearer in bearers:
            self._add(roles, "agent", bearer)
        # whose: the state before a title is what the office belongs to, before an act it is who acts
        modifier_role = "patient" if bearers else "agent"
        # what stands before a verb misread as an adjective belongs to its subject, not to this noun
        verbs = [child.i for child in head.children if child.dep_ == "amod" and self._misread_subject(child) is not None]
        for child in self._modifiers(head):
            base = _base(child)
            if verbs and child.i <= verbs[-1]:
                continue
            if child.dep_ == "nmod:poss":
                self._add(roles, modifier_role, child)
            elif child.head.i != head.i and child.i < head.i:
                self._add(roles, modifier_role, child)
            elif base in ("amod", "compound", "nmod") and child.i < head.i and _preposition(child) is None:
                if child.i in self._index.inside or child.pos_ == "PROPN":
                    self._add(roles, modifier_role, child)
            elif base in ("nmod", "obl"):
                self._add_prepositional(roles, child, passive=False)
        for inner in roles.get("of", ()):  # "withdrawal of troops from": parsers hang the second phrase on the troops
            for child in self.doc[inner].children:
                if (name := _preposition(child)) in ("from", "to", "against", "into", "by", "with") and name not in roles:
                    self._add(roles, name, child)
        if "of" in roles:
            roles.setdefault("patient", []).extend(roles["of"])
        if kind == "noun" and "by" in roles:
            roles.setdefault("agent", []).extend(roles["by"])

    def _bearers(self, head: Token, kind: Kind) -> list[Token]:
        """Of whom the nominal is predicated: subject of a copula, apposition, the name after a title."""
        found = []
        copular = any(child.dep_ == "cop" for child in head.children)
        for child in head.children:
            ready = kind == "adjective" and _base(child) == "expl" and head.lemma_ in self.cues.governors.intended  # "it is willing to"
            if ready or _base(child) == "nsubj" and (copular or kind == "adjective"):
                found.append(self._antecedent(child))
            elif child.dep_ == "appos" and kind == "noun" and child.pos_ == "PROPN" and child.ent_type_ != "DATE":
                found.append(child)
        if kind == "noun":
            found += self._predicated_of(head)
            if head.dep_ == "appos":
                found.append(head.head)
            named = self.named_after(head)
            if named is not None:
                found.append(named)
        elif head.dep_ == "amod":
            found.append(head.head)
        return found

    def _predicated_of(self, noun: Token) -> list[Token]:
        """Who becomes or is made what the noun names ("Macron became president", "elected him president", "served as president")."""
        verb = noun.head
        predicative = _base(noun) in ("xcomp", "obj") and verb.lemma_ in self.cues.light.making or _preposition(noun) == "as"
        if not predicative or verb.pos_ not in ("VERB", "AUX"):
            return []
        for label in ("obj", "nsubj:pass", "nsubj"):
            found = [child for child in verb.children if child.dep_ == label and child.i != noun.i]
            if found:
                return [self._antecedent(child) for child in found]
        return []

    def named_after(self, title: Token) -> Token | None:
        """The name that a title stands before: "President | Putin", "Secretary of State | Pompeo"."""
        position = title.i + 1
        if title.lemma_.lower() in self.cues.arguments.officials and position < len(self.doc) and self.doc[position].lower_ in ("of", "for"):
            position += 1
            while position < min(title.i + 8, len(self.doc)) and position not in self._index.name_from and self.doc[position].pos_ in _TITLE_PARTS:
                position += 1
            if position == title.i + 2:
                return None  # "government of Syria": the name belongs to the phrase
        return self.doc[self._index.name_from[position]] if position in self._index.name_from else None

    def _children(self, head: Token) -> Iterator[Token]:
        """Children of a predicate, and phrases that hang on a date beside it ("issued a reminder Saturday | to Iraq")."""
        for child in head.children:
            yield child
            if child.ent_type_ == "DATE":
                yield from (inner for inner in child.children if inner.i > child.i and _preposition(inner) and inner.ent_type_ != "DATE")

    def _modifiers(self, head: Token) -> Iterator[Token]:
        yield from self._children(head)
        for child in head.children:  # "U.S. border patrol agents": the state hangs on the noun between
            if _base(child) == "compound" and child.pos_ == "NOUN":
                yield from (inner for inner in child.children if inner.i in self._index.inside and inner.i < child.i)
        named = self.named_after(head)
        if named is not None:  # "Russia's foreign minister Lavrov", "President Buhari of Nigeria": they may hang on the name
            for child in named.children:
                if child.i < head.i and child.head.i != head.i or _preposition(child) == "of":
                    yield child
            before = head.i - 1
            while before > 0 and self.doc[before].pos_ in ("ADJ", "NOUN") and before not in self._index.inside:
                before -= 1
            if before in self._index.inside and self.doc[before].head.i not in (head.i, named.i):
                yield self.doc[before]  # "Hezbollah | leader Nasrallah", wherever the parser hangs it

    def _lemmas(self, token: Token, particle: Token | None, roles: Roles) -> tuple[str, ...]:
        """What rules may be triggered by, the most specific first; fills the roles of "out of" and "of" from each other."""
        lemma = token.lemma_.lower()
        if token.pos_ not in ("VERB", "AUX", "ADJ"):
            if lemma in self.cues.arguments.carriers:
                return (lemma, *(c.lemma_.lower() for c in token.children if _base(c) == "compound" and c.pos_ == "NOUN"))
            return (lemma,)
        found = []
        if particle is not None:
            found.append(f"{lemma} {particle.lower_}")
        for child in token.children:
            if child.dep_ in ("advmod", "advcl", "compound:prt") and child.pos_ in ("ADV", "ADP") and child.i > token.i:
                found.append(f"{lemma} {child.lower_}")
        if "out_of" in roles:
            roles.setdefault("of", roles["out_of"])
            roles.setdefault("from", roles["out_of"])
            found.append(f"{lemma} out")
        if particle is not None and particle.lower_ == "out" and "of" in roles:
            roles.setdefault("out_of", roles["of"])
        return (*dict.fromkeys(found), lemma)

    # ------------------------------------------------------------------ arguments

    def _add(self, roles: Roles, role: str, token: Token) -> None:
        for part in _conjuncts(token):
            if part.i != token.i and _base(part) == "conj" and _preposition(part) not in (None, _preposition(token)):
                continue
            roles.setdefault(role, []).append(self._antecedent(part).i)

    def _add_prepositional(self, roles: Roles, token: Token, passive: bool) -> None:
        name = _preposition(token)
        if name is None:
            if token.dep_ == "obl:agent":
                self._add(roles, "agent", token)
            return
        if name == "by" and (passive or token.dep_ == "obl:agent"):
            self._add(roles, "agent", token)
        else:
            self._add(roles, name, token)

    def _antecedent(self, token: Token) -> Token:
        """The noun that a relative pronoun stands for, else the token itself."""
        if token.lower_ in _RELATIVE and token.tag_ in ("WP", "WDT", "WRB", "IN"):
            for ancestor in token.ancestors:
                if ancestor.dep_ == "acl:relcl":
                    return ancestor.head
        return token

    # ------------------------------------------------------------------ what is shared with the governing clause

    def _governor(self, token: Token) -> tuple[Token | None, Link | None]:
        """The predicate on which a clause depends and how."""
        base, head = _base(token), token.head
        if head.i == token.i:
            return None, None
        if base == "conj":
            return head, "conjunct"
        if base in ("ccomp", "csubj"):
            return head, "content"
        if base == "parataxis":
            # "..., Lavrov said": parsers hang the shorter clause on the longer one or the other way round
            return (head, "content") if head.lemma_ in self.cues.reporting.verbs else (None, None)
        if base == "xcomp":
            return head, "open"
        if base == "advcl":
            marks = {child.lemma_.lower() for child in token.children if _base(child) in ("mark", "case", "advmod")}
            if marks & self.cues.marks.conditional:
                return head, "condition"
            return head, "purpose" if "to" in marks and token.tag_ in ("VB", "NN") else "adverbial"
        if token.dep_ == "acl:relcl":
            return head, "relative"
        if base == "acl":
            return head, "open" if token.tag_ == "VB" else "relative"
        if base in ("obj", "obl", "nmod", "nsubj", "appos"):
            return head, "noun"
        return None, None

    def _surface_subject(self, index: int) -> tuple[int, ...]:
        clause = self.clause(index)
        if clause is None:
            return ()
        if clause.passive:
            return clause.roles.get("recipient", clause.roles.get("patient", ()))
        return clause.roles.get("agent", ())

    def _inherit(self, token: Token, kind: Kind, passive: bool, governor: Token | None, link: Link | None, roles: Roles) -> None:
        if governor is None:
            return
        if kind == "verb":
            slot = "patient" if passive else "agent"
            if slot not in roles and (heads := self._shared_subject(token, governor, link)):
                roles[slot] = list(heads)
            if link == "relative" and token.dep_ == "acl:relcl":
                self._add_gap(token, governor, roles)
            if link == "conjunct" and "patient" not in roles and governor.pos_ == "VERB":
                self._share_object(token, governor, roles)
        elif kind == "noun":
            self._borrow_from_light_verb(token, governor, roles)
        elif kind == "adjective" and link in ("conjunct", "open", "adverbial"):
            roles.setdefault("agent", list(self._surface_subject(governor.i)))
            outer = self.clause(governor.i) if link == "open" else None
            for role, heads in outer.roles.items() if outer is not None else ():  # "remained hostile | to Israel"
                if role not in ("agent", "patient", "recipient", "complement"):
                    roles.setdefault(role, list(heads))

    def _shared_subject(self, token: Token, governor: Token, link: Link | None) -> tuple[int, ...]:
        if link in ("conjunct", "adverbial", "purpose"):
            if any(_base(child) in ("nsubj", "csubj") for child in token.children):
                return ()
            return self._surface_subject(governor.i)
        if link == "open":
            outer = self.clause(governor.i)
            if outer is None:
                return ()
            if outer.kind == "noun":
                holder = self._surface_subject(governor.head.i) if _base(governor) == "obj" else ()
                if governor.lemma_.lower() not in self.cues.governors.intended and holder:
                    return holder  # "missed a U.N. deadline to return": who missed it returns
                return outer.roles.get("agent", holder or (governor.i,))
            if not outer.passive and governor.lemma_ not in self.cues.governors.control_by_subject:
                for role in ("recipient", "patient", "on", "to"):
                    heads = tuple(h for h in outer.roles.get(role, ()) if h < token.i)
                    if heads and (role in ("recipient", "patient") or governor.lemma_ in ("call", "appeal")):
                        return heads
            return self._surface_subject(governor.i)
        if link == "relative" and _base(token) == "acl":
            if token.dep_ == "acl:relcl" and any(_base(child) == "nsubj" for child in token.children):
                return ()
            finite = token.tag_ in ("VBD", "VBZ", "VBP")
            if token.dep_ == "acl:relcl" and not finite and not any(c.lower_ in _RELATIVE for c in token.subtree if c.i < token.i):
                return ()
            if token.tag_ == "VBG" and governor.i not in self._index.entity_at and _base(governor) == "obj":
                return self._surface_subject(governor.head.i)  # "posted a message blaming Iran"
            return (governor.i,)
        return ()

    def _add_gap(self, token: Token, noun: Token, roles: Roles) -> None:
        """A relative clause without relative pronoun: the noun is its object ("the base US forces left")."""
        if any(child.lower_ in _RELATIVE for child in token.children) or "patient" in roles or noun.i in roles.get("agent", ()):
            return
        roles["patient"] = [noun.i]

    def _share_object(self, token: Token, governor: Token, roles: Roles) -> None:
        outer = self.clause(governor.i)
        if outer is not None and not outer.passive:
            after = [head for head in outer.roles.get("patient", ()) if head > token.i]
            if after:
                roles["patient"] = after

    def _borrow_from_light_verb(self, noun: Token, governor: Token, roles: Roles) -> None:
        """Arguments that a light verb holds for its noun ("launched an attack on X in May")."""
        while _base(noun) == "conj" and governor.pos_ in ("NOUN", "PROPN"):
            noun, governor = governor, governor.head
        dep = _base(noun)
        bare = _preposition(noun) == "in" and not any(_base(child) in ("det", "nmod") and child.i < noun.i for child in noun.children)
        shared = noun.lemma_.lower() in self.cues.light.shared and _preposition(noun) in _ACCOMPANIED
        if dep == "obl" and "agent" not in roles and (shared or bare):  # "at talks with X, Y said"; "flew arms in support of X"
            roles["agent"] = list(self._surface_subject(governor.i))
        if (
            dep not in ("obj", "obl", "nsubj", "xcomp")
            or governor.lemma_ not in self.cues.light.verbs
            or governor.pos_ not in ("VERB", "AUX")
        ):
            return
        outer = self.clause(governor.i)
        if outer is None:
            return
        undergoing = governor.lemma_ in self.cues.light.undergoing
        if dep == "obj" or (dep == "nsubj" and outer.passive):
            slot = "patient" if undergoing else "agent"
            if slot not in roles and "agent" in outer.roles and outer.roles["agent"] != (noun.i,):
                roles[slot] = list(outer.roles["agent"])
        if dep in ("obj", "nsubj"):
            for role, heads in outer.roles.items():
                if role not in ("agent", "patient", "complement") and role not in roles:
                    roles[role] = [head for head in heads if head != noun.i]

    # ------------------------------------------------------------------ polarity and modality

    def _negation(self, token: Token, kind: Kind, governor: Token | None, link: Link | None) -> tuple[bool, list[int]]:
        words = [
            c.i
            for c in token.children
            if c.lower_ in self.cues.adverbs.negative or c.lemma_.lower() in self.cues.adverbs.negative
        ]
        words += [c.i for c in token.children if c.lower_ == "longer" and c.i > 0 and self.doc[c.i - 1].lower_ == "no"]
        negated = len(words) % 2 == 1
        if kind == "noun":
            extra = [c.i for c in token.children if c.lower_ in ("no", *self.cues.adjectives.negative)]
            words += extra
            negated ^= bool(extra)
        elif any(
            c.lower_ in ("no", "none", "neither", "nobody")
            for s in token.children
            if _base(s) == "nsubj"
            for c in [s, *s.children]
        ):
            negated = not negated
        if any(c.lemma_.lower() in self.cues.marks.negative for c in token.children if _base(c) in ("mark", "case")):
            negated = not negated
        if governor is not None:
            negated ^= self._negated_by(token, governor, link)
        return negated, words

    def _negated_by(self, token: Token, governor: Token, link: Link | None) -> bool:
        outer = self.clause(governor.i)
        if outer is None:
            return False
        refusing = governor.lemma_ in self.cues.governors.negative
        if link in ("open", "content"):
            if link == "content" and governor.lemma_ in self.cues.reporting.verbs and not refusing:
                return False
            return refusing ^ (outer.negated and link == "open")
        if link == "noun" and governor.pos_ == "VERB" and _base(token) in ("obj", "nsubj", "xcomp"):
            light = governor.lemma_ in self.cues.light.verbs
            return (light and outer.negated) or (
                refusing and governor.lemma_ not in ("reject", "oppose", "ban", "deny") and _base(token) == "obj"
            )
        return (
            link == "conjunct"
            and outer.negated
            and not any(_base(c) in ("nsubj", "cc") and c.lower_ != "or" for c in token.children)
        )

    def _modality(self, token: Token, kind: Kind, governor: Token | None, link: Link | None) -> Modality:
        modality: Modality = "asserted"
        auxiliaries = [child for child in token.children if child.dep_ in ("aux", "cop")]
        for child in auxiliaries:
            modality = _stronger(modality, self.cues.modality_of_auxiliary(child.lower_))
        if kind == "verb" and token.tag_ == "VB" and governor is None and any(c.lower_ == "to" for c in token.children):
            modality = _stronger(modality, "intended")  # headline: "Iran to resume talks"
        for child in token.children:
            if child.lemma_.lower() in self.cues.adverbs.possible:
                modality = _stronger(modality, "possible")
            elif kind == "noun" and _base(child) == "amod":
                if child.lemma_.lower() in self.cues.adjectives.possible:
                    modality = _stronger(modality, "possible")
                elif child.lemma_.lower() in self.cues.adjectives.intended:
                    modality = _stronger(modality, "intended")
        if governor is not None:
            modality = _stronger(modality, self._modality_from(token, governor, link))
        return modality

    def _modality_from(self, token: Token, governor: Token, link: Link | None) -> Modality | None:
        outer = self.clause(governor.i)
        if link == "condition":
            return "conditional"
        if link == "purpose":
            return "intended"
        if outer is None:
            return None
        if link == "open":
            return _stronger(outer.modality, self.cues.modality_under(governor.lemma_))
        if link == "content":
            if any(
                (child.dep_ in ("aux", "cop") and child.tag_ in ("VBD", "VBZ", "VBP")) or child.tag_ == "MD"
                for child in token.children
            ):
                return None
            return self.cues.modality_under(governor.lemma_) if token.tag_ == "VB" else None
        if link == "conjunct":
            if any(_base(child) in ("nsubj", "aux") for child in token.children):
                return None
            return outer.modality
        if link == "noun" and governor.pos_ == "VERB" and _base(token) in ("obj", "nsubj", "obl"):
            if _base(token) == "obj" or _preposition(token) == "for":
                under = self.cues.modality_under(governor.lemma_)
                light = governor.lemma_ in self.cues.light.verbs and _base(token) == "obj"
                return _stronger(outer.modality, under) if light else under
        if link == "noun" and governor.pos_ == "NOUN" and _preposition(token) == "for":
            return self.cues.modality_under(governor.lemma_)
        return None


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("aux:pass", "nsubj:pass", "csubj:pass", "obl:agent") for child in verb.children):
        return True
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and _lacks_finite_verb(verb):
        return False  # "Tutu on Sunday called for.": a sentence has a finite verb, so this is it
    participle = verb.tag_ == "VBN" or (verb.morph.get("VerbForm", []) == ["Part"] and verb.morph.get("Tense", []) == ["Past"])
    return participle and verb.dep_ in ("acl", "amod", "acl:relcl", "advcl") and not any(c.dep_ == "aux" for c in verb.children)


def _lacks_finite_verb(verb: Token) -> bool:
    """Whether no verb of the verb's sentence, which a full stop shows to be none of a headline, is tagged as finite."""
    sentence = [token for token in verb.sent if not token.is_space]
    return sentence[-1].text == "." and not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in sentence)


def _is_counted(token: Token) -> bool:
    """Whether what looks like a preposition belongs to a number ("up to 16 advisers", "more than 1,000 refugees")."""
    counted = any(_base(child) == "nummod" for child in token.children)
    words = {child.lower_ for child in token.children if child.dep_ == "case"}
    return counted and bool(words) and words <= {"up", "to", "than", "about", "around", "over", "least", "at"} and bool(words & {"up", "than", "least"})


def _preposition(token: Token) -> str | None:
    """Name of the preposition before a phrase, "out_of" for a compound one, or None."""
    words: list[str] = []
    for child in token.children:
        if child.dep_ == "case" and child.i < token.i and child.lower_ not in ("'s", "’s", "'", "’"):
            words.append(child.lower_)
            words.extend(inner.lower_ for inner in child.children if inner.dep_ == "fixed")
    if not words:
        if _base(token) == "conj":
            return _preposition(token.head)
        return None
    joined = "_".join(words)
    name = joined if joined in _MULTIWORD else words[-1]
    name = _ACCOMPANYING.get(name, name)
    return _SAME_PREPOSITION.get(name, name)
