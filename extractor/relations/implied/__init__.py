"""Roles that no phrase of a clause fills in its tree, read from what stands around it or from what its words imply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from extractor.records import EntityId
from extractor.relations.clauses import Clause
from extractor.relations.courts import Courts
from extractor.relations.implied.adnominal import AdnominalRoles
from extractor.relations.implied.offices import OfficeRoles
from extractor.relations.implied.participants import ParticipantRoles
from extractor.relations.implied.speech_acts import SpeechActRoles
from extractor.relations.mentions import Referent
from extractor.relations.places import Surroundings
from extractor.relations.referents import Referents

_BEFORE = frozenset({"DET", "ADJ"})  # what stands between a preposition and a name


class ImpliedRoles:
    """Reads such roles in one document.

    Args:
        referents: whom its noun phrases stand for.

    Attributes:
        readers: by the name that rules give the role.
    """

    def __init__(self, referents: Referents) -> None:
        self.referents = referents
        self.index, self.entities = referents.index, referents.entities
        words = referents.cues.arguments
        states = self._states()
        surroundings = Surroundings(referents.doc, referents.index, referents.cues)
        adnominal = AdnominalRoles(referents)
        courts = Courts(referents, states, adnominal.nationality)
        offices = OfficeRoles(referents, states)
        self._participants = participants = ParticipantRoles(referents, courts)
        acts = SpeechActRoles(referents)
        self.readers: Mapping[str, Callable[[Clause], Iterator[Referent]]] = {
            "self": self._itself,
            "comma": adnominal.after_comma,
            "scene": participants.scene,
            "genus": adnominal.genus,
            "party": adnominal.party,
            "owner": adnominal.body_owner,
            "beside": adnominal.beside,
            "seat": adnominal.seat,
            "border": adnominal.border,
            "occupant": self._occupants,
            "visitor": lambda clause: participants.on_visit(clause, place=False),
            "visited": lambda clause: participants.on_visit(clause, place=True),
            "run_by": adnominal.run_by,
            "land": adnominal.land,
            "within": adnominal.within,
            "home": offices.home,
            "province": offices.province,
            "jurisdiction": courts.jurisdiction,
            "own_courts": lambda clause: courts.own(clause, "patient"),
            "venue": courts.venue,
            "tried_at_home": lambda clause: courts.own(clause, "agent"),
            "forum": courts.forum,
            "named": adnominal.named,
            "described": adnominal.described,
            "spoken_against": self._spoken_against,
            "explained": lambda clause: adnominal.agents(clause, explained=True),
            "whose": lambda clause: adnominal.agents(clause, explained=False),
            "office": offices.office,
            "attack_before": participants.attack_before,
            "obliged": acts.obliged,
            "permitted": acts.permitted,
            "forbidden": acts.forbidden,
            "committed": acts.committed,
            "conditioned": acts.conditioned,
            "speaker": acts.speaker,
            "accuser": acts.accuser,
            "deed": participants.in_deed,
            "suspected": participants.suspected,
            "demanded": acts.demanded,
            "giver": participants.giver,
            "holder": participants.holder,
            "suspect": participants.suspect,
            "seeker": participants.seeker,
            "held": participants.held,
            "left": participants.left,
            "convict": lambda clause: participants.blamed(clause, words.convicting, words.verdicts),
            "accused": lambda clause: participants.blamed(clause, words.charging, words.accusations),
            "captor": participants.captor,
            "inmate": participants.inmate,
            "captive": participants.captive,
            "keeper": participants.keeper,
            "heeding": acts.heeding,
            "befallen": acts.befallen,
            "addressee": acts.addressee,
            "contested": participants.contested,
            "headline": participants.headline,
            "replaced": participants.replaced,
            "bound": participants.bound,
            "nominee": participants.nominee,
            "moving": participants.moving,
            "wronged": participants.wronged,
            "joined": participants.joined,
            "answered": participants.answered,
            "provoker": participants.provoker,
            "doer": acts.doer,
            "resented": acts.resented,
            "larger_place": lambda clause: self._places(surroundings.around(clause.head)),
            "possessor": lambda clause: self._places(surroundings.owner(clause.head)),
            "own_state": lambda clause: self._places(surroundings.state(clause.head)),
        }

    def is_scene(self, clause: Clause, state: int) -> bool:
        """Whether a state is where an event happens, not who does it."""
        return self._participants.is_scene(clause, state)

    def _itself(self, clause: Clause) -> Iterator[Referent]:
        """The entity whose own words head the clause, and the names that it is said to include."""
        yield Referent(self.index.entity_at[clause.head], clause.head, True, False)
        if clause.head not in self.index.inside:
            yield from self.referents.examples(clause.head)

    def _occupants(self, clause: Clause) -> Iterator[Referent]:
        """Who is said to be in a place ("| Chavez | is in Cuba")."""
        doc, position = self.referents.doc, clause.head
        while position > 1 and doc[position].lower_ != "in" and (position in self.index.inside or doc[position].pos_ in _BEFORE):
            position -= 1
        opening = position - 1
        while opening > 0 and doc[opening].pos_ == "ADV":
            opening -= 1
        if doc[position].lower_ == "in" and doc[opening].lemma_ == "be":
            yield from self.referents.of_all(head for head in clause.roles.get("bearer", ()) if head < clause.head)

    def _spoken_against(self, clause: Clause) -> Iterator[Referent]:
        """Against whom a speech is by its own words ("a statement | against Poland |", "an | anti-Israel | speech")."""
        roles = ("anti", "against") if "against" not in clause.borrowed else ("anti",)
        yield from self.referents.of_all(head for role in roles for head in clause.roles.get(role, ()))

    def _places(self, places: Iterable[int]) -> Iterator[Referent]:
        """The larger places of a name (`places.py`)."""
        yield from (Referent(self.index.entity_at[place], place, True, False) for place in places)

    def _states(self) -> dict[str, EntityId]:
        """The article's states by their codes."""
        return {e.iso: e.id for e in reversed(self.entities.values()) if e.type == "STATE" and e.iso is not None}
