"""Extractions against graphs drawn by people: precision, recall and F1 of every level and type.

A comparison yields verdicts, one for each item found or missed, and a report counts them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from rich.table import Table

from extractor.errors import DataError
from extractor.gold import Characters, GoldArticle, GoldEntity, GoldRelation, GoldSentence, read_gold, read_sentences
from extractor.ontology import load_ontology
from extractor.records import Article, Entity, EntityId, Extraction, Relation

GRAPH_LEVELS = ("mentions", "entities", "pairs", "typed")
EVENT_LEVELS = ("pair", "coded", "category")
ATTRIBUTES = ("polarity", "modality", "attribution", "time")
SHOWN = ("entities", "typed", "coded")  # differences worth reading; those of the other levels say the same again

# A described base or event that nobody asked for is an error; whether another described thing is a node is a matter of taste.
COUNTED_WHEN_DESCRIBED = frozenset({"BASE", "EVENT"})
SAME_MENTION = 0.5  # least intersection over union of two spans
UNKNOWN_ACTOR = "---"
# Actor codes of PLOVER's records that ISO 3166 lacks: own spellings, former states, bodies of many states.
ACTOR_CODES = {
    **{"ITL": "ITA", "VTN": "VNM", "ROM": "ROU", "JAP": "JPN", "ZAR": "COD", "TMP": "TLS", "PAL": "PSE", "BUR": "MMR"},
    **{"KSV": "XKX", "KOS": "XKX", "YUG": "SRB", "SCG": "SRB", "SER": "SRB", "SUN": "RUS"},
    **{"DDR": "DEU", "GME": "DEU", "CSK": "CZE", "CZR": "CZE", "UNO": "IGO", "EUR": "IGO"},
}

Outcome = Literal["right", "spurious", "missed"]
Triple = tuple[str, str, str]


class Reads(Protocol):
    """What scoring asks of a pipeline."""

    def read(self, article: Article) -> Extraction:
        """The graph of one article."""


# ---------------------------------------------------------------- reports


@dataclass(frozen=True, slots=True)
class Verdict:
    """One item of one article at one level: found rightly, found wrongly, or missed."""

    article: str
    level: str
    type: str
    outcome: Outcome
    what: str

    def __str__(self) -> str:
        return f"{self.article}: {self.outcome} {self.what}"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of outcomes; a share of nothing is 0."""

    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        found = self.right + self.spurious
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def figures(self) -> dict[str, float]:
        """Rounded precision, recall and F1, and how many items the gold has."""
        shares = {"p": self.precision, "r": self.recall, "f1": self.f1}
        return {name: round(share, 3) for name, share in shares.items()} | {"n": self.right + self.missed}


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts on some articles.

    Attributes:
        articles: ids, those without any verdict included.
        levels: what precision and recall are counted of, in the order of the tables.
        attributes: levels where a verdict is right or spurious, so that precision is the accuracy.
    """

    articles: tuple[str, ...]
    levels: tuple[str, ...]
    attributes: tuple[str, ...]
    verdicts: tuple[Verdict, ...]

    def of(self, article: str) -> Report:
        """The part of the report that concerns one article."""
        kept = tuple(verdict for verdict in self.verdicts if verdict.article == article)
        return Report((article,), self.levels, self.attributes, kept)

    def tally(self, level: str, kind: str | None = None) -> Tally:
        """Counts of a level, of all types or of one."""
        counts = Counter(v.outcome for v in self.verdicts if v.level == level and kind in (None, v.type))
        return Tally(counts["right"], counts["spurious"], counts["missed"])

    def types(self, level: str) -> list[str]:
        """Types with a verdict at a level; none where the level is blind to types."""
        return sorted({verdict.type for verdict in self.verdicts if verdict.level == level and verdict.type})

    @property
    def differences(self) -> list[str]:
        """Every spurious and every missed item, in a readable line."""
        return [str(verdict) for verdict in self.verdicts if verdict.level in SHOWN and verdict.outcome != "right"]

    def figures(self) -> dict[str, Any]:
        """All numbers, ready for JSON: each level, the attributes, and each type of each level."""
        result: dict[str, Any] = {level: self.tally(level).figures() for level in self.levels}
        if self.attributes:
            result["attributes"] = {name: self.tally(name).figures()["p"] for name in self.attributes}
        by_type = {level: {kind: self.tally(level, kind).figures() for kind in self.types(level)} for level in self.levels}
        result["types"] = {level: kinds for level, kinds in by_type.items() if kinds}
        return result

    def tables(self) -> list[Table]:
        """The numbers for the screen: an overview, the attributes, and a table for each level that knows types."""
        overview = _table(f"{len(self.articles)} articles", "level", {level: self.tally(level) for level in self.levels})
        tables = [overview]
        if self.attributes:
            tables.append(_accuracies({name: self.tally(name) for name in self.attributes}))
        for level in self.levels:
            if kinds := self.types(level):
                tables.append(_table(f"{level} by type", "type", {kind: self.tally(level, kind) for kind in kinds}))
        return tables


def _table(title: str, rows: str, tallies: Mapping[str, Tally]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column(rows)
    for heading in ("precision", "recall", "F1", "gold"):
        table.add_column(heading, justify="right")
    for name, tally in tallies.items():
        shares = (tally.precision, tally.recall, tally.f1)
        table.add_row(name, *(f"{share:.3f}" for share in shares), str(tally.right + tally.missed))
    return table


def _accuracies(tallies: Mapping[str, Tally]) -> Table:
    table = Table(title="attributes of typed matches", title_justify="left")
    table.add_column("attribute")
    for heading in ("accuracy", "matches"):
        table.add_column(heading, justify="right")
    for name, tally in tallies.items():
        table.add_row(name, f"{tally.precision:.3f}", str(tally.right + tally.spurious))
    return table


# ---------------------------------------------------------------- whole graphs


def score_folder(pipeline: Reads, folder: Path) -> Report:
    """Read the articles of a gold folder and compare.

    Raises:
        DataError: there is no gold in the folder, or a gold file is bad.
        ArticleError: the pipeline fails on an article.
    """
    return score_graphs(folder, pipeline.read)


def score_graphs(folder: Path, read: Callable[[Article], Extraction]) -> Report:
    """Compare what `read` makes of the articles of a gold folder with its graphs.

    Raises:
        DataError: there is no gold in the folder, or a gold file is bad.
    """
    files = sorted(folder.glob("*.gold.json"))
    if not files:
        raise DataError(f"{folder}: expected gold graphs, files named NAME.gold.json")
    golds = [read_gold(file) for file in files]
    verdicts = tuple(verdict for gold in golds for verdict in compare(gold, read(gold.article)))
    return Report(tuple(gold.article.id for gold in golds), GRAPH_LEVELS, ATTRIBUTES, verdicts)


def compare(gold: GoldArticle, found: Extraction) -> Iterator[Verdict]:
    """Verdicts on one article, level by level."""
    alignment = _align(gold, found)
    yield from _compare_mentions(gold, found)
    yield from _compare_entities(gold, found, alignment)
    for level in ("pairs", "typed"):
        yield from _compare_relations(gold, found, alignment, level)


def _compare_mentions(gold: GoldArticle, found: Extraction) -> Iterator[Verdict]:
    """Names by exact span and type. Where a node is optional, its names are right under any type."""
    wanted = {(*span, entity.type): entity.optional for entity in gold.graph.entities for span in gold.names[entity.id]}
    have = {(m.begin, m.end, entity.type) for entity in found.entities for m in entity.mentions if m.kind == "name"}
    free = {(begin, end) for (begin, end, _), optional in wanted.items() if optional}
    required = {key for key, optional in wanted.items() if not optional}
    spurious = {key for key in have - set(wanted) if key[:2] not in free}
    outcomes: tuple[tuple[Outcome, set[tuple[int, int, str]]], ...] = (
        ("right", required & have),
        ("spurious", spurious),
        ("missed", required - have),
    )
    for outcome, keys in outcomes:
        for begin, end, kind in sorted(keys):
            words = gold.article.text[begin:end]
            yield Verdict(gold.article.id, "mentions", kind, outcome, f"mention {kind} {words!r}")


@dataclass(frozen=True, slots=True)
class _Alignment:
    """Which gold node a found node stands for: `best` one to one, `any` also where several stand for one."""

    best: Mapping[EntityId, str]
    any: Mapping[EntityId, str]

    def of(self, identifier: EntityId) -> str | None:
        return self.best.get(identifier, self.any.get(identifier))


def _align(gold: GoldArticle, found: Extraction) -> _Alignment:
    """Pair nodes by the mentions that they share, greedily from the most alike."""
    candidates = [
        (likeness, theirs.id, ours.id)
        for theirs in found.entities
        for ours in gold.graph.entities
        if (likeness := _likeness(ours, gold.names[ours.id] | gold.nominals[ours.id], theirs))
    ]
    best: dict[EntityId, str] = {}
    some: dict[EntityId, str] = {}
    for _, theirs_id, ours_id in sorted(candidates, reverse=True):
        some.setdefault(theirs_id, ours_id)
        if theirs_id not in best and ours_id not in best.values():
            best[theirs_id] = ours_id
    return _Alignment(best, some)


def _likeness(ours: GoldEntity, places: frozenset[Characters], theirs: Entity) -> float:
    """Shared mentions, with a bonus for the same type and the same name; 0 without a shared mention."""
    spans = [(mention.begin, mention.end) for mention in theirs.mentions if mention.kind != "pronoun"]
    shared = sum(any(_overlap(span, place) >= SAME_MENTION for place in places) for span in spans)
    if not shared:
        return 0.0
    return shared + (theirs.type == ours.type) + 0.5 * (theirs.name.casefold() == ours.name.casefold())


def _overlap(one: Characters, other: Characters) -> float:
    """Intersection over union of two spans."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def _compare_entities(gold: GoldArticle, found: Extraction, alignment: _Alignment) -> Iterator[Verdict]:
    """Nodes, one to one and of the same type."""
    matched = set()
    for theirs in found.entities:
        ours = gold.entity(alignment.best[theirs.id]) if theirs.id in alignment.best else None
        if ours and ours.type == theirs.type:
            matched.add(ours.id)
        elif not (ours.optional if ours else _is_taste(theirs, alignment)):
            instead = f" (gold {ours.type})" if ours else ""
            what = f"entity {theirs.type} {theirs.name!r}{instead}"
            yield Verdict(gold.article.id, "entities", theirs.type, "spurious", what)
    for ours in gold.graph.entities:
        if not ours.optional:
            outcome: Outcome = "right" if ours.id in matched else "missed"
            yield Verdict(gold.article.id, "entities", ours.type, outcome, f"entity {ours.type} {ours.name!r}")


