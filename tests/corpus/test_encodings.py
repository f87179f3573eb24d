"""Text from bytes: what is told apart, what is cleaned, what is refused.

The sentences are our own. Short ones are the hard ones: 20 characters or fewer.
"""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.encodings import decode
from corpus.errors import ReadError

SIMPLIFIED = [
    "海桥市的跨海大桥今天上午正式通车。",
    "公司表示，他已经离职。",
    "据记者了解，这笔融资共30亿元",
    "Northwind 宣布裁员 200 人",
    "研究员姚远航：我要去写诗",
    "这座桥长二十八公里，共有十九个出口，预计每天通过三十万辆车。\n市长对此表示高兴。",
]
TRADITIONAL = [
    "海橋市的跨海大橋今天上午正式通車。",
    "公司表示，他已經離職。",
    "據記者了解，這筆融資共30億元",
    "Northwind 宣布裁員 200 人",
    "研究員姚遠航：我要去寫詩",
    "這座橋長二十八公里，共有十九個出口，預計每天通過三十萬輛車。\n市長對此表示高興。",
]
WITH_BOM = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("gb18030", b"\x84\x31\x95\x33"),
]


@pytest.mark.parametrize("text", SIMPLIFIED)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "gb2312", "utf-16-le", "utf-16-be"])
def test_simplified_text_is_read_in_each_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", TRADITIONAL)
@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_text_is_read_in_each_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(("encoding", "mark"), WITH_BOM)
def test_byte_order_mark_decides_and_is_removed(encoding: str, mark: bytes) -> None:
    assert decode(mark + "桥a".encode(encoding)) == "桥a"


def test_characters_of_hong_kong_are_read() -> None:
    text = "佢哋話條橋好長，嚟睇嘅人好多，啱啱通車。"
    assert decode(text.encode("big5hkscs")) == text


def test_characters_beyond_the_basic_plane_are_read_from_gb18030() -> None:
    text = "他的名字里有一个少见的字：𠮷，公司说没有问题。"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize(
    "text", ["Bush hid the facts", "plain", "café crème", "naïve – “quoted”", "Привет, world", "🙂"]
)
def test_utf8_of_other_scripts_is_not_taken_for_chinese(text: str) -> None:
    assert decode(text.encode()) == text


def test_two_characters_of_gbk_that_are_also_valid_utf8_are_chinese() -> None:
    data = "全员".encode("gbk")
    assert data.decode("utf-8") != "全员"
    assert decode(data) == "全员"


def test_english_in_utf16_without_mark_is_read() -> None:
    assert decode("The bridge opened today.".encode("utf-16-le")) == "The bridge opened today."


def test_english_with_windows_quotes_is_read() -> None:
    text = "The mayor said: “We don’t know.” The bridge – a long one – opened."
    assert decode(text.encode("cp1252")) == text


def test_declared_encoding_settles_what_is_unclear() -> None:
    data = "丂丄丅".encode("gb18030")
    assert decode("公司公司".encode("gb18030"), hint="GB2312") == "公司公司"
    with pytest.raises(ReadError, match="save it as UTF-8"):
        decode(data)


def test_wrongly_declared_encoding_is_overruled() -> None:
    text = TRADITIONAL[5]
    assert decode(text.encode("big5"), hint="gb2312") == text
    assert decode(text.encode(), hint="big5") == text


def test_unknown_declared_encoding_is_ignored() -> None:
    assert decode(SIMPLIFIED[0].encode("gbk"), hint="x-no-such") == SIMPLIFIED[0]


def test_line_breaks_become_newlines() -> None:
    assert decode("一\r\n二\r三\n四".encode()) == "一\n二\n三\n四"


def test_nuls_and_marks_inside_are_removed() -> None:
    assert decode("桥\x00通\ufeff车，公司说没有问题。".encode()) == "桥通车，公司说没有问题。"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)) * 4, "save it as UTF-8"),
        (b"\x00\x01\x02\x03" * 50, "no text"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04...", "ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (rb"{\rtf1\ansi", "RTF"),
        (codecs.BOM_UTF8 + b"\xff\xff", "says it is UTF-8 but is damaged"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "says it is UTF-16-LE but is damaged"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        decode(data)


def test_damaged_utf8_is_refused_with_the_place() -> None:
    data = (SIMPLIFIED[5] * 3).encode()
    with pytest.raises(ReadError, match=f"damaged at byte {len(data) - 3}"):
        decode(data[:-1])


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_clean_text_or_a_read_error(data: bytes) -> None:
    try:
        text = decode(data)
    except ReadError:
        return
    assert text.encode("utf-8") is not None  # raises when there is a lone surrogate
    assert not set(text) & {"\x00", "\r", "\ufeff"}


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=50))
def test_utf8_with_its_mark_is_always_read_as_it_is(text: str) -> None:
    assert decode(codecs.BOM_UTF8 + text.encode()) == text
