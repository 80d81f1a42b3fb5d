"""Who "the suspect" or "the accused" is: the one person of whom the article has told that he is arrested, charged or tried."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.entities.clusters import Cluster, Partition
from extractor.entities.functions import clauses_about, first_of_list, is_acted_on, is_apposed, is_subject
from extractor.words import Word


def is_suspected(partition: Partition, person: Cluster, noun: Word) -> bool:
    """Whether the text before a noun tells that a person is suspected of something ("the | suspected gunman | fled")."""
    words = partition.words
    told = [(start, end) for start, end, _ in person.spans if end <= noun.i]
    spans = [partition.doc[start:end] for start, end in told]
    heads = [partition.doc.root_of(start, end) for start, end in told]
    return any(word.lower_ in words.alleged for span in spans for word in span) or any(
        deed.lemma_ in (words.defending if own else words.suspecting) for head in heads for deed, own in _deeds(head)
    )


def _deeds(person: Word) -> Iterator[tuple[Word, bool]]:
    """What is told of a person, and whether he does it himself ("| charged | with murder", "| pleaded | guilty")."""
    for clause in clauses_about(person):
        yield clause, clause.tag_ != "VBN"
    person = first_of_list(person.head if is_apposed(person) else person)
    verb = person.head
    if is_acted_on(person):
        yield verb, False
    if is_subject(person):
        yield verb, True
        above = verb.head  # which parsers take for the main verb: "appeared in court, | charged | with murder"
        hung = above.i > verb.i and not any(is_subject(child, passive=True) for child in above.children)
        participles = [*verb.rights, *([above] if hung else [])]
        yield from ((word, False) for word in participles if word.tag_ == "VBN" and word.pos_ == "VERB")
