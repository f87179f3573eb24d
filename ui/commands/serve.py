"""``youju serve``: the web page and the API, on this machine only unless told otherwise."""

from __future__ import annotations

from pathlib import Path

import click

from ui.commands.options import index_option, language_option, reader_option
from ui.commands.words import CliLanguage, Command, Option
from ui.default_index import open_index
from ui.serving import serve

_ZH = """\
在浏览器里提问：启动网页和接口，按 Ctrl+C 停止。

例：
  youju serve --open
  youju serve --index 某文件夹 --port 8000

缺省只有本机能访问。让别的机器访问（--host）要先在环境变量 YOUJU_PASSWORD 里设好密码；
加上 --visitors，不知道密码的人也能看、能问，但不能增减文章。"""

_EN = """\
Ask in the browser: start the web page and the API; Ctrl+C stops them.

Examples:
  youju serve --open
  youju serve --index DIR --port 8000

Only this machine can reach it. For others (--host), first set a password in YOUJU_PASSWORD; with
--visitors, those who do not know it may read and ask, but change nothing."""


@click.command("serve", cls=Command, zh=_ZH, en=_EN)
@click.option(
    "--host",
    cls=Option,
    default="127.0.0.1",
    metavar="ADDRESS",
    zh="监听的地址（缺省 127.0.0.1）。",
    en="Address to listen on (otherwise 127.0.0.1).",
)
@click.option(
    "--port",
    cls=Option,
    type=click.IntRange(0, 65535),
    default=7860,
    metavar="N",
    zh="端口（缺省 7860；0 表示任选一个空闲的）。",
    en="Port (otherwise 7860; 0 takes a free one).",
)
@click.option(
    "--open", "open_browser", cls=Option, is_flag=True, zh="顺便打开浏览器。", en="Open the browser, too."
)
@click.option(
    "--visitors",
    cls=Option,
    is_flag=True,
    zh="别人不用密码也能看、能问；增减文章和评测要先登录（/sign-in）。",
    en="Let others read and ask without the password; adding, removing, evaluating need it (/sign-in).",
)
@index_option
@reader_option
@language_option
def command(
    host: str,
    port: int,
    open_browser: bool,
    visitors: bool,
    index_dir: Path | None,
    reader: str,
    language: CliLanguage | None,
) -> None:
    """Open the index and serve it until interrupted."""
    serve(
        open_index(index_dir, reader),
        host=host,
        port=port,
        open_browser=open_browser,
        language=language,
        visitors=visitors,
    )
