"""What the pipelines cost: `make bench`, or `make bench ARTICLES=FILE.jsonl` on articles of your own.

All on one thread (the Makefile sees to it). The yardstick is a randomly initialised pipeline of en_core_web_sm's shape, run in turn
with the others, so that a busy machine slows all alike. CPU time counts, not the clock; of several rounds the fastest stands.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path

import spacy
from places import ROOT
from rich.console import Console
from rich.table import Table
from spacy.language import Language
from spacy.training import Example

from extractor.articles import read_articles
from extractor.document import load_model, parse_article
from extractor.entities import find_entities, load_ranker
from extractor.records import Article
from extractor.relations import find_relations, load_opinion
from extractor.relations.rules import RuleSet, index_rules, load_rules

PIPELINES = ("en_geopol", "en_geopol_sm", "en_geopol_trf")
ARTICLES = 200  # for peak memory


@dataclass
class Cost:
    """CPU seconds of one pipeline on the articles: in all, and by step."""

    parsing: float = float("inf")
    extraction: float = float("inf")
    steps: Counter[str] = field(default_factory=Counter)


def yardstick() -> Language:
    """Tagger, parser and entities of en_core_web_sm's shape, with random weights."""
    nlp = spacy.blank("en")
    encoder = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3
        },
    }  # fmt: skip
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec", config={"model": encoder})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    for name, labels, state, tok2vec in (("parser", 45, "parser", listener), ("ner", 18, "ner", encoder)):
        head = {
            "@architectures": "spacy.TransitionBasedParser.v2", "state_type": state, "extra_state_tokens": False,
            "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": tok2vec,
        }  # fmt: skip
        pipe = nlp.add_pipe(name, config={"model": head})
        for number in range(labels):
            pipe.add_label(f"{name}{number}")  # type: ignore[attr-defined]
    for number in range(50):
        nlp.get_pipe("tagger").add_label(f"tag{number}")  # type: ignore[attr-defined]
    words = ["Moscow", "agreed", "."]
    sample = {"words": words, "tags": ["tag0"] * 3, "heads": [1, 1, 1], "deps": ["parser0"] * 3, "entities": ["U-ner0", "O", "O"]}
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(" ".join(words)), sample)])
    return nlp


def timed(steps: Counter[str], name: str, begin: float) -> float:
    """Book what has passed since `begin` on a step; the time now."""
    now = time.process_time()
    steps[name] += now - begin
    return now


def measure(nlp: Language, articles: Sequence[Article], cost: Cost, extract: bool) -> None:
    """One round; the fastest of all rounds stays in `cost`."""
    begin = time.process_time()
    for article in articles:
        nlp(article.text)
    cost.parsing = min(cost.parsing, time.process_time() - begin)
    if not extract:
        return
    ranker, opinion = load_ranker(nlp.path), load_opinion(nlp.path) if nlp.path else None
    begin = time.process_time()
    steps: Counter[str] = Counter()
    for article in articles:
        now = time.process_time()
        doc = parse_article(nlp, article)
        now = timed(steps, "parse", now)
        entities = find_entities(doc, article, ranker)
        now = timed(steps, "entities", now)
        find_relations(doc, entities, article, opinion=opinion)
        timed(steps, "relations", now)
    spent = time.process_time() - begin
    if spent < cost.extraction:
        cost.extraction, cost.steps = spent, steps


def many_rules(times: int) -> RuleSet:
    """The rules of the package, and copies of them for words that no text has."""
    rules = load_rules().rules

    copies = [
        rule.model_copy(
            update={"id": f"{rule.id}_{number}"}
            | {kind: tuple(f"{word}{number}" for word in getattr(rule, kind)) for kind in ("verbs", "nouns", "adjectives")}
        )
        for number in range(1, times)
        for rule in rules
    ]
    return index_rules([*rules, *(copy for copy in copies if not copy.entities)])


def rule_cost(nlp: Language, articles: Sequence[Article], rounds: int) -> dict[int, float]:
    """CPU seconds for the relations of all articles, by number of rules."""
    read = [(doc := parse_article(nlp, article), find_entities(doc, article), article) for article in articles]
    sets = [many_rules(times) for times in (1, 10)]
    costs = {len(rules.rules): float("inf") for rules in sets}
    for rules in sets * rounds:
        begin = time.process_time()
        for doc, entities, article in read:
            find_relations(doc, entities, article, rules)
        costs[len(rules.rules)] = min(costs[len(rules.rules)], time.process_time() - begin)
    return costs


