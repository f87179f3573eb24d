"""Plain text files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.readers.text import read_text

TEXT = "\n海桥大桥今日通车\r\n日期：2026-02-09\r\n\r\n桥通车了。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gb2312"])
def test_text_is_the_file_with_newlines_normalised(encoding: str) -> None:
    article = read_text(TEXT.encode(encoding), Path("a.txt"))
    assert article.text == "\n海桥大桥今日通车\n日期：2026-02-09\n\n桥通车了。\n"


def test_id_does_not_depend_on_encoding_or_place() -> None:
    first = read_text(TEXT.encode("gb18030"), Path("x/a.txt"))
    assert first.id == read_text(TEXT.encode("utf-16"), Path("y/b.txt")).id


def test_title_and_date_are_inferred() -> None:
    article = read_text(TEXT.encode(), Path("a.txt"))
    assert (article.title, article.published) == ("海桥大桥今日通车", date(2026, 2, 9))
    assert article.published_is_inferred


@pytest.mark.parametrize("data", [b" \n\t ", "。……！".encode(), b"---"])
def test_file_without_a_word_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="holds no text"):
        read_text(data, Path("a.txt"))
