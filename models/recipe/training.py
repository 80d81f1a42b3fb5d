"""What a configuration of ours asks of spaCy's training beyond its own parts.

Adam with two rates: a pretrained encoder wants small steps, heads that start from nothing want large ones. And a start from an
earlier round's weights, with the rate raised again (a warm restart: Loshchilov and Hutter 2017).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import Optimizer
from thinc.types import FloatsXd

FROZEN = "embeddings.word_embeddings.weight"  # half of all parameters; words that training never shows stay where they belong


class TwoRates(Optimizer):
    """Scales the learning rate of the parameters of torch modules, whose names are paths with dots."""

    __slots__ = ("encoder_scale",)

    def __init__(self, learn_rate: float | list[float] | Iterator[float], encoder_scale: float, **settings: Any) -> None:
        super().__init__(learn_rate, **settings)
        self.encoder_scale = encoder_scale

    def __call__(
        self, key: tuple[int, str], weights: FloatsXd, gradient: FloatsXd, *, lr_scale: float = 1.0
    ) -> tuple[FloatsXd, FloatsXd]:
        """One step for one parameter."""
        if key[1] == FROZEN:
            return weights, gradient
        scale = self.encoder_scale if "." in key[1] else 1.0
        return super().__call__(key, weights, gradient, lr_scale=lr_scale * scale)


@spacy.registry.optimizers("geopol.TwoRates.v1")
def make_two_rates(
    learn_rate: float | list[float] | Iterator[float], encoder_scale: float, L2: float, grad_clip: float
) -> TwoRates:
    """For a configuration; ``encoder_scale`` multiplies the rate of the encoder."""
    return TwoRates(
        learn_rate, encoder_scale, L2=L2, grad_clip=grad_clip, beta1=0.9, beta2=0.999, use_averages=False, L2_is_weight_decay=True
    )


@spacy.registry.callbacks("geopol.StartFrom.v1")
def make_start(path: str | None) -> Callable[[Language], Language]:
    """For a configuration; gives all components the weights of the pipeline at ``path``, which has the same settings and labels."""

    def start(nlp: Language) -> Language:
        if path:
            earlier = spacy.load(Path(path))
            for name, component in nlp.pipeline:
                component.model.from_bytes(earlier.get_pipe(name).model.to_bytes())  # type: ignore[attr-defined]
        return nlp

    return start
