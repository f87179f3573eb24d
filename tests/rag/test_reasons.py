"""The reasons that a sentence states."""

from __future__ import annotations

import pytest

from corpus.article import Language
from corpus.language import detect_language
from rag.reasons import reasons
from tests.linear import takes_linear_time


def told(text: str) -> list[tuple[str, str]]:
    return [(text[r.start : r.end], r.effect_in(text)) for r in reasons(text, detect_language(text))]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("由于浓雾，渡轮停航两天。", "浓雾"),
        ("渡轮停航的原因是浓雾。", "浓雾"),
        ("他以健康为由辞去主席职务。", "健康"),
        ("船隻因機械故障沉沒。", "機械故障"),
        ("李明之所以离职，是因为对薪酬不满。", "对薪酬不满"),
        ("The ferry was cancelled because of thick fog.", "thick fog"),
        ("Because the bridge was closed, the match was postponed.", "the bridge was closed"),
        ("Holm resigned over the sale of the harbour.", "the sale of the harbour"),
        ("He stepped down, citing health problems.", "health problems"),
        ("The delay was due to errors in the survey.", "errors in the survey"),
    ],
)
def test_a_reason_is_found(text: str, reason: str) -> None:
    assert [r for r, _ in told(text)] == [reason]


def test_what_a_reason_is_of_stands_beside_it() -> None:
    assert told("由于浓雾，渡轮停航两天。") == [("浓雾", "渡轮停航两天")]
    assert told("渡轮停航两天，原因是浓雾。") == [("浓雾", "渡轮停航两天，")]


@pytest.mark.parametrize(
    "text",
    [
        "渡轮停航的原因之一是浓雾。",
        "渡轮停航可能是因为浓雾。",
        "因此，渡轮停航两天。",
        "渡轮停航的原因不明。",
        "The ferry was cancelled partly because of fog.",
        "The ferry may have been cancelled because of fog.",
    ],
)
def test_one_reason_of_several_a_guess_and_no_reason_are_left_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("piece", ["因", "由于因", "because ", "原因是", "以因为由", "quit over "])
def test_hostile_sentences_take_linear_time(piece: str) -> None:
    language: Language = "en" if piece.isascii() else "zh"
    assert takes_linear_time(lambda text: reasons(text, language), piece)
