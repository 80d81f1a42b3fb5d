"""What the sieves and the ranking of antecedents do, in documents made by hand."""

from collections import Counter
from datetime import date

import numpy as np
import pytest
from docs import make_doc
from hypothesis import given
from hypothesis import strategies as st

from extractor.entities import find_entities, partition_of, resolve_given
from extractor.entities.agreement import gender_of, is_plural, load_given_names
from extractor.entities.anaphors import find_anaphors
from extractor.entities.clusters import Cluster
from extractor.entities.forms import fold, is_part, spelling
from extractor.entities.found import Found
from extractor.entities.functions import clause_of, doer_of
from extractor.entities.gazetteer import match_gazetteer
from extractor.entities.places import Layout
from extractor.entities.ranking import Ranker, context, load_ranker, with_context
from extractor.entities.words import load_words
from extractor.records import Article


def read(*sentences, ents=None):
    doc = match_gazetteer(make_doc(*sentences, ents=ents))
    return doc, Article("test", doc.text)


def mentions(*sentences, ents=None):
    """Name -> texts of its mentions in text order."""
    return {entity.name: [m.text for m in entity.mentions] for entity in find_entities(*read(*sentences, ents=ents))}


# ---------------------------------------------------------------------- spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [("Zelensky", "Zelenskyy"), ("Gaddafi", "Qaddafi"), ("Moqtada", "Muqtada"), ("Hussein", "Husain"), ("Haghia", "Hagia")],
)
def test_transliterations_of_one_name_are_spelt_alike(one, other):
    assert spelling(fold(one)) == spelling(fold(other))


@pytest.mark.parametrize(("one", "other"), [("Lee", "Li"), ("Hariri", "Harari"), ("Petrov", "Petrova"), ("Barzani", "Talabani")])
def test_other_names_are_not(one, other):
    assert spelling(fold(one)) != spelling(fold(other))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12))
def test_a_doubled_letter_is_a_matter_of_spelling(word):
    doubled = word[:2] + word[2] + word[2:]
    assert spelling(doubled) == spelling(word)


def test_two_spellings_of_a_person_are_one_entity():
    sentences = ("Mostafa/NNP Kowalsky/NNP spoke/VBD ./.", "Kowalskyy/NNP left/VBD ./.")
    found = mentions(*sentences, ents={"Mostafa Kowalsky": "PERSON", "Kowalskyy": "PERSON"})
    assert list(found.values()) == [["Mostafa Kowalsky", "Kowalskyy"]]


@pytest.mark.parametrize(
    ("short", "long", "same"),
    [
        ("Pedro Kowal", "Pedro R. Kowal Urrutia", True),
        ("Anna Kowal", "Anna Maria Kowal", True),
        ("Anna Urrutia", "Pedro R. Kowal Urrutia", False),
        ("Pedro Maria Kowal", "Pedro R. Kowal Urrutia", False),
    ],
)
def test_a_person_by_the_first_of_two_surnames(short, long, same):
    assert is_part(fold(short).split(), fold(long).split(), "PERSON") is same


def test_a_known_person_by_a_fuller_name():
    sentences = ("Robert/NNP Mugabe/NNP spoke/VBD ./.", "Robert/NNP Gabriel/NNP Mugabe/NNP left/VBD ./.")
    found = mentions(*sentences, ents={"Robert Mugabe": "PERSON", "Robert Gabriel Mugabe": "PERSON"})
    assert found == {"Robert Mugabe": ["Robert Mugabe", "Robert Gabriel Mugabe"]}


def test_a_given_name_that_the_tagger_left_outside():
    sentence = "{}/NNP Kowal/NNP left/VBD ./."
    assert list(mentions(sentence.format("Usman"), ents={"Kowal": "PERSON"})) == ["Usman Kowal"]
    assert list(mentions(sentence.format("Foreman"), ents={"Kowal": "PERSON"})) == ["Kowal"]


def test_the_president_is_not_his_vice_president():
    sentences = (
        "President/NNP Anna/NNP Kowal/NNP left/VBD ./.",
        "Vice/NNP President/NNP Omar/NNP Haddad/NNP spoke/VBD ./.",
        "The/DT {}president/NN returned/VBD ./.",
    )
    ents = {"Anna Kowal": "PERSON", "Omar Haddad": "PERSON"}
    meant = mentions(*sentences[:2], sentences[2].format(""), ents=ents)
    assert meant["Anna Kowal"] == ["Anna Kowal", "president"]
    meant = mentions(*sentences[:2], sentences[2].format("vice/NN "), ents=ents)
    assert meant["Anna Kowal"] == ["Anna Kowal"]


def test_the_minister_is_not_the_prime_minister():
    sentences = (
        "Minister/NNP Anna/NNP Kowal/NNP left/VBD ./.",
        "{}Prime/NNP Minister/NNP Omar/NNP Haddad/NNP spoke/VBD ./.",
        "The/DT {}minister/NN returned/VBD ./.",
    )
    ents = {"Anna Kowal": "PERSON", "Omar Haddad": "PERSON"}
    for deputy, told, name in (("", "", "Anna Kowal"), ("", "prime/JJ ", "Omar Haddad"), ("Deputy/NNP ", "prime/JJ ", None)):
        found = mentions(sentences[0], sentences[1].format(deputy), sentences[2].format(told), ents=ents)
        assert [who for who, texts in found.items() if "minister" in texts] == ([name] if name else [])


