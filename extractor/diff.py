"""What changed between two runs over the same or later articles: nodes and edges that are new, gone or changed, with their evidence.

Articles are told by their id. An edge is the same if it joins the same entities with the same type in the same sentence, wherever that
stands in the article; it has changed if anything else of it has. Memory grows with the articles of one run, not with their edges: of the
first run only digests are kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from extractor.corpus.runs import read_runs
from extractor.errors import ArticleError
from extractor.records import Extraction

Change = Literal["new", "gone", "changed"]
Key = tuple[str, ...]
_TOLD = ("title", "published", "source", "url", "language")  # of an article, beside its text


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs.

    Attributes:
        change: whether the second run alone has it, the first alone, or both, differently.
        kind: "article", "entity" or "relation".
        article: id of the article.
        name: of the entity, or "source — label → target".
        type: of the entity or relation.
        fields: of what has changed, the value before and after.
        evidence: sentence of the relation, or a mention of the entity.
    """

    change: Change
    kind: str
    article: str
    name: str
    type: str
    fields: Mapping[str, tuple[Any, Any]]
    evidence: str


def diff_runs(first: Path, second: Path, failed: list[ArticleError] | None = None) -> Iterator[Difference]:
    """Differences of two runs, article by article in the order of the second; empty for the same input and version.

    Args:
        first: the earlier run, JSON Lines or Parquet, or a folder of its parts.
        second: the later one.
        failed: takes the lines and rows of either that are no extraction.

    Raises:
        UsageError: a run cannot be read.
    """
    failed = [] if failed is None else failed
    before = {item.id: _digest(item) for item in _good(first, failed)}
    unequal = set()
    seen = set()
    for item in _good(second, failed):
        seen.add(item.id)
        if before.get(item.id) != _digest(item):
            unequal.add(item.id)
    old = {item.id: item for item in _good(first, []) if item.id in unequal or item.id not in seen}
    for item in _good(second, []):
        if item.id in unequal:
            earlier = old.get(item.id)
            if earlier is None:
                yield Difference("new", "article", item.id, item.title or item.id, "article", {}, "")
            yield from _differences(earlier, item)
    for item in old.values():
        if item.id not in seen:
            yield Difference("gone", "article", item.id, item.title or item.id, "article", {}, "")
            yield from _differences(item, None)


def _good(run: Path, failed: list[ArticleError]) -> Iterator[Extraction]:
    for item in read_runs([run]):
        if isinstance(item, ArticleError):
            failed.append(item)
        else:
            yield item


def _digest(extraction: Extraction) -> bytes:
    return hashlib.sha256(json.dumps(extraction.to_dict(), sort_keys=True).encode("utf-8", "surrogatepass")).digest()


def _differences(first: Extraction | None, second: Extraction | None) -> Iterator[Difference]:
    known = second or first
    article = known.id if known else ""
    if first and second:
        told = {name: (getattr(first, name), getattr(second, name)) for name in _TOLD}
        fields = {name: values for name, values in told.items() if values[0] != values[1]}
        if fields:
            yield Difference("changed", "article", article, second.title or article, "article", fields, "")
    for kind, table in (("entity", _entities), ("relation", _relations)):
        one, other = (table(first) if first else {}), (table(second) if second else {})
        for key in [*one, *(key for key in other if key not in one)]:
            before, after = one.get(key), other.get(key)
            shown = after or before
            if before == after or shown is None:
                continue
            change: Change = "new" if before is None else "gone" if after is None else "changed"
            fields = (
                {name: (before[name], after[name]) for name in before if before[name] != after[name]} if before and after else {}
            )
            yield Difference(change, kind, article, shown["name"], shown["type"], fields, shown["evidence"])


def _entities(extraction: Extraction) -> dict[Key, dict[str, Any]]:
    found: dict[Key, dict[str, Any]] = {}
    for entity in extraction.entities:
        record = asdict(entity)
        mentions = record.pop("mentions")
        record["mentions"] = sorted(mention["text"] for mention in mentions)
        found[(entity.id,)] = {**record, "evidence": mentions[0]["text"] if mentions else ""}
    return found


def _relations(extraction: Extraction) -> dict[Key, dict[str, Any]]:
    names = {entity.id: entity.name for entity in extraction.entities}
    found: dict[Key, dict[str, Any]] = {}
    for relation in extraction.relations:
        record = asdict(relation)
        sentence, trigger = record.pop("evidence"), relation.trigger
        del record["id"]
        record["trigger"] = sentence["text"][max(trigger.begin - sentence["begin"], 0) : trigger.end - sentence["begin"]]
        record["name"] = (
            f"{names.get(relation.source, relation.source)} — {relation.label} → {names.get(relation.target, relation.target)}"
        )
        base = (relation.source, relation.target, relation.type, sentence["text"])
        number = 0
        while (key := (*base, str(number))) in found:
            number += 1
        found[key] = {**record, "evidence": sentence["text"]}
    return found


def counted(differences: Iterable[Difference]) -> dict[str, dict[str, int]]:
    """How many of each kind are new, gone and changed."""
    counts: dict[str, dict[str, int]] = {}
    for each in differences:
        of_kind = counts.setdefault(each.kind, {"new": 0, "gone": 0, "changed": 0})
        of_kind[each.change] += 1
    return counts
