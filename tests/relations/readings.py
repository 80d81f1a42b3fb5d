"""What is read of one clause, for the tests of clauses."""

from docs import make_doc, read_clauses

STATES = ["Iran", "Iraq", "Syria", "Oman", "Russia", "Russian", "Turkish", "Germany", "NATO"]
PEOPLE = ["Putin", "Biden", "Lavrov", "Kowal"]
ACTIVE = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked ./."


def read(sentence, predicate, ents=None):
    """The clause of a word, with the document that it is of."""
    present = {word: "STATE" for word in STATES if f"{word}/" in sentence} | {w: "PERSON" for w in PEOPLE if f"{w}/" in sentence}
    doc = make_doc(sentence, ents=present | (ents or {}))
    (index,) = [token.i for token in doc if token.text == predicate]
    clause = read_clauses(doc).clause(index)
    assert clause is not None, f"{predicate} heads no clause"
    return doc, clause


def roles(sentence, predicate, ents=None):
    """Words by role."""
    doc, clause = read(sentence, predicate, ents)
    return {role: [doc[head].text for head in heads] for role, heads in clause.roles.items() if heads}


def holds(sentence, predicate):
    _, clause = read(sentence, predicate)
    return "negative" if clause.negated else "positive", clause.modality
