"""What of a sentence can be laid against another's, and what cannot."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.language import detect_language
from rag.comparable import differ, is_comparable
from rag.points import Point, points
from rag.same_event import Told


def told(text: str, published: date | None = date(2026, 5, 5)) -> Told:
    language = detect_language(text)
    return Told(text=text, language=language, around="", opening="", article=text, published=published)


def point(text: str, printed: str) -> Point:
    return next(p for p in points(text, detect_language(text)) if p.printed == printed)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("南港部分地区有五级大风（图3）。", "3"),
        ("各区的降水量见表2。", "2"),
        ("记者丨李明 摄像丨王强 编辑丨赵国栋", "王强"),
        ("南港文学奖揭晓，李明、王强获奖。", "李明"),
    ],
)
def test_labels_credits_and_lists_are_not_compared(text: str, printed: str) -> None:
    assert not is_comparable(point(text, printed), told(text))


@pytest.mark.parametrize(
    ("text", "printed"), [("南港银行宣布，李明接任行长。", "李明"), ("沉船造成3人失踪。", "3人")]
)
def test_a_name_and_a_figure_are(text: str, printed: str) -> None:
    assert is_comparable(point(text, printed), told(text))


def dates_differ(text: str, other: str, mine: str, its: str) -> bool:
    return differ(point(text, mine), told(text), point(other, its), told(other, date(2026, 5, 6)))


def test_each_article_tells_of_its_own_day() -> None:
    one, other = "海丰号于5月5日离开南港。", "海丰号于5月6日离开南港。"
    assert not dates_differ(one, other, "5月5日", "5月6日")


def test_that_day_in_another_year_is_none_of_its_own() -> None:
    one, other = "海丰号于2021年5月5日离开南港。", "海丰号于2026年5月6日离开南港。"
    assert dates_differ(one, other, "2021年5月5日", "2026年5月6日")
