"""Constructions that rules rely on, from text to edges by the pipeline that ships."""

from datetime import date

import pytest


def edges(pipeline, text):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    return {(names[r.source], r.type, names[r.target]) for r in found.relations}


def test_talks_with_a_leader_are_with_him_and_not_with_his_state(pipeline):
    found = edges(pipeline, "Emmanuel Macron flew to Beijing for talks with Chinese leader Xi Jinping.")
    assert {who for who, kind, _ in found if kind == "participant_in"} == {"Emmanuel Macron", "Xi Jinping"}


def test_what_is_demanded_is_not_so(pipeline):
    found = pipeline.extract("Denmark rejected demands by Donald Trump that Greenland become part of the United States.")
    names = {entity.id: entity.name for entity in found.entities}
    parts = [r for r in found.relations if r.type == "part_of" and names[r.source] == "Greenland"]
    assert all(r.modality != "asserted" or r.polarity == "negative" for r in parts)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # what a body agrees to, votes for or decides by what it issues
        ("Canada agrees to new sanctions against Belarus.", ("Canada", "sanction", "Belarus")),
        ("The Senate of France voted for an embargo on Myanmar.", ("French Senate", "sanction", "Myanmar")),
        (
            "The Council of the European Union adopts a decision banning Huawei.",
            ("Council of the European Union", "coerce", "Huawei"),
        ),
        ("The European Union rules that Norway may keep its tariffs.", ("European Union", "concede", "Norway")),
        # what an inquiry finds is found by whose it is
        ("A United Nations inquiry accuses Syria of war crimes.", ("United Nations", "accuse", "Syria")),
        # however many people protest
        ("Tens of thousands of people protest against Vladimir Putin in Moscow.", ("people", "protest", "Vladimir Putin")),
        # to whom somebody is linked by a hyphen
        ("Al-Qaeda-linked fighters attacked Kenya.", ("Al-Qaeda-linked fighters", "cooperate", "al-Qaeda")),
        ("Joe Biden called Cuba a failed state.", ("Joe Biden", "accuse", "Cuba")),
        # both sides behind one plural
        ("Clashes between gunmen from Hamas and Fatah leave five dead.", ("Fatah", "assault", "Hamas")),
        # who is found guilty, named with all that he is
        (
            "Germany finds Syrian Islamist preacher Anas Haddad guilty of directing the network Al-Muhajiroun.",
            ("Germany", "sanction", "Anas Haddad"),
        ),
        (
            "The High Court finds British Pakistani preacher Anas Haddad guilty of directing the network Al-Muhajiroun.",
            ("High Court", "sanction", "Anas Haddad"),
        ),
        # who is convicted of a deed, whatever stands between
        (
            "Ali Khan is sentenced to life in prison for his role in the rape and murder of Ana Diaz.",
            ("Ali Khan", "assault", "Ana Diaz"),
        ),
        ("Ali Khan is given a suspended sentence for ordering the killing of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("A jury finds Ali Khan guilty of murdering Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("Ali Khan goes on trial for the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        # who gets an office for a term, by whom and of what
        (
            "Raúl Castro is elected by the National Assembly to a second term as the President of Cuba.",
            ("Raul Castro", "holds_office", "Cuba"),
        ),
        ("Robert Mugabe is sworn in for his sixth term as President of Zimbabwe.", ("Robert Mugabe", "holds_office", "Zimbabwe")),
        (
            "Five parties nominate Marjan Šarec to become Prime Minister of Slovenia.",
            ("Marjan Sarec", "holds_office", "Slovenia"),
        ),
        # what a body passes is no treaty that it joins
        ("The Dominican senate approves a bill which will grant citizenship.", ("Dominican senate", "support", "bill")),
        ("A law on sedition is struck down by the Supreme Court.", ("Supreme Court", "reject", "law")),
        # what hangs on a clock time, on a vote, and a state beside a republic
        ("Macky Sall imposes a curfew at 9:00 p.m. local time in Dakar.", ("Macky Sall", "coerce", "Dakar")),
        (
            "Japan and the People's Republic of China agree to resume relations suspended since a row over the Senkaku Islands.",
            ("Japan", "agree", "China"),
        ),
        # whom "they" means in a statement
        (
            "The United States and China say through a joint statement that they will not impose new tariffs on each other.",
            ("China", "sanction", "United States"),
        ),
        # the province of a governor
        ("Governor Ned Lamont says that Connecticut will reopen.", ("Ned Lamont", "holds_office", "Connecticut")),
        # what follows an inserted relative clause is said of the subject before it
        (
            "Xiomara Castro denounces the manipulation of the results, which are still being counted, and accuses Donald Trump.",
            ("Xiomara Castro", "accuse", "Donald Trump"),
        ),
        # what there is a sum of, and a name taken for the owner of what it is given
        ("Norway pulls $472m of funding for Malawi.", ("Norway", "sanction", "Malawi")),
        ("Sudan gave Jan Pronk three days notice to leave.", ("Sudan", "threaten", "Jan Pronk")),
        # what is said of a sum, of the bulk of something, and of what a participle tells of it
        ("Britain releases $500 million of Iranian assets.", ("United Kingdom", "concede", "Iran")),
        ("Barack Obama commutes the bulk of the sentence for Chelsea Manning.", ("Barack Obama", "concede", "Chelsea Manning")),
        ("Taiwan lifts sanctions imposed on the Philippines.", ("Taiwan", "concede", "Philippines")),
        ("Canada announces a tariff on imports of Chinese-made electric vehicles.", ("Canada", "sanction", "China")),
        # an alliance is the body whose name stands before it
        (
            "Burkina Faso and Niger announce their withdrawal from the G5 Sahel security alliance.",
            ("Niger", "retreat", "G5 Sahel"),
        ),
        # whom a border is with, and who is fined a sum or told what he must do
        ("Thailand will send more troops to its border with Cambodia.", ("Thailand", "mobilize", "Cambodia")),
        ("Italy fines Ryanair €3 million for failing to help passengers.", ("Italy", "sanction", "Ryanair")),
        ("The United States tells Israel that it must remove 23 outposts.", ("United States", "request", "Israel")),
        # a "re" that a hyphen parts from its verb
        ("The US Congress re-elects John Boehner as Speaker.", ("United States Congress", "support", "John Boehner")),
        # a title between an act and the name of whom it falls on
        ("Fox announces the firing of Fox News commentator Bill O'Reilly.", ("Fox", "sanction", "Bill O'Reilly")),
        ("Viktor Yushchenko condemned Russia's 'unacceptable' decision.", ("Viktor Yushchenko", "accuse", "Russia")),
        # whose ship it is that is stormed or stopped
        ("Iraqi forces storm a village held by Islamic State.", ("Iraqi forces", "assault", "Islamic State")),
        ("The Israeli navy intercepts a boat carrying supplies headed for Gaza.", ("Israeli navy", "coerce", "Gaza Strip")),
        ("Israel bombs a school run by UNRWA.", ("Israel", "assault", "United Nations Relief and Works Agency")),
        # what a rule asks for, counted
        ("Indonesia drops some of the charges against Abu Bakar Bashir.", ("Indonesia", "concede", "Abu Bakar Bashir")),
        ("Canada expresses concern over Iran's executions.", ("Canada", "accuse", "Iran")),
        ("The European Union will sue in an attempt to block Google.", ("European Union", "coerce", "Google")),
        # what points back at a deed is judged with who did it
        ("Israel announces new settlements, a move condemned by the European Union.", ("European Union", "accuse", "Israel")),
        ("Poland closes its border with Belarus. The move was criticised by Lithuania.", ("Lithuania", "accuse", "Poland")),
        ("Oman says that Iran will leave the pact. Germany condemns the move.", ("Germany", "accuse", "Iran")),
        ("Peter Navarro says Germany cheats. Angela Merkel rejects the claim.", ("Angela Merkel", "reject", "Peter Navarro")),
        ("South Korea and the People's Republic of China will hold talks to end the row.", ("China", "consult", "South Korea")),
        ("A ceasefire is declared between Houthi fighters and Saudi Arabia.", ("Saudi Arabia", "retreat", "Houthi movement")),
        ("The High Court rules that it was unlawful for Uber to use the data.", ("High Court", "accuse", "Uber")),
        # who fight are those between whom the clashes are, not those who die in them
        ("Ten civilians are killed in clashes between Hezbollah and Hamas.", ("Hamas", "assault", "Hezbollah")),
        ("The United Kingdom looks at ways to isolate Iran.", ("United Kingdom", "sanction", "Iran")),
        ("Iran seizes a British-flagged tanker.", ("Iran", "coerce", "United Kingdom")),
        # objects that the parser took for something else, and a participle before them
        ("Police in Kenya arrest Boniface Mwangi.", ("Police in Kenya", "coerce", "Boniface Mwangi")),
        ("An Iranian court releases imprisoned American journalist Ana Diaz.", ("Iranian court", "concede", "Ana Diaz")),
        (
            "Xavier Becerra files suit against Donald Trump's proposed plan for a wall.",
            ("Xavier Becerra", "accuse", "Donald Trump"),
        ),
        ("Poland launches an influence peddling investigation into President Ana Diaz.", ("Poland", "accuse", "Ana Diaz")),
        (
            "The attorney general of Ethiopia files terrorism charges against opposition activist Ana Diaz.",
            ("Ethiopia", "coerce", "Ana Diaz"),
        ),
        (
            "The Israel Defense Forces detain Ali Khan, the director of a hospital, after a convoy was stopped by soldiers.",
            ("Israel Defense Forces", "coerce", "Ali Khan"),
        ),
        ("The Data Protection Authority fines Netflix €4.75 million.", ("Data Protection Authority", "sanction", "Netflix")),
        (
            "The Supreme Court convicts and sentences former general Ali Khan to 40 years in prison.",
            ("Supreme Court", "sanction", "Ali Khan"),
        ),
        (
            "King Mohammed VI of Morocco pardons jailed journalists Ali Khan, Omar Radi, and Soulaimane Raissouni, "
            "along with 2,476 other convicts.",
            ("Mohammed VI", "concede", "Ali Khan"),
        ),
        # the courts of a province, where a trial opens, a place behind the scene of an arrest
        ("Ali Khan is sentenced to 18 months in a Hong Kong jail.", ("Hong Kong", "sanction", "Ali Khan")),
        ("Ali Khan is arrested at his home in Peru.", ("Peru", "coerce", "Ali Khan")),
        ("American rapper and music producer Ann Smith is acquitted.", ("United States", "concede", "Ann Smith")),
        # a state's own people before its courts, a place that acts by its government, a fine with its sum
        ("Swedish rapper Erik Lund is sentenced to ten months in jail.", ("Sweden", "sanction", "Erik Lund")),
        ("Five Malaysian men are sentenced to six months in jail.", ("Malaysia", "sanction", "Malaysian men")),
        ("Texas and Florida sue the Biden administration.", ("Texas", "accuse", "Biden administration")),
        ("The Obama administration fines Honda $70 million.", ("Obama administration", "sanction", "Honda")),
        # at whom what is said aims, where he does something after or despite it
        ("At the request of the United States, Spain arrests Ana Diaz.", ("United States", "request", "Spain")),
        ("In response to criticism from Germany, Facebook removes the page.", ("Germany", "accuse", "Facebook")),
        ("Somali gunmen hijack a ship carrying United Nations food aid.", ("Somali gunmen", "assault", "United Nations")),
        # who is asked does what is asked
        ("Leon Panetta calls for the United States to strengthen its presence in Asia.", ("United States", "mobilize", "Asia")),
        # who does a deed stands behind whom it falls on
        (
            "An assault on a police barracks by suspected members of al-Shabaab leaves one officer dead in Mombasa.",
            ("al-Shabaab", "participant_in", "al-Shabaab assault"),
        ),
        # an adjective with a hyphen makes an event of a protest
        ("Anti-government protests erupted across Peru.", ("Anti-government protests", "located_in", "Peru")),
        # what a relative clause, a passive, a verb of report or a measure says of a disaster makes an event of it
        ("The toll of the earthquake that struck Haiti rises.", ("earthquake", "located_in", "Haiti")),
        ("Three die in a fire at a three-story building in Meerut.", ("Meerut fire", "located_in", "Meerut")),
        ("Renewed violence takes place in the city of Homs.", ("violence", "located_in", "Homs")),
        ("A run-off election begins in Niger.", ("election", "located_in", "Niger")),
        ("An international conference takes place in London.", ("international conference", "located_in", "London")),
        # the polls to which people go are an election
        ("Voters in Kenya head to the polls.", ("Voters in Kenya", "participant_in", "polls")),
        # the name of a state before an attack tells where it was, not whose
        ("Breivik is on trial for the 2011 Norway attacks.", ("Norway attacks", "located_in", "Norway")),
        ("Libya condemned the US attacks.", ("United States", "participant_in", "United States attacks")),
        # an uprising or a civil war is in a state, and not its deed
        ("The Iranian coup of 1953 was filmed.", ("Iran coup", "located_in", "Iran")),
        ("The Turkish invasion of Syria went on.", ("Turkey", "participant_in", "Turkey–Syria invasion")),
        # when it was is no part of what it is called
        ("Joko Widodo has won last month's presidential election.", ("Joko Widodo", "participant_in", "presidential election")),
        ("Afghan militants die in heavy fighting in Helmand.", ("Afghan militants", "participant_in", "Helmand fighting")),
        # where an event happens may stand in a phrase within a phrase, or be what was attacked
        ("A shooting occurred at an amusement park in Quetta.", ("shooting", "located_in", "Quetta")),
        ("An airplane crash kills 11 people in Papua.", ("airplane crash", "located_in", "Papua")),
        (
            "17 people died in an attack on a Turkish themed restaurant in Ouagadougou.",
            ("Ouagadougou attack", "located_in", "Ouagadougou"),
        ),
        ("Lithuanians vote in the first round of elections.", ("Lithuanians", "participant_in", "elections")),
        ("The attack on two churches in the Kenyan town of Garissa went on.", ("Garissa attack", "located_in", "Garissa")),
        ("A volcano eruption on Fogo island killed ten people.", ("Fogo island volcano eruption", "located_in", "Fogo island")),
        (
            "60,000 people are homeless after flooding in the southern Pakistani province of Sindh.",
            ("Sindh flooding", "located_in", "Sindh"),
        ),
        ("Violence breaks out between the Meitei and the Kuki in the state of Manipur.", ("Violence", "located_in", "Manipur")),
        # a bomb is where it explodes, near what it may be
        ("A car bomb explodes outside a mosque in Quetta.", ("car bomb", "located_in", "Quetta")),
        (
            "12 miners are missing after an explosion at a mine in China's Hebei province.",
            ("Hebei explosion", "located_in", "Hebei"),
        ),
        # a gerund names what happens
        ("More than 100 people have been killed in shelling in the city of Homs.", ("Homs shelling", "located_in", "Homs")),
        ("Shelling by Russian forces kills five people in Kharkiv.", ("Russian forces", "assault", "Kharkiv")),
        ("Ukrainian soldiers are killed by Russian shelling in Kupiansk.", ("Russia", "assault", "Ukrainian soldiers")),
        # an attack stands for those who are not named
        ("Four US soldiers die in a car bomb attack in Baghdad.", ("Baghdad car bomb attack", "assault", "US soldiers")),
        # where people come to harm by what happens to them
        ("Five US soldiers are killed when a bomb detonates in Kandahar.", ("US soldiers", "located_in", "Kandahar")),
        ("Three French soldiers died when their truck overturned in Gao.", ("French soldiers", "located_in", "Gao")),
        # where a bomb is that kills
        ("A car bomb in Helmand Province kills up to 13 people.", ("car bomb", "located_in", "Helmand")),
        # a minister's department is no body
        ("Ivan Petrov resigns as Minister of Finance of Bulgaria.", ("Ivan Petrov", "holds_office", "Bulgaria")),
        (
            "Ank Bijleveld, the Minister of Defence of the Netherlands, resigns following a motion of censure.",
            ("Ank Bijleveld", "retreat", "Netherlands"),
        ),
        # a statute that a body passes
        ("The French Senate approves the autonomy statute for Corsica.", ("French Senate", "party_to", "autonomy statute")),
        # whose deed it is that others prevent
        ("Russia has thwarted an attack by Ukraine.", ("Russia", "coerce", "Ukraine")),
        # trainers of an army are a part of its state
        ("American military instructors have deployed to Iraq.", ("American military instructors", "mobilize", "Iraq")),
        # a verb between a body and what a person is
        ("Metropolitan Police arrest banker John Smith.", ("Scotland Yard", "coerce", "John Smith")),
        # who kills in an attack takes part in it
        ("Boko Haram wounds 16 people in an ambush in Chad.", ("Boko Haram", "participant_in", "Chad ambush")),
        # a headline's passive
        ("Five Hezbollah militants killed in an Israeli airstrike on Mayfadoun.", ("Israel", "assault", "Hezbollah")),
        # of a place it is said where it lies though something is said to happen there
        ("Violence in Iraq: 40 people are killed in Baghdad.", ("Baghdad", "located_in", "Iraq")),
        # people are a thing where they protest
        ("Tens of people protested in Belgrade against Aleksandar Vucic.", ("people", "protest", "Aleksandar Vucic")),
        # who is taken hostage, in the passive
        ("Two engineers were taken hostage by the Taliban in Ghazni.", ("Taliban", "assault", "Ghazni")),
        # whom others hold, of whom they are demanded
        ("Nigeria demanded the release of girls abducted by Boko Haram.", ("Nigeria", "request", "Boko Haram")),
        ("Jane Doe, a member of NATO and president of Boca Juniors, left.", ("Jane Doe", "holds_office", "Boca Juniors")),
        ("Jane Doe, chairman of Reuters and owner of Nordgold, fled.", ("Jane Doe", "operates", "Nordgold")),
        # a place between commas
        ("He died in the city of Aden, in southern Yemen, on Tuesday.", ("Aden", "located_in", "Yemen")),
        ("WikiLeaks editor-in-chief Julian Assange remains in London.", ("Julian Assange", "member_of", "WikiLeaks")),
        # the parser hangs a whole phrase on the body's name
        (
            "Google vice president Sundar Pichai officially claims that Chrome wins.",
            ("Sundar Pichai", "holds_office", "Google"),
        ),
        ("Israeli soldiers shot three men in Aqabah, in the occupied West Bank.", ("Aqabah", "located_in", "West Bank")),
        # a place of which its kind and its state are told
        ("Troops captured the Ukrainian village of Tonenke in Donetsk Oblast.", ("Tonenke", "located_in", "Donetsk Oblast")),
        ("Tigray forces are advancing on Alamata in southern Tigray.", ("Alamata", "located_in", "Tigray")),
        ("Rainstorms in Messina and other parts of Sicily killed 18.", ("Messina", "located_in", "Sicily")),
        # one of a party's people by his party's name
        ("Republican Mitt Romney won.", ("Mitt Romney", "member_of", "Republican Party")),
        ("Republican politician Beth Gaines won.", ("Beth Gaines", "member_of", "Republican Party")),
        # a state's or a body's name right before another
        ("A Danish Royal Navy spokesman denied it.", ("Royal Navy", "part_of", "Denmark")),
        ("Scottish Transport secretary Ann Smith met James Jones.", ("Ann Smith", "holds_office", "Scotland")),
        # what people of a body are named
        (
            "Extinction Rebellion members, including sailor Laura Baldwin, left.",
            ("Laura Baldwin", "member_of", "Extinction Rebellion"),
        ),
        # what a body is at the time stands before its name
        ("Edgar Lungu of the ruling Patriotic Front won.", ("Edgar Lungu", "member_of", "Patriotic Front")),
        # a state's adjective before the kind of place leads on to the place
        ("A building collapsed in Sumgarh in the Indian state of Uttarakhand.", ("Sumgarh", "located_in", "Uttarakhand")),
        # a suburb is in the city that it is a suburb of
        ("A train derails in the Paris suburb of Chatou.", ("Chatou", "located_in", "Paris")),
        ("Israel bombed the Dahiyeh suburb of Beirut.", ("Dahiyeh", "located_in", "Beirut")),
        # two titles of one person
        ("Rangers manager and former England captain Steven Gerrard retired.", ("Steven Gerrard", "holds_office", "Rangers")),
        # what explains a name in the phrase of an office
        ("The mayor of Skagway, Alaska, Monica Carlson, was killed.", ("Monica Carlson", "holds_office", "Skagway")),
        ("The chairman of the Union (PPU), Jan Petersen, was killed.", ("Jan Petersen", "holds_office", "Union")),
        # no call to the one thanked
        ("Mozambican president Filipe Nyusi thanks Paul Kagame for his help.", ("Filipe Nyusi", "support", "Paul Kagame")),
        ("Ali Khan throws custard at Peter Mandelson.", ("Ali Khan", "protest", "Peter Mandelson")),
        # a body told by whom it is loyal to
        ("Forces loyal to Muammar Gaddafi attacked Benghazi.", ("Forces loyal to Muammar Gaddafi", "assault", "Benghazi")),
        # an "and" that opens what else happens ends no list of places
        ("A train collides with a car at Morlanwelz, Hainaut, Belgium, and is damaged.", ("Morlanwelz", "located_in", "Hainaut")),
        # where those came to harm whom a deed in a clause of its own struck
        ("Nine guards are killed in Kunduz when Taliban insurgents attack two checkpoints.", ("Taliban", "assault", "Kunduz")),
        # what stands behind an insertion
        (
            "France withdraws five brigades, consisting of thousands of soldiers, from Mali.",
            ("France", "retreat", "Mali"),
        ),
        # who claims a deed did it
        (
            "The Taliban claims responsibility for an attack on Kunduz.",
            ("Taliban", "assault", "Kunduz"),
        ),
        # a name after its owner's office owns what follows
        (
            "Ana Diaz denied Fatah founder Ali Khan's claim that the vote was rigged.",
            ("Ana Diaz", "reject", "Ali Khan"),
        ),
        # a participle before the subject is a clause of its own
        ("Facing new threats from Iran, leader Ana Diaz resigned.", ("Iran", "threaten", "Ana Diaz")),
        # what is prepared for is not yet done, but by whom is told
        ("Russia is preparing for an attack on Odesa.", ("Russia", "assault", "Odesa")),
        # who asks somebody to act makes the comment behind it
        (
            "Students in Prague call on France to act against Mali, condemning Iran for its silence.",
            ("Students in Prague", "accuse", "Iran"),
        ),
        # who is punished did what he is punished for
        (
            "Police prosecuted Ana Diaz for sending letters to Ali Khan.",
            ("Ana Diaz", "consult", "Ali Khan"),
        ),
        # a deed taken for a verb is the subject of the next
        (
            "A Russian airstrike on a market in Idlib, Syria, kills six Houthi militants.",
            ("Russia", "assault", "Houthi movement"),
        ),
        # what sums up a deed is whose it is, not part of what was asked
        (
            "The European Parliament urged states to list Iran's Revolutionary Guards as terrorists, "
            "a demand Aleksandar Vucic dismissed as unfair.",
            ("Aleksandar Vucic", "reject", "European Parliament"),
        ),
        # a guest who is told something is not visited by who tells it
        (
            "Emmanuel Macron assured visiting Indonesian President Prabowo Subianto that France would help.",
            ("Emmanuel Macron", "agree", "Prabowo Subianto"),
        ),
        # who is committed to a deed threatens it
        ("Iran says it is committed to destroying Israel.", ("Iran", "threaten", "Israel")),
        # who speaks for somebody is no other
        ("A spokeswoman for the Kenyan army accused Rwanda.", ("Kenyan army", "accuse", "Rwanda")),
        # with what somebody answers he does something
        ("Canada retaliated with tariffs on the United States.", ("Canada", "sanction", "United States")),
        # a verdict is a court's
        ("A Turkish court jailed Ana Diaz. Germany condemned the verdict.", ("Germany", "accuse", "Turkish court")),
        ("Students demanded elections. Viktor Orban rejected the demand.", ("Viktor Orban", "reject", "Students")),
        # what is banned is no place to write on
        ("India's ban on TikTok followed the clashes.", ("India", "coerce", "TikTok")),
        # a surname is no base, and arms that are sold are no army
        ("President Jose Mulino spoke. Gustavo Petro backed Mulino.", ("Gustavo Petro", "support", "Jose Mulino")),
        ("Boeing agreed to supply 96 F-15 jets to Qatar.", ("Boeing", "agree", "Qatar")),
        # where a border is closed nobody gives up a base
        ("South Africa closed its border post at Lebombo.", ("South Africa", "coerce", "Lebombo")),
        # a list goes on behind an article
        (
            "Authorities in the United Kingdom and the United States announced arrests.",
            ("Authorities in the United Kingdom and the United States", "located_in", "United Kingdom"),
        ),
        # an adjective between that of a state and its noun
        (
            "Employees of the French nuclear firm Orano were expelled from Niger.",
            ("Niger", "coerce", "Employees of the French nuclear firm Orano"),
        ),
    ],
)
def test_an_edge_is_drawn(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Ali Khan is acquitted of the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        # whom a deed befalls neither does it nor takes part in it
        ("Ana Diaz predicts Israel's destruction at a rally in southern Lebanon.", ("Israel", "assault", "Southern Lebanon")),
        (
            "The agency spoke of the Alexander Litvinenko assassination in London.",
            ("Alexander Litvinenko", "participant_in", "London assassination"),
        ),
        ("CBS News suspends Ana Diaz after admitting she lied.", ("CBS News", "accuse", "Ana Diaz")),
        (
            "Burundi accused the ICC of targeting Africans for prosecution.",
            ("International Criminal Court", "assault", "Africans"),
        ),
        # what somebody else says is not said by whom he speaks of
        ("Bill Clinton says Serbia is wrong and urges Russia to act.", ("Serbia", "request", "Russia")),
        # the state of a body does not act beside it
        ("A United States Secret Service officer shoots Ana Diaz.", ("United States", "assault", "Ana Diaz")),
        ("The Fijian team will sit out the competition with Tonga.", ("Fijian team", "consult", "Tonga")),
        ("The Knesset approves the Coronavirus Response Act.", ("Knesset", "party_to", "Coronavirus Response Act")),
        ("The Iraqi bloc controlled by Ana Diaz left.", ("Ana Diaz", "controls", "Iraq")),
        ("The CEO of American insurance company Velta Ana Diaz left Peru.", ("Ana Diaz", "holds_office", "United States")),
        (
            "Ana Diaz, the head of the Sheriff's Department in the US city of Reno, resigned.",
            ("Ana Diaz", "holds_office", "Reno"),
        ),
        ("Ali Khan, the son of anti-Soviet leader Jan Khan, left.", ("Jan Khan", "holds_office", "Soviet Union")),
        (
            "Ana Diaz became Chief Executive of Hong Kong in the Great Hall of the People.",
            ("Hong Kong", "located_in", "Great Hall of the People"),
        ),
        ("A man dies at the Israel–Gaza border's defences.", ("Gaza Strip", "located_in", "Israel")),
        # who brokers a truce is no party to it
        ("The United Nations brokered a truce in Yemen.", ("United Nations", "party_to", "truce")),
        # whom one votes for
        ("Kenyans vote for a president and members of the European Parliament.", ("Kenyans", "support", "European Parliament")),
        ("Kenyans vote for a president and members of the European Parliament.", ("Kenyans", "member_of", "European Parliament")),
        # descent is no nationality
        ("Thousands of Cuban Americans protest in Miami.", ("Americans", "national_of", "Cuba")),
        ("The director of an agency for Kurdish refugees Ana Diaz left Iran.", ("Ana Diaz", "national_of", "Kurds")),
        (
            "Ana Diaz, an American woman kidnapped and held hostage in Mali, accused Oman.",
            ("American woman", "assault", "Mali"),
        ),
        # each holds what his own title says
        ("Catholic Church leaders and President Ana Diaz meet.", ("Ana Diaz", "holds_office", "Roman Catholic Church")),
        ("The head of the Sri Lanka Armed Forces, Ana Diaz, resigns.", ("Ana Diaz", "holds_office", "Sri Lanka")),
        ("Ana Diaz resigns after men from the Kenyan Army raid Kitui.", ("Ana Diaz", "retreat", "Kenyan Army")),
        ("SpaceX launches a Falcon 9 rocket.", ("Falcon", "operates", "Falcon 9 rocket")),
        ("Kurds are sheltering in UN schools and buildings in Mali.", ("United Nations", "national_of", "Mali")),
        ("Italy withdraws from China's Belt and Road Initiative.", ("Italy", "retreat", "China")),
        # the adjective of a title is not what the person is spoken of
        ("Mass protests against Hungarian leader Viktor Orban took place.", ("Viktor Orban protests", "protest", "Hungary")),
        ("Allies of Russian opposition activist Alexei Navalny fled.", ("Alexei Navalny", "cooperate", "Russia")),
        # who is behind a border is not attacked
        ("Five soldiers died in an attack by Boko Haram near the border with Chad.", ("Boko Haram", "assault", "Chad")),
        # what is done in search of somebody is not done to him
        ("Turkish police raided a house in search of Ana Diaz.", ("Turkish police", "assault", "Ana Diaz")),
        # a place does not lie in what is called a town
        ("Russia captures a plant, near the town of Velsk, Donetsk Oblast.", ("Donetsk Oblast", "located_in", "Velsk")),
        # what is ended in a list is ended, and is not that of who ends it
        ("Ethiopia suspends Al Jazeera's broadcasts and operations in Sudan.", ("Ethiopia", "assault", "Sudan")),
        ("Ethiopia suspends Al Jazeera's broadcasts and operations in Sudan.", ("Ethiopia", "retreat", "Sudan")),
        ("The Iraq and Afghan wars were costly.", ("Iraq", "assault", "Afghanistan")),
        ("A gunman kills two officers before killing himself on a Dallas street.", ("gunman of Dallas", "assault", "Dallas")),
        ("Fifty Kurds are moved to a camp, allowing Turkey to build a dam.", ("Kurds", "concede", "Turkey")),
        ("Japan tightened the export controls of chemicals that South Korea needs.", ("Japan", "controls", "South Korea")),
        ("Rains cause the River Thames to flood in parts of London.", ("River Thames", "part_of", "London")),
        ("The Turkish government allows Kurds access to the Turkish school system.", ("Turkish government", "concede", "Turkey")),
        ("Chadian negotiators led by Ana Diaz travelled to Libya.", ("Ana Diaz", "holds_office", "Chad")),
        ("India releases water into the Sutlej river.", ("India", "concede", "Sutlej")),
        # allies on one side do not fight each other
        (
            "Ten died in fighting between Boko Haram and the Chadian Army and the Nigerian Army.",
            ("Chadian Army", "assault", "Nigerian Army"),
        ),
        ("A boat carrying migrants from Libya to Italy sank.", ("migrants from Libya", "national_of", "Libya")),
        ("NASA's Orion spacecraft returns in Peru.", ("NASA", "consult", "Peru")),
        (
            "NATO withdrew, leaving nine people dead, including an officer of the African Union.",
            ("NATO", "retreat", "African Union"),
        ),
        # a place fights no battle and is not its government where somebody else is the subject
        ("Leeds attacks Portsmouth.", ("Leeds", "assault", "Portsmouth")),
        # nothing is done to the place where somebody is tried
        ("Five members of National Action go on trial in Leeds, Britain.", ("United Kingdom", "coerce", "Leeds")),
        ("Three suspects were arrested in Manchester in England.", ("England", "coerce", "Manchester")),
        # who denies a deed is not told to have done it
        ("Ali Khan pleads not guilty to the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        ("A jury finds Ali Khan not guilty of the murder of Ana Diaz.", ("Ali Khan", "assault", "Ana Diaz")),
        # people may be tried abroad, where the sentence names another state
        ("Swedish rapper Erik Lund is sentenced to jail, and Norway protests.", ("Sweden", "sanction", "Erik Lund")),
        # a court does not do the deed of which it finds somebody guilty
        (
            "A court in Kenya jails ten men after finding them guilty of an attack on Ana Diaz.",
            ("court in Kenya", "assault", "Ana Diaz"),
        ),
        ("Barnaby Joyce replaces Michael McCormack.", ("Barnaby Joyce", "sanction", "Michael McCormack")),
        ("Canada expresses concern over Jamal Khashoggi's murder.", ("Canada", "accuse", "Jamal Khashoggi")),
        ("Peter Navarro died in prison. Angela Merkel rejects the claim.", ("Angela Merkel", "reject", "Peter Navarro")),
        ("Germany said that Poland welcomes the decision.", ("Poland", "support", "Germany")),
        ("Germany raised the tax. Poland criticised the plan to build a bridge.", ("Poland", "accuse", "Germany")),
        ("Oman says that Iran will leave the pact. Germany condemns the move.", ("Germany", "accuse", "Oman")),
        ("Iran left the pact.\n\nGermany condemns the move.", ("Germany", "accuse", "Iran")),
        # who finds somebody guilty of a deed did not do it
        (
            "The High Court jails three men after finding them guilty of plotting to kill Ana Diaz.",
            ("High Court", "assault", "Ana Diaz"),
        ),
        ("Iraq bans the party after talks between Turkey and Iran in Baghdad.", ("Iraq", "consult", "Turkey")),
        ("Ali Khan is jailed in an attempt to silence Ana Diaz.", ("Ali Khan", "coerce", "Ana Diaz")),
        ("Facebook removes the page after criticism of Germany.", ("Germany", "accuse", "Facebook")),
        ("Norway sends ships to Oman despite pressure from Iran in the Red Sea.", ("Iran", "coerce", "Red Sea")),
        # who hears a complaint is not accused
        ("Israel launched a complaint to the United Nations.", ("Israel", "accuse", "United Nations")),
        # a leader does what his state does between it and another
        ("Petr Fiala cancels all ties between the Czech Republic and Russia.", ("Petr Fiala", "sanction", "Czech Republic")),
        ("Leon Panetta calls for the United States to strengthen its presence in Asia.", ("Leon Panetta", "mobilize", "Asia")),
        # a part of a state lies in it: that need not be said twice
        ("A plane crashed in Russia's Perm region.", ("Perm", "located_in", "Russia")),
        # where people were kidnapped is not who holds them
        ("Ireland calls for the release of two aid workers who were kidnapped in Sudan.", ("Ireland", "request", "Sudan")),
        # a happening is somewhere, and does nothing to the place
        ("Mass protests against Viktor Orban took place in Hungary.", ("Viktor Orban protests", "protest", "Hungary")),
        # an office for a part of a state is none of the other state that the sentence names
        ("Ann Smith, the Secretary of State for Northern Ireland, criticised Russia.", ("Ann Smith", "holds_office", "Russia")),
        # words that make no office
        ("Diana Taurasi became the WNBA's all-time scoring leader.", ("Diana Taurasi", "holds_office", "WNBA")),
        ("Chris Getzlaf is named most valuable Canadian.", ("Chris Getzlaf", "holds_office", "Canada")),
        ("The WTO appointed Jane Doe as its first African director.", ("Jane Doe", "holds_office", "Africa")),
        ("Kofi Annan, Secretary General of NATO, orders all staff to leave Iraq.", ("Kofi Annan", "holds_office", "Iraq")),
        # who leads a part of something is no body of which it is a part
        (
            "NASA lays off staff as part of a reform led by the Department of Government Efficiency.",
            ("NASA", "part_of", "Department of Government Efficiency"),
        ),
        # each title has what it is of
        ("Jane Doe, chairman of Reuters and owner of Nordgold, fled.", ("Jane Doe", "holds_office", "Nordgold")),
        ("Carlos Ortega, NATO leader and opponent of President Hugo Chavez, left.", ("Hugo Chavez", "holds_office", "NATO")),
        # whose a ship is tells of no land
        ("The United States seizes a North Korean merchant ship.", ("United States", "controls", "North Korea")),
        # a wing is none where it tells a conviction
        ("Romania's right-wing Greater Romania Party lost.", ("Greater Romania Party", "part_of", "Romania")),
        # where a match is or a deed is done, its parties are not said to be
        ("A match between Lazio and Tottenham Hotspur in Rome went on.", ("Tottenham Hotspur F.C.", "located_in", "Rome")),
        ("Ten people died in an attack by Boko Haram in Maiduguri.", ("Boko Haram", "located_in", "Maiduguri")),
        # on the way from a state one is not in it
        ("A boat on its way from Indonesia to Australia sank off Java.", ("Java", "located_in", "Indonesia")),
        ("Israel bombed the Dahiyeh suburb of Beirut.", ("Beirut", "located_in", "Dahiyeh")),
        # who calls or approves something takes no part in it, nor does whom it befalls
        ("David Cameron calls the Israeli raid unacceptable.", ("David Cameron", "participant_in", "Israel raid")),
        ("Israel Katz approves a planned ground invasion.", ("Israel Katz", "participant_in", "planned ground invasion")),
        ("Six civilians die in bombings in Chad.", ("civilians", "participant_in", "Chad bombings")),
        ("Andre Hill's killing was the second shooting in Columbus.", ("Andre Hill", "assault", "Columbus")),
        ("Breivik is on trial for the 2011 Norway attacks.", ("Norway", "participant_in", "Norway attacks")),
        ("Belarus might go to war with Ukraine.", ("Ukraine", "participant_in", "Ukraine war")),
        (
            "The Tigray People's Liberation Front calls off the Oslo summit.",
            ("Tigray People's Liberation Front", "participant_in", "Oslo summit"),
        ),
        # nobody takes part in a fire, whatever it is called by
        ("The Kenneth Fire has burned many homes.", ("Kenneth", "participant_in", "Kenneth Fire")),
        # that a trial begins against somebody is no protest
        ("A trial began in Ouagadougou against Blaise Compaore.", ("trial", "protest", "Blaise Compaore")),
        # not near it
        ("A wildfire erupts near Yosemite National Park.", ("wildfire", "located_in", "Yosemite National Park")),
        # who gathers somewhere need not protest against the place, and a strike of workers is no attack
        ("Donald Trump holds a campaign rally in Tulsa.", ("Donald Trump", "protest", "Tulsa")),
        ("The Chicago Bulls' victory parade in Chicago was cancelled.", ("Chicago Bulls", "protest", "Chicago")),
        (
            "The General Union of Workers launches a general strike across Portugal.",
            ("General Union of Workers", "assault", "Portugal"),
        ),
        ("Thousands attend a funeral for the Shia Muslim suicide attack victims in Quetta.", ("Muslims", "assault", "Quetta")),
        ("Five Hezbollah militants killed in an Israeli airstrike on Mayfadoun.", ("Hezbollah", "assault", "Israel")),
        ("Bill Gwatney is shot and killed in Little Rock.", ("Bill Gwatney", "assault", "Little Rock")),
        ("The effects of the pandemic on Africa's economy are grave.", ("Africa pandemic", "located_in", "Africa")),
        ("The Iranian coup of 1953 was filmed.", ("Iran", "participant_in", "Iran coup")),
        # an adjective tells of what kind a thing is, and talks about a place are not there
        ("A man is killed after clashes at an Israeli checkpoint.", ("Israel clashes", "located_in", "Israel")),
        ("Iran will hold talks with Chad regarding the situation in Iraq.", ("Chad talks", "located_in", "Iraq")),
        # a verb is no fire
        ("Japanese fighter jets fire flares in Guam.", ("Japan fighter jets fire", "located_in", "Guam")),
        ("Police opened fire in Cairo on Friday.", ("Cairo fire", "located_in", "Cairo")),
        # whoever names a head of something else has not got that office
        ("Apple names Ana Diaz as head of a new unit.", ("Ana Diaz", "holds_office", "Apple Inc.")),
        ("The Dominican senate approves a bill.", ("Dominican senate", "party_to", "bill")),
        # a law is struck down by no arms
        ("The Supreme Court strikes down a Texas abortion law.", ("Supreme Court", "assault", "Texas")),
        # who takes the chair of a body does not own it, and a governor abroad governs nothing there
        ("Cyprus takes over the presidency of the European Union.", ("Cyprus", "operates", "European Union")),
        ("Governor Ned Lamont visits schools in Ohio.", ("Ned Lamont", "holds_office", "Ohio")),
        # clubs play
        ("The Boston Bruins beat the Vancouver Canucks.", ("Boston Bruins", "assault", "Vancouver Canucks")),
        ("Hundreds of people attacked the Iranian embassy in Kabul.", ("people", "assault", "Iranian embassy in Kabul")),
        # the adjective belongs to the body whose chief he is
        (
            "Budi Gunawan, chief of the Indonesian State Intelligence Agency, spoke.",
            ("Budi Gunawan", "holds_office", "Indonesia"),
        ),
        # an office for which somebody is named is not that of the next
        (
            "The US Constitution Party nominated Don Blankenship for president and chairman William Mohr for vice president.",
            ("William Mohr", "holds_office", "United States"),
        ),
        # a plural without its ending is no subjunctive
        (
            "Indonesia's minister was hurt. Wiranto told the BBC that police suspect the attackers had help.",
            ("Wiranto", "request", "police of Indonesia"),
        ),
        # several who let something be done to them do nothing to each other
        ("Ali Khan and Ana Diaz have agreed to be disqualified.", ("Ali Khan", "agree", "Ana Diaz")),
        # who agrees to a truce is told to agree
        ("Chad and Sudan agreed to a ceasefire after two days of fighting.", ("Chad", "retreat", "Sudan")),
        # who uses what a body offers is another
        ("A court in Turkey jailed a Facebook user for insults.", ("court in Turkey", "sanction", "Meta Platforms")),
        ("Al-Qaeda-linked fighters attacked Kenya.", ("al-Qaeda", "accuse", "Al-Qaeda-linked fighters")),
        # an attack whose doer is named stands for nobody
        ("Ten Houthi fighters died in a Saudi airstrike in Aden.", ("Aden airstrike", "assault", "Houthi movement")),
        # what goes only along with a meeting is no other side of it
        (
            "Obama will attend the G20 summit, despite differences with the Chinese government.",
            ("Barack Obama", "consult", "Chinese government"),
        ),
        # who is arrested after a deed was perhaps not where he did it
        ("Ali Khan was arrested after he robbed a bank in Quetta.", ("Ali Khan", "located_in", "Quetta")),
        # a land on a sea is not the sea
        ("Latvians vote in favour of the Baltic state joining the European Union.", ("Latvians", "support", "Baltic Sea")),
        # an illness is no attack
        ("Ali Khan dies after a heart attack in Thailand.", ("Thailand heart attack", "located_in", "Thailand")),
        # what is one's own is not taken from the one whom it was for
        ("Ali Khan suspends his campaign for the Republican Party nomination.", ("Ali Khan", "coerce", "Republican Party")),
        # who shelters somewhere gives no shelter
        ("Thousands of civilians sheltering at Al-Shifa Hospital faced risks.", ("civilians", "aid", "Al-Shifa Hospital")),
        ("Barack Obama speaks in Berlin after Taliban insurgents attack two checkpoints.", ("Taliban", "assault", "Berlin")),
        # who is president of what he is chief executive of
        (
            "Ariel Friedler, the president and chief executive officer of Symplicity, pled guilty in the United States.",
            ("Ariel Friedler", "holds_office", "United States"),
        ),
        # a title behind "and" is none of what stands before it
        ("Talks between Fatah and President Bashar al-Assad were suspended.", ("Bashar al-Assad", "holds_office", "Fatah")),
        # who is warned to leave threatens nobody
        ("The army warned residents of Kharkiv to leave the city.", ("residents", "threaten", "Kharkiv")),
        # of what somebody is accused tells nothing of him
        (
            "Roskomnadzor accuses the company of terrorism and of endangering the lives of Russian citizens.",
            ("Roskomnadzor", "accuse", "Russian citizens"),
        ),
        # a convoy of fighters brings no aid, and a seizure elsewhere is not where it is charged
        ("A Taliban convoy was attacked in Takhar.", ("Taliban", "aid", "Takhar")),
        (
            "Police in Spain charge two men in connection with a cocaine seizure in Cork.",
            ("Police in Spain", "coerce", "Cork"),
        ),
        # who reports it in brackets takes no part
        ("Ana Diaz resigns over the war in Iraq (BBC).", ("BBC", "participant_in", "Iraq War")),
        # what is boycotted is not done, and where somebody retires he leaves nothing
        ("Unions announce a boycott of Russians' trips to Turkey.", ("Russians", "consult", "Turkey")),
        ("Eliud Kipchoge announces his retirement in London.", ("Eliud Kipchoge", "retreat", "London")),
        ("Macau celebrates the anniversary of the handover from Portugal.", ("Macau", "support", "Portugal")),
        # who is of another or with him is not he
        ("Turkish police arrested the mayor of a Kurdish town.", ("Turkish police", "coerce", "Kurds")),
        ("A Twitter user was arrested in Saudi Arabia.", ("Saudi Arabia", "coerce", "Twitter")),
        ("Police arrested several critics of Vladimir Putin.", ("Police", "coerce", "Vladimir Putin")),
        # who attacks others at a border does not attack whom it is with, nor is one held where the deed was
        ("Israel strikes targets along the border with Egypt.", ("Israel", "assault", "Egypt")),
        (
            "Police in London arrested a man over the murder of Ana Diaz in Kenya.",
            ("Police in London", "coerce", "Kenya"),
        ),
        # a state behind a comma that is not that of the place
        ("Until Russia leaves Crimea, Canada will keep sanctions on Moscow.", ("Crimea", "located_in", "Canada")),
        # what others are blamed for is theirs
        (
            "Police in Minsk arrested ten people for their support for Ukraine.",
            ("Police in Minsk", "support", "Ukraine"),
        ),
        # what is fought without arms is no battle, and one unit of two owners makes no pact between them
        ("The European Parliament wants to combat climate change in Germany.", ("European Parliament", "assault", "Germany")),
        ("Allianz's American unit agrees to pay five million dollars.", ("Allianz", "agree", "United States")),
        # what points back does not point at what asks, calls names or only reports
        ("Prosecutors in Kenya asked for ten years. Uganda welcomed the verdict.", ("Uganda", "support", "prosecutors of Kenya")),
        ("Angela Merkel ruled out a tax. Germany criticised the ruling.", ("Germany", "accuse", "Angela Merkel")),
        ("Viktor Orban called the court unfair. Germany regretted the decision.", ("Germany", "accuse", "Viktor Orban")),
        ("Viktor Orban said ten men were held. Ana Diaz rejected the demand.", ("Ana Diaz", "reject", "Viktor Orban")),
        # who is present is no place, and where a truce is signed nobody draws back
        ("Thailand signed a ceasefire in Lima in the presence of the U.S. president.", ("Thailand", "retreat", "United States")),
        ("Thailand and Laos signed a ceasefire in Lima.", ("Thailand", "retreat", "Lima")),
        ("Japan lodged a protest through its embassy in Lima.", ("Japan", "protest", "Lima")),
        ("The Kenyan army continued air strikes in Goma.", ("Kenyan army", "protest", "Goma")),
        # with words, and not with weapons
        ("Ana Diaz attacked Viktor Orban over the budget.", ("Ana Diaz", "assault", "Viktor Orban")),
        ("Ana Diaz attacked Viktor Orban for backing Iran.", ("Ana Diaz", "assault", "Viktor Orban")),
        # members of a parliament govern nothing
        ("United States Senator Ted Cruz proposed to set limits for service.", ("Ted Cruz", "coerce", "United States")),
        # one of many vice presidents, and heads of provinces
        ("Senior vice president Ana Diaz praised Kenya.", ("Ana Diaz", "holds_office", "Kenya")),
        ("Premier Doug Ford praised Canada.", ("Doug Ford", "holds_office", "Canada")),
        # a state in a title asks nobody and supports nobody
        ("The king left at the request of UK Prime Minister Boris Johnson.", ("Boris Johnson", "request", "United Kingdom")),
        ("People rallied in support of US President Donald Trump.", ("Donald Trump", "support", "United States")),
        # what somebody writes on, and where another is at home
        ("Donald Trump took a parting shot on Twitter.", ("Donald Trump", "accuse", "Twitter")),
        ("UK-based Tesco and Denmark-based Salling Group announced an agreement.", ("Tesco", "agree", "Denmark")),
        # a name that is a part of the world only behind its article
        ("Kanye West ran. Ana Diaz expressed concerns about West's state.", ("Ana Diaz", "accuse", "Western world")),
        # one's own attacks are others than those told before
        (
            "George Floyd was killed in an attack. Barack Obama criticised Joe Biden for his raids on the budget.",
            ("Barack Obama", "participant_in", "attack"),
        ),
        # where a decision is fought, where a leader is held, and where what is another's lies
        (
            "Viktor Orban vowed to fight the decision in the Constitutional Court.",
            ("Viktor Orban", "threaten", "Constitutional Court"),
        ),
        ("Police detained opposition leader Ana Diaz in Lima.", ("Ana Diaz", "holds_office", "Lima")),
        ("An attack on Kyiv damaged the embassy of Portugal.", ("Kyiv attack", "located_in", "Portugal")),
        # who calls a deed names, who acts before others meet, and a city near another
        ("Israel raided Gaza. Qatar called the attack cowardly.", ("Qatar", "participant_in", "attack")),
        ("Norway sent arms to Chad before a summit of leaders in Lima.", ("Norway", "participant_in", "Lima summit")),
        ("The plane fell near San Diego in El Cajon.", ("San Diego", "located_in", "El Cajon")),
        ("Washington released a summary of a call by Donald Trump.", ("United States", "concede", "Donald Trump")),
        # a wall on a border helps neither side
        ("Donald Trump wants to fund a wall on the border with Mexico.", ("Donald Trump", "aid", "Mexico")),
        ("Voters in Egypt elect their members of the European Parliament.", ("voters", "member_of", "European Parliament")),
        ("PayPal suspends its services in Russia.", ("PayPal", "part_of", "Russia")),
        ("Hamas's members of parliament were arrested.", ("Hamas", "member_of", "parliament")),
        ("Slovakia admits responsibility for a blast in Dublin.", ("Slovakia", "aid", "Dublin")),
        ("Donald Trump allocated funding for a wall along the border with Mexico.", ("Donald Trump", "aid", "Mexico")),
        # a lone word behind a preposition is nobody
        ("Viktor Orban demanded her release from exile in Chad.", ("Viktor Orban", "request", "exile in Chad")),
        # of what is promised only what no rule reads is a promise to somebody
        (
            "Justin Trudeau promises to ask the European Union to help Iran.",
            ("Justin Trudeau", "agree", "European Union"),
        ),
    ],
)
def test_an_edge_is_not_drawn(pipeline, text, edge):
    assert edge not in edges(pipeline, text)


