"""Encoders: what turns texts into the vectors of the dense arm."""

from index.encoders.protocol import Encoder
from index.encoders.registry import BUILTIN, load_encoder

__all__ = ["BUILTIN", "Encoder", "load_encoder"]
