"""Who meets, agrees with, helps and withdraws from whom."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who is offered what stands right behind his name
        ("Kommersant wrote that Vladimir Putin offered Biden bases in Tajikistan.", ("Vladimir Putin", "agree", "Joe Biden")),
        # a name of which only the first word stands before another
        ("Officials from North and South Korea met in Oslo.", ("North Korea", "consult", "South Korea")),
        ("North and South Korean envoys met in Oslo.", ("South Korea", "consult", "North Korea")),
        ("The US and North and South Korea held talks.", ("United States", "consult", "North Korea")),
        ("East and West Germany held talks.", ("East Germany", "consult", "West Germany")),
        ("South Korea and the People's Republic of China will hold talks to end the row.", ("China", "consult", "South Korea")),
        ("A ceasefire is declared between Houthi fighters and Saudi Arabia.", ("Saudi Arabia", "retreat", "Houthi movement")),
        # to whom somebody is linked by a hyphen
        ("Al-Qaeda-linked fighters attacked Kenya.", ("Al-Qaeda-linked fighters", "cooperate", "al-Qaeda")),
        # a state beside a republic
        (
            "Japan and the People's Republic of China agree to resume relations suspended since a row over the Senkaku Islands.",
            ("Japan", "agree", "China"),
        ),
        # an alliance is the body whose name stands before it
        (
            "Burkina Faso and Niger announce their withdrawal from the G5 Sahel security alliance.",
            ("Niger", "retreat", "G5 Sahel"),
        ),
        # what stands behind an insertion
        (
            "France withdraws five brigades, consisting of thousands of soldiers, from Mali.",
            ("France", "retreat", "Mali"),
        ),
        # a guest who is told something is not visited by who tells it
        (
            "Emmanuel Macron assured visiting Indonesian President Prabowo Subianto that France would help.",
            ("Emmanuel Macron", "agree", "Prabowo Subianto"),
        ),
        # arms that are sold are no army
        ("Boeing agreed to supply 96 F-15 jets to Qatar.", ("Boeing", "agree", "Qatar")),
        # who announces what others agree on is no party to it
        ("Qatar announces an agreement between Israel and Hamas to free hostages.", ("Israel", "agree", "Hamas")),
        # who a group includes, where the parser hangs that on the verb
        (
            "Paulo Pinheiro visits political prisoners, including Su Su Nway, in Burma.",
            ("Paulo Pinheiro", "consult", "Su Su Nway"),
        ),
        # what a house of parliament does the parliament does
        ("Both houses of the Parliament of Australia condemned Malaysia.", ("Parliament of Australia", "accuse", "Malaysia")),
        # one plural name for two states that the article names
        ("The two Koreas signed a treaty. South Korea praised North Korea.", ("North Korea", "support", "South Korea")),
        ("South Korea met North Korea. Iran urged both Koreas to leave.", ("Iran", "request", "North Korea")),
        (
            "The two Congos signed a treaty. Kinshasa accused Brazzaville of breaking it.",
            ("Republic of the Congo", "party_to", "treaty"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The Fijian team will sit out the competition with Tonga.", ("Fijian team", "consult", "Tonga")),
        ("Italy withdraws from China's Belt and Road Initiative.", ("Italy", "retreat", "China")),
        ("NASA's Orion spacecraft returns in Peru.", ("NASA", "consult", "Peru")),
        (
            "NATO withdrew, leaving nine people dead, including an officer of the African Union.",
            ("NATO", "retreat", "African Union"),
        ),
        ("Iraq bans the party after talks between Turkey and Iran in Baghdad.", ("Iraq", "consult", "Turkey")),
        ("Slovakia admits responsibility for a blast in Dublin.", ("Slovakia", "aid", "Dublin")),
        # who brokers a truce is no party to it
        ("The United Nations brokered a truce in Yemen.", ("United Nations", "party_to", "truce")),
        # the adjective of a title is not what the person is spoken of
        ("Allies of Russian opposition activist Alexei Navalny fled.", ("Alexei Navalny", "cooperate", "Russia")),
        # several who let something be done to them do nothing to each other
        ("Ali Khan and Ana Diaz have agreed to be disqualified.", ("Ali Khan", "agree", "Ana Diaz")),
        # who agrees to a truce is told to agree
        ("Chad and Sudan agreed to a ceasefire after two days of fighting.", ("Chad", "retreat", "Sudan")),
        # what goes only along with a meeting is no other side of it
        (
            "Obama will attend the G20 summit, despite differences with the Chinese government.",
            ("Barack Obama", "consult", "Chinese government"),
        ),
        # who shelters somewhere gives no shelter
        ("Thousands of civilians sheltering at Al-Shifa Hospital faced risks.", ("civilians", "aid", "Al-Shifa Hospital")),
        # a convoy of fighters brings no aid
        ("A Taliban convoy was attacked in Takhar.", ("Taliban", "aid", "Takhar")),
        # one unit of two owners makes no pact between them
        ("Allianz's American unit agrees to pay five million dollars.", ("Allianz", "agree", "United States")),
        # who is present is no place, and where a truce is signed nobody draws back
        ("Thailand signed a ceasefire in Lima in the presence of the U.S. president.", ("Thailand", "retreat", "United States")),
        ("Thailand and Laos signed a ceasefire in Lima.", ("Thailand", "retreat", "Lima")),
        # where another is at home
        ("UK-based Tesco and Denmark-based Salling Group announced an agreement.", ("Tesco", "agree", "Denmark")),
        # a wall on a border helps neither side
        ("Donald Trump wants to fund a wall on the border with Mexico.", ("Donald Trump", "aid", "Mexico")),
        ("Donald Trump allocated funding for a wall along the border with Mexico.", ("Donald Trump", "aid", "Mexico")),
        # whose sanctions are lifted by his own leader is not eased
        ("Barack Obama agrees to lift U.S. sanctions.", ("Barack Obama", "agree", "United States")),
        # of what is promised only what no rule reads is a promise to somebody
        (
            "Justin Trudeau promises to ask the European Union to help Iran.",
            ("Justin Trudeau", "agree", "European Union"),
        ),
        # where a meeting is held
        ("Joe Biden met Kevin McCarthy at a White House meeting.", ("White House", "participant_in", "White House meeting")),
        ("The White House meeting between Ana Diaz and Jan Maes ended.", ("White House", "consult", "Ana Diaz")),
        # what each does alone
        ("Evo Morales and Álvaro García Linera agreed to resign.", ("Evo Morales", "agree", "Álvaro García Linera")),
        # what has come to its end
        ("The ELN announces the end of its ceasefire with Colombia.", ("Colombia", "party_to", "ceasefire with Colombia")),
        # of whose time it is
        ("Joe Biden ended the Trump-era agreements with Guatemala.", ("Donald Trump", "party_to", "Trump-era agreements")),
        # who is only the speaker in an interview
        ("In a BBC interview British Prime Minister Tony Blair promised help.", ("United Kingdom", "consult", "BBC")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_talks_with_a_leader_are_with_him_and_not_with_his_state(pipeline):
    found = edges(pipeline, "Emmanuel Macron flew to Beijing for talks with Chinese leader Xi Jinping.")
    assert {who for who, kind, _ in found if kind == "participant_in"} == {"Emmanuel Macron", "Xi Jinping"}


def test_several_who_talk_about_joining_a_body_do_not_talk_to_each_other(pipeline):
    drawn = edges(pipeline, "Turkey and Croatia begin talks about joining the European Union.")
    assert {("Turkey", "consult", "European Union"), ("Croatia", "consult", "European Union")} <= drawn
    assert ("Turkey", "consult", "Croatia") not in drawn


def test_who_announces_a_deal_does_not_make_it(pipeline):
    found = edges(pipeline, "Qatar announces an agreement between Israel and Hamas to free hostages.")
    assert not {("Qatar", "agree", "Israel"), ("Qatar", "agree", "Hamas")} & found


def test_what_is_done_to_one_state_of_a_list_is_not_done_in_another(pipeline):
    found = pipeline.extract("Venezuela recalls its diplomats in Argentina, Chile and Peru.").relations
    assert [(r.type, r.place) for r in found] == [("sanction", None)] * 3


def test_an_agreement_told_of_for_the_first_time_is_none_of_those_before(pipeline):
    told = (
        "Turkey and Oman sign trade deal. Turkey and Oman signed a trade deal on Monday. Iran and Iraq also signed a trade deal."
    )
    extraction = pipeline.extract(told)
    deals = [entity.id for entity in extraction.entities if entity.type == "AGREEMENT"]
    signers = {(r.source, r.target) for r in extraction.relations if r.type == "party_to"}
    assert (len(deals), len(signers)) == (2, 4)
