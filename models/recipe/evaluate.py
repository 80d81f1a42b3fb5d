"""Score the pipelines on the held-out splits; write a ``recipe.json`` beside each and the tables of the model card.

They are scored as the extractor runs them, with its rule that a sentence starts behind a line break and none behind a bare word.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import DocBin
from spacy.training import Example

from extractor.document import load_model

SYNTAX_SPLITS = {
    "ewt-test": "UD English EWT, official test, whole documents as raw text",
    "ewt-sentences": "UD English EWT, official test, its sentences one by one, as parsers are mostly compared",
    "gum-test": "GUM, official test documents of the genres used, whole, raw text",
    "gum-news": "GUM news documents of official dev (which chose the checkpoint) and test, whole, raw text",
}
ENTITY_SPLITS = {
    "ner/gmb-held-out": "GMB, 5 % by sentence hash (silver, with our conversion); 900 of its sentences chose the checkpoint",
    "ner/crossner-dev": "CrossNER politics, official dev; its first 250 sentences chose the checkpoint",
    "ner/re3d-eeas": "re3d, eeas documents (names only)",
    "ner/gum-dev": "GUM, official dev documents of the genres used (named mentions); chose the checkpoint",
    "news/news-held-out": "linked-events, last month (links and patterns; unlinked capitalised words unknown)",
    "news/rare-held-out": "current-events with listed names that no training text holds (BASE, EVENT, AGREEMENT, WEAPON)",
}
RARE = ("AGREEMENT", "BASE", "EVENT", "WEAPON")  # all that rare-held-out judges
DATA = (
    "ewt",
    "gum",
    "gmb/ner_dataset.csv.zip",
    "crossner-politics",
    "wikigold",
    "re3d",
    "linked-events/linked-events.jsonl.gz",
    "current-events/current-events.jsonl.gz",
    "gazetteers/countries.json",
)


def read_examples(nlp: Language, path: Path) -> list[Example]:
    """Gold documents paired with unparsed ones made from their raw text."""
    docs = DocBin().from_disk(path).get_docs(nlp.vocab)
    return [Example(nlp.make_doc(gold.text), gold) for gold in docs]


def predict(nlp: Language, examples: list[Example]) -> None:
    """Run the pipeline on the raw side of the examples."""
    for example, doc in zip(examples, nlp.pipe(e.predicted for e in examples), strict=True):
        example.predicted = doc


def score_syntax(examples: list[Example]) -> dict[str, float]:
    """Accuracies and attachment with punctuation (as CoNLL counts) and without (as spaCy counts), 0-1."""
    with_punctuation = Scorer.score_deps(examples, "dep", getter=_dep, ignore_labels=("dep",))
    without = Scorer.score_deps(examples, "dep", getter=_dep, ignore_labels=("dep", "punct"))
    scores = {
        "upos": Scorer.score_token_attr(examples, "pos")["pos_acc"],
        "xpos": Scorer.score_token_attr(examples, "tag")["tag_acc"],
        "feats": Scorer.score_token_attr(examples, "morph")["morph_acc"],
        "lemma": Scorer.score_token_attr(examples, "lemma")["lemma_acc"],
        "uas": with_punctuation["dep_uas"],
        "las": with_punctuation["dep_las"],
        "las_without_punctuation": without["dep_las"],
        "sentence_f": Scorer.score_spans(examples, "sents", getter=_sentences)["sents_f"],
    }
    return {name: round(value, 4) for name, value in scores.items() if value is not None}


def _dep(token: Any, attribute: str) -> str:
    """Label of a token, as a string."""
    return str(getattr(token, attribute + "_"))


def _sentences(doc: Any, _: str) -> list[Any]:
    """Sentences without the white space behind them."""
    return list(doc.sents)


def score_entities(examples: list[Example]) -> dict[str, dict[str, float]]:
    """Precision, recall, F per type and over all, 0-1; predictions on unknown tokens do not count."""
    scored = spacy.scorer.get_ner_prf(examples)
    rows = {"all": {"p": scored["ents_p"], "r": scored["ents_r"], "f": scored["ents_f"]}}
    rows.update(sorted((scored["ents_per_type"] or {}).items()))
    counts: dict[str, int] = {}
    for example in examples:
        for entity in example.reference.ents:
            counts[entity.label_] = counts.get(entity.label_, 0) + 1
    counts["all"] = sum(counts.values())
    return {label: {**{k: round(v, 4) for k, v in row.items()}, "gold": counts.get(label, 0)} for label, row in rows.items()}


def digest(path: Path) -> str:
    """SHA-256 of a file, or of the names and contents of a folder's files."""
    total = hashlib.sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file():
            if path.is_dir():
                total.update(str(file.relative_to(path)).encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def processor() -> str:
    """Name of the machine's processor, as far as the system tells."""
    information = Path("/proc/cpuinfo")
    if information.exists():
        for line in information.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def commit(folder: Path) -> str:
    """Commit of the recipe's checkout, or an empty string outside one."""
    result = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, capture_output=True, text=True, check=False)
    return result.stdout.strip() if result.returncode == 0 else ""