def _is_taste(entity: Entity, alignment: _Alignment) -> bool:
    """Whether a node that the gold lacks is neither right nor wrong."""
    named = any(mention.kind == "name" for mention in entity.mentions)
    return entity.id not in alignment.any and not named and entity.type not in COUNTED_WHEN_DESCRIBED


def _compare_relations(gold: GoldArticle, found: Extraction, alignment: _Alignment, level: str) -> Iterator[Verdict]:
    """Edges, one to one: at the level `typed` by ends and type, at the level `pairs` by ends alone."""
    by_type_too = level == "typed"
    free = list(gold.graph.relations)
    unmatched: list[Relation] = []
    for theirs in found.relations:  # an edge of the right type is matched before one that has only the right ends
        ours = min((r for r in free if _fits(theirs, r, alignment)), key=lambda r: _distance(theirs, r), default=None)
        if ours is None:
            unmatched.append(theirs)
            continue
        free.remove(ours)
        yield from _matched(gold, ours, level)
        if by_type_too:
            yield from _compare_attributes(gold, ours, theirs, alignment)
    for theirs in unmatched:
        ours = None if by_type_too else next((r for r in free if _joins(theirs, r, alignment)), None)
        if ours is not None:
            free.remove(ours)
            yield from _matched(gold, ours, level)
        elif not _restates(theirs, gold, alignment, by_type_too):
            what = _edge(_name(found, theirs.source), theirs.type, theirs.label, _name(found, theirs.target))
            yield Verdict(gold.article.id, level, theirs.type if by_type_too else "", "spurious", what)
    for ours in free:
        if not ours.optional:
            yield _verdict(gold, ours, level, "missed")


