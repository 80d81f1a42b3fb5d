"""Those who campaign for somebody and the offices of attorneys, as bodies."""

import pytest
from resolving import names, resolve


def bodies(sentence, ents):
    return sorted(entity.name for entity in resolve(sentence, ents=ents) if entity.type == "ORG")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Diaz/NNP/compound/campaign campaign/NN/nsubj/accused accused=accuse/VBD/root Chad/NNP/obj/accused ./.",
            ["Diaz campaign"],
        ),
        ("Chad/NNP/nsubj/sued sued=sue/VBD/root Diaz/NNP/compound/campaign campaign/NN/obj/sued ./.", ["Diaz campaign"]),
        ("Chad/NNP/nsubj/left left=leave/VBD/root in/IN/case/campaign Diaz/NNP/compound/campaign campaign/NN/obl/left ./.", []),
    ],
)
def test_a_campaign_that_acts_is_a_body(sentence, found):
    assert bodies(sentence, {"Diaz": "PERSON"}) == found


@pytest.mark.parametrize("noun", ["attorney", "prosecutor"])
def test_the_office_of_an_attorney_is_one_body(noun):
    sentence = f"Izmir/NNP/compound/{noun} {noun}/NN/nmod:poss/office ’s/POS/case/{noun} office/NN/nsubj/sued "
    sentence += "sued=sue/VBD/root Chad/NNP/obj/sued ./."
    found = names(resolve(sentence, ents={"Chad": "STATE"}))
    assert [name for name in found if "office" in name or noun in name] == [f"Izmir {noun}’s office"]
