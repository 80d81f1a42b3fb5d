"""Who is somebody's counterpart on the day of publication."""

import pytest

LAVROV = "Sergei Lavrov, Russia's foreign minister, met his Turkish counterpart. "


@pytest.fixture(scope="module")
def persons(pipeline):
    """Mentions of each person but pronouns."""

    def call(text, day="2021-07-17"):
        found = pipeline.extract(text, published=day).entities
        return {e.name: [m.text for m in e.mentions if m.kind != "pronoun"] for e in found if e.type == "PERSON"}

    return call


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sergei Lavrov met his Turkish counterpart.", "Mevlut Cavusoglu"),
        ("Sergei Lavrov's Turkish counterpart warned Greece.", "Mevlut Cavusoglu"),
        ("Antony Blinken accused his Russian counterpart of lying.", "Sergei Lavrov"),
        ("Janet Yellen met her French counterpart.", "Bruno Le Maire"),
        ("Angela Merkel met her French counterpart.", "Emmanuel Macron"),
        ("Emmanuel Macron met his German counterpart.", "Angela Merkel"),
        ("Mikhail Mishustin met his Indian counterpart.", "Narendra Modi"),
    ],
)
def test_the_same_office_of_the_other_state(persons, text, name):
    assert [m for m in persons(text)[name] if m.endswith("counterpart")]


def test_the_counterpart_again(persons):
    assert persons(LAVROV + "His counterpart criticised Greece.")["Mevlut Cavusoglu"] == ["Turkish counterpart", "counterpart"]


@pytest.mark.parametrize(
    "text",
    [
        "Sergei Lavrov met his Turkish counterpart, Ana Diaz.",
        "Sergei Lavrov met his Turkish counterpart Ana Diaz.",
        "Sergei Lavrov met his Turkish counterparts.",
        "Sergei Lavrov met his counterpart.",
        "Sergei Lavrov left. The Greek governor met his Turkish counterpart.",
        "Ana Kowal met her Turkish counterpart.",
    ],
)
def test_nobody_is_told_by_it(persons, text):
    assert not [m for mentions in persons(text).values() for m in mentions if m.endswith("counterpart")]


def test_without_a_day_there_is_no_counterpart(persons):
    assert list(persons("Sergei Lavrov met his Turkish counterpart.", None)) == ["Sergei Lavrov"]
