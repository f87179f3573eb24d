"""Writes the encoder as an ONNX graph, node by node: 8-bit body, 4-bit input embeddings.

By hand rather than by an exporter: the graph stays small and readable, is the same on every run, and
pooling and normalisation are inside. Input ``input_ids`` (batch, length), int64, all texts equally
long, as there is no padding mask; output ``vectors`` (batch, 384), float32, unit length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder.packing import GROUP, Columns, Rows

Arrays = Mapping[str, NDArray[np.float32]]
OPSET, IR = 20, 9
EPSILON = 1e-12


class Graph:
    """Collects nodes and initializers; every method returns the name of what it computes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: list[onnx.TensorProto] = []
        self.names: dict[str, int] = {}

    def fresh(self, stem: str) -> str:
        """Return a name not used before."""
        self.names[stem] = self.names.get(stem, -1) + 1
        return f"{stem}_{self.names[stem]}"

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Store an array under a name and return the name."""
        self.initializers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def integers(self, *values: int) -> str:
        """Store a list of whole numbers, such as a shape."""
        return self.constant(self.fresh("integers"), np.array(values, dtype=np.int64))

    def node(self, kind: str, *inputs: str, **attributes: object) -> str:
        """Add a node with one output."""
        return self.outputs(kind, inputs, 1, **attributes)[0]

    def outputs(self, kind: str, inputs: Sequence[str], count: int, **attributes: object) -> list[str]:
        """Add a node with several outputs."""
        names = [self.fresh(kind) for _ in range(count)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names

    def floats(self, name: str) -> str:
        """Return a half-precision value as float32."""
        return self.node("Cast", name, to=TensorProto.FLOAT)

    def linear(self, x: str, name: str, weight: Columns, bias: NDArray[np.float32]) -> str:
        """Return ``x @ weight + bias`` in 8-bit arithmetic, the scale of ``x`` taken from this input."""
        even = self.node("Mul", x, self.constant(f"{name}.inputs", weight.inputs))
        values, scale, zero = self.outputs("DynamicQuantizeLinear", [even], 3)
        codes = self.constant(f"{name}.codes", weight.codes)
        product = self.floats(self.node("MatMulInteger", values, codes, zero))
        scales = self.node("Mul", scale, self.constant(f"{name}.scales", weight.scales))
        return self.node("Add", self.node("Mul", product, scales), self.constant(f"{name}.bias", bias))

    def norm(self, x: str, name: str, arrays: Arrays) -> str:
        """Return the layer normalisation of ``x``."""
        weight = self.constant(f"{name}.weight", arrays[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", arrays[f"{name}.bias"])
        return self.node("LayerNormalization", x, weight, bias, axis=-1, epsilon=EPSILON)


def embeddings(graph: Graph, rows: Rows, arrays: Arrays) -> str:
    """Return the normalised sum of unpacked word rows and positions."""
    packed = graph.node("Gather", graph.constant("words.codes", rows.codes), "input_ids")
    four = graph.constant("four", np.array(4, dtype=np.uint8))
    high = graph.node("BitShift", packed, four, direction="RIGHT")
    low = graph.node("BitwiseAnd", packed, graph.constant("fifteen", np.array(15, dtype=np.uint8)))
    codes = graph.floats(graph.node("Concat", low, high, axis=-1))
    groups = graph.node("Reshape", codes, graph.integers(0, 0, -1, GROUP))
    centred = graph.node("Sub", groups, graph.constant("eight", np.array(8, dtype=np.float32)))
    scales = graph.node("Gather", graph.constant("words.scales", rows.scales), "input_ids")
    spread = graph.node("Unsqueeze", graph.floats(scales), graph.integers(-1))
    words = graph.node("Reshape", graph.node("Mul", centred, spread), graph.integers(0, 0, -1))
    length = graph.node("Shape", "input_ids", start=1, end=2)
    table = graph.constant("positions", arrays["positions"].astype(np.float16))
    positions = graph.node("Slice", table, graph.integers(0), length, graph.integers(0))
    total = graph.node("Add", words, graph.floats(positions))
    return graph.norm(total, "embeddings.LayerNorm", arrays)


def attention(
    graph: Graph, x: str, layer: str, matrices: Mapping[str, Columns], arrays: Arrays, heads: int
) -> str:
    """Return the self-attention of ``x`` before its output matrix."""
    width = arrays["embeddings.LayerNorm.weight"].shape[0]
    name = f"{layer}.attention.qkv"
    joint = graph.linear(x, name, matrices[name], arrays[f"{name}.bias"])
    q, k, v = graph.outputs("Split", [joint], 3, axis=-1, num_outputs=3)
    shape = graph.integers(0, 0, heads, width // heads)
    q, k, v = (graph.node("Reshape", part, shape) for part in (q, k, v))
    root = graph.constant(graph.fresh("root"), np.array((width // heads) ** -0.5, dtype=np.float32))
    q = graph.node("Transpose", graph.node("Mul", q, root), perm=[0, 2, 1, 3])
    scores = graph.node("MatMul", q, graph.node("Transpose", k, perm=[0, 2, 3, 1]))
    mixed = graph.node(
        "MatMul", graph.node("Softmax", scores, axis=-1), graph.node("Transpose", v, perm=[0, 2, 1, 3])
    )
    return graph.node(
        "Reshape", graph.node("Transpose", mixed, perm=[0, 2, 1, 3]), graph.integers(0, 0, width)
    )


def block(
    graph: Graph, x: str, layer: str, matrices: Mapping[str, Columns], arrays: Arrays, heads: int
) -> str:
    """Return the output of one transformer layer."""

    def linear(value: str, name: str) -> str:
        return graph.linear(value, name, matrices[name], arrays[f"{name}.bias"])

    mixed = linear(attention(graph, x, layer, matrices, arrays, heads), f"{layer}.attention.output.dense")
    x = graph.norm(graph.node("Add", mixed, x), f"{layer}.attention.output.LayerNorm", arrays)
    inner = graph.node("Gelu", linear(x, f"{layer}.intermediate.dense"))
    return graph.norm(
        graph.node("Add", linear(inner, f"{layer}.output.dense"), x), f"{layer}.output.LayerNorm", arrays
    )


def encoder(
    rows: Rows, matrices: Mapping[str, Columns], arrays: Arrays, *, layers: int, heads: int
) -> onnx.ModelProto:
    """Return the whole model.

    Args:
        rows: packed input embeddings.
        matrices: quantised matrices by their name in a ``BertModel``, query, key and value joined as ``qkv``.
        arrays: biases, layer normalisations and ``positions`` (with the token type added).
        layers: number of transformer layers.
        heads: number of attention heads.
    """
    graph = Graph()
    x = embeddings(graph, rows, arrays)
    for number in range(layers):
        x = block(graph, x, f"encoder.layer.{number}", matrices, arrays, heads)
    mean = graph.node("ReduceMean", x, graph.integers(1), keepdims=0)
    graph.nodes.append(helper.make_node("LpNormalization", [mean], ["vectors"], axis=-1, p=2))
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
    width = arrays["embeddings.LayerNorm.weight"].shape[0]
    vectors = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", width])
    body = helper.make_graph(graph.nodes, "youju-encoder", [ids], [vectors], graph.initializers)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    return model
