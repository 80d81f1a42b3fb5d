"""What commands say on standard error, and what they show of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import typer
from rich.console import Console
from rich.progress import ProgressColumn, Task
from rich.text import Text

from extractor.batch import Made
from extractor.errors import ArticleError, ArticleSkipped
from extractor.export import tables
from extractor.records import Extraction

messages = Console(stderr=True)


def say(message: str, style: str = "") -> None:
    """Say something on standard error, without what could command a terminal."""
    messages.print(Text(tables.one_line(message), style=style), soft_wrap=True)


def heading(extraction: Extraction) -> Text:
    """The line above what is shown of an article."""
    parts = (extraction.title, extraction.source, extraction.published)
    return Text.assemble((tables.one_line(extraction.id), "bold"), *(f" · {tables.one_line(part)}" for part in parts if part))


def succeeded(results: Iterable[Made | ArticleError]) -> Iterator[Made]:
    """Pass on what went well, name on stderr what did not or was skipped, and end with exit code 1 if there was any failure."""
    total = failed = skipped = 0
    for result in results:
        total += 1
        if isinstance(result, ArticleSkipped):
            skipped += 1
            say(f"extractor: skipped {result}")
        elif isinstance(result, ArticleError):
            failed += 1
            say(f"extractor: {result}", style="red")
        else:
            yield result
    if not total:
        say("extractor: the input holds no article")
    if skipped:
        say(f"extractor: {skipped} of {total} articles skipped")
    if failed:
        say(f"extractor: {failed} of {total} articles failed")
        raise typer.Exit(1)


class Speed(ProgressColumn):
    """Articles per second."""

    def render(self, task: Task) -> Text:
        """The speed so far."""
        speed = task.completed / task.elapsed if task.elapsed else 0.0
        return Text(f"{speed:.1f} articles/s", style="progress.data.speed")
