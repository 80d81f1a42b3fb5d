"""The steps in order: article -> document -> entities -> relations -> extraction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from time import perf_counter

from extractor.batch import stream
from extractor.blanks import squeeze
from extractor.document import load_model, parse_article
from extractor.entities import explain_entities, find_entities, load_ranker
from extractor.errors import ArticleError
from extractor.records import Article, Entity, Explanation, Extraction, Relation, sha256
from extractor.relations import explain_relations, find_relations, load_opinion
from extractor.relations.rules import load_rules
from extractor.versions import versions

_WORDS_KEPT = 20_000  # of those met first; looking a word up is quicker than working out its shape, prefix and so on again


class Pipeline:
    """Reads articles. Loading takes a second or two; reading keeps no state between articles, but counts its `seconds` by step.

    Args:
        model: name or folder of a trained pipeline; None for the default.
        gpu: run on a GPU, with the default pipeline for that if `model` is None.
        rules: files of relation rules of your own, which go before those of the package.
        second_opinion: the probability from which the pipeline's classifier is heard where no rule fires, its edges marked `model:` and
            their type; 1 for rules alone, None for the default.

    Raises:
        UsageError: there is no such pipeline, or no GPU.
        DataError: a file of rules is broken.
    """

    def __init__(
        self, model: str | Path | None = None, gpu: bool = False, rules: Iterable[Path] = (), second_opinion: float | None = None
    ) -> None:
        self.model, self.gpu, self.rules, self.second_opinion = model, gpu, tuple(rules), second_opinion
        self.seconds: Counter[str] = Counter()
        self._lock = Lock()
        self._rules = load_rules(*self.rules)
        self._nlp = load_model(model, gpu)
        self._ranker = load_ranker(self._nlp.path)
        self._opinion = load_opinion(self._nlp.path, second_opinion) if self._nlp.path is not None else None

    def read(self, article: Article) -> Extraction:
        """The graph of one article."""
        started = perf_counter()
        squeezed = squeeze(article)
        with self._zone():
            doc = parse_article(self._nlp, squeezed.article)
            parsed = perf_counter()
            entities = find_entities(doc, squeezed.article, self._ranker)
            found = perf_counter()
            relations = find_relations(doc, entities, squeezed.article, self._rules, self._opinion)
            extraction = squeezed.restored(_extraction(article, entities, relations))
        spent = {"document": parsed - started, "entities": found - parsed, "relations": perf_counter() - found}
        self.seconds.update(spent)
        return extraction

    def explain(self, article: Article) -> Explanation:
        """The graph of one article, and why it is as it is."""
        squeezed = squeeze(article)
        with self._zone():
            doc = parse_article(self._nlp, squeezed.article)
            entities, identities = explain_entities(doc, squeezed.article, self._ranker)
            relations, reasons, silences = explain_relations(doc, entities, squeezed.article, self._rules, self._opinion)
            extraction = _extraction(article, entities, relations)
            kept = {entity.id for entity in extraction.entities}
            identified = tuple(identity for identity in identities if identity.entity in kept)
            return squeezed.restored(Explanation(extraction, tuple(reasons), tuple(silences), identified))

    @contextmanager
    def _zone(self) -> Iterator[None]:
        """Once it knows its common words, whatever spaCy keeps of an article is forgotten behind it; this suffers one thread only."""
        with self._lock, self._nlp.memory_zone() if len(self._nlp.vocab) > _WORDS_KEPT else nullcontext():
            yield

    def extract(self, text: str, title: str | None = None, published: date | str | None = None) -> Extraction:
        """The graph of one text; `published` (a date or ISO string) anchors its relative dates."""
        day = date.fromisoformat(published) if isinstance(published, str) else published
        return self.read(Article(id="article", text=text, title=title, published=day))

    def versions(self) -> dict[str, str]:
        """What its output depends on, beside the articles and the second opinion."""
        return versions(Path(str(self._nlp.path)), self.rules)

    def __reduce__(self) -> tuple[object, ...]:
        return Pipeline, (self.model, self.gpu, self.rules, self.second_opinion)  # a worker process loads its own

    def stream(self, articles: Iterable[Article | ArticleError], workers: int = 1) -> Iterator[Extraction | ArticleError]:
        """Graphs of many articles in input order; one that fails gives its error in its place."""
        return stream(self, articles, workers)


def load(
    model: str | Path | None = None, gpu: bool = False, rules: Iterable[Path] = (), second_opinion: float | None = None
) -> Pipeline:
    """A pipeline by name or folder, with rules of your own if there are any; the default one without an argument."""
    return Pipeline(model, gpu, rules, second_opinion)


def _extraction(article: Article, entities: Sequence[Entity], relations: Sequence[Relation]) -> Extraction:
    return Extraction(
        id=article.id,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        source=article.source,
        language=article.language,
        text_sha256=sha256(article.text),
        entities=tuple(_with_states(_worth_keeping(entities, relations), relations)),
        relations=tuple(relations),
        url=article.url,
    )


_BELONGING = ("holds_office", "part_of", "national_of", "member_of", "operates", "located_in")


def _with_states(entities: Iterable[Entity], relations: Sequence[Relation]) -> Iterator[Entity]:
    """Give the people and bodies of one state its code: that of the office, of the body they are part of, of their nationality."""
    entities = list(entities)
    code = {entity.id: entity.iso for entity in entities}
    abroad = {
        entity.id for entity in entities if entity.type in ("PERSON", "ORG") and any(m.kind == "name" for m in entity.mentions)
    }
    for kind in _BELONGING:
        for relation in (r for r in relations if r.type == kind and r.polarity == "positive"):
            owned, owner = (relation.target, relation.source) if kind == "operates" else (relation.source, relation.target)
            if kind == "located_in" and owned in abroad:
                continue  # "Oxfam in Yemen" is not of Yemen
            if owned in code and code[owned] is None:
                code[owned] = code.get(owner)
    for entity in entities:
        yield entity if entity.type in ("EVENT", "AGREEMENT", "WEAPON") else replace(entity, iso=code[entity.id])


def _worth_keeping(entities: Iterable[Entity], relations: Iterable[Relation]) -> Iterator[Entity]:
    """Entities with a name, those who are known by their office, and described ones that take part in an edge."""
    used = {end for relation in relations for end in (relation.source, relation.target, relation.place)}
    used |= {attribution.entity for relation in relations for attribution in relation.attribution}
    for entity in entities:
        if entity.id in used or any(m.kind == "name" for m in entity.mentions) or _is_known_by_office(entity):
            yield entity


def _is_known_by_office(entity: Entity) -> bool:
    """Whether somebody has a name that the article does not tell ("the US president"), and is not called by his description."""
    told = (mention.text.lower() for mention in entity.mentions if mention.kind == "nominal")
    return entity.type == "PERSON" and not any(entity.name.lower().startswith(text) for text in told)
