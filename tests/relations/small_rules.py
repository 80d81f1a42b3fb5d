"""Small rules, and the edges that they draw from documents made by hand."""

# ruff: noqa: E501  (a sentence in the notation of docs.py is easiest to check on one line)

from datetime import date

from docs import entities_of, make_doc

from extractor.records import Article
from extractor.relations import find_relations
from extractor.relations.rules import Rule, index_rules

PUBLISHED = date(2021, 7, 17)


SHARED = {"examples": ["Iran met Iraq. => Iran -> Iraq"], "counterexamples": ["Iran left."], "reference": "own"}


def rule(identifier, kind, source, target, **fields):
    return Rule.model_validate({"id": identifier, "type": kind, "source": source, "target": target, **SHARED, **fields})


RULES = index_rules([
    rule("assault.attack", "assault", ["agent"], ["patient", "on"], verbs=["attack"], nouns=["attack"], cameo="190"),
    rule("mobilize.fire_over", "mobilize", ["agent"], ["over"], verbs=["fire"], object=["rocket"]),
    rule("assault.fire", "assault", ["agent"], ["at"], verbs=["fire"], object=["rocket"]),
    rule("agree.offer", "agree", ["agent"], ["recipient", "to"], verbs=["offer"]),
    rule("retreat.pull_out", "retreat", ["agent"], ["out_of"], verbs=["pull out"]),
    rule("consult.talk", "consult", ["agent"], ["with"], verbs=["talk"], symmetric=True),
    rule("reject.respond", "reject", ["agent"], ["to"], verbs=["respond"], negated=True),
    rule("consult.respond", "consult", ["agent"], ["to"], verbs=["respond"]),
    rule("sanction.put", "sanction", ["agent"], ["on"], verbs=["put"], object=["sanction"]),
    rule("accuse.call", "accuse", ["agent"], ["patient"], verbs=["call"], predicates=["crime"]),
    rule("member_of.of", "member_of", ["self"], ["of"], entities=["PERSON"], source_types=["PERSON"], target_types=["ORG"]),
    rule("holds_office.minister", "holds_office", ["agent"], ["patient", "of"], nouns=["minister"], target_types=["STATE", "ORG"]),
    rule("located_in.in", "located_in", ["self"], ["in"], entities=["BASE"], source_types=["BASE"], target_types=["STATE", "PLACE"]),
])  # fmt: skip


ENTS = {
    "Iran": "STATE", "Iraq": "STATE", "Syria": "STATE", "Oman": "STATE", "Geneva": "PLACE", "Putin": "PERSON", "Biden": "PERSON",
    "Lavrov": "PERSON", "Russian": "STATE", "Bagram": "BASE", "June": "DATE", "Monday": "DATE", "Kommersant": "ORG",
}  # fmt: skip


def edges(*sentences, published=PUBLISHED):
    doc = make_doc(*sentences, ents={form: label for form, label in ENTS.items() if any(f"{form}/" in s for s in sentences)})
    return find_relations(doc, entities_of(doc), Article("test", doc.text, published=published), RULES), doc.text


def edge(*sentences, published=PUBLISHED):
    """The only edge."""
    found, _ = edges(*sentences, published=published)
    assert len(found) == 1, found
    return found[0]


def ends(relations):
    return {(relation.source, relation.type, relation.target) for relation in relations}


ACTIVE = "Iran/NNP/nsubj/attacked attacked=attack/VBD/root Iraq/NNP/obj/attacked {}./."


PASSIVE = "Iraq/NNP/nsubj:pass/attacked was=be/VBD/aux:pass/attacked attacked=attack/VBN/root by/IN/case/Iran Iran/NNP/obl:agent/attacked {}./."


NOT = "Iran/NNP/nsubj/attack did=do/VBD/aux/attack not/RB/advmod/attack attack/VB/root Iraq/NNP/obj/attack ./."
