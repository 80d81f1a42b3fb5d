"""Clauses of trees that the parser got wrong, in documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from docs import make_doc, read_clauses
from readings import holds, read, roles


def test_a_second_subject_under_a_preposition_belongs_to_the_first():
    doc = make_doc(
        "Talks=talk/NNS/nsubj/resumed between/IN/case/Iran Iran/NNP/nsubj/resumed resumed=resume/VBD/root ./.",
        ents={"Iran": "STATE"},
    )
    reader = read_clauses(doc)
    assert reader.clause(0).roles["between"] == (2,)
    assert reader.clause(3).roles["agent"] == (0,)


def test_who_is_asked_is_acted_on_and_who_is_called_for_is_a_phrase():
    asked = make_doc(
        "Kyiv/NNP/nsubj/asked asked=ask/VBD/root Germany/NNP/iobj/asked for/IN/case/tanks tanks=tank/NNS/obl/asked ./."
    )
    assert read_clauses(asked).clause(1).roles["patient"] == (2,)
    called = make_doc(
        "Ireland/NNP/nsubj/called called=call/VBD/root for/IN/mark/leave Israel/NNP/nsubj/leave to/TO/mark/leave leave/VB/advcl/called ./."
    )
    assert read_clauses(called).clause(1).roles["for"] == (3,)


def test_a_state_behind_a_comma_taken_for_a_second_subject_does_nothing():
    sentence = "blast/NN/nsubj/killed in/IN/case/Oman Oman/NNP/obl/killed ,/,/punct/Oman Iran/NNP/nsubj/killed "
    sentence += "killed=kill/VBD/root five/CD/obj/killed ./."
    assert roles(sentence, "killed")["agent"] == ["blast"]


def test_a_deed_heads_what_it_shares_with_the_one_before():
    sentence = "Iraq/NNP/nsubj/condemned condemned=condemn/VBD/root Iran/NNP/compound/missile missile/NN/obj/condemned and/CC/cc/strikes "
    sentence += "drone/NN/compound/strikes strikes=strike/NNS/conj/missile on/IN/case/Oman Oman/NNP/nmod/missile ./."
    found = roles(sentence, "strikes")
    assert (found["agent"], found["on"]) == (["Iran"], ["Oman"])
    assert roles(sentence, "condemned")["patient"] == ["strikes"]


@pytest.mark.parametrize("first", ["", "magnitude/NN/nsubj/struck "])
def test_what_stands_before_a_verb_and_is_taken_for_a_part_of_it_is_its_subject(first):
    sentence = f"{first}missile/NN/compound/struck struck=strike/VBD/root Iraq/NNP/appos/struck ./."
    assert roles(sentence, "struck") == {"agent": ["missile"], "patient": ["Iraq"]}


def test_a_possessor_taken_for_a_second_subject_owns_the_noun_behind_it():
    sentence = "Iran/NNP/nsubj/met ’s/POS/case/Iran ministry/NN/nsubj/met met=meet/VBD/root Putin/NNP/obj/met ./."
    assert roles(sentence, "ministry")["agent"] == ["Iran"]
    assert roles(sentence, "met")["agent"] == ["ministry"]


def test_a_participle_behind_a_possessor_is_no_predicate():
    sentence = "Iran/NNP/nsubj/meet will/MD/aux/meet meet/VB/root Iraq/NNP/nmod:poss/visiting ’s/POS/case/Iraq "
    sentence += "visiting=visit/VBG/advcl/meet king/NN/nmod:desc/Putin Putin/NNP/obj/visiting ./."
    assert roles(sentence, "meet") == {"agent": ["Iran"], "patient": ["Putin"]}
    assert roles(sentence, "king")["patient"] == ["Iraq"]


@pytest.mark.parametrize(("title", "agent", "patient"), [("nmod:desc", ["Iran"], ["Putin"]), ("obl", ["Iran"], [])])
def test_a_participle_before_the_title_of_a_guest_is_no_predicate(title, agent, patient):
    sentence = "Iran/NNP/nsubj/thanked thanked=thank/VBD/root visiting=visit/VBG/xcomp/thanked "
    sentence += f"king/NN/{title}/Putin Putin/NNP/obj/visiting ./."
    assert (roles(sentence, "thanked")["agent"], roles(sentence, "thanked").get("patient", [])) == (agent, patient)


@pytest.mark.parametrize(("comment", "agent"), [("accusing=accuse", ["Iran"]), ("killing=kill", ["Iraq"])])
def test_what_is_said_behind_a_comma_is_said_by_who_speaks(comment, agent):
    verb = comment.partition("=")[0]
    sentence = "Iran/NNP/nsubj/ordered ordered=order/VBD/root Iraq/NNP/obj/ordered to/TO/mark/halt halt/VB/xcomp/ordered "
    sentence += f"raids=raid/NNS/obj/halt ,/, {comment}/VBG/advcl/halt Putin/NNP/obj/{verb} ./."
    assert roles(sentence, verb)["agent"] == agent


def test_a_comment_behind_what_there_is_said_to_be_is_of_who_says_so():
    sentence = "Iran/NNP/nsubj/said said=say/VBD/root there/EX/expl/were were=be/VBD/ccomp/said no/DT/det/plans "
    sentence += "plans=plan/NNS/nsubj/were to/TO/mark/meet meet/VB/acl/plans Iraq/NNP/obj/meet ,/, "
    sentence += "dismissing=dismiss/VBG/advcl/meet Putin/NNP/obj/dismissing ./."
    assert roles(sentence, "dismissing")["agent"] == ["Iran"]


def test_who_is_led_to_do_something_does_it():
    sentence = "Iran/NNP/nsubj/left left=leave/VBD/root ,/, leading=lead/VBG/advcl/left Iraq/NNP/obj/leading to/TO/mark/attack "
    sentence += "attack/VB/xcomp/leading Putin/NNP/obj/attack ./."
    assert roles(sentence, "attack")["agent"] == ["Iraq"]
    assert "patient" not in roles(sentence, "leading")


def test_who_is_unwelcome_in_latin():
    sentence = "Iran/NNP/nsubj/declared declared=declare/VBD/root Putin/NNP/obj/declared persona/FW/flat/Putin non/FW/flat/Putin "
    sentence += "grata/FW/flat/Putin ./."
    assert roles(sentence, "declared")["as"] == ["persona"]


def test_what_sums_up_a_deed_is_no_content_of_it():
    sentence = "Iran/NNP/nsubj/urged urged=urge/VBD/root Iraq/NNP/obj/urged ,/, a/DT/det/demand demand/NN/parataxis/urged "
    sentence += "Putin/NNP/nsubj/dismissed dismissed=dismiss/VBD/acl:relcl/demand ./."
    _, clause = read(sentence, "demand")
    assert clause.link == "noun"


def test_a_subject_with_have_and_an_object_is_active():
    sentence = "Iran/NNP/nsubj:pass/kidnapped have/VBP/aux/kidnapped kidnapped=kidnap/VBN/root Putin/NNP/obj/kidnapped ./."
    assert roles(sentence, "kidnapped") == {"agent": ["Iran"], "patient": ["Putin"]}


@pytest.mark.parametrize(
    ("opening", "subject"), [("Iran/NNP/compound/Friday", "Iran"), ("In/IN/case/Iran Iran/NNP/obl/said", None)]
)
def test_a_subject_that_a_date_parts_from_a_verb_misread_as_an_adjective(opening, subject):
    sentence = f"{opening} Friday/NNP/nsubj/said seized=seize/VBN/amod/ships ships=ship/NNS/obj/said Putin/NNP/nsubj/said said=say/VBD/root ./."
    found = roles(sentence, "seized", ents={"Friday": "DATE"})
    assert found.get("agent") == ([subject] if subject else None)


def test_what_a_clause_with_which_tells_is_of_the_name_before_it():
    sentence = (
        "Putin/NNP/nsubj/left ,/,/punct/leader the/DT/det/leader leader/NN/appos/Putin of/IN/case/Iran Iran/NNP/nmod/leader "
        ",/,/punct/attacked which/WDT/nsubj/attacked attacked=attack/VBD/acl:relcl/Putin Iraq/NNP/obj/attacked left=leave/VBD/root ./."
    )
    assert roles(sentence, "attacked")["agent"] == ["Iran"]


@pytest.mark.parametrize(("between", "patient"), [("", ["raid"]), (",/,/punct/raid ", None)])
def test_an_object_may_stand_behind_what_it_is_called(between, patient):
    sentence = "Iran/NNP/nsubj/denounced denounced=denounce/VBD/root as/IN/case/crime a/DT/det/crime crime/NN/obl/denounced "
    sentence += f"{between}Russia/NNP/nmod:poss/raid 's/POS/case/Russia raid/NN/appos/crime ./."
    assert roles(sentence, "denounced").get("patient") == patient


def test_who_gets_money_in_aid():
    sentence = "Iran/NNP/nsubj/promised promised=promise/VBD/root $/$/obj/promised 5m/CD/nummod/$ in/IN/case/aid aid/NN/nmod/$ "
    assert roles(sentence + "for/IN/case/Iraq Iraq/NNP/nmod/aid ./.", "promised")["for"] == ["Iraq"]


@pytest.mark.parametrize(
    ("verb", "post", "determiner", "holder"),
    [
        ("held=hold/VBD", "the/DT/det/post post/NN/obj/{}", "", ["Kowal"]),
        ("quit=quit/VBD", "the/DT/det/post post/NN/obj/{}", "", ["Kowal"]),
        ("returned=return/VBD", "to/TO/case/post the/DT/det/post post/NN/obl/{}", "", ["Kowal"]),
        ("criticised=criticise/VBD", "the/DT/det/post post/NN/obj/{}", "", None),
        ("held=hold/VBD", "the/DT/det/post post/NN/obj/{}", "a/DT/det/governor ", None),
    ],
)
def test_a_post_with_its_name_is_the_office(verb, post, determiner, holder):
    form = verb.split("=")[0]
    sentence = (
        f"Kowal/NNP/nsubj/{form} {verb}/root {post.format(form)} of/IN/case/governor {determiner}governor/NN/nmod/post "
        "of/IN/case/Kano Kano/NNP/nmod/governor ./."
    )
    assert roles(sentence, "governor", ents={"Kowal": "PERSON"}).get("agent") == holder


def test_one_word_alone_is_a_sentence():
    assert roles("Taken=take/VBN/root/Taken", "Taken") == {}


def test_an_object_that_begins_with_what_is_a_verb_elsewhere():
    target = "at/IN/case/crowds crowds=crowd/NNS/obl/tear ./."
    below = f"Iran/NNP/nsubj/fires fires=fire/VBZ/root tear=tear/VBP/ccomp/fires gas/NN/obj/tear {target}"
    assert roles(below, "fires") == {"agent": ["Iran"], "patient": ["gas"], "at": ["crowds"]}
    above = f"police/NNS/compound/fire fire=fire/NN/nsubj/tear tear=tear/VBP/root gas/NN/obj/tear {target}"
    assert roles(above, "fire") == {"agent": ["police"], "patient": ["gas"], "at": ["crowds"]}
    others = "Iran/NNP/nsubj/hopes hopes=hope/VBZ/root tear=tear/VBP/ccomp/hopes paper/NN/obj/tear ./."
    assert roles(others, "hopes")["agent"] == ["Iran"]
    assert roles(others, "tear")["patient"] == ["paper"]


def test_who_is_sworn_in():
    sentence = "Iran/NNP/nsubj/swears swears=swear/VBZ/root in/IN/case/Kowal Kowal/NNP/obl/swears ./."
    _, clause = read(sentence, "swears")
    assert "swear in" in clause.lemmas
    assert roles(sentence, "swears") == {"agent": ["Iran"], "patient": ["Kowal"]}


def test_an_object_with_a_preposition_is_a_phrase():
    sentence = "Iraq/NNP/nsubj/won won=win/VBD/root after/IN/case/attack an/DT/det/attack attack/NN/obj/won ./."
    assert roles(sentence, "won") == {"agent": ["Iraq"], "after": ["attack"]}


def test_for_whom_an_ultimatum_is_to_act():
    sentence = (
        "Iran/NNP/nmod:poss/ultimatum 's/POS/case/Iran ultimatum/NN/root for/IN/mark/leave Iraq/NNP/nsubj/leave "
        "to/TO/mark/leave leave/VB/acl/ultimatum ./."
    )
    assert roles(sentence, "ultimatum")["for"] == ["Iraq"]


def test_a_bracket_that_is_closed_parts_nothing():
    sentence = "The/DT/det/raid Iran/NNP/compound/raid (/-LRB- IR/NNP/appos/Iran )/-RRB- raid/NN/root ./."
    assert roles(sentence, "raid")["agent"] == ["Iran"]


@pytest.mark.parametrize(
    "place",
    [
        "Putin/NNP/nsubj/guilty guilty/JJ/ccomp/found",
        "Putin/NNP/obj/found guilty/JJ/amod/Putin",
        "Putin/NNP/obj/found guilty/JJ/xcomp/found",
    ],
)
def test_who_is_found_guilty_is_the_object(place):
    found = roles(f"Germany/NNP/nsubj/found found=find/VBD/root {place} ./.", "found")
    assert (found["patient"], found["as"]) == (["Putin"], ["guilty"])
    told = roles(
        "Germany/NNP/nsubj/found found=find/VBD/root Putin/NNP/nsubj/guilty was=be/VBD/cop/guilty guilty/JJ/ccomp/found ./.",
        "found",
    )
    assert "patient" not in told


def test_what_is_found_done_was_done_to_the_subject():
    sentence = "Iran/NNP/nsubj:pass/found was=be/VBD/aux:pass/found found=find/VBN/root tortured=torture/VBN/xcomp/found ./."
    assert "agent" not in roles(sentence, "tortured")


def test_a_preposition_before_a_date_belongs_to_the_noun_behind_it():
    sentence = (
        "Iran/NNP/nsubj/spoke spoke=speak/VBD/root at/IN/case/16 June/NNP/nmod:unmarked/16 16/CD/compound/talks talks=talk/NNS/obj/spoke "
        "with/IN/case/Iraq Iraq/NNP/nmod/talks ./."
    )
    found = roles(sentence, "spoke")
    assert (found["at"], "patient" in found) == (["talks"], False)


def test_a_point_of_the_compass_is_a_preposition():
    sentence = "Iran/NNP/nsubj/advanced advanced=advance/VBD/root southeast/RB/advmod/advanced of/IN/case/Syria Syria/NNP/nmod/southeast ./."
    assert roles(sentence, "advanced") == {"agent": ["Iran"], "southeast_of": ["Syria"]}


def test_who_said_that_something_had_been_done_also_accuses():
    sentence = (
        "Putin/NNP/nsubj/said said=say/VBD/root jets=jet/NNS/nsubj:pass/seen had/VBD/aux/seen been/VBN/aux:pass/seen "
        "seen=see/VBN/ccomp/said ,/, and/CC/cc/accused accused=accuse/VBD/conj/seen Iran/NNP/obj/accused ./."
    )
    assert roles(sentence, "accused") == {"agent": ["Putin"], "patient": ["Iran"]}
    assert roles(sentence.replace(",/, ", ""), "accused")["agent"] != ["Putin"]
    assert roles(sentence.replace("accused=accuse", "summoned=summon").replace("accused", "summoned"), "summoned")["agent"] == [
        "Putin"
    ]


@pytest.mark.parametrize(("noun", "who"), [("boats=boat", "Putin"), ("rebels=rebel", "rebels")])
def test_things_accuse_nobody(noun, who):
    told = noun.split("=")[0]
    sentence = (
        f"Putin/NNP/nsubj/said said=say/VBD/root {noun}/NNS/nsubj/entered had/VBD/aux/entered entered=enter/VBN/ccomp/said "
        "Oman/NNP/obj/entered and/CC/cc/blamed blamed=blame/VBD/conj/entered Iran/NNP/obj/blamed ./."
    )
    assert roles(sentence, "blamed")["agent"] == [who], told


def test_each_other_makes_a_verb_active():
    sentence = "Iran/NNP/nsubj:pass/accused accused=accuse/VBD/root each/DT/obj/accused other/JJ/fixed/each ./."
    assert roles(sentence, "accused")["agent"] == ["Iran"]


@pytest.mark.parametrize("behind", ["Putin/NNP/obj/killed", "each/DT/obl:unmarked/killed other/JJ/fixed/each"])
def test_a_subject_before_an_object_without_auxiliary_is_active(behind):
    found = roles(f"Iran/NNP/nsubj:pass/killed killed=kill/VBN/root {behind} ./.", "killed")
    assert found["agent"] == ["Iran"]
    assert len(found["patient"]) == 1


def test_who_is_given_something_stands_before_its_number():
    sentence = "Iran/NNP/nsubj/sold sold=sell/VBD/root Iraq/NNP/compound/jets 96/CD/nummod/jets jets=jet/NNS/obj/sold ./."
    found = roles(sentence, "sold")
    assert (found["recipient"], found["patient"]) == (["Iraq"], ["jets"])


def test_who_is_freed_was_held():
    sentence = "Iran/NNP/nsubj/freed freed=free/VBD/root soldiers=soldier/NNS/obj/freed held=hold/VBD/xcomp/freed hostage/NN/obj/held ./."
    _, clause = read(sentence, "held")
    assert clause.passive
    assert "agent" not in clause.roles


def test_a_report_taken_for_a_participle_is_the_main_verb():
    sentence = "NATO/NNP/nsubj/left assessed=assess/VBN/acl/NATO that/IN/mark/left Iran/NNP/nsubj/left left=leave/VBD/root Iraq/NNP/obj/left ./."
    assert roles(sentence, "assessed")["agent"] == ["NATO"]
    assert roles(sentence, "left") == {"agent": ["Iran"], "patient": ["Iraq"]}
    assert read(sentence, "left")[1].link == "content"


def test_a_woman_who_is_held_hostage_holds_nobody():
    sentence = (
        "Oman/NNP/nsubj/met met=meet/VBD/root a/DT/det/woman woman/NN/obj/met kidnapped=kidnap/VBN/acl/woman and/CC/cc/held "
    )
    sentence += "held=hold/VBD/conj/kidnapped hostage/NN/obj/held ./."
    _, clause = read(sentence, "held")
    assert clause.passive
    assert "agent" not in clause.roles


@pytest.mark.parametrize(
    ("told", "asker"),
    [
        ("Iraq/NNP/nsubj/wrong is=be/VBZ/cop/wrong wrong/JJ/ccomp/says", "Iran"),
        ("Iraq/NNP/nsubj/left left=leave/VBD/ccomp/says", "Iran"),
        ("Iraq/NNP/nsubj/lies lies=lie/VBZ/ccomp/says", "Iraq"),
    ],
)
def test_who_asks_beside_what_he_says(told, asker):
    head = told.split()[-1].split("/")[0].split("=")[0]
    sentence = f"Iran/NNP/nsubj/says says=say/VBZ/root {told} and/CC/cc/urges urges=urge/VBZ/conj/{head} Oman/NNP/obj/urges ./."
    assert roles(sentence, "urges")["agent"] == [asker]


def test_a_gerund_with_a_preposition_describes_no_verb():
    sentence = "Iran/NNP/nsubj/charged charged=charge/VBD/root Iraq/NNP/obj/charged with/IN/mark/attacking "
    sentence += "attacking=attack/VBG/acl/charged Syria/NNP/obj/attacking ./."
    assert roles(sentence, "attacking")["agent"] == ["Iraq"]


def test_what_is_demanded_of_several_is_only_asked_for():
    sentence = "Oman/NNP/nsubj/demanded demanded={}/VBD/root that/IN/mark/leave forces=force/NNS/nsubj/leave leave/VBP/ccomp/demanded Syria/NNP/obj/leave ./."
    assert holds(sentence.format("demand"), "leave") == ("positive", "intended")
    assert holds(sentence.format("say"), "leave") == ("positive", "asserted")


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels=rebel/NNS/nsubj/took backed=back/VBN/acl/Rebels by/IN/case/Oman Oman/NNP/compound/troops troops=troop/NNS/nsubj/took ",
        "Rebels=rebel/NNS/nsubj/took backed=back/VBN/amod/troops by/IN/case/Oman Oman/NNP/obl:agent/backed troops=troop/NNS/appos/Rebels ",
        "Rebels=rebel/NNS/nsubj/took backed=back/VBN/acl/Rebels by/IN/case/Oman Oman/NNP/obl:agent/backed troops=troop/NNS/nsubj/took ",
    ],
)
def test_a_participle_has_the_noun_of_its_doer_behind_a_name(sentence):
    sentence += "took=take/VBD/root Basra/NNP/obj/took ./."
    assert roles(sentence, "took")["agent"] == ["Rebels"]
    assert roles(sentence, "backed") == {"agent": ["troops"], "patient": ["Rebels"]}


ADDRESSED = "Iran/NNP/nsubj/{verb} {verb}={lemma}/VBD/root Iraq/NNP/nsubj/join and/CC/cc/Oman Oman/NNP/conj/Iraq {mark} join/VB/ccomp/{verb} NATO/NNP/obj/join ./."


@pytest.mark.parametrize(
    ("lemma", "mark", "told"),
    [("allow", "to/TO/mark/join", ["Iraq", "Oman"]), ("allow", "will/MD/aux/join", None)],
)
def test_who_is_let_do_something_is_no_mere_subject_of_it(lemma, mark, told):
    sentence = ADDRESSED.format(verb=f"{lemma}ed", lemma=lemma, mark=mark)
    assert roles(sentence, f"{lemma}ed").get("patient") == told
    assert roles(sentence, "join")["agent"] == ["Iraq", "Oman"]


@pytest.mark.parametrize(
    "motion",
    [
        "motion/NN/obj/held of/IN/case/confidence no/DT/det/confidence confidence/NN/nmod/motion in/IN/case/Putin Putin/NNP/nmod/confidence",
        "no/DT/det/motion -/HYPH/punct/no confidence/NN/compound/motion motion/NN/obj/held in/IN/case/Putin Putin/NNP/nmod/motion",
    ],
)
def test_a_vote_of_no_confidence_denies_nothing(motion):
    sentence = f"Iran/NNP/nsubj/held held=hold/VBD/root a/DT/det/motion {motion} ./."
    assert holds(sentence, "confidence") == holds(sentence, "motion") == ("positive", "asserted")
    assert roles(sentence, "motion")["agent"] == ["Iran"]


def test_who_has_no_confidence_in_somebody_denies_that_he_has():
    sentence = "Iran/NNP/nsubj/has has=have/VBZ/root no/DT/det/confidence confidence/NN/obj/has in/IN/case/Putin Putin/NNP/nmod/confidence ./."
    assert holds(sentence, "confidence") == ("negative", "asserted")


def test_what_stands_between_a_participle_and_the_verb_is_the_participles_object():
    sentence = "bomb/NN/nsubj/killed targeting=target/VBG/acl/bomb soldiers=soldier/NNS/nsubj/killed killed=kill/VBD/root ten/CD/obj/killed ./."
    assert roles(sentence, "killed")["agent"] == ["bomb"]
    assert roles(sentence, "targeting")["patient"] == ["soldiers"]


def test_a_land_behind_a_comma_belongs_to_the_place_before_it():
    ents = {"Yola": "PLACE", "Nigeria": "STATE"}
    first = "raid/NN/{} in/IN/case/Yola Yola/NNP/nmod/raid ,/,/punct/Nigeria Nigeria/NNP/{} killed=kill/VBD/root five/CD/obj/killed ./."
    for raid, land in (("obl:unmarked/killed", "nsubj/killed"), ("nsubj/killed", "appos/raid")):
        doc = make_doc(first.format(raid, land), ents=ents)
        assert read_clauses(doc).clause(5).roles["agent"] == (0,)
        assert "bearer" not in read_clauses(doc).clause(0).roles
    # "the largest city in Nigeria, Yola": a city is none of its parts
    city = "city/NN/nsubj/fell in/IN/case/Nigeria Nigeria/NNP/nmod/city ,/,/punct/Yola Yola/NNP/appos/city fell=fall/VBD/root ./."
    assert read_clauses(make_doc(city, ents=ents)).clause(0).roles["bearer"] == (4,)


def test_who_also_asks_asks_what_he_said_before():
    sentence = (
        "Chad/NNP/nsubj/demands demands=demand/VBZ/root that/IN/mark/explain Mali/NNP/nsubj/explain explain/VBP/ccomp/demands ,/,/punct/asking "
        "also/RB/advmod/asking asking=ask/VBG/advcl/explain for/IN/case/help help/NN/obl/asking ./."
    )
    assert roles(sentence, "asking")["agent"] == ["Chad"]


def test_a_verb_set_beside_a_noun_behind_an_insertion_has_it_for_its_subject():
    sentence = "spokesman/NN/root ,/,/punct/asked when/WRB/advmod/asked asked=ask/VBN/acl/spokesman ,/,/punct/asked "
    sentence += "accused=accuse/VBD/parataxis/spokesman Oman/NNP/obj/accused ./."
    assert roles(sentence, "accused") == {"agent": ["spokesman"], "patient": ["Oman"]}
    assert "agent" not in roles(
        sentence.replace("accused=accuse/VBD", "accuses=accuse/VBP").replace("/accused", "/accuses"), "accuses"
    )


def test_a_sentence_without_a_main_verb_has_the_participle_with_an_object_for_one():
    dated = "In/IN/case/August August/NNP/root the/DT/det/party party/NN/punct/August nominated=nominate/VBN/acl/party Diaz/NNP/obj/nominated ./."
    doc = make_doc(dated, ents={"August": "DATE", "Diaz": "PERSON"})
    assert read_clauses(doc).clause(4).roles["agent"] == (3,)
    sentence = "coup/NN/root removed=remove/VBN/acl/coup Diaz/NNP/obj/removed ./."
    assert roles(sentence, "removed") == {"agent": ["coup"], "patient": ["Diaz"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "man/NN/root removed=remove/VBN/acl/man Diaz/NNP/obj/removed",  # a headline
        "man/NN/root is/VBZ/cop/man removed=remove/VBN/acl/man Diaz/NNP/obj/removed ./.",
    ],
)
def test_a_participle_in_a_headline_or_beside_another_verb_is_no_main_verb(sentence):
    assert roles(sentence, "removed").get("agent") != ["man"]


@pytest.mark.parametrize("label", ["obj", "obl"])
def test_what_bounds_a_number_is_no_preposition(label):
    sentence = (
        "Iran/NNP/nsubj/killed killed=kill/VBD/root up/RB/advmod/20 to/IN/case/20 20/CD/nummod/rebels "
        f"rebels=rebel/NNS/{label}/killed ./."
    )
    assert roles(sentence, "killed")["patient"] == ["rebels"]


def test_a_preposition_in_a_word_opens_no_phrase():
    sentence = (
        "Iran/NNP/nsubj/issued issued=issue/VBD/root stay/NN/compound/home -/HYPH/punct/home at/IN/case/home "
        "-/HYPH/punct/home home/NN/compound/order order/NN/obj/issued ./."
    )
    assert roles(sentence, "issued") == {"agent": ["Iran"], "patient": ["order"]}


def test_a_particle_taken_for_a_preposition():
    sentence = "Iran/NNP/nsubj/sealed sealed=seal/VBD/root off/{}/case/village the/DT/det/village village/NN/obl/sealed ./."
    assert roles(sentence.format("RP"), "sealed")["patient"] == ["village"]
    assert "patient" not in roles(sentence.format("IN"), "sealed")


def test_what_is_refused_to_somebody_is_a_second_object():
    sentence = "Iran/NNP/nsubj/denied denied=deny/VBD/root inspectors=inspector/NNS/obj/denied access/NN/xcomp/denied ./."
    assert "as" not in roles(sentence, "denied")
    assert roles(sentence.replace("denied=deny", "denied=call"), "denied")["as"] == ["access"]


@pytest.mark.parametrize(("behind", "found"), [("", ["Putin"]), ("by/IN/case/Putin ", None)])
def test_the_person_behind_what_befell_him_is_the_object(behind, found):
    sentence = (
        f"Iran/NNP/nsubj/greeted greeted=greet/VBD/root suspended=suspend/VBN/xcomp/greeted {behind}Putin/NNP/obl/suspended ./."
    )
    assert roles(sentence, "greeted").get("patient") == found


def test_what_somebody_is_called_in_quotation_marks():
    sentence = "Putin/NNP/nsubj/called called=call/VBD/root Biden/NNP/obj/called \"/``/punct/liar liar/NN/appos/Biden \"/''/punct/liar ./."
    assert roles(sentence, "called")["as"] == ["liar"]
    assert "as" not in roles(sentence.replace('"/``/punct', ",/,/punct"), "called")


def test_who_finds_somebody_guilty_is_the_doer():
    sentence = (
        "Putin/NNP/nsubj:pass/found was=be/VBD/aux:pass/found found=find/VBN/root guilty/JJ/xcomp/found "
        "by/IN/case/court court/NN/obl:agent/guilty ./."
    )
    assert roles(sentence, "found")["agent"] == ["court"]


@pytest.mark.parametrize(("first", "verb"), [("its/PRP$/nmod:poss/envoy ", True), ("", False)])
def test_what_is_taken_for_the_adjective_of_a_second_object_is_a_verb(first, verb):
    sentence = f"Iran/NNP/nsubj/recalled recalled=recall/VBD/root {first}envoy/NN/obj/recalled and/CC/cc/responsibility "
    sentence += "claimed=claim/VBN/amod/responsibility responsibility/NN/conj/envoy ./."
    claimed = roles(sentence, "claimed")
    assert (claimed == {"agent": ["Iran"], "patient": ["responsibility"]}) is verb
    assert roles(sentence, "recalled")["patient"] == (["envoy"] if verb else ["envoy", "responsibility"])


@pytest.mark.parametrize(("tag", "found"), [("VBZ", ["charges"]), ("VBG", ["fraud"])])
def test_a_plural_taken_for_a_verb_behind_an_object_is_the_object(tag, found):
    sentence = f"Iran/NNP/nsubj/files files=file/VBZ/root fraud/NN/obj/files charges=charge/{tag}/xcomp/files "
    sentence += "against/IN/case/Putin Putin/NNP/obl/charges ./."
    assert roles(sentence, "files")["patient"] == found


def test_reports_that_are_denied_are_no_verb():
    sentence = "Iran/NNP/nsubj/denied denied=deny/VBD/root reports=report/VBZ/xcomp/denied it/PRP/nsubj/attacked "
    sentence += "attacked=attack/VBD/acl:relcl/reports Iraq/NNP/obj/attacked ./."
    assert holds(sentence, "attacked") == ("negative", "asserted")


@pytest.mark.parametrize(("noun", "found"), [("guilty", ["Putin"]), ("pilot", ["pilot"])])
def test_who_is_found_guilty_of_a_deed_did_it_whatever_the_tag(noun, found):
    sentence = f"Putin/NNP/nsubj:pass/found was=be/VBD/aux:pass/found found=find/VBN/root {noun}/NN/xcomp/found "
    sentence += f"of/IN/mark/killing killing=kill/VBG/acl/{noun} Biden/NNP/obj/killing ./."
    assert roles(sentence, "killing")["agent"] == found


@pytest.mark.parametrize(("channel", "link"), [("statement", "content"), ("city", "relative")])
def test_what_is_said_in_a_statement_is_said(channel, link):
    sentence = (
        f"Iran/NNP/nsubj/said said=say/VBD/root in/IN/case/{channel} {channel}/NN/obl/said that/IN/mark/left it/PRP/nsubj/left "
    )
    sentence += f"left=leave/VBD/acl/{channel} ./."
    assert read(sentence, "left")[1].link == link


@pytest.mark.parametrize(("noun", "found"), [("responsibility", ["attack"]), ("victory", None)])
def test_for_what_responsibility_is_claimed_past_who_passes_it_on(noun, found):
    sentence = f"Hamas/NNP/nsubj/claims claims=claim/VBZ/root {noun}/NN/obj/claims via/IN/case/agency agency/NN/obl/claims "
    sentence += "for/IN/case/attack attack/NN/nmod/agency ./."
    assert roles(sentence, noun).get("for") == found


@pytest.mark.parametrize(("word", "found"), [("demands=demands", ["demands"]), ("press=press", None)])
def test_a_plural_behind_to_is_no_infinitive(word, found):
    form = word.partition("=")[0]
    sentence = f"Iran/NNP/nsubj/agrees agrees=agree/VBZ/root to/TO/mark/{form} {word}/VB/xcomp/agrees by/IN/case/Iraq Iraq/NNP/obl/{form} ./."
    assert roles(sentence, "agrees").get("to") == found


def test_who_is_handed_over_is_the_object():
    sentence = (
        "Iran/NNP/nsubj/hands hands=hand/VBZ/root over/IN/case/Putin Putin/NNP/obl/hands to/IN/case/Iraq Iraq/NNP/obl/hands ./."
    )
    assert roles(sentence, "hands")["patient"] == ["Putin"]
    assert "patient" not in roles(sentence.replace("hands", "flies").replace("=hand", "=fly"), "flies")


def test_what_stands_behind_the_colon_of_a_topic_acts_and_is_no_party_to_it():
    sentence = "Malian/JJ/amod/war war/NN/obl:unmarked/criticise :/:/punct/Chad Chad/NNP/appos/war and/CC/cc/Iraq Iraq/NNP/conj/Chad ,/,/punct/allies "
    sentence += "both/DT/det/allies allies=ally/NNS/appos/Chad ,/,/punct/allies criticise/VB/root Iran/NNP/obj/criticise ./."
    assert roles(sentence, "criticise")["agent"] == ["Chad", "Iraq"]
    assert "Chad" not in roles(sentence, "war").get("agent", [])
