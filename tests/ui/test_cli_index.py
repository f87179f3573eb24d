"""``youju index``: real files into a real index, and what is said about them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ui.cli import main


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "甲.txt").write_text("张三辞职\n\n2026年2月9日，张三从甲公司辞职，去向不明。", encoding="utf-8")
    (folder / "乙.txt").write_text("李四接任\n\n2026年2月10日，李四接任甲公司总经理。", encoding="utf-8")
    return folder


@pytest.fixture
def index(tmp_path: Path, articles: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = str(tmp_path / "index")
    assert main(["index", "build", str(articles), "--index", folder]) == 0
    capsys.readouterr()
    return folder


def status(index: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert main(["index", "status", "--json", "--index", index]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_build_says_what_was_done(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "build", str(articles), "--index", str(tmp_path / "i")]) == 0
    assert capsys.readouterr().out.startswith("2 articles, 2 passages, ")


def test_build_without_index_makes_the_default_one(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index", "build", str(articles)])
    assert str(Path(os.environ["YOUJU_HOME"]) / "index") in capsys.readouterr().out


def test_unreadable_file_is_listed_and_the_rest_goes_on(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "丙.pdf").write_bytes(b"%PDF-1.4 broken")
    assert main(["index", "build", str(articles), "--json", "--index", str(tmp_path / "i")]) == 1
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert (report["articles"], len(report["unreadable"])) == (2, 1)
    assert "丙.pdf: " in err


def test_nothing_readable_leaves_the_index_as_it_was(
    index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = status(index, capsys)
    assert main(["index", "build", str(tmp_path / "none"), "--index", index]) == 1
    assert "no article could be read" in capsys.readouterr().err
    assert status(index, capsys) == before


def test_build_takes_the_place_of_the_former_index(
    index: str, articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index", "build", str(articles / "甲.txt"), "--index", index])
    capsys.readouterr()
    assert status(index, capsys)["articles"] == 1


def test_add_adds(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.txt").write_text("王五入职\n\n王五于三月加入乙公司。", encoding="utf-8")
    assert main(["index", "add", str(tmp_path / "new.txt"), "--index", index]) == 0
    capsys.readouterr()
    assert status(index, capsys)["articles"] == 3


def test_remove_removes(index: str, articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "remove", str(articles / "甲.txt"), "--index", index]) == 0
    capsys.readouterr()
    assert status(index, capsys)["articles"] == 1


def test_remove_of_an_unknown_name_is_an_error(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "remove", "none.txt", "--index", index]) == 1
    assert "none.txt" in capsys.readouterr().err


def test_add_without_an_index_is_told_before_reading(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["index", "add", str(articles), "--index", str(tmp_path / "none")]) == 1
    assert "youju index build" in capsys.readouterr().err


def test_status_lists_articles_when_asked_to(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "status", "--articles", "--index", index]) == 0
    assert "甲.txt" in capsys.readouterr().out


def test_sound_index_verifies(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "verify", "--index", index]) == 0
    assert capsys.readouterr().out.startswith("sound: ")


def test_changed_file_is_found(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    (stored,) = Path(index).rglob("vectors.faiss")
    stored.write_bytes(stored.read_bytes()[:-1] + b"x")
    assert main(["index", "verify", "--index", index]) == 1
    assert "vectors.faiss" in capsys.readouterr().out


def test_unknown_encoder_is_told(articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [
        "index",
        "build",
        str(articles),
        "--encoder",
        "no/such-model",
        "--index",
        str(tmp_path / "i"),
    ]
    assert main(arguments) == 1
    assert "no/such-model" in capsys.readouterr().err
