"""Finds the reader that a user named: the built-in one, or a CrossEncoder."""

from __future__ import annotations

from rag.span_reader import Reader, span_reader

BUILTIN = "builtin"


def load_reader(name: str = BUILTIN) -> Reader:
    """Return the reader called ``name``.

    Args:
        name: ``builtin``, the folder of a sentence-transformers CrossEncoder, or the name of one.

    Raises:
        EncoderError: there is no such reader, or it cannot be loaded.
    """
    if name == BUILTIN:
        return span_reader()
    from rag.cross_encoder import CrossEncoderReader  # noqa: PLC0415 - loads torch

    return CrossEncoderReader(name)
