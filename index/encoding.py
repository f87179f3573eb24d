"""Encodes many texts a batch at a time, so that neither memory nor a progress bar stands still."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from corpus.errors import EncoderError
from index.encoders.protocol import Encoder
from index.vectors import Vectors

BATCH = 256
"""Texts given to an encoder at a time; how many it computes at once is its own matter."""

Progress = Callable[[int, int], None]
"""Called with the number of passages done and of all passages."""


def encode_all(encoder: Encoder, texts: Sequence[str]) -> Iterator[Vectors]:
    """Yield the vectors of ``texts`` in batches of at most 256 rows.

    Raises:
        EncoderError: the encoder returned something else than one vector per text.
    """
    for start in range(0, len(texts), BATCH):
        yield encode_batch(encoder, texts[start : start + BATCH])


def encode_batch(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Return the vectors of a few texts, shape ``(len(texts), dimensions)``.

    Raises:
        EncoderError: the encoder returned something else than one vector per text.
    """
    vectors = encoder.encode_passages(texts)
    if vectors.shape != (len(texts), encoder.dimensions):
        raise EncoderError(
            f"The encoder {encoder.name!r} returned an array of shape {vectors.shape} for {len(texts)} texts;"
            f" one row of {encoder.dimensions} for each is needed."
        )
    return vectors
