"""Reading Universal Dependencies: small questions about a token and its neighbours in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from extractor.relations.cues import Words, load_cues
from extractor.words import Word

Kind = Literal["verb", "noun", "adjective"]

RELATIVE = frozenset({"who", "which", "that", "whom", "where", "when"})
_SAME_PREPOSITION = {
    "upon": "on",
    "towards": "toward",
    "amongst": "among",
    "amid": "during",
    "amidst": "during",
    "v.": "against",
    "vs": "against",
}
_MULTIWORD = frozenset({
    "out_of", "because_of", "such_as", "according_to", "instead_of", "ahead_of", "in_front_of", "on_behalf_of", "as_of", "off_of",
    "as_per", "due_to", "next_to", "close_to", "prior_to", "along_with", "together_with", "as_well_as",
})  # fmt: skip
BEARINGS = frozenset({
    "north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east",
    "south-west",
})  # fmt: skip
_ACTIVE = frozenset({"nsubj", "aux", "obj"})  # what a participle without an auxiliary of its own has if it is none
_ACCOMPANYING = {"along_with": "with", "together_with": "with"}

_PLURALS = frozenset({"police", "people", "staff"})  # without the ending of a plural
_HARMING = frozenset({"kill", "injure", "wound"})


def kind_of(token: Word) -> Kind | None:
    """What sort of predicate a token can be, if any."""
    if (
        token.pos_ == "VERB"
        or (token.tag_ == "VBD" and token.pos_ != "AUX")
        or (token.pos_ == "AUX" and token.dep_ not in ("aux", "aux:pass", "cop"))
    ):
        return "verb"
    if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NN", "NNS", "NNP", "NNPS"):
        return "noun"
    if token.pos_ in ("NUM", "DET", "PRON") and any(
        base(child) == "nmod" and preposition(child) == "of" for child in token.children
    ):
        return "noun"  # "| three | of its soldiers"
    if token.pos_ == "ADJ":
        # "the bombed city" is tagged as an adjective at times; a participle with an auxiliary is a verb all the same
        return "verb" if any(child.dep_ == "aux:pass" for child in token.children) else "adjective"
    if token.pos_ == "ADV" and any(child.dep_ == "cop" for child in token.children):
        return "adjective"  # "Guam is | home | to a base"
    return None


class _Bases(dict[str, str]):
    """Labels without their subtypes, each cut once."""

    def __missing__(self, label: str) -> str:
        self[label] = base = label.partition(":")[0]
        return base


_BASES = _Bases()


def base(token: Word) -> str:
    """Dependency label without its subtype."""
    return _BASES[token.dep_]


def is_gerund(verb: Word) -> bool:
    """Whether a verb is a gerund, also of the perfect ("accused Iran of | having | attacked Oman")."""
    return verb.tag_ == "VBG" or any(child.dep_ == "aux" and child.lower_ == "having" for child in verb.children)


def is_bare(verb: Word) -> bool:
    """Whether a verb is an infinitive or subjunctive, which taggers mix up with the plural ("demands that NATO | end | it")."""
    subjects = [child for child in verb.children if base(child) == "nsubj"]
    singular = any(child.tag_ in ("NN", "NNP") and child.lower_ not in _PLURALS for child in subjects)
    if verb.tag_ == "VBN":  # "demands that NATO be | kept | out"
        helpers = [child.lower_ for child in verb.children if child.pos_ == "AUX"]
        return helpers == ["be"]
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and singular and verb.lower_ == verb.lemma_.lower() and verb.lemma_ != "be")


def conjuncts(token: Word) -> Iterator[Word]:
    """The token and everything coordinated with it, in text order."""
    yield token
    for child in token.children:
        if base(child) == "conj":
            yield from conjuncts(child)
        elif base(child) in (
            "flat",
            "appos",
        ):  # the second name may hang on the surname of the first, or on the name behind a title
            others = [part for part in conjuncts(child) if part.i != child.i]
            listed = base(child) == "appos" and bool(others)  # "the Union, | the States |, Britain and Canada"
            yield from [child, *others] if listed else others


def is_conjunct(token: Word) -> bool:
    """Whether it is a further member of a list."""
    return base(token) == "conj"


def is_apposition(token: Word) -> bool:
    """Whether it stands beside another noun that it explains."""
    return base(token) == "appos"


def is_object(token: Word) -> bool:
    """Whether it is a verb's object, direct or not."""
    return token.dep_ in ("obj", "iobj")


