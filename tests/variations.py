"""How well rules hold where news says the same in other ways: `python tests/variations.py [--show will]`.

Every example of a rule of interactions that one verb in the past tense tells is said again in each of the ways below: another tense or
mood, an insertion, another report around it. Its edge must still be there, with the polarity and modality that the way asks for. Some of
the sentences are odd, so that none reaches 100 %; what falls far below the others is a fault of the engine and not of a rule.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

import extractor
from extractor.lemmas import base_forms
from extractor.records import Extraction, Relation
from extractor.relations.rules import Rule, load_rules

# {s} who acts, {v} the verb as the example has it, {b} its base form, {rest} what follows; which modality; whether it is denied
WAYS = {
    "has": ("{s} has {v}{rest}.", "asserted", False),
    "will": ("{s} will {b}{rest}.", "intended", False),
    "plans": ("{s} plans to {b}{rest}.", "intended", False),
    "headline": ("{s} to {b}{rest}", "intended", False),
    "may": ("{s} may {b}{rest}.", "possible", False),
    "if": ("Prices would rise if {s} {v}{rest}.", "conditional", False),
    "did not": ("{s} did not {b}{rest}.", "asserted", True),
    "failed": ("{s} failed to {b}{rest}.", "asserted", True),
    "after": ("Oman closed its airport after {s} {v}{rest}.", "asserted", False),
    "which": ("{s}, which has said little, {v}{rest}.", "asserted", False),
    "in a relative clause": ("{s}, which {v}{rest}, said little.", "asserted", False),
    "citing": ("{s}, citing security concerns, {v}{rest}.", "asserted", False),
    "backed": ("{s}, backed by its allies, {v}{rest}.", "asserted", False),
    "on a day": ("{s} on Monday {v}{rest}.", "asserted", False),
    "joined": ("{s} recalled its envoy and {v}{rest}.", "asserted", False),
    "reported": ("Officials confirmed that {s} {v}{rest}.", "asserted", False),
    "according to": ("{s} {v}{rest}, according to Reuters.", "asserted", False),
    "asked and": ("{s} urged Oman to stop and {v}{rest}.", "asserted", False),
    "blamed and": ("{s} accused Oman of lying and {v}{rest}.", "asserted", False),
    "then": ("{s} left the bank, then {v}{rest}.", "asserted", False),
    "and another": ("Oman left the bank and {s} {v}{rest}.", "asserted", False),
    "along with": ("{s}, along with Oman, {v}{rest}.", "asserted", False),
    "not only": ("{s} not only {v}{rest} but left the bank.", "asserted", False),
    "accused": ("The opposition accused {s} of having {v}{rest}.", "asserted", False),
}


def said_by(extraction: Extraction, source: str, kind: str, target: str) -> list[Relation]:
    """The edges of one type between two things that a text calls so."""
    called = {entity.id: {entity.name, *(mention.text for mention in entity.mentions)} for entity in extraction.entities}
    return [r for r in extraction.relations if r.type == kind and source in called[r.source] and target in called[r.target]]


def sentences(pipeline: extractor.Pipeline, rule: Rule) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Who acts on whom in the examples of a rule that begin with him and a verb in the past tense, and their parts."""
    verbs = {verb.split()[0] for verb in rule.verbs}
    for example in rule.parsed_examples():
        if len(example.edges) != 1:
            continue
        source, target = example.edges[0]
        opening = "The " if example.text.startswith(f"The {source} ") else ""
        verb, _, rest = example.text.removeprefix(f"{opening}{source} ").rstrip(".").partition(" ")
        base = next((form for form in base_forms(verb) if form in verbs and form != verb), None)
        alone = example.text.startswith(f"{opening}{source} ") and example.text.count(source) == example.text.count(target) == 1
        if base is not None and alone and not verb.endswith(("s", "ing")):
            found = said_by(pipeline.extract(example.text), source, rule.type, target)
            if any(r.modality == "asserted" and r.polarity == "positive" for r in found):
                yield source, target, {"s": f"{opening}{source}", "v": verb, "b": base, "rest": f" {rest}" if rest else ""}


def tally(pipeline: extractor.Pipeline, every: int, show: str | None = None) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How many sentences there are of each way, how many with the edge, how many with its right meaning, of one rule in so many."""
    asked, there, right = Counter[str](), Counter[str](), Counter[str]()
    rules = [rule for rule in load_rules().rules if rule.is_interaction]
    for rule in rules[::every]:
        for source, target, parts in sentences(pipeline, rule):
            for way, (said, modality, denied) in WAYS.items():
                text = said.format(**parts)
                found = said_by(pipeline.extract(text), source, rule.type, target)
                meant = [r for r in found if r.modality == modality and (r.polarity == "negative") == denied]
                asked[way] += 1
                there[way] += bool(found)
                right[way] += bool(meant)
                if way == show and not meant:
                    Console().print(rule.id, text, [(r.polarity, r.modality) for r in found], highlight=False)
    return asked, there, right


def main() -> None:
    """Print for each way how many edges are there, and how many of these as they should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", choices=WAYS, help="also print the sentences of this way that fail")
    parser.add_argument("--every", type=int, default=1, help="read one rule in so many")
    options = parser.parse_args()
    console = Console()
    asked, there, right = tally(extractor.load(), options.every, options.show)
    table = Table("way", "sentences", "edge there", "with the right meaning")
    for way in WAYS:
        table.add_row(way, str(asked[way]), f"{there[way] / max(asked[way], 1):.3f}", f"{right[way] / max(asked[way], 1):.3f}")
    console.print(table)


if __name__ == "__main__":
    main()
