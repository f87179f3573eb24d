"""``youju eval``: grade answers against known facts, and gate against a stored baseline."""

from __future__ import annotations

from pathlib import Path

import click

from corpus.errors import InputError
from rag.evaluate import Evaluation, evaluate, read_eval_questions
from rag.evaluation_gate import Comparison, baseline_of, compare
from ui.commands.options import index_option, reader_option, words_language_option
from ui.commands.progress import progress
from ui.commands.words import Command, Option, current_language, say
from ui.default_index import open_index
from ui.evaluation.page import page
from ui.evaluation.terminal import table
from ui.evaluation.words import Words

_ZH = """\
用一套答案已知的题检验回答：事实、引文、检索、该拒则拒，分语言、分题型，附 95 % 区间。

例：
  youju eval benchmarks/questions.jsonl
  youju eval 题.jsonl --index 某文件夹 --json 报告.json --html 报告.html
  youju eval 题.jsonl --baseline 基线.json --update-baseline     存下基线
  youju eval 题.jsonl --baseline 基线.json                       比基线差得超出偶然，退出码 1

每行一题：{"id", "lang", "type", "question", "history", "answers": [[每个事实可接受的写法]],
"articles": [文件名开头], "evidence": [原文句子], "correct"}；
type 为 unanswerable 或 false_premise 的题，看的是拒答与指出错误前提；没有写 type 的，按问法归类；
unjudged 的略过。与基线逐题相比（随机化检验，p < 0.05）；引文必须逐字相符，错一处就不过。"""

_EN = """\
Grade answers against questions whose facts are known: facts, quotes, retrieval, refusals; per language and
per type, with 95 % intervals.

Examples:
  youju eval benchmarks/questions.jsonl
  youju eval questions.jsonl --index DIR --json report.json --html report.html
  youju eval questions.jsonl --baseline baseline.json --update-baseline    store a baseline
  youju eval questions.jsonl --baseline baseline.json                      exit 1 when worse beyond chance

One question per line: {"id", "lang", "type", "question", "history", "answers": [[strings of a fact]],
"articles": [beginnings of file names], "evidence": [sentences of the articles], "correct"};
those of the types unanswerable and false_premise are graded by their refusal; without "type", the
question's wording decides. The gate compares question by question (randomisation test, p < 0.05); one
quote that is not verbatim is enough to fail. Questions of the type unjudged are passed over."""

_file = click.Path(dir_okay=False, path_type=Path, allow_dash=True)


@click.command("eval", cls=Command, zh=_ZH, en=_EN)
@click.argument("questions", metavar="QUESTIONS.jsonl", type=_file)
@index_option
@reader_option
@click.option(
    "--json",
    "json_file",
    cls=Option,
    type=_file,
    metavar="FILE",
    zh="报告存为 JSON；“-” 表示标准输出，不印表格。",
    en='Write the report as JSON; "-" is stdout, instead of the table.',
)
@click.option(
    "--html",
    "html_file",
    cls=Option,
    type=_file,
    metavar="FILE",
    zh="报告存为一个带图的网页文件。",
    en="Write the report as one web page with plots.",
)
@click.option(
    "--baseline",
    cls=Option,
    type=_file,
    metavar="FILE",
    zh="与这份旧报告相比。",
    en="Compare with this earlier report.",
)
@click.option(
    "--update-baseline",
    cls=Option,
    is_flag=True,
    zh="不比较，把这次的结果存为基线。",
    en="Do not compare; store this run as the baseline.",
)
@words_language_option
def command(
    questions: Path,
    index_dir: Path | None,
    reader: str,
    json_file: Path | None,
    html_file: Path | None,
    baseline: Path | None,
    update_baseline: bool,
) -> int:
    """Ask, grade, report; return 1 when a figure fell below the baseline."""
    if update_baseline and baseline is None:
        wrong = say(
            zh="--update-baseline 要和 --baseline FILE 一起用", en="--update-baseline needs --baseline FILE"
        )
        raise click.UsageError(wrong)
    stored = None if baseline is None or update_baseline else _read(baseline)
    result = _evaluate(questions, index_dir, reader)
    comparison = compare(result, stored) if stored is not None else None
    report, shown = result.as_json() + "\n", current_language()
    click.echo(report if str(json_file) == "-" else table(result, language=shown), nl=str(json_file) != "-")
    if json_file is not None and str(json_file) != "-":
        _write(json_file, report)
    if html_file is not None:
        _write(html_file, page(result, comparison, language=shown))
    if baseline is not None and update_baseline:
        _write(baseline, baseline_of(result))
    return _gate(comparison) if comparison else 0


def _evaluate(questions: Path, index_dir: Path | None, reader: str) -> Evaluation:
    lines = _read(questions).split("\n")
    asked = read_eval_questions(lines)
    passed = sum(bool(line.strip()) for line in lines) - len(asked)
    if passed:
        zh, en = f"{passed} 题还没有写明正确回答，略过。", f"{passed} unjudged questions passed over."
        click.echo(say(zh=zh, en=en), err=True)
    bot = open_index(index_dir, reader)
    with progress(say(zh="提问", en="asking")) as report:
        return evaluate(bot, asked, progress=report)


def _gate(comparison: Comparison) -> int:
    words = Words(current_language())
    for change in comparison.fallen:
        click.echo(f"youju: {say(zh='退步', en='regression')}: {words.change(change)}", err=True)
    if comparison.fallen:
        return 1
    click.echo(say(zh="没有低于基线。", en="Not below the baseline."), err=True)
    return 0


def _read(path: Path) -> str:
    try:
        with click.open_file(str(path), encoding="utf-8") as stream:
            return str(stream.read())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read {path}: {error}") from error


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"cannot write {path}: {error.strerror}; check the folder and the permissions"
        ) from error
    click.echo(f"-> {path}", err=True)
