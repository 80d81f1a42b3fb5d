"""Arguments of a predicate inside its own clause, by voice-neutral role."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.relations.clauses.syntax import (
    Kind,
    antecedent,
    base,
    conjuncts,
    is_counted,
    is_passive,
    kind_of,
    preposition,
)
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles, read_title
from extractor.relations.words import Word

# roles that tell when and where, which a governing predicate does not act on
_CIRCUMSTANCES = frozenset(
    {"agent", "in", "at", "on", "by", "for", "after", "before", "during", "since", "until", "as", "following"}
)
_FLAGGED = frozenset({"flag", "flagged", "own", "owned", "register", "registered", "operate", "operated"})
_HYPHENS = frozenset({"-", "–", "‑"})
_MADE = frozenset({"make", "made", "build", "built", "manufacture", "manufactured", "grown", "grow"})
_PUTTING = frozenset({"put", "place", "bring", "keep"})
_PENALTIES = frozenset({"sanction", "tariff", "duty", "levy", "embargo", "ban", "fine"})  # which are of who imposes them
_FINDING = frozenset({"find", "declare", "rule", "pronounce", "hold", "deem", "judge"})
_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ"})


class RoleReader:
    """Reads arguments off the tree of one document, and mends what parsers of other genres get wrong in news."""

    def __init__(self, doc: list[Word], cues: Cues, index: MentionIndex) -> None:
        self.doc = doc
        self.cues = cues
        self._index = index

    def roles_of(self, token: Word, kind: Kind) -> tuple[Roles, bool]:
        """All arguments of a predicate inside its own clause, and whether it is passive."""
        subject = self._misread_subject(token) if kind == "verb" else None
        passive = kind == "verb" and subject is None and is_passive(token)
        roles = self.own_roles(token, kind, passive)
        if subject is not None:
            self._add(roles, "agent", subject)
            self._add(roles, "patient", token.head)
            for child in token.head.children:
                if child.i > token.head.i and (name := preposition(child)) is not None:
                    self._add(roles, name, child)
        for complement in self._complements(token):
            inner = kind_of(complement)
            for role, heads in self.own_roles(complement, inner, is_passive(complement)).items() if inner else ():
                if role not in _CIRCUMSTANCES:
                    roles.setdefault("complement", []).extend(heads)
        if (owner := self._hyphenated(token)) is not None:  # "Saudi-backed forces", "the Yemen-based movement"
            stationed = token.lemma_.lower() in ("base", "based", "headquarter", "bear", "born")
            linked = token.lemma_.lower() in self.cues.arguments.belonging  # "al-Qaeda | -linked |": to al-Qaeda
            if linked:
                roles.pop("agent", None)
            roles["in" if stationed else "to" if linked else "agent"] = [owner]
            if token.head.i > token.i:
                named = None if token.head.i in self._index.entity_at else self._index.name_from.get(token.head.i + 1)
                roles["patient" if kind == "verb" else "agent"] = [token.head.i if named is None else named]
        elif passive and token.dep_ == "amod" and token.head.i > token.i:  # "a | banned | party"
            roles.setdefault("patient", [token.head.i])
        if kind == "verb" and not passive and "agent" not in roles:
            self._add_stranded_subject(token, roles)
        return roles, passive

    def own_roles(self, token: Word, kind: Kind, passive: bool) -> Roles:
        """Arguments that hang on the predicate itself."""
        roles: Roles = {}
        if kind == "verb":
            self._verb_roles(token, passive, roles)
        else:
            self._nominal_roles(token, kind, roles)
        return roles

    def _hyphenated(self, participle: Word) -> int | None:
        """The name joined to a participle by a hyphen ("Iran | -backed"), or of the state that the word "state" stands for there."""
        joined = participle.i > 1 and self.doc[participle.i - 1].text in _HYPHENS and not self.doc[participle.i - 1].whitespace_
        if not joined:
            return None
        owner = self.doc[participle.i - 2]
        if owner.lower_ == "state":  # "Iran's state-owned carrier", "the Iranian state-run agency IRNA"
            around = (child.i for child in (*owner.children, *participle.head.children) if child.i < owner.i)
            return next((index for index in around if self._index.type_at(index) == "STATE"), None)
        return owner.i if owner.i in self._index.inside else None

    def _misread_subject(self, verb: Word) -> Word | None:
        """Subject of a past tense that the parser took for an adjective before its object ("Iraq | committed genocide")."""
        hyphenated = verb.lemma_ in _MADE and self.doc[verb.i - 1].text in _HYPHENS  # "Chinese- | made | vehicles"
        if verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or verb.head.i < verb.i or hyphenated:
            return None
        if verb.head.dep_ == "appos" and verb.head.head.i == verb.i - 1 and verb.i - 1 in self._index.entity_at:
            return verb.head.head  # "The World Bank | suspended aid"
        if (opener := self._opening_name(verb)) is not None:
            return opener
        for child in (*verb.children, *verb.head.children):
            adjacent = child.i < verb.i and child.right_edge.i == verb.i - 1
            owns = child.dep_ == "nmod:poss"  # "a suit against | Trump's | proposed wall"
            if (
                adjacent
                and not owns
                and child.i in self._index.entity_at
                and base(child) in ("nsubj", "compound", "nmod", "amod")
            ):
                return child if preposition(child) is None else None
        return None

    def _opening_name(self, verb: Word) -> Word | None:
        """The name at the start of the sentence that a date parts from the verb ("| Israel | Friday reimposed a blockade")."""
        position = verb.i - 1
        while position > verb.sent.start and (self.doc[position].ent_type_ == "DATE" or self.doc[position].lower_ == "on"):
            position -= 1
        opens = all(word.pos_ in ("DET", "ADJ", "NOUN", "PROPN") for word in self.doc[verb.sent.start : position + 1])
        dated = position < verb.i - 1 and position in self._index.entity_at
        return self.doc[position] if dated and opens else None

    def _add_fused_recipient(self, verb: Word, objects: list[Word], roles: Roles) -> None:
        """The name at the start of an object phrase of a giving verb, where a receiver stands ("gave the | Ivory Coast | 5m dollars")."""
        for thing in objects:
            begin = verb.i + 1 + (verb.i + 1 < thing.i and self.doc[verb.i + 1].pos_ == "DET")
            name = self.doc[begin] if begin < thing.i else None
            while name is not None and name.head.i < thing.i and name.head.i > verb.i and name.head.pos_ == "PROPN":
                name = name.head
            if (
                name is not None
                and name.i in self._index.entity_at
                and name.dep_ in ("compound", "nmod", "nmod:desc", "nmod:poss", "nsubj")
                and not any(child.dep_ == "case" for child in name.children)
                and thing.i not in self._index.entity_at
            ):
                roles["recipient"] = [name.i]

    def _part_person_from_office(self, verb: Word, objects: list[Word], roles: Roles) -> None:
        """Who gets an office that parsers take for one phrase with his name ("appointed | Ana Diaz | foreign minister")."""
        person = self._index.name_from.get(verb.i + 1)
        for thing in objects:
            office = thing.lemma_.lower() in self.cues.arguments.officials and thing.i not in self._index.inside
            if person is not None and office and self._index.is_person(person) and person < thing.i and verb.i < thing.i:
                roles["patient"], roles["as"] = [person], [thing.i]

    def _add_stranded_subject(self, verb: Word, roles: Roles) -> None:
        """A noun before the verb that a date or adverb cut off from it ("The president on Saturday hosted").

        Parsers trained on other genres miss this order, which is common in news. Only a noun that plays no other part counts.
        """
        if verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return
        position = verb.i - 1
        while position >= verb.sent.start and (
            self.doc[position].ent_type_ == "DATE"
            or self.doc[position].pos_ in ("ADV", "AUX")
            or self.doc[position].lower_ == "on"
        ):
            position -= 1
        if position < verb.sent.start or self.doc[position].pos_ not in ("NOUN", "PROPN"):
            return
        noun = self.doc[position]
        while noun.head.i < verb.i and noun.head.i != noun.i and noun.head.pos_ in ("NOUN", "PROPN"):
            noun = noun.head
        if noun.dep_ == "ROOT" or noun.head.i == verb.i or verb.head.i == noun.i:
            roles.pop("patient", None) if noun.i in roles.get("patient", ()) else None
            self._add(roles, "agent", noun)

    def _complements(self, token: Word) -> Iterator[Word]:
        """Infinitives that the predicate governs, and what they govern in turn ("wants to help start talks")."""
        for child in token.children:
            label = base(child)
            infinitive = (label in ("xcomp", "ccomp") and child.pos_ in ("VERB", "ADJ", "AUX")) or (
                child.dep_ == "acl" and child.tag_ == "VB"
            )
            if infinitive and not any(c.pos_ == "AUX" and c.tag_ in ("VBD", "VBZ", "VBP") for c in child.children):
                yield child
                yield from self._complements(child)

    def _verb_roles(self, verb: Word, passive: bool, roles: Roles) -> None:
        has_object = any(base(child) == "obj" for child in verb.children)
        given = passive and not has_object and verb.lemma_ in self.cues.light.ditransitive  # "was granted | parole |"
        given = given and any(base(child) == "xcomp" and child.pos_ == "NOUN" for child in verb.children)
        has_object |= given
        for child in self._children(verb):
            dep, label = child.dep_, base(child)
            if label in ("nsubj", "csubj") and child.ent_type_ != "DATE":
                self._add(roles, ("recipient" if has_object else "patient") if passive else "agent", child)
            elif label == "obj":
                self._add(roles, "patient", child)
                for said in child.children if verb.lemma_ in _FINDING else ():
                    if said.pos_ == "ADJ" and base(said) == "amod" and said.i > child.i:
                        self._add(roles, "as", said)  # "found the preacher Anjem Choudary | guilty |"
            elif label == "iobj":
                self._add(roles, "recipient", child)
            elif label in ("obl", "nmod") and not has_object and is_counted(child):
                self._add(roles, "patient", child)  # "kidnapped up to 16 advisers"
            elif label in ("obl", "nmod") and dep not in ("obl:tmod", "obl:npmod", "obl:unmarked", "nmod:poss"):
                self._add_prepositional(roles, child, passive)
            elif label == "advcl" and (subject := _subject_under(child, "for")) is not None:
                self._add(roles, "for", subject)  # "called | for Israel to withdraw"
            elif label in ("xcomp", "ccomp") and not has_object and (judged := _subject_of_bare(child)) is not None:
                self._add(roles, "patient", judged)  # "found | the preacher Anjem Choudary | guilty"
                self._add(roles, "as", child)
            elif label in ("xcomp", "advcl") and child.lemma_ == "become" and child.tag_ == "VB" and (has_object or passive):
                for office in (inner for inner in child.children if base(inner) in ("xcomp", "obj")):
                    self._add(roles, "as", office)  # "announced Ana Diaz to become | minister |"
            elif label == "xcomp" and (child.pos_ in ("NOUN", "PROPN") or (child.pos_ == "ADJ" and (has_object or passive))):
                self._add(roles, "as" if not given and (has_object or passive) else "patient", child)
        if verb.lemma_ in self.cues.reporting.verbs:
            self._add_judged(verb, roles)
        if "recipient" in roles and not has_object and not passive:  # "asked | Germany | for tanks"
            roles.setdefault("patient", roles["recipient"])
        self._mend_objects(verb, passive, roles)

    def _add_judged(self, verb: Word, roles: Roles) -> None:
        """What a report says somebody or something to be ("said | the raid | was | a crime |"), if it is plainly said."""
        for content in verb.children:
            words = [
                child for child in content.children if child.dep_ in ("aux", "cop") or child.lemma_ in self.cues.adverbs.negative
            ]
            subject = next((child for child in content.children if child.dep_ == "nsubj"), None)
            if (
                base(content) in ("ccomp", "parataxis")
                and subject is not None
                and [w.tag_ for w in words] in (["VBZ"], ["VBD"], ["VBP"])
            ):
                if words[0].dep_ == "cop":
                    self._add(roles, "as", content)
                    self._add(roles, "judged", subject)
            deeds = [child for child in content.children if base(child) in ("csubj", "advcl", "ccomp") and child.tag_ == "VB"]
            doers = [doer for deed in deeds if (doer := _subject_under(deed, "for")) is not None]
            if content.pos_ == "ADJ" and doers and base(content) == "ccomp" and [w.tag_ for w in words] in (["VBZ"], ["VBD"]):
                self._add(roles, "as", content)
                self._add(roles, "judged", doers[0])  # "ruled that it was unlawful | for Uber | to operate"

    def _mend_objects(self, verb: Word, passive: bool, roles: Roles) -> None:
        """What parsers hang one noun too high or too low in the phrases behind a verb."""
        if (
            passive and "agent" not in roles
        ):  # the agent may hang on what comes before it ("offered a pact by Britain", "forced to go by")
            for child in verb.children:
                barred = base(child) == "advcl" and any(
                    mark.lower_ == "from" for mark in child.children
                )  # "barred from running by"
                lower = child.pos_ in ("NOUN", "PROPN") or (base(child) == "xcomp" and child.tag_ == "VB") or barred
                for inner in child.children if child.i > verb.i and lower else ():
                    if preposition(inner) == "by" and (child.pos_ != "VERB" or inner.i in self._index.entity_at):
                        self._add(roles, "agent", inner)
        if passive and "agent" not in roles:  # "hit | with eight Russian missiles |"
            arms = [head for head in roles.get("with", ()) if self._is_fired(head)]
            if not arms:  # "hit | with | US | sanctions"
                issued = (self.doc[head] for head in roles.get("with", ()) if self.doc[head].lemma_ in _PENALTIES)
                arms = [owner for noun in issued for owner in self._named(self.own_roles(noun, "noun", False).get("agent", []))]
            roles.update({"agent": arms} if arms else {})
        for index in roles.get("agent", ()) if passive else ():  # "a suit brought by Mali | against France |"
            for child in self.doc[index].children:
                if (name := preposition(child)) in ("against", "to") and name not in roles:
                    self._add(roles, name, child)
        objects = [child for child in verb.children if base(child) == "obj"]
        if len(objects) == 2 and "recipient" not in roles and objects[0].i in self._index.entity_at:  # "promised Tunisia a loan"
            roles["patient"] = []
            made = verb.lemma_ in self.cues.light.making  # "appointed him chancellor"
            self._add(roles, "patient" if made else "recipient", objects[0])
            self._add(roles, "as" if made else "patient", objects[1])
        if verb.lemma_ in self.cues.light.ditransitive and not passive and "recipient" not in roles:
            self._add_fused_recipient(verb, objects, roles)
        if verb.lemma_ in self.cues.light.making and not passive:
            self._part_person_from_office(verb, objects, roles)
        self._add_phrases_of_objects(verb, roles)

    def _add_phrases_of_objects(self, verb: Word, roles: Roles) -> None:
        """Phrases of the object noun, and of what there is a measure of, that count as the verb's own: parsers often attach them there."""
        things = [c for c in verb.children if c.i in roles.get("patient", ()) and not _is_so_called(verb)]
        things += [thing for child in things for thing in self._measured(child)]
        for child in things:
            for inner in child.children:
                if inner.dep_ == "nmod" and (name := preposition(inner)) not in ("of", None):
                    self._add(roles, name, inner)
                elif inner.dep_ == "acl" and inner.lemma_ == "target" and inner.tag_ == "VBG":
                    for whom in (w for w in inner.children if w.dep_ == "obj"):
                        self._add(roles, "on", whom)  # "imposed sanctions targeting | Iran |"
                elif inner.dep_ == "acl" and inner.lemma_ in self.cues.light.doing and is_passive(inner):
                    for name in ("on", "against"):  # "lifted the sanctions | imposed on Iran |"
                        roles.setdefault(name, []).extend(w.i for w in inner.children if preposition(w) == name)
                    for name in [name for name in ("on", "against") if not roles[name]]:
                        del roles[name]
                elif child.lemma_ in self.cues.light.permissions and (subject := _subject_under(inner, "for")) is not None:
                    self._add(roles, "for", subject)  # "denied permission | for Kowal to leave"

    def _is_fired(self, head: int) -> bool:
        """Whether a noun names what is fired or dropped on somebody."""
        lemma = self.doc[head].lemma_.lower()
        return lemma in self.cues.arguments.instruments or (self._index.type_at(head) == "WEAPON" and lemma != "weapon")

    def _measured(self, noun: Word) -> list[Word]:
        """What there is a measure of ("another wave of | strikes", "$5m in | aid")."""
        counted = noun.lemma_.lower() in self.cues.arguments.measures or noun.pos_ in ("DET", "PRON", "NUM")
        counted |= noun.lemma_.lower() in ("vote", "motion")  # "a vote of | confidence | in the Senate"
        links = ("of", "in") if noun.tag_ == "$" else ("of",) if counted else ()
        return [child for child in noun.children if preposition(child) in links]

    def _nominal_roles(self, head: Word, kind: Kind, roles: Roles) -> None:
        self._nominal_arguments(head, kind, roles)
        if before := [index for index in roles.get("patient", ()) if index < head.i]:
            roles["modifier"] = before

    def _nominal_arguments(self, head: Word, kind: Kind, roles: Roles) -> None:
        if kind == "noun" and (title := self._title(head)):
            roles.update(self._with_other_holders(title, head))
            return
        bearers = self.bearers(head, kind)
        under = kind == "noun" and preposition(head) == "under" and self._add_undergoer(head, roles)
        if under:
            bearers = []
        behind = (
            kind == "noun" and preposition(head) == "behind"
        )  # "Israel was | behind the killing | of Nasrallah": it is no killing
        for bearer in bearers:
            self._add(roles, "agent", bearer)
            if not behind:
                self._add(roles, "bearer", bearer)
        # whose: the state before a title is what the office belongs to, before an act it is who acts
        modifier_role = "patient" if bearers else "agent"
        # what stands before a verb misread as an adjective belongs to its subject, not to this noun
        verbs = [child.i for child in head.children if child.dep_ == "amod" and self._misread_subject(child) is not None]
        owned = bearers and any(child.dep_ == "nmod:poss" and child.i in self._index.inside for child in head.children)
        for child in self._modifiers(head):
            label = base(child)
            if (verbs and child.i <= verbs[-1]) or self._is_prefixed(child) or (owned and label == "amod"):
                continue  # "ISIL's | Indonesian | leader" leads ISIL
            if child.dep_ == "nmod:poss":
                self._add(roles, "patient" if self._befalls(head, child) else modifier_role, child)
            elif child.head.i != head.i and child.i < head.i:
                self._add(roles, modifier_role, child)
            elif label in ("amod", "compound", "nmod") and child.i < head.i and preposition(child) is None:
                if (child.i in self._index.inside or child.pos_ == "PROPN") and not self._opens_bracket(child, head):
                    self._add(roles, modifier_role, child)
            elif label in ("nmod", "obl"):
                self._add_prepositional(roles, child, passive=False)
            elif label == "acl" and (subject := _subject_under(child, "for")) is not None:
                self._add(roles, "for", subject)  # "an ultimatum | for Israel to withdraw"
        self._add_parties(head, kind, under, roles)

    def _add_parties(self, head: Word, kind: Kind, under: bool, roles: Roles) -> None:
        """Who does what a noun names and to whom, as far as the phrases behind it tell."""
        for role in ("of", "by"):  # "withdrawal of troops from", "visit by Modi to": parsers hang the second phrase on the first
            for child in (child for inner in roles.get(role, ()) for child in self.doc[inner].children):
                if (name := preposition(child)) in ("from", "to", "against", "into", "by", "with", "on") and name not in roles:
                    self._add(roles, name, child)
        if "of" in roles:  # to whom the deed is done, or who does it ("is under the control of | Iran |")
            roles.setdefault("agent" if under and "agent" not in roles else "patient", []).extend(roles["of"])
        if kind == "noun" and "by" in roles:
            suffered = any(child.dep_ == "nmod:poss" for child in head.children) and "patient" not in roles
            if suffered and self._named(roles["by"]) and "agent" in roles:
                roles["patient"] = roles.pop("agent")  # "Navalny's arrest by Russia"
            roles.setdefault("agent", []).extend(roles["by"])
        if kind == "noun" and "agent" not in roles:
            self._add_from_participle(head, roles)
        for thing in self._included(head):
            self._add(roles, "including", thing)
        if kind == "noun" and "agent" not in roles and head.lemma_.lower() in self.cues.arguments.issued:
            self._add_issuers(roles)
        subjected = preposition(head) == "to" and head.head.lemma_ == "subject" and head.head.pos_ == "ADJ"
        if subjected or (preposition(head) == "of" and head.head.lemma_.lower() in self.cues.arguments.undergoers):
            kind = "adjective" if subjected else "noun"
            for bearer in self.bearers(head.head, kind):  # "Iran is the target of American sanctions", "is subject to sanctions"
                self._add(roles, "on", bearer)
                self._add(roles, "against", bearer)

    def _included(self, group: Word) -> Iterator[Word]:
        """Who a group is said to include ("critics, who include | Greenpeace |", "men accused of fraud, including | Ana Diaz |")."""
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
                self._add(roles, "from", child)
        if issuers := self._named(roles.get("from", [])):
            roles["agent"] = issuers

    def _named(self, heads: list[int]) -> list[int]:
        """Those of some phrases that stand for entities."""
        return [head for head in heads if head in self._index.inside or head in self._index.entity_at]

    def _add_from_participle(self, noun: Word, roles: Roles) -> None:
        """Parties that a light verb behind its noun tells ("threats | made by Iran against Iraq |", "a bomb | planted by | Iran")."""
        fired = noun.lemma_.lower() in self.cues.arguments.instruments
        for child in noun.children:
            if child.dep_ == "acl" and (fired or child.lemma_ in self.cues.light.doing) and is_passive(child):
                for role, heads in self.own_roles(child, "verb", passive=True).items():
                    if role != "patient":
                        roles.setdefault(role, list(heads))

    def _add_undergoer(self, deed: Word, roles: Roles) -> bool:
        """Who is "under" what a noun names ("| Toyota | is under investigation", "| Kherson | remains under Russian control"), or is
        put there ("| Belarus | was put under sanctions by the EU")."""
        above = deed if any(child.dep_ == "cop" for child in deed.children) else deed.head
        put = above.lemma_ in _PUTTING and above is not deed
        if above is not deed and not put and above.lemma_ not in self.cues.light.being:
            return False
        undergoer = "obj" if put and not is_passive(above) else "nsubj"
        for child in above.children:
            if put and undergoer == "obj" and base(child) == "nsubj":
                self._add(roles, "agent", child)
            elif base(child) == undergoer:
                for role in ("patient", "on", "against"):
                    self._add(roles, role, child)
            elif above is not deed and (name := preposition(child)) in ("from", "by"):
                self._add(roles, name, child)
        return "patient" in roles

    def _befalls(self, fate: Word, possessor: Word) -> bool:
        """Whether a noun names what befalls the person whose it is ("| Litvinenko |'s murder"; "Spain's arrest of X" is Spain's deed)."""
        lemma = fate.lemma_.lower()
        suffered = (lemma in self.cues.arguments.fates or lemma in ("killing", "shooting")) and self._index.is_person(possessor.i)
        return suffered and not any(preposition(child) == "of" for child in fate.children)

    def bearers(self, head: Word, kind: Kind) -> list[Word]:
        """Of whom the nominal is predicated: subject of a copula, apposition, the name after a title."""
        found = []
        copular = any(child.dep_ == "cop" for child in head.children)
        for child in head.children:
            ready = (
                kind == "adjective" and base(child) == "expl" and head.lemma_ in self.cues.governors.intended
            )  # "it is willing to"
            if ready or (base(child) == "nsubj" and (copular or kind == "adjective")):
                found.append(antecedent(child))
            elif child.dep_ == "appos" and kind == "noun" and child.pos_ == "PROPN" and child.ent_type_ != "DATE":
                title = self.doc[child.i - 1]  # "the trial of | leader | Öcalan": his title may stand before it
                titled = title.lemma_.lower() in self.cues.arguments.officials and title.i not in self._index.inside
                bracketed = self._opens_bracket(head, child) and not self._index.is_person(child.i)  # "the war in Iraq (| BBC |)"
                if not bracketed and (title.head.i != head.i or preposition(title) is None or not titled):
                    found.append(child)
        if kind == "noun":
            found += self._predicated_of(head)
            if head.dep_ == "appos" and not self._opens_bracket(head.head, head):
                found.append(head.head)
            named = self.named_after(head)
            if named is not None:
                found.append(named)
        elif head.dep_ == "amod":
            found.append(head.head)
        return found

    def _title(self, head: Word) -> Roles:
        arguments = self.cues.arguments
        lemma = head.lemma_.lower()
        if lemma in arguments.fates or lemma in arguments.inflicted:
            return {}  # "the arrest of the chairman, | Dawud Ibsa |"
        title = read_title(self.doc, self._index, head.i, arguments.officials, arguments.transparent)
        office = (
            lemma in arguments.officials
            or lemma in arguments.people
            or not head.text.islower()
            or self._index.type_at(head.i) == "EVENT"
        )
        for named in title.get("agent", ()) if not office else ():
            before = self.doc[self._index.span_of[named][0] - 1]
            if before.pos_ == "NOUN" and before.i > head.i + 1:
                return {}  # "an apology to the English | singer | Morrissey": the title is that noun
        return title

    def _with_other_holders(self, title: Roles, head: Word) -> Roles:
        """The roles of a title, with all who hold it if it is a plural ("Presidents Buhari of Nigeria and | Talon | of Benin")."""
        if head.tag_ not in ("NNS", "NNPS"):
            return title
        named = [word.i for index in title.get("agent", ()) for word in conjuncts(self.doc[index])]
        return {**title, "agent": [index for index in named if index in self._index.inside]}

    def _opens_bracket(self, first: Word, second: Word) -> bool:
        """Whether the second stands in brackets behind the first ("MOSUL, Iraq (AP)"): the first says nothing of what it is."""
        between = [token.text for token in self.doc[first.i + 1 : second.i + 1]]
        return between.count("(") > between.count(")")

    def _is_prefixed(self, token: Word) -> bool:
        """Whether the name says for or against whom a thing is, and not whose ("anti-Syrian government")."""
        begin = self._index.span_of[token.i][0] if token.i in self._index.span_of else token.i
        if token.i in self._index.entity_at and token.i not in self._index.inside:
            return False  # "clashes between pro-government | forces | and rebels"
        return begin > 1 and self.doc[begin - 1].text == "-" and self.doc[begin - 2].lower_ in ("anti", "pro", "non")

    def _predicated_of(self, noun: Word) -> list[Word]:
        """Who becomes or is made what the noun names ("Macron became president", "elected him president", "served as president")."""
        verb = noun.head
        predicative = (base(noun) in ("xcomp", "obj") and verb.lemma_ in self.cues.light.making) or preposition(noun) == "as"
        if not predicative or verb.pos_ not in ("VERB", "AUX") or _is_so_called(verb):
            return []
        if base(noun) == "obj":
            judged = any(base(child) in ("xcomp", "compound:prt") or child.lower_ == "off" for child in verb.children)
            judged |= verb.lemma_ == "call" and any(child.dep_ == "nmod:poss" for child in noun.children)
            if judged:
                return []  # "called the | raid | a crime", "called off a | strike |"
        if verb.lemma_ in self.cues.light.succeeding:  # "Truss succeeded him as prime minister": both have been it
            will = any(child.lower_ in self.cues.modals.intended for child in verb.children)
            holding = ("nsubj:pass", "obj") if will else ("nsubj", "obl:agent", "nsubj:pass", "obj")
            return [antecedent(child) for child in verb.children if child.dep_ in holding and child.i != noun.i]
        taking = verb.lemma_ in self.cues.light.taking  # "Talon joined Kowal as adviser"
        for label in ("nsubj", "nsubj:pass", "obj") if taking else ("obj", "nsubj:pass", "nsubj"):
            found = [child for child in verb.children if child.dep_ == label and child.i != noun.i]
            found = [child for child in found if child.pos_ != "NOUN" or child.lemma_ not in self.cues.light.posts]
            if found:
                return [antecedent(child) for child in found]
        return []

    def named_after(self, title: Word) -> Word | None:
        """The name that a title stands before: "President | Putin", "Secretary of State | Pompeo", "President of China | Xi"."""
        position = title.i + 1
        office = title.lemma_.lower() in self.cues.arguments.officials and position < len(self.doc)
        if not (office and self.doc[position].lower_ in ("of", "for")):
            position += position + 1 < len(self.doc) and self.doc[position].text == "The"  # "the newspaper | The Star |"
            return self.doc[self._index.name_from[position]] if position in self._index.name_from else None
        end = min(title.i + 8, len(self.doc))
        position += 1
        while position < end:
            name = self._index.name_from.get(position)
            if name is not None and self._index.is_person(name) and position > title.i + 2:
                return self.doc[name]
            if name is None and self.doc[position].pos_ not in _TITLE_PARTS:
                return None
            position = self._index.span_of[name][1] if name is not None else position + 1
        return None

    def _children(self, head: Word) -> Iterator[Word]:
        """Children of a predicate, and phrases that hang on a time beside it ("issued a reminder Saturday | to Iraq")."""
        for child in head.children:
            yield child
            lasting = head.pos_ == "VERB" and base(child) == "obl" and child.lemma_.lower() in self.cues.arguments.measured
            clock = child.pos_ == "NUM" and base(child) == "obl" and preposition(child) in ("at", "by", "from", "until")
            if child.ent_type_ == "DATE" or lasting or clock:
                inners = (inner for inner in child.children if inner.i > child.i and inner.ent_type_ != "DATE")
                yield from (inner for inner in inners if preposition(inner) not in (("of", None) if lasting else (None,)))

    def _modifiers(self, head: Word) -> Iterator[Word]:
        yield from self._children(head)
        traded = head.lemma_.lower() in self.cues.arguments.traffic  # "tariffs on | Chinese |-made vehicles"
        for child in head.children:  # "U.S. border patrol agents": the state hangs on the noun between
            if base(child) == "compound" and child.pos_ == "NOUN":
                yield from (inner for inner in child.children if inner.i in self._index.inside and inner.i < child.i)
                for inner in (
                    child.children if child.i not in self._index.entity_at else ()
                ):  # "| Saudi |-led coalition airstrikes"
                    if inner.lemma_ == "lead" and (leader := self._hyphenated(inner)) is not None:
                        yield self.doc[leader]
            elif (
                child.dep_ == "amod"
                and child.lemma_ in _FLAGGED | (_MADE if traded else frozenset())
                and (owner := self._hyphenated(child)) is not None
            ):
                yield self.doc[owner]  # "a | British |-flagged tanker"
        named = self.named_after(head)
        if named is not None:  # "Russia's foreign minister Lavrov", "President Buhari of Nigeria": they may hang on the name
            for child in named.children:
                if (child.i < head.i and child.head.i != head.i) or preposition(child) == "of":
                    yield child
            before = head.i - 1
            while before > 0 and self.doc[before].pos_ in ("ADJ", "NOUN") and before not in self._index.inside:
                before -= 1
            if before in self._index.inside and self.doc[before].head.i not in (head.i, named.i):
                yield self.doc[before]  # "Hezbollah | leader Nasrallah", wherever the parser hangs it

    def _add(self, roles: Roles, role: str, token: Word) -> None:
        for part in conjuncts(token):
            if part.i != token.i and base(part) == "conj" and preposition(part) not in (None, preposition(token)):
                continue
            roles.setdefault(role, []).append(antecedent(part).i)

    def _add_prepositional(self, roles: Roles, token: Word, passive: bool) -> None:
        name = preposition(token)
        if name is None:
            if token.dep_ == "obl:agent":
                self._add(roles, "agent", token)
            return
        subject_comes = token.i < token.head.i and any(w.lower_ in ("along", "together") for w in token.subtree if w.i < token.i)
        if (name == "by" and (passive or token.dep_ == "obl:agent")) or (name == "with" and subject_comes and not passive):
            self._add(roles, "agent", token)  # "China, along with | Turkey |, supports it"
        elif name == "between" and (sides := self._sides(token)):
            roles.setdefault(name, []).extend(sides)
        else:
            self._add(roles, name, token)

    def _sides(self, plural: Word) -> list[int]:
        """Who the two sides are that one plural tells ("between gunmen from | Hamas and Fatah |", "forces loyal to | A and B |")."""
        if plural.tag_ not in ("NNS", "NNPS") or sum(1 for _ in conjuncts(plural)) > 1:
            return []
        loyal = [child for child in plural.children if child.lemma_.lower() in self.cues.arguments.led]
        for child in (child for word in (plural, *loyal) for child in word.children if child.i > plural.i):
            sides = [part.i for part in conjuncts(child)] if preposition(child) in ("from", "of", "to") else []
            if len(self._named(sides)) > 1:
                return sides
        return []


def _subject_of_bare(predicate: Word) -> Word | None:
    """The subject of an adjective that no verb joins to it ("found | him | guilty")."""
    if predicate.pos_ != "ADJ" or any(
        child.dep_ in ("cop", "aux", "mark") and child.i < predicate.i for child in predicate.children
    ):
        return None
    return next((child for child in predicate.children if child.dep_ == "nsubj" and child.i < predicate.i), None)


def _subject_under(clause: Word, mark: str) -> Word | None:
    """The subject of an infinitive that a preposition introduces ("for | Israel | to withdraw")."""
    if not any(child.dep_ == "mark" and child.lower_ == mark for child in clause.children):
        return None
    return next((child for child in clause.children if child.dep_ == "nsubj"), None)


def _is_so_called(verb: Word) -> bool:
    """Whether a verb only tells what somebody calls a thing ("what Maduro | calls | an attack", "what Iran | described | as a raid")."""
    return verb.dep_ == "acl:relcl" and verb.head.lower_ == "what"
