"""Any sentence-transformers CrossEncoder in the built-in reader's place.

It judges each sentence by itself and tells no span. Its raw output is taken for log-odds, which is what
such models are trained to give; the ranker and the calibration are those of the built-in reader, so how often
answers are refused shifts with the model: measure it (``youju eval``) before trusting it.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Sequence
from typing import Any

from corpus.article import Language
from corpus.errors import EncoderError
from index.encoders.model_folder import LOADING_ERRORS, first_line, folder_of
from index.folding import encodable
from rag.question import Question
from rag.span_reader import Finding, Stretch


class CrossEncoderReader:
    """A CrossEncoder on this machine.

    Args:
        name: a folder, or a name on the Hugging Face hub such as ``BAAI/bge-reranker-base``. Taken from this
            machine's cache; downloaded only when the environment says ``YOUJU_ALLOW_DOWNLOAD=1``.

    Raises:
        EncoderError: there is no such model, it cannot be loaded, or it gives more than one output.
    """

    languages: frozenset[Language] = frozenset({"zh", "en"})
    doubting: frozenset[Language] = frozenset()
    sees_context: bool = False

    def __init__(self, name: str) -> None:
        self._model = _load(name, str(folder_of(name, "reader")))

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        """Return for each stretch one finding per sentence, without a focus."""
        pairs = [(question.heard, s.text[a:b]) for s in stretches for a, b in s.sentences]
        outputs = iter(self._outputs(pairs))
        return [[Finding(next(outputs), None) for _ in s.sentences] for s in stretches]

    def _outputs(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        if not pairs:
            return []
        identity = importlib.import_module("torch").nn.Identity()
        clean = [tuple(encodable(t) for t in pair) for pair in pairs]
        outputs = self._model.predict(clean, activation_fn=identity, show_progress_bar=False)
        return [float(value) for value in outputs]


def _load(name: str, folder: str) -> Any:  # noqa: ANN401 - sentence-transformers is untyped here
    # Small models are 2-10 times slower when OpenMP's threads spin; read when torch is first imported.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    try:
        library = importlib.import_module("sentence_transformers")
        model = library.CrossEncoder(folder, local_files_only=True, model_kwargs={"use_safetensors": True})
        labels = int(model.num_labels)
    except LOADING_ERRORS as exc:
        raise EncoderError(
            f"The reader {name!r} cannot be loaded ({first_line(exc)})."
            " It must be a CrossEncoder's folder with safetensors weights."
        ) from exc
    if labels != 1:
        raise EncoderError(
            f"The reader {name!r} gives {labels} outputs a pair; a CrossEncoder with one is needed."
        )
    return model
