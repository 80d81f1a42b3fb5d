"""Whom "the suspect" and "the accused" mean."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from resolving import meant_by, resolve

ENTS = {"Diaz": "PERSON", "Kowal": "PERSON"}
ASKED = "police/NNS/nsubj/questioned questioned=question/VBD/root the/DT/det/suspect suspect/NN/obj/questioned ./."
ARRESTED = "Diaz/NNP/nsubj:pass/arrested was=be/VBD/aux:pass/arrested arrested=arrest/VBN/root ./."


@pytest.mark.parametrize(
    "told",
    [
        ARRESTED,
        "Kowal/NNP/nsubj/praised praised=praise/VBD/root Diaz/NNP/obj/praised charged=charge/VBN/acl/Diaz with/IN/case/murder murder/NN/obl/charged ./.",
        "Diaz/NNP/nsubj/fled fled=flee/VBD/root charged=charge/VBN/advcl/fled with/IN/case/murder murder/NN/obl/charged ./.",
        "man/NN/nsubj/pleaded ,/,/punct/Diaz Diaz/NNP/appos/man ,/,/punct/Diaz pleaded=plead/VBD/root guilty/JJ/xcomp/pleaded ./.",
    ],
)
def test_the_suspect_is_who_is_told_to_be_arrested_charged_or_tried(told):
    assert meant_by(resolve(told, ASKED, ents={n: t for n, t in ENTS.items() if n in told}), "suspect") == "Diaz"


@pytest.mark.parametrize(
    "told",
    [
        "Diaz/NNP/nsubj/left left=leave/VBD/root ./.",
        "Diaz/NNP/nsubj/arrested arrested=arrest/VBD/root rebels=rebel/NNS/obj/arrested ./.",
        "police/NNS/nsubj/arrested arrested=arrest/VBD/root Diaz/NNP/obj/arrested and/CC/cc/Kowal Kowal/NNP/conj/Diaz ./.",
    ],
)
def test_who_is_not_arrested_or_not_alone_is_not_the_suspect(told):
    assert meant_by(resolve(told, ASKED, ents={n: t for n, t in ENTS.items() if n in told}), "suspect") is None
