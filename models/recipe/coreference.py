"""Score coreference: mentions of GUM put into clusters, and the ambiguous pronouns of GAP.

GUM (Zeldes 2017): the resolver is given the mentions of our types as people marked them, and its clusters are compared with theirs by
MUC (Vilain et al. 1995), B³ (Bagga and Baldwin 1998) and CEAF-e (Luo 2005), whose mean is the CoNLL score (Pradhan et al. 2012). Scores
are those of the package `scorch`. Things mentioned once are left out of both sides, as in the CorefUD scorer, or counted (`--singletons`).
GAP (Webster et al. 2018): the pipeline reads the raw text; is the pronoun's thing that of name A, of name B or of neither?
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tomli
from spacy.language import Language

from extractor import words
from extractor.document import load_model, parse_article
from extractor.entities import find_entities, load_ranker, resolve_given
from extractor.entities.described.nouns import load_described
from extractor.entities.found import Found
from extractor.records import Article, Entity

from .conllu import Document, article_text, read_conllu, read_splits

Clusters = list[set[str]]


@cache
def scheme() -> dict[str, dict[str, str]]:
    """The content of `coreference.toml`."""
    return tomli.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


# --- GUM ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marked:
    """A mention as people marked it: half-open character offsets of it and of its head, the thing's number and type, "name" and so on."""

    begin: int
    end: int
    head: tuple[int, int]
    entity: str
    type: str
    kind: str


@dataclass(frozen=True)
class Text:
    """A document as raw text, with its mentions in text order."""

    name: str
    text: str
    mentions: tuple[Marked, ...]


def read_gum(corpora: Path, split: str, genres: Iterable[str]) -> Iterator[Text]:
    """The documents of one official split and some genres."""
    splits = read_splits(corpora / "gum" / "splits.md")
    for path in sorted((corpora / "gum").glob("*.conllu")):
        if splits[path.stem] == split and path.stem.split("_")[1] in genres:
            yield from (to_text(document) for document in read_conllu(path))


def to_text(document: Document) -> Text:
    """The text of a document, and the mentions of the types in `coreference.toml`.

    A bracket of the `Entity` column is `(number-type-...`. The head of a mention is the word that hangs on one outside.
    """
    text, rows = article_text(document.sentences, "\n\n")
    marked: list[Marked] = []
    lemmas = {}
    for sentence, row in zip(document.sentences, rows, strict=True):
        opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for position, word in enumerate(sentence.words):
            for begins, number, fields, ends in _brackets(word.misc):
                if begins:
                    opened[number].append((position, fields))
                if ends and opened[number]:
                    first, fields = opened[number].pop()
                    kind = fields.partition("-")[0]
                    inside = range(first, position + 1)
                    head = next((n for n in inside if sentence.words[n].head not in inside or sentence.words[n].head == n), first)
                    noun = sentence.words[head]
                    if kind in scheme()["gum"] and noun.upos in scheme()["heads"]:
                        form = scheme()["heads"][noun.upos]
                        lemmas[len(marked)] = noun.lemma.lower()
                        marked.append(Marked(row[first][0], row[position][1], row[head], number, kind, form))
    events = {m.entity for n, m in enumerate(marked) if m.type == "event" and (m.kind == "name" or lemmas[n] in _event_nouns())}
    marked = [m for m in marked if m.type != "event" or m.entity in events]
    return Text(document.name, text, tuple(sorted(marked, key=lambda m: (m.begin, -m.end))))


def _brackets(misc: str) -> Iterator[tuple[bool, str, str, bool]]:
    """What the last column opens and closes: (opens, number, fields, closes)."""
    found = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
    for part in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]) if found else ():
        number, _, fields = part.strip("()").partition("-")
        yield part.startswith("("), number, fields, part.endswith(")")


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(noun for noun, described in load_described().items() if described.type == "EVENT")


def to_found(doc: words.Document, marked: Marked) -> Found | None:
    """A marked mention in the pipeline's tokens."""
    inside, head = touched(doc, marked.begin, marked.end), touched(doc, *marked.head)
    if not inside or not head:
        return None
    return Found(inside[0], inside[-1] + 1, scheme()["gum"][marked.type], marked.kind, head=head[-1])  # type: ignore[arg-type]


def touched(doc: words.Document, begin: int, end: int) -> list[int]:
    """The words that share a character with a half-open range of characters, by token index."""
    return [word.i for word in doc if word.idx < end and begin < word.idx + len(word)]


