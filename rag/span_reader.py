"""The built-in span reader: where in a window the answer stands, and how surely it stands there at all.

The built-in encoder's body, fine-tuned to mark the start and the end of an answer or the first token for no
answer (``span_model/MODEL_CARD.md``). A window's best span less its no-answer output is comparable
across windows, so it ranks sentences and carries most of the decision to refuse. Windows are
computed side by side, each on one thread and without padding, so that no output depends on its neighbours.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from corpus.article import Language
from corpus.errors import EncoderError
from index.encoders.builtin import MODEL, threads
from index.encoders.words import word_vectors
from rag.question import Question
from rag.span_input import Row, row_of

FOLDER = Path(__file__).parent / "span_model"
LONGEST_SPAN = 60
"""Tokens of an answer at most."""

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is read at once: sentences of one passage that follow each other.

    Attributes:
        lead: what says whom the text is about: the title, or the article's first sentence.
        text: the sentences with what stands between them.
        sentences: characters of each sentence, as offsets into the text.
        years: that its article tells, of four digits each.
    """

    lead: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    years: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """What reading found in a sentence.

    Attributes:
        margin: log-odds of its best answer against there being none in the stretch.
        focus: characters of that answer in the stretch's text; None for a reader that tells no span.
    """

    margin: float
    focus: tuple[int, int] | None


class Reader(Protocol):
    """Anything that judges the sentences of stretches as answers.

    Attributes:
        languages: of the texts that it can read; others are left to the cheap ranker.
        doubting: of the texts of which it only tells whether the sentence found otherwise answers.
        sees_context: whether what it finds in a sentence depends on what stands around it in the stretch.
    """

    languages: frozenset[Language]
    doubting: frozenset[Language]
    sees_context: bool

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        """Return for each stretch one finding per sentence."""


class SpanReader:
    """The reader in the package.

    Args:
        folder: folder with ``model.onnx`` and ``config.json``.

    Raises:
        EncoderError: a file is missing or damaged, or was made for another encoder.
    """

    # English texts were too few in training: read closely, the sentence put first answered worse.
    languages: frozenset[Language] = frozenset({"zh"})
    doubting: frozenset[Language] = frozenset({"en"})
    sees_context: bool = True

    def __init__(self, folder: Path = FOLDER) -> None:
        self._session = _session(_verified(folder))
        self._words = word_vectors()
        self._threads = threads()

    def read(self, question: Question, stretches: Sequence[Stretch]) -> list[list[Finding]]:
        """Return for each stretch one finding per sentence, in order."""
        rows = [row_of(question, s.lead, s.text, s.years) for s in stretches]
        if min(self._threads, len(rows)) <= 1:
            outputs = [self.outputs(row) for row in rows]
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                outputs = list(pool.map(self.outputs, rows))
        return [findings(s, row, o) for s, row, o in zip(stretches, rows, outputs, strict=True)]

    def outputs(self, row: Row) -> FloatArray:
        """Return how well an answer starts and ends at each token, shape (len(row.numbers), 2)."""
        words = self._words.rows(np.asarray(row.numbers, dtype=np.int64))[None]
        types = np.asarray([row.types], dtype=np.int64)
        found: FloatArray = self._session.run(None, {"words": words, "types": types})[0][0]
        return found


def findings(stretch: Stretch, row: Row, outputs: FloatArray) -> list[Finding]:
    """Return the best span of each sentence, measured against no answer."""
    none = float(outputs[0].sum())
    starts, ends = outputs[row.begin : -1].T
    return [_best(sentence, row.places, starts, ends, none) for sentence in stretch.sentences]


UNREAD = -20.0
"""Margin of a sentence of which no token was read."""


def _best(
    sentence: tuple[int, int],
    places: Sequence[tuple[int, int]],
    starts: FloatArray,
    ends: FloatArray,
    none: float,
) -> Finding:
    own = [n for n, (a, b) in enumerate(places) if a < sentence[1] and b > sentence[0] and b > a]
    if not own:
        return Finding(UNREAD, None)
    first, last = own[0], own[-1] + 1
    sums = starts[first:last, None] + ends[None, first:last]
    allowed = np.tril(np.triu(np.ones_like(sums, dtype=bool)), LONGEST_SPAN)
    best = int(np.where(allowed, sums, -np.inf).argmax())
    start, end = divmod(best, last - first)
    focus = max(places[first + start][0], sentence[0]), min(places[first + end][1], sentence[1])
    return Finding(float(sums[start, end]) - none, focus)


def _verified(folder: Path) -> bytes:
    """Return the model after checking that it is whole and made for the encoder at hand."""
    remedy = "Reinstall Youju."
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        content = (folder / "model.onnx").read_bytes()
        encoder = json.loads((MODEL / "config.json").read_text(encoding="utf-8"))["sha256"]["model.onnx"]
        fits = config["sha256"] == hashlib.sha256(content).hexdigest() and config["words"] == encoder
    except (OSError, ValueError, LookupError, TypeError) as exc:
        raise EncoderError(f"The built-in reader in {folder} cannot be read. {remedy}") from exc
    if not fits:
        raise EncoderError(f"The built-in reader in {folder} is damaged or of another version. {remedy}")
    return content


def _session(content: bytes) -> Any:  # noqa: ANN401 - onnxruntime publishes no types
    import onnxruntime  # noqa: PLC0415 - a native library, loaded when first used

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


@cache
def span_reader() -> SpanReader:
    """Return the built-in reader, opened once."""
    return SpanReader()
