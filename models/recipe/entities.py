"""Entity corpora -> spaCy training documents in one label scheme.

Where a source does not judge a type, its tokens are set to unknown, so that gaps in one corpus do not teach the
model to miss what another corpus labels.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as SpacySpan

from . import datelines
from .lexicon import Lexicon, Span
from .sources import Passage, read_columns, read_gmb, read_gum, read_re3d, types_of

ARTICLE = re.compile(r"^(?:the|a|an|its|their|our|his|her|this|that)\s+", re.IGNORECASE)
TOKEN = re.compile(r"\S+")
BODY_OF_OFFICE = re.compile(r"(?:U\.N\.|UN|EU|NATO|African Union|United Nations)(?= (?:[Ss]ecretary|[Ee]nvoy|[Cc]hief))")
PRONOUNS = {"We", "I", "He", "She", "They", "It", "Our", "My", "Their", "His", "You", "Who"}


# --- one span ---------------------------------------------------------------------------------------------------


def refine(text: str, span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """Cut one corpus span to our names: no article, no title, state apart from organ; settle known names."""
    begin, end = _bare(text, span.begin, span.end)
    label, name = span.label, text[begin:end]
    known = lexicon.name_type(name)
    if known:
        if known != "NONE":
            yield Span(begin, end, known)
    elif label == "WEAPON":
        yield Span(begin, end, "" if re.search(r"(?i)strike|attack|fire|vehicle|unit|asset", name) else label)
    elif not any(c.isupper() for c in name) or name in PRONOUNS:
        return
    elif label == "PERSON":
        yield from _person(text, begin, end, lexicon)
    elif label:
        yield from _split_state(text, begin, end, label, lexicon)
    else:
        yield Span(begin, end, "")


def _bare(text: str, begin: int, end: int) -> tuple[int, int]:
    """Cut punctuation, a leading article, a possessive, and the office behind a body's name."""
    while begin < end and not text[begin].isalnum():
        begin += 1
    while end > begin and not (text[end - 1].isalnum() or text[end - 1] in ".)"):
        end -= 1
    article = ARTICLE.match(text[begin:end])
    if article and article.end() < end - begin:
        begin += article.end()
    body = BODY_OF_OFFICE.match(text[begin:end])
    if body:
        end = begin + body.end()
    return begin, end - 2 if text[begin:end].endswith(("'s", "’s")) else end


def _person(text: str, begin: int, end: int, lexicon: Lexicon) -> Iterator[Span]:
    """Drop titles and roles before the name; a bare title is no name, a body's name before a title is unknown."""
    tokens = [(begin + m.start(), begin + m.end()) for m in TOKEN.finditer(text[begin:end])]
    cut = 0
    for i, token in enumerate(tokens):
        word = text[slice(*token)]
        if word in lexicon.titles or word.capitalize() in lexicon.titles or lexicon.name_type(word) == "STATE":
            cut = i + 1
    while cut < len(tokens) and not _proper(text[slice(*tokens[cut])]):
        cut += 1
    for token in tokens[:cut]:
        word = text[slice(*token)]
        if word[0].isupper() and word not in lexicon.titles:
            yield Span(*token, lexicon.name_type(word) or "")
    if any(text[b].isupper() for b, _ in tokens[cut:]):
        yield Span(tokens[cut][0], end, "PERSON")


def _split_state(text: str, begin: int, end: int, label: str, lexicon: Lexicon) -> Iterator[Span]:
    """Split "Russian | Foreign Ministry"; keep names only, so the last word must be a proper one."""
    tokens = [(begin + m.start(), begin + m.end()) for m in TOKEN.finditer(text[begin:end])]
    words = [text[slice(*token)] for token in tokens]
    for size in (2, 1):
        state = " ".join(words[:size])
        kind = lexicon.name_type(state)
        if kind in ("STATE", "GROUP") and len(words) > size:
            rest = words[size:]
            if rest[0] in lexicon.organs or (label == "ORG" and not rest[0][0].isupper()):
                yield Span(begin, tokens[size - 1][1], kind)
                if all(w[0].isupper() or w in ("of", "for", "and", "the", "on") for w in rest):
                    yield Span(tokens[size][0], end, label)
                return
    opens = _proper(words[0])
    proper = opens and (_proper(words[-1]) or label == "EVENT")
    yield Span(begin, end, label if proper and not set(words) <= lexicon.titles else "")


