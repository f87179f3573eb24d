"""``youju batch``: many questions from a file, one process, one record per line."""

from __future__ import annotations

from pathlib import Path

import click

from rag.batch import run_batch
from ui.commands.options import index_option, language_option, reader_option
from ui.commands.streams import run_lines
from ui.commands.words import CliLanguage, Command, say
from ui.default_index import open_index, open_texts

_ZH = """\
逐行回答 IN.jsonl 里的问题，结果按同样的顺序写进 OUT.jsonl；“-” 表示标准输入或标准输出。

每行输入：{"id": ..., "question": "...", "history": ["前面的问题"], "passages": ["给定的文字"]}
history 和 passages 可以不写；有 passages 时只依据这些文字回答，不用索引。
还可以写 "since"、"until"（如 "2026-02-09"）、"sources"（媒体的名字）、"written_in"（"zh" 或 "en"）：
只看这样的文章。

读不懂的行写成 "status": "error" 并附原因，其余照常进行；有这样的行时退出码是 1。空行略过。
每答完一行就写出一行，中途停下也不丢已有的结果。"""

_EN = """\
Answer the questions of IN.jsonl line by line into OUT.jsonl, in the same order; "-" is stdin or stdout.

Each input line: {"id": ..., "question": "...", "history": ["earlier question"], "passages": ["given text"]}
history and passages are optional; with passages, the answer is made from those texts alone, without an index.
"since" and "until" (such as "2026-02-09"), "sources" (names of outlets) and "written_in" ("zh" or "en") are
optional, too: only such articles are looked at.

A line that cannot be used becomes "status": "error" with its reason and the rest goes on; the exit code is
then 1. Blank lines are skipped. Each answer is written at once, so that stopping midway loses nothing."""


@click.command("batch", cls=Command, zh=_ZH, en=_EN)
@click.argument("source", metavar="IN.jsonl", type=click.Path(path_type=Path, allow_dash=True))
@click.argument("target", metavar="OUT.jsonl", type=click.Path(path_type=Path, allow_dash=True))
@index_option
@reader_option
@language_option
def command(
    source: Path, target: Path, index_dir: Path | None, reader: str, language: CliLanguage | None
) -> int:
    """Answer line by line; return 1 when a line was an error."""
    names = {
        "answered": say(zh="有答案", en="answered"),
        "partial": say(zh="部分回答", en="partial"),
        "abstained": say(zh="无依据", en="abstained"),
        "error": say(zh="出错", en="errors"),
    }
    return run_lines(
        source,
        target,
        lambda lines: run_batch(
            lines,
            open_index=lambda: open_index(index_dir, reader),
            open_texts=lambda: open_texts(reader),
            language=language,
        ),
        key="status",
        names=names,
        doing=say(zh="回答", en="answering"),
    )
