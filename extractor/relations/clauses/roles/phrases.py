"""Phrases as arguments: under which role one is entered, and what several readers ask about one."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.relations.clauses.syntax import antecedent, base, conjuncts, preposition
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import HYPHENS, Document, Word


def add(roles: Roles, role: str, token: Word) -> None:
    """Enter a phrase under a role, with all that is coordinated with it and stands under no other preposition."""
    for part in conjuncts(token):
        if part.i != token.i and base(part) == "conj" and preposition(part) not in (None, preposition(token)):
            continue
        roles.setdefault(role, []).append(antecedent(part).i)


def subject_under_for(clause: Word) -> Word | None:
    """The subject of an infinitive that "for" introduces ("for | Israel | to withdraw")."""
    if not any(child.dep_ == "mark" and child.lower_ == "for" for child in clause.children):
        return None
    return next((child for child in clause.children if child.dep_ == "nsubj"), None)


def is_so_called(verb: Word) -> bool:
    """Whether a verb only tells what somebody calls a thing ("what Maduro | calls | an attack", "what Iran | described | as a raid")."""
    return verb.dep_ == "acl:relcl" and verb.head.lower_ == "what"


class Phrases:
    """Reads phrases of one document.

    Args:
        doc: its words.
        cues: closed word classes.
        index: where its entities are mentioned.
    """

    def __init__(self, doc: Document, cues: Cues, index: MentionIndex) -> None:
        self.doc = doc
        self.cues = cues
        self._index = index

    def hyphenated(self, participle: Word) -> int | None:
        """The name joined to a participle by a hyphen ("Iran | -backed"), or of the state that the word "state" stands for there."""
        joined = participle.i > 1 and self.doc[participle.i - 1].text in HYPHENS and not self.doc[participle.i - 1].whitespace_
        if not joined:
            return None
        owner = self.doc[participle.i - 2]
        if owner.lower_ == "state":  # "Iran's state-owned carrier", "the Iranian state-run agency IRNA"
            around = (child.i for child in (*owner.children, *participle.head.children) if child.i < owner.i)
            return next((index for index in around if self._index.type_at(index) == "STATE"), None)
        return owner.i if owner.i in self._index.inside else None

    def named(self, heads: list[int]) -> list[int]:
        """Those of some phrases that stand for entities."""
        return [head for head in heads if head in self._index.inside or head in self._index.entity_at]

    def opens_bracket(self, first: Word, second: Word) -> bool:
        """Whether the second stands in brackets behind the first ("MOSUL, Iraq (AP)"): the first says nothing of what it is."""
        between = [token.text for token in self.doc[first.i + 1 : second.i + 1]]
        return between.count("(") > between.count(")")

    def children(self, head: Word) -> Iterator[Word]:
        """Children of a predicate, and phrases that hang on a time beside it ("issued a reminder Saturday | to Iraq")."""
        for child in head.children:
            yield child
            lasting = head.pos_ == "VERB" and base(child) == "obl" and child.lemma_.lower() in self.cues.arguments.measured
            clock = child.pos_ == "NUM" and base(child) == "obl" and preposition(child) in ("at", "by", "from", "until")
            if child.ent_type_ == "DATE" or lasting or clock:
                inners = (inner for inner in child.children if inner.i > child.i and inner.ent_type_ != "DATE")
                yield from (inner for inner in inners if preposition(inner) not in (("of", None) if lasting else (None,)))

    def add_prepositional(self, roles: Roles, token: Word, passive: bool) -> None:
        """Enter a phrase under its preposition, or as the agent where that makes it one."""
        name = preposition(token)
        if name is None:
            if token.dep_ == "obl:agent":
                add(roles, "agent", token)
            return
        if name == "by" and token.lemma_.lower() in self.cues.arguments.means:
            add(roles, name, token)  # "executed by | lethal injection | in Texas"
            return
        subject_comes = token.i < token.head.i and any(w.lower_ in ("along", "together") for w in token.subtree if w.i < token.i)
        if (name == "by" and (passive or token.dep_ == "obl:agent")) or (name == "with" and subject_comes and not passive):
            add(roles, "agent", token)  # "China, along with | Turkey |, supports it"
        elif name == "between" and (sides := self._sides(token)):
            roles.setdefault(name, []).extend(sides)
        else:
            add(roles, name, token)

    def _sides(self, plural: Word) -> list[int]:
        """Who the two sides are that one plural tells ("between gunmen from | Hamas and Fatah |", "forces loyal to | A and B |")."""
        if plural.tag_ not in ("NNS", "NNPS") or sum(1 for _ in conjuncts(plural)) > 1:
            return []
        loyal = [child for child in plural.children if child.lemma_.lower() in self.cues.arguments.led]
        for child in (child for word in (plural, *loyal) for child in word.children if child.i > plural.i):
            sides = [part.i for part in conjuncts(child)] if preposition(child) in ("from", "of", "to") else []
            if len(self.named(sides)) > 1:
                return sides
        return []