def test_a_date_in_a_nouns_phrase_lies_where_its_verb_points(pipeline):
    text = "The Democratic Party {} its primary season on March 17, with primary elections in Florida, Illinois, and Ohio."
    days = [
        {r.time.value for r in pipeline.extract(text.format(verb), published=date(2020, 3, 15)).relations if r.time is not None}
        for verb in ("is scheduled to continue", "continued")
    ]
    assert days == [{"2020-03-17"}, {"2019-03-17"}]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who faces, suffers or is put under something undergoes it
        ("Hungary faces sanctions from the European Union.", ("European Union", "sanction", "Hungary")),
        ("Kosovo wins recognition from Japan.", ("Japan", "support", "Kosovo")),
        ("Armenia suffers an attack by Azerbaijan.", ("Azerbaijan", "assault", "Armenia")),
        ("Belarus is put under sanctions by the European Union.", ("European Union", "sanction", "Belarus")),
        ("The European Union puts Belarus under sanctions.", ("European Union", "sanction", "Belarus")),
        ("Qatar is subject to a blockade by Saudi Arabia.", ("Saudi Arabia", "coerce", "Qatar")),
        # whom sanctions target
        ("Canada imposes a series of sanctions targeting Belarus.", ("Canada", "sanction", "Belarus")),
        # what a body votes in favor of
        ("The Seimas votes in favor of a bill to recognize Palestine.", ("Seimas", "support", "Palestine")),
        ("The Danish parliament voted in favour of recognizing Palestine.", ("Danish parliament", "support", "Palestine")),
    ],
)
def test_deeds_told_in_nouns(pipeline, text, edge):
    assert edge in edges(pipeline, text)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Al-Shabaab claims responsibility for an attack on Kenyan troops.", ("al-Shabaab", "assault", "Kenyan troops")),
        ("Boko Haram claims responsibility for killing Cameroonian soldiers.", ("Boko Haram", "assault", "Cameroonian soldiers")),
        (
            "Responsibility for an attack on the Philippine Army was claimed by Abu Sayyaf.",
            ("Abu Sayyaf", "assault", "Philippine Army"),
        ),
    ],
)
def test_who_claims_a_deed_did_it_by_his_own_word(pipeline, text, edge):
    found = pipeline.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    claimed = [r for r in found.relations if (names[r.source], r.type, names[r.target]) == edge]
    assert [[names[a.entity] for a in r.attribution] for r in claimed] == [[edge[0]]]


