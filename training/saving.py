"""Writes the fitted trees that the package ships."""

from __future__ import annotations

from pathlib import Path

import lightgbm
from onnxmltools import convert_lightgbm
from onnxmltools.convert.common.data_types import FloatTensorType

FOLDER = Path(__file__).parents[1] / "rag" / "reader_model"


def save(fitted: lightgbm.LGBMModel, name: str, width: int) -> None:
    """Write trees as ONNX, by the name of their file in the package; ``width``: figures of a row."""
    shape = [("x", FloatTensorType([None, width]))]
    options = {"zipmap": False} if isinstance(fitted, lightgbm.LGBMClassifier) else {}
    onnx = convert_lightgbm(fitted, name=Path(name).stem, initial_types=shape, target_opset=15, **options)
    for output in onnx.graph.output:  # the converter says that there is one row
        output.type.tensor_type.shape.dim[0].Clear()
    (FOLDER / name).write_bytes(onnx.SerializeToString())
