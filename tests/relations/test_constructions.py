"""Constructions that rules rely on, from text to edges by the pipeline that ships."""

import pytest


def edges(pipeline, text):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    return {(names[r.source], r.type, names[r.target]) for r in found.relations}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # both sides behind one plural
        ("Clashes between gunmen from Hamas and Fatah leave five dead.", ("Fatah", "assault", "Hamas")),
        # who is found guilty, named with all that he is
        (
            "Germany finds Syrian Islamist preacher Anas Haddad guilty of directing the network Al-Muhajiroun.",
            ("Germany", "sanction", "Anas Haddad"),
        ),
        (
            "The High Court finds British Pakistani preacher Anas Haddad guilty of directing the network Al-Muhajiroun.",
            ("High Court", "sanction", "Anas Haddad"),
        ),
        # who is convicted of a deed, whatever stands between
        (
            "Ali Khan is sentenced to life in prison for his role in the rape and murder of Ana Diaz.",
            ("Ali Khan", "assault", "Ana Diaz"),
        ),
        ("Ali Khan is given a suspended sentence for ordering the killing of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("A jury finds Ali Khan guilty of murdering Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("Ali Khan goes on trial for the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        # a title between an act and the name of whom it falls on
        ("Fox announces the firing of Fox News commentator Bill O'Reilly.", ("Fox", "sanction", "Bill O'Reilly")),
        ("Viktor Yushchenko condemned Russia's 'unacceptable' decision.", ("Viktor Yushchenko", "accuse", "Russia")),
        # whose ship it is that is stormed or stopped
        ("Iraqi forces storm a village held by Islamic State.", ("Iraqi forces", "assault", "Islamic State")),
        ("The Israeli navy intercepts a boat carrying supplies headed for Gaza.", ("Israeli navy", "coerce", "Gaza Strip")),
        ("Israel bombs a school run by UNRWA.", ("Israel", "assault", "United Nations Relief and Works Agency")),
        # what a rule asks for, counted
        ("Indonesia drops some of the charges against Abu Bakar Bashir.", ("Indonesia", "concede", "Abu Bakar Bashir")),
        ("Canada expresses concern over Iran's executions.", ("Canada", "accuse", "Iran")),
        ("The European Union will sue in an attempt to block Google.", ("European Union", "coerce", "Google")),
        # what points back at a deed is judged with who did it
        ("Israel announces new settlements, a move condemned by the European Union.", ("European Union", "accuse", "Israel")),
        ("Poland closes its border with Belarus. The move was criticised by Lithuania.", ("Lithuania", "accuse", "Poland")),
        ("Oman says that Iran will leave the pact. Germany condemns the move.", ("Germany", "accuse", "Iran")),
        ("Peter Navarro says Germany cheats. Angela Merkel rejects the claim.", ("Angela Merkel", "reject", "Peter Navarro")),
        ("South Korea and the People's Republic of China will hold talks to end the row.", ("China", "consult", "South Korea")),
        ("A ceasefire is declared between Houthi fighters and Saudi Arabia.", ("Saudi Arabia", "retreat", "Houthi movement")),
        ("The High Court rules that it was unlawful for Uber to use the data.", ("High Court", "accuse", "Uber")),
        # who fight are those between whom the clashes are, not those who die in them
        ("Ten civilians are killed in clashes between Hezbollah and Hamas.", ("Hamas", "assault", "Hezbollah")),
        ("The United Kingdom looks at ways to isolate Iran.", ("United Kingdom", "sanction", "Iran")),
        ("Iran seizes a British-flagged tanker.", ("Iran", "coerce", "United Kingdom")),
        # at whom what is said aims, where he does something after or despite it
        ("At the request of the United States, Spain arrests Ana Diaz.", ("United States", "request", "Spain")),
        ("In response to criticism from Germany, Facebook removes the page.", ("Germany", "accuse", "Meta Platforms")),
        ("Somali gunmen hijack a ship carrying United Nations food aid.", ("Somali gunmen", "assault", "United Nations")),
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
        ("Ali Khan is acquitted of the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        # a court does not do the deed of which it finds somebody guilty
        (
            "A court in Kenya jails ten men after finding them guilty of an attack on Ana Diaz.",
            ("court in Kenya", "assault", "Ana Diaz"),
        ),
        ("Barnaby Joyce replaces Michael McCormack.", ("Barnaby Joyce", "sanction", "Michael McCormack")),
        ("Canada expresses concern over Jamal Khashoggi's murder.", ("Canada", "accuse", "Jamal Khashoggi")),
        ("Peter Navarro died in prison. Angela Merkel rejects the claim.", ("Angela Merkel", "reject", "Peter Navarro")),
        ("Germany said that Poland welcomes the decision.", ("Poland", "support", "Germany")),
        ("Germany raised the tax. Poland criticised the plan to build a bridge.", ("Poland", "accuse", "Germany")),
        ("Oman says that Iran will leave the pact. Germany condemns the move.", ("Germany", "accuse", "Oman")),
        ("Iran left the pact.\n\nGermany condemns the move.", ("Germany", "accuse", "Iran")),
        # who finds somebody guilty of a deed did not do it
        (
            "The High Court jails three men after finding them guilty of plotting to kill Ana Diaz.",
            ("High Court", "assault", "Ana Diaz"),
        ),
        ("Iraq bans the party after talks between Turkey and Iran in Baghdad.", ("Iraq", "consult", "Turkey")),
        ("Ali Khan is jailed in an attempt to silence Ana Diaz.", ("Ali Khan", "coerce", "Ana Diaz")),
        ("Facebook removes the page after criticism of Germany.", ("Germany", "accuse", "Meta Platforms")),
        ("Norway sends ships to Oman despite pressure from Iran in the Red Sea.", ("Iran", "coerce", "Red Sea")),
        # who hears a complaint is not accused
        ("Israel launched a complaint to the United Nations.", ("Israel", "accuse", "United Nations")),
        # a leader does what his state does between it and another
        ("Petr Fiala cancels all ties between the Czech Republic and Russia.", ("Petr Fiala", "sanction", "Czech Republic")),
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
