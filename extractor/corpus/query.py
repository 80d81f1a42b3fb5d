"""Questions to a corpus: which edges join two things, and why two names are one node or two."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches

import apsw

from extractor.corpus.evidence import Profile, load_identity, points, weigh
from extractor.corpus.nodes import names_of_many, profiles
from extractor.errors import UsageError
from extractor.export.sqlite import Store
from extractor.ontology import load_ontology
from extractor.records import Finding

ANYTHING = "*"
_SUGGESTED_FROM = 20_000  # most told of nodes
_MOST_INSIDE = 10_000  # things in a place


_FOUND = """
SELECT s.name, r.label, t.name, r.type, r.polarity, r.modality,
    (SELECT group_concat(name, '; ') FROM (SELECT e.name FROM attributions v JOIN entities e ON e.entity = v.speaker
        WHERE v.relation = r.relation ORDER BY v.position)),
    coalesce(r.start, a.published), a.id, a.source, a.url, x.begin, x.end, x.text, r.confidence
FROM reports p JOIN edges g USING (edge) JOIN relations r USING (relation) JOIN articles a USING (article)
    JOIN nodes s ON s.node = g.source JOIN nodes t ON t.node = g.target JOIN sentences x ON x.sentence = r.sentence
WHERE {where} ORDER BY coalesce(r.start, a.published) DESC, r.relation LIMIT ?
"""


def find(
    store: Store,
    question: str,
    kind: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 100,
) -> list[Finding]:
    """Reports that answer a question, the latest first.

    Args:
        store: a corpus.
        question: "A -> B" with ids, names or country codes, or `*` for anything; else words to look for in the sentences. Where edges
            of `kind` cannot end at such a thing ("operates" at a state), what lies in it or belongs to it counts.
        kind: type of the edges.
        since: first day: a year, month or day (ISO 8601).
        until: last day.
        limit: how many at most.

    Raises:
        UsageError: nothing in the corpus has a name asked for, there is no such type or day, or the words are no full-text query.
    """
    kinds = load_ontology().relations
    if kind is not None and kind not in kinds:
        near = get_close_matches(kind, kinds, n=1)
        raise UsageError(
            f"--type {kind}: unknown type; {f'perhaps {near[0]}' if near else 'expected one of ' + ', '.join(kinds)}"
        )
    for option, day in (("--since", since), ("--until", until)):
        if day is not None and not _is_time(day):
            raise UsageError(f"{option} {day}: expected a year, month or day of the calendar as 2021, 2021-07 or 2021-07-17")
    conditions, values = [], list[object]()
    if "->" in question:
        source, _, target = question.partition("->")
        for column, name in (("source", source.strip()), ("target", target.strip())):
            if name not in ("", ANYTHING):
                nodes = nodes_called(store, name)
                if kind is not None:
                    nodes = _fit_for(store, nodes, getattr(kinds[kind], column))
                conditions.append(f"g.{column} IN ({', '.join('?' * len(nodes))})")
                values += nodes
    elif question.strip() not in ("", ANYTHING):
        conditions.append("x.sentence IN (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?)")
        values.append(question)
    for condition, value in (
        ("r.type = ?", kind),
        ("coalesce(r.start, a.published) >= ?", since),
        ("coalesce(r.start, a.published) <= ?", f"{until}~" if until else None),
    ):
        if value is not None:
            conditions.append(condition)
            values.append(value)
    statement = _FOUND.format(where=" AND ".join(conditions) or "1")
    try:
        rows = store.all(statement, (*values, limit))
    except apsw.SQLError:  # "Al-Qaeda" and "U.S." are no query of SQLite's
        try:
            rows = store.all(statement, (*(_quoted(question) if value is question else value for value in values), limit))
        except apsw.SQLError as error:
            raise UsageError(f'query {question!r}: {error}; expected words, a "phrase", or words with AND, OR, NOT') from error
    return [Finding(*row) for row in rows]


def _quoted(question: str) -> str:
    """The words of a full-text query in quotation marks, but for AND, OR and NOT and what is quoted."""
    parts = re.findall(r'"[^"]*"|[()]|[^\s()"]+', question)
    plain = (part in ("AND", "OR", "NOT", "(", ")") or part.startswith('"') for part in parts)
    return " ".join(part if bare else f'"{part}"' for part, bare in zip(parts, plain, strict=True))


def _is_time(text: str) -> bool:
    """Whether it is a year, month or day of the calendar (ISO 8601)."""
    whole = re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text)
    try:
        return whole is not None and bool(date.fromisoformat(f"{text}-01-01"[:10]))
    except ValueError:
        return False


def _fit_for(store: Store, nodes: list[int], types: Collection[str]) -> list[int]:
    """These nodes, if edges may end at their types; else what lies in them or belongs to them, by two steps at the most."""
    if any(kind in types for node in nodes for (kind,) in store.rows("SELECT type FROM nodes WHERE node = ?", (node,))):
        return nodes
    found = list(nodes)
    for _ in range(2):
        asked = ", ".join("?" * len(found))
        inside = store.all(
            f"SELECT DISTINCT source FROM edges WHERE type IN ('located_in', 'part_of', 'capital_of') AND target IN ({asked})",
            found,
        )
        found = list(dict.fromkeys((*found, *(node for (node,) in inside))))[:_MOST_INSIDE]
    return found


def nodes_called(store: Store, name: str) -> list[int]:
    """Nodes of an id or name; else those of a country code, else those that some article calls so.

    Raises:
        UsageError: there is none.
    """
    for where in (
        "id = ?1 OR name = ?1",
        "id = ?1 OR name = ?1 COLLATE NOCASE OR (type = 'STATE' AND iso = ?1)",
        "node IN (SELECT node FROM aliases WHERE name = ?1 COLLATE NOCASE)",
    ):
        found = [node for (node,) in store.rows(f"SELECT node FROM nodes WHERE {where} ORDER BY articles DESC, node", (name,))]
        if found:
            return found
    known = [each for (each,) in store.rows("SELECT name FROM nodes ORDER BY articles DESC, node LIMIT ?", (_SUGGESTED_FROM,))]
    names = ", ".join(get_close_matches(name, known, n=4, cutoff=0.7))
    raise UsageError(f"nothing in the corpus is called {name!r}; {f'perhaps {names}' if names else 'expected an id or a name'}")


def explain_merge(store: Store, one: str, other: str) -> Iterator[str]:
    """Why two names or ids are one node, or why they are two: a line per reason.

    Raises:
        UsageError: nothing in the corpus has such a name.
    """
    first, second = nodes_called(store, one), nodes_called(store, other)
    both = [node for node in first if node in second]
    if not both:
        yield from _why_two(store, first[0], second[0])
        return
    node = both[0]
    identifier, name, articles = store.one("SELECT id, name, articles FROM nodes WHERE node = ?", (node,))
    yield f"{one} and {other} are one node: {name} ({identifier}), in {articles} articles"
    for form in dict.fromkeys((one, other)):
        for article, text in store.rows(
            "SELECT a.id, e.name FROM members JOIN mentions m USING (entity) JOIN entities e USING (entity) JOIN articles a USING (article)"
            " WHERE node = ? AND m.text = ? COLLATE NOCASE GROUP BY a.article ORDER BY a.article LIMIT 3",
            (node, form),
        ):
            yield f"  {article} calls {text} “{form}”"
    reasons = store.all("SELECT gone, reasons, points FROM merges WHERE node = ? ORDER BY rowid LIMIT 50", (node,))
    for gone, why, sum_of_points in reasons:
        total = f" ({sum_of_points:g} points of {load_identity().least:g})" if sum_of_points is not None else ""
        yield f"  merged with {gone}: {why}{total}"
    if not reasons:
        yield f"  every article told of it under its key: {identifier}"
    elif one == other:
        yield (
            "to part some of them, give those of an article another name in corrections.toml:"
            f' [[rename]] entity = {json.dumps(identifier)}, article = "...", name = "..."'
        )


def _why_two(store: Store, first: int, second: int) -> Iterator[str]:
    a, b = _profile(store, first), _profile(store, second)
    evidence = weigh(a, b, names_of_many(store))
    yield f"{a.name} ({a.id}) and {b.name} ({b.id}) are two nodes"
    for each in evidence:
        yield f"  {'forbids' if each.points is None else format(each.points, '+g')}: {each.reason}"
    names = ({a.id, *a.shown}, {b.id, *b.shown})
    for first_told, second_told, reason in store.rows("SELECT one, other, reason FROM apart"):
        if any(first_told in x and second_told in y for x, y in (names, names[::-1])):
            yield f"  forbids: an analyst's decision: {reason}"
    total = points(evidence)
    if all(each.points is not None for each in evidence):
        yield f"  {total:g} points; {load_identity().least:g} would make them one"
    yield f"to join them, add to corrections.toml: [[same]] entities = {json.dumps([a.id, b.id], ensure_ascii=False)}"


def _profile(store: Store, node: int) -> Profile:
    """What all articles tell of a node."""
    members = store.all("SELECT entity, article FROM members JOIN entities USING (entity) WHERE node = ?", (node,))
    entities = {entity for entity, _ in members}
    whole: Profile | None = None
    for profile in profiles(store, sorted({article for _, article in members})):
        if profile.entities[0] in entities:
            if whole is None:
                whole = profile
            else:
                whole.take(profile, load_identity().limits.neighbours)
    assert whole is not None  # every node has members
    whole.id, whole.name = store.one("SELECT id, name FROM nodes WHERE node = ?", (node,))
    return whole
