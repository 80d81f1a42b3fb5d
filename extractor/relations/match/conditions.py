"""Lexical conditions: which words a clause must have beside a rule's trigger, and which make a deed of violence none."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from extractor.relations.arguments import Arguments
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import links, preposition, run_up_to
from extractor.relations.cues import either
from extractor.relations.rules import Rule


class Conditions:
    """Tests them in one document.

    Args:
        arguments: of its clauses.
    """

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        referents = arguments.referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader
        self._asked_for: dict[int, frozenset[str]] = {}
        self._asked_of: tuple[Clause | None, frozenset[str]] = (None, frozenset())

    def lacks(self, rule: Rule, clause: Clause) -> str:
        """Which words that a rule asks for a clause lacks, or nothing."""
        if rule.negated and not self.negates(rule, clause):
            return "a negation"
        if rule.object and rule.objects.isdisjoint(self._objects_of(clause)):
            return f"an object such as “{rule.object[0]}”"
        if clause.lemmas[-1] == "call" and "as" in clause.roles and not clause.passive and not rule.predicates:
            return "that nothing is said of its object"  # "called the | strikes | a massacre"
        if rule.type == "request" and clause.lemmas[-1] == "refer" and "patient" not in clause.roles:
            return "an object"  # "Putin refers | to NATO | as an enemy"
        if rule.type == "request" and clause.lemmas[-1] == "order" and self._sends_away(clause):
            return "that somebody is ordered to do it"  # "ordered the | extradition | of Ana Diaz to Chile"
        if rule.type == "member_of" and any(
            child.tag_ == "VBG" and "in" in links(child) for child in self.doc[clause.head].children
        ):
            return "that nobody is joined in doing something"  # "joined the EU | in imposing | sanctions"
        if rule.type == "participant_in" and clause.lemmas[-1] == "responsible" and clause.governor is not None:
            if self.doc[clause.governor].lemma_ == "hold":
                return "that nobody only holds him so"  # "said it would | hold | Israel responsible for any attack"
        if rule.type == "protest" and rule.object and self._wages_attack(clause):
            return "an object that is no attack"
        if rule.predicates and not any(self._is_such(head, rule.predicates) for head in clause.roles.get("as", ())):
            return f"a predicate such as “{rule.predicates[0]}”"
        for role, lemmas in rule.phrases.items():
            if not any(self._is_thing(head, lemmas) for head in clause.roles.get(role, ())):
                return f"a phrase such as “{role.replace('_', ' ')} {lemmas[0]}”"
        for role in rule.unnamed:  # a bomb is nobody
            if any(self.entities[r.entity].type != "WEAPON" for r in self.arguments.role(clause, role, rule)):
                return f"that nobody is named as {role}"
        return ""

    def _sends_away(self, clause: Clause) -> bool:
        """Whether the object of a clause is that somebody is sent elsewhere."""
        return any(self.doc[head].lemma_.lower() in self.cues.arguments.expulsions for head in clause.roles.get("patient", ()))

    def _objects_of(self, clause: Clause) -> frozenset[str]:
        """By what a rule may ask for the objects of a clause; kept until it is asked about another clause."""
        if self._asked_of[0] is not clause:
            self._asked_of = clause, frozenset().union(*map(self._words_for, self._things(clause)))
        return self._asked_of[1]

    def _things(self, clause: Clause) -> tuple[int, ...]:
        """The objects of a clause; of a sum of money, also what it is given in ("froze | $5m | in military | aid |")."""
        things = clause.roles.get("patient", ())
        sums = [head for head in things if self.doc[head].tag_ == "$"]
        return (*things, *(head for head in clause.roles.get("in", ()) if any(money < head for money in sums)))

    def negates(self, rule: Rule, clause: Clause) -> bool:
        """Whether the clause is negated, by its own words or those of what the rule asks for ("held no talks", "came to no deal")."""
        heads = [head for role in rule.phrases for head in clause.roles.get(role, ())]
        if rule.object and not clause.passive:  # a passive subject's "no" is the clause's own
            heads += clause.roles.get("patient", ())
        objects = (self.reader.clause(head) for head in heads)
        words = [self.doc[index].lower_ for inner in objects if inner is not None for index in inner.words]
        return clause.negated ^ any(word in self.cues.adjectives.negative for word in words)

    def is_peaceful(self, rule: Rule, clause: Clause) -> bool:
        """Whether a deed of violence would be a protest ("launched a general | strike |") or against no one ("battle a | fire |")."""
        if rule.type != "assault":
            return False
        things = clause.roles.get("patient", ()) if clause.kind == "verb" and not clause.passive else ()
        if any(head and self.doc[head - 1].lower_ == "warning" and self.doc[head].lemma_ == "shot" for head in things):
            return True  # "fired | warning shots | at a boat"
        if clause.kind == "noun" and self.doc[clause.head].lemma_.lower() in self.cues.arguments.suits:
            return True  # "a rape | charge | filed in Chad"
        if any(self.doc[head].lower_ == "words" for head in clause.roles.get("of", ())):
            return True  # "a war | of words | between Modi and Khan"
        above = self.reader.clause(clause.governor) if clause.governor is not None and clause.link == "adverbial" else None
        if above is not None and above.lemmas[-1] in self.cues.arguments.mishaps and "patient" not in above.roles:
            return True  # "a Velta Air jet collides with another, | killing | ten"
        fought = clause.roles.get("patient", ()) if clause.kind == "verb" and not rule.object else ()
        if any(
            self.doc[head].lemma_.lower() in either(self.cues.arguments.disasters, self.cues.arguments.ills) for head in fought
        ):
            return True
        disputed = either(self.cues.arguments.retold, self.cues.arguments.suits)
        if clause.lemmas[-1] == "fight" and fought and all(self.doc[head].lemma_.lower() in disputed for head in fought):
            return True  # "vowed to fight the | decision | in the Constitutional Court"
        if clause.lemmas[-1] == "target" and "for" in clause.roles:
            return True  # "targets Africans | for prosecution |"
        if clause.lemmas[-1] == "attack" and all(self.index.is_person(head) for head in fought) and self._is_argued(clause):
            return True  # "attacked Ramaphosa | over the budget |"
        word = self.doc[clause.head]
        if clause.lemmas[-1] in self.cues.governors.beating and any(near.lemma_ == "win" for near in (word.head, *word.children)):
            return True  # "wins the cup, | defeating | Poland"
        if clause.lemmas[-1] == "beat" and self._are_rivals(clause):
            return True  # "Djokovic | beat | Cilic in four sets"
        himself = bool(fought) and all(self.doc[head].lower_.endswith(("self", "selves")) for head in fought)
        if himself and clause.lemmas[-1] in self.cues.governors.killing:
            return True  # "killed | himself | in Dallas"
        battles = (head for head in fought if self.doc[head].lemma_.lower() in self.cues.arguments.fights)
        things = (
            clause.roles.get("patient", ()) if rule.object else (clause.head, *battles)
        )  # "fought a | custody | battle with Diaz"
        kinds = (self.doc[thing - 1] for thing in things if thing)
        if any(kind.lemma_.lower() in self.cues.arguments.harmless and kind.pos_ != "VERB" for kind in kinds):
            return True  # "launches a | vaccination | campaign in Giza"
        strikes = (head for head in things if head in self.index.entity_at and self.doc[head].lemma_.lower() == "strike")
        return any(self.entities[self.index.entity_at[head]].subtype == "protest" for head in strikes)

    def _is_argued(self, clause: Clause) -> bool:
        """Whether it is told for or over what somebody attacks another, who did not shoot ("attacked him | for backing Iran |")."""
        reasons = (child for child in self.doc[clause.head].children if child.tag_ == "VBG")
        return "over" in clause.roles or any("for" in links(reason) for reason in reasons)

    def _are_rivals(self, clause: Clause) -> bool:
        """Whether people or states contend, where nothing tells of blows ("| Police | beat Diaz", "Diaz beat him | with a bat |")."""
        kinds = {self.index.type_at(head) for role in ("agent", "patient") for head in clause.roles.get(role, ())}
        return len(kinds) == 1 and kinds <= {"PERSON", "STATE"} and not {"with", "to", "for"} & clause.roles.keys()

    def _wages_attack(self, clause: Clause) -> bool:
        """Whether what somebody begins is an attack ("continued air | strikes | in Sagaing")."""
        return any(head and self.doc[head - 1].lower_ in self.cues.arguments.armed for head in clause.roles.get("patient", ()))

    def hits_trap(self, clause: Clause) -> bool:
        """Whether what somebody hits is what harms him ("their convoy | hit | a mine in Afrin")."""
        things = clause.roles.get("patient", ()) if clause.lemmas[0] in ("hit", "strike") else ()
        return any(self.doc[head].lemma_.lower() in self.cues.arguments.traps for head in things)

    def _is_thing(self, head: int, lemmas: Collection[str]) -> bool:
        """Whether a noun, what it carries ("| mediation | efforts") or measures ("a shipment of | weapons"), is one of those asked for."""
        return any(word in lemmas for word in self._words_for(head))

    def _words_for(self, head: int) -> frozenset[str]:
        """By what a rule may ask for a noun: its lemma, that with the word before it, and those of what it carries or measures."""
        if head not in self._asked_for:
            self._asked_for[head] = frozenset(self._read_words_for(head))
        return self._asked_for[head]

    def _read_words_for(self, head: int) -> Iterator[str]:
        words, noun = self.cues.arguments, self.doc[head]
        lemma = "money" if noun.tag_ == "$" else noun.lemma_.lower()  # "gave | $5m | to Kenya"
        named = self.entities[self.index.entity_at[head]].subtype if head in self.index.entity_at else None
        if head in self.index.inside and named == "company":
            return  # "bought Marathon | Oil |"
        if lemma in words.border_posts and head and self.doc[head - 1].lower_ in words.borders:
            yield "border"  # where one crosses it, and no base
            return
        if lemma == "worth" and head:
            lemma = self.doc[head - 1].lemma_.lower()  # "sent | aid worth | $5m to Mali"
        yield lemma
        if head:
            yield f"{self.doc[head - 1].lower_} {lemma}"  # or two words: "declared | martial law |"
        if lemma == "money":  # "pulled | $5m of funding |"
            yield from (part.lemma_.lower() for part in noun.children if preposition(part) in ("of", "in"))
            return
        counted = lemma in words.measures or noun.pos_ in ("DET", "PRON", "NUM")  # "dropped | some | of the charges"
        clause = self.reader.clause(head) if counted or lemma in words.carriers else None
        if clause is not None:
            yield from clause.lemmas
            yield from (self.doc[inner].lemma_.lower() for inner in (clause.roles.get("of", ()) if counted else ()))

    def _is_such(self, head: int, lemmas: tuple[str, ...]) -> bool:
        """Whether what is said of somebody is one of these words, or such a thing ("a | terrorist | state", "a | failed | state")."""
        if any(child.lemma_.lower() in self.cues.adverbs.negative for child in self.doc[head].children):
            return False  # "found | not guilty |"
        forms = {form for word in run_up_to(self.doc, head) for form in (word.lemma_.lower(), word.lower_)}
        forms |= {word.lower_ for word in self.doc[max(head - 1, 0) : head] if word.tag_ == "VBN"}
        return self._is_thing(head, lemmas) or not forms.isdisjoint(lemmas)
