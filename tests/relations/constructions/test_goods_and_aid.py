"""Who gives what to whom."""

from drawn import edges


def test_whose_make_a_vaccine_is_gives_none(pipeline):
    assert not edges(pipeline, "Georgia receives 43,200 doses of the Oxford–AstraZeneca vaccine.")
    found = edges(pipeline, "Georgia receives 43,200 doses of vaccine from AstraZeneca.")
    assert ("AstraZeneca", "aid", "Georgia") in found


def test_a_sum_stands_before_what_it_is_given_in(pipeline):
    found = edges(pipeline, "Britain pledged a further £2 billion in military aid to Ukraine.")
    assert ("United Kingdom", "agree", "Ukraine") in found


def test_a_thing_stands_before_what_it_is_worth(pipeline):
    found = edges(pipeline, "South Korea approves humanitarian aid worth 176 million won to North Korea.")
    assert ("South Korea", "aid", "North Korea") in found


def test_who_is_given_something_gives_nothing(pipeline):
    found = edges(pipeline, "Donald Trump grants pardons to Rudy Giuliani and Mark Meadows.")
    assert {(source, target) for source, _, target in found} == {
        ("Donald Trump", "Rudy Giuliani"),
        ("Donald Trump", "Mark Meadows"),
    }
