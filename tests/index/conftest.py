"""Fixtures of the index layer's tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article
from index import build
from tests.index.fakes import HashingEncoder, article

RESIGNATION = "姚顺宇宣布离开Anthropic。十天后，他出现在谷歌DeepMind的办公室里。" * 20
FUNDING = "这家公司新一轮融资拿到300亿美元，如今估值3800亿美元。" * 20
ENGLISH = "The head of safeguards research resigned on Monday. His letter was read a million times. " * 30


@pytest.fixture
def encoder() -> HashingEncoder:
    return HashingEncoder()


@pytest.fixture
def articles() -> list[Article]:
    return [
        article(RESIGNATION, title="清华天才离职", path="a.txt", published=date(2025, 9, 29)),
        article(FUNDING, title="融资", path="b.txt", published=date(2026, 2, 12)),
        article(ENGLISH, title="Safety lead quits", path="c.txt"),
    ]


@pytest.fixture
def folder(tmp_path: Path, articles: list[Article], encoder: HashingEncoder) -> Path:
    """Return the folder of an index of three articles."""
    build(tmp_path / "index", articles, encoder)
    encoder.encoded.clear()
    return tmp_path / "index"
