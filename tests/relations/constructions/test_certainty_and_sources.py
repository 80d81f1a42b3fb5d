"""How certain an edge is, and who vouches for it."""

import pytest


def test_what_is_demanded_is_not_so(pipeline):
    found = pipeline.extract("Denmark rejected demands by Donald Trump that Greenland become part of the United States.")
    names = {entity.id: entity.name for entity in found.entities}
    parts = [r for r in found.relations if r.type == "part_of" and names[r.source] == "Greenland"]
    assert all(r.modality != "asserted" or r.polarity == "negative" for r in parts)


def test_whose_soldiers_are_not_killed_they_are(pipeline):
    found = pipeline.extract("No Iranian soldiers were killed in Mali.").relations
    assert {r.polarity for r in found if r.type == "part_of"} == {"positive"}


def test_should_before_its_subject_says_if(pipeline):
    found = pipeline.extract("Should Iran attack Israel, the United States would respond.").relations
    assert [(r.type, r.modality) for r in found] == [("assault", "conditional")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Malaysian police use tear gas to disperse Kurdish protesters.", "asserted"),
        ("Malaysian police will use tear gas to disperse Kurdish protesters.", "intended"),
        ("Canadians take to the streets to protest against Stephen Harper.", "asserted"),
        ("Malaysian police arrive to arrest Ali Khan.", "intended"),
    ],
)
def test_a_purpose_is_done_by_what_is_used_for_it(pipeline, text, modality):
    deeds = [r.modality for r in pipeline.extract(text).relations if r.cameo]
    assert deeds == [modality]


def test_who_uses_a_thing_to_do_a_deed_does_it(pipeline):
    found = pipeline.extract("Turkish police used water cannon to disperse Kurdish protesters.")
    assert [r.modality for r in found.relations if r.type == "coerce"] == ["asserted"]


@pytest.mark.parametrize(
    ("text", "kind", "modality"),
    [
        ("Georgia submitted an application to join NATO.", "member_of", "intended"),
        ("Israel will withdraw from Gaza once Hamas frees the hostages.", "concede", "conditional"),
        ("Israel withdrew from Gaza once Hamas freed the hostages.", "concede", "asserted"),
        ("Police say Hamas committed the attack on Sderot.", "assault", "asserted"),
        ("Ana Diaz helped depose Ali Khan.", "coerce", "asserted"),
        ("Boko Haram planned a series of bombings in Jos.", "assault", "intended"),
        ("Irish Taoiseach Brian Cowen comes under pressure to resign.", "retreat", "intended"),
        ("Chad and Niger sign a pact aimed at fighting Boko Haram.", "assault", "intended"),
        ("Tonga's King Tupou VI issued an ultimatum to President Ana Diaz to accept the deal or resign.", "retreat", "intended"),
        ("Brazil beats Cuba to win the World Championship.", "participant_in", "asserted"),
        ("Keir Starmer, who is to meet Xi Jinping, left.", "consult", "intended"),
        ("Elena Popescu endorsed Marek Novak as president of Romania.", "holds_office", "intended"),
        ("Apple announced a deal to buy Vodafone.", "operates", "intended"),
    ],
)
def test_how_certain_an_edge_is(pipeline, text, kind, modality):
    assert {r.modality for r in pipeline.extract(text).relations if r.type == kind} == {modality}


@pytest.mark.parametrize(
    ("text", "kind", "polarity"),
    [
        ("Iran is interested in buying missiles from Russia.", "cooperate", "positive"),
        ("Iran is not interested in buying missiles from Russia.", "cooperate", "negative"),
        ("North Korea is open to holding talks with South Korea.", "consult", "positive"),
    ],
)
def test_what_somebody_would_do(pipeline, text, kind, polarity):
    (found,) = [r for r in pipeline.extract(text).relations if r.type == kind]
    assert (found.polarity, found.modality) == (polarity, "intended")


def test_media_of_a_state_vouch_for_what_they_say(pipeline):
    found = pipeline.extract("Norway expelled two Russian diplomats, Swedish state television reported.")
    names = {entity.id: entity.name for entity in found.entities}
    expulsion = next(relation for relation in found.relations if relation.type == "sanction")
    assert [names[a.entity] for a in expulsion.attribution] == ["Swedish state television"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The ruling sparked riots in Lebanon.", "asserted"),
        ("The ruling may spark riots in Lebanon.", "possible"),
        ("Drought could lead to famine in Chad.", "possible"),
        ("Drought led to famine in Chad.", "asserted"),
        ("Experts warn of famine in Chad.", "possible"),
        ("A suspected drone attack in Chad kills ten.", "possible"),
    ],
)
def test_where_something_may_happen_is_as_sure_as_that_it_happens(pipeline, text, modality):
    found = [r.modality for r in pipeline.extract(text).relations if r.type == "located_in"]
    assert found and set(found) == {modality}
