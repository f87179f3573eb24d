"""Words of one meaning, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from rag import Youju, synonyms, synonyms_en
from rag.verdicts import Because, Verdict


@pytest.mark.parametrize("words", [synonyms.SYNONYMS, synonyms_en.SYNONYMS])
def test_being_of_one_meaning_goes_both_ways(words: Mapping[str, tuple[str, ...]]) -> None:
    assert all(word in words[other] for word, others in words.items() for other in others)
    assert all(word not in others and len(set(others)) == len(others) for word, others in words.items())


@pytest.mark.parametrize(
    ("text", "claim", "because"),
    [
        ("今年3月，北桥公司宣布完成融资，筹得45亿元。", "北桥公司筹集了15亿元。", Because.OTHER_FIGURE),
        (
            "Orchard Labs disbanded its robot unit in May 2024.",
            "Orchard Labs dissolved its robot unit in May 2023.",
            Because.OTHER_DATE,
        ),
    ],
)
def test_a_figure_told_otherwise_contradicts_in_other_words_too(
    text: str, claim: str, because: Because
) -> None:
    found = Youju.over_texts([text]).check(claim)
    assert (found.verdict, found.because) == (Verdict.CONTRADICTED, because)
