"""Neo4j bulk import: headers, identity over articles, lists."""

from dataclasses import replace

from extractions import SAMPLE, poisoned
from outputs import read_text, table, write

from extractor.records import Attribution, EntityId


def test_headers_are_typed(tmp_path):
    write("neo4j", tmp_path, SAMPLE)
    headers = {path.name: read_text(path).splitlines()[0] for path in tmp_path.iterdir()}
    assert headers == {
        "articles.csv": "id:ID(Article),article,title,published:date,source,url,language,text_sha256,:LABEL",
        "nodes.csv": "id:ID(Entity),name,type,subtype,iso,wikidata,latitude:double,longitude:double,:LABEL",
        "mentions.csv": ":START_ID(Entity),:END_ID(Article),mentions:int,aliases:string[],:TYPE",
        "relationships.csv": ":START_ID(Entity),:END_ID(Entity),:TYPE,article,relation,label,type,cameo,polarity,modality,"
        "attributed_to:string[],anonymous:boolean,time,start:date,end:date,place,office,"
        "evidence,begin:int,end_offset:int,trigger,rule,confidence:double",
    }


def test_known_things_are_one_node_and_others_stay_apart(tmp_path):
    write("neo4j", tmp_path, SAMPLE, replace(SAMPLE, id="again:"))
    nodes = [row["id:ID(Entity)"] for row in table(tmp_path / "nodes.csv")]
    own = ("sylvania", "base", "gazette")
    assert nodes == ["Q1", *(f"offer:{name}" for name in own), *(f"again%3A:{name}" for name in own)]
    mentions = [(row[":START_ID(Entity)"], row[":END_ID(Article)"]) for row in table(tmp_path / "mentions.csv")]
    assert [pair for pair in mentions if pair[0] == "Q1"] == [("Q1", "offer"), ("Q1", "again%3A")]
    first, *_ = table(tmp_path / "relationships.csv")
    assert (first[":TYPE"], first["anonymous:boolean"], first["start:date"]) == ("AGREE", "true", "2021-05-01")
    ends = {entity.id: node for entity, node in zip(SAMPLE.entities, nodes, strict=False)}
    told = SAMPLE.relations[0]
    assert (first[":START_ID(Entity)"], first[":END_ID(Entity)"]) == (ends[told.source], ends[told.target])
    assert table(tmp_path / "nodes.csv")[0][":LABEL"] == "Entity;STATE"


def test_lists_lines_and_dates_are_such_that_the_importer_takes_them(tmp_path):
    speakers = tuple(Attribution(EntityId(name), "said", False) for name in ("gazette", "Q1", "gazette"))
    entities = (*SAMPLE.entities[:3], replace(SAMPLE.entities[3], name="Gazette; Herald\r\n"))
    first = replace(SAMPLE.relations[0], attribution=speakers)
    write("neo4j", tmp_path, replace(SAMPLE, entities=entities, relations=(first,), published="soon"))
    (row,) = table(tmp_path / "relationships.csv")
    assert row["attributed_to:string[]"] == "Gazette, Herald  ;Republic of Freedonia"
    assert row["evidence"] == first.evidence.text.replace("\n", " ")
    assert len(row["evidence"]) == int(row["end_offset:int"]) - int(row["begin:int"])
    assert table(tmp_path / "articles.csv")[0]["published:date"] == ""


def test_data_for_a_database_is_not_changed_for_spreadsheets(tmp_path):
    write("neo4j", tmp_path, poisoned("=1+1"))
    assert table(tmp_path / "nodes.csv")[0]["name"] == "=1+1"