def test_an_office_that_somebody_held_once_is_not_his_now():
    doc = match_gazetteer(
        make_doc("Tony/NNP Blair/NNP spoke/VBD ./.", "The/DT prime/JJ minister/NN left/VBD ./.", ents={"Tony Blair": "PERSON"})
    )
    for day, texts in ((date(2004, 5, 1), ["Tony Blair", "minister"]), (date(2024, 5, 1), ["Tony Blair"])):
        (blair,) = (e for e in find_entities(doc, Article("test", doc.text, published=day)) if e.name == "Tony Blair")
        assert [m.text for m in blair.mentions] == texts


def test_a_state_told_by_its_part_of_the_world():
    sentences = ("Russia/NNP warned/VBD Latvia/NNP and/CC Georgia/NNP ./.", "Ana/NNP praised/VBD the/DT {}/NNP nation/NN ./.")
    assert mentions(sentences[0], sentences[1].format("Baltic"))["Latvia"] == ["Latvia", "nation"]
    assert "nation" not in str(mentions(sentences[0], sentences[1].format("Nordic")))
    found = mentions(sentences[0], sentences[1].format("Baltic"), ents={"Baltic nation": "ORG"})
    assert found["Latvia"] == ["Latvia", "nation"]
    central = mentions("Cuba/NNP warned/VBD Panama/NNP ./.", "Ana/NNP praised/VBD the/DT Central/JJ American/JJ nation/NN ./.")
    assert central["Panama"] == ["Panama", "nation"]
    former = mentions("The/DT former/JJ Soviet/JJ republic/NN of/IN Georgia/NNP left/VBD ./.")
    assert former == {"Georgia": ["Georgia"]}
    found = mentions("The/DT Gulf/NNP state/NN of/IN Qatar/NNP left/VBD ./.", ents={"Gulf state of Qatar": "PLACE"})
    assert found == {"Qatar": ["Qatar"]}


def test_brussels_is_the_union_unless_belgium_is_spoken_of():
    assert "European Union" in mentions("Brussels/NNP/nsubj/warned warned=warn/VBD/root Iran/NNP/obj/warned ./.")
    found = mentions(
        "Brussels/NNP/nsubj/warned warned=warn/VBD/root Iran/NNP/obj/warned and/CC/cc/Belgium Belgium/NNP/conj/Iran ./."
    )
    assert "European Union" not in found
    assert "Brussels" in found["Belgium"]


def test_capitals_in_a_list_act_for_their_states():
    sentence = "London/NNP/nsubj/agreed ,/, Paris/NNP/conj/London and/CC/cc/Rome Rome/NNP/conj/London agreed=agree/VBD/root ./."
    assert list(mentions(sentence)) == ["United Kingdom", "France", "Italy"]


def test_junior_is_no_surname():
    sentences = ("Ferran/NNP Kowal/NNP Jr/NNP spoke/VBD ./.", "Kowal/NNP left/VBD ./.")
    found = mentions(*sentences, ents={"Ferran Kowal Jr": "PERSON", "Kowal": "PERSON"})
    assert list(found.values()) == [["Ferran Kowal Jr", "Kowal"]]


def test_a_noun_that_a_name_behind_it_explains_is_nothing_told_before():
    sentences = ("Kowalgrad/NNP fell/VBD ./.", "Troops=troop/NNS entered/VBD the/DT city/NN of/IN Lviv/NNP ./.")
    found = mentions(*sentences, ents={"Kowalgrad": "PLACE", "Lviv": "PLACE"})
    assert found["Kowalgrad"] == ["Kowalgrad"]
    found = mentions(sentences[0], "Troops=troop/NNS entered/VBD the/DT city/NN ./.", ents={"Kowalgrad": "PLACE"})
    assert found["Kowalgrad"] == ["Kowalgrad", "city"]


def test_a_subject_goes_on_with_the_subject_before_it():
    first = "Honduras/NNP/nsubj/left left=leave/VBD/root Taiwan/NNP/obj/left ./."
    goes_on = mentions(first, "The/DT/det/country country/NN/nsubj/spoke spoke=speak/VBD/root ./.")
    assert goes_on["Honduras"] == ["Honduras", "country"]
    other = mentions(first, "They/PRP/nsubj/left left=leave/VBD/root the/DT/det/country country/NN/obj/left ./.")
    assert other["Taiwan"] == ["Taiwan", "country"]


def test_two_known_people_spelt_alike_stay_two():
    found = mentions("Oleg/NNP Kovar/NNP met/VBD Oleh/NNP Kovar/NNP ./.", ents={"Oleg Kovar": "PERSON", "Oleh Kovar": "PERSON"})
    assert len(found) == 2


def test_a_body_by_its_first_word_in_capitals():
    found = mentions("HDX/NNP Works/NNP grew/VBD ./.", "HDX/NNP left/VBD ./.", ents={"HDX Works": "ORG", "HDX": "ORG"})
    assert found == {"HDX Works": ["HDX Works", "HDX"]}


