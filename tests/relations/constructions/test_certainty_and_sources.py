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
        ("Sweden applied to join NATO.", "member_of", "intended"),
        ("Israel will withdraw from Gaza once Hamas frees the hostages.", "concede", "conditional"),
        ("Israel withdrew from Gaza once Hamas freed the hostages.", "concede", "asserted"),
        ("Police say Hamas committed the attack on Sderot.", "assault", "asserted"),
        ("Ana Diaz helped depose Ali Khan.", "coerce", "asserted"),
        ("Boko Haram planned a series of bombings in Jos.", "assault", "intended"),
        ("Japan delayed sending troops to Iraq.", "mobilize", "intended"),
        # a headline, without its full stop too
        ("Iran to attack Israel", "assault", "intended"),
        ("Russia to send troops to Mali", "mobilize", "intended"),
        ("Irish Taoiseach Brian Cowen comes under pressure to resign.", "retreat", "intended"),
        ("Chad and Niger sign a pact aimed at fighting Boko Haram.", "assault", "intended"),
        ("Tonga's King Tupou VI issued an ultimatum to President Ana Diaz to accept the deal or resign.", "retreat", "intended"),
        ("Brazil beats Cuba to win the World Championship.", "participant_in", "asserted"),
        ("Keir Starmer, who is to meet Xi Jinping, left.", "consult", "intended"),
        ("Elena Popescu endorsed Marek Novak as president of Romania.", "holds_office", "intended"),
        ("Apple announced a deal to buy Vodafone.", "operates", "intended"),
        ("The Senate may pass a bill sanctioning Iran.", "sanction", "possible"),
    ],
)
def test_how_certain_an_edge_is(pipeline, text, kind, modality):
    assert {r.modality for r in pipeline.extract(text).relations if r.type == kind} == {modality}


def test_a_document_that_is_not_passed_says_nothing(pipeline):
    found = pipeline.extract("The Security Council failed to pass a resolution condemning Syria.").relations
    assert {r.polarity for r in found if r.type == "accuse"} == {"negative"}


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


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Vladimir Putin insisted that Crimea is a part of Russia.", ["Vladimir Putin"]),
        ("According to Vladimir Putin, Crimea is a part of Russia.", ["Vladimir Putin"]),
        ("Russia says that Ashraf Ghani is in Tajikistan.", ["Russia"]),
        ("The FBI said that Ali Khan, a member of al-Qaeda, had left.", []),
        ("Crimea is a part of Russia.", []),
    ],
)
def test_a_state_of_affairs_is_the_word_of_who_says_that_it_is_so(pipeline, text, speakers):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    (told,) = [r for r in found.relations if r.type in ("part_of", "located_in", "member_of")]
    assert [names[speaker.entity] for speaker in told.attribution] == speakers


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ali Khan was kidnapped by suspected Taliban militants.", "possible"),
        ("Alleged Russian hackers attacked Germany.", "possible"),
        ("Ali Khan was kidnapped by Taliban militants.", "asserted"),
    ],
)
def test_who_is_only_suspected_may_have_done_it(pipeline, text, modality):
    assert {r.modality for r in pipeline.extract(text).relations if r.type == "assault"} == {modality}


def test_who_is_reported_for_a_deed_does_it(pipeline):
    found = pipeline.extract(
        "The International Criminal Court reports Sudan to the United Nations for refusing to arrest Ali Khan."
    )
    names = {entity.id: entity.name for entity in found.entities}
    assert {(names[r.source], r.type) for r in found.relations if names[r.target] == "Ali Khan"} == {
        ("Sudan", "reject"),
        ("Sudan", "coerce"),
    }


