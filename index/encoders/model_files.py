"""The files of a model in the package: read once, compared with their SHA-256 before anything parses them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from corpus.errors import EncoderError

REMEDY = "Reinstall Youju, or choose another encoder."

_FOLDING = "simplify-1"  # part of the fingerprint: change it when what is done before the tokenizer changes


def read_config(path: Path, *, format_known: int) -> dict[str, Any]:
    """Return the settings in a model's JSON file, ``{"format": 1, "sha256": {file: digest}, ...}``.

    Raises:
        EncoderError: there is no such file, it is no JSON, or of another format.
    """
    try:
        config: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found = config["format"]
    except (OSError, ValueError, LookupError, TypeError) as exc:
        raise EncoderError(
            f"The built-in encoder in {path.parent} has no readable {path.name}. {REMEDY}"
        ) from exc
    if found != format_known:
        raise EncoderError(
            f"The built-in encoder in {path.parent} has format {found}, not {format_known}. {REMEDY}"
        )
    return config


def verified(path: Path, digest: str) -> bytes:
    """Return a file's content after comparing its SHA-256.

    Raises:
        EncoderError: it cannot be read, or differs.
    """
    try:
        content = path.read_bytes()
    except OSError as exc:
        raise EncoderError(f"The built-in encoder's file {path} cannot be read. {REMEDY}") from exc
    if hashlib.sha256(content).hexdigest() != digest:
        raise EncoderError(f"The built-in encoder's file {path} is damaged: its SHA-256 is wrong. {REMEDY}")
    return content


def fingerprint(*configs: dict[str, Any]) -> str:
    """Return the SHA-256 of settings that hold the digests of a model's files, in hexadecimal digits."""
    settings = json.dumps([*configs, _FOLDING], sort_keys=True)
    return hashlib.sha256(settings.encode()).hexdigest()
