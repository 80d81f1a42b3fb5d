"""Whom "the activist" or "the opposition leader" means, and whose "his troops" are, read by the default pipeline."""

import pytest


@pytest.fixture(scope="module")
def nodes(pipeline):
    """Name -> texts of its mentions but pronouns, of one type."""

    def call(text, kind="PERSON", day="2022-05-04"):
        found = pipeline.extract(text, published=day).entities
        return {e.name: [m.text for m in e.mentions if m.kind != "pronoun"] for e in found if e.type == kind}

    return call


@pytest.mark.parametrize(
    ("text", "epithet", "name"),
    [
        ("Ana Diaz sued Apple. The singer accused Google of theft.", "singer", "Ana Diaz"),
        ("Greta Thunberg criticised the UN. The Swedish activist, 16, left.", "Swedish activist", "Greta Thunberg"),
        ("Ana Diaz fled to Peru. The former NSA contractor asked Russia for asylum.", "former NSA contractor", "Ana Diaz"),
        ("Ali Khamenei praised Hamas. The Iranian leader threatened Israel.", "leader", "Ali Khamenei"),
        ("Ana Diaz lost. Omar Kowal met reporters. Police arrested the activist.", "activist", "Omar Kowal"),
    ],
)
def test_somebody_is_called_by_an_epithet(nodes, text, epithet, name):
    assert epithet in nodes(text)[name]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Diaz met Omar Kowal. The activist accused Chad.",  # one of two
        "Ana Diaz left. Police met Omar Kowal. The activist later criticised Chad.",  # not the one who acted
        "Ana Diaz left. The activist who met Omar Kowal accused Chad.",  # told by what follows
        "Ana Diaz left. The activist Omar Kowal accused Chad.",
        "Ana Diaz left. An activist accused Chad.",
        "Sergei Lavrov left. The Kenyan activist accused Chad.",  # of another state
        "Joe Biden visited Texas. The actor criticised Chad.",  # none in office
        "Joe Biden visited Texas. The opposition leader criticised Chad.",
        "Mary Kowal left. The businessman accused Chad.",
        "The activist accused Chad.",
    ],
)
def test_an_epithet_is_somebody_elses(nodes, text):
    told = [mention for mentions in nodes(text).values() for mention in mentions]
    assert not {"activist", "actor", "leader", "businessman"} & set(told)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Vladimir Putin visited Kyiv. His troops attacked Kharkiv.", []),  # he does it himself: Russia is not named
        ("Vladimir Putin left Russia for Kyiv. His troops attacked Kharkiv.", ["troops of Russia"]),
        ("Bashar al-Assad met Ali Khamenei in Tehran. His army attacked Aleppo.", []),
        ("Bashar al-Assad spoke in Syria. Greece questioned his authority.", []),
        ("Ana Diaz met Nicolas Maduro. Maduro told the army to topple Chad. The United States agreed.", ["army"]),
    ],
)
def test_whose_a_body_is_that_is_somebodys(nodes, text, bodies):
    assert list(nodes(text, "ORG")) == bodies
