"""Outputs written, and read back, each with the library of its format, as entities and edges that can be compared."""

import csv
import io
import json
import re
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import networkx
import rdflib
from pyarrow import parquet

from extractor.export import WRITERS
from extractor.export.names import node_id
from extractor.export.values import cell
from extractor.graph import cleaned
from extractor.ontology import load_ontology
from extractor.records import Extraction


def files(output: Path) -> list[Path]:
    return [output] if output.is_file() else sorted(path for path in output.rglob("*") if path.is_file())


def write(form, output, *items):
    with closing(WRITERS[form](output)) as writer:
        for extraction in items:
            writer.write(extraction)


def written(output):
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files(output)}


def read_text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()


def read_back(form: str, output: Path) -> tuple[list, list]:
    """Sorted (name, type) of the entities and (source, label, target, evidence, confidence) of the edges."""
    entities, edges = READ[form](output)
    return sorted(entities), sorted(edges)


def expected(form: str, extraction: Extraction) -> tuple[list, list]:
    """What `read_back` should give: the extraction after the cleaning that the format tells of."""
    if form != "jsonl":
        extraction = cleaned(extraction)
    say = {"csv": cell, "events": cell, "neo4j": lambda text: re.sub("[\r\n]", " ", text)}.get(form, str)
    names = {entity.id: say(entity.name) for entity in extraction.entities}
    if form == "jsonld":
        names = {entity.id: iri(extraction.id, entity) for entity in extraction.entities}
    entities = [(names[entity.id], say(entity.type)) for entity in extraction.entities]
    relations = extraction.relations
    if form == "events":
        kinds = load_ontology().relations
        entities, relations = [], [r for r in relations if r.type in kinds and kinds[r.type].kind == "interaction"]
    edges = [(names[r.source], say(r.label), names[r.target], say(r.evidence.text), r.confidence) for r in relations]
    if form == "geojson":
        where = {entity.id for entity in extraction.entities if entity.latitude is not None and entity.longitude is not None}
        entities = [(entity.name, entity.type) for entity in extraction.entities if entity.id in where]
        on_map = [bool(where & places(extraction, relation)) for relation in relations]
        edges = [edge for edge, located in zip(edges, on_map, strict=True) if located]
    return sorted(entities), sorted(edges)


def places(extraction, relation):
    if relation.place is not None:
        return {relation.place}
    spots = {entity.id for entity in extraction.entities if entity.type in ("PLACE", "BASE", "STATE")}
    return spots & {relation.source, relation.target}


def iri(article, entity):
    name = node_id(article, entity.id, entity.wikidata)
    return f"http://www.wikidata.org/entity/{name}" if name == entity.wikidata else f"urn:x-extractor:entity:{name}"


def _jsonl(output):
    for_all = [json.loads(line) for line in output.read_bytes().splitlines()]
    names = [{entity["id"]: entity["name"] for entity in record["entities"]} for record in for_all]
    entities = [(entity["name"], entity["type"]) for record in for_all for entity in record["entities"]]
    edges = [
        (known[r["source"]], r["label"], known[r["target"]], r["evidence"]["text"], r["confidence"])
        for known, record in zip(names, for_all, strict=True)
        for r in record["relations"]
    ]
    return entities, edges


def _graph(graph):
    names = {node: record["label"] for node, record in graph.nodes(data=True)}
    entities = [(record["label"], record["type"]) for _, record in graph.nodes(data=True)]
    edges = [(names[s], r["label"], names[t], r["evidence"], r["confidence"]) for s, t, r in graph.edges(data=True)]
    return entities, edges


def _graphml(output):
    graphs = [_graph(networkx.read_graphml(path, force_multigraph=True)) for path in files(output)]
    return [entity for entities, _ in graphs for entity in entities], [edge for _, edges in graphs for edge in edges]


def _gexf(output):
    return _graph(networkx.read_gexf(output))


def table(path):
    return list(csv.DictReader(io.StringIO(read_text(path))))


