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
from extractor.relations.clauses.clause import Certitude, Clause, Link
from extractor.relations.clauses.light_verbs import is_undone
from extractor.relations.clauses.links import governor_of, is_aside
from extractor.relations.clauses.mending import mend
from extractor.relations.clauses.roles import RoleReader
from extractor.relations.clauses.sharing import Sharing
from extractor.relations.clauses.syntax import Kind, alleged_by, base, governs, is_bare, kind_of, told_by
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import Document, Word

__all__ = ["Clause", "ClauseReader", "Kind", "Link", "is_bare"]


class ClauseReader:
    """Reads clauses of one document; each is built once.

    Args:
        doc: a parsed document.
        cues: the closed word classes.
        index: where the mentions of the document's entities stand.
    """

    def __init__(self, doc: Document, cues: Cues, index: MentionIndex) -> None:
        names = {head: index.span_of[head] for head in index.span_of if head in index.inside}
        people = frozenset(head for head in index.entity_at if index.type_at(head) in ("PERSON", "GROUP"))
        mend(doc, names, cues, people, frozenset(head for head in names if index.type_at(head) in ("PLACE", "STATE")))
        self.doc = doc
        self.cues = cues
        self._roles = RoleReader(doc, cues, index)
        self._sharing = Sharing(doc, cues, index, self._roles, self.clause)
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

    def _is_behind(self, deed: Word) -> bool:
        """Whether somebody is said to stand behind a deed ("says that Iran | was behind the attack |")."""
        words = self.cues.arguments
        if not any(child.lower_ == "behind" for child in deed.children) or not any(base(c) == "cop" for c in deed.children):
            return False
        return deed.lemma_.lower() in either(words.violent, words.fates, words.inflicted, words.internal, words.plotted)

    def _is_kept_from(self, gerund: Word) -> bool:
        return any(child.dep_ == "mark" and child.lower_ == "from" for child in gerund.children)

    def claim_of(self, clause: Clause) -> tuple[int, int] | None:
        """The noun of whose claim a clause tells the content, and the verb of that noun ("| denied reports | that Iran attacked")."""
        deed = self.doc[clause.head]
        noun = told_by(deed, self.cues.reporting.claims) or alleged_by(deed, self.cues.reporting.allegations)
        return (noun.i, governs(noun).i) if noun is not None else None

    def is_attribute(self, verb: Word) -> bool:
        """Whether a participle stands before a noun as an adjective does ("the | acting | president")."""
        return verb.dep_ == "amod"

    def says_of_object(self, clause: Clause) -> bool:
        """Whether an adjective or participle tells what the object of a verb is ("held Chad | responsible |", "kept it | informed |")."""
        said = (child for child in self.doc[clause.head].children if child.dep_ == "xcomp" and child.i > clause.head)
        return any(child.pos_ == "ADJ" or child.tag_ == "VBN" for child in said)

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
        governor, link = governor_of(token, self.cues)
        roles, passive = self._roles.roles_of(token, kind)
        own = set(roles)
        self._sharing.fill(token, kind, passive, governor, link, roles)
        if kind == "verb" and passive and "agent" not in roles:
            roles.update(self._sharing.harmed_with_next(token))
        particle: Word | None = None
        auxiliaries: list[str] = []
        inserted: list[int] = []
        reported = False
        for child in token.children:
            if child.dep_ == "aux":
                auxiliaries.append(child.lower_)
            elif child.dep_ == "compound:prt":
                particle = particle or child
            elif child.dep_ == "parataxis" and child.pos_ == "VERB" and not is_aside(child):
                inserted.append(child.i)
            reported |= child.lemma_.lower() in self.cues.adverbs.reported
        return Clause(
            head=token.i,
            kind=kind,
            lemmas=self._lemmas(token, particle, roles),
            roles={role: tuple(dict.fromkeys(heads)) for role, heads in roles.items()},
            passive=passive,
            certitude_of=self._certitude_of,
            auxiliaries=tuple(auxiliaries),
            governor=governor.i if governor is not None else None,
            link=link,
            reported=reported,
            borrowed=frozenset(set(roles) - own),
            bearers=tuple(bearer.i for bearer in self._roles.bearers.of(token, kind)) if kind == "noun" else (),
            undone=kind == "noun" and is_undone(token, self.cues),
            inserted=tuple(inserted),
        )

    def _certitude_of(self, clause: Clause) -> Certitude:
        token, governor = self.doc[clause.head], self.doc[clause.governor] if clause.governor is not None else None
        words = [token.i, *(child.i for child in token.children if child.dep_ == "compound:prt")][:2]
        negated, negations, polarity_cues = self._certainty.negation(token, clause.kind, governor, clause.link)
        modality, modality_cues = self._certainty.modality(token, clause.kind, governor, clause.link)
        return Certitude(negated, modality, tuple(sorted({*words, *negations})), tuple(polarity_cues), tuple(modality_cues))

    def _lemmas(self, token: Word, particle: Word | None, roles: Roles) -> tuple[str, ...]:
        """What rules may be triggered by, the most specific first; fills the roles of "out of" and "of" from each other."""
        lemma = token.lemma_.lower()
        if token.pos_ not in ("VERB", "AUX", "ADJ"):
            if lemma in self.cues.arguments.carriers:
                return (lemma, *(c.lemma_.lower() for c in token.children if base(c) == "compound" and c.pos_ == "NOUN"))
            return (lemma, "behind") if self._is_behind(token) else (lemma,)
        found = []
        if particle is not None:
            found.append(f"{lemma} {particle.lower_}")
        for child in token.children:
            freed = child.dep_ == "xcomp" and child.lower_ in ("free", "loose")  # "set | free"
            if child.i > token.i and (
                freed or (child.dep_ in ("advmod", "advcl", "compound:prt") and child.pos_ in ("ADV", "ADP"))
            ):
                found.append(f"{lemma} {child.lower_}")
        if any(child.tag_ == "VBG" and self._is_kept_from(child) for child in token.children):
            found.append(f"{lemma} from")  # "stopped them | from leaving |"
        if "out_of" in roles:
            roles.setdefault("of", roles["out_of"])
            roles.setdefault("from", roles["out_of"])
            found.append(f"{lemma} out")
        if particle is not None and particle.lower_ == "out" and "of" in roles:
            roles.setdefault("out_of", roles["of"])
        apart = not either(self.cues.light.ending, self.cues.governors.negative, self.cues.light.apart).isdisjoint(found)
        return tuple(dict.fromkeys(found)) if apart else (*dict.fromkeys(found), lemma)  # who calls off a summit calls none
