"""Options that several commands share, and the folder of the default index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ui.commands.words import Option

F = TypeVar("F", bound=Callable[..., Any])


def index_option(command: F) -> F:
    """Add ``--index DIR``."""
    return click.option(
        "--index",
        "index_dir",
        cls=Option,
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        zh="用哪个索引文件夹（缺省：YOUJU_HOME 里的默认索引）。",
        en="Index folder to use (otherwise the default index in YOUJU_HOME).",
    )(command)


def language_option(command: F) -> F:
    """Add ``--lang zh|en``."""
    return click.option(
        "--lang",
        "language",
        cls=Option,
        type=click.Choice(["zh", "en"]),
        zh="有据自己说话用的语言（回答缺省跟随问题的语言）。",
        en="Language of Youju's own words (an answer's: otherwise that of the question).",
    )(command)


def words_language_option(command: F) -> F:
    """Add ``--lang zh|en`` where it changes help and messages only: it was read before any command ran."""
    return click.option(
        "--lang",
        cls=Option,
        type=click.Choice(["zh", "en"]),
        expose_value=False,
        zh="说明和报错用的语言（缺省跟随系统）。",
        en="Language of help and messages (otherwise the system's).",
    )(command)


def reader_option(command: F) -> F:
    """Add ``--reader NAME``."""
    return click.option(
        "--reader",
        cls=Option,
        default="builtin",
        metavar="NAME",
        zh="用哪个阅读模型细读：builtin，或一个 sentence-transformers CrossEncoder 的文件夹或名字。",
        en="What reads closely: builtin, or a sentence-transformers CrossEncoder's folder or name.",
    )(command)


def bounds_options(command: F) -> F:
    """Add ``--since DAY``, ``--until DAY``, ``--outlet NAME`` and ``--written-in LANG``."""
    written_in = click.option(
        "--written-in",
        cls=Option,
        type=click.Choice(["zh", "en"]),
        zh="只看用这种语言写的文章。",
        en="Only articles written in this language.",
    )
    outlet = click.option(
        "--outlet",
        "sources",
        cls=Option,
        multiple=True,
        metavar="NAME",
        zh="只看出自这家媒体的文章，可以多次给出；写“新华”也能找到“新华社”。",
        en="Only articles of this outlet; repeat it for more. BBC finds BBC News, too.",
    )
    until = click.option(
        "--until",
        cls=Option,
        metavar="DAY",
        zh="只看到这一天为止发表的文章（2026-02-09、2026-02 或 2026）；没有日期的不算。",
        en="Only articles published up to this day (2026-02-09, 2026-02 or 2026); undated ones do not count.",
    )
    since = click.option(
        "--since",
        cls=Option,
        metavar="DAY",
        zh="只看这一天起发表的文章。",
        en="Only articles published from this day on.",
    )
    return since(until(outlet(written_in(command))))


def json_option(command: F) -> F:
    """Add the flag ``--json``."""
    return click.option(
        "--json",
        "as_json",
        cls=Option,
        is_flag=True,
        zh="输出 JSON，供程序读取。",
        en="Print JSON, for programs.",
    )(command)
