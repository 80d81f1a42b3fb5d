"""Links of mentions to the knowledge base against links that editors of Wikipedia drew: `python tests/links.py FILE --from 2026-03`.

FILE holds JSON Lines, plain or gzipped, an item a line: `date` (ISO), `text`, `links` as `[begin, end, title of an article]`. An
editor's link is compared with the mention of ours that has most in common with it, if they share most of their characters. Its title
is looked up among the names of the knowledge base; a title that may be several entries there is counted apart. What editors link by
the conventions of `link_conventions.toml` says nothing about whether we are right, and is counted apart too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from rich.console import Console
from rich.table import Table

from extractor.data import Strict, read_toml, validate
from extractor.entities.cities import cities_named
from extractor.entities.gazetteer import Entry, Gazetteer, load_gazetteer
from extractor.records import Article, Entity, Explanation, Identity

SAME_MENTION = 0.7  # least intersection over union of two spans
CONVENTIONS = Path(__file__).parent / "link_conventions.toml"

Verdict = Literal["right", "wrong", "missed", "nil", "false", "convention", "ambiguous"]
VERDICTS: Mapping[Verdict, str] = {
    "right": "linked to the entry of the title",
    "wrong": "linked to another entry, though the title's is known",
    "missed": "not linked, though the title's entry is known",
    "nil": "not linked, and the title is not known",
    "false": "linked, though the title is not known",
    "convention": "the title follows a convention of editors, not what the words mean",
    "ambiguous": "the title may be several entries",
}


class Convention(Strict):
    """What editors link a word to, though it means something else.

    Attributes:
        reason: why this says nothing about a link of ours.
        ours: types of the entry that we chose.
        theirs: types of the entry of the title; "unknown" where it has none.
        shared: what the two have in common: the state ("iso"), a name of ours within the title ("name"), or our entry's own
            name and a dash before the rest of the title ("branch").
    """

    reason: str
    ours: frozenset[str]
    theirs: frozenset[str]
    shared: Literal["iso", "name", "branch"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One link of an editor that meets a mention of ours."""

    verdict: Verdict
    type: str
    words: str
    title: str
    ours: str
    confidence: float
    text: str

    def __str__(self) -> str:
        return f"{self.verdict} {self.type} {self.words!r}: title {self.title!r}, ours {self.ours or 'none'!r}: {self.text}"


# ---------------------------------------------------------------- titles


class Titles:
    """Finds the entries that a title may name."""

    # what a qualifier in a title tells of the type ("Georgia (country)")
    KINDS: Mapping[str, frozenset[str]] = {
        "country": frozenset({"STATE"}),
        "general": frozenset({"PERSON"}),
        "diplomat": frozenset({"PERSON"}),
        "advisor": frozenset({"PERSON"}),
        "software": frozenset({"ORG"}),
        "gang": frozenset({"ORG"}),
        "state": frozenset({"PLACE"}),
        "city": frozenset({"PLACE"}),
        "province": frozenset({"PLACE"}),
        "region": frozenset({"PLACE"}),
        "politician": frozenset({"PERSON"}),
        "newspaper": frozenset({"ORG"}),
        "magazine": frozenset({"ORG"}),
        "company": frozenset({"ORG"}),
        "party": frozenset({"ORG"}),
        "group": frozenset({"ORG"}),
    }

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._named: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._aliased: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._codes: dict[str, str] = {}
        for form, candidates in gazetteer.forms.items():
            for candidate in candidates:
                entry = candidate.entry
                if candidate.kind in ("name", "people") or (candidate.kind == "adjective" and entry.type == "STATE"):
                    self._aliased[fold(form)][entry.key] = entry
                if entry.iso and (entry.type == "STATE" or entry.subtype == "admin"):
                    self._codes.setdefault(fold(form), entry.iso)
        for entry in gazetteer.entries.values():
            self._named[fold(entry.name)][entry.key] = entry

    def entries(self, title: str) -> list[Entry]:
        """Entries of that name, else with that alias; the part behind a comma or in brackets chooses among them."""
        people = self.gazetteer.forms.get(re.sub(r" people$", "", title), ()) if title.endswith(" people") else ()
        whole = self._look_up(title) or [c.entry for c in people if c.kind == "adjective"]
        if whole:
            return [self.gazetteer.entries.get(f"people:{entry.name}", entry) for entry in whole] if people else whole
        match = re.fullmatch(r"(.+?)(?: \((.+)\)|, (.+))", title)
        if match is None:
            return []
        base, qualifier = match[1], match[2] or match[3]
        code = self._codes.get(fold(qualifier).removesuffix(" state")) or next(
            (self._codes[w] for w in fold(qualifier).split() if w in self._codes), None
        )
        kinds = next((self.KINDS[word] for word in fold(qualifier).split() if word in self.KINDS), None)
        if code is None and kinds is None:
            return []
        found = {**self._named.get(fold(base), {}), **self._aliased.get(fold(base), {})}.values()
        return [e for e in found if (code is None or e.iso == code) and (kinds is None or e.type in kinds)]

    def _look_up(self, title: str) -> list[Entry]:
        key = fold(title)
        return list((self._named.get(key) or self._aliased.get(key) or {}).values())