def score(nlp: Language, converted: Path) -> dict[str, Any]:
    """All scores of one pipeline, by split."""
    scores: dict[str, Any] = {}
    for name, what in SYNTAX_SPLITS.items():
        examples = read_examples(nlp, converted / "syntax" / f"{name}.spacy")
        predict(nlp, examples)
        scores[name] = {"split": what, **score_syntax(examples)}
    for name, what in ENTITY_SPLITS.items():
        examples = read_examples(nlp, converted / f"{name}.spacy")
        predict(nlp, examples)
        rows = score_entities(examples)
        if name.endswith("rare-held-out"):
            rows = {label: rows[label] for label in RARE if label in rows}
        scores[name.partition("/")[2]] = {"split": what, **rows}
    return scores


def main() -> None:
    """Write ``recipe.json`` and the main scores in ``meta.json`` of each pipeline, and the tables of the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("converted", type=Path, help="folder that the conversion steps wrote")
    parser.add_argument("corpora", type=Path)
    parser.add_argument("pipelines", type=Path, nargs="+")
    parser.add_argument("--note", action="append", default=[], help="how a run differed from the recipe")
    arguments = parser.parse_args()
    here = Path(__file__).parent
    for folder in arguments.pipelines:
        nlp = load_model(folder)
        scores = score(nlp, arguments.converted)
        recipe = {
            "pipeline": folder.name,
            "version": nlp.meta["version"],
            "how": "models/project.yml, workflow all",
            "commit": commit(here),
            "configs": {path.name: digest(path) for path in sorted((here.parent / "configs").glob("*.cfg"))},
            "recipe": digest_code(here),
            "data": {name: digest(arguments.corpora / name) for name in DATA},
            "versions": {
                "python": platform.python_version(),
                **{name: version(name) for name in ("spacy", "thinc", "numpy", "torch", "spacy-transformers", "onnxruntime")},
            },
            "hardware": processor(),
            "notes": arguments.note,
            "scores": scores,
        }
        (folder / "recipe.json").write_text(json.dumps(recipe, indent=2) + "\n", encoding="utf-8")
        meta_path = folder / "meta.json"
        meta = json.loads(meta_path.read_text(encoding="utf-8"))
        meta["performance"] = {
            **{f"ewt_test_{k}": v for k, v in scores["ewt-test"].items() if k != "split"},
            **{f"{name}_ents_f": row["all"]["f"] for name, row in scores.items() if "all" in row},
        }
        meta_path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    shelf = {
        path.parent.name: json.loads(path.read_text(encoding="utf-8"))["scores"] for path in here.parent.glob("*/recipe.json")
    }
    write_card(here.parent / "README.md", score_tables({name: shelf[name] for name in sorted(shelf)}))


def score_tables(scores: dict[str, dict[str, Any]]) -> str:
    """The Markdown tables of the model card, from the scores by pipeline."""
    names = ["upos", "xpos", "feats", "lemma", "uas", "las", "las_without_punctuation", "sentence_f"]
    lines = [
        "| syntax split | pipeline | UPOS | XPOS | feats | lemma | UAS | LAS | LAS without punctuation | sentence F |",
        "|---" * 10 + "|",
    ]
    for split in SYNTAX_SPLITS:
        for pipeline, of in scores.items():
            lines.append(f"| `{split}` | `{pipeline}` | " + " | ".join(f"{100 * of[split][n]:.1f}" for n in names) + " |")
    splits = [name.partition("/")[2] for name in ENTITY_SPLITS]
    for pipeline, of in scores.items():
        lines += ["", f"| `{pipeline}`: F (gold spans) | " + " | ".join(f"`{split}`" for split in splits) + " |"]
        lines.append("|---" * (len(splits) + 1) + "|")
        for label in ("all", *sorted({k for split in splits for k in of.get(split, {})} - {"all", "split"})):
            rows = [of.get(split, {}).get(label) for split in splits]
            cells = [f"{100 * row['f']:.1f} ({row['gold']})" if row and row["gold"] else "" for row in rows]
            lines.append(f"| {label} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def write_card(path: Path, tables: str) -> None:
    """Renew the tables between the score markers of the model card."""
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- scores -->")
    after = rest.partition("<!-- /scores -->")[2]
    path.write_text(f"{before}<!-- scores -->\n{tables}\n<!-- /scores -->{after}", encoding="utf-8")


def digest_code(folder: Path) -> str:
    """SHA-256 over the recipe's code and tables."""
    total = hashlib.sha256()
    for path in sorted([*folder.glob("*.py"), *folder.glob("*.toml")]):
        total.update(path.read_bytes())
    return total.hexdigest()


if __name__ == "__main__":
    main()
