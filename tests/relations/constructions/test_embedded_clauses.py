"""Who does what an embedded clause or a phrase tells: in what is said, ordered, passed, meant or thought."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Iran said in a statement that it would attack Israel.", ("Iran", "threaten", "Israel")),
        ("Iran issued a statement declaring that it will attack Israel.", ("Iran", "threaten", "Israel")),
        ("Japan said they would send aid to Kenya.", ("Japan", "agree", "Kenya")),
        ("China condemned what it called North Korea's brazen nuclear test.", ("China", "accuse", "North Korea")),
        ("The government of Chad files corruption charges against Ali Khan.", ("government of Chad", "coerce", "Ali Khan")),
        # what a document does that somebody makes
        ("The United Nations adopted a resolution which condemns Israel for the raid.", ("United Nations", "accuse", "Israel")),
        # behind what somebody asks of another stands what he did himself
        ("France called on Israel to stop the strikes and accused Iran of arming Hezbollah.", ("France", "accuse", "Iran")),
        ("Turkey vowed to leave Syria and increased pressure on Greece.", ("Turkey", "coerce", "Greece")),
        # who did what the clause behind "and" tells
        ("Oman left the bank and Germany summoned Iran's ambassador.", ("Germany", "accuse", "Iran")),
        # whom it is about that a relative pronoun stands for
        ("Ana Diaz, whom Chad accused of spying, left Mali.", ("Chad", "accuse", "Ana Diaz")),
        ("It was Iran that attacked Israel.", ("Iran", "assault", "Israel")),
        # what must be done with somebody's things
        ("The United Nations says that Israeli settlements must be withdrawn.", ("United Nations", "request", "Israel")),
        # nameless troops are of who orders them
        ("Mahmoud Abbas orders security forces to deploy across the Gaza Strip.", ("Mahmoud Abbas", "mobilize", "Gaza Strip")),
        # what is destroyed in an attack on somebody
        (
            "NATO destroyed three television facilities in an airstrike on Tripoli.",
            ("North Atlantic Treaty Organization", "assault", "Tripoli"),
        ),
        # past who passes it on
        (
            "Islamic State claims responsibility via a news agency for the truck attack in Berlin.",
            ("Islamic State", "assault", "Berlin"),
        ),
        # on whose decision a threat hangs
        (
            "Iran's governors are threatening to resign unless a decision by the Guardian Council is reversed.",
            ("Iran", "threaten", "Guardian Council"),
        ),
        ("Kenya imposed tariffs on shrimp imported to Mombasa from China.", ("Kenya", "sanction", "China")),
        (
            "Two people are killed in attacks in Kenya, with al-Shabaab militants possibly responsible.",
            ("al-Shabaab", "assault", "Kenya"),
        ),
        (
            "Two Turkish police officers are killed and ten are injured in a bombing, with the PKK believed to be responsible.",
            ("Kurdistan Workers' Party", "assault", "Turkish police officers"),
        ),
    ],
)
def test_who_does_it(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The court upheld a law that bans Huawei.", ("court", "coerce", "Huawei")),
        (
            "Sri Lanka's government refuses to negotiate at what it calls the final stage of the Iraq War.",
            ("Sri Lanka", "consult", "Iraq"),
        ),
        ("Kenya imposed tariffs on shrimp imported to Mombasa from China.", ("Kenya", "sanction", "Mombasa")),
        (
            "South Korean soldiers fired warning shots at a North Korean boat.",
            ("South Korean soldiers", "assault", "North Korea"),
        ),
    ],
)
def test_who_does_not(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Russia has no intention of invading Ukraine.", "negative", "intended"),
        ("Russia does not rule out the possibility of invading Ukraine.", "positive", "possible"),
        ("Russia's goal of invading Ukraine was known.", "positive", "intended"),
        ("Kenya denied allegations its troops killed civilians in Somalia.", "negative", "asserted"),
        ("Ali Khan is found not guilty of murdering Ana Diaz.", "negative", "asserted"),
        (
            "Two Turkish soldiers are killed in a bombing in Cizre, with the PKK believed to be responsible.",
            "positive",
            "possible",
        ),
    ],
)
def test_whether_it_is_so(pipeline, text, polarity, modality):
    (deed,) = [relation for relation in pipeline.extract(text).relations if relation.type == "assault"]
    assert (deed.polarity, deed.modality) == (polarity, modality)
