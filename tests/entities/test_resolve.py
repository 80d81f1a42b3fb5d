"""Mentions become one entity per thing, in documents made by hand."""

from datetime import date

import pytest
from docs import make_doc
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities import find_entities
from extractor.entities.clusters import Partition
from extractor.entities.found import Found
from extractor.entities.gazetteer import Candidate, Entry, Gazetteer, Term, match_gazetteer
from extractor.entities.resolve import resolve as resolve_all
from extractor.entities.words import load_words
from extractor.records import Article


def resolve(*sentences, ents=None, published=None):
    doc = match_gazetteer(make_doc(*sentences, ents=ents))
    return find_entities(doc, Article("test", doc.text, published=published))


def names(entities):
    """Name -> texts of its mentions in text order."""
    return {entity.name: [mention.text for mention in entity.mentions] for entity in entities}


def of(entities, name):
    (entity,) = [entity for entity in entities if entity.name == name]
    return entity


def meant_by(entities, word):
    """Name of the entity that a pronoun or noun stands for, None for nobody."""
    found = {entity.name for entity in entities for mention in entity.mentions if mention.text == word and mention.kind != "name"}
    assert len(found) <= 1, found
    return next(iter(found), None)


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


# ---------------------------------------------------------------------- described things


def test_a_described_base():
    sentence = "Putin/NNP offered/VBD Russia/NNP ’s/POS bases=base/NNS in/IN Tajikistan/NNP and/CC Kyrgyzstan/NNP ./."
    entities = resolve(sentence, ents={"Putin": "PERSON"})
    assert {entity.name for entity in entities if entity.type == "STATE"} == {"Russia", "Tajikistan", "Kyrgyzstan"}
    (base,) = [entity for entity in entities if entity.type == "BASE"]
    assert [(m.text, m.kind) for m in base.mentions] == [("Russia’s bases in Tajikistan and Kyrgyzstan", "nominal")]
    assert of(entities, "Vladimir Putin").iso == "RUS"


TALKS = "The/DT June/NNP 16/CD talks=talk/NNS with/IN Biden/NNP in/IN Geneva/NNP ended/VBD ./."


def test_a_described_event_and_what_refers_back_to_it():
    entities = resolve(TALKS, "The/DT talks=talk/NNS failed/VBD ./.", ents={"June 16": "DATE", "Biden": "PERSON"})
    (event,) = [entity for entity in entities if entity.type == "EVENT"]
    assert (event.subtype, event.iso) == ("talks", None)
    assert [mention.text for mention in event.mentions] == ["June 16 talks with Biden in Geneva", "talks"]


def test_a_described_event_has_a_short_name():
    (event,) = [e for e in resolve(TALKS, ents={"June 16": "DATE", "Biden": "PERSON"}) if e.type == "EVENT"]
    assert event.name == "Geneva talks"


def test_the_attack_of_which_nothing_was_said_is_nobody():
    assert names(resolve("Iran/NNP condemned/VBD the/DT siege/NN ./.")) == {"Iran": ["Iran"]}


def test_phrases_for_one_states_forces_are_one_body():
    entities = resolve(
        "US/NNP forces=force/NNS left/VBD ./.",
        "American/JJ troops=troop/NNS stayed/VBD ./.",
        "Iraqi/JJ troops=troop/NNS came/VBD ./.",
    )
    bodies = [[m.text for m in e.mentions] for e in entities if e.type == "ORG"]
    assert bodies == [["US forces", "American troops"], ["Iraqi troops"]]
    assert {e.iso for e in entities if e.type == "ORG"} == {"USA", "IRQ"}


def test_fighters_of_a_group_are_the_group():
    entities = resolve("Taliban/NNP fighters=fighter/NNS left/VBD ./.")
    assert [(e.name, [m.text for m in e.mentions]) for e in entities] == [("Taliban", ["Taliban", "Taliban fighters"])]


def test_a_body_without_a_state_is_of_the_state_that_the_article_is_about():
    entities = resolve(
        "Police/NNP beat/VBD protesters=protester/NNS in/IN Sudan/NNP ./.",
        "The/DT government/NN praised/VBD the/DT police/NNS ./.",
        "Sudan/NNP ’s/POS government/NN fell/VBD ./.",
    )
    assert names(entities) == {
        "police of Sudan": ["Police", "police"],
        "protesters in Sudan": ["protesters in Sudan"],
        "Sudan": ["Sudan", "Sudan"],
        "Sudan’s government": ["government", "Sudan’s government"],
    }
    assert {entity.iso for entity in entities} == {"SDN"}


@pytest.mark.parametrize(
    ("sentences", "bodies"),
    [
        (("Police/NNP beat/VBD a/DT man/NN ./.",), ["Police"]),  # no state
        (("Iran/NNP and/CC Iraq/NNP met/VBD ./.", "The/DT police/NNS left/VBD ./."), ["police"]),  # two states
        (("Iran/NNP and/CC Iraq/NNP met/VBD ./.", "The/DT rebels=rebel/NNS left/VBD ./."), []),  # whom something named
        (("Iran/NNP and/CC Iraq/NNP met/VBD ./.", "Its/PRP$ police/NNS left/VBD ./."), []),
        (
            (
                "Iran/NNP and/CC Iraq/NNP met/VBD ./.",
                "The/DT/det/chief police/NN/compound/chief chief/NN/nsubj/left Ana/NNP/appos/chief left/VBD/root ./.",
            ),
            [],
        ),
        (("Iran/NNP fell/VBD ./.", "Some/DT police/NNS left/VBD ./."), []),
    ],
)
def test_a_body_of_no_certain_state_has_none(sentences, bodies):
    found = [entity for entity in resolve(*sentences) if entity.type == "ORG"]
    assert [(entity.name, entity.iso) for entity in found] == [(name, None) for name in bodies]


