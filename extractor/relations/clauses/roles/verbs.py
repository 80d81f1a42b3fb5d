"""Arguments of a verb: subject, objects, predicatives and prepositional phrases, by voice-neutral role."""

from __future__ import annotations

from collections.abc import Callable

from extractor.relations.clauses.roles.phrases import Phrases, add, is_so_called, subject_under_for
from extractor.relations.clauses.syntax import Kind, base, is_counted, is_passive, links, preposition
from extractor.relations.cues import Cues
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles
from extractor.words import Document, Word


class VerbRoles:
    """Reads them in one document.

    Args:
        doc: its words.
        cues: closed word classes.
        index: where its entities are mentioned.
        phrases: of the document.
        own_roles: reads what hangs on another predicate, be it a verb or a noun, passive or not.
    """

    def __init__(
        self, doc: Document, cues: Cues, index: MentionIndex, phrases: Phrases, own_roles: Callable[[Word, Kind, bool], Roles]
    ) -> None:
        self.doc = doc
        self.cues = cues
        self._index = index
        self._phrases = phrases
        self._own_roles = own_roles

    def read(self, verb: Word, passive: bool, roles: Roles) -> None:
        """Enter the arguments that hang on a verb."""
        has_object = any(base(child) == "obj" for child in verb.children)
        given = passive and not has_object and verb.lemma_ in self.cues.light.ditransitive  # "was granted | parole |"
        given = given and any(base(child) == "xcomp" and child.pos_ == "NOUN" for child in verb.children)
        has_object |= given
        addressed = any(base(child) == "iobj" for child in verb.children)  # "asked | Mali | to be on alert"
        for child in self._phrases.children(verb):
            dep, label = child.dep_, base(child)
            if label in ("nsubj", "csubj") and child.ent_type_ != "DATE":
                add(roles, ("recipient" if has_object else "patient") if passive else "agent", child)
            elif label == "obj":
                add(roles, "patient", child)
                for said in child.children if verb.lemma_ in self.cues.governors.finding else ():
                    if said.pos_ == "ADJ" and said.dep_ in ("amod", "acl") and said.i > child.i:
                        add(roles, "as", said)  # "found the preacher Anjem Choudary | guilty |"
            elif label == "iobj":
                add(roles, "recipient", child)
            elif label in ("obl", "nmod") and not has_object and is_counted(child):
                add(roles, "patient", child)  # "kidnapped up to 16 advisers"
            elif label in ("obl", "nmod") and dep not in ("obl:tmod", "obl:npmod", "obl:unmarked", "nmod:poss"):
                self._phrases.add_prepositional(roles, child, passive)
            elif label == "advcl" and (subject := subject_under_for(child)) is not None:
                add(roles, "for", subject)  # "called | for Israel to withdraw"
            elif label in ("xcomp", "ccomp") and not has_object and (judged := _subject_of_bare(child)) is not None:
                add(roles, "patient", judged)  # "found | the preacher Anjem Choudary | guilty"
                add(roles, "as", child)
            elif label == "advcl" and child.pos_ == "ADJ" and has_object and "as" in links(child):
                add(roles, "as", child)  # "declared several laws | as unconstitutional |"
            elif label in ("xcomp", "advcl") and child.lemma_ == "become" and child.tag_ == "VB" and (has_object or passive):
                for office in (inner for inner in child.children if base(inner) in ("xcomp", "obj")):
                    add(roles, "as", office)  # "announced Ana Diaz to become | minister |"
            elif label == "xcomp" and (child.pos_ in ("NOUN", "PROPN") or (child.pos_ == "ADJ" and (has_object or passive))):
                add(roles, "as" if not given and (has_object or passive or addressed) else "patient", child)
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
                    add(roles, "as", content)
                    add(roles, "judged", subject)
            deeds = [child for child in content.children if base(child) in ("csubj", "advcl", "ccomp") and child.tag_ == "VB"]
            doers = [doer for deed in deeds if (doer := subject_under_for(deed)) is not None]
            if content.pos_ == "ADJ" and doers and base(content) == "ccomp" and [w.tag_ for w in words] in (["VBZ"], ["VBD"]):
                add(roles, "as", content)
                add(roles, "judged", doers[0])  # "ruled that it was unlawful | for Uber | to operate"

    def _mend_objects(self, verb: Word, passive: bool, roles: Roles) -> None:
        """What parsers hang one noun too high or too low in the phrases behind a verb."""
        if (
            passive and "agent" not in roles
        ):  # the agent may hang on what comes before it ("offered a pact by Britain", "forced to go by", "set free by")
            for child in verb.children:
                barred = base(child) == "advcl" and any(
                    mark.lower_ == "from" for mark in child.children
                )  # "barred from running by"
                lower = child.pos_ in ("NOUN", "PROPN") or (base(child) == "xcomp" and child.tag_ in ("VB", "JJ")) or barred
                for inner in child.children if child.i > verb.i and lower else ():
                    if preposition(inner) == "by" and (child.pos_ != "VERB" or inner.i in self._index.entity_at):
                        add(roles, "agent", inner)
        if passive and "agent" not in roles:  # "hit | with eight Russian missiles |"
            arms = [head for head in roles.get("with", ()) if self._is_fired(head)]
            if not arms:  # "hit | with | US | sanctions"
                penalties = self.cues.arguments.penalties
                issued = (self.doc[head] for head in roles.get("with", ()) if self.doc[head].lemma_ in penalties)
                owners = (self._own_roles(noun, "noun", False).get("agent", []) for noun in issued)
                arms = [owner for heads in owners for owner in self._phrases.named(heads)]
            roles.update({"agent": arms} if arms else {})
        for index in roles.get("agent", ()) if passive else ():  # "a suit brought by Mali | against France |"
            for child in self.doc[index].children:
                if (name := preposition(child)) in ("against", "to") and name not in roles:
                    add(roles, name, child)
        objects = [child for child in verb.children if base(child) == "obj"]
        if len(objects) == 2 and "recipient" not in roles and objects[0].i in self._index.entity_at:  # "promised Tunisia a loan"
            roles["patient"] = []
            made = verb.lemma_ in self.cues.light.making  # "appointed him chancellor"
            add(roles, "patient" if made else "recipient", objects[0])
            add(roles, "as" if made else "patient", objects[1])
        if verb.lemma_ in self.cues.light.ditransitive and not passive and "recipient" not in roles:
            self._add_fused_recipient(verb, objects, roles)
        if verb.lemma_ in self.cues.light.making and not passive:
            self._part_person_from_office(verb, objects, roles)
        self._add_phrases_of_objects(verb, roles)

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

    def _add_phrases_of_objects(self, verb: Word, roles: Roles) -> None:
        """Phrases of the object noun, and of what there is a measure of, that count as the verb's own: parsers often attach them there."""
        own = {child.i for child in verb.children}
        heads = [] if is_so_called(verb) else roles.get("patient", [])
        things = [
            noun for noun in map(self.doc.__getitem__, heads) if noun.i in own or (base(noun) == "conj" and noun.head.i in own)
        ]
        things += [thing for child in things for thing in self._measured(child)]
        for child in things:
            for inner in child.children:
                if inner.dep_ == "nmod" and (name := preposition(inner)) not in ("of", None):
                    add(roles, name, inner)
                elif inner.dep_ == "acl" and inner.lemma_ == "target" and inner.tag_ == "VBG":
                    for whom in (w for w in inner.children if w.dep_ == "obj"):
                        add(roles, "on", whom)  # "imposed sanctions targeting | Iran |"
                elif inner.dep_ == "acl" and inner.lemma_ in self.cues.light.doing and is_passive(inner):
                    for name in ("on", "against"):  # "lifted the sanctions | imposed on Iran |"
                        roles.setdefault(name, []).extend(w.i for w in inner.children if preposition(w) == name)
                    for name in [name for name in ("on", "against") if not roles[name]]:
                        del roles[name]
                elif child.lemma_ in self.cues.light.permissions and (subject := subject_under_for(inner)) is not None:
                    add(roles, "for", subject)  # "denied permission | for Kowal to leave"

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


def _subject_of_bare(predicate: Word) -> Word | None:
    """The subject of an adjective that no verb joins to it ("found | him | guilty")."""
    if predicate.pos_ != "ADJ" or any(
        child.dep_ in ("cop", "aux", "mark") and child.i < predicate.i for child in predicate.children
    ):
        return None
    return next((child for child in predicate.children if child.dep_ == "nsubj" and child.i < predicate.i), None)
