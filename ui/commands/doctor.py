"""``youju doctor``: what works on this machine, what is missing, and the exact command that helps.

Each check is a function that returns a :class:`Check`. This module imports nothing of the engine before
a check does, so that it can still speak where the engine cannot be imported.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import socket
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

import click

from corpus.errors import IndexMissing, StoreError, YoujuError
from ui.commands.options import json_option, words_language_option
from ui.commands.words import Command, say

_OLDEST_PYTHON = (3, 11)
_PORT = 7860
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")

_ZH = """\
检查这台机器：Python、各个库、自带的模型、数据文件夹、默认索引、端口。
缺什么、怎么补，都会写明。缺了必需的东西，退出码是 1。"""

_EN = """\
Check this machine: Python, each library, the built-in model, the data folder, the default index, the port.
Says what is missing and the exact command that helps. Exit code 1 when something essential is missing."""

# What each library is for, where Youju can answer without it.
_NEEDED_FOR = {
    "gradio": ("网页（youju serve）", "the web page (youju serve)"),
    "torch": ("sentence-transformers 模型", "sentence-transformers models"),
    "sentence-transformers": ("其他编码模型（--encoder）", "other encoders (--encoder)"),
    "pypdf": ("读 pdf", "reading pdf"),
    "python-docx": ("读 docx", "reading docx"),
    "trafilatura": ("读 html", "reading html"),
    "tqdm": ("进度条", "progress bars"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What one check found.

    Attributes:
        name: what was looked at.
        ok: whether it is as it should be.
        essential: whether ``youju ask`` cannot work without it.
        detail: what was found.
        remedy: what to do; empty when it is ok.
    """

    name: str
    ok: bool
    essential: bool
    detail: str
    remedy: str = ""


@click.command("doctor", cls=Command, zh=_ZH, en=_EN)
@json_option
@words_language_option
def command(as_json: bool) -> int:
    """Run every check; return 1 when something essential is missing."""
    checks = list(_checks())
    healthy = all(check.ok for check in checks if check.essential)
    if as_json:
        report = {"ok": healthy, "checks": [asdict(check) for check in checks]}
        click.echo(json.dumps(report, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(_line, checks)))
        click.echo(_verdict(checks, healthy=healthy))
    return 0 if healthy else 1


def _line(check: Check) -> str:
    mark = "✓" if check.ok else "✗" if check.essential else "–"
    remedy = f"\n    → {check.remedy}" if check.remedy else ""
    return f"{mark} {check.name}: {check.detail}{remedy}"


def _verdict(checks: list[Check], *, healthy: bool) -> str:
    if not healthy:
        return say(zh="缺少必需的东西，请按 → 处理。", en="Something essential is missing: see the → lines.")
    if all(check.ok for check in checks):
        return say(zh="一切就绪。", en="All is well.")
    return say(zh="可以使用；标“–”的是可选的。", en="Ready to use; what is marked – is optional.")


def _checks() -> Iterator[Check]:
    yield _python()
    yield from _libraries()
    yield _guarded(say(zh="自带模型", en="built-in model"), _model)
    yield _data_folder()
    yield _guarded(say(zh="默认索引", en="default index"), _default_index)
    yield _port()
    yield _browser()


def _guarded(name: str, check: Callable[[str], Check]) -> Check:
    """Run a check that uses the engine; what the engine raises is the finding."""
    try:
        return check(name)
    except YoujuError as error:
        return Check(name=name, ok=False, essential=True, detail=error.message, remedy=_reinstall())
    except ImportError as error:
        detail = say(zh=f"无法导入：{error}", en=f"cannot be imported: {error}")
        return Check(name=name, ok=False, essential=True, detail=detail, remedy=_reinstall())


def _reinstall() -> str:
    return f"{sys.executable} -m pip install --force-reinstall --no-deps youju"


def _python() -> Check:
    ok = sys.version_info[:2] >= _OLDEST_PYTHON
    wanted = ".".join(map(str, _OLDEST_PYTHON))
    remedy = say(zh=f"装 Python {wanted} 或更新的", en=f"install Python {wanted} or newer")
    detail = f"{platform.python_version()} ({sys.executable})"
    return Check(name="Python", ok=ok, essential=True, detail=detail, remedy="" if ok else remedy)


