"""Scores: by hand on a small article, and against the reference scripts on the shared gold."""

import json
import subprocess
import sys
from dataclasses import replace
from io import StringIO
from pathlib import Path
from random import Random

import pytest
from places import ROOT
from predictions import predict, spoil
from rich.console import Console

from extractor.errors import DataError
from extractor.gold import GoldArticle, read_gold
from extractor.records import Article, Entity, EntityId, Evidence, Extraction, Relation, Span, sha256
from extractor.scoring import compare, score_events, score_folder, score_graphs

TEXT = (
    "Freedonia bombs Sylvania\n\n"
    "Freedonian jets hit the Sylvania Hotel in Sylvania on Monday, the Daily Gazette said. "
    "President Rufus Firefly met Ambassador Trentino of Sylvania at talks in the capital. The newspaper named no source."
)


def entity(identifier, kind, names=(), nominals=(), optional=False, name=None):
    title = name or (*names, *nominals)[0]
    fields = {"id": identifier, "type": kind, "subtype": None, "name": title, "iso": None, "wikidata": None}
    return fields | {"names": list(names), "nominals": list(nominals), "optional": optional}


def relation(source, kind, target, evidence, **fields):
    empty = {"also": [], "label": kind, "polarity": "positive", "modality": "asserted", "attribution": [], "anonymous": False}
    empty |= {"time": None, "place": None, "office": None, "optional": False}
    return {"source": source, "target": target, "type": kind, "evidence": evidence} | empty | fields


GOLD = {
    "id": "bombing",
    "published": "1933-11-17",
    "entities": [
        entity("freedonia", "STATE", ["Freedonia", "Freedonian"]),
        entity("sylvania", "STATE", ["Sylvania"]),
        entity("hotel", "PLACE", ["Sylvania Hotel"]),
        entity("gazette", "ORG", ["Daily Gazette"], ["The newspaper"]),
        entity("firefly", "PERSON", ["Rufus Firefly"]),
        entity("trentino", "PERSON", ["Trentino"]),
        entity("talks", "EVENT", nominals=["talks in the capital"]),
        entity("jets", "WEAPON", nominals=["Freedonian jets"], optional=True),
    ],
    "relations": [
        relation("freedonia", "assault", "sylvania", "Freedonia bombs Sylvania", also=["coerce"]),
        relation("freedonia", "assault", "hotel", "hit the Sylvania Hotel", attribution=["gazette"], time="1933-11-13"),
        relation("firefly", "consult", "trentino", "Firefly met Ambassador Trentino"),
        relation("firefly", "holds_office", "freedonia", "President Rufus Firefly", office="President", optional=True),
    ],
}


def write(folder: Path, gold=GOLD, text: str | None = TEXT) -> Path:
    if text is not None:
        folder.joinpath("bombing.txt").write_text(text, encoding="utf-8")
    file = folder / "bombing.gold.json"
    file.write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
    return file


@pytest.fixture
def gold(tmp_path) -> GoldArticle:
    return read_gold(write(tmp_path))


@pytest.fixture
def perfect(gold) -> Extraction:
    return predict(gold)


@pytest.fixture
def score(tmp_path, gold):
    return lambda found: score_graphs(tmp_path, lambda article: found)


def counts(report, level, kind=None):
    tally = report.tally(level, kind)
    return tally.right, tally.spurious, tally.missed


# ---------------------------------------------------------------- gold files


def words(gold, spans):
    return sorted(gold.article.text[begin:end] for begin, end in spans)


def test_a_name_inside_a_longer_name_belongs_to_the_longer_one(gold):
    assert words(gold, gold.names["sylvania"]) == ["Sylvania", "Sylvania", "Sylvania"]
    assert words(gold, gold.names["hotel"]) == ["Sylvania Hotel"]


def test_a_numbered_form_takes_its_occurrence_from_others(tmp_path):
    entities = [*GOLD["entities"], entity("city", "PLACE", ["Sylvania#3"])]
    gold = read_gold(write(tmp_path, GOLD | {"entities": entities}))
    third = [m for m in range(len(TEXT)) if TEXT.startswith("Sylvania", m)][2]
    assert gold.names["city"] == {(third, third + 8)}
    assert len(gold.names["sylvania"]) == 2


def test_only_whole_words_are_mentions(gold):
    assert words(gold, gold.names["freedonia"]) == ["Freedonia", "Freedonian"]


def without(key):
    return {name: value for name, value in GOLD.items() if name != key}


