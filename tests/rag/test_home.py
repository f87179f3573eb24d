"""The default index in the user's data folder."""

from pathlib import Path

import pytest

from index import Index, build, load_encoder, status
from rag.home import default_index_folder, home, open_default_index
from tests.index.fakes import HashingEncoder, article


def test_the_environment_names_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path / "mine"))
    assert home() == tmp_path / "mine"


def test_without_the_environment_it_is_the_users_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YOUJU_HOME")
    assert home().name == "youju"


def test_the_first_use_builds_the_default_index_of_the_shipped_articles() -> None:
    index = open_default_index(HashingEncoder())
    assert dict(index.coverage.languages) == {"en": 12, "zh": 12}


def test_the_second_use_opens_what_is_there() -> None:
    first = open_default_index(HashingEncoder()).id
    assert open_default_index(HashingEncoder()).id == first


def test_a_newer_built_in_encoder_encodes_the_users_articles_again() -> None:
    class Older(HashingEncoder):
        name = "builtin"

    folder = default_index_folder()
    build(folder, [article("市长宣布码头关闭。", path="mine.txt")], Older())
    index: Index = open_default_index()
    assert [a.path for a in index.articles()] == ["mine.txt"]
    assert status(folder).encoder.fingerprint == load_encoder("builtin").fingerprint