def test_who_denies_a_deed_did_not_do_it(pipeline):
    drawn = edges(pipeline, "Al-Shabaab denied responsibility for an attack on Kenyan troops.")
    assert ("al-Shabaab", "assault", "Kenyan troops") not in drawn


def test_who_wins_a_vote_is_not_voted_against(pipeline):
    drawn = edges(pipeline, "Prime Minister Ana Diaz wins a confidence vote by the Knesset.")
    assert ("Knesset", "reject", "Ana Diaz") not in drawn


def test_what_a_body_agrees_to_lies_ahead_or_is_not_done(pipeline):
    texts = "Canada {} sanctions against Belarus.", ("agreed to", "voted for", "did not agree to")
    deeds = [pipeline.extract(texts[0].format(verb)).relations for verb in texts[1]]
    assert [[(r.type, r.modality, r.polarity) for r in found] for found in deeds] == [
        [("sanction", "intended", "positive")],
        [("sanction", "intended", "positive")],
        [("sanction", "intended", "negative")],
    ]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The United States is terminating the 1955 Treaty of Amity with Iran.", "sanction"),
        ("Hamas authorities execute five Palestinians in the first executions since 2017.", "assault"),
    ],
)
def test_a_date_of_something_else_is_not_that_of_the_deed(pipeline, text, type_):
    found = [r for r in pipeline.extract(text, published=date(2022, 9, 4)).relations if r.type == type_]
    assert {r.time for r in found} == {None}


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Officials in Kenya urge Somalia to reopen the border.", ("Kenya", "request", "Somalia")),
        ("Bill Clinton says Serbia is wrong and urges Russia to act.", ("Bill Clinton", "request", "Russia")),
        (
            "Tonga's King Tupou VI issued an ultimatum to President Ana Diaz to accept the deal or resign.",
            ("Ana Diaz", "retreat", "Tonga"),
        ),
        ("Prosecutors open an inquiry into Ana Diaz for sending letters to Ali Khan.", ("Ana Diaz", "consult", "Ali Khan")),
        ("Syrian air defenses shoot down a Turkish drone.", ("Syria", "assault", "Turkish drone")),
        ("Police in Kenya arrest journalist Ana Diaz.", ("Police in Kenya", "coerce", "Ana Diaz")),
        ("The United States issues a license allowing Serbia to buy oil.", ("United States", "concede", "Serbia")),
        (
            "The United States sanctions multiple Venezuelan officials accused of fraud, including Nicolás Maduro.",
            ("United States", "sanction", "Nicolas Maduro"),
        ),
    ],
)
def test_who_acts_and_on_whom_behind_a_noun(pipeline, text, edge):
    assert edge in edges(pipeline, text)


