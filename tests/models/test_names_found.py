"""The score of the names that the whole extraction finds, on passages made by hand."""

from types import SimpleNamespace

from recipe.names import score
from recipe.sources import Passage, Span


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
