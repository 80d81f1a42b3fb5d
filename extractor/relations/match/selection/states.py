"""Of whom no state of affairs can be told, as they are spoken of: holding, places and parts, people and their offices."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile

from extractor.relations.clauses.syntax import preposition
from extractor.relations.cues import either
from extractor.relations.match.selection.pairs import Pair, PairTests
from extractor.relations.mentions import Referent
from extractor.relations.referents import Referents

_OF_BODY = frozenset({"patient", "of", "for", "to", "at", "in", "from"})
_HARMED = frozenset({"agent", "deed"})  # what rules for those who come to harm by nobody named leave unnamed


class StateTests(PairTests):
    """Tests of states of affairs, by the type of relation."""

    def __init__(self, referents: Referents) -> None:
        super().__init__(referents)
        self.of_type: dict[str, tuple[Callable[[Pair], bool], ...]] = {
            "capital_of": (self._is_misplaced,),
            "controls": (self._is_only_owner, self._limits_trade, self._is_across, self._is_kept_so),
            "holds_office": (self._is_of_superior, self._is_deputed, self._is_no_office, self._is_of_club),
            "located_in": (self._is_misplaced, self._befalls_superior, self._sends_something, self._is_fired, self._is_won),
            "member_of": (self._is_possessor, self._is_partys),
            "national_of": (self._is_origin, self._is_no_national, self._is_awarded),
            "operates": (self._is_held_all_the_same, self._is_only_chaired, self._is_of_model),
            "part_of": (self._is_misplaced, self._is_led, self._is_part_of_deed, self._is_possessor, self._is_before_its_part),
            "participant_in": (self._is_only_seat, self._is_called_so),
            "party_to": (self._is_law,),
        }

    # ------------------------------------------------------------ holding, places and parts

    def _sends_something(self, pair: Pair) -> bool:
        """Whether somebody gives or sends something to a place and need not be there ("returned | the vase | to Rome"), or may only
        be sent there some day ("overturned a | decision | to extradite him to Chile")."""
        clause = pair.clause
        if pair.role != "to" or clause.kind != "verb" or clause.passive or self.entities[pair.source.entity].type == "EVENT":
            return False  # "brought rain | to | Oman"
        above = self.reader.clause(clause.governor) if clause.governor is not None and clause.link == "open" else None
        planned = pair.by == "patient" and above is not None and above.kind == "noun"
        return planned or (pair.by == "agent" and "patient" in clause.roles)

    def _is_only_owner(self, pair: Pair) -> bool:
        """Whether a place tells no more than whose the thing is of which a clause tells ("took over the | Dutch | party")."""
        owned = either(self.cues.arguments.officials, self.cues.arguments.owners)
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
        apart |= self._is_of_district(pair) or self._is_another_facility(pair)
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

    def _is_awarded(self, pair: Pair) -> bool:
        """Whether it is what somebody is made by a vote ("the | African | footballer | of the Year |")."""
        behind = [word.lower_ for word in self.doc[pair.clause.head + 1 : pair.clause.head + 4]]
        return behind[:2] == ["of", "the"] and not self.cues.arguments.award_terms.isdisjoint(behind[2:])

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

    def _is_called_so(self, pair: Pair) -> bool:
        """Whether it is told what an election is called, which nobody calls ("calls | the election | unfair")."""
        return pair.clause.kind == "verb" and pair.clause.lemmas[-1] == "call" and self.reader.says_of_object(pair.clause)

    def _is_kept_so(self, pair: Pair) -> bool:
        """Whether it is told how or what somebody is kept or held to be ("kept | Paris | informed", "holds | Cairo | responsible")."""
        return pair.role == "patient" and pair.clause.kind == "verb" and self.reader.says_of_object(pair.clause)

    def _is_fired(self, pair: Pair) -> bool:
        """Whether it is only told from where arms are fired that have no name of their own ("rockets launched | from Chad |")."""
        weapon = self.entities[pair.source.entity]
        nameless = weapon.type == "WEAPON" and all(mention.kind != "name" for mention in weapon.mentions)
        return pair.role == "from" and nameless

    def _is_of_club(self, pair: Pair) -> bool:
        """Whether a state only tells where the body is at home that somebody heads ("the president of the | Spanish | league")."""
        if self.entities[pair.target.entity].type not in ("STATE", "PLACE"):
            return False
        behind = takewhile(lambda word: word.pos_ in ("ADJ", "NOUN") or word.tag_ == "POS", self.doc[self._end(pair.target) :])
        return any(word.lemma_.lower() in self.cues.arguments.clubs for word in behind)

    def _is_partys(self, pair: Pair) -> bool:
        """Whether a party only has members in another body ("| Labour Party | Members of Parliament")."""
        before = pair.source.token < pair.clause.head < pair.target.token and pair.clause.kind == "noun"
        return before and self.entities[pair.source.entity].subtype == "party" and self._end(pair.source) == pair.clause.head

    def _is_of_district(self, pair: Pair) -> bool:
        """Whether a city or province behind "of" only tells of what a district or area is ("the Kola District of | Beirut |, Lebanon",
        "the Byron Bay area of | New South Wales |")."""
        subtype, lemma = self.entities[pair.source.entity].subtype, pair.clause.lemmas[0]
        behind = pair.clause.kind == "noun" and pair.source.token > pair.clause.head
        named = pair.clause.head in self.index.inside or pair.target.token < pair.clause.head
        city = subtype == "city" and pair.rule.type == "part_of" and lemma in ("district", "county", "region", "province")
        return behind and ((city and pair.clause.head in self.index.inside) or (subtype == "admin" and lemma == "area" and named))

    def _is_another_facility(self, pair: Pair) -> bool:
        """Whether both are buildings of one kind ("Copenhagen Airport in Denmark and | Oslo Airport | in Norway")."""
        ends = [self.entities[r.entity] for r in (pair.source, pair.target)]
        kinds = {end.name.rpartition(" ")[2] for end in ends}
        return all(end.subtype == "facility" for end in ends) and len(kinds) == 1

    def _is_won(self, pair: Pair) -> bool:
        """Whether a place only does something in or with what happens ("| Alabama | wins the championship", called so after its team;
        but "Guinea holds an | election |")."""
        happens = "EVENT" in pair.rule.entities and self.entities[pair.source.entity].subtype != "election"
        return happens and pair.role in ("agent", "patient") and pair.role in pair.clause.borrowed
