"""Opening what a command answers from, and saying so when that means making the default index first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from corpus.errors import IndexMissing
from index import load_encoder, status
from rag.home import default_index_folder
from rag.readers import load_reader
from rag.youju import Youju
from ui.commands.words import say

BUILTIN = "builtin"


def open_index(index_dir: Path | None, reader: str = BUILTIN) -> Youju:
    """Open an index folder, to be read by the reader of this name.

    None: the default index, made from the shipped articles when there is none.
    """
    loaded = load_reader(reader)
    if index_dir is None:
        folder = default_index_folder()
        if not _is_there(folder):
            zh = f"第一次使用：正在用自带的文章建立默认索引，放在 {folder}"
            en = f"first use: making the default index from the shipped articles, in {folder}"
            click.echo(f"youju: {say(zh=zh, en=en)}", err=True)
    return Youju.open(index_dir, reader=loaded)


def _is_there(folder: Path) -> bool:
    try:
        status(folder)
    except IndexMissing:
        return False
    return True


def open_texts(reader: str = BUILTIN) -> Callable[[Sequence[str]], Youju]:
    """Load the built-in encoder and a reader, and return what answers from given texts."""
    encoder, loaded = load_encoder(BUILTIN), load_reader(reader)
    return lambda texts: Youju.over_texts(texts, encoder=encoder, reader=loaded)