def test_a_surname_taken_for_a_body_behind_a_title():
    sentences = ("Omar/NNP al-Kowali/NNP spoke/VBD ./.", "Minister/NN of/IN Information/NNP al-Kowali/NNP left/VBD ./.")
    found = mentions(*sentences, ents={"Omar al-Kowali": "PERSON", "al-Kowali": "ORG"})
    assert found["Omar al-Kowali"] == ["Omar al-Kowali", "al-Kowali"]


# ---------------------------------------------------------------------- gender


@pytest.mark.parametrize(
    ("sentence", "gender"),
    [
        ("Vladimir/NNP Kowal/NNP left/VBD ./.", "m"),
        ("Fatima/NNP Kowal/NNP left/VBD ./.", "f"),
        ("Mrs./NNP Kowal/NNP left/VBD ./.", "f"),
        ("Xyzzy/NNP Kowal/NNP left/VBD ./.", None),
    ],
)
def test_gender_of_a_person(sentence, gender):
    forms = [form for form in ("Vladimir Kowal", "Fatima Kowal", "Xyzzy Kowal") if form.split()[0] in sentence] or ["Kowal"]
    doc, article = read(sentence, ents={forms[0]: "PERSON"})
    (person,) = partition_of(doc, article).entities()
    assert gender_of(doc, person, load_words()) == gender


def test_a_body_has_no_gender():
    assert gender_of(make_doc("Iran/NNP left/VBD ./."), Cluster("ORG:x", "ORG"), load_words()) is None


def test_given_names_are_plain_letters():
    names = load_given_names()
    assert len(names) > 10_000
    assert all(name == fold(name) for name in names)


def test_a_full_name_tells_gender_better_than_a_pronoun_that_may_be_wrong():
    doc, article = read("Fatima/NNP Kowal/NNP left/VBD ./.", "He/PRP left/VBD ./.", ents={"Fatima Kowal": "PERSON"})
    (person,) = partition_of(doc, article).entities()
    person.spans = [(0, 2, "name"), (4, 5, "pronoun")]
    assert gender_of(doc, person, load_words()) == "f"


def test_most_pronouns_tell_the_gender_of_a_surname():
    doc = make_doc("Xyzzy/NNP left/VBD ./.", "She/PRP met/VBD her/PRP$ aunt/NN as/IN he/PRP left/VBD ./.")
    person = Cluster("PERSON:xyzzy", "PERSON", spans=[(0, 1, "name"), (3, 4, "pronoun"), (5, 6, "pronoun"), (8, 9, "pronoun")])
    person.names["Xyzzy"] += 1
    assert gender_of(doc, person, load_words()) == "f"
    person.spans = [(0, 1, "name"), (3, 4, "pronoun"), (8, 9, "pronoun")]
    assert gender_of(doc, person, load_words()) is None


@pytest.mark.parametrize(
    ("cluster", "several"),
    [
        (Cluster("PERSON:ann", "PERSON", names=Counter({"Ann": 1})), False),
        (Cluster("GROUP:kurds", "GROUP", names=Counter({"Kurds": 1})), True),
        (Cluster("ORG:velta", "ORG", names=Counter({"Velta": 1})), None),
        (Cluster("PERSON:we", "PERSON", spans=[(0, 1, "pronoun")]), True),
    ],
)
def test_who_is_several(cluster, several):
    assert is_plural(make_doc("We/PRP left/VBD ./."), cluster, load_words()) is several


def test_a_pronoun_takes_the_person_of_its_gender():
    sentences = ("Fatima/NNP Kowal/NNP met/VBD Vladimir/NNP Novak/NNP ./.", "He/PRP/nsubj/left left=leave/VBD/root ./.")
    found = mentions(*sentences, ents={"Fatima Kowal": "PERSON", "Vladimir Novak": "PERSON"})
    assert found["Vladimir Novak"] == ["Vladimir Novak", "He"]


# ---------------------------------------------------------------------- speakers


def test_the_speaker_of_a_quotation():
    quotation = (
        "“/`` I/PRP/nsubj/agree agree/VBP/ccomp/said ,/, ”/'' said=say/VBD/root Anna/NNP/nsubj/said Kowal/NNP/flat/Anna ./."
    )
    assert mentions(quotation, ents={"Anna Kowal": "PERSON"}) == {"Anna Kowal": ["I", "Anna Kowal"]}


def test_nobody_speaks_outside_quotations():
    found = mentions("I/PRP/nsubj/saw saw=see/VBD/root Anna/NNP/obj/saw Kowal/NNP/flat/Anna ./.", ents={"Anna Kowal": "PERSON"})
    assert found == {"Anna Kowal": ["Anna Kowal"]}


def test_who_is_asked_and_answers_in_an_interview():
    sentences = [
        "Anna/NNP Kowal/NNP spoke/VBD ./.", "\n\n",
        "Do/VBP you/PRP agree/VB ?/.", "\n\n",
        "I/PRP do/VBP ./.", "\n\n",
        "Are/VBP you/PRP sure/JJ ?/.", "\n\n",
        "I/PRP am/VBP ./.",
    ]  # fmt: skip
    assert mentions(*sentences, ents={"Anna Kowal": "PERSON"}) == {"Anna Kowal": ["Anna Kowal", "you", "I", "you", "I"]}