def _matched(gold: GoldArticle, ours: GoldRelation, level: str) -> Iterator[Verdict]:
    if not ours.optional:
        yield _verdict(gold, ours, level, "right")


def _verdict(gold: GoldArticle, ours: GoldRelation, level: str, outcome: Outcome) -> Verdict:
    what = _edge(gold.entity(ours.source).name, ours.type, ours.label, gold.entity(ours.target).name)
    return Verdict(gold.article.id, level, ours.type if level == "typed" else "", outcome, what)


def _edge(source: str, kind: str, label: str, target: str) -> str:
    return f"edge {source!r} -{kind}/{label}-> {target!r}"


def _name(found: Extraction, identifier: EntityId) -> str:
    return next(entity.name for entity in found.entities if entity.id == identifier)


def _joins(theirs: Relation, ours: GoldRelation, alignment: _Alignment) -> bool:
    """Whether the ends are the same; of a mutual act they may be swapped."""
    ends = (alignment.of(theirs.source), alignment.of(theirs.target))
    if ends == (ours.source, ours.target):
        return True
    mutual = any(load_ontology().relations[kind].symmetric for kind in ours.types)
    return mutual and ends == (ours.target, ours.source)


def _fits(theirs: Relation, ours: GoldRelation, alignment: _Alignment) -> bool:
    return theirs.type in ours.types and _joins(theirs, ours, alignment)


