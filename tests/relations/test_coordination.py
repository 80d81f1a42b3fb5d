"""Coordinated nouns and verbs of trees that the parser got wrong, in documents made by hand."""

import pytest
from docs import read_clauses
from readings import read, roles


@pytest.mark.parametrize("second", ["appos/NATO", "nsubj/attacked"])
def test_a_list_whose_second_member_the_parser_takes_for_another_phrase(second):
    sentence = (
        f"NATO/NNP/nsubj/attacked ,/, Oman/NNP/{second} ,/, Iran/NNP/conj/Oman and/CC/cc/Iraq Iraq/NNP/conj/Oman "
        "attacked=attack/VBD/root Syria/NNP/obj/attacked ./."
    )
    doc, clause = read(sentence, "attacked")
    assert [doc[head].text for head in clause.roles["agent"]] == ["NATO", "Oman", "Iran", "Iraq"]
    reader = read_clauses(doc)
    assert {reader.first_of_list(reader.doc[head]).text for head in clause.roles["agent"]} == {"NATO"}


def test_a_list_behind_a_preposition_that_the_parser_cut_is_of_the_noun_before_it():
    sentence = (
        "Troops=troop/NNS/dep/attacked from/IN/case/NATO NATO/NNP/nmod/Troops ,/, Oman/NNP/nsubj/attacked and/CC/cc/Iraq "
        "Iraq/NNP/conj/Oman attacked=attack/VBD/root Syria/NNP/obj/attacked ./."
    )
    assert roles(sentence, "attacked")["agent"] == ["Troops"]
    assert roles(sentence, "Troops")["from"] == ["NATO", "Oman", "Iraq"]


def test_a_present_tense_is_coordinated_with_the_main_verb():
    sentence = (
        "Iran/NNP/nsubj/denies denies=deny/VBZ/root the/DT/det/blasts blasts=blast/NNS/obj/denies that/WDT/nsubj/hit "
        "hit/VBD/acl:relcl/blasts Oman/NNP/obj/hit and/CC/cc/accuses accuses=accuse/VBZ/conj/hit Iraq/NNP/obj/accuses ./."
    )
    assert roles(sentence, "accuses") == {"agent": ["Iran"], "patient": ["Iraq"]}


def test_a_noun_whose_modifier_was_coordinated_for_it():
    sentence = (
        "A/DT/det/shootout shootout/NN/root between/IN/case/police police/NN/nmod/shootout and/CC/cc/cartel "
        "cartel/NN/conj/police gunmen=gunman/NNS/appos/shootout ./."
    )
    assert roles(sentence, "shootout")["between"] == ["police", "gunmen"]


@pytest.mark.parametrize(
    "parties",
    [
        "between/IN/case/rebels the/DT/det/rebels Malian/JJ/amod/army army/NN/compound/rebels and/CC/cc/Tuareg "
        "Tuareg/JJ/conj/army rebels=rebel/NNS/nmod/clashes",
        "between/IN/case/army the/DT/det/army Malian/JJ/amod/army army/NN/nmod/clashes and/CC/cc/Tuareg "
        "Tuareg/JJ/amod/rebels rebels=rebel/NNS/obl/died",
    ],
)
def test_the_parties_of_a_happening_are_two(parties):
    sentence = f"Five/CD/nsubj/died died=die/VBD/root in/IN/case/clashes clashes=clash/NNS/obl/died {parties} ./."
    assert roles(sentence, "clashes")["between"] == ["army", "rebels"]


@pytest.mark.parametrize(
    ("second", "kind", "parties"),
    [
        ("police=police/NN", None, ["supporters", "police"]),
        ("Hamas/NNP", "ORG", ["supporters", "Hamas"]),
        ("Ruto/NNP", "PERSON", ["Odinga", "Ruto"]),  # supporters of both
    ],
)
def test_who_stands_behind_the_name_of_a_party_is_the_second_party(second, kind, parties):
    sentence = (
        "Clashes=clash/NNS/nsubj/erupted erupted=erupt/VBD/root between/IN/case/supporters supporters=supporter/NNS/nmod/Clashes "
    )
    sentence += f"of/IN/case/Odinga Odinga/NNP/nmod/supporters and/CC/cc/{parties[1]} {second}/conj/Odinga ./."
    found = roles(sentence, "Clashes", ents={"Odinga": "PERSON"} | ({parties[1]: kind} if kind else {}))
    assert found["between"] == parties


def test_what_is_said_behind_a_noun_is_of_that_noun_alone():
    sentence = "forces=force/NNS/nsubj/fought loyal/JJ/amod/forces to/IN/case/Odinga Odinga/NNP/obl/loyal and/CC/cc/militias "
    sentence += "militias=militia/NNS/conj/forces fought=fight/VBD/root ./."
    assert roles(sentence, "loyal", ents={"Odinga": "PERSON"})["agent"] == ["forces"]
    before = "loyal/JJ/amod/forces forces=force/NNS/nsubj/fought and/CC/cc/militias militias=militia/NNS/conj/forces fought=fight/VBD/root"
    assert roles(f"{before} ./.", "loyal")["agent"] == ["forces", "militias"]


