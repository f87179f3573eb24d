"""The outermost layer of the command line: help, errors, exit codes, streams."""

from __future__ import annotations

import os
import subprocess
import sys

import click
import pytest

from corpus.errors import InputError
from ui import cli
from ui.commands.words import Command, language_of_run


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "YOUJU_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Give ``youju`` one command, ``fail``, that raises ``error``."""

    @click.command("fail", cls=Command)
    def fail() -> None:
        raise error

    monkeypatch.setattr(cli._LazyGroup, "get_command", lambda *_: fail)


def youju(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-W", "error", "-m", "ui.cli", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, check=False)


def test_help_shows_examples_and_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert 'youju ask "Why did' in shown
    assert all(f"\n  {name} " in shown for name in ("ask", "batch", "serve", "index", "eval", "doctor"))


def test_help_is_chinese_where_the_locale_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    cli.main(["--help"])
    assert "用法：youju" in capsys.readouterr().out


def test_help_is_chinese_when_asked_for_after_it(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["--help", "--lang", "zh"])
    assert "显示这段说明。" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["ask", "batch", "verify", "history", "serve", "index", "eval", "doctor"])
def test_every_command_explains_itself_in_both_languages(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = []
    for language in ("zh", "en"):
        assert cli.main([name, "--help", "--lang", language]) == 0
        shown.append(capsys.readouterr().out)
    assert "用法：" in shown[0]
    assert "Usage: " in shown[1]
    assert not any("\u4e00" <= character <= "\u9fff" for character in shown[1].replace("谁离职了", ""))


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        (["ask", "--lang", "zh"], {"LANG": "en_GB.UTF-8"}, "zh"),
        (["--lang=en"], {"LANG": "zh_CN"}, "en"),
        ([], {"LANG": "zh_TW.UTF-8"}, "zh"),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        (["--lang"], {}, "en"),
        (["--lang", "fr"], {}, "en"),
    ],
)
def test_language_comes_from_the_option_else_the_locale(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of_run(arguments, environment) == language


def test_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("youju ")


def test_unknown_command_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["aks"]) == 2
    assert "no command 'aks'; there are: ask, check, batch" in capsys.readouterr().err


def test_unknown_option_is_a_usage_error_in_the_users_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["doctor", "--jsno", "--lang", "zh"]) == 2
    assert "没有选项 --jsno；是不是 --json？" in capsys.readouterr().err


def test_missing_argument_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["batch"]) == 2
    assert "IN.jsonl" in capsys.readouterr().err


def test_own_error_is_one_line_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, InputError("wrong\nin two lines"))
    assert cli.main(["fail"]) == 1
    assert capsys.readouterr() == ("", "youju: wrong in two lines\n")


def test_full_disk_is_no_defect(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, OSError(28, "No space left on device", "out.jsonl"))
    assert cli.main(["fail"]) == 1
    assert capsys.readouterr().err == "youju: No space left on device: out.jsonl\n"


def test_defect_is_one_line_that_says_how_to_see_more(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, ZeroDivisionError("oops"))
    assert cli.main(["fail"]) == 1
    shown = capsys.readouterr().err
    assert "bug in Youju (ZeroDivisionError: oops)" in shown
    assert "YOUJU_DEBUG=1" in shown
    assert shown.count("\n") == 1


def test_defect_shows_its_traceback_when_asked_to(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YOUJU_DEBUG", "1")
    failing(monkeypatch, ZeroDivisionError("oops"))
    assert cli.main(["fail"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_interrupt_ends_quietly_with_130(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert cli.main(["fail"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_output_is_utf8_under_a_foreign_locale() -> None:
    done = youju("--help", "--lang", "zh", LANG="C", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "有据" in done.stdout.decode("utf-8")


def test_reader_that_leaves_early_gets_no_traceback() -> None:
    command = f"{sys.executable} -m ui.cli --help | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"U", b"")


def test_help_loads_no_engine() -> None:
    code = "import sys; from ui.cli import main; main(['--help']); print({'numpy', 'rag'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.endswith(b"set()\n")