def test_what_a_body_votes_to_do_it_does(pipeline):
    found = pipeline.extract("The Seimas votes to expel Mindaugas Bastys.").relations
    assert [(r.type, r.modality) for r in found] == [("coerce", "asserted")]


def test_who_fights_takes_part_in_what_is_stopped(pipeline):
    found = pipeline.extract("Turkish police use tear gas to stop clashes between Kurds and Arabs.").relations
    assert {r.polarity for r in found if r.type == "participant_in"} == {"positive"}
    found = pipeline.extract("Norway wants to end the conflict between Chad and Libya.").relations
    assert {r.modality for r in found if r.type == "participant_in"} == {"asserted"}


def test_whose_soldiers_are_not_killed_they_are(pipeline):
    found = pipeline.extract("No Iranian soldiers were killed in Mali.").relations
    assert {r.polarity for r in found if r.type == "part_of"} == {"positive"}


def test_an_office_of_what_a_state_has(pipeline):
    found = pipeline.extract("The head of Peru's vaccine programme, Ana Diaz, resigned.").relations
    assert [r.office for r in found if r.type == "holds_office"] == ["head of vaccine programme"]


def test_what_takes_effect_lies_ahead(pipeline):
    found = pipeline.extract("Tongan President Ana Diaz announces her resignation effective May 22.", published=date(2016, 5, 5))
    assert [r.time and r.time.value for r in found.relations if r.type == "retreat"] == ["2016-05-22"]
    found = pipeline.extract("The Geneva summit was postponed until July 14.", published=date(2016, 5, 5))
    assert {r.time and r.time.value for r in found.relations} == {"2016-07-14"}


