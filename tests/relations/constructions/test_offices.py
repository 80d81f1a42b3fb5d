"""Who holds, gets and leaves which office."""

from datetime import date

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # a name that the parser ran into that of the place
        ("Governor of Tokyo Naoki Inose submits his resignation.", ("Naoki Inose", "holds_office", "Tokyo")),
        ("Governor of Tokyo Naoki Inose submits his resignation.", ("Naoki Inose", "retreat", "Tokyo")),
        ("Jane Doe, a member of NATO and president of Boca Juniors, left.", ("Jane Doe", "holds_office", "Boca Juniors")),
        (
            "Tonga's King Tupou VI issued an ultimatum to President Ana Diaz to accept the deal or resign.",
            ("Ana Diaz", "retreat", "Tonga"),
        ),
        # who gets an office for a term, by whom and of what
        (
            "Raúl Castro is elected by the National Assembly to a second term as the President of Cuba.",
            ("Raul Castro", "holds_office", "Cuba"),
        ),
        ("Robert Mugabe is sworn in for his sixth term as President of Zimbabwe.", ("Robert Mugabe", "holds_office", "Zimbabwe")),
        (
            "Five parties nominate Marjan Šarec to become Prime Minister of Slovenia.",
            ("Marjan Sarec", "holds_office", "Slovenia"),
        ),
        # the province of a governor
        ("Governor Ned Lamont says that Connecticut will reopen.", ("Ned Lamont", "holds_office", "Connecticut")),
        ("In the US state of Alabama, Governor Kay Ivey left.", ("Kay Ivey", "holds_office", "Alabama")),
        ("Argentine President-elect Javier Milei left.", ("Javier Milei", "holds_office", "Argentina")),
        # a title between an act and the name of whom it falls on
        ("Fox announces the firing of Fox News commentator Bill O'Reilly.", ("Fox", "sanction", "Bill O'Reilly")),
        # a minister's department is no body
        ("Ivan Petrov resigns as Minister of Finance of Bulgaria.", ("Ivan Petrov", "holds_office", "Bulgaria")),
        (
            "Ank Bijleveld, the Minister of Defence of the Netherlands, resigns following a motion of censure.",
            ("Ank Bijleveld", "retreat", "Netherlands"),
        ),
        # the parser hangs a whole phrase on the body's name
        (
            "Google vice president Sundar Pichai officially claims that Chrome wins.",
            ("Sundar Pichai", "holds_office", "Google"),
        ),
        # a state's name right before another
        ("Scottish Transport secretary Ann Smith met James Jones.", ("Ann Smith", "holds_office", "Scotland")),
        # two titles of one person
        ("Rangers manager and former England captain Steven Gerrard retired.", ("Steven Gerrard", "holds_office", "Rangers")),
        # what explains a name in the phrase of an office
        ("The mayor of Skagway, Alaska, Monica Carlson, was killed.", ("Monica Carlson", "holds_office", "Skagway")),
        ("The chairman of the Union (PPU), Jan Petersen, was killed.", ("Jan Petersen", "holds_office", "Union")),
        # whom a noun befalls behind his title
        ("Kais Saied announces the dismissal of Prime Minister Hichem Mechichi.", ("Kais Saied", "sanction", "Hichem Mechichi")),
        # whose an office is by a pronoun
        (
            "The World Bank says that its president, Robert Zoellick, is stepping down.",
            ("Robert Zoellick", "retreat", "World Bank"),
        ),
        # who becomes the first to lead something
        (
            "Carla Hayden was confirmed on Wednesday, becoming the first woman to lead the Library of Congress.",
            ("Carla Hayden", "holds_office", "Library of Congress"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The CEO of American insurance company Velta Ana Diaz left Peru.", ("Ana Diaz", "holds_office", "United States")),
        (
            "Ana Diaz, the head of the Sheriff's Department in the US city of Reno, resigned.",
            ("Ana Diaz", "holds_office", "Reno"),
        ),
        ("Ali Khan, the son of anti-Soviet leader Jan Khan, left.", ("Jan Khan", "holds_office", "Soviet Union")),
        ("Chadian negotiators led by Ana Diaz travelled to Libya.", ("Ana Diaz", "holds_office", "Chad")),
        # each holds what his own title says
        ("Catholic Church leaders and President Ana Diaz meet.", ("Ana Diaz", "holds_office", "Roman Catholic Church")),
        ("The head of the Sri Lanka Armed Forces, Ana Diaz, resigns.", ("Ana Diaz", "holds_office", "Sri Lanka")),
        ("Ana Diaz resigns after men from the Kenyan Army raid Kitui.", ("Ana Diaz", "retreat", "Kenyan Army")),
        # an office for a part of a state is none of the other state that the sentence names
        ("Ann Smith, the Secretary of State for Northern Ireland, criticised Russia.", ("Ann Smith", "holds_office", "Russia")),
        # words that make no office
        ("Diana Taurasi became the WNBA's all-time scoring leader.", ("Diana Taurasi", "holds_office", "WNBA")),
        ("Chris Getzlaf is named most valuable Canadian.", ("Chris Getzlaf", "holds_office", "Canada")),
        ("The WTO appointed Jane Doe as its first African director.", ("Jane Doe", "holds_office", "Africa")),
        ("Kofi Annan, Secretary General of NATO, orders all staff to leave Iraq.", ("Kofi Annan", "holds_office", "Iraq")),
        # each title has what it is of
        ("Jane Doe, chairman of Reuters and owner of Nordgold, fled.", ("Jane Doe", "holds_office", "Nordgold")),
        ("Carlos Ortega, NATO leader and opponent of President Hugo Chavez, left.", ("Hugo Chavez", "holds_office", "NATO")),
        # whoever names a head of something else has not got that office
        ("Apple names Ana Diaz as head of a new unit.", ("Ana Diaz", "holds_office", "Apple Inc.")),
        # a governor abroad governs nothing there
        ("Governor Ned Lamont visits schools in Ohio.", ("Ned Lamont", "holds_office", "Ohio")),
        # the adjective belongs to the body whose chief he is
        (
            "Budi Gunawan, chief of the Indonesian State Intelligence Agency, spoke.",
            ("Budi Gunawan", "holds_office", "Indonesia"),
        ),
        # an office for which somebody is named is not that of the next
        (
            "The US Constitution Party nominated Don Blankenship for president and chairman William Mohr for vice president.",
            ("William Mohr", "holds_office", "United States"),
        ),
        # who is president of what he is chief executive of
        (
            "Ariel Friedler, the president and chief executive officer of Symplicity, pled guilty in the United States.",
            ("Ariel Friedler", "holds_office", "United States"),
        ),
        # a title behind "and" is none of what stands before it
        ("Talks between Fatah and President Bashar al-Assad were suspended.", ("Bashar al-Assad", "holds_office", "Fatah")),
        # where somebody retires he leaves nothing
        ("Eliud Kipchoge announces his retirement in London.", ("Eliud Kipchoge", "retreat", "London")),
        # one of many vice presidents, and heads of provinces
        ("Senior vice president Ana Diaz praised Kenya.", ("Ana Diaz", "holds_office", "Kenya")),
        ("Premier Doug Ford praised Canada.", ("Doug Ford", "holds_office", "Canada")),
        # where a leader is held he leads nothing
        ("Police detained opposition leader Ana Diaz in Lima.", ("Ana Diaz", "holds_office", "Lima")),
        # the president of a body is not that of the state which he speaks to
        ("Commission president Ana Diaz urged China to stop.", ("Ana Diaz", "holds_office", "China")),
        ("Assembly president Ana Diaz urged China to stop.", ("Ana Diaz", "holds_office", "China")),
        # a body's state is not what its head is of
        ("Ana Diaz, the head of the Electoral Commission of Kenya, resigned.", ("Ana Diaz", "retreat", "Kenya")),
        ("The director of the Energy Administration of China, Ana Diaz, left.", ("Ana Diaz", "holds_office", "China")),
        # whose counterpart somebody is does not what that one does
        ("The Indian minister Ana Diaz left. Her Pakistani counterpart criticised India.", ("Ana Diaz", "accuse", "India")),
        # the head of a club holds no office of the state
        ("The president of the Spanish league, Javier Tebas, criticised UEFA.", ("Javier Tebas", "holds_office", "Spain")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_an_office_of_what_a_state_has(pipeline):
    found = pipeline.extract("The head of Peru's vaccine programme, Ana Diaz, resigned.").relations
    assert [r.office for r in found if r.type == "holds_office"] == ["head of vaccine programme"]


def test_the_next_holder_of_an_office_is_not_the_one_of_the_day(pipeline):
    text = "Tony Blair endorses Gordon Brown as his successor, the next Prime Minister of the United Kingdom."
    found = pipeline.extract(text, published=date(2007, 5, 11))
    names = {entity.id: entity.name for entity in found.entities}
    assert "Tony Blair" not in {names[r.source] for r in found.relations if r.type == "holds_office"}


def test_a_president_of_a_party_is_not_who_is_called_by_it(pipeline):
    republican = edges(pipeline, "Republican President Donald Trump met Fatah President Mahmoud Abbas in Bethlehem.")
    assert ("Donald Trump", "member_of", "Republican Party") in republican
    assert ("Donald Trump", "holds_office", "Republican Party") not in republican
    assert ("Mahmoud Abbas", "holds_office", "Fatah") in republican