def length_cost(nlp: Language, articles: Sequence[Article], rounds: int) -> dict[int, float]:
    """CPU microseconds a word for the relations of one article that is the first ones joined, by its number of words."""
    costs: dict[int, float] = {}
    for times in (1, 10):
        article = Article("long", "\n\n".join(each.text for each in islice(cycle(articles[:6]), 6 * times)))
        doc = parse_article(nlp, article)
        entities = find_entities(doc, article)
        spent = float("inf")
        for _ in range(rounds):
            begin = time.process_time()
            find_relations(doc, entities, article)
            spent = min(spent, time.process_time() - begin)
        costs[len(doc)] = 1e6 * spent / len(doc)
    return costs


def components(nlp: Language, articles: Sequence[Article]) -> Counter[str]:
    """CPU seconds by component."""
    spent: Counter[str] = Counter()
    for article in articles:
        now = time.process_time()
        doc = nlp.make_doc(article.text)
        now = timed(spent, "tokenizer", now)
        for name, pipe in nlp.pipeline:
            doc = pipe(doc)
            now = timed(spent, name, now)
    return spent


def run(arguments: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory in MB of a command of ours."""
    begin = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "extractor", *arguments], stdout=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"extractor {' '.join(arguments)}: exit code {process.returncode}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def start_up(model: str, seed: Path) -> float:
    """Wall seconds from the command to the tables of one article, the best of three."""
    return min(run(["show", str(seed), "--model", model])[0] for _ in range(3))


def peak_memory(model: str, articles: Sequence[Article]) -> float:
    """MB while articles are extracted to JSON Lines."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        with source.open("w", encoding="utf-8") as stream:
            for number, article in enumerate(islice(cycle(articles), ARTICLES)):
                stream.write(to_line(number, article))
        return run(["run", str(source), "--format", "jsonl", "-o", str(Path(folder, "out.jsonl")), "--model", model])[1]


def to_line(number: int, article: Article) -> str:
    """An article as a line of JSON."""
    return json.dumps({"id": f"{number}", "text": article.text}) + "\n"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=Path, default=sorted(ROOT.joinpath("seeds").glob("*.txt")))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=60, help="articles to read")
    parser.add_argument("--models", nargs="*", default=[m for m in PIPELINES if ROOT.joinpath("models", m).is_dir()])
    options = parser.parse_args()
    articles = [a for a in islice(read_articles(options.articles), options.most) if isinstance(a, Article)]
    models = [m for m in options.models if "trf" not in m or find_spec("spacy_transformers")]
    # before anything is loaded here: a child's peak counts the memory of the process that it was forked from
    seed = min(ROOT.joinpath("seeds").glob("*.txt"))
    outside = {model: (start_up(model, seed), peak_memory(model, articles)) for model in models}
    loaded = {"yardstick": yardstick(), **{model: load_model(model) for model in models}}
    words = sum(len(loaded["yardstick"].make_doc(article.text)) for article in articles)
    costs = {name: Cost() for name in loaded}
    for _ in range(options.rounds):
        for name, nlp in loaded.items():
            measure(nlp, articles, costs[name], extract=name in models)
    base = words / costs["yardstick"].parsing
    console = Console()
    table = Table(title=f"{len(articles)} articles, {words} tokens, one thread; words per CPU second")
    for column in ("pipeline", "parsing", "extraction", "extraction / yardstick", "start-up s", f"peak MB, {ARTICLES} articles"):
        table.add_column(column, justify="left" if column == "pipeline" else "right")
    table.add_row("yardstick", f"{base:.0f}", "", "", "", "")
    for model in models:
        cost = costs[model]
        extraction = words / cost.extraction
        table.add_row(
            model, f"{words / cost.parsing:.0f}", f"{extraction:.0f}", f"{extraction / base:.2f}",
            f"{outside[model][0]:.1f}", f"{outside[model][1]:.0f}",
        )  # fmt: skip
    console.print(table)
    for model in models:
        parts = components(loaded[model], articles)
        total, parsing = costs[model].extraction, costs[model].steps["parse"]
        shares = Table(title=f"{model}: share of the time by step")
        shares.add_column("step")
        shares.add_column("%", justify="right")
        shares.add_column("µs a word", justify="right")
        rows = {name: parsing * spent / sum(parts.values()) for name, spent in parts.items()}
        for name, spent in {**rows, **{k: v for k, v in costs[model].steps.items() if k != "parse"}}.items():
            shares.add_row(name, f"{100 * spent / total:.0f}", f"{1e6 * spent / words:.1f}")
        console.print(shares)
    first = loaded[models[0]]
    for rules, spent in rule_cost(first, articles, options.rounds).items():
        console.print(f"{rules} rules: {1e6 * spent / words:.1f} µs a word for relations")
    for length, cost_of_word in length_cost(first, articles, options.rounds).items():
        console.print(f"an article of {length} words: {cost_of_word:.1f} µs a word for relations")


if __name__ == "__main__":
    main()