def test_those_who_are_counted_belong_to_the_articles_state_too():
    entities = resolve(
        "Masked/JJ gunmen=gunman/NNS killed/VBD four/CD police/NN officers=officer/NNS in/IN a/DT town/NN ./.",
        "Mali/NNP mourned/VBD ./.",
    )
    assert {e.name: e.iso for e in entities} == {
        "masked gunmen of Mali": "MLI", "police officers of Mali": "MLI", "Mali": "MLI",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("A/DT/det/gunman lone/JJ/amod/gunman gunman/NN/nsubj/fled fled/VBD/root Mali/NNP/obj/fled ./.", "lone gunman of Mali"),
        ("Riot/NN/compound/police police/NNS/nsubj/fled fled/VBD/root Mali/NNP/obj/fled ./.", "riot police of Mali"),
        ("He/PRP/nsubj/gunman was/VBD/cop/gunman a/DT/det/gunman gunman/NN/root and/CC left/VBD/conj/gunman Mali/NNP/obj/left ./.", None),
        ("Thirty/CD -/HYPH nine/CD police/NN officers=officer/NNS fled/VBD Mali/NNP ./.", "police officers of Mali"),
        ("Ten/CD suspected/JJ Islamists=islamist/NNS fled/VBD Mali/NNP ./.", "suspected islamists of Mali"),
        ("Radical/JJ Islamist=islamist/NN websites=website/NNS fled/VBD Mali/NNP ./.", None),
        ("Two/CD masked/JJ men=man/NNS fled/VBD Mali/NNP ./.", "masked men of Mali"),
        ("Mali/NNP/dep/fled :/: Insurgents=insurgent/NNS/nsubj/fled fled/VBD/root ./.", "insurgents of Mali"),
        ("They/PRP shot/VBD dead/JJ three/CD looters=looter/NNS of/IN Mali/NNP ./.", "looters of Mali"),
    ],
)  # fmt: skip
def test_a_single_one_and_those_with_adjectives(sentence, name):
    assert next((e.name for e in resolve(sentence) if e.mentions[0].kind == "nominal"), None) == name


@pytest.mark.parametrize(("second", "mentions"), [("Police/NNS", 2), ("Two/CD police/NNS", 1)])
def test_police_told_without_a_state_are_those_told_before(second, mentions):
    entities = resolve("Iranian/JJ police/NNS left/VBD Iraq/NNP and/CC Syria/NNP ./.", f"{second} arrested/VBD rebels/NNS ./.")
    (police,) = [entity for entity in entities if entity.name == "Iranian police"]
    assert len(police.mentions) == mentions


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Gunmen=gunman/NNS freed/VBD a/DT French/JJ doctor/NN in/IN Niger/NNP ./.", "gunmen of Niger"),
        ("The/DT gunmen=gunman/NNS freed/VBD a/DT French/JJ doctor/NN in/IN Niger/NNP ./.", None),
        ("Gunmen=gunman/NNS freed/VBD a/DT French/JJ doctor/NN from/IN Niger/NNP ./.", "Gunmen"),
        ("Gunmen=gunman/NNS left/VBD France/NNP and/CC fled/VBD in/IN Niger/NNP and/CC in/IN Mali/NNP ./.", "Gunmen"),
        ("Troops=troop/NNS of/IN the/DT government/NN freed/VBD a/DT French/JJ doctor/NN in/IN Niger/NNP ./.", "government"),
    ],
)
def test_people_told_without_a_state_are_of_where_they_act(sentence, name):
    described = [entity.name for entity in resolve(sentence) if entity.type == "ORG"]
    assert described == ([name] if name else [])


def of_people(sentence):
    """Texts of the people, and how often they are spoken of."""
    return [(e.mentions[0].text, len(e.mentions)) for e in resolve(sentence) if e.type in ("GROUP", "PERSON")]


FREED = "Mali/NNP/nsubj/freed freed=free/VBD/root"


@pytest.mark.parametrize(
    ("behind", "groups"),
    [
        ("12/CD/nummod/people people=people/NNS/obj/freed ./.", [("people", 1)]),
        ("its/PRP$/nmod:poss/people people=people/NNS/obj/freed ./.", []),
        ("man/NN/obj/freed ./.", []),
        ("its/PRP$/nmod:poss/man man/NN/obj/freed ./.", []),
        ("a/DT/det/man man/NN/obj/freed ./.", [("man", 1)]),
        (
            "hundreds=hundred/NNS/obj/freed of/IN/case/women young/JJ/amod/women women=woman/NNS/nmod/hundreds ./.",
            [("young women", 1)],
        ),
        ("it/PRP/obj/freed for/IN/case/people people=people/NNS/obl/freed ./.", []),
        (
            "two/CD/nummod/men men=man/NNS/obj/freed and/CC/cc/held held=hold/VBD/conj/freed six/CD/nummod/men men=man/NNS/obj/held ./.",
            [("men", 1), ("men", 1)],
        ),
    ],
)
def test_several_people_to_whom_something_is_done(behind, groups):
    assert of_people(f"{FREED} {behind}") == groups


