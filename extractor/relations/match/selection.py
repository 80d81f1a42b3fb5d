"""Selectional restrictions: which two entities may be the ends of an edge, by the ontology and by how they are spoken of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractor.ontology import load_ontology
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import preposition
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents
from extractor.relations.rules import Rule

_OF_BODY = frozenset({"patient", "of", "for", "to", "at", "in", "from"})
_SPOKEN = frozenset({"accuse", "support", "request", "threaten", "consult", "agree"})  # types of what is said

_HARMED = frozenset({"agent", "deed"})  # what rules for those who come to harm by nobody named leave unnamed


class Pair(NamedTuple):
    """What a rule says of a source, read from one role of a clause, and a target, read from another."""

    rule: Rule
    clause: Clause
    by: str
    source: Referent
    role: str
    target: Referent


class Restrictions:
    """Tests them in one document: those of `_always` for every rule, those of `_of_type` for rules of one type of relation.

    Args:
        referents: whom its noun phrases stand for.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.doc, self.cues, self.index = referents.doc, referents.cues, referents.index
        self.entities, self.reader = referents.entities, referents.reader
        self._always = (self._is_of_one, self._is_unfit, self._is_of_title, self._is_platform, self._votes_only)
        self._of_type: dict[str, tuple[Callable[[Pair], bool], ...]] = {
            "aid": (self._is_to_own_state,),
            "assault": (self._befalls_superior, self._is_across),
            "capital_of": (self._is_misplaced,),
            "coerce": (self._befalls_superior, self._is_of_doer),
            "concede": (self._is_to_own_state,),
            "consult": (self._is_to_own_state,),
            "controls": (self._is_only_owner, self._limits_trade, self._is_across),
            "holds_office": (self._is_of_superior, self._is_deputed, self._is_no_office),
            "located_in": (self._is_misplaced, self._befalls_superior, self._sends_something),
            "member_of": (self._is_possessor,),
            "mobilize": (self._drills_at_home,),
            "national_of": (self._is_origin, self._is_no_national),
            "operates": (self._is_held_all_the_same, self._is_only_chaired, self._is_of_model),
            "part_of": (self._is_misplaced, self._is_led, self._is_part_of_deed, self._is_possessor, self._is_before_its_part),
            "party_to": (self._is_law,),
            "retreat": (self._leaves_body, self._leaves_in_state, self._ends_what_is_of_firm),
            "sanction": (self._befalls_superior,),
        }

    def allow(self, pair: Pair) -> bool:
        """Whether what a rule says of a pair may be so."""
        return not any(test(pair) for test in (*self._always, *self._of_type.get(pair.rule.type, ())))

    def is_own(self, source: Referent, target: Referent) -> bool:
        """Whether "its" thing, said of a body of a state, was taken for that state's ("the army cut | its | budget")."""
        code = self.entities[source.entity].iso
        person = self.entities[target.entity].type == "PERSON"  # "the court ordered | his | release"
        return (
            not person and target.pronoun and not target.direct and code is not None and code == self.entities[target.entity].iso
        )

    def speaks_for(self, source: Referent, target: Referent) -> bool:
        """Whether a deed is that of a state of which the source is ("| Löfven | cancels ties between | Sweden | and Russia")."""
        codes = [self.entities[r.entity].iso for r in (source, target)]
        return self.entities[target.entity].type == "STATE" and codes[0] is not None and codes[0] == codes[1]

    # ------------------------------------------------------------ for every rule

    def _is_of_one(self, pair: Pair) -> bool:
        """Whether both are one, or one's own, or a deed is told without its doer and both are of one state."""
        _, _, by, source, _, target = pair
        return (
            source.entity == target.entity or self.is_own(source, target) or (by == "deed" and self._is_own_side(source, target))
        )

    def _is_unfit(self, pair: Pair) -> bool:
        """Whether the ontology or the rule has no place for such things."""
        source, target = self.entities[pair.source.entity], self.entities[pair.target.entity]
        wanted, barred = pair.rule.target_subtypes, pair.rule.barred_subtypes
        if not load_ontology().allows(pair.rule.type, source.type, target.type):
            return True
        return target.subtype in barred or (bool(wanted) and target.subtype not in wanted)

    def _is_of_title(self, pair: Pair) -> bool:
        """Whether a state only tells of what the doer holds an office ("at the request of | UK | Prime Minister Boris Johnson")."""
        source, target = pair.source.token, pair.target.token
        if pair.clause.kind != "noun" or not pair.rule.is_interaction:
            return False
        if not (pair.clause.head < target < source and self.index.is_person(source)):
            return False
        between = self.doc[target + 1 : self.index.span_of.get(source, (source, source))[0]]
        plain = all(word.pos_ in ("NOUN", "PROPN", "ADJ") for word in between)
        return plain and any(word.lemma_.lower() in self.cues.arguments.officials for word in between)

    def _is_platform(self, pair: Pair) -> bool:
        """Whether it is only where something is said ("took a shot at him | on Twitter |")."""
        spoken = pair.rule.type in _SPOKEN and pair.role in ("on", "at")  # but "a ban on TikTok"
        return spoken and self.entities[pair.target.entity].name in self.cues.arguments.platforms

    def _votes_only(self, pair: Pair) -> bool:
        """Whether somebody votes for members of a body, which is neither to support it nor to be one."""
        rule, clause, by, _, role, target = pair
        if clause.lemmas[-1] == "vote" and role == "for" and not target.direct:
            words = self.cues.arguments.officials | {"member", "seat"}
            return any(self.doc[head].lemma_.lower() in words for head in clause.roles.get(role, ()))
        lent = rule.type == "member_of" and clause.kind == "noun" and by in clause.borrowed
        return lent and preposition(self.doc[clause.head]) == "for"

    # ------------------------------------------------------------ deeds

    def _befalls_superior(self, pair: Pair) -> bool:
        """Whether a person is named only as the one whose people a deed befalls ("| Biden's | adviser was arrested")."""
        harmed, part = (pair.source, pair.by) if pair.rule.type == "located_in" else (pair.target, pair.role)
        hit = pair.clause.roles.get(part, ())
        return self._is_superior(harmed, hit) or self._is_served(harmed, hit)  # "an aide for | Biden | was arrested"

    def _sends_something(self, pair: Pair) -> bool:
        """Whether somebody gives or sends something to a place and need not be there ("returned | the vase | to Rome"), or may only
        be sent there some day ("overturned a | decision | to extradite him to Chile")."""
        clause = pair.clause
        if pair.role != "to" or clause.kind != "verb" or clause.passive or self.entities[pair.source.entity].type == "EVENT":
            return False  # "brought rain | to | Oman"
        above = self.reader.clause(clause.governor) if clause.governor is not None and clause.link == "open" else None
        planned = pair.by == "patient" and above is not None and above.kind == "noun"
        return planned or (pair.by == "agent" and "patient" in clause.roles)

    def _is_across(self, pair: Pair) -> bool:
        """Whether a state is only named as the one on the other side of a border ("captured the crossing | with Syria |")."""
        preceding = self.doc[max(pair.target.token - 3, 0) : pair.target.token]
        borders = self.cues.arguments.two_sided
        return any(word.lower_ == "with" and self.doc[word.i - 1].lemma_.lower() in borders for word in preceding)

    def _is_of_doer(self, pair: Pair) -> bool:
        """Whether what is acted on is the doer's own ("suspended | his campaign | for the nomination of the party")."""
        if pair.role != "patient" or pair.target.direct:
            return False
        things = (self.reader.clause(head) for head in pair.clause.roles.get("patient", ()))
        owners = (head for thing in things if thing is not None for head in thing.roles.get("agent", ()))
        return any(self.index.entity_at.get(head) == pair.source.entity for head in owners if head in self.index.pronouns)

    def _is_to_own_state(self, pair: Pair) -> bool:
        """Whether a government's deed is for its own state ("the ministry sends teams | to China |"), or its leader's falls on what is of
        that state ("Macron lifts | French | sanctions")."""
        government = self.entities[pair.source.entity].subtype == "government"
        return (government or not pair.target.direct) and self.speaks_for(pair.source, pair.target)

    def _drills_at_home(self, pair: Pair) -> bool:
        """Whether exercises are in a state that holds them ("China and India hold exercises | near Shanghai |")."""
        if "exercise" not in (*pair.rule.object, *pair.rule.nouns):
            return False
        agents = (self.index.entity_at[head] for head in pair.clause.roles.get("agent", ()) if head in self.index.entity_at)
        iso = self.entities[pair.target.entity].iso
        return iso is not None and any(self.entities[agent].iso == iso for agent in agents)

    def _leaves_body(self, pair: Pair) -> bool:
        """Whether somebody leaves a body and not his office ("the MP quits | the Labour Party |")."""
        return pair.role == "office" and any(self.index.type_at(h) == "ORG" for h in pair.clause.roles.get("patient", ()))

    def _leaves_in_state(self, pair: Pair) -> bool:
        """Whether it is told in which state something is left ("leaving | the city | without water", "leaving ten | people | dead")."""
        if pair.role != "patient":
            return False
        left = pair.clause.roles.get("patient", ()) if not pair.target.direct else ()
        people = any(self.doc[head].lemma_.lower() in self.cues.arguments.anybody for head in left)
        return "without" in pair.clause.roles or people

    def _ends_what_is_of_firm(self, pair: Pair) -> bool:
        """Whether what somebody ends is that of a company or outlet, whose it stays to leave ("suspended | Al Jazeera's | broadcasts")."""
        if not pair.rule.object:
            return False
        things = (self.reader.clause(head) for head in pair.clause.roles.get("patient", ()))
        heads = (head for thing in things if thing is not None for head in thing.roles.get("agent", ()))
        owners = (self.index.entity_at[head] for head in heads if head in self.index.entity_at)
        firms = (owner for owner in owners if self.entities[owner].subtype in ("company", "media", "other"))
        return any(firm != pair.source.entity for firm in firms)

    # ------------------------------------------------------------ holding, places and parts

    def _is_only_owner(self, pair: Pair) -> bool:
        """Whether a place tells no more than whose the thing is of which a clause tells ("took over the | Dutch | party")."""
        owned = self.cues.arguments.officials | self.cues.arguments.owners
        heads = pair.clause.roles.get(pair.role, ())
        return not pair.target.direct and any(self.doc[head].lemma_.lower() in owned for head in heads)

    def _limits_trade(self, pair: Pair) -> bool:
        """Whether "controls" are such on trade ("tightened its export | controls |")."""
        return pair.clause.kind == "noun" and self.doc[pair.clause.head].lower_ == "controls"

    def _is_held_all_the_same(self, pair: Pair) -> bool:
        """Whether what somebody does not send is his all the same ("ruled out sending | tanks |")."""
        return bool(pair.rule.entities) and pair.clause.negated and pair.by in pair.clause.borrowed

    def _is_only_chaired(self, pair: Pair) -> bool:
        """Whether only the lead of a body changes hands and not the body ("took over the | presidency | of the European Union")."""
        heads = pair.clause.roles.get(pair.role, ())
        leads = self.cues.arguments.leads
        return not pair.target.direct and any(self.doc[head].lemma_.lower() in leads for head in heads)

    def _is_of_model(self, pair: Pair) -> bool:
        """Whether what was taken for a body only begins the name of a weapon's model ("a | Falcon | 9 rocket")."""
        source, target = pair.source, pair.target
        span = range(*self.index.span_of.get(target.token, (target.token, target.token + 1)))
        end = self._end(source)
        other = self.entities[source.entity].type == "ORG" and self.entities[source.entity].subtype in ("company", "other")
        return other and source.token in span and end in span and self.doc[end].tag_ in ("CD", "NNP") and end < target.token

    def _is_misplaced(self, pair: Pair) -> bool:
        """Whether one does not lie in the other: a larger place, one that a dash joins to it, or a body whose members come to harm.

        Nor does what befalls an embassy or a ship happen in its state, nor lies a city that another is near in that one.
        """
        apart = self._is_larger(pair.source, pair.role, pair.target) or self._is_joined(pair.target, pair.source)
        heads = pair.clause.roles.get(pair.role, ())
        apart |= not pair.target.direct and any(self.doc[h].lemma_.lower() in self.cues.arguments.abroad for h in heads)
        near = pair.role == "in" and preposition(self.doc[pair.source.token]) in ("near", "outside")
        apart |= near and {self.entities[r.entity].subtype for r in (pair.source, pair.target)} == {"city"}
        return apart or (not _HARMED.isdisjoint(pair.rule.unnamed) and self._is_named_body(pair.source))

    def _is_led(self, pair: Pair) -> bool:
        """Whether the name of a body tells only who leads it ("the | Saudi-led coalition |")."""
        begin, end = self.index.span_of.get(pair.source.token, (pair.source.token, pair.source.token))
        return any(word.lower_ == "led" for word in self.doc[begin:end])

    def _is_possessor(self, pair: Pair) -> bool:
        """Whether a body or group only has the member or branch ("elect | their | members of parliament", "| its | services in Chad")."""
        owns = self.doc[pair.source.token].tag_ == "PRP$" or any(w.tag_ == "POS" for w in self.doc[self._end(pair.source) :][:1])
        said = pair.clause.lemmas[0] == "member" if pair.rule.type == "member_of" else not pair.rule.entities
        return owns and said and pair.clause.kind == "noun"  # but "| Chad's army's | headquarters": an army is part of its state

    def _is_before_its_part(self, pair: Pair) -> bool:
        """Whether a word of a part's own name was taken for what the body before it is ("the | United Nations | Department of Safety")."""
        if pair.rule.entities or pair.source.token > pair.clause.head:
            return False
        between = [word.lower_ for word in self.doc[self._end(pair.source) : pair.clause.head]]
        bare = pair.by == "bearer" and between[:1] == [","] and {"a", "an", "the", "one"}.isdisjoint(between)
        own = pair.target.entity == self.index.entity_at.get(pair.clause.head)
        return own or (bare and "of" in pair.clause.roles)  # "in Bautzen, German | state | of Saxony": so is Saxony called

    def _is_part_of_deed(self, pair: Pair) -> bool:
        """Whether "part" is told of what happens ("as part of a | reform | led by Musk", "floods | in parts of | London")."""
        beside = preposition(self.doc[pair.clause.head]) not in (None, "as")
        return pair.clause.lemmas[0] == "part" and (beside or not pair.target.direct)

    def _is_law(self, pair: Pair) -> bool:
        """Whether it is what a body passes and nobody is a party to ("passed a | bill |", but "ratified the European | constitution |")."""
        head = pair.target.token
        lemma = self.doc[head].lemma_.lower()
        named = any(i in self.index.inside for i in range(*self.index.span_of[head])) if head in self.index.span_of else False
        if head in self.index.inside:
            return lemma in self.cues.arguments.named_laws  # "its 2010 | Immigration Law |"
        return lemma in self.cues.arguments.laws and not (named and lemma == "constitution")

    # ------------------------------------------------------------ people and their offices

    def _is_of_superior(self, pair: Pair) -> bool:
        """Whether an office is that of another, whose official has it ("| Biden's | envoy to Iran")."""
        return pair.clause.kind == "noun" and self._is_superior(pair.source, (pair.clause.head,))

    def _is_deputed(self, pair: Pair) -> bool:
        """Whether somebody only leads people of a state ("the | Chadian | negotiators led by Ana Diaz")."""
        clause, role, target = pair.clause, pair.role, pair.target
        if role != "patient" or target.direct or self.entities[target.entity].type != "STATE":
            return False
        leads = clause.kind == "verb" and self.doc[clause.head].lemma_ not in self.cues.light.making
        return leads and all(
            self.doc[head].lemma_.lower() not in self.cues.arguments.realms for head in clause.roles.get(role, ())
        )

    def _is_no_office(self, pair: Pair) -> bool:
        """Whether an office is none of the target.

        One is called what a state's people are ("named most valuable | Canadian |"), leads a table ("all-time scoring | leader |") or
        is the first of his people in the office of another ("its first | African | director"). Who names him has the office only if it
        is not that of something else ("Apple named her head | of a unit |").
        """
        clause, role, target = pair.clause, pair.role, pair.target
        if clause.kind == "verb":
            offices = [self.reader.clause(head) for head in clause.roles.get("as", ())] if role == "agent" else []
            won = [head for head in clause.roles.get("to", ()) if self.doc[head].lemma_.lower() in self.cues.topics.triumphs]
            if won and clause.lemmas[0] == "lead":
                return True  # "leads Jamaica | to victory |"
            return (role == "as" and target.direct) or any(_OF_BODY & office.roles.keys() for office in offices if office)
        if role == "in" and clause.lemmas[0] == "leader" and clause.head < pair.source.token < target.token:
            return True  # "detained the opposition leader | Ana Diaz | in Lima"
        if self.doc[clause.head].lemma_.lower() == "leader" and self.doc[clause.head - 1].lower_ in self.cues.topics.rankings:
            return True
        if target.token < clause.head and self.referents.titles.is_partisan(target.token, clause.head):
            return True  # "| Republican | President Trump" is of that party
        begin = self.index.span_of[target.token][0] if target.token in self.index.span_of else 0
        ranked = [word.lower_ for word in self.doc[max(begin - 2, 0) : begin]]
        return ranked in (["its", "first"], ["their", "first"], ["'s", "first"]) and self.doc[target.token].pos_ == "ADJ"

    def _is_origin(self, pair: Pair) -> bool:
        """Whether a land is where a family comes from or a way begins ("of | Russian | descent", "carried men | from Chad | to Libya")."""
        end = self._end(pair.target)
        behind = self.doc[end : end + 1]
        descent = any(word.lemma_.lower() in self.cues.arguments.descent for word in behind)
        return descent or (pair.role == "from" and any(word.lower_ in ("to", "into") for word in behind))

    def _is_no_national(self, pair: Pair) -> bool:
        """Whether somebody is not of a state, as a noun or the words around his name tell."""
        who, land = self.entities[pair.source.entity], self.entities[pair.target.entity]
        states = {who.iso, land.iso} - {None}
        if (who.subtype == "igo" and who.wikidata is not None) or (who.type == "GROUP" and len(states) > 1):
            return True  # "| UN | schools in Gaza", "| Polish | Americans"
        if pair.role == "of" and self._is_titled(pair.source):
            return True  # "| King | Mohammed VI of Morocco"
        of_state = land.type == "STATE" or land.subtype in ("admin", "region")  # "a Scottish nurse", not "the Barcelona striker"
        return pair.clause.kind == "noun" and not of_state

    # ------------------------------------------------------------ what the tests ask

    def _end(self, referent: Referent) -> int:
        """The token behind a name or noun."""
        return self.index.span_of[referent.token][1] if referent.token in self.index.span_of else referent.token + 1

    def _is_own_side(self, source: Referent, target: Referent) -> bool:
        """Whether both are of one state ("an | Israeli soldier | was killed in an | Israeli | raid": by whom is not said)."""
        sides = [self.entities[r.entity] for r in (source, target)]
        official = all(side.type == "STATE" or side.subtype in ("military", "government") for side in sides)
        return official and sides[0].iso is not None and sides[0].iso == sides[1].iso

    def _is_titled(self, person: Referent) -> bool:
        """Whether the name itself begins with an office."""
        begin = self.index.span_of[person.token][0] if person.token in self.index.span_of else person.token
        return self.doc[begin].lower_ in self.cues.arguments.officials

    def _is_joined(self, first: Referent, second: Referent) -> bool:
        """Whether a dash joins two names, neither of which holds the other ("the | Israel-Gaza | border")."""
        end = self.index.span_of[first.token][1] if first.token in self.index.span_of else len(self.doc)
        dash = end + 1 < len(self.doc) and self.doc[end].text in ("-", "\N{EN DASH}") and not self.doc[end].whitespace_
        return dash and self.index.name_from.get(end + 1) == second.token

    def _is_larger(self, inner: Referent, role: str, outer: Referent) -> bool:
        """Whether a province would lie in a city ("Acapulco in | Guerrero |", "the town of Acapulco, | Guerrero |": the other way
        round)."""
        kinds = [self.entities[r.entity].subtype for r in (inner, outer) if self.entities[r.entity].type == "PLACE"]
        inside_out = len(kinds) == 2 and kinds[0] in ("admin", "city") and kinds[1] == "facility"  # "Hong Kong in the Great Hall"
        return kinds == ["admin", "city"] or (role == "of" and kinds == ["admin", None]) or inside_out

    def _is_named_body(self, referent: Referent) -> bool:
        """Whether it is a body that is not where some of its members come to harm: one with a name of its own."""
        entity = self.entities[referent.entity]
        named = any(mention.kind == "name" for mention in entity.mentions)
        return entity.type == "ORG" and (named or not referent.direct)  # "a former member of | parliament | is arrested"

    def _is_superior(self, referent: Referent, heads: Sequence[int]) -> bool:
        """Whether a person is named only as the one whose official or friend somebody is ("| her | adviser")."""
        end = self.index.span_of[referent.token][1] if referent.token in self.index.span_of else len(self.doc)
        owns = self.doc[referent.token].tag_ == "PRP$" or any(word.tag_ == "POS" for word in self.doc[end : end + 1])
        people = (self.cues.arguments.officials | self.cues.arguments.people) - self.cues.arguments.leads
        person = self.entities[referent.entity].type == "PERSON"
        behind = (head for head in heads if head > referent.token)  # not "| President | Biden's decree"
        return person and owns and any(self.doc[head].lemma_.lower() in people for head in behind)

    def _is_served(self, referent: Referent, heads: Sequence[int]) -> bool:
        """Whether a person is named only as the one for whom somebody works ("an adviser to | Biden |")."""
        people = self.cues.arguments.officials | self.cues.arguments.people
        if self.entities[referent.entity].type != "PERSON":
            return False
        servants = (self.reader.clause(head) for head in heads if self.doc[head].lemma_.lower() in people)
        return any(
            referent.token in each.roles.get(by, ()) for each in servants if each is not None for by in ("for", "to", "of")
        )
