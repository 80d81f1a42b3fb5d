"""The verb of a sentence that was read as a noun ("British police | arrest | six men."): which word it is, and what then hangs on it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from extractor.main_verbs.words import NOMINAL, load_words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj"})
_PLURAL = frozenset({"NNS", "NNPS"})
_IN_SUBJECT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "CCONJ"})
_OPENS_OBJECT = frozenset({"DET", "NUM", "PRON", "PROPN", "ADJ"})
_INSIDE = {"DET": "det", "ADJ": "amod", "NUM": "nummod", "CCONJ": "cc"}
_OPENS_TARGET = frozenset({"on", "at", "with", "against"})  # "troops | fire | on protesters"
_AGREEING = _OPENS_TARGET | {"from", "to", "over"}  # "Uganda | withdraws | from the treaty"
_IN_PHRASE = frozenset({"in", "of", "at", "from"})
_TITLE = 4  # how many words may tell what somebody is, with the first of his name


def is_verb_by_its_tree(root: Token) -> bool:
    """Whether the parser gave a noun the subject of a verb ("Amnesty International | calls | on Mali", "Fighting | breaks | out"): only
    the tag is wrong."""
    subject = any(child.dep_ in ("nsubj", "csubj") and child.i < root.i for child in root.children)
    nominal = any(child.dep_ in ("cop", "det", "amod", "case", "nmod:poss") for child in root.children)
    return (root.tag_ in ("NN", "NNS") or (root.pos_ == "NOUN" and root.tag_ in _FINITE)) and subject and not nominal


def takes_subject_for_compound(root: Token) -> bool:
    """Whether a verb with its object was read as a noun that the name before it qualifies ("| Boko Haram | raid the town of Geidam."), or
    one with its particle."""
    before = root.nbor(-1) if root.i > root.sent.start else root
    name = before.head if before.dep_ == "flat" else before
    acted_on = any(child.dep_ == "obj" and child.i > root.i for child in root.children)
    verbal = root.tag_ in ("VB", "VBP", "VBZ") and acted_on and name.pos_ == "PROPN"
    return root.pos_ == "NOUN" and name.head == root and (verbal or takes_deed_for_compound(root))


def takes_deed_for_compound(root: Token) -> bool:
    """Whether what breaks out was read as if it qualified a noun ("| Fighting | breaks out in Geidam.")."""
    before = root.nbor(-1) if root.i > root.sent.start else root
    particle = any(child.dep_ == "compound:prt" and child.i == root.i + 1 for child in root.children)
    return particle and root.pos_ == "NOUN" and before.head == root and before.tag_ in ("NN", "NNS", "VBG")


def takes_military_for_adjective(root: Token) -> bool:
    """Whether the subject of a verb was read as if it qualified a noun ("the Israeli | military | strikes Evin Prison, damaging it")."""
    before = root.nbor(-1) if root.i > root.sent.start else root
    subject = any(child.dep_.startswith("nsubj") for child in root.children)
    return root.tag_ in _FINITE and before.lower_ == "military" and before.head == root and not subject


def takes_fire_for_verb(root: Token) -> bool:
    """Whether the object of a verb was read as the verb, and the verb as its subject ("the army | exchanges | fire with rebels")."""
    before = root.nbor(-1) if root.i > root.sent.start else root
    return root.lower_ == "fire" and before.lower_ in ("exchanges", "opens") and before.head == root and before.dep_ == "nsubj"


def present(noun: Token) -> str:
    """The tag of a present tense that was taken for a noun."""
    return noun.tag_ if noun.tag_ in _FINITE else "VBZ" if noun.tag_ == "NNS" else "VBP"


def misread_verb(sentence: Span) -> Token | None:
    """The first word of a sentence without a main verb that may be it."""
    words = [token for token in sentence if not token.is_space]
    verbal = sentence.root.pos_ in ("VERB", "AUX") and sentence.root.tag_ != "VBG"  # "aircraft | bomb | hideouts killing ten"
    if len(words) < 4 or words[-1].text != "." or verbal:
        return None
    if any(child.dep_ in ("cop", "aux", "aux:pass") for child in sentence.root.children) or any(map(is_main_verb, words)):
        return None
    return next((token for token in words[1:-2] if _may_be_verb(token, sentence)), None)


def is_main_verb(token: Token) -> bool:
    """Whether a finite verb stands in no subordinate clause."""
    if (
        token.dep_ == "conj"
        and token.head.pos_ in NOMINAL
        and not any(child.dep_.startswith("nsubj") for child in token.children)
    ):
        return False  # "Ana Diaz | attacks | Chad and | accuses | Mali.": coordinated with what was taken for a noun
    return token.tag_ in _FINITE and not any(word.dep_ in _SUBORDINATE for word in (token, *token.ancestors))


def _may_be_verb(token: Token, sentence: Span) -> bool:
    """Whether a noun agrees with the noun before it as a verb would, and something like an object follows."""
    last, following = _before(token, sentence), token.nbor(1)
    # "police | open | fire on", "Mali and Chad | exchange | fire"
    opening = token.lower_ in ("open", "exchange") and following.lower_ == "fire"
    if (
        not token.text.islower()
        or token.lower_ in load_words().collective
        or token.ent_type_ not in ("", "WEAPON")  # "aircraft | bomb | hideouts"
        or not (token.pos_ in ("NOUN", "PROPN", "VERB") or opening)
        or (last.pos_ not in NOMINAL and last.lower_ != "military")
    ):
        return False
    begin, subject = _subject(last, sentence)
    named = last.pos_ == "PROPN"
    # "Mali and Chad | sign | letters", not "Mali and Chad's Navy | cruiser | Sahel"
    joined = named and following.pos_ != "PROPN" and any(word.lower_ == "and" for word in sentence.doc[begin : last.i])
    plural = subject.tag_ in _PLURAL or subject.lower_ in load_words().collective or subject.dep_ == "conj" or joined
    singular = not plural or subject.tag_ == "NNPS" or subject.lower_ == "military"  # "the Philippines | signs | it"
    acts = token == sentence.root and any(child.i > token.i and child.dep_ in ("obj", "advmod") for child in token.children)
    if token.tag_ == "NNS":
        placed = named and following.lower_ in _AGREEING  # not "the drone | strikes | on Kunduz"
        placed |= last.lower_ in load_words().bodies and following.lower_ in (
            "from",
            "over",
        )  # "the army | withdraws | from Kunduz"
        opens = _opens_object(following) or following.pos_ == "NOUN" or placed or acts or _is_modified_object(following)
        whole = not any(
            word.tag_ == "VBN" for word in sentence.doc[begin : last.i]
        )  # not "suspected Velta Front | militants | raid"
        agrees = whole and singular and (opens or _opens_infinitive(following))
    else:
        opens = _opens_object(following) or following.lower_ in _OPENS_TARGET or acts or _opens_titled(following)
        opens |= token.tag_ in ("VB", "VBP") and following.pos_ in NOMINAL  # "helicopters | bomb | rebel areas"
        opens |= opening or (following.tag_ == "NNS" and (named or last.tag_ == "NNS"))  # "militants | attack | checkpoints"
        agrees = plural and token.tag_ not in ("NNPS", "VBG", "VBN", "VBD") and opens
    if not agrees:
        return False
    return begin == sentence.start or sentence.doc[begin - 1].is_punct or sentence.doc[begin - 1].is_space


def _before(verb: Token, sentence: Span) -> Token:
    """The word right before a verb, or before the larger place between them ("police in Stuttgart|, Germany, | arrest ten men")."""
    doc, last = verb.doc, verb.nbor(-1)
    begin = last.i
    while begin > sentence.start and last.text == "," and (begin == last.i or doc[begin].pos_ == "PROPN"):
        begin -= 1
    inserted = begin < last.i - 1 and doc[begin].text == "," and begin > sentence.start and doc[begin - 1].pos_ == "PROPN"
    return doc[begin - 1] if inserted else last


def _opens_object(token: Token) -> bool:
    counted = token.i + 1 < len(token.doc) and (token.lower_, token.nbor(1).lower_) in (("at", "least"), ("up", "to"))
    counted |= (
        token.lower_ in load_words().approximating and token.i + 1 < len(token.doc) and token.nbor(1).like_num
    )  # "over 1,300 people"
    participle = token.tag_ in ("VBN", "VBD") and token.i + 1 < len(token.doc) and token.nbor(1).pos_ in NOMINAL
    return counted or participle or (token.pos_ in _OPENS_OBJECT and token.lower_ != "such") or bool(token.ent_type_)


def _opens_titled(token: Token) -> bool:
    """Whether nouns that tell what somebody is lead to his name ("arrest | opposition activist | Ana Diaz")."""
    words = token.doc[token.i : token.i + _TITLE]
    name = next((word for word in words if word.pos_ not in ("NOUN", "ADJ")), None)
    return name is not None and name.i > token.i and name.pos_ == "PROPN"


def _is_modified_object(participle: Token) -> bool:
    """Whether a participle that the parser gave an object only modifies it ("pardons | jailed | journalists")."""
    thing = participle.nbor(1) if participle.i + 1 < len(participle.doc) else participle
    return participle.tag_ in ("VBN", "VBD") and thing.tag_ == "NNS" and thing.head == participle and thing.dep_ == "obj"


def _opens_infinitive(token: Token) -> bool:
    return token.tag_ == "TO" and token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "VB"


def _subject(last: Token, sentence: Span) -> tuple[int, Token]:
    """Where the phrase begins that ends with a noun, and its head: the noun before the first of its prepositions, else that noun."""
    doc, begin, head = sentence.doc, last.i, last
    while begin > sentence.start:
        before = doc[begin - 1]
        phrase = before.lower_ in _IN_PHRASE and last.pos_ == "PROPN" and begin - 1 > sentence.start
        if phrase and doc[begin - 2].pos_ in (*NOMINAL, "NUM"):
            head = doc[begin - 2]  # "| police | in Spain"
        elif before.pos_ not in _IN_SUBJECT and before.dep_ != "amod" and before.text not in ("-", "–"):
            break
        begin -= 1
    return begin, head


def read_anew(sentence: Span, verb: Token) -> None:
    """Make a word the main verb of its sentence, and hang on it what was about it."""
    to = verb.nbor(-1) if verb.nbor(-1).lower_ == "to" else None  # "France | to fine | Apple"
    begin, subject = _subject(to.nbor(-1) if to is not None else _before(verb, sentence), sentence)
    if _is_modified_object(participle := verb.nbor(1)):
        thing = participle.nbor(1)
        thing.head, thing.dep_ = verb, "obj"
        participle.head, participle.dep_, participle.pos_ = thing, "amod", "ADJ"
    while subject.head != subject and begin <= subject.head.i < verb.i:  # the first of two, the first word of a name
        subject = subject.head
    root, has_object = sentence.root, False
    if root.tag_ == "VBG" and root.i > verb.i:
        root.dep_ = "advcl"
        for thing in [child for child in root.lefts if child.dep_ == "nsubj" and child.i > verb.i]:
            thing.head, thing.dep_, has_object = verb, "obj", True  # "bomb | hideouts | killing ten"
    topic = begin > sentence.start and sentence.doc[begin - 1].text == ":"  # "Syrian war: government | forces | shell Damascus"
    stray = [token for token in sentence if token != verb and ((topic and token == subject) or _crosses(token, verb))]
    verb.head = verb
    verb.dep_, verb.pos_, verb.tag_ = "ROOT", "VERB", present(verb)
    for token in stray:
        noun = token.pos_ in (*NOMINAL, "PRON", "NUM")
        if token == subject:
            token.head, token.dep_ = verb, "nsubj"
        elif begin <= token.i < verb.i and token.pos_ == "ADP":
            token.head, token.dep_ = _phrase_head(token, verb), "case"
        elif begin <= token.i < verb.i:
            phrase = any(child.dep_ == "case" for child in token.lefts)
            label = "nmod" if phrase else _INSIDE.get(token.pos_, "compound")
            token.head, token.dep_ = subject, token.dep_ if token.dep_ == "nmod:poss" else label
        elif noun and any(child.dep_ == "case" and child.pos_ == "ADP" for child in token.lefts):
            token.head, token.dep_ = verb, "obl"
        elif noun:
            token.head, token.dep_ = verb, "obj" if token.i > verb.i and not has_object else "obl:unmarked"
            has_object |= token.i > verb.i
        else:
            token.head = verb
    if to is not None:
        verb.tag_, to.tag_ = "VB", "TO"
        to.head, to.dep_, to.pos_ = verb, "mark", "PART"


def _phrase_head(preposition: Token, verb: Token) -> Token:
    """The head of what stands between a preposition and the verb."""
    head = verb.nbor(-1)
    while preposition.i < head.head.i < head.i:
        head = head.head
    return head


def _crosses(token: Token, verb: Token) -> bool:
    """Whether a word is the root, or its head is the verb or stands on the other side of it."""
    return token.head in (token, verb) or (token.i < verb.i) != (token.head.i < verb.i)
