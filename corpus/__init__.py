"""Reading news articles: files of many formats and encodings become `Article` values with exact text.

The folder also holds sentence borders, dates in text, and the exception tree of the whole project.
It knows nothing of passages, embeddings, questions or pages.
"""

from __future__ import annotations

from corpus.article import Article, Language
from corpus.errors import (
    AnswerInvariantBroken,
    EncoderError,
    EncoderMismatch,
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexTooNew,
    InputError,
    ReadError,
    StoreError,
    YoujuError,
)
from corpus.folder import Duplicate, Failure, Reading, read_file, read_paths
from corpus.sentences import Span, sentences

__all__ = [
    "AnswerInvariantBroken",
    "Article",
    "Duplicate",
    "EncoderError",
    "EncoderMismatch",
    "Failure",
    "IndexBusy",
    "IndexDamaged",
    "IndexMissing",
    "IndexTooNew",
    "InputError",
    "Language",
    "ReadError",
    "Reading",
    "Span",
    "StoreError",
    "YoujuError",
    "read_file",
    "read_paths",
    "sentences",
]
