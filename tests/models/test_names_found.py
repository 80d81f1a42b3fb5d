"""The score of the names that the whole extraction finds, on passages made by hand."""

import gzip
import json
from types import SimpleNamespace

from recipe.names import forget, score, unlisted
from recipe.sources import Passage, Span

from extractor.entities.gazetteer import Gazetteer, load_gazetteer


class Reader:
    """Stands for a pipeline that finds given spans."""

    def __init__(self, *found):
        self.found = found

    def read(self, _):
        return SimpleNamespace(
            entities=[
                SimpleNamespace(type=kind, mentions=[SimpleNamespace(begin=begin, end=end, kind=how)])
                for begin, end, kind, how in self.found
            ]
        )


def test_names_count_by_span_and_type_the_longest_of_nested_ones():
    passage = Passage("Bank of Spain met Ana in Rome, not Velta.", [Span(0, 13, "ORG"), Span(18, 21, "PERSON"), Span(35, 40, "")])
    reader = Reader(
        (0, 13, "ORG", "name"),
        (8, 13, "STATE", "name"),
        (18, 21, "ORG", "name"),
        (25, 29, "PLACE", "nominal"),
        (35, 40, "ORG", "name"),
    )
    assert score(reader, [passage]) == {"ORG": (0.5, 1.0, 2 / 3, 1), "PERSON": (0.0, 0.0, 0.0, 1)}


def test_names_that_are_held_out_are_in_no_list(tmp_path):
    folder = tmp_path / "current-events"
    folder.mkdir()
    lines = ["They left Camp Kalder.", "They left Camp Velta and Camp Kalder.", "They left Camp Velta."]
    with gzip.open(folder / "current-events.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.writelines(json.dumps({"text": line}) + "\n" for line in lines)
    rare = SimpleNamespace(types={"Camp Kalder": "BASE", "Camp Velta": "BASE"}, held={"Camp Kalder"})
    found = [[passage.text[b:e] for b, e, _ in passage.spans] for passage in unlisted(tmp_path, rare)]
    assert found == [["Camp Kalder"], ["Camp Velta", "Camp Kalder"]]


def test_what_is_forgotten_is_found_no_more():
    known = load_gazetteer()
    forms = known.forms
    try:
        forget(SimpleNamespace(held={"Ream Naval Base"}))
        assert "Ream Naval Base" not in found(known)
    finally:
        Gazetteer.__init__(known, forms)
    assert "Ream Naval Base" in found(known)


def found(known):
    text = "at Ream Naval Base"
    return [text[begin:end] for begin, end, _ in known.find(text)]
