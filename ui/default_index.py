"""Opening what a command answers from, and saying so when that means making the default index first."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import IndexMissing
from index import load_encoder, status
from rag.batch import OverTexts
from rag.home import default_index_folder
from rag.youju import Youju
from ui.commands.words import say

BUILTIN_ENCODER = "builtin"


def open_index(index_dir: Path | None) -> Youju:
    """Open an index folder; None: the default one, made from the shipped articles when there is none."""
    if index_dir is None:
        folder = default_index_folder()
        if not _is_there(folder):
            zh = f"第一次使用：正在用自带的文章建立默认索引，放在 {folder}"
            en = f"first use: making the default index from the shipped articles, in {folder}"
            click.echo(f"youju: {say(zh=zh, en=en)}", err=True)
    return Youju.open(index_dir)


def _is_there(folder: Path) -> bool:
    try:
        status(folder)
    except IndexMissing:
        return False
    return True


def open_texts() -> OverTexts:
    """Load the built-in encoder and return what answers from given texts."""
    encoder = load_encoder(BUILTIN_ENCODER)
    return lambda texts: Youju.over_texts(texts, encoder=encoder)
