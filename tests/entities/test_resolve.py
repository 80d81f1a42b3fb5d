"""Mentions become one entity per thing, in documents made by hand."""

from datetime import date

import pytest
from docs import make_doc
from hypothesis import given
from hypothesis import strategies as st
from resolving import grouped, meant_by, names, of, read, resolve

from extractor.entities import find_entities, resolve_given
from extractor.entities.clusters import Partition
from extractor.entities.found import Found
from extractor.entities.gazetteer import Candidate, Entry, Gazetteer, Term
from extractor.entities.resolve import resolve as resolve_all
from extractor.entities.words import load_words
from extractor.records import Article

# ---------------------------------------------------------------------- names of one thing


def test_a_name_and_its_acronym_in_brackets():
    sentences = (
        "The/DT Organisation/NNP of/IN Steppe/NNP Peoples/NNP (/( OSP/NNP )/) met/VBD ./.",
        "The/DT OSP/NNP left/VBD ./.",
    )
    entities = resolve(*sentences, ents={"Organisation of Steppe Peoples": "ORG", "OSP": "ORG"})
    assert names(entities) == {"Organisation of Steppe Peoples": ["Organisation of Steppe Peoples", "OSP", "OSP"]}


def test_an_acronym_of_other_letters_is_joined_only_in_brackets():
    bracketed = resolve("The/DT Steppe/NNP Council/NNP (/( RSK/NNP )/) met/VBD ./.", ents={"Steppe Council": "ORG", "RSK": "ORG"})
    apart = resolve("The/DT Steppe/NNP Council/NNP and/CC RSK/NNP met/VBD ./.", ents={"Steppe Council": "ORG", "RSK": "ORG"})
    assert (len(bracketed), len(apart)) == (1, 2)


def test_a_title_and_surname_after_the_full_name():
    sentences = ("Anna/NNP Kowal/NNP spoke/VBD ./.", "Mrs./NNP Kowal/NNP left/VBD ./.", "Kowal/NNP returned/VBD ./.")
    entities = resolve(*sentences, ents={"Anna Kowal": "PERSON", "Kowal": "PERSON"})
    assert names(entities) == {"Anna Kowal": ["Anna Kowal", "Kowal", "Kowal"]}


def test_a_surname_before_the_full_name():
    entities = resolve(
        "Kowal/NNP to/TO resign/VB",
        "\n\n",
        "Anna/NNP Kowal/NNP resigns/VBZ ./.",
        ents={"Anna Kowal": "PERSON", "Kowal": "PERSON"},
    )
    assert names(entities) == {"Anna Kowal": ["Kowal", "Anna Kowal"]}


def test_two_people_of_one_surname_stay_two():
    ents = {"Anna Kowal": "PERSON", "Piotr Kowal": "PERSON", "Kowal": "PERSON"}
    entities = resolve("Anna/NNP Kowal/NNP met/VBD Piotr/NNP Kowal/NNP ./.", "Kowal/NNP left/VBD ./.", ents=ents)
    assert sorted(names(entities)) == ["Anna Kowal", "Piotr Kowal"]
    assert sum(len(mentions) for mentions in names(entities).values()) == 3


@pytest.mark.parametrize(("noun", "meant"), [("son", "Anna Kowal"), ("rival", "Piotr Kowal")])
def test_kin_are_not_called_by_the_surname_that_they_share(noun, meant):
    ents = {"Anna Kowal": "PERSON", "Piotr Kowal": "PERSON", "Kowal": "PERSON"}
    sentences = (
        f"Anna/NNP Kowal/NNP and/CC her/PRP$ {noun}/NN ,/, Piotr/NNP Kowal/NNP ,/, left/VBD ./.",
        "Kowal/NNP returned/VBD ./.",
    )
    assert names(resolve(*sentences, ents=ents))[meant][-1] == "Kowal"


def test_a_person_and_a_body_of_one_name_stay_two():
    entities = resolve("Anna/NNP Ford/NNP joined/VBD Ford/NNP Works/NNP ./.", ents={"Anna Ford": "PERSON", "Ford Works": "ORG"})
    assert [entity.type for entity in entities] == ["PERSON", "ORG"]


