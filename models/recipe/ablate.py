"""What each choice of the recipe is worth: short trainings that differ in one thing, two seeds each.

Every run sees the same number of words of each kind as the baseline does. Scores are on the development sets (the tests stay unseen) and on
the held-out news; of short runs, so they compare choices and say nothing of the finished pipelines.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import mean
from typing import Any

import spacy
from spacy.tokens import DocBin
from spacy.util import load_config

from .evaluate import predict, read_examples, score_entities, score_syntax
from .mix import read, write

HERE = Path(__file__).parent.parent
BATCH = 400  # words: a short training gets further with many small steps
SYNTAX = ("tagger", "morphologizer", "trainable_lemmatizer", "parser")
Change = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Variant:
    """One choice: how the configuration differs, and what it trains on ("mix", "syntax", "entities", "gold")."""

    name: str
    data: str = "mix"
    change: Change = lambda config: None
    config: str = "encoder.cfg"


def without_case(config: dict[str, Any]) -> None:
    """The encoder's vectors alone."""
    del config["components"]["tok2vec"]["model"]["*"]["vectors"]["*"]["shape"]
    for name in (*SYNTAX, "ner"):
        config["components"][name]["model"]["tok2vec"]["width"] = 384


def only(*heads: str) -> Change:
    """The encoder with some of the heads."""

    def change(config: dict[str, Any]) -> None:
        for name in (*SYNTAX, "ner"):
            if name not in heads:
                del config["components"][name]
                config["initialize"]["components"].pop(name, None)
        config["nlp"]["pipeline"] = ["tok2vec", *heads]

    return change


VARIANTS = [
    Variant("all heads, case features, silver"),
    Variant("without case features", change=without_case),
    Variant("syntax alone", "syntax", only(*SYNTAX)),
    Variant("entities alone", "entities", only("ner")),
    Variant("entities from gold only", "gold"),
    Variant("small, gold and silver entities", "mix", config="small.cfg"),
    Variant("small, with all labels of en_geopol on news", "taught", config="small.cfg"),
]


def training_files(build: Path) -> dict[str, Path]:
    """Files to train on by kind of data; those that the recipe does not make are written here."""
    folder = build / "ablations"
    folder.mkdir(parents=True, exist_ok=True)
    files = {"mix": build / "mix" / "train.spacy", "taught": build / "mix-small" / "train.spacy"}
    files |= {kind: folder / f"{kind}.spacy" for kind in ("syntax", "entities", "gold")}
    if not all(path.exists() for path in files.values() if path.parent == folder):
        vocab = spacy.blank("en").vocab
        mixed = read(files["mix"], vocab)
        syntax = [doc for doc in mixed if doc.has_annotation("DEP")]
        write(syntax, files["syntax"])
        write([doc for doc in mixed if not doc.has_annotation("DEP")], files["entities"])
        gold = cycle(read(build / "ner" / "train.spacy", vocab))
        write([doc if doc.has_annotation("DEP") else next(gold) for doc in mixed], files["gold"])
    return files


def words(path: Path) -> int:
    """Words of a file."""
    return sum(map(len, DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)))


def train(variant: Variant, files: dict[str, Path], arguments: argparse.Namespace, seed: int) -> Path:
    """Train one variant; the folder of the result."""
    build: Path = arguments.build
    config = load_config(HERE / "configs" / variant.config)
    variant.change(config)
    steps = arguments.steps if variant.config == "encoder.cfg" else arguments.small_steps
    if variant.data in ("syntax", "entities"):
        steps = round(steps * words(files[variant.data]) / words(files["mix"]))
    output = build / "ablations" / f"{variant.name.replace(' ', '-')}-{seed}"
    config["training"].update(max_steps=steps, eval_frequency=steps)
    config["system"]["seed"] = seed
    config["paths"].update(train=str(files[variant.data]), dev=str(build / "mix" / "dev.spacy"), labels=str(build / "labels"))
    if "encoder" in config["paths"]:
        config["training"]["batcher"]["size"] = BATCH
        config["paths"]["encoder"] = str(build / "encoder")
    else:
        config["paths"]["vectors"] = str(build / "vectors")
    config.to_disk(build / "ablations" / "config.cfg")
    command = ["-m", "spacy", "train", str(build / "ablations" / "config.cfg"), "--output", str(output)]
    subprocess.run([sys.executable, *command, "--code", str(HERE / "recipe" / "training.py")], check=True)
    return output / "model-last"


def score(folder: Path, build: Path) -> dict[str, float]:
    """Main scores of a trained variant, those that its heads have."""
    nlp = spacy.load(folder)
    found: dict[str, float] = {}
    if "parser" in nlp.pipe_names:
        examples = read_examples(nlp, build / "syntax" / "dev.spacy")
        predict(nlp, examples)
        syntax = score_syntax(examples)
        found |= {name: syntax[name] for name in ("upos", "las", "sentence_f")}
    if "ner" in nlp.pipe_names:
        for name in ("ner/dev", "news/news-held-out", "news/rare-held-out"):
            examples = read_examples(nlp, build / f"{name}.spacy")
            predict(nlp, examples)
            found[name.partition("/")[2]] = score_entities(examples)["all"]["f"]
    return found


def table(rows: list[dict[str, Any]]) -> str:
    """Means over the seeds, with the distance between them."""
    columns = ("upos", "las", "sentence_f", "dev", "news-held-out", "rare-held-out")
    lines = ["| run | UPOS | LAS | sentence F | entities: dev | news-held-out | rare-held-out |", "|---" * 7 + "|"]
    for name in dict.fromkeys(row["name"] for row in rows):
        cells = []
        for column in columns:
            values = [100 * row["scores"][column] for row in rows if row["name"] == name and column in row["scores"]]
            spread = f" ±{(max(values) - min(values)) / 2:.1f}" if len(values) > 1 else ""
            cells.append(f"{mean(values):.1f}{spread}" if values else "")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    """Append each finished run to ``ablations.jsonl`` and print the table; what is there already is not run again."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--steps", type=int, default=700)
    parser.add_argument("--small-steps", type=int, default=1200)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", nargs="*", help="names of runs")
    arguments = parser.parse_args()
    log = arguments.build / "ablations.jsonl"
    rows = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    files = training_files(arguments.build)
    for seed in arguments.seeds:
        for variant in VARIANTS:
            wanted = arguments.only is None or variant.name in arguments.only
            if not wanted or any((row["name"], row["seed"]) == (variant.name, seed) for row in rows):
                continue
            scores = score(train(variant, files, arguments, seed), arguments.build)
            rows.append({"name": variant.name, "seed": seed, "scores": scores})
            with log.open("a") as stream:
                stream.write(json.dumps(rows[-1]) + "\n")
    print(table(rows))


if __name__ == "__main__":
    main()
