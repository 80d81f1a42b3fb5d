"""Extractions made by hand, and a strategy for extractions with any texts in them."""

import re
from dataclasses import replace

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

# What articles and their ids may hold to break a file, a reader, a spreadsheet, a terminal or a folder.
HOSTILE = (
    "", " ", "\x00", "a\x00b", "\x1b[2J", "\x0b\x0c\x85\u2028\u2029", "\ud800", "\udfff!", "\ufffe\uffff",
    "\u202egpj.exe", "\u2066a\u2069",
    "\ufeffBOM", "e\u0301\u0301", "🇺🇦👩‍💻", '"', "'", '"",""\r\n"x"', "a\nb", "a\r\nb\r", "\t", "a;b;;c", "a,b|c\\d\\",
    "\\", "\\u0000", "%s%n{0}%00",
    "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", '=HYPERLINK("http://x.example")',
    "<script>alert(1)</script>", "</attvalues><node id='x'/>", "]]>", "<!--", "&amp;&lt;&#0;&x;", "<?xml?>",
    '{"@id": "x"}', "]}", "@context", "@id",
    "../../etc/passwd", "..", ".", "/etc/passwd", "C:\\Windows\\x", "\\\\host\\share", "~/x", "a/../../b", "CON",
    "nul.txt", "LPT1", ".hidden", "-rf",
    "a:b", "urn:x:y", "Q2", "Q2 ", "http://www.wikidata.org/entity/Q1", "_:b0", "NaN", "null", "true", "0312",
    "1e999", "2021-02-30", "9999-12-31",
    "x" * 40_000,
)  # fmt: skip

# Two surrogates in a row that make a pair are one character in JSON, whoever writes it, so no JSON can tell them apart.
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
anything = st.text(st.characters(exclude_categories=()), max_size=12).filter(lambda text: not PAIR.search(text))
texts = anything | st.sampled_from(HOSTILE[:-1])  # the longest is for tests of its own
days = st.dates().map(str)
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def extractions(draw) -> Extraction:
    """Any graph with any texts: control characters, lone surrogates, markup, nothing at all."""
    maybe = st.none() | texts
    degrees = st.none() | st.floats(-90, 90, allow_subnormal=False)
    kinds = st.sampled_from(["STATE", "PLACE", "PERSON"]) | texts
    mentions = st.builds(lambda s, text: Mention(*s, text, "name"), spans, texts)
    entities = [
        Entity(EntityId(key), draw(kinds), draw(maybe), draw(texts), draw(maybe), known, draw(degrees), draw(degrees), found)
        for number, key in enumerate(draw(st.lists(texts, max_size=4, unique=True)))
        for known in [draw(st.sampled_from([None, f"Q9{number}", f"q9{number}"]))]
        for found in [tuple(draw(st.lists(mentions, max_size=3)))]
    ]
    keys = st.sampled_from([entity.id for entity in entities]) if entities else st.nothing()
    relations = st.builds(
        Relation,
        id=texts,
        source=keys,
        target=keys,
        type=st.sampled_from(["assault", "located_in"]) | texts,
        label=texts,
        cameo=maybe,
        polarity=st.sampled_from(["positive", "negative"]),
        modality=st.sampled_from(["asserted", "intended", "possible", "conditional"]),
        attribution=st.lists(st.builds(Attribution, keys, texts, st.booleans()), max_size=2).map(tuple),
        anonymous=st.booleans(),
        time=st.none() | st.builds(Time, texts, texts, days | maybe, days | maybe),
        place=st.none() | keys,
        office=maybe,
        evidence=st.builds(lambda s, text: Evidence(*s, text), spans, texts),
        trigger=st.builds(lambda s: Span(*s), spans),
        rule=texts,
        confidence=st.floats(0, 1, allow_subnormal=False),
    )
    edges = draw(st.lists(relations, max_size=4, unique_by=lambda edge: edge.id)) if entities else []
    published = draw(days | maybe)
    return Extraction(
        draw(texts), draw(maybe), published, draw(maybe), draw(texts), sha256(""), tuple(entities), tuple(edges), draw(maybe)
    )


def poisoned(text: str) -> Extraction:
    """The sample with `text` in every place where an article, its metadata or a rule of somebody's own can put some."""
    mention = Mention(0, 1, text, "name")
    entities = [replace(e, name=text, type=e.type, subtype=text, iso=text, mentions=(mention,) * 2) for e in SAMPLE.entities]
    entities[3] = replace(entities[3], id=EntityId(text), wikidata=text)
    speaker = (Attribution(EntityId(text), text, True),)
    relations = [
        replace(r, label=text, office=text, rule=text, cameo=text, evidence=Evidence(0, 9, text), attribution=speaker)
        for r in SAMPLE.relations
    ]
    relations[0] = replace(relations[0], id=text, time=Time(text, text, text, text), place=EntityId(text))
    return Extraction(text, text, text, text, text, sha256(""), tuple(entities), tuple(relations), text)