def test_forms_of_a_known_state_are_one():
    entities = resolve(
        "Iran/NNP spoke/VBD ./.",
        "The/DT Islamic/NNP Republic/NNP of/IN Iran/NNP left/VBD ./.",
        "Iranian/JJ envoys/NNS met/VBD ./.",
    )
    iran = of(entities, "Iran")
    assert (iran.id, iran.type, iran.iso, iran.wikidata) == ("Q794", "STATE", "IRN", "Q794")
    assert [mention.text for mention in iran.mentions] == ["Iran", "Islamic Republic of Iran", "Iranian"]


# ---------------------------------------------------------------------- names of two things


def test_a_person_and_a_state_named_jordan():
    entities = resolve(
        "Michael/NNP Jordan/NNP played/VBD in/IN Amman/NNP ,/, Jordan/NNP ./.",
        ents={"Michael Jordan": "PERSON", "Jordan": "PLACE"},
    )
    assert {(e.name, e.type) for e in entities} == {("Michael Jordan", "PERSON"), ("Amman", "PLACE"), ("Jordan", "STATE")}
    assert of(entities, "Jordan").iso == "JOR"


def test_the_surname_jordan_is_the_player():
    entities = resolve(
        "Michael/NNP Jordan/NNP played/VBD ./.",
        "Jordan/NNP scored/VBD ./.",
        ents={"Michael Jordan": "PERSON", "Jordan": "PERSON"},
    )
    assert names(entities) == {"Michael Jordan": ["Michael Jordan", "Jordan"]}


@pytest.mark.parametrize(
    ("name", "iso"), [("Georgia", "GEO"), ("Chad", "TCD"), ("Turkey", "TUR"), ("Niger", "NER"), ("Nigeria", "NGA")]
)
def test_states_with_common_names(name, iso):
    (entity,) = resolve(f"{name}/NNP won/VBD ./.")
    assert (entity.type, entity.iso) == ("STATE", iso)


def test_the_two_congos():
    sentence = (
        "The/DT Democratic/NNP Republic/NNP of/IN the/DT Congo/NNP ,/, the/DT Republic/NNP of/IN Congo/NNP ,/, "
        "DR/NNP Congo/NNP and/CC Congo-Brazzaville/NNP met/VBD ./."
    )
    assert names(resolve(sentence)) == {
        "Democratic Republic of the Congo": ["Democratic Republic of the Congo", "DR Congo"],
        "Republic of the Congo": ["Republic of Congo", "Congo-Brazzaville"],
    }


def test_niger_and_nigeria():
    sentence = "Niger/NNP ,/, Nigeria/NNP ,/, Nigerian/JJ and/CC Nigerien/JJ troops=troop/NNS met/VBD ./."
    entities = resolve(sentence)
    assert names(entities)["Niger"] == ["Niger", "Nigerien"]
    assert names(entities)["Nigeria"] == ["Nigeria", "Nigerian"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (
            "Talks=talk/NNS/nsubj/failed between/IN/case/Washington Washington/NNP/nmod/Talks and/CC/cc/Moscow "
            "Moscow/NNP/conj/Washington failed=fail/VBD/root ./.",
            "Russia",
        ),
        ("Moscow/NNP/nsubj/fears fears=fear/VBZ/root war/NN/obj/fears ./.", "Russia"),
        ("Ties=tie/NNS/nsubj/froze with/IN/case/Moscow Moscow/NNP/nmod/Ties froze=freeze/VBD/root ./.", "Russia"),
        ("He/PRP was/VBD in/IN Moscow/NNP ./.", "Moscow"),
        ("He/PRP flew/VBD to/IN Moscow/NNP ./.", "Moscow"),
        ("The/DT Moscow/NNP airport/NN closed/VBD ./.", "Moscow"),
        ("Moscow/NNP is/VBZ the/DT capital/NN ./.", "Moscow"),
        ("The/DT capital/NN ,/, Moscow/NNP ,/, slept/VBD ./.", "Moscow"),
        ("Rebels/NNS seized/VBD Moscow/NNP ./.", "Moscow"),
        ("A/DT Moscow/NNP cook/NN left/VBD ./.", "Moscow"),
        ("Moscow/NNP diplomats/NNS left/VBD ./.", "Russia"),
        ("Moscow/NNP officials/NNS left/VBD ./.", "Moscow"),
        ("Moscow/NNP/nsubj/slept slept=sleep/VBD/root ./.", "Moscow"),
    ],
)
def test_a_capital_is_its_state_or_its_city(sentence, name):
    (entity,) = [e for e in resolve(sentence) if any(mention.text == "Moscow" for mention in e.mentions)]
    assert (entity.name, entity.iso) == (name, "RUS")


