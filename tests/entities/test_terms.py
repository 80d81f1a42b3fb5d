"""Terms of office against dated news: who is called a state's minister on a day should hold that office on it."""

import gzip
import json
import os
import re
from collections import defaultdict
from pathlib import Path

import pytest
from places import ROOT

from extractor.entities.gazetteer import read_table

FOLDER = ROOT / "extractor" / "entities" / "gazetteer"
NEWS = Path(os.environ.get("EXTRACTOR_SHARED", "")) / "corpora" / "current-events" / "current-events.jsonl.gz"
# the words of the news -> the offices of the table that they may mean
OFFICES = {
    "president": ("president", "acting president", "interim president"),
    "prime minister": ("prime minister", "acting prime minister", "caretaker prime minister", "interim prime minister"),
    "foreign minister": ("foreign minister", "acting foreign minister"),
    "defence minister": ("defence minister", "acting defence minister"),
    "interior minister": ("interior minister", "acting interior minister"),
    "secretary of state": ("secretary of state",),
    "foreign secretary": ("foreign secretary",),
    "home secretary": ("home secretary",),
}


def holds(row, day: str) -> bool:
    """Dates are as exact as known: all days of a month or year count."""
    return (row.start is None or row.start <= day or day.startswith(row.start)) and (
        row.end is None or day <= row.end or day.startswith(row.end)
    )


@pytest.mark.slow
@pytest.mark.skipif(not NEWS.is_file(), reason="EXTRACTOR_SHARED names no folder with corpora/current-events")
def test_who_the_news_calls_a_minister_is_one_on_that_day():
    """The rest were former holders, whom the news call by their old office (read through in 2026)."""
    states = {
        form: row.iso
        for row in read_table(FOLDER / "states.csv")
        for form in (row.name, *row.aliases, *row.adjectives)
        if row.iso
    }
    terms = defaultdict(list)
    for row in read_table(FOLDER / "leaders.csv"):
        for form in (row.name, *row.aliases):
            terms[form].append(row)
    names = "|".join(sorted(map(re.escape, states), key=len, reverse=True))
    office = "|".join(OFFICES).replace("defence", "defen[cs]e")
    said = re.compile(
        rf"(?<![Ff]ormer )(?<!ex-)\b({names}) ((?i:{office})) ((?:[A-Z][\w’'-]+ ){{1,3}}[A-Z][\w’'-]+|[A-Z][\w’'-]+ [A-Z][\w’'-]+)"
    )
    right = wrong = 0
    with gzip.open(NEWS, "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            for state, title, name in said.findall(item["text"]):
                offices = OFFICES[title.lower().replace("defense", "defence")]
                words = name.split()
                known = next((terms[" ".join(words[:n])] for n in range(len(words), 1, -1) if " ".join(words[:n]) in terms), ())
                held = [row for row in known if row.iso == states[state] and row.office in offices]
                if held:
                    right += any(holds(row, item["date"]) for row in held)
                    wrong += not any(holds(row, item["date"]) for row in held)
    assert right + wrong > 4000
    assert right / (right + wrong) > 0.9