def test_soldiers_from_elsewhere_are_not_the_articles_own():
    assert not [e for e in resolve("Soldiers=soldier/NNS from/IN abroad/RB entered/VBD Mali/NNP ./.") if e.type == "ORG"]


def test_the_legislature_with_a_capital():
    entities = resolve("The/DT Legislature/NN met/VBD in/IN Ohio/NNP ./.")
    assert names(entities) == {"legislature of Ohio": ["Legislature"], "Ohio": ["Ohio"]}
    longer = resolve("The/DT Legislature/NN of/IN Lunaria/NNP met/VBD in/IN Ohio/NNP ./.")
    assert "legislature of Ohio" not in names(longer)


def test_bodies_of_a_territory_that_is_no_state():
    entities = resolve(
        "Police/NN fired/VBD at/IN protesters=protester/NNS in/IN Hong/NNP Kong/NNP ./.",
        "The/DT government/NN thanked/VBD them/PRP ./.",
    )
    assert {e.name: e.iso for e in entities} == {
        "police of Hong Kong": "HKG", "protesters in Hong Kong": "HKG", "Hong Kong": "HKG", "government of Hong Kong": "HKG",
    }  # fmt: skip


def test_the_government_is_the_articles_own_unless_another_was_just_spoken_of():
    here = "Mali/NNP rose/VBD ./."
    other, government = "The/DT French/JJ government/NN fell/VBD ./.", "The/DT government/NN acted/VBD ./."
    near = names(resolve(here, here, here, other, government))
    far = names(resolve(here, here, other, here, here, government))
    assert near["French government"] == ["French government", "government"]
    assert far["French government"] == ["French government"]
    assert far["government of Mali"] == ["government"]


@pytest.mark.parametrize(
    ("sentence", "name", "iso"),
    [
        ("A US-led coalition bombed Mali.", "US-led coalition", "USA"),
        ("Iran-backed rebels bombed Mali.", "Iran-backed rebels", None),
        ("Pro-Russian rebels bombed Mali.", "Pro-Russian rebels", None),
        ("Burmese media say rebels killed seven workers from a Chinese-backed power project.", "rebels of Myanmar", "MMR"),
        ("Workers from a Russian-backed project in Mali accused France.", "Workers from a Russian-backed project in Mali", "MLI"),
    ],
)
def test_whose_a_body_described_with_a_hyphen_is(sentence, name, iso, pipeline):
    body = of(pipeline.extract(sentence).entities, name)
    assert body.iso == iso


@pytest.mark.parametrize(
    ("sentence", "iso"),
    [
        ("Ethiopian/JJ UN/NNP peacekeepers=peacekeeper/NNS left/VBD Mali/NNP ./.", None),
        ("Turkish/JJ troops=troop/NNS in/IN Iraq/NNP left/VBD ./.", "TUR"),
        ("Troops=troop/NNS in/IN Iraq/NNP left/VBD ./.", "IRQ"),
    ],
)
def test_whose_a_described_body_is(sentence, iso):
    (body,) = [e for e in resolve(sentence) if e.type == "ORG" and e.mentions[0].kind == "nominal"]
    assert body.iso == iso


def test_a_body_is_the_same_wherever_it_is():
    entities = resolve("Turkish/JJ troops=troop/NNS in/IN Iraq/NNP left/VBD ./.", "Turkish/JJ troops=troop/NNS returned/VBD ./.")
    assert names(entities)["Turkish troops in Iraq"] == ["Turkish troops in Iraq", "Turkish troops"]


@pytest.mark.parametrize(
    ("sentence", "name", "mention"),
    [
        ("Hezbollah/NNP gunmen=gunman/NNS in/IN Pakistan/NNP left/VBD ./.", "Hezbollah", "Hezbollah gunmen"),
        ("UN/NNP peacekeepers=peacekeeper/NNS in/IN Mali/NNP left/VBD ./.", "United Nations", "UN peacekeepers"),
        ("The/DT Likud/NNP party/NN left/VBD ./.", "Likud", "Likud party"),
        ("Soldiers=soldier/NNS of/IN NATO/NNP left/VBD ./.", "North Atlantic Treaty Organization", "Soldiers of NATO"),
    ],
)
def test_the_members_of_a_body_are_the_body_and_not_where_they_are(sentence, name, mention):
    entities = resolve(sentence)
    assert mention in names(entities)[name]
    assert len([e for e in entities if e.type == "ORG"]) == 1


def test_police_and_its_officers_are_one_body():
    entities = resolve("Mali/NNP slept/VBD ./.", "Police/NN came/VBD ./.", "Police/NN officers=officer/NNS left/VBD ./.")
    assert names(entities)["police officers of Mali"] == ["Police", "Police officers"]


