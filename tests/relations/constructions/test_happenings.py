"""What happens where, and who takes part in it."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who does a deed stands behind whom it falls on
        (
            "An assault on a police barracks by suspected members of al-Shabaab leaves one officer dead in Mombasa.",
            ("al-Shabaab", "participant_in", "al-Shabaab assault"),
        ),
        # an adjective with a hyphen makes an event of a protest
        ("Anti-government protests erupted across Peru.", ("Anti-government protests", "located_in", "Peru")),
        # what a relative clause, a passive, a verb of report or a measure says of a disaster makes an event of it
        ("The toll of the earthquake that struck Haiti rises.", ("earthquake", "located_in", "Haiti")),
        ("Three die in a fire at a three-story building in Meerut.", ("Meerut fire", "located_in", "Meerut")),
        ("Renewed violence takes place in the city of Homs.", ("violence", "located_in", "Homs")),
        ("A run-off election begins in Niger.", ("election", "located_in", "Niger")),
        ("An international conference takes place in London.", ("international conference", "located_in", "London")),
        # the polls to which people go are an election
        ("Voters in Kenya head to the polls.", ("Voters in Kenya", "participant_in", "polls")),
        # the name of a state before an attack tells where it was, not whose
        ("Breivik is on trial for the 2011 Norway attacks.", ("Norway attacks", "located_in", "Norway")),
        ("Libya condemned the US attacks.", ("United States", "participant_in", "United States attacks")),
        # an uprising or a civil war is in a state, and not its deed
        ("The Iranian coup of 1953 was filmed.", ("Iran coup", "located_in", "Iran")),
        ("The Turkish invasion of Syria went on.", ("Turkey", "participant_in", "Turkey–Syria invasion")),
        # when it was is no part of what it is called
        ("Joko Widodo has won last month's presidential election.", ("Joko Widodo", "participant_in", "presidential election")),
        ("Afghan militants die in heavy fighting in Helmand.", ("Afghan militants", "participant_in", "Helmand fighting")),
        # where an event happens may stand in a phrase within a phrase, or be what was attacked
        ("A shooting occurred at an amusement park in Quetta.", ("shooting", "located_in", "Quetta")),
        ("An airplane crash kills 11 people in Papua.", ("airplane crash", "located_in", "Papua")),
        (
            "17 people died in an attack on a Turkish themed restaurant in Ouagadougou.",
            ("Ouagadougou attack", "located_in", "Ouagadougou"),
        ),
        ("Lithuanians vote in the first round of elections.", ("Lithuanians", "participant_in", "elections")),
        ("The attack on two churches in the Kenyan town of Garissa went on.", ("Garissa attack", "located_in", "Garissa")),
        ("A volcano eruption on Fogo island killed ten people.", ("Fogo island volcano eruption", "located_in", "Fogo island")),
        (
            "60,000 people are homeless after flooding in the southern Pakistani province of Sindh.",
            ("Sindh flooding", "located_in", "Sindh"),
        ),
        ("Violence breaks out between the Meitei and the Kuki in the state of Manipur.", ("Violence", "located_in", "Manipur")),
        # a vehicle collides where the other is too
        ("A bus collides with a lorry in Peru.", ("bus collision", "located_in", "Peru")),
        ("A car bomb explodes beside a shop in Quetta.", ("car bomb", "located_in", "Quetta")),
        ("A train derails in the Soho neighborhood of London.", ("train derailment", "located_in", "London")),
        # who is killed by a bomb is where that is
        ("Two Polish soldiers were killed by a bomb in Mali.", ("Polish soldiers", "located_in", "Mali")),
        # what is won stands before or behind the contest
        ("Ana Diaz wins the Wimbledon Championships title.", ("Ana Diaz", "participant_in", "Wimbledon Championships")),
        ("Ana Diaz wins a gold medal of the Asian Games.", ("Ana Diaz", "participant_in", "Asian Games")),
        # a bomb is where it explodes, near what it may be
        ("A car bomb explodes outside a mosque in Quetta.", ("car bomb", "located_in", "Quetta")),
        (
            "12 miners are missing after an explosion at a mine in China's Hebei province.",
            ("Hebei explosion", "located_in", "Hebei"),
        ),
        # a gerund names what happens
        ("More than 100 people have been killed in shelling in the city of Homs.", ("Homs shelling", "located_in", "Homs")),
        # where a bomb is that kills
        ("A car bomb in Helmand Province kills up to 13 people.", ("car bomb", "located_in", "Helmand")),
        # who kills in an attack takes part in it
        ("Boko Haram wounds 16 people in an ambush in Chad.", ("Boko Haram", "participant_in", "Chad ambush")),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Breivik is on trial for the 2011 Norway attacks.", ("Norway", "participant_in", "Norway attacks")),
        ("Belarus might go to war with Ukraine.", ("Ukraine", "participant_in", "Ukraine war")),
        (
            "The Tigray People's Liberation Front calls off the Oslo summit.",
            ("Tigray People's Liberation Front", "participant_in", "Oslo summit"),
        ),
        ("The effects of the pandemic on Africa's economy are grave.", ("Africa pandemic", "located_in", "Africa")),
        ("The Iranian coup of 1953 was filmed.", ("Iran", "participant_in", "Iran coup")),
        # whom a deed befalls takes no part in it
        (
            "The agency spoke of the Alexander Litvinenko assassination in London.",
            ("Alexander Litvinenko", "participant_in", "London assassination"),
        ),
        # who calls or approves something takes no part in it, nor does whom it befalls
        ("David Cameron calls the Israeli raid unacceptable.", ("David Cameron", "participant_in", "Israel raid")),
        ("Israel Katz approves a planned ground invasion.", ("Israel Katz", "participant_in", "planned ground invasion")),
        ("Six civilians die in bombings in Chad.", ("civilians", "participant_in", "Chad bombings")),
        # nor who announces what others do
        ("Ana Diaz announces the withdrawal of troops from Mali.", ("Ana Diaz", "participant_in", "Mali withdrawal")),
        # a mishap is no deed of whose the vehicle is, and need not be there
        ("An Argentine plane crashes in Lima.", ("Argentine plane crash", "located_in", "Argentina")),
        ("An Amtrak train derails in Philadelphia.", ("Amtrak", "participant_in", "Amtrak train derailment")),
        # nobody takes part in a fire, whatever it is called by
        ("The Kenneth Fire has burned many homes.", ("Kenneth", "participant_in", "Kenneth Fire")),
        # not near it
        ("A wildfire erupts near Yosemite National Park.", ("wildfire", "located_in", "Yosemite National Park")),
        # an adjective tells of what kind a thing is, and talks about a place are not there
        ("A man is killed after clashes at an Israeli checkpoint.", ("Israel clashes", "located_in", "Israel")),
        ("Iran will hold talks with Chad regarding the situation in Iraq.", ("Chad talks", "located_in", "Iraq")),
        # a verb is no fire
        ("Japanese fighter jets fire flares in Guam.", ("Japan fighter jets fire", "located_in", "Guam")),
        ("Police opened fire in Cairo on Friday.", ("Cairo fire", "located_in", "Cairo")),
        # an illness is no attack
        ("Ali Khan dies after a heart attack in Thailand.", ("Thailand heart attack", "located_in", "Thailand")),
        # who reports it in brackets takes no part
        ("Ana Diaz resigns over the war in Iraq (BBC).", ("BBC", "participant_in", "Iraq War")),
        # one's own attacks are others than those told before
        (
            "George Floyd was killed in an attack. Barack Obama criticised Joe Biden for his raids on the budget.",
            ("Barack Obama", "participant_in", "attack"),
        ),
        # where what is another's lies
        ("An attack on Kyiv damaged the embassy of Portugal.", ("Kyiv attack", "located_in", "Portugal")),
        # who calls a deed names or acts before others meet takes no part
        ("Israel raided Gaza. Qatar called the attack cowardly.", ("Qatar", "participant_in", "attack")),
        ("Norway sent arms to Chad before a summit of leaders in Lima.", ("Norway", "participant_in", "Lima summit")),
        # what is addressed is a meeting
        (
            "Demonstrators call for Rodrigo Duterte to address killings in Lima.",
            ("Rodrigo Duterte", "participant_in", "Lima killings"),
        ),
        # what somebody calls unfair he does not call
        ('Dominic Raab calls the Belarusian election "fraudulent".', ("Dominic Raab", "participant_in", "Belarus election")),
        # who wins or begins something is not where it is
        ("Alabama defeats Ohio State to win the national championship.", ("national championship", "located_in", "Alabama")),
        ("Tajikistan President Emomali Rahmonov began a state visit to India.", ("state visit", "located_in", "Tajikistan")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_who_fights_takes_part_in_what_is_stopped(pipeline):
    found = pipeline.extract("Turkish police use tear gas to stop clashes between Kurds and Arabs.").relations
    assert {r.polarity for r in found if r.type == "participant_in"} == {"positive"}
    found = pipeline.extract("Norway wants to end the conflict between Chad and Libya.")
    names = {entity.id: entity.name for entity in found.entities}
    told = [r for r in found.relations if r.type == "participant_in"]
    assert {(names[r.source], r.modality) for r in told} == {("Chad", "asserted"), ("Libya", "asserted")}


def test_prisoners_of_war_are_no_war(pipeline):
    found = pipeline.extract("Russian forces tortured prisoners of war at a camp in Taganrog.")
    assert not any(entity.type == "EVENT" for entity in found.entities)
