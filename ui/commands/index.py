"""``youju index``: make an index of article files, change it, say what it holds, check it."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

import click

from corpus.article import Article
from corpus.errors import InputError
from corpus.folder import Reading, read_paths
from index import Index, Manifest, add, build, load_encoder, reencode, remove, status, verify
from rag.home import default_index_folder
from ui.commands.options import index_option, json_option, words_language_option
from ui.commands.progress import progress
from ui.commands.words import Command, Group, Option, say

_ZH = """\
建立、增减、查看、检查索引。

例：
  youju index build 我的文章/ 另一篇.pdf       用这些文章建立默认索引，换掉原来的
  youju index build 文章/ --index 某文件夹
  youju index add 新文章.txt
  youju index remove 新文章.txt
  youju index status --articles

每次都另写新的一代，写完才换上；中途断电，原来的仍在。"""

_EN = """\
Make an index, change it, see what it holds, check it.

Examples:
  youju index build my-articles/ another.pdf    make the default index of these, in place of the former one
  youju index build articles/ --index DIR
  youju index add new.txt
  youju index remove new.txt
  youju index status --articles

A change writes a new generation aside and switches to it once it is whole: a crash leaves the former."""


@click.group("index", cls=Group, zh=_ZH, en=_EN)
@words_language_option
def command() -> None:
    """Run one of the commands about an index."""


_encoder_option = click.option(
    "--encoder",
    cls=Option,
    default="builtin",
    metavar="NAME",
    zh="编码模型：builtin（缺省）；builtin-256、-192、-128、-64 更短；builtin-fast 快得多；"
    "或 sentence-transformers 模型的名字或文件夹。",
    en="Encoder: builtin (otherwise); builtin-256, -192, -128 or -64 for a smaller index; builtin-fast for"
    " many articles; or name or folder of a sentence-transformers model.",
)
_paths = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))


@command.command(
    "build",
    cls=Command,
    zh="用这些文章建立索引，换掉原有的。\n\n读 txt、md、html、pdf、docx。"
    "读不了的文件会列出原因，其余照常；有这样的文件时退出码是 1。一篇也读不了，就什么也不改。",
    en="Make an index of articles, in place of the former one.\n\n"
    "Reads txt, md, html, pdf and docx. Files that cannot be read are listed with the reason and the rest\n"
    "goes on; the exit code is then 1. When nothing can be read, nothing is changed.",
)
@_paths
@_encoder_option
@index_option
@json_option
@words_language_option
def build_command(paths: tuple[Path, ...], encoder: str, index_dir: Path | None, as_json: bool) -> int:
    """Read the articles, build the index; return 1 when a file could not be read."""
    begin = time.perf_counter()
    folder, loaded = _folder(index_dir), load_encoder(encoder)
    reading = _read(paths)
    with progress(say(zh="建立索引", en="indexing")) as report:
        manifest = build(folder, reading.articles, loaded, progress=report)
    return _done(_Outcome(folder, manifest, reading, time.perf_counter() - begin), as_json=as_json)


@command.command(
    "add",
    cls=Command,
    zh="往索引里加文章。\n\n路径相同的，换成新的内容。",
    en="Add articles to an index.\n\nOne with the same path takes the place of the former.",
)
@_paths
@index_option
@json_option
@words_language_option
def add_command(paths: tuple[Path, ...], index_dir: Path | None, as_json: bool) -> int:
    """Read the articles, add them; return 1 when a file could not be read."""
    begin = time.perf_counter()
    folder = _folder(index_dir)
    status(folder)  # a missing index is told before thousands of files are read
    reading = _read(paths)
    with progress(say(zh="建立索引", en="indexing")) as report:
        manifest = add(folder, reading.articles, progress=report)
    return _done(_Outcome(folder, manifest, reading, time.perf_counter() - begin), as_json=as_json)


@command.command(
    "remove",
    cls=Command,
    zh="从索引里去掉文章。\n\n按路径或编号，见 youju index status --articles。",
    en="Remove articles from an index.\n\nBy path or id: see youju index status --articles.",
)
@click.argument("names", metavar="PATH|ID...", nargs=-1, required=True)
@index_option
@json_option
@words_language_option
def remove_command(names: tuple[str, ...], index_dir: Path | None, as_json: bool) -> int:
    """Remove the articles."""
    begin = time.perf_counter()
    folder = _folder(index_dir)
    manifest = remove(folder, names)
    return _done(_Outcome(folder, manifest, Reading(), time.perf_counter() - begin), as_json=as_json)


@command.command(
    "reencode",
    cls=Command,
    zh="用另一个编码模型重做索引。\n\n文章取自索引本身，不再需要原来的文件。",
    en="Make an index anew with another encoder.\n\n"
    "Of the articles that it holds: their files are not needed.",
)
@_encoder_option
@index_option
@json_option
@words_language_option
def reencode_command(encoder: str, index_dir: Path | None, as_json: bool) -> int:
    """Encode the articles of an index again."""
    begin = time.perf_counter()
    folder, loaded = _folder(index_dir), load_encoder(encoder)
    with progress(say(zh="重新编码", en="encoding")) as report:
        manifest = reencode(folder, loaded, progress=report)
    return _done(_Outcome(folder, manifest, Reading(), time.perf_counter() - begin), as_json=as_json)


@command.command(
    "status",
    cls=Command,
    zh="说明索引里有什么。\n\n多少篇、哪些日期、用的什么编码模型。",
    en="Say what an index holds.\n\nHow many articles, from when to when, with which encoder.",
)
@click.option(
    "--articles",
    "list_articles",
    cls=Option,
    is_flag=True,
    zh="逐篇列出编号、日期、标题、文件。",
    en="List each article: id, date, title, file.",
)
@index_option
@json_option
@words_language_option
def status_command(list_articles: bool, index_dir: Path | None, as_json: bool) -> None:
    """Print what the current generation holds."""
    folder = _folder(index_dir)
    manifest = status(folder)
    articles = _articles(folder) if list_articles else ()
    if as_json:
        extra = {"list": [_article_fields(article) for article in articles]} if list_articles else {}
        click.echo(json.dumps({**_fields(folder, manifest), **extra}, ensure_ascii=False, indent=1))
        return
    click.echo(f"{describe(manifest)}\n{folder}")
    for article in articles:
        click.echo("  ".join(_article_fields(article).values()))


@command.command(
    "verify",
    cls=Command,
    zh="检查索引是否完好。\n\n逐个文件核对校验和，并检查各部分是否一致；有问题时退出码是 1。",
    en="Check that an index is sound.\n\n"
    "Compares every file with its checksum and the parts with each other; exit code 1 for a fault.",
)
@index_option
@json_option
@words_language_option
def verify_command(index_dir: Path | None, as_json: bool) -> int:
    """Print the faults of an index; return 1 when there is one."""
    folder = _folder(index_dir)
    faults = verify(folder)
    if as_json:
        click.echo(
            json.dumps({"folder": str(folder), "ok": not faults, "faults": faults}, ensure_ascii=False)
        )
    elif faults:
        click.echo("\n".join(faults))
    else:
        click.echo(say(zh=f"完好：{folder}", en=f"sound: {folder}"))
    return 1 if faults else 0


def describe(manifest: Manifest) -> str:
    """Return in one line what a generation holds."""
    held = manifest.coverage
    dates = f"{held.earliest or '?'} – {held.latest or '?'}"
    languages = ", ".join(f"{language} {count}" for language, count in held.languages)
    extent = say(
        zh=f"{held.articles} 篇文章（{languages}）{_reports(manifest)}，{held.passages} 段",
        en=f"{held.articles} articles ({languages}){_reports(manifest)}, {held.passages} passages",
    )
    return f"{extent}; {dates}; {manifest.encoder.name}; {manifest.generation}"


def _reports(manifest: Manifest) -> str:
    """Return how many independent reports the articles are; empty for an index that does not say."""
    n = manifest.reports
    if n is None:
        return ""
    return say(zh=f"，{n} 个独立报道", en=f", {n} independent report{'' if n == 1 else 's'}")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a change of an index gave; ``seconds`` count reading and writing."""

    folder: Path
    manifest: Manifest
    reading: Reading
    seconds: float


