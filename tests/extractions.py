"""Extractions made by hand, and a strategy for extractions with any texts in them."""

import re

from hypothesis import strategies as st

from extractor.records import (
    Attribution,
    Entity,
    EntityId,
    Evidence,
    Extraction,
    Mention,
    Relation,
    Span,
    Time,
    sha256,
)

TEXT = (
    "Envoys met on Monday.\n\n"
    "In May, Freedonia offered its neighbour Sylvania the use of\nan air base, the Daily Gazette reported, citing officials."
)


def span(words: str) -> tuple[int, int, str]:
    begin = TEXT.index(words)
    return begin, begin + len(words), words


def entity(identifier: str, kind: str, name: str, *mentions: str, **fields) -> Entity:
    empty = {"subtype": None, "iso": None, "wikidata": None, "latitude": None, "longitude": None}
    found = tuple(Mention(*span(words), "name") for words in mentions or (name,))
    return Entity(id=EntityId(identifier), type=kind, name=name, mentions=found, **{**empty, **fields})


def relation(identifier: str, source: str, target: str, kind: str, label: str, trigger: str, sentence: str, **fields) -> Relation:
    begin, end, _ = span(trigger)
    empty = {"cameo": None, "polarity": "positive", "modality": "asserted", "attribution": (), "anonymous": False}
    empty |= {"time": None, "place": None, "office": None, "rule": "by-hand", "confidence": 0.5}
    return Relation(
        id=identifier,
        source=EntityId(source),
        target=EntityId(target),
        type=kind,
        label=label,
        evidence=Evidence(*span(sentence)),
        trigger=Span(begin, end),
        **{**empty, **fields},
    )


SENTENCE = TEXT[TEXT.index("In May") :]
SAMPLE = Extraction(
    id="offer",
    title="A rare offer",
    published="2021-06-01",
    source="Gazette",
    language="en",
    text_sha256=sha256(TEXT),
    entities=(
        entity("Q1", "STATE", "Republic of Freedonia", "Freedonia", iso="FRE", wikidata="Q1", latitude=-41.5, longitude=74.25),
        entity("sylvania", "STATE", "Sylvania"),
        entity("base", "BASE", "air base", subtype="air"),
        entity("gazette", "ORG", "Daily Gazette", subtype="media"),
    ),
    relations=(
        relation(
            "r1",
            "Q1",
            "sylvania",
            "agree",
            "offered the use of a base to",
            "offered",
            SENTENCE,
            cameo="0312",
            attribution=(Attribution(EntityId("gazette"), "reported", False),),
            anonymous=True,
            time=Time("In May", "2021-05", "2021-05-01", "2021-05-31"),
            place=EntityId("sylvania"),
            confidence=0.9,
        ),
        relation("r2", "sylvania", "base", "operates", "has", "the use of", SENTENCE, polarity="negative", modality="possible"),
    ),
    url="https://gazette.example/offer",
)
EMPTY = Extraction("empty", None, None, None, "en", sha256(""), (), ())

# Two surrogates in a row that make a pair are one character in JSON, whoever writes it, so no JSON can tell them apart.
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
texts = st.text(st.characters(exclude_categories=()), max_size=12).filter(lambda text: not PAIR.search(text))
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def extractions(draw) -> Extraction:
    """Any graph with any texts: control characters, lone surrogates, markup, nothing at all."""
    maybe = st.none() | texts
    degrees = st.none() | st.floats(-90, 90, allow_subnormal=False)
    mentions = st.builds(lambda s, text: Mention(*s, text, "name"), spans, texts)
    entities = [
        Entity(
            EntityId(key), draw(texts), draw(maybe), draw(texts), draw(maybe), draw(maybe), draw(degrees), draw(degrees), found
        )
        for key in draw(st.lists(texts, max_size=4, unique=True))
        for found in [tuple(draw(st.lists(mentions, max_size=3)))]
    ]
    keys = st.sampled_from([entity.id for entity in entities]) if entities else st.nothing()
    relations = st.builds(
        Relation,
        id=texts,
        source=keys,
        target=keys,
        type=texts,
        label=texts,
        cameo=maybe,
        polarity=st.sampled_from(["positive", "negative"]),
        modality=st.sampled_from(["asserted", "intended", "possible", "conditional"]),
        attribution=st.lists(st.builds(Attribution, keys, texts, st.booleans()), max_size=2).map(tuple),
        anonymous=st.booleans(),
        time=st.none() | st.builds(Time, texts, texts, maybe, maybe),
        place=st.none() | keys,
        office=maybe,
        evidence=st.builds(lambda s, text: Evidence(*s, text), spans, texts),
        trigger=st.builds(lambda s: Span(*s), spans),
        rule=texts,
        confidence=st.floats(0, 1, allow_subnormal=False),
    )
    edges = draw(st.lists(relations, max_size=4, unique_by=lambda edge: edge.id)) if entities else []
    return Extraction(
        draw(texts), draw(maybe), draw(maybe), draw(maybe), draw(texts), sha256(""), tuple(entities), tuple(edges), draw(maybe)
    )
