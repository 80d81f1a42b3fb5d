"""Extractions made from gold graphs: perfect ones, and ones with every kind of mistake, always the same for the same seed."""

from dataclasses import replace
from random import Random

from extractor.gold import GoldArticle, GoldEntity, GoldRelation
from extractor.ontology import load_ontology
from extractor.records import Attribution, Entity, EntityId, Evidence, Extraction, Mention, Relation, Span, Time, sha256


def predict(gold: GoldArticle) -> Extraction:
    """The extraction that says what the gold says."""
    text = gold.article.text
    return Extraction(
        id=gold.article.id,
        title=None,
        published=gold.graph.published.isoformat(),
        source=None,
        language="en",
        text_sha256=sha256(text),
        entities=tuple(_entity(gold, entity) for entity in gold.graph.entities),
        relations=tuple(_relation(f"r{number}", relation, text) for number, relation in enumerate(gold.graph.relations)),
    )


def _entity(gold: GoldArticle, entity: GoldEntity) -> Entity:
    names = {(*span, "name") for span in gold.names[entity.id]}
    nominals = {(*span, "nominal") for span in gold.nominals[entity.id]}
    mentions = tuple(Mention(b, e, gold.article.text[b:e], kind) for b, e, kind in sorted(names | nominals))
    return Entity(
        EntityId(entity.id), entity.type, entity.subtype, entity.name, entity.iso, entity.wikidata, None, None, mentions
    )


def _relation(identifier: str, relation: GoldRelation, text: str) -> Relation:
    begin = text.index(relation.evidence)
    return Relation(
        id=identifier,
        source=EntityId(relation.source),
        target=EntityId(relation.target),
        type=relation.type,
        label=relation.label,
        cameo=None,
        polarity=relation.polarity,
        modality=relation.modality,
        attribution=tuple(Attribution(EntityId(speaker), "said", False) for speaker in relation.attribution),
        anonymous=relation.anonymous,
        time=Time(relation.time, relation.time, None, None) if relation.time else None,
        place=EntityId(relation.place) if relation.place else None,
        office=relation.office,
        evidence=Evidence(begin, begin + len(relation.evidence), relation.evidence),
        trigger=Span(begin, begin + len(relation.evidence)),
        rule="gold",
        confidence=1.0,
    )


def spoil(found: Extraction, text: str, random: Random, share: float) -> Extraction:
    """The same with mistakes in about this share of its entities, mentions and relations."""

    def unlucky() -> bool:
        return random.random() < share

    kinds = sorted(load_ontology().entities)
    entities: list[Entity] = []
    for entity in found.entities:
        mentions = tuple(_spoil_mention(m, text, random) if unlucky() else m for m in entity.mentions)
        entity = replace(entity, mentions=mentions, type=random.choice(kinds) if unlucky() else entity.type)
        if unlucky() and len(mentions) > 1:  # two nodes for one thing
            cut = random.randrange(1, len(mentions))
            entities.append(replace(entity, id=EntityId(f"{entity.id}-again"), mentions=mentions[cut:]))
            entity = replace(entity, mentions=mentions[:cut])
        if not unlucky():
            entities.append(entity)
        if unlucky():
            entities.append(_invent(f"invented-{len(entities)}", text, random))
    ids = [entity.id for entity in entities]
    relations: list[Relation] = []
    for relation in found.relations:
        copies = random.choice((0, 2)) if unlucky() else 1
        relations += [_spoil_relation(relation, random, ids) if unlucky() else relation for _ in range(copies)]
    kept = [r for r in relations if {r.source, r.target, *(a.entity for a in r.attribution)} <= set(ids)]
    random.shuffle(kept)
    return replace(found, entities=tuple(entities), relations=tuple(kept))


def _spoil_mention(mention: Mention, text: str, random: Random) -> Mention:
    end = min(len(text), mention.end + random.choice((0, 1, 4)))
    return Mention(mention.begin, end, text[mention.begin : end], random.choice(("name", "nominal", "pronoun")))


def _invent(identifier: str, text: str, random: Random) -> Entity:
    begin = random.randrange(len(text) - 12)
    mention = Mention(begin, begin + 12, text[begin : begin + 12], random.choice(("name", "nominal")))
    kind = random.choice(sorted(load_ontology().entities))
    return Entity(EntityId(identifier), kind, None, mention.text, None, None, None, None, (mention,))


def _spoil_relation(relation: Relation, random: Random, ids: list[EntityId]) -> Relation:
    mistake = random.randrange(7)
    if mistake == 0:
        return replace(relation, source=relation.target, target=relation.source)
    if mistake == 1:
        return replace(relation, type=random.choice(sorted(load_ontology().relations)))
    if mistake == 2:
        return replace(relation, target=random.choice(ids) if ids else relation.target)
    if mistake == 3:
        return replace(relation, polarity="negative" if relation.polarity == "positive" else "positive")
    if mistake == 4:
        return replace(relation, modality=random.choice(("asserted", "intended", "possible", "conditional")))
    if mistake == 5:
        return replace(relation, attribution=tuple(Attribution(i, "said", False) for i in random.sample(ids, min(1, len(ids)))))
    return replace(relation, time=random.choice((None, Time("then", "2020-01", None, None))))