def test_the_next_holder_of_an_office_is_not_the_one_of_the_day(pipeline):
    text = "Tony Blair endorses Gordon Brown as his successor, the next Prime Minister of the United Kingdom."
    found = pipeline.extract(text, published=date(2007, 5, 11))
    names = {entity.id: entity.name for entity in found.entities}
    assert "Tony Blair" not in {names[r.source] for r in found.relations if r.type == "holds_office"}


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


def test_several_who_talk_about_joining_a_body_do_not_talk_to_each_other(pipeline):
    drawn = edges(pipeline, "Turkey and Croatia begin talks about joining the European Union.")
    assert {("Turkey", "consult", "European Union"), ("Croatia", "consult", "European Union")} <= drawn
    assert ("Turkey", "consult", "Croatia") not in drawn


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
    ("headline", "edge"),
    [
        ("GERMANY EXPELS RUSSIAN DIPLOMATS OVER HACKING ATTACK", ("Germany", "sanction", "Russia")),
        ("India, Pakistan exchange fire along border", ("India", "assault", "Pakistan")),
        ("Sweden's Kristersson, Norway's Støre hold talks with Orbán", ("Ulf Kristersson", "consult", "Viktor Orban")),
        ("Sweden to send troops to Latvia", ("Sweden", "mobilize", "Latvia")),
        ("Orbán: We will not support Ukraine", ("Viktor Orban", "reject", "Ukraine")),
    ],
)
def test_headlines(pipeline, headline, edge):
    assert edge in edges(pipeline, headline)


