"""Mends of what is joined to what: names and nouns of a list, parties, verbs."""

from __future__ import annotations

from collections.abc import Mapping

from extractor.relations.clauses.mending.tree import SUBJECTS, hang
from extractor.relations.clauses.syntax import BEARINGS, base
from extractor.relations.clauses.syntax import read_preposition as preposition
from extractor.relations.cues import Words
from extractor.words import Word


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
            hang(word, words[other], "conj")
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


def mend_shared_names(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate what is left of a name with the one that ends as it does ("officials of | North | and South Korea").

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
    """
    for head, (begin, end) in names.items():
        if begin < 2 or end - begin < 2 or words[begin - 1].lower_ != "and" or names.get(begin - 2) != (begin - 2, begin - 1):
            continue
        first, second = words[begin - 2], words[head]
        inside = words[begin - 2 : end]
        top = next(word for word in inside if word.head not in inside or word.head is word)
        if first.lower_ not in BEARINGS or second in (top.head, second.head):
            continue
        if top.head.head is second:  # "| the US | and North and South Korea"
            hang(top.head, second.head, second.dep_)
        if second in top.ancestors:
            continue
        hang(first, top.head, top.dep_)
        for child in [child for child in second.children if child.i < first.i]:
            hang(child, first, child.dep_)
        hang(second, first, "conj")
        hang(words[begin - 1], second, "cc")
        for word in words[begin:end]:
            if word is not second:
                hang(word, second, "compound")


def mend_lists(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate the first name of a list that the parser left beside it ("| the Union |, the States, Britain and Canada").

    Args:
        words: of a document.
        names: head of each name -> its half-open range of tokens.
    """
    for head, (begin, _) in names.items():
        second = words[head]
        states = second.ent_type_ == second.head.ent_type_ == "STATE" and second.head.i in names
        if second.dep_ == "appos" and states and names[second.head.i][1] == begin - 1 and words[begin - 1].text == ",":
            second.dep_ = "conj"  # "Iran, | Russia | to sign deal": no state explains another
        while begin > 0 and words[begin - 1].head is second and words[begin - 1].dep_ == "det":
            begin -= 1
        if begin < 2 or words[begin - 1].text != "," or not any(base(child) == "conj" for child in second.children):
            continue
        beside = [second.head] if second.dep_ == "appos" else second.head.children if second.dep_ in SUBJECTS else []
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
        if word.dep_ != "conj" or place.i not in named or word.i in named or base(place) != "nmod":
            continue
        if post.lemma_.lower() in officials and word.lemma_.lower() in officials:
            hang(word, post, "conj")


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


def mend_parties(words: list[Word], names: Mapping[int, tuple[int, int]]) -> None:
    """Coordinate the parties of a "between" of which the parser took the first for a part of the second ("clashes between the Malian
    | army | and Tuareg rebels"), and the second with the first from which the parser parted it."""
    for second in words:
        if not second.children or preposition(second) != "between" or any(child.dep_ == "conj" for child in second.children):
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


def mend_bare_parties(words: list[Word]) -> None:
    """Hang on a deed the people of two states whose noun was taken for another subject ("clashes between Armenian and Azerbaijani |
    troops | left dozens dead", "talks between US and Omani | officials | end", "the expulsion of Dutch and Belgian | diplomats | came")."""
    for case in words:
        land, people = case.head, case.head.head
        deed = words[case.i - 1] if case.i else case
        if case.dep_ != "case" or case.lower_ not in ("between", "of", "by", "on", "against") or deed.pos_ != "NOUN":
            continue
        named = case.lower_ == "between" and land.dep_ == "compound" and any(child.dep_ == "conj" for child in land.children)
        torn = (land.pos_ == "ADJ" or named) and people.pos_ == "NOUN" and people.i > land.i and deed is not people
        if torn and _is_torn_off(people, deed, case.lower_ == "between"):
            hang(people, deed, "nmod")
            hang(case, people, "case")
        elif case.lower_ == "between" and {land.dep_, deed.dep_} <= SUBJECTS and deed.head is land.head:
            hang(land, deed, "nmod")  # "talks between | the US | and Omani officials": a third subject


def _is_torn_off(people: Word, deed: Word, parties: bool) -> bool:
    """Whether a noun is another subject of what a deed is the subject of, or, as parties, of what was taken to describe the deed."""
    if people.dep_ in SUBJECTS and deed.dep_ in SUBJECTS and deed.head is people.head:
        return True
    described = people.dep_ in SUBJECTS and people.head.dep_ == "acl:relcl" and people.head.head is deed
    return parties and (described or (people.head is deed and people.dep_ == "nmod"))


def mend_people_of_parties(words: list[Word]) -> None:
    """Coordinate the second party of a "between" with the people whose name it was coordinated with ("between supporters of Khan and
    | police |"; "between leaders of Iran and | Iraq |" tells of leaders of both)."""
    for people in words:
        if people.tag_ != "NNS" or preposition(people) != "between" or any(child.dep_ == "conj" for child in people.children):
            continue
        loyal = [
            child for child in people.children if child.pos_ == "ADJ" and child.i > people.i
        ]  # "forces | loyal | to Haftar and"
        behind = [child for word in (people, *loyal) for child in word.children if child.i > people.i]
        for name in (child for child in behind if preposition(child) in ("of", "from", "to")):
            second = next((child for child in name.children if child.dep_ == "conj"), None)
            if second is None or name.pos_ != "PROPN":
                continue
            kinds = {name.ent_type_, second.ent_type_}  # taggers know a person's name from others, but no body's from a place's
            if second.pos_ == "NOUN" or (len(kinds) == 2 and "PERSON" in kinds and "" not in kinds):
                hang(second, people, "conj")
                break


def _is_party(words: list[Word], noun: Word, names: Mapping[int, tuple[int, int]]) -> bool:
    """Whether "and" stands right behind a noun or name, so that it may be a party of its own."""
    behind = names[noun.i][1] if noun.i in names else noun.i + 1
    joined = words[behind].lower_ in ("and", "&") and noun.dep_ in ("compound", "nmod", "nmod:unmarked", "amod")
    return joined and (noun.pos_ == "NOUN" or (noun.pos_ == "PROPN" and noun.i in names))


def mend_coordinated_verbs(words: list[Word]) -> None:
    """Coordinate a present tense with the main verb, not with a past tense in between ("denies what hit it and | accuses | Mali")."""
    for verb in words:
        inner = verb.head
        clause = inner if inner.dep_ in ("acl:relcl", "advcl") else None
        # "the result, which is still counted, and | accuses | him"
        inserted = inner.tag_ == "VBN" and verb.i > 1 and words[verb.i - 2].text == ","
        if verb.dep_ != "conj" or clause is None or verb.tag_ != "VBZ" or not (inner.tag_ == "VBD" or inserted):
            continue
        outer = next((word for word in clause.ancestors if word.tag_ == "VBZ" and word.pos_ == "VERB"), None)
        if outer is not None and outer is outer.head and not any(base(c) in ("nsubj", "csubj") for c in verb.children):
            hang(verb, outer, "conj")


def mend_finite_verbs(words: list[Word], deeds: Words) -> None:
    """Coordinate a finite verb with the finite verb above, not with the infinitive or gerund in between ("called on Israel to stop and
    | accused | Iran"; but "did not attack and | denied | it", where the auxiliary is finite), nor with the object of that; so too one
    that was taken for an adjective ("vowed to leave Oman and | increased | pressure on Chad")."""
    for verb in words:
        if verb.tag_ not in ("VBD", "VBZ", "VBN") or verb.dep_ not in ("conj", "amod"):
            continue
        qualified = verb.head if verb.dep_ == "amod" else None
        if qualified is not None and not (verb.lemma_.lower() in deeds and verb.i and words[verb.i - 1].dep_ == "cc"):
            continue
        inner = verb.head if qualified is None or qualified.dep_ not in ("conj", "obj") else qualified.head
        if not _is_infinite(inner) and inner.pos_ in ("NOUN", "PROPN") and inner.head.i < inner.i < verb.i:
            inner = inner.head
        if not _is_infinite(inner) or any(child.pos_ == "AUX" for word in (inner, verb) for child in word.children):
            continue
        tag = "VBD" if verb.tag_ == "VBN" else verb.tag_
        outer = next((word for word in inner.ancestors if word.tag_ == tag and word.pos_ == "VERB"), None)
        if outer is None or not outer.i < inner.i < verb.i or any(base(child) in SUBJECTS for child in verb.children):
            continue
        verb.pos_, verb.tag_ = "VERB", tag
        hang(verb, outer, "conj")
        if qualified is not None:
            hang(qualified, verb, "obj")
        for child in [child for child in inner.children if child.i > verb.i]:
            hang(child, verb, child.dep_)


def _is_infinite(verb: Word) -> bool:
    """Whether a verb is an infinitive, whatever its tag, or a gerund."""
    return verb.tag_ in ("VB", "VBG") or any(child.tag_ == "TO" and child.dep_ == "mark" for child in verb.children)


def mend_joined_objects(words: list[Word], deeds: Words) -> None:
    """Make a verb of what is taken for the adjective of a second object ("recalled its envoy and | claimed | responsibility for it")."""
    for verb in words:
        thing, first, main = verb.head, verb.head.head, verb.head.head.head
        joined = (
            verb.dep_ == "amod" and verb.tag_ == "VBN" and thing.dep_ == "conj" and base(first) == "obj" and main.tag_ == "VBD"
        )
        opener = words[verb.i - 1]
        if not joined or opener.dep_ != "cc" or opener.head is not thing or verb.lemma_.lower() not in deeds or first.i < main.i:
            continue
        if any(child.dep_ in ("det", "nmod:poss") for child in first.children):  # the second would have its own too
            verb.tag_ = "VBD"
            for moved, head, label in ((verb, main, "conj"), (opener, verb, "cc"), (thing, verb, "obj")):
                hang(moved, head, label)


def mend_joined_passives(words: list[Word]) -> None:
    """Coordinate a participle that has its own doer with the passive before it, not with the doer of that ("backed by Chad and |
    opposed | by Mali")."""
    for verb in words:
        doer = verb.head
        joined = verb.tag_ == "VBN" and verb.dep_ == "conj" and any(child.dep_ == "obl:agent" for child in verb.children)
        if joined and doer.dep_ == "obl:agent" and doer.head.tag_ == "VBN" and doer.head.i < doer.i < verb.i:
            hang(verb, doer.head, "conj")
