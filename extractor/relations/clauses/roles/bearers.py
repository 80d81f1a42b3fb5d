"""Of whom a noun or adjective is predicated: the subject of a copula, an apposition, the name after a title."""

from __future__ import annotations

from extractor.relations.clauses.roles.phrases import Phrases, is_so_called
from extractor.relations.clauses.syntax import Kind, antecedent, base, conjuncts, preposition
from extractor.relations.cues import Cues, either
from extractor.relations.mentions import MentionIndex
from extractor.relations.titles import Roles, is_alone, read_title
from extractor.words import Document, Word

_TITLE_PARTS = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


class Bearers:
    """Reads them in one document.

    Args:
        doc: its words.
        cues: closed word classes.
        index: where its entities are mentioned.
        phrases: of the document.
    """

    def __init__(self, doc: Document, cues: Cues, index: MentionIndex, phrases: Phrases) -> None:
        self.doc = doc
        self.cues = cues
        self._index = index
        self._phrases = phrases
        self._titles = either(cues.arguments.officials, cues.arguments.people)

    def of(self, head: Word, kind: Kind) -> list[Word]:
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
                # "the war in Iraq (| BBC |)"
                bracketed = self._phrases.opens_bracket(head, child) and not self._index.is_person(child.i)
                second = (
                    titled and title.dep_ == "conj" and head.tag_ in ("NNS", "NNPS")
                )  # "leaders and | President | Ana Diaz meet"
                if not (bracketed or second) and (title.head.i != head.i or preposition(title) is None or not titled):
                    found.append(child)
        if kind == "noun":
            officials = self.cues.arguments.officials
            joined = base(head) == "conj" and {head.lemma_.lower(), head.head.lemma_.lower()} <= officials
            found += self._predicated_of(head.head if joined else head)  # "served as mayor of Geneva and | governor | of Oman"
            if head.dep_ == "appos" and not self._phrases.opens_bracket(head.head, head):
                found.append(head.head)
            named = self.named_after(head)
            if named is not None:
                found.append(named)
        elif head.dep_ == "amod":
            found.append(head.head)
        return found

    def _predicated_of(self, noun: Word) -> list[Word]:
        """Who becomes or is made what the noun names ("Macron became president", "elected him president", "served as president")."""
        verb = noun.head
        predicative = (base(noun) in ("xcomp", "obj") and verb.lemma_ in self.cues.light.making) or preposition(noun) == "as"
        if not predicative or verb.pos_ not in ("VERB", "AUX") or is_so_called(verb):
            return []
        if base(noun) == "obj":
            judged = any(base(child) in ("xcomp", "compound:prt") or child.lower_ == "off" for child in verb.children)
            known = any(child.dep_ == "nmod:poss" or child.lower_ in _KNOWN for child in noun.children)
            if judged or (verb.lemma_ == "call" and known):
                return []  # "called the | raid | a crime", "called off a | strike |", "called the | raid | cowardly"
        if verb.lemma_ in self.cues.light.succeeding:  # "Truss succeeded him as prime minister": both have been it
            will = any(child.lower_ in self.cues.modals.intended for child in verb.children)
            holding = ("nsubj:pass", "obj") if will else ("nsubj", "obl:agent", "nsubj:pass", "obj")
            return [antecedent(child) for child in verb.children if child.dep_ in holding and child.i != noun.i]
        taking = verb.lemma_ in self.cues.light.taking  # "Talon joined Kowal as adviser"
        office = noun.lemma_.lower() in self.cues.arguments.officials | {"member"}
        chosen = office and base(noun) == "obj" and verb.lemma_ not in self.cues.light.becoming  # "voters elect | members |"
        for label in ("nsubj", "nsubj:pass", "obj") if taking else ("obj", "nsubj:pass", *(() if chosen else ("nsubj",))):
            found = [child for child in verb.children if child.dep_ == label and child.i != noun.i]
            found = [child for child in found if child.pos_ != "NOUN" or child.lemma_ not in self.cues.light.posts]
            if found:
                return [antecedent(child) for child in found]
        if verb.lemma_ in self.cues.light.becoming and verb.dep_ == "advcl" and verb.tag_ == "VBG":
            return [
                antecedent(child) for child in verb.head.children if base(child) == "nsubj"
            ]  # "won, | becoming | the first to"
        return []

    def named_after(self, title: Word) -> Word | None:
        """The name that a title stands before: "President | Putin", "Secretary of State | Pompeo", "President of China | Xi"."""
        position = title.i + 1
        office = title.lemma_.lower() in self.cues.arguments.officials and position < len(self.doc)
        if not (office and self.doc[position].lower_ in ("of", "for")):
            position += position + 1 < len(self.doc) and self.doc[position].text == "The"  # "the newspaper | The Star |"
            name = self._index.name_from.get(position)
            if name is None or (title.tag_ in ("NNS", "NNPS") and is_alone(self.doc, self._index, name)):
                return None  # "an agency for | refugees | Ana Diaz"
            return self.doc[name]
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

    def title(self, head: Word) -> Roles:
        """The roles of a title before or behind a name, with all who hold it; none if the noun is no title."""
        arguments = self.cues.arguments
        lemma = head.lemma_.lower()
        if lemma in arguments.fates or lemma in arguments.inflicted:
            return {}  # "the arrest of the chairman, | Dawud Ibsa |"
        if head.dep_ == "compound" and head.head.i == head.i + 1 and head.head.lemma_.lower() in arguments.officials:
            return {}  # "Tina Foe, Kenya's | defence | minister"
        title = read_title(self.doc, self._index, head.i, self._titles, arguments.transparent)
        office = (
            lemma in arguments.officials
            or lemma in arguments.people
            or not head.text.islower()
            or self._index.type_at(head.i) == "EVENT"
        )
        for named in title.get("agent", ()) if not office else ():
            before = self.doc[self._index.span_of[named][0] - 1]
            if (before.pos_ == "NOUN" and before.i > head.i + 1) or before.lower_ == "and":
                return {}  # "an apology to the English | singer | Morrissey": the title is that noun; "grants asylum to Diaz | and | Kowal"
        return self._with_other_holders(title, head) if title else title

    def _with_other_holders(self, title: Roles, head: Word) -> Roles:
        """The roles of a title, with all who hold it if it is a plural ("Presidents Buhari of Nigeria and | Talon | of Benin")."""
        if head.tag_ not in ("NNS", "NNPS"):
            return title
        named = [word.i for index in title.get("agent", ()) for word in conjuncts(self.doc[index])]
        return {**title, "agent": [index for index in named if index in self._index.inside]}
