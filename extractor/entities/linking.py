"""Linking: which known thing a name means, if any ("Georgia", "Tripoli", "Kim", "the Liberal Party").

Candidates are the readings of the form in the knowledge base, and what a surname, a short form or a division may stand for. What speaks
for each adds up in log-odds against "none of them": how well known it is, what stands beside the name, other names of the article (its
neighbours vote for their state), titles, and terms of office on the day of publication. A form has one sense in an article unless what
stands beside it says otherwise (Gale, Church & Yarowsky 1992, "One sense per discourse").
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

from extractor.entities.capitals import acts_for_state
from extractor.entities.cities import cities_named, folded
from extractor.entities.found import POSSESSIVE, Found
from extractor.entities.gazetteer import Candidate, Entry, Gazetteer, Term
from extractor.entities.linking_data import load_linking
from extractor.entities.short_forms import ShortForms, short_forms
from extractor.entities.words import WordLists
from extractor.records import Known

Evidence = tuple[float, str]

_MOST = 5  # candidates that are kept for the analyst
_MOST_ELSEWHERE = 100  # mentions of a form that are searched for what stands beside them; few articles have half as many
_CITIES = frozenset({"city", None})
_TOWARDS = frozenset({"against", "with", "on"})
_LANDS = frozenset({"admin", "region", "armed_group"})
_HOLDER = 0.95  # that the terms of the knowledge base are right and complete
_NEAR = 0.5  # degrees
_GOES_ON = 25  # tokens behind a name in which "the state" still means it
_LEAST_RATIO = 10  # of two cities of one name, how many times as many people the one must have to be meant


@dataclass(frozen=True, slots=True)
class Choice:
    """What a mention was taken for.

    Attributes:
        candidate: None for none of those considered.
        confidence: the probability that this is right, from 0 to 1.
        considered: the most likely first.
    """

    candidate: Candidate | None
    confidence: float
    considered: tuple[Known, ...]


NOTHING = Choice(None, 1.0, ())


@dataclass(frozen=True, slots=True)
class _Option:
    """A candidate, where it comes from, and the log-odds that it starts with."""

    candidate: Candidate
    origin: str
    start: float


def _is_near(city: Entry, other: Entry) -> bool:
    """Whether two entries of one name are one city: in one state, and not half a degree apart."""
    if None in (city.latitude, city.longitude, other.latitude, other.longitude) or city.iso != other.iso:
        return False
    away = (abs((a or 0.0) - (b or 0.0)) for a, b in ((city.latitude, other.latitude), (city.longitude, other.longitude)))
    return max(away) < _NEAR


class Linker:
    """Chooses what the mentions of one article mean.

    Args:
        doc: the parsed article.
        mentions: all its named and described mentions; those with one reading vote for the state of the others.
        gazetteer: the knowledge base.
        words: word lists.
        published: day of publication, by which office holders are told apart.
    """

    def __init__(
        self, doc: Doc, mentions: Sequence[Found], gazetteer: Gazetteer, words: WordLists, published: date | None
    ) -> None:
        self.doc, self._article = doc, doc.text  # which spaCy makes anew each time
        self.gazetteer = gazetteer
        self.words = words
        self.published = published.isoformat() if published else None
        self.data = load_linking()
        self._texts: dict[tuple[int, int], str] = {}
        named = self._named = [m for m in mentions if m.kind == "name"]
        self._from = {m.start: m for m in named if m.candidates or m.type in ("STATE", "PLACE")}
        self._until = {m.end: m for m in named if m.candidates or m.type in ("STATE", "PLACE")}
        self._same_form: dict[str, list[Found]] = defaultdict(list)
        self._places: set[str] = set()  # states of which places or parties are named
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)  # state -> form -> mentions
        self._others: dict[str, dict[str, int]] = {}
        self._surnames = {self.text(m).split()[-1] for m in named if m.type == "PERSON" and m.end - m.start > 1}
        for mention in named:
            self._same_form[self.text(mention)].append(mention)
            states = {iso for c in mention.candidates if (iso := self.iso_of_office(c.entry) or c.entry.iso)}
            sure = not any(c.entry.iso is None and not c.entry.terms for c in mention.candidates)
            if len(states) == 1 and sure and not any(self._is_generic(c.entry, self.text(mention)) for c in mention.candidates):
                state = states.pop()
                self._votes[state][self.text(mention)] += 1
                party = mention.type == "ORG" and mention.candidates[0].entry.subtype == "party"
                self._places |= {state} if mention.type == "PLACE" or party else set()

    def choose(self, mention: Found) -> Choice:
        """The known thing that the context supports, if any."""
        options = self._options(mention) if not self.is_surname_here(mention) else []
        if not options:
            return NOTHING
        local = [self._beside(mention, option.candidate, len(options) > 1) for option in options]
        if len(options) > 1 and not any(local):
            local = self._elsewhere_in_article(mention, options) or local
        shared = len(options) > 1 or options[0].origin == "surname" or " " not in self.text(mention)
        evidence = [
            [(option.start, option.origin), *beside, *self._around(mention, option, shared, bool(beside))]
            for option, beside in zip(options, local, strict=True)
        ]
        scores = [sum(weight for weight, _ in each) for each in evidence]
        total = 1 + sum(math.exp(score) for score in scores)
        ranked = sorted(zip(scores, options, evidence, strict=True), key=lambda found: -found[0])  # stable: table order
        considered = tuple(
            _known(option.candidate.entry, math.exp(score) / total, each) for score, option, each in ranked[:_MOST]
        )
        best, option = considered[0], ranked[0][1]
        if option.origin == "city" and self._is_undecided([found[1] for found in ranked], evidence):
            return Choice(None, 1 - best.confidence, considered)
        if best.confidence < 0.5 and (max(scores) <= 0 or option.origin == "surname"):
            return Choice(None, round(1 / total, 3) if max(scores) <= 0 else round(1 - best.confidence, 3), considered)
        return Choice(option.candidate, best.confidence, considered)

    def iso_of_office(self, entry: Entry) -> str | None:
        """The state that one who served several, or a state and then the UN, serves on the day of publication."""
        latest = self._latest(entry.terms)
        return latest.iso if latest is not None else None

    def serving(self, entry: Entry) -> Sequence[Term]:
        """The offices that somebody holds on the day of publication, all that he ever held if the day is not known."""
        return [term for term in entry.terms if self.published is None or serves(term, self.published)]

    def holder(self, entry: Entry, phrase: str) -> tuple[tuple[Known, ...], float]:
        """What is told of the one whom the knowledge base has in an office on the day of publication, and how sure that is."""
        reason = f"the one who held the office of “{phrase}” on {self.published}"
        return (Known(entry.key, entry.name, entry.iso, entry.wikidata, _HOLDER, (reason,)),), _HOLDER

    def text(self, mention: Found) -> str:
        """The words of a mention, one space between them."""
        span = mention.start, mention.end
        if span not in self._texts:
            self._texts[span] = re.sub(r"\s+", " ", self.doc[mention.start : mention.end].text)
        return self._texts[span]

    # ------------------------------------------------------------ candidates

    def _options(self, mention: Found) -> list[_Option]:
        text, weights = self.text(mention), self.data.weights
        options = [_Option(c, "name", self._start(c, text)) for c in self._without_other_reading(mention)]
        if not options:
            options = [_Option(c, "part", weights.part) for c in self._parts(mention, text)]
        if mention.type == "PERSON" and " " not in text and self._stands_alone(mention):
            for entry in self._short.surnames.get(text, ()):
                start = weights.surname if entry.terms else weights.surname_only
                options.append(_Option(Candidate(entry, "name"), "surname", start))
        if mention.type == "ORG" and " " in text:
            options += [_Option(Candidate(e, "name"), "short form", weights.short) for e in self._short.bodies.get(text, ())]
        if mention.type == "PLACE":
            options += [_Option(c, "division", weights.division) for c in self._divisions(mention, text)]
        code = len(text) < 3 and text.isupper()  # "Royersford, | PA"
        if mention.type in ("PLACE", "STATE") and not code and (not options or self._contained_in(mention) is not None):
            known = [option.candidate.entry for option in options]
            cities = (city for city in cities_named(text) if not any(_is_near(city, other) for other in known))
            for city in cities:
                start = weights.city if folded(city.name) == folded(text) else weights.city_form
                options.append(_Option(Candidate(city, "name"), "city", start))
        unique: dict[str, _Option] = {}
        for option in options:
            before = unique.get(option.candidate.entry.key)
            if before is None or before.start < option.start:
                unique[option.candidate.entry.key] = option
        return list(unique.values())

    def _stands_alone(self, mention: Found) -> bool:
        """Whether a surname is a whole name, no reading of its form is another thing, and no first name stands before it."""
        before = self.doc[mention.start - 1] if mention.start else None
        titled = before is not None and before.lower_.rstrip(".") in self.words.titles
        first = before is not None and before.pos_ == "PROPN" and before.text.istitle() and not titled
        return not first and all(c.entry.type == "PERSON" for c in mention.candidates)

    @property
    def _short(self) -> ShortForms:
        return short_forms(self.gazetteer)

    def _start(self, candidate: Candidate, text: str) -> float:
        entry, weights = candidate.entry, self.data.weights
        if entry.type == "PERSON" and " " not in text and entry.name != text:
            return weights.bare_alias
        seldom = entry.type == "PLACE" and candidate.kind == "name" and _is_longer(entry, text)
        seldom = seldom or (entry.subtype == "armed_group" and self._is_own_name_of_another(entry, text))
        return self.data.prior[entry.type] + (weights.bare_name if seldom else 0.0)

    def _is_own_name_of_another(self, entry: Entry, text: str) -> bool:
        """Whether a group has from another what that one is called first ("Taliban" for the Tehrik-i-Taliban Pakistan)."""
        return entry.name != text and any(
            c.entry.type == "ORG" and c.entry.name == text for c in self.gazetteer.forms.get(text, ())
        )

    def _without_other_reading(self, mention: Found) -> list[Candidate]:
        """The readings of a form; of a capital, it stands for its state or for itself."""
        readings = list(mention.candidates)
        capital = next((c for c in readings if c.kind == "capital"), None)
        if capital is None:
            return readings
        iso = capital.entry.iso
        city = next((c for c in readings if c.entry.subtype == "city" and c.kind == "name" and c.entry.iso == iso), None)
        stands = acts_for_state(self.doc, mention, self._follows_place(mention), self._names_others(mention, capital.entry))
        if not stands:
            readings.remove(capital)
        elif city is not None:
            readings.remove(city)
        body = self._seated(self.text(mention), capital.entry) if stands else None
        return readings if body is None else [Candidate(body, "capital")]

    def _seated(self, capital: str, state: Entry) -> Entry | None:
        """The body seated in a capital for which its name stands where the article names nothing else of the state."""
        body = self.data.seats.get(capital)
        if body is None or self._votes[state.iso or ""].keys() - {capital}:
            return None
        return next(c.entry for c in self.gazetteer.forms[body] if c.entry.type == "ORG")

    def is_surname_here(self, mention: Found) -> bool:
        """Whether a capital's name, or a people's, is that of somebody in the article ("Sudesh Amman"), and it is not used as such."""
        if self.text(mention) not in self._surnames:
            return False
        if any(candidate.kind == "capital" for candidate in mention.candidates):
            return not self._speaks_of_city(mention)
        after = self.doc[mention.end] if mention.end < len(self.doc) else None
        alone = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")
        article = mention.start > 0 and self.doc[mention.start - 1].lower_ in ("the", "a", "an", "of")
        return alone and not article and _is_adjective(mention)

    def _names_others(self, capital: Found, state: Entry) -> bool:
        """Whether the sentence of a capital, or one beside it, names another state, its people or land, or a body of several."""
        sentence = self.doc[capital.start].sent
        first = self.doc[sentence.start - 1].sent.start if sentence.start else 0
        last = self.doc[sentence.end].sent.end if sentence.end < len(self.doc) else len(self.doc)
        for found in (m for m in self._named if first <= m.start < last):
            dealt_with = found.start > 0 and self.doc[found.start - 1].lower_ in _TOWARDS  # "levels accusations against | Kiev"
            for candidate in found.candidates:
                entry = candidate.entry
                if candidate.kind == "capital" and not dealt_with:
                    continue
                abroad = entry.iso not in (None, state.iso) and (entry.type == "GROUP" or entry.subtype in _LANDS)
                if entry.subtype == "igo" or abroad or (entry.type == "STATE" and entry.key != state.key):
                    return True
        return False

    def _follows_place(self, mention: Found) -> bool:
        before = self._until.get(mention.start - 1) if mention.start and self.doc[mention.start - 1].text == "," else None
        return before is not None and before.type == "PLACE"

    def _parts(self, mention: Found, text: str) -> Iterator[Candidate]:
        """Readings of a name without the words for its kind behind it ("Danube | river", "North Kivu | Province")."""
        words, last = text.rsplit(" ", 1)[0], text.rsplit(" ", 1)[-1].lower()
        subtypes = self.data.places.kinds.get(last) or (("admin", "region") if last in self.data.places.divisions else ())
        if last in self.data.places.divisions:  # "Narathiwat | province |" is the one, and no city
            yield from (c for c in self.gazetteer.forms.get(f"{words} {last.title()}", ()) if c.entry.subtype == "admin")
        for candidate in self.gazetteer.forms.get(words, ()) if words != text else ():
            if candidate.kind == "name" and candidate.entry.type == mention.type:
                place = mention.type == "PLACE" and candidate.entry.subtype in subtypes
                if place or (mention.type == "ORG" and last in self.words.generic):
                    yield candidate

    def _divisions(self, mention: Found, text: str) -> Iterator[Candidate]:
        """The divisions that a name in a list of them means ("| Bryansk | and Tula oblasts")."""
        if (division := self._division_after(mention) or self._division_before(mention)) is None:
            return
        name = re.sub(rf" {division}s$", "", text, flags=re.IGNORECASE)
        for form in (f"{name} {division.title()}", f"{name} {division}", name):
            for candidate in self.gazetteer.forms.get(form, ()):
                if candidate.entry.subtype == "admin":
                    yield candidate

    def _division_after(self, mention: Found) -> str | None:
        last = self._plural_division(mention.end - 1)
        position = mention.end
        while last is None and position < len(self.doc) and not self.doc[position].is_sent_start:
            last = self._plural_division(position)
            other = self._from.get(position)
            if other is not None and other.type == "PLACE":
                position = other.end
                last = last or self._plural_division(position - 1)
            elif self.doc[position].text in (",", "and", "&", "or"):
                position += 1
            else:
                break
        return last

    def _division_before(self, mention: Found) -> str | None:
        position = mention.start - 1
        while position > 0:
            other = self._until.get(position + 1)
            if other is not None and other.type == "PLACE":
                position = other.start - 1
            elif self.doc[position].text in (",", "and", "&", "or"):
                position -= 1
            else:
                return self._plural_division(position - 1) if self.doc[position].lower_ == "of" else None
        return None

    def _plural_division(self, position: int) -> str | None:
        word = self.doc[position].lower_ if position >= 0 else ""
        if position >= 0 and self.doc[position].pos_ == "VERB":
            return None  # "in New York, | states | that"
        single = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        return single if single != word and single in self.data.places.divisions else None

    # ------------------------------------------------------------ what stands beside a name

    def _elsewhere_in_article(self, mention: Found, options: Sequence[_Option]) -> list[list[Evidence]] | None:
        """What stands beside the same form at another place of the article."""
        for other in self._same_form[self.text(mention)][:_MOST_ELSEWHERE]:
            local = [self._beside(other, option.candidate, True) for option in options] if other is not mention else []
            if any(local):
                return [[(weight, f"{reason}, elsewhere in the article") for weight, reason in each] for each in local]
        return None

    def _beside(self, mention: Found, candidate: Candidate, shared: bool) -> list[Evidence]:
        """What stands beside a name; what it holds tells only between several candidates, for it may be the next of a list."""
        entry, weights = candidate.entry, self.data.weights
        if entry.type == "PERSON":
            return self._titles(mention, entry)
        if entry.iso is None or entry.type not in ("PLACE", "STATE", "BASE"):
            return []
        result = []
        whole = self._contained_in(mention)
        part = self._until.get(mention.start - 1) if mention.start and self.doc[mention.start - 1].text == "," else None
        part = part if part is not None and part.type == "PLACE" else None
        if whole is not None and self._states(whole):
            between = part is not None and whole.start == mention.end + 1 and whole.type == "STATE"
            if between:  # "Copake, | New York |, United States"
                fits = entry.subtype == "admin"
                result.append((weights.between if fits else -weights.between, f"stands between a place and {self.text(whole)}"))
            if entry.type != "STATE":
                fits = bool(self._states_of(entry) & self._states(whole)) and self._is_division_of(whole, entry)
                against = weights.elsewhere if entry.subtype in _CITIES else weights.elsewhere / 2
                result.append((weights.contained if fits else against, f"lies in {self.text(whole)}, by the text"))
            elif shared and whole.type == "STATE" and self._speaks_of_city(mention):
                result.append((weights.elsewhere, f"stands before {self.text(whole)}"))
        divided = shared and any(c.entry.subtype == "admin" for c in mention.candidates)
        if divided and self._is_said_to_be_division(mention):
            fits = entry.subtype == "admin"
            result.append((weights.between if fits else -weights.between, "its governor, lawmakers or courts, by the text"))
        owned = self._from.get(mention.end + 1) if self._is_possessive(mention.end) else None
        if owned is not None and any(c.entry.subtype == "city" for c in owned.candidates):  # "Georgia's | Atlanta"
            part = owned
        part = part if shared else None
        if part is not None and part is not owned and whole is None and (not self._states(part) or self._is_town(part, mention)):
            fits = entry.subtype == "admin"  # "Oxbury, | New York |"
            county = self.doc[part.end - 1].text == "County"
            if fits or candidate.kind == "capital" or entry.subtype == "city" or county:
                result.append((weights.between if fits else -weights.between, f"stands behind {self.text(part)}"))
            part = None
        if part is not None and self._states(part) and (entry.type == "STATE" or entry.subtype in ("admin", "region")):
            fits = entry.iso in self._states(part)
            result.append((weights.contained if fits else weights.elsewhere, f"holds {self.text(part)}, by the text"))
        return result

    def _is_town(self, part: Found, whole: Found) -> bool:
        """Whether a text puts a town into a province, and lists nothing ("died in | Antwerp |, New York when").

        What may stand for its state is no province of a foreign town ("In | Kabul |, Washington warned").
        """
        after = self.doc[whole.end].lower_ if whole.end < len(self.doc) else ""
        before = self.doc[part.start - 1].lower_ if part.start else ""
        abroad = self._states(part).isdisjoint(c.entry.iso for c in whole.candidates)
        capital = any(c.kind == "capital" for c in whole.candidates)
        return before in ("in", "at", "near") and after not in (",", "and", "or", "&") and abroad is not capital

    def _contained_in(self, mention: Found) -> Found | None:
        """The state or province that the text puts a place into ("Tripoli, | Lebanon |", "| Lebanese | city of Tripoli")."""
        end = mention.end
        if end + 1 < len(self.doc) and self.doc[end].lower_ in (",", "in"):
            after = self._from.get(end + 1)
            last = after is not None and not self._goes_on(after.end)
            if after is not None and after.type in ("STATE", "PLACE") and last and not _is_adjective(after):
                return after
        position = mention.start
        if position and self.doc[position - 1].text in POSSESSIVE:
            position -= 1
            home = self._until.get(position)
            return home if home is not None and home.type in ("STATE", "PLACE") else None
        while position > 0 and mention.start - position < 6 and self.doc[position - 1].lower_ in self.data.places.nouns:
            position -= 1
        home = self._until.get(position)
        return home if home is not None and _is_adjective(home) else None

    def _is_said_to_be_division(self, mention: Found) -> bool:
        """Whether what stands beside a name is of a province or federal state ("governor of | New York |", "| Washington | lawmakers")."""
        places, end = self.data.places, mention.end + self._is_possessive(mention.end)
        before = self.doc[max(mention.start - 2, 0) : mention.start].text.lower().split()
        after = self.doc[end].lower_ if end < len(self.doc) else ""
        attorney = mention.start > 2 and self.doc[mention.start - 3].lower_ == "attorney"
        owner = before[1:] in (["of"], ["from"]) and (before[0] in places.division_bodies | places.divisions or attorney)
        following = [token.lower_ for token in self.doc[end : end + 4]]
        votes = {"primary", "primaries"} & set(following) or following[:3] == ["secretary", "of", "state"]
        bracketed = following[:3] == ["(", "state", ")"]
        told = after in places.division_bodies or bool(votes) or owner or bracketed or self._is_among_divisions(mention)
        return (
            told
            or self._is_larger_namesake(mention, after)
            or self._is_home_of_politics(mention)
            or self._is_called_state(mention)
        )

    def _is_called_state(self, mention: Found) -> bool:
        """Whether people are told by the name (not by the adjective that a state has), or a sentence goes on with "the state".

        "a | Georgia | teenager", "| Washington | reports that the state has", "among the states, including | Ohio | and New York".
        """
        doc, sentence = self.doc, self.doc[mention.start].sent
        after = doc[mention.end] if mention.end < len(doc) else None
        noun = any(c.entry.type == "STATE" and c.kind == "name" for c in mention.candidates)
        if noun and after is not None and after.text.islower() and after.lemma_.lower() in self.words.people:
            return True
        if any(_is_the_state(doc, i) for i in range(mention.end, min(mention.end + _GOES_ON, len(doc) - 2))):
            return True
        position = mention.start - 1
        while position > sentence.start and (doc[position].pos_ == "PROPN" or doc[position].lower_ in (",", "and")):
            position -= 1
        return [token.lower_ for token in doc[max(position - 2, 0) : position + 1]] == ["states", ",", "including"]

    def _is_home_of_politics(self, mention: Found) -> bool:
        """Whether a sentence speaks of the offices and bodies of a federal state ("Republican Ana Diaz of | Georgia |")."""
        places, doc, sentence = self.data.places, self.doc, self.doc[mention.start].sent
        of_person = (
            mention.start > 1 and doc[mention.start - 1].lower_ in ("of", "from") and doc[mention.start - 2].ent_type_ == "PERSON"
        )
        politician = of_person and any(token.lower_ in places.division_people for token in doc[sentence.start : mention.start])
        noun = any(c.entry.type == "STATE" and c.kind == "name" for c in mention.candidates)
        organ = noun and mention.end < len(doc) and doc[mention.end].text in places.division_organs
        words = [token.lower_ for token in sentence]
        parties = {token.lower_ for token in sentence if token.text[0].isupper()}  # a "democratic" election is no party's
        votes = not places.division_parties.isdisjoint(parties) and not places.division_votes.isdisjoint(words)
        told = f" {' '.join(words)} "
        votes |= not places.division_bodies.isdisjoint(words) and self._names_divisions(mention, sentence)
        return politician or organ or votes or any(f" {phrase} " in told for phrase in places.division_phrases)

    def _names_divisions(self, mention: Found, sentence: Span) -> bool:
        """Whether a sentence names two other divisions of a state ("won the Ohio and Iowa primaries and is ahead in | Washington |")."""
        own = {c.entry.iso for c in mention.candidates if c.entry.subtype == "admin"}
        others = (
            m.candidates[0].entry for m in self._named if sentence.start <= m.start < sentence.end and len(m.candidates) == 1
        )
        return len({entry.key for entry in others if entry.subtype == "admin" and entry.iso in own}) > 1

    def _is_larger_namesake(self, mention: Found, after: str) -> bool:
        """Whether of a city and a federal state of one name the state is told by its courts and laws ("| New York | legalizes ...")."""
        places = self.data.places
        namesakes = all(candidate.entry.type == "PLACE" for candidate in mention.candidates)
        return namesakes and after in places.division_deeds | places.division_courts

    def _is_among_divisions(self, mention: Found) -> bool:
        """Whether a list names divisions of one state and no other place ("Idaho, Michigan and | Washington |")."""
        listed = [*self._listed(mention, self._until, -1), *self._listed(mention, self._from, 1)]
        states = {c.entry.iso if c.entry.subtype == "admin" else None for found in listed for c in found.candidates}
        return len(states) == 1 and states <= {c.entry.iso for c in mention.candidates if c.entry.subtype == "admin"}

    def _listed(self, mention: Found, beside: Mapping[int, Found], step: int) -> Iterator[Found]:
        """The names of one reading that a list has on one side of a name."""
        found: Found | None = mention
        while found is not None:
            position = found.end if step > 0 else found.start - 1
            while 0 <= position < len(self.doc) and self.doc[position].lower_ in (",", "and", "or"):
                position += step
            joined = position != (found.end if step > 0 else found.start - 1)
            found = beside.get(position if step > 0 else position + 1) if joined else None
            if found is not None and len(found.candidates) == 1:
                yield found

    def _is_possessive(self, position: int) -> bool:
        return position < len(self.doc) and self.doc[position].text in POSSESSIVE

    def _goes_on(self, position: int) -> bool:
        """Whether a list of names goes on ("Georgia, Armenia | and Azerbaijan")."""
        after = self.doc[position].lower_ if position < len(self.doc) else ""
        joined = position + 1 < len(self.doc) and self.doc[position + 1].lower_ in ("and", "or")
        listed, before = self._from.get(position + 1 + joined), self._until.get(position)
        if after != "," or listed is None or before is None:
            return after in ("and", "or", "&")
        return joined or listed.type != "STATE" or not self._states(listed) & self._states(before)  # "London, Ontario |, Canada"

    def _speaks_of_city(self, mention: Found) -> bool:
        """Whether what stands before a name asks for a city ("near | Armenia |, Colombia")."""
        before = self.doc[mention.start - 1].lower_ if mention.start else ""
        return before in self.words.capitals.prepositions

    def _titles(self, mention: Found, entry: Entry) -> list[Evidence]:
        """Whether a person had the office that the title before the name tells."""
        before, position = set(), mention.start - 1
        while position >= 0 and mention.start - position <= 4 and self.doc[position].lower_.rstrip(".") in self.words.titles:
            before.add(self.doc[position].lower_.rstrip("."))
            position -= 1
        result: list[Evidence] = []
        telling = before & self.data.offices.titles
        if telling and " " not in self.text(mention):
            had = any(telling & set(term.office.lower().split()) for term in entry.terms)
            words = " ".join(sorted(telling))
            result.append(
                (self.data.weights.title, f"was {words}") if had else (self.data.weights.other_title, f"was never {words}")
            )
        home = self._until.get(position + 1)
        if home is not None and home.type == "STATE" and before and " " not in self.text(mention):
            states = {term.iso for term in entry.terms} | {entry.iso}
            fits = bool(states & self._states(home))
            weights = self.data.weights
            result.append((weights.contained if fits else weights.elsewhere, f"stands behind {self.text(home)}"))
        return result

    # ------------------------------------------------------------ what the rest of the article tells

    def _around(self, mention: Found, option: _Option, shared: bool, told: bool) -> Iterator[Evidence]:
        entry, weights = option.candidate.entry, self.data.weights
        iso = self.iso_of_office(entry) or entry.iso
        if entry.subtype == "igo" and (owner := self._missing_owner(mention, entry)) is not None:
            yield weights.generic, f"a name that others have too, and no mention of the {owner}"
        if entry.type == "PERSON" and shared:
            yield from self._office(entry)
        if entry.type == "EVENT" and len(mention.candidates) > 1:
            yield from self._day(entry)
        if iso is None or entry.type == "GROUP":
            return
        form = self.text(mention)
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

    def _votes_of_others(self, form: str) -> dict[str, int]:
        """How many mentions of other forms speak for each state."""
        if form not in self._others:
            counts = {state: sum(n for other, n in forms.items() if other != form) for state, forms in self._votes.items()}
            self._others[form] = {state: n for state, n in counts.items() if n}
        return self._others[form]

    def _missing_owner(self, mention: Found, entry: Entry) -> str | None:
        """The body that an organ with a name like others' is of, if the article does not name it ("General Assembly" without the UN)."""
        text = self.text(mention)
        owner = entry.name.removesuffix(f" {text}")
        if owner == entry.name or not self.words.is_organ(text.lower()):
            return None
        return None if any(name.startswith(owner) for name in self._named_besides(text)) else owner

    def _named_besides(self, text: str) -> Iterator[str]:
        """Names of the known things that other forms of the article may mean."""
        for form, mentions in self._same_form.items():
            if form != text:
                yield from (candidate.entry.name for candidate in mentions[0].candidates)

    def _is_generic(self, entry: Entry, form: str) -> bool:
        """Whether bodies of other states have this name."""
        if entry.type != "ORG" or entry.subtype not in ("party", "government", "military"):
            return False
        names = (form, entry.name)  # "Labour" is as common as the "Labour Party"
        alike = [c.entry for c in self.gazetteer.forms.get(form, ()) if entry.subtype == c.entry.subtype == "party"]
        alike += [e for name in names for e in self._short.bodies.get(name, ())]
        return form.lower() in self.words.organs or any(e.iso != entry.iso for e in alike)

    def only_state(self, mention: Found) -> str | None:
        """The state of a body whose name many have and none of which is known to be of it: the only one that the article names."""
        readings = [c.entry for c in mention.candidates]
        if not readings or not all(self._is_generic(entry, self.text(mention)) for entry in readings):
            return None
        before = self.doc[mention.start - 1] if mention.start else None
        if before is not None and before.pos_ == "PROPN" and mention.start not in self._until:
            return None  # "Astronautical | Congress"
        states = self._votes_of_others(self.text(mention))
        told = {c.entry.iso for m in self._named if m.type in ("STATE", "PLACE", "GROUP") for c in m.candidates}
        return next(iter(states)) if len(states) == 1 and states.keys() <= told else None

    def _office(self, entry: Entry) -> Iterator[Evidence]:
        weights, heads = self.data.weights, self.data.offices.heads
        if not entry.terms:
            return
        latest = self._latest(entry.terms)
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

    def _latest(self, terms: Sequence[Term]) -> Term | None:
        """The term that began last before the day of publication."""
        held = [term for term in terms if (term.start or "0000") <= (self.published or "9999")]
        return max(held, key=lambda term: term.start or "0000", default=None)

    def _states(self, mention: Found) -> set[str]:
        """The states that what stands beside a name may be or lie in."""
        entries = [c.entry for c in mention.candidates] or cities_named(self.text(mention))
        return {entry.iso for entry in entries if entry.iso}

    def _states_of(self, place: Entry) -> set[str | None]:
        """The state that a place lies in, and the one that this was part of on the day of publication ("Juba, Sudan" in 2006)."""
        before = self.data.successors.get(place.iso or "")
        earlier = before is not None and self.published is not None and self.published < before.until
        return {place.iso, before.part_of} if before is not None and earlier else {place.iso}

    def _is_division_of(self, whole: Found, city: Entry) -> bool:
        """Whether a city may lie in what a text puts it into: a province must be its own ("Springfield, | Illinois |")."""
        provinces = [c.entry for c in whole.candidates if c.entry.subtype == "admin"]
        if city.admin is None or not provinces or whole.type == "STATE":
            return True
        return city.admin in {self.text(whole), *(entry.name for entry in provinces)}

    def _is_undecided(self, options: Sequence[_Option], evidence: Sequence[Sequence[Evidence]]) -> bool:
        """Whether nothing tells which of several cities of one name is meant, and none is far larger than the next."""
        cities = [option.candidate.entry for option in options if option.origin == "city"]
        told = any(weight > 0 for each in evidence for weight, _ in each[1:])
        sizes = sorted((city.population or 0 for city in cities), reverse=True)
        return len(cities) > 1 and not told and sizes[0] < _LEAST_RATIO * sizes[1]


