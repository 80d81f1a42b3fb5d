"""Step 4: entities of a parsed document become relations, by rules over clauses.

In this order: `clauses/` mends the trees and reads them, `referents/` tells whom a noun phrase stands for, `implied/` and `arguments/`
fill the roles that rules ask for, `match/` joins who fills them by the rules, and `edges.py` writes what an edge carries.
"""

from __future__ import annotations

from collections.abc import Sequence

from thinc.api import get_current_ops

from extractor.lemmas import use_known_lemmas
from extractor.records import Article, Entity, Reasons, Relation, Silence
from extractor.relations.cues import either, load_cues
from extractor.relations.explain import reasons, silences
from extractor.relations.match import Matcher
from extractor.relations.mentions import MentionIndex
from extractor.relations.opinion import Opinion, load_opinion
from extractor.relations.rules import RuleSet, load_rules
from extractor.words import Document

__all__ = ["explain_relations", "find_relations", "load_opinion", "make_matcher"]


def find_relations(
    doc: Document, entities: Sequence[Entity], article: Article, rules: RuleSet | None = None, opinion: Opinion | None = None
) -> list[Relation]:
    """Edges between the entities of an article, in order of their triggers; `opinion` is asked where no rule fires."""
    return [relation for relation, _ in make_matcher(doc, entities, article, rules, opinion).edges()]


def explain_relations(
    doc: Document, entities: Sequence[Entity], article: Article, rules: RuleSet | None = None, opinion: Opinion | None = None
) -> tuple[list[Relation], list[Reasons], list[Silence]]:
    """These edges, why each is as it is, and why the sentences without any have none."""
    matcher = make_matcher(doc, entities, article, rules, opinion)
    edges = matcher.edges()
    relations = [relation for relation, _ in edges]
    return relations, [reasons(matcher, *edge, article.published) for edge in edges], list(silences(matcher, relations))


def make_matcher(
    doc: Document, entities: Sequence[Entity], article: Article, rules: RuleSet | None = None, opinion: Opinion | None = None
) -> Matcher:
    """What reads the edges of one document."""
    rules = rules or load_rules()
    cues = load_cues()
    words = doc.duplicate()
    use_known_lemmas(words, either(rules.words, cues.words))
    asked = None if opinion is None else (opinion, get_current_ops().to_numpy(doc.tensor))  # type: ignore[no-untyped-call]
    return Matcher(words, MentionIndex(doc, entities, cues.arguments.anybody), rules, cues, article, asked)
