"""What a mend does to a tree."""

from __future__ import annotations

from extractor.words import Word

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def hang(word: Word, head: Word, label: str) -> None:
    """Make a word a child of another. One that stands below it goes up to its place first, or the tree would be a ring; a root stays."""
    if word.is_ancestor(head):
        if word.head is word:
            return
        hang(head, word.head, word.dep_)
    word.head.children = [child for child in word.head.children if child is not word]
    head.children = sorted([*head.children, word], key=lambda w: w.i)
    word.head, word.dep_ = head, label


def put_under_its_object(word: Word, role: str, label: str, pos: str) -> None:
    """Let the object of what is no verb take its place in the tree, in a role, with all that hung on it."""
    thing = next((child for child in word.children if child.dep_ == "obj" and child.i > word.i), None)
    if thing is None or word.head is word:
        return
    others = [child for child in word.children if child is not thing]
    hang(thing, word.head, role)
    for child in (word, *others):
        hang(child, thing, label if child is word else child.dep_)
    word.pos_ = pos