def _proper(word: str) -> bool:
    """Whether a word is written as part of a name."""
    return word[0].isupper() or word[0].isdigit() or bool(re.match(r"(?:al|el|ul|ad|as|ash)-\w", word))


# --- one passage ------------------------------------------------------------------------------------------------


def settle(passage: Passage, lexicon: Lexicon) -> Passage:
    """Refine all spans, add the silver types and the listed names, and resolve overlaps.

    Rank: silver pattern, then corpus names and listed names of several words (longest first), then dates and weapon
    classes, then listed words, then unknown.
    """
    text = passage.text
    refined = [s for span in passage.spans for s in refine(text, span, lexicon)]
    listed = list(lexicon.plain(text))
    named = [s for s in refined if s.label] + [s for s in listed if " " in text[s.begin : s.end]]
    gold = sorted(named, key=lambda s: (s.begin - s.end, s.begin))
    silver = list(lexicon.silver(text))
    # A class of weapon or a date inside a name ("Black September") is part of the name.
    weak = [s for s in silver if s.label in ("DATE", "WEAPON")]
    strong = [s for s in silver if s.label not in ("DATE", "WEAPON")]
    unknown = [s for s in refined if not s.label]
    taken = [False] * len(text)
    kept: list[Span] = []
    for span in [*strong, *gold, *weak, *listed]:
        if span.begin < span.end and not any(taken[span.begin : span.end]):
            taken[span.begin : span.end] = [True] * (span.end - span.begin)
            kept.append(span)
    kept.extend(
        Span(m.start() + s.begin, m.end() + s.begin, "")
        for s in unknown
        for m in TOKEN.finditer(text[s.begin : s.end])
        if not any(taken[m.start() + s.begin : m.end() + s.begin])
    )
    return passage._replace(spans=sorted(set(kept)))


def majority(passages: Iterable[Passage], least: int = 4, share: float = 0.6) -> dict[str, str]:
    """Name -> its usual label, for names that a silver corpus labels mostly but not always alike."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        for begin, end, label in passage.spans:
            counts[passage.text[begin:end]][label] += 1
    usual = {}
    for name, labels in counts.items():
        label, count = labels.most_common(1)[0]
        total = sum(labels.values())
        if label and total >= least and share * total <= count < total:
            usual[name] = label
    return usual


def vote(passages: list[Passage]) -> list[Passage]:
    """Give names their usual label throughout a silver corpus."""
    usual = majority(passages)
    return [p._replace(spans=[s._replace(label=usual.get(p.text[s.begin : s.end], s.label)) for s in p.spans]) for p in passages]


# --- documents ----------------------------------------------------------------------------------------------------


def group(passages: list[Passage], chance: random.Random, most: int = 6) -> Iterator[Passage]:
    """Join one to ``most`` passages with spaces or newlines, so that the model sees more than a sentence."""
    position = 0
    while position < len(passages):
        count = chance.randint(1, most)
        glue = chance.choice([" ", " ", "\n\n", "\n"])
        text = ""
        spans: list[Span] = []
        for passage in passages[position : position + count]:
            text += glue if text else ""
            spans.extend(Span(b + len(text), e + len(text), label) for b, e, label in passage.spans)
            text += passage.text
        yield Passage(text, spans)
        position += count


def restyle(passage: Passage, chance: random.Random) -> Passage:
    """Typographic quotes in some passages, headline capitals in a few; lengths stay."""
    text = passage.text
    if chance.random() < 0.4:
        text = re.sub(r'(?<=[\s(])"(?=\w)|^"', "“", text).replace('"', "”")
        text = re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?=\s)", "’", text)
    draw = chance.random()
    if draw < 0.02:
        text = re.sub(r"(?<!\S)[a-z](?=\w{3})", lambda m: m.group().upper(), text)
    elif draw < 0.03 and len(text.upper()) == len(text):
        text = text.upper()
    passage = passage._replace(text=text)
    return add_dateline(passage, chance) if draw > 0.95 else passage


def add_dateline(passage: Passage, chance: random.Random) -> Passage:
    """Put a dateline before a passage: a place and a news agency."""
    city, agency, dash = datelines.draw(chance)
    label = "ORG" if city.upper() == "UNITED NATIONS" else "PLACE"
    text, spans = city, [Span(0, len(city), label)]
    if agency:
        text += f" ({agency})"
        spans.append(Span(len(city) + 2, len(city) + 2 + len(agency), "ORG"))
    text += f" {dash} "
    spans.extend(Span(b + len(text), e + len(text), label) for b, e, label in passage.spans)
    return passage._replace(text=text + passage.text, spans=spans)


def make_doc(nlp: Language, passage: Passage) -> Doc:
    """Tokenise, and set entities, unknown tokens and the rest as outside. Spans off token bounds: unknown."""
    doc = nlp.make_doc(passage.text)
    entities: list[SpacySpan] = []
    unknown: list[SpacySpan] = []
    taken: set[int] = set()
    for begin, end, label in sorted(passage.spans, key=lambda s: (not s.label, s.begin)):
        span = doc.char_span(begin, end, label=label or "X", alignment_mode="strict")
        exact = span is not None and bool(label)
        if span is None:
            span = doc.char_span(begin, end, label="X", alignment_mode="expand")
        if span is None or taken & set(range(span.start, span.end)):
            continue
        taken.update(range(span.start, span.end))
        (entities if exact else unknown).append(span)
    doc.set_ents(entities, missing=unknown, default="outside")
    return doc


def held_out(text: str, one_in: int = 20) -> bool:
    """Whether a sentence belongs to the held-out part, by its hash: the same on every machine."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % one_in == 0


