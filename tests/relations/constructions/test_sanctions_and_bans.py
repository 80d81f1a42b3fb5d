"""Who punishes, fines, bans or closes what, and who lifts it."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The European Union will sue in an attempt to block Google.", ("European Union", "coerce", "Google")),
        ("The United Kingdom looks at ways to isolate Iran.", ("United Kingdom", "sanction", "Iran")),
        ("The Data Protection Authority fines Netflix €4.75 million.", ("Data Protection Authority", "sanction", "Netflix")),
        ("The United States issues a license allowing Serbia to buy oil.", ("United States", "concede", "Serbia")),
        (
            "The United States sanctions multiple Venezuelan officials accused of fraud, including Nicolás Maduro.",
            ("United States", "sanction", "Nicolas Maduro"),
        ),
        # where the companies are that it falls on
        ("Japan imposes sanctions on various companies in China and Namibia.", ("Japan", "sanction", "Namibia")),
        # what two verbs share, and what is stripped of its rights
        ("China convicts and sentences John Leung to life in prison.", ("China", "sanction", "John Leung")),
        # a ban in sport is one
        ("FIFA bans Russia from the football World Cup.", ("FIFA", "coerce", "Russia")),
        # what hangs on a clock time
        ("Macky Sall imposes a curfew at 9:00 p.m. local time in Dakar.", ("Macky Sall", "coerce", "Dakar")),
        # whom "they" means in a statement
        (
            "The United States and China say through a joint statement that they will not impose new tariffs on each other.",
            ("China", "sanction", "United States"),
        ),
        # what there is a sum of
        ("Norway pulls $472m of funding for Malawi.", ("Norway", "sanction", "Malawi")),
        ("Britain releases $500 million of Iranian assets.", ("United Kingdom", "concede", "Iran")),
        # what a participle tells of a measure or a thing
        ("Taiwan lifts sanctions imposed on the Philippines.", ("Taiwan", "concede", "Philippines")),
        ("Canada announces a tariff on imports of Chinese-made electric vehicles.", ("Canada", "sanction", "China")),
        # who is fined a sum
        ("Italy fines Ryanair €3 million for failing to help passengers.", ("Italy", "sanction", "Ryanair")),
        ("The Obama administration fines Honda $70 million.", ("Obama administration", "sanction", "Honda")),
        # whose ship it is that is stopped
        ("The Israeli navy intercepts a boat carrying supplies headed for Gaza.", ("Israeli navy", "coerce", "Gaza Strip")),
        ("Iran seizes a British-flagged tanker.", ("Iran", "coerce", "United Kingdom")),
        # with what somebody answers he does something
        ("Canada retaliated with tariffs on the United States.", ("Canada", "sanction", "United States")),
        # what is banned is no place to write on
        ("India's ban on TikTok followed the clashes.", ("India", "coerce", "TikTok")),
        # where a border is closed nobody gives up a base
        ("South Africa closed its border post at Lebombo.", ("South Africa", "coerce", "Lebombo")),
        # an adjective between that of a state and its noun
        (
            "Employees of the French nuclear firm Orano were expelled from Niger.",
            ("Niger", "coerce", "Employees of the French nuclear firm Orano"),
        ),
        # a deed that is counted or measured
        ("The European Union agrees on a package of new sanctions against Russia.", ("European Union", "sanction", "Russia")),
        # what goes on or is weighed
        ("France goes ahead with a ban on Huawei.", ("France", "coerce", "Huawei")),
        ("France is considering a ban on Huawei.", ("France", "coerce", "Huawei")),
        # who calls off a meeting calls none
        ("China calls off meetings with commanders of the United States.", ("China", "sanction", "United States")),
        # whose visits are forbidden
        ("China bans visits by the United States Navy to Hong Kong.", ("China", "coerce", "United States Navy")),
        # who faces, suffers or is put under something undergoes it
        ("Hungary faces sanctions from the European Union.", ("European Union", "sanction", "Hungary")),
        ("Kosovo wins recognition from Japan.", ("Japan", "support", "Kosovo")),
        ("Armenia suffers an attack by Azerbaijan.", ("Azerbaijan", "assault", "Armenia")),
        ("Belarus is put under sanctions by the European Union.", ("European Union", "sanction", "Belarus")),
        ("The European Union puts Belarus under sanctions.", ("European Union", "sanction", "Belarus")),
        ("Qatar is subject to a blockade by Saudi Arabia.", ("Saudi Arabia", "coerce", "Qatar")),
        # whom sanctions target
        ("Canada imposes a series of sanctions targeting Belarus.", ("Canada", "sanction", "Belarus")),
        # each other's
        ("Russia and Britain have expelled each other's diplomats.", ("Russia", "sanction", "United Kingdom")),
        # the other of two
        ("India and Pakistan each expelled a diplomat from the other country.", ("Pakistan", "sanction", "India")),
        # the capital of the other
        ("Colombia and Venezuela recalled their ambassadors from each other's capitals.", ("Colombia", "sanction", "Venezuela")),
        # the people of two states behind a noun
        (
            "Russia's expulsion of 30 Dutch and Belgian diplomats came in retaliation for similar moves.",
            ("Russia", "sanction", "Belgium"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Fifty Kurds are moved to a camp, allowing Turkey to build a dam.", ("Kurds", "concede", "Turkey")),
        ("The Turkish government allows Kurds access to the Turkish school system.", ("Turkish government", "concede", "Turkey")),
        ("India releases water into the Sutlej river.", ("India", "concede", "Sutlej")),
        ("Barnaby Joyce replaces Michael McCormack.", ("Barnaby Joyce", "sanction", "Michael McCormack")),
        ("Washington released a summary of a call by Donald Trump.", ("United States", "concede", "Donald Trump")),
        # a leader does what his state does between it and another
        ("Petr Fiala cancels all ties between the Czech Republic and Russia.", ("Petr Fiala", "sanction", "Czech Republic")),
        # what is one's own is not taken from the one whom it was for
        ("Ali Khan suspends his campaign for the Republican Party nomination.", ("Ali Khan", "coerce", "Republican Party")),
        # what is boycotted is not done
        ("Unions announce a boycott of Russians' trips to Turkey.", ("Russians", "consult", "Turkey")),
        # members of a parliament govern nothing
        ("United States Senator Ted Cruz proposed to set limits for service.", ("Ted Cruz", "coerce", "United States")),
        # what lapses is laid on nobody any longer
        ("The UN arms embargo on Iran expires on Sunday.", ("United Nations", "sanction", "Iran")),
        # an airline that stops flying somewhere punishes nobody
        ("Ethiopian Airlines ends direct flights to Harare.", ("Ethiopian Airlines", "sanction", "Harare")),
        # who builds no wall takes nothing from those beside it
        ("Joe Biden signs orders ending funding for the United States–Mexico border wall.", ("Joe Biden", "sanction", "Mexico")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_for_what_somebody_is_sanctioned_he_has_done(pipeline):
    drawn = edges(pipeline, "Germany announced new sanctions on Iran for supplying Russia with missiles.")
    assert ("Iran", "aid", "Russia") in drawn
    assert ("Germany", "aid", "Russia") not in drawn