def _distance(theirs: Relation, ours: GoldRelation) -> tuple[bool, bool, bool]:
    """How ill a gold edge fits one of the right ends and type; required edges come first."""
    return ours.optional, ours.polarity != theirs.polarity, ours.modality != theirs.modality


def _restates(theirs: Relation, gold: GoldArticle, alignment: _Alignment, by_type_too: bool) -> bool:
    """Whether an edge without a partner says again what the gold says, or what an annotator might say."""
    for ours in gold.graph.relations:
        if _fits(theirs, ours, alignment) or (ours.optional and not by_type_too and _joins(theirs, ours, alignment)):
            return True
    return False


def _compare_attributes(gold: GoldArticle, ours: GoldRelation, theirs: Relation, alignment: _Alignment) -> Iterator[Verdict]:
    """Verdicts on what a typed match says about its edge; of an attribution the outermost speaker counts."""
    speakers = tuple(alignment.of(attribution.entity) for attribution in theirs.attribution[:1])
    time = theirs.time.value if theirs.time else None
    checks = {
        "polarity": theirs.polarity == ours.polarity,
        "modality": theirs.modality == ours.modality,
        "attribution": speakers == ours.attribution[:1],
        "time": time == ours.time,
    }
    for name, right in checks.items():
        yield Verdict(gold.article.id, name, "", "right" if right else "spurious", name)


# ---------------------------------------------------------------- coded sentences


def score_events(pipeline: Reads, file: Path) -> Report:
    """Read the sentences of a JSON Lines file of coded interactions and compare (source, target, category) triples.

    An actor counts as its country, or as IGO; sentences without a coded target are left out.

    Raises:
        DataError: the file is missing or breaks the format; names the line.
        ArticleError: the pipeline fails on a sentence.
    """
    sentences = [sentence for sentence in read_sentences(file) if _wanted_triples(sentence)]
    verdicts: list[Verdict] = []
    for sentence in sentences:
        found = _found_triples(pipeline.read(Article(sentence.id, sentence.text)))
        verdicts += _compare_triples(sentence, found)
    return Report(tuple(sentence.id for sentence in sentences), EVENT_LEVELS, (), tuple(verdicts))


def _wanted_triples(sentence: GoldSentence) -> set[Triple]:
    known = [event for event in sentence.events if event.target != UNKNOWN_ACTOR]
    return {(_actor_code(event.source), _actor_code(event.target), event.plover2021) for event in known}


def _found_triples(found: Extraction) -> set[Triple]:
    """Interactions as triples; states of affairs are left out."""
    actors = {entity.id: _actor(entity) for entity in found.entities}
    kinds = load_ontology().relations
    interactions = [relation for relation in found.relations if kinds[relation.type].kind == "interaction"]
    return {(actors[r.source], actors[r.target], r.type.upper()) for r in interactions}


def _actor(entity: Entity) -> str:
    if entity.iso:
        return _actor_code(entity.iso)
    return "IGO" if entity.subtype == "igo" else UNKNOWN_ACTOR


def _actor_code(code: str) -> str:
    """The country part of an actor code, as ISO 3166 has it."""
    country = code.strip().upper()[:3]
    return ACTOR_CODES.get(country, country) or UNKNOWN_ACTOR


def _compare_triples(sentence: GoldSentence, found: set[Triple]) -> Iterator[Verdict]:
    """Verdicts on a sentence: on ordered country pairs, on pairs with their category, on categories alone."""
    views: dict[str, Callable[[Triple], tuple[str, ...]]] = {
        "pair": lambda triple: triple[:2],
        "coded": lambda triple: triple,
        "category": lambda triple: triple[2:],
    }
    for level, view in views.items():
        want = set(map(view, _wanted_triples(sentence)))
        have = set(map(view, found))
        for item in sorted(want | have):
            outcome: Outcome = "missed" if item not in have else "right" if item in want else "spurious"
            kind = "" if level == "pair" else item[-1]
            yield Verdict(sentence.id, level, kind, outcome, f"{' '.join(item)} in {sentence.text!r}")
