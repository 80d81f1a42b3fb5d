"""Rules over clauses: every pair of entities that a rule's roles join becomes an edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractor.ontology import ACTORS, load_ontology
from extractor.records import Article, EntityId, Relation
from extractor.relations.arguments import Arguments
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import preposition
from extractor.relations.cues import Cues
from extractor.relations.draft import Draft
from extractor.relations.edges import EdgeWriter
from extractor.relations.mentions import MentionIndex, Referent
from extractor.relations.opinion import Opinion, Pair, Vectors
from extractor.relations.restated import rank, without_objects, without_restatements
from extractor.relations.rules import Rule, RuleSet
from extractor.relations.scenes import PLACEMENTS, UPON, Scenes
from extractor.relations.words import Word, run_up_to

# deeds that fall on a place where they name nobody (ontology, section 2.2)
_FALLS_ON_PLACE = frozenset({"assault", "coerce", "mobilize", "protest", "aid", "concede"})
# CAMEO: reduce or stop material aid, whom other sanctions hit they name; appeal for de-escalation, other requests have an addressee
_ON_PLACE_TOO = ("162", "0256")
_GOVERNED = frozenset({"admin", "city"})  # places that have a government
_RULING = ("agent", "jurisdiction", "forum")  # roles in which such a place is its government
_BELONGING = ("agent", "patient", "of", "on", "against", "to", "from", "with", "by", "for")
_LEADS = frozenset({"presidency", "leadership", "premiership", "chairmanship", "throne", "command"})
_OF_BODY = frozenset({"patient", "of", "for", "to", "at", "in", "from"})
_JOINING = frozenset({"join", "accession", "membership", "entry", "admission", "accede"})  # "talks about | joining | the Union"
_JOINED = ("patient", "to", "of", "in", "into", "agent")
_WITHIN = frozenset({"in", "near", "around", "on", "at"})
_AMID = frozenset({"amid", "amidst", "during", "after", "following", "despite"})  # "A and B advance | amid fighting |"


class Matcher:
    """Matches rules against one document.

    Args:
        words: of a parsed document.
        index: where its entities are mentioned.
        rules: indexed rules.
        cues: closed word classes.
        article: its text and its day of publication, the anchor of relative dates.
        opinion: asked where no rule fires or rules disagree, with the vectors of all tokens; None for rules alone.
    """

    def __init__(
        self, words: list[Word], index: MentionIndex, rules: RuleSet, cues: Cues, article: Article,
        opinion: tuple[Opinion, Vectors] | None = None,
    ) -> None:  # fmt: skip
        self.doc = words
        self.rules = rules
        self.cues = cues
        self.index = index
        self.entities = index.entities
        self.arguments = Arguments(words, index, cues)
        self.reader = self.arguments.reader
        self.article = article
        self.opinion = opinion
        self._writer = EdgeWriter(self.arguments, article)
        self._scenes = Scenes(words, index, self.reader, cues)

    def edges(self) -> list[tuple[Relation, Draft]]:
        """All edges in order of their triggers, numbered r1, r2, …, each with what it was made from."""
        found: dict[tuple[object, ...], tuple[Relation, Draft]] = {}
        drafts = self.drafts()
        if self.opinion is not None:
            drafts += self._second_opinions(drafts, *self.opinion)
        drafts = self._without_bystanders([draft for draft in drafts if not self._is_contest(draft)])
        drafts = self._without_tacit(drafts)
        for draft in without_objects(drafts):
            relation = self._writer.finish(draft)
            key = (
                relation.source,
                relation.target,
                relation.type,
                relation.polarity,
                relation.modality,
                relation.attribution[:1],
                relation.time,
            )
            if key not in found or rank(found[key][0]) < rank(relation):
                found[key] = relation, draft
        kept = sorted(without_restatements(found.values()), key=lambda e: (e[0].trigger, e[0].source, e[0].target, e[0].type))
        return [(replace(relation, id=f"r{number}"), draft) for number, (relation, draft) in enumerate(kept, 1)]

    def _is_contest(self, draft: Draft) -> bool:
        """Whether a deed against somebody is told of a sport ("In cricket, India | beat | Australia"), or a war of views in a survey."""
        ends = [self.entities[end.entity] for end in (draft.source, draft.target)]
        if draft.rule.type == "assault" and all((end.type, end.subtype) == ("ORG", "other") for end in ends):
            return True  # of two bodies that bear no arms none attacks the other: "Arsenal | beat | Chelsea"
        quad = load_ontology().relations[draft.rule.type].quad
        topics = self.cues.topics.contests
        if draft.rule.type == "assault" and draft.clause.kind == "noun":
            topics = topics | self.cues.topics.surveys
        words = self.doc[draft.clause.head].sent.words if quad in (3, 4) else ()
        named = (word for word in words if word.i not in self.index.inside or self._names_event(word.i))
        told = [word for word in named if word.lemma_.lower() in topics]
        # "a | tennis | player": what somebody is by trade tells of no contest in which he is arrested
        return any(draft.rule.type == "assault" or not self.reader.is_modifier(word) for word in told)

    def _names_event(self, position: int) -> bool:
        """Whether a token is a part of an event's name ("the FA | Cup |"), not of a body's ("the World | Boxing | Council")."""
        return self.entities[self.index.inside[position]].type == "EVENT"

    def _without_tacit(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Leave out what no word says of an entity where the sentence says something of it but what happens there."""
        told = {
            (self.doc[draft.clause.head].sent.start, end.entity)
            for draft in drafts
            if not draft.rule.tacit
            and not (draft.rule.type in PLACEMENTS and self.entities[draft.source.entity].type in ("EVENT", "WEAPON"))
            for end in (draft.source, draft.target)
        }
        return [
            draft
            for draft in drafts
            if not draft.rule.tacit
            or not any((self.doc[draft.clause.head].sent.start, end.entity) in told for end in (draft.source, draft.target))
        ]

    def drafts(self) -> list[Draft]:
        """What fires on nouns and names, then on verbs, for a verb may ask of what its subject holds an office."""
        drafts: list[Draft] = []
        words = self._words_beside(1)
        verbs = [token for token in words if token.pos_ == "VERB"]
        for token in (*(token for token in words if token.pos_ != "VERB"), *verbs):
            proposals = self.proposals(token)
            found = self._agreed(token, proposals) if proposals else []
            for draft in found:
                if draft.rule.type == "holds_office":
                    self.arguments.hold(draft.source.entity, draft.clause.head, draft.target)
            drafts += found
        return drafts

    def _words_beside(self, least: int) -> list[Word]:
        """The words of sentences that speak of so many entities at least; elsewhere nothing can be found, which is soon seen."""
        spoken: dict[int, set[EntityId]] = {}
        for told in (self.index.entity_at, self.index.bystanders):
            for head, entity in told.items():
                spoken.setdefault(self.doc[head].sent.start, set()).add(entity)
        return [word for word in self.doc if len(spoken.get(word.sent.start, ())) >= least]

    def _second_opinions(self, drafts: Iterable[Draft], opinion: Opinion, vectors: Vectors) -> Iterator[Draft]:
        """What the classifier takes for a deed where no rule read one."""
        for pair in self.silent_pairs(drafts):
            rule = opinion.of(pair, vectors, self.entities)
            if rule is not None:
                yield Draft(rule, pair.clause, pair.source, pair.target, pair.role, pair.clause.negated, False)

    def silent_pairs(self, drafts: Iterable[Draft]) -> Iterator[Pair]:
        """Pairs of predicates that tell no deed, of whom the sentence tells none either, by these drafts."""
        deeds = [draft for draft in drafts if self._is_interaction(draft.rule)]
        told = {draft.clause.head for draft in deeds}
        joined = {(self.doc[d.clause.head].sent.start, frozenset((d.source.entity, d.target.entity))) for d in deeds}
        for token in self._words_beside(2):
            for pair in self.pairs(token) if token.i not in told else ():
                if (token.sent.start, frozenset((pair.source.entity, pair.target.entity))) not in joined:
                    yield pair

    def pairs(self, token: Word) -> Iterator[Pair]:
        """The doers of a verb or of a common noun with its other arguments, as far as they are entities and the doer may act."""
        noun = token.pos_ == "NOUN" and token.i not in self.index.entity_at
        predicate = (noun or token.pos_ == "VERB") and not self.reader.is_attribute(token) and token.i not in self.index.inside
        clause = self.reader.clause(token.i) if predicate else None
        if clause is None:
            return
        origin, sources = "agent", self._actors(clause, "agent")
        if noun and not sources:
            origin, sources = "by", self._actors(clause, "by")
        found: dict[tuple[EntityId, EntityId], Pair] = {}
        for role, heads in clause.roles.items() if sources else ():
            for head in heads if role not in ("agent", origin) else ():
                things = [thing for thing in clause.roles.get("patient", ()) if thing != head]
                for target in (
                    self.arguments.referents(head) or self.arguments.referents(head, "doer") if head != clause.head else ()
                ):
                    deep = target.token not in (head, self.arguments.titled(head))
                    for source in sources:
                        if source.entity != target.entity and not self._is_own(source, target):
                            key = source.entity, target.entity
                            found.setdefault(key, Pair(clause, source, target, origin, role, deep, things[0] if things else None))
        yield from found.values()

    def _actors(self, clause: Clause, role: str) -> list[Referent]:
        """Entities in a role that may act."""
        heads = (head for head in clause.roles.get(role, ()) if head != clause.head)
        return [r for head in heads for r in self.arguments.referents(head) if self.entities[r.entity].type in ACTORS]

    def proposals(self, token: Word) -> list[Draft]:
        """All that rules say of a word, the more demanding rule first."""
        drafts: list[Draft] = []
        entity = self.index.entity_at.get(token.i) if token.i not in self.index.pronouns else None
        lemma = token.lemma_.lower()
        if (
            entity is None
            and (token.i in self.index.inside or not self.rules.has_word(lemma))
            and lemma not in self.cues.arguments.carriers
        ):
            return drafts
        clause = self.reader.clause(token.i)
        if clause is None:
            return drafts
        triggers: list[tuple[str, str]] = [(clause.kind, lemma) for lemma in clause.lemmas]
        if entity is not None:
            triggers.append(("entity", self.entities[entity].type))
        rules = [rule for kind, word in triggers for rule in self.rules.triggered_by(kind, word)]
        rules = [rule for rule in rules if not self._is_undone(rule, clause)] if clause.undone else rules
        subtype = self.entities[entity].subtype if entity is not None else None
        rules = [rule for rule in rules if not (rule.entities and rule.subtypes) or subtype in rule.subtypes]
        if subtype == "protest":
            rules = [rule for rule in rules if rule.type != "assault"]  # "a hunger | strike | in Paris"
        rules = [rule for rule in rules if not rule.named or token.i in self.index.inside]
        if token.i in self.index.inside and token.pos_ != "VERB" and self.index.type_at(token.i) != "EVENT":
            rules = [rule for rule in rules if not self._is_interaction(rule)]  # "Palestinian Islamic | Jihad | in Gaza"
        if token.i > 1 and self.doc[token.i - 1].text == "-" and self.doc[token.i - 2].lower_ in ("left", "right"):
            rules = [rule for rule in rules if rule.type != "part_of"]  # "the right- | wing | Swiss People's Party"
        other = any(" " in word and self._is_other_deed(kind, word, clause) for kind, word in triggers)
        if other or self._hits_trap(clause):
            rules = [rule for rule in rules if rule.type != "assault"]  # "the court | struck down | a law"
        for rule in rules:
            drafts += self._apply(rule, clause)
        if not any(self._is_interaction(draft.rule) for draft in drafts):
            for rule in rules:
                falls = rule.type in _FALLS_ON_PLACE or (rule.cameo or "").startswith(_ON_PLACE_TOO)
                visits = rule.cameo == "042" and bool(rule.object or "patient" in rule.target)
                falls |= visits and not clause.negated  # "pays a visit to troops | in Mali |"
                falls |= rule.type == "retreat" and bool(rule.object)  # "withdrew its | troops | from a mission in Mali"
                happens = rule.source_types == {"EVENT"}  # which is only there
                happens |= rule.target == ("agent",)  # "five men go on trial in Leeds": nothing is done to Leeds
                elsewhere = "deed" in rule.source or "heeding" in rule.target or happens
                if falls and not elsewhere and not self._is_elsewhere(rule, clause):
                    drafts += self._apply(rule, clause, on_place=True)
        if clause.kind == "verb" and not any(self._is_interaction(draft.rule) for draft in drafts):
            for rule in rules:
                if self._is_interaction(rule) and "patient" in rule.target:
                    drafts += self._apply_to_bystanders(rule, clause)
        told = {draft.rule.id for draft in drafts}
        for rule in rules:
            placed = rule.type == "located_in" and (rule.source_types <= {"EVENT", "WEAPON"} or bool(rule.unnamed))
            if placed and rule.verbs and rule.id not in told:
                drafts += self._apply(rule, clause, on_place=True)
        return drafts

    def _is_undone(self, rule: Rule, clause: Clause) -> bool:
        """Whether a rule tells what did not come about: a deed, or where no event was ("thwarted an | attack | on Jericho")."""
        thwarted = clause.governor is not None and self.doc[clause.governor].lemma_ in self.cues.light.thwarting
        return self._is_interaction(rule) or (thwarted and "EVENT" in rule.entities)

    def _is_other_deed(self, kind: str, word: str, clause: Clause) -> bool:
        """Whether a verb with its particle and object is one that the verb alone is not, by a rule for them."""
        rules = (rule for rule in self.rules.triggered_by(kind, word) if rule.object)
        return any(rule.type != "assault" and not self._lacks_words(rule, clause) for rule in rules)

    def _takes_named_place(self, clause: Clause) -> bool:
        """Whether the object of a verb is a place with a name ("the village | of Toretsk |")."""
        kinds = [head for head in clause.roles.get("patient", ()) if self.doc[head].lemma_.lower() in self.cues.arguments.places]
        inner = [self.reader.clause(head) for head in kinds]
        names = [name for place in inner if place is not None for name in place.roles.get("of", ())]
        return any(self.index.type_at(name) == "PLACE" for name in names)

    def _hits_trap(self, clause: Clause) -> bool:
        """Whether what somebody hits is what harms him ("their convoy | hit | a mine in Afrin")."""
        things = clause.roles.get("patient", ()) if clause.lemmas[0] in ("hit", "strike") else ()
        return any(self.doc[head].lemma_.lower() in self.cues.arguments.traps for head in things)

    def _is_elsewhere(self, rule: Rule, clause: Clause) -> bool:
        """Whether the place behind is not what a deed falls on: that of a rally ("held a | rally | in Iowa"), or of a noun that an event
        only qualifies ("the | attack | victims in Quetta")."""
        heads = (clause.head,) if clause.kind == "noun" else clause.roles.get("patient", ())
        words = {self.doc[head].lemma_.lower() for head in heads}
        if rule.type == "protest" and words & self.cues.arguments.gatherings:
            return True
        if rule.type == "assault" and "control" in words:
            return True  # "took | control | of a village in Donetsk"
        if rule.type == "aid" and "convoy" in words:
            return True  # "a Taliban | convoy | in Ghazni" need not bring anything
        if rule.type == "concede" and words & self.cues.arguments.works:
            return True  # "releases a | video | of hostages in Gaza"
        word = self.doc[clause.head]
        carried = word.head.lemma_.lower() in self.cues.arguments.carriers
        return clause.kind == "noun" and self.reader.is_modifier(word) and word.head.pos_ == "NOUN" and not carried

    def _agreed(self, token: Word, drafts: Iterable[Draft]) -> list[Draft]:
        """One deed and one state for each pair: what the first rule says, or another by which the classifier stands."""
        rivals: dict[tuple[EntityId, EntityId, bool], list[Draft]] = {}
        for draft in drafts:
            key = draft.source.entity, draft.target.entity, self._is_interaction(draft.rule)
            rivals.setdefault(key, []).append(draft)
        agreed = [self._preferred(token, found) for found in rivals.values()]
        return [draft for draft in agreed if not self._is_outdone(draft, agreed)]

    def _is_outdone(self, draft: Draft, others: Iterable[Draft]) -> bool:
        """Whether a deed falls on an agreement that by another rule falls on a party to it ("both sides broke the ceasefire"), or is
        that of an attack where it is told who attacks ("a | French | airstrike kills ten rebels")."""
        if draft.rule.source_types == {"EVENT"} and self._is_interaction(draft.rule):
            hit = [other for other in others if other is not draft and other.target.entity == draft.target.entity]
            return any(self._is_interaction(other.rule) for other in hit)
        return self.entities[draft.target.entity].type == "AGREEMENT" and any(
            self._is_interaction(other.rule)
            and self._is_interaction(draft.rule)
            and other.rule.type != draft.rule.type
            and other.source.entity == draft.source.entity
            and self.entities[other.target.entity].type in ACTORS
            for other in others
        )

    def _preferred(self, token: Word, drafts: Sequence[Draft]) -> Draft:
        """The first of some drafts on one pair of one predicate, or one of another type that asks for as much and is far likelier."""
        first = drafts[0]
        if self.opinion is None or not self._is_interaction(first.rule) or first.rule.id in self.rules.own:
            return first
        others = [
            draft
            for draft in drafts
            if draft.rule.type != first.rule.type
            and (draft.rule.asks_for_words, draft.rule.negated) == (first.rule.asks_for_words, first.rule.negated)
        ]
        opinion, vectors = self.opinion
        ends = first.source.entity, first.target.entity
        pairs = self.pairs(token) if others else ()
        for pair in (pair for pair in pairs if (pair.source.entity, pair.target.entity) == ends):
            for other in others:
                if opinion.prefers(first.rule.type, other.rule.type, pair, vectors, self.entities):
                    return replace(other, rule=other.rule.model_copy(update={"id": f"model:{other.rule.id}"}))
        return first

    def _apply(self, rule: Rule, clause: Clause, on_place: bool = False) -> Iterator[Draft]:
        """What a rule says of the pairs that fill its roles."""
        if self._lacks_words(rule, clause) or self._is_peaceful(rule, clause):
            return
        by, sources = self._fill(clause, rule, rule.source, rule.source_types)
        if rule.subtypes and not rule.entities:
            sources = [source for source in sources if self.entities[source.entity].subtype in rule.subtypes]
        if not sources:
            return
        role, targets = self._fill(clause, rule, rule.target, rule.target_types, {s.entity for s in sources})
        if not targets and len(sources) > 1 and any(self._is_reciprocal(h) for r in rule.target for h in clause.roles.get(r, ())):
            role, targets = rule.target[0], sources  # "accuse each other"
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
                realms = [r for r in self.arguments.role(clause, "office", rule) if self._is_realm(r)]
                role, targets = "office", [r for r in realms if not self._names_another(clause, r.entity)]
        if rule.type in ("assault", "controls", "coerce") and role in _WITHIN and self._takes_named_place(clause):
            return  # "captured the village of | Toretsk | in Donetsk": that is taken, not the province
        if not targets and rule.type == "consult" and (rule.object or rule.symmetric):
            role, targets = "with", self._to_be_joined(clause, rule, {s.entity for s in sources})
        beside = by == "agent" and "agent" in clause.borrowed and self._is_circumstance(clause)
        mutual = rule.symmetric and not beside and not self._submits(clause) and not self._is_of_one(clause)
        if not targets and mutual and len({s.entity for s in sources}) > 1:
            role, targets = "agent", sources  # "Putin and Biden met": each with the other
        for source in sources:
            if fallen and by in _RULING[1:] and self.entities[source.entity].type == "PLACE":
                continue  # "ten men were arrested in Leeds, | England |"
            for target in self._own(source, rule) or targets:
                alone = role != "between" or by != "agent" or len(targets) < 2 or not self._speaks_for(source, target)
                if alone and self._may_be(rule, clause, by, source, role, target):
                    yield Draft(rule, clause, source, target, role, self._negated(rule, clause), fallen)

    def _to_be_joined(self, clause: Clause, rule: Rule, taken: set[EntityId]) -> list[Referent]:
        """The body that talks are about joining, which is their other side ("A and B began talks on accession to | the Union |")."""
        below = (self.reader.clause(word.i) for word in self.doc[clause.head].subtree if word.lemma_.lower() in _JOINING)
        heads = [head for inner in below if inner is not None for role in _JOINED for head in inner.roles.get(role, ())]
        found = [r for head in heads for r in self.arguments.referents(head) if self.entities[r.entity].type == "ORG"]
        return [r for r in found if r.entity not in taken and "ORG" in rule.target_types]

    def _is_of_one(self, clause: Clause) -> bool:
        """Whether the doer is one thing that is more than one's ("| Siemens's American unit | agrees to pay")."""
        doers = clause.roles.get("agent", ())
        return len(doers) == 1 and doers[0] not in self.index.entity_at and self.doc[doers[0]].tag_ == "NN"

    def _submits(self, clause: Clause) -> bool:
        """Whether several let something be done to them, so that they do nothing to each other ("A and B agreed | to be banned |")."""
        below = (self.reader.clause(child.i) for child in self.doc[clause.head].children)
        return any(inner is not None and inner.link == "open" and inner.passive for inner in below)

    def _apply_to_bystanders(self, rule: Rule, clause: Clause) -> Iterator[Draft]:
        """What a rule says was done to people of whom nothing more is told ("police arrested 14 | people |")."""
        hit = [
            head
            for head in self.index.bystanders
            if not set(clause.roles.get("patient", ())).isdisjoint((head, self.doc[head].head.i))
            and self.entities[self.index.bystanders[head]].type in rule.target_types
        ]
        if not hit or self._lacks_words(rule, clause):
            return
        by, sources = self._fill(clause, rule, rule.source, rule.source_types & ACTORS)
        if self.doc[clause.head].tag_ == "VBG":
            sources = [source for source in sources if source.direct]  # "attacks a UN convoy | killing | six people": not the UN
        for source in sources:
            for head in hit:
                target = Referent(self.index.bystanders[head], head, direct=True, pronoun=False)
                if self._may_be(rule, clause, by, source, "patient", target):
                    yield Draft(rule, clause, source, target, "patient", self._negated(rule, clause), on_place=False)

    def _without_bystanders(self, drafts: Sequence[Draft]) -> list[Draft]:
        """Leave out whom somebody harmed where the sentence tells that he so harmed another ("shelled | Juba |, killing 20 people")."""
        told = {
            (self.doc[draft.clause.head].sent.start, draft.source.entity, draft.rule.type)
            for draft in drafts
            if draft.target.token not in self.index.bystanders
        }
        return [
            draft
            for draft in drafts
            if draft.target.token not in self.index.bystanders
            or (self.doc[draft.clause.head].sent.start, draft.source.entity, draft.rule.type) not in told
        ]

    def _may_be(self, rule: Rule, clause: Clause, by: str, source: Referent, role: str, target: Referent) -> bool:
        """Whether what a rule says of a pair may be so."""
        if source.entity == target.entity or self._is_own(source, target) or (by == "deed" and self._is_own_side(source, target)):
            return False
        if not load_ontology().allows(rule.type, self.entities[source.entity].type, self.entities[target.entity].type):
            return False
        if rule.type in PLACEMENTS and (self._is_larger(source, target) or (rule.unnamed and self._is_named_body(source))):
            return False
        if rule.type == "operates" and self._is_only_chaired(clause, role, target):
            return False
        if rule.type == "controls" and self._is_only_owner(clause, role, target):
            return False
        if rule.type == "coerce" and role == "patient" and not target.direct and self._has(clause, source):
            return False  # "suspended | his campaign | for the nomination of the party"
        if rule.type == "part_of" and clause.lemmas[0] == "part" and not target.direct:
            return False  # "as part of a | reform | led by Musk"
        if rule.type == "party_to" and self._is_law(target.token):
            return False
        if rule.type == "holds_office" and self._is_no_office(clause, role, target):
            return False
        subtype = self.entities[target.entity].subtype
        if subtype in rule.barred_subtypes or (rule.target_subtypes and subtype not in rule.target_subtypes):
            return False
        if rule.type == "national_of" and role == "of" and self._is_titled(source):
            return False  # "| King | Mohammed VI of Morocco"
        return rule.type != "national_of" or clause.kind != "noun" or self._is_land(target)

    def _is_law(self, head: int) -> bool:
        """Whether it is what a body passes and nobody is a party to ("passed a | bill |", but "ratified the European | constitution |")."""
        lemma = self.doc[head].lemma_.lower()
        named = any(i in self.index.inside for i in range(*self.index.span_of[head])) if head in self.index.span_of else False
        if head in self.index.inside:
            return lemma in ("law", "bill", "constitution")  # "its 2010 | Immigration Law |"
        return lemma in self.cues.arguments.laws and not (named and lemma == "constitution")

    def _is_titled(self, person: Referent) -> bool:
        """Whether the name itself begins with an office."""
        begin = self.index.span_of[person.token][0] if person.token in self.index.span_of else person.token
        return self.doc[begin].lower_ in self.cues.arguments.officials

    def _is_peaceful(self, rule: Rule, clause: Clause) -> bool:
        """Whether a deed of violence would be a protest ("launched a general | strike |") or against no one ("battle a | fire |")."""
        if rule.type != "assault":
            return False
        fought = clause.roles.get("patient", ()) if clause.kind == "verb" and not rule.object else ()
        if any(self.doc[head].lemma_.lower() in self.cues.arguments.disasters | self.cues.arguments.ills for head in fought):
            return True
        things = clause.roles.get("patient", ()) if rule.object else (clause.head,)
        kinds = (self.doc[thing - 1] for thing in things if thing)
        if any(kind.lemma_.lower() in self.cues.arguments.harmless and kind.pos_ != "VERB" for kind in kinds):
            return True  # "launches a | vaccination | campaign in Giza"
        strikes = (head for head in things if head in self.index.entity_at and self.doc[head].lemma_.lower() == "strike")
        return any(self.entities[self.index.entity_at[head]].subtype == "protest" for head in strikes)

    def _is_larger(self, inner: Referent, outer: Referent) -> bool:
        """Whether a province would lie in a city ("Acapulco in | Guerrero |": the other way round)."""
        kinds = [self.entities[r.entity].subtype for r in (inner, outer) if self.entities[r.entity].type == "PLACE"]
        return kinds == ["admin", "city"]

    def _is_circumstance(self, clause: Clause) -> bool:
        """Whether a noun only tells amid what others act ("A and B advance | amid fighting |", not "are killed | after clashes |")."""
        told = self.reader.clause(clause.governor) if clause.governor is not None else None
        active = told is not None and not told.passive and self.doc[told.head].lemma_ not in ("die", "perish")
        return active and preposition(self.doc[clause.head]) in _AMID

    def _is_named_body(self, referent: Referent) -> bool:
        """Whether it is a body that is not where some of its members come to harm: one with a name of its own."""
        entity = self.entities[referent.entity]
        named = any(mention.kind == "name" for mention in entity.mentions)
        return entity.type == "ORG" and (named or not referent.direct)  # "a former member of | parliament | is arrested"

    def _is_only_owner(self, clause: Clause, role: str, target: Referent) -> bool:
        """Whether a place tells no more than whose the thing is of which a clause tells ("seized a | North Korean | ship")."""
        officials = self.cues.arguments.officials
        return not target.direct and any(self.doc[head].lemma_.lower() in officials for head in clause.roles.get(role, ()))

    def _is_only_chaired(self, clause: Clause, role: str, target: Referent) -> bool:
        """Whether only the lead of a body changes hands and not the body ("took over the | presidency | of the European Union")."""
        return not target.direct and any(self.doc[head].lemma_.lower() in _LEADS for head in clause.roles.get(role, ()))

    def _is_no_office(self, clause: Clause, role: str, target: Referent) -> bool:
        """Whether an office is none of the target.

        One is called what a state's people are ("named most valuable | Canadian |"), leads a table ("all-time scoring | leader |") or
        is the first of his people in the office of another ("its first | African | director"). Who names him has the office only if it
        is not that of something else ("Apple named her head | of a unit |").
        """
        if clause.kind == "verb":
            offices = [self.reader.clause(head) for head in clause.roles.get("as", ())] if role == "agent" else []
            return (role == "as" and target.direct) or any(_OF_BODY & office.roles.keys() for office in offices if office)
        if self.doc[clause.head].lemma_.lower() == "leader" and self.doc[clause.head - 1].lower_ in self.cues.topics.rankings:
            return True
        if target.token < clause.head and self.arguments.is_partisan(target.token, clause.head):
            return True  # "| Republican | President Trump" is of that party
        begin = self.index.span_of[target.token][0] if target.token in self.index.span_of else 0
        ranked = [word.lower_ for word in self.doc[max(begin - 2, 0) : begin]]
        return ranked in (["its", "first"], ["their", "first"], ["'s", "first"]) and self.doc[target.token].pos_ == "ADJ"

    def _is_land(self, target: Referent) -> bool:
        """Whether somebody can be of a place as of a state ("a Scottish nurse", but not "the Barcelona striker")."""
        place = self.entities[target.entity]
        return place.type == "STATE" or place.subtype in ("admin", "region")

    def _own(self, source: Referent, rule: Rule) -> list[Referent]:
        """Of what each of several title-holders holds it ("Presidents Buhari | of Nigeria | and Talon | of Benin")."""
        clause = self.reader.clause(source.token) if rule.type == "holds_office" else None
        heads = clause.roles.get("of", ()) if clause is not None and clause.link == "conjunct" else ()
        return [r for head in heads for r in self.arguments.referents(head) if self._is_one_of(r, rule.target_types)]

    def _is_own(self, source: Referent, target: Referent) -> bool:
        """Whether "its" thing, said of a body of a state, was taken for that state's ("the army cut | its | budget")."""
        code = self.entities[source.entity].iso
        person = self.entities[target.entity].type == "PERSON"  # "the court ordered | his | release"
        return (
            not person and target.pronoun and not target.direct and code is not None and code == self.entities[target.entity].iso
        )

    def _has(self, clause: Clause, owner: Referent) -> bool:
        """Whether what is acted on is the doer's own, by a possessive pronoun."""
        things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
        heads = (
            head for thing in things if thing is not None for head in thing.roles.get("agent", ()) if head in self.index.pronouns
        )
        return any(self.index.entity_at.get(head) == owner.entity for head in heads)

    def _is_own_side(self, source: Referent, target: Referent) -> bool:
        """Whether both are of one state ("an | Israeli soldier | was killed in an | Israeli | raid": by whom is not said)."""
        sides = [self.entities[r.entity] for r in (source, target)]
        official = all(side.type == "STATE" or side.subtype in ("military", "government") for side in sides)
        return official and sides[0].iso is not None and sides[0].iso == sides[1].iso

    def _speaks_for(self, source: Referent, target: Referent) -> bool:
        """Whether a deed is that of a state of which the source is ("| Löfven | cancels ties between | Sweden | and Russia")."""
        codes = [self.entities[r.entity].iso for r in (source, target)]
        return self.entities[target.entity].type == "STATE" and codes[0] is not None and codes[0] == codes[1]

    def _lacks_words(self, rule: Rule, clause: Clause) -> str:
        """Which words that a rule asks for a clause lacks, or nothing."""
        if rule.negated and not self._negated(rule, clause):
            return "a negation"
        if rule.object and not any(self._is_thing(head, rule.object) for head in clause.roles.get("patient", ())):
            return f"an object such as “{rule.object[0]}”"
        if rule.object and clause.lemmas[-1] == "call" and "as" in clause.roles and not clause.passive and not rule.predicates:
            return "that nothing is said of its object"  # "called the | strikes | a massacre"
        if rule.predicates and not any(self._is_such(head, rule.predicates) for head in clause.roles.get("as", ())):
            return f"a predicate such as “{rule.predicates[0]}”"
        for role, lemmas in rule.phrases.items():
            if not any(self._is_thing(head, lemmas) for head in clause.roles.get(role, ())):
                return f"a phrase such as “{role.replace('_', ' ')} {lemmas[0]}”"
        for role in rule.unnamed:
            if any(True for _ in self.arguments.role(clause, role, rule)):
                return f"that nobody is named as {role}"
        return ""

    def missing(self, rule: Rule, clause: Clause) -> str:
        """What a rule asks for that a clause lacks, in words, or nothing."""
        if words := self._lacks_words(rule, clause):
            return words
        sources = self._fill(clause, rule, rule.source, rule.source_types)[1]
        if not sources:
            return f"a source ({' or '.join(rule.source)}) that is an entity of type {', '.join(sorted(rule.source_types))}"
        if not self._fill(clause, rule, rule.target, rule.target_types, {source.entity for source in sources})[1]:
            return f"a target ({' or '.join(rule.target)}) that is an entity of type {', '.join(sorted(rule.target_types))}"
        return ""

    def _is_thing(self, head: int, lemmas: tuple[str, ...]) -> bool:
        """Whether a noun, what it carries ("| mediation | efforts") or measures ("a shipment of | weapons"), is one of those asked for."""
        lemma = "money" if self.doc[head].tag_ == "$" else self.doc[head].lemma_.lower()  # "gave | $5m | to Kenya"
        if lemma in lemmas:
            return True
        words = self.cues.arguments
        if lemma == "money":  # "pulled | $5m of funding |"
            return any(part.lemma_.lower() in lemmas for part in self.doc[head].children if preposition(part) in ("of", "in"))
        counted = lemma in words.measures or self.doc[head].pos_ in ("DET", "PRON", "NUM")  # "dropped | some | of the charges"
        clause = self.reader.clause(head) if counted or lemma in words.carriers else None
        if clause is None:
            return False
        measured = [self.doc[inner].lemma_.lower() for inner in clause.roles.get("of", ())] if counted else []
        return any(word in lemmas for word in (*clause.lemmas, *measured))

    def _is_such(self, head: int, lemmas: tuple[str, ...]) -> bool:
        """Whether what is said of somebody is one of these words, or such a thing ("a | terrorist | state", "a | failed | state")."""
        forms = {form for word in run_up_to(self.doc, head) for form in (word.lemma_.lower(), word.lower_)}
        forms |= {word.lower_ for word in self.doc[max(head - 1, 0) : head] if word.tag_ == "VBN"}
        return self._is_thing(head, lemmas) or not forms.isdisjoint(lemmas)

    @staticmethod
    def _is_interaction(rule: Rule) -> bool:
        return rule.type in load_ontology().interactions

    def _negated(self, rule: Rule, clause: Clause) -> bool:
        """Whether the clause is negated, by its own words or those of what the rule asks for ("held no talks", "came to no deal")."""
        heads = [head for role in rule.phrases for head in clause.roles.get(role, ())]
        if rule.object and not clause.passive:  # a passive subject's "no" is the clause's own
            heads += clause.roles.get("patient", ())
        objects = (self.reader.clause(head) for head in heads)
        words = [self.doc[index].lower_ for inner in objects if inner is not None for index in inner.words]
        return clause.negated ^ any(word in self.cues.adjectives.negative for word in words)

    def _fill(
        self, clause: Clause, rule: Rule, roles: Sequence[str], types: frozenset[str], taken: set[EntityId] | None = None
    ) -> tuple[str, list[Referent]]:
        """The first role that holds entities of the allowed types, with these entities."""
        for role in roles:
            held = list(self.arguments.role(clause, role, rule))
            found = [r for r in held if role == "self" or self._is_one_of(r, types)]
            ruling = role == "agent" or (role in _RULING and "PERSON" in rule.target_types)
            if not found and ruling and taken is None and "STATE" in types:
                found = [r for r in held if self._governs(r, rule, clause)]
            if not found and self._is_interaction(rule):  # "U.N. helicopters evacuated": their owner acts
                things = (r for r in held if self.entities[r.entity].type not in ACTORS)
                owners = (owner for thing in things for owner in self._owners(thing))
                found = [owner for owner in owners if self.entities[owner.entity].type in types]
            found = [r for r in found if r.entity not in (taken or ())]
            if found:
                kept: dict[EntityId, Referent] = {}
                for referent in found:  # "condemned | Mubarak | and | his | family": named first
                    kept.setdefault(referent.entity, referent)
                return role, list(kept.values())
        return "", []

    def _is_one_of(self, referent: Referent, types: frozenset[str]) -> bool:
        """Whether a rule that asks for these types takes the entity; a state that stands for its official counts as a person."""
        kind = self.entities[referent.entity].type
        return kind in types or (kind == "STATE" and not referent.direct and "PERSON" in types)

    def _governs(self, place: Referent, rule: Rule, clause: Clause) -> bool:
        """Whether a place is spoken of as its government ("| Texas | sues Delaware"; a battle is not fought by the place that it is in)."""
        named = place.direct and not place.pronoun and self.entities[place.entity].subtype in _GOVERNED
        own = "agent" not in clause.borrowed or clause.link in ("open", "conjunct")  # "Quebec signs a pact to | work | with"
        executes = rule.id == "assault.execute"  # "the state of | Georgia | executes"
        named &= clause.kind == "verb" and own
        return named and self._is_interaction(rule) and (executes or rule.type not in ("assault", "retreat"))

    def _is_reciprocal(self, head: int) -> bool:
        pairs = zip(self.doc[max(head - 1, 0) : head + 1], self.doc[head : head + 2], strict=False)
        return any((first.lower_, second.lower_) in (("each", "other"), ("one", "another")) for first, second in pairs)

    def _is_realm(self, referent: Referent) -> bool:
        return self.entities[referent.entity].type in ("STATE", "PLACE")

    def _names_another(self, clause: Clause, realm: EntityId) -> bool:
        """Whether what is acted on is said with another name, so that the deed is not one against all ("blocked | Trump |'s ban")."""
        things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
        told = ((thing, role) for thing in things if thing is not None for role in _BELONGING if role not in thing.borrowed)
        heads = (head for thing, role in told for head in thing.roles.get(role, ()))
        return any(self.index.inside.get(word.i, realm) != realm for head in heads for word in self.doc[head].subtree)

    def _owners(self, thing: Referent) -> Iterator[Referent]:
        begin = (
            self.index.span_of[thing.token][0] if thing.token in self.index.span_of and thing.token in self.index.inside else 0
        )
        owner = self.index.name_until.get(begin - 1) if begin and self.doc[begin - 1].tag_ == "POS" else None
        if owner is not None:  # "| Interpol |'s Operation Lyra arrested"
            yield Referent(self.index.entity_at[owner], owner, False, False)
        clause = self.reader.clause(thing.token)
        if clause is None:
            return
        above = self.reader.clause(clause.governor) if clause.governor is not None and "agent" in clause.borrowed else None
        if (
            self.entities[thing.entity].type == "EVENT"
            and above is not None
            and clause.head not in above.roles.get("patient", ())
        ):
            return  # "following a | shootout | that left two wounded, X was caught"
        for head in clause.roles.get("agent", ()) if self.doc[thing.token].pos_ == "NOUN" else ():
            if head != thing.token:
                yield from self.arguments.referents(head, depth=1)
        yield from self.arguments.belonging(thing.token)
