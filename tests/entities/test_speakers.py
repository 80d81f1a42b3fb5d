"""Who is meant by the first and second person."""

from resolving import grouped, read

from extractor.entities import partition_of


def test_the_speaker_of_a_quotation():
    quotation = (
        "“/`` I/PRP/nsubj/agree agree/VBP/ccomp/said ,/, ”/'' said=say/VBD/root Anna/NNP/nsubj/said Kowal/NNP/flat/Anna ./."
    )
    assert grouped(quotation, ents={"Anna Kowal": "PERSON"}) == {"Anna Kowal": ["I", "Anna Kowal"]}


def test_nobody_speaks_outside_quotations():
    found = grouped("I/PRP/nsubj/saw saw=see/VBD/root Anna/NNP/obj/saw Kowal/NNP/flat/Anna ./.", ents={"Anna Kowal": "PERSON"})
    assert found == {"Anna Kowal": ["Anna Kowal"]}


def test_who_is_asked_and_answers_in_an_interview():
    sentences = [
        "Anna/NNP Kowal/NNP spoke/VBD ./.", "\n\n",
        "Do/VBP you/PRP agree/VB ?/.", "\n\n",
        "I/PRP do/VBP ./.", "\n\n",
        "Are/VBP you/PRP sure/JJ ?/.", "\n\n",
        "I/PRP am/VBP ./.",
    ]  # fmt: skip
    assert grouped(*sentences, ents={"Anna Kowal": "PERSON"}) == {"Anna Kowal": ["Anna Kowal", "you", "I", "you", "I"]}


def test_what_a_person_says_of_several_is_of_the_same():
    """ "We" is not who speaks, but one group all through what is said; a body's "we" is the body."""
    quotation = (
        "“/`` We/PRP/nsubj/won won=win/VBD/ccomp/said and/CC/cc/lost lost=lose/VBD/conj/won our/PRP$/nmod:poss/way way/NN/obj/lost "
        ",/,/punct/won ”/'' said=say/VBD/root {} ./."
    )
    doc, article = read(quotation.format("Anna/NNP/nsubj/said Kowal/NNP/flat/Anna"), ents={"Anna Kowal": "PERSON"})
    partition = partition_of(doc, article)
    assert [[doc[s].text for s, _, _ in c.spans] for c in partition.clusters] == [["Anna"], ["We", "our"]]
    assert [c.shadow for c in partition.clusters] == [False, True]
    assert grouped(quotation.format("Velta/NNP/nsubj/said"), ents={"Velta": "ORG"}) == {"Velta": ["We", "our", "Velta"]}


def test_who_speaks_on_in_the_next_quotation():
    first = "“/`` I/PRP/nsubj/agree agree/VBP/ccomp/said ,/, ”/'' Anna/NNP/nsubj/said Kowal/NNP/flat/Anna said=say/VBD/root ./."
    goes_on = "“/`` I/PRP/nsubj/left left=leave/VBD/root ./. ”/''"
    other = "Omar/NNP/nsubj/said Diaz/NNP/flat/Omar said=say/VBD/root so/RB ./."
    found = grouped(first, goes_on, other, ents={"Anna Kowal": "PERSON", "Omar Diaz": "PERSON"})
    assert found == {"Anna Kowal": ["I", "Anna Kowal", "I"], "Omar Diaz": ["Omar Diaz"]}
    paragraphs = grouped(first, "\n\n", goes_on, other, ents={"Anna Kowal": "PERSON", "Omar Diaz": "PERSON"})
    assert paragraphs["Anna Kowal"] == ["I", "Anna Kowal"]