def test_media_of_a_state_vouch_for_what_they_say(pipeline):
    found = pipeline.extract("Norway expelled two Russian diplomats, Swedish state television reported.")
    names = {entity.id: entity.name for entity in found.entities}
    expulsion = next(relation for relation in found.relations if relation.type == "sanction")
    assert [names[a.entity] for a in expulsion.attribution] == ["Swedish state television"]


def test_a_president_of_a_party_is_not_who_is_called_by_it(pipeline):
    republican = edges(pipeline, "Republican President Donald Trump met Fatah President Mahmoud Abbas in Bethlehem.")
    assert ("Donald Trump", "member_of", "Republican Party") in republican
    assert ("Donald Trump", "holds_office", "Republican Party") not in republican
    assert ("Mahmoud Abbas", "holds_office", "Fatah") in republican


@pytest.mark.parametrize("kind", ["vaccination", "rescue", "fundraising"])
def test_what_helps_is_no_attack(pipeline, kind):
    assert not any(
        drawn[1] == "assault" for drawn in edges(pipeline, f"Egypt launches a {kind} campaign against cholera in Sudan.")
    )
    assert ("Egypt", "assault", "Sudan") in edges(pipeline, "Egypt launches a bombing campaign against Sudan.")


def test_a_mine_that_is_hit_is_no_target(pipeline):
    assert not any(drawn[1] == "assault" for drawn in edges(pipeline, "A Turkish patrol hit a landmine in Afrin."))
    assert ("Turkey", "assault", "Afrin") in edges(pipeline, "A Turkish patrol hit a house in Afrin.")
    assert not any(drawn[1] == "assault" for drawn in edges(pipeline, "A Turkish convoy struck a roadside bomb in Afrin."))


