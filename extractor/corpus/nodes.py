"""The nodes of a corpus: which entities of its articles are one thing, what it is called and who tells of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from extractor.corpus.evidence import Evidence, Profile, load_identity
from extractor.corpus.identity import Identities
from extractor.corpus.names import ambiguous_names, common_names, fold
from extractor.corpus.values import most, ordinal
from extractor.corrections import Corrections
from extractor.entities.gazetteer import load_gazetteer
from extractor.entities.organs import kind_last
from extractor.entities.short_forms import short_forms, without_state
from extractor.entities.words import load_words
from extractor.export.sqlite import Store


def identify(store: Store, corrections: Corrections) -> None:
    """Fill nodes, members, aliases, merges and what an analyst keeps apart."""
    store.executemany("INSERT INTO apart VALUES (?, ?, ?)", [(*each.entities, each.reason) for each in corrections.different])
    identities = Identities(names_of_many(store), (frozenset(each.entities) for each in corrections.different))
    ordered = store.all("SELECT article FROM articles ORDER BY published IS NULL, published, article")
    for profile in profiles(store, (article for (article,) in ordered)):
        identities.add(profile)
    identities.settle()
    for same in corrections.same:
        fits = [
            n for key in same.entities for n, thing in sorted(identities.things.items()) if key == thing.id or key in thing.shown
        ]
        kept, *others = dict.fromkeys(fits) or (None,)
        for other in others:
            if kept is not None:
                identities.join(kept, other, [Evidence(None, f"an analyst's decision: {same.reason}")])
    _store_nodes(store, identities)


def names_of_many(store: Store) -> frozenset[str]:
    """Given names and surnames that go with many others in a corpus, and names that things of several countries have."""
    limits = load_identity().limits
    people = store.rows("SELECT DISTINCT name FROM entities WHERE type = 'PERSON'")
    told = store.rows("SELECT type, name, iso, count(*) FROM entities WHERE iso IS NOT NULL GROUP BY type, name, iso")
    return common_names((name for (name,) in people), limits.common) | _common_known(limits.common_known) | ambiguous_names(told)


@cache
def _common_known(least: int) -> frozenset[str]:
    """Names of the people whom the knowledge base has that go with many others: a small corpus has too few to tell."""
    return common_names((entry.name for entry in load_gazetteer().entries.values() if entry.type == "PERSON"), least)


def profiles(store: Store, articles: Iterable[int]) -> Iterator[Profile]:
    """What each of these articles tells of each entity."""
    known = {(entry.type, entry.name, entry.iso) for entry in load_gazetteer().entries.values()}
    words, wholes, editions, table = load_words(), _wholes(), _editions(), load_identity()
    for article in articles:
        day = ordinal(store.one("SELECT published FROM articles WHERE article = ?", (article,))[0])
        rows = store.all(
            "SELECT entity, id, type, subtype, name, iso, wikidata FROM entities WHERE article = ? ORDER BY entity", (article,)
        )
        keys = {
            entity: identity or (f"{kind}:{name}" if (kind, name, iso) in known else None)
            for entity, _, kind, _, name, iso, identity in rows
        }
        forms: dict[int, set[str]] = defaultdict(set)
        for entity, text in store.rows(
            "SELECT entity, text FROM mentions WHERE kind = 'name' AND entity IN (SELECT entity FROM entities WHERE article = ?)",
            (article,),
        ):
            forms[entity].add(text)
        near: dict[int, set[str]] = defaultdict(set)
        names = {entity: name for entity, _, _, _, name, _, _ in rows}
        for source, target in store.rows("SELECT source, target FROM relations WHERE article = ?", (article,)):
            for one, other in ((source, target), (target, source)):
                if keys[other] is not None:
                    near[one].add(names[other])
        for entity, identifier, kind, subtype, name, iso, _ in rows:
            key, described = keys[entity], entity not in forms
            key = wholes.get(key, key) if key is not None and key not in editions else None
            body = _body(name, iso) if kind in ("ORG", "GROUP") else None
            body = (
                body if described or body == "government" else None
            )  # "Syrian Army" is a name for less than "Syrian soldiers" are
            body = body or (_ministry(name, iso) if kind == "ORG" else None)
            key = key or (f"{body} of {iso}" if body else None)
            yield Profile(
                identifier,
                kind,
                subtype,
                name,
                iso,
                key=table.era(key, iso, day) if key else None,
                described=described,
                namesake=kind == "PLACE" and key is None and iso is None and _is_namesake(name),
                organ=not iso and words.is_organ(name.lower()),
                names=_telling(kind, name, forms[entity]),
                days=None if day is None else (day, day),
                near=near[entity],
                entities=[entity],
            )


@cache
def _wholes() -> Mapping[str, str]:
    """Keys of states' armed forces as a whole, of their police, people and ministries, and those of what is described as such ("Israeli
    soldiers")."""
    gazetteer, table = load_gazetteer(), load_identity()
    short = short_forms(gazetteer)
    bodies = [("military", entry) for form in table.armed_forces for entry in short.bodies.get(form, ())]
    for entry in (entry for entry in gazetteer.entries.values() if entry.type == "ORG" and entry.iso):
        if any(
            entry.name == f"{own} {form}" for own in short.of_states.get(entry.iso or "", ()) for form in table.national_police
        ):
            bodies.append(("police", entry))
    people = [entry for key, entry in gazetteer.entries.items() if key.startswith("people:") and entry.iso is not None]
    bodies += [("people", entry) for entry in people]
    bodies += [(body, entry) for entry in gazetteer.entries.values() if (body := _ministry(entry.name, entry.iso)) is not None]
    return {f"{entry.type}:{entry.name}": f"{body} of {entry.iso}" for body, entry in bodies}


