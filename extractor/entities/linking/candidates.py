"""Candidate generation: the known things that a name may mean, as a reading of its form, a surname, a short form or a division."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.entities.capitals import acts_for_state
from extractor.entities.cities import cities_named, folded, is_near
from extractor.entities.found import DASHES, Found, is_adjective
from extractor.entities.functions import is_acted_on, is_subject
from extractor.entities.gazetteer import Candidate, Entry, Gazetteer
from extractor.entities.linking.coherence import Coherence
from extractor.entities.linking.context import LocalContext
from extractor.entities.linking.names import ArticleNames
from extractor.entities.linking.records import Option
from extractor.entities.linking_data import load_linking
from extractor.entities.short_forms import short_forms
from extractor.entities.words import WordLists

_TOWARDS = frozenset({"against", "with", "on"})
_LANDS = frozenset({"admin", "region", "armed_group"})


class CandidateGenerator:
    """Generates them in one article.

    Args:
        names: of the article.
        context: what stands beside them.
        coherence: what the rest of the article says.
        gazetteer: the knowledge base.
        words: word lists.
    """

    def __init__(
        self, names: ArticleNames, context: LocalContext, coherence: Coherence, gazetteer: Gazetteer, words: WordLists
    ) -> None:
        self._names, self._context, self._coherence = names, context, coherence
        self.doc, self.gazetteer, self.words = names.doc, gazetteer, words
        self.data = load_linking()

    def of(self, mention: Found) -> list[Option]:
        """The known things that a name may mean, each with the log-odds that it starts with."""
        text, weights = self._names.text(mention), self.data.weights
        options = [Option(c, "name", self._start(c, text)) for c in self._without_other_reading(mention)]
        if len(options) > 1 and self._has_followers(mention):
            options = [o for o in options if not self._is_namesake(o.candidate.entry, text)] or options
        if not options:
            options = [Option(c, "part", weights.part) for c in self._parts(mention, text)]
        if mention.type == "PERSON" and " " not in text and self._stands_alone(mention):
            for entry in short_forms(self.gazetteer).surnames.get(text, ()):
                start = weights.surname if entry.terms else weights.surname_only
                options.append(Option(Candidate(entry, "name"), "surname", start))
            reigns = mention.start > 0 and self.doc[mention.start - 1].text in self.words.reigning
            for entry in short_forms(self.gazetteer).monarchs.get(text, ()) if reigns else ():
                options.append(Option(Candidate(entry, "name"), "surname", weights.surname))
        if mention.type == "ORG" and " " in text:
            bodies = short_forms(self.gazetteer).bodies.get(text, ())
            options += [Option(Candidate(body, "name"), "short form", weights.short) for body in bodies]
        if mention.type == "PLACE":
            options += [Option(c, "division", weights.division) for c in self._listed_divisions(mention, text)]
        code = len(text) < 3 and text.isupper()  # "Royersford, | PA"
        if mention.type in ("PLACE", "STATE") and not code and (not options or self._context.contained_in(mention) is not None):
            known = [option.candidate.entry for option in options]
            cities = (city for city in cities_named(text) if not any(is_near(city, other) for other in known))
            for city in cities:
                start = weights.city if folded(city.name) == folded(text) else weights.city_form
                options.append(Option(Candidate(city, "name"), "city", start))
        unique: dict[str, Option] = {}
        for option in options:
            before = unique.get(option.candidate.entry.key)
            if before is None or before.start < option.start:
                unique[option.candidate.entry.key] = option
        return list(unique.values())

    def is_surname_here(self, mention: Found) -> bool:
        """Whether a capital's name, or a people's, is that of somebody in the article ("Sudesh Amman"), and it is not used as such."""
        if self._names.text(mention) not in self._names.surnames:
            return False
        if any(candidate.kind == "capital" for candidate in mention.candidates):
            return not self._context.speaks_of_city(mention)
        after = self.doc[mention.end] if mention.end < len(self.doc) else None
        alone = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")
        article = mention.start > 0 and self.doc[mention.start - 1].lower_ in ("the", "a", "an", "of")
        return alone and not article and is_adjective(mention)

    def _stands_alone(self, mention: Found) -> bool:
        """Whether a surname is a whole name, no reading of its form is another thing, and no first name stands before it."""
        before = self.doc[mention.start - 1] if mention.start else None
        titled = before is not None and before.lower_.rstrip(".") in self.words.titles
        first = before is not None and before.pos_ == "PROPN" and before.text.istitle() and not titled
        return not first and all(c.entry.type == "PERSON" for c in mention.candidates)

    def _start(self, candidate: Candidate, text: str) -> float:
        entry, weights = candidate.entry, self.data.weights
        if entry.type == "PERSON" and " " not in text and entry.name != text:
            return weights.bare_alias
        seldom = entry.type == "PLACE" and candidate.kind == "name" and _is_longer(entry, text)
        seldom = seldom or (entry.type == "PLACE" and candidate.kind == "adjective" and self._is_of_state(text))
        seldom = seldom or self._is_namesake(entry, text)
        return self.data.prior[entry.type] + (weights.bare_name if seldom else 0.0)

    def _is_of_state(self, text: str) -> bool:
        """Whether an adjective is a state's too ("Somali" for the Somali Region of Ethiopia)."""
        return any(c.entry.type == "STATE" for c in self.gazetteer.forms.get(text, ()))

    def _is_namesake(self, entry: Entry, text: str) -> bool:
        """Whether a group has from another what that one is called first ("Taliban" for the Tehrik-i-Taliban Pakistan)."""
        own = (c.entry.type == "ORG" and c.entry.name == text for c in self.gazetteer.forms.get(text, ()))
        return entry.subtype == "armed_group" and entry.name != text and any(own)

    def _has_followers(self, mention: Found) -> bool:
        """Whether others are said to side with a group ("pro- | Taliban | militants of Pakistan"), who are not the group themselves."""
        joined = mention.start > 1 and self.doc[mention.start - 1].text in DASHES
        return joined and self.doc[mention.start - 2].lower_ in self.data.followers

    def _without_other_reading(self, mention: Found) -> list[Candidate]:
        """The readings of a form; of a capital, it stands for its state or for itself."""
        readings = list(mention.candidates)
        capital = next((c for c in readings if c.kind == "capital"), None)
        if capital is None:
            return readings
        iso = capital.entry.iso
        city = next((c for c in readings if c.entry.subtype == "city" and c.kind == "name" and c.entry.iso == iso), None)
        stands = acts_for_state(self.doc, mention, self._names.follows_place(mention), self._names_others(mention, capital.entry))
        if not stands:
            readings.remove(capital)
        elif city is not None:
            readings.remove(city)
        body = self._seated(self._names.text(mention), capital.entry) if stands else None
        return readings if body is None else [Candidate(body, "capital")]

    def _seated(self, capital: str, state: Entry) -> Entry | None:
        """The body seated in a capital for which its name stands where the article names nothing else of the state."""
        body = self.data.seats.get(capital)
        if body is None or self._coherence.speaks_of(state.iso or "", capital):
            return None
        return next(c.entry for c in self.gazetteer.forms[body] if c.entry.type == "ORG")

    def _names_others(self, capital: Found, state: Entry) -> bool:
        """Whether the sentence of a capital, or one beside it, names another state, its people or land, or a body of several."""
        sentence = self.doc[capital.start].sent
        first = self.doc[sentence.start - 1].sent.start if sentence.start else 0
        last = self.doc[sentence.end].sent.end if sentence.end < len(self.doc) else len(self.doc)
        for found in (m for m in self._names.named if first <= m.start < last):
            dealt_with = found.start > 0 and self.doc[found.start - 1].lower_ in _TOWARDS  # "levels accusations against | Kiev"
            dealt_with |= self._do_to_each_other(capital, found)
            for candidate in found.candidates:
                entry = candidate.entry
                if candidate.kind == "capital" and not dealt_with:
                    continue
                abroad = entry.iso not in (None, state.iso) and (entry.type == "GROUP" or entry.subtype in _LANDS)
                if entry.subtype == "igo" or abroad or (entry.type == "STATE" and entry.key != state.key):
                    return True
        return False

    def _do_to_each_other(self, one: Found, other: Found) -> bool:
        """Whether one of two names is the subject and the other the object of a verb ("| Seoul | accused | Pyongyang |")."""
        first, second = sorted((self.doc.root_of(found.start, found.end) for found in (one, other)), key=lambda word: word.i)
        return first is not second and first.head is second.head and is_subject(first, passive=True) and is_acted_on(second)

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

    def _listed_divisions(self, mention: Found, text: str) -> Iterator[Candidate]:
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
            other = self._names.starting.get(position)
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
            other = self._names.ending.get(position + 1)
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


def _is_longer(entry: Entry, text: str) -> bool:
    """Whether a place is called by less than its name ("Georgia" for the State of Georgia, "Tripoli" for Tripoli (Lebanon))."""
    return entry.name not in (text, f"{text} City") and (entry.name.startswith(f"{text} ") or entry.name.endswith(f" of {text}"))
