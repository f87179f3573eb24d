"""What the package offers, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

import corpus

HEAVY = ("trafilatura", "pypdf", "docx", "frontmatter", "yaml", "lxml", "numpy", "charset_normalizer")


def test_exported_names_are_these() -> None:
    assert corpus.__all__ == [
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


def test_each_exported_name_exists() -> None:
    assert [name for name in corpus.__all__ if not hasattr(corpus, name)] == []


def test_importing_the_folder_reader_imports_no_library_for_a_format() -> None:
    code = f"import sys, corpus.folder; print([m for m in {HEAVY!r} if m in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == "[]"