def test_attacks_elsewhere_or_by_others_are_other_attacks():
    first = "The/DT US/NNP attack/NN on/IN Syria/NNP began/VBD ./."
    others = ("The/DT Israeli/JJ attack/NN on/IN Syria/NNP began/VBD ./.", "An/DT attack/NN on/IN Syria/NNP began/VBD ./.")
    for other in others:
        assert len([e for e in resolve(first, other) if e.type == "EVENT"]) == 2
    again = "The/DT attack/NN on/IN Syria/NNP ended/VBD ./."
    assert len([e for e in resolve(first, again) if e.type == "EVENT"]) == 1


def test_governments_that_share_a_noun_have_their_own_names():
    entities = resolve("The/DT French/JJ and/CC Italian/JJ governments=government/NNS met/VBD ./.")
    assert {(e.name, e.iso) for e in entities if e.type == "ORG"} == {("French government", "FRA"), ("Italian government", "ITA")}


def test_a_government_keeps_its_capital():
    assert "French Government" in names(resolve("The/DT French/JJ Government/NNP met/VBD ./."))


def test_parliament_is_the_body_of_that_name():
    entities = resolve(
        "Parliament/NNP met/VBD in/IN Sudan/NNP ./.", "The/DT parliament/NN rose/VBD ./.", ents={"Parliament": "ORG"}
    )
    assert names(entities)["Parliament of Sudan"] == ["Parliament", "parliament"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The/DT Greek/JJ Navy/NNP met/VBD Turkey/NNP ’s/POS Navy/NNP ./.", {("Greek Navy", "GRC"), ("Navy of Turkey", "TUR")}),
        ("The/DT Navy/NNP of/IN Greece/NNP met/VBD the/DT Turkish/JJ Navy/NNP ./.", {("Navy of Greece", "GRC"), ("Turkish Navy", "TUR")}),
        ("The/DT Supreme/NNP Court/NNP of/IN Brazil/NNP met/VBD ./.", {("Supreme Federal Court", "BRA")}),  # a known one
        ("The/DT Navy/NNP met/VBD in/IN Greece/NNP ./.", {("Navy of Greece", "GRC")}),
        ("The/DT Navy/NNP left/VBD Greece/NNP for/IN Turkey/NNP ./.", {("Navy", None)}),
        ("The/DT Supreme/NNP Court/NNP in/IN the/DT U.S./NNP state/NN of/IN Ohio/NNP met/VBD ./.", {("Supreme Court of Ohio", "USA")}),
        ("Ohio/NNP 's/POS state/NN Supreme/NNP Court/NNP met/VBD in/IN the/DT U.S./NNP ./.", {("Supreme Court of Ohio", "USA")}),
        ("The/DT state/NN Supreme/NNP Court/NNP met/VBD in/IN the/DT U.S./NNP ./.", {("Supreme Court", None)}),
        ("The/DT Supreme/NNP Court/NNP met/VBD in/IN the/DT U.S./NNP ./.", {("Supreme Court of the United States", "USA")}),
    ],
)  # fmt: skip
def test_bodies_that_many_states_have_are_of_the_state_beside_them(sentence, expected):
    ents = {"Navy": "ORG"} if "Navy" in sentence else {"Supreme Court": "ORG"}
    assert {(e.name, e.iso) for e in resolve(sentence, ents=ents) if e.type == "ORG"} == expected


def test_the_rebels_are_the_one_armed_group_of_the_state():
    rebels = "The/DT rebels=rebel/NNS left/VBD Yemen/NNP ./."
    assert names(resolve("The/DT Houthis/NNPS left/VBD Yemen/NNP ./.", rebels))["Houthi movement"] == ["Houthis", "rebels"]
    assert names(resolve("Hamas/NNP left/VBD Yemen/NNP ./.", rebels))["Hamas"] == ["Hamas"]  # of another state
    two = resolve("Houthis/NNPS fought/VBD Hezbollah/NNP in/IN Yemen/NNP ./.", rebels)
    assert "rebels" not in names(two)["Houthi movement"]


@pytest.mark.parametrize(("second", "count"), [("blast", 1), ("killing", 2)])
def test_two_nouns_for_one_deed(second, count):
    sentences = (
        "The/DT/det/bombing bombing/NN/nsubj/failed in/IN/case/Kabul Kabul/NNP/nmod/bombing failed/VBD/root ./.",
        f"The/DT/det/{second} {second}/NN/nsubj/failed in/IN/case/Kabul Kabul/NNP/nmod/{second} failed/VBD/root ./.",
    )
    assert sum(entity.type == "EVENT" for entity in resolve(*sentences)) == count


def test_an_event_is_not_named_after_a_state_and_its_body():
    sentence = "The/DT Greek/JJ Navy/NNP strike/NN on/IN Turkey/NNP failed/VBD ./."
    assert "Greek Navy\N{EN DASH}Turkey strike" in names(resolve(sentence, ents={"Navy": "ORG"}))


def test_an_organ_without_state_is_the_one_spoken_of_before():
    sentences = (
        "Turkey/NNP and/CC Iran/NNP left/VBD ./.",
        "The/DT Greek/JJ Navy/NNP stayed/VBD ./.",
        "The/DT Navy/NNP slept/VBD ./.",
    )
    entities = resolve(*sentences, "The/DT Greek/JJ navy/NN woke/VBD ./.", ents={"Navy": "ORG"})
    assert names(entities)["Greek Navy"] == ["Navy", "Navy", "Greek navy"]


