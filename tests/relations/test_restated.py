"""Which of several edges on one pair stay."""

from dataclasses import replace

import pytest
from extractions import relation

from extractor.relations.restated import without_restatements

MEETS = relation("r1", "a", "b", "consult", "met", "met", "Envoys met on Monday.")


def kept(*relations):
    return [r.id for r, _ in without_restatements([(r, None) for r in relations])]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_edges_of_one_type_the_surer_stays(order):
    both = [replace(MEETS, confidence=0.5), replace(MEETS, id="r2", confidence=0.9)]
    assert kept(*both[::order]) == ["r2"]


def test_of_two_as_sure_the_one_with_the_finer_code_stays():
    assert kept(replace(MEETS, cameo="04"), replace(MEETS, id="r2", cameo="042")) == ["r2"]


@pytest.mark.parametrize(
    ("less", "more"), [("member_of", "holds_office"), ("national_of", "member_of"), ("located_in", "part_of")]
)
def test_a_state_of_affairs_is_left_out_where_a_closer_one_is_told(less, more):
    assert kept(replace(MEETS, type=less), replace(MEETS, id="r2", type=more)) == ["r2"]


def test_edges_on_other_pairs_stay():
    assert kept(MEETS, replace(MEETS, id="r2", target="c")) == ["r1", "r2"]