def added(key, entry):
    return GOLD | {key: [*GOLD[key], entry]}


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ("{", "expected JSON"),
        (without("published"), "published: Field required"),
        (GOLD | {"author": "me"}, "author: Extra inputs are not permitted"),
        (GOLD | {"published": "Friday"}, "published"),
        (added("entities", entity("moon", "PLACE", ["Moon"])), "entity moon: form 'Moon' is not in the text"),
        (added("entities", entity("moon", "PLACE", ["Sylvania#9"])), "form 'Sylvania#9' is not in the text"),
        (added("entities", entity("moon", "PLACE", ["Sylvania#0"])), "form 'Sylvania#0' is not in the text"),
        (added("entities", entity("moon", "PLACE", ["ylvania"])), "form 'ylvania' is not in the text"),
        (added("entities", entity("hotel", "HOUSE", ["Hotel"])), "entity hotel: unknown type 'HOUSE'"),
        (added("entities", entity("hotel", "PLACE", ["Hotel"])), "entity hotel: the id is given to 2 entities"),
        (added("relations", relation("moon", "aid", "hotel", "jets hit")), "relation 4 (moon aid hotel): unknown entity 'moon'"),
        (added("relations", relation("jets", "hit", "hotel", "jets hit")), "unknown type 'hit'"),
        (added("relations", relation("jets", "aid", "hotel", "jets hit", also=["hit"])), "unknown type 'hit'"),
        (added("relations", relation("jets", "aid", "hotel", "jets missed")), "evidence 'jets missed' is not in the text"),
        (added("relations", relation("jets", "aid", "hotel", "jets hit", modality="sure")), "relations.4.modality"),
    ],
)
def test_bad_gold_names_file_and_entry(tmp_path, gold, message):
    file = write(tmp_path, gold)
    with pytest.raises(DataError) as error:
        read_gold(file)
    assert str(error.value).startswith(f"{file}: ")
    assert message in str(error.value)


def test_missing_article(tmp_path):
    with pytest.raises(DataError, match=r"bombing\.txt: cannot be read"):
        read_gold(write(tmp_path, text=None))


def test_folder_without_gold(tmp_path):
    with pytest.raises(DataError, match="expected gold graphs"):
        score_graphs(tmp_path, lambda article: None)


# ---------------------------------------------------------------- graphs, by hand


def test_perfect(score, perfect):
    report = score(perfect)
    assert [counts(report, level) for level in report.levels] == [(9, 0, 0), (7, 0, 0), (3, 0, 0), (3, 0, 0)]
    assert report.figures()["attributes"] == dict.fromkeys(("polarity", "modality", "attribution", "time"), 1.0)
    assert report.differences == []


def test_nothing_found(score, perfect):
    report = score(replace(perfect, entities=(), relations=()))
    assert [counts(report, level) for level in report.levels] == [(0, 0, 9), (0, 0, 7), (0, 0, 3), (0, 0, 3)]
    assert report.figures()["typed"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "n": 3}
    assert "bombing: missed edge 'Freedonia' -assault/assault-> 'Sylvania'" in report.differences


def changed(found: Extraction, identifier: str, **fields) -> Extraction:
    return replace(found, entities=tuple(replace(e, **fields) if e.id == identifier else e for e in found.entities))


def test_a_wrong_type_is_spurious_and_missed_each_under_its_own_type(score, perfect):
    report = score(changed(perfect, "hotel", type="ORG"))
    assert counts(report, "mentions", "ORG") == (1, 1, 0)
    assert counts(report, "mentions", "PLACE") == (0, 0, 1)
    assert counts(report, "entities", "ORG") == (1, 1, 0)
    assert counts(report, "entities", "PLACE") == (0, 0, 1)
    assert "bombing: spurious entity ORG 'Sylvania Hotel' (gold PLACE)" in report.differences


def test_what_is_optional_counts_neither_way(score, perfect):
    optional = {"jets", "holds_office"}
    without_it = replace(
        perfect,
        entities=tuple(e for e in perfect.entities if e.id not in optional),
        relations=tuple(r for r in perfect.relations if r.type not in optional),
    )
    for found in (perfect, without_it, changed(perfect, "jets", type="ORG")):
        assert score(found).figures()["typed"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "n": 3}
        assert counts(score(found), "entities") == (7, 0, 0)


@pytest.mark.parametrize(("kind", "spurious"), [("EVENT", 1), ("BASE", 1), ("ORG", 0), ("WEAPON", 0)])
def test_a_described_thing_nobody_asked_for(score, perfect, kind, spurious):
    mention = replace(perfect.entities[0].mentions[0], begin=TEXT.index("capital"), end=TEXT.index("capital") + 7, kind="nominal")
    described = replace(perfect.entities[0], id=EntityId("extra"), type=kind, mentions=(mention,))
    report = score(replace(perfect, entities=(*perfect.entities, described)))
    assert counts(report, "entities") == (7, spurious, 0)