@cache
def _editions() -> frozenset[str]:
    """Keys of events that are held again and again ("FIFA World Cup"): of one edition are those told of within weeks."""
    lasting = load_identity().lasting
    return frozenset(
        f"{entry.type}:{entry.name}"
        for entry in load_gazetteer().entries.values()
        if entry.type == "EVENT" and entry.start is None and entry.subtype != "conflict" and " " in entry.name
        and entry.name.split()[-1].lower() not in lasting
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _is_namesake(name: str) -> bool:
    """Whether a place without a state is called like known ones, which have one: its article was not found to mean them."""
    states = [reading.entry.iso for reading in load_gazetteer().forms.get(name, ()) if reading.entry.type == "PLACE"]
    return bool(states) and None not in states


@lru_cache(maxsize=10_000)
def _body(description: str, iso: str | None) -> str | None:
    """Which body of a state a description means, if it speaks of nothing else ("Russian armed forces", "police of the United States")."""
    body, rest = load_identity().body(description) or ("", "")
    readings = load_gazetteer().forms.get(rest, ())
    return body if iso is not None and any(r.entry.type == "STATE" and r.entry.iso == iso for r in readings) and body else None


@lru_cache(maxsize=10_000)
def _ministry(name: str, iso: str | None) -> str | None:
    """Which ministry of a state a name means ("Iran's defence ministry", "Ministry of Defence of Iran"), None if none."""
    alone = without_state(re.sub(r"['’]s\b", "", name), short_forms(load_gazetteer()).of_states.get(iso or "", ()))
    ministry = kind_last(alone) if alone is not None else ""
    return ministry if ministry.endswith(" ministry") else None


def _telling(kind: str, name: str, forms: set[str]) -> set[str]:
    """The names that tell a thing from others: whole ones and acronyms, no parts of them."""
    within = f" {fold(name)} "
    whole = {form for form in (name, *forms) if " " in form and (form == name or f" {fold(form)} " not in within)}
    if kind != "PERSON":
        whole |= {form for form in forms if form.isupper() and 2 <= len(form) <= 8}
    return {fold(form) for form in (whole or {name, *forms})} - {""} or {fold(name)}


def _store_nodes(store: Store, identities: Identities) -> None:
    taken: set[str] = set()
    rows = {}
    for number, thing in sorted(identities.things.items()):
        store.executemany("INSERT INTO members VALUES (?, ?)", [(entity, number) for entity in thing.entities])
        identifier, count = thing.id, 2
        while identifier in taken:
            identifier, count = f"{thing.id}-{count}", count + 1
        taken.add(identifier)
        kind, subtype = most(thing.types, (thing.type, thing.subtype))
        rows[number] = [identifier, kind, subtype, most(thing.shown, thing.name), _country(thing)]
    store.execute(
        "CREATE TEMP TABLE seen (node INTEGER PRIMARY KEY, wikidata, latitude, longitude, articles, sources, first, last)"
    )
    store.execute(
        "INSERT INTO seen SELECT node, max(wikidata), max(latitude), max(longitude), count(DISTINCT e.article),"
        " count(DISTINCT coalesce(o.source, o.article)), min(a.published), max(a.published)"
        " FROM members JOIN entities e USING (entity) JOIN articles a ON a.article = e.article"
        " LEFT JOIN copies c ON c.article = a.article JOIN articles o ON o.article = coalesce(c.original, a.article) GROUP BY node"
    )
    store.execute(
        "INSERT INTO aliases SELECT node, text, count(*) FROM members JOIN mentions USING (entity) WHERE kind = 'name'"
        " GROUP BY node, text ORDER BY node, count(*) DESC, text"
    )
    mentions = dict(store.rows("SELECT node, count(*) FROM members JOIN mentions USING (entity) GROUP BY node"))
    told = store.all("SELECT * FROM seen ORDER BY node")
    store.executemany(
        f"INSERT INTO nodes VALUES ({', '.join('?' * 14)})",
        [
            (node, *rows[node], wikidata, latitude, longitude, articles, mentions.get(node, 0), sources, first, last)
            for node, wikidata, latitude, longitude, articles, sources, first, last in told
        ],
    )
    gone: dict[int, int] = {}
    for merge in identities.merges:
        if merge.gone >= 0:
            gone[merge.gone] = merge.into
    for merge in identities.merges:
        into = merge.into
        while into in gone:
            into = gone[into]
        points = [each.points for each in merge.reasons if each.points is not None]
        reasons = "; ".join(each.reason for each in merge.reasons)
        store.execute(
            "INSERT INTO merges VALUES (?, ?, ?, ?, ?)", (into, rows[into][0], merge.id, sum(points) if points else None, reasons)
        )


def _country(thing: Profile) -> str | None:
    """The country that at least half of the articles tell: one may read "the UN in Ukraine" too closely."""
    iso = most(thing.countries, None)
    return iso if iso is not None and 2 * thing.countries[iso] >= len(thing.entities) else None
