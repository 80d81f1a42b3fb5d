"""Which of several states in its sentence "the country" means."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

import pytest
from resolving import meant_by, resolve


@pytest.mark.parametrize(
    ("sentence", "state"),
    [
        # whose people are told of comes after whose officials act
        (
            "Nigerian/JJ/amod/officials officials=official/NNS/nsubj/asked asked=ask/VBD/root about/IN/case/citizens Chinese/JJ/amod/citizens "
            "citizens=citizen/NNS/obl/asked living=live/VBG/acl/citizens in/IN/case/country the/DT/det/country country/NN/obl/living ./.",
            "Nigeria",
        ),
        # who is barred from entering is of another
        (
            "Kosovo/NNP/nsubj/bans bans=ban/VBZ/root Serbian/JJ/amod/officials officials=official/NNS/obj/bans from/IN/mark/entering "
            "entering=enter/VBG/advcl/bans the/DT/det/country country/NN/obj/entering ./.",
            "Kosovo",
        ),
        # what a hyphen joins to a participle, and what lies across the border
        (
            "Cambodia/NNP/nsubj/closed closed=close/VBD/root a/DT/det/base US/NNP/compound/funded -/HYPH/punct/funded funded=fund/VBN/amod/base "
            "base/NN/obj/closed in/IN/case/south the/DT/det/south country/NN/nmod:poss/south 's/POS/case/country south/NN/obl/closed ./.",
            "Cambodia",
        ),
        (
            "Rebels=rebel/NNS/nsubj/died died=die/VBD/root in/IN/case/Mali Mali/NNP/obl/died near/IN/case/border the/DT/det/border "
            "border/NN/obl/died with/IN/case/Niger Niger/NNP/nmod/border amid/IN/case/unrest unrest/NN/obl/died in/IN/case/country "
            "the/DT/det/country country/NN/nmod/unrest ./.",
            "Mali",
        ),
        # where something is, and of which state a place is
        (
            "Rockets=rocket/NNS/nsubj/hit hit/VBD/root Iraqi/JJ/amod/cities cities=city/NNS/obj/hit after/IN/mark/sent Chad/NNP/nsubj/sent "
            "sent=send/VBD/advcl/hit arms/NNS/obj/sent to/IN/case/rebels rebels=rebel/NNS/obl/sent in/IN/case/country the/DT/det/country "
            "country/NN/nmod/rebels ./.",
            "Iraq",
        ),
        # who is accused of invading it
        (
            "Kyrgyz/JJ/amod/officials officials=official/NNS/nsubj/accuse accuse/VBP/root Tajikistan/NNP/obj/accuse of/IN/mark/invading "
            "invading=invade/VBG/advcl/accuse the/DT/det/country country/NN/obj/invading ./.",
            "Kyrgyzstan",
        ),
        # who is ordered out of it
        (
            "Chad/NNP/nsubj/orders orders=order/VBZ/root Malaysia/NNP/nmod:poss/firm 's/POS/case/Malaysia firm/NN/obj/orders out/IN/case/country "
            "of/IN/fixed/out the/DT/det/country country/NN/obl/orders ./.",
            "Chad",
        ),
    ],
)
def test_the_country(sentence, state):
    assert meant_by(resolve(sentence), "country") == state


def test_who_stays_in_the_country_may_be_of_it():
    sentences = (
        "Yemen/NNP/nsubj/deported deported=deport/VBD/root families=family/NNS/obj/deported to/IN/case/Jordan Jordan/NNP/obl/deported ./.",
        "Yemenite/JJ/amod/Jews Jews/NNPS/nsubj/remain remain/VBP/root in/IN/case/country the/DT/det/country country/NN/obl/remain ./.",
    )
    assert meant_by(resolve(*sentences), "country") == "Yemen"


def test_whose_things_alone_are_told_of_is_not_the_articles_state():
    fair = "Gunmen=gunman/NNS/nsubj/fled fled=flee/VBD/root an/DT/det/fair Iranian/JJ/amod/fair book/NN/compound/fair fair/NN/obj/fled ./."
    troops = "Gunmen=gunman/NNS/nsubj/fled fled=flee/VBD/root Iranian/JJ/amod/troops troops=troop/NNS/obj/fled ./."
    bodies = [{e.name for e in resolve(sentence) if e.type == "ORG"} for sentence in (fair, troops)]
    assert "gunmen of Iran" not in bodies[0]
    assert "gunmen of Iran" in bodies[1]
