"""Where Youju keeps what is the user's: the default index, made from the shipped articles on first use."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import EncoderMismatch, IndexMissing
from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from index import Encoder, Index, build, load_encoder, reencode, status


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


def open_default_index(encoder: Encoder | None = None) -> Index:
    """Open the default index; it is built from the shipped articles when there is none yet.

    When its encoder has changed since (a newer Youju brings a newer built-in one), its articles are
    encoded again.

    Args:
        encoder: None takes the one that the index names, the built-in one for a new index.

    Raises:
        StoreError: the folder cannot be written, or the index is damaged.
    """
    folder = default_index_folder()
    try:
        return Index.open(folder, encoder)
    except IndexMissing:
        build(
            folder,
            read_paths([shipped_folder()]).articles,
            encoder or load_encoder("builtin"),
            unless_there=True,
        )
    except EncoderMismatch:
        reencode(folder, encoder or load_encoder(status(folder).encoder.name))
    return Index.open(folder, encoder)
