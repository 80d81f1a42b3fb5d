"""Who does what behind an insertion, a day or a second report."""

import pytest
from drawn import edges


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Russia, which had threatened to do so, annexed Crimea in 2014.", ("Russia", "coerce", "Crimea")),
        ("Pakistan, which has been criticised by the UN, granted bail to Imran Khan.", ("Pakistan", "concede", "Imran Khan")),
        ("Spain, which joined the EU in 1986, sent troops to Mali.", ("Spain", "mobilize", "Mali")),
        ("Lithuania, citing security concerns, expelled Russian diplomats.", ("Lithuania", "sanction", "Russia")),
        ("Israel, backed by its allies, arrested dozens in the West Bank.", ("Israel", "coerce", "West Bank")),
        ("China on Monday cracked down on Uyghurs.", ("China", "coerce", "Uyghurs")),
        ("Kenya, which drove al-Shabaab out of Kismayo, declined to comment.", ("Kenya", "assault", "al-Shabaab")),
        ("Iraq faced a backlash after invading Kuwait.", ("Iraq", "assault", "Kuwait")),
    ],
)
def test_an_insertion_parts_no_subject_from_its_verb(pipeline, text, edge):
    assert edge in edges(pipeline, text)


def test_who_is_cited_last_vouches_for_the_whole_report(pipeline):
    found = pipeline.extract("Kyiv said Russia had committed war crimes, according to Reuters.")
    names = {entity.id: entity.name for entity in found.entities}
    accused = [r for r in found.relations if r.type == "accuse"]
    assert [(names[r.source], names[r.target], [names[v.entity] for v in r.attribution]) for r in accused] == [
        ("Ukraine", "Russia", ["Reuters"])
    ]
