"""Rules that ask for one role each, and the edges that they draw from documents made by hand."""

from dataclasses import replace

from docs import entities_of, make_doc
from small_rules import rule

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.rules import index_rules

RULES = index_rules([
    rule("request.say", "request", ["agent"], ["obliged"], verbs=["say", "demand", "order"]),
    rule("agree.tell", "agree", ["committed"], ["patient", "recipient"], verbs=["tell"]),
    rule("retreat.resign", "retreat", ["agent"], ["office"], verbs=["resign"], target_types=["STATE", "ORG"]),
    rule("aid.give", "aid", ["agent"], ["to"], verbs=["give"], object=["money"]),
    rule("sanction.drop", "sanction", ["agent"], ["of"], verbs=["drop"], object=["recognition"]),
    rule("accuse.condemn", "accuse", ["agent"], ["patient"], verbs=["condemn"]),
    rule("coerce.try", "coerce", ["agent"], ["patient"], verbs=["put"], phrases={"on": ["trial"]}),
    rule("accuse.probe", "accuse", ["agent"], ["into"], nouns=["probe"]),
    rule("assault.raid", "assault", ["agent"], ["patient", "of"], verbs=["raid"], nouns=["raid"]),
    rule("assault.stage", "assault", ["agent"], ["on"], verbs=["stage"], object=["raid"]),
    rule("coerce.shut", "coerce", ["agent"], ["in"], verbs=["shut"], object=["school"], target_types=["STATE"], domestic=True),
    rule("coerce.jail", "coerce", ["agent", "jurisdiction", "own_courts"], ["patient"], verbs=["jail"]),
    rule("coerce.cut", "coerce", ["agent"], ["patient"], verbs=["cut"]),
    rule("concede.release", "concede", ["agent"], ["patient"], verbs=["release"]),
    rule("request.write", "request", ["agent"], ["addressee"], verbs=["ask"]),
    rule("consult.meet", "consult", ["agent"], ["agent"], verbs=["meet"], symmetric=True),
    rule("holds_office.minister", "holds_office", ["agent"], ["patient", "of"], nouns=["minister"], target_types=["STATE", "ORG"]),
    rule("national_of.name", "national_of", ["self"], ["genus"], entities=["PERSON"], source_types=["PERSON"], target_types=["STATE"]),
    rule("protest.march", "protest", ["agent"], ["against", "demanded"], verbs=["march"]),
    rule("reject.break", "reject", ["agent"], ["patient"], verbs=["break"], target_types=["AGREEMENT"]),
    rule("assault.break", "assault", ["agent"], ["with"], verbs=["break"], object=["truce"], symmetric=True),
    rule("participant_in.win", "participant_in", ["agent"], ["patient", "headline"], verbs=["win"], target_types=["EVENT"]),
    rule("participant_in.beaten", "participant_in", ["patient"], ["contested"], verbs=["beat"], target_types=["EVENT"]),
    rule("coerce.rule", "coerce", ["agent"], ["forbidden"], verbs=["rule"]),
    rule("located_in.return", "located_in", ["agent"], ["to"], verbs=["return"], source_types=["PERSON"], target_types=["STATE"]),
    rule("located_in.taken", "located_in", ["patient"], ["to"], verbs=["fly"], source_types=["PERSON"], target_types=["STATE"]),
    rule("holds_office.lead", "holds_office", ["agent"], ["patient"], verbs=["lead"], target_types=["STATE"]),
    rule("located_in.occur", "located_in", ["agent"], ["near"], verbs=["occur"], source_types=["EVENT"], target_types=["PLACE"]),
    rule("located_in.comma", "located_in", ["self"], ["comma"], entities=["PLACE"], source_types=["PLACE"], target_types=["STATE"]),
])  # fmt: skip


ENTS = {
    "Iran": "STATE", "Iraq": "STATE", "Syria": "STATE", "Syrian": "STATE", "Izmir": "PLACE", "Putin": "PERSON", "Lavrov": "PERSON",
    "Biden": "PERSON", "army": "ORG", "truce": "AGREEMENT", "election": "EVENT", "Cup": "EVENT",
}  # fmt: skip


def edges(sentence, subtypes=None, **codes):
    """Ends and types; `codes` are the states' codes of entities, `subtypes` their subtypes by name."""
    doc = make_doc(sentence, ents={form: label for form, label in ENTS.items() if f"{form}/" in sentence})
    kinds = subtypes or {}
    entities = [replace(entity, iso=codes.get(entity.name), subtype=kinds.get(entity.name)) for entity in entities_of(doc)]
    return {(r.source, r.type, r.target) for r in find_relations(doc, entities, Article("test", doc.text), RULES)}
