"""No pickle near an index, cheap imports, and a public surface on purpose."""

from __future__ import annotations

import pickletools
import re
import subprocess
import sys
from pathlib import Path

import index

ROOT = Path(index.__file__).parent
PICKLING = re.compile(
    r"\b(?:import|from)\s+(?:pickle|_pickle|cPickle|dill|cloudpickle|joblib|shelve|marshal)\b"
    r"|allow_pickle\s*=\s*True|torch\.load|\bread_pickle\b|trust_remote_code\s*=\s*True"
)


def test_no_source_of_the_project_unpickles() -> None:
    sources = [
        path for layer in ("corpus", "index", "rag", "ui") for path in (ROOT.parent / layer).rglob("*.py")
    ]
    assert not [str(path) for path in sources if PICKLING.search(path.read_text("utf-8"))]


def is_pickle(data: bytes) -> bool:
    """Say whether the bytes, or those of a zip archive as torch and numpy write, are a pickle."""
    try:
        return data.startswith(b"PK") or bool(list(pickletools.genops(data)))
    except (ValueError, KeyError, IndexError):
        return False


def test_a_pickle_is_told_from_other_bytes() -> None:
    assert is_pickle(b"\x80\x04K\x01.")
    assert not is_pickle(b"SQLite format 3")


def test_no_file_of_an_index_is_a_pickle(folder: Path) -> None:
    for path in (p for p in folder.rglob("*") if p.is_file() and p.stat().st_size):
        assert not is_pickle(path.read_bytes())


def test_importing_the_layer_loads_no_heavy_library() -> None:
    heavy = (
        "faiss tantivy rjieba langchain_text_splitters sentence_transformers torch transformers onnxruntime"
    )
    program = f"import sys, index; print(*sorted(set(sys.modules) & set({heavy.split()!r})))"
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT.parent
    )
    assert done.stdout.strip() == ""


def test_asking_an_opened_index_loads_neither_torch_nor_langchain(folder: Path) -> None:
    program = (
        "import sys; from index import Index; from tests.index.fakes import HashingEncoder;"
        f"i = Index.open({str(folder)!r}, HashingEncoder());"
        "i.search_lexical({'融资': 1.0}, 3); i.search_dense('融资', 3);"
        "print(*sorted(set(sys.modules) & {'torch', 'transformers', 'langchain_core', 'gradio'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=ROOT.parent
    )
    assert done.stdout.strip() == ""


def test_the_public_surface_is_as_intended() -> None:
    assert sorted(index.__all__) == index.__all__
    assert set(index.__all__) == {
        "Coverage", "Encoder", "FaissVectors", "Index", "LexicalIndex", "Manifest", "Passage", "Scored",
        "VectorStore", "add", "build", "load_encoder", "reencode", "remove", "split", "status", "tokenize",
            "verify",
    }  # fmt: skip
    assert all(hasattr(index, name) for name in index.__all__)
