"""What a token is to its head: where the entity layer reads dependency labels (Universal Dependencies 2, with English subtypes)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extractor.entities.words import load_words
from extractor.words import Word

_CLAUSES_UP = 5  # how many clauses above one that has no subject are asked for theirs


def is_subject(token: Word, passive: bool = False) -> bool:
    """Whether it is the subject of a verb; of a passive one only if told so. Parsers take one right before a verb for a part of it."""
    verb = token.head
    part = token.dep_ == "compound" and verb.i == token.i + 1 and verb.pos_ == "VERB" and verb.tag_ in ("VBZ", "VBP", "VBD")
    return token.dep_ == "nsubj" or (passive and token.dep_ == "nsubj:pass") or part


def subject_of(verb: Word) -> Word | None:
    """The subject of a verb: its own, or that of the verb which it goes on or explains ("Israel apologised, | calling | it a mistake")."""
    while True:
        own = next((child for child in verb.children if is_subject(child, passive=True)), None)
        if own is not None and own.tag_ == "WDT":
            return verb.head  # "Ohio, | which | plans"
        if own is not None or verb.head.i >= verb.i or verb.head.pos_ not in ("VERB", "AUX") or verb.tag_ == "VBN":
            return own
        if not is_conjunct(verb) and verb.tag_ not in ("VB", "VBG"):
            return None
        verb = verb.head


def is_acted_on(token: Word) -> bool:
    """Whether it is what the verb is done to: an object, or the subject of a passive."""
    return token.dep_ in ("obj", "nsubj:pass")


def mover_of(noun: Word) -> Word | None:
    """Who is made or let to come to or leave a place ("orders | two firms | out of the country", "accuses | Chad | of invading the
    country"), None if no object of a verb is."""
    words, clause = load_words(), clause_of(noun)
    phrase = is_phrase(noun) and not {"into", "out"}.isdisjoint(prepositions(noun))
    charged = clause is not None and clause.tag_ == "VBG" and opening_word(clause) in words.charging
    verb = noun.head if phrase and noun.head.lemma_ in words.letting else clause.head if charged and clause is not None else None
    return next((c for c in verb.children if c.dep_ == "obj" and c.i < noun.i), None) if verb is not None else None


def is_complement(token: Word) -> bool:
    """Whether it stands beside the verb as an object, a phrase with a preposition, or what is said of the subject."""
    return token.dep_ in ("obj", "obl", "nsubj:pass", "xcomp", "attr")


def is_phrase(token: Word) -> bool:
    """Whether a preposition hangs it on a verb or a noun."""
    return token.dep_ in ("obl", "nmod")


def is_owner(token: Word) -> bool:
    """Whether it is a possessor ("| Moscow |'s aims")."""
    return token.dep_ == "nmod:poss"


def is_modifier(token: Word) -> bool:
    """Whether it stands before the noun that it is a part of ("a | London | taxi driver")."""
    return token.dep_ in ("compound", "nmod:desc", "nmod:unmarked") and token.head.i > token.i


def qualified_by(token: Word) -> Word | None:
    """The noun that it qualifies ("| Iraqi | cities", "| Chad |'s minister", "| Prime Minister | Ana Diaz"), None if it is its own."""
    qualifies = is_modifier(token) or is_owner(token) or (token.dep_ == "amod" and token.head.i > token.i)
    return token.head if qualifies else None


def wholes_of(token: Word) -> Iterator[Word]:
    """The noun that it qualifies or is the "of" or "from" of, the noun that this one qualifies, and so on ("men from | Chad's | army")."""
    while True:
        token = first_of_list(token)
        whole = qualified_by(token) or (token.head if not {"of", "from"}.isdisjoint(prepositions(token)) else None)
        if whole is None:
            return
        yield whole
        token = whole


def is_compound(token: Word) -> bool:
    """Whether it is the first noun of two ("a | storm | warning")."""
    return token.dep_ == "compound"


def is_conjunct(token: Word) -> bool:
    """Whether it is a further member of a list."""
    return token.dep_ == "conj"


def is_apposed(token: Word) -> bool:
    """Whether it explains the noun that it stands beside ("the mayor, | Ana Diaz |")."""
    return token.dep_ == "appos"


def first_of_list(token: Word) -> Word:
    """The first member of the list that a token is in, else the token itself."""
    while is_conjunct(token):
        token = token.head
    return token


def clause_of(token: Word) -> Word | None:
    """The word that makes the clause which a token is in: the nearest above it that has a subject or is a verb."""
    return next((above for above in token.ancestors if above.pos_ == "VERB" or _own_subject(above) is not None), None)


def doer_of(clause: Word) -> Word | None:
    """The subject of a clause, also one that it shares or leaves out ("Ana left, | telling | him"), None if nothing tells it.

    Who is asked to do something does it, else who does what is above; "who" is the noun before it.
    """
    seen = 0
    while seen < _CLAUSES_UP:
        seen += 1
        subject, link, above = _own_subject(clause), clause.dep_, clause.head
        if subject is not None:
            relative = link.startswith("acl") and subject.tag_ in ("WP", "WDT")
            return above if relative else subject
        if link.startswith("acl"):
            return above
        if link == "xcomp":
            asked = next((child for child in above.children if child.dep_ in ("obj", "iobj")), None)
            if asked is not None and asked.i < clause.i:
                return asked
        if link not in ("conj", "xcomp", "advcl"):
            return None
        clause = above
    return None


def _own_subject(clause: Word) -> Word | None:
    return next((child for child in clause.children if child.dep_ in ("nsubj", "nsubj:pass")), None)


def is_told(token: Word, clause: Word) -> bool:
    """Whether it stands as the object of a clause ("told | Ana | that she")."""
    return token.head.i == clause.i and token.dep_ in ("obj", "iobj")


def clauses_about(noun: Word) -> list[Word]:
    """The verbs of the clauses and participles that tell of a noun before them ("guards | who fled |", "firms | boycotting | it")."""
    return [child for child in noun.rights if child.dep_.startswith("acl") and child.pos_ == "VERB"]


def tells_more(verb: Word) -> bool:
    """Whether a clause is what a verb says ("warn | that Iran attacked |")."""
    return any(child.dep_ in ("ccomp", "parataxis") for child in verb.children)


def opening_word(clause: Word) -> str:
    """The word that joins a clause to the one above it ("because"), in lower case, else nothing."""
    return next((child.lower_ for child in clause.children if child.dep_ == "mark" or child.tag_ == "WRB"), "")


def prepositions(token: Word) -> Collection[str]:
    """The words that hang it on what it belongs to ("by", "in"), in lower case."""
    return [child.lower_ for child in token.children if child.dep_ == "case"]
