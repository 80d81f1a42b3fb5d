"""Arguments and options that several commands take."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from extractor import articles
from extractor.views import VIEWS

CORRECTIONS = Path("corrections.toml")


def _published(text: str) -> date:
    try:
        return articles.parse_date(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def one_of(names: Collection[str]) -> Callable[[str], str]:
    """A parser of options that have these values."""

    def parse(name: str) -> str:
        if name not in names:
            raise typer.BadParameter(f"expected one of {', '.join(names)}")
        return name

    return parse


Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help=f"Files ({' '.join(suffix for each in articles.READERS.values() for suffix in each.suffixes)}, also .gz or .zst; others are "
        "told by their content), folders, globs, s3:// or gs:// URIs, or - for stdin.",
    ),
]


Language = Annotated[
    str,
    typer.Option(
        parser=one_of(articles.LANGUAGES),
        metavar="|".join(articles.LANGUAGES),
        help="Articles to read: those in English, the others being skipped, or any.",
    ),
]


Published = Annotated[
    date | None,
    typer.Option(parser=_published, metavar="YYYY-MM-DD", help="Publication date of articles that do not tell their own."),
]


View = Annotated[
    str,
    typer.Option(
        "--view",
        parser=one_of(VIEWS),
        metavar="|".join(VIEWS),
        help="Edges to keep: what is so, what somebody says (with the speaker), or all.",
    ),
]


Confidence = Annotated[float, typer.Option("--min-confidence", min=0.0, max=1.0, help="Leave less sure edges out.")]


Model = Annotated[str | None, typer.Option(metavar="NAME|PATH", help="Trained pipeline; without it, the one in the package.")]


Rules = Annotated[
    list[Path] | None,
    typer.Option(
        "--rules",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="Rules of your own (TOML), before all others; may be repeated.",
    ),
]


SecondOpinion = Annotated[
    float | None,
    typer.Option(
        "--second-opinion", min=0.5, max=1.0, metavar="PROBABILITY",
        help="From which the trained classifier is heard where no rule fires (edges marked model:); 1 for rules alone.",
    ),
]  # fmt: skip


CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help=f"Your decisions about entities (TOML); without it, {CORRECTIONS} in this folder if there is one.",
    ),
]


Corpus = Annotated[Path, typer.Argument(metavar="CORPUS", exists=True, dir_okay=False, help="Database of `extractor merge`.")]
