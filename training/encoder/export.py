"""Writes the shipped model as a folder that plain sentence-transformers loads.

    python -m training.encoder.export MODEL FOLDER

``MODEL`` is the folder of the shipped files (``index/encoders/builtin_model``). The float32 weights are
those that its small integers stand for, so the vectors differ only by the 8-bit rounding of
activations. The exported tokenizer does not fold Traditional Chinese: fold it before
(``index.folding.simplify``), as the built-in encoder does.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from training.encoder.packing import Columns, Rows, unpack_columns, unpack_rows
from training.encoder.quantize import MATRICES, PARTS
from training.encoder.tokenizer import CLS, PAD, SEP, UNKNOWN

Array = NDArray[np.float32]


def stored(model: Path) -> dict[str, Any]:
    """Return the arrays of an ONNX file by name."""
    return {item.name: numpy_helper.to_array(item) for item in onnx.load(model).graph.initializer}


def state(arrays: dict[str, Any], layers: int) -> dict[str, Array]:
    """Return a ``BertModel``'s weights in float32.

    The token type was added to the positions, so its own rows are zero.
    """
    positions = arrays["positions"].astype(np.float32)
    return {
        "embeddings.word_embeddings.weight": unpack_rows(Rows(arrays["words.codes"], arrays["words.scales"])),
        "embeddings.token_type_embeddings.weight": np.zeros((2, positions.shape[1]), dtype=np.float32),
        **body(arrays, layers),
    }


def body(arrays: dict[str, Any], layers: int) -> dict[str, Array]:
    """Return a ``BertModel``'s weights in float32 without those of its words and token types."""
    found: dict[str, Array] = {
        "embeddings.position_embeddings.weight": arrays["positions"].astype(np.float32)
    }
    found |= {name: value for name, value in arrays.items() if "LayerNorm" in name}
    for layer in (f"encoder.layer.{number}" for number in range(layers)):
        joint, bias = matrix(arrays, f"{layer}.attention.qkv"), arrays[f"{layer}.attention.qkv.bias"]
        for part, weight, offset in zip(PARTS, np.split(joint, 3), np.split(bias, 3), strict=True):
            found[f"{layer}.attention.self.{part}.weight"] = weight
            found[f"{layer}.attention.self.{part}.bias"] = offset
        for name in MATRICES:
            found[f"{layer}.{name}.weight"] = matrix(arrays, f"{layer}.{name}")
            found[f"{layer}.{name}.bias"] = arrays[f"{layer}.{name}.bias"]
    return found


def matrix(arrays: dict[str, Any], name: str) -> Array:
    """Return a matrix as torch keeps it, shape (out, in)."""
    parts = (arrays[f"{name}.{part}"] for part in ("codes", "scales", "inputs"))
    return unpack_columns(Columns(*parts)).T


def bert(model: Path) -> BertModel:
    """Return the shipped model as a float32 ``BertModel``."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    arrays = stored(model / "model.onnx")
    weights = state(arrays, config["layers"])
    shape = BertConfig(
        vocab_size=len(arrays["words.codes"]),
        hidden_size=config["dimensions"],
        num_hidden_layers=config["layers"],
        num_attention_heads=config["heads"],
        intermediate_size=weights["encoder.layer.0.intermediate.dense.bias"].shape[0],
        max_position_embeddings=config["longest"],
    )
    network = BertModel(shape)
    # Not used, but a loader that misses the pooler fills it with random numbers and warns.
    weights |= {
        name: torch.zeros_like(v).numpy() for name, v in network.state_dict().items() if "pooler" in name
    }
    network.load_state_dict({name: torch.tensor(value) for name, value in weights.items()}, strict=True)
    return network


def modules(config: dict[str, Any]) -> dict[str, object]:
    """Return the JSON files that make a transformer's folder a sentence-transformers one, by path.

    Written as all-MiniLM-L6-v2's are, which every version of the library reads.
    """
    chain = {"Transformer": "", "Pooling": "1_Pooling", "Normalize": "2_Normalize"}
    listed = [
        {"idx": i, "name": str(i), "path": path, "type": f"sentence_transformers.models.{kind}"}
        for i, (kind, path) in enumerate(chain.items())
    ]
    pooling = {"word_embedding_dimension": config["dimensions"], "pooling_mode_mean_tokens": True}
    return {
        "modules.json": listed,
        "1_Pooling/config.json": pooling,
        "2_Normalize/config.json": {},
        "sentence_bert_config.json": {"max_seq_length": config["longest"], "do_lower_case": False},
    }


def export(model: Path, folder: Path) -> None:
    """Write the sentence-transformers folder."""
    config = json.loads((model / "config.json").read_text(encoding="utf-8"))
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(model / "tokenizer.json"),
        pad_token=PAD,
        unk_token=UNKNOWN,
        cls_token=CLS,
        sep_token=SEP,
        model_max_length=config["longest"],
    )
    bert(model).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    for path, content in modules(config).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Export the shipped model."""
    export(*map(Path, sys.argv[1:3]))


if __name__ == "__main__":
    main()
