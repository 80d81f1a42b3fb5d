"""Who is a member, a national or a part of what, and who owns and controls what."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Hamas and its Qassam Brigades left.", ("al-Qassam Brigades", "part_of", "Hamas")),
        ("Jane Doe, chairman of Reuters and owner of Nordgold, fled.", ("Jane Doe", "operates", "Nordgold")),
        ("WikiLeaks editor-in-chief Julian Assange remains in London.", ("Julian Assange", "member_of", "WikiLeaks")),
        # one of a party's people by his party's name
        ("Republican Mitt Romney won.", ("Mitt Romney", "member_of", "Republican Party")),
        ("Republican politician Beth Gaines won.", ("Beth Gaines", "member_of", "Republican Party")),
        # a state's or a body's name right before another
        ("A Danish Royal Navy spokesman denied it.", ("Royal Navy", "part_of", "Denmark")),
        # what people of a body are named
        (
            "Extinction Rebellion members, including sailor Laura Baldwin, left.",
            ("Laura Baldwin", "member_of", "Extinction Rebellion"),
        ),
        # who owns or runs what is named
        ("Houthi-run TV channel Al-Masirah reported it.", ("Houthi movement", "operates", "Al-Masirah")),
        ("Venezuela closed VTV, the state-owned broadcaster.", ("Venezuela", "operates", "VTV")),
        # of whom a body is a part, and whose nomination somebody seeks
        (
            "The United Nations Department of Safety and Security left.",
            ("Department of Safety and Security", "part_of", "United Nations"),
        ),
        ("Jim Webb suspends his campaign for the Democratic nomination.", ("Jim Webb", "member_of", "Democratic Party")),
        ("Conservative MP Jacob Rees-Mogg used a long word.", ("Jacob Rees-Mogg", "member_of", "Conservative Party")),
        # what a body is at the time stands before its name
        ("Edgar Lungu of the ruling Patriotic Front won.", ("Edgar Lungu", "member_of", "Patriotic Front")),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The Iraqi bloc controlled by Ana Diaz left.", ("Ana Diaz", "controls", "Iraq")),
        ("SpaceX launches a Falcon 9 rocket.", ("Falcon", "operates", "Falcon 9 rocket")),
        ("Kurds are sheltering in UN schools and buildings in Mali.", ("United Nations", "national_of", "Mali")),
        ("Japan tightened the export controls of chemicals that South Korea needs.", ("Japan", "controls", "South Korea")),
        ("Rains cause the River Thames to flood in parts of London.", ("River Thames", "part_of", "London")),
        ("A boat carrying migrants from Libya to Italy sank.", ("migrants from Libya", "national_of", "Libya")),
        ("PayPal suspends its services in Russia.", ("PayPal", "part_of", "Russia")),
        ("Hamas's members of parliament were arrested.", ("Hamas", "member_of", "parliament")),
        (
            "The United Nations Department of Safety and Security left.",
            ("United Nations", "part_of", "Department of Safety and Security"),
        ),
        ("Ten men were linked to Hamas, according to Turkey's state-run news agency.", ("Turkey", "operates", "Hamas")),
        ("U.S. House Republicans left.", ("Republican Party", "part_of", "United States House of Representatives")),
        ("A plane landed on the Aegean island of Samos.", ("Aegean Sea", "part_of", "Samos")),
        ("Shots were fired in Bautzen, German state of Saxony.", ("Bautzen", "part_of", "Saxony")),
        ("Spain and France sold Renfe, a state-owned railway.", ("Spain", "operates", "Renfe")),
        # descent is no nationality
        ("Thousands of Cuban Americans protest in Miami.", ("Americans", "national_of", "Cuba")),
        ("The director of an agency for Kurdish refugees Ana Diaz left Iran.", ("Ana Diaz", "national_of", "Kurds")),
        # who leads a part of something is no body of which it is a part
        (
            "NASA lays off staff as part of a reform led by the Department of Government Efficiency.",
            ("NASA", "part_of", "Department of Government Efficiency"),
        ),
        # whose a ship is tells of no land
        ("The United States seizes a North Korean merchant ship.", ("United States", "controls", "North Korea")),
        # a wing is none where it tells a conviction
        ("Romania's right-wing Greater Romania Party lost.", ("Greater Romania Party", "part_of", "Romania")),
        # who takes the chair of a body does not own it
        ("Cyprus takes over the presidency of the European Union.", ("Cyprus", "operates", "European Union")),
        # how somebody is kept or held to be
        ("Israel kept Washington informed of its plans.", ("Israel", "controls", "Washington, D.C.")),
        ("Israel will hold Damascus responsible for the attack.", ("Israel", "controls", "Damascus")),
        # a party has members of parliament
        (
            "Labour Party Members of the United Kingdom's Parliament left.",
            ("Labour Party", "member_of", "Parliament of the United Kingdom"),
        ),
        # of what a district is
        ("Three men died in the Kola District of Beirut, Lebanon.", ("Beirut", "part_of", "Lebanon")),
        # the owner of what burns takes no part in it
        ("A Buddhist temple in Lima is set on fire.", ("Buddhists", "participant_in", "Buddhist temple fire")),
        # who is joined in doing something
        ("Switzerland joined the EU in imposing sanctions on Russia.", ("Switzerland", "member_of", "European Union")),
        # where a body has a building
        ("The FAA facility in Atlanta was evacuated.", ("Federal Aviation Administration", "part_of", "Atlanta")),
        # what somebody is elected
        ("Mohamed Salah was named African Footballer of the Year.", ("Mohamed Salah", "national_of", "Africa")),
        # a hyphen inside a name joins no owner to it
        ("Coca-Cola left Russia.", ("Coca-Cola", "national_of", "Russia")),
        # who closes his own embassy does nothing to it
        ("Ireland closed its embassy in Tehran.", ("Ireland", "coerce", "embassy in Tehran")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)