def test_a_body_that_is_named_only_later_is_not_that_of_the_state_before():
    sentences = (
        "Storms=storm/NNS hit/VBD Puerto/NNP Rico/NNP and/CC Puerto/NNP Rico/NNP burned/VBD ./.",
        "The/DT Senate/NNP met/VBD ./.",
        "The/DT U.S./NNP Senate/NNP slept/VBD ./.",
    )
    entities = names(resolve(*sentences, ents={"Senate": "ORG"}))
    assert entities["Senate of Puerto Rico"] == ["Senate"]
    of_state = resolve("Storms=storm/NNS hit/VBD Japan/NNP ./.", *sentences[1:], ents={"Senate": "ORG"})
    assert names(of_state)["United States Senate"] == ["Senate", "U.S. Senate"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The/DT Senate/NNP/nsubj/cut cut/VBD/root aid/NN/obj/cut to/TO/case/Mali Mali/NNP/nmod/aid ./.", "Senate"),
        ("The/DT Senate/NNP/nsubj/blamed blamed/VBD/root Mali/NNP/obj/blamed ./.", "Senate"),
        ("The/DT Senate/NNP/nsubj/cut cut/VBD/root ties=tie/NNS/obj/cut with/IN/case/banks Malian/JJ/amod/banks "
         "banks=bank/NNS/nmod/ties ./.", "Senate"),
        ("The/DT Senate/NNP/nsubj/banned banned/VBD/root protests=protest/NNS/obj/banned in/IN/case/Mali Mali/NNP/nmod/protests "
         "./.", "Senate of Mali"),
        ("The/DT Senate/NNP/nsubj/removed removed/VBD/root the/DT Malian/JJ/amod/president president/NN/obj/removed ./.",
         "Senate of Mali"),
        ("Ana/NNP/nsubj/flew flew/VBD/root to/TO/case/Mali Mali/NNP/obl/flew where/WRB/advmod/sat the/DT "
         "Senate/NNP/nsubj/sat sat/VBD/acl:relcl/Mali ./.", "Senate of Mali"),
        ("The/DT parliament/NN/nsubj/blamed blamed/VBD/root Mali/NNP/obj/blamed ./.", "parliament"),
        ("The/DT parliament/NN/nsubj/banned banned/VBD/root protests=protest/NNS/obj/banned in/IN/case/Mali Mali/NNP/nmod/protests "
         "./.", "parliament of Mali"),
    ],
)  # fmt: skip
def test_an_organ_is_not_of_the_state_that_it_acts_on(sentence, name):
    ents = {"Senate": "ORG"} if "Senate" in sentence else None
    assert name in names(resolve(sentence, ents=ents))


# ---------------------------------------------------------------------- definite nouns


def test_the_newspaper():
    entities = resolve(
        "Kommersant/NNP and/CC Gazprom/NNP spoke/VBD ./.",
        "The/DT newspaper/NN cited/VBD sources/NNS ./.",
        "A/DT newspaper/NN closed/VBD ./.",
    )
    assert [m.text for m in of(entities, "Kommersant").mentions] == ["Kommersant", "newspaper"]
    assert names(entities)["Gazprom"] == ["Gazprom"]


def test_the_country():
    entities = resolve(
        "Unrest/NN grew/VBD in/IN Sudan/NNP ./.", "The/DT country/NN is/VBZ poor/JJ ./.", "A/DT country/NN fell/VBD ./."
    )
    assert names(entities) == {"Sudan": ["Sudan", "country"]}
    assert [mention.kind for mention in of(entities, "Sudan").mentions] == ["name", "nominal"]


def test_a_definite_noun_before_any_name_is_nobody():
    assert names(resolve("The/DT country/NN fell/VBD ./.", "Sudan/NNP rose/VBD ./.")) == {"Sudan": ["Sudan"]}


def test_the_president_is_who_was_called_so():
    ents = {"Anna Kowal": "PERSON", "Piotr Nowak": "PERSON"}
    entities = resolve(
        "President/NNP Anna/NNP Kowal/NNP met/VBD envoy/NN Piotr/NNP Nowak/NNP ./.", "The/DT president/NN left/VBD ./.", ents=ents
    )
    assert names(entities) == {"Anna Kowal": ["Anna Kowal", "president"], "Piotr Nowak": ["Piotr Nowak"]}


# ---------------------------------------------------------------------- pronouns

PEOPLE = {"Anna Kowal": "PERSON", "Piotr Nowak": "PERSON"}


def test_he_is_the_subject_of_the_sentence_before():
    entities = resolve(
        "Piotr/NNP/nsubj/met Nowak/NNP/flat/Piotr met/VBD/root Iran/NNP/obj/met ./.",
        "He/PRP/nsubj/left left/VBD/root ./.",
        ents={"Piotr Nowak": "PERSON"},
    )
    assert meant_by(entities, "He") == "Piotr Nowak"


def test_he_is_not_the_object_of_his_own_verb():
    sentences = ("Piotr/NNP/nsubj/met Nowak/NNP/flat/Piotr met/VBD/root Jan/NNP/obj/met Kowal/NNP/flat/Jan ./.",)
    sentences += ("He/PRP/nsubj/accused accused=accuse/VBD/root Nowak/NNP/obj/accused ./.",)
    entities = resolve(*sentences, ents={"Piotr Nowak": "PERSON", "Jan Kowal": "PERSON", "Nowak": "PERSON"})
    assert meant_by(entities, "He") == "Jan Kowal"


