"""How clauses hang together, and who does what another one tells of, in documents made by hand with the labels of Universal Dependencies."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from docs import make_doc, read_clauses
from hypothesis import given
from hypothesis import strategies as st
from readings import ACTIVE, holds, read, roles
from test_certainty import AFFIRMED, NEGATED

# ---------------------------------------------------------------------- how clauses hang together


@pytest.mark.parametrize(
    ("sentence", "predicate", "link", "governor"),
    [
        (ACTIVE, "attacked", None, None),
        ("Iran/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/left left=leave/VBD/ccomp/said ./.", "left", "content", "said"),
        ("It/PRP/nsubj/left left=leave/VBD/root ,/, Lavrov/NNP/nsubj/said said=say/VBD/parataxis/left ./.", "said", None, None),
        (
            "It/PRP/nsubj/left left=leave/VBD/parataxis/said ,/, Lavrov/NNP/nsubj/said said=say/VBD/root ./.",
            "left",
            "content",
            "said",
        ),
        (AFFIRMED["did not fail to"], "attack", "open", "fail"),
        (NEGATED["no attack"], "attack", "noun", "launched"),
    ],
)
def test_links(sentence, predicate, link, governor):
    doc, clause = read(sentence, predicate)
    assert clause.link == link
    assert (None if clause.governor is None else doc[clause.governor].text) == governor


def test_inserted_clauses():
    sentence = "It/PRP/nsubj/left left=leave/VBD/root ,/, Lavrov/NNP/nsubj/said said=say/VBD/parataxis/left ./."
    doc, clause = read(sentence, "left")
    assert [doc[index].text for index in clause.inserted] == ["said"]


def test_words_that_head_no_clause():
    doc = make_doc(NEGATED["not"])
    reader = read_clauses(doc)
    assert [token.text for token in doc if reader.clause(token.i) is None] == ["did", "not", "."]


TAGS = ["NNP", "NN", "VBD", "VB", "VBN", "VBG", "JJ", "IN", "PRP", "WDT", "RB", "TO"]
LABELS = ["nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "appos", "case", "mark", "amod",
          "compound", "aux:pass", "cop", "parataxis", "csubj", "nmod:poss", "flat", "dep"]  # fmt: skip


@st.composite
def trees(draw):
    """A sentence of words with any labels on any tree."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: None} | {word: order[draw(st.integers(0, rank))] for rank, word in enumerate(order[1:])}
    lemmas = st.sampled_from(["say", "launch", "fail", "want", "become", "urge", "minister", "talk", "to", "not", "of", "which"])
    return " ".join(
        f"w{word}={draw(lemmas)}/{draw(st.sampled_from(TAGS))}/"
        + ("root" if heads[word] is None else f"{draw(st.sampled_from(LABELS))}/w{heads[word]}")
        for word in range(size)
    )


@given(trees())
def test_any_tree_can_be_read(sentence):
    doc = make_doc(sentence)
    reader = read_clauses(doc)
    for token in doc:
        clause = reader.clause(token.i)
        if clause is not None:
            assert clause.head == token.i in clause.words
            assert all(0 <= head < len(doc) for heads in clause.roles.values() for head in heads)
            assert all(len(set(heads)) == len(heads) for heads in clause.roles.values())
            assert clause.borrowed <= set(clause.roles)
            again = read_clauses(doc).clause(token.i)  # by itself: no order of reading changes what is read
            assert clause == again
            assert clause.certitude == again.certitude


# ---------------------------------------------------------------------- who does what another verb tells of


