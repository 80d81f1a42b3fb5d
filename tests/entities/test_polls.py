"""Elections, and polls that only ask for opinions."""

import pytest
from finding import mentions


@pytest.mark.parametrize(("sentence", "is_event"), [
    ("Diaz/NNP/nsubj/won won=win/VBD/root the/DT/det/poll poll/NN/obj/won in/IN/case/Peru Peru/NNP/nmod/poll", True),
    ("Diaz/NNP/nsubj/led led=lead/VBD/root in/IN/case/poll the/DT/det/poll poll/NN/obl/led in/IN/case/Peru Peru/NNP/nmod/poll", False),
    ("The/DT/det/poll poll/NN/nsubj/shocked in/IN/case/Peru Peru/NNP/nmod/poll shocked=shock/VBD/root Diaz/NNP/obj/shocked", True),
    ("The/DT/det/poll opinion/NN/compound/poll poll/NN/nsubj/shocked in/IN/case/Peru Peru/NNP/nmod/poll shocked=shock/VBD/root "
     "Diaz/NNP/obj/shocked", False),
    ("The/DT/det/poll poll/NN/nsubj/suggests in/IN/case/Peru Peru/NNP/nmod/poll suggests=suggest/VBZ/root changes/NNS/obj/suggests", False),
])  # fmt: skip
def test_a_poll_of_opinions_is_no_election(sentence: str, is_event: bool) -> None:
    assert any(kind == "EVENT" for _, kind in mentions(sentence)) is is_event