def _is_the_state(doc: Doc, position: int) -> bool:
    """Whether a token and the next are "the state" and no other noun follows ("the state of war", "the State Department")."""
    the, noun, after = doc[position], doc[position + 1], doc[position + 2]
    return (
        the.lower_ == "the"
        and noun.text == "state"
        and noun.pos_ == "NOUN"
        and after.pos_ in ("VERB", "AUX", "PART", "ADV", "PUNCT")
    )


def serves(term: Term, day: str | None) -> bool:
    """Whether a term covers a day (ISO); without one, whether it is open."""
    if day is None:
        return term.end is None
    begun = term.start is not None and term.start <= day[: len(term.start)]
    return begun and (term.end is None or term.end >= day[: len(term.end)])


def _is_longer(entry: Entry, text: str) -> bool:
    """Whether a place is called by less than its name ("Georgia" for the State of Georgia, "Tripoli" for Tripoli (Lebanon))."""
    return entry.name not in (text, f"{text} City") and (entry.name.startswith(f"{text} ") or entry.name.endswith(f" of {text}"))


def _is_adjective(mention: Found) -> bool:
    return any(c.kind == "adjective" for c in mention.candidates)


def _known(entry: Entry, confidence: float, evidence: Iterable[Evidence]) -> Known:
    reasons = tuple(f"{weight:+.1f} {reason}" for weight, reason in evidence)
    return Known(entry.key, entry.name, entry.iso, entry.wikidata, round(confidence, 3), reasons)
