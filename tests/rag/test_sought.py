"""What a sentence holds of the kind that a question asks for."""

from __future__ import annotations

import pytest

from rag.question import take_apart
from rag.sought import sought


def told(question: str, text: str) -> list[str]:
    return [text[a:b] for a, b in sought(text, take_apart(question))]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("谁主演了《北岸》？", "主演《北岸》的是林若溪。", ["林若溪"]),
        ("南屏机场什么时候启用？", "南屏机场于2024年5月3日启用。", ["2024年5月3日"]),
        ("2024年南屏机场有多少旅客？", "2024年，南屏机场有旅客310万人。", ["310万人"]),
        ("Where did Ada Holm move?", "Ada Holm moved to Bergen.", ["Bergen"]),
        ("How many founders left Lumen?", "Within 12 months five of Lumen's founders left.", ["five"]),
        ("哪家公司承建了码头？", "承建码头的是远帆公司。", ["远帆"]),
    ],
)
def test_what_the_question_does_not_say_is_found(question: str, text: str, expected: list[str]) -> None:
    assert told(question, text) == expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("林若溪的导师是谁？", "林若溪在那里读博士，研究物理。"),
        ("2024年的大会什么时候开？", "2024年的大会还没有定下来。"),
        ("When did Ada Holm leave in 2024?", "In 2024 Ada Holm had much to do."),
        ("码头花了多少钱？", "码头用了12个月建成。"),
        ("Who is Ada Holm's mother?", "Holm grew up by the sea."),
    ],
)
def test_what_the_question_says_itself_does_not_count(question: str, text: str) -> None:
    assert told(question, text) == []


def test_nothing_is_found_in_nothing() -> None:
    assert told("谁？", "") == []
