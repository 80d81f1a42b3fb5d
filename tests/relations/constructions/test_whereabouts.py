"""Where places, people and bodies are."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Israeli soldiers shot three men in Aqabah, in the occupied West Bank.", ("Aqabah", "located_in", "West Bank")),
        # where people come to harm by what happens to them
        ("Five US soldiers are killed when a bomb detonates in Kandahar.", ("US soldiers", "located_in", "Kandahar")),
        ("Three French soldiers died when their truck overturned in Gao.", ("French soldiers", "located_in", "Gao")),
        # of a place it is said where it lies though something is said to happen there
        ("Violence in Iraq: 40 people are killed in Baghdad.", ("Baghdad", "located_in", "Iraq")),
        # a place between commas
        ("He died in the city of Aden, in southern Yemen, on Tuesday.", ("Aden", "located_in", "Yemen")),
        # a place of which its kind and its state are told
        ("Troops captured the Ukrainian village of Tonenke in Donetsk Oblast.", ("Tonenke", "located_in", "Donetsk Oblast")),
        ("Tigray forces are advancing on Alamata in southern Tigray.", ("Alamata", "located_in", "Tigray")),
        ("Rainstorms in Messina and other parts of Sicily killed 18.", ("Messina", "located_in", "Sicily")),
        # a state's adjective before the kind of place leads on to the place
        ("A building collapsed in Sumgarh in the Indian state of Uttarakhand.", ("Sumgarh", "located_in", "Uttarakhand")),
        # a suburb is in the city that it is a suburb of
        ("A train derails in the Paris suburb of Chatou.", ("Chatou", "located_in", "Paris")),
        ("Israel bombed the Dahiyeh suburb of Beirut.", ("Dahiyeh", "located_in", "Beirut")),
        # an "and" that opens what else happens ends no list of places
        ("A train collides with a car at Morlanwelz, Hainaut, Belgium, and is damaged.", ("Morlanwelz", "located_in", "Hainaut")),
        # a town in the division whose kind is told behind it, and from where a craft starts
        ("Shots were fired in Bautzen, German state of Saxony.", ("Bautzen", "located_in", "Saxony")),
        ("Shenzhou 20 lifts off from Jiuquan.", ("Shenzhou 20", "located_in", "Jiuquan")),
        # a person or body is said to be somewhere, to sit there or to be its state's first
        ("Anna Kowal, who was then in Cuba, thanked Chad.", ("Anna Kowal", "located_in", "Cuba")),
        ("The African Union met in Awasa.", ("African Union", "located_in", "Awasa")),
        ("Seattle becomes the first U.S. city to ban straws.", ("Seattle", "located_in", "United States")),
        # a list goes on behind an article
        (
            "Authorities in the United Kingdom and the United States announced arrests.",
            ("Authorities in the United Kingdom and the United States", "located_in", "United Kingdom"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # whose army speaks behind a comma; his city is his state
        (
            "North Korea fired a missile into the Sea of Japan, Seoul's military said.",
            ("Sea of Japan", "located_in", "South Korea"),
        ),
        ("North Korea fired a missile into the Sea of Japan, Seoul's military said.", ("Sea of Japan", "located_in", "Seoul")),
        (
            "Ana Diaz became Chief Executive of Hong Kong in the Great Hall of the People.",
            ("Hong Kong", "located_in", "Great Hall of the People"),
        ),
        ("A man dies at the Israel–Gaza border's defences.", ("Gaza Strip", "located_in", "Israel")),
        ("Israel bombed the Dahiyeh suburb of Beirut.", ("Beirut", "located_in", "Dahiyeh")),
        # a place does not lie in what is called a town
        ("Russia captures a plant, near the town of Velsk, Donetsk Oblast.", ("Donetsk Oblast", "located_in", "Velsk")),
        # a part of a state lies in it: that need not be said twice
        ("A plane crashed in Russia's Perm region.", ("Perm", "located_in", "Russia")),
        # where a match is or a deed is done, its parties are not said to be
        ("A match between Lazio and Tottenham Hotspur in Rome went on.", ("Tottenham Hotspur F.C.", "located_in", "Rome")),
        ("Ten people died in an attack by Boko Haram in Maiduguri.", ("Boko Haram", "located_in", "Maiduguri")),
        # on the way from a state one is not in it
        ("A boat on its way from Indonesia to Australia sank off Java.", ("Java", "located_in", "Indonesia")),
        # who is arrested after a deed was perhaps not where he did it
        ("Ali Khan was arrested after he robbed a bank in Quetta.", ("Ali Khan", "located_in", "Quetta")),
        # a state behind a comma that is not that of the place
        ("Until Russia leaves Crimea, Canada will keep sanctions on Moscow.", ("Crimea", "located_in", "Canada")),
        # a quarter in which something else happens
        ("Ten men died in Benghazi, most in the Boatni neighbourhood.", ("Benghazi", "located_in", "Boatni")),
        # a city near another
        ("The plane fell near San Diego in El Cajon.", ("San Diego", "located_in", "El Cajon")),
        # from where arms without a name are fired
        ("Missiles launched from Iran hit Tel Aviv.", ("Missiles", "located_in", "Iran")),
        # one building of a kind is not in the next
        (
            "Copenhagen Airport in Denmark and Oslo Airport in Norway are closed.",
            ("Copenhagen Airport", "located_in", "Oslo Airport"),
        ),
        # what lies beyond
        (
            "Two Egyptian soldiers are killed during a raid in Qalyubiya province north of Cairo.",
            ("Egyptian soldiers", "located_in", "Cairo"),
        ),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)
