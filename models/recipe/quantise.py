"""The encoder's weights in int8, with the scales of its inputs evened out beforehand.

Int8 is dynamic, with a scale per output channel and seven-bit weights: eight bits would saturate the 16-bit sums of processors without
VNNI, and these would then give other results than those with it. One scale holds all inputs of a product, so two things are done where
some channels of its inputs are far larger than the rest:

- every channel is divided by a factor that its weights are multiplied by (SmoothQuant, Xiao et al. 2023);
- of the second product of each feed-forward layer, the largest channels are multiplied in fp32 (LLM.int8(), Dettmers et al. 2022).

The products of the last layer stay in fp32 altogether: nothing evens out an error made there.
"""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, numpy_helper
from onnx.helper import make_empty_tensor_value_info, make_node
from onnxruntime.quantization import QuantType, quantize_dynamic

Array = NDArray[np.float32]
FEED_FORWARD = "intermediate_act_fn"  # in the name of what the second product of a feed-forward layer takes
MOVED = 0.6  # share of a channel's size that goes from inputs to weights; 0.4 to 0.7 tried
EXACT_CHANNELS = 32  # 2 to 128 tried
EXACT_LAYER = re.compile(r"layer\.5/")
EXACT = "/exact"


def quantise(network: bytes, samples: Iterable[Sequence[int]]) -> bytes:
    """An fp32 network in int8; ``samples`` are pieces of texts, by which the sizes of the channels are measured."""
    model = onnx.load_from_string(network)
    products = _products(model)
    for inputs, sizes in _largest(model, products, samples).items():
        _even_out(model, inputs, products[inputs], sizes)
    names = [node.name for node in model.graph.node]
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder, "fp32.onnx"), Path(folder, "int8.onnx")
        onnx.save(model, plain)
        quantize_dynamic(
            plain, small, nodes_to_exclude=[name for name in names if name.endswith(EXACT) or EXACT_LAYER.search(name)],
            per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        return small.read_bytes()


def _products(model: ModelProto) -> dict[str, list[NodeProto]]:
    """Products with weights, by the name of what they multiply."""
    weights = {each.name for each in model.graph.initializer}
    products: dict[str, list[NodeProto]] = defaultdict(list)
    for node in model.graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            products[node.input[0]].append(node)
    return products


def _largest(model: ModelProto, names: Iterable[str], samples: Iterable[Sequence[int]]) -> dict[str, Array]:
    """Largest absolute value of each channel of the named tensors, shape (channels,)."""
    observed = ModelProto()
    observed.CopyFrom(model)
    observed.graph.output.extend(make_empty_tensor_value_info(name) for name in names)
    session = onnxruntime.InferenceSession(observed.SerializeToString(), providers=["CPUExecutionProvider"])
    sizes: dict[str, Array] = {}
    for pieces in samples:
        values = session.run(list(names), {"pieces": np.asarray([pieces], dtype=np.int64)})
        for name, value in zip(names, values, strict=True):
            size = np.abs(value[0]).max(axis=0)
            sizes[name] = np.maximum(sizes.get(name, size), size)
    return sizes


def _even_out(model: ModelProto, inputs: str, products: list[NodeProto], sizes: Array) -> None:
    """Move size from ``inputs`` to the weights of their products, and take the largest channels of a feed-forward layer out."""
    weights = {each.name: each for each in model.graph.initializer}
    exact = np.argsort(sizes)[::-1][: EXACT_CHANNELS if FEED_FORWARD in inputs else 0]
    sizes = sizes.copy()
    sizes[exact] = np.median(sizes)
    strengths = np.max([np.abs(numpy_helper.to_array(weights[node.input[1]])).max(axis=1) for node in products], axis=0)
    factors = np.maximum(sizes, 1e-5) ** MOVED / np.maximum(strengths, 1e-5) ** (1 - MOVED)
    factors /= np.exp(np.log(factors).mean())
    inverse = 1 / factors
    inverse[exact] = 0
    even = _add(model, f"{inputs}/even", inverse)
    scaled = f"{inputs}_even"
    for node in products:
        weight = weights[node.input[1]]
        values = numpy_helper.to_array(weight)
        if len(exact):
            _add_exact(model, node, exact, values[exact])
        others = values * factors[:, None]
        others[exact] = 0
        weight.CopyFrom(numpy_helper.from_array(others.astype(np.float32), weight.name))
        node.input[0] = scaled
    nodes = model.graph.node
    source = next(i for i, node in enumerate(nodes) if inputs in node.output)
    nodes.insert(source + 1, make_node("Mul", [inputs, even], [scaled], name=f"{inputs}/Mul_even"))


def _add_exact(model: ModelProto, product: NodeProto, channels: NDArray[np.int64], weights: Array) -> None:
    """Add to a product what some channels contribute, in fp32."""
    inputs, output = product.input[0], product.output[0]
    chosen = _add(model, f"{product.name}/channels", channels.astype(np.int64))
    exact = _add(model, f"{product.name}/exact_weights", weights)
    product.output[0] = f"{output}_even"
    added = [
        make_node("Gather", [inputs, chosen], [f"{output}_chosen"], name=f"{product.name}/Gather", axis=2),
        make_node("MatMul", [f"{output}_chosen", exact], [f"{output}_exact"], name=f"{product.name}{EXACT}"),
        make_node("Add", [product.output[0], f"{output}_exact"], [output], name=f"{product.name}/Add_exact"),
    ]
    place = next(i for i, node in enumerate(model.graph.node) if node.name == product.name) + 1
    for node in reversed(added):
        model.graph.node.insert(place, node)


def _add(model: ModelProto, name: str, values: NDArray[np.float32] | NDArray[np.int64]) -> str:
    """Add a constant; its name."""
    typed = values if values.dtype == np.int64 else values.astype(np.float32)
    model.graph.initializer.append(numpy_helper.from_array(typed, name))
    return name