def _csv(output):
    entities = [(row["name"], row["type"]) for row in table(output / "entities.csv")]
    rows = table(output / "relations.csv")
    return entities, [(r["source_name"], r["label"], r["target_name"], r["evidence"], float(r["confidence"])) for r in rows]


def _neo4j(output):
    nodes = table(output / "nodes.csv")
    names = {row["id:ID(Entity)"]: row["name"] for row in nodes}
    assert len(names) == len(nodes)
    articles = [row["id:ID(Article)"] for row in table(output / "articles.csv")]
    assert {row[":END_ID(Article)"] for row in table(output / "mentions.csv")} <= set(articles)
    assert {row[":START_ID(Entity)"] for row in table(output / "mentions.csv")} == set(names)
    rows = table(output / "relationships.csv")
    assert all("\n" not in field and "\r" not in field for row in rows for field in row.values())
    return [(row["name"], row["type"]) for row in nodes], [
        (names[r[":START_ID(Entity)"]], r["label"], names[r[":END_ID(Entity)"]], r["evidence"], float(r["confidence:double"]))
        for r in rows
    ]


def _parquet(output):
    entities, relations = (parquet.ParquetDataset(output / name).read().to_pylist() for name in ("entities", "relations"))
    names = {(row["article"], row["entity"]): row["name"] for row in entities}
    return [(row["name"], row["type"]) for row in entities], [
        (names[r["article"], r["source"]], r["label"], names[r["article"], r["target"]], r["evidence"], r["confidence"])
        for r in relations
    ]


SCHEMA = rdflib.Namespace("https://schema.org/")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
X = rdflib.Namespace("urn:x-extractor:")


def read_rdf(output):
    graph = rdflib.Graph()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated")  # rdflib's own parser uses it
        for line in output.read_bytes().splitlines():
            graph.parse(data=line, format="json-ld")
    return graph


def _jsonld(output):
    graph = read_rdf(output)
    entities = []
    for entity in graph.objects(None, SCHEMA.mentions):
        assert graph.value(entity, SCHEMA.name) is not None
        (kind,) = (kind for kind in graph.objects(entity, rdflib.RDF.type) if kind.startswith(X))
        entities.append((str(entity), unquote(kind.removeprefix(X))))
    edges = []
    for edge in graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement):
        (exact,) = graph.objects(edge, X.evidence / OA.hasSelector / OA.exact)
        source, target = (str(graph.value(edge, end)) for end in (rdflib.RDF.subject, rdflib.RDF.object))
        confidence = float(graph.value(edge, X.confidence))
        edges.append((source, str(graph.value(edge, rdflib.RDFS.label)), target, str(exact), confidence))
    return entities, edges


def _geojson(output):
    found = [feature["properties"] for feature in json.loads(output.read_bytes())["features"]]
    entities = [(p["name"], p["type"]) for p in found if p["feature"] == "entity"]
    edges = [(p["source"], p["label"], p["target"], p["evidence"], p["confidence"]) for p in found if p["feature"] == "relation"]
    return entities, edges


def _events(output):
    return [], [
        (row["Actor Name"], row["Label"], row["Recipient Name"], row["Sentence"], float(row["Confidence"]))
        for row in table(output)
    ]


def _sqlite(output):
    with closing(sqlite3.connect(output)) as store:
        entities = store.execute("SELECT name, type FROM entities").fetchall()
        ends = "JOIN entities s ON s.entity = r.source JOIN entities t ON t.entity = r.target JOIN sentences x ON x.sentence = r.sentence"
        return entities, store.execute(f"SELECT s.name, label, t.name, x.text, confidence FROM relations r {ends}").fetchall()


READ = {
    "jsonl": _jsonl,
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
    "neo4j": _neo4j,
    "parquet": _parquet,
    "jsonld": _jsonld,
    "geojson": _geojson,
    "events": _events,
    "sqlite": _sqlite,
}
