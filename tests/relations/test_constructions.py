"""Constructions that rules rely on, from text to edges by the pipeline that ships."""

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
        ("Jane Doe, a member of NATO and president of Boca Juniors, left.", ("Jane Doe", "holds_office", "Boca Juniors")),
        ("Jane Doe, chairman of Reuters and owner of Nordgold, fled.", ("Jane Doe", "operates", "Nordgold")),
        # a place between commas
        ("He died in the city of Aden, in southern Yemen, on Tuesday.", ("Aden", "located_in", "Yemen")),
        ("WikiLeaks editor-in-chief Julian Assange remains in London.", ("Julian Assange", "member_of", "WikiLeaks")),
        # the parser hangs a whole phrase on the body's name
        ("Google vice president Sundar Pichai officially claims that Chrome wins.", ("Sundar Pichai", "holds_office", "Google")),
        ("Israeli soldiers shot three men in Aqabah, in the occupied West Bank.", ("Aqabah", "located_in", "West Bank")),
        # a place of which its kind and its state are told
        ("Troops captured the Ukrainian village of Tonenke in Donetsk Oblast.", ("Tonenke", "located_in", "Donetsk Oblast")),
        ("Tigray forces are advancing on Alamata in southern Tigray.", ("Alamata", "located_in", "Tigray")),
        ("Rainstorms in Messina and other parts of Sicily killed 18.", ("Messina", "located_in", "Sicily")),
        # one of a party's people by his party's name
        ("Republican Mitt Romney won.", ("Mitt Romney", "member_of", "Republican Party")),
        ("Republican politician Beth Gaines won.", ("Beth Gaines", "member_of", "Republican Party")),
        # a state's or a body's name right before another
        ("A Danish Royal Navy spokesman denied it.", ("Royal Navy", "part_of", "Denmark")),
        ("Scottish Transport secretary Ann Smith met James Jones.", ("Ann Smith", "holds_office", "Scotland")),
        # what people of a body are named
        (
            "Extinction Rebellion members, including sailor Laura Baldwin, left.",
            ("Laura Baldwin", "member_of", "Extinction Rebellion"),
        ),
        # what a body is at the time stands before its name
        ("Edgar Lungu of the ruling Patriotic Front won.", ("Edgar Lungu", "member_of", "Patriotic Front")),
        # a state's adjective before the kind of place leads on to the place
        ("A building collapsed in Sumgarh in the Indian state of Uttarakhand.", ("Sumgarh", "located_in", "Uttarakhand")),
        # a suburb is in the city that it is a suburb of
        ("A train derails in the Paris suburb of Chatou.", ("Chatou", "located_in", "Paris")),
        ("Israel bombed the Dahiyeh suburb of Beirut.", ("Dahiyeh", "located_in", "Beirut")),
        # two titles of one person
        ("Rangers manager and former England captain Steven Gerrard retired.", ("Steven Gerrard", "holds_office", "Rangers")),
        # what explains a name in the phrase of an office
        ("The mayor of Skagway, Alaska, Monica Carlson, was killed.", ("Monica Carlson", "holds_office", "Skagway")),
        ("The chairman of the Union (PPU), Jan Petersen, was killed.", ("Jan Petersen", "holds_office", "Union")),
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
        # words that make no office
        ("Diana Taurasi became the WNBA's all-time scoring leader.", ("Diana Taurasi", "holds_office", "WNBA")),
        ("Chris Getzlaf is named most valuable Canadian.", ("Chris Getzlaf", "holds_office", "Canada")),
        ("The WTO appointed Jane Doe as its first African director.", ("Jane Doe", "holds_office", "Africa")),
        ("Kofi Annan, Secretary General of NATO, orders all staff to leave Iraq.", ("Kofi Annan", "holds_office", "Iraq")),
        # who leads a part of something is no body of which it is a part
        (
            "NASA lays off staff as part of a reform led by the Department of Government Efficiency.",
            ("NASA", "part_of", "Department of Government Efficiency"),
        ),
        # each title has what it is of
        ("Jane Doe, chairman of Reuters and owner of Nordgold, fled.", ("Jane Doe", "holds_office", "Nordgold")),
        ("Carlos Ortega, NATO leader and opponent of President Hugo Chavez, left.", ("Hugo Chavez", "holds_office", "NATO")),
        # whose a ship is tells of no land
        ("The United States seizes a North Korean merchant ship.", ("United States", "controls", "North Korea")),
        # a wing is none where it tells a conviction
        ("Romania's right-wing Greater Romania Party lost.", ("Greater Romania Party", "part_of", "Romania")),
        # where a match is or a deed is done, its parties are not said to be
        ("A match between Lazio and Tottenham Hotspur in Rome went on.", ("Tottenham Hotspur F.C.", "located_in", "Rome")),
        ("Ten people died in an attack by Boko Haram in Maiduguri.", ("Boko Haram", "located_in", "Maiduguri")),
        # on the way from a state one is not in it
        ("A boat on its way from Indonesia to Australia sank off Java.", ("Java", "located_in", "Indonesia")),
        ("Israel bombed the Dahiyeh suburb of Beirut.", ("Beirut", "located_in", "Dahiyeh")),
        # clubs play
        ("The Boston Bruins beat the Vancouver Canucks.", ("Boston Bruins", "assault", "Vancouver Canucks")),
        ("Hundreds of people attacked the Iranian embassy in Kabul.", ("people", "assault", "Iranian embassy in Kabul")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)
