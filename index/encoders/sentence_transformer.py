"""Any sentence-transformers model, by folder or by name, as an encoder.

A model is always loaded from a folder whose files are hashed first, so that the fingerprint is that
of the weights in use. Weights are read from safetensors only: the older format is a pickle.
"""

from __future__ import annotations

import hashlib
import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import EncoderError
from index.encoders.model_folder import LOADING_ERRORS, UNUSED, first_line, folder_of
from index.folding import encodable


class SentenceTransformerEncoder:
    """A sentence-transformers model on this machine.

    Args:
        name: a folder, or a name on the Hugging Face hub such as ``BAAI/bge-small-zh-v1.5``.

    Raises:
        EncoderError: there is no such model, or it cannot be loaded.
    """

    def __init__(self, name: str) -> None:
        folder = folder_of(name, "encoder")
        self._name = str(folder) if Path(name).is_dir() else name
        self._fingerprint = _hash_of(folder)
        self._model = _load(name, folder)
        self._dimensions = int(self._encode(self._model.encode_query, ["?"]).shape[1])

    @property
    def name(self) -> str:
        """Absolute folder, or the name on the hub."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Length of each vector."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the model's files, in hexadecimal digits."""
        return self._fingerprint

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per text, made with the model's own prompt for documents if it has one."""
        return self._encode(self._model.encode_document, texts)

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per question, made with the model's own prompt for queries if it has one."""
        return self._encode(self._model.encode_query, texts)

    def _encode(self, method: Callable[..., Any], texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.empty((0, self._dimensions), dtype=np.float32)
        # Tokenizers refuse lone surrogates, which JSON input can hold.
        clean = [encodable(text) for text in texts]
        vectors = method(clean, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def _load(name: str, folder: Path) -> Any:  # noqa: ANN401 - sentence-transformers is untyped here
    # Small models are 2-10 times slower when OpenMP's threads spin; read when torch is first imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        library = importlib.import_module("sentence_transformers")
        return library.SentenceTransformer(
            str(folder), local_files_only=True, model_kwargs={"use_safetensors": True}
        )
    except LOADING_ERRORS as exc:
        raise EncoderError(
            f"The encoder {name!r} cannot be loaded ({first_line(exc)})."
            " It must be a sentence-transformers folder with safetensors weights."
        ) from exc


def _hash_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and _is_used(p.relative_to(folder))):
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()


def _is_used(path: Path) -> bool:
    return not any(path.match(pattern) for pattern in UNUSED) and not path.parts[0].startswith(".")
