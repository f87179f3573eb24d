"""Why a file could not be read, in Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import ReadError
from corpus.folder import read_file
from ui.library.reasons import reason_in_chinese

FILES = {
    "empty.txt": b"",
    "none.txt": b" \n--\n",
    "x.xyz": b"text",
    "nothing": b"text",
    "a.pdf": b"%PDF-1.4 broken",
    "a.docx": b"PK\x03\x04broken",
    "old.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
    "binary.txt": b"\x00\x01\x02" * 50,
    "png.txt": b"\x89PNG\r\n\x1a\n" + b"x" * 50,
    "menu.html": b"<html><body><nav><a href=x>a</a></nav></body></html>",
    "yaml.md": b"---\ntitle: a: b: c\n---\n\ntext of it",
}


@pytest.mark.parametrize("name", FILES)
def test_reasons_of_the_readers_are_known(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    with pytest.raises(ReadError) as refused:
        read_file(file)
    assert not reason_in_chinese(refused.value.message).isascii(), refused.value.message


def test_unknown_reason_stays_as_it_is() -> None:
    assert reason_in_chinese("the disk is gone; look for it") == "the disk is gone; look for it"
