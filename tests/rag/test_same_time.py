"""Two sentences of one time, or of different ones."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.language import detect_language
from rag.alongside import clause_of
from rag.points import Point, PointKind, points
from rag.same_event import Told
from rag.same_time import same_time


def told(text: str, day: int) -> Told:
    language = detect_language(text)
    published = date(2026, 5, day)
    return Told(text=text, language=language, around="", opening="", article=text, published=published)


def of_one_time(text: str, other: str, day: int = 5, later: int = 5) -> bool:
    """Tell whether the last figures of two sentences are of one time."""
    sides = [(told(text, day), _last_figure(text)), (told(other, later), _last_figure(other))]
    given = [x for t, p in sides for x in (t, p, clause_of(t.text, p.start, p.end))]
    return same_time(*given)


def _last_figure(text: str) -> Point:
    found = points(text, detect_language(text))
    return [p for p in found if p.kind is PointKind.FIGURE][-1]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("5月3日，南港港口吞吐量为30万吨。", "5月4日，南港港口吞吐量为32万吨。"),
        ("5日8时，台风中心距南港约185公里。", "5日5时，台风中心距南港约220公里。"),
        ("下午5点，台风中心距南港约185公里。", "早上5点，台风中心距南港约220公里。"),
        (
            "At 5 p.m. the storm was 185 km from the port.",
            "At 11:30 a.m. the storm was 220 km from the port.",
        ),
    ],
)
def test_other_days_and_hours_are_another_time(text: str, other: str) -> None:
    assert not of_one_time(text, other)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("5月3日，南港港口吞吐量为30万吨。", "5月3日，南港港口吞吐量为32万吨。"),
        ("下午5点，台风中心距南港约185公里。", "17时，台风中心距南港约220公里。"),
        ("At 5:30 p.m. the storm was 185 km away.", "At 17:00 the storm was 220 km away."),
        ("屏幕为16:10 比例，售价1799元。", "早上9时发布，售价1899元。"),
        ("会上提出三点意见，投资30亿元。", "早上9时，会上宣布投资20亿元。"),
    ],
)
def test_the_same_time_and_none_are_one(text: str, other: str) -> None:
    assert of_one_time(text, other)


def test_a_figure_without_a_time_is_of_its_days() -> None:
    one, other = "南港港口有30艘船。", "南港港口有32艘船。"
    assert of_one_time(one, other, 5, 9)
    assert not of_one_time(one, other, 5, 12)


def test_the_dead_are_counted_longer() -> None:
    assert of_one_time("沉船造成12人死亡。", "沉船造成15人死亡。", 5, 12)