def test_who_is_she_is_not_he():
    entities = resolve(
        "Anna/NNP/nsubj/said Kowal/NNP/flat/Anna said=say/VBD/root she/PRP/nsubj/met met=meet/VBD/ccomp/said "
        "Piotr/NNP/obj/met Nowak/NNP/flat/Piotr ./.",
        "She/PRP/nsubj/rejected rejected=reject/VBD/root his/PRP$/nmod:poss/claim claim/NN/obj/rejected ./.",
        ents=PEOPLE,
    )
    assert (meant_by(entities, "She"), meant_by(entities, "his")) == ("Anna Kowal", "Piotr Nowak")


@pytest.mark.parametrize(("branch", "meant"), [("foreign", None), ("interior", "Iran's interior ministry")])
def test_another_ministry_is_another(branch, meant):
    entities = resolve(
        "Iran/NNP/nmod:poss/ministry 's/POS/case/Iran interior/JJ/amod/ministry ministry/NN/nsubj/met met/VBD/root Oman/NNP/obj/met ./.",
        f"The/DT/det/ministry {branch}/JJ/amod/ministry ministry/NN/nsubj/sacked "
        "sacked=sack/VBD/root Piotr/NNP/obj/sacked Nowak/NNP/flat/Piotr ./.",
        ents={"Piotr Nowak": "PERSON"},
    )
    assert {e.name for e in entities for m in e.mentions if "ministry" in m.text and m.begin > 30} == (
        {meant} if meant else set()
    )


def test_the_country_that_somebody_is_told_to_leave_is_not_his_own():
    entities = resolve(
        "Mali/NNP/nsubj/ordered ordered=order/VBD/root the/DT/det/envoy French/JJ/amod/envoy envoy/NN/obj/ordered to/TO/mark/leave "
        "leave/VB/xcomp/ordered the/DT/det/country country/NN/obj/leave ./.",
    )
    assert meant_by(entities, "country") == "Mali"


@pytest.mark.parametrize(("noun", "name"), [("government", "government of Georgia"), ("police", "police of Tbilisi")])
def test_a_government_is_of_a_state_though_only_its_town_is_named(noun, name):
    entities = resolve(
        f"People=people/NNS protested/VBD in/IN Tbilisi/NNP ./. The/DT {noun}/NN arrested/VBD Piotr/NNP Nowak/NNP ./.",
        ents={"Piotr Nowak": "PERSON"},
    )
    assert name in names(entities)


def test_a_surname_stays_with_who_was_called_so_though_a_relative_is_named_since():
    kowals = {"Anna Kowal": "PERSON", "Ewa Kowal": "PERSON"}
    sentences = (
        "Anna/NNP Kowal/NNP spoke/VBD ./.",
        "Kowal/NNP left/VBD ./.",
        "Ewa/NNP Kowal/NNP waited/VBD ./.",
        "Kowal/NNP won/VBD ./.",
    )
    assert names(resolve(*sentences, ents={**kowals, "Kowal": "PERSON"})) == {
        "Anna Kowal": ["Anna Kowal", "Kowal", "Kowal"],
        "Ewa Kowal": ["Ewa Kowal"],
    }
    assert names(resolve(sentences[0], *sentences[2:], ents={**kowals, "Kowal": "PERSON"}))["Ewa Kowal"] == ["Ewa Kowal", "Kowal"]


def test_it_is_the_state_and_they_are_the_group():
    entities = resolve(
        "Iran/NNP/nsubj/met met/VBD/root Kurds/NNPS/obj/met ./.",
        "It/PRP/nsubj/protested protested=protest/VBD/root ./.",
        "They/PRP/nsubj/stayed stayed/VBD/root ./.",
    )
    assert meant_by(entities, "It") == "Iran"
    assert meant_by(entities, "They") == "Kurds"


@pytest.mark.parametrize(
    ("second", "meant"),
    [
        ("It/PRP/nsubj/expelled expelled=expel/VBD/root Kurds/NNPS/obj/expelled ./.", "Iran"),
        ("It/PRP/nsubj/rained rained=rain/VBD/root ./.", None),
        ("Later/RB/advmod/said Oman/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/left left=leave/VBD/ccomp/said ./.", "Oman"),
    ],
)
def test_it_goes_on_with_what_states_and_bodies_do(second, meant):
    entities = resolve("Iran/NNP/nsubj/met met/VBD/root Kowal/NNP/obj/met ./.", second, ents={"Kowal": "PERSON"})
    assert (meant_by(entities, "It") or meant_by(entities, "it")) == meant


def test_an_object_is_not_the_subject_of_its_own_verb():
    entities = resolve(
        "Piotr/NNP/nsubj/won Nowak/NNP/flat/Piotr won/VBD/root ./.",
        "Anna/NNP/nsubj/appointed Kowal/NNP/flat/Anna appointed/VBD/root him/PRP/obj/appointed ./.",
        ents=PEOPLE,
    )
    assert meant_by(entities, "him") == "Piotr Nowak"


def test_it_is_not_the_subject_of_its_own_verb_either():
    entities = resolve(
        "Syria/NNP/nsubj/fell fell/VBD/root ./.",
        "Iran/NNP/nsubj/attacked attacked/VBD/root it/PRP/obj/attacked ./.",
    )
    assert meant_by(entities, "it") != "Iran"


