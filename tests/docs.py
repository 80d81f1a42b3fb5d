"""Parsed documents made by hand, so that the steps after the parser are tested exactly and without a trained model.

A sentence is written token by token as `word=lemma/TAG/dependency/head`: the head is a word of the sentence (`it~2` for the
second "it"), the lemma is left out where it is the word itself in lower case, and marks need no more than `./.`. Where no
dependency matters, `word=lemma/TAG` is enough for all:

    make_doc("Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./.", ents={"Iran": "STATE"})
"""

from __future__ import annotations

from collections.abc import Mapping

import spacy
from spacy.tokens import Doc, Span

from extractor.records import Entity, EntityId, Mention
from extractor.relations.clauses import ClauseReader
from extractor.relations.cues import load_cues
from extractor.relations.mentions import MentionIndex
from extractor.words import Document, read_document

VOCAB = spacy.blank("en").vocab
_POS = {
    "NNP": "PROPN", "NNPS": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB",
    "VBN": "VERB", "VBG": "VERB", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "TO": "PART", "POS": "PART", "RP": "ADP", "DT": "DET",
    "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "CC": "CCONJ", "CD": "NUM", "MD": "AUX", "_SP": "SPACE",
}  # fmt: skip
_CLOSE_TO_LAST = frozenset({".", ",", ")", ":", ";", "?", "”", "’s", "'s", "n't", "‑", "\n", "\n\n"})
_CLOSE_TO_NEXT = frozenset({"(", "“", "‑", "\n", "\n\n"})


def make_doc(*sentences: str, ents: Mapping[str, str] | None = None) -> Document:
    """The document of `make_parse` as the steps behind the parser read it."""
    return read_document(make_parse(*sentences, ents=ents))


def make_parse(*sentences: str, ents: Mapping[str, str] | None = None) -> Doc:
    r"""What spaCy would give, from sentences in the notation above; "\n" and "\n\n" between them are line breaks.

    Args:
        sentences: at least one.
        ents: form -> label; every occurrence of a form becomes an entity, of overlapping forms the longest.
    """
    words: list[str] = []
    lemmas, tags, pos, deps, heads, starts = [], [], [], [], [], []
    for sentence in sentences:
        begin = len(words)
        if not sentence.strip():  # a line break belongs to the sentence before it
            fields = [[sentence, "_SP", "dep"]]
        else:
            fields = [token.split("/") for token in sentence.split()]
            starts.append(begin)
        forms = [field[0].partition("=")[0] for field in fields]
        if sentence.strip() and all(len(field) == 2 for field in fields):
            fields[0].append("root")
        roots = [i for i, field in enumerate(fields) if field[2:3] == ["root"]]
        if len(roots) != len(sentence.split()[:1]):
            raise ValueError(f"expected one root: {sentence}")
        for field in fields:
            word, _, lemma = field[0].partition("=")
            dep = field[2] if len(field) > 2 else "punct"
            words.append(word)
            lemmas.append(lemma or (word if field[1].startswith("NNP") else word.lower()))
            tags.append(field[1])
            pos.append("AUX" if dep in ("aux", "aux:pass", "cop") else _POS.get(field[1], "PUNCT"))
            deps.append("ROOT" if dep == "root" else dep)
            heads.append(begin + (_find(forms, field[3]) if len(field) > 3 else roots[0] if roots else -1))
    spaces = [
        w not in _CLOSE_TO_NEXT and following not in _CLOSE_TO_LAST for w, following in zip(words, [*words[1:], "."], strict=True)
    ]
    doc = Doc(VOCAB, words=words, spaces=spaces, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=heads)
    if [sentence.start for sentence in doc.sents] != starts:
        raise ValueError(f"a sentence falls apart: {[sentence.text for sentence in doc.sents]}")
    doc.ents = [Span(doc, begin, end, label) for begin, end, label in _occurrences(doc, ents or {})]
    return doc


def _find(forms: list[str], head: str) -> int:
    word, _, number = head.partition("~")
    return [i for i, form in enumerate(forms) if form == word][int(number or 1) - 1]


def _occurrences(doc: Doc, ents: Mapping[str, str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for form in sorted(ents, key=len, reverse=True):
        length = len(form.split())
        places = [i for i in range(len(doc)) if [t.text for t in doc[i : i + length]] == form.split()]
        if not places:
            raise ValueError(f"{form!r} is not in {doc.text!r}")
        found += [(i, i + length, ents[form]) for i in places if not any(b < i + length and i < e for b, e, _ in found)]
    return sorted(found)


def entities_of(doc: Document) -> list[Entity]:
    """One entity per form that `make_doc` was given, with the form as its id; dates are none."""
    forms: dict[tuple[str, str], list[Mention]] = {}
    for name in doc.ents:
        if name.label_ != "DATE":
            form, begin = doc.text_of(name.start, name.end), doc[name.start].idx
            forms.setdefault((form, name.label_), []).append(Mention(begin, begin + len(form), form, "name"))
    return [
        Entity(EntityId(form), label, None, form, None, None, None, None, tuple(mentions))
        for (form, label), mentions in forms.items()
    ]


def read_clauses(doc: Document) -> ClauseReader:
    """The clauses of a document whose entities are known by name."""
    return ClauseReader(doc.duplicate(), load_cues(), MentionIndex(doc, entities_of(doc)))
