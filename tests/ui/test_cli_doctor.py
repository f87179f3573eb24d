"""``youju doctor``: one finding per part, with the command that helps where something is missing."""

from __future__ import annotations

import json
import os
import socket
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest

from ui.cli import main
from ui.commands import doctor


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def run(capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, dict[str, Any]]]:
    code = main(["doctor", "--json"])
    report = json.loads(capsys.readouterr().out)
    return code, {check["name"]: check for check in report["checks"]}


def test_this_machine_is_fit(capsys: pytest.CaptureFixture[str]) -> None:
    code, checks = run(capsys)
    assert code == 0
    assert {"Python", "faiss-cpu", "built-in model", "data folder", "default index", "port"} <= checks.keys()


def test_every_finding_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "✓ Python: 3." in capsys.readouterr().out


@pytest.mark.parametrize(("name", "code"), [("faiss-cpu", 1), ("gradio", 0)])
def test_missing_library_is_told_with_the_command(
    name: str, code: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = metadata.version

    def without(wanted: str) -> str:
        if wanted == name:
            raise metadata.PackageNotFoundError
        return known(wanted)

    monkeypatch.setattr(doctor.metadata, "version", without)
    found, checks = run(capsys)
    assert found == code
    assert f'pip install "{name}>=' in checks[name]["remedy"]


def test_missing_default_index_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    _, checks = run(capsys)
    assert checks["default index"]["ok"]
    assert "at the first question" in checks["default index"]["detail"]


def test_damaged_default_index_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(os.environ["YOUJU_HOME"]) / "index"
    folder.mkdir()
    (folder / "CURRENT").write_text("../elsewhere")
    code, checks = run(capsys)
    assert code == 1
    assert "index build" in checks["default index"]["remedy"]


def test_data_folder_under_a_file_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path / "file" / "home"))
    code, checks = run(capsys)
    assert code == 1
    assert "YOUJU_HOME" in checks["data folder"]["remedy"]


def test_port_in_use_is_told_but_not_essential(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(doctor, "_PORT", taken.getsockname()[1])
        code, checks = run(capsys)
    assert code == 0
    assert not checks["port"]["ok"]
