"""Which of several edges on one pair stay: what one word has said no other need say again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractor.records import Relation
from extractor.relations.draft import Draft


def rank(relation: Relation) -> tuple[float, int, int]:
    """The surer edge, of two the one with the finer code, and then the first."""
    return relation.confidence, len(relation.cameo or ""), -relation.trigger.begin


def without_objects(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Leave out what a noun says of a pair of which its verb has said it ("launched | attacks on": the verb's rule read both).

    Of an office the noun tells more than its verb does ("elected | leader | of the UK's Conservative Party": not of the UK).
    """
    drafts = _without_makers(drafts)
    said = {
        (head, draft.rule.type, draft.source.entity, draft.target.entity)
        for draft in drafts
        if draft.rule.object and draft.clause.kind == "verb"
        for head in draft.clause.roles.get("patient", ())
    }
    yield from (d for d in drafts if (d.clause.head, d.rule.type, d.source.entity, d.target.entity) not in said)


def _without_makers(drafts: Sequence[Draft]) -> list[Draft]:
    """Leave out of what a verb gives somebody an office where the noun that it takes for the office says it."""
    nouns = {(draft.clause.head, draft.source.entity) for draft in drafts if draft.rule.type == "holds_office"}
    return [
        draft
        for draft in drafts
        if draft.rule.type != "holds_office"
        or draft.clause.kind != "verb"
        or not any(
            (head, draft.source.entity) in nouns for role in ("patient", "as") for head in draft.clause.roles.get(role, ())
        )
    ]


def without_restatements(edges: Iterable[tuple[Relation, Draft]]) -> Iterator[tuple[Relation, Draft]]:
    """Of edges of one type on one pair in one sentence, the surest.

    An office says more than membership, both more than nationality, and being a part more than lying there.
    """
    best: dict[tuple[object, ...], tuple[Relation, Draft]] = {}
    for edge in edges:
        relation = edge[0]
        key = (relation.source, relation.target, relation.type, relation.evidence.begin)
        other = best[key][0] if key in best else None
        if other is None or rank(relation) > rank(other):
            best[key] = edge
    closer = {(r.source, r.target) for r, _ in best.values() if r.type in ("holds_office", "part_of", "member_of")}
    offices = {(r.source, r.target) for r, _ in best.values() if r.type == "holds_office"}
    parts = {(r.source, r.target) for r, _ in best.values() if r.type == "part_of"}
    said_better = {"member_of": offices, "national_of": closer, "located_in": parts}
    yield from (e for e in best.values() if (e[0].source, e[0].target) not in said_better.get(e[0].type, ()))
