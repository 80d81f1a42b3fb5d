"""The command `extractor`: arguments in, calls to the package, results out.

Data goes to standard output, everything else to standard error. Exit codes: 0 all well, or some articles were skipped; 1 some
articles failed, and each is named, or some rules fail their examples; 2 a wrong argument, data file or output.
"""

from __future__ import annotations

import errno
import logging
import sys
from importlib import metadata
from io import TextIOWrapper
from typing import Annotated

import typer

from extractor.cli.corpora import diff, explain_merge, export, merge, query
from extractor.cli.reading import check_rules, doctor, explain, run, score, show
from extractor.cli.screen import say
from extractor.errors import ExtractorError

app = typer.Typer(
    help="A news article in, an auditable knowledge graph out.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        try:
            typer.echo(f"extractor {metadata.version('geopolitical-extractor')}")
        except metadata.PackageNotFoundError:
            typer.echo("extractor, not installed")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_version, help="Print the version.")] = False,
) -> None:
    """A news article in, an auditable knowledge graph out."""


for command in (run, show, explain, score, merge, export, query, explain_merge, diff, doctor, check_rules):
    app.command(command.__name__.replace("_", "-"))(command)


def main() -> None:
    """Run the command line; an error that the package raises on purpose ends it with exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # JSON is UTF-8 whatever the locale, and no article may crash the screen
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries find wrong with an article, our own messages tell
    try:
        app()
    except ExtractorError as error:
        say(f"extractor: {error}", style="red")
        sys.exit(2)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
            raise
        say(f"extractor: what is printed cannot be written ({error.strerror}); name a file on another disk", style="red")
        sys.stdout = None  # else it is tried once more on the way out
        sys.exit(2)