def test_two_nodes_for_one_thing(score, perfect):
    state = next(e for e in perfect.entities if e.id == "sylvania")
    again = replace(state, id=EntityId("again"), mentions=state.mentions[2:])
    report = score(replace(changed(perfect, "sylvania", mentions=state.mentions[:2]), entities=(*perfect.entities, again)))
    assert counts(report, "mentions") == (9, 0, 0)
    assert counts(report, "entities") == (7, 1, 0)


def edges(found: Extraction, kind: str, **fields) -> Extraction:
    return replace(found, relations=tuple(replace(r, **fields) if r.type == kind else r for r in found.relations))


def test_another_accepted_type_is_right_under_the_best_type(score, perfect):
    first, *rest = perfect.relations
    report = score(replace(perfect, relations=(replace(first, type="coerce"), *rest)))
    assert counts(report, "typed", "assault") == (2, 0, 0)
    assert report.types("typed") == ["assault", "consult"]


def test_right_pair_of_a_wrong_type(score, perfect):
    report = score(edges(perfect, "consult", type="accuse"))
    assert counts(report, "pairs") == (3, 0, 0)
    assert counts(report, "typed", "accuse") == (0, 1, 0)
    assert counts(report, "typed", "consult") == (0, 0, 1)


def test_only_a_mutual_act_may_be_turned_round(score, perfect):
    turned = [replace(r, source=r.target, target=r.source) for r in perfect.relations if not r.type == "holds_office"]
    report = score(replace(perfect, relations=tuple(turned)))
    assert counts(report, "typed", "consult") == (1, 0, 0)
    assert counts(report, "typed", "assault") == (0, 2, 2)
    assert counts(report, "pairs") == (1, 2, 2)


def test_a_restated_edge_says_nothing_new_but_another_type_does(score, perfect):
    first = perfect.relations[0]
    twice = replace(perfect, relations=(*perfect.relations, replace(first, id="again")))
    assert counts(score(twice), "typed") == (3, 0, 0)
    other = replace(perfect, relations=(*perfect.relations, replace(first, id="again", type="aid")))
    assert counts(score(other), "typed") == (3, 1, 0)


def test_attributes_are_compared_on_typed_matches(score, perfect):
    found = edges(perfect, "assault", polarity="negative", modality="possible", time=None, attribution=())
    accuracies = score(found).figures()["attributes"]
    assert accuracies == {"polarity": 0.5, "modality": 0.5, "attribution": 0.75, "time": 0.75}


def test_counts_by_type_add_up(score, gold, perfect):
    report = score(spoil(perfect, TEXT, Random(1), 0.4))
    for level in ("mentions", "entities", "typed"):
        parts = [counts(report, level, kind) for kind in report.types(level)]
        assert tuple(map(sum, zip(*parts, strict=True))) == counts(report, level)


def test_part_of_a_report(gold, perfect):
    report = score_graphs(ROOT / "seeds", lambda article: replace(perfect, entities=(), relations=()))
    part = report.of("india-wheat-afghanistan")
    assert part.articles == ("india-wheat-afghanistan",)
    assert 0 < part.tally("typed").missed < report.tally("typed").missed


@pytest.mark.parametrize("width", [80, 160])
def test_tables_show_the_figures(score, perfect, width):
    report = score(edges(perfect, "consult", type="accuse"))
    console = Console(width=width, file=StringIO())
    for table in report.tables():
        console.print(table)
    shown = console.file.getvalue()
    for words in ("1 articles", "typed by type", "accuse", "0.667", "polarity"):
        assert words in shown