def _folder(index_dir: Path | None) -> Path:
    return index_dir if index_dir is not None else default_index_folder()


def _read(paths: tuple[Path, ...]) -> Reading:
    """Read articles and list on stderr what could not be read.

    Raises:
        InputError: nothing could be read.
    """
    with progress(say(zh="读文章", en="reading")) as report:
        reading = read_paths(paths, progress=report)
    for failure in reading.failures:
        click.echo(f"youju: {failure.path}: {failure.message}", err=True)
    for duplicate in reading.duplicates:
        same = say(zh="与此文相同，略过", en="skipped, the same as")
        click.echo(f"youju: {duplicate.path}: {same} {duplicate.kept}", err=True)
    if not reading.articles:
        nothing = say(
            zh="没有读到一篇文章，索引没有改动。请给出 txt、md、html、pdf、docx 文件或文件夹",
            en="no article could be read, the index is unchanged; name txt, md, html, pdf, docx files",
        )
        raise InputError(nothing)
    return reading


def _done(outcome: _Outcome, *, as_json: bool) -> int:
    failures = outcome.reading.failures
    if as_json:
        unread = [{"path": failure.path, "reason": failure.message} for failure in failures]
        fields = {**_fields(outcome.folder, outcome.manifest), "seconds": round(outcome.seconds, 3)}
        click.echo(json.dumps({**fields, "unreadable": unread}, ensure_ascii=False, indent=1))
    else:
        held = outcome.manifest.coverage
        zh = f"{held.articles} 篇文章，{held.passages} 段，{outcome.seconds:.1f} 秒 -> {outcome.folder}"
        en = (
            f"{held.articles} articles, {held.passages} passages, {outcome.seconds:.1f} s -> {outcome.folder}"
        )
        click.echo(say(zh=zh, en=en))
    if failures:
        n = len(failures)
        click.echo(say(zh=f"youju: {n} 个文件读不了，见上", en=f"youju: {n} unreadable, see above"), err=True)
    return 1 if failures else 0


def _fields(folder: Path, manifest: Manifest) -> dict[str, object]:
    held = manifest.coverage
    return {
        "folder": str(folder),
        "generation": manifest.generation,
        "created": manifest.created,
        "encoder": manifest.encoder.name,
        "articles": held.articles,
        "passages": held.passages,
        "independent_reports": manifest.reports,
        "languages": dict(held.languages),
        "earliest": held.earliest.isoformat() if held.earliest else None,
        "latest": held.latest.isoformat() if held.latest else None,
    }


def _articles(folder: Path) -> tuple[Article, ...]:
    with Index.open(folder) as opened:
        return tuple(opened.articles())


def _article_fields(article: Article) -> dict[str, str]:
    published = article.published.isoformat() if article.published else "-"
    return {"id": article.id, "published": published, "title": article.title, "path": article.path}
