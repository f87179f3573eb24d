"""Where the articles that come with Youju are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped_folder() -> Path:
    """Return the folder of the shipped articles, in an installation as in a checkout.

    A wheel is installed unpacked, so the resource is a folder of the file system.
    """
    return Path(str(files("corpus") / "articles"))