def fold(text: str) -> str:
    """Plain lower-case words, without a leading article."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", plain.lower().replace("'s", ""))))


# ---------------------------------------------------------------- judging


class Judge:
    """Compares an article's links with an explanation."""

    def __init__(self, gazetteer: Gazetteer, conventions: Iterable[Convention]) -> None:
        self.gazetteer = gazetteer
        self.titles = Titles(gazetteer)
        self.conventions = tuple(conventions)
        self._names: dict[str, set[str]] = defaultdict(set)
        for form, candidates in gazetteer.forms.items():
            for candidate in candidates:
                self._names[candidate.entry.key].add(fold(form))

    def judge(
        self, text: str, links: Iterable[tuple[int, int, str]], entities: Iterable[Entity], identities: Iterable[Identity]
    ) -> Iterator[Judged]:
        """Verdicts on the links that meet a mention."""
        chosen = {identity.entity: identity for identity in identities}
        spans = [(m.begin, m.end, entity) for entity in entities for m in entity.mentions if m.kind == "name"]
        for begin, end, title in links:
            overlaps = [(_overlap((begin, end), (b, e)), -(e - b), entity.id, entity) for b, e, entity in spans]
            share, _, _, entity = max(overlaps, default=(0.0, 0, "", None), key=lambda found: found[:3])
            if entity is None or share < SAME_MENTION:
                continue
            identity = chosen.get(entity.id)
            key = identity.chosen if identity is not None else None
            cities = {city.key: city for city in cities_named(entity.name)}  # those that are known for linking only
            ours = self.gazetteer.entries.get(key) or cities.get(key) if key is not None else None
            verdict = self._verdict(ours, title)
            confidence = identity.confidence if identity is not None else 1.0
            yield Judged(verdict, entity.type, text[begin:end], title, ours.key if ours else "", confidence, text)

    def _verdict(self, ours: Entry | None, title: str) -> Verdict:
        theirs = self.titles.entries(title)
        if len(theirs) > 1:
            return "ambiguous"
        if ours is None:
            return "missed" if theirs else "nil"
        if theirs and theirs[0].key == ours.key:
            return "right"
        if ours.key.startswith("cities:") and not theirs and self._is_city(ours, title):
            return "right"
        if any(self._applies(convention, ours, theirs, title) for convention in self.conventions):
            return "convention"
        return "wrong" if theirs else "false"

    def _is_city(self, ours: Entry, title: str) -> bool:
        """Whether a title is that of a city of the table: its name, with its province or state behind it if with anything."""
        name, _, whole = title.partition(",")
        state = self.gazetteer.states.get(ours.iso or "")
        return fold(name) == fold(ours.name) and fold(whole) in {"", fold(ours.admin or ""), fold(state.name if state else "")}

    def _is_of_another_state(self, ours: Entry, title: str) -> bool:
        """Whether a title names a state, and not that of our body ("Antigua and Barbuda Labour Party" for that of Britain)."""
        if ours.type != "ORG" or ours.iso is None:
            return False
        codes = {c.entry.iso for _, _, found in self.gazetteer.find(title) for c in found if c.entry.type == "STATE"}
        return bool(codes) and ours.iso not in codes

    def _applies(self, convention: Convention, ours: Entry, theirs: list[Entry], title: str) -> bool:
        kind = theirs[0].type if theirs else "unknown"
        if ours.type not in convention.ours or kind not in convention.theirs:
            return False
        if convention.shared == "iso":
            return bool(theirs) and ours.iso is not None and ours.iso == theirs[0].iso
        if convention.shared == "branch":
            return title.startswith(f"{ours.name} –")
        if self._is_of_another_state(ours, title):
            return False
        words = f" {fold(re.sub(r' [(].*|, .*', '', title))} "
        return any(f" {name} " in words and name != words.strip() for name in self._names[ours.key])


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


