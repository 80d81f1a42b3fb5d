"""Who accuses, rejects, backs, threatens or asks whom."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who sells arms is judged, not to whom; who speaks somewhere is who accuses
        ("China opposes US arms sales to Taiwan.", ("China", "accuse", "United States")),
        (
            "Lavrov, speaking in Baku, accused NATO of encircling Russia.",
            ("Sergei Lavrov", "accuse", "North Atlantic Treaty Organization"),
        ),
        # who is given time, of a state and its men, and is to use it
        ("Chad gave French soldiers one week to leave the country.", ("Chad", "threaten", "French soldiers")),
        ("Niger's rulers gave US troops until September to leave the country.", ("Niger", "threaten", "United States")),
        # who rules where things stand badly
        ("Ban Ki-moon expressed alarm at recent events in Kyrgyzstan.", ("Ban Ki-moon", "accuse", "Kyrgyzstan")),
        ("The EU is concerned about the human rights situation in Georgia.", ("European Union", "accuse", "Georgia")),
        # what somebody is asked to be
        ("The World Health Organization asks Senegal and Mali to be on alert.", ("World Health Organization", "request", "Mali")),
        # whom a state calls on are its own
        ("Turkey calls on all its citizens to leave Iraq.", ("Turkey", "request", "citizens")),
        ("Israel urges all of its citizens to leave Egypt.", ("Israel", "request", "citizens")),
        ("Joe Biden called Cuba a failed state.", ("Joe Biden", "accuse", "Cuba")),
        ("Sudan gave Jan Pronk three days notice to leave.", ("Sudan", "threaten", "Jan Pronk")),
        ("Viktor Yushchenko condemned Russia's 'unacceptable' decision.", ("Viktor Yushchenko", "accuse", "Russia")),
        ("Canada expresses concern over Iran's executions.", ("Canada", "accuse", "Iran")),
        ("Officials in Kenya urge Somalia to reopen the border.", ("Kenya", "request", "Somalia")),
        ("Bill Clinton says Serbia is wrong and urges Russia to act.", ("Bill Clinton", "request", "Russia")),
        # what an inquiry finds is found by whose it is
        ("A United Nations inquiry accuses Syria of war crimes.", ("United Nations", "accuse", "Syria")),
        # what follows an inserted relative clause is said of the subject before it
        (
            "Xiomara Castro denounces the manipulation of the results, which are still being counted, and accuses Donald Trump.",
            ("Xiomara Castro", "accuse", "Donald Trump"),
        ),
        # who did what a protest or an outburst answers
        ("China lodged a protest after Japan seized a trawler.", ("China", "accuse", "Japan")),
        ("Armenia responds with outrage after Turkey arrested two ministers.", ("Armenia", "accuse", "Turkey")),
        # what another fails to do is resented, too
        ("Germany voiced regret that Russia had not freed Ana Diaz.", ("Germany", "accuse", "Russia")),
        # a verb of its own, not "act" with a prefix
        ("China reacted angrily after Japan bought the islands.", ("China", "accuse", "Japan")),
        # what a report says is said by who wrote it
        ("A report by the United Nations says that Israel committed war crimes.", ("United Nations", "accuse", "Israel")),
        ("A UN report says that Israel committed war crimes.", ("United Nations", "accuse", "Israel")),
        # who stands behind an attack, unless he is told of by his own side
        ("Peru says that Hezbollah is behind the bombing in Chad.", ("Peru", "accuse", "Hezbollah")),
        # an office right behind the name of who gets it
        ("Emmanuel Macron names Gabriel Attal prime minister.", ("Emmanuel Macron", "support", "Gabriel Attal")),
        # where somebody was arrested that others criticise
        ("Amnesty International condemned the arrest of Ana Diaz in Iran.", ("Amnesty International", "accuse", "Iran")),
        # a present tense behind what is demanded
        ("Italy demands that France admits its guilt.", ("Italy", "request", "France")),
        # who is under investigation where it is not yet known what he did
        (
            "The European Commission is investigating whether Google abused its power.",
            ("European Commission", "accuse", "Google"),
        ),
        # to what somebody calls for an end
        ("Pope Francis calls for an end to fighting between Israel and Hamas.", ("Pope Francis", "request", "Hamas")),
        # who is told what he must do
        ("The United States tells Israel that it must remove 23 outposts.", ("United States", "request", "Israel")),
        # at whom what is said aims, where he does something after or despite it
        ("At the request of the United States, Spain arrests Ana Diaz.", ("United States", "request", "Spain")),
        ("In response to criticism from Germany, Facebook removes the page.", ("Germany", "accuse", "Facebook")),
        # whom others hold, of whom they are demanded
        ("Nigeria demanded the release of girls abducted by Boko Haram.", ("Nigeria", "request", "Boko Haram")),
        # no call to the one thanked
        ("Mozambican president Filipe Nyusi thanks Paul Kagame for his help.", ("Filipe Nyusi", "support", "Paul Kagame")),
        # a name after its owner's office owns what follows
        (
            "Ana Diaz denied Fatah founder Ali Khan's claim that the vote was rigged.",
            ("Ana Diaz", "reject", "Ali Khan"),
        ),
        # a participle before the subject is a clause of its own
        ("Facing new threats from Iran, leader Ana Diaz resigned.", ("Iran", "threaten", "Ana Diaz")),
        # who asks somebody to act makes the comment behind it
        (
            "Students in Prague call on France to act against Mali, condemning Iran for its silence.",
            ("Students in Prague", "accuse", "Iran"),
        ),
        # who is committed to a deed threatens it
        ("Iran says it is committed to destroying Israel.", ("Iran", "threaten", "Israel")),
        # who speaks for somebody is no other
        ("A spokeswoman for the Kenyan army accused Rwanda.", ("Kenyan army", "accuse", "Rwanda")),
        # a surname is no base
        ("President Jose Mulino spoke. Gustavo Petro backed Mulino.", ("Gustavo Petro", "support", "Jose Mulino")),
        # of whom a claim tells that is looked into
        ("Germany is investigating allegations that Russia poisoned Alexei Navalny.", ("Germany", "accuse", "Russia")),
        # who would do what somebody else demands
        ("Iran rejects Iraq's demand to withdraw from Basra.", ("Iran", "reject", "Basra")),
        # whom what is called for would befall
        ("Patricia Bullrich called for Alberto Fernández's removal.", ("Patricia Bullrich", "accuse", "Alberto Fernandez")),
        # who asks also asks for another thing
        (
            "The Chinese Ministry of Foreign Affairs demands that Canada explain the arrest of Meng Wanzhou, also asking for her release.",
            ("Chinese Ministry of Foreign Affairs", "request", "Meng Wanzhou"),
        ),
        # with whom somebody takes a stand
        ("Latvia joins Ukraine in calling for sanctions on Russia.", ("Latvia", "support", "Ukraine")),
        # of whom somebody has spoken, or for whose death he has called
        ("The BBC apologises for remarks about Mexicans.", ("BBC", "support", "Mexicans")),
        (
            "Pat Robertson apologises for calling for the assassination of Hugo Chávez.",
            ("Pat Robertson", "support", "Hugo Chavez"),
        ),
        # what a deed draws, not a person whom it names
        (
            "Belarus detained a dissident journalist, Roman Protasevich, drawing outrage from the EU.",
            ("European Union", "accuse", "Belarus"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("CBS News suspends Ana Diaz after admitting she lied.", ("CBS News", "accuse", "Ana Diaz")),
        ("Canada expresses concern over Jamal Khashoggi's murder.", ("Canada", "accuse", "Jamal Khashoggi")),
        ("Facebook removes the page after criticism of Germany.", ("Germany", "accuse", "Facebook")),
        ("Norway sends ships to Oman despite pressure from Iran in the Red Sea.", ("Iran", "coerce", "Red Sea")),
        ("Macau celebrates the anniversary of the handover from Portugal.", ("Macau", "support", "Portugal")),
        ("Al-Qaeda-linked fighters attacked Kenya.", ("al-Qaeda", "accuse", "Al-Qaeda-linked fighters")),
        # who does with others what takes no stand
        ("Kim Jong Un joins Vladimir Putin in watching a parade.", ("Kim Jong Un", "support", "Vladimir Putin")),
        # what somebody else says is not said by whom he speaks of
        ("Bill Clinton says Serbia is wrong and urges Russia to act.", ("Serbia", "request", "Russia")),
        # who hears a complaint is not accused
        ("Israel launched a complaint to the United Nations.", ("Israel", "accuse", "United Nations")),
        # where people were kidnapped is not who holds them
        ("Ireland calls for the release of two aid workers who were kidnapped in Sudan.", ("Ireland", "request", "Sudan")),
        # a plural without its ending is no subjunctive
        (
            "Indonesia's minister was hurt. Wiranto told the BBC that police suspect the attackers had help.",
            ("Wiranto", "request", "police of Indonesia"),
        ),
        # who is warned to leave threatens nobody
        ("The army warned residents of Kharkiv to leave the city.", ("residents", "threaten", "Kharkiv")),
        # of what somebody is accused tells nothing of him
        (
            "Roskomnadzor accuses the company of terrorism and of endangering the lives of Russian citizens.",
            ("Roskomnadzor", "accuse", "Russian citizens"),
        ),
        # a state in a title asks nobody and supports nobody
        ("The king left at the request of UK Prime Minister Boris Johnson.", ("Boris Johnson", "request", "United Kingdom")),
        ("People rallied in support of US President Donald Trump.", ("Donald Trump", "support", "United States")),
        # what somebody writes on
        ("Donald Trump took a parting shot on Twitter.", ("Donald Trump", "accuse", "Twitter")),
        # a name that is a part of the world only behind its article
        ("Kanye West ran. Ana Diaz expressed concerns about West's state.", ("Ana Diaz", "accuse", "Western world")),
        # where a decision is fought
        (
            "Viktor Orban vowed to fight the decision in the Constitutional Court.",
            ("Viktor Orban", "threaten", "Constitutional Court"),
        ),
        # a lone word behind a preposition is nobody
        ("Viktor Orban demanded her release from exile in Chad.", ("Viktor Orban", "request", "exile in Chad")),
        # what somebody charges for goods
        ("Gazprom intends to double the price it charges Georgia.", ("Gazprom", "accuse", "Georgia")),
        # against whom a deed is ordered
        (
            "Ana Diaz was sentenced for ordering the killing of opposition supporters.",
            ("Ana Diaz", "request", "opposition supporters"),
        ),
        # reporters only hear it
        ('"We will support Ukraine," Olaf Scholz told reporters in Berlin.', ("Olaf Scholz", "agree", "reporters in Berlin")),
        # who vetoes what is said, or calls a vote something
        ("Russia vetoed a resolution condemning Syria.", ("Russia", "accuse", "Syria")),
        ("The EU called the election a sham.", ("European Union", "participant_in", "election")),
        ("The EU's policy chief called the vote neither free nor fair.", ("European Union", "participant_in", "vote")),
        ("Niger's rulers gave US troops until September to leave the country.", ("Niger", "retreat", "United States")),
        # who only looks into how things stand blames nobody
        (
            "The International Criminal Court is investigating the situation in Georgia.",
            ("International Criminal Court", "accuse", "Georgia"),
        ),
        # who demands a deed accuses nobody of it
        ("Ana Diaz demands that Spain block the deal.", ("Ana Diaz", "accuse", "Spain")),
        # a protest before a deed does not answer it
        ("China lodged a protest before Japan seized a trawler.", ("China", "accuse", "Japan")),
        # a ministry tells of its own army's attacks
        ("The Pentagon says that U.S. forces carried out the attack.", ("Pentagon", "accuse", "U.S. forces")),
        # on whom what is condemned has fallen
        ("Canada condemned the hanging of two Kurds in Iran.", ("Canada", "accuse", "Kurds")),
        # whose sentence it is has not passed it
        ("Germany criticised the sentence of Alexei Navalny.", ("Germany", "accuse", "Alexei Navalny")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_what_is_under_sanctions_and_was_condemned_is_one(pipeline):
    drawn = edges(pipeline, "Turkey is already under EU sanctions, and was condemned in a statement by Egypt and Greece.")
    assert {("Egypt", "accuse", "Turkey"), ("Greece", "accuse", "Turkey"), ("European Union", "sanction", "Turkey")} == drawn


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Iran's appeal to Turkey was ignored.", "positive"),
        ("Chad did not heed Iran's appeal to Turkey.", "positive"),
        ("Iran did not make an appeal to Turkey.", "negative"),
    ],
)
def test_a_request_was_made_whatever_comes_of_it(pipeline, text, polarity):
    assert {r.polarity for r in pipeline.extract(text).relations if r.type == "request"} == {polarity}
