"""Time expressions: text and publication date in, TIMEX3 value and the days it covers out.

Values follow TimeML 1.2.1 (Pustejovsky et al. 2003): `2021-06-16`, `2021-06`, `2021-W28`, `2021-Q2`, `2021`; what lasts from one day or
month to another is an interval of ISO 8601, `2021-06-16/2021-06-18`. Calendar arithmetic is dateutil's.
An expression that cannot be placed on the calendar gives None, never a guess.
"""

from __future__ import annotations

import re
from calendar import day_abbr, day_name, month_abbr, month_name, monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

from dateutil.relativedelta import relativedelta

from extractor.records import Time

Tense = Literal["past", "future"]

_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name} | {"sept": 9}
_DAYS = {name.lower(): number for names in (day_name, day_abbr) for number, name in enumerate(names)} | {"tues": 1, "thurs": 3}
_NUMBERS = {word: n for n, word in enumerate(("zero one two three four five six seven eight nine ten eleven twelve").split())} | {
    "a": 1, "an": 1, "several": None, "few": None, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
_MONTH = (
    r"(?P<month>" + "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True)) + r")(?:\.(?=,? (?-i:[a-z0-9])))?"
)  # "Sept. 3", not the end of a sentence
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?P<weekday>" + "|".join(sorted(_DAYS, key=len, reverse=True)) + r")"
_UNIT = r"(?P<unit>day|week|weekend|month|year|decade)s?"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(_NUMBERS) + r")"

# the sentence is searched with these, the more specific first
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, Tense], tuple[str, date, date] | None]], ...]


def _day(day: date) -> tuple[str, date, date]:
    return day.isoformat(), day, day


def _month(year: int, month: int) -> tuple[str, date, date]:
    return f"{year:04}-{month:02}", date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> tuple[str, date, date]:
    return f"{year:04}", date(year, 1, 1), date(year, 12, 31)


def _week(day: date) -> tuple[str, date, date]:
    year, week, _ = day.isocalendar()
    first = date.fromisocalendar(year, week, 1)
    return f"{year:04}-W{week:02}", first, first + timedelta(days=6)


def _nearest(candidates: Iterator[date], published: date, tense: Tense) -> date:
    """The candidate that the tense points to: the latest not after publication, or the first not before it; else the nearest."""
    found = list(candidates)
    fitting = [day for day in found if (day <= published if tense == "past" else day >= published)]
    return min(fitting or found, key=lambda day: abs((day - published).days))


