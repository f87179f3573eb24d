"""The ``youju`` command: finds the command, runs it, and turns every error into one line and an exit code.

Answers go to stdout, everything else to stderr. Exit codes: 0 done, 1 an error of what was asked for,
2 a command line that cannot be understood, 130 interrupted. A command's module is imported only when
that command runs, so that ``youju ask`` does not pay for the web page.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from corpus.errors import YoujuError
from ui.commands.options import words_language_option
from ui.commands.words import Group, Option, language_of_run, say, usage_message, use_language

_ERROR, _USAGE, _INTERRUPTED = 1, 2, 130

_COMMANDS = {
    "ask": ("ui.commands.ask", "回答一个问题", "answer one question"),
    "check": ("ui.commands.check", "核对一个说法是否有据", "check whether a claim is so"),
    "batch": ("ui.commands.batch", "逐行回答一个文件里的问题", "answer the questions of a file"),
    "timeline": ("ui.commands.timeline", "按时间列出文章讲到的事", "dated events, each cited"),
    "verify": ("ui.commands.verify", "核对一张证据卡", "re-check an evidence card"),
    "history": ("ui.commands.history", "网页上的历史对话", "the page's conversations"),
    "serve": ("ui.commands.serve", "网页和接口", "the web page and the API"),
    "index": ("ui.commands.index", "建立、增减、检查索引", "build, change and check an index"),
    "eval": ("ui.commands.evaluate", "用一套题检验回答", "grade answers against known facts"),
    "doctor": ("ui.commands.doctor", "检查这台机器", "what works here and what is missing"),
}
"""Module of each command, whose attribute ``command`` it is, and its short help in both languages."""


_ZH = """\
有据：就一批新闻文章提问，回答里的每一句都注明出处，没有依据就说明理由、不作回答。
中英文都行；不联网，不需要密钥，也不用下载模型。

第一次用：
  youju ask "Sharma 为什么从 Anthropic 辞职？"
  youju ask "Why did Zoë Hitzig quit OpenAI?"
  youju serve --open                      在浏览器里问（只在本机，127.0.0.1）

换成自己的文章（txt、md、html、pdf、docx，文件或文件夹都行）：
  youju index build 我的文章/             之后 ask 和 serve 就用它
  youju index build 文章/ --index 某文件夹
  youju ask "谁离职了？" --index 某文件夹

一次问很多题、检查这台机器：
  youju batch 问题.jsonl 回答.jsonl
  youju doctor

数据放在环境变量 YOUJU_HOME 指的文件夹里（没有设就用用户数据目录）。
退出码：0 完成（“没有依据”也算回答）；1 出错；2 命令行写错了。"""

_EN = """\
Youju (有据): ask a folder of news articles. Every sentence of an answer is cited to its exact place;
where there is no evidence, you are told why. Chinese and English; offline, no key, no download.

First steps:
  youju ask "Why did Zoë Hitzig quit OpenAI?"
  youju ask "Sharma 为什么从 Anthropic 辞职？"
  youju serve --open                      ask in the browser (this machine only, 127.0.0.1)

Your own articles (txt, md, html, pdf, docx; files or folders):
  youju index build my-articles/          from then on ask and serve use these
  youju index build articles/ --index DIR
  youju ask "Who resigned?" --index DIR

Many questions, and whether this machine has what is needed:
  youju batch questions.jsonl answers.jsonl
  youju doctor

Data is kept in the folder named by YOUJU_HOME (otherwise your user data folder).
Exit codes: 0 done ("no evidence" is an answer, too); 1 an error; 2 the command line is wrong."""


class _LazyGroup(Group):
    """Imports a command's module when the command is looked up."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer meets them."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = importlib.import_module(_COMMANDS[cmd_name][0]).command
        return found

    def short_helps(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Return each name with its short help, importing nothing."""
        del ctx
        return [(name, say(zh=zh, en=en)) for name, (_, zh, en) in _COMMANDS.items()]


def _show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 20 ms that only this needs

        try:
            click.echo(f"youju {version('youju')}")
        except PackageNotFoundError:
            click.echo("youju (not installed)")
        ctx.exit()


@click.group(cls=_LazyGroup, zh=_ZH, en=_EN)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    zh="显示版本。",
    en="Show the version.",
)
@words_language_option
def cli() -> None:
    """Run one of the commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; the outermost layer, where every error ends."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    use_language(language_of_run(given, os.environ))
    try:
        result = cli.main(given, prog_name="youju", standalone_mode=False)
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort):
        return _INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except Exception as error:  # noqa: BLE001 - the outermost layer
        return _failed(error)
    return result if isinstance(result, int) else 0


def _failed(error: Exception) -> int:
    if isinstance(error, click.UsageError):
        return _usage_error(error)
    if isinstance(error, click.ClickException):
        return _complain(error.format_message())
    if isinstance(error, YoujuError):
        return _complain(error.message)
    if isinstance(error, OSError) and error.strerror:  # a full disk, a folder without permission
        where = f": {error.filename}" if error.filename else ""
        return _complain(f"{error.strerror}{where}")
    return _defect(error)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the locale; what cannot be encoded is shown as an escape, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _complain(message: str) -> int:
    one_line = " ".join(message.split())
    click.echo(f"youju: {one_line}", err=True)
    return _ERROR


def _usage_error(error: click.UsageError) -> int:
    path = error.ctx.command_path if error.ctx else "youju"
    click.echo(f"youju: {usage_message(error)}", err=True)
    click.echo(say(zh=f"用法见：{path} --help", en=f"See: {path} --help"), err=True)
    return _USAGE


def _reader_left() -> int:
    """Let the interpreter's last flush of stdout go nowhere: its reader, say ``head``, has what it wanted."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _ERROR


def _defect(error: Exception) -> int:
    if os.environ.get("YOUJU_DEBUG"):
        traceback.print_exception(error)
        return _ERROR
    what = f"{type(error).__name__}: {error}"
    return _complain(
        say(
            zh=f"这是有据的一个缺陷（{what}）。设 YOUJU_DEBUG=1 再运行一次可以看到详情，请附上它来报告。",
            en=f"this is a bug in Youju ({what}). Please report it with the traceback: YOUJU_DEBUG=1.",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
