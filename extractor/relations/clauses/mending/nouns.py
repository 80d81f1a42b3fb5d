"""Mends of names, of nouns and of what belongs to their phrases."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from extractor.relations.clauses.mending.tree import hang, put_under_its_object
from extractor.relations.clauses.syntax import BEARINGS, base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_PARTICIPIAL = frozenset({"following", "regarding", "concerning"})
_RATES = frozenset({"%", "percent"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def mend_names(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Read a preposition inside a name as a part of it ("from the House | of | Representatives" is no phrase of "of")."""
    for head, (begin, _) in names.items():
        for child in words[head].children:
            if child.dep_ == "case" and begin < child.i < head:
                child.dep_ = "flat"


def mend_dated_phrases(words: list[Word]) -> None:
    """Hang a preposition on the noun of its phrase, not on the date before it ("proposed | at | June 16 talks with Biden that")."""
    for word in words:
        noun = word.head
        while noun.dep_ in ("compound", "nummod", "nmod:unmarked") and noun.i < noun.head.i:
            noun = noun.head
        if word.dep_ == "case" and noun is not word.head and word.i < word.head.i and noun.pos_ == "NOUN":
            hang(word, noun, "case")
            noun.dep_ = "obl" if noun.dep_ == "obj" else noun.dep_
    for date, noun in pairwise(words):
        dated = date.pos_ == "NUM" and date.dep_ == "obl" and any(child.dep_ == "case" for child in date.children)
        if dated and noun.dep_ == "obj" and noun.head is date.head and noun.pos_ == "NOUN":
            for word in [child for child in date.children if child.dep_ == "case"]:
                hang(word, noun, "case")
            hang(date, noun, "nmod:unmarked")
            noun.dep_ = "obl"


