"""A bot over the shipped articles, made once, and small articles of our own for the stages."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from corpus.article import Article, Language, article_id
from corpus.folder import read_paths
from corpus.shipped import shipped_folder
from index import Encoder, Index, load_encoder
from rag import Youju

HARBOUR = """海港城的旧码头将在明年关闭。市长林若溪周三宣布了这个决定。
她说：“旧码头每年亏损三百万元。”关闭的原因是航道淤塞，大船已经进不来。

新码头由远帆集团承建，预计耗资12亿元。工程分三期：清淤、筑堤和建仓库。
渔民代表老周担心生计。他希望市政府先安置渔船。"""

ORCHARD = """The orchard festival in Northvale opened on 3 May 2025. Organisers sold 4,200 tickets.
Mayor Ada Holm said the festival would return next year. Heavy rain cancelled the parade on Sunday."""


def make_article(title: str, text: str, *, language: Language = "zh", **others: Any) -> Article:
    """Return an article of these words."""
    values = {"id": article_id(title, text), "title": title, "text": text, **others}
    return Article(language=language, **values)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder("builtin")


@pytest.fixture(scope="session")
def articles() -> list[Article]:
    return [
        make_article(
            "旧码头明年关闭", HARBOUR, published=date(2025, 6, 4), source="海港日报", path="a/port.md"
        ),
        make_article(
            "Orchard festival opens", ORCHARD, language="en", published=date(2025, 5, 4), path="a/f.md"
        ),
    ]


@pytest.fixture(scope="session")
def index(articles: list[Article], encoder: Encoder) -> Index:
    return Index.in_memory(articles, encoder)


@pytest.fixture(scope="session")
def bot(articles: list[Article], encoder: Encoder) -> Youju:
    return Youju.over_articles(articles, encoder=encoder)


@pytest.fixture(scope="session")
def shipped_bot(encoder: Encoder) -> Youju:
    return Youju.over_articles(read_paths([shipped_folder()]).articles, encoder=encoder)
