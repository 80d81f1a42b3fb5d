"""Runs become one graph: nodes by identity, edges and events with their reports, copies counted once."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import igraph
import networkx
import pytest
from articles import thing, told
from extractions import extractions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outputs import write

from extractor.cli.corpora import CORPUS_FORMATS
from extractor.corpus import explain_merge, find, merge_runs, open_corpus, write_graph
from extractor.corpus.write import FORMATS
from extractor.corrections import Corrections
from extractor.diff import diff_runs
from extractor.errors import UsageError
from extractor.export.jsonlines import to_json

WHY = "seen by hand"


def merged(folder: Path, *articles, corrections=None, **options) -> sqlite3.Connection:
    run = folder / "run.jsonl"
    run.write_text("".join(to_json(article) + "\n" for article in articles), encoding="utf-8")
    merge_runs([run], folder / "corpus.sqlite", corrections, **options)
    return open_corpus(folder / "corpus.sqlite")


def rows(store: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    with closing(store):
        return store.execute(query).fetchall()


def test_known_things_are_one_node(tmp_path):
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania")),
        told("b", "2024-01-01", ("Freedonia", "assault", "Sylvania")),
    )
    assert rows(store, "SELECT name, articles, first, last FROM nodes ORDER BY name") == [
        ("Freedonia", 2, "2021-01-01", "2024-01-01"),
        ("Sylvania", 2, "2021-01-01", "2024-01-01"),
    ]


def test_a_states_armed_forces_are_one_with_what_is_described_as_its_soldiers(tmp_path):
    def forces(name, iso, described=True):
        return thing(name, "ORG", iso, "military", described)

    store = merged(
        tmp_path,
        told("a", "2021-01-01", (forces("Israel Defense Forces", "ISR", described=False), "assault", "Sylvania")),
        told("b", "2024-01-01", (forces("Israeli soldiers", "ISR"), "assault", "Sylvania")),
        told("c", "2024-01-01", (forces("United States Army", "USA", described=False), "assault", "Sylvania")),
        told("d", "2024-01-01", (forces("US soldiers", "USA"), "assault", "Sylvania")),
    )
    found = rows(store, "SELECT iso, articles FROM nodes WHERE type = 'ORG' ORDER BY iso, articles")
    assert found == [("ISR", 2), ("USA", 1), ("USA", 1)]


def test_a_states_people_and_its_federal_government_are_one_thing_each(tmp_path):
    def described(name, kind):
        return thing(name, kind, "USA", "government" if kind == "ORG" else None, True)

    store = merged(
        tmp_path,
        told("a", "2021-01-01", (thing("Americans", "GROUP", "USA"), "accuse", "Sylvania")),
        told("b", "2024-01-01", (described("American people", "GROUP"), "accuse", "Sylvania")),
        told("c", "2024-01-01", (described("U.S. government", "ORG"), "accuse", "Sylvania")),
        told("d", "2024-01-01", (described("United States federal government", "ORG"), "accuse", "Sylvania")),
        told("e", "2024-01-01", (described("young American people", "GROUP"), "accuse", "Sylvania")),
    )
    found = rows(store, "SELECT type, articles FROM nodes WHERE iso = 'USA' ORDER BY type, articles")
    assert found == [("GROUP", 1), ("GROUP", 2), ("ORG", 2)]


def test_a_ministry_is_one_whatever_stands_first_in_its_name(tmp_path):
    def body(name, described=False):
        return thing(name, "ORG", "GBR" if "Brit" in name or "Kingdom" in name else "UKR", "government", described)

    ministries = (
        ("Ministry of Defence of the United Kingdom", "British Defense Ministry"),
        ("Ministry of Foreign Affairs of Ukraine", "Ukrainian Foreign Ministry", "Ukraine's foreign ministry"),
        ("Ministry of Foreign Trade of Ukraine",),
    )
    articles = [told(name, "2021-01-01", (body(name, "'" in name), "accuse", "Sylvania")) for same in ministries for name in same]
    found = rows(merged(tmp_path, *articles), "SELECT iso, articles FROM nodes WHERE type = 'ORG' ORDER BY iso, articles")
    assert found == [("GBR", 2), ("UKR", 1), ("UKR", 3)]


def test_a_states_police_is_one_with_what_is_described_as_such(tmp_path):
    def police(name, described):
        return thing(name, "ORG", "ISR", "government", described)

    store = merged(
        tmp_path,
        told("a", "2021-01-01", (police("Israel Police", False), "accuse", "Sylvania")),
        told("b", "2021-01-01", (police("Israeli police", True), "accuse", "Sylvania")),
        told("c", "2021-01-01", (police("police in Haifa", True), "accuse", "Sylvania")),
    )
    assert rows(store, "SELECT articles FROM nodes WHERE iso = 'ISR' ORDER BY articles") == [(1,), (2,)]


def test_a_government_before_its_fall_is_another(tmp_path):
    regime = thing("Syrian government", "ORG", "SYR", "government", True)
    army = thing("Syrian Armed Forces", "ORG", "SYR", "military")
    store = merged(
        tmp_path,
        *(
            told(f"{who['name']} on {day}", day, (who, "assault", "Sylvania"))
            for who in (regime, army)
            for day in ("2014-01-01", "2024-12-01", "2025-02-01")
        ),
    )
    assert rows(store, "SELECT articles FROM nodes WHERE iso = 'SYR' ORDER BY articles") == [(1,), (1,), (2,), (2,)]


@pytest.mark.parametrize(("name", "nodes"), [("FIFA World Cup", 2), ("Darfur genocide", 1), ("Syrian civil war", 1)])
def test_each_edition_of_an_event_is_a_thing_of_its_own(tmp_path, name, nodes):
    event = thing(name, "EVENT", "SDN" if name.startswith("Darfur") else "SYR" if "civil" in name else None, "other")
    store = merged(
        tmp_path, *(told(day, day, ("Freedonia", "participant_in", event)) for day in ("2018-06-20", "2018-07-02", "2022-12-01"))
    )
    assert len(rows(store, "SELECT node FROM nodes WHERE type = 'EVENT'")) == nodes


def test_an_edge_counts_articles_and_independent_sources(tmp_path):
    text = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania"), outlet="Gazette", text=text),
        told("b", "2021-01-02", ("Freedonia", "assault", "Sylvania"), outlet="Herald", text=text + " seventeen"),
        told("c", "2021-03-05", ("Freedonia", "assault", "Sylvania"), outlet="Courier"),
        told("d", "2021-03-06", ("Freedonia", "assault", "Sylvania"), outlet="Courier"),
    )
    assert rows(store, "SELECT reports, articles, sources, first, last FROM edges") == [(4, 4, 2, "2021-01-01", "2021-03-06")]


def test_copies_count_if_kept(tmp_path):
    text = " ".join(f"word{number}" for number in range(40))
    articles = [
        told(name, "2021-01-01", ("Freedonia", "assault", "Sylvania"), outlet=name, text=f"{text} {name}") for name in ("a", "b")
    ]
    assert rows(merged(tmp_path, *articles), "SELECT sources FROM edges") == [(1,)]
    assert rows(merged(tmp_path, *articles, keep_copies=True), "SELECT sources FROM edges") == [(2,)]


def test_the_same_article_in_two_runs_is_read_once(tmp_path):
    article = told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania"))
    assert rows(merged(tmp_path, article, article), "SELECT count(*) FROM articles") == [(1,)]


def test_reports_of_one_day_and_the_next_are_one_event(tmp_path):
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania")),
        told("b", "2021-01-02", ("Freedonia", "assault", "Sylvania")),
        told("c", "2021-01-03", ("Freedonia", "assault", "Sylvania")),
        told("d", "2021-01-05", ("Freedonia", "assault", "Sylvania"), day="2021-01-01"),
        told("e", "2021-01-05", ("Freedonia", "part_of", "Sylvania")),
    )
    assert rows(store, "SELECT start, reports FROM events ORDER BY start") == [("2021-01-01", 3), ("2021-01-03", 1)]


def test_what_is_intended_is_of_no_day(tmp_path):
    store = merged(tmp_path, told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania"), modality="intended"))
    assert rows(store, "SELECT start FROM events") == [(None,)]


def test_a_denial_contradicts(tmp_path):
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania")),
        told("b", "2021-01-01", ("Freedonia", "assault", "Sylvania"), polarity="negative"),
    )
    assert rows(store, "SELECT contradictions FROM events") == [("polarity",)]


@pytest.mark.parametrize(("second", "flagged"), [("Sylvania", 2), ("Freedonia", 0)])
def test_two_actors_of_one_deed_contradict(tmp_path, second, flagged):
    victim = thing("Harbour Town", "PLACE")
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", victim), place="Harbour Town"),
        told("b", "2021-01-01", (second, "assault", victim), place="Harbour Town"),
    )
    assert len(rows(store, "SELECT * FROM contradictions WHERE what = 'actor'")) == flagged


@pytest.mark.parametrize(
    ("first", "second", "flagged"),
    [
        ({}, {}, 2),  # the day of publication and the next
        ({"day": "2021-01-01"}, {}, 2),
        ({"day": "2021-01-01"}, {"day": "2021-01-02"}, 0),  # two deeds
        ({"place": "Old Town"}, {"place": "New Town"}, 0),
    ],
)
def test_what_befell_a_place_needs_no_other_to_contradict(tmp_path, first, second, flagged):
    victim = thing("Harbour Town", "PLACE")
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", victim), **first),
        told("b", "2021-01-02", ("Sylvania", "assault", victim), **second),
    )
    assert len(rows(store, "SELECT * FROM contradictions WHERE what = 'actor'")) == flagged


JOHN = thing("John Miller", "PERSON")


@pytest.mark.parametrize(
    ("one", "other", "nodes"),
    [
        (thing("Ana Ruiz", "PERSON"), thing("Ana Ruiz", "PERSON"), 1),
        (thing("Ana Ruiz", "PERSON", "FRE"), thing("Ana Ruiz", "PERSON", "SYL"), 2),
        (thing("Ruiz", "PERSON"), thing("Ruiz", "PERSON"), 2),
        (thing("Ana Ruiz", "PERSON", "FRE"), thing("Ruiz", "PERSON", "FRE"), 1),
        (thing("Ana Ruiz", "PERSON", "FRE"), thing("Eva Ruiz", "PERSON", "FRE"), 2),
        (thing("Muqtada Sadir", "PERSON", "FRE"), thing("Moqtada Sadir", "PERSON", "FRE"), 1),
        (thing("Supreme Court", "ORG"), thing("Supreme Court", "ORG"), 2),
        (thing("Union of Dockers", "ORG"), thing("Union of Dockers", "ORG"), 1),
        (thing("Labour Party", "ORG", "GBR"), thing("Labour Party", "ORG", "BRB"), 2),  # only the first is the known one
        (thing("Free Harbour Union", "ORG", "FRE"), thing("FHU", "ORG", "FRE"), 1),
        (thing("Government of Egypt", "ORG", "EGY"), thing("Egyptian government", "ORG", "EGY", described=True), 1),
        (thing("Army of Egypt", "ORG", "EGY"), thing("Egyptian army", "ORG", "EGY", described=True), 2),
        (thing("protesters", "GROUP", described=True), thing("protesters", "GROUP", described=True), 2),
        (thing("a gunman", "PERSON", described=True), thing("a gunman", "PERSON", described=True), 2),
        (thing("Port Hope", "PLACE"), thing("Port Hope", "BASE"), 1),
        (thing("Port Hope", "PLACE"), thing("Port Hope", "PERSON"), 2),
        (thing("Madrid", "PLACE", "ESP", "city"), thing("Madrid", "PLACE", None, "city"), 2),  # linked to none: a namesake
        (thing("Red Sea", "PLACE", None, "water"), thing("Red Sea", "PLACE", "YEM", "water"), 1),
    ],
)
def test_unknown_things_are_one_on_strong_evidence_alone(tmp_path, one, other, nodes):
    store = merged(
        tmp_path,
        told("a", "2021-01-01", (one, "consult", "Freedonia")),
        told("b", "2021-06-01", (other, "consult", "Freedonia")),
    )
    names = {str(one["name"]), str(other["name"])}
    marks = ", ".join(f"'{name}'" for name in names)
    assert (
        len({node for (node,) in rows(store, f"SELECT node FROM members JOIN entities USING (entity) WHERE name IN ({marks})")})
        == nodes
    )


def test_a_surname_of_two_people_stays_open(tmp_path):
    people = [thing(name, "PERSON", "FRE") for name in ("Ana Ruiz", "Eva Ruiz", "Ruiz")]
    store = merged(tmp_path, *(told(f"a{n}", "2021-01-01", (person, "consult", "Sylvania")) for n, person in enumerate(people)))
    assert len(rows(store, "SELECT node FROM nodes WHERE type = 'PERSON'")) == 3


def test_events_far_apart_are_two(tmp_path):
    cup = thing("Harbour Cup Final", "EVENT", subtype="other")
    store = merged(
        tmp_path, *(told(day, day, ("Freedonia", "participant_in", cup)) for day in ("2020-05-01", "2020-05-03", "2024-05-01"))
    )
    assert rows(store, "SELECT articles FROM nodes WHERE type = 'EVENT' ORDER BY node") == [(2,), (1,)]


def test_an_analyst_joins_and_parts(tmp_path):
    articles = (
        told("a", "2021-01-01", (thing("Ana Ruiz", "PERSON"), "consult", "Freedonia")),
        told("b", "2021-01-01", (thing("Ana Ruiz", "PERSON"), "consult", "Freedonia")),
        told("c", "2021-01-01", (thing("The Admiral", "PERSON"), "consult", "Freedonia")),
    )
    joined = Corrections.model_validate({"same": [{"entities": ["Ana Ruiz", "The Admiral"], "reason": WHY}]})
    assert rows(merged(tmp_path, *articles, corrections=joined), "SELECT articles FROM nodes WHERE type = 'PERSON'") == [(3,)]
    apart = Corrections.model_validate({"different": [{"entities": ["Ana Ruiz", "The Admiral"], "reason": WHY}]})
    assert len(rows(merged(tmp_path, *articles, corrections=apart), "SELECT node FROM nodes WHERE type = 'PERSON'")) == 2


def test_merges_are_explained(tmp_path):
    store = merged(
        tmp_path,
        told("a", "2021-01-01", (thing("Ana Ruiz", "PERSON", "FRE"), "consult", "Freedonia")),
        told("b", "2021-01-03", (thing("Ruiz", "PERSON", "FRE"), "consult", "Freedonia")),
        told("c", "2021-01-03", (thing("Eva Lind", "PERSON", "SYL"), "consult", "Freedonia")),
    )
    with closing(store):
        one = "\n".join(explain_merge(store, "Ana Ruiz", "Ruiz"))
        assert "one node: Ana Ruiz" in one and "may be the surname of “ana ruiz”" in one and "both of FRE" in one
        two = "\n".join(explain_merge(store, "Ana Ruiz", "Eva Lind"))
        assert "two nodes" in two and "forbids: one belongs to FRE, the other to SYL" in two and "[[same]]" in two
        with pytest.raises(UsageError, match="perhaps Ana Ruiz"):
            list(explain_merge(store, "Ana Ruis", "Eva Lind"))


def test_an_analysts_decisions_are_explained(tmp_path):
    people = [thing(name, "PERSON") for name in ("Ana Ruiz", "The Admiral", "Eva Lind")]
    articles = (told(who["name"], "2021-01-01", (who, "consult", "Freedonia")) for who in people)
    decided = {
        "same": [{"entities": ["Ana Ruiz", "The Admiral"], "reason": "she was promoted"}],
        "different": [{"entities": ["Eva Lind", "Ana Ruiz"], "reason": "two ministers"}],
    }
    with closing(merged(tmp_path, *articles, corrections=Corrections.model_validate(decided))) as store:
        one = "\n".join(explain_merge(store, "Ana Ruiz", "The Admiral"))
        assert "merged with person-the-admiral: an analyst's decision: she was promoted" in one
        assert "forbids: an analyst's decision: two ministers" in "\n".join(explain_merge(store, "Ana Ruiz", "Eva Lind"))


def test_two_of_one_name_are_parted_by_another_name(tmp_path):
    articles = [told(n, "2021-01-01", (thing("Ana Ruiz", "PERSON"), "consult", "Freedonia"), text=n) for n in ("a", "b")]
    with closing(merged(tmp_path, *articles)) as store:
        (hint,) = [line for line in explain_merge(store, "Ana Ruiz", "Ana Ruiz") if line.startswith("to part")]
    assert '[[rename]] entity = "person-ana-ruiz", article = "...", name = "..."' in hint
    decided = {"rename": [{"entity": "Ana Ruiz", "article": "b", "name": "Ana Ruiz (jockey)", "reason": WHY}]}
    store = merged(tmp_path, *articles, corrections=Corrections.model_validate(decided))
    assert len(rows(store, "SELECT node FROM nodes WHERE type = 'PERSON'")) == 2


def test_a_correction_of_nothing_is_named(tmp_path):
    run = tmp_path / "run.jsonl"
    run.write_text(to_json(told("a", "2021-01-01", ("Freedonia", "aid", "Sylvania"))) + "\n", encoding="utf-8")
    decided = {
        "same": [{"entities": ["Freedonia", "Fredonia"], "reason": WHY}],
        "rename": [{"entity": "Sylvania", "name": "Sylvania (Ruritania)", "reason": WHY}],
        "drop": [{"entity": "Grand Fenwick", "reason": WHY}],
    }
    summary = merge_runs([run], tmp_path / "corpus.sqlite", Corrections.model_validate(decided))
    assert summary.unmatched == ("Fredonia", "Grand Fenwick")
    assert "corrections: nothing in these runs is called 'Fredonia'" in list(summary.lines())


@pytest.mark.parametrize(("name", "nodes"), [("John Brown", 2), ("Zebulon Kowalczyk", 1)])
def test_a_name_that_many_may_have_is_not_enough(tmp_path, name, nodes):
    """In a small corpus the knowledge base tells which names are common."""
    days = ("2010-01-01", "2012-01-01")
    store = merged(tmp_path, *(told(day, day, (thing(name, "PERSON"), "consult", thing(day, "ORG"))) for day in days))
    assert len(rows(store, "SELECT node FROM nodes WHERE type = 'PERSON'")) == nodes


def test_questions(tmp_path):
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania")),
        told("b", "2022-01-01", ("Freedonia", "aid", "Sylvania")),
        told("c", "2023-01-01", ("Sylvania", "aid", "Freedonia")),
    )
    with closing(store):
        asked = {
            "Freedonia -> Sylvania": ["b", "a"],
            "FRE -> *": ["b", "a"],
            "* -> freedonia": ["c"],
            "aid": ["c", "b"],
            "*": ["c", "b", "a"],
        }
        assert {question: [found.article for found in find(store, question)] for question in asked} == asked
        assert [found.article for found in find(store, "*", kind="aid", since="2022", until="2022")] == ["b"]
        assert [found.article for found in find(store, "*", limit=1)] == ["c"]
        with pytest.raises(UsageError, match="expected words"):
            find(store, '"')


def test_what_lies_in_a_state_answers_for_it_where_the_state_cannot(tmp_path):
    base = thing("Fort Zed", "BASE")
    store = merged(
        tmp_path,
        told("a", "2021-01-01", ("Freedonia", "operates", base), (base, "located_in", thing("Zed", "PLACE"))),
        told("b", "2021-01-02", (thing("Zed", "PLACE"), "located_in", "Sylvania")),
        told("c", "2021-01-03", ("Freedonia", "assault", thing("Zed", "PLACE"))),
    )
    with closing(store):
        assert [found.target for found in find(store, "Freedonia -> Sylvania", kind="operates")] == ["Fort Zed"]
        assert find(store, "Freedonia -> Sylvania", kind="assault") == []
        assert find(store, "Freedonia -> Sylvania") == []


@pytest.mark.parametrize("question", ["F-16", "U.S.", "Zed's gate", "$5 billion", "Zed, Ytz", '"F-16" AND U.S.'])
def test_words_that_sqlite_would_take_for_more_are_words(tmp_path, question):
    text = "an F-16 of the U.S. flew over Zed's gate for $5 billion, Zed, Ytz"
    with closing(merged(tmp_path, told("a", "2021-01-01", ("Freedonia", "aid", "Sylvania"), text=text))) as store:
        assert len(find(store, question)) == 1


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"kind": "asault"}, "perhaps assault"),
        ({"kind": "xyz"}, "expected one of located_in"),
        ({"since": "yesterday"}, "--since yesterday: expected a year"),
        ({"since": "2022-13"}, "--since 2022-13"),
        ({"until": "17.07.2021"}, "--until 17.07.2021"),
    ],
)
def test_types_and_days_that_there_are_not_are_named(tmp_path, asked, reason):
    with closing(merged(tmp_path, told("a", "2021-01-01", ("Freedonia", "aid", "Sylvania")))) as store:
        with pytest.raises(UsageError, match=reason):
            find(store, "*", **asked)


def test_the_graph_opens_elsewhere(tmp_path):
    article = told("a", "2021-01-01", (thing("Ana & “Bo” <Ruiz>", "PERSON"), "consult", "Freedonia"), text="5 < 6 & so\u0001 on")
    merged(tmp_path, article, told("b", "2021-02-01", ("Freedonia", "aid", "Sylvania"))).close()
    for name in ("graph.graphml", "graph.jsonl"):
        write_graph(tmp_path / "corpus.sqlite", tmp_path / name)
    graph = networkx.read_graphml(tmp_path / "graph.graphml")
    assert sorted(graph.nodes(data="name"), key=str)[0][1] in ("Freedonia", "Sylvania", "Ana & “Bo” <Ruiz>")
    assert {data["type"] for _, _, data in graph.edges(data=True)} == {"consult", "aid"}
    assert all("[" in data["evidence"] for _, _, data in graph.edges(data=True))
    assert igraph.read(str(tmp_path / "graph.graphml")).ecount() == 2
    lines = [json.loads(line) for line in (tmp_path / "graph.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [len(line["told"]) for line in lines if "edge" in line] == [1, 1]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus.sqlite", "graph.graphml", "graph.jsonl", "run.jsonl"]


def test_gexf_has_the_days(tmp_path):
    first = told("a", "2021-01-01", (thing("Ana & “Bo” <Ruiz>", "PERSON"), "consult", "Freedonia"), text="5 < 6 & so on")
    merged(
        tmp_path,
        first,
        told("b", "2022-02-01", ("Freedonia", "aid", "Sylvania")),
        told("c", None, ("Sylvania", "aid", "Freedonia")),
    )
    write_graph(tmp_path / "corpus.sqlite", tmp_path / "graph.gexf")
    graph = networkx.read_gexf(tmp_path / "graph.gexf")
    lives = {data["label"]: (data.get("start"), data.get("end")) for _, data in graph.nodes(data=True)}
    assert lives == {
        "Freedonia": ("2021-01-01", "2022-02-01"),
        "Sylvania": ("2022-02-01", "2022-02-01"),
        "Ana & “Bo” <Ruiz>": ("2021-01-01", "2021-01-01"),
    }
    edges = {(graph.nodes[s]["label"], graph.nodes[t]["label"]): data for s, t, data in graph.edges(data=True)}
    assert {ends: (data.get("start"), data["type"]) for ends, data in edges.items()} == {
        ("Ana & “Bo” <Ruiz>", "Freedonia"): ("2021-01-01", "consult"),
        ("Freedonia", "Sylvania"): ("2022-02-01", "aid"),
        ("Sylvania", "Freedonia"): (None, "aid"),
    }
    assert edges["Ana & “Bo” <Ruiz>", "Freedonia"]["evidence"].endswith("> consult Q909 5 < 6 & so on [a]")


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_neo4j_has_all_sentences(tmp_path):
    reports = [told(name, "2021-01-01", ("Freedonia", "aid", "Sylvania"), text=f"{name};\nsent aid") for name in "abc"]
    merged(tmp_path, *reports).close()
    write_graph(tmp_path / "corpus.sqlite", tmp_path / "import", "neo4j")
    nodes, (edge,) = (read_table(tmp_path / "import" / f"{name}.csv") for name in ("nodes", "relationships"))
    assert [(node["name"], node[":LABEL"], node["first:date"]) for node in nodes] == [
        ("Freedonia", "Entity;STATE", "2021-01-01"),
        ("Sylvania", "Entity;STATE", "2021-01-01"),
    ]
    assert [edge[":START_ID(Entity)"], edge[":END_ID(Entity)"]] == [node["id:ID(Entity)"] for node in nodes]
    assert (edge[":TYPE"], edge["articles:int"], edge["start:date"]) == ("AID", "3", "2021-01-01")
    assert (
        edge["evidence:string[]"] == ";".join(f"Q909 aid Q839 {name}, sent aid" for name in "abc")
        and edge["in:string[]"] == "a;b;c"
    )


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(extractions(), max_size=3, unique_by=lambda extraction: extraction.id))
def test_any_corpus_reads_back_from_every_format(tmp_path, items):
    """Hostile texts and ids stay text: each format has the nodes and edges of the database, with their names."""
    with closing(merged(tmp_path, *items)) as store:
        nodes = dict(store.execute("SELECT id, name FROM nodes").fetchall())
        edges = sorted(
            store.execute(
                "SELECT s.id, t.id, e.label FROM edges e JOIN nodes s ON s.node = e.source JOIN nodes t ON t.node = e.target"
            )
        )
    for suffix, reader in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        path = tmp_path / f"graph.{suffix}"
        write_graph(tmp_path / "corpus.sqlite", path)
        graph = reader(path)
        # XML has no other line break than this one
        assert {key: plain(data["label"]) for key, data in graph.nodes(data=True)} == {
            key: plain(name) for key, name in nodes.items()
        }
        told_of = sorted((s, t, plain(data["label"])) for s, t, data in graph.edges(data=True))
        assert told_of == sorted((s, t, plain(label)) for s, t, label in edges)
    write_graph(tmp_path / "corpus.sqlite", tmp_path / "import", "neo4j")
    rows = read_table(tmp_path / "import" / "nodes.csv")
    assert [spaced(row["name"]) for row in rows] == [spaced(name) for name in nodes.values()]
    known = {row["id:ID(Entity)"] for row in rows}
    found = read_table(tmp_path / "import" / "relationships.csv")
    assert {end for row in found for end in (row[":START_ID(Entity)"], row[":END_ID(Entity)"])} <= known
    assert len(found) == len(edges) and all(
        len(row["evidence:string[]"].split(";")) == len(row["in:string[]"].split(";")) for row in found
    )
    assert (tmp_path / "import" / "nodes.csv").read_bytes().count(b"\n") == len(rows) + 1  # a record is a line


def plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def spaced(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ")


def test_a_graph_alone(tmp_path):
    run = tmp_path / "run.jsonl"
    run.write_text(to_json(told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania"))) + "\n", encoding="utf-8")
    merge_runs([run], tmp_path / "corpus.graphml")
    assert networkx.read_graphml(tmp_path / "corpus.graphml").number_of_edges() == 1


@pytest.mark.parametrize("in_parts", [False, True])
def test_a_run_in_parquet_merges_to_the_bytes_of_one_in_json_lines(tmp_path, in_parts):
    told_on = {number: f"2021-02-{number + 1:02}" for number in range(4)}
    items = [
        told(f"a{n}", day, ("Freedonia", "assault", "Sylvania"), ("Ada Poe", "consult", "Bo Lin")) for n, day in told_on.items()
    ]
    for form in ("jsonl", "parquet"):
        if in_parts:
            for number in (0, 1):
                suffix = ".jsonl" if form == "jsonl" else ""
                write(form, tmp_path / form / f"part-{number:05}{suffix}", *items[2 * number : 2 * number + 2])
        else:
            write(form, tmp_path / form / ("run.jsonl" if form == "jsonl" else ""), *items, items[0])
        merge_runs([tmp_path / form], tmp_path / f"{form}.sqlite")
    assert (tmp_path / "jsonl.sqlite").read_bytes() == (tmp_path / "parquet.sqlite").read_bytes()
    assert list(diff_runs(tmp_path / "jsonl", tmp_path / "parquet")) == []


def test_the_command_names_the_formats():
    assert CORPUS_FORMATS == FORMATS


def test_links_are_followed_and_stay(tmp_path):
    run = tmp_path / "run.jsonl"
    run.write_text(to_json(told("a", "2021-01-01", ("Freedonia", "assault", "Sylvania"))) + "\n", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    for name in ("corpus.sqlite", "corpus.graphml"):
        (tmp_path / name).symlink_to(tmp_path / "elsewhere" / name)
        merge_runs([run], tmp_path / name)
        assert (tmp_path / name).is_symlink() and (tmp_path / "elsewhere" / name).stat().st_size
    assert len(list((tmp_path / "elsewhere").iterdir())) == 2


def test_wrong_files_tell_so(tmp_path):
    with pytest.raises(UsageError, match="is no corpus"):
        open_corpus(tmp_path / "run.jsonl")
    merged(tmp_path).close()
    with pytest.raises(UsageError, match=r"\.graphml, \.gexf, \.jsonl, \.geojson, or --format neo4j"):
        write_graph(tmp_path / "corpus.sqlite", tmp_path / "graph.xyz")
    with pytest.raises(UsageError, match="expected one of graphml"):
        write_graph(tmp_path / "corpus.sqlite", tmp_path / "graph.graphml", "csv")
    (tmp_path / "tables" / "articles").mkdir(parents=True)
    part = tmp_path / "tables" / "articles" / "part-00000.parquet"
    with pytest.raises(UsageError, match="found neither"):
        merge_runs([tmp_path / "tables"], tmp_path / "corpus.sqlite")
    part.touch()
    with pytest.raises(UsageError, match=r"part-00000\.parquet: cannot be read"):
        merge_runs([tmp_path / "tables"], tmp_path / "corpus.sqlite")
    with pytest.raises(UsageError, match="name the folder that holds all four"):
        merge_runs([part], tmp_path / "corpus.sqlite")
    run = tmp_path / "bad.jsonl"
    run.write_text('{"id": "a"}\nnonsense\n[]\n', encoding="utf-8")
    failed = []
    assert merge_runs([run], tmp_path / "corpus.sqlite", failed=failed.append).articles == 0
    assert [error.article for error in failed] == [f"{run}:{line}" for line in (1, 2, 3)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(extractions(), max_size=3, unique_by=lambda extraction: extraction.id))
def test_any_extractions_merge_to_the_same_bytes(tmp_path, items):
    """Merge law: nothing is lost, and nothing depends on anything but the input."""
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        with closing(merged(folder, *items)) as store:
            kept = {(item.id, item.text_sha256) for item in items}
            assert store.execute("SELECT count(*) FROM articles").fetchone() == (len(kept),)
            assert (
                store.execute("SELECT count(*) FROM members").fetchone()
                == store.execute("SELECT count(*) FROM entities").fetchone()
            )
            loops = "SELECT count(*) FROM relations r JOIN members s ON s.entity = r.source JOIN members t ON t.entity = r.target"
            told_of = store.execute(f"{loops} WHERE s.node <> t.node").fetchone()
            assert store.execute("SELECT count(*) FROM reports").fetchone() == told_of
        write_graph(folder / "corpus.sqlite", folder / "graph.jsonl")
        write_graph(folder / "corpus.sqlite", folder / "graph.graphml")
    for name in ("graph.jsonl", "graph.graphml"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
