"""Between whom no deed can be, as they are spoken of."""

from __future__ import annotations

from collections.abc import Callable

from extractor.relations.match.selection.pairs import Pair, PairTests
from extractor.relations.referents import Referents


class DeedTests(PairTests):
    """Tests of what somebody does to another, by the type of relation."""

    def __init__(self, referents: Referents) -> None:
        super().__init__(referents)
        self.of_type: dict[str, tuple[Callable[[Pair], bool], ...]] = {
            "aid": (self._is_to_own_state,),
            "assault": (self._befalls_superior, self._is_across),
            "coerce": (self._befalls_superior, self._is_of_doer),
            "concede": (self._is_to_own_state,),
            "consult": (self._is_to_own_state,),
            "mobilize": (self._drills_at_home,),
            "retreat": (self._leaves_body, self._leaves_in_state, self._ends_what_is_of_firm),
            "sanction": (self._befalls_superior,),
        }

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