# ---------------------------------------------------------------- figures


def figures(judged: Iterable[Judged]) -> dict[str, Any]:
    """Counts of verdicts; share of links right among those to known things; precision and recall of leaving a mention unlinked."""
    counts = Counter(each.verdict for each in judged)
    known = counts["right"] + counts["wrong"] + counts["missed"]
    return {
        "links": known,
        "accuracy": _share(counts["right"], known),
        "precision": _share(counts["right"], counts["right"] + counts["wrong"]),
        "nil_p": _share(counts["nil"], counts["nil"] + counts["missed"]),
        "nil_r": _share(counts["nil"], counts["nil"] + counts["false"]),
        **{verdict: counts[verdict] for verdict in VERDICTS},
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def calibration(judged: Iterable[Judged], bins: int = 10) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and count of links to an entry, by tenths of confidence."""
    groups: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for each in judged:
        if each.ours and each.verdict in ("right", "wrong", "false"):
            groups[min(int(each.confidence * bins), bins - 1)].append((each.confidence, each.verdict == "right"))
    return [
        (sum(c for c, _ in group) / len(group), sum(r for _, r in group) / len(group), len(group))
        for _, group in sorted(groups.items())
    ]


def load_judge() -> Judge:
    """A judge by the shipped knowledge base and conventions."""
    return Judge(load_gazetteer(), validate(CONVENTIONS.name, tuple[Convention, ...], read_toml(CONVENTIONS)["convention"]))


def read_items(file: Path, first: str, last: str) -> Iterator[dict[str, Any]]:
    """Items of the months from `first` to `last`, both included."""
    opened: Callable[..., Any] = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if first <= item["date"][:7] <= last and item["text"].strip():
                yield item


def main() -> None:
    """Print the figures, and with --show every link that is not right."""
    parser = argparse.ArgumentParser(description="Links against those of editors.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--from", dest="first", default="0000-00", metavar="YYYY-MM")
    parser.add_argument("--to", dest="last", default="9999-99", metavar="YYYY-MM")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    import extractor

    pipeline, judge = extractor.load(), load_judge()
    judged: list[Judged] = []
    for number, item in enumerate(read_items(options.file, options.first, options.last)):
        found: Explanation = pipeline.explain(Article(str(number), item["text"], published=date.fromisoformat(item["date"])))
        links = [(begin, end, title) for begin, end, title in item["links"]]
        judged += judge.judge(item["text"], links, found.extraction.entities, found.identities)
    report(judged, show=options.show, as_json=options.json)


def report(judged: list[Judged], *, show: bool, as_json: bool) -> None:
    """The figures on the screen, of all types and of each."""
    rows = {"all": judged, **{kind: [j for j in judged if j.type == kind] for kind in sorted({j.type for j in judged})}}
    numbers = {name: figures(part) for name, part in rows.items()}
    console = Console(width=150)
    if show:
        for each in judged:
            if each.verdict not in ("right", "nil"):
                console.print(str(each), markup=False, highlight=False, soft_wrap=True)
    if as_json:
        sys.stdout.write(json.dumps(numbers) + "\n")
        return
    table = Table("type", *next(iter(numbers.values())))
    for name, row in numbers.items():
        table.add_row(name, *("" if value is None else str(value) for value in row.values()))
    console.print(table)
    bins = Table("confidence", "right", "links")
    for mean, share, count in calibration(judged):
        bins.add_row(f"{mean:.3f}", f"{share:.3f}", str(count))
    console.print(bins)


if __name__ == "__main__":
    main()
