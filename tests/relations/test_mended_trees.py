"""Whatever a mend hangs where, what comes of it is a tree: a ring of words would never be read to its end."""

from itertools import islice

import pytest
from docs import make_doc
from hypothesis import given
from hypothesis import strategies as st

from extractor.relations.clauses.mending.tree import hang

_SIZE = 8
_PLACES = st.integers(0, _SIZE - 1)


@st.composite
def _trees(draw):
    order = draw(st.permutations(range(_SIZE)))
    heads = {word: order[draw(st.integers(0, place - 1))] for place, word in enumerate(order) if place}
    forms = (f"w{word}/NN/" + (f"obj/w{heads[word]}" if word in heads else "root") for word in range(_SIZE))
    return make_doc(" ".join(forms)).duplicate()


@given(_trees(), st.lists(st.tuples(_PLACES, _PLACES), max_size=6))
def test_what_is_hung_anywhere_leaves_a_tree(words, moves):
    for moved, head in moves:
        if moved != head:
            hang(words[moved], words[head], "nmod")
    assert len([word for word in words if word.head is word]) == 1
    for word in words:
        assert any(above.head is above for above in (word, *islice(word.ancestors, _SIZE)))
        assert [child.i for child in word.children] == [other.i for other in words if other.head is word is not other]


@pytest.mark.parametrize(("moved", "below"), [("forces", ["shells", "."]), ("hit", ["forces", "."])])
def test_what_is_hung_below_itself_changes_places_but_a_root_stays(moved, below):
    doc = make_doc("shells=shell/NNS/compound/forces forces=force/NNS/nsubj/hit hit/VBD/root ./.").duplicate()
    words = {word.text: word for word in doc}
    hang(words[moved], words["shells"], "nmod")
    assert [word.text for word in words["hit"].children] == below