@pytest.mark.parametrize(
    ("text", "kind", "polarity", "modality"),
    [
        ("Iran stopped short of accusing Israel of the attack.", "accuse", "negative", "asserted"),
        ("The US decided against imposing sanctions on Turkey.", "sanction", "negative", "asserted"),
        ("Iran did not decide against attacking Israel.", "assault", "positive", "possible"),
        ("Had Iran attacked Israel, the US would have responded.", "assault", "positive", "conditional"),
        ("The Kremlin dismissed as nonsense reports that Russia attacked Moldova.", "assault", "negative", "asserted"),
        ("Kenya almost expelled the Somali ambassador.", "sanction", "negative", "asserted"),
        ("Iran almost certainly attacked Japan.", "assault", "positive", "asserted"),
        ("Almost all French troops withdrew from Mali.", "retreat", "positive", "asserted"),
        ("Qatar neither confirmed nor denied hosting Hamas.", "aid", "positive", "possible"),
        ("The US did not deny that it attacked Iran.", "assault", "positive", "possible"),
        ("The Senate rejected a proposal to arm Taiwan.", "aid", "negative", "intended"),
        ("The Senate did not reject a proposal to arm Taiwan.", "aid", "positive", "intended"),
        ("Instead of sanctioning Iran, the EU expelled its ambassador.", "sanction", "negative", "asserted"),
        ("Israel has the right to attack Iran.", "assault", "positive", "possible"),
        ("Iran dismissed allegations of Iranian support for the Houthis.", "support", "negative", "asserted"),
        ("Iran is unlikely to attack Israel.", "assault", "negative", "possible"),
        ("Georgia is on the verge of attacking Abkhazia.", "assault", "positive", "possible"),
        ("Jordan would not hesitate to shoot down Iranian missiles.", "assault", "positive", "intended"),
        ("The meeting between Iran and Iraq was cancelled.", "participant_in", "negative", "asserted"),
    ],
)
def test_what_turns_a_deed_over(pipeline, text, kind, polarity, modality):
    found = {(r.polarity, r.modality) for r in pipeline.extract(text).relations if r.type == kind}
    assert found == {(polarity, modality)}


@pytest.mark.parametrize(
    ("text", "kind", "speakers", "anonymous"),
    [
        # a document's word is its author's
        ("A report by Human Rights Watch says Saudi Arabia killed Ali Khan.", "assault", ["Human Rights Watch"], False),
        ("A UN report says Rwanda armed the Taliban.", "aid", ["United Nations"], False),
        # a spokesman's word is on record, an official's is not
        ("A Kremlin spokesman said Japan attacked Ali Khan.", "assault", ["Kremlin"], False),
        ("A Kremlin official said Japan attacked Ali Khan.", "assault", ["Kremlin"], True),
        # who quotes somebody without a name
        (
            "The UN quoted witnesses as saying that Ethiopian troops killed civilians in Tigray.",
            "assault",
            ["United Nations"],
            True,
        ),
        # a quotation that goes on, though somebody else speaks next
        (
            '"We know," Lavrov said. "Japan attacked Ali Khan." Blinken said that nobody knew.',
            "assault",
            ["Sergei Lavrov"],
            False,
        ),
        ('Lavrov left Baku. "Japan attacked Ali Khan." Blinken said that nobody knew.', "assault", ["Sergei Lavrov"], False),
        ('"Japan attacked Ali Khan". Blinken said that nobody knew.', "assault", [], False),
        ('"Japan attacked Ali Khan." Blinken told reporters.', "assault", ["Antony Blinken"], False),
        # what an allegation is of; of what an army, by its name, is accused
        ("Chad renews accusations of Sudanese support for Ali Khan.", "support", ["Chad"], False),
        ("Azerbaijan accuses the Armenian Armed Forces of attacking Ganja with munitions.", "assault", ["Azerbaijan"], False),
        # who speaks somewhere and accuses somebody
        ("Lavrov, speaking in Baku, accused NATO of encircling Russia.", "assault", ["Sergei Lavrov"], False),
    ],
)
def test_whose_word_it_is(pipeline, text, kind, speakers, anonymous):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    (told,) = [r for r in found.relations if r.type == kind]
    assert ([names[voice.entity] for voice in told.attribution], told.anonymous) == (speakers, anonymous)


def test_who_is_accused_of_having_done_a_deed_did_it(pipeline):
    found = pipeline.extract("Oman accused Russia of having attacked Ukraine and Iran of having coordinated with Hamas.")
    names = {entity.id: entity.name for entity in found.entities}
    deeds = {(names[r.source], r.type, names[r.target]) for r in found.relations}
    assert {("Russia", "assault", "Ukraine"), ("Oman", "accuse", "Russia")} <= deeds
    assert ("Oman", "assault", "Ukraine") not in deeds