def cluster_gum(nlp: Language, text: Text) -> tuple[Clusters, Clusters]:
    """The clusters of a document by people and by the resolver, of the same mentions."""
    article = Article(text.name, text.text)
    doc = parse_article(nlp, article)
    given = {
        f"{text.name}:{number}": found
        for number, marked in enumerate(text.mentions)
        if (found := to_found(doc, marked)) is not None
    }
    key: dict[str, set[str]] = defaultdict(set)
    for number, marked in enumerate(text.mentions):
        if f"{text.name}:{number}" in given:
            key[marked.entity].add(f"{text.name}:{number}")
    names = {id(found): name for name, found in given.items()}
    groups = resolve_given(doc, article, list(given.values()), load_ranker(nlp.path))
    response = [{names[id(found)] for found in group} for group in groups]
    return list(key.values()), response


def conll(key: Clusters, response: Clusters) -> dict[str, tuple[float, float, float]]:
    """Recall, precision and F1 of each metric, and their mean F1 in the place of all three."""
    from scorch.scores import b_cubed, ceaf_e, muc  # the extra [test]

    scores = {"muc": muc(key, response), "b3": b_cubed(key, response), "ceafe": ceaf_e(key, response)}
    mean = sum(f1 for _, _, f1 in scores.values()) / len(scores)
    return scores | {"conll": (mean, mean, mean)}


def several(clusters: Iterable[set[str]]) -> Clusters:
    """The things that are mentioned more than once."""
    return [cluster for cluster in clusters if len(cluster) > 1]


# --- GAP ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Snippet:
    """A text, the offset and form of a pronoun, two names with their offsets and whether the pronoun means them."""

    id: str
    text: str
    pronoun: tuple[int, str]
    names: tuple[tuple[int, str, bool], tuple[int, str, bool]]

    @property
    def feminine(self) -> bool:
        """Whether the pronoun is."""
        return self.pronoun[1].lower() in ("she", "her", "hers")


def read_gap(path: Path) -> Iterator[Snippet]:
    """The snippets of one file."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            a, b = ((int(row[f"{x}-offset"]), row[x], row[f"{x}-coref"].upper() == "TRUE") for x in "AB")
            yield Snippet(row["ID"], row["Text"], (int(row["Pronoun-offset"]), row["Pronoun"]), (a, b))


def answers(entities: Iterable[Entity], snippet: Snippet) -> tuple[bool, bool]:
    """Whether the pronoun's thing has a mention that overlaps each of the two names."""
    begin = snippet.pronoun[0]
    meant = [entity for entity in entities if any(m.begin == begin for m in entity.mentions)]
    a, b = (
        any(m.begin < at + len(name) and at < m.end for entity in meant for m in entity.mentions) for at, name, _ in snippet.names
    )
    return a, b


def f1_of(told: Iterable[tuple[bool, bool]]) -> float:
    """F1 of the answers "yes" over (wanted, told) pairs, as in the scorer that comes with GAP."""
    counts = Counter(told)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def score_gap(nlp: Language, snippets: Iterable[Snippet]) -> dict[str, float]:
    """F1 overall, of masculine and of feminine pronouns, and the bias, which is the latter's share of the former."""
    pairs: dict[bool, list[tuple[bool, bool]]] = {True: [], False: []}
    for snippet in snippets:
        article = Article(snippet.id, snippet.text)
        told = answers(find_entities(parse_article(nlp, article), article, load_ranker(nlp.path)), snippet)
        pairs[snippet.feminine] += [(wanted, answer) for (_, _, wanted), answer in zip(snippet.names, told, strict=True)]
    masculine, feminine = f1_of(pairs[False]), f1_of(pairs[True])
    return {
        "overall": f1_of([*pairs[False], *pairs[True]]),
        "masculine": masculine,
        "feminine": feminine,
        "bias": feminine / masculine if masculine else 0.0,
    }


# --- command --------------------------------------------------------------------------------------------


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path, help="folder that holds gum/ and gap/")
    parser.add_argument("--pipeline", default="en_geopol")
    parser.add_argument("--split", default="dev", choices=("train", "dev", "test"), help="of GUM")
    parser.add_argument("--gap", default="validation", choices=("validation", "development", "none"))
    parser.add_argument("--singletons", action="store_true", help="count things mentioned once")
    arguments = parser.parse_args()
    nlp = load_model(arguments.pipeline)
    pairs = [cluster_gum(nlp, text) for text in read_gum(arguments.corpora, arguments.split, scheme()["genres"]["scored"])]
    kept = (lambda clusters: clusters) if arguments.singletons else several
    key, response = (kept([cluster for pair in pairs for cluster in pair[side]]) for side in (0, 1))
    print(f"GUM {arguments.split}: {sum(map(len, key))} mentions of {len(key)} things in {len(pairs)} documents")
    for name, (recall, precision, f1) in conll(key, response).items():
        print(f"{name:6} R {recall:.3f} P {precision:.3f} F1 {f1:.3f}")
    if arguments.gap != "none":
        scores = score_gap(nlp, read_gap(arguments.corpora / "gap" / f"gap-{arguments.gap}.tsv"))
        print(f"GAP {arguments.gap}: " + " ".join(f"{name} {value:.3f}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
