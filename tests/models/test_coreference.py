"""The scorers of coreference, on published examples and hand-made corpora."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from recipe import conllu, coreference, given_names
from recipe.coreference import Snippet, answers, conll, f1_of, read_gap, read_gum, several, to_text

from extractor.records import Entity, EntityId, Mention

TREE = """\
# newdoc id = GUM_news_one
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# newpar
# text = Mayor Ann Lee won. She wept.
1\tMayor\tmayor\tNOUN\tNN\t_\t2\tcompound\t_\tEntity=(1-person-new-sssss-cf1-2,3-coref-Ann_Lee
2\tAnn\tAnn\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
3\tLee\tLee\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4\twon\twin\tVERB\tVBD\t_\t0\troot\t_\tEntity=(2-event-new-nnnnn-cf2-1-sgl)|SpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = She wept.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv:act-sssss-cf1-1-ana-Ann_Lee)
2\twept\tweep\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
GAP = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"


def clusters(text):
    return [set(group.split()) for group in text.split("|")]


def test_mentions_of_gum():
    (document,) = conllu.parse_conllu(TREE.splitlines())
    text = to_text(document)
    marked = [(text.text[m.begin : m.end], text.text[slice(*m.head)], m.entity, m.type, m.kind) for m in text.mentions]
    assert marked == [("Mayor Ann Lee", "Ann", "1", "person", "name"), ("She", "She", "1", "person", "pronoun")]


def test_splits_and_genres_of_gum_are_kept_apart(tmp_path):
    folder = tmp_path / "gum"
    folder.mkdir()
    folder.joinpath("splits.md").write_text("## dev\n * GUM_news_one\n## test\n * GUM_bio_two\n")
    folder.joinpath("GUM_news_one.conllu").write_text(TREE)
    folder.joinpath("GUM_bio_two.conllu").write_text(TREE)
    assert [text.name for text in read_gum(tmp_path, "dev", ["news"])] == ["GUM_news_one"]
    assert not list(read_gum(tmp_path, "test", ["news"]))


# The worked examples of Luo 2005, "On coreference resolution performance metrics": recall, precision and F1 of MUC, B³ and CEAF-e.
@pytest.mark.parametrize(
    ("key", "response", "muc", "b3", "ceafe"),
    [
        ("a|b c|d e f", "a|b c|d e f", (1, 1, 1), (1, 1, 1), (1, 1, 1)),
        ("1 2 3 4 5|6 7|8 9 a b c", "1 2 3 4 5|6 7 8 9 a b c", (1, 0.9, 0.947), (1, 0.762, 0.865), (0.611, 0.917, 0.733)),
        ("1 2 3 4 5|6 7|8 9 a b c", "1 2 3 4 5 8 9 a b c|6 7", (1, 0.9, 0.947), (1, 0.583, 0.737), (0.556, 0.833, 0.667)),
    ],
)
def test_metrics_are_those_of_the_papers(key, response, muc, b3, ceafe):
    pytest.importorskip("scorch", reason="the extra [test] has the standard scorer")
    scores = conll(clusters(key), clusters(response))
    for name, expected in (("muc", muc), ("b3", b3), ("ceafe", ceafe)):
        assert scores[name] == pytest.approx(expected, abs=0.001), name
    assert scores["conll"][2] == pytest.approx(sum(scores[name][2] for name in ("muc", "b3", "ceafe")) / 3)


def test_things_mentioned_once_can_be_left_out():
    assert several(clusters("a|b c")) == [{"b", "c"}]


def snippet(pronoun="she", coreferent=(True, False)):
    text = "Ann met Eve and she left."
    return Snippet("x", text, (text.index("she"), pronoun), ((0, "Ann", coreferent[0]), (8, "Eve", coreferent[1])))


def entity(*spans):
    mentions = tuple(Mention(begin, end, "Ann met Eve and she left."[begin:end], "name") for begin, end in spans)
    return Entity(EntityId(str(spans)), "PERSON", None, "x", None, None, None, None, mentions)


@pytest.mark.parametrize(
    ("entities", "answer"),
    [
        ([entity((0, 3), (16, 19)), entity((8, 11))], (True, False)),
        ([entity((0, 3)), entity((8, 11), (16, 19))], (False, True)),
        ([entity((0, 3)), entity((8, 11))], (False, False)),
    ],
)
def test_answers_to_a_snippet(entities, answer):
    assert answers(entities, snippet()) == answer


def test_f1_counts_the_answers_yes():
    assert f1_of([(True, True), (False, False), (True, False), (False, True)]) == 0.5
    assert f1_of([(False, False)]) == 0.0


def test_snippets_of_gap(tmp_path):
    path = tmp_path / "gap-validation.tsv"
    path.write_text(GAP + 'x\tAnn "A" met Eve and she left.\tshe\t20\tAnn\t0\tTRUE\tEve\t12\tFALSE\turl\n')
    (found,) = read_gap(path)
    assert found.text[20:23] == "she"
    assert (found.names[0][2], found.names[1][2], found.feminine) == (True, False, True)


def test_given_names_that_lists_agree_on():
    table = {
        "anna": (20, 100, 0.99, 3),
        "otto": (20, 100, 0.01, 3),
        "kim": (30, 100, 0.6, 3),
        "rare": (2, 3, 1.0, 3),
        "x y": (20, 9, 1.0, 3),
    }
    assert list(given_names.select(table)) == [("anna", "f"), ("otto", "m")]


@pytest.mark.slow
def test_floors_on_the_corpora():
    folder = os.environ.get("EXTRACTOR_SHARED")
    if not folder or not Path(folder, "corpora", "gap").is_dir():
        pytest.skip("EXTRACTOR_SHARED names no folder with corpora/gap")
    nlp = coreference.load_model("en_geopol")
    scores = coreference.score_gap(nlp, list(read_gap(Path(folder, "corpora", "gap", "gap-validation.tsv")))[:150])
    assert scores["overall"] > 0.6
