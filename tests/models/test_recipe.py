"""Conversion code of the training recipe, on hand-made inputs."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy
from recipe import conllu, entities, news, sources
from recipe.lexicon import Lexicon, Span
from recipe.sources import Passage

COUNTRIES = [
    {
        "name": {"common": name, "official": name},
        "altSpellings": [],
        "demonyms": {"eng": {"m": adjective, "f": adjective}},
        "capital": [capital],
        "independent": True,
        "cca3": name[:3].upper(),
    }
    for name, adjective, capital in [("Ruritania", "Ruritanian", "Strelsau"), ("Graustark", "Graustarkian", "Edelweiss")]
]

TREES = """\
# newdoc id = one
# newpar
# text = Talks fail
1\tTalks\ttalk\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\t_
2\tfail\tfail\tVERB\tVBP\t_\t0\troot\t_\t_

# newpar
# text = They don't e-mail "us".
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\te-mail\te-mail\tVERB\tVB\t_\t0\troot\t_\t_
5\t"\t"\tPUNCT\t``\t_\t6\tpunct\t_\tSpaceAfter=No
6\tus\twe\tPRON\tPRP\t_\t4\tobj\t_\tSpaceAfter=No
7\t"\t"\tPUNCT\t''\t_\t6\tpunct\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    return spacy.blank("en")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(COUNTRIES)


@pytest.fixture
def document() -> conllu.Document:
    return next(conllu.parse_conllu(TREES.splitlines()))


# --- treebanks ------------------------------------------------------------------------------------------------


def test_headline_ends_at_newline(nlp, document):
    doc = conllu.make_doc(nlp, document.sentences)
    assert doc.text == 'Talks fail\n\nThey don\'t e-mail "us".'
    assert [sentence.text for sentence in doc.sents] == ["Talks fail\n\n", 'They don\'t e-mail "us".']
    assert [token.dep_ for token in doc if token.dep_ == "ROOT"] == ["ROOT", "ROOT"]


def test_word_over_several_tokens_hangs_together(nlp, document):
    doc = conllu.make_doc(nlp, document.sentences)
    tokens = {token.text: token for token in doc}
    assert [tokens[text].head.text for text in ("e", "-", "us", "n't")] == ["mail", "mail", "mail", "mail"]
    assert tokens["-"].tag_ == "HYPH"
    assert tokens["n't"].lemma_ == "not"


def test_style_changes_words_not_trees(document):
    sentence = conllu.restyle(document.sentences[1], random.Random(1))
    assert [word.form for word in sentence.words][2:7] == ["n’t", "e-mail", "“", "us", "”"]
    assert [word.head for word in sentence.words] == [word.head for word in document.sentences[1].words]


def test_dateline_hangs_on_root(nlp, document):
    for seed in range(8):
        doc = conllu.make_doc(nlp, [conllu.add_dateline(document.sentences[0], random.Random(seed))])
        assert len(list(doc.sents)) == 1
        assert [token.dep_ for token in doc if token.head.text == "fail"] == ["dep", "nsubj", "ROOT"]


def test_splits_are_read(tmp_path: Path):
    path = tmp_path / "splits.md"
    path.write_text("# Splits\n\n## dev\n\n  * GUM_news_a\n\n## train\n\n  * GUM_news_b\n")
    assert conllu.read_splits(path) == {"GUM_news_a": "dev", "GUM_news_b": "train"}