def test_who_speaks_of_himself():
    entities = resolve(
        "Syria/NNP/nsubj/fell fell/VBD/root ./.",
        "Iraq/NNP/nsubj/said said/VBD/root it/PRP/nsubj/attack would/MD/aux/attack attack/VB/ccomp/said ./.",
    )
    assert meant_by(entities, "it") == "Iraq"


def test_it_is_the_company_and_not_the_state_before_it():
    entities = resolve(
        "The/DT/det/firm Iranian/JJ/amod/firm firm/NN/nsubj/said Gazprom/NNP/appos/firm said/VBD/root it/PRP/nsubj/leave "
        "would/MD/aux/leave leave/VB/ccomp/said ./."
    )
    assert meant_by(entities, "it") == "Gazprom"


def test_it_is_not_the_subject_of_the_verb_that_its_own_goes_on_from():
    entities = resolve(
        "Iran/NNP/nsubj/apologised apologised/VBD/root ,/,/punct/calling calling/VBG/advcl/apologised it/PRP/obj/calling "
        "a/DT/det/mistake mistake/NN/xcomp/calling ./."
    )
    assert meant_by(entities, "it") is None


def test_the_subject_of_a_clause_may_be_that_of_the_verb_above():
    entities = resolve(
        "Piotr/NNP/nsubj:pass/quoted Nowak/NNP/flat/Piotr was/VBD/aux/quoted quoted/VBN/root as/IN/mark/saying saying/VBG/advcl/quoted "
        "he/PRP/nsubj/ready would/MD/aux/ready be/VB/cop/ready ready/JJ/ccomp/saying ./.",
        ents={"Piotr Nowak": "PERSON"},
    )
    assert meant_by(entities, "he") == "Piotr Nowak"


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Syria/NNP/nsubj/hit hit/VBD/root Iran/NNP/obj/hit and/CC/cc/allies its/PRP$/nmod:poss/allies allies/NNS/conj/Iran", "Iran"),
        ("Iran/NNP/nsubj/left left/VBD/root and/CC/cc/Syria Syria/NNP/conj/Iran eased/VBZ/conj/left "
         "its/PRP$/nmod:poss/siege siege/NN/obj/eased", "Syria"),
        ("Syria/NNP/nsubj/fell fell/VBD/root as/IN/mark/closed Iran/NNP/nsubj/closed closed/VBD/advcl/fell "
         "its/PRP$/nmod:poss/border border/NN/obj/closed", "Iran"),
        ("NATO/NNP/nsubj/told told/VBD/root Iran/NNP/obj/told to/TO/mark/halt immediately/RB/advmod/halt halt/VB/xcomp/told "
         "its/PRP$/nmod:poss/raid raid/NN/obj/halt on/IN/case/Syria Syria/NNP/nmod/raid", "Iran"),
    ],
)  # fmt: skip
def test_its_owner_is_what_it_is_joined_to_or_the_subject_of_its_clause(sentence, owner):
    assert meant_by(resolve(f"{sentence} ./."), "its") == owner


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Ohio/NNP/nsubj/saw saw/VBD/root storms=storm/NNS/obj/saw ./. It/PRP/nsubj/recovered recovered/VBD ./.", "Ohio"),
        ("Storms=storm/NNS/nsubj/hit hit/VBD/root a/DT/det/mosque mosque/NN/obj/hit in/IN/case/Ohio Ohio/NNP/nmod/mosque as/IN/mark/fell "
         "its/PRP$/nmod:poss/walls walls/NNS/nsubj/fell fell/VBD/advcl/hit ./.", "Storms"),
    ],
)  # fmt: skip
def test_a_place_where_something_happens_is_not_meant_by_it(sentence, place):
    entities = resolve(sentence)
    assert (meant_by(entities, "It") or meant_by(entities, "its")) == place


def test_a_pronoun_without_anybody_before_it_is_nobody():
    assert names(resolve("He/PRP left/VBD ./.", "Iran/NNP stayed/VBD ./.")) == {"Iran": ["Iran"]}


def test_a_pronoun_does_not_look_back_further_than_three_sentences():
    speaks = "Anna/NNP/nsubj/spoke Kowal/NNP/flat/Anna spoke=speak/VBD/root ./."
    rains, leaves = "Rain/NN/nsubj/fell fell=fall/VBD/root ./.", "She/PRP/nsubj/left left=leave/VBD/root ./."
    near, far = (resolve(speaks, *[rains] * between, leaves, ents={"Anna Kowal": "PERSON"}) for between in (2, 3))
    assert meant_by(near, "She") == "Anna Kowal"
    assert meant_by(far, "She") is None


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
    doc = match_gazetteer(make_doc(*sentences, ents=present))
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


def test_they_are_several_and_it_is_one():
    entities = resolve(
        "Police/NNP/nsubj/saw saw/VBD/root the/DT/det/parliament parliament/NN/obj/saw of/IN/case/Sudan Sudan/NNP/nmod/parliament ./.",
        "They/PRP/nsubj/left left/VBD/root ./.",
        "It/PRP/nsubj/fell fell/VBD/root ./.",
    )
    assert meant_by(entities, "They") == "police of Sudan"
    assert meant_by(entities, "It") != "police of Sudan"


