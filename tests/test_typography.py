"""However an article is typeset, its graph is the same; in capitals it loses some edges."""

import re
import textwrap

import pytest
from places import ROOT

from extractor.records import Article

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))[:4]


def wrapped(text, end):
    return (2 * end).join(end.join(textwrap.wrap(paragraph, 72, break_on_hyphens=False)) for paragraph in text.split("\n\n"))


SETTINGS = {
    "hard blanks": lambda text: re.sub(r"(?<=\w) (?=\w)", "\N{NO-BREAK SPACE}", text),
    "typographic apostrophes": lambda text: text.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}"),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "hard-wrapped": lambda text: wrapped(text, "\n"),
    "hard-wrapped by Windows": lambda text: wrapped(text, "\r\n"),
    "two blanks in places": lambda text: re.sub(r"(?<=[a-z]) (?=[aeiou])", "  ", text),
    "tabs in places": lambda text: re.sub(r"(?<=[a-z]) (?=[aeiou])", "\t", text),
    "blanks at the ends of lines": lambda text: re.sub(r"(?m)$", " ", text),
}


def edges(pipeline, text):
    found = pipeline.read(Article("a", text))
    names = {entity.id: entity.name for entity in found.entities}
    return {(names[r.source], r.type, names[r.target], r.polarity, r.modality, r.rule) for r in found.relations}


@pytest.mark.slow
@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_same_article_typeset_otherwise_has_the_same_edges(pipeline, seed, setting):
    text = seed.read_text(encoding="utf-8")
    typeset = SETTINGS[setting](text)
    assert typeset != text or "'" not in text
    assert edges(pipeline, typeset) == edges(pipeline, text)
