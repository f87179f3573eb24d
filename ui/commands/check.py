"""``youju check``: is a claim so, by these articles? One claim, or a file of them."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from corpus.encodings import decode
from rag.check_batch import run_checks
from rag.check_records import check_record
from rag.records import json_line, well_formed
from rag.verdicts import Verdict
from ui.check_words import check_words
from ui.commands.check_text import check_text
from ui.commands.options import index_option, json_option, language_option
from ui.commands.streams import run_lines
from ui.commands.words import CliLanguage, Command, current_language, say
from ui.default_index import BUILTIN, open_index, open_texts

_ZH = """\
核对一个说法，或一个文件里的许多说法：文章支持、部分支持、与之不符，还是没有提到，并给出原文。

例：
  youju check "Sharma 于2026年2月9日宣布辞职。"
  youju check "OpenAI 有3000名员工。" --json
  youju check - < 一篇文章.txt                      逐句核对标准输入里的文字
  youju check IN.jsonl OUT.jsonl                     逐行核对

每行输入：{"id": ..., "claim": "...", "passages": ["给定的文字"]}
passages 可以不写；写了就只依据这些文字核对，不用索引。
读不懂的行写成 "verdict": "error" 并附原因，其余照常进行；有这样的行时退出码是 1。"""

_EN = """\
Check a claim, or the claims of a file: do the articles support it, or part of it, say otherwise, or not
mention it?

Examples:
  youju check "Sharma resigned on February 9, 2026."
  youju check "OpenAI has 3,000 employees." --json
  youju check - < article.txt                        check a text from stdin, sentence by sentence
  youju check IN.jsonl OUT.jsonl                     check line by line

Each input line: {"id": ..., "claim": "...", "passages": ["given text"]}
passages are optional; with them the claim is checked against those texts alone, without an index.
A line that cannot be used becomes "verdict": "error" with its reason; the exit code is then 1."""

_FILES = 2


@click.command("check", cls=Command, zh=_ZH, en=_EN)
@click.argument("claim", nargs=-1, required=True)
@json_option
@index_option
@language_option
def command(
    claim: tuple[str, ...], as_json: bool, index_dir: Path | None, language: CliLanguage | None
) -> int:
    """Check one claim or a file of claims; return 1 when a line was an error."""
    if _names_files(claim):
        return _check_file(Path(claim[0]), Path(claim[1]), index_dir, language)
    bot, text = open_index(index_dir, BUILTIN), _given(claim)
    begin = time.perf_counter()
    found = bot.check(text, language=language)
    ms = 1000 * (time.perf_counter() - begin)
    click.echo(json_line(check_record(found, ms=ms)) if as_json else check_text(found, language=language))
    return 0


def _names_files(words: tuple[str, ...]) -> bool:
    """Tell whether the words are two files of lines, either of which may be a stream.

    Raises:
        click.UsageError: they look as if they were meant so and are not.
    """
    lines = [w for w in words if w.endswith(".jsonl")]
    if len(words) == _FILES and all(w == "-" or w in lines for w in words):
        return True
    if lines and len(words) <= _FILES:
        raise click.UsageError(
            say(
                zh="核对一个文件要给两个文件名：youju check IN.jsonl OUT.jsonl",
                en="a file of claims needs two names: youju check IN.jsonl OUT.jsonl",
            )
        )
    return False


def _given(words: tuple[str, ...]) -> str:
    """Return the claim: the words as typed, or the text on stdin when they are a single ``-``."""
    if words == ("-",):
        return decode(sys.stdin.buffer.read()).strip()
    return well_formed(" ".join(words))


def _check_file(source: Path, target: Path, index_dir: Path | None, language: CliLanguage | None) -> int:
    w = check_words(current_language())
    return run_lines(
        source,
        target,
        lambda lines: run_checks(
            lines,
            open_index=lambda: open_index(index_dir, BUILTIN),
            open_texts=lambda: open_texts(BUILTIN),
            language=language,
        ),
        key="verdict",
        names={**{v.value: w.verdicts[v] for v in Verdict}, "error": w.error},
        doing=say(zh="核对", en="checking"),
    )
