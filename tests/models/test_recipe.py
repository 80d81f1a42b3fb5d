"""Conversion code of the training recipe, on hand-made inputs."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
import spacy
from recipe import conllu, entities, mix, news, rare, silver, sources, training
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


def test_names_that_source_and_model_read_otherwise_become_unknown():
    source = [Span(0, 5, "STATE"), Span(6, 16, "ORG"), Span(20, 25, "PERSON"), Span(30, 35, "PLACE")]
    predicted = [Span(0, 5, ""), Span(11, 16, "PERSON"), Span(20, 25, "PERSON"), Span(40, 45, "ORG")]
    assert news.review(Passage("x" * 50, source), predicted).spans == [
        Span(0, 5, "STATE"),
        Span(6, 16, ""),
        Span(11, 16, ""),
        Span(20, 25, "PERSON"),
        Span(30, 35, ""),
        Span(40, 45, ""),
    ]


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


# ---------------------------------------------------------------------- rare types


GAZETTEER = {
    "bases.csv": [
        ("Camp Alpha", "Alpha base;Alpha"),
        ("Camp Bravo", ""),
        ("Camp Charlie", ""),
        ("Camp Delta", ""),
        ("Camp Echo", ""),
    ],
    "events.csv": [("Ruritanian War", "the war")],
    "agreements.csv": [("Treaty of Strelsau", "")],
    "weapons.csv": [("Big Gun", "")],
}


@pytest.fixture
def names(tmp_path) -> rare.RareNames:
    for file, rows in GAZETTEER.items():
        (tmp_path / file).write_text(
            "name,aliases\n" + "".join(f"{name},{aliases}\n" for name, aliases in rows), encoding="utf-8"
        )
    (tmp_path / "places.csv").write_text("name,subtype\nStrelsau,city\nHentzau,region\n", encoding="utf-8")
    return rare.RareNames(tmp_path, {"BASE": ["{} Airfield"], "AGREEMENT": ["{} Pact", "Treaty of {}"]})


def test_only_clear_forms_of_listed_names_are_looked_for(names):
    assert {form for form, kind in names.types.items() if kind == "EVENT"} == {"Ruritanian War"}
    assert "Alpha base" in names.types and "Alpha" not in names.types


def test_a_held_out_name_replaces_nothing(names):
    taught = {form for forms in names.replacements.values() for form in forms}
    assert taught and not taught & names.held
    assert all((name in names.held) == rare.held_out(name) for name, _ in GAZETTEER["bases.csv"])
    assert sum(rare.held_out(f"Camp {number}") for number in range(1000)) in range(150, 250)


def test_other_names_take_the_place_of_bases_and_nothing_else_moves(names):
    text = "Ruritania left Camp Zulu on Monday."
    passage = Passage(text, [Span(0, 9, "STATE"), Span(15, 24, "BASE"), Span(28, 34, "DATE")])
    swapped = names.swap(passage, random.Random(1))
    assert swapped is not None
    assert [(swapped.text[s.begin : s.end], s.label) for s in swapped.spans][::2] == [("Ruritania", "STATE"), ("Monday", "DATE")]
    base = swapped.spans[1]
    assert swapped.text[base.begin : base.end] in {*names.replacements["BASE"], "Strelsau Airfield"}
    assert swapped.text == text.replace("Camp Zulu", swapped.text[base.begin : base.end])
    assert names.swap(Passage(text, [Span(0, 9, "STATE")]), random.Random(1)) is None


def test_names_are_composed_of_cities_and_never_one_that_is_held_out(names):
    names.held.add("Treaty of Strelsau")
    passage = Passage("The Zenda Pact", [Span(4, 14, "AGREEMENT")])
    found = {swapped.text for seed in range(40) if (swapped := names.swap(passage, random.Random(seed)))}
    assert "The Strelsau Pact" in found
    assert not any("Hentzau" in text for text in found)
    taught = {f"The {form}" for form in names.replacements["AGREEMENT"]}
    assert found <= {"The Strelsau Pact", *taught}


# ---------------------------------------------------------------------- training


def test_the_encoder_takes_smaller_steps_and_its_words_none():
    adam = training.make_two_rates(0.1, encoder_scale=0.1, L2=0.0, grad_clip=0.0)
    moved = {}
    for name in ("W", "encoder.layer.0.weight", training.FROZEN):
        weights, _ = adam((1, name), np.zeros(3, dtype="f"), np.ones(3, dtype="f"))
        moved[name] = abs(float(weights[0]))
    assert moved[training.FROZEN] == 0
    assert moved["encoder.layer.0.weight"] == pytest.approx(moved["W"] / 10)
    assert moved["W"] > 0


def test_a_document_keeps_its_annotation_in_the_mixed_file(tmp_path, nlp, document, monkeypatch):
    tree = conllu.make_doc(nlp, document.sentences)
    named = entities.make_doc(nlp, Passage("Ruritania left.", [Span(0, 9, "STATE")]))
    for folder, file, doc in (
        ("syntax", "train", tree),
        ("syntax", "dev", tree),
        ("news", "train", named),
        ("ner", "dev", named),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        mix.write([doc], tmp_path / folder / f"{file}.spacy")
    arguments = [tmp_path / "syntax", tmp_path / "news", tmp_path / "ner" / "dev.spacy", tmp_path / "mix"]
    monkeypatch.setattr("sys.argv", ["mix", *map(str, arguments)])
    mix.main()
    docs = {doc.text: doc for doc in mix.read(tmp_path / "mix" / "train.spacy", nlp.vocab)}
    assert docs[tree.text].has_annotation("DEP") and not docs[tree.text].has_annotation("ENT_IOB")
    assert not docs["Ruritania left."].has_annotation("DEP")
    assert [entity.label_ for entity in docs["Ruritania left."].ents] == ["STATE"]


def test_silver_leaves_out_what_is_held_out(tmp_path, nlp):
    mix.write([nlp.make_doc("Unseen.")], tmp_path / "rare-held-out.spacy")
    mix.write([nlp.make_doc("Seen.")], tmp_path / "train.spacy")
    assert silver.held_texts(tmp_path) == {"Unseen."}


def test_a_second_round_starts_from_the_weights_of_the_first(tmp_path, nlp):
    first, second = (spacy.blank("en") for _ in range(2))
    docs = [entities.make_doc(nlp, Passage("Ruritania left.", [Span(0, 9, "STATE")]))]
    for pipeline in (first, second):
        pipeline.add_pipe("ner")
        spacy.util.fix_random_seed(7 if pipeline is first else 8)
        pipeline.initialize(lambda: [spacy.training.Example(doc.copy(), doc) for doc in docs])
    first.to_disk(tmp_path / "first")
    weights = [pipeline.get_pipe("ner").model.to_bytes() for pipeline in (first, second)]
    assert weights[0] != weights[1]
    training.make_start(None)(second)
    assert second.get_pipe("ner").model.to_bytes() == weights[1]
    training.make_start(str(tmp_path / "first"))(second)
    assert second.get_pipe("ner").model.to_bytes() == weights[0]
