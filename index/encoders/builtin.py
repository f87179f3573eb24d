"""The built-in bilingual encoder: Chinese and English in one space, offline, without torch.

A six-layer transformer of 384 dimensions in small integers (``builtin_model/MODEL_CARD.md`` says how
it was made). Each text is computed on its own and never padded: the activations' scales are taken
from what is computed together, so a batch would let one text's vector depend on its neighbours.
Several texts are computed side by side, each on one thread, so that vectors do not depend on the
number of threads either. It knows nothing of prompts: questions and passages are encoded alike.
Text beyond 256 tokens, some 420 Chinese characters, is not seen.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.encoders.model_files import REMEDY, fingerprint, read_config, verified
from index.folding import encodable, simplify

MODEL = Path(__file__).parent / "builtin_model"
CONFIG = "config.json"
THREADS = "YOUJU_THREADS"
MOST_THREADS = 4

_FORMAT = 1


class BuiltinEncoder:
    """The encoder in the package.

    Args:
        folder: folder with ``model.onnx``, ``tokenizer.json`` and ``config.json``.

    Raises:
        EncoderError: a file is missing, damaged or of another version, or ``YOUJU_THREADS`` is no number.

    >>> BuiltinEncoder().encode_queries(["谁辞职了？", "Who resigned?"]).shape
    (2, 384)
    """

    def __init__(self, folder: Path = MODEL) -> None:
        config = read_config(folder / CONFIG, format_known=_FORMAT)
        contents = {name: verified(folder / name, digest) for name, digest in config["sha256"].items()}
        self._fingerprint = fingerprint(config)
        self._dimensions = int(config["dimensions"])
        self._threads = threads()
        self._tokenizer = _tokenizer(contents["tokenizer.json"], folder)
        self._session = _session(contents["model.onnx"], folder)

    @property
    def name(self) -> str:
        """Always ``builtin``."""
        return "builtin"

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """SHA-256, in hexadecimal digits, over the digests of the model's files and the settings."""
        return self._fingerprint

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, shape ``(len(texts), dimensions)``.

        The same text has the same bytes, whatever else is encoded with it.
        """
        vectors = np.empty((len(texts), self._dimensions), dtype=np.float32)
        for row, vector in zip(vectors, self._computed(texts), strict=True):
            row[:] = vector
        return vectors

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per question, shape ``(len(texts), dimensions)``."""
        return self.encode_passages(texts)

    def _computed(self, texts: Sequence[str]) -> list[NDArray[np.float32]]:
        workers = min(self._threads, len(texts))
        if workers <= 1:
            return [self._vector(text) for text in texts]
        with ThreadPoolExecutor(workers) as pool:
            return list(pool.map(self._vector, texts))

    def _vector(self, text: str) -> NDArray[np.float32]:
        # Tokenizers refuse lone surrogates, which JSON input can hold.
        clean = encodable(text)
        folded = clean if clean.isascii() else simplify(clean)
        ids = np.array([self._tokenizer.encode(folded).ids], dtype=np.int64)
        vector: NDArray[np.float32] = self._session.run(None, {"input_ids": ids})[0][0]
        return vector


def load_tokenizer(folder: Path) -> Any:  # noqa: ANN401 - imported when first used
    """Return the encoder's tokenizer; it is parsed once for all who use it.

    Raises:
        EncoderError: its file is missing or damaged.
    """
    return _tokenizer(verified(folder / "tokenizer.json", tokenizer_digest(folder)), folder)


def tokenizer_digest(folder: Path) -> str:
    """Return the SHA-256 of the encoder's tokenizer, in hexadecimal digits.

    Raises:
        EncoderError: the encoder's settings are missing or damaged.
    """
    digest: str = read_config(folder / CONFIG, format_known=_FORMAT)["sha256"]["tokenizer.json"]
    return digest


@lru_cache(4)
def _tokenizer(content: bytes, folder: Path) -> Any:  # noqa: ANN401 - imported when first used
    from tokenizers import Tokenizer  # noqa: PLC0415 - keeps the import of this module cheap

    try:
        return Tokenizer.from_buffer(content)
    except Exception as exc:  # the library raises nothing narrower
        raise EncoderError(
            f"The built-in encoder's tokenizer in {folder} cannot be loaded. {REMEDY}"
        ) from exc


def _session(content: bytes, folder: Path) -> Any:  # noqa: ANN401 - onnxruntime publishes no types
    import onnxruntime  # noqa: PLC0415 - keeps the import of this module cheap

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as exc:  # the library raises nothing narrower
        raise EncoderError(f"The built-in encoder's model in {folder} cannot be loaded. {REMEDY}") from exc


def threads() -> int:
    """Return how many texts to compute at a time: ``YOUJU_THREADS``, or the number of cores up to four."""
    value = os.environ.get(THREADS) or str(min(os.cpu_count() or 1, MOST_THREADS))
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise EncoderError(f"{THREADS} is {value!r}; it must be a whole number from 1 up.")
    return int(value)
