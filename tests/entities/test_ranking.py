"""The network that ranks antecedents: what it looks at, and whose weights it takes."""

import numpy as np
import pytest
from docs import make_doc
from resolving import read

from extractor.entities import find_entities, partition_of
from extractor.entities.places import Layout
from extractor.entities.ranking import Ranker, context, load_ranker, with_context


def test_features_are_as_many_as_the_shipped_ranker_weighs():
    doc, article = read("Ann/NNP Kowal/NNP left/VBD ./.", "She/PRP wept/VBD ./.", ents={"Ann Kowal": "PERSON"})
    seen = []
    partition_of(doc, article, lambda _pronoun, _kind, candidates, rows: seen.append(rows.shape) or candidates[0])
    assert seen == [(2, load_ranker().hidden.shape[0] - 1)]


def test_quotations_are_numbered_and_end_with_the_paragraph():
    doc = make_doc("“/`` Yes/UH ,/, ”/'' he/PRP said/VBD ./.", "“/`` No/UH ./.", "\n\n", "She/PRP left/VBD ./.")
    layout = Layout(doc)
    assert [(t.text, layout.quotation[t.i]) for t in doc if t.text.isalpha()] == [
        ("Yes", 1), ("he", 0), ("said", 0), ("No", 2), ("She", 0), ("left", 0),
    ]  # fmt: skip


def test_shares_are_a_distribution_over_the_features_of_the_shipped_ranker():
    ranker = load_ranker()
    rows = np.random.default_rng(1).random((4, ranker.hidden.shape[0] - 1)).astype(np.float32)
    assert ranker.shares(rows).sum() == pytest.approx(1)


@pytest.mark.parametrize("meant", ["Ann Kowal", "Eve Novak"])
def test_a_ranker_with_a_view_reads_the_vectors_of_the_candidates(meant):
    sentences = ("Ann/NNP Kowal/NNP met/VBD Eve/NNP Novak/NNP ./.", "She/PRP wept/VBD ./.")
    doc, article = read(*sentences, ents={"Ann Kowal": "PERSON", "Eve Novak": "PERSON"})
    doc.tensor = np.float32([[token.text in meant] for token in doc])
    features = load_ranker().hidden.shape[0] - 1
    hidden = np.zeros((features + 3, 1), dtype=np.float32)
    hidden[features] = 1  # what it sees of a candidate, before what it sees of the pronoun
    ranker = Ranker(hidden, np.ones(1, dtype=np.float32), np.float32([[1], [0]]))
    assert [e.name for e in find_entities(doc, article, ranker) if "She" in {m.text for m in e.mentions}] == [meant]


@pytest.mark.parametrize(("first", "meant"), [("Ann", "Otto Novak"), ("Xyl", "Xyl Kowal")])
def test_he_is_no_woman_where_a_man_is_told(first, meant):
    """the vectors speak for the first, whatever her gender"""
    sentences = (f"{first}/NNP Kowal/NNP met/VBD Otto/NNP Novak/NNP ./.", "He/PRP wept/VBD ./.")
    doc, article = read(*sentences, ents={f"{first} Kowal": "PERSON", "Otto Novak": "PERSON"})
    doc.tensor = np.float32([[token.text in (first, "Kowal")] for token in doc])
    hidden = np.zeros((load_ranker().hidden.shape[0] + 2, 1), dtype=np.float32)
    hidden[-3] = 1  # what it sees of a candidate
    ranker = Ranker(hidden, np.ones(1, dtype=np.float32), np.float32([[1], [0]]))
    assert [e.name for e in find_entities(doc, article, ranker) if "He" in {m.text for m in e.mentions}] == [meant]


def test_a_ranker_with_a_view_leaves_it_and_they_to_that_of_the_package():
    doc, article = read("Iran/NNP left/VBD ./.", "It/PRP protested/VBD ./.")
    package = load_ranker()
    own = Ranker(package.hidden, -package.output, np.zeros((1, 1), dtype=np.float32))
    told = []
    partition_of(doc, article, lambda *asked: told.append([each.some(*asked) for each in (own, package)]))
    assert [one is other for one, other in told] == [True]


def test_the_vector_of_a_candidate_is_the_mean_of_its_mentions():
    sentences = ("Ann/NNP Kowal/NNP met/VBD Kowal/NNP ./.", "She/PRP wept/VBD ./.")
    doc, article = read(*sentences, ents={"Ann Kowal": "PERSON", "Kowal": "PERSON"})
    doc.tensor = np.arange(len(doc), dtype=np.float32)[:, None]
    seen = []
    partition_of(doc, article, lambda pronoun, _kind, found, _rows: seen.append((context(pronoun, found), found)))
    ((vectors, (candidate,)),) = seen
    assert vectors.tolist() == [[np.mean([place.head.i for place in candidate.places])], [5]]
    assert with_context(np.ones((2, 3), np.float32), vectors).tolist() == [[1, 1, 1, vectors[0, 0], 5], [1, 1, 1, 0, 0]]


def test_a_pipeline_without_a_ranker_of_its_own_takes_that_of_the_package(tmp_path):
    assert (load_ranker(tmp_path).hidden == load_ranker().hidden).all()
    own = tmp_path / "own"
    own.mkdir()
    np.savez(own / "pronouns.npz", hidden=np.ones((4, 2)), output=np.ones(2), view=np.ones((3, 1)))
    assert [weights.shape for weights in (load_ranker(own).hidden, load_ranker(own).view)] == [(4, 2), (3, 1)]