def is_stay(place: Word) -> bool:
    """Whether a noun tells where somebody is ("is in | Beijing |")."""
    return any(child.dep_ == "cop" and child.lemma_ == "be" for child in place.children)


def determiners(token: Word) -> set[str]:
    """The articles and the like of a noun, in lower case."""
    return {child.lower_ for child in token.children if child.dep_ == "det"}


def told_by(verb: Word, claims: Words) -> Word | None:
    """The noun of whose claim a verb tells the content ("denied | reports | that Iran attacked", "| claims | of shelling"), if it does."""
    said = base(verb) in ("acl", "ccomp") and verb.head.i < verb.i and verb.head.lemma_.lower() in claims
    openers = ("that", "of") if verb.tag_ == "VBG" else ("that",)
    opened = any(child.dep_ == "mark" and child.lower_ in openers for child in verb.children) or _is_whole(verb)
    return verb.head if said and opened and verb.head.pos_ == "NOUN" else None


def _is_whole(verb: Word) -> bool:
    """Whether a clause behind a noun lacks neither subject nor object, so that the noun is neither ("claims | its forces have left
    the city |")."""
    if verb.dep_ != "acl:relcl" or verb.tag_ == "VBG":
        return False
    begin = min(child.i for child in (verb, *verb.children))
    labels = {base(child) for child in verb.children}
    opened = any(word.lower_ in RELATIVE or word.text == "," for word in verb.doc[verb.head.i + 1 : begin + 1])
    return not opened and "nsubj" in labels and bool(labels & {"obj", "xcomp", "ccomp"})


def alleged_by(deed: Word, allegations: Words) -> Word | None:
    """The noun of whose allegation another noun tells the content ("dismissed | allegations | of Iranian support"), if it does."""
    alleged = (
        deed.pos_ == "NOUN" and base(deed) == "nmod" and deed.head.pos_ == "NOUN" and deed.head.lemma_.lower() in allegations
    )
    return deed.head if alleged and any(child.dep_ == "case" and child.lower_ == "of" for child in deed.children) else None


def with_particle(verb: Word) -> set[str]:
    """The lemma of a verb, and the same with its particle ("call", "call off")."""
    particles = [child.lower_ for child in verb.children if child.dep_ == "compound:prt"]
    return {verb.lemma_, *(f"{verb.lemma_} {particle}" for particle in particles)}


def governs(noun: Word) -> Word:
    """The verb that a noun or the list in which it stands depends on; any other word if none."""
    while base(noun) == "conj":
        noun = noun.head
    return noun.head


def contents_of(verb: Word) -> list[Word]:
    """The verbs of what a verb of speech reports ("says that they | left |")."""
    return [child for child in verb.children if child.dep_ == "ccomp" and child.pos_ == "VERB"]


def is_told(verb: Word) -> bool:
    """Whether a clause with "that" tells what the noun before it is of ("the claim | that Iran left |"; not "the claim that Iran made")."""
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)
    return that and base(verb) == "acl" and not is_bare(verb)  # "the suggestion that it be left" claims nothing


def links(token: Word) -> set[str]:
    """The prepositions and markers before it that hang it on what it belongs to, in lower case."""
    return {child.lower_ for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i}


def antecedent(token: Word) -> Word:
    """The noun that a relative pronoun stands for, else the token itself."""
    if (token.lower_ in RELATIVE and token.tag_ in ("WP", "WDT", "WRB", "IN")) or token.lower_ == "whose":
        for ancestor in token.ancestors:
            if ancestor.dep_ == "acl:relcl":
                return ancestor.head
    return token