def test_who_takes_control_of_a_village_attacks_no_province(pipeline):
    drawn = edges(pipeline, "Russia took control of the village of Novohrodivka in the Donetsk region.")
    assert ("Russia", "controls", "Novohrodivka") in drawn
    assert not any(kind == "assault" for _, kind, _ in drawn)


def test_prisoners_of_war_are_no_war(pipeline):
    found = pipeline.extract("Russian forces tortured prisoners of war at a camp in Taganrog.")
    assert not any(entity.type == "EVENT" for entity in found.entities)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("India and Pakistan agreed on Saturday to a ceasefire.", "2026-01-10"),
        ("Hamas said that it would release three hostages on Saturday.", "2026-01-17"),
    ],
)
def test_the_day_of_a_promise_and_of_what_is_promised(pipeline, text, day):
    found = pipeline.extract(text, published="2026-01-15")
    assert {relation.time.value for relation in found.relations if relation.time is not None} == {day}


@pytest.mark.parametrize("verb", ["captured", "took control of"])
def test_a_village_that_is_taken_is_not_its_province(pipeline, verb):
    drawn = edges(pipeline, f"Russia {verb} the village of Novohrodivka in the Donetsk region.")
    assert {(kind, target) for source, kind, target in drawn if source == "Russia"} == {("controls", "Novohrodivka")}


