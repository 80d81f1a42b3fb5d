"""Local context: what stands right beside a name and says which candidate is meant, as a larger place or a title."""

from __future__ import annotations

from extractor.entities.found import POSSESSIVE, Found, is_adjective
from extractor.entities.gazetteer import Candidate, Entry
from extractor.entities.linking.divisions import DivisionCues
from extractor.entities.linking.names import ArticleNames
from extractor.entities.linking.records import Evidence
from extractor.entities.linking_data import load_linking
from extractor.entities.words import WordLists

_CITIES = frozenset({"city", None})
_LARGE = 500_000  # inhabitants


class LocalContext:
    """Reads it in one article.

    Args:
        names: of the article.
        words: word lists.
        published: day of publication (ISO).
    """

    def __init__(self, names: ArticleNames, words: WordLists, published: str | None) -> None:
        self._names, self.doc, self.words, self.published = names, names.doc, words, published
        self.data = load_linking()
        self._divisions = DivisionCues(names, words)

    def beside(self, mention: Found, candidate: Candidate, shared: bool) -> list[Evidence]:
        """What stands beside a name; what it holds tells only between several candidates, for it may be the next of a list."""
        entry, weights = candidate.entry, self.data.weights
        if entry.type == "PERSON":
            return self._titles(mention, entry)
        if entry.iso is None or entry.type not in ("PLACE", "STATE", "BASE"):
            return []
        result = []
        whole = self.contained_in(mention)
        part = self._part_before(mention)
        if entry.subtype == "city" and (entry.population or 0) > _LARGE and self._is_small(mention):
            result.append((weights.elsewhere, "a town or village, by the text"))
        if whole is not None and self._names.states(whole):
            between = part is not None and whole.start == mention.end + 1 and whole.type == "STATE"
            if between:  # "Copake, | New York |, United States"
                fits = entry.subtype == "admin"
                reason = f"stands between a place and {self._names.text(whole)}"
                result.append((weights.between if fits else -weights.between, reason))
            if entry.type != "STATE":
                fits = bool(self._states_of(entry) & self._names.states(whole)) and self._is_division_of(whole, entry)
                against = weights.elsewhere if entry.subtype in _CITIES else weights.elsewhere / 2
                result.append((weights.contained if fits else against, f"lies in {self._names.text(whole)}, by the text"))
            elif shared and whole.type == "STATE" and self.speaks_of_city(mention):
                result.append((weights.elsewhere, f"stands before {self._names.text(whole)}"))
        divided = shared and any(c.entry.subtype == "admin" for c in mention.candidates)
        if divided and self._divisions.is_division(mention):
            fits = entry.subtype == "admin"
            result.append((weights.between if fits else -weights.between, "its governor, lawmakers or courts, by the text"))
        owned = self._names.starting.get(mention.end + 1) if self._names.is_possessive(mention.end) else None
        if owned is not None and any(c.entry.subtype == "city" for c in owned.candidates):  # "Georgia's | Atlanta"
            part = owned
        part = part if shared else None
        if (
            part is not None
            and part is not owned
            and whole is None
            and (not self._names.states(part) or self._is_town(part, mention))
        ):
            fits = entry.subtype == "admin"  # "Oxbury, | New York |"
            county = self.doc[part.end - 1].text == "County"
            if fits or candidate.kind == "capital" or entry.subtype == "city" or county:
                result.append((weights.between if fits else -weights.between, f"stands behind {self._names.text(part)}"))
            part = None
        listed = any(c.entry.subtype == "city" for c in mention.candidates) and self._goes_on(
            mention.end
        )  # "Lyon, | Nice | and Metz"
        land = entry.type == "STATE" or entry.subtype in ("admin", "region")
        if part is not None and self._names.states(part) and land and not listed:
            fits = entry.iso in self._names.states(part)
            result.append((weights.contained if fits else weights.elsewhere, f"holds {self._names.text(part)}, by the text"))
        return result

    def _part_before(self, mention: Found) -> Found | None:
        """The place that stands before a name and its comma ("| Atlanta |, Georgia")."""
        if not mention.start or self.doc[mention.start - 1].text != ",":
            return None
        part = self._names.ending.get(mention.start - 1)
        return part if part is not None and part.type == "PLACE" else self._names.towns.get(mention.start - 1)

    def _is_small(self, mention: Found) -> bool:
        """Whether what stands before a name says that it is no large city's ("the town of | Madrid |")."""
        words = [token.lower_ for token in self.doc[max(mention.start - 2, 0) : mention.start]]
        return len(words) == 2 and words[0] in self.data.places.small and words[1] == "of"

    def _is_town(self, part: Found, whole: Found) -> bool:
        """Whether a text puts a town into a province, and lists nothing ("died in | Antwerp |, New York when").

        What may stand for its state is no province of a foreign town ("In | Kabul |, Washington warned").
        """
        after = self.doc[whole.end].lower_ if whole.end < len(self.doc) else ""
        before = self.doc[part.start - 1].lower_ if part.start else ""
        abroad = self._names.states(part).isdisjoint(c.entry.iso for c in whole.candidates)
        capital = any(c.kind == "capital" for c in whole.candidates)
        return before in ("in", "at", "near") and after not in (",", "and", "or", "&") and abroad is not capital

    def contained_in(self, mention: Found) -> Found | None:
        """The state or province that the text puts a place into ("Tripoli, | Lebanon |", "| Lebanese | city of Tripoli")."""
        end = mention.end
        if end + 1 < len(self.doc) and self.doc[end].lower_ in (",", "in"):
            after = self._names.starting.get(end + 1)
            last = after is not None and not self._goes_on(after.end)
            if after is not None and after.type in ("STATE", "PLACE") and last and not is_adjective(after):
                return after
        position = mention.start
        if position and self.doc[position - 1].text in POSSESSIVE:
            position -= 1
            home = self._names.ending.get(position)
            return home if home is not None and home.type in ("STATE", "PLACE") else None
        while position > 0 and mention.start - position < 6 and self.doc[position - 1].lower_ in self.data.places.nouns:
            position -= 1
        home = self._names.ending.get(position)
        return home if home is not None and is_adjective(home) else None

    def _goes_on(self, position: int) -> bool:
        """Whether a list of names goes on ("Georgia, Armenia | and Azerbaijan")."""
        after = self.doc[position].lower_ if position < len(self.doc) else ""
        joined = position + 1 < len(self.doc) and self.doc[position + 1].lower_ in ("and", "or")
        listed, before = self._names.starting.get(position + 1 + joined), self._names.ending.get(position)
        if after != "," or listed is None or before is None:
            return after in ("and", "or", "&")
        apart = self._names.states(listed).isdisjoint(self._names.states(before))  # "London, Ontario |, Canada"
        return joined or listed.type != "STATE" or apart

    def speaks_of_city(self, mention: Found) -> bool:
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
        if telling and " " not in self._names.text(mention):
            had = any(telling & set(term.office.lower().split()) for term in entry.terms)
            words = " ".join(sorted(telling))
            result.append(
                (self.data.weights.title, f"was {words}") if had else (self.data.weights.other_title, f"was never {words}")
            )
        states, weights = {term.iso for term in entry.terms} | {entry.iso}, self.data.weights
        realm = self._names.starting.get(mention.end + 1) if self.doc.text_of(mention.end, mention.end + 1) == "of" else None
        for home, where in ((self._names.ending.get(position + 1), "behind"), (realm, "before")):  # "King | Abdullah | of Jordan"
            if home is not None and home.type == "STATE" and before and " " not in self._names.text(mention):
                fits = bool(states & self._names.states(home))
                result.append((weights.contained if fits else weights.elsewhere, f"stands {where} {self._names.text(home)}"))
        return result

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
        return city.admin in {self._names.text(whole), *(entry.name for entry in provinces)}