def test_what_a_person_says_of_several_is_of_the_same():
    """ "We" is not who speaks, but one group all through what is said; a body's "we" is the body."""
    quotation = (
        "“/`` We/PRP/nsubj/won won=win/VBD/ccomp/said and/CC/cc/lost lost=lose/VBD/conj/won our/PRP$/nmod:poss/way way/NN/obj/lost "
        ",/,/punct/won ”/'' said=say/VBD/root {} ./."
    )
    doc, article = read(quotation.format("Anna/NNP/nsubj/said Kowal/NNP/flat/Anna"), ents={"Anna Kowal": "PERSON"})
    partition = partition_of(doc, article)
    assert [[doc[s].text for s, _, _ in c.spans] for c in partition.clusters] == [["Anna"], ["We", "our"]]
    assert [c.shadow for c in partition.clusters] == [False, True]
    assert mentions(quotation.format("Velta/NNP/nsubj/said"), ents={"Velta": "ORG"}) == {"Velta": ["We", "our", "Velta"]}


# ---------------------------------------------------------------------- clauses


@pytest.mark.parametrize(
    ("sentence", "verb", "doer"),
    [
        ("Ann/NNP/nsubj/left left=leave/VBD/root ./.", "left", "Ann"),
        (
            "Ann/NNP/nsubj/left left=leave/VBD/root ,/,/punct/telling telling=tell/VBG/advcl/left him/PRP/obj/telling ./.",
            "telling",
            "Ann",
        ),
        ("Ann/NNP/nsubj/came came=come/VBD/root and/CC/cc/met met=meet/VBD/conj/came him/PRP/obj/met ./.", "met", "Ann"),
        ("Ann/NNP/nsubj/tried tried=try/VBD/root to/TO/mark/meet meet/VB/xcomp/tried him/PRP/obj/meet ./.", "meet", "Ann"),
        (
            "Ann/NNP/nsubj/asked asked=ask/VBD/root Eve/NNP/obj/asked to/TO/mark/meet meet/VB/xcomp/asked him/PRP/obj/meet ./.",
            "meet",
            "Eve",
        ),
        (
            "Ann/NNP/nsubj/left who/WP/nsubj/met met=meet/VBD/acl:relcl/Ann him/PRP/obj/met left=leave/VBD/root ./.",
            "met",
            "Ann",
        ),
        ("Leave=leave/VB/root him/PRP/obj/Leave ./.", "Leave", None),
        ("Ann/NNP/nsubj/said said=say/VBD/root to/TO/mark/go go/VB/ccomp/said ./.", "go", None),
    ],
)
def test_who_does_what_a_clause_tells(sentence, verb, doer):
    doc = make_doc(sentence)
    found = doer_of(next(token for token in doc if token.text == verb))
    assert (found.text if found is not None else None) == doer


def test_a_clause_is_its_verb_or_what_has_a_subject():
    doc = make_doc(
        "Ann/NNP/nsubj/ill is=be/VBZ/cop/ill ill/JJ/root ,/,/punct/said said=say/VBD/parataxis/ill he/PRP/nsubj/said ./."
    )
    assert [getattr(clause_of(doc[i]), "text", None) for i in (0, 5, 2)] == ["ill", "said", None]


# ---------------------------------------------------------------------- layout and ranking


def test_features_are_as_many_as_the_shipped_ranker_weighs():
    doc, article = read("Ann/NNP Kowal/NNP left/VBD ./.", "She/PRP wept/VBD ./.", ents={"Ann Kowal": "PERSON"})
    seen = []
    partition_of(doc, article, lambda _pronoun, _kind, candidates, rows: seen.append(rows.shape) or candidates[0])
    assert seen == [(2, load_ranker().hidden.shape[0] - 1)]


def test_who_acts_in_a_clause_without_subject_is_not_whom_it_acts_on():
    """Binding reaches the subject that a clause leaves out; what it leaves unsaid is told by the row of features."""
    sentence = (
        "Ann/NNP/nsubj/left Kowal/NNP/flat/Ann met=meet/VBD/root Eve/NNP/obj/met Novak/NNP/flat/Eve ,/,/punct/telling "
        "telling=tell/VBG/advcl/met her/PRP/obj/telling ./."
    ).replace("nsubj/left", "nsubj/met")
    found = mentions(sentence, ents={"Ann Kowal": "PERSON", "Eve Novak": "PERSON"})
    assert found["Eve Novak"] == ["Eve Novak", "her"]


def test_quotations_are_numbered_and_end_with_the_paragraph():
    doc = make_doc("“/`` Yes/UH ,/, ”/'' he/PRP said/VBD ./.", "“/`` No/UH ./.", "\n\n", "She/PRP left/VBD ./.")
    layout = Layout(doc)
    assert [(t.text, layout.quotation[t.i]) for t in doc if t.is_alpha] == [
        ("Yes", 1), ("he", 0), ("said", 0), ("No", 2), ("She", 0), ("left", 0),
    ]  # fmt: skip


def test_shares_are_a_distribution_over_the_features_of_the_shipped_ranker():
    ranker = load_ranker()
    rows = np.random.default_rng(1).random((4, ranker.hidden.shape[0] - 1)).astype(np.float32)
    assert ranker.shares(rows).sum() == pytest.approx(1)


