"""Rules hold where news says the same in other ways; `variations.py` tells how well, of all rules."""

from variations import WAYS, tally


def test_edges_and_their_meaning_outlive_other_ways_of_saying(pipeline):
    asked, _, right = tally(pipeline, every=40)
    assert min(asked.values()) >= 15
    assert {way: right[way] / asked[way] for way in WAYS if right[way] / asked[way] < 0.85} == {}
