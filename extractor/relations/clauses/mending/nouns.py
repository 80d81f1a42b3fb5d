"""Mends of names, of nouns and of what belongs to their phrases."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
from itertools import pairwise

from extractor.relations.clauses.mending.tree import SUBJECTS, hang, put_under_its_object
from extractor.relations.clauses.syntax import BEARINGS, base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word

_PARTICIPIAL = frozenset({"following", "regarding", "concerning"})
_RATES = frozenset({"%", "percent"})


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


def mend_relatives(words: list[Word]) -> None:
    """Hang a clause that a relative pronoun opens on the name before it ("| Kenya |, which took Kismayo, declined to comment")."""
    for pronoun in words[2:]:
        verb, noun = pronoun.head, words[pronoun.i - 2]
        opens = pronoun.tag_ in ("WDT", "WP") and pronoun.dep_ in SUBJECTS and words[pronoun.i - 1].text == ","
        if not opens or verb.dep_ != "advcl" or noun.pos_ not in ("NOUN", "PROPN") or pronoun.i > verb.i:
            continue
        while noun.head.i < noun.i and noun.dep_ in ("flat", "nmod", "appos") and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        if noun.head is verb.head and noun.i < verb.head.i:
            hang(verb, noun, "acl:relcl")


def mend_larger_places(words: list[Word], names: Mapping[int, tuple[int, int]], lands: Set[int], kinds: Words) -> None:
    """Hang a second subject behind a comma on the name before it ("A blast in Khost, | Afghanistan | kills five"); the first is one
    whatever the parser calls it. So too a land that the parser set beside what is there ("A shooting in Yola, Adamawa, | Nigeria |";
    not "the largest city in Iraq, | Mosul |"), or took for the doer of what follows ("explodes in Quetta, | Pakistan | killing twelve")."""
    until = {end: head for head, (_, end) in names.items()}
    for head, (begin, end) in names.items():
        word = words[head]
        inner = until.get(begin - 1) if begin and words[begin - 1].text == "," else None
        joined = word.dep_ == "conj" and not any(child.dep_ == "cc" for child in word.children)
        beside = joined or (word.dep_ == "appos" and word.head.lemma_.lower() not in kinds)
        beside &= word.head.pos_ == "NOUN"
        if inner is not None and beside and {head, inner} <= lands and words[inner] in word.head.subtree:
            hang(word, words[inner], "appos")
            continue
        helper = end < len(words) and words[end].head is word.head and base(words[end]) == "aux"
        if inner is None or word.dep_ not in SUBJECTS or end >= len(words) or not (helper or words[end] is word.head):
            continue
        deed = word.head.head
        if deed.i < inner and word.head.tag_ == "VBG" and word.head.dep_ == "advcl" and not helper and inner in lands:
            hang(word, words[inner], "appos")
            continue
        before = [child for child in word.head.children if child.i < inner]
        first = next((child for child in before if child.dep_ == "obl:unmarked" and words[inner] in child.subtree), None)
        if any(child.dep_ in SUBJECTS for child in before):
            hang(word, words[inner], "appos")
        elif first is not None and words[inner] is not first:
            first.dep_ = word.dep_
            hang(word, words[inner], "appos")


def mend_helpers(words: list[Word]) -> None:
    """Give a participle the noun of its doer where the parser cut it off behind a name ("soldiers backed by African Union | troops |
    invade Anjouan")."""
    for by in words[2:-2]:
        participle, name, backed = words[by.i - 1], by.head, words[by.i - 2]
        if by.lower_ != "by" or by.dep_ != "case" or participle.tag_ != "VBN" or participle.dep_ not in ("acl", "amod"):
            continue
        inside = name.dep_ in ("compound", "amod", "nmod:desc") and name.head.i > name.i
        noun = name.head if inside else words[name.i + 1] if name.i + 1 < len(words) else name
        cut_off = noun.dep_ in (*SUBJECTS, "appos") and noun.pos_ == "NOUN" and noun.i > name.i > by.i
        if not cut_off or backed.pos_ not in ("NOUN", "PROPN") or noun.head.i in range(by.i, noun.i):
            continue
        if noun.is_ancestor(backed):  # "| shells | fired by government forces hit"
            hang(backed, noun.head, noun.dep_)
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


def mend_phrases_read_as_clauses(words: list[Word]) -> None:
    """Read "over" before a participle and its noun as what opens their phrase ("reached a settlement | over cancelled flights |")."""
    for over, participle in pairwise(words):
        torn = over.dep_ == "advmod" and over.head is participle and over.lower_ in ("over", "about")
        if torn and participle.tag_ == "VBN" and participle.dep_ in ("acl", "advcl", "xcomp"):
            verbal = participle.head.pos_ == "VERB"
            put_under_its_object(participle, "obl" if verbal else "nmod", "amod", "ADJ")
            if over.head is not participle:
                over.dep_, over.pos_ = "case", "ADP"


def mend_parties_behind_places(words: list[Word], lands: Set[int], talks: Words) -> None:
    """Hang parties behind a comma on their talks, not on the place before ("talks in Astana, Kazakhstan, | between Iran and Chad |")."""
    for between in words[2:]:
        party = between.head
        torn = between.lower_ == "between" and between.dep_ == "case" and words[between.i - 1].text == ","
        if torn and base(party) == "nmod" and party.head.i in lands:
            noun = party.head.head
            while noun.i in lands and noun.head is not noun:
                noun = noun.head
            if noun.lemma_.lower() in talks and noun.i < between.i:
                hang(party, noun, "nmod")


def mend_adverbs_doers(words: list[Word]) -> None:
    """Hang who does what a passive tells on it, not on its adverb ("were turned away | by Malaysia |")."""
    for away in words:
        verb = away.head
        if away.dep_ == "advmod" and away.i == verb.i + 1 and verb.tag_ == "VBN" and away.tag_ == "RB":
            for doer in [child for child in away.children if child.dep_ == "obl" and preposition(child) == "by"]:
                hang(doer, verb, "obl:agent")


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
        if mark.tag_ != "POS" or mark.i + 1 >= len(words) or owner.dep_ not in SUBJECTS:
            continue
        owned = words[mark.i + 1]
        while owned.head.i > owned.i and owned.head.pos_ in ("NOUN", "PROPN"):
            owned = owned.head
        if owned.pos_ in ("NOUN", "PROPN") and owned.head is owner.head and owned.dep_ in SUBJECTS:
            hang(owner, owned, "nmod:poss")  # "| Spain 's | Ministry of Health reports": two subjects of one verb


def mend_prepositions(words: list[Word]) -> None:
    """Read "following" before a phrase as the preposition that it is ("killed | following an attack"), and a participle before a
    subject, taken for one, as the clause that it is ("| Facing | threats, Iran closed the port")."""
    for word in words:
        subject = word.head
        if (
            word.dep_ == "case"
            and word.tag_ == "VBG"
            and subject.dep_ in SUBJECTS
            and any(c.dep_ == "obj" for c in word.children)
        ):
            hang(word, subject.head, "advcl")
        if word.lower_ in _PARTICIPIAL and base(word) == "advcl" and not any(base(c) in ("nsubj", "aux") for c in word.children):
            put_under_its_object(word, "obl", "case", "ADP")


def mend_verdicts(words: list[Word]) -> None:
    """Read "guilty" behind a verb as the adjective that it is, and what it tells as a clause ("found | guilty | of killing")."""
    for word in words:
        if word.lower_ == "guilty" and word.pos_ == "NOUN" and word.dep_ in ("xcomp", "obj"):
            word.pos_, word.tag_, word.dep_ = "ADJ", "JJ", "xcomp"
            for child in word.children:
                child.dep_ = "advcl" if child.dep_ == "acl" and child.tag_ == "VBG" else child.dep_


def mend_claimed_deeds(words: list[Word], claiming: Words, blame: Words) -> None:
    """Hang on "responsibility" that for which it is claimed, past who passes the claim on ("claims responsibility via Amaq | for an
    attack |")."""
    for noun in words:
        verb = noun.head
        if noun.dep_ != "obj" or verb.lemma_ not in claiming or noun.lemma_.lower() not in blame:
            continue
        if any(preposition(child) == "for" for child in (*noun.children, *verb.children)):
            continue
        between = (child for child in verb.children if child.i > noun.i and child.dep_ == "obl")
        deed = next((c for phrase in between for c in phrase.children if preposition(c) == "for" and c.i > phrase.i), None)
        if deed is not None:
            hang(deed, noun, "nmod")


def mend_bounds(words: list[Word]) -> None:
    """What bounds a number is no preposition ("expelled | up to | 20 diplomats") or stands in a word ("a stay-| at |-home order")."""
    for before, case, behind in zip(words, words[1:], words[2:], strict=False):
        bound = before.lower_ == "up" and case.lower_ == "to" and behind.pos_ == "NUM"
        if case.dep_ != "case" or not (bound or before.text == behind.text == "-"):
            continue
        number, noun = case.head, case.head.head if case.head.pos_ == "NUM" else case.head
        for word in (case, before) if bound else (case,):
            hang(word, number, "advmod")
            word.pos_ = "ADV"
        verb = noun.head
        opens = bound and noun.dep_ == "obl" and not any(child.dep_ == "case" for child in noun.children)
        if opens and verb.pos_ == "VERB" and verb.i == before.i - 1 and not any(base(c) == "obj" for c in verb.children):
            hang(noun, verb, "obj")  # "will train | up to 2,000 troops |"


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


def mend_apposed_places(words: list[Word], lands: Collection[int]) -> None:
    """Let the name of a place explain the noun right before it, not the deed that this noun hangs on ("a strike on the capital |
    Mekelle |")."""
    for name in (words[head] for head in lands):
        kind, deed = words[name.i - 1], name.head
        apposed = name.dep_ == "appos" and name.pos_ == "PROPN" and name.i > 0 and kind.pos_ == "NOUN" and deed is not kind
        plain = apposed and not any(child.i < name.i for child in name.children)
        if plain and kind.head is deed and kind.dep_ == "nmod" and kind.tag_ == "NN" and preposition(kind) is not None:
            hang(name, kind, "appos")


def mend_absences(words: list[Word]) -> None:
    """Hang on a deed whom it befalls "in absentia" ("ordered the arrest in absentia | of Navalnaya |")."""
    for absentia in words:
        if absentia.lower_ == "absentia" and absentia.head.pos_ in ("NOUN", "VERB"):
            for child in [child for child in absentia.children if child.i > absentia.i and preposition(child) is not None]:
                hang(child, absentia.head, "nmod" if absentia.head.pos_ == "NOUN" else "obl")


def mend_places_of_fates(words: list[Word], people: Collection[int], fates: Words) -> None:
    """Hang where somebody is arrested or put to death on that, not on his name ("the arrest of Ana Diaz | in Iran |")."""
    for place in words:
        person, fate = place.head, place.head.head
        if person.pos_ != "PROPN" or fate.pos_ != "NOUN" or fate.lemma_.lower() not in fates:
            continue
        links = preposition(place), preposition(person)
        fallen = links == ("of", "in") and place.i in people and place.pos_ == "PROPN"  # "the arrest in France | of Ana Diaz |"
        if fallen or (links == ("in", "of") and place.dep_ == "nmod" and person.i in people):
            hang(place, fate, "nmod")


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


def mend_compound_objects(words: list[Word], compounds: Words) -> None:
    """Read the verb that begins a known compound behind another verb as a part of it ("police | fire tear gas | at crowds")."""
    for verb, first, noun in zip(words, words[1:], words[2:], strict=False):
        if f"{first.lower_} {noun.lower_}" not in compounds or first.pos_ != "VERB" or noun.head is not first:
            continue
        if first.head is first and verb.dep_ in SUBJECTS and verb.head is first and verb.pos_ == "NOUN":
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
