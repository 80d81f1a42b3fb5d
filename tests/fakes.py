"""Pipelines without a model for tests of what surrounds them; they pickle."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from extractor.errors import ArticleError
from extractor.records import Article, Extraction, sha256


@dataclass
class Obedient:
    """Does to each article what its text says; "kill-once FILE" kills its process unless the file is there."""

    seconds: Counter[str] = field(default_factory=Counter)

    def read(self, article: Article) -> Extraction:
        command, _, argument = article.text.partition(" ")
        if command == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if command == "kill-parent":
            os.kill(os.getppid(), signal.SIGKILL)
            time.sleep(5)
        if command == "kill-once" and not Path(argument).exists():
            Path(argument).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if command == "sleep":
            time.sleep(float(argument))
        if command == "raise":
            raise ValueError(argument)
        if command == "gpus":
            raise ArticleError(article.id, f"sees GPU {os.environ.get('CUDA_VISIBLE_DEVICES')!r}")
        if command == "refuse":
            raise ArticleError(article.id, argument)
        self.seconds["document"] += 0.001
        return Extraction(article.id, None, None, None, "en", sha256(article.text), (), ())


@dataclass
class Unloadable:
    """Cannot be made in another process."""

    seconds: Counter[str] = field(default_factory=Counter)

    def read(self, article: Article) -> Extraction:
        raise NotImplementedError

    def __reduce__(self):
        return _die, ()


@dataclass
class OnGpu(Unloadable):
    """Made in another process only where that has a GPU."""

    def __reduce__(self):
        from extractor.document import load_model  # late: the other processes need no spaCy

        return load_model, (None, True)


def _die() -> None:
    os._exit(1)


def unchanged(extraction: Extraction) -> Extraction:
    return extraction
