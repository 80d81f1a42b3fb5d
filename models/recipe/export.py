"""One trained pipeline -> two that ship: fp16 for torch, and int8 for onnxruntime; the heads are the same in both."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
import torch
from spacy.language import Language
from spacy.tokens import DocBin
from thinc.api import Model
from transformers import AutoModel

from . import package, training  # noqa: F401  (the configuration names parts of `training`)
from .quantise import quantise

ENCODER = "all-MiniLM-L6-v2"
SAMPLES = 80


def encoder_of(nlp: Language) -> Model[Any, Any]:
    """The layer of a pipeline that turns documents into the encoder's vectors."""
    vectors: Model[Any, Any] = nlp.get_pipe("tok2vec").model.layers[0]  # type: ignore[attr-defined]
    return vectors.layers[0]


def set_width(nlp: Language, encoder: int) -> None:
    """Note the widths that training leaves open and a batch of empty documents asks for; ``encoder`` is the encoder's."""
    model: Model[Any, Any] = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    vectors = model.layers[0]
    if vectors.layers[0].has_dim("nO") is None:
        vectors.layers[0].set_dim("nO", encoder)
    for node in (vectors, model):
        node.set_dim("nO", sum(layer.get_dim("nO") for layer in vectors.layers))


def transformer_of(nlp: Language) -> Any:
    """The torch module and its tokenizer inside a spacy-transformers layer."""
    for layer in encoder_of(nlp).walk():
        for shim in layer.shims:
            if hasattr(shim, "_hfmodel"):
                return shim._hfmodel
    message = "the pipeline holds no transformer"
    raise ValueError(message)


class HiddenStates(torch.nn.Module):
    """Pieces -> vectors of the last layer; nothing is masked, for windows run one by one."""

    def __init__(self, transformer: torch.nn.Module) -> None:
        super().__init__()
        self.transformer = transformer

    def forward(self, pieces: torch.Tensor) -> torch.Tensor:
        """Shape (windows, pieces) -> (windows, pieces, width)."""
        output = self.transformer(input_ids=pieces, attention_mask=torch.ones_like(pieces))
        return output.last_hidden_state


def network(transformer: Any) -> bytes:
    """The encoder as ONNX, in fp32."""
    eager = AutoModel.from_config(transformer.config, attn_implementation="eager", add_pooling_layer=False)
    eager.load_state_dict(transformer.state_dict(), strict=False)  # but for the pooler, which nothing reads
    pieces = torch.randint(1000, 20000, (1, 64))
    names: dict[str, Any] = {"input_names": ["pieces"], "output_names": ["vectors"]}
    axes = {"pieces": {0: "windows", 1: "length"}, "vectors": {0: "windows", 1: "length"}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "encoder.onnx")
        torch.onnx.export(
            HiddenStates(eager.eval()), (pieces,), str(path), dynamic_axes=axes, opset_version=17, dynamo=False, **names
        )
        return path.read_bytes()


def with_onnx(trained: Language, samples: Iterable[str]) -> Language:
    """The same pipeline with its encoder in int8, run by onnxruntime; ``samples`` are texts to set the scales by."""
    config = trained.config.copy()
    vectors = config["components"]["tok2vec"]["model"]["*"]["vectors"]["*"]
    window = vectors["encoder"]["get_spans"]["size"]
    hf = transformer_of(trained)
    vectors["encoder"] = {
        "@architectures": "extractor.OnnxEncoder.v1",
        "width": hf.transformer.config.hidden_size,
        "window": window,
    }
    nlp = spacy.util.load_model_from_config(config)
    nlp.vocab.from_bytes(trained.vocab.to_bytes())
    for name, component in trained.pipeline:
        if name != "tok2vec":
            nlp.get_pipe(name).from_bytes(component.to_bytes())  # type: ignore[attr-defined]
    old, new = (each.get_pipe("tok2vec").model.layers[0] for each in (trained, nlp))  # type: ignore[attr-defined]
    new.layers[1].from_bytes(old.layers[1].to_bytes())
    set_width(nlp, hf.transformer.config.hidden_size)
    session = encoder_of(nlp).shims[0]
    session.network = quantise(network(hf.transformer), cut(hf.tokenizer, samples, window))  # type: ignore[attr-defined]
    session.vocabulary = hf.tokenizer.backend_tokenizer.to_str()  # type: ignore[attr-defined]
    session.from_bytes(session.to_bytes())
    return nlp


def cut(tokenizer: Any, texts: Iterable[str], window: int) -> list[Sequence[int]]:
    """Pieces of the beginning of each text, about as many as a window holds."""
    return [tokenizer(text, truncation=True, max_length=window)["input_ids"] for text in texts]


def main() -> None:
    """Write ``en_geopol`` and ``en_geopol_trf``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("output", type=Path, help="folder for both")
    parser.add_argument("samples", type=Path, help="documents of the training data, of which some set the scales of int8")
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load(arguments.trained)
    set_width(nlp, transformer_of(nlp).transformer.config.hidden_size)
    docs = islice(DocBin().from_disk(arguments.samples).get_docs(nlp.vocab), SAMPLES)
    package.write(with_onnx(nlp, [doc.text for doc in docs]), arguments.output / "en_geopol", arguments.version)
    transformer_of(nlp).transformer.half()
    nlp.config["components"]["tok2vec"]["model"]["*"]["vectors"]["*"]["encoder"]["name"] = ENCODER
    package.write(nlp, arguments.output / "en_geopol_trf", arguments.version)


if __name__ == "__main__":
    main()
