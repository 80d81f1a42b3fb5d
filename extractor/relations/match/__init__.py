"""Rules over clauses: every pair of entities that a rule's roles join becomes an edge."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from extractor.ontology import ACTORS
from extractor.records import Article, EntityId, Relation
from extractor.relations.arguments import Arguments
from extractor.relations.clauses import Clause
from extractor.relations.cues import Cues
from extractor.relations.draft import Draft
from extractor.relations.edges import EdgeWriter
from extractor.relations.match.filters import DraftFilter
from extractor.relations.match.proposals import Proposer
from extractor.relations.match.selection import Restrictions
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.opinion import Opinion, Pair, Vectors
from extractor.relations.referents import Referents
from extractor.relations.restated import rank, without_objects, without_restatements
from extractor.relations.rules import RuleSet
from extractor.words import Document, Word


class Matcher:
    """Matches rules against one document.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        rules: indexed rules.
        cues: closed word classes.
        article: its text and its day of publication, the anchor of relative dates.
        opinion: asked where no rule fires or rules disagree, with the vectors of all tokens; None for rules alone.

    Attributes:
        proposer: what rules say of each word.
    """

    def __init__(
        self, words: Document, index: MentionIndex, rules: RuleSet, cues: Cues, article: Article,
        opinion: tuple[Opinion, Vectors] | None = None,
    ) -> None:  # fmt: skip
        self.doc = words
        self.rules = rules
        self.cues = cues
        self.index = index
        self.entities = index.entities
        self.referents = Referents(words, index, cues)
        self.reader = self.referents.reader
        self.article = article
        self.opinion = opinion
        self._writer = EdgeWriter(self.referents, article)
        self._restrictions = Restrictions(self.referents)
        self._filter = DraftFilter(self.referents)
        self.proposer = Proposer(Arguments(self.referents), rules, self._restrictions)

    def edges(self) -> list[tuple[Relation, Draft]]:
        """All edges in order of their triggers, numbered r1, r2, …, each with what it was made from."""
        found: dict[tuple[object, ...], tuple[Relation, Draft]] = {}
        drafts = self.drafts()
        if self.opinion is not None:
            drafts += self._second_opinions(drafts, *self.opinion)
        for draft in without_objects(self._filter.standing(drafts)):
            relation = self._writer.finish(draft)
            key = (
                relation.source,
                relation.target,
                relation.type,
                relation.polarity,
                relation.modality,
                relation.attribution[:1],
                relation.time,
            )
            if key not in found or rank(found[key][0]) < rank(relation):
                found[key] = relation, draft
        kept = sorted(without_restatements(found.values()), key=lambda e: (e[0].trigger, e[0].source, e[0].target, e[0].type))
        return [(replace(relation, id=f"r{number}"), draft) for number, (relation, draft) in enumerate(kept, 1)]

    def drafts(self) -> list[Draft]:
        """What fires on nouns and names, then on verbs, for a verb may ask of what its subject holds an office."""
        drafts: list[Draft] = []
        # the words of sentences that speak of nobody tell nothing
        words = [word for sentence in self.doc.sents if sentence.start in self._spoken_of for word in sentence]
        verbs = [token for token in words if token.pos_ == "VERB"]
        for token in (*(token for token in words if token.pos_ != "VERB"), *verbs):
            proposals = self.proposer.of(token)
            found = self._agreed(token, proposals) if proposals else []
            for draft in found:
                if draft.rule.type == "holds_office":
                    self.referents.hold(draft.source.entity, draft.clause.head, draft.target)
            drafts += found
        return drafts

    @cached_property
    def _spoken_of(self) -> dict[int, set[EntityId]]:
        """The entities that a sentence speaks of, by its first word."""
        spoken: dict[int, set[EntityId]] = {}
        for told in (self.index.entity_at, self.index.bystanders):
            for head, entity in told.items():
                spoken.setdefault(self.doc[head].sent.start, set()).add(entity)
        for head, meant in self.referents.plurals.meant.items():
            spoken.setdefault(self.doc[head].sent.start, set()).update(meant)
        return spoken

    def _agreed(self, token: Word, drafts: Iterable[Draft]) -> list[Draft]:
        """One deed and one state for each pair: what the first rule says, or another by which the classifier stands."""
        rivals: dict[tuple[EntityId, EntityId, bool], list[Draft]] = {}
        for draft in drafts:
            key = draft.source.entity, draft.target.entity, draft.rule.is_interaction
            rivals.setdefault(key, []).append(draft)
        agreed = [self._preferred(token, found) for found in rivals.values()]
        return [draft for draft in agreed if not self._filter.is_outdone(draft, agreed)]

    def _preferred(self, token: Word, drafts: Sequence[Draft]) -> Draft:
        """The first of some drafts on one pair of one predicate, or one of another type that asks for as much and is far likelier."""
        first = drafts[0]
        if self.opinion is None or not first.rule.is_interaction or first.rule.id in self.rules.own:
            return first
        others = [
            draft
            for draft in drafts
            if draft.rule.type != first.rule.type
            and (draft.rule.asks_for_words, draft.rule.negated) == (first.rule.asks_for_words, first.rule.negated)
        ]
        opinion, vectors = self.opinion
        ends = first.source.entity, first.target.entity
        pairs = self.pairs(token) if others else ()
        for pair in (pair for pair in pairs if (pair.source.entity, pair.target.entity) == ends):
            for other in others:
                if opinion.prefers(first.rule.type, other.rule.type, pair, vectors, self.entities):
                    return replace(other, rule=other.rule.model_copy(update={"id": f"model:{other.rule.id}"}))
        return first

    def _second_opinions(self, drafts: Iterable[Draft], opinion: Opinion, vectors: Vectors) -> Iterator[Draft]:
        """What the classifier takes for a deed where no rule read one."""
        for pair in self.silent_pairs(drafts):
            rule = opinion.of(pair, vectors, self.entities)
            if rule is not None:
                yield Draft(rule, pair.clause, pair.source, pair.target, pair.role, pair.clause.negated, False)

    def silent_pairs(self, drafts: Iterable[Draft]) -> Iterator[Pair]:
        """Pairs of predicates that tell no deed, of whom the sentence tells none either, by these drafts."""
        deeds = [draft for draft in drafts if draft.rule.is_interaction]
        told = {draft.clause.head for draft in deeds}
        joined = {(self.doc[d.clause.head].sent.start, frozenset((d.source.entity, d.target.entity))) for d in deeds}
        for sentence in self.doc.sents:
            for token in sentence if self._may_join(sentence.start, joined) else ():
                for pair in self.pairs(token) if token.i not in told else ():
                    if (sentence.start, frozenset((pair.source.entity, pair.target.entity))) not in joined:
                        yield pair

    def _may_join(self, sentence: int, joined: Collection[tuple[int, frozenset[EntityId]]]) -> bool:
        """Whether a sentence speaks of an actor and of another whom no deed joins to him yet; else it is soon done with."""
        spoken = self._spoken_of.get(sentence, ())
        actors = [entity for entity in spoken if self.entities[entity].type in ACTORS]
        return any((sentence, frozenset((actor, other))) not in joined for actor in actors for other in spoken if other != actor)

    def pairs(self, token: Word) -> Iterator[Pair]:
        """The doers of a verb or of a common noun with its other arguments, as far as they are entities and the doer may act."""
        noun = token.pos_ == "NOUN" and token.i not in self.index.entity_at
        predicate = (noun or token.pos_ == "VERB") and not self.reader.is_attribute(token) and token.i not in self.index.inside
        clause = self.reader.clause(token.i) if predicate else None
        if clause is None:
            return
        origin, sources = "agent", self._actors(clause, "agent")
        if noun and not sources:
            origin, sources = "by", self._actors(clause, "by")
        found: dict[tuple[EntityId, EntityId], Pair] = {}
        if any(self.doc[head].lower_.endswith(("self", "selves")) for head in clause.roles.get("patient", ())):
            return  # "killed | himself | in Dallas"
        for role, heads in clause.roles.items() if sources else ():
            for head in heads if role not in ("agent", origin) else ():
                things = [thing for thing in clause.roles.get("patient", ()) if thing != head]
                for target in self.referents.of(head) or self.referents.of(head, "doer") if head != clause.head else ():
                    deep = target.token not in (head, self.referents.titles.name_of(head))
                    for source in sources:
                        if source.entity != target.entity and not self._restrictions.is_own(source, target):
                            key = source.entity, target.entity
                            found.setdefault(key, Pair(clause, source, target, origin, role, deep, things[0] if things else None))
        yield from found.values()

    def _actors(self, clause: Clause, role: str) -> list[Referent]:
        """Entities in a role that may act."""
        heads = (head for head in clause.roles.get(role, ()) if head != clause.head)
        return [r for r in self.referents.of_all(heads) if self.entities[r.entity].type in ACTORS]
