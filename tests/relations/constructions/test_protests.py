"""Who protests against whom, and what is no protest."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Tens of people protested in Belgrade against Aleksandar Vucic.", ("people", "protest", "Aleksandar Vucic")),
        ("Ali Khan throws custard at Peter Mandelson.", ("Ali Khan", "protest", "Peter Mandelson")),
        # however many people protest
        ("Tens of thousands of people protest against Vladimir Putin in Moscow.", ("people", "protest", "Vladimir Putin")),
        # whom what is called for would befall
        (
            "Thousands of Venezuelans march in Caracas calling for the ouster of Nicolas Maduro.",
            ("Venezuelans", "protest", "Nicolas Maduro"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Japan lodged a protest through its embassy in Lima.", ("Japan", "protest", "Lima")),
        ("The Kenyan army continued air strikes in Goma.", ("Kenyan army", "protest", "Goma")),
        # the adjective of a title is not what the person is spoken of
        ("Mass protests against Hungarian leader Viktor Orban took place.", ("Viktor Orban protests", "protest", "Hungary")),
        # a happening is somewhere, and does nothing to the place
        ("Mass protests against Viktor Orban took place in Hungary.", ("Viktor Orban protests", "protest", "Hungary")),
        # that a trial begins against somebody is no protest
        ("A trial began in Ouagadougou against Blaise Compaore.", ("trial", "protest", "Blaise Compaore")),
        # who gathers somewhere need not protest against the place
        ("Donald Trump holds a campaign rally in Tulsa.", ("Donald Trump", "protest", "Tulsa")),
        ("The Chicago Bulls' victory parade in Chicago was cancelled.", ("Chicago Bulls", "protest", "Chicago")),
        # who gathers for a funeral
        ("Thousands of mourners gather in Kabul for the funeral of Ana Diaz.", ("mourners", "protest", "Kabul")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)
