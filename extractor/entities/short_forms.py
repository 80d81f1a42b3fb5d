"""Forms of known things that follow from their names and that the tables do not spell out: surnames, bodies without their state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractor.entities.gazetteer import Entry, Gazetteer
from extractor.entities.linking_data import load_linking


@dataclass(frozen=True, slots=True)
class ShortForms:
    """People by surname, monarchs by their first name, and bodies by their name without their state's.

    `of_states` has what a state is called, adjectives too, by its code (ISO 3166-1 alpha-3), the longest first.
    """

    surnames: Mapping[str, tuple[Entry, ...]]
    monarchs: Mapping[str, tuple[Entry, ...]]
    bodies: Mapping[str, tuple[Entry, ...]]
    of_states: Mapping[str, tuple[str, ...]]


@cache
def short_forms(gazetteer: Gazetteer) -> ShortForms:
    """Index of a knowledge base by the forms that follow from its names."""
    surnames: dict[str, list[Entry]] = defaultdict(list)
    monarchs: dict[str, list[Entry]] = defaultdict(list)
    bodies: dict[str, list[Entry]] = defaultdict(list)
    names: dict[str, list[str]] = defaultdict(list)
    for form, candidates in gazetteer.forms.items():
        for candidate in candidates:
            if candidate.entry.type in ("ORG", "STATE"):
                names[candidate.entry.key].append(form)
    own = {
        iso: tuple(sorted([*names[state.key], *gazetteer.adjectives.get(state.key, ())], key=len, reverse=True))
        for iso, state in gazetteer.states.items()
    }
    for key, entry in gazetteer.entries.items():
        if entry.type == "PERSON":
            short = surname(entry)
            for last in {short, short.removeprefix("al-").removeprefix("Al-")} - {""}:
                surnames[last].append(entry)
            if any(term.office in load_linking().offices.monarchs for term in entry.terms):
                monarchs[entry.name.split()[0]].append(entry)
        elif entry.type == "ORG" and entry.iso and entry.subtype in ("party", "government", "military"):
            for form in {rest for name in names[key] if (rest := without_state(name, own.get(entry.iso, ()))) is not None}:
                bodies[form].append(entry)
    return ShortForms(_frozen(surnames), _frozen(monarchs), _frozen(bodies), own)


def _frozen(index: Mapping[str, list[Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    return {form: tuple(entries) for form, entries in index.items()}


def surname(entry: Entry) -> str:
    """The family name in a person's name of two words or more, else nothing."""
    words = entry.name.split()
    states = {entry.iso, *(term.iso for term in entry.terms)}
    if len(words) < 2 or len(words[-1]) < 3:
        return ""
    return words[0] if states & load_linking().offices.family_first else words[-1]


def without_state(name: str, own: Iterable[str]) -> str | None:
    """A body's name without its state's, the longest first ("Conservative Party | of Canada", "| Norwegian | Labour Party")."""
    for word in own:
        for ending in (f" of {word}", f" of the {word}"):
            if name.endswith(ending):
                return name.removesuffix(ending)
        if name.startswith(f"{word} ") and " " in name.removeprefix(f"{word} "):
            return name.removeprefix(f"{word} ")
    return None
