"""What SQLite holds is what the article told, field by field."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from extractions import SAMPLE, extractions
from hypothesis import example, given

from extractor.export.sqlite import SqliteWriter
from extractor.graph import cleaned

RELATIONS = """
SELECT r.id, s.id, t.id, r.type, r.label, r.cameo, r.polarity, r.modality, r.anonymous, p.id, r.office, r.time_text, r.time_value, r.start,
    r.end, x.begin, x.end, x.text, r.trigger_begin, r.trigger_end, r.rule, r.confidence
FROM relations r JOIN entities s ON s.entity = r.source JOIN entities t ON t.entity = r.target LEFT JOIN entities p ON p.entity = r.place
    JOIN sentences x USING (sentence) ORDER BY r.relation
"""
MENTIONS = "SELECT e.id, begin, end, text, kind FROM mentions JOIN entities e USING (entity) ORDER BY mentions.rowid"
SPEAKERS = """
SELECT r.id, e.id, cue, quote FROM attributions a JOIN relations r USING (relation) JOIN entities e ON e.entity = a.speaker
ORDER BY a.relation, position
"""


@example(SAMPLE)  # at once, where a column is wrong for all
@given(extractions())
def test_rows_are_what_the_article_told(told):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.sqlite"
        writer = SqliteWriter(path)
        writer.write(told)
        writer.close()
        with closing(sqlite3.connect(path)) as store:
            relations, mentions, speakers = (store.execute(query).fetchall() for query in (RELATIONS, MENTIONS, SPEAKERS))
    x = cleaned(told)
    ids = {entity.id for entity in x.entities}
    times = [(r.time.text, r.time.value, r.time.start, r.time.end) if r.time else (None,) * 4 for r in x.relations]
    assert relations == [
        (
            r.id, r.source, r.target, r.type, r.label, r.cameo, r.polarity, r.modality, r.anonymous,
            r.place if r.place in ids else None, r.office, *time,
            r.evidence.begin, r.evidence.end, r.evidence.text, r.trigger.begin, r.trigger.end, r.rule, r.confidence,
        )
        for r, time in zip(x.relations, times, strict=True)
    ]  # fmt: skip
    assert mentions == [(e.id, m.begin, m.end, m.text, m.kind) for e in x.entities for m in e.mentions]
    assert speakers == [(r.id, v.entity, v.cue, v.quote) for r in x.relations for v in r.attribution if v.entity in ids]


def test_a_search_finds_the_sentence_with_the_word(tmp_path):
    """Several sentences an article, so that their numbers are not those of the articles."""
    first, second = SAMPLE.relations[0], SAMPLE.relations[1]
    other = replace(second, id="r9", evidence=replace(second.evidence, begin=90, end=110, text="Envoys met in Zenda."))
    writer = SqliteWriter(tmp_path / "x.sqlite")
    for number in range(3):
        writer.write(replace(SAMPLE, id=f"a{number}", relations=(first, other)))
    writer.close()
    search = "SELECT text FROM sentences WHERE sentence IN (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?)"
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as store:
        assert store.execute(search, ("zenda",)).fetchall() == [("Envoys met in Zenda.",)] * 3
