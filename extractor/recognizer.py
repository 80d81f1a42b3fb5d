"""spaCy's entity recogniser, decoded in rows of numpy: the same weights and the same names, at a fifth of the cost.

spaCy takes one action after the other, and each asks which of all actions are allowed. Outside of a name nothing depends on the actions
before, so that all tokens are scored at once here; inside, there are two actions, to go on and to end it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline.ner import DEFAULT_NER_MODEL, EntityRecognizer  # type: ignore[import-not-found]
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
_FEATURES = 3  # of a state: the token, the first token of the open name, the last one before the token in it


class Names(list[list[tuple[int, int, str]]]):
    """Names by document: half-open range of tokens, and label."""


class RowRecognizer(EntityRecognizer):  # type: ignore[misc]
    """The component "row_ner", which reads what "ner" has stored."""

    def predict(self, docs: Sequence[Doc]) -> Names | Any:
        """Names of documents; spaCy's own states where a model or a document is of another kind than the trained pipelines'."""
        model = self.model
        usual = self.cfg["beam_width"] == 1 and model.attrs["has_upper"] and not model.attrs["unseen_classes"]
        usual = usual and isinstance(model.ops, NumpyOps) and model.get_ref("lower").get_dim("nF") == _FEATURES
        if not usual or not any(map(len, docs)) or any(doc.has_annotation("ENT_IOB") for doc in docs):
            return super().predict(docs)
        found = iter(self._decode(docs))
        name = next(found, None)
        names, begin = Names(), 0
        for doc in docs:
            names.append([])
            end = begin + len(doc)
            while name is not None and name[0] < end:
                names[-1].append((name[0] - begin, name[1] - begin, name[2]))
                name = next(found, None)
            begin = end
        return names

    def set_annotations(self, docs: Sequence[Doc], names: Names | Any) -> None:
        """Write the names into the documents."""
        if not isinstance(names, Names):
            super().set_annotations(docs, names)
            return
        for doc, own in zip(docs, names, strict=True):
            doc.set_ents([Span(doc, *name) for name in own], default="outside")

    def _decode(self, docs: Sequence[Doc]) -> Iterator[tuple[int, int, str]]:
        """Names by their range of tokens of all documents together."""
        actions = [self.moves.get_class_name(number) for number in range(self.moves.n_moves)]
        columns = {action: column for column, action in enumerate(actions)}
        last, blank = _last_of_sentences(docs)
        layers = self.model
        # shape (tokens + 1, features, hidden, pieces), where the first row stands for no token
        rows = layers.get_ref("lower").predict(layers.get_ref("tok2vec").predict(docs))
        nothing, rows = rows[0], rows[1:]
        bias, upper = layers.get_ref("lower").get_param("b"), layers.get_ref("upper")
        weights, upper_bias = upper.get_param("W"), upper.get_param("b")

        hidden = (rows[:, 0] + nothing[1] + nothing[2] + bias).max(axis=-1)
        scores: Floats = hidden @ weights.T + upper_bias
        begins = np.array([action.startswith("B-") for action in actions])
        units = np.array([action.startswith("U-") and action != "U-" for action in actions])
        allowed = np.array([action == "O" for action in actions]) | (~blank[:, None] & units)
        allowed |= ~(blank | last)[:, None] & begins
        chosen = np.where(allowed, scores, -np.inf).argmax(axis=1)

        # every name that may begin, one token further at a time
        firsts = np.flatnonzero(begins[chosen])
        ends = np.zeros(len(chosen), dtype=np.intp)
        label_of = [action[2:] for action in actions]
        going_on = np.array([columns.get(f"I-{label}", 0) for label in label_of])
        ending = np.array([columns.get(f"L-{label}", 0) for label in label_of])
        at = firsts + 1
        while len(firsts):
            hidden = (rows[at, 0] + rows[firsts, 1] + rows[at - 1, 2] + bias).max(axis=-1)
            goes_on, ends_here = going_on[chosen[firsts]], ending[chosen[firsts]]
            further = np.einsum("ij,ij->i", hidden, weights[goes_on]) + upper_bias[goes_on]
            closed = np.einsum("ij,ij->i", hidden, weights[ends_here]) + upper_bias[ends_here]
            stops = last[at] | (closed > further) | ((closed == further) & (ends_here < goes_on))
            ends[firsts[stops]] = at[stops] + 1
            firsts, at = firsts[~stops], at[~stops] + 1

        reached = 0
        for token in np.flatnonzero((begins | units)[chosen]).tolist():
            if token >= reached:
                reached = int(ends[token]) or token + 1
                yield token, reached, label_of[chosen[token]]


def _last_of_sentences(docs: Sequence[Doc]) -> tuple[Flags, Flags]:
    """Which tokens of all documents are the last of their sentence or document, which no name outlives, and which are blanks."""
    last, blank = [], []
    for doc in docs:
        columns = doc.to_array(["SENT_START", "IS_SPACE"])
        last.append(np.append(columns[1:, 0] == 1, True)[: len(doc)])
        blank.append(columns[:, 1] == 1)
    return np.concatenate(last), np.concatenate(blank)


@Language.factory(
    "row_ner",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "model": DEFAULT_NER_MODEL,
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "incorrect_spans_key": None,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
)
def make_row_recognizer(
    nlp: Language,
    name: str,
    model: Any,
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Any,
) -> RowRecognizer:
    """The component for a pipeline whose "ner" it stands in for; its settings are those of "ner"."""
    settings = {"update_with_oracle_cut_size": update_with_oracle_cut_size, "incorrect_spans_key": incorrect_spans_key}
    return RowRecognizer(nlp.vocab, model, name, moves, scorer=scorer, **settings)
