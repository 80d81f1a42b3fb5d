"""The event table: a row per interaction, coded actors, modes by CAMEO code."""

import csv
import io
from dataclasses import replace

import pytest
from extractions import SAMPLE, entity, relation

from extractor.export.events import EventsWriter, event_rows, intensity, sector_of
from extractor.ontology import load_ontology

SENTENCE = SAMPLE.relations[0].evidence.text
HEADER = (  # readers of POLECAT files ask for columns by name
    "Event ID,Story ID,Event Date,Date Origin,Event Type,Event Mode,Contexts,Quad Code,CAMEO Code,Intensity,"
    "Actor Name,Actor Country,Actor Primary Sector,Actor Code,Actor Wikidata ID,"
    "Recipient Name,Recipient Country,Recipient Primary Sector,Recipient Code,Recipient Wikidata ID,"
    "Placename,Country,Latitude,Longitude,Source,URL,Publication Date,Headline,Sentence,Label,"
    "Polarity,Modality,Attribution,Anonymous,Confidence,Rule"
)


def test_an_interaction_is_a_row_with_date_actors_place_and_sentence():
    stream = io.StringIO()
    EventsWriter(stream).write(SAMPLE)
    (row,) = csv.DictReader(io.StringIO(stream.getvalue()))  # the other relation is a state of affairs
    assert ",".join(row) == HEADER
    assert (row["Source"], row["URL"]) == (SAMPLE.source, SAMPLE.url)
    assert (row["Event ID"], row["Story ID"], row["Headline"]) == ("offer:r1", "offer", "A rare offer")
    assert (row["Event Date"], row["Date Origin"], row["Publication Date"]) == ("2021-05-01", "text", "2021-06-01")
    assert (row["Event Type"], row["Quad Code"], row["CAMEO Code"], row["Contexts"]) == ("AGREE", "1", "0312", "military")
    assert row["Intensity"] == "5.2"
    assert (row["Actor Name"], row["Actor Country"], row["Actor Code"]) == ("Republic of Freedonia", "FRE", "FRE")
    assert (row["Recipient Name"], row["Recipient Country"], row["Placename"]) == ("Sylvania", "", "Sylvania")
    assert (row["Attribution"], row["Anonymous"], row["Sentence"]) == ("Daily Gazette", "True", SENTENCE)
    told = SAMPLE.relations[0]
    assert (row["Label"], row["Polarity"], row["Modality"]) == (told.label, told.polarity, told.modality)
    assert (float(row["Confidence"]), row["Rule"]) == (told.confidence, told.rule)


@pytest.mark.parametrize(("cameo", "score"), [("0312", 5.2), ("130", -4.4), ("1383", -7.0), ("195", -10.0), ("99", None)])
def test_intensity_is_that_of_the_nearest_code_of_the_table(cameo, score):
    assert intensity(cameo) == score


@pytest.mark.parametrize(
    ("kind", "name", "fields", "sector"),
    [
        ("STATE", "Freedonia", {}, ""),
        ("ORG", "Daily Gazette", {"subtype": "media"}, "JRN"),
        ("ORG", "air base", {"subtype": "military"}, "MIL"),
        ("ORG", "Freedonia police", {"subtype": "government"}, "COP"),
        ("ORG", "Supreme Courts", {"subtype": "government"}, "JUD"),
        ("ORG", "League of Nations", {"subtype": "igo"}, ""),
        ("GROUP", "Sylvania", {}, "CVL"),
        ("GROUP", "refugees", {}, "REF"),
        ("PERSON", "officials", {}, ""),
    ],
)
def test_sectors(kind, name, fields, sector):
    actor = entity("x", kind, name, "Sylvania", **fields)
    assert sector_of(actor, (), {}) == sector


@pytest.mark.parametrize(
    ("office", "body", "sector"),
    [
        ("president", "STATE", "GOV"),
        ("opposition leader", "STATE", "OPP"),
        ("army chief", "STATE", "MIL"),
        ("head", "ORG", "JRN"),
    ],
)
def test_a_person_has_the_sector_of_the_office(office, body, sector):
    person = entity("p", "PERSON", "Envoys")
    other = entity("b", body, "Freedonia", subtype="media" if body == "ORG" else None)
    held = relation("r1", "p", "b", "holds_office", office, "Envoys", SENTENCE, office=office)
    denied = relation("r2", "p", "b", "holds_office", office, "Envoys", SENTENCE, office=office, polarity="negative")
    assert sector_of(person, (held,), {other.id: other}) == sector
    assert sector_of(person, (denied,), {other.id: other}) == ""


def test_modes_belong_to_types_of_ours():
    from extractor.export.events import _modes

    assert {kind for _, kind in _modes()} <= set(load_ontology().relations)
    assert _modes()["1831", "assault"] == ("suicide-attack", "")
    assert event_rows(SAMPLE)[0]["Event Mode"] == ""


@pytest.mark.parametrize(("kind", "country"), [("holds_office", "IGO"), ("part_of", "IGO"), ("accuse", "")])
def test_who_serves_a_body_of_states_is_coded_so(kind, country):
    league = entity("Q1", "ORG", "Freedonia", subtype="igo")
    envoy = entity("sylvania", "PERSON", "Envoys")
    serves = relation("r2", "sylvania", "Q1", kind, kind, "Envoys", SENTENCE)
    extraction = replace(SAMPLE, entities=(league, envoy), relations=(*(r for r in SAMPLE.relations[:1]), serves))
    extraction = replace(extraction, relations=tuple(replace(r, attribution=(), place=None) for r in extraction.relations))
    row = next(row for row in event_rows(extraction) if row["Recipient Name"] == "Envoys")
    assert (row["Actor Country"], row["Recipient Country"]) == ("IGO", country)
