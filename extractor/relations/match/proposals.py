"""What rules say of one word: the edges that those it triggers propose for the entities in its roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.ontology import ACTORS
from extractor.records import EntityId
from extractor.relations.arguments import Arguments
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import preposition
from extractor.relations.cues import either
from extractor.relations.draft import Draft
from extractor.relations.match.conditions import Conditions
from extractor.relations.match.selection import Pair, Restrictions
from extractor.relations.match.slots import RULING, SlotFiller
from extractor.relations.mentions import Referent
from extractor.relations.rules import Rule, RuleSet
from extractor.relations.scenes import PLACEMENTS, UPON, Scenes
from extractor.words import Word

# deeds that fall on a place where they name nobody (ontology, section 2.2)
_FALLS_ON_PLACE = frozenset({"assault", "coerce", "mobilize", "protest", "aid", "concede"})
# CAMEO: reduce or stop material aid, whom other sanctions hit they name; appeal for de-escalation, other requests have an addressee
_ON_PLACE_TOO = ("162", "0256")
_BELONGING = ("agent", "patient", "of", "on", "against", "to", "from", "with", "by", "for")
_JOINED = ("patient", "to", "of", "in", "into", "agent")
_WITHIN = frozenset({"in", "near", "around", "on", "at"})
_AMID = frozenset({"amid", "amidst", "during", "after", "following", "despite"})  # "A and B advance | amid fighting |"


class Proposer:
    """Applies rules to the words of one document.

    Args:
        arguments: of its clauses.
        rules: indexed rules.
        restrictions: which pairs may be the ends of an edge.
    """

    def __init__(self, arguments: Arguments, rules: RuleSet, restrictions: Restrictions) -> None:
        self.arguments, self.referents, self.rules = arguments, arguments.referents, rules
        self.doc, self.cues, self.index = self.referents.doc, self.referents.cues, self.referents.index
        self.entities, self.reader = self.referents.entities, self.referents.reader
        self._conditions = Conditions(arguments)
        self._slots = SlotFiller(arguments)
        self._restrictions = restrictions
        self._scenes = Scenes(self.doc, self.index, self.reader, self.cues)

    def of(self, token: Word) -> list[Draft]:
        """All that rules say of a word, the more demanding rule first."""
        entity = self.index.entity_at.get(token.i) if token.i not in self.index.pronouns else None
        lemma = token.lemma_.lower()
        listed = self.rules.has_word(lemma) and token.i not in self.index.inside
        if entity is None and not listed and lemma not in self.cues.arguments.carriers:
            return []
        clause = self.reader.clause(token.i)
        rules = self._rules_for(token, clause, entity) if clause is not None else []
        return self._drafts(clause, rules) if clause is not None and rules else []

    def _rules_for(self, token: Word, clause: Clause, entity: EntityId | None) -> list[Rule]:
        """The rules that a word triggers where it stands."""
        triggers: list[tuple[str, str]] = [(clause.kind, lemma) for lemma in clause.lemmas]
        if entity is not None:
            triggers.append(("entity", self.entities[entity].type))
        rules = [rule for kind, word in triggers for rule in self.rules.triggered_by(kind, word)]
        rules = [rule for rule in rules if not self._is_undone(rule, clause)] if clause.undone else rules
        subtype = self.entities[entity].subtype if entity is not None else None
        inside = token.i in self.index.inside
        rules = [
            rule
            for rule in rules
            if (inside or not rule.named) and (not rule.subtypes or not rule.entities or subtype in rule.subtypes)
        ]
        if subtype == "protest":
            rules = [rule for rule in rules if rule.type != "assault"]  # "a hunger | strike | in Paris"
        if inside and token.pos_ != "VERB" and self.index.type_at(token.i) != "EVENT":
            rules = [rule for rule in rules if not rule.is_interaction]  # "Palestinian Islamic | Jihad | in Gaza"
        if token.i > 1 and self.doc[token.i - 1].text == "-" and self.doc[token.i - 2].lower_ in ("left", "right"):
            rules = [rule for rule in rules if rule.type != "part_of"]  # "the right- | wing | Swiss People's Party"
        other = any(" " in word and self._is_other_deed(kind, word, clause) for kind, word in triggers)
        if other or self._conditions.hits_trap(clause):
            rules = [rule for rule in rules if rule.type != "assault"]  # "the court | struck down | a law"
        return rules

    def _drafts(self, clause: Clause, rules: Sequence[Rule]) -> list[Draft]:
        """What rules say of a clause: of its arguments, else of where it happens, of people who are nobody and of places."""
        rules = [
            rule for rule in rules if not (self._conditions.lacks(rule, clause) or self._conditions.is_peaceful(rule, clause))
        ]
        acted = [(rule, by, sources) for rule in rules for by, sources in (self._doers(rule, clause),) if sources]
        drafts = [draft for rule, by, sources in acted for draft in self._apply(rule, clause, by, sources)]
        if not any(draft.rule.is_interaction for draft in drafts):
            for rule, by, sources in acted:
                if _falls_on_place(rule, clause.negated) and not self._is_elsewhere(rule, clause):
                    drafts += self._apply(rule, clause, by, sources, on_place=True)
        if self.index.bystanders and clause.kind == "verb" and not any(draft.rule.is_interaction for draft in drafts):
            for rule in rules:
                if rule.is_interaction and "patient" in rule.target:
                    drafts += self._apply_to_bystanders(rule, clause)
        told = {draft.rule.id for draft in drafts}
        for rule, by, sources in acted:
            placed = rule.type == "located_in" and (rule.source_types <= {"EVENT", "WEAPON"} or bool(rule.unnamed))
            if placed and rule.verbs and rule.id not in told:
                drafts += self._apply(rule, clause, by, sources, on_place=True)
        return drafts

    def _doers(self, rule: Rule, clause: Clause) -> tuple[str, list[Referent]]:
        """The role and the entities that are the sources of what a rule says of a clause."""
        by, sources = self._slots.fill(clause, rule, rule.source, rule.source_types)
        if rule.subtypes and not rule.entities:
            sources = [source for source in sources if self.entities[source.entity].subtype in rule.subtypes]
        return by, sources

    def missing(self, rule: Rule, clause: Clause) -> str:
        """What a rule asks for that a clause lacks, in words, or nothing."""
        if words := self._conditions.lacks(rule, clause):
            return words
        sources = self._slots.fill(clause, rule, rule.source, rule.source_types)[1]
        if not sources:
            return f"a source ({' or '.join(rule.source)}) that is an entity of type {', '.join(sorted(rule.source_types))}"
        if not self._slots.fill(clause, rule, rule.target, rule.target_types, {source.entity for source in sources})[1]:
            return f"a target ({' or '.join(rule.target)}) that is an entity of type {', '.join(sorted(rule.target_types))}"
        return ""

    def _is_undone(self, rule: Rule, clause: Clause) -> bool:
        """Whether a rule tells what did not come about: a deed, or where no event was ("thwarted an | attack | on Jericho"),
        or who were parties ("the end of its | truce | with Chad")."""
        thwarted = clause.governor is not None and self.doc[clause.governor].lemma_ in self.cues.light.thwarting
        above = self.reader.clause(clause.governor) if clause.governor is not None else None
        ended = above is not None and above.kind == "noun" and not self.cues.light.dissolving.isdisjoint(above.lemmas)
        return rule.is_interaction or (thwarted and "EVENT" in rule.entities) or (ended and rule.type == "party_to")

    def _is_other_deed(self, kind: str, word: str, clause: Clause) -> bool:
        """Whether a verb with its particle and object is one that the verb alone is not, by a rule for them."""
        told = {"speaker", "accuser"}  # "says that Iran | carried out | the attack" tells of the attack, too
        rules = (rule for rule in self.rules.triggered_by(kind, word) if rule.object and told.isdisjoint(rule.source))
        return any(rule.type != "assault" and not self._conditions.lacks(rule, clause) for rule in rules)

    def _takes_named_place(self, clause: Clause) -> bool:
        """Whether the object of a verb is a place with a name ("the village | of Toretsk |")."""
        kinds = [head for head in clause.roles.get("patient", ()) if self.doc[head].lemma_.lower() in self.cues.arguments.places]
        inner = [self.reader.clause(head) for head in kinds]
        names = [name for place in inner if place is not None for name in place.roles.get("of", ())]
        return any(self.index.type_at(name) == "PLACE" for name in names)

    def _is_elsewhere(self, rule: Rule, clause: Clause) -> bool:
        """Whether the place behind is not what a deed falls on: that of a rally ("held a | rally | in Iowa"), or of a noun that an event
        only qualifies ("the | attack | victims in Quetta")."""
        heads = (clause.head,) if clause.kind == "noun" else clause.roles.get("patient", ())
        words = {self.doc[head].lemma_.lower() for head in heads}
        if rule.type == "protest" and words & self.cues.arguments.gatherings:
            return True
        for_this = {self.doc[head].lemma_.lower() for role in ("for", "to") for head in clause.roles.get(role, ())}
        if rule.type == "protest" and for_this & self.cues.arguments.rites:
            return True  # "gathered in Lima for his | funeral |"
        if rule.type == "aid" and clause.kind == "verb" and words & self.cues.arguments.violent:
            return True  # "aided the | attacks | in Poland"
        above = self.doc[clause.governor].lemma_ if clause.kind == "noun" and clause.governor is not None else ""
        if rule.type == "protest" and above in self.cues.light.lodging:
            return True  # "lodged a | protest | through its embassy in Lima"
        if rule.type == "assault" and self._is_undergone(clause):
            return True  # "a guard is killed in a | shootout | at Rafah"
        if rule.type == "assault" and "control" in words:
            return True  # "took | control | of a village in Donetsk"
        if rule.type == "coerce" and clause.lemmas[-1] in ("want", "seek"):
            return True  # "who is | wanted | for fraud in Spain"
        if rule.type == "protest" and "in" in rule.phrases:
            return True  # "sets himself on fire | near Boudhanath | in protest of China's rule"
        if "campaign" in words and any(self.index.type_at(head) == "PERSON" for head in clause.roles.get("agent", ())):
            return True  # "Obama's | campaign | in Florida" is for votes
        given = words | {self.doc[head].lemma_.lower() for head in clause.roles.get("for", ())}
        if rule.target_types == {"GROUP"} and any(self.index.type_at(head) == "WEAPON" for head in heads):
            return True  # "removed | munitions | near the border"
        if rule.type == "aid" and words & self.cues.reporting.blame:
            return True  # "admits | responsibility | for a blast in Dublin"
        if rule.type == "aid" and given & self.cues.arguments.barriers:
            return True  # "a Taliban | convoy | in Ghazni" need not bring anything, nor "money for a | wall | on the US-Mexican border"
        if rule.type == "concede" and words & self.cues.arguments.works:
            return True  # "releases a | video | of hostages in Gaza"
        if clause.kind == "noun" and "of" not in clause.roles and self._is_suffered(clause):
            return True  # "predicts | Israel's | destruction at a rally in Lebanon"
        word = self.doc[clause.head]
        carried = word.head.lemma_.lower() in self.cues.arguments.carriers
        return clause.kind == "noun" and self.reader.is_modifier(word) and word.head.pos_ == "NOUN" and not carried

    def _is_suffered(self, clause: Clause) -> bool:
        """Whether it is whose name stands before a noun that what it tells befalls; a state's executions are its own."""
        words, lemma = self.cues.arguments, clause.lemmas[0]
        states = any(self.index.type_at(head) == "STATE" for head in clause.roles.get("agent", ()))
        return lemma in words.fates and not (states and lemma in words.decreed)

    def _apply(self, rule: Rule, clause: Clause, by: str, sources: list[Referent], on_place: bool = False) -> Iterator[Draft]:
        """What a rule says of its sources, which hold the role `by`, and of what fills its other role."""
        role, targets = self._slots.fill(clause, rule, rule.target, rule.target_types, {s.entity for s in sources})
        if len(sources) > 1 and self._are_each_others(clause, rule, bool(targets)):
            role, targets = rule.target[0], sources  # "accuse each other", "expelled each other's diplomats"
        lone = (
            rule.type in ("assault", "aid")
            and rule.target[0] == "patient"
            and clause.kind == "verb"
            and "patient" not in clause.roles
        )
        fallen = not targets and on_place and not lone  # "a ship | sank | off Oman", "civilians | sheltering | at a hospital"
        if fallen:
            role, targets = self._scenes.of(clause, rule, {s.entity for s in sources})
            if not targets and rule.type in PLACEMENTS and rule.unnamed:
                role, targets = self._scenes.of_incident(clause, rule, {s.entity for s in sources})
            if rule.type in PLACEMENTS and role not in rule.target and (rule.unnamed or role in UPON):
                targets = []  # "rescued | off | the coast of Libya"
            unnamed = [head for head in clause.roles.get("patient", ()) if head not in self.index.entity_at]
            harmed = "patient" in rule.target and "GROUP" in rule.target_types and unnamed
            simple = harmed and not (rule.asks_for_words or clause.negated) and clause.modality == "asserted"
            if not targets and simple and clause.kind == "verb" and rule.type in ("assault", "coerce"):
                role, targets = self._scenes.before(clause, {s.entity for s in sources})
            if not targets and rule.domestic and clause.kind == "verb":
                governed = self.arguments.role(clause, "office", rule) if not self._only_represents(sources) else ()
                realms = [r for r in governed if self._is_realm(r)]
                role, targets = "office", [r for r in realms if not self._names_another(clause, r.entity)]
        if rule.type in ("assault", "controls", "coerce") and role in _WITHIN and self._takes_named_place(clause):
            return  # "captured the village of | Toretsk | in Donetsk": that is taken, not the province
        if not targets and rule.type == "consult" and (rule.object or rule.symmetric):
            role, targets = "with", self._to_be_joined(clause, rule, {s.entity for s in sources})
        beside = by == "agent" and "agent" in clause.borrowed and self._is_circumstance(clause)
        mutual = rule.symmetric and not beside and not self._submits(clause) and not self._is_of_one(clause)
        mutual &= not (clause.kind == "noun" and self.doc[clause.head].lower_ == "wars")  # "the | Iraq and Afghan | wars"
        mutual &= not (clause.kind == "verb" and rule.type == "consult" and {"of", "against"} & clause.roles.keys())
        if not targets and mutual and len({s.entity for s in sources}) > 1:
            role, targets = "agent", sources  # "Putin and Biden met": each with the other
        if not targets and rule.type != "holds_office":
            return
        for source in sources:
            if fallen and by in RULING[1:] and self.entities[source.entity].type == "PLACE":
                continue  # "ten men were arrested in Leeds, | England |"
            for target in self._slots.each_own(source, rule) or targets:
                alone = (
                    role != "between" or by != "agent" or len(targets) < 2 or not self._restrictions.speaks_for(source, target)
                )
                alone &= by != "between" or not self._is_allied(source, target, sources)
                if alone and self._restrictions.allow(Pair(rule, clause, by, source, role, target)):
                    yield Draft(rule, clause, source, target, role, self._conditions.negates(rule, clause), fallen)

    def _is_allied(self, source: Referent, target: Referent, parties: Sequence[Referent]) -> bool:
        """Whether two stand on one side: where two "and" join three, the last two do ("between A | and B and C |"; not "A, B and C")."""
        heads = sorted(party.token for party in parties)
        if len(heads) != 3 or not {source.token, target.token} <= set(heads[1:]):
            return False
        gaps = (self.doc[first:second] for first, second in pairwise(heads))
        return all([word.lower_ for word in gap if word.lower_ in ("and", ",")] == ["and"] for gap in gaps)

    def _apply_to_bystanders(self, rule: Rule, clause: Clause) -> Iterator[Draft]:
        """What a rule says was done to people of whom nothing more is told ("police arrested 14 | people |")."""
        hit = [
            head
            for head in self.index.bystanders
            if not set(clause.roles.get("patient", ())).isdisjoint((head, self.doc[head].head.i))
            and self.entities[self.index.bystanders[head]].type in rule.target_types
        ]
        if not hit:
            return
        by, sources = self._slots.fill(clause, rule, rule.source, rule.source_types & ACTORS)
        if self.doc[clause.head].tag_ == "VBG":
            sources = [source for source in sources if source.direct]  # "attacks a UN convoy | killing | six people": not the UN
        for source in sources:
            for head in hit:
                target = Referent(self.index.bystanders[head], head, direct=True, pronoun=False)
                if self._restrictions.allow(Pair(rule, clause, by, source, "patient", target)):
                    yield Draft(rule, clause, source, target, "patient", self._conditions.negates(rule, clause), on_place=False)

    def _to_be_joined(self, clause: Clause, rule: Rule, taken: set[EntityId]) -> list[Referent]:
        """The body that talks are about joining, which is their other side ("A and B began talks on accession to | the Union |")."""
        below = (
            self.reader.clause(word.i) for word in self.doc[clause.head].subtree if word.lemma_.lower() in self.cues.light.joining
        )
        heads = [head for inner in below if inner is not None for role in _JOINED for head in inner.roles.get(role, ())]
        found = [r for r in self.referents.of_all(heads) if self.entities[r.entity].type == "ORG"]
        return [r for r in found if r.entity not in taken and "ORG" in rule.target_types]

    def _is_of_one(self, clause: Clause) -> bool:
        """Whether the doer is one thing that is more than one's ("| Siemens's American unit | agrees to pay")."""
        doers = clause.roles.get("agent", ())
        return len(doers) == 1 and doers[0] not in self.index.entity_at and self.doc[doers[0]].tag_ == "NN"

    def _submits(self, clause: Clause) -> bool:
        """Whether several let something be done to them, or do what each does alone, so that they do nothing to each other.

        ("A and B agreed | to be banned |", "agreed | to resign |".)
        """
        below = (self.reader.clause(child.i) for child in self.doc[clause.head].children)
        alone = self.cues.governors.alone
        opened = (inner for inner in below if inner is not None and inner.link == "open")
        return any(inner.passive or not alone.isdisjoint(inner.lemmas) for inner in opened)

    def _is_circumstance(self, clause: Clause) -> bool:
        """Whether a noun only tells amid what others act ("A and B advance | amid fighting |", not "are killed | after clashes |")."""
        told = self.reader.clause(clause.governor) if clause.governor is not None else None
        active = told is not None and not told.passive and self.doc[told.head].lemma_ not in self.cues.governors.dying
        return active and preposition(self.doc[clause.head]) in _AMID

    def _is_undergone(self, clause: Clause) -> bool:
        """Whether who takes part in what a noun tells is only told as one to whom something is done."""
        above = self.reader.clause(clause.governor) if clause.governor is not None and "agent" in clause.borrowed else None
        return (
            clause.kind == "noun"
            and above is not None
            and (above.passive or self.doc[above.head].lemma_ in self.cues.governors.dying)
        )

    def _are_each_others(self, clause: Clause, rule: Rule, told: bool) -> bool:
        """Whether several do something to each other; where others are told of, too, these are each other's ("expelled | each other's |
        diplomats", "each expelled a diplomat from | the other country |")."""
        heads = [head for role in rule.target for head in clause.roles.get(role, ())]
        if any(self._is_reciprocal(head) or self._is_the_other(head) for head in heads):
            return not told or any(self._is_the_other(head) for head in heads)
        things = [thing for head in heads if (thing := self.reader.clause(head)) is not None and thing.kind == "noun"]
        owners = [inner for thing in things for inner in thing.roles.get("agent", ()) if "agent" not in thing.borrowed]
        return any(self._is_reciprocal(owner) or self._is_the_other(owner) for owner in owners)

    def _is_the_other(self, head: int) -> bool:
        """Whether a phrase means the other one of two ("| the other |'s envoy", "from | the other country |")."""
        lemma = self.doc[head].lemma_.lower()
        one = self.doc[head].tag_ != "NNS" and lemma in either(self.cues.plurals.states, self.cues.plurals.sides)
        first = head - 1 if one else head
        return first > 0 and self.doc[first].lower_ == "other" and self.doc[first - 1].lower_ == "the"

    def _is_reciprocal(self, head: int) -> bool:
        pairs = zip(self.doc[max(head - 1, 0) : head + 1], self.doc[head : head + 2], strict=False)
        return any((first.lower_, second.lower_) in (("each", "other"), ("one", "another")) for first, second in pairs)

    def _is_realm(self, referent: Referent) -> bool:
        return self.entities[referent.entity].type in ("STATE", "PLACE")

    def _only_represents(self, sources: Sequence[Referent]) -> bool:
        """Whether those who do something are members of a parliament or run for office, and govern nothing ("| Senator | Cruz")."""
        held = [noun for source in sources for noun, _ in self.referents.offices.get(source.entity, ())]
        return bool(held) and all(self.doc[noun].lemma_.lower() in self.cues.arguments.representing for noun in held)

    def _names_another(self, clause: Clause, realm: EntityId) -> bool:
        """Whether what is acted on is said with another name, so that the deed is not one against all ("blocked | Trump |'s ban")."""
        things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
        told = ((thing, role) for thing in things if thing is not None for role in _BELONGING if role not in thing.borrowed)
        heads = (head for thing, role in told for head in thing.roles.get(role, ()))
        return any(self.index.inside.get(word.i, realm) != realm for head in heads for word in self.doc[head].subtree)


def _falls_on_place(rule: Rule, negated: bool) -> bool:
    """Whether the deed of a rule falls on the place where it is done, if it names nobody."""
    falls = rule.type in _FALLS_ON_PLACE or (rule.cameo or "").startswith(_ON_PLACE_TOO)
    visits = rule.cameo == "042" and bool(rule.object or "patient" in rule.target)
    falls |= visits and not negated  # "pays a visit to troops | in Mali |"
    # "withdrew its | troops | from a mission in Mali"; a ceasefire is only signed there
    falls |= rule.type == "retreat" and bool(rule.object) and rule.cameo != "0871"
    if not falls or rule.source_types == {"EVENT"}:  # which is only there
        return False
    if rule.target == ("agent",):  # "five men go on trial in Leeds": nothing is done to Leeds
        return False
    return not ({"deed", "keeper"} & set(rule.source) or {"heeding", "captive"} & set(rule.target))
