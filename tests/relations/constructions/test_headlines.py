"""Headlines: in capitals, with a comma in place of "and", with a colon behind who speaks."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("headline", "edge"),
    [
        ("GERMANY EXPELS RUSSIAN DIPLOMATS OVER HACKING ATTACK", ("Germany", "sanction", "Russia")),
        ("India, Pakistan exchange fire along border", ("India", "assault", "Pakistan")),
        ("Sweden's Kristersson, Norway's Støre hold talks with Orbán", ("Ulf Kristersson", "consult", "Viktor Orban")),
        ("US, China to hold trade talks in Geneva", ("China", "consult", "United States")),
        ("Iraq parliament demands US exit", ("Iraq parliament", "request", "United States")),
        ("Sweden to send troops to Latvia", ("Sweden", "mobilize", "Latvia")),
        ("Orbán: We will not support Ukraine", ("Viktor Orban", "reject", "Ukraine")),
    ],
)
def test_headlines(pipeline, headline, edge):
    assert edge in edges(pipeline, headline)