def test_a_capital_that_acts_and_one_that_is_visited_stay_two():
    entities = resolve(
        "Moscow/NNP/nsubj/fears fears=fear/VBZ/root war/NN/obj/fears ./.", "He/PRP stayed/VBD in/IN Moscow/NNP ./."
    )
    assert [(entity.name, entity.type) for entity in entities] == [("Russia", "STATE"), ("Moscow", "PLACE")]


@pytest.mark.parametrize(("before", "after"), [("KABUL/NNP", ":/:"), ("MOSCOW/NNP", "(/( AP/NNP )/) —/:"), ("GENEVA/NNP", "—/:")])
def test_a_dateline_is_no_part_of_the_story(before, after):
    entities = resolve(f"{before} {after} Iran/NNP left/VBD ./.")
    assert not [
        mention.text for entity in entities for mention in entity.mentions if mention.text.isupper() and len(mention.text) > 2
    ]
    assert "Iran" in names(entities)


def test_an_acronym_before_a_colon_is_no_dateline():
    assert "North Atlantic Treaty Organization" in names(resolve("NATO/NNP :/: Iran/NNP left/VBD ./."))


@pytest.mark.parametrize(
    ("published", "name"),
    [
        (date(1991, 2, 1), "the elder"),
        (date(1993, 1, 20), "the elder"),
        (date(1997, 1, 1), "the elder"),
        (date(2001, 1, 20), "the younger"),
        (date(2015, 1, 1), "the younger"),
        (None, "the younger"),
    ],
)
def test_who_of_several_office_holders_the_date_decides(published, name):
    readings = [
        Candidate(Entry(name, "PERSON", None, name, "RUR", None, None, None, (Term("king", "RUR", start, end),)), "name")
        for name, start, end in [("the younger", "2001-01-20", "2009-01-20"), ("the elder", "1989-01-20", "1993-01-20")]
    ]
    mentions = [Found(1, 2, "PERSON", "name", tuple(readings))]
    doc = make_doc("King/NNP Elphberg/NNP left/VBD ./.")
    (cluster,) = resolve_all(Partition(doc, mentions, Gazetteer({}), load_words(), published)).entities()
    assert cluster.entry is not None
    assert cluster.entry.name == name


@pytest.mark.parametrize(
    ("published", "iso"),
    [(date(1988, 7, 1), None), (date(1990, 7, 1), "RUR"), (date(1996, 7, 1), "SRU"), (date(2002, 7, 1), None), (None, None)],
)
def test_who_served_several_is_of_the_one_he_serves(published, iso):
    terms = (Term("chief", None, "2001", None), Term("minister", "RUR", "1989", "1991"), Term("president", "SRU", "1995", "2000"))
    entry = Entry("leaders:Elphberg", "PERSON", None, "Elphberg", None, None, None, None, terms)
    mentions = [Found(0, 1, "PERSON", "name", (Candidate(entry, "name"),))]
    (cluster,) = resolve_all(
        Partition(make_doc("Elphberg/NNP left/VBD ./."), mentions, Gazetteer({}), load_words(), published)
    ).entities()
    assert cluster.iso == iso


def test_a_term_whose_end_is_known_by_the_year_lasts_that_year():
    readings = [
        Candidate(Entry(name, "PERSON", None, name, "RUR", None, None, None, (Term("king", "RUR", start, end),)), "name")
        for name, start, end in [("the elder", "1989", "1993"), ("the younger", "1990", "1992")]
    ]
    doc = make_doc("King/NNP Elphberg/NNP left/VBD ./.")
    found = [Found(1, 2, "PERSON", "name", tuple(readings))]
    (cluster,) = resolve_all(Partition(doc, found, Gazetteer({}), load_words(), date(1993, 6, 1))).entities()
    assert cluster.entry is not None
    assert cluster.entry.name == "the elder"


# ---------------------------------------------------------------------- boilerplate