def test_they_are_rather_people_than_a_body_with_a_name():
    entities = resolve(
        "Gazprom/NNP/nsubj/hired hired/VBD/root protesters=protester/NNS/obj/hired ./.",
        "They/PRP/nsubj/left left/VBD/root ./.",
    )
    assert meant_by(entities, "They") == "protesters"


@pytest.mark.parametrize(("verb", "meant"), [("tell", False), ("buy", True)])
def test_an_outlet_that_is_told_something_is_not_what_is_told_of(verb, meant):
    entities = resolve(
        f"Officials=official/NNS/nsubj/{verb} {verb}/VBP/root Reuters/NNP/obj/{verb} because/IN/mark/fell it/PRP/nsubj/fell "
        f"fell/VBD/advcl/{verb} ./.",
    )
    assert (meant_by(entities, "it") == "Reuters") is meant


def test_the_country_is_not_the_state_of_who_acts_on_it():
    entities = resolve(
        "Unrest/NN/nsubj/grew grew/VBD/root in/IN/case/Sudan Sudan/NNP/obl/grew ./.",
        "Russian/JJ/amod/firms firms=firm/NNS/nsubj/plan plan/VBP/root to/TO/mark/leave leave/VB/xcomp/plan the/DT/det/nation "
        "nation/NN/obj/leave ./.",
    )
    assert meant_by(entities, "nation") == "Sudan"


@pytest.mark.parametrize("label", ["obj", "iobj"])
def test_who_is_asked_to_leave_the_country_leaves_another(label):
    entities = resolve(
        f"Niger/NNP/nsubj/ordered ordered=order/VBD/root France/NNP/{label}/ordered to/TO/mark/leave leave/VB/xcomp/ordered "
        "the/DT/det/country country/NN/obj/leave ./.",
    )
    assert meant_by(entities, "country") == "Niger"


def test_the_kingdom_is_a_state_that_is_one():
    entities = resolve("Jordan/NNP left/VBD ./.", "Peru/NNP stayed/VBD ./.", "The/DT kingdom/NN spoke/VBD ./.")
    assert meant_by(entities, "kingdom") == "Jordan"


def test_a_drone_has_no_airspace():
    entities = resolve(
        "Poland/NNP/nsubj/said said=say/VBD/root a/DT/det/drone drone/NN/nsubj/entered entered=enter/VBD/ccomp/said "
        "its/PRP$/nmod:poss/airspace airspace/NN/obj/entered ./.",
    )
    assert meant_by(entities, "its") == "Poland"


@pytest.mark.parametrize(
    ("sentence", "noun", "meant"),
    [
        ("Storms=storm/NNS hit/VBD Crete/NNP ./. The/DT island/NN burned/VBD ./.", "island", "Crete"),
        ("Storms=storm/NNS hit/VBD Alaska/NNP ./. The/DT island/NN burned/VBD ./.", "island", None),
        ("Storms=storm/NNS hit/VBD Texas/NNP ./. The/DT district/NN burned/VBD ./.", "district", None),
        (
            "Storms=storm/NNS hit/VBD Peru/NNP ./. The/DT country/NN with/IN most/JJS dead/JJ is/VBZ Chile/NNP ./.",
            "country",
            None,
        ),
        ("Storms=storm/NNS hit/VBD Peru/NNP ./. The/DT country/NN burned/VBD ./.", "country", "Peru"),
    ],
)
def test_a_definite_noun_means_what_may_be_called_so(sentence, noun, meant):
    assert meant_by(resolve(*(f"{each}./." for each in sentence.split("./.") if each)), noun) == meant


def test_who_is_said_to_be_something_is_no_second_person():
    sentence = "Ana/NNP/flat/Diaz Diaz/NNP/nsubj/national is=be/VBZ/cop/national a/DT/det/national Spanish/JJ/amod/national "
    sentence += "national/NN/root ./."
    entities = resolve(sentence, ents={"Ana Diaz": "PERSON", "Spanish": "STATE"})
    assert [entity.name for entity in entities if entity.type == "PERSON"] == ["Ana Diaz"]


@pytest.mark.parametrize("article", ["", "the/DT/det/Haram "])
def test_a_description_and_the_name_that_explains_it_are_one_body(article):
    sentence = (
        f"The/DT/det/group rebel/NN/compound/group group/NN/nsubj/left ,/,/punct/Haram {article}Boko/NNP/compound/Haram "
        "Haram/NNP/appos/group ,/,/punct/Haram left=leave/VBD/root ./."
    )
    (group,) = [entity for entity in resolve(sentence) if entity.type == "ORG"]
    assert {mention.text for mention in group.mentions} == {"rebel group", "Boko Haram"}


def test_a_description_and_the_name_that_explains_it_are_one_person():
    sentence = "the/DT/det/activist Spanish/JJ/amod/activist activist/NN/nsubj/left ,/,/punct/Diaz Ana/NNP/flat/Diaz "
    sentence += "Diaz/NNP/appos/activist ,/,/punct/Diaz left=leave/VBD/root ./."
    entities = resolve(sentence, ents={"Ana Diaz": "PERSON", "Spanish": "STATE"})
    assert [entity.name for entity in entities if entity.type == "PERSON"] == ["Ana Diaz"]


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
