"""Where a model that a user named is: its own folder, or the one in which the hub's cache keeps it."""

from __future__ import annotations

import importlib
import os
from pathlib import Path
from typing import Any

from corpus.errors import EncoderError

ALLOW_DOWNLOAD = "YOUJU_ALLOW_DOWNLOAD"

# Weights for other frameworks and pickled ones: never loaded, so not fetched and not hashed.
UNUSED = (
    "*.bin",
    "*.pt",
    "*.pth",
    "*.h5",
    "*.ot",
    "*.msgpack",
    "*.onnx",
    "*.md",
    "onnx/*",
    "openvino/*",
    ".*",
)
# All that transformers, torch and huggingface_hub were seen to raise for damaged or foreign folders.
LOADING_ERRORS = (OSError, ValueError, RuntimeError, LookupError, TypeError, AttributeError, ImportError)

# Whose models a name without an owner means, as the library itself reads it.
_OWNERS = {"encoder": "sentence-transformers", "reader": "cross-encoder"}


def folder_of(name: str, what: str) -> Path:
    """Return the model's folder: ``name`` itself, or where the hub's cache keeps it.

    Args:
        name: a folder, or a name on the hub.
        what: the model's part in errors, ``encoder`` or ``reader``.

    Raises:
        EncoderError: it is neither, or it is not on this machine and may not or cannot be downloaded.
    """
    path = Path(name).expanduser()
    if name.strip() and path.is_dir():
        return path.resolve()
    if not name.strip() or path.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1:
        raise EncoderError(f"No {what} in {name!r}: give `builtin`, a model's folder or a model's name.")
    return _snapshot(name if "/" in name else f"{_OWNERS[what]}/{name}", name, what)


def _snapshot(repository: str, name: str, what: str) -> Path:
    allowed = os.environ.get(ALLOW_DOWNLOAD) == "1"
    if not allowed:
        # Without it the hub's client retries for 80 s before it gives up.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    hub = importlib.import_module("huggingface_hub")
    try:
        return Path(hub.snapshot_download(repository, local_files_only=True, ignore_patterns=UNUSED))
    except (OSError, ValueError) as exc:
        if not allowed:
            raise EncoderError(
                f"The {what} {name!r} is not on this machine and Youju downloads nothing unasked."
                f" Give a model's folder, use `builtin`, or set {ALLOW_DOWNLOAD}=1."
            ) from exc
    return _download(hub, repository, name, what)


def _download(hub: Any, repository: str, name: str, what: str) -> Path:  # noqa: ANN401 - a module
    try:
        hub.HfApi().model_info(repository, timeout=10)  # says at once when the hub cannot be reached
        return Path(hub.snapshot_download(repository, ignore_patterns=UNUSED))
    except (OSError, ValueError, RuntimeError) as exc:
        raise EncoderError(
            f"The {what} {name!r} could not be downloaded ({type(exc).__name__})."
            " Check the name and the connection, or give a model's folder."
        ) from exc


def first_line(exc: BaseException) -> str:
    """Return the first line of an error's message, or its kind when it has none."""
    message = str(exc).strip()
    return message.splitlines()[0][:200] if message else type(exc).__name__