def _of_calendar(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    month, day, year = _MONTHS[match["month"].lower()], int(match["day"]), match["year"]

    def candidates() -> Iterator[date]:
        for each in [int(year)] if year else range(published.year - 1, published.year + 2):
            try:
                yield date(each, month, day)
            except ValueError:  # 29 February of another year
                continue

    days = list(candidates())
    return _day(_nearest(iter(days), published, tense)) if days else None


def _of_days(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    first = _of_calendar(match, published, tense)
    try:
        last = first[1].replace(day=int(match["until"])) if first is not None else None
    except ValueError:  # no such day in this month
        return None
    return (
        (f"{first[0]}/{last.isoformat()}", first[1], last) if first is not None and last is not None and first[1] < last else None
    )


def _of_months(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    begin, end = _MONTHS[match["month"].lower()], _MONTHS[match["until"].lower()]
    year = int(match["year"]) if match["year"] else published.year
    if not match["year"] and tense == "past" and end > published.month:
        year -= 1
    first, last = _month(year - (begin > end), begin), _month(year, end)
    return f"{first[0]}/{last[0]}", first[1], last[2]


def _of_quarter(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date]:
    year = int(match["year"])
    quarter = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}[match["quarter"].lower()]
    return f"{year}-Q{quarter}", date(year, 3 * quarter - 2, 1), _month(year, 3 * quarter)[2]


def _of_month(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    month = _MONTHS[match["month"].lower()]
    if match["year"]:
        return _month(int(match["year"]), month)
    which = (match["which"] or "").lower()
    year = published.year
    if which == "last" or (not which and tense == "past"):
        year -= month > published.month or (which == "last" and month == published.month)
    elif which == "next" or not which:
        year += month < published.month or (which == "next" and month == published.month)
    return _month(year, month)


def _of_iso(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    try:
        return _day(date.fromisoformat(match[0]))
    except ValueError:
        return None


def _of_weekday(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date]:
    wanted, which = _DAYS[match["weekday"].lower()], (match["which"] or "").lower()
    back = (published.weekday() - wanted) % 7
    if which == "next" or (not which and tense == "future"):
        return _day(published + timedelta(days=(7 - back) % 7 or 7))
    return _day(published - timedelta(days=back or (7 if which == "last" else 0)))


def _of_deictic(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date]:
    word = match["word"].lower()
    return _day(published + timedelta(days=-1 if word in ("yesterday", "last night") else 1 if word == "tomorrow" else 0))


def _of_unit(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    unit = match["unit"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match["which"].lower()]
    if match["which"].lower() == "past":
        return None  # "over the past year" is a span that ends now, not the calendar year
    if unit == "day":
        return None
    if unit == "weekend":
        saturday = (
            published
            - timedelta(days=(published.weekday() - 5) % 7)
            + timedelta(weeks=step + 1 if step >= 0 and published.weekday() < 5 else step)
        )
        if step == -1:
            saturday = published - timedelta(days=(published.weekday() - 5) % 7 or 7)
        year, week, _ = saturday.isocalendar()
        return f"{year:04}-W{week:02}-WE", saturday, saturday + timedelta(days=1)
    return _granular(published + _delta(unit, step), unit)


def _of_weekend(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date]:
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)  # of the last weekend, or of this one
    if tense == "future" and published.weekday() < 5:
        saturday += timedelta(weeks=1)
    year, week, _ = saturday.isocalendar()
    return f"{year:04}-W{week:02}-WE", saturday, saturday + timedelta(days=1)


def _of_ago(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date] | None:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else _NUMBERS[word]
    unit = match["unit"].lower()
    if count is None or unit == "weekend":
        return None
    return _granular(published - _delta(unit, count), unit)


def _delta(unit: str, count: int) -> relativedelta:
    names = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
    return relativedelta(years=10 * count) if unit == "decade" else relativedelta(**{names[unit]: count})  # type: ignore[arg-type]


def _granular(day: date, unit: str) -> tuple[str, date, date]:
    if unit == "day":
        return _day(day)
    if unit == "week":
        return _week(day)
    if unit == "month":
        return _month(day.year, day.month)
    if unit == "year":
        return _year(day.year)
    first = day.year // 10 * 10
    return f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31)


def _of_decade(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date]:
    return _granular(date(int(match["decade"]), 1, 1), "decade")


def _of_year(match: re.Match[str], published: date, tense: Tense) -> tuple[str, date, date]:
    return _year(int(match["year"]))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){text}(?![\w-])", re.IGNORECASE)


_PATTERNS = (
    (_pattern(r"\d{4}-\d\d-\d\d"), _of_iso),
    (_pattern(rf"{_MONTH} {_DAY}[-–](?P<until>\d{{1,2}})(?:,? {_YEAR})?"), _of_days),
    (_pattern(rf"{_DAY}[-–](?P<until>\d{{1,2}}) {_MONTH}(?:,? {_YEAR})?"), _of_days),
    (_pattern(rf"between {_MONTH} and {_MONTH.replace('<month>', '<until>')}(?:,? (?:of )?{_YEAR})?"), _of_months),
    (_pattern(rf"(?:the )?(?P<quarter>first|second|third|fourth|last|final) quarter of {_YEAR}"), _of_quarter),
    (_pattern(rf"{_MONTH} {_DAY}(?:,? {_YEAR})?"), _of_calendar),
    (_pattern(rf"{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?"), _of_calendar),
    (_pattern(rf"(?P<which>)(?:early |late |mid-)?{_MONTH},? (?:of )?{_YEAR}"), _of_month),
    (_pattern(rf"(?:(?P<which>last|this|next) )?{_WEEKDAY}(?: (?:morning|afternoon|evening|night))?"), _of_weekday),
    (_pattern(r"(?P<word>yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))"), _of_deictic),
    (_pattern(rf"(?:earlier |later )?(?:the )?(?P<which>last|previous|past|this|current|next|coming) {_UNIT}"), _of_unit),
    (_pattern(r"(?:(?<=over )|(?<=during )|(?<=at )|(?<=on ))the weekend"), _of_weekend),
    (_pattern(rf"{_COUNT} {_UNIT} (?:ago|earlier)"), _of_ago),
    (_pattern(r"(?:the )?(?P<decade>(?:19|20)\d0)s"), _of_decade),
    (_pattern(rf"(?:(?P<which>last|this|next) |early |late |mid-)?{_MONTH}(?P<year>)"), _of_month),
    (_pattern(_YEAR), _of_year),
)
_CLOSES = re.compile(r"\s*($|[.,;)]|(and|in|at|to)\b)")
_GONE = re.compile(r"\b(?:following|after|since) (?:the )?$", re.IGNORECASE)  # "following the | January 17 | spill"
_OPENING_YEAR = re.compile(
    rf"\W*(?:in|during|throughout) (?:the )?(?:year )?{_YEAR}\b", re.IGNORECASE
)  # whose months those behind it are
_AMBIGUOUS = re.compile(r"^(may|mar|march|sun|sat|mon|wed|second|dec|jan|nov)$")


def find_times(text: str, published: date | None, tense: Tense = "past") -> Iterator[tuple[int, int, Time]]:
    """Time expressions of a sentence as half-open character spans of `text` with their values, in text order.

    Args:
        text: one sentence.
        published: anchor of relative expressions; without it only full dates are resolved.
        tense: where the clause looks, which decides "on Monday" and "in June".
    """
    taken: list[tuple[int, int]] = []
    found: list[tuple[int, int, Time]] = []
    opening = _OPENING_YEAR.match(text)
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            begin, end = match.span()
            if any(begin < t and b < end for b, t in taken) or (_AMBIGUOUS.match(match[0]) and match[0].islower()):
                continue
            named = match.groupdict()
            dated = named.get("year") or named.get("decade") or pattern is _PATTERNS[0][0]
            of_opening = opening is not None and not dated and named.get("month")
            if published is None and not (dated or of_opening):
                continue
            taken.append((begin, end))
            set_for = text[:begin].endswith(" for ") and _CLOSES.match(text[end:])  # "called an election for | 28 April |"
            told = "future" if set_for else "past" if _GONE.search(text[:begin]) else tense
            if opening is not None and of_opening:
                value = read(match, date(int(opening["year"]), 12, 31), "past")
            else:
                value = read(match, published or date(2000, 1, 1), told)
            if value is None:
                continue  # nor is a part of what cannot be placed, "February" of "February 30", read by itself
            name, first, last = value
            until = None if text[:begin].rstrip().lower().endswith("since") else last.isoformat()
            found.append((begin, end, Time(match[0], name, first.isoformat(), until)))
    yield from sorted(found, key=lambda item: item[0])