@pytest.mark.parametrize("meant", ["Ann Kowal", "Eve Novak"])
def test_a_ranker_with_a_view_reads_the_vectors_of_the_candidates(meant):
    sentences = ("Ann/NNP Kowal/NNP met/VBD Eve/NNP Novak/NNP ./.", "She/PRP wept/VBD ./.")
    doc, article = read(*sentences, ents={"Ann Kowal": "PERSON", "Eve Novak": "PERSON"})
    doc.tensor = np.float32([[token.text in meant] for token in doc])
    features = load_ranker().hidden.shape[0] - 1
    hidden = np.zeros((features + 3, 1), dtype=np.float32)
    hidden[features] = 1  # what it sees of a candidate, before what it sees of the pronoun
    ranker = Ranker(hidden, np.ones(1, dtype=np.float32), np.float32([[1], [0]]))
    assert [e.name for e in find_entities(doc, article, ranker) if "She" in {m.text for m in e.mentions}] == [meant]


@pytest.mark.parametrize(("first", "meant"), [("Ann", "Otto Novak"), ("Xyl", "Xyl Kowal")])
def test_he_is_no_woman_where_a_man_is_told(first, meant):
    """the vectors speak for the first, whatever her gender"""
    sentences = (f"{first}/NNP Kowal/NNP met/VBD Otto/NNP Novak/NNP ./.", "He/PRP wept/VBD ./.")
    doc, article = read(*sentences, ents={f"{first} Kowal": "PERSON", "Otto Novak": "PERSON"})
    doc.tensor = np.float32([[token.text in (first, "Kowal")] for token in doc])
    hidden = np.zeros((load_ranker().hidden.shape[0] + 2, 1), dtype=np.float32)
    hidden[-3] = 1  # what it sees of a candidate
    ranker = Ranker(hidden, np.ones(1, dtype=np.float32), np.float32([[1], [0]]))
    assert [e.name for e in find_entities(doc, article, ranker) if "He" in {m.text for m in e.mentions}] == [meant]


def test_a_ranker_with_a_view_leaves_it_and_they_to_that_of_the_package():
    doc, article = read("Iran/NNP left/VBD ./.", "It/PRP protested/VBD ./.")
    package = load_ranker()
    own = Ranker(package.hidden, -package.output, np.zeros((1, 1), dtype=np.float32))
    told = []
    partition_of(doc, article, lambda *asked: told.append([each.some(*asked) for each in (own, package)]))
    assert [one is other for one, other in told] == [True]


def test_the_vector_of_a_candidate_is_the_mean_of_its_mentions():
    sentences = ("Ann/NNP Kowal/NNP met/VBD Kowal/NNP ./.", "She/PRP wept/VBD ./.")
    doc, article = read(*sentences, ents={"Ann Kowal": "PERSON", "Kowal": "PERSON"})
    doc.tensor = np.arange(len(doc), dtype=np.float32)[:, None]
    seen = []
    partition_of(doc, article, lambda pronoun, _kind, found, _rows: seen.append((context(pronoun, found), found)))
    ((vectors, (candidate,)),) = seen
    assert vectors.tolist() == [[np.mean([place.head.i for place in candidate.places])], [5]]
    assert with_context(np.ones((2, 3), np.float32), vectors).tolist() == [[1, 1, 1, vectors[0, 0], 5], [1, 1, 1, 0, 0]]


def test_a_pipeline_without_a_ranker_of_its_own_takes_that_of_the_package(tmp_path):
    assert (load_ranker(tmp_path).hidden == load_ranker().hidden).all()
    own = tmp_path / "own"
    own.mkdir()
    np.savez(own / "pronouns.npz", hidden=np.ones((4, 2)), output=np.ones(2), view=np.ones((3, 1)))
    assert [weights.shape for weights in (load_ranker(own).hidden, load_ranker(own).view)] == [(4, 2), (3, 1)]


def test_an_object_is_not_the_subject_of_its_own_verb():
    sentence = "Anna/NNP/nsubj/saw Kowal/NNP/flat/Anna saw=see/VBD/root her/PRP/obj/saw ./."
    assert mentions(sentence, ents={"Anna Kowal": "PERSON"}) == {"Anna Kowal": ["Anna Kowal"]}


def test_a_body_that_the_sentence_calls_it_is_not_they():
    sentence = (
        "Velta/NNP/nsubj/said said=say/VBD/root it/PRP/nsubj/aided aided=aid/VBD/ccomp/said the/DT/det/rebels "
        "rebels=rebel/NNS/obj/aided in/IN/case/war {}/PRP$/nmod:poss/war war/NN/obl/aided ./."
    )
    assert mentions(sentence.format("their"), ents={"Velta": "ORG"})["Velta"] == ["Velta", "it"]
    assert mentions(sentence.format("its"), ents={"Velta": "ORG"})["Velta"] == ["Velta", "it", "its"]


