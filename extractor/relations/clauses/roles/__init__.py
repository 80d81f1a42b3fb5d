"""Arguments of a predicate inside its own clause, by voice-neutral role."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.relations.clauses.roles.bearers import Bearers
from extractor.relations.clauses.roles.nouns import NounRoles
from extractor.relations.clauses.roles.phrases import Phrases, add
from extractor.relations.clauses.roles.subjects import TornSubjects
from extractor.relations.clauses.roles.verbs import VerbRoles
from extractor.relations.clauses.syntax import Kind, base, is_passive, kind_of, preposition
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import Document, Word

# roles that tell when and where, which a governing predicate does not act on
_CIRCUMSTANCES = frozenset(
    {"agent", "in", "at", "on", "by", "for", "after", "before", "during", "since", "until", "as", "following"}
)


class RoleReader:
    """Reads arguments off the tree of one document, and mends what parsers of other genres get wrong in news.

    Args:
        doc: its words.
        cues: closed word classes.
        index: where its entities are mentioned.

    Attributes:
        bearers: of whom its nouns and adjectives are predicated.
    """

    def __init__(self, doc: Document, cues: Cues, index: MentionIndex) -> None:
        self.cues = cues
        self._index = index
        self._phrases = Phrases(doc, cues, index)
        self._subjects = TornSubjects(doc, index)
        self.bearers = Bearers(doc, cues, index, self._phrases)
        self._verbs = VerbRoles(doc, cues, index, self._phrases, self.own_roles)
        self._nouns = NounRoles(doc, cues, index, self._phrases, self._subjects, self.bearers, self.own_roles)

    def roles_of(self, token: Word, kind: Kind) -> tuple[Roles, bool]:
        """All arguments of a predicate inside its own clause, and whether it is passive."""
        subject = self._subjects.misread(token) if kind == "verb" else None
        passive = kind == "verb" and subject is None and is_passive(token)
        roles = self.own_roles(token, kind, passive)
        if subject is not None:
            add(roles, "agent", subject)
            add(roles, "patient", token.head)
            for child in token.head.children:
                if child.i > token.head.i and (name := preposition(child)) is not None:
                    add(roles, name, child)
        for complement in self._complements(token):
            inner = kind_of(complement)
            for role, heads in self.own_roles(complement, inner, is_passive(complement)).items() if inner else ():
                if role not in _CIRCUMSTANCES:
                    roles.setdefault("complement", []).extend(heads)
        owner = self._phrases.hyphenated(token) if token.i not in self._index.inside else None  # not "Coca-| Cola |"
        if owner is not None:  # "Saudi-backed forces", "the Yemen-based movement"
            stationed = token.lemma_.lower() in ("base", "based", "headquarter", "bear", "born")
            linked = token.lemma_.lower() in self.cues.arguments.belonging  # "al-Qaeda | -linked |": to al-Qaeda
            if linked:
                roles.pop("agent", None)
            roles["in" if stationed else "to" if linked else "agent"] = [owner]
            if token.head.i > token.i:
                named = None if token.head.i in self._index.entity_at else self._index.name_from.get(token.head.i + 1)
                roles["patient" if kind == "verb" else "agent"] = [token.head.i if named is None else named]
        elif passive and token.dep_ == "amod" and token.head.i > token.i:  # "a | banned | party"
            roles.setdefault("patient", [token.head.i])
        if kind == "verb" and not passive and "agent" not in roles:
            self._subjects.add_stranded(token, roles)
        return roles, passive

    def own_roles(self, token: Word, kind: Kind, passive: bool) -> Roles:
        """Arguments that hang on the predicate itself."""
        roles: Roles = {}
        if kind == "verb":
            self._verbs.read(token, passive, roles)
        else:
            self._nouns.read(token, kind, roles)
        return roles

    def _is_let(self, verb: Word) -> bool:
        """Whether somebody who is named is allowed to do what follows, so that it is his deed ("refused to | let | Chad leave")."""
        let = (child for child in verb.children if child.dep_ in ("obj", "iobj"))
        return verb.lemma_ in self.cues.light.permitting and any(child.i in self._index.entity_at for child in let)

    def _complements(self, token: Word) -> Iterator[Word]:
        """Infinitives that the predicate governs, and what they govern in turn ("wants to help start talks")."""
        for child in token.children:
            label = base(child)
            infinitive = (label in ("xcomp", "ccomp") and child.pos_ in ("VERB", "ADJ", "AUX")) or (
                child.dep_ == "acl" and child.tag_ == "VB"
            )
            if infinitive and not any(c.pos_ == "AUX" and c.tag_ in ("VBD", "VBZ", "VBP") for c in child.children):
                yield child
                if not self._is_let(child):
                    yield from self._complements(child)
