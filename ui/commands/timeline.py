"""``youju timeline``: the dated events of the articles, or of a question, each cited."""

from __future__ import annotations

from pathlib import Path

import click

from rag.records import json_line, well_formed
from rag.timeline import Entry, Timeline
from rag.timeline_records import timeline_record
from rag.within import within
from ui.commands.options import bounds_options, index_option, json_option, language_option
from ui.commands.plain_text import shown, source_line
from ui.commands.words import CliLanguage, Command, current_language, say
from ui.days import days_in_short
from ui.default_index import open_index

_ZH = """\
按时间列出文章讲到的事，每一件都是原文的一句，注明出处。给出问题就只列与它有关的。

例：
  youju timeline
  youju timeline "OpenAI 的人事变动"
  youju timeline --since 2026-02 --json

只列写明了日期的事；“最近”之类的说法不算。昨天、上周五从文章发表的那天算起。"""

_EN = """\
List what the articles tell of by time, each a sentence of theirs with its source. With a question, only
what belongs to it.

Examples:
  youju timeline
  youju timeline "people leaving OpenAI"
  youju timeline --since 2026-02 --json

Only events with a stated date are listed; "recently" is none. Yesterday and last Friday are counted from
the day on which the article was published."""


@click.command("timeline", cls=Command, zh=_ZH, en=_EN)
@click.argument("question", nargs=-1)
@bounds_options
@json_option
@index_option
@language_option
def command(
    question: tuple[str, ...],
    since: str | None,
    until: str | None,
    sources: tuple[str, ...],
    written_in: CliLanguage | None,
    as_json: bool,
    index_dir: Path | None,
    language: CliLanguage | None,
) -> None:
    """Open the index, look up the events, print them."""
    bounds = within(since, until, sources, written_in)
    bot = open_index(index_dir)
    asked = well_formed(" ".join(question))
    asker = language or (None if asked else current_language())
    timeline = bot.timeline(
        asked,
        language=asker,
        since=bounds.since,
        until=bounds.until,
        sources=bounds.sources,
        written_in=bounds.written_in,
    )
    click.echo(json_line(timeline_record(timeline)) if as_json else timeline_text(timeline))


def timeline_text(timeline: Timeline) -> str:
    """Return a timeline for a terminal: events by time, then where each is told."""
    blocks = [timeline.notice, "\n".join(map(_event, timeline.entries)), _folded(timeline)]
    sources = [source_line(c, timeline.language) for entry in timeline.entries for c in entry.citations]
    if sources:
        heading = say(zh="出处", en="Sources")
        blocks.append("\n".join([heading, *sources]))
    return shown("\n\n".join(filter(None, blocks)))


def _event(entry: Entry) -> str:
    numbers = "".join(f"[{c.n}]" for c in entry.citations)
    return f"{days_in_short(entry.first, entry.last):<23}  {' '.join(entry.text.split())}{numbers}"


def _folded(timeline: Timeline) -> str:
    count = len(timeline.folded)
    zh, en = f"另有 {count} 件没有列出；--json 里全有。", f"{count} more are left out here; --json has all."
    return say(zh=zh, en=en) if count else ""