def test_a_phrase_of_two_parties_hangs_on_the_happening_before_it():
    tail = "between/IN/case/Iran Iran/NNP/obl/died and/CC/cc/Iraq Iraq/NNP/conj/Iran ./."
    sentence = f"Five/CD/nsubj/died died=die/VBD/root in/IN/case/{{0}} {{0}}/NN/obl/died {tail}"
    assert roles(sentence.format("fighting"), "fighting")["between"] == ["Iran", "Iraq"]
    assert "between" in roles(sentence.format("May"), "died")
    probe = "Iran/NNP/nsubj/opened opened=open/VBD/root a/DT/det/probe probe/NN/obj/opened into/IN/case/attack "
    assert "agent" not in roles(f"{probe} the/DT/det/attack attack/NN/obl/opened ./.", "attack")


def test_a_plural_tells_both_sides():
    fight = (
        "Fighting/NN/nsubj/erupted erupted=erupt/VBD/root between/IN/case/gunmen gunmen=gunman/NNS/obl/erupted from/IN/case/Iran "
        "Iran/NNP/nmod/gunmen and/CC/cc/Iraq Iraq/NNP/conj/Iran ./."
    )
    assert roles(fight, "erupted")["between"] == ["Iran", "Iraq"]
    assert roles(fight.replace("gunman/NNS", "gunman/NN"), "erupted")["between"] == ["gunmen"]


@pytest.mark.parametrize(
    ("second", "agent"),
    [
        ("wounded=wound/VBN/conj/shot", None),
        ("wounded=wound/VBD/conj/shot", None),
        ("wounded=wound/VBN/conj/shot rebels=rebel/NNS/obj/wounded", ["Iran"]),
    ],
)
def test_a_participle_joined_to_a_passive_is_one_too(second, agent):
    sentence = f"Iran/NNP/nsubj:pass/shot was=be/VBD/aux:pass/shot shot=shoot/VBN/root and/CC/cc/wounded {second} ./."
    found = roles(sentence, "wounded")
    assert (found.get("agent"), found.get("patient")) == ((None, ["Iran"]) if agent is None else (agent, found.get("patient")))


@pytest.mark.parametrize(("by", "patient"), [("by/IN/case/Oman Oman/NNP/obl:agent/wounded", ["Iran"]), ("", None)])
def test_a_participle_with_a_doer_is_joined_to_the_passive_and_not_to_its_doer(by, patient):
    sentence = (
        "Iran/NNP/nsubj:pass/backed was=be/VBD/aux:pass/backed backed=back/VBN/root by/IN/case/Syria Syria/NNP/obl:agent/backed "
    )
    sentence += f"and/CC/cc/wounded wounded=wound/VBN/conj/Syria {by} ./."
    assert roles(sentence, "wounded").get("patient") == patient


def test_a_post_is_coordinated_with_a_post():
    sentence = "Biden/NNP/nsubj/served served=serve/VBD/root as/IN/case/mayor mayor/NN/obl/served of/IN/case/Geneva Geneva/NNP/nmod/mayor "
    sentence += "and/CC/cc/governor governor/NN/conj/Geneva of/IN/case/Oman Oman/NNP/nmod/governor ./."
    assert roles(sentence, "mayor", ents={"Geneva": "PLACE"})["of"] == ["Geneva"]
    governor = roles(sentence, "governor", ents={"Geneva": "PLACE"})
    assert (governor["agent"], governor["of"]) == (["Biden"], ["Oman"])


def test_a_verb_set_beside_the_first_of_a_list_shares_its_subject():
    sentence = "Chad/NNP/nsubj/fired fired=fire/VBD/root rockets=rocket/NNS/obj/fired ,/,/punct/seized "
    sentence += "seized=seize/VBD/parataxis/fired Oman/NNP/obj/seized and/CC/cc/left left=leave/VBD/conj/seized ./."
    assert roles(sentence, "seized") == {"agent": ["Chad"], "patient": ["Oman"]}
    assert roles(sentence.replace("parataxis/fired Oman", "parataxis/fired Iran/NNP/nsubj/seized Oman"), "seized")["agent"] == [
        "Iran"
    ]


@pytest.mark.parametrize(
    "parties",
    [
        "US/NNP/compound/officials and/CC/cc/Turkish Turkish/JJ/conj/US officials=official/NNS/nsubj/ended",
        "US/NNP/nsubj/ended and/CC/cc/officials Turkish/JJ/amod/officials officials=official/NNS/conj/US",
        "US/NNP/compound/officials and/CC/cc/Turkish Turkish/JJ/conj/US officials=official/NNS/nmod/Talks",
    ],
)
def test_the_parties_of_talks_are_no_further_subject(parties):
    sentence = f"Talks=talk/NNS/nsubj/ended between/IN/case/US {parties} ended=end/VBD/root ./."
    assert roles(sentence, "Talks", {"US": "STATE"})["between"][-1] == "officials"
    assert roles(sentence, "ended", {"US": "STATE"})["agent"] == ["Talks"]


def test_the_parties_of_talks_are_no_subject_of_what_describes_them():
    sentence = (
        "Talks=talk/NNS/root between/IN/case/Russian Russian/JJ/amod/officials and/CC/cc/Turkish Turkish/JJ/conj/Russian "
        "officials=official/NNS/nsubj/ended ended=end/VBD/acl:relcl/Talks ./."
    )
    assert roles(sentence, "Talks")["between"] == ["officials"]
