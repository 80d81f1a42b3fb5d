"""Selectional restrictions: which two entities may be the ends of an edge, by the ontology and by how they are spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.ontology import load_ontology
from extractor.relations.arguments import Arguments
from extractor.relations.clauses import Clause
from extractor.relations.clauses.syntax import preposition
from extractor.relations.mentions import Referent
from extractor.relations.rules import Rule
from extractor.relations.scenes import PLACEMENTS

_HARMS = frozenset({"assault", "coerce", "sanction", "located_in"})  # and where somebody comes to harm
_OF_BODY = frozenset({"patient", "of", "for", "to", "at", "in", "from"})


class Restrictions:
    """Tests them in one document.

    Args:
        arguments: of its clauses.
    """

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        self.doc, self.cues, self.index = arguments.doc, arguments.cues, arguments.index
        self.entities, self.reader = arguments.entities, arguments.reader

    def allow(self, rule: Rule, clause: Clause, by: str, source: Referent, role: str, target: Referent) -> bool:
        """Whether what a rule says of a pair may be so."""
        if source.entity == target.entity or self.is_own(source, target) or (by == "deed" and self._is_own_side(source, target)):
            return False
        if not load_ontology().allows(rule.type, self.entities[source.entity].type, self.entities[target.entity].type):
            return False
        apart = self._is_larger(source, role, target) or self._is_joined(target, source)
        if rule.type in PLACEMENTS and (apart or (rule.unnamed and self._is_named_body(source))):
            return False
        if self._is_beside(rule, clause, by, source, role, target):
            return False
        if rule.type == "operates" and (self._is_only_chaired(clause, role, target) or self._is_of_model(source, target)):
            return False
        if self._holds_nothing(rule, clause, role, target):
            return False
        if rule.type == "coerce" and role == "patient" and not target.direct and self._has(clause, source):
            return False  # "suspended | his campaign | for the nomination of the party"
        if rule.type == "party_to" and self._is_law(target.token):
            return False
        if rule.type == "holds_office" and self._is_no_office(clause, role, target):
            return False
        subtype = self.entities[target.entity].subtype
        if subtype in rule.barred_subtypes or (rule.target_subtypes and subtype not in rule.target_subtypes):
            return False
        if self._votes_only(rule, clause, by, role, target):
            return False
        return rule.type != "national_of" or self._is_national(clause, source, role, target)

    def _holds_nothing(self, rule: Rule, clause: Clause, role: str, target: Referent) -> bool:
        """Whether what reads like the hold of a place, or like a place in a larger one, is none."""
        if rule.type == "controls" and self._is_only_owner(clause, role, target):
            return True
        if rule.type == "controls" and clause.kind == "noun" and self.doc[clause.head].lower_ == "controls":
            return True  # "tightened its export | controls |"
        if rule.type in ("assault", "controls") and self._is_across(target):
            return True  # "captured the border crossing | with Syria |"
        beside = preposition(self.doc[clause.head]) not in (None, "as")
        # "as part of a | reform | led by Musk", "floods | in parts of | London"
        return rule.type == "part_of" and clause.lemmas[0] == "part" and (beside or not target.direct)

    def _votes_only(self, rule: Rule, clause: Clause, by: str, role: str, target: Referent) -> bool:
        """Whether somebody votes for members of a body, which is neither to support it nor to be one."""
        if clause.lemmas[-1] == "vote" and role == "for" and not target.direct:
            words = self.cues.arguments.officials | {"member", "seat"}
            return any(self.doc[head].lemma_.lower() in words for head in clause.roles.get(role, ()))
        lent = rule.type == "member_of" and clause.kind == "noun" and by in clause.borrowed
        return lent and preposition(self.doc[clause.head]) == "for"

    def _is_national(self, clause: Clause, source: Referent, role: str, target: Referent) -> bool:
        """Whether somebody may be of a state, as a noun or the words around his name tell."""
        who = self.entities[source.entity]
        states = {who.iso, self.entities[target.entity].iso} - {None}
        if (who.subtype == "igo" and who.wikidata is not None) or (who.type == "GROUP" and len(states) > 1):
            return False  # "| UN | schools in Gaza", "| Polish | Americans"
        if role == "of" and self._is_titled(source):
            return False  # "| King | Mohammed VI of Morocco"
        return clause.kind != "noun" or self._is_land(target)

    def _is_beside(self, rule: Rule, clause: Clause, by: str, source: Referent, role: str, target: Referent) -> bool:
        """Whether one of a pair is only named beside what a deed befalls or who does it."""
        harmed, part = (source, by) if rule.type == "located_in" else (target, role)
        hit = clause.roles.get(part, ())
        if rule.type in _HARMS and (self._is_superior(harmed, hit) or self._is_served(harmed, hit)):
            return True  # "| Biden's | adviser was arrested", "an aide for | Biden | was arrested"
        if rule.type == "holds_office" and clause.kind == "noun" and self._is_superior(source, (clause.head,)):
            return True  # "| Biden's | envoy to Iran"
        if (
            rule.type == "retreat"
            and role == "office"
            and any(self.index.type_at(h) == "ORG" for h in clause.roles.get("patient", ()))
        ):
            return True  # "the MP quits | the Labour Party |": that is what he leaves
        if rule.type == "retreat" and role == "patient" and "without" in clause.roles:
            return True  # "leaving | the city | without water"
        left = clause.roles.get(role, ()) if rule.type == "retreat" and role == "patient" and not target.direct else ()
        if any(self.doc[head].lemma_.lower() in self.cues.arguments.anybody for head in left):
            return True  # "leaving ten | people | dead, among them the head of the bank"
        if rule.type == "retreat" and rule.object and self._is_of_firm(clause, source):
            return True  # "suspended | Al Jazeera's | broadcasts in Chad"
        people = all(self.doc[head].lemma_.lower() not in self.cues.arguments.realms for head in clause.roles.get(role, ()))
        leads = clause.kind == "verb" and self.doc[clause.head].lemma_ not in self.cues.light.making
        deputed = rule.type == "holds_office" and leads and role == "patient" and people
        if deputed and self.entities[target.entity].type == "STATE" and not target.direct:
            return True  # "the | Chadian | negotiators led by Ana Diaz"
        if (
            rule.type in ("aid", "consult", "concede")
            and self.speaks_for(source, target)
            and self.entities[source.entity].subtype == "government"
        ):
            return True  # "the ministry sends teams | to China |", which is its own
        drills = rule.type == "mobilize" and "exercise" in (*rule.object, *rule.nouns)
        if drills and self._is_of_agent(clause, target):
            return True  # "China and India hold exercises | near Shanghai |", which is in China
        if rule.type == "part_of" and self._is_led(source):
            return True  # "the | Saudi-led coalition |"
        if rule.type == "national_of" and (self._is_descent(target) or (role == "from" and self._is_way(target))):
            return True  # "an American citizen of | Russian | descent", "carried migrants | from Chad | to Libya"
        if rule.type == "operates" and rule.entities and clause.negated and by in clause.borrowed:
            return True  # "ruled out sending | tanks |": it has them all the same
        return False

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

    def _is_own_side(self, source: Referent, target: Referent) -> bool:
        """Whether both are of one state ("an | Israeli soldier | was killed in an | Israeli | raid": by whom is not said)."""
        sides = [self.entities[r.entity] for r in (source, target)]
        official = all(side.type == "STATE" or side.subtype in ("military", "government") for side in sides)
        return official and sides[0].iso is not None and sides[0].iso == sides[1].iso

    def _is_law(self, head: int) -> bool:
        """Whether it is what a body passes and nobody is a party to ("passed a | bill |", but "ratified the European | constitution |")."""
        lemma = self.doc[head].lemma_.lower()
        named = any(i in self.index.inside for i in range(*self.index.span_of[head])) if head in self.index.span_of else False
        if head in self.index.inside:
            return lemma in ("law", "bill", "constitution", "act")  # "its 2010 | Immigration Law |"
        return lemma in self.cues.arguments.laws and not (named and lemma == "constitution")

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

    def _is_only_owner(self, clause: Clause, role: str, target: Referent) -> bool:
        """Whether a place tells no more than whose the thing is of which a clause tells ("seized a | North Korean | ship")."""
        owned = self.cues.arguments.officials | self.cues.arguments.owners
        return not target.direct and any(self.doc[head].lemma_.lower() in owned for head in clause.roles.get(role, ()))

    def _is_of_agent(self, clause: Clause, place: Referent) -> bool:
        """Whether a place lies in a state that does what a clause tells."""
        agents = (self.index.entity_at[head] for head in clause.roles.get("agent", ()) if head in self.index.entity_at)
        iso = self.entities[place.entity].iso
        return iso is not None and any(self.entities[agent].iso == iso for agent in agents)

    def _is_of_firm(self, clause: Clause, source: Referent) -> bool:
        """Whether what somebody ends is that of a company or outlet, whose it stays to leave."""
        things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
        owners = [
            self.index.entity_at.get(head) for thing in things if thing is not None for head in thing.roles.get("agent", ())
        ]
        firms = (o for o in owners if o is not None and self.entities[o].subtype in ("company", "media", "other"))
        return any(firm != source.entity for firm in firms)

    def _is_across(self, target: Referent) -> bool:
        """Whether a state is only named as the one on the other side of a border ("near the border | with Yemen |")."""
        preceding = self.doc[max(target.token - 3, 0) : target.token]
        return any(
            word.lower_ == "with" and self.doc[word.i - 1].lemma_.lower() in ("border", "frontier", "crossing")
            for word in preceding
        )

    def _is_of_model(self, source: Referent, target: Referent) -> bool:
        """Whether what was taken for a body only begins the name of a weapon's model ("a | Falcon | 9 rocket")."""
        span = range(*self.index.span_of.get(target.token, (target.token, target.token + 1)))
        end = self.index.span_of[source.token][1] if source.token in self.index.span_of else source.token + 1
        other = self.entities[source.entity].type == "ORG" and self.entities[source.entity].subtype in ("company", "other")
        return other and source.token in span and end in span and self.doc[end].tag_ in ("CD", "NNP") and end < target.token

    def _is_led(self, body: Referent) -> bool:
        """Whether the name of a body tells only who leads it."""
        begin, end = self.index.span_of.get(body.token, (body.token, body.token))
        return any(word.lower_ == "led" for word in self.doc[begin:end])

    def _is_descent(self, land: Referent) -> bool:
        """Whether it is told where somebody's family comes from."""
        end = self.index.span_of[land.token][1] if land.token in self.index.span_of else land.token + 1
        return any(word.lemma_.lower() in self.cues.arguments.descent for word in self.doc[end : end + 1])

    def _is_way(self, land: Referent) -> bool:
        """Whether a land is where somebody sets out, as it is told where he goes."""
        end = self.index.span_of[land.token][1] if land.token in self.index.span_of else land.token + 1
        return any(word.lower_ in ("to", "into") for word in self.doc[end : end + 1])

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

    def _is_only_chaired(self, clause: Clause, role: str, target: Referent) -> bool:
        """Whether only the lead of a body changes hands and not the body ("took over the | presidency | of the European Union")."""
        return not target.direct and any(
            self.doc[head].lemma_.lower() in self.cues.arguments.leads for head in clause.roles.get(role, ())
        )

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

    def _has(self, clause: Clause, owner: Referent) -> bool:
        """Whether what is acted on is the doer's own, by a possessive pronoun."""
        things = (self.reader.clause(head) for head in clause.roles.get("patient", ()))
        heads = (
            head for thing in things if thing is not None for head in thing.roles.get("agent", ()) if head in self.index.pronouns
        )
        return any(self.index.entity_at.get(head) == owner.entity for head in heads)
