"""Readers by suffix."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import readers
from corpus.article import Article
from corpus.errors import ReadError
from corpus.folder import read_file


def test_each_supported_suffix_has_a_reader_in_any_case() -> None:
    assert readers.reader_for(Path("新闻.TXT")) is readers.READERS[".txt"]
    assert sorted(readers.READERS) == [".docx", ".htm", ".html", ".markdown", ".md", ".pdf", ".text", ".txt"]


@pytest.mark.parametrize("name", ["a.xlsx", "a", "a."])
def test_unknown_suffix_is_refused_with_the_list_of_known_ones(name: str) -> None:
    with pytest.raises(ReadError, match=r"convert it to one of .docx, .htm, .html"):
        readers.reader_for(Path(name))


def test_reader_for_another_format_can_be_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_reversed(data: bytes, path: Path) -> Article:
        return readers.READERS[".txt"](data.decode()[::-1].encode(), path)

    monkeypatch.setitem(readers.READERS, ".rev", read_reversed)
    (tmp_path / "a.rev").write_text("。了车通桥", encoding="utf-8")
    assert read_file(tmp_path / "a.rev").text == "桥通车了。"
