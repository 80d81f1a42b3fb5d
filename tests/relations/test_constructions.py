"""Constructions that rules rely on, from text to edges by the pipeline that ships."""

from datetime import date

import pytest


def edges(pipeline, text):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    return {(names[r.source], r.type, names[r.target]) for r in found.relations}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who is asked does what is asked
        ("Leon Panetta calls for the United States to strengthen its presence in Asia.", ("United States", "mobilize", "Asia")),
        # who does a deed stands behind whom it falls on
        (
            "An assault on a police barracks by suspected members of al-Shabaab leaves one officer dead in Mombasa.",
            ("al-Shabaab", "participant_in", "assault"),
        ),
        # an adjective with a hyphen makes an event of a protest
        ("Anti-government protests erupted across Peru.", ("Anti-government protests", "located_in", "Peru")),
        # people are a thing where they protest
        ("Tens of people protested in Belgrade against Aleksandar Vucic.", ("people", "protest", "Aleksandar Vucic")),
        # who is taken hostage, in the passive
        ("Two engineers were taken hostage by the Taliban in Ghazni.", ("Taliban", "assault", "Ghazni")),
        # whom others hold, of whom they are demanded
        ("Nigeria demanded the release of girls abducted by Boko Haram.", ("Nigeria", "request", "Boko Haram")),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Leon Panetta calls for the United States to strengthen its presence in Asia.", ("Leon Panetta", "mobilize", "Asia")),
        # a part of a state lies in it: that need not be said twice
        ("A plane crashed in Russia's Perm region.", ("Perm", "located_in", "Russia")),
        # where people were kidnapped is not who holds them
        ("Ireland calls for the release of two aid workers who were kidnapped in Sudan.", ("Ireland", "request", "Sudan")),
        # a happening is somewhere, and does nothing to the place
        ("Mass protests against Viktor Orban took place in Hungary.", ("Viktor Orban protests", "protest", "Hungary")),
        # an office for a part of a state is none of the other state that the sentence names
        ("Ann Smith, the Secretary of State for Northern Ireland, criticised Russia.", ("Ann Smith", "holds_office", "Russia")),
        # clubs play
        ("The Boston Bruins beat the Vancouver Canucks.", ("Boston Bruins", "assault", "Vancouver Canucks")),
        ("Hundreds of people attacked the Iranian embassy in Kabul.", ("people", "assault", "Iranian embassy in Kabul")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_a_date_in_a_nouns_phrase_lies_where_its_verb_points(pipeline):
    text = "The Democratic Party {} its primary season on March 17, with primary elections in Ohio."
    days = [
        {r.time.value for r in pipeline.extract(text.format(verb), published=date(2020, 3, 15)).relations if r.time is not None}
        for verb in ("is scheduled to continue", "continued")
    ]
    assert days == [{"2020-03-17"}, {"2019-03-17"}]