def mend_larger_places(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Hang a second subject behind a comma on the name before it ("A blast in Khost, | Afghanistan | kills five")."""
    until = {end: head for head, (_, end) in names.items()}
    for head, (begin, end) in names.items():
        word = words[head]
        inner = until.get(begin - 1) if begin and words[begin - 1].text == "," else None
        if inner is None or word.dep_ not in _SUBJECTS or end >= len(words) or words[end].i != word.head.i:
            continue
        if any(child.dep_ in _SUBJECTS and child.i < inner for child in word.head.children):
            hang(word, words[inner], "appos")


def mend_shared_compounds(words: list[Word], deeds: Words) -> None:
    """Let a deed head what it shares with the one before ("Russian | missile | and drone strikes on Kyiv")."""
    for deed in words:
        first = deed.head
        shared = first.dep_ != "compound" and first.pos_ == "NOUN" and first.tag_ == "NN" and deed.tag_ == "NNS"
        if deed.dep_ != "conj" or deed.lemma_ not in deeds or not shared or deed.i != first.i + 3:
            continue
        kind = words[first.i + 2]
        if words[first.i + 1].lower_ != "and" or kind.head is not deed or kind.dep_ != "compound" or first.head is first:
            continue
        others = [child for child in first.children if child is not deed]
        hang(deed, first.head, first.dep_)
        for child in others:
            hang(child, deed, child.dep_)
        hang(first, deed, "compound")


def mend_helpers(words: list[Word]) -> None:
    """Give a participle the noun of its doer where the parser cut it off behind a name ("soldiers backed by African Union | troops |
    invade Anjouan")."""
    for by in words[2:-2]:
        participle, name, backed = words[by.i - 1], by.head, words[by.i - 2]
        if by.lower_ != "by" or by.dep_ != "case" or participle.tag_ != "VBN" or participle.dep_ not in ("acl", "amod"):
            continue
        inside = name.dep_ in ("compound", "amod", "nmod:desc") and name.head.i > name.i
        noun = name.head if inside else words[name.i + 1] if name.i + 1 < len(words) else name
        cut_off = noun.dep_ in (*_SUBJECTS, "appos") and noun.pos_ == "NOUN" and noun.i > name.i > by.i
        if not cut_off or backed.pos_ not in ("NOUN", "PROPN") or noun.head.i in range(by.i, noun.i):
            continue
        hang(participle, backed, "acl")
        hang(noun, participle, "obl:agent")
        hang(name, noun, "compound")
        hang(by, noun, "case")


def mend_compounds(words: list[Word]) -> None:
    """Put the noun that ends a compound at its head ("opens an influence peddling | investigation | into"), and hang what follows an
    adjective of the noun before it on that noun ("the attorney general | of Ethiopia |")."""
    for first, gerund, noun in zip(words, words[1:], words[2:], strict=False):
        compound = gerund.tag_ == "VBG" and gerund.head is noun and noun.head is first and not preposition(noun)
        if compound and first.pos_ == noun.pos_ == "NOUN" and first.dep_ == "obj" and base(noun) in ("nmod", "appos", "compound"):
            others = [child for child in first.children if child is not noun]
            hang(noun, first.head, first.dep_)
            for child in (first, *others):
                hang(child, noun, "compound" if child is first else child.dep_)
    for title, rank in pairwise(words):
        if rank.dep_ == "flat" and rank.head is title and title.pos_ == "NOUN" and rank.lower_ == "general":
            for child in [child for child in rank.children if base(child) == "nmod"]:
                hang(child, title, child.dep_)


def mend_ways_home(words: list[Word]) -> None:
    """Read "home" behind an object as an adverb ("sends a diplomat | home |")."""
    for word in words:
        if word.lower_ != "home" or word.dep_ != "obj" or word.children or word.i < word.head.i:
            continue
        thing = next((child for child in word.head.children if child.dep_ in ("obj", "iobj") and child.i < word.i), None)
        if thing is not None and thing.i > word.head.i:
            word.pos_, word.tag_, word.dep_, thing.dep_ = "ADV", "RB", "advmod", "obj"


def mend_participles(words: list[Word]) -> None:
    """Read a participle behind a possessor, or that of who comes, as the adjective that it is ("meet Jordan's | visiting | king",
    "told | visiting | President Moon")."""
    for word in words:
        owned = word.tag_ == "VBG" and any(child.dep_ == "nmod:poss" and child.i < word.i for child in word.children)
        told = word.lower_ == "visiting" and word.dep_ in ("xcomp", "ccomp", "advcl") and word.head.i == word.i - 1
        if owned or (told and any(_has_title(child) for child in word.children if child.dep_ == "obj")):
            put_under_its_object(word, "obj" if word.head.pos_ == "VERB" else word.dep_, "amod", "ADJ")


def _has_title(noun: Word) -> bool:
    return any(child.dep_ == "nmod:desc" for child in noun.children)


def mend_repeated(words: list[Word]) -> None:
    """Read a "re" that a hyphen joins to a verb as a part of it, not as the verb ("| re |-elects him as Speaker")."""
    for prefix, hyphen, verb in zip(words, words[1:], words[2:], strict=False):
        joined = prefix.lower_ == "re" and hyphen.text == "-" and not prefix.whitespace_ and not hyphen.whitespace_
        if not joined or prefix.pos_ not in ("VERB", "AUX") or verb.pos_ != "VERB" or verb.head is not prefix:
            continue
        for child in [child for child in prefix.children if child is not verb]:
            hang(child, verb, child.dep_)
        prefix.children.remove(verb)
        outer, label = prefix.head, prefix.dep_
        if outer is prefix:
            verb.head, verb.dep_ = verb, label
            verb.sent.root = verb
        else:
            outer.children.remove(prefix)
            outer.children = sorted([*outer.children, verb], key=lambda w: w.i)
            verb.head, verb.dep_ = outer, label
        verb.children = sorted([*verb.children, prefix], key=lambda w: w.i)
        prefix.head, prefix.dep_ = verb, "compound"


def mend_possessors(words: list[Word]) -> None:
    """Hang a possessor on the noun that it owns, not on the adjective between them ("| Russia's | 'unacceptable' decision")."""
    for word in words:
        noun = word.head.head
        if word.dep_ == "nmod:poss" and word.head.dep_ == "amod" and word.head.pos_ == "ADJ" and word.i < word.head.i < noun.i:
            hang(word, noun, "nmod:poss")
    for mark in words:
        owner = mark.head
        while mark.tag_ == "POS" and owner.dep_ == "flat":
            owner = owner.head
        if mark.tag_ == "POS" and owner.dep_ == "compound" and owner.i < mark.i < owner.head.i:
            owner.dep_ = "nmod:poss"  # "the | Fatah founder Ana Diaz 's | claim"
        if mark.tag_ != "POS" or mark.i + 1 >= len(words) or owner.dep_ not in _SUBJECTS:
            continue
        owned = words[mark.i + 1]
        while owned.head.i > owned.i and owned.head.pos_ in ("NOUN", "PROPN"):
            owned = owned.head
        if owned.pos_ in ("NOUN", "PROPN") and owned.head is owner.head and owned.dep_ in _SUBJECTS:
            hang(owner, owned, "nmod:poss")  # "| Spain 's | Ministry of Health reports": two subjects of one verb


def mend_prepositions(words: list[Word]) -> None:
    """Read "following" before a phrase as the preposition that it is ("killed | following an attack"), and a participle before a
    subject, taken for one, as the clause that it is ("| Facing | threats, Iran closed the port")."""
    for word in words:
        subject = word.head
        if (
            word.dep_ == "case"
            and word.tag_ == "VBG"
            and subject.dep_ in _SUBJECTS
            and any(c.dep_ == "obj" for c in word.children)
        ):
            hang(word, subject.head, "advcl")
        if word.lower_ in _PARTICIPIAL and base(word) == "advcl" and not any(base(c) in ("nsubj", "aux") for c in word.children):
            put_under_its_object(word, "obl", "case", "ADP")


def mend_coordination(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate a name that the parser took for more of the name before it ("President Japarov and President | Rahmon").

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
    """
    for head, (begin, _) in names.items():
        word = words[head]
        other = next((h for h, (b, e) in names.items() if b <= word.head.i < e), None) if word.dep_ == "flat" else None
        if other is not None and other != head and any(w.text in ("and", "or", "&", ",") for w in words[names[other][1] : begin]):
            word.head.children.remove(word)
            word.head, word.dep_ = words[other], "conj"
            words[other].children = sorted([*words[other].children, word], key=lambda w: w.i)
    for head, (begin, end) in names.items():  # "| South Korea | and the People's Republic" taken for one phrase
        outer = words[head].head
        owned = (word for word in words[begin:end] if word.dep_ == "nmod:poss" or (word.dep_ == "conj" and word.head.i < begin))
        if not any(owned):
            continue
        for child in [c for c in words[head].children if c.i in names and c.pos_ == "PROPN" and names[c.i][1] <= begin]:
            joined = any(word.text in ("and", "&") for word in words[names[child.i][1] : begin])
            if joined and outer is not words[head] and base(child) in ("compound", "nmod"):
                hang(child, outer, words[head].dep_)
                hang(words[head], child, "conj")


def mend_lists(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate the first name of a list that the parser left beside it ("| the Union |, the States, Britain and Canada").

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
    """
    for head, (begin, _) in names.items():
        second = words[head]
        while begin > 0 and words[begin - 1].head is second and words[begin - 1].dep_ == "det":
            begin -= 1
        if begin < 2 or words[begin - 1].text != "," or not any(base(child) == "conj" for child in second.children):
            continue
        beside = [second.head] if second.dep_ == "appos" else second.head.children if second.dep_ in _SUBJECTS else []
        inner = [child for word in beside if word.dep_ == "dep" for child in word.children if base(child) == "nmod"]
        first = next((word for word in (*beside, *inner) if word.i in names and names[word.i][1] == begin - 1), None)
        if first is not None and first in inner:  # "| troops | from Chad, Mali and Niger met"
            first.head.dep_ = second.dep_
        if first is not None:
            hang(second, first, "conj")


def mend_coordinated_posts(words: list[Word], names: Mapping[int, tuple[int, int]], officials: Words) -> None:
    """Coordinate a post with the post before it, not with what that is of ("mayor of Denver and | governor | of Colorado")."""
    named = {i for begin, end in names.values() for i in range(begin, end)}
    for word in words:
        place, post = word.head, word.head.head
        both = post.lemma_.lower() in officials and word.lemma_.lower() in officials
        if word.dep_ == "conj" and place.i in named and word.i not in named and base(place) == "nmod" and both:
            hang(word, post, "conj")


def mend_bearings(words: list[Word]) -> None:
    """Read a point of the compass behind a verb with "of" as one preposition ("advanced | southeast of | Kupiansk")."""
    for bearing, of in pairwise(words):
        place = of.head
        if bearing.dep_ != "advmod" or bearing.lower_ not in BEARINGS or of.lower_ != "of" or place.head is not bearing:
            continue
        if bearing.head.pos_ == "VERB" and base(place) in ("nmod", "obl"):
            others = [child for child in bearing.children if child is not place]
            hang(place, bearing.head, "obl")
            for child in (bearing, *others):
                hang(child, place, "case" if child is bearing else child.dep_)


def mend_nouns_complements(words: list[Word], expecting: Words) -> None:
    """Hang a phrase on the noun right before it that asks for one ("appealed against his | extradition to Chad |")."""
    for case in words:
        phrase, noun = case.head, words[case.i - 1]
        opens = case.dep_ == "case" and case.i > 0 and noun.pos_ == "NOUN" and phrase.i > case.i
        if opens and phrase.head is not noun and base(phrase) in ("obl", "nmod"):
            if f"{noun.lemma_.lower()} {case.lower_}" in expecting and phrase not in noun.ancestors:
                hang(phrase, noun, "nmod")


def mend_votes_of_no_confidence(words: list[Word]) -> None:
    """Make one word of "no confidence", which denies nothing ("a motion of | no confidence | in Ana Diaz", "a | no-confidence | vote")."""
    for no, word in pairwise(words):
        confidence = words[word.i + 1] if word.text == "-" and word.i + 1 < len(words) else word
        voted = confidence.dep_ in ("nmod", "compound", "amod") and confidence.head.lemma_.lower() in ("vote", "motion", "debate")
        if no.lower_ == "no" and confidence.lower_ == "confidence" and voted and no.head in (confidence, confidence.head):
            hang(no, confidence, "compound")
            confidence.lemma_ = "no-confidence"


def mend_measures(words: list[Word]) -> None:
    """Hang what stands behind a rate on the noun that it measures ("tariffs of 25% | on imports |")."""
    for rate in words:
        noun = rate.head
        if rate.lemma_ not in _RATES or noun.pos_ != "NOUN" or preposition(rate) != "of" or noun.i > rate.i:
            continue
        for phrase in [child for child in rate.children if base(child) == "nmod" and preposition(child) in ("on", "against")]:
            hang(phrase, noun, "nmod")


def mend_listed_nouns(words: list[Word]) -> None:
    """Coordinate a noun whose modifier the parser took for it ("between police and | cartel | gunmen")."""
    for noun in words:
        if noun.dep_ not in ("appos", "nmod") or noun.i == 0 or noun.pos_ != "NOUN" or preposition(noun):
            continue
        modifier = words[noun.i - 1]
        plain = modifier.dep_ == "conj" and modifier.pos_ == "NOUN" and modifier.head.head is noun.head
        if plain and modifier.right_edge is modifier and modifier.head.i > noun.head.i:
            hang(noun, modifier.head, "conj")
            for child in [*modifier.children]:
                hang(child, noun, child.dep_)
            hang(modifier, noun, "compound")


def mend_compound_objects(words: list[Word], compounds: Words) -> None:
    """Read the verb that begins a known compound behind another verb as a part of it ("police | fire tear gas | at crowds")."""
    for verb, first, noun in zip(words, words[1:], words[2:], strict=False):
        if f"{first.lower_} {noun.lower_}" not in compounds or first.pos_ != "VERB" or noun.head is not first:
            continue
        if first.head is first and verb.dep_ in _SUBJECTS and verb.head is first and verb.pos_ == "NOUN":
            doer = next((child for child in reversed(verb.children) if child.dep_ == "compound"), None)
            if doer is None:
                continue
            for child in [child for child in verb.children if child is not doer]:
                hang(child, doer, child.dep_)
            doer.dep_ = "nsubj"
            first.children.remove(verb)
            verb.head, verb.dep_, verb.pos_, verb.tag_ = verb, "ROOT", "VERB", "VBP"
            first.sent.root = verb
        elif first.head is not verb or verb.pos_ != "VERB":
            continue
        hang(noun, verb, "obj")
        for child in [child for child in first.children if child is not noun]:
            hang(child, verb, child.dep_)
        hang(first, noun, "compound")
        first.pos_, first.tag_ = "NOUN", "NN"


def mend_held(words: list[Word], keeping: Words, captives: Words) -> None:
    """Read as passive who is told to be "held hostage" ("a woman kidnapped and | held | hostage in Mali")."""
    for verb, noun in pairwise(words):
        held = verb.lemma_ in keeping and noun.lower_ in captives and noun.head is verb
        above = verb.head if verb.dep_ == "conj" else verb
        suffers = above.dep_ == "acl" and above.tag_ == "VBN" and not any(c.dep_ in ("nsubj", "aux") for c in verb.children)
        if held and suffers and noun.dep_ == "obj":
            noun.dep_, verb.tag_ = "xcomp", "VBN"


def mend_parties(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate the parties of a "between" of which the parser took the first for a part of the second ("clashes between the Malian
    | army | and Tuareg rebels"), and the second with the first from which the parser parted it."""
    for second in words:
        if preposition(second) != "between" or any(child.dep_ == "conj" for child in second.children):
            continue
        first = next((child for child in second.children if child.i < second.i and _is_party(words, child, names)), None)
        shared = next((child for child in first.children if child.dep_ == "conj"), None) if first is not None else None
        if first is None or shared is None or shared.i > second.i:
            continue
        own = [child for child in second.children if child.i < first.i]
        hang(first, second.head, second.dep_)
        for child in own:
            hang(child, first, child.dep_)
        for child in [child for child in shared.children if child.dep_ == "cc"]:
            hang(child, second, "cc")
        hang(shared, second, "amod" if shared.pos_ == "ADJ" else "compound")
        hang(second, first, "conj")
    for link in words:
        second = link.head
        while second.dep_ in ("compound", "amod") and second.head.i > second.i:
            second = second.head
        if link.dep_ != "cc" or link.lower_ != "and" or not 0 < link.i < second.i or second.dep_ == "conj":
            continue
        first = next((w for w in [words[link.i - 1], *words[link.i - 1].ancestors] if preposition(w) == "between"), None)
        if first is not None and first.i < link.i and second is not first and second not in first.ancestors:
            if second.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "conj" for child in first.children):
                hang(second, first, "conj")


def _is_party(words: list[Word], noun: Word, names: Mapping[int, tuple[int, int]]) -> bool:
    """Whether "and" stands right behind a noun or name, so that it may be a party of its own."""
    behind = names[noun.i][1] if noun.i in names else noun.i + 1
    joined = words[behind].lower_ in ("and", "&") and noun.dep_ in ("compound", "nmod", "nmod:unmarked", "amod")
    return joined and (noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.i in names))


def mend_oaths(words: list[Word]) -> None:
    """Read "in" behind "swear" as its particle ("swears | in | Ana Diaz as minister")."""
    for word in words:
        case = next((child for child in word.children if child.dep_ == "case" and child.i == word.head.i + 1), None)
        if case is not None and (word.head.lemma_, case.lower_, base(word)) == ("swear", "in", "obl"):
            hang(case, word.head, "compound:prt")
            word.dep_ = "obj"


def mend_named_posts(words: list[Word], posts: Words, offices: Words, holding: Words) -> None:
    """Read a post with its name as the office ("held the post of | governor |" as "served as", "appointed to the post of")."""
    for office in words:
        post, verb = office.head, office.head.head
        cases = [child for child in office.children if child.dep_ == "case"]
        named = base(office) == "nmod" and [case.lower_ for case in cases] == ["of"] and office.lemma_.lower() in offices
        articled = any(child.dep_ in ("det", "nmod:poss") for child in office.children)  # "the power of the president" is his
        if not named or articled or post.lemma_ not in posts or verb.pos_ != "VERB":
            continue
        held = post.dep_ == "obj" and verb.lemma_ in holding
        if held or preposition(post) in ("to", "from") or (preposition(post) == "of" and verb.lemma_ == "strip"):
            cases[0].lower_ = cases[0].lemma_ = "as"
            hang(office, verb, "obl")


def mend_terms(words: list[Word], posts: Words) -> None:
    """Hang an office on the verb that tells who gets it or has it, not on its term ("sworn in for a second term | as President |")."""
    for office in words:
        term = office.head
        if base(office) != "nmod" or preposition(office) != "as" or term.pos_ != "NOUN" or term.lemma_.lower() not in posts:
            continue
        verb = term.head
        if verb.pos_ in ("NOUN", "PROPN") and preposition(verb) == "by":  # "elected by the assembly | to a second term |"
            verb = verb.head
        if verb.pos_ == "VERB" and verb.i < term.i:
            hang(office, verb, "obl")
