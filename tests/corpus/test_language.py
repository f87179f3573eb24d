"""Which language a text counts as."""

from __future__ import annotations

import pytest

from corpus.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("海桥市的地铁今天开通。", "zh"),
        ("The metro of Haiqiao opened today.", "en"),
        ("Mara Lindqvist 是谁", "zh"),
        ("Who is 姚远航?", "en"),
        ("Tell me about 海桥市", "en"),
        ("臺灣的捷運今天通車", "zh"),
        ("", "zh"),
        ("2026-02-09", "zh"),
    ],
)
def test_language_of_a_short_text(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_chinese_article_with_many_english_names_is_chinese() -> None:
    assert detect_language("研究员 Mara Lindqvist 离开了 Northwind Labs 公司，去读诗歌学位。" * 20) == "zh"


def test_english_article_with_a_chinese_name_is_english() -> None:
    assert (
        detect_language("The researcher Yao Yuanhang (姚远航) left the company to read poetry. " * 20) == "en"
    )
