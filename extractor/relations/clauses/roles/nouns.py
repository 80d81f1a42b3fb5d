"""Arguments of a noun or adjective: who does what it names, to whom, and of whom it is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from extractor.relations.clauses.roles.bearers import Bearers
from extractor.relations.clauses.roles.phrases import Phrases, add, subject_under_for
from extractor.relations.clauses.roles.subjects import MADE, TornSubjects
from extractor.relations.clauses.syntax import Kind, base, conjuncts, is_passive, preposition
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import HYPHENS, Document, Word

_ACTING = frozenset({"STATE", "PERSON", "ORG"})
_LEAD = frozenset({"lead"})


class NounRoles:
    """Reads them in one document.

    Args:
        doc: its words.
        cues: closed word classes.
        index: where its entities are mentioned.
        phrases: of the document.
        subjects: those that its trees tear off their verb.
        bearers: of whom its nouns and adjectives are predicated.
        own_roles: reads what hangs on another predicate, be it a verb or a noun, passive or not.
    """

    def __init__(
        self, doc: Document, cues: Cues, index: MentionIndex, phrases: Phrases, subjects: TornSubjects, bearers: Bearers,
        own_roles: Callable[[Word, Kind, bool], Roles],
    ) -> None:  # fmt: skip
        self.doc = doc
        self.cues = cues
        self._index = index
        self._phrases = phrases
        self._subjects = subjects
        self._bearers = bearers
        self._own_roles = own_roles

    def read(self, head: Word, kind: Kind, roles: Roles) -> None:
        """Enter the arguments that hang on a noun or adjective."""
        self._add_arguments(head, kind, roles)
        if before := [index for index in roles.get("patient", ()) if index < head.i]:
            roles["modifier"] = before

    def _add_arguments(self, head: Word, kind: Kind, roles: Roles) -> None:
        if kind == "noun" and (title := self._titled(head)):
            roles.update(title)
            return
        bearers = self._bearers.of(head, kind)
        if kind == "noun" and preposition(head) == "in" and any(preposition(child) == "between" for child in head.children):
            bearers = []  # "Chad is | in a war between | two peoples"
        under = kind == "noun" and preposition(head) == "under" and self._add_undergoer(head, roles)
        if under:
            bearers = []
        behind = (
            kind == "noun" and preposition(head) == "behind"
        )  # "Israel was | behind the killing | of Nasrallah": it is no killing
        for bearer in bearers:
            # "its | operator | Naftogaz and Gazprom": one of them is
            lone = kind == "noun" and head.tag_ == "NN" and bearer.i == head.i + 1 and bearer.dep_ == "appos"
            # "forces | loyal | to Haftar and militias": the militias are not
            lone |= kind == "adjective" and head.dep_ == "amod" and head.i > bearer.i
            parts: Roles = {"agent": [bearer.i]} if lone else {}
            if not lone:
                add(parts, "agent", bearer)
            for role in ("agent",) if behind else ("agent", "bearer"):
                roles.setdefault(role, []).extend(parts["agent"])
        # whose: the state before a title is what the office belongs to, before an act it is who acts
        modifier_role = "patient" if bearers else "agent"
        # what stands before a verb misread as an adjective belongs to its subject, not to this noun
        verbs = [child.i for child in head.children if child.dep_ == "amod" and self._subjects.misread(child) is not None]
        owned = bearers and any(child.dep_ == "nmod:poss" and child.i in self._index.inside for child in head.children)
        for child in self._modifiers(head):
            label = base(child)
            if prefix := self._prefix(child):
                if prefix == "anti" and child.i in self._index.inside:
                    add(roles, "anti", child)
                continue
            if (verbs and child.i <= verbs[-1]) or (owned and label == "amod"):
                continue  # "ISIL's | Indonesian | leader" leads ISIL
            if child.dep_ == "nmod:poss":
                add(roles, "patient" if self._befalls(head, child) else modifier_role, child)
            elif child.head.i != head.i and child.i < head.i:
                add(roles, modifier_role, child)
            elif label in ("amod", "compound", "nmod") and child.i < head.i and preposition(child) is None:
                if (child.i in self._index.inside or child.pos_ == "PROPN") and not self._phrases.opens_bracket(child, head):
                    add(roles, modifier_role, child)
                    roles[modifier_role] += [other for other in self._joined(child) if other not in roles[modifier_role]]
            elif label in ("nmod", "obl"):
                self._phrases.add_prepositional(roles, child, passive=False)
            elif label == "acl" and (subject := subject_under_for(child)) is not None:
                add(roles, "for", subject)  # "an ultimatum | for Israel to withdraw"
        self._add_parties(head, kind, under, roles)

    def _titled(self, head: Word) -> Roles:
        """The roles of a title, with whom its bearer is for or against ("| Putin | critic Alexei Navalny")."""
        title = self._bearers.title(head)
        before = self._index.name_until.get(head.i)
        if title and before is not None and "patient" not in title and head.lemma_.lower() in self.cues.arguments.sided:
            return {**title, "patient": [before]}
        return title

    def _add_parties(self, head: Word, kind: Kind, under: bool, roles: Roles) -> None:
        """Who does what a noun names and to whom, as far as the phrases behind it tell."""
        # "withdrawal of troops from", "visit by Modi to", "letter from Modi to": parsers hang the second phrase on the first
        for role in ("of", "by", "from"):
            for child in (child for inner in roles.get(role, ()) for child in self.doc[inner].children):
                if (name := preposition(child)) in ("from", "to", "against", "into", "by", "with", "on") and name not in roles:
                    add(roles, name, child)
        if "of" in roles:  # to whom the deed is done, or who does it ("is under the control of | Iran |")
            roles.setdefault("agent" if under and "agent" not in roles else "patient", []).extend(roles["of"])
        if kind == "noun" and "by" in roles:
            suffered = any(child.dep_ == "nmod:poss" for child in head.children) and "patient" not in roles
            if suffered and self._phrases.named(roles["by"]) and "agent" in roles:
                roles["patient"] = roles.pop("agent")  # "Navalny's arrest by Russia"
            roles.setdefault("agent", []).extend(roles["by"])
        if kind == "noun" and "agent" not in roles:
            self._add_from_participle(head, roles)
        if kind == "noun" and "against" not in roles:
            self._add_aim(head, roles)
        for thing in self._included(head):
            add(roles, "including", thing)
        if kind == "noun" and "agent" not in roles and head.lemma_.lower() in self.cues.arguments.issued:
            self._add_issuers(roles)
        subjected = preposition(head) == "to" and head.head.lemma_ == "subject" and head.head.pos_ == "ADJ"
        if subjected or (preposition(head) == "of" and head.head.lemma_.lower() in self.cues.arguments.undergoers):
            kind = "adjective" if subjected else "noun"
            # "Iran is the target of American sanctions", "is subject to sanctions"
            for bearer in self._bearers.of(head.head, kind):
                add(roles, "on", bearer)
                add(roles, "against", bearer)

    def _included(self, group: Word) -> Iterator[Word]:
        """Who a group is said to include ("critics, who include | Greenpeace |", "men accused of fraud, including | Ana Diaz |")."""
        after = group.right_edge.i + 1
        after += after < len(self.doc) and self.doc[after].lower_ == ","
        several = group.tag_ == "NNS" and group.lemma_ not in self.cues.arguments.sites
        if several and after < len(self.doc) and self.doc[after].lower_ == "including":
            hung = self.doc[after].head  # parsers hang it higher: "visits prisoners, including | Ana Diaz |"
            if hung.i > after and any(hung.head.i == above.i for above in group.ancestors):
                yield hung
        for child in group.children:
            if child.dep_ == "acl:relcl" and child.lemma_ == "include":
                objects = (thing for thing in child.children if thing.dep_ == "obj")
                yield from (thing for thing in objects if any(part.pos_ == "PROPN" for part in conjuncts(thing)))
            elif child.dep_ == "acl":
                listed = (word for word in child.subtree if preposition(word) == "including")
                yield from (word for word in listed if any(self._index.is_person(part.i) for part in word.subtree))

    def _add_issuers(self, roles: Roles) -> None:
        """From whom it comes ("pressure | from Israel |"); parsers may hang that on the phrase before ("pressure on Iran from Israel")."""
        before = [child for role in ("on", "for", "against", "to") for i in roles.get(role, ()) for child in self.doc[i].children]
        for child in before if "from" not in roles else ():
            if preposition(child) == "from":
                add(roles, "from", child)
        if issuers := self._phrases.named(roles.get("from", [])):
            roles["agent"] = issuers

    def _add_from_participle(self, noun: Word, roles: Roles) -> None:
        """Parties that a light verb behind its noun tells ("threats | made by Iran against Iraq |", "a bomb | planted by | Iran")."""
        fired = noun.lemma_.lower() in self.cues.arguments.instruments
        for child in noun.children:
            if child.dep_ == "acl" and (fired or child.lemma_ in self.cues.light.doing) and is_passive(child):
                for role, heads in self._own_roles(child, "verb", True).items():
                    if role != "patient":
                        roles.setdefault(role, list(heads))

    def _add_aim(self, deed: Word, roles: Roles) -> None:
        """At whom a deed is told to be aimed ("an offensive aimed at | the Taliban |", "airstrikes targeting | rebels |")."""
        words, lemma = self.cues.arguments, deed.lemma_.lower()
        if lemma not in either(words.waged, words.violent, words.penalties) or lemma in words.wordy:
            return
        hedged = either(self.cues.adverbs.possible, self.cues.adverbs.reported)
        for told in (child for child in deed.children if child.dep_ == "acl" and child.i > deed.i):
            if any(child.lower_ in hedged for child in told.children):
                continue
            for child in told.children if told.lemma_ in words.aiming and is_passive(told) else ():
                if preposition(child) in ("at", "against", "toward"):
                    add(roles, "against", child)
            for child in told.children if told.lemma_ in words.targeting and told.tag_ == "VBG" else ():
                if child.dep_ == "obj":
                    add(roles, "against", child)

    def _add_undergoer(self, deed: Word, roles: Roles) -> bool:
        """Who is "under" what a noun names ("| Toyota | is under investigation", "| Kherson | remains under Russian control"), or is
        put there ("| Belarus | was put under sanctions by the EU")."""
        above = deed if any(child.dep_ == "cop" for child in deed.children) else deed.head
        put = above.lemma_ in self.cues.light.putting and above is not deed
        if above is not deed and not put and above.lemma_ not in self.cues.light.being:
            return self._add_described_undergoer(deed, roles)
        undergoer = "obj" if put and not is_passive(above) else "nsubj"
        for child in above.children:
            if put and undergoer == "obj" and base(child) == "nsubj":
                add(roles, "agent", child)
            elif base(child) == undergoer:
                for role in ("patient", "on", "against"):
                    add(roles, role, child)
            elif above is not deed and (name := preposition(child)) in ("from", "by"):
                add(roles, name, child)
        return "patient" in roles

    def _add_described_undergoer(self, deed: Word, roles: Roles) -> bool:
        """Who is told in passing to be under it ("| Toyota |, under Canadian investigation, left", "a firm | under EU sanctions")."""
        noun = deed.head
        if deed.lemma_.lower() not in self.cues.arguments.borne:
            return False
        if noun.pos_ == "VERB" and base(deed) == "obl" and deed.i < noun.i and deed.left_edge.i > deed.sent.start:
            noun = next((child for child in noun.children if base(child) == "nsubj" and child.i < deed.i), noun)
        if noun.pos_ in ("NOUN", "PROPN") and noun.i < deed.i:
            for role in ("patient", "on", "against"):
                add(roles, role, noun)
        return "patient" in roles

    def _befalls(self, fate: Word, possessor: Word) -> bool:
        """Whether a noun names what befalls the person whose it is ("| Litvinenko |'s murder"; "Spain's arrest of X" is Spain's deed)."""
        lemma = fate.lemma_.lower()
        suffered = (lemma in self.cues.arguments.fates or lemma in ("killing", "shooting")) and self._index.is_person(possessor.i)
        return suffered and not any(preposition(child) == "of" for child in fate.children)

    def _modifiers(self, head: Word) -> Iterator[Word]:
        yield from self._phrases.children(head)
        arguments, lemma = self.cues.arguments, head.lemma_.lower()
        # "tariffs on | Chinese |-made vehicles", "the | US |-led invasion"
        joined = either(arguments.flagged, MADE) if lemma in arguments.traffic else arguments.flagged
        joined = either(joined, _LEAD) if lemma in arguments.waged else joined
        for child in head.children:  # "U.S. border patrol agents": the state hangs on the noun between
            if base(child) == "compound" and child.pos_ == "NOUN":
                yield from (inner for inner in child.children if inner.i in self._index.inside and inner.i < child.i)
                for inner in (
                    child.children if child.i not in self._index.entity_at else ()
                ):  # "| Saudi |-led coalition airstrikes"
                    if inner.lemma_ == "lead" and (leader := self._phrases.hyphenated(inner)) is not None:
                        yield self.doc[leader]
            elif child.dep_ == "amod" and child.lemma_ in joined and (owner := self._phrases.hyphenated(child)) is not None:
                yield self.doc[owner]  # "a | British |-flagged tanker"
        named = self._bearers.named_after(head)
        if named is not None:  # "Russia's foreign minister Lavrov", "President Buhari of Nigeria": they may hang on the name
            for child in named.children:
                if (child.i < head.i and child.head.i != head.i) or preposition(child) == "of":
                    yield child
            before = head.i - 1
            while before > 0 and self.doc[before].pos_ in ("ADJ", "NOUN") and before not in self._index.inside:
                before -= 1
            if before in self._index.inside and self.doc[before].head.i not in (head.i, named.i):
                yield self.doc[before]  # "Hezbollah | leader Nasrallah", wherever the parser hangs it

    def _joined(self, name: Word) -> Iterator[int]:
        """The states, persons or bodies that hyphens join to one before a noun ("| US |-Israeli strikes", "the Trump-| Xi | summit")."""
        first = last = name.i
        while (before := self._across_hyphen(self._index.span_of.get(first, (0, 0))[0] - 1, before=True)) is not None:
            yield before
            first = before
        while (behind := self._across_hyphen(self._index.span_of.get(last, (0, 0))[1], before=False)) is not None:
            if not (self._index.is_person(last) and self._index.is_person(behind)):
                return  # of "the Chad-| Niger | border" the second hangs on the noun
            yield behind
            last = behind

    def _across_hyphen(self, hyphen: int, before: bool) -> int | None:
        """The name on one side of a hyphen that joins two."""
        if not 0 < hyphen < len(self.doc) - 1 or self.doc[hyphen].text not in HYPHENS:
            return None
        apart = self.doc[hyphen].whitespace_ or self.doc[hyphen - 1].whitespace_
        names = self._index.name_until if before else self._index.name_from
        other = None if apart else names.get(hyphen if before else hyphen + 1)
        return other if other is not None and self._index.type_at(other) in _ACTING else None

    def _prefix(self, token: Word) -> str:
        """What says for or against whom a thing is, before the name of one whose it is not ("| anti |-Syrian government"), if anything."""
        begin = self._index.span_of[token.i][0] if token.i in self._index.span_of else token.i
        if token.i in self._index.entity_at and token.i not in self._index.inside:
            return ""  # "clashes between pro-government | forces | and rebels"
        end = self._index.span_of[token.i][1] if token.i in self._index.span_of else token.i + 1
        if [word.lower_ for word in self.doc[end : end + 2]] == ["-", "era"]:
            return "era"  # "| Trump |-era pacts": of his time, not his
        prefixed = begin > 1 and self.doc[begin - 1].text == "-" and self.doc[begin - 2].lower_ in ("anti", "pro", "non")
        return self.doc[begin - 2].lower_ if prefixed else ""
