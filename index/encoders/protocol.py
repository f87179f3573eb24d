"""The seam between text and vectors: whatever has these members can be the dense arm's encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray


@runtime_checkable
class Encoder(Protocol):
    """Turns texts into unit vectors whose inner product is their likeness in meaning."""

    @property
    def name(self) -> str:
        """Name under which a user chooses this encoder, for example ``builtin``."""

    @property
    def dimensions(self) -> int:
        """Length of each vector."""

    @property
    def fingerprint(self) -> str:
        """Hexadecimal digest that changes whenever the vectors would."""

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, shape ``(len(texts), dimensions)``."""

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per question, shape ``(len(texts), dimensions)``."""
