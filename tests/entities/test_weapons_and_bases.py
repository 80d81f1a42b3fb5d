"""Names of weapons that were taken for bases, and of bases told by what stands before them."""

import pytest
from finding import names


@pytest.mark.parametrize(("sentence", "name", "tagged", "found"), [
    ("They/PRP tested/VBD the/DT Zorrin-IV/NNP cruise/NN missile/NN", "Zorrin-IV cruise missile", "BASE", "WEAPON"),
    ("They/PRP tested/VBD the/DT Zorrin/NNP missile/NN", "Zorrin missile", "ORG", "WEAPON"),
    ("They/PRP sold/VBD two/CD Vektor/NNP fighter/NN jets/NNS", "Vektor", "BASE", "WEAPON"),
    ("They/PRP flew/VBD a/DT Zorrin/NNP TB3/NNP over/IN it/PRP", "Zorrin TB3", "BASE", "WEAPON"),
    ("They/PRP left/VBD the/DT Vektor/NNP air/NN base/NN", "Vektor", "BASE", "BASE"),
    ("They/PRP left/VBD Camp/NNP T4/NNP", "Camp T4", "BASE", "BASE"),
    ("The/DT Velta/NNP Rockets/NNPS won/VBD", "Velta Rockets", "ORG", "ORG"),
    ("They/PRP left/VBD FOB/NNP Kalder/NNP", "FOB Kalder", "ORG", "BASE"),
    ("They/PRP left/VBD Zorrin/NNP Cosmodrome/NNP", "Zorrin Cosmodrome", "PLACE", "BASE"),
])  # fmt: skip
def test_what_tells_a_weapon_from_a_base(sentence: str, name: str, tagged: str, found: str) -> None:
    assert (name, found) in names(sentence, ents={name: tagged})


def test_a_base_begins_with_what_stands_before_its_name() -> None:
    assert names("COP/NNP Kalder/NNP burnt/VBD", ents={"Kalder": "PERSON"}) == [("COP Kalder", "BASE")]


def test_the_number_and_the_name_of_a_weapon_are_one() -> None:
    sentence = "An/DT ZX-114/NNP Zorrin/NNP hit/VBD it/PRP"
    assert names(sentence, ents={"ZX-114": "WEAPON", "Zorrin": "WEAPON"}) == [("ZX-114 Zorrin", "WEAPON")]
    assert len(names(sentence, ents={"ZX-114": "WEAPON", "Zorrin": "PERSON"})) == 2
