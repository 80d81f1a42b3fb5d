"""Deeds that nouns tell: who does what they name, to whom, and of whom a noun tells what he is."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # the parties of a "between" whose noun the parser took for another subject
        ("Talks between US and Omani officials resumed in Muscat.", ("United States", "consult", "Oman")),
        ("The war of words between Narendra Modi and Imran Khan goes on.", ("Narendra Modi", "reject", "Imran Khan")),
        ("Talks between Israeli and Palestinian officials ended.", ("Israel", "consult", "Palestine")),
        ("A meeting between the Russian and Turkish foreign ministers took place in Sochi.", ("Russia", "consult", "Turkey")),
        ("The Putin-Trump meeting in Alaska ended.", ("Vladimir Putin", "consult", "Donald Trump")),
        ("A truce between Israel and Hamas militants in Gaza holds.", ("Israel", "retreat", "Hamas")),
        ("A letter from Kim Jong Un to Donald Trump was published.", ("Kim Jong-un", "consult", "Donald Trump")),
        # who is in whose custody
        ("Ana Diaz remains in Russian custody.", ("Russia", "coerce", "Ana Diaz")),
        ("Ana Diaz died in the custody of Iran.", ("Iran", "coerce", "Ana Diaz")),
        ("Two Canadians in Chinese detention were visited by Ana Diaz.", ("China", "coerce", "Canadians")),
        ("Ana Diaz, held by Iran since 2016, is ill.", ("Iran", "coerce", "Ana Diaz")),
        # who is told in passing to be under what others do
        ("Gazprom, under Canadian investigation for fraud, denied the claims.", ("Canada", "accuse", "Gazprom")),
        ("Gazprom, under investigation by the European Commission, denied the claims.", ("European Commission", "accuse", "Gazprom")),
        ("Huawei, a company under US sanctions, opened an office in Serbia.", ("United States", "sanction", "Huawei")),
        # who leads, plans or takes part in it
        ("The US-led invasion of Iraq began in 2003.", ("United States", "assault", "Iraq")),
        ("The Saudi-led intervention in Yemen goes on.", ("Saudi Arabia", "mobilize", "Yemen")),
        ("Israel's plan for a strike on Syria was leaked.", ("Israel", "assault", "Syria")),
        ("Emmanuel Macron returned from a visit to China on Friday.", ("Emmanuel Macron", "consult", "China")),
        ("The European Parliament voted in favour of sanctions on Russia.", ("European Parliament", "sanction", "Russia")),
        # at whom it is aimed
        ("US forces launch an offensive aimed at the Taliban.", ("US forces", "assault", "Taliban")),
        ("The United States imposed tariffs aimed at China.", ("United States", "sanction", "China")),
        # for which deed somebody is judged
        ("Ana Diaz was arrested on suspicion of selling arms to Iran.", ("Ana Diaz", "cooperate", "Iran")),
        ("Ana Diaz pleaded guilty to selling arms to Iran.", ("Ana Diaz", "cooperate", "Iran")),
        ("Ana Diaz is sentenced to a ten-year term for selling arms to Iran.", ("Ana Diaz", "cooperate", "Iran")),
        ("Ana Diaz faces charges of selling arms to Iran.", ("Ana Diaz", "cooperate", "Iran")),
        # in what deed somebody is killed
        ("The killing of Ali Khan in an Israeli strike angered Iran.", ("Israel", "assault", "Ali Khan")),
        # against whom a speech is
        ("Delegates left during an anti-Israel speech by Mahmoud Ahmadinejad.", ("Mahmoud Ahmadinejad", "accuse", "Israel")),
        # what somebody is somewhere for
        ("Vladimir Putin is in China for talks on gas.", ("Vladimir Putin", "consult", "China")),
        ("An African Union delegation is in Kenya to discuss the truce.", ("African Union delegation", "consult", "Kenya")),
        # what somebody is
        ("Ana Diaz, a staunch supporter of Hugo Chavez, was found dead.", ("Ana Diaz", "support", "Hugo Chavez")),
        ("Putin critic Alexei Navalny was jailed.", ("Alexei Navalny", "accuse", "Vladimir Putin")),
        ("Trump ally Ana Diaz criticised Iran.", ("Ana Diaz", "cooperate", "Donald Trump")),
    ],
)  # fmt: skip
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The war of words between Narendra Modi and Imran Khan goes on.", ("Narendra Modi", "assault", "Imran Khan")),
        ("Mark Foley, under FBI investigation for fraud, left.", ("Mark Foley", "accuse", "Federal Bureau of Investigation")),
        ("The release of two Iranians from Iraqi custody was delayed in Tehran.", ("Iraq", "coerce", "Tehran")),
        ("Jordan made preparations for a contract with Oman.", ("Jordan", "agree", "Oman")),
        ("Ten climbers from Nepal return from the summit of Everest.", ("climbers from Nepal", "participant_in", "Everest summit")),
        ("The last town held by the Taliban in Iraq fell.", ("Taliban", "coerce", "Iraq")),
        ("Ana Diaz was held responsible by Iran.", ("Iran", "coerce", "Ana Diaz")),
        ("Ana Diaz was acquitted of charges of selling arms to Iran.", ("Ana Diaz", "cooperate", "Iran")),
        ("A court rejects an appeal by Ana Diaz against extradition to face charges of robbing NATO.", ("Court", "assault", "NATO")),
        ("Israel launched airstrikes allegedly targeting Hamas.", ("Israel", "accuse", "Hamas")),
        ("Vladimir Putin is not in China for talks.", ("Vladimir Putin", "consult", "China")),
        ("Supporters of the Indonesian cleric Ali Khan marched.", ("Ali Khan", "support", "Indonesia")),
        ("A pro-Israel speech by Ana Diaz was broadcast.", ("Ana Diaz", "accuse", "Israel")),
        ("A standoff between the police of Kenya and students of Kenya ended.", ("police of Kenya", "reject", "students of Kenya")),
    ],
)  # fmt: skip
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_what_is_prepared_is_only_meant(pipeline):
    found = pipeline.extract("Al-Qaeda is making preparations for attacks on Kenya.")
    assert {r.modality for r in found.relations if r.type == "assault"} == {"intended"}
