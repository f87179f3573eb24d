"""Where Youju keeps what is the user's: the default index, made from the shipped articles on first use."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import IndexMissing
from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from index import Encoder, build, load_encoder
from index.generation import current_id


def home() -> Path:
    """Return the data folder: the environment's ``YOUJU_HOME``, else the user's data folder."""
    named = os.environ.get("YOUJU_HOME")
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where YOUJU_HOME is set

    return user_data_path("youju", appauthor=False)


def default_index_folder() -> Path:
    """Return the folder of the default index, whether it is there or not."""
    return home() / "index"


def default_index(*, encoder: Encoder | None = None) -> Path:
    """Return the default index, built from the shipped articles when there is none yet.

    Raises:
        StoreError: the folder cannot be written.
    """
    folder = default_index_folder()
    try:
        current_id(folder)
    except IndexMissing:
        articles = read_paths([shipped_folder()]).articles
        build(folder, articles, encoder or load_encoder("builtin"))
    return folder