@pytest.mark.parametrize(
    ("sentence", "predicate", "found"),
    [
        (  # Iran agreed with Iraq to leave Syria
            "Iran/NNP/nsubj/agreed agreed=agree/VBD/root with/IN/case/Iraq Iraq/NNP/obl/agreed to/TO/mark/leave leave/VB/acl/Iraq "
            "Syria/NNP/obj/leave ./.",
            "leave",
            {"agent": ["Iran"], "patient": ["Syria"]},
        ),
        (  # Iran charged Iraq with attacking Syria
            "Iran/NNP/nsubj/charged charged=charge/VBD/root Iraq/NNP/obj/charged with/IN/mark/attacking "
            "attacking=attack/VBG/advcl/charged Syria/NNP/obj/attacking ./.",
            "attacking",
            {"agent": ["Iraq"], "patient": ["Syria"]},
        ),
        (  # Iran appealed to Iraq to leave Syria
            "Iran/NNP/nsubj/appealed appealed=appeal/VBD/root to/IN/case/Iraq Iraq/NNP/obl/appealed to/TO/mark/leave "
            "leave/VB/advcl/appealed Syria/NNP/obj/leave ./.",
            "leave",
            {"agent": ["Iraq"], "patient": ["Syria"]},
        ),
        (  # Iran freed Putin Iraq had jailed for insulting Syria
            "Iran/NNP/nsubj/freed freed=free/VBD/root Putin/NNP/obj/freed Iraq/NNP/nsubj/jailed had=have/VBD/aux/jailed "
            "jailed=jail/VBN/ccomp/freed for/IN/mark/insulting insulting=insult/VBG/advcl/jailed Syria/NNP/obj/insulting ./.",
            "jailed",
            {"agent": ["Iraq"], "patient": ["Putin"]},
        ),
        (  # Putin, whom Iran tried to arrest
            "Putin/NNP/nsubj/left whom/WP/obj/tried Iran/NNP/nsubj/tried tried=try/VBD/acl:relcl/Putin to/TO/mark/arrest "
            "arrest/VB/xcomp/tried left=leave/VBD/root ./.",
            "arrest",
            {"agent": ["Iran"], "patient": ["Putin"]},
        ),
        (  # a court ruled that the vote was void and ordered talks
            "Iran/NNP/nsubj/ruled ruled=rule/VBD/root that/IN/mark/void vote/NN/nsubj/void was=be/VBD/cop/void void/JJ/ccomp/ruled "
            "and/CC/cc/ordered ordered=order/VBD/conj/void talks=talk/NNS/obj/ordered ./.",
            "ordered",
            {"agent": ["Iran"], "patient": ["talks"]},
        ),
        (  # Putin sacked as protests hit Oman
            "Putin/NNP/nsubj/hit sacked=sack/VBN/acl/Putin as/IN/case/protests protests=protest/NNS/obl/hit hit/VBD/root Oman/NNP/obj/hit",
            "hit",
            {"agent": ["protests"], "patient": ["Oman"]},
        ),
        (  # Iraq was hit with Russian sanctions
            "Iraq/NNP/nsubj:pass/hit was=be/VBD/aux:pass/hit hit/VBN/root with/IN/case/sanctions Russian/JJ/amod/sanctions "
            "sanctions=sanction/NNS/obl/hit ./.",
            "hit",
            {"agent": ["Russian"], "patient": ["Iraq"], "with": ["sanctions"]},
        ),
    ],
)  # fmt: skip
def test_who_does_it(sentence, predicate, found):
    assert roles(sentence, predicate) == found


def test_whom_somebody_strives_to_reach_is_not_the_object_of_striving():
    sentence = (
        "Putin/NNP/nsubj/left whom/WP/obj/tried Iran/NNP/nsubj/tried tried=try/VBD/acl:relcl/Putin to/TO/mark/arrest "
        "arrest/VB/xcomp/tried left=leave/VBD/root ./."
    )
    assert "patient" not in roles(sentence, "tried")


@pytest.mark.parametrize(("noun", "hangs"), [("extradition", True), ("visit", False)])
def test_what_a_noun_asks_for_right_behind_it_is_its_own(noun, hangs):
    sentence = (
        f"Putin/NNP/nsubj/appealed appealed=appeal/VBD/root against/IN/case/{noun} {noun}/NN/obl/appealed to/IN/case/Iran "
        "Iran/NNP/obl/appealed ./."
    )
    assert ("to" not in roles(sentence, "appealed")) is hangs


def test_a_rate_is_passed_over():
    sentence = (
        "Iran/NNP/nsubj/imposed imposed=impose/VBD/root tariffs=tariff/NNS/obj/imposed of/IN/case/% 25/CD/nummod/% %/NN/nmod/tariffs "
        "on/IN/case/Iraq Iraq/NNP/nmod/% ./."
    )
    assert roles(sentence, "tariffs")["on"] == ["Iraq"]


@pytest.mark.parametrize(("kind", "writer"), [("ORG", "student"), ("PERSON", "Kowal")])
def test_who_is_no_body(kind, writer):
    sentence = (
        "Iran/NNP/nsubj/held held=hold/VBD/root student/NN/obj/held at/IN/case/Kowal Kowal/NNP/nmod/student who/WP/nsubj/wrote "
        "wrote=write/VBD/acl:relcl/Kowal ./."
    )
    assert roles(sentence, "wrote", ents={"Kowal": kind, "student": "PERSON"})["agent"] == [writer]


@pytest.mark.parametrize(
    ("verb", "noun", "polarity"),
    [
        ("dismissed=dismiss/VBD/root", "claims=claim", "negative"),
        ("repeated=repeat/VBD/root", "claims=claim", "positive"),
        ("dismissed=dismiss/VBD/root", "talks=talk", "positive"),
    ],
)
def test_a_claim_that_is_dismissed_is_denied(verb, noun, polarity):
    said, claims = verb.split("=")[0], noun.split("=")[0]
    sentence = (
        f"Iran/NNP/nsubj/{said} {verb} {noun}/NNS/obj/{said} that/IN/mark/armed Iraq/NNP/nsubj/armed had=have/VBD/aux/armed "
        f"armed=arm/VBN/acl/{claims} Syria/NNP/obj/armed ./."
    )
    assert holds(sentence, "armed") == (polarity, "asserted")


def test_what_is_feared_is_possible():
    sentence = (
        "Iran/NNP/nsubj/voiced voiced=voice/VBD/root fears=fear/NNS/obj/voiced that/IN/mark/armed Iraq/NNP/nsubj/armed "
        "had=have/VBD/aux/armed armed=arm/VBN/acl/fears Syria/NNP/obj/armed ./."
    )
    assert holds(sentence, "armed") == ("positive", "possible")
