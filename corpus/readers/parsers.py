"""What foreign parsers do with hostile files: the errors they let through, and their log lines."""

from __future__ import annotations

import logging
import struct
import zlib

# Parsers of PDF, HTML and Word do not document what they raise on broken input; these are what fuzzing and
# their issue trackers show. MemoryError is not among them: the bounds are there to avoid it.
PARSER_ERRORS: tuple[type[Exception], ...] = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    RuntimeError,  # with RecursionError and NotImplementedError
    OSError,
    EOFError,
    struct.error,
    zlib.error,
)


def silence(name: str) -> None:
    """Keep the log of a parser off stderr: its findings reach the user as ReadError."""
    logging.getLogger(name).setLevel(logging.CRITICAL)
