"""A checked claim as the reader sees it."""

from __future__ import annotations

from tests.ui.fake_bot import EVIL, HOSTILE, PLAIN, checked_claim
from tests.ui.html_reading import Page
from ui.check_view import check_html
from ui.commands.check_text import check_text

CHECK = checked_claim("夏尔马宣布离职。")


def test_each_sentence_has_its_verdict_and_its_marks() -> None:
    shown = Page(check_html(CHECK)).by_class("yj-s")
    assert shown[0] == "有据夏尔马宣布离职。[1]"
    assert shown[1].startswith("不符夏尔马宣布离职。[2]")
    assert shown[2].startswith("未见依据夏尔马宣布离职。")


def test_what_the_text_has_instead_stands_below_its_sentence() -> None:
    assert Page(check_html(CHECK)).by_class("yj-told") == [
        f"“夏尔”：原文是“{HOSTILE}”",
        "“夏尔”：原文没有提到",
    ]


def test_a_mark_leads_to_the_evidence() -> None:
    links = Page(check_html(CHECK)).links("yj-cite")
    assert [link.split("?")[0] for link in links[:2]] == [f"/articles/{PLAIN.id}", f"/articles/{EVIL.id}"]


def test_nothing_of_others_is_markup() -> None:
    html = check_html(checked_claim(HOSTILE))
    assert html.startswith("<div ")
    assert "<script" not in html
    assert "<img" not in html
    assert "\n" not in html


def test_the_words_around_it_are_in_the_language_asked_for() -> None:
    assert Page(check_html(CHECK, "en")).by_class("yj-verdict") == ["supported", "contradicted", "not found"]


def test_a_terminal_shows_verdicts_points_and_quotes() -> None:
    lines = check_text(CHECK).splitlines()
    assert lines[0] == CHECK.notice
    assert "〔有据〕夏尔马宣布离职。[1]" in lines
    assert "    “夏尔”：原文没有提到" in lines
    assert "[1] 夏尔马离职 · 某报 · 2026-02-11" in lines


def test_a_terminal_is_not_commanded() -> None:
    assert "\x1b" not in check_text(checked_claim("\x1b[31m红色的字"))
