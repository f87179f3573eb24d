"""Web pages."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.readers.html import read_html

BODY = (
    "<p>海桥市的跨海大桥今天上午通车，全长二十八公里，设有十九个出口。</p>"
    "<p>市长表示，这座桥将方便三十万居民出行。</p><p>&lt;b&gt;是一个标签。</p>"
)
PAGE = (
    '<html><head><meta charset="{charset}"><title>大桥通车 - 海桥日报</title>'
    '<meta property="og:title" content="大桥通车"><meta property="og:site_name" content="海桥日报">'
    '<meta property="article:published_time" content="2026-02-09T10:00:00+08:00">'
    '<meta name="author" content="李明"><link rel="canonical" href="https://news.example.org/1.html"></head>'
    '<body><nav><a href="/">首页</a> <a href="/b">体育</a></nav><script>alert("脚本")</script>'
    f"<article><h1>大桥通车</h1>{BODY}</article><footer>版权所有</footer></body></html>"
)


def page(charset: str = "utf-8", encoding: str = "utf-8") -> bytes:
    return PAGE.replace("{charset}", charset).encode(encoding)


def test_main_text_is_kept_and_the_rest_left_out() -> None:
    text = read_html(page(), Path("a.html")).text
    assert "市长表示，这座桥将方便三十万居民出行。" in text
    assert not [word for word in ("首页", "体育", "脚本", "版权所有") if word in text]


def test_entities_are_characters_and_no_markup_returns() -> None:
    assert "<b>是一个标签。" in read_html(page(), Path("a.html")).text


def test_metadata_is_that_of_the_page() -> None:
    article = read_html(page(), Path("a.html"))
    assert (article.title, article.source, article.author) == ("大桥通车", "海桥日报", "李明")
    assert (article.published, article.published_is_inferred) == (date(2026, 2, 9), False)
    assert article.url == "https://news.example.org/1.html"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("gb2312", "gbk"), ("gbk", "gb18030"), ("gb2312", "utf-8"), ("utf-8", "gb18030")],
)
def test_page_is_read_in_its_encoding_whatever_it_declares(charset: str, encoding: str) -> None:
    assert read_html(page(charset, encoding), Path("a.html")).title == "大桥通车"


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        '<html><body><nav><a href="/">首页</a></nav></body></html>',
        "<div>" * 50_000,
        "<" * 100_000,
        "<html><body><script>document.write('桥通车了。')</script></body></html>",
    ],
)
def test_page_without_main_text_is_refused(html: str) -> None:
    with pytest.raises(ReadError, match="no main text"):
        read_html(html.encode(), Path("a.html"))


def test_external_entity_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("机密内容", encoding="utf-8")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    page = f"{doctype}<html><body><article>&x;{BODY * 3}</article></body></html>"
    try:
        text = read_html(page.encode(), Path("a.html")).text
    except ReadError:
        return
    assert "机密" not in text


def test_missing_part_of_the_library_is_named_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(ReadError, match="pip install trafilatura lxml_html_clean"):
        read_html(page(), Path("a.html"))
