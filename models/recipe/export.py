"""One trained pipeline -> two that ship: for torch with the encoder in fp16, and for onnxruntime with it in int8.

The heads are the same in both. Int8 is dynamic, with a scale per output channel and seven-bit weights: eight bits would saturate the
16-bit sums of processors without VNNI, and these would then give other results than those with it. The second product of each
feed-forward layer stays in fp32: its inputs have outliers that a common scale cannot hold (half of all error for a tenth of the time).
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path
from typing import Any

import onnx
import spacy
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.language import Language
from thinc.api import Model
from transformers import AutoModel

from . import package, training  # noqa: F401  (the configuration names parts of `training`)

ENCODER = "all-MiniLM-L6-v2"
OUTLIERS = re.compile(r"(?<!attention)/output/dense/MatMul$")


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


def network(transformer: Any, quantised: bool = True) -> bytes:
    """The encoder as ONNX, in int8 unless asked otherwise."""
    eager = AutoModel.from_config(transformer.config, attn_implementation="eager", add_pooling_layer=False)
    eager.load_state_dict(transformer.state_dict(), strict=False)  # but for the pooler, which nothing reads
    pieces = torch.randint(1000, 20000, (1, 64))
    names: dict[str, Any] = {"input_names": ["pieces"], "output_names": ["vectors"]}
    axes = {"pieces": {0: "windows", 1: "length"}, "vectors": {0: "windows", 1: "length"}}
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "fp32.onnx"), Path(folder, "int8.onnx")
        torch.onnx.export(
            HiddenStates(eager.eval()), (pieces,), str(plain), dynamic_axes=axes, opset_version=17, dynamo=False, **names
        )
        if not quantised:
            return plain.read_bytes()
        exact = [node.name for node in onnx.load(plain).graph.node if OUTLIERS.search(node.name)]
        quantize_dynamic(
            plain, small, nodes_to_exclude=exact, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        return small.read_bytes()


def with_onnx(trained: Language, quantised: bool = True) -> Language:
    """The same pipeline with its encoder run by onnxruntime."""
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
    session.network = network(hf.transformer, quantised)  # type: ignore[attr-defined]
    session.vocabulary = hf.tokenizer.backend_tokenizer.to_str()  # type: ignore[attr-defined]
    session.from_bytes(session.to_bytes())
    return nlp


def main() -> None:
    """Write ``en_geopol`` and ``en_geopol_trf``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trained", type=Path)
    parser.add_argument("output", type=Path, help="folder for both")
    parser.add_argument("--version", required=True)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    nlp = spacy.load(arguments.trained)
    set_width(nlp, transformer_of(nlp).transformer.config.hidden_size)
    package.write(with_onnx(nlp), arguments.output / "en_geopol", arguments.version)
    transformer_of(nlp).transformer.half()
    nlp.config["components"]["tok2vec"]["model"]["*"]["vectors"]["*"]["encoder"]["name"] = ENCODER
    package.write(nlp, arguments.output / "en_geopol_trf", arguments.version)


if __name__ == "__main__":
    main()