# --- one span -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("the Blue Party", "ORG", [("Blue Party", "ORG")]),
        ("President Rudolf Elphberg", "PERSON", [("Rudolf Elphberg", "PERSON")]),
        ("Blue Party Chairman Rudolf", "PERSON", [("Blue", ""), ("Party", ""), ("Rudolf", "PERSON")]),
        ("Prime Minister", "PERSON", []),
        ("Ruritania", "ORG", [("Ruritania", "STATE")]),
        ("Strelsau", "ORG", [("Strelsau", "PLACE")]),
        ("Ruritanian Foreign Ministry", "ORG", [("Ruritanian", "STATE"), ("Foreign Ministry", "ORG")]),
        ("Ruritanian forces", "ORG", [("Ruritanian", "STATE")]),
        ("Ruritanian Orthodox Church", "ORG", [("Ruritanian Orthodox Church", "ORG")]),
        ("Ruritanians", "STATE", [("Ruritanians", "GROUP")]),
        ("the northern hills", "PLACE", []),
        ("We", "ORG", []),
        ("U.N. Secretary-General", "ORG", [("U.N.", "ORG")]),
        ("COVID-19", "ORG", []),
        ("Nobel Prize", "", [("Nobel Prize", "")]),
    ],
)
def test_span_is_cut_to_the_name(lexicon, text, label, expected):
    assert [(text[b:e], kind) for b, e, kind in entities.refine(text, Span(0, len(text), label), lexicon)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at Zenda Air Base on 3 May 1994", {("Zenda Air Base", "BASE"), ("3 May 1994", "DATE")}),
        ("at a Ruritanian air base", {("Ruritanian", "STATE")}),
        ("the Treaty of Strelsau", {("Treaty of Strelsau", "AGREEMENT")}),
        ("Security Council Resolution 9999", {("Security Council Resolution 9999", "AGREEMENT")}),
        ("the Ruritanian civil war", {("Ruritanian civil war", "EVENT")}),
        ("fired ballistic missiles last week", {("ballistic missiles", "WEAPON"), ("last week", "DATE")}),
        ("it may march in June, or in May", {("June", "DATE"), ("May", "DATE")}),
        ("spent US$3 billion", set()),
    ],
)
def test_silver_types(lexicon, text, expected):
    settled = entities.settle(Passage(text, []), lexicon)
    found = {(text[b:e], label) for b, e, label in settled.spans}
    assert found == expected


# --- passages and documents ---------------------------------------------------------------------------------------


def test_detokenise_spaces_like_print():
    text, spans = sources.detokenise(["He", "said", ":", '"', "No", ",", "it", "is", "n't", '"', "(", "yet", ")", "."])
    assert text == 'He said: "No, it isn\'t" (yet).'
    assert [text[b:e] for b, e in spans][-3:] == ["yet", ")", "."]


def test_unknown_is_not_outside(nlp):
    text = "Zenda Prize for Rudolf"
    doc = entities.make_doc(nlp, Passage(text, [Span(0, 11, ""), Span(16, 22, "PERSON")]))
    assert [token.ent_iob_ for token in doc] == ["", "", "O", "B"]


def test_vote_needs_a_clear_majority():
    passages = [Passage("Zenda", [Span(0, 5, label)]) for label in ("PLACE", "PLACE", "PLACE", "ORG")]
    assert {p.spans[0].label for p in entities.vote(passages)} == {"PLACE"}
    even = passages[:2] + [passages[3]] * 2
    assert [p.spans[0].label for p in entities.vote(even)] == ["PLACE", "PLACE", "ORG", "ORG"]


def test_grouping_and_datelines_move_spans():
    passages = [Passage("In Zenda.", [Span(3, 8, "PLACE")])] * 9
    for seed in range(5):
        chance = random.Random(seed)
        for passage in entities.group(passages, chance):
            dated = entities.add_dateline(entities.restyle(passage, chance), chance)
            names = {dated.text[b:e].upper() for b, e, label in dated.spans}
            assert "ZENDA" in names and len(dated.spans) > len(passage.spans)


def test_held_out_is_stable():
    assert [n for n in range(60) if entities.held_out(str(n))] == [n for n in range(60) if entities.held_out(str(n))]
    assert 20 < sum(entities.held_out(str(n)) for n in range(1000)) < 80


# --- linked news ----------------------------------------------------------------------------------------------------


def test_title_types_come_from_lists_words_and_votes(lexicon):
    text = "Rudolf meets Sapt at Zenda Air Base, Ruritania."
    row = {
        "text": text,
        "links": [
            [0, 6, "Rudolf Elphberg"],
            [13, 17, "Colonel Sapt"],
            [21, 35, "Zenda Air Base"],
            [37, 46, "Ruritania"],
        ],
    }
    types = news.title_types([row], [[Span(0, 6, "PERSON")]], lexicon)
    assert types == {
        "Rudolf Elphberg": "PERSON",
        "Colonel Sapt": "",
        "Zenda Air Base": "BASE",
        "Ruritania": "STATE",
    }


def test_names_are_found_longest_first():
    names = {"Zenda Air Base": "BASE", "Zenda": "PLACE"}
    text = "From Zenda Air Base to Zenda."
    assert [text[b:e] for b, e, _ in news.find_names(text, names)] == ["Zenda Air Base", "Zenda"]


def test_uncovered_capitals_are_unknown(lexicon):
    text = "The Duke of Strelsau met Sapt."
    passage = news.correct(Passage(text, []), [Span(12, 20, "PLACE")], lexicon)
    assert {(text[b:e], label) for b, e, label in passage.spans} == {("Duke", ""), ("Strelsau", "PLACE"), ("Sapt", "")}
