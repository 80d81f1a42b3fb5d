"""The table of identities on the screen."""

from io import StringIO

from rich.console import Console

from extractor.export import tables
from extractor.records import Entity, EntityId, Explanation, Extraction, Identity, Known, Mention, sha256


def test_the_choice_stands_beside_what_else_was_considered():
    entity = Entity(EntityId("e"), "PLACE", "city", "Tripoli", None, None, None, None, (Mention(0, 7, "Tripoli", "name"),))
    near = Known("places:Tripoli (Lebanon)", "Tripoli (Lebanon)", "LBN", None, 0.9, ("+4.0 lies in Lebanon",))
    far = Known("places:Tripoli", "Tripoli", "LBY", None, 0.1, ("-4.5 lies in Lebanon",))
    extraction = Extraction("a", None, None, None, "en", sha256("Tripoli"), (entity,), ())
    chosen, nothing = Identity(EntityId("e"), near.key, 0.9, (near, far)), Identity(EntityId("e"), None, 0.6, (far,))
    console = Console(width=200, record=True, file=StringIO())
    console.print(tables.identity_table(Explanation(extraction, (), (), (chosen, nothing))))
    lines = [" ".join(line.split()) for line in console.export_text().splitlines() if line.strip().startswith("Tripoli")]
    assert lines == [
        "Tripoli places:Tripoli (Lebanon) 0.90 places:Tripoli 0.10 +4.0 lies in Lebanon",
        "Tripoli nothing known 0.60 places:Tripoli 0.10 -4.5 lies in Lebanon",
    ]
