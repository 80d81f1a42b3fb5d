"""Pinned scores, which no change may lower in silence.

    python tests/test_floors.py --update [--allow-regression]

measures anew and pins what has risen. A score that has fallen stays as it is, and the command fails, unless --allow-regression
accepts the lower bar. Suites whose gold is not at hand keep their pins.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from places import ROOT, shared_folder

import extractor
from extractor.document import DEFAULT_MODEL
from extractor.scoring import Reads, score_events, score_folder

FLOORS = ROOT / "tests/floors.json"
RECIPE = ROOT / "models" / DEFAULT_MODEL / "recipe.json"
# Sums of floats differ a little between processors and library versions, and one borderline edge may tip over.
EPSILON = 0.005

Scores = dict[str, float]


@dataclass(frozen=True)
class Pin:
    """Scores and the state of the gold on which they were measured."""

    digest: str
    scores: Scores


@dataclass(frozen=True)
class Suite:
    """Files to score on, and how; without the files the suite is left out."""

    folder: Path
    patterns: tuple[str, ...]
    measure: Callable[[Reads], Scores]

    def files(self) -> list[Path]:
        return sorted(file for pattern in self.patterns for file in self.folder.glob(pattern))

    def digest(self) -> str:
        """Hash of the names and bytes of the files."""
        parts = (name for file in self.files() for name in (file.name.encode(), hashlib.sha256(file.read_bytes()).digest()))
        return hashlib.sha256(b"".join(parts)).hexdigest()


def measure_graphs(pipeline: Reads, folder: Path, article: str | None = None) -> Scores:
    """Scores on a gold folder, and the typed F1 of one article of it."""
    report = score_folder(pipeline, folder)
    figures = report.figures()
    scores = {f"{level} f1": figures[level]["f1"] for level in report.levels} | {"typed p": figures["typed"]["p"]}
    if article is not None:
        scores[f"{article} typed f1"] = report.of(article).figures()["typed"]["f1"]
    return scores


def measure_events(pipeline: Reads, file: Path) -> Scores:
    figures = score_events(pipeline, file).figures()
    return {f"{level} f1": figures[level]["f1"] for level in ("pair", "coded")}


def recipe_scores(_: Reads, recipe: Path) -> Scores:
    """Scores of parser, tagger and NER that the recipe took as it trained."""
    return dict(_leaves(json.loads(recipe.read_text(encoding="utf-8"))["scores"]))


def _leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, float]]:
    """Every share in a tree of numbers; counts are no scores."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*path, key))
    elif isinstance(value, float):
        yield " ".join(path), value


def suites(shared: Path) -> dict[str, Suite]:
    graphs = ("*.txt", "*.gold.json")
    events = shared / "corpora/plover/gsr-dev.jsonl"
    return {
        "seeds": Suite(ROOT / "seeds", graphs, partial(measure_graphs, folder=ROOT / "seeds")),
        "gold": Suite(shared / "gold", graphs, partial(measure_graphs, folder=shared / "gold", article="seed")),
        "gsr-dev": Suite(events.parent, (events.name,), partial(measure_events, file=events)),
        "recipe": Suite(RECIPE.parent, (RECIPE.name,), partial(recipe_scores, recipe=RECIPE)),
    }


# ---------------------------------------------------------------- pins


def read_pins(file: Path) -> dict[str, Pin]:
    return {name: Pin(**pin) for name, pin in json.loads(file.read_text(encoding="utf-8")).items()}


def write_pins(file: Path, pins: Mapping[str, Pin]) -> None:
    """All or nothing, so that an interrupted update cannot lose the pins."""
    temporary = file.with_name(f"{file.name}.new")
    try:
        temporary.write_text(json.dumps({name: vars(pin) for name, pin in pins.items()}, indent=2) + "\n", encoding="utf-8")
        os.replace(temporary, file)
    finally:
        temporary.unlink(missing_ok=True)


def falls(pinned: Scores, measured: Scores) -> list[str]:
    """What was measured below its pin, or is measured no more."""
    lines = []
    for name, floor in pinned.items():
        if name not in measured:
            lines.append(f"{name}: pinned at {floor:.3f}, not measured any more")
        elif measured[name] < floor - EPSILON:
            lines.append(f"{name}: {measured[name]:.3f}, pinned at {floor:.3f}")
    return lines


def update(file: Path, measured: Mapping[str, Pin], allow_regression: bool) -> list[str]:
    """Pin what was measured and give the falls that were refused.

    A fall too small to be refused keeps the higher pin, so that many cannot add up.
    """
    pins = read_pins(file)
    refused = []
    for name, pin in measured.items():
        old = pins[name].scores if name in pins else {}
        fallen = falls(old, pin.scores)
        if fallen and allow_regression:
            pins[name] = pin
        else:
            refused += [f"{name} {line}" for line in fallen]
            kept = {score: max(value, pin.scores.get(score, 0.0)) for score, value in old.items()}
            pins[name] = Pin(pin.digest, {**pin.scores, **kept})
    write_pins(file, pins)
    return refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", required=True, help="measure and pin")
    parser.add_argument("--allow-regression", action="store_true", help="accept lower scores")
    arguments = parser.parse_args()

    pipeline = extractor.load()
    at_hand = {name: suite for name, suite in suites(shared_folder()).items() if suite.files()}
    measured = {name: Pin(suite.digest(), suite.measure(pipeline)) for name, suite in at_hand.items()}
    if refused := update(FLOORS, measured, arguments.allow_regression):
        advice = "mend the regression, or accept the lower bar with --allow-regression"
        parser.exit(1, "\n".join(["refused to lower:", *refused, advice]) + "\n")
    parser.exit(0, f"pinned {', '.join(measured)}\n")