def test_a_jet_is_no_armed_group_and_who_is_held_hostage_no_hostage_there(pipeline):
    jets = pipeline.extract("A Russian Su-35 fighter violated the airspace of Estonia.")
    assert not any(entity.subtype == "armed_group" for entity in jets.entities)
    held = pipeline.extract("Rebels freed 57 soldiers held hostage in Cauca.")
    assert not any(entity.name.startswith("hostage") for entity in held.entities)


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        # who announces what others agree on is no party to it
        ("Qatar announces an agreement between Israel and Hamas to free hostages.", ("Israel", "agree", "Hamas")),
        # a deed that is counted or measured
        ("The European Union agrees on a package of new sanctions against Russia.", ("European Union", "sanction", "Russia")),
        # what goes on or is weighed
        ("France goes ahead with a ban on Huawei.", ("France", "coerce", "Huawei")),
        ("France is considering a ban on Huawei.", ("France", "coerce", "Huawei")),
        # whom a noun befalls behind his title
        ("Kais Saied announces the dismissal of Prime Minister Hichem Mechichi.", ("Kais Saied", "sanction", "Hichem Mechichi")),
        # whose an office is by a pronoun
        (
            "The World Bank says that its president, Robert Zoellick, is stepping down.",
            ("Robert Zoellick", "retreat", "World Bank"),
        ),
        # who a group includes, where the parser hangs that on the verb
        (
            "Paulo Pinheiro visits political prisoners, including Su Su Nway, in Burma.",
            ("Paulo Pinheiro", "consult", "Su Su Nway"),
        ),
        # of whom a claim tells that is looked into
        ("Germany is investigating allegations that Russia poisoned Alexei Navalny.", ("Germany", "accuse", "Russia")),
        # who would do what somebody else demands
        ("Iran rejects Iraq's demand to withdraw from Basra.", ("Iran", "reject", "Basra")),
        # whom what is called for would befall
        ("Patricia Bullrich called for Alberto Fernández's removal.", ("Patricia Bullrich", "accuse", "Alberto Fernandez")),
        (
            "Thousands of Venezuelans march in Caracas calling for the ouster of Nicolas Maduro.",
            ("Venezuelans", "protest", "Nicolas Maduro"),
        ),
        # who calls off a meeting calls none
        ("China calls off meetings with commanders of the United States.", ("China", "sanction", "United States")),
        # whose visits are forbidden
        ("China bans visits by the United States Navy to Hong Kong.", ("China", "coerce", "United States Navy")),
    ],
)
def test_who_does_what_to_whom_in_other_words(pipeline, text, edge):
    assert edge in edges(pipeline, text)


def test_who_announces_a_deal_does_not_make_it(pipeline):
    found = edges(pipeline, "Qatar announces an agreement between Israel and Hamas to free hostages.")
    assert not {("Qatar", "agree", "Israel"), ("Qatar", "agree", "Hamas")} & found


def test_who_is_found_not_guilty_is_not_convicted(pipeline):
    found = edges(pipeline, "The High Court of Kenya finds William Ruto not guilty.")
    assert not any(kind == "sanction" for _, kind, _ in found)


def test_a_first_name_that_reads_like_a_verb(pipeline):
    assert pipeline.extract("Algerian adviser Saïd Bouteflika was sentenced to 15 years in prison.").entities


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
