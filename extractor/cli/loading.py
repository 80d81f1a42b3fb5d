"""The pipeline and the decisions of an analyst that commands work with."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.cli.arguments import CORRECTIONS
from extractor.cli.screen import say
from extractor.corrections import Corrections, load_corrections

if TYPE_CHECKING:
    from extractor.pipeline import Pipeline


def decisions(file: Path | None) -> Corrections:
    """The decisions of the file named, else of the one in this folder; says where they come from."""
    if file is None and not CORRECTIONS.is_file():
        return Corrections()
    file = file or CORRECTIONS
    found = load_corrections(file)
    say(f"extractor: {len(found)} corrections from {file}")
    return found


def load_pipeline(
    model: str | None,
    rules: Iterable[Path] | None,
    second_opinion: float | None,
    gpu: bool = False,
    elsewhere: bool = False,
) -> Pipeline:
    """The pipeline; one that works `elsewhere` needs no GPU here."""
    gc.disable()  # loading makes many objects and hardly any garbage; looking for it takes a fifth of the time
    try:
        from extractor.document import GPU_MODEL  # late, so that --help and wrong arguments need not wait for spaCy
        from extractor.pipeline import load

        if not (gpu and elsewhere):
            return load(model, gpu, rules or (), second_opinion)
        pipeline = load(model or GPU_MODEL, rules=rules or (), second_opinion=second_opinion)
        pipeline.gpu = True
        return pipeline
    finally:
        gc.enable()
        gc.freeze()
