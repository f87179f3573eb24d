"""``youju verify``: does an evidence card still hold, or every card of an exported conversation?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from rag.card import Card
from rag.cards import read_cards
from rag.recheck import Finding, Recheck, State, recheck
from rag.records import Record, well_formed
from ui.card.words import CardWords, card_words
from ui.commands.options import index_option, json_option, words_language_option
from ui.commands.plain_text import shown
from ui.commands.words import Command, current_language
from ui.default_index import open_index

_ZH = """\
核对一张证据卡，或一个导出的对话里的每一张：每一处引文是否仍在原文原处，哪里变了。

例：
  youju ask "谁离职了？" --card 证据
  youju verify 证据.json --index 某文件夹

退出码：0 全部成立；1 有变化，或读不了这张卡。"""

_EN = """\
Re-check an evidence card, or each one of an exported conversation: whether each quote still stands where
it stood, and what changed.

Examples:
  youju ask "Who resigned?" --card evidence
  youju verify evidence.json --index DIR

Exit codes: 0 all of it holds; 1 something changed, or the card cannot be read."""


@click.command("verify", cls=Command, zh=_ZH, en=_EN)
@click.argument("card", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@index_option
@words_language_option
def command(card: Path, as_json: bool, index_dir: Path | None) -> int:
    """Read the card, look everything up again, say what was found."""
    kept = read_cards(card.read_bytes().decode("utf-8-sig", "replace"))
    bot = open_index(index_dir, "builtin")
    found = [recheck(one, bot) for one in kept]
    if as_json:
        click.echo(well_formed(json.dumps(_records(found), ensure_ascii=False)))
    else:
        spoken = card_words(current_language())
        blocks = ("\n".join(_lines(one, about, spoken)) for one, about in zip(kept, found, strict=True))
        click.echo(shown("\n\n".join(blocks)))
    return 0 if all(one.holds for one in found) else 1


def _lines(card: Card, found: Recheck, w: CardWords) -> Iterator[str]:
    yield card.answer.question
    for finding in found.findings:
        yield from _told(finding, card, w)
    for n in found.misquoted:
        yield w.misquoted.format(n)
    for n in found.otherwise_corrected:
        yield w.otherwise_corrected.format(n)
    failed = sum(f.state is not State.HOLDS for f in found.findings)
    count = len(found.findings)
    if count:
        yield w.some_fail.format(count, failed) if failed else w.all_hold.format(count)
    yield w.same_index if found.same_index else w.other_index
    if found.answer_differs is not None:
        yield w.other_answer if found.answer_differs else w.same_answer


def _told(finding: Finding, card: Card, w: CardWords) -> Iterator[str]:
    citation = card.answer.quoted[finding.n - 1]
    yield f"[{finding.n}] {w.states[finding.state]} · {citation.title or citation.path}"
    if finding.state is State.HOLDS:
        return
    yield f"    - {_line(citation.quote)}"
    if finding.article is not None:
        where = finding.article.title or finding.article.path
        yield f"    + {_line(finding.now)}"
        place = w.characters.format(finding.start, finding.start + len(finding.now))
        yield f"      {w.stands_now}: {where} {place}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _records(found: list[Recheck]) -> Record:
    """Return the record of a card, or of several under ``cards``."""
    if len(found) == 1:
        return _record(found[0])
    return {"holds": all(one.holds for one in found), "cards": [_record(one) for one in found]}


def _record(found: Recheck) -> Record:
    return {
        "holds": found.holds,
        "quotes": [_quote(f) for f in found.findings],
        "misquoted": list(found.misquoted),
        "otherwise_corrected": list(found.otherwise_corrected),
        "same_index": found.same_index,
        "answer_differs": found.answer_differs,
    }


def _quote(finding: Finding) -> Record:
    return {
        "n": finding.n,
        "state": finding.state.value,
        "article_id": finding.article.id if finding.article else None,
        "start": finding.start if finding.article else None,
        "now": finding.now,
    }