def is_passive(verb: Word) -> bool:
    """Whether a verb is passive, or a past participle that stands for a passive clause."""
    if _is_harmed(verb):
        return True
    marks = {child.dep_ for child in verb.children} & {"aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"}
    if marks == {"nsubj:pass"} and verb.dep_ == "ROOT" and _lacks_finite_verb(verb):
        return False  # "Oman mediated between them."
    if marks == {"nsubj:pass"} and any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children):
        return False  # "Rebels have kidnapped two advisers.": a passive would have been
    if marks:
        return True
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and (_lacks_finite_verb(verb) or _has_object(verb)):
        return False  # "Tutu on Sunday called for.": a sentence has a finite verb, so this is it
    if verb.tag_ == "VBN" and verb.dep_ in ("conj", "xcomp") and not {base(child) for child in verb.children} & _ACTIVE:
        return verb.dep_ == "xcomp" or (
            verb.head.pos_ == "VERB" and is_passive(verb.head)
        )  # "is shot and | wounded |", "is found | shot |"
    if {"mark", "nsubj", "obj"} <= {child.dep_ for child in verb.children}:
        return False  # "after Turkey arrested two men"
    participle = verb.tag_ == "VBN" or verb.is_past_participle
    return participle and verb.dep_ in ("acl", "amod", "acl:relcl", "advcl") and not any(c.dep_ == "aux" for c in verb.children)


def _is_harmed(verb: Word) -> bool:
    """Whether a headline leaves out that a verb is passive ("Five soldiers | killed | in a raid")."""
    if verb.lemma_ not in _HARMING or verb.tag_ not in ("VBD", "VBN"):
        return False
    return not any(child.dep_ in ("obj", "aux", "ccomp") for child in verb.children)


def _has_object(verb: Word) -> bool:
    """Whether a past tense has an object, which a passive participle has not ("A court | convicted | him.")."""
    return verb.tag_ == "VBD" and any(child.dep_ == "obj" and child.i > verb.i for child in verb.children)


def _lacks_finite_verb(verb: Word) -> bool:
    """Whether no verb of the verb's sentence, which a full stop shows to be none of a headline, is tagged as finite."""
    sentence = [token for token in verb.sent if not token.is_space]
    return sentence[-1].text == "." and not any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in sentence)


def is_counted(token: Word) -> bool:
    """Whether what looks like a preposition belongs to a number ("up to 16 advisers", "more than 1,000 refugees")."""
    counted = any(base(child) == "nummod" for child in token.children)
    words = {child.lower_ for child in token.children if child.dep_ == "case"}
    return (
        counted
        and bool(words)
        and words <= {"up", "to", "than", "about", "around", "over", "least", "at"}
        and bool(words & {"up", "than", "least"})
    )


def preposition(token: Word) -> str | None:
    """Name of the preposition before a phrase, "out_of" for a compound one, or None; read once, off the mended tree."""
    try:
        return token.preposition
    except AttributeError:
        token.preposition = read_preposition(token)
        return token.preposition


def read_preposition(token: Word) -> str | None:
    """The same in a tree that is still being mended."""
    words: list[str] = []
    title: Word | None = None
    for child in token.children:
        if child.i > token.i:
            continue
        if child.dep_ == "case" and child.lower_ not in ("'s", "’s", "'", "’"):
            words.append(child.lower_)
            words.extend(inner.lower_ for inner in child.children if inner.dep_ == "fixed")
        elif child.dep_ == "nmod:desc" and title is None:
            title = child
    if not words:
        if base(token) == "conj":
            return read_preposition(token.head)
        return read_preposition(title) if title is not None else None  # "including | canoeist | Etienne Stott"
    if words[0] in BEARINGS and words[-1] == "of":
        return f"{words[0].replace('-', '')}_of"  # "advanced | south-east of | Kupiansk"
    joined = "_".join(words)
    if joined == "in" and _is_attendance(token):
        return "in_presence"
    name = joined if joined in _MULTIWORD else words[-1]
    name = _ACCOMPANYING.get(name, name)
    return _SAME_PREPOSITION.get(name, name)


def _is_attendance(noun: Word) -> bool:
    """Whether a noun says that somebody is there ("signed a deal in the | presence | of the president": he is no place)."""
    return noun.lower_ in load_cues().forms.attendance and any("of" in links(child) for child in noun.children)


def run_up_to(words: Sequence[Word], head: int) -> Sequence[Word]:
    """The adjectives and nouns that run up to a word, and the word ("a | terrorist state |")."""
    begin = head
    while begin > 0 and words[begin - 1].pos_ in ("ADJ", "NOUN"):
        begin -= 1
    return words[begin : head + 1]
