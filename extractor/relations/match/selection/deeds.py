"""Between whom no deed can be, as they are spoken of."""

from __future__ import annotations

from collections.abc import Callable

from extractor.relations.cues import either
from extractor.relations.match.selection.pairs import Pair, PairTests
from extractor.relations.referents import Referents


class DeedTests(PairTests):
    """Tests of what somebody does to another, by the type of relation."""

    def __init__(self, referents: Referents) -> None:
        super().__init__(referents)
        self.of_type: dict[str, tuple[Callable[[Pair], bool], ...]] = {
            "accuse": (self._is_priced,),
            "aid": (self._is_to_own_state, self._only_makes),
            "assault": (self._befalls_superior, self._is_across),
            "coerce": (self._befalls_superior, self._is_of_doer, self._is_seat_of_doer),
            "concede": (self._is_to_own_state, self._is_seat_of_doer, self._is_judge),
            "consult": (self._is_to_own_state, self._is_only_seat),
            "mobilize": (self._drills_at_home, self._is_bulletin),
            "request": (self._suffers_what_is_ordered,),
            "retreat": (self._leaves_body, self._leaves_in_state, self._ends_what_is_of_firm),
            "sanction": (self._befalls_superior, self._ends_flights, self._is_walled),
            "threaten": (self._is_warned_of,),
        }

    def _is_of_doer(self, pair: Pair) -> bool:
        """Whether what is acted on is the doer's own ("suspended | his campaign | for the nomination", "closed | its embassy |")."""
        abroad = self.doc[pair.target.token].lemma_.lower() in self.cues.arguments.abroad
        if pair.role != "patient" or (pair.target.direct and not abroad):
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

    def _is_bulletin(self, pair: Pair) -> bool:
        """Whether an alert is one that somebody gives out ("issued a storm | alert |"), and nobody is on it."""
        above = self.doc[pair.clause.governor].lemma_ if pair.clause.governor is not None else ""
        return pair.clause.lemmas[0] == "alert" and above in ("issue", "release", "publish")

    def _suffers_what_is_ordered(self, pair: Pair) -> bool:
        """Whether a deed against somebody is ordered and nothing of him ("ordered the killing of | opponents |")."""
        words = self.cues.arguments
        heads = pair.clause.roles.get(pair.role, ())
        deeds = any(self.doc[head].lemma_.lower() in either(words.fates, words.inflicted) for head in heads)
        return pair.role == "patient" and pair.target.token not in heads and deeds and not pair.rule.object

    def _is_warned_of(self, pair: Pair) -> bool:
        """Whether it is of somebody that others are warned ("| American warnings of al-Shabaab | attacks")."""
        behind = pair.role == "patient" and pair.target.token > pair.clause.head
        return pair.clause.kind == "noun" and behind and pair.clause.lemmas[0] in ("warning", "caution")

    def _only_makes(self, pair: Pair) -> bool:
        """Whether a firm is only the maker of what somebody gets ("received doses of the | Pfizer | vaccine")."""
        firm = self.entities[pair.source.entity].subtype == "company"
        return firm and pair.by == "patient" and "receive" in pair.rule.verbs and not pair.source.direct

    def _is_walled(self, pair: Pair) -> bool:
        """Whether a state only lies beside the wall that somebody pays for no longer ("ended funding for the | Mexico | border wall")."""
        things = {self.doc[head].lemma_.lower() for head in pair.clause.roles.get(pair.role, ())}
        return not pair.target.direct and bool(things & self.cues.arguments.barriers)

    def _is_priced(self, pair: Pair) -> bool:
        """Whether what is "charged" is money ("the price that it | charges | Ukraine")."""
        above = self.doc[pair.clause.governor].lemma_.lower() if pair.clause.governor is not None else ""
        return (
            pair.clause.lemmas[-1] in ("charge", "tax") and pair.clause.link == "relative" and above in self.cues.arguments.prices
        )

    def _is_seat_of_doer(self, pair: Pair) -> bool:
        """Whether a place only tells where the doer is ("protests permitted by the Swedish government | in Stockholm |"); who is
        arrested or attacked is there, too."""
        own = pair.target.token in range(*self.index.span_of.get(pair.source.token, (0, 0)))
        return own and pair.role == "in" and (pair.rule.type == "concede" or "charge" in pair.rule.object)

    def _is_judge(self, pair: Pair) -> bool:
        """Whether a court has given the sentence that another takes back ("overturns the sentence imposed by | a Quito court |")."""
        court = self.doc[pair.target.token].lemma_.lower() in self.cues.arguments.courts
        return court and not pair.target.direct and "sentence" in pair.rule.object

    def _ends_flights(self, pair: Pair) -> bool:
        """Whether an airline only stops flying somewhere, which punishes nobody."""
        firm = self.entities[pair.source.entity].subtype == "company"
        return firm and any(self.doc[head].lemma_.lower() == "flight" for head in pair.clause.roles.get("patient", ()))
