"""Reading bytes: regular files only, never waiting, within a bound."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import files
from corpus.errors import ReadError


def test_bytes_come_back_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "新闻.txt"
    path.write_bytes(b"a\r\n\x00")
    assert files.read_bytes(path) == b"a\r\n\x00"


@pytest.mark.parametrize("read", [files.check_file, files.read_bytes])
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("absent.txt", "there is no such file"),
        ("folder", "a folder|no regular file"),
        ("nul\0.txt", "no path may hold"),
    ],
)
def test_what_is_no_file_is_refused_with_the_reason(
    tmp_path: Path, name: str, message: str, read: Callable[[Path], object]
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ReadError, match=message):
        read(tmp_path / name)


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(ReadError, match="the file is empty"):
        files.read_bytes(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="a pipe, device or socket"):
        files.read_bytes(tmp_path / "pipe.txt")


@pytest.mark.parametrize("read", [files.check_file, files.read_bytes])
def test_file_above_the_bound_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: object
) -> None:
    monkeypatch.setattr(files, "LARGEST", 3)
    (tmp_path / "a.txt").write_bytes(b"1234")
    with pytest.raises(ReadError, match="larger than 50 MB"):
        read(tmp_path / "a.txt")
