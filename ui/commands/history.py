"""``youju history``: the conversations that the page kept on this machine, of all its readers.

Who sits at the terminal can read the file anyway, so no reader's cookie is asked for here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

import click

from corpus.errors import InputError
from rag.records import Record
from ui.commands.options import json_option, words_language_option
from ui.commands.plain_text import plain_text, shown
from ui.commands.streams import writing
from ui.commands.words import Command, Group, Option, current_language, say
from ui.history.evaluation import evaluation_lines
from ui.history.exports import FORMS, exported, file_name
from ui.history.plain import lines_of
from ui.history.store import HistoryStore, history_path
from ui.history.values import Conversation, Everyone, Kept

_ZH = """\
网页上的历史对话，保存在这台机器上（YOUJU_HOME 里的 history.sqlite），这里能看到所有读者的。

例：
  youju history list --search 融资
  youju history show 编号
  youju history export 文件夹              每个对话存成 .md、.html、.json；.json 可用 youju verify 核对
  youju history feedback 题.jsonl          评价过的回答，可交给 youju eval
  youju history delete 编号                一天内可用 restore 恢复；purge 立即抹去"""

_EN = """\
The page's conversations, kept on this machine (history.sqlite in YOUJU_HOME); here those of all readers.

Examples:
  youju history list --search funding
  youju history show ID
  youju history export FOLDER              each as .md, .html and .json, which youju verify re-checks
  youju history feedback questions.jsonl   the answers that readers judged, for youju eval
  youju history delete ID                  restore undoes it for a day; purge erases at once"""

_EVERYONE = Everyone.EVERYONE
_ALL = 1_000_000
_FOLDER = click.Path(file_okay=False, path_type=Path)
_ids = click.argument("ids", metavar="ID...", nargs=-1, required=True)


@click.group("history", cls=Group, zh=_ZH, en=_EN)
@words_language_option
def command() -> None:
    """Run one of the commands about the history."""


@command.command(
    "list",
    cls=Command,
    zh="列出对话。\n\n最近改动的在前。",
    en="List the conversations.\n\nThe last changed first.",
)
@click.option(
    "--search",
    cls=Option,
    default="",
    metavar="WORDS",
    zh="只列标题、问题或回答里有这些词的。",
    en="Only those with these words in title, question or answer.",
)
@click.option("--deleted", cls=Option, is_flag=True, zh="列出还能恢复的。", en="List what can be restored.")
@json_option
@words_language_option
def list_command(search: str, deleted: bool, as_json: bool) -> None:
    """Print a line for each conversation."""
    store = _store()
    found = store.deleted(_EVERYONE) if deleted else store.find(_EVERYONE, search=search, limit=_ALL)
    for one in found:
        click.echo(json.dumps(_record(one), ensure_ascii=False) if as_json else shown(_line(one)))


@command.command(
    "show",
    cls=Command,
    zh="显示一个对话。\n\n问题、回答和出处。",
    en="Show a conversation.\n\nQuestions, answers and sources.",
)
@click.argument("identity", metavar="ID")
@words_language_option
def show_command(identity: str) -> None:
    """Print the turns of a conversation."""
    one, turns = _whole(_store(), identity)
    click.echo("\n\n".join([shown(_line(one)), *(block for turn in turns for block in _turn(turn))]))


@command.command(
    "export",
    cls=Command,
    zh="把对话存成文件。\n\n不写编号就存全部；每个对话存成 .md、.html、.json。",
    en="Write conversations as files.\n\nAll of them without an ID; each as .md, .html and .json.",
)
@click.argument("folder", type=_FOLDER)
@click.argument("ids", metavar="[ID...]", nargs=-1)
@words_language_option
def export_command(folder: Path, ids: tuple[str, ...]) -> None:
    """Write the files; one that is there already is not written over."""
    store = _store()
    chosen = ids or tuple(one.id for one in store.find(_EVERYONE, limit=_ALL))
    files = 0
    folder.mkdir(parents=True, exist_ok=True)
    for identity in chosen:
        files += _export(store, identity, folder)
    zh, en = (
        f"{len(chosen)} 个对话，{files} 个文件：{folder}",
        f"{len(chosen)} conversations, {files} files: {folder}",
    )
    click.echo(say(zh=zh, en=en), err=True)


@command.command(
    "feedback",
    cls=Command,
    zh="把评价过的回答存成评测题。\n\n每行一题，“-” 表示标准输出。",
    en='Write judged answers as evaluation questions.\n\nOne per line; "-" is stdout.',
)
@click.argument(
    "target", metavar="OUT.jsonl", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True)
)
@words_language_option
def feedback_command(target: Path) -> None:
    """Write a line for each answer of which a reader said something."""
    lines = list(evaluation_lines(_store().reported(_EVERYONE)))
    with writing(target) as out:
        out.write("".join(f"{line}\n" for line in lines).encode())
    click.echo(say(zh=f"{len(lines)} 题", en=f"{len(lines)} questions"), err=True)


@command.command(
    "delete",
    cls=Command,
    zh="删除对话。\n\n一天内可以恢复，然后抹去。",
    en="Delete conversations.\n\nThey can be restored for a day, and are erased then.",
)
@_ids
@words_language_option
def delete_command(ids: tuple[str, ...]) -> None:
    """Delete the conversations."""
    store = _store()
    for identity in ids:
        store.delete(_EVERYONE, identity)


@command.command("restore", cls=Command, zh="恢复删除的对话。", en="Restore deleted conversations.")
@_ids
@words_language_option
def restore_command(ids: tuple[str, ...]) -> None:
    """Restore the conversations."""
    store = _store()
    for identity in ids:
        store.restore(_EVERYONE, identity)


@command.command(
    "purge",
    cls=Command,
    zh="立即抹去已删除的对话。\n\n之后不能恢复。",
    en="Erase deleted conversations at once.\n\nThey cannot be restored afterwards.",
)
@words_language_option
def purge_command() -> None:
    """Erase what is deleted and say how much it was."""
    gone = _store().purge(at_once=True)
    click.echo(say(zh=f"抹去了 {gone} 个对话。", en=f"{gone} conversations erased."), err=True)


def _store() -> HistoryStore:
    path = history_path()
    if not path.exists():
        zh = f"还没有历史对话（{path}）。用 youju serve 打开网页，提一个问题就有了。"
        en = f"There is no history yet ({path}): ask a question on the page of youju serve."
        raise InputError(say(zh=zh, en=en))
    return HistoryStore(path)


def _whole(store: HistoryStore, identity: str) -> tuple[Conversation, tuple[Kept, ...]]:
    return store.get(_EVERYONE, identity), store.turns(_EVERYONE, identity, last=_ALL)


def _export(store: HistoryStore, identity: str, folder: Path) -> int:
    one, turns = _whole(store, identity)
    stem = _free(folder, file_name(one, "x").removesuffix(".x"))
    for form in FORMS:
        text = exported(one, turns, form, language=current_language(), json_name=f"{stem}.json")
        (folder / f"{stem}.{form}").write_text(text, encoding="utf-8")
    return len(FORMS)


def _free(folder: Path, stem: str) -> str:
    """Return the name, or the first with a number behind it that no file has."""
    names = chain([stem], (f"{stem}-{n}" for n in count(2)))
    return next(n for n in names if not any((folder / f"{n}.{form}").exists() for form in FORMS))


def _line(one: Conversation) -> str:
    changed = f"{one.changed.astimezone():%Y-%m-%d %H:%M}"
    return f"{one.id}  {changed}  {one.turns:>4}  {one.title}"


def _record(one: Conversation) -> Record:
    return {
        "id": one.id,
        "title": one.title,
        "started": one.started.isoformat(),
        "changed": one.changed.isoformat(),
        "turns": one.turns,
    }


def _turn(turn: Kept) -> Iterator[str]:
    yield shown(f"{turn.n}. {' '.join(turn.question.split())}")
    card = turn.card
    yield plain_text(card.answer) if card else shown("\n".join(lines_of(turn.html)))
