"""Turns a trained span reader into the shipped files.

    python -m training.reader.span_graph OUT/reader/step-N.pt OUT

Writes ``model.onnx``, without input embeddings, and ``config.json``. The examples in ``OUT/examples`` are
what activations are observed on. The graph takes the rows of the encoder's input embeddings, as
``index.encoders.words`` reads them, so the two models share one table.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper

from index.encoders.builtin import MODEL
from training.encoder.export import body, stored
from training.encoder.graph import IR, OPSET, Graph, block
from training.encoder.quantize import matrices, small_arrays
from training.encoder.smoothing import largest_inputs
from training.reader.spans import SpanReader, read

FOLDER = Path(__file__).resolve().parents[2] / "rag" / "span_model"
OBSERVED = 120
Array = NDArray[np.float32]


def span_reader(
    packed: dict[str, object], arrays: dict[str, Array], *, layers: int, heads: int
) -> onnx.ModelProto:
    """Return the model: ``words`` (1, n, 384) and ``types`` (1, n) in, ``outputs`` (1, n, 2) out."""
    graph = Graph()
    x = _embeddings(graph, arrays)
    for number in range(layers):
        x = block(graph, x, f"encoder.layer.{number}", packed, arrays, heads)  # type: ignore[arg-type]
    product = graph.node("MatMul", x, graph.constant("head.weight", arrays["head.weight"].T))
    graph.nodes.append(
        helper.make_node("Add", [product, graph.constant("head.bias", arrays["head.bias"])], ["outputs"])
    )
    width = arrays["embeddings.LayerNorm.weight"].shape[0]
    words = helper.make_tensor_value_info("words", TensorProto.FLOAT, ["batch", "length", width])
    types = helper.make_tensor_value_info("types", TensorProto.INT64, ["batch", "length"])
    outputs = helper.make_tensor_value_info("outputs", TensorProto.FLOAT, ["batch", "length", 2])
    nodes = helper.make_graph(graph.nodes, "youju-reader", [words, types], [outputs], graph.initializers)
    model = helper.make_model(nodes, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model)
    return model


def _embeddings(graph: Graph, arrays: dict[str, Array]) -> str:
    length = graph.node("Shape", "types", start=1, end=2)
    table = graph.constant("positions", arrays["positions"].astype(np.float16))
    positions = graph.node("Slice", table, graph.integers(0), length, graph.integers(0))
    kinds = graph.node("Gather", graph.constant("kinds", arrays["kinds"]), "types")
    total = graph.node("Add", graph.node("Add", "words", graph.floats(positions)), kinds)
    return graph.norm(total, "embeddings.LayerNorm", arrays)


@torch.no_grad()
def observed(reader: SpanReader, examples: Iterable[dict[str, NDArray[np.int64]]]) -> None:
    """Run examples through the reader, one at a time."""
    for example in examples:
        numbers, types = (torch.tensor(example[name])[None] for name in ("numbers", "types"))
        reader(numbers, types, torch.ones_like(numbers))


def write(checkpoint: Path, out: Path, folder: Path = FOLDER) -> None:
    """Write the shipped files."""
    reader = SpanReader().eval()
    reader.load_state_dict(torch.load(checkpoint, weights_only=True))
    layers, heads = reader.body.config.num_hidden_layers, reader.body.config.num_attention_heads
    weights = {name: value.numpy() for name, value in reader.body.state_dict().items()}
    examples = read(sorted((out / "examples").glob("*.npz"))[-1])[:OBSERVED]
    largest = largest_inputs(reader.body, lambda: observed(reader, examples))
    # The types are rows of their own here, so nothing is added to the positions.
    small = small_arrays(
        weights | {"embeddings.token_type_embeddings.weight": np.zeros((1, 1), dtype=np.float32)}, layers
    )
    small["kinds"] = weights["embeddings.token_type_embeddings.weight"]
    small |= {f"head.{name}": value.numpy() for name, value in reader.head.state_dict().items()}
    model = span_reader(matrices(weights, largest, layers), small, layers=layers, heads=heads)
    folder.mkdir(exist_ok=True)
    onnx.save(model, folder / "model.onnx")
    config = {
        "format": 1,
        "words": hashlib.sha256((MODEL / "model.onnx").read_bytes()).hexdigest(),
        "sha256": hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def exported(folder: Path = FOLDER) -> SpanReader:
    """Return the shipped reader with the float32 weights that its small integers stand for."""
    reader = SpanReader()
    arrays = stored(folder / "model.onnx")
    found = {f"body.{n}": v for n, v in body(arrays, reader.body.config.num_hidden_layers).items()}
    found["body.embeddings.token_type_embeddings.weight"] = arrays["kinds"]
    found |= {"head.weight": arrays["head.weight"].T, "head.bias": arrays["head.bias"]}
    held = reader.state_dict() | {name: torch.tensor(value) for name, value in found.items()}
    reader.load_state_dict(held, strict=True)
    return reader


def main() -> None:
    """Write the shipped files and print their size."""
    checkpoint, out = map(Path, sys.argv[1:3])
    write(checkpoint, out, *map(Path, sys.argv[3:4]))
    print((Path(sys.argv[3]) if sys.argv[3:] else FOLDER).joinpath("model.onnx").stat().st_size, "bytes")


if __name__ == "__main__":
    main()