@pytest.mark.parametrize(("noun", "meant"), [("attack", False), ("company", True)])
def test_what_is_said_to_be_an_event_is_no_body(noun, meant):
    sentences = (
        "Velta/NNP/nsubj/won won=win/VBD/root ./.",
        f"It/PRP/nsubj/{noun} is=be/VBZ/cop/{noun} the/DT/det/{noun} latest=late/JJS/amod/{noun} {noun}/NN/root on/IN/case/Chile "
        f"Chile/NNP/nmod/{noun} ./.",
    )
    assert ("It" in mentions(*sentences, ents={"Velta": "ORG"})["Velta"]) is meant


def test_a_noun_for_somebody_is_no_entity_but_may_be_meant():
    doc, article = read("A/DT neighbour/NN left/VBD ./.")
    partition = partition_of(doc, article)
    assert [cluster.shadow for cluster in partition.clusters] == [True]
    assert partition.entities() == []


def test_anaphors_are_pronouns_definite_nouns_and_people():
    doc = make_doc("The/DT newspaper/NN said/VBD it/PRP met/VBD a/DT teacher/NN ./.")
    found = find_anaphors(doc, [], load_words())
    assert [(doc[f.start].text, f.kind, f.type) for f in found] == [
        ("newspaper", "nominal", "ORG"), ("it", "pronoun", "PERSON"), ("teacher", "nominal", "PERSON"),
    ]  # fmt: skip


# ---------------------------------------------------------------------- given mentions


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


@pytest.mark.parametrize(("kind", "meant"), [("city", "Kowalgrad"), ("town", "Lviv")])
def test_the_city_is_the_place_that_is_called_one(kind, meant):
    sentence = (
        f"The/DT {kind}/NN of/IN Kowalgrad/NNP in/IN Lviv/NNP fell/VBD as/IN rebels=rebel/NNS shelled/VBD the/DT city/NN ./."
    )
    assert "city" in mentions(sentence, ents={"Kowalgrad": "PLACE", "Lviv": "PLACE"})[meant]


def test_a_short_form_in_brackets_does_not_part_a_body_from_its_fighters():
    sentence = "Velta/NNP Front/NNP (/( {}/NNP )/) militants=militant/NNS fled/VBD ./."
    found = mentions(sentence.format("VF"), ents={"Velta Front": "ORG", "VF": "ORG"})
    assert found == {"Velta Front": ["Velta Front", "Velta Front (VF) militants", "VF"]}
    other = mentions(sentence.format("Kowalgrad"), ents={"Velta Front": "ORG", "Kowalgrad": "PLACE"})
    assert other["Velta Front"] == ["Velta Front"]


def test_governments_of_several_states_are_several():
    found = mentions("The/DT governments=government/NNS of/IN Chile/NNP and/CC Peru/NNP met/VBD ./.")
    assert set(found) == {"Chile", "Peru", "Chile government", "Peru government"}
    assert "government of Chile" in mentions("The/DT government=government/NN of/IN Chile/NNP met/VBD ./.")


def test_a_body_and_what_is_said_of_it_between_commas_are_one():
    sentence = (
        "Velta/NNP/nsubj/left ,/,/punct/group a/DT/det/group Syrian/JJ/amod/group rebel/NN/compound/group group/NN/{}/Velta "
        ",/,/punct/Velta left=leave/VBD/root ./."
    )
    found = mentions(sentence.format("appos"), ents={"Velta": "ORG"})
    assert found["Velta"] == ["Velta", "Syrian rebel group"]
    listed = mentions(sentence.format("conj"), ents={"Velta": "ORG"})
    assert listed["Velta"] == ["Velta"]


def test_a_description_before_the_name_of_a_body_is_the_body():
    sentence = (
        "The/DT/det/bank Spanish/JJ/amod/bank bank/NN/nsubj/left ,/,/punct/Velta Velta/NNP/{}/bank ,/,/punct/Velta "
        "left=leave/VBD/root ./."
    )
    assert set(mentions(sentence.format("appos"), ents={"Velta": "ORG"})) == {"Velta", "Spain"}
    assert "Spanish bank" in mentions(sentence.format("dep"), ents={"Velta": "ORG"})


@pytest.mark.parametrize(("noun", "named"), [("club", "Velta"), ("agency", None)])
def test_the_club_is_no_league(noun, named):
    sentences = ("Velta/NNP left/VBD Serie/NNP Kowal/NNP League/NNP ./.", f"Critics=critic/NNS praised/VBD the/DT {noun}/NN ./.")
    found = mentions(*sentences, ents={"Velta": "ORG", "Serie Kowal League": "ORG"})
    meant = [name for name, texts in found.items() if noun in texts]
    assert meant == [] if named is None else [name.startswith(named) for name in meant] == [True]


def test_a_body_is_what_the_text_calls_it():
    sentences = ("The/DT news/NN agency/NN Velta/NNP closed/VBD ./.", "Critics=critic/NNS praised/VBD the/DT agency/NN ./.")
    assert mentions(*sentences, ents={"Velta": "ORG"})["Velta"] == ["Velta", "agency"]
    plain = mentions("News/NN of/IN Velta/NNP came/VBD ./.", sentences[1], ents={"Velta": "ORG"})
    assert plain["Velta"] == ["Velta"]


