"""``youju ask``: what a person reads, what a program reads, and what is not loaded for it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from rag import home
from rag.answer import Gloss
from tests.ui.cli_bot import OneArticleBot
from ui.cli import main
from ui.commands import ask
from ui.commands.plain_text import plain_text


@pytest.fixture
def bot(monkeypatch: pytest.MonkeyPatch) -> OneArticleBot:
    found = OneArticleBot()
    monkeypatch.setattr(ask, "open_index", lambda *_: found)
    return found


@pytest.mark.usefixtures("bot")
def test_answer_and_its_sources_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "谁走了？"]) == 0
    assert capsys.readouterr().out == (
        "张三于周一辞职，去向不明。[1]\n\n出处（1 篇文章，仅一个报道）\n"
        "[1] 张三辞职 · 新华社 · 2026-02-09\n    a.txt\n"
    )


def test_quote_is_shown_where_the_sentence_differs(
    bot: OneArticleBot, capsys: pytest.CaptureFixture[str]
) -> None:
    bot.shown = "张三走了。"
    main(["ask", "谁走了？"])
    assert "    原文：“张三于周一辞职，去向不明。”" in capsys.readouterr().out


def test_emphasis_is_no_difference(bot: OneArticleBot, capsys: pytest.CaptureFixture[str]) -> None:
    bot.shown = "**张三**于周一辞职，去向不明。"
    main(["ask", "谁走了？"])
    assert "原文" not in capsys.readouterr().out


@pytest.mark.usefixtures("bot")
def test_refusal_is_a_right_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "为什么？"]) == 0
    assert capsys.readouterr().out == "1 篇文章里没有依据。\n"


@pytest.mark.usefixtures("bot")
def test_passages_are_listed_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "为什么？", "--passages", "3"])
    assert "a.txt:0-18" in capsys.readouterr().out


@pytest.mark.usefixtures("bot")
def test_json_is_one_record(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "谁走了？", "--json"])
    record = json.loads(capsys.readouterr().out)
    assert (record["id"], record["status"], record["citations"][0]["quote"]) == (
        None,
        "answered",
        "张三于周一辞职，去向不明。",
    )


@pytest.mark.usefixtures("capsys")
def test_history_and_language_are_passed_on(bot: OneArticleBot) -> None:
    main(["ask", "谁走了？", "--history", "一", "--history", "二", "--lang", "en"])
    assert bot.asked == [("谁走了？", ("一", "二"), "en")]


@pytest.mark.usefixtures("capsys")
def test_words_without_quotation_marks_are_one_question(bot: OneArticleBot) -> None:
    main(["ask", "Who", "left?"])
    assert bot.asked[0][0] == "Who left?"


@pytest.mark.usefixtures("capsys")
def test_dash_reads_the_question_from_stdin(bot: OneArticleBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("谁走了？\n".encode())))
    main(["ask", "-"])
    assert bot.asked[0][0] == "谁走了？"


@pytest.mark.usefixtures("capsys")
def test_undecodable_argument_is_asked_with_a_replacement(bot: OneArticleBot) -> None:
    main(["ask", "a\udcff"])
    assert bot.asked[0][0] == "a\ufffd"


def test_missing_index_is_told_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "谁走了？", "--index", str(tmp_path)]) == 1
    assert "youju index build" in capsys.readouterr().err


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "甲.txt").write_text(
        "张三辞职\n\n2026年2月9日，张三从甲公司辞职，去向不明。", encoding="utf-8"
    )
    return tmp_path


def test_asking_loads_neither_torch_nor_the_page(articles: Path) -> None:
    main(["index", "build", str(articles), "--index", str(articles / "index")])
    code = (
        "import sys; from ui.cli import main; code = main(['ask', '张三哪天辞职？', '--index', sys.argv[1]]);"
        "print(code, {'torch', 'gradio', 'sentence_transformers', 'transformers'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", code, str(articles / "index")]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout.endswith(b"0 set()\n")


def test_first_question_makes_the_default_index_and_says_so(
    articles: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(home, "shipped_folder", lambda: articles)
    monkeypatch.setenv("LC_ALL", "C")
    said = []
    for _ in range(2):
        assert main(["ask", "张三哪天辞职？"]) == 0
        said.append(capsys.readouterr().err)
    assert said[0].startswith("youju: first use: making the default index from the shipped articles, in ")
    assert said[1] == ""


def test_citations_of_one_article_share_its_line() -> None:
    answer = OneArticleBot().ask("谁走了？")
    (first,) = answer.citations
    both = replace(answer, citations=(first, replace(first, n=2, start=0, end=5, quote="前情提要。")))
    assert plain_text(both).splitlines()[-3:] == [
        "[1][2] 张三辞职 · 新华社 · 2026-02-09",
        "    a.txt",
        "    [2] 原文：“前情提要。”",
    ]


def test_the_answer_span_is_bold_on_a_terminal() -> None:
    answer = OneArticleBot().ask("谁走了？")
    (sentence,) = answer.sentences
    bold = replace(answer, sentences=(replace(sentence, text="\x1b[31m张三走了", focus=(5, 7)),))
    assert plain_text(bold).startswith("[31m\x1b[1m张三\x1b[22m走了[1]")


def test_pronouns_and_terms_are_explained() -> None:
    answer = OneArticleBot().ask("谁走了？")
    (sentence,) = answer.sentences
    glosses = (Gloss(term="辞职", english="resign"),)
    whole = replace(answer, sentences=(replace(sentence, about="张三"),), glosses=glosses)
    assert "去向不明。（指：张三）[1]\n\n词语：辞职 = resign\n\n出处" in plain_text(whole)


def test_who_says_a_sentence_is_told_beside_it() -> None:
    answer = OneArticleBot().ask("谁走了？")
    (sentence,) = answer.sentences
    assert "去向不明。（说话人：张三）[1]" in plain_text(
        replace(answer, sentences=(replace(sentence, said_by="张三"),))
    )


def test_what_an_answer_refers_to_is_told_from_the_answer() -> None:
    answer = OneArticleBot().ask("谁走了？")
    (sentence,) = answer.sentences
    both = replace(answer, sentences=(sentence, replace(sentence, text="会议开完了。", is_context=True)))
    assert "\n上文：会议开完了。[1]" in plain_text(both)


def test_a_pipe_gets_no_escape_codes(bot: OneArticleBot, capsys: pytest.CaptureFixture[str]) -> None:
    bot.focus = (0, 2)
    main(["ask", "谁走了？"])
    assert capsys.readouterr().out.startswith("张三于周一辞职")


def test_a_reader_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "谁辞职了？", "--reader", str(tmp_path / "nowhere"), "--lang", "en"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"youju: No reader in '{tmp_path / 'nowhere'}': give `builtin`, a model's folder or a model's name."
    ]


@pytest.mark.usefixtures("bot")
def test_suggestions_follow_the_answer_when_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "谁走了？", "--suggest"])
    assert capsys.readouterr().out.endswith("\n\n还可以问\n  张三是谁？\n  张三为什么辞职？\n")


@pytest.mark.usefixtures("bot")
def test_suggestions_stand_in_the_record_when_wanted(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "谁走了？", "--suggest", "--json"])
    assert json.loads(capsys.readouterr().out)["suggestions"] == ["张三是谁？", "张三为什么辞职？"]
    main(["ask", "谁走了？", "--json"])
    assert "suggestions" not in json.loads(capsys.readouterr().out)


@pytest.mark.usefixtures("bot")
def test_without_a_good_question_none_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "什么时候？", "--suggest"])
    assert "还可以问" not in capsys.readouterr().out
