"""Who arrests, charges, convicts and frees whom, and of what."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Barack Obama commutes the bulk of the sentence for Chelsea Manning.", ("Barack Obama", "concede", "Chelsea Manning")),
        ("The High Court rules that it was unlawful for Uber to use the data.", ("High Court", "accuse", "Uber")),
        ("Police in Kenya arrest journalist Ana Diaz.", ("Police in Kenya", "coerce", "Ana Diaz")),
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
        # what a rule asks for, counted
        ("Indonesia drops some of the charges against Abu Bakar Bashir.", ("Indonesia", "concede", "Abu Bakar Bashir")),
        # objects that the parser took for something else, and a participle before them
        ("Police in Kenya arrest Boniface Mwangi.", ("Police in Kenya", "coerce", "Boniface Mwangi")),
        ("An Iranian court releases imprisoned American journalist Ana Diaz.", ("Iranian court", "concede", "Ana Diaz")),
        (
            "Xavier Becerra files suit against Donald Trump's proposed plan for a wall.",
            ("Xavier Becerra", "accuse", "Donald Trump"),
        ),
        ("Poland launches an influence peddling investigation into President Ana Diaz.", ("Poland", "accuse", "Ana Diaz")),
        (
            "The attorney general of Ethiopia files terrorism charges against opposition activist Ana Diaz.",
            ("Ethiopia", "coerce", "Ana Diaz"),
        ),
        (
            "The Israel Defense Forces detain Ali Khan, the director of a hospital, after a convoy was stopped by soldiers.",
            ("Israel Defense Forces", "coerce", "Ali Khan"),
        ),
        (
            "The Supreme Court convicts and sentences former general Ali Khan to 40 years in prison.",
            ("Supreme Court", "sanction", "Ali Khan"),
        ),
        (
            "King Mohammed VI of Morocco pardons jailed journalists Ali Khan, Omar Radi, and Soulaimane Raissouni, "
            "along with 2,476 other convicts.",
            ("Mohammed VI", "concede", "Ali Khan"),
        ),
        # where somebody is found guilty, and of what there
        ("Ali Khan was found guilty at the High Court of Kenya.", ("High Court of Kenya", "sanction", "Ali Khan")),
        ("Ali Khan was found guilty of fraud in Peru.", ("Peru", "sanction", "Ali Khan")),
        # by whom somebody is set free, into where he is let, who need not do something, whose office is searched
        ("Ana Diaz, a journalist, is set free by the Taliban.", ("Taliban", "concede", "Ana Diaz")),
        ("Ana Diaz was allowed into Japan after a year.", ("Japan", "concede", "Ana Diaz")),
        ("The High Court decided that Uber is not required to reveal its data.", ("High Court", "concede", "Uber")),
        ("Kenyan police surround Raila Odinga's office.", ("Kenyan police", "coerce", "Raila Odinga")),
        # the courts of a province, where a trial opens, a place behind the scene of an arrest
        ("Ali Khan is sentenced to 18 months in a Hong Kong jail.", ("Hong Kong", "sanction", "Ali Khan")),
        ("Ali Khan is arrested at his home in Peru.", ("Peru", "coerce", "Ali Khan")),
        # a state's own people before its courts
        ("American rapper and music producer Ann Smith is acquitted.", ("United States", "concede", "Ann Smith")),
        ("Swedish rapper Erik Lund is sentenced to ten months in jail.", ("Sweden", "sanction", "Erik Lund")),
        ("Five Malaysian men are sentenced to six months in jail.", ("Malaysia", "sanction", "Malaysian men")),
        # a place that acts by its government
        ("Texas and Florida sue the Biden administration.", ("Texas", "accuse", "Biden administration")),
        # a verb between a body and what a person is
        ("Metropolitan Police arrest banker John Smith.", ("Scotland Yard", "coerce", "John Smith")),
        # who is punished did what he is punished for
        (
            "Police prosecuted Ana Diaz for sending letters to Ali Khan.",
            ("Ana Diaz", "consult", "Ali Khan"),
        ),
        ("Prosecutors open an inquiry into Ana Diaz for sending letters to Ali Khan.", ("Ana Diaz", "consult", "Ali Khan")),
        # a land behind a comma before an auxiliary
        (
            "Ali Bashar, the suspect in the case of a girl in Wiesbaden, Germany is arrested by Kurdish forces in Iraq.",
            ("Kurdish forces in Iraq", "coerce", "Ali Bashar"),
        ),
        # who finds so behind the crime
        (
            "Hissene Habre was found guilty of war crimes by a special court in Senegal.",
            ("special court in Senegal", "sanction", "Hissene Habre"),
        ),
        # whom it befalls who is absent
        ("A Russian court ordered the arrest in absentia of Yulia Navalnaya.", ("Russian court", "coerce", "Yulia Navalnaya")),
        # where and whom
        ("The arrest in France of Pavel Durov was criticised.", ("France", "coerce", "Pavel Durov")),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Ali Khan is acquitted of the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("Ali Khan is jailed in an attempt to silence Ana Diaz.", ("Ali Khan", "coerce", "Ana Diaz")),
        # nothing is done to the place where somebody is tried
        ("Five members of National Action go on trial in Leeds, Britain.", ("United Kingdom", "coerce", "Leeds")),
        ("Three suspects were arrested in Manchester in England.", ("England", "coerce", "Manchester")),
        # who denies a deed is not told to have done it
        ("Ali Khan pleads not guilty to the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("A jury finds Ali Khan not guilty of the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        # people may be tried abroad, where the sentence names another state
        ("Swedish rapper Erik Lund is sentenced to jail, and Norway protests.", ("Sweden", "sanction", "Erik Lund")),
        # a court does not do the deed of which it finds somebody guilty
        (
            "A court in Kenya jails ten men after finding them guilty of an attack on Ana Diaz.",
            ("court in Kenya", "assault", "Ana Diaz"),
        ),
        (
            "The High Court jails three men after finding them guilty of plotting to kill Ana Diaz.",
            ("High Court", "assault", "Ana Diaz"),
        ),
        # who uses what a body offers is another
        ("A court in Turkey jailed a Facebook user for insults.", ("court in Turkey", "sanction", "Meta Platforms")),
        # a seizure elsewhere is not where it is charged
        (
            "Police in Spain charge two men in connection with a cocaine seizure in Cork.",
            ("Police in Spain", "coerce", "Cork"),
        ),
        # who is of another or with him is not he
        ("Turkish police arrested the mayor of a Kurdish town.", ("Turkish police", "coerce", "Kurds")),
        ("A Twitter user was arrested in Saudi Arabia.", ("Saudi Arabia", "coerce", "Twitter")),
        ("Police arrested several critics of Vladimir Putin.", ("Police", "coerce", "Vladimir Putin")),
        ("Spain surrendered the islands to an ally of China.", ("Spain", "concede", "China")),
        # one is not held where the deed was
        (
            "Police in London arrested a man over the murder of Ana Diaz in Kenya.",
            ("Police in London", "coerce", "Kenya"),
        ),
        # what others are blamed for is theirs
        (
            "Police in Minsk arrested ten people for their support for Ukraine.",
            ("Police in Minsk", "support", "Ukraine"),
        ),
        (
            "Ali Bashar, the suspect in the case of a girl in Wiesbaden, Germany is arrested by Kurdish forces in Iraq.",
            ("Kurdish forces in Iraq", "coerce", "Germany"),
        ),
        # which court gave the sentence
        (
            "The Supreme Court of Iran overturns a sentence imposed by a Tehran court against Amir Tataloo.",
            ("Supreme Court of Iran", "concede", "Tehran court"),
        ),
        # where the government is
        (
            "Protests permitted by the Swedish government in Stockholm angered Iraq.",
            ("Swedish government in Stockholm", "concede", "Stockholm"),
        ),
        # what is removed is nobody
        (
            "Lebanese soldiers died while removing munitions from a depot near the Israeli border.",
            ("Lebanese soldiers", "coerce", "Israel"),
        ),
        # who is wanted for it is not where he is caught
        (
            "The general, who is wanted by the United States for drug trafficking, was arrested in Spain.",
            ("United States", "coerce", "Spain"),
        ),
        # whom others seize at somebody's request is asked for nothing
        (
            "Former Peruvian President Alejandro Toledo was detained in California at the request of Peruvian authorities.",
            ("Peruvian authorities", "request", "Alejandro Toledo"),
        ),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_who_is_found_not_guilty_is_not_convicted(pipeline):
    found = edges(pipeline, "The High Court of Kenya finds William Ruto not guilty.")
    assert not any(kind == "sanction" for _, kind, _ in found)


def test_a_first_name_that_reads_like_a_verb(pipeline):
    assert pipeline.extract("Algerian adviser Saïd Bouteflika was sentenced to 15 years in prison.").entities