class Oracle:
    """A pipeline that says what it is told, and remembers what it was asked."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def read(self, article: Article) -> Extraction:
        self.asked.append(article)
        return self.answers[article.id]


def test_the_pipeline_is_given_text_and_date(tmp_path, gold, perfect):
    oracle = Oracle({"bombing": perfect})
    assert score_folder(oracle, tmp_path).differences == []
    assert oracle.asked == [Article("bombing", TEXT, published=gold.graph.published)]


def test_every_seed_article_is_scored_perfect_by_its_own_graph():
    report = score_graphs(ROOT / "seeds", lambda article: predict(read_gold(ROOT / "seeds" / f"{article.id}.gold.json")))
    assert len(report.articles) >= 10
    figures = report.figures()
    assert figures["mentions"]["f1"] == figures["entities"]["f1"] == figures["pairs"]["f1"] == 1.0
    assert figures["typed"]["p"] == figures["typed"]["r"] == 1.0


# ---------------------------------------------------------------- coded sentences, by hand


def coded(identifier: str, *events: tuple[str, str, str]) -> str:
    entries = [{"source": s, "target": t, "plover2021": c, "source_text": "", "target_text": ""} for s, t, c in events]
    return json.dumps({"id": identifier, "text": f"Sentence {identifier}.", "events": entries, "context": ""})


def found_events(identifier: str, *events: tuple[str, str, str], **subtypes: str) -> Extraction:
    codes = sorted({code for source, target, _ in events for code in (source, target)})
    nodes = tuple(
        Entity(EntityId(code), "STATE", subtypes.get(code), code, None if code in subtypes else code, None, None, None, ())
        for code in codes
    )
    relations = tuple(_event(f"r{number}", *event) for number, event in enumerate(events))
    return Extraction(identifier, None, None, None, "en", sha256(""), nodes, relations)


def _event(identifier: str, source: str, target: str, kind: str) -> Relation:
    return Relation(
        id=identifier,
        source=EntityId(source),
        target=EntityId(target),
        type=kind,
        label=kind,
        cameo=None,
        polarity="positive",
        modality="asserted",
        attribution=(),
        anonymous=False,
        time=None,
        place=None,
        office=None,
        evidence=Evidence(0, 1, "S"),
        trigger=Span(0, 1),
        rule="by-hand",
        confidence=1.0,
    )


def test_coded_sentences(tmp_path):
    lines = [
        coded("right", ("ITLGOV", "KSVREB", "AGREE")),
        coded("wrong", ("UNO", "FRA", "AID")),
        coded("no-target", ("USA", "---", "AID")),
    ]
    file = tmp_path / "events.jsonl"
    file.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    oracle = Oracle(
        {
            "right": found_events("right", ("ITA", "XKX", "agree"), ("ITA", "XKX", "member_of")),
            "wrong": found_events("wrong", ("EU", "FRA", "accuse"), EU="igo"),
        }
    )
    report = score_events(oracle, file)
    assert [article.id for article in oracle.asked] == ["right", "wrong"]
    assert [counts(report, level) for level in report.levels] == [(2, 0, 0), (1, 1, 1), (1, 1, 1)]
    assert report.differences == [
        "wrong: spurious IGO FRA ACCUSE in 'Sentence wrong.'",
        "wrong: missed IGO FRA AID in 'Sentence wrong.'",
    ]
    assert "attributes" not in report.figures()


@pytest.mark.parametrize(("line", "message"), [("{", "2: expected JSON"), ("{}", "2: id: Field required")])
def test_bad_coded_sentence_names_its_line(tmp_path, line, message):
    file = tmp_path / "events.jsonl"
    file.write_text(coded("a") + "\n" + line, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        score_events(Oracle({}), file)


# ---------------------------------------------------------------- the reference scripts


def run(script: Path, *arguments: object) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def write_lines(file: Path, extractions) -> Path:
    file.write_text("".join(json.dumps(extraction.to_dict()) + "\n" for extraction in extractions), encoding="utf-8")
    return file


@pytest.mark.parametrize("folder", ["gold", "seeds"])
@pytest.mark.parametrize(("seed", "share"), [(0, 0.0), (1, 0.1), (2, 0.3), (3, 0.7)])
def test_same_figures_as_the_reference_on_graphs(shared, tmp_path, folder, seed, share):
    place = ROOT / "seeds" if folder == "seeds" else shared / "gold"
    random = Random(seed)
    golds = [read_gold(file) for file in sorted(place.glob("*.gold.json"))]
    found = {gold.article.id: spoil(predict(gold), gold.article.text, random, share) for gold in golds}
    output = run(shared / "eval/score_graph.py", place, write_lines(tmp_path / "found.jsonl", found.values()), "--json")
    figures = score_folder(Oracle(found), place).figures()
    assert {name: value for name, value in figures.items() if name != "types"} == json.loads(output)


@pytest.mark.parametrize(("seed", "share"), [(0, 0.0), (1, 0.2), (2, 0.6)])
def test_same_figures_as_the_reference_on_coded_sentences(shared, tmp_path, seed, share):
    file = shared / "corpora/plover/gsr-dev.jsonl"
    random = Random(seed)
    found = {}
    for record in map(json.loads, filter(str.strip, file.read_text(encoding="utf-8").splitlines())):
        right = [(e["source"][:3], e["target"][:3], e["plover2021"].lower()) for e in record["events"]]
        events = [event for event in right if random.random() >= share]
        if random.random() < share:
            events.append(("FRA", "ITL", random.choice(("aid", "located_in", "accuse"))))
        found[record["id"]] = found_events(record["id"], *events, UNO="igo", **{"---": "other"})
    output = run(shared / "eval/score_gsr.py", file, write_lines(tmp_path / "found.jsonl", found.values()))
    figures = score_events(Oracle(found), file).figures()
    line = "{:<9} P {p:.3f}  R {r:.3f}  F1 {f1:.3f}  (gold {n})"
    assert output.splitlines() == [line.format(level, **figures[level]) for level in ("pair", "coded", "category")]


def test_verdicts_come_in_the_same_order_every_time(gold, perfect):
    found = spoil(perfect, TEXT, Random(3), 0.5)
    assert list(compare(gold, found)) == list(compare(gold, found))