def test_a_storm_is_one_thing_as_it_grows():
    sentences = ("Tropical/JJ Storm/NNP Velto/NNP formed/VBD ./.", "Velto/NNP became/VBD Hurricane/NNP Velto/NNP ./.")
    ents = {"Tropical Storm Velto": "EVENT", "Hurricane Velto": "EVENT", "Velto": "PERSON"}
    assert mentions(*sentences, ents=ents) == {"Tropical Storm Velto": ["Tropical Storm Velto", "Velto", "Hurricane Velto"]}


@pytest.mark.parametrize(
    ("described", "meant"), [("the/DT storm/NN", True), ("a/DT storm/NN", False), ("the/DT flood/NN", False)]
)
def test_the_storm_is_the_one_that_has_a_name(described, meant):
    found = mentions(
        "Cyclone/NNP Velto/NNP formed/VBD ./.", f"Then/RB {described} hit/VBD Chile/NNP ./.", ents={"Cyclone Velto": "EVENT"}
    )
    assert (len(found["Cyclone Velto"]) == 2) is meant, found


@pytest.mark.parametrize(("opening", "apart"), [("These/DT attacks=attack/NNS", True), ("The/DT attack/NN", False)])
def test_these_attacks_are_not_the_one_before(opening, apart):
    found = mentions("An/DT attack/NN on/IN Chile/NNP failed/VBD ./.", f"{opening} shook=shake/VBD Chile/NNP ./.")
    assert (["attack on Chile"] in found.values() and len(found) == 3) is apart, found


def test_what_is_said_of_somebody_behind_a_first_noun():
    doc, article = read(
        "Ann/NNP/nsubj/lawyer Kowal/NNP/flat/Ann is=be/VBZ/cop/lawyer a/DT/det/lawyer lawyer/NN/root and/CC/cc/mother "
        "a/DT/det/mother mother/NN/conj/lawyer ./.",
        ents={"Ann Kowal": "PERSON"},
    )
    (person,) = partition_of(doc, article).clusters
    assert [doc[start].text for start, _, _ in person.spans] == ["Ann", "lawyer", "mother"]


def test_what_is_said_of_somebody_is_not_said_of_the_owner():
    found = mentions(
        "Kowal/NNP/nsubj/left ,/,/punct/wife who/WP/nsubj/wife is=be/VBZ/cop/wife Rahimi/NNP/nmod:poss/wife 's/POS/case/Rahimi "
        "wife/NN/acl:relcl/Kowal ,/,/punct/wife left=leave/VBD/root ./.",
        ents={"Kowal": "PERSON", "Rahimi": "PERSON"},
    )
    assert found == {"Kowal": ["Kowal", "wife"], "Rahimi": ["Rahimi"]}


def test_a_french_title_is_no_part_of_a_name():
    found = mentions(
        "Ana/NNP Spanton/NNP left/VBD ./.",
        "Mme/NNP Spanton/NNP sued/VBD ./.",
        ents={"Ana Spanton": "PERSON", "Mme Spanton": "PERSON"},
    )
    assert found == {"Ana Spanton": ["Ana Spanton", "Spanton"]}


def test_a_person_with_a_storms_name_and_a_title_is_none():
    sentences = ("Hurricane/NNP Velto/NNP formed/VBD ./.", "President/NNP Velto/NNP left/VBD ./.")
    assert "Velto" in mentions(*sentences, ents={"Hurricane Velto": "EVENT", "Velto": "PERSON"})


@pytest.mark.parametrize(("named", "meant"), [("Nulva", "Nulva Party"), (None, "Orda Party")])
def test_the_party_is_the_one_named_last(named, meant):
    """A party that the tagger missed is described, and still not meant where another was named since."""
    told = f"Critics=critic/NNS of/IN the/DT {named}/NNP Party/NNP left/VBD ./." if named else "Critics=critic/NNS left/VBD ./."
    sentences = (
        "The/DT/det/Party Orda/NNP/compound/Party Party/NNP/nsubj/won won=win/VBD/root ./.",
        told,
        "The/DT/det/party party/NN/nsubj/left left=leave/VBD/root ./.",
    )
    found = mentions(*sentences, ents={"Nulva Party": "ORG", "Orda": "ORG"} if named else {"Orda": "ORG"})
    assert [name for name, texts in found.items() if "party" in texts] == [meant], found


def test_a_parliament_is_the_one_known_by_its_states_name():
    sentences = (
        "Britain/NNP/nsubj/spoke spoke=speak/VBD/root ./.",
        "The/DT/det/Parliament UK/NNP/compound/Parliament Parliament/NNP/nsubj/met met=meet/VBD/root ./.",
        "Critics=critic/NNS/nsubj/blamed blamed=blame/VBD/root the/DT/det/parliament parliament/NN/obj/blamed ./.",
    )
    found = mentions(*sentences, ents={"Britain": "STATE", "UK": "STATE", "Parliament": "ORG"})
    assert "parliament" in found["Parliament of the United Kingdom"]


def test_a_party_is_not_its_branch():
    sentences = ("The/DT Nulva/NNP Party/NNP won/VBD ./.", "The/DT Nulva/NNP Party/NNP of/IN Ohio/NNP left/VBD ./.")
    ents = {"Nulva Party": "ORG", "Nulva Party of Ohio": "ORG"}
    assert {"Nulva Party", "Nulva Party of Ohio"} <= set(mentions(*sentences, ents=ents))
    assert mentions(*reversed(sentences), ents=ents)["Nulva Party of Ohio"] == ["Nulva Party of Ohio", "Nulva Party"]