def test_boilerplate_gives_nothing():
    entities = resolve(
        "Iran/NNP left/VBD ./.", "\n\n", "Follow/VB Freedonia/NNP News/NNP on/IN WhatsApp/NNP", "\n", "Photo/NN :/: Iraq/NNP",
        "\n\n", "Syria/NNP stayed/VBD ./.", "\n", "Subscribe/VB to/IN Oman/NNP Daily/NNP", ents={"Freedonia News": "ORG"},
    )  # fmt: skip
    assert names(entities) == {"Iran": ["Iran"], "Syria": ["Syria"]}


# ---------------------------------------------------------------------- laws

WORDS = st.sampled_from(
    "Iran/NNP Moscow/NNP Kowal/NNP Anna/NNP OSP/NNP US/NNP forces=force/NNS bases=base/NNS talks=talk/NNS country/NN He/PRP it/PRP "
    "the/DT in/IN and/CC of/IN ,/, ./. (/( )/) said/VBD ’s/POS Jordan/NNP president/NN him/PRP".split()
)


@given(
    sentences=st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join) | st.just("\n\n"), min_size=1, max_size=4),
    data=st.data(),
)
def test_offsets_ids_and_order(sentences, data):
    if not sentences[0].strip():
        sentences = ["Rain/NN", *sentences]
    text = " ".join(sentences)
    labels = {"Kowal": "PERSON", "Anna Kowal": "PERSON", "OSP": "ORG", "Jordan": "PERSON"}
    present = {form: label for form, label in labels.items() if " ".join(f"{word}/NNP" for word in form.split()) in text}
    doc = make_doc(*sentences, ents=present)
    article = Article("test", doc.text)
    entities = find_entities(doc, article)
    assert entities == find_entities(doc, article)
    assert len({entity.id for entity in entities}) == len(entities)
    spans = [(m.begin, m.end, entity.type) for entity in entities for m in entity.mentions]
    assert len(set(spans)) == len(spans), "one span speaks of one thing"
    for entity in entities:
        assert entity.id and entity.name and entity.mentions
        assert list(entity.mentions) == sorted(entity.mentions)
        assert all(doc.text[m.begin : m.end] == m.text for m in entity.mentions)
    assert [e.mentions[0].begin for e in entities] == sorted(e.mentions[0].begin for e in entities)


# ---------------------------------------------------------------------- what stands beside a name


def test_a_middle_initial_tells_people_apart_and_none_does_not():
    sentences = (
        "Karl/NNP A./NNP Brandt/NNP left/VBD ./.",
        "Karl/NNP B./NNP Brandt/NNP came/VBD ./.",
        "Karl/NNP Brandt/NNP spoke/VBD ./.",
    )
    ents = {"Karl A. Brandt": "PERSON", "Karl B. Brandt": "PERSON", "Karl Brandt": "PERSON"}
    first = resolve(sentences[0], sentences[2], ents={form: "PERSON" for form in ents if "B." not in form})
    assert names(first) == {"Karl A. Brandt": ["Karl A. Brandt", "Karl Brandt"]}
    assert len(resolve(*sentences, ents=ents)) == 2


@pytest.mark.parametrize(("participle", "kind"), [("based", "PLACE"), ("backed", "STATE")])
def test_a_capital_where_something_is_based_is_the_city(participle, kind):
    (berlin,) = resolve(f"A/DT Berlin/NNP -/HYPH {participle}/VBN office/NN closed/VBD ./.", ents={"Berlin": "PLACE"})
    assert berlin.type == kind


def test_new_york_behind_its_town_is_the_state():
    town = resolve("He/PRP left/VBD Oxbury/NNP ,/, New/NNP York/NNP ./.", ents={"Oxbury": "PLACE"})
    assert "New York State" in names(town)
    assert "New York City" in names(resolve("He/PRP left/VBD New/NNP York/NNP ./."))


@pytest.mark.parametrize(("state", "linked"), [("Philippine", False), ("American", True)])
def test_a_body_of_another_state_is_not_the_known_one(state, linked):
    entities = resolve(f"The/DT {state}/JJ Department/NNP of/IN Justice/NNP sued/VBD ./.")
    (body,) = [entity for entity in entities if entity.type == "ORG"]
    assert (body.wikidata is not None or body.name.startswith("United States")) is linked
    assert body.iso == ("USA" if linked else "PHL")


