"""The points of a claim, and how a text tells them."""

import pytest

from rag.points import PointKind, State, points, state_in
from rag.question import take_apart


def states(claim: str, text: str) -> dict[str, str]:
    asked = take_apart(claim)
    return {p.printed: state_in(p, text, asked.terms).value for p in points(claim, asked.language)}


def test_figures_dates_and_names_are_points_in_order() -> None:
    found = points("2月9日，李明教授带走12人，去了北京大学", "zh")
    assert [(p.printed, p.kind) for p in found] == [
        ("2月9日", PointKind.DATE),
        ("李明", PointKind.NAME),
        ("12人", PointKind.FIGURE),
        ("北京大学", PointKind.NAME),
    ]


@pytest.mark.parametrize(
    ("claim", "text", "point", "state"),
    [
        ("共有12人", "一共来了十二人", "12人", State.SAME),
        ("共有12人", "一共来了13人", "12人", State.OTHER),
        ("共有12人", "花了13天", "12人", State.ABSENT),
        ("2月9日离职", "2026年2月9日，他走了", "2月9日", State.SAME),
        ("2月9日离职", "2026年2月10日，他走了", "2月9日", State.OTHER),
        ("2月9日离职", "他走了", "2月9日", State.ABSENT),
        ("2月10日开会", "会议于2月9日至12日举行", "2月10日", State.SAME),
        ("2月10日开会", "會議於2026年2月9日—12日舉行", "2月10日", State.SAME),
        ("2月13日开会", "会议于2月9日至12日举行", "2月13日", State.OTHER),
        ("2月10日开会", "会议于2月9日和12日举行", "2月10日", State.OTHER),
        ("1月2日开会", "会议于12月28日至1月3日举行", "1月2日", State.SAME),
        ("2月10日开会", "会议于2026年2月举行", "2月10日", State.ABSENT),
        ("2月10日开会", "会议于1月-3月举行", "2月10日", State.ABSENT),
        ("2022年建桥", "2020年至2025年建了桥", "2022年", State.SAME),
        ("They met on February 10", "The talks ran from February 9 to 12", "February 10", State.SAME),
        ("They met on Feb 10", "The talks ran Feb 9-12, 2026", "Feb 10", State.SAME),
        ("They met on Feb 10", "The talks ran from Feb 9 to Feb 12", "Feb 10", State.SAME),
        ("Ada Holm resigned", "Holm 辞职了", "Ada Holm", State.SAME),
        ("教授李明离职", "教授张伟离职", "李明", State.OTHER),
        ("北京大学宣布", "他走了", "北京大学", State.ABSENT),
        ("北京大學宣布", "北京大学发了公告", "北京大學", State.SAME),
    ],
)
def test_a_text_tells_a_point_the_same_otherwise_or_not_at_all(
    claim: str, text: str, point: str, state: State
) -> None:
    assert states(claim, text)[point] == state


def test_an_english_claim_is_told_by_a_chinese_text() -> None:
    found = states("Orion raised $30 billion on February 9, 2026", "Orion 于2月9日融资300亿美元")
    assert set(found.values()) == {"same"}
