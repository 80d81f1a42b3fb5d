"""Global coherence: what the other names of the article, offices and the day of publication say for a candidate."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from extractor.entities.cities import cities_named, is_near
from extractor.entities.found import Found
from extractor.entities.gazetteer import Entry, Gazetteer
from extractor.entities.linking.names import ArticleNames
from extractor.entities.linking.records import Evidence, Option
from extractor.entities.linking.terms import latest_term, serves
from extractor.entities.linking_data import load_linking
from extractor.entities.short_forms import short_forms
from extractor.entities.words import WordLists

_DWARFING = 10  # times the inhabitants


class Coherence:
    """Reads it in one article; mentions with one reading vote for the state of the others.

    Args:
        names: of the article.
        gazetteer: the knowledge base.
        words: word lists.
        published: day of publication (ISO), by which office holders are told apart.
    """

    def __init__(self, names: ArticleNames, gazetteer: Gazetteer, words: WordLists, published: str | None) -> None:
        self._names, self._article = names, names.doc.text  # which spaCy makes anew each time
        self.doc, self.gazetteer, self.words, self.published = names.doc, gazetteer, words, published
        self.data = load_linking()
        self._places: set[str] = set()  # states of which places or parties are named
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)  # state -> form -> mentions
        self._others: dict[str, dict[str, int]] = {}
        for mention in names.named:
            states = {iso for c in mention.candidates if (iso := self.iso_of_office(c.entry) or c.entry.iso)}
            sure = not any(c.entry.iso is None and not c.entry.terms for c in mention.candidates)
            form = names.text(mention)
            if len(states) == 1 and sure and not any(self._is_generic(c.entry, form) for c in mention.candidates):
                state = states.pop()
                self._votes[state][form] += 1
                party = mention.type == "ORG" and mention.candidates[0].entry.subtype == "party"
                self._places |= {state} if mention.type == "PLACE" or party else set()

    def iso_of_office(self, entry: Entry) -> str | None:
        """The state that one who served several, or a state and then the UN, serves on the day of publication."""
        latest = latest_term(entry.terms, self.published)
        return latest.iso if latest is not None else None

    def speaks_of(self, iso: str, *forms: str) -> bool:
        """Whether another form of the article than some speaks for a state."""
        return not self._votes[iso].keys() <= set(forms)

    def only_state(self, mention: Found) -> str | None:
        """The state of a body whose name many have and none of which is known to be of it: the only one that the article names."""
        readings = [c.entry for c in mention.candidates]
        if not readings or not all(self._is_generic(entry, self._names.text(mention)) for entry in readings):
            return None
        before = self.doc[mention.start - 1] if mention.start else None
        if before is not None and before.pos_ == "PROPN" and mention.start not in self._names.ending:
            return None  # "Astronautical | Congress"
        states = self._votes_of_others(self._names.text(mention))
        told = {c.entry.iso for m in self._names.named if m.type in ("STATE", "PLACE", "GROUP") for c in m.candidates}
        return next(iter(states)) if len(states) == 1 and states.keys() <= told else None

    def around(self, mention: Found, option: Option, shared: bool, told: bool) -> Iterator[Evidence]:
        """What the rest of the article, terms of office and the day of publication say for or against a candidate."""
        entry, weights = option.candidate.entry, self.data.weights
        iso = self.iso_of_office(entry) or entry.iso
        if entry.subtype == "igo" and (owner := self._missing_owner(mention, entry)) is not None:
            yield weights.generic, f"a name that others have too, and no mention of the {owner}"
        if entry.type == "PERSON" and shared:
            yield from self._office(entry)
        if entry.type == "EVENT" and len(mention.candidates) > 1:
            yield from self._day(entry)
        form = self._names.text(mention)
        if entry.type == "PLACE" and shared and not told and self._is_named_in_full(form, entry):
            yield weights.town, "named in full elsewhere in the article"
        if iso is None or entry.type == "GROUP":
            return
        if entry.subtype == "admin" and shared and not told and (town := self._town_of(mention, entry)) is not None:
            yield weights.town, f"{town} lies in it"
        if entry.subtype == "city" and shared and not told and (whole := self._division_of(mention, entry)) is not None:
            yield weights.town, f"lies in {whole}, which the article names"
        votes = self._votes_of_others(form)
        own, others = votes.get(iso, 0), sum(n for state, n in votes.items() if state != iso)
        if own:
            yield weights.vote * min(own, weights.most_votes), f"{own} other mentions of {iso}"
        elif entry.type == "STATE":
            if shared and len(votes) == 1 and self._places & votes.keys():
                yield weights.one_state, "places of one other state, and names of no third"
        elif others:
            if option.origin in ("name", "short form") and self._is_generic(entry, form):
                yield weights.generic, f"a name that others have too, and no mention of {iso}"
            elif option.origin != "name" or (entry.type == "PLACE" and not told) or (shared and entry.subtype == "armed_group"):
                yield weights.no_vote, f"no mention of {iso}"

    def against_dwarfed(self, mention: Found, option: Option, options: Sequence[Option]) -> Iterator[Evidence]:
        """What it says against a city that another of its name is far larger ("St. Petersburg" in Florida), but for one told in full."""
        largest = max(each.candidate.entry.population or 0 for each in options)
        own = option.candidate.entry.population
        dwarfed = own and option.origin != "city" and largest > _DWARFING * own
        if own and dwarfed and not self._is_named_in_full(self._names.text(mention), option.candidate.entry):
            yield self.data.weights.dwarfed, f"{largest // own} times as many live in its namesake"

    def _town_of(self, mention: Found, division: Entry) -> str | None:
        """A town of a federal state or province that the article names, and that is far from the city of the same name.

        Of the capital of a whole state ("Washington") towns tell nothing: what is done there concerns them all.
        """
        if len(mention.candidates) < 2 or any(c.kind == "capital" for c in mention.candidates):
            return None
        form = self._names.text(mention)
        namesakes = [c.entry for c in mention.candidates if c.entry.subtype == "city"]
        for name, mentions in self._names.same_form.items():
            town = next(iter(cities_named(name)), None) if mentions[0].type == "PLACE" and name != form else None
            inside = town is not None and (town.iso, town.admin) == (division.iso, form)
            if town is not None and inside and not any(is_near(town, city) for city in namesakes):
                return name
        return None

    def _division_of(self, mention: Found, city: Entry) -> str | None:
        """The federal state or province of a city, where the article names it by another form ("Saint Petersburg (Florida)")."""
        form = self._names.text(mention)
        for name, mentions in self._names.same_form.items():
            divisions = [c.entry for c in mentions[0].candidates if c.entry.subtype == "admin" and c.entry.iso == city.iso]
            own = {division.name for division in divisions} | ({name} if divisions else set())
            if name != form and (city.admin in own or any(city.name.endswith(f"({each})") for each in own)):
                return name
        return None

    def _is_named_in_full(self, form: str, place: Entry) -> bool:
        """Whether the article calls a place by a longer name that begins with a form ("the Gulf of Mexico ... the | Gulf |")."""
        longer = (mentions[0] for name, mentions in self._names.same_form.items() if name.startswith(f"{form} "))
        return any(candidate.entry.key == place.key for mention in longer for candidate in mention.candidates)

    def _votes_of_others(self, form: str) -> dict[str, int]:
        """How many mentions of other forms speak for each state."""
        if form not in self._others:
            counts = {state: sum(n for other, n in forms.items() if other != form) for state, forms in self._votes.items()}
            self._others[form] = {state: n for state, n in counts.items() if n}
        return self._others[form]

    def _missing_owner(self, mention: Found, entry: Entry) -> str | None:
        """The body that an organ with a name like others' is of, if the article does not name it ("General Assembly" without the UN)."""
        text = self._names.text(mention)
        owner = entry.name.removesuffix(f" {text}")
        if owner == entry.name or not self.words.is_organ(text.lower()):
            return None
        return None if any(name.startswith(owner) for name in self._named_besides(text)) else owner

    def _named_besides(self, text: str) -> Iterator[str]:
        """Names of the known things that other forms of the article may mean."""
        for form, mentions in self._names.same_form.items():
            if form != text:
                yield from (candidate.entry.name for candidate in mentions[0].candidates)

    def _is_generic(self, entry: Entry, form: str) -> bool:
        """Whether bodies of other states have this name."""
        if entry.type != "ORG" or entry.subtype not in ("party", "government", "military"):
            return False
        names = (form, entry.name)  # "Labour" is as common as the "Labour Party"
        alike = [c.entry for c in self.gazetteer.forms.get(form, ()) if entry.subtype == c.entry.subtype == "party"]
        alike += [e for name in names for e in short_forms(self.gazetteer).bodies.get(name, ())]
        return form.lower() in self.words.organs or any(e.iso != entry.iso for e in alike)

    def _office(self, entry: Entry) -> Iterator[Evidence]:
        weights, heads = self.data.weights, self.data.offices.heads
        if not entry.terms:
            return
        latest = latest_term(entry.terms, self.published)
        if latest is None:
            yield weights.future, f"in office only from {min(term.start or '' for term in entry.terms)}"
            return
        serving = [term for term in entry.terms if serves(term, self.published)]
        if any(term.office in heads and term.iso for term in serving):
            yield weights.head, f"{serving[0].office} on the day"
        elif serving:
            yield weights.official, f"{serving[0].office} on the day"
        elif latest.end is not None and self.published is not None:
            years = max(int(self.published[:4]) - int(latest.end[:4]), 0)
            yield weights.past * math.log2(1 + years), f"out of office since {latest.end[:4]}"
        for term in serving or [latest]:
            body = " ".join(word for word in term.office.split() if word[0].isupper())
            if body and body in self._article:
                yield weights.body, f"{term.office}"
                return

    def _day(self, entry: Entry) -> Iterator[Evidence]:
        """Whether an event of a name that others have too was over, or still to come, on the day of publication."""
        if self.published is None or entry.start is None:
            return
        if self.published[: len(entry.start)] < entry.start:
            yield self.data.weights.future, f"began only on {entry.start}"
        elif entry.end is not None and entry.end < self.published[: len(entry.end)]:
            years = int(self.published[:4]) - int(entry.end[:4])
            yield self.data.weights.past * math.log2(2 + years), f"over since {entry.end}"
