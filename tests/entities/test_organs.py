"""Described bodies, people and events: whose they are, and which of them are one."""

import pytest
from resolving import names, of, resolve

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


def test_the_border_that_it_is_near_does_not_name_an_event():
    clashes = "The/DT clashes=clash/NNS with/IN Iran/NNP near/IN the/DT border/NN of/IN Iraq/NNP ended/VBD ./."
    crash = "A/DT crash=crash/NN near/IN Geneva/NNP killed/VBD two/CD ./."
    assert [[e.name for e in resolve(sentence) if e.type == "EVENT"] for sentence in (clashes, crash)] == [
        ["Iran clashes"],
        ["Geneva crash"],
    ]


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
        ("Ten/CD suspected/JJ Islamists=islamist/NNS fled/VBD Mali/NNP ./.", "suspected Islamists of Mali"),
        ("Radical/JJ Islamist=islamist/NN websites=website/NNS fled/VBD Mali/NNP ./.", None),
        ("Two/CD masked/JJ men=man/NNS fled/VBD Mali/NNP ./.", "masked men of Mali"),
        ("Mali/NNP/dep/fled :/: Insurgents=insurgent/NNS/nsubj/fled fled/VBD/root ./.", "insurgents of Mali"),
        ("They/PRP shot/VBD dead/JJ three/CD looters=looter/NNS of/IN Mali/NNP ./.", "looters of Mali"),
        ("Pirates=pirate/NNS/nsubj/seized seized=seize/VBD/root Yemen/NNP/obj/seized ./.", "pirates of Yemen"),
    ],
)  # fmt: skip
def test_a_single_one_and_those_with_adjectives(sentence, name):
    assert next((e.name for e in resolve(sentence) if e.mentions[0].kind == "nominal"), None) == name


@pytest.mark.parametrize(
    ("second", "mentions"),
    [
        ("Police/NNS/root", 2),
        ("Two/CD/nummod/police police/NNS/root", 1),
        ("Police/NNS/root led=lead/VBN/acl/Police by/IN/case/Ana Ana/NNP/obl:agent/led", 1),
    ],
)
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


_SERVING = "soldiers=soldier/NNS/nsubj/left serving=serve/VBG/acl/soldiers in/IN/case/Iraq Iraq/NNP/obl/serving"
_DYING = "soldiers=soldier/NNS/nsubj/died died=die/VBD/root in/IN/case/Iraq Iraq/NNP/obl/died ./."


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        (f"Oman/NNP/nsubj/says says=say/VBZ/root that/IN/mark/left {_SERVING} left=leave/VBD/ccomp/says ./.", ["soldiers of Oman"]),
        (f"Ten/CD/nummod/soldiers {_SERVING} left=leave/VBD/root ./.", ["soldiers"]),
        (f"Ten/CD/nummod/soldiers {_DYING}", ["soldiers of Iraq"]),
        (f"Ten/CD/nummod/soldiers {_DYING}".replace("Iraq", "Texas"), ["soldiers of United States"]),
        (f"Foreign/JJ/amod/soldiers {_DYING}", ["Foreign soldiers"]),
        (f"Coalition/NN/compound/soldiers {_DYING}", ["Coalition soldiers"]),
        ("Oman/NNP/nsubj/made made=make/VBD/root a/DT/det/visit visit/NN/obj/made to/IN/case/soldiers soldiers=soldier/NNS/nmod/visit", []),
        ("Oman/NNP/nsubj/sent sent=send/VBD/root soldiers=soldier/NNS/obj/sent to/IN/case/Iraq Iraq/NNP/obl/sent ./.", []),
        ("Oman/NNP/nsubj/ended ended=end/VBD/root withdrawal/NN/obj/ended of/IN/case/soldiers soldiers=soldier/NNS/nmod/withdrawal", []),
    ],
)  # fmt: skip
def test_soldiers_who_are_sent_are_not_of_where_they_are(sentence, names):
    assert [entity.name for entity in resolve(sentence) if entity.type == "ORG"] == names


def test_a_border_does_not_make_soldiers_of_the_state_behind_it():
    sentence = "Junta/NN/compound/troops troops=troop/NNS/nsubj/fled fled=flee/VBD/root near/IN/case/border the/DT/det/border "
    sentence += "border/NN/obl/fled with/IN/case/China China/NNP/nmod/border ./."
    assert [entity.name for entity in resolve(sentence) if entity.type == "ORG"] == ["Junta troops"]


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


@pytest.mark.parametrize("verb", ["led=lead/VBD/root", "led=lead/VBN/acl/Soldiers"])
def test_soldiers_led_by_somebody_are_not_those_told_before(verb):
    before = "American/JJ/amod/troops troops=troop/NNS/nsubj/left left=leave/VBD/root Mali/NNP/obj/left ./."
    root = "Soldiers=soldier/NNS/root" if "acl" in verb else "Soldiers=soldier/NNS/nsubj/led"
    sentence = f"{root} {verb} by/IN/case/Diaz Diaz/NNP/obl:agent/led"
    bodies = [entity.name for entity in resolve(before, sentence, ents={"Diaz": "PERSON"}) if entity.type == "ORG"]
    assert bodies == ["American troops", "Soldiers"]


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


@pytest.mark.parametrize(
    ("sentences", "name", "mentions"),
    [
        (
            (
                "A/DT/det/bus tour/NN/compound/bus bus/NN/nsubj/overturns overturns=overturn/VBZ/root ./.",
                "The/DT/det/crash crash/NN/nsubj/killed killed=kill/VBD/root ten/CD/obj/killed ./.",
            ),
            "tour bus crash",
            ["tour bus", "crash"],
        ),
        (("A/DT/det/dam dam/NN/nsubj/collapses collapses=collapse/VBZ/root ./.",), "dam collapse", ["dam"]),
    ],
)
def test_what_befalls_a_thing_is_named_by_both(sentences, name, mentions):
    (event,) = [entity for entity in resolve(*sentences) if entity.type == "EVENT"]
    assert (event.name, [mention.text for mention in event.mentions]) == (name, mentions)
