"""Int8 with evened scales, on a feed-forward layer of which one channel is far larger than the rest."""

from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper
from onnx.helper import make_graph, make_model, make_node, make_opsetid, make_tensor_value_info
from recipe import quantise as quantising
from recipe.quantise import FEED_FORWARD, quantise

WIDTH, PIECES = 96, 50


def network(inner: str, product: str = "product") -> bytes:
    """Pieces -> waves named `inner`, of which number 3 is huge -> their product with weights."""
    random = np.random.default_rng(1)
    sizes = np.ones(WIDTH, dtype=np.float32)
    sizes[3] = 100
    constants = {
        "last": np.array([2]),
        "pitches": random.uniform(1, 9, WIDTH).astype(np.float32),
        "sizes": sizes,
        "weights": random.normal(size=(WIDTH, WIDTH)).astype(np.float32),
    }
    nodes = [
        make_node("Cast", ["pieces"], ["numbers"], to=onnx.TensorProto.FLOAT),
        make_node("Unsqueeze", ["numbers", "last"], ["columns"]),
        make_node("Mul", ["columns", "pitches"], ["angles"]),
        make_node("Sin", ["angles"], ["waves"]),
        make_node("Mul", ["waves", "sizes"], [inner]),
        make_node("MatMul", [inner, "weights"], ["vectors"], name=product),
    ]
    taken = make_tensor_value_info("pieces", onnx.TensorProto.INT64, [1, "length"])
    given = make_tensor_value_info("vectors", onnx.TensorProto.FLOAT, [1, "length", WIDTH])
    graph = make_graph(
        nodes, "network", [taken], [given], [numpy_helper.from_array(value, name) for name, value in constants.items()]
    )
    return make_model(graph, opset_imports=[make_opsetid("", 17)], ir_version=8).SerializeToString()


def vectors(content: bytes) -> np.ndarray:
    session = onnxruntime.InferenceSession(content, providers=["CPUExecutionProvider"])
    return session.run(None, {"pieces": np.arange(PIECES, dtype=np.int64)[None]})[0][0]


def error(inner: str, product: str = "product") -> float:
    """Mean error of the vectors."""
    plain = network(inner, product)
    exact, rounded = vectors(plain), vectors(quantise(plain, [range(PIECES)]))
    return float(np.mean(np.linalg.norm(rounded - exact, axis=1)))


def test_evened_scales_and_exact_channels_each_keep_the_error_small(monkeypatch):
    evened, exact = error("normalised"), error(f"/layer/{FEED_FORWARD}/output")
    monkeypatch.setattr(quantising, "_even_out", lambda *_: None)
    plain = error("normalised")
    assert exact < evened / 4
    assert evened < plain / 2


def test_weights_are_held_in_int8():
    model = onnx.load_from_string(quantise(network("normalised"), [range(PIECES)]))
    held = {each.data_type for each in model.graph.initializer if each.name.startswith("weights")}
    assert onnx.TensorProto.INT8 in held
    assert "MatMulInteger" in {node.op_type for node in model.graph.node}


def test_the_last_layer_stays_exact():
    assert error("normalised", "/encoder/layer.5/output/MatMul") < 1e-4 < error("normalised", "/encoder/layer.4/output/MatMul")
