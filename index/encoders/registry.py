"""Finds the encoder that a user named: a built-in one, or a sentence-transformers model."""

from __future__ import annotations

import re

from index.encoders.protocol import Encoder

BUILTIN = "builtin"
FAST = "builtin-fast"

_SHORTENED = re.compile(r"builtin-(\d{1,4})", re.ASCII)


def load_encoder(name: str = BUILTIN) -> Encoder:
    """Return the encoder called ``name``.

    Args:
        name: ``builtin``; ``builtin-256``, ``-192``, ``-128`` or ``-64``, the same with fewer
            dimensions; ``builtin-fast``, a table for bulk; a folder that sentence-transformers saved,
            or the name of such a model. A named model is taken from this machine's cache; it is
            downloaded only when the environment says ``YOUJU_ALLOW_DOWNLOAD=1``.

    Raises:
        EncoderError: there is no such encoder, or it cannot be loaded.
    """
    if name == BUILTIN:
        from index.encoders.builtin import BuiltinEncoder  # noqa: PLC0415 - loads a model

        return BuiltinEncoder()
    if name == FAST:
        from index.encoders.fast import FastEncoder  # noqa: PLC0415 - loads a model

        return FastEncoder()
    if shortened := _SHORTENED.fullmatch(name):
        from index.encoders.shortened import ShortenedEncoder  # noqa: PLC0415 - loads a model

        return ShortenedEncoder(int(shortened[1]))
    from index.encoders.sentence_transformer import SentenceTransformerEncoder  # noqa: PLC0415

    return SentenceTransformerEncoder(name)
