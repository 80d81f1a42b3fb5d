"""Surnames with an article or preposition of their own."""

import pytest
from docs import VOCAB
from resolving import names, resolve
from spacy.tokens import Doc, Span

from extractor.entities import find_entities
from extractor.records import Article
from extractor.words import read_document


def test_a_surname_with_its_article_is_that_of_who_is_named_in_full():
    words = "Riyad al - Maliki met Putin . Later al - Maliki left .".split()
    tags = ["NNP", "NNP", "HYPH", "NNP", "VBD", "NNP", ".", "RB", "NNP", "HYPH", "NNP", "VBD", "."]
    pos = ["PUNCT" if tag in ("HYPH", ".") else "VERB" if tag == "VBD" else "ADV" if tag == "RB" else "PROPN" for tag in tags]
    joined = [word not in ("al", "-", "Putin", "left") for word in words]
    starts = [index in (0, 7) for index in range(len(words))]
    doc = Doc(VOCAB, words=words, spaces=joined, tags=tags, pos=pos, lemmas=words, deps=["dep"] * 13, sent_starts=starts)
    doc.ents = [Span(doc, 0, 4, "PERSON"), Span(doc, 8, 11, "PERSON")]
    found = names(find_entities(read_document(doc), Article("test", doc.text)))
    assert found["Riyad al-Maliki"] == ["Riyad al-Maliki", "al-Maliki"]
    assert "Nouri al-Maliki" not in found


def test_a_surname_with_its_article_is_found_where_the_tagger_missed_it():
    said = "Ana/NNP de/IN Kowal/NNP met/VBD Putin/NNP ./."
    again = "Putin/NNP praised/VBD de/IN Kowal/NNP ./."
    found = names(resolve(said, again, ents={"Ana de Kowal": "PERSON"}))
    assert found["Ana de Kowal"] == ["Ana de Kowal", "de Kowal"]


def test_a_preposition_before_another_name_makes_no_surname():
    found = names(resolve("Ana/NNP de/IN Kowal/NNP met/VBD Putin/NNP de/IN Oxbury/NNP ./.", ents={"Ana de Kowal": "PERSON"}))
    assert found["Ana de Kowal"] == ["Ana de Kowal"]


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("Donald Trump and Melania Trump left. | Trump | threatened China.", "2019-05-04", "Donald Trump"),
        ("Melania Trump visited Texas. | Trump | threatened China.", "2019-05-04", "Donald Trump"),
        ("Melania Trump visited Greece. | Trump | praised Greece.", "2019-05-04", "Melania Trump"),
        ("Donald Trump left. Melania Trump visited Greece. Mrs. | Trump | praised Greece.", "2019-05-04", "Melania Trump"),
        ("Barack Obama left. Michelle Obama spoke. Mrs. Obama left. | Obama | met Putin.", "2012-05-04", "Barack Obama"),
        ("Bashar al-Assad left. Asma al-Assad spoke. | Assad | accused Israel.", "2013-05-04", "Bashar al-Assad"),
        ("Omar Assad died in Israel. | Assad | was 78.", "2022-05-04", "Omar Assad"),
        ("Hunter Biden was charged. | Biden | denied it.", "2023-05-04", "Hunter Biden"),
        ("Joe Biden left. Hunter Biden was charged. | Biden | praised Greece.", "2023-05-04", "Joe Biden"),
        ("Ana Velta died. Her mother, Ana Ruiz Velta, left. | Ana Velta | was 95.", "2019-05-04", "Ana Velta"),
        ("Bill Clinton left. Hillary Clinton met Putin. | Clinton | praised him.", "2010-05-04", "Hillary Clinton"),
    ],
)
def test_whose_surname_it_is_among_relatives(pipeline, text, day, name):
    before, surname, after = text.split("| ")[0], text.split("| ")[1].strip(), text.split("| ")[2]
    begin = len(before)
    found = pipeline.extract(f"{before}{surname} {after}", published=day)
    assert [e.name for e in found.entities for m in e.mentions if m.begin == begin] == [name]
