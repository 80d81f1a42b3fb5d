"""Whose deed, claim or verdict a noun points back at that somebody judges ("condemns the move")."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # what points back at a deed is judged with who did it
        ("Israel announces new settlements, a move condemned by the European Union.", ("European Union", "accuse", "Israel")),
        ("Poland closes its border with Belarus. The move was criticised by Lithuania.", ("Lithuania", "accuse", "Poland")),
        ("Oman says that Iran will leave the pact. Germany condemns the move.", ("Germany", "accuse", "Iran")),
        ("Peter Navarro says Germany cheats. Angela Merkel rejects the claim.", ("Angela Merkel", "reject", "Peter Navarro")),
        # so it is of who says so where what he says is of no actor, and where the noun has pointed back before
        (
            "Turkey announced that Hagia Sophia would become a mosque. The move was criticised by Oman.",
            ("Oman", "accuse", "Turkey"),
        ),
        ("Poland left the pact. The decision drew anger. Chad condemned the decision.", ("Chad", "accuse", "Poland")),
        ("Poland left the pact. Oman condemned the decision. Chad also condemned the decision.", ("Chad", "accuse", "Poland")),
        ("Sweden left the pact. Chad praised the decision. Oman condemned the move.", ("Oman", "accuse", "Sweden")),
        ("Sweden left the pact. Chad rejected the demand. Oman condemned the move.", ("Oman", "accuse", "Chad")),
        # what sums up a deed is whose it is, not part of what was asked
        (
            "The European Parliament urged states to list Iran's Revolutionary Guards as terrorists, "
            "a demand Aleksandar Vucic dismissed as unfair.",
            ("Aleksandar Vucic", "reject", "European Parliament"),
        ),
        # a verdict is a court's
        ("A Turkish court jailed Ana Diaz. Germany condemned the verdict.", ("Germany", "accuse", "Turkish court")),
        ("Students demanded elections. Viktor Orban rejected the demand.", ("Viktor Orban", "reject", "Students")),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Peter Navarro died in prison. Angela Merkel rejects the claim.", ("Angela Merkel", "reject", "Peter Navarro")),
        ("Germany said that Poland welcomes the decision.", ("Poland", "support", "Germany")),
        ("Germany raised the tax. Poland criticised the plan to build a bridge.", ("Poland", "accuse", "Germany")),
        ("Oman says that Iran will leave the pact. Germany condemns the move.", ("Germany", "accuse", "Oman")),
        ("Poland left the pact. Oman condemned the decision. Chad rejected the decision.", ("Chad", "reject", "Oman")),
        ("Iran left the pact.\n\nGermany condemns the move.", ("Germany", "accuse", "Iran")),
        # who judges a move does not make it
        ("France praised the move to sanction Oman.", ("France", "sanction", "Oman")),
        ("Sweden left the pact. Chad praised the decision. Oman condemned the move.", ("Oman", "accuse", "Chad")),
        # what points back does not point at what asks, calls names or only reports
        ("Prosecutors in Kenya asked for ten years. Uganda welcomed the verdict.", ("Uganda", "support", "prosecutors of Kenya")),
        ("Angela Merkel ruled out a tax. Germany criticised the ruling.", ("Germany", "accuse", "Angela Merkel")),
        ("Viktor Orban called the court unfair. Germany regretted the decision.", ("Germany", "accuse", "Viktor Orban")),
        ("Viktor Orban said ten men were held. Ana Diaz rejected the demand.", ("Ana Diaz", "reject", "Viktor Orban")),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)