# ---------------------------------------------------------------- the floors


@pytest.mark.slow
@pytest.mark.parametrize("name", suites(Path()))
def test_no_score_has_fallen(name, pipeline):
    suite = suites(shared_folder())[name]
    if not suite.files():
        pytest.skip(f"the gold of {name} is not at hand; name the folder of shared gold data in EXTRACTOR_SHARED")
    pin = read_pins(FLOORS)[name]
    measured = suite.measure(pipeline)
    assert not falls(pin.scores, measured)
    again = "pin anew: python tests/test_floors.py --update"
    assert not set(measured) - set(pin.scores), f"scores without a floor; {again}"
    assert name == "recipe" or pin.digest == suite.digest(), f"the gold has changed since the scores were pinned; {again}"


def test_every_suite_is_pinned():
    assert set(read_pins(FLOORS)) == set(suites(Path()))


# ---------------------------------------------------------------- the guard itself


@pytest.fixture
def pins(tmp_path) -> Path:
    file = tmp_path / "floors.json"
    write_pins(file, {"seeds": Pin("old", {"typed f1": 0.5, "pairs f1": 0.6}), "absent": Pin("x", {"typed f1": 0.7})})
    return file


def test_a_rise_is_pinned_and_an_absent_suite_is_kept(pins):
    assert update(pins, {"seeds": Pin("new", {"typed f1": 0.55, "pairs f1": 0.6})}, allow_regression=False) == []
    assert read_pins(pins) == {
        "seeds": Pin("new", {"typed f1": 0.55, "pairs f1": 0.6}),
        "absent": Pin("x", {"typed f1": 0.7}),
    }


def test_a_fall_is_refused_while_the_rest_is_pinned(pins):
    refused = update(pins, {"seeds": Pin("new", {"typed f1": 0.4, "pairs f1": 0.7})}, allow_regression=False)
    assert refused == ["seeds typed f1: 0.400, pinned at 0.500"]
    assert read_pins(pins)["seeds"] == Pin("new", {"typed f1": 0.5, "pairs f1": 0.7})


def test_a_fall_is_pinned_when_allowed(pins):
    lower = Pin("new", {"typed f1": 0.4, "pairs f1": 0.7})
    assert update(pins, {"seeds": lower}, allow_regression=True) == []
    assert read_pins(pins)["seeds"] == lower


def test_small_falls_do_not_add_up(pins):
    for step in range(1, 9):
        refused = update(pins, {"seeds": Pin("new", {"typed f1": 0.5 - 0.004 * step, "pairs f1": 0.6})}, allow_regression=False)
        assert bool(refused) == (step > 1)
    assert read_pins(pins)["seeds"].scores["typed f1"] == 0.5


def test_a_score_that_is_measured_no_more_has_fallen(pins):
    assert update(pins, {"seeds": Pin("new", {"pairs f1": 0.6})}, allow_regression=False) == [
        "seeds typed f1: pinned at 0.500, not measured any more"
    ]
    assert read_pins(pins)["seeds"].scores["typed f1"] == 0.5


def test_an_interrupted_update_keeps_the_pins(pins, monkeypatch):
    before = pins.read_bytes()

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        update(pins, {"seeds": Pin("new", {"typed f1": 0.9, "pairs f1": 0.9})}, allow_regression=False)
    assert pins.read_bytes() == before
    assert list(pins.parent.iterdir()) == [pins]


def test_the_digest_tells_any_change_of_the_gold(tmp_path):
    suite = Suite(tmp_path, ("*.txt",), lambda _: {})
    file = tmp_path / "a.txt"
    digests = set()
    for text in ("one", "two"):
        file.write_text(text)
        digests.add(suite.digest())
    file.rename(tmp_path / "b.txt")
    digests.add(suite.digest())
    assert len(digests) == 3


def test_only_shares_of_a_recipe_are_scores():
    scores = {"ner": {"PERSON": {"f1": 0.9, "n": 120}}, "las": 0.82, "split": "held-out"}
    assert dict(_leaves(scores)) == {"ner PERSON f1": 0.9, "las": 0.82}


@pytest.mark.parametrize(("options", "code", "pinned"), [((), 1, 0.5), (("--allow-regression",), 0, 0.1)])
def test_the_command_fails_when_it_refuses(pins, monkeypatch, capsys, options, code, pinned):
    measured = {"typed f1": 0.1, "pairs f1": 0.6}
    monkeypatch.setattr(extractor, "load", lambda: None, raising=False)
    monkeypatch.setattr(sys, "argv", ["test_floors.py", "--update", *options])
    monkeypatch.setitem(globals(), "FLOORS", pins)
    monkeypatch.setitem(globals(), "suites", lambda _: {"seeds": Suite(pins.parent, (pins.name,), lambda _: measured)})
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == code
    assert ("refused to lower" in capsys.readouterr().err) == (code == 1)
    assert read_pins(pins)["seeds"].scores["typed f1"] == pinned


if __name__ == "__main__":
    main()
