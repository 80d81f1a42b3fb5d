"""Fit the weights of an edge's confidence to edges that people judged, and show how well they hold on others.

A judged edge is the signs of its construction (`extractor/relations/confidence.py`) and whether a reader found it right; the sentences,
drawn at random from news, are not kept. Each sample is judged by weights fitted to the other samples.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

EDGES = Path(__file__).parent / "judged_edges.csv"
TABLE = Path(__file__).parents[2] / "extractor" / "relations" / "confidence.toml"
PENALTY = 2.0  # on the square of each weight but the first; keeps rare signs near zero
ROUNDS = 30
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


@dataclass(frozen=True)
class Edge:
    """A judged edge."""

    sample: str
    signs: tuple[str, ...]
    right: bool


def read_edges(path: Path) -> list[Edge]:
    """Edges of a table with the columns sample, signs (joined by "; ") and right (1 or 0)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [Edge(row["sample"], tuple(row["signs"].split("; ")), row["right"] == "1") for row in csv.DictReader(lines)]


def table(edges: Sequence[Edge], names: Sequence[str]) -> NDArray[np.float64]:
    """How often each edge bears each sign, shape (edges, names)."""
    return np.array([[edge.signs.count(name) for name in names] for edge in edges], dtype=np.float64)


def fit(edges: Sequence[Edge], names: Sequence[str]) -> NDArray[np.float64]:
    """Weights of a ridge logistic regression, by Newton's method."""
    signs, right = table(edges, names), np.array([edge.right for edge in edges], dtype=np.float64)
    weights = np.zeros(len(names))
    penalty = np.diag([0.01, *[PENALTY] * (len(names) - 1)])
    for _ in range(ROUNDS):
        share = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - share) - penalty @ weights
        curve = (signs * (share * (1 - share))[:, None]).T @ signs + penalty
        weights += np.linalg.solve(curve, slope)
    return weights


def reliability(shares: NDArray[np.float64], right: NDArray[np.float64]) -> list[str]:
    """Rows of the reliability table: band, edges in it, mean confidence, share found right."""
    rows = []
    for low, high in pairwise(BANDS):
        inside = (shares >= low) & (shares < high)
        if inside.any():
            rows.append(
                f"| {low:.1f}-{min(high, 1):.1f} | {inside.sum()} | {shares[inside].mean():.2f} | {right[inside].mean():.2f} |"
            )
    return rows


def main() -> None:
    """Print the reliability of each sample under weights fitted to the others, and write the weights fitted to all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edges", type=Path, default=EDGES)
    parser.add_argument("--output", type=Path, default=TABLE)
    arguments = parser.parse_args()
    edges = read_edges(arguments.edges)
    names = list(dict.fromkeys(sign for edge in edges for sign in edge.signs))
    names = [names[0], *sorted(names[1:])]
    told: list[tuple[float, bool]] = []  # by weights fitted to the other samples, where these bear all signs of the edge
    for sample in sorted({edge.sample for edge in edges}):
        others = [edge for edge in edges if edge.sample != sample]
        borne = {sign for edge in others for sign in edge.signs}
        asked = [edge for edge in edges if edge.sample == sample and borne.issuperset(edge.signs)]
        if asked:
            shares = 1 / (1 + np.exp(-table(asked, names) @ fit(others, names)))
            told += zip(shares.tolist(), (edge.right for edge in asked), strict=True)
    held_out, right = (np.array(column, dtype=np.float64) for column in zip(*told, strict=True))
    errors = np.mean((held_out - right) ** 2), np.mean((right.mean() - right) ** 2)
    print(f"{len(told)} edges, {right.mean():.1%} right; Brier score {errors[0]:.3f}, of the mean alone {errors[1]:.3f}")
    print("\n".join(["| confidence | edges | mean | right |", "|---|---|---|---|", *reliability(held_out, right)]))
    lines = [f'"{name}" = {weight:.2f}' for name, weight in zip(names, fit(edges, names), strict=True)]
    header = "# What each sign adds to the log-odds that an edge is right; written by models/recipe/confidence.py, see there.\n"
    arguments.output.write_text(header + "[weights]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