# --- command --------------------------------------------------------------------------------------------------------


def read_all(corpora: Path, lexicon: Lexicon) -> dict[str, list[Passage]]:
    """All passages by split name, settled."""
    gmb = vote([settle(p, lexicon) for p in read_gmb(corpora / "gmb" / "ner_dataset.csv.zip", lexicon)])
    crossner = types_of(lexicon, "crossner")
    raw = {
        "crossner": read_columns(corpora / "crossner-politics" / "train.txt", crossner),
        "crossner-dev": read_columns(corpora / "crossner-politics" / "dev.txt", crossner),
        "wikigold": read_columns(corpora / "wikigold" / "wikigold.conll.txt", types_of(lexicon, "wikigold")),
        "re3d": (p for s in ("centcom", "state", "dfat") for p in read_re3d(corpora / "re3d" / s, lexicon)),
        "re3d-eeas": read_re3d(corpora / "re3d" / "eeas", lexicon),
        "gum": read_gum(corpora / "gum", lexicon, "train"),
        "gum-dev": read_gum(corpora / "gum", lexicon, "dev"),
    }
    settled = {name: [settle(p, lexicon) for p in passages] for name, passages in raw.items()}
    return {
        "gmb": [p for p in gmb if not held_out(p.text)],
        "gmb-held-out": [p for p in gmb if held_out(p.text)],
        **settled,
    }


REPEAT = {"gmb": 1, "crossner": 6, "wikigold": 3, "re3d": 6, "gum": 3}


def main() -> None:
    """Write ``train.spacy``, ``dev.spacy`` and one file per held-out set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    nlp = spacy.blank("en")
    lexicon = Lexicon.read(arguments.corpora / "gazetteers" / "countries.json")
    passages = read_all(arguments.corpora, lexicon)
    chance = random.Random(arguments.seed)
    train: list[Passage] = []
    for name, times in REPEAT.items():
        for _ in range(times):
            train.extend(restyle(p, chance) for p in group(passages[name], chance, 6 if name != "re3d" else 1))
    chance.shuffle(train)
    held = {name: passages[name] for name in ("gmb-held-out", "crossner-dev", "re3d-eeas", "gum-dev")}
    held["dev"] = held["gmb-held-out"][:900] + held["crossner-dev"][:250] + held["gum-dev"]
    arguments.output.mkdir(parents=True, exist_ok=True)
    for name, rows in {"train": train, **held}.items():
        docs = [make_doc(nlp, p) for p in rows]
        DocBin(docs=docs, store_user_data=False).to_disk(arguments.output / f"{name}.spacy")


if __name__ == "__main__":
    main()