def test_who_denies_a_claim_is_meant_in_it():
    entities = resolve(
        "Oman/NNP/nsubj/met met=meet/VBD/root Syria/NNP/obj/met ./.",
        "Iran/NNP/nsubj/denied denied=deny/VBD/root claims=claim/NNS/obj/denied that/IN/mark/armed it/PRP/nsubj/armed "
        "had=have/VBD/aux/armed armed=arm/VBN/acl/claims Iraq/NNP/obj/armed ./.",
    )
    assert meant_by(entities, "it") == "Iran"


def test_the_kind_of_a_weapon_behind_its_name_is_no_second_weapon():
    found = names(resolve("Syria/NNP bought/VBD S-400/NNP missiles=missile/NNS ./."))
    assert found["S-400"] == ["S-400", "S-400 missiles"]


def test_a_known_firm_is_the_same_with_what_sort_of_firm_it_is():
    found = names(resolve("Siemens/NNP AG/NNP left/VBD ./.", "Siemens/NNP lost/VBD ./."))
    assert found["Siemens"] == ["Siemens AG", "Siemens"]


def test_initials_in_brackets_are_those_of_a_law_though_they_look_like_a_body():
    ents = {"Border Safety Act": "AGREEMENT", "BSA": "ORG"}
    found = names(
        resolve("The/DT Border/NNP Safety/NNP Act/NNP (/( BSA/NNP )/) passed/VBD ./.", "BSA/NNP failed/VBD ./.", ents=ents)
    )
    assert found["Border Safety Act"] == ["Border Safety Act", "BSA", "BSA"]


def test_the_state_is_a_division_of_a_federation():
    found = names(resolve("Texas/NNP signed/VBD a/DT law/NN ./.", "The/DT state/NN left/VBD ./."))
    assert found["Texas"] == ["Texas", "state"]
    found = names(resolve("Texas/NNP signed/VBD a/DT law/NN ./.", "The/DT state/NN of/IN emergency/NN ended/VBD ./."))
    assert found["Texas"] == ["Texas"]
    found = names(resolve("Sicily/NNP signed/VBD a/DT law/NN ./.", "The/DT state/NN left/VBD ./."))
    assert found["Sicily"] == ["Sicily"]


def test_a_description_between_commas_is_of_the_person_before_it():
    sentence = (
        "Kowal/NNP/nsubj/left ,/,/punct/sailor a/DT/det/sailor Syrian/JJ/amod/sailor sailor/NN/appos/Kowal ,/,/punct/sailor "
        "left/VBD/root ./."
    )
    assert names(resolve(sentence, ents={"Kowal": "PERSON"}))["Kowal"] == ["Kowal", "Syrian sailor"]


def test_brussels_is_the_union_unless_belgium_is_spoken_of():
    assert "European Union" in grouped("Brussels/NNP/nsubj/warned warned=warn/VBD/root Iran/NNP/obj/warned ./.")
    found = grouped(
        "Brussels/NNP/nsubj/warned warned=warn/VBD/root Iran/NNP/obj/warned and/CC/cc/Belgium Belgium/NNP/conj/Iran ./."
    )
    assert "European Union" not in found
    assert "Brussels" in found["Belgium"]


def test_capitals_in_a_list_act_for_their_states():
    sentence = "London/NNP/nsubj/agreed ,/, Paris/NNP/conj/London and/CC/cc/Rome Rome/NNP/conj/London agreed=agree/VBD/root ./."
    assert list(grouped(sentence)) == ["United Kingdom", "France", "Italy"]


def test_given_mentions_are_a_partition():
    doc, article = read(
        "Anna/NNP Kowal/NNP left/VBD ./.",
        "Kowal/NNP met/VBD a/DT teacher/NN ./.",
        ents={"Anna Kowal": "PERSON", "Kowal": "PERSON"},
    )
    spans = [
        Found(0, 2, "PERSON", "name", head=0),
        Found(4, 5, "PERSON", "name", head=4),
        Found(6, 8, "PERSON", "nominal", head=7),
    ]
    groups = resolve_given(doc, article, spans)
    assert sorted(span.start for group in groups for span in group) == [0, 4, 6]
    assert [[span.start for span in group] for group in groups] == [[0, 4], [6]]
