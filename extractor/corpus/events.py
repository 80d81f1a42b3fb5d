"""One event from the reports of several articles, and where they contradict each other.

Reports of an edge (the same actors, the same type) belong to one event if they tell of the same day or the next. A report without a day of
its own is of the day on which it was published. Two events contradict each other in the **actor** if the same thing befell the same target
on the same day in the same place, and others are said to have done it; of reports without a day of their own, also on the next. A target
that is a place is the place. The reports of one event contradict each other in **polarity**.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

GAP = 1  # days between two reports of one event
LONG = 7  # a period longer than this tells no day

# Deeds that one actor does; in the others both sides act, or many do the same on one day.
SINGLE = frozenset({"assault", "coerce"})


@dataclass(frozen=True, slots=True)
class Report:
    """What one article tells of an edge; days are ordinals, `first` None where nothing tells the day.

    `dated` tells whether the article names the day, which else is that of publication.
    """

    relation: int
    article: int
    origin: int  # the article, or that of which it is a copy
    outlet: str
    first: int | None
    last: int | None
    place: int | None
    polarity: str
    modality: str
    trigger: str
    confidence: float
    dated: bool = True


@dataclass(slots=True)
class Event:
    """Reports of one happening."""

    reports: list[Report]
    first: int | None
    last: int | None
    contradictions: set[str] = field(default_factory=set)

    @property
    def place(self) -> int | None:
        """The place that most reports tell."""
        places = [report.place for report in self.reports if report.place is not None]
        return max(sorted(set(places)), key=places.count, default=None)

    @property
    def sources(self) -> int:
        """Independent ones: outlets, each copy counted with its original."""
        return count_sources(self.reports)


def count_sources(reports: Iterable[Report]) -> int:
    """How many outlets tell of something on their own; an article of no known outlet is its own."""
    seen: dict[int, str] = {}
    for report in sorted(reports, key=lambda report: report.article):
        seen.setdefault(report.origin, report.outlet)
    return len({outlet or f"#{origin}" for origin, outlet in seen.items()})


def group(reports: Iterable[Report]) -> list[Event]:
    """Events from the reports of one edge, in order of time; those of unknown days are one each."""
    events: list[Event] = []
    dated = sorted((r for r in reports if r.first is not None), key=lambda r: (r.first, r.last, r.relation))
    vague = []
    for report in dated:
        first, last = report.first or 0, report.last or report.first or 0
        if last - first > LONG:
            vague.append(report)
        elif events and first <= (events[-1].first or 0) + GAP and not _are_two_places(events[-1], report):
            events[-1].reports.append(report)
            events[-1].last = max(events[-1].last or 0, last)
        else:
            events.append(Event([report], first, last))
    events += [Event([report], report.first, report.last) for report in vague]
    events += [Event([report], None, None) for report in reports if report.first is None]
    for event in events:
        asserted = {report.polarity for report in event.reports if report.modality == "asserted"}
        if len(asserted) == 2 and len({report.origin for report in event.reports}) > 1:
            event.contradictions.add("polarity")
    return events


def _are_two_places(event: Event, report: Report) -> bool:
    return event.place is not None and report.place is not None and event.place != report.place


def blame(events: Iterable[tuple[int, str | None, int, int | None, str, Event]]) -> Iterator[tuple[Event, Event]]:
    """Pairs of events that are one deed with two actors.

    Args:
        events: number and country of who acts, number of the target, that of where it happened, type of the edge, and the event.
    """
    same: dict[tuple[str, int, int], list[tuple[int, int, str | None, Event]]] = defaultdict(list)
    for actor, country, target, place, kind, event in events:
        done = any(report.polarity == "positive" and report.modality == "asserted" for report in event.reports)
        if kind in SINGLE and event.first is not None and event.first == event.last and place is not None and done:
            same[kind, target, place].append((event.first, actor, country, event))
    for _, versions in sorted(same.items()):
        versions.sort(key=lambda version: version[0])
        for index, (day, actor, country, event) in enumerate(versions):
            for position in range(index + 1, len(versions)):
                other_day, other_actor, other_country, other = versions[position]
                if other_day > day + GAP:
                    break
                foreign = actor != other_actor and not (country and country == other_country)
                if foreign and (other_day == day or not _are_dated(event, other)) and _tell_alike(event, other):
                    yield event, other


def _are_dated(*events: Event) -> bool:
    """Whether some report of each event names its day."""
    return all(any(report.dated for report in event.reports) for event in events)


def _tell_alike(one: Event, other: Event) -> bool:
    """Whether two events are told by different articles with the same word for the deed."""
    origins = [{report.origin for report in each.reports} for each in (one, other)]
    triggers = [{report.trigger for report in each.reports} for each in (one, other)]
    return not origins[0] & origins[1] and bool(triggers[0] & triggers[1])
