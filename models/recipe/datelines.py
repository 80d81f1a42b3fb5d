"""Made-up datelines ("KABUL (Reuters) – "): news opens with them, treebanks and entity corpora hardly have any."""

from __future__ import annotations

import random
from typing import NamedTuple

CITIES = (
    "WASHINGTON,KABUL,MOSCOW,BEIJING,LONDON,PARIS,BERLIN,KYIV,KIEV,TEHRAN,BAGHDAD,DAMASCUS,BEIRUT,CAIRO,ANKARA,ISTANBUL,"
    "JERUSALEM,GAZA,RIYADH,DUBAI,DOHA,SANAA,ISLAMABAD,DELHI,TOKYO,SEOUL,PYONGYANG,TAIPEI,MANILA,JAKARTA,BRUSSELS,GENEVA,"
    "VIENNA,WARSAW,BUDAPEST,ROME,MADRID,NAIROBI,KHARTOUM,TRIPOLI,TUNIS,ALGIERS,ABUJA,LAGOS,JOHANNESBURG,HARARE,CARACAS,"
    "BOGOTA,HAVANA,BRASILIA,OTTAWA,CANBERRA,NEW YORK,UNITED NATIONS,NEW DELHI,HONG KONG,TEL AVIV,MEXICO CITY,BUENOS AIRES"
).split(",")
AGENCIES = ("Reuters", "AP", "AFP", "Xinhua", "dpa", "TASS", "Bloomberg", "CNN", "IANS", "PTI")


class Dateline(NamedTuple):
    """Its parts; without agency the form is "KABUL – "."""

    city: str
    agency: str
    dash: str


def draw(chance: random.Random) -> Dateline:
    """A random dateline."""
    city = chance.choice(CITIES)
    if chance.random() < 0.4:
        city = city.title()
    agency = chance.choice(AGENCIES) if chance.random() < 0.7 else ""
    return Dateline(city, agency, chance.choice("–—-"))
