"""Turns a checkpoint into the shipped model.

    python -m training.encoder.quantize DATA CHECKPOINT FOLDER

``DATA`` gives the texts on which activations are observed. Writes ``model.onnx``, ``tokenizer.json`` and
``config.json`` (sizes and the SHA-256 of both files).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from training.encoder.graph import encoder
from training.encoder.network import encode, load
from training.encoder.packing import GROUP, Columns, pack_columns, pack_rows
from training.encoder.smoothing import calibration_texts, largest_inputs, smoothing

Array = NDArray[np.float32]
PARTS = ("query", "key", "value")
MATRICES = ("attention.output.dense", "intermediate.dense", "output.dense")


def matrices(arrays: dict[str, Array], largest: dict[str, Array], layers: int) -> dict[str, Columns]:
    """Return the quantised matrices, query, key and value joined.

    Args:
        arrays: a ``BertModel``'s weights.
        largest: the largest magnitude of each input channel of each linear module.
        layers: number of transformer layers.
    """

    def packed(matrix: Array, module: str) -> Columns:
        return pack_columns(matrix, smoothing(largest[module]))

    found = {}
    for layer in (f"encoder.layer.{number}" for number in range(layers)):
        joint = [arrays[f"{layer}.attention.self.{part}.weight"].T for part in PARTS]
        found[f"{layer}.attention.qkv"] = packed(
            np.concatenate(joint, axis=1), f"{layer}.attention.self.query"
        )
        for name in MATRICES:
            found[f"{layer}.{name}"] = packed(arrays[f"{layer}.{name}.weight"].T, f"{layer}.{name}")
    return found


def small_arrays(arrays: dict[str, Array], layers: int) -> dict[str, Array]:
    """Return what stays in floats: biases, layer normalisations and positions."""
    found = {
        name: value for name, value in arrays.items() if "LayerNorm" in name or name.endswith("dense.bias")
    }
    for layer in (f"encoder.layer.{number}" for number in range(layers)):
        joint = [arrays[f"{layer}.attention.self.{part}.bias"] for part in PARTS]
        found[f"{layer}.attention.qkv.bias"] = np.concatenate(joint)
    token_type = arrays["embeddings.token_type_embeddings.weight"][0]
    found["positions"] = arrays["embeddings.position_embeddings.weight"] + token_type
    return found


def sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def found_at(array: NDArray[np.generic], model: bytes) -> int:
    """Return where a stored array begins in the model's file, for who reads it without a session."""
    return model.index(array.tobytes())


def write(data: Path, checkpoint: Path, folder: Path) -> None:
    """Write the shipped model's files."""
    folder.mkdir(parents=True, exist_ok=True)
    network = load(checkpoint)
    layers, heads = network.body.config.num_hidden_layers, network.body.config.num_attention_heads
    arrays = {name: value.numpy() for name, value in network.body.state_dict().items()}
    texts = calibration_texts(data)
    largest = largest_inputs(network.body, lambda: encode(network, texts, size=1))
    packed = matrices(arrays, largest, layers)
    rows = pack_rows(arrays["embeddings.word_embeddings.weight"])
    model = encoder(rows, packed, small_arrays(arrays, layers), layers=layers, heads=heads)
    onnx.save(model, folder / "model.onnx")
    shutil.copyfile(checkpoint / "tokenizer.json", folder / "tokenizer.json")
    config = {
        "format": 1,
        "dimensions": arrays["embeddings.word_embeddings.weight"].shape[1],
        "layers": layers,
        "heads": heads,
        "longest": arrays["embeddings.position_embeddings.weight"].shape[0],
        "words": {
            "codes": found_at(rows.codes, (folder / "model.onnx").read_bytes()),
            "scales": found_at(rows.scales, (folder / "model.onnx").read_bytes()),
            "rows": len(rows.codes),
            "group": GROUP,
        },
        "sha256": {name: sha256(folder / name) for name in ("model.onnx", "tokenizer.json")},
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Write the shipped model and print its size."""
    data, checkpoint, folder = map(Path, sys.argv[1:4])
    write(data, checkpoint, folder)
    print(sum(path.stat().st_size for path in folder.iterdir()), "bytes")


if __name__ == "__main__":
    main()
