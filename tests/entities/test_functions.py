"""What a token is to its head, on trees made by hand."""

import pytest
from docs import make_doc

from extractor.entities.functions import clause_of, doer_of


@pytest.mark.parametrize(
    ("sentence", "verb", "doer"),
    [
        ("Ann/NNP/nsubj/left left=leave/VBD/root ./.", "left", "Ann"),
        (
            "Ann/NNP/nsubj/left left=leave/VBD/root ,/,/punct/telling telling=tell/VBG/advcl/left him/PRP/obj/telling ./.",
            "telling",
            "Ann",
        ),
        ("Ann/NNP/nsubj/came came=come/VBD/root and/CC/cc/met met=meet/VBD/conj/came him/PRP/obj/met ./.", "met", "Ann"),
        ("Ann/NNP/nsubj/tried tried=try/VBD/root to/TO/mark/meet meet/VB/xcomp/tried him/PRP/obj/meet ./.", "meet", "Ann"),
        (
            "Ann/NNP/nsubj/asked asked=ask/VBD/root Eve/NNP/obj/asked to/TO/mark/meet meet/VB/xcomp/asked him/PRP/obj/meet ./.",
            "meet",
            "Eve",
        ),
        (
            "Ann/NNP/nsubj/left who/WP/nsubj/met met=meet/VBD/acl:relcl/Ann him/PRP/obj/met left=leave/VBD/root ./.",
            "met",
            "Ann",
        ),
        ("Leave=leave/VB/root him/PRP/obj/Leave ./.", "Leave", None),
        ("Ann/NNP/nsubj/said said=say/VBD/root to/TO/mark/go go/VB/ccomp/said ./.", "go", None),
    ],
)
def test_who_does_what_a_clause_tells(sentence, verb, doer):
    doc = make_doc(sentence)
    found = doer_of(next(token for token in doc if token.text == verb))
    assert (found.text if found is not None else None) == doer


def test_a_clause_is_its_verb_or_what_has_a_subject():
    doc = make_doc(
        "Ann/NNP/nsubj/ill is=be/VBZ/cop/ill ill/JJ/root ,/,/punct/said said=say/VBD/parataxis/ill he/PRP/nsubj/said ./."
    )
    assert [getattr(clause_of(doc[i]), "text", None) for i in (0, 5, 2)] == ["ill", "said", None]