def _libraries() -> Iterator[Check]:
    requirements = _requirements()
    if not requirements:
        detail = say(zh="没有安装", en="not installed")
        remedy = f"{sys.executable} -m pip install ."
        yield Check(name="youju", ok=False, essential=True, detail=detail, remedy=remedy)
    for requirement in requirements:
        if "extra ==" not in requirement:
            yield _library(requirement)


def _requirements() -> list[str]:
    """Return what the package requires, as installed, or as the checkout that it runs from says."""
    try:
        return metadata.requires("youju") or []
    except metadata.PackageNotFoundError:
        project = Path(__file__).parents[2] / "pyproject.toml"
        if not project.is_file():
            return []
        found: list[str] = tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"]
        return found


def _library(requirement: str) -> Check:
    """Check one requirement as it stands in the package, for example ``click>=8.1``."""
    specifier = requirement.partition(";")[0].strip()
    name = re.split(r"[<>=!~\s\[]", specifier, maxsplit=1)[0]
    purpose = _NEEDED_FOR.get(name.lower())
    use = f" · {say(zh=purpose[0], en=purpose[1])}" if purpose else ""
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        missing = say(zh="没有安装", en="not installed")
        remedy = f'{sys.executable} -m pip install "{specifier}"'
        return Check(name=name, ok=False, essential=purpose is None, detail=missing + use, remedy=remedy)
    return Check(name=name, ok=True, essential=purpose is None, detail=found + use)


def _model(name: str) -> Check:
    from index import load_encoder  # noqa: PLC0415 - see the module's docstring

    encoder = load_encoder("builtin")
    vectors = encoder.encode_queries(["谁离职了？"])
    agreed = say(zh="校验和相符，能算向量", en="checksum right, encodes")
    detail = f"{agreed}; {vectors.shape[1]} dimensions, {encoder.fingerprint[:12]}"
    return Check(name=name, ok=True, essential=True, detail=detail)


def _data_folder() -> Check:
    name = say(zh="数据文件夹", en="data folder")
    try:
        from rag.home import home  # noqa: PLC0415 - see the module's docstring
    except ImportError as error:
        return Check(name=name, ok=False, essential=True, detail=str(error), remedy=_reinstall())
    folder = home()
    ok = _can_write(folder)
    remedy = say(
        zh="把 YOUJU_HOME 设为一个可写的文件夹：export YOUJU_HOME=$HOME/youju",
        en="name a folder that you may write to: export YOUJU_HOME=$HOME/youju",
    )
    state = say(zh="可写", en="writable") if ok else say(zh="不可写", en="not writable")
    return Check(name=name, ok=ok, essential=True, detail=f"{folder}, {state}", remedy="" if ok else remedy)


def _can_write(folder: Path) -> bool:
    """Return whether the folder, or the nearest one above it that exists, can be written to."""
    existing = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)


def _default_index(name: str) -> Check:
    from index import status  # noqa: PLC0415 - see the module's docstring
    from rag.home import default_index_folder  # noqa: PLC0415
    from ui.commands.index import describe  # noqa: PLC0415

    folder = default_index_folder()
    try:
        detail = describe(status(folder))
    except IndexMissing:
        detail = say(zh="还没有，第一次提问时建立", en="none yet, made at the first question")
    except StoreError as error:
        remedy = "youju index build PATH..."
        return Check(name=name, ok=False, essential=True, detail=error.message, remedy=remedy)
    return Check(name=name, ok=True, essential=True, detail=f"{detail} ({folder})")


def _port() -> Check:
    name = say(zh="端口", en="port")
    try:
        socket.create_server(("127.0.0.1", _PORT)).close()
    except OSError as error:
        detail = f"{_PORT}: {(error.strerror or str(error)).lower()}"
        return Check(name=name, ok=False, essential=False, detail=detail, remedy="youju serve --port 0")
    free = say(zh="空闲", en="free")
    return Check(name=name, ok=True, essential=False, detail=f"{_PORT} {free}")


def _browser() -> Check:
    name = say(zh="Chromium（只用于测试）", en="Chromium (for the tests only)")
    found = next((path for browser in _BROWSERS if (path := shutil.which(browser))), "")
    if found:
        return Check(name=name, ok=True, essential=False, detail=found)
    missing = say(zh="没有找到", en="not found")
    return Check(name=name, ok=False, essential=False, detail=missing, remedy="apt-get install chromium")
