"""``youju ask``: one question, answered on stdout with its sources."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import click

from rag import Youju
from rag.answer import Answer
from rag.records import Record, answer_record, json_line, well_formed
from rag.within import within
from ui.bounds import bounds_of
from ui.commands.options import bounds_options, index_option, json_option, language_option, reader_option
from ui.commands.plain_text import plain_text, suggestions_text
from ui.commands.words import CliLanguage, Command, Option, say
from ui.default_index import open_index

_ZH = """\
回答一个问题，并注明每一句的出处。

例：
  youju ask "谁离职了？"
  youju ask "他去哪儿了？" --history "姚顺宇是谁？"     接着前面的问题问
  youju ask "Who resigned?" --json
  youju ask "谁离职了？" --since 2026-02                只看2026年2月起发表的文章
  youju ask "谁离职了？" --outlet "BBC News"            只看这家媒体的文章
  youju ask "谁离职了？" --suggest                      另外给出可以接着问的问题
  echo "谁离职了？" | youju ask -                       问题从标准输入读

没有依据就说明理由、不作回答，退出码仍是 0：如实说“没有”也是正确的回答。"""

_EN = """\
Answer one question and cite every sentence.

Examples:
  youju ask "Who resigned from Anthropic?"
  youju ask "Where did he go?" --history "Who is Yao Shunyu?"    go on from an earlier question
  youju ask "谁离职了？" --json
  youju ask "Who resigned?" --since 2026-02                      only articles published since February 2026
  youju ask "Who resigned?" --outlet "BBC News" --written-in en  only English articles of this outlet
  youju ask "Who resigned?" --card evidence                      keep evidence.json, .html and .md
  youju ask "Who resigned?" --suggest                            also suggest questions to go on with
  echo "Who resigned?" | youju ask -                             read the question from stdin

Without evidence you get the reason instead of an answer, and still exit code 0: saying so is right."""


@click.command("ask", cls=Command, zh=_ZH, en=_EN)
@click.argument("question", nargs=-1, required=True)
@click.option(
    "--history",
    cls=Option,
    multiple=True,
    metavar="TEXT",
    zh="前面问过的问题，早的在前，可以多次给出。",
    en="An earlier question of yours; repeat it, oldest first.",
)
@click.option(
    "--passages",
    cls=Option,
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    zh="另外列出检索到的前 N 段。",
    en="Also list the N best passages found.",
)
@click.option(
    "--card",
    cls=Option,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    zh="另存证据卡：.json、.html 或 .md；不写后缀就三种都存。以后用 youju verify 核对。",
    en="Also keep an evidence card: .json, .html or .md, all three without an ending; see youju verify.",
)
@click.option(
    "--suggest",
    cls=Option,
    is_flag=True,
    zh="另外给出最多三个可以接着问的问题，都是这些文章答得上的。",
    en="Also suggest up to three questions to go on with, each of which the articles answer.",
)
@bounds_options
@json_option
@index_option
@reader_option
@language_option
def command(
    *,
    question: tuple[str, ...],
    history: tuple[str, ...],
    passages: int,
    card: Path | None,
    suggest: bool,
    since: str | None,
    until: str | None,
    sources: tuple[str, ...],
    written_in: CliLanguage | None,
    as_json: bool,
    index_dir: Path | None,
    reader: str,
    language: CliLanguage | None,
) -> None:
    """Open the index, ask, print."""
    asked = _asked(question)
    bounds = within(since, until, sources, written_in)
    bot = open_index(index_dir, reader)
    begin = time.perf_counter()
    earlier = [well_formed(one) for one in history]
    answer = bot.ask(asked, history=earlier, language=language, **bounds_of(bounds))
    ms = 1000 * (time.perf_counter() - begin)
    suggestions = bot.suggest(answer, history=earlier, **bounds_of(bounds)) if suggest else None
    if as_json:
        click.echo(json_line(_record(answer, ms, suggestions)))
    else:
        told = plain_text(answer, passages=passages, language=language)
        click.echo(told + suggestions_text(suggestions or (), language or answer.language))
    if card is not None:
        _keep(answer, bot, card)


def _keep(answer: Answer, bot: Youju, target: Path) -> None:
    from ui.card.files import write_card  # noqa: PLC0415 - pydantic's tenth of a second, for cards only
    from ui.card.today import card_of_today  # noqa: PLC0415

    for file in write_card(card_of_today(answer, bot.article), target):
        click.echo(say(zh=f"证据卡：{file}", en=f"Evidence card: {file}"), err=True)


def _asked(words: tuple[str, ...]) -> str:
    """Return the question: the words as typed, or what stdin holds when they are a single ``-``."""
    if words == ("-",):
        return sys.stdin.buffer.read().decode("utf-8", "replace").strip()
    return well_formed(" ".join(words))


def _record(answer: Answer, ms: float, suggestions: Sequence[str] | None) -> Record:
    """Return the record of an answer, with what to ask next where that was wanted."""
    record = answer_record(answer, ms=ms)
    return record if suggestions is None else {**record, "suggestions": list(suggestions)}