# ---------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("sentence", "ents", "same"),
    [
        ("Velta/NNP Impunity/NNP Body/NNP in/IN Chad/NNP (/( CICIC/NNP )/) met/VBD", ("Velta Impunity Body", "CICIC"), True),
        ("CICIC/NNP (/( Velta/NNP Impunity/NNP Body/NNP )/) met/VBD", ("Velta Impunity Body", "CICIC"), True),
        ("Petro/NNP Velta/NNP Mexicos/NNP (/( Pemex/NNP )/) met/VBD", ("Petro Velta Mexicos", "Pemex"), True),
        ("Petro/NNP Velta/NNP Mexicos/NNP (/( Orbis/NNP )/) met/VBD", ("Petro Velta Mexicos", "Orbis"), False),
        ("The/DT Velta/NNP Spy/NNP Agency/NNP ,/, SEBI/NNP ,/, denied/VBD it/PRP", ("Velta Spy Agency", "SEBI"), True),
        ("Oxbury/NNP ,/, Velta/NNP Spy/NNP Agency/NNP ,/, SEBI/NNP ,/, met/VBD", ("Velta Spy Agency", "SEBI"), False),
    ],
)
def test_short_forms_beside_the_full_name(sentence, ents, same):
    found = mentions(sentence, ents=dict.fromkeys(ents, "ORG"))
    assert any(set(ents) <= set(texts) for texts in found.values()) == same


def test_the_first_of_two_surnames_alone():
    people = ("Ana/NNP Moreno/NNP Gomez/NNP fled/VBD ./.", "Moreno/NNP hid/VBD ./.")
    ents = {"Ana Moreno Gomez": "PERSON", "Moreno": "PERSON"}
    assert mentions(*people, ents=ents) == {"Ana Moreno Gomez": ["Ana Moreno Gomez", "Moreno"]}
    other = mentions("Jan/NNP Moreno/NNP left/VBD ./.", *people, ents=ents | {"Jan Moreno": "PERSON"})
    assert other["Jan Moreno"] == ["Jan Moreno", "Moreno"]


def test_a_kings_first_name_is_no_surname():
    sentence = "King/NNP Salman/NNP met/VBD his/PRP$ son/NN Abdulaziz/NNP bin/NNP Salman/NNP ./."
    found = mentions(sentence, ents={"Abdulaziz bin Salman": "PERSON"})
    assert found["Salman bin Abdulaziz"][0] == "Salman"


def test_a_body_of_a_place_is_not_the_known_one_of_another_state():
    doc, article = read("The/DT State/NNP Council/NNP of/IN Crimea/NNP met/VBD")
    assert all(entity.iso != "CHN" for entity in find_entities(doc, article))


def test_the_queen_is_the_one_told_before():
    sentences = ("Queen/NNP Margrethe/NNP II/NNP left/VBD ./.", "The/DT Queen/NNP smiled/VBD ./.")
    found = mentions(*sentences, ents={"Margrethe II": "PERSON", "Queen": "PERSON"})
    assert found == {"Margrethe II": ["Queen", "Margrethe II", "Queen"]}


def test_an_authority_that_explains_a_name():
    sentence = (
        "Velta/NNP/nsubj/fined ,/,/punct/authority the/DT/det/authority media/NN/compound/authority authority/NN/appos/Velta"
        " of/IN/case/Chad Chad/NNP/nmod/authority ,/,/punct/authority fined=fine/VBD/root Oxbury/NNP/obj/fined ./."
    )
    found = mentions(sentence, ents={"Velta": "ORG", "Oxbury": "ORG"})
    assert found["Velta"] == ["Velta", "media authority of Chad"]


def test_a_court_is_no_group():
    sentences = (
        "Hamas/NNP left/VBD ./.",
        "Mali/NNP asked/VBD the/DT Velta/NNP Court/NNP to/TO aid/VB the/DT group/NN ./.",
    )
    found = mentions(*sentences, ents={"Hamas": "ORG", "Mali": "GPE", "Velta Court": "ORG"})
    assert found["Hamas"] == ["Hamas", "group"]


@pytest.mark.parametrize("told", ["which/WDT is/VBZ still/RB known/VBN as/IN", "formerly/RB known/VBN as/IN", "nicknamed/VBN"])
def test_a_body_by_what_else_it_is_known_as(told):
    sentence = f"Velta/NNP Guard/NNP ,/, {told} the/DT Oxbury/NNP Watch/NNP ,/, left/VBD"
    ents = {"Velta Guard": "ORG", "Oxbury Watch": "ORG"}
    assert list(mentions(sentence, ents=ents).values()) == [["Velta Guard", "Oxbury Watch"]]
    assert len(mentions(sentence.replace(told, "unlike/IN"), ents=ents)) == 2


def test_two_known_things_are_not_one_whatever_they_are_known_as():
    sentence = "Hamas/NNP ,/, known/VBN as/IN Hezbollah/NNP ,/, left/VBD"
    assert list(mentions(sentence)) == ["Hamas", "Hezbollah"]
